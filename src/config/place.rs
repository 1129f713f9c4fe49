//! From bytes and paths to lines: where in a text something stands.

use std::ops::Range;

use toml::Spanned;
use toml::de::{DeTable, DeValue};

use super::complaint::Place;
use crate::base::Step;

/// Where the lines of a text begin, found once for all complaints about it.
pub(super) struct Lines<'t> {
    text: &'t str,
    starts: Vec<usize>,
}

impl<'t> Lines<'t> {
    /// The lines of `text`.
    pub(super) fn of(text: &'t str) -> Self {
        let after_newlines = text.match_indices('\n').map(|(at, _)| at + 1);
        Self { text, starts: std::iter::once(0).chain(after_newlines).collect() }
    }

    /// The line and column of the byte at `at`.
    pub(super) fn place(&self, at: usize) -> Place {
        let before = self.text.get(..at.min(self.text.len())).unwrap_or(self.text);
        let line = self.starts.partition_point(|start| *start <= before.len()).max(1);
        Place { line, column: before[self.starts[line - 1]..].chars().count() + 1 }
    }
}

/// What a path leads to: the values on the way, outermost first, and where to point.
#[derive(Debug, Default)]
pub(super) struct Way<'a, 'i> {
    /// The values on the way, the root left out.
    pub(super) values: Vec<&'a Spanned<DeValue<'i>>>,
    /// The byte to point at: the last key or value that exists; `None` for the whole file.
    pub(super) at: Option<usize>,
}

/// Follows `path` from `root` as far as it leads: a key that is missing is missed at its table.
pub(super) fn way<'a, 'i>(root: &'a DeTable<'i>, path: &[Step]) -> Way<'a, 'i> {
    let mut way = Way::default();
    for step in path {
        let inside = way.values.last().map(|value| value.get_ref());
        let table = match inside {
            None => Some(root),
            Some(value) => value.as_table(),
        };
        let next = match step {
            Step::Key(key) => table.and_then(|table| entry(table, key)),
            Step::Index(i) => {
                let array = inside.and_then(DeValue::as_array);
                array.and_then(|array| array.get(*i)).map(|value| (value.span(), value))
            }
        };
        let Some((Range { start, .. }, value)) = next else { break };
        way.at = Some(start);
        way.values.push(value);
    }
    way
}

/// The entry of `table` under `key`, with the span of the key as written.
fn entry<'a, 'i>(
    table: &'a DeTable<'i>,
    key: &str,
) -> Option<(Range<usize>, &'a Spanned<DeValue<'i>>)> {
    let (written, value) = table.iter().find(|(written, _)| written.get_ref() == key)?;
    Some((written.span(), value))
}

#[cfg(test)]
mod tests {
    use super::*;

    #[test]
    fn a_path_leads_to_its_line_or_to_the_nearest_one() {
        let text = "id = 1\n\n[[q]]\na = 1\nb.c = [\n  7,\n  8,\n]\n[[q]]\na = 2\n";
        let root = DeTable::parse(text).unwrap();
        let lines = Lines::of(text);
        let line = |path: &[Step]| way(root.get_ref(), path).at.map(|at| lines.place(at).line);
        assert_eq!(line(&[]), None);
        assert_eq!(line(&["id".into()]), Some(1));
        assert_eq!(line(&["q".into(), 0.into()]), Some(3));
        assert_eq!(line(&["q".into(), 0.into(), "b".into(), "c".into()]), Some(5));
        assert_eq!(line(&["q".into(), 0.into(), "b".into(), "c".into(), 1.into()]), Some(7));
        assert_eq!(line(&["q".into(), 1.into(), "a".into()]), Some(10));
        assert_eq!(line(&["q".into(), 1.into(), "missing".into()]), Some(9));
        assert_eq!(line(&["q".into(), 5.into()]), Some(3));
    }

    #[test]
    fn columns_are_counted_in_characters() {
        let place = |text: &str, at: usize| Lines::of(text).place(at);
        assert_eq!(place("é = ü", 5), Place { line: 1, column: 5 });
        assert_eq!(place("a\nbc", 3), Place { line: 2, column: 2 });
        assert_eq!(place("a\n", 2), Place { line: 2, column: 1 });
        assert_eq!(place("a", 99), Place { line: 1, column: 2 });
        assert_eq!(place("", 0), Place { line: 1, column: 1 });
    }
}
