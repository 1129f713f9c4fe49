//! The observer's tools: a stopwatch for the parts of the story, and a tally of fillers; and what
//! a panellist sees who does not ask right now.

use crate::base::{Language, MemberId, text};
use crate::interview::{Act, AskingStep, RoundState, Session, Stage, StoryPart};
use crate::view::card::Card;
use crate::view::words::{paragraph, story_letter, story_part, who};

use super::guide::{OBSERVER, look_at};
use super::interviewer::{self, MayGoOn};

/// What an observer can do now.
pub(super) fn panel(lang: &Language, s: &Session, viewer: MemberId, stage: &Stage) -> Card {
    let mut card = tools(lang, s, viewer, stage);
    look_at(&mut card, &text!(lang, "How to observe"), OBSERVER);
    card
}

/// The stopwatch and the tally while somebody answers; else what there is to see.
fn tools(lang: &Language, s: &Session, viewer: MemberId, stage: &Stage) -> Card {
    if let Stage::Exercise { .. } = stage {
        return exercise(lang, s);
    }
    let Some((asking, round)) = s.asking() else {
        return Card::saying(text!(lang, "The tools are here while somebody answers."));
    };
    let turn = &s[round.turn];
    let observed = turn.observed.get(&viewer).cloned().unwrap_or_default();
    let AskingStep::Answering(_) = asking.step else {
        return Card::saying(text!(
            lang,
            "The tools are here while {candidate} answers. Fillers so far: {fillers}",
            candidate = who(lang, turn.candidate),
            fillers = observed.fillers
        ));
    };
    let running = observed
        .part
        .map_or_else(|| text!(lang, "tap as the story moves"), |(part, _)| story_part(lang, part));
    let mut card = Card::saying(text!(
        lang,
        "Story clock: {running} · fillers: {fillers}",
        running,
        fillers = observed.fillers
    ));
    for part in StoryPart::ALL {
        card.act(s.id, story_letter(lang, part), Act::Story(part));
        if observed.part.is_some_and(|(now, _)| now == part) {
            card.main();
        }
    }
    card.act(s.id, "+1", Act::Filler);
    if observed.fillers > 0 {
        card.act(s.id, text!(lang, "undo"), Act::UndoFiller);
    }
    card
}

/// The joint exercise, for everybody who only watches it.
fn exercise(lang: &Language, s: &Session) -> Card {
    let mut card = Card::saying(text!(lang, "Watch who moves the group on, and how."));
    interviewer::watch_for(lang, &mut card, s);
    card
}

/// What a panellist sees who does not have the question.
pub(super) fn panellist(lang: &Language, s: &Session, viewer: MemberId, stage: &Stage) -> Card {
    if let Stage::CandidateQuestions { until } = stage {
        let mut card = interviewer::counting(lang, s, *until, MayGoOn::No);
        card.buttons.extend(interviewer::uncounts(lang, s));
        return card;
    }
    if let Stage::Exercise { .. } = stage {
        return exercise(lang, s);
    }
    let asker = s.acting_interviewer();
    let asks = asker.map(|asker| text!(lang, "{who} has the question.", who = who(lang, asker)));
    let next = s.pass().is_some_and(|p| {
        let mut ahead = p.rounds.iter().filter(|r| r.state == RoundState::Ahead);
        ahead.any(|r| r.asker == Some(viewer))
    });
    let text = if next {
        text!(lang, "Yours comes, and shows here when it does.")
    } else {
        text!(lang, "Listen and note.")
    };
    Card::saying(paragraph(asks.into_iter().chain([text])))
}
