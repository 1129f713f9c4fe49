//! One command of a member: noted once by its receipt, carried out, answered.

use crate::base::{CleanText, MemberId, Moment, SessionId};
use crate::interview::limits::{ANSWERS, OWN_QUESTIONS};
use crate::interview::{
    Act, Event, Heard, MadeOn, Meant, MemberAct, Refusal, Seat, Session, SoFar, Stretch,
};
use crate::protocol::{Answer, Command, Origin, ProfileEdit, Query, Shown};
use crate::store::{self, Tx, answers, guilds, inbox, sessions};

use super::act;
use super::desk::{Actor, Desk};
use super::error::ServiceError;
use super::saved::{self, Loaded, json, read_json};
use super::{
    ask, cadence, calibration, coach, debrief, digest, drills, erase, evening, goals, pitch, plan,
    poll, practise, profile, questions, readiness, series_draft, settings, standing, stories,
    summaries, targets, thanks, weekly,
};

/// Other sessions that are looked at for a clash, at most.
const CLASHES_MAX: u32 = 8;

/// Carries out a command. The same event gets the same answer; what was refused is not noted, as
/// it changed nothing.
///
/// # Errors
/// [`ServiceError`] when nothing could be saved; the caller rolls back.
pub fn handle(
    tx: &Tx,
    desk: &mut Desk,
    now: Moment,
    origin: &Origin,
    command: &Command,
) -> Result<Answer, ServiceError> {
    Ok(carry_out(tx, desk, now, origin, command)?.0)
}

/// Carries out a command, and shows because of it what this query shows then. Where both are about
/// the same session it is read once. The same event gets the same answer, and what is shown now.
///
/// # Errors
/// [`ServiceError`] when nothing could be saved; the caller rolls back.
pub fn handle_and_show(
    tx: &Tx,
    desk: &mut Desk,
    now: Moment,
    origin: &Origin,
    command: &Command,
    query: &Query,
) -> Result<(Answer, Shown), ServiceError> {
    let (answer, in_hand) = carry_out(tx, desk, now, origin, command)?;
    Ok((answer, ask::show(tx, desk.kits(tx), origin, query, in_hand)?))
}

