//! The one way in: a session, an event and a moment go in; the next session and everything that
//! must happen because of it come out.

use std::collections::{BTreeMap, BTreeSet};
use std::sync::Arc;

use crate::bank::Kind;
use crate::base::{GuildId, MemberId, Moment, Seed, SessionId};

use super::draft::Draft;
use super::effect::Effect;
use super::event::{Act, Event, InterviewerRating, MemberAct, Purpose};
use super::fact::Fact;
use super::heard::Heard;
use super::held::Held;
use super::limits::DEADLINES_A_STEP_MAX;
use super::made_on::MadeOn;
use super::notice::Notice;
use super::numbers::PassNo;
use super::pass::Pass;
use super::phase::{
    answer, briefing, chair, closing, dealt, gathering, half_time, held, lost, observing, pause,
    presence, question, rating, report, seating,
};
use super::plan::Plan;
use super::refusal::Refusal;
use super::seats::{Deal, Seat, Seats, Sitter};
use super::session::{Kit, Session};
use super::set_back::set_back;
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
    /// Of one of these kinds.
    pub kinds: BTreeSet<Kind>,
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
    let mut draft = planned(plan, kit, id, seed, now)?;
    open_or_wait(&mut draft);
    Ok(finish(draft))
}

/// Check-in opens, if it is time for it.
fn open_or_wait(draft: &mut Draft) {
    let plan = &draft.session.plan;
    if plan.at_once || plan.starts_at - super::limits::CHECK_IN_BEFORE <= draft.at {
        briefing::open(draft);
    } else {
        draft.show_card();
    }
}

/// A new session whose seats were dealt from outside: planned, with everybody seated. Where roles
/// swap, the order of its candidates is that of their turns. One that is made later than check-in
/// opens, opens it at once and calls them: until then the first reminder does.
///
/// # Errors
/// [`Refusal`] when the time of the plan cannot be used, or the format has no such seats.
pub fn open_dealt(
    plan: Plan,
    kit: Arc<Kit>,
    id: (SessionId, GuildId, u32),
    seed: Seed,
    deal: &Deal,
    now: Moment,
) -> Result<Step, Refusal> {
    let plan = Plan { is_dealt: true, at_once: false, ..plan };
    let mut draft = planned(plan, kit, id, seed, now)?;
    let members = dealt::sit(&mut draft, deal)?;
    open_or_wait(&mut draft);
    if !draft.session.is_dealt_ahead() {
        gathering::call(&mut draft, members);
    }
    Ok(finish(draft))
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
    let mut draft = planned(Plan { at_once: true, ..plan }, kit, id, seed, now)?;
    if usize::from(Seat::Candidate.places(draft.session.format()).max) < 2 {
        return Err(Refusal::NoSuchSeat { seat: Seat::Candidate });
    }
    for (member, is_here) in [(here, true), (waited, false)] {
        draft.session.seats.sitters.push(Sitter::new(member, Seat::Candidate, now, is_here));
        draft.fact(Fact::Seated { member, seat: Seat::Candidate });
    }
    briefing::open(&mut draft);
    let until = now + super::limits::LATE_MAX;
    draft.ping(Notice::Paired { here, waited, until }, vec![waited, here]);
    Ok(finish(draft))
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
    let planner = plan.planner;
    let plan = Plan { cut_off_at: gathering::cut_off_at(&plan, now), ..plan };
    let reminded = gathering::reminders_over(&plan, id.1, now);
    let session = Session {
        id: id.0,
        guild: id.1,
        number: id.2,
        seed,
        plan,
        seats: Seats::default(),
        passes: Vec::new(),
        turns: Vec::new(),
        phase: Phase::Gathering { reminded },
        put_off: Vec::new(),
        absent: Vec::new(),
        at: now,
        exercise_no: None,
        has_thread: false,
        lost: None,
        held: None,
        question_count: 0,
        kit,
    };
    let mut draft = Draft::new(session, now);
    draft.fact(Fact::Planned { by: planner });
    Ok(draft)
}

