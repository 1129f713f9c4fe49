//! The clock stands: by a press, in an emergency, because the bot was away, because somebody is
//! out, or because the interviewer's chair is empty. And who is in the room at all.

use crate::base::{MemberId, Moment, Span};
use crate::interview::draft::Draft;
use crate::interview::effect::{Fact, Notice};
use crate::interview::event::By;
use crate::interview::format::Mode;
use crate::interview::limits::{
    AWAY_MAX, AWAY_RESUME_MAX, CHOICE_FOR, HAND_OVER_FOR, PAUSE_MAX, RESUME_AFTER,
};
use crate::interview::refusal::Refusal;
use crate::interview::session::{
    AskingStep, Cut, HandOver, Pass, Pause, PauseWhy, Phase, RoundState, Session,
};
use crate::interview::wake::{Due, Wake, earlier};

use super::half_time::{cut_all, cut_pass};
use super::question;

/// Whether the phase has a clock that can stand.
fn has_clock(phase: &Phase) -> bool {
    match phase {
        Phase::Intro { .. }
        | Phase::Question(_)
        | Phase::Exercise { .. }
        | Phase::Closing { .. }
        | Phase::HalfTime { .. } => true,
        Phase::Gathering { .. }
        | Phase::Briefing { .. }
        | Phase::Rating { .. }
        | Phase::Report { .. }
        | Phase::Paused(_)
        | Phase::Closed { .. } => false,
    }
}

/// Stops the clock at `since`.
fn stop(d: &mut Draft, why: PauseWhy, since: Moment, resume_at: Option<Moment>, until: Moment) {
    let phase = d.s.phase.clone();
    let pause = Pause { why, since, phase, resume_at, until };
    d.enter(Phase::Paused(Box::new(pause)));
}

/// What the clock goes on with, as if no time had passed, and how long it stood.
fn thawed(d: &mut Draft) -> Option<(Phase, Span)> {
    let Phase::Paused(pause) = d.s.phase.clone() else { return None };
    let after = d.at.since(pause.since);
    let mut phase = pause.phase;
    shift_phase(&mut phase, after);
    if let Some(no) = d.s.pass_no() {
        shift_pass(&mut d.s, no, after);
    }
    Some((phase, after))
}

/// Ends a pause without a word: something else is told.
fn thaw(d: &mut Draft) {
    if let Some((phase, _)) = thawed(d) {
        d.s.phase = phase;
    }
}

