//! The report of a turn: put together once, when the ballots unseal, and stored.

use std::collections::{BTreeMap, BTreeSet};

use serde::Deserialize;
use tracing::warn;

use crate::bank::Trigger;
use crate::base::{MemberId, Slug, Span};
use crate::interview::{Observed, Outcome, SelfRating, Session, Turn, TurnNo};
use crate::progress::{Evidence, GoalId, PreviousGoal, ProbeName, Proposal, Tally, propose};
use crate::protocol::{
    CompetencyLine, GoalBecomes, GoalLine, ObserverLine, ProbeLine, RaterWords, TimingLine,
    TurnReport,
};
use crate::rubric::{
    Ballot, Choice, Competency, CompetencyNo, Ending, Mark, Measured, Pool, Transfer, TurnKey,
    TurnScores, Words, verdict,
};
use crate::store::reports::{self, Measure, ReportRow};
use crate::store::{self, Tx, ballots};

use super::desk::{Actor, Desk};
use super::error::ServiceError;
use super::goals::{self, id_of};
use super::saved::{json, name_of, read_json};

/// Goals and reports that a proposal looks back at, the newest first: two years of a mock a week.
const GOALS_LOOKED_BACK_MAX: u32 = 200;
const REPORTS_LOOKED_BACK_MAX: u32 = 100;
/// Raters from whom on a turn has numbers.
const RATERS_FOR_NUMBERS: usize = 2;

/// Stores a report for every turn of an unsealed session, and says what became of each.
pub(super) fn store(
    tx: &Tx,
    desk: &mut Desk,
    by: Actor,
    s: &Session,
) -> Result<Vec<Outcome>, ServiceError> {
    let rubric = s.kit().rubric.id.0.as_str();
    let [casts, rounds] = desk.history.casts(tx, s.guild, rubric, by.now)?;
    let competencies = s.kit().rubric.competencies.len();
    let pool = Pool::with_rounds(&casts, &rounds, by.now, competencies);
    let mut outcomes = Vec::new();
    for (no, turn) in s.numbered_turns() {
        let report = report(tx, desk, by, s, no, turn, &pool)?;
        outcomes.push(match (turn.is_open, report.raters) {
            (false, _) => Outcome::Interrupted,
            (true, 0) => Outcome::NotRated,
            (true, raters) => Outcome::Rated(raters),
        });
        let row = ReportRow {
            session: s.id,
            turn_no: u16::from(no),
            guild: s.guild,
            candidate: turn.candidate,
            made_at: by.now,
            measure: measure(&report),
            body: json(&report)?,
        };
        reports::put(tx, &row)?;
    }
    Ok(outcomes)
}

fn report(
    tx: &Tx,
    desk: &Desk,
    by: Actor,
    s: &Session,
    no: TurnNo,
    turn: &Turn,
    pool: &Pool<'_>,
) -> Result<TurnReport, ServiceError> {
    let format = s.format();
    let competencies = s.kit().rubric.competencies.len();
    let complete: Vec<MemberId> = turn
        .ballots
        .iter()
        .filter(|(_, b)| b.is_complete(competencies))
        .map(|(rater, _)| *rater)
        .collect();
    let key = TurnKey { session: s.id, turn: no.0 };
    let scores = (complete.len() >= RATERS_FOR_NUMBERS).then(|| pool.scores(key));
    let words = words_of(tx, s, no, &complete)?;
    let goal = goal_line(tx, by, turn, &complete)?;
    let alone = if let [one] = complete.as_slice() { turn.ballots.get(one) } else { None };
    let marks = (scores.as_ref(), alone);
    let proposal = proposal(tx, desk, s, turn, marks, pool, goal.as_ref())?;
    Ok(TurnReport {
        session: s.id,
        number: s.number,
        turn: no,
        turns: u8::try_from(s.turns.len()).unwrap_or(u8::MAX),
        candidate: turn.candidate,
        format: format.title.clone(),
        rubric: s.kit().rubric.title.clone(),
        made_at: by.now,
        cut: turn.cut,
        is_coached: turn.is_coached,
        is_private: s.plan.is_private,
        is_whole_mock: Some(format.is_whole_mock(s.agenda())),
        raters: u8::try_from(complete.len()).unwrap_or(u8::MAX),
        verdict: format.verdict.then(|| {
            let ending = if turn.cut.is_some() { Ending::Interrupted } else { Ending::Whole };
            verdict(&pool.scores(key), ending)
        }),
        scores,
        competencies: competency_lines(s, turn, &complete),
        tap: match turn.own {
            SelfRating::Tapped(tap) => Some(tap),
            SelfRating::Open(_) | SelfRating::Done(_) | SelfRating::None | SelfRating::Skipped => {
                None
            }
        },
        started_at: turn.started_at,
        planned: turn.planned,
        answered: turn.answered(),
        timings: timings(s, turn),
        probes: probes(s, turn),
        counted: turn.counted,
        could_ask: s.agenda().candidate_questions_s > 0,
        observers: observers(turn),
        recording: turn.recording.clone(),
        goal,
        words,
        proposal,
        again: None,
        thanks: Vec::new(),
    })
}

