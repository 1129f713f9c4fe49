//! The invariants of a session, checked after every step in debug builds, in the tests and in the
//! simulation.

use super::seats::Seat;
use super::session::Session;
use super::state::{Phase, Running, Stage};

/// What must hold, or the first thing that does not.
///
/// # Errors
/// A sentence naming the broken invariant.
pub fn audit(s: &Session) -> Result<(), String> {
    seats(s)?;
    turns(s)?;
    phase(s)
}

fn ensure(holds: bool, what: &str) -> Result<(), String> {
    if holds { Ok(()) } else { Err(what.to_owned()) }
}

fn seats(s: &Session) -> Result<(), String> {
    let there: Vec<_> = s.seats.sitters.iter().filter(|p| !p.is_gone).collect();
    for (i, sitter) in there.iter().enumerate() {
        let again = there[..i].iter().any(|p| p.member == sitter.member);
        ensure(!again, "a member sits on one seat")?;
        let waits =
            s.seats.waitlist.iter().any(|w| w.member == sitter.member && w.seat == sitter.seat);
        ensure(!waits, "nobody waits for the seat they sit on")?;
    }
    let asks = !s.seats.waitlist.is_empty() || !s.seats.offers.is_empty();
    ensure(!(s.is_dealt_ahead() && asks), "nobody is asked whose seats are dealt")?;
    for (i, one) in s.put_off.iter().enumerate() {
        let again = s.put_off[..i].iter().any(|p| p.member == one.member);
        ensure(!again, "one reminder a member is put off")?;
    }
    for seat in [Seat::Candidate, Seat::Interviewer, Seat::Observer] {
        let max = usize::from(seat.places(s.format()).max);
        ensure(s.seats.on(seat).count() <= max, "no more sit than there are seats")?;
    }
    Ok(())
}

fn turns(s: &Session) -> Result<(), String> {
    let competencies = s.kit().rubric.competencies.len();
    ensure(usize::from(s.question_count) == s.kit().questions.len(), "the kit is the session's")?;
    for turn in &s.turns {
        ensure(!turn.ballots.contains_key(&turn.candidate), "nobody rates themself")?;
        ensure(!turn.is_open || turn.ended_at.is_some(), "ballots open after the turn")?;
        ensure(turn.is_open || turn.ballots.is_empty(), "no ballots before they open")?;
        for ballot in turn.ballots.values() {
            let known = ballot.choices.keys().all(|c| usize::from(c.0) < competencies);
            ensure(known, "marks are on competencies of the rubric")?;
            let complete = !ballot.is_done || ballot.is_complete(competencies);
            ensure(complete, "a finished ballot is complete")?;
        }
        ensure(!turn.interviewers.contains(&turn.candidate), "nobody interviews themself")?;
    }
    let exercises = s.format().exercises.len();
    let is_known = s.exercise_no.is_none_or(|no| usize::from(no) < exercises);
    ensure(is_known, "the exercise is one of the format's")?;
    for pass in &s.passes {
        for round in &pass.rounds {
            ensure(round.question.place() < s.kit().questions.len(), "questions are drawn")?;
            ensure(pass.turns.contains(&round.turn), "a round belongs to a turn of its pass")?;
        }
    }
    Ok(())
}

fn phase(s: &Session) -> Result<(), String> {
    if let Some(running) = s.running() {
        let (Running::Pass { no, .. } | Running::HalfTime { next: no, .. }) = running;
        ensure(no.place() < s.passes.len(), "what runs is laid out")?;
        if let Running::Pass { no, stage: Stage::Questions(asking) } = running {
            let there = asking.round.place() < s[*no].rounds.len();
            ensure(there, "the question that runs is laid out")?;
        }
    }
    let is_over = matches!(s.phase, Phase::Closed { .. });
    let waits = s.wake_at().is_some() || s.need().is_some();
    ensure(is_over || waits, "a session that is not over wants to be woken")
}
