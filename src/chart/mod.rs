//! Pictures for people who would rather look than read: a [`Scene`] of shapes and labels, which
//! becomes an SVG text, and from that a PNG where a platform shows one.
//!
//! A picture never says what the words beside it don't: every scene carries its words, which are
//! the picture for those who do not see it. No text that a member wrote stands in a picture. Start
//! reading with [`Levels`], the chart of a report; [`Trends`] are those of months,
//! [`HeatMap`] that of hours.

mod scene;
mod levels;
mod trends;
mod heat;
#[cfg(feature = "discord")]
mod png;

pub use heat::{HeatDay, HeatMap};
pub use levels::{LevelRow, Levels};
#[cfg(feature = "discord")]
pub use png::{PictureFault, png};
pub use scene::{Align, Ink, Point, Scene, Shape};
pub use trends::{Dot, RateRow, Reached, TimeRow, TrendKey, TrendRow, Trends, WeekRow};
