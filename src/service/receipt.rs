//! Deliveries: what can be sent now, and how it ended.

use tracing::{error, warn};

use crate::base::{GuildId, Moment, SessionId, Span};
use crate::interview::{Effect, Event, Lost, Slot};
use crate::protocol::{DeliveryFailure, DeliveryKey, Dispatch, Placed, SessionDelivery, Subject};
use crate::store::outbox::{self, Claimed, End, Settled};
use crate::store::{Lane, Read, Tx, posted};

use super::desk::{Actor, Desk};
use super::error::ServiceError;
use super::saved::{self, OPEN_MAX, read_json};
use super::{act, place, standing};

/// The first wait after a failure; it doubles up to the largest (`reliability`: T8).
const RETRY_FIRST: Span = Span::from_seconds(1);
/// The longest wait between two attempts.
const RETRY_LONGEST: Span = Span::from_seconds(60);
/// Doublings until the longest wait is reached, with room.
const DOUBLINGS_MAX: u32 = 10;
/// Deliveries that are leased together.
const CLAIM_MAX: u32 = 64;
/// Looks for something that is worth sending in one use-case, at most.
const CLAIMS_MAX: usize = 16;
/// A delivery is given up after so many attempts: more than an hour of them.
const ATTEMPTS_MAX: u32 = 80;

/// Under this name a session's thread is found again, beside the slots of its cards.
const THREAD: &str = "thread";

/// Leases what can be sent. What is not worth sending any more is settled as such.
///
/// # Errors
/// [`ServiceError`] when nothing could be saved; the caller rolls back.
pub fn claim(
    tx: &Tx,
    _: &mut Desk,
    now: Moment,
) -> Result<Vec<(Dispatch, DeliveryKey)>, ServiceError> {
    let mut ready = Vec::new();
    // What is dropped uncovers what waits behind it: an empty answer means that nothing is due.
    for _ in 0..CLAIMS_MAX {
        let all = outbox::claim(tx, now, CLAIM_MAX)?;
        if all.is_empty() {
            break;
        }
        for claimed in all {
            let id = claimed.delivery.id;
            if claimed.delivery.worthless_at.is_some_and(|at| at <= now) {
                let end = End::Dead { why: "too late to be worth saying".to_owned() };
                let _settled: Settled = outbox::settle(tx, id, &end, now)?;
                warn!(delivery.id = id.0, "delivery {id} was dropped: too late to be worth saying");
            } else {
                match dispatch(tx, claimed) {
                    Ok(one) => ready.push(one),
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

fn dispatch(tx: &Tx, claimed: Claimed) -> Result<(Dispatch, DeliveryKey), ServiceError> {
    let delivery = claimed.delivery;
    let guild = delivery.guild;
    let (subject, placed) = match delivery.lane {
        Lane::Card(session) | Lane::Thread(session) => {
            let (number, effect): (u32, Effect) = read_json(session, &delivery.body)?;
            let card = posted::placed(tx, session, &Slot::Card.name())?.map(Placed);
            let thread = posted::placed(tx, session, THREAD)?.map(Placed);
            let shown = SessionDelivery { session, number, effect, card, thread };
            (Subject::Session(Box::new(shown)), claimed.placed.map(Placed))
        }
        Lane::StandingCard(_) | Lane::TakenDown(_) => {
            let (card, placed) = standing::claimed(tx, guild, &delivery.body)?;
            (Subject::Guild(card), placed)
        }
        Lane::Direct(_) => {
            let why = "nothing is written to a member alone yet".to_owned();
            return Err(ServiceError::Unreadable { of: guild.into(), why });
        }
    };
    let dispatch = Dispatch {
        id: delivery.id,
        guild,
        subject,
        placed,
        attempt: claimed.attempt,
        attempted_at: claimed.attempted_at,
    };
    Ok((dispatch, DeliveryKey(delivery.key)))
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
    let (id, attempt) = (dispatch.id, dispatch.attempt);
    let retry = |after: Option<Span>, note: &DeliveryFailure| {
        let wait = after.unwrap_or_else(|| backoff(attempt));
        End::Retry { due_at: now + wait, note: note.to_string() }
    };
    let outcome = match end {
        Ok(Placed(placed)) => End::Sent { placed: placed.clone() },
        Err(failure) if attempt >= ATTEMPTS_MAX => End::Dead { why: failure.to_string() },
        Err(failure @ DeliveryFailure::TryLater { after }) => retry(*after, failure),
        Err(failure @ DeliveryFailure::Unknown) => retry(None, failure),
        Err(
            failure @ (DeliveryFailure::Gone
            | DeliveryFailure::PlaceGone
            | DeliveryFailure::Forbidden
            | DeliveryFailure::Rejected { .. }),
        ) => End::Dead { why: failure.to_string() },
    };
    let is_lost = matches!(outcome, End::Dead { .. });
    match outbox::settle(tx, id, &outcome, now)? {
        Settled::Settled => {}
        Settled::NotLeased => return Ok(()),
    }
    if is_lost {
        let session = match &dispatch.subject {
            Subject::Session(shown) => Some(shown.session.0),
            Subject::Guild(_) => None,
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
    match &dispatch.subject {
        Subject::Guild(card) => {
            standing::settled(tx, desk, by, *card, dispatch.placed.as_ref(), end)
        }
        Subject::Session(shown) => {
            if let (Effect::OpenThread, Ok(Placed(thread))) = (&shown.effect, end) {
                posted::put(tx, shown.session, THREAD, thread, now)?;
            }
            if is_lost {
                lost(tx, desk, by, shown, dispatch.placed.as_ref(), end)?;
            }
            Ok(())
        }
    }
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
    match &shown.effect {
        Effect::OpenThread | Effect::Show { slot: Slot::Card, .. } => {
            if placed.is_none()
                && let Some(from) =
                    saved::load(tx, desk, session)?.filter(|l| l.session.guild == by.guild)
            {
                let _told = act::happen(tx, desk, by, &from, &Event::DeliveryLost)?;
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
