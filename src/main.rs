//! The binary: hands over to [`greenroom::app`].

use std::process::ExitCode;

fn main() -> ExitCode {
    greenroom::app::run()
}
