//! What a button means, as the name that Discord gives back when it is pressed.
//!
//! ```text
//! g1 : verb : arguments        numbers in base 36, at most 100 characters
//! ```
//!
//! A name carries no rights and no state: it is a hint that is looked up again, and whoever presses
//! is taken from the press. An act's last argument says what it was made on, where that matters;
//! names from before have none. Names of another version say that they are of another version, one
//! of this version that means nothing says that it is broken, any other text is nobody's. The
//! version grows when a meaning changes; `golden.rs` keeps every name that was ever written.
//!
//! Start reading with the tables: each is written and read by the same lines. `codec.rs` has what
//! their arguments look like.

mod codec;

use std::str::Split;

use crate::bank::{Kind, Level, Tag, Trigger};
use crate::base::{
    CalibrationNo, DebriefNo, EveningId, GoalNo, MemberId, Moment, PitchNo, PollId, ProposalNo,
    SeriesId, SessionId, Slug, StoryNo,
};
use crate::calendar::{Date, Rule, TimeOfDay, Weekdays};
use crate::evening;
use crate::guide::{Reader, Topic};
use crate::interview::{
    Act, InterviewerRating, LastAct, MadeOn, RatingSide, Seat, StoryPart, Stretch, Tap, TurnNo,
};
use crate::progress::{RealOutcome, StoryFramework, Went};
use crate::protocol::{
    AuditPage, AvailabilityLook, CalibrationAct, Command, DebriefAct, DebriefLook, Decision,
    DraftId, DraftPick, DrillOf, Drilled, EveningEdit, GoalAct, InDigest, Nudges, OverlapLook,
    OverlapOf, PastLook, PitchLook, PollAct, ProfileEdit, ProgressLook, Query, QuestionLook,
    ReportPart, Scope, SeriesAct, SeriesCommand, SeriesLook, StoryAct, StoryLook, StoryOf,
    TargetSort,
};
use crate::rubric::{Choice, CompetencyId, CompetencyNo, Mark, RubricId, Transfer};
use crate::view::{Asks, Form, Press, ProfileField};

use super::limits::CUSTOM_ID_MAX;

use codec::{Argument, Verb};

/// The version that is written.
const VERSION: &str = "g1";
/// What every version begins with.
const OURS: char = 'g';
/// Longest name of a version.
const VERSION_LENGTH_MAX: usize = 4;

/// What a name means.
#[derive(Debug, Clone, PartialEq)]
pub(super) enum Meaning {
    /// A button, or a picker's option.
    Press(Press),
    /// A press that only this platform has.
    Discord(DiscordPress),
    /// A picker: its meaning is in the option that was chosen.
    Picker(PickerNo),
    /// Another page of a private screen.
    Page(Page),
    /// Ours, from another version.
    Outdated,
    /// Ours, and nothing that this version writes.
    Broken,
    /// Not ours.
    Foreign,
}

/// What is pressed only on Discord.
#[derive(Debug, Clone, Copy, PartialEq, Eq)]
pub(super) enum DiscordPress {
    /// The settings: which of them is chosen.
    Setting(Setting),
    /// The checks of the settings, once more.
    CheckAgain,
    /// Erase everything about who presses.
    Forget,
    /// A form for a time or a zone.
    Ask(Asks),
}

/// One of the settings, each with a picker of its own.
#[derive(Debug, Clone, Copy, PartialEq, Eq)]
pub(super) enum Setting {
    /// Where cards are posted.
    Practice,
    /// Where organisers read what only they should know.
    Notice,
    /// Voice rooms.
    Rooms,
    /// Organiser roles.
    Organisers,
    /// Coach roles.
    Coaches,
    /// Public or private threads.
    Threads,
    /// Whether the card for practising now stands.
    PractiseNow,
    /// Whether organisers see attendance.
    Attendance,
    /// Whether everybody rates one worked answer a month.
    Calibration,
    /// When people are reminded.
    Reminders,
    /// Where the group reads how its week went.
    Digest,
    /// What the room reads.
    Language,
}

impl Setting {
    /// All of them, in the order of the screen.
    pub(super) const ALL: [Self; 12] = [
        Self::Practice,
        Self::Notice,
        Self::Rooms,
        Self::Organisers,
        Self::Coaches,
        Self::Threads,
        Self::PractiseNow,
        Self::Attendance,
        Self::Calibration,
        Self::Reminders,
        Self::Digest,
        Self::Language,
    ];
}

/// The number of a picker on its whole screen, from 0: names of one message differ.
#[derive(Debug, Clone, Copy, PartialEq, Eq)]
pub(super) struct PickerNo(pub(super) u8);

/// A page of a private screen that is too long for one message.
#[derive(Debug, Clone, PartialEq, Eq)]
pub(super) struct Page {
    /// Which, from 0.
    pub(super) no: u8,
    /// The screen.
    pub(super) query: Query,
}

/// Where on a private screen something was pressed: it is shown anew at the same place.
#[derive(Debug, Clone, Copy, PartialEq, Eq)]
pub(super) enum Spot {
    /// On this page.
    Page(u8),
    /// On the page that has this picker.
    Picker(PickerNo),
}

