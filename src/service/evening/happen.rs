//! One event happens to one evening, and everything that follows from it is written in the same
//! transaction.

use tracing::info;

use crate::base::{EveningId, MemberId, Moment, SessionId, Span};
use crate::evening::{
    self, Act, Dealt, Effect, Evening, Event, Fact, Heard, MemberAct, Need, Notice, Refusal, Table,
    Wish,
};
use crate::protocol::{Answer, Origin, Reminding};
use crate::service::desk::{Actor, Desk};
use crate::service::error::ServiceError;
use crate::service::record;
use crate::store::asking::{self, Asking};
use crate::store::ledger::{self, LedgerRow};
use crate::store::{Tx, evenings};

use super::rows::{self, Loaded};
use super::{clocks, people, remind, sessions, show};

/// What an evening needs is brought at most so often in one use-case: a session for each table.
const NEEDS_MAX: usize = 64;
/// Deadlines of one evening that are applied in one use-case; the rest is due at once again.
const WAKES_MAX: usize = 8;
/// Evenings that are read at once.
const PAGE: u32 = 256;

/// What an evening has come to.
pub(super) struct Happened {
    pub(super) heard: Heard,
    pub(super) now: Loaded,
}

/// Steps the evening by the event, brings what it needs, and writes all of it. A refusal writes
/// nothing.
pub(super) fn happen(
    tx: &Tx,
    desk: &mut Desk,
    by: Actor,
    from: &Loaded,
    event: &Event,
) -> Result<Result<Happened, Refusal>, ServiceError> {
    let mut known = people::known(tx, &from.evening, by)?;
    if let Event::Changed(to, _) = event {
        known.elsewhere = people::elsewhere_then(tx, &from.evening, to)?;
    }
    let first = match evening::step(&from.evening, event, &known, by.now) {
        Ok(step) => step,
        Err(refusal) => return Ok(Err(refusal)),
    };
    let heard = first.heard;
    let mut next = first.next;
    let (mut effects, mut facts) = (first.effects, first.facts);
    for _ in 0..NEEDS_MAX {
        let Some(need) = next.need() else { break };
        let Some(brought) = bring(tx, desk, by, &next, &need)? else { break };
        let step = match evening::step(&next, &brought, &known, by.now) {
            Ok(step) => step,
            Err(refusal) => return Ok(Err(refusal)),
        };
        next = step.next;
        effects.extend(step.effects);
        facts.extend(step.facts);
    }
    let now = rows::save(tx, from, next)?;
    record_facts(tx, desk, by, &now, &facts)?;
    follow(tx, desk, by, &now.evening, &effects)?;
    if from.row.phase != now.row.phase {
        info!(
            guild.id = now.evening.guild.0,
            from = from.row.phase,
            "evening {} of guild {} is in phase {}",
            now.evening.id,
            now.evening.guild,
            now.row.phase
        );
    }
    Ok(Ok(Happened { heard, now }))
}

/// Does what must be done, and queues what must be shown. Of a session's seats only the last count.
pub(super) fn follow(
    tx: &Tx,
    desk: &mut Desk,
    by: Actor,
    of: &Evening,
    effects: &[Effect],
) -> Result<(), ServiceError> {
    for (no, effect) in effects.iter().enumerate() {
        match effect {
            Effect::Seats { session, seats } => {
                let is_same = |other: &Effect| matches!(other, Effect::Seats { session: s, .. } if s == session);
                if !effects[no + 1..].iter().any(is_same) {
                    sessions::seat(tx, desk, by, of, (*session, seats))?;
                }
            }
            Effect::Agreed { session, starts_at, objective } => {
                sessions::agree(tx, desk, by, *session, (*starts_at, objective))?;
            }
            Effect::Post {
                notice: Notice::Reminder { people, silent, is_drawn, is_late }, ..
            } => {
                remind::remind(tx, desk, by, of, (people, silent), (*is_drawn, *is_late))?;
            }
            Effect::Show { .. } | Effect::Post { .. } => show::show(tx, desk, by, of, effect)?,
        }
    }
    Ok(())
}

