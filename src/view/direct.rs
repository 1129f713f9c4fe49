//! What one member reads alone, in a place of their own: each can be stopped by one press.

use crate::base::{Language, text};
use crate::protocol::{About, Command, DirectDelivery, ProfileEdit, Query};

use super::card::{Button, Card, Press, quoted};
use super::private;
use super::room::{call_alone, evening_reminder_alone, reminder_alone};
use super::words::{link, shift_for_you};

/// What is written to a member alone. `place` leads to what it is about, where a platform has
/// addresses for messages.
pub fn direct(lang: &Language, shown: &DirectDelivery, place: Option<&str>) -> Card {
    let mut card = match &shown.about {
        About::Session { shown: session, evening } => {
            reminder_alone(lang, session, shown.member, *evening).unwrap_or_default()
        }
        About::Evening { evening, agreed, is_drawn, is_silent, is_late } => {
            evening_reminder_alone(lang, (*evening, agreed), *is_silent, (*is_drawn, *is_late))
        }
        About::Call { evening, agreed } => call_alone(lang, (*evening, agreed)),
        About::Silence(silence) => {
            let mut card = private::silence(lang, silence);
            card.buttons.push(stop(lang));
            return card;
        }
        About::Summary(of) => {
            let mut card = private::week(lang, of);
            if shown.thread.is_none() {
                card.buttons.push(stop(lang));
            }
            return card;
        }
        About::DayBefore(of) => {
            let mut card = private::day_before(lang, of);
            if shown.thread.is_none() {
                card.buttons.push(stop(lang));
            }
            return card;
        }
        About::Drill(asked) => {
            let mut card = private::drill_asked(lang, asked);
            if shown.thread.is_none() {
                card.buttons.push(stop(lang));
            }
            return card;
        }
    };
    card.lines.extend(shown.shift.map(|by| shift_for_you(lang, by)));
    if let Some(goal) = &shown.goal {
        card.say(text!(lang, "Your micro-goal: _{goal}_", goal = quoted(goal.as_str())));
    }
    if let Some(place) = place {
        card.say(text!(lang, "In your group: {place}", place = link(place)));
    }
    card.look(text!(lang, "Fewer reminders"), Query::Profile);
    card.buttons.push(stop(lang));
    card
}

fn stop(lang: &Language) -> Button {
    let stop = Press::Do(Command::Profile(ProfileEdit::Dms(false)));
    Button::new(text!(lang, "No DMs"), stop)
}
