//! Restoring: what is put back is what was checked, what was there is kept whole, and what goes wrong
//! leaves nothing behind.

use std::fs;
use std::os::unix::fs::DirBuilderExt as _;
use std::path::{Path, PathBuf};

use expect_test::{Expect, expect};
use greenroom::base::{Seed, SessionId};
use greenroom::store::{
    Checksum, LADDER, OpenOptions, Store, Unfit, backup, restore, sessions, upkeep, verify,
};

use super::child;
use super::fixture::{
    Place, Press, at, killed, open, options, place, press, saved, session, try_one,
};
use super::migrating::backups;
use super::power_cut::library;

pub(super) const SESSION: SessionId = SessionId(100);
/// Acts of a restore of a small database, at least.
const ACTS: usize = 288;
/// Every so many of them is tried.
const ACT_STEP: usize = 16;

/// How many presses the database of a running or stopped store holds.
pub(super) fn presses(store: &mut Store) -> i64 {
    saved(store, |tx| sessions::load(tx, SESSION)).map_or(0, |row| row.revision.into())
}

pub(super) fn presses_on(store: &mut Store, numbers: std::ops::Range<i64>) {
    for no in numbers {
        let one = Press { no, session: SESSION, rater: 2, state_bytes: 2_000 };
        try_one(store, |tx| press(tx, &one)).unwrap();
    }
}

/// A directory as a kill left it, with everything of the last run in the log, and a backup from
/// before it.
pub(super) fn killed_with_a_backup() -> (Place, PathBuf) {
    let place = place();
    let mut store = open(&place.data);
    session(&mut store, SESSION.0);
    presses_on(&mut store, 1..3);
    let old = backup(&place.data, at(1)).unwrap().path;
    presses_on(&mut store, 3..6);
    let image = killed(&place.data);
    let old = image.data.join("backups").join(old.file_name().unwrap());
    (image, old)
}

pub(super) fn names(dir: &Path) -> Vec<String> {
    let mut names: Vec<_> = fs::read_dir(dir)
        .unwrap()
        .map(|entry| entry.unwrap().file_name().into_string().unwrap())
        .collect();
    names.sort();
    names
}

#[test]
fn what_a_restore_replaces_is_one_whole_file_and_putting_it_back_undoes_it() {
    let (place, old) = killed_with_a_backup();
    let restored = restore(&old, &place.data, at(2)).unwrap();
    assert_eq!(restored.checksum, Checksum::Matches);
    let mut store = open(&place.data);
    assert_eq!(presses(&mut store), 2);
    store.close().unwrap();

    let replaced = restored.replaced.unwrap();
    // Moved by itself, as an operator would who copies one file to be safe.
    let elsewhere = super::fixture::place();
    fs::create_dir_all(&elsewhere.data).unwrap();
    let copied = elsewhere.data.join("copied.db");
    fs::copy(&replaced, &copied).unwrap();
    assert_eq!(verify(&replaced).unwrap(), Checksum::Matches);
    assert_eq!(verify(&copied).unwrap(), Checksum::Absent);
    for file in [replaced, copied] {
        restore(&file, &place.data, at(3)).unwrap();
        let mut store = open(&place.data);
        assert_eq!(presses(&mut store), 5, "{}", file.display());
        store.close().unwrap();
    }
    assert_eq!(upkeep::integrity_finding(&place.data).unwrap(), None);
}

#[test]
fn a_database_with_its_log_is_restored_with_it_from_wherever_it_lies() {
    let (image, _old) = killed_with_a_backup();
    let place = super::fixture::place();
    let database = image.data.join("greenroom.db");
    let before = names(&image.data);
    assert_eq!(verify(&database).unwrap(), Checksum::Absent);
    restore(&database, &place.data, at(2)).unwrap();
    assert_eq!(presses(&mut open(&place.data)), 5);
    assert_eq!(names(&image.data), before, "looking made something");
}

