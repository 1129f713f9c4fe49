//! The place where a session is held was taken away: its thread, the channel with its card, or the
//! whole guild.
//!
//! What its people would expect, and what happens:
//!
//! | phase | the thread is deleted | the channel is deleted | the bot is removed |
//! |---|---|---|---|
//! | gathering | called off, said beside the card | kept: its card is posted in the next channel, and without one it is called off when check-in would open | called off |
//! | briefing | called off, said beside the card | called off | called off |
//! | running | ends where it stands, as *interrupted*: turns with half of their questions answered are rated, said beside the card | the same, unsaid | the same, and nobody can rate any more |
//! | rating | goes on: the card and `/session show` lead to the ballots, the reports are announced beside the card | goes on: `/session show` leads to them | unseals at once with what was given |
//! | report | stays open the same ways | the same | closed, and its reports are kept |
//!
//! A planned session outlives its channel, because who moves the group to another channel does not
//! mean to cancel its plans. One that is under way does not: its people have lost what they were
//! looking at, and go on elsewhere or not at all.

use crate::interview::draft::Draft;
use crate::interview::event::Lost;
use crate::interview::notice::{AfterLoss, Notice};
use crate::interview::state::{Ending, Phase};
use crate::interview::turn::Cut;

use super::{pause, report};

/// The opening could not be delivered for good: it is called off rather than waited for. One that
/// runs already has no thread to go on in.
pub(in crate::interview) fn undeliverable(draft: &mut Draft) {
    match draft.session.phase {
        Phase::Gathering { .. } | Phase::Briefing { .. } => {
            report::close(draft, Ending::Undeliverable);
        }
        Phase::Running(_) | Phase::Paused(_) => place(draft, Lost::Thread),
        Phase::Rating { .. } | Phase::Report { .. } | Phase::Closed { .. } => {}
    }
}

/// Ends what cannot go on. Losing less than what is lost already changes nothing.
pub(in crate::interview) fn place(draft: &mut Draft, what: Lost) {
    if draft.session.lost >= Some(what) {
        return;
    }
    if let Phase::Closed { .. } = draft.session.phase {
        return;
    }
    draft.session.lost = Some(what);
    draft.session.held = None;
    match draft.session.phase {
        Phase::Gathering { .. } if what == Lost::Channel => draft.session.has_thread = false,
        Phase::Gathering { .. } | Phase::Briefing { .. } => {
            report::close(draft, Ending::Lost(what));
            tell(draft, AfterLoss::Nothing);
        }
        Phase::Running(_) | Phase::Paused(_) => {
            pause::cut_here(draft, Cut::PlaceLost, None);
            let then = match draft.session.phase {
                Phase::Rating { until, .. } => AfterLoss::Ballots { until },
                Phase::Report { .. } => AfterLoss::Reports,
                Phase::Gathering { .. }
                | Phase::Briefing { .. }
                | Phase::Running(_)
                | Phase::Paused(_)
                | Phase::Closed { .. } => AfterLoss::Nothing,
            };
            tell(draft, then);
        }
        Phase::Rating { until, .. } => {
            draft.show_card();
            tell(draft, AfterLoss::BallotsStay { until });
        }
        Phase::Report { .. } | Phase::Closed { .. } => {}
    }
    // Nobody can press anything there any more.
    if what == Lost::Guild {
        match draft.session.phase {
            Phase::Rating { .. } => report::unseal(draft),
            Phase::Report { stored: true, .. } => report::close(draft, Ending::Reported),
            Phase::Report { stored: false, .. }
            | Phase::Gathering { .. }
            | Phase::Briefing { .. }
            | Phase::Running(_)
            | Phase::Paused(_)
            | Phase::Closed { .. } => {}
        }
    }
}

/// Those who have a seat and who planned it learn of it beside the card, as long as there is one.
fn tell(draft: &mut Draft, then: AfterLoss) {
    let mut people = draft.everyone();
    if !people.contains(&draft.session.plan.planner) {
        people.push(draft.session.plan.planner);
    }
    draft.announce(Notice::ThreadLost { then }, people);
}

/// The guild has a channel again: a session that was planned has its card there.
pub(in crate::interview) fn found(draft: &mut Draft) {
    if let (Some(Lost::Channel), Phase::Gathering { .. }) =
        (draft.session.lost, &draft.session.phase)
    {
        draft.session.lost = None;
        draft.show_card();
    }
}
