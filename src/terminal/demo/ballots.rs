//! What people do when a turn is over: rate, rate themselves, open the report. And one who comes
//! too late.

use crate::base::{CleanText, MemberId, Span, TextLimit};
use crate::interview::{Act, Phase, TurnNo};
use crate::rubric::{Choice, CompetencyNo, Mark};

use super::script::{Beat, Move, Script, What};

/// Between two picks on a ballot.
const PICK_AFTER: Span = Span::from_seconds(5);
/// Where any member may rate, they come the next day.
const RATED_AFTER: Span = Span::from_hours(20);
/// A recording that the candidate adds.
const RECORDING: &str = "https://recordings.example/mock/1";

/// The next thing on any open ballot; the break before the next pass is waited for.
pub(super) fn rates(script: &Script<'_>, by: MemberId, act: Act) -> Option<Move> {
    let s = script.session;
    let at = s.at + PICK_AFTER;
    if let (Phase::Rating { since, .. }, Act::OpenAnswers(_)) = (&s.phase, &act) {
        return Move::act((*since + RATED_AFTER).max(s.at), by, act);
    }
    if let Act::Words { turn, words } = &act {
        if script.is_new(Beat::BallotShown) {
            return Some(Move { at, by, what: What::Ballot(*turn) });
        }
        let fields = [words.observed(), words.why(), words.next()];
        let says: Vec<&str> = fields.into_iter().flatten().map(CleanText::as_str).collect();
        let says = says.join(" · ");
        return Move::saying(at + PICK_AFTER, by, act, &says);
    }
    let is_own = matches!(
        act,
        Act::RateInterviewer { .. } | Act::OwnMark { .. } | Act::OwnDone | Act::Tap(_)
    );
    if is_own && script.is_new(Beat::Recorded) {
        let link = CleanText::new(RECORDING, TextLimit::line(RECORDING.len())).ok()?;
        return Move::act(at, by, Act::Recording(link));
    }
    if act == Act::Next { None } else { Move::act(at, by, act) }
}

/// The reports are there: one press too late, then everybody opens their own.
pub(super) fn after(script: &Script<'_>) -> Option<Move> {
    let s = script.session;
    let at = s.at + Span::from_seconds(20);
    let rater = s.turns.first()?.ballots.keys().next();
    if let Some(rater) = rater.filter(|_| script.is_new(Beat::TooLate)) {
        let (turn, competency) = (TurnNo::FIRST, CompetencyNo(0));
        let choice = Choice::Mark(Mark::HIGHEST);
        return Move::act(at, *rater, Act::Mark { turn, competency, choice });
    }
    for (no, turn) in s.numbered_turns() {
        if script.is_new(Beat::ReportShown(no)) {
            return Some(Move { at, by: turn.candidate, what: What::Report(no) });
        }
        if script.is_new(Beat::GoalTaken(no)) {
            return Some(Move { at, by: turn.candidate, what: What::TakeGoal(no) });
        }
    }
    None
}