#[test]
fn a_damaged_database_is_replaced_with_its_log_beside_it() {
    let (place, old) = killed_with_a_backup();
    let database = place.data.join("greenroom.db");
    let mut bytes = fs::read(&database).unwrap();
    bytes[..200].fill(0xa5);
    fs::write(&database, &bytes).unwrap();
    let log = place.data.join("greenroom.db-wal");
    let mut log_bytes = fs::read(&log).unwrap();
    log_bytes[..32].fill(0xa5);
    fs::write(&log, &log_bytes).unwrap();
    let replaced = restore(&old, &place.data, at(2)).unwrap().replaced.unwrap();
    assert!(fs::read(&replaced).unwrap() == bytes);
    assert!(fs::read(replaced.with_extension("db-wal")).unwrap() == log_bytes);
    assert_eq!(presses(&mut open(&place.data)), 2);
}

/// What is said of a file that holds this.
fn told(content: &[u8], expected: Expect) {
    let place = place();
    fs::DirBuilder::new().mode(0o700).create(&place.data).unwrap();
    let file = place.data.join("some file?.db");
    fs::write(&file, content).unwrap();
    let said = verify(&file).unwrap_err().to_string();
    let known = format!("knows {}", LADDER.len());
    let shown = said.replace(place.data.to_str().unwrap(), "data").replace(&known, "knows less");
    expected.assert_eq(&shown);
    assert_eq!(restore(&file, &place.data, at(1)).unwrap_err().to_string(), said);
    assert_eq!(names(&place.data), ["greenroom.lock", "some file?.db"]);
}

#[test]
fn what_is_wrong_with_a_file_is_said_of_the_file() {
    let place = place();
    let mut store = open(&place.data);
    session(&mut store, SESSION.0);
    let good = fs::read(backup(&place.data, at(1)).unwrap().path).unwrap();
    let changed = |from: usize, bytes: &[u8]| {
        let mut content = good.clone();
        content[from..from + bytes.len()].copy_from_slice(bytes);
        content
    };
    told(b"", expect!["`data/some file?.db` cannot be restored: it is empty"]);
    told(b"my diary", expect!["`data/some file?.db` cannot be restored: it is no database"]);
    told(
        b"my diary is longer than what every database begins with",
        expect!["`data/some file?.db` cannot be restored: it is no database"],
    );
    told(
        &changed(68, &[1; 4]),
        expect!["`data/some file?.db` cannot be restored: it is a database of another program"],
    );
    told(
        &changed(60, &99_u32.to_be_bytes()),
        expect![[
            "`data/some file?.db` cannot be restored: a later version wrote it (schema 99, this one knows less)"
        ]],
    );
    told(
        &good[..good.len() / 2],
        expect![[
            "`data/some file?.db` cannot be restored: it is damaged (database disk image is malformed): take another backup"
        ]],
    );
    told(
        &good[..50],
        expect![
            "`data/some file?.db` cannot be restored: it is damaged (database disk image is malformed): take another backup"
        ],
    );
    told(
        &changed(4096, &[7; 4096]),
        expect![
            "`data/some file?.db` cannot be restored: it is damaged (Tree 2 page 2: btreeInitPage() returns error code 11): take another backup"
        ],
    );
    let missing = place.data.join("nowhere.db");
    assert!(verify(&missing).unwrap_err().to_string().ends_with("there is no such file"));
    assert!(verify(&place.data).unwrap_err().to_string().ends_with("it is no file"));
}

