//! How often a member practises, and how often they mean to.

use crate::base::{Language, counted, text};
use crate::progress::{MONTHLY_MAX, Streak, WEEKLY_MAX};
use crate::protocol::{
    Cadence, Command, InDigest, OwnCadence, OwnDigest, PairState, ProfileEdit, Query, SummaryWay,
    WeekSummary,
};
use crate::view::card::{Button, Card, Picker, PickerOption, Press, quoted};

use super::partner;
use super::running::runs;

/// How it stands, with what can be changed.
pub(super) fn cadence(lang: &Language, own: &OwnCadence) -> Card {
    let Cadence { streak, monthly, coached, is_paused } = &own.cadence;
    let mut card = Card::saying(text!(lang, "**Your rhythm**"));
    card.say(this_week(lang, *streak));
    card.lines.extend(runs(lang, *streak));
    card.say(this_month(lang, *coached, *monthly));
    if *is_paused {
        card.say(text!(lang, "You pause: a week in which you do changes nothing here."));
    }
    let has_partner = own.partners.iter().any(|one| one.state == PairState::Stands);
    card.say(if has_partner {
        text!(
            lang,
            "What counts is a mock as candidate, or a solo; drills belong to your micro-goal. A \
             week that you miss is frozen by itself, once in four weeks. Only you see this; your \
             partner sees how many weeks run, and on how many days you drilled."
        )
    } else {
        text!(
            lang,
            "What counts is a mock as candidate, or a solo; drills belong to your micro-goal. A \
             week that you miss is frozen by itself, once in four weeks. Only you see this."
        )
    });
    card.say(match own.way {
        SummaryWay::Direct => {
            text!(lang, "On Sundays at 18:00 I write you how your week went, by DM.")
        }
        SummaryWay::Thread => {
            text!(lang, "On Sundays at 18:00 I write how your week went into your drill thread.")
        }
        SummaryWay::Nowhere => text!(
            lang,
            "How your week went you read here: you get no DMs from me, and have no drill thread."
        ),
        SummaryWay::Off => text!(lang, "How your week went you read here, as you wished."),
    });
    card.lines.extend(partner::lines(lang, &own.partners));
    card.lines.extend(group(lang, &own.group));
    card.pickers = pickers(lang, &own.cadence);
    card.buttons.push(if own.way == SummaryWay::Off {
        summary(text!(lang, "Write me on Sundays"), true)
    } else {
        summary(text!(lang, "No Sunday summary"), false)
    });
    card.buttons.extend(partner::buttons(lang, &own.partners));
    card.buttons.extend(in_group(lang, &own.group));
    card.look(text!(lang, "My profile"), Query::Profile);
    card
}

/// How often they mean to practise, to be chosen.
fn pickers(lang: &Language, of: &Cadence) -> Vec<Picker> {
    let option = |label: String, edit: ProfileEdit, is_chosen: bool| PickerOption {
        label,
        description: None,
        press: Press::Do(Command::Profile(edit)),
        is_chosen,
    };
    let weekly = (1..=WEEKLY_MAX).map(|times| {
        let label = counted!(lang, times, "Once a week", "{n} times a week");
        option(label, ProfileEdit::Weekly(times), times == of.streak.weekly)
    });
    let often = text!(lang, "How often you mean to practise");
    let coached = (0..=MONTHLY_MAX).map(|times| {
        let label = match times {
            0 => text!(lang, "No coached mocks"),
            times => {
                counted!(lang, times, "One coached mock a month", "{n} coached mocks a month")
            }
        };
        option(label, ProfileEdit::Monthly(times), times == of.monthly)
    });
    let label = text!(lang, "Coached mocks");
    vec![
        Picker { label: often, options: weekly.collect(), group: 0 },
        Picker { label, options: coached.collect(), group: 1 },
    ]
}

/// What the group does together, and how they take part in what it reads of it.
fn group(lang: &Language, of: &OwnDigest) -> Vec<String> {
    let mut lines = Vec::new();
    match (of.drill_aim, of.drills) {
        (None, _) => {}
        (Some(aim), Some(done)) => lines.push(counted!(
            lang,
            aim,
            "The group's common goal: {done} of {n} drill this week.",
            "The group's common goal: {done} of {n} drills this week.",
            done
        )),
        (Some(aim), None) => lines.push(counted!(
            lang,
            aim,
            "The group's common goal: {n} drill a week.",
            "The group's common goal: {n} drills a week."
        )),
    }
    if takes_part(of) {
        lines.push(match (of.is_counted, of.is_named) {
            (false, false) => text!(
                lang,
                "On Sundays the group reads how its week went. You are neither counted nor named \
                 there, until you say so: it tells sums of four members or more, and names who \
                 kept a micro-goal."
            ),
            (true, false) => text!(
                lang,
                "On Sundays the group reads how its week went. You are counted in its sums, and \
                 not named."
            ),
            (false, true) => text!(
                lang,
                "On Sundays the group reads how its week went. You are named there when you keep a \
                 micro-goal, and not counted in its sums."
            ),
            (true, true) => text!(
                lang,
                "On Sundays the group reads how its week went. You are counted in its sums, and \
                 named when you keep a micro-goal."
            ),
        });
    }
    lines
}

