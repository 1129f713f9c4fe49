//! The coverage of the banks as a table for the terminal.

use std::fmt;

use crate::bank::{Coverage, Level, Row, Thin};

/// The table fits a terminal of so many columns.
const COLUMNS: usize = 100;
/// The width of a number with the space before it; 100,000 questions have six digits.
const NUMBER: usize = 8;
/// Space between competencies.
const GAP: usize = 3;
/// How many of the thinnest places are named.
const THINNEST: usize = 3;

/// How many questions there are, in rows and columns.
#[derive(Debug, Clone, Copy)]
pub struct CoverageTable<'a>(pub &'a Coverage);

impl fmt::Display for CoverageTable<'_> {
    fn fmt(&self, f: &mut fmt::Formatter<'_>) -> fmt::Result {
        let Self(coverage) = self;
        let kinds: Vec<(&str, &Row)> =
            coverage.kinds.iter().map(|(kind, row)| (kind.name(), row)).collect();
        by_level(f, "kind", &kinds)?;
        thinnest(f, &coverage.thinnest_kinds(THINNEST))?;
        let roles: Vec<(&str, &Row)> =
            coverage.roles.iter().map(|(role, row)| (role.as_str(), row)).collect();
        if !roles.is_empty() {
            writeln!(f)?;
            by_level(f, "role", &roles)?;
            thinnest(f, &coverage.thinnest_roles(THINNEST))?;
        }
        let competencies: Vec<(&str, usize)> =
            coverage.competencies.iter().map(|(tag, count)| (tag.as_str(), *count)).collect();
        if !competencies.is_empty() {
            writeln!(f)?;
            in_columns(f, "competency", &competencies)?;
            thinnest(f, &coverage.thinnest_competencies(THINNEST))?;
        }
        Ok(())
    }
}

fn by_level(f: &mut fmt::Formatter<'_>, heading: &str, rows: &[(&str, &Row)]) -> fmt::Result {
    let names = rows.iter().map(|(name, _)| name.len()).chain([heading.len()]);
    let width = names.max().unwrap_or(0);
    write!(f, "{heading:width$}{:>NUMBER$}", "all")?;
    for level in Level::ALL {
        write!(f, "{:>NUMBER$}", level.name())?;
    }
    writeln!(f)?;
    for (name, row) in rows {
        write!(f, "{name:width$}{:>NUMBER$}", row.all)?;
        for count in row.by_level {
            write!(f, "{count:>NUMBER$}")?;
        }
        writeln!(f)?;
    }
    Ok(())
}

/// Names with their counts, read down the columns.
fn in_columns(f: &mut fmt::Formatter<'_>, heading: &str, all: &[(&str, usize)]) -> fmt::Result {
    writeln!(f, "{heading}")?;
    let name = all.iter().map(|(name, _)| name.len()).max().unwrap_or(0);
    let number = all.iter().map(|(_, count)| count.to_string().len()).max().unwrap_or(0);
    let column_count = ((COLUMNS + GAP) / (name + 1 + number + GAP)).max(1);
    let row_count = all.len().div_ceil(column_count);
    for row in 0..row_count {
        let cells = (0..column_count).filter_map(|column| all.get(column * row_count + row));
        let cells: Vec<String> =
            cells.map(|(tag, count)| format!("{tag:name$} {count:>number$}")).collect();
        writeln!(f, "{}", cells.join(&" ".repeat(GAP)))?;
    }
    Ok(())
}

fn thinnest(f: &mut fmt::Formatter<'_>, cells: &[Thin]) -> fmt::Result {
    let named: Vec<String> = cells.iter().map(named).collect();
    writeln!(f, "thinnest: {}", named.join(", "))
}

fn named(Thin { what, level, count }: &Thin) -> String {
    match level {
        Some(level) => format!("{what} for {} ({count})", level.name()),
        None => format!("{what} ({count})"),
    }
}
