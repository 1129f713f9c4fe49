//! Around the use-cases: the clock, the writer thread with its group commit, the timer loop, the
//! dispatcher, an ordered stop, and the log.
//!
//! It decides nothing about interviews. Start reading with [`House`], which does one thing at a
//! time with the time as a value; [`start`] puts threads and tasks around it.

mod clock;
mod fault;
mod connection;
mod house;
mod job;
mod signal;
mod telemetry;
mod platform;
mod writer;
mod upkeep;
mod handle;
mod dispatcher;
mod timer;
mod start;

pub use crate::service::StandingCards;
pub use crate::store::connection::{ConnectionRow, RESUME_URL_LENGTH_MAX, SESSION_KEY_LENGTH_MAX};
pub use clock::{Clock, Course, FastClock, SteadyClock, SystemClock};
pub use connection::ConnectionNote;
pub use fault::{HouseFault, reference};
pub use handle::Handle;
pub use house::{House, HouseOptions, OpenFault};
pub use platform::Platform;
pub use signal::{hung_up, told_to_stop};
pub use start::{Options, Running, StartFault, start};
pub use telemetry::{log_into, start_log};
pub use upkeep::Backups;
pub use writer::Database;
