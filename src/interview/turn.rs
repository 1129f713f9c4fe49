//! One candidate's interview: what was asked in it, what observers noted, and its ballots.

use std::collections::BTreeMap;

use serde::{Deserialize, Serialize};

use crate::bank::Trigger;
use crate::base::{CleanText, MemberId, Moment, Span};
use crate::rubric::Ballot;

use super::event::{InterviewerRating, StoryPart, Tap};
use super::numbers::KitNo;
use super::seats::is_false;

/// One candidate's interview.
#[derive(Debug, Clone, PartialEq, Eq, Serialize, Deserialize)]
pub struct Turn {
    /// Who answers.
    pub candidate: MemberId,
    /// When its pass began.
    pub started_at: Moment,
    /// When it ended.
    #[serde(default, skip_serializing_if = "Option::is_none")]
    pub ended_at: Option<Moment>,
    /// Why it ended before its time.
    #[serde(default, skip_serializing_if = "Option::is_none")]
    pub cut: Option<Cut>,
    /// Questions planned for it.
    #[serde(default)]
    pub planned: u8,
    /// Everything that was asked in it, in order.
    #[serde(default, skip_serializing_if = "Vec::is_empty")]
    pub asked: Vec<AskedQuestion>,
    /// Who asked at least one question.
    #[serde(default, skip_serializing_if = "Vec::is_empty")]
    pub interviewers: Vec<MemberId>,
    /// Whether a coach asked at least one question.
    #[serde(default, skip_serializing_if = "is_false")]
    pub is_coached: bool,
    /// When its second question was asked: later observers do not rate it.
    #[serde(default, skip_serializing_if = "Option::is_none")]
    pub second_asked_at: Option<Moment>,
    /// Questions that the candidate put.
    #[serde(default)]
    pub counted: u8,
    /// What observers timed and tallied.
    #[serde(default, skip_serializing_if = "BTreeMap::is_empty")]
    pub observed: BTreeMap<MemberId, Observed>,
    /// The micro-goal that the candidate works on.
    #[serde(default, skip_serializing_if = "Option::is_none")]
    pub goal: Option<CleanText>,
    /// How it can be seen whether the goal shows, where it is one of the files'.
    #[serde(default, skip_serializing_if = "Option::is_none")]
    pub goal_test: Option<CleanText>,
    /// A recording that the candidate added.
    #[serde(default, skip_serializing_if = "Option::is_none")]
    pub recording: Option<CleanText>,
    /// Whether ballots can be filled in.
    #[serde(default)]
    pub is_open: bool,
    /// The ballots of those who may rate.
    #[serde(default, skip_serializing_if = "BTreeMap::is_empty")]
    pub ballots: BTreeMap<MemberId, Ballot>,
    /// The candidate's rating of themself.
    #[serde(default)]
    pub own: SelfRating,
    /// The candidate's rating of the interviewers.
    #[serde(default, skip_serializing_if = "BTreeMap::is_empty")]
    pub of_interviewers: BTreeMap<MemberId, InterviewerRating>,
}

/// Why a turn ended before its time.
#[derive(Debug, Clone, Copy, PartialEq, Eq, Serialize, Deserialize)]
#[serde(rename_all = "kebab-case")]
pub enum Cut {
    /// The candidate stopped it.
    Stopped,
    /// The interviewer or an organiser ended it.
    EndedEarly,
    /// The candidate left.
    Left,
    /// Nobody was there to interview.
    NoInterviewer,
    /// Somebody called an emergency stop.
    Emergency,
    /// The bot was away for too long, or it stayed paused for too long.
    Away,
    /// The place where it was held was taken away.
    PlaceLost,
}

/// The candidate's rating of themself.
#[derive(Debug, Clone, Default, PartialEq, Eq, Serialize, Deserialize)]
#[serde(rename_all = "kebab-case")]
pub enum SelfRating {
    /// Not finished; holds the marks given so far.
    Open(Ballot),
    /// Finished.
    Done(Ballot),
    /// Nothing yet, or the window ended before it was finished.
    #[default]
    None,
    /// Skipped by choice.
    Skipped,
    /// A drill's tap.
    Tapped(Tap),
}

