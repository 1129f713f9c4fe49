//! Members who go: they leave what is open, and where they want it, nothing of them stays.

use std::collections::BTreeSet;

use tracing::{info, warn};

use crate::base::{GuildId, MemberId, Moment, SessionId};
use crate::interview::{Act, Deal, Effect, Event, Fact, MemberAct, Session};
use crate::protocol::{Answer, TurnReport};
use crate::store::erasures::{self, ErasureRow, WHOLE_GUILD};
use crate::store::{Tx, digests, guilds, journal, profiles, reports, series, sessions, targets};

use super::desk::{Actor, Desk};
use super::error::ServiceError;
use super::renamed::renamed;
use super::report::measure;
use super::saved::{self, parsed, read_json};
use super::{act, drills, evening, pair, partner, practise, purge, summaries};

/// Rows that are looked through at once.
const PAGE: u32 = 500;
/// Answers to others that are looked through: they are kept for two days.
const ANSWERS_MAX: u32 = 100_000;
/// Erasures that are kept at one time, at most.
const ERASURES_MAX: u32 = 100_000;

/// Somebody left the guild, or was made to: in every open session they leave for good.
pub(super) fn gone(
    tx: &Tx,
    desk: &mut Desk,
    by: Actor,
    member: MemberId,
) -> Result<Answer, ServiceError> {
    evening::gone(tx, desk, by, member)?;
    Ok(Answer::Gone { left: leave_all(tx, desk, by, member)? })
}

fn leave_all(tx: &Tx, desk: &mut Desk, by: Actor, member: MemberId) -> Result<u16, ServiceError> {
    let by = Actor { member: Some(member), ..by };
    practise::stop_waiting(tx, desk, by, member)?;
    series::leave(tx, by.guild, member)?;
    pair::leave(tx, by, member)?;
    partner::leave(tx, by, member)?;
    drills::stop(tx, by.guild, member)?;
    profiles::forget_availability(tx, by.guild, member)?;
    summaries::stop(tx, by.guild, member)?;
    digests::withdraw(tx, by.guild, member)?;
    targets::forget_checklists(tx, by.guild, member)?;
    let mut left = 0;
    for from in saved::all_open(tx, desk, by.guild)? {
        let event = leaving(&from.session, member, by.now);
        // Refused where they have no seat, or where there is nothing left to leave.
        if act::happen(tx, desk, by, &from, &event)?.is_ok() {
            left += 1;
        }
    }
    Ok(left)
}

/// Leaves for good; before check-in a dealt seat is dealt to nobody.
fn leaving(session: &Session, member: MemberId, now: Moment) -> Event {
    if session.is_dealt_ahead() && session.seats.of(member).is_some() {
        let others = || session.seats.sitters.iter().filter(|sitter| sitter.member != member);
        let new = others().filter(|other| other.is_new).map(|other| other.member).collect();
        let seats = others().map(|other| (other.seat, other.member)).collect();
        let stand_ins = others().filter(|other| other.stands_in).map(|other| other.member);
        return Event::Dealt(Deal { seats, new, stand_ins: stand_ins.collect() });
    }
    Event::Act(MemberAct::of(member, Act::Leave, now))
}

/// Erases everything about the member in the guild, and keeps unreadably that it was asked for.
pub(super) fn forget(
    tx: &Tx,
    desk: &mut Desk,
    by: Actor,
    member: MemberId,
) -> Result<Answer, ServiceError> {
    leave_all(tx, desk, by, member)?;
    erase(tx, desk, by, member)?;
    let salt = desk.key();
    let seal = member.seal(by.guild, salt);
    erasures::put(tx, &ErasureRow { salt, guild: by.guild, seal, at: by.now })?;
    info!(guild.id = by.guild.0, "somebody in guild {} was erased", by.guild);
    Ok(Answer::Forgotten)
}

