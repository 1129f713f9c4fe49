//! Real interviews that a member tells of, and what *ready* meant in the group.

use crate::base::{DebriefNo, Language, counted, text};
use crate::calendar::Date;
use crate::progress::{Became, DebriefWords, ReadyMeant, RealOutcome, Went};
use crate::protocol::{
    Command, DebriefAct, DebriefAnswer, DebriefLook, DebriefShown, OwnDebrief, Query, Shown,
};
use crate::view::card::{
    Button, Card, Form, OPTION_LABEL_MAX, OPTIONS_MAX, Picker, PickerOption, Press,
};
use crate::view::words::{fit, quotation, row};

/// So many days back an interview can be put: today and two weeks.
const DAYS_BACK: usize = 15;
/// Of what was asked, so much tells one interview from another.
const BEGINNING_MAX: usize = 60;

/// What is seen of them.
pub(super) fn shown(lang: &Language, shown: &DebriefShown, query: &Query) -> Card {
    match shown {
        DebriefShown::List { own, meant } => list(lang, own, meant.as_ref()),
        DebriefShown::One { debrief, today } => {
            if let Query::Debriefs(DebriefLook::Sure(_)) = query {
                sure(lang, debrief)
            } else {
                one(lang, debrief, *today)
            }
        }
        DebriefShown::None => {
            let mut card = none(lang);
            to_list(lang, &mut card);
            card
        }
    }
}

fn none(lang: &Language) -> Card {
    Card::saying(text!(lang, "You have told of no such interview: nothing is changed."))
}

fn to_list(lang: &Language, card: &mut Card) {
    card.look(text!(lang, "My interviews"), Query::Debriefs(DebriefLook::List));
}

fn tell_of_one(lang: &Language, card: &mut Card) {
    let form = Form::Debrief { of: None, so_far: Default::default() };
    card.fill(text!(lang, "Tell of one"), form);
    card.main();
}

fn list(lang: &Language, own: &[OwnDebrief], meant: Option<&ReadyMeant>) -> Card {
    let mut card = if own.is_empty() {
        Card::saying(text!(
            lang,
            "You have told of no real interview yet. Ninety seconds are enough: what was asked, how \
             it went, what you would practise if it were tomorrow. Only you read it."
        ))
    } else {
        Card::saying(text!(lang, "**Your real interviews**, the latest first"))
    };
    card.lines.extend(own.iter().map(|one| head(lang, one)));
    match meant {
        Some(meant) => card.lines.extend(what_ready_meant(lang, meant)),
        None => card.say(text!(
            lang,
            "Whether _ready_ meant ready is not said yet: that takes ten interviews of people whose \
             board said so the day before, ten of others, and that they agreed to be counted."
        )),
    }
    card.pickers = (0..)
        .zip(own.chunks(OPTIONS_MAX))
        .map(|(group, some)| {
            let options = some.iter().map(|one| {
                let begins = one.words.asked.excerpt(BEGINNING_MAX).replace('\n', " ");
                PickerOption {
                    label: fit(&format!("{} · {begins}", one.on), OPTION_LABEL_MAX).into_owned(),
                    description: None,
                    press: Press::Look(Query::Debriefs(DebriefLook::One(one.id))),
                    is_chosen: false,
                }
            });
            Picker { label: text!(lang, "Open one"), options: options.collect(), group }
        })
        .collect();
    tell_of_one(lang, &mut card);
    card
}

/// What *ready* meant, of those whose board said so and of the others.
pub(super) fn what_ready_meant(lang: &Language, meant: &ReadyMeant) -> [String; 2] {
    let ReadyMeant { ready, not_ready } = meant;
    let Became { of, passed, percent, from, to } = *ready;
    let first = counted!(
        lang,
        of,
        "Of {n} whose board said _ready_ the day before, {passed} passed: {percent} %. So few can \
         stand for anything from {from} to {to} %.",
        "Of {n} whose board said _ready_ the day before, {passed} passed: {percent} %. So many can \
         stand for anything from {from} to {to} %.",
        passed,
        percent,
        from,
        to
    );
    let Became { of, passed, percent, from, to } = *not_ready;
    let second = counted!(
        lang,
        of,
        "Of {n} whose board did not, {passed} passed: {percent} %, from {from} to {to} %.",
        "Of {n} whose board did not, {passed} passed: {percent} %, from {from} to {to} %.",
        passed,
        percent,
        from,
        to
    );
    [first, second]
}

/// `**2026-11-25** · went well · offer or next round`.
fn head(lang: &Language, one: &OwnDebrief) -> String {
    let on = format!("**{}**", one.on);
    let went = one.went.map(|went| match went {
        Went::Well => text!(lang, "it went well"),
        Went::Mixed => text!(lang, "it went partly well"),
        Went::Badly => text!(lang, "it went badly"),
    });
    let heard = match one.outcome {
        Some(RealOutcome::Passed) => text!(lang, "offer or next round"),
        Some(RealOutcome::Rejected) => text!(lang, "they said no"),
        Some(RealOutcome::SteppedBack) => text!(lang, "you stepped back"),
        None => text!(lang, "not heard back yet"),
    };
    row([on].into_iter().chain(went).chain([heard]))
}

