//! What organisers look at beside the settings: how what is to be shown comes through, how backups
//! stand, and who changed what the group agreed on.

use crate::base::{CleanText, Language, Moment, text};
use crate::protocol::{
    Audit, AuditLine, Audited, BackupsStand, NoBackup, PlaceTraffic, Query, Traffic, TrafficPlace,
};
use crate::view::card::{Card, quoted};
use crate::view::words::{hindered, length, long, row, who};

use super::refused;

/// The outbox of a group; none for who does not organise it.
pub(super) fn outbox(lang: &Language, traffic: Option<&Traffic>) -> Card {
    let Some(Traffic { within, is_cut, places, held, is_direct_stopped }) = traffic else {
        return refused::organisers_only(lang);
    };
    let within = length(lang, *within);
    let mut card = Card::saying(text!(lang, "**What I post here**, in the last {within}", within));
    if places.is_empty() {
        card.say(text!(lang, "Nothing was posted, and nothing waits."));
    }
    for (place, of) in places {
        card.say(line(lang, *place, of));
    }
    for (why, sum) in held {
        let (held_for, why) = (length(lang, sum.held_for), hindered(lang, *why));
        card.say(text!(lang, "**Waits for {held_for}:** {why}", held_for, why));
    }
    for (place, of) in places {
        for (why, count) in &of.dropped {
            let (place, why) = (name(lang, *place), quoted(why));
            card.say(text!(lang, "**Not posted** ({place}): {count} × {why}", place, count, why));
        }
    }
    if *is_direct_stopped {
        card.say(text!(
            lang,
            "I write nobody direct messages for now: what would be one is said in the room."
        ));
    }
    if *is_cut {
        card.say(text!(lang, "There is more than was counted."));
    }
    card.look(text!(lang, "Look again"), Query::Outbox);
    card
}

/// What goes to one sort of place; what is none is not named.
fn line(lang: &Language, place: TrafficPlace, of: &PlaceTraffic) -> String {
    let sent = match of.lateness {
        Some(late) => text!(
            lang,
            "{n} sent, half within {half}, 99 % within {most}",
            n = of.sent,
            half = length(lang, late.half),
            most = length(lang, late.most)
        ),
        None => text!(lang, "{n} sent", n = of.sent),
    };
    let due = of.late.map(|late| {
        text!(lang, "{n} late, by up to {late}", n = of.due, late = length(lang, late))
    });
    let later = (of.later > 0).then(|| text!(lang, "{n} for later", n = of.later));
    let held = (of.held > 0).then(|| text!(lang, "{n} held", n = of.held));
    let failed = (of.failed > 0).then(|| text!(lang, "{n} tried in vain so far", n = of.failed));
    let sending = (of.sending > 0).then(|| text!(lang, "{n} on the way", n = of.sending));
    let place = format!("**{}**", name(lang, place));
    let counts = [due, later, held, failed, sending].into_iter().flatten();
    row([place, sent].into_iter().chain(counts))
}

fn name(lang: &Language, place: TrafficPlace) -> String {
    match place {
        TrafficPlace::Cards => text!(lang, "Cards"),
        TrafficPlace::Threads => text!(lang, "Threads"),
        TrafficPlace::Evenings => text!(lang, "Evenings"),
        TrafficPlace::StandingCards => text!(lang, "Standing card"),
        TrafficPlace::Organisers => text!(lang, "Notes to organisers"),
        TrafficPlace::Digests => text!(lang, "The group's week"),
        TrafficPlace::DirectMessages => text!(lang, "Direct messages"),
        TrafficPlace::Unreadable => text!(lang, "Unreadable"),
    }
}

/// How backups stand; none for who does not organise the group. It says nothing of where they lie.
pub(super) fn backups(lang: &Language, stand: Option<&BackupsStand>, now: Moment) -> Card {
    let Some(BackupsStand { newest_at, every, failed }) = stand else {
        return refused::organisers_only(lang);
    };
    let mut card = Card::saying(match newest_at {
        Some(at) => text!(
            lang,
            "**Backups:** the newest whole one is {age} old, of {at}.",
            age = length(lang, now.since(*at)),
            at = long(*at)
        ),
        None => text!(lang, "**Backups:** there is none that is whole."),
    });
    if let Some((at, why)) = failed {
        card.say(no_backup(lang, *at, *why));
    }
    card.say(match every {
        Some(every) => text!(
            lang,
            "I make one every {every} by myself, and look whether it is whole.",
            every = length(lang, *every)
        ),
        None => text!(lang, "None is made by itself here."),
    });
    card.say(text!(
        lang,
        "A backup holds all that I keep, of every group: plans, seats, ballots, reports, goals, \
         profiles and settings. It holds nothing of what stands in channels and threads, no token, \
         and no files with settings or questions of your own."
    ));
    card.say(text!(
        lang,
        "Whoever was erased after it was made is erased again when it is put back. Backups are \
         kept for 35 days at most."
    ));
    card.say(text!(
        lang,
        "Whoever runs me makes one at any time with `greenroom backup`, sees with `greenroom \
         restore --verify FILE` whether it can be used, and puts it back with `greenroom restore \
         FILE` while I am stopped. Backups lie on my own disk: copies elsewhere outlive it."
    ));
    card.look(text!(lang, "Look again"), Query::Backups);
    card
}

