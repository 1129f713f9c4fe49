//! What the house has on its disk, against what members see: every message that stands anywhere is
//! one delivery's, every delivery stands somewhere, and each shows its newest state.

use std::collections::{BTreeMap, BTreeSet};
use std::path::Path;

use greenroom::base::{ENGLISH, SessionId};
use greenroom::interview::{Effect, ShownIn};
use greenroom::protocol::{SessionDelivery, Threads};
use greenroom::store::DATABASE_FILE;
use greenroom::view;
use rusqlite::{Connection, OpenFlags};

use crate::discord::fake::{Id, Room};

/// A row of the outbox.
struct Row {
    session: i64,
    threads: Threads,
    number: u32,
    effect: Effect,
    state: String,
    /// Channel and message; none for what is no message.
    placed: Option<(Id, Id)>,
    note: Option<String>,
}

/// Everything that was to be delivered, oldest first.
pub(super) struct Ledger(Vec<Row>);

/// The process may live or be dead.
fn open(data: &Path) -> Connection {
    // What a killed process left in its log can only be read by somebody who may write.
    let flags = OpenFlags::SQLITE_OPEN_READ_WRITE;
    Connection::open_with_flags(data.join(DATABASE_FILE), flags).unwrap()
}

/// Whether nothing waits any more.
pub(super) fn is_settled(data: &Path) -> bool {
    let sql = "select count(*) from outbox where settled_at_ms is null";
    let count: u32 = open(data).query_row(sql, [], |row| row.get(0)).unwrap();
    count == 0
}

impl Ledger {
    pub(super) fn read(data: &Path) -> Self {
        let database = open(data);
        let sql = "select session_id, state, placed, note, body, threads
                   from outbox join guild on guild.id = outbox.guild_id order by outbox.id";
        let mut rows = database.prepare(sql).unwrap();
        let rows = rows.query_map([], |row| {
            let body: String = row.get(4)?;
            let (number, effect) = serde_json::from_str(&body).unwrap();
            let placed: Option<String> = row.get(2)?;
            Ok(Row {
                session: row.get(0)?,
                threads: match row.get::<_, String>(5)?.as_str() {
                    "private" => Threads::Private,
                    _ => Threads::Public,
                },
                number,
                effect,
                state: row.get(1)?,
                placed: placed.and_then(|placed| {
                    let (channel, message) = placed.split_once('/')?;
                    Some((channel.parse().unwrap(), message.parse().unwrap()))
                }),
                note: row.get(3)?,
            })
        });
        Self(rows.unwrap().map(Result::unwrap).collect())
    }

    /// What has not come to its end, for a person to read.
    pub(super) fn waiting(&self) -> Vec<String> {
        let waiting = self.0.iter().filter(|row| row.state != "sent" && row.state != "dead");
        waiting.map(|row| format!("{} {:?} {:?}", row.state, row.effect, row.note)).collect()
    }

    /// How many different sessions have a thread.
    pub(super) fn thread_count(&self) -> usize {
        let opened = self.0.iter().filter(|row| matches!(row.effect, Effect::OpenThread));
        opened
            .filter(|row| row.state == "sent")
            .map(|row| row.session)
            .collect::<BTreeSet<_>>()
            .len()
    }

    /// The practice channels and their threads show all of it, once, in order, and nothing else.
    pub(super) fn is_what_members_see(&self, practice: &[Room]) {
        assert_eq!(self.waiting(), [""; 0]);
        let mut seen: BTreeMap<(Id, Id), String> = BTreeMap::new();
        let threads = practice.iter().flat_map(Room::threads);
        for room in threads.chain(practice.iter().cloned()) {
            for (message, text) in room.posts_of_bot() {
                seen.insert((room.id(), message), text);
            }
        }
        let mut newest: BTreeMap<(Id, Id), &Row> = BTreeMap::new();
        let mut last: BTreeMap<(i64, bool), Id> = BTreeMap::new();
        for row in &self.0 {
            if row.state == "dead" {
                assert_eq!(row.note.as_deref(), Some("too late to be worth saying"));
                continue;
            }
            let Some(at) = row.placed else { continue };
            assert!(seen.contains_key(&at), "lost: {:?}", row.effect);
            let is_post = newest.insert(at, row).is_none();
            let lane = (row.session, row.effect.shown_in() == ShownIn::Thread);
            if is_post {
                let before = last.insert(lane, at.1).unwrap_or(0);
                assert!(before < at.1, "out of order: {:?}", row.effect);
            } else {
                assert!(matches!(row.effect, Effect::Show { .. }), "one message for two");
            }
        }
        for (at, text) in &seen {
            let row =
                newest.get(at).unwrap_or_else(|| panic!("nobody sent this, or twice: {text}"));
            let card = view::notice(&ENGLISH, row.threads, &row.shown()).unwrap();
            assert!(text.ends_with(&card.lines.join("\n")), "an older state: {text}\n{card:#?}");
        }
    }
}

impl Row {
    fn shown(&self) -> SessionDelivery {
        SessionDelivery {
            session: SessionId(self.session),
            number: self.number,
            effect: self.effect.clone(),
            channel: None,
            card: None,
            thread: None,
            own: None,
        }
    }
}
