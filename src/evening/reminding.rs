//! Before its sessions do it: who comes is reminded, and who was asked and has said nothing is
//! nudged once.

use crate::base::{GuildId, MemberId, Moment, Reminder};

use super::card::Notice;
use super::draft::Draft;
use super::effect::Fact;
use super::event::Known;
use super::plan::Plan;
use super::state::{Evening, Phase, PutOff};
use super::times::{
    ANSWERED_LATELY, CHECK_IN_BEFORE, NUDGE_FOR, REMINDED_AGAIN_AFTER, REMINDED_LATE_AFTER,
};

/// When its own reminders are sent, the earliest first: its sessions remind of what is near.
fn times_of(plan: &Plan, guild: GuildId) -> impl Iterator<Item = Moment> {
    let own = plan.reminders.iter().filter(|ahead| !ahead.is_near());
    own.map(move |ahead| ahead.sent_at(plan.starts_at, guild))
}

/// So many of its own reminders are over at `at`.
pub(super) fn over_at(plan: &Plan, guild: GuildId, at: Moment) -> u8 {
    let over = times_of(plan, guild).filter(|time| *time <= at).count();
    u8::try_from(over).unwrap_or(u8::MAX)
}

impl Evening {
    fn next_own(&self) -> Option<Moment> {
        times_of(&self.plan, self.guild).nth(self.reminded.into())
    }

    /// When its sessions begin to remind who sits in them, at the latest with check-in: what is
    /// said before is of no use any more.
    pub fn sessions_remind_at(&self) -> Moment {
        let near = self.plan.reminders.iter().find(|ahead| ahead.is_near());
        self.plan.starts_at - near.map_or(CHECK_IN_BEFORE, Reminder::span)
    }
}

/// When somebody is to be reminded next.
pub(super) fn due_at(evening: &Evening) -> Option<Moment> {
    let put_off = evening.put_off.iter().map(|one| one.until).min();
    evening.next_own().into_iter().chain(put_off).min()
}

/// It begins at another time: of that one too people are reminded, unless it is near already.
pub(super) fn begin_anew(draft: &mut Draft) {
    draft.evening.reminded = over_at(&draft.evening.plan, draft.evening.guild, draft.at);
    draft.evening.has_nudged = false;
    draft.evening.put_off.clear();
}

/// The newest of its own reminders that came due by `at`: from here on that one and all before it
/// are over.
fn newest_due(evening: &mut Evening, at: Moment) -> Option<Moment> {
    let over = over_at(&evening.plan, evening.guild, at);
    if over <= evening.reminded {
        return None;
    }
    evening.reminded = over;
    times_of(&evening.plan, evening.guild).nth(usize::from(over - 1))
}

/// Reminds who comes, and those whose quiet hours are over by now: of reminders that coincide only
/// the newest is sent. Whoever has quiet hours gets theirs when those end, unless the next one is
/// as near.
pub(super) fn remind(draft: &mut Draft, known: &Known) {
    let at = draft.at;
    let newest = newest_due(&mut draft.evening, at);
    let (mut due, mut silent) = (Vec::new(), Vec::new());
    if newest.is_some() {
        due = to_remind(&draft.evening, at);
        if !std::mem::replace(&mut draft.evening.has_nudged, true) {
            silent = to_nudge(&draft.evening, known);
        }
    }
    let put_off = std::mem::take(&mut draft.evening.put_off).into_iter();
    let put_off = put_off.filter(|one| !due.contains(&one.member));
    let (waited, waiting): (Vec<PutOff>, Vec<PutOff>) = put_off.partition(|one| one.until <= at);
    draft.evening.put_off = waiting;
    let coming = draft.evening.coming();
    let comes = |member: &MemberId| coming.iter().any(|(one, _)| one == member);
    due.extend(waited.iter().map(|one| one.member).filter(comes));
    let until = draft.evening.next_own().unwrap_or_else(|| draft.evening.sessions_remind_at());
    let (mut people, mut dropped) = (Vec::new(), 0_usize);
    for member in due {
        match known.quiet.get(&member).copied().filter(|over| *over > at) {
            None if at < until => people.push(member),
            Some(over) if over + REMINDED_AGAIN_AFTER <= until => {
                draft.evening.put_off.push(PutOff { member, until: over });
            }
            None | Some(_) => dropped += 1,
        }
    }
    let asked = silent.len();
    let is_in_time = newest.is_some_and(|was_due| at <= was_due + NUDGE_FOR);
    silent.retain(|member| is_in_time && !known.quiet.contains_key(member));
    dropped += asked - silent.len();
    let count = |number: usize| u16::try_from(number).unwrap_or(u16::MAX);
    let ping = [&people[..], &silent].concat();
    draft.facts.push(Fact::Reminded { told: count(ping.len()), dropped: count(dropped) });
    if !ping.is_empty() {
        let is_late = newest.is_some_and(|was_due| at > was_due + REMINDED_LATE_AFTER);
        let is_drawn = draft.evening.phase == Phase::Drawn;
        draft.post(Notice::Reminder { people, silent, is_drawn, is_late }, ping);
    }
}

/// Who comes, without those who said so a moment ago.
fn to_remind(evening: &Evening, at: Moment) -> Vec<MemberId> {
    let said_lately = |member: &MemberId| {
        let mut said = evening.answers.iter().filter(|one| one.member == *member);
        said.any(|one| at.since(one.at) < ANSWERED_LATELY)
    };
    let coming = evening.coming().into_iter().map(|(member, _)| member);
    coming.filter(|member| !said_lately(member)).collect()
}

/// Who was asked, has said nothing, and wants to be nudged.
fn to_nudge(evening: &Evening, known: &Known) -> Vec<MemberId> {
    let is_silent = |member: &&MemberId| evening.wish(**member).is_none();
    let wants = |member: &&MemberId| known.wants_nudges.contains(*member);
    evening.asked.iter().filter(is_silent).filter(wants).copied().collect()
}
