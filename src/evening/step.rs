//! The one way in: an evening, an event and a moment go in; the next evening and everything that
//! must happen because of it come out.

use std::collections::BTreeSet;

use crate::base::{EveningId, GuildId, MemberId, Moment, Seed, SessionId, Span};
use crate::rotation::Seated;

use super::card::Notice;
use super::draft::Draft;
use super::effect::{Effect, Fact, Slot};
use super::event::{Act, Event, Known, MemberAct, Standing};
use super::heard::Heard;
use super::plan::Plan;
use super::refusal::Refusal;
use super::seats::Table;
use super::state::{Called, Ending, Evening, Phase, Wish};
use super::times::{
    AGAIN_UNTIL, CHECK_IN_BEFORE, DRAW_BEFORE, HEAL_AFTER, LATE_AFTER, MISSED_AFTER,
    OPEN_CALL_BEFORE, OVER_AFTER,
};
use super::{called, changed, freed, healing, ledger, off, reminding, swap};

/// What a step gives back.
#[derive(Debug, Clone, PartialEq)]
pub struct Step {
    /// The next evening.
    pub next: Evening,
    /// What must be shown and done.
    pub effects: Vec<Effect>,
    /// What is recorded for good.
    pub facts: Vec<Fact>,
    /// What the actor is told.
    pub heard: Heard,
}

/// What an evening needs before it can go on.
#[derive(Debug, Clone, PartialEq, Eq)]
pub enum Need {
    /// Seats for these people.
    Draw {
        /// Who comes, and what for.
        people: Vec<(MemberId, Wish)>,
        /// Its sessions that are there already, to be used again.
        sessions: Vec<(SessionId, u32)>,
        /// Which draw it is, from 1.
        draw: u8,
    },
    /// A session for people who sit together and have none.
    Session {
        /// Who sits where.
        seats: Seated,
    },
}

/// Why an evening wants to be woken.
#[derive(Debug, Clone, Copy, PartialEq, Eq)]
pub enum Wake {
    /// Who comes is reminded.
    Reminds,
    /// Seats are drawn.
    Draws,
    /// An offered seat passes on.
    OfferLapses,
    /// Freed seats are for the first who presses.
    OpenCall,
    /// Check-in opens.
    CheckInOpens,
    /// Broken pairs are put together.
    Heals,
    /// Nobody waits longer for its sessions.
    Ends,
}

impl Wake {
    /// Its name in the log.
    pub fn name(self) -> &'static str {
        match self {
            Self::Reminds => "reminds",
            Self::Draws => "draws",
            Self::OfferLapses => "offer-lapses",
            Self::OpenCall => "open-call",
            Self::CheckInOpens => "check-in-opens",
            Self::Heals => "heals",
            Self::Ends => "ends",
        }
    }
}

impl Evening {
    /// When it wants to be woken, and why.
    pub fn wake_at(&self) -> Option<(Moment, Wake)> {
        let starts_at = self.plan.starts_at;
        match self.phase {
            Phase::Called => {
                let draws = Some((self.draws_at(), Wake::Draws));
                let reminds = reminding::due_at(self).map(|at| (at, Wake::Reminds));
                [reminds, draws].into_iter().flatten().min_by_key(first)
            }
            Phase::Drawn => {
                let offers = self.offers.iter().filter(|offer| offer.is_open);
                let lapses = offers.map(|offer| (offer.until, Wake::OfferLapses)).min_by_key(first);
                let lacks = |table: &Table| {
                    !table.seated().is_empty() && table.lacks(self.plan.chairs).is_some()
                };
                let opens_at = starts_at - OPEN_CALL_BEFORE;
                let opens = (self.at < opens_at && self.tables.iter().any(lacks))
                    .then_some((opens_at, Wake::OpenCall));
                let check_in = (starts_at - CHECK_IN_BEFORE, Wake::CheckInOpens);
                let reminds = reminding::due_at(self).map(|at| (at, Wake::Reminds));
                // What is offered until then is over with it.
                [Some(check_in), lapses, opens, reminds].into_iter().flatten().min_by_key(first)
            }
            Phase::CheckIn => Some((starts_at + HEAL_AFTER, Wake::Heals)),
            Phase::UnderWay if !self.waits_at.is_empty() => {
                Some((starts_at + LATE_AFTER, Wake::Heals))
            }
            Phase::UnderWay => Some((starts_at + OVER_AFTER, Wake::Ends)),
            Phase::Over(_) => None,
        }
    }

