//! From the moment at which something is due to the request that it causes: spread, and all at one
//! instant.

use std::collections::BTreeMap;
use std::path::Path;
use std::time::Duration;

use greenroom::base::{Moment, SessionId, Span};
use greenroom::interview::{Act, Format};
use greenroom::runtime::{Clock, SystemClock};
use greenroom::store::DATABASE_FILE;
use rusqlite::{Connection, OpenFlags};

use crate::cast::{Cast, Group, Held, format};
use crate::child;
use crate::discord::fake::{Fake, Seen};
use crate::measure::scratch;
use crate::pace::{among_foreign_messages, chatter};
use crate::table::{Spread, Table, span};
use crate::{Scale, block_on};

const SESSIONS: usize = 1_000;
const DUES_A_SECOND: usize = 20;
const DUE_TO_SENT_MAX: Duration = Duration::from_millis(250);
/// What the brake lets through.
const REQUESTS_A_SECOND: usize = 45;
const DRAIN_MIN: Duration = Duration::from_secs(22);

/// A group holds so many sessions at most in this bench, and so many in a small one.
const LARGE: usize = 100;
const SMALL: usize = 10;
/// Playing one session until it waits takes less than this, also on a slow machine.
const PLAYED_WITHIN: Span = Span::from_ms(10);
/// The process is there, connected and idle within this.
const STARTS_WITHIN: Span = Span::from_seconds(6);
/// The introduction, and the candidate's questions: what is waited for in the two parts.
const INTRO_S: u32 = 300;
const QUESTIONS_S: u32 = 290;
/// A deadline that takes a chance away is applied so much later.
const GRACE: Span = Span::from_seconds(3);
/// Requests of the last due come within this after it.
const AFTER_LAST: Duration = Duration::from_secs(4);

/// Sessions that wait, each with its thread and the moment at which it is due.
struct Waiting {
    groups: Vec<Group>,
    /// By thread: whose group it is, and when it is due.
    due: BTreeMap<u64, (usize, Moment)>,
}

pub(crate) fn spread(table: &mut Table, scale: Scale) {
    let count = scale.of(SESSIONS);
    println!("\n{count} sessions, {DUES_A_SECOND} dues a second:");
    let intro = format("solo", "bench-intro", |agenda| {
        agenda.intro_s = INTRO_S;
        agenda.surprises = 0;
    });
    let every = Span::from_ms(1_000 / i64::try_from(DUES_A_SECOND).expect("few"));
    let fake = block_on(Fake::start());
    let dir = scratch();
    let first = first_due(count);
    let due_of = |no: usize| first + every.scaled(i64::try_from(no).expect("few"), 1);
    let sizes = vec![LARGE / 2; count.div_ceil(LARGE / 2)];
    let waiting =
        sessions((&fake, dir.path()), intro, (count, &sizes), due_of, |cast, group, due| {
            cast.at(due - Span::from_seconds(i64::from(INTRO_S)));
            cast.begins(group, "bench-intro", vec![group.guild.member("Somebody")])
        });
    let last = due_of(count - 1);
    let seen = serve(&fake, dir.path(), last, |_| true);
    let late = late_by_thread(&waiting, &seen);
    assert_eq!(late.len(), count, "every due has caused a request");
    let late = Spread::of(late.values().map(|all| all[0]).collect());
    let what = format!("due to request, {count} sessions, {DUES_A_SECOND} dues a second");
    table.tell(&format!("{what}, p50"), span(late.percentile(50)));
    table.at_most(&format!("{what}, p99"), late.percentile(99), DUE_TO_SENT_MAX);
    table.tell(&format!("{what}, longest"), span(late.max()));
}

