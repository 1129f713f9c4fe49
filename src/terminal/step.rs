//! Where a person who plays alone is: read off the session, so that a restart needs no memory.

use crate::interview::{
    AskingStep, Ending, OwnRating, PauseWhy, Phase, Running, SelfRating, Session, Stage,
};
use crate::rubric::{Anchors, CompetencyNo, Mark};

use super::draft::Asked;
use super::plain::plain;

/// Where the person is.
#[derive(Debug, Clone, Copy, PartialEq, Eq)]
pub(super) enum Step {
    /// The bot is about to do something by itself.
    Waits,
    /// The clock stands; `was_away` because greenroom was not running.
    Stands { was_away: bool },
    /// A question is read or answered.
    Answers(Asked),
    /// Their own questions.
    Asks,
    /// The rating of oneself: so many lines are filled in.
    Rates(usize),
    /// Whether the goal of the last time showed.
    Showed,
    /// A drill's tap.
    Taps,
    /// Rated, and the ballots are open for others.
    CouldClose,
    /// The report is there.
    Reads,
    /// Over without a report.
    Over,
}

/// Where the person is, from the session alone.
pub(super) fn step(session: &Session) -> Step {
    match &session.phase {
        Phase::Running(Running::Pass { stage: Stage::Questions(asking), .. }) => {
            match asking.step {
                AskingStep::Reading { .. } | AskingStep::Answering(_) => {
                    asked(session).map_or(Step::Waits, Step::Answers)
                }
                AskingStep::Offered { .. } | AskingStep::Answered { .. } => Step::Waits,
            }
        }
        Phase::Running(Running::Pass { stage: Stage::CandidateQuestions { .. }, .. }) => Step::Asks,
        Phase::Gathering { .. } | Phase::Briefing { .. } | Phase::Running(_) => Step::Waits,
        Phase::Rating { .. } => rating(session),
        Phase::Report { stored: true, .. } => Step::Reads,
        Phase::Report { stored: false, .. } => Step::Waits,
        Phase::Paused(pause) => Step::Stands { was_away: pause.why == PauseWhy::Away },
        Phase::Closed { how: Ending::Reported } => Step::Reads,
        Phase::Closed { .. } => Step::Over,
    }
}

fn rating(session: &Session) -> Step {
    let Some(turn) = session.turns.first() else { return Step::Waits };
    let by_tap = session.format().rating.own == OwnRating::Tap;
    match &turn.own {
        SelfRating::Open(_) if by_tap => Step::Taps,
        SelfRating::Open(ballot) => {
            let count = session.kit().rubric.competencies.len();
            let mut lines = (0..count).zip(CompetencyNo::all());
            let missing = lines.find(|(_, no)| !ballot.choices.contains_key(no));
            if missing.is_none() && turn.goal.is_some() && ballot.transfer.is_none() {
                return Step::Showed;
            }
            // Complete and not sent: a kill came between the two; the last line is asked again.
            let last = count.saturating_sub(1);
            Step::Rates(missing.map_or(last, |(place, _)| place))
        }
        SelfRating::Done(_) | SelfRating::Skipped | SelfRating::Tapped(_) | SelfRating::None => {
            Step::CouldClose
        }
    }
}

fn asked(session: &Session) -> Option<Asked> {
    let (_, round) = session.asking()?;
    let last = session[round.turn].asked.last()?;
    Some(Asked { session: session.id, no: last.no, ask: last.ask })
}

/// The question that is being answered, also while its clock stands.
pub(super) fn answered(session: &Session) -> Option<Asked> {
    let mut running = session.clone();
    if let Phase::Paused(pause) = &session.phase {
        running.phase = Phase::Running(pause.of);
    }
    match step(&running) {
        Step::Answers(asked) => Some(asked),
        Step::Waits
        | Step::Stands { .. }
        | Step::Asks
        | Step::Rates(_)
        | Step::Showed
        | Step::Taps
        | Step::CouldClose
        | Step::Reads
        | Step::Over => None,
    }
}

/// The words of the question or follow-up that runs.
pub(super) fn prompt_of(session: &Session) -> Option<String> {
    let (_, round) = session.asking()?;
    session[round.turn].asked.last().map(|asked| session.asked_words(asked))
}

pub(super) fn anchor_lines(anchors: &Anchors) -> Vec<String> {
    let line = |mark: Mark| anchors.of(mark).map(|a| format!("    {mark} · {}", plain(&a.short)));
    Mark::ALL.into_iter().filter_map(line).collect()
}
