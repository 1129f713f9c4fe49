//! The names of kinds, levels, seats and so on. Plain text, without Markdown.

use crate::bank::{Kind, Level, Trigger, Widening};
use crate::base::{Language, Venue, counted, text};
use crate::guide::{Axis, Reader};
use crate::interview::{Cut, Ending, Hindrance, Lost, Mode, PauseWhy, Plan, Seat, StoryPart};
use crate::rubric::{Anchors, Choice, Transfer};
use crate::view::card::{OPTION_LABEL_MAX, fit};

use super::phrase::{paragraph, who};

/// A kind of question.
pub fn kind(lang: &Language, kind: Kind) -> String {
    match kind {
        Kind::Opening => text!(lang, "opening"),
        Kind::Pitch => text!(lang, "pitch"),
        Kind::Behavioural => text!(lang, "behavioural"),
        Kind::Situational => text!(lang, "situational"),
        Kind::Technical => text!(lang, "technical"),
        Kind::Case => text!(lang, "case"),
        Kind::Values => text!(lang, "values and culture"),
        Kind::Relocation => text!(lang, "relocation"),
        Kind::Salary => text!(lang, "salary and offer"),
        Kind::Closing => text!(lang, "closing"),
        Kind::Pivot => text!(lang, "weak spot"),
    }
}

/// A level.
pub fn level(lang: &Language, level: Level) -> String {
    match level {
        Level::Entry => text!(lang, "entry"),
        Level::Mid => text!(lang, "mid"),
        Level::Senior => text!(lang, "senior"),
        Level::Lead => text!(lang, "lead"),
    }
}

/// How a question differs from what was planned.
pub fn widening(lang: &Language, step: Widening, plan: &Plan) -> String {
    match step {
        Widening::Region if plan.region.is_none() => text!(lang, "about one region"),
        Widening::Region => text!(lang, "about another region"),
        Widening::NextLevel => text!(lang, "for a neighbouring level"),
        Widening::Role if plan.role.is_none() => text!(lang, "for one role"),
        Widening::Role => text!(lang, "for another role"),
        Widening::Competency => text!(lang, "about another competency"),
        Widening::AnyLevel => text!(lang, "for a level further off"),
    }
}

/// A follow-up, as its button says it.
pub fn trigger(lang: &Language, trigger: Trigger) -> String {
    match trigger {
        Trigger::Vague => text!(lang, "Vague"),
        Trigger::NoResult => text!(lang, "No result"),
        Trigger::NoNumber => text!(lang, "No number"),
        Trigger::WhosePart => text!(lang, "Whose part?"),
        Trigger::TooLongOnTheSituation => text!(lang, "Too long on the situation"),
        Trigger::TradeOff => text!(lang, "Trade-off"),
        Trigger::ClarifyFirst => text!(lang, "Clarify first"),
        Trigger::PushBack => text!(lang, "Push back"),
        Trigger::ClockOn => text!(lang, "Clock on"),
        Trigger::Surprise => text!(lang, "Surprise now"),
    }
}

/// A follow-up inside a sentence.
pub fn trigger_in_text(lang: &Language, trigger: Trigger) -> String {
    match trigger {
        Trigger::Vague => text!(lang, "vague"),
        Trigger::NoResult => text!(lang, "no result"),
        Trigger::NoNumber => text!(lang, "no number"),
        Trigger::WhosePart => text!(lang, "whose part"),
        Trigger::TooLongOnTheSituation => text!(lang, "too long on the situation"),
        Trigger::TradeOff => text!(lang, "trade-off"),
        Trigger::ClarifyFirst => text!(lang, "clarify first"),
        Trigger::PushBack => text!(lang, "push-back"),
        Trigger::ClockOn => text!(lang, "clock on"),
        Trigger::Surprise => text!(lang, "surprise"),
    }
}

/// What an answer in writing lacked that drew this follow-up; none for those that no text draws.
pub(in crate::view) fn lacked(lang: &Language, probe: Trigger) -> Option<String> {
    Some(match probe {
        Trigger::Vague => text!(lang, "Because your answer had few words for its time."),
        Trigger::NoResult => text!(lang, "Because the end of your answer named no result."),
        Trigger::NoNumber => {
            text!(lang, "Because your answer had no figure, amount or length of time.")
        }
        Trigger::WhosePart => text!(lang, "Because your answer said “we” and never “I”."),
        Trigger::TooLongOnTheSituation => {
            text!(lang, "Because a third of your answer had passed before you did something.")
        }
        Trigger::TradeOff => {
            text!(lang, "Because your answer weighed nothing against something else.")
        }
        Trigger::ClarifyFirst | Trigger::PushBack | Trigger::ClockOn | Trigger::Surprise => {
            return None;
        }
    })
}