    /// When its seats are drawn: in each group a little earlier than is said, so that it is done by
    /// then; where that is late already, just then.
    fn draws_at(&self) -> Moment {
        let Plan { starts_at, draw_at, .. } = self.plan;
        let is_usual = draw_at == starts_at - DRAW_BEFORE;
        if is_usual { draw_at - self.guild.spread() } else { draw_at }
    }

    /// What it needs before it can go on.
    pub fn need(&self) -> Option<Need> {
        if self.draws_now {
            let sessions = self.tables.iter().filter_map(|table| table.session).collect();
            let draw = self.draws.saturating_add(1);
            return Some(Need::Draw { people: self.coming(), sessions, draw });
        }
        let is_new = |table: &&Table| !self.is_over() && table.wants_session(self.plan.chairs);
        let table = self.tables.iter().find(is_new);
        table.map(|table| Need::Session { seats: table.seats.clone() })
    }
}

impl Evening {
    /// One of its messages as it is now; without seats there is no plan.
    pub fn shows(&self, slot: Slot) -> Option<Effect> {
        let mut draft = Draft::new(self.clone(), self.at);
        match slot {
            Slot::Call => draft.show_call(),
            Slot::Plan if self.tables.is_empty() => {}
            Slot::Plan => draft.show_plan(),
        }
        draft.effects.pop()
    }

    /// Whether anything in it names that member.
    pub fn names(&self, member: MemberId) -> bool {
        let lists = [&self.asked, &self.mentioned, &self.written, &self.regulars, &self.drawn_for];
        let is_listed = lists.into_iter().any(|set| set.contains(&member));
        is_listed
            || [self.plan.planner, self.plan.worded_by].contains(&Some(member))
            || self.answers.iter().any(|one| one.member == member)
            || self.place_of(member).is_some()
            || self.over.contains(&member)
            || self.elsewhere.contains(&member)
    }
}

fn first((at, _): &(Moment, Wake)) -> Moment {
    *at
}

/// A new evening: people are called.
pub fn open(
    plan: Plan,
    (id, guild): (EveningId, GuildId),
    seed: Seed,
    called: Called,
    now: Moment,
) -> Step {
    // Who is called so late has just read when it is.
    let reminded = reminding::over_at(&plan, guild, now);
    let evening = Evening {
        id,
        guild,
        seed,
        plan,
        phase: Phase::Called,
        asked: called.asked,
        mentioned: called.mentioned,
        written: called.written,
        regulars: called.regulars,
        tells_attendance: called.tells_attendance,
        shifts: called.shifts,
        answers: Vec::new(),
        draws: 0,
        draws_now: false,
        tables: Vec::new(),
        over: Vec::new(),
        remade: 0,
        elsewhere: Vec::new(),
        drawn_for: BTreeSet::new(),
        offers: Vec::new(),
        waits_at: Vec::new(),
        swaps: Vec::new(),
        reminded,
        has_nudged: false,
        put_off: Vec::new(),
        at: now,
    };
    let mut draft = Draft::new(evening, now);
    draft.show_call();
    finish(draft)
}

/// What happens to `evening` because of `event`.
///
/// # Errors
/// [`Refusal`] when a rule says no; the evening then stays as it was.
pub fn step(evening: &Evening, event: &Event, known: &Known, now: Moment) -> Result<Step, Refusal> {
    let mut draft = Draft::new(evening.clone(), now.max(evening.at));
    match event {
        Event::Act(by) => act(&mut draft, by, known)?,
        Event::Woken(sessions) => woken(&mut draft, known, sessions),
        Event::Dealt(dealt) => {
            let had: Vec<_> = draft.evening.tables.iter().filter_map(|t| t.session).collect();
            called::dealt(&mut draft, dealt);
            // A session that was made for its people has them already.
            for table in 0..draft.evening.tables.len() {
                if draft.evening.tables[table].session.is_some_and(|one| had.contains(&one)) {
                    draft.seat(table);
                }
            }
        }
        Event::Opened(session, number) => opened(&mut draft, (*session, *number)),
        Event::Undeliverable(session) => freed::undeliverable(&mut draft, *session, known),
        Event::Changed(to, by) => changed::change(&mut draft, *by, to, known)?,
        Event::ChannelGone => channel_gone(&mut draft),
        Event::Paused(member) => called::paused(&mut draft, *member, known),
        Event::NotWritten(member) => called::not_written(&mut draft, *member),
        Event::Gone(member) => gone(&mut draft, *member, known),
        Event::SetBack(by) => set_back(&mut draft.evening, *by),
    }
    Ok(finish(draft))
}

