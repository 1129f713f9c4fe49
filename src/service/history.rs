//! The ballots that scores are made of, in memory from one unsealing to the next: to read a year of
//! them takes longer than everything else that a press does.
//!
//! An unsealed ballot never changes but by an erasure, so only what was unsealed since is read. A
//! transaction that is undone needs no care: whatever it unsealed is of the moment up to which was
//! read then, and from that moment on everything is read again.

use std::collections::BTreeMap;
use std::sync::Arc;

use crate::base::{GuildId, Moment};
use crate::rubric::{Cast, HISTORY_FOR, Mark, TurnKey};
use crate::store::ballots::{self, MarkRow};
use crate::store::{Fault, Tx};

/// Ballots that the estimates look at, the newest first: some years of a large group's.
const BALLOTS_MAX: usize = 5_000;
/// Guilds and rubrics whose ballots are kept, at most: half a megabyte each.
const KEPT_MAX: usize = 16;

/// Ballots by guild and rubric, as far as they were read.
#[derive(Debug, Default)]
pub(super) struct History(BTreeMap<(GuildId, String), Kept>);

#[derive(Debug)]
struct Kept {
    until: Moment,
    casts: Arc<Vec<Cast>>,
}

impl History {
    /// The guild's ballots on this rubric that count at `now`: the newest, where there are more
    /// than the estimates look at.
    pub(super) fn casts(
        &mut self,
        tx: &Tx,
        guild: GuildId,
        rubric: &str,
        now: Moment,
    ) -> Result<Arc<Vec<Cast>>, Fault> {
        let oldest = now - HISTORY_FOR;
        let key = (guild, rubric.to_owned());
        // A clock that was set back may hold what is not yet.
        let known = self.0.remove(&key).filter(|kept| kept.until <= now);
        let (since, mut casts) =
            known.map_or((oldest, Arc::default()), |kept| (kept.until, kept.casts));
        let ballots_max = u32::try_from(BALLOTS_MAX).unwrap_or(u32::MAX);
        let new = casts_of(&ballots::history(tx, guild, rubric, since, now, ballots_max)?);
        let all = Arc::make_mut(&mut casts);
        all.retain(|cast| cast.at < since && cast.at >= oldest);
        all.extend(new);
        if all.len() > BALLOTS_MAX {
            // As the store does it: the newest, and of one moment those of the highest key.
            all.sort_unstable_by_key(|cast| std::cmp::Reverse((cast.at, cast.turn, cast.rater)));
            all.truncate(BALLOTS_MAX);
        }
        if self.0.len() >= KEPT_MAX {
            self.0.pop_first();
        }
        self.0.insert(key, Kept { until: now, casts: Arc::clone(&casts) });
        Ok(casts)
    }

    /// Something of the guild was taken away: it is read anew.
    pub(super) fn forget(&mut self, guild: GuildId) {
        self.0.retain(|(of, _), _| *of != guild);
    }
}

/// Rows of marks, in order, as ballots.
fn casts_of(rows: &[MarkRow]) -> Vec<Cast> {
    let mut casts: Vec<Cast> = Vec::new();
    for row in rows {
        let Ok(turn) = u8::try_from(row.turn_no) else { continue };
        let key = TurnKey { session: row.session, turn };
        let is_same = casts.last().is_some_and(|c| c.turn == key && c.rater == row.rater);
        if !is_same {
            casts.push(Cast {
                turn: key,
                rater: row.rater,
                candidate: row.candidate,
                at: row.unsealed_at,
                marks: Vec::new(),
            });
        }
        let mark = row.level.and_then(|level| Mark::try_from(level).ok());
        if let (Some(cast), Some(mark)) = (casts.last_mut(), mark) {
            cast.marks.push((row.competency_no, mark));
        }
    }
    casts
}
