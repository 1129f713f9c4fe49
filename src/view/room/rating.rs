//! After the turns: how many ballots are in, and what became of them.

use crate::base::{MemberId, Moment};
use crate::interview::{Act, AfterLoss, Ending, Outcome, Tally, Tap};
use crate::protocol::Query;
use crate::view::card::Card;
use crate::view::words::{SEALED, count, ending, long, relative, turn_name, who};

use super::Room;

pub(super) fn tally(room: Room, tally: &Tally) -> Card {
    let whose = if tally.turns > 1 {
        format!("{} — {}", who(tally.candidate), turn_name(tally.turn))
    } else {
        who(tally.candidate)
    };
    let done = usize::from(tally.done);
    let ballots = match tally.of {
        Some(of) => format!("{done} of {} in", count(usize::from(of), "ballot")),
        None => format!("{} in", count(done, "ballot")),
    };
    let begun = match tally.begun {
        0 => String::new(),
        n => format!(" · {n} begun"),
    };
    if tally.is_closed {
        return Card::saying(format!("**Rating of {whose}** · closed · {ballots}"));
    }
    let closes = match tally.closes_at {
        Some(at) => format!("closes {}", relative(at)),
        None => format!("closes {} after the last turn", tally.window),
    };
    // With every ballot in, the one thing that is waited for is named.
    let own = match (tally.own_settled, tally.of == Some(tally.done)) {
        (true, _) => " · self-rating in",
        (false, true) => " · self-rating open",
        (false, false) => "",
    };
    let mut card = Card::saying(format!("**Rate {whose}** · {ballots}{begun}{own} · {closes}"));
    card.say(SEALED);
    let session = room.session;
    match tally.of {
        Some(_) => {
            let label = if tally.turns > 1 {
                format!("Rate {}", turn_name(tally.turn))
            } else {
                "Rate this turn".to_owned()
            };
            card.look(&label, Query::Ballot(session, tally.turn));
        }
        None => {
            card.say("Any member may rate, from the typed answers or a recording.");
            card.act(session, "Open the answers and rate", Act::OpenAnswers(tally.turn));
        }
    }
    card.main();
    if !tally.own_settled {
        if tally.own_by_tap {
            card.say(format!("{}, did it work?", who(tally.candidate)));
            card.act(session, "Done", Act::Tap(Tap::Done));
            card.act(session, "Not yet", Act::Tap(Tap::NotYet));
        } else {
            card.look("Rate myself", Query::Own(session));
        }
    }
    card.look("How to rate fairly", Query::HowToRate(session));
    card
}

pub(super) fn raters_wanted(room: Room, candidate: MemberId, until: Moment) -> Card {
    let mut card = Card::saying(format!(
        "{} answered #{} and wants to know how it went. One ballot takes about ten minutes; open \
         until {} ({}).",
        who(candidate),
        room.number,
        long(until),
        relative(until)
    ));
    card.look("See what is open", Query::Panel(room.session));
    card.main();
    card
}

pub(super) fn extended(until: Moment) -> Card {
    Card::saying(format!(
        "I was away for much of the rating time, so ballots now close {} ({}).",
        long(until),
        relative(until)
    ))
}

pub(super) fn recording(room: Room, turn: u8, candidate: MemberId) -> Card {
    let mut card = Card::saying(format!(
        "{} added a recording. Raters find it with the answers.",
        who(candidate)
    ));
    card.look("Open the answers", Query::Answers(room.session, turn));
    card
}

pub(super) fn turn_rated(room: Room, turn: u8, candidate: MemberId, outcome: Outcome) -> Card {
    let candidate = who(candidate);
    let what = match outcome {
        Outcome::Rated(_) => "is rated",
        Outcome::NotRated => "was rated by nobody; self-rating and timings are kept",
        Outcome::Interrupted => "was interrupted and is not rated; its timings are kept",
    };
    let mut card =
        Card::saying(format!("{candidate}'s turn {what}. {candidate}: [Open your report]"));
    card.look("Open your report", Query::Report(room.session, turn));
    card.main();
    card
}

pub(super) fn ended(room: Room, how: Ending) -> Card {
    let next = match how {
        Ending::Reported => "Until the next one.",
        Ending::CalledOff(_) | Ending::TooFew => "Your time is free again.",
        Ending::Missed | Ending::NewDate | Ending::Lost(_) => "Plan a new date when it suits you.",
        Ending::NoQuestions => {
            "An organiser can add a bank with such questions; then plan it again."
        }
        Ending::Undeliverable => "An organiser can check what I may do there; then plan it again.",
    };
    Card::saying(format!("{} {}. {next}", room.title(), ending(how)))
}

/// Beside the card: the thread where it was held is no more.
pub(super) fn thread_lost(room: Room, then: AfterLoss) -> Card {
    let title = room.title();
    let mut card = Card::saying(match then {
        AfterLoss::Nothing => format!(
            "The thread of {title} was deleted, so it is called off. Plan a new date when it suits \
             you."
        ),
        AfterLoss::Ballots { until } => format!(
            "The thread of {title} was deleted, so the interview ended where it stood. What was \
             answered can be rated: ballots are open here until {} ({}).",
            long(until),
            relative(until)
        ),
        AfterLoss::BallotsStay { until } => format!(
            "The thread of {title} was deleted. Its ballots stay open here until {} ({}).",
            long(until),
            relative(until)
        ),
        AfterLoss::Reports => format!(
            "The thread of {title} was deleted, so the interview ended where it stood. Too little \
             was answered to rate it; the timings are kept."
        ),
    });
    match then {
        AfterLoss::Nothing => card.look("Sessions", Query::Sessions),
        AfterLoss::Ballots { .. } | AfterLoss::BallotsStay { .. } | AfterLoss::Reports => {
            card.look("My part", Query::Panel(room.session));
            card.main();
        }
    }
    card
}
