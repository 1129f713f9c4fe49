//! What the room sees: the session's card, and everything that is said in its thread.
//!
//! Nothing here is private, and nothing here names a question before it is asked. Start reading
//! with [`notice`], then the files in the order of a session's life.

mod cast;
mod card;
mod gathering;
mod turn;
mod clock;
mod rating;
mod practise;
mod digest;
mod poll;
mod evening;

use crate::base::{ChannelId, CleanText, EveningId, Language, MemberId, SessionId, text};
use crate::interview::{Act, Effect, MadeOn, Notice, Tally};
use crate::protocol::{SessionDelivery, Threads};

use super::card::{Card, quoted};

use gathering::When;

pub use digest::digest;
pub use evening::evening;
pub(super) use evening::{call_alone, reminder_alone as evening_reminder_alone};
pub use poll::poll;
pub use practise::standing_card;

/// The session that something is said about.
#[derive(Debug, Clone, Copy)]
struct Room {
    session: SessionId,
    number: u32,
    /// Who can read the session's thread.
    threads: Threads,
    /// Whether it is its member's alone.
    is_own: bool,
}

impl Room {
    /// The session's name at the head of a message.
    fn title(self, lang: &Language) -> String {
        if self.is_own {
            return text!(lang, "**Your drill**");
        }
        text!(lang, "**Mock interview #{number}**", number = self.number)
    }
}

/// What a session shows in the room of a guild with such threads; nothing where it only opens or
/// closes the thread.
pub fn notice(lang: &Language, threads: Threads, shown: &SessionDelivery) -> Option<Card> {
    let is_own = shown.own.is_some();
    let room = Room { session: shown.session, number: shown.number, threads, is_own };
    let (notice, on) = match &shown.effect {
        Effect::Show { slot, notice } => (notice, slot.made_on()),
        Effect::Post { notice, on, .. } => (notice, *on),
        Effect::Announce { notice, .. } => (notice, None),
        Effect::OpenThread | Effect::CloseThread => return None,
    };
    let mut card = said(lang, room, notice);
    card.count_for(|act| on.or_else(|| of_break(notice, act)).or_else(|| of_seats(notice, act)));
    Some(card)
}

/// The reminder of a session as one of its people reads it alone; `evening` dealt them their seat,
/// if one did. Nothing where it is something else.
pub(super) fn reminder_alone(
    lang: &Language,
    shown: &SessionDelivery,
    member: MemberId,
    evening: Option<EveningId>,
) -> Option<Card> {
    let Effect::Post {
        notice: Notice::Reminder { starts_at, place, room, cast, is_late, is_open },
        ..
    } = &shown.effect
    else {
        return None;
    };
    let threads = Threads::Public;
    let of = Room { session: shown.session, number: shown.number, threads, is_own: false };
    let place = meeting_place(lang, place.as_ref(), *room);
    let when = When { starts_at: *starts_at, place, is_late: *is_late, is_open: *is_open };
    Some(match cast {
        None => {
            let mut card = gathering::reminder(lang, of, when);
            card.count_for(|act| matches!(act, Act::Leave).then_some(MadeOn::Plan));
            card
        }
        Some(cast) => gathering::reminder_of_one(lang, of, when, (cast, member, evening)),
    })
}

/// What going on is about where the break stands on a tally.
fn of_break(notice: &Notice, act: &Act) -> Option<MadeOn> {
    let Notice::Tally(Tally { half_time: Some(half_time), .. }) = notice else { return None };
    matches!(act, Act::Next).then_some(MadeOn::Break(half_time.next))
}

/// What the buttons of seats are about: a seat that is on offer, or a session that has not begun.
fn of_seats(notice: &Notice, act: &Act) -> Option<MadeOn> {
    if let Notice::SeatOffered { seat, .. } | Notice::OpenCall { seat, .. } = notice {
        return Some(MadeOn::Seat(*seat));
    }
    // Where the room has this button it has not begun.
    matches!(act, Act::Leave).then_some(MadeOn::Plan)
}

/// Where people meet, if something was said about it.
fn meeting_place(
    lang: &Language,
    place: Option<&CleanText>,
    room: Option<ChannelId>,
) -> Option<String> {
    match (place, room) {
        (Some(place), _) => Some(text!(lang, "voice: {place}", place = quoted(place.as_str()))),
        (None, room) => room.map(|room| text!(lang, "voice: <#{room}>", room)),
    }
}

/// Where they meet whom no place was left for.
fn no_place(lang: &Language) -> String {
    text!(lang, "no room free: agree on one here")
}

