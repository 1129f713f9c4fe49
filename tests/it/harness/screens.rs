//! Cards as the view lays them out in English, each looked at in every built-in language too: it
//! keeps the bounds there, and its buttons do the same.

use greenroom::base::{ENGLISH, Language, MemberId, Moment};
use greenroom::protocol::{Answer, Command, Query, Shown, Subject, Threads, Untold};
use greenroom::view::{
    self, BUTTONS_MAX, Card, LABEL_MAX, OPTION_LABEL_MAX, OPTIONS_MAX, PICKER_LABEL_MAX, Press,
    Texts,
};

use super::library;

/// Longest message of a platform, in characters of UTF-16.
const MESSAGE_MAX: usize = 2_000;

/// Where a plan stands.
const PLAN: &str = "https://discord.com/channels/1/2/3";

pub(crate) fn notice(subject: &Subject) -> Option<Card> {
    in_every_language(|lang| match subject {
        Subject::Session(shown) => view::notice(lang, Threads::Public, shown),
        Subject::Evening(shown) => Some(view::evening(lang, shown, Some(PLAN))),
        Subject::Organisers => None,
        Subject::Digest(week) => Some(view::digest(lang, week)),
        Subject::Poll(shown) => Some(view::poll(lang, shown)),
        Subject::Guild(card) => Some(view::standing_card(lang, card)),
        Subject::Direct(shown) => Some(view::direct(lang, shown, Some(PLAN))),
    })
}

pub(crate) fn answer(answer: &Answer) -> Card {
    in_every_language(|lang| Some(view::answer(lang, answer))).unwrap()
}

pub(crate) fn reply(command: &Command, answer: &Answer, texts: &Texts) -> Card {
    in_every_language(|lang| Some(view::reply(lang, command, answer, texts))).unwrap()
}

pub(crate) fn untold(what: &Untold) -> Card {
    in_every_language(|lang| Some(view::untold(lang, what))).unwrap()
}

pub(crate) fn shown(
    shown: &Shown,
    query: &Query,
    viewer: MemberId,
    now: Moment,
    texts: &Texts,
) -> Card {
    let lay_out = |lang: &Language| view::shown(lang, shown, query, viewer, now, texts);
    in_every_language(|lang| Some(lay_out(lang))).unwrap()
}

fn in_every_language(lay_out: impl Fn(&Language) -> Option<Card>) -> Option<Card> {
    let english = lay_out(&ENGLISH);
    if let Some(card) = &english {
        check_times(card);
    }
    for item in &library().languages {
        let other = lay_out(&item.value);
        if let Some(card) = &other {
            check_bounds(card);
        }
        let presses = |card: &Option<Card>| card.as_ref().map(presses);
        assert_eq!(presses(&other), presses(&english), "in {}: {other:?}", item.value.locale);
    }
    english
}

/// What may stand before how far away a time is, because it is right in every tense.
const IN_EVERY_TENSE: [&str; 2] = ["time up ", "your last turn together was "];

/// How far away a time is stands in parentheses behind it: a card stays when the time has passed,
/// and the platform goes on counting. `starts 40 minutes ago` is no English.
fn check_times(card: &Card) {
    let text = card.lines.join("\n");
    for (at, _) in text.match_indices(":R>") {
        let before = &text[..text[..at].rfind("<t:").unwrap()];
        let is_behind = before.ends_with("> (") && text[at..].starts_with(":R>)");
        let is_right = IN_EVERY_TENSE.iter().any(|words| before.ends_with(words));
        assert!(is_behind || is_right, "no time stands before how far away it is: {text}");
    }
}

/// Everything that can be pressed on a card, in order.
fn presses(card: &Card) -> Vec<Press> {
    let options = card.pickers.iter().flat_map(|p| &p.options).map(|option| &option.press);
    card.buttons.iter().map(|button| &button.press).chain(options).cloned().collect()
}

/// The text of a card as messages: as many paragraphs as fit into each.
pub(crate) fn pages(card: &Card) -> Vec<String> {
    let mut pages: Vec<String> = Vec::new();
    for line in &card.lines {
        match pages.last_mut() {
            Some(page) if units(page) + 1 + units(line) <= MESSAGE_MAX => {
                page.push('\n');
                page.push_str(line);
            }
            Some(_) | None => pages.push(line.clone()),
        }
    }
    pages
}

/// What platforms count.
fn units(text: &str) -> usize {
    text.encode_utf16().count()
}

/// A card fits on every platform.
#[track_caller]
pub(crate) fn check_bounds(card: &Card) {
    for line in &card.lines {
        assert!(units(line) <= 1_900, "a long paragraph: {line}");
    }
    assert!(pages(card).iter().all(|page| units(page) <= MESSAGE_MAX));
    assert!(card.buttons.len() <= BUTTONS_MAX, "{} buttons", card.buttons.len());
    for button in &card.buttons {
        let count = button.label.chars().count();
        assert!((1..=LABEL_MAX).contains(&count), "label `{}`", button.label);
    }
    for picker in &card.pickers {
        let count = picker.label.chars().count();
        assert!((1..=PICKER_LABEL_MAX).contains(&count), "picker `{}`", picker.label);
        assert!((1..=OPTIONS_MAX).contains(&picker.options.len()));
        for option in &picker.options {
            let count = option.label.chars().count();
            assert!((1..=OPTION_LABEL_MAX).contains(&count), "option `{}`", option.label);
            let more = option.description.as_ref().map_or(1, |text| text.chars().count());
            assert!((1..=OPTION_LABEL_MAX).contains(&more), "option {option:?}");
        }
    }
}
