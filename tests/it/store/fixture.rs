//! A store in a directory of its own, and rows to put into it.

use std::fs;
use std::os::unix::fs::DirBuilderExt as _;
use std::path::{Path, PathBuf};

use greenroom::base::{DeliveryId, GuildId, MemberId, Moment, SessionId};
use greenroom::store::ballots::BallotRow;
use greenroom::store::outbox::{Delivery, Urgency};
use greenroom::store::sessions::SessionRow;
use greenroom::store::{
    Fault, Lane, OpenOptions, Store, Synchronous, Tx, ballots, guilds, inbox, journal, outbox,
    sessions,
};

pub(super) const GUILD: GuildId = GuildId(7);
pub(super) const NOON: Moment = Moment::from_ms(1_800_000_000_000);

/// A moment some milliseconds after noon.
pub(super) fn at(ms: i64) -> Moment {
    Moment::from_ms(NOON.ms() + ms)
}

/// A directory that goes away with the test, and the path of the data in it.
pub(super) struct Place {
    _dir: tempfile::TempDir,
    pub(super) data: PathBuf,
}

pub(super) fn place() -> Place {
    let dir = tempfile::tempdir().unwrap();
    let data = dir.path().join("data");
    Place { _dir: dir, data }
}

/// What a kill at this moment would leave, in a place of its own.
pub(super) fn killed(data: &Path) -> Place {
    let place = place();
    copy(data, &place.data);
    place
}

fn copy(from: &Path, to: &Path) {
    fs::DirBuilder::new().mode(0o700).create(to).unwrap();
    for file in fs::read_dir(from).unwrap().map(|entry| entry.unwrap().path()) {
        let to = to.join(file.file_name().unwrap());
        if file.is_dir() {
            copy(&file, &to);
        } else {
            fs::copy(&file, to).unwrap();
        }
    }
}

/// Leaves only the beginning of the log, in its place.
pub(super) fn cut(data: &Path, bytes: u64) {
    let log = fs::File::options().write(true).open(data.join("greenroom.db-wal"));
    log.and_then(|log| log.set_len(bytes)).unwrap();
}

/// Tests that are not about power cuts need no syncs.
pub(super) fn options(data: &Path) -> OpenOptions {
    OpenOptions { synchronous: Synchronous::Off, ..OpenOptions::new(data, NOON) }
}

pub(super) fn open(data: &Path) -> Store {
    Store::open(&options(data)).unwrap()
}

/// Runs one job and expects it to be saved.
pub(super) fn saved<O>(store: &mut Store, work: impl Fn(&Tx) -> Result<O, Fault>) -> O {
    try_one(store, work).unwrap()
}

/// Runs one job.
pub(super) fn try_one<O>(
    store: &mut Store,
    work: impl Fn(&Tx) -> Result<O, Fault>,
) -> Result<O, Fault> {
    store.run(&[()], |tx, ()| work(tx)).pop().unwrap()
}

pub(super) fn session_row(id: i64, number: u32) -> SessionRow {
    SessionRow {
        id: SessionId(id),
        guild: GUILD,
        number,
        phase: "gathering".to_owned(),
        is_running: false,
        revision: 0,
        wake: None,
        starts_at: None,
        ends_at: None,
        made_at: NOON,
        closed_at: None,
        state_version: 1,
        state: "{}".to_owned(),
    }
}

/// Makes a session and says which.
pub(super) fn session(store: &mut Store, id: i64) -> SessionId {
    saved(store, |tx| {
        let number = guilds::session_number_next(tx, GUILD)?;
        sessions::insert(tx, &session_row(id, number))?;
        Ok(SessionId(id))
    })
}

pub(super) fn ballot(session: SessionId, turn_no: u16, rater: i64, candidate: i64) -> BallotRow {
    BallotRow {
        session,
        turn_no,
        rater: MemberId(rater),
        guild: GUILD,
        candidate: MemberId(candidate),
        rubric: "peer".to_owned(),
    }
}

pub(super) fn delivery(id: i64, lane: Lane, slot: Option<&str>) -> Delivery {
    Delivery {
        id: DeliveryId(id),
        guild: GUILD,
        lane,
        urgency: Urgency::CanWait,
        slot: slot.map(str::to_owned),
        body: format!("body {id}"),
        key: [u8::try_from(id % 251).unwrap(); 16],
        made_at: NOON,
        due_at: NOON,
        worthless_at: None,
    }
}

/// What one press of a member does to the database: the receipt, the session, a mark, the tally's
/// card, a line of the journal.
#[derive(Debug, Clone, Copy)]
pub(super) struct Press {
    pub(super) no: i64,
    pub(super) session: SessionId,
    pub(super) rater: i64,
    pub(super) state_bytes: usize,
}

pub(super) fn press(tx: &Tx, press: &Press) -> Result<(), Fault> {
    let receipt = format!("press-{}", press.no);
    if inbox::answer_of(tx, &receipt)?.is_some() {
        return Ok(());
    }
    let mut row = sessions::load(tx, press.session)?.unwrap();
    row.state = state(press.no, press.state_bytes);
    let saved = sessions::save(tx, &row)?;
    assert!(matches!(saved, sessions::Saved::Saved { .. }));
    let ballot = ballot(press.session, 0, press.rater, 1);
    let level = u8::try_from(press.no.rem_euclid(5) + 1).unwrap();
    let competency_no = u8::try_from(press.no.rem_euclid(3)).unwrap();
    let _kept = ballots::put_mark(tx, &ballot, competency_no, Some(level))?;
    let tally = delivery(press.no, Lane::Thread(press.session), Some("tally"));
    outbox::put(tx, &tally)?;
    journal::note(
        tx,
        &journal::JournalRow {
            id: press.no,
            at: NOON,
            guild: GUILD,
            session: Some(press.session),
            actor: Some(MemberId(press.rater)),
            what: "mark".to_owned(),
            detail: String::new(),
        },
    )?;
    inbox::remember(tx, None, &receipt, NOON, "saved")
}

/// A state that differs from press to press.
pub(super) fn state(no: i64, bytes: usize) -> String {
    let mut text = format!("{{\"press\":{no},\"rest\":\"");
    while text.len() < bytes {
        text.push_str("abcdefghijklmnop");
    }
    text.push_str("\"}");
    text
}
