//! The pitch that a member keeps: what it says, how long it takes, and its versions.

use crate::bank::Kind;
use crate::base::{Language, counted, text};
use crate::guide::Topic;
use crate::progress::{PITCH_S, Pitch, PitchLength};
use crate::protocol::{
    Command, DrillOf, PitchAnswer, PitchLook, PitchShown, PitchVersion, Query, Shown,
};
use crate::view::card::{
    Button, Card, Form, OPTION_LABEL_MAX, OPTIONS_MAX, Picker, PickerOption, Press,
};
use crate::view::words::{aim, day, fit, quotation, row};

use super::guide::PITCH;

/// Of what somebody does, so much tells one version from another.
const BEGINNING_MAX: usize = 80;

/// What is seen of it.
pub(super) fn shown(lang: &Language, shown: &PitchShown) -> Card {
    match shown {
        PitchShown::One(None, _) => {
            let mut card = Card::saying(text!(
                lang,
                "You have written no pitch yet. It is what you would say of yourself in 75 to 90 \
                 seconds, in four parts: what you do, two proofs with a number before and after, \
                 why this role, and what you want. Only you read it."
            ));
            build(&mut card, Default::default(), text!(lang, "Build it"));
            to_guide(lang, &mut card);
            card
        }
        PitchShown::One(Some(one), has_others) => version(lang, one, *has_others),
        PitchShown::Versions(all) => versions(lang, all),
    }
}

fn build(card: &mut Card, so_far: [String; 4], label: String) {
    card.fill(label, Form::Pitch { so_far });
    card.main();
}

fn to_guide(lang: &Language, card: &mut Card) {
    if let Ok(pitch) = PITCH.parse() {
        card.look(text!(lang, "How a pitch is built"), Query::Guide(Topic::Card(pitch)));
    }
}

fn version(lang: &Language, one: &PitchVersion, has_others: bool) -> Card {
    let PitchVersion { version, .. } = one;
    let name = text!(lang, "**Your pitch** · version {version}", version);
    let mut card = Card::saying(row([name, day(one.made_at)]));
    for part in one.pitch.parts().into_iter().flatten() {
        card.say(quotation(part.as_str()));
    }
    for line in length(lang, one.pitch.length()) {
        card.say(line);
    }
    let missing = one.pitch.parts().into_iter().filter(Option::is_none).count();
    if missing > 0 {
        card.say(counted!(
            lang,
            missing,
            "One of the four parts is still empty.",
            "{n} of the four parts are still empty."
        ));
    }
    if one.is_current {
        build(&mut card, words_of(&one.pitch), text!(lang, "Change it"));
        let drill = Press::Do(Command::Drill(DrillOf::Kind(Kind::Pitch)));
        card.buttons.push(Button::new(text!(lang, "Drill it"), drill));
    } else {
        let choose = Press::Do(Command::ChoosePitch(one.id));
        card.buttons.push(Button::new(text!(lang, "Use this one"), choose).main());
        card.look(text!(lang, "My pitch"), Query::Pitch(PitchLook::Now));
    }
    if has_others {
        card.look(text!(lang, "Versions"), Query::Pitch(PitchLook::Versions));
    }
    to_guide(lang, &mut card);
    card
}

/// How long it takes to say it, and what would bring it to its time.
fn length(lang: &Language, length: PitchLength) -> Vec<String> {
    let [from, to] = length.seconds;
    let takes = counted!(
        lang,
        length.words,
        "{n} word: {from} to {to} s when you say it, aim {aim}.",
        "{n} words: {from} to {to} s when you say it, aim {aim}.",
        from,
        to,
        aim = aim(PITCH_S)
    );
    let more = length.missing.unsigned_abs();
    let cure = match length.missing {
        0 => None,
        1.. => Some(counted!(
            lang,
            more,
            "There is room for {n} word more: another number, or for whom it mattered.",
            "There is room for {n} words more: another number, or for whom it mattered."
        )),
        _ => Some(counted!(
            lang,
            more,
            "Leave out {n} word: what would be true for everybody goes first.",
            "Leave out {n} words: what would be true for everybody goes first."
        )),
    };
    [takes].into_iter().chain(cure).collect()
}

fn versions(lang: &Language, all: &[PitchVersion]) -> Card {
    let mut card = Card::saying(text!(lang, "**Versions of your pitch**, the newest first"));
    for one in all {
        let number = format!("**{}**", one.version);
        let begins = quotation(&one.pitch.what_i_do.excerpt(BEGINNING_MAX));
        let now = one.is_current.then(|| text!(lang, "the one that counts"));
        let head = row([number, day(one.made_at)].into_iter().chain(now));
        card.say(format!("{head}\n{begins}"));
    }
    card.pickers = (0..)
        .zip(all.chunks(OPTIONS_MAX))
        .map(|(group, some)| {
            let options = some.iter().map(|one| {
                let begins = one.pitch.what_i_do.excerpt(BEGINNING_MAX);
                let label = format!("{} · {}", one.version, begins.replace('\n', " "));
                PickerOption {
                    label: fit(&label, OPTION_LABEL_MAX).into_owned(),
                    description: None,
                    press: Press::Look(Query::Pitch(PitchLook::One(one.id))),
                    is_chosen: false,
                }
            });
            Picker { label: text!(lang, "Open a version"), options: options.collect(), group }
        })
        .collect();
    card.look(text!(lang, "My pitch"), Query::Pitch(PitchLook::Now));
    card
}

/// What became of it.
pub(super) fn answered(lang: &Language, answer: PitchAnswer) -> Card {
    let mut card = Card::saying(match answer {
        PitchAnswer::Counts { version, words } => counted!(
            lang,
            words,
            "Version {version} is your pitch now: {n} word.",
            "Version {version} is your pitch now: {n} words.",
            version
        ),
        PitchAnswer::Same => {
            text!(lang, "Your pitch says that already: no other version is kept of it.")
        }
        PitchAnswer::NoneSuch => text!(lang, "You have no such version: nothing is changed."),
    });
    card.look(text!(lang, "My pitch"), Query::Pitch(PitchLook::Now));
    card
}

fn words_of(pitch: &Pitch) -> [String; 4] {
    pitch.parts().map(|part| part.map_or_else(String::new, |text| text.as_str().to_owned()))
}

/// What the form for a pitch opens with: what the one that is shown says.
pub fn pitch_so_far(shown: &Shown) -> [String; 4] {
    if let Shown::Pitch(shown) = shown
        && let PitchShown::One(Some(one), _) = shown.as_ref()
    {
        return words_of(&one.pitch);
    }
    Default::default()
}
