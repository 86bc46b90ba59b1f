//! Rust files as the house rules see them: code without comments and tests, and the string literals in it. Not a parser:
//! it knows comments, strings, raw strings and characters, which is all that telling them apart needs.

use std::path::{Path, PathBuf};

/// One file of the crate.
pub struct Source {
    /// From the crate's folder, with `/`.
    pub path: String,
    /// The module at the top of the crate that it belongs to.
    pub module: String,
    /// All of it.
    pub text: String,
    pieces: Vec<Piece>,
}

/// A stretch of a file that is no comment.
struct Piece {
    line: usize,
    text: String,
    is_literal: bool,
}

/// Every file below `src`, sorted.
pub fn sources() -> Vec<Source> {
    let root = Path::new(env!("CARGO_MANIFEST_DIR"));
    let mut paths = Vec::new();
    walk(&root.join("src"), &mut paths);
    paths.sort();
    paths.iter().map(|path| source(root, path)).collect()
}

fn walk(folder: &Path, paths: &mut Vec<PathBuf>) {
    for entry in std::fs::read_dir(folder).expect("the sources are there") {
        let path = entry.expect("they can be listed").path();
        if path.is_dir() {
            walk(&path, paths);
        } else if path.extension().is_some_and(|ending| ending == "rs") {
            paths.push(path);
        }
    }
}

fn source(root: &Path, path: &Path) -> Source {
    let text = std::fs::read_to_string(path).expect("a source is text");
    let path = path.strip_prefix(root).expect("it lies below").to_string_lossy().replace('\\', "/");
    let module = path.trim_start_matches("src/").split(['/', '.']).next().unwrap_or_default().to_owned();
    // Unit tests stand at the end of a file; what they name and use is their own matter.
    let code = text.split("#[cfg(test)]").next().unwrap_or_default();
    Source { pieces: cut(code), path, module, text }
}

impl Source {
    /// Lines of code with their numbers, without comments and literals.
    pub fn code(&self) -> impl Iterator<Item = (usize, &str)> {
        let code = self.pieces.iter().filter(|piece| !piece.is_literal);
        code.flat_map(|piece| piece.text.lines().enumerate().map(|(number, line)| (piece.line + number, line)))
    }

    /// String literals with the numbers of their lines.
    pub fn literals(&self) -> impl Iterator<Item = (usize, String)> {
        self.pieces.iter().filter(|piece| piece.is_literal).map(|piece| (piece.line, piece.text.clone()))
    }

    /// Every path into the crate, `gazetteer::tables::Files`, with the number of its line.
    pub fn uses(&self) -> Vec<(usize, String)> {
        let mut uses = Vec::new();
        for (line, code) in self.code() {
            for (at, word) in code.match_indices("crate::") {
                let path = &code[at + word.len()..];
                if let Some(group) = path.strip_prefix('{') {
                    // `use crate::{self, a::B, c}` on one line, as rustfmt leaves short ones.
                    let group = group.split('}').next().unwrap_or_default();
                    uses.extend(group.split(',').map(|path| (line, path.trim().to_owned())));
                } else {
                    let end = path.find(|c: char| !c.is_alphanumeric() && c != '_' && c != ':').unwrap_or(path.len());
                    uses.push((line, path[..end].trim_end_matches(':').to_owned()));
                }
            }
        }
        uses
    }
}

/// Cuts code into what is literal and what is not, and leaves comments out.
fn cut(code: &str) -> Vec<Piece> {
    let mut pieces = Vec::new();
    let (mut line, mut rest, mut plain) = (1, code, String::new());
    let mut plain_line = 1;
    while let Some(first) = rest.chars().next() {
        let comment = comment_length(rest);
        let (length, literal) = if comment > 0 { (comment, None) } else { literal(rest) };
        if length == 0 {
            plain.push(first);
            line += usize::from(first == '\n');
            rest = &rest[first.len_utf8()..];
            continue;
        }
        if literal.is_some() {
            pieces.push(Piece { line: plain_line, text: std::mem::take(&mut plain), is_literal: false });
        }
        pieces.extend(literal.map(|text| Piece { line, text, is_literal: true }));
        let newlines = rest[..length].matches('\n').count();
        line += newlines;
        if plain.is_empty() {
            plain_line = line;
        } else {
            plain.extend(std::iter::repeat_n('\n', newlines)); // keep the count of lines
        }
        rest = &rest[length..];
    }
    pieces.push(Piece { line: plain_line, text: plain, is_literal: false });
    pieces
}

/// Bytes of the comment that begins here; 0 where none does.
fn comment_length(code: &str) -> usize {
    if code.starts_with("//") {
        code.find('\n').unwrap_or(code.len())
    } else if code.starts_with("/*") {
        code.find("*/").map_or(code.len(), |end| end + 2)
    } else {
        0
    }
}

/// Bytes of the string or character that begins here and, where it is a string, its text; 0 where none does.
fn literal(code: &str) -> (usize, Option<String>) {
    let hashes = code.strip_prefix('r').map_or(0, |raw| raw.len() - raw.trim_start_matches('#').len());
    if code.starts_with('r') && code[1 + hashes..].starts_with('"') {
        let start = hashes + 2;
        let close = format!("\"{}", "#".repeat(hashes));
        let length = code[start..].find(&close).unwrap_or(code.len() - start);
        return ((start + length + close.len()).min(code.len()), Some(code[start..start + length].to_owned()));
    }
    if let Some(inner) = code.strip_prefix('"') {
        let length = unescaped(inner, '"');
        // A backslash at the end of a line joins it with the next.
        let text = inner[..length].split("\\\n").map(str::trim_start).collect::<Vec<_>>().join("");
        return (length + 2, Some(text));
    }
    if let Some(inner) = code.strip_prefix('\'') {
        let length = unescaped(inner, '\'');
        let is_character = inner.starts_with('\\') || inner.chars().nth(1) == Some('\''); // or else a lifetime
        return if is_character { (length + 2, None) } else { (0, None) };
    }
    (0, None)
}

/// Bytes before the first quote that no backslash escapes.
fn unescaped(text: &str, quote: char) -> usize {
    let mut escaped = false;
    for (at, c) in text.char_indices() {
        if c == quote && !escaped {
            return at;
        }
        escaped = c == '\\' && !escaped;
    }
    text.len()
}

#[test]
fn comments_strings_and_characters_are_told_apart() {
    let code = "let a = \"one // \\\" two\"; // \"three\"\nlet b: &'a str = r#\"four \"4\" \"#; /* \"five\" */ let c = '\"';\nuse \
                crate::{x::Y, z}; crate::w::f(\"six\");";
    let source = Source { path: String::new(), module: String::new(), text: String::new(), pieces: cut(code) };
    let literals: Vec<_> = source.literals().collect();
    let expected = [(1, "one // \\\" two"), (2, "four \"4\" "), (3, "six")];
    assert_eq!(literals, expected.map(|(line, text)| (line, text.to_owned())));
    assert_eq!(source.uses(), [(3, "x::Y".to_owned()), (3, "z".to_owned()), (3, "w::f".to_owned())]);
}
