//! An evening as a value.

use std::collections::BTreeSet;

use serde::{Deserialize, Deserializer, Serialize};

use crate::base::{EveningId, GuildId, MemberId, Moment, Seed, Span};

use super::plan::Plan;
use super::seats::{Chair, Table};
use super::times::PEOPLE_MAX;

/// One evening, from its call to its end.
#[derive(Debug, Clone, PartialEq, Eq, Serialize, Deserialize)]
pub struct Evening {
    /// Its id.
    pub id: EveningId,
    /// Whose it is.
    pub guild: GuildId,
    /// What its draws come from.
    pub seed: Seed,
    /// What was agreed.
    pub plan: Plan,
    /// Where it stands.
    pub phase: Phase,
    /// Who is asked whether they come.
    #[serde(default, skip_serializing_if = "BTreeSet::is_empty")]
    pub asked: BTreeSet<MemberId>,
    /// Who of them is mentioned on the call until they answer.
    #[serde(default, skip_serializing_if = "BTreeSet::is_empty")]
    pub mentioned: BTreeSet<MemberId>,
    /// Who of them is told of it alone instead.
    #[serde(default, skip_serializing_if = "BTreeSet::is_empty")]
    pub written: BTreeSet<MemberId>,
    /// Who is in unless they say no.
    #[serde(default, skip_serializing_if = "BTreeSet::is_empty")]
    pub regulars: BTreeSet<MemberId>,
    /// Whether its call tells that organisers see attendance from this evening on.
    #[serde(default, skip_serializing_if = "std::ops::Not::not")]
    pub tells_attendance: bool,
    /// Zones of its people whose clocks have changed against its own since the evening before it.
    #[serde(default, skip_serializing_if = "Vec::is_empty")]
    pub shifts: Vec<Shift>,
    /// What people said, in the order in which they did; one answer each.
    pub answers: Vec<Answered>,
    /// How often seats were drawn; the last draw is in force.
    pub draws: u8,
    /// Whether seats are to be drawn now.
    #[serde(default, skip_serializing_if = "std::ops::Not::not")]
    pub draws_now: bool,
    /// Its sessions.
    pub tables: Vec<Table>,
    /// Who is in and in no session.
    pub over: Vec<MemberId>,
    /// Sessions that were made in place of one that could not be shown.
    #[serde(default)]
    pub remade: u8,
    /// Who was in and sits in something else that begins first.
    #[serde(default, skip_serializing_if = "Vec::is_empty")]
    pub elsewhere: Vec<MemberId>,
    /// Who was in when the seats were drawn, without those who only watch.
    pub drawn_for: BTreeSet<MemberId>,
    /// Seats that are offered, or were.
    pub offers: Vec<Offer>,
    /// Tables at which somebody comes late, as they have said: they are waited for.
    #[serde(default, skip_serializing_if = "Vec::is_empty")]
    pub waits_at: Vec<u8>,
    /// Swaps that were asked for and not answered yet.
    pub swaps: Vec<Swap>,
    /// Its own reminders that were sent or are out of time, counted from the earliest.
    #[serde(default, alias = "is_reminded", deserialize_with = "count_of")]
    pub reminded: u8,
    /// Whether who has not answered was nudged.
    #[serde(default, skip_serializing_if = "std::ops::Not::not")]
    pub has_nudged: bool,
    /// Whose reminder waits for the end of their quiet hours.
    #[serde(default, skip_serializing_if = "Vec::is_empty")]
    pub put_off: Vec<PutOff>,
    /// The last moment that counted: it never runs back.
    pub at: Moment,
}

/// Where an evening stands.
#[derive(Debug, Clone, Copy, PartialEq, Eq, Serialize, Deserialize)]
#[serde(rename_all = "kebab-case")]
pub enum Phase {
    /// People say whether they come.
    Called,
    /// Seats are drawn.
    Drawn,
    /// Its sessions are open.
    CheckIn,
    /// Its sessions run.
    UnderWay,
    /// It is over.
    Over(Ending),
}

/// How an evening ended.
#[derive(Debug, Clone, Copy, PartialEq, Eq, Serialize, Deserialize)]
#[serde(rename_all = "kebab-case")]
pub enum Ending {
    /// Its sessions were held, or some of them.
    Held,
    /// So few were in that they make no session.
    TooFew(u16),
    /// Somebody called it off; nobody once they are erased.
    CalledOff(Option<MemberId>),
    /// The bot was away until it was too late.
    Missed,
}

/// Whom a call concerns.
#[derive(Debug, Clone, Default, PartialEq, Eq)]
pub struct Called {
    /// Who is asked whether they come.
    pub asked: BTreeSet<MemberId>,
    /// Who of them is mentioned.
    pub mentioned: BTreeSet<MemberId>,
    /// Who of them is told of it alone instead.
    pub written: BTreeSet<MemberId>,
    /// Who is in unless they say no.
    pub regulars: BTreeSet<MemberId>,
    /// Whether it tells that organisers see attendance from this evening on.
    pub tells_attendance: bool,
    /// Zones of its people whose clocks have changed against its own since the evening before it.
    pub shifts: Vec<Shift>,
}

/// A zone in which an evening begins at another time of day than the one before it did.
#[derive(Debug, Clone, PartialEq, Eq, Serialize, Deserialize)]
pub struct Shift {
    /// Its IANA name.
    pub zone: String,
    /// So much later; earlier where it is below zero.
    pub by: Span,
}

