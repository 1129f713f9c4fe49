//! The ballots that scores are made of, in memory from one unsealing to the next: to read a year of
//! them takes longer than everything else that a press does.
//!
//! An unsealed ballot never changes but by an erasure, so only what was unsealed since is read. A
//! transaction that is undone needs no care: whatever it unsealed is younger than what is read
//! again.

use std::collections::BTreeMap;
use std::sync::Arc;

use crate::base::{GuildId, MemberId, Moment, SessionId, Span};
use crate::rubric::{Cast, Choice, CompetencyNo, Estimates, HISTORY_FOR, Mark, Pool, TurnKey};
use crate::store::ballots::{self, MarkRow};
use crate::store::calibrations::{self, RoundBallotRow};
use crate::store::{Fault, Read};

/// Ballots that the estimates look at, the newest first: some years of a large group's.
pub(super) const BALLOTS_MAX: usize = 5_000;
/// Ballots of calibration rounds that they look at, the newest.
const ROUND_BALLOTS_MAX: u32 = 1_000;
/// Whose answer a worked example is.
const NOBODY: MemberId = MemberId(0);
/// Guilds and rubrics whose ballots are kept, at most: half a megabyte each.
const KEPT_MAX: usize = 16;

/// What was unsealed so shortly before is read again: who looks beside the writer may have looked
/// between a ballot's moment and its commit.
const READ_AGAIN: Span = Span::from_minutes(10);

/// Ballots by guild and rubric, as far as they were read.
#[derive(Debug, Default)]
pub(super) struct History(BTreeMap<(GuildId, String), Kept>);

#[derive(Debug, Default)]
struct Kept {
    until: Option<Moment>,
    casts: Arc<Vec<Cast>>,
    /// Those of calibration rounds, and by what it is told that there are others.
    rounds: Arc<Vec<Cast>>,
    stamp: (u32, Option<Moment>),
    /// What was estimated from these casts, for a rubric of so many competencies.
    estimates: Option<(usize, Arc<Estimates>)>,
}

impl History {
    /// The guild's ballots on this rubric that count at `now`: the newest, where there are more
    /// than the estimates look at. Then those of calibration rounds.
    pub(super) fn casts(
        &mut self,
        read: &Read,
        guild: GuildId,
        rubric: &str,
        now: Moment,
    ) -> Result<[Arc<Vec<Cast>>; 2], Fault> {
        let kept = self.kept(read, guild, rubric, now)?;
        Ok([Arc::clone(&kept.casts), Arc::clone(&kept.rounds)])
    }

    /// The same, with what is estimated from them for a rubric of so many competencies: made anew
    /// only where another ballot counts than before.
    pub(super) fn estimated(
        &mut self,
        read: &Read,
        guild: GuildId,
        (rubric, competencies): (&str, usize),
        now: Moment,
    ) -> Result<(Arc<Vec<Cast>>, Arc<Estimates>), Fault> {
        let kept = self.kept(read, guild, rubric, now)?;
        let known = kept.estimates.take().filter(|(of, _)| *of == competencies);
        let (_, estimates) = kept.estimates.insert(known.unwrap_or_else(|| {
            let pool = Pool::with_rounds(&kept.casts, &kept.rounds, now, competencies);
            (competencies, Arc::new(pool.estimates()))
        }));
        Ok((Arc::clone(&kept.casts), Arc::clone(estimates)))
    }

    fn kept(
        &mut self,
        read: &Read,
        guild: GuildId,
        rubric: &str,
        now: Moment,
    ) -> Result<&mut Kept, Fault> {
        // The year begins just after this moment.
        let oldest = Moment::from_ms((now - HISTORY_FOR).ms() + 1);
        let key = (guild, rubric.to_owned());
        let mut kept = self.0.remove(&key).unwrap_or_default();
        // A clock that was set back may have read what is not yet: that is read again, too.
        let since = kept.until.map_or(oldest, |until| oldest.max(until.min(now) - READ_AGAIN));
        let ballots_max = u32::try_from(BALLOTS_MAX).unwrap_or(u32::MAX);
        let mut new = casts_of(&ballots::history(read, guild, rubric, since, now, ballots_max)?);
        let is_kept = |cast: &Cast| cast.at < since && cast.at >= oldest;
        let mut gone: Vec<&Cast> = kept.casts.iter().filter(|cast| !is_kept(cast)).collect();
        gone.sort_unstable_by_key(|cast| (cast.turn, cast.rater));
        new.sort_unstable_by_key(|cast| (cast.turn, cast.rater));
        if !gone.into_iter().eq(new.iter()) {
            kept.estimates = None;
            let all = Arc::make_mut(&mut kept.casts);
            all.retain(is_kept);
            all.extend(new);
            if all.len() > BALLOTS_MAX {
                // As the store does it: the newest, and of one moment those of the highest key.
                all.sort_unstable_by_key(|c| std::cmp::Reverse((c.at, c.turn, c.rater)));
                all.truncate(BALLOTS_MAX);
            }
        }
        let stamp = calibrations::stamp(read, guild, rubric, oldest)?;
        if stamp != kept.stamp {
            kept.estimates = None;
            kept.stamp = stamp;
            kept.rounds = Arc::new(rounds(read, guild, rubric, oldest)?);
        }
        kept.until = Some(now);
        if self.0.len() >= KEPT_MAX {
            self.0.pop_first();
        }
        Ok(self.0.entry(key).or_insert(kept))
    }

    /// Something of the guild was taken away: it is read anew.
    pub(super) fn forget(&mut self, guild: GuildId) {
        self.0.retain(|(of, _), _| *of != guild);
    }
}

/// Rows of marks, in order, as ballots.
pub(super) fn casts_of(rows: &[MarkRow]) -> Vec<Cast> {
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

/// How members marked worked examples on this rubric: each round is a turn of nobody's.
fn rounds(read: &Read, guild: GuildId, rubric: &str, since: Moment) -> Result<Vec<Cast>, Fault> {
    let rows = calibrations::history(read, guild, rubric, since, ROUND_BALLOTS_MAX)?;
    let cast = |row: RoundBallotRow| {
        let choices: BTreeMap<CompetencyNo, Choice> = serde_json::from_str(&row.choices).ok()?;
        let marks = choices.into_iter().filter_map(|(no, choice)| match choice {
            Choice::Mark(mark) => Some((no.0, mark)),
            Choice::CouldNotTell => None,
        });
        Some(Cast {
            turn: TurnKey { session: SessionId(row.round.0), turn: 0 },
            rater: row.member,
            candidate: NOBODY,
            at: row.handed_in_at?,
            marks: marks.collect(),
        })
    };
    Ok(rows.into_iter().filter_map(cast).collect())
}
