//! The readiness board: what a member has shown, with the sessions that prove it, and for each gap
//! the cheapest next step.

use crate::bank::{Kind, TagSort, Tags};
use crate::base::{Language, MemberId, Span, counted, text};
use crate::calendar::{Date, TimeOfDay};
use crate::interview::TurnNo;
use crate::progress::{
    Board, Fillers, Fit, MOCKS_WANTED, PastTurn, PlannedStep, STEADY, STORIES_WANTED, Stand, Step,
    TimedAnswer,
};
use crate::protocol::{
    Command, DrillOf, ProfileEdit, Query, Readiness, StoryLook, Target, TargetSort,
};
use crate::rubric::{Lack, Tenths, TurnKey};
use crate::view::card::{Button, Card, OPTIONS_MAX, Picker, PickerOption, Press, quoted};
use crate::view::words::{self, capital, day, level, points, row, seconds, together, who};

use super::day_before;
use super::debrief::what_ready_meant;
use super::profile::named;

/// How long an opening should be, where none was timed yet.
const USUAL_OPENING: [Span; 2] = [Span::from_seconds(60), Span::from_seconds(90)];

/// One line of the board: how it stands, and in words what was shown, or what to do next.
struct Line {
    mark: Mark,
    text: String,
    next: Option<String>,
}

#[derive(Clone, Copy, PartialEq, Eq)]
enum Mark {
    Ticked,
    ForNow,
    Open,
}

impl Mark {
    fn of<T>(stand: &Stand<T>) -> Self {
        match stand {
            Stand::Ticked(_) => Self::Ticked,
            Stand::Provisional(_) => Self::ForNow,
            Stand::Open(_) => Self::Open,
        }
    }
}

/// The board of this member, or of somebody who shows it to them.
pub(super) fn readiness(
    lang: &Language,
    of: Option<&Readiness>,
    viewer: MemberId,
    tags: &Tags,
) -> Card {
    let Some(of) = of else {
        return Card::saying(text!(
            lang,
            "They do not show you their readiness board. A member shows it to the coaches who see \
             their reports, with a button below it."
        ));
    };
    let is_own = of.member == viewer;
    let mut card = Card::saying(head(lang, of, tags, is_own));
    let lines = lines(lang, of);
    for line in &lines {
        card.say(line.said(lang));
    }
    if let Some(target) = &of.target {
        way(lang, &mut card, target, is_own);
    }
    card.say(text!(
        lang,
        "It says what was shown in the last 90 days, and promises nothing about a real interview."
    ));
    if let Some(meant) = &of.meant {
        card.lines.extend(what_ready_meant(lang, meant));
    }
    reports(lang, &mut card, of, is_own);
    if is_own {
        drills(lang, &mut card, &of.board);
        open_stories(lang, &mut card, of);
        shown_to(lang, &mut card, of);
    }
    card
}

impl Line {
    fn new<T>(stand: &Stand<T>, text: String) -> Self {
        Self { mark: Mark::of(stand), text, next: None }
    }

    fn then(mut self, next: String) -> Self {
        self.next = (self.mark != Mark::Ticked).then_some(next);
        self
    }

    fn said(&self, lang: &Language) -> String {
        let text = &self.text;
        match (self.mark, &self.next) {
            (Mark::Ticked, _) => format!("✓ {text}"),
            (Mark::ForNow, Some(next)) => {
                text!(lang, "◐ {text}, for now only. Next: {next}", text, next)
            }
            (Mark::Open, Some(next)) => text!(lang, "– {text}. Next: {next}", text, next),
            (Mark::ForNow | Mark::Open, None) => format!("– {text}"),
        }
    }
}

fn head(lang: &Language, of: &Readiness, tags: &Tags, is_own: bool) -> String {
    let role = of.role.as_ref().map(|tag| named(lang, tags, TagSort::Role, tag));
    let aim: Vec<String> = role.into_iter().chain(of.level.map(|one| level(lang, one))).collect();
    let (ticked, lines) = (of.board.ticked(), Board::LINES);
    let stands = if of.board.is_ready() {
        text!(lang, "**Ready: {ticked} of {lines}**", ticked, lines)
    } else {
        text!(lang, "**{ticked} of {lines}** on the readiness board", ticked, lines)
    };
    let whose = (!is_own).then(|| who(lang, of.member));
    let aim = (!aim.is_empty()).then(|| format!("_{}_", aim.join(", ")));
    row([stands].into_iter().chain(whose).chain(aim))
}

fn lines(lang: &Language, of: &Readiness) -> [Line; Board::LINES] {
    [
        bar(lang, of),
        mocks(lang, of),
        openings(lang, of),
        pitch(lang, of),
        recovery(lang, of),
        questions(lang, of),
        stories(lang, of),
        fillers(lang, of),
    ]
}

