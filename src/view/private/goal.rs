//! The micro-goal, and the checklist before a mock.

use crate::base::{Language, MemberId, text};
use crate::guide::{Guide, Topic};
use crate::interview::Session;
use crate::progress::Goals;
use crate::protocol::{OwnGoal, Query};
use crate::view::card::{Card, quoted};
use crate::view::words::in_text;

use super::guide::{CHECKLIST, say_card};

/// How a goal is tested.
pub(super) fn next_mock(lang: &Language, test: &str) -> String {
    text!(lang, "How the next mock tests it: {test}", test = quoted(test))
}

/// The goal that this member works on. Where it is one of the files', plan, drill and the test of
/// the next mock come along.
pub(super) fn goal(lang: &Language, goal: Option<&OwnGoal>, goals: &Goals) -> Card {
    let Some(OwnGoal { text, id }) = goal else {
        return Card::saying(text!(
            lang,
            "You have no micro-goal yet. Your next report proposes one, or you write your own \
             there."
        ));
    };
    let mut card =
        Card::saying(text!(lang, "**Your micro-goal** — _{text}_", text = quoted(text.as_str())));
    if let Some(known) = id.as_ref().and_then(|id| goals.find(id)) {
        card.say(text!(lang, "Plan: {if_then}", if_then = quoted(&known.if_then)));
        card.say(text!(lang, "Drill: {drill}", drill = quoted(&known.drill)));
        if let Some(test) = &known.transfer {
            card.say(next_mock(lang, test));
        }
    }
    card.say(text!(
        lang,
        "10 to 20 minutes a day for a week, then the next mock. The raters are asked whether it \
         showed."
    ));
    card
}

/// What to look at before it begins, in one line for somebody who has just checked in: the head of
/// each point of the first section, up to its colon.
pub(super) fn say_checklist_in_short(lang: &Language, card: &mut Card, guide: &Guide) {
    let Some(shown) = guide.card(CHECKLIST) else { return };
    let Some(points) = shown.sections.first() else { return };
    let heads: Vec<String> = points
        .lines
        .iter()
        .map(|line| {
            let head = line.split(':').next().unwrap_or(line);
            in_text(lang, head.trim_end_matches('.'))
        })
        .collect();
    card.say(format!("**{}** — {}", quoted(&shown.title), quoted(&heads.join(" · "))));
    card.look(text!(lang, "The whole list"), Query::Guide(Topic::Card(shown.id.clone())));
}

/// What to look at before it begins.
fn say_checklist(card: &mut Card, guide: &Guide) {
    if let Some(shown) = guide.card(CHECKLIST) {
        say_card(card, shown);
    }
}

/// The checklist, with the goal where the session knows it already.
pub(super) fn checklist(lang: &Language, s: &Session, viewer: MemberId, guide: &Guide) -> Card {
    let mut card = Card::default();
    say_checklist(&mut card, guide);
    card.say(text!(lang, "Objective: {objective}", objective = quoted(s.plan.objective.as_str())));
    if let Some(wanted) = &s.plan.wanted {
        card.say(text!(lang, "Wanted: {wanted}", wanted = quoted(wanted.as_str())));
    }
    let goal = s.turns.iter().find(|t| t.candidate == viewer).and_then(|t| t.goal.as_ref());
    match goal {
        Some(goal) => card.say(text!(
            lang,
            "Your micro-goal: _{goal}_. The raters are asked whether it showed.",
            goal = quoted(goal.as_str())
        )),
        None => card.look(text!(lang, "My micro-goal"), Query::Goal),
    }
    card
}
