//! A person at a pipe: they read what is printed and type when they have read what they waited for.

use std::io::{self, Read, Write};
use std::path::Path;
use std::sync::{Arc, Condvar, Mutex, mpsc};
use std::thread::JoinHandle;
use std::time::{Duration, Instant};

use greenroom::calendar::Zone;
use greenroom::runtime::{Clock, HouseOptions, SystemClock};
use greenroom::store::Synchronous;
use greenroom::terminal::{Console, PlayOptions, SoloWish, TerminalFault, play};

use crate::harness::library;

/// Nothing in a test waits longer than this for a line; it is far more than any of it takes.
const WITHIN: Duration = Duration::from_secs(30);

#[derive(Clone, Default)]
struct Paper(Arc<(Mutex<Vec<u8>>, Condvar)>);

impl Write for Paper {
    fn write(&mut self, bytes: &[u8]) -> io::Result<usize> {
        self.0.0.lock().unwrap().extend_from_slice(bytes);
        self.0.1.notify_all();
        Ok(bytes.len())
    }

    fn flush(&mut self) -> io::Result<()> {
        Ok(())
    }
}

struct Keys {
    typed: mpsc::Receiver<Vec<u8>>,
    rest: Vec<u8>,
}

impl Read for Keys {
    fn read(&mut self, into: &mut [u8]) -> io::Result<usize> {
        if self.rest.is_empty() {
            match self.typed.recv() {
                Ok(bytes) => self.rest = bytes,
                Err(_) => return Ok(0),
            }
        }
        let count = into.len().min(self.rest.len());
        into[..count].copy_from_slice(&self.rest[..count]);
        self.rest.drain(..count);
        Ok(count)
    }
}

pub(super) struct Person {
    paper: Paper,
    keys: Option<mpsc::Sender<Vec<u8>>>,
    read_to: usize,
    game: JoinHandle<Result<(), TerminalFault>>,
}

impl Person {
    pub(super) fn sits_down(dir: &Path, solo: Option<SoloWish>) -> Self {
        Self::with_clock(dir, solo, Arc::new(SystemClock), false)
    }

    pub(super) fn with_clock(
        dir: &Path,
        solo: Option<SoloWish>,
        clock: Arc<dyn Clock>,
        stays: bool,
    ) -> Self {
        let (keys, typed) = mpsc::channel();
        let paper = Paper::default();
        let console = Console::piped(Keys { typed, rest: Vec::new() }, Box::new(paper.clone()));
        let options = PlayOptions {
            house: HouseOptions {
                dir: dir.join("data"),
                now: clock.now(),
                command: "play".to_owned(),
                seed: None,
                library: library(),
                synchronous: Synchronous::Off,
            },
            clock,
            backups: None,
            zone: Zone::utc(),
            console,
            solo,
            stays,
        };
        let game = std::thread::spawn(move || {
            tokio::runtime::Builder::new_multi_thread()
                .worker_threads(2)
                .enable_all()
                .build()
                .unwrap()
                .block_on(play(options))
        });
        Self { paper, keys: Some(keys), read_to: 0, game }
    }

    pub(super) fn types(&self, line: &str) {
        self.types_bytes(format!("{line}\n").as_bytes());
    }

    pub(super) fn types_bytes(&self, bytes: &[u8]) {
        self.keys.as_ref().unwrap().send(bytes.to_vec()).unwrap();
    }

    /// Reads on until one of these appears; gives which one, and what was read.
    pub(super) fn reads_one_of(&mut self, wanted: &[&str]) -> (usize, String) {
        let deadline = Instant::now() + WITHIN;
        let (lock, news) = &*self.paper.0;
        let mut text = lock.lock().unwrap();
        loop {
            let shown = String::from_utf8_lossy(&text[self.read_to..]).into_owned();
            let found = wanted.iter().enumerate().filter_map(|(i, w)| Some((shown.find(w)?, i)));
            if let Some((at, which)) = found.min() {
                let end = at + wanted[which].len();
                self.read_to += end;
                return (which, shown[..end].to_owned());
            }
            let left = deadline.saturating_duration_since(Instant::now());
            assert!(!left.is_zero(), "none of {wanted:?} came; there was:\n{shown}");
            text = news.wait_timeout(text, left).unwrap().0;
        }
    }

    pub(super) fn reads(&mut self, wanted: &str) -> String {
        self.reads_one_of(&[wanted]).1
    }

    /// Types a line and reads until the answer to it.
    pub(super) fn says(&mut self, line: &str, wanted: &str) -> String {
        self.types(line);
        self.reads(wanted)
    }

    /// No more lines; gives everything that was printed.
    pub(super) fn leaves(mut self) -> String {
        self.keys = None;
        self.game.join().unwrap().unwrap();
        let text = self.paper.0.0.lock().unwrap();
        String::from_utf8(text.clone()).unwrap()
    }

    /// Everything printed so far.
    pub(super) fn has_read(&self) -> String {
        String::from_utf8_lossy(&self.paper.0.0.lock().unwrap()).into_owned()
    }
}
