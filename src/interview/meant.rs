//! What an act is made on as a session stands, and which question an answer is for.

use crate::base::MemberId;

use super::event::Act;
use super::made_on::MadeOn;
use super::numbers::{PassNo, RoundNo, TurnNo};
use super::seats::Seat;
use super::session::Session;
use super::state::{AskingStep, Phase, Running, Stage};

/// A question that an answer is for.
#[derive(Debug, Clone, Copy, PartialEq, Eq)]
pub struct Meant {
    /// Whose turn.
    pub turn: TurnNo,
    /// Its place among what was asked in the turn.
    pub(super) place: usize,
    /// Which question of the turn, from 1.
    pub no: u8,
    /// 0 for the question itself, then its follow-ups.
    pub ask: u8,
}

impl Session {
    /// What this act of a member would be made on now: what their screen must say, so that it
    /// counts for nothing else. None where it means the same whenever it comes: who is there, who
    /// stops, and whatever names its turn itself.
    pub fn made_on(&self, member: MemberId, act: &Act) -> Option<MadeOn> {
        match act {
            Act::Ask
            | Act::Another
            | Act::Skip
            | Act::FollowUp(_)
            | Act::Done
            | Act::Answer(_)
            | Act::Spoken(_)
            | Act::WrapUp
            | Act::LetRun
            | Act::Story(_)
            | Act::Filler
            | Act::UndoFiller
            | Act::Unread(_) => self.question_now(),
            Act::Extend => self.clock_now(),
            Act::Next => self.step_now(),
            Act::Pause | Act::HandOver(_) | Act::EndHere => self.stretch_now(),
            Act::Continue | Act::GoSolo | Act::NewDate => self.pause_now(),
            Act::AcceptHandOver => self.chair_now(),
            Act::TakeOffered => self.offer_to(member).map(MadeOn::Seat),
            Act::PassOffer => {
                let offers = self.seats.offers.iter();
                let own = offers.filter(|offer| offer.to == Some(member)).map(|offer| offer.seat);
                own.map(MadeOn::Seat).next()
            }
            Act::Leave => Some(if self.has_begun() { MadeOn::Begun } else { MadeOn::Plan }),
            Act::Take(_)
            | Act::Edit(_)
            | Act::Cancel
            | Act::CheckIn
            | Act::Late
            | Act::Start
            | Act::EmergencyStop
            | Act::StepOut
            | Act::ComeBack
            | Act::StopMyTurn
            | Act::CountQuestion(_)
            | Act::UncountQuestion(_)
            | Act::OwnQuestions(_)
            | Act::OpenAnswers(_)
            | Act::Mark { .. }
            | Act::Words { .. }
            | Act::Transfer { .. }
            | Act::BallotDone(_)
            | Act::OwnMark { .. }
            | Act::OwnDone
            | Act::OwnSkip
            | Act::Tap(_)
            | Act::RateInterviewer { .. }
            | Act::RateSide { .. }
            | Act::CloseRating
            | Act::Recording(_) => None,
        }
    }

    /// The question that an answer of this member is for, made on that; none where there is no such
    /// question, or nobody can tell which it is.
    pub fn meant(&self, member: MemberId, on: Option<MadeOn>) -> Option<Meant> {
        let of = |turn: TurnNo, place: usize| {
            let asked = self.turn(turn)?.asked.get(place)?;
            Some(Meant { turn, place, no: asked.no, ask: asked.ask })
        };
        let now = || self.meant_by(self.question_now()?);
        match on {
            None => now(),
            Some(MadeOn::Unsaid) => now().filter(|meant| self[meant.turn].asked.len() == 1),
            Some(MadeOn::Written(at)) => {
                let own = self.numbered_turns().filter(|(_, turn)| turn.candidate == member);
                let asked = own.flat_map(|(no, turn)| {
                    (0..).zip(&turn.asked).map(move |(place, asked)| (asked.asked_at, no, place))
                });
                let (_, turn, place) = asked.filter(|(asked_at, ..)| *asked_at <= at).max()?;
                of(turn, place)
            }
            Some(on) => self.meant_by(on),
        }
    }

