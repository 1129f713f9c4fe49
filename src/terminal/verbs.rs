//! Acts as words: what a member can type without looking for a button's number, and what a
//! confirmed act is called in the line that tells of it. Turns and competencies count from 1.

use std::slice::Iter;

use crate::bank::{Kind, Level, Trigger};
use crate::base::{CleanText, TextLimit, TextProblem};
use crate::evening;
use crate::interview::limits::{ANSWER, LINK_CHARACTERS_MAX};
use crate::interview::{Act, Seat, StoryPart, Tap, TurnNo};
use crate::progress::{MONTHLY_MAX, WEEKLY_MAX};
use crate::protocol::{
    AvailabilityLook, Command, DRILL_AIM_MAX, DebriefLook, DrillOf, Drilled, GoalAct, InDigest,
    KEEP_ANSWERS_DAYS_MAX, Missing, Nudges, PastLook, PitchLook, ProfileEdit, ProgressLook, Query,
    QuestionLook,
};
use crate::rubric::{Choice, CompetencyNo, Mark, Transfer, Words};
use crate::view::ProfileField;

use super::names::Names;

/// What a word stands for.
#[derive(Debug, Clone, PartialEq)]
pub(super) enum Verb {
    /// An act in the member's session.
    Act(Act),
    /// A private screen.
    Look(LookAt),
    /// The chair is handed to somebody.
    HandOver(String),
    /// Somebody's interviewing is rated: realistic, specific, useful.
    RateInterviewer(String, [Mark; 3]),
    /// The proposed micro-goal of a turn is taken.
    TakeGoal(TurnNo),
    Again,
    /// Somebody is thanked for a session.
    Thank(String),
    /// A micro-goal of one's own.
    WriteGoal(TurnNo, String),
    /// Something to read.
    Guide(String),
    /// The form for the three-part comment is opened.
    WordsForm(TurnNo),
    /// Somebody is a coach of the group, or is one no longer.
    Coach(String, bool),
    /// The readiness board of somebody who shows it.
    ReadinessOf(String),
    /// A question is proposed: of which kind, and what it shows.
    Propose(Kind, String),
    /// A file of questions is handed in, and what becomes of those that are not in it.
    TakeOver(String, Missing),
    /// Whether everybody rates one worked answer a month.
    Calibrating(bool),
    /// A rubric; without a name the usual one.
    Rubric(Option<String>),
    /// A coach may see one's reports, or may no longer.
    LetCoach(String, bool),
    /// Everything about oneself is erased; only where it was said twice.
    Forget(bool),
    /// What somebody says of themself, as it is typed.
    Say(ProfileField, String),
    /// What they choose of themself.
    Choose(ProfileEdit),
    /// Whether they may sit in one session with somebody.
    With(String, bool),
    /// Whether they want to practise with somebody every time.
    Pair(String, bool),
    /// Whether they want to be partners with somebody.
    Partner(String, bool),
    /// Evenings that come again: what is asked, by the words behind.
    Series(String),
    /// Stories of one's own: what is asked, by the words behind.
    Stories(String),
    /// What is said to the evening that was shown last.
    OnEvening(evening::Act),
    /// It is held at another time, as it is typed.
    MoveEvening(String),
    /// It is called something else.
    NameEvening(String),
    /// Somebody is asked for their place on it.
    Swap(String),
    /// Whether organisers see attendance.
    Attendance(bool),
    /// Whether the group reads on Sundays how its week went.
    Digest(bool),
    /// How many drills a week the group wants to do together.
    DrillAim(Option<u16>),
    /// For how many days the texts of answers are kept; none: as long as can be.
    KeepAnswers(Option<u16>),
    /// When people are reminded, as it is typed.
    RemindAt(String),
    /// Something of the group to look at.
    Show(Query),
    /// How somebody else gets on.
    Progress(String),
    /// When several can meet: for whom, by the words behind.
    Overlap(String),
    /// The group chooses from these times: for whom, by the words behind.
    AskTimes(String),
    /// Why one sits where one does: on the last evening that was drawn, or on one by its date.
    WhySeats(String),
    /// Something that belongs to no session yet: to practise now.
    Do(Command),
    /// Somebody's own words that cannot be taken: why, and the words.
    Unfit(TextProblem, String),
}

