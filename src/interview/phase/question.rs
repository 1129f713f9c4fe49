//! One question after the other, as the interviewer leads them: offered, asked, exchanged, left out,
//! followed up, and on.

use crate::bank::{Trigger, reading_time};
use crate::base::{MemberId, Span};
use crate::interview::draft::{CurrentQuestion, Draft};
use crate::interview::effect::Slot;
use crate::interview::event::By;
use crate::interview::fact::Fact;
use crate::interview::format::Mode;
use crate::interview::limits::{FOLLOW_UP_LIMIT, FOLLOW_UPS_MAX};
use crate::interview::notice::{Notice, Posed, PosedState};
use crate::interview::numbers::{PassNo, RoundNo};
use crate::interview::pass::RoundState;
use crate::interview::refusal::Refusal;
use crate::interview::state::{Asking, AskingStep, Stage};
use crate::interview::turn::Asked;

use super::closing;
use super::half_time::drop_rounds;
use super::observing::settle_stories;

/// The stage of questions begins.
pub(in crate::interview) fn begin(d: &mut Draft, pass: PassNo) {
    let seconds = i64::from(d.s.agenda().questions_s);
    let until = d.at + Span::from_seconds(seconds);
    d.pass(pass).questions_end_at = until;
    next_round(d, pass);
}

/// The next question that is still ahead, or on to the stages after the questions.
pub(in crate::interview) fn next_round(d: &mut Draft, pass: PassNo) {
    if d.at >= d.s[pass].questions_end_at {
        drop_rounds(d, pass);
    }
    let mut rounds = RoundNo::all().zip(&d.pass(pass).rounds);
    let ahead = rounds.find(|(_, r)| r.state == RoundState::Ahead);
    let Some((round, _)) = ahead else { return closing::begin(d, pass) };
    let step = AskingStep::Offered { since: d.at, nudged: false };
    d.enter_stage(pass, Stage::Questions(Asking { round, step }));
    if d.s.is_bot_led(&d.s[pass]) {
        pose(d, &CurrentQuestion { pass, round, step }, None);
    }
}

/// Puts the question, or a follow-up to it, to the candidate.
pub(super) fn pose(d: &mut Draft, asking: &CurrentQuestion, follow_up: Option<(Trigger, String)>) {
    let at = d.at;
    let turn_no = d.round(asking).turn;
    let asker = d.round(asking).asker;
    let question = d.round(asking).question;
    let prompt = follow_up
        .as_ref()
        .map_or_else(|| d.s.question(question).prompt.clone(), |(_, prompt)| prompt.clone());
    let asks = &d.s[asking.pass][asking.round];
    let (limit, target_s) = match follow_up {
        Some(_) => (FOLLOW_UP_LIMIT, None),
        None => (d.s.limit_of(asks), Some(d.s.target_of(asks))),
    };
    let heard_by: Vec<MemberId> =
        d.s.seats.sitters.iter().filter(|p| p.is_here()).map(|p| p.member).collect();
    d.round(asking).state = RoundState::Asked;
    let turn = d.turn(turn_no);
    let mains = turn.asked.iter().filter(|a| a.ask == 0).count();
    let (no, ask) = match (&follow_up, turn.asked.last()) {
        (Some(_), Some(last)) => (last.no, last.ask + 1),
        (Some(_) | None, _) => (u8::try_from(mains + 1).unwrap_or(u8::MAX), 0),
    };
    turn.asked.push(Asked {
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
    });
    if no == 2 && ask == 0 {
        turn.second_asked_at = Some(at);
    }
    if let Some(asker) = asker
        && !turn.interviewers.contains(&asker)
    {
        turn.interviewers.push(asker);
    }
    let is_coach = asker.and_then(|asker| d.s.seats.of(asker)).is_some_and(|p| p.is_coach);
    d.turn(turn_no).is_coached |= is_coach;
    d.fact(Fact::Asked { turn: turn_no, no, ask, question, heard_by });
    let until = at + reading_time(&prompt);
    d.set_step(asking, AskingStep::Reading { until });
    show_posed(d, asking, PosedState::Open);
}

