//! The heart: one event happens to one session, and everything that follows from it is written in
//! the same transaction.

use tracing::info;

use crate::base::{DeliveryId, MemberId, Span};
use crate::interview::{
    self, Act, CardState, Effect, Event, Fact, Heard, MemberAct, Need, Notice, Phase, Refusal,
    Session, ShownIn, Slot,
};
use crate::store::outbox::{self, Delivery, Urgency};
use crate::store::{Lane, Tx, answers, evenings, posted};

use super::desk::{Actor, Desk};
use super::direct::{self, Kept};
use super::error::ServiceError;
use super::kept_texts::keep_answers_for;
use super::saved::{self, Loaded, json};
use super::{attempts, attendance, draw, drills, record, report, summaries};

/// What the engine needs is brought at most so often in one use-case: questions, then reports.
const NEEDS_MAX: usize = 4;
/// The line of a session waits so long for the plan that it stands under.
const UNDER_THE_PLAN: Span = Span::from_minutes(5);
/// A change that nobody waits for is shown so much later, with what else has changed by then.
const GOES_WITH_THE_NEXT: Span = Span::from_minutes(2);
/// A word about a clock is worth saying this long.
const CLOCK_WORDS_FOR: Span = Span::from_seconds(90);

/// What a session has come to.
pub(super) struct Happened {
    /// What who acted is told.
    pub(super) heard: Heard,
    /// The session as it is saved now.
    pub(super) now: Loaded,
}

/// Steps the session by the event, brings what it needs, and writes all of it. A refusal writes
/// nothing.
pub(super) fn happen(
    tx: &Tx,
    desk: &mut Desk,
    by: Actor,
    from: &Loaded,
    event: &Event,
) -> Result<Result<Happened, Refusal>, ServiceError> {
    let first = match interview::step(&from.session, event, by.now) {
        Ok(step) => step,
        Err(refusal) => return Ok(Err(refusal)),
    };
    let (heard, mut next) = (first.heard, first.next);
    let (mut effects, mut facts) = (first.effects, first.facts);
    record::facts(tx, desk, by, &next, &facts)?;
    for _ in 0..NEEDS_MAX {
        let Some(need) = next.need() else { break };
        let brought = bring(tx, desk, by, &next, &need)?;
        let step = match interview::step(&next, &brought, by.now) {
            Ok(step) => step,
            Err(refusal) => return Ok(Err(refusal)),
        };
        next = step.next;
        record::facts(tx, desk, by, &next, &step.facts)?;
        effects.extend(step.effects);
        facts.extend(step.facts);
    }
    let now = saved::save(tx, from, next, by.now)?;
    attendance::note(tx, &from.session, &now.session)?;
    if now.session.plan.is_private && facts.iter().any(is_answered) {
        drills::log(tx, by, now.session.plan.planner)?;
    }
    for candidate in facts.iter().filter_map(|fact| over(&now.session, fact)) {
        summaries::begin(tx, by, candidate)?;
    }
    if !is_own(event) {
        desk.note_stepped(now.session.id);
    }
    deliver(tx, desk, by, &now.session, effects)?;
    if !is_open(&from.session) && is_open(&now.session) {
        remind(tx, desk, by, &now.session, (&now.session.called(), false))?;
    }
    // Its evening looks whether its people are free, and whether all of its sessions are over.
    if now.session.plan.is_dealt
        && now.session.standing().over.is_some()
        && now.session.phase.name() != from.session.phase.name()
        && let Some(evening) = evenings::of_session(tx, now.session.id)?
    {
        evenings::hurry(tx, evening, by.now)?;
    }
    let mut heard = heard;
    if let Phase::Closed { .. } = now.session.phase {
        keep_answers(tx, desk, by, &now.session)?;
        // It could not go on with what it was brought: the room reads why.
        if let Heard::Begun { .. } = heard {
            heard = Heard::Nothing;
        }
    }
    tell_log(&from.session, &now.session, &facts);
    Ok(Ok(Happened { heard, now }))
}

