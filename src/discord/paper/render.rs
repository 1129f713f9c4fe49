//! A card of `view` as messages of Discord. The card's dialect is Discord's own Markdown, so texts
//! go through as they are.

use crate::base::{ENGLISH, Language, MemberId};
use crate::protocol::Query;
use crate::view::{self, Asks, Card, CardFile, CardLink, Press, Style};

use crate::discord::ids::{self, DiscordPress, Page, PickerNo, Spot};
use crate::discord::limits::{
    COMPONENTS_MAX, CONTENT_MAX, LAYOUT_TEXT_MAX, PICTURE_WORDS_MAX, ROW_BUTTONS_MAX,
};

use super::layout::{
    Button, Choices, Look, Message, Part, Picker, PickerOption, Picture, WROTE_FILE, units,
};
use super::words;

/// Room that is left in a private message for the names of pickers.
const TEXT_MAX: usize = LAYOUT_TEXT_MAX - 600;

/// Bytes of files that go with a first answer.
const FIRST_FILES_MAX: usize = 200_000;

/// What the room sees. Those in `ping` who are not named in the text are named before it: Discord
/// notifies only who is mentioned in the words.
pub(in crate::discord) fn room(card: Card, ping: &[MemberId]) -> Message {
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
pub(in crate::discord) fn content(card: &Card) -> String {
    cut(card.lines.join("\n"), CONTENT_MAX)
}

/// What one person sees, as one message or several; buttons stand on the last.
///
/// `png` is the card's picture, drawn: it stands under the first line, where the eye begins.
pub(in crate::discord) fn private(
    lang: &Language,
    card: Card,
    png: Option<Vec<u8>>,
) -> Vec<Message> {
    screen(lang, card, png, None, Spot::Page(0))
}

/// A private screen at `spot`. With more pickers than one message takes it has pages, which
/// `query` leads to: each has the text and the buttons of the screen.
pub(in crate::discord) fn screen(
    lang: &Language,
    card: Card,
    png: Option<Vec<u8>>,
    query: Option<&Query>,
    spot: Spot,
) -> Vec<Message> {
    let wrote = card.wrote_apart().map(str::to_owned);
    let wrote = wrote.map(|text| CardFile { name: WROTE_FILE.into(), text });
    let files: Vec<CardFile> = wrote.into_iter().chain(card.files).collect();
    let picture = card.picture.zip(png).map(|(scene, png)| {
        Part::Picture(Picture { words: cut(scene.words, PICTURE_WORDS_MAX), png })
    });
    let mut messages = texts(card.lines, picture);
    // What takes long to send is no first answer: that has two seconds.
    let is_large = files.iter().map(|file| file.text.len()).sum::<usize>() > FIRST_FILES_MAX;
    let mut behind: Vec<Part> = files.into_iter().map(Part::TextFile).collect();
    if let Some(last) = messages.last_mut()
        && !is_large
    {
        last.append(&mut behind);
    }
    if let Some(last) = messages.last_mut() {
        let mut buttons = rows(lang, card.buttons, card.asks);
        buttons.extend(card.link.map(leading));
        let taken: usize = last.iter().chain(&buttons).map(Part::component_count).sum();
        let room = COMPONENTS_MAX.saturating_sub(taken);
        last.extend(controls_of(lang, card.pickers, query, spot, room));
        last.extend(buttons);
    }
    messages.push(behind);
    messages.into_iter().filter(|parts| !parts.is_empty()).map(Message::private).collect()
}

/// The text of a card, cut into messages, with its picture.
fn texts(lines: Vec<String>, mut picture: Option<Part>) -> Vec<Vec<Part>> {
    let mut messages: Vec<Vec<Part>> = vec![Vec::new()];
    let mut used = 0;
    for line in lines {
        let length = units(&line) + 1;
        if used > 0 && used + length > TEXT_MAX {
            messages.push(Vec::new());
            used = 0;
        }
        used += length;
        if let Some(message) = messages.last_mut() {
            match message.last_mut() {
                Some(Part::Text(text)) if text.len() + line.len() < CONTENT_MAX => {
                    text.push('\n');
                    text.push_str(&line);
                }
                // Some take no longer text for one part, whatever the message may hold.
                Some(
                    Part::Text(_)
                    | Part::Buttons(_)
                    | Part::Picker(_)
                    | Part::Picture(_)
                    | Part::TextFile(_),
                )
                | None => {
                    message.push(Part::Text(line));
                }
            }
            message.extend(picture.take());
        }
    }
    messages
}

/// A picker with its name above it.
const NAMED: usize = 3;
/// A picker whose name is in its options.
const UNNAMED: usize = 2;
/// Which page it is, and the buttons to its neighbours.
const PAGING: usize = 4;

/// Pickers with their names above them. Where that does not fit, the name moves into the options;
/// where that does not fit either, the screen has pages.
fn controls_of(
    lang: &Language,
    pickers: Vec<view::Picker>,
    query: Option<&Query>,
    spot: Spot,
    room: usize,
) -> Vec<Part> {
    let all: Vec<(PickerNo, view::Picker)> = (0..).map(PickerNo).zip(pickers).collect();
    if all.len() * NAMED <= room {
        return all.into_iter().flat_map(|(place, picker)| named(place, picker)).collect();
    }
    let Some(query) = query.filter(|_| all.len() * UNNAMED > room) else {
        return all.into_iter().filter_map(|(place, picker)| unnamed(place, picker)).collect();
    };
    let mut pages = pages(all, room.saturating_sub(PAGING) / NAMED);
    let count = pages.len();
    let has = |page: &[(PickerNo, view::Picker)], wanted| page.iter().any(|(p, _)| *p == wanted);
    let no = match spot {
        Spot::Page(no) => usize::from(no).min(count - 1),
        Spot::Picker(place) => pages.iter().position(|page| has(page, place)).unwrap_or(0),
    };
    let page = pages.swap_remove(no).into_iter();
    let mut parts: Vec<Part> = page.flat_map(|(place, picker)| named(place, picker)).collect();
    parts.push(Part::Text(words::page(lang, no, count)));
    let turn = |to: Option<usize>, label: &str| {
        let no = u8::try_from(to.filter(|to| *to < count)?).ok()?;
        let id = ids::page(&Page { no, query: query.clone() })?;
        Some(Button { id, label: label.to_owned(), look: Look::Plain })
    };
    let turns =
        [turn(no.checked_sub(1), &words::back(lang)), turn(Some(no + 1), &words::more(lang))];
    parts.push(Part::Buttons(turns.into_iter().flatten().collect()));
    parts
}

/// Pickers in pages of at most `most`; those of one group stay together if they can.
fn pages(
    mut rest: Vec<(PickerNo, view::Picker)>,
    most: usize,
) -> Vec<Vec<(PickerNo, view::Picker)>> {
    let most = most.max(1);
    let mut pages = Vec::new();
    while rest.len() > most {
        let is_cut_between_groups = |at: &usize| rest[*at - 1].1.group != rest[*at].1.group;
        let at = (1..=most).rev().find(is_cut_between_groups).unwrap_or(most);
        let behind = rest.split_off(at);
        pages.push(rest);
        rest = behind;
    }
    pages.push(rest);
    pages
}

fn named(place: PickerNo, picker: view::Picker) -> impl Iterator<Item = Part> + use<> {
    let name = Part::Text(format!("**{}**", picker.label));
    of_picker(place, picker).map(|picker| [name, picker]).into_iter().flatten()
}

fn unnamed(place: PickerNo, mut picker: view::Picker) -> Option<Part> {
    for option in &mut picker.options {
        option.label = format!("{}: {}", picker.label, option.label);
    }
    of_picker(place, picker)
}

/// Pickers and buttons without texts of their own, for the older layout.
fn controls(card: Card) -> Vec<Part> {
    let pickers = (0..).map(PickerNo).zip(card.pickers).filter_map(|(at, p)| of_picker(at, p));
    pickers.chain(rows(&ENGLISH, card.buttons, Vec::new())).collect()
}

fn of_picker(place: PickerNo, picker: view::Picker) -> Option<Part> {
    let options: Vec<PickerOption> = picker
        .options
        .into_iter()
        .filter_map(|option| {
            Some(PickerOption {
                value: ids::encode(&option.press)?,
                label: option.label,
                description: option.description,
                is_chosen: option.is_chosen,
            })
        })
        .collect();
    (!options.is_empty()).then(|| {
        Part::Picker(Picker {
            id: ids::picker(place),
            placeholder: picker.label,
            choices: Choices::Options(options),
            count: [1, 1],
        })
    })
}

/// Rows of up to five. Two buttons of one name would be rejected: a second one to the same screen
/// leads to its first page, which is the same.
fn rows(lang: &Language, buttons: Vec<view::Button>, asks: Vec<Asks>) -> Vec<Part> {
    let mut all: Vec<Button> = Vec::new();
    for button in buttons {
        let Some(mut id) = ids::encode(&button.press) else { continue };
        let is_taken = |id: &String| all.iter().any(|known| known.id == *id);
        if is_taken(&id) {
            let Press::Look(query) = &button.press else { continue };
            let first = ids::page(&Page { no: 0, query: query.clone() });
            let Some(other) = first.filter(|other| !is_taken(other)) else { continue };
            id = other;
        }
        let look = match button.style {
            Style::Main => Look::Main,
            Style::Plain => Look::Plain,
            Style::Danger => Look::Danger,
        };
        all.push(Button { id, label: button.label, look });
    }
    all.extend(asks.into_iter().map(|asks| asking(lang, asks)));
    all.chunks(ROW_BUTTONS_MAX).map(|row| Part::Buttons(row.to_vec())).collect()
}

/// The button that leads to a page on the web, in a row of its own.
fn leading(link: CardLink) -> Part {
    let CardLink { label, address } = link;
    Part::Buttons(vec![Button { id: address, label, look: Look::Link }])
}

/// The button that opens a form of this platform's.
pub(in crate::discord) fn asking(lang: &Language, asks: Asks) -> Button {
    let id = ids::discord_press(DiscordPress::Ask(asks));
    Button { id, label: words::asks(lang, asks), look: Look::Plain }
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

#[cfg(test)]
mod tests {
    use std::collections::BTreeSet;

    use crate::base::SessionId;
    use crate::interview::{Act, TurnNo};
    use crate::rubric::{Choice, CompetencyNo, Mark};
    use crate::view::Form;

    use super::*;
    use crate::discord::ids::Meaning;
    use crate::discord::paper::wire;

    const SESSION: SessionId = SessionId(i64::MAX);

    fn picker(label: &str, competency: CompetencyNo, group: u8) -> view::Picker {
        let options = Mark::ALL.into_iter().map(|mark| view::PickerOption {
            label: mark.to_string(),
            description: Some("an anchor of some length ".repeat(3).trim_end().to_owned()),
            press: Press::act(SESSION, Act::OwnMark { competency, choice: Choice::Mark(mark) }),
            is_chosen: mark.value() == 3,
        });
        view::Picker { label: format!("{label:·<45}"), options: options.collect(), group }
    }

    /// A screen on which somebody rates, as `view` lays it out.
    fn card(competencies: u8, interviewers: u8, words: bool) -> Card {
        let mut card =
            Card { lines: vec!["How did it go?".to_owned(), "x".repeat(900)], ..Card::default() };
        card.pickers = CompetencyNo::all()
            .take(usize::from(competencies))
            .map(|no| picker("Competency", no, 0))
            .collect();
        for one in 1..=interviewers {
            card.pickers.extend(
                ["Realistic", "Specific", "Useful"].map(|side| picker(side, CompetencyNo(0), one)),
            );
        }
        let mut presses = vec![
            Press::act(SESSION, Act::OwnDone),
            Press::act(SESSION, Act::OwnSkip),
            Press::Fill(Form::Recording { session: SESSION }),
            Press::Look(Query::HowToRate(SESSION)),
        ];
        if words {
            let so_far = Default::default();
            presses.push(Press::Fill(Form::Words { session: SESSION, turn: TurnNo(0), so_far }));
            presses.push(Press::Look(Query::Answers(SESSION, TurnNo(0))));
        }
        card.buttons.extend(presses.into_iter().map(|press| view::Button::new("A button", press)));
        card
    }

    fn pickers(message: &Message) -> Vec<String> {
        ids_of(message).into_iter().filter(|id| id.starts_with("g1:pick:")).collect()
    }

    fn ids_of(message: &Message) -> Vec<String> {
        fn walk(value: &serde_json::Value, into: &mut Vec<String>) {
            into.extend(value["custom_id"].as_str().map(str::to_owned));
            value["components"].as_array().into_iter().flatten().for_each(|one| walk(one, into));
        }
        let mut found = Vec::new();
        walk(&wire::tree(message), &mut found);
        found
    }

    #[test]
    fn every_picker_is_reached_by_pressing_on_and_no_page_breaks_a_limit() {
        let query = Query::Own(SESSION);
        for competencies in 3..=8 {
            for interviewers in 0..=6 {
                for words in [false, true] {
                    let card = card(competencies, interviewers, words);
                    let mut reached = BTreeSet::new();
                    let mut seen = BTreeSet::from([0]);
                    let mut ahead = vec![Spot::Page(0)];
                    while let Some(spot) = ahead.pop() {
                        let messages = screen(&ENGLISH, card.clone(), None, Some(&query), spot);
                        let [message] = messages.as_slice() else { panic!("{messages:?}") };
                        assert_eq!(message.broken_limits(), Vec::<String>::new());
                        reached.extend(pickers(message));
                        for id in ids_of(message) {
                            if let Meaning::Page(page) = ids::decode(&id)
                                && seen.insert(page.no)
                            {
                                assert_eq!(page.query, query);
                                ahead.push(Spot::Page(page.no));
                            }
                        }
                    }
                    let all = (0..).map(PickerNo).zip(&card.pickers).map(|(at, _)| ids::picker(at));
                    assert_eq!(reached, all.collect());
                }
            }
        }
    }

    #[test]
    fn a_picker_that_was_used_is_on_the_page_that_comes_next() {
        let card = card(8, 6, true);
        for (place, _) in (0..).map(PickerNo).zip(&card.pickers) {
            let query = Query::Own(SESSION);
            let spot = Spot::Picker(place);
            let messages = screen(&ENGLISH, card.clone(), None, Some(&query), spot);
            assert!(pickers(&messages[0]).contains(&ids::picker(place)));
        }
    }

    #[test]
    fn an_interviewers_pickers_stay_on_one_page() {
        for competencies in 3..=8 {
            let card = card(competencies, 6, true);
            for no in 0..4 {
                let query = Query::Own(SESSION);
                let messages = screen(&ENGLISH, card.clone(), None, Some(&query), Spot::Page(no));
                let text = wire::tree(&messages[0]).to_string();
                let count = |side: &str| text.matches(&format!("**{side}")).count();
                assert_eq!(count("Realistic"), count("Useful"));
            }
        }
    }

    #[test]
    fn two_ways_to_one_screen_are_both_there_and_both_lead_to_it() {
        let look = || Press::Look(Query::Panel(SESSION));
        let both = ["Panel", "Observer's tools"].map(|label| view::Button::new(label, look()));
        let lines = vec!["A turn".to_owned()];
        let card = Card { lines, buttons: both.to_vec(), ..Card::default() };
        let message = room(card, &[]);
        assert_eq!(message.broken_limits(), Vec::<String>::new());
        let meant: Vec<Query> = ids_of(&message)
            .iter()
            .filter_map(|id| {
                let meant = ids::decode(id);
                if let Meaning::Page(page) = meant {
                    return Some(page.query);
                }
                if let Meaning::Press(Press::Look(query)) = meant { Some(query) } else { None }
            })
            .collect();
        assert_eq!(meant, [Query::Panel(SESSION), Query::Panel(SESSION)]);
    }

    #[test]
    fn what_fits_one_message_has_no_pages() {
        let messages =
            screen(&ENGLISH, card(5, 1, false), None, Some(&Query::Own(SESSION)), Spot::Page(3));
        assert_eq!(pickers(&messages[0]).len(), 8);
        assert!(!wire::tree(&messages[0]).to_string().contains("Page "));
    }
}
