//! What one person can do in the session now, by phase and by who they are.

use crate::base::{Language, MemberId, Moment, text};
use crate::interview::{
    Act, Ending, OwnRating, Pass, PassNo, Pause, PauseWhy, Phase, Raters, Running, Seat, Session,
    Stage, Turn, TurnNo, limits,
};
use crate::protocol::Query;
use crate::view::card::{Card, Form};
use crate::view::words::{
    ended, goes_on, hindered, pause as why_text, people, relative, time, turn_name, who,
};

use super::{candidate, interviewer, observer, room_keys, seats};

/// Buttons of a panel, at most: what is rare stands behind one more.
const USUAL_MAX: usize = 9;

/// What is usual now.
pub(super) fn panel(lang: &Language, s: &Session, viewer: MemberId, now: Moment) -> Card {
    let (mut card, more) = parts(lang, s, viewer, now);
    if !more.buttons.is_empty() {
        card.look(text!(lang, "More…"), Query::More(s.id));
    }
    card
}

/// What is rare, or ends something; where there is nothing of it any more, what is usual.
pub(super) fn more(lang: &Language, s: &Session, viewer: MemberId, now: Moment) -> Card {
    let (usual, mut card) = parts(lang, s, viewer, now);
    if card.buttons.is_empty() {
        return usual;
    }
    let number = s.number;
    card.lines.insert(0, text!(lang, "**What else you can do in #{number}**", number));
    card.look(text!(lang, "Back"), Query::Panel(s.id));
    card
}

/// What is usual, and what else there is.
fn parts(lang: &Language, s: &Session, viewer: MemberId, now: Moment) -> (Card, Card) {
    let mut usual = by_phase(lang, s, viewer, now);
    let mut more = room_keys::more(lang, s, viewer);
    let over = usual.buttons.split_off(USUAL_MAX.min(usual.buttons.len()));
    more.buttons.splice(0..0, over);
    (usual, more)
}

fn by_phase(lang: &Language, s: &Session, viewer: MemberId, now: Moment) -> Card {
    let held = |mut card: Card| {
        if let Some(held) = s.held {
            card.say(hindered(lang, held.why));
        }
        card
    };
    match &s.phase {
        Phase::Gathering { .. } => held(seats::gathering(lang, s, viewer)),
        Phase::Briefing { .. } => held(seats::briefing(lang, s, viewer)),
        Phase::Running(Running::Pass { no, stage }) => {
            running(lang, s, viewer, (&s[*no], stage), now)
        }
        Phase::Running(Running::HalfTime { next, until }) => {
            half_time(lang, s, viewer, *next, *until)
        }
        Phase::Rating { until, .. } => held(rating(lang, s, viewer, *until)),
        Phase::Report { .. } => over(lang, s, viewer, Ending::Reported),
        Phase::Paused(pause) => paused(lang, s, viewer, pause),
        Phase::Closed { how } => over(lang, s, viewer, *how),
    }
}

/// Somebody who stepped out sees one thing: the way back.
fn is_out(s: &Session, viewer: MemberId) -> bool {
    s.seats.of(viewer).is_some_and(|p| p.away_since.is_some())
}

fn way_back(lang: &Language, s: &Session) -> Card {
    let mut card = Card::saying(text!(lang, "You stepped out. Come back when you are ready."));
    card.act(s.id, text!(lang, "I'm back"), Act::ComeBack);
    card.main();
    card
}

fn running(
    lang: &Language,
    s: &Session,
    viewer: MemberId,
    (pass, stage): (&Pass, &Stage),
    now: Moment,
) -> Card {
    let Some(sitter) = s.seats.of(viewer) else { return seats::guest(lang, s) };
    if sitter.away_since.is_some() {
        return way_back(lang, s);
    }
    let answers = s.candidates(pass).contains(&viewer);
    let is_panel = pass.panel.contains(&viewer);
    let mut card = if answers {
        candidate::panel(lang, s, viewer, stage)
    } else if s.acting_interviewer() == Some(viewer) {
        interviewer::panel(lang, s, (pass, stage), now)
    } else if is_panel {
        observer::panellist(lang, s, viewer, stage)
    } else if sitter.here_since.is_none() {
        not_checked_in(lang, s)
    } else if sitter.seat == Seat::Observer {
        observer::panel(lang, s, viewer, stage)
    } else if sitter.seat == Seat::Interviewer {
        observer::panellist(lang, s, viewer, stage)
    } else {
        Card::saying(text!(lang, "Another turn runs. Yours comes after it, or is done."))
    };
    room_keys::offered_chair(lang, &mut card, s, viewer);
    card
}

