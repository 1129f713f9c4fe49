//! When somebody does the next thing, what they say with it, and what is shown in between. What it
//! is, the rehearsal knows.

use crate::bank::{Kind, Trigger};
use crate::base::{CleanText, MemberId, Moment, Span};
use crate::interview::limits::{ANSWER, CHECK_IN_BEFORE};
use crate::interview::{
    Act, Answering, AskingStep, InterviewerRating, Mode, PassNo, Phase, RoundNo, Running, Seat,
    Session, Stage, StoryPart, TurnNo,
};
use crate::rehearsal::{self, Manner};
use crate::rubric::{Choice, CompetencyNo, Mark, Transfer, Words};

use super::ballots;
use super::cast::name_of;
use super::draws::{below, mark, who};
use super::script::{Beat, Move, Script, What};

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
/// Questions that a candidate puts, at most; where several share the time, one less.
const QUESTIONS_BACK_MAX: usize = 3;
/// A word of a reply takes about this long, the pauses in it included.
const WORD: Span = Span::from_ms(900);
/// Nobody talks on for longer than this, in hundredths of the question's time.
const OVER_AT_MOST: i64 = 112;

impl Script<'_> {
    /// The next thing that somebody does; nothing while they wait for the clock.
    pub(super) fn next(&self) -> Option<Move> {
        let s = self.session;
        if let Phase::Report { stored: true, .. } = s.phase {
            return ballots::after(self);
        }
        let rehearsal::Move { member, act } = rehearsal::next(s, self)?;
        match &s.phase {
            Phase::Gathering { .. } => self.sits_down(member, act),
            Phase::Briefing { since, .. } if act == Act::CheckIn => self.checks_in(*since, member),
            Phase::Briefing { .. } => self.sits_down(member, act),
            Phase::Running(Running::Pass { stage, .. }) => self.in_stage(stage, member, act),
            Phase::Running(Running::HalfTime { .. }) | Phase::Rating { .. } => {
                ballots::rates(self, member, act)
            }
            Phase::Paused(pause) => {
                let stands = if act == Act::Continue { PAUSE_FOR } else { PRESS_AFTER };
                Move::act(pause.since + stands, member, act)
            }
            Phase::Report { .. } | Phase::Closed { .. } => None,
        }
    }

    fn in_stage(&self, stage: &Stage, member: MemberId, act: Act) -> Option<Move> {
        let s = self.session;
        match stage {
            Stage::Intro { until } => {
                Move::act((*until - Span::from_seconds(20)).max(s.at), member, act)
            }
            Stage::Questions(asking) => self.question(&asking.step, member, act),
            // Its time is used.
            Stage::Exercise { .. } => None,
            Stage::CandidateQuestions { until } => self.candidate_questions(*until, member, act),
            Stage::WrapUp { until } => {
                let began = *until - Span::from_seconds(i64::from(s.agenda().wrap_up_s));
                Move::act((began + Span::from_seconds(50)).max(s.at), member, act)
            }
        }
    }

    fn sits_down(&self, member: MemberId, act: Act) -> Option<Move> {
        let (place, _) = (1..).zip(&self.cast.seats).find(|(_, (sits, _))| *sits == member)?;
        let at = self.planned_at + SEAT_EVERY.scaled(place, 1);
        Move::act(at.max(self.session.at), member, act)
    }

    /// The late one says so when the others check in.
    fn checks_in(&self, since: Moment, member: MemberId) -> Option<Move> {
        let s = self.session;
        let starts_at = s.plan.starts_at;
        let (place, sitter) =
            (1..).zip(&s.seats.sitters).find(|(_, sitter)| sitter.member == member)?;
        let in_time = since.max(starts_at - CHECK_IN_BEFORE) + CHECK_IN_EVERY.scaled(place, 1);
        let (at, act) = if Some(member) != self.cast.late() {
            (in_time, Act::CheckIn)
        } else if sitter.is_late {
            (starts_at + LATE_BY, Act::CheckIn)
        } else {
            (in_time, Act::Late)
        };
        Move::act(at.max(s.at), member, act)
    }

    fn question(&self, step: &AskingStep, member: MemberId, act: Act) -> Option<Move> {
        match step {
            AskingStep::Offered { since, .. } if self.is_new(Beat::PanelShown) => {
                let at = *since + Span::from_seconds(2);
                Some(Move { at, by: member, what: What::Panel })
            }
            AskingStep::Offered { since, .. } | AskingStep::Answered { since, .. } => {
                Move::act(*since + PRESS_AFTER, member, act)
            }
            AskingStep::Reading { .. } => None,
            AskingStep::Answering(answering) => self.answering(*answering, member, act),
        }
    }

    /// Everything that happens while an answer runs, the earliest first.
    fn answering(
        &self,
        Answering { since, limit, .. }: Answering,
        candidate: MemberId,
        answer: Act,
    ) -> Option<Move> {
        let s = self.session;
        let (_, round) = s.asking()?;
        let asked = s[round.turn].asked.last()?;
        let took = self.takes(limit)?.min(limit.scaled(OVER_AT_MOST, 100));
        let second = asked.no == 2 && asked.ask == 0 && s.pass_no() == Some(PassNo::FIRST);
        if second && s.plan.mode == Mode::Practice && self.is_new(Beat::Paused) {
            let interviewer = s.acting_interviewer()?;
            return Move::act(since + Span::from_seconds(15), interviewer, Act::Pause);
        }
        let answers_at = since + took;
        let watched = self.watched(since, took, limit).filter(|watched| watched.at < answers_at);
        watched.or_else(|| match self.says() {
            Some(says) => Move::saying(answers_at, candidate, answer, says),
            None => Move::act(answers_at, candidate, answer),
        })
    }

    /// How long the answer takes; where nothing is written, from two thirds of its time to a
    /// little over it.
    fn takes(&self, limit: Span) -> Option<Span> {
        let s = self.session;
        let (_, round) = s.asking()?;
        let is_reply = s[round.turn].asked.last()?.ask > 0;
        Some(match (self.stories.answer(s), self.written()) {
            (Some(answer), Some(_)) if !is_reply => Span::from_seconds(answer.seconds),
            (_, Some(says)) => {
                let words = says.split_whitespace().count();
                WORD.scaled(i64::try_from(words).unwrap_or(1), 1)
            }
            (_, None) => {
                let share = 66 + below(self.seed, &self.key()?, 42);
                limit.scaled(i64::try_from(share).unwrap_or(66), 100)
            }
        })
    }

    /// Draws about the answer that runs.
    fn key(&self) -> Option<[u64; 4]> {
        let (asking, round) = self.session.asking()?;
        let turn = &self.session[round.turn];
        let asked = turn.asked.last()?;
        Some([
            u64::from(self.session.pass_no()?),
            u64::from(asking.round),
            u64::from(asked.ask),
            who(turn.candidate),
        ])
    }

    /// What was written as the answer to just what was asked.
    fn written(&self) -> Option<&str> {
        let s = self.session;
        let (_, round) = s.asking()?;
        let answer = self.stories.answer(s)?;
        match s[round.turn].asked.last()?.trigger {
            None => Some(&answer.says),
            Some(trigger) => answer.replies.get(&trigger).map(String::as_str),
        }
    }

    /// What is answered: what was written for it; where nothing was, who must type types what fits
    /// any question, and who speaks says it without our words.
    fn says(&self) -> Option<&str> {
        let s = self.session;
        let (_, round) = s.asking()?;
        let turn = &s[round.turn];
        let spare = || {
            let place = below(self.seed, &[14], turn.asked.len()) + turn.asked.len();
            match turn.asked.last()?.trigger {
                None => self.stories.spare_answer(place),
                Some(_) => self.stories.spare_reply(place),
            }
        };
        self.written().or_else(|| if s.is_bot_led(s.pass()?) { spare() } else { None })
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

    fn candidate_questions(&self, until: Moment, by: MemberId, next: Act) -> Option<Move> {
        let s = self.session;
        let began = until - Span::from_seconds(i64::from(s.agenda().candidate_questions_s));
        let turns = &s.pass()?.turns;
        let count = |turn: TurnNo| usize::from(s[turn].counted);
        let put: usize = turns.iter().map(|turn| count(*turn)).sum();
        let at = began + QUESTION_BACK_EVERY.scaled(i64::try_from(put + 1).unwrap_or(1), 1);
        let wanted = QUESTIONS_BACK_MAX - usize::from(turns.len() > 1);
        let asks = |turn: TurnNo| {
            self.stories.asks(name_of(s[turn].candidate)).iter().take(wanted).nth(count(turn))
        };
        match turns.iter().find_map(|turn| Some((*turn, asks(*turn)?))) {
            Some((turn, asks)) => {
                let candidate = s[turn].candidate;
                let says = format!("<@{candidate}> asks: {asks}");
                Move::saying(at.max(s.at), by, Act::CountQuestion(turn), &says)
            }
            None => Move::act(at.max(s.at), by, next),
        }
    }
}

