//! Deliveries: what can be sent now, and how it ended.

use std::collections::BTreeMap;

use tracing::{error, warn};

use crate::base::{GuildId, MemberId, Moment, SessionId, Span};
use crate::interview::{Effect, Ending, Event, Hindrance, Lost, Phase, ShownIn, Slot};
use crate::protocol::{
    DeliveryFailure, DeliveryKey, Dispatch, HeldUp, OwnPlace, Placed, SessionDelivery, Subject,
};
use crate::store::outbox::{self, Claimed, End, Settled};
use crate::store::{Lane, Read, Tx, drills, held, posted, profiles, sessions};

use super::desk::{Actor, Desk};
use super::direct::Budget;
use super::error::ServiceError;
use super::saved::{self, OPEN_MAX, name_of, read_json};
use super::{act, digest, evening, organisers, place, poll, standing, written};

/// The first wait after a failure; it doubles up to the largest (`reliability`: T8).
const RETRY_FIRST: Span = Span::from_seconds(1);
/// The longest wait between two attempts: after an outage all is there within a quarter of a
/// minute.
const RETRY_LONGEST: Span = Span::from_seconds(10);
/// Doublings until the longest wait is reached, with room.
const DOUBLINGS_MAX: u32 = 10;
/// Deliveries that are leased together.
const CLAIM_MAX: u32 = 64;
/// Looks for something that is worth sending in one use-case, at most.
const CLAIMS_MAX: usize = 16;
/// A delivery whose end is not known after so many attempts in so long a time is given up: an
/// outage is shorter.
const ATTEMPTS_MIN: u32 = 80;
const GIVE_UP_AFTER: Span = Span::from_hours(24);
/// What is held is looked at again after this; the wait doubles up to the largest.
const LOOK_FIRST: Span = Span::from_seconds(10);
/// The longest wait between two looks at what is held (`reliability`, section B).
const LOOK_LONGEST: Span = Span::from_minutes(15);
/// What is held for so long is given up: nobody mends it.
const HELD_FOR_MAX: Span = Span::from_hours(30 * 24);

/// Under this name a session's thread is found again, beside the slots of its cards.
const THREAD: &str = "thread";

/// Leases what can be sent. What is not worth sending any more is settled as such.
///
/// # Errors
/// [`ServiceError`] when nothing could be saved; the caller rolls back.
pub fn claim(
    tx: &Tx,
    desk: &mut Desk,
    now: Moment,
) -> Result<Vec<(Dispatch, DeliveryKey)>, ServiceError> {
    let mut ready = Vec::new();
    let mut budget = Budget::default();
    // What is dropped uncovers what waits behind it: an empty answer means that nothing is due.
    for _ in 0..CLAIMS_MAX {
        let all = outbox::claim(tx, now, CLAIM_MAX)?;
        if all.is_empty() {
            break;
        }
        for claimed in all {
            let id = claimed.delivery.id;
            if claimed.delivery.worthless_at.is_some_and(|at| at <= now) {
                let was_held = held::of_delivery(tx, id)?.is_some();
                let end = End::Dead { why: "too late to be worth saying".to_owned() };
                let _settled: Settled = outbox::settle(tx, id, &end, now)?;
                if let (true, Some(session)) = (was_held, claimed.delivery.lane.session()) {
                    let by = Actor { guild: claimed.delivery.guild, member: None, now };
                    appears(tx, desk, by, session)?;
                }
                warn!(delivery.id = id.0, "delivery {id} was dropped: too late to be worth saying");
            } else {
                match dispatch(tx, desk, now, claimed, &mut budget) {
                    Ok(Ready::Now(one)) => ready.push(*one),
                    Ok(Ready::Not(end)) => {
                        let _settled: Settled = outbox::settle(tx, id, &end, now)?;
                    }
                    // One row that cannot be read must not keep every other one from being sent.
                    Err(e) => {
                        let end = End::Dead { why: e.to_string() };
                        let _settled: Settled = outbox::settle(tx, id, &end, now)?;
                        error!(delivery.id = id.0, error = %e, "delivery {id} cannot be read: {e}");
                    }
                }
            }
        }
        if !ready.is_empty() {
            break;
        }
    }
    Ok(ready)
}

