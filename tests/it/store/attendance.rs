//! Of everybody's seats only the last are remembered, each once.

use greenroom::base::{MemberId, SessionId};
use greenroom::store::Tx;
use greenroom::store::attendance::{self, AttendanceRow};

use super::fixture::{GUILD, at, open, place, saved, session};

#[test]
fn the_last_seats_of_a_member_are_remembered_and_no_more() {
    let place = place();
    let mut store = open(&place.data);
    for no in 1..=5 {
        session(&mut store, no);
    }
    let row = |session: i64, outcome: &str| AttendanceRow {
        member: MemberId(1),
        session: SessionId(session),
        at: at(session * 10),
        outcome: outcome.to_owned(),
    };
    let of = |tx: &Tx| attendance::of_member(tx, GUILD, MemberId(1), 9);
    let missed = |tx: &Tx| attendance::missed_by(tx, GUILD, MemberId(1));
    for no in [2, 1, 4, 3] {
        saved(&mut store, |tx| attendance::put(tx, GUILD, &row(no, "missed"), 3));
    }
    // The oldest is out, whenever it was noted.
    let last = saved(&mut store, of);
    assert_eq!(last, [row(4, "missed"), row(3, "missed"), row(2, "missed")]);
    assert_eq!(saved(&mut store, missed), 3);
    // Who came after all did not miss it, and it is one seat.
    saved(&mut store, |tx| attendance::put(tx, GUILD, &row(3, "late"), 3));
    saved(&mut store, |tx| attendance::put(tx, GUILD, &row(5, "came"), 3));
    let last = saved(&mut store, of);
    assert_eq!(last, [row(5, "came"), row(4, "missed"), row(3, "late")]);
    let all = |tx: &Tx| attendance::missed(tx, GUILD, 9);
    assert_eq!(saved(&mut store, all), [(MemberId(1), 1)]);
}
