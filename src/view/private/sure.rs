//! Before something ends for good: what ends, asked once, and the way back.

use crate::base::{Language, MemberId, text};
use crate::interview::{Act, LastAct, PauseWhy, Phase, Running, Session};
use crate::protocol::{Command, Query};
use crate::view::card::{Button, Card, Press};
use crate::view::words::{paragraph, turn_name};

/// The question, with the act behind its first button and the way back behind the second.
pub(super) fn sure(lang: &Language, s: &Session, viewer: MemberId, last: LastAct) -> Card {
    let number = s.number;
    let (text, yes) = match last {
        LastAct::Leave => (leave(lang, s, viewer), text!(lang, "Yes, leave for good")),
        LastAct::EndHere => (end(lang, s), text!(lang, "Yes, end it here")),
        LastAct::StopMyTurn => (
            text!(
                lang,
                "**Stop your turn?** It ends here, no reason is asked, and it is not begun again. \
                 If at least half of the questions are answered, it is rated."
            ),
            text!(lang, "Yes, stop my turn"),
        ),
        LastAct::NewDate => (
            text!(
                lang,
                "**Close #{number} and meet on a new date?** It is not opened again; a new one \
                 has to be planned.",
                number
            ),
            text!(lang, "Yes, close it"),
        ),
        LastAct::Cancel => (
            text!(
                lang,
                "**Call off #{number}?** Everybody seated is told, and it is not opened again.",
                number
            ),
            text!(lang, "Yes, call it off"),
        ),
        LastAct::CloseRating => (
            text!(
                lang,
                "**Close the ballots of #{number} now?** Whoever has not handed one in cannot any \
                 more, and the reports open.",
                number
            ),
            text!(lang, "Yes, close them"),
        ),
    };
    let mut card = Card::saying(text);
    let command = Command::Sure { session: s.id, last, on: s.stretch() };
    card.buttons.push(Button::new(yes, Press::Do(command)));
    card.danger();
    // Whoever only goes out for a moment has not found the other button.
    let is_out = s.seats.of(viewer).is_some_and(|sitter| sitter.away_since.is_some());
    if let (LastAct::Leave, Phase::Running(_), false) = (last, &s.phase, is_out) {
        card.act(s.id, text!(lang, "Only step out"), Act::StepOut);
    }
    let back = if let Phase::Gathering { .. } | Phase::Briefing { .. } = s.phase {
        Query::Details(s.id)
    } else {
        Query::Panel(s.id)
    };
    card.look(text!(lang, "No, back"), back);
    card
}

fn leave(lang: &Language, s: &Session, viewer: MemberId) -> String {
    let number = s.number;
    let for_good =
        text!(lang, "**Leave #{number} for good?** There is no way back into it.", number);
    let answers = s.pass().is_some_and(|pass| s.candidates(pass).contains(&viewer));
    let interviews = s.acting_interviewer() == Some(viewer);
    let then = if answers {
        Some(text!(lang, "Your turn ends with it."))
    } else if interviews {
        Some(text!(lang, "Somebody else has to take your chair."))
    } else {
        None
    };
    paragraph([for_good].into_iter().chain(then))
}

/// In a break, and after an emergency, everything that is left ends; else the turn that runs.
fn end(lang: &Language, s: &Session) -> String {
    let number = s.number;
    let is_emergency = matches!(&s.phase, Phase::Paused(pause) if pause.why == PauseWhy::Emergency);
    let turns = s.pass().filter(|_| !is_emergency).map(|pass| pass.turns.as_slice());
    match (s.running(), turns) {
        (Some(Running::Pass { .. }), Some([one])) if s.turns.len() > 1 => text!(
            lang,
            "**End {turn} of #{number} here?** It is not begun again; what comes after it goes \
             on. If at least half of its questions are answered, it is rated.",
            turn = turn_name(lang, *one),
            number
        ),
        (Some(Running::Pass { .. }), Some(_)) => text!(
            lang,
            "**End #{number} here?** The interview is over with it. If at least half of the \
             questions are answered, it is rated.",
            number
        ),
        (Some(_) | None, Some(_) | None) => text!(
            lang,
            "**End #{number} here?** The interview is over with it, and what has not begun is \
             left out. What was finished is rated.",
            number
        ),
    }
}
