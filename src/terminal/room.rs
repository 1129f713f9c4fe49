//! The room's own memory: what was posted, outside the database, as another company's platform
//! would keep it.
//!
//! It is a file to which one line a delivery is appended. A key that was seen is not posted again,
//! so a delivery that is repeated after a kill does no harm; and after a restart the room still
//! shows what it showed.

use std::collections::{BTreeMap, VecDeque};
use std::fs::File;
use std::io::{self, Read, Seek, SeekFrom, Write};
use std::path::Path;

use serde::{Deserialize, Serialize};
use tracing::warn;

use crate::base::{EveningId, GuildId, MemberId, Moment, PollId, SessionId};
use crate::evening::{CallState, Card, Plan, Slot};
use crate::interview::Effect;
use crate::protocol::{
    DeliveryKey, DirectDelivery, EveningDelivery, EveningShows, GroupWeek, Placed, PollShown,
    SessionDelivery,
};

use super::own_file::own_file;

/// Its name in the data directory.
const FILE: &str = "room.log";
/// A longer file is made shorter when it is opened: some 20,000 deliveries.
const FILE_BYTES_MAX: u64 = 16 * 1024 * 1024;
/// So much of its end is kept then. Deliveries are repeated within two days, not after them.
const FILE_BYTES_KEPT: u64 = 8 * 1024 * 1024;
/// Keys in memory; the oldest are forgotten.
const KEYS_MAX: usize = 65_536;
/// Posts of a session that are shown again after a restart, beside its living cards.
const POSTS_SHOWN_AGAIN: usize = 6;

/// One line of the file.
#[derive(Debug, Clone, PartialEq, Serialize, Deserialize)]
struct Entry {
    key: String,
    guild: GuildId,
    session: SessionId,
    number: u32,
    #[serde(default, skip_serializing_if = "Option::is_none")]
    slot: Option<String>,
    placed: Placed,
    /// What members read, for whoever reads the file.
    text: String,
    effect: Effect,
}

/// One line of the file that is an evening's.
#[derive(Debug, Clone, PartialEq, Serialize, Deserialize)]
struct EveningEntry {
    key: String,
    guild: GuildId,
    evening: EveningId,
    agreed: Plan,
    placed: Placed,
    text: String,
    shows: EveningShows,
}

/// One line of the file that one member read alone.
#[derive(Debug, Clone, PartialEq, Serialize, Deserialize)]
struct DirectEntry {
    key: String,
    guild: GuildId,
    member: MemberId,
    placed: Placed,
    text: String,
}

/// One line of the file that says how the group's week went.
#[derive(Debug, Clone, PartialEq, Serialize, Deserialize)]
struct DigestEntry {
    key: String,
    guild: GuildId,
    week_as_of: Moment,
    placed: Placed,
    text: String,
}

/// One line of the file that shows a poll for a time.
#[derive(Debug, Clone, PartialEq, Serialize, Deserialize)]
struct PollEntry {
    key: String,
    guild: GuildId,
    poll: PollId,
    placed: Placed,
    text: String,
}

/// Any line of the file.
#[derive(Debug, Clone, PartialEq, Serialize, Deserialize)]
#[serde(untagged)]
enum Line {
    Session(Entry),
    Evening(EveningEntry),
    Direct(DirectEntry),
    Digest(DigestEntry),
    Poll(PollEntry),
}

/// What is shown in the room.
#[derive(Debug, Clone, PartialEq)]
pub(super) enum InRoom {
    /// Of a session.
    Session(SessionDelivery),
    /// Of an evening.
    Evening(EveningDelivery),
    /// Of the group's week.
    Digest(GroupWeek),
    /// A poll for a time.
    Poll(PollShown),
    /// To one member alone.
    Direct(DirectDelivery),
}

/// Whether a delivery was posted now.
#[derive(Debug, Clone, Copy, PartialEq, Eq)]
pub(super) enum Posted {
    /// This delivery posted it.
    Now,
    /// Before: nothing was posted again.
    Before,
}

/// The room.
#[derive(Debug)]
pub(super) struct Room {
    file: File,
    keys: BTreeMap<String, Placed>,
    order: VecDeque<String>,
    /// What open sessions show, in the order in which it was posted.
    open: BTreeMap<SessionId, Vec<SessionDelivery>>,
    /// What evenings that are not over show.
    evenings: BTreeMap<EveningId, Vec<EveningDelivery>>,
}

