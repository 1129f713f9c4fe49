//! The scores of one turn, made when its session unseals, stored, and never made again.

use serde::{Deserialize, Serialize};

use crate::base::{MemberId, Moment};

use super::cast::{Cast, TurnKey};
use super::cells::count;
use super::mark::Mark;
use super::pool::Pool;

/// What the raters of a turn said, in numbers where there are enough of them.
#[derive(Debug, Clone, PartialEq, Serialize, Deserialize)]
pub struct TurnScores {
    /// The turn.
    pub turn: TurnKey,
    /// Raters who gave at least one mark.
    pub raters: usize,
    /// By the competency's place in the rubric, one for each.
    pub competencies: Vec<Measured>,
    /// Deviation between raters of one performance that the ranges were made with. It is not how
    /// much the candidate's form changes from day to day.
    pub deviation: f64,
    /// The severities that were used. Each is for that rater's eyes alone.
    pub severities: Vec<RaterSeverity>,
}

/// One rater's severity as it was used.
#[derive(Debug, Clone, Copy, PartialEq, Serialize, Deserialize)]
pub struct RaterSeverity {
    /// The rater.
    pub rater: MemberId,
    /// Positive is harsh.
    pub severity: f64,
}

/// What is known of one competency. Missing is never zero.
#[derive(Debug, Clone, PartialEq, Serialize, Deserialize)]
#[serde(rename_all = "kebab-case")]
pub enum Measured {
    /// Nobody marked it.
    Missing,
    /// One rater marked it: the anchor's words are shown, no number.
    OneMark(Mark),
    /// Two or more did.
    Score(Score),
}

/// A score from at least two marks. Numbers are kept unrounded; [`Tenths`](super::Tenths) rounds.
#[derive(Debug, Clone, PartialEq, Serialize, Deserialize)]
pub struct Score {
    /// Mean of the marks, each corrected by its rater's severity. The pass rule reads this one.
    pub level: f64,
    /// Plain mean of the marks as given.
    pub raw_mean: f64,
    /// The marks as given, ascending, so that their order names nobody.
    pub marks: Vec<Mark>,
    /// Half of the 80 % range.
    pub margin: f64,
    /// Whether the corrected mean may be shown.
    pub adjustment: Adjustment,
}

/// Whether the correction for strictness means anything to a reader.
#[derive(Debug, Clone, Copy, PartialEq, Eq, Serialize, Deserialize)]
#[serde(rename_all = "kebab-case")]
pub enum Adjustment {
    /// These raters can be compared with somebody outside this turn.
    Shown,
    /// They cannot: a harsh rater cannot be told from a weak answer.
    OnlyTheseRaters,
}

/// How much the number of raters carries (Spearman-Brown from r = .44: .61, .70, .76 for 2, 3, 4).
#[derive(Debug, Clone, Copy, PartialEq, Eq, PartialOrd, Ord, Serialize, Deserialize)]
#[serde(rename_all = "kebab-case")]
pub enum Footing {
    /// Nobody rated.
    NotRated,
    /// One rater: words only, no number.
    WordsOnly,
    /// Two: a first impression.
    FirstImpression,
    /// Three: enough to decide on.
    Decision,
    /// Four or more.
    Solid,
}

impl Score {
    /// The number that the report leads with: corrected where that can be shown, else plain.
    pub fn shown_level(&self) -> f64 {
        match self.adjustment {
            Adjustment::Shown => self.level,
            Adjustment::OnlyTheseRaters => self.raw_mean,
        }
    }

    /// Lower end of the 80 % range, unrounded.
    pub fn low(&self) -> f64 {
        self.level - self.margin
    }

    /// By how much the candidate's own mark lies above what the peers saw; negative is below.
    pub fn gap(&self, own: Mark) -> f64 {
        f64::from(own) - self.shown_level()
    }
}

impl Measured {
    /// The score, where there is one.
    pub fn score(&self) -> Option<&Score> {
        match self {
            Self::Score(score) => Some(score),
            Self::Missing | Self::OneMark(_) => None,
        }
    }
}

impl TurnScores {
    /// How much these scores carry.
    pub fn footing(&self) -> Footing {
        match self.raters {
            0 => Footing::NotRated,
            1 => Footing::WordsOnly,
            2 => Footing::FirstImpression,
            3 => Footing::Decision,
            4.. => Footing::Solid,
        }
    }

    /// How many competencies have a score.
    pub fn measured_count(&self) -> usize {
        self.competencies.iter().filter_map(Measured::score).count()
    }
}

impl Pool<'_> {
    /// The scores of one turn.
    pub fn scores(&self, turn: TurnKey) -> TurnScores {
        let mut competencies = vec![Measured::Missing; self.competencies];
        for cell in self.turn_cells(turn) {
            let mut marks: Vec<Mark> =
                self.entries[cell.entries.clone()].iter().map(|entry| entry.mark).collect();
            marks.sort_unstable();
            competencies[cell.competency] = if cell.is_shared() {
                let raw_mean =
                    marks.iter().copied().map(f64::from).sum::<f64>() / count(marks.len());
                Measured::Score(Score {
                    level: self.level(cell),
                    raw_mean,
                    margin: self.margin(marks.len()),
                    marks,
                    adjustment: if self.has_outside_rater(cell) {
                        Adjustment::Shown
                    } else {
                        Adjustment::OnlyTheseRaters
                    },
                })
            } else {
                Measured::OneMark(marks[0])
            };
        }
        let is_in_rubric = |&(place, _): &(u8, Mark)| usize::from(place) < self.competencies;
        let severities: Vec<RaterSeverity> = self
            .turn_casts(turn)
            .iter()
            .filter(|cast| cast.marks.iter().any(is_in_rubric))
            .filter_map(|cast| {
                let severity = self.severity(cast.rater)?;
                Some(RaterSeverity { rater: cast.rater, severity })
            })
            .collect();
        TurnScores {
            turn,
            raters: severities.len(),
            competencies,
            deviation: self.deviation(),
            severities,
        }
    }
}

/// The scores of a turn's report: from all of the guild's unsealed ballots on this rubric, up to
/// and including the turn's session.
pub fn scores(history: &[Cast], turn: TurnKey, competencies: usize) -> TurnScores {
    let unsealed = history.iter().filter(|c| c.turn.session == turn.session).map(|c| c.at).max();
    match unsealed {
        Some(as_of) => Pool::new(history, as_of, competencies).scores(turn),
        // Without a ballot in the session nothing is scored, whatever the guild's history says.
        None => TurnScores {
            turn,
            raters: 0,
            competencies: vec![Measured::Missing; competencies],
            deviation: Pool::new(&[], Moment::from_ms(0), competencies).deviation(),
            severities: Vec::new(),
        },
    }
}
