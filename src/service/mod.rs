//! The use-cases: one function is one transaction. It notes the request, loads, steps, saves,
//! queues what must be shown, and leaves the commit to the store.
//!
//! It never talks to a platform, never reads a clock, and holds no rule of an interview: those are
//! the engine's. Nothing here is `async`. Start reading with [`handle`], then `act.rs`, the heart.

mod error;
mod history;
mod desk;
mod upgrade;
mod saved;
mod renamed;
mod noted;
mod past;
mod record;
mod pair;
mod profile;
mod direct;
mod coach;
mod cadence;
mod progress;
mod drills;
mod attempts;
mod goals;
mod stories;
mod summaries;
mod draw;
mod report;
mod attendance;
mod act;
mod organisers;
mod place;
mod settings;
mod purge;
mod standing;
mod plan;
mod series;
mod evening;
mod places;
mod written;
mod untold;
mod zones;
mod series_change;
mod series_draft;
mod practise;
mod weekly;
mod erase;
mod export;
mod traffic;
mod audit;
mod ask;
mod command;
mod wake;
mod receipt;
mod names;
mod upkeep;

pub use ask::{answer, numbered};
pub use command::{handle, handle_and_show};
pub use desk::{Desk, Kits};
pub use erase::erase_again;
pub use error::ServiceError;
pub use evening::{drawn_evenings, evening_card_gone, evening_cards};
pub use export::Export;
pub use names::{coaches, name, names, set_coach};
pub use places::place;
pub use practise::who_waits;
pub use purge::purge_round;
pub use receipt::{cards, claim, drill_thread, held_up, settle, slots, threads};
pub use settings::settings;
pub use standing::{StandingCards, gone, show_again, standing_cards};
pub use traffic::traffic;
pub use untold::{all_untold, told, untold};
pub use upgrade::session_of;
pub use upkeep::{alive, prune};
pub use wake::{Deaf, Due, concerned, due, gap, next_due, set_back, when_due};
pub use written::{resume_dms, written_to};
pub use zones::zones_anew;