/// One table, so that a new notice does not compile before it has a sentence.
fn said(lang: &Language, room: Room, notice: &Notice) -> Card {
    match notice {
        Notice::Card(shown) => card::card(lang, room, shown),
        Notice::Reminder { starts_at, place, room: voice, cast, is_late, is_open } => {
            let place = meeting_place(lang, place.as_ref(), *voice);
            let when = When { starts_at: *starts_at, place, is_late: *is_late, is_open: *is_open };
            match cast {
                None => gathering::reminder(lang, room, when),
                Some(cast) => gathering::reminder_of_dealt(lang, room, when, cast),
            }
        }
        Notice::SeatOffered { seat, to, until } => {
            gathering::seat_offered(lang, room, *seat, *to, *until)
        }
        Notice::OpenCall { seat, until } => gathering::open_call(lang, room, *seat, *until),
        Notice::SecondSession { waiting } => gathering::second_session(lang, room, waiting),
        Notice::PlanChanged { starts_at, is_dealt } => {
            gathering::plan_changed(lang, room, *starts_at, *is_dealt)
        }
        Notice::CheckIn { starts_at, people, calls: _, has_observers, begins_at, state } => {
            let arrival = gathering::Arrival {
                starts_at: *starts_at,
                present: people,
                has_observers: *has_observers,
                begins_at: *begins_at,
                state: *state,
            };
            gathering::check_in(lang, room, &arrival)
        }
        Notice::StartsLate { by } => gathering::starts_late(lang, room, *by),
        Notice::FewRaters { raters, wanted } => gathering::few_raters(lang, *raters, *wanted),
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
            turn::opened(lang, room, &opening)
        }
        Notice::YourMove { interviewer } => turn::your_move(lang, room, *interviewer),
        Notice::Question(posed) => turn::question(lang, room, posed),
        Notice::Soon { left } => clock::soon(lang, *left),
        Notice::TimeUp => clock::time_up(lang),
        Notice::Overtime { over, interviewer } => clock::overtime(lang, room, *over, *interviewer),
        Notice::CutShort { after } => clock::cut_short(lang, *after),
        Notice::Exercise { candidates, until, task } => {
            turn::exercise(lang, room, candidates, *until, task.as_deref())
        }
        Notice::ExerciseSoon { left } => turn::exercise_soon(lang, *left),
        Notice::CandidateQuestions { candidates, panel, until, wrap_up } => {
            turn::own_questions(lang, room, (candidates, panel), *until, *wrap_up)
        }
        Notice::Closer { text } => turn::closer(text),
        Notice::WrapUp { panel, until } => turn::wrap_up(lang, room, panel, *until),
        Notice::TurnCut { turn: _, candidate, cut, is_rated } => {
            turn::turn_cut(lang, *candidate, *cut, *is_rated)
        }
        Notice::HalfTime { until, candidate, interviewers } => {
            rating::half_time(lang, room, *until, *candidate, interviewers)
        }
        Notice::Tally(tally) => rating::tally(lang, room, tally),
        Notice::Tried(tried) => rating::tried(lang, room, tried),
        Notice::RatersWanted { candidate, until } => {
            rating::raters_wanted(lang, room, *candidate, *until)
        }
        Notice::RatingExtended { until } => rating::extended(lang, *until),
        Notice::Away { for_span, left, host, resume_at } => {
            clock::away(lang, room, *for_span, *left, *host, *resume_at)
        }
        Notice::Paused { why, by } => clock::paused(lang, room, *why, *by),
        Notice::Resumed { left } => clock::resumed(lang, *left),
        Notice::Extended { by, limit } => clock::extended(lang, *by, *limit),
        Notice::RunsOn => clock::runs_on(lang),
        Notice::Skipped { no } => clock::skipped(lang, *no),
        Notice::SteppedOut { member, until } => clock::stepped_out(lang, room, *member, *until),
        Notice::CameBack { member } => clock::came_back(lang, *member),
        Notice::LeftForGood { member } => clock::left_for_good(lang, *member),
        Notice::ChairOffered { from, to, until } => {
            turn::chair_offered(lang, room, *from, *to, *until)
        }
        Notice::ChairTaken { from, by } => turn::chair_taken(lang, room, *from, *by),
        Notice::ChairNotTaken { from } => turn::chair_not_taken(lang, room, *from),
        Notice::NoInterviewer { candidate, until } => {
            turn::no_interviewer(lang, room, *candidate, *until)
        }
        Notice::GoesSolo { candidate } => turn::goes_solo(lang, room, *candidate),
        Notice::Recording { turn, candidate } => rating::recording(lang, room, *turn, *candidate),
        Notice::TurnRated { turn, candidate, outcome } => {
            rating::turn_rated(lang, room, *turn, *candidate, *outcome)
        }
        Notice::Ended { how } => rating::session_ended(lang, room, *how),
        Notice::ThreadLost { then } => rating::thread_lost(lang, room, *then),
        Notice::Unread { member, why } => turn::unread(lang, room, *member, *why),
        Notice::Added { candidate, no, is_follow_up } => {
            turn::added(lang, *candidate, *no, *is_follow_up)
        }
        Notice::Dealt { people, cast } => gathering::dealt(lang, room, people, cast),
        Notice::Paired { here, waited, until } => {
            practise::paired(lang, room, *here, *waited, *until)
        }
    }
}
