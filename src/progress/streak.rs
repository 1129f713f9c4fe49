//! How many weeks in a row somebody practised as often as they mean to (`scoring`: Progress,
//! exactly). A missed week is frozen by itself, once in four; a pause changes nothing.

use std::collections::BTreeMap;

use crate::base::Moment;
use crate::calendar::{Date, Zone, week_of};

/// Solos or mocks as candidate that a week holds, if nothing else was said (`product`: Cadence).
pub const WEEKLY: u8 = 2;
/// The most that a week can be meant to hold.
pub const WEEKLY_MAX: u8 = 7;
/// Coached mocks that a month holds, if nothing else was said.
pub const MONTHLY: u8 = 1;
/// The most that a month can be meant to hold.
pub const MONTHLY_MAX: u8 = 4;
/// None of so many calendar weeks before a frozen one was frozen.
const FREEZE_APART: i64 = 3;
/// Weeks that are looked at: ten years.
const WEEKS_MAX: i64 = 522;

/// What somebody's weeks are made of.
#[derive(Debug, Clone, Copy)]
pub struct Practice<'a> {
    /// By whose clock days begin.
    pub zone: &'a Zone,
    /// When it is looked at.
    pub now: Moment,
    /// When solos and mocks as candidate ended: in any order.
    pub ended: &'a [Moment],
    /// How many a week is meant to hold, from the week of that day on: the earliest first.
    pub weekly: &'a [(Date, u8)],
    /// From a day on, until before another.
    pub pauses: &'a [(Date, Date)],
}

/// The weeks that run.
#[derive(Debug, Clone, Copy, Default, PartialEq, Eq)]
pub struct Streak {
    /// Weeks that were kept, this one too once it is.
    pub weeks: u16,
    /// Weeks between them that were frozen.
    pub frozen: u16,
    /// Solos and mocks of this week.
    pub this_week: u16,
    /// How many it is meant to hold.
    pub weekly: u8,
}

impl Practice<'_> {
    fn weekly_in(&self, week: i64) -> u8 {
        let said = self.weekly.iter().rev().find(|(from, _)| week_of(*from) <= week);
        said.map_or(WEEKLY, |(_, weekly)| *weekly)
    }

    fn is_paused_in(&self, week: i64) -> bool {
        let last = |until: Date| until.yesterday().unwrap_or(until);
        let is_in = |(from, until): &(Date, Date)| {
            from < until && week_of(*from) <= week && week <= week_of(last(*until))
        };
        self.pauses.iter().any(is_in)
    }
}

/// How many weeks run.
pub fn streak(of: &Practice<'_>) -> Streak {
    let Some(this) = of.zone.date(of.now).map(week_of) else { return Streak::default() };
    let mut done: BTreeMap<i64, u16> = BTreeMap::new();
    for date in of.ended.iter().filter_map(|at| of.zone.date(*at)) {
        let week = done.entry(week_of(date)).or_default();
        *week = week.saturating_add(1);
    }
    let in_week = |week| done.get(&week).copied().unwrap_or(0);
    let first = done.keys().next().copied().unwrap_or(this).max(this - WEEKS_MAX);
    let (mut weeks, mut frozen) = (0, 0);
    let mut last_frozen = None;
    for week in first..=this {
        if in_week(week) >= u16::from(of.weekly_in(week)) {
            weeks += 1;
        } else if week == this || of.is_paused_in(week) {
            // Nothing is lost, and nothing won.
        } else if weeks > 0 && last_frozen.is_none_or(|last| week - last > FREEZE_APART) {
            last_frozen = Some(week);
            frozen += 1;
        } else {
            (weeks, frozen) = (0, 0);
        }
    }
    Streak { weeks, frozen, this_week: in_week(this), weekly: of.weekly_in(this) }
}
