//! A member's zone and quiet hours.

use crate::base::MemberId;
use crate::protocol::Profile;
use crate::view::card::{Card, quoted};
use crate::view::words::{fit, together, who};

/// Longest name that is repeated to whoever asked for it.
const ASKED_MAX: usize = 64;

pub(super) fn profile(profile: Option<&Profile>, coaches: &[MemberId]) -> Card {
    let mut card = match profile {
        Some(profile) => Card::saying(format!("**Your profile** — {}", said(profile))),
        None => Card::saying(
            "You have no time zone here yet. Name yours, such as Europe/Berlin; then you can have \
             quiet hours.",
        ),
    };
    if coaches.is_empty() {
        card.say("Nobody but you can see your reports.");
    } else {
        card.say(format!(
            "Your reports can also be seen by {}, as long as they are coaches here.",
            together(coaches)
        ));
    }
    card
}

pub(super) fn saved(profile: &Profile) -> Card {
    Card::saying(format!("Saved: {}", said(profile)))
}

fn said(profile: &Profile) -> String {
    let zone = quoted(profile.zone.as_str());
    match profile.quiet {
        Some(hours) => format!(
            "time zone {zone} · quiet hours {hours}. A reminder that falls into them comes when \
             they end, if that is before the start; check-in opens as always."
        ),
        None => format!("time zone {zone} · no quiet hours."),
    }
}

pub(super) fn coach_agreed(coach: MemberId) -> Card {
    Card::saying(format!(
        "{} can see your reports from now on, earlier ones too, as long as they are a coach here. \
         You can take it back at any time.",
        who(coach)
    ))
}

pub(super) fn coach_withdrawn(coach: MemberId) -> Card {
    Card::saying(format!("Done: {} can see none of your reports any more.", who(coach)))
}

pub(super) fn own_coach() -> Card {
    Card::saying("You see your own reports anyway. Name somebody else as your coach.")
}

pub(super) fn not_their_coach(coach: MemberId) -> Card {
    Card::saying(format!(
        "{} could not see your reports before, so there is nothing to take back. Your profile \
         names those who can.",
        who(coach)
    ))
}

pub(super) fn too_many_coaches(at_most: u8) -> Card {
    Card::saying(format!(
        "You have agreed to {at_most} coaches already, and that is the most. Withdraw from one of \
         them first."
    ))
}

pub(super) fn zone_wanted() -> Card {
    Card::saying(
        "Quiet hours are hours of your time zone, and I do not know it yet. Name it first, such as \
         Europe/Berlin.",
    )
}

pub(super) fn no_such_zone(asked: &str, near: &[String]) -> Card {
    let asked = quoted(&fit(asked, ASKED_MAX));
    let near: Vec<String> = near.iter().map(|name| quoted(name)).collect();
    let instead = if near.is_empty() {
        "Write region and city, such as Europe/Berlin.".to_owned()
    } else {
        format!("Choose one of these: {}.", near.join(", "))
    };
    Card::saying(format!("There is no time zone called “{asked}”. {instead}"))
}

pub(super) fn no_such_hours() -> Card {
    Card::saying(
        "I cannot read these hours. Write when they begin and when they end, such as 22:00-07:00; \
         the two must differ.",
    )
}
