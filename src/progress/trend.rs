//! Where somebody stands on one competency, session by session: points, the level that runs along
//! with them, whether it changed, and how they see themself.
//!
//! Two rubrics that share a competency share its trend: each mark is adjusted by its own rubric's
//! pool, and each point has that pool's deviation.

use std::collections::BTreeMap;

use crate::base::{Moment, SessionId};
use crate::rubric::{Change, Mark, Point, RUNNING_FOR, RunningLevel, SeenMark, Summed, change};

/// A session in a trend.
#[derive(Debug, Clone, Copy, PartialEq)]
pub struct TrendPoint {
    /// The session.
    pub session: SessionId,
    /// When its ballots were unsealed.
    pub at: Moment,
    /// Mean of the adjusted marks.
    pub level: f64,
    /// Mean of the marks as they were given.
    pub raw_mean: f64,
    /// How many there are.
    pub marks: usize,
    /// Standard error of the level.
    pub standard_error: f64,
    /// The running level as of then, by what is estimated now.
    pub running: Option<RunningLevel>,
}

/// What the first and the last three sessions say.
#[derive(Debug, Clone, Copy, PartialEq)]
pub struct Ends {
    /// Mean of the first three.
    pub first: f64,
    /// When the first of all was unsealed.
    pub since: Moment,
    /// The difference, and what it would have to exceed.
    pub change: Change,
}

/// How somebody marks themself beside the others, over the sessions that both marked.
#[derive(Debug, Clone, Copy, PartialEq)]
pub struct Beside {
    /// Mean of their own marks.
    pub own: f64,
    /// Mean of the sessions' levels.
    pub peers: f64,
    /// How many sessions that are.
    pub sessions: usize,
}

impl Beside {
    /// By how much they see themself above the others; negative is below.
    pub fn gap(&self) -> f64 {
        self.own - self.peers
    }
}

/// One competency over time.
#[derive(Debug, Clone, PartialEq)]
pub struct Trend {
    /// The sessions, the earliest first.
    pub points: Vec<TrendPoint>,
    /// The running level now.
    pub running: Option<RunningLevel>,
    /// Different raters, and different sessions, that said something in the time that the running
    /// level looks back.
    pub recent: (usize, usize),
    /// What changed; none below six sessions.
    pub ends: Option<Ends>,
    /// Themself beside the others, in the time that the running level looks back.
    pub beside: Option<Beside>,
}

/// The trend of the marks that somebody got on one competency, as of `now`, beside those that they
/// gave themself. The marks are of the time that the estimates look back.
pub fn trend(mut marks: Vec<SeenMark>, own: &[(SessionId, Mark)], now: Moment) -> Trend {
    marks.retain(|seen| seen.at <= now);
    marks.sort_by_key(|seen| (seen.at, seen.session, seen.rater));
    let points = points(&marks);
    let mut recent = Summed::default();
    marks.iter().filter(|seen| seen.at > now - RUNNING_FOR).for_each(|seen| recent.add(seen));
    Trend {
        running: recent.level(),
        recent: recent.counts(),
        ends: ends(&points),
        beside: beside(&points, own, now),
        points,
    }
}

fn points(marks: &[SeenMark]) -> Vec<TrendPoint> {
    let mut points = Vec::new();
    let mut summed = Summed::default();
    let mut oldest = marks.iter().peekable();
    for all in marks.chunk_by(|a, b| (a.at, a.session) == (b.at, b.session)) {
        let (at, session) = (all[0].at, all[0].session);
        all.iter().for_each(|seen| summed.add(seen));
        while let Some(old) = oldest.next_if(|seen| seen.at <= at - RUNNING_FOR) {
            summed.remove(old);
        }
        let mean = |of: fn(&SeenMark) -> f64| all.iter().map(of).sum::<f64>() / count(all.len());
        points.push(TrendPoint {
            session,
            at,
            level: mean(SeenMark::adjusted),
            raw_mean: mean(|seen| f64::from(seen.mark)),
            marks: all.len(),
            standard_error: mean(|seen| seen.deviation) / count(all.len()).sqrt(),
            running: summed.level(),
        });
    }
    points
}

fn ends(points: &[TrendPoint]) -> Option<Ends> {
    let all: Vec<Point> = points
        .iter()
        .map(|point| Point { level: point.level, standard_error: point.standard_error })
        .collect();
    let change = change(&all)?;
    let first = all.first_chunk::<3>()?;
    Some(Ends {
        first: first.iter().map(|point| point.level).sum::<f64>() / 3.0,
        since: points.first()?.at,
        change,
    })
}

fn beside(points: &[TrendPoint], own: &[(SessionId, Mark)], now: Moment) -> Option<Beside> {
    let mut owns: BTreeMap<SessionId, Vec<f64>> = BTreeMap::new();
    for (session, mark) in own {
        owns.entry(*session).or_default().push(f64::from(*mark));
    }
    let both: Vec<(f64, f64)> = points
        .iter()
        .filter(|point| point.at > now - RUNNING_FOR)
        .filter_map(|point| {
            let own = owns.get(&point.session)?;
            Some((own.iter().sum::<f64>() / count(own.len()), point.level))
        })
        .collect();
    let mean = |of: fn(&(f64, f64)) -> f64| both.iter().map(of).sum::<f64>() / count(both.len());
    (!both.is_empty()).then(|| Beside {
        own: mean(|pair| pair.0),
        peers: mean(|pair| pair.1),
        sessions: both.len(),
    })
}

#[expect(clippy::cast_precision_loss, reason = "counts of marks stay far below 2^52")]
fn count(things: usize) -> f64 {
    things as f64
}
