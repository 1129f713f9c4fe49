//! Files and environment on one side, checked values on the other: settings, banks, and every
//! other collection that people write in TOML.
//!
//! It never stops at the first mistake, never loads half a file, and follows no link out of a
//! folder; it reads a file once, when asked, and keeps nothing.
//! Start reading with [`parse`] (one file), then [`load`] (a collection) and [`Settings`].

mod complaint;
mod depth;
mod file_name;
mod nearest;
mod wording;
mod place;
mod structure;
mod repair;
mod parse;
mod built_in;
mod bank;
mod bank_file;
mod folder;
mod load;
mod tags;
mod template;
mod environment;
mod coverage;
mod report;
mod settings;

mod collections;
mod content;
mod library;

pub use bank_file::bank_files;
pub use built_in::{
    BANKS, BuiltIn, ENGLISH_TEXTS, EXAMPLES, FORMATS, GOALS, GUIDANCE, LANGUAGES, RUBRICS,
    SETTINGS, TAGS, TONES, TRANSLATED, Translated,
};
pub use complaint::{FileComplaint, Place};
pub use content::Content;
pub use coverage::CoverageTable;
pub use environment::Environment;
pub use file_name::FileName;
pub use library::{Library, english};
pub use load::{Item, Loaded, load};
pub use nearest::nearest;
pub use parse::{Checked, FILE_BYTES_MAX, parse};
pub use report::{Count, Part, Report};
pub use settings::{Loudness, OWN_BANKS, Settings};
pub use template::template;
