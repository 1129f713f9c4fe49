//! Files that are deleted, moved or replaced under an open store: nothing more is confirmed, and what
//! was confirmed is made safe.

use std::fs;
use std::path::Path;

use greenroom::store::{Fault, Remedy, Rescued, Store, restore};

use super::fixture::{Press, at, cut, killed, open, options, place, press, session, try_one};
use super::restoring::{SESSION, presses, presses_on};

/// What somebody does to the directory.
type Deed = fn(&Path);

fn remove(data: &Path, names: &[&str]) {
    for name in names {
        fs::remove_file(data.join(name)).unwrap();
    }
}

/// Another database, in place of what is there.
fn replace(data: &Path) {
    let other = place();
    open(&other.data).close().unwrap();
    fs::copy(other.data.join("greenroom.db"), data.join("other.db")).unwrap();
    fs::rename(data.join("other.db"), data.join("greenroom.db")).unwrap();
}

const DEEDS: [(&str, Deed); 10] = [
    ("database deleted", |data| remove(data, &["greenroom.db"])),
    ("all deleted", |data| remove(data, &["greenroom.db", "greenroom.db-wal", "greenroom.db-shm"])),
    ("log deleted", |data| remove(data, &["greenroom.db-wal"])),
    ("log emptied", |data| cut(data, 0)),
    ("log cut short", |data| cut(data, 4_096)),
    ("index deleted", |data| remove(data, &["greenroom.db-shm"])),
    ("log and index deleted", |data| remove(data, &["greenroom.db-wal", "greenroom.db-shm"])),
    ("lock deleted", |data| remove(data, &["greenroom.lock"])),
    ("database replaced", replace),
    ("directory moved", |data| fs::rename(data, data.with_extension("moved")).unwrap()),
];

fn one(store: &mut Store, no: i64) -> Result<(), Fault> {
    let one = Press { no, session: SESSION, rater: 2, state_bytes: 2_000 };
    try_one(store, |tx| press(tx, &one))
}

#[test]
fn nothing_more_is_confirmed_and_what_was_confirmed_is_found_again() {
    for (name, deed) in DEEDS {
        let place = place();
        let mut store = open(&place.data);
        session(&mut store, SESSION.0);
        presses_on(&mut store, 1..6);
        assert_eq!(store.rescue(at(1)).unwrap(), None, "{name}");
        deed(&place.data);
        for no in 6..8 {
            let fault = one(&mut store, no).unwrap_err();
            assert!(matches!(fault, Fault::Gone { .. }), "{name}: {fault}");
            assert_eq!(fault.remedy(), Remedy::Stop);
        }
        let together = store.run(&[8, 9], |tx, no| {
            press(tx, &Press { no: *no, session: SESSION, rater: 2, state_bytes: 10 })
        });
        assert!(together.iter().all(Result::is_err), "{name}");

        let rescued = store.rescue(at(2)).unwrap().unwrap();
        assert!(store.close().is_err(), "{name}");
        let data = match &rescued {
            Rescued::Elsewhere => {
                assert!(!place.data.exists(), "{name}: something was made in its place");
                place.data.with_extension("moved")
            }
            Rescued::InPlace => place.data.clone(),
            Rescued::Copied(copy) => {
                if name != "database replaced" {
                    assert!(Store::open(&options(&place.data)).is_err(), "{name}: nothing is made");
                }
                restore(copy, &place.data, at(3)).unwrap();
                place.data.clone()
            }
        };
        let mut store = open(&data);
        let found = presses(&mut store);
        assert!((5..=6).contains(&found), "{name}: {found} of 5, {rescued:?}");
        presses_on(&mut store, 10..12);
        store.close().unwrap();
    }
}

#[test]
fn a_store_that_is_dropped_leaves_alone_what_lies_in_its_place() {
    let place = place();
    let mut store = open(&place.data);
    session(&mut store, SESSION.0);
    presses_on(&mut store, 1..3);
    let image = killed(&place.data);
    remove(&place.data, &["greenroom.db", "greenroom.db-wal", "greenroom.db-shm"]);
    // Another process has begun here, and has everything in its log.
    for name in ["greenroom.db", "greenroom.db-wal"] {
        fs::copy(image.data.join(name), place.data.join(name)).unwrap();
    }
    assert!(matches!(one(&mut store, 3), Err(Fault::Gone { .. })));
    assert!(store.close().is_err());
    let log = fs::read(place.data.join("greenroom.db-wal")).unwrap();
    assert!(log == fs::read(image.data.join("greenroom.db-wal")).unwrap());
    assert_eq!(presses(&mut open(&place.data)), 2);
}
