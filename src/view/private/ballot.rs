//! A rater's ballot: one picker a competency, saved as it is touched.

use crate::base::{Language, MemberId, SessionId, counted, text};
use crate::interview::{Act, Phase, Raters, Refusal, Session, Turn, TurnNo};
use crate::protocol::{BallotView, Query};
use crate::rubric::{Ballot, Choice, Competency, CompetencyNo, Mark, Transfer, Words};
use crate::view::card::{Card, Form, PICKER_LABEL_MAX, Picker, PickerOption, Press, quoted};
use crate::view::words::{
    anchor, candidate, capital, choice, fit, paragraph, relative, row, time, transfer,
};

use super::refuse;

pub(super) fn ballot(lang: &Language, view: &BallotView, viewer: MemberId) -> Card {
    let (s, no) = (&view.session, view.turn);
    let Some(turn) = s.turn(no) else {
        return refuse(lang, &Refusal::NoSuchTurn);
    };
    if turn.candidate == viewer {
        return refuse(lang, &Refusal::OwnTurn);
    }
    let Some(ballot) = turn.ballots.get(&viewer) else { return refuse(lang, &Refusal::MayNotRate) };
    if let Phase::Report { .. } | Phase::Closed { .. } = s.phase {
        return refuse(lang, &Refusal::BallotsClosed);
    }
    let mut card = heading(lang, s, no, turn);
    card.say(progress(lang, s, turn, ballot));
    let rubric = &s.kit().rubric;
    for (line, competency) in CompetencyNo::all().zip(&rubric.competencies) {
        let chosen = ballot.choices.get(&line).copied();
        card.pickers.push(picker(lang, competency, chosen, |choice| {
            Press::act(s.id, Act::Mark { turn: no, competency: line, choice })
        }));
    }
    if let Some(goal) = &turn.goal {
        card.say(text!(lang, "Their micro-goal: _{goal}_", goal = quoted(goal.as_str())));
        if let Some(test) = &turn.goal_test {
            card.say(text!(lang, "How to tell: {test}", test = quoted(test.as_str())));
        }
        card.pickers.push(transfer_picker(lang, s.id, no, ballot.transfer));
    }
    buttons(lang, &mut card, view, turn, ballot);
    card
}

fn heading(lang: &Language, s: &Session, no: TurnNo, turn: &Turn) -> Card {
    let saved = match &s.phase {
        Phase::Rating { held_until: Some(_), .. } => {
            text!(lang, "saved as you go, the time is over: what you gave in time still counts")
        }
        Phase::Rating { until, held_until: None, .. } => text!(
            lang,
            "saved as you go, changeable until it closes at {at} ({relative})",
            at = time(*until),
            relative = relative(*until)
        ),
        Phase::Gathering { .. }
        | Phase::Briefing { .. }
        | Phase::Running(_)
        | Phase::Report { .. }
        | Phase::Paused(_)
        | Phase::Closed { .. } => text!(lang, "saved as you go, changeable until it closes"),
    };
    let whose = text!(
        lang,
        "**Your ballot for {candidate}**",
        candidate = candidate(lang, turn.candidate, no, s.turns.len())
    );
    Card::saying(row([whose, saved]))
}

/// How far the ballot is.
fn progress(lang: &Language, s: &Session, turn: &Turn, ballot: &Ballot) -> String {
    let all = s.kit().rubric.competencies.len();
    let marked = if ballot.is_done {
        text!(lang, "It is in.")
    } else {
        counted!(
            lang,
            all,
            "{done} of {n} line filled in.",
            "{done} of {n} lines filled in.",
            done = ballot.choices.len()
        )
    };
    let is_only = s.format().rating.raters == Raters::Room && turn.ballots.len() == 1;
    let words = match (ballot.has_words, is_only) {
        (true, _) => text!(lang, "Your words are saved."),
        (false, true) => text!(lang, "You are the only rater, so words are needed."),
        (false, false) => text!(lang, "Words help more than marks: name one moment."),
    };
    paragraph([marked, words])
}

/// One picker a competency: 1, 3 and 5 carry the anchor's short form.
pub(super) fn picker(
    lang: &Language,
    competency: &Competency,
    chosen: Option<Choice>,
    press: impl Fn(Choice) -> Press,
) -> Picker {
    let choices = Mark::ALL.into_iter().map(Choice::Mark).chain([Choice::CouldNotTell]);
    let options = choices
        .map(|given| PickerOption {
            label: choice(lang, given),
            description: anchor(lang, &competency.anchors, given),
            press: press(given),
            is_chosen: chosen == Some(given),
        })
        .collect();
    Picker { label: fit(&competency.title, PICKER_LABEL_MAX).into_owned(), options, group: 0 }
}

fn transfer_picker(
    lang: &Language,
    session: SessionId,
    turn: TurnNo,
    seen: Option<Transfer>,
) -> Picker {
    let options = [Transfer::Yes, Transfer::Partly, Transfer::NotYet]
        .into_iter()
        .map(|one| PickerOption {
            label: capital(transfer(lang, one)),
            description: None,
            press: Press::act(session, Act::Transfer { turn, transfer: one }),
            is_chosen: seen == Some(one),
        })
        .collect();
    Picker { label: text!(lang, "Did the micro-goal show?"), options, group: 0 }
}

/// What a form of words begins with.
pub fn so_far(words: Option<&Words>) -> [String; 3] {
    let words = words.cloned().unwrap_or_default();
    [words.observed(), words.why(), words.next()]
        .map(|text| text.map_or_else(String::new, |t| t.as_str().to_owned()))
}

fn buttons(lang: &Language, card: &mut Card, view: &BallotView, turn: &Turn, ballot: &Ballot) {
    let session = view.session.id;
    let label = if ballot.has_words { text!(lang, "Edit words") } else { text!(lang, "Add words") };
    let so_far = so_far(view.words.as_ref());
    card.fill(label, Form::Words { session, turn: view.turn, so_far });
    card.act(session, text!(lang, "Done"), Act::BallotDone(view.turn));
    if !ballot.is_done {
        card.main();
    }
    if turn.asked.iter().any(|a| a.words > 0) || turn.recording.is_some() {
        card.look(text!(lang, "Read the answers"), Query::Answers(session, view.turn));
    }
    card.look(text!(lang, "How to rate"), Query::HowToRate(session));
}
