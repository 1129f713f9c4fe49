//! `run`, `doctor` and `health`: greenroom on Discord.

use std::collections::BTreeSet;
use std::path::Path;
use std::process::ExitCode;
use std::sync::Arc;
use std::time::{Duration, SystemTime};

use tokio_util::sync::CancellationToken;

use crate::base::{Complaint, GuildId, Language, Languages, Moment, Seed, Span};
use crate::config::{Content, Environment, Library, Settings};
use crate::discord::rest::{ApiBase, DISCORD, Rest};
use crate::discord::{
    HEALTH_FILE, Offers, Secret, ServeEnd, ServeFault, ServeOptions, command_texts,
    doctor as checks_of, language_complaints, serve, waiting,
};
use crate::protocol::{GuildSettings, HeldUp};
use crate::runtime::{Backups, Clock, SteadyClock, SystemClock, told_to_stop};
use crate::service;
use crate::store::{self, Probed, Reader, guilds, upkeep};
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
    pub(super) fn of(environment: &Environment) -> Result<Self, ToMend> {
        let Some(token) = environment.value("GREENROOM_DISCORD_TOKEN") else {
            let mut none =
                "there is no token: put GREENROOM_DISCORD_TOKEN=… into .env (README.md, \
                            \"On Discord\", says where to get one)"
                    .to_owned();
            environment.advice.iter().for_each(|advice| none.push_str(&format!("\n{advice}")));
            return Err(ToMend(none));
        };
        let token =
            sendable(token).map_err(|why| ToMend(format!("GREENROOM_DISCORD_TOKEN {why}")))?;
        let api = environment.value("GREENROOM_DISCORD_API_URL").unwrap_or(DISCORD);
        let api = ApiBase::parse(api)
            .map_err(|e| ToMend(format!("GREENROOM_DISCORD_API_URL cannot be used: {e}")))?;
        Ok(Self { token: Secret::new(token), api })
    }

    /// Why Discord may not take the token, where it does not look like one. It is not shown.
    fn doubt(&self) -> String {
        let token = self.token.reveal();
        let is_hex = |c: char| c.is_ascii_hexdigit();
        let what = if token.chars().all(|c| c.is_ascii_digit()) {
            "it is a number, such as the application's id"
        } else if token.len() == 64 && token.chars().all(is_hex) {
            "it looks like the application's public key"
        } else if token.matches('.').count() != 2 {
            "it has not three parts with a dot between them; the client secret is another thing"
        } else {
            "it may have been reset since, or a part of it is missing"
        };
        format!("GREENROOM_DISCORD_TOKEN: {what}")
    }
}

/// A token without the word that goes before it in a request.
fn sendable(token: &str) -> Result<&str, &'static str> {
    let token = match token.split_once(' ') {
        Some((word, token)) if word.eq_ignore_ascii_case("bot") => token.trim(),
        Some(_) | None => token,
    };
    if token.contains(char::is_whitespace) {
        Err("has a space or a new line inside: copy it again, in one piece")
    } else if token.chars().all(|c| c.is_ascii_graphic()) {
        Ok(token)
    } else {
        Err("has characters that no token has: copy it again as plain text")
    }
}

