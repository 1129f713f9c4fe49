//! What a member is told: at once after a command, or privately when they look at something.

use std::sync::Arc;

use serde::{Deserialize, Serialize};

use crate::bank::{Level, Tag, TagSort};
use crate::base::{
    CleanText, EveningId, MemberId, Moment, Reminders, SeriesId, SessionId, Slug, Span,
};
use crate::calendar::ZoneName;
use crate::evening::{self, Evening};
use crate::interview::{Attended, Ending, Heard, LastAct, Refusal, Session, TurnNo};
use crate::rotation::Match;
use crate::rubric::Words;

use super::appointment::Appointment;
use super::audit::Audit;
use super::availability::OverlapShown;
use super::backups::BackupsStand;
use super::cadence::{OwnCadence, WeekSummary};
use super::calibration::{CalibrationAnswer, CalibrationShown, RubricShown};
use super::debrief::{DebriefAnswer, DebriefShown};
use super::export::Exported;
use super::goal::{DrillAsked, GoalAnswer, GoalNews, OwnGoal, PastGoal};
use super::partner::PartnerNews;
use super::past::PastShown;
use super::pitch::{PitchAnswer, PitchShown};
use super::poll::PollAnswer;
use super::profile::{OwnPair, PairNews, PairState, Profile};
use super::progress::ProgressShown;
use super::questions::{OwnProposal, QuestionAnswer, QuestionsShown};
use super::readiness::Readiness;
use super::report::TurnReport;
use super::series::{SeriesAnswer, SeriesShown};
use super::settings::GuildSettings;
use super::story::{OwnStory, StoriesShown, StoryAnswer, ToldIn};
use super::traffic::Traffic;

