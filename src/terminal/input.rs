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
