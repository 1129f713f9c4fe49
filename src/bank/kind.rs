//! What sort of question it is, whom it suits, and the times that follow from that.

use serde::{Deserialize, Serialize};

/// What a question is after. The kind decides its times unless the question says otherwise.
#[derive(Debug, Clone, Copy, PartialEq, Eq, PartialOrd, Ord, Hash, Serialize, Deserialize)]
#[serde(rename_all = "kebab-case")]
pub enum Kind {
    /// "Tell me about yourself" and its relatives.
    Opening,
    /// The 90 seconds that a candidate can give in a corridor. A kind of its own, because the
    /// readiness board asks for it and the drill practises it.
    Pitch,
    /// A story from the past.
    Behavioural,
    /// What would you do if.
    Situational,
    /// Knowledge and judgement of the trade.
    Technical,
    /// A problem worked on aloud.
    Case,
    /// Values and culture.
    Values,
    /// Relocation, visa, remote work.
    Relocation,
    /// Salary and offer.
    Salary,
    /// The last word.
    Closing,
    /// A weak spot to recover from.
    Pivot,
}

/// How senior the role is. Ordered.
#[derive(Debug, Clone, Copy, PartialEq, Eq, PartialOrd, Ord, Hash, Serialize, Deserialize)]
#[serde(rename_all = "kebab-case")]
pub enum Level {
    /// A first job or a change of trade.
    Entry,
    /// Works alone on known ground.
    Mid,
    /// Works alone on unknown ground, helps others.
    Senior,
    /// Answers for the work of others.
    Lead,
}

/// The order in which a good answer to a question is told.
#[derive(Debug, Clone, Copy, PartialEq, Eq, PartialOrd, Ord, Hash, Serialize, Deserialize)]
#[serde(rename_all = "kebab-case")]
pub enum Framework {
    /// Situation, task, action, result.
    Star,
    /// Problem, action, result.
    Par,
    /// Challenge, action, result.
    Car,
    /// No set order.
    None,
}

/// A kind's times in seconds: what to aim for, from and to, and the hard limit.
#[derive(Debug, Clone, Copy, PartialEq, Eq)]
pub(super) struct Times {
    pub(super) target_s: [u32; 2],
    pub(super) limit_s: u32,
}

impl Kind {
    /// Every kind, in the order in which they are shown.
    pub const ALL: [Self; 11] = [
        Self::Opening,
        Self::Pitch,
        Self::Behavioural,
        Self::Situational,
        Self::Technical,
        Self::Case,
        Self::Values,
        Self::Relocation,
        Self::Salary,
        Self::Closing,
        Self::Pivot,
    ];

    /// Its name in files, as serde writes it.
    pub const fn name(self) -> &'static str {
        match self {
            Self::Opening => "opening",
            Self::Pitch => "pitch",
            Self::Behavioural => "behavioural",
            Self::Situational => "situational",
            Self::Technical => "technical",
            Self::Case => "case",
            Self::Values => "values",
            Self::Relocation => "relocation",
            Self::Salary => "salary",
            Self::Closing => "closing",
            Self::Pivot => "pivot",
        }
    }

    /// Targets of `scoring`, "Timings": opening, pitch, values, closing and behavioural are given
    /// there. The others are a house choice: technical and case answers need room to think
    /// aloud, the short kinds are answered in a minute or so.
    pub(super) const fn times(self) -> Times {
        let (target_s, limit_s) = match self {
            Self::Opening | Self::Pivot => ([60, 90], 90),
            Self::Pitch => ([75, 90], 90),
            Self::Behavioural | Self::Situational => ([90, 120], 120),
            Self::Technical => ([120, 180], 240),
            Self::Case => ([180, 300], 360),
            Self::Values | Self::Closing => ([30, 45], 45),
            Self::Relocation | Self::Salary => ([45, 75], 90),
        };
        Times { target_s, limit_s }
    }

    /// Whether a good answer is a story from the past, which has a situation and a result. A weak
    /// spot is talked about in a few sentences, with no scene to set.
    pub const fn is_a_story(self) -> bool {
        match self {
            Self::Behavioural => true,
            Self::Opening
            | Self::Pitch
            | Self::Situational
            | Self::Technical
            | Self::Case
            | Self::Values
            | Self::Relocation
            | Self::Salary
            | Self::Closing
            | Self::Pivot => false,
        }
    }

    /// Whether a good answer weighs one way against another.
    pub(super) const fn weighs_options(self) -> bool {
        match self {
            Self::Situational | Self::Case => true,
            Self::Opening
            | Self::Pitch
            | Self::Behavioural
            | Self::Technical
            | Self::Values
            | Self::Relocation
            | Self::Salary
            | Self::Closing
            | Self::Pivot => false,
        }
    }

    /// Whether a problem is thought through aloud, so that the way is judged and not a story.
    pub const fn is_thought_aloud(self) -> bool {
        match self {
            Self::Situational | Self::Technical | Self::Case => true,
            Self::Opening
            | Self::Pitch
            | Self::Behavioural
            | Self::Values
            | Self::Relocation
            | Self::Salary
            | Self::Closing
            | Self::Pivot => false,
        }
    }

    /// The order in which a good answer is told, unless the question says otherwise.
    pub(super) const fn framework(self) -> Framework {
        match self {
            Self::Behavioural => Framework::Star,
            Self::Pivot => Framework::Car,
            Self::Situational
            | Self::Opening
            | Self::Pitch
            | Self::Technical
            | Self::Case
            | Self::Values
            | Self::Relocation
            | Self::Salary
            | Self::Closing => Framework::None,
        }
    }
}

impl Level {
    /// Every level, lowest first.
    pub const ALL: [Self; 4] = [Self::Entry, Self::Mid, Self::Senior, Self::Lead];

    /// Its name in files, as serde writes it.
    pub const fn name(self) -> &'static str {
        match self {
            Self::Entry => "entry",
            Self::Mid => "mid",
            Self::Senior => "senior",
            Self::Lead => "lead",
        }
    }

    /// How many steps it is above the lowest.
    pub const fn step(self) -> u8 {
        self as u8
    }

    /// How many steps lie between two levels.
    pub const fn distance(self, other: Self) -> u8 {
        self.step().abs_diff(other.step())
    }
}

#[cfg(test)]
mod tests {
    use super::*;

    #[test]
    fn levels_are_ordered_and_know_their_distance() {
        assert!(Level::ALL.is_sorted());
        assert_eq!(Level::Entry.distance(Level::Lead), 3);
        assert_eq!(Level::Senior.distance(Level::Mid), 1);
        assert_eq!(Level::Mid.distance(Level::Mid), 0);
    }

    #[test]
    fn names_are_those_of_files() {
        for kind in Kind::ALL {
            let written = serde_json::to_string(&kind).unwrap();
            assert_eq!(written, format!("\"{}\"", kind.name()));
        }
        for level in Level::ALL {
            let written = serde_json::to_string(&level).unwrap();
            assert_eq!(written, format!("\"{}\"", level.name()));
        }
    }

    #[test]
    fn the_times_of_a_kind_are_in_order() {
        for kind in Kind::ALL {
            let Times { target_s: [from, to], limit_s } = kind.times();
            assert!(0 < from && from <= to && to <= limit_s, "{kind:?}");
        }
    }
}
