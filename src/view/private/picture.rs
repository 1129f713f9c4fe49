//! The picture of a report: the levels, for whoever would rather look than read.

use crate::chart::{LevelRow, Levels, Scene};
use crate::protocol::{CompetencyLine, TurnReport};
use crate::rubric::{BAR_LEVEL, Choice, Mark, Measured};

/// The levels of a turn; none where no competency has a number. What the picture shows stands in
/// the lines beside it too.
pub(super) fn levels(report: &TurnReport) -> Option<Scene> {
    let scores = report.scores.as_ref()?;
    if !scores.competencies.iter().any(|measured| measured.score().is_some()) {
        return None;
    }
    let rows = report.competencies.iter().zip(&scores.competencies).map(row).collect();
    let bar = report.verdict.is_some().then_some(BAR_LEVEL);
    Some(Levels { rows, bar }.scene())
}

fn row((line, measured): (&CompetencyLine, &Measured)) -> LevelRow {
    let score = measured.score();
    LevelRow {
        label: line.title.clone(),
        score: score.map(|score| (score.shown_level(), score.margin)),
        // A single mark is left out, as in the lines: one person's number says more about them.
        marks: score.map_or_else(Vec::new, |score| score.marks.iter().map(number).collect()),
        own: match line.own {
            Some(Choice::Mark(mark)) => Some(number(&mark)),
            Some(Choice::CouldNotTell) | None => None,
        },
    }
}

fn number(mark: &Mark) -> u8 {
    mark.value()
}
