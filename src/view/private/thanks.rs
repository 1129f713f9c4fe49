//! Thanks: offered at a report, and read by whom they are for.

use crate::base::{Language, MemberId, text};
use crate::protocol::{Command, PastLook, Query, Thanked, TurnReport};
use crate::view::card::{Button, Card, Press};
use crate::view::words::{day, row, together, who};

/// Whom the candidate of a report could thank, and whom they did.
pub(super) fn offer(lang: &Language, card: &mut Card, report: &TurnReport) {
    let done = report.thanks.iter().filter(|one| one.is_thanked).map(|one| one.who);
    let done: Vec<MemberId> = done.collect();
    if !done.is_empty() {
        card.say(text!(lang, "You thanked {who}.", who = together(lang, &done)));
    }
    let open = report.thanks.iter().filter(|one| !one.is_thanked).map(|one| one.who);
    let open: Vec<MemberId> = open.collect();
    let thank = |whom| Press::Do(Command::Thank { session: report.session, whom });
    match open.as_slice() {
        [] => {}
        [one] => {
            card.say(text!(lang, "Worth a thank-you? {who}", who = who(lang, *one)));
            card.buttons.push(Button::new(text!(lang, "Thank them"), thank(*one)));
        }
        several => {
            let numbered = (1..).zip(several);
            let names = numbered.clone().map(|(no, one)| format!("{no}. {}", who(lang, *one)));
            card.say(text!(lang, "Worth a thank-you? {who}", who = row(names)));
            card.buttons.extend(
                numbered.map(|(no, one)| Button::new(text!(lang, "Thank {no}", no), thank(*one))),
            );
        }
    }
}

/// Somebody was thanked.
pub(super) fn thanked(lang: &Language, whom: MemberId) -> Card {
    Card::saying(text!(
        lang,
        "Done: {whom} reads it with their sessions, and nobody else does.",
        whom = who(lang, whom)
    ))
}

/// Nobody can be thanked so.
pub(super) fn not_thanked(lang: &Language) -> Card {
    let mut card = Card::saying(text!(
        lang,
        "Nobody was thanked: you thank who interviewed, watched or rated you in a session, at its \
         report. Open it from your sessions."
    ));
    card.look(text!(lang, "My sessions"), Query::Past(PastLook::Page(None)));
    card
}

/// Who thanked this member.
pub(super) fn thanks(lang: &Language, all: &[Thanked]) -> Card {
    let mut card = if all.is_empty() {
        Card::saying(text!(
            lang,
            "Nobody has thanked you here yet. Once somebody does, it is here."
        ))
    } else {
        Card::saying(text!(lang, "**Thanks for you**, the newest first"))
    };
    let line =
        |one: &Thanked| row([who(lang, one.from), format!("**#{}**", one.number), day(one.at)]);
    card.lines.extend(all.iter().map(line));
    card.look(text!(lang, "My sessions"), Query::Past(PastLook::Page(None)));
    card
}
