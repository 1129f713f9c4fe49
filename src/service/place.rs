//! The places where sessions are held go away, or come back: threads, channels, whole guilds.
//!
//! What becomes of a session then is the engine's to say (`interview/phase/lost.rs`). Here it is
//! told, what waits for the lost place is given up, and the guild's settings forget it.

use tracing::info;

use crate::base::{Moment, SessionId};
use crate::interview::{Effect, Event, Lost, Notice, Phase, Slot, card};
use crate::protocol::PlaceNote;
use crate::store::{Lane, Tx, guilds, outbox, posted, sessions, waits};

use super::desk::{Actor, Desk};
use super::error::ServiceError;
use super::saved::{self, Loaded};
use super::{act, organisers, record};

/// Sessions of a guild that are looked through for cards that still offer what is over.
const CARDS_MAX: u32 = 200;

/// Does what follows for sessions and settings; says how many of them it changed.
pub(super) fn place(
    tx: &Tx,
    desk: &mut Desk,
    now: Moment,
    note: &PlaceNote,
) -> Result<usize, ServiceError> {
    let by = |guild| Actor { guild, member: None, now };
    match *note {
        PlaceNote::Lost { guild, session, what } => lose(tx, desk, by(guild), session, what),
        PlaceNote::CardGone { guild, session } => card_gone(tx, desk, by(guild), session),
        PlaceNote::ChannelGone { guild, channel } => {
            if !guilds::forget_channel(tx, guild, channel)? {
                return Ok(0);
            }
            record::note(tx, desk, by(guild), "channel-gone", &channel)?;
            Ok(1)
        }
        PlaceNote::Mended { guild, look_at } => Ok(outbox::look_again(tx, guild, look_at)?),
        PlaceNote::Lacking(guild) => {
            organisers::tell(tx, desk, by(guild))?;
            Ok(0)
        }
        PlaceNote::Left(guild) => left(tx, desk, by(guild)),
        PlaceNote::Back(guild) => back(tx, desk, by(guild)),
    }
}

/// A session lost its place.
pub(super) fn lose(
    tx: &Tx,
    desk: &mut Desk,
    by: Actor,
    session: SessionId,
    what: Lost,
) -> Result<usize, ServiceError> {
    let found = saved::load(tx, desk, session)?.filter(|l| l.session.guild == by.guild);
    found.map_or(Ok(0), |from| lost(tx, desk, by, &from, what))
}

fn lost(
    tx: &Tx,
    desk: &mut Desk,
    by: Actor,
    from: &Loaded,
    what: Lost,
) -> Result<usize, ServiceError> {
    let session = from.session.id;
    if let Phase::Closed { .. } = from.session.phase {
        return Ok(0);
    }
    let (card, thread) = (Lane::Card(session), Lane::Thread(session));
    let (lanes, why): (&[Lane], &str) = match what {
        Lost::Thread => (&[thread], "its thread was deleted"),
        Lost::Channel => (&[card, thread], "its channel was deleted"),
        Lost::Guild => (&[card, thread], "greenroom was removed from the server"),
    };
    for lane in lanes {
        outbox::give_up(tx, *lane, why, by.now)?;
    }
    if what == Lost::Channel {
        // What stood there is gone; a card that is shown again is a new one.
        posted::forget_all(tx, session)?;
    }
    let told = act::happen(tx, desk, by, from, &Event::PlaceLost(what))?;
    // The guild may have moved to another channel before this one was deleted.
    if let (Lost::Channel, Ok(happened)) = (what, told)
        && guilds::settings(tx, by.guild)?.is_some_and(|settings| settings.practice.is_some())
    {
        let _told = act::happen(tx, desk, by, &happened.now, &Event::PlaceFound)?;
    }
    Ok(1)
}

/// The guild has a channel for its cards: sessions that lost theirs are shown in it.
pub(super) fn found(tx: &Tx, desk: &mut Desk, by: Actor) -> Result<(), ServiceError> {
    for from in saved::all_open(tx, desk, by.guild)? {
        if from.session.lost == Some(Lost::Channel) {
            let _told = act::happen(tx, desk, by, &from, &Event::PlaceFound)?;
        }
    }
    Ok(())
}

/// The card of a session was deleted: it is put up again as it stands.
fn card_gone(
    tx: &Tx,
    desk: &mut Desk,
    by: Actor,
    session: SessionId,
) -> Result<usize, ServiceError> {
    let found = saved::load(tx, desk, session)?.filter(|l| l.session.guild == by.guild);
    let Some(from) = found else { return Ok(0) };
    if let Phase::Closed { .. } = from.session.phase {
        return Ok(0);
    }
    posted::forget(tx, session, &Slot::Card.name())?;
    show_card(tx, desk, by, &from)?;
    Ok(1)
}

fn show_card(tx: &Tx, desk: &mut Desk, by: Actor, from: &Loaded) -> Result<(), ServiceError> {
    let notice = Notice::Card(Box::new(card(&from.session)));
    let effect = Effect::Show { slot: Slot::Card, notice };
    act::deliver(tx, desk, by, &from.session, vec![effect])
}

/// The bot was removed: what is under way or planned ends, and everything else is kept for a while.
fn left(tx: &Tx, desk: &mut Desk, by: Actor) -> Result<usize, ServiceError> {
    if !guilds::leave(tx, by.guild, by.now)? {
        return Ok(0);
    }
    record::note(tx, desk, by, "left-guild", &())?;
    waits::remove_all(tx, by.guild)?;
    outbox::give_up_direct(tx, by.guild, "greenroom was removed from the server", by.now)?;
    let mut ended = 0;
    for from in saved::all_open(tx, desk, by.guild)? {
        ended += lost(tx, desk, by, &from, Lost::Guild)?;
    }
    info!(guild.id = by.guild.0, "greenroom was removed from guild {}: {ended} sessions", by.guild);
    Ok(ended)
}

/// The bot is there again. Cards that still offer seats of what ended meanwhile say so; nobody is
/// called for it.
fn back(tx: &Tx, desk: &mut Desk, by: Actor) -> Result<usize, ServiceError> {
    let Some(left_at) = guilds::come_back(tx, by.guild)? else { return Ok(0) };
    record::note(tx, desk, by, "back-in-guild", &())?;
    let mut shown = 0;
    for row in sessions::numbered_below(tx, by.guild, u32::MAX, CARDS_MAX)? {
        let ended_then = row.closed_at.is_some_and(|at| at >= left_at);
        let stands = ended_then && posted::placed(tx, row.id, &Slot::Card.name())?.is_some();
        if stands && let Some(from) = saved::readable(row.id, saved::of_row(tx, desk, row))? {
            show_card(tx, desk, by, &from)?;
            shown += 1;
        }
    }
    info!(guild.id = by.guild.0, "greenroom is in guild {} again", by.guild);
    Ok(shown)
}