/// What became of a row that was leased.
enum Ready {
    /// It is sent.
    Now(Box<(Dispatch, DeliveryKey)>),
    /// It is not, for now or at all.
    Not(End),
}

fn dispatch(
    tx: &Tx,
    desk: &mut Desk,
    now: Moment,
    claimed: Claimed,
    budget: &mut Budget,
) -> Result<Ready, ServiceError> {
    let delivery = claimed.delivery;
    let guild = delivery.guild;
    let (subject, placed) = match delivery.lane {
        Lane::Card(session) | Lane::Thread(session) => {
            let (number, effect): (u32, Effect) = read_json(session, &delivery.body)?;
            let card = posted::placed(tx, session, &Slot::Card.name())?.map(Placed);
            let thread = posted::placed(tx, session, THREAD)?.map(Placed);
            let placed = claimed.placed.map(Placed);
            // What stands already is edited where it stands.
            let is_new = placed.is_none() && effect.shown_in() == ShownIn::Channel;
            let channel = if is_new { evening::channel_of(tx, session)? } else { None };
            let own = own_place(tx, guild, session)?;
            let shown = SessionDelivery { session, number, effect, channel, card, thread, own };
            (Subject::Session(Box::new(shown)), placed)
        }
        Lane::StandingCard(_) | Lane::TakenDown(_) => {
            let (card, placed) = standing::claimed(tx, guild, &delivery.body)?;
            (Subject::Guild(card), placed)
        }
        Lane::Organisers(_) => (Subject::Organisers, None),
        Lane::Digest(_) => match digest::claimed(tx, (guild, &delivery.body))? {
            Some(week) => (Subject::Digest(Box::new(week)), None),
            None => return Ok(Ready::Not(End::Dead { why: written::NOT_SO.to_owned() })),
        },
        Lane::Poll(id) => match poll::claimed(tx, desk, guild, id)? {
            Some((shown, placed)) => (Subject::Poll(Box::new(shown)), placed),
            None => return Ok(Ready::Not(End::Dead { why: written::NOT_SO.to_owned() })),
        },
        lane @ (Lane::Call(id) | Lane::Plan(id) | Lane::Evening(id)) => {
            let (shown, placed) = evening::claimed(tx, id, lane, (guild, &delivery.body))?;
            (Subject::Evening(Box::new(shown)), placed)
        }
        Lane::Direct(_, member) => {
            let by = Actor { guild, member: None, now };
            let row = (delivery.body.as_str(), delivery.made_at);
            match written::due(tx, desk, (by, member), row, budget)? {
                written::Due::Says(shown) => (Subject::Direct(shown), None),
                written::Due::At(due_at) => return Ok(Ready::Not(End::NotYet { due_at })),
                written::Due::Nothing(why) => {
                    return Ok(Ready::Not(End::Dead { why: why.to_owned() }));
                }
            }
        }
    };
    let dispatch = Dispatch {
        id: delivery.id,
        guild,
        subject,
        placed,
        attempt: claimed.attempt,
        attempted_at: claimed.attempted_at,
        made_at: delivery.made_at,
    };
    Ok(Ready::Now(Box::new((dispatch, DeliveryKey(delivery.key)))))
}

/// Whose alone the session is, if it is, and where theirs are held.
fn own_place(
    read: &Read,
    guild: GuildId,
    session: SessionId,
) -> Result<Option<OwnPlace>, ServiceError> {
    if !sessions::is_private(read, session)? {
        return Ok(None);
    }
    let Some(row) = sessions::load(read, session)? else { return Ok(None) };
    let member = saved::planner(&row)?;
    let language = profiles::language(read, guild, member)?.unwrap_or_default();
    Ok(Some(OwnPlace { member, language, thread: drill_thread(read, guild, member)? }))
}

