//! Where a session stands.

use serde::{Deserialize, Serialize};

use crate::base::{MemberId, Moment, Span};

use super::event::Lost;
use super::numbers::{PassNo, RoundNo};

/// Where a session stands.
#[derive(Debug, Clone, PartialEq, Eq, Serialize, Deserialize)]
#[serde(rename_all = "kebab-case", tag = "in")]
pub enum Phase {
    /// Planned; people take seats.
    Gathering {
        /// Reminders sent or out of time, counted from the earliest.
        reminded: u8,
    },
    /// Check-in is open.
    Briefing {
        /// Since when.
        since: Moment,
        /// Deadlines up to here have been applied.
        checked: Moment,
    },
    /// A pass has begun.
    Intro {
        /// Which.
        pass: PassNo,
        /// Until when.
        until: Moment,
    },
    /// Questions are asked.
    Question(Asking),
    /// The joint exercise.
    Exercise {
        /// Which pass.
        pass: PassNo,
        /// Until when.
        until: Moment,
        /// Whether the room was told that it ends soon.
        told: bool,
    },
    /// The candidate's questions, or the wrap-up.
    Closing {
        /// Which pass.
        pass: PassNo,
        /// Which of the two.
        stage: ClosingStage,
        /// Until when.
        until: Moment,
    },
    /// A break before the next pass.
    HalfTime {
        /// The pass that follows.
        next: PassNo,
        /// Until when.
        until: Moment,
    },
    /// The last ballots.
    Rating {
        /// Since when.
        since: Moment,
        /// When all ballots close and unseal.
        until: Moment,
        /// Whether the one reminder went out.
        reminded: bool,
        /// Whether the window was extended after an absence.
        extended: bool,
        /// It ended while the bot was away: what was given in time may still be on its way, and
        /// nothing unseals before this.
        #[serde(default, skip_serializing_if = "Option::is_none")]
        held_until: Option<Moment>,
    },
    /// Unsealed: the reports are there.
    Report {
        /// Until the thread is archived.
        until: Moment,
        /// Whether the service has stored them.
        stored: bool,
    },
    /// The clock stands.
    Paused(Box<Pause>),
    /// Over.
    Closed {
        /// How it ended.
        how: Ending,
    },
}

/// The two stages of closing.
#[derive(Debug, Clone, Copy, PartialEq, Eq, Serialize, Deserialize)]
#[serde(rename_all = "kebab-case")]
pub enum ClosingStage {
    /// The candidate asks.
    CandidateQuestions,
    /// Last words.
    WrapUp,
}

/// A question and how far it is.
#[derive(Debug, Clone, PartialEq, Eq, Serialize, Deserialize)]
pub struct Asking {
    /// Which pass.
    pub pass: PassNo,
    /// Which of its rounds.
    pub round: RoundNo,
    /// How far.
    pub step: AskingStep,
}

/// How far a question is.
#[derive(Debug, Clone, PartialEq, Eq, Serialize, Deserialize)]
#[serde(rename_all = "kebab-case")]
pub enum AskingStep {
    /// The interviewer has it on the panel.
    Offered {
        /// Since when.
        since: Moment,
        /// Whether the interviewer was reminded.
        nudged: bool,
    },
    /// It is read; the clock starts after it.
    Reading {
        /// When the clock starts.
        until: Moment,
    },
    /// The clock runs.
    Answering {
        /// When the clock started.
        since: Moment,
        /// What the answer may take.
        limit: Span,
        /// What the room was told about the clock.
        told: Told,
        /// Times extended.
        extended: u8,
        /// Let run after the wrap-up call.
        let_run: bool,
    },
    /// Answered; a follow-up, or on.
    Answered {
        /// Since when.
        since: Moment,
        /// Whether the interviewer was reminded.
        nudged: bool,
    },
}

/// What the room was told about the clock of an answer.
#[derive(Debug, Clone, Copy, PartialEq, Eq, PartialOrd, Ord, Serialize, Deserialize)]
#[serde(rename_all = "kebab-case")]
pub enum Told {
    /// Nothing yet.
    Nothing,
    /// That it ends soon.
    Soon,
    /// That time is up.
    Up,
    /// That it is half as long again: wrap up.
    Over,
}

/// A clock that stands, and what it will go on with.
#[derive(Debug, Clone, PartialEq, Eq, Serialize, Deserialize)]
pub struct Pause {
    /// Why.
    pub why: PauseWhy,
    /// Since when the clock stands.
    pub since: Moment,
    /// What goes on afterwards. Never itself paused.
    pub phase: Phase,
    /// When it goes on by itself, if it does.
    #[serde(default, skip_serializing_if = "Option::is_none")]
    pub resume_at: Option<Moment>,
    /// When it ends as interrupted.
    pub until: Moment,
}

/// Why a clock stands.
#[derive(Debug, Clone, Copy, PartialEq, Eq, Serialize, Deserialize)]
#[serde(rename_all = "kebab-case")]
pub enum PauseWhy {
    /// The interviewer pressed *pause*.
    Pressed,
    /// Somebody called an emergency stop.
    Emergency,
    /// The bot was away.
    Away,
    /// The candidate stepped out.
    CandidateOut(MemberId),
    /// The interviewer's chair is empty and on offer to the observers.
    ChairEmpty,
    /// Nobody can interview: solo, or a new date.
    NoInterviewer,
}

/// How a session ended.
#[derive(Debug, Clone, Copy, PartialEq, Eq, Serialize, Deserialize)]
#[serde(rename_all = "kebab-case")]
pub enum Ending {
    /// With reports.
    Reported,
    /// Called off by a member.
    CalledOff(MemberId),
    /// Too few people by the cut-off or at the start.
    TooFew,
    /// The bot was away at the start for too long.
    Missed,
    /// The people chose a new date.
    NewDate,
    /// No question could be drawn.
    NoQuestions,
    /// The platform does not let the session be held.
    Undeliverable,
    /// The place where it was to be held, or where it was held, was taken away.
    Lost(Lost),
}

impl Phase {
    /// The phase itself, or the one that a pause will go on with.
    pub fn running(&self) -> &Self {
        match self {
            Self::Paused(pause) => &pause.phase,
            Self::Gathering { .. }
            | Self::Briefing { .. }
            | Self::Intro { .. }
            | Self::Question(_)
            | Self::Exercise { .. }
            | Self::Closing { .. }
            | Self::HalfTime { .. }
            | Self::Rating { .. }
            | Self::Report { .. }
            | Self::Closed { .. } => self,
        }
    }

    /// Its name in logs, in the journal and in the session's row.
    pub fn name(&self) -> &'static str {
        match self {
            Self::Gathering { .. } => "gathering",
            Self::Briefing { .. } => "briefing",
            Self::Intro { .. } => "intro",
            Self::Question(_) => "question",
            Self::Exercise { .. } => "exercise",
            Self::Closing { .. } => "closing",
            Self::HalfTime { .. } => "half-time",
            Self::Rating { .. } => "rating",
            Self::Report { .. } => "report",
            Self::Paused(_) => "paused",
            Self::Closed { .. } => "closed",
        }
    }
}
