//! Months at a glance: a line with its band for each competency and the sessions as dots, times
//! against their aims, filler words, and what was practised week by week.

use super::scene::{Align, Ink, Point, Scene, Shape};

/// Pixels; a phone shows the whole width.
const WIDTH: u32 = 640;
const LEFT: f64 = 20.0;
const RIGHT: f64 = 620.0;
/// Where a line begins, behind the numbers of the levels, and where it ends.
const AXIS: [f64; 2] = [40.0, 606.0];
const TEXT_SIZE: f64 = 15.0;
const SMALL: f64 = 13.0;
/// A competency: its name, and 15 pixels from level to level.
const NAME_HEIGHT: f64 = 26.0;
const PLOT_HEIGHT: f64 = 60.0;
const GAP: f64 = 16.0;
/// A row of times or rates, and one of the weeks.
const ROW_HEIGHT: f64 = 32.0;
const WEEK_HEIGHT: f64 = 24.0;
/// Where its axis begins and ends.
const ROW_AXIS: [f64; 2] = [190.0, 500.0];
const WEEK_AXIS: [f64; 2] = [130.0, 620.0];
/// Longest label of each in characters: so many fit before the axis.
const NAME_MAX: usize = 40;
const LABEL_MAX: usize = 21;
const WEEK_LABEL_MAX: usize = 14;
/// Dots that can be told apart in a row: the newest.
const DOTS_MAX: usize = 60;
/// Signs of a row in characters.
const BLOCKS_MAX: usize = 30;
const BLOCKS: [char; 8] = ['▁', '▂', '▃', '▄', '▅', '▆', '▇', '█'];

/// A place on a line: when, and what was reached.
#[derive(Debug, Clone, Copy, PartialEq)]
pub struct Reached {
    /// From 0, where the picture begins, to 1, which is now.
    pub when: f64,
    /// The level.
    pub level: f64,
    /// How far its range reaches to each side.
    pub margin: f64,
}

/// A session.
#[derive(Debug, Clone, Copy, PartialEq)]
pub struct Dot {
    /// From 0 to 1.
    pub when: f64,
    /// The level, or the mark of a single rater as it was given.
    pub level: f64,
    /// Whether several rated it.
    pub is_of_several: bool,
}

/// A competency.
#[derive(Debug, Clone, PartialEq)]
pub struct TrendRow {
    /// What was rated.
    pub label: String,
    /// Where it stands, in few characters; at its other end.
    pub stands: String,
    /// The line: each stretch without a gap by itself.
    pub lines: Vec<Vec<Reached>>,
    /// The sessions.
    pub dots: Vec<Dot>,
    /// What they give themself lately.
    pub own: Option<f64>,
}

/// Times of one kind of question.
#[derive(Debug, Clone, PartialEq)]
pub struct TimeRow {
    /// The kind.
    pub label: String,
    /// The aim, in few characters.
    pub aim: String,
    /// The aim in seconds.
    pub target: [f64; 2],
    /// How long answers were, the earliest first, in seconds.
    pub took: Vec<f64>,
}

/// A rate that should be low.
#[derive(Debug, Clone, PartialEq)]
pub struct RateRow {
    /// What is counted.
    pub label: String,
    /// The aim, in few characters.
    pub aim: String,
    /// What is aimed at, at most.
    pub target: f64,
    /// How it was at first.
    pub before: Option<f64>,
    /// How it is now.
    pub now: f64,
}

/// What was done week by week.
#[derive(Debug, Clone, PartialEq)]
pub struct WeekRow {
    /// What was done.
    pub label: String,
    /// How often, the earliest week first; the last one is this week.
    pub counts: Vec<u8>,
}

/// What the signs mean, and where time begins and ends.
#[derive(Debug, Clone, Default, PartialEq)]
pub struct TrendKey {
    /// The line with its band.
    pub line: String,
    /// A session that several rated.
    pub several: String,
    /// A session that one rated.
    pub one: String,
    /// What they give themself.
    pub own: String,
    /// When the picture begins.
    pub from: String,
    /// Now.
    pub now: String,
    /// Over the rows of times.
    pub times: String,
    /// Over the rows of weeks.
    pub weeks: String,
}

/// All of it.
#[derive(Debug, Clone, Default, PartialEq)]
pub struct Trends {
    /// Competencies, in reading order.
    pub rows: Vec<TrendRow>,
    /// Times.
    pub times: Vec<TimeRow>,
    /// Filler words.
    pub fillers: Option<RateRow>,
    /// Weeks.
    pub weeks: Vec<WeekRow>,
    /// What the signs mean.
    pub key: TrendKey,
    /// The same in words.
    pub words: String,
}