/// Serves Discord until a signal.
pub(super) fn run(
    access: Access,
    settings: &Settings,
    mut library: Library,
    (dir, resume_dms): (&Path, bool),
) -> anyhow::Result<ExitCode> {
    library.freeze_after = FREEZE_AFTER;
    let doubt = access.doubt();
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
        resume_dms,
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
        Err(fault @ ServeFault::Token) => {
            complain(&format!("{fault}\n{doubt}"));
            Ok(ExitCode::from(EXIT_REFUSED))
        }
        Err(fault @ ServeFault::Clock(_)) => {
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
    let texts = Texts {
        goals: Arc::clone(&library.goals),
        guide: Arc::clone(&library.guide),
        formats: library.formats.clone(),
        tags: Arc::clone(&library.tags),
        rubrics: library.rubrics.clone(),
        wanted_stories: Arc::new(library.wanted_stories()),
        in_languages: Vec::new(),
    };
    let said = |content: &Content| Texts {
        goals: Arc::clone(&content.goals),
        guide: Arc::clone(&content.guide),
        rubrics: content.rubrics.clone(),
        ..texts.clone()
    };
    let in_languages =
        library.contents.iter().map(|content| (content.locale.clone(), said(content))).collect();
    Offers {
        formats: library.formats.iter().map(|f| (f.id.clone(), f.title.clone())).collect(),
        rubrics: library
            .rubrics
            .iter()
            .map(|r| (r.id.0.as_str().to_owned(), r.title.clone()))
            .collect(),
        languages: Languages::new(library.languages.iter().map(|item| item.value.clone())),
        texts: Texts { in_languages, ..texts },
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
    let is_open = lines.iter().all(|(is_well, _)| *is_well);
    let guilds = if is_open { set_up_guilds(dir) } else { Vec::new() };
    for (guild, _, held) in &guilds {
        lines.extend(waiting(*guild, held).into_iter().map(|line| (false, line)));
    }
    match Access::of(environment) {
        Err(missing) => lines.push((false, missing.to_string())),
        Ok(access) => {
            let doubt = access.doubt();
            let clock: Arc<dyn Clock> = Arc::new(SystemClock);
            let rest = Rest::new(access.api, &access.token, clock)?;
            let guilds: Vec<_> = guilds.into_iter().map(|(id, how, _)| (id, how)).collect();
            let runtime = tokio::runtime::Builder::new_multi_thread().enable_all().build()?;
            let checks = runtime.block_on(checks_of(&rest, &guilds));
            lines.extend(checks.lines);
            if checks.is_token_refused {
                lines.push((false, doubt));
            }
        }
    }
    let is_well = lines.iter().all(|(is_well, _)| *is_well);
    for (is_well, line) in lines {
        say(&format!("{} {line}\n", if is_well { "✓" } else { "✗" }))?;
    }
    Ok(if is_well { ExitCode::SUCCESS } else { ExitCode::FAILURE })
}

/// What can be said without Discord: whether `run` could begin.
fn house_checks(dir: &Path) -> Vec<(bool, String)> {
    let shown = dir.display();
    let probed = match store::probe(dir, SystemClock.now()) {
        Ok(probed) => probed,
        Err(fault) => return vec![(false, format!("{:#}", anyhow::Error::new(fault)))],
    };
    let mut lines = Vec::new();
    match probed {
        Probed::NoDirectory | Probed::NoDatabase => {
            lines.push((true, format!("no database yet in {shown}: the first run makes it")));
        }
        Probed::Database { is_shared } => {
            if is_shared {
                let by_group = "is its group's, as Kubernetes' fsGroup makes it: its files are \
                                closed to others";
                lines.push((true, format!("{shown} {by_group}")));
            }
            lines.push(match upkeep::integrity_finding(dir) {
                Ok(None) => (true, "the database is whole".to_owned()),
                Ok(Some(finding)) => (
                    false,
                    format!("the database is damaged ({finding}): restore the newest backup"),
                ),
                Err(e) => (false, format!("the database cannot be read: {e}")),
            });
        }
    }
    let place = dir.ancestors().find(|place| place.exists()).unwrap_or(Path::new("."));
    lines.push(match upkeep::free_bytes(place) {
        Ok(free) if free < 64 << 20 => (
            false,
            format!("only {} MB of disk are free: no new session is planned below 64", free >> 20),
        ),
        Ok(free) => (true, format!("{} MB of disk are free", free >> 20)),
        Err(e) => (false, format!("the disk cannot be measured: {e}")),
    });
    lines
}

fn set_up_guilds(dir: &Path) -> Vec<(GuildId, GuildSettings, Vec<HeldUp>)> {
    let Ok(reader) = Reader::open(dir) else { return Vec::new() };
    let found = reader.look(|read| {
        let mut all = Vec::new();
        for guild in guilds::set_up(read, GUILDS_MAX)? {
            let settings = service::settings(read, guild)?;
            all.push((guild, settings, service::held_up(read, guild)?));
        }
        Ok::<_, service::ServiceError>(all)
    });
    found.unwrap_or_default()
}

/// How long ago a running process said that it is connected; none where none ever did.
fn said_ago(dir: &Path) -> Option<Duration> {
    let written = std::fs::metadata(dir.join(HEALTH_FILE)).and_then(|file| file.modified());
    written.ok().and_then(|at| SystemTime::now().duration_since(at).ok())
}

/// What a connected process said lately of its brake.
pub(super) fn brake(dir: &Path) -> Option<String> {
    said_ago(dir).filter(|age| *age <= HEALTHY_FOR)?;
    let said = std::fs::read_to_string(dir.join(HEALTH_FILE)).ok()?;
    said.lines().nth(1).map(str::to_owned)
}

/// Whether a running process has said lately that all is well.
pub(super) fn health(dir: &Path) -> ExitCode {
    match said_ago(dir) {
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
