//! The readiness board: against another program's reading of the same page, and line by line.

use expect_test::expect;
use greenroom::base::{Moment, SessionId, Span};
use greenroom::progress::{
    Board, FillerTurn, Fillers, PastTurn, Record, Stand, TimedAnswer, board,
};
use greenroom::rubric::{Lack, SoFar, TurnKey, Verdict};
use serde::Deserialize;

const ORACLE: &str = include_str!("../data/board_oracle.txt");
const NOW: Moment = Moment::from_ms(1_790_000_000_000);

/// Days ago, verdict, whole mock, own questions, fillers, seconds of speech.
type Turn = (i64, Option<String>, bool, Option<u8>, f64, i64);
/// Days ago, seconds, target from, to, limit, cut short.
type Answer = (i64, Option<i64>, i64, i64, i64, bool);

#[derive(Deserialize)]
struct Case {
    turns: Vec<Turn>,
    opening: Vec<Answer>,
    pitch: Vec<Answer>,
    pivot: Vec<Answer>,
    stories: usize,
}

fn ago(days: i64) -> Moment {
    NOW - Span::from_hours(24 * days)
}

fn key(no: usize) -> TurnKey {
    TurnKey { session: SessionId(i64::try_from(no).unwrap()), turn: 0 }
}

fn verdict(name: &str) -> Verdict {
    let thin = |so_far| Verdict::TooLittleEvidence { lacks: vec![Lack::Raters], so_far };
    match name {
        "ready" => Verdict::Ready,
        "not-yet" => Verdict::NotYet,
        "thin" => thin(None),
        "thin-would-pass" => thin(Some(SoFar::WouldPass)),
        "thin-would-not" => thin(Some(SoFar::WouldNotPass)),
        other => panic!("no verdict {other}"),
    }
}

fn answers(all: &[Answer]) -> Vec<TimedAnswer> {
    let one =
        |(no, (days, took, low, high, limit, is_interrupted)): (usize, &Answer)| TimedAnswer {
            key: key(no),
            at: ago(*days),
            took: took.map(Span::from_seconds),
            target: [Span::from_seconds(*low), Span::from_seconds(*high)],
            limit: (*limit > 0).then(|| Span::from_seconds(*limit)),
            is_interrupted: *is_interrupted,
        };
    all.iter().enumerate().map(one).collect()
}

impl Case {
    fn fillers(&self) -> Fillers {
        let mut measured: Vec<FillerTurn> = self
            .turns
            .iter()
            .enumerate()
            .filter(|(_, (days, .., tally, speech))| *days >= 0 && *tally > 0.0 && *speech > 0)
            .map(|(no, (days, .., tally, speech))| FillerTurn {
                turn: key(no),
                at: ago(*days),
                tally: *tally,
                speech: Span::from_seconds(*speech),
            })
            .collect();
        measured.sort_by_key(|turn| turn.at);
        let recent: Vec<FillerTurn> =
            measured.iter().filter(|turn| turn.at > ago(90)).copied().collect();
        Fillers::of(&measured, &recent)
    }

    fn record(&self) -> Record {
        let turn = |(no, (days, said, is_whole_mock, own, ..)): (usize, &Turn)| PastTurn {
            key: key(no),
            at: ago(*days),
            verdict: said.as_deref().map(verdict),
            is_whole_mock: *is_whole_mock,
            is_coached: false,
            own_questions: *own,
        };
        Record {
            turns: self.turns.iter().enumerate().map(turn).collect(),
            openings: answers(&self.opening),
            pitches: answers(&self.pitch),
            pivots: answers(&self.pivot),
            fillers: Some(self.fillers()),
            stories: self.stories,
        }
    }
}

fn letter<T>(stand: &Stand<T>) -> char {
    match stand {
        Stand::Ticked(_) => 'Y',
        Stand::Provisional(_) => 'P',
        Stand::Open(_) => 'n',
    }
}

fn letters(of: &Board) -> String {
    [
        letter(&of.bar),
        letter(&of.fillers),
        letter(&of.openings),
        letter(&of.stories),
        letter(&of.pitch),
        letter(&of.questions),
        letter(&of.recovery),
        letter(&of.mocks),
    ]
    .into_iter()
    .collect()
}

