//! How to rate fairly: the anchors in full, and what useful words are.

use crate::base::{Language, text};
use crate::guide::Guide;
use crate::interview::Session;
use crate::rubric::Rubric;
use crate::view::card::{Card, quoted};

use super::guide::{FEEDBACK, RATING, look_at, look_at_examples};

pub(super) fn how_to_rate(lang: &Language, s: &Session, guide: &Guide) -> Card {
    let rubric = &s.kit().rubric;
    let mut card =
        Card::saying(text!(lang, "**How to rate** — {title}", title = quoted(&rubric.title)));
    card.say(quoted(&rubric.about));
    say_anchors(&mut card, rubric);
    card.say(text!(
        lang,
        "2 and 4 lie between their neighbours. What the turn did not show is _could not tell_."
    ));
    card.say(text!(
        lang,
        "**Words** Name one moment, say why it matters, and what to try next time: about the \
         answer, never about the person. _In the second story you gave the result first; it made \
         the rest easy to follow._"
    ));
    card.say(text!(lang, "Ratings are for practice; they are not for hiring decisions."));
    let competencies = rubric.competencies.iter().map(|c| (&c.id, c.title.as_str()));
    look_at_examples(lang, &mut card, guide, &rubric.id, competencies);
    look_at(&mut card, &text!(lang, "How to give a mark"), RATING);
    look_at(&mut card, &text!(lang, "Words that help"), FEEDBACK);
    card
}

/// Every competency with its anchors.
pub(super) fn say_anchors(card: &mut Card, rubric: &Rubric) {
    for competency in &rubric.competencies {
        card.say(format!("**{}** {}", quoted(&competency.title), quoted(&competency.watch_for)));
        for (mark, anchor) in competency.anchors.all() {
            card.say(format!("{mark} — {}", quoted(&anchor.full)));
        }
    }
}
