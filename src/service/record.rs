//! Facts become rows: what progress reads for years, and the journal of who did what.

use serde::Serialize;

use crate::base::{MemberId, SessionId};
use crate::interview::{
    AskedQuestion, Conductor, Fact, KitNo, OwnRating, Phase, SelfRating, Session, TurnNo,
};
use crate::rubric::{Choice, Words};
use crate::store::answers::AnswerRow;
use crate::store::ballots::{self, BallotRow, InterviewerRating, Kept};
use crate::store::cadence::PractisedRow;
use crate::store::heard::HeardRow;
use crate::store::journal::JournalRow;
use crate::store::timings::TimingRow;
use crate::store::{Tx, answers, cadence, heard, journal, timings};

use super::desk::{Actor, Desk};
use super::error::ServiceError;
use super::noted::told;
use super::past;
use super::saved::{json, name_of};

/// The journal keeps so much of a fact; the schema checks it.
const DETAIL_CHARACTERS_MAX: usize = 2_000;

/// Writes the rows of every fact, and what the journal says of it.
pub(super) fn facts(
    tx: &Tx,
    desk: &mut Desk,
    by: Actor,
    session: &Session,
    facts: &[Fact],
) -> Result<(), ServiceError> {
    for fact in facts {
        rows(tx, by, session, fact)?;
        let Some((what, detail)) = line(session, fact)? else { continue };
        let line = JournalRow {
            id: desk.id(by.now),
            at: by.now,
            guild: by.guild,
            session: Some(session.id),
            actor: by.member,
            what,
            detail,
        };
        journal::note(tx, &line)?;
    }
    Ok(())
}

/// A line in the journal about something outside of any session.
pub(super) fn note(
    tx: &Tx,
    desk: &mut Desk,
    by: Actor,
    what: &str,
    detail: &impl Serialize,
) -> Result<(), ServiceError> {
    debug_assert!(told(what).is_some(), "{what}: say whether organisers are told of it");
    let line = JournalRow {
        id: desk.id(by.now),
        at: by.now,
        guild: by.guild,
        session: None,
        actor: by.member,
        what: what.to_owned(),
        detail: json(detail)?,
    };
    Ok(journal::note(tx, &line)?)
}

/// What the journal says of a fact: what somebody did, or what became of their seat; nobody's words
/// and nobody's marks. What lies in a row of its own is not said again, only that it was done and
/// where. Nothing where greenroom did what the log tells. Of a rating it says who handed it in, and
/// what was changed from then on: until then nobody counts on it.
fn line(s: &Session, fact: &Fact) -> Result<Option<(String, String)>, ServiceError> {
    let (what, detail) = match fact {
        Fact::Marked { turn, rater, .. }
            if !s[*turn].ballots.get(rater).is_some_and(|b| b.is_done) =>
        {
            return Ok(None);
        }
        Fact::OwnRated { own: SelfRating::Open(_), .. } => return Ok(None),
        Fact::Asked { .. }
        | Fact::AnswerText { .. }
        | Fact::Entered { .. }
        | Fact::DrewQuestions { .. }
        | Fact::Reminded { .. } => return Ok(None),
        Fact::Answered { turn, asked } => ("answered", json(&(turn, asked.no, asked.ask))?),
        Fact::Counted { turn, .. } => ("counted", json(&(turn,))?),
        Fact::StoryMoved { turn, .. } => ("story-moved", json(&(turn,))?),
        Fact::Fillers { turn, .. } => ("fillers", json(&(turn,))?),
        Fact::Marked { turn, competency, .. } => ("marked", json(&(turn, competency))?),
        Fact::Worded { turn, .. } => ("worded", json(&(turn,))?),
        Fact::TransferSeen { turn, .. } => ("transfer-seen", json(&(turn,))?),
        Fact::RaterJoined { turn, .. } => ("rater-joined", json(&(turn,))?),
        Fact::BallotDone { turn, .. } => ("ballot-done", json(&(turn,))?),
        Fact::OwnRated { turn, .. } => ("own-rated", json(&(turn,))?),
        Fact::InterviewerRated { turn, .. } => ("interviewer-rated", json(&(turn,))?),
        Fact::Planned { .. }
        | Fact::Edited { .. }
        | Fact::Seated { .. }
        | Fact::Waitlisted { .. }
        | Fact::LeftSeat { .. }
        | Fact::Offered { .. }
        | Fact::OfferPassed { .. }
        | Fact::CheckedIn { .. }
        | Fact::WillBeLate { .. }
        | Fact::SeatFreed { .. }
        | Fact::PutOff { .. }
        | Fact::Skipped { .. }
        | Fact::Exchanged { .. }
        | Fact::MoreTime { .. }
        | Fact::Paused { .. }
        | Fact::Resumed { .. }
        | Fact::WasAway { .. }
        | Fact::Presence { .. }
        | Fact::ChairOffered { .. }
        | Fact::ChairTaken { .. }
        | Fact::ChairLapsed { .. }
        | Fact::WentSolo { .. }
        | Fact::TurnCut { .. }
        | Fact::Recorded { .. }
        | Fact::BallotsOpened { .. }
        | Fact::Tapped { .. }
        | Fact::Unsealed
        | Fact::Ended { .. } => return whole(fact).map(Some),
    };
    Ok(Some((what.to_owned(), detail)))
}