/// What happens to `session` because of `event`.
///
/// A member's act is judged at the moment when they acted, but never before what has happened
/// already; deadlines that passed before that moment are applied first.
///
/// # Errors
/// [`Refusal`] when a rule says no; the session then stays as it was.
pub fn step(session: &Session, event: &Event, now: Moment) -> Result<Step, Refusal> {
    let mut draft = Draft::new(session.clone(), session.at);
    if let Event::SetBack { by } = event {
        set_back(&mut draft.session, *by);
    }
    let at = now.max(draft.session.at);
    match event {
        Event::Act(by) => acted(&mut draft, by, by.acted_at.min(now).max(session.at))?,
        Event::Woken { quiet } => woken(&mut draft, quiet, at),
        Event::Gap { from, to } => {
            let from = (*from).max(session.at).min(at);
            gap(draft.judge(at), from, (*to).min(at));
            // Where the absence stopped no clock, what members did in it counts by its time.
            if draft.session == *session && session.pass_no().is_some() {
                draft.at = from;
            }
        }
        Event::SetBack { by } => pause::after_set_back(draft.judge(at), *by),
        Event::Drawn(drawn) => briefing::drawn(draft.judge(at), drawn),
        Event::Reported { outcomes } => report::reported(draft.judge(at), outcomes),
        Event::DeliveryLost => lost::undeliverable(draft.judge(at)),
        Event::Held { place, why, since } => {
            let since = (*since).clamp(session.at, at);
            held::held(draft.judge(at), Held { place: *place, why: *why, since });
        }
        Event::HeldOver => held::over(draft.judge(at)),
        Event::PlaceLost(what) => lost::place(draft.judge(at), *what),
        Event::PlaceFound => lost::found(draft.judge(at)),
        Event::Dealt(deal) => {
            arrive(&mut draft, at);
            dealt::anew(&mut draft, deal)?;
        }
        Event::Agreed { starts_at, objective } => {
            arrive(&mut draft, at);
            gathering::agreed(&mut draft, *starts_at, objective)?;
        }
    }
    Ok(finish(draft))
}

fn acted(draft: &mut Draft, by: &MemberAct, at: Moment) -> Result<(), Refusal> {
    arrive(draft, at);
    note_coach(draft, by);
    still_there(&draft.session, by)?;
    act(draft, by)?;
    note_coach(draft, by);
    Ok(())
}

/// What happens at `at` meets what the time until then has made of the session.
fn arrive(draft: &mut Draft, at: Moment) {
    catch_up(draft, at);
    draft.at = at;
    if gathering::is_missed(&draft.session, at) {
        gathering::begin_late(draft);
    }
}

/// Whether what the act was made on is still there: it never counts for what came after that.
/// Where nothing of the kind is there any more the act's own rule says so. Words find their
/// question by themselves, also one that is over.
fn still_there(s: &Session, by: &MemberAct) -> Result<(), Refusal> {
    let (Some(on), false) = (by.on, matches!(by.act, Act::Answer(_) | Act::Unread(_))) else {
        return Ok(());
    };
    let on = if let MadeOn::Written(_) = on {
        let meant = s.meant(by.member, Some(on)).ok_or(Refusal::MovedOn)?;
        s.asked_as(meant.turn, meant.no, meant.ask)
    } else {
        Some(on)
    };
    match s.made_on(by.member, &by.act) {
        Some(now) if !on.is_some_and(|on| on.is_still(now)) => Err(Refusal::MovedOn),
        Some(_) | None => Ok(()),
    }
}

/// The next deadline, if its time has come.
fn woken(draft: &mut Draft, quiet: &BTreeMap<MemberId, Moment>, at: Moment) {
    // A wake that comes after the start means that nobody was there to begin in time.
    if gathering::is_missed(&draft.session, at) {
        return gathering::begin_late(draft.judge(at));
    }
    match due(&draft.session).filter(|due| applied_at(*due) <= at) {
        Some((due_at, Wake::Remind)) => {
            draft.at = draft.at.max(due_at);
            gathering::remind(draft, at, quiet);
        }
        Some((due_at, Wake::CheckInOpens)) => {
            draft.at = draft.at.max(due_at);
            gathering::open_check_in(draft, quiet);
            briefing::try_begin(draft);
        }
        Some(due) => apply(draft, due, at),
        None => {}
    }
}

fn finish(mut draft: Draft) -> Step {
    held::stand(&mut draft);
    let Draft { mut session, at, effects, facts, heard } = draft;
    session.at = session.at.max(at);
    let step = Step { next: session, effects, facts, heard };
    debug_assert_eq!(super::audit::audit(&step.next), Ok(()), "a step keeps the invariants");
    step
}

