//! After the turns: how many ballots are in, and what became of them.

use crate::base::{Language, MemberId, Moment, counted, text};
use crate::interview::{Act, AfterLoss, Ending, Outcome, Tally, Tap, TurnNo};
use crate::protocol::Query;
use crate::view::card::Card;
use crate::view::words::{ending, length, long, relative, sealed, turn_name, who};

use super::Room;

pub(super) fn tally(lang: &Language, room: Room, tally: &Tally) -> Card {
    let whose = if tally.turns > 1 {
        format!("{} — {}", who(lang, tally.candidate), turn_name(lang, tally.turn))
    } else {
        who(lang, tally.candidate)
    };
    let done = usize::from(tally.done);
    let ballots = match tally.of {
        Some(of) => text!(
            lang,
            "{done} of {of} in",
            done,
            of = counted!(lang, usize::from(of), "{n} ballot", "{n} ballots")
        ),
        None => text!(lang, "{done} in", done = counted!(lang, done, "{n} ballot", "{n} ballots")),
    };
    let begun = match tally.begun {
        0 => String::new(),
        n => text!(lang, " · {n} begun", n),
    };
    if tally.is_closed {
        return Card::saying(text!(
            lang,
            "**Rating of {whose}** · closed · {ballots}",
            whose,
            ballots
        ));
    }
    let closes = match tally.closes_at {
        Some(at) => text!(lang, "closes {at}", at = relative(at)),
        None => {
            text!(lang, "closes {window} after the last turn", window = length(lang, tally.window))
        }
    };
    // With every ballot in, the one thing that is waited for is named.
    let own = match (tally.own_settled, tally.of == Some(tally.done)) {
        (true, _) => text!(lang, " · self-rating in"),
        (false, true) => text!(lang, " · self-rating open"),
        (false, false) => String::new(),
    };
    let mut card = Card::saying(text!(
        lang,
        "**Rate {whose}** · {ballots}{begun}{own} · {closes}",
        whose,
        ballots,
        begun,
        own,
        closes
    ));
    card.say(sealed(lang));
    let session = room.session;
    match tally.of {
        Some(_) => {
            let label = if tally.turns > 1 {
                text!(lang, "Rate {turn}", turn = turn_name(lang, tally.turn))
            } else {
                text!(lang, "Rate this turn")
            };
            card.look(&label, Query::Ballot(session, tally.turn));
        }
        None => {
            card.say(text!(lang, "Any member may rate, from the typed answers or a recording."));
            card.act(
                session,
                text!(lang, "Open the answers and rate"),
                Act::OpenAnswers(tally.turn),
            );
        }
    }
    card.main();
    if !tally.own_settled {
        if tally.own_by_tap {
            card.say(text!(
                lang,
                "{candidate}, did it work?",
                candidate = who(lang, tally.candidate)
            ));
            card.act(session, text!(lang, "Done"), Act::Tap(Tap::Done));
            card.act(session, text!(lang, "Not yet"), Act::Tap(Tap::NotYet));
        } else {
            card.look(text!(lang, "Rate myself"), Query::Own(session));
        }
    }
    card.look(text!(lang, "How to rate fairly"), Query::HowToRate(session));
    card
}

pub(super) fn raters_wanted(
    lang: &Language,
    room: Room,
    candidate: MemberId,
    until: Moment,
) -> Card {
    let mut card = Card::saying(text!(
        lang,
        "{candidate} answered #{number} and wants to know how it went. One ballot takes about ten \
         minutes; open until {until} ({relative}).",
        candidate = who(lang, candidate),
        number = room.number,
        until = long(until),
        relative = relative(until)
    ));
    card.look(text!(lang, "See what is open"), Query::Panel(room.session));
    card.main();
    card
}

pub(super) fn extended(lang: &Language, until: Moment) -> Card {
    Card::saying(text!(
        lang,
        "I was away for much of the rating time, so ballots now close {until} ({relative}).",
        until = long(until),
        relative = relative(until)
    ))
}

pub(super) fn recording(lang: &Language, room: Room, turn: TurnNo, candidate: MemberId) -> Card {
    let mut card = Card::saying(text!(
        lang,
        "{candidate} added a recording. Raters find it with the answers.",
        candidate = who(lang, candidate)
    ));
    card.look(text!(lang, "Open the answers"), Query::Answers(room.session, turn));
    card
}

pub(super) fn turn_rated(
    lang: &Language,
    room: Room,
    turn: TurnNo,
    candidate: MemberId,
    outcome: Outcome,
) -> Card {
    let candidate = who(lang, candidate);
    let what = match outcome {
        Outcome::Rated(_) => text!(lang, "is rated"),
        Outcome::NotRated => text!(lang, "was rated by nobody; self-rating and timings are kept"),
        Outcome::Interrupted => {
            text!(lang, "was interrupted and is not rated; its timings are kept")
        }
    };
    let mut card = Card::saying(text!(
        lang,
        "{candidate}'s turn {what}. {candidate}: [Open your report]",
        candidate,
        what
    ));
    card.look(text!(lang, "Open your report"), Query::Report(room.session, turn));
    card.main();
    card
}

pub(super) fn ended(lang: &Language, room: Room, how: Ending) -> Card {
    let next = match how {
        Ending::Reported => text!(lang, "Until the next one."),
        Ending::CalledOff(_) | Ending::TooFew => text!(lang, "Your time is free again."),
        Ending::Missed | Ending::NewDate | Ending::Lost(_) => {
            text!(lang, "Plan a new date when it suits you.")
        }
        Ending::NoQuestions => {
            text!(lang, "An organiser can add a bank with such questions; then plan it again.")
        }
        Ending::Undeliverable => {
            text!(lang, "An organiser can check what I may do there; then plan it again.")
        }
    };
    Card::saying(format!("{} {}. {next}", room.title(lang), ending(lang, how)))
}

/// Beside the card: the thread where it was held is no more.
pub(super) fn thread_lost(lang: &Language, room: Room, then: AfterLoss) -> Card {
    let title = room.title(lang);
    let mut card = Card::saying(match then {
        AfterLoss::Nothing => text!(
            lang,
            "The thread of {title} was deleted, so it is called off. Plan a new date when it \
             suits you.",
            title
        ),
        AfterLoss::Ballots { until } => text!(
            lang,
            "The thread of {title} was deleted, so the interview ended where it stood. What was \
             answered can be rated: ballots are open here until {until} ({relative}).",
            title,
            until = long(until),
            relative = relative(until)
        ),
        AfterLoss::BallotsStay { until } => text!(
            lang,
            "The thread of {title} was deleted. Its ballots stay open here until {until} \
             ({relative}).",
            title,
            until = long(until),
            relative = relative(until)
        ),
        AfterLoss::Reports => text!(
            lang,
            "The thread of {title} was deleted, so the interview ended where it stood. Too little \
             was answered to rate it; the timings are kept.",
            title
        ),
    });
    match then {
        AfterLoss::Nothing => card.look(text!(lang, "Sessions"), Query::Sessions),
        AfterLoss::Ballots { .. } | AfterLoss::BallotsStay { .. } | AfterLoss::Reports => {
            card.look(text!(lang, "My part"), Query::Panel(room.session));
            card.main();
        }
    }
    card
}
