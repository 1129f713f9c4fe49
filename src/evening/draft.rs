//! The next evening in the making: what a step changes before it is either returned or dropped.

use crate::base::{MemberId, Moment};

use super::card::{CallState, Card, Notice, TableBrief};
use super::effect::{Effect, Fact, Slot};
use super::heard::Heard;
use super::seats::{Chair, Table};
use super::state::{Ending, Evening, Phase, Wish};

/// An evening that is being stepped, with what the step has caused so far.
#[derive(Debug)]
pub(super) struct Draft {
    pub(super) evening: Evening,
    pub(super) at: Moment,
    pub(super) effects: Vec<Effect>,
    pub(super) facts: Vec<Fact>,
    pub(super) heard: Heard,
}

impl Draft {
    pub(super) fn new(evening: Evening, at: Moment) -> Self {
        Self { evening, at, effects: Vec::new(), facts: Vec::new(), heard: Heard::Nothing }
    }

    pub(super) fn hear(&mut self, heard: Heard) {
        self.heard = heard;
    }

    pub(super) fn post(&mut self, notice: Notice, ping: Vec<MemberId>) {
        self.effects.push(Effect::Post { notice, ping });
    }

    /// The call as it is now.
    pub(super) fn show_call(&mut self) {
        let evening = &self.evening;
        let (coming, watching): (Vec<_>, Vec<_>) =
            evening.coming().into_iter().partition(|(_, wish)| *wish == Wish::In);
        let members = |list: Vec<(MemberId, Wish)>| list.into_iter().map(|(one, _)| one).collect();
        let silent = |member: &&MemberId| evening.wish(**member).is_none();
        let out = evening.answers.iter().filter(|one| one.wish == Wish::Out);
        let card = Card::Call {
            evening: evening.id,
            plan: Box::new(evening.plan.clone()),
            state: self.state(),
            coming: members(coming),
            watching: members(watching),
            out: out.map(|one| one.member).collect(),
            waiting: evening.waiting(),
            mentioned: evening.mentioned.iter().filter(silent).copied().collect(),
            tells_attendance: evening.tells_attendance,
            shifts: evening.shifts.clone(),
        };
        self.effects.push(Effect::Show { slot: Slot::Call, card });
    }

    /// The plan as it is now.
    pub(super) fn show_plan(&mut self) {
        let evening = &self.evening;
        let tables = evening.tables.iter().filter(|table| table.everybody().next().is_some());
        let brief = |table: &Table| TableBrief {
            number: table.session.map(|(_, number)| number),
            interviewers: table.seats.interviewers.clone(),
            candidates: table.seats.candidates.clone(),
            observers: table.seats.observers.clone(),
        };
        let tables: Vec<TableBrief> = tables.map(brief).collect();
        let people = evening.tables.iter().map(|table| table.everybody().count()).sum::<usize>();
        let card = Card::Plan {
            evening: evening.id,
            plan: Box::new(evening.plan.clone()),
            people: u16::try_from(people).unwrap_or(u16::MAX),
            tables,
            over: evening.over.clone(),
            elsewhere: evening.elsewhere.clone(),
            swaps: evening.swaps.clone(),
            draw: evening.draws,
            state: self.state(),
        };
        self.effects.push(Effect::Show { slot: Slot::Plan, card });
    }

    fn state(&self) -> CallState {
        match self.evening.phase {
            Phase::Called => CallState::Open,
            Phase::Drawn => CallState::Drawn,
            Phase::CheckIn | Phase::UnderWay => CallState::Begun,
            Phase::Over(how) => CallState::Over(how),
        }
    }

    /// Tells the session at a table who sits there; where there is none yet, nobody. A session that
    /// nobody is left in is not held: who sits down there later gets a new one.
    pub(super) fn seat(&mut self, table: usize) {
        let Some(table) = self.evening.tables.get_mut(table) else { return };
        let Some((session, _)) = table.session else { return };
        self.effects.push(Effect::Seats { session, seats: table.seats.clone() });
        if table.everybody().next().is_none() {
            table.session = None;
        }
    }

    /// Takes somebody from wherever they are; says where that was.
    pub(super) fn lift(&mut self, member: MemberId) -> Option<(usize, Chair)> {
        self.evening.over.retain(|one| *one != member);
        let (table, chair) = self.evening.place_of(member)?;
        self.evening.tables[table].row(chair).retain(|one| *one != member);
        Some((table, chair))
    }

    /// Lifts somebody, and sets them down on another chair.
    pub(super) fn put(&mut self, member: MemberId, (table, chair): (usize, Chair)) {
        if let Some((from, _)) = self.lift(member)
            && from != table
        {
            self.seat(from);
        }
        self.evening.elsewhere.retain(|one| *one != member);
        self.evening.tables[table].row(chair).push(member);
        self.seat(table);
        self.facts.push(Fact::Moved { member });
    }

    /// It is over.
    pub(super) fn end(&mut self, how: Ending) {
        self.evening.phase = Phase::Over(how);
        self.evening.offers.iter_mut().for_each(|offer| offer.is_open = false);
        self.evening.swaps.clear();
        // Before seats are drawn there is no plan, nor where they make no session.
        if self.evening.tables.is_empty() {
            self.show_call();
        }
        if !self.evening.tables.is_empty() || self.evening.draws > 1 {
            self.show_plan();
        }
    }
}
