//! The clock was set back while nobody was there: what lies in the time that is still to come now
//! is moved back with it, so that every age and everything that is left stays what it was. What was
//! agreed by the calendar stays where it is.

use crate::base::{Moment, Span};

use super::held::Held;
use super::pass::Pass;
use super::seats::{Seats, Sitter};
use super::session::Session;
use super::state::{Pause, Phase};
use super::turn::{AskedQuestion, Observed, Turn};

/// Moves everything back that is not agreed by the calendar.
pub(super) fn set_back(session: &mut Session, by: Span) {
    let by = Span::ZERO - by;
    // With each field named, a new moment cannot be forgotten.
    let Session {
        id: _,
        guild: _,
        number: _,
        seed: _,
        plan,
        seats,
        passes,
        turns,
        phase,
        put_off: _,
        absent: _,
        at,
        exercise_no: _,
        has_thread: _,
        lost: _,
        held,
        question_count: _,
        kit: _,
    } = session;
    *at += by;
    if plan.at_once {
        plan.starts_at += by;
    }
    of_seats(seats, by);
    if let Some(Held { place: _, why: _, since }) = held {
        *since += by;
    }
    for Pass { turns: _, panel: _, rounds: _, spares: _, questions_end_at, hand_over } in passes {
        *questions_end_at += by;
        if let Some(hand_over) = hand_over {
            hand_over.until += by;
        }
    }
    for turn in turns {
        of_turn(turn, by);
    }
    of_phase(phase, by);
}

fn all<'a>(moments: impl IntoIterator<Item = &'a mut Option<Moment>>, by: Span) {
    for moment in moments.into_iter().flatten() {
        *moment += by;
    }
}

fn of_seats(seats: &mut Seats, by: Span) {
    let Seats { sitters, waitlist: _, offers } = seats;
    for sitter in sitters {
        let Sitter {
            member: _,
            seat: _,
            told_at,
            here_since,
            is_late: _,
            stands_in: _,
            away_since,
            is_coach: _,
            is_new: _,
            is_gone: _,
        } = sitter;
        all([told_at, here_since, away_since], by);
    }
    for offer in offers {
        offer.until += by;
    }
}

fn of_turn(turn: &mut Turn, by: Span) {
    let Turn {
        candidate: _,
        started_at,
        ended_at,
        cut: _,
        planned: _,
        asked,
        interviewers: _,
        is_coached: _,
        second_asked_at,
        counted: _,
        observed,
        goal: _,
        goal_test: _,
        recording: _,
        is_open: _,
        ballots: _,
        own: _,
        of_interviewers: _,
    } = turn;
    *started_at += by;
    all([ended_at, second_asked_at], by);
    for AskedQuestion { asked_at, ended_at, .. } in asked {
        *asked_at += by;
        all([ended_at], by);
    }
    for Observed { story: _, part, fillers: _ } in observed.values_mut() {
        if let Some((_, since)) = part {
            *since += by;
        }
    }
}

fn of_phase(phase: &mut Phase, by: Span) {
    match phase {
        Phase::Gathering { reminded: _ } | Phase::Closed { how: _ } => {}
        Phase::Briefing { since, checked } => {
            *since += by;
            *checked += by;
        }
        Phase::Running(running) => running.shift(by),
        Phase::Paused(Pause { why: _, since, of, resume_at, until }) => {
            *since += by;
            of.shift(by);
            all([resume_at], by);
            *until += by;
        }
        Phase::Rating { since, until, reminded: _, extended: _, held_until } => {
            *since += by;
            *until += by;
            all([held_until], by);
        }
        Phase::Report { until, stored: _ } => *until += by,
    }
}
