//! The candidate's buttons. Where the bot asks, the interviewer's are among them. Never a
//! question that has not been asked, and never what is listened for.

use crate::bank::Framework;
use crate::base::{MemberId, Moment};
use crate::interview::{Act, Asking, AskingStep, ClosingStage, Mode, Phase, Session, limits};
use crate::view::card::{Card, Form, quoted};
use crate::view::words::{relative, seconds, steps, time, who};

use super::guide::{CAR, PAR, STAR, look_at};
use super::room_keys;

/// What the candidate can do now.
pub(super) fn panel(s: &Session, viewer: MemberId) -> Card {
    let leads = s.pass().is_some_and(|p| s.is_bot_led(p)) && s.acting_interviewer() == Some(viewer);
    let mut card = match &s.phase {
        Phase::Intro { until, .. } => intro(s, *until, leads),
        Phase::Question(asking) => question(s, viewer, asking, leads),
        Phase::Exercise { until, .. } => {
            let text = "Work on the task with the others, and agree on one answer.";
            let mut card = stage(s, "Joint exercise", *until, text, leads);
            task(&mut card, s);
            card
        }
        Phase::Closing { stage: ClosingStage::CandidateQuestions, until, .. } => {
            own_questions(s, viewer, *until, leads)
        }
        Phase::Closing { stage: ClosingStage::WrapUp, until, .. } => {
            stage(s, "Wrap-up", *until, "Close as you would at work.", leads)
        }
        Phase::Gathering { .. }
        | Phase::Briefing { .. }
        | Phase::HalfTime { .. }
        | Phase::Rating { .. }
        | Phase::Report { .. }
        | Phase::Paused(_)
        | Phase::Closed { .. } => Card::default(),
    };
    goal(&mut card, s, viewer);
    if leads {
        room_keys::pause(&mut card, s);
    }
    card.act(s.id, "Stop my turn", Act::StopMyTurn);
    card.danger();
    card
}

fn stage(s: &Session, name: &str, until: Moment, text: &str, leads: bool) -> Card {
    let mut card = Card::saying(format!("**{name}** · until {} · {text}", time(until)));
    if leads {
        card.act(s.id, "Next", Act::Next);
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

fn intro(s: &Session, until: Moment, leads: bool) -> Card {
    stage(s, "Intro", until, "Your first question comes after it.", leads)
}

/// The one behaviour to show today.
fn goal(card: &mut Card, s: &Session, viewer: MemberId) {
    let goal = s.turns.iter().find(|t| t.candidate == viewer).and_then(|t| t.goal.as_ref());
    if let Some(goal) = goal {
        card.say(format!("Your micro-goal: _{}_", quoted(goal.as_str())));
    }
}

fn question(s: &Session, viewer: MemberId, asking: &Asking, leads: bool) -> Card {
    let turn = s.asking().map(|(_, round)| &s.turns[usize::from(round.turn)]);
    let answers = turn.map(|t| t.candidate);
    if answers != Some(viewer) {
        let text = answers.map_or_else(
            || "The next question is on its way.".to_owned(),
            |m| format!("{} has the question. Yours comes in its turn.", who(m)),
        );
        return Card::saying(text);
    }
    match &asking.step {
        AskingStep::Offered { .. } => {
            let mut card = Card::saying("The next question is on its way.");
            if leads {
                card.act(s.id, "Ask me", Act::Ask);
                card.main();
            }
            card
        }
        AskingStep::Reading { until } => {
            let mut card = Card::saying(format!("Your clock starts {}.", relative(*until)));
            answer_buttons(&mut card, s);
            if leads {
                card.act(s.id, "Skip", Act::Skip);
                framework(&mut card, s);
            }
            card
        }
        AskingStep::Answering { since, limit, extended, .. } => {
            let ends = relative(*since + *limit);
            let mut card = Card::saying(format!("You answer; the time is up {ends}."));
            answer_buttons(&mut card, s);
            if leads {
                extend(&mut card, s, *extended);
                card.act(s.id, "Skip", Act::Skip);
                framework(&mut card, s);
            }
            card
        }
        AskingStep::Answered { .. } => {
            let took = turn.and_then(|t| t.asked.last()).and_then(|a| a.took);
            let mut card = Card::saying(took.map_or_else(
                || "You have answered; a follow-up may come.".to_owned(),
                |took| format!("You answered in {}; a follow-up may come.", seconds(took)),
            ));
            if leads {
                card.act(s.id, "Next question", Act::Next);
                card.main();
            }
            card
        }
    }
}

/// The order in which a good answer is told, where the question has one. Only for somebody who
/// practises alone: among people an answer is given without a card.
fn framework(card: &mut Card, s: &Session) {
    let framework = s.asking().map(|(_, round)| s.question(round.question).framework);
    match framework {
        Some(Framework::Star) => look_at(card, "STAR", STAR),
        Some(Framework::Par) => look_at(card, "PAR", PAR),
        Some(Framework::Car) => look_at(card, "CAR", CAR),
        Some(Framework::None) | None => {}
    }
}

fn answer_buttons(card: &mut Card, s: &Session) {
    card.act(s.id, "Done", Act::Done);
    card.main();
    card.fill("Answer in writing", Form::Answer { session: s.id });
}

fn extend(card: &mut Card, s: &Session, extended: u8) {
    match s.plan.mode {
        Mode::Practice if extended < limits::EXTENSIONS_MAX => {
            card.act(s.id, &format!("{} more", limits::EXTENSION), Act::Extend);
        }
        Mode::Practice | Mode::Live => {}
    }
}

fn own_questions(s: &Session, viewer: MemberId, until: Moment, leads: bool) -> Card {
    let counted = s.turns.iter().find(|t| t.candidate == viewer).map_or(0, |t| t.counted);
    let mut card = Card::saying(format!(
        "**Your questions** · until {} · three is a good number",
        time(until)
    ));
    if !leads {
        return card;
    }
    let own = (0u8..).zip(&s.turns).find(|(_, t)| t.candidate == viewer);
    if let Some((no, _)) = own {
        card.say(format!("Say each one aloud, then count it. Counted: {counted}"));
        card.act(s.id, "+1", Act::CountQuestion(no));
        if counted > 0 {
            card.act(s.id, "undo", Act::UncountQuestion(no));
        }
    }
    card.act(s.id, "Next", Act::Next);
    card
}
