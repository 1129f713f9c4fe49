//! A rule said no.

use serde::{Deserialize, Serialize};

/// Why something is not done.
#[derive(Debug, Clone, Copy, PartialEq, Eq, Serialize, Deserialize)]
#[serde(rename_all = "kebab-case")]
pub enum Refusal {
    /// It is over, called off or missed.
    Over,
    /// Its sessions are open: what is agreed on the plan has ended.
    CheckInOpen,
    /// Its seats are not drawn yet.
    NotDrawn,
    /// Who asks has no seat in it, or who was named has none.
    NotSeated,
    /// The swap would leave a session without a full set of seats.
    NoFullSet,
    /// Nobody asked for this swap, or it is over.
    NoSuchSwap,
    /// The seat is taken, or was offered to somebody else.
    OfferGone,
    /// Only organisers do this.
    OrganisersOnly,
    /// Seats can be drawn again until an hour before the start.
    TooLateToDraw,
    /// Who asks missed seats, and has as much booked ahead as they may then.
    BookedOut {
        /// So many.
        at_most: u8,
    },
    /// Who asks missed so many seats that they say each time whether they come.
    Unreliable,
    /// It belongs to no series: there is no next time to be in.
    NoSeries,
    /// It is one of a series: it changes with that.
    OfSeries,
}
