//! A day before: who comes is reminded, and who was asked and has said nothing is nudged once.

use crate::base::{MemberId, Moment};

use super::card::Notice;
use super::draft::Draft;
use super::effect::Fact;
use super::event::Known;
use super::state::{Evening, Phase, PutOff};
use super::times::{ANSWERED_LATELY, NUDGE_FOR, REMIND_UNTIL, REMINDED_LATE_AFTER, remind_at};

/// When somebody is to be reminded next.
pub(super) fn due_at(evening: &Evening) -> Option<Moment> {
    let regular = (!evening.is_reminded).then(|| remind_at(evening.plan.starts_at, evening.guild));
    let put_off = evening.put_off.iter().map(|one| one.until).min();
    regular.into_iter().chain(put_off).min()
}

/// It begins at another time: of that one too people are reminded, unless it is near already.
pub(super) fn begin_anew(draft: &mut Draft) {
    draft.evening.is_reminded =
        draft.at >= remind_at(draft.evening.plan.starts_at, draft.evening.guild);
    draft.evening.put_off.clear();
}

/// Reminds who comes, and those whose quiet hours are over by now. Whoever has quiet hours gets
/// theirs when those end, if its sessions do not remind them by then.
pub(super) fn remind(draft: &mut Draft, known: &Known) {
    let at = draft.at;
    let starts_at = draft.evening.plan.starts_at;
    let was_due = remind_at(starts_at, draft.evening.guild);
    let (mut due, mut silent) = (Vec::new(), Vec::new());
    let is_first = !std::mem::replace(&mut draft.evening.is_reminded, true);
    if is_first {
        due = to_remind(&draft.evening, at);
        silent = to_nudge(&draft.evening, known);
    }
    let (waited, waiting): (Vec<PutOff>, Vec<PutOff>) =
        draft.evening.put_off.iter().partition(|one| one.until <= at);
    draft.evening.put_off = waiting;
    let coming = draft.evening.coming();
    let comes = |member: &MemberId| coming.iter().any(|(one, _)| one == member);
    due.extend(waited.iter().map(|one| one.member).filter(comes));
    let until = starts_at - REMIND_UNTIL;
    let (mut people, mut dropped) = (Vec::new(), 0_usize);
    for member in due {
        match known.quiet.get(&member).copied().filter(|over| *over > at) {
            None if at < until => people.push(member),
            Some(over) if over < until => {
                draft.evening.put_off.push(PutOff { member, until: over });
            }
            None | Some(_) => dropped += 1,
        }
    }
    let asked = silent.len();
    silent.retain(|member| at <= was_due + NUDGE_FOR && !known.quiet.contains_key(member));
    dropped += asked - silent.len();
    let count = |number: usize| u16::try_from(number).unwrap_or(u16::MAX);
    let ping = [&people[..], &silent].concat();
    draft.facts.push(Fact::Reminded { told: count(ping.len()), dropped: count(dropped) });
    if !ping.is_empty() {
        let is_late = is_first && at > was_due + REMINDED_LATE_AFTER;
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
