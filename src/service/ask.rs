//! What a member looks at. Reading changes nothing.

use std::sync::Arc;

use crate::base::{CleanText, GuildId, MemberId, Moment, SessionId};
use crate::interview::limits::ANSWERS;
use crate::interview::{
    self, Event, LastAct, MemberAct, Phase, Raters, Refusal, Seat, SelfRating, Session, TurnNo,
};
use crate::protocol::{
    BallotView, Origin, PastLook, PastShown, Query, RubricShown, SessionBrief, Shown,
};
use crate::rubric::{COMPETENCIES_MAX, Pool, RubricId, Words};
use crate::store::{Read, answers, ballots, sessions};

use super::desk::Kits;
use super::error::ServiceError;
use super::export::Export;
use super::saved::{self, Loaded};
use super::{
    appointments, attempts, attendance, audit, calibration, coach, debrief, evening, goals,
    overlap, pair, past, pitch, practise, profile, progress, questions, readiness, rhythm,
    series_draft, settings, stories, thanks, told_before, traffic, weekly,
};

/// Sessions that a list shows.
const SESSIONS_SHOWN_MAX: u32 = 20;

/// Answers a query with what this member may see. `kits` saves reading them again.
///
/// # Errors
/// [`ServiceError`] when the store cannot be read.
pub fn answer(
    read: &Read,
    kits: &mut Kits,
    origin: &Origin,
    query: &Query,
) -> Result<Shown, ServiceError> {
    show(read, kits, origin, query, None)
}

/// The same where a session is in hand as it is saved: it is not read again.
pub(super) fn show(
    read: &Read,
    kits: &mut Kits,
    origin: &Origin,
    query: &Query,
    in_hand: Option<Loaded>,
) -> Result<Shown, ServiceError> {
    match query {
        Query::Sessions => list(read, kits, origin),
        Query::Goal | Query::DrillTime => Ok(Shown::Goal(goals::own(read, origin)?.map(Box::new))),
        Query::Pitch(look) => pitch::look(read, origin, *look),
        Query::Debriefs(look) => debrief::look(read, origin, *look),
        Query::Stories(look) => stories::look(read, origin, *look),
        Query::Goals => Ok(Shown::Goals(goals::earlier(read, origin)?)),
        Query::Settings => Ok(Shown::Settings(Box::new(settings::settings(read, origin.guild)?))),
        Query::Profile | Query::Roles | Query::Availability(_) => {
            let (profile, not_with) = profile::load(read, origin.guild, origin.member)?;
            Ok(Shown::Profile {
                profile: Box::new(profile),
                pairs: pair::own(read, origin.guild, origin.member, &not_with)?,
                not_with,
                group_zone: profile::group_zone(read, origin.guild)?,
                coaches: coach::coaches(read, origin)?,
                attendance: attendance::own(read, origin.guild, origin.member)?,
            })
        }
        Query::Calendar(of) => appointments::look(read, kits, origin, *of),
        Query::Overlap(look) => overlap::look(read, origin, look),
        Query::Cadence => Ok(Shown::Cadence(rhythm::own(read, origin)?)),
        Query::Guide(_) => Ok(Shown::Guide { hidden: calibration::hidden(read, origin)? }),
        Query::Questions(look) => questions::look(read, kits, origin, *look),
        Query::Calibration => calibration::look(read, kits, origin),
        Query::Rubric(rubric) => agreement(read, kits, origin, rubric),
        Query::Series(look) => Ok(Shown::Series(series_draft::look(read, origin, *look)?)),
        Query::WhyAsked(evening)
        | Query::Swaps(evening)
        | Query::SureOff(evening)
        | Query::SureDraw(evening) => evening::look(read, origin, Some(*evening)),
        Query::WhySeats(evening) => evening::look(read, origin, *evening),
        Query::Rotation => evening::rotation(read, origin),
        Query::Outbox if !origin.is_organiser => Ok(Shown::Outbox(None)),
        Query::Outbox => {
            let traffic = traffic::traffic(read, Some(origin.guild), origin.acted_at)?;
            Ok(Shown::Outbox(Some(Box::new(traffic))))
        }
        // What lies beside the database is not read here: [`crate::runtime`] knows it.
        Query::Backups => Ok(Shown::Backups(origin.is_organiser.then(Box::default))),
        Query::Audit(_) if !origin.is_organiser => Ok(Shown::Audit(None)),
        Query::Audit(page) => {
            Ok(Shown::Audit(Some(Box::new(audit::audit(read, origin.guild, *page)?))))
        }
        Query::Attendance => Ok(Shown::Attendance(Box::new(attendance::of_group(read, origin)?))),
        Query::Waiting => Ok(Shown::Waiting(practise::look(read, origin)?)),
        Query::Report(session, turn) | Query::ReportPart(session, turn, _) => {
            report(read, kits, origin, (*session, *turn))
        }
        Query::Export(before) => export(read, origin, *before),
        Query::Past(PastLook::Attempts(of, beside)) => {
            attempts::look(read, kits, origin, (Some(*of), *beside))
        }
        Query::Past(PastLook::LastAttempts) => attempts::look(read, kits, origin, (None, None)),
        Query::Past(PastLook::Thanks) => thanks::look(read, origin),
        Query::Readiness(of) => readiness::look(read, origin, *of),
        Query::Past(look) => {
            let mut shown = past::look(read, origin, *look)?;
            if let Shown::Past(PastShown::Page(past)) = &mut shown {
                past.has_thanks = thanks::has_any(read, origin)?;
            }
            Ok(shown)
        }
        Query::Progress(look) => progress::look(read, kits, origin, look),
        Query::Details(session)
        | Query::Panel(session)
        | Query::More(session)
        | Query::Own(session)
        | Query::HowToRate(session)
        | Query::Planned(session) => {
            let found = sealed(read, kits, origin, *session, in_hand)?;
            Ok(found
                .map_or(Shown::NoSuchSession, |loaded| Shown::Session(Arc::new(loaded.session))))
        }
        Query::Checklist(session) => {
            let found = sealed(read, kits, origin, *session, in_hand)?;
            found.map_or(Ok(Shown::NoSuchSession), |loaded| checklist(read, origin, loaded.session))
        }
        Query::Sure(session, last) => sure(read, kits, origin, *session, *last),
        Query::Ballot(session, turn) => {
            let found = sealed(read, kits, origin, *session, in_hand)?;
            found.map_or(Ok(Shown::NoSuchSession), |loaded| ballot(read, origin, loaded, *turn))
        }
        Query::Answers(session, turn) => {
            let found = sealed(read, kits, origin, *session, in_hand)?;
            found.map_or(Ok(Shown::NoSuchSession), |loaded| texts(read, origin, loaded, *turn))
        }
    }
}

