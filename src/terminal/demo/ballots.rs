//! What people do when a turn is over: rate, rate themselves, open the report. And one who comes
//! too late.

use crate::base::{CleanText, MemberId, Span, TextLimit};
use crate::interview::{
    Act, InterviewerRating, OwnRating, Phase, Raters, SelfRating, Session, Tap, Turn, TurnNo,
};
use crate::rubric::{Choice, CompetencyNo, Mark, Transfer, Words};

use super::draws::{below, mark, who};
use super::script::{Beat, Move, Script, What};
use super::texts::{COMMENTS, EMPTY_PRAISE};

/// Between two picks on a ballot.
const PICK_AFTER: Span = Span::from_seconds(5);
/// People from outside the room who rate a self-guided session.
const LATER_RATERS: usize = 2;
/// A recording that the candidate adds.
const RECORDING: &str = "https://recordings.example/mock/1";

/// The next thing on any open ballot, then the own ratings.
pub(super) fn next(script: &Script<'_>) -> Option<Move> {
    let s = script.session;
    let open = || s.numbered_turns().filter(|(_, turn)| turn.is_open);
    if let Some(joins) = open().find_map(|(no, turn)| joins(script, no, turn)) {
        return Some(joins);
    }
    let ballot = open().find_map(|(no, turn)| {
        turn.ballots.keys().find_map(|rater| ballot(script, no, turn, *rater))
    });
    if ballot.is_some() {
        return ballot;
    }
    let Phase::Rating { .. } = s.phase else { return None };
    let own = open().find_map(|(no, turn)| own(script, no, turn));
    own.or_else(|| closes(script))
}

/// Where any member may rate, two of the others do.
fn joins(script: &Script<'_>, no: TurnNo, turn: &Turn) -> Option<Move> {
    let s = script.session;
    let by_tap = s.format().rating.own == OwnRating::Tap;
    let Phase::Rating { since, .. } = s.phase else { return None };
    if s.format().rating.raters != Raters::Guild || by_tap {
        return None;
    }
    let others = script.cast.members.iter().filter(|member| **member != turn.candidate);
    let rater = others.take(LATER_RATERS).find(|member| !turn.ballots.contains_key(member))?;
    // They come the next day.
    let at = (since + Span::from_hours(20)).max(s.at);
    Move::act(at, *rater, Act::OpenAnswers(no))
}

fn competencies(s: &Session) -> impl Iterator<Item = CompetencyNo> {
    CompetencyNo::all().take(s.kit().rubric.competencies.len())
}

fn ballot(script: &Script<'_>, no: TurnNo, turn: &Turn, rater: MemberId) -> Option<Move> {
    let s = script.session;
    let ballot = turn.ballots.get(&rater)?;
    let at = s.at + PICK_AFTER;
    if ballot.is_done {
        return None;
    }
    if let Some(competency) = competencies(s).find(|c| !ballot.choices.contains_key(c)) {
        let choice = mark(script.seed, no, rater, competency);
        return Move::act(at, rater, Act::Mark { turn: no, competency, choice });
    }
    if turn.goal.is_some() && ballot.transfer.is_none() {
        let all = [Transfer::Yes, Transfer::Partly, Transfer::NotYet];
        let transfer = all[below(script.seed, &[11, u64::from(no), who(rater)], all.len())];
        return Move::act(at, rater, Act::Transfer { turn: no, transfer });
    }
    if script.is_new(Beat::BallotShown) {
        return Some(Move { at, by: rater, what: What::Ballot(no) });
    }
    if !ballot.has_words {
        let words = if script.is_new(Beat::EmptyPraise) {
            Words::new(EMPTY_PRAISE, "", "")
        } else {
            let first = below(script.seed, &[12], COMMENTS.len());
            let place = first + usize::from(no.0) * 3 + usize::try_from(who(rater)).unwrap_or(0);
            let [observed, why, next] = COMMENTS[place % COMMENTS.len()];
            Words::new(observed, why, next)
        };
        let words = words.ok()?;
        let fields = [words.observed(), words.why(), words.next()];
        let says: Vec<&str> = fields.into_iter().flatten().map(CleanText::as_str).collect();
        let says = says.join(" · ");
        return Move::saying(at + PICK_AFTER, rater, Act::Words { turn: no, words }, &says);
    }
    Move::act(at, rater, Act::BallotDone(no))
}

/// The candidate rates themself; the interviewers before that, because the last own rating may
/// unseal everything.
fn own(script: &Script<'_>, no: TurnNo, turn: &Turn) -> Option<Move> {
    let s = script.session;
    let by = turn.candidate;
    let at = s.at + PICK_AFTER;
    if turn.own.is_settled() {
        return None;
    }
    if script.is_new(Beat::Recorded) {
        let link = CleanText::new(RECORDING, TextLimit::line(RECORDING.len())).ok()?;
        return Move::act(at, by, Act::Recording(link));
    }
    if s.format().rating.own == OwnRating::Tap {
        return Move::act(at, by, Act::Tap(Tap::Done));
    }
    let unrated =
        turn.interviewers.iter().find(|i| **i != by && !turn.of_interviewers.contains_key(i));
    if let Some(interviewer) = unrated {
        let draw = |side: u64| {
            let all = &Mark::ALL[2..];
            all[below(script.seed, &[13, u64::from(no), who(*interviewer), side], all.len())]
        };
        let rating = InterviewerRating { realistic: draw(1), specific: draw(2), useful: draw(3) };
        return Move::act(at, by, Act::RateInterviewer { interviewer: *interviewer, rating });
    }
    let SelfRating::Open(ballot) = &turn.own else { return None };
    if let Some(competency) = competencies(s).find(|c| !ballot.choices.contains_key(c)) {
        let choice = mark(script.seed, no, by, competency);
        return Move::act(at, by, Act::OwnMark { competency, choice });
    }
    Move::act(at, by, Act::OwnDone)
}

/// Where only the window would tell that nobody else rates, the candidate does not wait for it.
fn closes(script: &Script<'_>) -> Option<Move> {
    let s = script.session;
    let all_in = s
        .turns
        .iter()
        .all(|turn| turn.own.is_settled() && turn.ballots.values().all(|ballot| ballot.is_done));
    if s.format().rating.raters == Raters::Guild && all_in {
        let by = s.turns.first()?.candidate;
        return Move::act(s.at + PICK_AFTER, by, Act::CloseRating);
    }
    None
}

/// The reports are there: one press too late, then everybody opens their own.
pub(super) fn after(script: &Script<'_>) -> Option<Move> {
    let s = script.session;
    let at = s.at + Span::from_seconds(20);
    if script.is_new(Beat::TooLate) {
        let turn = s.turns.first()?;
        return match turn.ballots.keys().next() {
            Some(rater) => {
                let choice = Choice::Mark(Mark::HIGHEST);
                Move::act(
                    at,
                    *rater,
                    Act::Mark { turn: TurnNo::FIRST, competency: CompetencyNo(0), choice },
                )
            }
            None => Move::act(at, turn.candidate, Act::OwnSkip),
        };
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