fn bring(
    tx: &Tx,
    desk: &mut Desk,
    by: Actor,
    of: &Evening,
    need: &Need,
) -> Result<Option<Event>, ServiceError> {
    match need {
        Need::Draw { people, sessions: again, draw } => {
            let seats = people::seats(tx, of, people, *draw)?;
            let mut again = again.iter().copied();
            let mut tables = Vec::new();
            let mut over = seats.drawn.over;
            for seated in seats.drawn.sessions {
                let session = match again.next() {
                    Some(session) => Some(session),
                    None => sessions::open(tx, desk, by, of, &seated)?,
                };
                // More sessions than the guild may have: its people are told that they have none.
                match session {
                    Some(_) => tables.push(Table { session, seats: seated }),
                    None => over.extend(
                        [&seated.interviewers[..], &seated.candidates, &seated.observers].concat(),
                    ),
                }
            }
            for why in &seats.why {
                ledger::put_why(tx, (of.id, of.guild), why)?;
            }
            Ok(Some(Event::Dealt(Dealt { tables, over, elsewhere: seats.elsewhere })))
        }
        Need::Session { seats } => {
            let session = sessions::open(tx, desk, by, of, seats)?;
            Ok(session.map(|(session, number)| Event::Opened(session, number)))
        }
    }
}

fn record_facts(
    tx: &Tx,
    desk: &mut Desk,
    by: Actor,
    of: &Loaded,
    facts: &[Fact],
) -> Result<(), ServiceError> {
    let evening = &of.evening;
    let key = (evening.id, evening.guild);
    let at = evening.plan.starts_at;
    for fact in facts {
        match fact {
            Fact::Regular { member, on } => {
                if let Some((series, _)) = &of.row.series {
                    let since = on.then_some(by.now);
                    evenings::set_regular(tx, (*series, evening.guild), *member, since)?;
                }
            }
            Fact::Asked { member, on } => {
                if let Some((series, _)) = &of.row.series {
                    let how = if *on { Asking::Asked } else { Asking::Stopped };
                    asking::put(tx, (*series, evening.guild), *member, how, by.now)?;
                    record::note(tx, desk, by, "evening-asked", &on)?;
                }
            }
            Fact::Held { rows } => {
                for entry in rows {
                    let (had, fair) = (entry.turns, entry.shares);
                    let row = LedgerRow {
                        member: entry.member,
                        had: [had.interviewer, had.candidate, had.odd],
                        fair: [fair.interviewer, fair.candidate, fair.odd],
                    };
                    ledger::put(tx, key, &row, at)?;
                }
                met(tx, desk, evening)?;
            }
            // What they said is in the evening alone.
            Fact::Answered { member, wish } => {
                record::note(tx, desk, by, "evening-answered", &())?;
                if let (Wish::In, Some((series, _))) = (wish, &of.row.series) {
                    asking::ask_again(tx, *series, *member, by.now)?;
                }
            }
            Fact::Drawn { draw, by: who } => {
                record::note(tx, desk, by, "evening-drawn", &(evening.id, draw, who.is_some()))?;
            }
            Fact::Reminded { told, dropped } => {
                record::note(tx, desk, by, "evening-reminded", &(evening.id, told, dropped))?;
            }
            Fact::Moved { .. } => record::note(tx, desk, by, "evening-moved", &evening.id)?,
            Fact::Changed => record::note(tx, desk, by, "evening-changed", &evening.id)?,
            Fact::CalledOff { .. } => {
                record::note(tx, desk, by, "evening-called-off", &evening.id)?;
            }
        }
    }
    Ok(())
}

/// Who faced whom.
fn met(tx: &Tx, desk: &mut Desk, evening: &Evening) -> Result<(), ServiceError> {
    let key = (evening.id, evening.guild);
    for standing in sessions::standings(tx, desk, evening)? {
        for one in &standing.interviewed {
            for other in standing.answered.iter().filter(|other| *other != one) {
                ledger::put_met(tx, key, (*one, *other), evening.plan.starts_at)?;
            }
        }
    }
    Ok(())
}

/// The member could not be told of the call alone: it names them.
pub(in crate::service) fn not_written(
    tx: &Tx,
    desk: &mut Desk,
    by: Actor,
    (id, member): (EveningId, MemberId),
) -> Result<(), ServiceError> {
    if let Some(from) = rows::load_of(tx, by.guild, id)? {
        let _told = happen(tx, desk, by, &from, &Event::NotWritten(member))?;
    }
    Ok(())
}

