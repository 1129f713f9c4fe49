//! The clock of an answer, and everything that makes it stand: pauses, absences, people who go
//! out.

use crate::base::{MemberId, Moment, Span};
use crate::interview::{Act, Left, PauseWhy};
use crate::protocol::Query;
use crate::view::card::Card;
use crate::view::words::{pause, relative, seconds, who};

use super::Room;

pub(super) fn soon(left: Span) -> Card {
    Card::saying(format!("About {left} left."))
}

pub(super) fn time_up() -> Card {
    Card::saying("Time. Finish your sentence.")
}

pub(super) fn overtime(room: Room, over: Span, interviewer: Option<MemberId>) -> Card {
    let Some(interviewer) = interviewer else {
        return Card::saying(format!("{over} over. Come to an end."));
    };
    let mut card =
        Card::saying(format!("{over} over. {}: [Wrap up] [Let it run]", who(interviewer)));
    card.act(room.session, "Wrap up", Act::WrapUp);
    card.main();
    card.act(room.session, "Let it run", Act::LetRun);
    card
}

pub(super) fn cut_short(after: Span) -> Card {
    Card::saying(format!("I closed this answer after {}. What was said counts.", seconds(after)))
}

pub(super) fn runs_on() -> Card {
    Card::saying("It may run on. Finish your thought.")
}

pub(super) fn extended(by: Span, limit: Span) -> Card {
    Card::saying(format!("{by} more: this answer may take {}.", seconds(limit)))
}

pub(super) fn skipped(no: u8) -> Card {
    Card::saying(format!("Question {no} is left out."))
}

/// What is left on the clock, as the end of a sentence about it.
fn left_of(left: Left) -> String {
    match left {
        Left::Answer { no, left, .. } if left <= Span::ZERO => {
            format!("the time of question {no} is up")
        }
        Left::Answer { no, candidate, left } => {
            format!("{} has {} left for question {no}", who(candidate), seconds(left))
        }
        Left::Stage { left } => format!("{left} of this stage are left"),
    }
}

pub(super) fn away(
    room: Room,
    for_span: Span,
    left: Option<Left>,
    host: Option<MemberId>,
    resume_at: Option<Moment>,
) -> Card {
    let stopped = match left {
        Some(left) => format!("The clock was stopped; {}.", left_of(left)),
        None => "The clock was stopped.".to_owned(),
    };
    let resume =
        resume_at.map_or_else(String::new, |at| format!(" It goes on by itself {}.", relative(at)));
    let host =
        host.map_or_else(String::new, |host| format!(" {}: [Continue] [End here]", who(host)));
    let mut card = Card::saying(format!("I was away for {for_span}. {stopped}{resume}{host}"));
    go_on_or_end(&mut card, room);
    card
}

fn go_on_or_end(card: &mut Card, room: Room) {
    card.act(room.session, "Continue", Act::Continue);
    card.main();
    card.act(room.session, "End here", Act::EndHere);
    card.danger();
}

pub(super) fn paused(room: Room, why: PauseWhy, by: Option<MemberId>) -> Card {
    match why {
        PauseWhy::Pressed => {
            let text = match by {
                Some(by) => {
                    let by = who(by);
                    format!(
                        "{by} paused the session; the clock stands. {by}: [Continue] [End here]"
                    )
                }
                None => format!("{}.", pause(why)),
            };
            let mut card = Card::saying(text);
            go_on_or_end(&mut card, room);
            card
        }
        PauseWhy::Emergency => {
            let by = by.map_or_else(String::new, |by| format!(" by {}", who(by)));
            let mut card = Card::saying(format!(
                "Emergency stop{by}. The clock stands, and no reason is asked. Everybody seated can \
                 press [Continue] when all is well; the report says _interrupted_."
            ));
            go_on_or_end(&mut card, room);
            card
        }
        PauseWhy::Away => {
            let mut card = Card::saying(format!("{}.", pause(why)));
            go_on_or_end(&mut card, room);
            card
        }
        PauseWhy::CandidateOut(_) => {
            let mut card = Card::saying(format!("{}.", pause(why)));
            card.act(room.session, "I'm back", Act::ComeBack);
            card
        }
        PauseWhy::ChairEmpty | PauseWhy::NoInterviewer => {
            let mut card =
                Card::saying(format!("{}. What can be done is on your panel.", pause(why)));
            card.look("Panel", Query::Panel(room.session));
            card
        }
    }
}

pub(super) fn resumed(left: Option<Left>) -> Card {
    Card::saying(match left {
        Some(left) => format!("It goes on; {}.", left_of(left)),
        None => "It goes on.".to_owned(),
    })
}

pub(super) fn stepped_out(room: Room, member: MemberId, until: Option<Moment>) -> Card {
    let member = who(member);
    let text = match until {
        Some(until) => format!(
            "{member} stepped out, and the clock stands. The turn is kept for them; it ends {} if \
             they are not back.",
            relative(until)
        ),
        None => format!("{member} stepped out."),
    };
    let mut card = Card::saying(text);
    card.act(room.session, "I'm back", Act::ComeBack);
    card
}

pub(super) fn came_back(member: MemberId) -> Card {
    Card::saying(format!("{} is back.", who(member)))
}

pub(super) fn left_for_good(member: MemberId) -> Card {
    Card::saying(format!("{} left the session.", who(member)))
}
