//! Every phase with every event. The table is `data/phase-by-event.txt`, one line a cell: what
//! becomes of it when the one who is most entitled to it does it, and when an outsider does. After
//! a wanted change, `UPDATE_EXPECT=1` writes it anew; read the difference like code.

use std::fmt::Write as _;

use expect_test::expect_file;
use greenroom::bank::Trigger;
use greenroom::base::{MemberId, Moment, Span};
use greenroom::interview::{
    Act, Deal, Drawn, Event, Lost, MemberAct, PauseWhy, Phase, PlanEdit, RatingSide, Running, Seat,
    Stage, StoryPart, Tap, TurnNo, Unread,
};
use greenroom::rubric::{CompetencyNo, Mark, Transfer, Words};

use super::live::Live;
use super::states::{all, mark, rated, reported};
use crate::harness::text;

const OUTSIDER: i64 = 99;
const NEWCOMER: i64 = 8;

/// The act that comes after this one in the table. A new act does not compile until it has a
/// place in the chain: its example goes to the arm of the act before it.
fn following(act: &Act) -> Option<Act> {
    Some(match act {
        Act::Take(Seat::Candidate) => Act::Take(Seat::Observer),
        Act::Take(Seat::Interviewer | Seat::Observer) => Act::Leave,
        Act::Leave => Act::TakeOffered,
        Act::TakeOffered => Act::PassOffer,
        Act::PassOffer => Act::Edit(PlanEdit {
            objective: Some(text("Data engineer, second screen")),
            ..PlanEdit::default()
        }),
        Act::Edit(_) => Act::Cancel,
        Act::Cancel => Act::CheckIn,
        Act::CheckIn => Act::Late,
        Act::Late => Act::Start,
        Act::Start => Act::Ask,
        Act::Ask => Act::Another,
        Act::Another => Act::Skip,
        Act::Skip => Act::FollowUp(Trigger::NoNumber),
        Act::FollowUp(Trigger::NoNumber) => Act::FollowUp(Trigger::Surprise),
        Act::FollowUp(_) => Act::Next,
        Act::Next => Act::Done,
        Act::Done => Act::Spoken(Span::from_seconds(70)),
        Act::Spoken(_) => Act::Answer(text("I cut the build from nine minutes to four.")),
        Act::Answer(_) => Act::Unread(Unread::Reply),
        Act::Unread(_) => Act::WrapUp,
        Act::WrapUp => Act::LetRun,
        Act::LetRun => Act::Extend,
        Act::Extend => Act::Pause,
        Act::Pause => Act::Continue,
        Act::Continue => Act::EndHere,
        Act::EndHere => Act::EmergencyStop,
        Act::EmergencyStop => Act::HandOver(MemberId(3)),
        Act::HandOver(_) => Act::AcceptHandOver,
        Act::AcceptHandOver => Act::StepOut,
        Act::StepOut => Act::ComeBack,
        Act::ComeBack => Act::StopMyTurn,
        Act::StopMyTurn => Act::GoSolo,
        Act::GoSolo => Act::NewDate,
        Act::NewDate => Act::CountQuestion(TurnNo(0)),
        Act::CountQuestion(_) => Act::UncountQuestion(TurnNo(0)),
        Act::UncountQuestion(_) => {
            Act::OwnQuestions(text("How is a good year told from a bad one?"))
        }
        Act::OwnQuestions(_) => Act::Story(StoryPart::Action),
        Act::Story(_) => Act::Filler,
        Act::Filler => Act::UndoFiller,
        Act::UndoFiller => Act::OpenAnswers(TurnNo(0)),
        Act::OpenAnswers(_) => {
            Act::Mark { turn: TurnNo(0), competency: CompetencyNo(1), choice: mark(4) }
        }
        Act::Mark { .. } => Act::Words {
            turn: TurnNo(0),
            words: Words::new("You named the result first, with a number.", "", "").unwrap(),
        },
        Act::Words { .. } => Act::Transfer { turn: TurnNo(0), transfer: Transfer::Partly },
        Act::Transfer { .. } => Act::BallotDone(TurnNo(0)),
        Act::BallotDone(_) => Act::OwnMark { competency: CompetencyNo(0), choice: mark(3) },
        Act::OwnMark { .. } => Act::OwnDone,
        Act::OwnDone => Act::OwnSkip,
        Act::OwnSkip => Act::Tap(Tap::Done),
        Act::Tap(_) => Act::RateInterviewer { interviewer: MemberId(2), rating: rated() },
        Act::RateInterviewer { .. } => Act::RateSide {
            interviewer: MemberId(2),
            side: RatingSide::Specific,
            mark: Mark::HIGHEST,
        },
        Act::RateSide { .. } => Act::CloseRating,
        Act::CloseRating => Act::Recording(text("https://example.org/recording")),
        Act::Recording(_) => return None,
    })
}

