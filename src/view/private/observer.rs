//! The observer's tools: a stopwatch for the parts of the story, and a tally of fillers; and what
//! a panellist sees who does not ask right now.

use crate::base::MemberId;
use crate::interview::{Act, AskingStep, ClosingStage, Phase, RoundState, Session, StoryPart};
use crate::view::card::Card;
use crate::view::words::{story_letter, story_part, who};

use super::guide::{OBSERVER, look_at};
use super::interviewer;

/// What an observer can do now.
pub(super) fn panel(s: &Session, viewer: MemberId) -> Card {
    let mut card = tools(s, viewer);
    look_at(&mut card, "How to observe", OBSERVER);
    card
}

/// The stopwatch and the tally while somebody answers; else what there is to see.
fn tools(s: &Session, viewer: MemberId) -> Card {
    if let Phase::Exercise { .. } = s.phase {
        return exercise(s);
    }
    let Some((asking, round)) = s.asking() else {
        return Card::saying("The tools are here while somebody answers.");
    };
    let turn = &s.turns[usize::from(round.turn)];
    let observed = turn.observed.get(&viewer).cloned().unwrap_or_default();
    let AskingStep::Answering { .. } = asking.step else {
        return Card::saying(format!(
            "The tools are here while {} answers. Fillers so far: {}",
            who(turn.candidate),
            observed.fillers
        ));
    };
    let running = observed.part.map_or_else(
        || "tap as the story moves".to_owned(),
        |(part, _)| story_part(part).to_owned(),
    );
    let mut card = Card::saying(format!("Story clock: {running} · fillers: {}", observed.fillers));
    for part in StoryPart::ALL {
        card.act(s.id, story_letter(part), Act::Story(part));
        if observed.part.is_some_and(|(now, _)| now == part) {
            card.main();
        }
    }
    card.act(s.id, "+1", Act::Filler);
    if observed.fillers > 0 {
        card.act(s.id, "undo", Act::UndoFiller);
    }
    card
}

/// The joint exercise, for everybody who only watches it.
fn exercise(s: &Session) -> Card {
    let mut card = Card::saying("Watch who moves the group on, and how.");
    interviewer::watch_for(&mut card, s);
    card
}

/// What a panellist sees who does not have the question.
pub(super) fn panellist(s: &Session, viewer: MemberId) -> Card {
    if let Phase::Closing { stage: ClosingStage::CandidateQuestions, until, .. } = s.phase {
        let mut card = interviewer::counting(s, until);
        card.buttons.retain(|b| b.label != "Next");
        return card;
    }
    if let Phase::Exercise { .. } = s.phase {
        return exercise(s);
    }
    let asks = s
        .acting_interviewer()
        .map_or_else(String::new, |m| format!("{} has the question. ", who(m)));
    let next = s.pass().is_some_and(|p| {
        let mut ahead = p.rounds.iter().filter(|r| r.state == RoundState::Ahead);
        ahead.any(|r| r.asker == Some(viewer))
    });
    let text = if next { "Yours comes, and shows here when it does." } else { "Listen and note." };
    Card::saying(format!("{asks}{text}"))
}
