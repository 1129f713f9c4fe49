//! The interviewer's deck: which follow-ups can be asked now.

use crate::bank::{Trigger, deck, follow_up};

use super::format::Mode;
use super::pass::{Round, RoundState};
use super::session::Session;
use super::turn::{AskedQuestion, Turn};

/// A follow-up that can be asked now.
#[derive(Debug, Clone, PartialEq, Eq)]
pub struct FollowUpCard {
    /// What it probes.
    pub trigger: Trigger,
    /// The words.
    pub prompt: String,
    /// Whether the last typed answer lacked just this.
    pub is_suggested: bool,
}

/// Probes that an answer can be tested with in any mode.
fn belongs(trigger: Trigger, mode: Mode, has_surprise: bool) -> bool {
    match trigger {
        Trigger::Vague
        | Trigger::NoResult
        | Trigger::NoNumber
        | Trigger::TooLongOnTheSituation
        | Trigger::WhosePart
        | Trigger::TradeOff
        | Trigger::ClarifyFirst
        | Trigger::PushBack => true,
        Trigger::ClockOn => mode == Mode::Live,
        Trigger::Surprise => has_surprise,
    }
}

impl Session {
    /// The words of a question or a follow-up, as they were asked.
    pub fn asked_words(&self, asked: &AskedQuestion) -> String {
        let question = self.question(asked.question);
        match asked.trigger {
            Some(trigger) => follow_up(question, trigger, &self.plan.language).prompt,
            None => question.prompt.clone(),
        }
    }

    /// The follow-ups to the question that runs, what its first answer lacks first; those already
    /// asked are left out.
    pub fn follow_ups(&self) -> Vec<FollowUpCard> {
        let Some((_, round)) = self.asking() else { return Vec::new() };
        let turn = &self[round.turn];
        let used: Vec<Trigger> =
            turn.asked.iter().rev().take_while(|a| a.ask > 0).filter_map(|a| a.trigger).collect();
        let first = turn.asked.iter().rev().find(|a| a.ask == 0);
        let lacking = first.map_or(&[][..], |a| &a.lacking);
        let is_ahead = |r: &Round| r.is_surprise && r.state == RoundState::Ahead;
        let has_surprise = self.pass().is_some_and(|pass| pass.rounds.iter().any(is_ahead));
        deck(self.question(round.question), lacking, &self.plan.language)
            .into_iter()
            .filter(|f| !used.contains(&f.trigger))
            .filter(|f| belongs(f.trigger, self.plan.mode, has_surprise))
            .map(|f| FollowUpCard {
                is_suggested: lacking.contains(&f.trigger),
                trigger: f.trigger,
                prompt: f.prompt,
            })
            .collect()
    }

    /// The probes that the answers of `turn` called for, in the order in which they were asked.
    /// What the bot asked counts where the words lacked just that: of a spoken answer it knows
    /// nothing. What a person asked counts, but not that a part of a story is missing where none
    /// was asked for.
    pub fn probes_needed<'a>(&'a self, turn: &'a Turn) -> impl Iterator<Item = Trigger> + 'a {
        turn.asked.iter().filter_map(|asked| {
            let trigger = asked.trigger?;
            let question = self.question(asked.question);
            let first = turn.asked.iter().find(|a| (a.no, a.ask) == (asked.no, 0))?;
            let fits = match asked.asker {
                None => first.lacking.contains(&trigger),
                Some(_) => {
                    let is_for_it = question.own_follow_up(trigger).is_some();
                    !trigger.is_about_a_story() || question.kind.is_a_story() || is_for_it
                }
            };
            fits.then_some(trigger)
        })
    }
}
