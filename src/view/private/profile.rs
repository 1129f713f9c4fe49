//! A member's zone and quiet hours.

use crate::protocol::Profile;
use crate::view::card::{Card, quoted};
use crate::view::words::fit;

/// Longest name that is repeated to whoever asked for it.
const ASKED_MAX: usize = 64;

pub(super) fn profile(profile: Option<&Profile>) -> Card {
    match profile {
        Some(profile) => Card::saying(format!("**Your profile** — {}", said(profile))),
        None => Card::saying(
            "You have no time zone here yet. Name yours, such as Europe/Berlin; then you can have \
             quiet hours.",
        ),
    }
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
