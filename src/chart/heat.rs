//! Hours of several days, brighter where more people come.

use super::scene::{Align, Ink, Point, Scene, Shape};

/// Pixels; a phone shows the whole width.
const LEFT: f64 = 58.0;
const CELL: [f64; 2] = [42.0, 22.0];
const GAP: f64 = 2.0;
const TOP: f64 = 50.0;
const BOTTOM: f64 = 14.0;
const RIGHT: f64 = 14.0;
const SMALL: f64 = 13.0;
/// How bright the cell of a single one is, so that it is seen at all.
const FAINTEST: f64 = 0.25;
/// In characters: from a few to all.
const BLOCKS: [char; 8] = ['▁', '▂', '▃', '▄', '▅', '▆', '▇', '█'];
const HOURS: usize = 24;
/// Letters that a cell has room for.
const LETTERS_MAX: usize = 4;

/// A day: two short lines at its head, and how many come in each of its hours: who can, and who
/// would rather not beside them.
#[derive(Debug, Clone, PartialEq)]
pub struct HeatDay {
    /// Such as `Tue`.
    pub name: String,
    /// Such as `8`.
    pub number: String,
    /// Its hours.
    pub hours: [(usize, usize); HOURS],
}

/// Days beside each other.
#[derive(Debug, Clone, PartialEq)]
pub struct HeatMap {
    /// The days, in their order.
    pub days: Vec<HeatDay>,
    /// How many people there are: the brightest is all of them.
    pub people: usize,
    /// The same in words.
    pub words: String,
}

impl HeatMap {
    /// The picture: from the first hour in which anybody comes to the last. In each cell stands how
    /// many can; where some would rather not, with a `+`.
    pub fn scene(self) -> Scene {
        let hours = self.hours();
        let mut shapes = Vec::new();
        for (row, hour) in hours.clone().enumerate() {
            let y = TOP + CELL[1] * (row as f64 + 0.5) + 4.5;
            let at = Point { x: LEFT - 8.0, y };
            shapes.push(label(at, format!("{hour:02}:00"), Align::End, Ink::Text));
        }
        for (column, day) in self.days.iter().enumerate() {
            let x = LEFT + CELL[0] * column as f64;
            let middle = x + CELL[0] / 2.0;
            let head = |y, text: &str| {
                label(Point { x: middle, y }, text.to_owned(), Align::Middle, Ink::Text)
            };
            shapes.extend([head(22.0, &day.name), head(40.0, &day.number)]);
            for (row, hour) in hours.clone().enumerate() {
                let y = TOP + CELL[1] * row as f64;
                shapes.extend(self.cell(day.hours[hour], Point { x, y }));
            }
        }
        let width = LEFT + CELL[0] * self.days.len() as f64 + RIGHT;
        let height = TOP + CELL[1] * hours.len() as f64 + BOTTOM;
        let blocks = self.blocks();
        Scene {
            width: width.ceil() as u32,
            height: height.ceil() as u32,
            shapes,
            words: self.words,
            blocks,
        }
    }

    /// One hour of one day.
    fn cell(&self, (can, rather_not): (usize, usize), at: Point) -> Vec<Shape> {
        let size = Point { x: CELL[0] - GAP, y: CELL[1] - GAP };
        let strength = self.strength(can, rather_not);
        let ink = if strength == 0.0 { Ink::Faint } else { Ink::Main };
        let shown = if strength == 0.0 { 0.15 } else { strength };
        let mut shapes = vec![Shape::Block { at, size, ink, strength: shown }];
        if can + rather_not > 0 {
            let both = format!("{can}+{rather_not}");
            // Many are told without those who would rather not: a cell is narrow.
            let has_room = rather_not > 0 && both.len() <= LETTERS_MAX;
            let text = if has_room { both } else { can.to_string() };
            // Letters are dark where the cell is bright.
            let ink = if strength > 0.6 { Ink::Ground } else { Ink::Text };
            let at = Point { x: at.x + size.x / 2.0, y: at.y + size.y / 2.0 + 4.5 };
            shapes.push(label(at, text, Align::Middle, ink));
        }
        shapes
    }

    /// From nothing to 1: who would rather not counts half.
    fn strength(&self, can: usize, rather_not: usize) -> f64 {
        if can + rather_not == 0 {
            return 0.0;
        }
        let share = (can as f64 + 0.5 * rather_not as f64) / self.people.max(1) as f64;
        FAINTEST + (1.0 - FAINTEST) * share.min(1.0)
    }

    /// Hours from the first in which anybody comes to the last.
    fn hours(&self) -> std::ops::Range<usize> {
        let has_any = |hour: &usize| self.days.iter().any(|day| day.hours[*hour] != (0, 0));
        let first = (0..HOURS).find(has_any);
        let last = (0..HOURS).rev().find(has_any);
        first.zip(last).map_or(0..0, |(first, last)| first..last + 1)
    }

    fn blocks(&self) -> Vec<String> {
        let hours = self.hours();
        if hours.is_empty() {
            return Vec::new();
        }
        let widest = |of: fn(&HeatDay) -> &str| {
            self.days.iter().map(|day| of(day).chars().count()).max().unwrap_or(0)
        };
        let (names, numbers) = (widest(|day| &day.name), widest(|day| &day.number));
        let space = " ".repeat(names + 1 + numbers + 2);
        let head: String = hours.clone().map(|hour| format!("{hour:02} ")).collect();
        let mut lines = vec![format!("{space}{}", head.trim_end())];
        for day in &self.days {
            let cells = hours.clone().map(|hour| {
                let (can, rather_not) = day.hours[hour];
                match self.strength(can, rather_not) {
                    0.0 => " · ".to_owned(),
                    strength => {
                        let at = (strength * BLOCKS.len() as f64).ceil() as usize;
                        let block = BLOCKS[at.clamp(1, BLOCKS.len()) - 1];
                        format!("{block}{block} ")
                    }
                }
            });
            let cells: String = cells.collect();
            lines.push(format!(
                "{:names$} {:>numbers$}  {}",
                day.name,
                day.number,
                cells.trim_end()
            ));
        }
        lines
    }
}

fn label(at: Point, text: String, align: Align, ink: Ink) -> Shape {
    Shape::Label { at, text, size: SMALL, align, ink }
}
