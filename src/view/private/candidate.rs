//! The candidate's buttons. Where the bot asks, the interviewer's are among them. Never a
//! question that has not been asked, and never what is listened for.

use crate::bank::Framework;
use crate::base::{Language, MemberId, Moment, text};
use crate::interview::{Act, Asking, AskingStep, Mode, Session, Stage, Turn, limits};
use crate::view::card::{Card, Form, quoted};
use crate::view::words::{relative, seconds, spoken, steps, time, who};

use super::answers::write_questions;
use super::guide::{CAR, PAR, STAR, look_at};
use super::room_keys;

/// What the candidate can do now.
pub(super) fn panel(lang: &Language, s: &Session, viewer: MemberId, now: &Stage) -> Card {
    let leads = s.pass().is_some_and(|p| s.is_bot_led(p)) && s.acting_interviewer() == Some(viewer);
    let mut card = match now {
        Stage::Intro { until } => intro(lang, s, *until, leads),
        Stage::Questions(asking) => question(lang, s, viewer, asking, leads),
        Stage::Exercise { until, .. } => {
            let text = text!(lang, "Work on the task with the others, and agree on one answer.");
            let mut card = stage(lang, s, &text!(lang, "Joint exercise"), *until, &text, leads);
            task(&mut card, s);
            card
        }
        Stage::CandidateQuestions { until } => own_questions(lang, s, viewer, *until, leads),
        Stage::WrapUp { until } => {
            let text = text!(lang, "Close as you would at work.");
            let mut card = stage(lang, s, &text!(lang, "Wrap-up"), *until, &text, leads);
            let own = s.turns.iter().find(|turn| turn.candidate == viewer);
            own.into_iter().for_each(|turn| write_questions(lang, &mut card, s, turn));
            card
        }
    };
    goal(lang, &mut card, s, viewer);
    if leads {
        room_keys::pause(lang, &mut card, s);
    }
    card
}

fn stage(lang: &Language, s: &Session, name: &str, until: Moment, text: &str, leads: bool) -> Card {
    let mut card = Card::saying(text!(
        lang,
        "**{name}** · until {until} · {text}",
        name,
        until = time(until),
        text
    ));
    if leads {
        card.act(s.id, text!(lang, "Next"), Act::Next);
    }
    card
}

/// The task of the exercise with all its steps.
fn task(card: &mut Card, s: &Session) {
    if let Some(exercise) = s.exercise() {
        card.say(format!("**{}**\n{}", quoted(&exercise.title), quoted(&exercise.task)));
        card.say(steps(&exercise.steps));
    }
}

fn intro(lang: &Language, s: &Session, until: Moment, leads: bool) -> Card {
    let then = if leads {
        text!(lang, "Your first question comes after it.")
    } else {
        text!(
            lang,
            "Whoever interviews you says who they are and how it goes. Listen; your first \
             question comes after it."
        )
    };
    stage(lang, s, &text!(lang, "Intro"), until, &then, leads)
}

/// The one behaviour to show today.
fn goal(lang: &Language, card: &mut Card, s: &Session, viewer: MemberId) {
    let goal = s.turns.iter().find(|t| t.candidate == viewer).and_then(|t| t.goal.as_ref());
    if let Some(goal) = goal {
        card.say(text!(lang, "Your micro-goal: _{goal}_", goal = quoted(goal.as_str())));
    }
}

