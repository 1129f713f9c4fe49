//! What one person is told or looks at. Nothing here is shown to the room.
//!
//! Start reading with [`shown`] and [`answer`], then one file a screen.

mod refused;
mod guide;
mod goal;
mod stories;
mod debrief;
mod pitch;
mod practise;
mod evening;
mod pair;
mod thanks;
mod attendance;
mod running;
mod partner;
mod cadence;
mod appointments;
mod availability;
mod poll;
mod profile;
mod day_before;
mod readiness;
mod series;
mod setup;
mod admin;
mod ballot;
mod anchors;
mod calibration;
mod questions;
mod rubric;
mod answer;
mod room_keys;
mod interviewer;
mod seats;
mod sessions;
mod details;
mod answers;
mod own;
mod candidate;
mod observer;
mod panel;
mod sure;
mod scores;
mod picture;
mod months;
mod story;
mod report;
mod past;
mod progress;
mod export;

use std::sync::Arc;

use crate::base::{Language, MemberId, Moment};
use crate::guide::{Guide, Topic};
use crate::interview::{Refusal, Session};
use crate::protocol::{Query, Shown, Untold};

use super::card::Card;
use super::texts::Texts;

pub use answer::{answer, give_back, reply, written};
pub(super) use availability::on_days;
pub use ballot::so_far;
pub(super) use cadence::week;
pub(super) use day_before::day_before;
pub use debrief::debrief_so_far;
pub(super) use evening::silence;
pub use evening::{drawn_meant, drawn_name, not_drawn};
pub(super) use goal::drill_asked;
pub use goal::goal_so_far;
pub(super) use interviewer::briefing;
pub use pitch::pitch_so_far;
pub(super) use practise::{practise_now, start_alone};
pub(super) use profile::ask_me;
pub use series::series_name;
pub use stories::{story_form, story_name};

/// What a member is told once, below whatever they are answered.
pub fn untold(lang: &Language, what: &Untold) -> Card {
    match what {
        Untold::Silence(of) => silence(lang, of),
        Untold::Pair(news) => pair::news(lang, *news),
        Untold::Partner(news) => partner::news(lang, *news),
        Untold::Goal(news) => goal::news(lang, news),
        Untold::Summary(of) => cadence::week(lang, of),
        Untold::Questions(all) => questions::news(lang, all),
        Untold::Calibration => calibration::news(lang),
        Untold::Drill(asked) => goal::asked_below(lang, asked),
    }
}

