//! What a member can ask to be done.

use serde::{Deserialize, Serialize};

use crate::bank::{Kind, Level, Proposed};
use crate::base::{
    ChannelId, CleanText, DebriefNo, EveningId, MemberId, Moment, PitchNo, PollId, ProposalNo,
    SessionId, Venue,
};
use crate::evening;
use crate::interview::{Act, LastAct, MadeOn, Mode, Stretch, TurnNo};
use crate::progress::{DebriefWords, Pitch, Telling, Wording};

use super::calibration::CalibrationAct;
use super::debrief::DebriefAct;
use super::goal::GoalAct;
use super::poll::{PollAct, PollWish};
use super::profile::ProfileEdit;
use super::query::Query;
use super::questions::{BankFile, Decision};
use super::series::{SeriesCommand, SeriesDraft, SeriesLook};
use super::settings::GuildSettings;
use super::story::{StoryAct, StoryOf};

/// Something to be done, in one transaction.
#[derive(Debug, Clone, PartialEq)]
pub enum Command {
    /// Plan a session.
    Plan(Box<PlanWish>),
    /// Act in a session.
    Act {
        /// The session that they act in.
        session: SessionId,
        /// What they do.
        act: Act,
        /// What they had before them; none: the session as it stands.
        on: Option<MadeOn>,
    },
    /// Do what was asked about, if the session still stands where it stood then.
    Sure {
        /// The session that they were asked about.
        session: SessionId,
        /// What they do for good.
        last: LastAct,
        /// Where it stood.
        on: Stretch,
    },
    /// Take the micro-goal that the report of a turn proposes.
    TakeGoal {
        /// The session.
        session: SessionId,
        /// The turn, from 0.
        turn: TurnNo,
    },
    /// Practise again with whom one sat in this session, every time.
    Again {
        /// The session.
        session: SessionId,
    },
    /// Thank somebody for what they did for oneself as candidate of this session.
    Thank {
        /// The session.
        session: SessionId,
        /// Who is thanked.
        whom: MemberId,
    },
    /// Work on a goal in one's own words.
    WriteGoal {
        /// The session and the turn after which it was written; none: what one works on already is
        /// said in other words.
        from: Option<(SessionId, TurnNo)>,
        /// The goal.
        wording: Box<Wording>,
    },
    /// Do something with the goal that one works on.
    Goal(GoalAct),
    /// Keep a story, or another wording of one.
    WriteStory {
        /// Which one.
        of: StoryOf,
        /// What it says.
        telling: Box<Telling>,
    },
    /// Do something with a story that one keeps.
    Story(StoryAct),
    /// Keep another version of one's pitch, which counts from now on.
    WritePitch(Box<Pitch>),
    /// A version of before counts again.
    ChoosePitch(PitchNo),
    /// Tell of a real interview; without one of before, of another.
    WriteDebrief {
        /// Which one it is.
        of: Option<DebriefNo>,
        /// What is told.
        words: Box<DebriefWords>,
    },
    /// Do something with a real interview that one told of.
    Debrief(DebriefAct),
    /// Propose a question for the group's sessions.
    Propose(Box<Proposed>),
    /// Decide on one that was proposed.
    Decide {
        /// Which one.
        proposal: ProposalNo,
        /// What becomes of it.
        decision: Decision,
    },
    /// Take over a file of questions as the group's own.
    TakeOver(Box<BankFile>),
    /// Rate the worked example of the group's calibration round.
    Calibrate(CalibrationAct),
    /// Set the guild up, or change how it is.
    SetUp(Box<GuildSettings>),
    /// Let a coach see one's reports.
    AgreeToCoach {
        /// Who may see them from now on.
        coach: MemberId,
    },
    /// Let a coach see them no longer.
    WithdrawFromCoach {
        /// Who may no more.
        coach: MemberId,
    },
    /// Show one's readiness board to the coaches who see one's reports, or to them no longer.
    ShowBoard {
        /// Whether they see it from now on.
        on: bool,
    },
    /// Erase everything about oneself in the guild. The adapter has asked whether it is meant.
    Forget,
    /// The platform says that this member is in the guild no longer.
    MemberGone {
        /// Who left.
        member: MemberId,
    },
    /// Change one's profile in the guild.
    Profile(ProfileEdit),
    /// Call an evening for many: who comes is asked, and seats are drawn.
    Call(Box<PlanWish>),
    /// Answer an evening's call, or change something of its plan.
    Evening {
        /// The evening.
        evening: EveningId,
        /// What they do.
        act: evening::Act,
    },
    /// Hold an evening at another time, or call it something else: one that is of no series.
    ChangeEvening {
        /// The evening.
        evening: EveningId,
        /// What it is from now on.
        to: EveningEdit,
    },
    /// Half an hour, now: with whoever waits, or wait for somebody.
    PractiseNow,
    /// Wait no longer.
    StopWaiting,
    /// Half an hour, now and alone.
    StartAlone,
    /// One question of one kind, now, alone and for themself.
    Drill(DrillOf),
    /// Make a series, or change one: kept as a draft and shown, before it counts.
    DraftSeries(Box<SeriesDraft>),
    /// Do something with a series, or with a draft of one.
    Series(SeriesCommand),
    /// Have the group choose from the best times.
    AskTimes(Box<PollWish>),
    /// Do something with a poll for a time.
    Poll(PollId, PollAct),
}

