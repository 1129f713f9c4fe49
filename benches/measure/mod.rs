//! Where benches measure, and what they make of several rounds.

use std::path::Path;

/// A directory under `target/`, on the disk that the project lies on: a commit to a memory file
/// system would cost nothing.
pub(crate) fn scratch() -> tempfile::TempDir {
    let below = Path::new(env!("CARGO_TARGET_TMPDIR"));
    std::fs::create_dir_all(below).unwrap();
    tempfile::tempdir_in(below).unwrap()
}

/// The middle one of several rounds.
pub(crate) fn median(mut all: Vec<f64>) -> f64 {
    all.sort_by(f64::total_cmp);
    all[all.len() / 2]
}