/// What of it is read for years: an observer who counted none may not have counted.
pub(super) fn measure(report: &TurnReport) -> Measure {
    let tallied = || report.observers.iter().map(|o| u32::from(o.fillers)).filter(|n| *n > 0);
    let took = report.timings.iter().filter_map(|line| line.took);
    Measure {
        tallies: u32::try_from(tallied().count()).unwrap_or(u32::MAX),
        fillers: tallied().sum(),
        speech: took.fold(Span::ZERO, |all, one| all + one),
    }
}

fn words_of(
    tx: &Tx,
    s: &Session,
    no: TurnNo,
    complete: &[MemberId],
) -> Result<Vec<RaterWords>, ServiceError> {
    let rows = ballots::words_of(tx, s.id, u16::from(no))?;
    let counted = rows.into_iter().filter(|(rater, _)| complete.contains(rater));
    let words = counted.filter_map(|(rater, row)| {
        let words = Words::new(&row.observed, &row.matters, &row.next_time).ok()?;
        Some(RaterWords { rater, words })
    });
    Ok(words.collect())
}

fn competency_lines(s: &Session, turn: &Turn, complete: &[MemberId]) -> Vec<CompetencyLine> {
    let own = match &turn.own {
        SelfRating::Open(ballot) | SelfRating::Done(ballot) => Some(ballot),
        SelfRating::None | SelfRating::Skipped | SelfRating::Tapped(_) => None,
    };
    let line = |(no, competency): (CompetencyNo, &Competency)| {
        let choices = complete.iter().filter_map(|r| turn.ballots[r].choices.get(&no));
        let marks: Vec<Mark> = choices
            .filter_map(|choice| match choice {
                Choice::Mark(mark) => Some(*mark),
                Choice::CouldNotTell => None,
            })
            .collect();
        let alone = match (complete.len(), marks.first()) {
            (1, Some(mark)) => Some(anchor(competency, *mark)),
            _ => None,
        };
        CompetencyLine {
            id: Some(competency.id.clone()),
            title: competency.title.clone(),
            own: own.and_then(|ballot| ballot.choices.get(&no)).copied(),
            anchor: alone,
            marks,
        }
    };
    CompetencyNo::all().zip(&s.kit().rubric.competencies).map(line).collect()
}

/// What a mark looks like: the anchor's short form, or the two that it lies between.
fn anchor(competency: &Competency, mark: Mark) -> String {
    if let Some(anchor) = competency.anchors.of(mark) {
        return format!("“{}”", anchor.short);
    }
    let all = competency.anchors.all();
    let below = all.iter().rev().find(|(m, _)| *m < mark).map(|(_, a)| a.short.as_str());
    let above = all.iter().find(|(m, _)| *m > mark).map(|(_, a)| a.short.as_str());
    format!("between “{}” and “{}”", below.unwrap_or_default(), above.unwrap_or_default())
}