/// Lets the clock run on.
fn resume(d: &mut Draft, by: Option<MemberId>) {
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
fn in_turn(d: &Draft) -> Option<MemberId> {
    if let Some((_, round)) = d.s.asking() {
        return Some(d.s.turns[usize::from(round.turn)].candidate);
    }
    match d.candidates(d.s.pass_no()?)[..] {
        [alone] => Some(alone),
        _ => None,
    }
}

/// The clock stands until the candidate is back.
fn wait_for(d: &mut Draft, candidate: MemberId) {
    let until = d.at + AWAY_MAX;
    let why = PauseWhy::CandidateOut(candidate);
    stop(d, why, d.at, None, until);
    d.fact(Fact::Paused { why, by: Some(candidate) });
    d.post(Notice::SteppedOut { member: candidate, until: Some(until) });
}

fn shift_pass(s: &mut Session, no: u8, by: Span) {
    let pass = &mut s.passes[usize::from(no)];
    pass.questions_end_at += by;
    if let Some(hand_over) = &mut pass.hand_over {
        hand_over.until += by;
    }
    for turn in pass.turns.clone() {
        for observed in s.turns[usize::from(turn)].observed.values_mut() {
            if let Some((_, since)) = &mut observed.part {
                *since += by;
            }
        }
    }
}

fn shift_phase(phase: &mut Phase, by: Span) {
    match phase {
        Phase::Intro { until, .. }
        | Phase::Exercise { until, .. }
        | Phase::Closing { until, .. }
        | Phase::HalfTime { until, .. } => *until += by,
        Phase::Question(asking) => match &mut asking.step {
            AskingStep::Offered { since, .. }
            | AskingStep::Answering { since, .. }
            | AskingStep::Answered { since, .. } => *since += by,
            AskingStep::Reading { until } => *until += by,
        },
        Phase::Gathering { .. }
        | Phase::Briefing { .. }
        | Phase::Rating { .. }
        | Phase::Report { .. }
        | Phase::Paused(_)
        | Phase::Closed { .. } => {}
    }
}

fn running(d: &Draft) -> Result<(), Refusal> {
    match &d.s.phase {
        Phase::Paused(_) => Err(Refusal::IsPaused),
        phase if has_clock(phase) => Ok(()),
        Phase::Gathering { .. } | Phase::Briefing { .. } => Err(Refusal::NotRunning),
        _ => Err(Refusal::Over),
    }
}

/// *Pause*, in practice mode.
pub(in crate::interview) fn pause(d: &mut Draft, by: &By) -> Result<(), Refusal> {
    running(d)?;
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
    running(d)?;
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
    let phase = d.s.phase.running().clone();
    if !has_clock(&phase) {
        return Err(match phase {
            Phase::Gathering { .. } | Phase::Briefing { .. } => Refusal::NotRunning,
            _ => Refusal::Over,
        });
    }
    let own = d.s.pass().is_some_and(|p| {
        p.turns.iter().any(|t| d.s.turns[usize::from(*t)].candidate == by.member)
            && p.turns.len() == 1
    });
    let in_break = matches!(phase, Phase::HalfTime { .. }) && d.s.seats.of(by.member).is_some();
    if !own && !in_break && !by.is_organiser {
        d.by_interviewer(by)?;
    }
    let at_emergency = matches!(
        &d.s.phase,
        Phase::Paused(pause) if pause.why == PauseWhy::Emergency
    );
    thaw(d);
    match d.s.phase {
        Phase::HalfTime { next, .. } => {
            cut_all(d, next, Cut::EndedEarly, Some(by.member));
        }
        _ => {
            let Some(pass) = d.s.pass_no() else { return Err(Refusal::NotRunning) };
            end_running_answer(d);
            if at_emergency {
                cut_all(d, pass, Cut::Emergency, Some(by.member));
            } else {
                cut_pass(d, pass, Cut::EndedEarly, Some(by.member));
            }
        }
    }
    Ok(())
}

/// An answer that runs ends unmeasured.
fn end_running_answer(d: &mut Draft) {
    let Phase::Question(asking) = d.s.phase.clone() else { return };
    if let AskingStep::Reading { .. } | AskingStep::Answering { .. } = asking.step {
        question::end_answer(d, &asking, question::Measure::None);
    }
}

/// *Stop my turn*, no reason asked.
pub(in crate::interview) fn stop_turn(d: &mut Draft, by: &By) -> Result<(), Refusal> {
    if !has_clock(d.s.phase.running()) {
        return Err(Refusal::NotRunning);
    }
    let pass = d.s.pass_no().ok_or(Refusal::NotInThisStage)?;
    let turns = d.pass(pass).turns.clone();
    let own = turns.into_iter().find(|t| d.s.turns[usize::from(*t)].candidate == by.member);
    let Some(own) = own else {
        let candidate = d.candidates(pass)[0];
        return Err(Refusal::CandidateOnly { candidate });
    };
    leave_turn(d, pass, own, Cut::Stopped, Some(by.member));
    Ok(())
}

/// One candidate's turn is over. Where others share the pass, it goes on without them.
fn leave_turn(d: &mut Draft, pass: u8, no: u8, cut: Cut, by: Option<MemberId>) {
    let goes_on = |s: &Session, t: u8| {
        let turn = &s.turns[usize::from(t)];
        t != no && turn.ended_at.is_none() && turn.cut.is_none()
    };
    let others = d.s.passes[usize::from(pass)].turns.iter().any(|t| goes_on(&d.s, *t));
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
    let waits_for_it = matches!(&d.s.phase, Phase::Question(a)
        if matches!(a.step, AskingStep::Offered { .. } | AskingStep::Answered { .. }));
    if theirs && waits_for_it {
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
    match d.s.phase {
        Phase::Rating { .. } => return Ok(()),
        Phase::HalfTime { .. } => return Ok(()),
        _ => {}
    }
    let Some(pass) = d.s.pass_no() else { return Ok(()) };
    let turns = d.pass(pass).turns.clone();
    let own = turns.into_iter().find(|t| d.s.turns[usize::from(*t)].candidate == member);
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
    if !has_clock(d.s.phase.running()) {
        return Err(Refusal::NotRunning);
    }
    let (member, at) = (by.member, d.at);
    let sitter = d.s.seats.of_mut(member).ok_or(Refusal::NotSeated)?;
    if sitter.away_since.is_some() {
        return Err(Refusal::NothingChanged);
    }
    sitter.away_since = Some(at);
    d.fact(Fact::Presence { member, is_here: false });
    if in_turn(d) == Some(member) && has_clock(&d.s.phase) {
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
    match d.s.phase.running() {
        Phase::Gathering { .. } | Phase::Briefing { .. } => return Err(Refusal::NotRunning),
        Phase::Rating { .. } | Phase::Report { .. } | Phase::Closed { .. } => {
            return Err(Refusal::Over);
        }
        Phase::Intro { .. }
        | Phase::Question(_)
        | Phase::Exercise { .. }
        | Phase::Closing { .. }
        | Phase::HalfTime { .. }
        | Phase::Paused(_) => {}
    }
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

/// The acting interviewer is not there: another panellist goes on, or an observer is asked, or
/// the candidate chooses.
fn empty_chair(d: &mut Draft, pass: u8, from: MemberId) {
    let here = |d: &Draft, m: MemberId| d.s.seats.of(m).is_some_and(|p| p.is_here());
    let panel = d.pass(pass).panel.clone();
    if let Some(other) = panel.into_iter().find(|m| *m != from && here(d, *m)) {
        return seat_in_chair(d, pass, from, other);
    }
    let sitters = d.s.seats.sitters.iter().map(|p| p.member);
    let others: Vec<MemberId> =
        sitters.filter(|m| *m != from && d.s.may_interview(pass, *m)).collect();
    thaw(d);
    if others.is_empty() {
        return no_interviewer(d, pass);
    }
    let until = d.at + HAND_OVER_FOR;
    d.pass(pass).hand_over = Some(HandOver { from, to: None, until });
    stop(d, PauseWhy::ChairEmpty, d.at, None, d.at + PAUSE_MAX);
    d.fact(Fact::ChairOffered { from, to: None });
    d.ping(Notice::ChairOffered { from, to: None, until }, others);
}

/// Nobody can interview: the candidate chooses between solo and a new date.
pub(in crate::interview) fn no_interviewer(d: &mut Draft, pass: u8) {
    d.pass(pass).hand_over = None;
    let candidate = d.candidates(pass)[0];
    let until = d.at + CHOICE_FOR;
    if let Phase::Paused(pause) = &mut d.s.phase {
        pause.why = PauseWhy::NoInterviewer;
        pause.until = until;
        pause.resume_at = None;
    } else {
        stop(d, PauseWhy::NoInterviewer, d.at, None, until);
    }
    d.fact(Fact::Paused { why: PauseWhy::NoInterviewer, by: None });
    d.ping(Notice::NoInterviewer { candidate, until }, vec![candidate]);
}

/// `by` takes the chair of `from`: every question that is not asked yet is theirs.
fn seat_in_chair(d: &mut Draft, pass: u8, from: MemberId, by: MemberId) {
    let pass = d.pass(pass);
    pass.hand_over = None;
    hand_chair(pass, from, by);
    d.fact(Fact::ChairTaken { from, by });
    d.post(Notice::ChairTaken { from, by });
    if let Phase::Paused(pause) = &d.s.phase
        && matches!(pause.why, PauseWhy::ChairEmpty | PauseWhy::NoInterviewer)
    {
        resume(d, Some(by));
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
pub(in crate::interview) fn hand_over(d: &mut Draft, by: &By, to: MemberId) -> Result<(), Refusal> {
    running(d)?;
    d.by_interviewer(by)?;
    let pass = d.s.pass_no().ok_or(Refusal::NotInThisStage)?;
    if to == by.member || !d.s.may_interview(pass, to) || d.pass(pass).panel.is_empty() {
        return Err(Refusal::CannotHandTo { member: to });
    }
    let until = d.at + HAND_OVER_FOR;
    let from = by.member;
    d.pass(pass).hand_over = Some(HandOver { from, to: Some(to), until });
    d.fact(Fact::ChairOffered { from, to: Some(to) });
    d.ping(Notice::ChairOffered { from, to: Some(to), until }, vec![to]);
    Ok(())
}

/// *Take the chair*.
pub(in crate::interview) fn accept(d: &mut Draft, by: &By) -> Result<(), Refusal> {
    let pass = d.s.pass_no().ok_or(Refusal::NothingOffered)?;
    let offer = d.pass(pass).hand_over.ok_or(Refusal::NothingOffered)?;
    let is_meant = offer.to.is_none_or(|to| to == by.member);
    if !is_meant || offer.from == by.member || !d.s.may_interview(pass, by.member) {
        return Err(Refusal::NothingOffered);
    }
    seat_in_chair(d, pass, offer.from, by.member);
    Ok(())
}

/// Nobody took the chair in time.
pub(in crate::interview) fn chair_lapses(d: &mut Draft) {
    let Some(pass) = d.s.pass_no() else { return };
    let Some(offer) = d.pass(pass).hand_over.take() else { return };
    d.fact(Fact::ChairLapsed { from: offer.from });
    if let Phase::Paused(pause) = &d.s.phase
        && pause.why == PauseWhy::ChairEmpty
    {
        no_interviewer(d, pass);
    } else {
        d.post(Notice::ChairNotTaken { from: offer.from });
    }
}

/// Without an interviewer, the candidate goes on with the bot.
pub(in crate::interview) fn go_solo(d: &mut Draft, by: &By) -> Result<(), Refusal> {
    let Phase::Paused(pause) = &d.s.phase else { return Err(Refusal::NoChoice) };
    if pause.why != PauseWhy::NoInterviewer {
        return Err(Refusal::NoChoice);
    }
    let pass = d.s.pass_no().ok_or(Refusal::NoChoice)?;
    let candidate = d.candidates(pass)[0];
    if candidate != by.member {
        return Err(Refusal::CandidateOnly { candidate });
    }
    let open = d.pass(pass);
    open.panel.clear();
    for round in &mut open.rounds {
        if matches!(round.state, RoundState::Ahead | RoundState::Answered) {
            round.asker = None;
        }
    }
    d.fact(Fact::WentSolo { candidate });
    d.post(Notice::GoesSolo { candidate });
    resume(d, Some(by.member));
    if let Phase::Question(asking) = d.s.phase.clone()
        && let AskingStep::Offered { .. } | AskingStep::Answered { .. } = asking.step
    {
        question::next_round(d, pass);
    }
    Ok(())
}

/// Without an interviewer, the people meet another day.
pub(in crate::interview) fn new_date(d: &mut Draft, by: &By) -> Result<(), Refusal> {
    let Phase::Paused(pause) = &d.s.phase else { return Err(Refusal::NoChoice) };
    if pause.why != PauseWhy::NoInterviewer {
        return Err(Refusal::NoChoice);
    }
    d.by_seated(by)?;
    cut_here(d, Cut::NoInterviewer, Some(by.member));
    Ok(())
}

/// Ends everything that runs, or that a pause holds up, where it stands.
pub(in crate::interview) fn cut_here(d: &mut Draft, cut: Cut, by: Option<MemberId>) {
    thaw(d);
    let from = match d.s.phase {
        Phase::HalfTime { next, .. } => Some(next),
        _ => d.s.pass_no(),
    };
    end_running_answer(d);
    if let Some(from) = from {
        cut_all(d, from, cut, by);
    }
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
