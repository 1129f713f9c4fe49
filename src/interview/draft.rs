//! The next session in the making: what a step changes before it is either returned or dropped.

use crate::base::{MemberId, Moment, Span};

use super::effect::{Effect, Slot};
use super::event::{Act, Lost, MemberAct};
use super::fact::Fact;
use super::format::Turns;
use super::heard::Heard;
use super::held::ShownIn;
use super::limits::BALLOTS_FOR;
use super::notice::{Card, CardState, Cast, CheckIn, Notice, Present, TimeLeft};
use super::numbers::{PassNo, RoundNo, TurnNo};
use super::pass::{Pass, Round};
use super::refusal::Refusal;
use super::seats::{Seat, Seats};
use super::session::Session;
use super::state::{Asking, AskingStep, Ending, Phase, Running, Stage};
use super::turn::Turn;

/// A session that is being stepped, with what the step has caused so far.
#[derive(Debug)]
pub(super) struct Draft {
    /// The next session.
    pub(super) session: Session,
    /// The moment that is being judged.
    pub(super) at: Moment,
    pub(super) effects: Vec<Effect>,
    pub(super) facts: Vec<Fact>,
    pub(super) heard: Heard,
}

/// The question that is being asked: where it stands, and how far it is.
#[derive(Debug, Clone, Copy, PartialEq, Eq)]
pub(super) struct CurrentQuestion {
    pub(super) pass: PassNo,
    pub(super) round: RoundNo,
    pub(super) step: AskingStep,
}

impl Draft {
    pub(super) fn new(session: Session, at: Moment) -> Self {
        Self { session, at, effects: Vec::new(), facts: Vec::new(), heard: Heard::Nothing }
    }

    /// The same at the moment that is judged from here on.
    pub(super) fn judge(&mut self, at: Moment) -> &mut Self {
        self.at = at;
        self
    }

    pub(super) fn fact(&mut self, fact: Fact) {
        self.facts.push(fact);
    }

    pub(super) fn show(&mut self, slot: Slot, notice: Notice) {
        self.put(Effect::Show { slot, notice });
    }

    pub(super) fn post(&mut self, notice: Notice) {
        self.ping(notice, Vec::new());
    }

    pub(super) fn ping(&mut self, notice: Notice, ping: Vec<MemberId>) {
        self.put(Effect::Post { notice, ping, on: None });
    }

    /// The same with buttons for this act: they count for what it is made on now.
    pub(super) fn ping_about(&mut self, act: &Act, notice: Notice, ping: Vec<MemberId>) {
        let on = self.session.made_on(self.session.plan.planner, act);
        self.put(Effect::Post { notice, ping, on });
    }

    /// Said beside the card.
    pub(super) fn announce(&mut self, notice: Notice, ping: Vec<MemberId>) {
        self.put(Effect::Announce { notice, ping });
    }

    /// The thread is started by the first thing that needs it. Where it was taken away, what people
    /// wait for is said beside the card, and everything else is left unsaid; without a channel
    /// nothing can be said at all.
    fn put(&mut self, effect: Effect) {
        if self.session.plan.is_private && !is_for_one(&effect) {
            return;
        }
        let effect = match (self.session.lost, effect) {
            (None, effect) => effect,
            (Some(Lost::Thread), Effect::Post { notice, ping, .. }) if is_waited_for(&notice) => {
                Effect::Announce { notice, ping }
            }
            (Some(Lost::Thread), effect) if effect.shown_in() == ShownIn::Channel => effect,
            (Some(Lost::Thread | Lost::Channel | Lost::Guild), _) => return,
        };
        if effect.shown_in() == ShownIn::Thread && !self.session.has_thread {
            self.session.has_thread = true;
            self.effects.push(Effect::OpenThread);
        }
        self.effects.push(effect);
    }

    pub(super) fn close_thread(&mut self) {
        // The place of somebody's own is used again.
        let stays = self.session.plan.is_private;
        if self.session.has_thread && self.session.lost.is_none() && !stays {
            self.effects.push(Effect::CloseThread);
        }
    }

    /// Moves to another phase, and shows on the card what changed.
    pub(super) fn enter(&mut self, phase: Phase) {
        let was = card_state(&self.session.phase);
        let is_open = check_in_state(&self.session.phase);
        let renamed = self.session.phase.name() != phase.name();
        self.session.phase = phase;
        if renamed {
            self.fact(Fact::Entered { phase: self.session.phase.name().to_owned() });
        }
        if was != card_state(&self.session.phase) {
            self.show_card();
        }
        // Its buttons go with what they are for; once it runs, it has one only while somebody is
        // missing.
        let checked_in = check_in_state(&self.session.phase);
        let says_so = is_open == Some(CheckIn::Begun) && self.everyone_came();
        if is_open.is_some() && is_open != checked_in && !says_so {
            self.show_check_in();
        }
    }

    pub(super) fn show_card(&mut self) {
        let card = card(&self.session);
        self.show(Slot::Card, Notice::Card(Box::new(card)));
    }