/// One table for both directions: a verb, its arguments, and what it stands for, in words that are
/// a pattern when it is written and a value when it is read. What has no name is listed as well, so
/// that something new does not compile before it has one or is refused one.
macro_rules! verbs {
    ($of:ty {
        $($verb:literal ($($arg:ident: $kind:ty),*) [$($means:tt)*];)*
    } $(but not [$($nameless:tt)*])?) => {
        impl Verb for $of {
            fn write(&self, session: Option<SessionId>, name: &mut String) -> bool {
                match self {
                    $($($means)* => {
                        name.extend([":", $verb]);
                        if let Some(session) = session {
                            session.behind(name);
                        }
                        $($arg.behind(name);)*
                    })*
                    $($($nameless)* => return false,)?
                }
                true
            }

            fn read(verb: &str, parts: &mut Split<'_, char>) -> Option<Self> {
                // A table may have no arguments at all.
                let _ = &parts;
                match verb {
                    $($verb => {
                        $(let $arg = <$kind as Argument>::read(parts)?;)*
                        Some($($means)*)
                    })*
                    _ => None,
                }
            }
        }
    };
}

verbs!(Act {
    "seat" () [Act::Take(Seat::Candidate)];
    "chair" () [Act::Take(Seat::Interviewer)];
    "observe" () [Act::Take(Seat::Observer)];
    "leave" () [Act::Leave];
    "take" () [Act::TakeOffered];
    "pass" () [Act::PassOffer];
    "cancel" () [Act::Cancel];
    "here" () [Act::CheckIn];
    "late" () [Act::Late];
    "start" () [Act::Start];
    "ask" () [Act::Ask];
    "other" () [Act::Another];
    "skip" () [Act::Skip];
    "next" () [Act::Next];
    "done" () [Act::Done];
    "wrap" () [Act::WrapUp];
    "run" () [Act::LetRun];
    "extend" () [Act::Extend];
    "pause" () [Act::Pause];
    "go-on" () [Act::Continue];
    "end" () [Act::EndHere];
    "stop" () [Act::EmergencyStop];
    "accept" () [Act::AcceptHandOver];
    "out" () [Act::StepOut];
    "back" () [Act::ComeBack];
    "my-turn" () [Act::StopMyTurn];
    "solo" () [Act::GoSolo];
    "date" () [Act::NewDate];
    "filler" () [Act::Filler];
    "unfiller" () [Act::UndoFiller];
    "own-done" () [Act::OwnDone];
    "own-skip" () [Act::OwnSkip];
    "tapped" () [Act::Tap(Tap::Done)];
    "not-yet" () [Act::Tap(Tap::NotYet)];
    "close" () [Act::CloseRating];
    "follow" (trigger: Trigger) [Act::FollowUp(trigger)];
    "hand" (member: MemberId) [Act::HandOver(member)];
    "count" (turn: TurnNo) [Act::CountQuestion(turn)];
    "uncount" (turn: TurnNo) [Act::UncountQuestion(turn)];
    "story" (part: StoryPart) [Act::Story(part)];
    "open" (turn: TurnNo) [Act::OpenAnswers(turn)];
    "mark" (turn: TurnNo, competency: CompetencyNo, choice: Choice) [Act::Mark { turn, competency, choice }];
    "shown" (turn: TurnNo, transfer: Transfer) [Act::Transfer { turn, transfer }];
    "ballot" (turn: TurnNo) [Act::BallotDone(turn)];
    "own-mark" (competency: CompetencyNo, choice: Choice) [Act::OwnMark { competency, choice }];
    "of" (interviewer: MemberId, rating: InterviewerRating)
        [Act::RateInterviewer { interviewer, rating }];
    "of-side" (interviewer: MemberId, side: RatingSide, mark: Mark)
        [Act::RateSide { interviewer, side, mark }];
} but not [
    // Somebody's words come from a form.
    Act::Edit(_) | Act::Answer(_) | Act::Spoken(_) | Act::OwnQuestions(_) | Act::Words { .. }
    | Act::Recording(_)
    // A message is no button.
    | Act::Unread(_)
]);

verbs!(Command {
    "sure" (session: SessionId, on: Stretch, last: LastAct) [Command::Sure { session, on, last }];
    "goal" (session: SessionId, turn: TurnNo) [Command::TakeGoal { session, turn }];
    "again" (session: SessionId) [Command::Again { session }];
    "thank" (session: SessionId, whom: MemberId) [Command::Thank { session, whom }];
    "my-goal" (act: GoalAct) [Command::Goal(act)];
    "my-story" (act: StoryAct) [Command::Story(act)];
    "decide" (proposal: ProposalNo, decision: Decision)
        [Command::Decide { proposal, decision }];
    "rate-one" (act: CalibrationAct) [Command::Calibrate(act)];
    "my-debrief" (act: DebriefAct) [Command::Debrief(act)];
    "my-pitch" (version: PitchNo) [Command::ChoosePitch(version)];
    "agree" (coach: MemberId) [Command::AgreeToCoach { coach }];
    "my" (edit: ProfileEdit) [Command::Profile(edit)];
    "withdraw" (coach: MemberId) [Command::WithdrawFromCoach { coach }];
    "board" () [Command::ShowBoard { on: true }];
    "no-board" () [Command::ShowBoard { on: false }];
    "practise" () [Command::PractiseNow];
    "unwait" () [Command::StopWaiting];
    "alone" () [Command::StartAlone];
    "drill" (of: DrillOf) [Command::Drill(of)];
    "series" (of: SeriesCommand) [Command::Series(of)];
    "poll" (poll: PollId, act: PollAct) [Command::Poll(poll, act)];
    "ev" (evening: EveningId, act: evening::Act) [Command::Evening { evening, act }];
    "ev-move" (evening: EveningId, at: Moment) [Command::ChangeEvening {
        evening,
        to: EveningEdit { starts_at: Some(at), objective: None, is_sure: true },
    }];
} but not [
    // An act has the verb of its own table, behind which the session stands.
    Command::Act { .. }
        | Command::Plan(_)
        | Command::DraftSeries(_)
        | Command::AskTimes(_)
        | Command::Call(_)
        | Command::ChangeEvening { .. }
        | Command::WriteGoal { .. }
        | Command::WriteStory { .. }
        | Command::TakeOver(_)
        | Command::WriteDebrief { .. }
        | Command::WritePitch(_)
        | Command::Propose(_)
        | Command::SetUp(_)
        | Command::Forget
        | Command::MemberGone { .. }
]);

