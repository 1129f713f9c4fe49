//! A member's own words and everything about their turns, taken out of a session for good.

use crate::base::{CleanText, MemberId};
use crate::rubric::Ballot;

use super::effect::Effect;
use super::limits::LINE;
use super::notice::Notice;
use super::session::Session;
use super::turn::{Cut, SelfRating};

/// What stands where the planner's words stood.
const ERASED: &str = "A mock interview";

impl Session {
    /// Takes out what is the member's: the words of a session that they planned, and of their own
    /// turns the answers, timings, goal, recording and ballots. Marks that they gave to others stay
    /// where those are finished, without words. Their id stays: whoever saves replaces it.
    pub fn forget(&mut self, member: MemberId) {
        if self.plan.planner == member {
            self.plan.objective = erased();
            self.plan.wanted = None;
            self.plan.place = None;
        }
        self.put_off.retain(|p| p.member != member);
        self.absent.retain(|m| *m != member);
        for turn in &mut self.turns {
            turn.of_interviewers.remove(&member);
            turn.observed.remove(&member);
            if turn.candidate != member {
                let gave: Option<Ballot> = turn.ballots.remove(&member).filter(|b| b.is_done);
                turn.ballots.extend(
                    gave.map(|ballot| {
                        (member, Ballot { has_words: false, transfer: None, ..ballot })
                    }),
                );
                continue;
            }
            turn.goal = None;
            turn.recording = None;
            turn.own = SelfRating::Skipped;
            turn.counted = 0;
            turn.is_open = false;
            turn.cut = turn.cut.or(Some(Cut::Left));
            turn.asked.clear();
            turn.ballots.clear();
            turn.observed.clear();
            turn.of_interviewers.clear();
        }
    }
}

fn erased() -> CleanText {
    CleanText::new(ERASED, LINE).expect("it is a line")
}

impl Effect {
    /// The same for what waits to be shown: nobody is called who is not there any more, and the
    /// card of a session that they planned says nothing of it.
    pub fn forget(&mut self, member: MemberId, planned: bool) {
        if let Self::Post { ping, .. } | Self::Announce { ping, .. } = self {
            ping.retain(|m| *m != member);
        }
        if let Self::Show { notice: Notice::Card(card), .. } = self
            && planned
        {
            card.objective = erased();
            card.wanted = None;
            card.place = None;
        }
        if let Self::Show { notice: Notice::CheckIn { calls, .. }, .. } = self {
            calls.retain(|m| *m != member);
        }
        if let Self::Post { notice: Notice::Reminder { place, .. }, .. } = self
            && planned
        {
            *place = None;
        }
    }
}
