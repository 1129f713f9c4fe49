//! After the turns: how many ballots are in, and what became of them.

use crate::base::{Language, MemberId, Moment, SessionId, counted, text};
use crate::interview::{
    Act, AfterLoss, Before, Ending, HalfTime, Outcome, Tally, Tap, Tried, TurnNo,
};
use crate::protocol::{Command, DrillOf, GoalAct, PastLook, Query};
use crate::view::card::{Button, Card, Press};
use crate::view::words::{
    aim, ended, length, long, paragraph, people, relative, row, sealed, time, turn_name, who,
};

use super::Room;

pub(super) fn tally(lang: &Language, room: Room, tally: &Tally) -> Card {
    let whose = if tally.turns > 1 {
        text!(
            lang,
            "{candidate} — {turn}",
            candidate = who(lang, tally.candidate),
            turn = turn_name(lang, tally.turn)
        )
    } else {
        who(lang, tally.candidate)
    };
    let done = tally.done;
    let ballots = match tally.of {
        Some(of) => {
            counted!(lang, of, "{done} of {n} ballot in", "{done} of {n} ballots in", done)
        }
        None => counted!(lang, done, "{n} ballot in", "{n} ballots in"),
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
        Some(at) => {
            text!(lang, "closes {at} ({relative})", at = time(at), relative = relative(at))
        }
        None => {
            text!(lang, "closes {window} after the last turn", window = length(lang, tally.window))
        }
    };
    // With every ballot in, the one thing that is waited for is named.
    let own = match (tally.own_settled, tally.of == Some(tally.done)) {
        (true, _) => Some(text!(lang, "self-rating in")),
        (false, true) => Some(text!(lang, "self-rating open")),
        (false, false) => None,
    };
    let head = [text!(lang, "**Rate {whose}**", whose), ballots].into_iter();
    let mut card = Card::saying(row(head.chain(own).chain([closes])));
    if let Some(half_time) = &tally.half_time {
        let HalfTime { next: _, until, candidate, interviewers } = half_time;
        card.say(the_break(lang, *until, *candidate, interviewers));
    }
    if tally.has_recording {
        let candidate = who(lang, tally.candidate);
        card.say(text!(
            lang,
            "{candidate} added a recording: it stands with the answers.",
            candidate
        ));
    }
    card.say(sealed(lang));
    rate(lang, &mut card, room.session, tally);
    if !tally.own_settled {
        rate_oneself(lang, &mut card, room.session, tally);
    }
    card.look(text!(lang, "How to rate fairly"), Query::HowToRate(room.session));
    if tally.has_recording {
        card.look(text!(lang, "Open the answers"), Query::Answers(room.session, tally.turn));
    }
    if tally.half_time.is_some() {
        card.act(room.session, text!(lang, "Begin now"), Act::Next);
    }
    card
}

/// The break after a turn that is not rated.
pub(super) fn half_time(
    lang: &Language,
    room: Room,
    until: Moment,
    candidate: MemberId,
    interviewers: &[MemberId],
) -> Card {
    let mut card = Card::saying(the_break(lang, until, candidate, interviewers));
    card.look(text!(lang, "Rate now"), Query::Panel(room.session));
    card.main();
    card.act(room.session, text!(lang, "Begin now"), Act::Next);
    card
}

/// Until when, and who goes on.
fn the_break(
    lang: &Language,
    until: Moment,
    candidate: MemberId,
    interviewers: &[MemberId],
) -> String {
    let candidate = who(lang, candidate);
    let (until, relative) = (time(until), relative(until));
    match interviewers {
        [] => text!(
            lang,
            "**Half-time** until {until} ({relative}): rate while it is fresh, breathe, then \
             {candidate} answers.",
            until,
            relative,
            candidate
        ),
        [one] => text!(
            lang,
            "**Half-time** until {until} ({relative}): rate while it is fresh, breathe, then \
             {candidate} answers and {one} interviews.",
            until,
            relative,
            candidate,
            one = who(lang, *one)
        ),
        several => text!(
            lang,
            "**Half-time** until {until} ({relative}): rate while it is fresh, breathe, then \
             {candidate} answers and {several} interview.",
            until,
            relative,
            candidate,
            several = people(lang, several)
        ),
    }
}

