//! Whatever is done to a data directory, in whatever order: what was whole is not gone, and what is
//! missing is told before anything is made in its place.

use std::collections::BTreeMap;
use std::fs;
use std::path::PathBuf;

use greenroom::store::{
    BACKUP_DIR, Backup, Fault, FileFault, LastStop, Store, backup, begin_anew, refuse_cut_log,
    restore, sessions, verify,
};
use proptest::prelude::*;

use super::fixture::{
    Place, Press, at, cut, killed, open, options, place, press, saved, session, try_one,
};
use super::migrating::look;
use super::restoring::{SESSION, names, presses};

#[derive(Debug, Clone, Copy)]
enum Deed {
    Start,
    Write,
    /// On a disk that is full.
    WriteInVain,
    Stop,
    Kill,
    BackUp,
    /// One of what there is to be put back, also what was replaced.
    Restore(usize),
    /// Any one file.
    Delete(usize),
    /// The log, to this many parts of nine.
    Cut(u64),
    BeginAnew,
}

fn deeds() -> impl Strategy<Value = Vec<Deed>> {
    let deed = prop_oneof![
        4 => Just(Deed::Start),
        4 => Just(Deed::Write),
        1 => Just(Deed::WriteInVain),
        2 => Just(Deed::Stop),
        2 => Just(Deed::Kill),
        2 => Just(Deed::BackUp),
        3 => (0..9_usize).prop_map(Deed::Restore),
        2 => (0..16_usize).prop_map(Deed::Delete),
        1 => (0..9_u64).prop_map(Deed::Cut),
        1 => Just(Deed::BeginAnew),
    ];
    prop::collection::vec(deed, 6..16)
}

struct World {
    place: Place,
    store: Option<Store>,
    /// Presses so far, of all databases.
    no: i64,
    /// What the database holds; none where its log was deleted, until somebody looks.
    held: Option<i64>,
    is_missing: bool,
    /// What lies there to be put back, and what it holds.
    wholes: BTreeMap<PathBuf, i64>,
    at_ms: i64,
}

impl World {
    fn new() -> Self {
        let place = place();
        let mut store = open(&place.data);
        session(&mut store, SESSION.0);
        let wholes = BTreeMap::new();
        let store = Some(store);
        Self { place, store, no: 0, held: Some(0), is_missing: false, wholes, at_ms: 0 }
    }

    fn does(&mut self, deed: Deed) {
        self.at_ms += 1;
        match deed {
            Deed::Start if self.store.is_none() => self.starts(),
            Deed::Write | Deed::WriteInVain => self.writes(matches!(deed, Deed::WriteInVain)),
            Deed::Stop => {
                if let Some(store) = self.store.take() {
                    store.close().unwrap();
                }
            }
            Deed::Kill => {
                if let Some(store) = self.store.take() {
                    let image = killed(&self.place.data);
                    drop(store);
                    fs::remove_dir_all(&self.place.data).unwrap();
                    fs::rename(&image.data, &self.place.data).unwrap();
                }
            }
            Deed::BackUp => match self.backs_up() {
                Ok(copy) => {
                    let held = look(&copy.path, "select coalesce(max(revision), 0) from session");
                    assert!(self.held.is_none_or(|wanted| wanted == held));
                    self.wholes.insert(copy.path, held);
                }
                Err(fault) => assert!(self.is_missing || self.held.is_none(), "{fault}"),
            },
            Deed::Restore(which) => self.restores(which),
            Deed::Delete(which) if self.store.is_none() => self.loses(which),
            Deed::BeginAnew if self.store.is_none() => self.begins_anew(),
            Deed::Cut(kept) if self.store.is_none() => self.cuts(kept),
            Deed::Start | Deed::Delete(_) | Deed::Cut(_) | Deed::BeginAnew => {}
        }
    }

    fn backs_up(&self) -> Result<Backup, FileFault> {
        if self.store.is_none() {
            refuse_cut_log(&self.place.data)?;
        }
        backup(&self.place.data, at(self.at_ms))
    }

    fn starts(&mut self) {
        match Store::open(&options(&self.place.data)) {
            Ok(mut store) => {
                if self.is_missing {
                    // Nothing was left that could have told.
                    assert_eq!(store.opened().last_stop, LastStop::None);
                    assert!(self.wholes.is_empty(), "{:?}", self.wholes);
                    (self.is_missing, self.held) = (false, Some(0));
                    session(&mut store, SESSION.0);
                }
                let found = presses(&mut store);
                match self.held {
                    Some(held) => assert_eq!(found, held),
                    None => {
                        assert_eq!(store.opened().last_stop, LastStop::WithoutLog);
                        if saved(&mut store, |tx| sessions::load(tx, SESSION)).is_none() {
                            session(&mut store, SESSION.0);
                        }
                    }
                }
                self.held = Some(found);
                self.store = Some(store);
            }
            Err(FileFault::Missing { .. }) => assert!(self.is_missing),
            Err(fault) => panic!("{fault}"),
        }
    }

