//! What a rater wrote beside the marks, and whether it can help anybody.

use serde::{Deserialize, Serialize};

use crate::base::{CleanText, TextLimit, TextProblem};

/// Longest text of one field.
pub const WORDS_MAX: usize = 300;
/// Below this many characters in all three fields together nothing can have been said that
/// somebody could act on (house).
const CHARACTERS_MIN: usize = 40;

/// One of the three fields.
#[derive(Debug, Clone, Copy, PartialEq, Eq, PartialOrd, Ord)]
pub enum WordsField {
    /// What was seen or heard.
    Observed,
    /// Why it matters.
    Why,
    /// What to try next time.
    Next,
}

/// A field that was not taken.
#[derive(Debug, Clone, Copy, PartialEq, Eq, thiserror::Error)]
#[error("{problem}")]
pub struct WordsProblem {
    /// Which one.
    pub field: WordsField,
    /// Why it was not taken.
    pub problem: TextProblem,
}

/// What was observed, why it matters, what to try next time. Each at most 300 characters; a blank
/// field is none.
#[derive(Debug, Clone, Default, PartialEq, Eq, Serialize, Deserialize)]
#[serde(deny_unknown_fields)]
pub struct Words {
    #[serde(default, skip_serializing_if = "Option::is_none")]
    observed: Option<CleanText>,
    #[serde(default, skip_serializing_if = "Option::is_none")]
    why: Option<CleanText>,
    #[serde(default, skip_serializing_if = "Option::is_none")]
    next: Option<CleanText>,
}

/// Why words are sent back with an example.
#[derive(Debug, Clone, Copy, PartialEq, Eq)]
pub enum Emptiness {
    /// So short that it says nothing.
    TooShort,
    /// *Observed* holds nothing but praise.
    PraiseAlone,
    /// *Observed* holds nothing but blame.
    BlameAlone,
}

impl Words {
    /// Words from the three fields of the form as they were typed.
    ///
    /// # Errors
    /// [`WordsProblem`] for the first field that is too long.
    pub fn new(observed: &str, why: &str, next: &str) -> Result<Self, WordsProblem> {
        Ok(Self {
            observed: field(observed, WordsField::Observed)?,
            why: field(why, WordsField::Why)?,
            next: field(next, WordsField::Next)?,
        })
    }

    /// What was seen or heard.
    pub fn observed(&self) -> Option<&CleanText> {
        self.observed.as_ref()
    }

    /// Why it matters.
    pub fn why(&self) -> Option<&CleanText> {
        self.why.as_ref()
    }

    /// What to try next time.
    pub fn next(&self) -> Option<&CleanText> {
        self.next.as_ref()
    }

    /// Blame alone: *observed* holds nothing but judgement, and some of it is blame.
    fn is_blame_alone(&self) -> bool {
        self.observed_holds_only(&[BLAME, PRAISE, LITTLE])
            && !self.observed_holds_only(&[PRAISE, LITTLE])
    }

    /// Why these words are sent back, if they are. Blank words are for the caller to judge: they
    /// are required of a single rater only.
    pub fn emptiness(&self) -> Option<Emptiness> {
        if self.is_blame_alone() {
            Some(Emptiness::BlameAlone)
        } else if self.observed_holds_only(&[PRAISE, LITTLE]) {
            Some(Emptiness::PraiseAlone)
        } else if self.is_too_short() {
            Some(Emptiness::TooShort)
        } else {
            None
        }
    }

    fn is_too_short(&self) -> bool {
        let fields = [&self.observed, &self.why, &self.next];
        let count: usize = fields.into_iter().flatten().map(|t| t.as_str().chars().count()).sum();
        count < CHARACTERS_MIN
    }

    /// Whether *observed* is there and every word of it stands in one of `lists`. A text without
    /// any word, such as a row of emoji, holds nothing else either.
    fn observed_holds_only(&self, lists: &[&str]) -> bool {
        let Some(observed) = &self.observed else { return false };
        let lower = observed.as_str().to_lowercase().replace('’', "'");
        lower
            .split(|c: char| !c.is_alphanumeric() && c != '\'')
            .map(|word| word.trim_matches('\''))
            .filter(|word| !word.is_empty())
            .all(|word| lists.iter().any(|list| list.split(' ').any(|entry| entry == word)))
    }
}

