//! What somebody does next: read off the session, so that it works for every format, a group's
//! own included.

use crate::bank::{Kind, Trigger};
use crate::base::{CleanText, MemberId, Moment, Span};
use crate::interview::limits::{ANSWER, CHECK_IN_BEFORE};
use crate::interview::{
    Act, Answering, Asking, AskingStep, Mode, PassNo, PauseWhy, Phase, RoundNo, Running, Seat,
    Stage, StoryPart, TurnNo,
};

use super::ballots;
use super::draws::{below, in_turn, who};
use super::script::{Beat, Move, Script, What};
use super::texts::{QUESTIONS_BACK, answers, to_follow_up};

/// People press the next button after about this long.
const PRESS_AFTER: Span = Span::from_seconds(8);
/// Between two people who take a seat.
const SEAT_EVERY: Span = Span::from_seconds(40);
/// Between two people who check in.
const CHECK_IN_EVERY: Span = Span::from_seconds(70);
/// The late one says so this long before the start, and comes this long after it.
const LATE_BY: Span = Span::from_minutes(3);
/// A pause for a glass of water.
const PAUSE_FOR: Span = Span::from_seconds(90);
/// Between two questions that a candidate puts.
const QUESTION_BACK_EVERY: Span = Span::from_seconds(45);
/// Questions that a candidate puts, at most.
const QUESTIONS_BACK_MAX: usize = 3;

/// Whether both kinds are answered from the same texts.
fn same_answers(a: Kind, b: Kind) -> bool {
    std::ptr::eq(answers(a), answers(b))
}

