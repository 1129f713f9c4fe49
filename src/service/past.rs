//! A member's sessions of before: noted when a session's ballots unseal or it ends, for as long as
//! it is known.

use std::collections::BTreeMap;

use crate::base::{MemberId, Moment, SessionId};
use crate::interview::{Seat, Session, Sitter, TurnNo};
use crate::protocol::{Origin, Past, PastLine, PastLook, PastShown, Shown, TurnReport};
use crate::store::took_part::{self, TookPartRow};
use crate::store::{Read, Tx, reports};

use super::error::ServiceError;
use super::saved::read_json;

/// Sessions on a page: their lines are a phone's screen.
const PAGE: u32 = 10;

/// Notes who took part in the session so far, and as what. Who only had a seat did not.
pub(super) fn note(tx: &Tx, s: &Session) -> Result<(), ServiceError> {
    let mut parts: BTreeMap<MemberId, TookPartRow> = BTreeMap::new();
    let competencies = s.kit().rubric.competencies.len();
    for (no, turn) in s.numbered_turns() {
        part(&mut parts, s, turn.candidate).turn_no = Some(u16::from(no));
        for interviewer in &turn.interviewers {
            part(&mut parts, s, *interviewer).is_interviewer = true;
        }
        for (rater, _) in turn.ballots.iter().filter(|(_, b)| b.is_complete(competencies)) {
            part(&mut parts, s, *rater).is_rater = true;
        }
    }
    let has_begun = !s.turns.is_empty();
    let watched = |one: &&Sitter| one.seat == Seat::Observer && one.here_since.is_some();
    for sitter in s.seats.sitters.iter().filter(watched).filter(|_| has_begun) {
        let part = part(&mut parts, s, sitter.member);
        part.is_observer = part.turn_no.is_none() && !part.is_interviewer;
    }
    // Whoever was erased has an id that is nobody's.
    for part in parts.values().filter(|part| part.member.0 > 0) {
        took_part::put(tx, s.guild, part)?;
    }
    Ok(())
}

fn part<'a>(
    parts: &'a mut BTreeMap<MemberId, TookPartRow>,
    s: &Session,
    member: MemberId,
) -> &'a mut TookPartRow {
    parts.entry(member).or_insert_with(|| TookPartRow {
        session: s.id,
        member,
        at: s.plan.starts_at,
        turn_no: None,
        is_interviewer: false,
        is_observer: false,
        is_rater: false,
        format: s.format().title.clone(),
    })
}

/// What the member sees of their own.
pub(super) fn look(read: &Read, origin: &Origin, look: PastLook) -> Result<Shown, ServiceError> {
    let (before, is_drill) = match look {
        PastLook::Page(before) | PastLook::Choose(_, _, before) => (before, false),
        PastLook::Drills(before) => (before, true),
        PastLook::Beside(turns) => return beside(read, origin, turns),
        // The front of this knows what was asked there.
        PastLook::Attempts(..) | PastLook::LastAttempts | PastLook::Thanks => {
            return Ok(Shown::Past(PastShown::Attempts(None)));
        }
    };
    let whose = (origin.guild, origin.member);
    let rows = took_part::before(read, whose, Some(is_drill), before, PAGE + 1)?;
    let mut lines: Vec<PastLine> = rows.into_iter().map(line).collect();
    let has_more = lines.len() > PAGE as usize;
    lines.truncate(PAGE as usize);
    let older = lines.last().filter(|_| has_more).map(|last| last.session);
    let has_drills = is_drill || !took_part::before(read, whose, Some(true), None, 1)?.is_empty();
    let past = Past { lines, has_newer: before.is_some(), older, has_drills, has_thanks: false };
    Ok(Shown::Past(PastShown::Page(past)))
}

fn line((row, number): (TookPartRow, u32)) -> PastLine {
    PastLine {
        turn: turn_of(&row),
        session: row.session,
        number,
        at: row.at,
        format: Some(row.format).filter(|format| !format.is_empty()),
        is_interviewer: row.is_interviewer,
        is_observer: row.is_observer,
        is_rater: row.is_rater,
    }
}

/// Their turn as candidate.
pub(super) fn turn_of(row: &TookPartRow) -> Option<TurnNo> {
    row.turn_no.and_then(|no| u8::try_from(no).ok()).map(TurnNo)
}

/// Two reports of this member's, the earlier first.
fn beside(
    read: &Read,
    origin: &Origin,
    turns: [(SessionId, TurnNo); 2],
) -> Result<Shown, ServiceError> {
    let [one, other] = turns.map(|turn| own_report(read, origin, turn));
    let (Some(one), Some(other)) = (one?, other?) else { return Ok(Shown::NoReport) };
    let in_order = if began(&one) <= began(&other) { [one, other] } else { [other, one] };
    Ok(Shown::Past(PastShown::Beside(Box::new(in_order))))
}

fn began(report: &TurnReport) -> (Moment, SessionId) {
    (report.started_at, report.session)
}

/// The report of a turn of theirs.
pub(super) fn own_report(
    read: &Read,
    origin: &Origin,
    (session, turn): (SessionId, TurnNo),
) -> Result<Option<TurnReport>, ServiceError> {
    let row = reports::load(read, session, u16::from(turn))?;
    let row = row.filter(|row| row.guild == origin.guild && row.candidate == origin.member);
    row.map(|row| read_json(session, &row.body)).transpose()
}
