//! A pass ends: its turns are rated, and the next pass follows after a break.

use crate::base::{MemberId, Moment, Span};
use crate::interview::draft::Draft;
use crate::interview::event::Act;
use crate::interview::fact::Fact;
use crate::interview::notice::{HalfTime, Notice};
use crate::interview::numbers::{PassNo, TurnNo};
use crate::interview::pass::RoundState;
use crate::interview::state::{Phase, Running};
use crate::interview::turn::Cut;
use crate::interview::wake::{Due, Wake};

use super::rating;
use super::tally::half_time;

/// The pass is over. Ballots of its turns open; then a break, or the last ballots.
pub(in crate::interview) fn end_pass(draft: &mut Draft, pass: PassNo) {
    let turns = draft.pass(pass).turns.clone();
    // With nothing asked and nothing to come, only the session's own end is worth saying.
    let is_last = pass.next().place() == draft.session.passes.len();
    let is_void = is_last && draft.session.turns.iter().all(|t| t.asked.is_empty());
    let mut rated = Vec::new();
    for no in turns {
        let at = draft.at;
        let turn = draft.turn(no);
        turn.ended_at.get_or_insert(at);
        for observed in turn.observed.values_mut() {
            observed.part = None;
        }
        let (candidate, cut, is_rated) = (turn.candidate, turn.cut, turn.is_rated());
        if let Some(cut) = cut.filter(|_| !is_void) {
            draft.post(Notice::TurnCut { turn: no, candidate, cut, is_rated });
        }
        if is_rated {
            rating::open_ballots(draft, no);
            rated.push(no);
        }
    }
    let next = pass.next();
    if next.place() >= draft.session.passes.len() {
        return rating::begin(draft, &rated);
    }
    let until = draft.at + Span::from_seconds(i64::from(draft.session.format().half_time_s.max(1)));
    draft.enter(Phase::Running(Running::HalfTime { next, until }));
    for no in &rated {
        rating::show_tally(draft, *no);
    }
    // With something to rate, the break stands there.
    if let (true, Some(half_time)) = (rated.is_empty(), half_time(&draft.session)) {
        let HalfTime { next: _, until, candidate, interviewers } = half_time;
        let notice = Notice::HalfTime { until, candidate, interviewers };
        draft.ping_about(&Act::Next, notice, Vec::new());
    }
}

/// Cuts every turn of a pass that has not ended, and ends the pass.
pub(in crate::interview) fn cut_pass(
    draft: &mut Draft,
    pass: PassNo,
    cut: Cut,
    by: Option<MemberId>,
) {
    for no in draft.pass(pass).turns.clone() {
        if draft.turn(no).ended_at.is_none() && draft.turn(no).cut.is_none() {
            draft.turn(no).cut = Some(cut);
            draft.fact(Fact::TurnCut { turn: no, cut, by });
        }
    }
    drop_rounds(draft, pass);
    end_pass(draft, pass);
}

/// Cuts every pass from this one on, and goes to the last ballots.
pub(in crate::interview) fn cut_all(
    draft: &mut Draft,
    from: PassNo,
    cut: Cut,
    by: Option<MemberId>,
) {
    let keep = from.next().place();
    let dropped: Vec<TurnNo> =
        draft.session.passes.iter().skip(keep).flat_map(|p| p.turns.clone()).collect();
    draft.session.passes.truncate(keep);
    for no in dropped {
        let at = draft.at;
        let turn = draft.turn(no);
        turn.cut = Some(cut);
        turn.ended_at = Some(at);
        draft.fact(Fact::TurnCut { turn: no, cut, by });
    }
    cut_pass(draft, from, cut, by);
}

/// Questions that were not reached are left out.
pub(in crate::interview) fn drop_rounds(draft: &mut Draft, pass: PassNo) {
    for round in &mut draft.pass(pass).rounds {
        if round.state == RoundState::Ahead {
            round.state = RoundState::Skipped;
        }
    }
}

#[expect(clippy::unnecessary_wraps, reason = "other phases may want nothing")]
pub(in crate::interview) fn due(until: Moment) -> Option<Due> {
    Some((until, Wake::HalfTimeEnds))
}
