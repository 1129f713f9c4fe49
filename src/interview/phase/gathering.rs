//! Planned: people take seats, wait for one, give it back; the plan can change or be called off.

use std::collections::BTreeMap;

use crate::base::{MemberId, Moment, Span};
use crate::interview::draft::Draft;
use crate::interview::event::{By, PlanEdit};
use crate::interview::fact::Fact;
use crate::interview::heard::Heard;
use crate::interview::limits::{
    CHECK_IN_BEFORE, CUT_OFF_BEFORE, REMINDERS, START_MAX, START_UNNOTICED_MAX,
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

/// Reminders whose time has passed at `at`.
pub(in crate::interview) fn reminders_past(starts_at: Moment, at: Moment) -> u8 {
    let past = REMINDERS.iter().filter(|before| starts_at - **before <= at).count();
    u8::try_from(past).expect("there are few reminders")
}

/// When a session that is planned now is called off for too few people; planned too late for
/// that, it waits for its start.
pub(in crate::interview) fn cut_off_at(starts_at: Moment, now: Moment) -> Option<Moment> {
    let at = starts_at - CUT_OFF_BEFORE;
    (at > now).then_some(at)
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
fn may_sit(d: &Draft, seat: Seat) -> Result<(), Refusal> {
    match &d.s.phase {
        Phase::Gathering { .. } | Phase::Briefing { .. } => Ok(()),
        Phase::Running(_) | Phase::Paused(_) if seat == Seat::Observer => Ok(()),
        Phase::Running(_) | Phase::Paused(_) => Err(Refusal::AlreadyBegun),
        Phase::Rating { .. } | Phase::Report { .. } | Phase::Closed { .. } => Err(Refusal::Over),
    }
}

/// Takes a seat, or a place in its queue. The first press has the last seat.
pub(in crate::interview) fn take(d: &mut Draft, by: &By, seat: Seat) -> Result<(), Refusal> {
    may_sit(d, seat)?;
    if seat.places(d.s.format()).max == 0 {
        return Err(Refusal::NoSuchSeat { seat });
    }
    let was = d.s.seats.of(by.member).map(|p| p.seat);
    if was == Some(seat) {
        return Err(Refusal::AlreadySeated { seat });
    }
    if was.is_some() && !matches!(d.s.phase, Phase::Gathering { .. } | Phase::Briefing { .. }) {
        return Err(Refusal::AlreadyBegun);
    }
    if let Some(number) = by.clash {
        return Err(Refusal::Overlaps { number });
    }
    let is_promised = |o: &Offer| o.seat == seat && o.to == Some(by.member);
    let promised = d.s.seats.offers.iter().any(is_promised);
    if !promised && d.s.seats.free(seat, d.s.format()) == 0 {
        return wait(d, by, seat);
    }
    sit(d, by, seat, was);
    Ok(())
}

fn wait(d: &mut Draft, by: &By, seat: Seat) -> Result<(), Refusal> {
    let waiting = Waiting { member: by.member, seat };
    if d.s.seats.waitlist.contains(&waiting) {
        return Err(Refusal::AlreadyWaiting);
    }
    if !d.s.seats.can_wait() || seat == Seat::Observer {
        return Err(Refusal::WaitlistFull);
    }
    d.s.seats.waitlist.retain(|w| w.member != by.member);
    d.s.seats.waitlist.push(waiting);
    let place = d.s.seats.waitlist.iter().filter(|w| w.seat == seat).count();
    d.heard = Heard::Waitlisted { seat, place: u8::try_from(place).unwrap_or(u8::MAX) };
    d.fact(Fact::Waitlisted { member: by.member, seat });
    d.show_card();
    propose_second(d);
    Ok(())
}

/// Four people are two sessions where two interview each other.
fn propose_second(d: &mut Draft) {
    let needed = usize::from(d.s.format().candidates.min);
    let waiting: Vec<MemberId> = d.s.seats.waitlist.iter().map(|w| w.member).collect();
    if d.s.format().turns.swaps() && waiting.len() == needed {
        d.ping(Notice::SecondSession { waiting: waiting.clone() }, waiting);
    }
}

/// Sits down. While check-in is open or the session runs, sitting down is being here.
fn sit(d: &mut Draft, by: &By, seat: Seat, was: Option<Seat>) {
    let member = by.member;
    let is_open = !matches!(d.s.phase, Phase::Gathering { .. });
    let here_since = is_open.then_some(d.at);
    d.s.seats.sitters.retain(|p| p.member != member || (p.is_gone && seat != Seat::Observer));
    d.s.seats.waitlist.retain(|w| w.member != member);
    d.s.seats.offers.retain(|o| o.to != Some(member));
    d.s.seats.sitters.push(Sitter::new(member, seat, here_since));
    if d.s.seats.free(seat, d.s.format()) == 0 {
        d.s.seats.offers.retain(|o| o.seat != seat || o.to.is_some());
    }
    d.heard = Heard::Seated { seat, is_here: is_open };
    d.fact(Fact::Seated { member, seat });
    if let Some(was) = was {
        d.fact(Fact::LeftSeat { member, seat: was });
        seating::offer(d, was);
    }
    d.show_card();
    if is_open {
        d.show_check_in();
        briefing::try_begin(d);
    }
}

/// *Can't make it*: gives the seat or the place in the queue back; once it runs, leaves for good.
pub(in crate::interview) fn leave(d: &mut Draft, by: &By) -> Result<(), Refusal> {
    match d.s.phase {
        Phase::Gathering { .. } | Phase::Briefing { .. } => {}
        Phase::Report { .. } | Phase::Closed { .. } => return Err(Refusal::Over),
        Phase::Running(_) | Phase::Paused(_) | Phase::Rating { .. } => {
            presence::leave(d, by.member)?;
            d.heard = Heard::LeftForGood;
            return Ok(());
        }
    }
    let member = by.member;
    let waiting = d.s.seats.waitlist.iter().find(|w| w.member == member).map(|w| w.seat);
    let seated = d.s.seats.of(member).map(|p| p.seat);
    let seat = seated.or(waiting).ok_or(Refusal::NotSeated)?;
    d.s.seats.sitters.retain(|p| p.member != member);
    d.s.seats.waitlist.retain(|w| w.member != member);
    d.heard = Heard::LeftSeat;
    d.fact(Fact::LeftSeat { member, seat });
    if seated.is_some() {
        seating::offer(d, seat);
    }
    d.show_card();
    if let Phase::Briefing { .. } = d.s.phase {
        d.show_check_in();
        briefing::try_begin(d);
    }
    Ok(())
}

/// *Take it*: a seat on offer, to this member or to the first who presses.
pub(in crate::interview) fn take_offered(d: &mut Draft, by: &By) -> Result<(), Refusal> {
    match d.s.phase {
        Phase::Gathering { .. } | Phase::Briefing { .. } => {}
        Phase::Report { .. } | Phase::Closed { .. } => return Err(Refusal::Over),
        Phase::Running(_) | Phase::Paused(_) | Phase::Rating { .. } => {
            return Err(Refusal::TakenMeanwhile);
        }
    }
    let member = by.member;
    let was = d.s.seats.of(member).map(|p| p.seat);
    let found =
        d.s.seats.offers.iter().position(|o| o.to == Some(member)).or_else(|| {
            d.s.seats.offers.iter().position(|o| o.to.is_none() && was != Some(o.seat))
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
    let seat = d.s.seats.offers.remove(found).seat;
    sit(d, by, seat, was);
    Ok(())
}

/// Lets an offer pass to the next.
pub(in crate::interview) fn pass_offer(d: &mut Draft, by: &By) -> Result<(), Refusal> {
    let found = d.s.seats.offers.iter().position(|o| o.to == Some(by.member));
    let seat = d.s.seats.offers.remove(found.ok_or(Refusal::NothingOffered)?).seat;
    d.fact(Fact::OfferPassed { seat, by: Some(by.member) });
    d.heard = Heard::LeftSeat;
    seating::offer(d, seat);
    d.show_card();
    Ok(())
}

/// Changes the plan, before check-in opens.
pub(in crate::interview) fn edit(d: &mut Draft, by: &By, edit: &PlanEdit) -> Result<(), Refusal> {
    d.by_planner(by)?;
    match d.s.phase {
        Phase::Gathering { .. } => {}
        Phase::Report { .. } | Phase::Closed { .. } => return Err(Refusal::Over),
        Phase::Briefing { .. } | Phase::Running(_) | Phase::Paused(_) | Phase::Rating { .. } => {
            return Err(Refusal::AlreadyBegun);
        }
    }
    let before = d.s.plan.clone();
    apply(&mut d.s.plan, edit);
    if d.s.plan == before {
        return Err(Refusal::NothingChanged);
    }
    if d.s.plan.starts_at != before.starts_at {
        let at = d.at;
        let starts_at = d.s.plan.starts_at;
        check_start(starts_at, at)?;
        d.s.plan.cut_off_at = cut_off_at(starts_at, at);
        d.s.phase = Phase::Gathering { reminded: reminders_past(starts_at, at) };
        d.s.put_off.clear();
        let everyone = d.everyone();
        d.ping(Notice::PlanChanged { starts_at }, everyone);
    }
    d.heard = Heard::Changed;
    d.fact(Fact::Edited { by: by.member });
    d.show_card();
    Ok(())
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
}

/// Calls it off, before it begins.
pub(in crate::interview) fn cancel(d: &mut Draft, by: &By) -> Result<(), Refusal> {
    d.by_planner(by)?;
    match d.s.phase {
        Phase::Gathering { .. } | Phase::Briefing { .. } => {}
        Phase::Report { .. } | Phase::Closed { .. } => return Err(Refusal::Over),
        Phase::Running(_) | Phase::Paused(_) | Phase::Rating { .. } => {
            return Err(Refusal::AlreadyBegun);
        }
    }
    d.heard = Heard::CalledOff;
    tell_ending(d, Ending::CalledOff(by.member));
    Ok(())
}

/// Everyone seated is told, also when there was no thread yet.
fn tell_ending(d: &mut Draft, how: Ending) {
    if !d.s.has_thread && !d.everyone().is_empty() {
        let everyone = d.everyone();
        d.ping(Notice::Ended { how }, everyone);
        d.fact(Fact::Ended { how });
        d.enter(Phase::Closed { how });
        d.close_thread();
    } else {
        report::close(d, how);
    }
}

pub(in crate::interview) fn due(s: &Session) -> Option<Due> {
    let Phase::Gathering { .. } = s.phase else { return None };
    let starts_at = s.plan.starts_at;
    let cut_off = s.plan.cut_off_at.map(|at| (at, Wake::CutOff));
    let opens = Some((starts_at - CHECK_IN_BEFORE, Wake::CheckInOpens));
    earlier(cut_off, earlier(seating::due(s), opens))
}

pub(in crate::interview) fn woken(d: &mut Draft, wake: Wake) {
    let Phase::Gathering { .. } = d.s.phase else { return };
    match wake {
        Wake::CutOff => {
            d.s.plan.cut_off_at = None;
            if d.s.seats.is_enough(d.s.format(), false) {
                d.show_card();
            } else {
                tell_ending(d, Ending::TooFew);
            }
        }
        Wake::CheckInOpens => {
            briefing::open(d);
            briefing::try_begin(d);
        }
        _ => {}
    }
}

/// The next reminder: one for everybody, or one that was put off. Who has come since needs none.
pub(in crate::interview) fn reminder_due(s: &Session) -> Option<Due> {
    let starts_at = s.plan.starts_at;
    let regular = match s.phase {
        Phase::Gathering { reminded } => REMINDERS.get(usize::from(reminded)),
        Phase::Briefing { .. } => None,
        Phase::Running(_)
        | Phase::Paused(_)
        | Phase::Rating { .. }
        | Phase::Report { .. }
        | Phase::Closed { .. } => return None,
    };
    let waits = |p: &&PutOff| s.seats.of(p.member).is_some_and(|sitter| !sitter.is_here());
    let put_off = s.put_off.iter().filter(waits).map(|p| p.until).min();
    let first = regular.map(|before| starts_at - *before).into_iter().chain(put_off).min();
    first.map(|at| (at, Wake::Remind))
}

/// Reminders that coincide at `now` are one: only the newest is sent, and none after the start.
/// Whoever has quiet hours gets theirs when those end, if that is before the start.
pub(in crate::interview) fn remind(d: &mut Draft, now: Moment, quiet: &BTreeMap<MemberId, Moment>) {
    let starts_at = d.s.plan.starts_at;
    let mut due: Vec<MemberId> = Vec::new();
    if let Phase::Gathering { reminded } = d.s.phase {
        let past = reminders_past(starts_at, now);
        if past > reminded {
            d.s.phase = Phase::Gathering { reminded: past };
            due = d.everyone();
        }
    }
    let waited = d.s.put_off.iter().filter(|p| p.until <= now).map(|p| p.member);
    let waited: Vec<MemberId> = waited.filter(|m| !due.contains(m)).collect();
    due.extend(waited);
    d.s.put_off.retain(|p| !due.contains(&p.member));
    due.retain(|m| d.s.seats.of(*m).is_some_and(|p| !p.is_here()));
    // Nobody is reminded of what is called off in the same moment.
    let is_off = d.s.plan.cut_off_at.is_some_and(|at| at <= now)
        && !d.s.seats.is_enough(d.s.format(), false);
    if now >= starts_at || is_off {
        due.clear();
    }
    let mut ping = Vec::new();
    for member in due {
        match quiet.get(&member).copied().filter(|until| *until > now) {
            None => ping.push(member),
            Some(until) => {
                let until = (until < starts_at).then_some(until);
                d.fact(Fact::PutOff { member, until });
                d.s.put_off.extend(until.map(|until| PutOff { member, until }));
            }
        }
    }
    let sent = !ping.is_empty();
    d.fact(Fact::Reminded { sent });
    if sent {
        let (place, room) = (d.s.plan.place.clone(), d.s.plan.room);
        d.ping(Notice::Reminder { starts_at, place, room }, ping);
    }
}

/// Whether the start has passed without check-in having opened: the bot was away.
pub(in crate::interview) fn is_missed(s: &Session, at: Moment) -> bool {
    matches!(s.phase, Phase::Gathering { .. }) && at > s.plan.starts_at + START_UNNOTICED_MAX
}

/// The bot was away at the start: it begins late, saying so, or is called off.
pub(in crate::interview) fn begin_late(d: &mut Draft) {
    let at = d.at;
    let late = at.since(d.s.plan.starts_at);
    d.fact(Fact::WasAway { for_span: late, froze: true });
    let enough = d.s.seats.is_enough(d.s.format(), false);
    if late > START_MAX {
        tell_ending(d, Ending::Missed);
    } else if !enough && d.s.plan.cut_off_at.is_some() {
        tell_ending(d, Ending::TooFew);
    } else {
        d.s.plan.starts_at = at;
        d.s.plan.cut_off_at = None;
        briefing::open(d);
        d.post(Notice::StartsLate { by: late });
    }
}
