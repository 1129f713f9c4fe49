//! The processes that are measured: the real binary, and this one as a client of serenity.

use std::fs::File;
use std::path::{Path, PathBuf};
use std::process::{Child, Command, Stdio};
use std::time::{Duration, Instant};

use crate::bare::Peer;
use crate::discord::fake::Fake;

/// What the kernel counts processor time in, on every machine that this runs on.
const TICKS_A_SECOND: f64 = 100.0;
/// A process is there within this.
const WITHIN: Duration = Duration::from_secs(60);

/// A child process; it ends with this value.
pub(crate) struct Process {
    child: Child,
    log: PathBuf,
}

/// `greenroom run` on the data directory below `dir`, connected to the fake.
pub(crate) fn greenroom(fake: &Fake, dir: &Path) -> Process {
    let mut command = Command::new(env!("CARGO_BIN_EXE_greenroom"));
    command
        .args(["run", "--data"])
        .arg(dir.join("data"))
        .env_clear()
        .env("GREENROOM_DISCORD_TOKEN", fake.token())
        .env("GREENROOM_DISCORD_API_URL", fake.api_url())
        .env("GREENROOM_LOG", "info");
    Process::start(fake, dir, command)
}

/// What greenroom is measured against, connected to the fake.
pub(crate) fn peer(peer: Peer, fake: &Fake, dir: &Path) -> Process {
    let mut command = Command::new(std::env::current_exe().unwrap());
    let base = fake.api_url();
    let root = base.strip_suffix("/api/v10").expect("the fake's own address");
    command.args([peer.name(), root, &fake.token()]);
    Process::start(fake, dir, command)
}

impl Process {
    fn start(fake: &Fake, dir: &Path, mut command: Command) -> Self {
        let log = dir.join("log");
        let child = command
            .current_dir(dir)
            .stdin(Stdio::null())
            .stdout(Stdio::null())
            .stderr(File::options().create(true).append(true).open(&log).unwrap())
            .spawn()
            .unwrap();
        let mut process = Self { child, log };
        let started = Instant::now();
        while !fake.is_joined_now() {
            let ended = process.child.try_wait().unwrap();
            assert!(ended.is_none(), "it ended: {ended:?}");
            assert!(started.elapsed() < WITHIN, "it did not connect");
            std::thread::sleep(Duration::from_millis(20));
        }
        process
    }

    /// Kilobytes that are resident, and that were at most.
    pub(crate) fn resident_kb(&self) -> (u64, u64) {
        let status = std::fs::read_to_string(format!("/proc/{}/status", self.child.id())).unwrap();
        let field = |name: &str| -> u64 {
            let line = status.lines().find(|l| l.starts_with(name)).expect("a Linux kernel");
            line.split_whitespace().nth(1).and_then(|kb| kb.parse().ok()).expect("a number of kB")
        };
        (field("VmRSS:"), field("VmHWM:"))
    }

    /// Processor time so far.
    pub(crate) fn busy(&self) -> Duration {
        busy_of(&format!("/proc/{}/stat", self.child.id()))
    }

    /// Lines of its log that say that something was odd.
    pub(crate) fn complaints(&self) -> Vec<String> {
        let log = std::fs::read_to_string(&self.log).unwrap_or_default();
        let is_odd = |line: &&str| line.contains("WARN") || line.contains("ERROR");
        log.lines().filter(is_odd).map(str::to_owned).collect()
    }
}

/// Processor time of this process so far.
pub(crate) fn own_busy() -> Duration {
    busy_of("/proc/self/stat")
}

fn busy_of(file: &str) -> Duration {
    let stat = std::fs::read_to_string(file).unwrap();
    // The name before the last bracket may have spaces in it; user and system time are 12 and 13 after it.
    let (_, rest) = stat.rsplit_once(')').expect("a name in brackets");
    let ticks: u64 =
        rest.split_whitespace().skip(11).take(2).filter_map(|t| t.parse::<u64>().ok()).sum();
    Duration::from_secs_f64(ticks as f64 / TICKS_A_SECOND)
}

impl Drop for Process {
    fn drop(&mut self) {
        // It may have ended by itself.
        let _ended = self.child.kill();
        let _ended = self.child.wait();
        if std::thread::panicking() {
            let log = std::fs::read_to_string(&self.log).unwrap_or_default();
            let lines: Vec<&str> = log.lines().collect();
            let last = &lines[lines.len().saturating_sub(40)..];
            println!("the end of its log:\n{}", last.join("\n"));
        }
    }
}
