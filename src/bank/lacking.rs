//! What a typed answer lacks: hints for the order of the deck, never a score (`scoring`,
//! "Follow-up triggers in typed text").

use super::english::{ENGLISH, Language};
use super::kind::Kind;
use super::trigger::Trigger;
use super::words::{Word, small, word_count, words};

/// An answer with fewer words than half of what this many a minute fill holds little that can be
/// checked (`scoring`: 60 s are 20 words, 120 s are 40) ...
const WORDS_A_MINUTE: u32 = 40;
/// ... and one with so many is never called vague.
const WORDS_ENOUGH: u32 = 40;
/// The scene may take one sentence in this many before the first deed; the result is looked for
/// in the last part of the same size.
const PARTS: usize = 3;
/// A text is taken for English when at least one word in this many is a tell-tale one ...
const TELLS_ONE_IN: usize = 12;
/// ... and at least this many are.
const TELLS_MIN: usize = 2;
/// Words that may stand between "I" and the verb.
const BETWEEN_MAX: usize = 3;
/// The shortest word in `-ed` that can be a past tense: "used" and "added", not "red".
const PAST_LENGTH_MIN: usize = 4;

/// The follow-ups that `text`, an answer to a question of `kind` that should be at least `aim_s`
/// seconds long, calls for: the most useful first. Text that does not look English meets only the
/// tests that need no words. Situation and result are looked for in stories, trade-offs in
/// situational and case answers.
pub fn lacks(text: &str, kind: Kind, aim_s: u32) -> Vec<Trigger> {
    let words_min = (aim_s.saturating_mul(WORDS_A_MINUTE) / 60 / 2).min(WORDS_ENOUGH);
    let small = small(text);
    let words = words(&small);
    let spoken = Spoken { words: &words, language: &ENGLISH };
    let in_words = spoken.is_in_its_language();
    let found = |trigger: &Trigger| match trigger {
        Trigger::Vague => word_count(&words) < words_min as usize,
        Trigger::NoNumber => !spoken.has_a_number(in_words),
        Trigger::WhosePart => in_words && spoken.is_only_we(),
        Trigger::NoResult => in_words && kind.is_a_story() && !spoken.ends_with_a_result(),
        Trigger::TooLongOnTheSituation => in_words && kind.is_a_story() && spoken.is_slow_to_act(),
        Trigger::TradeOff => in_words && kind.weighs_options() && !spoken.weighs(),
        // Nothing in a text tells whether the question was clear, or when to press.
        Trigger::ClarifyFirst | Trigger::PushBack | Trigger::ClockOn | Trigger::Surprise => false,
    };
    Trigger::ALL.into_iter().filter(found).collect()
}

/// How many words a reader would count.
pub fn count_words(text: &str) -> usize {
    word_count(&words(&small(text)))
}

/// Whether `part` of a text names a number: a digit, or in the language of the whole an amount or a
/// duration.
pub fn names_number(part: &str, whole: &str) -> bool {
    let (part, whole) = (small(part), small(whole));
    let of = |text| Spoken { words: text, language: &ENGLISH };
    let (part, whole) = (words(&part), words(&whole));
    of(&part).has_a_number(of(&whole).is_in_its_language())
}

struct Spoken<'a> {
    words: &'a [Word<'a>],
    language: &'static Language,
}

