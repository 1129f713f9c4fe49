//! Whole sessions through the house.

use greenroom::base::Span;
use greenroom::interview::{Act, Phase, Seat, audit};
use greenroom::protocol::{Answer, Query, Shown, When};
use greenroom::rubric::{Choice, Mark, Words};

use crate::harness::{Stage, text};

fn mark(n: u8) -> Choice {
    Choice::Mark(Mark::try_from(n).unwrap())
}

#[test]
fn a_one_on_one_runs_from_plan_to_report() {
    let mut stage = Stage::new(7);
    let id = stage.plan(1, "one-on-one", When::Now);
    stage.seat(id, &[(1, Seat::Candidate), (3, Seat::Observer), (2, Seat::Candidate)]);
    let mut guard = 0;
    loop {
        guard += 1;
        assert!(guard < 400);
        let s = stage.session(id);
        audit(&s).unwrap();
        let interviewer = s.acting_interviewer().map(|m| m.0);
        match &s.phase {
            Phase::Intro { .. } | Phase::Closing { .. } => {
                stage.act(interviewer.unwrap(), id, Act::Next);
            }
            Phase::Question(asking) => match asking.step {
                greenroom::interview::AskingStep::Offered { .. } => {
                    stage.act(interviewer.unwrap(), id, Act::Ask);
                }
                greenroom::interview::AskingStep::Reading { .. } => {
                    stage.pass(Span::from_seconds(30))
                }
                greenroom::interview::AskingStep::Answering { .. } => {
                    stage.pass(Span::from_seconds(40));
                    let candidate = s.turns[usize::from(s.pass_no().unwrap())].candidate.0;
                    stage.act(candidate, id, Act::Done);
                }
                greenroom::interview::AskingStep::Answered { .. } => {
                    stage.act(interviewer.unwrap(), id, Act::Next);
                }
            },
            Phase::HalfTime { .. } => stage.pass(Span::from_seconds(300)),
            Phase::Rating { .. } => break,
            other => panic!("{other:?}"),
        }
    }
    for (rater, turn) in [(2, 0), (3, 0), (1, 1), (3, 1)] {
        for competency in 0..5 {
            let answer = stage.act(rater, id, Act::Mark { turn, competency, choice: mark(4) });
            assert!(matches!(answer, Answer::Heard { .. }), "{answer:?}");
        }
        let words = Words::new(
            "You named the outcome as much faster, without a number.",
            "",
            "Say before and after.",
        )
        .unwrap();
        stage.act(rater, id, Act::Words { turn, words });
        stage.act(rater, id, Act::BallotDone(turn));
    }
    stage.act(1, id, Act::OwnSkip);
    let answer = stage.act(2, id, Act::OwnSkip);
    assert!(matches!(answer, Answer::Heard { .. }), "{answer:?}");
    let Shown::Report(report) = stage.look(1, Query::Report(id, 0)) else { panic!() };
    assert_eq!(report.raters, 2);
    println!("{report:#?}");
    stage.pass(Span::from_hours(2));
    assert!(matches!(stage.session(id).phase, Phase::Closed { .. }));
    println!("{:?}", stage.last_posts(100));
    let _ = text("x");
}
