//! What a session shows does not appear for now, and people can mend why: whatever runs on a clock
//! stands until it is there.
//!
//! | phase | while it is held | when it is over |
//! |---|---|---|
//! | gathering | nothing waits for it | – |
//! | briefing | nobody's seat is freed, and nothing begins by itself | all times are later by so much |
//! | running | the clock stands, since what does not appear was said | the clock runs on |
//! | rating, report | the windows run on: the card and the private screens lead there | – |
//!
//! The first reason is kept: what fails because of it has reasons of its own, which mend nothing.

use crate::interview::draft::Draft;
use crate::interview::fact::Fact;
use crate::interview::held::{Held, ShownIn};
use crate::interview::limits::PAUSE_MAX;
use crate::interview::notice::PosedState;
use crate::interview::state::{AskingStep, Pause, PauseWhy, Phase};

use super::{briefing, pause, question};

/// It does not appear.
pub(in crate::interview) fn held(draft: &mut Draft, held: Held) {
    if draft.session.lost.is_some() {
        return;
    }
    let now = match draft.session.held {
        None => held,
        Some(before) if before.place == held.place => Held { since: before.since, ..held },
        Some(before) => before,
    };
    if draft.session.held == Some(now) {
        return;
    }
    draft.session.held = Some(now);
    match &mut draft.session.phase {
        Phase::Running(_) => stop(draft, held),
        Phase::Paused(pause) if matches!(pause.why, PauseWhy::Held(_)) => {
            pause.why = PauseWhy::Held(now.why);
        }
        Phase::Paused(_)
        | Phase::Gathering { .. }
        | Phase::Briefing { .. }
        | Phase::Rating { .. }
        | Phase::Report { .. }
        | Phase::Closed { .. } => {}
    }
    if now.place == ShownIn::Thread {
        draft.show_card();
    }
}

/// Nothing runs on while what it shows does not appear.
pub(in crate::interview) fn stand(draft: &mut Draft) {
    if let (Some(held), Phase::Running(_)) = (draft.session.held, &draft.session.phase) {
        stop(draft, Held { since: draft.at, ..held });
    }
}

fn stop(draft: &mut Draft, held: Held) {
    let why = PauseWhy::Held(held.why);
    pause::stop(draft, why, held.since, None, draft.at + PAUSE_MAX);
    draft.fact(Fact::Paused { why, by: None });
}

/// It is there.
pub(in crate::interview) fn over(draft: &mut Draft) {
    let Some(held) = draft.session.held.take() else { return };
    match draft.session.phase {
        Phase::Paused(Pause { why: PauseWhy::Held(_), .. }) => {
            pause::resume(draft, None);
            // With the times of its clock as they are now.
            if let Ok(asking) = draft.asking()
                && let AskingStep::Reading { .. } | AskingStep::Answering(_) = asking.step
            {
                question::show_posed(draft, &asking, PosedState::Open);
            }
        }
        Phase::Briefing { .. } => briefing::after_hold(draft, held.since),
        Phase::Paused(_)
        | Phase::Gathering { .. }
        | Phase::Running(_)
        | Phase::Rating { .. }
        | Phase::Report { .. }
        | Phase::Closed { .. } => {}
    }
    if held.place == ShownIn::Thread {
        draft.show_card();
    }
}
