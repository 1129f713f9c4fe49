//! The command line, and how the parts are put together.

use std::path::{Path, PathBuf};
use std::process::ExitCode;

use clap::{Args, Parser, Subcommand};

use crate::config::{Environment, FileComplaint, Library, Report, Settings};
use crate::runtime::{Clock, SystemClock};
use crate::store;

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
    /// Back up the database, also while greenroom is running.
    Backup(Data),
    /// Put a backup back; what was there moves into the backups. Not while greenroom is running.
    Restore {
        /// The backup: a file from the `backups` folder beside the database.
        file: PathBuf,
        #[command(flatten)]
        data: Data,
        /// Only say whether the backup can be used; change nothing.
        #[arg(long)]
        verify: bool,
    },
}

/// Where the database lies.
#[derive(Debug, Args)]
struct Data {
    /// The data directory, instead of the one from the settings.
    #[arg(long, value_name = "DIR")]
    data: Option<PathBuf>,
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
        Command::Backup(data) => with_settings(&environment, |settings| backup(&data, settings)),
        Command::Restore { file, data, verify } => {
            with_settings(&environment, |settings| restore(&file, &data, settings, verify))
        }
    }
}

/// Runs something that needs settings and nothing else.
fn with_settings(
    environment: &Environment,
    work: impl FnOnce(&Settings) -> anyhow::Result<()>,
) -> anyhow::Result<ExitCode> {
    match load(environment) {
        Ok((settings, _)) => work(&settings).map(|()| ExitCode::SUCCESS),
        Err(code) => Ok(code),
    }
}

impl Data {
    fn dir(&self, settings: &Settings) -> PathBuf {
        self.data.clone().unwrap_or_else(|| settings.data_dir.clone())
    }
}

fn backup(data: &Data, settings: &Settings) -> anyhow::Result<()> {
    let dir = data.dir(settings);
    let made = store::backup(&dir, SystemClock.now())?;
    say(&format!("backed up {} bytes to {}\n", made.bytes, made.path.display()));
    Ok(())
}

fn restore(file: &Path, data: &Data, settings: &Settings, verify: bool) -> anyhow::Result<()> {
    if verify {
        store::verify(file)?;
        say(&format!("{} is whole and can be restored\n", file.display()));
        return Ok(());
    }
    let replaced = store::restore(file, &data.dir(settings), SystemClock.now())?;
    say(&format!("restored {}\n", file.display()));
    if let Some(replaced) = replaced {
        say(&format!("what was there is now {}\n", replaced.display()));
    }
    Ok(())
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
        say(&report.to_string());
        ExitCode::SUCCESS
    } else {
        eprint!("{report}");
        ExitCode::from(EXIT_COMPLAINTS)
    }
}

#[expect(clippy::print_stdout, reason = "what a command was asked for goes to standard output")]
fn say(text: &str) {
    print!("{text}");
}
