//! A member's sessions of before, a page at a time, and two of their turns side by side.

use crate::bank::Trigger;
use crate::base::{Language, SessionId, Span, text};
use crate::interview::{Seat, TurnNo};
use crate::protocol::{
    Attempt, Attempts, Command, CompetencyLine, DrillOf, GoalLine, Past, PastLine, PastLook,
    PastShown, Probed, Query, TimingLine, TurnReport,
};
use crate::rubric::{CompetencyId, Measured, Score, Tenths};
use crate::view::card::{Button, Card, Picker, PickerOption, Press, quoted};
use crate::view::words::{aim, fit, long, quotation, row, seat, seconds, spoken, trigger_in_text};

use super::report::showed;
use super::thanks;

/// Longest name of a format in a list.
const TITLE_MAX: usize = 40;

/// What is shown of them.
pub(super) fn past(lang: &Language, shown: &PastShown, query: &Query) -> Card {
    match (shown, query) {
        (PastShown::Beside(both), _) => beside(lang, both),
        (PastShown::Thanks(all), _) => thanks::thanks(lang, all),
        (PastShown::Attempts(of), _) => attempts(lang, of.as_deref()),
        (PastShown::Page(past), Query::Past(PastLook::Choose(session, turn, _))) => {
            choose(lang, past, (*session, *turn))
        }
        (PastShown::Page(past), Query::Past(PastLook::Drills(_))) => drills(lang, past),
        (PastShown::Page(past), _) => page(lang, past),
    }
}

/// A page of drills, which would crowd the others.
fn drills(lang: &Language, past: &Past) -> Card {
    let mut card = Card::saying(text!(lang, "**Your drills here**, the newest first"));
    card.lines.extend(past.lines.iter().map(|one| line(lang, one)));
    let beside = |session, _| Query::Past(PastLook::Attempts(session, None));
    pick(&mut card, lang, past, text!(lang, "Put one beside the one before"), beside);
    let open = |session, turn| Query::Report(session, turn);
    pick(&mut card, lang, past, text!(lang, "Open a report"), open);
    turns_of_pages(lang, &mut card, past, PastLook::Drills);
    card.look(text!(lang, "My sessions"), Query::Past(PastLook::Page(None)));
    card
}

/// What stands apart from sessions.
fn beside_sessions(lang: &Language, card: &mut Card, past: &Past) {
    if past.has_drills {
        card.look(text!(lang, "My drills"), Query::Past(PastLook::Drills(None)));
    }
    if past.has_thanks {
        card.look(text!(lang, "Thanks for me"), Query::Past(PastLook::Thanks));
    }
}

fn page(lang: &Language, past: &Past) -> Card {
    if past.lines.is_empty() && !past.has_newer {
        let mut card = Card::saying(text!(
            lang,
            "You have taken part in no session here yet. Each one stands here once it was held, \
             with its report."
        ));
        beside_sessions(lang, &mut card, past);
        return card;
    }
    let mut card = Card::saying(text!(lang, "**Your sessions here**, the newest first"));
    card.lines.extend(past.lines.iter().map(|one| line(lang, one)));
    let open = |session, turn| Query::Report(session, turn);
    pick(&mut card, lang, past, text!(lang, "Open a report"), open);
    let turns = past.lines.iter().filter(|one| one.turn.is_some()).count();
    if turns > 1 || past.has_newer || past.older.is_some() {
        let first = |session, turn| Query::Past(PastLook::Choose(session, turn, None));
        pick(&mut card, lang, past, text!(lang, "Put one beside another"), first);
    }
    turns_of_pages(lang, &mut card, past, PastLook::Page);
    beside_sessions(lang, &mut card, past);
    card
}

