//! The names of kinds, levels, seats and so on. Plain text, without Markdown.

use crate::bank::{Kind, Level, Trigger, Widening};
use crate::guide::{Axis, Reader};
use crate::interview::{Cut, Ending, Lost, Mode, PauseWhy, Plan, Seat, StoryPart};
use crate::rubric::{Anchors, Choice, Mark, Transfer};
use crate::view::card::OPTION_LABEL_MAX;

use super::phrase::{count, fit, who};

/// A kind of question.
pub const fn kind(kind: Kind) -> &'static str {
    match kind {
        Kind::Opening => "opening",
        Kind::Pitch => "pitch",
        Kind::Behavioural => "behavioural",
        Kind::Situational => "situational",
        Kind::Technical => "technical",
        Kind::Case => "case",
        Kind::Values => "values and culture",
        Kind::Relocation => "relocation",
        Kind::Salary => "salary and offer",
        Kind::Closing => "closing",
        Kind::Pivot => "weak spot",
    }
}

/// A level.
pub const fn level(level: Level) -> &'static str {
    match level {
        Level::Entry => "entry",
        Level::Mid => "mid",
        Level::Senior => "senior",
        Level::Lead => "lead",
    }
}

/// How a question differs from what was planned.
pub const fn widening(step: Widening, plan: &Plan) -> &'static str {
    match step {
        Widening::Region if plan.region.is_none() => "about one region",
        Widening::Region => "about another region",
        Widening::NextLevel => "for a neighbouring level",
        Widening::Role if plan.role.is_none() => "for one role",
        Widening::Role => "for another role",
        Widening::Competency => "about another competency",
        Widening::AnyLevel => "for a level further off",
    }
}

/// A follow-up, as its button says it.
pub const fn trigger(trigger: Trigger) -> &'static str {
    match trigger {
        Trigger::Vague => "Vague",
        Trigger::NoResult => "No result",
        Trigger::NoNumber => "No number",
        Trigger::WhosePart => "Whose part?",
        Trigger::TooLongOnTheSituation => "Too long on the situation",
        Trigger::TradeOff => "Trade-off",
        Trigger::ClarifyFirst => "Clarify first",
        Trigger::PushBack => "Push back",
        Trigger::ClockOn => "Clock on",
        Trigger::Surprise => "Surprise now",
    }
}

/// A follow-up inside a sentence.
pub const fn trigger_in_text(trigger: Trigger) -> &'static str {
    match trigger {
        Trigger::Vague => "vague",
        Trigger::NoResult => "no result",
        Trigger::NoNumber => "no number",
        Trigger::WhosePart => "whose part",
        Trigger::TooLongOnTheSituation => "too long on the situation",
        Trigger::TradeOff => "trade-off",
        Trigger::ClarifyFirst => "clarify first",
        Trigger::PushBack => "push-back",
        Trigger::ClockOn => "clock on",
        Trigger::Surprise => "surprise",
    }
}

/// A seat.
pub const fn seat(seat: Seat) -> &'static str {
    match seat {
        Seat::Candidate => "candidate",
        Seat::Interviewer => "interviewer",
        Seat::Observer => "observer",
    }
}

/// So many seats of one sort.
pub(in crate::view) fn seats(kind: Seat, n: usize) -> String {
    count(n, &format!("{} seat", seat(kind)))
}

/// Who reads a card, at the head of a list.
pub const fn reader(reader: Reader) -> &'static str {
    match reader {
        Reader::Candidate => "When you answer",
        Reader::Interviewer => "When you ask",
        Reader::Rater => "When you watch and rate",
        Reader::Member => "For everybody",
    }
}

/// On what tones differ.
pub const fn axis(axis: Axis) -> &'static str {
    match axis {
        Axis::Modesty => "modesty",
        Axis::Directness => "directness",
        Axis::SmallTalk => "small talk",
        Axis::Hierarchy => "hierarchy",
        Axis::Silence => "silence",
        Axis::PersonalQuestions => "personal questions",
    }
}