fn timings(s: &Session, turn: &Turn) -> Vec<TimingLine> {
    turn.asked
        .iter()
        .map(|asked| {
            let question = s.question(asked.question);
            let asked_after = asked.asked_at.since(turn.started_at);
            let over = asked.took.filter(|took| *took > asked.limit);
            let over_after = over
                .zip(asked.ended_at)
                .map(|(took, ended)| (ended - (took - asked.limit)).since(turn.started_at));
            TimingLine {
                no: asked.no,
                ask: asked.ask,
                kind: question.kind,
                trigger: asked.trigger,
                asked_after,
                over_after,
                took: asked.took,
                target_s: asked.target_s,
                limit: asked.limit,
                is_answered: asked.is_answered(),
            }
        })
        .collect()
}

/// In how many answers each follow-up was needed, the most frequent first.
fn probes(s: &Session, turn: &Turn) -> Vec<ProbeLine> {
    let mut times: BTreeMap<Trigger, u8> = BTreeMap::new();
    for trigger in s.probes_needed(turn) {
        *times.entry(trigger).or_default() += 1;
    }
    let mut probes: Vec<ProbeLine> =
        times.into_iter().map(|(trigger, times)| ProbeLine { trigger, times }).collect();
    probes.sort_by_key(|p| std::cmp::Reverse(p.times));
    probes
}

fn observers(turn: &Turn) -> Vec<ObserverLine> {
    let speech = turn.asked.iter().filter_map(|a| a.took).fold(Span::ZERO, |all, one| all + one);
    turn.observed
        .iter()
        .map(|(observer, seen)| ObserverLine {
            observer: *observer,
            story_percent: story_percent(seen),
            fillers: seen.fillers,
            fillers_a_minute_tenths: (speech > Span::ZERO).then(|| {
                let tenths = (i64::from(seen.fillers) * 600_000 + speech.ms() / 2) / speech.ms();
                u16::try_from(tenths).unwrap_or(u16::MAX)
            }),
        })
        .collect()
}

/// Shares that add up to 100: the rounding's rest goes to the longest part.
fn story_percent(seen: &Observed) -> Option<[u8; 4]> {
    let all: i64 = seen.story.iter().map(|part| part.ms()).sum();
    if all == 0 {
        return None;
    }
    let mut shares = seen.story.map(|part| part.ms() * 100 / all);
    let rest = 100 - shares.iter().sum::<i64>();
    let longest = (0..4).max_by_key(|i| seen.story[*i]).unwrap_or(0);
    shares[longest] += rest;
    Some(shares.map(|share| u8::try_from(share).unwrap_or(100)))
}

fn goal_line(
    tx: &Tx,
    by: Actor,
    turn: &Turn,
    complete: &[MemberId],
) -> Result<Option<GoalLine>, ServiceError> {
    let Some(text) = turn.goal.clone() else { return Ok(None) };
    let mut seen: Vec<Transfer> =
        complete.iter().filter_map(|r| turn.ballots[r].transfer).collect();
    // Where nobody else says so, the candidate's own word on it.
    if let (true, SelfRating::Done(own)) = (seen.is_empty(), &turn.own) {
        seen.extend(own.transfer);
    }
    let whose = (turn.candidate, turn.started_at);
    let (was, becomes) = goals::showed(tx, by, whose, transfer(&seen))?;
    Ok(Some(GoalLine { text, seen, was, becomes }))
}

/// How far a goal got where raters differ: what most saw, and of equally many the lesser.
fn transfer(seen: &[Transfer]) -> Option<Transfer> {
    let count = |t: Transfer| seen.iter().filter(|s| **s == t).count();
    [Transfer::Yes, Transfer::Partly, Transfer::NotYet]
        .into_iter()
        .filter(|t| count(*t) > 0)
        .max_by_key(|t| count(*t))
}

/// What of a report is looked back at.
#[derive(Deserialize)]
struct PastReport {
    goal: Option<GoalLine>,
}

