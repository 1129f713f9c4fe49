//! The power-cut test: a child commits and acknowledges, dies at a chosen write or sync, and its
//! files are rebuilt as of their last sync. What was acknowledged has to be there.
//!
//! `synchronous=NORMAL` is the control: it must lose something, or the test shows nothing.

use std::fs;
use std::os::unix::process::ExitStatusExt;
use std::path::{Path, PathBuf};
use std::process::Command;

use greenroom::base::{Draw, Seed, SessionId};
use greenroom::store::{OpenOptions, Store, Synchronous, inbox, upkeep};

use super::child;
use super::fixture::{NOON, Press, open, place, press, session};

/// Cuts in the middle of work; each is a tenth of a second or two.
const CUTS: u64 = 24;
/// A life is cut at some act below this one: about a hundred commits and some ten checkpoints.
const ACTS_MAX: usize = 3_000;
/// The acts of a first start, from the empty directory through the ladder into the first commits.
const FIRST_ACTS: usize = 200;
const SIGKILL: i32 = 9;
const STATE_BYTES: usize = 12_000;
/// Low, so that the log is moved into the database many times in a life.
const CHECKPOINT_PAGES: u32 = 100;
const SESSION: SessionId = SessionId(100);
/// SQLite's own sector: what a disk writes wholly or not at all.
const SECTOR: usize = 512;

/// What a cut leaves of what was written but not synced.
#[derive(Debug, Clone, Copy, PartialEq, Eq)]
enum Unsynced {
    Lost,
    /// Each sector is there or not, by chance.
    Torn,
}

/// Builds the library that stands between the child and its files.
pub(super) fn library(dir: &Path) -> PathBuf {
    let library = dir.join("power_cut.so");
    let source = Path::new(env!("CARGO_MANIFEST_DIR")).join("tests/it/store/power_cut.c");
    let built = Command::new("cc")
        .args(["-shared", "-fPIC", "-O1", "-Wall", "-Wextra", "-Werror", "-o"])
        .arg(&library)
        .arg(source)
        .args(["-ldl", "-lpthread"])
        .output()
        .expect("a C compiler is needed for the power-cut test");
    assert!(built.status.success(), "{}", String::from_utf8_lossy(&built.stderr));
    library
}

#[test]
fn child_commits_until_it_is_killed() {
    let Some(words) = child::role() else {
        let place = place();
        assert_eq!(commit(&place.data, Synchronous::Full, 1, 3), 3);
        return;
    };
    let synchronous = if words[1] == "full" { Synchronous::Full } else { Synchronous::Normal };
    commit(&child::path(&words, 0), synchronous, words[2].parse().unwrap(), i64::MAX);
}

/// Commits presses in batches of one to four and acknowledges each batch; says how many.
fn commit(data: &Path, synchronous: Synchronous, first: i64, count: i64) -> i64 {
    let checkpoint_pages = CHECKPOINT_PAGES;
    let options = OpenOptions { synchronous, checkpoint_pages, ..OpenOptions::new(data, NOON) };
    let mut store = Store::open(&options).unwrap();
    if first == 1 {
        session(&mut store, SESSION.0);
    }
    child::say("ready");
    let mut next = first;
    while next < first.saturating_add(count) {
        let size = 1 + next.rem_euclid(4).min(first.saturating_add(count) - next - 1);
        let presses: Vec<_> = (next..next + size)
            .map(|no| Press { no, session: SESSION, rater: 2, state_bytes: STATE_BYTES })
            .collect();
        for answer in store.run(&presses, press) {
            answer.unwrap();
        }
        next += size;
        child::say(&format!("{}", next - 1));
    }
    next - first
}

/// One life of the child, until the power goes at its act `cut_at`: the last number that was
/// acknowledged.
fn live_and_cut(
    library: &Path,
    data: &Path,
    disk: &Path,
    synchronous: &str,
    first: i64,
    cut_at: usize,
) -> i64 {
    fs::create_dir_all(disk).unwrap();
    if data.exists() {
        // A life that was cut on the ladder leaves a folder with the backup before it.
        let files = fs::read_dir(data).unwrap().map(|entry| entry.unwrap().path());
        for file in files.filter(|path| path.is_file()) {
            let name = file.file_name().unwrap().to_str().unwrap();
            fs::copy(&file, disk.join(name)).unwrap();
            fs::write(disk.join(format!("{name}.named")), "").unwrap();
        }
    }
    let words = [data.to_str().unwrap(), synchronous, &first.to_string()];
    let mut child = child::command("power_cut::child_commits_until_it_is_killed", &words)
        .env("LD_PRELOAD", library)
        .env("POWER_CUT_WATCH", data)
        .env("POWER_CUT_DISK", disk)
        .env("POWER_CUT_AT", cut_at.to_string())
        .spawn()
        .unwrap();
    let lines = child::lines(&mut child);
    let acked = lines.filter_map(|line| line.parse().ok()).fold(first - 1, i64::max);
    let status = child.wait().unwrap();
    assert_eq!(status.signal(), Some(SIGKILL), "the child ended by itself: {status}");
    acked
}

