//! The report of a turn: private to who was interviewed and the coaches they agreed to.

use crate::bank::Trigger;
use crate::base::{Language, MemberId, Moment, counted, text};
use crate::interview::{Tap, limits};
use crate::progress::{Goals, Proposal, Reason};
use crate::protocol::{Command, GoalBecomes, GoalLine, Query, RaterWords, ReportPart, TurnReport};
use crate::rubric::{CompetencyId, Measured, Tenths, Transfer};
use crate::view::card::{Button, Card, Form, Press, quoted};
use crate::view::words::{
    capital, cited, cut, fit, name_of_slug, quotation, time, transfer, trigger_in_text, turn_name,
    who,
};

use super::goal::{another_week, words_proposed};
use super::{pair, picture, scores, story, thanks};

/// Raters whose words stand on the first screen, where there is no room for everything.
const FIRST_RATERS_MAX: usize = 3;
/// Characters of all words together, up to which the first screen has everything: a phone shows
/// them and the goal without scrolling far.
const FIRST_WORDS_MAX: usize = 900;
/// Where there are more: characters of each field.
const FIRST_FIELD_MAX: usize = 150;

/// The first screen, or one of its parts.
pub(super) fn shown(
    lang: &Language,
    report: &TurnReport,
    part: Option<ReportPart>,
    viewer: MemberId,
    now: Moment,
    goals: &Goals,
) -> Card {
    let mut card = match part {
        None => return first(lang, report, viewer, now, goals),
        Some(ReportPart::Scores) => {
            let mut card = Card::saying(title(lang, report));
            scores::headline(lang, &mut card, report);
            numbers(lang, &mut card, report);
            card
        }
        Some(ReportPart::Words) => {
            let mut card = Card::saying(title(lang, report));
            words(lang, &mut card, &report.words);
            card
        }
    };
    card.look(text!(lang, "Back to the report"), Query::Report(report.session, report.turn));
    card
}

/// What helps first: what was written, the goal, the next one.
fn first(
    lang: &Language,
    report: &TurnReport,
    viewer: MemberId,
    now: Moment,
    goals: &Goals,
) -> Card {
    let is_theirs = report.candidate == viewer;
    let mut card = Card::saying(title(lang, report));
    if report.is_coached {
        card.say(text!(lang, "Coached: a coach of the group interviewed."));
    }
    if let Some(why) = report.cut {
        card.say(text!(lang, "Interrupted: the turn {why}.", why = cut(lang, why)));
    }
    tap(lang, &mut card, report.tap);
    scores::headline(lang, &mut card, report);
    let has_all = first_words(lang, &mut card, &report.words);
    if let Some(goal) = &report.goal {
        card.say(practised(lang, goal));
    }
    proposal(lang, &mut card, report, goals);
    // Where nobody rated, times and one's own marks are all that there is.
    if report.raters == 0 {
        numbers(lang, &mut card, report);
    }
    goal_buttons(lang, &mut card, report, goals, is_theirs);
    parts(lang, &mut card, report, has_all, is_theirs);
    pair::offer(lang, &mut card, report);
    thanks::offer(lang, &mut card, report);
    if is_theirs {
        add_recording(lang, &mut card, report, now);
        card.say(text!(lang, "Private to you. Practice only: not for hiring decisions."));
    } else {
        card.say(text!(
            lang,
            "This is {candidate}'s report: you see it because they agreed to you as their coach. \
             Keep it between the two of you. Practice only: not for hiring decisions.",
            candidate = who(lang, report.candidate)
        ));
    }
    card
}

/// Whose report it is, and how many rated.
fn title(lang: &Language, report: &TurnReport) -> String {
    let which = if report.turns > 1 {
        text!(
            lang,
            "{turn} of #{number}",
            turn = turn_name(lang, report.turn),
            number = report.number
        )
    } else {
        format!("#{}", report.number)
    };
    let has_own = report.competencies.iter().any(|c| c.own.is_some());
    let raters = match (report.raters, has_own) {
        (0, false) => text!(lang, "not rated"),
        (0, true) => text!(lang, "self only"),
        (n, false) => counted!(lang, n, "{n} rater", "{n} raters"),
        (n, true) => counted!(lang, n, "{n} rater and self", "{n} raters and self"),
    };
    text!(
        lang,
        "**Report — {candidate}, {which}** · {raters}",
        candidate = who(lang, report.candidate),
        which,
        raters
    )
}

fn tap(lang: &Language, card: &mut Card, tap: Option<Tap>) {
    match tap {
        Some(Tap::Done) => card.say(text!(lang, "Your own word on it: done.")),
        Some(Tap::NotYet) => card.say(text!(lang, "Your own word on it: not yet.")),
        None => {}
    }
}

