//! When a member can meet, and when several can.

use crate::base::{Language, Moment, counted, text};
use crate::calendar::{
    Heat, Hours, On, RULES_MAX, Rule, Tier, TimeOfDay, Weekday, Weekdays, Zone, ZoneName,
};
use crate::chart::{HeatDay, HeatMap};
use crate::protocol::{
    AvailabilityLook, Command, OverlapLook, OverlapOf, OverlapShown, Profile, ProfileEdit, Query,
};
use crate::view::card::{Asks, Card, OPTIONS_MAX, Picker, PickerOption, Press, fit, quoted};
use crate::view::profile_field::ProfileField;
use crate::view::words::{at_most, capital, long, row};

/// Hours until which somebody can, behind the one from which they can.
const UNTIL_HOURS: u16 = 12;
const HOUR: u16 = 60;
const HOURS_A_DAY: u16 = 24;
/// Longest words of a picture, as Discord takes them.
const WORDS_MAX: usize = 1_000;
/// Members who are named in one line; of more it is said how many.
const NAMED_MAX: usize = 6;

/// When the member can meet, with what can be changed about it.
pub(super) fn own(
    lang: &Language,
    profile: &Profile,
    group_zone: Option<&ZoneName>,
    look: &AvailabilityLook,
) -> Card {
    match *look {
        AvailabilityLook::Own => all(lang, profile, group_zone),
        AvailabilityLook::From(days) => from(lang, days),
        AvailabilityLook::Until(days, from) => until(lang, days, from),
    }
}

fn all(lang: &Language, profile: &Profile, group_zone: Option<&ZoneName>) -> Card {
    let mut card = match profile.zone.as_ref().or(group_zone) {
        Some(zone) => Card::saying(text!(
            lang,
            "**When you can meet**, in {zone}",
            zone = quoted(zone.as_str())
        )),
        None => Card::saying(text!(lang, "**When you can meet**")),
    };
    if profile.availability.is_empty() {
        card.say(text!(
            lang,
            "You have not said it yet. Type it, such as `mon-fri 18-21, sat 10-12; rather not fri; \
             not 20 Dec - 3 Jan`, or choose days and hours."
        ));
    }
    card.lines.extend(rules(lang, &profile.availability.rules));
    card.say(text!(
        lang,
        "Others of this group find times at which you can come, and who could come then; all of \
         what you say here only you see. Nothing is booked by it."
    ));
    if profile.zone.is_none() && group_zone.is_none() {
        card.asks.push(Asks::Zone);
    }
    card.asks.push(Asks::Profile(ProfileField::Availability));
    if profile.availability.rules.len() < RULES_MAX {
        card.pickers.push(add(lang));
    }
    card.pickers.extend(take_away(lang, &profile.availability.rules));
    if !profile.availability.is_empty() {
        card.look(text!(lang, "Find a time"), Query::Overlap(OverlapLook::default()));
    }
    card
}

/// What was said, a line each.
fn rules(lang: &Language, all: &[Rule]) -> Option<String> {
    let all: Vec<String> = all.iter().map(|one| rule(lang, one)).collect();
    (!all.is_empty()).then(|| row(all))
}

fn add(lang: &Language) -> Picker {
    let single = Weekday::Monday.cycle_forward().take(7).map(|day| Weekdays::of([day]));
    let days = [Weekdays::WORKING, Weekdays::WEEKEND, Weekdays::ALL].into_iter().chain(single);
    let options = days.map(|days| PickerOption {
        label: capital(weekdays(lang, days)),
        description: None,
        press: Press::Look(Query::Availability(AvailabilityLook::From(days))),
        is_chosen: false,
    });
    Picker { label: text!(lang, "Add days"), options: options.collect(), group: 0 }
}

fn take_away(lang: &Language, all: &[Rule]) -> Option<Picker> {
    let options = all.iter().take(OPTIONS_MAX).map(|one| PickerOption {
        label: capital(rule(lang, one)),
        description: None,
        press: Press::Do(Command::Profile(ProfileEdit::AvailableNot(*one))),
        is_chosen: false,
    });
    let options: Vec<PickerOption> = options.collect();
    let label = text!(lang, "Take something away");
    (!options.is_empty()).then_some(Picker { label, options, group: 1 })
}

/// From when on, on these days.
fn from(lang: &Language, days: Weekdays) -> Card {
    let mut card = Card::saying(text!(
        lang,
        "{days}: from when on? Other times than whole hours can be typed.",
        days = capital(weekdays(lang, days))
    ));
    let hours = (0..HOURS_A_DAY).filter_map(|hour| TimeOfDay::new(hour * HOUR));
    let options = hours.map(|from| PickerOption {
        label: from.to_string(),
        description: None,
        press: Press::Look(Query::Availability(AvailabilityLook::Until(days, from))),
        is_chosen: false,
    });
    card.pickers.push(Picker { label: text!(lang, "From"), options: options.collect(), group: 0 });
    back(lang, &mut card);
    card
}

