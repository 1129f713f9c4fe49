//! One question after the other, as the interviewer leads them: offered, asked, exchanged, left
//! out, followed up, and on.

use crate::bank::{Trigger, reading_time};
use crate::base::{MemberId, Span};
use crate::interview::draft::{CurrentQuestion, Draft};
use crate::interview::effect::Slot;
use crate::interview::event::MemberAct;
use crate::interview::fact::Fact;
use crate::interview::format::Mode;
use crate::interview::limits::{FOLLOW_UP_LIMIT, FOLLOW_UPS_MAX};
use crate::interview::notice::{Notice, Posed, PosedState};
use crate::interview::numbers::{PassNo, RoundNo};
use crate::interview::pass::RoundState;
use crate::interview::refusal::Refusal;
use crate::interview::state::{Asking, AskingStep, Stage};
use crate::interview::turn::AskedQuestion;

use super::closing;
use super::half_time::drop_rounds;
use super::observing::settle_stories;

/// The stage of questions begins.
pub(in crate::interview) fn begin(draft: &mut Draft, pass: PassNo) {
    let seconds = i64::from(draft.session.agenda().questions_s);
    let until = draft.at + Span::from_seconds(seconds);
    draft.pass(pass).questions_end_at = until;
    next_round(draft, pass);
}

/// The next question that is still ahead, or on to the stages after the questions.
pub(in crate::interview) fn next_round(draft: &mut Draft, pass: PassNo) {
    if draft.at >= draft.session[pass].questions_end_at {
        drop_rounds(draft, pass);
    }
    let mut rounds = RoundNo::all().zip(&draft.pass(pass).rounds);
    let ahead = rounds.find(|(_, r)| r.state == RoundState::Ahead);
    let Some((round, _)) = ahead else { return closing::begin(draft, pass) };
    let step = AskingStep::Offered { since: draft.at, nudged: false };
    draft.enter_stage(pass, Stage::Questions(Asking { round, step }));
    if draft.session.is_bot_led(&draft.session[pass]) {
        pose(draft, &CurrentQuestion { pass, round, step }, None);
    }
}

/// Puts the question, or a follow-up to it, to the candidate.
pub(super) fn pose(
    draft: &mut Draft,
    asking: &CurrentQuestion,
    follow_up: Option<(Trigger, String)>,
) {
    let at = draft.at;
    let turn_no = draft.round(asking).turn;
    let asker = draft.round(asking).asker;
    let question = draft.round(asking).question;
    let prompt = follow_up.as_ref().map_or_else(
        || draft.session.question(question).prompt.clone(),
        |(_, prompt)| prompt.clone(),
    );
    let asks = &draft.session[asking.pass][asking.round];
    let (limit, target_s) = match follow_up {
        Some(_) => (FOLLOW_UP_LIMIT, None),
        None => (draft.session.limit_of(asks), Some(draft.session.target_of(asks))),
    };
    let heard_by: Vec<MemberId> =
        draft.session.seats.sitters.iter().filter(|p| p.is_here()).map(|p| p.member).collect();
    draft.round(asking).state = RoundState::Asked;
    let turn = draft.turn(turn_no);
    let mains = turn.asked.iter().filter(|a| a.ask == 0).count();
    let (no, ask) = match (&follow_up, turn.asked.last()) {
        (Some(_), Some(last)) => (last.no, last.ask + 1),
        (Some(_) | None, _) => (u8::try_from(mains + 1).unwrap_or(u8::MAX), 0),
    };
    turn.asked.push(AskedQuestion {
        question,
        no,
        ask,
        trigger: follow_up.as_ref().map(|(trigger, _)| *trigger),
        asker,
        asked_at: at,
        ended_at: None,
        took: None,
        is_cut: false,
        limit,
        target_s,
        words: 0,
        lacking: Vec::new(),
        is_hinted: false,
    });
    if no == 2 && ask == 0 {
        turn.second_asked_at = Some(at);
    }
    if let Some(asker) = asker
        && !turn.interviewers.contains(&asker)
    {
        turn.interviewers.push(asker);
    }
    let is_coach =
        asker.and_then(|asker| draft.session.seats.of(asker)).is_some_and(|p| p.is_coach);
    draft.turn(turn_no).is_coached |= is_coach;
    draft.fact(Fact::Asked { turn: turn_no, no, ask, question, heard_by });
    let until = at + reading_time(&prompt);
    draft.set_step(asking, AskingStep::Reading { until });
    show_posed(draft, asking, PosedState::Open);
}

