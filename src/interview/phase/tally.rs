//! How many ballots of a turn are in: what the room may know of sealed ballots.

use crate::base::{Moment, Span};
use crate::interview::format::{OwnRating, Raters};
use crate::interview::notice::{HalfTime, Notice, Tally, Tried};
use crate::interview::numbers::TurnNo;
use crate::interview::session::Session;
use crate::interview::state::{Phase, Running};
use crate::interview::turn::SelfRating;

/// How a turn that is over stands: how many ballots are in, or what came of it where nobody rates.
pub(in crate::interview) fn standing(s: &Session, no: TurnNo, closes_at: Option<Moment>) -> Notice {
    if s.plan.is_private {
        Notice::Tried(Box::new(tried(s, no)))
    } else {
        Notice::Tally(tally(s, no, closes_at))
    }
}

fn tried(s: &Session, no: TurnNo) -> Tried {
    let turn = &s[no];
    let answered = turn.asked.iter().rfind(|asked| asked.ask == 0);
    let took = answered.and_then(|asked| asked.took.filter(|_| !asked.is_cut));
    Tried {
        took,
        target_s: answered.and_then(|asked| asked.target_s),
        tapped: match turn.own {
            SelfRating::Tapped(tap) => Some(tap),
            SelfRating::None | SelfRating::Open(_) | SelfRating::Done(_) | SelfRating::Skipped => {
                None
            }
        },
        is_over: matches!(s.phase, Phase::Report { .. } | Phase::Closed { .. }),
        before: None,
        can_keep: false,
    }
}

/// How many ballots of a turn are in.
fn tally(s: &Session, no: TurnNo, closes_at: Option<Moment>) -> Tally {
    let turn = &s[no];
    let rating = s.format().rating;
    let count = |n: usize| u8::try_from(n).unwrap_or(u8::MAX);
    Tally {
        turn: no,
        turns: count(s.turns.len()),
        candidate: turn.candidate,
        interviewers: turn.interviewers.clone(),
        done: count(turn.done_count()),
        of: match rating.raters {
            Raters::Room => Some(count(turn.ballots.len())),
            Raters::Guild => None,
        },
        own_settled: turn.own.is_settled(),
        own_by_tap: rating.own == OwnRating::Tap,
        closes_at,
        window: Span::from_seconds(i64::from(rating.window_s)),
        is_closed: matches!(s.phase, Phase::Report { .. } | Phase::Closed { .. }),
        has_recording: turn.recording.is_some() && rating.raters == Raters::Room,
        half_time: half_time(s).filter(|_| is_last_rated(s, no)),
    }
}

/// The break that runs, and who goes on after it.
pub(in crate::interview) fn half_time(s: &Session) -> Option<HalfTime> {
    let Phase::Running(Running::HalfTime { next, until }) = s.phase else { return None };
    let candidate = *s.candidates(&s[next]).first()?;
    Some(HalfTime { next, until, candidate, interviewers: s[next].panel.clone() })
}

/// Whether no later turn is rated so far.
fn is_last_rated(s: &Session, no: TurnNo) -> bool {
    s.numbered_turns().filter(|(_, turn)| turn.is_open).map(|(no, _)| no).last() == Some(no)
}
