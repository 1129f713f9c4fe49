//! Micro-goals: one at a time, taken from a report, written in one's own words, or set by a coach.

use crate::base::{CleanText, GoalNo, GuildId, MemberId, Moment, SessionId, TextLimit};
use crate::calendar::Date;
use crate::interview::TurnNo;
use crate::progress::{DRILL, Goal, GoalEnd, GoalId, Goals, HALF, IfThen, Wording, is_kept};
use crate::protocol::{
    Answer, DrillAsked, GoalAct, GoalAnswer, GoalBecomes, GoalNews, Origin, OwnGoal, PastGoal,
};
use crate::rubric::Transfer;
use crate::store::goals::{self, GoalRow};
use crate::store::{Read, Tx, guilds, sessions};

use super::desk::{Actor, Desk};
use super::error::ServiceError;
use super::saved::{json, name_of, parsed};
use super::{attempts, coach, drills, record};

/// Behaviours of before were written with their plans, in a few lines.
const GOAL: TextLimit = TextLimit::paragraph(400);
/// Goals of before that a member sees, the newest first: four years of one a week.
const EARLIER_MAX: u32 = 200;
/// Mocks of which a goal knows whether it showed.
const TRAIL_MAX: usize = 50;

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

fn trail_of(row: &GoalRow) -> Vec<Transfer> {
    parsed(&row.trail).unwrap_or_default()
}

/// The member's goal as they see it.
pub(super) fn own(read: &Read, origin: &Origin) -> Result<Option<OwnGoal>, ServiceError> {
    let Some(row) = goals::current(read, origin.guild, origin.member)? else { return Ok(None) };
    let Some(text) = text_of(&row) else { return Ok(None) };
    let from = row.from.map(|(session, _)| sessions::load(read, session)).transpose()?.flatten();
    let plan = row.if_then.as_ref().and_then(|(when, then)| {
        let half = |text: &str| CleanText::new(text, HALF).ok();
        Some(IfThen { when: half(when)?, then: half(then)? })
    });
    Ok(Some(OwnGoal {
        text,
        id: id_of(&row),
        plan,
        drill: row.drill.as_ref().and_then(|text| CleanText::new(text, DRILL).ok()),
        taken_at: row.taken_at,
        from: from.map(|row| row.number),
        set_by: row.set_by,
        trail: trail_of(&row),
        has_earlier: goals::of_member(read, origin.guild, origin.member, 2)?.len() > 1,
        week: drills::week(read, origin.guild, origin.member, origin.acted_at)?,
    }))
}

/// The goals that the member worked on before, the newest first.
pub(super) fn earlier(read: &Read, origin: &Origin) -> Result<Vec<PastGoal>, ServiceError> {
    let rows = goals::of_member(read, origin.guild, origin.member, EARLIER_MAX)?.into_iter();
    let past = rows.filter_map(|row| {
        Some(PastGoal {
            text: text_of(&row)?,
            taken_at: row.taken_at,
            ended_at: row.ended_at?,
            how: row.ended.as_ref().and_then(|how| parsed(&format!("\"{how}\""))),
            trail: trail_of(&row),
        })
    });
    Ok(past.collect())
}

/// What the member is asked on that day for the drill of this goal; nothing where they work on it
/// no longer, or have said already what became of it. Without the files' goals at hand their drills
/// are left out.
pub(super) fn asked(
    read: &Read,
    files: Option<&Goals>,
    (guild, member): (GuildId, MemberId),
    (goal, on): (GoalNo, Date),
) -> Result<Option<DrillAsked>, ServiceError> {
    let row = goals::current(read, guild, member)?.filter(|row| row.id == goal);
    let Some(row) = row else { return Ok(None) };
    if drills::is_said(read, (guild, member), on)? {
        return Ok(None);
    }
    let Some((day, done)) = drills::day(read, (guild, member), on)? else { return Ok(None) };
    let Some(text) = text_of(&row) else { return Ok(None) };
    let known = files.zip(id_of(&row)).and_then(|(files, id)| files.find(&id));
    let drill = row.drill.as_deref().or_else(|| known.map(|known| known.drill.as_str()));
    let drill = drill.and_then(|text| CleanText::new(text, DRILL).ok());
    Ok(Some(DrillAsked { goal, text, drill, on, day, done }))
}

