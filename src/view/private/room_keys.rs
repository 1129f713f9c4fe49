//! The buttons that everybody in the room has while the clock runs: going out, leaving, stopping;
//! and those that only the interviewer has: pausing, handing over, ending.

use crate::base::{Language, MemberId, text};
use crate::interview::{Act, Mode, Session};
use crate::view::card::Card;
use crate::view::words::{relative, who};

/// People whom the chair can be handed to on one screen.
const HAND_OVER_MAX: usize = 5;

/// Going out for a moment, leaving for good, and the emergency stop.
pub(super) fn in_the_room(lang: &Language, card: &mut Card, s: &Session) {
    card.act(s.id, text!(lang, "Step out"), Act::StepOut);
    leave(lang, card, s);
    card.act(s.id, text!(lang, "Emergency stop"), Act::EmergencyStop);
    card.danger();
}

/// Leaving for good.
pub(super) fn leave(lang: &Language, card: &mut Card, s: &Session) {
    card.act(s.id, text!(lang, "Leave for good"), Act::Leave);
    card.danger();
}

/// In a break anybody seated may end the session.
pub(super) fn end_in_a_break(lang: &Language, card: &mut Card, s: &Session) {
    card.act(s.id, text!(lang, "End here"), Act::EndHere);
    card.danger();
}

/// Pausing, where the mode has it.
pub(super) fn pause(lang: &Language, card: &mut Card, s: &Session) {
    match s.plan.mode {
        Mode::Practice => card.act(s.id, text!(lang, "Pause"), Act::Pause),
        Mode::Live => {}
    }
}

/// Handing the chair over, to each person who could take it, and ending the turn here.
pub(super) fn chair(lang: &Language, card: &mut Card, s: &Session, viewer: MemberId) {
    let pass = s.pass();
    if let Some(offer) = pass.and_then(|p| p.hand_over) {
        let to = offer.to.map_or_else(|| text!(lang, "whoever presses first"), |to| who(lang, to));
        card.say(text!(
            lang,
            "You asked {to} to take the chair; the offer ends {until}.",
            to,
            until = relative(offer.until)
        ));
    } else {
        hand_over(lang, card, s, viewer);
    }
    card.act(s.id, text!(lang, "End here"), Act::EndHere);
    card.danger();
}

fn hand_over(lang: &Language, card: &mut Card, s: &Session, viewer: MemberId) {
    let led = s.pass_no().filter(|_| s.pass().is_some_and(|p| !p.panel.is_empty()));
    let Some(pass) = led else { return };
    let sitters = s.seats.sitters.iter().map(|p| p.member);
    let others: Vec<MemberId> =
        sitters.filter(|m| *m != viewer && s.may_interview(pass, *m)).take(HAND_OVER_MAX).collect();
    if let [one] = others.as_slice() {
        card.say(text!(lang, "The chair can go to {one}.", one = who(lang, *one)));
        card.act(s.id, text!(lang, "Hand over"), Act::HandOver(*one));
        return;
    }
    if others.is_empty() {
        return;
    }
    let names: Vec<String> =
        (1..).zip(&others).map(|(n, m)| format!("{n} {}", who(lang, *m))).collect();
    card.say(text!(lang, "The chair can go to: {names}.", names = names.join(" · ")));
    for (n, member) in (1..).zip(&others) {
        card.act(s.id, text!(lang, "Hand over to {n}", n), Act::HandOver(*member));
    }
}

/// The interviewer's chair, if it is offered to this person.
pub(super) fn offered_chair(lang: &Language, card: &mut Card, s: &Session, viewer: MemberId) {
    let Some(offer) = s.pass().and_then(|p| p.hand_over) else { return };
    let may = s.pass_no().is_some_and(|pass| s.may_interview(pass, viewer));
    let is_meant = offer.to.is_none_or(|to| to == viewer) && offer.from != viewer;
    if is_meant && may {
        let (from, ends) = (who(lang, offer.from), relative(offer.until));
        card.say(match offer.to {
            Some(_) => text!(
                lang,
                "{from} asks you to interview from here on; the offer ends {ends}.",
                from,
                ends
            ),
            None => text!(
                lang,
                "The first to press interviews in place of {from}; it ends {ends}.",
                from,
                ends
            ),
        });
        card.act(s.id, text!(lang, "Take the chair"), Act::AcceptHandOver);
        card.main();
    }
}
