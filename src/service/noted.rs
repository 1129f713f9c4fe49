//! What the journal says beside the facts of sessions, by its names, and whether organisers are
//! told.

use crate::base::{CleanText, Moment};
use crate::protocol::Audited;

/// What organisers are told of a line.
pub(super) enum Told {
    /// That the settings were changed.
    Settings,
    /// What was done with a series, by its number.
    Series(fn(u32) -> Audited),
    /// What was done with an evening.
    Evening(fn(Option<(Moment, CleanText)>) -> Audited),
    /// That seats were drawn again, where somebody did it.
    Draw,
    /// Nothing: it is somebody's own, or nobody did it.
    Nobody,
}

/// What organisers are told of lines with this name; none: no line has it.
pub(super) fn told(what: &str) -> Option<Told> {
    Some(match what {
        "set-up" => Told::Settings,
        "series-made" => Told::Series(Audited::SeriesMade),
        "series-edited" => Told::Series(Audited::SeriesEdited),
        "series-stopped" => Told::Series(Audited::SeriesStopped),
        "series-paused" => Told::Series(Audited::SeriesPaused),
        "series-resumed" => Told::Series(Audited::SeriesResumed),
        "series-date-skipped" => Told::Series(Audited::DateSkipped),
        "series-date-as-usual" => Told::Series(Audited::DateAsUsual),
        "evening-called" => Told::Evening(Audited::Called),
        "evening-changed" => Told::Evening(Audited::EveningChanged),
        "evening-called-off" => Told::Evening(Audited::EveningOff),
        "evening-drawn" => Told::Draw,
        "agreed-to-coach"
        | "back-in-guild"
        | "board-shown"
        | "calibration"
        | "calibration-opened"
        | "calls-unanswered"
        | "channel-gone"
        | "checklist-not-told"
        | "checklist-told"
        | "debrief"
        | "drill-asked"
        | "drill-not-asked"
        | "evening-answered"
        | "evening-asked"
        | "evening-left-out"
        | "evening-missed"
        | "evening-moved"
        | "evening-reminded"
        | "goal"
        | "left-guild"
        | "own-story"
        | "pair"
        | "paired"
        | "pitch"
        | "profile"
        | "question-decided"
        | "question-proposed"
        | "questions-taken-over"
        | "regular-away"
        | "summary-not-told"
        | "summary-told"
        | "thanks"
        | "times-asked"
        | "times-chosen"
        | "waited-in-vain"
        | "waits"
        | "week-not-told"
        | "week-told"
        | "withdrew-from-coach" => Told::Nobody,
        _ => return None,
    })
}