/// A seat.
pub fn seat(lang: &Language, seat: Seat) -> String {
    match seat {
        Seat::Candidate => text!(lang, "candidate"),
        Seat::Interviewer => text!(lang, "interviewer"),
        Seat::Observer => text!(lang, "observer"),
    }
}

/// So many seats of one sort.
pub(in crate::view) fn seats(lang: &Language, kind: Seat, n: usize) -> String {
    match kind {
        Seat::Candidate => counted!(lang, n, "{n} candidate seat", "{n} candidate seats"),
        Seat::Interviewer => counted!(lang, n, "{n} interviewer seat", "{n} interviewer seats"),
        Seat::Observer => counted!(lang, n, "{n} observer seat", "{n} observer seats"),
    }
}

/// Who reads a card, at the head of a list.
pub fn reader(lang: &Language, reader: Reader) -> String {
    match reader {
        Reader::Candidate => text!(lang, "When you answer"),
        Reader::Interviewer => text!(lang, "When you ask"),
        Reader::Rater => text!(lang, "When you watch and rate"),
        Reader::Member => text!(lang, "For everybody"),
    }
}

/// On what tones differ.
pub fn axis(lang: &Language, axis: Axis) -> String {
    match axis {
        Axis::Modesty => text!(lang, "modesty"),
        Axis::Directness => text!(lang, "directness"),
        Axis::SmallTalk => text!(lang, "small talk"),
        Axis::Hierarchy => text!(lang, "hierarchy"),
        Axis::Silence => text!(lang, "silence"),
        Axis::PersonalQuestions => text!(lang, "personal questions"),
    }
}

/// Practice or live.
pub fn mode(lang: &Language, mode: Mode) -> String {
    match mode {
        Mode::Practice => text!(lang, "practice mode"),
        Mode::Live => text!(lang, "live mode"),
    }
}

/// How the real interview will be held.
pub fn venue(lang: &Language, venue: Venue) -> String {
    match venue {
        Venue::Virtual => text!(lang, "by video"),
        Venue::InPerson => text!(lang, "in person"),
        Venue::Hybrid => text!(lang, "half in the room, half on video"),
    }
}

/// A part of a story.
pub fn story_part(lang: &Language, part: StoryPart) -> String {
    match part {
        StoryPart::Situation => text!(lang, "situation"),
        StoryPart::Task => text!(lang, "task"),
        StoryPart::Action => text!(lang, "action"),
        StoryPart::Result => text!(lang, "result"),
    }
}

/// A part of a story on the observer's stopwatch.
pub fn story_letter(lang: &Language, part: StoryPart) -> String {
    match part {
        StoryPart::Situation => text!(lang, "S"),
        StoryPart::Task => text!(lang, "T"),
        StoryPart::Action => text!(lang, "A"),
        StoryPart::Result => text!(lang, "R"),
    }
}

/// Whether the micro-goal showed.
pub fn transfer(lang: &Language, transfer: Transfer) -> String {
    match transfer {
        Transfer::Yes => text!(lang, "yes"),
        Transfer::Partly => text!(lang, "partly"),
        Transfer::NotYet => text!(lang, "not yet"),
    }
}

/// What a rater chose, in a word.
pub fn choice(lang: &Language, choice: Choice) -> String {
    match choice {
        Choice::Mark(mark) => mark.to_string(),
        Choice::CouldNotTell => text!(lang, "could not tell"),
    }
}

/// What a choice on a ballot looks like: the anchor's short form, or the two marks that it lies
/// between.
pub(in crate::view) fn anchor(
    lang: &Language,
    anchors: &Anchors,
    choice: Choice,
) -> Option<String> {
    let mark = match choice {
        Choice::CouldNotTell => return None,
        Choice::Mark(mark) => mark,
    };
    let below = mark.value().saturating_sub(1);
    Some(match anchors.of(mark) {
        Some(anchor) => fit(&anchor.short, OPTION_LABEL_MAX).into_owned(),
        None => text!(lang, "between {below} and {above}", below, above = below + 2),
    })
}

