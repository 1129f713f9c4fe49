//! The typed answers of a turn, and its recording with an index, for those who rate it.

use crate::base::{CleanText, Language, MemberId, text};
use crate::interview::{AskedQuestion, Refusal, Session, Turn, TurnNo};
use crate::protocol::Query;
use crate::view::card::{Card, quoted};
use crate::view::words::{candidate, clock, kind, link, quotation, seconds, trigger_in_text};

use super::refuse;

pub(super) fn answers(
    lang: &Language,
    s: &Session,
    no: TurnNo,
    texts: &[(u8, u8, CleanText)],
    viewer: MemberId,
) -> Card {
    let Some(turn) = s.turn(no) else {
        return refuse(lang, &Refusal::NoSuchTurn);
    };
    let mut card = Card::saying(text!(
        lang,
        "**Answers of {candidate}**",
        candidate = candidate(lang, turn.candidate, no, s.turns.len())
    ));
    if let Some(recording) = &turn.recording {
        card.say(text!(lang, "Recording: {recording}", recording = link(recording.as_str())));
    }
    for asked in &turn.asked {
        card.say(question(lang, s, turn, asked));
        let text = texts.iter().find(|(no, ask, _)| (*no, *ask) == (asked.no, asked.ask));
        match text {
            Some((_, _, text)) => card.say(quotation(text.as_str())),
            None => card.say(spoken(lang, asked)),
        }
    }
    if turn.asked.is_empty() {
        card.say(text!(lang, "Nothing was asked in it."));
    }
    if turn.ballots.contains_key(&viewer) {
        card.look(text!(lang, "Your ballot"), Query::Ballot(s.id, no));
        card.main();
    }
    card.look(text!(lang, "How to rate"), Query::HowToRate(s.id));
    card
}

/// The question's words with its place in the recording.
fn question(lang: &Language, s: &Session, turn: &Turn, asked: &AskedQuestion) -> String {
    let question = s.question(asked.question);
    let what =
        asked.trigger.map_or_else(|| kind(lang, question.kind), |why| trigger_in_text(lang, why));
    let (no, prompt) = (asked.no, quoted(&s.asked_words(asked)));
    if turn.recording.is_none() {
        return text!(lang, "**Q{no} · {what}** {prompt}", no, what, prompt);
    }
    let at = clock(asked.asked_at.since(turn.started_at));
    text!(lang, "**Q{no} at {at} · {what}** {prompt}", no, at, what, prompt)
}

fn spoken(lang: &Language, asked: &AskedQuestion) -> String {
    if asked.is_cut {
        return text!(lang, "Interrupted.");
    }
    match (asked.ended_at, asked.took) {
        (Some(_), Some(took)) => text!(lang, "Spoken, {took}.", took = seconds(lang, took)),
        (Some(_), None) => text!(lang, "Spoken; the time was not measured."),
        (None, _) => text!(lang, "Not answered."),
    }
}
