//! How a guild is set up.

use crate::base::{ChannelId, Language, RoleId, counted, text};
use crate::protocol::{GuildSettings, Threads};
use crate::view::card::{Asks, Card, quoted};
use crate::view::words::reminders;

/// The settings as they stand.
pub(super) fn settings(lang: &Language, settings: &GuildSettings) -> Card {
    let mut card = Card::saying(text!(lang, "**Settings of this group**"));
    card.say(match settings.practice {
        Some(practice) => text!(lang, "Cards are posted in <#{practice}>", practice),
        None => text!(lang, "Cards: no channel yet, so nothing can be planned. Choose one"),
    });
    card.say(match settings.notice {
        Some(notice) => text!(lang, "What organisers should know goes to <#{notice}>", notice),
        None => text!(
            lang,
            "What organisers should know: no channel, so they are told only when they ask"
        ),
    });
    card.say(match settings.threads {
        Threads::Public => text!(lang, "Threads: open to whoever sees the channel"),
        Threads::Private => text!(lang, "Threads: private, for the people of a session"),
    });
    card.say(if settings.practise_now {
        text!(lang, "Practise now: a card stands among the others; pin it, so that it is found")
    } else {
        text!(
            lang,
            "Practise now: off; on, a card stands for whoever has half an hour at this moment"
        )
    });
    card.say(if settings.attendance {
        text!(
            lang,
            "Attendance: organisers see it, from the evening on whose call told everybody; see \
             `/admin attendance`"
        )
    } else {
        text!(lang, "Attendance: between each member and me")
    });
    card.say(if settings.calibration {
        text!(
            lang,
            "The answer of the month: everybody rates the same worked answer, blind, and learns how \
             strictly they mark; see `/calibrate`"
        )
    } else {
        text!(lang, "The answer of the month: off; on, everybody rates the same answer, blind")
    });
    card.say(match settings.digest {
        Some(channel) => text!(
            lang,
            "The group's week: told in <#{channel}> on Sundays at 18:00, in sums of members who \
             agreed to be counted",
            channel
        ),
        None => text!(lang, "The group's week: not told; with a channel, it is on Sundays"),
    });
    if let Some(aim) = settings.drill_aim {
        card.say(counted!(
            lang,
            aim,
            "Common goal: {n} drill a week",
            "Common goal: {n} drills a week"
        ));
    }
    card.say(match settings.keep_answers_days {
        None => text!(
            lang,
            "Texts of answers: kept as long as whoever runs me here says, usually until their session \
             closes; shorter with `/setup answers-kept`"
        ),
        Some(0) => text!(lang, "Texts of answers: deleted when their session closes"),
        Some(days) => counted!(
            lang,
            days,
            "Texts of answers: kept for {n} day after their session closes",
            "Texts of answers: kept for {n} days after their session closes"
        ),
    });
    card.say(if settings.reminders.iter().next().is_none() {
        text!(lang, "Reminders: none, so that whoever comes has to remember it")
    } else {
        text!(lang, "Reminders: {times}", times = reminders(lang, settings.reminders))
    });
    card.say(match &settings.zone {
        Some(zone) => text!(
            lang,
            "Time zone: {zone}, for the times that are typed by whoever has named none of their own",
            zone = quoted(zone.as_str())
        ),
        None => text!(
            lang,
            "Time zone: none yet, so whoever types a time is asked for theirs first. Name the one \
             that most of you live in"
        ),
    });
    card.asks = vec![Asks::GroupZone, Asks::DrillAim];
    card.say(text!(
        lang,
        "Voice rooms, given to sessions in turn: {rooms}",
        rooms = channels(lang, &settings.rooms)
    ));
    card.say(match settings.organisers.as_slice() {
        [] => text!(lang, "Organisers: members with _Manage Server_"),
        some => text!(
            lang,
            "Organisers: members with _Manage Server_, {organisers}",
            organisers = roles(some)
        ),
    });
    card.say(text!(
        lang,
        "Coaches: {coaches}",
        coaches = match settings.coaches.as_slice() {
            [] => text!(lang, "nobody yet"),
            some => roles(some),
        }
    ));
    card
}

/// What an organiser reads after a change.
pub(super) fn set_up(lang: &Language, changed: &GuildSettings) -> Card {
    let mut card = settings(lang, changed);
    card.say(if changed.is_complete() {
        text!(
            lang,
            "Saved. Plan the first session with `/session plan`, or begin at once with `/session \
             now`."
        )
    } else {
        text!(lang, "Saved. Choose a channel for the cards next.")
    });
    card
}

fn channels(lang: &Language, all: &[ChannelId]) -> String {
    match all {
        [] => text!(lang, "none"),
        some => some.iter().map(|c| format!("<#{c}>")).collect::<Vec<_>>().join(", "),
    }
}

fn roles(all: &[RoleId]) -> String {
    all.iter().map(|r| format!("<@&{r}>")).collect::<Vec<_>>().join(", ")
}
