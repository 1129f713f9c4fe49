//! What to check on the day before a date that somebody prepares for.

use crate::base::{Language, Venue, text};
use crate::protocol::{DayBefore, PitchLook, Query, StoryLook, TargetSort};
use crate::view::card::{Card, quoted};
use crate::view::words::points;

/// The list, as it is written to its member.
pub(in crate::view) fn day_before(lang: &Language, of: &DayBefore) -> Card {
    let mut card = Card::saying(match of.sort {
        TargetSort::Interview => {
            text!(lang, "**Tomorrow is your interview.** What to check today:")
        }
        TargetSort::CheckUp => {
            text!(lang, "**Tomorrow is your yearly check-up.** What to check today:")
        }
        TargetSort::Promotion => {
            text!(lang, "**Tomorrow you talk about your promotion.** What to check today:")
        }
    });
    card.say(list(lang, of));
    card.look(text!(lang, "Readiness board"), Query::Readiness(None));
    card.look(text!(lang, "My stories"), Query::Stories(StoryLook::List(None)));
    card.look(text!(lang, "My pitch"), Query::Pitch(PitchLook::Now));
    card
}

/// The points alone.
pub(super) fn list(lang: &Language, of: &DayBefore) -> String {
    let format = text!(lang, "Format confirmed: who asks, how long, and where or by which link");
    let video = text!(
        lang,
        "Video: the same program and account tried once, camera at eye height, whatever may ring \
         is off"
    );
    let way = text!(
        lang,
        "The way there with fifteen minutes to spare, and a copy of your résumé for each of them"
    );
    let hybrid = text!(
        lang,
        "Half on video: the file sent to those on the screen, one camera and one microphone tried"
    );
    let held = match of.venue {
        Some(Venue::Virtual) => vec![video],
        Some(Venue::InPerson) => vec![way],
        Some(Venue::Hybrid) => vec![way, hybrid],
        None => vec![video, way],
    };
    let notes = text!(lang, "Résumé and notes at hand: one page, single words");
    let stories = text!(lang, "Your three stories said aloud once, each with its number");
    let questions = text!(lang, "Three questions of your own for them");
    let goal = of
        .goal
        .as_ref()
        .map(|goal| text!(lang, "One micro-goal: _{goal}_", goal = quoted(goal.as_str())));
    points([format].into_iter().chain(held).chain([notes, stories, questions]).chain(goal))
}
