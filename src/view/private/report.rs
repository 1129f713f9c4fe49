//! The report of a turn: private to who was interviewed and the coaches they agreed to.

use crate::bank::Trigger;
use crate::base::{MemberId, Moment};
use crate::interview::{Tap, limits};
use crate::progress::{Goals, Proposal, Reason};
use crate::protocol::{Command, GoalLine, RaterWords, TurnReport};
use crate::rubric::{CompetencyId, Measured, Tenths, Transfer};
use crate::view::card::{Button, Card, Form, Press, quoted};
use crate::view::words::{
    capital, count, cut, name_of_slug, quotation, time, transfer, trigger_in_text, turn_name, who,
};

use super::{picture, scores, story};

pub(super) fn report(report: &TurnReport, viewer: MemberId, now: Moment, goals: &Goals) -> Card {
    let is_theirs = report.candidate == viewer;
    let which = if report.turns > 1 {
        format!("{} of #{}", turn_name(report.turn), report.number)
    } else {
        format!("#{}", report.number)
    };
    let has_own = report.competencies.iter().any(|c| c.own.is_some());
    let raters = match (report.raters, has_own) {
        (0, false) => "not rated".to_owned(),
        (0, true) => "self only".to_owned(),
        (n, false) => count(usize::from(n), "rater"),
        (n, true) => format!("{} and self", count(usize::from(n), "rater")),
    };
    let mut card =
        Card::saying(format!("**Report — {}, {which}** · {raters}", who(report.candidate)));
    if report.is_coached {
        card.say("Coached: a coach of the group interviewed.");
    }
    if let Some(why) = report.cut {
        card.say(format!("Interrupted: the turn {}.", cut(why)));
    }
    tap(&mut card, report.tap);
    card.picture = picture::levels(report);
    scores::scores(&mut card, report);
    story::timings(&mut card, report);
    story::observers(&mut card, &report.observers);
    story::recording(&mut card, report);
    if let Some(goal) = &report.goal {
        card.say(practised(goal));
    }
    words(&mut card, &report.words);
    proposal(&mut card, report, goals);
    if is_theirs {
        buttons(&mut card, report, now);
        card.say("Private to you. Practice only: not for hiring decisions.");
    } else {
        card.say(format!(
            "This is {}'s report: you see it because they agreed to you as their coach. Keep it \
             between the two of you. Practice only: not for hiring decisions.",
            who(report.candidate)
        ));
    }
    card
}

fn tap(card: &mut Card, tap: Option<Tap>) {
    match tap {
        Some(Tap::Done) => card.say("Your own word on it: done."),
        Some(Tap::NotYet) => card.say("Your own word on it: not yet."),
        None => {}
    }
}

/// The goal that was practised, and what the raters saw of it.
fn practised(goal: &GoalLine) -> String {
    let seen: Vec<String> = [Transfer::Yes, Transfer::Partly, Transfer::NotYet]
        .into_iter()
        .map(|one| (one, goal.seen.iter().filter(|seen| **seen == one).count()))
        .filter(|(_, n)| *n > 0)
        .map(|(one, n)| {
            if goal.seen.len() == 1 {
                transfer(one).to_owned()
            } else {
                format!("{} {n}×", transfer(one))
            }
        })
        .collect();
    let seen =
        if seen.is_empty() { "nobody said whether it showed".to_owned() } else { seen.join(", ") };
    format!("**Micro-goal** _{}_ — showed: {seen}", quoted(goal.text.as_str()))
}

fn words(card: &mut Card, words: &[RaterWords]) {
    if words.is_empty() {
        return;
    }
    card.say("**In their words**");
    for one in words {
        card.say(format!("{}:", who(one.rater)));
        let fields = [
            ("", one.words.observed()),
            ("Why it matters: ", one.words.why()),
            ("Next time: ", one.words.next()),
        ];
        for (name, text) in fields {
            if let Some(text) = text {
                card.say(quotation(name, text.as_str()));
            }
        }
    }
}

fn proposal(card: &mut Card, report: &TurnReport, goals: &Goals) {
    let Some(proposal) = &report.proposal else { return };
    let goal = goals.find(&proposal.goal);
    let behaviour = goal.map_or_else(
        || quoted(&capital(&name_of_slug(&proposal.goal.to_string()))),
        |goal| quoted(&goal.behaviour),
    );
    card.say(format!("**Suggested micro-goal** — _{behaviour}_"));
    if let Some(goal) = goal {
        card.say(format!("Plan: {}", quoted(&goal.if_then)));
    }
    card.say(format!("Why this one: {}.", reasons(proposal, report)));
    card.say("Drill it 10 to 20 minutes a day for a week, then the next mock.");
}

fn reasons(proposal: &Proposal, report: &TurnReport) -> String {
    let all: Vec<String> = proposal.reasons.iter().map(|r| reason(r, report)).collect();
    capital(&all.join("; "))
}

fn reason(reason: &Reason, report: &TurnReport) -> String {
    let at = |level: f64| Tenths::of_level(level);
    let one_of = |tally: &crate::progress::Tally| {
        format!("{} of {}", tally.count, count(tally.of as usize, "answer"))
    };
    match reason {
        Reason::Lowest { competency, level } => {
            let is = if ties(report, *level) > 1 { "is among the lowest" } else { "is lowest" };
            format!("{} {is}, at {}", title(competency, report), at(*level))
        }
        Reason::BelowBar { competency, level } => {
            format!("{} is below the bar, at {}", title(competency, report), at(*level))
        }
        Reason::ProbeNeeded { probe, answers } => {
            let known = Trigger::ALL.into_iter().find(|t| t.name() == probe.to_string());
            let probe = known.map_or_else(
                || quoted(&name_of_slug(&probe.to_string())),
                |known| trigger_in_text(known).to_owned(),
            );
            format!("“{probe}” was needed in {}", one_of(answers))
        }
        Reason::OverTime { answers } => format!("{} ran over time", one_of(answers)),
        Reason::NotTransferred { transfer: Transfer::Partly } => {
            "it has shown only partly so far".to_owned()
        }
        Reason::NotTransferred { transfer: Transfer::NotYet | Transfer::Yes } => {
            "it has not shown clearly yet".to_owned()
        }
    }
}

/// Competencies of this turn that show the same number as `level`.
fn ties(report: &TurnReport, level: f64) -> usize {
    let shown = Tenths::of_level(level);
    let all = report.scores.iter().flat_map(|scores| &scores.competencies);
    all.filter_map(Measured::score).filter(|s| Tenths::of_level(s.level) == shown).count()
}

/// A competency by the report's own title where that spells the id, else by the id's words.
fn title(id: &CompetencyId, report: &TurnReport) -> String {
    let name = name_of_slug(&id.to_string());
    let found =
        report.competencies.iter().find(|c| c.title.to_lowercase().replace('-', " ") == name);
    quoted(&found.map_or_else(|| capital(&name), |line| line.title.clone()))
}

fn buttons(card: &mut Card, report: &TurnReport, now: Moment) {
    let (session, turn) = (report.session, report.turn);
    if report.proposal.is_some() {
        let take = Press::Do(Command::TakeGoal { session, turn });
        card.buttons.push(Button::new("Take this goal", take).main());
    }
    card.fill("Write my own", Form::Goal { session, turn });
    // Later than this the session is closed, and its recording with it.
    let closes_at = report.made_at + limits::REPORT_FOR;
    if report.recording.is_none() && now < closes_at {
        card.say(format!("A recording link can be added until {}.", time(closes_at)));
        card.fill("Add a recording link", Form::Recording { session });
    }
}
