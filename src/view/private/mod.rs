//! What one person is told or looks at. Nothing here is shown to the room.
//!
//! Start reading with [`shown`] and [`answer`], then one file a screen.

mod refused;
mod guide;
mod goal;
mod practise;
mod profile;
mod setup;
mod ballot;
mod answer;
mod room_keys;
mod interviewer;
mod seats;
mod sessions;
mod details;
mod own;
mod answers;
mod anchors;
mod candidate;
mod observer;
mod panel;
mod scores;
mod picture;
mod story;
mod report;

use std::sync::Arc;

use crate::base::{MemberId, Moment};
use crate::guide::{Guide, Topic};
use crate::interview::{Refusal, Session};
use crate::protocol::{Query, Shown};

use super::card::Card;
use super::texts::Texts;

pub use answer::{answer, reply};
pub use ballot::so_far;
pub(super) use practise::{practise_now, start_alone};

/// A private screen. `texts` are what it names only by id.
pub fn shown(shown: &Shown, query: &Query, viewer: MemberId, now: Moment, texts: &Texts) -> Card {
    let goals = &texts.goals;
    match shown {
        Shown::Sessions(sessions) => sessions::sessions(sessions),
        Shown::Session(session) => screen(session, query, viewer, now, &texts.guide),
        Shown::Ballot(ballot) => ballot::ballot(ballot, viewer),
        Shown::Answers { session, turn, texts } => answers::answers(session, *turn, texts, viewer),
        Shown::Report(report) => report::report(report, viewer, now, goals),
        Shown::Settings(settings) => setup::settings(settings),
        Shown::Goal(goal) => goal::goal(goal.as_ref(), goals),
        Shown::Profile { profile, coaches } => profile::profile(profile.as_ref(), coaches),
        Shown::Guide => match query {
            Query::Guide(topic) => guide::guide(topic, &texts.guide),
            Query::Sessions
            | Query::Details(_)
            | Query::Panel(_)
            | Query::Ballot(..)
            | Query::Own(_)
            | Query::Answers(..)
            | Query::HowToRate(_)
            | Query::Report(..)
            | Query::Goal
            | Query::Settings
            | Query::Profile
            | Query::Waiting
            | Query::Checklist(_) => guide::guide(&Topic::Contents, &texts.guide),
        },
        Shown::Waiting(wait) => practise::wait(*wait),
        Shown::Refused { refusal, standing } => refused::refused(refusal, standing.as_ref()),
        Shown::NoSuchSession => refused::no_such_session(),
        Shown::NoReport => refused::no_report(),
    }
}

/// The screens that are made from the session alone.
fn screen(
    session: &Arc<Session>,
    query: &Query,
    viewer: MemberId,
    now: Moment,
    guide: &Guide,
) -> Card {
    match query {
        Query::Details(_) => details::details(session, viewer),
        Query::Own(_) => own::own(session, viewer),
        Query::HowToRate(_) => anchors::how_to_rate(session, guide),
        Query::Checklist(_) => goal::checklist(session, viewer, guide),
        Query::Panel(_)
        | Query::Sessions
        | Query::Ballot(..)
        | Query::Answers(..)
        | Query::Report(..)
        | Query::Settings
        | Query::Goal
        | Query::Profile
        | Query::Waiting
        | Query::Guide(_) => panel::panel(session, viewer, now),
    }
}

/// A refusal that is found while a screen is laid out.
fn refuse(refusal: &Refusal) -> Card {
    refused::refused(refusal, None)
}
