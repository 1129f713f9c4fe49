//! The command line, and how the parts are put together.

mod bank;
#[cfg(feature = "discord")]
mod discord;

use std::path::{Path, PathBuf};
use std::process::ExitCode;
use std::sync::Arc;

use clap::{Args, Parser, Subcommand};

use crate::bank::{Kind, Level};
use crate::base::{Moment, Span, Translation};
use crate::config::{
    CoverageTable, Environment, FileComplaint, Library, Report, Settings, english,
};
use crate::interview::Mode;
use crate::runtime::{Backups, Clock, FastClock, HouseOptions, SystemClock, start_log};
use crate::store::{self, Reader, Synchronous, life};
use crate::terminal::{
    self, Console, DemoOptions, Looks, PlayOptions, SoloWish, kind_named, level_named,
    zone_of_the_machine,
};
use crate::view::Texts;

#[cfg(feature = "discord")]
use self::discord::commands_beside;

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
2 files or arguments have to be mended · 3 Discord does not let it serve: mend what the message \
says before starting again";

#[derive(Debug, Subcommand)]
enum Command {
    /// Watch a scripted group of five play a whole session, from plan to report, in seconds.
    Demo {
        /// The format: one-on-one, panel, final-round, group, solo, short, half-hour, drill, or one
        /// of your own.
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
    /// Play: every seat is yours, and each line says who acts; or alone, with the bot.
    Play {
        /// Alone: the bot is the interviewer, on the real clock. The same command goes on with what
        /// was left open, at the same second.
        #[arg(long)]
        solo: bool,
        /// With --solo: solo, drill, or another format that the bot conducts.
        #[arg(long, requires = "solo")]
        format: Option<String>,
        /// With --solo: a role tag for the questions, such as backend.
        #[arg(long, requires = "solo")]
        role: Option<String>,
        /// With --solo: entry, mid, senior or lead.
        #[arg(long, requires = "solo", value_parser = level_named)]
        level: Option<Level>,
        /// With --solo: one kind of question, such as opening.
        #[arg(long, requires = "solo", value_parser = kind_named)]
        kind: Option<Kind>,
        /// With --solo: live mode, with push-back and without pause.
        #[arg(long, requires = "solo")]
        live: bool,
        /// A clock that runs so many times as fast: for trying things out.
        #[arg(long, default_value_t = 1, value_parser = clap::value_parser!(u32).range(1..=600))]
        speed: u32,
        /// With piped lines: stay until every session is over instead of leaving with the last
        /// line.
        #[arg(long)]
        stay: bool,
        #[command(flatten)]
        data: Data,
    },
    /// Serve Discord, with the token from .env. `doctor` first says whether it can.
    #[cfg(feature = "discord")]
    Run(Data),
    /// Check token, permissions, clock, disk and database, and say what to do about each.
    #[cfg(feature = "discord")]
    Doctor(Data),
    /// Say by the exit code whether a running process is connected: for a container's health check.
    #[cfg(feature = "discord")]
    Health(Data),
    /// Read about interviewing: the list of cards, or one of them.
    Guide {
        /// A card such as star; tones, examples, or the name of one of those.
        topic: Vec<String>,
    },
    /// Read config, formats, rubrics, goals, cards and banks, and say everything there is to mend.
    Check,
    /// Write, list and read question banks.
    Bank {
        #[command(subcommand)]
        command: bank::Command,
    },
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
        Command::Demo { format, seed, speed, data } => with_library(&environment, |_, library| {
            let dir = data.unwrap_or_else(|| temporary("demo"));
            let house = house_options(dir, library, "demo");
            let looks = looks();
            let options = DemoOptions { house, format, seed, speed, looks };
            terminal::demo(options, &mut std::io::stdout().lock())?;
            Ok(())
        }),
        Command::Play { solo, format, role, level, kind, live, speed, stay, data } => {
            let mode = live.then_some(Mode::Live);
            let solo = solo.then_some(SoloWish { format, role, level, kind, mode });
            with_library(&environment, |settings, library| {
                play(settings, library, data.dir(settings), Table { solo, speed, stay })
            })
        }
        #[cfg(feature = "discord")]
        Command::Run(data) => match load(&environment) {
            Ok((settings, library)) => {
                start_log(settings.log.as_str());
                let access = discord::Access::of(&environment)?;
                let dir = data.dir(&settings);
                discord::run(access, &settings, library, &dir)
            }
            Err(code) => Ok(code),
        },
        #[cfg(feature = "discord")]
        Command::Doctor(data) => match load(&environment) {
            Ok((settings, _)) => discord::doctor(&environment, &data.dir(&settings)),
            Err(code) => Ok(code),
        },
        #[cfg(feature = "discord")]
        Command::Health(data) => match load(&environment) {
            Ok((settings, _)) => Ok(discord::health(&data.dir(&settings))),
            Err(code) => Ok(code),
        },
        Command::Guide { topic } => Ok(guide(&environment, &topic.join(" "))),
        Command::Check => Ok(check(&environment)),
        Command::Bank { command } => bank::run(command, &environment),
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
fn wants_ansi() -> bool {
    use std::io::IsTerminal;
    let wanted = std::env::var_os("NO_COLOR").is_none_or(|value| value.is_empty());
    wanted && std::io::stdout().is_terminal()
}

fn looks() -> Looks {
    if wants_ansi() { Looks::terminal(COLUMNS, true) } else { Looks::PLAIN }
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

/// How a game is played.
struct Table {
    solo: Option<SoloWish>,
    speed: u32,
    stay: bool,
}

fn play(settings: &Settings, library: Library, dir: PathBuf, table: Table) -> anyhow::Result<()> {
    let clock: Arc<dyn Clock> = match table.speed {
        1 => Arc::new(SystemClock),
        // A fast clock ran ahead of the machine's: it goes on where it was left.
        speed => Arc::new(FastClock::new(last_sign(&dir).max(SystemClock.now()), speed)),
    };
    let mut house = house_options(dir, library, "play");
    house.now = clock.now();
    let every = Span::from_hours(i64::from(settings.backup_every_h));
    let days_kept = usize::try_from(settings.backups_keep)?;
    let options = PlayOptions {
        house,
        clock,
        backups: Some(Backups { every, days_kept }),
        zone: zone_of_the_machine(),
        console: Console::of_the_process(wants_ansi())?,
        solo: table.solo,
        stays: table.stay,
    };
    // Not the current-thread runtime: a look into the database must not hold the clock up.
    let runtime = tokio::runtime::Builder::new_multi_thread().enable_all().build()?;
    runtime.block_on(terminal::play(options))?;
    Ok(())
}

/// The last sign of life in a data directory; long ago where there is none.
fn last_sign(dir: &Path) -> Moment {
    let never = Moment::from_ms(0);
    if !dir.join(store::DATABASE_FILE).exists() {
        return never;
    }
    let alive_at = Reader::open(dir).ok().and_then(|reader| reader.look(life::alive_at).ok());
    alive_at.flatten().unwrap_or(never)
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
    let Loaded { settings, library, report } = read(environment);
    match settings {
        Some(settings) if report.complaints.is_empty() => {
            for complaint in &report.left_out {
                eprintln!("{complaint} (this bank is not used)");
            }
            Ok((settings, library))
        }
        Some(_) | None => {
            eprint!("{report}");
            Err(ExitCode::from(EXIT_COMPLAINTS))
        }
    }
}

/// What was read of the operator's files, sound or not.
struct Loaded {
    /// Nothing where they cannot be used.
    settings: Option<Settings>,
    library: Library,
    report: Report,
}

fn read(environment: &Environment) -> Loaded {
    let mut found: Vec<FileComplaint> = environment.complaints.clone();
    let settings = Settings::read(environment).map_err(|complaints| found.extend(complaints)).ok();
    let (library, mut report) = match &settings {
        Some(settings) => Library::load(settings),
        None => Library::load(&Settings::default()),
    };
    report.complaints.splice(0..0, found);
    report.advice.extend(environment.advice.iter().cloned());
    Loaded { settings, library, report }
}

fn check(environment: &Environment) -> ExitCode {
    let Loaded { library, mut report, .. } = read(environment);
    report.advice.extend(unfit_languages(&library));
    let coverage = library.coverage();
    if report.is_clean() {
        say(&format!("{report}\n{}", CoverageTable(&coverage)));
        ExitCode::SUCCESS
    } else {
        eprint!("{report}");
        say(&CoverageTable(&coverage).to_string());
        ExitCode::from(EXIT_COMPLAINTS)
    }
}

/// What languages have too much and too little.
fn unfit_languages(library: &Library) -> Vec<FileComplaint> {
    // What the commands say may be in operators' own formats.
    let mut english = english();
    let complaints = library.languages.iter().flat_map(|item| {
        let (said, mut unfit) = commands_beside(library, &item.value);
        english.texts.extend(said.into_iter().map(|text| (text.clone(), Translation::Text(text))));
        unfit.extend(item.value.beside(&english));
        item.located(unfit)
    });
    complaints.collect()
}

#[cfg(not(feature = "discord"))]
/// Only Discord has commands that are shown in other languages.
fn commands_beside(
    _: &Library,
    _: &crate::base::Language,
) -> (std::collections::BTreeSet<String>, Vec<crate::base::Complaint>) {
    <_>::default()
}

/// A card; without words, the list of all.
fn guide(environment: &Environment, words: &str) -> ExitCode {
    let library = match load(environment) {
        Ok((_, library)) => library,
        Err(code) => return code,
    };
    let texts = Texts { goals: library.goals, guide: library.guide };
    match terminal::guide(&texts, words, looks()) {
        Some(text) => {
            say(&text);
            ExitCode::SUCCESS
        }
        None => {
            eprintln!(
                "there is nothing to read under `{words}`: `greenroom guide` lists what there is"
            );
            ExitCode::from(EXIT_COMPLAINTS)
        }
    }
}

#[expect(clippy::print_stdout, reason = "what a command was asked for goes to standard output")]
fn say(text: &str) {
    print!("{text}");
}
