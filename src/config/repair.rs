//! A text with mistakes of syntax, statement by statement: each mistake is told where it is, and
//! its statement is taken out, so that the rest can be read.
//!
//! The parser recovers from mistakes as well, but what it makes of the rest is guesswork: an open
//! bracket swallows the lines below it.

use toml::de::DeTable;

use super::complaint::Place;
use super::place::Lines;
use super::structure::MISTAKES_MAX;
use super::wording::syntax;

/// A longer statement is told of by its first mistake only: the parser keeps all that it finds.
const STATEMENT_BYTES_MAX: usize = 32 * 1024;
/// How texts of several lines begin and end.
const LONG_QUOTES: [&str; 2] = ["\"\"\"", "'''"];

/// What is left of a text, and what was wrong with the rest.
#[derive(Debug, Default)]
pub(super) struct Repaired {
    /// The text with as many lines as before; nothing where it cannot be read even so.
    pub(super) text: Option<String>,
    /// Each mistake: where, what and cure.
    pub(super) mistakes: Vec<(Place, String, String)>,
    /// What was taken out.
    pub(super) gaps: Vec<Gap>,
}

/// A statement that was taken out.
#[derive(Debug)]
pub(super) struct Gap {
    /// The line of the heading that it stands under; 0 above the first one.
    pub(super) heading: usize,
    /// The parts of its key; none where it has no key that can be read.
    keys: Vec<String>,
}

impl Gap {
    /// Whether `key` may be what was taken out under the heading at that line.
    pub(super) fn may_be(&self, heading: usize, key: &str) -> bool {
        let is_key = self.keys.is_empty() || self.keys.iter().any(|taken| taken == key);
        self.heading == heading && is_key
    }
}

/// Lines that belong together, counted from 0.
struct Statement {
    first: usize,
    end: usize,
    is_heading: bool,
}

/// Takes everything out of `text` that cannot be read.
pub(super) fn repaired(text: &str) -> Repaired {
    let mut lines: Vec<String> = text.split('\n').map(str::to_owned).collect();
    let statements = statements(&lines);
    let mut done = Repaired::default();
    let mut heading = 0;
    for statement in &statements {
        if statement.is_heading {
            heading = statement.first + 1;
        }
        let alone = lines[statement.first..statement.end].join("\n");
        let mistakes = mistakes(&alone, statement.first);
        if mistakes.is_empty() {
            continue;
        }
        done.mistakes.extend(mistakes);
        take_out(&mut lines, statement, heading, &mut done);
        if done.mistakes.len() >= MISTAKES_MAX {
            return done;
        }
    }
    done.text = together(&mut lines, &statements, &mut done.mistakes);
    done
}

/// The whole of what is sound alone, after what is there twice was taken out: a key, or a heading.
fn together(
    lines: &mut [String],
    statements: &[Statement],
    mistakes: &mut Vec<(Place, String, String)>,
) -> Option<String> {
    while mistakes.len() < MISTAKES_MAX {
        let whole = lines.join("\n");
        let Err(error) = DeTable::parse(&whole) else { return Some(whole) };
        let at = error.span().map_or(whole.len(), |span| span.start);
        let place = Lines::of(&whole).place(at);
        let is_here = |s: &&Statement| (s.first..s.end).contains(&(place.line - 1));
        let found = statements.iter().position(|s| is_here(&s))?;
        // A heading of one, and below it headings of several: the first is the wrong one.
        let several = lines[place.line - 1].trim().to_owned();
        let one = several.strip_prefix('[').and_then(|inner| inner.strip_suffix(']'));
        let one = one.and_then(|one| lines[..place.line - 1].iter().position(|line| line == one));
        if let Some(first) = one.filter(|_| several.starts_with("[[")) {
            let what = "there are several of these".to_owned();
            let place = Place { line: first + 1, column: 1 };
            mistakes.push((place, what, format!("write the heading as {several}")));
            lines[first] = several;
            continue;
        }
        let (what, cure) = syntax(error.message(), &lines[place.line - 1], place.column);
        mistakes.push((place, what, cure));
        // A heading takes everything below it along: it would fall to the heading above.
        let below = statements[found + 1..].iter().take_while(|s| !s.is_heading);
        let count = if statements[found].is_heading { below.count() } else { 0 };
        for statement in &statements[found..=found + count] {
            lines[statement.first..statement.end].iter_mut().for_each(String::clear);
        }
    }
    None
}