fn field(raw: &str, field: WordsField) -> Result<Option<CleanText>, WordsProblem> {
    match CleanText::new(raw, TextLimit::paragraph(WORDS_MAX)) {
        Ok(text) => Ok(Some(text)),
        Err(TextProblem::Empty) => Ok(None),
        Err(problem @ TextProblem::TooLong { .. }) => Err(WordsProblem { field, problem }),
    }
}

/// Words that praise without saying what for.
const PRAISE: &str = "amazing awesome best better bravo brilliant confident congrats congratulations cool \
    excellent fantastic fine flawless gj good great impressed impressive incredible kudos like \
    liked love loved nailed nice nicely ok okay outstanding perfect perfectly pro solid strong \
    super superb terrific thank thanks thumbs top well wonderful wow";

/// Words that blame without saying what for.
const BLAME: &str = "awful awkward bad badly boring confusing didn't disappointing don't dull fail failed \
    horrible isn't lacking lame lazy mediocre meh mess messy no not poor poorly sloppy stupid \
    terrible unclear unconvincing unprepared useless wasn't weak worse worst wrong";

/// Words that carry no observation of their own.
const LITTLE: &str = "a all an and answer answers are at attempt be bit but did done effort everything for from \
    guy guys had have here i i'm in interview is it it's its job just keep kind lot man me much \
    my of on one overall performance pretty quite rather really session simply so some stuff \
    such that that's the there they thing this to today too totally truly up very was way were \
    with work you you're your";

#[cfg(test)]
mod tests {
    use super::*;

    fn words(observed: &str) -> Words {
        Words::new(observed, "", "").unwrap()
    }

    #[test]
    fn praise_alone_is_noticed_however_long() {
        for text in [
            "Great job",
            "GREAT JOB!!! Really, really good answers, very impressive work overall. Well done!",
            "👏👏👏",
            "It’s all good, I loved it, you nailed it, and it was such a strong session",
        ] {
            assert_eq!(words(text).emptiness(), Some(Emptiness::PraiseAlone), "{text}");
        }
    }

    #[test]
    fn praise_with_long_advice_is_still_sent_back_for_its_moment() {
        let advice = "Name the number before you stop talking, in the first sentence if you can.";
        let advised = |observed| Words::new(observed, "", advice).unwrap().emptiness();
        assert_eq!(advised("Great job"), Some(Emptiness::PraiseAlone));
        assert_eq!(advised(""), None);
    }

    #[test]
    fn a_named_moment_is_neither() {
        for text in [
            "In the second story you gave the result first; it made the rest easy to follow.",
            "The first answer took two minutes to reach the task, so I lost the point.",
            "В второй истории результат был назван сразу, и это помогло слушать дальше.",
        ] {
            assert_eq!(words(text).emptiness(), None, "{text}");
        }
    }

    #[test]
    fn under_forty_characters_says_nothing() {
        assert_eq!(words("Numbers came late").emptiness(), Some(Emptiness::TooShort));
        let (thirty_nine, forty) = ("x".repeat(39), "x".repeat(40));
        assert_eq!(words(&thirty_nine).emptiness(), Some(Emptiness::TooShort));
        assert_eq!(words(&forty).emptiness(), None);
        assert_eq!(Words::new(&thirty_nine, "y", "").unwrap().emptiness(), None);
        assert_eq!(Words::default().emptiness(), Some(Emptiness::TooShort));
    }

    #[test]
    fn blame_alone_is_told_from_praise_alone() {
        for text in ["That was bad", "Not good. Really weak, boring answers, it was a mess", "meh"]
        {
            assert_eq!(words(text).emptiness(), Some(Emptiness::BlameAlone), "{text}");
        }
        assert!(!words("Great job").is_blame_alone());
        assert!(!words("A weak end: the last story stopped before its result.").is_blame_alone());
    }

    #[test]
    fn a_field_of_301_characters_is_refused_and_named() {
        let problem = Words::new("", &"x".repeat(301), "").unwrap_err();
        assert_eq!(problem.field, WordsField::Why);
        assert!(Words::new("", &"x".repeat(300), "").is_ok());
    }
}