impl Room {
    /// Opens the room's file in the data directory, or begins it. A last line that was not written
    /// whole is cut off: its delivery was never confirmed.
    ///
    /// # Errors
    /// Whatever the file system says.
    pub(super) fn open(dir: &Path) -> io::Result<Self> {
        let path = dir.join(FILE);
        let mut file = open_file(&path)?;
        if file.metadata()?.len() > FILE_BYTES_MAX {
            shorten(&path, &mut file)?;
            file = open_file(&path)?;
        }
        let mut bytes = Vec::new();
        file.read_to_end(&mut bytes)?;
        let whole = bytes.iter().rposition(|byte| *byte == b'\n').map_or(0, |last| last + 1);
        if whole < bytes.len() {
            warn!("the last line of {FILE} was not written whole and is cut off");
            file.set_len(u64::try_from(whole).unwrap_or(u64::MAX))?;
        }
        let mut room = Self {
            file,
            keys: BTreeMap::new(),
            order: VecDeque::new(),
            open: BTreeMap::new(),
            evenings: BTreeMap::new(),
        };
        let mut unreadable = 0;
        for line in bytes[..whole].split(|byte| *byte == b'\n').filter(|line| !line.is_empty()) {
            match serde_json::from_slice::<Line>(line) {
                Ok(entry) => room.learn(entry),
                Err(_) => unreadable += 1,
            }
        }
        if unreadable > 0 {
            warn!("{unreadable} lines of {FILE} cannot be read and are left aside");
        }
        Ok(room)
    }

    /// Posts what is shown of the guild, unless its key was seen: where it stood before, if it did.
    /// `text` is what members read.
    ///
    /// # Errors
    /// When it could not be written; then it was not posted.
    pub(super) fn post(
        &mut self,
        guild: GuildId,
        shown: &InRoom,
        before: Option<&Placed>,
        key: DeliveryKey,
        text: String,
    ) -> io::Result<(Placed, Posted)> {
        let key = key.hex();
        if let Some(placed) = self.keys.get(&key) {
            return Ok((placed.clone(), Posted::Before));
        }
        let placed = before.cloned().unwrap_or_else(|| Placed(format!("post-{}", &key[..12])));
        let entry = match shown {
            InRoom::Session(shown) => Line::Session(Entry {
                key,
                guild,
                session: shown.session,
                number: shown.number,
                slot: shown.effect.slot().map(crate::interview::Slot::name),
                placed: placed.clone(),
                text,
                effect: shown.effect.clone(),
            }),
            InRoom::Evening(shown) => Line::Evening(EveningEntry {
                key,
                guild,
                evening: shown.evening,
                agreed: shown.agreed.clone(),
                placed: placed.clone(),
                text,
                shows: shown.shows.clone(),
            }),
            InRoom::Digest(week) => Line::Digest(DigestEntry {
                key,
                guild,
                week_as_of: week.as_of,
                placed: placed.clone(),
                text,
            }),
            InRoom::Poll(shown) => {
                Line::Poll(PollEntry { key, guild, poll: shown.id, placed: placed.clone(), text })
            }
            InRoom::Direct(shown) => Line::Direct(DirectEntry {
                key,
                guild,
                member: shown.member,
                placed: placed.clone(),
                text,
            }),
        };
        self.append(&entry)?;
        self.learn(entry);
        Ok((placed, Posted::Now))
    }

    /// Where the delivery with this key was posted.
    pub(super) fn find(&self, key: DeliveryKey) -> Option<Placed> {
        self.keys.get(&key.hex()).cloned()
    }

    /// What evenings that are not over and sessions whose thread is open show: the last version of
    /// each living card, and the last posts.
    pub(super) fn shown(&self) -> impl Iterator<Item = InRoom> {
        let evenings = self.evenings.values().flatten().cloned().map(InRoom::Evening);
        evenings.chain(self.open.values().flatten().cloned().map(InRoom::Session))
    }

