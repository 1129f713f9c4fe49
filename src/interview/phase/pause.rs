//! The clock stands: by a press, in an emergency, because the bot was away, because somebody is
//! out, or because the interviewer's chair is empty. And everything may end where it stands.

use crate::base::{MemberId, Moment, Span};
use crate::interview::draft::Draft;
use crate::interview::event::By;
use crate::interview::fact::Fact;
use crate::interview::format::Mode;
use crate::interview::limits::{AWAY_MAX, AWAY_RESUME_MAX, PAUSE_MAX, RESUME_AFTER};
use crate::interview::notice::Notice;
use crate::interview::numbers::PassNo;
use crate::interview::refusal::Refusal;
use crate::interview::session::Session;
use crate::interview::state::{AskingStep, Pause, PauseWhy, Phase, Running};
use crate::interview::turn::Cut;
use crate::interview::wake::{Due, Wake, earlier};

use super::answer;
use super::half_time::{cut_all, cut_pass};

/// Stops the clock at `since`.
pub(super) fn stop(
    d: &mut Draft,
    why: PauseWhy,
    since: Moment,
    resume_at: Option<Moment>,
    until: Moment,
) {
    if let Phase::Running(of) = d.s.phase {
        d.enter(Phase::Paused(Pause { why, since, of, resume_at, until }));
    }
}

/// What the clock goes on with, as if no time had passed, and how long it stood.
fn thawed(d: &mut Draft) -> Option<(Phase, Span)> {
    let Phase::Paused(Pause { mut of, since, .. }) = d.s.phase else { return None };
    let after = d.at.since(since);
    of.shift(after);
    if let Some(no) = of.pass_no() {
        shift_pass(&mut d.s, no, after);
    }
    Some((Phase::Running(of), after))
}

/// Ends a pause without a word: something else is told.
pub(super) fn thaw(d: &mut Draft) {
    if let Some((phase, _)) = thawed(d) {
        d.s.phase = phase;
    }
}

/// Lets the clock run on.
pub(super) fn resume(d: &mut Draft, by: Option<MemberId>) {
    let Some((phase, after)) = thawed(d) else { return };
    d.enter(phase);
    d.fact(Fact::Resumed { by, after });
    let left = d.left();
    d.post(Notice::Resumed { left });
    // It does not run for somebody who stepped out while it stood.
    let is_out = |m: &MemberId| d.s.seats.of(*m).is_some_and(|p| p.away_since.is_some());
    if let Some(candidate) = in_turn(d).filter(is_out) {
        wait_for(d, candidate);
    }
}

/// The candidate whose clock it is.
pub(super) fn in_turn(d: &Draft) -> Option<MemberId> {
    if let Some((_, round)) = d.s.asking() {
        return Some(d.s[round.turn].candidate);
    }
    match d.candidates(d.s.pass_no()?)[..] {
        [alone] => Some(alone),
        _ => None,
    }
}

/// The clock stands until the candidate is back.
pub(super) fn wait_for(d: &mut Draft, candidate: MemberId) {
    let until = d.at + AWAY_MAX;
    let why = PauseWhy::CandidateOut(candidate);
    stop(d, why, d.at, None, until);
    d.fact(Fact::Paused { why, by: Some(candidate) });
    d.post(Notice::SteppedOut { member: candidate, until: Some(until) });
}

fn shift_pass(s: &mut Session, no: PassNo, by: Span) {
    let pass = &mut s[no];
    pass.questions_end_at += by;
    if let Some(hand_over) = &mut pass.hand_over {
        hand_over.until += by;
    }
    for turn in pass.turns.clone() {
        for observed in s[turn].observed.values_mut() {
            if let Some((_, since)) = &mut observed.part {
                *since += by;
            }
        }
    }
}

/// *Pause*, in practice mode.
pub(in crate::interview) fn pause(d: &mut Draft, by: &By) -> Result<(), Refusal> {
    d.running()?;
    if d.s.plan.mode == Mode::Live {
        return Err(Refusal::LiveMode);
    }
    d.by_interviewer(by)?;
    let until = d.at + PAUSE_MAX;
    stop(d, PauseWhy::Pressed, d.at, None, until);
    d.fact(Fact::Paused { why: PauseWhy::Pressed, by: Some(by.member) });
    d.post(Notice::Paused { why: PauseWhy::Pressed, by: Some(by.member) });
    Ok(())
}