verbs!(DrillOf {
    "any" () [DrillOf::Any];
    "opening" () [DrillOf::Kind(Kind::Opening)];
    "pitch" () [DrillOf::Kind(Kind::Pitch)];
    "closing" () [DrillOf::Kind(Kind::Closing)];
    "story" () [DrillOf::Kind(Kind::Behavioural)];
    "pivot" () [DrillOf::Kind(Kind::Pivot)];
    "again" (session: SessionId) [DrillOf::Again(session)];
} but not [
    // Drills are of these kinds.
    DrillOf::Kind(_)
]);

verbs!(evening::Act {
    "in" () [evening::Act::In { is_sure: false }];
    "anyway" () [evening::Act::In { is_sure: true }];
    "watch" () [evening::Act::Watch];
    "out" () [evening::Act::Out];
    "every" () [evening::Act::Regular { on: true }];
    "each" () [evening::Act::Regular { on: false }];
    "keep" () [evening::Act::Asked { on: true }];
    "ask-not" () [evening::Act::Asked { on: false }];
    "ask" (with: MemberId) [evening::Act::AskSwap { with }];
    "swap" (with: MemberId) [evening::Act::Swap { with }];
    "take" (offer: u16) [evening::Act::Take { offer }];
    "pass" (offer: u16) [evening::Act::Pass { offer }];
    "again" () [evening::Act::DrawAgain];
    "off" () [evening::Act::CallOff];
});

verbs!(Query {
    "q-sessions" () [Query::Sessions];
    "q-goal" () [Query::Goal];
    "q-goals" () [Query::Goals];
    "q-drill-time" () [Query::DrillTime];
    "q-pitch" (look: PitchLook) [Query::Pitch(look)];
    "q-questions" (look: QuestionLook) [Query::Questions(look)];
    "q-round" () [Query::Calibration];
    "q-rubric" (rubric: RubricId) [Query::Rubric(rubric)];
    "q-debrief" (look: DebriefLook) [Query::Debriefs(look)];
    "q-story" (look: StoryLook) [Query::Stories(look)];
    "q-settings" () [Query::Settings];
    "q-profile" () [Query::Profile];
    "q-roles" () [Query::Roles];
    "q-cadence" () [Query::Cadence];
    "q-calendar" (of: Option<SessionId>) [Query::Calendar(of)];
    "q-can" () [Query::Availability(AvailabilityLook::Own)];
    "q-can-from" (days: Weekdays) [Query::Availability(AvailabilityLook::From(days))];
    "q-can-until" (days: Weekdays, from: TimeOfDay)
        [Query::Availability(AvailabilityLook::Until(days, from))];
    "q-overlap" (minutes: u16, least: u8)
        [Query::Overlap(OverlapLook { of: OverlapOf::All, minutes, least })];
    "q-wait" () [Query::Waiting];
    "q-details" (session: SessionId) [Query::Details(session)];
    "q-panel" (session: SessionId) [Query::Panel(session)];
    "q-more" (session: SessionId) [Query::More(session)];
    "q-ballot" (session: SessionId, turn: TurnNo) [Query::Ballot(session, turn)];
    "q-own" (session: SessionId) [Query::Own(session)];
    "q-answers" (session: SessionId, turn: TurnNo) [Query::Answers(session, turn)];
    "q-anchors" (session: SessionId) [Query::HowToRate(session)];
    "q-report" (session: SessionId, turn: TurnNo) [Query::Report(session, turn)];
    "q-scores" (session: SessionId, turn: TurnNo)
        [Query::ReportPart(session, turn, ReportPart::Scores)];
    "q-words" (session: SessionId, turn: TurnNo)
        [Query::ReportPart(session, turn, ReportPart::Words)];
    "q-export" (before: Option<SessionId>) [Query::Export(before)];
    "q-past" (look: PastLook) [Query::Past(look)];
    "q-progress" (rubric: Option<RubricId>)
        [Query::Progress(ProgressLook { of: None, rubric })];
    "q-progress-of" (of: MemberId, rubric: Option<RubricId>)
        [Query::Progress(ProgressLook { of: Some(of), rubric })];
    "q-ready" (of: Option<MemberId>) [Query::Readiness(of)];
    "q-before" (session: SessionId) [Query::Checklist(session)];
    "q-planned" (session: SessionId) [Query::Planned(session)];
    "q-asked" (evening: EveningId) [Query::WhyAsked(evening)];
    "q-swaps" (evening: EveningId) [Query::Swaps(evening)];
    "q-seats" (evening: EveningId) [Query::WhySeats(Some(evening))];
    "q-last" () [Query::WhySeats(None)];
    "q-off" (evening: EveningId) [Query::SureOff(evening)];
    "q-draw" (evening: EveningId) [Query::SureDraw(evening)];
    "q-turns" () [Query::Rotation];
    "q-outbox" () [Query::Outbox];
    "q-backups" () [Query::Backups];
    "q-attendance" () [Query::Attendance];
    "q-audit" (page: Option<AuditPage>) [Query::Audit(page)];
    "guide" (topic: Topic) [Query::Guide(topic)];
    "q-series" (look: SeriesLook) [Query::Series(look)];
} but not [
    // It is asked by the press of what would end something.
    Query::Sure(..) | Query::Overlap(_)
]);

