//! `greenroom doctor` says what `run` would meet, and the cure that cures.

use std::fs::{self, Permissions};
use std::os::unix::fs::{PermissionsExt as _, chown};
use std::os::unix::process::CommandExt as _;
use std::path::Path;
use std::process::Command;

use greenroom::base::ChannelId;
use greenroom::interview::Hindrance;
use greenroom::protocol::{Command as PlatformCommand, DeliveryFailure, GuildSettings, When};

use crate::harness::{Failing, Stage};

use super::{greenroom, run};

/// The container's user.
const USER: u32 = 10_001;

fn is_root() -> bool {
    rustix::process::geteuid().is_root()
}

/// What a command says to somebody who is not root, in a place without Discord: its exit code, and
/// its lines.
fn said(place: &Path, words: &[&str], token: &str) -> (i32, String) {
    let mut command = Command::new(env!("CARGO_BIN_EXE_greenroom"));
    command.args(words).current_dir(place).env_clear();
    command.env("GREENROOM_DISCORD_TOKEN", token);
    // Nobody listens on port 1.
    command.env("GREENROOM_DISCORD_API_URL", "http://127.0.0.1:1/secret-path");
    if is_root() {
        command.uid(USER).gid(USER);
    }
    let ended = command.output().unwrap();
    let text = [ended.stdout, ended.stderr].concat();
    (ended.status.code().unwrap(), String::from_utf8(text).unwrap())
}

/// A place that everybody can enter, with a database of `USER` in `data`.
fn place() -> tempfile::TempDir {
    let place = tempfile::tempdir().unwrap();
    fs::set_permissions(place.path(), Permissions::from_mode(0o777)).unwrap();
    let (_, told) = said(place.path(), &["play", "--data", "data"], "");
    assert!(place.path().join("data/greenroom.db").exists(), "{told}");
    place
}

fn set(place: &Path, name: &str, mode: u32) {
    fs::set_permissions(place.join(name), Permissions::from_mode(mode)).unwrap();
}

fn give(place: &Path, name: &str, owner: u32, group: u32) {
    chown(place.join(name), Some(owner), Some(group)).unwrap();
}

type Spoil = fn(&Path);

/// What doctor says of the house, and that a start meets the same: `play` opens it as `run` does.
#[test]
fn doctor_says_what_a_start_meets_and_names_who_may_mend_it() {
    let of_any: &[(&str, Spoil)] = &[
        ("`chmod 700 data`", |place| set(place, "data", 0o755)),
        ("`chmod 600 data/greenroom.db`", |place| set(place, "data/greenroom.db", 0o644)),
        ("is not a greenroom database", |place| {
            fs::write(place.join("data/greenroom.db"), "something else").unwrap();
        }),
        ("is closed even to its owner", |place| set(place, "data", 0o500)),
        ("`chmod 600 data/greenroom.db`", |place| set(place, "data/greenroom.db", 0o400)),
    ];
    let of_root: &[(&str, Spoil)] = &[
        (
            "belongs to user 0, and greenroom runs as user 10001: run `chown -R 10001 data`",
            |place| {
                give(place, "data", 0, 0);
            },
        ),
        ("run `chown -R 10001 data`", |place| {
            give(place, "data", 0, 0);
            set(place, "data", 0o755);
        }),
        ("run `chown -R 10001 data/greenroom.db`", |place| give(place, "data/greenroom.db", 0, 0)),
        ("run `chown -R 10001 data/greenroom.lock`", |place| {
            give(place, "data/greenroom.lock", 0, 0);
        }),
        ("run `chown -R 10001 .`", |place| {
            fs::remove_dir_all(place.join("data")).unwrap();
            set(place, ".", 0o755);
        }),
    ];
    let all = of_any.iter().chain(of_root.iter().filter(|_| is_root()));
    for (no, (told, spoil)) in all.enumerate() {
        let place = place();
        spoil(place.path());
        let (code, doctor) = said(place.path(), &["doctor", "--data", "data"], "a.b.c");
        assert!(doctor.contains(told) && doctor.contains('✗'), "{no}: {doctor}");
        assert_eq!(code, 1, "{no}: {doctor}");
        let (code, start) = said(place.path(), &["play", "--data", "data"], "");
        assert!(code == 1 && start.contains(told), "{no}: {start}");
    }
}

