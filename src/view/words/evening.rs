//! What an evening's messages and private answers say in the same words.

use crate::base::{CleanText, Language, MemberId, Reminder, Reminders, Span, counted, text};
use crate::evening::{Chair, Ending, Plan};
use crate::protocol::PollBecame;

use super::phrase::{length, long, people, row, who};

/// What an evening is called: after its format where nobody called it anything.
pub(in crate::view) fn evening_title<'a>(lang: &'a Language, agreed: &'a Plan) -> &'a str {
    agreed.own_title().map_or_else(|| lang.title(&agreed.format_title), CleanText::as_str)
}

/// What somebody would do on a chair; where those who face each other change places, in this order.
pub(in crate::view) fn you_would(lang: &Language, swaps: bool, chair: Chair) -> String {
    match (chair, swaps) {
        (Chair::Candidate, true) => text!(lang, "You would answer first, and interview then."),
        (Chair::Interviewer, true) => text!(lang, "You would interview first, and answer then."),
        (Chair::Candidate, false) => text!(lang, "You would answer."),
        (Chair::Interviewer, false) => text!(lang, "You would interview."),
        (Chair::Observer, _) => text!(lang, "You would observe."),
    }
}

/// What somebody does on the chair that they have.
pub(in crate::view) fn you_do(lang: &Language, swaps: bool, chair: Chair) -> String {
    match (chair, swaps) {
        (Chair::Candidate, true) => text!(lang, "You answer first, and interview then."),
        (Chair::Interviewer, true) => text!(lang, "You interview first, and answer then."),
        (Chair::Candidate, false) => text!(lang, "You answer."),
        (Chair::Interviewer, false) => text!(lang, "You interview."),
        (Chair::Observer, _) => text!(lang, "You observe."),
    }
}

/// So many of them by name, and how many more there are.
pub(in crate::view) fn first_of(lang: &Language, members: &[MemberId], most: usize) -> String {
    match members.split_at_checked(most) {
        Some((named, rest)) if !rest.is_empty() => {
            text!(lang, "{named} and {n} more", named = people(lang, named), n = rest.len())
        }
        Some(_) | None => people(lang, members),
    }
}

/// Where it begins at another time on a member's own clock than last time: so much later, or
/// earlier.
pub(in crate::view) fn shift_for_you(lang: &Language, by: Span) -> String {
    if by < Span::ZERO {
        let earlier = by_hours(lang, Span::ZERO - by);
        text!(lang, "For you {earlier} earlier than last time: clocks have changed.", earlier)
    } else {
        let later = by_hours(lang, by);
        text!(lang, "For you {later} later than last time: clocks have changed.", later)
    }
}

/// What clocks are set by: mostly an hour.
pub(in crate::view) fn by_hours(lang: &Language, span: Span) -> String {
    let hours = span.seconds() / 3600;
    if Span::from_hours(hours) == span {
        counted!(lang, hours, "{n} hour", "{n} hours")
    } else {
        length(lang, span)
    }
}

/// How many are in for what is to be called off.
pub(in crate::view) fn who_is_in(lang: &Language, people: u16) -> String {
    match people {
        0 => text!(lang, "Nobody is in so far."),
        1.. => counted!(
            lang,
            people,
            "{n} person is in, and is told.",
            "{n} people are in, and are told."
        ),
    }
}

/// When a reminder comes.
pub fn reminder(lang: &Language, ahead: Reminder) -> String {
    match ahead {
        Reminder::TwoDays => text!(lang, "48 hours before"),
        Reminder::OneDay => text!(lang, "24 hours before"),
        Reminder::HalfDay => text!(lang, "12 hours before"),
        Reminder::ThreeHours => text!(lang, "3 hours before"),
        Reminder::OneHour => text!(lang, "1 hour before"),
        Reminder::HalfHour => text!(lang, "30 minutes before"),
        Reminder::CheckIn => text!(lang, "10 minutes before, with check-in"),
    }
}

/// The same of all that come, the first of them first.
pub(in crate::view) fn reminders(lang: &Language, all: Reminders) -> String {
    row(all.iter().map(|ahead| reminder(lang, ahead)))
}

/// What became of it.
pub(in crate::view) fn became_of(lang: &Language, how: Ending) -> String {
    match how {
        Ending::Held => text!(lang, "It is over."),
        Ending::TooFew(_) => text!(lang, "Too few were in, so it is not held."),
        Ending::CalledOff(Some(by)) => text!(lang, "{by} called it off.", by = who(lang, by)),
        Ending::CalledOff(None) => text!(lang, "It was called off."),
        Ending::Missed => {
            text!(lang, "I was away until it was too late, so it was not held.")
        }
    }
}

/// What was made of a poll for a time.
pub(in crate::view) fn poll_became(lang: &Language, became: PollBecame) -> String {
    match became {
        PollBecame::Evening(at) => text!(lang, "It became an evening: {at}.", at = long(at)),
        PollBecame::Series(at, number) => text!(
            lang,
            "It became series **#{number}**, every week from {at} on.",
            number,
            at = long(at)
        ),
    }
}
