//! From a press to its first answer: at a steady pace, with the writer stalled; and as fast as it
//! goes, and at a calm pace, against a client that writes nothing down and a plain bot that does.

use std::collections::BTreeMap;
use std::path::Path;
use std::time::{Duration, Instant};

use greenroom::base::{SessionId, Span};
use greenroom::runtime::{Clock, SystemClock};
use greenroom::store::DATABASE_FILE;
use rusqlite::Connection;
use tokio::sync::mpsc::UnboundedReceiver;
use tokio::time::timeout;

use crate::bare::Peer;
use crate::cast::{Cast, Held};
use crate::child::{self, Process};
use crate::discord::fake::{Chatter, Fake, Hand, How, Told};
use crate::measure::{median, scratch};
use crate::pace::{among_foreign_messages, chatter, evenly};
use crate::table::{Spread, Table, span};
use crate::{Scale, block_on};

/// Groups, sessions in each, and raters of the turn that is rated: 256 people who press.
const GROUPS: usize = 16;
const SESSIONS: usize = 4;
const RATERS: usize = 4;

const PRESSES_A_SECOND: usize = 500;
const PRESS_TO_ANSWER_MAX: Duration = Duration::from_millis(25);
const STALL: Duration = Duration::from_secs(2);
const STALLED_ANSWER_MAX: Duration = Duration::from_millis(2_500);
/// Presses that are on their way at once where they come as fast as they are answered.
const IN_FLIGHT: usize = 64;
const ROUNDS: usize = 3;
/// The calm pace, and how long it is kept.
const CALM_A_SECOND: usize = 100;
const CALM_S: usize = 8;
const SHARE_MIN: f64 = 0.5;
/// What was begun in one part ends before the next.
const SETTLES_WITHIN: Duration = Duration::from_secs(3);

/// Longer than Discord waits: without an answer by then, there will be none.
const ANSWERED_WITHIN: Duration = Duration::from_secs(10);

/// Discord's numbers of first answers.
const MESSAGE: u64 = 4;
const LATER_UPDATE: u64 = 6;
const UPDATE: u64 = 7;

/// What the house says when a mark is on the disk.
const SAVED: &str = "Saved";

/// People with their ballots before them, and the process that serves them.
struct Voters {
    process: Process,
    chatter: Chatter,
    hands: Vec<Hand>,
    tells: UnboundedReceiver<Told>,
    a_second: usize,
    times: usize,
    dir: tempfile::TempDir,
    /// Checks when it goes that nothing was done that Discord forbids.
    _fake: Fake,
}

pub(crate) fn measure(table: &mut Table, scale: Scale) {
    let mut voters = Voters::ready(scale);
    println!("\npresses, each a mark on a ballot, with 1,000 foreign messages a second:");
    steady(&mut voters, table, scale);
    stalled(&mut voters, table);
    against_peers(&mut voters, table, scale);
    let complaints = voters.process.complaints();
    println!("  its log has {} warnings {:?}", complaints.len(), complaints.first());
}

impl Voters {
    fn ready(scale: Scale) -> Self {
        let fake = block_on(Fake::start());
        let dir = scratch();
        let held = sessions(&fake, dir.path(), scale.of(GROUPS));
        let process = child::greenroom(&fake, dir.path());
        let mut hands = Vec::new();
        for held in &held {
            // The first candidate is rated: by their interviewer, and by those who watched.
            for rater in &held.people[1..=RATERS] {
                let rater = rater.at(&held.thread);
                let name = format!("g1:q-ballot:{}:0", base36(held.id));
                let got = block_on(rater.forges(&held.thread.post(""), &name));
                assert_eq!(got.how, How::Privately, "{}", got.text);
                hands.push(rater.readies("g1:mark:"));
            }
        }
        let (chatter, tells) = (chatter(&fake), fake.tells_answers());
        let a_second = scale.of(PRESSES_A_SECOND);
        Self { process, chatter, hands, tells, a_second, times: 0, dir, _fake: fake }
    }

    /// The next press, by the next person.
    fn presses(hands: &[Hand], time: usize) -> u64 {
        hands[time % hands.len()].presses(time / hands.len())
    }

    /// Waits for what else becomes of presses, for as long as something does.
    fn rest(&mut self) -> Vec<Told> {
        let mut all = Vec::new();
        let ends = Instant::now() + SETTLES_WITHIN;
        while Instant::now() < ends {
            match self.tells.try_recv() {
                Ok(told) => all.push(told),
                Err(_) => std::thread::sleep(Duration::from_millis(5)),
            }
        }
        all
    }

