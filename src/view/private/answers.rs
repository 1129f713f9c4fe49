//! The answers of a turn beside what was asked: for those who rate it, with the index of its
//! recording; for who gave them, with their times and why each follow-up came.

use crate::base::{CleanText, Language, MemberId, text};
use crate::interview::limits::OWN_QUESTIONS;
use crate::interview::{AskedQuestion, Phase, Refusal, Session, Turn, TurnNo};
use crate::protocol::{Query, ToldIn};
use crate::view::card::{Card, Form, quoted};
use crate::view::words::{
    aim, candidate, clock, kind, lacked, link, quotation, row, seconds, trigger_in_text, who,
};

use super::refuse;

/// Something of answers: number of the question, number of the follow-up, and what.
type Of<'a, T> = &'a [(u8, u8, T)];

pub(super) fn answers(
    lang: &Language,
    s: &Session,
    no: TurnNo,
    (texts, again): (Of<'_, CleanText>, Of<'_, ToldIn>),
    viewer: MemberId,
) -> Card {
    let Some(turn) = s.turn(no) else {
        return refuse(lang, &Refusal::NoSuchTurn);
    };
    let is_own = turn.candidate == viewer;
    let of = candidate(lang, turn.candidate, no, s.turns.len());
    let mut card = Card::saying(if is_own {
        text!(lang, "**What you said** · #{number}", number = s.number)
    } else {
        text!(lang, "**Answers of {candidate}**", candidate = of)
    });
    if let Some(recording) = &turn.recording {
        card.say(text!(lang, "Recording: {recording}", recording = link(recording.as_str())));
    }
    for asked in &turn.asked {
        let question = question(lang, s, turn, asked);
        if is_own {
            card.say(row([question].into_iter().chain(measured(lang, asked))));
            card.lines.extend(why(lang, turn, asked));
        } else {
            card.say(question);
        }
        let text = texts.iter().find(|(no, ask, _)| (*no, *ask) == (asked.no, asked.ask));
        match text {
            Some((_, _, text)) => card.say(quotation(text.as_str())),
            None => card.say(unwritten(lang, asked, is_own)),
        }
        let before = again.iter().find(|(no, ask, _)| (*no, *ask) == (asked.no, asked.ask));
        card.lines.extend(before.map(|(_, _, place)| told_before(lang, place)));
    }
    if turn.asked.is_empty() {
        card.say(text!(lang, "Nothing was asked in it."));
    }
    let asked = texts.iter().find(|(no, ..)| *no == OWN_QUESTIONS).map(|(_, _, text)| text);
    if is_own {
        own_end(lang, &mut card, (s, no, turn), asked);
        return card;
    }
    if let Some(asked) = asked {
        card.say(text!(lang, "**What they asked at the end**"));
        card.say(quotation(asked.as_str()));
    }
    if turn.ballots.contains_key(&viewer) {
        card.look(text!(lang, "Your ballot"), Query::Ballot(s.id, no));
        card.main();
    }
    card.look(text!(lang, "How to rate"), Query::HowToRate(s.id));
    card
}

/// That much of it was told before.
fn told_before(lang: &Language, place: &ToldIn) -> String {
    match place {
        ToldIn::Session(number) => text!(
            lang,
            "Much of this stands word for word in what you wrote in #{number}. Tell it anew from its \
             points, and it sounds less learned by heart.",
            number
        ),
        ToldIn::Story(story) => text!(
            lang,
            "Much of this stands word for word in your story **#{number}**, _{title}_. Tell it anew \
             from its points, and it sounds less learned by heart.",
            number = story.number,
            title = quoted(story.title.as_str())
        ),
    }
}

/// What stands below one's own answers.
fn own_end(
    lang: &Language,
    card: &mut Card,
    (s, no, turn): (&Session, TurnNo, &Turn),
    asked: Option<&CleanText>,
) {
    if s.agenda().candidate_questions_s > 0 {
        card.say(text!(
            lang,
            "**Your own questions** {counted} counted; three is a good number.",
            counted = turn.counted
        ));
        card.lines.extend(asked.map(|asked| quotation(asked.as_str())));
        write_questions(lang, card, s, turn);
    }
    match s.phase {
        Phase::Report { .. } | Phase::Closed { .. } => {
            card.look(text!(lang, "Back to the report"), Query::Report(s.id, no));
        }
        Phase::Gathering { .. }
        | Phase::Briefing { .. }
        | Phase::Running(_)
        | Phase::Paused(_)
        | Phase::Rating { .. } => {}
    }
}

/// The button under which a candidate writes what they asked, while that can be read by whoever
/// rates them.
pub(super) fn write_questions(lang: &Language, card: &mut Card, s: &Session, turn: &Turn) {
    let is_open = match s.phase {
        Phase::Running(_) | Phase::Paused(_) | Phase::Rating { held_until: None, .. } => true,
        Phase::Gathering { .. }
        | Phase::Briefing { .. }
        | Phase::Rating { held_until: Some(_), .. }
        | Phase::Report { .. }
        | Phase::Closed { .. } => false,
    };
    let asks = s.agenda().candidate_questions_s > 0;
    if asks && is_open && !turn.ballots.values().any(|ballot| ballot.is_done) {
        let form = Form::OwnQuestions { session: s.id };
        card.fill(text!(lang, "Write my questions down"), form);
    }
}

/// How long it took, beside what to aim for.
fn measured(lang: &Language, asked: &AskedQuestion) -> Option<String> {
    let took = asked.took?;
    let took = if took > asked.limit {
        text!(lang, "{took} over", took = seconds(lang, took))
    } else {
        seconds(lang, took)
    };
    Some(match asked.target_s.map(aim) {
        None => took,
        Some(aim) => text!(lang, "{took} (aim {aim})", took, aim),
    })
}

/// Why a follow-up came: what the answer in writing lacked, else who wanted to know.
fn why(lang: &Language, turn: &Turn, asked: &AskedQuestion) -> Option<String> {
    let probe = asked.trigger?;
    let first = turn.asked.iter().find(|a| (a.no, a.ask) == (asked.no, 0))?;
    if first.lacking.contains(&probe) {
        return lacked(lang, probe);
    }
    let asker = asked.asker?;
    Some(text!(lang, "{interviewer} wanted to know it.", interviewer = who(lang, asker)))
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

/// What is known of an answer without a text. Its time stands beside one's own question already.
fn unwritten(lang: &Language, asked: &AskedQuestion, is_own: bool) -> String {
    if asked.is_cut {
        return text!(lang, "Interrupted.");
    }
    if asked.ended_at.is_none() {
        return text!(lang, "Not answered.");
    }
    if asked.words > 0 {
        return text!(lang, "In writing; the text is kept no longer.");
    }
    match asked.took {
        Some(_) if is_own => text!(lang, "Spoken."),
        Some(took) => text!(lang, "Spoken, {took}.", took = seconds(lang, took)),
        None => text!(lang, "Spoken; the time was not measured."),
    }
}
