//! The ledger of turns: what happened, not what was planned.

use std::collections::BTreeSet;

use crate::base::MemberId;

use super::event::Standing;
use super::state::Evening;

/// What an evening adds to somebody's ledger.
#[derive(Debug, Clone, Copy, PartialEq)]
pub struct Entry {
    /// Whose ledger.
    pub member: MemberId,
    /// What they had.
    pub turns: Row<u8>,
    /// What would have been fair.
    pub shares: Row<f64>,
}

/// Something of each kind of turn; each is counted at most once an evening.
#[derive(Debug, Clone, Copy, Default, PartialEq, Eq)]
pub struct Row<T> {
    /// As interviewer.
    pub interviewer: T,
    /// As candidate.
    pub candidate: T,
    /// Neither, for somebody who came.
    pub odd: T,
}

/// What the evening adds, by member (`scoring`: Rotation, 5). Who was in when the seats were drawn
/// and came has a fair share: all turns of a kind over everybody who was in then. A stand-in has
/// the turn alone, and who did not come has nothing.
pub(super) fn entries(evening: &Evening, sessions: &[Standing]) -> Vec<Entry> {
    let set = |of: fn(&Standing) -> &Vec<MemberId>| -> BTreeSet<MemberId> {
        sessions.iter().filter(|one| one.has_begun).flat_map(of).copied().collect()
    };
    let interviewed = set(|one| &one.interviewed);
    let answered = set(|one| &one.answered);
    let came: BTreeSet<MemberId> = sessions.iter().flat_map(|one| &one.here).copied().collect();
    let had_turn = interviewed.union(&answered).copied();
    let counted = evening.drawn_for.intersection(&came).copied().chain(had_turn);
    let counted: BTreeSet<MemberId> = counted.collect();
    let turns = |member: &MemberId| {
        let (asks, answers) = (interviewed.contains(member), answered.contains(member));
        Row {
            interviewer: u8::from(asks),
            candidate: u8::from(answers),
            odd: u8::from(!asks && !answers),
        }
    };
    let people = u32::try_from(evening.drawn_for.len().max(1)).unwrap_or(u32::MAX);
    let share = |of: fn(Row<u8>) -> u8| {
        let sum: u32 = counted.iter().map(|member| u32::from(of(turns(member)))).sum();
        f64::from(sum) / f64::from(people)
    };
    let shares = Row {
        interviewer: share(|row| row.interviewer),
        candidate: share(|row| row.candidate),
        odd: share(|row| row.odd),
    };
    let of = |member: &MemberId| Entry {
        member: *member,
        turns: turns(member),
        shares: if evening.drawn_for.contains(member) { shares } else { Row::default() },
    };
    counted.iter().map(of).collect()
}
