use std::time::Instant;

use expect_test::expect_file;
use greenroom::base::Moment;
use greenroom::runtime::HouseOptions;
use greenroom::store::{Read, Reader, Synchronous, traffic};
use greenroom::terminal::{DemoOptions, Looks, TerminalFault, demo};

use crate::harness::{START, library};

fn options(dir: &std::path::Path, format: &str, seed: u64) -> DemoOptions {
    DemoOptions {
        house: HouseOptions {
            dir: dir.join("data"),
            now: START,
            command: "demo".to_owned(),
            seed: None,
            library: library(),
            synchronous: Synchronous::Off,
        },
        format: format.to_owned(),
        seed,
        speed: None,
        looks: Looks::PLAIN,
    }
}

fn played(format: &str, seed: u64) -> String {
    let dir = tempfile::tempdir().unwrap();
    let mut out = Vec::new();
    demo(options(dir.path(), format, seed), &mut out).unwrap();
    String::from_utf8(out).unwrap()
}

/// The seed that `greenroom demo` plays without being told one.
const USUAL: u64 = 1;

#[test]
fn the_same_seed_gives_the_same_bytes_for_every_format() {
    for format in &library().formats {
        let began = Instant::now();
        let first = played(&format.id, USUAL);
        let took = began.elapsed();
        assert_eq!(first, played(&format.id, USUAL), "{}", format.id);
        assert!(first.contains("Report"), "{}: no report", format.id);
        assert!(took.as_secs() < 10, "{}: {took:?}", format.id);
        let other = played(&format.id, 8);
        assert_ne!(first, other, "{}: the seed decides something", format.id);
        assert_eq!(strays(&first, true), Vec::<String>::new(), "{}:\n{first}", format.id);
        assert_eq!(strays(&other, false), Vec::<String>::new(), "{}:\n{other}", format.id);
        if let Ok(dir) = std::env::var("DEMO_OUT") {
            std::fs::write(format!("{dir}/{}.txt", format.id), &first).unwrap();
        }
    }
}

/// What a format's usual demo sends to the platform, at most: messages, edits, and the thread that
/// is opened and closed. Requests are what limits how many groups a bot can serve. There is room for
/// a follow-up or two that other questions bring.
const SENT_MOST: &[(&str, usize)] = &[
    ("drill", 21),
    ("final-round", 61),
    ("group", 66),
    ("half-hour", 61),
    ("one-on-one", 75),
    ("panel", 62),
    ("short", 46),
    ("solo", 39),
];

#[test]
fn a_session_sends_no_more_than_it_must() {
    let mut sent = Vec::new();
    for format in &library().formats {
        let dir = tempfile::tempdir().unwrap();
        demo(options(dir.path(), &format.id, USUAL), &mut Vec::new()).unwrap();
        let reader = Reader::open(&dir.path().join("data")).unwrap();
        let look = |read: &Read| traffic::settled(read, None, Moment::from_ms(0), 1_000);
        sent.push((format.id.clone(), reader.look(look).unwrap().len()));
    }
    let formats = |of: &[(String, usize)]| of.iter().map(|(id, _)| id.clone()).collect::<Vec<_>>();
    let most: Vec<_> = SENT_MOST.iter().map(|(id, most)| ((*id).to_owned(), *most)).collect();
    assert_eq!(formats(&sent), formats(&most));
    let is_more = sent.iter().zip(&most).any(|((_, sent), (_, most))| sent > most);
    assert!(!is_more, "{sent:?}");
}