fn choose(lang: &Language, past: &Past, (session, turn): (SessionId, TurnNo)) -> Card {
    let mut card = Card::saying(text!(lang, "**Which one stands beside it?** The newest first:"));
    card.lines
        .extend(past.lines.iter().filter(|one| one.turn.is_some()).map(|one| line(lang, one)));
    let beside = |other, its| Query::Past(PastLook::Beside([(session, turn), (other, its)]));
    let others = past.lines.iter().filter(|one| one.session != session).cloned().collect();
    let others = Past { lines: others, ..Past::default() };
    pick(&mut card, lang, &others, text!(lang, "And this one"), beside);
    turns_of_pages(lang, &mut card, past, |before| PastLook::Choose(session, turn, before));
    card
}

/// `#57 · 24 November · One-on-one · candidate · interviewer`.
fn line(lang: &Language, one: &PastLine) -> String {
    let format = one.format.as_ref().map(|title| quoted(&fit(lang.title(title), TITLE_MAX)));
    // Whoever had a seat rates as a matter of course.
    let is_rater = one.is_rater && one.turn.is_none() && !one.is_interviewer && !one.is_observer;
    let was = [
        one.turn.map(|_| seat(lang, Seat::Candidate)),
        one.is_interviewer.then(|| seat(lang, Seat::Interviewer)),
        one.is_observer.then(|| seat(lang, Seat::Observer)),
        is_rater.then(|| text!(lang, "you rated")),
    ];
    let head = [format!("**#{}**", one.number), long(one.at)];
    row(head.into_iter().chain(format).chain(was.into_iter().flatten()))
}

/// A picker of the turns that have a report.
fn pick(
    card: &mut Card,
    lang: &Language,
    past: &Past,
    label: String,
    query: impl Fn(SessionId, TurnNo) -> Query,
) {
    let option = |one: &PastLine| {
        Some(PickerOption {
            label: format!("#{}", one.number),
            description: one.format.as_ref().map(|title| fit(lang.title(title), TITLE_MAX).into()),
            press: Press::Look(query(one.session, one.turn?)),
            is_chosen: false,
        })
    };
    let options: Vec<PickerOption> = past.lines.iter().filter_map(option).collect();
    if !options.is_empty() {
        card.pickers.push(Picker { label, options, group: 0 });
    }
}

fn turns_of_pages(
    lang: &Language,
    card: &mut Card,
    past: &Past,
    look: impl Fn(Option<SessionId>) -> PastLook,
) {
    if past.has_newer {
        card.look(text!(lang, "The newest"), Query::Past(look(None)));
    }
    if let Some(older) = past.older {
        card.look(text!(lang, "Older"), Query::Past(look(Some(older))));
    }
}

/// Attempts at one question, the earlier first: how long they took, what they drew, and what was
/// said where that is kept.
fn attempts(lang: &Language, of: Option<&Attempts>) -> Card {
    let Some(of) = of else {
        let mut card = Card::saying(text!(
            lang,
            "There is nothing to compare yet. Drill a question and try it again; both attempts \
             stand side by side here."
        ));
        let drill = Press::Do(Command::Drill(DrillOf::Any));
        card.buttons.push(Button::new(text!(lang, "Begin a drill"), drill));
        return card;
    };
    let mut card = Card::saying(match &of.prompt {
        Some(prompt) => format!("**{}**", spoken(lang, prompt)),
        None => text!(lang, "**Two attempts at one question**"),
    });
    card.lines.extend(of.target_s.map(|target| text!(lang, "Aim: {aim}.", aim = aim(target))));
    for one in &of.both {
        card.lines.push(attempt(lang, one));
        card.lines.extend(one.kept.iter().map(|said| quotation(said.as_str())));
    }
    match of.both.as_slice() {
        [before, after] => card.lines.extend(
            before.took.zip(after.took).map(|(before, after)| by_how_much(lang, before, after)),
        ),
        _ => card.say(text!(
            lang,
            "It was asked once so far. Try it again, and both attempts stand side by side here."
        )),
    }
    if of.both.iter().all(|one| one.kept.is_empty()) {
        card.say(text!(
            lang,
            "What you said stands here where you typed it and kept it for your goal."
        ));
    }
    let option = |(session, number): &(SessionId, u32)| PickerOption {
        label: format!("#{number}"),
        description: None,
        press: Press::Look(Query::Past(PastLook::Attempts(of.of, Some(*session)))),
        is_chosen: false,
    };
    let options: Vec<PickerOption> = of.others.iter().map(option).collect();
    if !options.is_empty() {
        let label = text!(lang, "Another one beside it");
        card.pickers.push(Picker { label, options, group: 0 });
    }
    if of.can_try_again {
        let again = Press::Do(Command::Drill(DrillOf::Again(of.of)));
        card.buttons.push(Button::new(text!(lang, "Again"), again).main());
    }
    card
}