pub(crate) fn herd(table: &mut Table, scale: Scale) {
    let count = scale.of(SESSIONS);
    println!("\n{count} dues at one instant:");
    let closing = format("solo", "bench-closing", |agenda| {
        // Its time is over before its first answer, so that nothing else is asked.
        agenda.questions_s = 30;
        agenda.surprises = 0;
        agenda.candidate_questions_s = QUESTIONS_S;
        agenda.wrap_up_s = 240;
    });
    let fake = block_on(Fake::start());
    let dir = scratch();
    let due = first_due(count);
    // Half of the sessions in large groups, which come first by their numbers, half in small ones.
    let large = (count / 2).div_ceil(LARGE);
    let mut sizes = vec![LARGE; large];
    sizes.resize(large + (count / 2).div_ceil(SMALL), SMALL);
    let limit = (count, &*sizes);
    let waiting = sessions(
        (&fake, dir.path()),
        closing,
        limit,
        |_| due,
        |cast, group, due| {
            let asks = due - GRACE - Span::from_seconds(i64::from(QUESTIONS_S));
            cast.at(asks - Span::from_seconds(60));
            let candidate = group.guild.member("Somebody");
            let held = cast.begins(group, "bench-closing", vec![candidate.clone()]);
            cast.at(asks);
            cast.act(group, held.id, &candidate, Act::Done);
            cast.deliver(group);
            held
        },
    );
    let requests = count * 2;
    let seen = serve(&fake, dir.path(), due, |seen| posts(&waiting, seen).count() >= requests);
    let late = late_by_thread(&waiting, &seen);
    report_herd(table, &waiting, &late, (requests, large));
    let mut out_of_order = 0;
    for thread in waiting.due.keys() {
        let path = format!("/channels/{thread}/messages");
        let said: Vec<&str> = seen
            .iter()
            .filter(|s| s.method == "POST" && s.path == path)
            .filter_map(|s| s.body["content"].as_str())
            .collect();
        // What the bot says at the end, and then what is done with the rest of the time.
        let is_last = |text: &&str| text.starts_with("**Wrap-up**");
        let in_order = said.len() == 2 && said.iter().position(is_last) == Some(1);
        out_of_order += usize::from(!in_order);
    }
    let what = "sessions whose two posts came in another order, or not both";
    table.bound(what, out_of_order.to_string(), "0", out_of_order == 0);
}

fn report_herd(
    table: &mut Table,
    waiting: &Waiting,
    late: &BTreeMap<u64, Vec<Duration>>,
    (requests, large): (usize, usize),
) {
    let count = waiting.due.len();
    let all: Vec<Duration> = late.values().flatten().copied().collect();
    let came = all.len();
    let all = Spread::of(all);
    // The brake bounds it from below, and so does a short run of this bench.
    let least = DRAIN_MIN.min(Duration::from_secs((requests / REQUESTS_A_SECOND) as u64));
    table.bound(
        &format!("{count} dues at one instant, {requests} requests: the last of them came after"),
        span(all.max()),
        &format!("≥ {}", span(least)),
        came == requests && all.max() >= least,
    );
    let most = most_in_a_second(&all);
    table.bound(
        "the most of them within one second",
        most.to_string(),
        "≤ 45",
        most <= REQUESTS_A_SECOND,
    );
    let mut of_group = vec![Duration::ZERO; waiting.groups.len()];
    for (thread, (group, _)) in &waiting.due {
        let first = late.get(thread).map_or(Duration::MAX, |all| all[0]);
        of_group[*group] = of_group[*group].max(first);
    }
    for (name, part) in [("large", &of_group[..large]), ("small", &of_group[large..])] {
        let part = Spread::of(part.to_vec());
        table.tell(
            &format!(
                "first request of the last session of a group, {} {name} groups: shortest, median, \
                 longest",
                part.count()
            ),
            format!(
                "{}, {}, {}",
                span(part.percentile(0)),
                span(part.percentile(50)),
                span(part.max())
            ),
        );
    }
}

/// The most requests that came within one second.
fn most_in_a_second(all: &Spread) -> usize {
    let times = all.all();
    let second = Duration::from_secs(1);
    (0..times.len())
        .map(|from| times[from..].partition_point(|t| *t < times[from] + second))
        .max()
        .unwrap_or(0)
}

/// When the first of so many sessions is due: after they were played and the process has started.
fn first_due(count: usize) -> Moment {
    let played = PLAYED_WITHIN.scaled(i64::try_from(count).expect("few"), 1);
    SystemClock.now() + played + STARTS_WITHIN
}

