//! Backups: whole, checked, pruned, and good to be put back.

use std::fs;

use greenroom::base::Moment;
use greenroom::store::{BACKUP_DIR, FileFault, backup, prune_backups, restore, sessions, verify};

use super::child;
use super::fixture::{NOON, Press, at, open, place, press, saved, session};
use super::migrating::{backups, look};
use super::power_cut::library;

/// Writes and syncs among the backups until one is made, at least.
const ACTS: usize = 240;
/// Every so many of them is tried.
const ACT_STEP: usize = 3;

#[test]
fn a_backup_under_load_can_be_restored_and_worked_on() {
    let place = place();
    let mut store = open(&place.data);
    let session = session(&mut store, 100);
    let presses = |from: i64| -> Vec<_> {
        (from..from + 20).map(|no| Press { no, session, rater: 2, state_bytes: 4_000 }).collect()
    };
    assert!(store.run(&presses(1), press).iter().all(Result::is_ok));
    let copy = backup(&place.data, at(1)).unwrap();
    assert!(store.run(&presses(21), press).iter().all(Result::is_ok));
    assert!(copy.bytes > 0 && copy.path.exists());
    verify(&copy.path).unwrap();
    let refused = restore(&copy.path, &place.data, at(2));
    assert!(matches!(refused, Err(FileFault::Held { .. })), "a process runs on it");
    store.close().unwrap();

    let replaced = restore(&copy.path, &place.data, at(3)).unwrap().replaced.unwrap();
    let mut store = open(&place.data);
    let row = saved(&mut store, |tx| sessions::load(tx, session)).unwrap();
    assert_eq!(row.revision, 20);
    assert!(store.run(&presses(101), press).iter().all(Result::is_ok));
    assert_eq!(look::<i64>(&replaced, "select revision from session"), 40);
    let elsewhere = super::fixture::place();
    assert_eq!(restore(&copy.path, &elsewhere.data, at(4)).unwrap().replaced, None);
    open(&elsewhere.data).close().unwrap();
}

#[test]
fn a_damaged_or_foreign_backup_is_not_restored() {
    let place = place();
    let mut store = open(&place.data);
    session(&mut store, 100);
    let copy = backup(&place.data, at(1)).unwrap().path;
    store.close().unwrap();
    let good = fs::read(&copy).unwrap();
    let mut damaged = good.clone();
    damaged[4096 * 3..4096 * 5].fill(7);
    let mut foreign = good;
    foreign[68..72].fill(1);
    let before = fs::read(place.data.join("greenroom.db")).unwrap();
    for content in [damaged, foreign, b"my diary".to_vec()] {
        fs::write(&copy, content).unwrap();
        assert!(restore(&copy, &place.data, at(2)).is_err());
        assert!(fs::read(place.data.join("greenroom.db")).unwrap() == before);
    }
    open(&place.data).close().unwrap();
}

#[test]
fn a_week_of_backups_is_kept_and_none_longer_than_35_days() {
    const HOUR: i64 = 3_600_000;
    let place = place();
    let mut store = open(&place.data);
    session(&mut store, 100);
    let mut last = NOON;
    for no in 0..60 {
        last = at(no * 6 * HOUR);
        backup(&place.data, last).unwrap();
        prune_backups(&place.data, last, 7).unwrap();
        // The newest four, and the newest of seven days, of which one or two are among the four.
        assert!(backups(&place.data).len() <= 10, "{:?}", backups(&place.data));
    }
    let kept = backups(&place.data);
    assert!(kept.len() >= 9, "{kept:?}");
    assert!(kept.iter().all(|path| verify(path).is_ok()));
    // After a long absence, or for as long as the clock is wrong, there is only one that is young.
    let later = |days: i64| Moment::from_ms(last.ms() + days * 24 * HOUR);
    let first = backup(&place.data, later(36)).unwrap().path;
    prune_backups(&place.data, later(36), 7).unwrap();
    assert!(backups(&place.data).len() >= 7, "{:?}", backups(&place.data));
    let second = backup(&place.data, later(37)).unwrap().path;
    prune_backups(&place.data, later(37), 7).unwrap();
    assert_eq!(backups(&place.data), [first, second]);
}