/// A private screen.
#[derive(Debug, Clone, Copy, PartialEq, Eq)]
pub(super) enum LookAt {
    /// What one can do now.
    Panel,
    /// The ballot for a turn.
    Ballot(TurnNo),
    /// The rating of oneself.
    Own,
    /// The typed answers of a turn.
    Answers(TurnNo),
    /// The report of a turn.
    Report(TurnNo),
    /// The micro-goal.
    Goal,
    /// Agenda, rubric, who sees what.
    Details,
    /// What to check before it begins.
    Checklist,
    /// The anchors.
    HowToRate,
    /// Zone and quiet hours.
    Profile,
    /// Whether one waits to practise now.
    Waiting,
}

/// One table for both directions: a word, what stands behind it, and the act, in words that are a
/// pattern when it is named and a value when it is read. What cannot be typed so is named below it.
macro_rules! acts {
    (
        $($word:literal ($($arg:ident: $kind:ty),*) [$($means:tt)*];)*
        but not $($others:pat => $called:expr;)*
    ) => {
        /// What a confirmed act is called. Where the act can be typed, this is how; texts that a
        /// member wrote are counted, not repeated.
        pub(super) fn name(act: &Act) -> String {
            let parts: Vec<String> = match act {
                $($($means)* => vec![$word.to_owned() $(, $arg.written())*],)*
                $($others => vec![$called],)*
            };
            parts.join(" ")
        }

        /// The words of this table.
        const ACTS: &[&str] = &[$($word),*];

        /// The act of a word with all that stands behind it.
        fn act(word: &str, behind: &[&str]) -> Option<Act> {
            let mut words = behind.iter();
            let act = match word {
                $($word => {
                    $(let $arg = <$kind as Argument>::read(&mut words)?;)*
                    $($means)*
                })*
                _ => return None,
            };
            words.next().is_none().then_some(act)
        }
    };
}

acts! {
    "candidate" () [Act::Take(Seat::Candidate)];
    "interviewer" () [Act::Take(Seat::Interviewer)];
    "observer" () [Act::Take(Seat::Observer)];
    "leave" () [Act::Leave];
    "take-offered" () [Act::TakeOffered];
    "pass-offer" () [Act::PassOffer];
    "cancel" () [Act::Cancel];
    "here" () [Act::CheckIn];
    "late" () [Act::Late];
    "start" () [Act::Start];
    "ask" () [Act::Ask];
    "another" () [Act::Another];
    "skip" () [Act::Skip];
    "follow" (trigger: Trigger) [Act::FollowUp(trigger)];
    "next" () [Act::Next];
    "done" () [Act::Done];
    "wrap-up" () [Act::WrapUp];
    "let-run" () [Act::LetRun];
    "extend" () [Act::Extend];
    "pause" () [Act::Pause];
    "continue" () [Act::Continue];
    "end-here" () [Act::EndHere];
    "emergency-stop" () [Act::EmergencyStop];
    "accept-chair" () [Act::AcceptHandOver];
    "step-out" () [Act::StepOut];
    "come-back" () [Act::ComeBack];
    "stop-my-turn" () [Act::StopMyTurn];
    "go-solo" () [Act::GoSolo];
    "new-date" () [Act::NewDate];
    "count" (turn: TurnNo) [Act::CountQuestion(turn)];
    "uncount" (turn: TurnNo) [Act::UncountQuestion(turn)];
    "story" (part: StoryPart) [Act::Story(part)];
    "filler" () [Act::Filler];
    "undo-filler" () [Act::UndoFiller];
    "open-answers" (turn: TurnNo) [Act::OpenAnswers(turn)];
    "mark" (turn: TurnNo, competency: CompetencyNo, choice: Choice) [Act::Mark { turn, competency, choice }];
    "transfer" (turn: TurnNo, transfer: Transfer) [Act::Transfer { turn, transfer }];
    "submit" (turn: TurnNo) [Act::BallotDone(turn)];
    "own-mark" (competency: CompetencyNo, choice: Choice) [Act::OwnMark { competency, choice }];
    "own-done" () [Act::OwnDone];
    "own-skip" () [Act::OwnSkip];
    "tap-done" () [Act::Tap(Tap::Done)];
    "tap-not-yet" () [Act::Tap(Tap::NotYet)];
    but not
    // Somebody's words or name, or more than one word: read below.
    Act::Edit(_) => "edit".to_owned();
    Act::Answer(text) => {
        let words = text.as_str().split_whitespace().count();
        format!("answer ({words} {})", if words == 1 { "word" } else { "words" })
    };
    Act::Unread(_) => "unread".to_owned();
    Act::Spoken(length) => format!("spoken {}", length.seconds());
    Act::HandOver(_) => "hand-over".to_owned();
    Act::Words { turn, .. } => format!("words {}", turn.written());
    Act::RateInterviewer { .. } | Act::RateSide { .. } => "rate-interviewer".to_owned();
    Act::CloseRating => "close ballots".to_owned();
    Act::OwnQuestions(_) => "own-questions".to_owned();
    Act::Recording(_) => "record".to_owned();
}

