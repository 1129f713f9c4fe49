//! Opening: who may, what is refused, and that a refusal touches nothing.

use std::fs;
use std::io::Read as _;
use std::os::unix::fs::PermissionsExt;
use std::path::Path;
use std::time::{Duration, Instant};

use greenroom::base::SessionId;
use greenroom::store::outbox::{self, End, Settled};
use greenroom::store::{
    Epoch, Fault, FileFault, LADDER, LOCK_FILE, Lane, LastStop, OpenOptions, Remedy, Store, inbox,
    upkeep,
};

use super::child;
use super::fixture::{NOON, at, delivery, open, options, place, saved, session, try_one};

const DATABASE: &str = "greenroom.db";
/// A second process is told at once: it does not wait for a lock as a connection would, for 5 s.
const REFUSED_WITHIN: Duration = Duration::from_secs(4);

/// Whether a refusal is the right one.
type IsRight = fn(&FileFault) -> bool;

fn mode(path: &Path) -> u32 {
    fs::metadata(path).unwrap().permissions().mode() & 0o777
}

fn set_mode(path: &Path, mode: u32) {
    fs::set_permissions(path, fs::Permissions::from_mode(mode)).unwrap();
}

fn refusal(data: &Path) -> FileFault {
    Store::open(&options(data)).unwrap_err()
}

/// Writes a number into the header of a database that nobody has open.
fn write_header(path: &Path, place: usize, number: u32) {
    let mut bytes = fs::read(path).unwrap();
    bytes[place..place + 4].copy_from_slice(&number.to_be_bytes());
    fs::write(path, bytes).unwrap();
}

#[test]
fn everything_is_private_whatever_the_umask() {
    let place = place();
    let mut store = open(&place.data);
    session(&mut store, 100);
    greenroom::store::backup(&place.data, NOON).unwrap();
    assert_eq!(mode(&place.data), 0o700);
    let mut seen = 0;
    for file in walk(&place.data) {
        let wanted = if file.is_dir() { 0o700 } else { 0o600 };
        assert_eq!(mode(&file), wanted, "{}", file.display());
        seen += 1;
    }
    assert!(seen >= 6, "database, log, shared memory, lock, backups and one in it: {seen}");

    let outer = super::fixture::place();
    let words = [outer.data.to_str().unwrap()];
    let mut child = child::command_after("umask 000", "opening::child_opens_and_stays", &words)
        .spawn()
        .unwrap();
    let mut lines = child::lines(&mut child);
    assert_eq!(lines.next().as_deref(), Some("open 1"));
    for file in walk(&outer.data) {
        assert_eq!(mode(&file), 0o600, "{}", file.display());
    }
    child.kill().unwrap();
    child.wait().unwrap();
}

fn walk(dir: &Path) -> Vec<std::path::PathBuf> {
    let mut all = Vec::new();
    for path in fs::read_dir(dir).unwrap().map(|entry| entry.unwrap().path()) {
        if path.is_dir() {
            all.extend(walk(&path));
        }
        all.push(path);
    }
    all
}

#[test]
fn files_that_others_can_reach_are_refused() {
    let place = place();
    open(&place.data).close().unwrap();
    let database = place.data.join(DATABASE);
    for (path, exposed, private) in [(&place.data, 0o750, 0o700), (&database, 0o604, 0o600)] {
        set_mode(path, exposed);
        let refused = refusal(&place.data);
        assert!(matches!(&refused, FileFault::Exposed { path: named, .. } if named == path));
        assert!(refused.to_string().contains("chmod"), "{refused}");
        set_mode(path, private);
    }
    open(&place.data).close().unwrap();
}

#[test]
fn a_second_process_is_refused_at_once_and_told_who_is_there() {
    let place = place();
    let first = OpenOptions { command: "run".to_owned(), ..options(&place.data) };
    let _store = Store::open(&first).unwrap();
    let words = [place.data.to_str().unwrap()];
    let started = Instant::now();
    let mut child = child::command("opening::child_opens_and_stays", &words).spawn().unwrap();
    let said = child::lines(&mut child).next().unwrap();
    child.wait().unwrap();
    assert!(started.elapsed() < REFUSED_WITHIN, "{:?}", started.elapsed());
    let pid = std::process::id();
    assert!(said.contains(&format!("in use by process {pid} (`run`, for 0 s)")), "{said}");
    assert!(said.contains("stop that process first"), "{said}");
}

#[test]
fn a_killed_process_leaves_no_lock_and_its_leases_are_freed() {
    let place = place();
    let words = [place.data.to_str().unwrap(), "claim"];
    let mut child = child::command("opening::child_opens_and_stays", &words).spawn().unwrap();
    let mut lines = child::lines(&mut child);
    assert_eq!(lines.next().as_deref(), Some("open 1"));
    child.kill().unwrap();
    child.wait().unwrap();

    let mut store = open(&place.data);
    assert_eq!(store.opened().last_stop, LastStop::Unclean);
    assert_eq!(store.opened().epoch, Epoch(2));
    assert_eq!(store.opened().released_count, 1);
    let claimed = saved(&mut store, |tx| outbox::claim(tx, at(1), 10));
    assert_eq!(claimed[0].attempt, 2, "the first attempt may have arrived");
    assert_eq!(claimed[0].attempted_at, NOON);
    store.close().unwrap();
    let store = open(&place.data);
    assert_eq!(store.opened().last_stop, LastStop::Clean);
}

