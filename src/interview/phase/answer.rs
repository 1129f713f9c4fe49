//! The answer to a question: it is read, runs on the clock, is extended or let run, ends, and the
//! bot goes on by itself where it asks. And every deadline of a question.

use crate::bank::{Trigger, lacks};
use crate::base::{CleanText, Moment, Span};
use crate::interview::draft::{Draft, round};
use crate::interview::event::By;
use crate::interview::fact::Fact;
use crate::interview::format::Mode;
use crate::interview::heard::Heard;
use crate::interview::limits::{
    BOT_FOLLOW_UPS_MAX, EXTENSION, EXTENSIONS_MAX, FOLLOW_UP_LIMIT, GO_ON_AFTER, GRACE,
    LET_RUN_FOR, NUDGE_AFTER, WRAP_UP_WITHIN,
};
use crate::interview::notice::{Notice, PosedState};
use crate::interview::numbers::TurnNo;
use crate::interview::pass::RoundState;
use crate::interview::refusal::Refusal;
use crate::interview::session::Session;
use crate::interview::state::{Asking, AskingStep, Phase, Told};
use crate::interview::wake::{Due, Wake, earlier};

use super::observing::settle_stories;
use super::question::{next_round, pose, show_posed};

fn is_candidate(d: &mut Draft, by: &By, asking: &Asking) -> Result<(), Refusal> {
    let turn = round(d, asking).turn;
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
    let turn = round(d, &asking).turn;
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
        AskingStep::Answering { .. } => {}
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
    let turn = round(d, &asking).turn;
    let is_running = match asking.step {
        AskingStep::Offered { .. } => return Err(Refusal::NotAsked),
        AskingStep::Reading { .. } | AskingStep::Answering { .. } => true,
        AskingStep::Answered { .. } => false,
    };
    let question = round(d, &asking).question;
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

/// When the room is told that an answer's time ends soon.
fn soon(limit: Span) -> Span {
    limit.scaled(4, 5)
}

/// When an answer has run over by half again.
fn over(limit: Span) -> Span {
    limit.scaled(3, 2)
}

impl Told {
    /// What is true, and so need not be told, of an answer that has taken so long.
    fn by(taken: Span, limit: Span) -> Self {
        if taken >= over(limit) {
            Self::Over
        } else if taken >= limit {
            Self::Up
        } else if taken >= soon(limit) {
            Self::Soon
        } else {
            Self::Nothing
        }
    }
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
pub(in crate::interview) fn end_answer(d: &mut Draft, asking: &Asking, measure: Measure) {
    let at = d.at;
    let took = match (measure, &asking.step) {
        (Measure::Clock, AskingStep::Answering { since, .. }) => Some(at.since(*since)),
        (Measure::Length(length), _) => Some(length),
        (Measure::Clock | Measure::None, _) => None,
    };
    let turn_no = round(d, asking).turn;
    round(d, asking).state = RoundState::Answered;
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
pub(in crate::interview) fn go_on_alone(d: &mut Draft, asking: &Asking) {
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
fn bot_follow_up(d: &mut Draft, asking: &Asking) -> Option<(Trigger, String)> {
    if d.at >= d.s[asking.pass].questions_end_at {
        return None;
    }
    let round = round(d, asking).clone();
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
    let AskingStep::Answering { .. } = asking.step else { return Err(Refusal::NoAnswerRunning) };
    end_answer(d, &asking, Measure::Clock);
    go_on_alone(d, &asking);
    Ok(())
}

/// *Let it run*, after the wrap-up call.
pub(in crate::interview) fn let_run(d: &mut Draft, by: &By) -> Result<(), Refusal> {
    let asking = d.asking()?;
    d.by_interviewer(by)?;
    let AskingStep::Answering { since, limit, told, extended, let_run } = asking.step else {
        return Err(Refusal::NoAnswerRunning);
    };
    if told != Told::Over || let_run {
        return Err(Refusal::NothingChanged);
    }
    let step = AskingStep::Answering { since, limit, told: Told::Over, extended, let_run: true };
    d.set_step(&asking, step);
    let turn = round(d, &asking).turn;
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
    let AskingStep::Answering { since, limit, extended, .. } = asking.step else {
        return Err(Refusal::NoAnswerRunning);
    };
    if extended >= EXTENSIONS_MAX {
        return Err(Refusal::ExtendedEnough);
    }
    let limit = limit + EXTENSION;
    let step = AskingStep::Answering {
        since,
        limit,
        told: Told::by(d.at.since(since), limit),
        extended: extended + 1,
        let_run: false,
    };
    d.set_step(&asking, step);
    let turn = round(d, &asking).turn;
    if let Some(asked) = d.turn(turn).asked.last_mut() {
        asked.limit = limit;
    }
    d.fact(Fact::MoreTime { turn });
    d.post(Notice::Extended { by: EXTENSION, limit });
    Ok(())
}

pub(in crate::interview) fn due(s: &Session, asking: &Asking) -> Option<Due> {
    let pass = &s[asking.pass];
    let waits = |since: Moment, nudged: bool| {
        let nudge = (!nudged).then_some((since + NUDGE_AFTER, Wake::Nudge));
        earlier(nudge, Some((since + GO_ON_AFTER, Wake::GoesOn)))
    };
    match asking.step {
        AskingStep::Offered { since, nudged } | AskingStep::Answered { since, nudged } => {
            waits(since, nudged)
        }
        AskingStep::Reading { until } => Some((until, Wake::ClockStarts)),
        AskingStep::Answering { since, limit, told, let_run, .. } => Some(match told {
            Told::Nothing => (since + soon(limit), Wake::Soon),
            Told::Soon => (since + limit, Wake::TimeUp),
            Told::Up if s.is_bot_led(pass) => (since + over(limit), Wake::AnswerCloses),
            Told::Up => (since + over(limit), Wake::Overtime),
            Told::Over => {
                let more = if let_run { LET_RUN_FOR } else { WRAP_UP_WITHIN };
                (since + over(limit) + more, Wake::AnswerCloses)
            }
        }),
    }
}

/// A deadline of the question that runs.
pub(in crate::interview) fn woken(d: &mut Draft, wake: Wake) {
    let Phase::Question(asking) = d.s.phase.clone() else { return };
    match (&asking.step, wake) {
        (AskingStep::Offered { since, .. }, Wake::Nudge) => {
            nudge(d, &asking, AskingStep::Offered { since: *since, nudged: true });
        }
        (AskingStep::Answered { since, .. }, Wake::Nudge) => {
            nudge(d, &asking, AskingStep::Answered { since: *since, nudged: true });
        }
        (AskingStep::Offered { .. }, Wake::GoesOn) => pose(d, &asking, None),
        (AskingStep::Answered { .. }, Wake::GoesOn) => next_round(d, asking.pass),
        (AskingStep::Reading { until }, Wake::ClockStarts) => {
            let turn = round(d, &asking).turn;
            let limit = d.turn(turn).asked.last().map_or(FOLLOW_UP_LIMIT, |a| a.limit);
            let step = AskingStep::Answering {
                since: *until,
                limit,
                told: Told::Nothing,
                extended: 0,
                let_run: false,
            };
            d.set_step(&asking, step);
        }
        (AskingStep::Answering { .. }, Wake::AnswerCloses) => {
            end_answer(d, &asking, Measure::Clock);
            let turn = round(d, &asking).turn;
            let after = d.turn(turn).asked.last().and_then(|a| a.took).unwrap_or(Span::ZERO);
            d.post(Notice::CutShort { after });
            go_on_alone(d, &asking);
        }
        (AskingStep::Answering { since, limit, extended, let_run, .. }, wake) => {
            let told = match wake {
                Wake::Soon => Told::Soon,
                Wake::TimeUp => Told::Up,
                _ => Told::Over,
            };
            let notice = match told {
                Told::Nothing | Told::Soon => Notice::Soon { left: *limit - soon(*limit) },
                Told::Up => Notice::TimeUp,
                Told::Over => Notice::Overtime {
                    over: over(*limit) - *limit,
                    interviewer: round(d, &asking).asker,
                },
            };
            let step = AskingStep::Answering {
                since: *since,
                limit: *limit,
                told,
                extended: *extended,
                let_run: *let_run,
            };
            d.set_step(&asking, step);
            d.post(notice);
        }
        (
            AskingStep::Offered { .. } | AskingStep::Reading { .. } | AskingStep::Answered { .. },
            _,
        ) => {}
    }
}

fn nudge(d: &mut Draft, asking: &Asking, step: AskingStep) {
    d.set_step(asking, step);
    if let Some(interviewer) = d.s.acting_interviewer() {
        d.ping(Notice::YourMove { interviewer }, vec![interviewer]);
    }
}
