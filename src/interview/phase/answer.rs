//! The answer to a question: it is read, runs on the clock, is extended or let run, ends, and the
//! bot goes on by itself where it asks. And every deadline of a question.

use crate::bank::{Trigger, lacks};
use crate::base::{CleanText, Moment, Span};
use crate::interview::draft::{CurrentQuestion, Draft};
use crate::interview::event::{Act, MemberAct, SoFar, Unread};
use crate::interview::fact::Fact;
use crate::interview::format::Mode;
use crate::interview::heard::Heard;
use crate::interview::limits::{
    ANSWERS, EXTENSION, EXTENSIONS_MAX, FOLLOW_UP_LIMIT, GO_ON_AFTER, GRACE, NUDGE_AFTER,
};
use crate::interview::meant::Meant;
use crate::interview::notice::{Notice, PosedState};
use crate::interview::numbers::TurnNo;
use crate::interview::pass::RoundState;
use crate::interview::refusal::Refusal;
use crate::interview::state::{Answering, Asking, AskingStep, ClockCall, Phase};
use crate::interview::wake::{Due, Wake, earlier};

use super::observing::settle_stories;
use super::question::{next_round, pose, show_posed};

fn is_candidate(
    draft: &mut Draft,
    by: &MemberAct,
    asking: &CurrentQuestion,
) -> Result<(), Refusal> {
    let turn = draft.round(asking).turn;
    let candidate = draft.turn(turn).candidate;
    if candidate == by.member { Ok(()) } else { Err(Refusal::CandidateOnly { candidate }) }
}

fn heard_answer(draft: &mut Draft, turn: TurnNo) {
    if let Some(asked) = draft.turn(turn).asked.last() {
        let (took, lacking) = (asked.took, asked.lacking.clone());
        draft.heard = Heard::Answered { took, lacking };
    }
}

/// *Done*, or a recording that tells its own length.
pub(in crate::interview) fn done(
    draft: &mut Draft,
    by: &MemberAct,
    measure: Measure,
) -> Result<(), Refusal> {
    let asking = draft.asking()?;
    is_candidate(draft, by, &asking)?;
    let turn = draft.round(&asking).turn;
    match asking.step {
        AskingStep::Reading { .. } => {
            // Where the bot asks, the next question follows at once: the second of two quick
            // presses, or one that came late, was meant for the question before.
            let before = draft.turn(turn).asked.iter().rev().nth(1).and_then(|a| a.ended_at);
            let by_bot = draft.session.is_bot_led(&draft.session[asking.pass]);
            if by_bot && before.is_some_and(|at| draft.at.since(at) < GRACE) {
                return Err(Refusal::JustAsked);
            }
        }
        AskingStep::Answering(_) => {}
        AskingStep::Offered { .. } => return Err(Refusal::NotAsked),
        AskingStep::Answered { .. } => return Err(Refusal::NoAnswerRunning),
    }
    end_answer(draft, &asking, measure);
    heard_answer(draft, turn);
    go_on_alone(draft, &asking);
    Ok(())
}

/// A typed answer, which also finishes the answer. What comes after that, or after the question is
/// over, is added to the words of its own question.
pub(in crate::interview) fn answer(
    draft: &mut Draft,
    by: &MemberAct,
    text: &CleanText,
) -> Result<(), Refusal> {
    let meant = draft.session.meant(by.member, by.on);
    let (Some(meant), true) = (meant, by.on.is_some() || draft.asking().is_ok()) else {
        let asking = draft.asking()?;
        is_candidate(draft, by, &asking)?;
        return Err(Refusal::NotAsked);
    };
    let candidate = draft.turn(meant.turn).candidate;
    if candidate != by.member {
        return Err(Refusal::CandidateOnly { candidate });
    }
    match draft.asking() {
        Ok(asking) if is_now(draft, &asking, meant) => now(draft, by, &asking, meant, text),
        Ok(_) | Err(_) => late(draft, by, meant, text),
    }
}

/// Whether it is the question that is asked now.
fn is_now(draft: &mut Draft, asking: &CurrentQuestion, meant: Meant) -> bool {
    let turn = draft.round(asking).turn;
    let last = draft.turn(turn).asked.last().map(|asked| (asked.no, asked.ask));
    let is_asked = !matches!(asking.step, AskingStep::Offered { .. });
    is_asked && turn == meant.turn && last == Some((meant.no, meant.ask))
}

