//! How a guild is set up: by its organisers, and read by everybody who plans.

use crate::base::{ChannelId, GuildId, LOCALE_MAX, Moment, Reminders, RoleId};
use crate::calendar::ZoneName;
use crate::protocol::{Answer, GuildSettings, Origin, SETTINGS_LIST_MAX, Threads};
use crate::store::guilds::{self, SettingsRow};
use crate::store::journal::{self, JournalRow};
use crate::store::{Read, Tx, answers, calibrations, digests, series_dates, sessions};

use super::desk::{Actor, Desk};
use super::error::ServiceError;
use super::kept_texts::{days_in, span_of};
use super::saved::{self, OPEN_MAX, json};
use super::{calibration, digest, place};

/// Channels of series of one guild, at most.
const CHANNELS_MAX: u32 = 25;

const ORGANISER: &str = "organiser";
const COACH: &str = "coach";
const PUBLIC: &str = "public";
const PRIVATE: &str = "private";

/// How the guild is set up; the default if it never was.
///
/// # Errors
/// [`ServiceError`] when the store cannot be read.
pub fn settings(read: &Read, guild: GuildId) -> Result<GuildSettings, ServiceError> {
    let Some(row) = guilds::settings(read, guild)? else { return Ok(GuildSettings::default()) };
    let reminders = reminders_of(&row);
    let digest = digests::load(read, guild)?;
    let with =
        |power: &str| row.roles.iter().filter(|(_, p)| p == power).map(|(role, _)| *role).collect();
    Ok(GuildSettings {
        practice: row.practice,
        notice: row.notice,
        threads: if row.threads == PRIVATE { Threads::Private } else { Threads::Public },
        organisers: with(ORGANISER),
        coaches: with(COACH),
        rooms: row.places,
        practise_now: row.practise_now,
        attendance: row.shows_attendance,
        calibration: calibrations::due_of(read, guild)?.is_some(),
        reminders,
        language: row.language,
        // A name that a newer list of zones has given up is none.
        zone: ZoneName::new(&row.zone).ok(),
        digest: digest.as_ref().and_then(|row| row.channel),
        drill_aim: digest.and_then(|row| row.drill_aim),
        keep_answers_days: row.keep_answers_days,
        of_series: series_dates::channels(read, guild, CHANNELS_MAX)?,
    })
}

/// When people of the guild are reminded of what is planned from now on.
pub(super) fn reminders(read: &Read, guild: GuildId) -> Result<Reminders, ServiceError> {
    Ok(guilds::settings(read, guild)?.as_ref().map(reminders_of).unwrap_or_default())
}

/// What nobody can read is as usual.
fn reminders_of(row: &SettingsRow) -> Reminders {
    row.reminders.as_ref().and_then(|text| text.parse().ok()).unwrap_or_default()
}

/// Sets the guild up. Lists are kept in their order, each entry once.
pub(super) fn set_up(
    tx: &Tx,
    desk: &mut Desk,
    by: Actor,
    origin: &Origin,
    wanted: &GuildSettings,
) -> Result<Answer, ServiceError> {
    if !origin.is_organiser {
        return Ok(Answer::OrganisersOnly);
    }
    let most = desk.library.keep_answers_for;
    if wanted.keep_answers_days.is_some_and(|days| span_of(days) > most) {
        return Ok(Answer::KeepsShorter { at_most: days_in(most) });
    }
    let settings = GuildSettings {
        rooms: once(&wanted.rooms),
        organisers: once(&wanted.organisers),
        coaches: once(&wanted.coaches),
        language: wanted.language.chars().take(LOCALE_MAX).collect(),
        drill_aim: digest::drill_aim(wanted.drill_aim),
        ..wanted.clone()
    };
    let threads = match settings.threads {
        Threads::Public => PUBLIC,
        Threads::Private => PRIVATE,
    };
    let with = |roles: &[RoleId], power: &str| -> Vec<(RoleId, String)> {
        roles.iter().map(|role| (*role, power.to_owned())).collect()
    };
    // Switched off and on again it is new, and told again.
    let before = guilds::settings(tx, origin.guild)?.unwrap_or_default();
    let mut roles = with(&settings.organisers, ORGANISER);
    roles.extend(with(&settings.coaches, COACH));
    let row = SettingsRow {
        practice: settings.practice,
        notice: settings.notice,
        threads: threads.to_owned(),
        practise_now: settings.practise_now,
        shows_attendance: settings.attendance,
        reminders: Some(settings.reminders.to_string()),
        attendance_from: before.attendance_from.filter(|_| settings.attendance),
        language: settings.language.clone(),
        keep_answers_days: settings.keep_answers_days,
        zone: settings.zone.as_ref().map(ZoneName::to_string).unwrap_or_default(),
        places: settings.rooms.clone(),
        roles,
    };
    guilds::put_settings(tx, origin.guild, &row, by.now)?;
    if let Some(days) = settings.keep_answers_days {
        answers::keep_at_most(tx, origin.guild, span_of(days))?;
    }
    calibration::switch(tx, desk, by, settings.calibration)?;
    digest::set(tx, by, &settings)?;
    if settings.practice.is_some() {
        place::found(tx, desk, by)?;
    }
    let line = JournalRow {
        id: desk.id(by.now),
        at: by.now,
        guild: by.guild,
        session: None,
        actor: by.member,
        what: "set-up".to_owned(),
        detail: json(&settings)?,
    };
    journal::note(tx, &line)?;
    Ok(Answer::SetUp(Box::new(settings)))
}

fn once<T: Copy + PartialEq>(all: &[T]) -> Vec<T> {
    let mut kept: Vec<T> = Vec::new();
    for one in all {
        if kept.len() < SETTINGS_LIST_MAX && !kept.contains(one) {
            kept.push(*one);
        }
    }
    kept
}

/// The guild's first room that no other session has at that time; with all of them taken, none.
pub(super) fn free_room(
    tx: &Tx,
    desk: &mut Desk,
    guild: GuildId,
    (from, until): (Moment, Moment),
) -> Result<Option<ChannelId>, ServiceError> {
    let rooms = settings(tx, guild)?.rooms;
    if rooms.is_empty() {
        return Ok(None);
    }
    let mut taken = Vec::new();
    for row in sessions::open_of(tx, guild, OPEN_MAX)? {
        let overlaps =
            row.starts_at.is_some_and(|at| at < until) && row.ends_at.is_some_and(|at| at > from);
        if overlaps && let Some(other) = saved::readable(row.id, saved::of_row(tx, desk, row))? {
            taken.extend(other.session.plan.room);
        }
    }
    Ok(rooms.into_iter().find(|room| !taken.contains(room)))
}
