//! When a session wants to be woken, and why.

use crate::base::{MemberId, Moment};

use super::limits::GRACE;

/// Why a session wants to be woken. The reason goes to the log and to test transcripts.
#[derive(Debug, Clone, Copy, PartialEq, Eq)]
pub enum Wake {
    /// A reminder is due, for everybody or for those whose quiet hours are over.
    Remind,
    /// Enough people, or called off.
    CutOff,
    /// An offered seat passes on.
    OfferLapses,
    /// Check-in opens.
    CheckInOpens,
    /// The planned start.
    Starts,
    /// A seat that nobody sits on is freed.
    SeatFrees(MemberId),
    /// Nobody waits longer for a start.
    StartGivesUp,
    /// The introduction ends.
    IntroEnds,
    /// The interviewer is reminded of the panel.
    Nudge,
    /// The bot goes on by itself.
    GoesOn,
    /// The answer's clock starts.
    ClockStarts,
    /// The answer's time ends soon.
    Soon,
    /// The answer's time is up.
    TimeUp,
    /// Half as long again.
    Overtime,
    /// The answer is ended.
    AnswerCloses,
    /// The interviewer's chair was not taken.
    ChairLapses,
    /// The exercise ends soon.
    ExerciseSoon,
    /// A stage ends.
    StageEnds,
    /// The break ends.
    HalfTimeEnds,
    /// It goes on by itself after an absence.
    Resumes,
    /// A pause has lasted too long.
    PauseEnds,
    /// One reminder that raters are wanted.
    RatersWanted,
    /// All ballots close.
    RatingCloses,
    /// The thread is archived.
    ReportEnds,
}

impl Wake {
    /// Its name in logs.
    pub fn name(self) -> &'static str {
        match self {
            Self::Remind => "remind",
            Self::CutOff => "cut-off",
            Self::OfferLapses => "offer-lapses",
            Self::CheckInOpens => "check-in-opens",
            Self::Starts => "starts",
            Self::SeatFrees(_) => "seat-frees",
            Self::StartGivesUp => "start-gives-up",
            Self::IntroEnds => "intro-ends",
            Self::Nudge => "nudge",
            Self::GoesOn => "goes-on",
            Self::ClockStarts => "clock-starts",
            Self::Soon => "soon",
            Self::TimeUp => "time-up",
            Self::Overtime => "overtime",
            Self::AnswerCloses => "answer-closes",
            Self::ChairLapses => "chair-lapses",
            Self::ExerciseSoon => "exercise-soon",
            Self::StageEnds => "stage-ends",
            Self::HalfTimeEnds => "half-time-ends",
            Self::Resumes => "resumes",
            Self::PauseEnds => "pause-ends",
            Self::RatersWanted => "raters-wanted",
            Self::RatingCloses => "rating-closes",
            Self::ReportEnds => "report-ends",
        }
    }

    /// Whether it takes a chance away from a member, so that it is applied with a grace.
    pub fn closes(self) -> bool {
        match self {
            Self::CutOff
            | Self::OfferLapses
            | Self::SeatFrees(_)
            | Self::StartGivesUp
            | Self::GoesOn
            | Self::AnswerCloses
            | Self::ChairLapses
            | Self::StageEnds
            | Self::PauseEnds
            | Self::RatingCloses => true,
            Self::Remind
            | Self::CheckInOpens
            | Self::Starts
            | Self::IntroEnds
            | Self::Nudge
            | Self::ClockStarts
            | Self::Soon
            | Self::TimeUp
            | Self::Overtime
            | Self::ExerciseSoon
            | Self::HalfTimeEnds
            | Self::Resumes
            | Self::RatersWanted
            | Self::ReportEnds => false,
        }
    }
}

/// A deadline and what it does.
pub(super) type Due = (Moment, Wake);

/// The earlier of two; the first where they coincide.
pub(super) fn earlier(a: Option<Due>, b: Option<Due>) -> Option<Due> {
    match (a, b) {
        (Some(a), Some(b)) => Some(if b.0 < a.0 { b } else { a }),
        (a, b) => a.or(b),
    }
}

/// When a deadline is applied: its time, and the grace where it closes something.
pub(super) fn applied_at((at, wake): Due) -> Moment {
    if wake.closes() { at + GRACE } else { at }
}
