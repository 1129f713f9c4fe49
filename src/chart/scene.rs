//! A picture as a list of shapes, and as an SVG text.

use std::fmt::Write as _;

/// The font of every label; [`super::png`] has it embedded.
pub(super) const FONT: &str = "DejaVu Sans";
const GROUND: &str = "#1e1f22";
/// Corners of the ground are round, in pixels.
const CORNER: u32 = 12;

/// A place in a scene: pixels from the left and from the top.
#[derive(Debug, Clone, Copy, PartialEq)]
pub struct Point {
    /// From the left.
    pub x: f64,
    /// From the top.
    pub y: f64,
}

/// What a shape is drawn with. The colours differ in brightness too, so that they are told apart
/// without seeing colour; the strongest has a contrast of 14 to the ground, the weakest of 3 (the
/// least that WCAG 2.2, 1.4.11, asks of a graphic).
#[derive(Debug, Clone, Copy, PartialEq, Eq)]
pub enum Ink {
    /// Letters and numbers.
    Text,
    /// Lines that only help the eye.
    Faint,
    /// What the picture is about.
    Main,
    /// What it is compared with.
    Other,
    /// As the ground: letters on something bright.
    Ground,
}

impl Ink {
    fn colour(self) -> &'static str {
        match self {
            Self::Text => "#e3e5e8",
            Self::Faint => "#6d6f78",
            Self::Main => "#57c7ff",
            Self::Other => "#ffb454",
            Self::Ground => GROUND,
        }
    }
}

/// From where a label grows.
#[derive(Debug, Clone, Copy, PartialEq, Eq)]
pub enum Align {
    /// To the right.
    Start,
    /// To both sides.
    Middle,
    /// To the left.
    End,
}

/// One shape.
#[derive(Debug, Clone, PartialEq)]
pub enum Shape {
    /// A line.
    Line {
        /// Its ends.
        ends: [Point; 2],
        /// Its width in pixels.
        width: f64,
        /// Its colour.
        ink: Ink,
        /// Whether it has gaps.
        is_dashed: bool,
    },
    /// An area with a thin edge, through which what lies below is seen.
    Area {
        /// Its corners, in order.
        corners: Vec<Point>,
        /// Its colour.
        ink: Ink,
    },
    /// A rectangle, more or less filled.
    Block {
        /// Its corner at the left and the top.
        at: Point,
        /// Its width and height in pixels.
        size: Point,
        /// Its colour.
        ink: Ink,
        /// How strong it is, from 0 to 1.
        strength: f64,
    },
    /// Lines from one place to the next.
    Path {
        /// The places, in order.
        through: Vec<Point>,
        /// Its width in pixels.
        width: f64,
        /// Its colour.
        ink: Ink,
    },
    /// A disc.
    Disc {
        /// Its middle.
        at: Point,
        /// Its radius in pixels.
        radius: f64,
        /// Its colour.
        ink: Ink,
    },
    /// A circle.
    Circle {
        /// Its middle.
        at: Point,
        /// Its radius in pixels.
        radius: f64,
        /// Its colour.
        ink: Ink,
    },
    /// A square on its corner.
    Diamond {
        /// Its middle.
        at: Point,
        /// From the middle to a corner in pixels.
        radius: f64,
        /// Its colour.
        ink: Ink,
    },
    /// A text.
    Label {
        /// Its base line, at the side that it is aligned to.
        at: Point,
        /// What it says.
        text: String,
        /// Its size in pixels.
        size: f64,
        /// From where it grows.
        align: Align,
        /// Its colour.
        ink: Ink,
    },
}

/// A picture.
#[derive(Debug, Clone, PartialEq)]
pub struct Scene {
    /// Its width in pixels.
    pub width: u32,
    /// Its height in pixels.
    pub height: u32,
    /// What is in it; later ones lie above earlier ones.
    pub shapes: Vec<Shape>,
    /// The same in words, for those who do not see it.
    pub words: String,
    /// The same in characters, where there is no picture; nothing where the lines beside it say it.
    pub blocks: Vec<String>,
}