/// Takes the goal that the report of a turn proposes.
pub(super) fn take(
    tx: &Tx,
    desk: &mut Desk,
    by: Actor,
    origin: &Origin,
    at: (SessionId, TurnNo),
) -> Result<Answer, ServiceError> {
    let Some((member, report)) = coach::report(tx, origin, at)? else {
        return Ok(Answer::NoReport);
    };
    let library = std::sync::Arc::clone(&desk.library);
    let goal = report.proposal.and_then(|p| library.goals_in(&origin.language).find(&p.goal));
    let Some(goal) = goal else { return Ok(Answer::NoReport) };
    let Ok(behaviour) = CleanText::new(&goal.behaviour, GOAL) else { return Ok(Answer::NoReport) };
    let wording = Wording { behaviour, plan: None, drill: None };
    set(tx, desk, by, (member, Some(at)), &wording, Some(goal))
}

/// Works on a goal in one's own words: after a session, or else the one that there is already.
pub(super) fn write(
    tx: &Tx,
    desk: &mut Desk,
    by: Actor,
    origin: &Origin,
    from: Option<(SessionId, TurnNo)>,
    wording: &Wording,
) -> Result<Answer, ServiceError> {
    if let Some(at) = from {
        let found = coach::report(tx, origin, at)?;
        let Some((member, _)) = found else { return Ok(Answer::NoReport) };
        return set(tx, desk, by, (member, from), wording, None);
    }
    let Some(row) = goals::current(tx, by.guild, origin.member)? else {
        return set(tx, desk, by, (origin.member, None), wording, None);
    };
    let (plan, drill) = (halves(wording), wording.drill.as_ref().map(CleanText::as_str));
    goals::word(tx, row.id, wording.behaviour.as_str(), plan.as_ref(), drill)?;
    record::note(tx, desk, by, "goal", &())?;
    Ok(Answer::Goal(GoalAnswer::Changed { text: wording.behaviour.clone() }))
}

/// Gives a goal up, or goes back to one.
pub(super) fn act(
    tx: &Tx,
    desk: &mut Desk,
    by: Actor,
    member: MemberId,
    act: GoalAct,
) -> Result<Answer, ServiceError> {
    let answer = match act {
        GoalAct::GiveUp => {
            let row = goals::current(tx, by.guild, member)?;
            end(tx, by, member, GoalEnd::GivenUp)?;
            row.and_then(|row| Some(GoalAnswer::GivenUp { goal: row.id, text: text_of(&row)? }))
        }
        GoalAct::PutBack(id) => put_back(tx, by, member, id)?,
        GoalAct::BeginWeek => drills::begin_week(tx, by, member)?,
        GoalAct::Keep(session) => Some(attempts::keep(tx, by, member, session)?),
        GoalAct::AskAt(at) => drills::ask_at(tx, by, member, at)?,
        GoalAct::Drill { on, how } => drills::say(tx, by, member, (on, how))?,
    };
    let answer = answer.unwrap_or(GoalAnswer::NoneSuch);
    if answer.is_done() {
        record::note(tx, desk, by, "goal", &())?;
    }
    Ok(Answer::Goal(answer))
}

fn put_back(
    tx: &Tx,
    by: Actor,
    member: MemberId,
    id: GoalNo,
) -> Result<Option<GoalAnswer>, ServiceError> {
    let row = goals::load(tx, id)?.filter(|row| row.guild == by.guild && row.member == member);
    // One that was kept has done its work.
    let kept = name_of(&GoalEnd::Kept)?;
    let is_open = |row: &GoalRow| row.ended_at.is_some() && row.ended.as_ref() != Some(&kept);
    let Some(row) = row.filter(is_open) else { return Ok(None) };
    end(tx, by, member, GoalEnd::Replaced)?;
    goals::reopen(tx, row.id)?;
    drills::begin(tx, by, member)?;
    Ok(text_of(&row).map(|text| GoalAnswer::PutBack { text }))
}

fn end(tx: &Tx, by: Actor, member: MemberId, how: GoalEnd) -> Result<(), ServiceError> {
    if goals::end(tx, by.guild, member, &name_of(&how)?, by.now)? {
        attempts::forget(tx, by.guild, member)?;
    }
    Ok(())
}

