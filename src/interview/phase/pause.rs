//! The clock stands: by a press, in an emergency, because the bot was away, because somebody is
//! out, or because the interviewer's chair is empty. And everything may end where it stands.

use crate::base::{MemberId, Moment, Span};
use crate::interview::draft::Draft;
use crate::interview::event::{Act, MemberAct};
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
    draft: &mut Draft,
    why: PauseWhy,
    since: Moment,
    resume_at: Option<Moment>,
    until: Moment,
) {
    if let Phase::Running(of) = draft.session.phase {
        draft.enter(Phase::Paused(Pause { why, since, of, resume_at, until }));
    }
}

/// What the clock goes on with, as if no time had passed, and how long it stood.
fn thawed(draft: &mut Draft) -> Option<(Phase, Span)> {
    let Phase::Paused(Pause { mut of, since, .. }) = draft.session.phase else { return None };
    let after = draft.at.since(since);
    of.shift(after);
    if let Some(no) = of.pass_no() {
        shift_pass(&mut draft.session, no, after);
    }
    Some((Phase::Running(of), after))
}

/// Ends a pause without a word: something else is told.
pub(super) fn thaw(draft: &mut Draft) {
    if let Some((phase, _)) = thawed(draft) {
        draft.session.phase = phase;
    }
}

/// Lets the clock run on.
pub(super) fn resume(draft: &mut Draft, by: Option<MemberId>) {
    let Some((phase, after)) = thawed(draft) else { return };
    draft.enter(phase);
    draft.fact(Fact::Resumed { by, after });
    let left = draft.left();
    draft.post(Notice::Resumed { left });
    // It does not run for somebody who stepped out while it stood.
    let is_out = |m: &MemberId| draft.session.seats.of(*m).is_some_and(|p| p.away_since.is_some());
    if let Some(candidate) = in_turn(draft).filter(is_out) {
        wait_for(draft, candidate);
    }
}

/// The candidate whose clock it is.
pub(super) fn in_turn(draft: &Draft) -> Option<MemberId> {
    if let Some((_, round)) = draft.session.asking() {
        return Some(draft.session[round.turn].candidate);
    }
    match draft.candidates(draft.session.pass_no()?)[..] {
        [alone] => Some(alone),
        _ => None,
    }
}

