//! The one way in: a session, an event and a moment go in; the next session and everything that
//! must happen because of it come out.

use std::sync::Arc;

use crate::bank::Kind;
use crate::base::{GuildId, MemberId, Moment, Seed, SessionId};

use super::draft::Draft;
use super::effect::Effect;
use super::event::{Act, By, Event, Purpose};
use super::fact::Fact;
use super::heard::Heard;
use super::limits::DEADLINES_A_STEP_MAX;
use super::notice::Notice;
use super::numbers::PassNo;
use super::pass::Pass;
use super::phase::{
    answer, briefing, chair, closing, gathering, half_time, lost, observing, pause, presence,
    question, rating, report, seating,
};
use super::plan::Plan;
use super::refusal::Refusal;
use super::seats::{Seat, Seats, Sitter};
use super::session::{Kit, Session};
use super::state::{Ending, Phase, Running, Stage};
use super::wake::{Due, Wake, applied_at, earlier};

/// What a step gives back.
#[derive(Debug, Clone, PartialEq)]
pub struct Step {
    /// The next session.
    pub next: Session,
    /// What the platform must show.
    pub effects: Vec<Effect>,
    /// What is recorded for good.
    pub facts: Vec<Fact>,
    /// What the actor is told.
    pub heard: Heard,
}

/// What the engine needs from the service before it can go on.
#[derive(Debug, Clone, PartialEq)]
pub enum Need {
    /// Questions for the pass that begins.
    Draw {
        /// The pass: one draw each.
        pass: PassNo,
        /// What is wished for, in order.
        wishes: Vec<Wish>,
        /// Who answers.
        candidates: Vec<MemberId>,
    },
    /// Reports of the unsealed ballots.
    Reports,
}

/// One question that is wished for.
#[derive(Debug, Clone, PartialEq, Eq)]
pub struct Wish {
    /// What for.
    pub purpose: Purpose,
    /// Of one of these kinds; empty: of any kind that suits a surprise.
    pub kinds: Vec<Kind>,
}

/// A new session: planned, with nobody seated. A session that is held at once opens its check-in
/// with the first step.
///
/// # Errors
/// [`Refusal`] when the time of the plan cannot be used.
pub fn open(
    plan: Plan,
    kit: Arc<Kit>,
    id: (SessionId, GuildId, u32),
    seed: Seed,
    now: Moment,
) -> Result<Step, Refusal> {
    let mut d = planned(plan, kit, id, seed, now)?;
    let starts_at = d.s.plan.starts_at;
    if d.s.plan.at_once || starts_at - super::limits::CHECK_IN_BEFORE <= now {
        briefing::open(&mut d);
    } else {
        d.show_card();
    }
    Ok(finish(d))
}

/// A new session for two, held at once: its planner is here, and `waited` has the other seat. Who
/// has waited may look elsewhere by now, so it begins when they have checked in as well.
///
/// # Errors
/// [`Refusal`] when the format has no seats for two candidates.
pub fn open_pair(
    plan: Plan,
    kit: Arc<Kit>,
    id: (SessionId, GuildId, u32),
    seed: Seed,
    (waited, now): (MemberId, Moment),
) -> Result<Step, Refusal> {
    let here = plan.planner;
    let mut d = planned(Plan { at_once: true, ..plan }, kit, id, seed, now)?;
    if usize::from(Seat::Candidate.places(d.s.format()).max) < 2 {
        return Err(Refusal::NoSuchSeat { seat: Seat::Candidate });
    }
    for (member, here_since) in [(here, Some(now)), (waited, None)] {
        d.s.seats.sitters.push(Sitter::new(member, Seat::Candidate, here_since));
        d.fact(Fact::Seated { member, seat: Seat::Candidate });
    }
    briefing::open(&mut d);
    let until = now + super::limits::LATE_MAX;
    d.ping(Notice::Paired { here, waited, until }, vec![waited, here]);
    Ok(finish(d))
}

fn planned(
    plan: Plan,
    kit: Arc<Kit>,
    id: (SessionId, GuildId, u32),
    seed: Seed,
    now: Moment,
) -> Result<Draft, Refusal> {
    if !plan.at_once {
        gathering::check_start(plan.starts_at, now)?;
    }
    let starts_at = plan.starts_at;
    let planner = plan.planner;
    let cut_off_at = if plan.at_once { None } else { gathering::cut_off_at(starts_at, now) };
    let plan = Plan { cut_off_at, ..plan };
    let session = Session {
        id: id.0,
        guild: id.1,
        number: id.2,
        seed,
        plan,
        seats: Seats::default(),
        passes: Vec::new(),
        turns: Vec::new(),
        phase: Phase::Gathering { reminded: gathering::reminders_past(starts_at, now) },
        put_off: Vec::new(),
        at: now,
        exercise_no: None,
        has_thread: false,
        lost: None,
        question_count: 0,
        kit,
    };
    let mut d = Draft::new(session, now);
    d.fact(Fact::Planned { by: planner });
    Ok(d)
}

