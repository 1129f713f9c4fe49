//! The terminal as a platform: a delivery is written into the room's file, then handed to whoever
//! shows it.

use std::io;
use std::path::PathBuf;
use std::sync::{Mutex, PoisonError};

use tokio::sync::mpsc;
use tracing::warn;

use crate::base::ENGLISH;
use crate::protocol::{
    DeliveryFailure, DeliveryKey, DirectDelivery, Dispatch, EveningDelivery, GroupWeek, Placed,
    PollShown, SessionDelivery, Subject, Threads,
};
use crate::runtime::Platform;
use crate::view;

use super::room::{InRoom, Posted, Room};

/// Deliveries that wait to be shown; a full queue holds the next delivery up.
const SHOWN_AHEAD: usize = 64;

/// The room, from the dispatcher's side.
#[derive(Debug)]
pub(super) struct EmbeddedPlatform {
    dir: PathBuf,
    /// Opened by the first delivery: before that, the directory may belong to another process.
    room: Mutex<Option<Room>>,
    posted: mpsc::Sender<InRoom>,
}

impl EmbeddedPlatform {
    /// A room in the data directory, and what is posted in it from now on.
    pub(super) fn new(dir: PathBuf) -> (Self, mpsc::Receiver<InRoom>) {
        let (posted, shown) = mpsc::channel(SHOWN_AHEAD);
        (Self { dir, room: Mutex::new(None), posted }, shown)
    }

    /// What open sessions and evenings show: for whoever comes back after a restart. Only to be
    /// called while the house is open.
    ///
    /// # Errors
    /// When the room's file cannot be used.
    pub(super) fn shown(&self) -> io::Result<Vec<InRoom>> {
        self.with(|room| Ok(room.shown().collect()))
    }

    fn with<T>(&self, work: impl FnOnce(&mut Room) -> io::Result<T>) -> io::Result<T> {
        // A panic in between leaves the room whole: a key is known only after its line was written.
        let mut held = self.room.lock().unwrap_or_else(PoisonError::into_inner);
        let room = match held.as_mut() {
            Some(room) => room,
            None => held.insert(Room::open(&self.dir)?),
        };
        work(room)
    }
}

/// The file may be writable again later: a full disk, most likely.
fn later(fault: &io::Error) -> DeliveryFailure {
    warn!(error = %fault, "the room's file cannot be used");
    DeliveryFailure::TryLater { after: None }
}

impl Platform for EmbeddedPlatform {
    async fn deliver(
        &self,
        dispatch: &Dispatch,
        key: DeliveryKey,
    ) -> Result<Placed, DeliveryFailure> {
        let (shown, card) = match &dispatch.subject {
            Subject::Session(shown) => {
                let card = view::notice(&ENGLISH, Threads::Public, shown);
                (InRoom::Session(SessionDelivery::clone(shown)), card)
            }
            Subject::Evening(shown) => {
                let card = view::evening(&ENGLISH, shown, None);
                (InRoom::Evening(EveningDelivery::clone(shown)), Some(card))
            }
            Subject::Digest(week) => {
                (InRoom::Digest(GroupWeek::clone(week)), Some(view::digest(&ENGLISH, week)))
            }
            Subject::Poll(shown) => {
                (InRoom::Poll(PollShown::clone(shown)), Some(view::poll(&ENGLISH, shown)))
            }
            Subject::Direct(shown) => {
                let card = view::direct(&ENGLISH, shown, None);
                (InRoom::Direct(DirectDelivery::clone(shown)), Some(card))
            }
            // Only a platform with channels has guilds that choose some.
            Subject::Guild(_) | Subject::Organisers => {
                let why = "the terminal has no channels".to_owned();
                return Err(DeliveryFailure::Rejected { why });
            }
        };
        let text = card.map(|card| card.lines.join("\n")).unwrap_or_default();
        let posted = self
            .with(|room| room.post(dispatch.guild, &shown, dispatch.placed.as_ref(), key, text));
        let (placed, posted) = posted.map_err(|e| later(&e))?;
        if posted == Posted::Now {
            // Nobody to show it to: the game is ending, and the file has it.
            let _gone = self.posted.send(shown).await;
        }
        Ok(placed)
    }

    async fn find(
        &self,
        _dispatch: &Dispatch,
        key: DeliveryKey,
    ) -> Result<Option<Placed>, DeliveryFailure> {
        self.with(|room| Ok(room.find(key))).map_err(|e| later(&e))
    }
}
