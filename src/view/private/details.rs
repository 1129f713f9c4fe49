//! Details of a session: agenda, rubric, kinds of questions, who rates, who sees what.

use crate::base::{MemberId, Span};
use crate::interview::{Act, Ending, Mode, Phase, Raters, Session, Turns, card as card_of};
use crate::protocol::Query;
use crate::view::card::{Card, quoted};
use crate::view::words::{agenda, capital, fit, in_text, kind, long, mode, people, relative, seat};

use super::guide::{LIVE, look_at};
use super::seats::seat_buttons;

/// Longest name of a format, longest text about it.
const TITLE_MAX: usize = 40;
const ABOUT_MAX: usize = 300;

pub(super) fn details(s: &Session, viewer: MemberId) -> Card {
    let format = s.format();
    let title = quoted(&in_text(&fit(&format.title, TITLE_MAX)));
    let at = s.plan.starts_at;
    let mut card = Card::saying(format!("**Mock interview #{} · {title}**", s.number));
    card.say(quoted(&fit(&format.about, ABOUT_MAX)));
    card.say(format!(
        "{} ({}) · about {} min · {}",
        long(at),
        relative(at),
        card_of(s).minutes,
        mode(s.plan.mode)
    ));
    card.say(format!("**Agenda** {}", agenda_text(s)));
    card.say(format!("**Questions** {}", questions(s)));
    let rubric = &s.kit().rubric;
    let competencies: Vec<String> =
        rubric.competencies.iter().map(|c| quoted(&in_text(&c.title))).collect();
    card.say(format!("**{}** {}", quoted(&rubric.title), competencies.join(" · ")));
    card.say(format!("**Who rates** {}", who_rates(s)));
    card.say(
        "**Who sees what** Nobody sees a question before it is asked. Nobody sees a ballot before \
         all are in. A report is private to who was interviewed and the coaches they agreed to. \
         What is typed in the thread can be read by its channel.",
    );
    card.say("Practice only: not for hiring decisions.");
    waiting(&mut card, s);
    buttons(&mut card, s, viewer);
    card
}

fn agenda_text(s: &Session) -> String {
    let stages = agenda(s.agenda(), "the candidate's");
    match s.format().turns {
        Turns::Single | Turns::Shared => stages,
        Turns::Swap => {
            let pause = Span::from_seconds(i64::from(s.format().half_time_s));
            let turns = s.format().candidates.max;
            format!("{stages}; {turns} turns, roles swap, with {pause} between them")
        }
    }
}

/// The kinds of the planned questions, in their order.
fn questions(s: &Session) -> String {
    if let Some(only) = s.plan.kind {
        return kind(only).to_owned();
    }
    let planned = s.agenda().questions.iter().map(|kinds| {
        let names: Vec<&str> = kinds.iter().map(|k| kind(*k)).collect();
        match names.split_last() {
            Some((last, rest)) if !rest.is_empty() => format!("{} or {last}", rest.join(", ")),
            Some((last, _)) => (*last).to_owned(),
            None => "any kind".to_owned(),
        }
    });
    planned.collect::<Vec<_>>().join(" · ")
}

fn who_rates(s: &Session) -> String {
    let window = Span::from_seconds(i64::from(s.format().rating.window_s));
    match s.format().rating.raters {
        Raters::Room => format!(
            "interviewers who asked, and observers who were there before the second question; \
             ballots close {window} after the last turn, or when all are in."
        ),
        Raters::Guild => {
            format!("any member who opens the answers within {window}, and the candidate themself.")
        }
    }
}

fn waiting(card: &mut Card, s: &Session) {
    let waiting: Vec<String> = s
        .seats
        .waitlist
        .iter()
        .map(|w| format!("{} ({})", people(&[w.member]), seat(w.seat)))
        .collect();
    if !waiting.is_empty() {
        card.say(format!("Waiting: {}", waiting.join(", ")));
    }
}

fn buttons(card: &mut Card, s: &Session, viewer: MemberId) {
    match s.phase.running() {
        Phase::Gathering { .. } | Phase::Briefing { .. } => {
            seat_buttons(card, s, viewer);
            let is_in =
                s.seats.of(viewer).is_some() || s.seats.waitlist.iter().any(|w| w.member == viewer);
            if is_in {
                card.act(s.id, "Can't make it", Act::Leave);
                card.look("Before you start", Query::Checklist(s.id));
            }
            if viewer == s.plan.planner {
                card.act(s.id, "Call it off", Act::Cancel);
                card.danger();
            }
        }
        Phase::Intro { .. }
        | Phase::Question(_)
        | Phase::Exercise { .. }
        | Phase::Closing { .. }
        | Phase::HalfTime { .. }
        | Phase::Rating { .. }
        | Phase::Report { .. }
        | Phase::Paused(_)
        | Phase::Closed { how: Ending::Reported } => card.look("My part", Query::Panel(s.id)),
        Phase::Closed { how } => {
            card.say(format!("{} {}.", capital("it"), crate::view::words::ending(*how)));
        }
    }
    card.look("How to rate", Query::HowToRate(s.id));
    match s.plan.mode {
        Mode::Live => look_at(card, "Live mode", LIVE),
        Mode::Practice => {}
    }
}