fn not_checked_in(lang: &Language, s: &Session) -> Card {
    let mut card = Card::saying(text!(lang, "It has begun. Check in, and watch from here."));
    card.act(s.id, text!(lang, "I'm here"), Act::CheckIn);
    card.main();
    card
}

fn half_time(lang: &Language, s: &Session, viewer: MemberId, next: PassNo, until: Moment) -> Card {
    if is_out(s, viewer) {
        return way_back(lang, s);
    }
    let mut card = Card::saying(text!(
        lang,
        "**Half-time** until {until} ({relative}).",
        until = time(until),
        relative = relative(until)
    ));
    ballots(lang, &mut card, s, viewer);
    let pass = &s[next];
    let answers: Vec<MemberId> = pass.turns.iter().map(|t| s[*t].candidate).collect();
    card.say(text!(lang, "Next: {candidate} answers.", candidate = people(lang, &answers)));
    if pass.panel.contains(&viewer) || answers.contains(&viewer) {
        card.act(s.id, text!(lang, "Begin now"), Act::Next);
    }
    card
}

/// The ballots that this person can fill in, and the rating of themself.
fn ballots(lang: &Language, card: &mut Card, s: &Session, viewer: MemberId) {
    let open = s.numbered_turns().filter(|(_, t)| t.is_open);
    for (no, turn) in open {
        let candidate = who(lang, turn.candidate);
        if turn.candidate == viewer {
            let own = state(lang, turn.own.is_settled());
            card.say(text!(lang, "Your own rating of {no}: {own}", no = turn_name(lang, no), own));
            card.look(text!(lang, "Rate myself"), Query::Own(s.id));
            if !turn.own.is_settled() {
                card.main();
            }
            if turn.recording.is_none() {
                card.fill(text!(lang, "Add a recording link"), Form::Recording { session: s.id });
            }
        } else if let Some(ballot) = turn.ballots.get(&viewer) {
            card.say(text!(
                lang,
                "Your ballot for {candidate}, {no}: {state}",
                candidate,
                no = turn_name(lang, no),
                state = state(lang, ballot.is_done)
            ));
            card.look(text!(lang, "Rate {no}", no = turn_name(lang, no)), Query::Ballot(s.id, no));
            if !ballot.is_done {
                card.main();
            }
        } else if s.format().rating.raters == Raters::Guild {
            guest_rater(lang, card, s, no, turn);
        }
    }
}

/// How it stands with a ballot.
fn state(lang: &Language, is_in: bool) -> String {
    if is_in {
        text!(lang, "in", context = "a ballot")
    } else {
        text!(lang, "open", context = "a ballot")
    }
}

/// Where any member may rate: from what was typed, or from a recording.
fn guest_rater(lang: &Language, card: &mut Card, s: &Session, no: TurnNo, turn: &Turn) {
    let candidate = who(lang, turn.candidate);
    if turn.recording.is_none() && turn.asked.iter().all(|a| a.words == 0) {
        card.say(text!(
            lang,
            "{candidate} answered aloud. Rating opens when there is a recording to hear.",
            candidate
        ));
    } else if turn.ballots.len() < limits::RATERS_MAX {
        card.say(text!(lang, "{candidate} wants to know how it went.", candidate));
        card.act(s.id, text!(lang, "Open the answers and rate"), Act::OpenAnswers(no));
        card.main();
    }
}

