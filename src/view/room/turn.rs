//! A turn in the room: its opening, questions, the stages around them, its end, and who interviews.

use crate::base::{Language, MemberId, Moment, Span, text};
use crate::interview::{Act, Agenda, Cut, Mode, PassNo, Posed, PosedState, Task, Unread};
use crate::protocol::Query;
use crate::view::card::{Button, Card, Form, Press, quoted};
use crate::view::words::{
    agenda, cut, length, mode, paragraph, people, question_name, relative, row, seconds, steps,
    time, together, who,
};

use super::Room;
use super::cast::parts_of;

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
        turn, turns, candidates, panel, agenda: stages, until, mode: how, opener, ..
    } = opening;
    let who_does_what = parts_of(lang, candidates, panel);
    let head = match *turns {
        0 | 1 => who_does_what,
        turns => text!(
            lang,
            "Turn {turn} of {turns} — {who_does_what}",
            turn = u16::from(*turn) + 1,
            turns,
            who_does_what
        ),
    };
    let live = match how {
        Mode::Practice => None,
        Mode::Live => Some(mode(lang, *how)),
    };
    let until = text!(lang, "until {until}", until = time(*until));
    let mut card = Card::saying(row([format!("**{head}**"), until].into_iter().chain(live)));
    let own = match candidates {
        [one] => text!(lang, "{one}'s questions", one = who(lang, *one)),
        _ => text!(lang, "the candidates' questions"),
    };
    card.say(agenda(lang, stages, own));
    if let Some(opener) = opener {
        card.say(quoted(opener));
    }
    if stages.intro_s > 0 && !panel.is_empty() {
        card.say(text!(
            lang,
            "First {panel}: who is asking, and how it goes. {candidates}, listen; the first \
             question comes after it.",
            panel = together(lang, panel),
            candidates = together(lang, candidates)
        ));
    }
    keys(lang, &mut card, room, opening);
    card
}

