//! The moments that call for a follow-up, and a prompt for each when a question has none.

use serde::{Deserialize, Serialize};

/// Why an interviewer follows up. Ordered as the deck lays them out.
#[derive(Debug, Clone, Copy, PartialEq, Eq, PartialOrd, Ord, Hash, Serialize, Deserialize)]
#[serde(rename_all = "kebab-case")]
pub enum Trigger {
    /// Little was said that could be checked.
    Vague,
    /// The story has no end.
    NoResult,
    /// Nothing was counted or measured.
    NoNumber,
    /// "We" did it: a question, not a fault.
    WhosePart,
    /// The scene took longer than the deed.
    TooLongOnTheSituation,
    /// Only one way was weighed.
    TradeOff,
    /// The candidate began before the question was clear.
    ClarifyFirst,
    /// The interviewer doubts, politely.
    PushBack,
    /// The same again, in less time.
    ClockOn,
    /// A turn that nobody could prepare for.
    Surprise,
}

impl Trigger {
    /// Every trigger, in the deck's order.
    pub const ALL: [Self; 10] = [
        Self::Vague,
        Self::NoResult,
        Self::NoNumber,
        Self::WhosePart,
        Self::TooLongOnTheSituation,
        Self::TradeOff,
        Self::ClarifyFirst,
        Self::PushBack,
        Self::ClockOn,
        Self::Surprise,
    ];

    /// Its name in files, as serde writes it.
    pub const fn name(self) -> &'static str {
        match self {
            Self::Vague => "vague",
            Self::NoResult => "no-result",
            Self::NoNumber => "no-number",
            Self::WhosePart => "whose-part",
            Self::TooLongOnTheSituation => "too-long-on-the-situation",
            Self::TradeOff => "trade-off",
            Self::ClarifyFirst => "clarify-first",
            Self::PushBack => "push-back",
            Self::ClockOn => "clock-on",
            Self::Surprise => "surprise",
        }
    }

    /// Whether it misses a part that only a story has.
    pub const fn is_about_a_story(self) -> bool {
        match self {
            Self::NoResult | Self::TooLongOnTheSituation => true,
            Self::Vague
            | Self::NoNumber
            | Self::WhosePart
            | Self::TradeOff
            | Self::ClarifyFirst
            | Self::PushBack
            | Self::ClockOn
            | Self::Surprise => false,
        }
    }
}

/// What to ask for `trigger` when the question has no follow-up of its own for it, in the language
/// of this locale; in English where nobody has written it.
pub fn generic_prompt(trigger: Trigger, locale: &str) -> &'static str {
    match locale {
        "de" => in_german(trigger),
        _ => in_english(trigger),
    }
}

const fn in_german(trigger: Trigger) -> &'static str {
    match trigger {
        Trigger::Vague => {
            "Bitte führen Sie mich Schritt für Schritt durch ein bestimmtes Beispiel."
        }
        Trigger::NoResult => "Was war anders, als Sie fertig waren?",
        Trigger::NoNumber => "Welche Zahl zeigt, wie groß die Wirkung war?",
        Trigger::WhosePart => "Welchen Teil davon haben Sie selbst getan?",
        Trigger::TooLongOnTheSituation => {
            "Den Hintergrund kenne ich jetzt. Was haben Sie als Erstes getan?"
        }
        Trigger::TradeOff => {
            "Worauf haben Sie verzichtet, als Sie sich für diesen Weg entschieden?"
        }
        Trigger::ClarifyFirst => "Welche Frage würden Sie mir stellen, bevor Sie antworten?",
        Trigger::PushBack => "Das überzeugt mich noch nicht. Was ist Ihr stärkster Grund?",
        Trigger::ClockOn => "Bitte geben Sie mir dieselbe Antwort in 30 Sekunden.",
        Trigger::Surprise => {
            "Stellen Sie sich vor, Ihre wichtigste Annahme wäre falsch. Was täten Sie dann?"
        }
    }
}

const fn in_english(trigger: Trigger) -> &'static str {
    match trigger {
        Trigger::Vague => "Please take me through one specific example, step by step.",
        Trigger::NoResult => "What was different when you had finished?",
        Trigger::NoNumber => "Which number shows how large the effect was?",
        Trigger::WhosePart => "Which part of that did you do yourself?",
        Trigger::TooLongOnTheSituation => {
            "I know the background now. What was the first thing you did?"
        }
        Trigger::TradeOff => "What did you give up by choosing this way?",
        Trigger::ClarifyFirst => "Which question would you ask me before you answer?",
        Trigger::PushBack => "I am not convinced yet. What is your strongest reason?",
        Trigger::ClockOn => "Please give me the same answer in 30 seconds.",
        Trigger::Surprise => "Imagine that your main assumption was wrong. What would you do then?",
    }
}

#[cfg(test)]
mod tests {
    use super::*;

    #[test]
    fn the_deck_order_is_the_order_of_the_enum() {
        assert!(Trigger::ALL.is_sorted());
    }

    #[test]
    fn triggers_are_written_in_kebab_case() {
        let written = serde_json::to_string(&Trigger::ALL).unwrap();
        assert_eq!(
            written,
            r#"["vague","no-result","no-number","whose-part","too-long-on-the-situation","#
                .to_owned()
                + r#""trade-off","clarify-first","push-back","clock-on","surprise"]"#
        );
    }
}
