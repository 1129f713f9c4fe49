//! The candidate's rating of themself, and of who interviewed them.

use crate::base::{Language, MemberId, SessionId, text};
use crate::interview::{
    Act, OwnRating, Phase, RatingSide, Refusal, SelfRating, Session, Tap, Turn,
};
use crate::protocol::Query;
use crate::rubric::{Ballot, CompetencyNo, Mark};
use crate::view::card::{Card, Form, Picker, PickerOption, Press};
use crate::view::words::{people, who};

use super::answers::write_questions;
use super::ballot::picker;
use super::refuse;

pub(super) fn own(lang: &Language, s: &Session, viewer: MemberId) -> Card {
    let Some(turn) = s.turns.iter().find(|t| t.candidate == viewer) else {
        return refuse(lang, &Refusal::NoSuchTurn);
    };
    if let Phase::Report { .. } | Phase::Closed { .. } = s.phase {
        return refuse(lang, &Refusal::BallotsClosed);
    }
    if !turn.is_open {
        let ended = turn.ended_at.is_some();
        return refuse(lang, if ended { &Refusal::TurnNotRated } else { &Refusal::BallotsNotOpen });
    }
    let mut card = Card::saying(text!(
        lang,
        "**How do you think it went?** Rate yourself before you see the ballots; it stays apart \
         from theirs."
    ));
    match s.format().rating.own {
        OwnRating::Tap => tap(lang, &mut card, s.id, turn),
        OwnRating::Ballot => marks(lang, &mut card, s, turn),
    }
    interviewers(lang, &mut card, s.id, turn);
    write_questions(lang, &mut card, s, turn);
    if turn.recording.is_none() {
        card.fill(text!(lang, "Add a recording link"), Form::Recording { session: s.id });
    }
    card.look(text!(lang, "How to rate"), Query::HowToRate(s.id));
    card
}

fn tap(lang: &Language, card: &mut Card, session: SessionId, turn: &Turn) {
    match &turn.own {
        SelfRating::Tapped(Tap::Done) => card.say(text!(lang, "You said: done.")),
        SelfRating::Tapped(Tap::NotYet) => card.say(text!(lang, "You said: not yet.")),
        SelfRating::Open(_) | SelfRating::Done(_) | SelfRating::None | SelfRating::Skipped => {
            card.say(text!(lang, "Did it work this time?"));
            card.act(session, text!(lang, "Done", context = "it worked"), Act::Tap(Tap::Done));
            card.main();
            card.act(session, text!(lang, "Not yet"), Act::Tap(Tap::NotYet));
        }
    }
}

fn marks(lang: &Language, card: &mut Card, s: &Session, turn: &Turn) {
    let (ballot, is_done): (&Ballot, bool) = match &turn.own {
        SelfRating::Open(ballot) => (ballot, false),
        SelfRating::Done(ballot) => (ballot, true),
        SelfRating::Skipped => return card.say(text!(lang, "You skipped it; that is fine.")),
        SelfRating::None | SelfRating::Tapped(_) => return,
    };
    for (line, competency) in CompetencyNo::all().zip(&s.kit().rubric.competencies) {
        let chosen = ballot.choices.get(&line).copied();
        card.pickers.push(picker(lang, competency, chosen, |choice| {
            Press::act(s.id, Act::OwnMark { competency: line, choice })
        }));
    }
    if is_done {
        return card.say(text!(lang, "It is in, and changeable until the ballots close."));
    }
    card.act(s.id, text!(lang, "Done"), Act::OwnDone);
    card.main();
    card.act(s.id, text!(lang, "Skip it"), Act::OwnSkip);
}

fn side_name(lang: &Language, side: RatingSide) -> String {
    match side {
        RatingSide::Realistic => text!(lang, "Realistic"),
        RatingSide::Specific => text!(lang, "Specific"),
        RatingSide::Useful => text!(lang, "Useful"),
    }
}

fn interviewers(lang: &Language, card: &mut Card, session: SessionId, turn: &Turn) {
    let asked = &turn.interviewers;
    if asked.is_empty() {
        return;
    }
    let names = if let [one] = asked.as_slice() {
        text!(lang, "{one} as interviewer", one = who(lang, *one))
    } else {
        let numbered: Vec<String> =
            (1..).zip(asked).map(|(n, m)| format!("{n}: {}", people(lang, &[*m]))).collect();
        text!(lang, "Interviewers {numbered}", numbered = numbered.join(" · "))
    };
    card.say(text!(
        lang,
        "**{names}** — like a real interview, about what you said, something to act on? 1 to 5; \
         the first mark stands for all three until you change the others. They see a mean, from \
         three on.",
        names
    ));
    for (n, interviewer) in (1_u8..).zip(asked) {
        let rating = turn.of_interviewers.get(interviewer).copied();
        for side in RatingSide::ALL {
            let label = if asked.len() > 1 {
                text!(lang, "{name} · interviewer {n}", name = side_name(lang, side), n)
            } else {
                side_name(lang, side)
            };
            let options = Mark::ALL
                .into_iter()
                .map(|mark| PickerOption {
                    label: mark.to_string(),
                    description: None,
                    press: Press::act(
                        session,
                        Act::RateSide { interviewer: *interviewer, side, mark },
                    ),
                    is_chosen: rating.is_some_and(|r| r.of(side) == mark),
                })
                .collect();
            card.pickers.push(Picker { label, options, group: n });
        }
    }
}
