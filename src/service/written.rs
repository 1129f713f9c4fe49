//! What becomes of what is written to members alone: what it says when it is sent, and that they
//! read it in the room if it is not taken.

use tracing::{error, warn};

use crate::base::{GuildId, MemberId, Moment};
use crate::interview::{Effect, Notice, Slot};
use crate::protocol::{About, DeliveryFailure, DirectDelivery, NotDirect, Placed, SessionDelivery};
use crate::store::{self, Read, Tx, evenings, goals, guilds, posted, profiles};

use super::desk::{Actor, Desk};
use super::direct::{self, Budget, Kept, May};
use super::error::ServiceError;
use super::saved::{self, read_json};
use super::{act, drills, evening, summaries, targets};

/// Why nothing is written, where the platform was not even asked.
pub(super) const OWN_REASONS: [&str; 2] = [NOT_SO, IN_THE_ROOM];
pub(super) const NOT_SO: &str = "it is not so any more";
const IN_THE_ROOM: &str = "said in the room instead";

/// What a row comes to when it is to be sent.
pub(super) enum Due {
    /// It is sent so.
    Says(Box<DirectDelivery>),
    /// It is looked at again then.
    At(Moment),
    /// Nothing is written: it is not so any more, or they read it in the room.
    Nothing(&'static str),
}

/// What a row says now, if it may be written.
pub(super) fn due(
    tx: &Tx,
    desk: &mut Desk,
    (by, member): (Actor, MemberId),
    (body, made_at): (&str, Moment),
    budget: &mut Budget,
) -> Result<Due, ServiceError> {
    let kept: Kept = read_json(by.guild, body)?;
    let Some((about, stands)) = says(tx, desk, by.guild, member, kept)? else {
        return Ok(Due::Nothing(NOT_SO));
    };
    let thread = match kept {
        Kept::Drill { .. } | Kept::Summary { .. } | Kept::DayBefore { .. } => {
            drills::thread_instead(tx, by.guild, member)?.map(Placed)
        }
        Kept::Session { .. } | Kept::Evening { .. } | Kept::Call { .. } | Kept::Silence { .. } => {
            None
        }
    };
    let may = match &thread {
        Some(_) => May::Now,
        None => budget.may(tx, (by.guild, member), made_at, by.now)?,
    };
    match may {
        May::Now => {}
        May::At(at) => return Ok(Due::At(at)),
        May::Never => {
            in_the_room(tx, desk, by, member, kept)?;
            return Ok(Due::Nothing(IN_THE_ROOM));
        }
    }
    let language = profiles::language(tx, by.guild, member)?.unwrap_or_default();
    let goal = match &about {
        About::Session { .. } | About::Evening { .. } => goals::current(tx, by.guild, member)?,
        About::Call { .. }
        | About::Silence(_)
        | About::Drill(_)
        | About::DayBefore(_)
        | About::Summary(_) => None,
    };
    let goal = goal.and_then(|row| super::goals::text_of(&row));
    let shift = match &about {
        About::Session { evening: Some(evening), .. }
        | About::Evening { evening, .. }
        | About::Call { evening, .. } => evening::shift_of(tx, (*evening, by.guild), member)?,
        About::Session { evening: None, .. }
        | About::Silence(_)
        | About::Drill(_)
        | About::DayBefore(_)
        | About::Summary(_) => None,
    };
    let last = store::direct::newest(tx, member)?.map(Placed);
    Ok(Due::Says(Box::new(DirectDelivery {
        member,
        language,
        about,
        shift,
        goal,
        stands,
        last,
        thread,
    })))
}

/// What a row is about as it is now, and where that stands; nothing where it is not so any more.
fn says(
    tx: &Tx,
    desk: &mut Desk,
    guild: GuildId,
    member: MemberId,
    kept: Kept,
) -> Result<Option<(About, Option<Placed>)>, ServiceError> {
    match kept {
        Kept::Session { id, is_late } => {
            let found = saved::load(tx, desk, id)?.filter(|loaded| loaded.session.guild == guild);
            let Some(session) = found.map(|loaded| loaded.session) else { return Ok(None) };
            let Some(notice) = session.reminder_of(member, is_late) else { return Ok(None) };
            let effect = Effect::Post { notice, ping: Vec::new(), on: None };
            let card = posted::placed(tx, id, &Slot::Card.name())?.map(Placed);
            let number = session.number;
            let shown = SessionDelivery {
                session: id,
                number,
                effect,
                channel: None,
                card: None,
                thread: None,
                own: None,
            };
            let evening = evenings::of_session(tx, id)?;
            Ok(Some((About::Session { shown: Box::new(shown), evening }, card)))
        }
        Kept::Evening { id, is_silent, is_late } => {
            evening::reminder_of(tx, (id, guild), member, (is_silent, is_late))
        }
        Kept::Call { id } => evening::call_of(tx, (id, guild), member),
        Kept::Silence { series } => {
            let silence = evening::silence_in(tx, series, member)?;
            Ok(silence.map(|silence| (About::Silence(silence), None)))
        }
        Kept::Summary { as_of } => {
            let summary = summaries::of(tx, (guild, member), as_of)?;
            Ok(summary.map(|summary| (About::Summary(Box::new(summary)), None)))
        }
        Kept::DayBefore { on } => {
            let found = targets::day_before(tx, (guild, member), on)?;
            Ok(found.map(|found| (About::DayBefore(Box::new(found)), None)))
        }
        Kept::Drill { goal, on } => {
            let language = profiles::language(tx, guild, member)?.unwrap_or_default();
            let goals = Some(desk.library.goals_in(&language));
            let asked = super::goals::asked(tx, goals, (guild, member), (goal, on))?;
            Ok(asked.map(|asked| (About::Drill(Box::new(asked)), None)))
        }
    }
}

/// How it ended: where it stands, or that they read it in the room, as those do who did not ask to
/// be written to.
pub(super) fn settled(
    tx: &Tx,
    desk: &mut Desk,
    by: Actor,
    shown: &DirectDelivery,
    (end, is_lost): (&Result<Placed, DeliveryFailure>, bool),
) -> Result<(), ServiceError> {
    match end {
        Ok(_) if shown.thread.is_some() => {}
        Err(DeliveryFailure::PlaceGone) if shown.thread.is_some() => {
            store::drills::forget_thread(tx, by.guild, shown.member)?;
        }
        Ok(Placed(placed)) => {
            store::direct::put(tx, (by.guild, shown.member), placed, by.now)?;
            if let About::Silence(silence) = &shown.about {
                evening::told_of_silence(tx, shown.member, silence.series)?;
            }
        }
        Err(DeliveryFailure::NotDirect { why, code }) => {
            direct::refused(tx, by.now, (by.guild, shown.member), *why)?;
            tell_log(*why, *code);
        }
        Err(_) => {}
    }
    if is_lost {
        in_the_room(tx, desk, by, shown.member, kept(&shown.about))?;
    }
    Ok(())
}

fn tell_log(why: NotDirect, code: u32) {
    match why {
        NotDirect::Closed => {}
        NotDirect::TooFast => {
            warn!(code, "too many were written to: for ten minutes nobody new is ({code})");
        }
        NotDirect::Stopped => error!(
            code,
            "the bot was flagged for its direct messages ({code}): nobody is written to until you \
             have looked into it and start it with --resume-dms"
        ),
    }
}

/// What the row was about.
fn kept(about: &About) -> Kept {
    match about {
        About::Session { shown, .. } => {
            let is_late = matches!(
                &shown.effect,
                Effect::Post { notice: Notice::Reminder { is_late: true, .. }, .. }
            );
            Kept::Session { id: shown.session, is_late }
        }
        About::Evening { evening, is_silent, is_late, .. } => {
            Kept::Evening { id: *evening, is_silent: *is_silent, is_late: *is_late }
        }
        About::Call { evening, .. } => Kept::Call { id: *evening },
        About::Silence(silence) => Kept::Silence { series: silence.series },
        About::Summary(summary) => Kept::Summary { as_of: summary.as_of },
        About::DayBefore(of) => Kept::DayBefore { on: of.on },
        About::Drill(asked) => Kept::Drill { goal: asked.goal, on: asked.on },
    }
}

/// The same is said in the room, as far as it is so still.
fn in_the_room(
    tx: &Tx,
    desk: &mut Desk,
    by: Actor,
    member: MemberId,
    kept: Kept,
) -> Result<(), ServiceError> {
    match kept {
        Kept::Session { id, is_late } => {
            let found = saved::load(tx, desk, id)?.filter(|one| one.session.guild == by.guild);
            let Some(session) = found.map(|loaded| loaded.session) else { return Ok(()) };
            if let Some(notice) = session.reminder_of(member, is_late) {
                let effect = Effect::Post { notice, ping: vec![member], on: None };
                act::queue(tx, desk, by, &session, &effect)?;
            }
            Ok(())
        }
        Kept::Evening { id, is_silent, is_late } => {
            evening::remind_in_room(tx, desk, by, (id, member), (is_silent, is_late))
        }
        Kept::Call { id } => evening::not_written(tx, desk, by, (id, member)),
        // Below their next private answer, not before everybody.
        Kept::Drill { goal, on } => {
            let asked = super::goals::asked(tx, None, (by.guild, member), (goal, on))?;
            if asked.is_some() { drills::ask_later(tx, by.guild, member) } else { Ok(()) }
        }
        Kept::Summary { as_of } => summaries::tell_later(tx, (by.guild, member), as_of),
        // It stands on their board that day.
        Kept::DayBefore { .. } | Kept::Silence { .. } => Ok(()),
    }
}

/// For which guild, and to whom, the message there was written; nothing where the bot is not in the
/// guild any more.
///
/// # Errors
/// [`ServiceError`] when the store cannot be read.
pub fn written_to(
    read: &Read,
    placed: &Placed,
) -> Result<Option<(GuildId, MemberId)>, ServiceError> {
    let Some((guild, member)) = store::direct::whose(read, &placed.0)? else { return Ok(None) };
    let is_there = guilds::left_at(read, guild)?.is_none();
    Ok(is_there.then_some((guild, member)))
}

/// An operator says that members may be written to again.
///
/// # Errors
/// [`ServiceError`] when it could not be saved.
pub fn resume_dms(tx: &Tx) -> Result<(), ServiceError> {
    Ok(store::direct::let_go(tx)?)
}
