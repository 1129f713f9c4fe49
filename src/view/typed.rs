//! What somebody typed of themself, read into a change of their profile; or what to type instead.

use std::sync::Arc;

use crate::bank::{Tag, TagSort, Tags};
use crate::base::{CleanText, Language, MemberId, Moment, TextLimit, text};
use crate::calendar::{
    AVAILABILITY_MAX, Availability, AvailabilityFault, Hours, On, RULES_MAX, TimeFault, ZoneName,
    read_availability, read_date,
};
use crate::interview::Format;
use crate::protocol::{
    Answer, OverlapLook, OverlapOf, PollWish, Profile, ProfileEdit, USUAL_FORMAT,
};

use super::card::{Card, quoted};
use super::private::{answer, on_days};
use super::profile_field::ProfileField;
use super::texts::Texts;
use super::times::hours_fault;

/// What takes back what was said before; so does nothing at all.
const TAKES_BACK: [&str; 6] = ["off", "none", "-", "aus", "kein", "keine"];
/// What is repeated to whoever typed it.
const TYPED: TextLimit = TextLimit::line(6_000);
const SHOWN_MAX: usize = 60;

/// The change that somebody means who types this, days in this zone.
///
/// # Errors
/// A card that says what to type instead.
pub fn profile_edit(
    lang: &Language,
    field: ProfileField,
    typed: &str,
    tags: &Tags,
    zone: Option<&ZoneName>,
    now: Moment,
) -> Result<ProfileEdit, Box<Card>> {
    let given = typed.trim();
    let is_taken_back = given.is_empty() || TAKES_BACK.contains(&given.to_lowercase().as_str());
    let given = (!is_taken_back).then_some(given);
    let tag = |sort| given.map(|given| tag(lang, tags, sort, given)).transpose();
    let day = || {
        let Some(given) = given else { return Ok(None) };
        let Some(zone) = zone else { return Err(Box::new(answer(lang, &Answer::ZoneWanted))) };
        let rules = zone.zone();
        match (read_date(given, &rules, now), rules.date(now)) {
            (Ok(day), Some(today)) if day >= today => Ok(Some(day)),
            (Ok(_), _) | (Err(TimeFault::Past(_)), _) => Err(Box::new(over(lang, given))),
            (Err(fault), _) => Err(Box::new(no_day(lang, given, &fault))),
        }
    };
    Ok(match field {
        ProfileField::Zone => {
            let zone = ZoneName::meant(typed).map_err(|fault| {
                let asked = shown(&fault.asked);
                Box::new(answer(lang, &Answer::NoSuchZone { asked, near: fault.near }))
            })?;
            ProfileEdit::Zone(zone)
        }
        ProfileField::Quiet => {
            let hours = given.map(str::parse::<Hours>).transpose();
            ProfileEdit::Quiet(hours.map_err(|fault| Box::new(hours_fault(lang, typed, &fault)))?)
        }
        ProfileField::Role => ProfileEdit::Role(tag(TagSort::Role)?),
        ProfileField::Region => ProfileEdit::Region(tag(TagSort::Region)?),
        ProfileField::Target => ProfileEdit::Target(day()?),
        ProfileField::Pause => ProfileEdit::Pause(day()?),
        ProfileField::Knows => knows(lang, tags, given.unwrap_or_default())?,
        ProfileField::Availability => {
            let Some(given) = given else {
                return Ok(ProfileEdit::Availability(Availability::default()));
            };
            let Some(zone) = zone else { return Err(Box::new(answer(lang, &Answer::ZoneWanted))) };
            let today = zone.zone().date(now).unwrap_or_default();
            let read = read_availability(given, today);
            ProfileEdit::Availability(read.map_err(|fault| {
                let mut card = availability_fault(lang, &fault);
                card.wrote = Some(given.to_owned());
                Box::new(card)
            })?)
        }
    })
}

