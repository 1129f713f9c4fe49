//! Prompts that ask the same in other words, found without comparing all with all.
//!
//! A prompt is reduced to the set of its telling words. Two sets that share three quarters of
//! their words must share one of their rarest, so only prompts that meet on a rare word are
//! compared (prefix filtering, as in set similarity joins). Where a great many prompts meet on
//! one word, only the nearest are compared, so that no input makes the work quadratic.

use std::collections::BTreeMap;

use super::english::{ENGLISH, Language};
use super::words::{small, words};

/// Two prompts are alike when they share at least this part of their words ...
const SHARED: usize = 3;
/// ... of this many: 3 of 4. Below it, questions about one theme would be taken for one question.
const OF: usize = 4;
/// With fewer telling words than this, the small words count too: "Why this company?" and "What
/// does this company do?" differ in nothing else.
const TELLING_MIN: usize = 2;
/// Words of a prompt that are looked at; a prompt within its limit has fewer.
const WORDS_MAX: usize = 64;
/// Prompts compared for each rare word: the nearest ones before.
const MEETINGS_MAX: usize = 32;

/// What [`alike`] found.
#[derive(Debug, Clone, Default, PartialEq, Eq)]
pub struct Alike {
    /// Places of two prompts that ask the same, the earlier first. A prompt is paired with one
    /// earlier one at most.
    pub pairs: Vec<(usize, usize)>,
    /// How many pairs were compared word by word: the work done.
    pub comparison_count: usize,
}

/// The prompts that are like an earlier one.
pub fn alike<'a>(prompts: impl IntoIterator<Item = &'a str>) -> Alike {
    let sets = ranked(prompts);
    let mut found = Alike::default();
    let mut same: BTreeMap<&[u32], usize> = BTreeMap::new();
    let mut met_on: BTreeMap<u32, Vec<usize>> = BTreeMap::new();
    for (at, set) in sets.iter().enumerate() {
        if set.is_empty() {
            continue;
        }
        if let Some(earlier) = same.get(set.as_slice()) {
            found.pairs.push((*earlier, at));
            continue;
        }
        let prefix = &set[..=set.len() - (set.len() * SHARED).div_ceil(OF)];
        let mut met: Vec<usize> = prefix
            .iter()
            .filter_map(|word| met_on.get(word))
            .flat_map(|meetings| meetings.iter().rev().take(MEETINGS_MAX).copied())
            .collect();
        met.sort_unstable();
        met.dedup();
        let earlier = met.into_iter().find(|earlier| {
            found.comparison_count += 1;
            are_alike(&sets[*earlier], set)
        });
        found.pairs.extend(earlier.map(|earlier| (earlier, at)));
        same.insert(set, at);
        for word in prefix {
            met_on.entry(*word).or_default().push(at);
        }
    }
    found
}

/// Each prompt's words as numbers, the rarest word of all prompts the smallest, in order.
fn ranked<'a>(prompts: impl IntoIterator<Item = &'a str>) -> Vec<Vec<u32>> {
    let mut number_of: BTreeMap<String, u32> = BTreeMap::new();
    let mut uses: Vec<u32> = Vec::new();
    let mut sets: Vec<Vec<u32>> = Vec::new();
    for prompt in prompts {
        let mut set = Vec::new();
        for word in telling(&small(prompt)) {
            let number = match number_of.get(word) {
                Some(number) => *number,
                None => {
                    let number = u32::try_from(uses.len()).unwrap_or(u32::MAX);
                    number_of.insert(word.to_owned(), number);
                    uses.push(0);
                    number
                }
            };
            set.push(number);
        }
        set.sort_unstable();
        set.dedup();
        for number in &set {
            uses[*number as usize] += 1;
        }
        sets.push(set);
    }
    let mut order: Vec<u32> = (0..).take(uses.len()).collect();
    order.sort_by_key(|number| uses[*number as usize]);
    let mut rank = vec![0; uses.len()];
    for (place, number) in (0..).zip(order) {
        rank[number as usize] = place;
    }
    for set in &mut sets {
        for number in set.iter_mut() {
            *number = rank[*number as usize];
        }
        set.sort_unstable();
    }
    sets
}

/// The words of a prompt that say what it is about.
fn telling(small: &str) -> Vec<&str> {
    let all: Vec<&str> = words(small).iter().take(WORDS_MAX).map(|word| word.text).collect();
    let is_stock = |word: &&str| Language::holds(ENGLISH.stock, word);
    let telling: Vec<&str> = all.iter().copied().filter(|word| !is_stock(word)).collect();
    if telling.len() < TELLING_MIN { all } else { telling }
}

/// Whether two sorted sets share three quarters of their words.
fn are_alike(a: &[u32], b: &[u32]) -> bool {
    let (mut i, mut j, mut shared) = (0, 0, 0);
    while i < a.len() && j < b.len() {
        match a[i].cmp(&b[j]) {
            std::cmp::Ordering::Less => i += 1,
            std::cmp::Ordering::Greater => j += 1,
            std::cmp::Ordering::Equal => (i, j, shared) = (i + 1, j + 1, shared + 1),
        }
    }
    shared * OF >= (a.len() + b.len() - shared) * SHARED
}

#[cfg(test)]
mod tests {
    use proptest::prelude::*;

    use super::*;

    #[test]
    fn the_same_in_other_words_is_found_and_one_theme_is_not_enough() {
        let found = alike([
            "Tell me about a time when you missed a deadline.",
            "Why this company?",
            "Describe a situation in which you missed a deadline!",
            "What does this company do?",
            "Tell me about a time when you moved a deadline.",
            "",
            "Give an example of a time you missed your deadline",
        ]);
        assert_eq!(found.pairs, [(0, 2), (0, 6)]);
    }

    proptest! {
        /// The shortcut by rare words must lose nothing that comparing all with all would find.
        #[test]
        fn nothing_is_lost_by_comparing_less(
            prompts in prop::collection::vec("[abcdefghijkl]( [abcdefghijkl]){2,7}", 0..30),
        ) {
            let sets = ranked(prompts.iter().map(String::as_str));
            let has_earlier =
                |at: usize| (0..at).any(|earlier| are_alike(&sets[earlier], &sets[at]));
            let expected: Vec<usize> = (0..sets.len()).filter(|at| has_earlier(*at)).collect();
            let found = alike(prompts.iter().map(String::as_str));
            let later: Vec<usize> = found.pairs.iter().map(|(_, later)| *later).collect();
            prop_assert_eq!(later, expected);
        }
    }
}
