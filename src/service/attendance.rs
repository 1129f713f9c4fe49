//! Who came to the seat that they had: a record of each member's last ones, for themself.

use crate::base::{GuildId, MemberId};
use crate::interview::{Attended, SEATS_REMEMBERED, Session};
use crate::protocol::Attendance;
use crate::store::attendance::{self, AttendanceRow};
use crate::store::{Read, Tx};

use super::error::ServiceError;

const CAME: &str = "came";
const LATE: &str = "late";
const STOOD_IN: &str = "stood-in";
const MISSED: &str = "missed";

/// What is remembered of a seat, as it is stored.
fn name(attended: Attended) -> &'static str {
    match attended {
        Attended::Came => CAME,
        Attended::Late => LATE,
        Attended::StoodIn => STOOD_IN,
        Attended::Missed => MISSED,
    }
}

/// Notes what is to be remembered of the session's people since it was as `before`.
pub(super) fn note(tx: &Tx, before: &Session, now: &Session) -> Result<(), ServiceError> {
    let known = before.attended();
    let guild = now.guild;
    // Whoever was erased has an id that is nobody's.
    let news = now.attended().into_iter().filter(|one| !known.contains(one) && one.0.0 > 0);
    for (member, how) in news {
        let outcome = name(how).to_owned();
        let row = AttendanceRow { member, session: now.id, at: now.plan.starts_at, outcome };
        attendance::put(tx, guild, &row, SEATS_REMEMBERED)?;
    }
    Ok(())
}

/// The member's own record.
pub(super) fn own(
    read: &Read,
    guild: GuildId,
    member: MemberId,
) -> Result<Attendance, ServiceError> {
    let rows = attendance::of_member(read, guild, member, SEATS_REMEMBERED)?;
    Ok(sum(&rows))
}

fn sum(rows: &[AttendanceRow]) -> Attendance {
    let count = |name: &str| {
        let count = rows.iter().filter(|row| row.outcome == name).count();
        u32::try_from(count).unwrap_or(u32::MAX)
    };
    Attendance {
        came: count(CAME),
        late: count(LATE),
        stood_in: count(STOOD_IN),
        missed: count(MISSED),
    }
}
