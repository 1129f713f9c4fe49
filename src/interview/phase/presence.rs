//! Who is in the room: somebody steps out, comes back, stops their turn, or leaves for good, by
//! choice or because a pause that waited for them is over.

use crate::base::MemberId;
use crate::interview::draft::Draft;
use crate::interview::event::MemberAct;
use crate::interview::fact::Fact;
use crate::interview::notice::Notice;
use crate::interview::numbers::{PassNo, TurnNo};
use crate::interview::pass::RoundState;
use crate::interview::refusal::Refusal;
use crate::interview::session::Session;
use crate::interview::state::{AskingStep, PauseWhy, Phase};
use crate::interview::turn::Cut;
use crate::interview::wake::Wake;

use super::chair::empty_chair;
use super::half_time::cut_pass;
use super::pause::{cut_here, end_running_answer, in_turn, resume, thaw, wait_for};
use super::question;

/// *Stop my turn*, no reason asked.
pub(in crate::interview) fn stop_turn(draft: &mut Draft, by: &MemberAct) -> Result<(), Refusal> {
    let running = draft.session.running().ok_or(Refusal::NotRunning)?;
    let pass = running.pass_no().ok_or(Refusal::NotInThisStage)?;
    let turns = draft.pass(pass).turns.clone();
    let own = turns.into_iter().find(|t| draft.session[*t].candidate == by.member);
    let Some(own) = own else {
        let candidate = draft.candidates(pass)[0];
        return Err(Refusal::CandidateOnly { candidate });
    };
    leave_turn(draft, pass, own, Cut::Stopped, Some(by.member));
    Ok(())
}

/// One candidate's turn is over. Where others share the pass, it goes on without them.
fn leave_turn(draft: &mut Draft, pass: PassNo, no: TurnNo, cut: Cut, by: Option<MemberId>) {
    let goes_on = |s: &Session, t: TurnNo| {
        let turn = &s[t];
        t != no && turn.ended_at.is_none() && turn.cut.is_none()
    };
    let others = draft.session[pass].turns.iter().any(|t| goes_on(&draft.session, *t));
    let theirs = draft.session.asking().is_some_and(|(_, round)| round.turn == no);
    // Where it is somebody else's clock that stands, it stands on.
    if theirs || !others {
        thaw(draft);
        end_running_answer(draft);
    }
    if draft.turn(no).cut.is_none() {
        draft.turn(no).cut = Some(cut);
        draft.fact(Fact::TurnCut { turn: no, cut, by });
    }
    if !others {
        return cut_pass(draft, pass, cut, by);
    }
    for round in &mut draft.pass(pass).rounds {
        if round.turn == no && round.state == RoundState::Ahead {
            round.state = RoundState::Skipped;
        }
    }
    if theirs
        && let Ok(asking) = draft.asking()
        && let AskingStep::Offered { .. } | AskingStep::Answered { .. } = asking.step
    {
        question::next_round(draft, pass);
    }
}

/// Leaves a running session for good, by choice or because nobody came back.
pub(in crate::interview) fn leave(draft: &mut Draft, member: MemberId) -> Result<(), Refusal> {
    let sitter = draft.session.seats.of_mut(member).ok_or(Refusal::NotSeated)?;
    sitter.is_gone = true;
    sitter.away_since = None;
    let seat = sitter.seat;
    draft.fact(Fact::LeftSeat { member, seat });
    draft.post(Notice::LeftForGood { member });
    draft.show_card();
    let Some(pass) = draft.session.pass_no() else { return Ok(()) };
    let turns = draft.pass(pass).turns.clone();
    let own = turns.into_iter().find(|t| draft.session[*t].candidate == member);
    if let Some(own) = own {
        leave_turn(draft, pass, own, Cut::Left, None);
    } else if draft.pass(pass).panel.contains(&member) {
        empty_chair(draft, pass, member);
    }
    Ok(())
}

/// Leaves the room, and may come back.
pub(in crate::interview) fn step_out(draft: &mut Draft, by: &MemberAct) -> Result<(), Refusal> {
    draft.by_seated(by)?;
    draft.session.running().ok_or(Refusal::NotRunning)?;
    let (member, at) = (by.member, draft.at);
    let sitter = draft.session.seats.of_mut(member).ok_or(Refusal::NotSeated)?;
    if sitter.away_since.is_some() {
        return Err(Refusal::NothingChanged);
    }
    sitter.away_since = Some(at);
    draft.fact(Fact::Presence { member, is_here: false });
    if in_turn(draft) == Some(member) && draft.running().is_ok() {
        wait_for(draft, member);
    } else {
        draft.post(Notice::SteppedOut { member, until: None });
        let interviews = draft.session.acting_interviewer() == Some(member);
        if let Some(pass) = draft.session.pass_no()
            && interviews
        {
            empty_chair(draft, pass, member);
        }
    }
    Ok(())
}

/// Is back.
pub(in crate::interview) fn come_back(draft: &mut Draft, by: &MemberAct) -> Result<(), Refusal> {
    draft.begun()?;
    let member = by.member;
    let sitter = draft.session.seats.of_mut(member).ok_or(Refusal::NotSeated)?;
    if sitter.away_since.take().is_none() {
        return Err(Refusal::AlreadyHere);
    }
    draft.fact(Fact::Presence { member, is_here: true });
    draft.post(Notice::CameBack { member });
    let Phase::Paused(pause) = &draft.session.phase else { return Ok(()) };
    let waits_for_them = match pause.why {
        PauseWhy::CandidateOut(candidate) => candidate == member,
        PauseWhy::ChairEmpty | PauseWhy::NoInterviewer => {
            draft.session.pass().is_some_and(|p| p.panel.contains(&member))
        }
        PauseWhy::Pressed | PauseWhy::Emergency | PauseWhy::Away | PauseWhy::Held(_) => false,
    };
    if waits_for_them {
        if let Some(pass) = draft.session.pass_no() {
            draft.pass(pass).hand_over = None;
        }
        resume(draft, Some(member));
    }
    Ok(())
}

pub(in crate::interview) fn woken(draft: &mut Draft, wake: Wake) {
    let Phase::Paused(pause) = &draft.session.phase else { return };
    if wake == Wake::Resumes {
        return resume(draft, None);
    }
    match pause.why {
        PauseWhy::CandidateOut(member) => {
            // They are seated: the pause would have ended with their leaving.
            let left = leave(draft, member);
            debug_assert!(left.is_ok(), "who stepped out has a seat");
        }
        PauseWhy::NoInterviewer => cut_here(draft, Cut::NoInterviewer, None),
        PauseWhy::Held(_) => cut_here(draft, Cut::PlaceLost, None),
        PauseWhy::Pressed | PauseWhy::Emergency | PauseWhy::Away | PauseWhy::ChairEmpty => {
            cut_here(draft, Cut::Away, None);
        }
    }
}
