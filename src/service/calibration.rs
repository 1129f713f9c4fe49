//! Calibration rounds: once a month everybody of a group that wants it rates the same worked
//! example, without knowing its marks or what others gave.
//!
//! What they give says how strictly they mark, and goes into nothing else. A round is open until
//! the next one; after an outage only the newest opens.

use std::collections::{BTreeMap, BTreeSet};

use serde::{Deserialize, Serialize};
use tracing::{info, warn};

use crate::base::{CalibrationNo, GuildId, MemberId, Moment, Slug};
use crate::calendar::{Date, TimeOfDay, Zone, days_later};
use crate::config::Library;
use crate::guide::Example;
use crate::protocol::{
    Answer, CalibrationAct, CalibrationAnswer, CalibrationShown, Origin, OwnRound, RoundLine, Shown,
};
use crate::rubric::{
    Choice, Competency, CompetencyNo, HISTORY_FOR, Mark, RUNNING_FOR, Rubric, SPREAD_FROM, Spread,
};
use crate::store::calibrations::{self, RoundBallotRow, RoundRow};
use crate::store::{Read, Tx, ballots, guilds};

use super::desk::{Actor, Desk, Kits};
use super::error::ServiceError;
use super::saved::{json, parsed, read_json};
use super::{profile, record};

/// Rounds that are looked back at, so that no example comes again too soon.
const ROUNDS_MAX: u32 = 1_000;
/// Ballots of one round that are looked at.
const BALLOTS_MAX: u32 = 1_000;
/// The newest ballots that say who is told of a round.
const LOOKED_AT_MAX: u32 = 2_000;
/// Ballots on a rubric that are counted to find the one that is used most.
const COUNTED_MAX: u32 = 1_000;
/// At this hour of the group's clock a round opens, in minutes.
const OPENS_AT_MIN: u16 = 9 * 60;

/// What is kept of a round: the rubric and the example as they were.
#[derive(Debug, Serialize, Deserialize)]
struct Kept {
    rubric: Rubric,
    example: Example,
}

/// What somebody chose.
type Choices = BTreeMap<CompetencyNo, Choice>;

impl Kept {
    /// What is rated: the competencies that the example shows.
    fn lines(&self) -> impl Iterator<Item = (CompetencyNo, &Competency)> {
        let all = CompetencyNo::all().zip(&self.rubric.competencies);
        all.filter(|(_, competency)| self.example.marks.contains_key(&competency.id))
    }
}

/// Organisers want rounds from now on, or no more. The first one opens at once.
pub(super) fn switch(tx: &Tx, desk: &mut Desk, by: Actor, on: bool) -> Result<(), ServiceError> {
    let before = calibrations::due_of(tx, by.guild)?;
    if on == before.is_some() {
        return Ok(());
    }
    if !on {
        calibrations::close(tx, by.guild)?;
    }
    calibrations::set_due(tx, by.guild, on.then_some(by.now))?;
    open_due(tx, desk, by.now, by.guild)
}

/// Opens the guild's next round, and says when the one after is due.
pub(super) fn open_due(
    tx: &Tx,
    desk: &mut Desk,
    now: Moment,
    guild: GuildId,
) -> Result<(), ServiceError> {
    if calibrations::due_of(tx, guild)?.is_none_or(|at| at > now) {
        return Ok(());
    }
    let clock = profile::group_clock(tx, guild)?;
    calibrations::set_due(tx, guild, Some(next_after(&clock, now)))?;
    if guilds::left_at(tx, guild)?.is_some() {
        return Ok(());
    }
    let Some((rubric, example)) = chosen(tx, desk, guild, now)? else {
        warn!(guild.id = guild.0, "guild {guild} has no round: there is no worked example");
        return Ok(());
    };
    let round = RoundRow {
        id: CalibrationNo(desk.id(now)),
        guild,
        rubric: rubric.id.0.as_str().to_owned(),
        example: example.id.as_str().to_owned(),
        is_open: true,
        opened_at: now,
        body: json(&Kept { rubric, example })?,
    };
    calibrations::open(tx, &round)?;
    let raters = ballots::raters(tx, guild, &round.rubric, now - RUNNING_FOR, LOOKED_AT_MAX)?;
    for member in BTreeSet::from_iter(raters) {
        if !member.is_erased() {
            let row = RoundBallotRow { is_untold: true, ..empty(round.id, member)? };
            calibrations::put_ballot(tx, &round, &row)?;
        }
    }
    let by = Actor { guild, member: None, now };
    record::note(tx, desk, by, "calibration-opened", &round.id)?;
    info!(guild.id = guild.0, "a calibration round of guild {guild} is open");
    Ok(())
}

