//! Planned: people take seats, wait for one, give it back; the plan can change or be called off.

use std::collections::BTreeMap;

use crate::base::{CleanText, GuildId, MemberId, Moment, Reminder, Span};
use crate::interview::draft::{Draft, cast};
use crate::interview::event::{MemberAct, PlanEdit};
use crate::interview::fact::Fact;
use crate::interview::heard::Heard;
use crate::interview::limits::{
    CALLED_AGAIN_AFTER, CHECK_IN_BEFORE, CUT_OFF_BEFORE, REMINDED_AGAIN_AFTER, REMINDED_LATE_AFTER,
    START_MAX, START_UNNOTICED_MAX,
};
use crate::interview::notice::Notice;
use crate::interview::plan::Plan;
use crate::interview::refusal::Refusal;
use crate::interview::seats::{Offer, Seat, Sitter, Waiting};
use crate::interview::session::{PutOff, Session};
use crate::interview::state::{Ending, Phase};
use crate::interview::wake::{Due, Wake, earlier};

use super::{briefing, presence, report, seating};

/// A session can be planned this far ahead.
const PLAN_AHEAD_MAX: Span = Span::from_hours(24 * 366);

/// How long before the start each reminder goes out, the longest first. What is said when check-in
/// opens is none of them: it goes with that.
fn reminders(plan: &Plan) -> impl Iterator<Item = Reminder> {
    plan.reminders.iter().filter(|ahead| *ahead != Reminder::CheckIn)
}

/// Reminders of a session with this plan whose time has passed at `at`, or that are not its own to
/// send: where seats are dealt, whoever deals them reminds of what is not near.
pub(in crate::interview) fn reminders_over(plan: &Plan, guild: GuildId, at: Moment) -> u8 {
    if plan.is_dealt {
        count(reminders(plan).filter(|ahead| !ahead.is_near()))
    } else {
        reminders_past(plan, guild, at)
    }
}

/// Reminders whose time has passed at `at`.
fn reminders_past(plan: &Plan, guild: GuildId, at: Moment) -> u8 {
    count(reminders(plan).filter(|ahead| ahead.sent_at(plan.starts_at, guild) <= at))
}

fn count(reminders: impl Iterator<Item = Reminder>) -> u8 {
    u8::try_from(reminders.count()).expect("there are few reminders")
}

/// When a session that is planned now is called off for too few people; planned too late for
/// that, it waits for its start. People have at least half of the time until then to come. One
/// that is held at once, or whose seats are dealt, is not called off for them.
pub(in crate::interview) fn cut_off_at(plan: &Plan, now: Moment) -> Option<Moment> {
    if plan.at_once || plan.is_dealt {
        return None;
    }
    let starts_at = plan.starts_at;
    let at = starts_at - CUT_OFF_BEFORE;
    let half = now + starts_at.since(now).scaled(1, 2);
    (at > now).then_some(at.max(half))
}

/// Whether the time of a plan can be used.
pub(in crate::interview) fn check_start(starts_at: Moment, now: Moment) -> Result<(), Refusal> {
    if starts_at <= now {
        Err(Refusal::NotAhead)
    } else if starts_at.since(now) > PLAN_AHEAD_MAX {
        Err(Refusal::TooFarAhead { at_most: PLAN_AHEAD_MAX })
    } else {
        Ok(())
    }
}

/// Before it begins, seats can be taken; while it runs, one can still come to observe.
fn may_sit(draft: &Draft, seat: Seat) -> Result<(), Refusal> {
    not_dealt(&draft.session)?;
    match &draft.session.phase {
        Phase::Gathering { .. } | Phase::Briefing { .. } => Ok(()),
        Phase::Running(_) | Phase::Paused(_) if seat == Seat::Observer => Ok(()),
        Phase::Running(_) | Phase::Paused(_) => Err(Refusal::AlreadyBegun),
        Phase::Rating { .. } | Phase::Report { .. } | Phase::Closed { .. } => Err(Refusal::Over),
    }
}

/// Dealt seats are neither taken nor given back here until check-in opens.
fn not_dealt(s: &Session) -> Result<(), Refusal> {
    if s.is_dealt_ahead() { Err(Refusal::SeatsDealt) } else { Ok(()) }
}