/// A private screen. `texts` are what it names only by id.
pub fn shown(
    lang: &Language,
    shown: &Shown,
    query: &Query,
    viewer: MemberId,
    now: Moment,
    texts: &Texts,
) -> Card {
    let texts = texts.of(lang);
    let goals = &texts.goals;
    match shown {
        Shown::Sessions(sessions) => sessions::sessions(lang, sessions),
        Shown::Session(session) => {
            let mut card = screen(lang, session, query, viewer, now, &texts.guide);
            card.count_for(|act| session.made_on(viewer, act));
            card
        }
        Shown::Checklist { session, stories } => {
            goal::own_checklist(lang, session, stories, viewer, texts)
        }
        Shown::Sure { session, last } => sure::sure(lang, session, viewer, *last),
        Shown::Ballot(ballot) => ballot::ballot(lang, ballot, viewer),
        Shown::Answers { session, turn, texts, again } => {
            answers::answers(lang, session, *turn, (texts, again), viewer)
        }
        Shown::Report(report) => {
            let part = if let Query::ReportPart(_, _, part) = query { Some(*part) } else { None };
            report::shown(lang, report, part, viewer, now, goals)
        }
        Shown::Settings(settings) => setup::settings(lang, settings),
        Shown::Goal(Some(goal)) if *query == Query::DrillTime => goal::drill_time(lang, goal),
        Shown::Goal(goal) => goal::goal(lang, goal.as_deref(), goals),
        Shown::Goals(all) => goal::earlier(lang, all),
        Shown::Pitch(of) => pitch::shown(lang, of),
        Shown::Questions(of) => questions::shown(lang, of, query, &texts.tags),
        Shown::Calibration(of) => calibration::shown(lang, of),
        Shown::Rubric(of) => rubric::rubric(lang, of, texts),
        Shown::Debriefs(of) => debrief::shown(lang, of, query),
        Shown::Stories(of) => stories::shown(lang, of, query, texts),
        Shown::Profile { profile, not_with, pairs, group_zone, coaches, attendance } => match query
        {
            Query::Availability(look) => {
                availability::own(lang, profile, group_zone.as_ref(), look)
            }
            Query::Roles => profile::roles(lang, profile, &texts.tags),
            Query::Sessions
            | Query::Details(_)
            | Query::Panel(_)
            | Query::More(_)
            | Query::Sure(..)
            | Query::Ballot(..)
            | Query::Own(_)
            | Query::Answers(..)
            | Query::HowToRate(_)
            | Query::Report(..)
            | Query::ReportPart(..)
            | Query::Past(_)
            | Query::Progress(_)
            | Query::Readiness(_)
            | Query::Export(_)
            | Query::Goal
            | Query::Goals
            | Query::DrillTime
            | Query::Stories(_)
            | Query::Debriefs(_)
            | Query::Calibration
            | Query::Questions(_)
            | Query::Rubric(_)
            | Query::Pitch(_)
            | Query::Settings
            | Query::Profile
            | Query::Waiting
            | Query::Calendar(_)
            | Query::Overlap(_)
            | Query::Cadence
            | Query::Planned(_)
            | Query::Checklist(_)
            | Query::Series(_)
            | Query::WhyAsked(_)
            | Query::Swaps(_)
            | Query::WhySeats(_)
            | Query::SureOff(_)
            | Query::SureDraw(_)
            | Query::Rotation
            | Query::Outbox
            | Query::Backups
            | Query::Attendance
            | Query::Audit(_)
            | Query::Guide(_) => {
                let attendance = *attendance;
                let said = profile::Said { profile, not_with, pairs, coaches, attendance };
                profile::profile(lang, &said, group_zone.as_ref(), &texts.tags, now)
            }
        },
        Shown::Guide { hidden } => match query {
            Query::Guide(topic) => guide::guide(lang, topic, &texts.guide, hidden.as_ref()),
            Query::Sessions
            | Query::Details(_)
            | Query::Panel(_)
            | Query::More(_)
            | Query::Sure(..)
            | Query::Ballot(..)
            | Query::Own(_)
            | Query::Answers(..)
            | Query::HowToRate(_)
            | Query::Report(..)
            | Query::ReportPart(..)
            | Query::Past(_)
            | Query::Progress(_)
            | Query::Readiness(_)
            | Query::Export(_)
            | Query::Goal
            | Query::Goals
            | Query::DrillTime
            | Query::Stories(_)
            | Query::Debriefs(_)
            | Query::Calibration
            | Query::Questions(_)
            | Query::Rubric(_)
            | Query::Pitch(_)
            | Query::Settings
            | Query::Profile
            | Query::Roles
            | Query::Waiting
            | Query::Availability(_)
            | Query::Calendar(_)
            | Query::Overlap(_)
            | Query::Cadence
            | Query::Planned(_)
            | Query::Series(_)
            | Query::Checklist(_)
            | Query::WhyAsked(_)
            | Query::Swaps(_)
            | Query::WhySeats(_)
            | Query::SureOff(_)
            | Query::SureDraw(_)
            | Query::Rotation
            | Query::Outbox
            | Query::Backups
            | Query::Attendance
            | Query::Audit(_) => {
                guide::guide(lang, &Topic::Contents, &texts.guide, hidden.as_ref())
            }
        },
        Shown::Evening { evening, why, shift, is_organiser } => {
            let (shift, is_organiser) = (*shift, *is_organiser);
            let viewer = evening::Viewer { member: viewer, is_organiser, shift, now };
            evening::shown(lang, evening, why.as_ref(), query, viewer)
        }
        Shown::Rotation(rotation) => evening::rotation(lang, rotation),
        Shown::Outbox(traffic) => admin::outbox(lang, traffic.as_deref()),
        Shown::Backups(stand) => admin::backups(lang, stand.as_deref(), now),
        Shown::Audit(audit) => admin::audit(lang, audit.as_deref()),
        Shown::Attendance(of) => attendance::of_group(lang, of),
        Shown::NoSuchEvening => evening::no_such(lang),
        Shown::Appointments(all) => appointments::appointments(lang, all, query, now),
        Shown::Overlap(of) => availability::overlap(lang, of, now),
        Shown::Cadence(of) => cadence::cadence(lang, of),
        Shown::Waiting(wait) => practise::wait(lang, *wait),
        Shown::Export(of) => export::exported(lang, of),
        Shown::Readiness(of) => readiness::readiness(lang, of.as_deref(), viewer, &texts.tags),
        Shown::Past(of) => past::past(lang, of, query),
        Shown::Progress(of) => progress::progress(lang, of, viewer, now),
        Shown::Series(of) => series::shown(lang, of, texts),
        Shown::Refused { refusal, session } => refused::refused(lang, refusal, session.as_ref()),
        Shown::NoSuchSession => refused::no_such_session(lang),
        Shown::NoReport => refused::no_report(lang),
    }
}

/// The screens that are made from the session alone.
fn screen(
    lang: &Language,
    session: &Arc<Session>,
    query: &Query,
    viewer: MemberId,
    now: Moment,
    guide: &Guide,
) -> Card {
    match query {
        Query::Details(_) => details::details(lang, session, viewer),
        Query::Own(_) => own::own(lang, session, viewer),
        Query::HowToRate(_) => anchors::how_to_rate(lang, session, guide),
        Query::Checklist(_) => goal::checklist(lang, session, viewer, guide),
        Query::More(_) => panel::more(lang, session, viewer, now),
        Query::Planned(_) => answer::planned_now(lang, session),
        Query::Panel(_)
        | Query::Sure(..)
        | Query::Sessions
        | Query::Ballot(..)
        | Query::Answers(..)
        | Query::Report(..)
        | Query::ReportPart(..)
        | Query::Past(_)
        | Query::Progress(_)
        | Query::Readiness(_)
        | Query::Export(_)
        | Query::Settings
        | Query::Goal
        | Query::Goals
        | Query::DrillTime
        | Query::Stories(_)
        | Query::Debriefs(_)
        | Query::Calibration
        | Query::Questions(_)
        | Query::Rubric(_)
        | Query::Pitch(_)
        | Query::Profile
        | Query::Roles
        | Query::Waiting
        | Query::Availability(_)
        | Query::Calendar(_)
        | Query::Overlap(_)
        | Query::Cadence
        | Query::Series(_)
        | Query::WhyAsked(_)
        | Query::Swaps(_)
        | Query::WhySeats(_)
        | Query::SureOff(_)
        | Query::SureDraw(_)
        | Query::Rotation
        | Query::Outbox
        | Query::Backups
        | Query::Attendance
        | Query::Audit(_)
        | Query::Guide(_) => panel::panel(lang, session, viewer, now),
    }
}

/// A refusal that is found while a screen is laid out.
fn refuse(lang: &Language, refusal: &Refusal) -> Card {
    refused::refused(lang, refusal, None)
}