/// The buttons, and whose each is.
fn keys(lang: &Language, card: &mut Card, room: Room, opening: &Opening<'_>) {
    let Opening { candidates, panel, observers, .. } = opening;
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
        parts = row(parts)
    ));
    card.look(text!(lang, "Panel"), Query::Panel(room.session));
    card.main();
    if !panel.is_empty() && !observers.is_empty() {
        card.look(text!(lang, "Observer's tools"), Query::Panel(room.session));
    }
    card.act(room.session, text!(lang, "Stop my turn"), Act::StopMyTurn);
    card.danger();
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
            card.fill(
                text!(lang, "Answer in writing"),
                Form::Answer { session: room.session, on: None },
            );
        }
        PosedState::Answered(took) => {
            let took = match took {
                Some(took) => text!(lang, "Answered in {took}.", took = seconds(lang, took)),
                None => text!(lang, "Answered; the time was not measured."),
            };
            match posed.asker {
                Some(asker) => {
                    let panel = text!(lang, "{panel}: [Panel]", panel = who(lang, asker));
                    card.say(paragraph([took, panel]));
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
    let (candidate, limit) = (who(lang, posed.candidate), seconds(lang, posed.limit));
    match posed.state {
        PosedState::Open => {
            let relative = relative(posed.starts_at + posed.limit);
            text!(lang, "{candidate}, {limit}, time up {relative}", candidate, limit, relative)
        }
        PosedState::Answered(_) | PosedState::Interrupted | PosedState::Skipped => {
            text!(lang, "{candidate}, {limit}", candidate, limit)
        }
    }
}

fn main_question(lang: &Language, posed: &Posed) -> Card {
    let name = row(question_name(lang, posed.no, posed.of, posed.is_surprise));
    let half = posed.is_shortened.then(|| text!(lang, "half the time"));
    let head = [format!("**{name}**")].into_iter().chain(half);
    let mut card = Card::saying(row(head.chain([on_the_clock(lang, posed)])));
    card.say(quoted(&posed.prompt));
    card
}

fn follow_up(lang: &Language, posed: &Posed) -> Card {
    let prompt = quoted(&posed.prompt);
    let asks = match posed.asker {
        Some(asker) => text!(lang, "{asker} asks: {prompt}", asker = who(lang, asker), prompt),
        None => text!(lang, "Follow-up: {prompt}", prompt),
    };
    Card::saying(row([asks, on_the_clock(lang, posed)]))
}

/// A message of the candidate's that is no answer.
pub(super) fn unread(lang: &Language, room: Room, member: MemberId, why: Unread) -> Card {
    let member = who(lang, member);
    let (text, is_open) = match why {
        Unread::Reply => (
            text!(
                lang,
                "{member}, I can't read that reply: keep the ping on when you reply to me, or \
                 write your answer here.",
                member
            ),
            true,
        ),
        Unread::Message => (
            text!(
                lang,
                "{member}, I can't read that message: reply to the question with the ping on, or \
                 write your answer here.",
                member
            ),
            true,
        ),
        Unread::Aside => (
            text!(
                lang,
                "{member}, that was no reply to the question, so it is not taken as your answer: \
                 reply to the question itself, or write your answer here.",
                member
            ),
            true,
        ),
        Unread::Paused => (
            text!(
                lang,
                "{member}, the clock stands, so that was not taken: answer again when it goes on.",
                member
            ),
            false,
        ),
        Unread::Late => (
            text!(
                lang,
                "{member}, that question takes no words any more: what you replied is not filed.",
                member
            ),
            false,
        ),
        Unread::Full => (
            text!(
                lang,
                "{member}, that question has as many words as one takes: the rest of your reply \
                 is not filed.",
                member
            ),
            false,
        ),
    };
    let mut card = Card::saying(text);
    if is_open {
        let form = Form::Answer { session: room.session, on: None };
        card.fill(text!(lang, "Answer in writing"), form);
        card.main();
    }
    card
}

/// Words that came after their question was over.
pub(super) fn added(lang: &Language, candidate: MemberId, no: u8, is_follow_up: bool) -> Card {
    let candidate = who(lang, candidate);
    Card::saying(if is_follow_up {
        text!(
            lang,
            "{candidate} added words to the answer to the follow-up of question {no}.",
            candidate,
            no
        )
    } else {
        text!(lang, "{candidate} added words to the answer to question {no}.", candidate, no)
    })
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
    (candidates, panel): (&[MemberId], &[MemberId]),
    until: Moment,
    wrap_up: Option<Span>,
) -> Card {
    let (own, to) = (together(lang, candidates), together(lang, panel));
    let whose = match (candidates, panel) {
        ([_], []) => text!(lang, "{one}'s questions · say them aloud", one = own),
        (_, []) => text!(lang, "Questions of {several} · say them aloud", several = own),
        ([_], _) => text!(lang, "{one}'s questions to {panel}", one = own, panel = to),
        (_, _) => text!(lang, "Questions of {several} to {panel}", several = own, panel = to),
    };
    let mut card = Card::saying(text!(
        lang,
        "**{whose}** · until {until} · three is a good number",
        whose,
        until = time(until)
    ));
    if let (Some(last), false) = (wrap_up, panel.is_empty()) {
        card.say(text!(
            lang,
            "Then the wrap-up ({last}) · {panel}: say what would happen next, and close as you \
             would at work.",
            last = length(lang, last),
            panel = together(lang, panel)
        ));
    }
    card.look(text!(lang, "Panel"), Query::Panel(room.session));
    card
}

pub(super) fn wrap_up(lang: &Language, room: Room, panel: &[MemberId], until: Moment) -> Card {
    let until = time(until);
    let mut card = Card::saying(match panel {
        [] => text!(
            lang,
            "**Wrap-up** · until {until} · say your last sentence as you would to an employer.",
            until
        ),
        panel => text!(
            lang,
            "**Wrap-up** · until {until} · {panel}: say what would happen next, and close as you \
             would at work.",
            until,
            panel = together(lang, panel)
        ),
    });
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

pub(super) fn chair_offered(
    lang: &Language,
    room: Room,
    from: MemberId,
    to: Option<MemberId>,
    until: Moment,
) -> Card {
    let (from, until, relative) = (who(lang, from), time(until), relative(until));
    let text = match to {
        Some(to) => text!(
            lang,
            "{to}, {from} asks you to interview from here on. The offer stands until {until} \
             ({relative}).",
            to = who(lang, to),
            from,
            until,
            relative
        ),
        None => text!(
            lang,
            "{from} is not here to interview. The first observer to press has the chair; the \
             offer stands until {until} ({relative}).",
            from,
            until,
            relative
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
         or meet on a new date. Without a choice it closes at {at} ({relative}).",
        candidate = who(lang, candidate),
        at = time(until),
        relative = relative(until)
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
