//! What one person can do in the session now, by phase and by who they are.

use crate::base::{MemberId, Moment};
use crate::interview::{
    Act, Ending, OwnRating, Pause, PauseWhy, Phase, Raters, Seat, Session, Turn, limits,
};
use crate::protocol::Query;
use crate::view::card::{Card, Form};
use crate::view::words::{ending, pause as why_text, people, relative, time, turn_name, who};

use super::{candidate, interviewer, observer, room_keys, seats};

pub(super) fn panel(s: &Session, viewer: MemberId, now: Moment) -> Card {
    match &s.phase {
        Phase::Gathering { .. } => seats::gathering(s, viewer),
        Phase::Briefing { .. } => seats::briefing(s, viewer),
        Phase::Intro { .. }
        | Phase::Question(_)
        | Phase::Exercise { .. }
        | Phase::Closing { .. } => running(s, viewer, now),
        Phase::HalfTime { next, until } => half_time(s, viewer, *next, *until),
        Phase::Rating { until, .. } => rating(s, viewer, *until),
        Phase::Report { .. } => over(s, viewer, Ending::Reported),
        Phase::Paused(pause) => paused(s, viewer, pause),
        Phase::Closed { how } => over(s, viewer, *how),
    }
}

/// Somebody who stepped out sees one thing: the way back.
fn is_out(s: &Session, viewer: MemberId) -> bool {
    s.seats.of(viewer).is_some_and(|p| p.away_since.is_some())
}

fn way_back(s: &Session) -> Card {
    let mut card = Card::saying("You stepped out. Come back when you are ready.");
    card.act(s.id, "I'm back", Act::ComeBack);
    card.main();
    card.act(s.id, "Leave for good", Act::Leave);
    card.danger();
    card
}

fn running(s: &Session, viewer: MemberId, now: Moment) -> Card {
    let Some(sitter) = s.seats.of(viewer) else { return seats::guest(s) };
    if sitter.away_since.is_some() {
        return way_back(s);
    }
    let pass = s.pass();
    let answers =
        pass.is_some_and(|p| p.turns.iter().any(|t| s.turns[usize::from(*t)].candidate == viewer));
    let is_panel = pass.is_some_and(|p| p.panel.contains(&viewer));
    let mut card = if answers {
        candidate::panel(s, viewer)
    } else if s.acting_interviewer() == Some(viewer) {
        interviewer::panel(s, viewer, now)
    } else if is_panel {
        observer::panellist(s, viewer)
    } else if sitter.here_since.is_none() {
        not_checked_in(s)
    } else if sitter.seat == Seat::Observer {
        observer::panel(s, viewer)
    } else if sitter.seat == Seat::Interviewer {
        observer::panellist(s, viewer)
    } else {
        Card::saying("Another turn runs. Yours comes after it, or is done.")
    };
    room_keys::offered_chair(&mut card, s, viewer);
    room_keys::in_the_room(&mut card, s);
    card
}

fn not_checked_in(s: &Session) -> Card {
    let mut card = Card::saying("It has begun. Check in, and watch from here.");
    card.act(s.id, "I'm here", Act::CheckIn);
    card.main();
    card
}

fn half_time(s: &Session, viewer: MemberId, next: u8, until: Moment) -> Card {
    if is_out(s, viewer) {
        return way_back(s);
    }
    let mut card =
        Card::saying(format!("**Half-time** until {} ({}).", time(until), relative(until)));
    ballots(&mut card, s, viewer);
    let Some(pass) = s.passes.get(usize::from(next)) else { return card };
    let answers: Vec<MemberId> =
        pass.turns.iter().map(|t| s.turns[usize::from(*t)].candidate).collect();
    card.say(format!("Next: {} answers.", people(&answers)));
    if pass.panel.contains(&viewer) || answers.contains(&viewer) {
        card.act(s.id, "Begin now", Act::Next);
    }
    if s.seats.of(viewer).is_some() {
        room_keys::end_in_a_break(&mut card, s);
        room_keys::in_the_room(&mut card, s);
    }
    card
}

/// The ballots that this person can fill in, and the rating of themself.
fn ballots(card: &mut Card, s: &Session, viewer: MemberId) {
    let open = (0u8..).zip(&s.turns).filter(|(_, t)| t.is_open);
    for (no, turn) in open {
        let candidate = who(turn.candidate);
        if turn.candidate == viewer {
            let own = if turn.own.is_settled() { "in" } else { "open" };
            card.say(format!("Your own rating of {}: {own}", turn_name(no)));
            card.look("Rate myself", Query::Own(s.id));
            if !turn.own.is_settled() {
                card.main();
            }
            if turn.recording.is_none() {
                card.fill("Add a recording link", Form::Recording { session: s.id });
            }
        } else if let Some(ballot) = turn.ballots.get(&viewer) {
            let state = if ballot.is_done { "in" } else { "open" };
            card.say(format!("Your ballot for {candidate}, {}: {state}", turn_name(no)));
            card.look(&format!("Rate {}", turn_name(no)), Query::Ballot(s.id, no));
            if !ballot.is_done {
                card.main();
            }
        } else if s.format().rating.raters == Raters::Guild {
            guest_rater(card, s, no, turn);
        }
    }
}