    /// Presses of the bench that are on the disk.
    fn saved(&self) -> i64 {
        let database = self.database();
        let count = "select count(*) from inbox where receipt like 'discord:%'";
        database.query_row(count, [], |row| row.get(0)).unwrap()
    }

    fn database(&self) -> Connection {
        Connection::open(self.dir.path().join("data").join(DATABASE_FILE)).unwrap()
    }

    /// So many presses, evenly, beside foreign messages; what became of each, first answers first.
    fn press_evenly(
        &mut self,
        seconds: usize,
        beside: impl FnOnce() + Send,
    ) -> BTreeMap<u64, (usize, Vec<Told>)> {
        let count = seconds * self.a_second;
        let before = self.saved();
        let (hands, from) = (&self.hands, self.times);
        let mut sent = Vec::with_capacity(count);
        among_foreign_messages(&self.chatter, || {
            std::thread::scope(|threads| {
                threads.spawn(beside);
                let press = |time| sent.push(Self::presses(hands, from + time));
                evenly(self.a_second, press, |time| time == count);
            });
        });
        self.times += count;
        let mut by_press: BTreeMap<u64, (usize, Vec<Told>)> =
            sent.into_iter().enumerate().map(|(no, press)| (press, (no, Vec::new()))).collect();
        for told in self.rest() {
            // Screens that are open are shown anew for older presses as well.
            if let Some((_, all)) = by_press.get_mut(&told.press) {
                all.push(told);
            }
        }
        for (no, all) in by_press.values() {
            assert!(is_saved(all), "press {no} of {count} was answered {all:?}");
        }
        let saved = usize::try_from(self.saved() - before).expect("nothing is taken back");
        assert_eq!(saved, count, "presses on the disk");
        by_press
    }
}

/// The first answer says that it is saved; or that it takes a while, and later that it is saved.
fn is_saved(all: &[Told]) -> bool {
    let says_so = |told: &Told| told.text.starts_with(SAVED);
    match all.iter().find_map(|told| told.kind.map(|kind| (kind, told))) {
        Some((UPDATE, told)) => says_so(told),
        Some((LATER_UPDATE, _)) => all.iter().any(|t| t.kind.is_none() && says_so(t)),
        Some(_) | None => false,
    }
}

/// From the press to the first answer.
fn first_answers<'a>(of: impl Iterator<Item = &'a Vec<Told>>) -> Spread {
    let first = |all: &Vec<Told>| all.iter().find(|t| t.kind.is_some()).map(|t| t.after);
    Spread::of(of.filter_map(first).collect())
}

/// Sessions whose ballots are open, in groups that the fake knows.
fn sessions(fake: &Fake, dir: &Path, groups: usize) -> Vec<Held> {
    let mut all = Vec::new();
    // They took a few minutes each, and are over by now.
    let began = SystemClock.now() - Span::from_minutes(5);
    let mut cast = Cast::new(fake, dir, began, Vec::new());
    for group in 0..groups {
        let group = cast.group(&format!("Group {group}"));
        for session in 0..SESSIONS {
            cast.at(began);
            let person = |n| group.guild.member(&format!("Person {session}.{n}"));
            let held = cast.begins(&group, "one-on-one", (0..=RATERS).map(person).collect());
            cast.plays(&group, &held);
            all.push(held);
        }
    }
    cast.leaves(SystemClock.now());
    all
}

/// Numbers as the names of buttons have them.
fn base36(session: SessionId) -> String {
    let mut rest = session.0.unsigned_abs();
    let mut digits = Vec::new();
    while rest > 0 || digits.is_empty() {
        digits.push(char::from_digit((rest % 36) as u32, 36).expect("a digit"));
        rest /= 36;
    }
    digits.into_iter().rev().collect()
}

fn steady(voters: &mut Voters, table: &mut Table, scale: Scale) {
    voters.press_evenly(2, || ());
    let busy = (voters.process.busy(), child::own_busy());
    let started = Instant::now();
    let told = voters.press_evenly(scale.of(10), || ());
    let took = (started.elapsed() - SETTLES_WITHIN).as_secs_f64();
    let cores = |now: Duration, then: Duration| (now - then).as_secs_f64() / took;
    let after = first_answers(told.values().map(|(_, all)| all));
    let at = format!("press to first answer at {}/s, a durable mark behind each", voters.a_second);
    table.tell(&format!("{at}, p50"), span(after.percentile(50)));
    table.at_most(&format!("{at}, p99"), after.percentile(99), PRESS_TO_ANSWER_MAX);
    table.tell(&format!("{at}, longest of {}", after.count()), span(after.max()));
    println!(
        "  greenroom used {:.2} cores, the fake and the bench {:.2}",
        cores(voters.process.busy(), busy.0),
        cores(child::own_busy(), busy.1)
    );
}

