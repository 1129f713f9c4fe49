//! The real binary, killed at random moments while a group plays on it.
//!
//! Lines are piped into `greenroom play`; every `✓` line is a promise. After each SIGKILL the files
//! are looked at as they lie: whatever was promised is there, nothing was shown twice, and the
//! database is whole. `GREENROOM_KILLS=1000` kills more often, `GREENROOM_KILL_SEED=X` repeats the
//! order of moments (the machine decides what they meet).

use std::collections::BTreeMap;
use std::fmt::Write as _;
use std::io::{BufRead, BufReader, Write};
use std::path::Path;
use std::process::{Child, Command, Stdio};
use std::sync::Arc;
use std::sync::mpsc::{Receiver, channel};
use std::time::{Duration, Instant, SystemTime, UNIX_EPOCH};

use greenroom::base::{Draw, GuildId, MemberId, Moment, Seed};
use greenroom::interview::{Phase, Session, TurnNo, audit};
use greenroom::protocol::{Origin, Query, Receipt, Shown};
use greenroom::service::{self, ServiceError};
use greenroom::store::{self, Reader, ballots, members, sessions, upkeep};

/// A thousand kills leave more to look at than a process at work ever reads at once.
const LOOK_FOR: Duration = Duration::from_secs(300);
const GUILD: GuildId = GuildId(1);
/// Names in the order in which they act.
const NAMES: [&str; 4] = ["Ana", "Ben", "Chloe", "Dev"];
/// What is played in turn: sessions by their number.
const FORMATS: [Format; 5] = [
    Format {
        name: "panel",
        seats: ["candidate", "interviewer", "interviewer", "observer"],
        pairs: &[("Ben", "Ana"), ("Chloe", "Ana")],
    },
    Format {
        name: "one-on-one",
        seats: ["candidate", "candidate", "observer", "observer"],
        pairs: &[("Ben", "Ana"), ("Ana", "Ben")],
    },
    Format {
        name: "group",
        seats: ["candidate", "candidate", "candidate", "interviewer"],
        pairs: &[("Dev", "Ana"), ("Dev", "Ben"), ("Dev", "Chloe")],
    },
    Format {
        name: "solo",
        seats: ["candidate", "observer", "observer", "observer"],
        pairs: &[("Ana", "Ana")],
    },
    Format {
        name: "short",
        seats: ["candidate", "interviewer", "observer", "observer"],
        pairs: &[("Ben", "Ana")],
    },
];
/// A life ends so long after its beginning, for one in four; the others are killed while they work.
const BIRTH_MAX_MS: usize = 300;
/// The longest that a life lasts after it has confirmed something.
const WORK_MAX_MS: usize = 400;
/// A process that confirms nothing for so long does not work.
const WORKS_WITHIN: Duration = Duration::from_secs(30);
/// The loop gives up where its kills take longer than this each.
const KILL_WITHIN_MS: u64 = 5_400;

pub(crate) fn number_of(name: &str, usual: u64) -> u64 {
    std::env::var(name).ok().and_then(|text| text.parse().ok()).unwrap_or(usual)
}

/// How often it is killed, and the seed of the moments: another one each time where more kills were
/// asked for than usual.
pub(crate) fn kills(usual: u64) -> (u64, u64) {
    let kills = number_of("GREENROOM_KILLS", usual);
    let now = SystemTime::now().duration_since(UNIX_EPOCH).unwrap();
    let other = if kills == usual { 1 } else { u64::from(now.subsec_nanos()) };
    let seed = number_of("GREENROOM_KILL_SEED", other);
    eprintln!("GREENROOM_KILL_SEED={seed}");
    (kills, seed)
}

/// Who does what in a session of a format.
struct Format {
    name: &'static str,
    /// In the order of the names.
    seats: [&'static str; 4],
    /// Who asks whom.
    pairs: &'static [(&'static str, &'static str)],
}

/// When a life ends.
#[derive(Clone, Copy)]
enum End {
    /// So long after its beginning.
    AtBirth(Duration),
    /// So long after it has confirmed something.
    AtWork(Duration),
}

/// A running `greenroom play`, with what it has said.
struct Life {
    child: Child,
    said: Receiver<String>,
}

impl Life {
    fn begin(data: &Path, log: &Path) -> Self {
        let log = std::fs::File::options().create(true).append(true).open(log).unwrap();
        let mut child = Command::new(env!("CARGO_BIN_EXE_greenroom"))
            .args(["play", "--speed", "60", "--stay", "--data"])
            .arg(data)
            .env("GREENROOM_LOG", "debug")
            .stdin(Stdio::piped())
            .stdout(Stdio::piped())
            .stderr(log)
            .spawn()
            .unwrap();
        let out = BufReader::new(child.stdout.take().unwrap());
        let (tell, said) = channel();
        std::thread::spawn(move || {
            for line in out.lines().map_while(Result::ok) {
                if tell.send(line).is_err() {
                    return;
                }
            }
        });
        Self { child, said }
    }