/// What does not hold a story together: an answer in words that were not written for what was
/// asked, an answer without words, and no follow-up at all. The usual story has for each follow-up
/// a reply of its own as well.
fn strays(story: &str, is_usual: bool) -> Vec<String> {
    let texts = include_str!("../../../src/terminal/demo/stories.toml");
    let texts: toml::Table = texts.parse().unwrap();
    // As a paragraph of the transcript begins: its first words, before it is wrapped.
    let opening = |text: &str| text.split_whitespace().take(8).collect::<Vec<_>>().join(" ");
    let mut found = Vec::new();
    for kind in ["answers", "replies"].into_iter().take(1 + usize::from(is_usual)) {
        let spare = texts["spare"][kind].as_array().unwrap();
        found.extend(spare.iter().map(|text| opening(text.as_str().unwrap())));
    }
    found.retain(|text| story.contains(text));
    let asked = story.matches("Answered in").count();
    let words = story.matches("answers in writing\n").count()
        + story.matches("answers aloud, then presses [Done]\n").count();
    if asked != words {
        found.push(format!("{asked} answers, {words} of them in words"));
    }
    let follows_up = story.contains("Follow-up:") || story.contains(" asks: ");
    if !follows_up {
        found.push("nothing is followed up".to_owned());
    }
    found
}

/// What of the usual demo stands in the README: so many lines from the next one on that holds these
/// words, below the heading that they stand under.
const SHOWN: &[(&str, usize)] = &[
    ("Turn 1 of 2", 3),
    ("Question 1 of", 5),
    ("Ana answers", 7),
    ("presses [No number]", 1),
    ("asks: Which figure", 2),
    ("Ana answers", 5),
    ("That helps nobody", 3),
    ("presses [Edit words]", 4),
    ("Report — Ana", 6),
    ("Suggested micro-goal", 5),
    ("Clarity of answer", 5),
    ("Timings", 4),
    ("What you said", 1),
    ("Q1 ", 7),
];

fn sample(story: &str) -> String {
    let lines: Vec<&str> = story.lines().collect();
    let is_heading = |line: &str| !line.is_empty() && !line.starts_with(' ');
    let mut shown: Vec<&str> = Vec::new();
    let mut at = 0;
    for (words, most) in SHOWN {
        let found = lines[at..].iter().position(|line| line.contains(words));
        let found = at + found.unwrap_or_else(|| panic!("nothing with {words}"));
        match (at..=found).rev().find(|place| is_heading(lines[*place])) {
            Some(heading) => {
                if !shown.is_empty() {
                    shown.push("");
                }
                if heading < found {
                    shown.push(lines[heading]);
                }
            }
            None => shown.push("      …"),
        }
        let part = lines[found..].iter().take(*most).take_while(|line| !line.is_empty());
        shown.extend(part.clone());
        at = found + part.count();
    }
    shown.join("\n")
}

#[test]
fn the_sample_in_the_readme_is_what_the_demo_prints() {
    let sample = sample(&played("one-on-one", USUAL));
    let readme = include_str!("../../../README.md");
    let (before, rest) = readme.split_once("looks like\n\n```text\n").unwrap();
    let (_, after) = rest.split_once("\n```\n").unwrap();
    let renewed = format!("{before}looks like\n\n```text\n{sample}\n```\n{after}");
    expect_file!["../../../README.md"].assert_eq(&renewed);
}

#[test]
fn a_demo_wants_an_empty_directory_and_a_known_format() {
    let dir = tempfile::tempdir().unwrap();
    let mut out = Vec::new();
    std::fs::create_dir(dir.path().join("data")).unwrap();
    std::fs::write(dir.path().join("data/mine"), "x").unwrap();
    let fault = demo(options(dir.path(), "short", 1), &mut out).unwrap_err();
    assert!(matches!(fault, TerminalFault::NotEmpty(_)), "{fault}");
    let fault = demo(options(dir.path(), "shrot", 1), &mut out).unwrap_err();
    assert!(fault.to_string().contains("short"), "{fault}");
    assert!(out.is_empty());
}

/// A reader that has seen enough after some lines.
struct Head(usize);

impl std::io::Write for Head {
    fn write(&mut self, bytes: &[u8]) -> std::io::Result<usize> {
        if self.0 == 0 {
            return Err(std::io::ErrorKind::BrokenPipe.into());
        }
        self.0 -= 1;
        Ok(bytes.len())
    }

    fn flush(&mut self) -> std::io::Result<()> {
        Ok(())
    }
}

#[test]
fn a_reader_that_has_seen_enough_is_no_fault() {
    let dir = tempfile::tempdir().unwrap();
    demo(options(dir.path(), "drill", 1), &mut Head(30)).unwrap();
}