verbs!(PastLook {
    "page" (before: Option<SessionId>) [PastLook::Page(before)];
    "choose" (session: SessionId, turn: TurnNo, before: Option<SessionId>)
        [PastLook::Choose(session, turn, before)];
    "beside" (one: SessionId, its: TurnNo, other: SessionId, turn: TurnNo)
        [PastLook::Beside([(one, its), (other, turn)])];
    "drills" (before: Option<SessionId>) [PastLook::Drills(before)];
    "two" (of: SessionId, beside: Option<SessionId>) [PastLook::Attempts(of, beside)];
    "last" () [PastLook::LastAttempts];
    "thanks" () [PastLook::Thanks];
});

verbs!(PitchLook {
    "now" () [PitchLook::Now];
    "all" () [PitchLook::Versions];
    "one" (version: PitchNo) [PitchLook::One(version)];
});

verbs!(QuestionLook {
    "review" (after: Option<ProposalNo>) [QuestionLook::Review(after)];
    "sure" (proposal: ProposalNo, decision: Decision) [QuestionLook::Sure(proposal, decision)];
    "own" () [QuestionLook::Own];
    "files" () [QuestionLook::Files];
    "stats" (page: u16) [QuestionLook::Stats(page)];
});

verbs!(Decision {
    "yes" () [Decision::Accept];
    "no" () [Decision::Decline];
});

verbs!(PollAct {
    "can" (time: u8) [PollAct::Can(time)];
    "not" (time: u8) [PollAct::Cannot(time)];
    "close" () [PollAct::Close];
    "evening" (time: u8) [PollAct::Evening(time)];
    "series" (time: u8) [PollAct::Series(time)];
});

verbs!(CalibrationAct {
    "mark" (round: CalibrationNo, competency: CompetencyNo, choice: Choice)
        [CalibrationAct::Mark(round, competency, choice)];
    "in" (round: CalibrationNo) [CalibrationAct::HandIn(round)];
});

verbs!(DebriefLook {
    "list" () [DebriefLook::List];
    "one" (debrief: DebriefNo) [DebriefLook::One(debrief)];
    "sure" (debrief: DebriefNo) [DebriefLook::Sure(debrief)];
});

verbs!(DebriefAct {
    "well" (debrief: DebriefNo) [DebriefAct::Went(debrief, Went::Well)];
    "mixed" (debrief: DebriefNo) [DebriefAct::Went(debrief, Went::Mixed)];
    "badly" (debrief: DebriefNo) [DebriefAct::Went(debrief, Went::Badly)];
    "on" (debrief: DebriefNo, on: Date) [DebriefAct::On(debrief, on)];
    "passed" (debrief: DebriefNo) [DebriefAct::Heard(debrief, RealOutcome::Passed)];
    "no" (debrief: DebriefNo) [DebriefAct::Heard(debrief, RealOutcome::Rejected)];
    "back" (debrief: DebriefNo) [DebriefAct::Heard(debrief, RealOutcome::SteppedBack)];
    "count" (debrief: DebriefNo) [DebriefAct::Count(debrief, true)];
    "count-not" (debrief: DebriefNo) [DebriefAct::Count(debrief, false)];
    "remove" (debrief: DebriefNo) [DebriefAct::Remove(debrief)];
});

verbs!(StoryLook {
    "list" () [StoryLook::List(None)];
    "of" (member: MemberId) [StoryLook::List(Some(member))];
    "one" (story: StoryNo) [StoryLook::One(story)];
    "shows" (story: StoryNo) [StoryLook::Shows(story)];
    "grid" () [StoryLook::Grid];
    "sure" (story: StoryNo) [StoryLook::Sure(story)];
});

verbs!(StoryAct {
    "shows" (story: StoryNo, tag: Tag) [StoryAct::Shows(story, tag)];
    "for" (story: StoryNo, role: Tag) [StoryAct::For(story, Some(role))];
    "for-any" (story: StoryNo) [StoryAct::For(story, None)];
    "words" (story: StoryNo) [StoryAct::InWords(story, true)];
    "no-words" (story: StoryNo) [StoryAct::InWords(story, false)];
    "remove" (story: StoryNo) [StoryAct::Remove(story)];
});