    /// Who is here; once it has begun, who is not.
    pub(super) fn show_check_in(&mut self) {
        let state = check_in_state(&self.session.phase).unwrap_or_default();
        let seated = self.session.seats.sitters.iter().filter(|p| !p.is_gone);
        let people = seated.map(|p| Present {
            member: p.member,
            seat: p.seat,
            // Once it runs, who stepped out has come all the same.
            is_here: if state == CheckIn::Open { p.is_here() } else { p.here_since.is_some() },
            is_late: p.is_late,
        });
        let people = people.collect();
        let calls = self.session.called();
        let has_observers = self.session.format().observers_max > 0;
        let starts_at = self.session.plan.starts_at;
        let begins_at = self.session.begins_at().filter(|_| state == CheckIn::Open);
        let notice = Notice::CheckIn { starts_at, people, calls, has_observers, begins_at, state };
        self.show(Slot::CheckIn, notice);
    }

    /// Whether nobody is missing of those who have a seat.
    fn everyone_came(&self) -> bool {
        let mut seated = self.session.seats.sitters.iter().filter(|p| !p.is_gone);
        seated.all(|p| p.here_since.is_some())
    }

    /// Who does what.
    pub(super) fn cast(&self) -> Cast {
        cast(&self.session)
    }

    /// The pass with this number.
    pub(super) fn pass(&mut self, no: PassNo) -> &mut Pass {
        &mut self.session[no]
    }

    /// The turn with this number.
    pub(super) fn turn(&mut self, no: TurnNo) -> &mut Turn {
        &mut self.session[no]
    }

    /// The candidates of a pass.
    pub(super) fn candidates(&self, pass: PassNo) -> Vec<MemberId> {
        self.session.candidates(&self.session[pass])
    }

    /// Everyone on a seat.
    pub(super) fn everyone(&self) -> Vec<MemberId> {
        self.session.seats.sitters.iter().filter(|p| !p.is_gone).map(|p| p.member).collect()
    }

    /// What is left on the clock that runs, or would run.
    pub(super) fn left(&self) -> Option<TimeLeft> {
        match self.session.running()? {
            Running::Pass { no, stage: Stage::Questions(asking) } => {
                let turn = &self.session[self.session[*no][asking.round].turn];
                let asked = turn.asked.last();
                let left = match asking.step {
                    AskingStep::Reading { .. } => asked.map_or(Span::ZERO, |a| a.limit),
                    AskingStep::Answering(answering) => {
                        let taken = self.at.since(answering.since);
                        Span::from_ms((answering.limit - taken).ms().max(0))
                    }
                    AskingStep::Offered { .. } | AskingStep::Answered { .. } => return None,
                };
                let no = asked.map_or(1, |a| a.no);
                Some(TimeLeft::Answer { no, candidate: turn.candidate, left })
            }
            Running::Pass {
                stage:
                    Stage::Intro { until }
                    | Stage::Exercise { until, .. }
                    | Stage::CandidateQuestions { until }
                    | Stage::WrapUp { until },
                ..
            }
            | Running::HalfTime { until, .. } => {
                Some(TimeLeft::Stage { left: until.since(self.at) })
            }
        }
    }

    /// What runs, or why nothing does.
    pub(super) fn running(&self) -> Result<Running, Refusal> {
        match self.session.phase {
            Phase::Running(running) => Ok(running),
            Phase::Paused(_) => Err(Refusal::IsPaused),
            Phase::Gathering { .. } | Phase::Briefing { .. } => Err(Refusal::NotRunning),
            Phase::Rating { .. } | Phase::Report { .. } | Phase::Closed { .. } => {
                Err(Refusal::Over)
            }
        }
    }

    /// What runs or would run but for a pause, or why nothing does.
    pub(super) fn begun(&self) -> Result<Running, Refusal> {
        self.session.running().copied().map_or_else(|| self.running(), Ok)
    }

    /// The question that is being asked, or why nothing is.
    pub(super) fn asking(&self) -> Result<CurrentQuestion, Refusal> {
        match self.running()? {
            Running::Pass { no: pass, stage: Stage::Questions(Asking { round, step }) } => {
                Ok(CurrentQuestion { pass, round, step })
            }
            Running::Pass { .. } | Running::HalfTime { .. } => Err(Refusal::NotInThisStage),
        }
    }

    /// The round of the question that is being asked.
    pub(super) fn round(&mut self, asking: &CurrentQuestion) -> &mut Round {
        &mut self.session[asking.pass][asking.round]
    }

    pub(super) fn set_step(&mut self, asking: &CurrentQuestion, step: AskingStep) {
        let stage = Stage::Questions(Asking { round: asking.round, step });
        self.session.phase = Phase::Running(Running::Pass { no: asking.pass, stage });
    }

    /// Moves to a stage of a pass.
    pub(super) fn enter_stage(&mut self, pass: PassNo, stage: Stage) {
        self.enter(Phase::Running(Running::Pass { no: pass, stage }));
    }

    /// Only the acting interviewer may go on; not one who left, whom nobody has replaced yet.
    pub(super) fn by_interviewer(&self, by: &MemberAct) -> Result<(), Refusal> {
        let interviewer = self.session.acting_interviewer();
        if interviewer == Some(by.member) && self.session.seats.of(by.member).is_some() {
            Ok(())
        } else {
            Err(Refusal::InterviewerOnly { interviewer })
        }
    }

