//! What is written to members alone: only to who asked for it, and never to many new ones at once.
//!
//! A row says what it is about and nothing more; what is read is found out when it is sent, and
//! whether it may be written still. What becomes of one that is not: `service/written.rs`.

use std::collections::BTreeSet;

use serde::{Deserialize, Serialize};

use crate::base::{
    DeliveryId, EveningId, GoalNo, GuildId, MemberId, Moment, Reminder, SeriesId, SessionId, Span,
};
use crate::calendar::Date;
use crate::protocol::NotDirect;
use crate::store::direct::{self, Brake};
use crate::store::outbox::{self, Delivery, Urgency};
use crate::store::profiles::{self, ProfileRow};
use crate::store::{Lane, Read, Tx};

use super::desk::{Actor, Desk};
use super::error::ServiceError;
use super::saved::json;

/// A channel to somebody new is opened so long after the one before (`reliability`: P2).
const OPENED_APART: Span = Span::from_seconds(10);
/// Channels to somebody new in a day.
const OPENED_MAX: u32 = 100;
/// When the platform says that it is too fast, nothing is opened for so long.
const TOO_FAST_FOR: Span = Span::from_minutes(10);
/// And half as much a day, until it has said nothing for so long.
const HALVED_FOR: Span = Span::from_hours(24);
/// Whoever would wait longer for their channel reads it in the room.
const WAITS_FOR: Span = Span::from_minutes(5);

/// What a row is about.
#[derive(Debug, Clone, Copy, PartialEq, Eq, Serialize, Deserialize)]
#[serde(rename_all = "kebab-case")]
pub(super) enum Kept {
    /// They sit in this session, which begins soon.
    Session {
        /// The session.
        id: SessionId,
        /// Whether it comes late.
        is_late: bool,
    },
    /// They come to this evening, or were asked and have not answered.
    Evening {
        /// The evening.
        id: EveningId,
        /// Whether they have not answered.
        is_silent: bool,
        /// Whether it comes late.
        is_late: bool,
    },
    /// They are asked whether they come to this evening.
    Call {
        /// The evening.
        id: EveningId,
    },
    /// They left the calls of this series unanswered, and are asked no more.
    Silence {
        /// The series.
        series: SeriesId,
    },
    /// They are asked for the drill of this goal.
    Drill {
        /// The goal.
        goal: GoalNo,
        /// On this day of theirs.
        on: Date,
    },
    /// They are reminded of what to check on the day before this date.
    DayBefore {
        /// The date.
        on: Date,
    },
    /// They are told how the week went that holds this moment.
    Summary {
        /// The moment.
        as_of: Moment,
    },
}

/// Those of the members who asked to be written to, if anything is written at all.
pub(super) fn takers(
    read: &Read,
    guild: GuildId,
    members: &[MemberId],
) -> Result<BTreeSet<MemberId>, ServiceError> {
    if members.is_empty() {
        return Ok(BTreeSet::new());
    }
    takers_of(read, &profiles::of(read, guild, members)?)
}

/// The same, of members whose profiles are at hand.
pub(super) fn takers_of(
    read: &Read,
    profiles: &[ProfileRow],
) -> Result<BTreeSet<MemberId>, ServiceError> {
    let takers = profiles.iter().filter(|row| row.takes_dms).map(|row| row.member);
    let takers: BTreeSet<MemberId> = takers.collect();
    let is_stopped = !takers.is_empty() && direct::brake(read)?.is_stopped;
    Ok(if is_stopped { BTreeSet::new() } else { takers })
}

/// Something is to be written to the member, and is worth it until then.
pub(super) fn put(
    tx: &Tx,
    desk: &mut Desk,
    by: Actor,
    (member, kept): (MemberId, Kept),
    until: Moment,
) -> Result<(), ServiceError> {
    let delivery = Delivery {
        id: DeliveryId(desk.id(by.now)),
        guild: by.guild,
        lane: Lane::Direct(by.guild, member),
        urgency: urgency(kept, until - by.now),
        slot: None,
        body: json(&kept)?,
        key: desk.key(),
        made_at: by.now,
        due_at: by.now,
        worthless_at: Some(until),
    };
    outbox::put(tx, &delivery)?;
    Ok(())
}

/// Whoever sits in a session is waited for once its check-in is open; everything else can wait.
fn urgency(kept: Kept, worth_it_for: Span) -> Urgency {
    match kept {
        Kept::Session { .. } if worth_it_for <= Reminder::CheckIn.span() => Urgency::First,
        Kept::Session { .. }
        | Kept::Evening { .. }
        | Kept::Call { .. }
        | Kept::Silence { .. }
        | Kept::Summary { .. }
        | Kept::DayBefore { .. }
        | Kept::Drill { .. } => Urgency::CanWait,
    }
}

/// How many channels to somebody new can be opened, as far as it was looked up.
#[derive(Debug, Default)]
pub(super) struct Budget(Option<Left>);

/// What is left of a day.
#[derive(Debug)]
struct Left {
    count: u32,
    /// When the next one can be opened.
    next: Moment,
}

/// Whether something may be written now.
#[derive(Debug, Clone, Copy, PartialEq, Eq)]
pub(super) enum May {
    /// It may.
    Now,
    /// Not before then.
    At(Moment),
    /// They read it in another way.
    Never,
}

impl Budget {
    /// Whether it may be written to the member now: only if they still want it. A channel to
    /// somebody new is counted as opened.
    pub(super) fn may(
        &mut self,
        tx: &Tx,
        (guild, member): (GuildId, MemberId),
        made_at: Moment,
        now: Moment,
    ) -> Result<May, ServiceError> {
        if takers(tx, guild, &[member])?.is_empty() {
            return Ok(May::Never);
        }
        if direct::newest(tx, member)?.is_some() {
            return Ok(May::Now);
        }
        let left = match &mut self.0 {
            Some(left) => left,
            none => none.insert(left(tx, now)?),
        };
        let at = left.next.max(now);
        if left.count == 0 || at > made_at + WAITS_FOR {
            return Ok(May::Never);
        }
        left.next = at + OPENED_APART;
        if at > now {
            return Ok(May::At(at));
        }
        left.count -= 1;
        direct::open(tx, now)?;
        Ok(May::Now)
    }
}

fn left(read: &Read, now: Moment) -> Result<Left, ServiceError> {
    let (opened, last) = direct::openings(read, now)?;
    let brake = direct::brake(read)?;
    let most = (OPENED_MAX >> halved(&brake, now)).max(1);
    let next = last.map_or(now, |last| last + OPENED_APART).max(brake.not_before);
    Ok(Left { count: most.saturating_sub(opened), next })
}

/// How often a day's channels are halved; it is forgiven in time.
fn halved(brake: &Brake, now: Moment) -> u32 {
    if now.since(brake.not_before) >= HALVED_FOR { 0 } else { brake.halved }
}

/// The platform does not take it.
pub(super) fn refused(
    tx: &Tx,
    now: Moment,
    (guild, member): (GuildId, MemberId),
    why: NotDirect,
) -> Result<(), ServiceError> {
    let brake = direct::brake(tx)?;
    match why {
        NotDirect::Closed => profiles::refuse_dms(tx, guild, member)?,
        NotDirect::TooFast => {
            let halved = halved(&brake, now) + 1;
            let not_before = now + TOO_FAST_FOR;
            direct::set_brake(tx, Brake { not_before, halved, ..brake })?;
        }
        NotDirect::Stopped => direct::set_brake(tx, Brake { is_stopped: true, ..brake })?,
    }
    Ok(())
}
