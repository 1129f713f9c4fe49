//! Every maximum and every fixed span of a session, in one place, with its reason.

use crate::base::{Reminder, Span, TextLimit};

/// People on all seats together. A group format has 6 + 2, the rest observe.
pub const SITTERS_MAX: usize = 16;
/// People waiting for a seat.
pub const WAITLIST_MAX: usize = 16;
/// Follow-ups to one question; more is an interrogation.
pub const FOLLOW_UPS_MAX: usize = 6;
/// Times that one answer can be extended.
pub const EXTENSIONS_MAX: u8 = 4;
/// Questions of the candidate that are counted.
pub const COUNTED_MAX: u8 = 20;
/// Fillers tallied by one observer in one turn.
pub const FILLERS_MAX: u16 = 999;
/// People who rate one turn.
pub const RATERS_MAX: usize = 16;
/// Deadlines applied in one step before the rest is left to the next wake.
pub const DEADLINES_A_STEP_MAX: usize = 16;

/// A deadline that closes something is applied this long after its time, so that presses of the
/// last moment, which are judged by when the member acted, still count.
pub const GRACE: Span = Span::from_seconds(3);

/// Half-time and ballots of a whole session take so long, as its card says.
pub const BALLOTS_FOR: Span = Span::from_minutes(10);

/// Check-in opens this long before the start.
pub const CHECK_IN_BEFORE: Span = Span::from_minutes(10);
/// An empty seat is offered to others this long after the start (Focusmate's five minutes).
pub const LATE_MAX: Span = Span::from_minutes(5);
/// The same after *I'll be late*, once.
pub const LATE_ANNOUNCED_MAX: Span = Span::from_minutes(10);
/// Nobody waits longer than this after the start for a session that cannot begin.
pub const START_MAX: Span = Span::from_minutes(15);
/// How late a start after an absence of the bot may be without a word.
pub const START_UNNOTICED_MAX: Span = Span::from_seconds(60);
/// A reminder that comes later than this says so.
pub const REMINDED_LATE_AFTER: Span = Span::from_minutes(15);
/// Who was told when it begins is not reminded of it for so long.
pub const REMINDED_AGAIN_AFTER: Span = Span::from_minutes(30);
/// Nor called for so long when check-in opens.
pub const CALLED_AGAIN_AFTER: Span = Span::from_minutes(15);
/// A session with too few people is called off this long before its start, when it was planned
/// earlier than that; never before half of the time until then is over.
pub const CUT_OFF_BEFORE: Span = Span::from_hours(1);
/// A freed seat waits this long for the next person on the waitlist.
pub const OFFER_FOR: Span = Span::from_hours(2);
/// Closer to the start than this, a freed seat is an open call instead of an offer in turn.
pub const OPEN_CALL_BEFORE: Span = Span::from_hours(3);

/// Without a press the interviewer is reminded of the panel after this.
pub const NUDGE_AFTER: Span = Span::from_seconds(45);
/// Without a press the bot goes on by itself after this: a session never waits for ever.
pub const GO_ON_AFTER: Span = Span::from_seconds(120);
/// Clock of a follow-up.
pub const FOLLOW_UP_LIMIT: Span = Span::from_seconds(60);
/// What one press of *extend* adds.
pub const EXTENSION: Span = Span::from_seconds(30);
/// After the wrap-up call an answer ends by itself.
pub const WRAP_UP_WITHIN: Span = Span::from_seconds(60);
/// The same after *let it run*.
pub const LET_RUN_FOR: Span = Span::from_minutes(5);
/// Someone asked to take over the interviewer's chair has this long.
pub const HAND_OVER_FOR: Span = Span::from_seconds(60);
/// Someone who stepped out in their turn is waited for this long.
pub const AWAY_MAX: Span = Span::from_minutes(10);
/// A choice between solo and a new date is open this long.
pub const CHOICE_FOR: Span = Span::from_minutes(10);
/// After the bot was away, the session goes on by itself after this.
pub const RESUME_AFTER: Span = Span::from_minutes(2);
/// An absence longer than this waits for a press instead.
pub const AWAY_RESUME_MAX: Span = Span::from_hours(2);
/// A pause longer than this ends the session as interrupted.
pub const PAUSE_MAX: Span = Span::from_hours(24);
/// A report stays in its thread this long before the thread is archived and answers are deleted.
pub const REPORT_FOR: Span = Span::from_hours(1);
/// When a rating window ended while the bot was away, ballots stay sealed this long after it came
/// back: time to read missed messages and to hear the events that the platform kept. What a member
/// did before the window's end counts until then.
pub const RATING_HELD_FOR: Span = Span::from_seconds(30);
/// An extension of the rating window after an absence, at most.
pub const RATING_EXTENSION_MAX: Span = Span::from_hours(24);
/// A rating window at least this long gets one reminder at its half.
pub const RATING_REMINDER_FROM: Span = Span::from_hours(24);

/// Objective, wanted outcome and place on a card.
pub const LINE: TextLimit = TextLimit::line(120);
/// An answer: what the platform's largest form field carries.
pub const ANSWER: TextLimit = TextLimit::paragraph(4000);
/// All that is written to one question: an answer, and what is added to it.
pub const ANSWERS: TextLimit = TextLimit::paragraph(8000);
/// The number under which what the candidate asked is kept among the answers of a turn, whose
/// questions begin with 1.
pub const OWN_QUESTIONS: u8 = 0;
/// A recording link.
pub const LINK_CHARACTERS_MAX: usize = 300;

const _: () = assert!(LATE_MAX.ms() < LATE_ANNOUNCED_MAX.ms());
const _: () = assert!(LATE_ANNOUNCED_MAX.ms() < START_MAX.ms());
const _: () = assert!(NUDGE_AFTER.ms() < GO_ON_AFTER.ms());
const _: () = assert!(RESUME_AFTER.ms() < AWAY_RESUME_MAX.ms());
const _: () = assert!(AWAY_RESUME_MAX.ms() < PAUSE_MAX.ms());
const _: () = assert!(CHECK_IN_BEFORE.ms() == Reminder::CheckIn.span().ms());
// What was chosen is sent: none of it comes so soon after another that it would be left out.
const _: () = assert!(
    REMINDED_AGAIN_AFTER.ms() <= Reminder::OneHour.span().ms() - Reminder::HalfHour.span().ms()
);
const _: () = assert!(
    CALLED_AGAIN_AFTER.ms() < Reminder::HalfHour.span().ms() - Reminder::CheckIn.span().ms()
);
const _: () = assert!(CHECK_IN_BEFORE.ms() * 2 < CUT_OFF_BEFORE.ms());
const _: () = assert!(CUT_OFF_BEFORE.ms() < OPEN_CALL_BEFORE.ms());