/// Where any member may rate: from what was typed, or from a recording.
fn guest_rater(card: &mut Card, s: &Session, no: u8, turn: &Turn) {
    let candidate = who(turn.candidate);
    if turn.recording.is_none() && turn.asked.iter().all(|a| a.words == 0) {
        card.say(format!(
            "{candidate} answered aloud. Rating opens when there is a recording to hear."
        ));
    } else if turn.ballots.len() < limits::RATERS_MAX {
        card.say(format!("{candidate} wants to know how it went."));
        card.act(s.id, "Open the answers and rate", Act::OpenAnswers(no));
        card.main();
    }
}

fn rating(s: &Session, viewer: MemberId, until: Moment) -> Card {
    let is_held = matches!(s.phase, Phase::Rating { held_until: Some(_), .. });
    let number = s.number;
    let mut card = Card::saying(if is_held {
        format!(
            "**Ballots of #{number}** · the time is over: they unseal in a moment, all together."
        )
    } else {
        let closes = relative(until);
        format!("**Ballots of #{number}** · they close {closes}, all together.")
    });
    ballots(&mut card, s, viewer);
    let own = s.turns.first().is_some_and(|t| t.candidate == viewer);
    if own && !is_held && s.format().rating.raters == Raters::Guild {
        if s.format().rating.own == OwnRating::Ballot {
            card.say("You need not wait for more raters: closing now opens your report.");
        }
        card.act(s.id, "Close the ballots now", Act::CloseRating);
        card.danger();
    }
    if card.buttons.is_empty() {
        card.say("There is nothing for you to rate here.");
    }
    card.look("How to rate fairly", Query::HowToRate(s.id));
    card
}

fn over(s: &Session, viewer: MemberId, how: Ending) -> Card {
    let mut card = Card::saying(match how {
        Ending::Reported => format!("**Mock interview #{}** is over.", s.number),
        Ending::CalledOff(_)
        | Ending::TooFew
        | Ending::Missed
        | Ending::NewDate
        | Ending::NoQuestions
        | Ending::Undeliverable
        | Ending::Lost(_) => {
            format!("**Mock interview #{}** {}.", s.number, ending(how))
        }
    });
    let own = (0u8..).zip(&s.turns).find(|(_, t)| t.candidate == viewer);
    match (own, how) {
        (Some((no, turn)), Ending::Reported) => {
            card.look("Open your report", Query::Report(s.id, no));
            card.main();
            if turn.recording.is_none() && matches!(s.phase, Phase::Report { .. }) {
                card.fill("Add a recording link", Form::Recording { session: s.id });
            }
        }
        (
            Some(_) | None,
            Ending::Reported
            | Ending::CalledOff(_)
            | Ending::TooFew
            | Ending::Missed
            | Ending::NewDate
            | Ending::NoQuestions
            | Ending::Undeliverable
            | Ending::Lost(_),
        ) => card.look("Sessions", Query::Sessions),
    }
    card
}

fn paused(s: &Session, viewer: MemberId, pause: &Pause) -> Card {
    let Some(sitter) = s.seats.of(viewer) else { return seats::guest(s) };
    let mut card = Card::saying(format!("{}.", why_text(pause.why)));
    if let Some(at) = pause.resume_at {
        card.say(format!("It goes on by itself {}.", relative(at)));
    }
    if sitter.away_since.is_some() {
        card.act(s.id, "I'm back", Act::ComeBack);
        card.main();
    }
    let leads = s.acting_interviewer() == Some(viewer);
    let candidate =
        s.pass().and_then(|p| p.turns.first()).map(|t| s.turns[usize::from(*t)].candidate);
    match pause.why {
        PauseWhy::Pressed if leads => go_on(&mut card, s),
        PauseWhy::Pressed => card.say("The interviewer goes on when all are ready."),
        PauseWhy::Away | PauseWhy::Emergency => go_on(&mut card, s),
        PauseWhy::CandidateOut(_) => {
            card.say(format!("Without them the turn ends {}.", relative(pause.until)));
        }
        PauseWhy::ChairEmpty => room_keys::offered_chair(&mut card, s, viewer),
        PauseWhy::NoInterviewer => choice(&mut card, s, candidate == Some(viewer), pause.until),
    }
    let alone = s.pass().is_some_and(|p| p.turns.len() == 1) && candidate == Some(viewer);
    if (leads || alone) && pause.why != PauseWhy::NoInterviewer {
        card.act(s.id, "End here", Act::EndHere);
        card.danger();
    }
    room_keys::leave(&mut card, s);
    card
}

fn go_on(card: &mut Card, s: &Session) {
    card.act(s.id, "Continue", Act::Continue);
    card.main();
}

/// Without an interviewer the candidate chooses; anybody seated can ask for a new date.
fn choice(card: &mut Card, s: &Session, is_candidate: bool, until: Moment) {
    if is_candidate {
        card.say(format!(
            "You choose: go on as a solo, where I ask, or meet on a new date. It closes {}.",
            relative(until)
        ));
        card.act(s.id, "Go on as solo", Act::GoSolo);
        card.main();
    } else {
        card.say(format!("The candidate chooses how to go on, until {}.", time(until)));
    }
    card.act(s.id, "New date", Act::NewDate);
}