#[test]
fn a_changed_byte_of_a_backup_or_of_its_checksum_is_found() {
    let place = place();
    let mut store = open(&place.data);
    session(&mut store, SESSION.0);
    let copy = backup(&place.data, at(1)).unwrap().path;
    let sum = copy.with_extension("db.sha256");
    let text = fs::read_to_string(&sum).unwrap();
    let name = copy.file_name().unwrap().to_str().unwrap();
    assert!(text.ends_with(&format!("  {name}\n")), "as sha256sum has it: {text}");
    let mut draws = Seed(7).draws(0);
    for (file, end) in [(&copy, fs::metadata(&copy).unwrap().len()), (&sum, 64)] {
        let good = fs::read(file).unwrap();
        for _ in 0..25 {
            let mut bytes = good.clone();
            let place = draws.below(usize::try_from(end).unwrap());
            bytes[place] ^= 1 << draws.below(8);
            if bytes.eq_ignore_ascii_case(&good) {
                continue;
            }
            fs::write(file, bytes).unwrap();
            assert!(verify(&copy).is_err(), "byte {place} of {}", file.display());
        }
        fs::write(file, good).unwrap();
    }
    assert_eq!(verify(&copy).unwrap(), Checksum::Matches);
    // Somebody worked on it: what is checked is not what would be read.
    fs::write(copy.with_extension("db-wal"), "something").unwrap();
    let said = verify(&copy).unwrap_err();
    assert!(said.to_string().contains(&Unfit::Changed.to_string()), "{said}");
}

#[test]
fn the_clock_may_stand_or_go_back_and_no_backup_takes_the_place_of_another() {
    let place = place();
    let mut store = open(&place.data);
    session(&mut store, SESSION.0);
    let mut made = Vec::new();
    for no in 1..4 {
        presses_on(&mut store, no..no + 1);
        made.push(backup(&place.data, at(1)).unwrap().path);
    }
    store.close().unwrap();
    for (no, copy) in (1..).zip(&made) {
        restore(copy, &place.data, at(2)).unwrap();
        let mut store = open(&place.data);
        assert_eq!(presses(&mut store), no);
        store.close().unwrap();
    }
    assert_eq!(backups(&place.data).len(), 6, "{:?}", backups(&place.data));
}

#[test]
fn child_restores() {
    let (data, old, _place) = match child::role() {
        Some(words) => (child::path(&words, 0), child::path(&words, 1), None),
        None => {
            let (place, old) = killed_with_a_backup();
            (place.data.clone(), old, Some(place))
        }
    };
    match restore(&old, &data, at(2)) {
        Ok(_) => child::say("restored"),
        Err(fault) => child::say(&format!("refused {fault:#}")),
    }
}

#[test]
fn a_disk_that_is_full_during_a_restore_is_left_as_it_was() {
    let outer = place();
    fs::create_dir_all(&outer.data).unwrap();
    let library = library(&outer.data);
    let (template, old) = killed_with_a_backup();
    let (mut refused, mut restored) = (0, 0);
    for act in (1..=ACTS).step_by(ACT_STEP) {
        let place = killed(&template.data);
        let old = place.data.join("backups").join(old.file_name().unwrap());
        let disk = place.data.with_extension("disk");
        fs::create_dir_all(&disk).unwrap();
        let words = [place.data.to_str().unwrap(), old.to_str().unwrap()];
        let mut child = child::command("restoring::child_restores", &words)
            .env("LD_PRELOAD", &library)
            .env("POWER_CUT_WATCH", &place.data)
            .env("POWER_CUT_DISK", &disk)
            .env("POWER_CUT_FAIL_FROM", act.to_string())
            .env("POWER_CUT_FAIL_COUNT", "1000000")
            .env("POWER_CUT_FAIL_ERRNO", "28")
            .spawn()
            .unwrap();
        let said: Vec<_> = child::lines(&mut child).collect();
        child.wait().unwrap();
        let is_restored = said == ["restored"];
        let (place_of, wanted) = if is_restored { (&mut restored, 2) } else { (&mut refused, 5) };
        *place_of += 1;
        for name in names(&place.data) {
            assert!(!name.starts_with("restoring"), "act {act}: {name} was left");
            assert!(!name.contains("erasures"), "act {act}: {name} was left");
        }
        if !is_restored {
            assert_eq!(backups(&place.data), [old], "act {act}: {said:?}");
        }
        let mut store = Store::open(&OpenOptions { now: at(3), ..options(&place.data) }).unwrap();
        assert_eq!(presses(&mut store), wanted, "act {act}: {said:?}");
        store.close().unwrap();
        assert_eq!(upkeep::integrity_finding(&place.data).unwrap(), None);
    }
    assert!(refused > 0 && restored > 0, "{refused} refused, {restored} restored");
}
