//! A turn in the room: its opening, questions, the stages around them, its end, and who interviews.

use crate::base::{Language, MemberId, Moment, Span, text};
use crate::interview::{Act, Agenda, Cut, Mode, PassNo, Posed, PosedState, Task};
use crate::protocol::Query;
use crate::view::card::{Button, Card, Form, Press, quoted};
use crate::view::words::{
    agenda, cut, mode, people, relative, seconds, steps, time, together, who,
};

use super::Room;

/// Who takes part in a turn that begins.
pub(super) struct Opening<'a> {
    pub(super) turn: PassNo,
    pub(super) turns: u8,
    pub(super) candidates: &'a [MemberId],
    pub(super) panel: &'a [MemberId],
    pub(super) observers: &'a [MemberId],
    pub(super) agenda: &'a Agenda,
    pub(super) until: Moment,
    pub(super) mode: Mode,
    pub(super) opener: Option<&'a str>,
}

pub(super) fn opened(lang: &Language, room: Room, opening: &Opening<'_>) -> Card {
    let Opening {
        turn,
        turns,
        candidates,
        panel,
        observers,
        agenda: stages,
        until,
        mode: how,
        opener,
    } = opening;
    let answer = match candidates {
        [one] => text!(lang, "{one} answers", one = who(lang, *one)),
        several => text!(lang, "{several} answer", several = together(lang, several)),
    };
    let ask = match panel {
        [] => text!(lang, "I ask"),
        [one] => text!(lang, "{one} interviews", one = who(lang, *one)),
        several => text!(lang, "{several} interview", several = together(lang, several)),
    };
    let stop = if candidates.len().max(panel.len()) > 1 { ";" } else { "," };
    let turn = if *turns > 1 {
        text!(lang, "Turn {turn} of {turns} — ", turn = u16::from(*turn) + 1, turns)
    } else {
        String::new()
    };
    let live = match how {
        Mode::Practice => String::new(),
        Mode::Live => format!(" · {}", mode(lang, *how)),
    };
    let mut card = Card::saying(text!(
        lang,
        "**{turn}{answer}{stop} {ask}** · until {until}{live}",
        turn,
        answer,
        stop,
        ask,
        until = time(*until),
        live
    ));
    let asker = match candidates {
        [one] => text!(lang, "{candidate}'s", candidate = who(lang, *one)),
        _ => text!(lang, "the candidates'"),
    };
    card.say(agenda(lang, stages, &asker));
    if let Some(opener) = opener {
        card.say(quoted(opener));
    }
    let mut parts = Vec::new();
    if panel.is_empty() {
        parts.push(text!(
            lang,
            "{candidates}: [Panel] · [Stop my turn]",
            candidates = people(lang, candidates)
        ));
    } else {
        parts.push(text!(lang, "{panel}: [Panel]", panel = people(lang, panel)));
        if !observers.is_empty() {
            parts.push(text!(
                lang,
                "{observers}: [Observer's tools]",
                observers = people(lang, observers)
            ));
        }
        parts.push(text!(
            lang,
            "{candidates}: [Stop my turn]",
            candidates = people(lang, candidates)
        ));
    }
    card.say(text!(
        lang,
        "Nobody else sees what is behind your button. {parts}",
        parts = parts.join(" · ")
    ));
    card.look(text!(lang, "Panel"), Query::Panel(room.session));
    card.main();
    if !panel.is_empty() && !observers.is_empty() {
        card.look(text!(lang, "Observer's tools"), Query::Panel(room.session));
    }
    card.act(room.session, text!(lang, "Stop my turn"), Act::StopMyTurn);
    card.danger();
    card
}

pub(super) fn your_move(lang: &Language, room: Room, interviewer: MemberId) -> Card {
    let mut card = Card::saying(text!(
        lang,
        "{interviewer}, the next step is on your panel. [Panel]",
        interviewer = who(lang, interviewer)
    ));
    card.look(text!(lang, "Panel"), Query::Panel(room.session));
    card.main();
    card
}

