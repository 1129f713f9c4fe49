//! The micro-goal, and the checklist before a mock.

use crate::base::{CleanText, MemberId};
use crate::interview::Session;
use crate::progress::Goals;
use crate::protocol::Query;
use crate::view::card::{Card, quoted};

/// What to look at before it begins.
pub(super) const CHECKLIST: &str = "**Before you start** — format confirmed · microphone and \
     camera tested · recording tested, if you record · résumé and notes at hand · objective clear";

/// The goal that this member works on. Where it is one of the file's, plan and drill come along.
pub(super) fn goal(goal: Option<&CleanText>, goals: &Goals) -> Card {
    let Some(text) = goal else {
        return Card::saying(
            "You have no micro-goal yet. Your next report proposes one, or you write your own \
             there.",
        );
    };
    let mut card = Card::saying(format!("**Your micro-goal** — _{}_", quoted(text.as_str())));
    if let Some(known) = goals.goals.iter().find(|g| g.behaviour == text.as_str()) {
        card.say(format!("Plan: {}", quoted(&known.if_then)));
        card.say(format!("Drill: {}", quoted(&known.drill)));
    }
    card.say(
        "10 to 20 minutes a day for a week, then the next mock. The raters are asked whether \
              it showed.",
    );
    card
}

/// The checklist, with the goal where the session knows it already.
pub(super) fn checklist(s: &Session, viewer: MemberId) -> Card {
    let mut card = Card::saying(CHECKLIST);
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