/// Somebody who missed seats books no more than so much ahead. Once check-in is open, who comes
/// helps out, and who only watches is not counted on.
fn may_book(draft: &Draft, by: &MemberAct, seat: Seat, was: Option<Seat>) -> Result<(), Refusal> {
    let is_ahead = matches!(draft.session.phase, Phase::Gathering { .. });
    let is_new = seat != Seat::Observer && was.is_none_or(|was| was == Seat::Observer);
    match by.booked_out {
        Some(at_most) if is_ahead && is_new => Err(Refusal::BookedOut { at_most }),
        Some(_) | None => Ok(()),
    }
}

/// Takes a seat, or a place in its queue. The first press has the last seat.
pub(in crate::interview) fn take(
    draft: &mut Draft,
    by: &MemberAct,
    seat: Seat,
) -> Result<(), Refusal> {
    may_sit(draft, seat)?;
    if seat.places(draft.session.format()).max == 0 {
        return Err(Refusal::NoSuchSeat { seat });
    }
    let was = draft.session.seats.of(by.member).map(|p| p.seat);
    if was == Some(seat) {
        return Err(Refusal::AlreadySeated { seat });
    }
    if was.is_some()
        && !matches!(draft.session.phase, Phase::Gathering { .. } | Phase::Briefing { .. })
    {
        return Err(Refusal::AlreadyBegun);
    }
    if let Some(number) = by.clash {
        return Err(Refusal::Overlaps { number });
    }
    may_book(draft, by, seat, was)?;
    let is_promised = |o: &Offer| o.seat == seat && o.to == Some(by.member);
    let promised = draft.session.seats.offers.iter().any(is_promised);
    if !promised && draft.session.seats.free(seat, draft.session.format()) == 0 {
        return wait(draft, by, seat);
    }
    let is_called = draft.session.seats.offers.iter().any(|o| o.seat == seat && o.to.is_none());
    sit(draft, by, seat, was);
    stands_in(draft, by.member, is_called);
    Ok(())
}

/// Notes that somebody sits there for another who could not come, where everybody was called.
fn stands_in(draft: &mut Draft, member: MemberId, is_called: bool) {
    if let Some(sitter) = draft.session.seats.of_mut(member) {
        sitter.stands_in = is_called;
    }
}

fn wait(draft: &mut Draft, by: &MemberAct, seat: Seat) -> Result<(), Refusal> {
    let waiting = Waiting { member: by.member, seat };
    if draft.session.seats.waitlist.contains(&waiting) {
        return Err(Refusal::AlreadyWaiting);
    }
    if !draft.session.seats.can_wait() || seat == Seat::Observer {
        return Err(Refusal::WaitlistFull);
    }
    draft.session.seats.waitlist.retain(|w| w.member != by.member);
    draft.session.seats.waitlist.push(waiting);
    let place = draft.session.seats.waitlist.iter().filter(|w| w.seat == seat).count();
    draft.heard = Heard::Waitlisted { seat, place: u8::try_from(place).unwrap_or(u8::MAX) };
    draft.fact(Fact::Waitlisted { member: by.member, seat });
    draft.show_card();
    propose_second(draft);
    Ok(())
}

/// Four people are two sessions where two interview each other.
fn propose_second(draft: &mut Draft) {
    let needed = usize::from(draft.session.format().candidates.min);
    let waiting: Vec<MemberId> = draft.session.seats.waitlist.iter().map(|w| w.member).collect();
    if draft.session.format().turns.swaps() && waiting.len() == needed {
        draft.ping(Notice::SecondSession { waiting: waiting.clone() }, waiting);
    }
}

/// Sits down. While check-in is open or the session runs, sitting down is being here.
fn sit(draft: &mut Draft, by: &MemberAct, seat: Seat, was: Option<Seat>) {
    let member = by.member;
    let is_open = !matches!(draft.session.phase, Phase::Gathering { .. });
    draft
        .session
        .seats
        .sitters
        .retain(|p| p.member != member || (p.is_gone && seat != Seat::Observer));
    draft.session.seats.waitlist.retain(|w| w.member != member);
    draft.session.seats.offers.retain(|o| o.to != Some(member));
    draft.session.seats.sitters.push(Sitter::new(member, seat, draft.at, is_open));
    if draft.session.seats.free(seat, draft.session.format()) == 0 {
        draft.session.seats.offers.retain(|o| o.seat != seat || o.to.is_some());
    }
    draft.heard = Heard::Seated { seat, is_here: is_open };
    draft.fact(Fact::Seated { member, seat });
    if let Some(was) = was {
        draft.fact(Fact::LeftSeat { member, seat: was });
        seating::offer(draft, was);
    }
    draft.show_card();
    if is_open {
        draft.show_check_in();
        briefing::try_begin_with(draft, seat);
    }
}

