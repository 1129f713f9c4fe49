//! What an evening shows: its call and its plan live on, the rest is said once.

use crate::base::{DeliveryId, EveningId, GuildId, Moment, SessionId, Span};
use crate::evening::{Card, Effect, Evening, Notice, Plan, Slot};
use crate::protocol::{DeliveryFailure, EveningCard, EveningDelivery, EveningShows, Placed};
use crate::service::desk::{Actor, Desk};
use crate::service::error::ServiceError;
use crate::service::saved::{json, read_json};
use crate::store::outbox::{self, Delivery, Urgency};
use crate::store::{Lane, Read, Tx, evenings};

use super::rows;

/// What is said of an evening is worth saying until so long after its start.
const WORTH_SAYING_UNTIL: Span = Span::from_hours(1);

/// Messages of one guild's evenings that are looked through, at most.
const CARDS_MAX: u32 = 1_000;

/// Queues what must be shown. Seats are not shown, they are the sessions' business.
pub(super) fn show(
    tx: &Tx,
    desk: &mut Desk,
    by: Actor,
    of: &Evening,
    effect: &Effect,
) -> Result<(), ServiceError> {
    let id = of.id;
    let (lane, body, is_card) = match effect {
        Effect::Show { slot: Slot::Call, card } => (Lane::Call(id), json(card)?, true),
        Effect::Show { slot: Slot::Plan, card } => (Lane::Plan(id), json(card)?, true),
        Effect::Post { notice, ping } => (Lane::Evening(id), json(&(notice, ping))?, false),
        Effect::Seats { .. } | Effect::Agreed { .. } => return Ok(()),
    };
    let delivery = Delivery {
        id: DeliveryId(desk.id(by.now)),
        guild: of.guild,
        lane,
        urgency: Urgency::CanWait,
        slot: None,
        body,
        key: desk.key(),
        made_at: by.now,
        due_at: by.now,
        worthless_at: (!is_card).then(|| of.plan.starts_at + WORTH_SAYING_UNTIL),
    };
    if is_card {
        outbox::put_newest(tx, &delivery)?;
    } else {
        outbox::put(tx, &delivery)?;
    }
    Ok(())
}

/// The slot of a lane.
fn slot(lane: Lane) -> Option<Slot> {
    match lane {
        Lane::Call(_) => Some(Slot::Call),
        Lane::Plan(_) => Some(Slot::Plan),
        Lane::Card(_)
        | Lane::Thread(_)
        | Lane::StandingCard(_)
        | Lane::TakenDown(_)
        | Lane::Organisers(_)
        | Lane::Digest(_)
        | Lane::Poll(_)
        | Lane::Evening(_)
        | Lane::Direct(..) => None,
    }
}

/// What the outbox kept for a lane of an evening, and where its message stands.
pub(in crate::service) fn claimed(
    read: &Read,
    evening: EveningId,
    lane: Lane,
    (guild, body): (GuildId, &str),
) -> Result<(EveningDelivery, Option<Placed>), ServiceError> {
    let stands = |slot: Slot| -> Result<Option<Placed>, ServiceError> {
        Ok(evenings::placed(read, evening, slot.name())?.map(Placed))
    };
    let (call, plan) = (stands(Slot::Call)?, stands(Slot::Plan)?);
    let Some(slot) = slot(lane) else {
        let (notice, ping): (Notice, Vec<_>) = read_json(guild, body)?;
        let loaded = rows::load(read, evening)?.ok_or_else(|| ServiceError::Unreadable {
            of: guild.into(),
            why: format!("evening {evening} is gone"),
        })?;
        let (agreed, shows) = (loaded.evening.plan, EveningShows::Notice(notice, ping));
        return Ok((EveningDelivery { evening, agreed, shows, call, plan }, None));
    };
    let placed = match slot {
        Slot::Call => call.clone(),
        Slot::Plan => plan.clone(),
    };
    let card: Card = read_json(guild, body)?;
    // A card says itself what was agreed: the evening is not read for it.
    let (Card::Call { plan: agreed, .. } | Card::Plan { plan: agreed, .. }) = &card;
    let agreed = Plan::clone(agreed);
    let shows = EveningShows::Card(card);
    Ok((EveningDelivery { evening, agreed, shows, call, plan }, placed))
}