/// What became of a command. Saved with the event's receipt, so that the same event gets the same
/// answer.
#[derive(Debug, Clone, PartialEq, Serialize, Deserialize)]
#[serde(rename_all = "kebab-case")]
pub enum Answer {
    /// A session is planned.
    Planned {
        /// Its id.
        session: SessionId,
        /// Its number.
        number: u32,
        /// When it begins.
        starts_at: Moment,
        /// Whether it is held at once.
        at_once: bool,
        /// What it is for beside what was wished.
        #[serde(default, skip_serializing_if = "Aim::is_as_wished")]
        aim: Aim,
    },
    /// Done; what the actor is told.
    Heard {
        /// In which session.
        session: SessionId,
        /// What the actor is told.
        heard: Heard,
    },
    /// A rule said no; nothing changed.
    Refused {
        /// The rule, and what it wants instead.
        refusal: Refusal,
        /// Of which session.
        #[serde(rename = "standing")]
        session: Option<SessionBrief>,
    },
    /// There is no such session in this guild.
    NoSuchSession,
    /// There is no such format.
    NoSuchFormat {
        /// What was asked for.
        asked: String,
        /// What there is.
        known: Vec<String>,
    },
    /// The format has no such length.
    NoSuchLength {
        /// What there is, in minutes.
        known: Vec<u16>,
    },
    /// There is no such rubric.
    NoSuchRubric {
        /// What was asked for.
        asked: String,
        /// What there is.
        known: Vec<String>,
    },
    /// There is no such competency, role or region: no question would be found with it.
    NoSuchTag {
        /// Which of the three.
        sort: TagSort,
        /// What was asked for.
        asked: String,
        /// What there is.
        known: Vec<String>,
    },
    /// Too many sessions are planned or running in this guild.
    TooManySessions {
        /// The bound.
        at_most: u16,
    },
    /// This member has planned as many sessions as they may have open.
    TooManyPlanned {
        /// The maximum.
        at_most: u16,
    },
    /// The disk has too little room for a new session.
    DiskAlmostFull,
    /// There is no report, or it is not this member's.
    NoReport,
    /// The guild is set up so.
    SetUp(Box<GuildSettings>),
    /// Only an organiser sets a guild up.
    OrganisersOnly,
    /// Whoever runs greenroom keeps texts of answers for so many days at most, and the guild wanted
    /// more. Nothing is changed.
    KeepsShorter {
        /// The most.
        at_most: u16,
    },
    /// The micro-goal is set.
    GoalTaken {
        /// The goal.
        text: CleanText,
        /// How the next mock tests whether it shows.
        #[serde(default, skip_serializing_if = "Option::is_none")]
        test: Option<CleanText>,
        /// The goal that it takes the place of, if that is another.
        #[serde(default, skip_serializing_if = "Option::is_none")]
        instead_of: Option<CleanText>,
    },
    /// What became of a micro-goal.
    Goal(GoalAnswer),
    /// What became of a pitch.
    Pitch(PitchAnswer),
    /// What became of a question that was proposed.
    Question(QuestionAnswer),
    /// What became of a poll for a time.
    Poll(PollAnswer),
    /// What became of a ballot of a calibration round.
    Calibration(CalibrationAnswer),
    /// What became of a real interview that was told of.
    Debrief(DebriefAnswer),
    /// What became of a story.
    Story(StoryAnswer),
    /// Everything about this member is erased.
    Forgotten,
    /// Noted that they are gone: they have left so many sessions.
    Gone {
        /// How many.
        left: u16,
    },
    /// The coach can see this member's reports.
    CoachAgreed {
        /// Who can see them now.
        coach: MemberId,
    },
    /// The coach can see them no longer.
    CoachWithdrawn {
        /// Who cannot see them any more.
        coach: MemberId,
    },
    /// These coaches see the member's readiness board from now on, and nobody else does.
    BoardShownTo {
        /// Who sees it.
        coaches: Vec<MemberId>,
    },
    /// No coach sees their reports, to whom the board could be shown.
    NoCoachYet,
    /// Nobody is their own coach.
    OwnCoach,
    /// This member never agreed to that coach.
    NotTheirCoach {
        /// Who was named as the coach.
        coach: MemberId,
    },
    /// This member has agreed to as many coaches as one can.
    TooManyCoaches {
        /// The bound.
        at_most: u8,
    },
    /// The profile is saved.
    ProfileSaved(Box<Profile>),
    /// Hours and days are those of a zone, and this member has none yet.
    ZoneWanted,
    /// This member knows, or avoids, as much as one can.
    TooManySaid {
        /// The bound.
        at_most: u8,
    },
    /// How it stands now with somebody to practise with every time.
    Pair {
        /// With whom.
        other: MemberId,
        /// How it stands.
        state: PairState,
        /// When they meet next, where they do so every week, or did until now.
        #[serde(default, skip_serializing_if = "Option::is_none")]
        weekly: Option<Moment>,
    },
    /// How it stands now with somebody as a partner.
    Partner {
        /// With whom.
        other: MemberId,
        /// How it stands.
        state: PairState,
    },
    /// This member has a partner, or asked somebody, and one is the most.
    HasPartner,
    /// A week has passed since that session, or its people are no pair that could meet again.
    NotAgain,
    /// They thanked somebody.
    Thanked {
        /// Who was thanked.
        whom: MemberId,
    },
    /// They were no candidate there, or whom they named did nothing for them there.
    NotThanked,
    /// This member wants to sit in no session with whom they asked.
    PairAvoided {
        /// Whom they asked.
        other: MemberId,
    },
    /// This member has, or asked for, as many standing pairs as one can.
    TooManyPairs {
        /// The bound.
        at_most: u8,
    },
    /// It was said of oneself, and can only be said of somebody else.
    OnlyOfOthers,
    /// There is no such zone.
    NoSuchZone {
        /// What was asked for.
        asked: String,
        /// What may be meant.
        near: Vec<String>,
    },
    /// They wait for somebody with half an hour.
    Waiting {
        /// Until when.
        until: Moment,
    },
    /// Somebody waited, and a session for the two is open.
    Paired {
        /// The session for the two.
        session: SessionId,
        /// Its number.
        number: u32,
        /// With whom, and why.
        found: Match,
    },
    /// They wait no longer.
    WaitStopped,
    /// They do not wait.
    NotWaiting,
    /// They sit in a session that runs, or begins before half an hour is over.
    SitsElsewhere {
        /// The session that they sit in.
        session: SessionId,
        /// Its number.
        number: u32,
    },
    /// A solo is open, and they have its seat.
    StartedAlone {
        /// The solo.
        session: SessionId,
        /// Its number.
        number: u32,
    },
    /// A drill of theirs has begun.
    DrillBegun {
        /// The drill.
        session: SessionId,
        /// Its number.
        number: u32,
    },
    /// Nobody has a question of this kind for a drill.
    NoSuchDrill,
    /// They only interview, and each of two who meet to practise now answers too.
    OnlyInterviews,
    /// An evening is called.
    Called {
        /// The evening.
        evening: EveningId,
        /// When it begins.
        starts_at: Moment,
        /// When its seats are drawn.
        draw_at: Moment,
    },
    /// There is no such evening to be called.
    NotCalled(NotCalled),
    /// Noted on an evening; what the actor is told.
    OnEvening {
        /// Which evening.
        evening: EveningId,
        /// Whether it is one of a series.
        is_of_series: bool,
        /// Whether those who face each other change places.
        swaps: bool,
        /// When it begins.
        starts_at: Moment,
        /// What the actor is told.
        heard: evening::Heard,
        /// What they are reminded of it, where they are in.
        #[serde(default, skip_serializing_if = "Option::is_none")]
        reminding: Option<Reminding>,
        /// So much later than last time it begins on their clock, where clocks have changed;
        /// earlier where it is below zero.
        #[serde(default, skip_serializing_if = "Option::is_none")]
        shift: Option<Span>,
    },
    /// A rule of the evening said no; nothing changed.
    EveningRefused {
        /// Which evening.
        evening: EveningId,
        /// The rule.
        refusal: evening::Refusal,
    },
    /// There is no such evening in this guild.
    NoSuchEvening,
    /// No format suits so many people for half an hour.
    NoFormatFor {
        /// How many.
        people: u8,
    },
    /// What became of something that was asked of series.
    Series(SeriesAnswer),
}