fn one(lang: &Language, one: &OwnDebrief, today: Date) -> Card {
    let mut card = Card::saying(head(lang, one));
    card.say(text!(lang, "What was asked:"));
    card.say(quotation(one.words.asked.as_str()));
    if let Some(again) = &one.words.again {
        card.say(text!(lang, "What you would practise:"));
        card.say(quotation(again.as_str()));
    }
    card.say(if one.is_counted {
        text!(
            lang,
            "It is counted, without your name, in whether _ready_ meant ready here. You can take \
             that back at any time."
        )
    } else {
        text!(
            lang,
            "It is counted nowhere. If you agree, it counts, without your name, in whether _ready_ \
             meant ready here."
        )
    });
    card.pickers = vec![how_it_went(lang, one), when_it_was(lang, one, today)];
    say_outcomes(lang, &mut card, one.id);
    let count = DebriefAct::Count(one.id, !one.is_counted);
    let label =
        if one.is_counted { text!(lang, "Count it no longer") } else { text!(lang, "Count it") };
    card.buttons.push(act(label, count));
    let form = Form::Debrief { of: Some(one.id), so_far: words_of(&one.words) };
    card.fill(text!(lang, "Change it"), form);
    card.look(text!(lang, "Remove it"), Query::Debriefs(DebriefLook::Sure(one.id)));
    card.danger();
    to_list(lang, &mut card);
    card
}

fn how_it_went(lang: &Language, one: &OwnDebrief) -> Picker {
    let options = [
        (text!(lang, "well"), Went::Well),
        (text!(lang, "partly well"), Went::Mixed),
        (text!(lang, "badly"), Went::Badly),
    ];
    let options = options.map(|(label, went)| PickerOption {
        label,
        description: None,
        press: Press::Do(Command::Debrief(DebriefAct::Went(one.id, went))),
        is_chosen: one.went == Some(went),
    });
    Picker { label: text!(lang, "How did it go?"), options: options.into(), group: 0 }
}

fn when_it_was(lang: &Language, one: &OwnDebrief, today: Date) -> Picker {
    let days = std::iter::successors(Some(today), |day| day.yesterday().ok());
    let mut days: Vec<Date> = days.take(DAYS_BACK).collect();
    if !days.contains(&one.on) {
        days.push(one.on);
    }
    let options = days.into_iter().map(|on| PickerOption {
        label: on.to_string(),
        description: None,
        press: Press::Do(Command::Debrief(DebriefAct::On(one.id, on))),
        is_chosen: one.on == on,
    });
    Picker { label: text!(lang, "When was it?"), options: options.collect(), group: 0 }
}

fn say_outcomes(lang: &Language, card: &mut Card, id: DebriefNo) {
    let all = [
        (text!(lang, "Offer or next round"), RealOutcome::Passed),
        (text!(lang, "No"), RealOutcome::Rejected),
        (text!(lang, "I stepped back"), RealOutcome::SteppedBack),
    ];
    for (label, outcome) in all {
        card.buttons.push(act(label, DebriefAct::Heard(id, outcome)));
    }
}

fn act(label: String, act: DebriefAct) -> Button {
    Button::new(label, Press::Do(Command::Debrief(act)))
}

/// Asked once before it is gone.
fn sure(lang: &Language, one: &OwnDebrief) -> Card {
    let on = one.on;
    let mut card = Card::saying(text!(
        lang,
        "Remove the interview of {on}? It is gone for good then, and counted nowhere.",
        on
    ));
    card.buttons.push(act(text!(lang, "Remove it"), DebriefAct::Remove(one.id)));
    card.danger();
    card.look(text!(lang, "Keep it"), Query::Debriefs(DebriefLook::One(one.id)));
    card
}

/// What became of it.
pub(super) fn answered(lang: &Language, answer: DebriefAnswer) -> Card {
    let mut card = match answer {
        DebriefAnswer::Kept { debrief, is_heard } => {
            let mut card = if is_heard {
                Card::saying(text!(lang, "Saved."))
            } else {
                Card::saying(text!(
                    lang,
                    "Saved. When you hear back, say so here or with /debrief:"
                ))
            };
            if !is_heard {
                say_outcomes(lang, &mut card, debrief);
            }
            card.look(text!(lang, "Open it"), Query::Debriefs(DebriefLook::One(debrief)));
            card.main();
            card
        }
        DebriefAnswer::Removed => Card::saying(text!(lang, "Removed.")),
        DebriefAnswer::TooMany { at_most } => Card::saying(counted!(
            lang,
            at_most,
            "You have told of {n} interview, and that is the most. Remove it first.",
            "You have told of {n} interviews, and that is the most. Remove one first."
        )),
        DebriefAnswer::NoneSuch => none(lang),
    };
    to_list(lang, &mut card);
    card
}

fn words_of(words: &DebriefWords) -> [String; 2] {
    let again = words.again.as_ref().map_or_else(String::new, |text| text.as_str().to_owned());
    [words.asked.as_str().to_owned(), again]
}

/// What the form for a real interview opens with: what the one that is shown says.
pub fn debrief_so_far(shown: &Shown) -> [String; 2] {
    if let Shown::Debriefs(shown) = shown
        && let DebriefShown::One { debrief, .. } = shown.as_ref()
    {
        return words_of(&debrief.words);
    }
    Default::default()
}
