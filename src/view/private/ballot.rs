//! A rater's ballot: one picker a competency, saved as it is touched.

use crate::base::{MemberId, SessionId};
use crate::interview::{Act, Phase, Raters, Refusal, Session, Turn};
use crate::protocol::{BallotView, Query};
use crate::rubric::{Ballot, Choice, Competency, Mark, Transfer, Words};
use crate::view::card::{Card, Form, PICKER_LABEL_MAX, Picker, PickerOption, Press, quoted};
use crate::view::words::{capital, count, fit, option, relative, transfer, turn_name, who};

use super::refuse;

pub(super) fn ballot(view: &BallotView, viewer: MemberId) -> Card {
    let (s, no) = (&view.session, view.turn);
    let Some(turn) = s.turns.get(usize::from(no)) else { return refuse(&Refusal::NoSuchTurn) };
    if turn.candidate == viewer {
        return refuse(&Refusal::OwnTurn);
    }
    let Some(ballot) = turn.ballots.get(&viewer) else { return refuse(&Refusal::MayNotRate) };
    if let Phase::Report { .. } | Phase::Closed { .. } = s.phase {
        return refuse(&Refusal::BallotsClosed);
    }
    let mut card = heading(s, no, turn);
    card.say(progress(s, turn, ballot));
    let rubric = &s.kit().rubric;
    for (place, competency) in (0..).zip(&rubric.competencies) {
        let chosen = ballot.choices.get(&place).copied();
        card.pickers.push(picker(competency, chosen, |choice| {
            Press::act(s.id, Act::Mark { turn: no, competency: place, choice })
        }));
    }
    if let Some(goal) = &turn.goal {
        card.say(format!("Their micro-goal: _{}_", quoted(goal.as_str())));
        if let Some(test) = &turn.goal_test {
            card.say(format!("How to tell: {}", quoted(test.as_str())));
        }
        card.pickers.push(transfer_picker(s.id, no, ballot.transfer));
    }
    buttons(&mut card, view, turn, ballot);
    card
}

fn heading(s: &Session, no: u8, turn: &Turn) -> Card {
    let which = if s.turns.len() > 1 { format!(", {}", turn_name(no)) } else { String::new() };
    let closes = match &s.phase {
        Phase::Rating { held_until: Some(_), .. } => {
            "the time is over: what you gave in time still counts".to_owned()
        }
        Phase::Rating { until, held_until: None, .. } => {
            format!("changeable until it closes {}", relative(*until))
        }
        Phase::Gathering { .. }
        | Phase::Briefing { .. }
        | Phase::Intro { .. }
        | Phase::Question(_)
        | Phase::Exercise { .. }
        | Phase::Closing { .. }
        | Phase::HalfTime { .. }
        | Phase::Report { .. }
        | Phase::Paused(_)
        | Phase::Closed { .. } => "changeable until it closes".to_owned(),
    };
    Card::saying(format!(
        "**Your ballot for {}{which}** · saved as you go, {closes}",
        who(turn.candidate)
    ))
}

/// How far the ballot is.
fn progress(s: &Session, turn: &Turn, ballot: &Ballot) -> String {
    let all = s.kit().rubric.competencies.len();
    let marked = if ballot.is_done {
        "It is in.".to_owned()
    } else {
        format!("{} of {} filled in.", ballot.choices.len(), count(all, "line"))
    };
    let is_only = s.format().rating.raters == Raters::Room && turn.ballots.len() == 1;
    let words = match (ballot.has_words, is_only) {
        (true, _) => " Your words are saved.",
        (false, true) => " You are the only rater, so words are needed.",
        (false, false) => " Words help more than marks: name one moment.",
    };
    format!("{marked}{words}")
}

/// One picker a competency: 1, 3 and 5 carry the anchor's short form.
pub(super) fn picker(
    competency: &Competency,
    chosen: Option<Choice>,
    press: impl Fn(Choice) -> Press,
) -> Picker {
    let choices = Mark::ALL.into_iter().map(Choice::Mark).chain([Choice::CouldNotTell]);
    let options = choices
        .map(|choice| PickerOption {
            label: option(&competency.anchors, choice),
            press: press(choice),
            is_chosen: chosen == Some(choice),
        })
        .collect();
    Picker { label: fit(&competency.title, PICKER_LABEL_MAX).into_owned(), options, group: 0 }
}

fn transfer_picker(session: SessionId, turn: u8, seen: Option<Transfer>) -> Picker {
    let options = [Transfer::Yes, Transfer::Partly, Transfer::NotYet]
        .into_iter()
        .map(|one| PickerOption {
            label: capital(transfer(one)),
            press: Press::act(session, Act::Transfer { turn, transfer: one }),
            is_chosen: seen == Some(one),
        })
        .collect();
    Picker { label: "Did the micro-goal show?".to_owned(), options, group: 0 }
}

/// What a form of words begins with.
pub fn so_far(words: Option<&Words>) -> [String; 3] {
    let words = words.cloned().unwrap_or_default();
    [words.observed(), words.why(), words.next()]
        .map(|text| text.map_or_else(String::new, |t| t.as_str().to_owned()))
}

fn buttons(card: &mut Card, view: &BallotView, turn: &Turn, ballot: &Ballot) {
    let session = view.session.id;
    let label = if ballot.has_words { "Edit words" } else { "Add words" };
    let so_far = so_far(view.words.as_ref());
    card.fill(label, Form::Words { session, turn: view.turn, so_far });
    card.act(session, "Done", Act::BallotDone(view.turn));
    if !ballot.is_done {
        card.main();
    }
    if turn.asked.iter().any(|a| a.words > 0) || turn.recording.is_some() {
        card.look("Read the answers", Query::Answers(session, view.turn));
    }
    card.look("How to rate", Query::HowToRate(session));
}
