//! The sentence for every refusal: what happened, and what to do next.

use crate::base::{Language, counted, text};
use crate::interview::{Ending, Refusal, limits};
use crate::protocol::SessionBrief;

use super::label::{ending, hindered, seat};
use super::phrase::{length, long, who};

/// What to do where a press does not fit: the panel knows.
fn see_panel(lang: &Language) -> String {
    text!(lang, "Open your panel for what you can do now.")
}

/// What happened and what to do next, in a sentence or two. A press that belongs to a session
/// that is over is answered with what became of it, whatever else was wrong.
pub fn refusal(lang: &Language, refusal: &Refusal, session: Option<&SessionBrief>) -> String {
    match session {
        Some(brief) => match brief.ended {
            Some((Ending::Reported, at)) => {
                let number = brief.number;
                text!(
                    lang,
                    "This belongs to #{number}, which ended on {at}. Its report: [Open].",
                    number,
                    at = long(at)
                )
            }
            Some((how, at)) => text!(
                lang,
                "This belongs to #{number}, which has been over since {at}: it {how}. Look at the \
                 sessions for another one.",
                number = brief.number,
                at = long(at),
                how = ending(lang, how)
            ),
            None => sentence(lang, refusal),
        },
        None => sentence(lang, refusal),
    }
}

/// Why somebody who missed seats books nothing more, on an evening as in a session.
pub(in crate::view) fn booked_out(lang: &Language, at_most: u8) -> String {
    counted!(
        lang,
        at_most,
        "You have a seat ahead, and after the seats that you missed it can be only one. Come to \
         it, or give it back first. Each seat that you come to pushes the oldest out of your \
         record.",
        "You have {n} seats ahead, and after the seats that you missed they can be no more. Come \
         to the next, or give one back first. Each seat that you come to pushes the oldest out of \
         your record."
    )
}

