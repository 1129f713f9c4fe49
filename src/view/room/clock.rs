//! The clock of an answer, and everything that makes it stand: pauses, absences, people who go
//! out.

use crate::base::{Language, MemberId, Moment, Span, text};
use crate::interview::{Act, PauseWhy, TimeLeft};
use crate::protocol::Query;
use crate::view::card::Card;
use crate::view::words::{goes_on, length, paragraph, pause, relative, seconds, time, who};

use super::Room;

pub(super) fn soon(lang: &Language, left: Span) -> Card {
    Card::saying(text!(lang, "About {left} left.", left))
}

pub(super) fn time_up(lang: &Language) -> Card {
    Card::saying(text!(lang, "Time. Finish your sentence."))
}

pub(super) fn overtime(
    lang: &Language,
    room: Room,
    over: Span,
    interviewer: Option<MemberId>,
) -> Card {
    let Some(interviewer) = interviewer else {
        return Card::saying(text!(lang, "{over} over. Come to an end.", over));
    };
    let mut card = Card::saying(text!(
        lang,
        "{over} over. {interviewer}: [Wrap up] [Let it run]",
        over,
        interviewer = who(lang, interviewer)
    ));
    card.act(room.session, text!(lang, "Wrap up"), Act::WrapUp);
    card.main();
    card.act(room.session, text!(lang, "Let it run"), Act::LetRun);
    card
}

pub(super) fn cut_short(lang: &Language, after: Span) -> Card {
    Card::saying(text!(
        lang,
        "I closed this answer after {after}. What was said counts.",
        after = seconds(lang, after)
    ))
}

pub(super) fn runs_on(lang: &Language) -> Card {
    Card::saying(text!(lang, "It may run on. Finish your thought."))
}

pub(super) fn extended(lang: &Language, by: Span, limit: Span) -> Card {
    Card::saying(text!(
        lang,
        "{by} more: this answer may take {limit}.",
        by,
        limit = seconds(lang, limit)
    ))
}

pub(super) fn skipped(lang: &Language, no: u8) -> Card {
    Card::saying(text!(lang, "Question {no} is left out.", no))
}

/// What is left on the clock, as the end of a sentence about it.
fn left_of(lang: &Language, left: TimeLeft) -> String {
    match left {
        TimeLeft::Answer { no, left, .. } if left <= Span::ZERO => {
            text!(lang, "the time of question {no} is up", no)
        }
        TimeLeft::Answer { no, candidate, left } => {
            text!(
                lang,
                "{candidate} has {left} left for question {no}",
                candidate = who(lang, candidate),
                left = seconds(lang, left),
                no
            )
        }
        TimeLeft::Stage { left } => text!(lang, "{left} of this stage are left", left),
    }
}

pub(super) fn away(
    lang: &Language,
    room: Room,
    for_span: Span,
    left: Option<TimeLeft>,
    host: Option<MemberId>,
    resume_at: Option<Moment>,
) -> Card {
    let stopped = match left {
        Some(left) => text!(lang, "The clock was stopped; {left}.", left = left_of(lang, left)),
        None => text!(lang, "The clock was stopped."),
    };
    let away = match for_span {
        Span::ZERO => text!(lang, "I was away, and I don't know how long."),
        _ => text!(lang, "I was away for {for_span}.", for_span = length(lang, for_span)),
    };
    let resume = resume_at.map(|at| goes_on(lang, at));
    let host =
        host.map(|host| text!(lang, "{host}: [Continue] [End here]", host = who(lang, host)));
    let said = [away, stopped].into_iter().chain(resume).chain(host);
    let mut card = Card::saying(paragraph(said));
    go_on_or_end(lang, &mut card, room);
    card
}

fn go_on_or_end(lang: &Language, card: &mut Card, room: Room) {
    card.act(room.session, text!(lang, "Continue"), Act::Continue);
    card.main();
    card.act(room.session, text!(lang, "End here"), Act::EndHere);
    card.danger();
}

pub(super) fn paused(lang: &Language, room: Room, why: PauseWhy, by: Option<MemberId>) -> Card {
    match why {
        PauseWhy::Pressed => {
            let text = match by {
                Some(by) => {
                    let by = who(lang, by);
                    text!(
                        lang,
                        "{by} paused the session; the clock stands. {by}: [Continue] [End here]",
                        by
                    )
                }
                None => pause(lang, why),
            };
            let mut card = Card::saying(text);
            go_on_or_end(lang, &mut card, room);
            card
        }
        PauseWhy::Emergency => {
            let stop = match by {
                Some(by) => text!(lang, "Emergency stop by {by}.", by = who(lang, by)),
                None => text!(lang, "Emergency stop."),
            };
            let then = text!(
                lang,
                "The clock stands, and no reason is asked. Everybody seated can press [Continue] \
                 when all is well; the report says _interrupted_."
            );
            let mut card = Card::saying(paragraph([stop, then]));
            go_on_or_end(lang, &mut card, room);
            card
        }
        PauseWhy::Away => {
            let mut card = Card::saying(pause(lang, why));
            go_on_or_end(lang, &mut card, room);
            card
        }
        // It is said on the card and on panels: what is said here does not appear.
        PauseWhy::Held(_) => Card::saying(pause(lang, why)),
        PauseWhy::CandidateOut(_) => {
            let mut card = Card::saying(pause(lang, why));
            card.act(room.session, text!(lang, "I'm back"), Act::ComeBack);
            card
        }
        PauseWhy::ChairEmpty | PauseWhy::NoInterviewer => {
            let then = text!(lang, "What can be done is on your panel.");
            let mut card = Card::saying(paragraph([pause(lang, why), then]));
            card.look(text!(lang, "Panel"), Query::Panel(room.session));
            card
        }
    }
}

pub(super) fn resumed(lang: &Language, left: Option<TimeLeft>) -> Card {
    Card::saying(match left {
        Some(left) => text!(lang, "It goes on; {left}.", left = left_of(lang, left)),
        None => text!(lang, "It goes on."),
    })
}

pub(super) fn stepped_out(
    lang: &Language,
    room: Room,
    member: MemberId,
    until: Option<Moment>,
) -> Card {
    let member = who(lang, member);
    let text = match until {
        Some(until) => text!(
            lang,
            "{member} stepped out, and the clock stands. The turn is kept for them until {until} \
             ({relative}).",
            member,
            until = time(until),
            relative = relative(until)
        ),
        None => text!(lang, "{member} stepped out.", member),
    };
    let mut card = Card::saying(text);
    card.act(room.session, text!(lang, "I'm back"), Act::ComeBack);
    card
}

pub(super) fn came_back(lang: &Language, member: MemberId) -> Card {
    Card::saying(text!(lang, "{member} is back.", member = who(lang, member)))
}

pub(super) fn left_for_good(lang: &Language, member: MemberId) -> Card {
    Card::saying(text!(lang, "{member} left the session.", member = who(lang, member)))
}
