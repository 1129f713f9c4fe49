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

#[test]
fn a_file_of_broken_rules_ends_with_a_bounded_list_too() {
    // Every one of these questions breaks a dozen rules, all on one line.
    let broken = "{id=\"A\",kind=\"case\",competency=\"x\",prompt=\"\",roles=[\"a\",\"a\"],target_s=[9,1],\
                  listen_for={strong=[\"\"],weak=[\"\"]},follow_ups=[{trigger=\"vague\",prompt=\"\"}]},";
    let broken = broken.replace("\"A\"", "\"a\"");
    let text = format!("id=\"ours\"\ntitle=\"Ours\"\nquestions=[{}]\n", broken.repeat(500));
    let complaints = parse::<Bank>("ours.toml", text.as_bytes()).unwrap_err();
    assert_eq!(complaints.len(), 51);
    let last = "ours.toml: more than 50 mistakes: mend these first, then check again";
    assert_eq!(complaints[0].to_string(), last);
}

#[test]
fn a_byte_order_mark_and_windows_line_ends_are_read() {
    let text = format!("\u{feff}{}", bank(&sound("first")).replace('\n', "\r\n"));
    check(
        &text,
        expect![[r#"
        clean, 1 questions
    "#]],
    );
    let wrong = text.replace("kind =", "knd =");
    check(
        &wrong,
        expect![[r#"
        ours.toml:6: unknown key `knd`: did you mean `kind`?
    "#]],
    );
    let utf_16: Vec<u8> = text.encode_utf16().flat_map(u16::to_le_bytes).collect();
    let shown = first_complaint(&utf_16);
    expect!["ours.toml: not UTF-8 at byte 0 (line 1): save the file with the encoding UTF-8"]
        .assert_eq(&shown);
}

/// The process may use 64 MB beside the 55 that the program and its libraries take up before it reads
/// anything, and each of these files is as large as a file may be.
#[cfg(target_os = "linux")]
#[test]
fn no_single_file_takes_more_memory_than_there_is() {
    let fill = |unit: &str| unit.repeat((FILE_BYTES_MAX - 100) / unit.len());
    let bombs = [
        format!("questions = [{}]", fill("[],")),
        format!("questions = [{}]", fill("{a={}},")),
        format!("questions = [{}]", fill("1,")),
        fill("[[questions]]\n"),
        fill("[[questions]]\na=1\n"),
        (0..20_000).map(|n| format!("k{n}.a=1\n")).collect(),
        format!("title = \"{}\"", fill("x")),
        format!("title = \"{}\"", fill("\\n")),
        fill("= \n"),
        format!("title = \"{}\"", fill("\\q")),
        format!("title = [{}]", fill("\"\\q\",")),
        fill("\"\"\"\n"),
        fill("é"),
    ];
    for bomb in bombs {
        let folder = tempfile::tempdir().unwrap();
        std::fs::write(folder.path().join("bomb.toml"), &bomb).unwrap();
        std::fs::write(folder.path().join("ours.toml"), bank(&sound("mine"))).unwrap();
        let limited = std::process::Command::new("sh")
            .args(["-c", "ulimit -v 122880 && exec \"$0\" check", env!("CARGO_BIN_EXE_greenroom")])
            .current_dir(folder.path())
            .env("GREENROOM_BANKS_DIR", folder.path())
            .output()
            .unwrap();
        let told = String::from_utf8(limited.stderr).unwrap();
        let begin: String = bomb.chars().take(30).collect();
        assert_eq!(limited.status.code(), Some(2), "{begin:?}: {told}");
        assert!(told.contains("bomb.toml"), "{begin:?}: {told}");
        let of_ours = told.lines().filter(|line| line.contains("ours.toml"));
        assert!(of_ours.clone().all(|line| line.ends_with("(advice)")), "{begin:?}: {told}");
        assert!(told.lines().count() < 70, "{begin:?}: {told}");
    }
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