impl Script<'_> {
    fn judged(&self, turn: TurnNo, rater: MemberId, competency: CompetencyNo) -> Choice {
        let level = self.stories.level(name_of(self.session[turn].candidate), competency);
        mark(self.seed, level, turn, rater, competency)
    }
}

impl Manner for Script<'_> {
    fn seats(&self) -> &[(MemberId, Seat)] {
        &self.cast.seats
    }

    /// Where it is rated later, it is rated from what was typed.
    fn answer(&self, s: &Session) -> Option<CleanText> {
        let [pass, round, ask, _] = self.key()?;
        let is_spoken =
            !s.is_bot_led(s.pass()?) && below(self.seed, &[7, pass, round, ask], 3) == 0;
        let says = self.says().filter(|_| !is_spoken)?;
        CleanText::new(says, ANSWER).ok()
    }

    /// What was written for the answer. Where nothing was, the first question is always followed
    /// up; later ones where the answer lacks something, or once under pressure.
    fn follow_up(&self, s: &Session) -> Option<Trigger> {
        let (asking, round) = s.asking()?;
        let asked = s[round.turn].asked.last()?;
        if asked.ask > 0 {
            return None;
        }
        let deck = s.follow_ups();
        if let Some(answer) = self.stories.answer(s) {
            return answer.next.filter(|next| deck.iter().any(|card| card.trigger == *next));
        }
        let deck = || deck.iter().filter(|card| card.trigger != Trigger::Surprise);
        let suggested = deck().find(|card| card.is_suggested);
        let presses = s.plan.mode == Mode::Live && asked.no == 2;
        let pushes = deck().find(|card| presses && card.trigger == Trigger::PushBack);
        let first = deck().find(|_| asked.no == 1 && asking.round == RoundNo::FIRST);
        let lucky = below(self.seed, &[6, u64::from(s.pass_no()?), u64::from(asking.round)], 3) > 0;
        let card = pushes.or_else(|| suggested.filter(|_| lucky)).or(first)?;
        Some(card.trigger)
    }

    fn mark(&self, turn: TurnNo, rater: MemberId, competency: CompetencyNo) -> Option<Choice> {
        Some(self.judged(turn, rater, competency))
    }

    fn transfer(&self, turn: TurnNo, rater: MemberId) -> Transfer {
        let all = [Transfer::Yes, Transfer::Partly, Transfer::NotYet];
        all[below(self.seed, &[11, u64::from(turn), who(rater)], all.len())]
    }

    /// The first comment is praise that helps nobody; then each is another one.
    fn words(&self, turn: TurnNo, rater: MemberId) -> Option<Words> {
        if self.is_new(Beat::EmptyPraise) {
            return Words::new(&self.stories.empty_praise, "", "").ok();
        }
        let place = self.session[turn].ballots.keys().position(|member| *member == rater)?;
        self.stories.comment(self.session, turn, place)
    }

    fn own_mark(
        &self,
        turn: TurnNo,
        candidate: MemberId,
        competency: CompetencyNo,
    ) -> Option<Choice> {
        Some(self.judged(turn, candidate, competency))
    }

    fn of_interviewer(&self, turn: TurnNo, interviewer: MemberId) -> Option<InterviewerRating> {
        let draw = |side: u64| {
            let all = &Mark::ALL[2..];
            all[below(self.seed, &[13, u64::from(turn), who(interviewer), side], all.len())]
        };
        Some(InterviewerRating { realistic: draw(1), specific: draw(2), useful: draw(3) })
    }

    fn guild(&self) -> &[MemberId] {
        &self.cast.members
    }
}
