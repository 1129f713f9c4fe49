//! Micro-goals: one at a time, taken from a report or written in one's own words.

use crate::base::{CleanText, GoalNo, SessionId, TextLimit};
use crate::interview::TurnNo;
use crate::progress::{Goal, GoalId};
use crate::protocol::{Answer, Origin};
use crate::store::goals::{self, GoalRow};
use crate::store::{Tx, reports};

use super::desk::{Actor, Desk};
use super::error::ServiceError;
use super::saved::read_json;

/// A goal: behaviour and plan in a few lines.
const GOAL: TextLimit = TextLimit::paragraph(400);

/// Which of the files' goals a row is, if it is one.
pub(super) fn id_of(row: &GoalRow) -> Option<GoalId> {
    row.goal.as_ref().and_then(|id| id.parse().ok()).map(GoalId)
}

/// What a row says, if it can be read.
pub(super) fn text_of(row: &GoalRow) -> Option<CleanText> {
    CleanText::new(&row.plan, GOAL).ok()
}

/// How it can be seen whether a goal shows.
pub(super) fn test_of(goal: &Goal) -> Option<CleanText> {
    goal.transfer.as_ref().and_then(|text| CleanText::new(text, GOAL).ok())
}

/// Takes the goal that the report of a turn proposes.
pub(super) fn take(
    tx: &Tx,
    desk: &mut Desk,
    by: Actor,
    origin: &Origin,
    session: SessionId,
    turn: TurnNo,
) -> Result<Answer, ServiceError> {
    let Some(row) = own_report(tx, origin, session, turn)? else { return Ok(Answer::NoReport) };
    let report: crate::protocol::TurnReport = read_json(session, &row.body)?;
    let library = std::sync::Arc::clone(&desk.library);
    let goal = report.proposal.and_then(|p| library.goals.find(&p.goal).cloned());
    let Some(goal) = goal else { return Ok(Answer::NoReport) };
    let Ok(text) = CleanText::new(&goal.behaviour, GOAL) else { return Ok(Answer::NoReport) };
    let competency = goal.serves.first().map(|c| c.0.as_str().to_owned());
    let id = goal.id.0.as_str().to_owned();
    let instead_of =
        set(tx, desk, by, origin, (session, turn), (text.clone(), Some(id), competency))?;
    Ok(Answer::GoalTaken { text, test: test_of(&goal), instead_of })
}

/// Works on a goal in one's own words.
pub(super) fn write(
    tx: &Tx,
    desk: &mut Desk,
    by: Actor,
    origin: &Origin,
    (session, turn): (SessionId, TurnNo),
    text: CleanText,
) -> Result<Answer, ServiceError> {
    if own_report(tx, origin, session, turn)?.is_none() {
        return Ok(Answer::NoReport);
    }
    let instead_of = set(tx, desk, by, origin, (session, turn), (text.clone(), None, None))?;
    Ok(Answer::GoalTaken { text, test: None, instead_of })
}

fn own_report(
    tx: &Tx,
    origin: &Origin,
    session: SessionId,
    turn: TurnNo,
) -> Result<Option<reports::ReportRow>, ServiceError> {
    let row = reports::load(tx, session, u16::from(turn))?;
    Ok(row.filter(|r| r.guild == origin.guild && r.candidate == origin.member))
}

/// Gives back the goal that was active until now, if that is another.
fn set(
    tx: &Tx,
    desk: &mut Desk,
    by: Actor,
    origin: &Origin,
    (session, turn): (SessionId, TurnNo),
    (text, goal, competency): (CleanText, Option<String>, Option<String>),
) -> Result<Option<CleanText>, ServiceError> {
    let before = goals::current(tx, origin.guild, origin.member)?;
    goals::end(tx, origin.guild, origin.member, "replaced", by.now)?;
    let row = GoalRow {
        id: GoalNo(desk.id(by.now)),
        guild: origin.guild,
        member: origin.member,
        plan: text.as_str().to_owned(),
        if_then: None,
        drill: None,
        goal,
        competency,
        from: Some((session, u16::from(turn))),
        taken_at: by.now,
        ended_at: None,
        ended: None,
        trail: "[]".to_owned(),
        set_by: None,
        is_told: true,
    };
    goals::put(tx, &row)?;
    let other = before.filter(|before| before.plan != row.plan);
    Ok(other.and_then(|before| CleanText::new(&before.plan, GOAL).ok()))
}