/// `#3 · 24 November 18:01 · 35 s · follow-ups: no number (20 s)`.
fn attempt(lang: &Language, one: &Attempt) -> String {
    let took = match one.took {
        Some(took) => seconds(lang, took),
        None => text!(lang, "not timed"),
    };
    let probes: Vec<String> = one.probes.iter().map(|one| probed(lang, *one)).collect();
    let probes = if probes.is_empty() {
        text!(lang, "no follow-up")
    } else {
        text!(lang, "follow-ups: {probes}", probes = probes.join(", "))
    };
    row([format!("**#{}**", one.number), long(one.at), took, probes])
}

fn probed(lang: &Language, of: Probed) -> String {
    let probe = match of.probe {
        Some(probe) => trigger_in_text(lang, probe),
        None => text!(lang, "a follow-up"),
    };
    match of.took {
        Some(took) => format!("{probe} ({})", seconds(lang, took)),
        None => probe,
    }
}

fn by_how_much(lang: &Language, before: Span, after: Span) -> String {
    let by = after - before;
    if by > Span::ZERO {
        text!(lang, "{by} longer than before.", by = seconds(lang, by))
    } else if by < Span::ZERO {
        text!(lang, "{by} shorter than before.", by = seconds(lang, before - after))
    } else {
        text!(lang, "As long as before.")
    }
}

/// Two turns of one member, the earlier first: what stands in both, with what became of it.
fn beside(lang: &Language, both: &[TurnReport; 2]) -> Card {
    let [before, after] = both;
    let mut card = Card::saying(text!(
        lang,
        "**#{before} beside #{after}**",
        before = before.number,
        after = after.number
    ));
    for one in both {
        let format = quoted(&fit(lang.title(&one.format), TITLE_MAX));
        card.say(row([format!("**#{}**", one.number), long(one.started_at), format]));
    }
    let is_same_rubric = ids(before).eq(ids(after));
    if !is_same_rubric {
        card.say(text!(
            lang,
            "They were rated on two rubrics, “{one}” and “{other}”: what both have stands here, and \
             numbers of two rubrics cannot be compared.",
            one = quoted(lang.title(&before.rubric)),
            other = quoted(lang.title(&after.rubric))
        ));
    }
    if both.iter().any(|one| one.raters < 2) {
        card.say(text!(
            lang,
            "Where fewer than two people rated there is no number, and what their marks look like \
             stands in words."
        ));
    }
    for (place, line) in after.competencies.iter().enumerate() {
        card.lines.extend(competency(lang, both, place, line, is_same_rubric));
    }
    card.lines.extend(timings(lang, both));
    card.lines.extend(probes(lang, both));
    for one in both {
        card.lines.extend(one.goal.as_ref().map(|goal| its_goal(lang, one.number, goal)));
    }
    for one in both {
        let label = text!(lang, "Report of #{number}", number = one.number);
        card.look(label, Query::Report(one.session, one.turn));
    }
    card
}

/// What was rated, in the rubric's order: the same is comparable.
fn ids(report: &TurnReport) -> impl Iterator<Item = Option<&CompetencyId>> {
    report.competencies.iter().map(|line| line.id.as_ref())
}