/// What reminders of an evening still come to one member.
#[derive(Debug, Clone, Copy, PartialEq, Eq, Serialize, Deserialize)]
pub struct Reminding {
    /// How long before it begins.
    pub at: Reminders,
    /// Where they read it.
    pub alone: Alone,
}

/// Whether a member is written to alone.
#[derive(Debug, Clone, Copy, PartialEq, Eq, Serialize, Deserialize)]
#[serde(rename_all = "kebab-case")]
pub enum Alone {
    /// They are.
    Yes,
    /// They are not, and could be.
    Not,
    /// They were, and the platform did not take it.
    Closed,
}

/// What a session is for where its planner's wish did not say, or said what there is not.
#[derive(Debug, Clone, Default, PartialEq, Eq, Serialize, Deserialize)]
#[serde(default)]
pub struct Aim {
    /// The role that is from the planner's profile.
    #[serde(skip_serializing_if = "Option::is_none")]
    pub role: Option<Tag>,
    /// The level that is.
    #[serde(skip_serializing_if = "Option::is_none")]
    pub level: Option<Level>,
    /// The region that is.
    #[serde(skip_serializing_if = "Option::is_none")]
    pub region: Option<Tag>,
    /// The role that was wished for and has no questions of its own, so that they are general.
    #[serde(skip_serializing_if = "Option::is_none")]
    pub general_for: Option<CleanText>,
}

impl Aim {
    fn is_as_wished(&self) -> bool {
        *self == Self::default()
    }
}

