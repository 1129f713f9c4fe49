//! A member's sessions of before: noted when a session's ballots unseal or it ends, for as long as
//! it is known.

use std::collections::BTreeMap;

use crate::base::MemberId;
use crate::interview::{Seat, Session, Sitter};
use crate::store::took_part::{self, TookPartRow};
use crate::store::Tx;

use super::error::ServiceError;

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