    /// One write a line, so that a kill leaves a whole line or a torn last one. What was written of
    /// a line that failed is taken back.
    fn append(&mut self, entry: &Line) -> io::Result<()> {
        let mut line = serde_json::to_vec(entry)?;
        line.push(b'\n');
        let length = self.file.metadata()?.len();
        self.file.write_all(&line).inspect_err(|_| {
            if let Err(e) = self.file.set_len(length) {
                warn!(error = %e, "a torn line could not be taken back from {FILE}");
            }
        })
    }

    fn learn(&mut self, line: Line) {
        match line {
            Line::Session(entry) => self.learn_of_session(entry),
            Line::Evening(entry) => self.learn_of_evening(entry),
            // It was read: it is not shown again.
            Line::Direct(entry) => self.learn_key(entry.key, entry.placed),
            Line::Digest(entry) => self.learn_key(entry.key, entry.placed),
            Line::Poll(entry) => self.learn_key(entry.key, entry.placed),
        }
    }

    fn learn_key(&mut self, key: String, placed: Placed) {
        self.order.push_back(key.clone());
        self.keys.insert(key, placed);
        while self.order.len() > KEYS_MAX {
            if let Some(oldest) = self.order.pop_front() {
                self.keys.remove(&oldest);
            }
        }
    }

    fn learn_of_evening(&mut self, entry: EveningEntry) {
        self.learn_key(entry.key, entry.placed);
        let EveningEntry { evening, agreed, shows, .. } = entry;
        let slot = match &shows {
            EveningShows::Card(card) => {
                let (Card::Call { state, .. } | Card::Plan { state, .. }) = card;
                if let CallState::Over(_) = state {
                    self.evenings.remove(&evening);
                    return;
                }
                Some(slot_of_card(card))
            }
            EveningShows::Notice(..) => None,
        };
        let slot_of = |post: &EveningDelivery| match &post.shows {
            EveningShows::Card(card) => Some(slot_of_card(card)),
            EveningShows::Notice(..) => None,
        };
        let posts = self.evenings.entry(evening).or_default();
        posts.retain(|post| slot.is_none() || slot_of(post) != slot);
        posts.push(EveningDelivery { evening, agreed, shows, call: None, plan: None });
        let notices = posts.iter().filter(|post| slot_of(post).is_none()).count();
        if notices > POSTS_SHOWN_AGAIN
            && let Some(oldest) = posts.iter().position(|post| slot_of(post).is_none())
        {
            posts.remove(oldest);
        }
    }

    fn learn_of_session(&mut self, entry: Entry) {
        self.learn_key(entry.key, entry.placed.clone());
        if let Effect::CloseThread = entry.effect {
            self.open.remove(&entry.session);
            return;
        }
        let posts = self.open.entry(entry.session).or_default();
        let slot = entry.effect.slot();
        if slot.is_some() {
            posts.retain(|before| before.effect.slot() != slot);
        }
        posts.push(SessionDelivery {
            session: entry.session,
            number: entry.number,
            effect: entry.effect,
            channel: None,
            card: None,
            thread: None,
            own: None,
        });
        let unslotted = posts.iter().filter(|post| post.effect.slot().is_none()).count();
        if unslotted > POSTS_SHOWN_AGAIN
            && let Some(oldest) = posts.iter().position(|post| post.effect.slot().is_none())
        {
            posts.remove(oldest);
        }
    }
}

/// Which of an evening's messages it is.
fn slot_of_card(card: &Card) -> Slot {
    match card {
        Card::Call { .. } => Slot::Call,
        Card::Plan { .. } => Slot::Plan,
    }
}

fn open_file(path: &Path) -> io::Result<File> {
    own_file().read(true).append(true).create(true).open(path)
}

/// Keeps the end of the file, from the beginning of a line, by way of a second file: a kill leaves
/// the long one or the short one.
fn shorten(path: &Path, file: &mut File) -> io::Result<()> {
    let length = file.metadata()?.len();
    file.seek(SeekFrom::Start(length.saturating_sub(FILE_BYTES_KEPT)))?;
    let mut end = Vec::new();
    file.read_to_end(&mut end)?;
    let from = end.iter().position(|byte| *byte == b'\n').map_or(end.len(), |at| at + 1);
    let beside = path.with_extension("log.new");
    match std::fs::remove_file(&beside) {
        Ok(()) => {}
        Err(e) if e.kind() == io::ErrorKind::NotFound => {}
        Err(e) => return Err(e),
    }
    let written = open_file(&beside).and_then(|mut file| file.write_all(&end[from..]));
    written.and_then(|()| std::fs::rename(&beside, path)).inspect_err(|_| {
        // What went wrong is told; on a full disk every byte is wanted.
        let _left = std::fs::remove_file(&beside);
    })
}