/// The morning of the next first of a month. Without one on that clock it is a month of days later.
fn next_after(clock: &Zone, now: Moment) -> Moment {
    let today = clock.date(now).unwrap_or(Date::MIN);
    let first = days_later(today.last_of_month(), 1);
    let at = TimeOfDay::new(OPENS_AT_MIN).and_then(|time| clock.at(first, time));
    at.filter(|at| *at > now).unwrap_or(now + RUNNING_FOR)
}

/// The example that the guild has not had for longest, on the rubric that it rates on most.
fn chosen(
    tx: &Tx,
    desk: &mut Desk,
    guild: GuildId,
    now: Moment,
) -> Result<Option<(Rubric, Example)>, ServiceError> {
    let library = std::sync::Arc::clone(&desk.library);
    let mut usual: Option<(u32, &Rubric)> = None;
    for rubric in library.rubrics.iter().filter(|rubric| examples(&library, rubric).count() > 0) {
        let id = rubric.id.0.as_str();
        let count = ballots::count(tx, guild, id, now - HISTORY_FOR, COUNTED_MAX)?;
        if usual.is_none_or(|(most, _)| count > most) {
            usual = Some((count, rubric));
        }
    }
    let Some((_, rubric)) = usual else { return Ok(None) };
    let had = calibrations::examples_of(tx, guild, ROUNDS_MAX)?;
    let last = |example: &Example| had.iter().position(|id| id == example.id.as_str());
    let fresh: Vec<&Example> =
        examples(&library, rubric).filter(|example| last(example).is_none()).collect();
    let example = if fresh.is_empty() {
        examples(&library, rubric).max_by_key(|example| last(example))
    } else {
        fresh.get(desk.seed().draws(0).below(fresh.len())).copied()
    };
    Ok(example.map(|example| (rubric.clone(), example.clone())))
}

/// The worked examples on a rubric that show something of it.
fn examples<'a>(library: &'a Library, rubric: &'a Rubric) -> impl Iterator<Item = &'a Example> {
    let all = library.guide.all_examples();
    let shows =
        |example: &Example| rubric.competencies.iter().any(|c| example.marks.contains_key(&c.id));
    all.filter(|(of, _)| **of == rubric.id).map(|(_, example)| example).filter(move |e| shows(e))
}

fn empty(round: CalibrationNo, member: MemberId) -> Result<RoundBallotRow, ServiceError> {
    let choices = json(&Choices::new())?;
    Ok(RoundBallotRow { round, member, choices, handed_in_at: None, is_untold: false })
}