/// *Can't make it*: gives the seat or the place in the queue back; once it runs, leaves for good.
pub(in crate::interview) fn leave(draft: &mut Draft, by: &MemberAct) -> Result<(), Refusal> {
    not_dealt(&draft.session)?;
    match draft.session.phase {
        Phase::Gathering { .. } | Phase::Briefing { .. } => {}
        Phase::Report { .. } | Phase::Closed { .. } => return Err(Refusal::Over),
        Phase::Running(_) | Phase::Paused(_) | Phase::Rating { .. } => {
            presence::leave(draft, by.member)?;
            draft.heard = Heard::LeftForGood;
            return Ok(());
        }
    }
    let member = by.member;
    let waiting = draft.session.seats.waitlist.iter().find(|w| w.member == member).map(|w| w.seat);
    let seated = draft.session.seats.of(member).map(|p| p.seat);
    let seat = seated.or(waiting).ok_or(Refusal::NotSeated)?;
    draft.session.seats.sitters.retain(|p| p.member != member);
    draft.session.seats.waitlist.retain(|w| w.member != member);
    draft.heard = Heard::LeftSeat;
    draft.fact(Fact::LeftSeat { member, seat });
    if seated.is_some() {
        seating::offer(draft, seat);
    }
    draft.show_card();
    if let Phase::Briefing { .. } = draft.session.phase {
        draft.show_check_in();
        briefing::try_begin(draft);
    }
    Ok(())
}

/// *Take it*: a seat on offer, to this member or to the first who presses.
pub(in crate::interview) fn take_offered(draft: &mut Draft, by: &MemberAct) -> Result<(), Refusal> {
    not_dealt(&draft.session)?;
    match draft.session.phase {
        Phase::Gathering { .. } | Phase::Briefing { .. } => {}
        Phase::Report { .. } | Phase::Closed { .. } => return Err(Refusal::Over),
        Phase::Running(_) | Phase::Paused(_) | Phase::Rating { .. } => {
            return Err(Refusal::TakenMeanwhile);
        }
    }
    let member = by.member;
    let was = draft.session.seats.of(member).map(|p| p.seat);
    let found =
        draft.session.seats.offers.iter().position(|o| o.to == Some(member)).or_else(|| {
            draft.session.seats.offers.iter().position(|o| o.to.is_none() && was != Some(o.seat))
        });
    let Some(found) = found else {
        return Err(match was {
            Some(seat) => Refusal::AlreadySeated { seat },
            None => Refusal::TakenMeanwhile,
        });
    };
    if let Some(number) = by.clash {
        return Err(Refusal::Overlaps { number });
    }
    may_book(draft, by, draft.session.seats.offers[found].seat, was)?;
    let Offer { seat, to, .. } = draft.session.seats.offers.remove(found);
    sit(draft, by, seat, was);
    stands_in(draft, by.member, to.is_none());
    Ok(())
}

/// Lets an offer pass to the next.
pub(in crate::interview) fn pass_offer(draft: &mut Draft, by: &MemberAct) -> Result<(), Refusal> {
    let found = draft.session.seats.offers.iter().position(|o| o.to == Some(by.member));
    let seat = draft.session.seats.offers.remove(found.ok_or(Refusal::NothingOffered)?).seat;
    draft.fact(Fact::OfferPassed { seat, by: Some(by.member) });
    draft.heard = Heard::LeftSeat;
    seating::offer(draft, seat);
    draft.show_card();
    Ok(())
}

