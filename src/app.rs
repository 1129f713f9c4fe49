//! The command line, and how the parts are put together.

mod printed;
mod outbox;
mod bank;
#[cfg(feature = "discord")]
mod discord;

use std::path::{Path, PathBuf};
use std::process::ExitCode;
use std::sync::Arc;

use clap::{Args, CommandFactory as _, Parser, Subcommand, ValueHint};
use clap_complete::Shell;
use clap_mangen::Man;

use crate::bank::{Kind, Level, Tag, TagSort};
use crate::base::{Moment, Span, Translation};
use crate::config::{
    CoverageTable, Environment, FileComplaint, Library, Report, Settings, english, nearest,
};
use crate::interview::{Conductor, Mode};
use crate::runtime::{
    Backups, Clock, FastClock, HouseOptions, SteadyClock, SystemClock, start_log, told_to_stop,
};
use crate::store::{self, Checksum, Reader, Restored, Synchronous, life};
use crate::terminal::{
    self, Console, DemoOptions, Looks, PlayOptions, SEASON_WEEKS, SeasonOptions, SoloWish,
    TerminalFault, kind_named, level_named, zone_of_the_machine,
};
use crate::view::Texts;

#[cfg(feature = "discord")]
use self::discord::commands_beside;
use self::printed::{complain, say, written};

/// What a process ends with when files of the operator are wrong.
const EXIT_COMPLAINTS: u8 = 2;
/// The width of a screen that does not tell its own, and the widest that help is written for.
const COLUMNS: u16 = 100;
/// Where a season is left.
const SEASON_DIR: &str = "greenroom-season";
/// The file that adds to the environment.
const DOTENV: &str = ".env";

/// Mock interviews for practice groups: timed questions, sealed ballots, honest reports.
///
/// Start with `greenroom demo`: a scripted group plays a whole session in a few seconds.
#[derive(Debug, Parser)]
#[command(
    name = "greenroom",
    version,
    arg_required_else_help = true,
    after_help = EXIT_CODES,
    max_term_width = usize::from(COLUMNS)
)]
struct Cli {
    #[command(subcommand)]
    command: Command,
}

const EXIT_CODES: &str = "Exit codes: 0 done · 1 something failed, the message says what · \
2 files or arguments have to be mended · 3 Discord does not let it serve: mend what the message \
says before starting again";

#[derive(Debug, Subcommand)]
enum Command {
    /// Watch a scripted group of five play a whole session, from plan to report, in seconds; or a
    /// group of eight over twelve weeks.
    Demo {
        /// Twelve weeks instead of a session: a line a week, the way of one member, and everybody's
        /// picture. The database is left behind, in `greenroom-season` without --data.
        #[arg(long, conflicts_with_all = ["format", "speed"])]
        season: bool,
        /// With --season: so many weeks of it, from 1 to 12.
        #[arg(long, requires = "season", default_value_t = SEASON_WEEKS,
              value_parser = clap::value_parser!(u32).range(1..=i64::from(SEASON_WEEKS)))]
        weeks: u32,
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
        /// An empty directory for the database, instead of a temporary one that is removed.
        #[arg(long, value_name = "DIR", value_hint = ValueHint::DirPath)]
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
        data: Start,
    },
    /// Serve Discord, with the token from .env. `doctor` first says whether it can.
    #[cfg(feature = "discord")]
    Run {
        #[command(flatten)]
        start: Start,
        /// Write direct messages again, after Discord had flagged the bot for them (20026): look
        /// first into why it did.
        #[arg(long)]
        resume_dms: bool,
    },
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
    /// Say what waits to be shown, what was sent and how late, and what is held or dropped and why;
    /// also while greenroom is running.
    Outbox {
        #[command(flatten)]
        data: Data,
        /// For programs: as JSON, with spans in milliseconds.
        #[arg(long)]
        json: bool,
    },
    /// Put a backup back; what was there moves into the backups. Not while greenroom is running.
    Restore {
        /// The backup: a file from the `backups` folder beside the database.
        #[arg(value_hint = ValueHint::FilePath)]
        file: PathBuf,
        #[command(flatten)]
        data: Data,
        /// Only say whether the backup can be used; change nothing.
        #[arg(long)]
        verify: bool,
    },
    /// Print what your shell completes commands and options with.
    Completions {
        /// The shell.
        shell: Shell,
    },
    /// Print a page for `man`: of greenroom, or of one command.
    Man {
        /// A command, such as play, or bank new.
        command: Vec<String>,
    },
}

/// Arguments, files or the environment have to be mended.
#[derive(Debug, thiserror::Error)]
#[error("{0}")]
struct ToMend(String);