/// What is wrong with a statement that begins at the line `first`: the first mistake of each line,
/// because the others follow from it.
fn mistakes(alone: &str, first: usize) -> Vec<(Place, String, String)> {
    let Err(error) = DeTable::parse(alone) else { return Vec::new() };
    let errors = if alone.len() > STATEMENT_BYTES_MAX {
        vec![error]
    } else {
        DeTable::parse_recoverable(alone).1
    };
    let placed = Lines::of(alone);
    let mut found: Vec<(Place, String, String)> = Vec::new();
    for error in errors {
        // At the end of the text the parser points nowhere.
        let place = placed.place(error.span().map_or(alone.len(), |span| span.start));
        let line = alone.lines().nth(place.line - 1).unwrap_or_default();
        let (what, cure) = syntax(error.message(), line, place.column);
        found.push((Place { line: first + place.line, ..place }, what, cure));
    }
    found.sort();
    found.dedup_by_key(|(place, _, _)| place.line);
    // An open bracket is closed where nothing else is wrong.
    if found.len() > 1 {
        found.retain(|(_, what, _)| !what.starts_with("unclosed"));
    }
    found.truncate(MISTAKES_MAX);
    found
}

/// Empties the lines of a statement. A heading stays, mended, so that what is below it keeps its
/// place.
fn take_out(lines: &mut [String], statement: &Statement, heading: usize, done: &mut Repaired) {
    let first = lines[statement.first].trim().to_owned();
    let whole = lines[statement.first..statement.end].join("\n");
    lines[statement.first..statement.end].iter_mut().for_each(String::clear);
    if statement.is_heading {
        let name = first.trim_matches(['[', ']']);
        let is_list = first.starts_with("[[") || first.ends_with("]]");
        lines[statement.first] = if is_list { format!("[[{name}]]") } else { format!("[{name}]") };
    } else {
        done.gaps.push(Gap { heading, keys: keys(&whole) });
    }
}

/// The parts of the keys in a statement: of what a line begins with, and of whatever has a `=`
/// behind it.
fn keys(statement: &str) -> Vec<String> {
    let is_of_key = |c: char| c.is_ascii_alphanumeric() || matches!(c, '_' | '-' | '.');
    let first = &statement[..statement.find(|c| !is_of_key(c)).unwrap_or(statement.len())];
    let assigned = statement.match_indices('=').map(|(at, _)| {
        let before = statement[..at].trim_end();
        before.rsplit(|c| !is_of_key(c)).next().unwrap_or_default()
    });
    let parts = std::iter::once(first).chain(assigned).flat_map(|key| key.split('.'));
    parts.filter(|part| !part.is_empty()).map(str::to_owned).collect()
}

/// Where statements begin and end, judged by lines: a line that begins at its edge begins one,
/// unless it stands in a list or in a text.
fn statements(lines: &[String]) -> Vec<Statement> {
    let mut found: Vec<Statement> = Vec::new();
    let (mut depth, mut open_text) = (0, None);
    for (at, line) in lines.iter().enumerate() {
        let is_at_edge = !line.starts_with([' ', '\t', '}', ']', '#', '\r']) && !line.is_empty();
        let is_heading = is_heading(line);
        let begins = open_text.is_none()
            && is_at_edge
            && (depth == 0 || is_heading || begins_with_a_key(line));
        let goes_on = !begins && found.last().is_some_and(|last| last.end == at);
        match found.last_mut() {
            Some(last) if goes_on => last.end = at + 1,
            Some(_) | None => {
                found.push(Statement { first: at, end: at + 1, is_heading: begins && is_heading });
                depth = 0;
            }
        }
        (depth, open_text) = after(line, depth, open_text);
    }
    found
}

