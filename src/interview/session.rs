//! The session as a value: its plan, its people, its turns, and where it stands.
//!
//! Invariants are written at the types and checked by `audit`.

use std::collections::BTreeMap;
use std::sync::Arc;

use serde::{Deserialize, Serialize};

use crate::bank::{Kind, Level, Question, Trigger};
use crate::base::{ChannelId, CleanText, GuildId, MemberId, Moment, Seed, SessionId, Span};
use crate::rubric::{Ballot, Rubric};

use super::event::{InterviewerRating, Lost, StoryPart, Tap};
use super::format::{Agenda, Conductor, Exercise, Format, Mode};
use super::seats::{Seat, Seats, is_false};

/// What never changes once it is there, shared between the versions of a session and stored in
/// rows of its own: the recipe, the rubric and the drawn questions.
#[derive(Debug, Clone, PartialEq)]
pub struct Kit {
    /// The recipe.
    pub format: Arc<Format>,
    /// What is rated.
    pub rubric: Arc<Rubric>,
    /// Every question drawn so far; others refer to it by its place here. Only grows.
    pub questions: Vec<Arc<Question>>,
}

/// One meeting of a group, from plan to report.
#[derive(Debug, Clone, PartialEq, Serialize, Deserialize)]
pub struct Session {
    /// Its id.
    pub id: SessionId,
    /// Its guild.
    pub guild: GuildId,
    /// What members call it: #42.
    pub number: u32,
    /// Where its draws come from.
    pub seed: Seed,
    /// What was agreed.
    pub plan: Plan,
    /// Who sits where.
    pub seats: Seats,
    /// The stretches that it is held in: one a turn where candidates take turns, one in all where
    /// they share. Empty until it begins.
    #[serde(default, skip_serializing_if = "Vec::is_empty")]
    pub passes: Vec<Pass>,
    /// One a candidate. Empty until it begins.
    #[serde(default, skip_serializing_if = "Vec::is_empty")]
    pub turns: Vec<Turn>,
    /// Where it stands.
    pub phase: Phase,
    /// Reminders that wait for the end of somebody's quiet hours. At most one a member.
    #[serde(default, skip_serializing_if = "Vec::is_empty")]
    pub put_off: Vec<PutOff>,
    /// Session time: it never runs back.
    pub at: Moment,
    /// Which of the format's exercises it holds, drawn when it begins.
    #[serde(default, skip_serializing_if = "Option::is_none")]
    pub exercise_no: Option<u8>,
    /// Whether its thread exists.
    #[serde(default)]
    pub has_thread: bool,
    /// What was taken away from under it: nothing is shown there any more.
    #[serde(default, skip_serializing_if = "Option::is_none")]
    pub lost: Option<Lost>,
    /// Questions in the kit, so that a session is never read with somebody else's.
    #[serde(default)]
    pub question_count: u16,
    /// Recipe, rubric and questions; stored apart.
    #[serde(skip)]
    pub(super) kit: Option<Arc<Kit>>,
}

/// A reminder that waits for the end of somebody's quiet hours.
#[derive(Debug, Clone, Copy, PartialEq, Eq, Serialize, Deserialize)]
pub struct PutOff {
    /// Who is still to be reminded.
    pub member: MemberId,
    /// When.
    pub until: Moment,
}

