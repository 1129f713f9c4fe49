//! The command line, and how the parts are put together.

use std::path::PathBuf;
use std::process::ExitCode;

use clap::{Parser, Subcommand};

use crate::config::{Environment, FileComplaint, Library, Report, Settings};

/// What a process ends with when files of the operator are wrong.
const EXIT_COMPLAINTS: u8 = 2;
/// The file that adds to the environment.
const DOTENV: &str = ".env";

/// Mock interviews for practice groups: timed questions, sealed ballots, honest reports.
///
/// Start with `greenroom demo`: a scripted group plays a whole session in a few seconds.
#[derive(Debug, Parser)]
#[command(name = "greenroom", version, arg_required_else_help = true, after_help = EXIT_CODES)]
struct Cli {
    #[command(subcommand)]
    command: Command,
}

const EXIT_CODES: &str = "Exit codes: 0 done · 1 something failed, the message says what · \
2 files or arguments have to be mended";

#[derive(Debug, Subcommand)]
enum Command {
    /// Read config, formats, rubrics, goals and banks, and say everything there is to mend.
    Check,
}

/// Runs the command line.
///
/// # Errors
/// What failed, in words for the person at the terminal.
pub fn run() -> anyhow::Result<ExitCode> {
    let cli = Cli::parse();
    let environment = Environment::of_process(&PathBuf::from(DOTENV));
    match cli.command {
        Command::Check => Ok(check(&environment)),
    }
}

/// Settings and library; where something must be mended, everything that must is said at once.
fn load(environment: &Environment) -> Result<(Settings, Library), ExitCode> {
    match read(environment) {
        (Some((settings, library)), report) if report.is_clean() => Ok((settings, library)),
        (_, report) => {
            eprint!("{report}");
            Err(ExitCode::from(EXIT_COMPLAINTS))
        }
    }
}

fn read(environment: &Environment) -> (Option<(Settings, Library)>, Report) {
    let mut found: Vec<FileComplaint> = environment.complaints.clone();
    let (settings, usable) = match Settings::read(environment) {
        Ok(settings) => (settings, true),
        Err(complaints) => {
            found.extend(complaints);
            (Settings::default(), false)
        }
    };
    let (library, mut report) = Library::load(&settings);
    report.complaints.splice(0..0, found);
    report.advice.extend(environment.advice.iter().cloned());
    (usable.then_some((settings, library)), report)
}

fn check(environment: &Environment) -> ExitCode {
    let (_, report) = read(environment);
    if report.is_clean() {
        print(&report);
        ExitCode::SUCCESS
    } else {
        eprint!("{report}");
        ExitCode::from(EXIT_COMPLAINTS)
    }
}

#[expect(clippy::print_stdout, reason = "what a command was asked for goes to standard output")]
fn print(report: &Report) {
    print!("{report}");
}