#[cfg(test)]
mod tests {
    use crate::base::{MemberId, Reminders, Span};
    use crate::interview::{Notice, Slot as SessionSlot};

    use super::*;

    fn said(session: i64, notice: Notice) -> SessionDelivery {
        shown(session, Effect::Post { notice, ping: Vec::new(), on: None })
    }

    fn shown(session: i64, effect: Effect) -> SessionDelivery {
        let session = SessionId(session);
        SessionDelivery {
            session,
            number: 1,
            effect,
            channel: None,
            card: None,
            thread: None,
            own: None,
        }
    }

    fn post(room: &mut Room, shown: &SessionDelivery, no: u8, text: &str) -> (Placed, Posted) {
        let shown = InRoom::Session(shown.clone());
        room.post(GuildId(1), &shown, None, key(no), text.to_owned()).unwrap()
    }

    fn key(n: u8) -> DeliveryKey {
        DeliveryKey([n; 16])
    }

    fn lines(dir: &Path) -> usize {
        std::fs::read_to_string(dir.join(FILE)).unwrap().lines().count()
    }

    #[test]
    fn a_key_that_was_seen_is_not_posted_again_also_after_a_restart() {
        let dir = tempfile::tempdir().unwrap();
        let mut room = Room::open(dir.path()).unwrap();
        let (placed, posted) = post(&mut room, &said(1, Notice::TimeUp), 1, "Time.");
        assert_eq!(posted, Posted::Now);
        assert_eq!(room.find(key(2)), None);
        drop(room);
        let mut room = Room::open(dir.path()).unwrap();
        assert_eq!(room.find(key(1)), Some(placed.clone()));
        let again = post(&mut room, &said(1, Notice::TimeUp), 1, "Time.");
        assert_eq!(again, (placed, Posted::Before));
        assert_eq!(lines(dir.path()), 1);
    }

    #[test]
    fn a_torn_last_line_is_cut_and_its_delivery_can_be_posted() {
        let dir = tempfile::tempdir().unwrap();
        let mut room = Room::open(dir.path()).unwrap();
        for n in 1..=2 {
            post(&mut room, &said(1, Notice::TimeUp), n, "Time.");
        }
        drop(room);
        let whole = std::fs::read(dir.path().join(FILE)).unwrap();
        for torn in [1, 7, 60] {
            std::fs::write(dir.path().join(FILE), &whole[..whole.len() - torn]).unwrap();
            let mut room = Room::open(dir.path()).unwrap();
            assert!(room.find(key(1)).is_some() && room.find(key(2)).is_none());
            let (_, posted) = post(&mut room, &said(1, Notice::TimeUp), 2, "Time.");
            assert_eq!(posted, Posted::Now);
            assert_eq!(std::fs::read(dir.path().join(FILE)).unwrap(), whole);
        }
    }

    #[test]
    fn a_line_that_cannot_be_read_takes_no_other_away() {
        let dir = tempfile::tempdir().unwrap();
        let mut room = Room::open(dir.path()).unwrap();
        post(&mut room, &said(1, Notice::TimeUp), 1, "");
        drop(room);
        let whole = std::fs::read(dir.path().join(FILE)).unwrap();
        let mixed = [b"{\"half\":\xff}\n".as_slice(), &whole].concat();
        std::fs::write(dir.path().join(FILE), mixed).unwrap();
        assert!(Room::open(dir.path()).unwrap().find(key(1)).is_some());
    }