/// Anyone seated may stop at once; the report then says *interrupted*.
pub(in crate::interview) fn emergency(d: &mut Draft, by: &By) -> Result<(), Refusal> {
    d.by_seated(by)?;
    d.running()?;
    if let Some(pass) = d.s.pass_no() {
        for no in d.pass(pass).turns.clone() {
            if d.turn(no).ended_at.is_none() {
                d.turn(no).cut = Some(Cut::Emergency);
                let fact = Fact::TurnCut { turn: no, cut: Cut::Emergency, by: Some(by.member) };
                d.fact(fact);
            }
        }
    }
    let until = d.at + PAUSE_MAX;
    stop(d, PauseWhy::Emergency, d.at, None, until);
    d.fact(Fact::Paused { why: PauseWhy::Emergency, by: Some(by.member) });
    d.post(Notice::Paused { why: PauseWhy::Emergency, by: Some(by.member) });
    Ok(())
}

/// *Continue*.
pub(in crate::interview) fn go_on(d: &mut Draft, by: &By) -> Result<(), Refusal> {
    let Phase::Paused(pause) = &d.s.phase else { return Err(Refusal::NotPaused) };
    match pause.why {
        PauseWhy::Pressed => {
            if !by.is_organiser {
                d.by_interviewer(by)?;
            }
        }
        PauseWhy::Away | PauseWhy::Emergency => d.by_seated(by)?,
        PauseWhy::CandidateOut(candidate) => {
            return Err(Refusal::CandidateOnly { candidate });
        }
        PauseWhy::ChairEmpty | PauseWhy::NoInterviewer => return Err(Refusal::NoChoice),
    }
    resume(d, Some(by.member));
    Ok(())
}

/// The turn, or in a break the rest of the session, ends here.
pub(in crate::interview) fn end_here(d: &mut Draft, by: &By) -> Result<(), Refusal> {
    let running = d.begun()?;
    let own = d.s.pass().is_some_and(|p| {
        p.turns.iter().any(|t| d.s[*t].candidate == by.member) && p.turns.len() == 1
    });
    let in_break = matches!(running, Running::HalfTime { .. }) && d.s.seats.of(by.member).is_some();
    if !own && !in_break && !by.is_organiser {
        d.by_interviewer(by)?;
    }
    let at_emergency = matches!(
        &d.s.phase,
        Phase::Paused(pause) if pause.why == PauseWhy::Emergency
    );
    thaw(d);
    match running {
        Running::HalfTime { next, .. } => cut_all(d, next, Cut::EndedEarly, Some(by.member)),
        Running::Pass { no, .. } => {
            end_running_answer(d);
            if at_emergency {
                cut_all(d, no, Cut::Emergency, Some(by.member));
            } else {
                cut_pass(d, no, Cut::EndedEarly, Some(by.member));
            }
        }
    }
    Ok(())
}

/// An answer that runs ends unmeasured.
pub(super) fn end_running_answer(d: &mut Draft) {
    let Ok(asking) = d.asking() else { return };
    if let AskingStep::Reading { .. } | AskingStep::Answering(_) = asking.step {
        answer::end_answer(d, &asking, answer::Measure::None);
    }
}

/// Ends everything that runs, or that a pause holds up, where it stands.
pub(in crate::interview) fn cut_here(d: &mut Draft, cut: Cut, by: Option<MemberId>) {
    thaw(d);
    let Ok(running) = d.running() else { return };
    end_running_answer(d);
    let (Running::Pass { no: from, .. } | Running::HalfTime { next: from, .. }) = running;
    cut_all(d, from, cut, by);
}

/// The bot was away while a clock ran: it stands since the last sign of life.
pub(in crate::interview) fn after_gap(d: &mut Draft, from: Moment, to: Moment) {
    let for_span = to.since(from);
    if let Phase::Paused(pause) = &mut d.s.phase {
        pause.until += for_span;
        if let Some(resume_at) = &mut pause.resume_at {
            *resume_at = (*resume_at).max(to + RESUME_AFTER);
        }
        // Any other pause shifts an offer of the chair when it ends.
        if pause.why == PauseWhy::ChairEmpty
            && let Some(pass) = d.s.pass_no()
            && let Some(hand_over) = &mut d.pass(pass).hand_over
        {
            hand_over.until += for_span;
        }
        return;
    }
    let froze = for_span > d.s.plan.freeze_after;
    d.fact(Fact::WasAway { for_span, froze });
    if !froze {
        return;
    }
    let resume_at = (for_span <= AWAY_RESUME_MAX).then_some(to + RESUME_AFTER);
    let until = if for_span > PAUSE_MAX { to } else { to + PAUSE_MAX };
    d.at = from;
    let left = d.left();
    d.at = to;
    stop(d, PauseWhy::Away, from, resume_at, until);
    if for_span > PAUSE_MAX {
        return cut_here(d, Cut::Away, None);
    }
    let host = d.s.acting_interviewer();
    d.post(Notice::Away { for_span, left, host, resume_at });
}

pub(in crate::interview) fn due(pause: &Pause) -> Option<Due> {
    let resume = pause.resume_at.map(|at| (at, Wake::Resumes));
    earlier(resume, Some((pause.until, Wake::PauseEnds)))
}