/// Changes the plan, before check-in opens.
pub(in crate::interview) fn edit(
    draft: &mut Draft,
    by: &MemberAct,
    edit: &PlanEdit,
) -> Result<(), Refusal> {
    draft.by_planner(by)?;
    match draft.session.phase {
        Phase::Gathering { .. } => {}
        Phase::Report { .. } | Phase::Closed { .. } => return Err(Refusal::Over),
        Phase::Briefing { .. } | Phase::Running(_) | Phase::Paused(_) | Phase::Rating { .. } => {
            return Err(Refusal::AlreadyBegun);
        }
    }
    let before = draft.session.plan.clone();
    apply(&mut draft.session.plan, edit);
    if draft.session.plan == before {
        return Err(Refusal::NothingChanged);
    }
    if draft.session.plan.starts_at != before.starts_at {
        let at = draft.at;
        let starts_at = draft.session.plan.starts_at;
        if draft.session.plan.is_dealt {
            return Err(Refusal::TimeDealt);
        }
        check_start(starts_at, at)?;
        draft.session.plan.cut_off_at = cut_off_at(&draft.session.plan, at);
        let reminded = reminders_over(&draft.session.plan, draft.session.guild, at);
        draft.session.phase = Phase::Gathering { reminded };
        draft.session.put_off.clear();
        let everyone = draft.everyone();
        are_told(draft, &everyone, at);
        draft.ping(Notice::PlanChanged { starts_at, is_dealt: false }, everyone);
    }
    draft.heard = Heard::Changed;
    draft.fact(Fact::Edited { by: by.member });
    draft.show_card();
    Ok(())
}

/// It begins then from now on, and practises this; who sits there is told where it was agreed.
pub(in crate::interview) fn agreed(
    draft: &mut Draft,
    starts_at: Moment,
    objective: &CleanText,
) -> Result<(), Refusal> {
    if !draft.session.is_dealt_ahead() {
        return Err(Refusal::AlreadyBegun);
    }
    let is_moved = draft.session.plan.starts_at != starts_at;
    draft.session.plan.starts_at = starts_at;
    draft.session.plan.objective = objective.clone();
    if is_moved {
        let reminded = reminders_over(&draft.session.plan, draft.session.guild, draft.at);
        draft.session.phase = Phase::Gathering { reminded };
        draft.session.put_off.clear();
    }
    draft.show_card();
    Ok(())
}

/// They know from here on when it begins.
pub(in crate::interview) fn are_told(draft: &mut Draft, members: &[MemberId], at: Moment) {
    for sitter in &mut draft.session.seats.sitters {
        if members.contains(&sitter.member) {
            sitter.told_at = Some(at);
        }
    }
}

fn apply(plan: &mut Plan, edit: &PlanEdit) {
    if let Some(starts_at) = edit.starts_at {
        plan.starts_at = starts_at;
    }
    if let Some(objective) = &edit.objective {
        plan.objective = objective.clone();
    }
    if let Some(wanted) = &edit.wanted {
        plan.wanted = Some(wanted.clone());
    }
    if let Some(place) = &edit.place {
        plan.place = Some(place.clone());
    }
    if let Some(mode) = edit.mode {
        plan.mode = mode;
    }
    plan.venue = edit.venue.or(plan.venue);
}

/// Calls it off, before it begins.
pub(in crate::interview) fn cancel(draft: &mut Draft, by: &MemberAct) -> Result<(), Refusal> {
    draft.by_planner(by)?;
    match draft.session.phase {
        Phase::Gathering { .. } | Phase::Briefing { .. } => {}
        Phase::Report { .. } | Phase::Closed { .. } => return Err(Refusal::Over),
        Phase::Running(_) | Phase::Paused(_) | Phase::Rating { .. } => {
            return Err(Refusal::AlreadyBegun);
        }
    }
    draft.heard = Heard::CalledOff;
    tell_ending(draft, Ending::CalledOff(by.member));
    Ok(())
}

/// Everyone seated is told, also when there was no thread yet.
fn tell_ending(draft: &mut Draft, how: Ending) {
    if !draft.session.has_thread && !draft.everyone().is_empty() {
        let everyone = draft.everyone();
        draft.ping(Notice::Ended { how }, everyone);
        draft.fact(Fact::Ended { how });
        draft.enter(Phase::Closed { how });
        draft.close_thread();
    } else {
        report::close(draft, how);
    }
}