impl Command {
    /// An act in a session as it stands.
    pub fn act(session: SessionId, act: Act) -> Self {
        Self::Act { session, act, on: None }
    }

    /// What is shown before this is done, where it may end something for good;
    /// [`Shown::asks`](super::Shown::asks) says whether it does, and needs a question.
    pub fn asks_first(&self) -> Option<Query> {
        if let Self::Series(SeriesCommand::Act(series, act)) = self {
            return Some(Query::Series(SeriesLook::Sure(*series, *act)));
        }
        let Self::Act { session, act, .. } = self else { return None };
        LastAct::of(act).map(|last| Query::Sure(*session, last))
    }
}

/// What a drill asks.
#[derive(Debug, Clone, Copy, PartialEq, Eq)]
pub enum DrillOf {
    /// A question of any kind that drills have.
    Any,
    /// One of this kind.
    Kind(Kind),
    /// What this drill of theirs asked, once more.
    Again(SessionId),
}

impl DrillOf {
    /// What can be asked for by a word, in the order in which it is offered.
    pub const NAMED: [(&str, Self); 6] = [
        ("opening", Self::Kind(Kind::Opening)),
        ("pitch", Self::Kind(Kind::Pitch)),
        ("closing", Self::Kind(Kind::Closing)),
        ("story", Self::Kind(Kind::Behavioural)),
        ("pivot", Self::Kind(Kind::Pivot)),
        ("any", Self::Any),
    ];

    /// What this word asks for.
    #[must_use]
    pub fn named(word: &str) -> Option<Self> {
        Self::NAMED.into_iter().find(|(name, _)| *name == word).map(|(_, of)| of)
    }
}

/// What becomes of an evening; what is none stays as it is.
#[derive(Debug, Clone, Default, PartialEq, Eq)]
pub struct EveningEdit {
    /// When it begins.
    pub starts_at: Option<Moment>,
    /// What it is called, and what is practised.
    pub objective: Option<CleanText>,
    /// They know that people are asked once more.
    pub is_sure: bool,
}

/// What a planned session should be. What is `None` is the format's or the guild's usual.
#[derive(Debug, Clone, PartialEq, Eq, Serialize, Deserialize)]
pub struct PlanWish {
    /// The format's id.
    pub format: String,
    /// The length, by the minutes of one turn.
    pub minutes: Option<u16>,
    /// The rubric's id.
    pub rubric: Option<String>,
    /// What is practised.
    pub objective: CleanText,
    /// Wanted outcome.
    pub wanted: Option<CleanText>,
    /// Role tag.
    pub role: Option<String>,
    /// How hard the questions are; none: any.
    pub level: Option<Level>,
    /// Region tag.
    pub region: Option<String>,
    /// Competency tag.
    pub competency: Option<String>,
    /// A kind of question instead of the format's own.
    pub kind: Option<Kind>,
    /// Practice or live.
    pub mode: Option<Mode>,
    /// How the real interview will be held.
    #[serde(default, skip_serializing_if = "Option::is_none")]
    pub venue: Option<Venue>,
    /// When it begins.
    pub when: When,
    /// Where people meet.
    pub place: Option<CleanText>,
    /// The voice channel in which they meet; none: the guild's next free one, if it has any.
    #[serde(default, skip_serializing_if = "Option::is_none")]
    pub room: Option<ChannelId>,
}

impl PlanWish {
    /// That format as it usually is, now.
    #[must_use]
    pub fn of(format: &str, objective: CleanText) -> Self {
        Self {
            format: format.to_owned(),
            minutes: None,
            rubric: None,
            objective,
            wanted: None,
            role: None,
            level: None,
            region: None,
            competency: None,
            kind: None,
            mode: None,
            venue: None,
            when: When::Now,
            place: None,
            room: None,
        }
    }
}

/// The format where nobody says another.
pub const USUAL_FORMAT: &str = "one-on-one";

/// When a session is held.
#[derive(Debug, Clone, Copy, PartialEq, Eq, Serialize, Deserialize)]
pub enum When {
    /// As soon as the seats are taken.
    Now,
    /// At this time.
    At(Moment),
}