/// Another program holds the database for two seconds.
fn stalled(voters: &mut Voters, table: &mut Table) {
    let database = voters.database();
    let told = voters.press_evenly(5, move || {
        std::thread::sleep(Duration::from_secs(1));
        database.execute_batch("begin immediate").unwrap();
        std::thread::sleep(STALL);
        database.execute_batch("commit").unwrap();
    });
    let pace = voters.a_second;
    let in_stall = |no: usize| (pace..pace * 3).contains(&no);
    let after = first_answers(told.values().filter(|(no, _)| in_stall(*no)).map(|(_, all)| all));
    let deferred = told.values().filter(|(_, all)| all.iter().any(|t| t.kind.is_none()));
    let what = "the same for presses while the writer is stalled for 2 s, everybody answered";
    table.at_most(&format!("{what}, p99"), after.percentile(99), STALLED_ANSWER_MAX);
    table.tell(&format!("{what}, longest of {}", after.count()), span(after.max()));
    println!("  {} of them were told that their answer takes a while", deferred.count());
}

/// A peer with the same people before the same ballots, on a fake of its own.
struct Opponent {
    process: Process,
    tells: UnboundedReceiver<Told>,
    hands: Vec<Hand>,
    chatter: Chatter,
    fake: Fake,
    _dir: tempfile::TempDir,
}

impl Opponent {
    fn ready(peer: Peer, voters: &Voters) -> Self {
        let fake = block_on(Fake::start());
        fake.takes_any_client();
        let dir = scratch();
        let process = child::peer(peer, &fake, dir.path());
        let hands = voters.hands.iter().map(|hand| hand.in_another(&fake)).collect();
        let chatter = voters.chatter.in_another(&fake);
        Self { process, tells: fake.tells_answers(), hands, chatter, fake, _dir: dir }
    }

    fn side(&mut self, peer: Peer, times: usize) -> Side<'_> {
        let of = (&self.process, &mut self.tells);
        Side::new(peer.name(), of, (&self.hands, &self.chatter), MESSAGE, times)
    }
}

/// One side of the comparison.
struct Side<'a> {
    name: &'static str,
    process: &'a Process,
    tells: &'a mut UnboundedReceiver<Told>,
    hands: &'a [Hand],
    chatter: &'a Chatter,
    /// What it first answers with.
    kind: u64,
    times: usize,
    /// As fast as it goes: presses a second, and processor time of each.
    rates: Vec<f64>,
    busy_us: Vec<f64>,
    /// Processor time of each at the calm pace.
    calm_us: Vec<f64>,
}

fn against_peers(voters: &mut Voters, table: &mut Table, scale: Scale) {
    let mut bare = Opponent::ready(Peer::Bare, voters);
    let mut plain = Opponent::ready(Peer::Plain, voters);
    let of = (&voters.process, &mut voters.tells);
    let people = (voters.hands.as_slice(), &voters.chatter);
    let mut sides = [
        Side::new("greenroom", of, people, UPDATE, voters.times),
        bare.side(Peer::Bare, voters.times),
        plain.side(Peer::Plain, voters.times),
    ];
    let length = Duration::from_secs(scale.of(4) as u64);
    for round in 0..=ROUNDS {
        for side in &mut sides {
            side.saturate(length);
            if round == 0 {
                // The first round only warms up.
                (side.rates, side.busy_us) = (Vec::new(), Vec::new());
            }
        }
    }
    for _ in 0..ROUNDS {
        for side in &mut sides {
            side.keep_calm(scale.of(CALM_S));
        }
    }
    report(&sides, table);
    for opponent in [bare, plain] {
        opponent.fake.take_violations();
    }
}