/// Whether an answer was given, and not only cut off.
fn is_answered(fact: &Fact) -> bool {
    matches!(fact, Fact::Answered { asked, .. } if asked.ended_at.is_some() && !asked.is_cut)
}

/// Whose turn is over and counts, if that is what it says.
fn over(session: &Session, fact: &Fact) -> Option<MemberId> {
    if let Fact::BallotsOpened { turn, .. } = fact { Some(session[*turn].candidate) } else { None }
}

/// Whether check-in is open.
fn is_open(session: &Session) -> bool {
    matches!(session.phase, Phase::Briefing { .. })
}

/// Whether it changes nothing that anybody else sees: what somebody fills in is shown on the screen
/// on which they do so, and nobody else's shows more of it than whether it is handed in.
fn is_own(event: &Event) -> bool {
    let Event::Act(MemberAct { act, .. }) = event else { return false };
    matches!(
        act,
        Act::Mark { .. }
            | Act::Words { .. }
            | Act::Transfer { .. }
            | Act::OwnMark { .. }
            | Act::RateInterviewer { .. }
            | Act::RateSide { .. }
    )
}

/// Writes a session that was just planned.
pub(super) fn begin(
    tx: &Tx,
    desk: &mut Desk,
    by: Actor,
    step: interview::Step,
) -> Result<(), ServiceError> {
    saved::insert(tx, &step.next, by.now)?;
    record::facts(tx, desk, by, &step.next, &step.facts)?;
    deliver(tx, desk, by, &step.next, step.effects)?;
    info!(
        guild.id = step.next.guild.0,
        session.id = step.next.id.0,
        phase = step.next.phase.name(),
        "session {} of guild {} is planned",
        step.next.number,
        step.next.guild
    );
    Ok(())
}

fn bring(
    tx: &Tx,
    desk: &mut Desk,
    by: Actor,
    session: &Session,
    need: &Need,
) -> Result<Event, ServiceError> {
    match need {
        Need::Draw { pass, wishes, candidates } => {
            Ok(Event::Drawn(draw::draw(tx, desk, session, *pass, wishes, candidates)?))
        }
        Need::Reports => Ok(Event::Reported { outcomes: report::store(tx, desk, by, session)? }),
    }
}

/// Queues what the platform must show.
pub(super) fn deliver(
    tx: &Tx,
    desk: &mut Desk,
    by: Actor,
    session: &Session,
    effects: Vec<Effect>,
) -> Result<(), ServiceError> {
    for mut effect in effects {
        if let Effect::Show { notice: Notice::CheckIn { calls, .. }, .. } = &mut effect {
            let alone = direct::takers(tx, session.guild, calls)?;
            calls.retain(|member| !alone.contains(member));
        }
        if let Effect::Show { notice: Notice::Tried(tried), .. } = &mut effect {
            attempts::tried(tx, session, tried)?;
        }
        if let Effect::Post { notice: Notice::Reminder { is_late, .. }, ping, .. } = &mut effect {
            *ping = remind(tx, desk, by, session, (&*ping, *is_late))?;
            if ping.is_empty() {
                continue;
            }
        }
        queue(tx, desk, by, session, &effect)?;
    }
    Ok(())
}

/// Who asked for it is written to alone; gives the others, who are mentioned in the room.
fn remind(
    tx: &Tx,
    desk: &mut Desk,
    by: Actor,
    session: &Session,
    (ping, is_late): (&[MemberId], bool),
) -> Result<Vec<MemberId>, ServiceError> {
    let takers = direct::takers(tx, session.guild, ping)?;
    let kept = Kept::Session { id: session.id, is_late };
    for member in &takers {
        direct::put(tx, desk, by, (*member, kept), session.plan.starts_at)?;
    }
    Ok(ping.iter().filter(|member| !takers.contains(member)).copied().collect())
}

