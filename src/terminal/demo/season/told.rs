//! What is told of a season: a line a week, and the path of one member.

use crate::base::{MemberId, Moment};
use crate::calendar::Zone;
use crate::interview::{Seat, Session};
use crate::protocol::{GoalBecomes, TurnReport};
use crate::rubric::{Transfer, Verdict};
use crate::terminal::names::Names;

/// Whose path is told.
pub(super) const OF: MemberId = MemberId(1);

/// What happened in a week.
#[derive(Debug, Default)]
pub(super) struct Week {
    tables: Vec<String>,
    mocks: Vec<String>,
    pub(super) drills: u32,
    /// Ballots on which a goal showed, and all that say whether one did.
    showed: [u32; 2],
}

impl Week {
    /// A session of the evening is over.
    pub(super) fn table(&mut self, session: &Session, names: &Names) {
        let there = |watches: bool| -> Vec<String> {
            let sitters = session.seats.sitters.iter();
            let sitters = sitters.filter(|one| (one.seat == Seat::Observer) == watches);
            sitters.map(|one| names.name(one.member)).collect()
        };
        let watch = there(true);
        let watch =
            if watch.is_empty() { String::new() } else { format!(" ({})", watch.join(", ")) };
        self.tables.push(format!("{}{watch}", there(false).join(" & ")));
    }

    /// A report was read.
    pub(super) fn report(&mut self, report: &TurnReport, names: &Names) {
        for seen in report.goal.iter().flat_map(|goal| &goal.seen) {
            let [showed, of] = &mut self.showed;
            *showed += u32::from(*seen == Transfer::Yes);
            *of += 1;
        }
        if report.turns == 1 && !report.is_private {
            let how = report
                .verdict
                .as_ref()
                .map_or_else(String::new, |verdict| format!(": {}", word(verdict)));
            let name = names.name(report.candidate);
            self.mocks.push(format!("{name}, {}{how}", report.format.to_lowercase()));
        }
    }

    /// The week of this evening as a line.
    pub(super) fn line(&self, no: u32, evening: &str) -> String {
        let mut parts = vec![
            format!("{no:>2}  {evening:<10}  {}", self.tables.join(" · ")),
            format!("{} drills", self.drills),
        ];
        let [showed, of] = self.showed;
        if of > 0 {
            parts.push(format!("goals showed on {showed} of {of} ballots"));
        }
        parts.extend(self.mocks.iter().cloned());
        parts.join(" | ")
    }
}

fn word(verdict: &Verdict) -> &'static str {
    match verdict {
        Verdict::Ready => "ready",
        Verdict::NotYet => "not yet",
        Verdict::TooLittleEvidence { .. } => "too little evidence",
    }
}

/// The path of one member, as a story.
#[derive(Debug, Default)]
pub(super) struct Path {
    lines: Vec<String>,
}

impl Path {
    /// Something of theirs happened.
    pub(super) fn tells(&mut self, zone: &Zone, at: Moment, what: &str) {
        self.lines.push(format!("{:<10}  {what}", day(zone, at)));
    }

    /// They read a report.
    pub(super) fn report(&mut self, zone: &Zone, now: Moment, report: &TurnReport, with: &str) {
        let mut what = format!("{} with {with}.", report.format);
        if let Some(goal) = &report.goal {
            let says = |seen: &Transfer| match seen {
                Transfer::Yes => "yes",
                Transfer::Partly => "partly",
                Transfer::NotYet => "not yet",
            };
            let seen: Vec<&str> = goal.seen.iter().map(says).collect();
            what += &format!(" Did the goal show? {}.", capital(&seen.join(", ")));
            if goal.becomes == Some(GoalBecomes::Kept) {
                what += " It is kept.";
            }
        }
        if let Some(verdict) = &report.verdict {
            what += &format!(" {}.", capital(word(verdict)));
        }
        self.tells(zone, now, &what);
    }

    /// Everything, in order.
    pub(super) fn lines(&self) -> &[String] {
        &self.lines
    }
}

/// Such as `Tue 1 Sep`.
pub(super) fn day(zone: &Zone, at: Moment) -> String {
    zone.date(at).map_or_else(String::new, |date| date.strftime("%a %-d %b").to_string())
}

fn capital(text: &str) -> String {
    let mut letters = text.chars();
    letters.next().map_or_else(String::new, |first| first.to_uppercase().chain(letters).collect())
}
