//! The picture of months: what the lines beside it say, for whoever would rather look than read.

use crate::base::{Language, Moment, Span, counted, text};
use crate::chart::{Dot, RateRow, Reached, Scene, TimeRow, TrendKey, TrendRow, Trends, WeekRow};
use crate::progress::{Fillers, Trend, TrendPoint};
use crate::protocol::{CompetencyTrend, KindTimes, Progress, Weeks};
use crate::rubric::{RunningLevel, Tenths};
use crate::view::card::fit;
use crate::view::words::{aim, capital, kind, paragraph};

use super::running::runs;

/// The picture reaches back at least so far.
const WEEKS_MIN: i64 = 4;
/// Places of a line: more are not told apart.
const PLACES_MAX: usize = 120;
/// Longest words of a picture, as Discord takes them.
const WORDS_MAX: usize = 1_000;

/// The picture; none where there is nothing in it.
pub(super) fn picture(lang: &Language, progress: &Progress, now: Moment) -> Option<Scene> {
    let points = || progress.competencies.iter().flat_map(|of| &of.trend.points);
    let has_rate = progress.fillers.now.is_some();
    if points().next().is_none() && progress.times.is_empty() && !has_rate {
        return None;
    }
    let least = now - Span::from_hours(WEEKS_MIN * 7 * 24);
    let from = points().map(|point| point.at).min().map_or(least, |at| at.min(least));
    let rated = progress.competencies.iter().filter(|of| !of.trend.points.is_empty());
    let trends = Trends {
        rows: rated.map(|of| row(of, from, now)).collect(),
        times: progress.times.iter().map(|of| times(lang, of)).collect(),
        fillers: rate(lang, &progress.fillers),
        weeks: weeks(lang, &progress.weeks),
        key: key(lang, from, now),
        words: fit(&words(lang, progress, from, now), WORDS_MAX).into_owned(),
    };
    Some(trends.scene())
}

fn row(of: &CompetencyTrend, from: Moment, now: Moment) -> TrendRow {
    let trend = &of.trend;
    let when = |at: Moment| part(at.since(from), now.since(from));
    let reached = |when, of: RunningLevel| Reached { when, level: of.level, margin: of.margin };
    let mut lines: Vec<Vec<Reached>> = stretches(&trend.points)
        .map(|points| {
            let step = points.len().div_ceil(PLACES_MAX).max(1);
            // The last one is always there.
            let places = points.iter().rev().step_by(step);
            let mut line: Vec<Reached> = places
                .filter_map(|point| point.running.map(|of| reached(when(point.at), of)))
                .collect();
            line.reverse();
            line
        })
        .collect();
    if let (Some(running), Some(last)) = (trend.running, lines.last_mut()) {
        last.push(reached(1.0, running));
    }
    let dot = |point: &TrendPoint| {
        let is_of_several = point.marks > 1;
        // A single mark is where it was given: corrected, it would say how strict its rater is.
        let level = if is_of_several { point.level } else { point.raw_mean };
        Dot { when: when(point.at), level, is_of_several }
    };
    TrendRow {
        label: of.title.clone(),
        stands: trend.running.map_or_else(|| "–".to_owned(), |of| stands(&of)),
        lines,
        dots: trend.points.iter().map(dot).collect(),
        own: trend.beside.map(|beside| beside.own),
    }
}

/// Neighbours that have a running level.
fn stretches(points: &[TrendPoint]) -> impl Iterator<Item = &[TrendPoint]> {
    points
        .chunk_by(|a, b| a.running.is_some() == b.running.is_some())
        .filter(|all| all.iter().all(|point| point.running.is_some()))
}

fn stands(of: &RunningLevel) -> String {
    format!("{} ± {}", Tenths::of_level(of.level), Tenths::of(of.margin))
}

fn times(lang: &Language, of: &KindTimes) -> TimeRow {
    let whole = of.answers.iter().rev().filter(|answer| !answer.is_interrupted);
    TimeRow {
        label: capital(kind(lang, of.kind)),
        aim: aim_of(of),
        target: of.answers[0].target.map(seconds),
        took: whole.filter_map(|answer| answer.took).map(seconds).collect(),
    }
}

fn aim_of(of: &KindTimes) -> String {
    aim(of.answers[0].target.map(|end| u32::try_from(end.seconds()).unwrap_or(u32::MAX)))
}

fn rate(lang: &Language, of: &Fillers) -> Option<RateRow> {
    let now = of.now.as_ref()?;
    Some(RateRow {
        label: text!(lang, "Fillers a minute"),
        aim: format!("≤ {}", Tenths::of(of.target())),
        target: of.target(),
        before: of.baseline,
        now: now.rate,
    })
}

