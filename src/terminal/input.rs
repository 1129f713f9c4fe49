//! Lines from a pipe, whatever comes through it: endless ones are cut, what is not text is made
//! readable, and nothing is kept longer than one line.

use std::io::{self, BufRead};

/// Bytes of one line; a form's largest field is 4,000 characters of at most four bytes.
pub(super) const LINE_BYTES_MAX: usize = 16 * 1024;

/// One line as it was typed.
#[derive(Debug, Clone, PartialEq, Eq)]
pub(super) struct TypedLine {
    /// Without its line break.
    pub text: String,
    /// Whether it was longer, and the rest was dropped.
    pub was_cut: bool,
    /// Whether bytes in it were no text.
    pub had_bad_bytes: bool,
}

impl TypedLine {
    /// From the raw bytes of a line.
    pub(super) fn new(bytes: &[u8], was_cut: bool) -> Self {
        // A character that the cut went through is not the writer's mistake.
        let end = if was_cut { whole_characters(bytes) } else { bytes.len() };
        let text = String::from_utf8_lossy(&bytes[..end]);
        let had_bad_bytes = matches!(text, std::borrow::Cow::Owned(_));
        let text = text.trim_end_matches(['\r', '\n']).to_owned();
        Self { text, was_cut, had_bad_bytes }
    }

    /// What to say about it before it is obeyed.
    pub(super) fn warning(&self) -> Option<&'static str> {
        match (self.was_cut, self.had_bad_bytes) {
            (true, _) => Some("that line was longer than 16 KiB; the rest of it was dropped"),
            (false, true) => Some("that line held bytes that are not UTF-8; they were replaced"),
            (false, false) => None,
        }
    }
}

/// How many bytes of `bytes` hold whole characters.
fn whole_characters(bytes: &[u8]) -> usize {
    match std::str::from_utf8(bytes) {
        Ok(_) => bytes.len(),
        Err(e) if e.error_len().is_none() => e.valid_up_to(),
        Err(_) => bytes.len(),
    }
}

/// The next line, of which at most [`LINE_BYTES_MAX`] bytes are kept; nothing at the end.
///
/// # Errors
/// Whatever reading the source gives.
pub(super) fn next_line(source: &mut impl BufRead) -> io::Result<Option<TypedLine>> {
    let mut kept: Vec<u8> = Vec::new();
    let mut was_cut = false;
    let mut is_empty = true;
    loop {
        let chunk = match source.fill_buf() {
            Ok(chunk) => chunk,
            Err(e) if e.kind() == io::ErrorKind::Interrupted => continue,
            Err(e) => return Err(e),
        };
        if chunk.is_empty() {
            return Ok((!is_empty).then(|| TypedLine::new(&kept, was_cut)));
        }
        is_empty = false;
        let end = chunk.iter().position(|byte| *byte == b'\n');
        let line = &chunk[..end.unwrap_or(chunk.len())];
        let room = LINE_BYTES_MAX - kept.len();
        kept.extend_from_slice(&line[..line.len().min(room)]);
        was_cut |= line.len() > room;
        let used = end.map_or(chunk.len(), |end| end + 1);
        source.consume(used);
        if end.is_some() {
            return Ok(Some(TypedLine::new(&kept, was_cut)));
        }
    }
}

#[cfg(test)]
mod tests {
    use std::io::BufReader;

    use proptest::prelude::*;

    use super::*;

    fn lines(bytes: &[u8], buffer: usize) -> Vec<TypedLine> {
        let mut source = BufReader::with_capacity(buffer, bytes);
        std::iter::from_fn(|| next_line(&mut source).unwrap()).collect()
    }

    #[test]
    fn lines_end_with_their_breaks_and_the_last_one_without() {
        let texts: Vec<String> = lines(b"a\r\n\nb", 2).into_iter().map(|line| line.text).collect();
        assert_eq!(texts, ["a", "", "b"]);
        assert!(lines(b"", 8).is_empty());
    }

    #[test]
    fn an_endless_line_is_cut_and_the_next_one_is_whole() {
        let mut bytes = "é".repeat(LINE_BYTES_MAX).into_bytes();
        bytes.insert(0, b'x');
        bytes.extend(b"\nnext");
        let found = lines(&bytes, 1_000);
        assert!(
            found[0].was_cut && !found[0].had_bad_bytes && found[0].text.len() < LINE_BYTES_MAX
        );
        assert_eq!((found[1].text.as_str(), found[1].was_cut), ("next", false));
        assert!(found[0].warning().is_some() && found[1].warning().is_none());
    }

    #[test]
    fn bytes_that_are_no_text_are_replaced_and_told() {
        let found = lines(b"\xff\xfeok\n", 8);
        assert!(found[0].had_bad_bytes && found[0].text.ends_with("ok"));
    }

    proptest! {
        #[test]
        fn whatever_the_bytes_lines_are_bounded(
            bytes in proptest::collection::vec(any::<u8>(), 0..200), buffer in 1_usize..9,
        ) {
            let breaks = bytes.iter().filter(|byte| **byte == b'\n').count();
            let found = lines(&bytes, buffer);
            prop_assert!(found.len() == breaks || found.len() == breaks + 1);
            prop_assert!(found.iter().all(|line| !line.text.contains('\n')));
        }
    }
}