fn report(sides: &[Side<'_>; 3], table: &mut Table) {
    let [ours, bare, plain] = sides;
    let share = median(ours.rates.iter().zip(&bare.rates).map(|(o, b)| o / b).collect());
    let rates = || sides.iter().map(|side| format!("{:.0}", median(side.rates.clone())));
    table.bound(
        "presses a second as fast as they are answered: greenroom, each with a durable mark; a bare \
         serenity client that shows the same ballot and writes nothing; a plain bot of serenity and \
         rusqlite with one durable commit a press",
        format!(
            "{}: {:.0} % of the bare client",
            rates().collect::<Vec<_>>().join(", "),
            share * 100.0
        ),
        "≥ 50 %",
        share >= SHARE_MIN,
    );
    let busy = |side: &Side<'_>| median(side.busy_us.clone());
    let calm = |side: &Side<'_>| median(side.calm_us.clone());
    let calm_what = format!("the same at {CALM_A_SECOND} presses a second");
    let costs: [(&str, &dyn Fn(&Side<'_>) -> f64); 2] = [
        ("processor time of a press as fast as they are answered, of the same three", &busy),
        (&calm_what, &calm),
    ];
    for (what, cost_us) in costs {
        let all = sides.iter().map(|side| format!("{:.3} ms", cost_us(side) / 1e3));
        let measured = all.collect::<Vec<_>>().join(", ");
        let is_met = cost_us(ours) <= cost_us(plain);
        table.bound(what, measured, "≤ the plain bot", is_met);
    }
}

impl<'a> Side<'a> {
    fn new(
        name: &'static str,
        (process, tells): (&'a Process, &'a mut UnboundedReceiver<Told>),
        (hands, chatter): (&'a [Hand], &'a Chatter),
        kind: u64,
        times: usize,
    ) -> Self {
        let (rates, busy_us, calm_us) = (Vec::new(), Vec::new(), Vec::new());
        Self { name, process, tells, hands, chatter, kind, times, rates, busy_us, calm_us }
    }

    /// Waits for a first answer, which says that it is saved.
    fn is_answered(&mut self) {
        loop {
            let told = block_on(async { timeout(ANSWERED_WITHIN, self.tells.recv()).await });
            let told = told.expect("an answer").expect("the fake tells");
            let Some(kind) = told.kind else { continue };
            assert_eq!(kind, self.kind, "{told:?}");
            assert!(told.text.starts_with(SAVED), "{told:?}");
            return;
        }
    }

    fn press(&mut self) {
        Voters::presses(self.hands, self.times);
        self.times += 1;
    }

    /// Keeps so many presses on their way for a while, beside foreign messages.
    fn saturate(&mut self, length: Duration) {
        while self.tells.try_recv().is_ok() {}
        let (busy, own) = (self.process.busy(), child::own_busy());
        let started = Instant::now();
        let mut count = 0_u32;
        let took = among_foreign_messages(self.chatter, || {
            for _ in 0..IN_FLIGHT {
                self.press();
            }
            let mut on_their_way = IN_FLIGHT;
            let mut took = None;
            while on_their_way > 0 {
                self.is_answered();
                if started.elapsed() < length {
                    count += 1;
                    self.press();
                } else {
                    took.get_or_insert_with(|| started.elapsed());
                    on_their_way -= 1;
                }
            }
            took.expect("it ended")
        });
        let spent = self.process.busy() - busy;
        self.rates.push(f64::from(count) / took.as_secs_f64());
        self.busy_us.push(spent.as_secs_f64() * 1e6 / f64::from(count.max(1)));
        println!(
            "    {}: {:.0}/s; cores: itself {:.2}, the fake and the bench {:.2}",
            self.name,
            f64::from(count) / took.as_secs_f64(),
            spent.as_secs_f64() / took.as_secs_f64(),
            (child::own_busy() - own).as_secs_f64() / took.as_secs_f64()
        );
        // What is still to be shown is shown before the other side's turn.
        std::thread::sleep(SETTLES_WITHIN);
    }

    /// Presses evenly for so many seconds, and nothing else comes.
    fn keep_calm(&mut self, seconds: usize) {
        while self.tells.try_recv().is_ok() {}
        let count = CALM_A_SECOND * seconds;
        let busy = self.process.busy();
        evenly(CALM_A_SECOND, |_| self.press(), |time| time == count);
        for _ in 0..count {
            self.is_answered();
        }
        let spent_us = (self.process.busy() - busy).as_secs_f64() * 1e6;
        self.calm_us.push(spent_us / count as f64);
        println!(
            "    {}: {:.0} µs a press at {CALM_A_SECOND}/s",
            self.name,
            spent_us / count as f64
        );
        std::thread::sleep(SETTLES_WITHIN);
    }
}