/// The line of a competency of the later turn, beside what it was.
fn competency(
    lang: &Language,
    [before, after]: &[TurnReport; 2],
    place: usize,
    line: &CompetencyLine,
    is_same_rubric: bool,
) -> Option<String> {
    let id = line.id.as_ref()?;
    let then = ids(before).position(|other| other == Some(id))?;
    let score = |report: &TurnReport, place: usize| {
        report.scores.as_ref()?.competencies.get(place).and_then(Measured::score).cloned()
    };
    let (one, other) = (score(before, then), score(after, place));
    let was = level(lang, one.as_ref(), &before.competencies[then]);
    let is = level(lang, other.as_ref(), line);
    let title = quoted(lang.title(&line.title));
    let change = one.zip(other).filter(|_| is_same_rubric).map(|both| change(lang, &both));
    let levels = format!("**{title}** {was} → {is}");
    Some(row([levels].into_iter().chain(change)))
}

/// A number with its range, else the words of a single mark.
fn level(lang: &Language, score: Option<&Score>, line: &CompetencyLine) -> String {
    match (score, &line.anchor) {
        (Some(score), _) => text!(
            lang,
            "{level} ± {margin}",
            level = Tenths::of_level(score.shown_level()),
            margin = Tenths::of(score.margin)
        ),
        (None, Some(anchor)) => quoted(anchor),
        (None, None) => text!(lang, "not measured"),
    }
}

/// Whether two numbers differ by more than their raters do: the range of a difference holds both
/// margins.
fn change(lang: &Language, (before, after): &(Score, Score)) -> String {
    let by = after.level - before.level;
    let margin = before.margin.hypot(after.margin);
    if by.abs() <= margin {
        text!(lang, "no more than raters differ")
    } else if by > 0.0 {
        text!(lang, "higher")
    } else {
        text!(lang, "lower")
    }
}

/// How many of the timed answers were over time, and how long the openings took.
fn timings(lang: &Language, both: &[TurnReport; 2]) -> Option<String> {
    let timed = |report: &TurnReport| {
        let timed = |line: &&TimingLine| line.ask == 0 && line.took.is_some();
        let all: Vec<TimingLine> = report.timings.iter().filter(timed).cloned().collect();
        let over = all.iter().filter(|line| line.took.is_some_and(|took| took > line.limit));
        (over.count(), all.len())
    };
    let [(over_before, before), (over_after, after)] = [timed(&both[0]), timed(&both[1])];
    let opening = |report: &TurnReport| {
        let is_opening = |line: &&TimingLine| line.no == 1 && line.ask == 0;
        report.timings.iter().find(is_opening).and_then(|line| line.took)
    };
    let first = opening(&both[0]).zip(opening(&both[1])).map(|(one, other)| {
        let (before, after) = (seconds(lang, one), seconds(lang, other));
        text!(lang, "first question {before} → {after}", before, after)
    });
    let over = (before > 0 && after > 0).then(|| {
        text!(
            lang,
            "over time {over_before} of {before} → {over_after} of {after}",
            over_before,
            before,
            over_after,
            after
        )
    });
    let all: Vec<String> = first.into_iter().chain(over).collect();
    (!all.is_empty()).then(|| text!(lang, "**Timings** {parts}", parts = row(all)))
}

/// In how many answers each follow-up was needed.
fn probes(lang: &Language, [before, after]: &[TurnReport; 2]) -> Option<String> {
    let times = |report: &TurnReport, trigger: Trigger| {
        report.probes.iter().find(|probe| probe.trigger == trigger).map_or(0, |probe| probe.times)
    };
    let all = Trigger::ALL.into_iter().filter_map(|trigger| {
        let (one, other) = (times(before, trigger), times(after, trigger));
        let probe = trigger_in_text(lang, trigger);
        (one + other > 0).then(|| format!("{probe} {one}× → {other}×"))
    });
    let all: Vec<String> = all.collect();
    (!all.is_empty()).then(|| text!(lang, "**Probes needed** {probes}", probes = all.join(", ")))
}

fn its_goal(lang: &Language, number: u32, goal: &GoalLine) -> String {
    text!(
        lang,
        "**Micro-goal in #{number}** _{text}_ — showed: {seen}",
        number,
        text = quoted(goal.text.as_str()),
        seen = showed(lang, goal)
    )
}
