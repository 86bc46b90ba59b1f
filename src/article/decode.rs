//! Bytes to text: UTF-8 or a reason that says what the bytes are and what to do.

use std::borrow::Cow;

/// The share of control characters from which bytes are no text: prose has next to none, compressed data one in ten.
const CONTROL_SHARE: f64 = 0.1;

/// How many bytes are looked at for control characters.
const LOOKED_AT: usize = 64 * 1024;

/// How files begin that are often given by mistake, and what they are.
const KNOWN: [(&[u8], &str); 5] = [
    (b"%PDF-", "a PDF file; extract its text first, e.g. with pdftotext"),
    (b"PK\x03\x04", "a ZIP archive or an office document; save it as plain text first"),
    (b"\x1f\x8b", "a gzip archive; unpack it first"),
    (b"\xff\xfe", "UTF-16; convert it to UTF-8, e.g. iconv -f UTF-16 -t UTF-8"),
    (b"\xfe\xff", "UTF-16; convert it to UTF-8, e.g. iconv -f UTF-16 -t UTF-8"),
];

/// The text of a file, less its byte order mark and with the characters that HTML references stand for (`Dar&#8217;a`), or why
/// it has none.
pub(super) fn decode(bytes: Vec<u8>) -> Result<String, String> {
    if let Some((_, what)) = KNOWN.iter().find(|(start, _)| bytes.starts_with(start)) {
        return Err(format!("is {what}"));
    }
    if let Some(at) = bytes.iter().position(|&byte| byte == 0) {
        return Err(format!("is binary, not text (NUL byte at offset {at})"));
    }
    if is_mostly_control(&bytes) {
        return Err("is binary, not text (many control characters)".to_owned());
    }
    let mut text = String::from_utf8(bytes).map_err(|error| not_utf8(&error))?;
    if text.starts_with('\u{feff}') {
        text.drain(..'\u{feff}'.len_utf8());
    }
    if let Cow::Owned(plain) = htmlize::unescape(&text) {
        text = plain;
    }
    if text.trim().is_empty() { Err("is empty".to_owned()) } else { Ok(text) }
}

fn is_mostly_control(bytes: &[u8]) -> bool {
    let looked_at = &bytes[..bytes.len().min(LOOKED_AT)];
    let control = looked_at.iter().filter(|byte| byte.is_ascii_control() && !byte.is_ascii_whitespace()).count();
    control as f64 > looked_at.len() as f64 * CONTROL_SHARE
}

fn not_utf8(error: &std::string::FromUtf8Error) -> String {
    let at = error.utf8_error().valid_up_to();
    let bytes = error.as_bytes();
    let line = bytes[..at].iter().filter(|&&byte| byte == b'\n').count() + 1;
    if error.utf8_error().error_len().is_none() {
        return format!("ends inside a character (byte offset {at}, line {line}): the file is cut off");
    }
    format!(
        "is not UTF-8: byte 0x{:02X} at offset {at} (line {line}); convert it to UTF-8, e.g. iconv -f WINDOWS-1252 -t UTF-8",
        bytes[at]
    )
}

#[cfg(test)]
mod tests {
    use super::*;

    #[test]
    fn a_byte_order_mark_is_dropped_and_nothing_else() {
        assert_eq!(decode(b"\xef\xbb\xbfA \r\nb\t\n".to_vec()), Ok("A \r\nb\t\n".to_owned()));
    }

    #[test]
    fn character_references_are_read_and_other_ampersands_kept() {
        let text = decode(b"Dar&#8217;a &amp; Homs & Hama &rsquo;round".to_vec());
        assert_eq!(text.as_deref(), Ok("Dar\u{2019}a & Homs & Hama \u{2019}round"));
    }

    #[test]
    fn bytes_of_another_encoding_are_named_with_their_offset() {
        let reason = decode(b"Raqqa\nd\xe9but".to_vec()).unwrap_err();
        assert!(reason.starts_with("is not UTF-8: byte 0xE9 at offset 7 (line 2)"), "{reason}");
        assert!(reason.contains("iconv -f WINDOWS-1252 -t UTF-8"), "{reason}");
    }

    #[test]
    fn what_is_no_text_is_told_apart() {
        let starts = |bytes: &[u8], reason: &str| {
            let found = decode(bytes.to_vec()).unwrap_err();
            assert!(found.starts_with(reason), "{found}");
        };
        starts(b"", "is empty");
        starts(b" \n\t", "is empty");
        starts(b"\xef\xbb\xbf", "is empty");
        starts(b"ab\0c", "is binary, not text (NUL byte at offset 2)");
        starts(b"\x01\x02\x03abc", "is binary");
        starts(b"\xff\xfeA\0", "is UTF-16");
        starts(b"%PDF-1.4", "is a PDF");
        starts(b"Raqqa \xd8", "ends inside a character");
    }
}