/// What was typed says not plainly when somebody can meet.
fn availability_fault(lang: &Language, fault: &AvailabilityFault) -> Card {
    let hours =
        |all: &[Hours]| all.iter().map(|hours| format!("`{hours}`")).collect::<Vec<_>>().join(", ");
    Card::saying(match fault {
        AvailabilityFault::Unread(what) => text!(
            lang,
            "I can't read “{what}” there, so nothing is changed. Write days and hours, such as \
             `mon-fri 18-21, sat 10-12; rather not fri; not 20 Dec - 3 Jan`.",
            what = quoted(&shown(what))
        ),
        AvailabilityFault::TooLong => text!(
            lang,
            "That is more than I can keep, so nothing is changed: at most {characters} characters \
             and {rules} days or dates with their hours. Say it shorter.",
            characters = AVAILABILITY_MAX,
            rules = RULES_MAX
        ),
        AvailabilityFault::NoHours(on) => text!(
            lang,
            "From when to when on {days}? Write hours behind it, such as `18-21`, or `all day`.",
            days = on_days(lang, *on)
        ),
        AvailabilityFault::UnclearHours(all) => text!(
            lang,
            "Several hours can be meant there. Write the ones that you mean: {readings}.",
            readings = hours(all)
        ),
        AvailabilityFault::UnclearDates(all) => {
            let dates = all.iter().filter_map(|on| match on {
                On::Dates(first, last) if first == last => Some(format!("`{first}`")),
                On::Dates(first, last) => Some(format!("`{first} - {last}`")),
                On::Weekdays(_) => None,
            });
            text!(
                lang,
                "Several dates can be meant there. Write the one that you mean: {readings}.",
                readings = dates.collect::<Vec<_>>().join(", ")
            )
        }
        AvailabilityFault::NoDates => text!(
            lang,
            "There are no such dates, so nothing is changed. Write the first one and the last one, \
             such as `20 Dec - 3 Jan`."
        ),
        AvailabilityFault::Over(_) => text!(
            lang,
            "Those dates are over, so nothing is changed. Leave them out, or write ones that are \
             ahead."
        ),
        AvailabilityFault::NeverCan => text!(
            lang,
            "That never says when you can, so nothing is changed. Write the days and hours on \
             which you can too, such as `mon-fri 18-21`."
        ),
    })
}

/// The tag that is meant by a name.
fn tag(lang: &Language, tags: &Tags, sort: TagSort, typed: &str) -> Result<Tag, Box<Card>> {
    tags.meant(sort, typed).cloned().map_err(|near| {
        let known = near.into_iter().filter_map(|tag| tags.title(sort, tag));
        let known = known.map(str::to_owned).collect();
        Box::new(answer(lang, &Answer::NoSuchTag { sort, asked: shown(typed), known }))
    })
}

/// Roles and regions, with commas between them.
fn knows(lang: &Language, tags: &Tags, typed: &str) -> Result<ProfileEdit, Box<Card>> {
    let (mut roles, mut regions): (Vec<Tag>, Vec<Tag>) = (Vec::new(), Vec::new());
    for name in typed.split([',', ';', '\n']).map(str::trim).filter(|name| !name.is_empty()) {
        match tags.meant(TagSort::Region, name) {
            Ok(region) => regions.push(region.clone()),
            Err(_) => roles.push(tag(lang, tags, TagSort::Role, name)?),
        }
    }
    for all in [&mut roles, &mut regions] {
        all.sort_unstable();
        all.dedup();
    }
    Ok(ProfileEdit::Knows { roles, regions })
}

/// What was typed is a day that is over.
fn over(lang: &Language, typed: &str) -> Card {
    let typed = quoted(&shown(typed));
    Card::saying(text!(lang, "“{typed}” is over. Write a day that is ahead, with its year.", typed))
}

/// What was typed is no day, or several.
fn no_day(lang: &Language, typed: &str, fault: &TimeFault) -> Card {
    let typed = quoted(&shown(typed));
    let TimeFault::Unclear(readings) = fault else {
        return Card::saying(text!(
            lang,
            "I can't read “{typed}” as a day. Write it like one of these: `14 May`, `in 3 weeks`, \
             `2027-05-14`.",
            typed
        ));
    };
    // A reading is a day and a time.
    let days = readings.iter().filter_map(|one| one.typed.split(' ').next());
    let mut days: Vec<String> = days.map(|day| format!("`{day}`")).collect();
    days.dedup();
    Card::saying(text!(
        lang,
        "“{typed}” can mean several days. Write the one that you mean: {days}.",
        typed,
        days = days.join(", ")
    ))
}

