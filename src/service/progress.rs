//! How somebody gets on: read from the ballots, timings and tallies of what is over.

use std::collections::{BTreeMap, BTreeSet};

use serde::Deserialize;

use crate::base::{GuildId, MemberId, Moment, SessionId, Slug, Span};
use crate::calendar::Date;
use crate::progress::{FILLER_TURNS, FillerTurn, Fillers, TimedAnswer, trend};
use crate::protocol::{
    CompetencyTrend, KindTimes, Origin, Progress, ProgressLook, ProgressShown, Shown, Weeks,
};
use crate::rubric::{
    Cast, CompetencyId, Estimates, HISTORY_FOR, Mark, RUNNING_FOR, RubricId, SeenMark, TurnKey,
};
use crate::store::ballots::{self, RatedOn};
use crate::store::reports::{self, MeasuredRow};
use crate::store::timings::{self, TimingRow};
use crate::store::{Read, drills, sessions, took_part};

use super::cadence;
use super::coach;
use super::desk::Kits;
use super::error::ServiceError;
use super::history::{BALLOTS_MAX, casts_of};
use super::profile;
use super::saved::{parsed, read_json};

/// Rubrics on which one member is rated, at most.
const RUBRICS_MAX: usize = 8;
/// Turns that the baseline of fillers may need: a second of speech in each is little.
const FIRST_TURNS_MAX: u32 = 120;
/// Ballots of one member in a year, and marks that they gave themself in the time of a level.
const OWN_BALLOTS_MAX: u32 = 5_000;
const SELF_MARKS_MAX: u32 = 2_000;
/// Answers that are looked through, and those of one kind that are shown.
const ANSWERS_MAX: u32 = 400;
const ANSWERS_OF_KIND: usize = 8;
/// Weeks that are looked back at, this one among them, and what is counted in them, at most.
const WEEKS: usize = 26;
const WEEKS_FOR: Span = Span::from_hours(26 * 7 * 24);
const WEEKS_ACTS_MAX: u32 = 1_000;

/// A member's own progress, or of somebody whose coach they are.
pub(super) fn look(
    read: &Read,
    kits: &mut Kits,
    origin: &Origin,
    look: &ProgressLook,
) -> Result<Shown, ServiceError> {
    let candidate = look.of.unwrap_or(origin.member);
    let is_own = candidate == origin.member;
    if !is_own && !coach::may_see(read, origin, candidate)? {
        return Ok(Shown::Progress(ProgressShown::NotTheirs { candidate }));
    }
    let whose = (origin.guild, candidate);
    let now = origin.acted_at;
    let rated = rated(read, kits, whose, now)?;
    let newest = rated.iter().enumerate().max_by_key(|(_, on)| on.last).map(|(no, _)| no);
    let wished = rated.iter().position(|on| Some(&on.rubric) == look.rubric.as_ref());
    let shown = wished.or(newest);
    let competencies = match shown {
        Some(no) => trends(read, whose, &rated, no, now)?,
        None => Vec::new(),
    };
    let mut others: Vec<(RubricId, String)> =
        rated.into_iter().map(|on| (on.rubric, on.named.rubric)).collect();
    let progress = Progress {
        candidate,
        rubric: shown.map(|no| others.remove(no)),
        others,
        competencies,
        fillers: fillers(read, whose, now)?,
        times: times(read, whose, is_own, now)?,
        weeks: weeks(read, whose, is_own, now)?,
        streak: if is_own { Some(cadence::of(read, whose, now)?.streak) } else { None },
    };
    Ok(Shown::Progress(ProgressShown::Known(Box::new(progress))))
}

/// How often a member uses filler words, as far as it was counted by then.
pub(super) fn fillers(
    read: &Read,
    whose: (GuildId, MemberId),
    until: Moment,
) -> Result<Fillers, ServiceError> {
    let turns = |rows: Vec<MeasuredRow>| rows.iter().filter_map(filler_turn).collect::<Vec<_>>();
    let first = turns(reports::first_measured(read, whose, until, FIRST_TURNS_MAX)?);
    let last = u32::try_from(FILLER_TURNS).unwrap_or(u32::MAX);
    let mut last = turns(reports::last_measured(read, whose, until, last)?);
    last.reverse();
    Ok(Fillers::of(&first, &last))
}

fn filler_turn(row: &MeasuredRow) -> Option<FillerTurn> {
    Some(FillerTurn {
        turn: key(row.session, row.turn_no)?,
        at: row.made_at,
        tally: f64::from(row.measure.fillers) / f64::from(row.measure.tallies.max(1)),
        speech: row.measure.speech,
    })
}

fn key(session: SessionId, turn_no: u16) -> Option<TurnKey> {
    Some(TurnKey { session, turn: u8::try_from(turn_no).ok()? })
}