    /// Types the lines, lives for a while, is killed; returns what was said until then.
    fn end(mut self, script: &str, end: End) -> Vec<String> {
        let mut stdin = self.child.stdin.take().unwrap();
        let script = script.to_owned();
        // A full pipe must not keep the killer from killing.
        let typist = std::thread::spawn(move || {
            let _torn = stdin.write_all(script.as_bytes());
            stdin
        });
        let (mut until, mut works) = match end {
            End::AtBirth(after) => (Instant::now() + after, None),
            End::AtWork(after) => (Instant::now() + WORKS_WITHIN, Some(after)),
        };
        let mut said: Vec<String> = Vec::new();
        while let Some(left) = until.checked_duration_since(Instant::now()) {
            match self.said.recv_timeout(left) {
                Ok(line) => {
                    if line.trim_start().starts_with('✓')
                        && let Some(after) = works.take()
                    {
                        until = Instant::now() + after;
                    }
                    said.push(line);
                }
                Err(_) => break,
            }
        }
        assert!(works.is_none(), "nothing was confirmed within {WORKS_WITHIN:?}: {said:#?}");
        self.child.kill().unwrap();
        self.child.wait().unwrap();
        drop(typist.join());
        said.extend(self.said.iter());
        said
    }
}

/// A mark's place: session, turn, rater and competency.
type MarkPlace = (u32, u8, String, u8);
/// The last mark that was confirmed, and those that were typed after it.
type MarkHistory = (Option<u8>, Vec<u8>);

/// What was promised, and what may have happened beside it.
#[derive(Default)]
struct Promises {
    marks: BTreeMap<MarkPlace, MarkHistory>,
    /// Sessions by number.
    planned: Vec<u32>,
    /// Ballots that are in, by session, turn and rater.
    submitted: Vec<(u32, u8, String)>,
    confirmed_count: usize,
}

impl Promises {
    fn typed(&mut self, session: u32, turn: u8, rater: &str, competency: u8, mark: u8) {
        let key = (session, turn, rater.to_owned(), competency);
        self.marks.entry(key).or_default().1.push(mark);
    }

    /// Reads a `✓` line, such as `✓ Ben mark 1 2 4 #3`.
    fn heard(&mut self, line: &str) {
        let Some(rest) = line.trim_start().strip_prefix("✓ ") else { return };
        self.confirmed_count += 1;
        let mut words: Vec<&str> = rest.split_whitespace().collect();
        let number = words.pop().and_then(|w| w.strip_prefix('#')).and_then(|n| n.parse().ok());
        let Some(number) = number else { return };
        let place = |word: &str| word.parse::<u8>().unwrap() - 1;
        match words.as_slice() {
            [name, "mark", turn, competency, mark] => {
                let mark = mark.parse().unwrap();
                let key = (number, place(turn), (*name).to_owned(), place(competency));
                let (last, open) = self.marks.entry(key).or_default();
                // Lines are carried out in order: what was typed before this one is settled.
                let at = open.iter().position(|m| *m == mark).expect("it was typed");
                open.drain(..=at);
                *last = Some(mark);
            }
            [name, "submit", turn] => {
                self.submitted.push((number, place(turn), (*name).to_owned()));
            }
            [_, "plan", _] => self.planned.push(number),
            _ => {}
        }
    }
}

/// The files as they lie after a kill.
struct Files {
    sessions: BTreeMap<u32, Session>,
    names: BTreeMap<String, MemberId>,
    marks: BTreeMap<MarkPlace, Option<u8>>,
    submitted: Vec<(u32, u8, String)>,
}

impl Files {
    fn read(data: &Path) -> Self {
        let reader = Reader::with_limit(data, LOOK_FOR).unwrap();
        let origin = Origin {
            is_organiser: true,
            ..Origin::of(GUILD, MemberId(1), Receipt("look".to_owned()), Moment::from_ms(0))
        };
        reader
            .look(|read| -> Result<Self, ServiceError> {
                let mut names = BTreeMap::new();
                let mut by_id = BTreeMap::new();
                for (member, name) in members::names(read, GUILD, 100)? {
                    names.insert(name.clone(), member);
                    by_id.insert(member, name);
                }
                let mut files = Self {
                    sessions: BTreeMap::new(),
                    names,
                    marks: BTreeMap::new(),
                    submitted: Vec::new(),
                };
                let mut kits = service::Kits::default();
                for row in sessions::numbered_below(read, GUILD, u32::MAX, 1_000)? {
                    let shown = service::answer(read, &mut kits, &origin, &Query::Panel(row.id))?;
                    let Shown::Session(session) = shown else { panic!("{shown:?}") };
                    let session = Arc::new(crate::harness::saved(read, row.id, session.kit()));
                    audit(&session).unwrap();
                    for state in ballots::of_session(read, row.id)? {
                        let turn = u8::try_from(state.ballot.turn_no).unwrap();
                        let rater = by_id[&state.ballot.rater].clone();
                        for (competency, level) in state.marks {
                            files
                                .marks
                                .insert((row.number, turn, rater.clone(), competency), level);
                        }
                    }
                    for (no, turn) in session.numbered_turns() {
                        for (rater, ballot) in &turn.ballots {
                            if ballot.is_done {
                                files.submitted.push((row.number, no.0, by_id[rater].clone()));
                            }
                        }
                    }
                    files.sessions.insert(row.number, (*session).clone());
                }
                Ok(files)
            })
            .unwrap()
    }

