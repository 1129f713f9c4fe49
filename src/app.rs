//! The command line, and how the parts are put together.

use std::path::{Path, PathBuf};
use std::process::ExitCode;
use std::sync::Arc;

use clap::{Args, Parser, Subcommand};

use crate::bank::{Kind, Level};
use crate::config::{Environment, FileComplaint, Library, Report, Settings};
use crate::interview::Mode;
use crate::runtime::{Clock, FastClock, HouseOptions, SystemClock, start_log};
use crate::store::{self, Synchronous};
use crate::terminal::{self, Console, DemoOptions, Looks, PlayOptions, SoloWish, WishFault, Zone};

/// What a process ends with when files of the operator are wrong.
const EXIT_COMPLAINTS: u8 = 2;
/// The width of a screen that does not tell its own.
const COLUMNS: u16 = 100;
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
    /// Watch a scripted group of five play a whole session, from plan to report, in seconds.
    Demo {
        /// The format: one-on-one, panel, final-round, group, solo, short, drill, or one of your own.
        #[arg(long, default_value = "one-on-one")]
        format: String,
        /// The same seed plays the same session, to the byte.
        #[arg(long, default_value_t = 1)]
        seed: u64,
        /// Print so many times as fast as the session would be held; without it, at once.
        #[arg(long)]
        speed: Option<u32>,
        /// An empty directory for the database, instead of a temporary one.
        #[arg(long, value_name = "DIR")]
        data: Option<PathBuf>,
    },
    /// Play every member of a group, or practise alone against the clock.
    Play(Play),
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

/// How a game is played.
#[derive(Debug, Args)]
struct Play {
    #[command(flatten)]
    data: Data,
    /// Let the clock run so many times as fast, to try things out.
    #[arg(long, value_parser = clap::value_parser!(u32).range(1..=SPEED_MAX))]
    speed: Option<u32>,
    /// After the last line of a pipe, go on until every session is over.
    #[arg(long)]
    wait: bool,
    /// Alone: the bot asks. An open session of before goes on where it was.
    #[arg(long)]
    solo: bool,
    /// The format of a session alone: solo, drill, or one of your own that the bot conducts.
    #[arg(long, requires = "solo")]
    format: Option<String>,
    /// The role that you practise for, such as `backend`.
    #[arg(long, requires = "solo")]
    role: Option<String>,
    /// The level: entry, mid, senior or lead.
    #[arg(long, requires = "solo", value_parser = terminal::level_named)]
    level: Option<Level>,
    /// One kind of question only, such as `behavioural`; `drill` is the format.
    #[arg(long, requires = "solo", value_parser = kind_or_drill)]
    kind: Option<KindOrDrill>,
    /// `live` adds mild pressure: no pause, no more time.
    #[arg(long, requires = "solo", value_parser = mode_named)]
    mode: Option<Mode>,
}

/// What `--kind` names.
#[derive(Debug, Clone, Copy)]
enum KindOrDrill {
    Kind(Kind),
    Drill,
}

/// A faster clock than this looks like one that jumps.
const SPEED_MAX: i64 = 100;

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
        Command::Demo { format, seed, speed, data } => with_library(&environment, |_, library| {
            let dir = data.unwrap_or_else(|| temporary("demo"));
            let house = house_options(dir, library, "demo");
            let looks = looks();
            let options = DemoOptions { house, format, seed, speed, looks };
            terminal::demo(options, &mut std::io::stdout().lock())?;
            Ok(())
        }),
        Command::Play(wish) => {
            with_library(&environment, |settings, library| play(wish, settings, library))
        }
        Command::Check => Ok(check(&environment)),
        Command::Backup(data) => with_settings(&environment, |settings| backup(&data, settings)),
        Command::Restore { file, data, verify } => {
            with_settings(&environment, |settings| restore(&file, &data, settings, verify))
        }
    }
}

/// Runs something that needs settings and the library; both are checked whole before.
fn with_library(
    environment: &Environment,
    work: impl FnOnce(&Settings, Library) -> anyhow::Result<()>,
) -> anyhow::Result<ExitCode> {
    match load(environment) {
        Ok((settings, library)) => {
            // What members see must not be mixed with the log, unless somebody asks for it.
            let asked = environment.value("GREENROOM_LOG").is_some();
            start_log(if asked { settings.log.as_str() } else { "warn" });
            work(&settings, library).map(|()| ExitCode::SUCCESS)
        }
        Err(code) => Ok(code),
    }
}

/// Runs something that needs settings and nothing else.
fn with_settings(
    environment: &Environment,
    work: impl FnOnce(&Settings) -> anyhow::Result<()>,
) -> anyhow::Result<ExitCode> {
    with_library(environment, |settings, _| work(settings))
}

fn house_options(dir: PathBuf, library: Library, command: &str) -> HouseOptions {
    HouseOptions {
        dir,
        now: SystemClock.now(),
        command: command.to_owned(),
        seed: None,
        library: Arc::new(library),
        synchronous: Synchronous::Full,
    }
}

/// Bold and dim only for a person at a terminal who wants them (no-color.org).
fn looks() -> Looks {
    use std::io::IsTerminal;
    let wanted = std::env::var_os("NO_COLOR").is_none_or(|value| value.is_empty());
    if wanted && std::io::stdout().is_terminal() {
        let columns = std::env::var("COLUMNS").ok().and_then(|columns| columns.parse().ok());
        Looks::terminal(columns.unwrap_or(COLUMNS), true)
    } else {
        Looks::PLAIN
    }
}

fn play(wish: Play, settings: &Settings, library: Library) -> anyhow::Result<()> {
    let clock: Arc<dyn Clock> = match wish.speed {
        Some(speed) => Arc::new(FastClock::new(SystemClock.now(), speed)),
        None => Arc::new(SystemClock),
    };
    let (kind, is_drill) = match wish.kind {
        Some(KindOrDrill::Kind(kind)) => (Some(kind), false),
        Some(KindOrDrill::Drill) => (None, true),
        None => (None, false),
    };
    let format = wish.format.or_else(|| is_drill.then(|| "drill".to_owned()));
    let solo = SoloWish { format, role: wish.role, level: wish.level, kind, mode: wish.mode };
    let options = PlayOptions {
        house: house_options(wish.data.dir(settings), library, "play"),
        clock,
        backups: None,
        zone: Zone::of_the_machine(),
        console: Console::of_the_process(looks() != Looks::PLAIN)?,
        solo: wish.solo.then_some(solo),
        stays: wish.wait,
    };
    let runtime = tokio::runtime::Builder::new_multi_thread().enable_all().build()?;
    let played = runtime.block_on(terminal::play(options));
    // The thread that reads standard input cannot be called off.
    runtime.shutdown_background();
    Ok(played?)
}

fn kind_or_drill(word: &str) -> Result<KindOrDrill, WishFault> {
    if word == "drill" {
        return Ok(KindOrDrill::Drill);
    }
    terminal::kind_named(word).map(KindOrDrill::Kind)
}

fn mode_named(word: &str) -> Result<Mode, &'static str> {
    match word {
        "live" => Ok(Mode::Live),
        "practice" => Ok(Mode::Practice),
        _ => Err("type `live` or `practice`"),
    }
}

/// A directory of its own below the system's place for such things.
fn temporary(purpose: &str) -> PathBuf {
    let name = format!("greenroom-{purpose}-{}-{}", std::process::id(), SystemClock.now().ms());
    std::env::temp_dir().join(name)
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