fn is_heading(line: &str) -> bool {
    let name = line.split('#').next().unwrap_or_default().trim_end();
    let inner = name.trim_start_matches('[').trim_end_matches(']');
    let is_of_key = |c: char| c.is_ascii_alphanumeric() || matches!(c, '_' | '-' | '.');
    name.starts_with('[') && !inner.is_empty() && inner.chars().all(is_of_key)
}

fn begins_with_a_key(line: &str) -> bool {
    let is_of_key = |c: char| c.is_ascii_alphanumeric() || matches!(c, '_' | '-' | '.');
    let rest = line.trim_start_matches(is_of_key);
    rest.len() < line.len() && rest.trim_start().starts_with('=')
}

/// How many brackets are open behind `line`, and the quotes of the long text that it ends in.
fn after(
    line: &str,
    mut depth: usize,
    mut open: Option<&'static str>,
) -> (usize, Option<&'static str>) {
    let mut quote = None;
    let mut at = 0;
    while let Some(c) = line[at..].chars().next() {
        let long = LONG_QUOTES.into_iter().find(|long| line[at..].starts_with(long));
        let mut step = c.len_utf8();
        match (open, quote, c) {
            (Some(ending), _, _) if long == Some(ending) => (open, step) = (None, ending.len()),
            (Some(_), _, _) => {}
            (None, Some('"'), '\\') => {
                step += line[at + 1..].chars().next().map_or(0, char::len_utf8);
            }
            (None, Some(ending), _) if c == ending => quote = None,
            (None, Some(_), _) => {}
            (None, None, _) if long.is_some() => (open, step) = (long, 3),
            (None, None, '"' | '\'') => quote = Some(c),
            (None, None, '#') => break,
            (None, None, '[' | '{') => depth += 1,
            (None, None, ']' | '}') => depth = depth.saturating_sub(1),
            (None, None, _) => {}
        }
        at += step;
    }
    (depth, open)
}

#[cfg(test)]
mod tests {
    use super::*;

    #[test]
    fn what_can_be_read_stays_where_it_is() {
        let text =
            "a = \"x\"\nb = [1 2\nc = 3\n[[q]\nd = \"\"\"\ne = 5\n\"\"\"\nf: 6\ng = [\n  1,\n]\n";
        let done = repaired(text);
        let lines: Vec<usize> = done.mistakes.iter().map(|(place, _, _)| place.line).collect();
        assert_eq!(lines, [2, 4, 8]);
        let left = "a = \"x\"\n\nc = 3\n[[q]]\nd = \"\"\"\ne = 5\n\"\"\"\n\ng = [\n  1,\n]\n";
        assert_eq!(done.text.as_deref(), Some(left));
        let gaps: Vec<_> = done.gaps.iter().map(|gap| (gap.heading, &gap.keys[..])).collect();
        let (b, f) = (["b".to_owned(), "b".to_owned()], ["f".to_owned()]);
        assert_eq!(gaps, [(0, &b[..]), (4, &f)]);
    }

    #[test]
    fn what_is_there_twice_goes_with_all_that_is_below_it() {
        let done = repaired("[a]\nb = 1\nb = 2\n[c]\nd = 1\n[a]\ne = 1\nf = 2\n[g]\n");
        let lines: Vec<usize> = done.mistakes.iter().map(|(place, _, _)| place.line).collect();
        assert_eq!(lines, [3, 6]);
        assert_eq!(done.text.as_deref(), Some("[a]\nb = 1\n\n[c]\nd = 1\n\n\n\n[g]\n"));
        let done = repaired("[a]\nb = 1\n[[a]]\nb = 2\n[[a]]\nb = 3\n");
        let lines: Vec<usize> = done.mistakes.iter().map(|(place, _, _)| place.line).collect();
        assert_eq!(lines, [1], "the others follow from it");
    }
}