/// One table, so that a new refusal does not compile before it has a sentence.
fn sentence(lang: &Language, refusal: &Refusal) -> String {
    match refusal {
        Refusal::NoSuchSeat { seat: no_seat } => text!(
            lang,
            "This format has no {name} seat. Take one of the seats on the card.",
            name = seat(lang, *no_seat)
        ),
        Refusal::AlreadySeated { seat: own } => text!(
            lang,
            "You sit as {own} already. Take another seat on the card, or give this one back \
             there with _Can't make it_.",
            own = seat(lang, *own)
        ),
        Refusal::AlreadyWaiting => text!(
            lang,
            "You are on the waitlist already. Wait for the offer: you are asked when a seat \
             frees."
        ),
        Refusal::WaitlistFull => text!(
            lang,
            "Nobody else fits in here: seats and waitlist are full. Look at the other \
             sessions, or plan one of your own."
        ),
        Refusal::Overlaps { number } => text!(
            lang,
            "That overlaps with #{number}, where you have a seat. Give that one back first, \
             or choose another session.",
            number
        ),
        Refusal::BookedOut { at_most } => booked_out(lang, *at_most),
        Refusal::SeatsDealt => text!(
            lang,
            "The seats of this evening are dealt, so they change on its plan. Press _Swap_ or \
             _Can't make it_ there."
        ),
        Refusal::TimeDealt => text!(
            lang,
            "It is one of an evening's sessions, which begin together. If the time does not suit \
             you, press _Can't make it_ on the plan; to meet at another time, call this one off \
             and plan a session for then."
        ),
        Refusal::NotSeated => {
            text!(lang, "You have no seat in this session. Take one on its card first.")
        }
        Refusal::SeatOnOffer { seat: free } => text!(
            lang,
            "You have no seat here: one that is empty {late} after the start is offered to \
             everybody, and this one is, as {free}. Press _Take it_, here or in the call under the \
             check-in: the first has it.",
            late = limits::LATE_MAX,
            free = seat(lang, *free)
        ),
        Refusal::NothingOffered => text!(
            lang,
            "Nothing is on offer to you right now. {see_panel}",
            see_panel = see_panel(lang)
        ),
        Refusal::TakenMeanwhile => text!(
            lang,
            "That seat is not on offer any more: somebody else has it, or is asked now. Take \
             another one on the card, or wait for the next call."
        ),
        Refusal::NotOpenYet => text!(
            lang,
            "Check-in has not opened yet. Come back {early} before the start.",
            early = limits::CHECK_IN_BEFORE
        ),
        Refusal::AlreadyBegun => text!(
            lang,
            "The session has begun, so this can't be changed now. {see_panel}",
            see_panel = see_panel(lang)
        ),
        Refusal::NotRunning => text!(
            lang,
            "The session has not begun. Check in, and it starts when everybody is here."
        ),
        Refusal::Over => text!(
            lang,
            "That part of the session is over. {see_panel}",
            see_panel = see_panel(lang)
        ),
        Refusal::TooFew { here, needed } => text!(
            lang,
            "{here} of {needed} people are here. Wait for the others, or ask in the thread \
             who can take a seat.",
            here,
            needed
        ),
        Refusal::AlreadyHere => {
            text!(lang, "You are noted as here already. {see_panel}", see_panel = see_panel(lang))
        }
        Refusal::LateAlready => text!(
            lang,
            "You said so already, and once is the rule. Press _I'm here_ in the thread when you \
             arrive."
        ),
        Refusal::PlannerOnly => text!(
            lang,
            "Only the member who planned this, or an organiser, can do that. Ask one of them."
        ),
        Refusal::OrganiserOnly => text!(
            lang,
            "Only an organiser can close the ballots early. Wait for the window's end, or ask \
             one of them."
        ),
        Refusal::InterviewerOnly { interviewer: Some(interviewer) } => text!(
            lang,
            "Only the interviewer can do that, and {interviewer} has the chair. {see_panel}",
            interviewer = who(lang, *interviewer),
            see_panel = see_panel(lang)
        ),
        Refusal::InterviewerOnly { interviewer: None } => text!(
            lang,
            "Only the interviewer can do that. {see_panel}",
            see_panel = see_panel(lang)
        ),
        Refusal::CandidateOnly { candidate } => text!(
            lang,
            "Only {candidate} can do that: it is their turn. {see_panel}",
            candidate = who(lang, *candidate),
            see_panel = see_panel(lang)
        ),
        Refusal::ObserverOnly => text!(
            lang,
            "Story clock and tally are the tools of observers who are here. {see_panel}",
            see_panel = see_panel(lang)
        ),
        Refusal::SeatedOnly => {
            text!(lang, "Only people with a seat can do that. Take a seat on the card first.")
        }
        Refusal::NotAsked => text!(
            lang,
            "The question has not been asked yet. Whoever interviews presses _Ask it_ on their \
             panel; wait for it."
        ),
        Refusal::JustAsked => text!(
            lang,
            "This question has only just been asked. Read it, answer it, and press _Done_ under \
             it then."
        ),
        Refusal::MovedOn => text!(
            lang,
            "The session has moved on since that was shown, so nothing was done. {see_panel}",
            see_panel = see_panel(lang)
        ),
        Refusal::AnswerLate => text!(
            lang,
            "That question is over, and your answer came too late to be filed with it. Copy it if \
             you want to keep it."
        ),
        Refusal::LeftOut => text!(
            lang,
            "That question was left out, so nothing is filed with it. Copy your answer if you want \
             to keep it."
        ),
        Refusal::AnswerFull => text!(
            lang,
            "That question has as many words as one takes, so this was not added. Shorten it, or \
             say it aloud."
        ),
        Refusal::AnswerRunning => {
            text!(
                lang,
                "An answer is running. Wait until it is done, or end it with _Wrap up_ on your \
                 panel."
            )
        }
        Refusal::NoAnswerRunning => text!(
            lang,
            "No answer is running right now. Go on to the next question, or wait for it."
        ),
        Refusal::LiveMode => text!(
            lang,
            "Live mode has no pause and no extra time. Let the clock run; in need, _Emergency \
             stop_ stands behind _More…_ on your panel."
        ),
        Refusal::IsPaused => {
            text!(lang, "The clock stands. Press _Continue_ in the thread first, or wait for it.")
        }
        Refusal::NotPaused => {
            text!(lang, "The clock is running already. {see_panel}", see_panel = see_panel(lang))
        }
        Refusal::ExtendedEnough => text!(
            lang,
            "This answer has had all the extra time there is. Let it come to its end, or \
             press _Wrap up_ on your panel."
        ),
        Refusal::NoOther => {
            text!(lang, "There is no other question of this kind left. Ask this one, or skip it.")
        }
        Refusal::AskedAlready => text!(
            lang,
            "That has been asked already. Choose another follow-up, or go on to the next \
             question."
        ),
        Refusal::FollowUpsEnough => text!(
            lang,
            "{most} follow-ups are enough for one question. Go on to the next one.",
            most = limits::FOLLOW_UPS_MAX
        ),
        Refusal::PushedBackAlready => text!(
            lang,
            "One push-back a question is enough. Choose another follow-up, or go on to the \
             next question."
        ),
        Refusal::NoSurprise => text!(
            lang,
            "No surprise is left. Choose another follow-up, or go on to the next question."
        ),
        Refusal::CannotHandTo { member } => text!(
            lang,
            "{member} cannot take the chair now: it goes to a panellist or observer who is \
             here. Choose somebody else.",
            member = who(lang, *member)
        ),
        Refusal::NotCounting => text!(
            lang,
            "The candidate's questions are counted in a stage of their own. Wait for it."
        ),
        Refusal::NothingToUndo => text!(lang, "There is nothing to take back. Go on counting."),
        Refusal::NoSuchTurn => text!(
            lang,
            "You have no such turn in this session. {see_panel}",
            see_panel = see_panel(lang)
        ),
        Refusal::BallotsNotOpen => {
            text!(lang, "That opens when the turn is over. Wait for its end, and press again.")
        }
        Refusal::BallotsClosed => text!(
            lang,
            "The ballots are closed and can't be changed any more. Look in the thread for the \
             report."
        ),
        Refusal::MayNotRate => text!(
            lang,
            "A turn is rated by its interviewers, and by observers who were there before the \
             second question. Take an observer's seat early next time."
        ),
        Refusal::OpenAnswersFirst => text!(
            lang,
            "Open the answers first: your ballot comes with them. The button is on the rating \
             card, and on your panel."
        ),
        Refusal::OwnTurn => text!(
            lang,
            "Nobody rates themself among the peers. Use _Rate myself_ for your own view."
        ),
        Refusal::TurnNotRated => {
            text!(lang, "That turn was too short to be rated. Look at its timings in the report.")
        }
        Refusal::NoSuchCompetency => text!(
            lang,
            "That line is not on this ballot: it comes from an older one. Open your ballot \
             again."
        ),
        Refusal::BallotIncomplete { missing } => counted!(
            lang,
            *missing,
            "One line has no mark yet. Choose one, or _could not tell_.",
            "{n} lines have no mark yet. Choose one for each, or _could not tell_."
        ),
        Refusal::WordsNeeded => text!(
            lang,
            "You are the only rater of this turn, so your words matter most. Add them first, \
             then press _Done_."
        ),
        Refusal::EmptyPraise => text!(
            lang,
            "That helps nobody improve yet. Name one moment: _In the second story you gave \
             the result first; it made the rest easy to follow._ Your text is kept: edit your \
             words, and send them again."
        ),
        Refusal::DidNotInterview { member } => text!(
            lang,
            "{member} did not ask you a question in this turn. Rate the people who did.",
            member = who(lang, *member)
        ),
        Refusal::NothingToRateFrom => text!(
            lang,
            "There is nothing to rate from yet: no typed answer and no recording. Ask the \
             candidate to add a link."
        ),
        Refusal::RatersEnough => text!(
            lang,
            "Enough people rate this turn already. Look at the other sessions: they want \
             raters too."
        ),
        Refusal::OtherOwnRating => text!(
            lang,
            "This format asks for another kind of self-rating. Open _Rate myself_ again."
        ),
        Refusal::OwnRatingDone => {
            text!(lang, "Your self-rating is settled. Wait for the ballots: they open together.")
        }
        Refusal::BadLink => text!(
            lang,
            "A recording is a link that begins with https, has no blanks and {length} at \
             most. Copy the whole address and add it again.",
            length = counted!(lang, limits::LINK_CHARACTERS_MAX, "{n} character", "{n} characters")
        ),
        Refusal::NoAnswer => text!(
            lang,
            "That answer is not kept any more, or never was. Look at the timings in the \
             report instead."
        ),
        Refusal::Held { why } => hindered(lang, *why),
        Refusal::NoChoice => text!(
            lang,
            "There is nothing to choose right now. {see_panel}",
            see_panel = see_panel(lang)
        ),
        Refusal::NotInThisStage => text!(
            lang,
            "That belongs to another stage of the session. {see_panel}",
            see_panel = see_panel(lang)
        ),
        Refusal::NotAhead => text!(lang, "That time has passed. Choose one that lies ahead."),
        Refusal::TextTooLong { characters_max } => text!(
            lang,
            "That is longer than {characters_max} characters. Shorten it and send it again.",
            characters_max
        ),
        Refusal::TextEmpty => {
            text!(lang, "There was no text in it. Write a line and send it again.")
        }
        Refusal::TooFarAhead { at_most } => text!(
            lang,
            "That is more than {at_most} ahead. Choose an earlier time.",
            at_most = length(lang, *at_most)
        ),
        Refusal::NothingChanged => {
            text!(lang, "Nothing would change. Change something first, or leave it as it is.")
        }
    }
}