/// What happens to `session` because of `event`.
///
/// A member's act is judged at the moment when they acted, but never before what has happened
/// already; deadlines that passed before that moment are applied first.
///
/// # Errors
/// [`Refusal`] when a rule says no; the session then stays as it was.
pub fn step(session: &Session, event: &Event, now: Moment) -> Result<Step, Refusal> {
    let at = match event {
        Event::By(by) => by.acted_at.min(now).max(session.at),
        Event::Woken { .. }
        | Event::Gap { .. }
        | Event::Drawn(_)
        | Event::Reported { .. }
        | Event::DeliveryLost
        | Event::PlaceLost(_)
        | Event::PlaceFound => now.max(session.at),
    };
    let mut d = Draft::new(session.clone(), session.at);
    match event {
        Event::By(by) => {
            catch_up(&mut d, at);
            d.at = at;
            if gathering::is_missed(&d.s, at) {
                gathering::begin_late(&mut d);
            }
            note_coach(&mut d, by);
            act(&mut d, by)?;
            note_coach(&mut d, by);
        }
        // A wake that comes after the start means that nobody was there to begin in time.
        Event::Woken { .. } if gathering::is_missed(&d.s, at) => {
            d.at = at;
            gathering::begin_late(&mut d);
        }
        Event::Woken { quiet } => match due(&d.s).filter(|due| applied_at(*due) <= at) {
            Some((due_at, Wake::Remind)) => {
                d.at = d.at.max(due_at);
                gathering::remind(&mut d, at, quiet);
            }
            Some(due) => apply(&mut d, due),
            None => {}
        },
        Event::Gap { from, to } => {
            d.at = at;
            let from = (*from).max(session.at).min(at);
            gap(&mut d, from, (*to).min(at));
            // Where the absence stopped no clock, what members did in it counts by its time.
            if d.s == *session && d.s.pass_no().is_some() {
                d.at = from;
            }
        }
        Event::Drawn(drawn) => {
            d.at = at;
            briefing::drawn(&mut d, drawn);
        }
        Event::Reported { outcomes } => {
            d.at = at;
            report::reported(&mut d, outcomes);
        }
        Event::DeliveryLost => {
            d.at = at;
            lost::undeliverable(&mut d);
        }
        Event::PlaceLost(what) => {
            d.at = at;
            lost::place(&mut d, *what);
        }
        Event::PlaceFound => {
            d.at = at;
            lost::found(&mut d);
        }
    }
    Ok(finish(d))
}

fn finish(d: Draft) -> Step {
    let Draft { mut s, at, effects, facts, heard } = d;
    s.at = s.at.max(at);
    let step = Step { next: s, effects, facts, heard };
    debug_assert_eq!(super::audit::audit(&step.next), Ok(()), "a step keeps the invariants");
    step
}

/// Applies every deadline before `at`: what a press of that moment meets. A reminder takes nothing
/// from anybody: it is left to the wake that follows at once, and knows who wants to be left alone.
fn catch_up(d: &mut Draft, at: Moment) {
    for _ in 0..DEADLINES_A_STEP_MAX {
        if gathering::is_missed(&d.s, at) {
            return;
        }
        match earlier(own_due(&d.s), chair::chair_due(&d.s)).filter(|(due, _)| *due < at) {
            Some(due) => apply(d, due),
            None => return,
        }
        if need(&d.s).is_some() {
            return;
        }
    }
}

/// Applies one deadline, at its own time.
fn apply(d: &mut Draft, (at, wake): Due) {
    d.at = d.at.max(at);
    match wake {
        // A reminder goes out when it can, and is not applied at a time of its own.
        Wake::Remind => {}
        Wake::CutOff | Wake::CheckInOpens => gathering::woken(d, wake),
        Wake::OfferLapses => {
            seating::lapse(d);
            d.show_card();
        }
        Wake::Starts | Wake::SeatFrees(_) | Wake::StartGivesUp => briefing::woken(d, at, wake),
        Wake::IntroEnds => briefing::end_intro(d),
        Wake::Nudge
        | Wake::GoesOn
        | Wake::ClockStarts
        | Wake::Soon
        | Wake::TimeUp
        | Wake::Overtime
        | Wake::AnswerCloses => answer::woken(d, wake),
        Wake::ChairLapses => chair::chair_lapses(d),
        Wake::ExerciseSoon => closing::exercise_soon(d),
        Wake::StageEnds => closing::next(d),
        Wake::HalfTimeEnds => next_pass(d),
        Wake::Resumes | Wake::PauseEnds => presence::woken(d, wake),
        Wake::RatersWanted => rating::remind(d),
        Wake::RatingCloses => report::unseal(d),
        Wake::ReportEnds => report::close(d, Ending::Reported),
    }
}