    fn name(&self, member: MemberId) -> &str {
        let found = self.names.iter().find(|(_, m)| **m == member);
        found.map(|(name, _)| name.as_str()).unwrap()
    }

    fn keep(&self, promises: &Promises) {
        for number in &promises.planned {
            assert!(self.sessions.contains_key(number), "session #{number} was confirmed");
        }
        for (key, (last, open)) in &promises.marks {
            let found = self.marks.get(key).copied().flatten();
            let allowed = found == *last || found.is_some_and(|mark| open.contains(&mark));
            assert!(allowed, "{key:?}: confirmed {last:?}, then typed {open:?}, found {found:?}");
        }
        for ballot in &promises.submitted {
            assert!(self.submitted.contains(ballot), "{ballot:?} was confirmed");
        }
    }
}

/// Nothing in the room stands there twice.
fn nothing_twice(data: &Path) {
    let Ok(text) = std::fs::read_to_string(data.join("room.log")) else { return };
    let mut keys = BTreeMap::new();
    let mut slots: BTreeMap<String, String> = BTreeMap::new();
    // A torn last line was never posted: the room cuts it off when it opens.
    let whole = text.rfind('\n').map_or("", |last| &text[..last]);
    for line in whole.lines() {
        let entry: serde_json::Value = serde_json::from_str(line).unwrap();
        let key = entry["key"].as_str().unwrap().to_owned();
        assert_eq!(keys.insert(key, ()), None, "posted twice: {line}");
        if let Some(slot) = entry["slot"].as_str() {
            let placed = entry["placed"].to_string();
            let card = format!("{} {slot}", entry["session"]);
            let first = slots.entry(card).or_insert_with(|| placed.clone());
            assert_eq!(*first, placed, "a card stands in two places: {line}");
        }
    }
}

/// Lines that move the group on from where it stands; what does not fit is refused.
fn script(files: &Files, promises: &mut Promises, draw: &mut Draw) -> String {
    let open = files
        .sessions
        .iter()
        .rev()
        .find(|(_, s)| !matches!(s.phase, Phase::Report { .. } | Phase::Closed { .. }));
    let mut lines = String::new();
    let mut say = |line: String| writeln!(lines, "{line}").unwrap();
    let number = open.map_or(files.sessions.keys().last().copied().unwrap_or(0) + 1, |(n, _)| *n);
    let at = format!("#{number}");
    let format = &FORMATS[usize::try_from(number).unwrap() % FORMATS.len()];
    let Some((_, session)) = open else {
        say(format!("Ana now {} a session that is killed", format.name));
        for (name, seat) in NAMES.iter().zip(format.seats) {
            say(format!("{name} {seat} {at}"));
        }
        return lines;
    };
    for (name, seat) in NAMES.iter().zip(format.seats) {
        say(format!("{name} {seat} {at}"));
        say(format!("{name} here {at}"));
        say(format!("{name} continue {at}"));
    }
    // A session with free seats that was killed before it began would wait for its time.
    say(format!("Ana start {at}"));
    if let Phase::Rating { .. } = session.phase {
        let turns = u8::try_from(session.turns.len()).unwrap();
        for turn in 0..turns {
            // Where any member may rate, whoever opens the answers does.
            if format.name == "solo" {
                say(format!("Chloe open-answers {} {at}", turn + 1));
            }
            for name in NAMES {
                let is_candidate =
                    session.turn(TurnNo(turn)).is_some_and(|t| files.name(t.candidate) == name);
                if is_candidate {
                    continue;
                }
                for competency in 0..5u8 {
                    let mark = u8::try_from(draw.below(5) + 1).unwrap();
                    promises.typed(number, turn, name, competency, mark);
                    say(format!("{name} mark {} {} {mark} {at}", turn + 1, competency + 1));
                }
                let words = "The second story had no number | I could not tell its size | Say before and after";
                say(format!("{name} words {} {words} {at}", turn + 1));
                if draw.below(3) == 0 {
                    say(format!("{name} submit {} {at}", turn + 1));
                }
            }
        }
        if draw.below(3) == 0 {
            for name in NAMES {
                say(format!("{name} own-skip {at}"));
            }
            // Nobody waits two days for more raters.
            if format.name == "solo" {
                say(format!("Ana close ballots {at}"));
            }
        }
        return lines;
    }
    for _ in 0..8 {
        for (interviewer, candidate) in format.pairs {
            say(format!("{interviewer} next {at}"));
            say(format!("{interviewer} ask {at}"));
            say(format!("Chloe story a {at}"));
            say(format!("{candidate} answer It went from 9 to 4 minutes {at}"));
            say(format!("{interviewer} follow no-number {at}"));
            say(format!("{candidate} done {at}"));
        }
    }
    // Where everything is refused for a good reason, this still shows that the process works.
    say("Ana zone Europe/Berlin".to_owned());
    lines
}

#[test]
fn nothing_that_was_confirmed_is_lost_by_kills_at_random_moments() {
    let (kills, seed) = kills(100);
    let mut draw = Seed(seed).draws(0);
    let dir = tempfile::tempdir().unwrap();
    let data = dir.path().join("data");
    let log = dir.path().join("log.txt");
    let mut promises = Promises::default();
    let started = Instant::now();
    let mut files = None;
    let loop_max = Duration::from_millis(kills * KILL_WITHIN_MS);
    for kill in 0..kills {
        assert!(started.elapsed() < loop_max, "only {kill} kills in {loop_max:?}");
        let lines = match &files {
            Some(files) => script(files, &mut promises, &mut draw),
            None => "Ana now one-on-one a session that is killed\n".to_owned(),
        };
        let some_ms = |draw: &mut Draw, most: usize| {
            Duration::from_millis(u64::try_from(draw.below(most)).unwrap())
        };
        let end = if draw.below(4) == 0 {
            End::AtBirth(some_ms(&mut draw, BIRTH_MAX_MS))
        } else {
            End::AtWork(some_ms(&mut draw, WORK_MAX_MS))
        };
        let life = Life::begin(&data, &log);
        for line in life.end(&lines, end) {
            promises.heard(&line);
        }
        // The very first lives may end before there is a database.
        if store::verify(&data.join(store::DATABASE_FILE)).is_err() && files.is_none() {
            continue;
        }
        let found = Files::read(&data);
        found.keep(&promises);
        nothing_twice(&data);
        assert_eq!(upkeep::integrity_finding(&data).unwrap(), None, "after kill {kill}");
        files = Some(found);
    }
    let played = files.as_ref().map_or(0, |f| f.sessions.len());
    let formats: BTreeMap<String, usize> =
        files.iter().flat_map(|f| f.sessions.values()).fold(BTreeMap::new(), |mut all, session| {
            *all.entry(session.format().id.clone()).or_default() += 1;
            all
        });
    println!("{formats:?}");
    println!("{kills} kills, {} confirmed acts, {played} sessions", promises.confirmed_count);
    assert!(promises.confirmed_count > usize::try_from(kills).unwrap(), "too little was confirmed");
    // The log of all these lives holds nobody's words.
    let log = std::fs::read_to_string(log).unwrap();
    assert!(!log.contains("had no number"), "a comment is in the log");
}
