//! When several people can meet: the best times of the next two weeks, whatever the zones they live
//! in and the clock changes between. It proposes; it never books.

use std::cmp::Reverse;
use std::collections::BTreeMap;

use jiff::civil::Date;

use crate::base::{Moment, Span};

use super::availability::Availability;
use super::tier::Tier;
use super::zone::Zone;

/// How far ahead is looked.
const OVERLAP_DAYS: i64 = 14;
/// Times start at quarters of an hour of UTC.
const QUARTER_MIN: usize = 15;
/// Times that are proposed for one local day of who asks, and in all.
const A_DAY_MAX: usize = 2;
/// Times that are proposed in all.
const OVERLAPS_MAX: usize = 10;

const QUARTER: Span = Span::from_minutes(15);
const MINUTE: Span = Span::from_minutes(1);
const HOURS_A_DAY: usize = 24;

/// Somebody who said when they can, and the zone in which they mean it.
#[derive(Debug, Clone)]
pub struct Attendee {
    /// Their zone.
    pub zone: Zone,
    /// When they can.
    pub availability: Availability,
}

/// What is looked for.
#[derive(Debug, Clone)]
pub struct Wanted {
    /// From when on.
    pub now: Moment,
    /// How long it lasts, in minutes.
    pub minutes: u16,
    /// How many have to come for it to be worth proposing.
    pub least: usize,
    /// The zone of who asks: in its days times are counted.
    pub zone: Zone,
}

/// A time at which some can meet: who, by their places among those who were asked about.
#[derive(Debug, Clone, PartialEq, Eq)]
pub struct Overlap {
    /// When it begins.
    pub at: Moment,
    /// Who can.
    pub can: Vec<usize>,
    /// Who would rather not, and comes.
    pub rather_not: Vec<usize>,
}

/// How many can begin in one hour of a day at best.
#[derive(Debug, Clone, Copy, Default, PartialEq, Eq, PartialOrd, Ord)]
pub struct Heat {
    /// How many can.
    pub can: usize,
    /// How many more would rather not, and come.
    pub rather_not: usize,
}

/// When people can meet.
#[derive(Debug, Clone, PartialEq, Eq)]
pub struct Overlaps {
    /// The best times, the best first: more who can, then more who would rather not, then earlier.
    /// None overlaps a better one; at most two lie on one local day of who asks, ten in all.
    pub best: Vec<Overlap>,
    /// The local days of who asks, from today on, and how many can begin in each of their 24 hours.
    pub days: Vec<(Date, [Heat; HOURS_A_DAY])>,
}

/// When these people can meet in the next two weeks.
pub fn overlaps(people: &[Attendee], wanted: &Wanted) -> Overlaps {
    let Wanted { now, minutes, least, zone } = wanted;
    let starts = starts(*now);
    let length = usize::from(*minutes);
    let tiers: Vec<Vec<Tier>> = people.iter().map(|one| tiers(one, &starts, length)).collect();
    let all: Vec<Overlap> = starts
        .iter()
        .enumerate()
        .map(|(no, at)| {
            let of = |tier: Tier| {
                let people = tiers.iter().enumerate();
                people.filter(|(_, tiers)| tiers[no] == tier).map(|(who, _)| who).collect()
            };
            Overlap { at: *at, can: of(Tier::Can), rather_not: of(Tier::RatherNot) }
        })
        .collect();
    let days = days(&all, zone);
    Overlaps { best: best(all, zone, Span::from_minutes((*minutes).into()), *least), days }
}

/// Quarters of an hour from `now` on, as far as is looked.
fn starts(now: Moment) -> Vec<Moment> {
    let into = now.ms().rem_euclid(QUARTER.ms());
    let first = if into == 0 { now } else { now + Span::from_ms(QUARTER.ms() - into) };
    let end = now + Span::from_hours(24 * OVERLAP_DAYS);
    std::iter::successors(Some(first), |at| Some(*at + QUARTER))
        .take_while(|at| *at < end)
        .collect()
}