/// What an act on an evening is called, as it can be typed.
pub(super) fn on_evening(act: &evening::Act, names: &Names) -> String {
    match act {
        evening::Act::In { is_sure: false } => "in".to_owned(),
        evening::Act::In { is_sure: true } => "in anyway".to_owned(),
        evening::Act::Watch => "watch".to_owned(),
        evening::Act::Out => "out".to_owned(),
        evening::Act::Regular { on: true } => "every time".to_owned(),
        evening::Act::Regular { on: false } => "only this time".to_owned(),
        evening::Act::Asked { on: true } => "ask me".to_owned(),
        evening::Act::Asked { on: false } => "do not ask me".to_owned(),
        evening::Act::AskSwap { with } | evening::Act::Swap { with } => {
            format!("swap {}", names.name(*with))
        }
        evening::Act::Take { .. } => "take it".to_owned(),
        evening::Act::Pass { .. } => "pass".to_owned(),
        evening::Act::DrawAgain => "draw again".to_owned(),
        evening::Act::CallOff => "call off".to_owned(),
    }
}

/// What stands behind an act's word.
trait Argument: Sized {
    fn written(&self) -> String;
    fn read(words: &mut Iter<'_, &str>) -> Option<Self>;
}

/// Members count turns from 1, and need not say that they mean the first.
impl Argument for TurnNo {
    fn written(&self) -> String {
        from_one(self.0)
    }

    fn read(words: &mut Iter<'_, &str>) -> Option<Self> {
        words.next().map_or(Some(Self::FIRST), |word| place(word).map(Self))
    }
}

impl Argument for CompetencyNo {
    fn written(&self) -> String {
        from_one(self.0)
    }

    fn read(words: &mut Iter<'_, &str>) -> Option<Self> {
        words.next().and_then(|word| place(word)).map(Self)
    }
}

/// A place as members count it, from 1.
fn from_one(place: u8) -> String {
    (u16::from(place) + 1).to_string()
}

/// A number that a member counts from 1, as the house counts it.
fn place(word: &str) -> Option<u8> {
    word.parse::<u8>().ok()?.checked_sub(1)
}

impl Argument for Choice {
    fn written(&self) -> String {
        match self {
            Self::Mark(mark) => mark.to_string(),
            Self::CouldNotTell => "-".to_owned(),
        }
    }

    fn read(words: &mut Iter<'_, &str>) -> Option<Self> {
        match *words.next()? {
            "-" => Some(Self::CouldNotTell),
            word => mark(word).map(Self::Mark),
        }
    }
}

/// Arguments that are one of a few words.
macro_rules! words {
    ($($of:ty: $all:expr, $name:expr;)*) => { $(
        impl Argument for $of {
            fn written(&self) -> String {
                $name(*self).to_owned()
            }

            fn read(words: &mut Iter<'_, &str>) -> Option<Self> {
                let word = words.next()?.to_lowercase();
                $all.into_iter().find(|one| $name(*one) == word)
            }
        }
    )* };
}

words! {
    Trigger: Trigger::ALL, Trigger::name;
    StoryPart: StoryPart::ALL, part_name;
    Transfer: [Transfer::Yes, Transfer::Partly, Transfer::NotYet], transfer_name;
}

const fn part_name(part: StoryPart) -> &'static str {
    match part {
        StoryPart::Situation => "s",
        StoryPart::Task => "t",
        StoryPart::Action => "a",
        StoryPart::Result => "r",
    }
}

const fn transfer_name(transfer: Transfer) -> &'static str {
    match transfer {
        Transfer::Yes => "yes",
        Transfer::Partly => "partly",
        Transfer::NotYet => "not-yet",
    }
}

/// What the words stand for; nothing if they are no verb, or lack something.
pub(super) fn read(words: &str) -> Option<Verb> {
    let mut parts = words.split_whitespace();
    let first = parts.next()?.to_lowercase();
    let rest: Vec<&str> = parts.collect();
    let behind = words.trim_start().get(first.len()..).unwrap_or_default().trim();
    act(&first, &rest)
        .map(Verb::Act)
        .or_else(|| look(&first, &rest).map(Verb::Look))
        .or_else(|| with_more(&first, &rest, behind))
}

