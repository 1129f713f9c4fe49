//! Platform-neutral cards: every sentence that a member reads is written here, and nowhere else.
//!
//! It decides nothing and knows no platform. Text is a small Markdown dialect that adapters
//! translate: `**bold**`, `_italic_`, `> quote`, `<@ID>` for a member, `<t:SECONDS:F>` (long),
//! `<t:SECONDS:t>` (time of day) and `<t:SECONDS:R>` (relative) for times; what a member wrote is
//! escaped with [`quoted`], so that it can contain none of these. Start reading with [`Card`].

mod card;

pub use card::{Button, Card, Form, Picker, PickerOption, Press, Style, quoted};
