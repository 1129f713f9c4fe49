//! What is wrong with the texts of a file, said in one way.

use super::complaint::{Complaint, Step};
use super::text::{CleanText, Lines, TextLimit, TextProblem};

/// The complaint about a text that is empty, too long, or not as clean as it will be shown.
pub fn text_complaint(at: Vec<Step>, raw: &str, limit: TextLimit) -> Option<Complaint> {
    let name = name(&at);
    let (what, cure) = match CleanText::new(raw, limit) {
        Err(TextProblem::Empty) => (format!("`{name}` is empty"), "write a text".to_owned()),
        Err(TextProblem::TooLong { characters_max }) => {
            let what = format!("`{name}` is {} characters long", raw.encode_utf16().count());
            (what, format!("shorten it to at most {characters_max}"))
        }
        Ok(clean) if clean.as_str() != raw => (
            format!("`{name}` has line breaks, hidden characters or spaces at its ends"),
            match limit.lines {
                Lines::One => "write it as one plain line".to_owned(),
                Lines::Many => "write it as plain text, with one empty line at most".to_owned(),
            },
        ),
        Ok(_) => return None,
    };
    Some(Complaint::new(at, what, cure))
}

/// The complaint about a list that is too short or too long.
pub fn count_complaint(
    at: Vec<Step>,
    count: usize,
    (fewest, most): (usize, usize),
) -> Option<Complaint> {
    if (fewest..=most).contains(&count) {
        return None;
    }
    let what = format!("`{}` has {count} entries", name(&at));
    let cure = if fewest == most {
        format!("write {most} of them")
    } else {
        format!("write {fewest} to {most} of them")
    };
    Some(Complaint::new(at, what, cure))
}

/// The last key on the way: entries of a list are called as the list.
fn name(at: &[Step]) -> String {
    let key = at.iter().rev().find_map(|step| match step {
        Step::Key(key) => Some(key.clone()),
        Step::Index(_) => None,
    });
    key.unwrap_or_else(|| "text".to_owned())
}
