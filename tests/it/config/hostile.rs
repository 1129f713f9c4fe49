//! Files that mean harm, or are simply not what they should be.

use expect_test::expect;
use greenroom::bank::Bank;
use greenroom::config::{FILE_BYTES_MAX, parse};
use proptest::prelude::*;

use super::{bank, check, sound};

fn first_complaint(bytes: &[u8]) -> String {
    let complaints = parse::<Bank>("ours.toml", bytes).unwrap_err();
    complaints[0].to_string()
}

#[test]
fn a_file_nested_too_deep_is_refused_before_it_is_built() {
    for bomb in [
        format!("a = {}", "[".repeat(100_000)),
        format!("a = {}", "{a=".repeat(80_000)),
        format!("[{}a]", "a.".repeat(100_000)),
        format!("{}a = 1", "a.".repeat(100_000)),
    ] {
        let shown = first_complaint(bomb.as_bytes());
        assert!(shown.contains(":1: nested deeper than 32 levels: write it flat"), "{shown}");
    }
}

#[test]
fn a_file_too_large_is_refused_before_it_is_read_as_text() {
    let exact = format!("{}#", bank(&sound("first")));
    let exact = format!("{exact}{}", "x".repeat(FILE_BYTES_MAX - exact.len()));
    assert!(parse::<Bank>("ours.toml", exact.as_bytes()).is_ok());
    let shown = first_complaint(format!("{exact}x").as_bytes());
    expect!["ours.toml: the file is larger than 256 KiB: split it into several files"]
        .assert_eq(&shown);
}

#[test]
fn a_file_in_another_encoding_is_told_at_its_byte() {
    let shown = first_complaint(b"id = \"a\"\ntitle = \"Caf\xe9\"\n");
    expect!["ours.toml: not UTF-8 at byte 21 (line 2): save the file with the encoding UTF-8"]
        .assert_eq(&shown);
    assert!(first_complaint(&[0xff, 0xfe, b'i', 0]).contains("not UTF-8 at byte 0 (line 1)"));
}

#[test]
fn a_list_too_long_is_refused_before_the_bank_is_built() {
    let many: String = "[[questions]]\n".repeat(501);
    check(
        &bank(&many),
        expect![[r#"
        ours.toml:4: a list of 501 entries: keep at most 500, or split the file
    "#]],
    );
    check(
        &format!("title = \"a\"\nquestions = [[{}]]", "1,".repeat(501)),
        expect![[r#"
        ours.toml:2: a list of 501 entries: keep at most 500, or split the file
    "#]],
    );
}

#[test]
fn a_file_of_mistakes_ends_with_a_bounded_list() {
    let wrong: String = (0..400).map(|i| format!("[[questions]]\nwrong_{i} = 1\n")).collect();
    let complaints = parse::<Bank>("ours.toml", bank(&wrong).as_bytes()).unwrap_err();
    assert_eq!(complaints.len(), 51);
    let last = "ours.toml: more than 50 mistakes: mend these first, then check again";
    assert_eq!(complaints[0].to_string(), last);
    let noise = "= = =\n".repeat(20_000);
    assert!(parse::<Bank>("ours.toml", noise.as_bytes()).unwrap_err().len() <= 51);
}

proptest! {
    #[test]
    fn no_bytes_are_too_strange(bytes in prop::collection::vec(any::<u8>(), 0..300)) {
        let _ = parse::<Bank>("ours.toml", &bytes).map_err(|found| found.len());
    }

    /// Damage to a sound bank is always complained about or harmless, and never panics.
    #[test]
    fn no_damage_is_too_strange(cuts in prop::collection::vec((any::<prop::sample::Index>(), "[\\[\\]{}\"=.,#\n a1é]{0,3}"), 1..5)) {
        let mut text = bank(&(sound("first") + &sound("second")));
        for (at, patch) in cuts {
            let mut at = at.index(text.len());
            while !text.is_char_boundary(at) {
                at -= 1;
            }
            let end = (at + patch.len()).min(text.len());
            let end = (end..=text.len()).find(|end| text.is_char_boundary(*end)).unwrap();
            text.replace_range(at..end, &patch);
        }
        if let Err(found) = parse::<Bank>("ours.toml", text.as_bytes()) {
            prop_assert!(!found.is_empty());
            for complaint in found {
                prop_assert!(!complaint.what.is_empty() && !complaint.cure.is_empty());
            }
        }
    }
}
