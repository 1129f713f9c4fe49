//! What would somebody sensible do now? Read off the session, so that it holds for every format,
//! a group's own included.
//!
//! It knows no pace and no texts: whoever rehearses a session decides when the next move is made,
//! and hands in a [`Manner`], which knows what is said and how it is judged. Where the clock moves
//! the session on as well (a question is read, an exercise or a break runs), the move is the press
//! that does not wait for it. Start reading with [`next`].

use crate::bank::Trigger;
use crate::base::{CleanText, MemberId};
use crate::interview::{
    Act, AskingStep, InterviewerRating, OwnRating, PauseWhy, Phase, Raters, Running, Seat,
    SelfRating, Session, Stage, Tap, Turn, TurnNo,
};
use crate::rubric::{Ballot, Choice, CompetencyNo, Transfer, Words};

/// Where any member may rate, so many do.
const LATER_RATERS: usize = 2;

/// What somebody does next.
#[derive(Debug, Clone, PartialEq)]
pub struct Move {
    /// The member who makes it.
    pub member: MemberId,
    /// What they do.
    pub act: Act,
}

/// What cannot be read off a session: who comes, what they say, and how they judge. Without more
/// said nobody comes by themself, answers are spoken, and nobody rates.
pub trait Manner {
    /// Who takes which seat, in this order.
    fn seats(&self) -> &[(MemberId, Seat)] {
        &[]
    }

    /// What is typed in answer to what was asked last; none: it is spoken.
    fn answer(&self, _session: &Session) -> Option<CleanText> {
        None
    }

    /// What the answer is followed up with.
    fn follow_up(&self, _session: &Session) -> Option<Trigger> {
        None
    }

    /// The mark of a rater; none: they leave their ballot alone.
    fn mark(&self, _turn: TurnNo, _rater: MemberId, _competency: CompetencyNo) -> Option<Choice> {
        None
    }

    /// Whether the candidate's goal showed.
    fn transfer(&self, _turn: TurnNo, _rater: MemberId) -> Transfer {
        Transfer::Partly
    }

    /// The comment of a rater; none: a ballot goes in without.
    fn words(&self, _turn: TurnNo, _rater: MemberId) -> Option<Words> {
        None
    }

    /// The candidate's mark for themself; none: they skip it.
    fn own_mark(
        &self,
        _turn: TurnNo,
        _candidate: MemberId,
        _competency: CompetencyNo,
    ) -> Option<Choice> {
        None
    }

    /// How the candidate found an interviewer.
    fn of_interviewer(&self, _turn: TurnNo, _interviewer: MemberId) -> Option<InterviewerRating> {
        None
    }

    /// Members who may come to rate where any member may. Nobody: its window is waited for.
    fn guild(&self) -> &[MemberId] {
        &[]
    }
}

/// Nobody says anything of their own: enough to come to the ballots.
impl Manner for () {}

/// The next move; none where everybody waits for the clock, or where it is over.
pub fn next(session: &Session, manner: &impl Manner) -> Option<Move> {
    match &session.phase {
        Phase::Gathering { .. } => sits_down(session, manner),
        Phase::Briefing { .. } => sits_down(session, manner).or_else(|| checks_in(session)),
        Phase::Running(Running::Pass { stage: Stage::Questions(asking), .. }) => {
            question(session, &asking.step, manner)
        }
        Phase::Running(Running::Pass { .. }) => does(session.acting_interviewer(), Act::Next),
        Phase::Running(Running::HalfTime { next, .. }) => rates(session, manner)
            .or_else(|| does(session[*next].panel.first().copied(), Act::Next)),
        Phase::Rating { .. } => rates(session, manner)
            .or_else(|| open(session).find_map(|(no, turn)| own(session, no, turn, manner)))
            .or_else(|| closes(session, manner)),
        Phase::Paused(pause) => goes_on(session, pause.why),
        Phase::Report { .. } | Phase::Closed { .. } => None,
    }
}

fn does(member: Option<MemberId>, act: Act) -> Option<Move> {
    member.map(|member| Move { member, act })
}

fn sits_down(session: &Session, manner: &impl Manner) -> Option<Move> {
    let mut seats = manner.seats().iter();
    let (member, seat) = seats.find(|(member, _)| session.seats.of(*member).is_none())?;
    does(Some(*member), Act::Take(*seat))
}

/// Whoever said that they will be late comes last.
fn checks_in(session: &Session) -> Option<Move> {
    let absent =
        || session.seats.sitters.iter().filter(|sitter| session.waits_for_check_in(sitter.member));
    let next = absent().find(|sitter| !sitter.is_late).or_else(|| absent().next());
    does(next.map(|sitter| sitter.member), Act::CheckIn)
}

fn question(session: &Session, step: &AskingStep, manner: &impl Manner) -> Option<Move> {
    let interviewer = session.acting_interviewer();
    match step {
        AskingStep::Offered { .. } => does(interviewer, Act::Ask),
        AskingStep::Reading { .. } | AskingStep::Answering(_) => {
            does(candidate(session), manner.answer(session).map_or(Act::Done, Act::Answer))
        }
        AskingStep::Answered { .. } => {
            does(interviewer, manner.follow_up(session).map_or(Act::Next, Act::FollowUp))
        }
    }
}