fn look(first: &str, rest: &[&str]) -> Option<LookAt> {
    match (first, rest) {
        ("panel", []) => Some(LookAt::Panel),
        ("own", []) => Some(LookAt::Own),
        ("goal", []) => Some(LookAt::Goal),
        ("details", []) => Some(LookAt::Details),
        ("checklist", []) => Some(LookAt::Checklist),
        ("anchors", []) => Some(LookAt::HowToRate),
        ("profile", []) => Some(LookAt::Profile),
        ("waiting", []) => Some(LookAt::Waiting),
        ("ballot", rest) => turn_or_first(rest).map(LookAt::Ballot),
        ("answers", rest) => turn_or_first(rest).map(LookAt::Answers),
        ("report", rest) => turn_or_first(rest).map(LookAt::Report),
        _ => None,
    }
}

fn with_more(first: &str, rest: &[&str], behind: &str) -> Option<Verb> {
    let own = |limit, act: fn(CleanText) -> Act| match CleanText::new(behind, limit) {
        Ok(text) => Verb::Act(act(text)),
        Err(problem) => Verb::Unfit(problem, behind.to_owned()),
    };
    let act = match (first, rest) {
        ("take", [seat]) => act(seat, &[]).filter(|act| matches!(act, Act::Take(_)))?,
        ("close", ["ballots"]) => Act::CloseRating,
        ("record", [_]) => return Some(own(TextLimit::line(LINK_CHARACTERS_MAX), Act::Recording)),
        ("answer", [_, ..]) => return Some(own(ANSWER, Act::Answer)),
        ("own-questions", [_, ..]) => return Some(own(ANSWER, Act::OwnQuestions)),
        ("guide", _) => return Some(Verb::Guide(behind.to_owned())),
        ("words", [turn_no]) => return turn(turn_no).map(Verb::WordsForm),
        ("words", [_, _, ..]) => {
            let (turn, text) = of_turn(behind)?;
            let mut fields = text.splitn(3, '|').map(str::trim);
            let mut field = || fields.next().unwrap_or_default();
            match Words::new(field(), field(), field()) {
                Ok(words) => Act::Words { turn, words },
                Err(wrong) => return Some(Verb::Unfit(wrong.problem, text.to_owned())),
            }
        }
        ("in", []) => return Some(Verb::OnEvening(evening::Act::In { is_sure: false })),
        ("watch", []) => return Some(Verb::OnEvening(evening::Act::Watch)),
        ("out", []) => return Some(Verb::OnEvening(evening::Act::Out)),
        ("every", ["time"]) => {
            return Some(Verb::OnEvening(evening::Act::Regular { on: true }));
        }
        ("draw", ["again"]) => return Some(Verb::OnEvening(evening::Act::DrawAgain)),
        ("move", ["to", _, ..]) => {
            return Some(Verb::MoveEvening(behind.strip_prefix("to")?.trim().to_owned()));
        }
        ("call", ["it", _, ..]) => {
            return Some(Verb::NameEvening(behind.strip_prefix("it")?.trim().to_owned()));
        }
        ("call", ["off"]) => return Some(Verb::OnEvening(evening::Act::CallOff)),
        ("swap", [name]) => return Some(Verb::Swap((*name).to_owned())),
        ("goals", []) => return Some(Verb::Show(Query::Goals)),
        ("drilled", []) => return Some(drill(Drilled::Done)),
        ("not-today", []) => return Some(drill(Drilled::NotToday)),
        ("drill-time", []) => return Some(Verb::Show(Query::DrillTime)),
        ("begin-week", []) => return Some(Verb::Do(Command::Goal(GoalAct::BeginWeek))),
        ("give-up-goal", []) => return Some(Verb::Do(Command::Goal(GoalAct::GiveUp))),
        ("calendar", []) => return Some(Verb::Show(Query::Calendar(None))),
        ("availability", []) => {
            return Some(Verb::Show(Query::Availability(AvailabilityLook::Own)));
        }
        ("availability", _) => {
            return Some(Verb::Say(ProfileField::Availability, behind.to_owned()));
        }
        ("overlap", _) => return Some(Verb::Overlap(behind.to_owned())),
        ("poll", _) => return Some(Verb::AskTimes(behind.to_owned())),
        ("cadence", []) => return Some(Verb::Show(Query::Cadence)),
        ("export", []) => return Some(Verb::Show(Query::Export(None))),
        ("readiness", ["of", name]) => return Some(Verb::ReadinessOf((*name).to_owned())),
        ("show-board", []) => return Some(Verb::Do(Command::ShowBoard { on: true })),
        ("hide-board", []) => return Some(Verb::Do(Command::ShowBoard { on: false })),
        ("readiness", []) => return Some(Verb::Show(Query::Readiness(None))),
        ("thanks", []) => return Some(Verb::Show(Query::Past(PastLook::Thanks))),
        ("history", []) => return Some(Verb::Show(Query::Past(PastLook::Page(None)))),
        ("progress", []) => return Some(Verb::Show(Query::Progress(ProgressLook::default()))),
        ("progress", [name]) => return Some(Verb::Progress((*name).to_owned())),
        ("rotation", []) => return Some(Verb::Show(Query::Rotation)),
        ("outbox", []) => return Some(Verb::Show(Query::Outbox)),
        ("backup", []) => return Some(Verb::Show(Query::Backups)),
        ("audit", []) => return Some(Verb::Show(Query::Audit(None))),
        ("attendance", []) => return Some(Verb::Show(Query::Attendance)),
        ("attendance", ["on"]) => return Some(Verb::Attendance(true)),
        ("attendance", ["off"]) => return Some(Verb::Attendance(false)),
        ("digest", ["on"]) => return Some(Verb::Digest(true)),
        ("digest", ["off"]) => return Some(Verb::Digest(false)),
        ("keep-answers", ["usual"]) => return Some(Verb::KeepAnswers(None)),
        ("keep-answers", [days]) => {
            let days = days.parse().ok().filter(|days| *days <= KEEP_ANSWERS_DAYS_MAX)?;
            return Some(Verb::KeepAnswers(Some(days)));
        }
        ("common-goal", ["off"]) => return Some(Verb::DrillAim(None)),
        ("common-goal", [drills]) => {
            let aim = drills.parse().ok().filter(|aim| (1..=DRILL_AIM_MAX).contains(aim))?;
            return Some(Verb::DrillAim(Some(aim)));
        }
        ("remind-at", [_, ..]) => return Some(Verb::RemindAt(behind.to_owned())),
        ("rotation", ["why", rest @ ..]) => return Some(Verb::WhySeats(rest.join(" "))),
        ("practise", ["now"]) => return Some(Verb::Do(Command::PractiseNow)),
        ("stop", ["waiting"]) => return Some(Verb::Do(Command::StopWaiting)),
        ("start", ["alone"]) => return Some(Verb::Do(Command::StartAlone)),
        ("drill", []) => return Some(Verb::Do(Command::Drill(DrillOf::Any))),
        ("drill", ["compare"]) => {
            return Some(Verb::Show(Query::Past(PastLook::LastAttempts)));
        }
        ("drill", [kind]) => {
            return DrillOf::named(&kind.to_lowercase()).map(|of| Verb::Do(Command::Drill(of)));
        }
        ("join", []) => return Some(Verb::Choose(ProfileEdit::AskMe(true))),
        ("forget", ["me"]) => return Some(Verb::Forget(false)),
        ("forget", ["me", "for", "good"]) => return Some(Verb::Forget(true)),
        ("coach", [name]) => return Some(Verb::Coach((*name).to_owned(), true)),
        ("coach", [name, "off"]) => return Some(Verb::Coach((*name).to_owned(), false)),
        ("agree-to-coach", [name]) => return Some(Verb::LetCoach((*name).to_owned(), true)),
        ("withdraw-coach", [name]) => return Some(Verb::LetCoach((*name).to_owned(), false)),
        ("profile", [first, rest @ ..]) => {
            let behind = behind.trim_start_matches(first).trim_start();
            return of_oneself(&first.to_lowercase(), rest, behind);
        }
        ("zone" | "quiet", [_, ..]) => return of_oneself(first, rest, behind),
        ("pitch", []) => return Some(Verb::Show(Query::Pitch(PitchLook::Now))),
        ("pitch", ["versions"]) => return Some(Verb::Show(Query::Pitch(PitchLook::Versions))),
        ("debrief", []) => return Some(Verb::Show(Query::Debriefs(DebriefLook::List))),
        ("question" | "questions", []) => {
            return Some(Verb::Show(Query::Questions(QuestionLook::Own)));
        }
        ("question", ["review"]) => {
            return Some(Verb::Show(Query::Questions(QuestionLook::Review(None))));
        }
        ("question", ["stats"]) => {
            return Some(Verb::Show(Query::Questions(QuestionLook::Stats(0))));
        }
        ("question", ["export"]) => {
            return Some(Verb::Show(Query::Questions(QuestionLook::Files)));
        }
        ("question", ["import", _, ..]) => {
            let file = behind.strip_prefix("import")?.trim();
            let (file, missing) = match file.strip_suffix(" only") {
                Some(file) => (file.trim(), Missing::Go),
                None => (file, Missing::Stay),
            };
            return Some(Verb::TakeOver(file.to_owned(), missing));
        }
        ("question", ["propose", kind, _, ..]) => {
            let (_, shows) = behind.strip_prefix("propose")?.trim().split_once(' ')?;
            let kind = Kind::ALL.into_iter().find(|one| one.name() == *kind)?;
            return Some(Verb::Propose(kind, shows.trim().to_owned()));
        }
        ("calibrate", []) => return Some(Verb::Show(Query::Calibration)),
        ("calibrate", ["on"]) => return Some(Verb::Calibrating(true)),
        ("calibrate", ["off"]) => return Some(Verb::Calibrating(false)),
        ("rubric", []) => return Some(Verb::Rubric(None)),
        ("rubric", [name]) => return Some(Verb::Rubric(Some(name.to_lowercase()))),
        ("stories", []) => return Some(Verb::Stories(String::new())),
        ("story", [first, ..]) if is_of_stories(first) => {
            return Some(Verb::Stories(behind.to_owned()));
        }
        ("series", _) => return Some(Verb::Series(behind.to_owned())),
        ("hand-over", [name]) => return Some(Verb::HandOver((*name).to_owned())),
        ("rate-interviewer", [name, a, b, c]) => {
            let marks = [mark(a)?, mark(b)?, mark(c)?];
            return Some(Verb::RateInterviewer((*name).to_owned(), marks));
        }
        ("again", []) => return Some(Verb::Again),
        ("thank", [name]) => return Some(Verb::Thank((*name).to_owned())),
        ("take-goal", rest) => return turn_or_first(rest).map(Verb::TakeGoal),
        ("write-goal", [_, _, ..]) => {
            let (turn, text) = of_turn(behind)?;
            return Some(Verb::WriteGoal(turn, text.to_owned()));
        }
        _ => return None,
    };
    Some(Verb::Act(act))
}