    /// The follow-up or question of a turn by its numbers, as what an answer is made on.
    pub fn asked_as(&self, turn: TurnNo, no: u8, ask: u8) -> Option<MadeOn> {
        let asked = self.turn(turn)?.asked.iter().find(|a| a.no == no && a.ask == ask)?;
        PassNo::all().zip(&self.passes).find_map(|(pass, of)| {
            let mut rounds = RoundNo::all().zip(&of.rounds);
            let found = rounds.find(|(_, r)| r.turn == turn && r.question == asked.question);
            found.map(|(round, _)| MadeOn::Asked(pass, round, ask))
        })
    }

    fn meant_by(&self, on: MadeOn) -> Option<Meant> {
        let MadeOn::Asked(pass, round, ask) = on else { return None };
        let round = self.passes.get(pass.place())?.rounds.get(round.place())?;
        let all = &self.turn(round.turn)?.asked;
        let place = all.iter().position(|a| a.question == round.question && a.ask == ask)?;
        Some(Meant { turn: round.turn, place, no: all[place].no, ask })
    }

    /// The question that is asked, or on offer; also while the clock stands.
    fn question_now(&self) -> Option<MadeOn> {
        let pass = self.pass_no()?;
        let (asking, round) = self.asking()?;
        Some(match asking.step {
            AskingStep::Offered { .. } => MadeOn::Offered(pass, asking.round, round.question),
            AskingStep::Reading { .. } | AskingStep::Answering(_) | AskingStep::Answered { .. } => {
                let ask = self[round.turn].asked.last().map_or(0, |asked| asked.ask);
                MadeOn::Asked(pass, asking.round, ask)
            }
        })
    }

    /// The question that is asked, with how often its clock was extended.
    fn clock_now(&self) -> Option<MadeOn> {
        let MadeOn::Asked(pass, round, ask) = self.question_now()? else { return None };
        let extended = match self.asking()?.0.step {
            AskingStep::Answering(clock) => clock.extended,
            AskingStep::Offered { .. }
            | AskingStep::Reading { .. }
            | AskingStep::Answered { .. } => 0,
        };
        Some(MadeOn::Clock(pass, round, ask, extended))
    }

    fn step_now(&self) -> Option<MadeOn> {
        Some(match *self.running()? {
            Running::Pass { stage: Stage::Questions(_), .. } => self.question_now()?,
            Running::Pass { no, stage: Stage::Intro { .. } } => MadeOn::Stage(no, 0),
            Running::Pass { no, stage: Stage::Exercise { .. } } => MadeOn::Stage(no, 1),
            Running::Pass { no, stage: Stage::CandidateQuestions { .. } } => MadeOn::Stage(no, 2),
            Running::Pass { no, stage: Stage::WrapUp { .. } } => MadeOn::Stage(no, 3),
            Running::HalfTime { next, .. } => MadeOn::Break(next),
        })
    }

    /// The pass or break that runs, or the clock that stands in it.
    fn stretch_now(&self) -> Option<MadeOn> {
        self.pause_now().or_else(|| {
            self.running().map(|running| match *running {
                Running::Pass { no, .. } => MadeOn::Pass(no),
                Running::HalfTime { next, .. } => MadeOn::Break(next),
            })
        })
    }

    fn pause_now(&self) -> Option<MadeOn> {
        match &self.phase {
            Phase::Paused(pause) => Some(MadeOn::Pause(pause.since)),
            Phase::Gathering { .. }
            | Phase::Briefing { .. }
            | Phase::Running(_)
            | Phase::Rating { .. }
            | Phase::Report { .. }
            | Phase::Closed { .. } => None,
        }
    }

    fn chair_now(&self) -> Option<MadeOn> {
        let pass = self.pass_no()?;
        self[pass].hand_over.map(|offer| MadeOn::Chair(pass, offer.from))
    }

    /// The seat that this member would take of those on offer: theirs, else one for anybody.
    pub(super) fn offer_to(&self, member: MemberId) -> Option<Seat> {
        let offers = &self.seats.offers;
        let was = self.seats.of(member).map(|sitter| sitter.seat);
        let own = offers.iter().find(|offer| offer.to == Some(member));
        let open = || offers.iter().find(|offer| offer.to.is_none() && was != Some(offer.seat));
        own.or_else(open).map(|offer| offer.seat)
    }

    fn has_begun(&self) -> bool {
        !matches!(self.phase, Phase::Gathering { .. } | Phase::Briefing { .. })
    }
}
