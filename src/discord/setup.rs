//! `/setup`: one private screen with a picker for each setting, saved as they are chosen, and what
//! each missing permission means.

use crate::base::{ChannelId, RoleId};
use crate::protocol::{GuildSettings, SETTINGS_LIST_MAX, Threads};
use crate::view::Card;

use super::ids::{self, Own, Setting};
use super::layout::{Button, Choices, Look, Message, Part, Picker, PickerOption};

/// Kinds of channels, by Discord's numbers.
const TEXT_CHANNEL: u8 = 0;
const VOICE_CHANNEL: u8 = 2;
const PUBLIC: &str = "public";
const PRIVATE: &str = "private";
const ON: &str = "on";
const OFF: &str = "off";

/// The screen: `card` says how things stand, `lacks` what is missing for them.
pub(super) fn screen(card: &Card, settings: &GuildSettings, lacks: &[String]) -> Message {
    let mut parts = vec![Part::Text(card.lines.join("\n"))];
    if !lacks.is_empty() {
        parts.push(Part::Text(lacks.join("\n")));
    }
    for setting in Setting::ALL {
        parts.push(Part::Text(format!("**{}**", label(setting))));
        parts.push(Part::Picker(picker(setting, settings)));
    }
    parts.push(Part::Buttons(vec![Button {
        id: ids::own(Own::CheckAgain),
        label: "Check again".to_owned(),
        look: Look::Main,
    }]));
    Message::private(parts)
}

fn label(setting: Setting) -> &'static str {
    match setting {
        Setting::Practice => "Channel for the cards",
        Setting::Notice => "Channel for organisers",
        Setting::Rooms => "Voice channels to meet in",
        Setting::Organisers => "Roles that organise",
        Setting::Coaches => "Roles that coach",
        Setting::Threads => "Threads",
        Setting::PractiseNow => "Practise now",
    }
}

fn picker(setting: Setting, now: &GuildSettings) -> Picker {
    let many = u8::try_from(SETTINGS_LIST_MAX).unwrap_or(u8::MAX);
    let ids = |all: &[RoleId]| all.iter().map(|role| role.0).collect::<Vec<_>>();
    let channel = |kind: u8, chosen: Vec<i64>| Choices::Channels(vec![kind], chosen);
    let (choices, count) = match setting {
        Setting::Practice => {
            (channel(TEXT_CHANNEL, now.practice.iter().map(|c| c.0).collect()), [1, 1])
        }
        Setting::Notice => {
            (channel(TEXT_CHANNEL, now.notice.iter().map(|c| c.0).collect()), [0, 1])
        }
        Setting::Rooms => {
            (channel(VOICE_CHANNEL, now.rooms.iter().map(|c| c.0).collect()), [0, many])
        }
        Setting::Organisers => (Choices::Roles(ids(&now.organisers)), [0, many]),
        Setting::Coaches => (Choices::Roles(ids(&now.coaches)), [0, many]),
        Setting::Threads => {
            let is_private = now.threads == Threads::Private;
            let options = vec![
                option(PUBLIC, "Open", "Whoever sees the channel can read along", !is_private),
                option(PRIVATE, "Private", "Only the people of a session", is_private),
            ];
            (Choices::Options(options), [1, 1])
        }
        Setting::PractiseNow => {
            let is_on = now.practise_now;
            let options = vec![
                option(OFF, "Off", "Sessions are planned or opened by command", !is_on),
                option(ON, "On", "A card stands for whoever has half an hour now", is_on),
            ];
            (Choices::Options(options), [1, 1])
        }
    };
    let id = ids::own(Own::Setting(setting));
    Picker { id, placeholder: label(setting).to_owned(), choices, count }
}

fn option(value: &str, label: &str, more: &str, is_chosen: bool) -> PickerOption {
    PickerOption {
        value: value.to_owned(),
        label: label.to_owned(),
        description: Some(more.to_owned()),
        is_chosen,
    }
}

/// The settings after somebody chose `values` for one of them.
pub(super) fn chosen(setting: Setting, values: &[String], before: &GuildSettings) -> GuildSettings {
    let numbers: Vec<i64> = values.iter().filter_map(|v| v.parse().ok()).collect();
    let first = numbers.first().copied().map(ChannelId);
    let roles = || numbers.iter().copied().map(RoleId).collect();
    let mut settings = before.clone();
    match setting {
        Setting::Practice => settings.practice = first.or(before.practice),
        Setting::Notice => settings.notice = first,
        Setting::Rooms => settings.rooms = numbers.iter().copied().map(ChannelId).collect(),
        Setting::Organisers => settings.organisers = roles(),
        Setting::Coaches => settings.coaches = roles(),
        Setting::Threads => {
            let is_private = values.first().is_some_and(|value| value == PRIVATE);
            settings.threads = if is_private { Threads::Private } else { Threads::Public };
        }
        Setting::PractiseNow => {
            settings.practise_now = values.first().is_some_and(|value| value == ON);
        }
    }
    settings
}
