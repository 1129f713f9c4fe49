//! The micro-goal, and the checklist before a mock.

use crate::base::MemberId;
use crate::guide::{Guide, Topic};
use crate::interview::Session;
use crate::progress::Goals;
use crate::protocol::{OwnGoal, Query};
use crate::view::card::{Card, quoted};
use crate::view::words::in_text;

use super::guide::{CHECKLIST, say_card};

/// Before the sentence that says how a goal is tested.
pub(super) const NEXT_MOCK: &str = "How the next mock tests it:";

/// The goal that this member works on. Where it is one of the files', plan, drill and the test of
/// the next mock come along.
pub(super) fn goal(goal: Option<&OwnGoal>, goals: &Goals) -> Card {
    let Some(OwnGoal { text, id }) = goal else {
        return Card::saying(
            "You have no micro-goal yet. Your next report proposes one, or you write your own \
             there.",
        );
    };
    let mut card = Card::saying(format!("**Your micro-goal** — _{}_", quoted(text.as_str())));
    if let Some(known) = id.as_ref().and_then(|id| goals.find(id)) {
        card.say(format!("Plan: {}", quoted(&known.if_then)));
        card.say(format!("Drill: {}", quoted(&known.drill)));
        if let Some(test) = &known.transfer {
            card.say(format!("{NEXT_MOCK} {}", quoted(test)));
        }
    }
    card.say(
        "10 to 20 minutes a day for a week, then the next mock. The raters are asked whether \
              it showed.",
    );
    card
}

/// What to look at before it begins, in one line for somebody who has just checked in: the head of
/// each point of the first section, up to its colon.
pub(super) fn say_checklist_in_short(card: &mut Card, guide: &Guide) {
    let Some(shown) = guide.card(CHECKLIST) else { return };
    let Some(points) = shown.sections.first() else { return };
    let heads: Vec<String> = points
        .lines
        .iter()
        .map(|line| {
            let head = line.split(':').next().unwrap_or(line);
            in_text(head.trim_end_matches('.'))
        })
        .collect();
    card.say(format!("**{}** — {}", quoted(&shown.title), quoted(&heads.join(" · "))));
    card.look("The whole list", Query::Guide(Topic::Card(shown.id.clone())));
}

/// What to look at before it begins.
fn say_checklist(card: &mut Card, guide: &Guide) {
    if let Some(shown) = guide.card(CHECKLIST) {
        say_card(card, shown);
    }
}

/// The checklist, with the goal where the session knows it already.
pub(super) fn checklist(s: &Session, viewer: MemberId, guide: &Guide) -> Card {
    let mut card = Card::default();
    say_checklist(&mut card, guide);
    card.say(format!("Objective: {}", quoted(s.plan.objective.as_str())));
    if let Some(wanted) = &s.plan.wanted {
        card.say(format!("Wanted: {}", quoted(wanted.as_str())));
    }
    let goal = s.turns.iter().find(|t| t.candidate == viewer).and_then(|t| t.goal.as_ref());
    match goal {
        Some(goal) => card.say(format!(
            "Your micro-goal: _{}_. The raters are asked whether it showed.",
            quoted(goal.as_str())
        )),
        None => card.look("My micro-goal", Query::Goal),
    }
    card
}