/// Until when, and how gladly.
fn until(lang: &Language, days: Weekdays, from: TimeOfDay) -> Card {
    let mut card = Card::saying(text!(
        lang,
        "{days} from {from}: until when?",
        days = capital(weekdays(lang, days)),
        from
    ));
    let labels = [
        (text!(lang, "I can until"), Tier::Can),
        (text!(lang, "I would rather not, until"), Tier::RatherNot),
        (text!(lang, "I cannot until"), Tier::Not),
    ];
    for (group, (label, tier)) in (0..).zip(labels) {
        let ends = (1..=UNTIL_HOURS).filter_map(|hours| {
            let end = TimeOfDay::new((from.minutes() + hours * HOUR) % (HOURS_A_DAY * HOUR))?;
            let hours = Some(Hours::new(from, end).ok()?);
            let edit = ProfileEdit::AvailableAlso(Rule { tier, on: On::Weekdays(days), hours });
            let press = Press::Do(Command::Profile(edit));
            Some(PickerOption {
                label: end.to_string(),
                description: None,
                press,
                is_chosen: false,
            })
        });
        card.pickers.push(Picker { label, options: ends.collect(), group });
    }
    back(lang, &mut card);
    card
}

fn back(lang: &Language, card: &mut Card) {
    card.look(text!(lang, "When I can meet"), Query::Availability(AvailabilityLook::Own));
}

/// When they can was changed: all of it as it is now, read back.
pub(super) fn changed(lang: &Language, profile: &Profile) -> Card {
    let mut card = match (rules(lang, &profile.availability.rules), &profile.zone) {
        (Some(rules), Some(zone)) => Card::saying(text!(
            lang,
            "Saved, in {zone}: {rules}",
            zone = quoted(zone.as_str()),
            rules
        )),
        (_, _) => Card::saying(text!(lang, "Saved: you say no more when you can meet.")),
    };
    if !profile.availability.is_empty() && !profile.availability.has_any() {
        card.say(text!(lang, "So there is no time at which you can. Add days on which you do."));
    }
    back(lang, &mut card);
    if profile.availability.has_any() {
        card.look(text!(lang, "Find a time"), Query::Overlap(OverlapLook::default()));
    }
    card
}

/// One thing that was said.
fn rule(lang: &Language, rule: &Rule) -> String {
    let days = on_days(lang, rule.on);
    let when = match (rule.hours, rule.tier) {
        (Some(hours), _) => format!("{days} {hours}"),
        (None, Tier::Can) => text!(lang, "{days} all day", days),
        (None, Tier::RatherNot | Tier::Not) => days,
    };
    match rule.tier {
        Tier::Can => when,
        Tier::RatherNot => text!(lang, "rather not {when}", when),
        Tier::Not => text!(lang, "not {when}", when),
    }
}

/// The days that a rule is about.
pub(in crate::view) fn on_days(lang: &Language, on: On) -> String {
    match on {
        On::Weekdays(days) => weekdays(lang, days),
        On::Dates(first, last) if first == last => first.to_string(),
        On::Dates(first, last) => format!("{first} – {last}"),
    }
}

/// Such as `Mon–Fri, Sun`.
fn weekdays(lang: &Language, days: Weekdays) -> String {
    if days == Weekdays::ALL {
        return text!(lang, "every day");
    }
    let runs = days.runs().into_iter().map(|(first, last)| match first == last {
        true => weekday(lang, first),
        false => format!("{}–{}", weekday(lang, first), weekday(lang, last)),
    });
    runs.collect::<Vec<_>>().join(", ")
}

fn weekday(lang: &Language, day: Weekday) -> String {
    match day {
        Weekday::Monday => text!(lang, "Mon"),
        Weekday::Tuesday => text!(lang, "Tue"),
        Weekday::Wednesday => text!(lang, "Wed"),
        Weekday::Thursday => text!(lang, "Thu"),
        Weekday::Friday => text!(lang, "Fri"),
        Weekday::Saturday => text!(lang, "Sat"),
        Weekday::Sunday => text!(lang, "Sun"),
    }
}

