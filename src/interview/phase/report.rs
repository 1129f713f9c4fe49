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
use crate::interview::turn::Own;
use crate::interview::wake::{Due, Wake};

use super::tally::tally;

/// All ballots of the session unseal together, and are frozen.
pub(in crate::interview) fn unseal(d: &mut Draft) {
    let competencies = d.s.kit().rubric.competencies.len();
    for turn in &mut d.s.turns {
        if let Own::Open(ballot) = &turn.own {
            turn.own = if ballot.is_complete(competencies) {
                Own::Done(ballot.clone())
            } else {
                Own::None
            };
        }
    }
    d.fact(Fact::Unsealed);
    let until = d.at + REPORT_FOR;
    d.enter(Phase::Report { until, stored: false });
}

/// The service has stored the reports: the thread may know what became of each turn.
pub(in crate::interview) fn reported(d: &mut Draft, outcomes: &[Outcome]) {
    let Phase::Report { until, stored: false } = d.s.phase else { return };
    d.s.phase = Phase::Report { until, stored: true };
    let turns: Vec<(TurnNo, MemberId)> =
        d.s.numbered_turns().map(|(no, turn)| (no, turn.candidate)).collect();
    let outcomes = outcomes.iter().copied().chain(std::iter::repeat(Outcome::NotRated));
    for ((turn, candidate), outcome) in turns.into_iter().zip(outcomes) {
        let tally = tally(&d.s, turn, None);
        d.show(Slot::Tally(turn), Notice::Tally(tally));
        d.ping(Notice::TurnRated { turn, candidate, outcome }, vec![candidate]);
    }
    // Without the guild there is nothing to wait for.
    if d.s.lost == Some(Lost::Guild) {
        close(d, Ending::Reported);
    }
}

/// Over, for whatever reason.
pub(in crate::interview) fn close(d: &mut Draft, how: Ending) {
    if how != Ending::Reported {
        let everyone = d.everyone();
        if d.s.has_thread {
            d.ping(Notice::Ended { how }, everyone);
        }
    }
    d.fact(Fact::Ended { how });
    d.enter(Phase::Closed { how });
    d.close_thread();
}

pub(in crate::interview) fn due(until: Moment) -> Option<Due> {
    Some((until, Wake::ReportEnds))
}