impl Answer {
    /// Whether what was asked for was done, and is saved.
    pub fn is_done(&self) -> bool {
        match self {
            Self::Series(answer) => answer.is_done(),
            Self::Goal(answer) => answer.is_done(),
            Self::Story(answer) => answer.is_done(),
            Self::Debrief(answer) => answer.is_done(),
            Self::Pitch(answer) => answer.is_done(),
            Self::Calibration(answer) => answer.is_done(),
            Self::Question(answer) => answer.is_done(),
            Self::Poll(answer) => answer.is_done(),
            Self::Planned { .. }
            | Self::Heard { .. }
            | Self::GoalTaken { .. }
            | Self::SetUp(_)
            | Self::Forgotten
            | Self::Gone { .. }
            | Self::CoachAgreed { .. }
            | Self::CoachWithdrawn { .. }
            | Self::BoardShownTo { .. }
            | Self::ProfileSaved(_)
            | Self::Pair { .. }
            | Self::Partner { .. }
            | Self::Thanked { .. }
            | Self::Waiting { .. }
            | Self::Paired { .. }
            | Self::WaitStopped
            | Self::DrillBegun { .. }
            | Self::StartedAlone { .. } => true,
            // It was asked whether they mean it: nothing is noted yet.
            Self::OnEvening {
                heard: evening::Heard::AlsoIn { .. } | evening::Heard::MovesMuch { .. },
                ..
            } => false,
            Self::OnEvening { .. } | Self::Called { .. } => true,
            Self::Refused { .. }
            | Self::NoSuchDrill
            | Self::NoSuchSession
            | Self::NoSuchFormat { .. }
            | Self::NoSuchLength { .. }
            | Self::NoSuchRubric { .. }
            | Self::NoSuchTag { .. }
            | Self::TooManySessions { .. }
            | Self::TooManyPlanned { .. }
            | Self::DiskAlmostFull
            | Self::OrganisersOnly
            | Self::KeepsShorter { .. }
            | Self::NoReport
            | Self::OwnCoach
            | Self::NoCoachYet
            | Self::NotTheirCoach { .. }
            | Self::TooManyCoaches { .. }
            | Self::ZoneWanted
            | Self::TooManySaid { .. }
            | Self::OnlyOfOthers
            | Self::PairAvoided { .. }
            | Self::NotAgain
            | Self::NotThanked
            | Self::HasPartner
            | Self::TooManyPairs { .. }
            | Self::NoSuchZone { .. }
            | Self::NotWaiting
            | Self::SitsElsewhere { .. }
            | Self::OnlyInterviews
            | Self::EveningRefused { .. }
            | Self::NoSuchEvening
            | Self::NotCalled(_)
            | Self::NoFormatFor { .. } => false,
        }
    }
}

/// The session that a press belongs to, in brief: what an old button is answered with.
#[derive(Debug, Clone, Copy, PartialEq, Eq, Serialize, Deserialize)]
pub struct SessionBrief {
    /// The session.
    pub session: SessionId,
    /// Its number.
    pub number: u32,
    /// How and when it ended, if it did.
    pub ended: Option<(Ending, Moment)>,
}