/// The sessions of these turns, by their numbers: `(#55, #57)`.
fn proof(of: &Readiness, keys: impl IntoIterator<Item = TurnKey>) -> Option<String> {
    let mut numbers: Vec<String> = Vec::new();
    for key in keys {
        let number = of.numbers.get(&key.session).map(|number| format!("#{number}"));
        numbers.extend(number.filter(|number| !numbers.contains(number)));
    }
    (!numbers.is_empty()).then(|| format!("({})", numbers.join(", ")))
}

/// What was shown, with the sessions that prove it.
fn proven(text: String, of: &Readiness, keys: impl IntoIterator<Item = TurnKey>) -> String {
    match proof(of, keys) {
        Some(proof) => format!("{text} {proof}"),
        None => text,
    }
}

fn bar(lang: &Language, of: &Readiness) -> Line {
    let stand = &of.board.bar;
    let Some(turn) = stand.from() else {
        return Line::new(stand, text!(lang, "No final round yet"))
            .then(text!(lang, "plan one with three raters."));
    };
    let said = match (stand, turn.lacks()) {
        (Stand::Ticked(_), _) => text!(lang, "At the bar in a final round"),
        (Stand::Provisional(_), _) => text!(lang, "At the bar in a final round with two raters"),
        (Stand::Open(_), []) => text!(lang, "Not yet at the bar in the last final round"),
        (Stand::Open(_), lacks) => {
            let lacks: Vec<String> = lacks.iter().map(|one| lacking(lang, *one)).collect();
            text!(lang, "The last final round said too little: {lacks}", lacks = lacks.join(" · "))
        }
    };
    let next = if matches!(stand, Stand::Open(_)) && turn.lacks().is_empty() {
        text!(lang, "a week of drills for the goal of its report, then another final round.")
    } else {
        text!(lang, "a final round that three people rate, played to its end.")
    };
    Line::new(stand, proven(said, of, [turn.key])).then(next)
}

fn lacking(lang: &Language, lack: Lack) -> String {
    match lack {
        Lack::AnEnd => text!(lang, "it was broken off"),
        Lack::Raters => text!(lang, "fewer than three raters"),
        Lack::Competencies => text!(lang, "too few competencies were rated"),
    }
}

fn mocks(lang: &Language, of: &Readiness) -> Line {
    let stand = &of.board.mocks;
    let held = stand.from();
    let coached = held.iter().filter(|mock| mock.is_coached).count();
    let (held_count, wanted) = (held.len(), MOCKS_WANTED);
    let said = text!(
        lang,
        "Whole mocks before the final round: {held_count} of {wanted}, coached: {coached}",
        held_count,
        wanted,
        coached
    );
    Line::new(stand, proven(said, of, held.iter().map(|mock| mock.key)))
        .then(text!(lang, "a mock as candidate: one-on-one, before a panel or in a group."))
}

fn openings(lang: &Language, of: &Readiness) -> Line {
    let stand = &of.board.openings;
    let said = if stand.from().len() < STEADY {
        let (count, wanted) = (stand.from().len(), STEADY);
        text!(lang, "Openings on the clock: {count} of {wanted}", count, wanted)
    } else if stand.is_ticked() {
        text!(lang, "Openings steady: {times}", times = times(lang, stand.from()))
    } else {
        text!(lang, "Openings not steady yet: {times}", times = times(lang, stand.from()))
    };
    let aim = aim(stand.from().first().map_or(USUAL_OPENING, |last| last.target));
    Line::new(stand, proven(said, of, stand.from().iter().map(|one| one.key))).then(text!(
        lang,
        "three in a row that keep to {aim}.",
        aim
    ))
}

/// How long answers took, the earliest first.
fn times(lang: &Language, answers: &[TimedAnswer]) -> String {
    let took = |answer: &TimedAnswer| match answer.took {
        Some(took) if !answer.is_interrupted => seconds(lang, took),
        Some(_) | None => text!(lang, "cut short"),
    };
    answers.iter().rev().map(took).collect::<Vec<_>>().join(", ")
}

fn aim(target: [Span; 2]) -> String {
    words::aim(target.map(|end| u32::try_from(end.seconds()).unwrap_or(u32::MAX)))
}

fn pitch(lang: &Language, of: &Readiness) -> Line {
    let stand = &of.board.pitch;
    let Some(last) = stand.from() else {
        return Line::new(stand, text!(lang, "No pitch on the clock yet"))
            .then(text!(lang, "drill it once, in 75 to 90 seconds."));
    };
    let took = times(lang, &[*last]);
    let said = if stand.is_ticked() {
        text!(lang, "A pitch in {took}", took)
    } else {
        text!(lang, "The last pitch: {took}", took)
    };
    Line::new(stand, proven(said, of, [last.key])).then(text!(
        lang,
        "one that keeps to {aim}.",
        aim = aim(last.target)
    ))
}