/// The checklist before a mock, for a candidate with what they keep of stories.
fn checklist(read: &Read, origin: &Origin, session: Session) -> Result<Shown, ServiceError> {
    let viewer = origin.member;
    let answers = session.seats.of(viewer).is_some_and(|sitter| sitter.seat == Seat::Candidate);
    let is_drawn = session.turns.iter().any(|turn| turn.candidate == viewer && turn.planned > 0);
    let session = Arc::new(session);
    if !answers || is_drawn {
        return Ok(Shown::Session(session));
    }
    let stories = stories::own(read, origin.guild, viewer)?;
    let has_any = !stories.is_empty();
    Ok(if has_any { Shown::Checklist { session, stories } } else { Shown::Session(session) })
}

/// What is kept of the member, as files. Who must not be held up by it reads it in several looks.
fn export(read: &Read, origin: &Origin, before: Option<SessionId>) -> Result<Shown, ServiceError> {
    let mut export = Export::new(origin.clone(), before);
    while !export.is_enough() {
        export = export.more(read)?;
    }
    Ok(Shown::Export(Box::new(export.files(origin.acted_at))))
}

/// How far the guild's raters agree on a rubric.
fn agreement(
    read: &Read,
    kits: &mut Kits,
    origin: &Origin,
    rubric: &RubricId,
) -> Result<Shown, ServiceError> {
    let (guild, now) = (origin.guild, origin.acted_at);
    let [casts, _] = kits.history(read, guild)?.casts(read, guild, rubric.0.as_str(), now)?;
    let pool = Pool::new(&casts, now, COMPETENCIES_MAX);
    let (agreement, deviation) = (pool.agreement(), pool.deviation());
    Ok(Shown::Rubric(Box::new(RubricShown { rubric: rubric.clone(), agreement, deviation })))
}

