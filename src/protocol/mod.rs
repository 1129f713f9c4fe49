//! The words between inside and outside: what a member asks for, what they are told, what a
//! platform is given to show, and how that ended.
//!
//! Plain data and no rules. Start reading with [`Command`] and [`Answer`].

mod origin;
mod settings;
mod goal;
mod story;
mod debrief;
mod questions;
mod calibration;
mod pitch;
mod readiness;
mod digest;
mod profile;
mod availability;
mod poll;
mod appointment;
mod partner;
mod series;
mod audit;
mod backups;
mod cadence;
mod report;
mod past;
mod progress;
mod export;
mod query;
mod command;
mod traffic;
mod answer;
mod dispatch;
mod place;

pub use answer::{
    Aim, Alone, Answer, Attendance, BallotView, DrawnEvening, GroupAttendance, NotCalled,
    Reminding, Rotation, SeatAttended, SessionBrief, Shown, Silence, TurnsOfAll, Untold, Wait,
    WhySeated,
};
pub use appointment::Appointment;
pub use audit::{Audit, AuditLine, AuditPage, Audited};
pub use availability::{AvailabilityLook, CHOSEN_MAX, OverlapLook, OverlapOf, OverlapShown};
pub use backups::{BackupsStand, NoBackup};
pub use cadence::{Cadence, OwnCadence, SummaryWay, WeekSummary};
pub use calibration::{
    CalibrationAct, CalibrationAnswer, CalibrationShown, OwnRound, RoundLine, RubricShown,
};
pub use command::{Command, DrillOf, EveningEdit, PlanWish, USUAL_FORMAT, When};
pub use debrief::{DebriefAct, DebriefAnswer, DebriefLook, DebriefShown, OwnDebrief};
pub use digest::{DRILL_AIM_MAX, GroupWeek, InDigest, OwnDigest, WeekSums};
pub use dispatch::{
    About, DeliveryFailure, DeliveryKey, DirectDelivery, Dispatch, EveningDelivery, EveningShows,
    NotDirect, OwnPlace, Placed, SessionDelivery, StandingCard, Subject,
};
pub use export::Exported;
pub use goal::{
    AskedFor, DrillAsked, Drilled, GoalAct, GoalAnswer, GoalNews, NotKept, OwnGoal, PastGoal, Week,
};
pub use origin::{Origin, Receipt};
pub use partner::{OwnPartner, PartnerNews, PartnerWeek};
pub use past::{Attempt, Attempts, Past, PastLine, PastLook, PastShown, Probed, Thanked};
pub use pitch::{PitchAnswer, PitchLook, PitchShown, PitchVersion};
pub use place::{EveningCard, HeldUp, PlaceNote};
pub use poll::{POLL_TIMES_MAX, PollAct, PollAnswer, PollBecame, PollShown, PollTime, PollWish};
pub use profile::{Nudges, OwnPair, PairNews, PairState, Profile, ProfileEdit};
pub use progress::{CompetencyTrend, KindTimes, Progress, ProgressLook, ProgressShown, Weeks};
pub use query::Query;
pub use questions::{
    BANK_BYTES_MAX, BankFile, Decision, Missing, OwnProposal, QuestionAnswer, QuestionLook,
    QuestionUse, QuestionsShown, TakenOver,
};
pub use readiness::{DayBefore, Readiness, Target, TargetSort};
pub use report::{
    Again, CompetencyLine, GoalBecomes, GoalLine, ObserverLine, ProbeLine, RaterWords, ReportPart,
    TimingLine, ToThank, TurnReport,
};
pub use series::{
    Becomes, CalledBecame, CalledEvening, DraftId, DraftPick, EveningKind, KindEdit, NewRole,
    NewTime, Scope, SeriesAct, SeriesAnswer, SeriesChange, SeriesCommand, SeriesDraft, SeriesLook,
    SeriesPreview, SeriesRefusal, SeriesRule, SeriesShown, SeriesState, SeriesView,
};
pub use settings::{GuildSettings, KEEP_ANSWERS_DAYS_MAX, SETTINGS_LIST_MAX, Threads};
pub use story::{
    NamedStory, OwnStory, StoriesShown, StoryAct, StoryAnswer, StoryLook, StoryOf, ToldIn,
    story_gaps, story_meant,
};
pub use traffic::{HeldTraffic, Lateness, PlaceTraffic, Traffic, TrafficPlace};
