//! Local time: zones by their name, a moment as a zone's clock shows it, and quiet hours.
//!
//! It never asks which zone a machine is in and reads no file: the zones are those that were built
//! in, the same on every machine. Where a clock change takes a local time away, it shifts forward
//! by the gap; where it comes twice, the first counts. Start reading with [`Zone`].

mod zone;
mod quiet;
mod read;

pub use quiet::{Hours, HoursFault, TimeOfDay};
pub use read::{ReadTime, TimeFault, read_time};
pub use zone::{Zone, ZoneFault, ZoneName, zone_names};
