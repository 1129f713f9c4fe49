//! After the questions: the joint exercise, the candidate's own questions, the wrap-up.

use crate::base::{Moment, Span};
use crate::interview::draft::Draft;
use crate::interview::event::By;
use crate::interview::fact::Fact;
use crate::interview::heard::Heard;
use crate::interview::limits::COUNTED_MAX;
use crate::interview::notice::{Notice, Task};
use crate::interview::numbers::{PassNo, TurnNo};
use crate::interview::refusal::Refusal;
use crate::interview::state::{Phase, Running, Stage};
use crate::interview::wake::{Due, Wake, earlier};

use super::half_time::end_pass;

/// The exercise's end is announced this long before.
const EXERCISE_SOON: Span = Span::from_minutes(2);

fn span(seconds: u32) -> Span {
    Span::from_seconds(i64::from(seconds))
}

/// The stage of questions is over.
pub(in crate::interview) fn begin(d: &mut Draft, pass: PassNo) {
    let seconds = d.s.agenda().exercise_s;
    if seconds == 0 {
        return candidate_questions(d, pass);
    }
    let until = d.at + span(seconds);
    d.enter_stage(pass, Stage::Exercise { until, told: false });
    let candidates = d.candidates(pass);
    let task = d.s.exercise().map(|exercise| {
        Box::new(Task {
            title: exercise.title.clone(),
            task: exercise.task.clone(),
            steps: exercise.steps.clone(),
        })
    });
    d.ping(Notice::Exercise { candidates: candidates.clone(), until, task }, candidates);
}

fn candidate_questions(d: &mut Draft, pass: PassNo) {
    let seconds = d.s.agenda().candidate_questions_s;
    if seconds == 0 {
        return wrap_up(d, pass);
    }
    let until = d.at + span(seconds);
    d.enter_stage(pass, Stage::CandidateQuestions { until });
    let candidates = d.candidates(pass);
    let panel = d.pass(pass).panel.clone();
    d.post(Notice::CandidateQuestions { candidates, panel, until });
}

fn wrap_up(d: &mut Draft, pass: PassNo) {
    if let Some(text) = d.s.spoken_by_bot(d.s.format().closer.as_ref()) {
        d.post(Notice::Closer { text });
    }
    let seconds = d.s.agenda().wrap_up_s;
    if seconds == 0 {
        return end_pass(d, pass);
    }
    let until = d.at + span(seconds);
    d.enter_stage(pass, Stage::WrapUp { until });
    let panel = d.pass(pass).panel.clone();
    d.post(Notice::WrapUp { panel, until });
}

/// The stage that runs is over, by its time or by a press.
pub(in crate::interview) fn next(d: &mut Draft) {
    let Phase::Running(Running::Pass { no, stage }) = d.s.phase else { return };
    match stage {
        Stage::Exercise { .. } => candidate_questions(d, no),
        Stage::CandidateQuestions { .. } => wrap_up(d, no),
        Stage::WrapUp { .. } => end_pass(d, no),
        Stage::Intro { .. } | Stage::Questions(_) => {}
    }
}

/// Counts the candidate's questions; three are the aim.
pub(in crate::interview) fn count(
    d: &mut Draft,
    by: &By,
    turn: TurnNo,
    add: bool,
) -> Result<(), Refusal> {
    let Phase::Running(Running::Pass { no: pass, stage: Stage::CandidateQuestions { .. } }) =
        d.s.phase
    else {
        return Err(match d.s.phase {
            Phase::Paused(_) => Refusal::IsPaused,
            Phase::Briefing { .. } | Phase::Running(_) | Phase::Rating { .. } => {
                Refusal::NotCounting
            }
            Phase::Gathering { .. } | Phase::Report { .. } | Phase::Closed { .. } => {
                Refusal::NotRunning
            }
        });
    };
    let panel = &d.s[pass].panel;
    if !panel.contains(&by.member) {
        d.by_interviewer(by)?;
    }
    if !d.pass(pass).turns.contains(&turn) {
        return Err(Refusal::NoSuchTurn);
    }
    let counted = d.turn(turn).counted;
    let count = match (add, counted) {
        (false, 0) => return Err(Refusal::NothingToUndo),
        (false, n) => n - 1,
        (true, n) => (n + 1).min(COUNTED_MAX),
    };
    d.turn(turn).counted = count;
    d.heard = Heard::Count { count: u16::from(count) };
    d.fact(Fact::Counted { turn, count });
    Ok(())
}

pub(in crate::interview) fn exercise_due(until: Moment, told: bool) -> Option<Due> {
    let soon = (!told).then_some((until - EXERCISE_SOON, Wake::ExerciseSoon));
    earlier(soon, Some((until, Wake::StageEnds)))
}

pub(in crate::interview) fn exercise_soon(d: &mut Draft) {
    let Phase::Running(Running::Pass { no, stage: Stage::Exercise { until, .. } }) = d.s.phase
    else {
        return;
    };
    d.enter_stage(no, Stage::Exercise { until, told: true });
    d.post(Notice::ExerciseSoon { left: until.since(d.at) });
}