/// Applies every deadline before `at`: what a press of that moment meets. A reminder takes nothing
/// from anybody: it is left to the wake that follows at once, and knows who wants to be left alone.
fn catch_up(draft: &mut Draft, at: Moment) {
    for _ in 0..DEADLINES_A_STEP_MAX {
        if gathering::is_missed(&draft.session, at) {
            return;
        }
        match earlier(own_due(&draft.session), chair::chair_due(&draft.session))
            .filter(|(due, _)| *due < at)
        {
            Some(due) => apply(draft, due, at),
            None => return,
        }
        if need(&draft.session).is_some() {
            return;
        }
    }
}

/// Applies one deadline, at its own time, when it is `now`.
fn apply(draft: &mut Draft, (at, wake): Due, now: Moment) {
    draft.at = draft.at.max(at);
    match wake {
        // A reminder goes out when it can, and is not applied at a time of its own.
        Wake::Remind => {}
        Wake::CutOff => gathering::cut_off(draft),
        Wake::CheckInOpens => {
            gathering::open_check_in_unasked(draft);
            briefing::try_begin(draft);
        }
        Wake::OfferLapses => {
            seating::lapse(draft);
            draft.show_card();
        }
        Wake::Starts => briefing::starts(draft, at),
        Wake::SeatFrees(member) => briefing::seat_frees(draft, at, member),
        Wake::StartGivesUp => briefing::give_up(draft, at),
        Wake::IntroEnds => briefing::end_intro(draft),
        Wake::Nudge
        | Wake::GoesOn
        | Wake::ClockStarts
        | Wake::Soon
        | Wake::TimeUp
        | Wake::Overtime
        | Wake::AnswerCloses => answer::woken(draft, wake, now),
        Wake::ChairLapses => chair::chair_lapses(draft),
        Wake::ExerciseSoon => closing::exercise_soon(draft),
        Wake::StageEnds => closing::next(draft, closing::Began::Itself),
        Wake::HalfTimeEnds => next_pass(draft),
        Wake::Resumes | Wake::PauseEnds => presence::woken(draft, wake),
        Wake::RatersWanted => rating::remind(draft),
        Wake::RatingCloses => report::unseal(draft),
        Wake::ReportEnds => report::close(draft, Ending::Reported),
    }
}

