//! `run`, `doctor` and `health`: greenroom on Discord.

use std::collections::BTreeSet;
use std::path::Path;
use std::process::ExitCode;
use std::sync::Arc;
use std::time::{Duration, SystemTime};

use tokio_util::sync::CancellationToken;

use crate::base::{Complaint, GuildId, Language, Languages, Moment, Seed, Span};
use crate::config::{Environment, Library, Settings};
use crate::discord::rest::{ApiBase, DISCORD, Rest};
use crate::discord::{
    HEALTH_FILE, Offers, Secret, ServeEnd, ServeFault, ServeOptions, command_texts,
    doctor as checks_of, language_complaints, serve,
};
use crate::protocol::GuildSettings;
use crate::runtime::{Backups, Clock, SteadyClock, SystemClock, told_to_stop};
use crate::service;
use crate::store::{self, Reader, guilds, upkeep};
use crate::view::Texts;

use super::printed::{complain, say};
use super::{ToMend, house_options, last_sign};

/// What a process ends with when Discord does not let it serve: starting again at once would end
/// the same way.
pub(super) const EXIT_REFUSED: u8 = 3;
/// An absence up to this long lets clocks run on: members could act, and Discord kept the time.
const FREEZE_AFTER: Span = Span::from_seconds(60);
/// The sign that all is well is younger than this.
const HEALTHY_FOR: Duration = Duration::from_secs(30);
/// Guilds that are looked at by `doctor`.
const GUILDS_MAX: u32 = 100;

/// Where to serve, and as whom.
pub(super) struct Access {
    token: Secret,
    api: ApiBase,
}

impl Access {
    /// From the environment.
    ///
    /// # Errors
    /// What is missing, and where to get it.
    pub(super) fn of(environment: &Environment) -> anyhow::Result<Self> {
        let token = environment.value("GREENROOM_DISCORD_TOKEN").map(str::trim);
        let Some(token) = token.filter(|token| !token.is_empty()) else {
            let none = "there is no token: put GREENROOM_DISCORD_TOKEN=… into .env (README.md, \"On \
                        Discord\", says where to get one)";
            return Err(ToMend(none.to_owned()).into());
        };
        let api = environment.value("GREENROOM_DISCORD_API_URL").unwrap_or(DISCORD);
        let api = ApiBase::parse(api)
            .map_err(|e| ToMend(format!("GREENROOM_DISCORD_API_URL cannot be used: {e}")))?;
        Ok(Self { token: Secret::new(token), api })
    }
}

/// Serves Discord until a signal.
pub(super) fn run(
    access: Access,
    settings: &Settings,
    mut library: Library,
    dir: &Path,
) -> anyhow::Result<ExitCode> {
    library.freeze_after = FREEZE_AFTER;
    let offers = offers(&library);
    let last = last_sign(dir);
    let clock: Arc<dyn Clock> = Arc::new(SteadyClock::start());
    let options = ServeOptions {
        token: access.token,
        api: access.api,
        house: house_options(dir.to_owned(), library, "run"),
        clock: Arc::clone(&clock),
        backups: Some(Backups {
            every: Span::from_hours(i64::from(settings.backup_every_h)),
            days_kept: usize::try_from(settings.backups_keep)?,
        }),
        offers,
        last_sign: away_from(last, clock.now()),
        seed: Seed(clock.now().ms().unsigned_abs() ^ u64::from(std::process::id())),
    };
    let runtime = tokio::runtime::Builder::new_multi_thread().enable_all().build()?;
    let end = runtime.block_on(async {
        let stop = CancellationToken::new();
        let told = stop.clone();
        let signal = tokio::spawn(async move {
            told_to_stop().await;
            told.cancel();
        });
        let end = serve(options, stop).await;
        signal.abort();
        end
    });
    match end {
        Ok(ServeEnd::Stopped) => Ok(ExitCode::SUCCESS),
        Ok(ServeEnd::Fatal(why)) => {
            complain(&why);
            Ok(ExitCode::from(EXIT_REFUSED))
        }
        Err(fault @ (ServeFault::Token | ServeFault::Clock(_))) => {
            complain(&fault.to_string());
            Ok(ExitCode::from(EXIT_REFUSED))
        }
        Err(fault) => Err(fault.into()),
    }
}

/// Since when nobody listened, where the last sign of life was then. One that lies ahead says that
/// the clock was set back meanwhile, and nothing of how long that is ago.
fn away_from(last: Moment, now: Moment) -> Moment {
    let longest = now - Span::from_hours(24);
    if last > now { longest } else { last.max(longest) }
}

