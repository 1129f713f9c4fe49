//! Thanks: a candidate taps it at their report, and whom they thank reads it with their sessions.
//! Nobody else does, and nobody counts them.

use crate::base::{MemberId, Moment, SessionId, Span};
use crate::protocol::{Answer, Origin, PastShown, Shown, Thanked, ToThank, TurnReport};
use crate::store::took_part::{self, TookPartRow};
use crate::store::{Read, Tx, sessions, thanks};

use super::desk::{Actor, Desk};
use super::error::ServiceError;
use super::record;

/// Later than this, what was done is long over.
const THANKED_WITHIN: Span = Span::from_hours(7 * 24);
/// People of a session that are looked at.
const PEOPLE_MAX: u32 = 50;
/// Whom one is offered to thank: their buttons have room on one screen.
const OFFERED_MAX: usize = 5;
/// Thanks that are read, the newest.
const READ_MAX: u32 = 20;

/// Whom the candidate of this report could thank, and whom they did.
pub(super) fn offered(
    read: &Read,
    report: &TurnReport,
    now: Moment,
) -> Result<Vec<ToThank>, ServiceError> {
    if report.is_private || now.since(report.made_at) > THANKED_WITHIN {
        return Ok(Vec::new());
    }
    let given = thanks::given(read, report.session, report.candidate)?;
    let people = worked(read, report.session, report.candidate)?;
    let all = people.into_iter().take(OFFERED_MAX);
    Ok(all.map(|who| ToThank { who, is_thanked: given.contains(&who) }).collect())
}

/// Who did something in the session for this candidate: first who asked, then who watched or rated.
/// Nobody where they were no candidate in it.
fn worked(
    read: &Read,
    session: SessionId,
    candidate: MemberId,
) -> Result<Vec<MemberId>, ServiceError> {
    let mut rows = took_part::of_session(read, session, PEOPLE_MAX)?;
    let was_candidate = |row: &TookPartRow| row.member == candidate && row.turn_no.is_some();
    if !rows.iter().any(was_candidate) {
        return Ok(Vec::new());
    }
    rows.retain(|row| {
        let did = row.is_interviewer || row.is_observer || row.is_rater;
        did && row.member != candidate
    });
    rows.sort_by_key(|row| !row.is_interviewer);
    Ok(rows.into_iter().map(|row| row.member).collect())
}

/// A candidate thanks somebody for a session.
pub(super) fn thank(
    tx: &Tx,
    desk: &mut Desk,
    by: Actor,
    member: MemberId,
    (session, whom): (SessionId, MemberId),
) -> Result<Answer, ServiceError> {
    let row = sessions::load(tx, session)?.filter(|row| row.guild == by.guild);
    if row.is_none() {
        return Ok(Answer::NoSuchSession);
    }
    if !worked(tx, session, member)?.contains(&whom) {
        return Ok(Answer::NotThanked);
    }
    thanks::put(tx, (by.guild, session), (member, whom), by.now)?;
    // Whom is nobody's business.
    record::note(tx, desk, by, "thanks", &())?;
    Ok(Answer::Thanked { whom })
}

/// Whether anybody thanked this member.
pub(super) fn has_any(read: &Read, origin: &Origin) -> Result<bool, ServiceError> {
    Ok(!thanks::got(read, origin.guild, origin.member, 1)?.is_empty())
}

/// Who thanked this member.
pub(super) fn look(read: &Read, origin: &Origin) -> Result<Shown, ServiceError> {
    let rows = thanks::got(read, origin.guild, origin.member, READ_MAX)?.into_iter();
    let all = rows.map(|(from, number, at)| Thanked { from, number, at }).collect();
    Ok(Shown::Past(PastShown::Thanks(all)))
}
