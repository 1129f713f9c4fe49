//! Commands in other languages: complete where they are built in, and never in the way.

use greenroom::base::Language;
use greenroom::discord::language_complaints;

use super::bot::offers;
use crate::harness::library;

fn complaints(language: &Language) -> Vec<String> {
    let found = language_complaints(&offers(&library()), language);
    found.into_iter().map(|complaint| complaint.what).collect()
}

#[test]
fn a_built_in_language_says_everything_that_commands_say() {
    assert!(!library().languages.is_empty());
    for item in &library().languages {
        assert_eq!(complaints(&item.value), Vec::<String>::new(), "{}", item.file);
    }
}

#[test]
fn what_a_language_has_too_much_and_too_little_is_said() {
    let mut german = library().languages[0].value.clone();
    german.locale = "xx".to_owned();
    german.texts.remove("Which one").unwrap();
    german.texts.insert("Whoever".to_owned(), "Wer auch immer".to_owned());
    german.texts.insert("Use as my answer".to_owned(), "Als meine Antwort ganz und gar".repeat(2));
    let said = complaints(&german);
    let expected = [
        "Discord has no locale `xx`",
        "`Als meine Antwort ganz und garAls meine Antwort ganz und gar` is longer than 32 characters",
        "no command says `Whoever`",
        "`Which one` stays English",
    ];
    assert_eq!(said, expected);
}