fn finish(mut draft: Draft) -> Step {
    if !matches!(draft.evening.phase, Phase::Over(_)) {
        draft.evening.at = draft.evening.at.max(draft.at);
    }
    let Draft { evening, effects, facts, heard, .. } = draft;
    Step { next: evening, effects, facts, heard }
}

fn act(draft: &mut Draft, by: &MemberAct, known: &Known) -> Result<(), Refusal> {
    let member = by.member;
    let open = |draft: &Draft| match draft.evening.phase {
        Phase::Over(_) => Err(Refusal::Over),
        Phase::Called => Err(Refusal::NotDrawn),
        Phase::Drawn => Ok(()),
        Phase::CheckIn | Phase::UnderWay => Err(Refusal::CheckInOpen),
    };
    // Whether they are asked to the next ones can be said after it too.
    if draft.evening.is_over() && !matches!(by.act, Act::Asked { .. }) {
        return Err(Refusal::Over);
    }
    match by.act {
        Act::In { .. } => answer(draft, by, Wish::In, known)?,
        Act::Watch => answer(draft, by, Wish::Watch, known)?,
        Act::Out => answer(draft, by, Wish::Out, known)?,
        Act::Regular { on } => called::regular(draft, by, on, known)?,
        Act::Asked { on } => called::asked(draft, member, on)?,
        Act::AskSwap { with } => {
            open(draft)?;
            swap::ask(draft, member, with, known)?;
        }
        Act::Swap { with } => {
            open(draft)?;
            swap::agree(draft, member, with, known)?;
        }
        Act::Take { offer } => freed::take(draft, member, offer, known)?,
        Act::Pass { offer } => freed::pass(draft, member, offer, known)?,
        Act::DrawAgain => draw_again(draft, by)?,
        Act::CallOff => call_off(draft, by)?,
    }
    Ok(())
}

fn answer(draft: &mut Draft, by: &MemberAct, wish: Wish, known: &Known) -> Result<(), Refusal> {
    if let Phase::CheckIn | Phase::UnderWay = draft.evening.phase {
        return Err(Refusal::CheckInOpen);
    }
    called::answer(draft, by, wish, known)
}

fn draw_again(draft: &mut Draft, by: &MemberAct) -> Result<(), Refusal> {
    if !by.is_organiser {
        return Err(Refusal::OrganisersOnly);
    }
    if draft.evening.phase == Phase::Called {
        return Err(Refusal::NotDrawn);
    }
    if draft.at > draft.evening.plan.starts_at - AGAIN_UNTIL {
        return Err(Refusal::TooLateToDraw);
    }
    draft.evening.draws_now = true;
    let draw = draft.evening.draws.saturating_add(1);
    draft.facts.push(Fact::Drawn { draw, by: Some(by.member) });
    let concerned = draft.evening.tables.iter().flat_map(Table::everybody);
    let ping = concerned.map(|(_, member)| member).collect();
    draft.post(Notice::DrawnAgain { by: by.member }, ping);
    draft.hear(Heard::DrawnAgain);
    Ok(())
}

fn call_off(draft: &mut Draft, by: &MemberAct) -> Result<(), Refusal> {
    if !by.is_organiser && draft.evening.plan.planner != Some(by.member) {
        return Err(Refusal::OrganisersOnly);
    }
    if let Phase::CheckIn | Phase::UnderWay = draft.evening.phase {
        return Err(Refusal::CheckInOpen);
    }
    let ping: Vec<MemberId> = draft.evening.coming().into_iter().map(|(one, _)| one).collect();
    for table in 0..draft.evening.tables.len() {
        draft.evening.tables[table].seats = Seated::default();
        draft.seat(table);
    }
    draft.end(Ending::CalledOff(Some(by.member)));
    draft.facts.push(Fact::CalledOff { by: by.member });
    draft.post(Notice::CalledOff { by: by.member }, ping);
    draft.hear(Heard::CalledOff);
    Ok(())
}

