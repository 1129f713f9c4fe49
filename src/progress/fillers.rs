//! How often somebody says filler words: a rate a minute, never an answer's count, from what
//! observers tallied.

use crate::base::{Moment, Span};
use crate::rubric::{EQUAL_WITHIN, TurnKey};

/// No nagging at so many a minute: 0, 2 and 5 made no difference to listeners, 12 did (Journal of
/// Applied Behavior Analysis, jaba.1093).
const FILLERS_FEW: f64 = 5.0;
/// Turns that the baseline needs.
const BASELINE_TURNS_MIN: usize = 3;
/// Speech that they hold together.
const BASELINE_SPEECH_MIN: Span = Span::from_seconds(120);
/// Turns that say how it stands now.
pub const FILLER_TURNS: usize = 3;
/// The target is the baseline by so much (house).
const TARGET_PART: f64 = 2.0;

/// A turn in which something was timed and an observer tallied. Who counted none cannot be told
/// from who did not count, so a tally is at least one.
#[derive(Debug, Clone, Copy, PartialEq)]
pub struct FillerTurn {
    /// The turn.
    pub turn: TurnKey,
    /// When its session's ballots were unsealed.
    pub at: Moment,
    /// What the observers counted, on average.
    pub tally: f64,
    /// How long its timed answers were together; more than nothing.
    pub speech: Span,
}

/// How often somebody says filler words, at first and now.
#[derive(Debug, Clone, PartialEq)]
pub struct Fillers {
    /// Fillers a minute in the first turns: their median; none while there are too few.
    pub baseline: Option<f64>,
    /// Fillers a minute in the last turns; none while there are too few.
    pub now: Option<FillersNow>,
}

/// Fillers in the last turns.
#[derive(Debug, Clone, PartialEq)]
pub struct FillersNow {
    /// How many a minute.
    pub rate: f64,
    /// Which turns these are, the earliest first.
    pub turns: [FillerTurn; FILLER_TURNS],
    /// Whether none of them is in the baseline.
    is_apart: bool,
}

impl Fillers {
    /// From the `first` turns, as many as the baseline may need, and the `last` ones, each in the
    /// order of time; a turn can be in both.
    pub fn of(first: &[FillerTurn], last: &[FillerTurn]) -> Self {
        let baseline = baseline(first);
        let now = last.last_chunk::<FILLER_TURNS>().map(|turns| FillersNow {
            rate: turns.iter().map(|turn| turn.tally).sum::<f64>()
                / turns.iter().map(|turn| minutes(turn.speech)).sum::<f64>(),
            turns: *turns,
            is_apart: !turns.iter().any(|turn| baseline.iter().any(|one| one.turn == turn.turn)),
        });
        let rates = baseline.iter().map(|turn| turn.tally / minutes(turn.speech)).collect();
        Self { baseline: median(rates), now }
    }

    /// How many a minute are aimed at, at most.
    pub fn target(&self) -> f64 {
        self.baseline.map_or(FILLERS_FEW, |rate| FILLERS_FEW.max(rate / TARGET_PART))
    }

    /// Whether they are few enough: few for anybody, or half of what they were at first.
    pub fn is_few(&self) -> bool {
        let Some(now) = &self.now else { return false };
        let is_at_most = |rate: f64| now.rate <= rate + EQUAL_WITHIN;
        let is_halved = self.baseline.is_some_and(|rate| is_at_most(rate / TARGET_PART));
        is_at_most(FILLERS_FEW) || (now.is_apart && is_halved)
    }
}

/// The first turns, as few as are three and long enough together; none where all are too few.
fn baseline(first: &[FillerTurn]) -> &[FillerTurn] {
    let mut speech = Span::ZERO;
    for (no, turn) in first.iter().enumerate() {
        speech += turn.speech;
        if no + 1 >= BASELINE_TURNS_MIN && speech >= BASELINE_SPEECH_MIN {
            return &first[..=no];
        }
    }
    &[]
}

fn median(mut rates: Vec<f64>) -> Option<f64> {
    rates.sort_by(f64::total_cmp);
    let middle = rates.len() / 2;
    let upper = rates.get(middle)?;
    let is_odd = rates.len() % 2 == 1;
    Some(if is_odd { *upper } else { f64::midpoint(rates[middle - 1], *upper) })
}

#[expect(clippy::cast_precision_loss, reason = "spans of speech stay far below 2^52 ms")]
fn minutes(speech: Span) -> f64 {
    speech.ms() as f64 / 60_000.0
}
