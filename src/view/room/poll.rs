//! A poll for a time, for everybody to see.

use crate::base::{Language, PollId, counted, text};
use crate::protocol::{Command, PollAct, PollShown, PollTime};
use crate::view::card::{Button, Card, Press};
use crate::view::words::{at_most, long, poll_became, relative, row};

/// Members who are named at one time; of more it is said how many.
const NAMED_MAX: usize = 12;
/// The best times of a closed poll that can become something.
const BEST_MAX: usize = 3;

/// A poll as it stands among the cards.
pub fn poll(lang: &Language, shown: &PollShown) -> Card {
    let minutes = shown.minutes;
    let format = lang.title(&shown.format);
    let mut card = Card::saying(text!(
        lang,
        "**When shall we meet?** · {format} · {minutes} minutes",
        format,
        minutes
    ));
    match shown.became {
        Some(became) => card.say(poll_became(lang, became)),
        None if shown.is_closed => card.say(text!(lang, "Closed: these are the answers.")),
        None => card.say(text!(
            lang,
            "Press the number of each time at which you can come. It closes {at} ({relative}).",
            at = long(shown.closes_at),
            relative = relative(shown.closes_at)
        )),
    }
    let is_hidden = shown.is_secret && !shown.is_closed;
    for (no, time) in (1..).zip(&shown.times) {
        card.say(line(lang, no, time, is_hidden));
    }
    if is_hidden {
        card.say(counted!(
            lang,
            shown.voters,
            "{n} member has answered; who can come is shown once it is closed.",
            "{n} members have answered; who can come is shown once it is closed."
        ));
    }
    if shown.became.is_some() {
        return card;
    }
    if shown.is_closed {
        for no in best(shown) {
            let n = no + 1;
            act(&mut card, shown.id, text!(lang, "Evening: time {n}", n), PollAct::Evening(no));
            act(&mut card, shown.id, text!(lang, "Every week: time {n}", n), PollAct::Series(no));
        }
        return card;
    }
    for no in (0..).take(shown.times.len()) {
        act(&mut card, shown.id, (no + 1).to_string(), PollAct::Can(no));
    }
    act(&mut card, shown.id, text!(lang, "Close the poll"), PollAct::Close);
    card
}

fn act(card: &mut Card, poll: PollId, label: String, act: PollAct) {
    card.buttons.push(Button::new(label, Press::Do(Command::Poll(poll, act))));
}

fn line(lang: &Language, no: usize, time: &PollTime, is_hidden: bool) -> String {
    let at = format!("{no}. {}", long(time.at));
    if is_hidden {
        return at;
    }
    let can = text!(lang, "{n} can come", n = time.can.len());
    let named = (!time.can.is_empty()).then(|| at_most(lang, &time.can, NAMED_MAX));
    row([at, can].into_iter().chain(named))
}

/// The places of the times at which most can come, the earliest first among equals.
fn best(shown: &PollShown) -> Vec<u8> {
    let mut all: Vec<(usize, u8)> =
        (0..).zip(&shown.times).map(|(no, time)| (time.can.len(), no)).collect();
    all.sort_by_key(|(can, no)| (std::cmp::Reverse(*can), *no));
    all.into_iter().filter(|(can, _)| *can > 0).take(BEST_MAX).map(|(_, no)| no).collect()
}
