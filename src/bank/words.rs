//! Text taken apart: its words, small, with the sentence that each stands in.

/// A text in small letters, with plain apostrophes, for [`words`] to borrow from.
pub(super) fn small(text: &str) -> String {
    text.to_lowercase().replace('\u{2019}', "'")
}

/// A word and the number of its sentence, counted from 0.
#[derive(Debug, Clone, Copy, PartialEq, Eq)]
pub(super) struct Word<'a> {
    pub(super) text: &'a str,
    pub(super) sentence: usize,
}

impl<'a> Word<'a> {
    /// The word before its apostrophe: "i" of "i've".
    pub(super) fn stem(self) -> &'a str {
        self.text.split('\'').next().unwrap_or(self.text)
    }
}

/// The words of `small`. A sentence ends with a stop that no letter or digit follows; a stop
/// after a single letter ("e. g.") does not end one.
pub(super) fn words(small: &str) -> Vec<Word<'_>> {
    let mut found = Vec::new();
    let mut sentence = 0;
    let mut start = None;
    let mut ended = false;
    let mut rest = small.char_indices().peekable();
    while let Some((at, c)) = rest.next() {
        let next = rest.peek().map(|(_, next)| *next);
        let inner = matches!(c, '\'' | '-') && next.is_some_and(char::is_alphanumeric);
        if c.is_alphanumeric() || (inner && start.is_some()) {
            start = start.or(Some(at));
            continue;
        }
        if let Some(from) = start.take() {
            if ended {
                sentence += 1;
                ended = false;
            }
            found.push(Word { text: &small[from..at], sentence });
        }
        ended |= ends_a_sentence(c, next, found.last());
    }
    if let Some(from) = start {
        found.push(Word { text: &small[from..], sentence: sentence + usize::from(ended) });
    }
    found
}

fn ends_a_sentence(c: char, next: Option<char>, before: Option<&Word<'_>>) -> bool {
    match c {
        '!' | '?' | '\n' | '。' | '！' | '？' | '।' | '؟' | '…' => before.is_some(),
        '.' => {
            let inside = next.is_some_and(char::is_alphanumeric);
            !inside && before.is_some_and(|word| word.text.chars().nth(1).is_some())
        }
        _ => false,
    }
}

/// How many words a reader would count. Scripts without spaces are counted as two characters a
/// word, which is rough and good enough to tell a line from an answer.
pub(super) fn word_count(words: &[Word<'_>]) -> usize {
    words
        .iter()
        .map(|word| {
            let unspaced = word.text.chars().filter(|c| is_written_without_spaces(*c)).count();
            unspaced.div_ceil(2).max(1)
        })
        .sum()
}

/// Thai, Lao, Myanmar, Khmer, kana and Han.
const fn is_written_without_spaces(c: char) -> bool {
    matches!(c,
        '\u{0E00}'..='\u{0EFF}' | '\u{1000}'..='\u{109F}' | '\u{1780}'..='\u{17FF}'
        | '\u{3040}'..='\u{30FF}' | '\u{3400}'..='\u{4DBF}' | '\u{4E00}'..='\u{9FFF}'
        | '\u{F900}'..='\u{FAFF}' | '\u{20000}'..='\u{2FFFF}')
}

#[cfg(test)]
mod tests {
    use super::*;

    fn apart(text: &str) -> Vec<(String, usize)> {
        words(&small(text)).iter().map(|w| (w.text.to_owned(), w.sentence)).collect()
    }

    #[test]
    fn words_keep_their_hyphens_and_know_their_sentence() {
        let expected = [("i've", 0), ("a", 0), ("trade-off", 0), ("3", 0), ("5", 0), ("s", 0)];
        let expected = expected.map(|(word, sentence)| (word.to_owned(), sentence));
        assert_eq!(apart("I’ve a 'trade-off' - 3.5 s"), expected);
        let sentences = |text: &str| apart(text).last().map(|(_, sentence)| *sentence);
        assert_eq!(sentences("One. Two! Three?? Four\nfive"), Some(4));
        assert_eq!(sentences("Some, e.g. this one at 3.5 percent"), Some(0));
        assert_eq!(sentences("...\n\n?"), None);
    }

    #[test]
    fn scripts_without_spaces_are_counted_too() {
        let count = |text: &str| word_count(&words(&small(text)));
        assert_eq!(count("four words are here"), 4);
        assert_eq!(count("我领导了一个五人的小组"), 6);
    }
}
