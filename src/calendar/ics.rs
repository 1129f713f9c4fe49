//! Calendar files, as every calendar imports them (RFC 5545), and how one entry is called off
//! (RFC 5546). All times are in UTC, so that no reader has to know a zone.

use jiff::Timestamp;

use crate::base::{EveningId, Moment, SessionId};

/// Octets of one line, its end not counted (RFC 5545, 3.1).
const LINE_MAX: usize = 75;
/// Longest link that a button or a message takes.
const LINK_MAX: usize = 512;
const PRODUCT: &str = "-//greenroom//mock interviews//EN";
const ADD_LINK: &str = "https://calendar.google.com/calendar/render?action=TEMPLATE";

/// What an entry is of. A calendar knows it by this for good: what is read of the same one again
/// changes the entry that is there.
#[derive(Debug, Clone, Copy, PartialEq, Eq, PartialOrd, Ord)]
pub enum EntryOf {
    /// An evening, and of one that is drawn the session in which somebody sits.
    Evening(EveningId),
    /// A session of no evening.
    Session(SessionId),
}

impl EntryOf {
    fn uid(self) -> String {
        match self {
            Self::Evening(id) => format!("evening-{}@greenroom", id.0),
            Self::Session(id) => format!("session-{}@greenroom", id.0),
        }
    }
}

/// Something that takes place.
#[derive(Debug, Clone, PartialEq, Eq)]
pub struct CalendarEntry {
    /// What it is of.
    pub of: EntryOf,
    /// Grows with every change of it.
    pub sequence: u32,
    /// When it begins.
    pub begins: Moment,
    /// When it ends.
    pub ends: Moment,
    /// What stands in the calendar.
    pub title: String,
    /// Where it is.
    pub place: Option<String>,
    /// Whether it takes place no more: the file takes it out of the calendar.
    pub is_off: bool,
}

/// The entries as one file, made at a moment. A calendar keeps the entry of a name that it has
/// already, as the newer file says.
pub fn calendar_file(entries: &[CalendarEntry], made_at: Moment) -> String {
    let is_off = !entries.is_empty() && entries.iter().all(|entry| entry.is_off);
    let mut lines = vec![
        "BEGIN:VCALENDAR".to_owned(),
        "VERSION:2.0".to_owned(),
        format!("PRODID:{PRODUCT}"),
        "CALSCALE:GREGORIAN".to_owned(),
        format!("METHOD:{}", if is_off { "CANCEL" } else { "PUBLISH" }),
    ];
    for entry in entries {
        lines.push("BEGIN:VEVENT".to_owned());
        lines.push(format!("UID:{}", entry.of.uid()));
        lines.push(format!("DTSTAMP:{}", utc(made_at)));
        lines.push(format!("SEQUENCE:{}", entry.sequence));
        lines.push(format!("DTSTART:{}", utc(entry.begins)));
        lines.push(format!("DTEND:{}", utc(entry.ends)));
        lines.push(format!("SUMMARY:{}", escaped(&entry.title)));
        lines.extend(entry.place.iter().map(|place| format!("LOCATION:{}", escaped(place))));
        let status = if entry.is_off { "CANCELLED" } else { "CONFIRMED" };
        lines.push(format!("STATUS:{status}"));
        lines.push("END:VEVENT".to_owned());
    }
    lines.push("END:VCALENDAR".to_owned());
    lines.iter().map(|line| folded(line)).collect()
}

/// A link that opens a calendar of the web with the entry filled in; none where it would be too
/// long. It names nobody.
pub fn calendar_link(entry: &CalendarEntry) -> Option<String> {
    let dates = format!("{}/{}", utc(entry.begins), utc(entry.ends));
    let mut link = format!("{ADD_LINK}&text={}&dates={dates}", encoded(&entry.title));
    if let Some(place) = &entry.place {
        link.push_str("&location=");
        link.push_str(&encoded(place));
    }
    (link.len() <= LINK_MAX).then_some(link)
}

/// `20261124T180000Z`.
fn utc(at: Moment) -> String {
    let at = Timestamp::from_millisecond(at.ms()).unwrap_or_default();
    at.strftime("%Y%m%dT%H%M%SZ").to_string()
}

/// A text value: what means something in the file is marked, and what shows nothing is left out.
fn escaped(text: &str) -> String {
    let mut out = String::with_capacity(text.len());
    for c in text.chars() {
        match c {
            '\\' | ';' | ',' => out.extend(['\\', c]),
            // Some readers end a line at the other two.
            '\n' | '\u{2028}' | '\u{2029}' => out.push_str("\\n"),
            c if c.is_control() => {}
            c => out.push(c),
        }
    }
    out
}

/// With its end; what is longer goes on behind a blank in the next line, no letter cut in two.
fn folded(line: &str) -> String {
    let mut out = String::with_capacity(line.len() + 2);
    let mut room = LINE_MAX;
    for c in line.chars() {
        if c.len_utf8() > room {
            out.push_str("\r\n ");
            room = LINE_MAX - 1;
        }
        out.push(c);
        room -= c.len_utf8();
    }
    out.push_str("\r\n");
    out
}

/// As a part of a link.
fn encoded(text: &str) -> String {
    let mut out = String::with_capacity(text.len());
    for byte in text.bytes() {
        match byte {
            b'a'..=b'z' | b'A'..=b'Z' | b'0'..=b'9' | b'-' | b'_' | b'.' | b'~' => {
                out.push(byte.into());
            }
            byte => out.push_str(&format!("%{byte:02X}")),
        }
    }
    out
}