/// Whether `story` and this word ask for stories that are kept: a single letter is a part of one
/// that is told.
fn is_of_stories(first: &str) -> bool {
    let is_number = first.trim_start_matches('#').parse::<u32>().is_ok();
    is_number || ["list", "add", "edit", "remove", "grid", "of", "show"].contains(&first)
}

fn drill(how: Drilled) -> Verb {
    Verb::Do(Command::Goal(GoalAct::Drill { on: None, how }))
}

/// What somebody says of themself.
fn of_oneself(first: &str, rest: &[&str], behind: &str) -> Option<Verb> {
    let say = |field| (!rest.is_empty()).then(|| Verb::Say(field, behind.to_owned()));
    let is_on = || match rest {
        ["on" | "yes"] => Some(true),
        ["off" | "no"] => Some(false),
        _ => None,
    };
    let choose = |edit| Some(Verb::Choose(edit));
    match (first, rest) {
        ("zone", _) => say(ProfileField::Zone),
        ("quiet", _) => say(ProfileField::Quiet),
        ("role", _) => say(ProfileField::Role),
        ("region", _) => say(ProfileField::Region),
        ("interview", [_, ..]) => say(ProfileField::Target),
        ("pause", _) => say(ProfileField::Pause),
        ("knows", _) => say(ProfileField::Knows),
        ("level", ["off"]) => choose(ProfileEdit::Level(None)),
        ("level", [word]) => {
            let level = Level::ALL.into_iter().find(|level| level.name() == *word)?;
            choose(ProfileEdit::Level(Some(level)))
        }
        ("weekly", [times]) => {
            let times = times.parse().ok().filter(|times| (1..=WEEKLY_MAX).contains(times))?;
            choose(ProfileEdit::Weekly(times))
        }
        ("coached", [times]) => {
            let times = times.parse().ok().filter(|times| *times <= MONTHLY_MAX)?;
            choose(ProfileEdit::Monthly(times))
        }
        ("counted", _) => choose(ProfileEdit::InDigest(InDigest::Counted, is_on()?)),
        ("named", _) => choose(ProfileEdit::InDigest(InDigest::Named, is_on()?)),
        ("summary", _) => choose(ProfileEdit::Summary(is_on()?)),
        ("reminders", [word]) => {
            let nudges = Nudges::ALL.into_iter().find(|nudges| nudges.name() == *word)?;
            choose(ProfileEdit::Nudges(nudges))
        }
        ("interview-only", _) => choose(ProfileEdit::InterviewOnly(is_on()?)),
        ("interview-first", _) => choose(ProfileEdit::InterviewFirst(is_on()?)),
        ("ask-me", _) => choose(ProfileEdit::AskMe(is_on()?)),
        ("dms", _) => choose(ProfileEdit::Dms(is_on()?)),
        ("not-with", [name]) => Some(Verb::With((*name).to_owned(), false)),
        ("again-with", [name]) => Some(Verb::With((*name).to_owned(), true)),
        ("partner", [name]) => Some(Verb::Partner((*name).to_owned(), true)),
        ("no-partner", [name]) => Some(Verb::Partner((*name).to_owned(), false)),
        ("partner-sees-goal", _) => choose(ProfileEdit::PartnerGoal(is_on()?)),
        ("every-time-with", [name]) => Some(Verb::Pair((*name).to_owned(), true)),
        ("not-every-time-with", [name]) => Some(Verb::Pair((*name).to_owned(), false)),
        _ => None,
    }
}