/// The thread of the member's drills, if they have one.
///
/// # Errors
/// [`ServiceError`] when the store cannot be read.
pub fn drill_thread(
    read: &Read,
    guild: GuildId,
    member: MemberId,
) -> Result<Option<Placed>, ServiceError> {
    Ok(drills::thread(read, guild, member)?.map(Placed))
}

/// Says how a delivery ended, and does what follows from it.
///
/// # Errors
/// [`ServiceError`] when nothing could be saved; the caller rolls back.
pub fn settle(
    tx: &Tx,
    desk: &mut Desk,
    now: Moment,
    dispatch: &Dispatch,
    end: &Result<Placed, DeliveryFailure>,
) -> Result<(), ServiceError> {
    let id = dispatch.id;
    let held = held::of_delivery(tx, id)?;
    let outcome = outcome(desk, now, dispatch, end, held)?;
    let is_lost = matches!(outcome, End::Dead { .. });
    match outbox::settle(tx, id, &outcome, now)? {
        Settled::Settled => {}
        Settled::NotLeased => return Ok(()),
    }
    if is_lost {
        let session = match &dispatch.subject {
            Subject::Session(shown) => Some(shown.session.0),
            Subject::Guild(_)
            | Subject::Evening(_)
            | Subject::Organisers
            | Subject::Digest(_)
            | Subject::Poll(_)
            | Subject::Direct(_) => None,
        };
        warn!(
            delivery.id = id.0,
            guild.id = dispatch.guild.0,
            session.id = session,
            "delivery {id} is lost: {}",
            end.as_ref().err().map_or_else(String::new, ToString::to_string)
        );
    }
    let by = Actor { guild: dispatch.guild, member: None, now };
    let begins_to_wait = held.is_none() && matches!(outcome, End::Held { .. });
    if begins_to_wait && dispatch.subject != Subject::Organisers {
        organisers::tell(tx, desk, by)?;
    }
    match &dispatch.subject {
        Subject::Organisers | Subject::Digest(_) => Ok(()),
        Subject::Poll(shown) => {
            poll::settled(tx, desk, by, (shown.id, dispatch.placed.as_ref()), end)
        }
        Subject::Direct(shown) => written::settled(tx, desk, by, shown, (end, is_lost)),
        Subject::Evening(shown) => {
            evening::settled(tx, desk, by, shown, dispatch.placed.as_ref(), end)
        }
        Subject::Guild(card) => {
            standing::settled(tx, desk, by, *card, dispatch.placed.as_ref(), end)
        }
        Subject::Session(shown) => {
            if let (Effect::OpenThread, Ok(Placed(thread))) = (&shown.effect, end) {
                posted::put(tx, shown.session, THREAD, thread, now)?;
                // Whoever was erased meanwhile has none.
                if let Some(own) = own_place(tx, dispatch.guild, shown.session)?
                    && shown.own.as_ref().is_some_and(|before| before.member == own.member)
                {
                    drills::put_thread(tx, (dispatch.guild, own.member), thread, now)?;
                }
            }
            if is_lost {
                lost(tx, desk, by, shown, dispatch.placed.as_ref(), end)?;
            }
            match &shown.effect {
                // What waits in the thread has been waiting for the card.
                Effect::Show { slot: Slot::Card, .. }
                    if end.is_ok() && dispatch.placed.is_none() =>
                {
                    outbox::hurry(tx, Lane::Thread(shown.session), now)?;
                }
                Effect::Show { .. }
                | Effect::Post { .. }
                | Effect::Announce { .. }
                | Effect::OpenThread
                | Effect::CloseThread => {}
            }
            if let Err(DeliveryFailure::Held { why, .. }) = end {
                does_not_appear(tx, desk, by, dispatch, shown, *why)
            } else if held.is_some() {
                appears(tx, desk, by, shown.session)
            } else {
                Ok(())
            }
        }
    }
}