/// The clock stands until the candidate is back.
pub(super) fn wait_for(draft: &mut Draft, candidate: MemberId) {
    let until = draft.at + AWAY_MAX;
    let why = PauseWhy::CandidateOut(candidate);
    stop(draft, why, draft.at, None, until);
    draft.fact(Fact::Paused { why, by: Some(candidate) });
    draft.post(Notice::SteppedOut { member: candidate, until: Some(until) });
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
pub(in crate::interview) fn pause(draft: &mut Draft, by: &MemberAct) -> Result<(), Refusal> {
    draft.running()?;
    if draft.session.plan.mode == Mode::Live {
        return Err(Refusal::LiveMode);
    }
    draft.by_interviewer(by)?;
    let until = draft.at + PAUSE_MAX;
    stop(draft, PauseWhy::Pressed, draft.at, None, until);
    draft.fact(Fact::Paused { why: PauseWhy::Pressed, by: Some(by.member) });
    let notice = Notice::Paused { why: PauseWhy::Pressed, by: Some(by.member) };
    draft.ping_about(&Act::Continue, notice, Vec::new());
    Ok(())
}

/// Anyone seated may stop at once; the report then says *interrupted*.
pub(in crate::interview) fn emergency(draft: &mut Draft, by: &MemberAct) -> Result<(), Refusal> {
    draft.by_seated(by)?;
    draft.running()?;
    if let Some(pass) = draft.session.pass_no() {
        for no in draft.pass(pass).turns.clone() {
            if draft.turn(no).ended_at.is_none() {
                draft.turn(no).cut = Some(Cut::Emergency);
                let fact = Fact::TurnCut { turn: no, cut: Cut::Emergency, by: Some(by.member) };
                draft.fact(fact);
            }
        }
    }
    let until = draft.at + PAUSE_MAX;
    stop(draft, PauseWhy::Emergency, draft.at, None, until);
    draft.fact(Fact::Paused { why: PauseWhy::Emergency, by: Some(by.member) });
    let notice = Notice::Paused { why: PauseWhy::Emergency, by: Some(by.member) };
    draft.ping_about(&Act::Continue, notice, Vec::new());
    Ok(())
}

/// *Continue*.
pub(in crate::interview) fn go_on(draft: &mut Draft, by: &MemberAct) -> Result<(), Refusal> {
    let Phase::Paused(pause) = &draft.session.phase else { return Err(Refusal::NotPaused) };
    match pause.why {
        PauseWhy::Pressed => {
            if !by.is_organiser {
                draft.by_interviewer(by)?;
            }
        }
        PauseWhy::Away | PauseWhy::Emergency => draft.by_seated(by)?,
        PauseWhy::CandidateOut(candidate) => {
            return Err(Refusal::CandidateOnly { candidate });
        }
        PauseWhy::Held(why) => return Err(Refusal::Held { why }),
        PauseWhy::ChairEmpty | PauseWhy::NoInterviewer => return Err(Refusal::NoChoice),
    }
    resume(draft, Some(by.member));
    Ok(())
}

/// The turn, or in a break the rest of the session, ends here.
pub(in crate::interview) fn end_here(draft: &mut Draft, by: &MemberAct) -> Result<(), Refusal> {
    let running = draft.begun()?;
    let own = draft.session.pass().is_some_and(|p| {
        p.turns.iter().any(|t| draft.session[*t].candidate == by.member) && p.turns.len() == 1
    });
    let in_break =
        matches!(running, Running::HalfTime { .. }) && draft.session.seats.of(by.member).is_some();
    if !own && !in_break && !by.is_organiser {
        draft.by_interviewer(by)?;
    }
    let at_emergency = matches!(
        &draft.session.phase,
        Phase::Paused(pause) if pause.why == PauseWhy::Emergency
    );
    thaw(draft);
    match running {
        Running::HalfTime { next, .. } => cut_all(draft, next, Cut::EndedEarly, Some(by.member)),
        Running::Pass { no, .. } => {
            end_running_answer(draft);
            if at_emergency {
                cut_all(draft, no, Cut::Emergency, Some(by.member));
            } else {
                cut_pass(draft, no, Cut::EndedEarly, Some(by.member));
            }
        }
    }
    Ok(())
}

/// An answer that runs ends unmeasured.
pub(super) fn end_running_answer(draft: &mut Draft) {
    let Ok(asking) = draft.asking() else { return };
    if let AskingStep::Reading { .. } | AskingStep::Answering(_) = asking.step {
        answer::end_answer(draft, &asking, answer::Measure::None);
    }
}

/// Ends everything that runs, or that a pause holds up, where it stands.
pub(in crate::interview) fn cut_here(draft: &mut Draft, cut: Cut, by: Option<MemberId>) {
    thaw(draft);
    let Ok(running) = draft.running() else { return };
    end_running_answer(draft);
    let (Running::Pass { no: from, .. } | Running::HalfTime { next: from, .. }) = running;
    cut_all(draft, from, cut, by);
}

/// The bot was away while a clock ran: it stands since the last sign of life.
pub(in crate::interview) fn after_gap(draft: &mut Draft, from: Moment, to: Moment) {
    let for_span = to.since(from);
    if let Phase::Paused(pause) = &mut draft.session.phase {
        pause.until += for_span;
        if let Some(resume_at) = &mut pause.resume_at {
            *resume_at = (*resume_at).max(to + RESUME_AFTER);
        }
        // Any other pause shifts an offer of the chair when it ends.
        if pause.why == PauseWhy::ChairEmpty
            && let Some(pass) = draft.session.pass_no()
            && let Some(hand_over) = &mut draft.pass(pass).hand_over
        {
            hand_over.until += for_span;
        }
        return;
    }
    let froze = for_span > draft.session.plan.freeze_after;
    draft.fact(Fact::WasAway { for_span, froze });
    if froze {
        freeze(draft, from, to);
    }
}

/// Nobody knows how long the bot was away: what was left is left still, and where an absence as
/// long as the clock was set back would stop a clock, this one does.
pub(in crate::interview) fn after_set_back(draft: &mut Draft, by: Span) {
    let Phase::Running(_) = draft.session.phase else { return };
    let froze = by > draft.session.plan.freeze_after;
    draft.fact(Fact::WasAway { for_span: Span::ZERO, froze });
    if froze {
        freeze(draft, draft.at, draft.at);
    }
}

/// The clock stands since `from`, and the room is told.
fn freeze(draft: &mut Draft, from: Moment, to: Moment) {
    let for_span = to.since(from);
    let resume_at = (for_span <= AWAY_RESUME_MAX).then_some(to + RESUME_AFTER);
    let until = if for_span > PAUSE_MAX { to } else { to + PAUSE_MAX };
    draft.at = from;
    let left = draft.left();
    draft.at = to;
    stop(draft, PauseWhy::Away, from, resume_at, until);
    if for_span > PAUSE_MAX {
        return cut_here(draft, Cut::Away, None);
    }
    let host = draft.session.acting_interviewer();
    let notice = Notice::Away { for_span, left, host, resume_at };
    draft.ping_about(&Act::Continue, notice, Vec::new());
}

pub(in crate::interview) fn due(pause: &Pause) -> Option<Due> {
    let resume = pause.resume_at.map(|at| (at, Wake::Resumes));
    earlier(resume, Some((pause.until, Wake::PauseEnds)))
}