pub(super) fn question(lang: &Language, room: Room, posed: &Posed) -> Card {
    let mut card = match posed.trigger {
        Some(_) => follow_up(lang, posed),
        None => main_question(lang, posed),
    };
    match posed.state {
        PosedState::Open => {
            card.say(text!(lang, "Speak, or reply to this message, or use the form."));
            card.act(room.session, text!(lang, "Done"), Act::Done);
            card.main();
            card.fill(text!(lang, "Answer in writing"), Form::Answer { session: room.session });
        }
        PosedState::Answered(took) => {
            let took = match took {
                Some(took) => text!(lang, "Answered in {took}.", took = seconds(lang, took)),
                None => text!(lang, "Answered; the time was not measured."),
            };
            match posed.asker {
                Some(asker) => {
                    card.say(text!(
                        lang,
                        "{took} {asker}: [Panel]",
                        took,
                        asker = who(lang, asker)
                    ));
                    card.look(text!(lang, "Panel"), Query::Panel(room.session));
                }
                None => card.say(took),
            }
        }
        PosedState::Interrupted => card.say(text!(lang, "Interrupted.")),
        PosedState::Skipped => card.say(text!(lang, "Left out.")),
    }
    card
}

/// Who answers, on which clock; while it is open, until when.
fn on_the_clock(lang: &Language, posed: &Posed) -> String {
    let ends = match posed.state {
        PosedState::Open => {
            text!(lang, ", ends {until}", until = relative(posed.starts_at + posed.limit))
        }
        PosedState::Answered(_) | PosedState::Interrupted | PosedState::Skipped => String::new(),
    };
    format!("{}, {}{ends}", who(lang, posed.candidate), seconds(lang, posed.limit))
}

fn main_question(lang: &Language, posed: &Posed) -> Card {
    let surprise = if posed.is_surprise { text!(lang, " · a surprise") } else { String::new() };
    let no = text!(lang, "Question {no} of {of}{surprise}", no = posed.no, of = posed.of, surprise);
    let half = if posed.is_shortened { text!(lang, " · half the time") } else { String::new() };
    let mut card = Card::saying(format!("**{no}**{half} · {}", on_the_clock(lang, posed)));
    card.say(quoted(&posed.prompt));
    card
}

fn follow_up(lang: &Language, posed: &Posed) -> Card {
    let asks = match posed.asker {
        Some(asker) => text!(lang, "{asker} asks", asker = who(lang, asker)),
        None => text!(lang, "Follow-up"),
    };
    Card::saying(format!("{asks}: {} · {}", quoted(&posed.prompt), on_the_clock(lang, posed)))
}

/// The bot's last words.
pub(super) fn closer(text: &str) -> Card {
    Card::saying(quoted(text))
}

/// A task with its steps, as long as a message of the room has room for it.
const TASK_MAX: usize = 1_500;

pub(super) fn exercise(
    lang: &Language,
    room: Room,
    candidates: &[MemberId],
    until: Moment,
    task: Option<&Task>,
) -> Card {
    let mut card = Card::saying(text!(
        lang,
        "**Joint exercise** · {candidates} · until {until}\nWork on the task together and agree \
         on one answer. Observers watch who moves the group on.",
        candidates = people(lang, candidates),
        until = time(until)
    ));
    if let Some(task) = task {
        let text = format!("**{}**\n{}", quoted(&task.title), quoted(&task.task));
        let steps = steps(&task.steps);
        let is_short = text.encode_utf16().count() + steps.encode_utf16().count() <= TASK_MAX;
        card.say(text);
        card.say(if is_short { steps } else { text!(lang, "The steps are on your panel.") });
    }
    card.look(text!(lang, "Panel"), Query::Panel(room.session));
    card
}

pub(super) fn exercise_soon(lang: &Language, left: Span) -> Card {
    Card::saying(text!(lang, "About {left} left for the exercise. Come to a decision.", left))
}

pub(super) fn own_questions(
    lang: &Language,
    room: Room,
    candidates: &[MemberId],
    panel: &[MemberId],
    until: Moment,
) -> Card {
    let whose = match candidates {
        [one] => text!(lang, "{one}'s questions", one = who(lang, *one)),
        several => text!(lang, "Questions of {several}", several = together(lang, several)),
    };
    let to = if panel.is_empty() {
        text!(lang, " · say them aloud")
    } else {
        text!(lang, " to {panel}", panel = together(lang, panel))
    };
    let mut card = Card::saying(text!(
        lang,
        "**{whose}{to}** · until {until} · three is a good number",
        whose,
        to,
        until = time(until)
    ));
    card.look(text!(lang, "Panel"), Query::Panel(room.session));
    card
}

