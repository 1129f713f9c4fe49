//! The time that is left, for the prompt: from the session and the time alone.

use crate::base::{Moment, Span};
use crate::interview::{Asking, AskingStep, Pass, Phase, Running, Session, Stage};

use super::times::clock_face;

/// What runs and how long it still does, such as `question 2 · 0:52 left`; nothing where no clock
/// concerns anybody.
pub(super) fn remaining(session: &Session, now: Moment) -> Option<String> {
    match &session.phase {
        Phase::Gathering { .. } => Some(ahead("starts", session.plan.starts_at, now)),
        Phase::Briefing { .. } if session.plan.at_once => Some("waiting for seats".to_owned()),
        Phase::Briefing { .. } => Some(ahead("check-in · starts", session.plan.starts_at, now)),
        Phase::Running(Running::Pass { no, stage }) => Some(match stage {
            Stage::Intro { until } => left("introduction", *until, now),
            Stage::Questions(asking) => question(session, &session[*no], asking, now),
            Stage::Exercise { until, .. } => left("exercise", *until, now),
            Stage::CandidateQuestions { until } => left("candidate's questions", *until, now),
            Stage::WrapUp { until } => left("wrap-up", *until, now),
        }),
        Phase::Running(Running::HalfTime { until, .. }) => Some(left("half-time", *until, now)),
        Phase::Rating { until, .. } => Some(left("ballots open", *until, now)),
        Phase::Paused(pause) => Some(match pause.resume_at {
            Some(at) => format!("paused · goes on in {}", clock_face(at.since(now))),
            None => "paused".to_owned(),
        }),
        Phase::Report { .. } | Phase::Closed { .. } => None,
    }
}

fn left(what: &str, until: Moment, now: Moment) -> String {
    format!("{what} · {} left", clock_face(until.since(now)))
}

fn ahead(what: &str, at: Moment, now: Moment) -> String {
    if at > now {
        format!("{what} in {}", clock_face(at - now))
    } else {
        format!("{what} as soon as everybody is here")
    }
}

fn question(session: &Session, pass: &Pass, asking: &Asking, now: Moment) -> String {
    let what = current(session, pass, asking);
    match &asking.step {
        AskingStep::Offered { .. } => format!("{what} · not asked yet"),
        AskingStep::Reading { until } => {
            format!("{what} · the clock starts in {}", clock_face(until.since(now)))
        }
        AskingStep::Answering(clock) => {
            let until = clock.up_at();
            if now <= until {
                left(&what, until, now)
            } else {
                format!("{what} · {} over", clock_face(floor(now - until)))
            }
        }
        AskingStep::Answered { .. } => format!("{what} · answered"),
    }
}

/// A span that is over counts up from zero.
fn floor(span: Span) -> Span {
    Span::from_ms(span.ms() / 1_000 * 1_000)
}

/// Which question it is: one that was asked has its number, one that is offered gets the next.
fn current(session: &Session, pass: &Pass, asking: &Asking) -> String {
    let turn = &session[pass[asking.round].turn];
    let last = turn.asked.last();
    match (&asking.step, last) {
        (AskingStep::Offered { .. }, _) | (_, None) => {
            let mains = turn.asked.iter().filter(|asked| asked.ask == 0).count();
            format!("question {}", mains + 1)
        }
        (_, Some(asked)) if asked.ask == 0 => format!("question {}", asked.no),
        (_, Some(asked)) => format!("question {}, follow-up", asked.no),
    }
}