#[test]
fn child_opens_and_stays() {
    let (data, claims, _place) = match child::role() {
        Some(words) => (child::path(&words, 0), words.len() > 1, None),
        None => {
            let place = place();
            (place.data.clone(), true, Some(place))
        }
    };
    let mut store = match Store::open(&options(&data)) {
        Ok(store) => store,
        Err(refused) => {
            child::say(&refused.to_string());
            return;
        }
    };
    if claims {
        let session = session(&mut store, 100);
        let claimed = saved(&mut store, |tx| {
            outbox::put(tx, &delivery(1, Lane::Thread(session), None))?;
            outbox::claim(tx, NOON, 10)
        });
        assert_eq!(claimed.len(), 1);
    }
    child::say(&format!("open {}", store.opened().epoch.0));
    if child::role().is_some() {
        // Until it is killed, or its parent is gone.
        let _end = std::io::stdin().read_to_end(&mut Vec::new());
        std::thread::park();
    }
}

#[test]
fn an_older_epoch_may_not_write_any_more() {
    let place = place();
    let mut store = open(&place.data);
    let session = session(&mut store, 100);
    let id = saved(&mut store, |tx| {
        outbox::put(tx, &delivery(1, Lane::Thread(session), None))?;
        Ok(outbox::claim(tx, NOON, 10)?[0].delivery.id)
    });
    // Somebody removes the lock file of a process that only seems dead, and starts another.
    fs::remove_file(place.data.join(LOCK_FILE)).unwrap();
    let words = [place.data.to_str().unwrap()];
    let mut child = child::command("opening::child_opens_and_stays", &words).spawn().unwrap();
    assert_eq!(child::lines(&mut child).next().as_deref(), Some("open 2"));

    for jobs in [&[1][..], &[1, 2, 3]] {
        let answers =
            store.run(jobs, |tx, no| inbox::remember(tx, None, &no.to_string(), NOON, "no"));
        for answer in answers {
            let fault = answer.unwrap_err();
            assert!(matches!(fault, Fault::Stale { ours: 1, now: 2 }), "{fault}");
            assert_eq!(fault.remedy(), Remedy::Stop);
        }
    }
    let late = try_one(&mut store, |tx| {
        outbox::settle(tx, id, &End::Sent { placed: "m1".to_owned() }, NOON)
    });
    assert!(!matches!(late, Ok(Settled::Settled)), "{late:?}");
    child.kill().unwrap();
    child.wait().unwrap();
    store.close().unwrap_err();
    // Its close did not pretend that the newer process stopped cleanly.
    assert_eq!(open(&place.data).opened().last_stop, LastStop::Unclean);
}

#[test]
fn a_newer_or_foreign_file_stays_as_it_is_to_the_byte() {
    let place = place();
    open(&place.data).close().unwrap();
    let path = place.data.join(DATABASE);
    let good = fs::read(&path).unwrap();
    let newer = u32::try_from(LADDER.len()).unwrap() + 1;
    let changes: [(&str, IsRight, Vec<u8>); 4] = [
        ("newer", |fault| matches!(fault, FileFault::Newer { .. }), {
            write_header(&path, 60, newer);
            fs::read(&path).unwrap()
        }),
        ("another program's", |fault| matches!(fault, FileFault::NotOurs { .. }), {
            fs::write(&path, &good).unwrap();
            write_header(&path, 68, 42);
            fs::read(&path).unwrap()
        }),
        ("no database", |fault| matches!(fault, FileFault::NotOurs { .. }), b"my diary".to_vec()),
        ("cut short", |fault| matches!(fault, FileFault::NotOurs { .. }), good[..50].to_vec()),
    ];
    for (name, is_right, content) in changes {
        fs::write(&path, &content).unwrap();
        let refused = refusal(&place.data);
        assert!(is_right(&refused), "{name}: {refused}");
        assert!(fs::read(&path).unwrap() == content, "{name}: the file was touched");
        let mut names: Vec<_> = walk(&place.data)
            .into_iter()
            .map(|path| path.file_name().unwrap().to_str().unwrap().to_owned())
            .collect();
        names.sort();
        assert_eq!(names, [DATABASE, LOCK_FILE], "{name}: something was left beside it");
    }
}

#[test]
fn damage_after_an_unclean_stop_is_found_before_anything_is_built_on_it() {
    let place = place();
    let mut store = open(&place.data);
    session(&mut store, 100);
    store.checkpoint().unwrap();
    drop(store);
    let path = place.data.join(DATABASE);
    let mut bytes = fs::read(&path).unwrap();
    let end = bytes.len();
    for page in (4096..end).step_by(4096 * 3) {
        bytes[page..page + 16].fill(0xa5);
    }
    fs::write(&path, bytes).unwrap();
    let refused = refusal(&place.data);
    assert!(
        matches!(&refused, FileFault::Damaged { .. } | FileFault::Database(Fault::Corrupt(_))),
        "{refused:?}"
    );
}

#[test]
fn ids_go_on_above_what_is_stored() {
    let place = place();
    let mut store = open(&place.data);
    assert_eq!(saved(&mut store, |tx| upkeep::newest_id(tx)), 0);
    session(&mut store, 100);
    saved(&mut store, |tx| outbox::put(tx, &delivery(250, Lane::Thread(SessionId(100)), None)));
    assert_eq!(saved(&mut store, |tx| upkeep::newest_id(tx)), 250);
}