/// A text with its turn before it; without a number it is for the first.
fn of_turn(behind: &str) -> Option<(TurnNo, &str)> {
    let (first, text) = behind.split_once(char::is_whitespace)?;
    if first.chars().all(|c| c.is_ascii_digit()) {
        return Some((turn(first)?, text.trim()));
    }
    Some((TurnNo::FIRST, behind))
}

/// Verbs beside the acts.
const OTHERS: &[&str] = &[
    "panel",
    "own",
    "goal",
    "goals",
    "drilled",
    "not-today",
    "drill-time",
    "begin-week",
    "calendar",
    "availability",
    "overlap",
    "poll",
    "cadence",
    "give-up-goal",
    "details",
    "checklist",
    "anchors",
    "profile",
    "waiting",
    "ballot",
    "answers",
    "report",
    "take",
    "record",
    "answer",
    "guide",
    "words",
    "series",
    "stories",
    "debrief",
    "question",
    "question review",
    "question stats",
    "question export",
    "calibrate",
    "calibrate on",
    "calibrate off",
    "rubric",
    "pitch",
    "pitch versions",
    "in",
    "watch",
    "out",
    "every time",
    "draw again",
    "call off",
    "call it",
    "move to",
    "swap",
    "export",
    "history",
    "thank",
    "thanks",
    "progress",
    "readiness",
    "show-board",
    "hide-board",
    "rotation",
    "outbox",
    "audit",
    "backup",
    "attendance",
    "attendance on",
    "attendance off",
    "digest on",
    "digest off",
    "common-goal",
    "remind-at",
    "rotation why",
    "practise now",
    "stop waiting",
    "start alone",
    "drill",
    "join",
    "forget me",
    "coach",
    "agree-to-coach",
    "withdraw-coach",
    "zone",
    "quiet",
    "hand-over",
    "rate-interviewer",
    "again",
    "take-goal",
    "write-goal",
    "close ballots",
];
/// What is typed is compared up to this length: no verb is longer.
const COMPARED_MAX: usize = 32;