fn next_pass(draft: &mut Draft) {
    if let Phase::Running(Running::HalfTime { next, .. }) = draft.session.phase {
        briefing::begin_pass(draft, next);
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
    let kinds = |own: &Vec<Kind>| match s.plan.kind {
        Some(kind) => BTreeSet::from([kind]),
        None => own.iter().copied().collect(),
    };
    let planned: Vec<BTreeSet<Kind>> = agenda.questions.iter().map(kinds).collect();
    let surprising = s.plan.surprising(planned.iter().flatten());
    let wish = |purpose: Purpose, kinds: &BTreeSet<Kind>| Wish { purpose, kinds: kinds.clone() };
    let surprises = (0..agenda.surprises).map(|_| wish(Purpose::Surprise, &surprising));
    planned
        .iter()
        .map(|k| wish(Purpose::Planned, k))
        .chain(surprises)
        .chain(planned.iter().map(|k| wish(Purpose::Spare, k)))
        .collect()
}

/// The bot was away: the misfire table of the plan's platform.
fn gap(draft: &mut Draft, from: Moment, to: Moment) {
    match &draft.session.phase {
        Phase::Gathering { .. } => {}
        Phase::Briefing { .. } => briefing::after_gap(draft, from, to),
        Phase::Running(_) | Phase::Paused(_) => pause::after_gap(draft, from, to),
        Phase::Rating { .. } => rating::after_gap(draft, from, to),
        Phase::Report { .. } | Phase::Closed { .. } => {}
    }
}

/// What the platform says of a member counts for the questions that they ask from here on.
fn note_coach(draft: &mut Draft, by: &MemberAct) {
    if let Some(sitter) = draft.session.seats.of_mut(by.member) {
        sitter.is_coach = by.is_coach;
    }
}

fn act(draft: &mut Draft, by: &MemberAct) -> Result<(), Refusal> {
    match &by.act {
        Act::Take(seat) => gathering::take(draft, by, *seat),
        Act::Leave => gathering::leave(draft, by),
        Act::TakeOffered => gathering::take_offered(draft, by),
        Act::PassOffer => gathering::pass_offer(draft, by),
        Act::Edit(edit) => gathering::edit(draft, by, edit),
        Act::Cancel => gathering::cancel(draft, by),
        Act::CheckIn => briefing::check_in(draft, by),
        Act::Late => briefing::late(draft, by),
        Act::Start => briefing::start(draft, by),
        Act::Ask => question::ask(draft, by),
        Act::Another => question::another(draft, by),
        Act::Skip => question::skip(draft, by),
        Act::FollowUp(trigger) => question::follow_up(draft, by, *trigger),
        Act::Next => next(draft, by),
        Act::Done => answer::done(draft, by, answer::Measure::Clock),
        Act::Answer(text) => answer::answer(draft, by, text),
        Act::Unread(why) => answer::unread(draft, by, *why),
        Act::Spoken(length) => answer::done(draft, by, answer::Measure::Length(*length)),
        Act::WrapUp => answer::wrap_up(draft, by),
        Act::LetRun => answer::let_run(draft, by),
        Act::Extend => answer::extend(draft, by),
        Act::Pause => pause::pause(draft, by),
        Act::Continue => pause::go_on(draft, by),
        Act::EndHere => pause::end_here(draft, by),
        Act::EmergencyStop => pause::emergency(draft, by),
        Act::HandOver(to) => chair::hand_over(draft, by, *to),
        Act::AcceptHandOver => chair::accept(draft, by),
        Act::StepOut => presence::step_out(draft, by),
        Act::ComeBack => presence::come_back(draft, by),
        Act::StopMyTurn => presence::stop_turn(draft, by),
        Act::GoSolo => chair::go_solo(draft, by),
        Act::NewDate => chair::new_date(draft, by),
        Act::CountQuestion(turn) => closing::count(draft, by, *turn, true),
        Act::UncountQuestion(turn) => closing::count(draft, by, *turn, false),
        Act::OwnQuestions(text) => closing::own_questions(draft, by, text),
        Act::Story(part) => observing::story(draft, by, *part),
        Act::Filler => observing::filler(draft, by, true),
        Act::UndoFiller => observing::filler(draft, by, false),
        Act::OpenAnswers(turn) => rating::open_answers(draft, by, *turn),
        Act::Mark { turn, competency, choice } => {
            rating::mark(draft, by, *turn, *competency, *choice)
        }
        Act::Words { turn, words } => rating::words(draft, by, *turn, words),
        Act::Transfer { turn, transfer } => rating::transfer(draft, by, *turn, *transfer),
        Act::BallotDone(turn) => rating::done(draft, by, *turn),
        Act::OwnMark { competency, choice } => rating::own_mark(draft, by, *competency, *choice),
        Act::OwnDone => rating::own_done(draft, by),
        Act::OwnSkip => rating::own_skip(draft, by),
        Act::Tap(tap) => rating::tap(draft, by, *tap),
        Act::RateInterviewer { interviewer, rating } => {
            rating::rate_interviewer(draft, by, *interviewer, |_| *rating)
        }
        Act::RateSide { interviewer, side, mark } => {
            let marked = |was| InterviewerRating::with(was, *side, *mark);
            rating::rate_interviewer(draft, by, *interviewer, marked)
        }
        Act::CloseRating => rating::close_early(draft, by),
        Act::Recording(link) => rating::recording(draft, by, link),
    }
}

/// *Next* means the next question, stage or turn, by where the session stands.
fn next(draft: &mut Draft, by: &MemberAct) -> Result<(), Refusal> {
    match draft.running()? {
        Running::Pass { stage: Stage::Questions(_), .. } => question::next(draft, by),
        Running::Pass { stage: Stage::Intro { .. }, .. } => {
            draft.by_interviewer(by)?;
            briefing::end_intro(draft);
            Ok(())
        }
        Running::Pass {
            stage: Stage::Exercise { .. } | Stage::CandidateQuestions { .. } | Stage::WrapUp { .. },
            ..
        } => {
            draft.by_interviewer(by)?;
            closing::next(draft, closing::Began::Pressed);
            Ok(())
        }
        Running::HalfTime { next, .. } => {
            let mine = draft.pass(next).panel.contains(&by.member)
                || draft.candidates(next).contains(&by.member);
            if !mine || draft.session.seats.of(by.member).is_none() {
                let interviewer = draft.pass(next).panel.first().copied();
                return Err(Refusal::InterviewerOnly { interviewer });
            }
            briefing::begin_pass(draft, next);
            Ok(())
        }
    }
}
