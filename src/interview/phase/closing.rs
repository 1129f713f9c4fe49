//! After the questions: the joint exercise, the candidate's own questions, the wrap-up.

use crate::base::{CleanText, Moment, Span};
use crate::interview::draft::Draft;
use crate::interview::event::{MemberAct, SoFar};
use crate::interview::fact::Fact;
use crate::interview::heard::Heard;
use crate::interview::limits::{ANSWERS, COUNTED_MAX, OWN_QUESTIONS};
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
pub(in crate::interview) fn begin(draft: &mut Draft, pass: PassNo) {
    let seconds = draft.session.agenda().exercise_s;
    if seconds == 0 {
        return candidate_questions(draft, pass);
    }
    let until = draft.at + span(seconds);
    draft.enter_stage(pass, Stage::Exercise { until, told: false });
    let candidates = draft.candidates(pass);
    let task = draft.session.exercise().map(|exercise| {
        Box::new(Task {
            title: exercise.title.clone(),
            task: exercise.task.clone(),
            steps: exercise.steps.clone(),
        })
    });
    draft.ping(Notice::Exercise { candidates: candidates.clone(), until, task }, candidates);
}

fn candidate_questions(draft: &mut Draft, pass: PassNo) {
    let seconds = draft.session.agenda().candidate_questions_s;
    if seconds == 0 {
        return wrap_up(draft, pass, Began::Itself);
    }
    let until = draft.at + span(seconds);
    draft.enter_stage(pass, Stage::CandidateQuestions { until });
    let candidates = draft.candidates(pass);
    let panel = draft.pass(pass).panel.clone();
    let wrap_up = Some(span(draft.session.agenda().wrap_up_s)).filter(|last| *last > Span::ZERO);
    draft.post(Notice::CandidateQuestions { candidates, panel, until, wrap_up });
}

fn wrap_up(draft: &mut Draft, pass: PassNo, began: Began) {
    if let Some(text) = draft.session.spoken_by_bot(draft.session.format().closer.as_ref()) {
        draft.post(Notice::Closer { text });
    }
    let seconds = draft.session.agenda().wrap_up_s;
    if seconds == 0 {
        return end_pass(draft, pass);
    }
    let until = draft.at + span(seconds);
    draft.enter_stage(pass, Stage::WrapUp { until });
    let panel = draft.pass(pass).panel.clone();
    // The interviewer who went on has it on their panel, and the candidate's questions said that it
    // follows.
    if began == Began::Itself || panel.is_empty() {
        draft.post(Notice::WrapUp { panel, until });
    }
}

/// How a stage ends, and the next one begins.
#[derive(Debug, Clone, Copy, PartialEq, Eq)]
pub(in crate::interview) enum Began {
    /// By its time.
    Itself,
    /// By a press.
    Pressed,
}

/// The stage that runs is over.
pub(in crate::interview) fn next(draft: &mut Draft, began: Began) {
    let Phase::Running(Running::Pass { no, stage }) = draft.session.phase else { return };
    match stage {
        Stage::Exercise { .. } => candidate_questions(draft, no),
        Stage::CandidateQuestions { .. } => wrap_up(draft, no, began),
        Stage::WrapUp { .. } => end_pass(draft, no),
        Stage::Intro { .. } | Stage::Questions(_) => {}
    }
}

