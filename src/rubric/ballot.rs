//! One rater's ballot for one candidate in one turn, as it lives inside the session.

use std::collections::{BTreeMap, BTreeSet};

use serde::{Deserialize, Serialize};

use super::check;
use super::competency::{CompetencyNo, Need, Rubric};
use super::mark::{Choice, Transfer};

/// Most competencies of a rubric.
const COMPETENCIES_MAX: usize = check::COMPETENCIES_MAX;

/// A ballot while it can be changed. It is parsed with the session on every press, so it is
/// written small: one character a competency, and nothing for what is not there.
#[derive(Debug, Clone, Default, PartialEq, Eq, Serialize, Deserialize)]
#[serde(deny_unknown_fields)]
pub struct Ballot {
    /// What was chosen, by the competency's place in the rubric.
    #[serde(default, with = "line", skip_serializing_if = "BTreeMap::is_empty")]
    pub choices: BTreeMap<CompetencyNo, Choice>,
    /// Words were written; they are kept elsewhere.
    #[serde(default, skip_serializing_if = "is_false")]
    pub has_words: bool,
    /// Whether the candidate's micro-goal showed; none when there was no goal or no answer.
    #[serde(default, skip_serializing_if = "Option::is_none")]
    pub transfer: Option<Transfer>,
    /// The rater pressed *Done*.
    #[serde(default, skip_serializing_if = "is_false")]
    pub is_done: bool,
}

impl Ballot {
    /// A fresh ballot for a turn that offers `shown`: *could not tell* is set where the rubric
    /// needs more than that.
    pub fn opened(rubric: &Rubric, shown: &BTreeSet<Need>) -> Self {
        let unseen = |needs: &[Need]| needs.iter().any(|need| !shown.contains(need));
        let choices = CompetencyNo::all()
            .zip(&rubric.competencies)
            .filter(|(_, competency)| unseen(&competency.needs))
            .map(|(no, _)| (no, Choice::CouldNotTell))
            .collect();
        Self { choices, ..Self::default() }
    }

    /// Every one of so many competencies has a mark or *could not tell*.
    pub fn is_complete(&self, competencies: usize) -> bool {
        CompetencyNo::all().take(competencies).all(|no| self.choices.contains_key(&no))
    }
}

/// For serde, which asks by reference.
#[expect(clippy::trivially_copy_pass_by_ref, reason = "serde hands the field by reference")]
fn is_false(value: &bool) -> bool {
    !value
}

/// Choices as a line of characters: `4-.2` is a 4, *could not tell*, nothing yet, a 2. A map with
/// numbers for keys would be longer, and cannot be read back from inside a tagged enum.
mod line {
    use std::collections::BTreeMap;

    use serde::de::Error;
    use serde::{Deserialize, Deserializer, Serializer};

    use super::super::competency::CompetencyNo;
    use super::super::mark::{Choice, Mark};
    use super::COMPETENCIES_MAX;

    const COULD_NOT_TELL: char = '-';
    const NOTHING_YET: char = '.';

    pub(super) fn serialize<S: Serializer>(
        choices: &BTreeMap<CompetencyNo, Choice>,
        serializer: S,
    ) -> Result<S::Ok, S::Error> {
        let last = choices.keys().next_back().copied();
        let character = |no: CompetencyNo| match choices.get(&no) {
            Some(Choice::Mark(mark)) => char::from(b'0' + mark.value()),
            Some(Choice::CouldNotTell) => COULD_NOT_TELL,
            None => NOTHING_YET,
        };
        let line: String = CompetencyNo::all()
            .take_while(|no| last.is_some_and(|last| *no <= last))
            .map(character)
            .collect();
        serializer.serialize_str(&line)
    }

    pub(super) fn deserialize<'de, D: Deserializer<'de>>(
        deserializer: D,
    ) -> Result<BTreeMap<CompetencyNo, Choice>, D::Error> {
        let line = String::deserialize(deserializer)?;
        if line.len() > COMPETENCIES_MAX {
            return Err(D::Error::custom("more choices than a rubric has competencies"));
        }
        let mut choices = BTreeMap::new();
        for (no, character) in CompetencyNo::all().zip(line.chars()) {
            let choice = match character {
                NOTHING_YET => continue,
                COULD_NOT_TELL => Choice::CouldNotTell,
                digit => {
                    let value = digit.to_digit(10).and_then(|d| u8::try_from(d).ok());
                    let mark = value.and_then(|value| Mark::try_from(value).ok());
                    Choice::Mark(mark.ok_or_else(|| {
                        D::Error::custom(format!("`{digit}` is neither a mark nor a sign"))
                    })?)
                }
            };
            choices.insert(no, choice);
        }
        Ok(choices)
    }
}

#[cfg(test)]
mod tests {
    use super::super::mark::Mark;
    use super::*;

    fn mark(value: u8) -> Choice {
        Choice::Mark(Mark::try_from(value).unwrap())
    }

    fn line(choices: &[(u8, Choice)]) -> BTreeMap<CompetencyNo, Choice> {
        choices.iter().map(|(no, choice)| (CompetencyNo(*no), *choice)).collect()
    }

    #[test]
    fn a_ballot_is_small_and_comes_back_whole() {
        let ballot = Ballot {
            choices: line(&[(0, mark(4)), (1, Choice::CouldNotTell), (3, mark(2))]),
            has_words: true,
            transfer: Some(Transfer::NotYet),
            is_done: false,
        };
        let json = serde_json::to_string(&ballot).unwrap();
        assert_eq!(json, r#"{"choices":"4-.2","has_words":true,"transfer":"not-yet"}"#);
        assert_eq!(serde_json::from_str::<Ballot>(&json).unwrap(), ballot);
        assert_eq!(serde_json::to_string(&Ballot::default()).unwrap(), "{}");
        for bad in ["6", "x", "0", "111111111", "٣"] {
            let json = format!(r#"{{"choices":"{bad}"}}"#);
            assert!(serde_json::from_str::<Ballot>(&json).is_err(), "{bad}");
        }
    }

    #[test]
    fn could_not_tell_completes_a_ballot() {
        let mut ballot =
            Ballot { choices: line(&[(0, mark(3)), (1, mark(5))]), ..Ballot::default() };
        assert!(ballot.is_complete(2) && !ballot.is_complete(3));
        ballot.choices.insert(CompetencyNo(2), Choice::CouldNotTell);
        assert!(ballot.is_complete(3));
    }
}
