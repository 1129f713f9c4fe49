//! Other languages: every sentence can be said in them, and a built-in one says them all.

mod code;
mod decisions;
mod whole;

use greenroom::base::{Language, Translation};
use greenroom::config::english;

use crate::harness::library;

/// Before the texts of the file that translations begin with.
#[cfg(feature = "discord")]
const HEAD: &str = "\
# Every text that greenroom says, in English. A language of your own: copy this file, name it after
# its locale as Discord writes it (`fr.toml`, `pt-BR.toml`), write the same locale and the language's
# own name into it, and translate what stands behind each `=`. Put it into `languages` in your config
# folder; `greenroom check` says what is missing, and what is missing stays English.
#
# `{name}` is a place where something is put in: keep it, wherever it belongs. `[Name]` is a button:
# call it what it is called elsewhere. `**bold**` and `_italic_` stay. Where a number decides about
# the words around it, a text has forms: zero, one, two, few, many, other, as your language needs
# them (https://www.unicode.org/cldr/charts/latest/supplemental/language_plural_rules.html). Behind a
# ` | ` stands what a word is about, where other languages may have several for it: translate only
# what stands before. A key without it does for all that the word is about.
#
# Made from the code by a test, which says how: do not edit it here.
locale = \"en-US\"
name = \"English\"

[texts]
";

/// The file that translations begin with, from what the code says.
#[cfg(feature = "discord")]
fn template() -> String {
    use std::collections::BTreeSet;
    use std::fmt::Write as _;

    let mut out = HEAD.to_owned();
    let mut seen = BTreeSet::new();
    let mut say = |out: &mut String, key: String, text: &str, one: Option<&str>| {
        let of = serde_json::to_string(&key).unwrap();
        if !seen.insert(key) {
            return;
        }
        let text = serde_json::to_string(text).unwrap();
        match one {
            None => writeln!(out, "{of} = {text}").unwrap(),
            Some(one) => {
                let one = serde_json::to_string(one).unwrap();
                writeln!(out, "{of} = {{ one = {one}, other = {text} }}").unwrap();
            }
        }
    };
    let offers = crate::discord::offers(&library());
    for text in greenroom::discord::command_texts(&offers) {
        say(&mut out, text.clone(), &text, None);
    }
    for (file, sentences) in code::sentences() {
        writeln!(out, "\n# src/{file}").unwrap();
        for sentence in sentences {
            say(&mut out, sentence.key(), &sentence.text, sentence.one.as_deref());
        }
    }
    out
}

/// `UPDATE_EXPECT=1 cargo test --test it languages` writes it anew.
#[cfg(feature = "discord")]
#[test]
fn the_file_that_translations_begin_with_has_every_text() {
    expect_test::expect_file!["../../../config/languages/en-US.toml"].assert_eq(&template());
}

#[test]
fn english_has_nothing_to_complain_about() {
    let english = english();
    assert!(english.texts.len() > 600, "{} texts", english.texts.len());
    assert_eq!(english.check(), []);
    for (_, sentences) in code::sentences() {
        for sentence in sentences {
            let said = english.texts.get(&sentence.key());
            assert!(said.is_some(), "not in the file: {:?}", sentence.text);
            // In English the compiler finds what is put in; a translation has only what is named.
            for text in [Some(&sentence.text), sentence.one.as_ref()].into_iter().flatten() {
                for place in text.split('{').skip(1).filter_map(|rest| rest.split('}').next()) {
                    let is_named = sentence.values.iter().any(|value| value == place);
                    assert!(is_named, "{place} is not named beside {text:?}");
                }
            }
        }
    }
}

#[test]
fn a_built_in_language_says_everything() {
    assert!(!library().languages.is_empty());
    for item in &library().languages {
        let found = item.value.beside(&english());
        let said: Vec<String> = found.iter().map(ToString::to_string).collect();
        assert_eq!(said, Vec::<String>::new(), "{}", item.file);
        let same = item.value.texts.iter().filter(|(key, other)| is_the_same(key, other)).count();
        assert!(same < 60, "{}: {same} texts are as they are in English", item.file);
    }
}

fn is_the_same(key: &str, other: &Translation) -> bool {
    matches!(other, Translation::Text(text) if text == key)
}

#[test]
fn what_a_language_has_too_much_and_too_little_is_said() {
    let mut german: Language = library().languages[0].value.clone();
    german.texts.remove("Panel").unwrap();
    german.texts.insert("Whoever".to_owned(), Translation::Text("Wer auch immer".to_owned()));
    let said: Vec<String> = german.beside(&english()).into_iter().map(|one| one.what).collect();
    assert_eq!(said, ["nothing says `Whoever`", "`Panel` stays English"]);
    german.texts.remove("Done").unwrap();
    let said: Vec<String> = german.beside(&english()).into_iter().map(|one| one.what).collect();
    assert_eq!(said[1], "2 texts stay English, the first is `Done`");
}

/// Where every sentence that a member reads stands; each with what stands there and is none.
const NO_SENTENCES: [(&str, &[&str]); 4] = [
    (
        "view",
        &[
            // Ids of cards that screens name.
            "car",
            "checklist",
            "feedback",
            "in-person",
            "interviewer",
            "live",
            "observer",
            "par",
            "pitch",
            "rating",
            "star",
            "video",
            // What is typed to take something back, in each language.
            "off",
            "none",
            "aus",
            "kein",
            "keine",
            // A file is called the same everywhere.
            "attendance.csv",
            "complaints.txt",
            "greenroom.ics",
            // An address is the same everywhere.
            "https://",
            "https://…",
        ],
    ),
    ("discord/paper/words.rs", &["**greenroom**"]),
    ("discord/guild/rights.rs", &[]),
    // Values of options, and what a language calls itself.
    ("discord/guild/setup.rs", &["public", "private", "off", "English"]),
];

#[test]
fn no_sentence_stands_where_it_cannot_be_translated() {
    let mut found = Vec::new();
    for (place, known) in NO_SENTENCES {
        for (file, source) in code::files().into_iter().filter(|(file, _)| file.starts_with(place))
        {
            let known = known.iter().map(|text| format!("{file}: {text:?}"));
            let known: std::collections::BTreeSet<String> = known.collect();
            found.extend(code::bare(&file, &source).into_iter().filter(|one| !known.contains(one)));
        }
    }
    assert!(found.is_empty(), "\n{}", found.join("\n"));
    let planted = code::bare("a.rs", r#"fn a() { card.say("Well done"); text!(lang, "Fine"); }"#);
    assert_eq!(planted, ["a.rs: \"Well done\""]);
}
