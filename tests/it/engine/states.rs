//! A session in every phase, with every step and reason that a phase can be in.

use greenroom::base::Span;
use greenroom::interview::{
    Act, AskingStep, Event, Hindrance, InterviewerRating, Outcome, Phase, Running, Seat, ShownIn,
    Stage, StoryPart, TurnNo,
};
use greenroom::rubric::{Choice, CompetencyNo, Mark};

use super::live::{Live, When};
use crate::harness::{stage_of, step_of};

const CANDIDATE: Seat = Seat::Candidate;
const OBSERVER: Seat = Seat::Observer;

/// Members 1 and 2 interview each other, 3 observes; it has just begun.
pub(super) fn one_on_one() -> Live {
    Live::plan("one-on-one", When::AtOnce).seat(&[(1, CANDIDATE), (3, OBSERVER), (2, CANDIDATE)])
}

/// The same with nobody watching.
pub(super) fn pair() -> Live {
    Live::plan("one-on-one", When::AtOnce).seat(&[(1, CANDIDATE), (2, CANDIDATE)])
}

fn group() -> Live {
    let mut live = Live::plan("group", When::AtOnce).seat(&[
        (1, CANDIDATE),
        (2, CANDIDATE),
        (4, CANDIDATE),
        (5, Seat::Interviewer),
        (3, OBSERVER),
    ]);
    live.act(1, Act::Start).unwrap();
    live
}

fn solo() -> Live {
    Live::plan("solo", When::AtOnce).seat(&[(1, CANDIDATE)])
}

/// The first question is before the interviewer.
pub(super) fn offered(mut live: Live) -> Live {
    let interviewer = live.interviewer();
    live.act(interviewer, Act::Next).unwrap();
    live
}

pub(super) fn reading(live: Live) -> Live {
    let mut live = offered(live);
    let interviewer = live.interviewer();
    live.act(interviewer, Act::Ask).unwrap();
    live
}

pub(super) fn is_answering(phase: &Phase) -> bool {
    matches!(step_of(phase), Some(AskingStep::Answering(_)))
}

/// Ten seconds into the first answer.
pub(super) fn answering(live: Live) -> Live {
    let mut live = reading(live);
    live.pass_until(is_answering);
    live.pass(Span::from_seconds(10));
    live
}

pub(super) fn answered(live: Live) -> Live {
    let mut live = answering(live);
    let candidate = live.candidate();
    live.act(candidate, Act::Done).unwrap();
    live
}

fn closing(is_wanted: impl Fn(&Stage) -> bool) -> Live {
    let mut live = one_on_one();
    live.pass_until(|p| stage_of(p).is_some_and(&is_wanted));
    live
}

pub(super) fn half_time() -> Live {
    let mut live = one_on_one();
    live.pass_until(|p| matches!(p, Phase::Running(Running::HalfTime { .. })));
    live
}

pub(super) fn rating() -> Live {
    let mut live = one_on_one();
    live.pass_until(|p| matches!(p, Phase::Rating { .. }));
    let marked = Act::Mark { turn: TurnNo(0), competency: CompetencyNo(0), choice: mark(4) };
    live.act(2, marked).unwrap();
    live
}

/// The window ended while the bot was away, for less than half of it.
pub(super) fn held() -> Live {
    let mut live = rating();
    live.s.plan.freeze_after = Span::from_seconds(60);
    live.pass(Span::from_minutes(15));
    live.gap(Span::from_minutes(6));
    live
}

pub(super) fn mark(value: u8) -> Choice {
    Choice::Mark(Mark::try_from(value).unwrap())
}

pub(super) fn rated() -> InterviewerRating {
    let three = Mark::try_from(3).unwrap();
    InterviewerRating { realistic: three, specific: three, useful: three }
}

fn paused(act: Act, by: impl Fn(&Live) -> i64) -> Live {
    let mut live = answering(one_on_one());
    let member = by(&live);
    live.act(member, act).unwrap();
    live
}

/// Planned for the day after tomorrow; seats are full, one waits, and one seat is on offer.
fn offer() -> Live {
    let mut live = Live::plan("panel", When::In(Span::from_hours(48))).seat(&[
        (1, CANDIDATE),
        (2, Seat::Interviewer),
        (4, Seat::Interviewer),
        (5, Seat::Interviewer),
        (6, Seat::Interviewer),
        (7, Seat::Interviewer),
    ]);
    live.act(2, Act::Leave).unwrap();
    live
}