/// One question or follow-up as it went.
#[derive(Debug, Clone, PartialEq, Eq, Serialize, Deserialize)]
pub struct AskedQuestion {
    /// Which question.
    pub question: KitNo,
    /// Which question of the turn, from 1.
    pub no: u8,
    /// 0 for the question itself, then its follow-ups.
    pub ask: u8,
    /// What the follow-up probes; none for the question itself.
    #[serde(default, skip_serializing_if = "Option::is_none")]
    pub trigger: Option<Trigger>,
    /// Who asked; nobody: the bot.
    #[serde(default, skip_serializing_if = "Option::is_none")]
    pub asker: Option<MemberId>,
    /// When it was put to the candidate.
    pub asked_at: Moment,
    /// When the answer ended.
    #[serde(default, skip_serializing_if = "Option::is_none")]
    pub ended_at: Option<Moment>,
    /// How long the answer was; none: not measured.
    #[serde(default, skip_serializing_if = "Option::is_none")]
    pub took: Option<Span>,
    /// It ended because the turn did: nobody said that it was finished.
    #[serde(default, skip_serializing_if = "is_false")]
    pub is_cut: bool,
    /// The clock that it had.
    pub limit: Span,
    /// The aim in seconds; a follow-up has none.
    #[serde(default, skip_serializing_if = "Option::is_none")]
    pub target_s: Option<[u32; 2]>,
    /// Words of a typed answer; 0 when it was spoken.
    #[serde(default)]
    pub words: u16,
    /// What the typed answer lacked.
    #[serde(default, skip_serializing_if = "Vec::is_empty")]
    pub lacking: Vec<Trigger>,
    /// Its candidate was told that a message of theirs is no answer: that is said once.
    #[serde(default, skip_serializing_if = "is_false")]
    pub is_hinted: bool,
}

/// What one observer timed and tallied in one turn.
#[derive(Debug, Clone, Default, PartialEq, Eq, Serialize, Deserialize)]
pub struct Observed {
    /// Time in situation, task, action and result.
    pub story: [Span; 4],
    /// The part that is running, and since when.
    #[serde(default, skip_serializing_if = "Option::is_none")]
    pub part: Option<(StoryPart, Moment)>,
    /// Fillers heard.
    pub fillers: u16,
}

impl Turn {
    /// Questions of the plan that were answered, surprises included.
    pub fn answered(&self) -> u8 {
        let count = self.asked.iter().filter(|a| a.ask == 0 && a.is_answered()).count();
        u8::try_from(count).unwrap_or(u8::MAX)
    }

    /// Whether it counts: not cut, or at least half of what was planned was answered. A turn that
    /// was cut before its questions were drawn has nothing to rate, and one that stood still for a
    /// day is nobody's fresh memory any more.
    pub fn is_rated(&self) -> bool {
        let half = u16::from(self.answered()) * 2 >= u16::from(self.planned);
        match self.cut {
            None => true,
            Some(Cut::Away) => false,
            Some(
                Cut::Stopped
                | Cut::EndedEarly
                | Cut::Left
                | Cut::NoInterviewer
                | Cut::Emergency
                | Cut::PlaceLost,
            ) => self.planned > 0 && half,
        }
    }

    /// Ballots that are finished.
    pub fn done_count(&self) -> usize {
        self.ballots.values().filter(|b| b.is_done).count()
    }
}

impl AskedQuestion {
    /// Whether somebody finished it, or let its time run out.
    pub fn is_answered(&self) -> bool {
        self.ended_at.is_some() && !self.is_cut
    }
}

impl SelfRating {
    /// Whether nothing more is waited for.
    pub fn is_settled(&self) -> bool {
        match self {
            Self::Done(_) | Self::Skipped | Self::Tapped(_) => true,
            Self::Open(_) | Self::None => false,
        }
    }
}
