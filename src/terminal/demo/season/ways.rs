//! What people of a season do in a session, and when: the rehearsal knows what it is, and from here
//! it has how they judge, how long they speak, and what observers hear.

use crate::bank::Trigger;
use crate::base::{MemberId, Moment, Seed, Span};
use crate::interview::{
    Act, AskingStep, InterviewerRating, Phase, Running, Seat, Session, Stage, TurnNo,
};
use crate::rehearsal::{self, Manner, Move};
use crate::rubric::{Choice, CompetencyNo, Mark, Transfer, Words};
use crate::terminal::demo::draws::{below, who};

use super::people::{People, Person};

/// People press the next button after about this long.
const PRESS_AFTER: Span = Span::from_seconds(8);
/// Between two picks on a ballot.
const PICK_AFTER: Span = Span::from_seconds(4);
/// People check in so long before the start, each one a little later.
const CHECK_IN_BEFORE: Span = Span::from_minutes(6);
const CHECK_IN_EVERY: Span = Span::from_seconds(20);
/// Between two fillers that an observer hears.
const FILLER_AFTER: Span = Span::from_seconds(3);
/// One mark in so many is *could not tell*.
const COULD_NOT_TELL_ONE_IN: usize = 25;
/// One answer in so many is followed up where it earns little; where it earns much, one in twice as
/// many.
const FOLLOWED_UP_ONE_IN: usize = 2;
/// Questions that a candidate puts who earns little, and who earns much.
const OWN_QUESTIONS: [u8; 2] = [1, 3];
/// From this level on somebody earns much.
const MUCH: f64 = 3.6;
/// An answer takes what is aimed at from this level on, and so much more for each level below it.
const ON_TIME_AT: f64 = 4.2;
const LONGER_A_LEVEL: f64 = 0.22;
/// Nobody talks on for longer than this, in hundredths of the question's time, and so many more.
const OVER_AT_MOST: i64 = 103;
const OVER_BY_CHANCE: usize = 14;

/// What is known of the people when a session is held.
pub(super) struct Ways<'a> {
    pub(super) people: &'a People,
    pub(super) seed: Seed,
    pub(super) session: &'a Session,
    /// How many evenings there have been, this one included.
    pub(super) evening: u32,
    /// Who takes which seat, where nobody dealt them.
    pub(super) seats: &'a [(MemberId, Seat)],
    /// On how many days of the last week each did the drill of their goal.
    pub(super) drilled: &'a dyn Fn(MemberId) -> usize,
}