/// How the delivery of a card ended: where it stands from now on, or that it is gone and put up
/// again. What stands under the plan has waited for it.
pub(in crate::service) fn settled(
    tx: &Tx,
    desk: &mut Desk,
    by: Actor,
    shown: &EveningDelivery,
    before: Option<&Placed>,
    end: &Result<Placed, DeliveryFailure>,
) -> Result<(), ServiceError> {
    let slot = match &shown.shows {
        EveningShows::Card(Card::Call { .. }) => Slot::Call,
        EveningShows::Card(Card::Plan { .. }) => Slot::Plan,
        EveningShows::Notice(..) => return Ok(()),
    };
    match end {
        Ok(Placed(placed)) => {
            let of = (shown.evening, by.guild);
            evenings::put_placed(tx, of, slot.name(), placed, by.now)?;
            match slot {
                Slot::Plan if before.is_none() => {
                    under_the_plan(tx, by.now, shown.evening)?;
                    // The call is a line with a link to where the plan stands.
                    again(tx, desk, by, shown.evening, Slot::Call)?;
                }
                Slot::Plan | Slot::Call => {}
            }
        }
        Err(DeliveryFailure::Gone | DeliveryFailure::PlaceGone) if before.is_some() => {
            evenings::forget_placed(tx, shown.evening, slot.name())?;
            again(tx, desk, by, shown.evening, slot)?;
        }
        Err(_) => {}
    }
    Ok(())
}

fn under_the_plan(tx: &Tx, now: Moment, evening: EveningId) -> Result<(), ServiceError> {
    let sessions: Vec<SessionId> = evenings::sessions_of(tx, evening)?;
    for session in sessions {
        outbox::hurry(tx, Lane::Card(session), now)?;
    }
    Ok(())
}

/// Shows a card as it is now, if it still says something.
fn again(
    tx: &Tx,
    desk: &mut Desk,
    by: Actor,
    evening: EveningId,
    slot: Slot,
) -> Result<(), ServiceError> {
    let Some(loaded) = rows::load(tx, evening)? else { return Ok(()) };
    match loaded.evening.shows(slot).filter(|_| !loaded.evening.is_over()) {
        Some(effect) => show(tx, desk, by, &loaded.evening, &effect),
        None => Ok(()),
    }
}

/// A message of an evening was deleted on the platform: it is put up again as it stands.
///
/// # Errors
/// [`ServiceError`] when nothing could be saved; the caller rolls back.
pub fn evening_card_gone(
    tx: &Tx,
    desk: &mut Desk,
    now: Moment,
    guild: GuildId,
    gone: &EveningCard,
) -> Result<(), ServiceError> {
    let EveningCard { evening, slot, .. } = *gone;
    let found = rows::load_of(tx, guild, evening)?;
    if found.is_none_or(|loaded| loaded.evening.is_over()) {
        return Ok(());
    }
    evenings::forget_placed(tx, evening, slot.name())?;
    again(tx, desk, Actor { guild, member: None, now }, evening, slot)
}

/// Where the messages of the guild's evenings that are not over stand.
///
/// # Errors
/// [`ServiceError`] when the store cannot be read.
pub fn evening_cards(read: &Read, guild: GuildId) -> Result<Vec<EveningCard>, ServiceError> {
    let all = evenings::placed_of_guild(read, guild, CARDS_MAX)?.into_iter();
    let slots = [Slot::Call, Slot::Plan];
    let known = all.filter_map(|(evening, name, placed)| {
        let slot = slots.into_iter().find(|slot| slot.name() == name)?;
        Some(EveningCard { evening, slot, placed: Placed(placed) })
    });
    Ok(known.collect())
}
