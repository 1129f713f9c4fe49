//! Discord's numbers, with where they come from (`reliability`, section B).

use crate::base::Span;

/// Longest text of a message in characters of UTF-16.
pub const CONTENT_MAX: usize = 2_000;
/// Longest text of all displays of one message in the newer layout, together.
pub const LAYOUT_TEXT_MAX: usize = 4_000;
/// Components of one message in the newer layout, nested ones included.
pub const COMPONENTS_MAX: usize = 40;
/// Rows of buttons of one message in the older layout.
pub const ROWS_MAX: usize = 5;
/// Buttons of one row.
pub const ROW_BUTTONS_MAX: usize = 5;
/// Longest name of a component in what comes back when it is pressed.
pub const CUSTOM_ID_MAX: usize = 100;
/// Longest words of a picture.
pub const PICTURE_WORDS_MAX: usize = 1_024;
/// Options of one picker.
pub const OPTIONS_MAX: usize = 25;
/// Longest label and description of an option.
pub const OPTION_TEXT_MAX: usize = 100;
/// Choices of one autocompletion.
pub const CHOICES_MAX: usize = 25;
/// Fields of a form.
pub const FORM_FIELDS_MAX: usize = 5;
/// Longest text that a field of a form takes.
pub const FIELD_TEXT_MAX: usize = 4_000;
/// A thread that nobody writes in is archived by Discord after so many minutes: three days.
pub const THREAD_ARCHIVE_MINUTES: u16 = 4_320;
/// Longest nonce.
pub const NONCE_MAX: usize = 25;
/// The nonce is trusted for this long after the first attempt was begun; then the channel is read
/// back first. Discord speaks of a few minutes and never gave a number: one minute is counted on,
/// less the time that an attempt may take to arrive.
pub const NONCE_FOR: Span = Span::from_seconds(45);
/// An interaction's token is not used after this; Discord gives it fifteen minutes.
pub const TOKEN_FOR: Span = Span::from_minutes(14);
/// Requests a second, all routes together; Discord allows 50.
pub const REQUESTS_A_SECOND: u32 = 45;