/// Practice or live.
pub const fn mode(mode: Mode) -> &'static str {
    match mode {
        Mode::Practice => "practice mode",
        Mode::Live => "live mode",
    }
}

/// A part of a story.
pub const fn story_part(part: StoryPart) -> &'static str {
    match part {
        StoryPart::Situation => "situation",
        StoryPart::Task => "task",
        StoryPart::Action => "action",
        StoryPart::Result => "result",
    }
}

/// A part of a story on the observer's stopwatch.
pub const fn story_letter(part: StoryPart) -> &'static str {
    match part {
        StoryPart::Situation => "S",
        StoryPart::Task => "T",
        StoryPart::Action => "A",
        StoryPart::Result => "R",
    }
}

/// Whether the micro-goal showed.
pub const fn transfer(transfer: Transfer) -> &'static str {
    match transfer {
        Transfer::Yes => "yes",
        Transfer::Partly => "partly",
        Transfer::NotYet => "not yet",
    }
}

/// What a rater chose, in a word.
pub fn choice(choice: Choice) -> String {
    match choice {
        Choice::Mark(mark) => mark.to_string(),
        Choice::CouldNotTell => "could not tell".to_owned(),
    }
}

/// An option of a ballot: a mark with what it looks like.
pub(in crate::view) fn option(anchors: &Anchors, choice: Choice) -> String {
    let text = match choice {
        Choice::CouldNotTell => "could not tell".to_owned(),
        Choice::Mark(mark) => match anchors.of(mark) {
            Some(anchor) => format!("{mark} · {}", anchor.short),
            None => format!("{mark} · between {} and {}", below(mark), below(mark) + 2),
        },
    };
    fit(&text, OPTION_LABEL_MAX).into_owned()
}

fn below(mark: Mark) -> u8 {
    mark.value().saturating_sub(1)
}

/// Why a turn ended before its time, as the rest of a sentence that begins with the turn.
pub const fn cut(cut: Cut) -> &'static str {
    match cut {
        Cut::Stopped => "was stopped by the candidate",
        Cut::EndedEarly => "was ended early",
        Cut::Left => "ended because the candidate left",
        Cut::NoInterviewer => "ended because nobody could interview",
        Cut::Emergency => "ended with an emergency stop",
        Cut::Away => "ended because it had stood still for more than a day",
        Cut::PlaceLost => "ended because the place where it was held was taken away",
    }
}

/// How a session ended, as the rest of a sentence that begins with the session. The member who
/// called it off stands in it as in the dialect.
pub fn ending(how: Ending) -> String {
    match how {
        Ending::Reported => "is over, and its reports are there".to_owned(),
        Ending::CalledOff(by) => format!("was called off by {}", who(by)),
        Ending::TooFew => "was called off, because there were too few people".to_owned(),
        Ending::Missed => "could not begin, because I was away at its start".to_owned(),
        Ending::NewDate => "ended before it could be held".to_owned(),
        Ending::NoQuestions => "could not begin, because there was no question to draw".to_owned(),
        Ending::Undeliverable => "could not be opened in its channel".to_owned(),
        Ending::Lost(Lost::Thread) => "ended, because its thread was deleted".to_owned(),
        Ending::Lost(Lost::Channel) => "ended, because its channel was deleted".to_owned(),
        Ending::Lost(Lost::Guild) => "ended, because I was removed from this server".to_owned(),
    }
}

/// Why the clock stands, as a sentence without its full stop.
pub fn pause(why: PauseWhy) -> String {
    match why {
        PauseWhy::Pressed => "The session is paused".to_owned(),
        PauseWhy::Emergency => "There was an emergency stop".to_owned(),
        PauseWhy::Away => "I was away, and the clock stands".to_owned(),
        PauseWhy::CandidateOut(member) => format!("The clock stands until {} is back", who(member)),
        PauseWhy::ChairEmpty => "The interviewer's chair is empty".to_owned(),
        PauseWhy::NoInterviewer => "Nobody can interview right now".to_owned(),
    }
}
