//! A rubric: what is rated, how far the group agrees on it, and how often its pass rule is right.

use crate::base::{Language, text};
use crate::protocol::{Query, RubricShown};
use crate::rubric::{Agreement, OPERATING_CURVE, Rubric, Tenths};
use crate::view::card::{BUTTONS_MAX, Card, LABEL_MAX, quoted};
use crate::view::texts::Texts;
use crate::view::words::{fit, points};

use super::anchors::say_anchors;
use super::guide::look_at_examples;

/// Buttons for other rubrics.
const OTHERS_MAX: usize = 8;

/// The rubric of this name, with what the group's ballots say of it.
pub(super) fn rubric(lang: &Language, shown: &RubricShown, texts: &Texts) -> Card {
    let mut card = match texts.rubrics.iter().find(|rubric| rubric.id == shown.rubric) {
        Some(rubric) => one(lang, rubric, shown, texts),
        None => Card::saying(text!(lang, "This rubric is not there any more. Choose another one.")),
    };
    let others = texts.rubrics.iter().filter(|rubric| rubric.id != shown.rubric);
    for other in others.take(OTHERS_MAX.min(BUTTONS_MAX - card.buttons.len().min(BUTTONS_MAX))) {
        card.look(fit(&other.title, LABEL_MAX), Query::Rubric(other.id.clone()));
    }
    card
}

fn one(lang: &Language, rubric: &Rubric, shown: &RubricShown, texts: &Texts) -> Card {
    let mut card =
        Card::saying(format!("**{}** — {}", quoted(&rubric.title), quoted(&rubric.about)));
    say_anchors(&mut card, rubric);
    card.say(agreement(lang, shown));
    card.say(text!(
        lang,
        "Raters of one performance lie about {deviation} around their mean. That is how raters \
         differ, not how somebody's form does from day to day.",
        deviation = Tenths::of(shown.deviation)
    ));
    card.say(text!(
        lang,
        "How often the pass rule of a final round says _ready_, simulated with three raters, of \
         somebody who is truly at this level on every competency:"
    ));
    card.say(points(
        OPERATING_CURVE
            .into_iter()
            .map(|(level, percent)| text!(lang, "at {level}: {percent} %", level, percent)),
    ));
    let competencies = rubric.competencies.iter().map(|c| (&c.id, c.title.as_str()));
    look_at_examples(lang, &mut card, &texts.guide, &rubric.id, competencies);
    card
}

/// How far the group's raters agree.
fn agreement(lang: &Language, shown: &RubricShown) -> String {
    match shown.agreement {
        Agreement::TooFewTurns { turns } => text!(
            lang,
            "How far raters agree here is said from ten turns with two raters on; so far: {turns}.",
            turns
        ),
        Agreement::CannotBeComputed => text!(
            lang,
            "How far raters agree here cannot be computed: almost all marks are the same."
        ),
        Agreement::Known { alpha, lower, turns } => {
            let (alpha, lower) = (hundredths(alpha), hundredths(lower));
            if shown.agreement.is_comparable() {
                text!(
                    lang,
                    "Raters agree here: {alpha} of 1, surely more than {lower} (Krippendorff's \
                     alpha over {turns} turns; 0 is chance). Marks can be compared.",
                    alpha,
                    lower,
                    turns
                )
            } else {
                text!(
                    lang,
                    "Raters agree only so far here: {alpha} of 1, surely more than {lower} \
                     (Krippendorff's alpha over {turns} turns; 0 is chance). Read the words rather \
                     than compare the marks.",
                    alpha,
                    lower,
                    turns
                )
            }
        }
    }
}

fn hundredths(number: f64) -> String {
    format!("{number:.2}")
}
