//! Texts for readers that are written in C, as GDAL and SQLite are.

use std::borrow::Cow;

/// The text with U+FFFD in place of every NUL: to such a reader a text ends at the first one, and the rest would be lost.
pub(super) fn replaced(text: &str) -> Cow<'_, str> {
    if text.contains('\0') { text.replace('\0', "\u{FFFD}").into() } else { text.into() }
}