/// The way to the ballot.
fn rate(lang: &Language, card: &mut Card, session: SessionId, tally: &Tally) {
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
}

/// What the candidate thinks of it.
fn rate_oneself(lang: &Language, card: &mut Card, session: SessionId, tally: &Tally) {
    if tally.own_by_tap {
        card.say(text!(lang, "{candidate}, did it work?", candidate = who(lang, tally.candidate)));
        card.act(session, text!(lang, "Done", context = "it worked"), Act::Tap(Tap::Done));
        card.act(session, text!(lang, "Not yet"), Act::Tap(Tap::NotYet));
    } else {
        card.look(text!(lang, "Rate myself"), Query::Own(session));
    }
}

/// What came of a drill, and what may follow.
pub(super) fn tried(lang: &Language, room: Room, tried: &Tried) -> Card {
    let took = tried.took.map(|took| took.seconds());
    let target = tried.target_s.map(aim);
    let mut card = Card::saying(match (took, target) {
        (Some(took), Some(aim)) => text!(lang, "**{took} s**, aim {aim}.", took, aim),
        (Some(took), None) => text!(lang, "**{took} s**.", took),
        (None, Some(aim)) => text!(lang, "Not timed; aim {aim}.", aim),
        (None, None) => text!(lang, "Not timed."),
    });
    match tried.before {
        Some(Before::Same(took)) => {
            card.say(text!(lang, "The last time: {took} s.", took = took.seconds()));
        }
        Some(Before::OfKind(took)) => {
            card.say(text!(lang, "The last one of its kind: {took} s.", took = took.seconds()));
        }
        None => {}
    }
    match tried.tapped {
        Some(Tap::Done) => card.say(text!(lang, "Your own word on it: done.")),
        Some(Tap::NotYet) => card.say(text!(lang, "Your own word on it: not yet.")),
        None => {}
    }
    let again = Press::Do(Command::Drill(DrillOf::Again(room.session)));
    card.buttons.push(Button::new(text!(lang, "Again"), again).main());
    if matches!(tried.before, Some(Before::Same(_))) {
        let both = PastLook::Attempts(room.session, None);
        card.look(text!(lang, "Compare"), Query::Past(both));
    }
    if tried.can_keep {
        let keep = Press::Do(Command::Goal(GoalAct::Keep(room.session)));
        card.buttons.push(Button::new(text!(lang, "Keep for this goal"), keep));
    }
    if tried.tapped.is_none() && !tried.is_over {
        card.say(text!(lang, "Did it work?"));
        card.act(room.session, text!(lang, "Done", context = "it worked"), Act::Tap(Tap::Done));
        card.act(room.session, text!(lang, "Not yet"), Act::Tap(Tap::NotYet));
    }
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
        Outcome::Rated(_) => text!(lang, "{candidate}'s turn is rated.", candidate),
        Outcome::NotRated => text!(
            lang,
            "{candidate}'s turn was rated by nobody; self-rating and timings are kept.",
            candidate
        ),
        Outcome::Interrupted => text!(
            lang,
            "{candidate}'s turn was interrupted and is not rated; its timings are kept.",
            candidate
        ),
    };
    let report = text!(lang, "{candidate}: [Open your report]", candidate);
    let mut card = Card::saying(paragraph([what, report]));
    card.look(text!(lang, "Open your report"), Query::Report(room.session, turn));
    card.main();
    card
}

pub(super) fn session_ended(lang: &Language, room: Room, how: Ending) -> Card {
    if room.is_own {
        let again = text!(lang, "Begin another one when it suits you.");
        return Card::saying(paragraph([ended(lang, &room.title(lang), how), again]));
    }
    let next = match how {
        Ending::Reported => text!(lang, "Until the next one."),
        Ending::CalledOff(_) | Ending::TooFew => text!(lang, "Your time is free again."),
        Ending::Elsewhere => text!(lang, "Who sits where stands on the plan of the evening."),
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
    Card::saying(paragraph([ended(lang, &room.title(lang), how), next]))
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