/// The guild's session with this number, open or long over.
///
/// # Errors
/// [`ServiceError`] when the store cannot be read.
pub fn numbered(
    read: &Read,
    guild: GuildId,
    number: u32,
) -> Result<Option<SessionId>, ServiceError> {
    Ok(sessions::load_by_number(read, guild, number)?.map(|row| row.id))
}

/// The session as it is saved, if it is one of this guild, and this member may know of it.
fn whole(
    read: &Read,
    kits: &mut Kits,
    origin: &Origin,
    session: SessionId,
) -> Result<Option<Loaded>, ServiceError> {
    let row = sessions::load(read, session)?.filter(|row| row.guild == origin.guild);
    let found = row.map(|row| saved::look(read, row, kits)).transpose()?;
    Ok(found.filter(|loaded| loaded.is_known_to(origin)))
}

/// What somebody is about to end for good: refused as the act itself would be, and not asked about
/// where nothing ends.
fn sure(
    read: &Read,
    kits: &mut Kits,
    origin: &Origin,
    session: SessionId,
    last: LastAct,
) -> Result<Shown, ServiceError> {
    let Some(mut loaded) = whole(read, kits, origin, session)? else {
        return Ok(Shown::NoSuchSession);
    };
    let tried = Event::Act(MemberAct {
        is_organiser: origin.is_organiser,
        is_coach: origin.is_coach,
        ..MemberAct::of(origin.member, last.act(), origin.acted_at)
    });
    if let Err(refusal) = interview::step(&loaded.session, &tried, origin.acted_at) {
        return Ok(refused(&loaded, refusal));
    }
    seal(&mut loaded.session, origin.member);
    let is_asked = loaded.session.asks_before(last);
    let session = Arc::new(loaded.session);
    Ok(if is_asked { Shown::Sure { session, last } } else { Shown::Session(session) })
}

/// The session as this member may see it, if it is one of this guild.
fn sealed(
    read: &Read,
    kits: &mut Kits,
    origin: &Origin,
    session: SessionId,
    in_hand: Option<Loaded>,
) -> Result<Option<Loaded>, ServiceError> {
    let found = match in_hand.filter(|loaded| loaded.session.id == session) {
        Some(loaded) => Some(loaded).filter(|loaded| loaded.is_known_to(origin)),
        None => whole(read, kits, origin, session)?,
    };
    Ok(found.map(|mut loaded| {
        seal(&mut loaded.session, origin.member);
        loaded
    }))
}

/// Takes out what this member must not see: questions before their time, and before and after
/// unsealing other raters' marks, and how a candidate rated themself and their interviewers. What
/// is in stays countable.
fn seal(session: &mut Session, viewer: MemberId) {
    session.seal_questions(viewer);
    for turn in &mut session.turns {
        let others = turn.ballots.iter_mut().filter(|(rater, _)| **rater != viewer);
        for (_, ballot) in others {
            ballot.choices.clear();
            ballot.transfer = None;
        }
        if turn.candidate != viewer {
            turn.of_interviewers.clear();
            if let SelfRating::Open(ballot) | SelfRating::Done(ballot) = &mut turn.own {
                ballot.choices.clear();
            }
        }
    }
}

/// Those that are not over, then the last ones.
fn list(read: &Read, kits: &mut Kits, origin: &Origin) -> Result<Shown, ServiceError> {
    let rows = sessions::numbered_below(read, origin.guild, u32::MAX, SESSIONS_SHOWN_MAX)?;
    let mut all: Vec<Arc<Session>> = Vec::new();
    for row in rows {
        let Some(Loaded { mut session, .. }) =
            saved::readable(row.id, saved::look(read, row, kits))?
        else {
            continue;
        };
        seal(&mut session, origin.member);
        all.push(Arc::new(session));
    }
    all.sort_by_key(|s| {
        let is_over = matches!(s.phase, Phase::Closed { .. });
        (is_over, if is_over { -s.plan.starts_at.ms() } else { s.plan.starts_at.ms() })
    });
    Ok(Shown::Sessions(all))
}

