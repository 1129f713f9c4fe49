//! A database that is not there: absence is told and never taken for a first start.

use std::fs;
use std::path::Path;

use expect_test::{Expect, expect};
use greenroom::store::{
    BACKUP_DIR, FileFault, LastStop, Reader, Store, backup, begin_anew, life, prune_backups,
    refuse_cut_log, refuse_missing, restore, verify,
};

use super::child;
use super::fixture::{Place, at, cut, killed, open, options, place, session};
use super::migrating::backups;
use super::power_cut::library;
use super::restoring::{SESSION, killed_with_a_backup, names, presses, presses_on};

const DATABASE: &str = "greenroom.db";
const LOG: &str = "greenroom.db-wal";
/// Acts of a first start, at least.
const FIRST_ACTS: usize = 120;

/// A start is refused and touches nothing; what it says.
#[track_caller]
fn refused(place: &Place, expected: Expect) {
    let before = names(&place.data);
    let refusal = Store::open(&options(&place.data)).unwrap_err();
    assert!(matches!(refusal, FileFault::Missing { .. }), "{refusal}");
    assert_eq!(names(&place.data), before, "a refusal made something");
    let said = refusal.to_string();
    assert_eq!(refuse_missing(&place.data).unwrap_err().to_string(), said);
    expected.assert_eq(&said.replace(place.data.to_str().unwrap(), "data"));
}

fn stopped_with_a_backup() -> Place {
    let place = place();
    let mut store = open(&place.data);
    session(&mut store, SESSION.0);
    presses_on(&mut store, 1..3);
    backup(&place.data, at(1)).unwrap();
    store.close().unwrap();
    place
}

#[test]
fn a_missing_database_is_told_with_the_backup_that_is_good() {
    let place = stopped_with_a_backup();
    fs::remove_file(place.data.join(DATABASE)).unwrap();
    refused(
        &place,
        expect![
            "`data/greenroom.db` is missing, and there was one: `backups` holds a backup of it, `greenroom.lock` says so. Put it back, or its newest good backup: `greenroom restore data/backups/greenroom-001800000000001.db --data data`; or begin anew with `--begin-anew`, which keeps what is left"
        ],
    );
    // The cure cures.
    let [copy] = &backups(&place.data)[..] else { panic!() };
    restore(copy, &place.data, at(2)).unwrap();
    assert_eq!(presses(&mut open(&place.data)), 2);
}

#[test]
fn every_sign_of_an_earlier_database_counts() {
    let mut places = Vec::new();
    // Only the lock is left, or an empty file, or everything but the database after a kill.
    let place = super::fixture::place();
    open(&place.data).close().unwrap();
    fs::remove_file(place.data.join(DATABASE)).unwrap();
    places.push(place);
    let place = stopped_with_a_backup();
    fs::write(place.data.join(DATABASE), "").unwrap();
    places.push(place);
    for is_emptied in [false, true] {
        let (place, _old) = killed_with_a_backup();
        fs::remove_dir_all(place.data.join(BACKUP_DIR)).unwrap();
        fs::remove_file(place.data.join("greenroom.lock")).unwrap();
        if is_emptied {
            fs::write(place.data.join(DATABASE), "").unwrap();
        } else {
            fs::remove_file(place.data.join(DATABASE)).unwrap();
        }
        places.push(place);
    }
    for name in ["room.log", "health", "draft.json", "erasures", "restoring.db"] {
        let place = stopped_with_a_backup();
        for gone in ["greenroom.lock", DATABASE] {
            fs::remove_file(place.data.join(gone)).unwrap();
        }
        fs::remove_dir_all(place.data.join(BACKUP_DIR)).unwrap();
        fs::write(place.data.join(name), "").unwrap();
        places.push(place);
    }
    for place in places {
        let before = names(&place.data);
        let refusal = Store::open(&options(&place.data)).unwrap_err();
        assert!(matches!(refusal, FileFault::Missing { .. }), "{before:?}: {refusal}");
        let log = fs::metadata(place.data.join(LOG)).map(|log| log.len());
        let aside = begin_anew(&place.data, at(5)).unwrap().unwrap();
        assert_eq!(fs::metadata(aside.join(LOG)).map(|log| log.len()).ok(), log.ok());
        let mut store = open(&place.data);
        assert_eq!(store.opened().last_stop, LastStop::None);
        session(&mut store, 1);
        store.close().unwrap();
        assert_eq!(begin_anew(&place.data, at(6)).unwrap(), None, "there is one now");
    }
}

#[test]
fn who_begins_anew_keeps_every_backup_of_before_whatever_is_pruned() {
    const DAY: i64 = 24 * 3_600_000;
    let place = stopped_with_a_backup();
    fs::remove_file(place.data.join(DATABASE)).unwrap();
    let aside = begin_anew(&place.data, at(5)).unwrap().unwrap();
    let mut store = open(&place.data);
    session(&mut store, 1);
    for day in 0..50 {
        backup(&place.data, at(day * DAY)).unwrap();
        prune_backups(&place.data, at(day * DAY), 2).unwrap();
    }
    store.close().unwrap();
    let kept = fs::read_dir(&aside).unwrap().map(|entry| entry.unwrap().path());
    let kept: Vec<_> = kept.filter(|path| path.extension().is_some_and(|e| e == "db")).collect();
    let [copy] = &kept[..] else { panic!("{kept:?}") };
    verify(copy).unwrap();
    restore(copy, &place.data, at(60 * DAY)).unwrap();
    assert_eq!(presses(&mut open(&place.data)), 2);
}