/// Who is asked, or the first who will be.
fn candidate(session: &Session) -> Option<MemberId> {
    let asked = session.asking().map(|(_, round)| round.turn);
    let turn = asked.or_else(|| session.pass()?.turns.first().copied())?;
    Some(session[turn].candidate)
}

fn goes_on(session: &Session, why: PauseWhy) -> Option<Move> {
    match why {
        PauseWhy::Pressed => does(session.acting_interviewer(), Act::Continue),
        PauseWhy::Emergency | PauseWhy::Away => does(candidate(session), Act::Continue),
        PauseWhy::CandidateOut(member) => does(Some(member), Act::ComeBack),
        PauseWhy::ChairEmpty => {
            let watches = session.seats.here(Seat::Observer).next();
            does(watches.map(|sitter| sitter.member), Act::AcceptHandOver)
        }
        PauseWhy::NoInterviewer => does(candidate(session), Act::GoSolo),
        PauseWhy::Held(_) => None,
    }
}

fn open(session: &Session) -> impl Iterator<Item = (TurnNo, &Turn)> {
    session.numbered_turns().filter(|(_, turn)| turn.is_open)
}

/// Somebody comes to rate, or the next thing on any ballot.
fn rates(session: &Session, manner: &impl Manner) -> Option<Move> {
    open(session).find_map(|(no, turn)| joins(session, no, turn, manner)).or_else(|| {
        let mut ballots = open(session).flat_map(|(no, turn)| {
            turn.ballots.iter().map(move |(rater, ballot)| (no, turn, *rater, ballot))
        });
        ballots.find_map(|(no, turn, rater, given)| {
            let act = ballot(session, no, turn, rater, given, manner)?;
            does(Some(rater), act)
        })
    })
}

/// Where any member may rate, some of the others do.
fn joins(session: &Session, no: TurnNo, turn: &Turn, manner: &impl Manner) -> Option<Move> {
    let rating = &session.format().rating;
    let is_later = matches!(session.phase, Phase::Rating { .. });
    if !is_later || rating.raters != Raters::Guild || rating.own == OwnRating::Tap {
        return None;
    }
    let others = manner.guild().iter().filter(|member| **member != turn.candidate);
    let mut raters = others.take(LATER_RATERS);
    does(raters.find(|rater| !turn.ballots.contains_key(rater)).copied(), Act::OpenAnswers(no))
}

/// Competencies on which nothing was chosen yet.
fn missing(session: &Session, given: &Ballot) -> impl Iterator<Item = CompetencyNo> {
    let all = CompetencyNo::all().take(session.kit().rubric.competencies.len());
    all.filter(|competency| !given.choices.contains_key(competency))
}

fn ballot(
    session: &Session,
    no: TurnNo,
    turn: &Turn,
    rater: MemberId,
    given: &Ballot,
    manner: &impl Manner,
) -> Option<Act> {
    if given.is_done {
        return None;
    }
    if let Some(competency) = missing(session, given).next() {
        let choice = manner.mark(no, rater, competency)?;
        return Some(Act::Mark { turn: no, competency, choice });
    }
    if turn.goal.is_some() && given.transfer.is_none() {
        return Some(Act::Transfer { turn: no, transfer: manner.transfer(no, rater) });
    }
    let words = manner.words(no, rater).filter(|_| !given.has_words);
    Some(words.map_or(Act::BallotDone(no), |words| Act::Words { turn: no, words }))
}

/// The candidate rates themself; the interviewers before that, because the last own rating may
/// unseal everything.
fn own(session: &Session, no: TurnNo, turn: &Turn, manner: &impl Manner) -> Option<Move> {
    let candidate = turn.candidate;
    let given = match &turn.own {
        SelfRating::Open(given) => given,
        SelfRating::None => &Ballot::default(),
        SelfRating::Done(_) | SelfRating::Skipped | SelfRating::Tapped(_) => return None,
    };
    if session.format().rating.own == OwnRating::Tap {
        return does(Some(candidate), Act::Tap(Tap::Done));
    }
    let mut others = turn.interviewers.iter().copied().filter(|other| *other != candidate);
    let rating = others.find_map(|interviewer| {
        let is_rated = turn.of_interviewers.contains_key(&interviewer);
        let rating = manner.of_interviewer(no, interviewer).filter(|_| !is_rated)?;
        Some(Act::RateInterviewer { interviewer, rating })
    });
    let mark = || match missing(session, given).next() {
        Some(competency) => manner
            .own_mark(no, candidate, competency)
            .map_or(Act::OwnSkip, |choice| Act::OwnMark { competency, choice }),
        None => Act::OwnDone,
    };
    does(Some(candidate), rating.unwrap_or_else(mark))
}

/// Where only the window would tell that nobody else rates, the candidate does not wait for it.
fn closes(session: &Session, manner: &impl Manner) -> Option<Move> {
    let is_in = |turn: &Turn| turn.own.is_settled() && turn.ballots.values().all(|b| b.is_done);
    let waits = session.format().rating.raters == Raters::Guild
        && !manner.guild().is_empty()
        && session.turns.iter().all(is_in);
    let first = session.turns.first().filter(|_| waits)?;
    does(Some(first.candidate), Act::CloseRating)
}