/// What a member looks at. Its sessions hold no question that this member may not know yet, and
/// no mark that is not theirs.
#[derive(Debug, Clone, PartialEq)]
pub enum Shown {
    /// The guild's sessions.
    Sessions(Vec<Arc<Session>>),
    /// What this person can do, or the details, the checklist, the anchors: all from the session.
    Session(Arc<Session>),
    /// The checklist of a candidate who keeps stories and whose questions are not drawn yet.
    Checklist {
        /// The session.
        session: Arc<Session>,
        /// What they keep.
        stories: Vec<OwnStory>,
    },
    /// What would end for good, before it does.
    Sure {
        /// The session.
        session: Arc<Session>,
        /// What somebody is about to do.
        last: LastAct,
    },
    /// A ballot with the words written so far.
    Ballot(Box<BallotView>),
    /// Typed answers: question, follow-up, text.
    Answers {
        /// The session.
        session: Arc<Session>,
        /// The turn.
        turn: TurnNo,
        /// Number of the question, number of the follow-up (0: the question itself), text.
        texts: Vec<(u8, u8, CleanText)>,
        /// Of one's own: number of the question, number of the follow-up, and where much of the
        /// text stands word for word.
        again: Vec<(u8, u8, ToldIn)>,
    },
    /// A report.
    Report(Box<TurnReport>),
    /// The micro-goal, if there is one.
    Goal(Option<Box<OwnGoal>>),
    /// Those of before, the newest first.
    Goals(Vec<PastGoal>),
    /// The pitch of this member.
    Pitch(Box<PitchShown>),
    /// Real interviews that this member told of.
    Debriefs(Box<DebriefShown>),
    /// Stories, as this member may see them.
    Stories(Box<StoriesShown>),
    /// Something to read: the view has the texts, and the query says which.
    Guide {
        /// The worked example that this member may not read now.
        hidden: Option<Slug>,
    },
    /// Questions that were proposed.
    Questions(Box<QuestionsShown>),
    /// The group's calibration round.
    Calibration(CalibrationShown),
    /// What the group's ballots say of a rubric.
    Rubric(Box<RubricShown>),
    /// How the guild is set up.
    Settings(Box<GuildSettings>),
    /// What this member has said about themself, if anything.
    Profile {
        /// All but the next.
        profile: Box<Profile>,
        /// With whom they sit in no session.
        not_with: Vec<MemberId>,
        /// With whom they practise every time, or may come to.
        pairs: Vec<OwnPair>,
        /// The zone of the group: what they type is meant in it until they name their own.
        group_zone: Option<ZoneName>,
        /// Coaches who can see their reports.
        coaches: Vec<MemberId>,
        /// What became of their last seats.
        attendance: Attendance,
    },
    /// How often this member practises, and means to.
    Cadence(OwnCadence),
    /// What goes into a calendar, in the order in which it begins.
    Appointments(Vec<Appointment>),
    /// When several can meet.
    Overlap(Box<OverlapShown>),
    /// Whether this member waits to practise now.
    Waiting(Wait),
    /// The readiness board of this member, or of who shows it to them; none: nobody does.
    Readiness(Option<Box<Readiness>>),
    /// This member's sessions of before.
    Past(PastShown),
    /// How somebody gets on.
    Progress(ProgressShown),
    /// What is kept of this member, as files.
    Export(Box<Exported>),
    /// Evenings that come again.
    Series(SeriesShown),
    /// An evening as this member may see it: its seats and offers, and nobody's absence.
    Evening {
        /// The evening.
        evening: Box<Evening>,
        /// Why the seats are as they are, once they are drawn.
        why: Option<WhySeated>,
        /// So much later than last time it begins on their clock, where clocks have changed;
        /// earlier where it is below zero.
        shift: Option<Span>,
        /// Whether this member organises.
        is_organiser: bool,
    },
    /// What this member had of turns so far, and the group's least and most.
    Rotation(Box<Rotation>),
    /// How what is to be shown in the guild comes through; none: it is for organisers only.
    Outbox(Option<Box<Traffic>>),
    /// How the backups of the house stand; none: it is for organisers only.
    Backups(Option<Box<BackupsStand>>),
    /// Who changed what the group agreed on; none: it is for organisers only.
    Audit(Option<Box<Audit>>),
    /// Who came to their seats.
    Attendance(Box<GroupAttendance>),
    /// There is no such evening in this guild.
    NoSuchEvening,
    /// Not to be shown, and why.
    Refused {
        /// The rule that hides it.
        refusal: Refusal,
        /// Of which session.
        session: Option<SessionBrief>,
    },
    /// There is no such session in this guild.
    NoSuchSession,
    /// There is no report, or it is not this member's.
    NoReport,
}

impl Shown {
    /// Whether it asks somebody before what they want is done.
    pub fn asks(&self) -> bool {
        !matches!(self, Self::Session(_) | Self::Series(SeriesShown::AtOnce))
    }
}

/// What became of the last seats of a member on which others counted: so many of each.
#[derive(Debug, Clone, Copy, Default, PartialEq, Eq)]
pub struct Attendance {
    /// They came.
    pub came: u32,
    /// They came late.
    pub late: u32,
    /// They took the seat from somebody else.
    pub stood_in: u32,
    /// They did not come, and had not said so.
    pub missed: u32,
    /// Since when organisers see it too, if they do.
    pub shown_from: Option<Moment>,
}

/// Attendance of a group, as its organisers see it.
#[derive(Debug, Clone, PartialEq, Eq)]
pub enum GroupAttendance {
    /// It is for organisers only.
    OrganisersOnly,
    /// It is each member's own.
    Off,
    /// It is switched on, and no call has said so yet.
    Announced,
    /// They see it.
    From {
        /// From this moment on.
        from: Moment,
        /// So many seats of each kind, who missed most first.
        members: Vec<(MemberId, Attendance)>,
        /// One by one, by member.
        seats: Vec<SeatAttended>,
    },
}

/// What became of a seat.
#[derive(Debug, Clone, Copy, PartialEq, Eq)]
pub struct SeatAttended {
    /// Who had it.
    pub member: MemberId,
    /// In the session with this number.
    pub number: u32,
    /// When that began.
    pub at: Moment,
    /// What became of it.
    pub how: Attended,
}

