//! What a member says of themself, and who may see their reports.

use crate::bank::{Level, Tag, TagSort, Tags};
use crate::base::{Language, MemberId, Moment, counted, text};
use crate::calendar::{Date, ZoneName};
use crate::interview;
use crate::protocol::{Aim, Attendance, Command, Nudges, OwnPair, Profile, ProfileEdit, Query};
use crate::view::card::{
    Asks, Button, Card, OPTION_LABEL_MAX, OPTIONS_MAX, PICKER_LABEL_MAX, Picker, PickerOption,
    Press, quoted,
};
use crate::view::profile_field::ProfileField;
use crate::view::words::{capital, fit, level, long, name_of_slug, together, who};

use super::cadence::{self, Meant};
use super::{attendance, availability, pair, partner};

/// Longest name that is repeated to whoever asked for it.
const ASKED_MAX: usize = 64;

/// All that somebody has said of themself.
pub(super) struct Said<'a> {
    pub(super) profile: &'a Profile,
    pub(super) not_with: &'a [MemberId],
    pub(super) pairs: &'a [OwnPair],
    pub(super) coaches: &'a [MemberId],
    pub(super) attendance: Attendance,
}

/// All of it, and what can be changed.
pub(super) fn profile(
    lang: &Language,
    said: &Said<'_>,
    group_zone: Option<&ZoneName>,
    tags: &Tags,
    now: Moment,
) -> Card {
    let Said { profile, not_with, pairs, coaches, attendance: seats } = *said;
    let mut card = Card::saying(match (&profile.zone, group_zone) {
        (Some(zone), _) => {
            text!(lang, "**Your profile** — {profile}", profile = hours(lang, zone, profile))
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
    card.say(aim(lang, profile, tags));
    card.lines.extend(profile.target_on.map(|on| target(lang, Some(on))));
    card.say(knows(lang, profile, tags));
    card.say(chairs(lang, profile));
    card.say(calls(lang, profile));
    card.say(reminders(lang, profile));
    if profile.dms_refused {
        card.say(text!(
            lang,
            "I could not write to you by DM, because your settings do not let me. Allow direct \
             messages from this group there, then press [Allow DMs]."
        ));
    }
    if let Some(until) = profile.paused_until_on.filter(|_| profile.is_paused(group_zone, now)) {
        card.say(pause(lang, Some(until)));
    }
    if !not_with.is_empty() {
        card.say(text!(
            lang,
            "I put you into no session with {members}. Only you see this.",
            members = together(lang, not_with)
        ));
    }
    card.lines.extend(pair::lines(lang, pairs));
    if coaches.is_empty() {
        card.say(text!(lang, "Nobody but you can see your reports and your progress."));
    } else {
        card.say(text!(
            lang,
            "Your reports and your progress can also be seen by {coaches}, as long as they are coaches here.",
            coaches = together(lang, coaches)
        ));
    }
    record(lang, &mut card, seats);
    controls(lang, &mut card, profile, tags);
    card.buttons.extend(pair::buttons(lang, pairs));
    card
}

/// What became of the seats that they had, and what follows from it.
fn record(lang: &Language, card: &mut Card, of: Attendance) {
    let counts = attendance::counts(lang, of);
    if counts.is_empty() {
        return;
    }
    card.say(match of.shown_from {
        Some(from) => text!(
            lang,
            "Your last seats, of which organisers see those since {from}: {counts}",
            from = long(from),
            counts
        ),
        None => text!(lang, "Your last seats, which only you see: {counts}", counts),
    });
    if let Some(most) = interview::ahead_max(of.missed) {
        card.say(counted!(
            lang,
            most,
            "After so many missed, others count on you less: you can have one seat ahead, you say \
             each time whether you come, and who came is dealt a chair before you. Each seat that \
             you come to pushes the oldest out.",
            "After those missed, you can have {n} seats ahead. Each seat that you come to pushes \
             the oldest out."
        ));
    }
}

/// What can be changed there.
fn controls(lang: &Language, card: &mut Card, profile: &Profile, tags: &Tags) {
    card.pickers = vec![levels(lang, profile), nudges(lang, profile), regions(lang, profile, tags)];
    card.look(text!(lang, "Role"), Query::Roles);
    card.look(text!(lang, "My rhythm"), Query::Cadence);
    let mut switch = |label: String, edit| {
        card.buttons.push(Button::new(label, Press::Do(Command::Profile(edit))));
    };
    if profile.is_interview_only {
        switch(text!(lang, "Interview and answer"), ProfileEdit::InterviewOnly(false));
    } else {
        switch(text!(lang, "Only interview"), ProfileEdit::InterviewOnly(true));
        if profile.interviews_first {
            switch(text!(lang, "Answer first"), ProfileEdit::InterviewFirst(false));
        } else {
            switch(text!(lang, "Interview first"), ProfileEdit::InterviewFirst(true));
        }
    }
    if profile.is_asked {
        switch(text!(lang, "Stop asking me"), ProfileEdit::AskMe(false));
    } else {
        switch(text!(lang, "Ask me to evenings"), ProfileEdit::AskMe(true));
    }
    card.buttons.push(dms(lang, !profile.takes_dms));
    card.asks = vec![
        Asks::Zone,
        Asks::Profile(ProfileField::Target),
        Asks::Profile(ProfileField::Knows),
        Asks::Profile(ProfileField::Pause),
    ];
}

fn option(label: String, edit: ProfileEdit, is_chosen: bool) -> PickerOption {
    let label = fit(&label, OPTION_LABEL_MAX).into_owned();
    let press = Press::Do(Command::Profile(edit));
    PickerOption { label, description: None, press, is_chosen }
}

fn levels(lang: &Language, profile: &Profile) -> Picker {
    let any = option(
        text!(lang, "No level in particular"),
        ProfileEdit::Level(None),
        profile.level.is_none(),
    );
    let all = Level::ALL.into_iter().map(|one| {
        let label = capital(level(lang, one));
        option(label, ProfileEdit::Level(Some(one)), profile.level == Some(one))
    });
    Picker { label: text!(lang, "Level"), options: all.chain([any]).collect(), group: 0 }
}

fn nudges(lang: &Language, profile: &Profile) -> Picker {
    let options = Nudges::ALL.into_iter().map(|one| {
        let label = match one {
            Nudges::Everything => text!(lang, "Everything, also what I have not answered"),
            Nudges::Seated => text!(lang, "Only what I sat down for"),
            Nudges::Nothing => text!(lang, "Nothing"),
        };
        option(label, ProfileEdit::Nudges(one), profile.nudges == one)
    });
    Picker { label: text!(lang, "Reminders"), options: options.collect(), group: 1 }
}

fn regions(lang: &Language, profile: &Profile, tags: &Tags) -> Picker {
    let none = option(
        text!(lang, "No region in particular"),
        ProfileEdit::Region(None),
        profile.region.is_none(),
    );
    let all = tags.completing(TagSort::Region, "").into_iter().take(OPTIONS_MAX - 1);
    let all = all.map(|tag| {
        let is_chosen = profile.region.as_ref() == Some(tag);
        let edit = ProfileEdit::Region(Some(tag.clone()));
        option(label(lang, tags, TagSort::Region, tag), edit, is_chosen)
    });
    Picker { label: text!(lang, "Region"), options: all.chain([none]).collect(), group: 2 }
}

/// Every role, by its title, to choose from.
pub(super) fn roles(lang: &Language, profile: &Profile, tags: &Tags) -> Card {
    let mut card = Card::saying(text!(
        lang,
        "Which role do you practise for? Sessions that you plan are for it, unless you name \
         another there."
    ));
    let all = tags.completing(TagSort::Role, "");
    card.pickers = (0..)
        .zip(all.chunks(OPTIONS_MAX))
        .map(|(group, some)| {
            let options = some.iter().map(|tag| {
                let is_chosen = profile.role.as_ref() == Some(tag);
                let edit = ProfileEdit::Role(Some((*tag).clone()));
                option(label(lang, tags, TagSort::Role, tag), edit, is_chosen)
            });
            let options: Vec<PickerOption> = options.collect();
            let ends = [options.first(), options.last()].map(|one| one.map_or("", |o| &o.label));
            let [first, last] = ends.map(|label| fit(label, PICKER_LABEL_MAX / 2 - 2));
            Picker { label: format!("{first} – {last}"), options, group }
        })
        .collect();
    if profile.role.is_some() {
        let none = Press::Do(Command::Profile(ProfileEdit::Role(None)));
        card.buttons.push(Button::new(text!(lang, "No role in particular"), none));
    }
    card.look(text!(lang, "My profile"), Query::Profile);
    card
}

/// What a tag is called where text is plain.
fn label(lang: &Language, tags: &Tags, sort: TagSort, tag: &Tag) -> String {
    tags.title(sort, tag).map_or_else(|| name_of_slug(tag.as_str()), |t| lang.title(t).to_owned())
}

/// The same in a line.
pub(super) fn named(lang: &Language, tags: &Tags, sort: TagSort, tag: &Tag) -> String {
    quoted(&label(lang, tags, sort, tag))
}

/// The profile was changed.
pub(super) fn saved(lang: &Language, profile: &Profile) -> Card {
    Card::saying(match &profile.zone {
        Some(zone) => text!(lang, "Saved: {profile}", profile = hours(lang, zone, profile)),
        None => text!(lang, "Saved."),
    })
}

/// The same, for whoever still knows what was changed.
pub(super) fn changed(lang: &Language, edit: &ProfileEdit, p: &Profile, tags: &Tags) -> Card {
    let said = match edit {
        ProfileEdit::AskMe(_) => return asked(lang, p),
        ProfileEdit::Zone(_) | ProfileEdit::Quiet(_) => return saved(lang, p),
        ProfileEdit::TargetFor(_) => {
            let mut card = Card::saying(text!(lang, "Saved."));
            card.look(text!(lang, "Readiness board"), Query::Readiness(None));
            return card;
        }
        ProfileEdit::Role(_) | ProfileEdit::Level(_) | ProfileEdit::Region(_) => aim(lang, p, tags),
        ProfileEdit::Target(on) => target(lang, *on),
        ProfileEdit::Pause(until) => pause(lang, *until),
        ProfileEdit::InterviewOnly(_) | ProfileEdit::InterviewFirst(_) => chairs(lang, p),
        ProfileEdit::Dms(are_taken) => return by_dm(lang, p, *are_taken),
        ProfileEdit::Nudges(_) => reminders(lang, p),
        ProfileEdit::Knows { .. } => knows(lang, p, tags),
        ProfileEdit::With { other, may_meet: false } => text!(
            lang,
            "From now on I put you into no session with {other}. Only you see this; where you take \
             a seat yourself is up to you.",
            other = who(lang, *other)
        ),
        ProfileEdit::Availability(_)
        | ProfileEdit::AvailableAlso(_)
        | ProfileEdit::AvailableNot(_) => return availability::changed(lang, p),
        ProfileEdit::Weekly(times) => return cadence::meant(lang, Meant::Weekly(*times)),
        ProfileEdit::Monthly(times) => return cadence::meant(lang, Meant::Monthly(*times)),
        ProfileEdit::Summary(is_wanted) => return cadence::wanted(lang, *is_wanted),
        ProfileEdit::InDigest(to, on) => return cadence::agreed(lang, *to, *on),
        ProfileEdit::PartnerGoal(on) => return partner::goal_shown(lang, *on),
        // They have answers of their own.
        ProfileEdit::Pair { .. } | ProfileEdit::Partner { .. } => return saved(lang, p),
        ProfileEdit::With { other, may_meet: true } => text!(
            lang,
            "As far as you are concerned, I can put you into one session with {other}.",
            other = who(lang, *other)
        ),
    };
    Card::saying(text!(lang, "Saved: {profile}", profile = said))
}

/// Whether they are asked from now on, with the way back.
fn asked(lang: &Language, profile: &Profile) -> Card {
    let mut card = Card::saying(text!(lang, "Saved: {profile}", profile = calls(lang, profile)));
    card.buttons.push(if profile.is_asked {
        let stop = Press::Do(Command::Profile(ProfileEdit::AskMe(false)));
        Button::new(text!(lang, "Stop asking me"), stop)
    } else {
        ask_me(lang)
    });
    card
}

/// Whether they are written to from now on, with the way back.
fn by_dm(lang: &Language, profile: &Profile, are_taken: bool) -> Card {
    let saved = text!(lang, "Saved: {profile}", profile = reminders(lang, profile));
    let mut card = Card::saying(saved);
    card.buttons.push(dms(lang, !are_taken));
    card
}

/// What is pressed to be written to, or not any more.
fn dms(lang: &Language, are_taken: bool) -> Button {
    let edit = Press::Do(Command::Profile(ProfileEdit::Dms(are_taken)));
    let label = if are_taken { text!(lang, "Allow DMs") } else { text!(lang, "No DMs") };
    Button::new(label, edit)
}

/// What is pressed to be asked, here and on the standing card.
pub(in crate::view) fn ask_me(lang: &Language) -> Button {
    let ask = Press::Do(Command::Profile(ProfileEdit::AskMe(true)));
    Button::new(text!(lang, "Ask me to evenings"), ask)
}

fn calls(lang: &Language, profile: &Profile) -> String {
    if profile.is_asked {
        text!(lang, "Whenever an evening of this group is called, I ask you whether you come.")
    } else {
        text!(lang, "I ask you to no evening of this group, unless you came to its last ones.")
    }
}

fn hours(lang: &Language, zone: &ZoneName, profile: &Profile) -> String {
    let zone = quoted(zone.as_str());
    match profile.quiet {
        Some(hours) => text!(
            lang,
            "time zone {zone} · quiet hours {hours}. A reminder that falls into them comes when \
             they end, if that is before the start; only check-in calls you as always.",
            zone,
            hours
        ),
        None => text!(lang, "time zone {zone} · no quiet hours.", zone),
    }
}

/// Role, level and region, as far as they are said.
fn aims(lang: &Language, profile: &Profile, tags: &Tags) -> Vec<String> {
    let role = profile.role.as_ref().map(|tag| named(lang, tags, TagSort::Role, tag));
    let region = profile.region.as_ref().map(|tag| named(lang, tags, TagSort::Region, tag));
    let level = profile.level.map(|one| level(lang, one));
    role.into_iter().chain(level).chain(region).collect()
}

fn aim(lang: &Language, profile: &Profile, tags: &Tags) -> String {
    let aim = aims(lang, profile, tags);
    if aim.is_empty() {
        return text!(
            lang,
            "You have named no role, level or region that you practise for. If you do, sessions \
             that you plan are for it."
        );
    }
    text!(
        lang,
        "You practise for: {aim}. Sessions that you plan are for that, unless you name something \
         else there.",
        aim = aim.join(" · ")
    )
}

/// What a session is for that its planner did not say, a line each.
pub(super) fn aimed(lang: &Language, aim: &Aim, tags: &Tags) -> Vec<String> {
    let Aim { role, level: at, region, general_for } = aim;
    let said =
        Profile { role: role.clone(), level: *at, region: region.clone(), ..Profile::default() };
    let what = aims(lang, &said, tags);
    let from_profile = (!what.is_empty())
        .then(|| text!(lang, "From your profile: {aim}.", aim = what.join(" · ")));
    let general = general_for.as_ref().map(|role| {
        text!(
            lang,
            "I have no questions made for “{role}”, so this session gets general ones.",
            role = quoted(role.as_str())
        )
    });
    from_profile.into_iter().chain(general).collect()
}

fn target(lang: &Language, on: Option<Date>) -> String {
    match on {
        Some(on) => text!(lang, "Your interview is on {on}.", on),
        None => text!(lang, "You have named no day for your interview."),
    }
}

fn pause(lang: &Language, until: Option<Date>) -> String {
    match until {
        Some(until) => text!(
            lang,
            "You pause until {until}: until then you are asked for nothing and reminded of \
             nothing, and out where you are in every time; nobody is told.",
            until
        ),
        None => text!(lang, "You do not pause."),
    }
}

fn knows(lang: &Language, profile: &Profile, tags: &Tags) -> String {
    let roles = profile.knows_roles.iter().map(|tag| named(lang, tags, TagSort::Role, tag));
    let regions = profile.knows_regions.iter().map(|tag| named(lang, tags, TagSort::Region, tag));
    let known: Vec<String> = roles.chain(regions).collect();
    if known.is_empty() {
        return text!(
            lang,
            "You have not said which roles and regions you know as an interviewer."
        );
    }
    text!(lang, "As an interviewer you know: {known}.", known = known.join(", "))
}

fn chairs(lang: &Language, profile: &Profile) -> String {
    match (profile.is_interview_only, profile.interviews_first) {
        (true, _) => text!(
            lang,
            "You only interview: I never make you a candidate, and where two change places, you \
             observe."
        ),
        (false, true) => {
            text!(lang, "You interview and answer. On your first evening you interview first.")
        }
        (false, false) => {
            text!(lang, "You interview and answer. On your first evening you answer first.")
        }
    }
}

fn reminders(lang: &Language, profile: &Profile) -> String {
    match (profile.nudges, profile.takes_dms) {
        (Nudges::Nothing, _) => text!(lang, "You are reminded of nothing."),
        (Nudges::Everything, true) => {
            text!(lang, "You are reminded of everything, and I may write to you by DM.")
        }
        (Nudges::Everything, false) => {
            text!(lang, "You are reminded of everything. I write you no DMs.")
        }
        (Nudges::Seated, true) => text!(
            lang,
            "You are reminded only of what you sat down for, and I may write to you by DM."
        ),
        (Nudges::Seated, false) => {
            text!(lang, "You are reminded only of what you sat down for. I write you no DMs.")
        }
    }
}

pub(super) fn coach_agreed(lang: &Language, coach: MemberId) -> Card {
    Card::saying(text!(
        lang,
        "{coach} can see your reports and your progress from now on, earlier reports too, as long \
         as they are a coach here. You can take it back at any time.",
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
        "Hours and days are those of your time zone, and I do not know it yet. Name it first, \
         such as Europe/Berlin."
    ));
    card.asks = vec![Asks::Zone];
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