fn next_pass(d: &mut Draft) {
    if let Phase::Running(Running::HalfTime { next, .. }) = d.s.phase {
        briefing::begin_pass(d, next);
    }
}

/// The next deadline and what it does.
fn due(s: &Session) -> Option<Due> {
    earlier(gathering::reminder_due(s), earlier(own_due(s), chair::chair_due(s)))
}

/// The next deadline of the phase.
fn own_due(s: &Session) -> Option<Due> {
    match &s.phase {
        Phase::Gathering { .. } => gathering::due(s),
        Phase::Briefing { .. } => briefing::due(s),
        Phase::Running(Running::Pass { no, stage }) => stage_due(s, &s[*no], stage),
        Phase::Running(Running::HalfTime { until, .. }) => half_time::due(*until),
        Phase::Paused(pause) => pause::due(pause),
        Phase::Rating { .. } => rating::due(s),
        Phase::Report { until, stored: true } => report::due(*until),
        Phase::Report { stored: false, .. } | Phase::Closed { .. } => None,
    }
}

fn stage_due(s: &Session, pass: &Pass, stage: &Stage) -> Option<Due> {
    match stage {
        Stage::Intro { until } => (!pass.rounds.is_empty()).then_some((*until, Wake::IntroEnds)),
        Stage::Questions(asking) => answer::due(asking, s.is_bot_led(pass)),
        Stage::Exercise { until, told } => closing::exercise_due(*until, *told),
        Stage::CandidateQuestions { until } | Stage::WrapUp { until } => {
            Some((*until, Wake::StageEnds))
        }
    }
}

impl Session {
    /// When, and why, it wants to be woken. Deadlines that close something include their grace.
    pub fn wake_at(&self) -> Option<(Moment, Wake)> {
        due(self).map(|due| (applied_at(due), due.1))
    }

    /// What it needs from the service before it can go on.
    pub fn need(&self) -> Option<Need> {
        need(self)
    }
}

fn need(s: &Session) -> Option<Need> {
    match &s.phase {
        Phase::Running(Running::Pass { no, stage: Stage::Intro { .. } })
            if s[*no].rounds.is_empty() =>
        {
            let candidates = s.candidates(&s[*no]);
            Some(Need::Draw { pass: *no, wishes: wishes(s), candidates })
        }
        Phase::Report { stored: false, .. } => Some(Need::Reports),
        Phase::Gathering { .. }
        | Phase::Briefing { .. }
        | Phase::Running(_)
        | Phase::Paused(_)
        | Phase::Rating { .. }
        | Phase::Report { stored: true, .. }
        | Phase::Closed { .. } => None,
    }
}

/// The planned questions, then the surprises, then a spare for every planned one.
fn wishes(s: &Session) -> Vec<Wish> {
    let agenda = s.agenda();
    let kinds = |own: &Vec<Kind>| s.plan.kind.map_or_else(|| own.clone(), |kind| vec![kind]);
    let planned: Vec<Vec<Kind>> = agenda.questions.iter().map(kinds).collect();
    let wish = |purpose: Purpose, kinds: &Vec<Kind>| Wish { purpose, kinds: kinds.clone() };
    let surprises = (0..agenda.surprises).map(|_| wish(Purpose::Surprise, &Vec::new()));
    planned
        .iter()
        .map(|k| wish(Purpose::Planned, k))
        .chain(surprises)
        .chain(planned.iter().map(|k| wish(Purpose::Spare, k)))
        .collect()
}

/// The bot was away: the misfire table of the plan's platform.
fn gap(d: &mut Draft, from: Moment, to: Moment) {
    match &d.s.phase {
        Phase::Gathering { .. } => {}
        Phase::Briefing { .. } => briefing::after_gap(d, from, to),
        Phase::Running(_) | Phase::Paused(_) => pause::after_gap(d, from, to),
        Phase::Rating { .. } => rating::after_gap(d, from, to),
        Phase::Report { .. } | Phase::Closed { .. } => {}
    }
}

