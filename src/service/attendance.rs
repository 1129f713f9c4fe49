//! Who came to the seat that they had: a record of each member's last ones, for themself.

use std::cmp::Reverse;
use std::collections::BTreeMap;

use crate::base::{GuildId, MemberId};
use crate::interview::{Attended, SEATS_REMEMBERED, Session};
use crate::protocol::{Attendance, GroupAttendance, Origin, SeatAttended};
use crate::store::attendance::{self, AttendanceRow};
use crate::store::{Read, Tx, guilds};

use super::error::ServiceError;

/// Seats of one guild that organisers are shown, at most.
const SEATS_MAX: u32 = 10_000;

/// What is remembered of a seat, as it is stored.
fn name(attended: Attended) -> &'static str {
    match attended {
        Attended::Came => "came",
        Attended::Late => "late",
        Attended::StoodIn => "stood-in",
        Attended::Missed => "missed",
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

/// The same read back; none for what is not known.
fn named(outcome: &str) -> Option<Attended> {
    [Attended::Came, Attended::Late, Attended::StoodIn, Attended::Missed]
        .into_iter()
        .find(|one| name(*one) == outcome)
}

/// The member's own record.
pub(super) fn own(
    read: &Read,
    guild: GuildId,
    member: MemberId,
) -> Result<Attendance, ServiceError> {
    let rows = attendance::of_member(read, guild, member, SEATS_REMEMBERED)?;
    let shown_from = guilds::settings(read, guild)?.and_then(|row| row.attendance_from);
    let seats = rows.iter().filter_map(|row| named(&row.outcome));
    Ok(seats.fold(Attendance { shown_from, ..Attendance::default() }, and_one))
}

fn and_one(mut sum: Attendance, how: Attended) -> Attendance {
    let count = match how {
        Attended::Came => &mut sum.came,
        Attended::Late => &mut sum.late,
        Attended::StoodIn => &mut sum.stood_in,
        Attended::Missed => &mut sum.missed,
    };
    *count += 1;
    sum
}

/// What organisers see of it, where the guild wants them to: only since everybody was told.
pub(super) fn of_group(read: &Read, origin: &Origin) -> Result<GroupAttendance, ServiceError> {
    if !origin.is_organiser {
        return Ok(GroupAttendance::OrganisersOnly);
    }
    let settings = guilds::settings(read, origin.guild)?.unwrap_or_default();
    let Some(from) = settings.attendance_from else {
        let is_on = settings.shows_attendance;
        return Ok(if is_on { GroupAttendance::Announced } else { GroupAttendance::Off });
    };
    let rows = attendance::of_guild(read, origin.guild, from, SEATS_MAX)?;
    let seat = |(row, number): (AttendanceRow, u32)| {
        let AttendanceRow { member, at, .. } = row;
        Some(SeatAttended { member, number, at, how: named(&row.outcome)? })
    };
    let seats: Vec<SeatAttended> = rows.into_iter().filter_map(seat).collect();
    let mut members: BTreeMap<MemberId, Attendance> = BTreeMap::new();
    for seat in &seats {
        let sum = members.entry(seat.member).or_default();
        *sum = and_one(*sum, seat.how);
    }
    let mut members: Vec<_> = members.into_iter().collect();
    members.sort_by_key(|(_, of)| Reverse(of.missed));
    Ok(GroupAttendance::From { from, members, seats })
}
