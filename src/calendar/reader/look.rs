//! What stands where in a text that was cut.

use crate::calendar::token::{Kind, Token};
use crate::calendar::vocabulary::{self, Word};

/// The longest entry of the vocabulary, in words.
const ENTRY_WORDS_MAX: usize = 4;

/// A text, and what its words mean.
pub(in crate::calendar) struct Reader<'a> {
    pub(super) tokens: &'a [Token],
    /// For each place what the words that begin there mean, and where the next ones begin.
    meanings: Vec<Vec<(Word, usize)>>,
}

impl<'a> Reader<'a> {
    pub(in crate::calendar) fn new(tokens: &'a [Token]) -> Self {
        let meanings = (0..tokens.len()).map(|at| {
            let words =
                tokens[at..].iter().take(ENTRY_WORDS_MAX).map_while(|token| match &token.kind {
                    Kind::Word(word) => Some(word.as_str()),
                    Kind::Number { .. } | Kind::Sign(_) => None,
                });
            let all = vocabulary::meanings(&words.collect::<Vec<_>>());
            all.into_iter().map(|(word, count)| (word, at + count)).collect()
        });
        Self { tokens, meanings: meanings.collect() }
    }
}

impl Reader<'_> {
    pub(super) fn number(&self, at: usize) -> Option<(u32, usize)> {
        match self.tokens.get(at)?.kind {
            Kind::Number { digits, value } => value.map(|value| (value, digits)),
            Kind::Word(_) | Kind::Sign(_) => None,
        }
    }

    pub(in crate::calendar) fn sign(&self, at: usize) -> Option<char> {
        match self.tokens.get(at)?.kind {
            Kind::Sign(sign) => Some(sign),
            Kind::Number { .. } | Kind::Word(_) => None,
        }
    }

    pub(super) fn is_glued(&self, at: usize) -> bool {
        self.tokens.get(at).is_some_and(|token| token.is_glued)
    }

    /// A number behind this sign, both glued to what is before.
    pub(super) fn behind(&self, at: usize, sign: char) -> Option<(u32, usize)> {
        let is_there = self.sign(at) == Some(sign) && self.is_glued(at) && self.is_glued(at + 1);
        if is_there { self.number(at + 1) } else { None }
    }

    /// What the words that begin here mean, and where the next ones begin.
    pub(in crate::calendar) fn meanings(&self, at: usize) -> impl Iterator<Item = (Word, usize)> {
        self.meanings.get(at).into_iter().flatten().copied()
    }

    /// Where the words that mean this end, the longest.
    pub(in crate::calendar) fn past(&self, at: usize, wanted: Word) -> Option<usize> {
        self.meanings(at).filter(|(word, _)| *word == wanted).map(|(_, next)| next).max()
    }

    /// Whether the words before this place mean something wanted.
    pub(super) fn has_before(&self, at: usize, wanted: impl Fn(Word) -> bool) -> bool {
        at > 0 && self.meanings(at - 1).any(|(word, next)| next == at && wanted(word))
    }
}
