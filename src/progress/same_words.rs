//! Whether something is told in the same words again.

use std::collections::BTreeSet;

/// Words in a row that are looked at together (house). Names, numbers and turns of phrase come back
/// in any two tellings of one thing; five words in a row come back where a sentence is said again.
const RUN: usize = 5;
/// Runs that a text has at least (house): some three sentences. Two short texts are alike because
/// of what was asked.
const RUNS_MIN: usize = 20;

/// Of what was told `earlier`, where at least half of all runs of five words of `text` stand word
/// for word: the one with the most of them, the first of equals. None for a text of under 24 words,
/// and where a script does not part its words.
pub fn told_before<T>(
    text: &str,
    earlier: impl IntoIterator<Item = (T, impl AsRef<str>)>,
) -> Option<T> {
    let text = text.to_lowercase();
    let words = words(&text);
    let runs: BTreeSet<&[&str]> = words.windows(RUN).collect();
    if runs.len() < RUNS_MIN {
        return None;
    }
    let mut most = None;
    for (which, told) in earlier {
        let again = again(&runs, told.as_ref());
        if again * 2 >= runs.len() && most.as_ref().is_none_or(|(best, _)| again > *best) {
            most = Some((again, which));
        }
    }
    most.map(|(_, which)| which)
}

/// How many of these runs stand in what was told.
fn again(runs: &BTreeSet<&[&str]>, told: &str) -> usize {
    let told = told.to_lowercase();
    let words = words(&told);
    let again: BTreeSet<&[&str]> = words.windows(RUN).filter(|run| runs.contains(run)).collect();
    again.len()
}

fn words(small: &str) -> Vec<&str> {
    small.split(|c: char| !c.is_alphanumeric()).filter(|word| !word.is_empty()).collect()
}

#[cfg(test)]
mod tests {
    use super::*;

    const RELEASE: &str = "Our release was a week late and the customer had paid already. I listed \
        what was left, cut two features that nobody had asked for, and told the customer the same \
        day. We shipped on Friday, three days late instead of ten, and they renewed.";
    const RELEASE_ANEW: &str = "The customer had already paid when I saw that we would miss the \
        date by ten days. So I went through the list of open points with them, and we dropped the \
        two features that they did not need. In the end it was three days, and they signed for another \
        year.";
    const PFLEGE: &str = "Auf unserer Station kamen die Übergaben immer zu spät, und zwei Mal fehlte \
        eine Medikation. Ich habe einen Bogen mit sechs Zeilen entworfen und ihn eine Woche lang \
        selbst ausprobiert. Danach dauerte die Übergabe zwölf statt zwanzig Minuten, und es fehlte \
        nichts mehr.";
    const PFLEGE_ANEW: &str = "Zwei Mal hat bei uns eine Medikation gefehlt, weil die Übergabe zu \
        lange dauerte. Mein Vorschlag war ein Bogen, auf dem nur sechs Zeilen stehen; eine Woche \
        habe ich ihn allein benutzt, bevor ich ihn den anderen gezeigt habe. Seitdem sind es zwölf \
        Minuten, vorher waren es zwanzig.";

    #[test]
    fn what_is_told_again_in_the_same_words_is_told_from_the_same_thing_told_anew() {
        let half = format!("{RELEASE} {}", RELEASE_ANEW.split_once(". ").unwrap().0);
        let shouted = PFLEGE.to_uppercase().replace(". ", " - ");
        let cases = [
            ("the same", RELEASE, RELEASE, true),
            ("anew", RELEASE_ANEW, RELEASE, false),
            ("with a sentence more", &half, RELEASE, true),
            ("a part of it", RELEASE.split_once(". ").unwrap().1, RELEASE, true),
            ("one sentence of it", RELEASE.split_once(". ").unwrap().0, RELEASE, false),
            ("another story", PFLEGE, RELEASE, false),
            ("wörtlich", &shouted, PFLEGE, true),
            ("neu erzählt", PFLEGE_ANEW, PFLEGE, false),
            ("nothing", "", "", false),
            ("one word", &"very ".repeat(100), RELEASE, false),
        ];
        for (name, text, earlier, expected) in cases {
            let found = told_before(text, [((), earlier)]);
            assert_eq!(found.is_some(), expected, "{name}");
        }
        let all = [(1, PFLEGE), (2, &half), (3, RELEASE)];
        assert_eq!(told_before(RELEASE, all), Some(2), "the first of those that hold as much");
    }
}