impl Trends {
    /// The picture.
    pub fn scene(&self) -> Scene {
        let mut shapes = Vec::new();
        let mut y = 8.0;
        for row in &self.rows {
            row.draw(&mut shapes, y);
            y += NAME_HEIGHT + PLOT_HEIGHT + GAP;
        }
        if !self.rows.is_empty() {
            self.draw_key(&mut shapes, y);
            y += 56.0;
        }
        if !self.times.is_empty() || self.fillers.is_some() {
            head(&mut shapes, &mut y, &self.key.times);
        }
        for row in &self.times {
            row.draw(&mut shapes, y);
            y += ROW_HEIGHT;
        }
        if let Some(row) = &self.fillers {
            row.draw(&mut shapes, y);
            y += ROW_HEIGHT;
        }
        if !self.weeks.is_empty() {
            y += 8.0;
            head(&mut shapes, &mut y, &self.key.weeks);
        }
        for row in &self.weeks {
            row.draw(&mut shapes, y);
            y += WEEK_HEIGHT;
        }
        let height = (y + 14.0).ceil() as u32;
        Scene { width: WIDTH, height, shapes, words: self.words.clone(), blocks: self.blocks() }
    }

    /// When the picture begins and ends, and below it what the signs mean.
    fn draw_key(&self, shapes: &mut Vec<Shape>, y: f64) {
        let [from, to] = AXIS;
        shapes.push(label(Point { x: from, y: y + 4.0 }, &self.key.from, SMALL, Align::Start));
        shapes.push(label(Point { x: to, y: y + 4.0 }, &self.key.now, SMALL, Align::End));
        let y = y + 30.0;
        let mut x = LEFT + 6.0;
        let mut add = |is_there: bool, sign: fn(Point) -> Shape, text: &str| {
            if is_there {
                shapes.push(sign(Point { x, y: y - 4.5 }));
                shapes.push(label(Point { x: x + 14.0, y }, text, SMALL, Align::Start));
                // A little more than a letter is wide at this size.
                x += 14.0 + 7.6 * text.chars().count() as f64 + 20.0;
            }
        };
        let has = |is_of_several| {
            self.rows.iter().flat_map(|row| &row.dots).any(|d| d.is_of_several == is_of_several)
        };
        add(self.rows.iter().any(|row| !row.lines.is_empty()), line_sign, &self.key.line);
        add(has(true), several_sign, &self.key.several);
        add(has(false), one_sign, &self.key.one);
        add(self.rows.iter().any(|row| row.own.is_some()), own_sign, &self.key.own);
    }

    /// The same in characters: levels, times, and weeks.
    fn blocks(&self) -> Vec<String> {
        let wide = self.rows.iter().map(|row| row.label.chars().count()).max().unwrap_or_default();
        let rows = self.rows.iter().map(|row| {
            let dots = &row.dots[row.dots.len().saturating_sub(BLOCKS_MAX)..];
            let signs = dots.iter().map(|dot| block((dot.level - 1.0) / 4.0));
            format!("{:wide$} {}  {}", row.label, signs.collect::<String>(), row.stands)
        });
        let weeks = self.weeks.iter().map(|row| {
            let signs = row.counts.iter().map(|count| match count {
                0 => '·',
                1.. => block(f64::from(*count) / 4.0),
            });
            format!("{:wide$} {}", row.label, signs.collect::<String>())
        });
        rows.chain(weeks).map(|line| line.trim_end().to_owned()).collect()
    }
}

impl TrendRow {
    fn draw(&self, shapes: &mut Vec<Shape>, top: f64) {
        let base = top + 18.0;
        let name = shortened(&self.label, NAME_MAX);
        shapes.push(label(Point { x: LEFT, y: base }, &name, TEXT_SIZE, Align::Start));
        shapes.push(label(Point { x: AXIS[1], y: base }, &self.stands, TEXT_SIZE, Align::End));
        let top = top + NAME_HEIGHT;
        let place = |when: f64, level: f64| {
            let [from, to] = AXIS;
            let x = from + when.clamp(0.0, 1.0) * (to - from);
            Point { x, y: top + (5.0 - level.clamp(1.0, 5.0)) / 4.0 * PLOT_HEIGHT }
        };
        for (level, is_dashed) in [(1.0, false), (3.0, true), (5.0, false)] {
            let ends = [place(0.0, level), place(1.0, level)];
            shapes.push(Shape::Line { ends, width: 1.0, ink: Ink::Faint, is_dashed });
            let at = Point { x: ends[0].x - 8.0, y: ends[0].y + 4.5 };
            shapes.push(label(at, &level.to_string(), SMALL, Align::End));
        }
        for line in &self.lines {
            let above = line.iter().map(|at| place(at.when, at.level + at.margin));
            let below = line.iter().rev().map(|at| place(at.when, at.level - at.margin));
            shapes.push(Shape::Area { corners: above.chain(below).collect(), ink: Ink::Main });
        }
        for line in &self.lines {
            let through = line.iter().map(|at| place(at.when, at.level)).collect();
            shapes.push(Shape::Path { through, width: 3.0, ink: Ink::Main });
        }
        for dot in &self.dots[self.dots.len().saturating_sub(DOTS_MAX)..] {
            let sign = if dot.is_of_several { several_sign } else { one_sign };
            shapes.push(sign(place(dot.when, dot.level)));
        }
        shapes.extend(self.own.map(|own| own_sign(place(1.0, own))));
    }
}