/// What a report says of its rubric.
#[derive(Deserialize)]
struct Named {
    rubric: String,
    competencies: Vec<NamedCompetency>,
}

#[derive(Deserialize)]
struct NamedCompetency {
    /// None in reports that were made before reports named it.
    #[serde(default)]
    id: Option<CompetencyId>,
    title: String,
}

impl NamedCompetency {
    /// By what it is known in other rubrics, too.
    fn known_as(&self) -> &str {
        self.id.as_ref().map_or(self.title.as_str(), |id| id.0.as_str())
    }
}

/// A rubric on which somebody was rated, and how.
struct Rated {
    rubric: RubricId,
    named: Named,
    last: Moment,
    casts: Vec<Cast>,
    estimates: std::sync::Arc<Estimates>,
}

/// The rubrics on which a member was rated in the last year, in the order of their ids.
fn rated(
    read: &Read,
    kits: &mut Kits,
    (guild, member): (GuildId, MemberId),
    now: Moment,
) -> Result<Vec<Rated>, ServiceError> {
    let mut all = Vec::new();
    let mut after = String::new();
    while let Some(on) = ballots::rated_on(read, guild, member, &after)? {
        after.clone_from(&on.rubric);
        let is_recent = on.unsealed_at > now - HISTORY_FOR;
        let rubric = Slug::try_from(on.rubric.clone()).ok().map(RubricId);
        if let (Some(rubric), Some(named)) = (rubric.filter(|_| is_recent), named(read, &on)?) {
            let of = (on.rubric.as_str(), named.competencies.len());
            let (pool, estimates) = kits.history(read, guild)?.estimated(read, guild, of, now)?;
            let casts = casts(read, (guild, member), &on.rubric, &pool, now)?;
            all.push(Rated { rubric, named, last: on.unsealed_at, casts, estimates });
        }
        if all.len() >= RUBRICS_MAX {
            break;
        }
    }
    Ok(all)
}

/// What the report of the last turn on the rubric calls it and its competencies. One that cannot be
/// read names nothing.
fn named(read: &Read, on: &RatedOn) -> Result<Option<Named>, ServiceError> {
    let report = reports::load(read, on.session, on.turn_no)?;
    Ok(report.and_then(|row| parsed(&row.body)))
}

/// How a member was rated: from what the estimates are made of, and where that does not reach back
/// so far, from what is older.
fn casts(
    read: &Read,
    whose: (GuildId, MemberId),
    rubric: &str,
    pool: &[Cast],
    now: Moment,
) -> Result<Vec<Cast>, ServiceError> {
    let since = now - HISTORY_FOR;
    let counts = |cast: &&Cast| cast.candidate == whose.1 && cast.rater != whose.1;
    let mut own: Vec<Cast> = pool.iter().filter(counts).cloned().collect();
    if pool.len() >= BALLOTS_MAX {
        let oldest = pool.iter().map(|cast| cast.at).min().unwrap_or(now);
        let rows = ballots::of_candidate(read, whose, rubric, since, oldest, OWN_BALLOTS_MAX)?;
        let known: BTreeSet<(TurnKey, MemberId)> = own.iter().map(|c| (c.turn, c.rater)).collect();
        own.extend(casts_of(&rows).into_iter().filter(|c| !known.contains(&(c.turn, c.rater))));
    }
    own.retain(|cast| cast.at > since && cast.at <= now);
    Ok(own)
}

/// The competencies of one of these rubrics, each with what the others say of it, too.
fn trends(
    read: &Read,
    (guild, member): (GuildId, MemberId),
    rated: &[Rated],
    shown: usize,
    now: Moment,
) -> Result<Vec<CompetencyTrend>, ServiceError> {
    let mut marks: BTreeMap<&str, Vec<SeenMark>> = BTreeMap::new();
    let mut rubric_of: BTreeMap<SessionId, &Named> = BTreeMap::new();
    for on in rated {
        for cast in &on.casts {
            rubric_of.insert(cast.turn.session, &on.named);
            for (place, mark) in &cast.marks {
                let Some(of) = on.named.competencies.get(usize::from(*place)) else { continue };
                marks.entry(of.known_as()).or_default().push(SeenMark {
                    session: cast.turn.session,
                    at: cast.at,
                    rater: cast.rater,
                    mark: *mark,
                    severity: on.estimates.severity(cast.rater),
                    deviation: on.estimates.deviation,
                });
            }
        }
    }
    let mut own: BTreeMap<&str, Vec<(SessionId, Mark)>> = BTreeMap::new();
    let since = now - RUNNING_FOR;
    for row in ballots::self_marks_since(read, guild, member, since, SELF_MARKS_MAX)? {
        let of = rubric_of
            .get(&row.session)
            .and_then(|named| named.competencies.get(usize::from(row.competency_no)));
        if let (Some(of), Ok(mark)) = (of, Mark::try_from(row.level)) {
            own.entry(of.known_as()).or_default().push((row.session, mark));
        }
    }
    let of = |competency: &NamedCompetency| {
        let name = competency.known_as();
        let own = own.get(name).map_or(&[][..], Vec::as_slice);
        CompetencyTrend {
            title: competency.title.clone(),
            trend: trend(marks.get(name).cloned().unwrap_or_default(), own, now),
        }
    };
    Ok(rated[shown].named.competencies.iter().map(of).collect())
}

