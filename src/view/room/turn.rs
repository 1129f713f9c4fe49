//! A turn in the room: its opening, questions, the stages around them, its end, and who interviews.

use crate::base::{MemberId, Moment, Span};
use crate::interview::{Act, Agenda, Cut, Mode, Posed, PosedState, Task};
use crate::protocol::Query;
use crate::view::card::{Button, Card, Form, Press, quoted};
use crate::view::words::{
    agenda, cut, mode, people, relative, seconds, steps, time, together, who,
};

use super::Room;

/// Three questions of one's own are the aim.
const OWN_QUESTIONS: &str = "three is a good number";

/// Who takes part in a turn that begins.
pub(super) struct Opening<'a> {
    pub(super) turn: u8,
    pub(super) turns: u8,
    pub(super) candidates: &'a [MemberId],
    pub(super) panel: &'a [MemberId],
    pub(super) observers: &'a [MemberId],
    pub(super) agenda: &'a Agenda,
    pub(super) until: Moment,
    pub(super) mode: Mode,
    pub(super) opener: Option<&'a str>,
}

pub(super) fn opened(room: Room, opening: &Opening<'_>) -> Card {
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
        [one] => format!("{} answers", who(*one)),
        several => format!("{} answer", together(several)),
    };
    let ask = match panel {
        [] => "I ask".to_owned(),
        [one] => format!("{} interviews", who(*one)),
        several => format!("{} interview", together(several)),
    };
    let stop = if candidates.len().max(panel.len()) > 1 { ";" } else { "," };
    let turn = if *turns > 1 {
        format!("Turn {} of {turns} — ", u16::from(*turn) + 1)
    } else {
        String::new()
    };
    let live = match how {
        Mode::Practice => String::new(),
        Mode::Live => format!(" · {}", mode(*how)),
    };
    let mut card =
        Card::saying(format!("**{turn}{answer}{stop} {ask}** · until {}{live}", time(*until)));
    let asker = match candidates {
        [one] => format!("{}'s", who(*one)),
        _ => "the candidates'".to_owned(),
    };
    card.say(agenda(stages, &asker));
    if let Some(opener) = opener {
        card.say(quoted(opener));
    }
    let mut parts = Vec::new();
    if panel.is_empty() {
        parts.push(format!("{}: [Panel] · [Stop my turn]", people(candidates)));
    } else {
        parts.push(format!("{}: [Panel]", people(panel)));
        if !observers.is_empty() {
            parts.push(format!("{}: [Observer's tools]", people(observers)));
        }
        parts.push(format!("{}: [Stop my turn]", people(candidates)));
    }
    card.say(format!("Nobody else sees what is behind your button. {}", parts.join(" · ")));
    card.look("Panel", Query::Panel(room.session));
    card.main();
    if !panel.is_empty() && !observers.is_empty() {
        card.look("Observer's tools", Query::Panel(room.session));
    }
    card.act(room.session, "Stop my turn", Act::StopMyTurn);
    card.danger();
    card
}

pub(super) fn your_move(room: Room, interviewer: MemberId) -> Card {
    let mut card =
        Card::saying(format!("{}, the next step is on your panel. [Panel]", who(interviewer)));
    card.look("Panel", Query::Panel(room.session));
    card.main();
    card
}

pub(super) fn question(room: Room, posed: &Posed) -> Card {
    let mut card = match posed.trigger {
        Some(_) => follow_up(posed),
        None => main_question(posed),
    };
    match posed.state {
        PosedState::Open => {
            card.say("Speak, or reply to this message, or use the form.");
            card.act(room.session, "Done", Act::Done);
            card.main();
            card.fill("Answer in writing", Form::Answer { session: room.session });
        }
        PosedState::Answered(took) => {
            let took = match took {
                Some(took) => format!("Answered in {}.", seconds(took)),
                None => "Answered; the time was not measured.".to_owned(),
            };
            match posed.asker {
                Some(asker) => {
                    card.say(format!("{took} {}: [Panel]", who(asker)));
                    card.look("Panel", Query::Panel(room.session));
                }
                None => card.say(took),
            }
        }
        PosedState::Interrupted => card.say("Interrupted."),
        PosedState::Skipped => card.say("Left out."),
    }
    card
}

/// Who answers, on which clock; while it is open, until when.
fn on_the_clock(posed: &Posed) -> String {
    let ends = match posed.state {
        PosedState::Open => format!(", ends {}", relative(posed.starts_at + posed.limit)),
        PosedState::Answered(_) | PosedState::Interrupted | PosedState::Skipped => String::new(),
    };
    format!("{}, {}{ends}", who(posed.candidate), seconds(posed.limit))
}

fn main_question(posed: &Posed) -> Card {
    let surprise = if posed.is_surprise { " · a surprise" } else { "" };
    let no = format!("Question {} of {}{surprise}", posed.no, posed.of);
    let half = if posed.is_shortened { " · half the time" } else { "" };
    let mut card = Card::saying(format!("**{no}**{half} · {}", on_the_clock(posed)));
    card.say(quoted(&posed.prompt));
    card
}

fn follow_up(posed: &Posed) -> Card {
    let asks = match posed.asker {
        Some(asker) => format!("{} asks", who(asker)),
        None => "Follow-up".to_owned(),
    };
    Card::saying(format!("{asks}: {} · {}", quoted(&posed.prompt), on_the_clock(posed)))
}

