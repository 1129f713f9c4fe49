//! The interviewer's chair: offered, taken, empty. Where nobody can interview, the candidate
//! chooses between the bot and another day.

use crate::base::MemberId;
use crate::interview::draft::Draft;
use crate::interview::event::{Act, MemberAct};
use crate::interview::fact::Fact;
use crate::interview::limits::{CHOICE_FOR, HAND_OVER_FOR, PAUSE_MAX};
use crate::interview::notice::Notice;
use crate::interview::numbers::PassNo;
use crate::interview::pass::{HandOver, Pass, RoundState};
use crate::interview::refusal::Refusal;
use crate::interview::seats::Sitter;
use crate::interview::session::Session;
use crate::interview::state::{AskingStep, PauseWhy, Phase};
use crate::interview::turn::Cut;
use crate::interview::wake::{Due, Wake};

use super::pause::{cut_here, resume, stop, thaw};
use super::question;

/// The acting interviewer is not there: another panellist goes on, or an observer is asked, or
/// the candidate chooses.
pub(super) fn empty_chair(draft: &mut Draft, pass: PassNo, from: MemberId) {
    let here = |draft: &Draft, m: MemberId| draft.session.seats.of(m).is_some_and(Sitter::is_here);
    let panel = draft.pass(pass).panel.clone();
    if let Some(other) = panel.into_iter().find(|m| *m != from && here(draft, *m)) {
        return seat_in_chair(draft, pass, from, other);
    }
    let sitters = draft.session.seats.sitters.iter().map(|p| p.member);
    let others: Vec<MemberId> =
        sitters.filter(|m| *m != from && draft.session.may_interview(pass, *m)).collect();
    thaw(draft);
    if others.is_empty() {
        return no_interviewer(draft, pass);
    }
    let until = draft.at + HAND_OVER_FOR;
    draft.pass(pass).hand_over = Some(HandOver { from, to: None, until });
    stop(draft, PauseWhy::ChairEmpty, draft.at, None, draft.at + PAUSE_MAX);
    draft.fact(Fact::ChairOffered { from, to: None });
    let notice = Notice::ChairOffered { from, to: None, until };
    draft.ping_about(&Act::AcceptHandOver, notice, others);
}

/// Nobody can interview: the candidate chooses between solo and a new date.
pub(in crate::interview) fn no_interviewer(draft: &mut Draft, pass: PassNo) {
    draft.pass(pass).hand_over = None;
    let candidate = draft.candidates(pass)[0];
    let until = draft.at + CHOICE_FOR;
    if let Phase::Paused(pause) = &mut draft.session.phase {
        pause.why = PauseWhy::NoInterviewer;
        pause.until = until;
        pause.resume_at = None;
    } else {
        stop(draft, PauseWhy::NoInterviewer, draft.at, None, until);
    }
    draft.fact(Fact::Paused { why: PauseWhy::NoInterviewer, by: None });
    let notice = Notice::NoInterviewer { candidate, until };
    draft.ping_about(&Act::GoSolo, notice, vec![candidate]);
}

/// `by` takes the chair of `from`: every question that is not asked yet is theirs.
fn seat_in_chair(draft: &mut Draft, pass: PassNo, from: MemberId, by: MemberId) {
    let pass = draft.pass(pass);
    pass.hand_over = None;
    hand_chair(pass, from, by);
    draft.fact(Fact::ChairTaken { from, by });
    draft.post(Notice::ChairTaken { from, by });
    if let Phase::Paused(pause) = &draft.session.phase
        && matches!(pause.why, PauseWhy::ChairEmpty | PauseWhy::NoInterviewer)
    {
        resume(draft, Some(by));
    }
}

fn hand_chair(pass: &mut Pass, from: MemberId, by: MemberId) {
    for round in &mut pass.rounds {
        let open =
            matches!(round.state, RoundState::Ahead | RoundState::Asked | RoundState::Answered);
        if open && round.asker == Some(from) {
            round.asker = Some(by);
        }
    }
    if pass.panel.contains(&by) {
        pass.panel.retain(|m| *m != from);
    } else {
        for member in &mut pass.panel {
            if *member == from {
                *member = by;
            }
        }
    }
}