/// Somebody rates.
pub(super) fn act(
    tx: &Tx,
    desk: &mut Desk,
    by: Actor,
    member: MemberId,
    act: CalibrationAct,
) -> Result<Answer, ServiceError> {
    let answered = |answer| Ok(Answer::Calibration(answer));
    let Some(round) = calibrations::open_of(tx, by.guild)?.filter(|row| row.id == act.round())
    else {
        return answered(CalibrationAnswer::Over);
    };
    let before = calibrations::ballot(tx, round.id, member)?;
    let before = before.map_or_else(|| empty(round.id, member), Ok)?;
    if before.handed_in_at.is_some() {
        return answered(CalibrationAnswer::AlreadyIn);
    }
    let kept: Kept = read_json(by.guild, &round.body)?;
    let mut choices: Choices = read_json(by.guild, &before.choices)?;
    let (handed_in_at, became) = match act {
        CalibrationAct::Mark(_, competency, choice) => {
            if !kept.lines().any(|(no, _)| no == competency) {
                return answered(CalibrationAnswer::Over);
            }
            choices.insert(competency, choice);
            (None, CalibrationAnswer::Marked)
        }
        CalibrationAct::HandIn(_) => {
            let lacks = kept.lines().filter(|(no, _)| !choices.contains_key(no)).count();
            if lacks > 0 {
                let lines = u8::try_from(lacks).unwrap_or(u8::MAX);
                return answered(CalibrationAnswer::Lacks { lines });
            }
            (Some(by.now), CalibrationAnswer::HandedIn)
        }
    };
    // Whoever rates has heard of it.
    let row = RoundBallotRow { choices: json(&choices)?, handed_in_at, is_untold: false, ..before };
    calibrations::put_ballot(tx, &round, &row)?;
    record::note(tx, desk, by, "calibration", &())?;
    answered(became)
}

/// The group's round as this member may see it.
pub(super) fn look(read: &Read, kits: &mut Kits, origin: &Origin) -> Result<Shown, ServiceError> {
    let Some(round) = calibrations::open_of(read, origin.guild)? else {
        return Ok(Shown::Calibration(CalibrationShown::None));
    };
    let kept: Kept = read_json(origin.guild, &round.body)?;
    let own = calibrations::ballot(read, round.id, origin.member)?;
    let is_in = own.as_ref().is_some_and(|row| row.handed_in_at.is_some());
    let choices: Choices = match &own {
        Some(row) => read_json(origin.guild, &row.choices)?,
        None => Choices::new(),
    };
    let ballots = calibrations::handed_in(read, round.id, BALLOTS_MAX)?;
    let is_spread = is_in && ballots.len() >= SPREAD_FROM;
    let severity = if is_spread {
        let of = (round.rubric.as_str(), kept.rubric.competencies.len());
        let history = kits.history(read, origin.guild)?;
        let (_, estimates) = history.estimated(read, origin.guild, of, origin.acted_at)?;
        Some(estimates.severity(origin.member))
    } else {
        None
    };
    let given: Vec<Choices> = ballots.iter().filter_map(|row| parsed(&row.choices)).collect();
    let group = |no: CompetencyNo| {
        let marks: Vec<Mark> = given.iter().filter_map(|all| mark(all.get(&no)?)).collect();
        (marks.len() >= SPREAD_FROM).then(|| Spread::of(marks))
    };
    let line = |(no, competency): (CompetencyNo, &Competency)| RoundLine {
        no,
        competency: competency.clone(),
        own: choices.get(&no).copied(),
        authors: kept.example.marks.get(&competency.id).filter(|_| is_in).cloned(),
        group: group(no).filter(|_| is_spread),
    };
    Ok(Shown::Calibration(CalibrationShown::Open(Box::new(OwnRound {
        id: round.id,
        rubric: kept.rubric.id.clone(),
        question: kept.example.question.clone(),
        answer: kept.example.answer.clone(),
        lines: kept.lines().map(line).collect(),
        is_in,
        in_count: ballots.len(),
        severity,
    }))))
}

fn mark(choice: &Choice) -> Option<Mark> {
    match choice {
        Choice::Mark(mark) => Some(*mark),
        Choice::CouldNotTell => None,
    }
}

/// The worked example that this member may not read now: the group rates it, and theirs is not in.
pub(super) fn hidden(read: &Read, origin: &Origin) -> Result<Option<Slug>, ServiceError> {
    let Some((round, example)) = calibrations::open_example(read, origin.guild)? else {
        return Ok(None);
    };
    let own = calibrations::ballot(read, round, origin.member)?;
    let is_in = own.is_some_and(|row| row.handed_in_at.is_some());
    Ok(example.parse().ok().filter(|_| !is_in))
}