/// The fact's name and its data: serde writes `"name"` or `{"name":{..}}`, so that the name is
/// between the first two quotes.
fn whole(fact: &Fact) -> Result<(String, String), ServiceError> {
    let text = json(fact)?;
    let name = text.split('"').nth(1).unwrap_or("fact").to_owned();
    Ok((name, text.chars().take(DETAIL_CHARACTERS_MAX).collect()))
}

fn rows(tx: &Tx, by: Actor, s: &Session, fact: &Fact) -> Result<(), ServiceError> {
    match fact {
        Fact::Asked { turn, question, heard_by, .. } => {
            asked(tx, by, s, *turn, *question, heard_by)
        }
        Fact::Answered { turn, asked } => timed(tx, s, *turn, asked),
        Fact::AnswerText { turn, no, ask, text } => {
            let answer = AnswerRow {
                session: s.id,
                turn_no: u16::from(*turn),
                question_no: u16::from(*no),
                ask_no: u16::from(*ask),
                member: s[*turn].candidate,
                at: by.now,
                said: text.as_str().to_owned(),
            };
            Ok(answers::put(tx, &answer)?)
        }
        Fact::Marked { turn, rater, competency, choice } => {
            let level = level_of(*choice);
            let ballot = ballot(s, *turn, *rater);
            kept(s.id, ballots::put_mark(tx, &ballot, competency.0, level)?)
        }
        Fact::Worded { turn, rater, words } => {
            let row = words_row(words);
            kept(s.id, ballots::put_words(tx, &ballot(s, *turn, *rater), &row, by.now)?)
        }
        Fact::TransferSeen { turn, rater, transfer } => {
            let seen = name_of(transfer)?;
            kept(s.id, ballots::put_transfer(tx, &ballot(s, *turn, *rater), Some(&seen))?)
        }
        Fact::OwnRated { turn, own } => own_rated(tx, s, *turn, own),
        Fact::InterviewerRated { turn, interviewer, rating } => {
            let row = InterviewerRating {
                session: s.id,
                turn_no: u16::from(*turn),
                rater: s[*turn].candidate,
                interviewer: *interviewer,
                guild: s.guild,
                realistic: Some(rating.realistic.value()),
                specific: Some(rating.specific.value()),
                useful: Some(rating.useful.value()),
            };
            Ok(ballots::put_interviewer_rating(tx, &row)?)
        }
        Fact::BallotsOpened { turn, .. } => practised(tx, by, s, *turn),
        Fact::Unsealed => {
            unsealed(tx, by, s)?;
            past::note(tx, s)
        }
        Fact::Ended { .. } => past::note(tx, s),
        Fact::Planned { .. }
        | Fact::Edited { .. }
        | Fact::Seated { .. }
        | Fact::Waitlisted { .. }
        | Fact::LeftSeat { .. }
        | Fact::Offered { .. }
        | Fact::OfferPassed { .. }
        | Fact::CheckedIn { .. }
        | Fact::WillBeLate { .. }
        | Fact::SeatFreed { .. }
        | Fact::Reminded { .. }
        | Fact::PutOff { .. }
        | Fact::Entered { .. }
        | Fact::DrewQuestions { .. }
        | Fact::Skipped { .. }
        | Fact::Exchanged { .. }
        | Fact::MoreTime { .. }
        | Fact::Paused { .. }
        | Fact::Resumed { .. }
        | Fact::WasAway { .. }
        | Fact::Presence { .. }
        | Fact::ChairOffered { .. }
        | Fact::ChairTaken { .. }
        | Fact::ChairLapsed { .. }
        | Fact::WentSolo { .. }
        | Fact::TurnCut { .. }
        | Fact::Counted { .. }
        | Fact::StoryMoved { .. }
        | Fact::Fillers { .. }
        | Fact::Recorded { .. }
        | Fact::RaterJoined { .. }
        | Fact::BallotDone { .. }
        | Fact::Tapped { .. } => Ok(()),
    }
}

