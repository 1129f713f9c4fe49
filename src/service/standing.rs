//! The guild's standing card: what it shows, and that it stands where the organisers want it.
//!
//! It belongs to no session, so its deliveries have a lane of the guild's own, and where it stands
//! is kept apart from the sessions' cards.

use serde::{Deserialize, Serialize};

use crate::base::{ChannelId, DeliveryId, GuildId, Moment};
use crate::protocol::{DeliveryFailure, GuildSettings, Placed, StandingCard};
use crate::store::outbox::{self, Delivery, Urgency};
use crate::store::{Lane, Read, Tx, standing, waits};

use super::desk::{Actor, Desk};
use super::error::ServiceError;
use super::saved::{json, read_json};
use super::settings::settings;

/// People of one guild who wait at the same time, at most.
pub(super) const WAITING_MAX: u32 = 100;
/// Guilds with a card, at most.
const GUILDS_MAX: u32 = 20_000;

/// What the outbox keeps of a card.
#[derive(Debug, Serialize, Deserialize)]
struct Kept {
    card: StandingCard,
    /// A card that is taken down stands there; one that stays is looked up when it is sent.
    #[serde(default, skip_serializing_if = "Option::is_none")]
    at: Option<Placed>,
}

/// Shows the card as it is now, if the guild wants one.
pub(super) fn show(tx: &Tx, desk: &mut Desk, by: Actor) -> Result<(), ServiceError> {
    let settings = settings(tx, by.guild)?;
    let Some(channel) = wanted_in(&settings) else { return Ok(()) };
    let waiting = waits::of_guild(tx, by.guild, WAITING_MAX)?;
    let card = StandingCard {
        channel,
        is_up: true,
        waiting: u8::try_from(waiting.len()).unwrap_or(u8::MAX),
        since: waiting.iter().map(|row| row.since).min(),
    };
    put(tx, desk, by, card, None)
}

/// Where the guild wants the card.
fn wanted_in(settings: &GuildSettings) -> Option<ChannelId> {
    settings.practice.filter(|_| settings.practise_now)
}

/// The guild was set up anew: a card that is not wanted there any more says so, and one that is
/// wanted is put up.
pub(super) fn moved(
    tx: &Tx,
    desk: &mut Desk,
    by: Actor,
    before: &GuildSettings,
    after: &GuildSettings,
) -> Result<(), ServiceError> {
    if wanted_in(before) == wanted_in(after) {
        return Ok(());
    }
    if let (Some(channel), Some(placed)) = (wanted_in(before), standing::placed(tx, by.guild)?) {
        standing::forget(tx, by.guild)?;
        let down = StandingCard { channel, is_up: false, waiting: 0, since: None };
        put(tx, desk, by, down, Some(Placed(placed)))?;
    }
    show(tx, desk, by)
}

fn put(
    tx: &Tx,
    desk: &mut Desk,
    by: Actor,
    card: StandingCard,
    at: Option<Placed>,
) -> Result<(), ServiceError> {
    // One that is taken down is another message than the one that is put up.
    let lane = match &at {
        None => Lane::StandingCard(by.guild),
        Some(_) => Lane::TakenDown(by.guild),
    };
    let delivery = Delivery {
        id: DeliveryId(desk.id(by.now)),
        guild: by.guild,
        lane,
        urgency: Urgency::CanWait,
        slot: None,
        body: json(&Kept { card, at: at.clone() })?,
        key: desk.key(),
        made_at: by.now,
        due_at: by.now,
        worthless_at: None,
    };
    match at {
        None => outbox::put_newest(tx, &delivery)?,
        Some(_) => outbox::put(tx, &delivery)?,
    };
    Ok(())
}

/// The card as the outbox kept it, and where it stands now.
pub(super) fn claimed(
    tx: &Tx,
    guild: GuildId,
    body: &str,
) -> Result<(StandingCard, Option<Placed>), ServiceError> {
    let Kept { card, at } = read_json(guild, body)?;
    let at = match at {
        Some(at) => Some(at),
        None => standing::placed(tx, guild)?.map(Placed),
    };
    Ok((card, at))
}

/// How the delivery of a card ended: where it stands from now on, or that it is gone and put up
/// again.
pub(super) fn settled(
    tx: &Tx,
    desk: &mut Desk,
    by: Actor,
    card: StandingCard,
    before: Option<&Placed>,
    end: &Result<Placed, DeliveryFailure>,
) -> Result<(), ServiceError> {
    let Actor { guild, now, .. } = by;
    match (end, before) {
        (Ok(Placed(placed)), before) if card.is_up => {
            // Meanwhile it may be wanted elsewhere, or another one may be up: then this one is
            // taken down, once more if need be.
            let known = standing::placed(tx, guild)?.map(Placed);
            let is_let_go = before.is_some() && before != known.as_ref();
            if wanted_in(&settings(tx, guild)?) == Some(card.channel) && !is_let_go {
                standing::put(tx, guild, placed, now)?;
            } else {
                let down = StandingCard { is_up: false, waiting: 0, since: None, ..card };
                put(tx, desk, by, down, Some(Placed(placed.clone())))?;
            }
        }
        (Err(DeliveryFailure::Gone | DeliveryFailure::PlaceGone), Some(before)) if card.is_up => {
            gone(tx, desk, now, guild, before)?;
        }
        (Ok(_) | Err(_), _) => {}
    }
    Ok(())
}

/// The card that stood there is gone from the platform: it is put up again.
///
/// # Errors
/// [`ServiceError`] when nothing could be saved; the caller rolls back.
pub fn gone(
    tx: &Tx,
    desk: &mut Desk,
    now: Moment,
    guild: GuildId,
    placed: &Placed,
) -> Result<(), ServiceError> {
    if standing::placed(tx, guild)?.as_ref() == Some(&placed.0) {
        standing::forget(tx, guild)?;
        show(tx, desk, Actor { guild, member: None, now })?;
    }
    Ok(())
}

/// Shows the guild's card anew: after an absence nobody knows what became of it.
///
/// # Errors
/// [`ServiceError`] when nothing could be saved; the caller rolls back.
pub fn show_again(
    tx: &Tx,
    desk: &mut Desk,
    now: Moment,
    guild: GuildId,
) -> Result<(), ServiceError> {
    show(tx, desk, Actor { guild, member: None, now })
}

/// The cards of all guilds.
#[derive(Debug, Clone, Default, PartialEq, Eq)]
pub struct StandingCards {
    /// Guilds that want one.
    pub wanted: Vec<GuildId>,
    /// Where those are that stand.
    pub placed: Vec<(GuildId, Placed)>,
}

/// Guilds that want a card, and where the cards stand.
///
/// # Errors
/// [`ServiceError`] when the store cannot be read.
pub fn standing_cards(read: &Read) -> Result<StandingCards, ServiceError> {
    let wanted = standing::wanted(read, GUILDS_MAX)?;
    let placed = standing::all(read, GUILDS_MAX)?;
    let placed = placed.into_iter().map(|(guild, placed)| (guild, Placed(placed))).collect();
    Ok(StandingCards { wanted, placed })
}
