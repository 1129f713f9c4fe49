//! When what happens on an evening (`product`: Evenings).

use crate::base::{Moment, Reminder, Span};

/// Seats are drawn so long before.
pub(super) const DRAW_BEFORE: Span = Span::from_hours(2);
/// A reminder that comes later than this says so.
pub const REMINDED_LATE_AFTER: Span = Span::from_minutes(15);
/// Who said so lately that they come needs no reminder.
pub const ANSWERED_LATELY: Span = Span::from_hours(1);
/// A nudge to who has not answered is worth sending so long after its time (`reliability`: E).
pub const NUDGE_FOR: Span = Span::from_hours(6);
/// Of two reminders that would come within so long the newer one is sent.
pub const REMINDED_AGAIN_AFTER: Span = Span::from_minutes(30);
/// Organisers can draw again until so long before.
pub const AGAIN_UNTIL: Span = Span::from_hours(1);
/// A freed seat is for the first who presses from so long before.
pub const OPEN_CALL_BEFORE: Span = Span::from_minutes(30);
/// Sessions open so long before; what is agreed on the plan ends with it.
pub const CHECK_IN_BEFORE: Span = Span::from_minutes(10);
/// Halves of broken pairs are put together so long after.
pub const HEAL_AFTER: Span = Span::from_minutes(5);
/// Who said that they come late is waited for until so long after.
pub const LATE_AFTER: Span = Span::from_minutes(10);
/// What is offered then can be taken until so long after. An evening that is noticed later than
/// this is missed (`reliability`: E, the misfire table).
pub const MISSED_AFTER: Span = Span::from_minutes(15);
/// A freed seat waits so long for the one it is offered to.
pub const OFFER_FOR: Span = Span::from_minutes(15);
/// No evening is made later than so long before.
pub const LEAD_MIN: Span = Span::from_minutes(30);
/// Whatever its sessions do, an evening is over so long after: the longest format with its ballots.
pub const OVER_AFTER: Span = Span::from_hours(12);
/// People of one evening; who comes later waits.
pub const PEOPLE_MAX: usize = 60;
/// Members who are mentioned on one call, at most: all of it is one message.
pub const MENTIONED_MAX: usize = 30;

/// By when the seats are drawn of an evening that was made at `made_at`: two hours before, or at
/// half of its lead where that is later, at the latest with check-in.
pub fn draw_at(starts_at: Moment, made_at: Moment) -> Moment {
    let half = made_at + starts_at.since(made_at).scaled(1, 2);
    (starts_at - DRAW_BEFORE).max(half).min(starts_at - CHECK_IN_BEFORE)
}

const _: () = assert!(CHECK_IN_BEFORE.ms() == Reminder::CheckIn.span().ms());
