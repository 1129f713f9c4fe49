//! What use-cases share beside the database: the library, the source of ids and keys, and the
//! kits of sessions that were read lately.

use std::collections::BTreeMap;
use std::sync::Arc;

use crate::base::{Draw, GuildId, IdSource, MemberId, Moment, Seed, SessionId, Span};
use crate::config::Library;
use crate::interview::Kit;
use crate::store::{Fault, Read, Tx, erasures};

use super::history::History;

/// Kits kept in memory. A kit is a few kilobytes; running sessions are at most some thousands.
const KITS_MAX: usize = 4_096;
/// Sessions that are noted as stepped until somebody asks.
const STEPPED_MAX: usize = 1_024;
/// The purpose under which keys are drawn, apart from everything that sessions draw.
const DRAW_KEYS: u64 = 0;
/// The same for waits.
const DRAW_WAITS: u64 = 1;
/// A wait is longer by up to so many hundredths.
const JITTER: usize = 25;

/// What use-cases share. It belongs to the writer; nothing in it is the truth.
#[derive(Debug)]
pub struct Desk {
    /// What sessions are made from.
    pub library: Arc<Library>,
    /// Whether the disk has too little room for new sessions.
    pub disk_is_low: bool,
    pub(super) history: History,
    /// Sessions that may look otherwise on somebody's open screen.
    stepped: Vec<SessionId>,
    ids: IdSource,
    draws: Draw,
    waits: Draw,
    kits: Kits,
    kits_undone: u64,
}

/// What was read before by who only looks. A kit only grows, so that one with as many questions as
/// its session says is the right one.
#[derive(Debug, Default)]
pub struct Kits {
    of_sessions: BTreeMap<SessionId, Arc<Kit>>,
    history: History,
    /// Of a guild whose ballots were read: how many erasures of its members there were, and when
    /// the last one was.
    erased: BTreeMap<GuildId, (u32, Option<Moment>)>,
}

impl Kits {
    pub(super) fn with(&self, session: SessionId, questions: usize) -> Option<Arc<Kit>> {
        self.of_sessions.get(&session).filter(|kit| kit.questions.len() == questions).cloned()
    }

    pub(super) fn keep(&mut self, session: SessionId, kit: Arc<Kit>) {
        if self.of_sessions.len() >= KITS_MAX {
            self.of_sessions.pop_first();
        }
        self.of_sessions.insert(session, kit);
    }

    /// Ballots that were read before: not those of a guild of which somebody was erased since.
    pub(super) fn history(&mut self, read: &Read, guild: GuildId) -> Result<&mut History, Fault> {
        let erased = erasures::of_guild(read, guild)?;
        if self.erased.get(&guild).is_some_and(|known| *known != erased) {
            self.history.forget(guild);
        }
        if self.erased.len() >= KITS_MAX {
            self.erased.clear();
            self.history = History::default();
        }
        self.erased.insert(guild, erased);
        Ok(&mut self.history)
    }
}

impl Desk {
    /// A desk whose ids and keys come from `seed`, above everything that the database holds.
    pub fn new(library: Arc<Library>, seed: Seed, newest_id: i64) -> Self {
        let mut ids = IdSource::new(seed);
        ids.above(newest_id);
        Self {
            library,
            disk_is_low: false,
            history: History::default(),
            stepped: Vec::new(),
            ids,
            draws: seed.draws(DRAW_KEYS),
            waits: seed.draws(DRAW_WAITS),
            kits: Kits::default(),
            kits_undone: 0,
        }
    }

    /// Open screens of this session may look otherwise now.
    pub(super) fn note_stepped(&mut self, session: SessionId) {
        if self.stepped.len() < STEPPED_MAX {
            self.stepped.push(session);
        }
    }

    /// Sessions that were stepped since this was asked last. Of a transaction that was undone too:
    /// who looks finds that nothing changed.
    pub fn take_stepped(&mut self) -> Vec<SessionId> {
        std::mem::take(&mut self.stepped)
    }

    /// A new id.
    pub(super) fn id(&mut self, now: Moment) -> i64 {
        self.ids.next(now)
    }

    /// A new random key.
    pub(super) fn key(&mut self) -> [u8; 16] {
        let mut key = [0; 16];
        key[..8].copy_from_slice(&self.draws.number().to_le_bytes());
        key[8..].copy_from_slice(&self.draws.number().to_le_bytes());
        key
    }

    /// A wait of at least so long: those who failed together do not come back together.
    pub(super) fn about(&mut self, wait: Span) -> Span {
        let more = i64::try_from(self.waits.below(JITTER + 1)).unwrap_or_default();
        wait.scaled(100 + more, 100)
    }

    /// A new seed for a session.
    pub(super) fn seed(&mut self) -> Seed {
        Seed(self.draws.number())
    }

    /// The kits that were read before. What was read in a transaction that was undone is forgotten:
    /// it may have held other questions.
    pub(super) fn kits(&mut self, tx: &Tx) -> &mut Kits {
        let undone = tx.undone_count();
        if undone != self.kits_undone {
            self.kits = Kits::default();
            self.kits_undone = undone;
        }
        &mut self.kits
    }
}

/// Who did something, in which guild: what every row that is written needs.
#[derive(Debug, Clone, Copy)]
pub(super) struct Actor {
    pub(super) guild: GuildId,
    pub(super) member: Option<MemberId>,
    pub(super) now: Moment,
}