/// *Hand over*.
pub(in crate::interview) fn hand_over(
    draft: &mut Draft,
    by: &MemberAct,
    to: MemberId,
) -> Result<(), Refusal> {
    draft.running()?;
    draft.by_interviewer(by)?;
    let pass = draft.session.pass_no().ok_or(Refusal::NotInThisStage)?;
    if to == by.member
        || !draft.session.may_interview(pass, to)
        || draft.pass(pass).panel.is_empty()
    {
        return Err(Refusal::CannotHandTo { member: to });
    }
    let until = draft.at + HAND_OVER_FOR;
    let from = by.member;
    let before = draft.pass(pass).hand_over.replace(HandOver { from, to: Some(to), until });
    if before.is_some_and(|offer| (offer.from, offer.to) == (from, Some(to))) {
        return Err(Refusal::NothingChanged);
    }
    draft.fact(Fact::ChairOffered { from, to: Some(to) });
    let notice = Notice::ChairOffered { from, to: Some(to), until };
    draft.ping_about(&Act::AcceptHandOver, notice, vec![to]);
    Ok(())
}

/// *Take the chair*.
pub(in crate::interview) fn accept(draft: &mut Draft, by: &MemberAct) -> Result<(), Refusal> {
    let pass = draft.session.pass_no().ok_or(Refusal::NothingOffered)?;
    let offer = draft.pass(pass).hand_over.ok_or(Refusal::NothingOffered)?;
    let is_meant = offer.to.is_none_or(|to| to == by.member);
    if !is_meant || offer.from == by.member || !draft.session.may_interview(pass, by.member) {
        return Err(Refusal::NothingOffered);
    }
    seat_in_chair(draft, pass, offer.from, by.member);
    Ok(())
}

/// Nobody took the chair in time.
pub(in crate::interview) fn chair_lapses(draft: &mut Draft) {
    let Some(pass) = draft.session.pass_no() else { return };
    let Some(offer) = draft.pass(pass).hand_over.take() else { return };
    draft.fact(Fact::ChairLapsed { from: offer.from });
    if let Phase::Paused(pause) = &draft.session.phase
        && pause.why == PauseWhy::ChairEmpty
    {
        no_interviewer(draft, pass);
    } else {
        draft.post(Notice::ChairNotTaken { from: offer.from });
    }
}

/// Without an interviewer, the candidate goes on with the bot.
pub(in crate::interview) fn go_solo(draft: &mut Draft, by: &MemberAct) -> Result<(), Refusal> {
    let Phase::Paused(pause) = &draft.session.phase else { return Err(Refusal::NoChoice) };
    if pause.why != PauseWhy::NoInterviewer {
        return Err(Refusal::NoChoice);
    }
    let pass = draft.session.pass_no().ok_or(Refusal::NoChoice)?;
    let candidate = draft.candidates(pass)[0];
    if candidate != by.member {
        return Err(Refusal::CandidateOnly { candidate });
    }
    let open = draft.pass(pass);
    open.panel.clear();
    for round in &mut open.rounds {
        if matches!(round.state, RoundState::Ahead | RoundState::Answered) {
            round.asker = None;
        }
    }
    draft.fact(Fact::WentSolo { candidate });
    draft.post(Notice::GoesSolo { candidate });
    resume(draft, Some(by.member));
    if let Ok(asking) = draft.asking()
        && let AskingStep::Offered { .. } | AskingStep::Answered { .. } = asking.step
    {
        question::next_round(draft, pass);
    }
    Ok(())
}

/// Without an interviewer, the people meet another day.
pub(in crate::interview) fn new_date(draft: &mut Draft, by: &MemberAct) -> Result<(), Refusal> {
    let Phase::Paused(pause) = &draft.session.phase else { return Err(Refusal::NoChoice) };
    if pause.why != PauseWhy::NoInterviewer {
        return Err(Refusal::NoChoice);
    }
    draft.by_seated(by)?;
    cut_here(draft, Cut::NoInterviewer, Some(by.member));
    Ok(())
}

/// An offer of the chair ends. Its time stands with the clock, unless the clock waits for it.
pub(in crate::interview) fn chair_due(s: &Session) -> Option<Due> {
    let offer = s.pass()?.hand_over?;
    if let Phase::Paused(pause) = &s.phase
        && pause.why != PauseWhy::ChairEmpty
    {
        return None;
    }
    Some((offer.until, Wake::ChairLapses))
}
