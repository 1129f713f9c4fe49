//! Every variant that a member can meet stands in some transcript of these files.
//!
//! The names below come from exhaustive matches: a new variant does not compile before it has one,
//! and fails here before it is in a transcript.

use greenroom::interview::{Notice, Refusal};
use greenroom::protocol::{Answer, Shown};

macro_rules! names {
    ($(#[$unused:meta])? $all:ident, $name:ident, $of:ident: $($variant:ident = $text:literal),* $(,)?) => {
        const $all: &[&str] = &[$($text),*];

        $(#[$unused])?
        fn $name(of: &$of) -> &'static str {
            match of {
                $($of::$variant { .. } => $text),*
            }
        }
    };
}

names!(REFUSALS, refusal_name, Refusal:
    NoSuchSeat = "no-such-seat",
    AlreadySeated = "already-seated",
    AlreadyWaiting = "already-waiting",
    WaitlistFull = "waitlist-full",
    Overlaps = "overlaps",
    BookedOut = "booked-out",
    NotSeated = "not-seated",
    SeatOnOffer = "seat-on-offer",
    SeatsDealt = "seats-dealt",
    TimeDealt = "time-dealt",
    NothingOffered = "nothing-offered",
    TakenMeanwhile = "taken-meanwhile",
    NotOpenYet = "not-open-yet",
    AlreadyBegun = "already-begun",
    NotRunning = "not-running",
    Over = "over",
    TooFew = "too-few",
    AlreadyHere = "already-here",
    LateAlready = "late-already",
    PlannerOnly = "planner-only",
    OrganiserOnly = "organiser-only",
    InterviewerOnly = "interviewer-only",
    CandidateOnly = "candidate-only",
    ObserverOnly = "observer-only",
    SeatedOnly = "seated-only",
    NotAsked = "not-asked",
    JustAsked = "just-asked",
    MovedOn = "moved-on",
    AnswerLate = "answer-late",
    LeftOut = "left-out",
    AnswerFull = "answer-full",
    AnswerRunning = "answer-running",
    NoAnswerRunning = "no-answer-running",
    LiveMode = "live-mode",
    IsPaused = "is-paused",
    NotPaused = "not-paused",
    ExtendedEnough = "extended-enough",
    NoOther = "no-other",
    AskedAlready = "asked-already",
    FollowUpsEnough = "follow-ups-enough",
    PushedBackAlready = "pushed-back-already",
    NoSurprise = "no-surprise",
    CannotHandTo = "cannot-hand-to",
    NotCounting = "not-counting",
    NothingToUndo = "nothing-to-undo",
    NoSuchTurn = "no-such-turn",
    BallotsNotOpen = "ballots-not-open",
    BallotsClosed = "ballots-closed",
    MayNotRate = "may-not-rate",
    OpenAnswersFirst = "open-answers-first",
    OwnTurn = "own-turn",
    TurnNotRated = "turn-not-rated",
    NoSuchCompetency = "no-such-competency",
    BallotIncomplete = "ballot-incomplete",
    WordsNeeded = "words-needed",
    EmptyPraise = "empty-praise",
    DidNotInterview = "did-not-interview",
    NothingToRateFrom = "nothing-to-rate-from",
    RatersEnough = "raters-enough",
    OtherOwnRating = "other-own-rating",
    OwnRatingDone = "own-rating-done",
    BadLink = "bad-link",
    NoAnswer = "no-answer",
    Held = "held",
    NoChoice = "no-choice",
    NotInThisStage = "not-in-this-stage",
    NotAhead = "not-ahead",
    TextTooLong = "text-too-long",
    TextEmpty = "text-empty",
    TooFarAhead = "too-far-ahead",
    NothingChanged = "nothing-changed",
);

names!(ANSWERS, answer_kind, Answer:
    Planned = "planned",
    Heard = "heard",
    Refused = "refused",
    NoSuchSession = "no-such-session",
    NoSuchFormat = "no-such-format",
    NoSuchLength = "no-such-length",
    NoSuchRubric = "no-such-rubric",
    NoSuchTag = "no-such-tag",
    TooManySessions = "too-many-sessions",
    TooManyPlanned = "too-many-planned",
    DiskAlmostFull = "disk-almost-full",
    NoReport = "no-report",
    SetUp = "set-up",
    OrganisersOnly = "organisers-only",
    KeepsShorter = "keeps-shorter",
    GoalTaken = "goal-taken",
    Goal = "goal",
    Story = "story",
    Question = "question",
    Poll = "poll",
    Calibration = "calibration",
    Debrief = "debrief",
    Pitch = "pitch",
    Forgotten = "forgotten",
    Gone = "gone",
    CoachAgreed = "coach-agreed",
    CoachWithdrawn = "coach-withdrawn",
    BoardShownTo = "board-shown-to",
    NoCoachYet = "no-coach-yet",
    OwnCoach = "own-coach",
    NotTheirCoach = "not-their-coach",
    TooManyCoaches = "too-many-coaches",
    ProfileSaved = "profile-saved",
    Pair = "pair",
    PairAvoided = "pair-avoided",
    NotAgain = "not-again",
    Partner = "partner",
    HasPartner = "has-partner",
    Thanked = "thanked",
    NotThanked = "not-thanked",
    TooManyPairs = "too-many-pairs",
    ZoneWanted = "zone-wanted",
    TooManySaid = "too-many-said",
    OnlyOfOthers = "only-of-others",
    NoSuchZone = "no-such-zone",
    Waiting = "waiting",
    Paired = "paired",
    WaitStopped = "wait-stopped",
    NotWaiting = "not-waiting",
    SitsElsewhere = "sits-elsewhere",
    StartedAlone = "started-alone",
    DrillBegun = "drill-begun",
    NoSuchDrill = "no-such-drill",
    OnlyInterviews = "only-interviews",
    OnEvening = "on-evening",
    Called = "called",
    NotCalled = "not-called",
    EveningRefused = "evening-refused",
    NoSuchEvening = "no-such-evening",
    NoFormatFor = "no-format-for",
    Series = "series",
);

names!(SHOWN, shown_kind, Shown:
    Sessions = "shows sessions",
    Session = "shows session",
    Checklist = "shows checklist",
    Sure = "shows sure",
    Ballot = "shows ballot",
    Answers = "shows answers",
    Report = "shows report",
    Settings = "shows settings",
    Goal = "shows goal",
    Goals = "shows goals",
    Stories = "shows stories",
    Questions = "shows questions",
    Calibration = "shows calibration",
    Rubric = "shows rubric",
    Debriefs = "shows debriefs",
    Pitch = "shows pitch",
    Profile = "shows profile",
    Guide = "shows guide",
    Cadence = "shows cadence",
    Overlap = "shows overlap",
    Appointments = "shows appointments",
    Waiting = "shows waiting",
    Series = "shows series",
    Evening = "shows evening",
    Rotation = "shows rotation",
    Readiness = "shows readiness",
    Outbox = "shows outbox",
    Backups = "shows backups",
    Attendance = "shows attendance",
    Audit = "shows audit",
    NoSuchEvening = "shows no-such-evening",
    Refused = "shows refused",
    NoSuchSession = "shows no-such-session",
    Past = "shows past",
    Progress = "shows progress",
    Export = "shows export",
    NoReport = "shows no-report",
);

// What the room is told has no name in a transcript: each is known by some of its words.
names!(#[expect(dead_code, reason = "it is there to not compile when a notice is new")]
    NOTICES, notice_words, Notice:
    Card = "# **Mock interview #1 · short**",
    Reminder = "**Mock interview #1** starts Thu ",
    SeatOffered = "a seat in #1 is free",
    OpenCall = "wants a substitute",
    SecondSession = "enough people wait for a session of their own",
    PlanChanged = "has a new time",
    CheckIn = "Check in when you are here; a seat",
    StartsLate = "later than planned",
    FewRaters = "here can rate, and a decision needs",
    TurnOpened = "Nobody else sees what is behind your button",
    YourMove = "the next step is on your panel",
    Question = "Speak, or reply to this message",
    Soon = "# About 18 s left.",
    TimeUp = "# Time. Finish your sentence.",
    Overtime = "45 s over. B: [Wrap up]",
    CutShort = "# I closed this answer",
    Exercise = "# **Joint exercise**",
    ExerciseSoon = "left for the exercise",
    CandidateQuestions = "# **Questions of A, B and C",
    Closer = "# Thank you, that was all.",
    WrapUp = "# **Wrap-up**",
    TurnCut = "turn was stopped by the candidate",
    HalfTime = "# **Half-time** until",
    Tally = "ballots in · closes",
    Tried = "aim 30–45 s",
    RatersWanted = "and wants to know how it went. One ballot",
    RatingExtended = "so ballots now close",
    Away = "# I was away for",
    Paused = "# B paused the session",
    Resumed = "# It goes on; A has",
    Extended = "30 s more: this answer",
    RunsOn = "# It may run on",
    Skipped = "# Question 1 is left out.",
    SteppedOut = "# A stepped out",
    CameBack = "# A is back.",
    LeftForGood = "# B left the session.",
    ChairOffered = "asks you to interview from here on",
    ChairTaken = "interviews from here on, in place of",
    ChairNotTaken = "# Nobody took the chair",
    NoInterviewer = "# Nobody can interview right now",
    GoesSolo = "# From here on I ask",
    Recording = "# A added a recording",
    TurnRated = "# A's turn is rated",
    Ended = "was called off by",
    ThreadLost = "The thread of **Mock interview #1** was deleted",
    Unread = "I can't read that reply",
    Added = "added words to the answer to question 1",
    Dealt = "you have a seat in",
    Paired = "# **You both have half an hour.**",
);

/// The name that a transcript gives an answer; the usual one has none.
pub(super) fn answer_name(answer: &Answer) -> Option<String> {
    match answer {
        Answer::Heard { .. } => None,
        Answer::Refused { refusal, .. } => Some(format!("refused: {}", refusal_name(refusal))),
        other => Some(answer_kind(other).to_owned()),
    }
}

/// The name that a transcript gives what is looked at.
pub(super) fn shown_name(shown: &Shown) -> String {
    match shown {
        Shown::Refused { refusal, .. } => format!("shows refused: {}", refusal_name(refusal)),
        other => shown_kind(other).to_owned(),
    }
}

/// The files of the scenarios: their transcripts stand in them.
const FILES: &[&str] = &[
    include_str!("attempts.rs"),
    include_str!("attendance.rs"),
    include_str!("availability.rs"),
    include_str!("cadence.rs"),
    include_str!("calibration.rs"),
    include_str!("clock.rs"),
    include_str!("dealt.rs"),
    include_str!("debrief.rs"),
    include_str!("drills.rs"),
    include_str!("evenings.rs"),
    include_str!("faults.rs"),
    include_str!("final_round.rs"),
    include_str!("goals.rs"),
    include_str!("gone.rs"),
    include_str!("group.rs"),
    include_str!("history.rs"),
    include_str!("readiness.rs"),
    include_str!("kept_texts.rs"),
    include_str!("late.rs"),
    include_str!("off.rs"),
    include_str!("lost.rs"),
    include_str!("one_on_one.rs"),
    include_str!("pairs.rs"),
    include_str!("partner.rs"),
    include_str!("thanks.rs"),
    include_str!("panel.rs"),
    include_str!("people.rs"),
    include_str!("questions.rs"),
    include_str!("quiet_hours.rs"),
    include_str!("pitch.rs"),
    include_str!("planned.rs"),
    include_str!("practise_now.rs"),
    include_str!("profile.rs"),
    include_str!("progress.rs"),
    include_str!("reading.rs"),
    include_str!("rating.rs"),
    include_str!("refusals.rs"),
    include_str!("rights.rs"),
    include_str!("settings.rs"),
    include_str!("series.rs"),
    include_str!("short_and_drill.rs"),
    include_str!("polls.rs"),
    include_str!("solo.rs"),
    include_str!("stories.rs"),
    include_str!("text.rs"),
];

#[test]
fn every_refusal_answer_screen_and_notice_stands_in_a_transcript() {
    // A refusal is told or shown.
    let stands = |name: &str| FILES.iter().any(|file| file.contains(name.trim_start_matches('(')));
    // So many words as a question takes would fill a page here: `engine` has them.
    let refusals = REFUSALS.iter().filter(|name| **name != "answer-full");
    let refusals = refusals.map(|name| format!("refused: {name})"));
    // What is heard has no name in a transcript, a platform that says who is gone reads no answer,
    // and a disk with little room cannot be made here: its sentence is among the screens of `view`.
    let answers =
        ANSWERS.iter().filter(|name| !matches!(**name, "heard" | "disk-almost-full" | "gone"));
    let answers = answers.filter(|name| **name != "refused");
    // `evenings` and `view` have what else is said on one.
    let of_evenings = ["evening-refused", "no-such-evening"];
    let is_of_evening = |name: &str| of_evenings.iter().any(|word| name.contains(word));
    let answers = answers.filter(|name| !is_of_evening(name));
    let answers = answers.map(|name| format!("({name})"));
    let shown = SHOWN.iter().filter(|name| !is_of_evening(name)).map(|name| match *name {
        "shows refused" => "(shows refused:".to_owned(),
        other => format!("({other})"),
    });
    // Nobody deals seats anew in the house yet: `engine` and `view` have it.
    let notices = NOTICES.iter().filter(|words| **words != "you have a seat in");
    let notices = notices.map(|words| (*words).to_owned());
    let missing: Vec<String> =
        refusals.chain(answers).chain(shown).chain(notices).filter(|name| !stands(name)).collect();
    assert!(missing.is_empty(), "{} in no transcript: {missing:#?}", missing.len());
}
