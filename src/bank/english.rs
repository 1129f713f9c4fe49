//! What English sounds like to the hints: word lists, as data. Every list is sorted.
//!
//! Another language would be another value of [`Language`]; until then its texts meet only the
//! tests that need no words.

/// The word lists of one language.
pub(super) struct Language {
    /// Short words that no other language of our members is full of: they tell the language.
    pub(super) tells: &'static [&'static str],
    /// Who acts when it is oneself, and when it is a group.
    pub(super) i: &'static [&'static str],
    pub(super) we: &'static [&'static str],
    /// Words for one's own person.
    pub(super) me: &'static [&'static str],
    /// Words for a group that one belongs to.
    pub(super) us: &'static [&'static str],
    /// Words that may stand between "I" and the verb; adverbs in `-ly` may too.
    pub(super) between: &'static [&'static str],
    /// Past tenses of doing that do not end in `-ed`.
    pub(super) deeds: &'static [&'static str],
    /// Words in `-ed` that tell a state or a feeling, not a deed.
    pub(super) states: &'static [&'static str],
    /// Words that tell how something ended.
    pub(super) outcomes: &'static [&'static str],
    /// Words for amounts.
    pub(super) amounts: &'static [&'static str],
    /// Units of time.
    pub(super) durations: &'static [&'static str],
    /// Words that make one of a unit: "a week".
    pub(super) one: &'static [&'static str],
    /// Words of weighing one way against another.
    pub(super) weighing: &'static [&'static str],
    /// Verbs that begin a sentence which asks for something.
    pub(super) asking: &'static [&'static str],
    /// Verbs that begin a question to "you".
    pub(super) auxiliaries: &'static [&'static str],
    /// Words that prompts are built with and that say nothing about their subject.
    pub(super) stock: &'static [&'static str],
}

/// English.
#[rustfmt::skip] // One list a paragraph is easier to read and to diff than one word a line.
pub(super) const ENGLISH: Language = Language {
    tells: &[
        "and", "because", "been", "from", "have", "my", "our", "that", "the", "their", "they",
        "this", "to", "were", "what", "which", "with", "would",
    ],
    i: &["i"],
    we: &["we"],
    me: &["i", "me", "mine", "my", "myself"],
    us: &["our", "ours", "ourselves", "us", "we"],
    between: &[
        "also", "always", "and", "even", "first", "had", "have", "just", "next", "now", "often",
        "once", "still", "then", "therefore",
    ],
    deeds: &[
        "began", "bought", "broke", "brought", "built", "came", "caught", "chose", "cut", "dealt",
        "did", "drew", "drove", "fought", "found", "gave", "got", "held", "kept", "led", "let",
        "made", "met", "overcame", "put", "ran", "rebuilt", "redid", "rewrote", "said", "sat",
        "sent", "set", "shut", "sold", "sought", "spent", "split", "spoke", "stood", "stuck",
        "swept", "taught", "told", "took", "undertook", "went", "withdrew", "won", "wrote",
    ],
    states: &[
        "believed", "expected", "faced", "feared", "graduated", "hated", "hoped", "interested",
        "joined", "liked", "lived", "loved", "missed", "needed", "noticed", "owned", "realised",
        "realized", "seemed", "studied", "supposed", "tended", "used", "wanted", "wished",
        "worked", "worried",
    ],
    outcomes: &[
        "accepted", "achieved", "adopted", "agreed", "approved", "avoided", "became", "closed",
        "completed", "cut", "decreased", "delivered", "doubled", "dropped", "earned", "ended",
        "exceeded", "fell", "finished", "fixed", "gained", "grew", "halved", "improved",
        "increased", "launched", "lowered", "outcome", "passed", "prevented", "raised", "reached",
        "recovered", "reduced", "released", "removed", "renewed", "resolved", "result", "resulted",
        "rose", "saved", "shipped", "shortened", "signed", "sold", "solved", "stopped",
        "succeeded", "tripled", "won",
    ],
    amounts: &[
        "billion", "double", "doubled", "dozen", "dozens", "eight", "eighteen", "eighty", "eleven",
        "fifteen", "fifty", "five", "forty", "four", "fourteen", "half", "halved", "hundred",
        "hundreds", "million", "millions", "nine", "nineteen", "ninety", "percent", "quarter",
        "seven", "seventeen", "seventy", "six", "sixteen", "sixty", "ten", "third", "thirteen",
        "thirty", "thousand", "thousands", "three", "tripled", "twelve", "twenty", "twice", "two",
    ],
    durations: &[
        "day", "decade", "hour", "minute", "month", "quarter", "second", "week", "weekend", "year",
    ],
    one: &["a", "an", "each", "every", "one", "per"],
    weighing: &[
        "alternative", "alternatively", "alternatives", "cost", "costly", "costs", "downside",
        "downsides", "expense", "instead", "sacrifice", "sacrificed", "trade", "trade-off",
        "trade-offs", "traded", "tradeoff", "tradeoffs", "trading",
    ],
    asking: &[
        "compare", "describe", "estimate", "explain", "give", "list", "name", "share", "show",
        "sketch", "talk", "tell", "walk",
    ],
    auxiliaries: &[
        "are", "can", "could", "did", "do", "have", "should", "were", "will", "would",
    ],
    stock: &[
        "a", "about", "an", "and", "any", "are", "as", "at", "be", "been", "can", "could",
        "describe", "did", "do", "does", "example", "explain", "for", "from", "give", "had", "has",
        "have", "how", "i", "if", "in", "instance", "is", "it", "its", "me", "moment", "most",
        "my", "of", "on", "once", "one", "or", "our", "please", "recent", "share", "should",
        "situation", "so", "some", "something", "specific", "tell", "that", "the", "their", "them",
        "then", "there", "they", "this", "through", "time", "to", "took", "us", "walk", "was",
        "we", "were", "what", "when", "where", "which", "who", "why", "will", "with", "would",
        "you", "your", "yourself",
    ],
};

impl Language {
    /// Whether `list`, one of this language's, holds `word`.
    pub(super) fn holds(list: &[&str], word: &str) -> bool {
        list.binary_search(&word).is_ok()
    }
}

#[cfg(test)]
mod tests {
    use super::*;

    #[test]
    fn every_list_is_sorted_so_that_it_can_be_searched() {
        let Language {
            tells,
            i,
            we,
            me,
            us,
            between,
            deeds,
            states,
            outcomes,
            amounts,
            durations,
            one,
            weighing,
            asking,
            auxiliaries,
            stock,
        } = ENGLISH;
        for list in [
            tells,
            i,
            we,
            me,
            us,
            between,
            deeds,
            states,
            outcomes,
            amounts,
            durations,
            one,
            weighing,
            asking,
            auxiliaries,
            stock,
        ] {
            assert!(list.is_sorted() && Language::holds(list, list[0]), "{list:?}");
        }
    }
}
