//! What there is to read, printed: a card without the buttons that nobody could press.

use crate::base::{ENGLISH, MemberId, Moment};
use crate::calendar::Zone;
use crate::protocol::{Query, Shown};
use crate::view::{self, Texts};

use super::names::Names;
use super::text::{Looks, Reading, paragraph};

/// The card that `words` name, as text; nothing where there is no such card.
pub fn guide(texts: &Texts, words: &str, looks: Looks) -> Option<String> {
    let query = Query::Guide(texts.guide.topic(words)?);
    let now = Moment::from_ms(0);
    let card =
        view::shown(&ENGLISH, &Shown::Guide { hidden: None }, &query, MemberId(0), now, texts);
    let (names, zone) = (Names::default(), Zone::utc());
    let reading = Reading { names: &names, zone: &zone, now };
    let paragraphs: Vec<String> =
        card.lines.iter().map(|line| paragraph(line, reading, looks, "").join("\n")).collect();
    Some(paragraphs.join("\n\n") + "\n")
}
