//! The buttons that everybody in the room has while the clock runs: going out, leaving, stopping;
//! and those that only the interviewer has: pausing, handing over, ending.

use crate::base::MemberId;
use crate::interview::{Act, Mode, Session};
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
        let to = offer.to.map_or_else(|| "whoever presses first".to_owned(), who);
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
    let led = s.pass_no().filter(|_| s.pass().is_some_and(|p| !p.panel.is_empty()));
    let Some(pass) = led else { return };
    let sitters = s.seats.sitters.iter().map(|p| p.member);
    let others: Vec<MemberId> =
        sitters.filter(|m| *m != viewer && s.may_interview(pass, *m)).take(HAND_OVER_MAX).collect();
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
    let may = s.pass_no().is_some_and(|pass| s.may_interview(pass, viewer));
    let is_meant = offer.to.is_none_or(|to| to == viewer) && offer.from != viewer;
    if is_meant && may {
        let (from, ends) = (who(offer.from), relative(offer.until));
        card.say(match offer.to {
            Some(_) => format!("{from} asks you to interview from here on; the offer ends {ends}."),
            None => format!("The first to press interviews in place of {from}; it ends {ends}."),
        });
        card.act(s.id, "Take the chair", Act::AcceptHandOver);
        card.main();
    }
}