verbs!(StoryFramework {
    "star" () [StoryFramework::Star];
    "par" () [StoryFramework::Par];
    "car" () [StoryFramework::Car];
});

verbs!(SeriesCommand {
    "pick" (draft: DraftId, pick: DraftPick) [SeriesCommand::Pick(draft, pick)];
    "save" (draft: DraftId) [SeriesCommand::Save(draft)];
    "act" (series: SeriesId, act: SeriesAct) [SeriesCommand::Act(series, act)];
    "sure" (series: SeriesId, act: SeriesAct) [SeriesCommand::Sure(series, act)];
});

verbs!(DraftPick {
    "format" (format: Slug) [DraftPick::Format(format)];
    "minutes" (minutes: u16) [DraftPick::Minutes(minutes)];
    "role" (role: Option<Slug>) [DraftPick::Role(role)];
    "scope" (scope: Scope) [DraftPick::Scope(scope)];
});

verbs!(Scope {
    "this" () [Scope::This];
    "following" () [Scope::Following];
    "all" () [Scope::All];
});

verbs!(SeriesAct {
    "stop" () [SeriesAct::Stop];
    "skip" (date: Date) [SeriesAct::Skip(date)];
    "usual" (date: Date) [SeriesAct::AsUsual(date)];
    "pause" (until: Option<Date>) [SeriesAct::Pause(until)];
    "resume" () [SeriesAct::Resume];
});

verbs!(SeriesLook {
    "list" () [SeriesLook::List];
    "stop" (series: SeriesId) [SeriesLook::Sure(series, SeriesAct::Stop)];
    "sure" (series: SeriesId, act: SeriesAct) [SeriesLook::Sure(series, act)];
    "draft" (draft: DraftId) [SeriesLook::Draft(draft)];
});

verbs!(ProfileEdit {
    "role" (role: Tag) [ProfileEdit::Role(Some(role))];
    "no-role" () [ProfileEdit::Role(None)];
    "level" (level: Level) [ProfileEdit::Level(Some(level))];
    "no-level" () [ProfileEdit::Level(None)];
    "region" (region: Tag) [ProfileEdit::Region(Some(region))];
    "no-region" () [ProfileEdit::Region(None)];
    "asks-only" () [ProfileEdit::InterviewOnly(true)];
    "answers-too" () [ProfileEdit::InterviewOnly(false)];
    "asks-first" () [ProfileEdit::InterviewFirst(true)];
    "answers-first" () [ProfileEdit::InterviewFirst(false)];
    "all" () [ProfileEdit::Nudges(Nudges::Everything)];
    "seated" () [ProfileEdit::Nudges(Nudges::Seated)];
    "nothing" () [ProfileEdit::Nudges(Nudges::Nothing)];
    "dms" () [ProfileEdit::Dms(true)];
    "no-dms" () [ProfileEdit::Dms(false)];
    "ask" () [ProfileEdit::AskMe(true)];
    "ask-not" () [ProfileEdit::AskMe(false)];
    "summary" () [ProfileEdit::Summary(true)];
    "no-summary" () [ProfileEdit::Summary(false)];
    "counted" () [ProfileEdit::InDigest(InDigest::Counted, true)];
    "not-counted" () [ProfileEdit::InDigest(InDigest::Counted, false)];
    "named" () [ProfileEdit::InDigest(InDigest::Named, true)];
    "not-named" () [ProfileEdit::InDigest(InDigest::Named, false)];
    "can" (rule: Rule) [ProfileEdit::AvailableAlso(rule)];
    "can-not" (rule: Rule) [ProfileEdit::AvailableNot(rule)];
    "weekly" (times: u8) [ProfileEdit::Weekly(times)];
    "monthly" (times: u8) [ProfileEdit::Monthly(times)];
    "for-interview" () [ProfileEdit::TargetFor(TargetSort::Interview)];
    "for-check-up" () [ProfileEdit::TargetFor(TargetSort::CheckUp)];
    "for-promotion" () [ProfileEdit::TargetFor(TargetSort::Promotion)];
    "partner" (other: MemberId) [ProfileEdit::Partner { other, on: true }];
    "no-partner" (other: MemberId) [ProfileEdit::Partner { other, on: false }];
    "partner-goal" () [ProfileEdit::PartnerGoal(true)];
    "no-partner-goal" () [ProfileEdit::PartnerGoal(false)];
    "pair" (other: MemberId) [ProfileEdit::Pair { other, on: true }];
    "no-pair" (other: MemberId) [ProfileEdit::Pair { other, on: false }];
} but not [
    // It is typed.
    ProfileEdit::Zone(_)
        | ProfileEdit::Quiet(_)
        | ProfileEdit::Target(_)
        | ProfileEdit::Pause(_)
        | ProfileEdit::Knows { .. }
        | ProfileEdit::Availability(_)
        | ProfileEdit::With { .. }
]);

verbs!(GoalAct {
    "week" () [GoalAct::BeginWeek];
    "keep" (session: SessionId) [GoalAct::Keep(session)];
    "up" () [GoalAct::GiveUp];
    "back" (goal: GoalNo) [GoalAct::PutBack(goal)];
    "at" (minutes: TimeOfDay) [GoalAct::AskAt(Some(minutes))];
    "never" () [GoalAct::AskAt(None)];
    "done" (on: Option<Date>) [GoalAct::Drill { on, how: Drilled::Done }];
    "not" (on: Option<Date>) [GoalAct::Drill { on, how: Drilled::NotToday }];
});