/// Erases again whoever was erased after the backup was made that was put back. Says how many of
/// the erasures met somebody.
///
/// # Errors
/// [`ServiceError`] when nothing could be saved; the caller rolls back.
pub fn erase_again(
    tx: &Tx,
    desk: &mut Desk,
    now: Moment,
    wanted: &[ErasureRow],
) -> Result<usize, ServiceError> {
    let mut met = 0;
    let done: BTreeSet<[u8; 16]> =
        erasures::all(tx, ERASURES_MAX)?.into_iter().map(|row| row.salt).collect();
    met += purge_again(tx, wanted, &done)?;
    let of_members: BTreeSet<GuildId> =
        wanted.iter().map(|row| row.guild).filter(|guild| *guild != WHOLE_GUILD).collect();
    for guild in of_members {
        let by = Actor { guild, member: None, now };
        let known = known(tx, guild)?;
        for row in wanted.iter().filter(|row| row.guild == guild && !done.contains(&row.salt)) {
            let found = known.iter().find(|member| member.seal(guild, row.salt) == row.seal);
            if let Some(member) = found {
                leave_all(tx, desk, by, *member)?;
                erase(tx, desk, by, *member)?;
                met += 1;
            }
            erasures::put(tx, row)?;
        }
    }
    Ok(met)
}

/// The same for whole guilds.
fn purge_again(
    tx: &Tx,
    wanted: &[ErasureRow],
    done: &BTreeSet<[u8; 16]>,
) -> Result<usize, ServiceError> {
    let mut met = 0;
    let known = guilds::all(tx, GuildId(i64::MIN), ERASURES_MAX)?;
    let is_whole = |row: &&ErasureRow| row.guild == WHOLE_GUILD && !done.contains(&row.salt);
    for row in wanted.iter().filter(is_whole) {
        let found = known.iter().map(|(guild, _)| *guild).find(|g| g.seal(row.salt) == row.seal);
        if let Some(guild) = found {
            purge::whole(tx, guild)?;
            met += 1;
        }
        erasures::put(tx, row)?;
    }
    Ok(met)
}

/// Everybody of whom the guild has something: who did anything stands in its journal.
fn known(tx: &Tx, guild: GuildId) -> Result<BTreeSet<MemberId>, ServiceError> {
    let mut known: BTreeSet<MemberId> =
        crate::store::members::names(tx, guild, ERASURES_MAX)?.into_iter().map(|n| n.0).collect();
    let mut before = i64::MAX;
    loop {
        let page = journal::of_guild(tx, guild, before, PAGE)?;
        let Some(last) = page.last() else { return Ok(known) };
        before = last.id;
        known.extend(page.iter().filter_map(|line| line.actor));
    }
}

/// The same ids and words everywhere: sessions, their rows, what waits to be shown, the guild's
/// rows, the journal.
fn erase(tx: &Tx, desk: &mut Desk, by: Actor, member: MemberId) -> Result<(), ServiceError> {
    desk.history.forget(by.guild);
    // Marks for others stay under an id that is nobody's and appears nowhere else.
    let nobody = MemberId(-desk.id(by.now));
    evening::forget(tx, desk, by, (member, nobody))?;
    let digits = member.0.to_string();
    let mut before = u32::MAX;
    loop {
        let page = erasures::sessions_with(tx, by.guild, &digits, before, PAGE)?;
        let Some((last, _)) = page.last() else { break };
        before = *last;
        for (_, session) in page {
            erase_in(tx, desk, by, session, member, nobody)?;
        }
    }
    erasures::forget_in_guild(tx, by.guild, member)?;
    for (no, answer) in erasures::answers_with(tx, by.guild, &digits, ANSWERS_MAX)? {
        match parsed::<Answer>(&answer) {
            Some(answer) => erasures::set_answer(tx, no, &renamed(&answer, member, nobody)?)?,
            None => erasures::forget_answer(tx, no)?,
        }
    }
    erase_in_journal(tx, by.guild, member, nobody)
}