#[test]
fn the_board_says_what_another_program_reads_from_the_same_record() {
    let mut cases = 0;
    for (no, line) in ORACLE.lines().enumerate() {
        let (record, says) = line.split_once('\t').expect("a record, a tab, what it says");
        let case: Case = serde_json::from_str(record).expect("the record can be read");
        let board = board(&case.record(), NOW);
        assert_eq!(letters(&board), says, "case {}", no + 1);
        assert_eq!(board.ticked(), says.matches('Y').count());
        assert_eq!(board.is_ready(), says == "YYYYYYYY");
        cases += 1;
    }
    assert_eq!(cases, 120);
}

/// Everything that a board asks, shown a week ago.
fn ready() -> Case {
    let turn = |days: i64, said: Option<&str>, tally| -> Turn {
        (days, said.map(str::to_owned), said.is_none(), Some(3), tally, 120)
    };
    let answer = |days, low, high| (days, Some(high), low, high, high + 30, false);
    Case {
        turns: vec![turn(20, None, 4.0), turn(10, None, 4.0), turn(7, Some("ready"), 4.0)],
        opening: vec![answer(20, 60, 90), answer(10, 60, 90), answer(7, 60, 90)],
        pitch: vec![answer(7, 75, 90)],
        pivot: vec![answer(7, 45, 75)],
        stories: 3,
    }
}

#[test]
fn what_is_lacking_one_at_a_time() {
    /// What is otherwise, and what it does.
    type Otherwise = (&'static str, fn(&mut Case));
    let cases: [Otherwise; 16] = [
        ("everything", |_| {}),
        ("no final round", |case| case.turns[2].1 = None),
        ("two raters for now", |case| case.turns[2].1 = Some("thin-would-pass".into())),
        ("a thin one after it", |case| {
            case.turns.push((3, Some("thin".into()), false, None, 0.0, 0));
        }),
        ("a failed one after it", |case| {
            case.turns.push((3, Some("not-yet".into()), false, None, 0.0, 0));
        }),
        ("fillers not counted once", |case| case.turns[0].4 = 0.0),
        ("eleven fillers in two minutes", |case| case.turns[2].4 = 23.0),
        ("an opening too short", |case| case.opening[1].1 = Some(59)),
        ("an opening not measured", |case| case.opening[1].1 = None),
        ("an opening cut short", |case| case.opening[1].5 = true),
        ("two stories", |case| case.stories = 2),
        ("a pitch of 91 s", |case| case.pitch[0].1 = Some(91)),
        ("two questions last time", |case| case.turns[2].3 = Some(2)),
        ("not counted last time", |case| case.turns[2].3 = None),
        ("a pivot over its limit", |case| case.pivot[0].1 = Some(106)),
        ("a mock of long ago", |case| case.turns[0].0 = 97),
    ];
    let said: String = cases
        .iter()
        .map(|(what, otherwise)| {
            let mut case = ready();
            otherwise(&mut case);
            let board = board(&case.record(), NOW);
            let ready = if board.is_ready() { " ready" } else { "" };
            format!("{} {}{ready} {what}\n", letters(&board), board.ticked())
        })
        .collect();
    expect![[r#"
        YYYYYYYY 8 ready everything
        nYYYYYYY 7 no final round
        PYYYYYYY 7 two raters for now
        YYYYYYYY 8 ready a thin one after it
        nYYYYYYY 7 a failed one after it
        YnYYYYYY 7 fillers not counted once
        YnYYYYYY 7 eleven fillers in two minutes
        YYnYYYYY 7 an opening too short
        YYnYYYYY 7 an opening not measured
        YYnYYYYY 7 an opening cut short
        YYYnYYYY 7 two stories
        YYYYnYYY 7 a pitch of 91 s
        YYYYYnYY 7 two questions last time
        YYYYYYYY 8 ready not counted last time
        YYYYYYnY 7 a pivot over its limit
        YnYYYYYn 6 a mock of long ago
    "#]]
    .assert_eq(&said);
}
