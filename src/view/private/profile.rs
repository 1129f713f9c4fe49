//! A member's zone and quiet hours.

use crate::base::{Language, MemberId, text};
use crate::calendar::ZoneName;
use crate::protocol::Profile;
use crate::view::card::{Asks, Card, quoted};
use crate::view::words::{fit, together, who};

/// Longest name that is repeated to whoever asked for it.
const ASKED_MAX: usize = 64;

pub(super) fn profile(
    lang: &Language,
    profile: Option<&Profile>,
    group_zone: Option<&ZoneName>,
    coaches: &[MemberId],
) -> Card {
    let mut card = Card::saying(match (profile, group_zone) {
        (Some(profile), _) => {
            text!(lang, "**Your profile** — {profile}", profile = said(lang, profile))
        }
        (None, Some(zone)) => text!(
            lang,
            "You have named no time zone here, so times that you type are read in {zone}, the time \
             zone of this group.",
            zone = quoted(zone.as_str())
        ),
        (None, None) => text!(
            lang,
            "You have no time zone here yet. Name yours, such as Europe/Berlin; then you can have \
             quiet hours."
        ),
    });
    card.asks = Some(Asks::Zone);
    if coaches.is_empty() {
        card.say(text!(lang, "Nobody but you can see your reports."));
    } else {
        card.say(text!(
            lang,
            "Your reports can also be seen by {coaches}, as long as they are coaches here.",
            coaches = together(lang, coaches)
        ));
    }
    card
}

pub(super) fn saved(lang: &Language, profile: &Profile) -> Card {
    Card::saying(text!(lang, "Saved: {profile}", profile = said(lang, profile)))
}

fn said(lang: &Language, profile: &Profile) -> String {
    let zone = quoted(profile.zone.as_str());
    match profile.quiet {
        Some(hours) => text!(
            lang,
            "time zone {zone} · quiet hours {hours}. A reminder that falls into them comes when \
             they end, if that is before the start; check-in opens as always.",
            zone,
            hours
        ),
        None => text!(lang, "time zone {zone} · no quiet hours.", zone),
    }
}

pub(super) fn coach_agreed(lang: &Language, coach: MemberId) -> Card {
    Card::saying(text!(
        lang,
        "{coach} can see your reports from now on, earlier ones too, as long as they are a coach \
         here. You can take it back at any time.",
        coach = who(lang, coach)
    ))
}

pub(super) fn coach_withdrawn(lang: &Language, coach: MemberId) -> Card {
    Card::saying(text!(
        lang,
        "Done: {coach} can see none of your reports any more.",
        coach = who(lang, coach)
    ))
}

pub(super) fn own_coach(lang: &Language) -> Card {
    Card::saying(text!(lang, "You see your own reports anyway. Name somebody else as your coach."))
}

pub(super) fn not_their_coach(lang: &Language, coach: MemberId) -> Card {
    Card::saying(text!(
        lang,
        "{coach} could not see your reports before, so there is nothing to take back. Your \
         profile names those who can.",
        coach = who(lang, coach)
    ))
}

pub(super) fn too_many_coaches(lang: &Language, at_most: u8) -> Card {
    Card::saying(text!(
        lang,
        "You have agreed to {at_most} coaches already, and that is the most. Withdraw from one of \
         them first.",
        at_most
    ))
}

pub(super) fn zone_wanted(lang: &Language) -> Card {
    let mut card = Card::saying(text!(
        lang,
        "Quiet hours are hours of your time zone, and I do not know it yet. Name it first, such \
         as Europe/Berlin."
    ));
    card.asks = Some(Asks::Zone);
    card
}

pub(super) fn no_such_zone(lang: &Language, asked: &str, near: &[String]) -> Card {
    let asked = quoted(&fit(asked, ASKED_MAX));
    let near: Vec<String> = near.iter().map(|name| quoted(name)).collect();
    let instead = if near.is_empty() {
        text!(lang, "Write region and city, such as Europe/Berlin.")
    } else {
        text!(lang, "Choose one of these: {near}.", near = near.join(", "))
    };
    Card::saying(text!(lang, "There is no time zone called “{asked}”. {instead}", asked, instead))
}