impl Spoken<'_> {
    fn is_in_its_language(&self) -> bool {
        let tells = self.count(self.language.tells);
        tells >= TELLS_MIN && tells * TELLS_ONE_IN >= self.words.len()
    }

    fn count(&self, list: &[&str]) -> usize {
        self.words.iter().filter(|word| Language::holds(list, word.stem())).count()
    }

    fn has_a_number(&self, in_words: bool) -> bool {
        self.words.iter().any(|word| has_a_digit(*word))
            || (in_words && (0..self.words.len()).any(|at| self.is_an_amount(at)))
    }

    /// Whether the word at `at` is an amount ("twenty") or a duration ("a week").
    fn is_an_amount(&self, at: usize) -> bool {
        let word = self.words[at].stem();
        let is_one = |before: &Word<'_>| Language::holds(self.language.one, before.stem());
        Language::holds(self.language.amounts, word)
            || (Language::holds(self.language.durations, word)
                && at.checked_sub(1).is_some_and(|before| is_one(&self.words[before])))
    }

    fn is_only_we(&self) -> bool {
        self.count(self.language.us) > 0 && self.count(self.language.me) == 0
    }

    /// Whether the words of the last third name an outcome or a number.
    fn ends_with_a_result(&self) -> bool {
        let from = self.words.len() - self.words.len().div_ceil(PARTS);
        (from..self.words.len()).any(|at| {
            has_a_digit(self.words[at])
                || self.is_an_amount(at)
                || Language::holds(self.language.outcomes, self.words[at].stem())
        })
    }

    /// More than a third of the sentences come before the first deed. Where nobody says "I",
    /// what "we" did counts: whose part it was is another question.
    fn is_slow_to_act(&self) -> bool {
        let Some(last) = self.words.last() else { return false };
        let says_i = self.count(self.language.i) > 0;
        let person = if says_i { self.language.i } else { self.language.we };
        let before = self.first_deed(person).unwrap_or(last.sentence + 1);
        before * PARTS > last.sentence + 1
    }

    /// The sentence of the first past-tense action of `person`.
    fn first_deed(&self, person: &[&str]) -> Option<usize> {
        (0..self.words.len())
            .filter(|at| Language::holds(person, self.words[*at].stem()))
            .find(|at| self.verb_after(*at).is_some_and(|verb| self.is_a_deed(verb)))
            .map(|at| self.words[at].sentence)
    }

    /// The first word after the one at `at`, in its sentence, that is no adverb.
    fn verb_after(&self, at: usize) -> Option<&str> {
        let following = self.words[at + 1..].iter().take(BETWEEN_MAX + 1);
        following
            .take_while(|word| word.sentence == self.words[at].sentence)
            .map(|word| word.text)
            .find(|word| !self.may_stand_between(word))
    }

    fn may_stand_between(&self, word: &str) -> bool {
        word.ends_with("ly") || Language::holds(self.language.between, word)
    }

    fn is_a_deed(&self, word: &str) -> bool {
        let regular = word.ends_with("ed")
            && word.len() >= PAST_LENGTH_MIN
            && !Language::holds(self.language.states, word);
        regular || Language::holds(self.language.deeds, word)
    }

    fn weighs(&self) -> bool {
        self.words.iter().any(|word| Language::holds(self.language.weighing, word.text))
    }
}

fn has_a_digit(word: Word<'_>) -> bool {
    word.text.chars().any(char::is_numeric)
}

#[cfg(test)]
mod tests {
    use proptest::prelude::*;

    use super::*;

    /// Pieces that the hints look for, and pieces that they stumble over.
    const PIECES: &str = "(I|we|İ|ß|ed|built|the|and|to|that|'|-|\\.|\\?|9| |\\n|.)";
    const STORY: &str = "Our nightly import failed twice a week. I built a replay of the last \
        ten nights and found that two jobs wrote to one table. I moved the second job behind the \
        first and added a check. Since then no import has failed, and the support team saved six \
        hours a week.";

    fn of_story(text: &str) -> Vec<Trigger> {
        lacks(text, Kind::Behavioural, 120)
    }

    #[test]
    fn a_whole_story_lacks_nothing() {
        assert_eq!(of_story(STORY), []);
    }

    #[test]
    fn under_forty_words_is_vague() {
        let forty = "I cut 3 costs and that saved us. ".repeat(5);
        assert_eq!(of_story(&forty), []);
        assert_eq!(of_story(forty.trim_end().trim_end_matches("us.")), [Trigger::Vague]);
    }

    #[test]
    fn a_short_answer_may_be_short() {
        let words = |count: usize| "9 ".repeat(count);
        for (aim_s, enough) in [(30, 10), (60, 20), (90, 30), (120, 40), (240, 40)] {
            assert_eq!(lacks(&words(enough), Kind::Values, aim_s), [], "{aim_s}");
            assert_eq!(lacks(&words(enough - 1), Kind::Values, aim_s), [Trigger::Vague]);
        }
    }

