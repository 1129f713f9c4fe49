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
pub(in crate::interview) fn offer(draft: &mut Draft, seat: Seat) {
    if seat == Seat::Observer || draft.session.seats.free(seat, draft.session.format()) == 0 {
        return;
    }
    let starts_at = draft.session.plan.starts_at;
    let is_close = matches!(draft.session.phase, Phase::Briefing { .. })
        || starts_at.since(draft.at) <= OPEN_CALL_BEFORE;
    if is_close {
        if draft.session.seats.offers.iter().any(|o| o.seat == seat && o.to.is_none()) {
            return;
        }
        let until = (starts_at + START_MAX).max(draft.at);
        draft.session.seats.offers.push(Offer { seat, to: None, until });
        draft.fact(Fact::Offered { seat, to: None });
        let ping = wanted(&draft.session, seat);
        draft.ping(Notice::OpenCall { seat, until }, ping);
        return;
    }
    let next = draft.session.seats.waitlist.iter().position(|w| w.seat == seat);
    let Some(next) = next else { return };
    let to = draft.session.seats.waitlist.remove(next).member;
    let until = (draft.at + OFFER_FOR).min(starts_at);
    draft.session.seats.offers.push(Offer { seat, to: Some(to), until });
    draft.fact(Fact::Offered { seat, to: Some(to) });
    draft.ping(Notice::SeatOffered { seat, to, until }, vec![to]);
}

/// Whom an open call concerns: those who wait for such a seat, and the observers.
fn wanted(s: &Session, seat: Seat) -> Vec<MemberId> {
    let waiting = s.seats.waitlist.iter().filter(|w| w.seat == seat).map(|w| w.member);
    waiting.chain(s.seats.on(Seat::Observer).map(|o| o.member)).collect()
}

/// Offers that nobody took by their time pass on.
pub(in crate::interview) fn lapse(draft: &mut Draft) {
    let at = draft.at;
    let lapsed: Vec<Offer> =
        draft.session.seats.offers.iter().copied().filter(|o| o.until <= at).collect();
    draft.session.seats.offers.retain(|o| o.until > at);
    for one in lapsed {
        draft.fact(Fact::OfferPassed { seat: one.seat, by: None });
        if one.to.is_some() {
            offer(draft, one.seat);
        }
    }
}

pub(in crate::interview) fn due(s: &Session) -> Option<Due> {
    let first: Option<Moment> = s.seats.offers.iter().map(|o| o.until).min();
    first.map(|until| (until, Wake::OfferLapses))
}
