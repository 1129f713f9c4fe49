//! The embedded platform: the same house in a terminal. In `play` a person is every member of a
//! group, or alone with the bot; in `demo` a scripted group plays a whole session by itself.
//!
//! It decides nothing about interviews and knows no SQL: what is typed becomes a command or a
//! query, what comes back becomes text. Everybody at the terminal organises the group: whoever
//! types here also owns the file.
//!
//! Start reading with [`play()`] and [`demo()`], then `table.rs` (what both kinds of play share)
//! and `room.rs` (what stands where another platform keeps its messages).

mod times;
mod own_file;
mod plain;
mod names;
mod text;
mod press;
mod screen;
mod input;
mod editor;
mod paint;
mod room;
mod wish;
mod series;
mod verbs;
mod line;
mod form;
mod draft;
mod remaining;
mod step;
mod fault;
mod console;
mod platform;
mod help;
mod alone;
mod guide;
mod table;
mod play;
mod begin;
mod solo;
mod game;
mod demo;

pub use begin::SoloWish;
pub use console::Console;
pub use demo::{DemoOptions, SEASON_WEEKS, SeasonOptions, demo, season};
pub use fault::TerminalFault;
pub use game::{PlayOptions, play};
pub use guide::guide;
pub use text::Looks;
pub use times::zone_of_the_machine;
pub use wish::{WishFault, kind as kind_named, level as level_named};
