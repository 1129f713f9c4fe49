//! The sentence for every refusal: what happened, and what to do next.

use crate::interview::{Ending, Refusal, limits};
use crate::protocol::Standing;

use super::label::{ending, seat};
use super::phrase::{count, long, who};

/// What to do where a press does not fit: the panel knows.
const SEE_PANEL: &str = "Open your panel for what you can do now.";

/// What happened and what to do next, in a sentence or two. A press that belongs to a session
/// that is over is answered with what became of it, whatever else was wrong.
pub fn refusal(refusal: &Refusal, standing: Option<&Standing>) -> String {
    match standing {
        Some(standing) => match standing.ended {
            Some((Ending::Reported, at)) => {
                let number = standing.number;
                format!(
                    "This belongs to #{number}, which ended on {}. Its report: [Open].",
                    long(at)
                )
            }
            Some((how, at)) => format!(
                "This belongs to #{}, which has been over since {}: it {}. Look at the sessions \
                 for another one.",
                standing.number,
                long(at),
                ending(how)
            ),
            None => sentence(refusal),
        },
        None => sentence(refusal),
    }
}

/// One table, so that a new refusal does not compile before it has a sentence.
fn sentence(refusal: &Refusal) -> String {
    let text = match refusal {
        Refusal::NoSuchSeat { seat: no_seat } => {
            let name = seat(*no_seat);
            return format!("This format has no {name} seat. Take one of the seats on the card.");
        }
        Refusal::AlreadySeated { seat: own } => {
            return format!(
                "You sit as {} already. Take another seat on the card, or give this one back with \
                 _Can't make it_.",
                seat(*own)
            );
        }
        Refusal::AlreadyWaiting => {
            "You are on the waitlist already. Wait for the offer: you are asked when a seat frees."
        }
        Refusal::WaitlistFull => {
            "Nobody else fits in here: seats and waitlist are full. Look at the other sessions, or \
             plan one of your own."
        }
        Refusal::Overlaps { number } => {
            return format!(
                "That overlaps with #{number}, where you have a seat. Give that one back first, or \
                 choose another session."
            );
        }
        Refusal::NotSeated => "You have no seat in this session. Take one on its card first.",
        Refusal::NothingOffered => {
            return format!("Nothing is on offer to you right now. {SEE_PANEL}");
        }
        Refusal::TakenMeanwhile => {
            "That seat is not on offer any more: somebody else has it, or is asked now. Take \
             another one on the card, or wait for the next call."
        }
        Refusal::NotOpenYet => {
            return format!(
                "Check-in has not opened yet. Come back {} before the start.",
                limits::CHECK_IN_BEFORE
            );
        }
        Refusal::AlreadyBegun => {
            return format!("The session has begun, so this can't be changed now. {SEE_PANEL}");
        }
        Refusal::NotRunning => {
            "The session has not begun. Check in, and it starts when everybody is here."
        }
        Refusal::Over => return format!("That part of the session is over. {SEE_PANEL}"),
        Refusal::TooFew { here, needed } => {
            return format!(
                "{here} of {needed} people are here. Wait for the others, or ask in the thread who \
                 can take a seat."
            );
        }
        Refusal::AlreadyHere => return format!("You are noted as here already. {SEE_PANEL}"),
        Refusal::LateAlready => {
            "You said so already, and once is the rule. Press _I'm here_ when you arrive."
        }
        Refusal::PlannerOnly => {
            "Only the member who planned this, or an organiser, can do that. Ask one of them."
        }
        Refusal::OrganiserOnly => {
            "Only an organiser can close the ballots early. Wait for the window's end, or ask one of \
             them."
        }
        Refusal::InterviewerOnly { interviewer: Some(interviewer) } => {
            return format!(
                "Only the interviewer can do that, and {} has the chair. {SEE_PANEL}",
                who(*interviewer)
            );
        }
        Refusal::InterviewerOnly { interviewer: None } => {
            return format!("Only the interviewer can do that. {SEE_PANEL}");
        }
        Refusal::CandidateOnly { candidate } => {
            return format!("Only {} can do that: it is their turn. {SEE_PANEL}", who(*candidate));
        }
        Refusal::ObserverOnly => {
            return format!(
                "Story clock and tally are the tools of observers who are here. {SEE_PANEL}"
            );
        }
        Refusal::SeatedOnly => {
            "Only people with a seat can do that. Take a seat on the card first."
        }
        Refusal::NotAsked => {
            "The question has not been asked yet. Press _Ask it_ first, or wait for it."
        }
        Refusal::JustAsked => {
            "This question has only just been asked. Read it, answer it, and press _Done_ then."
        }
        Refusal::AnswerRunning => {
            "An answer is running. Wait until it is done, or end it with _Wrap up_."
        }
        Refusal::NoAnswerRunning => {
            "No answer is running right now. Go on to the next question, or wait for it."
        }
        Refusal::LiveMode => {
            "Live mode has no pause and no extra time. Let the clock run; in need, press \
             _Emergency stop_."
        }
        Refusal::IsPaused => "The clock stands. Press _Continue_ first, or wait for it.",
        Refusal::NotPaused => return format!("The clock is running already. {SEE_PANEL}"),
        Refusal::ExtendedEnough => {
            "This answer has had all the extra time there is. Let it come to its end, or press \
             _Wrap up_."
        }
        Refusal::NoOther => {
            "There is no other question of this kind left. Ask this one, or skip it."
        }
        Refusal::AskedAlready => {
            "That has been asked already. Choose another follow-up, or go on to the next question."
        }
        Refusal::FollowUpsEnough => {
            return format!(
                "{} follow-ups are enough for one question. Go on to the next one.",
                limits::FOLLOW_UPS_MAX
            );
        }
        Refusal::PushedBackAlready => {
            "One push-back a question is enough. Choose another follow-up, or go on to the next \
             question."
        }
        Refusal::NoSurprise => {
            "No surprise is left. Choose another follow-up, or go on to the next question."
        }
        Refusal::CannotHandTo { member } => {
            return format!(
                "{} cannot take the chair now: it goes to a panellist or observer who is here. \
                 Choose somebody else.",
                who(*member)
            );
        }
        Refusal::NotCounting => {
            "The candidate's questions are counted in a stage of their own. Wait for it."
        }
        Refusal::NothingToUndo => "There is nothing to take back. Go on counting.",
        Refusal::NoSuchTurn => {
            return format!("You have no such turn in this session. {SEE_PANEL}");
        }
        Refusal::BallotsNotOpen => {
            "That opens when the turn is over. Wait for its end, and press again."
        }
        Refusal::BallotsClosed => {
            "The ballots are closed and can't be changed any more. Look in the thread for the \
             report."
        }
        Refusal::MayNotRate => {
            "A turn is rated by its interviewers, and by observers who were there before the second \
             question. Take an observer's seat early next time."
        }
        Refusal::OpenAnswersFirst => {
            "Open the answers first: your ballot comes with them. The button is on the rating card, and \
             on your panel."
        }
        Refusal::OwnTurn => {
            "Nobody rates themself among the peers. Use _Rate myself_ for your own view."
        }
        Refusal::TurnNotRated => {
            "That turn was too short to be rated. Look at its timings in the report."
        }
        Refusal::NoSuchCompetency => {
            "That line is not on this ballot: it comes from an older one. Open your ballot again."
        }
        Refusal::BallotIncomplete { missing: 1 } => {
            "One line has no mark yet. Choose one, or _could not tell_."
        }
        Refusal::BallotIncomplete { missing } => {
            return format!(
                "{missing} lines have no mark yet. Choose one for each, or _could not tell_."
            );
        }
        Refusal::WordsNeeded => {
            "You are the only rater of this turn, so your words matter most. Add them first, then \
             press _Done_."
        }
        Refusal::EmptyPraise => {
            "That helps nobody improve yet. Name one moment: _In the second story you gave the \
             result first; it made the rest easy to follow._ Your text is kept: edit your words, \
             and send them again."
        }
        Refusal::DidNotInterview { member } => {
            return format!(
                "{} did not ask you a question in this turn. Rate the people who did.",
                who(*member)
            );
        }
        Refusal::NothingToRateFrom => {
            "There is nothing to rate from yet: no typed answer and no recording. Ask the candidate \
             to add a link."
        }
        Refusal::RatersEnough => {
            "Enough people rate this turn already. Look at the other sessions: they want raters \
             too."
        }
        Refusal::OtherOwnRating => {
            "This format asks for another kind of self-rating. Open _Rate myself_ again."
        }
        Refusal::OwnRatingDone => {
            "Your self-rating is settled. Wait for the ballots: they open together."
        }
        Refusal::BadLink => {
            return format!(
                "A recording is a link that begins with https, has no blanks and {} at most. Copy \
                 the whole address and add it again.",
                count(limits::LINK_CHARACTERS_MAX, "character")
            );
        }
        Refusal::NoAnswer => {
            "That answer is not kept any more, or never was. Look at the timings in the report \
             instead."
        }
        Refusal::NoChoice => {
            return format!("There is nothing to choose right now. {SEE_PANEL}");
        }
        Refusal::NotInThisStage => {
            return format!("That belongs to another stage of the session. {SEE_PANEL}");
        }
        Refusal::NotAhead => "That time has passed. Choose one that lies ahead.",
        Refusal::TextTooLong { characters_max } => {
            return format!(
                "That is longer than {characters_max} characters. Shorten it and send it again."
            );
        }
        Refusal::TextEmpty => "There was no text in it. Write a line and send it again.",
        Refusal::TooFarAhead { at_most } => {
            return format!("That is more than {at_most} ahead. Choose an earlier time.");
        }
        Refusal::NothingChanged => {
            "Nothing would change. Change something first, or leave it as it is."
        }
    };
    text.to_owned()
}