/// The tier of one person for what begins at each of these quarters: the worst of its minutes.
fn tiers(of: &Attendee, starts: &[Moment], length: usize) -> Vec<Tier> {
    let Some(first) = starts.first() else { return Vec::new() };
    let count = starts.len() * QUARTER_MIN + length;
    let minutes = of.minutes(*first, count);
    let (can, any) = (runs(&minutes, Tier::Can), runs(&minutes, Tier::RatherNot));
    let places = (0..starts.len()).map(|no| no * QUARTER_MIN);
    places
        .map(|at| match () {
            () if can[at] >= length => Tier::Can,
            () if any[at] >= length => Tier::RatherNot,
            () => Tier::Not,
        })
        .collect()
}

/// For how many minutes from each on they come at least so gladly.
fn runs(minutes: &[Tier], least: Tier) -> Vec<usize> {
    let mut all = vec![0; minutes.len()];
    let mut run = 0;
    for (at, tier) in minutes.iter().enumerate().rev() {
        run = if *tier >= least { run + 1 } else { 0 };
        all[at] = run;
    }
    all
}

impl Attendee {
    /// The tier of so many minutes from `first` on, or a few more.
    fn minutes(&self, first: Moment, count: usize) -> Vec<Tier> {
        let mut days: BTreeMap<Date, Vec<Tier>> = BTreeMap::new();
        let mut all = Vec::with_capacity(count + QUARTER_MIN);
        let mut at = first;
        while all.len() < count {
            let Some((date, time)) = self.zone.date(at).zip(self.zone.time(at)) else {
                all.push(Tier::Not);
                at += MINUTE;
                continue;
            };
            let day = days.entry(date).or_insert_with(|| self.availability.day(date));
            let from = usize::from(time.minutes());
            // Wall time runs on for a quarter of an hour at whose ends the clock is as far ahead of
            // UTC; where it changes, and at midnight, minutes are looked up one by one.
            let runs_on = self.zone.ahead(at) == self.zone.ahead(at + QUARTER);
            let step = if runs_on && from + QUARTER_MIN <= day.len() { QUARTER_MIN } else { 1 };
            all.extend_from_slice(&day[from..from + step]);
            at += if step == 1 { MINUTE } else { QUARTER };
        }
        all
    }
}

fn days(all: &[Overlap], zone: &Zone) -> Vec<(Date, [Heat; HOURS_A_DAY])> {
    let mut days: BTreeMap<Date, [Heat; HOURS_A_DAY]> = BTreeMap::new();
    for one in all {
        let Some((date, time)) = zone.date(one.at).zip(zone.time(one.at)) else { continue };
        let hours = days.entry(date).or_default();
        let hour = &mut hours[usize::from(time.minutes() / 60)];
        let heat = Heat { can: one.can.len(), rather_not: one.rather_not.len() };
        *hour = (*hour).max(heat);
    }
    days.into_iter().collect()
}

fn best(mut all: Vec<Overlap>, zone: &Zone, length: Span, least: usize) -> Vec<Overlap> {
    all.retain(|one| one.can.len() + one.rather_not.len() >= least.max(1));
    all.sort_by_key(|one| (Reverse(one.can.len()), Reverse(one.rather_not.len()), one.at));
    let mut taken: Vec<Overlap> = Vec::new();
    let mut a_day: BTreeMap<Option<Date>, usize> = BTreeMap::new();
    for one in all {
        if taken.len() == OVERLAPS_MAX {
            break;
        }
        let touches = |other: &Overlap| one.at < other.at + length && other.at < one.at + length;
        let on = a_day.entry(zone.date(one.at)).or_default();
        if *on < A_DAY_MAX && !taken.iter().any(touches) {
            *on += 1;
            taken.push(one);
        }
    }
    taken
}