/// The bot's last words.
pub(super) fn closer(text: &str) -> Card {
    Card::saying(quoted(text))
}

/// A task with its steps, as long as a message of the room has room for it.
const TASK_MAX: usize = 1_500;

pub(super) fn exercise(
    room: Room,
    candidates: &[MemberId],
    until: Moment,
    task: Option<&Task>,
) -> Card {
    let mut card = Card::saying(format!(
        "**Joint exercise** · {} · until {}\nWork on the task together and agree on one answer. \
         Observers watch who moves the group on.",
        people(candidates),
        time(until)
    ));
    if let Some(task) = task {
        let text = format!("**{}**\n{}", quoted(&task.title), quoted(&task.task));
        let steps = steps(&task.steps);
        let is_short = text.encode_utf16().count() + steps.encode_utf16().count() <= TASK_MAX;
        card.say(text);
        card.say(if is_short { steps } else { "The steps are on your panel.".to_owned() });
    }
    card.look("Panel", Query::Panel(room.session));
    card
}

pub(super) fn exercise_soon(left: Span) -> Card {
    Card::saying(format!("About {left} left for the exercise. Come to a decision."))
}

pub(super) fn own_questions(
    room: Room,
    candidates: &[MemberId],
    panel: &[MemberId],
    until: Moment,
) -> Card {
    let whose = match candidates {
        [one] => format!("{}'s questions", who(*one)),
        several => format!("Questions of {}", together(several)),
    };
    let to = if panel.is_empty() {
        " · say them aloud".to_owned()
    } else {
        format!(" to {}", together(panel))
    };
    let mut card =
        Card::saying(format!("**{whose}{to}** · until {} · {OWN_QUESTIONS}", time(until)));
    card.look("Panel", Query::Panel(room.session));
    card
}

pub(super) fn wrap_up(room: Room, panel: &[MemberId], until: Moment) -> Card {
    let how = if panel.is_empty() {
        "say your last sentence as you would to an employer".to_owned()
    } else {
        format!("{}: say what would happen next, and close as you would at work", together(panel))
    };
    let mut card = Card::saying(format!("**Wrap-up** · until {} · {how}.", time(until)));
    card.look("Panel", Query::Panel(room.session));
    card
}

pub(super) fn turn_cut(candidate: MemberId, why: Cut, is_rated: bool) -> Card {
    let rated = if is_rated {
        "Enough was answered to rate it."
    } else {
        "Too little was answered to rate it; the timings are kept."
    };
    Card::saying(format!("{}'s turn {}. {rated}", who(candidate), cut(why)))
}

pub(super) fn half_time(
    room: Room,
    until: Moment,
    candidate: MemberId,
    interviewers: &[MemberId],
) -> Card {
    let next = match interviewers {
        [] => format!("{} answers", who(candidate)),
        [one] => format!("{} answers and {} interviews", who(candidate), who(*one)),
        several => format!("{} answers and {} interview", who(candidate), people(several)),
    };
    let mut card = Card::saying(format!(
        "**Half-time** until {} ({}): rate while it is fresh, breathe, then {next}.",
        time(until),
        relative(until)
    ));
    card.look("Rate now", Query::Panel(room.session));
    card.main();
    card.act(room.session, "Begin now", Act::Next);
    card
}

pub(super) fn chair_offered(
    room: Room,
    from: MemberId,
    to: Option<MemberId>,
    until: Moment,
) -> Card {
    let (from, until) = (who(from), relative(until));
    let text = match to {
        Some(to) => format!(
            "{}, {from} asks you to interview from here on. The offer ends {until}.",
            who(to)
        ),
        None => format!(
            "{from} is not here to interview. The first observer to press has the chair; the offer \
             ends {until}."
        ),
    };
    let mut card = Card::saying(text);
    card.act(room.session, "Take the chair", Act::AcceptHandOver);
    card.main();
    card
}

pub(super) fn chair_taken(room: Room, from: MemberId, by: MemberId) -> Card {
    let (from, by) = (who(from), who(by));
    let mut card =
        Card::saying(format!("{by} interviews from here on, in place of {from}. {by}: [Panel]"));
    card.look("Panel", Query::Panel(room.session));
    card.main();
    card
}

pub(super) fn chair_not_taken(room: Room, from: MemberId) -> Card {
    let from = who(from);
    let mut card =
        Card::saying(format!("Nobody took the chair, so {from} goes on. {from}: [Panel]"));
    card.look("Panel", Query::Panel(room.session));
    card
}

pub(super) fn no_interviewer(room: Room, candidate: MemberId, until: Moment) -> Card {
    let mut card = Card::saying(format!(
        "Nobody can interview right now. {}, you choose: go on as a solo, where I ask, or meet on \
         a new date. Without a choice it closes {}.",
        who(candidate),
        relative(until)
    ));
    card.act(room.session, "Go on as solo", Act::GoSolo);
    card.main();
    card.act(room.session, "New date", Act::NewDate);
    card
}

pub(super) fn goes_solo(room: Room, candidate: MemberId) -> Card {
    let candidate = who(candidate);
    let mut card = Card::saying(format!(
        "From here on I ask. {candidate}: [Panel] has the interviewer's buttons too."
    ));
    card.buttons.push(Button::new("Panel", Press::Look(Query::Panel(room.session))).main());
    card
}
