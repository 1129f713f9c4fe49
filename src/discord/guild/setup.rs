//! `/setup`: one private screen with a picker for each setting, saved as they are chosen, and what
//! each missing permission means.

use crate::base::{ChannelId, Language, Languages, Reminder, Reminders, RoleId, text};
use crate::protocol::{GuildSettings, SETTINGS_LIST_MAX, Threads};
use crate::view::{self, Card};

use crate::discord::ids::{self, DiscordPress, Setting};
use crate::discord::limits::CHOICES_MAX;
use crate::discord::paper::layout::{Button, Choices, Look, Message, Part, Picker, PickerOption};
use crate::discord::paper::render;

/// Kinds of channels, by Discord's numbers.
const TEXT_CHANNEL: u8 = 0;
const VOICE_CHANNEL: u8 = 2;
const PUBLIC: &str = "public";
const PRIVATE: &str = "private";
const ON: &str = "on";
const OFF: &str = "off";
/// A picker's option needs a value.
const ENGLISH_VALUE: &str = "en";
/// Languages beside English that a picker has room for.
const LANGUAGES_MAX: usize = CHOICES_MAX - 1;

/// The screen: `card` says how things stand, `lacks` what is missing for them.
pub(in crate::discord) fn screen(
    lang: &Language,
    languages: &Languages,
    card: &Card,
    settings: &GuildSettings,
    lacks: &[String],
) -> Message {
    // One text for all that stands before the first picker: a screen holds forty parts, and with
    // every setting this one has as many.
    let mut said: Vec<String> = card.lines.iter().chain(lacks).cloned().collect();
    let mut parts = Vec::new();
    for setting in Setting::ALL {
        said.push(format!("**{}**", label(lang, setting)));
        parts.push(Part::Text(std::mem::take(&mut said).join("\n")));
        parts.push(Part::Picker(picker(lang, languages, setting, settings)));
    }
    let again = Button {
        id: ids::discord_press(DiscordPress::CheckAgain),
        label: text!(lang, "Check again"),
        look: Look::Main,
    };
    let asks = card.asks.iter().map(|asks| render::asking(lang, *asks));
    parts.push(Part::Buttons([again].into_iter().chain(asks).collect()));
    Message::private(parts)
}

fn label(lang: &Language, setting: Setting) -> String {
    match setting {
        Setting::Practice => text!(lang, "Channel for the cards"),
        Setting::Notice => text!(lang, "Channel for organisers"),
        Setting::Rooms => text!(lang, "Voice channels to meet in"),
        Setting::Organisers => text!(lang, "Roles that organise"),
        Setting::Coaches => text!(lang, "Roles that coach"),
        Setting::Threads => text!(lang, "Threads"),
        Setting::PractiseNow => text!(lang, "Practise now"),
        Setting::Attendance => text!(lang, "Attendance"),
        Setting::Calibration => text!(lang, "The answer of the month"),
        Setting::Reminders => text!(lang, "Reminders"),
        Setting::Digest => text!(lang, "Channel for the group's week"),
        Setting::Language => text!(lang, "Language of cards and threads"),
    }
}

fn picker(lang: &Language, languages: &Languages, setting: Setting, now: &GuildSettings) -> Picker {
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
        Setting::Threads => (Choices::Options(threads(lang, now.threads)), [1, 1]),
        Setting::PractiseNow => (Choices::Options(practise_now(lang, now.practise_now)), [1, 1]),
        Setting::Attendance => (Choices::Options(attendance(lang, now.attendance)), [1, 1]),
        Setting::Calibration => (Choices::Options(calibration(lang, now.calibration)), [1, 1]),
        Setting::Reminders => (
            Choices::Options(reminders(lang, now.reminders)),
            [0, u8::try_from(Reminder::ALL.len()).unwrap_or(u8::MAX)],
        ),
        Setting::Digest => {
            (channel(TEXT_CHANNEL, now.digest.iter().map(|c| c.0).collect()), [0, 1])
        }
        Setting::Language => (Choices::Options(locales(languages, &now.language)), [1, 1]),
    };
    let id = ids::discord_press(DiscordPress::Setting(setting));
    Picker { id, placeholder: label(lang, setting), choices, count }
}

fn threads(lang: &Language, now: Threads) -> Vec<PickerOption> {
    let is_private = now == Threads::Private;
    vec![
        option(
            PUBLIC,
            text!(lang, "Open threads"),
            text!(lang, "Whoever sees the channel can read along"),
            !is_private,
        ),
        option(
            PRIVATE,
            text!(lang, "Private threads"),
            text!(lang, "Only the people of a session"),
            is_private,
        ),
    ]
}

fn practise_now(lang: &Language, is_on: bool) -> Vec<PickerOption> {
    vec![
        option(
            OFF,
            text!(lang, "Off"),
            text!(lang, "Sessions are planned or opened by command"),
            !is_on,
        ),
        option(
            ON,
            text!(lang, "On"),
            text!(lang, "A card stands for whoever has half an hour now"),
            is_on,
        ),
    ]
}

fn attendance(lang: &Language, is_on: bool) -> Vec<PickerOption> {
    vec![
        option(
            OFF,
            text!(lang, "Off"),
            text!(lang, "Who came and who did not is between each member and me"),
            !is_on,
        ),
        option(
            ON,
            text!(lang, "On"),
            text!(lang, "Organisers see it; the next call tells everybody"),
            is_on,
        ),
    ]
}

fn calibration(lang: &Language, is_on: bool) -> Vec<PickerOption> {
    vec![
        option(
            OFF,
            text!(lang, "Off"),
            text!(lang, "Nothing is rated beside your sessions"),
            !is_on,
        ),
        option(
            ON,
            text!(lang, "On"),
            text!(lang, "Everybody rates one worked answer a month, blind"),
            is_on,
        ),
    ]
}

fn reminders(lang: &Language, now: Reminders) -> Vec<PickerOption> {
    let option = |ahead: Reminder| {
        option(ahead.name(), view::words::reminder(lang, ahead), String::new(), now.has(ahead))
    };
    Reminder::ALL.into_iter().map(option).collect()
}

fn locales(languages: &Languages, now: &str) -> Vec<PickerOption> {
    let english = option(ENGLISH_VALUE, "English".to_owned(), String::new(), now.is_empty());
    let others = languages.iter().take(LANGUAGES_MAX).map(|other| {
        let name = other.own_name().to_owned();
        option(&other.locale, name, String::new(), other.locale == now)
    });
    [english].into_iter().chain(others).collect()
}

fn option(value: &str, label: String, more: String, is_chosen: bool) -> PickerOption {
    PickerOption {
        value: value.to_owned(),
        label,
        description: Some(more).filter(|more| !more.is_empty()),
        is_chosen,
    }
}

/// The settings after somebody chose `values` for one of them.
pub(in crate::discord) fn chosen(
    setting: Setting,
    values: &[String],
    before: &GuildSettings,
) -> GuildSettings {
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
        Setting::Attendance => {
            settings.attendance = values.first().is_some_and(|value| value == ON);
        }
        Setting::Calibration => {
            settings.calibration = values.first().is_some_and(|value| value == ON);
        }
        Setting::Reminders => {
            settings.reminders = values.iter().filter_map(|value| value.parse().ok()).collect();
        }
        Setting::Digest => settings.digest = first,
        Setting::Language => {
            let chosen = values.first().filter(|value| *value != ENGLISH_VALUE);
            settings.language = chosen.cloned().unwrap_or_default();
        }
    }
    settings
}