impl TimeRow {
    fn draw(&self, shapes: &mut Vec<Shape>, top: f64) {
        // The aim ends in the middle; what is twice as long, or longer, is at the end.
        let place = |seconds: f64| row_place(seconds / (2.0 * self.target[1]), top);
        row_labels(shapes, &self.label, &self.aim, top);
        let ends = self.target.map(place);
        shapes.push(Shape::Line { ends, width: 12.0, ink: Ink::Faint, is_dashed: false });
        let (last, before) = match self.took.split_last() {
            Some((last, before)) => (Some(*last), before),
            None => (None, &[][..]),
        };
        shapes.extend(before.iter().map(|took| one_sign(place(*took))));
        let last = last.map(|took| Shape::Disc { at: place(took), radius: 6.0, ink: Ink::Main });
        shapes.extend(last);
    }
}

impl RateRow {
    fn draw(&self, shapes: &mut Vec<Shape>, top: f64) {
        let most = self.before.unwrap_or_default().max(self.now).max(2.0 * self.target);
        let place = |rate: f64| row_place(rate / most, top);
        row_labels(shapes, &self.label, &self.aim, top);
        let ends = [place(0.0), place(self.target)];
        shapes.push(Shape::Line { ends, width: 12.0, ink: Ink::Faint, is_dashed: false });
        shapes.extend(self.before.map(|before| one_sign(place(before))));
        shapes.push(Shape::Disc { at: place(self.now), radius: 6.0, ink: Ink::Main });
    }
}

impl WeekRow {
    fn draw(&self, shapes: &mut Vec<Shape>, top: f64) {
        let name = shortened(&self.label, WEEK_LABEL_MAX);
        shapes.push(label(Point { x: LEFT, y: top + 17.0 }, &name, SMALL, Align::Start));
        let [from, to] = WEEK_AXIS;
        let step = (to - from) / self.counts.len().max(1) as f64;
        for (no, count) in self.counts.iter().enumerate() {
            let at = Point { x: from + step * (no as f64 + 0.5), y: top + 12.0 };
            shapes.push(match count {
                0 => Shape::Disc { at, radius: 1.5, ink: Ink::Faint },
                1.. => Shape::Disc {
                    at,
                    radius: 3.0 + 1.5 * f64::from((*count).min(4)),
                    ink: Ink::Main,
                },
            });
        }
    }
}

fn row_place(part: f64, top: f64) -> Point {
    let [from, to] = ROW_AXIS;
    Point { x: from + part.clamp(0.0, 1.0) * (to - from), y: top + ROW_HEIGHT / 2.0 }
}

fn row_labels(shapes: &mut Vec<Shape>, name: &str, aim: &str, top: f64) {
    let y = top + ROW_HEIGHT / 2.0 + 5.0;
    let name = shortened(name, LABEL_MAX);
    shapes.push(label(Point { x: LEFT, y }, &name, SMALL, Align::Start));
    shapes.push(label(Point { x: RIGHT, y }, aim, SMALL, Align::End));
    let ends = [row_place(0.0, top), row_place(1.0, top)];
    shapes.push(Shape::Line { ends, width: 1.0, ink: Ink::Faint, is_dashed: false });
}

/// What the rows below are.
fn head(shapes: &mut Vec<Shape>, y: &mut f64, text: &str) {
    shapes.push(label(Point { x: LEFT, y: *y + 16.0 }, text, TEXT_SIZE, Align::Start));
    *y += 28.0;
}

fn label(at: Point, text: &str, size: f64, align: Align) -> Shape {
    Shape::Label { at, text: text.to_owned(), size, align, ink: Ink::Text }
}

fn line_sign(at: Point) -> Shape {
    let ends = [Point { x: at.x - 8.0, y: at.y }, Point { x: at.x + 8.0, y: at.y }];
    Shape::Line { ends, width: 4.0, ink: Ink::Main, is_dashed: false }
}

fn several_sign(at: Point) -> Shape {
    Shape::Disc { at, radius: 4.0, ink: Ink::Text }
}

fn one_sign(at: Point) -> Shape {
    Shape::Circle { at, radius: 3.5, ink: Ink::Text }
}

fn own_sign(at: Point) -> Shape {
    Shape::Diamond { at, radius: 6.0, ink: Ink::Other }
}

/// A bar that is so high, from 0 to 1.
fn block(part: f64) -> char {
    let last = BLOCKS.len() - 1;
    BLOCKS[((part.clamp(0.0, 1.0) * last as f64).round() as usize).min(last)]
}

fn shortened(text: &str, characters_max: usize) -> String {
    if text.chars().count() <= characters_max {
        return text.to_owned();
    }
    let kept: String = text.chars().take(characters_max - 1).collect();
    format!("{}…", kept.trim_end())
}
