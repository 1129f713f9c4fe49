//! Readers beside the writer, and the log that must not grow because of them.

use std::os::unix::fs::MetadataExt as _;
use std::path::Path;
use std::time::{Duration, Instant};

use greenroom::base::SessionId;
use greenroom::store::upkeep::{self, Checkpoint};
use greenroom::store::{
    Fault, Reader, Remedy, Store, backup, ballots, inbox, newest_whole, outbox, prune_backups,
    sessions,
};

use super::fixture::{GUILD, NOON, Press, at, ballot, open, place, press, saved, session};

/// What the log may grow to, whatever readers do.
const LOG_BYTES_MAX: u64 = 64 * 1024 * 1024;
/// Longer than any test: the log has to stay short without the limit's help.
const HANGS_FOR: Duration = Duration::from_secs(3_600);

/// The size of the write-ahead log in `data`; 0 when there is none.
fn log_bytes(data: &Path) -> u64 {
    std::fs::metadata(data.join("greenroom.db-wal")).map_or(0, |log| log.len())
}

fn write(store: &mut Store, batches: i64, bytes: usize) {
    for batch in 0..batches {
        let presses: Vec<_> = (0..4)
            .map(|no| Press {
                no: 1 + batch * 4 + no,
                session: SessionId(100),
                rater: 2,
                state_bytes: bytes,
            })
            .collect();
        assert!(store.run(&presses, press).iter().all(Result::is_ok));
    }
}

/// The locks that are held on the index of the log.
fn locks(data: &Path) -> Vec<String> {
    let index = std::fs::metadata(data.join("greenroom.db-shm")).unwrap().ino();
    let all = std::fs::read_to_string("/proc/locks").unwrap();
    let of_index = all.lines().filter(|line| line.contains(&format!(":{index} ")));
    of_index.filter_map(|line| Some(line.split_once(": ")?.1.to_owned())).collect()
}

/// A process that closes any file loses all its locks on that file; who opens the database next
/// would take it for their own, and make its index anew under whoever works with it.
#[test]
fn whatever_else_a_process_does_with_its_files_it_keeps_its_locks() {
    let place = place();
    let mut store = open(&place.data);
    session(&mut store, 100);
    write(&mut store, 1, 100);
    let held = locks(&place.data);
    assert_ne!(held, Vec::<String>::new());
    let reader = store.reader().unwrap();
    drop(Reader::open(&place.data).unwrap());
    drop(reader);
    backup(&place.data, at(1)).unwrap();
    prune_backups(&place.data, at(2), 1).unwrap();
    assert!(newest_whole(&place.data, None).unwrap().is_some());
    assert_eq!(upkeep::integrity_finding(&place.data).unwrap(), None);
    store.checkpoint().unwrap();
    write(&mut store, 1, 100);
    assert_eq!(locks(&place.data), held);
}

#[test]
fn a_reader_sees_what_was_committed_and_nothing_else() {
    let place = place();
    let mut store = open(&place.data);
    let reader = store.reader().unwrap();
    let id = session(&mut store, 100);
    let revision = |reader: &Reader| {
        reader.look(|read| sessions::load(read, id)).unwrap().map(|row| row.revision)
    };
    assert_eq!(revision(&reader), Some(0));
    store.run(&[()], |tx, ()| {
        let row = sessions::load(tx, id)?.unwrap();
        let _saved = sessions::save(tx, &row)?;
        assert_eq!(revision(&reader), Some(0), "not committed yet");
        Ok::<_, Fault>(())
    });
    assert_eq!(revision(&reader), Some(1));
    store.close().unwrap();
    assert_eq!(revision(&reader), Some(1), "also when nobody writes any more");
}

#[test]
fn a_read_that_takes_too_long_is_stopped() {
    let place = place();
    let mut store = open(&place.data);
    for id in 100..160 {
        let id = session(&mut store, id);
        let jobs: Vec<_> = (2..60).collect();
        let answers = store.run(&jobs, |tx, rater| {
            let ballot = ballot(id, 0, *rater, 1);
            for competency_no in 0..5 {
                let _kept = ballots::put_mark(tx, &ballot, competency_no, Some(3))?;
            }
            let _kept = ballots::set_complete(tx, &ballot, true)?;
            Ok::<_, Fault>(())
        });
        assert!(answers.iter().all(Result::is_ok));
        saved(&mut store, |tx| ballots::unseal(tx, id, at(1)));
    }
    let look = |reader: &Reader| {
        reader.look(|read| ballots::history(read, GUILD, "peer", at(0), at(9), u32::MAX))
    };
    let all = look(&store.reader().unwrap()).unwrap();
    assert_eq!(all.len(), 60 * 58 * 5);

    let hurried = Reader::with_limit(&place.data, Duration::from_millis(20)).unwrap();
    let started = Instant::now();
    let fault = look(&hurried).unwrap_err();
    assert!(matches!(fault, Fault::Slow { limit_ms: 20 }), "{fault}");
    assert_eq!(fault.remedy(), Remedy::Later);
    assert!(started.elapsed() < Duration::from_secs(1));
    // The next look has its own time.
    assert!(hurried.look(|read| sessions::load(read, SessionId(100))).unwrap().is_some());
}

#[test]
fn the_time_of_a_look_is_for_all_of_its_statements() {
    let place = place();
    let mut store = open(&place.data);
    session(&mut store, 100);
    let hurried = Reader::with_limit(&place.data, Duration::from_millis(5)).unwrap();
    let mut count = 0_u64;
    let fault: Result<(), Fault> = hurried.look(|read| {
        loop {
            inbox::answer_of(read, "none")?;
            count += 1;
        }
    });
    assert!(matches!(fault, Err(Fault::Slow { limit_ms: 5 })));
    assert!(count > 0);
}

#[test]
fn a_reader_that_hangs_does_not_let_the_log_grow() {
    let place = place();
    let mut store = open(&place.data);
    let id = session(&mut store, 100);
    let reader = Reader::with_limit(&place.data, HANGS_FOR).unwrap();
    reader
        .look(|read| {
            assert!(sessions::load(read, id)?.is_some());
            // It hangs here, between two statements, while some 80 MB are written.
            write(&mut store, 500, 160_000);
            let log = log_bytes(&place.data);
            assert!(log <= LOG_BYTES_MAX, "{log} bytes");
            assert!(outbox::next_due(read)?.is_some());
            Ok::<_, Fault>(())
        })
        .unwrap();
    assert_eq!(store.checkpoint().unwrap(), Checkpoint::Emptied);
    assert_eq!(log_bytes(&place.data), 0);
}

#[test]
fn upkeep_says_how_the_store_is() {
    let place = place();
    let mut store = open(&place.data);
    session(&mut store, 100);
    assert!(log_bytes(&place.data) > 0);
    assert!(upkeep::free_bytes(&place.data).unwrap() > 0);
    assert_eq!(upkeep::integrity_finding(&place.data).unwrap(), None);
    assert!(upkeep::free_bytes(&place.data.join("nowhere")).is_err());
    saved(&mut store, |tx| inbox::remember(tx, None, "a", NOON, "saved"));
    store.close().unwrap();
    assert_eq!(log_bytes(&place.data), 0);
}
