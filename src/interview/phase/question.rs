//! One question after the other: offered to the interviewer, read, answered on the clock, followed
//! up, and on.

use crate::bank::{Trigger, lacks, reading_time};
use crate::base::{CleanText, MemberId, Moment, Span};
use crate::interview::draft::Draft;
use crate::interview::effect::{Fact, Heard, Notice, Posed, PosedState, Slot};
use crate::interview::event::{By, StoryPart};
use crate::interview::format::Mode;
use crate::interview::limits::{
    BOT_FOLLOW_UPS_MAX, EXTENSION, EXTENSIONS_MAX, FILLERS_MAX, FOLLOW_UP_LIMIT, FOLLOW_UPS_MAX,
    GO_ON_AFTER, GRACE, LET_RUN_FOR, NUDGE_AFTER, WRAP_UP_WITHIN,
};
use crate::interview::refusal::Refusal;
use crate::interview::seats::Seat;
use crate::interview::session::{
    Asked, Asking, AskingStep, Phase, Round, RoundState, Session, Told, Turn,
};
use crate::interview::wake::{Due, Wake, earlier};

use super::closing;
use super::half_time::drop_rounds;

/// The stage of questions begins.
pub(in crate::interview) fn begin(d: &mut Draft, pass: u8) {
    let seconds = i64::from(d.s.agenda().questions_s);
    let until = d.at + Span::from_seconds(seconds);
    d.pass(pass).questions_end_at = until;
    next_round(d, pass);
}

/// The next question that is still ahead, or on to the stages after the questions.
pub(in crate::interview) fn next_round(d: &mut Draft, pass: u8) {
    if d.at >= d.s.passes[usize::from(pass)].questions_end_at {
        drop_rounds(d, pass);
    }
    let ahead = d.pass(pass).rounds.iter().position(|r| r.state == RoundState::Ahead);
    let Some(round) = ahead else { return closing::begin(d, pass) };
    let round = u8::try_from(round).expect("a pass has few rounds");
    let step = AskingStep::Offered { since: d.at, nudged: false };
    d.enter(Phase::Question(Asking { pass, round, step }));
    if d.s.is_bot_led(&d.s.passes[usize::from(pass)]) {
        let asking = d.asking().expect("the phase was just set");
        pose(d, &asking, None);
    }
}

fn round<'a>(d: &'a mut Draft, asking: &Asking) -> &'a mut Round {
    &mut d.pass(asking.pass).rounds[usize::from(asking.round)]
}