/// The verb or label that `words` are most like, if one is near.
pub(super) fn nearest<'a>(words: &str, labels: impl Iterator<Item = &'a str>) -> Option<String> {
    let words = words.to_lowercase();
    let first = words.split_whitespace().next()?;
    if words.chars().count() > COMPARED_MAX {
        return None;
    }
    let known = ACTS.iter().chain(OTHERS).copied().chain(labels);
    let near = known.filter_map(|known| {
        let of = if known.contains(' ') { words.as_str() } else { first };
        let allowed = known.chars().count().div_ceil(3).min(3);
        let distance = strsim::osa_distance(of, known);
        (distance <= allowed && of.chars().count() > 1).then_some((distance, known))
    });
    near.min().map(|(_, known)| known.to_owned())
}

fn turn(word: &str) -> Option<TurnNo> {
    place(word).map(TurnNo)
}

fn turn_or_first(rest: &[&str]) -> Option<TurnNo> {
    let mut words = rest.iter();
    Argument::read(&mut words).filter(|_| words.next().is_none())
}

fn mark(word: &str) -> Option<Mark> {
    Mark::try_from(word.parse::<u8>().ok()?).ok()
}

#[cfg(test)]
mod tests {
    use super::*;

    #[test]
    fn what_an_act_is_called_can_be_typed() {
        let choice = Choice::Mark(Mark::HIGHEST);
        let more = [
            Act::Take(Seat::Observer),
            Act::CheckIn,
            Act::Tap(Tap::NotYet),
            Act::FollowUp(Trigger::PushBack),
            Act::CountQuestion(TurnNo(2)),
            Act::UncountQuestion(TurnNo(0)),
            Act::Story(StoryPart::Action),
            Act::OpenAnswers(TurnNo(1)),
            Act::Mark { turn: TurnNo(0), competency: CompetencyNo(4), choice },
            Act::Mark {
                turn: TurnNo(1),
                competency: CompetencyNo(0),
                choice: Choice::CouldNotTell,
            },
            Act::OwnMark { competency: CompetencyNo(3), choice },
            Act::Transfer { turn: TurnNo(0), transfer: Transfer::NotYet },
            Act::BallotDone(TurnNo(5)),
            Act::CloseRating,
        ];
        for act in more {
            assert_eq!(read(&name(&act)), Some(Verb::Act(act.clone())), "{}", name(&act));
        }
    }

