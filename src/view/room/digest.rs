//! How the group's week went, for everybody to read.

use crate::base::{Language, counted, text};
use crate::protocol::{GroupWeek, Query, WeekSums};
use crate::view::card::Card;
use crate::view::words::{row, together};

/// How the group's week went, as far as members agreed to show it.
pub fn digest(lang: &Language, week: &GroupWeek) -> Card {
    let mut card = Card::saying(text!(lang, "**The group's week**"));
    if week.evenings > 0 {
        card.say(counted!(lang, week.evenings, "{n} evening", "{n} evenings"));
    }
    if let Some(sums) = week.sums {
        let done = sums_of(lang, sums, week.drill_aim);
        if !done.is_empty() {
            card.say(row(done));
            let n = sums.members;
            card.say(text!(lang, "Together, by the {n} who let themselves be counted.", n));
        }
    }
    if !week.kept_goal.is_empty() {
        card.say(counted!(
            lang,
            week.kept_goal.len(),
            "{who} kept a micro-goal.",
            "{who} each kept a micro-goal.",
            who = together(lang, &week.kept_goal)
        ));
    }
    card.say(text!(lang, "Whether you are counted or named here is yours to say."));
    card.look(text!(lang, "My rhythm"), Query::Cadence);
    card
}

/// What was done; what nobody did is left out.
fn sums_of(lang: &Language, sums: WeekSums, drill_aim: Option<u16>) -> Vec<String> {
    let mut done = Vec::new();
    match (sums.drills, drill_aim) {
        (0, _) => {}
        (drills, Some(aim)) => done.push(counted!(
            lang,
            aim,
            "{drills} of {n} drill",
            "{drills} of {n} drills",
            drills
        )),
        (drills, None) => done.push(counted!(lang, drills, "{n} drill", "{n} drills")),
    }
    if sums.practised > 0 {
        done.push(counted!(lang, sums.practised, "{n} mock or solo", "{n} mocks and solos"));
    }
    done
}