verbs!(ProfileField {
    "zone" () [ProfileField::Zone];
    "quiet" () [ProfileField::Quiet];
    "role" () [ProfileField::Role];
    "region" () [ProfileField::Region];
    "day" () [ProfileField::Target];
    "pause" () [ProfileField::Pause];
    "knows" () [ProfileField::Knows];
    "can" () [ProfileField::Availability];
});

verbs!(LastAct {
    "leave" () [LastAct::Leave];
    "end" () [LastAct::EndHere];
    "my-turn" () [LastAct::StopMyTurn];
    "date" () [LastAct::NewDate];
    "cancel" () [LastAct::Cancel];
    "close" () [LastAct::CloseRating];
});

verbs!(Topic {
    "candidates" () [Topic::For(Reader::Candidate)];
    "interviewers" () [Topic::For(Reader::Interviewer)];
    "raters" () [Topic::For(Reader::Rater)];
    "members" () [Topic::For(Reader::Member)];
    "card" (card: Slug) [Topic::Card(card)];
    "tones" () [Topic::Tones];
    "tone" (tone: Slug) [Topic::Tone(tone)];
    "examples" () [Topic::Examples];
    "of" (rubric: RubricId, competency: CompetencyId) [Topic::ExamplesOf(rubric, competency)];
    "example" (example: Slug) [Topic::Example(example)];
} but not [Topic::Contents]);

verbs!(Form {
    "f-answer" (session: SessionId, on: Option<MadeOn>) [Form::Answer { session, on }];
    "f-words" (session: SessionId, turn: TurnNo, so_far: [String; 3])
        [Form::Words { session, turn, so_far }];
    "f-own" (session: SessionId) [Form::OwnQuestions { session }];
    "f-link" (session: SessionId) [Form::Recording { session }];
    "f-goal" (session: SessionId, turn: TurnNo, so_far: [String; 4])
        [Form::Goal { from: Some((session, turn)), so_far }];
    "f-my-goal" (so_far: [String; 4]) [Form::Goal { from: None, so_far }];
    "f-question" (kind: Kind, competency: Tag) [Form::Question { kind, competency }];
    "f-pitch" (so_far: [String; 4]) [Form::Pitch { so_far }];
    "f-debrief" (of: Option<DebriefNo>, so_far: [String; 2]) [Form::Debrief { of, so_far }];
    "f-story" (framework: StoryFramework, so_far: [String; 5])
        [Form::Story { of: StoryOf::New(None), framework, so_far }];
    "f-story-on" (framework: StoryFramework, shows: Tag, so_far: [String; 5])
        [Form::Story { of: StoryOf::New(Some(shows)), framework, so_far }];
    "f-my-story" (framework: StoryFramework, story: StoryNo, so_far: [String; 5])
        [Form::Story { of: StoryOf::Kept(story), framework, so_far }];
});

verbs!(DiscordPress {
    "set" (setting: Setting) [DiscordPress::Setting(setting)];
    "recheck" () [DiscordPress::CheckAgain];
    "forget" () [DiscordPress::Forget];
    "f-zone" () [DiscordPress::Ask(Asks::Zone)];
    "f-my" (field: ProfileField) [DiscordPress::Ask(Asks::Profile(field))];
    "f-group" () [DiscordPress::Ask(Asks::GroupZone)];
    "f-drill-aim" () [DiscordPress::Ask(Asks::DrillAim)];
    "f-time" (session: SessionId) [DiscordPress::Ask(Asks::Time(session))];
    "f-evening" (evening: EveningId) [DiscordPress::Ask(Asks::Evening(evening))];
    "f-series" (draft: Option<DraftId>) [DiscordPress::Ask(Asks::Series(draft))];
});

verbs!(Setting {
    "cards" () [Setting::Practice];
    "notices" () [Setting::Notice];
    "rooms" () [Setting::Rooms];
    "organisers" () [Setting::Organisers];
    "coaches" () [Setting::Coaches];
    "threads" () [Setting::Threads];
    "practise" () [Setting::PractiseNow];
    "attendance" () [Setting::Attendance];
    "calibration" () [Setting::Calibration];
    "reminders" () [Setting::Reminders];
    "digest" () [Setting::Digest];
    "language" () [Setting::Language];
});

verbs!(StoryPart {
    "s" () [StoryPart::Situation];
    "t" () [StoryPart::Task];
    "a" () [StoryPart::Action];
    "r" () [StoryPart::Result];
});

verbs!(RatingSide {
    "realistic" () [RatingSide::Realistic];
    "specific" () [RatingSide::Specific];
    "useful" () [RatingSide::Useful];
});

verbs!(Transfer {
    "yes" () [Transfer::Yes];
    "partly" () [Transfer::Partly];
    "no" () [Transfer::NotYet];
});

verbs!(PickerNo { "pick" (place: u8) [PickerNo(place)]; });
verbs!(Page { "page" (no: u8, query: Query) [Page { no, query }]; });