/// Shows the question that was asked last, as it stands.
pub(super) fn show_posed(draft: &mut Draft, asking: &CurrentQuestion, state: PosedState) {
    let round = draft.round(asking).clone();
    let turn = &draft.session[round.turn];
    let Some(asked) = turn.asked.last() else { return };
    let question = draft.session.question(round.question);
    let prompt = draft.session.asked_words(asked);
    let starts_at = match asking.step {
        AskingStep::Reading { until } => until,
        AskingStep::Answering(answering) => answering.since,
        AskingStep::Offered { .. } | AskingStep::Answered { .. } => {
            asked.asked_at + reading_time(&prompt)
        }
    };
    let posed = Posed {
        no: asked.no,
        of: draft.session.question_total(&draft.session[asking.pass], round.turn),
        kind: question.kind,
        candidate: turn.candidate,
        asker: asked.asker,
        prompt,
        trigger: asked.trigger,
        target_s: asked.target_s,
        limit: asked.limit,
        starts_at,
        is_surprise: round.is_surprise,
        is_shortened: round.is_shortened,
        state,
    };
    let slot = Slot::Question(asking.pass, asking.round, asked.ask);
    draft.show(slot, Notice::Question(Box::new(posed)));
}

/// *Ask it*.
pub(in crate::interview) fn ask(draft: &mut Draft, by: &MemberAct) -> Result<(), Refusal> {
    let asking = draft.asking()?;
    draft.by_interviewer(by)?;
    match asking.step {
        AskingStep::Offered { .. } => pose(draft, &asking, None),
        AskingStep::Reading { .. } | AskingStep::Answering(_) => {
            return Err(Refusal::AnswerRunning);
        }
        AskingStep::Answered { .. } => return Err(Refusal::AskedAlready),
    }
    Ok(())
}

/// *Another one*: a spare of the same kind takes the question's place.
pub(in crate::interview) fn another(draft: &mut Draft, by: &MemberAct) -> Result<(), Refusal> {
    let asking = draft.asking()?;
    draft.by_interviewer(by)?;
    let AskingStep::Offered { .. } = asking.step else { return Err(Refusal::AskedAlready) };
    let question = draft.round(&asking).question;
    let kind = draft.session.question(question).kind;
    let spares = draft.pass(asking.pass).spares.clone();
    let found = spares.iter().position(|s| draft.session.question(*s).kind == kind);
    let found = found.ok_or(Refusal::NoOther)?;
    let spare = draft.pass(asking.pass).spares.remove(found);
    // In a shared session all candidates answer the same question.
    for round in &mut draft.pass(asking.pass).rounds {
        if round.question == question && round.state == RoundState::Ahead {
            round.question = spare;
        }
    }
    let turn = draft.round(&asking).turn;
    draft.round(&asking).question = spare;
    draft.fact(Fact::Exchanged { turn, question: spare });
    Ok(())
}