fn offers(library: &Library) -> Offers {
    use crate::bank::TagSort;
    let tags = |sort| library.tags.of(sort).map(|tag| tag.as_str().to_owned()).collect();
    Offers {
        formats: library.formats.iter().map(|f| (f.id.clone(), f.title.clone())).collect(),
        rubrics: library
            .rubrics
            .iter()
            .map(|r| (r.id.0.as_str().to_owned(), r.title.clone()))
            .collect(),
        roles: tags(TagSort::Role),
        regions: tags(TagSort::Region),
        competencies: tags(TagSort::Competency),
        languages: Languages::new(library.languages.iter().map(|item| item.value.clone())),
        texts: Texts { goals: Arc::clone(&library.goals), guide: Arc::clone(&library.guide) },
    }
}

/// What Discord's commands say, and what of a language they cannot use.
pub(super) fn commands_beside(
    library: &Library,
    language: &Language,
) -> (BTreeSet<String>, Vec<Complaint>) {
    let offers = offers(library);
    (command_texts(&offers), language_complaints(&offers, language))
}

/// Checks token, permissions, clock, disk and database, and says what to do about each.
pub(super) fn doctor(environment: &Environment, dir: &Path) -> anyhow::Result<ExitCode> {
    let mut lines = house_checks(dir);
    match Access::of(environment) {
        Err(missing) => lines.push((false, missing.to_string())),
        Ok(access) => {
            let clock: Arc<dyn Clock> = Arc::new(SystemClock);
            let rest = Rest::new(access.api, &access.token, clock)?;
            let guilds = set_up_guilds(dir);
            let runtime = tokio::runtime::Builder::new_multi_thread().enable_all().build()?;
            lines.extend(runtime.block_on(checks_of(&rest, &guilds)).0);
        }
    }
    let is_well = lines.iter().all(|(is_well, _)| *is_well);
    for (is_well, line) in lines {
        say(&format!("{} {line}\n", if is_well { "✓" } else { "✗" }))?;
    }
    Ok(if is_well { ExitCode::SUCCESS } else { ExitCode::FAILURE })
}

/// What can be said without Discord.
fn house_checks(dir: &Path) -> Vec<(bool, String)> {
    let mut lines = Vec::new();
    if !dir.join(store::DATABASE_FILE).exists() {
        lines.push(match store::refuse_missing(dir) {
            Ok(()) => {
                (true, format!("no database yet in {}: the first run makes it", dir.display()))
            }
            Err(missing) => (false, missing.to_string()),
        });
        return lines;
    }
    match upkeep::integrity_finding(dir) {
        Ok(None) => lines.push((true, "the database is whole".to_owned())),
        Ok(Some(finding)) => lines.push((
            false,
            format!("the database is damaged ({finding}): restore the newest backup"),
        )),
        Err(e) => lines.push((false, format!("the database cannot be read: {e}"))),
    }
    match upkeep::free_bytes(dir) {
        Ok(free) if free < 64 << 20 => lines.push((
            false,
            format!("only {} MB of disk are free: no new session is planned below 64", free >> 20),
        )),
        Ok(free) => lines.push((true, format!("{} MB of disk are free", free >> 20))),
        Err(e) => lines.push((false, format!("the disk cannot be measured: {e}"))),
    }
    lines
}

fn set_up_guilds(dir: &Path) -> Vec<(GuildId, GuildSettings)> {
    let Ok(reader) = Reader::open(dir) else { return Vec::new() };
    let found = reader.look(|read| {
        let mut all = Vec::new();
        for guild in guilds::set_up(read, GUILDS_MAX)? {
            all.push((guild, service::settings(read, guild)?));
        }
        Ok::<_, service::ServiceError>(all)
    });
    found.unwrap_or_default()
}

/// Whether a running process has said lately that all is well.
pub(super) fn health(dir: &Path) -> ExitCode {
    let written = std::fs::metadata(dir.join(HEALTH_FILE)).and_then(|file| file.modified());
    let age = written.ok().and_then(|at| SystemTime::now().duration_since(at).ok());
    match age {
        Some(age) if age <= HEALTHY_FOR => ExitCode::SUCCESS,
        Some(age) => {
            complain(&format!("not connected for {} s", age.as_secs()));
            ExitCode::FAILURE
        }
        None => {
            complain("no process has connected with this data directory yet");
            ExitCode::FAILURE
        }
    }
}
