//! Questions whether members are still in their guild. Nobody tells a bot without a privileged
//! intent that somebody left, but who asks for members by their ids is told whom there is not.
//!
//! What is asked is kept in memory only and is never urgent: a question that is lost with its
//! connection is asked again when it matters the next time.

use std::collections::VecDeque;
use std::sync::{Mutex, MutexGuard, PoisonError};

use serde_json::{Value, json};
use serenity::model::id::{GuildId, UserId};
use tokio::sync::Notify;
use tokio::sync::futures::Notified;

use crate::discord::snowflake::signed;

/// Members that one question may be about.
const MEMBERS_MAX: usize = 100;
/// Questions that wait to be sent; more are not asked.
const WAITING_MAX: usize = 4_096;

/// The questions that wait to be sent.
#[derive(Debug, Default)]
pub struct MemberQuestions {
    waiting: Mutex<VecDeque<MemberQuestion>>,
    news: Notify,
}

/// One question.
#[derive(Debug, Clone, PartialEq, Eq)]
pub(super) struct MemberQuestion {
    guild: GuildId,
    members: Vec<UserId>,
}

impl MemberQuestions {
    /// Asks whether these are members of the guild. Who is not comes as an event.
    pub fn ask(&self, guild: GuildId, members: &[UserId]) {
        let mut waiting = self.lock();
        for members in members.chunks(MEMBERS_MAX) {
            let ask = MemberQuestion { guild, members: members.to_vec() };
            if waiting.len() < WAITING_MAX && !waiting.contains(&ask) {
                waiting.push_back(ask);
            }
        }
        drop(waiting);
        self.news.notify_waiters();
    }

    /// Ends when something is asked from now on.
    pub(super) fn news(&self) -> Notified<'_> {
        self.news.notified()
    }

    /// Whether this shard has something to ask.
    pub(super) fn is_waiting(&self, shard: (u16, u16)) -> bool {
        self.lock().iter().any(|ask| is_served(shard, ask.guild))
    }

    /// The oldest question of this shard.
    pub(super) fn next(&self, shard: (u16, u16)) -> Option<MemberQuestion> {
        let mut waiting = self.lock();
        let place = waiting.iter().position(|ask| is_served(shard, ask.guild))?;
        waiting.remove(place)
    }

    fn lock(&self) -> MutexGuard<'_, VecDeque<MemberQuestion>> {
        // A panic in between leaves whole questions.
        self.waiting.lock().unwrap_or_else(PoisonError::into_inner)
    }
}

impl MemberQuestion {
    /// As Discord wants it.
    pub(super) fn payload(&self) -> Value {
        let ids: Vec<String> = self.members.iter().map(ToString::to_string).collect();
        json!({ "op": 8, "d": { "guild_id": self.guild.to_string(), "user_ids": ids } })
    }
}

/// Whether a shard, by its number and how many there are, serves a guild.
pub fn is_served(shard: (u16, u16), guild: GuildId) -> bool {
    crate::base::GuildId(signed(guild.get())).is_on(shard)
}

#[cfg(test)]
mod tests {
    use super::*;

    #[test]
    fn the_longest_question_fits_into_a_frame() {
        let all: Vec<UserId> = (0..250).map(|n| UserId::new(u64::MAX - n)).collect();
        let asks = MemberQuestions::default();
        let guild = GuildId::new(u64::MAX);
        asks.ask(guild, &all);
        asks.ask(guild, &all);
        let shard = (0..4).map(|no| (no, 4)).find(|shard| is_served(*shard, guild)).unwrap();
        let mut seen = 0;
        while let Some(ask) = asks.next(shard) {
            assert!(ask.payload().to_string().len() <= 4_096);
            seen += ask.members.len();
        }
        assert_eq!(seen, all.len(), "the same is not asked twice");
    }
}