    #[test]
    fn a_weak_spot_is_no_story() {
        let scene = "The shop had 40 stores and that was a lot for us. ".repeat(5);
        assert_eq!(lacks(&scene, Kind::Pivot, 60), [Trigger::WhosePart]);
    }

    #[test]
    fn no_digit_amount_or_duration_is_no_number() {
        let bare =
            "I found the fault in the import and I fixed it for the team with a check. ".repeat(3);
        assert_eq!(of_story(&bare), [Trigger::NoNumber]);
        for amount in ["It took 3 of us.", "Half the time.", "It took a week.", "5% less.", "٣"] {
            assert_eq!(of_story(&format!("{bare}{amount} It improved.")), [], "{amount}");
        }
        assert_eq!(of_story(&format!("{bare}It was a good team.")), [Trigger::NoNumber]);
    }

    #[test]
    fn only_we_asks_whose_part_it_was() {
        let ours = STORY.replace("I built", "We built").replace("I moved", "We moved");
        assert_eq!(of_story(&ours), [Trigger::WhosePart]);
        assert_eq!(of_story(&format!("{ours} My part was small.")), []);
        assert_eq!(lacks(&ours, Kind::Case, 120), [Trigger::WhosePart, Trigger::TradeOff]);
    }

    #[test]
    fn a_late_first_deed_is_too_long_on_the_situation() {
        let scene = "The shop had 40 stores and that was a lot. The system was old and I was new \
            there. ";
        assert_eq!(of_story(&format!("{scene}{STORY}")), [Trigger::TooLongOnTheSituation]);
        assert_eq!(of_story(&format!("{scene}{STORY} {STORY}")), []);
        let quick =
            STORY.replace("Our nightly", "I quickly and carefully wrote it up. Our nightly");
        assert_eq!(of_story(&quick), []);
    }

    #[test]
    fn no_outcome_at_the_end_is_no_result() {
        let open = STORY.split("Since then").next().unwrap();
        let open = format!(
            "{open} The other people in the company were quite interested in this and they would \
             often talk with me about the way it was made."
        );
        assert_eq!(of_story(&open), [Trigger::NoResult]);
    }

    #[test]
    fn only_situational_and_case_answers_weigh_one_way_against_another() {
        assert_eq!(lacks(STORY, Kind::Situational, 90), [Trigger::TradeOff]);
        assert_eq!(lacks(STORY, Kind::Technical, 120), []);
        for weighing in ["instead", "cost", "trade-off", "trade"] {
            assert_eq!(lacks(&format!("{STORY} It is a {weighing}."), Kind::Case, 120), []);
        }
    }

    #[test]
    fn other_languages_meet_only_the_tests_without_words() {
        for text in [
            "Wir haben das System neu gebaut und dann war alles in Ordnung mit dem Team",
            "We hebben in dat jaar het systeem opnieuw gebouwd en we waren er blij mee",
            "Nosotros cambiamos el sistema y todo el equipo quedó contento con el resultado",
            "Nous avons changé le système et toute notre équipe en était contente à la fin",
            "Vi byggde om systemet och det var bra för hela laget",
            "Мы переписали систему, и вся команда была довольна результатом",
            "हमने पूरी प्रणाली बदल दी और टीम खुश थी",
            "我们重写了整个系统，团队对结果很满意",
            "لقد أعدنا كتابة النظام وكان الفريق سعيدا بالنتيجة",
        ] {
            assert_eq!(of_story(text), [Trigger::Vague, Trigger::NoNumber], "{text}");
            let long = format!("{text}. 7. ").repeat(8);
            assert_eq!(of_story(&long), [], "{text}");
        }
    }

    proptest! {
        #[test]
        fn no_text_is_too_strange(text in any::<String>(), kind in 0..Kind::ALL.len()) {
            let found = lacks(&text, Kind::ALL[kind], 90);
            prop_assert!(found.is_sorted() && found.len() < Trigger::ALL.len());
        }

        #[test]
        fn no_english_is_too_strange(
            words in prop::collection::vec(PIECES, 0..80),
        ) {
            for kind in Kind::ALL {
                lacks(&words.concat(), kind, 90);
                lacks(&words.join(" "), kind, 90);
            }
        }
    }
}
