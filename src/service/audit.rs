//! What of the journal organisers read: who changed what the group agreed on.

use crate::base::{EveningId, GuildId};
use crate::interview::{Ending, Fact};
use crate::protocol::{Audit, AuditLine, AuditPage, Audited};
use crate::store::journal::{self, JournalRow};
use crate::store::{Read, evenings, sessions};

use super::error::ServiceError;
use super::evening;
use super::noted::{Told, told};

/// Lines on one page.
const LINES_MAX: usize = 15;
/// Lines of the journal that are read at once, and so often for one page.
const READ_AT_ONCE: u32 = 500;
const READS_MAX: usize = 10;

/// A page of it, the newest first: what is older than `page`, or all of it.
pub(super) fn audit(
    read: &Read,
    guild: GuildId,
    page: Option<AuditPage>,
) -> Result<Audit, ServiceError> {
    let mut before = page.map_or(i64::MAX, |page| page.0);
    let mut audit = Audit::default();
    for _ in 0..READS_MAX {
        let rows = journal::of_guild(read, guild, before, READ_AT_ONCE)?;
        if rows.is_empty() {
            return Ok(audit);
        }
        for row in rows {
            if let Some(line) = line(read, &row)? {
                if audit.lines.len() >= LINES_MAX {
                    audit.earlier = Some(AuditPage(before));
                    return Ok(audit);
                }
                audit.lines.push(line);
            }
            before = row.id;
        }
    }
    audit.earlier = Some(AuditPage(before));
    Ok(audit)
}

fn line(read: &Read, row: &JournalRow) -> Result<Option<AuditLine>, ServiceError> {
    let what = match row.session {
        // Sessions of an evening are made by its draw.
        Some(session) => match of_session(row) {
            // What is somebody's alone is nobody's plan.
            Some(_) if sessions::is_private(read, session)? => None,
            Some(what) if evenings::of_session(read, session)?.is_none() => {
                Some(what(sessions::load(read, session)?.map_or(0, |row| row.number)))
            }
            Some(_) | None => None,
        },
        None => of_group(read, row),
    };
    Ok(what.map(|what| AuditLine { at: row.at, by: row.actor, what }))
}

/// What of a session's facts it is.
fn of_session(row: &JournalRow) -> Option<fn(u32) -> Audited> {
    // What is no fact as it was, such as who handed a ballot in, is no change of a plan.
    let fact: Fact = serde_json::from_str(&row.detail).ok()?;
    match fact {
        Fact::Planned { .. } => Some(Audited::Planned),
        Fact::Edited { .. } => Some(Audited::Replanned),
        Fact::Ended { how: Ending::CalledOff(_) } => Some(Audited::SessionOff),
        // Seats are each member's own, and dealt ones are the draw's.
        Fact::Seated { .. }
        | Fact::Waitlisted { .. }
        | Fact::LeftSeat { .. }
        | Fact::Offered { .. }
        | Fact::OfferPassed { .. }
        | Fact::CheckedIn { .. }
        | Fact::WillBeLate { .. }
        | Fact::SeatFreed { .. }
        | Fact::Reminded { .. }
        | Fact::PutOff { .. }
        | Fact::Entered { .. }
        | Fact::DrewQuestions { .. }
        | Fact::Asked { .. }
        | Fact::Answered { .. }
        | Fact::AnswerText { .. }
        | Fact::Skipped { .. }
        | Fact::Exchanged { .. }
        | Fact::MoreTime { .. }
        | Fact::Paused { .. }
        | Fact::Resumed { .. }
        | Fact::WasAway { .. }
        | Fact::Presence { .. }
        | Fact::ChairOffered { .. }
        | Fact::ChairTaken { .. }
        | Fact::ChairLapsed { .. }
        | Fact::WentSolo { .. }
        | Fact::TurnCut { .. }
        | Fact::Counted { .. }
        | Fact::StoryMoved { .. }
        | Fact::Fillers { .. }
        | Fact::Recorded { .. }
        | Fact::BallotsOpened { .. }
        | Fact::RaterJoined { .. }
        | Fact::Marked { .. }
        | Fact::Worded { .. }
        | Fact::TransferSeen { .. }
        | Fact::BallotDone { .. }
        | Fact::OwnRated { .. }
        | Fact::Tapped { .. }
        | Fact::InterviewerRated { .. }
        | Fact::Unsealed
        | Fact::Ended { .. } => None,
    }
}

/// What else it is, of what organisers are told.
fn of_group(read: &Read, row: &JournalRow) -> Option<Audited> {
    match told(&row.what) {
        Some(Told::Settings) => Some(Audited::Settings),
        Some(Told::Series(what)) => serde_json::from_str(&row.detail).ok().map(what),
        // What greenroom did by itself, its series did.
        Some(Told::Evening(what)) if row.actor.is_some() => {
            let id = serde_json::from_str(&row.detail).ok();
            id.map(|id| what(evening::brief(read, id)))
        }
        Some(Told::Draw) => {
            let drawn: Option<(EveningId, u8, bool)> = serde_json::from_str(&row.detail).ok();
            let again = drawn.filter(|(_, _, is_by_somebody)| *is_by_somebody);
            again.map(|(id, ..)| Audited::DrawnAgain(evening::brief(read, id)))
        }
        Some(Told::Evening(_) | Told::Nobody) | None => None,
    }
}
