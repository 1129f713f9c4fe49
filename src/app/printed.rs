//! What commands print: the one way to standard output and standard error. What is lively, such as
//! `play`, has its own in `terminal`.

use std::io::{self, ErrorKind, Write as _};

/// Prints what a command was asked for.
///
/// # Errors
/// When it could not be written, to a full disk say. That the reader has gone, as `head` does, is
/// no error: it has seen enough.
pub(super) fn say(text: &str) -> anyhow::Result<()> {
    written(io::stdout().lock().write_all(text.as_bytes()).and_then(|()| io::stdout().flush()))
}

/// The same for what was written elsewhere.
///
/// # Errors
/// As [`say`].
pub(super) fn written(end: io::Result<()>) -> anyhow::Result<()> {
    match end {
        Err(error) if error.kind() != ErrorKind::BrokenPipe => {
            Err(anyhow::Error::new(error).context("the output could not be written"))
        }
        Ok(()) | Err(_) => Ok(()),
    }
}

/// Prints why a command ends. Where that cannot be written the exit code has to say it alone.
pub(super) fn complain(text: &str) {
    let _nobody_reads_it = writeln!(io::stderr(), "{}", text.trim_end());
}