/// A turn is over and counts for how often its candidate practises.
fn practised(tx: &Tx, by: Actor, s: &Session, no: TurnNo) -> Result<(), ServiceError> {
    let turn = &s[no];
    let kind = match (
        s.plan.is_private || s.format().rating.own == OwnRating::Tap,
        s.format().conductor,
    ) {
        (true, _) => "drill",
        (false, Conductor::Bot) => "solo",
        (false, Conductor::Interviewer) => "mock",
    };
    let row = PractisedRow {
        session: s.id,
        member: turn.candidate,
        guild: s.guild,
        at: turn.ended_at.unwrap_or(by.now),
        kind: kind.to_owned(),
        is_coached: turn.is_coached,
    };
    // Whoever was erased has an id that is nobody's.
    if row.member.0 > 0 { Ok(cadence::put(tx, &row)?) } else { Ok(()) }
}

/// The engine freezes ballots; a row that is frozen although the engine took the mark means that
/// the two disagree.
fn kept(session: SessionId, kept: Kept) -> Result<(), ServiceError> {
    match kept {
        Kept::Kept => Ok(()),
        Kept::Frozen => Err(ServiceError::Stale { of: session.into() }),
    }
}

fn ballot(s: &Session, turn: TurnNo, rater: MemberId) -> BallotRow {
    BallotRow {
        session: s.id,
        turn_no: u16::from(turn),
        rater,
        guild: s.guild,
        candidate: s[turn].candidate,
        rubric: s.kit().rubric.id.0.as_str().to_owned(),
    }
}

fn level_of(choice: Choice) -> Option<u8> {
    match choice {
        Choice::Mark(mark) => Some(mark.value()),
        Choice::CouldNotTell => None,
    }
}

fn words_row(words: &Words) -> ballots::Words {
    let text = |field: Option<&crate::base::CleanText>| {
        field.map_or_else(String::new, |t| t.as_str().to_owned())
    };
    ballots::Words {
        observed: text(words.observed()),
        matters: text(words.why()),
        next_time: text(words.next()),
    }
}

/// The candidate was asked; the others in the room heard it. Both count for what comes fresh.
fn asked(
    tx: &Tx,
    by: Actor,
    s: &Session,
    turn: TurnNo,
    question: KitNo,
    heard_by: &[MemberId],
) -> Result<(), ServiceError> {
    let candidate = s[turn].candidate;
    let id = s.question(question).id.as_str();
    let row = |member: MemberId| HeardRow {
        member,
        question: id.to_owned(),
        asked_at: (member == candidate).then_some(by.now),
        heard_at: (member != candidate).then_some(by.now),
    };
    heard::put(tx, s.guild, &row(candidate))?;
    for member in heard_by.iter().filter(|m| **m != candidate) {
        heard::put(tx, s.guild, &row(*member))?;
    }
    Ok(())
}

fn timed(tx: &Tx, s: &Session, turn: TurnNo, asked: &AskedQuestion) -> Result<(), ServiceError> {
    let question = s.question(asked.question);
    let [target_lo_s, target_hi_s] = asked.target_s.unwrap_or([0, 0]);
    let lacking: Result<Vec<String>, ServiceError> = asked.lacking.iter().map(name_of).collect();
    let row = TimingRow {
        session: s.id,
        turn_no: u16::from(turn),
        question_no: u16::from(asked.no),
        ask_no: u16::from(asked.ask),
        guild: s.guild,
        member: s[turn].candidate,
        question: question.id.as_str().to_owned(),
        kind: name_of(&question.kind)?,
        probe: asked.trigger.as_ref().map(name_of).transpose()?,
        asked_at: asked.asked_at,
        took_for: asked.took,
        target_lo_s,
        target_hi_s,
        limit_s: u32::try_from(asked.limit.seconds()).unwrap_or(0),
        lacking: lacking?.join(" "),
        is_interrupted: asked.is_cut,
    };
    Ok(timings::put(tx, &row)?)
}

fn own_rated(tx: &Tx, s: &Session, turn: TurnNo, own: &SelfRating) -> Result<(), ServiceError> {
    let (SelfRating::Open(ballot) | SelfRating::Done(ballot)) = own else { return Ok(()) };
    let candidate = s[turn].candidate;
    for (competency, choice) in &ballot.choices {
        let level = level_of(*choice);
        ballots::put_self_mark(tx, s.id, u16::from(turn), candidate, competency.0, level)?;
    }
    Ok(())
}

/// Every complete ballot counts, whether or not *done* was pressed; all unseal together.
fn unsealed(tx: &Tx, by: Actor, s: &Session) -> Result<(), ServiceError> {
    debug_assert!(matches!(s.phase, Phase::Report { .. } | Phase::Closed { .. }));
    let competencies = s.kit().rubric.competencies.len();
    for (no, turn) in s.numbered_turns() {
        for (rater, marks) in &turn.ballots {
            if marks.is_complete(competencies) {
                kept(s.id, ballots::set_complete(tx, &ballot(s, no, *rater), true)?)?;
            }
        }
    }
    ballots::unseal(tx, s.id, by.now)?;
    Ok(())
}
