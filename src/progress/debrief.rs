//! Whether *ready* meant ready: what became of real interviews of those whose board said so on the
//! day before, and of those whose board did not (`scoring`: Debrief).

use std::collections::BTreeMap;

use serde::{Deserialize, Serialize};

use crate::base::{CleanText, MemberId, TextLimit};

/// What was asked, a line each.
pub const DEBRIEF_ASKED: TextLimit = TextLimit::paragraph(1_500);
/// What one would practise if it were tomorrow.
pub const DEBRIEF_AGAIN: TextLimit = TextLimit::paragraph(500);

/// Fewer than so many in either group say nothing: neither is shown.
const LEAST: u32 = 10;
/// Of a normal distribution, 80 % lie within so many deviations.
const Z: f64 = 1.2816;

/// A real interview as who had it words it.
#[derive(Debug, Clone, PartialEq, Eq)]
pub struct DebriefWords {
    /// What was asked.
    pub asked: CleanText,
    /// What they would practise if it were tomorrow.
    pub again: Option<CleanText>,
}

/// How it went, as they saw it.
#[derive(Debug, Clone, Copy, PartialEq, Eq, Serialize, Deserialize)]
#[serde(rename_all = "kebab-case")]
pub enum Went {
    /// Well.
    Well,
    /// Partly well.
    Mixed,
    /// Badly.
    Badly,
}

/// What somebody heard back.
#[derive(Debug, Clone, Copy, PartialEq, Eq, PartialOrd, Ord, Serialize, Deserialize)]
#[serde(rename_all = "kebab-case")]
pub enum RealOutcome {
    /// An offer, or the next round.
    Passed,
    /// No.
    Rejected,
    /// They stepped back themselves.
    SteppedBack,
}

/// A real interview.
#[derive(Debug, Clone, Copy, PartialEq, Eq)]
pub struct RealInterview {
    /// Whose it was.
    pub member: MemberId,
    /// The week of its local date: the number of its Monday, whatever days are counted from.
    pub week: i64,
    /// Its local date and what was written later of two on one date: larger is later.
    pub order: (i64, i64),
    /// What they heard back; none: nothing so far.
    pub outcome: Option<RealOutcome>,
    /// Whether their board said *ready* on the day before; none: nobody looked.
    pub was_ready: Option<bool>,
    /// Whether they agreed to be counted.
    pub is_counted: bool,
}

/// What became of those who were told the same.
#[derive(Debug, Clone, Copy, PartialEq, Eq)]
pub struct Became {
    /// How many they were.
    pub of: u32,
    /// How many of them passed.
    pub passed: u32,
    /// Their share in whole percent, and the 80 % interval around it.
    pub percent: u8,
    /// From there ...
    pub from: u8,
    /// ... to there.
    pub to: u8,
}

/// What became of both.
#[derive(Debug, Clone, Copy, PartialEq, Eq)]
pub struct ReadyMeant {
    /// Whose board said *ready*.
    pub ready: Became,
    /// Whose board did not.
    pub not_ready: Became,
}

/// What counts of a member's week.
#[derive(Clone, Copy)]
struct Unit {
    order: (i64, i64),
    was_ready: bool,
    passed: bool,
}

/// What *ready* meant so far. None where either group is too small: then neither is shown.
pub fn ready_meant(interviews: &[RealInterview]) -> Option<ReadyMeant> {
    let mut last: BTreeMap<(MemberId, i64), Unit> = BTreeMap::new();
    for one in interviews.iter().filter(|one| one.is_counted) {
        let passed = match one.outcome {
            Some(RealOutcome::Passed) => true,
            Some(RealOutcome::Rejected) => false,
            Some(RealOutcome::SteppedBack) | None => continue,
        };
        let Some(was_ready) = one.was_ready else { continue };
        let unit = Unit { order: one.order, was_ready, passed };
        let kept = last.entry((one.member, one.week)).or_insert(unit);
        if kept.order <= unit.order {
            *kept = unit;
        }
    }
    let group = |wanted: bool| {
        let of: Vec<&Unit> = last.values().filter(|unit| unit.was_ready == wanted).collect();
        let passed = of.iter().filter(|unit| unit.passed).count();
        let [all, passed] = [of.len(), passed].map(|n| u32::try_from(n).unwrap_or(u32::MAX));
        (all >= LEAST).then(|| Became::of(passed, all))
    };
    Some(ReadyMeant { ready: group(true)?, not_ready: group(false)? })
}

impl Became {
    fn of(passed: u32, of: u32) -> Self {
        let (n, share) = (f64::from(of), f64::from(passed) / f64::from(of));
        // Wilson's interval.
        let middle = (share + Z * Z / (2.0 * n)) / (1.0 + Z * Z / n);
        let half =
            Z / (1.0 + Z * Z / n) * (share * (1.0 - share) / n + Z * Z / (4.0 * n * n)).sqrt();
        let [percent, from, to] = [share, middle - half, middle + half].map(percent);
        Self { of, passed, percent, from, to }
    }
}

/// Whole percent, halves away from zero; what is within 1e-6 of a half is one.
fn percent(share: f64) -> u8 {
    let whole = (share * 100.0 + 1e-6).round().clamp(0.0, 100.0);
    (0..=100).find(|percent| f64::from(*percent) >= whole).unwrap_or(100)
}