/// The answer, and the session that was acted in as it is now.
fn carry_out(
    tx: &Tx,
    desk: &mut Desk,
    now: Moment,
    origin: &Origin,
    command: &Command,
) -> Result<(Answer, Option<Loaded>), ServiceError> {
    let receipt = origin.receipt.0.as_str();
    if let Some(saved) = inbox::answer_of(tx, receipt)? {
        return Ok((read_json(origin.guild, &saved)?, None));
    }
    let mut in_hand = None;
    let by = Actor { guild: origin.guild, member: Some(origin.member), now };
    let answer = match command {
        Command::Plan(wish) => {
            guilds::ensure(tx, origin.guild)?;
            plan::plan_ahead(tx, desk, by, origin, wish)?
        }
        Command::Act { session, act, on } => {
            let (answer, left) = act_in(tx, desk, by, origin, (*session, None), (act, *on))?;
            in_hand = left;
            answer
        }
        Command::Sure { session, last, on } => {
            let place = (*session, Some(*on));
            let (answer, left) = act_in(tx, desk, by, origin, place, (&last.act(), None))?;
            in_hand = left;
            answer
        }
        Command::TakeGoal { session, turn } => {
            goals::take(tx, desk, by, origin, (*session, *turn))?
        }
        Command::Again { session } => weekly::again(tx, desk, by, origin.member, *session)?,
        Command::Thank { session, whom } => {
            thanks::thank(tx, desk, by, origin.member, (*session, *whom))?
        }
        Command::WriteGoal { from, wording } => goals::write(tx, desk, by, origin, *from, wording)?,
        Command::Goal(act) => goals::act(tx, desk, by, origin.member, *act)?,
        Command::WriteStory { of, telling } => {
            stories::write(tx, desk, by, origin.member, (of, telling))?
        }
        Command::WriteDebrief { of, words } => {
            debrief::write(tx, desk, by, origin.member, (*of, words))?
        }
        Command::Debrief(act) => debrief::act(tx, desk, by, origin.member, *act)?,
        Command::Story(act) => stories::act(tx, desk, by, origin.member, act)?,
        Command::WritePitch(wording) => pitch::write(tx, desk, by, origin, wording)?,
        Command::ChoosePitch(version) => pitch::choose(tx, desk, by, origin, *version)?,
        Command::SetUp(wanted) => {
            let before = settings::settings(tx, origin.guild)?;
            let answer = settings::set_up(tx, desk, by, origin, wanted)?;
            if let Answer::SetUp(after) = &answer {
                standing::moved(tx, desk, by, &before, after)?;
            }
            answer
        }
        Command::Forget => erase::forget(tx, desk, by, origin.member)?,
        Command::MemberGone { member } => erase::gone(tx, desk, by, *member)?,
        Command::AgreeToCoach { coach } => coach::agree(tx, desk, by, origin.member, *coach)?,
        Command::WithdrawFromCoach { coach } => {
            coach::withdraw(tx, desk, by, origin.member, *coach)?
        }
        Command::Profile(ProfileEdit::Weekly(times)) => {
            cadence::change(tx, desk, by, origin.member, (Some(*times), None))?
        }
        Command::Profile(ProfileEdit::Monthly(times)) => {
            cadence::change(tx, desk, by, origin.member, (None, Some(*times)))?
        }
        Command::Profile(ProfileEdit::Summary(is_wanted)) => {
            summaries::want(tx, desk, by, (origin.member, *is_wanted))?
        }
        Command::Profile(ProfileEdit::InDigest(to, on)) => {
            digest::agree(tx, desk, by, origin.member, (*to, *on))?
        }
        Command::ShowBoard { on } => readiness::show(tx, desk, by, origin.member, *on)?,
        Command::Profile(edit) => {
            let answer = profile::change(tx, desk, by, origin.member, edit)?;
            if let ProfileEdit::Zone(_) | ProfileEdit::Quiet(_) = edit {
                drills::again(tx, by, origin.member)?;
                summaries::again(tx, by, origin.member)?;
            }
            if let (ProfileEdit::Pause(until), Answer::ProfileSaved(_)) = (edit, &answer) {
                cadence::paused(tx, by, origin.member, *until)?;
            }
            if let ProfileEdit::Target(_) | ProfileEdit::Zone(_) | ProfileEdit::Quiet(_) = edit {
                targets::named(tx, by, origin.member, None)?;
            }
            if let ProfileEdit::TargetFor(sort) = edit {
                targets::named(tx, by, origin.member, Some(*sort))?;
            }
            if let ProfileEdit::Pause(Some(_)) | ProfileEdit::InterviewOnly(true) = edit {
                practise::stop_waiting(tx, desk, by, origin.member)?;
            }
            if let (ProfileEdit::Pause(Some(_)), Answer::ProfileSaved(_)) = (edit, &answer) {
                evening::paused(tx, desk, by, origin.member)?;
            }
            answer
        }
        Command::Call(wish) => evening::plan(tx, desk, by, origin, wish)?,
        Command::Evening { evening, act } => evening::act(tx, desk, by, origin, (*evening, *act))?,
        Command::ChangeEvening { evening, to } => {
            evening::change(tx, desk, by, origin, (*evening, to))?
        }
        Command::PractiseNow => practise::begin(tx, desk, by, origin)?,
        Command::StopWaiting => practise::stop(tx, desk, by, origin)?,
        Command::StartAlone => practise::alone(tx, desk, by, origin)?,
        Command::Drill(of) => practise::drill(tx, desk, by, origin, *of)?,
        Command::Propose(proposed) => questions::propose(tx, desk, by, origin.member, proposed)?,
        Command::Decide { proposal, decision } => {
            questions::decide(tx, desk, by, origin, (*proposal, *decision))?
        }
        Command::TakeOver(file) => questions::take_over(tx, desk, by, origin, file)?,
        Command::Calibrate(act) => calibration::act(tx, desk, by, origin.member, *act)?,
        Command::DraftSeries(draft) => series_draft::draft(tx, desk, by, origin, draft)?,
        Command::AskTimes(wish) => poll::ask(tx, desk, by, origin, wish)?,
        Command::Poll(id, act) => poll::act(tx, desk, by, origin, (*id, *act))?,
        Command::Series(command) => series_draft::command(tx, desk, by, origin, command)?,
    };
    if let (Answer::Goal(_) | Answer::GoalTaken { .. }, true) = (&answer, answer.is_done()) {
        summaries::begin(tx, by, origin.member)?;
    }
    if answer.is_done() {
        // Of who is erased, not even that they asked for it.
        let of = (answer != Answer::Forgotten).then_some((origin.guild, origin.member));
        inbox::remember(tx, of, receipt, now, &json(&answer)?)?;
        if let Some((guild, member)) = of {
            profile::seen(tx, guild, member, &origin.language)?;
        }
    }
    Ok((answer, in_hand))
}