impl Script<'_> {
    /// The next thing that somebody does; nothing while they wait for the clock.
    pub(super) fn next(&self) -> Option<Move> {
        let s = self.session;
        match &s.phase {
            Phase::Gathering { .. } => self.sits_down(),
            Phase::Briefing { since, .. } => self.sits_down().or_else(|| self.checks_in(*since)),
            Phase::Running(Running::Pass { no, stage }) => self.in_stage(*no, stage),
            Phase::Running(Running::HalfTime { .. }) | Phase::Rating { .. } => ballots::next(self),
            Phase::Report { stored: true, .. } => ballots::after(self),
            Phase::Report { stored: false, .. } | Phase::Closed { .. } => None,
            Phase::Paused(pause) => match pause.why {
                PauseWhy::Pressed => {
                    let by = s.acting_interviewer()?;
                    Move::act(pause.since + PAUSE_FOR, by, Act::Continue)
                }
                PauseWhy::NoInterviewer => {
                    let turn = *s.pass()?.turns.first()?;
                    let by = s[turn].candidate;
                    Move::act(pause.since + PRESS_AFTER, by, Act::GoSolo)
                }
                PauseWhy::Emergency
                | PauseWhy::Away
                | PauseWhy::CandidateOut(_)
                | PauseWhy::ChairEmpty => None,
            },
        }
    }

    fn in_stage(&self, pass: PassNo, stage: &Stage) -> Option<Move> {
        let s = self.session;
        match stage {
            Stage::Intro { until } => {
                let at = (*until - Span::from_seconds(20)).max(s.at);
                Move::act(at, s.acting_interviewer()?, Act::Next)
            }
            Stage::Questions(asking) => self.question(pass, asking),
            Stage::Exercise { .. } => None,
            Stage::CandidateQuestions { until } => self.candidate_questions(*until),
            Stage::WrapUp { until } => {
                let began = *until - Span::from_seconds(i64::from(s.agenda().wrap_up_s));
                let at = (began + Span::from_seconds(50)).max(s.at);
                Move::act(at, s.acting_interviewer()?, Act::Next)
            }
        }
    }

    fn sits_down(&self) -> Option<Move> {
        let seats = &self.session.seats;
        let (place, (by, seat)) =
            (1..).zip(&self.cast.seats).find(|(_, (member, _))| seats.of(*member).is_none())?;
        let at = self.planned_at + SEAT_EVERY.scaled(place, 1);
        Move::act(at.max(self.session.at), *by, Act::Take(*seat))
    }

    fn checks_in(&self, since: Moment) -> Option<Move> {
        let starts_at = self.session.plan.starts_at;
        let since = since.max(starts_at - CHECK_IN_BEFORE);
        let late = self.cast.late();
        let sitters = &self.session.seats.sitters;
        let all = (1..).zip(sitters).filter(|(_, sitter)| sitter.here_since.is_none());
        let moves = all.filter_map(|(place, sitter)| {
            let in_time = since + CHECK_IN_EVERY.scaled(place, 1);
            let (at, act) = if Some(sitter.member) != late {
                (in_time, Act::CheckIn)
            } else if sitter.is_late {
                (starts_at + LATE_BY, Act::CheckIn)
            } else {
                (in_time, Act::Late)
            };
            Move::act(at.max(self.session.at), sitter.member, act)
        });
        moves.min_by_key(|next| next.at)
    }

    fn question(&self, pass: PassNo, asking: &Asking) -> Option<Move> {
        let s = self.session;
        let by = s.acting_interviewer()?;
        match &asking.step {
            AskingStep::Offered { since, .. } => {
                let at = *since + PRESS_AFTER;
                if self.is_new(Beat::PanelShown) {
                    return Some(Move {
                        at: *since + Span::from_seconds(2),
                        by,
                        what: What::Panel,
                    });
                }
                Move::act(at, by, Act::Ask)
            }
            AskingStep::Reading { .. } => None,
            AskingStep::Answering(clock) => self.answering(pass, asking, clock, by),
            AskingStep::Answered { since, .. } => {
                let at = *since + PRESS_AFTER;
                match self.follow_up(pass, asking) {
                    Some(trigger) => Move::act(at, by, Act::FollowUp(trigger)),
                    None => Move::act(at, by, Act::Next),
                }
            }
        }
    }

    /// Everything that happens while an answer runs, the earliest first.
    fn answering(
        &self,
        pass: PassNo,
        asking: &Asking,
        clock: &Answering,
        interviewer: MemberId,
    ) -> Option<Move> {
        let s = self.session;
        let Answering { since, limit, .. } = *clock;
        let round = &s[pass][asking.round];
        let turn = &s[round.turn];
        let asked = turn.asked.last()?;
        let key =
            [u64::from(pass), u64::from(asking.round), u64::from(asked.ask), who(turn.candidate)];
        // Between two thirds of the time and a little over it.
        let took = limit.scaled(i64::try_from(66 + below(self.seed, &key, 42)).unwrap_or(66), 100);
        let answers_at = since + took;
        let second = asked.no == 2 && asked.ask == 0 && pass == PassNo::FIRST;
        if second && s.plan.mode == Mode::Practice && self.is_new(Beat::Paused) {
            return Move::act(since + Span::from_seconds(15), interviewer, Act::Pause);
        }
        if let Some(watched) = self.watched(since, took, limit)
            && watched.at < answers_at
        {
            return Some(watched);
        }
        let text = self.says(s.question(round.question).kind, asked.trigger)?;
        // Where it is rated later, it is rated from what was typed.
        let spoken =
            !s.is_bot_led(s.pass()?) && below(self.seed, &[7, key[0], key[1], key[2]], 3) == 0;
        if spoken {
            return Move::saying(answers_at, turn.candidate, Act::Done, text);
        }
        let answer = Act::Answer(CleanText::new(text, ANSWER).ok()?);
        Move::saying(answers_at, turn.candidate, answer, text)
    }

    /// What is answered; nobody says the same twice before everything has been said.
    fn says(&self, kind: Kind, trigger: Option<Trigger>) -> Option<&'static str> {
        let s = self.session;
        let all = s.turns.iter().flat_map(|turn| &turn.asked);
        let before = match trigger {
            None => all
                .filter(|a| a.ask == 0 && same_answers(s.question(a.question).kind, kind))
                .count(),
            Some(trigger) => all.filter(|a| a.trigger == Some(trigger)).count(),
        };
        let texts = match trigger {
            None => answers(kind),
            Some(trigger) => to_follow_up(trigger),
        };
        in_turn(self.seed, &[14], texts, before)
    }

    /// An observer follows the story with the stopwatch and counts fillers.
    fn watched(&self, since: Moment, took: Span, limit: Span) -> Option<Move> {
        let s = self.session;
        let (_, round) = s.asking()?;
        let by = s.seats.here(Seat::Observer).next()?.member;
        if self.is_new(Beat::ToolsShown) {
            return Some(Move { at: since + Span::from_seconds(3), by, what: What::Panel });
        }
        let turn = &s[round.turn];
        let observed = turn.observed.get(&by);
        let part = observed.and_then(|o| o.part).map(|(part, _)| part);
        let is_story = s.question(round.question).kind == Kind::Behavioural
            && turn.asked.last().is_some_and(|a| a.ask == 0);
        let (tenths, part) = match part {
            None => (1, StoryPart::Situation),
            Some(StoryPart::Situation) => (2, StoryPart::Task),
            Some(StoryPart::Task) => (3, StoryPart::Action),
            Some(StoryPart::Action) => (8, StoryPart::Result),
            Some(StoryPart::Result) => return None,
        };
        if is_story {
            return Move::act(since + took.scaled(tenths, 10), by, Act::Story(part));
        }
        let heard = usize::from(observed.map_or(0, |o| o.fillers));
        let wanted = turn.asked.len() + below(self.seed, &[8, who(turn.candidate)], 2);
        let at = since + limit.scaled(1, 2);
        if heard < wanted { Move::act(at.max(s.at), by, Act::Filler) } else { None }
    }

    /// The first question is always followed up; later ones where the answer lacks something, or
    /// once under pressure.
    fn follow_up(&self, pass: PassNo, asking: &Asking) -> Option<Trigger> {
        let s = self.session;
        let (_, round) = s.asking()?;
        let asked = s[round.turn].asked.last()?;
        if asked.ask > 0 {
            return None;
        }
        let deck = s.follow_ups();
        let deck = || deck.iter().filter(|card| card.trigger != Trigger::Surprise);
        let suggested = deck().find(|card| card.is_suggested);
        let presses = s.plan.mode == Mode::Live && asked.no == 2;
        let pushes = deck().find(|card| presses && card.trigger == Trigger::PushBack);
        let first = deck().find(|_| asked.no == 1 && asking.round == RoundNo::FIRST);
        let lucky = below(self.seed, &[6, u64::from(pass), u64::from(asking.round)], 3) > 0;
        let card = pushes.or_else(|| suggested.filter(|_| lucky)).or(first)?;
        Some(card.trigger)
    }

    fn candidate_questions(&self, until: Moment) -> Option<Move> {
        let s = self.session;
        let by = s.acting_interviewer()?;
        let began = until - Span::from_seconds(i64::from(s.agenda().candidate_questions_s));
        let turns = &s.pass()?.turns;
        let count = |turn: TurnNo| usize::from(s[turn].counted);
        let put: usize = turns.iter().map(|turn| count(*turn)).sum();
        let at = began + QUESTION_BACK_EVERY.scaled(i64::try_from(put + 1).unwrap_or(1), 1);
        let wanted =
            |turn: TurnNo| 2 + below(self.seed, &[5, u64::from(turn)], QUESTIONS_BACK_MAX - 1);
        let next = turns.iter().copied().find(|turn| count(*turn) < wanted(*turn));
        match next {
            Some(turn) => {
                let asks =
                    QUESTIONS_BACK[(count(turn) + usize::from(turn.0) * 2) % QUESTIONS_BACK.len()];
                let candidate = s[turn].candidate;
                let says = format!("<@{candidate}> asks: {asks}");
                Move::saying(at.max(s.at), by, Act::CountQuestion(turn), &says)
            }
            None => Move::act(at.max(s.at), by, Act::Next),
        }
    }
}