/// What a member does on an evening.
pub(in crate::service) fn act(
    tx: &Tx,
    desk: &mut Desk,
    by: Actor,
    origin: &Origin,
    (id, act): (EveningId, Act),
) -> Result<Answer, ServiceError> {
    let Some(from) = rows::load_of(tx, origin.guild, id)? else { return Ok(Answer::NoSuchEvening) };
    // Their session has begun with them after all: nothing else is offered to them any more.
    let takes = matches!(act, Act::Take { .. });
    if takes && sessions::one_runs_with(tx, desk, &from.evening, origin.member)? {
        return Ok(Answer::EveningRefused { evening: id, refusal: Refusal::OfferGone });
    }
    let event = Event::Act(MemberAct {
        member: origin.member,
        act,
        acted_at: origin.acted_at,
        is_organiser: origin.is_organiser,
    });
    Ok(match happen(tx, desk, by, &from, &event)? {
        Ok(happened) => {
            let of = &happened.now;
            let (mut reminding, mut shift) = (None, None);
            if let Heard::In { .. } = happened.heard {
                reminding = remind::reminding(tx, &of.evening, origin.member, by.now)?;
                shift = clocks::shift_of(tx, of, origin.member)?;
            }
            told(happened, reminding, shift)
        }
        Err(refusal) => Answer::EveningRefused { evening: id, refusal },
    })
}

/// What the actor is told of what they did.
pub(super) fn told(
    Happened { heard, now }: Happened,
    reminding: Option<Reminding>,
    shift: Option<Span>,
) -> Answer {
    Answer::OnEvening {
        evening: now.evening.id,
        is_of_series: now.evening.plan.is_of_series,
        swaps: now.evening.plan.chairs.swaps,
        starts_at: now.evening.plan.starts_at,
        heard,
        reminding,
        shift,
    }
}

/// Applies the deadlines of one evening that have come; says how many.
pub(in crate::service) fn wake(
    tx: &Tx,
    desk: &mut Desk,
    now: Moment,
    id: EveningId,
) -> Result<usize, ServiceError> {
    let mut applied = 0;
    let Some(mut from) = rows::load(tx, id)? else { return Ok(applied) };
    for _ in 0..WAKES_MAX {
        let Some((at, _)) = from.row.wake.clone().filter(|(at, _)| *at <= now) else { break };
        let by = Actor { guild: from.evening.guild, member: None, now };
        let standings = sessions::standings(tx, desk, &from.evening)?;
        let Ok(happened) = happen(tx, desk, by, &from, &Event::Woken(standings))? else { break };
        let late_ms = now.since(at).ms();
        info!(late_ms, "evening {id} was woken");
        applied += 1;
        from = happened.now;
    }
    Ok(applied)
}

/// The messages of a session cannot be shown for good: where it is an evening's, that finds another
/// place for its people.
pub(in crate::service) fn undeliverable(
    tx: &Tx,
    desk: &mut Desk,
    by: Actor,
    session: SessionId,
) -> Result<(), ServiceError> {
    let Some(id) = evenings::of_session(tx, session)? else { return Ok(()) };
    let Some(from) = rows::load(tx, id)? else { return Ok(()) };
    let _told = happen(tx, desk, by, &from, &Event::Undeliverable(session))?;
    Ok(())
}

/// The clock was set back to so long before the last sign of life.
pub(in crate::service) fn set_back(
    tx: &Tx,
    desk: &mut Desk,
    now: Moment,
    by: Span,
) -> Result<(), ServiceError> {
    let mut after = EveningId(i64::MIN);
    loop {
        let page = evenings::live(tx, after, PAGE)?;
        let Some(last) = page.last() else { return Ok(()) };
        after = last.id;
        for row in page {
            let Ok(from) = rows::of_row(row) else { continue };
            let nobody = Actor { guild: from.evening.guild, member: None, now };
            let _told = happen(tx, desk, nobody, &from, &Event::SetBack(by))?;
        }
    }
}