/// *Skip*: before it is asked, or while it is read or answered.
pub(in crate::interview) fn skip(draft: &mut Draft, by: &MemberAct) -> Result<(), Refusal> {
    let asking = draft.asking()?;
    draft.by_interviewer(by)?;
    let is_open = match asking.step {
        AskingStep::Offered { .. } => false,
        AskingStep::Reading { .. } | AskingStep::Answering(_) => true,
        AskingStep::Answered { .. } => return Err(Refusal::NoAnswerRunning),
    };
    let (turn, question) = (draft.round(&asking).turn, draft.round(&asking).question);
    let follows_up = draft.turn(turn).asked.last().is_some_and(|a| a.ask > 0);
    if is_open {
        show_posed(draft, &asking, PosedState::Skipped);
        let at = draft.at;
        settle_stories(draft.turn(turn), at);
    }
    draft.fact(Fact::Skipped { turn, question });
    if is_open && follows_up {
        // Only the follow-up is left out; the question itself was answered.
        draft.set_step(&asking, AskingStep::Answered { since: draft.at, nudged: false });
        if draft.session.is_bot_led(&draft.session[asking.pass]) {
            next_round(draft, asking.pass);
        }
        return Ok(());
    }
    draft.round(&asking).state = RoundState::Skipped;
    let no = draft.turn(turn).asked.last().map_or(1, |a| a.no);
    if is_open {
        draft.post(Notice::Skipped { no });
    }
    next_round(draft, asking.pass);
    Ok(())
}

/// A follow-up from the deck.
pub(in crate::interview) fn follow_up(
    draft: &mut Draft,
    by: &MemberAct,
    trigger: Trigger,
) -> Result<(), Refusal> {
    let asking = draft.asking()?;
    draft.by_interviewer(by)?;
    match asking.step {
        AskingStep::Answered { .. } => {}
        AskingStep::Offered { .. } => return Err(Refusal::NotAsked),
        AskingStep::Reading { .. } | AskingStep::Answering(_) => {
            return Err(Refusal::AnswerRunning);
        }
    }
    if trigger == Trigger::Surprise {
        return surprise(draft, &asking);
    }
    let turn = draft.round(&asking).turn;
    if usize::from(draft.turn(turn).asked.last().map_or(0, |a| a.ask)) >= FOLLOW_UPS_MAX {
        return Err(Refusal::FollowUpsEnough);
    }
    let deck = draft.session.follow_ups();
    let Some(card) = deck.into_iter().find(|c| c.trigger == trigger) else {
        return Err(match trigger {
            Trigger::PushBack => Refusal::PushedBackAlready,
            Trigger::ClockOn if draft.session.plan.mode == Mode::Practice => {
                Refusal::NotInThisStage
            }
            Trigger::Vague
            | Trigger::NoResult
            | Trigger::NoNumber
            | Trigger::TooLongOnTheSituation
            | Trigger::WhosePart
            | Trigger::TradeOff
            | Trigger::ClarifyFirst
            | Trigger::ClockOn
            | Trigger::Surprise => Refusal::AskedAlready,
        });
    };
    pose(draft, &asking, Some((trigger, card.prompt)));
    Ok(())
}

/// The surprise comes next instead of later.
fn surprise(draft: &mut Draft, asking: &CurrentQuestion) -> Result<(), Refusal> {
    let rounds = &mut draft.pass(asking.pass).rounds;
    let found = rounds.iter().position(|r| r.is_surprise && r.state == RoundState::Ahead);
    let found = found.ok_or(Refusal::NoSurprise)?;
    let surprise = rounds.remove(found);
    rounds.insert(asking.round.place() + 1, surprise);
    next_round(draft, asking.pass);
    Ok(())
}

/// On to the next question.
pub(in crate::interview) fn next(draft: &mut Draft, by: &MemberAct) -> Result<(), Refusal> {
    let asking = draft.asking()?;
    draft.by_interviewer(by)?;
    match asking.step {
        AskingStep::Answered { .. } => next_round(draft, asking.pass),
        AskingStep::Offered { .. } => return Err(Refusal::NotAsked),
        AskingStep::Reading { .. } | AskingStep::Answering(_) => {
            return Err(Refusal::AnswerRunning);
        }
    }
    Ok(())
}