/// Whether there is something to agree to, or to take back.
fn takes_part(of: &OwnDigest) -> bool {
    of.is_on || of.is_counted || of.is_named
}

/// What they can agree to, or take back.
fn in_group(lang: &Language, of: &OwnDigest) -> Vec<Button> {
    if !takes_part(of) {
        return Vec::new();
    }
    let button = |label: String, to: InDigest, on: bool| {
        Button::new(label, Press::Do(Command::Profile(ProfileEdit::InDigest(to, on))))
    };
    vec![
        if of.is_counted {
            button(text!(lang, "Do not count me"), InDigest::Counted, false)
        } else {
            button(text!(lang, "Count me in"), InDigest::Counted, true)
        },
        if of.is_named {
            button(text!(lang, "Do not name me"), InDigest::Named, false)
        } else {
            button(text!(lang, "Name me"), InDigest::Named, true)
        },
    ]
}

/// What they agreed to, or took back.
pub(super) fn agreed(lang: &Language, to: InDigest, on: bool) -> Card {
    let mut card = Card::saying(match (to, on) {
        (InDigest::Counted, true) => text!(
            lang,
            "Saved: you are counted in the group's week, in sums of four members or more."
        ),
        (InDigest::Counted, false) => {
            text!(lang, "Saved: you are not counted in the group's week.")
        }
        (InDigest::Named, true) => {
            text!(lang, "Saved: the group's week names you when you keep a micro-goal.")
        }
        (InDigest::Named, false) => text!(lang, "Saved: the group's week does not name you."),
    });
    card.look(text!(lang, "My rhythm"), Query::Cadence);
    card
}

fn summary(label: String, is_wanted: bool) -> Button {
    Button::new(label, Press::Do(Command::Profile(ProfileEdit::Summary(is_wanted))))
}

/// How a member's week went.
pub(in crate::view) fn week(lang: &Language, of: &WeekSummary) -> Card {
    let Cadence { streak, monthly, coached, is_paused: _ } = of.cadence;
    let (done, weekly) = (streak.this_week, streak.weekly);
    let mut card = Card::saying(text!(
        lang,
        "**Your week** — {done} of {weekly} mocks and solos",
        done,
        weekly
    ));
    card.lines.extend(runs(lang, streak));
    if coached > 0 {
        card.say(this_month(lang, coached, monthly));
    }
    if let Some(goal) = of.goal.as_ref().filter(|_| of.drills > 0) {
        let goal = quoted(goal.as_str());
        card.say(counted!(
            lang,
            of.drills,
            "{n} day of drills for _{goal}_",
            "{n} days of drills for _{goal}_",
            goal
        ));
    }
    card.look(text!(lang, "My rhythm"), Query::Cadence);
    card.look(text!(lang, "My micro-goal"), Query::Goal);
    card.buttons.push(summary(text!(lang, "No Sunday summary"), false));
    card
}

/// Whether they are told from now on, with the way back.
pub(super) fn wanted(lang: &Language, is_wanted: bool) -> Card {
    let mut card = Card::saying(if is_wanted {
        text!(lang, "Saved: on Sundays at 18:00 I tell you how your week went.")
    } else {
        text!(lang, "Saved: I write you no summary of your week. You read it here.")
    });
    card.look(text!(lang, "My rhythm"), Query::Cadence);
    card
}

fn this_week(lang: &Language, of: Streak) -> String {
    let (done, of) = (of.this_week, of.weekly);
    text!(lang, "This week: {done} of {of}", done, of)
}

fn this_month(lang: &Language, coached: u16, monthly: u8) -> String {
    if monthly == 0 {
        return text!(lang, "Coached this month: {coached}", coached);
    }
    text!(lang, "Coached this month: {coached} of {monthly}", coached, monthly)
}

/// How often they mean to practise from now on.
pub(super) fn meant(lang: &Language, edit: Meant) -> Card {
    let mut card = Card::saying(match edit {
        Meant::Weekly(times) => counted!(
            lang,
            times,
            "Saved: from this week on, once a week is enough. Weeks before it stay as they were.",
            "Saved: from this week on, {n} times a week. Weeks before it stay as they were."
        ),
        Meant::Monthly(0) => text!(lang, "Saved: no coached mocks."),
        Meant::Monthly(times) => counted!(
            lang,
            times,
            "Saved: one coached mock a month.",
            "Saved: {n} coached mocks a month."
        ),
    });
    card.look(text!(lang, "My rhythm"), Query::Cadence);
    card
}

/// What of it was changed.
pub(super) enum Meant {
    /// How often a week.
    Weekly(u8),
    /// How many coached mocks a month.
    Monthly(u8),
}