    #[test]
    fn after_a_restart_a_living_card_is_shown_once_and_a_closed_thread_not_at_all() {
        let dir = tempfile::tempdir().unwrap();
        let mut room = Room::open(dir.path()).unwrap();
        let card =
            |left| Effect::Show { slot: SessionSlot::CheckIn, notice: Notice::Soon { left } };
        let mut n = 0;
        let mut posts = |room: &mut Room, shown: SessionDelivery| {
            n += 1;
            post(room, &shown, n, "");
        };
        posts(&mut room, shown(1, card(Span::from_seconds(9))));
        posts(&mut room, shown(1, card(Span::from_seconds(5))));
        for _ in 0..20 {
            posts(&mut room, said(1, Notice::CameBack { member: MemberId(1) }));
        }
        posts(&mut room, shown(2, card(Span::from_seconds(1))));
        posts(&mut room, shown(2, Effect::CloseThread));
        drop(room);
        let room = Room::open(dir.path()).unwrap();
        let again = room.shown().map(|shown| match shown {
            InRoom::Session(shown) => shown,
            InRoom::Evening(_) | InRoom::Digest(_) | InRoom::Poll(_) | InRoom::Direct(_) => {
                panic!("no session was shown")
            }
        });
        let again: Vec<SessionDelivery> = again.collect();
        assert_eq!(again.len(), 1 + POSTS_SHOWN_AGAIN);
        assert_eq!(again[0].effect, card(Span::from_seconds(5)));
        assert!(again.iter().all(|shown| shown.session == SessionId(1)));
    }

    #[test]
    fn after_a_restart_an_evening_shows_its_cards_until_it_is_over() {
        let at = crate::base::Moment::from_ms(1_795_546_800_000);
        let agreed = Plan {
            objective: crate::base::CleanText::new("Practice", crate::base::TextLimit::line(80))
                .unwrap(),
            planner: None,
            worded_by: None,
            is_of_series: true,
            format: "one-on-one".to_owned(),
            format_title: "One-on-one".to_owned(),
            agenda: None,
            role: None,
            level: None,
            region: None,
            venue: None,
            channel: None,
            chairs: crate::rotation::Chairs::PAIR,
            minutes: 70,
            starts_at: at,
            draw_at: at,
            reminders: Reminders::default(),
        };
        let call = |state| Card::Call {
            evening: EveningId(3),
            plan: Box::new(agreed.clone()),
            state,
            coming: Vec::new(),
            watching: Vec::new(),
            out: Vec::new(),
            waiting: Vec::new(),
            mentioned: Vec::new(),
            tells_attendance: false,
            shifts: Vec::new(),
        };
        let dir = tempfile::tempdir().unwrap();
        let mut no = 0;
        let mut shows = |room: &mut Room, state| {
            no += 1;
            let shows = EveningShows::Card(call(state));
            let (evening, agreed) = (EveningId(3), agreed.clone());
            let shown = EveningDelivery { evening, agreed, shows, call: None, plan: None };
            let shown = InRoom::Evening(shown);
            room.post(GuildId(1), &shown, None, key(no), String::new()).unwrap();
            shown
        };
        let mut room = Room::open(dir.path()).unwrap();
        shows(&mut room, CallState::Open);
        let last = shows(&mut room, CallState::Drawn);
        drop(room);
        let mut room = Room::open(dir.path()).unwrap();
        assert_eq!(room.shown().collect::<Vec<_>>(), [last]);
        shows(&mut room, CallState::Over(crate::evening::Ending::Held));
        drop(room);
        assert_eq!(Room::open(dir.path()).unwrap().shown().count(), 0);
    }

    #[cfg(unix)]
    #[test]
    fn only_its_owner_can_read_the_file() {
        use std::os::unix::fs::PermissionsExt;
        let dir = tempfile::tempdir().unwrap();
        Room::open(dir.path()).unwrap();
        let mode = std::fs::metadata(dir.path().join(FILE)).unwrap().permissions().mode();
        assert_eq!(mode & 0o777, 0o600);
    }

    #[test]
    fn a_long_file_is_shortened_to_whole_lines_of_its_end() {
        let dir = tempfile::tempdir().unwrap();
        let mut room = Room::open(dir.path()).unwrap();
        for n in 1..=18 {
            let text = "x".repeat(1024 * 1024);
            post(&mut room, &said(1, Notice::TimeUp), n, &text);
        }
        drop(room);
        let room = Room::open(dir.path()).unwrap();
        let length = std::fs::metadata(dir.path().join(FILE)).unwrap().len();
        assert!(length <= FILE_BYTES_KEPT && length > FILE_BYTES_KEPT / 2);
        assert!(room.find(key(18)).is_some() && room.find(key(1)).is_none());
    }
}