#[test]
fn a_first_start_that_was_killed_is_still_a_first_start() {
    let outer = place();
    fs::create_dir_all(&outer.data).unwrap();
    let library = library(&outer.data);
    for act in (1..FIRST_ACTS).step_by(17) {
        let place = place();
        let disk = place.data.with_extension("disk");
        fs::create_dir_all(&disk).unwrap();
        let words = [place.data.to_str().unwrap()];
        let mut child = child::command("opening::child_opens_and_stays", &words)
            .env("LD_PRELOAD", &library)
            .env("POWER_CUT_WATCH", &place.data)
            .env("POWER_CUT_DISK", &disk)
            .env("POWER_CUT_AT", act.to_string())
            .spawn()
            .unwrap();
        child.wait().unwrap();
        open(&place.data).close().unwrap();
    }
}

#[test]
fn a_log_that_is_missing_after_a_kill_is_told() {
    for files in [&[LOG, "greenroom.db-shm"][..], &[LOG]] {
        let (place, _old) = killed_with_a_backup();
        for file in files {
            fs::remove_file(place.data.join(file)).unwrap();
        }
        // A start asks first when there was a sign of life.
        let reader = Reader::of_stopped(&place.data).unwrap();
        reader.look(life::alive_at).unwrap();
        drop(reader);
        let store = open(&place.data);
        assert_eq!(store.opened().last_stop, LastStop::WithoutLog, "{files:?}");
        store.close().unwrap();
    }
    let place = stopped_with_a_backup();
    let store = open(&place.data);
    assert_eq!(store.opened().last_stop, LastStop::Clean);
    let image = killed(&place.data);
    store.close().unwrap();
    assert_eq!(open(&image.data).opened().last_stop, LastStop::Unclean);
}

#[test]
fn a_log_that_was_cut_short_after_a_kill_is_told() {
    for kept in [0, 33, 9_000] {
        let (place, _old) = killed_with_a_backup();
        cut(&place.data, kept);
        // Who looks before the start hides nothing, and nobody makes a backup of what is left.
        let reader = Reader::of_stopped(&place.data).unwrap();
        reader.look(life::alive_at).unwrap();
        drop(reader);
        let refused = refuse_cut_log(&place.data).unwrap_err().to_string();
        assert!(refused.contains("shorter than what was saved in it"), "{refused}");
        let store = open(&place.data);
        assert_eq!(store.opened().last_stop, LastStop::WithoutLog, "{kept}");
        store.close().unwrap();
    }
}

#[test]
fn a_log_that_was_emptied_into_the_database_is_not_missed() {
    for writes_on in [false, true] {
        let place = place();
        let mut store = open(&place.data);
        session(&mut store, SESSION.0);
        presses_on(&mut store, 1..9);
        store.checkpoint().unwrap();
        if writes_on {
            presses_on(&mut store, 9..11);
        }
        let image = killed(&place.data);
        store.close().unwrap();
        assert_eq!(open(&image.data).opened().last_stop, LastStop::Unclean);
    }
}

#[test]
fn what_a_kill_left_of_a_backup_or_a_restore_is_removed_and_named() {
    let place = stopped_with_a_backup();
    let orphan = format!("{BACKUP_DIR}/greenroom-000000000000007.db.sha256");
    let left = ["restoring.db", "erasures.new", "backups/unfinished.db", &orphan];
    for name in left {
        fs::write(place.data.join(name), "half").unwrap();
    }
    fs::write(place.data.join("restoring.db-wal"), "half").unwrap();
    let store = open(&place.data);
    let named = |path: &Path| path.strip_prefix(&place.data).unwrap().to_str().unwrap().to_owned();
    let mut told: Vec<_> = store.opened().leftovers.iter().map(|path| named(path)).collect();
    told.sort();
    let mut wanted = left.map(str::to_owned);
    wanted.sort();
    assert_eq!(told, wanted);
    for name in left.iter().chain(&["restoring.db-wal"]) {
        assert!(!place.data.join(name).exists(), "{name}");
    }
    store.close().unwrap();
    assert_eq!(backups(&place.data).len(), 1);
    assert!(open(&place.data).opened().leftovers.is_empty());
}

#[test]
fn there_is_nothing_to_back_up_where_nothing_is() {
    let (place, _old) = killed_with_a_backup();
    fs::write(place.data.join(DATABASE), "").unwrap();
    let before = names(&place.data);
    let refusal = backup(&place.data, at(3)).unwrap_err();
    assert!(matches!(refusal, FileFault::NoDatabase { .. }), "{refusal}");
    assert_eq!(names(&place.data), before, "the log beside an empty file is still there");
}
