//! The store: SQLite, as named functions over rows.
//!
//! It keeps text and numbers and never knows what they mean: no rule of interviews, scores or
//! platforms is here, and no time is asked of the database. No handle, cursor or SQL leaves it.
//! What was answered with `Ok` by [`Store::run`] is on the disk.
//!
//! Start reading with [`Store::open`], then [`Store::run`], then [`sessions`] and [`outbox`].
//!
//! ```text
//! Store::open ─ lock, header, check, backup, ladder, epoch
//! Store::run(jobs, |tx, job| ..) ─ one commit for many jobs   ── Tx ──┐ writes and reads
//! Reader::look(|read| ..) ─ queries beside the writer         ── Read ┘ reads
//! ```

mod fault;

mod columns;

mod tx;
mod lane;

pub mod answers;
pub mod kept;
pub mod cadence;
pub mod summaries;
pub mod digests;
pub mod polls;
pub mod asking;
pub mod attendance;
pub mod took_part;
pub mod thanks;
pub mod export;
pub mod ballots;
pub mod connection;
pub mod consents;
pub mod material;
pub mod pairs;
pub mod partners;
pub mod ledger;
pub mod series;
pub mod series_dates;
pub mod direct;

pub mod erasures;
pub mod drills;
pub mod goals;
pub mod stories;
pub mod debriefs;
pub mod pitches;
pub mod guilds;
pub mod heard;
pub mod inbox;
pub mod journal;
pub mod life;
pub mod members;
pub mod posted;
pub mod profiles;
pub mod purge;
pub mod reports;
pub mod sessions;
pub mod evenings;
pub mod standing;
pub mod targets;
pub mod calibrations;
pub mod proposals;
pub mod timings;
pub mod waits;

pub mod held;
pub mod outbox;
pub mod traffic;

mod files;
mod unfinished;

mod checksum;
mod log;
mod connect;
mod lock;
mod watch;
mod migrate;

mod verify;

mod backup;
mod restore;
mod traces;

mod open;

mod batch;
mod reader;
pub mod upkeep;

pub use backup::{Backup, PrunedBackups, backed_up_at, backup, newest_whole, prune_backups};
pub use checksum::Checksum;
pub use connect::{APPLICATION_ID, CHECKPOINT_PAGES, Synchronous};
pub use fault::{Cause, Fault, Remedy};
pub use files::{BACKUP_DIR, DATABASE_FILE, FileFault, LOCK_FILE, Unfit};
pub use lane::Lane;
pub use log::refuse_cut_log;
pub use migrate::{LADDER, Rung};
pub use open::{Epoch, LastStop, OpenOptions, Opened, Probed, Rescued, Store, probe};
pub use reader::Reader;
pub use restore::{Restored, erased_again, erased_later, restore};
pub use traces::{begin_anew, refuse_missing};
pub use tx::{News, Read, Tx};
pub use verify::verify;
