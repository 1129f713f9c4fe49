//! A seat becomes free: the next on the waitlist is asked, or, close to the start, everybody.

use crate::base::{MemberId, Moment};
use crate::interview::draft::Draft;
use crate::interview::fact::Fact;
use crate::interview::limits::{OFFER_FOR, OPEN_CALL_BEFORE, START_MAX};
use crate::interview::notice::Notice;
use crate::interview::seats::{Offer, Seat};
use crate::interview::session::Session;
use crate::interview::state::Phase;
use crate::interview::wake::{Due, Wake};

/// Offers a free seat to whoever is next.
pub(in crate::interview) fn offer(d: &mut Draft, seat: Seat) {
    if seat == Seat::Observer || d.s.seats.free(seat, d.s.format()) == 0 {
        return;
    }
    let starts_at = d.s.plan.starts_at;
    let is_close =
        matches!(d.s.phase, Phase::Briefing { .. }) || starts_at.since(d.at) <= OPEN_CALL_BEFORE;
    if is_close {
        if d.s.seats.offers.iter().any(|o| o.seat == seat && o.to.is_none()) {
            return;
        }
        let until = (starts_at + START_MAX).max(d.at);
        d.s.seats.offers.push(Offer { seat, to: None, until });
        d.fact(Fact::Offered { seat, to: None });
        let ping = wanted(&d.s, seat);
        d.ping(Notice::OpenCall { seat, until }, ping);
        return;
    }
    let next = d.s.seats.waitlist.iter().position(|w| w.seat == seat);
    let Some(next) = next else { return };
    let to = d.s.seats.waitlist.remove(next).member;
    let until = (d.at + OFFER_FOR).min(starts_at);
    d.s.seats.offers.push(Offer { seat, to: Some(to), until });
    d.fact(Fact::Offered { seat, to: Some(to) });
    d.ping(Notice::SeatOffered { seat, to, until }, vec![to]);
}

/// Whom an open call concerns: those who wait for such a seat, and the observers.
fn wanted(s: &Session, seat: Seat) -> Vec<MemberId> {
    let waiting = s.seats.waitlist.iter().filter(|w| w.seat == seat).map(|w| w.member);
    waiting.chain(s.seats.on(Seat::Observer).map(|o| o.member)).collect()
}

/// Offers that nobody took by their time pass on.
pub(in crate::interview) fn lapse(d: &mut Draft) {
    let at = d.at;
    let lapsed: Vec<Offer> = d.s.seats.offers.iter().copied().filter(|o| o.until <= at).collect();
    d.s.seats.offers.retain(|o| o.until > at);
    for one in lapsed {
        d.fact(Fact::OfferPassed { seat: one.seat, by: None });
        if one.to.is_some() {
            offer(d, one.seat);
        }
    }
}

pub(in crate::interview) fn due(s: &Session) -> Option<Due> {
    let first: Option<Moment> = s.seats.offers.iter().map(|o| o.until).min();
    first.map(|until| (until, Wake::OfferLapses))
}