    fn writes(&mut self, is_full: bool) {
        let Some(store) = &mut self.store else { return };
        self.no += 1;
        let state_bytes = if is_full { 400_000 } else { 2_000 };
        if is_full {
            store.limit_pages(1).unwrap();
        }
        let one = Press { no: self.no, session: SESSION, rater: 2, state_bytes };
        match try_one(store, |tx| press(tx, &one)) {
            Ok(()) => self.held = self.held.map(|held| held + 1),
            Err(fault) => assert!(is_full && matches!(fault, Fault::Full(_)), "{fault}"),
        }
        store.limit_pages(1_000_000).unwrap();
    }

    fn restores(&mut self, which: usize) {
        let Some((path, held)) = self.wholes.iter().nth(which % self.wholes.len().max(1)) else {
            return;
        };
        let (path, held) = (path.clone(), *held);
        match restore(&path, &self.place.data, at(self.at_ms)) {
            Ok(restored) => {
                assert!(self.store.is_none());
                if let (Some(replaced), Some(before), false) =
                    (restored.replaced, self.held, self.is_missing)
                {
                    self.wholes.insert(replaced, before);
                }
                (self.held, self.is_missing) = (Some(held), false);
            }
            Err(fault) => assert!(matches!(fault, FileFault::Held { .. }), "{fault}"),
        }
    }

    fn loses(&mut self, which: usize) {
        let data = &self.place.data;
        let mut files: Vec<_> = names(data).into_iter().map(|name| data.join(name)).collect();
        if let Ok(backups) = fs::read_dir(data.join(BACKUP_DIR)) {
            files.extend(backups.map(|entry| entry.unwrap().path()));
        }
        files.retain(|path| path.is_file());
        files.sort();
        let Some(path) = files.get(which % files.len().max(1)) else { return };
        let length = fs::metadata(path).unwrap().len();
        fs::remove_file(path).unwrap();
        self.wholes.remove(path);
        self.is_missing |= path.ends_with("greenroom.db");
        if path.ends_with("greenroom.db-wal") && length > 0 {
            self.held = None;
        }
    }

    /// Where an index lies beside the log, as a kill leaves it.
    fn cuts(&mut self, kept: u64) {
        let [log, index] = ["wal", "shm"].map(|kind| format!("greenroom.db-{kind}"));
        let log = self.place.data.join(log);
        let Ok(found) = fs::metadata(log) else { return };
        if found.len() > 0 && self.place.data.join(index).exists() && self.held.is_some() {
            cut(&self.place.data, found.len() * kept / 9);
            self.held = None;
        }
    }

    fn begins_anew(&mut self) {
        let data = &self.place.data;
        let Some(aside) = begin_anew(data, at(self.at_ms)).unwrap() else { return };
        assert!(self.is_missing);
        let backups = data.join(BACKUP_DIR);
        let moved = std::mem::take(&mut self.wholes).into_iter().map(|(path, held)| {
            let path = match path.strip_prefix(&backups) {
                Ok(name) => aside.join(name),
                Err(_) => path,
            };
            (path, held)
        });
        self.wholes = moved.collect();
        self.store = Some(open(data));
        session(self.store.as_mut().unwrap(), SESSION.0);
        (self.is_missing, self.held) = (false, Some(0));
    }

    fn is_as_it_should_be(&self) {
        for path in self.wholes.keys() {
            verify(path).unwrap();
        }
        for unfinished in ["restoring.db", "erasures.new", "backups/unfinished.db"] {
            assert!(!self.place.data.join(unfinished).exists(), "{unfinished} was left");
        }
    }
}

proptest! {
    #![proptest_config(ProptestConfig { cases: 16, failure_persistence: None, ..Default::default() })]

    #[test]
    fn nothing_that_was_whole_is_gone_and_what_is_missing_is_told(deeds in deeds()) {
        let mut world = World::new();
        for deed in deeds {
            world.does(deed);
            world.is_as_it_should_be();
        }
        for (path, held) in &world.wholes {
            let found: i64 = look(path, "select coalesce(max(revision), 0) from session");
            prop_assert_eq!(found, *held, "{}", path.display());
        }
    }
}
