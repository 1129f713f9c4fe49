//! The session as a value: its plan, its people, its turns, and where it stands.
//!
//! Invariants are written at the types and checked by `audit`.

use std::ops::{Index, IndexMut};
use std::sync::Arc;

use serde::{Deserialize, Serialize};

use crate::bank::Question;
use crate::base::{GuildId, MemberId, Moment, Seed, SessionId, Span};
use crate::rubric::Rubric;

use super::event::Lost;
use super::format::{Agenda, Conductor, Exercise, Format};
use super::held::Held;
use super::numbers::{KitNo, PassNo, TurnNo};
use super::pass::{Pass, Round, RoundState};
use super::plan::Plan;
use super::seats::{Seat, Seats};
use super::state::{Asking, AskingStep, Phase, Running, Stage};
use super::turn::Turn;

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

/// One meeting of a group, from plan to report. What its row holds has no kit yet: it is a
/// `Session<()>` until [`with_kit`](Session::with_kit).
#[derive(Debug, Clone, PartialEq, Serialize, Deserialize)]
pub struct Session<K = Arc<Kit>> {
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
    /// Whose seat was freed because they had not come.
    #[serde(default, skip_serializing_if = "Vec::is_empty")]
    pub absent: Vec<MemberId>,
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
    /// What it shows somewhere does not appear for now: nothing there runs on a clock.
    #[serde(default, skip_serializing_if = "Option::is_none")]
    pub held: Option<Held>,
    /// Questions in the kit, so that a session is never read with somebody else's.
    #[serde(default)]
    pub question_count: u16,
    /// Recipe, rubric and questions; stored apart.
    #[serde(skip)]
    pub(super) kit: K,
}

/// A reminder that waits for the end of somebody's quiet hours.
#[derive(Debug, Clone, Copy, PartialEq, Eq, Serialize, Deserialize)]
pub struct PutOff {
    /// Who is still to be reminded.
    pub member: MemberId,
    /// When the quiet hours end.
    pub until: Moment,
}

impl<K> Session<K> {
    /// The session as it stands, with this kit.
    #[must_use]
    pub fn with_kit(self, kit: Arc<Kit>) -> Session {
        let Self {
            id,
            guild,
            number,
            seed,
            plan,
            seats,
            passes,
            turns,
            phase,
            put_off,
            absent,
            at,
            exercise_no,
            has_thread,
            lost,
            held,
            question_count,
            kit: _,
        } = self;
        Session {
            id,
            guild,
            number,
            seed,
            plan,
            seats,
            passes,
            turns,
            phase,
            put_off,
            absent,
            at,
            exercise_no,
            has_thread,
            lost,
            held,
            question_count,
            kit,
        }
    }
}