/// That the last try failed, and what is to be done about it.
fn no_backup(lang: &Language, at: Moment, why: NoBackup) -> String {
    let at = long(at);
    match why {
        NoBackup::DiskFull => text!(
            lang,
            "**The last try failed**, {at}: the disk is full. Whoever runs me has to make room.",
            at
        ),
        NoBackup::NotAllowed => text!(
            lang,
            "**The last try failed**, {at}: I may not write where backups lie. What to change is \
             in the log, for whoever runs me.",
            at
        ),
        NoBackup::NotWhole => text!(
            lang,
            "**The last try failed**, {at}: the copy was not whole, so it was not kept. What was \
             found is in the log, for whoever runs me.",
            at
        ),
        NoBackup::NoAnswer => text!(
            lang,
            "**The last try failed**, {at}: the disk did not do as it was told. What it said is in \
             the log, for whoever runs me.",
            at
        ),
    }
}

/// Who changed what the group agreed on; none for who does not organise it.
pub(super) fn audit(lang: &Language, audit: Option<&Audit>) -> Card {
    let Some(Audit { lines, earlier }) = audit else { return refused::organisers_only(lang) };
    let mut card = Card::saying(text!(
        lang,
        "**Who changed what here**, the latest first: plans, series, evenings and settings."
    ));
    if lines.is_empty() {
        card.say(text!(lang, "Nothing has been changed."));
    }
    for line in lines {
        card.say(row([long(line.at), changed(lang, line)]));
    }
    if let Some(earlier) = earlier {
        card.look(text!(lang, "Earlier"), Query::Audit(Some(*earlier)));
    }
    card
}

fn changed(lang: &Language, line: &AuditLine) -> String {
    let by = line.by.map_or_else(|| text!(lang, "a former member"), |by| who(lang, by));
    match &line.what {
        Audited::Settings => text!(lang, "{by} changed the settings", by),
        Audited::Planned(number) => text!(lang, "{by} planned #{number}", by, number),
        Audited::Replanned(number) => text!(lang, "{by} changed #{number}", by, number),
        Audited::SessionOff(number) => text!(lang, "{by} called #{number} off", by, number),
        Audited::SeriesMade(number) => text!(lang, "{by} made series #{number}", by, number),
        Audited::SeriesEdited(number) => text!(lang, "{by} changed series #{number}", by, number),
        Audited::SeriesStopped(number) => text!(lang, "{by} stopped series #{number}", by, number),
        Audited::SeriesPaused(number) => text!(lang, "{by} paused series #{number}", by, number),
        Audited::SeriesResumed(number) => text!(lang, "{by} resumed series #{number}", by, number),
        Audited::DateSkipped(number) => {
            text!(lang, "{by} left a date of series #{number} out", by, number)
        }
        Audited::DateAsUsual(number) => {
            text!(lang, "{by} put a date of series #{number} back", by, number)
        }
        Audited::Called(of) => {
            text!(lang, "{by} called {evening}", by, evening = named(lang, of.as_ref()))
        }
        Audited::EveningChanged(of) => {
            text!(lang, "{by} changed {evening}", by, evening = named(lang, of.as_ref()))
        }
        Audited::EveningOff(of) => {
            text!(lang, "{by} called {evening} off", by, evening = named(lang, of.as_ref()))
        }
        Audited::DrawnAgain(of) => {
            text!(
                lang,
                "{by} drew the seats of {evening} again",
                by,
                evening = named(lang, of.as_ref())
            )
        }
    }
}

/// An evening by its name and time.
fn named(lang: &Language, of: Option<&(Moment, CleanText)>) -> String {
    match of {
        Some((at, title)) => {
            text!(lang, "{title}, {at}", title = quoted(title.as_str()), at = long(*at))
        }
        None => text!(lang, "an evening"),
    }
}
