//! What a member can look at. Reading changes nothing and is never saved.

use serde::{Deserialize, Serialize};

use crate::base::{EveningId, MemberId, SessionId};
use crate::guide::Topic;
use crate::interview::{LastAct, TurnNo};
use crate::rubric::RubricId;

use super::audit::AuditPage;
use super::availability::{AvailabilityLook, OverlapLook};
use super::debrief::DebriefLook;
use super::past::PastLook;
use super::pitch::PitchLook;
use super::progress::ProgressLook;
use super::questions::QuestionLook;
use super::report::ReportPart;
use super::series::SeriesLook;
use super::story::StoryLook;

/// Something to be shown privately to who asks.
#[derive(Debug, Clone, PartialEq, Eq, Serialize, Deserialize)]
#[serde(rename_all = "kebab-case")]
pub enum Query {
    /// The guild's sessions that are not over, the next first, then the last ones.
    Sessions,
    /// Agenda, rubric, kinds of questions, who sees what.
    Details(SessionId),
    /// What this person can do in the session now: the interviewer's panel, the observer's tools,
    /// the candidate's buttons.
    Panel(SessionId),
    /// What they can do beside that: rarely, or only once.
    More(SessionId),
    /// What would end there, before they do it.
    Sure(SessionId, LastAct),
    /// This person's ballot for a turn, from 0.
    Ballot(SessionId, TurnNo),
    /// This person's rating of themself and of their interviewers.
    Own(SessionId),
    /// What its planner was told, as it is now.
    Planned(SessionId),
    /// The typed answers of a turn, for its raters.
    Answers(SessionId, TurnNo),
    /// The anchors in full.
    HowToRate(SessionId),
    /// The report of a turn.
    Report(SessionId, TurnNo),
    /// What its first screen has no room for.
    ReportPart(SessionId, TurnNo, ReportPart),
    /// This person's readiness board, or that of somebody who shows it to them.
    Readiness(Option<MemberId>),
    /// This person's sessions of before.
    Past(PastLook),
    /// How this person gets on, or somebody whose coach they are.
    Progress(ProgressLook),
    /// What is kept of this person, as files: from the newest session on, or what is older than
    /// this one.
    Export(Option<SessionId>),
    /// The micro-goal that this person works on.
    Goal,
    /// Those that they worked on before.
    Goals,
    /// At which time they are asked for their drill, to choose another.
    DrillTime,
    /// Stories that this person keeps, or somebody whose coach they are.
    Stories(StoryLook),
    /// The pitch of this person.
    Pitch(PitchLook),
    /// Real interviews that this person told of.
    Debriefs(DebriefLook),
    /// The worked example that the group rates now, and how it was rated.
    Calibration,
    /// Questions that were proposed.
    Questions(QuestionLook),
    /// A rubric, how far the group agrees on it, and how often its pass rule is right.
    Rubric(RubricId),
    /// This person's profile in the guild.
    Profile,
    /// A session for this person's calendar, or all that is theirs.
    Calendar(Option<SessionId>),
    /// When this person can meet.
    Availability(AvailabilityLook),
    /// When several can meet.
    Overlap(OverlapLook),
    /// How often this person practises, and means to.
    Cadence,
    /// The roles that this person can practise for, to choose from.
    Roles,
    /// Whether this person waits to practise now.
    Waiting,
    /// The checklist before a mock.
    Checklist(SessionId),
    /// Why this person is asked whether they come to an evening, and how that ends.
    WhyAsked(EveningId),
    /// Whom this person can ask for their seat on an evening.
    Swaps(EveningId),
    /// Why the seats of an evening are as they are, for this person; without one of that which was
    /// drawn last.
    WhySeats(Option<EveningId>),
    /// What becomes of an evening that is called off, before it is.
    SureOff(EveningId),
    /// What becomes of seats that are drawn again, before they are.
    SureDraw(EveningId),
    /// What this person had of turns so far, beside what would be fair.
    Rotation,
    /// How what is to be shown in the guild comes through; for organisers.
    Outbox,
    /// How the backups of the house stand; for organisers.
    Backups,
    /// Who changed what the group agreed on, from the end or from there; for organisers.
    Audit(Option<AuditPage>),
    /// Who came to their seats; for organisers, where the guild wants it.
    Attendance,
    /// How the guild is set up.
    Settings,
    /// Something to read that belongs to no session: guidance, tone cards, worked examples.
    Guide(Topic),
    /// Evenings that come again.
    Series(SeriesLook),
}
