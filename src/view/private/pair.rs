//! Standing pairs: two who want to practise together every time.

use crate::base::{Language, MemberId, Moment, text};
use crate::protocol::{Command, OwnPair, PairNews, PairState, ProfileEdit, Query, TurnReport};
use crate::view::card::{Button, Card, Press};
use crate::view::words::{long, who};

/// How it stands now with somebody; `weekly` is when they meet next, where they do so every week.
pub(super) fn answered(
    lang: &Language,
    other: MemberId,
    state: PairState,
    weekly: Option<Moment>,
) -> Card {
    let named = who(lang, other);
    let mut card = Card::saying(match (state, weekly) {
        (PairState::Stands, None) => text!(
            lang,
            "From now on I draw you and {named} together whenever both of you come to an evening \
             for two. Either of you can end it at any time, without a word about why.",
            named
        ),
        (PairState::Stands, Some(at)) => text!(
            lang,
            "From now on you and {named} meet every week, next on {at}: I plan each session a week \
             ahead, with a seat for both, and you take turns at answering first. Either of you can \
             end it at any time, without a word about why.",
            named,
            at = long(at)
        ),
        (PairState::Asked | PairState::AsksYou, None) => text!(
            lang,
            "{named} is asked with the next thing that they press. Once they agree, I draw you two \
             together whenever both of you come to an evening for two.",
            named
        ),
        (PairState::Asked | PairState::AsksYou, Some(at)) => text!(
            lang,
            "{named} is asked with the next thing that they press. Once they agree, I plan a \
             session for you two every week, first on {at}.",
            named,
            at = long(at)
        ),
        (PairState::Not, None) => text!(
            lang,
            "Done: I put you and {named} together on purpose no more. They are not told why.",
            named
        ),
        (PairState::Not, Some(_)) => text!(
            lang,
            "Done: I plan no more sessions for you and {named}. They are not told why. One that is \
             planned already stays: whoever does not come gives their seat back there.",
            named
        ),
    });
    card.buttons.extend(ends(lang, other, state));
    card
}

/// What is offered with a report: to practise again with whom one sat there.
pub(super) fn offer(lang: &Language, card: &mut Card, report: &TurnReport) {
    let Some(again) = report.again else { return };
    let named = who(lang, again.with);
    let label = match again.weekly {
        Some(at) => {
            card.say(text!(
                lang,
                "You and {named} could meet at this time every week, next on {at}.",
                named,
                at = long(at)
            ));
            text!(lang, "Again, same time next week")
        }
        None => {
            card.say(text!(
                lang,
                "You and {named} could sit together whenever both of you come to an evening for \
                 two.",
                named
            ));
            text!(lang, "Again with them")
        }
    };
    let again = Command::Again { session: report.session };
    card.buttons.push(Button::new(label, Press::Do(again)));
}

/// There is nothing more to be agreed after this session.
pub(super) fn not_again(lang: &Language) -> Card {
    let mut card = Card::saying(text!(
        lang,
        "That cannot be agreed from here any more: you two have settled it already, or a week has \
         passed. Your profile says with whom you practise every time."
    ));
    card.look(text!(lang, "My profile"), Query::Profile);
    card
}

pub(super) fn avoided(lang: &Language, other: MemberId) -> Card {
    Card::saying(text!(
        lang,
        "You want to sit in no session with {named}. Take that back first, and ask them then.",
        named = who(lang, other)
    ))
}

pub(super) fn too_many(lang: &Language, at_most: u8) -> Card {
    Card::saying(text!(
        lang,
        "You practise with {at_most} people every time, or have asked them, and that is the most. \
         End it with one of them first.",
        at_most
    ))
}

/// What a member is told once of their standing pairs.
pub(super) fn news(lang: &Language, news: PairNews) -> Card {
    match news {
        PairNews::Ended => {
            Card::saying(text!(lang, "Your standing pair has ended: you are drawn as anybody."))
        }
        PairNews::Asks { who: other, weekly } => {
            let named = who(lang, other);
            let mut card = Card::saying(match weekly {
                None => text!(
                    lang,
                    "{named} wants to practise with you every time: on evenings for two I would \
                     draw you together whenever both of you come. If you would rather not, they \
                     are not told.",
                    named
                ),
                Some(at) => text!(
                    lang,
                    "{named} wants to practise with you every week, first on {at}: I would plan \
                     each session a week ahead, with a seat for both. If you would rather not, \
                     they are not told.",
                    named,
                    at = long(at)
                ),
            });
            card.buttons.push(press(text!(lang, "Agree"), other, true));
            card.buttons.push(press(text!(lang, "Rather not"), other, false));
            card
        }
    }
}

/// How it stands with each, numbered as their buttons are.
pub(super) fn lines(lang: &Language, pairs: &[OwnPair]) -> Vec<String> {
    let line = |(no, pair): (usize, &OwnPair)| {
        let named = who(lang, pair.with);
        Some(match (pair.state, pair.weekly.map(long)) {
            (PairState::Stands, None) => {
                text!(lang, "{no}. You and {named} practise together every time.", no, named)
            }
            (PairState::Stands, Some(at)) => {
                text!(lang, "{no}. You and {named} meet every week, next on {at}.", no, named, at)
            }
            (PairState::Asked, None) => text!(
                lang,
                "{no}. You asked {named} to practise together every time; there is no answer yet.",
                no,
                named
            ),
            (PairState::Asked, Some(at)) => text!(
                lang,
                "{no}. You asked {named} to meet every week, first on {at}; there is no answer yet.",
                no,
                named,
                at
            ),
            (PairState::AsksYou, None) => {
                text!(lang, "{no}. {named} wants to practise with you every time.", no, named)
            }
            (PairState::AsksYou, Some(at)) => text!(
                lang,
                "{no}. {named} wants to practise with you every week, first on {at}.",
                no,
                named,
                at
            ),
            (PairState::Not, _) => return None,
        })
    };
    (1..).zip(pairs).filter_map(line).collect()
}

/// What can be done about each.
pub(super) fn buttons(lang: &Language, pairs: &[OwnPair]) -> Vec<Button> {
    let of = |(no, pair): (usize, &OwnPair)| match pair.state {
        PairState::Stands => vec![press(text!(lang, "End {no}", no), pair.with, false)],
        PairState::Asked => vec![press(text!(lang, "Take back {no}", no), pair.with, false)],
        PairState::AsksYou => vec![
            press(text!(lang, "Agree to {no}", no), pair.with, true),
            press(text!(lang, "Decline {no}", no), pair.with, false),
        ],
        PairState::Not => Vec::new(),
    };
    (1..).zip(pairs).flat_map(of).collect()
}

/// The way back from what was just said.
fn ends(lang: &Language, other: MemberId, state: PairState) -> Option<Button> {
    match state {
        PairState::Stands => Some(press(text!(lang, "End it"), other, false)),
        PairState::Asked | PairState::AsksYou => {
            Some(press(text!(lang, "Take it back"), other, false))
        }
        PairState::Not => None,
    }
}

fn press(label: String, other: MemberId, on: bool) -> Button {
    Button::new(label, Press::Do(Command::Profile(ProfileEdit::Pair { other, on })))
}