/// What was typed, as one line without anything that cannot be seen.
fn shown(text: &str) -> String {
    CleanText::new(text, TYPED).map_or_else(|_| String::new(), |text| text.excerpt(SHOWN_MAX))
}

/// What stands there now, as it is typed.
pub fn profile_value(
    lang: &Language,
    field: ProfileField,
    profile: &Profile,
    tags: &Tags,
) -> String {
    let of =
        |sort| move |tag: &Tag| tags.title(sort, tag).map(|title| lang.title(title).to_owned());
    let (role, region) = (of(TagSort::Role), of(TagSort::Region));
    let said = match field {
        ProfileField::Zone => profile.zone.as_ref().map(ZoneName::to_string),
        ProfileField::Quiet => profile.quiet.map(|hours| hours.to_string()),
        ProfileField::Role => profile.role.as_ref().and_then(role),
        ProfileField::Region => profile.region.as_ref().and_then(region),
        ProfileField::Target => profile.target_on.map(|on| on.to_string()),
        ProfileField::Pause => profile.paused_until_on.map(|on| on.to_string()),
        ProfileField::Availability => Some(profile.availability.to_string()),
        ProfileField::Knows => {
            let roles = profile.knows_roles.iter().filter_map(role);
            let all: Vec<String> =
                roles.chain(profile.knows_regions.iter().filter_map(region)).collect();
            Some(all.join(", "))
        }
    };
    said.unwrap_or_default()
}

/// What the group chooses from: the best times for these members, or else of this role, or all.
///
/// # Errors
/// A card that says which roles or formats there are.
pub fn poll_wish(
    lang: &Language,
    whom: (Vec<MemberId>, Option<&str>),
    (format, minutes): (Option<&str>, Option<u16>),
    is_secret: bool,
    texts: &Texts,
) -> Result<PollWish, Box<Card>> {
    let look = overlap_look(lang, whom, (format, minutes), texts)?;
    let format = match format {
        Some(asked) => format_of(lang, asked, texts)?.id.clone(),
        None => USUAL_FORMAT.to_owned(),
    };
    Ok(PollWish { look, format, is_secret })
}

/// The format that is meant, by its id or as it is called.
fn format_of<'a>(
    lang: &Language,
    asked: &str,
    texts: &'a Texts,
) -> Result<&'a Arc<Format>, Box<Card>> {
    let asked = asked.trim();
    let is_it = |one: &&Arc<Format>| {
        one.id == asked || lang.title(&one.title).to_lowercase() == asked.to_lowercase()
    };
    texts.formats.iter().find(is_it).ok_or_else(|| {
        let known = texts.formats.iter().map(|one| one.id.clone()).collect();
        Box::new(answer(lang, &Answer::NoSuchFormat { asked: shown(asked), known }))
    })
}

/// What is looked for: for these members, or else of this role, or all; as long as somebody says,
/// or else as a session of this format, or a one-on-one.
///
/// # Errors
/// A card that says which roles or formats there are.
pub fn overlap_look(
    lang: &Language,
    (members, role): (Vec<MemberId>, Option<&str>),
    (format, minutes): (Option<&str>, Option<u16>),
    texts: &Texts,
) -> Result<OverlapLook, Box<Card>> {
    let of = match role {
        _ if !members.is_empty() => OverlapOf::Members(members),
        Some(role) => OverlapOf::Role(tag(lang, &texts.tags, TagSort::Role, role)?),
        None => OverlapOf::All,
    };
    let mut look = OverlapLook { of, ..OverlapLook::default() };
    if let Some(asked) = format {
        let format = format_of(lang, asked, texts)?;
        let stay = format.stay(None).seconds() / 60;
        look.minutes = u16::try_from(stay).unwrap_or(u16::MAX);
        look.least = (format.candidates.min + format.interviewers.min).max(1);
    }
    look.minutes = minutes.unwrap_or(look.minutes);
    Ok(look)
}