    #[test]
    fn a_slip_of_the_finger_is_told_what_was_meant() {
        let labels = || ["open your report", "ask it"].into_iter();
        for (typed, meant) in [
            ("submitt 1", "submit"),
            ("pannel", "panel"),
            ("intervewer", "interviewer"),
            ("open your reprot", "open your report"),
            ("close balots", "close ballots"),
            ("Candidat", "candidate"),
        ] {
            assert_eq!(nearest(typed, labels()).as_deref(), Some(meant), "{typed}");
        }
        for typed in ["s", "xyzzy", "", &"x".repeat(10_000)] {
            assert_eq!(nearest(typed, labels()), None, "{typed}");
        }
        for verb in OTHERS {
            let with = [
                verb.to_string(),
                format!("{verb} 1"),
                format!("{verb} Ana"),
                format!("{verb} candidate"),
                format!("{verb} Ana 3 3 3"),
                format!("{verb} 1 a | b"),
            ];
            assert!(with.iter().any(|line| read(line).is_some()), "{verb}");
        }
    }

    #[test]
    fn words_with_texts_behind_them_keep_the_text() {
        let Some(Verb::Act(Act::Words { turn: TurnNo(0), words })) =
            read("words 1 saw it | matters | try")
        else {
            panic!("not understood")
        };
        assert_eq!(words.next().map(CleanText::as_str), Some("try"));
        assert!(matches!(
            read("words good | good | good"),
            Some(Verb::Act(Act::Words { turn: TurnNo(0), .. }))
        ));
        assert_eq!(read("words 2"), Some(Verb::WordsForm(TurnNo(1))));
        assert_eq!(
            read("write-goal if asked, then"),
            Some(Verb::WriteGoal(TurnNo(0), "if asked, then".to_owned()))
        );
        assert_eq!(
            read("write-goal 1 if asked, then"),
            Some(Verb::WriteGoal(TurnNo(0), "if asked, then".to_owned()))
        );
        let say = |field, text: &str| Some(Verb::Say(field, text.to_owned()));
        assert_eq!(read("zone new york"), say(ProfileField::Zone, "new york"));
        assert_eq!(read("quiet 22 - 7"), say(ProfileField::Quiet, "22 - 7"));
        assert_eq!(read("profile role HR manager"), say(ProfileField::Role, "HR manager"));
        assert_eq!(read("profile interview 14 May"), say(ProfileField::Target, "14 May"));
        let senior = ProfileEdit::Level(Some(Level::Senior));
        assert_eq!(read("profile level senior"), Some(Verb::Choose(senior)));
        assert_eq!(read("profile dms on"), Some(Verb::Choose(ProfileEdit::Dms(true))));
        assert_eq!(read("profile not-with Ben"), Some(Verb::With("Ben".to_owned(), false)));
        assert_eq!(read("guide tone direct"), Some(Verb::Guide("tone direct".to_owned())));
        assert_eq!(read("ballot"), Some(Verb::Look(LookAt::Ballot(TurnNo(0)))));
        assert_eq!(read("take observer"), Some(Verb::Act(Act::Take(Seat::Observer))));
        for odd in [
            "mark 0 1 3",
            "mark 1 1 6",
            "mark 1 1",
            "take panel",
            "ballot 0",
            "words 0 x | y",
            "profile level boss",
            "profile dms perhaps",
            "profile role",
            "",
        ] {
            assert_eq!(read(odd), None, "{odd}");
        }
    }
}