/// One of each act.
pub(super) fn every_act() -> Vec<Act> {
    std::iter::successors(Some(Act::Take(Seat::Candidate)), following).collect()
}

/// Who is most entitled to it.
pub(super) fn entitled(live: &Live, act: &Act) -> i64 {
    let offered = live.s.seats.offers.iter().find_map(|o| o.to).map_or(NEWCOMER, |m| m.0);
    let interviewer = live.s.acting_interviewer().map_or(2, |m| m.0);
    let candidate = if live.s.turns.is_empty() { 1 } else { live.candidate() };
    match act {
        Act::Take(_) => NEWCOMER,
        Act::TakeOffered | Act::PassOffer => offered,
        Act::Edit(_) | Act::Cancel | Act::Start | Act::EmergencyStop | Act::NewDate => 1,
        Act::CheckIn | Act::Late | Act::Leave => 2,
        Act::Ask
        | Act::Another
        | Act::Skip
        | Act::FollowUp(_)
        | Act::Next
        | Act::WrapUp
        | Act::LetRun
        | Act::Extend
        | Act::Pause
        | Act::Continue
        | Act::EndHere
        | Act::HandOver(_)
        | Act::CountQuestion(_)
        | Act::UncountQuestion(_) => interviewer,
        Act::Done
        | Act::Spoken(_)
        | Act::Answer(_)
        | Act::Unread(_)
        | Act::StepOut
        | Act::ComeBack
        | Act::StopMyTurn
        | Act::OwnQuestions(_) => candidate,
        Act::GoSolo => candidate,
        Act::AcceptHandOver | Act::Story(_) | Act::Filler | Act::UndoFiller => 3,
        Act::OpenAnswers(_)
        | Act::Mark { .. }
        | Act::Words { .. }
        | Act::Transfer { .. }
        | Act::BallotDone(_) => 2,
        Act::OwnMark { .. }
        | Act::OwnDone
        | Act::OwnSkip
        | Act::Tap(_)
        | Act::RateInterviewer { .. }
        | Act::RateSide { .. }
        | Act::CloseRating
        | Act::Recording(_) => 1,
    }
}

fn word(value: &impl serde::Serialize) -> String {
    let json = serde_json::to_string(value).unwrap();
    json.split(['"', ':', '{', '}']).find(|part| !part.is_empty()).unwrap_or_default().to_owned()
}

