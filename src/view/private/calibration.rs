//! The worked example that a group rates: blind, then beside its authors and the others.

use crate::base::{CalibrationNo, Language, counted, text};
use crate::protocol::{
    CalibrationAct, CalibrationAnswer, CalibrationShown, Command, OwnRound, Query, RoundLine,
};
use crate::rubric::{Choice, SPREAD_FROM, Spread, Tenths};
use crate::view::card::{Button, Card, Press, quoted};
use crate::view::words::{choice, quotation, row, spoken};

use super::ballot::picker;
use super::guide::{RATING, look_at};

/// The group's round.
pub(super) fn shown(lang: &Language, shown: &CalibrationShown) -> Card {
    match shown {
        CalibrationShown::None => Card::saying(text!(
            lang,
            "Nothing is rated together now. Where an organiser turns it on in `/setup`, everybody \
             rates the same worked answer once a month, without knowing its marks, and learns how \
             strictly they mark."
        )),
        CalibrationShown::Open(round) if round.is_in => compared(lang, round),
        CalibrationShown::Open(round) => blind(lang, round),
    }
}

/// What there is to rate, and nothing of what anybody thinks of it.
fn blind(lang: &Language, round: &OwnRound) -> Card {
    let mut card = Card::saying(text!(
        lang,
        "**The answer of the month** — everybody here rates the same one, without knowing what \
         others gave. Saved as you go; what it gets, and how strictly you mark, you read once yours \
         is in."
    ));
    card.say(spoken(lang, &round.question));
    card.say(quotation(&round.answer));
    let all = round.lines.len();
    let done = round.lines.iter().filter(|line| line.own.is_some()).count();
    card.say(counted!(
        lang,
        all,
        "{done} of {n} line filled in.",
        "{done} of {n} lines filled in.",
        done
    ));
    for line in &round.lines {
        card.pickers.push(picker(lang, &line.competency, line.own, |chosen| {
            Press::Do(Command::Calibrate(CalibrationAct::Mark(round.id, line.no, chosen)))
        }));
    }
    card.buttons.push(hand_in(lang, round.id));
    if done == all {
        card.main();
    }
    card.look(text!(lang, "The rubric"), Query::Rubric(round.rubric.clone()));
    look_at(&mut card, &text!(lang, "How to give a mark"), RATING);
    card
}

fn hand_in(lang: &Language, round: CalibrationNo) -> Button {
    let act = Command::Calibrate(CalibrationAct::HandIn(round));
    Button::new(text!(lang, "Hand it in"), Press::Do(act))
}

/// What was given, beside what its authors and the others gave.
fn compared(lang: &Language, round: &OwnRound) -> Card {
    let mut card = Card::saying(text!(lang, "**The answer of the month** — yours is in."));
    card.say(spoken(lang, &round.question));
    card.say(quotation(&round.answer));
    for line in &round.lines {
        card.lines.extend(beside(lang, line));
    }
    if round.in_count < SPREAD_FROM {
        card.say(counted!(
            lang,
            round.in_count,
            "{n} is in. How the group marked it, and how strictly you mark, is said from \
             {from} on.",
            "{n} are in. How the group marked it, and how strictly you mark, is said from \
             {from} on.",
            from = SPREAD_FROM
        ));
    }
    if let Some(severity) = round.severity {
        card.say(strictness(lang, severity));
        card.say(text!(
            lang,
            "That is by all that you and others marked within a year, and nearer to nothing the \
             less that is. Scores take it into account. Only you read it."
        ));
    }
    card.look(text!(lang, "The rubric"), Query::Rubric(round.rubric.clone()));
    look_at(&mut card, &text!(lang, "How to give a mark"), RATING);
    card
}

/// One competency: the member, its authors and why, the group.
fn beside(lang: &Language, line: &RoundLine) -> Vec<String> {
    let (Some(own), Some(authors)) = (line.own, &line.authors) else { return Vec::new() };
    let (name, why) = (quoted(&line.competency.title), quoted(&authors.why));
    let mark = authors.mark;
    let first = match own {
        Choice::Mark(own) => {
            text!(lang, "**{name}: you {own}, its authors {mark}** {why}", name, own, mark, why)
        }
        Choice::CouldNotTell => {
            text!(lang, "**{name}: you could not tell, its authors {mark}** {why}", name, mark, why)
        }
    };
    let group = line.group.map(|group| spread(lang, group));
    [first].into_iter().chain(group).collect()
}

/// `Marks of the group: 2 ×1 · 3 ×4`.
fn spread(lang: &Language, group: Spread) -> String {
    let given = group.given().map(|(mark, count)| {
        let mark = choice(lang, Choice::Mark(mark));
        format!("{mark} ×{count}")
    });
    text!(lang, "Marks of the group: {given}", given = row(given))
}

/// How strictly somebody marks: positive is harsh.
fn strictness(lang: &Language, severity: f64) -> String {
    let by = Tenths::of(severity.abs());
    match by.count() {
        0 => text!(lang, "You mark as your group does."),
        _ if severity > 0.0 => text!(lang, "You mark {by} lower than your group.", by),
        _ => text!(lang, "You mark {by} higher than your group.", by),
    }
}

/// What became of what somebody did in a round.
pub(super) fn answered(lang: &Language, answer: CalibrationAnswer) -> Card {
    let mut card = match answer {
        // The screen shows it.
        CalibrationAnswer::Marked => return Card::default(),
        CalibrationAnswer::HandedIn => {
            Card::saying(text!(lang, "Yours is in. Read how it stands beside the others here:"))
        }
        CalibrationAnswer::Lacks { lines } => Card::saying(counted!(
            lang,
            lines,
            "{n} line is empty still: choose a mark, or _could not tell_.",
            "{n} lines are empty still: choose a mark for each, or _could not tell_."
        )),
        CalibrationAnswer::AlreadyIn => {
            Card::saying(text!(lang, "Yours is in already, and stays as it is."))
        }
        CalibrationAnswer::Over => Card::saying(text!(
            lang,
            "This round is over: nothing is changed. The next one opens at the beginning of a month."
        )),
    };
    look_at_round(lang, &mut card);
    card
}

/// A button that shows the round.
fn look_at_round(lang: &Language, card: &mut Card) {
    card.look(text!(lang, "The answer of the month"), Query::Calibration);
}

/// What members who rate read once, below whatever they are answered next.
pub(super) fn news(lang: &Language) -> Card {
    let mut card = Card::saying(text!(
        lang,
        "There is an answer to rate this month, the same for everybody: three minutes, without \
         knowing what others gave."
    ));
    look_at_round(lang, &mut card);
    card
}