/// Shows the question that was asked last, as it stands.
pub(super) fn show_posed(d: &mut Draft, asking: &CurrentQuestion, state: PosedState) {
    let round = d.round(asking).clone();
    let turn = &d.s[round.turn];
    let Some(asked) = turn.asked.last() else { return };
    let question = d.s.question(round.question);
    let prompt = d.s.asked_words(asked);
    let starts_at = asked.asked_at + reading_time(&prompt);
    let posed = Posed {
        no: asked.no,
        of: d.s.question_total(&d.s[asking.pass], round.turn),
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
    d.show(slot, Notice::Question(Box::new(posed)));
}

/// *Ask it*.
pub(in crate::interview) fn ask(d: &mut Draft, by: &By) -> Result<(), Refusal> {
    let asking = d.asking()?;
    d.by_interviewer(by)?;
    match asking.step {
        AskingStep::Offered { .. } => pose(d, &asking, None),
        AskingStep::Reading { .. } | AskingStep::Answering(_) => {
            return Err(Refusal::AnswerRunning);
        }
        AskingStep::Answered { .. } => return Err(Refusal::AskedAlready),
    }
    Ok(())
}

/// *Another one*: a spare of the same kind takes the question's place.
pub(in crate::interview) fn another(d: &mut Draft, by: &By) -> Result<(), Refusal> {
    let asking = d.asking()?;
    d.by_interviewer(by)?;
    let AskingStep::Offered { .. } = asking.step else { return Err(Refusal::AskedAlready) };
    let question = d.round(&asking).question;
    let kind = d.s.question(question).kind;
    let spares = d.pass(asking.pass).spares.clone();
    let found = spares.iter().position(|s| d.s.question(*s).kind == kind);
    let found = found.ok_or(Refusal::NoOther)?;
    let spare = d.pass(asking.pass).spares.remove(found);
    // In a shared session all candidates answer the same question.
    for round in &mut d.pass(asking.pass).rounds {
        if round.question == question && round.state == RoundState::Ahead {
            round.question = spare;
        }
    }
    let turn = d.round(&asking).turn;
    d.round(&asking).question = spare;
    d.fact(Fact::Exchanged { turn, question: spare });
    Ok(())
}

/// *Skip*: before it is asked, or while it is read or answered.
pub(in crate::interview) fn skip(d: &mut Draft, by: &By) -> Result<(), Refusal> {
    let asking = d.asking()?;
    d.by_interviewer(by)?;
    let is_open = match asking.step {
        AskingStep::Offered { .. } => false,
        AskingStep::Reading { .. } | AskingStep::Answering(_) => true,
        AskingStep::Answered { .. } => return Err(Refusal::NoAnswerRunning),
    };
    let (turn, question) = (d.round(&asking).turn, d.round(&asking).question);
    let follows_up = d.turn(turn).asked.last().is_some_and(|a| a.ask > 0);
    if is_open {
        show_posed(d, &asking, PosedState::Skipped);
        let at = d.at;
        settle_stories(d.turn(turn), at);
    }
    d.fact(Fact::Skipped { turn, question });
    if is_open && follows_up {
        // Only the follow-up is left out; the question itself was answered.
        d.set_step(&asking, AskingStep::Answered { since: d.at, nudged: false });
        if d.s.is_bot_led(&d.s[asking.pass]) {
            next_round(d, asking.pass);
        }
        return Ok(());
    }
    d.round(&asking).state = RoundState::Skipped;
    let no = d.turn(turn).asked.last().map_or(1, |a| a.no);
    if is_open {
        d.post(Notice::Skipped { no });
    }
    next_round(d, asking.pass);
    Ok(())
}

/// A follow-up from the deck.
pub(in crate::interview) fn follow_up(
    d: &mut Draft,
    by: &By,
    trigger: Trigger,
) -> Result<(), Refusal> {
    let asking = d.asking()?;
    d.by_interviewer(by)?;
    match asking.step {
        AskingStep::Answered { .. } => {}
        AskingStep::Offered { .. } => return Err(Refusal::NotAsked),
        AskingStep::Reading { .. } | AskingStep::Answering(_) => {
            return Err(Refusal::AnswerRunning);
        }
    }
    if trigger == Trigger::Surprise {
        return surprise(d, &asking);
    }
    let turn = d.round(&asking).turn;
    if usize::from(d.turn(turn).asked.last().map_or(0, |a| a.ask)) >= FOLLOW_UPS_MAX {
        return Err(Refusal::FollowUpsEnough);
    }
    let deck = d.s.follow_ups();
    let Some(card) = deck.into_iter().find(|c| c.trigger == trigger) else {
        return Err(match trigger {
            Trigger::PushBack => Refusal::PushedBackAlready,
            Trigger::ClockOn if d.s.plan.mode == Mode::Practice => Refusal::NotInThisStage,
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
    pose(d, &asking, Some((trigger, card.prompt)));
    Ok(())
}

/// The surprise comes next instead of later.
fn surprise(d: &mut Draft, asking: &CurrentQuestion) -> Result<(), Refusal> {
    let rounds = &mut d.pass(asking.pass).rounds;
    let found = rounds.iter().position(|r| r.is_surprise && r.state == RoundState::Ahead);
    let found = found.ok_or(Refusal::NoSurprise)?;
    let surprise = rounds.remove(found);
    rounds.insert(asking.round.place() + 1, surprise);
    next_round(d, asking.pass);
    Ok(())
}

/// On to the next question.
pub(in crate::interview) fn next(d: &mut Draft, by: &By) -> Result<(), Refusal> {
    let asking = d.asking()?;
    d.by_interviewer(by)?;
    match asking.step {
        AskingStep::Answered { .. } => next_round(d, asking.pass),
        AskingStep::Offered { .. } => return Err(Refusal::NotAsked),
        AskingStep::Reading { .. } | AskingStep::Answering(_) => {
            return Err(Refusal::AnswerRunning);
        }
    }
    Ok(())
}
