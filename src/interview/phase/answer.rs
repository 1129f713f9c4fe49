//! The answer to a question: it is read, runs on the clock, is extended or let run, ends, and the
//! bot goes on by itself where it asks. And every deadline of a question.

use crate::bank::{Trigger, lacks};
use crate::base::{CleanText, Span};
use crate::interview::draft::{CurrentQuestion, Draft};
use crate::interview::event::By;
use crate::interview::fact::Fact;
use crate::interview::format::Mode;
use crate::interview::heard::Heard;
use crate::interview::limits::{
    BOT_FOLLOW_UPS_MAX, EXTENSION, EXTENSIONS_MAX, FOLLOW_UP_LIMIT, GO_ON_AFTER, GRACE, NUDGE_AFTER,
};
use crate::interview::notice::{Notice, PosedState};
use crate::interview::numbers::TurnNo;
use crate::interview::pass::RoundState;
use crate::interview::refusal::Refusal;
use crate::interview::state::{Answering, Asking, AskingStep, Told};
use crate::interview::wake::{Due, Wake, earlier};

use super::observing::settle_stories;
use super::question::{next_round, pose, show_posed};

fn is_candidate(d: &mut Draft, by: &By, asking: &CurrentQuestion) -> Result<(), Refusal> {
    let turn = d.round(asking).turn;
    let candidate = d.turn(turn).candidate;
    if candidate == by.member { Ok(()) } else { Err(Refusal::CandidateOnly { candidate }) }
}

fn heard_answer(d: &mut Draft, turn: TurnNo) {
    if let Some(asked) = d.turn(turn).asked.last() {
        let (took, lacking) = (asked.took, asked.lacking.clone());
        d.heard = Heard::Answered { took, lacking };
    }
}

/// *Done*, or a recording that tells its own length.
pub(in crate::interview) fn done(d: &mut Draft, by: &By, measure: Measure) -> Result<(), Refusal> {
    let asking = d.asking()?;
    is_candidate(d, by, &asking)?;
    let turn = d.round(&asking).turn;
    match asking.step {
        AskingStep::Reading { .. } => {
            // Where the bot asks, the next question follows at once: the second of two quick presses, or one that
            // came late, was meant for the question before.
            let before = d.turn(turn).asked.iter().rev().nth(1).and_then(|a| a.ended_at);
            let by_bot = d.s.is_bot_led(&d.s[asking.pass]);
            if by_bot && before.is_some_and(|at| d.at.since(at) < GRACE) {
                return Err(Refusal::JustAsked);
            }
        }
        AskingStep::Answering(_) => {}
        AskingStep::Offered { .. } => return Err(Refusal::NotAsked),
        AskingStep::Answered { .. } => return Err(Refusal::NoAnswerRunning),
    }
    end_answer(d, &asking, measure);
    heard_answer(d, turn);
    go_on_alone(d, &asking);
    Ok(())
}

/// A typed answer, which also finishes the answer. A text that comes after *Done* is added to it.
pub(in crate::interview) fn answer(
    d: &mut Draft,
    by: &By,
    text: &CleanText,
) -> Result<(), Refusal> {
    let asking = d.asking()?;
    is_candidate(d, by, &asking)?;
    let turn = d.round(&asking).turn;
    let is_running = match asking.step {
        AskingStep::Offered { .. } => return Err(Refusal::NotAsked),
        AskingStep::Reading { .. } | AskingStep::Answering(_) => true,
        AskingStep::Answered { .. } => false,
    };
    let question = d.round(&asking).question;
    let kind = d.s.question(question).kind;
    let lacking = lacks(text.as_str(), kind);
    let words = text.as_str().split_whitespace().count();
    let Some(asked) = d.turn(turn).asked.last_mut() else { return Err(Refusal::NotAsked) };
    asked.words = u16::try_from(words).unwrap_or(u16::MAX);
    asked.lacking = lacking;
    let (no, ask) = (asked.no, asked.ask);
    d.fact(Fact::AnswerText { turn, no, ask, text: text.clone() });
    if is_running {
        end_answer(d, &asking, Measure::Clock);
    }
    heard_answer(d, turn);
    if is_running {
        go_on_alone(d, &asking);
    }
    Ok(())
}

/// Whether the end of an answer tells its length.
#[derive(Debug, Clone, Copy, PartialEq, Eq)]
pub(in crate::interview) enum Measure {
    /// Somebody said that it is finished.
    Clock,
    /// It was recorded, and is so long.
    Length(Span),
    /// It was cut: its length is not known.
    None,
}

