//! Two texts of one layer without the features that stand on the same line in both. The program writes one feature a line, and
//! from run to run most lines stay: what is left is read in a fraction of the time and memory.

use rustc_hash::FxHashSet;

/// Both texts with the common lines emptied, so that every other line keeps its number. `None` where a text is not laid out
/// one feature a line.
pub(super) fn differing(old: &[u8], new: &[u8]) -> Option<(Vec<u8>, Vec<u8>)> {
    let (old, new) = (Layout::of(old)?, Layout::of(new)?);
    Some((old.without(&new), new.without(&old)))
}

/// A collection as `output::geojson` writes it.
struct Layout<'t> {
    head: &'t [u8],
    /// One feature each, without the comma behind it.
    lines: Vec<&'t [u8]>,
}

const END: &[u8] = b"]}";

impl<'t> Layout<'t> {
    fn of(text: &'t [u8]) -> Option<Layout<'t>> {
        let mut lines: Vec<&[u8]> = text.trim_ascii_end().split(|byte| *byte == b'\n').collect();
        let is_end = lines.pop()? == END;
        let head = *lines.first()?;
        let mut features = lines.split_off(1);
        let (last, others) =
            features.split_last_mut().map_or((None, &mut [][..]), |(last, others)| (Some(last), others));
        for line in others {
            *line = line.strip_suffix(b",")?;
        }
        let is_whole = last.is_none_or(|line| line.ends_with(b"}")) && head.ends_with(b"\"features\":[") && is_end;
        is_whole.then_some(Layout { head, lines: features })
    }

    fn without(&self, other: &Layout) -> Vec<u8> {
        let common: FxHashSet<&[u8]> = other.lines.iter().copied().collect();
        let mut text = self.head.to_vec();
        let mut is_first = true;
        for line in &self.lines {
            text.push(b'\n');
            if !common.contains(line) {
                text.extend_from_slice(if is_first { b"" } else { b"," });
                text.extend_from_slice(line);
                is_first = false;
            }
        }
        text.push(b'\n');
        text.extend_from_slice(END);
        text
    }
}
