//! What there is to read: guidance cards, tone cards, worked examples with their marks. The same
//! for everybody, and of no session.

use std::borrow::Cow;

use crate::base::{Language, Slug, Venue, text};
use crate::guide::{Example, Guide, GuideCard, Reader, Section, ToneCard, Topic};
use crate::protocol::Query;
use crate::rubric::{CompetencyId, Mark, RubricId};
use crate::view::card::{BUTTONS_MAX, Card, LABEL_MAX, quoted};
use crate::view::words::{axis, capital, fit, name_of_slug, points, quotation, reader, spoken};

/// Cards that screens of a session name. Files of these names come with the program.
pub(super) const CAR: &str = "car";
pub(super) const CHECKLIST: &str = "checklist";
pub(super) const FEEDBACK: &str = "feedback";
pub(super) const IN_PERSON: &str = "in-person";
pub(super) const INTERVIEWER: &str = "interviewer";
pub(super) const LIVE: &str = "live";
pub(super) const OBSERVER: &str = "observer";
pub(super) const PAR: &str = "par";
pub(super) const RATING: &str = "rating";
pub(super) const PITCH: &str = "pitch";
pub(super) const STAR: &str = "star";
pub(super) const VIDEO: &str = "video";

/// Buttons for single cards; two are left for the way on.
const SHOWN_MAX: usize = BUTTONS_MAX - 2;

/// What somebody wants to read; without the worked example that they rate blind now.
pub(super) fn guide(lang: &Language, topic: &Topic, guide: &Guide, hidden: Option<&Slug>) -> Card {
    let guide = &readable(guide, hidden);
    let shown = match topic {
        Topic::Example(id) if hidden == Some(id) => {
            let mut card = Card::saying(text!(
                lang,
                "Your group rates this answer without knowing its marks now, and yours is not in: \
                 afterwards you can read it here."
            ));
            card.look(text!(lang, "The answer of the month"), Query::Calibration);
            Some(card)
        }
        Topic::Contents => Some(contents(lang, guide)),
        Topic::For(who) => Some(cards_for(lang, guide, *who)),
        Topic::Card(id) => guide.card(id.as_str()).map(|shown| card(lang, shown)),
        Topic::Tones => Some(tones(lang, guide)),
        Topic::Tone(id) => guide.tone(id.as_str()).map(|shown| tone(lang, shown)),
        Topic::Examples => Some(examples(lang, guide)),
        Topic::ExamplesOf(rubric, competency) => Some(examples_of(lang, guide, rubric, competency)),
        Topic::Example(id) => guide.example(id.as_str()).map(|(of, one)| example(lang, of, one)),
    };
    shown.unwrap_or_else(|| {
        let mut card =
            Card::saying(text!(lang, "This card is not there any more. Choose another one."));
        all_cards(lang, &mut card);
        card
    })
}

/// Everything that there is to read, without the example that is hidden.
fn readable<'a>(guide: &'a Guide, hidden: Option<&Slug>) -> Cow<'a, Guide> {
    let Some(hidden) = hidden else { return Cow::Borrowed(guide) };
    let mut rest = guide.clone();
    for of in &mut rest.examples {
        of.examples.retain(|example| example.id != *hidden);
    }
    rest.examples.retain(|of| !of.examples.is_empty());
    Cow::Owned(rest)
}

/// A button that shows the card of this name.
pub(super) fn look_at(card: &mut Card, label: &str, id: &str) {
    if let Ok(id) = id.parse::<Slug>() {
        look(card, label, Topic::Card(id));
    }
}

/// A button that shows the tone cards.
pub(super) fn look_at_tones(lang: &Language, card: &mut Card) {
    look(card, text!(lang, "Tone cards"), Topic::Tones);
}

/// A button for the examples of each competency that has any.
pub(super) fn look_at_examples<'a>(
    lang: &Language,
    card: &mut Card,
    guide: &Guide,
    rubric: &RubricId,
    competencies: impl Iterator<Item = (&'a CompetencyId, &'a str)>,
) {
    for (id, title) in competencies {
        if guide.examples_of(rubric, id).next().is_some() {
            let topic = Topic::ExamplesOf(rubric.clone(), id.clone());
            look(card, &text!(lang, "Example: {title}", title), topic);
        }
    }
}

/// What a card says, under its title.
fn say_card(card: &mut Card, shown: &GuideCard) {
    say_sections(card, shown, |_| true);
}

/// The same beside a session whose interview is held so.
pub(super) fn say_card_for(card: &mut Card, shown: &GuideCard, held: Option<Venue>) {
    say_sections(card, shown, |venue| venue.is_none() || venue == held);
}

fn say_sections(card: &mut Card, shown: &GuideCard, is_for: impl Fn(Option<Venue>) -> bool) {
    card.say(format!("**{}**", quoted(&shown.title)));
    for Section { heading, lines, .. } in shown.sections.iter().filter(|one| is_for(one.venue)) {
        say_list(card, heading, lines);
    }
}

fn look(card: &mut Card, label: impl AsRef<str>, topic: Topic) {
    card.look(fit(label.as_ref(), LABEL_MAX), Query::Guide(topic));
}

fn all_cards(lang: &Language, card: &mut Card) {
    look(card, text!(lang, "All cards"), Topic::Contents);
}

fn say_list(card: &mut Card, heading: &str, lines: &[String]) {
    card.say(headed(&quoted(heading), lines.iter().map(|line| quoted(line))));
}

/// A list under its heading.
fn headed(heading: &str, lines: impl IntoIterator<Item = String>) -> String {
    format!("**{heading}**\n{}", points(lines))
}

/// A line of a list: the name that can be typed, then what people call it.
fn entry(id: &Slug, title: &str) -> String {
    format!("**{id}** {}", quoted(title))
}