/// How it stands with somebody who pressed *practise now*.
#[derive(Debug, Clone, Copy, PartialEq, Eq)]
pub enum Wait {
    /// They wait, until then.
    Until(Moment),
    /// They sit in a session.
    Sits {
        /// The session that they sit in.
        session: SessionId,
        /// Its number.
        number: u32,
    },
    /// Neither.
    Not,
}

/// Why no evening is called.
#[derive(Debug, Clone, Copy, PartialEq, Eq, Serialize, Deserialize)]
#[serde(rename_all = "kebab-case")]
pub enum NotCalled {
    /// Its format is for somebody alone.
    ForOne,
    /// It would begin in less than half an hour.
    TooSoon,
    /// This member has called one that is not over.
    OneOpen,
}
/// Why a member sits where they do on an evening: one's own figures, and of others nothing else.
#[derive(Debug, Clone, PartialEq, Serialize, Deserialize)]
pub struct WhySeated {
    /// Who they face, on how many evenings of the last year they met, and when last.
    pub facing: Vec<(MemberId, u32, Option<Moment>)>,
    /// With whom of them they wanted to be every time.
    pub standing: Vec<MemberId>,
    /// Turns so far as interviewer, as candidate, and evenings without either; beside each what
    /// would be fair. As they were when the seats were drawn.
    pub had: [(u32, f64); 3],
    /// Evenings at which they were in.
    pub evenings: u32,
    /// How many were in, without those who only watch.
    pub people: u32,
    /// How many of their last seats they had missed then.
    pub missed: u32,
}

/// An evening of which a member can ask why they sat where they did.
#[derive(Debug, Clone, PartialEq, Eq)]
pub struct DrawnEvening {
    /// The evening.
    pub id: EveningId,
    /// When its sessions begin, or began.
    pub starts_at: Moment,
    /// What is practised.
    pub objective: CleanText,
}

/// What a member had of turns so far.
#[derive(Debug, Clone, Default, PartialEq)]
pub struct Rotation {
    /// Since when.
    pub since: Option<Moment>,
    /// As interviewer, as candidate, and evenings without either; beside each what would be fair.
    pub had: [(u32, f64); 3],
    /// The fewest and the most turns of the group, as interviewer and as candidate.
    pub of_group: [(u32, u32); 2],
    /// What everybody had, for an organiser of a group that lets them see it.
    pub everybody: Option<TurnsOfAll>,
}

/// What everybody had of turns since a moment, who is owed most first; of each as
/// [`Rotation::had`].
#[derive(Debug, Clone, PartialEq)]
pub struct TurnsOfAll {
    /// Since when organisers see it.
    pub from: Moment,
    /// The members.
    pub members: Vec<(MemberId, [(u32, f64); 3])>,
}

/// A series whose calls a member left unanswered so often in a row that they are asked no more.
#[derive(Debug, Clone, PartialEq, Eq)]
pub struct Silence {
    /// The series.
    pub series: SeriesId,
    /// Its last evening.
    pub evening: EveningId,
    /// What that is called.
    pub title: CleanText,
}

/// Something that a member is told once, below whatever they are answered next.
#[derive(Debug, Clone, PartialEq, Eq)]
pub enum Untold {
    /// They are asked no more for their silence.
    Silence(Silence),
    /// Something about their standing pairs.
    Pair(PairNews),
    /// Something about their partner.
    Partner(PartnerNews),
    /// A coach has set their micro-goal.
    Goal(GoalNews),
    /// They could not be written how their week went.
    Summary(Box<WeekSummary>),
    /// What organisers made of questions that they proposed.
    Questions(Vec<OwnProposal>),
    /// A worked example is to be rated.
    Calibration,
    /// They could not be asked for their drill where they wanted to be.
    Drill(Box<DrillAsked>),
}

/// A ballot as its rater sees it.
#[derive(Debug, Clone, PartialEq)]
pub struct BallotView {
    /// The session.
    pub session: Arc<Session>,
    /// The turn.
    pub turn: TurnNo,
    /// The words so far: a form is prefilled with them.
    pub words: Option<Words>,
}