fn rating(lang: &Language, s: &Session, viewer: MemberId, until: Moment) -> Card {
    let is_held = matches!(s.phase, Phase::Rating { held_until: Some(_), .. });
    let number = s.number;
    let mut card = Card::saying(if is_held {
        text!(
            lang,
            "**Ballots of #{number}** · the time is over: they unseal in a moment, all together.",
            number
        )
    } else {
        text!(
            lang,
            "**Ballots of #{number}** · they close at {at} ({relative}), all together.",
            number,
            at = time(until),
            relative = relative(until)
        )
    });
    ballots(lang, &mut card, s, viewer);
    let own = s.turns.first().is_some_and(|t| t.candidate == viewer);
    if own && !is_held && s.format().rating.raters == Raters::Guild {
        if s.format().rating.own == OwnRating::Ballot {
            card.say(text!(
                lang,
                "You need not wait for more raters: closing now opens your report."
            ));
        }
        card.act(s.id, text!(lang, "Close the ballots now"), Act::CloseRating);
        card.danger();
    }
    if card.buttons.is_empty() {
        card.say(text!(lang, "There is nothing for you to rate here."));
    }
    card.look(text!(lang, "How to rate fairly"), Query::HowToRate(s.id));
    card
}

fn over(lang: &Language, s: &Session, viewer: MemberId, how: Ending) -> Card {
    let mut card = Card::saying(match how {
        Ending::Reported => text!(lang, "**Mock interview #{number}** is over.", number = s.number),
        Ending::CalledOff(_)
        | Ending::TooFew
        | Ending::Missed
        | Ending::NewDate
        | Ending::NoQuestions
        | Ending::Undeliverable
        | Ending::Lost(_)
        | Ending::Elsewhere => {
            ended(lang, &text!(lang, "**Mock interview #{number}**", number = s.number), how)
        }
    });
    let own = s.numbered_turns().find(|(_, t)| t.candidate == viewer);
    match (own, how) {
        (Some((no, turn)), Ending::Reported) => {
            card.look(text!(lang, "Open your report"), Query::Report(s.id, no));
            card.main();
            if turn.recording.is_none() && matches!(s.phase, Phase::Report { .. }) {
                card.fill(text!(lang, "Add a recording link"), Form::Recording { session: s.id });
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
            | Ending::Lost(_)
            | Ending::Elsewhere,
        ) => card.look(text!(lang, "Sessions"), Query::Sessions),
    }
    card
}

fn paused(lang: &Language, s: &Session, viewer: MemberId, pause: &Pause) -> Card {
    let Some(sitter) = s.seats.of(viewer) else { return seats::guest(lang, s) };
    let mut card = Card::saying(why_text(lang, pause.why));
    if let Some(at) = pause.resume_at {
        card.say(goes_on(lang, at));
    }
    if sitter.away_since.is_some() {
        card.act(s.id, text!(lang, "I'm back"), Act::ComeBack);
        card.main();
    }
    let leads = s.acting_interviewer() == Some(viewer);
    let candidate = s.pass().and_then(|p| p.turns.first()).map(|t| s[*t].candidate);
    match pause.why {
        PauseWhy::Pressed if leads => go_on(lang, &mut card, s),
        PauseWhy::Pressed => card.say(text!(lang, "The interviewer goes on when all are ready.")),
        PauseWhy::Away | PauseWhy::Emergency => go_on(lang, &mut card, s),
        PauseWhy::CandidateOut(_) => {
            card.say(text!(
                lang,
                "Without them the turn ends at {at} ({relative}).",
                at = time(pause.until),
                relative = relative(pause.until)
            ));
        }
        PauseWhy::ChairEmpty => room_keys::offered_chair(lang, &mut card, s, viewer),
        PauseWhy::Held(_) => {}
        PauseWhy::NoInterviewer => {
            choice(lang, &mut card, s, candidate == Some(viewer), pause.until);
        }
    }
    card
}

fn go_on(lang: &Language, card: &mut Card, s: &Session) {
    card.act(s.id, text!(lang, "Continue"), Act::Continue);
    card.main();
}

/// Without an interviewer the candidate chooses; anybody seated can ask for a new date.
fn choice(lang: &Language, card: &mut Card, s: &Session, is_candidate: bool, until: Moment) {
    if is_candidate {
        card.say(text!(
            lang,
            "You choose: go on as a solo, where I ask, or meet on a new date. Without a choice \
             it closes at {at} ({relative}).",
            at = time(until),
            relative = relative(until)
        ));
        card.act(s.id, text!(lang, "Go on as solo"), Act::GoSolo);
        card.main();
    } else {
        card.say(text!(
            lang,
            "The candidate chooses how to go on, until {until}.",
            until = time(until)
        ));
    }
    card.act(s.id, text!(lang, "New date"), Act::NewDate);
}