pub(super) fn wrap_up(lang: &Language, room: Room, panel: &[MemberId], until: Moment) -> Card {
    let how = if panel.is_empty() {
        text!(lang, "say your last sentence as you would to an employer")
    } else {
        text!(
            lang,
            "{panel}: say what would happen next, and close as you would at work",
            panel = together(lang, panel)
        )
    };
    let mut card =
        Card::saying(text!(lang, "**Wrap-up** · until {until} · {how}.", until = time(until), how));
    card.look(text!(lang, "Panel"), Query::Panel(room.session));
    card
}

pub(super) fn turn_cut(lang: &Language, candidate: MemberId, why: Cut, is_rated: bool) -> Card {
    let rated = if is_rated {
        text!(lang, "Enough was answered to rate it.")
    } else {
        text!(lang, "Too little was answered to rate it; the timings are kept.")
    };
    Card::saying(text!(
        lang,
        "{candidate}'s turn {why}. {rated}",
        candidate = who(lang, candidate),
        why = cut(lang, why),
        rated
    ))
}

pub(super) fn half_time(
    lang: &Language,
    room: Room,
    until: Moment,
    candidate: MemberId,
    interviewers: &[MemberId],
) -> Card {
    let next = match interviewers {
        [] => text!(lang, "{candidate} answers", candidate = who(lang, candidate)),
        [one] => text!(
            lang,
            "{candidate} answers and {one} interviews",
            candidate = who(lang, candidate),
            one = who(lang, *one)
        ),
        several => text!(
            lang,
            "{candidate} answers and {several} interview",
            candidate = who(lang, candidate),
            several = people(lang, several)
        ),
    };
    let mut card = Card::saying(text!(
        lang,
        "**Half-time** until {until} ({relative}): rate while it is fresh, breathe, then {next}.",
        until = time(until),
        relative = relative(until),
        next
    ));
    card.look(text!(lang, "Rate now"), Query::Panel(room.session));
    card.main();
    card.act(room.session, text!(lang, "Begin now"), Act::Next);
    card
}

pub(super) fn chair_offered(
    lang: &Language,
    room: Room,
    from: MemberId,
    to: Option<MemberId>,
    until: Moment,
) -> Card {
    let (from, until) = (who(lang, from), relative(until));
    let text = match to {
        Some(to) => text!(
            lang,
            "{to}, {from} asks you to interview from here on. The offer ends {until}.",
            to = who(lang, to),
            from,
            until
        ),
        None => text!(
            lang,
            "{from} is not here to interview. The first observer to press has the chair; the \
             offer ends {until}.",
            from,
            until
        ),
    };
    let mut card = Card::saying(text);
    card.act(room.session, text!(lang, "Take the chair"), Act::AcceptHandOver);
    card.main();
    card
}

pub(super) fn chair_taken(lang: &Language, room: Room, from: MemberId, by: MemberId) -> Card {
    let (from, by) = (who(lang, from), who(lang, by));
    let mut card = Card::saying(text!(
        lang,
        "{by} interviews from here on, in place of {from}. {by}: [Panel]",
        by,
        from
    ));
    card.look(text!(lang, "Panel"), Query::Panel(room.session));
    card.main();
    card
}

pub(super) fn chair_not_taken(lang: &Language, room: Room, from: MemberId) -> Card {
    let from = who(lang, from);
    let mut card = Card::saying(text!(
        lang,
        "Nobody took the chair, so {from} goes on. {from}: [Panel]",
        from
    ));
    card.look(text!(lang, "Panel"), Query::Panel(room.session));
    card
}

pub(super) fn no_interviewer(
    lang: &Language,
    room: Room,
    candidate: MemberId,
    until: Moment,
) -> Card {
    let mut card = Card::saying(text!(
        lang,
        "Nobody can interview right now. {candidate}, you choose: go on as a solo, where I ask, \
         or meet on a new date. Without a choice it closes {until}.",
        candidate = who(lang, candidate),
        until = relative(until)
    ));
    card.act(room.session, text!(lang, "Go on as solo"), Act::GoSolo);
    card.main();
    card.act(room.session, text!(lang, "New date"), Act::NewDate);
    card
}

pub(super) fn goes_solo(lang: &Language, room: Room, candidate: MemberId) -> Card {
    let candidate = who(lang, candidate);
    let mut card = Card::saying(text!(
        lang,
        "From here on I ask. {candidate}: [Panel] has the interviewer's buttons too.",
        candidate
    ));
    card.buttons
        .push(Button::new(text!(lang, "Panel"), Press::Look(Query::Panel(room.session))).main());
    card
}
