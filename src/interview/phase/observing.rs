//! What an observer holds while an answer runs: a stopwatch for the parts of a story, and a tally
//! of fillers.

use crate::base::Moment;
use crate::interview::draft::Draft;
use crate::interview::event::{MemberAct, StoryPart};
use crate::interview::fact::Fact;
use crate::interview::heard::Heard;
use crate::interview::limits::FILLERS_MAX;
use crate::interview::numbers::TurnNo;
use crate::interview::refusal::Refusal;
use crate::interview::seats::Seat;
use crate::interview::state::AskingStep;
use crate::interview::turn::Turn;

/// The turn that an observer times now.
fn observing(draft: &mut Draft, by: &MemberAct) -> Result<TurnNo, Refusal> {
    let asking = draft.asking()?;
    let is_observer =
        draft.session.seats.of(by.member).is_some_and(|p| p.seat == Seat::Observer && p.is_here());
    if !is_observer {
        return Err(Refusal::ObserverOnly);
    }
    match asking.step {
        AskingStep::Answering(_) => Ok(draft.round(&asking).turn),
        AskingStep::Offered { .. } | AskingStep::Reading { .. } | AskingStep::Answered { .. } => {
            Err(Refusal::NoAnswerRunning)
        }
    }
}

/// An observer's stopwatch: the story moves to another part.
pub(in crate::interview) fn story(
    draft: &mut Draft,
    by: &MemberAct,
    part: StoryPart,
) -> Result<(), Refusal> {
    let turn = observing(draft, by)?;
    let at = draft.at;
    let observed = draft.turn(turn).observed.entry(by.member).or_default();
    if let Some((was, since)) = observed.part.replace((part, at)) {
        observed.story[was as usize] += at.since(since);
    }
    draft.heard = Heard::Story { part };
    draft.fact(Fact::StoryMoved { turn, by: by.member, part });
    Ok(())
}

/// An observer's tally of fillers.
pub(in crate::interview) fn filler(
    draft: &mut Draft,
    by: &MemberAct,
    add: bool,
) -> Result<(), Refusal> {
    let turn = observing(draft, by)?;
    let observed = draft.turn(turn).observed.entry(by.member).or_default();
    let count = match (add, observed.fillers) {
        (false, 0) => return Err(Refusal::NothingToUndo),
        (false, n) => n - 1,
        (true, n) => (n + 1).min(FILLERS_MAX),
    };
    observed.fillers = count;
    draft.heard = Heard::Count { count };
    draft.fact(Fact::Fillers { turn, by: by.member, count });
    Ok(())
}

/// The parts of a story that run end with the answer.
pub(super) fn settle_stories(turn: &mut Turn, at: Moment) {
    for observed in turn.observed.values_mut() {
        if let Some((part, since)) = observed.part.take() {
            observed.story[part as usize] += at.since(since);
        }
    }
}