/// Puts the question, or a follow-up to it, to the candidate.
fn pose(d: &mut Draft, asking: &Asking, follow_up: Option<(Trigger, String)>) {
    let at = d.at;
    let turn_no = round(d, asking).turn;
    let asker = round(d, asking).asker;
    let question = round(d, asking).question;
    let prompt = follow_up
        .as_ref()
        .map_or_else(|| d.s.question(question).prompt.clone(), |(_, prompt)| prompt.clone());
    let asks = &d.s.passes[usize::from(asking.pass)].rounds[usize::from(asking.round)];
    let (limit, target_s) = match follow_up {
        Some(_) => (FOLLOW_UP_LIMIT, None),
        None => (d.s.limit_of(asks), Some(d.s.target_of(asks))),
    };
    let heard_by: Vec<MemberId> =
        d.s.seats.sitters.iter().filter(|p| p.is_here()).map(|p| p.member).collect();
    round(d, asking).state = RoundState::Asked;
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
fn show_posed(d: &mut Draft, asking: &Asking, state: PosedState) {
    let round = round(d, asking).clone();
    let turn = &d.s.turns[usize::from(round.turn)];
    let Some(asked) = turn.asked.last() else { return };
    let question = d.s.question(round.question);
    let prompt = asked.trigger.map_or_else(
        || question.prompt.clone(),
        |trigger| {
            crate::bank::deck(question, &[])
                .into_iter()
                .find(|f| f.trigger == trigger)
                .map_or_else(String::new, |f| f.prompt)
        },
    );
    let starts_at = asked.asked_at + reading_time(&prompt);
    let posed = Posed {
        no: asked.no,
        of: d.s.question_total(asking.pass, round.turn),
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
        AskingStep::Reading { .. } | AskingStep::Answering { .. } => {
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
    let question = round(d, &asking).question;
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
    let turn = round(d, &asking).turn;
    round(d, &asking).question = spare;
    d.fact(Fact::Exchanged { turn, question: spare });
    Ok(())
}

/// *Skip*: before it is asked, or while it is read or answered.
pub(in crate::interview) fn skip(d: &mut Draft, by: &By) -> Result<(), Refusal> {
    let asking = d.asking()?;
    d.by_interviewer(by)?;
    let is_open = match asking.step {
        AskingStep::Offered { .. } => false,
        AskingStep::Reading { .. } | AskingStep::Answering { .. } => true,
        AskingStep::Answered { .. } => return Err(Refusal::NoAnswerRunning),
    };
    let (turn, question) = (round(d, &asking).turn, round(d, &asking).question);
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
        if d.s.is_bot_led(&d.s.passes[usize::from(asking.pass)]) {
            next_round(d, asking.pass);
        }
        return Ok(());
    }
    round(d, &asking).state = RoundState::Skipped;
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
        AskingStep::Reading { .. } | AskingStep::Answering { .. } => {
            return Err(Refusal::AnswerRunning);
        }
    }
    if trigger == Trigger::Surprise {
        return surprise(d, &asking);
    }
    let turn = round(d, &asking).turn;
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
fn surprise(d: &mut Draft, asking: &Asking) -> Result<(), Refusal> {
    let rounds = &mut d.pass(asking.pass).rounds;
    let found = rounds.iter().position(|r| r.is_surprise && r.state == RoundState::Ahead);
    let found = found.ok_or(Refusal::NoSurprise)?;
    let surprise = rounds.remove(found);
    rounds.insert(usize::from(asking.round) + 1, surprise);
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
        AskingStep::Reading { .. } | AskingStep::Answering { .. } => {
            return Err(Refusal::AnswerRunning);
        }
    }
    Ok(())
}

fn is_candidate(d: &mut Draft, by: &By, asking: &Asking) -> Result<(), Refusal> {
    let turn = round(d, asking).turn;
    let candidate = d.turn(turn).candidate;
    if candidate == by.member { Ok(()) } else { Err(Refusal::CandidateOnly { candidate }) }
}

fn heard_answer(d: &mut Draft, turn: u8) {
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
            let by_bot = d.s.is_bot_led(&d.s.passes[usize::from(asking.pass)]);
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

/// The parts of a story that run end with the answer.
fn settle_stories(turn: &mut Turn, at: Moment) {
    for observed in turn.observed.values_mut() {
        if let Some((part, since)) = observed.part.take() {
            observed.story[part as usize] += at.since(since);
        }
    }
}

/// Where the bot asks: the follow-up that the answer calls for, or the next question.
pub(in crate::interview) fn go_on_alone(d: &mut Draft, asking: &Asking) {
    if !d.s.is_bot_led(&d.s.passes[usize::from(asking.pass)]) {
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
    if d.at >= d.s.passes[usize::from(asking.pass)].questions_end_at {
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

/// The turn that an observer times now.
fn observing(d: &mut Draft, by: &By) -> Result<(u8, Asking), Refusal> {
    let asking = d.asking()?;
    let is_observer =
        d.s.seats.of(by.member).is_some_and(|p| p.seat == Seat::Observer && p.is_here());
    if !is_observer {
        return Err(Refusal::ObserverOnly);
    }
    match asking.step {
        AskingStep::Answering { .. } => Ok((round(d, &asking).turn, asking)),
        AskingStep::Offered { .. } | AskingStep::Reading { .. } | AskingStep::Answered { .. } => {
            Err(Refusal::NoAnswerRunning)
        }
    }
}

/// An observer's stopwatch: the story moves to another part.
pub(in crate::interview) fn story(d: &mut Draft, by: &By, part: StoryPart) -> Result<(), Refusal> {
    let (turn, _) = observing(d, by)?;
    let at = d.at;
    let observed = d.turn(turn).observed.entry(by.member).or_default();
    if let Some((was, since)) = observed.part.replace((part, at)) {
        observed.story[was as usize] += at.since(since);
    }
    d.heard = Heard::Story { part };
    d.fact(Fact::StoryMoved { turn, by: by.member, part });
    Ok(())
}

/// An observer's tally of fillers.
pub(in crate::interview) fn filler(d: &mut Draft, by: &By, add: bool) -> Result<(), Refusal> {
    let (turn, _) = observing(d, by)?;
    let observed = d.turn(turn).observed.entry(by.member).or_default();
    let count = match (add, observed.fillers) {
        (false, 0) => return Err(Refusal::NothingToUndo),
        (false, n) => n - 1,
        (true, n) => (n + 1).min(FILLERS_MAX),
    };
    observed.fillers = count;
    d.heard = Heard::Count { count };
    d.fact(Fact::Fillers { turn, by: by.member, count });
    Ok(())
}

pub(in crate::interview) fn due(s: &Session, asking: &Asking) -> Option<Due> {
    let pass = &s.passes[usize::from(asking.pass)];
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