#[test]
fn only_what_greenroom_made_is_removed_and_only_what_is_whole_counts_as_newer() {
    const DAY: i64 = 24 * 3_600_000;
    let place = place();
    let mut store = open(&place.data);
    session(&mut store, 100);
    let made: Vec<_> = (0..8).map(|no| backup(&place.data, at(no)).unwrap().path).collect();
    let folder = place.data.join(BACKUP_DIR);
    for name in ["my-copy-2024.db", "before-we-moved-7.db", "greenroom-12.db", "notes.txt"] {
        fs::copy(&made[0], folder.join(name)).unwrap();
    }
    // The newest four are good for nothing: one letter changed in each.
    for path in &made[4..] {
        let mut bytes = fs::read(path).unwrap();
        let last = bytes.len() - 1;
        bytes[last] ^= 1;
        fs::write(path, bytes).unwrap();
    }
    let pruned = prune_backups(&place.data, at(9), 1).unwrap();
    assert_eq!((pruned.removed, pruned.unfit.len()), (0, 4), "{pruned:?}");
    // One of before checksums counts when it is whole.
    fs::remove_file(made[3].with_extension("db.sha256")).unwrap();
    let newest = backup(&place.data, at(10)).unwrap().path;
    let pruned = prune_backups(&place.data, at(10), 1).unwrap();
    assert_eq!((pruned.removed, made[0].exists()), (1, false), "{pruned:?}");
    for no in 50..52 {
        backup(&place.data, at(no * DAY)).unwrap();
    }
    let pruned = prune_backups(&place.data, at(51 * DAY), 7).unwrap();
    assert_eq!((pruned.removed, newest.exists()), (8, false), "{pruned:?}");
    let left: Vec<_> = fs::read_dir(&folder).unwrap().collect();
    assert_eq!(left.len(), 2 * 2 + 4, "the others' files, and two with their checksums: {left:?}");
}

#[test]
fn child_backs_up() {
    let (data, _place) = match child::role() {
        Some(words) => (child::path(&words, 0), None),
        None => {
            let place = place();
            session(&mut open(&place.data), 100);
            (place.data.clone(), Some(place))
        }
    };
    let copy = backup(&data, at(2)).unwrap();
    child::say("made");
    verify(&copy.path).unwrap();
}

#[test]
fn a_kill_or_a_power_cut_during_a_backup_leaves_the_old_one_and_no_half_one() {
    let place = place();
    let library = library(place.data.parent().unwrap());
    let mut store = open(&place.data);
    let session = session(&mut store, 100);
    let presses: Vec<_> =
        (1..20).map(|no| Press { no, session, rater: 2, state_bytes: 40_000 }).collect();
    assert!(store.run(&presses, press).iter().all(Result::is_ok));
    let old = backup(&place.data, at(1)).unwrap().path;
    let before = fs::read(&old).unwrap();
    let watched = place.data.join(BACKUP_DIR);
    let disk = place.data.with_extension("disk");
    let name = format!("greenroom-{:015}.db", at(2).ms());
    let mut made = 0;
    for act in (1..=ACTS).step_by(ACT_STEP) {
        fs::create_dir_all(&disk).unwrap();
        let words = [place.data.to_str().unwrap()];
        let mut child = child::command("backing_up::child_backs_up", &words)
            .env("LD_PRELOAD", &library)
            .env("POWER_CUT_WATCH", &watched)
            .env("POWER_CUT_DISK", &disk)
            .env("POWER_CUT_AT", act.to_string())
            .spawn()
            .unwrap();
        let said: Vec<_> = child::lines(&mut child).collect();
        child.wait().unwrap();
        made += usize::from(!said.is_empty());
        assert!(fs::read(&old).unwrap() == before, "act {act}: the old backup was touched");
        let new = watched.join(&name);
        assert!(said.is_empty() || new.exists(), "act {act}");
        if new.exists() {
            verify(&new).unwrap_or_else(|fault| panic!("act {act}: {fault}"));
            // What the cut leaves under this name is whole as well.
            let content = fs::read(disk.join(&name)).unwrap();
            assert!(content == fs::read(&new).unwrap(), "act {act}: not all was synced");
            fs::remove_file(&new).unwrap();
        }
        fs::remove_dir_all(&disk).unwrap();
    }
    assert!((1..ACTS / ACT_STEP).contains(&made), "{made}: the kills were all on one side");
    assert!(backup(&place.data, at(3)).is_ok(), "what a kill left over is in nobody's way");
}