/// Plays sessions in groups of those sizes, until each waits for what is due at `due_of`.
fn sessions(
    (fake, dir): (&Fake, &Path),
    format: Format,
    (count, sizes): (usize, &[usize]),
    due_of: impl Fn(usize) -> Moment,
    mut play: impl FnMut(&mut Cast<'_>, &Group, Moment) -> Held,
) -> Waiting {
    let mut cast = Cast::new(fake, dir, SystemClock.now(), vec![format]);
    let mut waiting = Waiting { groups: Vec::new(), due: BTreeMap::new() };
    let mut wanted: BTreeMap<SessionId, (u64, Moment)> = BTreeMap::new();
    'groups: for (no, size) in sizes.iter().enumerate() {
        let group = cast.group(&format!("Group {no}"));
        for _ in 0..*size {
            let number = wanted.len();
            if number == count {
                break 'groups;
            }
            let due = due_of(number);
            let held = play(&mut cast, &group, due);
            wanted.insert(held.id, (held.thread.id(), due));
            waiting.due.insert(held.thread.id(), (no, due));
        }
        waiting.groups.push(group);
    }
    cast.leaves(SystemClock.now());
    let planned = planned(dir);
    let is_other = |(plan, (_, due)): &(Moment, &(u64, Moment))| plan != due;
    let others = planned.iter().copied().zip(wanted.values()).filter(is_other).count();
    assert_eq!(
        (planned.len(), others),
        (wanted.len(), 0),
        "sessions, and those due at other times"
    );
    waiting
}

/// When sessions are due by the database, in the order of their ids.
fn planned(dir: &Path) -> Vec<Moment> {
    let file = dir.join("data").join(DATABASE_FILE);
    let database = Connection::open_with_flags(file, OpenFlags::SQLITE_OPEN_READ_ONLY).unwrap();
    let mut all = database.prepare("select wake_at_ms from session order by id").unwrap();
    let rows = all.query_map([], |row| row.get(0)).unwrap();
    rows.map(|ms| Moment::from_ms(ms.unwrap())).collect()
}

/// Starts the process, and lets it serve until everything is due and `is_done`.
fn serve(
    fake: &Fake,
    dir: &Path,
    last_due: Moment,
    is_done: impl Fn(&[Seen]) -> bool,
) -> Vec<Seen> {
    let chatter = chatter(fake);
    let process = child::greenroom(fake, dir);
    let early = (last_due.ms() - SystemClock.now().ms()).max(0);
    println!("  the process is there {:.1} s before the last due", early as f64 / 1e3);
    let seen = among_foreign_messages(&chatter, || {
        let until = Duration::from_millis(early.unsigned_abs()) + AFTER_LAST;
        std::thread::sleep(until);
        // The brake's own speed, and half as long again.
        let mut looks = SESSIONS * 2 * 3 / 2 / REQUESTS_A_SECOND;
        loop {
            let seen = fake.requests();
            if is_done(&seen) || looks == 0 {
                break seen;
            }
            looks -= 1;
            std::thread::sleep(Duration::from_secs(1));
        }
    });
    let busy = process.busy();
    println!("  greenroom used {:.2} s of processor time in all", busy.as_secs_f64());
    let complaints = process.complaints();
    println!("  its log has {} warnings {:?}", complaints.len(), complaints.first());
    seen
}

/// What was posted in the threads of those who wait: in which, and when.
fn posts<'a>(
    waiting: &'a Waiting,
    seen: &'a [Seen],
) -> impl Iterator<Item = (u64, Moment)> + use<'a> {
    seen.iter().filter(|s| s.method == "POST").filter_map(|s| {
        let thread = s.path.strip_prefix("/channels/")?.strip_suffix("/messages")?.parse().ok()?;
        let is_due = waiting.due.get(&thread).is_some_and(|(_, due)| due.ms() <= s.at_ms);
        is_due.then_some((thread, Moment::from_ms(s.at_ms)))
    })
}

/// By thread: how long after its due each post came.
fn late_by_thread(waiting: &Waiting, seen: &[Seen]) -> BTreeMap<u64, Vec<Duration>> {
    let mut late: BTreeMap<u64, Vec<Duration>> = BTreeMap::new();
    for (thread, at) in posts(waiting, seen) {
        let (_, due) = waiting.due[&thread];
        late.entry(thread).or_default().push(Duration::from_millis((at - due).ms().unsigned_abs()));
    }
    late
}
