//! The typed answers of a turn, and its recording with an index, for those who rate it.

use crate::bank::deck;
use crate::base::{CleanText, MemberId};
use crate::interview::{Asked, Refusal, Session, Turn};
use crate::protocol::Query;
use crate::view::card::{Card, quoted};
use crate::view::words::{clock, kind, link, quotation, seconds, trigger_in_text, turn_name, who};

use super::refuse;

pub(super) fn answers(
    s: &Session,
    no: u8,
    texts: &[(u8, u8, CleanText)],
    viewer: MemberId,
) -> Card {
    let Some(turn) = s.turns.get(usize::from(no)) else { return refuse(&Refusal::NoSuchTurn) };
    let which = if s.turns.len() > 1 { format!(", {}", turn_name(no)) } else { String::new() };
    let mut card = Card::saying(format!("**Answers of {}{which}**", who(turn.candidate)));
    if let Some(recording) = &turn.recording {
        card.say(format!("Recording: {}", link(recording.as_str())));
    }
    for asked in &turn.asked {
        card.say(question(s, turn, asked));
        let text = texts.iter().find(|(no, ask, _)| (*no, *ask) == (asked.no, asked.ask));
        match text {
            Some((_, _, text)) => card.say(quotation("", text.as_str())),
            None => card.say(spoken(asked)),
        }
    }
    if turn.asked.is_empty() {
        card.say("Nothing was asked in it.");
    }
    if turn.ballots.contains_key(&viewer) {
        card.look("Your ballot", Query::Ballot(s.id, no));
        card.main();
    }
    card.look("How to rate", Query::HowToRate(s.id));
    card
}

/// The question's words with its place in the recording.
fn question(s: &Session, turn: &Turn, asked: &Asked) -> String {
    let question = s.question(asked.question);
    let prompt = asked.trigger.map_or_else(
        || question.prompt.clone(),
        |trigger| {
            let found = deck(question, &[]).into_iter().find(|f| f.trigger == trigger);
            found.map_or_else(String::new, |f| f.prompt)
        },
    );
    let what = asked.trigger.map_or_else(|| kind(question.kind), trigger_in_text);
    let at = turn.recording.is_some().then(|| asked.asked_at.since(turn.started_at));
    let at = at.map_or_else(String::new, |at| format!(" at {}", clock(at)));
    format!("**Q{}{at} · {what}** {}", asked.no, quoted(&prompt))
}

fn spoken(asked: &Asked) -> String {
    if asked.is_cut {
        return "Interrupted.".to_owned();
    }
    match (asked.ended_at, asked.took) {
        (Some(_), Some(took)) => format!("Spoken, {}.", seconds(took)),
        (Some(_), None) => "Spoken; the time was not measured.".to_owned(),
        (None, _) => "Not answered.".to_owned(),
    }
}