pub(in crate::interview) fn due(s: &Session) -> Option<Due> {
    let Phase::Gathering { .. } = s.phase else { return None };
    let starts_at = s.plan.starts_at;
    let cut_off = s.plan.cut_off_at.map(|at| (at, Wake::CutOff));
    let opens = Some((starts_at - CHECK_IN_BEFORE, Wake::CheckInOpens));
    earlier(cut_off, earlier(seating::due(s), opens))
}

/// Enough people, or called off.
pub(in crate::interview) fn cut_off(draft: &mut Draft) {
    draft.session.plan.cut_off_at = None;
    // With enough, the card's line on it is true as it stands, and goes with the next change.
    if !draft.session.seats.is_enough(draft.session.format(), false) {
        tell_ending(draft, Ending::TooFew);
    }
}

/// The next reminder: one for everybody, or one that was put off. Who has come since needs none.
pub(in crate::interview) fn reminder_due(s: &Session) -> Option<Due> {
    let starts_at = s.plan.starts_at;
    let regular = match s.phase {
        Phase::Gathering { reminded } => reminders(&s.plan).nth(usize::from(reminded)),
        Phase::Briefing { .. } => None,
        Phase::Running(_)
        | Phase::Paused(_)
        | Phase::Rating { .. }
        | Phase::Report { .. }
        | Phase::Closed { .. } => return None,
    };
    let waits = |p: &&PutOff| s.seats.of(p.member).is_some_and(|sitter| !sitter.is_here());
    let put_off = s.put_off.iter().filter(waits).map(|p| p.until).min();
    let first =
        regular.map(|ahead| ahead.sent_at(starts_at, s.guild)).into_iter().chain(put_off).min();
    first.map(|at| (at, Wake::Remind))
}

/// Reminders that coincide at `now` are one: only the newest is sent, and none after the start.
/// Who took the seat a moment ago, or was told of the time in another way, needs none. Whoever has
/// quiet hours gets theirs when those end, if that is before the start.
pub(in crate::interview) fn remind(
    draft: &mut Draft,
    now: Moment,
    quiet: &BTreeMap<MemberId, Moment>,
) {
    let starts_at = draft.session.plan.starts_at;
    let mut due: Vec<MemberId> = Vec::new();
    let mut is_late = false;
    if let Phase::Gathering { reminded } = draft.session.phase {
        let guild = draft.session.guild;
        let past = reminders_past(&draft.session.plan, guild, now);
        if past > reminded {
            draft.session.phase = Phase::Gathering { reminded: past };
            due = draft.everyone();
            let newest = reminders(&draft.session.plan).nth(usize::from(past - 1));
            let was_due = newest.map(|ahead| ahead.sent_at(starts_at, guild));
            is_late = was_due.is_some_and(|at| now > at + REMINDED_LATE_AFTER);
        }
        // Of two that coincide the newest is sent: it is said with the check-in that opens now.
        if opens_now(&draft.session.plan, now) {
            due.clear();
            draft.session.put_off.retain(|p| p.until > now);
        }
    }
    let waited = draft.session.put_off.iter().filter(|p| p.until <= now).map(|p| p.member);
    let waited: Vec<MemberId> = waited.filter(|m| !due.contains(m)).collect();
    due.extend(waited);
    draft.session.put_off.retain(|p| !due.contains(&p.member));
    due.retain(|m| {
        draft.session.seats.of(*m).is_some_and(|p| {
            let knows = p.told_at.is_some_and(|told| now.since(told) < REMINDED_AGAIN_AFTER);
            !p.is_here() && !knows
        })
    });
    // Nobody is reminded of what is called off in the same moment.
    let is_off = draft.session.plan.cut_off_at.is_some_and(|at| at <= now)
        && !draft.session.seats.is_enough(draft.session.format(), false);
    if now >= starts_at || is_off {
        due.clear();
    }
    let mut ping = Vec::new();
    for member in due {
        match quiet.get(&member).copied().filter(|until| *until > now) {
            None => ping.push(member),
            Some(until) => {
                let until = (until < starts_at).then_some(until);
                draft.fact(Fact::PutOff { member, until });
                draft.session.put_off.extend(until.map(|until| PutOff { member, until }));
            }
        }
    }
    let sent = !ping.is_empty();
    are_told(draft, &ping, now);
    draft.fact(Fact::Reminded { sent });
    if sent {
        let notice = reminder(&draft.session, is_late);
        draft.ping(notice, ping);
    }
}