/// What was agreed when the session was planned.
#[derive(Debug, Clone, PartialEq, Eq, Serialize, Deserialize)]
pub struct Plan {
    /// The member who planned it.
    pub planner: MemberId,
    /// What the candidates want to practise; chooses questions together with role and level.
    pub objective: CleanText,
    /// What a good outcome is.
    #[serde(default, skip_serializing_if = "Option::is_none")]
    pub wanted: Option<CleanText>,
    /// A role tag, such as `backend`.
    #[serde(default, skip_serializing_if = "Option::is_none")]
    pub role: Option<String>,
    /// What people read for the role; none: its tag.
    #[serde(default, skip_serializing_if = "Option::is_none")]
    pub role_title: Option<String>,
    /// The level interviewed for.
    #[serde(default, skip_serializing_if = "Option::is_none")]
    pub level: Option<Level>,
    /// A region tag.
    #[serde(default, skip_serializing_if = "Option::is_none")]
    pub region: Option<String>,
    /// A competency tag that questions should show, such as `conflict`.
    #[serde(default, skip_serializing_if = "Option::is_none")]
    pub competency: Option<String>,
    /// A kind of question instead of the format's own: what a drill is about.
    #[serde(default, skip_serializing_if = "Option::is_none")]
    pub kind: Option<Kind>,
    /// Which of the format's lengths.
    pub agenda: u8,
    /// Practice or live.
    pub mode: Mode,
    /// When it begins.
    pub starts_at: Moment,
    /// Whether it begins as soon as everybody sits, without a time agreed before.
    #[serde(default)]
    pub at_once: bool,
    /// Called off if too few sit by then; none when it was planned too late for that.
    #[serde(default, skip_serializing_if = "Option::is_none")]
    pub cut_off_at: Option<Moment>,
    /// Where people meet, such as a voice channel.
    #[serde(default, skip_serializing_if = "Option::is_none")]
    pub place: Option<CleanText>,
    /// The voice channel that the session was given.
    #[serde(default, skip_serializing_if = "Option::is_none")]
    pub room: Option<ChannelId>,
    /// An absence of the bot up to this long lets clocks run on; a longer one freezes them. Zero
    /// where nobody can act while the bot is away.
    #[serde(default)]
    pub freeze_after: Span,
}

/// A stretch of the session with its own agenda.
#[derive(Debug, Clone, PartialEq, Eq, Serialize, Deserialize)]
pub struct Pass {
    /// The turns in it, by place.
    pub turns: Vec<u8>,
    /// Who asks; empty: the bot does.
    pub panel: Vec<MemberId>,
    /// What is asked of whom, in order. Empty until the questions are drawn.
    #[serde(default, skip_serializing_if = "Vec::is_empty")]
    pub rounds: Vec<Round>,
    /// Questions ready for *another one*, by place in the kit.
    #[serde(default, skip_serializing_if = "Vec::is_empty")]
    pub spares: Vec<u16>,
    /// When the stage of questions ends.
    pub questions_end_at: Moment,
    /// An offer of the interviewer's chair.
    #[serde(default, skip_serializing_if = "Option::is_none")]
    pub hand_over: Option<HandOver>,
}

/// An offer of the interviewer's chair.
#[derive(Debug, Clone, Copy, PartialEq, Eq, Serialize, Deserialize)]
pub struct HandOver {
    /// Who leaves the chair.
    pub from: MemberId,
    /// To whom; nobody named: any observer who is here.
    #[serde(default, skip_serializing_if = "Option::is_none")]
    pub to: Option<MemberId>,
    /// Until when.
    pub until: Moment,
}

/// One question to one candidate.
#[derive(Debug, Clone, PartialEq, Eq, Serialize, Deserialize)]
pub struct Round {
    /// Place in the kit.
    pub question: u16,
    /// Whose turn.
    pub turn: u8,
    /// Who asks; nobody: the bot.
    #[serde(default, skip_serializing_if = "Option::is_none")]
    pub asker: Option<MemberId>,
    /// Unannounced.
    #[serde(default)]
    pub is_surprise: bool,
    /// To be answered in half the time.
    #[serde(default)]
    pub is_shortened: bool,
    /// What became of it.
    pub state: RoundState,
}