fn now(
    draft: &mut Draft,
    by: &MemberAct,
    asking: &CurrentQuestion,
    meant: Meant,
    text: &CleanText,
) -> Result<(), Refusal> {
    let is_running = match asking.step {
        AskingStep::Offered { .. } => return Err(Refusal::NotAsked),
        AskingStep::Reading { .. } | AskingStep::Answering(_) => true,
        AskingStep::Answered { .. } => false,
    };
    let filed = file(draft, by, meant, text)?;
    if is_running {
        end_answer(draft, asking, Measure::Clock);
    }
    match filed {
        Filed { is_added: false, rest: None } if is_running => heard_answer(draft, meant.turn),
        Filed { is_added: _, rest } => heard_filed(draft, meant, rest),
    }
    if is_running {
        go_on_alone(draft, asking);
    }
    Ok(())
}

/// Its question is over, and its words can still be written: nobody has handed in a ballot that was
/// given without them.
fn late(draft: &mut Draft, by: &MemberAct, meant: Meant, text: &CleanText) -> Result<(), Refusal> {
    let is_open = match draft.session.phase {
        Phase::Running(_) | Phase::Paused(_) | Phase::Rating { held_until: None, .. } => true,
        Phase::Gathering { .. }
        | Phase::Briefing { .. }
        | Phase::Rating { held_until: Some(_), .. }
        | Phase::Report { .. }
        | Phase::Closed { .. } => false,
    };
    let is_now = draft.session.asking().is_some_and(|(asking, round)| {
        round.turn == meant.turn && !matches!(asking.step, AskingStep::Offered { .. })
    });
    let turn = draft.turn(meant.turn);
    if !is_open || turn.ballots.values().any(|ballot| ballot.is_done) {
        return Err(Refusal::AnswerLate);
    }
    if turn.asked[meant.place].ended_at.is_none() {
        // Nobody answered it and it is not asked any more; while the clock stands it is.
        let is_last = meant.place + 1 == turn.asked.len();
        return Err(if is_last && is_now { Refusal::IsPaused } else { Refusal::LeftOut });
    }
    let Filed { rest, .. } = file(draft, by, meant, text)?;
    heard_filed(draft, meant, rest);
    let Meant { no, ask, .. } = meant;
    draft.post(Notice::Added { candidate: by.member, no, is_follow_up: ask > 0 });
    Ok(())
}

/// What became of words.
struct Filed {
    /// There were others before.
    is_added: bool,
    /// What did not fit any more.
    rest: Option<CleanText>,
}

/// Writes the words to their question, behind those that it has.
fn file(
    draft: &mut Draft,
    by: &MemberAct,
    meant: Meant,
    text: &CleanText,
) -> Result<Filed, Refusal> {
    let Meant { turn, place, no, ask } = meant;
    let is_of = |so_far: &&SoFar| (so_far.turn, so_far.no, so_far.ask) == (turn, no, ask);
    let so_far = by.so_far.as_ref().filter(is_of).map(|so_far| &so_far.text);
    let (whole, rest) = match so_far {
        None => (text.clone(), None),
        Some(before) => before.joined(text, ANSWERS).ok_or(Refusal::AnswerFull)?,
    };
    let question = draft.turn(turn).asked[place].question;
    let kind = draft.session.question(question).kind;
    let words = whole.as_str().split_whitespace().count();
    let asked = &mut draft.turn(turn).asked[place];
    asked.words = u16::try_from(words).unwrap_or(u16::MAX);
    // A follow-up has no aim: its answer is a part of the first one, and may be one figure.
    asked.lacking =
        asked.target_s.map_or(Vec::new(), |[aim_s, _]| lacks(whole.as_str(), kind, aim_s));
    draft.fact(Fact::AnswerText { turn, no, ask, text: whole });
    Ok(Filed { is_added: so_far.is_some(), rest })
}

fn heard_filed(draft: &mut Draft, meant: Meant, rest: Option<CleanText>) {
    draft.heard = Heard::Filed { no: meant.no, is_follow_up: meant.ask > 0, rest };
}

