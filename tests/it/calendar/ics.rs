//! Calendar files: what two independent parsers read in one, and what no text breaks.

use expect_test::expect_file;
use greenroom::base::SessionId;
use greenroom::calendar::{CalendarEntry, EntryOf, calendar_file, calendar_link};
use proptest::prelude::*;
use serde::Deserialize;

use super::at;

/// What stands in `data/calendar.ics`, which this test compares with what is made today.
fn sample() -> Vec<CalendarEntry> {
    let entry =
        |no: u32, begins: &str, ends: &str, title: &str, place: Option<&str>| CalendarEntry {
            of: EntryOf::Session(SessionId(no.into())),
            sequence: no,
            begins: at(begins),
            ends: at(ends),
            title: title.to_owned(),
            place: place.map(str::to_owned),
            is_off: false,
        };
    let long = "Mock interview #12 (one-on-one): Größere Systeme, Übungen; und ein sehr langer \
                Name mit 🎤 und allem, was dazugehört";
    vec![
        entry(1, "2026-11-24T18:00:00Z", "2026-11-24T19:14:00Z", "Mock interview #1", None),
        entry(7, "2026-12-31T23:30:00Z", "2027-01-01T00:44:00Z", long, Some("Room 1; upstairs")),
        entry(9, "2027-03-28T01:15:00Z", "2027-03-28T02:00:00Z", "a\\b, c; d\ne", Some("\u{7}x")),
        CalendarEntry {
            is_off: true,
            ..entry(11, "2027-05-14T08:00:00Z", "2027-05-14T09:00:00Z", "Over", None)
        },
    ]
}

/// One entry as a parser read it.
#[derive(Debug, PartialEq, Deserialize)]
struct Read {
    uid: String,
    sequence: u32,
    begins: i64,
    ends: i64,
    title: String,
    place: Option<String>,
    is_off: bool,
}

#[test]
fn two_other_parsers_read_what_was_written() {
    let file = calendar_file(&sample(), at("2026-11-01T12:00:00Z"));
    expect_file!["../data/calendar.ics"].assert_eq(&file.replace("\r\n", "\n"));
    let written: Vec<Read> = sample()
        .into_iter()
        .map(|entry| Read {
            uid: format!("session-{}@greenroom", entry.sequence),
            sequence: entry.sequence,
            begins: entry.begins.seconds(),
            ends: entry.ends.seconds(),
            title: entry.title,
            // What shows nothing is left out.
            place: entry.place.map(|place| place.replace('\u{7}', "")),
            is_off: entry.is_off,
        })
        .collect();
    for read in include_str!("../data/calendar_read.txt").lines().filter(|l| !l.starts_with('#')) {
        let (parser, entries) = read.split_once(' ').unwrap();
        assert_eq!(serde_json::from_str::<Vec<Read>>(entries).unwrap(), written, "{parser}");
    }
}

#[test]
fn a_file_of_what_is_not_held_takes_it_out() {
    let off = &sample()[3..];
    let file = calendar_file(off, at("2026-11-01T12:00:00Z"));
    assert!(file.contains("METHOD:CANCEL\r\n") && file.contains("STATUS:CANCELLED\r\n"), "{file}");
    assert!(calendar_file(&[], at("2026-11-01T12:00:00Z")).contains("METHOD:PUBLISH"));
}

#[test]
fn a_link_says_when_and_where_and_is_no_longer_than_a_button_takes() {
    let all = sample();
    assert_eq!(
        calendar_link(&all[0]).unwrap(),
        "https://calendar.google.com/calendar/render?action=TEMPLATE&text=Mock%20interview%20%231\
         &dates=20261124T180000Z/20261124T191400Z",
    );
    assert!(calendar_link(&all[1]).unwrap().ends_with("&location=Room%201%3B%20upstairs"));
    let long = CalendarEntry { title: "ü".repeat(100), ..all[0].clone() };
    assert_eq!(calendar_link(&long), None);
}

proptest! {
    /// Every line is at most 75 octets long, ends in CRLF, and unfolded it is the text again.
    #[test]
    fn no_text_breaks_a_line(title in "\\PC{0,200}|[\\n,;\\\\a-zü🎤]{0,120}") {
        let entry = CalendarEntry { title: title.clone(), ..sample().remove(0) };
        let file = calendar_file(&[entry], at("2026-11-01T12:00:00Z"));
        prop_assert!(file.ends_with("\r\n"));
        prop_assert!(file.split("\r\n").all(|line| line.len() <= 75 && !line.contains(['\r', '\n'])));
        let whole = file.replace("\r\n ", "");
        let summary = whole.split("\r\n").find_map(|line| line.strip_prefix("SUMMARY:")).unwrap();
        let mut read = String::new();
        let mut letters = summary.chars();
        while let Some(c) = letters.next() {
            match c {
                '\\' => match letters.next() {
                    Some('n') => read.push('\n'),
                    other => read.extend(other),
                },
                c => read.push(c),
            }
        }
        let shown: String = title
            .chars()
            .map(|c| if matches!(c, '\u{2028}' | '\u{2029}') { '\n' } else { c })
            .filter(|c| *c == '\n' || !c.is_control())
            .collect();
        prop_assert_eq!(read, shown);
    }
}