impl Scene {
    /// The picture as an SVG text. The same scene gives the same text.
    pub fn svg(&self) -> String {
        let Self { width, height, .. } = self;
        let mut svg = format!(
            "<svg xmlns=\"http://www.w3.org/2000/svg\" width=\"{width}\" height=\"{height}\" \
             font-family=\"{FONT}\">\n<rect width=\"{width}\" height=\"{height}\" rx=\"{CORNER}\" \
             fill=\"{GROUND}\"/>\n"
        );
        for shape in &self.shapes {
            shape.write(&mut svg).expect("a string takes everything");
        }
        svg.push_str("</svg>\n");
        svg
    }
}

impl Shape {
    fn write(&self, svg: &mut String) -> std::fmt::Result {
        match self {
            Self::Line { ends: [from, to], width, ink, is_dashed } => {
                let dashes = if *is_dashed { " stroke-dasharray=\"4 5\"" } else { "" };
                writeln!(
                    svg,
                    "<line x1=\"{}\" y1=\"{}\" x2=\"{}\" y2=\"{}\" stroke=\"{}\" \
                     stroke-width=\"{width}\" stroke-linecap=\"round\"{dashes}/>",
                    short(from.x),
                    short(from.y),
                    short(to.x),
                    short(to.y),
                    ink.colour()
                )
            }
            Self::Area { corners, ink } => writeln!(
                svg,
                "<polygon points=\"{}\" fill=\"{1}\" fill-opacity=\"0.3\" stroke=\"{1}\"/>",
                places(corners),
                ink.colour()
            ),
            Self::Block { at, size, ink, strength } => writeln!(
                svg,
                "<rect x=\"{}\" y=\"{}\" width=\"{}\" height=\"{}\" rx=\"3\" fill=\"{}\" \
                 fill-opacity=\"{}\"/>",
                short(at.x),
                short(at.y),
                short(size.x),
                short(size.y),
                ink.colour(),
                (strength * 100.0).round() / 100.0
            ),
            Self::Path { through, width, ink } => writeln!(
                svg,
                "<polyline points=\"{}\" fill=\"none\" stroke=\"{}\" stroke-width=\"{width}\" \
                 stroke-linejoin=\"round\" stroke-linecap=\"round\"/>",
                places(through),
                ink.colour()
            ),
            Self::Disc { at, radius, ink } => writeln!(
                svg,
                "<circle cx=\"{}\" cy=\"{}\" r=\"{radius}\" fill=\"{}\"/>",
                short(at.x),
                short(at.y),
                ink.colour()
            ),
            Self::Circle { at, radius, ink } => writeln!(
                svg,
                "<circle cx=\"{}\" cy=\"{}\" r=\"{radius}\" fill=\"none\" stroke=\"{}\" \
                 stroke-width=\"2\"/>",
                short(at.x),
                short(at.y),
                ink.colour()
            ),
            Self::Diamond { at, radius, ink } => writeln!(
                svg,
                "<path d=\"M{} {}l{radius} {radius} -{radius} {radius} -{radius} -{radius}z\" \
                 fill=\"{}\"/>",
                short(at.x),
                short(at.y - radius),
                ink.colour()
            ),
            Self::Label { at, text, size, align, ink } => {
                let anchor = match align {
                    Align::Start => "",
                    Align::Middle => " text-anchor=\"middle\"",
                    Align::End => " text-anchor=\"end\"",
                };
                writeln!(
                    svg,
                    "<text x=\"{}\" y=\"{}\" font-size=\"{size}\" fill=\"{}\"{anchor}>{}</text>",
                    short(at.x),
                    short(at.y),
                    ink.colour(),
                    escaped(text)
                )
            }
        }
    }
}

fn places(all: &[Point]) -> String {
    let each = all.iter().map(|at| format!("{},{}", short(at.x), short(at.y)));
    each.collect::<Vec<_>>().join(" ")
}

/// A tenth of a pixel is more than anybody sees, and the text stays readable.
fn short(pixels: f64) -> f64 {
    (pixels * 10.0).round() / 10.0
}

fn escaped(text: &str) -> String {
    let mut out = String::with_capacity(text.len());
    for c in text.chars() {
        match c {
            '&' => out.push_str("&amp;"),
            '<' => out.push_str("&lt;"),
            '>' => out.push_str("&gt;"),
            '"' => out.push_str("&quot;"),
            // An XML text may not hold these, not even by number.
            c if c.is_control() => {}
            c => out.push(c),
        }
    }
    out
}