/// Acts in a session; only where it still stands on the stretch that was asked about, if any was.
fn act_in(
    tx: &Tx,
    desk: &mut Desk,
    by: Actor,
    origin: &Origin,
    (session, stretch): (SessionId, Option<Stretch>),
    (act, on): (&Act, Option<MadeOn>),
) -> Result<(Answer, Option<Loaded>), ServiceError> {
    let found = saved::load(tx, desk, session)?;
    // A session of another guild does not exist for this one, nor what is somebody else's alone.
    let Some(from) = found.filter(|loaded| loaded.is_known_to(origin)) else {
        return Ok((Answer::NoSuchSession, None));
    };
    if stretch.is_some_and(|stretch| stretch != from.session.stretch()) {
        let session = Some(ask::brief_of(&from.session, from.closed_at));
        return Ok((Answer::Refused { refusal: Refusal::NotInThisStage, session }, Some(from)));
    }
    let event = Event::Act(MemberAct {
        member: origin.member,
        acted_at: origin.acted_at,
        is_organiser: origin.is_organiser,
        is_coach: origin.is_coach,
        clash: clash(tx, &from, origin, act)?,
        booked_out: if matches!(act, Act::Take(_) | Act::TakeOffered) {
            evening::booked_out(tx, origin.guild, origin.member, by.now)?
        } else {
            None
        },
        on,
        so_far: so_far(tx, &from.session, origin.member, act, on)?,
        act: act.clone(),
    });
    match act::happen(tx, desk, by, &from, &event)? {
        Ok(happened) => {
            let heard = checked_in_for(tx, origin, happened.heard, &happened.now.session)?;
            Ok((Answer::Heard { session, heard }, Some(happened.now)))
        }
        Err(refusal) => {
            let session = Some(ask::brief_of(&from.session, from.closed_at));
            Ok((Answer::Refused { refusal, session }, Some(from)))
        }
    }
}

/// A candidate who checks in is told what they work on.
fn checked_in_for(
    tx: &Tx,
    origin: &Origin,
    heard: Heard,
    session: &Session,
) -> Result<Heard, ServiceError> {
    let sitter = session.seats.of(origin.member);
    if heard != Heard::CheckedIn || sitter.is_none_or(|sitter| sitter.seat != Seat::Candidate) {
        return Ok(heard);
    }
    let goal = store::goals::current(tx, origin.guild, origin.member)?;
    let goal = goal.as_ref().and_then(goals::text_of);
    Ok(goal.map_or(heard, |goal| Heard::CheckedInFor { goal }))
}

/// What the question has already that an answer is for.
fn so_far(
    tx: &Tx,
    session: &Session,
    member: MemberId,
    act: &Act,
    on: Option<MadeOn>,
) -> Result<Option<SoFar>, ServiceError> {
    let of = if let Act::OwnQuestions(_) = act {
        let own = session.numbered_turns().find(|(_, turn)| turn.candidate == member);
        own.map(|(turn, _)| (turn, OWN_QUESTIONS, 0))
    } else if let Act::Answer(_) = act {
        session.meant(member, on).map(|Meant { turn, no, ask, .. }| (turn, no, ask))
    } else {
        None
    };
    let Some((turn, no, ask)) = of else { return Ok(None) };
    let said = answers::said(tx, session.id, u16::from(turn), (no.into(), ask.into()), member)?;
    let text = said.and_then(|said| CleanText::new(&said, ANSWERS).ok());
    Ok(text.map(|text| SoFar { turn, no, ask, text }))
}

/// Another session of this guild in which the member has a seat at the time of this one. What
/// they do in other guilds is nobody's business here.
fn clash(tx: &Tx, from: &Loaded, origin: &Origin, act: &Act) -> Result<Option<u32>, ServiceError> {
    if !matches!(act, Act::Take(_) | Act::TakeOffered) {
        return Ok(None);
    }
    let session = &from.session;
    let (starts_at, ends_at) = (session.plan.starts_at, session.ends_at());
    let others = sessions::overlapping(tx, origin.member, starts_at, ends_at, CLASHES_MAX)?;
    for (other, guild, _) in others {
        if other != session.id && guild == session.guild {
            let number = sessions::load(tx, other)?.map(|row| row.number);
            return Ok(Some(number.unwrap_or(0)));
        }
    }
    Ok(None)
}
