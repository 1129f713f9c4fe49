//! What the people of a season do beside their sessions, and when.

use std::collections::BTreeMap;

use crate::bank::Kind;
use crate::base::{EveningId, MemberId, Moment, SessionId};
use crate::calendar::Date;
use crate::interview::TurnNo;

/// Something that somebody does at its time.
#[derive(Debug, Clone, PartialEq)]
pub(super) enum Errand {
    /// Answer the call of an evening.
    Answer { by: MemberId, evening: EveningId, comes: bool },
    /// Say what became of a day's drill.
    Log { by: MemberId, on: Date },
    /// Read the report of a turn, and take a goal from it.
    Read { by: MemberId, session: SessionId, turn: TurnNo },
    /// One question on the clock, alone.
    Drill { by: MemberId, kind: Kind },
    /// Plan a mock in which one is asked by several: of this format.
    Mock { by: MemberId, format: &'static str },
    /// Write down the story of this place.
    Story { by: MemberId, place: usize },
}

/// Errands in the order in which they are run.
#[derive(Debug, Default)]
pub(super) struct Agenda {
    all: BTreeMap<(Moment, u32), Errand>,
    count: u32,
}

impl Agenda {
    pub(super) fn add(&mut self, at: Moment, errand: Errand) {
        self.count += 1;
        self.all.insert((at, self.count), errand);
    }

    /// When the next one is due.
    pub(super) fn next(&self) -> Option<Moment> {
        self.all.first_key_value().map(|((at, _), _)| *at)
    }

    /// The next one, if it is due by then.
    pub(super) fn take(&mut self, by: Moment) -> Option<Errand> {
        let entry = self.all.first_entry().filter(|entry| entry.key().0 <= by)?;
        Some(entry.remove())
    }
}