impl Ways<'_> {
    /// The next move, and when it is made; none where everybody waits for the clock.
    pub(super) fn next(&self) -> Option<(Moment, Move)> {
        let s = self.session;
        if let Some(tally) = self.tallies() {
            return Some(tally);
        }
        let next = self.puts_a_question().or_else(|| rehearsal::next(s, self))?;
        let at = match &s.phase {
            Phase::Briefing { .. } => {
                let place = s.seats.sitters.iter().position(|one| one.member == next.member);
                let later = CHECK_IN_EVERY.scaled(i64::try_from(place.unwrap_or(0)).ok()?, 1);
                s.plan.starts_at - CHECK_IN_BEFORE + later
            }
            Phase::Running(Running::HalfTime { .. }) | Phase::Rating { .. } => s.at + PICK_AFTER,
            Phase::Running(Running::Pass { stage: Stage::Questions(asking), .. }) => {
                match &asking.step {
                    // The next question is not asked into it.
                    AskingStep::Reading { .. } => return None,
                    AskingStep::Answering(answering) => answering.since + self.takes()?,
                    AskingStep::Offered { .. } | AskingStep::Answered { .. } => s.at + PRESS_AFTER,
                }
            }
            Phase::Gathering { .. }
            | Phase::Running(Running::Pass { .. })
            | Phase::Paused(_)
            | Phase::Report { .. }
            | Phase::Closed { .. } => s.at + PRESS_AFTER,
        };
        Some((at.max(s.at), next))
    }

    fn draw(&self, key: &[u64], end: usize) -> usize {
        // By its number: ids are drawn, and whatever else draws one would make it another season.
        let mut whole = vec![u64::from(self.session.number)];
        whole.extend(key);
        below(self.seed, &whole, end)
    }

    /// From -0.5 to 0.5.
    fn noise(&self, key: &[u64]) -> f64 {
        let drawn = u32::try_from(self.draw(key, 101)).unwrap_or(50);
        f64::from(drawn) / 100.0 - 0.5
    }

    fn candidate(&self, turn: TurnNo) -> Option<&Person> {
        self.people.of(self.session[turn].candidate)
    }

    /// How long the answer takes that runs.
    fn takes(&self) -> Option<Span> {
        let (asking, round) = self.session.asking()?;
        let turn = &self.session[round.turn];
        let asked = turn.asked.last()?;
        let usual = self.people.of(turn.candidate)?.usual(self.evening);
        let noise = self.noise(&[1, u64::from(asking.round), u64::from(asked.ask)]);
        let aim = match asked.target_s {
            // Whoever is on time ends in the upper half of what is aimed at.
            Some([least, most]) => f64::from(least) * 0.35 + f64::from(most) * 0.65,
            None => 30.0,
        };
        let share = 1.0 + (ON_TIME_AT - usual).max(0.0) * LONGER_A_LEVEL + noise * 0.16;
        let key = [10, u64::from(asking.round), u64::from(asked.ask)];
        let over = i64::try_from(self.draw(&key, OVER_BY_CHANCE)).ok()?;
        let limit = asked.limit.scaled(OVER_AT_MOST + over, 100);
        #[expect(clippy::cast_possible_truncation, reason = "some minutes")]
        let took = Span::from_ms((aim * share * 1_000.0) as i64);
        Some(took.min(limit))
    }

    /// While somebody answers an observer counts their fillers, one after the other.
    fn tallies(&self) -> Option<(Moment, Move)> {
        let s = self.session;
        let Phase::Running(Running::Pass { stage: Stage::Questions(asking), .. }) = &s.phase else {
            return None;
        };
        let AskingStep::Answering(answering) = asking.step else { return None };
        let (_, round) = s.asking()?;
        let turn = &s[round.turn];
        let member = s.seats.here(Seat::Observer).next()?.member;
        let takes = self.takes()?;
        let before = turn.asked.iter().filter_map(|asked| asked.took);
        let spoken = before.fold(takes, |all, took| all + took);
        let rate = self.people.of(turn.candidate)?.fillers(self.evening);
        let minutes = f64::from(u32::try_from(spoken.seconds()).ok()?) / 60.0;
        let heard = turn.observed.get(&member).map_or(0, |observed| observed.fillers);
        let at = s.at.max(answering.since) + FILLER_AFTER;
        let is_heard = f64::from(heard) + 1.0 <= rate * minutes && at < answering.since + takes;
        is_heard.then_some((at, Move { member, act: Act::Filler }))
    }

    /// The candidates put questions of their own, and whoever interviews counts them.
    fn puts_a_question(&self) -> Option<Move> {
        let s = self.session;
        let Phase::Running(Running::Pass { stage: Stage::CandidateQuestions { .. }, .. }) =
            &s.phase
        else {
            return None;
        };
        let wanted = |turn: TurnNo| {
            let usual = self.candidate(turn).map_or(0.0, |person| person.usual(self.evening));
            OWN_QUESTIONS[usize::from(usual >= MUCH)]
        };
        let mut turns = s.pass()?.turns.iter().copied();
        let turn = turns.find(|turn| s[*turn].counted < wanted(*turn))?;
        let member = s.acting_interviewer()?;
        Some(Move { member, act: Act::CountQuestion(turn) })
    }

    /// What somebody gives for what was earned: how strict they are, and chance.
    fn gives(&self, level: f64, by: MemberId, key: &[u64]) -> Choice {
        let mut whole = key.to_vec();
        whole.push(who(by));
        if self.draw(&[&[2], &whole[..]].concat(), COULD_NOT_TELL_ONE_IN) == 0 {
            return Choice::CouldNotTell;
        }
        let value = (level + self.noise(&[&[3], &whole[..]].concat())).round().clamp(1.0, 5.0);
        #[expect(clippy::cast_possible_truncation, clippy::cast_sign_loss, reason = "from 1 to 5")]
        let mark = Mark::try_from(value as u8).ok();
        mark.map_or(Choice::CouldNotTell, Choice::Mark)
    }
}