fn question(lang: &Language, s: &Session, viewer: MemberId, asking: &Asking, leads: bool) -> Card {
    let turn = s.asking().map(|(_, round)| &s[round.turn]);
    let answers = turn.map(|t| t.candidate);
    if answers != Some(viewer) {
        let text = answers.map_or_else(
            || text!(lang, "The next question is on its way."),
            |m| text!(lang, "{who} has the question. Yours comes in its turn.", who = who(lang, m)),
        );
        return Card::saying(text);
    }
    match &asking.step {
        AskingStep::Offered { .. } => {
            let mut card = Card::saying(text!(lang, "The next question is on its way."));
            if leads {
                card.act(s.id, text!(lang, "Ask me"), Act::Ask);
                card.main();
            }
            card
        }
        AskingStep::Reading { until } => {
            let mut card = asked(lang, s, turn);
            card.say(text!(
                lang,
                "Your clock starts at {at} ({relative}).",
                at = time(*until),
                relative = relative(*until)
            ));
            answer_buttons(lang, &mut card, s);
            if leads {
                card.act(s.id, text!(lang, "Skip"), Act::Skip);
                framework(lang, &mut card, s);
            }
            card
        }
        AskingStep::Answering(clock) => {
            let mut card = asked(lang, s, turn);
            let relative = relative(clock.up_at());
            card.say(text!(lang, "You answer · time up {relative}", relative));
            answer_buttons(lang, &mut card, s);
            if leads {
                extend(lang, &mut card, s, clock.extended);
                card.act(s.id, text!(lang, "Skip"), Act::Skip);
                framework(lang, &mut card, s);
            }
            card
        }
        AskingStep::Answered { .. } => {
            let took = turn.and_then(|t| t.asked.last()).and_then(|a| a.took);
            let mut card = Card::saying(took.map_or_else(
                || text!(lang, "You have answered; a follow-up may come."),
                |took| {
                    text!(
                        lang,
                        "You answered in {took}; a follow-up may come.",
                        took = seconds(lang, took)
                    )
                },
            ));
            if leads {
                card.act(s.id, text!(lang, "Next question"), Act::Next);
                card.main();
            }
            card
        }
    }
}

/// What is to be answered.
fn asked(lang: &Language, s: &Session, turn: Option<&Turn>) -> Card {
    let asked = turn.and_then(|turn| turn.asked.last());
    asked.map_or_else(Card::default, |asked| Card::saying(spoken(lang, &s.asked_words(asked))))
}

/// The order in which a good answer is told, where the question has one. Only for somebody who
/// practises alone: among people an answer is given without a card.
fn framework(lang: &Language, card: &mut Card, s: &Session) {
    let framework = s.asking().map(|(_, round)| s.question(round.question).framework);
    match framework {
        Some(Framework::Star) => look_at(card, &text!(lang, "STAR"), STAR),
        Some(Framework::Par) => look_at(card, &text!(lang, "PAR"), PAR),
        Some(Framework::Car) => look_at(card, &text!(lang, "CAR"), CAR),
        Some(Framework::None) | None => {}
    }
}

fn answer_buttons(lang: &Language, card: &mut Card, s: &Session) {
    card.act(s.id, text!(lang, "Done"), Act::Done);
    card.main();
    card.fill(text!(lang, "Answer in writing"), Form::Answer { session: s.id, on: None });
}

fn extend(lang: &Language, card: &mut Card, s: &Session, extended: u8) {
    match s.plan.mode {
        Mode::Practice if extended < limits::EXTENSIONS_MAX => {
            card.act(s.id, text!(lang, "{span} more", span = limits::EXTENSION), Act::Extend);
        }
        Mode::Practice | Mode::Live => {}
    }
}

fn own_questions(
    lang: &Language,
    s: &Session,
    viewer: MemberId,
    until: Moment,
    leads: bool,
) -> Card {
    let mut card = Card::saying(text!(
        lang,
        "**Your questions** · until {until} · three is a good number",
        until = time(until)
    ));
    let own = s.numbered_turns().find(|(_, t)| t.candidate == viewer);
    if !leads {
        own.into_iter().for_each(|(_, turn)| write_questions(lang, &mut card, s, turn));
        return card;
    }
    if let Some((no, turn)) = own {
        let counted = turn.counted;
        card.say(text!(lang, "Say each one aloud, then count it. Counted: {counted}", counted));
        card.act(s.id, "+1", Act::CountQuestion(no));
        if counted > 0 {
            card.act(s.id, text!(lang, "undo"), Act::UncountQuestion(no));
        }
        write_questions(lang, &mut card, s, turn);
    }
    card.act(s.id, text!(lang, "Next"), Act::Next);
    card
}