fn recovery(lang: &Language, of: &Readiness) -> Line {
    let stand = &of.board.recovery;
    let Some(last) = stand.from() else {
        return Line::new(stand, text!(lang, "No question about a weak spot on the clock yet"))
            .then(text!(lang, "drill one."));
    };
    let took = times(lang, &[*last]);
    let said = if stand.is_ticked() {
        text!(lang, "Recovered from a weak spot in {took}", took)
    } else {
        text!(lang, "The last answer to a weak spot, over its limit: {took}", took)
    };
    Line::new(stand, proven(said, of, [last.key])).then(text!(lang, "one that keeps its limit."))
}

fn questions(lang: &Language, of: &Readiness) -> Line {
    let stand = &of.board.questions;
    let Some((turn, asked)) = stand.from().as_ref().and_then(|t| Some((t, t.own_questions?)))
    else {
        return Line::new(stand, text!(lang, "No questions of your own were counted yet"))
            .then(text!(lang, "have three for the employer in the next mock."));
    };
    let said = text!(lang, "Questions for the employer, when last counted: {asked}", asked);
    Line::new(stand, proven(said, of, [turn.key]))
        .then(text!(lang, "have three for the employer in the next mock."))
}

fn stories(lang: &Language, of: &Readiness) -> Line {
    let stand = &of.board.stories;
    let (count, wanted) = (*stand.from(), STORIES_WANTED);
    let said = text!(lang, "Accomplishments with a number: {count} of {wanted}", count, wanted);
    Line::new(stand, said).then(match &of.story_without_number {
        Some((_, title)) => text!(
            lang,
            "add the number to the result of _{title}_: five minutes.",
            title = quoted(title.as_str())
        ),
        None => text!(lang, "write down a story whose result has a number."),
    })
}

fn fillers(lang: &Language, of: &Readiness) -> Line {
    let stand = &of.board.fillers;
    let counted = stand.from().as_ref().and_then(|all: &Fillers| Some((all, all.now.as_ref()?)));
    let Some((all, now)) = counted else {
        return Line::new(stand, text!(lang, "Fillers not counted in three turns yet"))
            .then(text!(lang, "ask an observer to count them."));
    };
    let rate = Tenths::of(now.rate);
    let said = text!(lang, "{rate} fillers a minute", rate);
    let next = text!(
        lang,
        "{target} a minute or fewer over three turns: pause where they come.",
        target = Tenths::of(all.target())
    );
    Line::new(stand, proven(said, of, now.turns.iter().map(|turn| turn.turn))).then(next)
}

/// The way to the date that they prepare for, and what else could be on it.
fn way(lang: &Language, card: &mut Card, of: &Target, is_own: bool) {
    let plan = &of.plan;
    let on = on(of, plan.on);
    let sort = capital(sort(lang, of.sort));
    card.say(if of.days == 0 {
        text!(lang, "**Today: {sort}**", sort)
    } else {
        let in_days = counted!(lang, of.days, "in {n} day", "in {n} days");
        text!(lang, "**{sort} on {on}**, {in_days}", sort, on, in_days)
    });
    match plan.fit {
        Fit::Whole => {}
        Fit::Replanned => card.say(text!(
            lang,
            "What was planned first is over without a mock. On these days everything still fits:"
        )),
        // On the last days there is nothing left to choose.
        Fit::Short { .. } if of.days < 2 => {}
        Fit::Short { fits_from } => {
            let from = self::on(of, fits_from);
            card.say(text!(
                lang,
                "A mock, a week of drills and a mock that checks do not fit before it any more; they \
                 would for a date from {from} on. What still fits:",
                from
            ));
        }
    }
    if let Some(today) = of.day_before.as_ref().filter(|_| is_own) {
        card.say(text!(lang, "What to check today:"));
        card.say(day_before::list(lang, today));
    } else if !plan.steps.is_empty() {
        card.say(points(plan.steps.iter().map(|step| planned(lang, of, step))));
    }
    if is_own {
        let option = |one: TargetSort| PickerOption {
            label: capital(self::sort(lang, one)),
            description: None,
            press: Press::Do(Command::Profile(ProfileEdit::TargetFor(one))),
            is_chosen: one == of.sort,
        };
        let options = TargetSort::ALL.into_iter().map(option).collect();
        card.pickers.push(Picker { label: text!(lang, "What is on that day"), options, group: 0 });
    }
}

fn sort(lang: &Language, sort: TargetSort) -> String {
    match sort {
        TargetSort::Interview => text!(lang, "final round"),
        TargetSort::CheckUp => text!(lang, "yearly check-up"),
        TargetSort::Promotion => text!(lang, "talk about a promotion"),
    }
}