    /// Why somebody without a seat cannot come: their own may be on offer by now.
    pub(super) fn no_seat(&self) -> Refusal {
        let call = self.session.seats.offers.iter().find(|offer| offer.to.is_none());
        let call = call.filter(|_| matches!(self.session.phase, Phase::Briefing { .. }));
        call.map_or(Refusal::NotSeated, |call| Refusal::SeatOnOffer { seat: call.seat })
    }

    /// Only the planner or an organiser may.
    pub(super) fn by_planner(&self, by: &MemberAct) -> Result<(), Refusal> {
        if by.is_organiser || by.member == self.session.plan.planner {
            Ok(())
        } else {
            Err(Refusal::PlannerOnly)
        }
    }

    /// Only seated people may.
    pub(super) fn by_seated(&self, by: &MemberAct) -> Result<(), Refusal> {
        if self.session.seats.of(by.member).is_some() { Ok(()) } else { Err(Refusal::SeatedOnly) }
    }
}

/// What is said after the interview and concerns people who may be elsewhere by then.
fn is_waited_for(notice: &Notice) -> bool {
    matches!(
        notice,
        Notice::RatersWanted { .. } | Notice::RatingExtended { .. } | Notice::TurnRated { .. }
    )
}

/// Whether it is anything to somebody who practises by themself: not what is for those who come,
/// watch or rate.
fn is_for_one(effect: &Effect) -> bool {
    match effect {
        Effect::Show { slot: Slot::Card | Slot::CheckIn, .. } | Effect::Announce { .. } => false,
        Effect::Post { notice, .. } => !matches!(
            notice,
            Notice::TurnRated { .. } | Notice::RatersWanted { .. } | Notice::Recording { .. }
        ),
        Effect::Show { slot: Slot::Question(..) | Slot::Tally(_), .. }
        | Effect::OpenThread
        | Effect::CloseThread => true,
    }
}

/// Where its check-in stands, if it has one.
fn check_in_state(phase: &Phase) -> Option<CheckIn> {
    match phase {
        Phase::Gathering { .. } => None,
        Phase::Briefing { .. } => Some(CheckIn::Open),
        Phase::Running(_) | Phase::Paused(_) => Some(CheckIn::Begun),
        Phase::Rating { .. } | Phase::Report { .. } | Phase::Closed { .. } => Some(CheckIn::Over),
    }
}

fn card_state(phase: &Phase) -> CardState {
    match phase {
        Phase::Gathering { .. } => CardState::Open,
        Phase::Briefing { .. } => CardState::CheckIn,
        Phase::Running(_) | Phase::Paused(_) => CardState::Running,
        Phase::Rating { .. } => CardState::Rating,
        // Closing the thread changes nothing on the card.
        Phase::Report { .. } | Phase::Closed { how: Ending::Reported } => CardState::Reported,
        Phase::Closed { how } => CardState::Closed(*how),
    }
}

/// Who does what.
pub(super) fn cast(session: &Session) -> Cast {
    let Card { swaps, seated, .. } = card(session);
    Cast { swaps, seated }
}

/// The card of a session as it stands.
pub fn card(session: &Session) -> Card {
    let format = session.format();
    let seats = &session.seats;
    let free = [Seat::Candidate, Seat::Interviewer, Seat::Observer]
        .into_iter()
        .filter(|seat| seat.places(format).max > 0)
        .map(|seat| (seat, u8::try_from(seats.free(seat, format)).unwrap_or(u8::MAX)))
        .collect();
    let is_dealt = session.is_dealt_ahead();
    let state = if is_dealt { CardState::Dealt } else { card_state(&session.phase) };
    let length = session.ends_at() - session.plan.starts_at + BALLOTS_FOR;
    let minutes = length.seconds() / 60;
    let there = || seats.sitters.iter().filter(|p| !p.is_gone);
    Card {
        format: format.title.clone(),
        objective: session.plan.objective.clone(),
        role: session.plan.role.clone(),
        role_title: session.plan.role_title.clone(),
        in_english: session.plan.in_english.clone(),
        keep_answers_days: session.plan.keep_answers_days,
        level: session.plan.level,
        wanted: session.plan.wanted.clone(),
        starts_at: session.plan.starts_at,
        minutes: u16::try_from(minutes).unwrap_or(u16::MAX),
        mode: session.plan.mode,
        venue: session.plan.venue,
        place: session.plan.place.clone(),
        room: session.plan.room,
        swaps: format.turns == Turns::Swap,
        seated: there().map(|p| (p.seat, p.member)).collect(),
        new: there().filter(|p| p.is_new).map(|p| p.member).collect(),
        waiting: seats.waitlist.clone(),
        free,
        cut_off: session.plan.cut_off_at.map(|at| (Seats::needed(format), at)),
        state,
        lost_thread: session.lost == Some(Lost::Thread),
        // A card that can be read does not say that it cannot be shown.
        held: session.held.filter(|held| held.place == ShownIn::Thread).map(|held| held.why),
    }
}
