//! A member's attempts at one question: two of them side by side, and what they keep of what they
//! said in a drill for as long as they work on their goal.

use crate::bank::Trigger;
use crate::base::{CleanText, GuildId, MemberId, SessionId, Span};
use crate::interview::limits::ANSWERS;
use crate::interview::{Before, Session, Tried};
use crate::protocol::{Attempt, Attempts, GoalAnswer, NotKept, Origin, PastShown, Probed, Shown};
use crate::store::kept::{self, KeptRow};
use crate::store::timings::{self, TimingRow};
use crate::store::{Read, Tx, answers, goals, sessions};

use super::desk::{Actor, Kits};
use super::error::ServiceError;
use super::saved::{self, parsed};

/// Attempts at one question that can be chosen from, the newest.
const ATTEMPTS_MAX: u32 = 25;
/// What is kept is kept so long, if its goal does not end before (`reliability`: P5).
const KEPT_FOR: Span = Span::from_hours(24 * 90);

/// Completes what a drill came to with what was before it, and with whether its texts can be kept.
pub(super) fn tried(read: &Read, drill: &Session, tried: &mut Tried) -> Result<(), ServiceError> {
    tried.before = before(read, drill)?;
    let Some(turn) = drill.turns.first() else { return Ok(()) };
    let said = said(read, drill.id, turn.candidate)?;
    let has_goal = goals::current(read, drill.guild, turn.candidate)?.is_some();
    tried.can_keep = has_goal && !said.is_empty();
    Ok(())
}

/// How long the candidate of a drill took the time before, for its question or another of the kind.
fn before(read: &Read, drill: &Session) -> Result<Option<Before>, ServiceError> {
    let asked = drill.turns.first().and_then(|turn| turn.asked.first());
    let Some((turn, asked)) = drill.turns.first().zip(asked) else { return Ok(None) };
    let question = drill.question(asked.question);
    let whose = (drill.guild, turn.candidate);
    if let Some(took) = timings::last_of(read, whose, question.id.as_str(), drill.id)? {
        return Ok(Some(Before::Same(took)));
    }
    let took = timings::last_of_kind(read, whose, question.kind.name(), drill.id)?;
    Ok(took.map(Before::OfKind))
}

/// What the member typed in a drill, while that is there: it has one question.
fn said(
    read: &Read,
    session: SessionId,
    member: MemberId,
) -> Result<Vec<(u16, String)>, ServiceError> {
    let rows = answers::of_turn(read, session, 0)?.into_iter();
    let own = rows.filter(|row| row.member == member && row.question_no <= 1);
    Ok(own.map(|row| (row.ask_no, row.said)).collect())
}

/// Keeps what the member typed in this drill of theirs.
pub(super) fn keep(
    tx: &Tx,
    by: Actor,
    member: MemberId,
    session: SessionId,
) -> Result<GoalAnswer, ServiceError> {
    if goals::current(tx, by.guild, member)?.is_none() {
        return Ok(GoalAnswer::NotKept(NotKept::NoGoal));
    }
    let row = sessions::load(tx, session)?.filter(|row| row.guild == by.guild);
    let said = if row.is_some() { said(tx, session, member)? } else { Vec::new() };
    if said.is_empty() {
        let is_kept = !kept::of_session(tx, session, member)?.is_empty();
        let not = GoalAnswer::NotKept(NotKept::NoText);
        return Ok(if is_kept { GoalAnswer::Kept { session } } else { not });
    }
    for (ask_no, said) in said {
        let until = by.now + KEPT_FOR;
        kept::put(tx, &KeptRow { session, ask_no, guild: by.guild, member, until, said })?;
    }
    Ok(GoalAnswer::Kept { session })
}

/// Two of the member's attempts at one question: that of this session, or else of their newest
/// drill, beside the one that is named, or else the one before.
pub(super) fn look(
    read: &Read,
    kits: &mut Kits,
    origin: &Origin,
    (of, beside): (Option<SessionId>, Option<SessionId>),
) -> Result<Shown, ServiceError> {
    let whose = (origin.guild, origin.member);
    let Some(first) = timings::attempt(read, whose, of)? else {
        return Ok(Shown::Past(PastShown::Attempts(None)));
    };
    let all = timings::attempts(read, whose, &first.question, ATTEMPTS_MAX)?;
    let at = |session| all.iter().position(|(row, _)| row.session == session);
    let Some(newer) = at(first.session) else {
        return Ok(Shown::Past(PastShown::Attempts(None)));
    };
    let older = match beside {
        Some(beside) => at(beside),
        None => Some(newer + 1).filter(|next| *next < all.len()),
    };
    let mut shown = vec![newer];
    shown.extend(older.filter(|older| *older != newer));
    // The earlier one first: they stand newest first.
    shown.sort_unstable_by_key(|place| std::cmp::Reverse(*place));
    let both = shown.iter().filter_map(|place| all.get(*place));
    let both: Result<Vec<Attempt>, _> = both.map(|row| attempt(read, origin, row)).collect();
    let choices = all.iter().enumerate().filter(|(place, _)| !shown.contains(place));
    let choices = choices.map(|(_, (row, number))| (row.session, *number));
    Ok(Shown::Past(PastShown::Attempts(Some(Box::new(Attempts {
        of: first.session,
        prompt: prompt(read, kits, origin, &first)?,
        target_s: Some([first.target_lo_s, first.target_hi_s]).filter(|target| *target != [0, 0]),
        both: both?,
        others: choices.collect(),
        can_try_again: sessions::is_private(read, first.session)?,
    })))))
}

fn attempt(
    read: &Read,
    origin: &Origin,
    (row, number): &(TimingRow, u32),
) -> Result<Attempt, ServiceError> {
    let turn = timings::of_turn(read, row.session, row.turn_no)?.into_iter();
    let follow_ups = turn.filter(|one| one.question_no == row.question_no && one.ask_no > 0);
    let probes = follow_ups.map(|one| Probed { probe: trigger(&one), took: took(&one) });
    let texts = kept::of_session(read, row.session, origin.member)?.into_iter();
    let texts = texts.filter_map(|(_, said)| CleanText::new(&said, ANSWERS).ok());
    Ok(Attempt {
        session: row.session,
        number: *number,
        at: row.asked_at,
        took: took(row),
        probes: probes.collect(),
        kept: texts.collect(),
    })
}

fn trigger(row: &TimingRow) -> Option<Trigger> {
    row.probe.as_ref().and_then(|name| parsed(&format!("\"{name}\"")))
}

/// An answer that was cut off has no time that could be compared.
fn took(row: &TimingRow) -> Option<Span> {
    row.took_for.filter(|_| !row.is_interrupted)
}

/// What was asked, as the session knows it.
fn prompt(
    read: &Read,
    kits: &mut Kits,
    origin: &Origin,
    row: &TimingRow,
) -> Result<Option<String>, ServiceError> {
    let Some(saved) = sessions::load(read, row.session)? else { return Ok(None) };
    let loaded = saved::readable(row.session, saved::look(read, saved, kits))?;
    let Some(loaded) = loaded.filter(|loaded| loaded.is_known_to(origin)) else { return Ok(None) };
    let questions = &loaded.session.kit().questions;
    let asked = questions.iter().find(|question| question.id.as_str() == row.question);
    Ok(asked.map(|question| question.prompt.clone()))
}

/// The goal is worked on no longer: what was kept for it goes.
pub(super) fn forget(tx: &Tx, guild: GuildId, member: MemberId) -> Result<(), ServiceError> {
    Ok(kept::forget(tx, guild, member)?)
}