/// What the platform says of a member counts for the questions that they ask from here on.
fn note_coach(d: &mut Draft, by: &By) {
    if let Some(sitter) = d.s.seats.of_mut(by.member) {
        sitter.is_coach = by.is_coach;
    }
}

fn act(d: &mut Draft, by: &By) -> Result<(), Refusal> {
    match &by.act {
        Act::Take(seat) => gathering::take(d, by, *seat),
        Act::Leave => gathering::leave(d, by),
        Act::TakeOffered => gathering::take_offered(d, by),
        Act::PassOffer => gathering::pass_offer(d, by),
        Act::Edit(edit) => gathering::edit(d, by, edit),
        Act::Cancel => gathering::cancel(d, by),
        Act::CheckIn => briefing::check_in(d, by),
        Act::Late => briefing::late(d, by),
        Act::Start => briefing::start(d, by),
        Act::Ask => question::ask(d, by),
        Act::Another => question::another(d, by),
        Act::Skip => question::skip(d, by),
        Act::FollowUp(trigger) => question::follow_up(d, by, *trigger),
        Act::Next => next(d, by),
        Act::Done => answer::done(d, by, answer::Measure::Clock),
        Act::Answer(text) => answer::answer(d, by, text),
        Act::Spoken(length) => answer::done(d, by, answer::Measure::Length(*length)),
        Act::WrapUp => answer::wrap_up(d, by),
        Act::LetRun => answer::let_run(d, by),
        Act::Extend => answer::extend(d, by),
        Act::Pause => pause::pause(d, by),
        Act::Continue => pause::go_on(d, by),
        Act::EndHere => pause::end_here(d, by),
        Act::EmergencyStop => pause::emergency(d, by),
        Act::HandOver(to) => chair::hand_over(d, by, *to),
        Act::AcceptHandOver => chair::accept(d, by),
        Act::StepOut => presence::step_out(d, by),
        Act::ComeBack => presence::come_back(d, by),
        Act::StopMyTurn => presence::stop_turn(d, by),
        Act::GoSolo => chair::go_solo(d, by),
        Act::NewDate => chair::new_date(d, by),
        Act::CountQuestion(turn) => closing::count(d, by, *turn, true),
        Act::UncountQuestion(turn) => closing::count(d, by, *turn, false),
        Act::Story(part) => observing::story(d, by, *part),
        Act::Filler => observing::filler(d, by, true),
        Act::UndoFiller => observing::filler(d, by, false),
        Act::OpenAnswers(turn) => rating::open_answers(d, by, *turn),
        Act::Mark { turn, competency, choice } => rating::mark(d, by, *turn, *competency, *choice),
        Act::Words { turn, words } => rating::words(d, by, *turn, words),
        Act::Transfer { turn, transfer } => rating::transfer(d, by, *turn, *transfer),
        Act::BallotDone(turn) => rating::done(d, by, *turn),
        Act::OwnMark { competency, choice } => rating::own_mark(d, by, *competency, *choice),
        Act::OwnDone => rating::own_done(d, by),
        Act::OwnSkip => rating::own_skip(d, by),
        Act::Tap(tap) => rating::tap(d, by, *tap),
        Act::RateInterviewer { interviewer, rating } => {
            rating::rate_interviewer(d, by, *interviewer, *rating)
        }
        Act::CloseRating => rating::close_early(d, by),
        Act::Recording(link) => rating::recording(d, by, link),
    }
}

/// *Next* means the next question, stage or turn, by where the session stands.
fn next(d: &mut Draft, by: &By) -> Result<(), Refusal> {
    match d.running()? {
        Running::Pass { stage: Stage::Questions(_), .. } => question::next(d, by),
        Running::Pass { stage: Stage::Intro { .. }, .. } => {
            d.by_interviewer(by)?;
            briefing::end_intro(d);
            Ok(())
        }
        Running::Pass {
            stage: Stage::Exercise { .. } | Stage::CandidateQuestions { .. } | Stage::WrapUp { .. },
            ..
        } => {
            d.by_interviewer(by)?;
            closing::next(d);
            Ok(())
        }
        Running::HalfTime { next, .. } => {
            let mine =
                d.pass(next).panel.contains(&by.member) || d.candidates(next).contains(&by.member);
            if !mine || d.s.seats.of(by.member).is_none() {
                let interviewer = d.pass(next).panel.first().copied();
                return Err(Refusal::InterviewerOnly { interviewer });
            }
            briefing::begin_pass(d, next);
            Ok(())
        }
    }
}
