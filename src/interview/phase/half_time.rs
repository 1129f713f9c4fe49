//! A pass ends: its turns are rated, and the next pass follows after a break.

use crate::base::{MemberId, Moment, Span};
use crate::interview::draft::Draft;
use crate::interview::fact::Fact;
use crate::interview::notice::Notice;
use crate::interview::numbers::{PassNo, TurnNo};
use crate::interview::pass::RoundState;
use crate::interview::state::{Phase, Running};
use crate::interview::turn::Cut;
use crate::interview::wake::{Due, Wake};

use super::rating;

/// The pass is over. Ballots of its turns open; then a break, or the last ballots.
pub(in crate::interview) fn end_pass(d: &mut Draft, pass: PassNo) {
    let turns = d.pass(pass).turns.clone();
    // With nothing asked and nothing to come, only the session's own end is worth saying.
    let is_last = pass.next().place() == d.s.passes.len();
    let is_void = is_last && d.s.turns.iter().all(|t| t.asked.is_empty());
    for no in turns {
        let at = d.at;
        let turn = d.turn(no);
        turn.ended_at.get_or_insert(at);
        for observed in turn.observed.values_mut() {
            observed.part = None;
        }
        let (candidate, cut, is_rated) = (turn.candidate, turn.cut, turn.is_rated());
        if let Some(cut) = cut.filter(|_| !is_void) {
            d.post(Notice::TurnCut { turn: no, candidate, cut, is_rated });
        }
        if is_rated {
            rating::open_ballots(d, no);
        }
    }
    let next = pass.next();
    if next.place() < d.s.passes.len() {
        let until = d.at + Span::from_seconds(i64::from(d.s.format().half_time_s.max(1)));
        d.enter(Phase::Running(Running::HalfTime { next, until }));
        let candidate = d.candidates(next).first().copied();
        let interviewers = d.pass(next).panel.clone();
        if let Some(candidate) = candidate {
            d.post(Notice::HalfTime { until, candidate, interviewers });
        }
    } else {
        rating::begin(d);
    }
}

/// Cuts every turn of a pass that has not ended, and ends the pass.
pub(in crate::interview) fn cut_pass(d: &mut Draft, pass: PassNo, cut: Cut, by: Option<MemberId>) {
    for no in d.pass(pass).turns.clone() {
        if d.turn(no).ended_at.is_none() && d.turn(no).cut.is_none() {
            d.turn(no).cut = Some(cut);
            d.fact(Fact::TurnCut { turn: no, cut, by });
        }
    }
    drop_rounds(d, pass);
    end_pass(d, pass);
}

/// Cuts every pass from this one on, and goes to the last ballots.
pub(in crate::interview) fn cut_all(d: &mut Draft, from: PassNo, cut: Cut, by: Option<MemberId>) {
    let keep = from.next().place();
    let dropped: Vec<TurnNo> = d.s.passes.iter().skip(keep).flat_map(|p| p.turns.clone()).collect();
    d.s.passes.truncate(keep);
    for no in dropped {
        let at = d.at;
        let turn = d.turn(no);
        turn.cut = Some(cut);
        turn.ended_at = Some(at);
        d.fact(Fact::TurnCut { turn: no, cut, by });
    }
    cut_pass(d, from, cut, by);
}

/// Questions that were not reached are left out.
pub(in crate::interview) fn drop_rounds(d: &mut Draft, pass: PassNo) {
    for round in &mut d.pass(pass).rounds {
        if round.state == RoundState::Ahead {
            round.state = RoundState::Skipped;
        }
    }
}

pub(in crate::interview) fn due(until: Moment) -> Option<Due> {
    Some((until, Wake::HalfTimeEnds))
}