/// A message of the candidate's that is no answer: they are told so, once a question.
pub(in crate::interview) fn unread(
    draft: &mut Draft,
    by: &MemberAct,
    why: Unread,
) -> Result<(), Refusal> {
    let is_about_now = match why {
        Unread::Reply | Unread::Message | Unread::Aside => true,
        Unread::Paused | Unread::Late | Unread::Full => false,
    };
    let now = draft.session.made_on(by.member, &by.act);
    if is_about_now && by.on.is_some() && by.on != now {
        return Err(Refusal::MovedOn);
    }
    if is_about_now
        && let AskingStep::Offered { .. } | AskingStep::Answered { .. } = draft.asking()?.step
    {
        return Err(Refusal::NoAnswerRunning);
    }
    let meant = draft.session.meant(by.member, by.on).ok_or(Refusal::NotAsked)?;
    let turn = draft.turn(meant.turn);
    let candidate = turn.candidate;
    if candidate != by.member {
        return Err(Refusal::CandidateOnly { candidate });
    }
    if std::mem::replace(&mut turn.asked[meant.place].is_hinted, true) {
        return Err(Refusal::NothingChanged);
    }
    let notice = Notice::Unread { member: by.member, why };
    draft.ping_about(&Act::Done, notice, vec![by.member]);
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
pub(in crate::interview) fn end_answer(
    draft: &mut Draft,
    asking: &CurrentQuestion,
    measure: Measure,
) {
    let at = draft.at;
    let took = match (measure, asking.step) {
        (Measure::Clock, AskingStep::Answering(answering)) => Some(at.since(answering.since)),
        (Measure::Length(length), _) => Some(length),
        (Measure::Clock | Measure::None, _) => None,
    };
    let turn_no = draft.round(asking).turn;
    draft.round(asking).state = RoundState::Answered;
    let turn = draft.turn(turn_no);
    settle_stories(turn, at);
    let Some(asked) = turn.asked.last_mut() else { return };
    asked.ended_at = Some(at);
    asked.took = took;
    asked.is_cut = measure == Measure::None;
    let asked = Box::new(asked.clone());
    draft.fact(Fact::Answered { turn: turn_no, asked });
    let state = match measure {
        Measure::Clock | Measure::Length(_) => PosedState::Answered(took),
        Measure::None => PosedState::Interrupted,
    };
    show_posed(draft, asking, state);
    draft.set_step(asking, AskingStep::Answered { since: at, nudged: false });
}

/// Where the bot asks: the follow-up that the answer calls for, or the next question.
pub(in crate::interview) fn go_on_alone(draft: &mut Draft, asking: &CurrentQuestion) {
    if !draft.session.is_bot_led(&draft.session[asking.pass]) {
        return;
    }
    match bot_follow_up(draft, asking) {
        Some(follow_up) => pose(draft, asking, Some(follow_up)),
        None => next_round(draft, asking.pass),
    }
}

/// Once a question, asked by the bot: what the answer lacks; in live mode a push-back; to a spoken
/// answer the question's own first follow-up. A general probe is made for stories: under any other
/// question it may not make sense, and nobody is there to notice.
fn bot_follow_up(draft: &mut Draft, asking: &CurrentQuestion) -> Option<(Trigger, String)> {
    if draft.at >= draft.session[asking.pass].questions_end_at {
        return None;
    }
    let round = draft.round(asking).clone();
    let last = draft.turn(round.turn).asked.last()?.clone();
    if last.ask > 0 {
        return None;
    }
    let question = draft.session.question(round.question);
    let mut deck = draft.session.follow_ups();
    deck.retain(|card| {
        question.kind.is_a_story() || question.own_follow_up(card.trigger).is_some()
    });
    let suggested = deck.iter().find(|c| c.is_suggested && c.trigger != Trigger::Surprise);
    let is_live = draft.session.plan.mode == Mode::Live;
    let own = question.follow_ups.first().map(|f| f.trigger);
    let spoken = last.words == 0 && last.took.is_some();
    let card = suggested
        .or_else(|| deck.iter().find(|c| is_live && c.trigger == Trigger::PushBack))
        .or_else(|| deck.iter().find(|c| spoken && Some(c.trigger) == own))?;
    Some((card.trigger, card.prompt.clone()))
}

/// *Wrap up*: the interviewer ends a running answer.
pub(in crate::interview) fn wrap_up(draft: &mut Draft, by: &MemberAct) -> Result<(), Refusal> {
    let asking = draft.asking()?;
    draft.by_interviewer(by)?;
    let AskingStep::Answering(_) = asking.step else { return Err(Refusal::NoAnswerRunning) };
    end_answer(draft, &asking, Measure::Clock);
    go_on_alone(draft, &asking);
    Ok(())
}

/// *Let it run*, after the wrap-up call.
pub(in crate::interview) fn let_run(draft: &mut Draft, by: &MemberAct) -> Result<(), Refusal> {
    let asking = draft.asking()?;
    draft.by_interviewer(by)?;
    let AskingStep::Answering(answering) = asking.step else {
        return Err(Refusal::NoAnswerRunning);
    };
    if answering.told != ClockCall::Over || answering.let_run {
        return Err(Refusal::NothingChanged);
    }
    draft.set_step(&asking, AskingStep::Answering(Answering { let_run: true, ..answering }));
    let turn = draft.round(&asking).turn;
    draft.fact(Fact::MoreTime { turn });
    draft.post(Notice::RunsOn);
    Ok(())
}

/// *Extend*: more time for this answer.
pub(in crate::interview) fn extend(draft: &mut Draft, by: &MemberAct) -> Result<(), Refusal> {
    let asking = draft.asking()?;
    draft.by_interviewer(by)?;
    if draft.session.plan.mode == Mode::Live {
        return Err(Refusal::LiveMode);
    }
    let AskingStep::Answering(mut answering) = asking.step else {
        return Err(Refusal::NoAnswerRunning);
    };
    if answering.extended >= EXTENSIONS_MAX {
        return Err(Refusal::ExtendedEnough);
    }
    answering.limit += EXTENSION;
    answering.told = answering.said(draft.at);
    answering.extended += 1;
    answering.let_run = false;
    let limit = answering.limit;
    draft.set_step(&asking, AskingStep::Answering(answering));
    let turn = draft.round(&asking).turn;
    if let Some(asked) = draft.turn(turn).asked.last_mut() {
        asked.limit = limit;
    }
    draft.fact(Fact::MoreTime { turn });
    draft.post(Notice::Extended { by: EXTENSION, limit });
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
            ClockCall::Nothing => (answering.soon_at(), Wake::Soon),
            ClockCall::Soon => (answering.up_at(), Wake::TimeUp),
            ClockCall::Up if !is_bot_led => (answering.over_at(), Wake::Overtime),
            ClockCall::Up | ClockCall::Over => {
                (answering.closes_at(is_bot_led), Wake::AnswerCloses)
            }
        }),
    }
}