/// The answer is finished: the clock stands, the room reads how long it was.
pub(in crate::interview) fn end_answer(d: &mut Draft, asking: &CurrentQuestion, measure: Measure) {
    let at = d.at;
    let took = match (measure, asking.step) {
        (Measure::Clock, AskingStep::Answering(answering)) => Some(at.since(answering.since)),
        (Measure::Length(length), _) => Some(length),
        (Measure::Clock | Measure::None, _) => None,
    };
    let turn_no = d.round(asking).turn;
    d.round(asking).state = RoundState::Answered;
    let turn = d.turn(turn_no);
    settle_stories(turn, at);
    let Some(asked) = turn.asked.last_mut() else { return };
    asked.ended_at = Some(at);
    asked.took = took;
    asked.is_cut = measure == Measure::None;
    let asked = Box::new(asked.clone());
    d.fact(Fact::Answered { turn: turn_no, asked });
    let state = match measure {
        Measure::Clock | Measure::Length(_) => PosedState::Answered(took),
        Measure::None => PosedState::Interrupted,
    };
    show_posed(d, asking, state);
    d.set_step(asking, AskingStep::Answered { since: at, nudged: false });
}

/// Where the bot asks: the follow-up that the answer calls for, or the next question.
pub(in crate::interview) fn go_on_alone(d: &mut Draft, asking: &CurrentQuestion) {
    if !d.s.is_bot_led(&d.s[asking.pass]) {
        return;
    }
    match bot_follow_up(d, asking) {
        Some(follow_up) => pose(d, asking, Some(follow_up)),
        None => next_round(d, asking.pass),
    }
}

/// What the answer lacks, asked by the bot; in live mode one push-back; to a spoken answer the
/// question's own first follow-up.
fn bot_follow_up(d: &mut Draft, asking: &CurrentQuestion) -> Option<(Trigger, String)> {
    if d.at >= d.s[asking.pass].questions_end_at {
        return None;
    }
    let round = d.round(asking).clone();
    let last = d.turn(round.turn).asked.last()?.clone();
    if usize::from(last.ask) >= BOT_FOLLOW_UPS_MAX {
        return None;
    }
    let deck = d.s.follow_ups();
    let suggested = deck.iter().find(|c| c.is_suggested && c.trigger != Trigger::Surprise);
    let is_live = d.s.plan.mode == Mode::Live;
    let own = d.s.question(round.question).follow_ups.first().map(|f| f.trigger);
    let spoken = last.words == 0 && last.ask == 0 && last.took.is_some();
    let card = suggested
        .or_else(|| deck.iter().find(|c| is_live && c.trigger == Trigger::PushBack))
        .or_else(|| deck.iter().find(|c| spoken && Some(c.trigger) == own))?;
    Some((card.trigger, card.prompt.clone()))
}

/// *Wrap up*: the interviewer ends a running answer.
pub(in crate::interview) fn wrap_up(d: &mut Draft, by: &By) -> Result<(), Refusal> {
    let asking = d.asking()?;
    d.by_interviewer(by)?;
    let AskingStep::Answering(_) = asking.step else { return Err(Refusal::NoAnswerRunning) };
    end_answer(d, &asking, Measure::Clock);
    go_on_alone(d, &asking);
    Ok(())
}

/// *Let it run*, after the wrap-up call.
pub(in crate::interview) fn let_run(d: &mut Draft, by: &By) -> Result<(), Refusal> {
    let asking = d.asking()?;
    d.by_interviewer(by)?;
    let AskingStep::Answering(answering) = asking.step else {
        return Err(Refusal::NoAnswerRunning);
    };
    if answering.told != Told::Over || answering.let_run {
        return Err(Refusal::NothingChanged);
    }
    d.set_step(&asking, AskingStep::Answering(Answering { let_run: true, ..answering }));
    let turn = d.round(&asking).turn;
    d.fact(Fact::MoreTime { turn });
    d.post(Notice::RunsOn);
    Ok(())
}