/// Whether the goal that was practised showed, as the raters saw it.
pub(super) fn showed(lang: &Language, goal: &GoalLine) -> String {
    let seen: Vec<String> = [Transfer::Yes, Transfer::Partly, Transfer::NotYet]
        .into_iter()
        .map(|one| (one, goal.seen.iter().filter(|seen| **seen == one).count()))
        .filter(|(_, n)| *n > 0)
        .map(|(one, n)| {
            if goal.seen.len() == 1 {
                transfer(lang, one)
            } else {
                format!("{} {n}×", transfer(lang, one))
            }
        })
        .collect();
    if seen.is_empty() { text!(lang, "nobody said whether it showed") } else { seen.join(", ") }
}

/// The goal that was practised, what the raters saw of it, and what becomes of it.
fn practised(lang: &Language, goal: &GoalLine) -> String {
    let seen = showed(lang, goal);
    let text = quoted(goal.text.as_str());
    let showed = match goal.was {
        Some(was) => text!(
            lang,
            "**Micro-goal** _{text}_ — showed: {seen} (was: {was})",
            text,
            seen,
            was = transfer(lang, was)
        ),
        None => text!(lang, "**Micro-goal** _{text}_ — showed: {seen}", text, seen),
    };
    match goal.becomes {
        Some(GoalBecomes::Kept) => {
            format!("{showed}\n{}", text!(lang, "It showed in two mocks: it is kept."))
        }
        Some(GoalBecomes::OnceMore) => {
            format!("{showed}\n{}", text!(lang, "Once more in another mock, and it is kept."))
        }
        None => showed,
    }
}

/// As much of what the raters wrote as the first screen has room for; whether that is everything.
fn first_words(lang: &Language, card: &mut Card, all: &[RaterWords]) -> bool {
    let fields = |one: &RaterWords| {
        let fields = [one.words.observed(), one.words.why(), one.words.next()];
        fields.iter().flatten().map(|text| text.as_str().chars().count()).sum::<usize>()
    };
    if all.len() <= FIRST_RATERS_MAX && all.iter().map(fields).sum::<usize>() <= FIRST_WORDS_MAX {
        words(lang, card, all);
        return true;
    }
    card.say(text!(lang, "**In their words**"));
    for one in all.iter().take(FIRST_RATERS_MAX) {
        card.say(format!("{}:", who(lang, one.rater)));
        if let Some(text) = one.words.observed() {
            card.say(quotation(&fit(text.as_str(), FIRST_FIELD_MAX)));
        }
        if let Some(text) = one.words.next() {
            card.say(next_time(lang, &fit(text.as_str(), FIRST_FIELD_MAX)));
        }
    }
    false
}

fn words(lang: &Language, card: &mut Card, words: &[RaterWords]) {
    if words.is_empty() {
        return;
    }
    card.say(text!(lang, "**In their words**"));
    for one in words {
        card.say(format!("{}:", who(lang, one.rater)));
        if let Some(text) = one.words.observed() {
            card.say(quotation(text.as_str()));
        }
        if let Some(text) = one.words.why() {
            let text = quoted(text.as_str());
            card.say(cited(&text!(lang, "Why it matters: {text}", text)));
        }
        if let Some(text) = one.words.next() {
            card.say(next_time(lang, text.as_str()));
        }
    }
}

fn next_time(lang: &Language, text: &str) -> String {
    cited(&text!(lang, "Next time: {text}", text = quoted(text)))
}

/// The numbers: for whoever wants to know more than what to do next.
fn numbers(lang: &Language, card: &mut Card, report: &TurnReport) {
    card.picture = picture::levels(report);
    scores::scores(lang, card, report, story::untimed(lang, report));
    story::timings(lang, card, report);
    story::observers(lang, card, &report.observers);
    story::recording(lang, card, report);
}

fn proposal(lang: &Language, card: &mut Card, report: &TurnReport, goals: &Goals) {
    let Some(proposal) = &report.proposal else { return };
    let goal = goals.find(&proposal.goal);
    let behaviour = goal.map_or_else(
        || quoted(&capital(name_of_slug(&proposal.goal.to_string()))),
        |goal| quoted(&goal.behaviour),
    );
    card.say(text!(lang, "**Suggested micro-goal** — _{behaviour}_", behaviour));
    if let Some(goal) = goal {
        card.say(text!(lang, "Plan: {if_then}", if_then = quoted(&goal.if_then)));
    }
    card.say(text!(lang, "Why this one: {reasons}.", reasons = reasons(lang, proposal, report)));
}

/// Facts that speak for a goal and are told; what else does is among the scores and timings.
const REASONS_MAX: usize = 3;

fn reasons(lang: &Language, proposal: &Proposal, report: &TurnReport) -> String {
    let all: Vec<String> =
        proposal.reasons.iter().take(REASONS_MAX).map(|r| reason(lang, r, report)).collect();
    capital(all.join("; "))
}