fn erase_in(
    tx: &Tx,
    desk: &mut Desk,
    by: Actor,
    id: SessionId,
    member: MemberId,
    nobody: MemberId,
) -> Result<(), ServiceError> {
    let from = match saved::load(tx, desk, id) {
        Ok(Some(from)) => from,
        Ok(None) => return Ok(()),
        Err(ServiceError::Unreadable { .. }) => return empty(tx, by, id, member, nobody),
        Err(other) => return Err(other),
    };
    let planned = from.session.plan.planner == member;
    let mut next = from.session.clone();
    next.forget(member);
    let next: Session<()> = read_json(id, &renamed(&next, member, nobody)?)?;
    let next = next.with_kit(std::sync::Arc::clone(from.session.kit()));
    if next == from.session {
        // Its digits are part of another number.
        return Ok(());
    }
    saved::save(tx, &from, next, by.now)?;
    erase_beside(tx, id, member, nobody, planned)
}

/// The same where the session cannot be read: what of it is theirs nobody can tell any more, so of
/// its state only the other numbers are kept, by which it is found when the others go.
fn empty(
    tx: &Tx,
    by: Actor,
    id: SessionId,
    member: MemberId,
    nobody: MemberId,
) -> Result<(), ServiceError> {
    let Some(row) = sessions::load(tx, id)? else { return Ok(()) };
    let digits = member.0.to_string();
    let numbers = row.state.split(|c: char| !c.is_ascii_digit()).filter(|one| !one.is_empty());
    let (theirs, others): (Vec<&str>, Vec<&str>) = numbers.partition(|one| *one == digits);
    if theirs.is_empty() {
        return Ok(());
    }
    warn!(session.id = id.0, "session {id} cannot be read, and is emptied for an erasure");
    erasures::empty_session(tx, id, &others.join(" "), by.now)?;
    erase_beside(tx, id, member, nobody, true)
}

/// In what is kept of a session beside its state. What cannot be read goes.
fn erase_beside(
    tx: &Tx,
    id: SessionId,
    member: MemberId,
    nobody: MemberId,
    planned: bool,
) -> Result<(), ServiceError> {
    erasures::forget_in_session(tx, id, member, nobody)?;
    for mut row in reports::of_session(tx, id)? {
        row.body = match parsed::<TurnReport>(&row.body) {
            Some(mut report) => {
                report.words.retain(|words| words.rater != member);
                report.observers.retain(|line| line.observer != member);
                row.measure = measure(&report);
                renamed(&report, member, nobody)?
            }
            None => String::new(),
        };
        reports::put(tx, &row)?;
    }
    erasures::forget_settled(tx, id)?;
    for (delivery, body) in erasures::deliveries(tx, id)? {
        let body = match parsed::<(u32, Effect)>(&body) {
            Some((number, mut effect)) => {
                effect.forget(member, planned);
                renamed(&(number, effect), member, nobody)?
            }
            None => String::new(),
        };
        erasures::set_body(tx, delivery, &body)?;
    }
    Ok(())
}

/// Lines stay, without saying who.
fn erase_in_journal(
    tx: &Tx,
    guild: GuildId,
    member: MemberId,
    nobody: MemberId,
) -> Result<(), ServiceError> {
    erasures::open_journal(tx)?;
    let mut before = i64::MAX;
    loop {
        let page = journal::of_guild(tx, guild, before, PAGE)?;
        let Some(last) = page.last() else { break };
        before = last.id;
        for line in page {
            let actor = line.actor.filter(|actor| *actor != member);
            let detail = without(&line.detail, member, nobody)?;
            if actor != line.actor || detail != line.detail {
                erasures::set_line(tx, guild, line.id, actor, &detail)?;
            }
        }
    }
    Ok(erasures::close_journal(tx)?)
}

/// A line's detail without the id. What is no fact, or was too long to be kept whole, goes where it
/// may speak of them.
fn without(detail: &str, member: MemberId, nobody: MemberId) -> Result<String, ServiceError> {
    let digits = member.0.to_string();
    if !detail.contains(&digits) {
        return Ok(detail.to_owned());
    }
    match parsed::<Fact>(detail) {
        Some(fact) => renamed(&fact, member, nobody),
        None => Ok(String::new()),
    }
}