/// The files' goals that a member has ever taken, and those of them that raters saw in some mock.
fn practised(
    tx: &Tx,
    s: &Session,
    member: MemberId,
) -> Result<(BTreeSet<GoalId>, BTreeSet<GoalId>), ServiceError> {
    let rows = store::goals::of_member(tx, s.guild, member, GOALS_LOOKED_BACK_MAX)?;
    let taken: BTreeSet<GoalId> = rows.iter().filter_map(id_of).collect();
    let mut transferred = BTreeSet::new();
    // Whoever never took one has nothing to look back at.
    if taken.is_empty() {
        return Ok((taken, transferred));
    }
    for report in reports::of_candidate(tx, s.guild, member, REPORTS_LOOKED_BACK_MAX)? {
        let session = report.session;
        // One report that cannot be read must not keep this one from its candidate.
        let line = match read_json::<PastReport>(session, &report.body) {
            Ok(past) => past.goal,
            Err(e) => {
                warn!(session.id = session.0, error = %e, "a report of session {session} is left out of its candidate's goals");
                continue;
            }
        };
        let Some(line) = line.filter(|line| transfer(&line.seen) == Some(Transfer::Yes)) else {
            continue;
        };
        // A report holds the goal as it was worded when it was taken.
        let same = rows.iter().filter(|row| row.plan == line.text.as_str());
        transferred.extend(same.filter_map(id_of));
    }
    Ok((taken, transferred))
}

fn proposal(
    tx: &Tx,
    desk: &Desk,
    s: &Session,
    turn: &Turn,
    (scores, alone): (Option<&TurnScores>, Option<&Ballot>),
    pool: &Pool<'_>,
    goal: Option<&GoalLine>,
) -> Result<Option<Proposal>, ServiceError> {
    // What shows once is worked on until it shows again.
    if goal.is_some_and(|goal| goal.becomes == Some(GoalBecomes::OnceMore)) {
        return Ok(None);
    }
    let running = pool.running_levels(turn.candidate);
    let mut levels = BTreeMap::new();
    let all = CompetencyNo::all().zip(&s.kit().rubric.competencies).enumerate();
    for (no, (place, competency)) in all {
        // A single rater's mark gives no number to read, and a direction all the same.
        let mark = alone.and_then(|ballot| ballot.choices.get(&place)).and_then(|one| match one {
            Choice::Mark(mark) => Some(f64::from(mark.value())),
            Choice::CouldNotTell => None,
        });
        let of_turn = scores.and_then(|t| t.competencies.get(no)).and_then(Measured::score);
        let level = running
            .get(no)
            .and_then(Option::as_ref)
            .map(|r| r.level)
            .or_else(|| of_turn.map(|score| score.level))
            .or(mark);
        if let Some(level) = level {
            levels.insert(competency.id.clone(), level);
        }
    }
    let mains = turn.asked.iter().filter(|a| a.ask == 0 && a.is_answered());
    let answers = u32::try_from(mains.count()).unwrap_or(u32::MAX);
    let timed = turn.asked.iter().filter(|a| a.took.is_some());
    let over = turn.asked.iter().filter(|a| a.took.is_some_and(|took| took > a.limit));
    let (taken, transferred) = practised(tx, s, turn.candidate)?;
    let current = store::goals::at(tx, s.guild, turn.candidate, turn.started_at)?;
    let previous =
        current.and_then(|row| row.goal).and_then(|id| Slug::try_from(id).ok()).map(|id| {
            PreviousGoal { goal: GoalId(id), transfer: goal.and_then(|g| transfer(&g.seen)) }
        });
    let mut needed = BTreeMap::new();
    for probe in probes(s, turn) {
        if let Ok(name) = Slug::try_from(name_of(&probe.trigger)?) {
            let count = u32::from(probe.times).min(answers);
            needed.insert(ProbeName(name), Tally { count, of: answers });
        }
    }
    let evidence = Evidence {
        levels,
        probes: needed,
        over_time: Tally {
            count: u32::try_from(over.count()).unwrap_or(u32::MAX),
            of: u32::try_from(timed.count()).unwrap_or(u32::MAX),
        },
        previous,
        taken,
        transferred,
    };
    Ok(propose(&desk.library.goals, &evidence))
}
