//! The buttons that everybody in the room has while the clock runs: going out, leaving, stopping;
//! and those that only the interviewer has: pausing, handing over, ending.

use crate::base::MemberId;
use crate::interview::{Act, Mode, Seat, Session};
use crate::view::card::Card;
use crate::view::words::{relative, who};

/// People whom the chair can be handed to on one screen.
const HAND_OVER_MAX: usize = 5;

/// Going out for a moment, leaving for good, and the emergency stop.
pub(super) fn in_the_room(card: &mut Card, s: &Session) {
    card.act(s.id, "Step out", Act::StepOut);
    leave(card, s);
    card.act(s.id, "Emergency stop", Act::EmergencyStop);
    card.danger();
}

/// Leaving for good.
pub(super) fn leave(card: &mut Card, s: &Session) {
    card.act(s.id, "Leave for good", Act::Leave);
    card.danger();
}

/// In a break anybody seated may end the session.
pub(super) fn end_in_a_break(card: &mut Card, s: &Session) {
    card.act(s.id, "End here", Act::EndHere);
    card.danger();
}

/// Pausing, where the mode has it.
pub(super) fn pause(card: &mut Card, s: &Session) {
    match s.plan.mode {
        Mode::Practice => card.act(s.id, "Pause", Act::Pause),
        Mode::Live => {}
    }
}

/// Handing the chair over, to each person who could take it, and ending the turn here.
pub(super) fn chair(card: &mut Card, s: &Session, viewer: MemberId) {
    let pass = s.pass();
    if let Some(offer) = pass.and_then(|p| p.hand_over) {
        let to = offer.to.map_or_else(|| "an observer".to_owned(), who);
        card.say(format!(
            "You asked {to} to take the chair; the offer ends {}.",
            relative(offer.until)
        ));
    } else {
        hand_over(card, s, viewer);
    }
    card.act(s.id, "End here", Act::EndHere);
    card.danger();
}

fn hand_over(card: &mut Card, s: &Session, viewer: MemberId) {
    let Some(pass) = s.pass().filter(|p| !p.panel.is_empty()) else { return };
    let may = |m: MemberId, seat: Seat| seat == Seat::Observer || pass.panel.contains(&m);
    let others: Vec<MemberId> = s
        .seats
        .sitters
        .iter()
        .filter(|p| p.is_here() && p.member != viewer && may(p.member, p.seat))
        .map(|p| p.member)
        .take(HAND_OVER_MAX)
        .collect();
    if let [one] = others.as_slice() {
        card.say(format!("The chair can go to {}.", who(*one)));
        card.act(s.id, "Hand over", Act::HandOver(*one));
        return;
    }
    if others.is_empty() {
        return;
    }
    let names: Vec<String> = (1..).zip(&others).map(|(n, m)| format!("{n} {}", who(*m))).collect();
    card.say(format!("The chair can go to: {}.", names.join(" · ")));
    for (n, member) in (1..).zip(&others) {
        card.act(s.id, &format!("Hand over to {n}"), Act::HandOver(*member));
    }
}

/// The interviewer's chair, if it is offered to this person.
pub(super) fn offered_chair(card: &mut Card, s: &Session, viewer: MemberId) {
    let Some(offer) = s.pass().and_then(|p| p.hand_over) else { return };
    let sits = s.seats.of(viewer).is_some_and(|p| p.is_here() && p.seat == Seat::Observer);
    let is_panel = s.pass().is_some_and(|p| p.panel.contains(&viewer));
    let is_meant = offer.to.is_none_or(|to| to == viewer) && offer.from != viewer;
    if is_meant && (sits || is_panel) {
        let (from, ends) = (who(offer.from), relative(offer.until));
        card.say(match offer.to {
            Some(_) => format!("{from} asks you to interview from here on; the offer ends {ends}."),
            None => format!("The first to press interviews in place of {from}; it ends {ends}."),
        });
        card.act(s.id, "Take the chair", Act::AcceptHandOver);
        card.main();
    }
}