/// What became of a round.
#[derive(Debug, Clone, Copy, PartialEq, Eq, Serialize, Deserialize)]
#[serde(rename_all = "kebab-case")]
pub enum RoundState {
    /// Still to come.
    Ahead,
    /// Asked.
    Asked,
    /// Asked and answered.
    Answered,
    /// Left out.
    Skipped,
}

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
    pub asked: Vec<Asked>,
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
    pub own: Own,
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
pub enum Own {
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
pub struct Asked {
    /// Place in the kit.
    pub question: u16,
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
        pass: u8,
        /// Until when.
        until: Moment,
    },
    /// Questions are asked.
    Question(Asking),
    /// The joint exercise.
    Exercise {
        /// Which pass.
        pass: u8,
        /// Until when.
        until: Moment,
        /// Whether the room was told that it ends soon.
        told: bool,
    },
    /// The candidate's questions, or the wrap-up.
    Closing {
        /// Which pass.
        pass: u8,
        /// Which of the two.
        stage: ClosingStage,
        /// Until when.
        until: Moment,
    },
    /// A break before the next pass.
    HalfTime {
        /// The pass that follows.
        next: u8,
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
    pub pass: u8,
    /// Which of its rounds.
    pub round: u8,
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

impl Session {
    /// A session as it was read from its row, together with its kit.
    #[must_use]
    pub fn with_kit(mut self, kit: Arc<Kit>) -> Self {
        self.kit = Some(kit);
        self
    }

    /// Recipe, rubric and questions.
    pub fn kit(&self) -> &Arc<Kit> {
        self.kit.as_ref().expect("a session is read together with its kit")
    }

    /// The recipe.
    pub fn format(&self) -> &Format {
        &self.kit().format
    }

    /// The length that was chosen.
    pub fn agenda(&self) -> &Agenda {
        let all = &self.format().agendas;
        all.get(usize::from(self.plan.agenda)).unwrap_or_else(|| &all[0])
    }

    /// The exercise that was drawn.
    pub fn exercise(&self) -> Option<&Exercise> {
        self.exercise_no.and_then(|no| self.format().exercises.get(usize::from(no)))
    }

    /// The question at a place in the kit.
    pub fn question(&self, place: u16) -> &Question {
        &self.kit().questions[usize::from(place)]
    }

    /// The clock of a question: its own or the format's, halved when it is the shortened one.
    pub fn limit_of(&self, round: &Round) -> Span {
        let seconds = match self.agenda().answer_s {
            0 => self.question(round.question).limit_s,
            fixed => fixed,
        };
        let seconds = if round.is_shortened { seconds / 2 } else { seconds };
        Span::from_seconds(i64::from(seconds))
    }

    /// Questions that a turn has come to and will come to in this pass, surprises included.
    pub fn question_total(&self, pass: u8, turn: u8) -> u8 {
        let rounds = &self.passes[usize::from(pass)].rounds;
        let ahead = rounds.iter().filter(|r| r.turn == turn && r.state == RoundState::Ahead);
        let asked = self.turns[usize::from(turn)].asked.iter().filter(|a| a.ask == 0);
        u8::try_from(ahead.count() + asked.count()).unwrap_or(u8::MAX)
    }

    /// The aim of a question in seconds: its own, smaller in the measure in which its clock is.
    pub fn target_of(&self, round: &Round) -> [u32; 2] {
        let question = self.question(round.question);
        let own = i64::from(question.limit_s.max(1));
        let clock = self.limit_of(round).seconds().min(own);
        let scaled = |s: u32| u32::try_from(i64::from(s) * clock / own).unwrap_or(s);
        question.target_s.map(scaled)
    }

    /// The pass that runs, if one does; a paused session's is the one it will go on with.
    pub fn pass_no(&self) -> Option<u8> {
        match self.phase.running() {
            Phase::Intro { pass, .. }
            | Phase::Exercise { pass, .. }
            | Phase::Closing { pass, .. } => Some(*pass),
            Phase::Question(asking) => Some(asking.pass),
            Phase::Gathering { .. }
            | Phase::Briefing { .. }
            | Phase::HalfTime { .. }
            | Phase::Rating { .. }
            | Phase::Report { .. }
            | Phase::Paused(_)
            | Phase::Closed { .. } => None,
        }
    }

    /// The pass that runs.
    pub fn pass(&self) -> Option<&Pass> {
        self.pass_no().and_then(|no| self.passes.get(usize::from(no)))
    }

    /// The question that is being asked, with its round.
    pub fn asking(&self) -> Option<(&Asking, &Round)> {
        match self.phase.running() {
            Phase::Question(asking) => {
                let round =
                    &self.passes[usize::from(asking.pass)].rounds[usize::from(asking.round)];
                Some((asking, round))
            }
            Phase::Gathering { .. }
            | Phase::Briefing { .. }
            | Phase::Intro { .. }
            | Phase::Exercise { .. }
            | Phase::Closing { .. }
            | Phase::HalfTime { .. }
            | Phase::Rating { .. }
            | Phase::Report { .. }
            | Phase::Paused(_)
            | Phase::Closed { .. } => None,
        }
    }

    /// Whether check-in is open and this member, who has a seat, has not said that they are here.
    pub fn waits_for_check_in(&self, member: MemberId) -> bool {
        let is_open = matches!(self.phase, Phase::Briefing { .. });
        is_open && self.seats.of(member).is_some_and(|sitter| sitter.here_since.is_none())
    }

    /// Whether this member's answer to a question is awaited now.
    pub fn waits_for_answer(&self, member: MemberId) -> bool {
        let Phase::Question(asking) = &self.phase else { return false };
        let is_asked = matches!(
            asking.step,
            AskingStep::Reading { .. } | AskingStep::Answering { .. } | AskingStep::Answered { .. }
        );
        let round = &self.passes[usize::from(asking.pass)].rounds[usize::from(asking.round)];
        is_asked && self.turns[usize::from(round.turn)].candidate == member
    }

    /// Whether the bot asks the questions of this pass.
    pub fn is_bot_led(&self, pass: &Pass) -> bool {
        self.format().conductor == Conductor::Bot || pass.panel.is_empty()
    }

    /// What the bot says of the format's own sentences: they are its to say where it conducts.
    pub(super) fn spoken_by_bot(&self, text: Option<&String>) -> Option<String> {
        match self.format().conductor {
            Conductor::Bot => text.cloned(),
            Conductor::Interviewer => None,
        }
    }

    /// Who acts as interviewer now: the asker of the question, or the panel's first. Where the bot
    /// asks, the candidate holds the interviewer's buttons.
    pub fn acting_interviewer(&self) -> Option<MemberId> {
        let pass = self.pass()?;
        if self.is_bot_led(pass) {
            return pass.turns.first().map(|t| self.turns[usize::from(*t)].candidate);
        }
        self.asking().and_then(|(_, round)| round.asker).or_else(|| pass.panel.first().copied())
    }

    /// Who can take the interviewer's chair of a pass: interviewers and observers who are here, but
    /// nobody who answers in it.
    pub fn may_interview(&self, pass: u8, member: MemberId) -> bool {
        let pass = &self.passes[usize::from(pass)];
        let answers = pass.turns.iter().any(|t| self.turns[usize::from(*t)].candidate == member);
        let sits = self.seats.of(member).filter(|p| p.is_here());
        let may = |seat: Seat| match seat {
            Seat::Interviewer | Seat::Observer => true,
            Seat::Candidate => pass.panel.contains(&member),
        };
        !answers && sits.is_some_and(|p| may(p.seat))
    }

    /// Whether it has begun and is not over: an absence of the bot matters to it.
    pub fn is_running(&self) -> bool {
        match &self.phase {
            Phase::Briefing { .. }
            | Phase::Intro { .. }
            | Phase::Question(_)
            | Phase::Exercise { .. }
            | Phase::Closing { .. }
            | Phase::HalfTime { .. }
            | Phase::Rating { .. }
            | Phase::Paused(_) => true,
            Phase::Gathering { .. } | Phase::Report { .. } | Phase::Closed { .. } => false,
        }
    }

    /// When it will be over if all goes by the agenda, ballots not counted.
    pub fn ends_at(&self) -> Moment {
        let passes = match self.format().turns {
            super::format::Turns::Swap => i64::from(self.format().candidates.max),
            super::format::Turns::Single | super::format::Turns::Shared => 1,
        };
        let breaks = Span::from_seconds(i64::from(self.format().half_time_s) * (passes - 1));
        self.plan.starts_at + self.agenda().length().scaled(passes, 1) + breaks
    }
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

impl Asked {
    /// Whether somebody finished it, or let its time run out.
    pub fn is_answered(&self) -> bool {
        self.ended_at.is_some() && !self.is_cut
    }
}

impl Own {
    /// Whether nothing more is waited for.
    pub fn is_settled(&self) -> bool {
        match self {
            Self::Done(_) | Self::Skipped | Self::Tapped(_) => true,
            Self::Open(_) | Self::None => false,
        }
    }
}
