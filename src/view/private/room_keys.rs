//! The buttons that everybody in the room has while the clock runs: going out, leaving, stopping;
//! and those that only the interviewer has: pausing, handing over, ending. What is rare, and what
//! ends something, is kept apart from what is usual.

use crate::base::{Language, MemberId, text};
use crate::interview::{Act, Mode, PauseWhy, Phase, Running, Session, limits};
use crate::view::card::Card;
use crate::view::words::{relative, time, who};

/// People whom the chair can be handed to on one screen.
const HAND_OVER_MAX: usize = 5;

/// What somebody can do beside what their panel shows: rarely, or only once. Nothing where there is
/// nothing.
pub(super) fn more(lang: &Language, s: &Session, viewer: MemberId) -> Card {
    let mut card = Card::default();
    let Some(sitter) = s.seats.of(viewer) else { return card };
    let is_out = sitter.away_since.is_some();
    match &s.phase {
        Phase::Running(Running::Pass { .. }) if !is_out => {
            in_a_pass(lang, &mut card, s, viewer);
            step_out(lang, &mut card, s);
            leave(lang, &mut card, s);
            emergency(lang, &mut card, s);
        }
        Phase::Running(Running::HalfTime { .. }) if !is_out => {
            let text = text!(lang, "**End here** · the turns that have not begun are left out");
            end(lang, &mut card, s, text);
            step_out(lang, &mut card, s);
            leave(lang, &mut card, s);
            emergency(lang, &mut card, s);
        }
        Phase::Running(_) => leave(lang, &mut card, s),
        Phase::Paused(pause) => {
            let answers = s.pass().filter(|p| p.turns.len() == 1).map(|p| s.candidates(p));
            let may_end = s.acting_interviewer() == Some(viewer)
                || answers.is_some_and(|candidates| candidates.contains(&viewer));
            if may_end && pause.why != PauseWhy::NoInterviewer {
                let text = text!(lang, "**End here** · the turn is over where the clock stands");
                end(lang, &mut card, s, text);
            }
            leave(lang, &mut card, s);
        }
        Phase::Gathering { .. }
        | Phase::Briefing { .. }
        | Phase::Rating { .. }
        | Phase::Report { .. }
        | Phase::Closed { .. } => {}
    }
    card
}

/// Whoever answers can stop; whoever interviews can hand over, and end it.
fn in_a_pass(lang: &Language, card: &mut Card, s: &Session, viewer: MemberId) {
    let Some(pass) = s.pass() else { return };
    if s.candidates(pass).contains(&viewer) {
        card.say(text!(lang, "**Stop my turn** · it ends, and no reason is asked"));
        card.act(s.id, text!(lang, "Stop my turn"), Act::StopMyTurn);
        card.danger();
    } else if s.acting_interviewer() == Some(viewer) {
        if pass.hand_over.is_none() {
            hand_over(lang, card, s, viewer);
        }
        end(lang, card, s, text!(lang, "**End here** · the turn is over where it stands"));
    }
}

fn end(lang: &Language, card: &mut Card, s: &Session, text: String) {
    card.say(text);
    card.act(s.id, text!(lang, "End here"), Act::EndHere);
    card.danger();
}

fn step_out(lang: &Language, card: &mut Card, s: &Session) {
    card.say(text!(
        lang,
        "**Step out** · for a moment: whoever answers is waited for, {away} at most",
        away = limits::AWAY_MAX
    ));
    card.act(s.id, text!(lang, "Step out"), Act::StepOut);
}

fn leave(lang: &Language, card: &mut Card, s: &Session) {
    card.say(text!(lang, "**Leave for good** · there is no way back into this session"));
    card.act(s.id, text!(lang, "Leave for good"), Act::Leave);
    card.danger();
}

/// In need nobody is asked a question first.
fn emergency(lang: &Language, card: &mut Card, s: &Session) {
    card.say(text!(
        lang,
        "**Emergency stop** · at once: the clock stands for everybody, until anybody seated \
         presses _Continue_ in the thread. The report says _interrupted_"
    ));
    card.act(s.id, text!(lang, "Emergency stop"), Act::EmergencyStop);
    card.danger();
}

/// Pausing, where the mode has it.
pub(super) fn pause(lang: &Language, card: &mut Card, s: &Session) {
    match s.plan.mode {
        Mode::Practice => card.act(s.id, text!(lang, "Pause"), Act::Pause),
        Mode::Live => {}
    }
}

/// Whom the chair was offered to.
pub(super) fn offered(lang: &Language, card: &mut Card, s: &Session) {
    if let Some(offer) = s.pass().and_then(|p| p.hand_over) {
        let to = offer.to.map_or_else(|| text!(lang, "whoever presses first"), |to| who(lang, to));
        card.say(text!(
            lang,
            "You asked {to} to take the chair; the offer stands until {until} ({relative}).",
            to,
            until = time(offer.until),
            relative = relative(offer.until)
        ));
    }
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
        let (from, until) = (who(lang, offer.from), time(offer.until));
        let relative = relative(offer.until);
        card.say(match offer.to {
            Some(_) => text!(
                lang,
                "{from} asks you to interview from here on; the offer stands until {until} \
                 ({relative}).",
                from,
                until,
                relative
            ),
            None => text!(
                lang,
                "The first to press interviews in place of {from}; the offer stands until {until} \
                 ({relative}).",
                from,
                until,
                relative
            ),
        });
        card.act(s.id, text!(lang, "Take the chair"), Act::AcceptHandOver);
        card.main();
    }
}
