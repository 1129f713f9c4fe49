//! What *ready* meant, against another program.

use greenroom::base::MemberId;
use greenroom::progress::{Became, RealInterview, RealOutcome, ready_meant};

/// Made by `debrief_oracle.py`, which says how.
const ORACLE: &str = include_str!("../data/debrief_oracle.txt");

fn interview(no: usize, said: &str) -> RealInterview {
    let words: Vec<&str> = said.split_whitespace().collect();
    let [member, day, outcome, ready, counted] = words[..] else { panic!("{said}") };
    let day: i64 = day.parse().unwrap();
    let outcome = match outcome {
        "p" => Some(RealOutcome::Passed),
        "r" => Some(RealOutcome::Rejected),
        "s" => Some(RealOutcome::SteppedBack),
        _ => None,
    };
    RealInterview {
        member: MemberId(member.parse().unwrap()),
        week: day.div_euclid(7),
        order: (day, i64::try_from(no).unwrap()),
        outcome,
        was_ready: (ready != "-").then_some(ready == "y"),
        is_counted: counted == "y",
    }
}

#[test]
fn another_program_finds_the_same_shares_and_intervals() {
    let mut shown = 0;
    for line in ORACLE.lines() {
        let (said, expected) = line.split_once("=> ").unwrap();
        let said = said.split(", ").filter(|one| !one.trim().is_empty());
        let all: Vec<_> = said.enumerate().map(|(no, one)| interview(no, one)).collect();
        let became = |one: Became| {
            let Became { of, passed, percent, from, to } = one;
            format!("{of} {passed} {percent} {from} {to}")
        };
        let found = ready_meant(&all).map(|of| [of.ready, of.not_ready].map(became).join(" | "));
        shown += usize::from(found.is_some());
        assert_eq!(found.as_deref().unwrap_or("none"), expected, "{line}");
    }
    assert!(shown > 15, "only {shown} cases show anything");
}