/// The name of a press; none for one that carries somebody's words, which no button does.
pub(super) fn encode(press: &Press) -> Option<String> {
    match press {
        Press::Do(Command::Act { session, act, on }) => {
            let mut name = name(act, Some(*session))?;
            on.behind(&mut name);
            (name.len() <= CUSTOM_ID_MAX).then_some(name)
        }
        Press::Do(command) => name(command, None),
        Press::Look(query) => name(query, None),
        Press::Fill(form) => name(form, None),
    }
}

/// The name of a picker, by its number on the screen.
pub(super) fn picker(place: PickerNo) -> String {
    name(&place, None).expect("a number is short")
}

/// The name of another page of a screen; none where the screen's own is too long.
pub(super) fn page(page: &Page) -> Option<String> {
    name(page, None)
}

/// The name of a press that only Discord has.
pub(super) fn discord_press(press: DiscordPress) -> String {
    name(&press, None).expect("each of them has a short one")
}

fn name(of: &impl Verb, session: Option<SessionId>) -> Option<String> {
    let mut name = String::with_capacity(CUSTOM_ID_MAX);
    name.push_str(VERSION);
    (of.write(session, &mut name) && name.len() <= CUSTOM_ID_MAX).then_some(name)
}

/// Where a name stands on its screen.
pub(super) fn spot(name: &str) -> Spot {
    match decode(name) {
        Meaning::Picker(place) => Spot::Picker(place),
        Meaning::Page(page) => Spot::Page(page.no),
        Meaning::Press(_)
        | Meaning::Discord(_)
        | Meaning::Outdated
        | Meaning::Broken
        | Meaning::Foreign => Spot::Page(0),
    }
}

/// What a name means. It never fails and never panics, whatever it is given.
pub(super) fn decode(name: &str) -> Meaning {
    let mut parts = name.split(':');
    match parts.next() {
        Some(VERSION) => {}
        Some(other) if other.starts_with(OURS) && other.len() <= VERSION_LENGTH_MAX => {
            return Meaning::Outdated;
        }
        Some(_) | None => return Meaning::Foreign,
    }
    parts.next().and_then(|verb| known(verb, &parts)).unwrap_or(Meaning::Broken)
}

