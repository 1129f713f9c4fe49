//! Levels from 1 to 5, one row each: a score with its range, the marks behind it, one's own, and
//! the bar.

use super::scene::{Align, Ink, Point, Scene, Shape};

/// Pixels; a phone shows the whole width.
const WIDTH: u32 = 640;
const ROW_HEIGHT: f64 = 46.0;
const TOP: f64 = 44.0;
const BOTTOM: f64 = 46.0;
const LABEL_AT: f64 = 20.0;
/// Where level 1 and level 5 are.
const AXIS: [f64; 2] = [270.0, 606.0];
const TEXT_SIZE: f64 = 15.0;
const SMALL: f64 = 13.0;
/// Longest label in characters: so many fit before the axis.
const LABEL_MAX: usize = 28;

/// One row.
#[derive(Debug, Clone, PartialEq)]
pub struct LevelRow {
    /// What was rated.
    pub label: String,
    /// The score, and how far its range reaches to each side.
    pub score: Option<(f64, f64)>,
    /// The marks as given, 1 to 5.
    pub marks: Vec<u8>,
    /// What the candidate gave themself.
    pub own: Option<u8>,
}

/// A chart of levels.
#[derive(Debug, Clone, PartialEq)]
pub struct Levels {
    /// The rows, in reading order.
    pub rows: Vec<LevelRow>,
    /// The level that is the bar, where there is one.
    pub bar: Option<f64>,
}

impl Levels {
    /// The picture.
    pub fn scene(&self) -> Scene {
        let below = TOP + ROW_HEIGHT * self.rows.len() as f64;
        let mut shapes = axis(below);
        if let Some(bar) = self.bar {
            let ends = [Point { x: at(bar), y: TOP - 8.0 }, Point { x: at(bar), y: below }];
            shapes.push(Shape::Line { ends, width: 2.0, ink: Ink::Text, is_dashed: true });
        }
        for (no, row) in self.rows.iter().enumerate() {
            let y = TOP + ROW_HEIGHT * (no as f64 + 0.5);
            shapes.extend(row.shapes(y));
        }
        shapes.extend(self.key(below + 28.0));
        let height = (below + BOTTOM).ceil() as u32;
        Scene { width: WIDTH, height, shapes, words: self.words(), blocks: Vec::new() }
    }

    /// What the signs mean; only those that are in the picture.
    fn key(&self, y: f64) -> Vec<Shape> {
        let mut shapes = Vec::new();
        let mut x = LABEL_AT + 6.0;
        let mut add = |is_there: bool, sign: fn(Point) -> Shape, text: &str| {
            if is_there {
                shapes.push(sign(Point { x, y: y - 4.5 }));
                shapes.push(label(Point { x: x + 14.0, y }, text.to_owned(), SMALL, Ink::Text));
                // A little more than a letter is wide at this size.
                x += 14.0 + 8.0 * text.len() as f64 + 22.0;
            }
        };
        add(self.rows.iter().any(|row| row.score.is_some()), score_sign, "score, 80 % range");
        add(self.rows.iter().any(|row| !row.marks.is_empty()), mark_sign, "each mark");
        add(self.rows.iter().any(|row| row.own.is_some()), own_sign, "self");
        add(self.bar.is_some(), bar_sign, "the bar");
        shapes
    }

    /// The same in words.
    fn words(&self) -> String {
        let rows: Vec<String> = self.rows.iter().map(LevelRow::words).collect();
        let bar = self.bar.map_or_else(String::new, |bar| format!(" The bar is at {bar:.1}."));
        format!("Levels from 1 to 5. {}{bar}", rows.join(" "))
    }
}

impl LevelRow {
    fn shapes(&self, y: f64) -> Vec<Shape> {
        let at_label = Point { x: LABEL_AT, y: y + 5.0 };
        let mut shapes = vec![label(at_label, shortened(&self.label), TEXT_SIZE, Ink::Text)];
        if let Some((level, margin)) = self.score {
            let ends = [Point { x: at(level - margin), y }, Point { x: at(level + margin), y }];
            shapes.push(Shape::Line { ends, width: 5.0, ink: Ink::Main, is_dashed: false });
            shapes.push(score_sign(Point { x: at(level), y }));
        }
        // Marks of one level stand beside each other, above the line.
        for level in 1..=5 {
            let count = self.marks.iter().filter(|mark| **mark == level).count();
            for nth in 0..count {
                let aside = 12.0 * (nth as f64 - (count as f64 - 1.0) / 2.0);
                let x = at(f64::from(level)) + aside;
                shapes.push(mark_sign(Point { x, y: y - 14.0 }));
            }
        }
        shapes.extend(self.own.map(|own| own_sign(Point { x: at(f64::from(own)), y: y + 13.0 })));
        shapes
    }

    fn words(&self) -> String {
        let mut parts = Vec::new();
        if let Some((level, margin)) = self.score {
            let ends = [(level - margin).max(1.0), (level + margin).min(5.0)];
            parts.push(format!("{level:.1}, 80 % range {:.1} to {:.1}", ends[0], ends[1]));
        }
        if !self.marks.is_empty() {
            let marks: Vec<String> = self.marks.iter().map(u8::to_string).collect();
            parts.push(format!("marks {}", marks.join(", ")));
        }
        parts.extend(self.own.map(|own| format!("self {own}")));
        if parts.is_empty() {
            parts.push("not rated".to_owned());
        }
        format!("{}: {}.", self.label, parts.join("; "))
    }
}

/// The levels, as lines to hold on to, with their numbers above.
fn axis(below: f64) -> Vec<Shape> {
    let lines = (1..=5).flat_map(|level| {
        let x = at(f64::from(level));
        let ends = [Point { x, y: TOP }, Point { x, y: below }];
        let number = Shape::Label {
            at: Point { x, y: TOP - 16.0 },
            text: level.to_string(),
            size: SMALL,
            align: Align::Middle,
            ink: Ink::Text,
        };
        [Shape::Line { ends, width: 1.0, ink: Ink::Faint, is_dashed: false }, number]
    });
    lines.collect()
}

/// Where a level is, from the left; what is beyond the ends is at them.
fn at(level: f64) -> f64 {
    let [from, to] = AXIS;
    from + (level.clamp(1.0, 5.0) - 1.0) / 4.0 * (to - from)
}

fn label(at: Point, text: String, size: f64, ink: Ink) -> Shape {
    Shape::Label { at, text, size, align: Align::Start, ink }
}

fn score_sign(at: Point) -> Shape {
    Shape::Disc { at, radius: 7.0, ink: Ink::Main }
}

fn mark_sign(at: Point) -> Shape {
    Shape::Circle { at, radius: 4.0, ink: Ink::Text }
}

fn own_sign(at: Point) -> Shape {
    Shape::Diamond { at, radius: 6.0, ink: Ink::Other }
}

fn bar_sign(at: Point) -> Shape {
    let ends = [Point { x: at.x, y: at.y - 8.0 }, Point { x: at.x, y: at.y + 8.0 }];
    Shape::Line { ends, width: 2.0, ink: Ink::Text, is_dashed: true }
}

fn shortened(text: &str) -> String {
    if text.chars().count() <= LABEL_MAX {
        return text.to_owned();
    }
    let kept: String = text.chars().take(LABEL_MAX - 1).collect();
    format!("{}…", kept.trim_end())
}