impl Session {
    /// Recipe, rubric and questions.
    pub fn kit(&self) -> &Arc<Kit> {
        &self.kit
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

    /// A question of the kit.
    pub fn question(&self, no: KitNo) -> &Question {
        &self.kit().questions[no.place()]
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
    pub fn question_total(&self, pass: &Pass, turn: TurnNo) -> u8 {
        let ahead = pass.rounds.iter().filter(|r| r.turn == turn && r.state == RoundState::Ahead);
        let asked = self[turn].asked.iter().filter(|a| a.ask == 0);
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

    /// What runs, or would run but for a pause.
    pub fn running(&self) -> Option<&Running> {
        match &self.phase {
            Phase::Running(running) => Some(running),
            Phase::Paused(pause) => Some(&pause.of),
            Phase::Gathering { .. }
            | Phase::Briefing { .. }
            | Phase::Rating { .. }
            | Phase::Report { .. }
            | Phase::Closed { .. } => None,
        }
    }

    /// The pass that runs, if one does; a paused session's is the one it will go on with.
    pub fn pass_no(&self) -> Option<PassNo> {
        self.running().and_then(Running::pass_no)
    }

    /// The pass that runs.
    pub fn pass(&self) -> Option<&Pass> {
        self.pass_no().map(|no| &self[no])
    }

    /// The question that is being asked, with its round.
    pub fn asking(&self) -> Option<(&Asking, &Round)> {
        match self.running()? {
            Running::Pass { no, stage: Stage::Questions(asking) } => {
                Some((asking, &self[*no][asking.round]))
            }
            Running::Pass { .. } | Running::HalfTime { .. } => None,
        }
    }

    /// When the bot ends the answer that runs, if nobody does before.
    pub fn answer_closes_at(&self) -> Option<Moment> {
        let (asking, _) = self.asking()?;
        match asking.step {
            AskingStep::Answering(answering) => {
                Some(answering.closes_at(self.is_bot_led(self.pass()?)))
            }
            AskingStep::Offered { .. }
            | AskingStep::Reading { .. }
            | AskingStep::Answered { .. } => None,
        }
    }

    /// Whether its seats change from outside only: they were dealt, and check-in is not open.
    pub fn is_dealt_ahead(&self) -> bool {
        self.plan.is_dealt && matches!(self.phase, Phase::Gathering { .. })
    }

    /// Whether check-in is open and this member, who has a seat, has not said that they are here.
    pub fn waits_for_check_in(&self, member: MemberId) -> bool {
        let is_open = matches!(self.phase, Phase::Briefing { .. });
        is_open && self.seats.of(member).is_some_and(|sitter| sitter.here_since.is_none())
    }

    /// A turn, if there is one with this number.
    pub fn turn(&self, no: TurnNo) -> Option<&Turn> {
        self.turns.get(no.place())
    }

    /// Every turn with its number.
    pub fn numbered_turns(&self) -> impl Iterator<Item = (TurnNo, &Turn)> {
        TurnNo::all().zip(&self.turns)
    }

    /// The candidates of a pass, in the order of their turns.
    pub fn candidates(&self, pass: &Pass) -> Vec<MemberId> {
        pass.turns.iter().map(|turn| self[*turn].candidate).collect()
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
            return pass.turns.first().map(|t| self[*t].candidate);
        }
        self.asking().and_then(|(_, round)| round.asker).or_else(|| pass.panel.first().copied())
    }

    /// While enough people are here for it to begin: when it does at the latest, if nobody begins
    /// it before. Whoever has not come is waited for as long as their seat is kept.
    pub fn begins_at(&self) -> Option<Moment> {
        if !matches!(self.phase, Phase::Briefing { .. }) {
            return None;
        }
        let starts_at = self.plan.starts_at;
        let waited =
            if self.plan.at_once { starts_at + super::limits::LATE_MAX } else { starts_at };
        let frees = self.seats.missing().map(|sitter| sitter.is_kept_until(starts_at)).max();
        let begins_at = frees.map_or(waited, |at| at.max(waited));
        self.seats.is_enough(self.format(), true).then_some(begins_at)
    }

    /// Who can take the interviewer's chair of a pass: interviewers and observers who are here, but
    /// nobody who answers in it.
    pub fn may_interview(&self, pass: PassNo, member: MemberId) -> bool {
        let pass = &self[pass];
        let answers = pass.turns.iter().any(|t| self[*t].candidate == member);
        let sits = self.seats.of(member).filter(|p| p.is_here());
        let may = |seat: Seat| match seat {
            Seat::Interviewer | Seat::Observer => true,
            Seat::Candidate => pass.panel.contains(&member),
        };
        !answers && sits.is_some_and(|p| may(p.seat))
    }

    /// Whether it has begun and is not over: an absence of the bot matters to it.
    pub fn is_under_way(&self) -> bool {
        match &self.phase {
            Phase::Briefing { .. }
            | Phase::Running(_)
            | Phase::Paused(_)
            | Phase::Rating { .. } => true,
            Phase::Gathering { .. } | Phase::Report { .. } | Phase::Closed { .. } => false,
        }
    }

    /// When it will be over if all goes by the agenda, ballots not counted.
    pub fn ends_at(&self) -> Moment {
        self.plan.starts_at + self.format().length(self.agenda())
    }
}

impl<K> Index<TurnNo> for Session<K> {
    type Output = Turn;

    fn index(&self, no: TurnNo) -> &Turn {
        &self.turns[no.place()]
    }
}

impl<K> IndexMut<TurnNo> for Session<K> {
    fn index_mut(&mut self, no: TurnNo) -> &mut Turn {
        &mut self.turns[no.place()]
    }
}

impl<K> Index<PassNo> for Session<K> {
    type Output = Pass;

    fn index(&self, no: PassNo) -> &Pass {
        &self.passes[no.place()]
    }
}

impl<K> IndexMut<PassNo> for Session<K> {
    fn index_mut(&mut self, no: PassNo) -> &mut Pass {
        &mut self.passes[no.place()]
    }
}