fn known(verb: &str, parts: &Split<'_, char>) -> Option<Meaning> {
    /// Every part must be read: what is left over means that it is another name.
    fn whole<T>(
        parts: &Split<'_, char>,
        read: impl FnOnce(&mut Split<'_, char>) -> Option<T>,
    ) -> Option<T> {
        let mut parts = parts.clone();
        let found = read(&mut parts)?;
        parts.next().is_none().then_some(found)
    }
    fn of<T: Verb>(verb: &str, parts: &Split<'_, char>) -> Option<T> {
        whole(parts, |parts| T::read(verb, parts))
    }
    let act = || {
        whole(parts, |parts| {
            let (session, act) = (Argument::read(parts)?, Act::read(verb, parts)?);
            let on = Argument::read(parts)?;
            Some(Press::Do(Command::Act { session, act, on }))
        })
    };
    let press = act()
        .or_else(|| of(verb, parts).map(Press::Do))
        .or_else(|| of(verb, parts).map(Press::Look))
        .or_else(|| of(verb, parts).map(Press::Fill));
    press
        .map(Meaning::Press)
        .or_else(|| of(verb, parts).map(Meaning::Discord))
        .or_else(|| of(verb, parts).map(Meaning::Picker))
        .or_else(|| of(verb, parts).map(Meaning::Page))
}

/// Arguments that are a word of a table, with what follows it; `nothing` is what is meant where no
/// word follows.
macro_rules! words {
    ($($of:ty: $nothing:expr;)*) => { $(
        impl Argument for $of {
            fn behind(&self, name: &mut String) {
                self.write(None, name);
            }

            fn read(parts: &mut Split<'_, char>) -> Option<Self> {
                parts.next().map_or($nothing, |word| Verb::read(word, parts))
            }
        }
    )* };
}

words! {
    evening::Act: None;
    Query: None;
    ProfileEdit: None;
    GoalAct: None;
    StoryAct: None;
    StoryLook: None;
    CalibrationAct: None;
    PollAct: None;
    QuestionLook: None;
    Decision: None;
    DebriefAct: None;
    DebriefLook: None;
    PitchLook: None;
    StoryFramework: None;
    DrillOf: None;
    ProfileField: None;
    Setting: None;
    LastAct: None;
    SeriesCommand: None;
    DraftPick: None;
    Scope: None;
    SeriesAct: None;
    SeriesLook: None;
    PastLook: None;
    StoryPart: None;
    RatingSide: None;
    Transfer: None;
    Topic: Some(Topic::Contents);
}

#[cfg(test)]
mod golden;

#[cfg(test)]
mod tests {
    use proptest::prelude::*;

    use super::*;

    #[test]
    fn every_name_means_what_it_always_meant() {
        for (name, press) in golden::presses() {
            assert_eq!(encode(&press).as_deref(), Some(name));
            assert_eq!(decode(name), Meaning::Press(press), "{name}");
        }
        let own = [
            ("g1:set:cards", DiscordPress::Setting(Setting::Practice)),
            ("g1:set:notices", DiscordPress::Setting(Setting::Notice)),
            ("g1:set:rooms", DiscordPress::Setting(Setting::Rooms)),
            ("g1:set:organisers", DiscordPress::Setting(Setting::Organisers)),
            ("g1:set:coaches", DiscordPress::Setting(Setting::Coaches)),
            ("g1:set:threads", DiscordPress::Setting(Setting::Threads)),
            ("g1:set:practise", DiscordPress::Setting(Setting::PractiseNow)),
            ("g1:set:attendance", DiscordPress::Setting(Setting::Attendance)),
            ("g1:set:calibration", DiscordPress::Setting(Setting::Calibration)),
            ("g1:set:reminders", DiscordPress::Setting(Setting::Reminders)),
            ("g1:set:digest", DiscordPress::Setting(Setting::Digest)),
            ("g1:set:language", DiscordPress::Setting(Setting::Language)),
            ("g1:recheck", DiscordPress::CheckAgain),
            ("g1:forget", DiscordPress::Forget),
            ("g1:f-zone", DiscordPress::Ask(Asks::Zone)),
            ("g1:f-my:zone", DiscordPress::Ask(Asks::Profile(ProfileField::Zone))),
            ("g1:f-my:quiet", DiscordPress::Ask(Asks::Profile(ProfileField::Quiet))),
            ("g1:f-my:role", DiscordPress::Ask(Asks::Profile(ProfileField::Role))),
            ("g1:f-my:region", DiscordPress::Ask(Asks::Profile(ProfileField::Region))),
            ("g1:f-my:day", DiscordPress::Ask(Asks::Profile(ProfileField::Target))),
            ("g1:f-my:pause", DiscordPress::Ask(Asks::Profile(ProfileField::Pause))),
            ("g1:f-my:knows", DiscordPress::Ask(Asks::Profile(ProfileField::Knows))),
            ("g1:f-my:can", DiscordPress::Ask(Asks::Profile(ProfileField::Availability))),
            ("g1:f-group", DiscordPress::Ask(Asks::GroupZone)),
            ("g1:f-drill-aim", DiscordPress::Ask(Asks::DrillAim)),
            ("g1:f-time:zzz", DiscordPress::Ask(Asks::Time(SessionId(46_655)))),
            ("g1:f-evening:zzz", DiscordPress::Ask(Asks::Evening(EveningId(46_655)))),
            ("g1:f-series", DiscordPress::Ask(Asks::Series(None))),
            ("g1:f-series:zzz", DiscordPress::Ask(Asks::Series(Some(DraftId(46_655))))),
        ];
        for (name, one) in own {
            assert_eq!(discord_press(one), name);
            assert_eq!(decode(name), Meaning::Discord(one));
        }
        assert_eq!(picker(PickerNo(12)), "g1:pick:c");
        assert_eq!(decode("g1:pick:c"), Meaning::Picker(PickerNo(12)));
        let second = Page { no: 1, query: Query::Ballot(SessionId(46_655), TurnNo(2)) };
        assert_eq!(page(&second).as_deref(), Some("g1:page:1:q-ballot:zzz:2"));
        assert_eq!(decode("g1:page:1:q-ballot:zzz:2"), Meaning::Page(second));
    }

    #[test]
    fn the_longest_ids_fit() {
        let session = SessionId(i64::MAX);
        let top = Mark::try_from(5).unwrap();
        let rating = InterviewerRating { realistic: top, specific: top, useful: top };
        let interviewer = MemberId(i64::MAX);
        let longest = Press::act(session, Act::RateInterviewer { interviewer, rating });
        assert!(encode(&longest).is_some());
        let slug = "x".repeat(32);
        let (rubric, competency) = (slug.parse().unwrap(), slug.parse().unwrap());
        let topic = Topic::ExamplesOf(RubricId(rubric), CompetencyId(competency));
        assert!(encode(&Press::Look(Query::Guide(topic))).is_some());
        assert!(
            page(&Page { no: u8::MAX, query: Query::Ballot(session, TurnNo(u8::MAX)) }).is_some()
        );
    }

    #[test]
    fn what_is_old_what_is_broken_and_what_is_foreign_are_told_apart() {
        for old in ["g2:done:1", "g0:x", "g", "g1x"] {
            assert_eq!(decode(old), Meaning::Outdated, "{old}");
        }
        for broken in [
            "g1",
            "g1:",
            "g1:done",
            "g1:done:-1",
            "g1:done:A",
            "g1:done:01",
            "g1:no:1",
            "g1:mark:1:2",
            "g1:mark:1:2:3:9",
            "g1:set:x",
            "g1:done:1:2",
            "g1:guide:",
            "g1:page:1",
            "g1:page:1:page:1:q-goal",
        ] {
            assert_eq!(decode(broken), Meaning::Broken, "{broken}");
        }
        for foreign in ["", "vote", "iv1:v:1", "greenroom:done:1", ":"] {
            assert_eq!(decode(foreign), Meaning::Foreign, "{foreign}");
        }
    }

    proptest! {
        #[test]
        fn no_text_breaks_it_and_what_it_takes_it_would_write(
            name in prop_oneof!["\\PC{0,120}", "g1:[a-z-]{1,9}(:[0-9a-z]{0,14}){0,6}"]
        ) {
            if let Meaning::Press(press) = decode(&name) {
                prop_assert_eq!(encode(&press), Some(name));
            }
        }
    }
}
