//! Where a session stands.

use serde::{Deserialize, Serialize};

use crate::base::{MemberId, Moment, Span};

use super::event::Lost;
use super::held::Hindrance;
use super::limits::{LET_RUN_FOR, WRAP_UP_WITHIN};
use super::numbers::{PassNo, RoundNo};

/// Where a session stands.
#[derive(Debug, Clone, Copy, PartialEq, Eq, Serialize, Deserialize)]
#[serde(rename_all = "kebab-case")]
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
    /// It has begun, and its clock runs.
    Running(Running),
    /// It has begun, and its clock stands.
    Paused(Pause),
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
    /// Nothing happens here any more.
    Closed {
        /// How it ended.
        how: Ending,
    },
}

/// What a clock runs for, or stands for.
#[derive(Debug, Clone, Copy, PartialEq, Eq, Serialize, Deserialize)]
#[serde(rename_all = "kebab-case")]
pub enum Running {
    /// A pass, in one of its stages.
    Pass {
        /// The pass that runs.
        no: PassNo,
        /// In which stage.
        stage: Stage,
    },
    /// A break before the next pass.
    HalfTime {
        /// The pass that follows.
        next: PassNo,
        /// Until when.
        until: Moment,
    },
}

/// A part of a pass.
#[derive(Debug, Clone, Copy, PartialEq, Eq, Serialize, Deserialize)]
#[serde(rename_all = "kebab-case")]
pub enum Stage {
    /// It has begun.
    Intro {
        /// Until when.
        until: Moment,
    },
    /// Questions are asked.
    Questions(Asking),
    /// The joint exercise.
    Exercise {
        /// Until when.
        until: Moment,
        /// Whether the room was told that it ends soon.
        told: bool,
    },
    /// The candidates ask.
    CandidateQuestions {
        /// Until when.
        until: Moment,
    },
    /// Last words.
    WrapUp {
        /// Until when.
        until: Moment,
    },
}

/// A question and how far it is.
#[derive(Debug, Clone, Copy, PartialEq, Eq, Serialize, Deserialize)]
pub struct Asking {
    /// Which round of its pass.
    pub round: RoundNo,
    /// How far.
    pub step: AskingStep,
}

/// How far a question is.
#[derive(Debug, Clone, Copy, PartialEq, Eq, Serialize, Deserialize)]
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
    Answering(Answering),
    /// Answered; a follow-up, or on.
    Answered {
        /// Since when.
        since: Moment,
        /// Whether the interviewer was reminded.
        nudged: bool,
    },
}

/// An answer on its clock.
#[derive(Debug, Clone, Copy, PartialEq, Eq, Serialize, Deserialize)]
pub struct Answering {
    /// When the clock started.
    pub since: Moment,
    /// What the answer may take.
    pub limit: Span,
    /// What the room was told about the clock.
    pub told: ClockCall,
    /// Times extended.
    pub extended: u8,
    /// Let run after the wrap-up call.
    pub let_run: bool,
}

/// What the room was told about the clock of an answer.
#[derive(Debug, Clone, Copy, PartialEq, Eq, PartialOrd, Ord, Serialize, Deserialize)]
#[serde(rename_all = "kebab-case")]
pub enum ClockCall {
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
#[derive(Debug, Clone, Copy, PartialEq, Eq, Serialize, Deserialize)]
pub struct Pause {
    /// Why it stands.
    pub why: PauseWhy,
    /// Since when the clock stands.
    pub since: Moment,
    /// What goes on afterwards.
    pub of: Running,
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
    /// What it shows does not appear.
    Held(Hindrance),
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
    /// Its seats were dealt away: its people sit elsewhere, or do not come.
    Elsewhere,
}

impl Phase {
    /// Its name in logs, in the journal and in the session's row.
    pub fn name(&self) -> &'static str {
        match self {
            Self::Gathering { .. } => "gathering",
            Self::Briefing { .. } => "briefing",
            Self::Running(Running::Pass { stage, .. }) => stage.name(),
            Self::Running(Running::HalfTime { .. }) => "half-time",
            Self::Rating { .. } => "rating",
            Self::Report { .. } => "report",
            Self::Paused(_) => "paused",
            Self::Closed { .. } => "closed",
        }
    }
}

impl Running {
    /// The pass that runs; none does in a break.
    pub fn pass_no(&self) -> Option<PassNo> {
        match self {
            Self::Pass { no, .. } => Some(*no),
            Self::HalfTime { .. } => None,
        }
    }

    /// Everything in it happens later by so much: its clock stood.
    pub(super) fn shift(&mut self, by: Span) {
        let at = match self {
            Self::HalfTime { until, .. } => until,
            Self::Pass { stage, .. } => match stage {
                Stage::Intro { until }
                | Stage::Exercise { until, .. }
                | Stage::CandidateQuestions { until }
                | Stage::WrapUp { until } => until,
                Stage::Questions(asking) => match &mut asking.step {
                    AskingStep::Offered { since, .. } | AskingStep::Answered { since, .. } => since,
                    AskingStep::Reading { until } => until,
                    AskingStep::Answering(answering) => &mut answering.since,
                },
            },
        };
        *at += by;
    }
}

impl Stage {
    /// Its name as that of a phase.
    fn name(&self) -> &'static str {
        match self {
            Self::Intro { .. } => "intro",
            Self::Questions(_) => "question",
            Self::Exercise { .. } => "exercise",
            Self::CandidateQuestions { .. } | Self::WrapUp { .. } => "closing",
        }
    }
}

impl Answering {
    /// An answer whose clock starts.
    pub(super) fn started(since: Moment, limit: Span) -> Self {
        Self { since, limit, told: ClockCall::Nothing, extended: 0, let_run: false }
    }

    /// When its time is up.
    pub fn up_at(&self) -> Moment {
        self.since + self.limit
    }

    /// When the room is told that its time ends soon.
    pub(super) fn soon_at(&self) -> Moment {
        self.since + self.limit.scaled(4, 5)
    }

    /// When it has run over by half again.
    pub(super) fn over_at(&self) -> Moment {
        self.since + self.limit.scaled(3, 2)
    }

    /// When the bot ends it, if nobody does before: where the bot asks, once it has run over;
    /// otherwise a while after somebody was asked to wrap up, and longer if they let it run.
    pub(super) fn closes_at(&self, is_bot_led: bool) -> Moment {
        let more = match (self.let_run, self.told) {
            (true, _) => LET_RUN_FOR,
            (false, ClockCall::Nothing | ClockCall::Soon | ClockCall::Up) if is_bot_led => {
                Span::ZERO
            }
            (false, ClockCall::Nothing | ClockCall::Soon | ClockCall::Up | ClockCall::Over) => {
                WRAP_UP_WITHIN
            }
        };
        self.over_at() + more
    }

    /// What the clock says at `at`, so that it need not be told.
    pub(super) fn said(&self, at: Moment) -> ClockCall {
        if at >= self.over_at() {
            ClockCall::Over
        } else if at >= self.up_at() {
            ClockCall::Up
        } else if at >= self.soon_at() {
            ClockCall::Soon
        } else {
            ClockCall::Nothing
        }
    }
}