/// Queues one thing that the platform must show.
pub(super) fn queue(
    tx: &Tx,
    desk: &mut Desk,
    by: Actor,
    session: &Session,
    effect: &Effect,
) -> Result<(), ServiceError> {
    let delivery = Delivery {
        id: DeliveryId(desk.id(by.now)),
        guild: session.guild,
        lane: match effect.shown_in() {
            ShownIn::Channel => Lane::Card(session.id),
            ShownIn::Thread => Lane::Thread(session.id),
        },
        urgency: urgency(tx, session, effect)?,
        slot: effect.slot().map(Slot::name),
        body: json(&(session.number, effect))?,
        key: desk.key(),
        made_at: by.now,
        due_at: by.now + waits(tx, session, effect)?,
        worthless_at: is_about_a_clock(effect).then(|| by.now + CLOCK_WORDS_FOR),
    };
    outbox::put(tx, &delivery)?;
    Ok(())
}

/// What people sit and wait for goes first: check-in and who is called to it, the beginning of a
/// turn, and a question, whose clock runs. Newer states of what stands can wait.
fn urgency(tx: &Tx, session: &Session, effect: &Effect) -> Result<Urgency, ServiceError> {
    let is_first = match effect {
        Effect::Show { slot: slot @ (Slot::CheckIn | Slot::Question(..)), .. } => {
            posted::placed(tx, session.id, &slot.name())?.is_none()
        }
        Effect::Post { notice, .. } => {
            matches!(notice, Notice::Reminder { is_open: true, .. } | Notice::TurnOpened { .. })
        }
        Effect::Show { slot: Slot::Card | Slot::Tally(_), .. }
        | Effect::Announce { .. }
        | Effect::OpenThread
        | Effect::CloseThread => false,
    };
    Ok(if is_first { Urgency::First } else { Urgency::CanWait })
}

/// How long it is held back. The line of a session whose seats were dealt stands under the plan: it
/// is hurried once that is there. What nobody waits for goes with a newer state of its message.
fn waits(tx: &Tx, session: &Session, effect: &Effect) -> Result<Span, ServiceError> {
    let Effect::Show { slot, notice } = effect else { return Ok(Span::ZERO) };
    let is_line = *slot == Slot::Card && session.is_dealt_ahead();
    if !is_line && !nobody_waits_for(notice) {
        return Ok(Span::ZERO);
    }
    let stands = posted::placed(tx, session.id, &slot.name())?.is_some();
    Ok(match (is_line, stands) {
        (true, false) => UNDER_THE_PLAN,
        (false, true) => GOES_WITH_THE_NEXT,
        (true, true) | (false, false) => Span::ZERO,
    })
}

/// How far ballots are: nobody can hurry them by knowing it.
fn nobody_waits_for(notice: &Notice) -> bool {
    matches!(notice, Notice::Tally(tally) if !tally.is_closed)
        || matches!(notice, Notice::Card(card) if card.state == CardState::Rating && card.held.is_none())
}

/// Words that mean nothing once their moment is over.
fn is_about_a_clock(effect: &Effect) -> bool {
    matches!(
        effect,
        Effect::Post {
            notice: Notice::Soon { .. }
                | Notice::TimeUp
                | Notice::Overtime { .. }
                | Notice::YourMove { .. }
                | Notice::ExerciseSoon { .. },
            ..
        }
    )
}

/// Answers go with their session, unless the guild keeps them.
fn keep_answers(tx: &Tx, desk: &Desk, by: Actor, session: &Session) -> Result<(), ServiceError> {
    let keep_for = keep_answers_for(tx, desk, session)?;
    if keep_for == Span::ZERO {
        answers::forget(tx, session.id)?;
    } else {
        answers::keep_until(tx, session.id, by.now + keep_for)?;
    }
    Ok(())
}

fn tell_log(before: &Session, after: &Session, facts: &[Fact]) {
    for fact in facts {
        if let Fact::Entered { phase } = fact {
            info!(
                guild.id = after.guild.0,
                session.id = after.id.0,
                from = before.phase.name(),
                "session {} of guild {} is in phase {phase}",
                after.number,
                after.guild
            );
        }
    }
}
