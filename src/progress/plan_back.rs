//! Planning back from a date: a mock that finds the gaps, a week of drills, a mock that checks, and
//! the checklist on the day before (`scoring`: Micro-goals, drills, spacing).

use crate::calendar::{Date, days_between, days_later};

use super::wording::WEEK_DAYS;

/// A mock so many days before the date was named still finds the gaps for it.
const MOCK_HOLDS_DAYS: i64 = 14;
/// Within so many days the first mock is looked for, where the date leaves them.
const FIRST_MOCK_WITHIN_DAYS: i64 = 7;

/// A step on the way to the date.
#[derive(Debug, Clone, Copy, PartialEq, Eq)]
pub enum Step {
    /// A mock that finds the gaps.
    FirstMock,
    /// The goal's drill, day by day.
    Drills,
    /// A mock that checks.
    CheckingMock,
    /// The checklist of the day before.
    Checklist,
}

/// When a step is taken, first and last day.
#[derive(Debug, Clone, Copy, PartialEq, Eq)]
pub struct PlannedStep {
    /// Which one.
    pub step: Step,
    /// Its first day.
    pub from: Date,
    /// Its last one.
    pub to: Date,
    /// Whether it was taken.
    pub is_done: bool,
}

/// How the days that are left suffice.
#[derive(Debug, Clone, Copy, PartialEq, Eq)]
pub enum Fit {
    /// Everything fits.
    Whole,
    /// Everything fits, but on other days than it would have: something was late.
    Replanned,
    /// A week of drills between two mocks does not fit any more: the steps are what does. It would
    /// fit a date from this day on.
    Short {
        /// The first such day.
        fits_from: Date,
    },
}

/// The way to a date.
#[derive(Debug, Clone, PartialEq, Eq)]
pub struct PlanBack {
    /// The date.
    pub on: Date,
    /// The steps, in order: from those that were taken to those that are left.
    pub steps: Vec<PlannedStep>,
    /// Whether the days suffice.
    pub fit: Fit,
}

/// The way from `today` to a date that was named on `named_on`; none once the date is over. `mocks`
/// are the days of the member's whole mocks and final rounds as candidate, in any order.
pub fn plan_back(on: Date, named_on: Date, today: Date, mocks: &[Date]) -> Option<PlanBack> {
    if today > on {
        return None;
    }
    let mut mocks: Vec<Date> = mocks
        .iter()
        .copied()
        .filter(|mock| *mock <= today && days_between(*mock, named_on) <= MOCK_HOLDS_DAYS)
        .collect();
    mocks.sort_unstable();
    let first = mocks.first().copied();
    let check = mocks.iter().copied().find(|mock| first.is_some_and(|first| *mock > first));
    let (mut steps, fit) = match (first, check) {
        (Some(first), Some(check)) => {
            (vec![done(first), drills(first, check), checked(check)], Fit::Whole)
        }
        (Some(first), None) => from_first(on, today, first),
        (None, _) => from_nothing(on, named_on, today),
    };
    let before = days_later(on, -1);
    if before >= today {
        let step = Step::Checklist;
        steps.push(PlannedStep { step, from: before, to: before, is_done: false });
    }
    steps.retain(|step| step.from <= step.to);
    Some(PlanBack { on, steps, fit })
}

/// The first mock was held: what follows is measured from it, or from today where the days of the
/// checking mock have gone by.
fn from_first(on: Date, today: Date, first: Date) -> (Vec<PlannedStep>, Fit) {
    let (from, to) = checking(on, first);
    let is_late = to < today;
    let (from, to) = if is_late { checking(on, today) } else { (from, to) };
    let from = from.max(today);
    if to < from {
        let fit = Fit::Short { fits_from: days_later(today, 2) };
        return (vec![done(first), drills(first, on)], fit);
    }
    let fit = if is_late { Fit::Replanned } else { Fit::Whole };
    (
        vec![
            done(first),
            drills(first, from),
            PlannedStep { step: Step::CheckingMock, from, to, is_done: false },
        ],
        fit,
    )
}

fn from_nothing(on: Date, named_on: Date, today: Date) -> (Vec<PlannedStep>, Fit) {
    let step = |step, from, to| PlannedStep { step, from, to, is_done: false };
    // The latest day after which a week of drills and the checking mock still fit.
    let latest = (0..=days_between(today, on))
        .map(|n| days_later(today, n))
        .rfind(|mock| leaves_a_week(on, *mock));
    let Some(latest) = latest else {
        let fits_from = (0..).map(|n| days_later(today, n)).find(|day| leaves_a_week(*day, today));
        let fit = Fit::Short { fits_from: fits_from.unwrap_or(on) };
        // One mock on an early day, and what is left of drills; a second one where a day of drills
        // lies between.
        let left = days_between(today, on);
        let steps = match left {
            0 | 1 => vec![],
            2 | 3 => vec![
                step(Step::FirstMock, today, days_later(today, left - 2)),
                step(Step::Drills, days_later(today, 1), days_later(on, -1)),
            ],
            _ => vec![
                step(Step::FirstMock, today, days_later(today, 1)),
                step(Step::Drills, days_later(today, 2), days_later(on, -3)),
                step(Step::CheckingMock, days_later(on, -2), days_later(on, -2)),
            ],
        };
        return (steps, fit);
    };
    let asked_by = days_later(named_on, FIRST_MOCK_WITHIN_DAYS);
    let by = latest.min(days_later(today, FIRST_MOCK_WITHIN_DAYS)).min(asked_by.max(today));
    let (from, to) = checking(on, by);
    let fit = if today > asked_by { Fit::Replanned } else { Fit::Whole };
    (
        vec![
            step(Step::FirstMock, today, by),
            step(Step::Drills, days_later(by, 1), days_later(from, -1)),
            step(Step::CheckingMock, from, to),
        ],
        fit,
    )
}

/// The days of the checking mock, first and last: from 40 to 20 % of what lies between `first` and
/// the date before it, behind a week of drills, and not on the day before.
fn checking(on: Date, first: Date) -> (Date, Date) {
    let between = days_between(first, on);
    let share = |tenths: i64| (tenths * between + 5) / 10;
    let to = days_later(on, -share(2).max(2));
    let from = days_later(on, -share(4)).max(days_later(first, i64::from(WEEK_DAYS) + 1));
    (from.min(to.max(first)), to)
}

/// Whether a week of drills fits between a mock on that day and the last day of the checking mock.
fn leaves_a_week(on: Date, first: Date) -> bool {
    days_between(first, checking(on, first).1) > i64::from(WEEK_DAYS)
}

fn done(on: Date) -> PlannedStep {
    PlannedStep { step: Step::FirstMock, from: on, to: on, is_done: true }
}

fn checked(on: Date) -> PlannedStep {
    PlannedStep { step: Step::CheckingMock, from: on, to: on, is_done: true }
}

/// From the day behind the first mock to the day before the next one.
fn drills(first: Date, next: Date) -> PlannedStep {
    PlannedStep {
        step: Step::Drills,
        from: days_later(first, 1),
        to: days_later(next, -1),
        is_done: false,
    }
}
