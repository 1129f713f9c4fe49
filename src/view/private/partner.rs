//! Partners: two who see of each other how often they practise.

use crate::base::{Language, MemberId, counted, text};
use crate::protocol::{
    Command, OwnPartner, PairState, PartnerNews, PartnerWeek, ProfileEdit, Query,
};
use crate::view::card::{Button, Card, Press, quoted};
use crate::view::words::{paragraph, who};

use super::running::runs;

/// How it stands now with somebody.
pub(super) fn answered(lang: &Language, other: MemberId, state: PairState) -> Card {
    let named = who(lang, other);
    let mut card = Card::saying(match state {
        PairState::Stands => text!(
            lang,
            "From now on you and {named} see each other's drills of the week and how many weeks \
             run; a micro-goal only where its owner shows it. Either of you can end it at any \
             time, without a word about why.",
            named
        ),
        PairState::Asked | PairState::AsksYou => text!(
            lang,
            "{named} is asked with the next thing that they press. Once they agree, you see each \
             other's drills of the week and how many weeks run.",
            named
        ),
        PairState::Not => text!(
            lang,
            "Done: you and {named} see nothing of each other's rhythm. They are not told why.",
            named
        ),
    });
    rhythm(lang, &mut card);
    card
}

/// There is one already.
pub(super) fn has_partner(lang: &Language) -> Card {
    let mut card = Card::saying(text!(
        lang,
        "You have a partner, or have asked somebody, and one is the most. End that first."
    ));
    rhythm(lang, &mut card);
    card
}

/// Whether their partner sees their goal from now on.
pub(super) fn goal_shown(lang: &Language, on: bool) -> Card {
    let mut card = Card::saying(if on {
        text!(lang, "Saved: your partner sees your micro-goal.")
    } else {
        text!(lang, "Saved: your partner does not see your micro-goal.")
    });
    rhythm(lang, &mut card);
    card
}

fn rhythm(lang: &Language, card: &mut Card) {
    card.look(text!(lang, "My rhythm"), Query::Cadence);
}

/// What a member is told once.
pub(super) fn news(lang: &Language, news: PartnerNews) -> Card {
    match news {
        PartnerNews::Ended => Card::saying(text!(
            lang,
            "You have no partner any more: nobody sees your drills and your weeks."
        )),
        PartnerNews::Asks { who: other } => {
            let mut card = Card::saying(text!(
                lang,
                "{named} wants to be your partner: you would see each other's drills of the week \
                 and how many weeks run, and a micro-goal only where its owner shows it. If you \
                 would rather not, they are not told.",
                named = who(lang, other)
            ));
            card.buttons.push(press(text!(lang, "Agree"), other, true));
            card.buttons.push(press(text!(lang, "Rather not"), other, false));
            card
        }
    }
}

/// How it stands with each, numbered where they ask.
pub(super) fn lines(lang: &Language, partners: &[OwnPartner]) -> Vec<String> {
    let mut lines = Vec::new();
    for one in partners {
        let named = who(lang, one.with);
        match (one.state, &one.does) {
            (PairState::Stands, Some(does)) => {
                lines.push(week(lang, &named, does));
                lines.push(if one.shows_goal {
                    text!(lang, "They see the same of you, and your micro-goal.")
                } else {
                    text!(lang, "They see the same of you, and not your micro-goal.")
                });
            }
            (PairState::Asked, _) => lines.push(text!(
                lang,
                "You asked {named} to be your partner; there is no answer yet.",
                named
            )),
            (PairState::AsksYou, _) => {}
            (PairState::Stands, None) | (PairState::Not, _) => {}
        }
    }
    let asks = (1..).zip(asking(partners));
    lines.extend(asks.map(|(no, one)| {
        let named = who(lang, one.with);
        text!(lang, "{no}. {named} wants to be your partner.", no, named)
    }));
    lines
}

/// Who asks, where they could be agreed to.
fn asking(partners: &[OwnPartner]) -> impl Iterator<Item = &OwnPartner> {
    let is_taken = partners.iter().any(|one| one.state != PairState::AsksYou);
    partners.iter().filter(move |one| !is_taken && one.state == PairState::AsksYou)
}

fn week(lang: &Language, named: &str, does: &PartnerWeek) -> String {
    let drills = counted!(
        lang,
        does.drills,
        "{named}, your partner: {n} day of drills this week.",
        "{named}, your partner: {n} days of drills this week.",
        named
    );
    let goal = does
        .goal
        .as_ref()
        .map(|goal| text!(lang, "They work on _{goal}_.", goal = quoted(goal.as_str())));
    paragraph([drills].into_iter().chain(runs(lang, does.streak)).chain(goal))
}

/// What can be done about each.
pub(super) fn buttons(lang: &Language, partners: &[OwnPartner]) -> Vec<Button> {
    let mut all = Vec::new();
    for one in partners {
        match one.state {
            PairState::Stands => {
                let label = if one.shows_goal {
                    text!(lang, "Hide my goal from them")
                } else {
                    text!(lang, "Show them my goal")
                };
                let show = ProfileEdit::PartnerGoal(!one.shows_goal);
                all.push(Button::new(label, Press::Do(Command::Profile(show))));
                all.push(press(text!(lang, "End the partnership"), one.with, false));
            }
            PairState::Asked => all.push(press(text!(lang, "Ask them no more"), one.with, false)),
            PairState::AsksYou | PairState::Not => {}
        }
    }
    for (no, one) in (1..).zip(asking(partners)) {
        all.push(press(text!(lang, "Agree to {no}", no), one.with, true));
        all.push(press(text!(lang, "Decline {no}", no), one.with, false));
    }
    all
}

fn press(label: String, other: MemberId, on: bool) -> Button {
    Button::new(label, Press::Do(Command::Profile(ProfileEdit::Partner { other, on })))
}