/// Check-in opens, and whoever sits there is called, but for those who were told a moment ago or
/// want to hear of nothing. This one reminder heeds no quiet hours: its people said yes to it.
pub(in crate::interview) fn open_check_in(draft: &mut Draft, deaf: &BTreeMap<MemberId, Moment>) {
    let calls = draft.session.lost.is_none().then(|| to_call(&draft.session, draft.at));
    let calls: Vec<MemberId> =
        calls.into_iter().flatten().filter(|member| !deaf.contains_key(member)).collect();
    if !calls.is_empty() {
        are_told(draft, &calls, draft.at);
        draft.session.put_off.retain(|one| !calls.contains(&one.member));
        draft.fact(Fact::Reminded { sent: true });
    }
    briefing::open(draft);
}

/// The same before it is known who wants to be left alone: who is to be called is reminded by the
/// wake that follows at once, and knows it.
pub(in crate::interview) fn open_check_in_unasked(draft: &mut Draft) {
    let until = draft.at;
    for member in to_call(&draft.session, until) {
        draft.session.put_off.retain(|one| one.member != member);
        draft.session.put_off.push(PutOff { member, until });
    }
    briefing::open(draft);
}

/// Who is called when check-in opens at `at`, if that was chosen.
fn to_call(s: &Session, at: Moment) -> Vec<MemberId> {
    let is_chosen = s.plan.reminders.has(Reminder::CheckIn);
    let knows = |p: &&Sitter| p.told_at.is_some_and(|told| at.since(told) < CALLED_AGAIN_AFTER);
    let waits = s.seats.sitters.iter().filter(|p| is_chosen && !p.is_gone && !p.is_here());
    waits.filter(|p| !knows(p)).map(|p| p.member).collect()
}

/// Whether check-in opens by `now`, and its people are called with it.
fn opens_now(plan: &Plan, now: Moment) -> bool {
    plan.reminders.has(Reminder::CheckIn) && plan.starts_at - CHECK_IN_BEFORE <= now
}

/// What is said of when it begins and where, and of who does what where seats were dealt.
fn reminder(s: &Session, is_late: bool) -> Notice {
    let Plan { starts_at, ref place, room, is_dealt, .. } = s.plan;
    Notice::Reminder {
        starts_at,
        place: place.clone(),
        room,
        cast: is_dealt.then(|| cast(s)),
        is_late,
        is_open: matches!(s.phase, Phase::Briefing { .. }),
    }
}

impl Session {
    /// What this member is reminded of by now; nothing where they do not wait for its start.
    pub fn reminder_of(&self, member: MemberId, is_late: bool) -> Option<Notice> {
        let is_ahead = matches!(self.phase, Phase::Gathering { .. } | Phase::Briefing { .. });
        let waits = self.seats.of(member).is_some_and(|sitter| !sitter.is_here());
        (is_ahead && waits).then(|| reminder(self, is_late))
    }
}

/// These are told when it begins and where, and who does what where seats were dealt.
pub(in crate::interview) fn call(draft: &mut Draft, members: Vec<MemberId>) {
    let notice = reminder(&draft.session, false);
    draft.ping(notice, members);
}

/// Whether the start has passed without check-in having opened: the bot was away.
pub(in crate::interview) fn is_missed(s: &Session, at: Moment) -> bool {
    matches!(s.phase, Phase::Gathering { .. }) && at > s.plan.starts_at + START_UNNOTICED_MAX
}

/// The bot was away at the start: it begins late, saying so, or is called off.
pub(in crate::interview) fn begin_late(draft: &mut Draft) {
    let at = draft.at;
    let late = at.since(draft.session.plan.starts_at);
    draft.fact(Fact::WasAway { for_span: late, froze: true });
    let enough = draft.session.seats.is_enough(draft.session.format(), false);
    if late > START_MAX {
        tell_ending(draft, Ending::Missed);
    } else if !enough && draft.session.plan.cut_off_at.is_some() {
        tell_ending(draft, Ending::TooFew);
    } else {
        draft.session.plan.starts_at = at;
        draft.session.plan.cut_off_at = None;
        briefing::open(draft);
        draft.post(Notice::StartsLate { by: late });
    }
}