fn halves(wording: &Wording) -> Option<(String, String)> {
    let plan = wording.plan.as_ref()?;
    Some((plan.when.as_str().to_owned(), plan.then.as_str().to_owned()))
}

/// The member works on this from now on. What they work on already goes on as it is.
fn set(
    tx: &Tx,
    desk: &mut Desk,
    by: Actor,
    (member, from): (MemberId, Option<(SessionId, TurnNo)>),
    wording: &Wording,
    goal: Option<&Goal>,
) -> Result<Answer, ServiceError> {
    let coach = by.member.filter(|who| *who != member);
    let before = goals::current(tx, by.guild, member)?;
    let text = wording.behaviour.clone();
    let row = GoalRow {
        id: GoalNo(desk.id(by.now)),
        guild: by.guild,
        member,
        plan: text.as_str().to_owned(),
        if_then: halves(wording),
        drill: wording.drill.as_ref().map(|text| text.as_str().to_owned()),
        goal: goal.map(|goal| goal.id.0.as_str().to_owned()),
        competency: goal.and_then(|goal| goal.serves.first()).map(|c| c.0.as_str().to_owned()),
        from: from.map(|(session, turn)| (session, u16::from(turn))),
        taken_at: by.now,
        ended_at: None,
        ended: None,
        trail: "[]".to_owned(),
        set_by: coach,
        is_told: coach.is_none(),
    };
    let is_same = |before: &GoalRow| before.plan == row.plan && before.goal == row.goal;
    let goes_on = goal.is_some() && before.as_ref().is_some_and(is_same);
    guilds::ensure(tx, by.guild)?;
    drills::begin(tx, by, member)?;
    if !goes_on {
        end(tx, by, member, GoalEnd::Replaced)?;
        goals::put(tx, &row)?;
        record::note(tx, desk, by, "goal", &coach.map(|_| member))?;
    }
    let instead_of = before.filter(|before| before.plan != row.plan);
    let instead_of = instead_of.as_ref().and_then(text_of);
    Ok(match coach {
        Some(_) => Answer::Goal(GoalAnswer::SetFor { member, text, instead_of }),
        None => Answer::GoalTaken { text, test: goal.and_then(test_of), instead_of },
    })
}

/// Notes how far the member's goal got in a mock that began then; says how far it was before, and
/// what becomes of it.
pub(super) fn showed(
    tx: &Tx,
    by: Actor,
    (member, since): (MemberId, Moment),
    seen: Option<Transfer>,
) -> Result<(Option<Transfer>, Option<GoalBecomes>), ServiceError> {
    let Some(row) = goals::at(tx, by.guild, member, since)? else { return Ok((None, None)) };
    let mut trail = trail_of(&row);
    let was = trail.last().copied();
    let Some(seen) = seen.filter(|_| trail.len() < TRAIL_MAX) else { return Ok((was, None)) };
    trail.push(seen);
    goals::put_trail(tx, row.id, &json(&trail)?)?;
    if row.ended_at.is_some() {
        return Ok((was, None));
    }
    if is_kept(&trail) {
        end(tx, by, member, GoalEnd::Kept)?;
        return Ok((was, Some(GoalBecomes::Kept)));
    }
    Ok((was, (seen == Transfer::Yes).then_some(GoalBecomes::OnceMore)))
}

/// What the member is still to be told of a goal that a coach has set.
pub(super) fn news(
    read: &Read,
    guild: GuildId,
    member: MemberId,
) -> Result<Option<GoalNews>, ServiceError> {
    let row = goals::current(read, guild, member)?.filter(|row| !row.is_told);
    let Some(row) = row else { return Ok(None) };
    let (Some(by), Some(text)) = (row.set_by, text_of(&row)) else { return Ok(None) };
    let rows = goals::of_member(read, guild, member, EARLIER_MAX)?;
    let before = rows.iter().find(|before| before.ended_at == Some(row.taken_at));
    let instead_of = before.and_then(|before| Some((before.id, text_of(before)?)));
    Ok(Some(GoalNews { by, text, instead_of }))
}
