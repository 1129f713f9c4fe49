//! Files of members: only the owner of the process may read them.

use std::fs::OpenOptions;

/// How such a file is opened; for what is up to the caller.
pub(super) fn own_file() -> OpenOptions {
    let mut options = OpenOptions::new();
    #[cfg(unix)]
    std::os::unix::fs::OpenOptionsExt::mode(&mut options, 0o600);
    options
}