/// How an attempt counts.
fn outcome(
    desk: &mut Desk,
    now: Moment,
    dispatch: &Dispatch,
    end: &Result<Placed, DeliveryFailure>,
    held: Option<(u32, Moment)>,
) -> Result<End, ServiceError> {
    let failure = match end {
        Ok(Placed(placed)) => return Ok(End::Sent { placed: placed.clone() }),
        Err(failure) => failure,
    };
    let is_hopeless =
        dispatch.attempt >= ATTEMPTS_MIN && now.since(dispatch.attempted_at) >= GIVE_UP_AFTER;
    let dead = || End::Dead { why: failure.to_string() };
    let mut retry = |after: Option<Span>| {
        let wait = desk.about(after.unwrap_or_else(|| backoff(dispatch.attempt)));
        End::Retry { due_at: now + wait, note: failure.to_string() }
    };
    Ok(match failure {
        DeliveryFailure::Held { .. }
            if held.is_some_and(|(_, since)| now.since(since) >= HELD_FOR_MAX) =>
        {
            dead()
        }
        DeliveryFailure::Held { why, after } => {
            let wait = desk.about(look_after(held.map_or(0, |(looks, _)| looks)));
            let due_at = now + after.map_or(wait, |after| after.min(wait));
            End::Held { due_at, why: name_of(why)? }
        }
        DeliveryFailure::TryLater { .. } | DeliveryFailure::Unknown if is_hopeless => dead(),
        DeliveryFailure::TryLater { after } => retry(*after),
        DeliveryFailure::Unknown => retry(None),
        DeliveryFailure::Gone
        | DeliveryFailure::PlaceGone
        | DeliveryFailure::NotDirect { .. }
        | DeliveryFailure::Rejected { .. } => dead(),
    })
}

/// What the session shows there is held: it waits where it runs on a clock. A card that stands and
/// only says something of before is nothing to wait for.
fn does_not_appear(
    tx: &Tx,
    desk: &mut Desk,
    by: Actor,
    dispatch: &Dispatch,
    shown: &SessionDelivery,
    why: Hindrance,
) -> Result<(), ServiceError> {
    let place = match &shown.effect {
        Effect::Show { slot: Slot::Card, .. } if dispatch.placed.is_some() => return Ok(()),
        Effect::Announce { .. } | Effect::CloseThread => return Ok(()),
        Effect::Show { .. } | Effect::Post { .. } | Effect::OpenThread => shown.effect.shown_in(),
    };
    let event = Event::Held { place, why, since: dispatch.made_at };
    if let Some(from) =
        saved::load(tx, desk, shown.session)?.filter(|l| l.session.guild == by.guild)
    {
        let _told = act::happen(tx, desk, by, &from, &event)?;
    }
    Ok(())
}

/// Something that was held is there, or is not wanted any more: the session goes on when nothing
/// that it waits for is held.
fn appears(tx: &Tx, desk: &mut Desk, by: Actor, session: SessionId) -> Result<(), ServiceError> {
    let own = Lane::Card(session).to_string();
    let thread = Lane::Thread(session).to_string();
    let waits = held::of_session(tx, session)?
        .iter()
        .any(|held| held.lane == own || held.lane.starts_with(&thread));
    if !waits
        && let Some(from) = saved::load(tx, desk, session)?.filter(|l| l.session.held.is_some())
    {
        let _told = act::happen(tx, desk, by, &from, &Event::HeldOver)?;
    }
    Ok(())
}

/// When what is held is looked at again: the waits double.
fn look_after(looks: u32) -> Span {
    LOOK_FIRST.scaled(1 << looks.min(DOUBLINGS_MAX), 1).min(LOOK_LONGEST)
}

/// Threads of sessions that are not over, at most so many.
const THREADS_MAX: u32 = 20_000;

/// Threads of sessions that are not over, as the platform placed them.
///
/// # Errors
/// [`ServiceError`] when the store cannot be read.
pub fn threads(read: &Read) -> Result<Vec<(GuildId, SessionId, Placed)>, ServiceError> {
    let all = posted::of_open_sessions(read, THREAD, SessionId(i64::MIN), THREADS_MAX)?;
    Ok(all.into_iter().map(|(guild, session, placed)| (guild, session, Placed(placed))).collect())
}

