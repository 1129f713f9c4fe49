//! Unsealed: the service stores the reports, the thread is told, and archived later.

use crate::base::{MemberId, Moment};
use crate::interview::draft::Draft;
use crate::interview::effect::Slot;
use crate::interview::event::{Lost, Outcome};
use crate::interview::fact::Fact;
use crate::interview::limits::REPORT_FOR;
use crate::interview::notice::Notice;
use crate::interview::numbers::TurnNo;
use crate::interview::state::{Ending, Phase};
use crate::interview::turn::SelfRating;
use crate::interview::wake::{Due, Wake};

use super::tally::standing;

/// All ballots of the session unseal together, and are frozen.
pub(in crate::interview) fn unseal(draft: &mut Draft) {
    let competencies = draft.session.kit().rubric.competencies.len();
    for turn in &mut draft.session.turns {
        if let SelfRating::Open(ballot) = &turn.own {
            turn.own = if ballot.is_complete(competencies) {
                SelfRating::Done(ballot.clone())
            } else {
                SelfRating::None
            };
        }
    }
    draft.fact(Fact::Unsealed);
    let until = draft.at + REPORT_FOR;
    draft.enter(Phase::Report { until, stored: false });
}

/// The service has stored the reports: the thread may know what became of each turn.
pub(in crate::interview) fn reported(draft: &mut Draft, outcomes: &[Outcome]) {
    let Phase::Report { until, stored: false } = draft.session.phase else { return };
    draft.session.phase = Phase::Report { until, stored: true };
    let turns: Vec<(TurnNo, MemberId)> =
        draft.session.numbered_turns().map(|(no, turn)| (no, turn.candidate)).collect();
    let outcomes = outcomes.iter().copied().chain(std::iter::repeat(Outcome::NotRated));
    for ((turn, candidate), outcome) in turns.into_iter().zip(outcomes) {
        let notice = standing(&draft.session, turn, None);
        draft.show(Slot::Tally(turn), notice);
        draft.ping(Notice::TurnRated { turn, candidate, outcome }, vec![candidate]);
    }
    // Without the guild there is nothing to wait for, nor where nobody else takes part.
    if draft.session.lost == Some(Lost::Guild) || draft.session.plan.is_private {
        close(draft, Ending::Reported);
    }
}

/// Over, for whatever reason.
pub(in crate::interview) fn close(draft: &mut Draft, how: Ending) {
    if how != Ending::Reported {
        let everyone = draft.everyone();
        if draft.session.has_thread {
            draft.ping(Notice::Ended { how }, everyone);
        }
    }
    draft.fact(Fact::Ended { how });
    draft.enter(Phase::Closed { how });
    draft.close_thread();
}

#[expect(clippy::unnecessary_wraps, reason = "other phases may want nothing")]
pub(in crate::interview) fn due(until: Moment) -> Option<Due> {
    Some((until, Wake::ReportEnds))
}