/// Where the database lies.
#[derive(Debug, Args)]
struct Data {
    /// The data directory, instead of the one from the settings.
    #[arg(long, value_name = "DIR", value_hint = ValueHint::DirPath)]
    data: Option<PathBuf>,
}

/// Where the database lies, and what to do where it is missing.
#[derive(Debug, Args)]
struct Start {
    #[command(flatten)]
    data: Data,
    /// Where a database is missing that was there before: make a new one all the same. What is left
    /// of the old one is kept in a folder of its own.
    #[arg(long)]
    begin_anew: bool,
}

/// Runs the command line, and says on standard error why it fails.
pub fn run() -> ExitCode {
    let ended = match Cli::try_parse() {
        Ok(cli) => carry_out(cli.command),
        Err(usage) => {
            let code = u8::try_from(usage.exit_code()).unwrap_or(EXIT_COMPLAINTS);
            written(usage.print()).map(|()| ExitCode::from(code))
        }
    };
    ended.unwrap_or_else(|error| {
        complain(&format!("greenroom: {error:#}"));
        if is_to_mend(&error) { ExitCode::from(EXIT_COMPLAINTS) } else { ExitCode::FAILURE }
    })
}

/// Whether the command would go well with other arguments or files.
fn is_to_mend(error: &anyhow::Error) -> bool {
    let of_terminal = match error.downcast_ref() {
        Some(TerminalFault::NoSuchFormat { .. } | TerminalFault::NotEmpty(_)) => true,
        Some(
            TerminalFault::Open(_)
            | TerminalFault::Start(_)
            | TerminalFault::House(_)
            | TerminalFault::Io(_)
            | TerminalFault::Stuck(_)
            | TerminalFault::Refused(_)
            | TerminalFault::Stopped(_),
        )
        | None => false,
    };
    of_terminal || error.is::<ToMend>()
}

fn carry_out(command: Command) -> anyhow::Result<ExitCode> {
    let environment = Environment::of_process(&PathBuf::from(DOTENV));
    match command {
        Command::Demo { season: true, weeks, seed, data, .. } => {
            with_library(&environment, |_, library| {
                let dir = data.unwrap_or_else(|| PathBuf::from(SEASON_DIR));
                let house = house_options(dir, library, "demo");
                beside_signals(move |out| {
                    terminal::season(SeasonOptions { house, seed, weeks }, out)
                })
            })
        }
        Command::Demo { season: false, format, seed, speed, data, .. } => {
            with_library(&environment, |_, library| {
                // Removed when it is dropped, however the demo ends.
                let (dir, _temporary) = match data {
                    Some(dir) => (dir, None),
                    None => {
                        let own = tempfile::Builder::new().prefix("greenroom-demo-").tempdir()?;
                        (own.path().join("data"), Some(own))
                    }
                };
                let house = house_options(dir, library, "demo");
                let options = DemoOptions { house, format, seed, speed, looks: looks() };
                beside_signals(move |out| terminal::demo(options, out))
            })
        }
        Command::Play { solo, format, role, level, kind, live, speed, stay, data } => {
            let mode = live.then_some(Mode::Live);
            let solo = solo.then_some(SoloWish { format, role, level, kind, mode });
            with_library(&environment, |settings, library| {
                let dir = data.dir(settings)?;
                play(settings, library, dir, Table { solo, speed, stay })
            })
        }
        #[cfg(feature = "discord")]
        Command::Run { start, resume_dms } => match load(&environment) {
            Ok((settings, library)) => {
                start_log(settings.log.as_str());
                let access = discord::Access::of(&environment)?;
                let dir = start.dir(&settings)?;
                discord::run(access, &settings, library, (&dir, resume_dms))
            }
            Err(code) => Ok(code),
        },
        #[cfg(feature = "discord")]
        Command::Doctor(data) => match load(&environment) {
            Ok((settings, _)) => discord::doctor(&environment, &data.dir(&settings)),
            Err(code) => Ok(code),
        },
        #[cfg(feature = "discord")]
        Command::Health(data) => {
            with_settings(&environment, |settings| Ok(discord::health(&data.dir(settings))))
        }
        Command::Guide { topic } => guide(&environment, &topic.join(" ")),
        Command::Check => check(&environment),
        Command::Bank { command } => bank::run(command, &environment),
        Command::Backup(data) => with_settings(&environment, |settings| {
            backup(&data, settings).map(|()| ExitCode::SUCCESS)
        }),
        Command::Outbox { data, json } => with_settings(&environment, |settings| {
            let dir = data.dir(settings);
            outbox::outbox(&dir, brake(&dir), json).map(|()| ExitCode::SUCCESS)
        }),
        Command::Restore { file, data, verify } => with_settings(&environment, |settings| {
            restore(&file, &data, settings, verify).map(|()| ExitCode::SUCCESS)
        }),
        Command::Completions { shell } => {
            let mut script = Vec::new();
            clap_complete::generate(shell, &mut Cli::command(), "greenroom", &mut script);
            say(&String::from_utf8(script)?).map(|()| ExitCode::SUCCESS)
        }
        Command::Man { command } => man(&command).map(|()| ExitCode::SUCCESS),
    }
}

