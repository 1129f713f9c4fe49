//! Every text is whole: what is put together from pieces cannot be said in most languages.

use super::code;

/// Files in which texts are laid out one beside the other; what `format!` puts together there stands
/// apart.
const LAID_OUT: [&str; 3] = ["view/room/", "view/private/", "view/words/"];

#[test]
fn every_text_is_whole() {
    let mut found = Vec::new();
    for (file, sentences) in code::sentences() {
        for text in sentences.iter().flat_map(|s| [Some(&s.text), s.one.as_ref()]).flatten() {
            found.extend(piece(text).map(|why| format!("src/{file}: {why}: {text:?}")));
        }
    }
    for (file, source) in code::files() {
        if LAID_OUT.iter().any(|place| file.starts_with(place)) {
            let texts = code::formats(&source).into_iter().filter(|text| touches(text));
            found.extend(texts.map(|text| format!("src/{file}: two touch: format!({text:?})")));
        }
    }
    assert!(found.is_empty(), "\n{}", found.join("\n"));
}

#[test]
fn a_piece_is_found() {
    for whole in [
        "Saved.",
        "… and {n} more below.",
        "{candidate}'s turn is rated.",
        "**{name}: {mark} of {of}** {why}",
        "Did you mean <t:{seconds}:F>? In <#{room}> (#{number}) it is “{text}”, +{gap} or {n}×.",
        "watch for:\n{notes}",
        "Q{no}",
        "_{goal}_",
    ] {
        assert_eq!(piece(whole), None, "{whole:?}");
    }
    for (text, why) in [
        (" at {at}", "a blank at its end"),
        ("Next time: ", "a blank at its end"),
        ("; observers can still come", "it begins in a sentence"),
        ("nobody,", "it ends in a sentence"),
        ("Question {no}{surprise}", "two touch"),
        ("**{answer}**{stop}", "two touch"),
        ("Emergency stop{by}.", "a word is put together"),
        ("**What to say**{spoken}", "a word is put together"),
        ("{n}th", "a word is put together"),
        ("It is in.{words}", "a word is put together"),
    ] {
        assert_eq!(piece(text), Some(why), "{text:?}");
    }
}

/// Why a text is none that can be said alone.
fn piece(text: &str) -> Option<&'static str> {
    if text != text.trim() {
        return Some("a blank at its end");
    }
    if text.starts_with([',', ';', ':', '.', '·', ')', '?', '!']) {
        return Some("it begins in a sentence");
    }
    if text.ends_with([',', ';', '·', '—', '(']) {
        return Some("it ends in a sentence");
    }
    if touches(text) {
        return Some("two touch");
    }
    places(text)
        .any(|(before, after)| !opens(before) || !closes(after))
        .then_some("a word is put together")
}

/// What stands before each place and behind it; bold and italic marks left out.
fn places(text: &str) -> impl Iterator<Item = (&str, &str)> {
    text.match_indices('{').map(|(at, _)| {
        let after = text[at..].split_once('}').map_or("", |(_, after)| after);
        (text[..at].trim_end_matches(['*', '_']), after.trim_start_matches(['*', '_']))
    })
}

/// Whether two places stand side by side with nothing between them.
fn touches(text: &str) -> bool {
    places(text).any(|(_, after)| after.starts_with('{'))
}

/// Whether something new can begin behind this.
fn opens(before: &str) -> bool {
    let is_short = |word: &str| word == "Q" || word == "<t:" || word == "</";
    let word = before.rsplit([' ', '\n']).next().unwrap_or_default();
    word.is_empty()
        || is_short(word.trim_start_matches('*'))
        || word.ends_with(['(', '“', '#', '+', '@'])
}

/// Whether something can end before this.
fn closes(after: &str) -> bool {
    !after.starts_with(char::is_alphanumeric)
}
