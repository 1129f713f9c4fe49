//! What a session leaves on the disk for years, after everything was pruned that is kept for days:
//! `cargo test --no-default-features --test it store::size -- --nocapture` prints it by table.

use std::collections::BTreeMap;
use std::path::Path;

use greenroom::base::{CleanText, GuildId, MemberId, SessionId, Span};
use greenroom::interview::{Act, InterviewerRating, Phase, Seat, Session, TurnNo};
use greenroom::protocol::When;
use greenroom::rehearsal::{Manner, Move};
use greenroom::rubric::{Choice, CompetencyNo, Mark, Words};
use rusqlite::Connection;

use crate::harness::{Stage, text, unhurried};

/// Ids as a platform has them.
pub(super) const GUILD: GuildId = GuildId(1_234_567_890_123_456_700);
const FIRST_MEMBER: i64 = 1_234_567_890_123_457_000;
/// People of the group, of whom five meet.
const MEMBERS: i64 = 12;
/// Sessions before anything is measured: tables have their first pages then.
const BEFORE: i64 = 6;
/// Sessions that are measured.
const MEASURED: i64 = 20;
/// A little more than was measured when it was last made smaller.
const BYTES_MAX: i64 = 36_000;

fn bytes(data: &Path) -> BTreeMap<String, i64> {
    let conn = Connection::open(data.join("greenroom.db")).unwrap();
    let mut sizes = conn
        .prepare(
            "select s.tbl_name, sum(d.pgsize) from dbstat d
             join sqlite_schema s on s.name = d.name group by s.tbl_name",
        )
        .unwrap();
    sizes.query_map([], |row| Ok((row.get(0)?, row.get(1)?))).unwrap().map(Result::unwrap).collect()
}

/// Everybody does what would usually be done, in writing: whole answers, and whole ballots of all
/// raters and of the candidate.
struct InWriting;

impl Manner for InWriting {
    fn answer(&self, _session: &Session) -> Option<CleanText> {
        Some(text("We had 9 minutes a build. I split the tests, and it took 4."))
    }

    fn mark(&self, _turn: TurnNo, _rater: MemberId, _competency: CompetencyNo) -> Option<Choice> {
        Some(Choice::Mark(three()))
    }

    fn words(&self, _turn: TurnNo, _rater: MemberId) -> Option<Words> {
        let observed = "You gave the result first, and I could follow every step after it.";
        Some(Words::new(observed, "A panel remembers it.", "Name the number.").unwrap())
    }

    fn own_mark(
        &self,
        _turn: TurnNo,
        _candidate: MemberId,
        _competency: CompetencyNo,
    ) -> Option<Choice> {
        Some(Choice::Mark(three()))
    }

    fn of_interviewer(&self, _turn: TurnNo, _interviewer: MemberId) -> Option<InterviewerRating> {
        Some(InterviewerRating { realistic: three(), specific: three(), useful: three() })
    }
}

fn three() -> Mark {
    Mark::try_from(3).unwrap()
}

fn step(stage: &mut Stage, s: &Session) {
    let Some(Move { member, act }) = unhurried(stage, s, &InWriting) else {
        let until = stage.now + Span::from_hours(24 * 30);
        assert!(stage.wake_before(until), "nothing is due");
        return;
    };
    if let Act::Answer(_) = act {
        stage.pass(Span::from_seconds(40));
    }
    stage.act(member.0, s.id, act);
}

pub(super) fn one_on_one(stage: &mut Stage, no: i64) -> SessionId {
    let who = |seat: i64| FIRST_MEMBER + (no * 5 + seat) % MEMBERS;
    let id = stage.plan_in(GUILD, who(0), "one-on-one", When::Now);
    let seats = [Seat::Candidate, Seat::Candidate, Seat::Observer, Seat::Observer, Seat::Observer];
    let seats: Vec<(i64, Seat)> = (0..).map(who).zip(seats).collect();
    stage.seat(id, &seats);
    for _ in 0..500 {
        let session = stage.session(id);
        if let Phase::Closed { .. } = session.phase {
            return id;
        }
        step(stage, &session);
        stage.deliver();
    }
    panic!("it does not end: {:?}", stage.session(id).phase);
}

#[test]
fn what_a_one_on_one_leaves_is_small() {
    let mut stage = Stage::new(21);
    stage.guild = GUILD;
    let mut sizes = Vec::new();
    for (from, count) in [(0, BEFORE), (BEFORE, MEASURED)] {
        for no in from..from + count {
            one_on_one(&mut stage, no);
        }
        stage.pass(Span::from_hours(24 * 4));
        for _ in 0..count {
            stage.house.prune(stage.now).unwrap();
        }
        sizes.push(bytes(&stage.data()));
    }
    let grown = |table: &str| {
        let before = sizes[0].get(table).copied().unwrap_or(0);
        (sizes[1][table] - before) / MEASURED
    };
    let mut by_table: Vec<(i64, &str)> =
        sizes[1].keys().map(|table| (grown(table), table.as_str())).collect();
    by_table.sort_unstable_by(|one, other| other.cmp(one));
    let sum: i64 = by_table.iter().map(|(bytes, _)| bytes).sum();
    println!("a one-on-one leaves {sum} bytes");
    for (bytes, table) in by_table.iter().filter(|(bytes, _)| *bytes > 0) {
        println!("{bytes:>8} {table}");
    }
    assert!(sum <= BYTES_MAX, "{sum} bytes");
}