/// Prints the page of the command that these words name.
fn man(words: &[String]) -> anyhow::Result<()> {
    let mut page = Cli::command();
    // A command then knows its whole name, `greenroom bank new`, and the options of all.
    page.build();
    for word in words {
        let Some(inner) = page.find_subcommand(word).cloned() else {
            let page = page.get_bin_name().unwrap_or_default();
            return Err(ToMend(format!(
                "there is no command `{word}`: `{page} --help` lists them"
            ))
            .into());
        };
        page = inner;
    }
    let mut text = Vec::new();
    Man::new(page).render(&mut text)?;
    say(&String::from_utf8(text)?)
}

/// Plays a demo beside a wait for the signal to stop: what is temporary must be removed then too.
fn beside_signals(
    play: impl FnOnce(&mut dyn std::io::Write) -> Result<(), TerminalFault> + Send + 'static,
) -> anyhow::Result<()> {
    let runtime = tokio::runtime::Builder::new_current_thread().enable_all().build()?;
    let played = runtime.block_on(async {
        let playing = tokio::task::spawn_blocking(|| play(&mut std::io::stdout().lock()));
        tokio::select! {
            played = playing => played.map(Some),
            () = told_to_stop() => Ok(None),
        }
    });
    runtime.shutdown_background();
    Ok(played?.unwrap_or(Ok(()))?)
}

/// Runs something that needs settings and the library; both are checked whole before.
fn with_library(
    environment: &Environment,
    work: impl FnOnce(&Settings, Library) -> anyhow::Result<()>,
) -> anyhow::Result<ExitCode> {
    match load(environment) {
        Ok((settings, library)) => {
            start_quiet_log(environment, &settings);
            work(&settings, library).map(|()| ExitCode::SUCCESS)
        }
        Err(code) => Ok(code),
    }
}

/// Runs something that needs settings and nothing else: a mistake in a format keeps nobody from
/// putting a backup back.
fn with_settings(
    environment: &Environment,
    work: impl FnOnce(&Settings) -> anyhow::Result<ExitCode>,
) -> anyhow::Result<ExitCode> {
    match Settings::read(environment) {
        Ok(settings) => {
            start_quiet_log(environment, &settings);
            work(&settings)
        }
        Err(complaints) => {
            complaints.iter().for_each(|complaint| complain(&complaint.to_string()));
            Ok(ExitCode::from(EXIT_COMPLAINTS))
        }
    }
}

