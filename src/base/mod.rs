//! What every other module stands on: ids, moments and spans, bounded clean text, the seed,
//! languages, and the shape of a complaint about a file.
//!
//! It never reads a clock, draws from the system's randomness or touches a file: time and seeds
//! are handed in. Start reading with [`Moment`] and [`CleanText`].

mod complaint;
mod csv;
mod moment;
mod seed;
mod id;
mod reminders;
mod venue;
mod slug;
mod text;
mod wording;
mod language;

pub use complaint::{Complaint, Step};
pub use csv::csv_line;
pub use id::{
    CalibrationNo, ChannelId, DebriefNo, DeliveryId, EveningId, GoalNo, GuildId, IdSource,
    MemberId, PitchNo, PollId, ProposalNo, RoleId, SeriesId, SessionId, StoryNo,
};
pub use language::{ENGLISH, Form, LOCALE_MAX, Language, Languages, Translation};
pub(crate) use language::{counted, filled, or_itself, text};
pub use moment::{Moment, Span};
pub use reminders::{NoSuchReminder, Reminder, Reminders};
pub use seed::{Draw, Seed};
pub use slug::{Slug, SlugProblem};
pub use text::{CleanText, Lines, TextLimit, TextProblem, neutral};
pub use venue::Venue;
pub use wording::{count_complaint, text_complaint};
