//! How fast somebody acts: more than a person can do is answered without being done.

use std::collections::{BTreeMap, VecDeque};
use std::sync::{Mutex, PoisonError};

use crate::base::{MemberId, Moment, Span};

/// What is counted together (`reliability`: F1).
const WITHIN: Span = Span::from_seconds(10);
/// So much may be done within that: twenty commands, or a hundred presses.
const EFFORT_MAX: u32 = 100;
/// What a command and a press count for.
pub(in crate::discord) const COMMAND: u32 = 5;
pub(in crate::discord) const PRESS: u32 = 1;
/// Members that are counted; the lowest ids are forgotten.
const MEMBERS_MAX: usize = 10_000;

/// What each member has done of late.
#[derive(Default)]
pub(in crate::discord) struct Pace(Mutex<BTreeMap<MemberId, VecDeque<(Moment, u32)>>>);

impl Pace {
    /// Whether this member may do something of this effort, done at `now`; it is counted if so.
    /// What was done while nobody listened comes all at once, and was not done at once.
    pub(in crate::discord) fn may(&self, member: MemberId, effort: u32, now: Moment) -> bool {
        // A panic in between leaves a map of whole entries.
        let mut all = self.0.lock().unwrap_or_else(PoisonError::into_inner);
        let done = all.entry(member).or_default();
        while done.front().is_some_and(|(at, _)| now.since(*at).max(at.since(now)) >= WITHIN) {
            done.pop_front();
        }
        if done.iter().map(|(_, effort)| effort).sum::<u32>() + effort > EFFORT_MAX {
            return false;
        }
        done.push_back((now, effort));
        if all.len() > MEMBERS_MAX {
            all.pop_first();
        }
        true
    }
}

#[cfg(test)]
mod tests {
    use super::*;

    #[test]
    fn twenty_commands_in_ten_seconds_are_done_and_others_do_not_wait_for_them() {
        let pace = Pace::default();
        let at = |ms: i64| Moment::from_ms(10_000_000 + ms);
        let done = (0..50).filter(|n| pace.may(MemberId(1), COMMAND, at(n * 100))).count();
        assert_eq!(done, 20);
        assert!(pace.may(MemberId(2), COMMAND, at(5_000)));
        assert!(!pace.may(MemberId(1), PRESS, at(9_999)));
        assert!(pace.may(MemberId(1), PRESS, at(10_000)));
        // The clock was set back by an hour: nobody waits for an hour.
        assert!(pace.may(MemberId(1), COMMAND, at(-3_600_000)));
    }
}