/// What people read must not be mixed with the log, unless somebody asks for it.
fn start_quiet_log(environment: &Environment, settings: &Settings) {
    let asked = environment.value("GREENROOM_LOG").is_some();
    start_log(if asked { settings.log.as_str() } else { "warn" });
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

/// Bold and dim only for a person at a terminal who wants them (no-color.org) and can see them.
fn wants_ansi() -> bool {
    use std::io::IsTerminal;
    let wanted = std::env::var_os("NO_COLOR").is_none_or(|value| value.is_empty());
    let is_able = std::env::var_os("TERM").is_none_or(|term| term != "dumb");
    wanted && is_able && std::io::stdout().is_terminal()
}

fn looks() -> Looks {
    if wants_ansi() { Looks::terminal(COLUMNS, true) } else { Looks::PLAIN }
}

impl Start {
    /// The data directory, ready for a start.
    ///
    /// # Errors
    /// What stands in the way of beginning anew, where that was asked for.
    fn dir(&self, settings: &Settings) -> anyhow::Result<PathBuf> {
        let dir = self.data.dir(settings);
        if self.begin_anew
            && let Some(aside) = store::begin_anew(&dir, SystemClock.now())?
        {
            complain(&format!("what was left of the database before is in {}", aside.display()));
        }
        Ok(dir)
    }
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

/// Refuses what the bot alone cannot hold; `play` would find out with half of it begun.
fn possible(wish: &SoloWish, library: &Library) -> Result<(), ToMend> {
    let conducted = library.formats.iter().filter(|f| f.conductor == Conductor::Bot);
    one_of("--format", wish.format.as_deref(), conducted.map(|f| f.id.as_str()).collect())?;
    let roles = library.tags.of(TagSort::Role).map(Tag::as_str).collect();
    one_of("--role", wish.role.as_deref(), roles)
}

/// Refuses a value that is none of the known ones.
fn one_of(option: &str, value: Option<&str>, known: Vec<&str>) -> Result<(), ToMend> {
    let Some(value) = value.filter(|value| !known.contains(value)) else { return Ok(()) };
    let cure = match nearest(value, known.iter().copied()) {
        Some(meant) => format!("did you mean `{meant}`?"),
        None => format!("choose one of {}", known.join(", ")),
    };
    Err(ToMend(format!("{option} cannot be `{value}` here: {cure}")))
}

fn play(settings: &Settings, library: Library, dir: PathBuf, table: Table) -> anyhow::Result<()> {
    if let Some(wish) = &table.solo {
        possible(wish, &library)?;
    }
    let clock: Arc<dyn Clock> = match table.speed {
        1 => Arc::new(SteadyClock::start()),
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
    let alive_at = Reader::of_stopped(dir).ok().and_then(|reader| reader.look(life::alive_at).ok());
    alive_at.flatten().unwrap_or(never)
}

fn backup(data: &Data, settings: &Settings) -> anyhow::Result<()> {
    let dir = data.dir(settings);
    store::refuse_cut_log(&dir)?;
    let made = store::backup(&dir, SystemClock.now())?;
    say(&format!("backed up {} bytes to {}\n", made.bytes, made.path.display()))
}

fn restore(file: &Path, data: &Data, settings: &Settings, verify: bool) -> anyhow::Result<()> {
    if verify {
        let checksum = store::verify(file)?;
        let unsure = unsure(checksum);
        return say(&format!("{} is whole and can be restored\n{unsure}", file.display()));
    }
    let Restored { checksum, replaced } =
        store::restore(file, &data.dir(settings), SystemClock.now())?;
    say(&format!("restored {}\n{}", file.display(), unsure(checksum)))?;
    match replaced {
        Some(replaced) => say(&format!("what was there is now {}\n", replaced.display())),
        None => Ok(()),
    }
}

/// What cannot be known of a file without a checksum.
fn unsure(checksum: Checksum) -> &'static str {
    match checksum {
        Checksum::Matches => "",
        Checksum::Absent => {
            "It has no checksum beside it (FILE.sha256; backups have one from this version on): its \
             structure was checked, a changed letter in a text would not be seen.\n"
        }
    }
}

/// Settings and library; where something must be mended, everything that must is said at once.
fn load(environment: &Environment) -> Result<(Settings, Library), ExitCode> {
    let Loaded { settings, library, report } = read(environment);
    if !report.complaints.is_empty() {
        complain(&report.to_string());
        return Err(ExitCode::from(EXIT_COMPLAINTS));
    }
    for complaint in &report.left_out {
        complain(&format!("{complaint} (this bank is not used)"));
    }
    Ok((settings, library))
}

/// What was read of the operator's files, sound or not.
struct Loaded {
    /// To run with only where nothing is complained about.
    settings: Settings,
    library: Library,
    report: Report,
}

fn read(environment: &Environment) -> Loaded {
    let (settings, found) = Settings::found(environment);
    let (library, mut report) = Library::load(&settings);
    report.complaints.splice(0..0, found);
    report.advice.extend(environment.advice.iter().cloned());
    Loaded { settings, library, report }
}

fn check(environment: &Environment) -> anyhow::Result<ExitCode> {
    let Loaded { library, mut report, .. } = read(environment);
    report.advice.extend(unfit_languages(&library));
    let coverage = library.coverage();
    if report.is_clean() {
        say(&format!("{report}\n{}", CoverageTable(&coverage)))?;
        Ok(ExitCode::SUCCESS)
    } else {
        complain(&report.to_string());
        say(&CoverageTable(&coverage).to_string())?;
        Ok(ExitCode::from(EXIT_COMPLAINTS))
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

#[cfg(feature = "discord")]
fn brake(dir: &Path) -> Option<String> {
    discord::brake(dir)
}

#[cfg(not(feature = "discord"))]
/// Only requests to Discord have a brake.
fn brake(_: &Path) -> Option<String> {
    None
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
fn guide(environment: &Environment, words: &str) -> anyhow::Result<ExitCode> {
    let library = match load(environment) {
        Ok((_, library)) => library,
        Err(code) => return Ok(code),
    };
    let texts = Texts {
        goals: library.goals,
        guide: library.guide,
        tags: library.tags,
        ..Texts::default()
    };
    match terminal::guide(&texts, words, looks()) {
        Some(text) => say(&text).map(|()| ExitCode::SUCCESS),
        None => Err(ToMend(format!(
            "there is nothing to read under `{words}`: `greenroom guide` lists what there is"
        ))
        .into()),
    }
}