impl Manner for Ways<'_> {
    fn seats(&self) -> &[(MemberId, Seat)] {
        self.seats
    }

    fn follow_up(&self, s: &Session) -> Option<Trigger> {
        let (asking, round) = s.asking()?;
        let turn = &s[round.turn];
        if turn.asked.last()?.ask > 0 {
            return None;
        }
        let is_good = self.people.of(turn.candidate)?.usual(self.evening) >= MUCH;
        let one_in = if is_good { 2 * FOLLOWED_UP_ONE_IN } else { FOLLOWED_UP_ONE_IN };
        let key = [4, u64::from(asking.round), who(turn.candidate)];
        if self.draw(&key, one_in) > 0 {
            return None;
        }
        let deck = s.follow_ups();
        let cards = || deck.iter().filter(|card| card.trigger != Trigger::Surprise);
        let place = self.draw(&[5, key[1], key[2]], cards().count().max(1));
        cards().nth(place).map(|card| card.trigger)
    }

    fn mark(&self, turn: TurnNo, rater: MemberId, competency: CompetencyNo) -> Option<Choice> {
        let level = self.candidate(turn)?.level(competency, self.evening);
        let strict = self.people.of(rater).map_or(0.0, |person| person.strict);
        Some(self.gives(level + strict, rater, &[u64::from(turn), u64::from(competency.0)]))
    }

    /// Whoever drilled shows it, mostly.
    fn transfer(&self, turn: TurnNo, rater: MemberId) -> Transfer {
        let days = (self.drilled)(self.session[turn].candidate);
        let chance = self.draw(&[6, u64::from(turn)], 4) + self.draw(&[7, who(rater)], 3);
        match days + chance {
            0..=3 => Transfer::NotYet,
            4..=6 => Transfer::Partly,
            7.. => Transfer::Yes,
        }
    }

    /// The first comment is on what earned least, the second on what earned most, the next ones on
    /// what lies between.
    fn words(&self, turn: TurnNo, rater: MemberId) -> Option<Words> {
        let person = self.candidate(turn)?;
        let place = self.session[turn].ballots.keys().position(|member| *member == rater)?;
        let [least, most] = person.extremes(self.evening);
        let mut others = CompetencyNo::all().filter(|no| *no != least && *no != most);
        let of = match place {
            0 => least,
            1 => most,
            later => others.nth(later - 2)?,
        };
        self.people.comment(of, person.level(of, self.evening))
    }

    fn own_mark(
        &self,
        turn: TurnNo,
        candidate: MemberId,
        competency: CompetencyNo,
    ) -> Option<Choice> {
        let person = self.people.of(candidate)?;
        let level = person.level(competency, self.evening) + person.own;
        Some(self.gives(level, candidate, &[8, u64::from(turn), u64::from(competency.0)]))
    }

    fn of_interviewer(&self, turn: TurnNo, interviewer: MemberId) -> Option<InterviewerRating> {
        let draw = |side: u64| {
            let all = &Mark::ALL[2..];
            all[self.draw(&[9, u64::from(turn), who(interviewer), side], all.len())]
        };
        Some(InterviewerRating { realistic: draw(1), specific: draw(2), useful: draw(3) })
    }
}
