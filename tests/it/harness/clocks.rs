//! Every clock of a session: what is left of it, or how long it has run.

use std::collections::BTreeMap;

use greenroom::base::{Moment, Span};
use greenroom::interview::{AskingStep, PauseWhy, Phase, Running, Session, Stage};

/// The clocks that stand while the session is paused: of what runs, and of what was noted beside
/// it. Measured at `now`, or where they stand at the moment since which they do.
pub(crate) fn running_clocks(s: &Session, now: Moment) -> BTreeMap<String, Span> {
    let mut all = BTreeMap::new();
    let (running, at) = match &s.phase {
        Phase::Running(running) => (running, now),
        Phase::Paused(pause) => (&pause.of, pause.since),
        _ => return all,
    };
    let mut put = |name: String, span| assert_eq!(all.insert(name, span), None);
    match running {
        Running::HalfTime { until, .. } => put("half-time, left".to_owned(), *until - at),
        Running::Pass { stage, .. } => match stage {
            Stage::Intro { until } => put("intro, left".to_owned(), *until - at),
            Stage::Exercise { until, .. } => put("exercise, left".to_owned(), *until - at),
            Stage::CandidateQuestions { until } => put("their questions, left".into(), *until - at),
            Stage::WrapUp { until } => put("wrap-up, left".to_owned(), *until - at),
            Stage::Questions(asking) => match asking.step {
                AskingStep::Offered { since, .. } => put("offered for".to_owned(), at - since),
                AskingStep::Reading { until } => put("reading, left".to_owned(), until - at),
                AskingStep::Answering(answer) => put("answer, for".into(), at - answer.since),
                AskingStep::Answered { since, .. } => put("answered for".to_owned(), at - since),
            },
        },
    }
    let stands = |why| matches!(why, PauseWhy::ChairEmpty);
    let waits = matches!(&s.phase, Phase::Paused(pause) if stands(pause.why));
    if let Some(pass) = s.pass() {
        put("questions, left".to_owned(), pass.questions_end_at - at);
        if let Some(offer) = pass.hand_over {
            put("the chair, left".to_owned(), offer.until - if waits { now } else { at });
        }
        for no in &pass.turns {
            for (member, observed) in &s[*no].observed {
                if let Some((_, since)) = observed.part {
                    put(format!("story of {no} by {member}"), at - since);
                }
            }
        }
    }
    all
}

/// The other clocks: of what is waited for whoever acts, and the ages of what was recorded.
pub(crate) fn other_clocks(s: &Session, now: Moment) -> BTreeMap<String, Span> {
    let mut all = BTreeMap::new();
    let mut put = |name: String, span| assert_eq!(all.insert(name, span), None);
    match &s.phase {
        Phase::Paused(pause) => {
            put("pause, left".to_owned(), pause.until - now);
            if let Some(at) = pause.resume_at {
                put("goes on in".to_owned(), at - now);
            }
        }
        Phase::Briefing { since, .. } => put("check-in for".to_owned(), now - *since),
        Phase::Rating { since, until, held_until, .. } => {
            put("ballots, for".to_owned(), now - *since);
            put("ballots, left".to_owned(), *until - now);
            if let Some(held) = held_until {
                put("held, left".to_owned(), *held - now);
            }
        }
        Phase::Report { until, .. } => put("report, left".to_owned(), *until - now),
        Phase::Gathering { .. } | Phase::Running(_) | Phase::Closed { .. } => {}
    }
    for (n, offer) in s.seats.offers.iter().enumerate() {
        put(format!("offer {n}, left"), offer.until - now);
    }
    for (n, sitter) in s.seats.sitters.iter().enumerate() {
        let ages =
            [("told", sitter.told_at), ("here", sitter.here_since), ("out", sitter.away_since)];
        for (what, since) in ages.into_iter().filter_map(|(what, at)| Some((what, at?))) {
            put(format!("sitter {n} {what}"), now - since);
        }
    }
    for (no, turn) in s.numbered_turns() {
        put(format!("turn {no} for"), now - turn.started_at);
        let ends = [("ended", turn.ended_at), ("second", turn.second_asked_at)];
        for (what, at) in ends.into_iter().filter_map(|(what, at)| Some((what, at?))) {
            put(format!("turn {no} {what}"), now - at);
        }
        for (n, asked) in turn.asked.iter().enumerate() {
            put(format!("turn {no} asked {n}"), now - asked.asked_at);
            if let Some(at) = asked.ended_at {
                put(format!("turn {no} answered {n}"), now - at);
            }
        }
    }
    all
}
