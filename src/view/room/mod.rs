//! What the room sees: the session's card, and everything that is said in its thread.
//!
//! Nothing here is private, and nothing here names a question before it is asked. Start reading
//! with [`notice`], then the files in the order of a session's life.

mod card;
mod gathering;
mod turn;
mod clock;
mod rating;
mod practise;

use crate::base::{ChannelId, CleanText, SessionId};
use crate::interview::{Effect, Notice};
use crate::protocol::Dispatch;

use super::card::{Card, quoted};

/// The session that something is said about.
#[derive(Debug, Clone, Copy)]
struct Room {
    session: SessionId,
    number: u32,
}

impl Room {
    /// The session's name at the head of a message.
    fn title(self) -> String {
        format!("**Mock interview #{}**", self.number)
    }
}

/// What a delivery shows in the room; nothing for one that only opens or closes the thread.
pub fn notice(dispatch: &Dispatch) -> Option<Card> {
    let room = Room { session: dispatch.session, number: dispatch.number };
    match &dispatch.effect {
        Effect::Show { notice, .. }
        | Effect::Post { notice, .. }
        | Effect::Announce { notice, .. } => Some(said(room, notice)),
        Effect::OpenThread | Effect::CloseThread => None,
    }
}

/// Where people meet, as the end of a line; empty where nothing was said.
fn meeting_place(place: Option<&CleanText>, room: Option<ChannelId>) -> String {
    match (place, room) {
        (Some(place), _) => format!(" · voice: {}", quoted(place.as_str())),
        (None, Some(room)) => format!(" · voice: <#{room}>"),
        (None, None) => String::new(),
    }
}

/// One table, so that a new notice does not compile before it has a sentence.
fn said(room: Room, notice: &Notice) -> Card {
    match notice {
        Notice::Card(shown) => card::card(room, shown),
        Notice::Reminder { starts_at, place, room: voice } => {
            gathering::reminder(room, *starts_at, &meeting_place(place.as_ref(), *voice))
        }
        Notice::SeatOffered { seat, to, until } => {
            gathering::seat_offered(room, *seat, *to, *until)
        }
        Notice::OpenCall { seat, until } => gathering::open_call(room, *seat, *until),
        Notice::SecondSession { waiting } => gathering::second_session(room, waiting),
        Notice::PlanChanged { starts_at } => gathering::plan_changed(room, *starts_at),
        Notice::CheckIn { starts_at, people, has_observers } => {
            gathering::check_in(room, *starts_at, people, *has_observers)
        }
        Notice::StartsLate { by } => gathering::starts_late(room, *by),
        Notice::FewRaters { raters, wanted } => gathering::few_raters(*raters, *wanted),
        Notice::TurnOpened {
            turn,
            turns,
            candidates,
            panel,
            observers,
            agenda,
            until,
            mode,
            opener,
        } => {
            let (turn, turns, until, mode) = (*turn, *turns, *until, *mode);
            let opener = opener.as_deref();
            let opening = turn::Opening {
                turn,
                turns,
                candidates,
                panel,
                observers,
                agenda,
                until,
                mode,
                opener,
            };
            turn::opened(room, &opening)
        }
        Notice::YourMove { interviewer } => turn::your_move(room, *interviewer),
        Notice::Question(posed) => turn::question(room, posed),
        Notice::Soon { left } => clock::soon(*left),
        Notice::TimeUp => clock::time_up(),
        Notice::Overtime { over, interviewer } => clock::overtime(room, *over, *interviewer),
        Notice::CutShort { after } => clock::cut_short(*after),
        Notice::Exercise { candidates, until, task } => {
            turn::exercise(room, candidates, *until, task.as_deref())
        }
        Notice::ExerciseSoon { left } => turn::exercise_soon(*left),
        Notice::CandidateQuestions { candidates, panel, until } => {
            turn::own_questions(room, candidates, panel, *until)
        }
        Notice::Closer { text } => turn::closer(text),
        Notice::WrapUp { panel, until } => turn::wrap_up(room, panel, *until),
        Notice::TurnCut { turn: _, candidate, cut, is_rated } => {
            turn::turn_cut(*candidate, *cut, *is_rated)
        }
        Notice::HalfTime { until, candidate, interviewers } => {
            turn::half_time(room, *until, *candidate, interviewers)
        }
        Notice::Tally(tally) => rating::tally(room, tally),
        Notice::RatersWanted { candidate, until } => {
            rating::raters_wanted(room, *candidate, *until)
        }
        Notice::RatingExtended { until } => rating::extended(*until),
        Notice::Away { for_span, left, host, resume_at } => {
            clock::away(room, *for_span, *left, *host, *resume_at)
        }
        Notice::Paused { why, by } => clock::paused(room, *why, *by),
        Notice::Resumed { left } => clock::resumed(*left),
        Notice::Extended { by, limit } => clock::extended(*by, *limit),
        Notice::RunsOn => clock::runs_on(),
        Notice::Skipped { no } => clock::skipped(*no),
        Notice::SteppedOut { member, until } => clock::stepped_out(room, *member, *until),
        Notice::CameBack { member } => clock::came_back(*member),
        Notice::LeftForGood { member } => clock::left_for_good(*member),
        Notice::ChairOffered { from, to, until } => turn::chair_offered(room, *from, *to, *until),
        Notice::ChairTaken { from, by } => turn::chair_taken(room, *from, *by),
        Notice::ChairNotTaken { from } => turn::chair_not_taken(room, *from),
        Notice::NoInterviewer { candidate, until } => {
            turn::no_interviewer(room, *candidate, *until)
        }
        Notice::GoesSolo { candidate } => turn::goes_solo(room, *candidate),
        Notice::Recording { turn, candidate } => rating::recording(room, *turn, *candidate),
        Notice::TurnRated { turn, candidate, outcome } => {
            rating::turn_rated(room, *turn, *candidate, *outcome)
        }
        Notice::Ended { how } => rating::ended(room, *how),
        Notice::ThreadLost { then } => rating::thread_lost(room, *then),
        Notice::Paired { here, waited, until } => practise::paired(room, *here, *waited, *until),
        Notice::Standing(shown) => practise::standing(shown),
    }
}
