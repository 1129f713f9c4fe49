//! Cards as text: names for members, UTC for times, and only what changed of a card that lives on.

use std::cell::RefCell;

use greenroom::base::{MemberId, Moment};
use greenroom::calendar::Zone;
use greenroom::view::Card;

const DAY_S: i64 = 86_400;

thread_local! {
    /// Whose clock times are told by; UTC without one.
    static CLOCK: RefCell<Option<Zone>> = const { RefCell::new(None) };
}

/// From now on this test's times are told by the clock of that zone.
pub(super) fn tell_times_in(zone: Zone) {
    CLOCK.set(Some(zone));
}

/// Seconds since midnight of 1 January 1970 by the clock that is told.
fn told_seconds(at: Moment) -> i64 {
    let ahead = CLOCK.with_borrow(|zone| zone.as_ref().and_then(|zone| zone.ahead(at)));
    at.seconds() + ahead.map_or(0, |ahead| ahead.ms() / 1_000)
}

/// `A` to `Z` are the members 1 to 26.
pub(super) fn name(member: MemberId) -> String {
    let letter = u8::try_from(member.0 - 1).ok().filter(|n| *n < 26);
    letter.map_or_else(|| format!("member {member}"), |n| char::from(b'A' + n).to_string())
}

pub(super) fn member(name: &str) -> Option<MemberId> {
    match name.as_bytes() {
        [letter @ b'A'..=b'Z'] => Some(MemberId(i64::from(letter - b'A') + 1)),
        _ => None,
    }
}

/// `18:00:05`.
pub(super) fn clock(at: Moment) -> String {
    let s = told_seconds(at).rem_euclid(DAY_S);
    format!("{:02}:{:02}:{:02}", s / 3600, s / 60 % 60, s % 60)
}

/// `Tue 24 Nov`.
pub(super) fn day(at: Moment) -> String {
    let days = told_seconds(at).div_euclid(DAY_S);
    let weekday = ["Thu", "Fri", "Sat", "Sun", "Mon", "Tue", "Wed"][days.rem_euclid(7) as usize];
    // Days since 1 March of the year 0, as in Howard Hinnant's `civil_from_days`.
    let z = days + 719_468;
    let era = z.div_euclid(146_097);
    let of_era = z.rem_euclid(146_097);
    let year_of_era = (of_era - of_era / 1460 + of_era / 36_524 - of_era / 146_096) / 365;
    let of_year = of_era - (365 * year_of_era + year_of_era / 4 - year_of_era / 100);
    let month = (5 * of_year + 2) / 153;
    let date = of_year - (153 * month + 2) / 5 + 1;
    let months =
        ["Mar", "Apr", "May", "Jun", "Jul", "Aug", "Sep", "Oct", "Nov", "Dec", "Jan", "Feb"];
    let year = year_of_era + era * 400 + i64::from(month >= 10);
    let year = if year == 2026 { String::new() } else { format!(" {year}") };
    format!("{weekday} {date} {}{year}", months[month as usize])
}

/// `Tue 24 Nov 18:00`.
pub(super) fn moment(at: Moment) -> String {
    format!("{} {}", day(at), &clock(at)[..5])
}

fn time(at: Moment, style: &str, now: Moment) -> String {
    match style {
        "F" => moment(at),
        "D" => day(at),
        "t" => clock(at)[..5].to_owned(),
        "R" if at > now => format!("in {}", at.since(now)),
        "R" if at < now => format!("{} ago", now.since(at)),
        "R" => "now".to_owned(),
        other => panic!("time style {other}"),
    }
}

/// The dialect's members and times as a platform would show them. With `raw` its escapes stay.
fn shown(text: &str, now: Moment, raw: bool) -> String {
    let mut out = String::new();
    let mut rest = text;
    while let Some(c) = rest.chars().next() {
        if c == '\\' {
            let escaped: String = rest.chars().take(2).collect();
            out.push_str(if raw { &escaped } else { escaped.trim_start_matches('\\') });
            if escaped == "\\\\" && !raw {
                out.push('\\');
            }
            rest = &rest[escaped.len()..];
            continue;
        }
        if let Some(inside) = rest.strip_prefix('<')
            && let Some((tag, after)) = inside.split_once('>')
            && let Some(text) = tag_text(tag, now)
        {
            out.push_str(&text);
            rest = after;
            continue;
        }
        out.push(c);
        rest = &rest[c.len_utf8()..];
    }
    out
}

fn tag_text(tag: &str, now: Moment) -> Option<String> {
    if let Some(id) = tag.strip_prefix('@') {
        return id.parse().ok().map(|id| name(MemberId(id)));
    }
    let (seconds, style) = tag.strip_prefix("t:")?.split_once(':')?;
    let seconds: i64 = seconds.parse().ok()?;
    Some(time(Moment::from_ms(seconds * 1000), style, now))
}

/// The lines of a card, the buttons last.
pub(super) fn lines(card: &Card, now: Moment, raw: bool) -> Vec<String> {
    let mut lines: Vec<String> = Vec::new();
    for line in &card.lines {
        lines.extend(shown(line, now, raw).lines().map(str::to_owned));
    }
    for file in &card.files {
        lines.push(format!("📎 {}", file.name));
        lines.extend(file.text.lines().map(|line| shown(line, now, raw)));
    }
    if let Some(link) = &card.link {
        lines.push(format!("🔗 {}: {}", link.label, link.address));
    }
    for picker in &card.pickers {
        let chosen = picker.options.iter().find(|o| o.is_chosen);
        let chosen = chosen.map_or("…".to_owned(), |o| o.in_a_line());
        lines.push(format!("‹{}: {chosen}›", picker.label));
    }
    if !card.buttons.is_empty() {
        let labels: Vec<String> = card.buttons.iter().map(|b| format!("[{}]", b.label)).collect();
        lines.push(labels.join(" "));
    }
    lines
}

/// What stands in `new` and not in `old`; where only lines went, those. A time that has only come
/// nearer is no change: `old` and `new` are given as they read at one moment, `shown` as it reads
/// now.
pub(super) fn changed(old: &[String], new: &[String], shown: &[String]) -> Vec<String> {
    let fresh: Vec<String> = new
        .iter()
        .zip(shown)
        .filter(|(line, _)| !old.contains(line))
        .map(|(_, shown)| shown.clone())
        .collect();
    if !fresh.is_empty() || old == new {
        return fresh;
    }
    old.iter().filter(|l| !new.contains(l)).map(|l| format!("(gone) {l}")).collect()
}

/// A text without the number of its session.
pub(super) fn unnumbered(text: &str) -> String {
    let mut parts = text.split('#');
    let first = parts.next().unwrap_or_default().to_owned();
    parts.fold(first, |text, part| {
        text + "#" + part.trim_start_matches(|c: char| c.is_ascii_digit())
    })
}

/// As [`changed`], and with every line that went: the two are cards of different things.
pub(super) fn different(old: &[String], new: &[String], shown: &[String]) -> Vec<String> {
    let all = |lines: &[String]| lines.iter().map(|line| unnumbered(line)).collect::<Vec<_>>();
    let (before, after) = (all(old), all(new));
    let fresh = after.iter().zip(shown).filter(|(line, _)| !before.contains(line));
    let gone = before.iter().zip(old).filter(|(line, _)| !after.contains(line));
    fresh
        .map(|(_, line)| line.clone())
        .chain(gone.map(|(_, line)| format!("(gone) {line}")))
        .collect()
}
