//! Who is in the room: somebody steps out, comes back, stops their turn, or leaves for good, by
//! choice or because a pause that waited for them is over.

use crate::base::MemberId;
use crate::interview::draft::Draft;
use crate::interview::event::By;
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
pub(in crate::interview) fn stop_turn(d: &mut Draft, by: &By) -> Result<(), Refusal> {
    let running = d.s.running().ok_or(Refusal::NotRunning)?;
    let pass = running.pass_no().ok_or(Refusal::NotInThisStage)?;
    let turns = d.pass(pass).turns.clone();
    let own = turns.into_iter().find(|t| d.s[*t].candidate == by.member);
    let Some(own) = own else {
        let candidate = d.candidates(pass)[0];
        return Err(Refusal::CandidateOnly { candidate });
    };
    leave_turn(d, pass, own, Cut::Stopped, Some(by.member));
    Ok(())
}

/// One candidate's turn is over. Where others share the pass, it goes on without them.
fn leave_turn(d: &mut Draft, pass: PassNo, no: TurnNo, cut: Cut, by: Option<MemberId>) {
    let goes_on = |s: &Session, t: TurnNo| {
        let turn = &s[t];
        t != no && turn.ended_at.is_none() && turn.cut.is_none()
    };
    let others = d.s[pass].turns.iter().any(|t| goes_on(&d.s, *t));
    let theirs = d.s.asking().is_some_and(|(_, round)| round.turn == no);
    // Where it is somebody else's clock that stands, it stands on.
    if theirs || !others {
        thaw(d);
        end_running_answer(d);
    }
    if d.turn(no).cut.is_none() {
        d.turn(no).cut = Some(cut);
        d.fact(Fact::TurnCut { turn: no, cut, by });
    }
    if !others {
        return cut_pass(d, pass, cut, by);
    }
    for round in &mut d.pass(pass).rounds {
        if round.turn == no && round.state == RoundState::Ahead {
            round.state = RoundState::Skipped;
        }
    }
    if theirs
        && let Ok(asking) = d.asking()
        && let AskingStep::Offered { .. } | AskingStep::Answered { .. } = asking.step
    {
        question::next_round(d, pass);
    }
}

/// Leaves a running session for good, by choice or because nobody came back.
pub(in crate::interview) fn leave(d: &mut Draft, member: MemberId) -> Result<(), Refusal> {
    let sitter = d.s.seats.of_mut(member).ok_or(Refusal::NotSeated)?;
    sitter.is_gone = true;
    sitter.away_since = None;
    let seat = sitter.seat;
    d.fact(Fact::LeftSeat { member, seat });
    d.post(Notice::LeftForGood { member });
    d.show_card();
    let Some(pass) = d.s.pass_no() else { return Ok(()) };
    let turns = d.pass(pass).turns.clone();
    let own = turns.into_iter().find(|t| d.s[*t].candidate == member);
    if let Some(own) = own {
        leave_turn(d, pass, own, Cut::Left, None);
    } else if d.pass(pass).panel.contains(&member) {
        empty_chair(d, pass, member);
    }
    Ok(())
}

/// Leaves the room, and may come back.
pub(in crate::interview) fn step_out(d: &mut Draft, by: &By) -> Result<(), Refusal> {
    d.by_seated(by)?;
    d.s.running().ok_or(Refusal::NotRunning)?;
    let (member, at) = (by.member, d.at);
    let sitter = d.s.seats.of_mut(member).ok_or(Refusal::NotSeated)?;
    if sitter.away_since.is_some() {
        return Err(Refusal::NothingChanged);
    }
    sitter.away_since = Some(at);
    d.fact(Fact::Presence { member, is_here: false });
    if in_turn(d) == Some(member) && d.running().is_ok() {
        wait_for(d, member);
    } else {
        d.post(Notice::SteppedOut { member, until: None });
        let interviews = d.s.acting_interviewer() == Some(member);
        if let Some(pass) = d.s.pass_no()
            && interviews
        {
            empty_chair(d, pass, member);
        }
    }
    Ok(())
}

/// Is back.
pub(in crate::interview) fn come_back(d: &mut Draft, by: &By) -> Result<(), Refusal> {
    d.begun()?;
    let member = by.member;
    let sitter = d.s.seats.of_mut(member).ok_or(Refusal::NotSeated)?;
    if sitter.away_since.take().is_none() {
        return Err(Refusal::AlreadyHere);
    }
    d.fact(Fact::Presence { member, is_here: true });
    d.post(Notice::CameBack { member });
    let Phase::Paused(pause) = &d.s.phase else { return Ok(()) };
    let waits_for_them = match pause.why {
        PauseWhy::CandidateOut(candidate) => candidate == member,
        PauseWhy::ChairEmpty | PauseWhy::NoInterviewer => {
            d.s.pass().is_some_and(|p| p.panel.contains(&member))
        }
        PauseWhy::Pressed | PauseWhy::Emergency | PauseWhy::Away => false,
    };
    if waits_for_them {
        if let Some(pass) = d.s.pass_no() {
            d.pass(pass).hand_over = None;
        }
        resume(d, Some(member));
    }
    Ok(())
}

pub(in crate::interview) fn woken(d: &mut Draft, wake: Wake) {
    let Phase::Paused(pause) = &d.s.phase else { return };
    if wake == Wake::Resumes {
        return resume(d, None);
    }
    match pause.why {
        PauseWhy::CandidateOut(member) => {
            // They are seated: the pause would have ended with their leaving.
            let left = leave(d, member);
            debug_assert!(left.is_ok(), "who stepped out has a seat");
        }
        PauseWhy::NoInterviewer => cut_here(d, Cut::NoInterviewer, None),
        PauseWhy::Pressed | PauseWhy::Emergency | PauseWhy::Away | PauseWhy::ChairEmpty => {
            cut_here(d, Cut::Away, None);
        }
    }
}
