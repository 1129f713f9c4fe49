//! What organisers see of attendance, where their group wants it: a line a member, and the seats
//! one by one as a file for a spreadsheet.

use crate::base::{Language, csv_line, text};
use crate::calendar::Zone;
use crate::interview::Attended;
use crate::protocol::{Attendance, GroupAttendance, SeatAttended};
use crate::view::card::{Card, CardFile};
use crate::view::words::{long, row, who};

use super::refused;

/// Members with a line; the file has everybody.
const MEMBERS_MAX: usize = 40;

/// So many of each, those of which there are any.
pub(super) fn counts(lang: &Language, of: Attendance) -> String {
    let counts = [
        (of.came > 0).then(|| text!(lang, "{n} on time", n = of.came)),
        (of.late > 0).then(|| text!(lang, "{n} late", n = of.late)),
        (of.stood_in > 0)
            .then(|| text!(lang, "{n} for somebody who could not come", n = of.stood_in)),
        (of.missed > 0).then(|| text!(lang, "{n} missed without a word", n = of.missed)),
    ];
    row(counts.into_iter().flatten())
}

/// The attendance of a group.
pub(super) fn of_group(lang: &Language, shown: &GroupAttendance) -> Card {
    match shown {
        GroupAttendance::OrganisersOnly => refused::organisers_only(lang),
        GroupAttendance::Off => Card::saying(text!(
            lang,
            "Attendance is between each member and me here. Switch it on in the settings, and \
             organisers see who came, came late or missed a seat: the next call tells everybody, and \
             it counts from that evening on."
        )),
        GroupAttendance::Announced => Card::saying(text!(
            lang,
            "Attendance is switched on. The next call tells everybody, and it counts from that \
             evening on; until then there is nothing to see."
        )),
        GroupAttendance::From { from, members, seats } => {
            let mut card = Card::saying(text!(
                lang,
                "**Attendance since {from}**, of everybody's last 20 seats at most. Keep it among \
                 organisers.",
                from = long(*from)
            ));
            if members.is_empty() {
                card.say(text!(lang, "Nobody had a seat since then."));
                return card;
            }
            for (member, of) in members.iter().take(MEMBERS_MAX) {
                card.say(format!("{}: {}", who(lang, *member), counts(lang, *of)));
            }
            if members.len() > MEMBERS_MAX {
                card.say(text!(lang, "All {n} are in the file.", n = members.len()));
            }
            card.files.push(CardFile { name: "attendance.csv".into(), text: csv(lang, seats) });
            card
        }
    }
}

/// Every seat on a line of its own, for a spreadsheet. A member is named so that Discord
/// shows who it is where the cell is pasted: a bare number would lose its last digits.
fn csv(lang: &Language, seats: &[SeatAttended]) -> String {
    let head = [
        text!(lang, "member", context = "a column"),
        text!(lang, "began, UTC", context = "a column"),
        text!(lang, "session", context = "a column"),
        text!(lang, "how", context = "a column"),
    ];
    let utc = Zone::utc();
    let of = |seat: &SeatAttended| {
        let how = match seat.how {
            Attended::Came => text!(lang, "came", context = "a cell"),
            Attended::Late => text!(lang, "late", context = "a cell"),
            Attended::StoodIn => text!(lang, "stood in", context = "a cell"),
            Attended::Missed => text!(lang, "missed", context = "a cell"),
        };
        [who(lang, seat.member), utc.plain(seat.at), format!("#{}", seat.number), how]
    };
    let lines = std::iter::once(head).chain(seats.iter().map(of));
    lines.map(|cells| csv_line(cells.iter().map(String::as_str))).collect()
}