/// What somebody said to the call.
#[derive(Debug, Clone, Copy, PartialEq, Eq, Serialize, Deserialize)]
pub struct Answered {
    /// Who said it.
    pub member: MemberId,
    /// What they wish for.
    pub wish: Wish,
    /// When they said it.
    pub at: Moment,
}

/// What somebody wishes for.
#[derive(Debug, Clone, Copy, PartialEq, Eq, PartialOrd, Ord, Serialize, Deserialize)]
#[serde(rename_all = "kebab-case")]
pub enum Wish {
    /// A seat.
    In,
    /// To watch only.
    Watch,
    /// Not to come.
    Out,
}

/// Something that is offered to somebody.
#[derive(Debug, Clone, PartialEq, Eq, Serialize, Deserialize)]
pub struct Offer {
    /// Its number in the evening: what its buttons name.
    pub no: u16,
    /// What is offered, and at which table.
    pub what: Offered,
    /// To whom; nobody: to whoever presses first.
    pub to: Vec<MemberId>,
    /// Who of them took it; it is done when all have.
    #[serde(default, skip_serializing_if = "Vec::is_empty")]
    pub taken_by: Vec<MemberId>,
    /// Until when. It is over then, or earlier.
    pub until: Moment,
    /// Whether it can be taken.
    pub is_open: bool,
}

/// What is offered.
#[derive(Debug, Clone, Copy, PartialEq, Eq, Serialize, Deserialize)]
#[serde(rename_all = "kebab-case")]
pub enum Offered {
    /// A chair that was freed at this table.
    Seat(u8, Chair),
    /// A place to watch at this table.
    Watch(u8),
    /// That two who were left alone sit at this table together.
    Together(u8),
}

/// A swap that waits for the other's yes.
#[derive(Debug, Clone, Copy, PartialEq, Eq, Serialize, Deserialize)]
pub struct Swap {
    /// Who asked.
    pub from: MemberId,
    /// Who was asked.
    pub to: MemberId,
}

/// A reminder that waits for the end of somebody's quiet hours.
#[derive(Debug, Clone, Copy, PartialEq, Eq, Serialize, Deserialize)]
pub struct PutOff {
    /// Who has quiet hours.
    pub member: MemberId,
    /// When their quiet hours end.
    pub until: Moment,
}

/// A count; of an evening that was saved before there were several, whether there was one.
fn count_of<'de, D: Deserializer<'de>>(from: D) -> Result<u8, D::Error> {
    #[derive(Deserialize)]
    #[serde(untagged)]
    enum Saved {
        Count(u8),
        Whether(bool),
    }
    Ok(match Saved::deserialize(from)? {
        Saved::Count(count) => count,
        Saved::Whether(is_so) => u8::from(is_so),
    })
}

impl Evening {
    /// What somebody said, or what being a regular says for them.
    pub fn wish(&self, member: MemberId) -> Option<Wish> {
        let said = self.answers.iter().find(|one| one.member == member).map(|one| one.wish);
        said.or_else(|| self.regulars.contains(&member).then_some(Wish::In))
    }

    /// Who comes, in the order of their answers, regulars first; more than an evening holds wait at
    /// the end.
    fn all_coming(&self) -> Vec<(MemberId, Wish)> {
        let said: BTreeSet<MemberId> = self.answers.iter().map(|one| one.member).collect();
        let silent = self.regulars.difference(&said).map(|member| (*member, Wish::In));
        let comes = self.answers.iter().filter(|one| one.wish != Wish::Out);
        silent.chain(comes.map(|one| (one.member, one.wish))).collect()
    }

    /// Who comes.
    pub fn coming(&self) -> Vec<(MemberId, Wish)> {
        let mut coming = self.all_coming();
        coming.truncate(PEOPLE_MAX);
        coming
    }

    /// How many are in, without those who only watch.
    pub fn people(&self) -> u16 {
        let is_in = self.coming().into_iter().filter(|(_, wish)| *wish == Wish::In);
        u16::try_from(is_in.count()).unwrap_or(u16::MAX)
    }

    /// Who would come if there were a place.
    pub fn waiting(&self) -> Vec<MemberId> {
        self.all_coming().into_iter().skip(PEOPLE_MAX).map(|(member, _)| member).collect()
    }

    /// Where somebody sits: the table's number, and what they do there.
    pub fn place_of(&self, member: MemberId) -> Option<(usize, Chair)> {
        let chair = |(no, table): (usize, &Table)| Some((no, table.chair_of(member)?));
        self.tables.iter().enumerate().find_map(chair)
    }

    /// Who took a seat that somebody had given back.
    pub fn stand_ins(&self) -> Vec<MemberId> {
        let seats = self.offers.iter().filter(|offer| matches!(offer.what, Offered::Seat(..)));
        seats.flat_map(|offer| offer.taken_by.iter().copied()).collect()
    }

    /// Whether somebody heard of the call: by name on it, or alone.
    pub fn has_heard(&self, member: MemberId) -> bool {
        self.mentioned.contains(&member) || self.written.contains(&member)
    }

    /// Whether somebody took something that was offered.
    pub fn took(&self, member: MemberId) -> bool {
        self.offers.iter().any(|offer| offer.taken_by.contains(&member))
    }

    /// Whether it is over.
    pub fn is_over(&self) -> bool {
        matches!(self.phase, Phase::Over(_))
    }
}