/// A deadline of the question that runs; it is applied at `now`. What the clock says late is not
/// said where it would be overtaken by what it says next.
pub(in crate::interview) fn woken(draft: &mut Draft, wake: Wake, now: Moment) {
    let Ok(asking) = draft.asking() else { return };
    match (asking.step, wake) {
        (AskingStep::Offered { since, .. }, Wake::Nudge) => {
            nudge(draft, &asking, AskingStep::Offered { since, nudged: true });
        }
        (AskingStep::Answered { since, .. }, Wake::Nudge) => {
            nudge(draft, &asking, AskingStep::Answered { since, nudged: true });
        }
        (AskingStep::Offered { .. }, Wake::GoesOn) => pose(draft, &asking, None),
        (AskingStep::Answered { .. }, Wake::GoesOn) => next_round(draft, asking.pass),
        (AskingStep::Reading { until }, Wake::ClockStarts) => {
            let turn = draft.round(&asking).turn;
            let limit = draft.turn(turn).asked.last().map_or(FOLLOW_UP_LIMIT, |a| a.limit);
            draft.set_step(&asking, AskingStep::Answering(Answering::started(until, limit)));
        }
        (AskingStep::Answering(_), Wake::AnswerCloses) => {
            end_answer(draft, &asking, Measure::Clock);
            let turn = draft.round(&asking).turn;
            let after = draft.turn(turn).asked.last().and_then(|a| a.took).unwrap_or(Span::ZERO);
            draft.post(Notice::CutShort { after });
            go_on_alone(draft, &asking);
        }
        (AskingStep::Answering(answering), Wake::Soon) => {
            let left = answering.up_at() - answering.soon_at();
            let notice = (now < answering.up_at()).then_some(Notice::Soon { left });
            tell(draft, &asking, answering, ClockCall::Soon, notice);
        }
        (AskingStep::Answering(answering), Wake::TimeUp) => {
            let is_bot_led = draft.session.is_bot_led(&draft.session[asking.pass]);
            let told = Answering { told: ClockCall::Up, ..answering };
            let next = if is_bot_led { told.closes_at(true) + GRACE } else { told.over_at() };
            tell(draft, &asking, answering, ClockCall::Up, (now < next).then_some(Notice::TimeUp));
        }
        (AskingStep::Answering(answering), Wake::Overtime) => {
            let over = answering.over_at() - answering.up_at();
            let interviewer = draft.round(&asking).asker;
            let next = Answering { told: ClockCall::Over, ..answering }.closes_at(false) + GRACE;
            let notice = (now < next).then_some(Notice::Overtime { over, interviewer });
            tell(draft, &asking, answering, ClockCall::Over, notice);
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
fn tell(
    draft: &mut Draft,
    asking: &CurrentQuestion,
    answering: Answering,
    told: ClockCall,
    notice: Option<Notice>,
) {
    draft.set_step(asking, AskingStep::Answering(Answering { told, ..answering }));
    if let Some(notice) = notice {
        draft.ping_about(&Act::WrapUp, notice, Vec::new());
    }
}

fn nudge(draft: &mut Draft, asking: &CurrentQuestion, step: AskingStep) {
    draft.set_step(asking, step);
    if let Some(interviewer) = draft.session.acting_interviewer() {
        draft.ping(Notice::YourMove { interviewer }, vec![interviewer]);
    }
}
