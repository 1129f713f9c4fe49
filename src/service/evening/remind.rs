//! What an evening says to one member alone, who asked for it: its call, and reminders. The others
//! are mentioned in the room.

use crate::base::{EveningId, GuildId, MemberId, Moment, Reminder, Span};
use crate::evening::{Effect, Evening, Notice, Phase, Slot};
use crate::protocol::{About, Alone, Nudges, Placed, Reminding};
use crate::service::desk::{Actor, Desk};
use crate::service::direct::{self, Kept};
use crate::service::error::ServiceError;
use crate::service::profile;
use crate::store::{Read, Tx, evenings, profiles};

use super::{clocks, rows, show};

/// What reminders of it still come to this member; nothing where they want none.
pub(super) fn reminding(
    read: &Read,
    of: &Evening,
    member: MemberId,
    now: Moment,
) -> Result<Option<Reminding>, ServiceError> {
    let rows = profiles::of(read, of.guild, &[member])?;
    let said = rows.first().map(profile::said).unwrap_or_default();
    if said.nudges == Nudges::Nothing {
        return Ok(None);
    }
    let is_ahead = |ahead: &Reminder| of.plan.starts_at - ahead.span() > now;
    let alone = match (said.takes_dms, said.dms_refused) {
        (true, _) if !direct::takers_of(read, &rows)?.is_empty() => Alone::Yes,
        (true, _) | (false, true) => Alone::Closed,
        (false, false) => Alone::Not,
    };
    Ok(Some(Reminding { at: of.plan.reminders.iter().filter(is_ahead).collect(), alone }))
}

/// Reminds who comes, and nudges who has said nothing.
pub(super) fn remind(
    tx: &Tx,
    desk: &mut Desk,
    by: Actor,
    of: &Evening,
    (people, silent): (&[MemberId], &[MemberId]),
    (is_drawn, is_late): (bool, bool),
) -> Result<(), ServiceError> {
    let takers = direct::takers(tx, of.guild, &[people, silent].concat())?;
    let until = of.sessions_remind_at();
    for member in &takers {
        let kept = Kept::Evening { id: of.id, is_silent: silent.contains(member), is_late };
        direct::put(tx, desk, by, (*member, kept), until)?;
    }
    let others = |all: &[MemberId]| -> Vec<MemberId> {
        all.iter().filter(|member| !takers.contains(member)).copied().collect()
    };
    in_room(tx, desk, by, of, (others(people), others(silent)), (is_drawn, is_late))
}

fn in_room(
    tx: &Tx,
    desk: &mut Desk,
    by: Actor,
    of: &Evening,
    (people, silent): (Vec<MemberId>, Vec<MemberId>),
    (is_drawn, is_late): (bool, bool),
) -> Result<(), ServiceError> {
    let ping = [&people[..], &silent].concat();
    if ping.is_empty() {
        return Ok(());
    }
    let notice = Notice::Reminder { people, silent, is_drawn, is_late };
    show::show(tx, desk, by, of, &Effect::Post { notice, ping })
}

/// The evening as it is now, if this member is still to be reminded of it, or nudged.
fn found(
    read: &Read,
    (id, guild): (EveningId, GuildId),
    member: MemberId,
    is_silent: bool,
) -> Result<Option<Evening>, ServiceError> {
    let found = rows::load_of(read, guild, id)?;
    let Some(evening) = found.map(|loaded| loaded.evening) else { return Ok(None) };
    let is_ahead = matches!(evening.phase, Phase::Called | Phase::Drawn);
    let is_so = if is_silent {
        evening.wish(member).is_none() && evening.asked.contains(&member)
    } else {
        evening.coming().iter().any(|(one, _)| *one == member)
    };
    Ok(Some(evening).filter(|_| is_ahead && is_so))
}

/// What this member is reminded of alone, and where that stands; nothing where it is not so any
/// more.
pub(in crate::service) fn reminder_of(
    read: &Read,
    of: (EveningId, GuildId),
    member: MemberId,
    (is_silent, is_late): (bool, bool),
) -> Result<Option<(About, Option<Placed>)>, ServiceError> {
    let Some(evening) = found(read, of, member, is_silent)? else { return Ok(None) };
    let is_drawn = evening.phase == Phase::Drawn;
    let slot = if is_drawn { Slot::Plan } else { Slot::Call };
    let stands = evenings::placed(read, evening.id, slot.name())?.map(Placed);
    let (evening, agreed) = (evening.id, Box::new(evening.plan));
    Ok(Some((About::Evening { evening, agreed, is_drawn, is_silent, is_late }, stands)))
}

/// The same is said in the room, as far as it is so still.
pub(in crate::service) fn remind_in_room(
    tx: &Tx,
    desk: &mut Desk,
    by: Actor,
    (id, member): (EveningId, MemberId),
    (is_silent, is_late): (bool, bool),
) -> Result<(), ServiceError> {
    let Some(evening) = found(tx, (id, by.guild), member, is_silent)? else { return Ok(()) };
    let (people, silent) =
        if is_silent { (Vec::new(), vec![member]) } else { (vec![member], Vec::new()) };
    let is_drawn = evening.phase == Phase::Drawn;
    in_room(tx, desk, by, &evening, (people, silent), (is_drawn, is_late))
}

/// So much later than last time it begins on this member's clock, where clocks have changed.
pub(in crate::service) fn shift_of(
    read: &Read,
    (id, guild): (EveningId, GuildId),
    member: MemberId,
) -> Result<Option<Span>, ServiceError> {
    let found = rows::load_of(read, guild, id)?;
    Ok(found.map(|of| clocks::shift_of(read, &of, member)).transpose()?.flatten())
}

/// The call as this member reads it alone, and where it stands; nothing where they have answered,
/// or seats are drawn.
pub(in crate::service) fn call_of(
    read: &Read,
    (id, guild): (EveningId, GuildId),
    member: MemberId,
) -> Result<Option<(About, Option<Placed>)>, ServiceError> {
    let found = rows::load_of(read, guild, id)?;
    let is_asked = |evening: &Evening| {
        evening.phase == Phase::Called
            && evening.wish(member).is_none()
            && evening.written.contains(&member)
    };
    let found = found.map(|loaded| loaded.evening).filter(is_asked);
    let Some(evening) = found else { return Ok(None) };
    let stands = evenings::placed(read, evening.id, Slot::Call.name())?.map(Placed);
    Ok(Some((About::Call { evening: evening.id, agreed: Box::new(evening.plan) }, stands)))
}