/// The next deadline, if its time has come.
fn woken(draft: &mut Draft, known: &Known, sessions: &[Standing]) {
    off::free(draft, known, sessions);
    let starts_at = draft.evening.plan.starts_at;
    if draft.evening.phase == Phase::UnderWay && is_all_over(&draft.evening, sessions) {
        return held(draft, sessions);
    }
    let Some((_, why)) = draft.evening.wake_at().filter(|(at, _)| *at <= draft.at) else { return };
    match why {
        Wake::Reminds => reminding::remind(draft, known),
        Wake::Draws if draft.at > starts_at + MISSED_AFTER => {
            let by = draft.at.since(starts_at);
            let people: Vec<MemberId> =
                draft.evening.coming().into_iter().map(|(member, _)| member).collect();
            draft.end(Ending::Missed);
            draft.post(Notice::Missed { by }, people);
        }
        Wake::Draws => draft.evening.draws_now = true,
        Wake::OfferLapses | Wake::OpenCall => freed::lapse(draft, known),
        Wake::CheckInOpens => {
            draft.evening.phase = Phase::CheckIn;
            draft.evening.offers.iter_mut().for_each(|offer| offer.is_open = false);
            draft.evening.swaps.clear();
            draft.show_plan();
        }
        Wake::Heals => healing::heal(draft, known, sessions),
        Wake::Ends => held(draft, sessions),
    }
}

fn is_all_over(evening: &Evening, sessions: &[Standing]) -> bool {
    let is_over = |id: SessionId| sessions.iter().any(|one| one.session == id && one.is_over);
    evening.tables.iter().filter_map(|table| table.session).all(|(id, _)| is_over(id))
}

fn held(draft: &mut Draft, sessions: &[Standing]) {
    let rows = ledger::entries(&draft.evening, sessions);
    draft.facts.push(Fact::Held { rows });
    draft.end(Ending::Held);
}

/// The first set of people without a session has this one.
fn opened(draft: &mut Draft, session: (SessionId, u32)) {
    let chairs = draft.evening.plan.chairs;
    let mut tables = draft.evening.tables.iter_mut();
    if let Some(table) = tables.find(|table| table.wants_session(chairs)) {
        table.session = Some(session);
    }
    draft.show_plan();
}

fn gone(draft: &mut Draft, member: MemberId, known: &Known) {
    let evening = &mut draft.evening;
    evening.asked.remove(&member);
    evening.mentioned.remove(&member);
    evening.written.remove(&member);
    evening.regulars.remove(&member);
    evening.answers.retain(|one| one.member != member);
    evening.elsewhere.retain(|one| *one != member);
    evening.put_off.retain(|one| one.member != member);
    evening.drawn_for.remove(&member);
    for whose in [&mut evening.plan.planner, &mut evening.plan.worded_by] {
        if *whose == Some(member) {
            *whose = None;
        }
    }
    if evening.phase == Phase::Over(Ending::CalledOff(Some(member))) {
        evening.phase = Phase::Over(Ending::CalledOff(None));
    }
    freed::leave(draft, member);
    for offer in &mut draft.evening.offers {
        offer.to.retain(|one| *one != member);
        offer.taken_by.retain(|one| *one != member);
    }
    match draft.evening.phase {
        Phase::Called => draft.show_call(),
        Phase::Drawn => {
            freed::fill(draft, known);
            draft.show_plan();
        }
        Phase::CheckIn | Phase::UnderWay | Phase::Over(_) => draft.show_plan(),
    }
}

/// Its messages are put up anew where the guild's are.
fn channel_gone(draft: &mut Draft) {
    draft.evening.plan.channel = None;
    if draft.evening.is_over() {
        return;
    }
    draft.show_call();
    if !draft.evening.tables.is_empty() {
        draft.show_plan();
    }
}

/// What hangs on signs of life goes back; agreed times stay.
fn set_back(evening: &mut Evening, by: Span) {
    evening.at = evening.at - by;
    for offer in evening.offers.iter_mut().filter(|offer| offer.is_open) {
        offer.until = offer.until - by;
    }
    for answer in &mut evening.answers {
        answer.at = answer.at - by;
    }
}