/// Every state with its name.
pub(super) fn all() -> Vec<(&'static str, Live)> {
    let mut states: Vec<(&'static str, Live)> = Vec::new();
    let mut put = |name, live| states.push((name, live));
    let planned = Live::plan("one-on-one", When::In(Span::from_hours(48)));
    put("gathering", planned.clone().seat(&[(1, CANDIDATE), (3, OBSERVER)]));
    put("gathering/offer", offer());
    let seats = [(2, CANDIDATE), (1, CANDIDATE), (3, OBSERVER)];
    put("gathering/dealt", Live::dealt("one-on-one", Span::from_hours(48), &seats));
    let mut briefing = planned.seat(&[(1, CANDIDATE), (2, CANDIDATE), (3, OBSERVER)]);
    briefing.pass_until(|p| matches!(p, Phase::Briefing { .. }));
    briefing.act(1, Act::CheckIn).unwrap();
    briefing.act(3, Act::CheckIn).unwrap();
    put("briefing", briefing);
    put("intro", one_on_one());
    put("question/offered", offered(one_on_one()));
    put("question/reading", reading(one_on_one()));
    put("question/answering", answering(one_on_one()));
    put("question/answered", answered(one_on_one()));
    let mut timed = answering(one_on_one());
    timed.act(3, Act::Story(StoryPart::Action)).unwrap();
    timed.pass(Span::from_seconds(7));
    put("question/timed", timed);
    let mut over = answering(one_on_one());
    over.pass(Span::from_minutes(4));
    put("question/over", over);
    put("question/bot-reading", solo());
    let mut alone = solo();
    alone.pass_until(is_answering);
    put("question/bot-answering", alone);
    put("question/shared", answering(group()));
    let mut exercise = group();
    exercise.pass_until(|p| matches!(stage_of(p), Some(Stage::Exercise { .. })));
    put("exercise", exercise);
    let own_questions = |stage: &Stage| matches!(stage, Stage::CandidateQuestions { .. });
    put("closing/candidate-questions", closing(own_questions));
    put("closing/wrap-up", closing(|stage| matches!(stage, Stage::WrapUp { .. })));
    put("half-time", half_time());
    put("rating/room", rating());
    let mut later = solo();
    later.pass_until(is_answering);
    later
        .act(1, Act::Answer(crate::harness::text("I cut the build from 9 to 4 minutes.")))
        .unwrap();
    later.pass_until(|p| matches!(p, Phase::Rating { .. }));
    put("rating/guild", later);
    put("rating/held", held());
    let mut report = rating();
    report.pass_until(|p| matches!(p, Phase::Report { .. }));
    put("report", report.clone());
    report.pass_until(|p| matches!(p, Phase::Closed { .. }));
    put("closed/reported", report);
    let mut off = Live::plan("one-on-one", When::In(Span::from_hours(48)));
    off.act(1, Act::Cancel).unwrap();
    put("closed/called-off", off);
    put("paused/pressed", paused(Act::Pause, Live::interviewer));
    put("paused/emergency", paused(Act::EmergencyStop, |_| 3));
    put("paused/candidate-out", paused(Act::StepOut, Live::candidate));
    put("paused/chair-empty", paused(Act::StepOut, Live::interviewer));
    let mut nobody = answering(pair());
    let interviewer = nobody.interviewer();
    nobody.act(interviewer, Act::Leave).unwrap();
    put("paused/no-interviewer", nobody);
    let mut away = answering(one_on_one());
    away.gap(Span::from_minutes(10));
    put("paused/away", away);
    let mut away = half_time();
    away.gap(Span::from_minutes(10));
    put("paused/away-half-time", away);
    let mut held = reading(one_on_one());
    held.event(&locked(held.now));
    put("paused/held", held);
    let mut held = Live::plan("one-on-one", When::AtOnce).seat(&[(1, CANDIDATE)]);
    held.event(&locked(held.now));
    put("briefing/held", held);
    states
}

/// What was shown in the thread since then does not appear.
pub(super) fn locked(since: greenroom::base::Moment) -> Event {
    Event::Held { place: ShownIn::Thread, why: Hindrance::ThreadLocked, since }
}

/// An outcome for every turn.
pub(super) fn reported(live: &Live) -> Event {
    Event::Reported { outcomes: live.s.turns.iter().map(|_| Outcome::NotRated).collect() }
}
