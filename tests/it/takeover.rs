//! Two processes of the real binary on one directory: one that only seems dead keeps its lock, and
//! after a takeover it writes nothing any more (`reliability`: D9). And one whose files are taken away.

use std::io::{BufRead, BufReader, Read, Write};
use std::path::Path;
use std::process::{Child, ChildStdin, Command, Stdio};
use std::sync::mpsc::{Receiver, channel};
use std::time::{Duration, Instant};

use greenroom::base::{GuildId, MemberId};
use greenroom::store::{BACKUP_DIR, LOCK_FILE, Reader, profiles};

/// A second process is told at once: it does not wait for a lock as a connection would, for 5 s.
const REFUSED_WITHIN: Duration = Duration::from_secs(4);
/// Longer than a busy machine needs for a line or an end.
const WITHIN: Duration = Duration::from_secs(30);

fn play(data: &Path) -> Command {
    let mut command = Command::new(env!("CARGO_BIN_EXE_greenroom"));
    command.args(["play", "--data"]).arg(data);
    command.stdin(Stdio::piped()).stdout(Stdio::piped()).stderr(Stdio::piped());
    command
}

/// A running `greenroom play`.
struct Player {
    child: Child,
    stdin: ChildStdin,
    said: Receiver<String>,
}

impl Player {
    fn begins(data: &Path) -> Self {
        let mut child = play(data).spawn().unwrap();
        let stdin = child.stdin.take().unwrap();
        let out = BufReader::new(child.stdout.take().unwrap());
        let (tell, said) = channel();
        std::thread::spawn(move || {
            for line in out.lines().map_while(Result::ok) {
                if tell.send(line).is_err() {
                    return;
                }
            }
        });
        Self { child, stdin, said }
    }

    fn types(&mut self, line: &str) {
        writeln!(self.stdin, "{line}").unwrap();
    }

    fn says(&mut self, line: &str, wanted: &str) {
        self.types(line);
        let until = Instant::now() + WITHIN;
        let mut all = Vec::new();
        while let Some(left) = until.checked_duration_since(Instant::now()) {
            let Ok(said) = self.said.recv_timeout(left) else { break };
            let is_wanted = said.contains(wanted);
            all.push(said);
            if is_wanted {
                return;
            }
        }
        panic!("{wanted} did not come: {all:#?}");
    }

    fn signal(&self, name: &str) {
        let pid = self.child.id().to_string();
        let sent = Command::new("kill").args([&format!("-{name}"), &pid]).status().unwrap();
        assert!(sent.success());
    }

    /// Whether it ended well, and what it said at the end.
    fn ended(mut self) -> (bool, String) {
        let until = Instant::now() + WITHIN;
        let status = loop {
            match self.child.try_wait().unwrap() {
                Some(status) => break status,
                None => assert!(Instant::now() < until, "it does not end"),
            }
            std::thread::sleep(Duration::from_millis(20));
        };
        let mut text: String = self.said.iter().collect::<Vec<_>>().join("\n");
        self.child.stderr.take().unwrap().read_to_string(&mut text).unwrap();
        (status.success(), text)
    }
}

fn zone_of_the_first(data: &Path) -> String {
    let reader = Reader::open(data).unwrap();
    let row = reader.look(|read| profiles::load(read, GuildId(1), MemberId(1))).unwrap();
    row.unwrap().zone.unwrap()
}

#[test]
fn a_stopped_process_keeps_its_lock_and_after_a_takeover_writes_nothing_any_more() {
    let dir = tempfile::tempdir().unwrap();
    let data = dir.path().join("data");
    let mut first = Player::begins(&data);
    first.says("Ana zone Europe/Berlin", "✓ Ana profile");
    first.signal("STOP");

    let started = Instant::now();
    let refused = play(&data).stdin(Stdio::null()).output().unwrap();
    let took = started.elapsed();
    assert!(!refused.status.success() && took < REFUSED_WITHIN, "{took:?}");
    let told = String::from_utf8(refused.stderr).unwrap();
    assert!(told.contains(&format!("in use by process {} (`play`", first.child.id())), "{told}");

    // Somebody takes the stopped process for dead and removes its lock.
    std::fs::remove_file(data.join(LOCK_FILE)).unwrap();
    let mut second = Player::begins(&data);
    second.says("Ana zone Europe/Rome", "✓ Ana profile");
    assert_eq!(zone_of_the_first(&data), "Europe/Rome");

    first.types("Ana zone Asia/Tokyo");
    first.signal("CONT");
    let (well, said) = first.ended();
    assert!(!well, "{said}");
    assert!(said.contains("epoch 1 may not write any more: epoch 2 has taken"), "{said}");
    assert!(!said.contains("Asia/Tokyo"), "nothing was confirmed: {said}");
    assert_eq!(zone_of_the_first(&data), "Europe/Rome");
    second.says("Ana quiet 22-7", "quiet hours 22:00–07:00");
    second.types("quit");
    assert!(second.ended().0);
}

#[test]
fn a_database_that_is_deleted_under_a_running_process_is_made_safe_and_named() {
    let dir = tempfile::tempdir().unwrap();
    let data = dir.path().join("data");
    let mut player = Player::begins(&data);
    player.says("Ana zone Europe/Berlin", "✓ Ana profile");
    for name in ["greenroom.db", "greenroom.db-wal", "greenroom.db-shm"] {
        std::fs::remove_file(data.join(name)).unwrap();
    }
    // It notices by itself.
    let (well, said) = player.ended();
    assert!(!well, "{said}");
    let lost = "`greenroom.db` was deleted, moved, cut short or replaced while it was in use";
    assert!(said.contains(lost), "{said}");
    let copies = std::fs::read_dir(data.join(BACKUP_DIR)).unwrap();
    let mut copies = copies.map(|entry| entry.unwrap().path());
    let copy = copies.find(|path| path.extension().is_some_and(|e| e == "db")).unwrap();
    assert!(
        said.contains(&format!("everything that was saved is in `{}`", copy.display())),
        "{said}"
    );

    let refused = play(&data).stdin(Stdio::null()).output().unwrap();
    assert_eq!(refused.status.code(), Some(1));
    let told = String::from_utf8(refused.stderr).unwrap();
    let cure = format!("greenroom restore {} --data {}", copy.display(), data.display());
    assert!(told.contains(&format!("is missing, and there was one: `{BACKUP_DIR}`")), "{told}");
    assert!(told.contains(&cure), "{told}");
    assert!(!data.join("greenroom.db").exists());
    let restored = Command::new(env!("CARGO_BIN_EXE_greenroom"))
        .args(cure.split(' ').skip(1))
        .output()
        .unwrap();
    assert!(restored.status.success(), "{restored:?}");
    assert_eq!(zone_of_the_first(&data), "Europe/Berlin");
}
