//! Rubrics and scores from outside.

mod calibrated;
mod curve;
mod files;
mod properties;
mod worked;

use greenroom::base::{MemberId, Moment, SessionId, Span};
use greenroom::rubric::{Cast, Mark, TurnKey};

/// A mark.
fn mark(value: u8) -> Mark {
    Mark::try_from(value).expect("tests write marks from 1 to 5")
}

/// The only turn of a session.
fn turn(session: i64) -> TurnKey {
    TurnKey { session: SessionId(session), turn: 0 }
}

/// A cast in the only turn of `session`; its marks as digits, `-` for *could not tell*.
fn cast(session: i64, rater: i64, candidate: i64, day: i64, marks: &str) -> Cast {
    Cast {
        turn: turn(session),
        rater: MemberId(rater),
        candidate: MemberId(candidate),
        at: Moment::from_ms(0) + Span::from_hours(24 * day),
        marks: (0..)
            .zip(marks.chars())
            .filter_map(|(place, c)| Some((place, mark(u8::try_from(c.to_digit(10)?).ok()?))))
            .collect(),
    }
}