fn weeks(lang: &Language, of: &Weeks) -> Vec<WeekRow> {
    let rows = [(text!(lang, "Sessions"), &of.sessions), (text!(lang, "Drills"), &of.drills)];
    let rows = rows.into_iter().filter(|(_, counts)| counts.iter().any(|count| *count > 0));
    rows.map(|(label, counts)| WeekRow { label, counts: counts.clone() }).collect()
}

fn key(lang: &Language, from: Moment, now: Moment) -> TrendKey {
    TrendKey {
        line: text!(lang, "level, 80 % range"),
        several: text!(lang, "several raters"),
        one: text!(lang, "one rater"),
        own: text!(lang, "self, lately"),
        from: ago(lang, from, now),
        now: text!(lang, "today"),
        times: text!(lang, "Against their aims; the last one is filled"),
        weeks: text!(lang, "Week by week, up to this one"),
    }
}

fn ago(lang: &Language, from: Moment, now: Moment) -> String {
    let weeks = now.since(from).ms() / (7 * 24 * 3_600_000);
    counted!(lang, weeks, "{n} week ago", "{n} weeks ago")
}

/// The same in words: without what only Discord's clients can read in a text.
fn words(lang: &Language, progress: &Progress, from: Moment, now: Moment) -> String {
    let head = text!(
        lang,
        "Levels from 1 to 5 with their 80 % range; it begins {from}.",
        from = ago(lang, from, now)
    );
    let rated = progress.competencies.iter().filter(|of| !of.trend.points.is_empty());
    let levels = rated.map(|of| format!("{}: {}", of.title, level(lang, &of.trend)));
    let times = progress.times.iter().map(|of| {
        let row = times(lang, of);
        let took = row.took.iter().map(|took| format!("{took:.0}")).collect::<Vec<_>>().join(", ");
        text!(lang, "{kind}: {took} s, aim {aim}.", kind = row.label, took, aim = row.aim)
    });
    let rate = rate(lang, &progress.fillers).map(|of| {
        let now = Tenths::of(of.now);
        text!(lang, "Fillers a minute: {now}, aim {aim}.", now, aim = of.aim)
    });
    let weeks = weeks_in_words(lang, &progress.weeks);
    let runs = progress.streak.and_then(|streak| runs(lang, streak));
    let counted = rate.into_iter().chain(weeks).chain(runs);
    paragraph(std::iter::once(head).chain(levels).chain(times).chain(counted))
}

/// In how many of the weeks something was done.
pub(super) fn weeks_in_words(lang: &Language, of: &Weeks) -> Option<String> {
    let (sessions, drills) = (done(&of.sessions), done(&of.drills));
    let weeks = of.sessions.len();
    (sessions + drills > 0).then(|| {
        if of.drills.is_empty() {
            text!(lang, "In {weeks} weeks: sessions in {sessions}.", weeks, sessions)
        } else {
            text!(
                lang,
                "In {weeks} weeks: sessions in {sessions}, drills in {drills}.",
                weeks,
                sessions,
                drills
            )
        }
    })
}

fn done(counts: &[u8]) -> usize {
    counts.iter().filter(|count| **count > 0).count()
}

fn level(lang: &Language, trend: &Trend) -> String {
    let stands = trend.running.map_or_else(|| text!(lang, "no level yet"), |of| stands(&of));
    let went = match trend.ends {
        None => format!("{stands}."),
        Some(ends) => {
            let before = Tenths::of_level(ends.first);
            let difference = signed(ends.change.difference);
            if ends.change.is_called_change() {
                text!(
                    lang,
                    "{stands}, from {before}: a change ({difference}).",
                    stands,
                    before,
                    difference
                )
            } else {
                text!(lang, "{stands}, from {before}: not more than raters differ.", stands, before)
            }
        }
    };
    let own =
        trend.beside.map(|beside| text!(lang, "Self {own}.", own = Tenths::of_level(beside.own)));
    paragraph([went].into_iter().chain(own))
}

/// A difference with its sign.
pub(super) fn signed(difference: f64) -> String {
    let tenths = Tenths::of(difference);
    if tenths.count() > 0 { format!("+{tenths}") } else { tenths.to_string() }
}

#[expect(clippy::cast_precision_loss, reason = "spans of a year stay far below 2^52 ms")]
fn part(of: Span, whole: Span) -> f64 {
    of.ms() as f64 / whole.ms().max(1) as f64
}

#[expect(clippy::cast_precision_loss, reason = "answers stay far below 2^52 ms")]
fn seconds(of: Span) -> f64 {
    of.ms() as f64 / 1_000.0
}
