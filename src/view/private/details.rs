//! Details of a session: agenda, rubric, kinds of questions, who rates, who sees what.

use crate::base::{Language, MemberId, Span, text};
use crate::interview::{Act, Ending, Mode, Phase, Raters, Session, Turns, card as card_of};
use crate::protocol::Query;
use crate::view::card::{Card, quoted};
use crate::view::words::{
    agenda, ending, fit, in_text, kind, length, long, mode, people, relative, row, seat, venue,
};

use super::guide::{LIVE, look_at};
use super::seats::{ahead, seat_buttons};

/// Longest name of a format, longest text about it.
const TITLE_MAX: usize = 40;
const ABOUT_MAX: usize = 200;

pub(super) fn details(lang: &Language, s: &Session, viewer: MemberId) -> Card {
    let format = s.format();
    let title = quoted(&in_text(lang, &fit(lang.title(&format.title), TITLE_MAX)));
    let at = s.plan.starts_at;
    let mut card = Card::saying(text!(
        lang,
        "**Mock interview #{number} · {title}**",
        number = s.number,
        title
    ));
    card.say(quoted(&fit(&format.about, ABOUT_MAX)));
    let when = text!(
        lang,
        "{at} ({relative}) · about {minutes} min · {mode}",
        at = long(at),
        relative = relative(at),
        minutes = card_of(s).minutes,
        mode = mode(lang, s.plan.mode)
    );
    card.say(row([when].into_iter().chain(s.plan.venue.map(|at| venue(lang, at)))));
    card.say(text!(
        lang,
        "**Agenda** {agenda_text}\n**Questions** {questions}",
        agenda_text = agenda_text(lang, s),
        questions = questions(lang, s)
    ));
    let rubric = &s.kit().rubric;
    let competencies: Vec<String> =
        rubric.competencies.iter().map(|c| quoted(&in_text(lang, &c.title))).collect();
    card.say(text!(
        lang,
        "**Rated on** {competencies}\n**Who rates** {who_rates}",
        competencies = competencies.join(" · "),
        who_rates = who_rates(lang, s)
    ));
    if s.plan.is_private {
        card.say(text!(
            lang,
            "**Private** is all of it: a drill is its member's alone. Its thread is also read by \
             whoever has _Manage Threads_ there, and by whoever runs me."
        ));
        buttons(lang, &mut card, s, viewer);
        return card;
    }
    card.say(text!(
        lang,
        "**Private** are questions until they are asked, ballots until all are in, and a report \
         for good: it is its candidate's, and their coaches'. What is typed in the thread can be \
         read by its channel. Practice only: not for hiring decisions."
    ));
    waiting(lang, &mut card, s);
    buttons(lang, &mut card, s, viewer);
    card
}

fn agenda_text(lang: &Language, s: &Session) -> String {
    let stages = agenda(lang, s.agenda(), text!(lang, "the candidate's questions"));
    match s.format().turns {
        Turns::Single | Turns::Shared => stages,
        Turns::Swap => {
            let pause = Span::from_seconds(i64::from(s.format().half_time_s));
            let turns = s.format().candidates.max;
            text!(
                lang,
                "{stages}; {turns} turns, roles swap, with {pause} between them",
                stages,
                turns,
                pause
            )
        }
    }
}

/// The kinds of the planned questions, in their order.
fn questions(lang: &Language, s: &Session) -> String {
    if let Some(only) = s.plan.kind {
        return kind(lang, only);
    }
    let planned = s.agenda().questions.iter().map(|kinds| {
        let names: Vec<String> = kinds.iter().map(|k| kind(lang, *k)).collect();
        match names.split_last() {
            Some((last, rest)) if !rest.is_empty() => {
                text!(lang, "{rest} or {last}", rest = rest.join(", "), last)
            }
            Some((last, _)) => (*last).clone(),
            None => text!(lang, "any kind"),
        }
    });
    planned.collect::<Vec<_>>().join(" · ")
}

fn who_rates(lang: &Language, s: &Session) -> String {
    let window = length(lang, Span::from_seconds(i64::from(s.format().rating.window_s)));
    match s.format().rating.raters {
        Raters::Room => text!(
            lang,
            "interviewers who asked and observers who came before the second question, within \
             {window} of the last turn.",
            window
        ),
        Raters::Guild => {
            text!(
                lang,
                "any member who opens the answers within {window}, and the candidate themself.",
                window
            )
        }
    }
}

fn waiting(lang: &Language, card: &mut Card, s: &Session) {
    let waiting: Vec<String> = s
        .seats
        .waitlist
        .iter()
        .map(|w| format!("{} ({})", people(lang, &[w.member]), seat(lang, w.seat)))
        .collect();
    if !waiting.is_empty() {
        card.say(text!(lang, "Waiting: {waiting}", waiting = waiting.join(", ")));
    }
}

fn buttons(lang: &Language, card: &mut Card, s: &Session, viewer: MemberId) {
    match &s.phase {
        Phase::Gathering { .. } | Phase::Briefing { .. } => {
            seat_buttons(lang, card, s, viewer);
            let is_in =
                s.seats.of(viewer).is_some() || s.seats.waitlist.iter().any(|w| w.member == viewer);
            if is_in {
                ahead(lang, card, s);
            }
            if viewer == s.plan.planner {
                card.act(s.id, text!(lang, "Call it off"), Act::Cancel);
                card.danger();
            }
            if !s.plan.at_once {
                card.look(text!(lang, "Add to my calendar"), Query::Calendar(Some(s.id)));
            }
        }
        Phase::Running(_)
        | Phase::Rating { .. }
        | Phase::Report { .. }
        | Phase::Paused(_)
        | Phase::Closed { how: Ending::Reported } => {
            card.look(text!(lang, "My part"), Query::Panel(s.id));
        }
        Phase::Closed { how } => {
            card.say(text!(lang, "It {how}.", how = ending(lang, *how)));
            // Who sits elsewhere on that evening has it in their calendar for good reason.
            if !s.plan.at_once && *how != Ending::Elsewhere {
                let of = Query::Calendar(Some(s.id));
                card.look(text!(lang, "Take it out of my calendar"), of);
            }
        }
    }
    card.look(text!(lang, "How to rate"), Query::HowToRate(s.id));
    match s.plan.mode {
        Mode::Live => look_at(card, &text!(lang, "Live mode"), LIVE),
        Mode::Practice => {}
    }
}