/// The files as the cut left them, in place of what the child had written.
fn rebuild(data: &Path, disk: &Path, unsynced: Unsynced, draws: &mut Draw) {
    let written = data.with_extension("written");
    fs::rename(data, &written).unwrap();
    fs::create_dir(data).unwrap();
    make_private(data, 0o700);
    for synced in fs::read_dir(disk).unwrap().map(|entry| entry.unwrap().path()) {
        let name = synced.file_name().unwrap().to_str().unwrap();
        if name.ends_with(".named") || !disk.join(format!("{name}.named")).exists() {
            continue;
        }
        let mut content = fs::read(&synced).unwrap();
        if let (Unsynced::Torn, Ok(written)) = (unsynced, fs::read(written.join(name))) {
            tear(&mut content, &written, draws);
        }
        fs::write(data.join(name), content).unwrap();
        make_private(&data.join(name), 0o600);
    }
    fs::remove_dir_all(&written).unwrap();
    fs::remove_dir_all(disk).unwrap();
}

fn tear(content: &mut Vec<u8>, written: &[u8], draws: &mut Draw) {
    if draws.below(2) == 0 {
        content.resize(written.len(), 0);
    }
    for (kept, newer) in content.chunks_mut(SECTOR).zip(written.chunks(SECTOR)) {
        if kept.len() == newer.len() && draws.below(2) == 0 {
            kept.copy_from_slice(newer);
        }
    }
}

fn make_private(path: &Path, mode: u32) {
    use std::os::unix::fs::PermissionsExt;
    fs::set_permissions(path, fs::Permissions::from_mode(mode)).unwrap();
}

/// The last press that is in the database. Everything before it has to be there too.
fn last_saved(data: &Path) -> i64 {
    let mut store = open(data);
    let last = store
        .run(&[()], |tx, ()| {
            let mut last = 0;
            while inbox::answer_of(tx, &format!("press-{}", last + 1))?.is_some() {
                last += 1;
            }
            let beyond = inbox::answer_of(tx, &format!("press-{}", last + 2))?;
            assert_eq!(beyond, None, "a hole after press {last}");
            Ok::<_, greenroom::store::Fault>(last)
        })
        .pop()
        .unwrap()
        .unwrap();
    assert_eq!(upkeep::integrity_finding(data).unwrap(), None);
    last
}

#[test]
fn what_was_confirmed_survives_power_cuts() {
    let place = place();
    let library = library(place.data.parent().unwrap());
    let disk = place.data.with_extension("disk");
    let mut acked_in_all = 0;
    for seed in 1..=CUTS {
        let mut draws = Seed(seed).draws(0);
        let unsynced = if seed % 2 == 0 { Unsynced::Torn } else { Unsynced::Lost };
        let first = if place.data.exists() { last_saved(&place.data) + 1 } else { 1 };
        // The first life has to reach its first commit: it makes what the others need.
        let cut_at = 200 + draws.below(ACTS_MAX);
        let acked = live_and_cut(&library, &place.data, &disk, "full", first, cut_at);
        rebuild(&place.data, &disk, unsynced, &mut draws);
        let last = last_saved(&place.data);
        assert!(
            last >= acked,
            "seed {seed}, {unsynced:?}, cut at {cut_at}: {acked} confirmed, {last} on the disk"
        );
        acked_in_all = acked;
    }
    assert!(acked_in_all > 0, "nothing was ever confirmed");
}

#[test]
fn a_first_start_survives_a_power_cut_at_any_act() {
    let place = place();
    let library = library(place.data.parent().unwrap());
    let disk = place.data.with_extension("disk");
    for cut_at in 1..=FIRST_ACTS {
        let mut draws = Seed(cut_at as u64).draws(1);
        let acked = live_and_cut(&library, &place.data, &disk, "full", 1, cut_at);
        let unsynced = if cut_at % 2 == 0 { Unsynced::Torn } else { Unsynced::Lost };
        rebuild(&place.data, &disk, unsynced, &mut draws);
        let last = last_saved(&place.data);
        assert!(last >= acked, "cut at {cut_at}: {acked} confirmed, {last} on the disk");
        fs::remove_dir_all(&place.data).unwrap();
    }
}

#[test]
fn the_control_loses_confirmed_work() {
    let place = place();
    let library = library(place.data.parent().unwrap());
    let disk = place.data.with_extension("disk");
    let mut draws = Seed(1).draws(0);
    // The first start syncs by itself; the second one is an ordinary day.
    live_and_cut(&library, &place.data, &disk, "full", 1, 400);
    rebuild(&place.data, &disk, Unsynced::Lost, &mut draws);
    let first = last_saved(&place.data) + 1;
    let acked = live_and_cut(&library, &place.data, &disk, "normal", first, 1_000);
    rebuild(&place.data, &disk, Unsynced::Lost, &mut draws);
    let last = last_saved(&place.data);
    assert!(last < acked, "the test cannot fail: {acked} confirmed, {last} on the disk");
}