fn phase(phase: &Phase) -> String {
    match phase {
        Phase::Running(Running::Pass { stage, .. }) => match stage {
            Stage::Questions(asking) => format!("question/{}", word(&asking.step)),
            Stage::CandidateQuestions { .. } | Stage::WrapUp { .. } => {
                format!("closing/{}", word(stage))
            }
            Stage::Intro { .. } | Stage::Exercise { .. } => phase.name().to_owned(),
        },
        Phase::Paused(pause) => {
            let why = match pause.why {
                PauseWhy::CandidateOut(_) => "candidate-out".to_owned(),
                PauseWhy::Held(_) => "held".to_owned(),
                PauseWhy::Pressed
                | PauseWhy::Emergency
                | PauseWhy::Away
                | PauseWhy::ChairEmpty
                | PauseWhy::NoInterviewer => word(&pause.why),
            };
            format!("paused/{why}")
        }
        Phase::Closed { how } => format!("closed/{}", word(how)),
        Phase::Gathering { .. }
        | Phase::Briefing { .. }
        | Phase::Running(Running::HalfTime { .. })
        | Phase::Rating { .. }
        | Phase::Report { .. } => phase.name().to_owned(),
    }
}

/// What becomes of it: the next phase, `=` when nothing at all happened, or the refusal.
fn outcome(live: &Live, event: &Event) -> String {
    match live.try_step(event) {
        Ok((next, _)) if next.s == live.s && next.shown == live.shown => "=".to_owned(),
        Ok((next, _)) => phase(&next.s.phase),
        Err(refusal) => format!("! {}", word(&refusal)),
    }
}

fn by(live: &Live, member: i64, act: &Act) -> Event {
    Event::Act(MemberAct::of(MemberId(member), act.clone(), live.now))
}

#[test]
fn every_phase_answers_every_event() {
    let mut table = String::from("# state | event | by whom it belongs to | by an outsider\n");
    for (name, live) in all() {
        let mut act = Some(Act::Take(Seat::Candidate));
        while let Some(one) = act {
            let own = outcome(&live, &by(&live, entitled(&live, &one), &one));
            let outsider = outcome(&live, &by(&live, OUTSIDER, &one));
            let detail = match &one {
                Act::Take(seat) => format!("take {}", word(seat)),
                Act::FollowUp(trigger) => format!("follow-up {}", trigger.name()),
                other => word(other),
            };
            writeln!(table, "{name} | {detail} | {own} | {outsider}").unwrap();
            act = following(&one);
        }
        for (what, event, at) in others(&live) {
            let mut then = live.clone();
            then.now = at;
            writeln!(table, "{name} | {what} | {} |", outcome(&then, &event)).unwrap();
        }
    }
    expect_file!["../data/phase-by-event.txt"].assert_eq(&table);
}

/// Everything that happens without a member.
fn others(live: &Live) -> Vec<(&'static str, Event, greenroom::base::Moment)> {
    let now = live.now;
    let due = live.s.wake_at().map_or(now, |(at, _)| at);
    let later = now + Span::from_seconds(30);
    vec![
        ("woken early", super::woken(), due - Span::from_ms(1)),
        ("woken", super::woken(), due),
        ("woken late", super::woken(), due + Span::from_minutes(10)),
        ("gap of 30 s", Event::Gap { from: now, to: later }, later),
        (
            "clock set back by 2 h",
            Event::SetBack { by: Span::from_hours(2) },
            now - Span::from_hours(2),
        ),
        ("drawn, unasked", Event::Drawn(Drawn::default()), now),
        ("reported, unasked", reported(live), now),
        ("delivery-lost", Event::DeliveryLost, now),
        ("held", super::states::locked(now), now),
        ("held over", Event::HeldOver, now),
        ("thread lost", Event::PlaceLost(Lost::Thread), now),
        ("channel lost", Event::PlaceLost(Lost::Channel), now),
        ("guild lost", Event::PlaceLost(Lost::Guild), now),
        ("place found", Event::PlaceFound, now),
        (
            "dealt anew",
            Event::Dealt(Deal {
                seats: vec![(Seat::Candidate, MemberId(NEWCOMER))],
                ..Deal::default()
            }),
            now,
        ),
        ("agreed anew", agreed(now + Span::from_hours(3)), now),
    ]
}

fn agreed(starts_at: Moment) -> Event {
    Event::Agreed { starts_at, objective: text("Data engineer, second screen") }
}
