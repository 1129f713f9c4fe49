//! A card of `view` as messages of Discord. The card's dialect is Discord's own Markdown, so texts
//! go through as they are.

use crate::base::MemberId;
use crate::view::{self, Card, Style};

use super::ids;
use super::layout::{Button, Choices, Look, Message, Part, Picker, PickerOption, Picture, units};
use super::limits::{
    COMPONENTS_MAX, CONTENT_MAX, LAYOUT_TEXT_MAX, PICTURE_WORDS_MAX, ROW_BUTTONS_MAX,
};

/// Room that is left in a private message for the names of pickers.
const TEXT_MAX: usize = LAYOUT_TEXT_MAX - 600;

/// What the room sees. Those in `ping` who are not named in the text are named before it: Discord
/// notifies only who is mentioned in the words.
pub(super) fn room(card: &Card, ping: &[MemberId]) -> Message {
    let text = card.lines.join("\n");
    let unnamed: Vec<String> = ping
        .iter()
        .map(|member| format!("<@{member}>"))
        .filter(|mention| !text.contains(mention.as_str()))
        .collect();
    let content = if unnamed.is_empty() { text } else { format!("{}\n{text}", unnamed.join(" ")) };
    Message::room(cut(content, CONTENT_MAX), controls(card), ping.to_vec())
}

/// The text of a card for the room, as one message.
pub(super) fn content(card: &Card) -> String {
    cut(card.lines.join("\n"), CONTENT_MAX)
}

/// What one person sees, as one message or several; buttons stand on the last.
///
/// `png` is the card's picture, drawn: it stands under the first line, where the eye begins.
pub(super) fn private(card: &Card, png: Option<Vec<u8>>) -> Vec<Message> {
    let mut pages: Vec<Vec<Part>> = vec![Vec::new()];
    let mut used = 0;
    let picture = card.picture.as_ref().zip(png);
    let mut picture = picture.map(|(scene, png)| {
        Part::Picture(Picture { words: cut(scene.words.clone(), PICTURE_WORDS_MAX), png })
    });
    for line in &card.lines {
        let length = units(line) + 1;
        if used > 0 && used + length > TEXT_MAX {
            pages.push(Vec::new());
            used = 0;
        }
        used += length;
        if let Some(page) = pages.last_mut() {
            match page.last_mut() {
                Some(Part::Text(text)) => {
                    text.push('\n');
                    text.push_str(line);
                }
                Some(Part::Buttons(_) | Part::Picker(_) | Part::Picture(_)) | None => {
                    page.push(Part::Text(line.clone()));
                }
            }
            page.extend(picture.take());
        }
    }
    if let Some(last) = pages.last_mut() {
        last.extend(pickers(card, COMPONENTS_MAX - last.len()));
        last.extend(buttons(card));
    }
    pages.into_iter().filter(|parts| !parts.is_empty()).map(Message::private).collect()
}

/// Pickers with their names above them. Where that does not fit, the name moves into the options;
/// what still has no room is left out rather than the whole screen.
fn pickers(card: &Card, room: usize) -> Vec<Part> {
    const NAMED: usize = 3;
    const UNNAMED: usize = 2;
    let buttons: usize = buttons(card).iter().map(Part::component_count).sum();
    let room = room.saturating_sub(buttons);
    let all = card.pickers.iter().enumerate();
    if card.pickers.len() * NAMED <= room {
        let named = |(place, picker): (usize, &view::Picker)| {
            let name = Part::Text(format!("**{}**", picker.label));
            [Some(name), of_picker(place, picker)].into_iter().flatten()
        };
        return all.flat_map(named).collect();
    }
    let unnamed = |(place, picker): (usize, &view::Picker)| {
        let mut picker = picker.clone();
        for option in &mut picker.options {
            option.label = format!("{}: {}", picker.label, option.label);
        }
        of_picker(place, &picker)
    };
    all.filter_map(unnamed).take(room / UNNAMED).collect()
}

/// Pickers and buttons without texts of their own, for the older layout.
fn controls(card: &Card) -> Vec<Part> {
    let pickers = card.pickers.iter().enumerate().filter_map(|(at, p)| of_picker(at, p));
    pickers.chain(buttons(card)).collect()
}

fn of_picker(place: usize, picker: &view::Picker) -> Option<Part> {
    let options: Vec<PickerOption> = picker
        .options
        .iter()
        .filter_map(|option| {
            // "4 · between 3 and 5": the mark is what is read, the anchor is the smaller line.
            let (label, description) = match option.label.split_once(" · ") {
                Some((short, long)) => (short.to_owned(), Some(long.to_owned())),
                None => (option.label.clone(), None),
            };
            let value = ids::encode(&option.press)?;
            Some(PickerOption { value, label, description, is_chosen: option.is_chosen })
        })
        .collect();
    (!options.is_empty()).then(|| {
        Part::Picker(Picker {
            id: ids::picker(place),
            placeholder: picker.label.clone(),
            choices: Choices::Options(options),
            count: [1, 1],
        })
    })
}

/// Rows of up to five; the same button twice would be rejected, so it stands once.
fn buttons(card: &Card) -> Vec<Part> {
    let mut all: Vec<Button> = Vec::new();
    for button in &card.buttons {
        let Some(id) = ids::encode(&button.press) else { continue };
        if all.iter().any(|known| known.id == id) {
            continue;
        }
        let look = match button.style {
            Style::Main => Look::Main,
            Style::Plain => Look::Plain,
            Style::Danger => Look::Danger,
        };
        all.push(Button { id, label: button.label.clone(), look });
    }
    all.chunks(ROW_BUTTONS_MAX).map(|row| Part::Buttons(row.to_vec())).collect()
}

/// The text, at most so long. What views say fits; a text that does not is a mistake of ours, and
/// is cut rather than lost.
fn cut(text: String, units_max: usize) -> String {
    if units(&text) <= units_max {
        return text;
    }
    let mut used = 0;
    let fits = text.char_indices().take_while(|(_, c)| {
        used += c.len_utf16();
        used < units_max
    });
    let end = fits.last().map_or(0, |(at, c)| at + c.len_utf8());
    format!("{}…", &text[..end])
}
