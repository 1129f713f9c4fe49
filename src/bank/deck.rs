//! The follow-ups to a question, in the order in which an interviewer wants them.

use super::question::{FollowUp, Question};
use super::trigger::{Trigger, generic_prompt};

/// One follow-up for every trigger: those that the answer is `lacking` first, in that order, then
/// the question's own, then the rest. The question's own words are used where it has some, else the
/// general ones in the language of this locale.
pub fn deck(question: &Question, lacking: &[Trigger], locale: &str) -> Vec<FollowUp> {
    let own = question.follow_ups.iter().map(|follow_up| follow_up.trigger);
    let wanted = lacking.iter().copied().chain(own).chain(Trigger::ALL);
    let mut deck: Vec<FollowUp> = Vec::with_capacity(Trigger::ALL.len());
    for trigger in wanted {
        if deck.iter().all(|laid| laid.trigger != trigger) {
            deck.push(follow_up(question, trigger, locale));
        }
    }
    deck
}

/// The follow-up for one trigger: the question's own, or the general one.
pub fn follow_up(question: &Question, trigger: Trigger, locale: &str) -> FollowUp {
    let general = || {
        let prompt = generic_prompt(trigger, locale).to_owned();
        FollowUp { trigger, prompt, hint: None }
    };
    question.own_follow_up(trigger).cloned().unwrap_or_else(general)
}