/// When several can meet: the best times, who is missing at each, and the hours of all days.
pub(super) fn overlap(lang: &Language, of: &OverlapShown, now: Moment) -> Card {
    let minutes = of.look.minutes;
    let mut card = Card::saying(match &of.look.of {
        OverlapOf::All => text!(
            lang,
            "**When this group can meet** for {minutes} minutes, in the next two weeks",
            minutes
        ),
        OverlapOf::Role(_) => text!(
            lang,
            "**When those who practise for this role can meet** for {minutes} minutes, in the next \
             two weeks",
            minutes
        ),
        OverlapOf::Members(_) => text!(
            lang,
            "**When you can meet** for {minutes} minutes, in the next two weeks",
            minutes
        ),
    });
    if of.found.best.is_empty() {
        card.say(none(lang, of.people.len(), of.look.least));
    }
    for (no, one) in (1..).zip(&of.found.best) {
        let people = |places: &[usize]| places.iter().map(|at| of.people[*at]).collect::<Vec<_>>();
        let comes = |at: &usize| one.can.contains(at) || one.rather_not.contains(at);
        let missing: Vec<usize> = (0..of.people.len()).filter(|at| !comes(at)).collect();
        let can = one.can.len();
        let all = of.people.len();
        let mut parts = vec![text!(lang, "{at} — {can} of {all} can", at = long(one.at), can, all)];
        if !one.rather_not.is_empty() {
            let members = at_most(lang, &people(&one.rather_not), NAMED_MAX);
            parts.push(text!(lang, "would rather not: {members}", members));
        }
        if !missing.is_empty() {
            parts.push(text!(
                lang,
                "missing: {members}",
                members = at_most(lang, &people(&missing), NAMED_MAX)
            ));
        }
        card.say(format!("{no}. {}", row(parts)));
    }
    if !of.unsaid.is_empty() {
        card.say(text!(
            lang,
            "Not said yet when they can: {members}. They say it with `/availability set`.",
            members = at_most(lang, &of.unsaid, NAMED_MAX)
        ));
    }
    if of.is_cut {
        let all = of.people.len();
        card.say(counted!(
            lang,
            all,
            "More said when they can; {n} of them is looked at.",
            "More said when they can; {n} of them are looked at."
        ));
    }
    card.say(text!(
        lang,
        "Nothing is booked. A session is planned with `/session plan`, and `/availability poll` has \
         the group choose from these times."
    ));
    card.picture = picture(lang, of, now);
    back(lang, &mut card);
    card
}

/// There is no time that could be asked for.
pub(super) fn no_times(lang: &Language, said: usize, least: u8) -> Card {
    let mut card = Card::saying(none(lang, said, least));
    back(lang, &mut card);
    card
}

/// Why there is no time, and what to do.
fn none(lang: &Language, said: usize, least: u8) -> String {
    if said == 0 {
        return text!(
            lang,
            "None of you has said when they can. Begin with `/availability set`, and ask the \
             others."
        );
    }
    if said < usize::from(least) {
        return counted!(
            lang,
            said,
            "Only {n} of you has said when they can. Ask the others to do it with `/availability \
             set`.",
            "Only {n} of you have said when they can. Ask the others to do it with `/availability \
             set`."
        );
    }
    text!(
        lang,
        "There is no time at which {least} of you can. Look for a shorter one with `length`, or \
         say more times with `/availability set`.",
        least
    )
}

fn picture(lang: &Language, of: &OverlapShown, now: Moment) -> Option<crate::chart::Scene> {
    let zone = of.zone.as_ref().map_or_else(Zone::utc, ZoneName::zone);
    let clock = of.zone.as_ref().map(ZoneName::as_str).or(zone.name()).unwrap_or_default();
    let has_any = |(_, hours): &(_, [Heat; 24])| hours.iter().any(|heat| *heat != Heat::default());
    if !of.found.days.iter().any(has_any) {
        return None;
    }
    let days = of.found.days.iter().map(|(date, hours)| HeatDay {
        name: weekday(lang, date.weekday()),
        number: date.day().to_string(),
        hours: hours.map(|heat| (heat.can, heat.rather_not)),
    });
    let best = of.found.best.iter().map(|one| {
        let day = zone.date(one.at).map(|date| weekday(lang, date.weekday())).unwrap_or_default();
        let all = of.people.len();
        let at = format!("{day} {}", zone.plain(one.at));
        text!(lang, "{at}: {can} of {all}", at, can = one.can.len(), all)
    });
    let head = text!(
        lang,
        "How many can begin in each hour of the days from {from} on, by the clock of {zone}.",
        from = zone.day(now),
        zone = clock
    );
    let words = row([head].into_iter().chain(best));
    let words = fit(&words, WORDS_MAX).into_owned();
    let map = HeatMap { days: days.collect(), people: of.people.len(), words };
    let mut scene = map.scene();
    // In characters nothing else says by whose clock the hours are.
    scene.blocks.insert(0, clock.to_owned());
    Some(scene)
}