#[test]
fn doctor_leaves_no_trace_and_is_content_where_a_start_is() {
    let fresh = tempfile::tempdir().unwrap();
    fs::set_permissions(fresh.path(), Permissions::from_mode(0o777)).unwrap();
    let (_, told) = said(fresh.path(), &["doctor", "--data", "deep/data"], "a.b.c");
    assert!(told.contains("✓ no database yet in deep/data"), "{told}");
    assert_eq!(fs::read_dir(fresh.path()).unwrap().count(), 0, "nothing was made");
    let place = place();
    let files = |place: &Path| -> Vec<_> {
        let names = fs::read_dir(place.join("data")).unwrap().map(|e| e.unwrap().file_name());
        let mut names: Vec<_> = names.collect();
        names.sort();
        names
    };
    let before = files(place.path());
    let (_, told) = said(place.path(), &["doctor", "--data", "data"], "a.b.c");
    assert!(told.contains("✓ the database is whole"), "{told}");
    assert_eq!(files(place.path()), before);
}

/// A volume with `fsGroup`: root's directory, of our group, with the setgid bit; files that were
/// there are made writable for the group at every mount.
#[test]
fn a_volume_of_our_group_is_accepted_and_said_so() {
    if !is_root() {
        return;
    }
    let place = place();
    give(place.path(), "data", 0, USER);
    set(place.path(), "data", 0o2775);
    set(place.path(), "data/greenroom.db", 0o660);
    let (_, told) = said(place.path(), &["doctor", "--data", "data"], "a.b.c");
    assert!(told.contains("✓ data is its group's, as Kubernetes' fsGroup makes it"), "{told}");
    let (code, told) = said(place.path(), &["play", "--data", "data"], "");
    assert_eq!(code, 0, "{told}");
    set(place.path(), "data", 0o2777);
    let (_, told) = said(place.path(), &["doctor", "--data", "data"], "a.b.c");
    assert!(told.contains("✗"), "everybody may write: {told}");
}

#[test]
fn doctor_says_why_discord_was_not_reached_and_where_without_secrets() {
    let place = place();
    let (code, told) = said(place.path(), &["doctor", "--data", "data"], "a.secret.token");
    let line = told.lines().find(|line| line.contains("not reached")).unwrap();
    assert!(line.contains("http://127.0.0.1:1: ") && line.contains("Connection refused"), "{line}");
    assert!(!told.contains("secret"), "{told}");
    assert_eq!(code, 1);
}

#[test]
fn a_token_is_taken_as_people_write_it_and_what_is_wrong_with_it_is_said() {
    let place = place();
    for token in ["a.b.c", "Bot a.b.c", "bot a.b.c", "\"a.b.c\"", "'Bot a.b.c'", " a.b.c\r\n"] {
        let (_, told) = said(place.path(), &["doctor", "--data", "data"], token);
        assert!(told.contains("not reached"), "{token:?}: {told}");
    }
    for (token, why) in [
        ("a.b .c", "has a space or a new line inside"),
        ("a.b\n.c", "has a space or a new line inside"),
        ("“a.b.c”", "has characters that no token has"),
        ("a.b…c", "has characters that no token has"),
    ] {
        let (code, told) = said(place.path(), &["doctor", "--data", "data"], token);
        assert!(told.contains(why) && code == 1, "{token:?}: {told}");
        let (code, told) = said(place.path(), &["run", "--data", "data"], token);
        assert!(told.contains(why) && code == 2, "{token:?}: {told}");
    }
}

/// It is a second process: only one may run.
#[test]
fn doctor_names_what_is_held_with_its_cure() {
    let mut stage = Stage::new(5);
    let mut organiser = stage.origin(5);
    organiser.is_organiser = true;
    let settings = GuildSettings { practice: Some(ChannelId(10)), ..GuildSettings::default() };
    stage.tell_from(&organiser, PlatformCommand::SetUp(Box::new(settings))).unwrap();
    let failure = DeliveryFailure::Held { why: Hindrance::Unseen, after: None };
    stage.failures.push_back(Failing { failure, is_taken: false });
    stage.plan(5, "short", When::Now);
    stage.deliver();
    let (house, place) = stage.into_house();
    house.close().unwrap();
    let data = place.path().join("data");
    let words = ["doctor", "--data", data.to_str().unwrap()];
    let told = String::from_utf8(greenroom(place.path(), &words).stdout).unwrap();
    let held = "✗ server 1: #1 waits, because I can't see its channel";
    assert!(told.contains(held), "{told}");
}

#[test]
fn doctor_says_who_runs_already() {
    let place = tempfile::tempdir().unwrap();
    assert!(run(place.path(), &["play", "--data", "data"]).ends_with("exit 0\n"));
    let held = fs::File::open(place.path().join("data/greenroom.lock")).unwrap();
    held.lock().unwrap();
    let told = String::from_utf8(greenroom(place.path(), &["doctor", "--data", "data"]).stdout);
    let told = told.unwrap();
    assert!(told.contains("✗ `data` is in use by process"), "{told}");
}