/// Why a turn ended before its time, as the rest of a sentence that begins with the turn.
pub fn cut(lang: &Language, cut: Cut) -> String {
    match cut {
        Cut::Stopped => text!(lang, "was stopped by the candidate"),
        Cut::EndedEarly => text!(lang, "was ended early"),
        Cut::Left => text!(lang, "ended because the candidate left"),
        Cut::NoInterviewer => text!(lang, "ended because nobody could interview"),
        Cut::Emergency => text!(lang, "ended with an emergency stop"),
        Cut::Away => text!(lang, "ended because it had stood still for more than a day"),
        Cut::PlaceLost => text!(lang, "ended because the place where it was held was taken away"),
    }
}

/// How a session ended, as the rest of a sentence that begins with the session. The member who
/// called it off stands in it as in the dialect.
pub fn ending(lang: &Language, how: Ending) -> String {
    match how {
        Ending::Reported => text!(lang, "is over, and its reports are there"),
        Ending::CalledOff(by) => text!(lang, "was called off by {by}", by = who(lang, by)),
        Ending::TooFew => text!(lang, "was called off, because there were too few people"),
        Ending::Missed => text!(lang, "could not begin, because I was away at its start"),
        Ending::NewDate => text!(lang, "ended before it could be held"),
        Ending::NoQuestions => {
            text!(lang, "could not begin, because there was no question to draw")
        }
        Ending::Undeliverable => text!(lang, "could not be opened in its channel"),
        Ending::Elsewhere => {
            text!(lang, "is not held, because its people sit elsewhere or do not come")
        }
        Ending::Lost(Lost::Thread) => text!(lang, "ended, because its thread was deleted"),
        Ending::Lost(Lost::Channel) => text!(lang, "ended, because its channel was deleted"),
        Ending::Lost(Lost::Guild) => text!(lang, "ended, because I was removed from this server"),
    }
}

/// How a session ended, in a sentence about it.
pub(in crate::view) fn ended(lang: &Language, session: &str, how: Ending) -> String {
    text!(lang, "{session} {how}.", session, how = ending(lang, how))
}

/// Why what a session shows does not appear, and who mends it.
pub fn hindered(lang: &Language, why: Hindrance) -> String {
    match why {
        Hindrance::ThreadLocked => text!(
            lang,
            "The thread is locked, so I can't write in it. It goes on by itself as soon as a \
             moderator unlocks it."
        ),
        Hindrance::ThreadsFull => text!(
            lang,
            "This server has as many open threads as Discord allows, so I can't open one. It goes \
             on by itself as soon as a moderator closes another thread."
        ),
        Hindrance::Full => text!(
            lang,
            "One of Discord's limits is reached here, so I can't post. It goes on by itself as \
             soon as an organiser makes room."
        ),
        Hindrance::Unseen => text!(
            lang,
            "I can't see the channel any more. It goes on by itself as soon as an organiser gives \
             me _View Channel_ there."
        ),
        Hindrance::NotAllowed => text!(
            lang,
            "I lack a permission, so I can't post. It goes on by itself as soon as an organiser \
             gives it to me; `/setup` says which."
        ),
        Hindrance::TimedOut => text!(
            lang,
            "I am in time-out on this server, so I can't post. It goes on by itself as soon as \
             that is over."
        ),
    }
}

/// Why the clock stands.
pub fn pause(lang: &Language, why: PauseWhy) -> String {
    match why {
        PauseWhy::Pressed => text!(lang, "The session is paused."),
        PauseWhy::Emergency => text!(lang, "There was an emergency stop."),
        PauseWhy::Away => text!(lang, "I was away, and the clock stands."),
        PauseWhy::CandidateOut(member) => {
            text!(lang, "The clock stands until {member} is back.", member = who(lang, member))
        }
        PauseWhy::ChairEmpty => text!(lang, "The interviewer's chair is empty."),
        PauseWhy::NoInterviewer => text!(lang, "Nobody can interview right now."),
        PauseWhy::Held(why) => paragraph([text!(lang, "The clock stands."), hindered(lang, why)]),
    }
}
