//! `outbox`: how what is to be shown comes through, as a table or for programs. Works beside a
//! running process, which alone knows its brake: that one says so in a file.

use std::fmt::{self, Write as _};
use std::path::Path;

use serde::Serialize;

use crate::base::Span;
use crate::interview::Hindrance;
use crate::protocol::{PlaceTraffic, Traffic, TrafficPlace};
use crate::runtime::{Clock, SystemClock};
use crate::service;
use crate::store::{DATABASE_FILE, Reader};

use super::ToMend;
use super::printed::say;

/// What is printed.
#[derive(Debug, Serialize)]
struct Printed {
    #[serde(flatten)]
    traffic: Traffic,
    /// What a running process said last of its brake; none: nothing lately.
    brake: Option<String>,
}

const COLUMNS: [&str; 10] = [
    "",
    "due",
    "late by",
    "later",
    "held",
    "failed",
    "on its way",
    "sent",
    "half within",
    "99% within",
];

/// Prints how the outbox of the database in `dir` stands.
///
/// # Errors
/// When there is no database, or it cannot be read.
pub(super) fn outbox(dir: &Path, brake: Option<String>, as_json: bool) -> anyhow::Result<()> {
    if !dir.join(DATABASE_FILE).exists() {
        return Err(ToMend(format!("there is no database in {}", dir.display())).into());
    }
    let reader = Reader::open(dir)?;
    let now = SystemClock.now();
    let traffic = reader.look(|read| service::traffic(read, None, now))?;
    let printed = Printed { traffic, brake };
    if as_json {
        say(&format!("{}\n", serde_json::to_string_pretty(&printed)?))
    } else {
        say(&printed.to_string())
    }
}

impl fmt::Display for Printed {
    fn fmt(&self, f: &mut fmt::Formatter<'_>) -> fmt::Result {
        let Traffic { within, is_cut, places, held, is_direct_stopped } = &self.traffic;
        if places.is_empty() {
            writeln!(f, "Nothing waits, and nothing was sent in the last {within}.")?;
        } else {
            table(f, places.iter().map(|(place, of)| cells(*place, of)))?;
            writeln!(f, "Sent and dropped: in the last {within}.")?;
        }
        for (why, sum) in held {
            let places = match sum.lanes {
                1 => "1 place".to_owned(),
                lanes => format!("{lanes} places"),
            };
            writeln!(f, "Held: {places}, for up to {}: {}", sum.held_for, hindered(*why))?;
        }
        for (place, of) in places {
            for (why, count) in &of.dropped {
                writeln!(f, "Dropped: {count}, {}: {why}", name(*place))?;
            }
        }
        if *is_direct_stopped {
            writeln!(
                f,
                "Direct messages: none is written, because Discord has flagged the bot for them. \
                 Look into why, then start it with --resume-dms."
            )?;
        }
        if *is_cut {
            writeln!(f, "There is more than was counted.")?;
        }
        match &self.brake {
            Some(brake) => writeln!(f, "Brake: {brake}"),
            None => writeln!(f, "Brake: only a connected process knows, and none said so lately."),
        }
    }
}

/// The rows under their headings, the numbers to the right.
fn table(
    f: &mut fmt::Formatter<'_>,
    rows: impl Iterator<Item = [String; COLUMNS.len()]>,
) -> fmt::Result {
    let rows: Vec<_> = std::iter::once(COLUMNS.map(str::to_owned)).chain(rows).collect();
    let width = |column: usize| rows.iter().map(|row| row[column].len()).max().unwrap_or(0);
    let widths: Vec<usize> = (0..COLUMNS.len()).map(width).collect();
    for row in &rows {
        let mut line = format!("{:<1$}", row[0], widths[0]);
        for (cell, width) in row.iter().zip(&widths).skip(1) {
            write!(line, "  {cell:>width$}")?;
        }
        writeln!(f, "{line}")?;
    }
    Ok(())
}

fn cells(place: TrafficPlace, of: &PlaceTraffic) -> [String; COLUMNS.len()] {
    let span = |span: Option<Span>| span.map_or_else(|| "-".to_owned(), |span| span.to_string());
    [
        name(place).to_owned(),
        of.due.to_string(),
        span(of.late),
        of.later.to_string(),
        of.held.to_string(),
        of.failed.to_string(),
        of.sending.to_string(),
        of.sent.to_string(),
        span(of.lateness.map(|late| late.half)),
        span(of.lateness.map(|late| late.most)),
    ]
}

fn name(place: TrafficPlace) -> &'static str {
    match place {
        TrafficPlace::Cards => "cards",
        TrafficPlace::Threads => "threads",
        TrafficPlace::Evenings => "evenings",
        TrafficPlace::StandingCards => "standing cards",
        TrafficPlace::Organisers => "organisers",
        TrafficPlace::Digests => "weeks of groups",
        TrafficPlace::DirectMessages => "direct messages",
        TrafficPlace::Unreadable => "unreadable",
    }
}

fn hindered(why: Hindrance) -> &'static str {
    match why {
        Hindrance::ThreadLocked => "the thread is locked",
        Hindrance::ThreadsFull => "the server has as many open threads as Discord allows",
        Hindrance::Full => "one of Discord's limits is reached there",
        Hindrance::Unseen => "the bot does not see the channel",
        Hindrance::NotAllowed => "a permission is missing",
        Hindrance::TimedOut => "the bot is in time-out there",
    }
}