/// *Extend*: more time for this answer.
pub(in crate::interview) fn extend(d: &mut Draft, by: &By) -> Result<(), Refusal> {
    let asking = d.asking()?;
    d.by_interviewer(by)?;
    if d.s.plan.mode == Mode::Live {
        return Err(Refusal::LiveMode);
    }
    let AskingStep::Answering(mut answering) = asking.step else {
        return Err(Refusal::NoAnswerRunning);
    };
    if answering.extended >= EXTENSIONS_MAX {
        return Err(Refusal::ExtendedEnough);
    }
    answering.limit += EXTENSION;
    answering.told = answering.said(d.at);
    answering.extended += 1;
    answering.let_run = false;
    let limit = answering.limit;
    d.set_step(&asking, AskingStep::Answering(answering));
    let turn = d.round(&asking).turn;
    if let Some(asked) = d.turn(turn).asked.last_mut() {
        asked.limit = limit;
    }
    d.fact(Fact::MoreTime { turn });
    d.post(Notice::Extended { by: EXTENSION, limit });
    Ok(())
}

/// The next deadline of a question, in a pass that the bot leads or not.
pub(in crate::interview) fn due(asking: &Asking, is_bot_led: bool) -> Option<Due> {
    match asking.step {
        AskingStep::Offered { since, nudged } | AskingStep::Answered { since, nudged } => {
            let nudge = (!nudged).then_some((since + NUDGE_AFTER, Wake::Nudge));
            earlier(nudge, Some((since + GO_ON_AFTER, Wake::GoesOn)))
        }
        AskingStep::Reading { until } => Some((until, Wake::ClockStarts)),
        AskingStep::Answering(answering) => Some(match answering.told {
            Told::Nothing => (answering.soon_at(), Wake::Soon),
            Told::Soon => (answering.up_at(), Wake::TimeUp),
            Told::Up if !is_bot_led => (answering.over_at(), Wake::Overtime),
            Told::Up | Told::Over => (answering.closes_at(is_bot_led), Wake::AnswerCloses),
        }),
    }
}

/// A deadline of the question that runs.
pub(in crate::interview) fn woken(d: &mut Draft, wake: Wake) {
    let Ok(asking) = d.asking() else { return };
    match (asking.step, wake) {
        (AskingStep::Offered { since, .. }, Wake::Nudge) => {
            nudge(d, &asking, AskingStep::Offered { since, nudged: true });
        }
        (AskingStep::Answered { since, .. }, Wake::Nudge) => {
            nudge(d, &asking, AskingStep::Answered { since, nudged: true });
        }
        (AskingStep::Offered { .. }, Wake::GoesOn) => pose(d, &asking, None),
        (AskingStep::Answered { .. }, Wake::GoesOn) => next_round(d, asking.pass),
        (AskingStep::Reading { until }, Wake::ClockStarts) => {
            let turn = d.round(&asking).turn;
            let limit = d.turn(turn).asked.last().map_or(FOLLOW_UP_LIMIT, |a| a.limit);
            d.set_step(&asking, AskingStep::Answering(Answering::started(until, limit)));
        }
        (AskingStep::Answering(_), Wake::AnswerCloses) => {
            end_answer(d, &asking, Measure::Clock);
            let turn = d.round(&asking).turn;
            let after = d.turn(turn).asked.last().and_then(|a| a.took).unwrap_or(Span::ZERO);
            d.post(Notice::CutShort { after });
            go_on_alone(d, &asking);
        }
        (AskingStep::Answering(answering), Wake::Soon) => {
            let left = answering.up_at() - answering.soon_at();
            tell(d, &asking, answering, Told::Soon, Notice::Soon { left });
        }
        (AskingStep::Answering(answering), Wake::TimeUp) => {
            tell(d, &asking, answering, Told::Up, Notice::TimeUp);
        }
        (AskingStep::Answering(answering), Wake::Overtime) => {
            let over = answering.over_at() - answering.up_at();
            let interviewer = d.round(&asking).asker;
            tell(d, &asking, answering, Told::Over, Notice::Overtime { over, interviewer });
        }
        (
            AskingStep::Offered { .. }
            | AskingStep::Reading { .. }
            | AskingStep::Answering(_)
            | AskingStep::Answered { .. },
            _,
        ) => {}
    }
}

/// The room is told what the clock says.
fn tell(d: &mut Draft, asking: &CurrentQuestion, answering: Answering, told: Told, notice: Notice) {
    d.set_step(asking, AskingStep::Answering(Answering { told, ..answering }));
    d.post(notice);
}

fn nudge(d: &mut Draft, asking: &CurrentQuestion, step: AskingStep) {
    d.set_step(asking, step);
    if let Some(interviewer) = d.s.acting_interviewer() {
        d.ping(Notice::YourMove { interviewer }, vec![interviewer]);
    }
}