/// Every slot of a session by its name, and where it stands.
///
/// # Errors
/// [`ServiceError`] when the store cannot be read.
pub fn slots(read: &Read, session: SessionId) -> Result<Vec<(String, Placed)>, ServiceError> {
    let all = posted::of_session(read, session)?;
    Ok(all.into_iter().map(|(slot, placed)| (slot, Placed(placed))).collect())
}

/// Lanes of one guild that are looked through, at most.
const HELD_MAX: u32 = 1_000;

/// What is held in the guild: each session once for each reason, with the oldest moment.
///
/// # Errors
/// [`ServiceError`] when the store cannot be read.
pub fn held_up(read: &Read, guild: GuildId) -> Result<Vec<HeldUp>, ServiceError> {
    let mut all: BTreeMap<(Option<u32>, Hindrance), Moment> = BTreeMap::new();
    for lane in held::of_guild(read, guild, HELD_MAX)? {
        let why: Hindrance = read_json(guild, &format!("\"{}\"", lane.why))?;
        let row = lane.session.map(|session| sessions::load(read, session)).transpose()?.flatten();
        let since = all.entry((row.map(|row| row.number), why)).or_insert(lane.since);
        *since = lane.since.min(*since);
    }
    Ok(all.into_iter().map(|((number, why), since)| HeldUp { number, why, since }).collect())
}

/// Where the cards of the guild's sessions that are not over stand.
///
/// # Errors
/// [`ServiceError`] when the store cannot be read.
pub fn cards(read: &Read, guild: GuildId) -> Result<Vec<(SessionId, Placed)>, ServiceError> {
    let all = posted::of_guild(read, &Slot::Card.name(), guild, OPEN_MAX)?;
    Ok(all.into_iter().map(|(session, placed)| (session, Placed(placed))).collect())
}

/// A card that is gone is posted anew by its next delivery; a session whose thread is gone has lost
/// its place; one whose opening is lost is called off instead of waiting for ever.
fn lost(
    tx: &Tx,
    desk: &mut Desk,
    by: Actor,
    shown: &SessionDelivery,
    placed: Option<&Placed>,
    end: &Result<Placed, DeliveryFailure>,
) -> Result<(), ServiceError> {
    let session = shown.session;
    let is_gone = matches!(end, Err(DeliveryFailure::Gone | DeliveryFailure::PlaceGone));
    if let (true, true, Some(slot)) = (is_gone, placed.is_some(), shown.effect.slot()) {
        posted::forget(tx, session, &slot.name())?;
    }
    if let Effect::OpenThread = &shown.effect {
        // Nothing can be said in a thread that there is not.
        outbox::give_up(tx, Lane::Thread(session), "its thread was not opened", by.now)?;
    }
    match &shown.effect {
        Effect::OpenThread | Effect::Show { slot: Slot::Card, .. } => {
            if placed.is_none()
                && let Some(from) =
                    saved::load(tx, desk, session)?.filter(|l| l.session.guild == by.guild)
            {
                let told = act::happen(tx, desk, by, &from, &Event::DeliveryLost)?;
                let how = told.ok().map(|happened| happened.now.session.phase);
                if how == Some(Phase::Closed { how: Ending::Undeliverable }) {
                    evening::undeliverable(tx, desk, by, session)?;
                }
            }
        }
        Effect::Show { .. } | Effect::Post { .. } => {
            if let Err(DeliveryFailure::PlaceGone) = end {
                place::lose(tx, desk, by, session, Lost::Thread)?;
            }
        }
        Effect::Announce { .. } | Effect::CloseThread => {}
    }
    Ok(())
}

/// Doubles from one second to a minute.
fn backoff(attempt: u32) -> Span {
    let factor = 1i64 << attempt.saturating_sub(1).min(DOUBLINGS_MAX);
    RETRY_FIRST.scaled(factor, 1).min(RETRY_LONGEST)
}