/// A report is its candidate's, and for the coaches to whom they agreed.
fn report(
    read: &Read,
    kits: &mut Kits,
    origin: &Origin,
    at: (SessionId, TurnNo),
) -> Result<Shown, ServiceError> {
    let Some((candidate, mut report)) = coach::report(read, origin, at)? else {
        return Ok(Shown::NoReport);
    };
    if candidate == origin.member {
        report.again = weekly::offered(read, kits, (candidate, origin.acted_at), at.0)?;
        report.thanks = thanks::offered(read, &report, origin.acted_at)?;
    }
    Ok(Shown::Report(Box::new(report)))
}

/// The session in brief, for the answer to an old button.
pub(super) fn brief_of(session: &Session, closed_at: Option<Moment>) -> SessionBrief {
    let ended = match session.phase {
        Phase::Closed { how } => Some((how, closed_at.unwrap_or(session.at))),
        Phase::Gathering { .. }
        | Phase::Briefing { .. }
        | Phase::Running(_)
        | Phase::Rating { .. }
        | Phase::Report { .. }
        | Phase::Paused(_) => None,
    };
    SessionBrief { session: session.id, number: session.number, ended }
}

fn refused(loaded: &Loaded, refusal: Refusal) -> Shown {
    let session = Some(brief_of(&loaded.session, loaded.closed_at));
    Shown::Refused { refusal, session }
}

/// Why somebody without a ballot has none.
fn no_rater(session: &Session) -> Refusal {
    let is_closed = matches!(session.phase, Phase::Report { .. } | Phase::Closed { .. });
    match (session.format().rating.raters, is_closed) {
        (Raters::Room, _) => Refusal::MayNotRate,
        (Raters::Guild, true) => Refusal::BallotsClosed,
        (Raters::Guild, false) => Refusal::OpenAnswersFirst,
    }
}

/// The member's own ballot, with the words so far.
fn ballot(read: &Read, origin: &Origin, loaded: Loaded, no: TurnNo) -> Result<Shown, ServiceError> {
    let Some(turn) = loaded.session.turn(no) else {
        return Ok(refused(&loaded, Refusal::NoSuchTurn));
    };
    if turn.candidate == origin.member {
        return Ok(refused(&loaded, Refusal::OwnTurn));
    }
    if !turn.is_open {
        let ended = turn.ended_at.is_some();
        let why = if ended { Refusal::TurnNotRated } else { Refusal::BallotsNotOpen };
        return Ok(refused(&loaded, why));
    }
    if !turn.ballots.contains_key(&origin.member) {
        let why = no_rater(&loaded.session);
        return Ok(refused(&loaded, why));
    }
    let rows = ballots::words_of(read, loaded.session.id, u16::from(no))?;
    let words = rows
        .into_iter()
        .find(|(rater, _)| *rater == origin.member)
        .and_then(|(_, row)| Words::new(&row.observed, &row.matters, &row.next_time).ok());
    let session = Arc::new(loaded.session);
    Ok(Shown::Ballot(Box::new(BallotView { session, turn: no, words })))
}

/// Typed answers, for those who rate the turn and for the candidate.
fn texts(read: &Read, origin: &Origin, loaded: Loaded, no: TurnNo) -> Result<Shown, ServiceError> {
    let Some(turn) = loaded.session.turn(no) else {
        return Ok(refused(&loaded, Refusal::NoSuchTurn));
    };
    let is_theirs = turn.candidate == origin.member;
    if !is_theirs && !turn.ballots.contains_key(&origin.member) {
        let why = no_rater(&loaded.session);
        return Ok(refused(&loaded, why));
    }
    let rows = answers::of_turn(read, loaded.session.id, u16::from(no))?;
    let number = |n: u16| u8::try_from(n).unwrap_or(u8::MAX);
    let texts: Vec<(u8, u8, CleanText)> = rows
        .into_iter()
        .filter_map(|row| {
            let text = CleanText::new(&row.said, ANSWERS).ok()?;
            Some((number(row.question_no), number(row.ask_no), text))
        })
        .collect();
    if texts.is_empty() && turn.recording.is_none() && !is_theirs {
        return Ok(refused(&loaded, Refusal::NoAnswer));
    }
    let number = loaded.session.id;
    let again =
        if is_theirs { told_before::look(read, origin, number, &texts)? } else { Vec::new() };
    Ok(Shown::Answers { session: Arc::new(loaded.session), turn: no, texts, again })
}