/// A day of theirs, at its noon: so it is the same one for whoever reads it not far away.
fn on(of: &Target, date: Date) -> String {
    let noon = TimeOfDay::new(12 * 60).and_then(|noon| of.clock.at(date, noon));
    noon.map_or_else(|| date.to_string(), day)
}

/// A step, and when it is taken.
fn planned(lang: &Language, of: &Target, step: &PlannedStep) -> String {
    let what = match step.step {
        Step::FirstMock => text!(lang, "a mock that finds the gaps"),
        Step::Drills => text!(lang, "drills, day by day"),
        Step::CheckingMock => text!(lang, "a mock that checks"),
        Step::Checklist => text!(lang, "the checklist of the day before"),
    };
    let from = on(of, step.from);
    let when = if step.from == step.to { from } else { format!("{from} – {}", on(of, step.to)) };
    row([if step.is_done { format!("✓ {what}") } else { what }, when])
}

/// The reports that the board was read from, to open one.
fn reports(lang: &Language, card: &mut Card, of: &Readiness, is_own: bool) {
    let turns: Vec<&PastTurn> = [&of.board.bar, &of.board.questions]
        .into_iter()
        .flat_map(|stand| stand.from().iter())
        .chain(of.board.mocks.from())
        .collect();
    // Drills are nobody else's.
    let keys = of.board.proof();
    let is_shown = |key: &&TurnKey| is_own || turns.iter().any(|turn| turn.key == **key);
    let option = |key: &TurnKey| {
        let number = of.numbers.get(&key.session)?;
        Some(PickerOption {
            label: text!(lang, "Report of #{number}", number),
            description: None,
            press: Press::Look(Query::Report(key.session, TurnNo(key.turn))),
            is_chosen: false,
        })
    };
    let options: Vec<PickerOption> =
        keys.iter().filter(is_shown).filter_map(option).take(OPTIONS_MAX).collect();
    if !options.is_empty() {
        let label = text!(lang, "What it was read from");
        card.pickers.push(Picker { label, options, group: 0 });
    }
}

/// Drills for the gaps that a drill closes.
fn drills(lang: &Language, card: &mut Card, board: &Board) {
    let all = [
        (board.openings.is_ticked(), Kind::Opening, text!(lang, "Drill an opening")),
        (board.pitch.is_ticked(), Kind::Pitch, text!(lang, "Drill the pitch")),
        (board.recovery.is_ticked(), Kind::Pivot, text!(lang, "Drill a weak spot")),
    ];
    for (is_ticked, kind, label) in all {
        if !is_ticked {
            let drill = Press::Do(Command::Drill(DrillOf::Kind(kind)));
            card.buttons.push(Button::new(label, drill));
        }
    }
}

/// The story that lacks its number, or all of them.
fn open_stories(lang: &Language, card: &mut Card, of: &Readiness) {
    if of.board.stories.is_ticked() {
        return;
    }
    match of.story_without_number {
        Some((story, _)) => {
            card.look(text!(lang, "Open the story"), Query::Stories(StoryLook::One(story)));
        }
        None => card.look(text!(lang, "My stories"), Query::Stories(StoryLook::List(None))),
    }
}

/// Who sees it beside its member, and how that is changed.
fn shown_to(lang: &Language, card: &mut Card, of: &Readiness) {
    if of.shown_to.is_empty() {
        card.say(text!(lang, "Only you see this."));
    } else {
        let coaches = together(lang, &of.shown_to);
        card.say(text!(lang, "You show it to {coaches}, and to nobody else.", coaches));
        let hide = Press::Do(Command::ShowBoard { on: false });
        card.buttons.push(Button::new(text!(lang, "Show it to nobody"), hide));
    }
    if of.shown_to.is_empty() && of.has_coach {
        let show = Press::Do(Command::ShowBoard { on: true });
        card.buttons.push(Button::new(text!(lang, "Show it to my coaches"), show));
    }
}

/// To whom the board is shown from now on.
pub(super) fn board_shown_to(lang: &Language, coaches: &[MemberId]) -> Card {
    let mut card = Card::saying(if coaches.is_empty() {
        text!(lang, "Done: nobody but you sees your readiness board.")
    } else {
        text!(
            lang,
            "{coaches} can see your readiness board from now on. You can take it back at any time.",
            coaches = together(lang, coaches)
        )
    });
    card.look(text!(lang, "Readiness board"), Query::Readiness(None));
    card
}

pub(super) fn no_coach_yet(lang: &Language) -> Card {
    Card::saying(text!(
        lang,
        "No coach sees your reports, so there is nobody to show the board to. Name one in your \
         profile first."
    ))
}