fn reason(lang: &Language, reason: &Reason, report: &TurnReport) -> String {
    let at = |level: f64| Tenths::of_level(level);
    let one_of = |tally: &crate::progress::Tally| {
        counted!(
            lang,
            tally.of,
            "{count} of {n} answer",
            "{count} of {n} answers",
            count = tally.count
        )
    };
    match reason {
        // One rater's mark gives no number.
        Reason::Lowest { competency: id, .. } if report.scores.is_none() => {
            text!(lang, "{title} is lowest", title = competency(id, report))
        }
        Reason::BelowBar { competency: id, .. } if report.scores.is_none() => {
            text!(lang, "{title} is below the bar", title = competency(id, report))
        }
        Reason::Lowest { competency: id, level } => {
            let (title, level, ties) = (competency(id, report), at(*level), ties(report, *level));
            match ties {
                0 | 1 => text!(lang, "{title} is lowest, at {level}", title, level),
                2.. => text!(lang, "{title} is among the lowest, at {level}", title, level),
            }
        }
        Reason::BelowBar { competency: id, level } => {
            text!(
                lang,
                "{competency} is below the bar, at {level}",
                competency = competency(id, report),
                level = at(*level)
            )
        }
        Reason::ProbeNeeded { probe, answers } => {
            let known = Trigger::ALL.into_iter().find(|t| t.name() == probe.to_string());
            let probe = known.map_or_else(
                || quoted(&name_of_slug(&probe.to_string())),
                |known| trigger_in_text(lang, known),
            );
            text!(lang, "“{probe}” was needed in {answers}", probe, answers = one_of(answers))
        }
        Reason::OverTime { answers } => {
            text!(lang, "{answers} ran over time", answers = one_of(answers))
        }
        Reason::NotTransferred { transfer: Transfer::Partly } => {
            text!(lang, "it has shown only partly so far")
        }
        Reason::NotTransferred { transfer: Transfer::NotYet | Transfer::Yes } => {
            text!(lang, "it has not shown clearly yet")
        }
    }
}

/// Competencies of this turn that show the same number as `level`.
fn ties(report: &TurnReport, level: f64) -> usize {
    let shown = Tenths::of_level(level);
    let all = report.scores.iter().flat_map(|scores| &scores.competencies);
    all.filter_map(Measured::score).filter(|s| Tenths::of_level(s.level) == shown).count()
}

/// A competency by its title in the report, else by the words of its id.
fn competency(id: &CompetencyId, report: &TurnReport) -> String {
    let found = report.competencies.iter().find(|line| line.id.as_ref() == Some(id));
    let title = found.map(|line| line.title.clone());
    quoted(&title.unwrap_or_else(|| capital(name_of_slug(&id.to_string()))))
}

/// The next goal: its candidate takes or words it, or a coach does for them.
fn goal_buttons(
    lang: &Language,
    card: &mut Card,
    report: &TurnReport,
    goals: &Goals,
    is_theirs: bool,
) {
    let (session, turn) = (report.session, report.turn);
    let [take, write] = if is_theirs {
        [text!(lang, "Take this goal"), text!(lang, "Write my own")]
    } else {
        [text!(lang, "Set this goal for them"), text!(lang, "Set a goal of my own for them")]
    };
    if report.proposal.is_some() {
        let press = Press::Do(Command::TakeGoal { session, turn });
        card.buttons.push(Button::new(take, press).main());
    }
    let stays = |goal: &GoalLine| !goal.seen.is_empty() && goal.becomes != Some(GoalBecomes::Kept);
    if is_theirs && report.goal.as_ref().is_some_and(stays) {
        card.buttons.push(another_week(lang));
    }
    let so_far = words_proposed(report, goals);
    card.fill(write, Form::Goal { from: Some((session, turn)), so_far });
}

/// What the first screen has no room for, and what was said: that is for who said it.
fn parts(lang: &Language, card: &mut Card, report: &TurnReport, has_all: bool, is_theirs: bool) {
    let (session, turn) = (report.session, report.turn);
    let part = |part| Query::ReportPart(session, turn, part);
    if !has_all {
        card.look(text!(lang, "All their words"), part(ReportPart::Words));
    }
    if report.raters > 0 {
        card.look(text!(lang, "Scores"), part(ReportPart::Scores));
    }
    if is_theirs && !report.timings.is_empty() {
        card.look(text!(lang, "What I said"), Query::Answers(session, turn));
    }
}

fn add_recording(lang: &Language, card: &mut Card, report: &TurnReport, now: Moment) {
    // Later than this the session is closed, and its recording with it.
    let closes_at = report.made_at + limits::REPORT_FOR;
    if report.recording.is_none() && !report.is_private && now < closes_at {
        card.say(text!(
            lang,
            "A recording link can be added until {closes_at}.",
            closes_at = time(closes_at)
        ));
        let session = report.session;
        card.fill(text!(lang, "Add a recording link"), Form::Recording { session });
    }
}
