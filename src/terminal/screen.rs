//! A card on the screen: its text, and under it what can be pressed, with numbers.

use unicode_width::UnicodeWidthStr;

use crate::view::{Card, Style};

use super::plain::plain;
use super::press::Numbered;
use super::text::{Looks, Reading, bold, dim, paragraph};

/// How a private screen is set off from what the room sees.
pub(super) const PRIVATE: &str = "    ";

/// A card as lines.
pub(super) fn lines(
    card: &Card,
    numbers: &Numbered,
    reading: Reading<'_>,
    looks: Looks,
    indent: &str,
) -> Vec<String> {
    let mut out: Vec<String> =
        card.lines.iter().flat_map(|line| paragraph(line, reading, looks, indent)).collect();
    let blocks = card.picture.iter().flat_map(|picture| &picture.blocks);
    out.extend(blocks.map(|line| format!("{indent}{}", plain(line))));
    if let Some(wrote) = card.wrote_apart() {
        out.extend(wrote.lines().map(|line| format!("{indent}| {}", plain(line))));
    }
    for file in &card.files {
        out.extend(file.text.lines().flat_map(|line| paragraph(line, reading, looks, indent)));
    }
    if let Some(link) = &card.link {
        out.push(format!("{indent}{}: {}", plain(&link.label), plain(&link.address)));
    }
    for (picker, number) in card.pickers.iter().zip(&numbers.pickers) {
        let chosen = picker.options.iter().find(|option| option.is_chosen);
        let chosen = chosen.map_or("…".to_owned(), |option| plain(&option.in_a_line()));
        out.push(format!("{indent}[{number}] {}: ‹{chosen}›", bold(&plain(&picker.label), looks)));
        for (place, option) in (1..).zip(&picker.options) {
            out.push(format!("{indent}     {number} {place} → {}", plain(&option.in_a_line())));
        }
    }
    out.extend(buttons(card, numbers, looks, indent));
    out
}

/// The buttons in rows of the screen's width.
fn buttons(card: &Card, numbers: &Numbered, looks: Looks, indent: &str) -> Vec<String> {
    let mut rows: Vec<String> = Vec::new();
    let mut room = 0;
    for (button, number) in card.buttons.iter().zip(&numbers.buttons) {
        let label = plain(&button.label);
        let width = format!("[{number}] {label}  ").width();
        let shown = match button.style {
            Style::Main => bold(&label, looks),
            Style::Plain | Style::Danger => label,
        };
        let shown = format!("{} {shown}", dim(&format!("[{number}]"), looks));
        match rows.last_mut() {
            Some(row) if room >= width => {
                row.push_str("  ");
                row.push_str(&shown);
                room -= width;
            }
            Some(_) | None => {
                rows.push(format!("{indent}{shown}"));
                room = looks.width().saturating_sub(indent.width() + width);
            }
        }
    }
    rows
}

/// What of `card` is new against `before`: an edited card is not printed as a whole again.
pub(super) fn news(before: &Card, card: &Card) -> Card {
    let lines = card.lines.iter().filter(|line| !before.lines.contains(line)).cloned().collect();
    let buttons = &card.buttons;
    let buttons = buttons.iter().filter(|button| !before.buttons.contains(button)).cloned();
    Card { lines, pickers: card.pickers.clone(), buttons: buttons.collect(), ..Card::default() }
}

/// A card with its buttons and pickers as labels, where nobody is going to press them.
pub(super) fn labelled(
    card: &Card,
    reading: Reading<'_>,
    looks: Looks,
    indent: &str,
) -> Vec<String> {
    let mut out: Vec<String> =
        card.lines.iter().flat_map(|line| paragraph(line, reading, looks, indent)).collect();
    for picker in &card.pickers {
        let chosen = picker.options.iter().find(|option| option.is_chosen);
        let chosen = chosen.map_or("…".to_owned(), |option| plain(&option.in_a_line()));
        out.push(format!("{indent}{} ‹{chosen}›", plain(&picker.label)));
    }
    let labels: Vec<String> =
        card.buttons.iter().map(|button| format!("[{}]", plain(&button.label))).collect();
    out.extend(rows(&labels, looks.width().saturating_sub(indent.width()), indent));
    out
}

fn rows(labels: &[String], room: usize, indent: &str) -> Vec<String> {
    let mut rows: Vec<String> = Vec::new();
    for label in labels {
        match rows.last_mut() {
            Some(row) if row.width() + 1 + label.width() <= room + indent.width() => {
                row.push(' ');
                row.push_str(label);
            }
            Some(_) | None => rows.push(format!("{indent}{label}")),
        }
    }
    rows
}