/// Counts the candidate's questions; three are the aim.
pub(in crate::interview) fn count(
    draft: &mut Draft,
    by: &MemberAct,
    turn: TurnNo,
    add: bool,
) -> Result<(), Refusal> {
    let Phase::Running(Running::Pass { no: pass, stage: Stage::CandidateQuestions { .. } }) =
        draft.session.phase
    else {
        return Err(match draft.session.phase {
            Phase::Paused(_) => Refusal::IsPaused,
            Phase::Briefing { .. } | Phase::Running(_) | Phase::Rating { .. } => {
                Refusal::NotCounting
            }
            Phase::Gathering { .. } | Phase::Report { .. } | Phase::Closed { .. } => {
                Refusal::NotRunning
            }
        });
    };
    let panel = &draft.session[pass].panel;
    if !panel.contains(&by.member) {
        draft.by_interviewer(by)?;
    }
    if !draft.pass(pass).turns.contains(&turn) {
        return Err(Refusal::NoSuchTurn);
    }
    let counted = draft.turn(turn).counted;
    let count = match (add, counted) {
        (false, 0) => return Err(Refusal::NothingToUndo),
        (false, n) => n - 1,
        (true, n) => (n + 1).min(COUNTED_MAX),
    };
    draft.turn(turn).counted = count;
    draft.heard = Heard::Count { count: u16::from(count) };
    draft.fact(Fact::Counted { turn, count });
    Ok(())
}

/// What the candidate asked, in their words: from the stage for it on, until somebody has handed in
/// a ballot that was given without them. More is added to what is there.
pub(in crate::interview) fn own_questions(
    draft: &mut Draft,
    by: &MemberAct,
    text: &CleanText,
) -> Result<(), Refusal> {
    if draft.session.agenda().candidate_questions_s == 0 {
        return Err(Refusal::NotCounting);
    }
    let found = draft.session.numbered_turns().find(|(_, turn)| turn.candidate == by.member);
    let (turn, of) = found.ok_or(Refusal::NoSuchTurn)?;
    let is_handed_in = of.ballots.values().any(|ballot| ballot.is_done);
    match draft.session.phase {
        Phase::Running(_) | Phase::Paused(_) if !is_asking_time(draft, turn) => {
            return Err(Refusal::NotCounting);
        }
        Phase::Running(_) | Phase::Paused(_) | Phase::Rating { held_until: None, .. }
            if !is_handed_in => {}
        Phase::Gathering { .. } | Phase::Briefing { .. } => return Err(Refusal::NotRunning),
        Phase::Running(_)
        | Phase::Paused(_)
        | Phase::Rating { .. }
        | Phase::Report { .. }
        | Phase::Closed { .. } => return Err(Refusal::AnswerLate),
    }
    let (no, ask) = (OWN_QUESTIONS, 0);
    let is_of = |so_far: &&SoFar| (so_far.turn, so_far.no, so_far.ask) == (turn, no, ask);
    let (text, rest) = match by.so_far.as_ref().filter(is_of) {
        None => (text.clone(), None),
        Some(before) => before.text.joined(text, ANSWERS).ok_or(Refusal::AnswerFull)?,
    };
    draft.heard = Heard::Filed { no, is_follow_up: false, rest };
    draft.fact(Fact::AnswerText { turn, no, ask, text });
    Ok(())
}

/// Whether the time for the candidate's questions in this turn has come, or is over.
fn is_asking_time(draft: &Draft, turn: TurnNo) -> bool {
    let s = &draft.session;
    if s[turn].ended_at.is_some() {
        return true;
    }
    let is_now = s.pass().is_some_and(|pass| pass.turns.contains(&turn));
    let stage = s.running().and_then(|running| match running {
        Running::Pass { stage, .. } => Some(stage),
        Running::HalfTime { .. } => None,
    });
    is_now && matches!(stage, Some(Stage::CandidateQuestions { .. } | Stage::WrapUp { .. }))
}

pub(in crate::interview) fn exercise_due(until: Moment, told: bool) -> Option<Due> {
    let soon = (!told).then_some((until - EXERCISE_SOON, Wake::ExerciseSoon));
    earlier(soon, Some((until, Wake::StageEnds)))
}

pub(in crate::interview) fn exercise_soon(draft: &mut Draft) {
    let Phase::Running(Running::Pass { no, stage: Stage::Exercise { until, .. } }) =
        draft.session.phase
    else {
        return;
    };
    draft.enter_stage(no, Stage::Exercise { until, told: true });
    draft.post(Notice::ExerciseSoon { left: until.since(draft.at) });
}