/// How long a member's last answers were. What they practised by themself is no coach's.
fn times(
    read: &Read,
    whose: (GuildId, MemberId),
    is_own: bool,
    now: Moment,
) -> Result<Vec<KindTimes>, ServiceError> {
    let rows = timings::first_answers(read, whose, (now - RUNNING_FOR, now), ANSWERS_MAX)?;
    let mut by_kind: BTreeMap<String, Vec<TimedAnswer>> = BTreeMap::new();
    let mut is_hidden: BTreeMap<SessionId, bool> = BTreeMap::new();
    for row in rows {
        let Some(answer) = timed(&row).filter(TimedAnswer::counts) else { continue };
        let known = by_kind.entry(row.kind).or_default();
        if known.len() >= ANSWERS_OF_KIND {
            continue;
        }
        if !is_own {
            let session = row.session;
            let hidden = match is_hidden.get(&session) {
                Some(hidden) => *hidden,
                None => sessions::is_private(read, session)?,
            };
            is_hidden.insert(session, hidden);
            if hidden {
                continue;
            }
        }
        known.push(answer);
    }
    let mut times = Vec::new();
    for (kind, answers) in by_kind.into_iter().filter(|(_, answers)| !answers.is_empty()) {
        let kind = read_json(answers[0].key.session, &format!("\"{kind}\""))?;
        times.push(KindTimes { kind, answers });
    }
    times.sort_by_key(|of| of.kind);
    Ok(times)
}

/// An answer with an aim; none where there is none.
pub(super) fn timed(row: &TimingRow) -> Option<TimedAnswer> {
    let seconds = |s: u32| Span::from_seconds(i64::from(s));
    (row.target_hi_s > 0).then_some(())?;
    Some(TimedAnswer {
        key: key(row.session, row.turn_no)?,
        at: row.asked_at,
        took: row.took_for,
        target: [seconds(row.target_lo_s), seconds(row.target_hi_s)],
        limit: (row.limit_s > 0).then(|| seconds(row.limit_s)),
        is_interrupted: row.is_interrupted,
    })
}

/// What a member did in each of the last weeks. What they practised by themself is no coach's.
fn weeks(
    read: &Read,
    (guild, member): (GuildId, MemberId),
    is_own: bool,
    now: Moment,
) -> Result<Weeks, ServiceError> {
    let zone = profile::clock(read, guild, &profile::load(read, guild, member)?.0)?;
    let Some(today) = zone.date(now) else { return Ok(Weeks::default()) };
    let mut weeks = Weeks { sessions: vec![0; WEEKS], drills: vec![0; WEEKS] };
    let since = now - WEEKS_FOR;
    for (at, is_private) in took_part::as_candidate(read, guild, member, since, WEEKS_ACTS_MAX)? {
        let of = if is_private { &mut weeks.drills } else { &mut weeks.sessions };
        if let Some(date) = zone.date(at) {
            count(of, today, date);
        }
    }
    let from = zone.date(since).map(|date| date.to_string()).unwrap_or_default();
    for (date, is_done) in drills::days(read, (guild, member), &from, WEEKS_ACTS_MAX)? {
        if let (true, Ok(date)) = (is_done, date.parse()) {
            count(&mut weeks.drills, today, date);
        }
    }
    let is_any = |of: &[u8]| of.iter().any(|count| *count > 0);
    weeks.drills.retain(|_| is_own);
    if !is_any(&weeks.sessions) && !is_any(&weeks.drills) {
        return Ok(Weeks::default());
    }
    Ok(weeks)
}

/// One more in the week of that date. A week begins on its Monday.
fn count(of: &mut [u8], today: Date, date: Date) {
    let Ok(ago) = today.since(date) else { return };
    let since_monday = i32::from(today.weekday().to_monday_zero_offset());
    let weeks_ago = (ago.get_days() - since_monday + 6).div_euclid(7);
    let place = usize::try_from(weeks_ago).ok().and_then(|ago| (of.len() - 1).checked_sub(ago));
    if let Some(count) = place.and_then(|place| of.get_mut(place)) {
        *count = count.saturating_add(1);
    }
}