fn contents(lang: &Language, guide: &Guide) -> Card {
    let mut card = Card::saying(text!(lang, "**To read** — a card each, a minute or two."));
    for who in Reader::ALL {
        let of = guide.cards.iter().filter(|card| card.reader == who);
        let lines: Vec<String> = of.map(|card| entry(&card.id, &card.title)).collect();
        if !lines.is_empty() {
            card.say(headed(&reader(lang, who), lines));
            look(&mut card, reader(lang, who), Topic::For(who));
        }
    }
    let mut more = Vec::new();
    if !guide.tones.is_empty() {
        more.push(text!(lang, "**tones** Tone cards: ways of talking for an interviewer"));
        look_at_tones(lang, &mut card);
    }
    if guide.all_examples().next().is_some() {
        more.push(text!(lang, "**examples** Worked examples: answers with the marks they deserve"));
        look(&mut card, text!(lang, "Worked examples"), Topic::Examples);
    }
    if !more.is_empty() {
        card.say(headed(&text!(lang, "And"), more));
    }
    card
}

fn cards_for(lang: &Language, guide: &Guide, who: Reader) -> Card {
    let of = || guide.cards.iter().filter(|card| card.reader == who);
    let line = |one: &GuideCard| format!("**{}** — {}", quoted(&one.title), quoted(&one.about));
    let mut card = Card::saying(headed(&reader(lang, who), of().map(line)));
    for one in of().take(SHOWN_MAX) {
        look(&mut card, &one.title, Topic::Card(one.id.clone()));
    }
    all_cards(lang, &mut card);
    card
}

fn card(lang: &Language, shown: &GuideCard) -> Card {
    let mut card = Card::default();
    say_card(&mut card, shown);
    card.lines.insert(1.min(card.lines.len()), quoted(&shown.about));
    all_cards(lang, &mut card);
    card
}

fn tones(lang: &Language, guide: &Guide) -> Card {
    let mut card = Card::saying(text!(
        lang,
        "**Tone cards** — one way of talking each, for an interviewer to play. People talk like \
         this everywhere; no card says what people of one country are like."
    ));
    for tone in &guide.tones {
        let about = quoted(&tone.about);
        let title = quoted(&tone.title);
        card.say(format!("· **{}** {title} — {about}", tone.id));
        if card.buttons.len() < SHOWN_MAX {
            look(&mut card, &tone.title, Topic::Tone(tone.id.clone()));
        }
    }
    all_cards(lang, &mut card);
    card
}

fn tone(lang: &Language, shown: &ToneCard) -> Card {
    let mut card =
        Card::saying(format!("**{}** · {}", quoted(&shown.title), axis(lang, shown.axis)));
    card.say(quoted(&shown.about));
    say_list(&mut card, &text!(lang, "How to play it"), &shown.play);
    let said = shown.say.iter().map(|line| spoken(lang, line));
    card.say(headed(&text!(lang, "What to say"), said));
    say_list(&mut card, &text!(lang, "What to watch for"), &shown.watch_for);
    look_at_tones(lang, &mut card);
    all_cards(lang, &mut card);
    card
}

fn compare(lang: &Language) -> String {
    text!(lang, "Read the answer, choose your marks, then compare: they stand below it.")
}

fn examples(lang: &Language, guide: &Guide) -> Card {
    let mut card =
        Card::saying(text!(lang, "**Worked examples** — {compare}", compare = compare(lang)));
    for of in &guide.examples {
        let lines = of.examples.iter().map(|e| entry(&e.id, &e.title));
        let rubric = quoted(&capital(name_of_slug(of.rubric.0.as_str())));
        card.say(headed(&text!(lang, "{rubric} rubric", rubric), lines));
    }
    let all = guide.all_examples().map(|(_, example)| example);
    example_buttons(&mut card, all);
    all_cards(lang, &mut card);
    card
}

fn examples_of(
    lang: &Language,
    guide: &Guide,
    rubric: &RubricId,
    competency: &CompetencyId,
) -> Card {
    let name = quoted(&name_of_slug(competency.0.as_str()));
    let mut card = Card::saying(text!(
        lang,
        "**Worked examples of {name}** — {compare}",
        name,
        compare = compare(lang)
    ));
    let found = guide.examples_of(rubric, competency);
    card.say(points(found.map(|e| entry(&e.id, &e.title))));
    example_buttons(&mut card, guide.examples_of(rubric, competency));
    look(&mut card, text!(lang, "All examples"), Topic::Examples);
    card
}

fn example_buttons<'a>(card: &mut Card, all: impl Iterator<Item = &'a Example>) {
    for example in all.take(SHOWN_MAX) {
        look(card, &example.title, Topic::Example(example.id.clone()));
    }
}

fn example(lang: &Language, rubric: &RubricId, shown: &Example) -> Card {
    let rubric = quoted(&name_of_slug(rubric.0.as_str()));
    let mut card = Card::saying(text!(
        lang,
        "**{title}** · worked example, {rubric} rubric",
        title = quoted(&shown.title),
        rubric
    ));
    card.say(spoken(lang, &shown.question));
    card.say(quotation(&shown.answer));
    card.say(text!(lang, "**What it deserves**"));
    for (competency, given) in &shown.marks {
        let name = quoted(&capital(name_of_slug(competency.0.as_str())));
        let of = Mark::HIGHEST;
        card.say(text!(
            lang,
            "**{name}: {mark} of {of}** {why}",
            name,
            mark = given.mark,
            of,
            why = quoted(&given.why)
        ));
    }
    look_at(&mut card, &text!(lang, "How to give a mark"), RATING);
    look(&mut card, text!(lang, "Worked examples"), Topic::Examples);
    card
}
