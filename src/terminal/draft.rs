//! The lines of an answer that is still being typed, kept beside the database, so that a kill in
//! the middle of an answer costs at most the line that was being typed.

use std::io::{self, Write};
use std::path::{Path, PathBuf};

use serde::{Deserialize, Serialize};
use tracing::warn;

use crate::base::SessionId;

use super::own_file::own_file;

/// Its name in the data directory.
const FILE: &str = "draft.json";

/// The question that lines are an answer to.
#[derive(Debug, Clone, Copy, PartialEq, Eq, Serialize, Deserialize)]
pub(super) struct Asked {
    /// The session.
    pub session: SessionId,
    /// The question's number in the turn.
    pub no: u8,
    /// 0 for the question itself, then its follow-ups.
    pub ask: u8,
}

/// What was typed so far.
#[derive(Debug, Clone, PartialEq, Eq, Serialize, Deserialize)]
struct Kept {
    to: Asked,
    lines: Vec<String>,
}

/// An answer in the making.
#[derive(Debug)]
pub(super) struct Draft {
    path: PathBuf,
    kept: Option<Kept>,
}

impl Draft {
    /// What an earlier run left in the data directory.
    pub(super) fn open(dir: &Path) -> Self {
        let path = dir.join(FILE);
        // What cannot be read is no draft: the answer is typed again.
        let kept = std::fs::read(&path).ok().and_then(|text| serde_json::from_slice(&text).ok());
        Self { path, kept }
    }

    /// The lines typed as an answer to `to`.
    pub(super) fn lines(&self, to: Asked) -> &[String] {
        self.kept.as_ref().filter(|kept| kept.to == to).map_or(&[], |kept| &kept.lines)
    }

    /// What the lines that are there belong to.
    pub(super) fn is_for(&self) -> Option<Asked> {
        self.kept.as_ref().map(|kept| kept.to)
    }

    /// One more line.
    pub(super) fn push(&mut self, to: Asked, line: &str) {
        let mut lines = self.lines(to).to_vec();
        lines.push(line.to_owned());
        let kept = Kept { to, lines };
        if let Err(e) = self.write(&kept) {
            warn!(error = %e, "the answer so far is kept in memory only");
        }
        self.kept = Some(kept);
    }

    /// Nothing is kept of it.
    pub(super) fn forget(&mut self) {
        self.kept = None;
        match std::fs::remove_file(&self.path) {
            Ok(()) => {}
            Err(e) if e.kind() == io::ErrorKind::NotFound => {}
            Err(e) => warn!(error = %e, "{FILE} could not be removed"),
        }
    }

    /// By way of a second file: a kill leaves the old lines or the new ones.
    fn write(&self, kept: &Kept) -> io::Result<()> {
        let beside = self.path.with_extension("json.new");
        let mut file = own_file().write(true).create(true).truncate(true).open(&beside)?;
        file.write_all(&serde_json::to_vec(kept)?)?;
        std::fs::rename(beside, &self.path)
    }
}

#[cfg(test)]
mod tests {
    use super::*;

    #[test]
    fn lines_survive_a_kill_and_belong_to_one_question() {
        let dir = tempfile::tempdir().unwrap();
        let to = Asked { session: SessionId(1), no: 1, ask: 0 };
        let mut draft = Draft::open(dir.path());
        draft.push(to, "one");
        draft.push(to, "two");
        drop(draft);
        let mut again = Draft::open(dir.path());
        assert_eq!((again.is_for(), again.lines(to).len()), (Some(to), 2));
        assert!(again.lines(Asked { ask: 1, ..to }).is_empty());
        again.forget();
        assert_eq!(Draft::open(dir.path()).is_for(), None);
        std::fs::write(dir.path().join(FILE), b"\xff{").unwrap();
        assert_eq!(Draft::open(dir.path()).is_for(), None);
    }
}
