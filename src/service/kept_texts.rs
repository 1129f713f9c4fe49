//! For how long the texts of answers are kept after their session: as long as whoever runs
//! greenroom says, or shorter where the group wants it so.

use crate::base::{GuildId, Span};
use crate::interview::Session;
use crate::store::{Read, guilds};

use super::desk::Desk;
use super::error::ServiceError;

/// So many days.
pub(super) fn span_of(days: u16) -> Span {
    Span::from_hours(24 * i64::from(days))
}

/// Whole days of it.
pub(super) fn days_in(span: Span) -> u16 {
    u16::try_from(span.ms() / span_of(1).ms()).unwrap_or(u16::MAX)
}

/// For how many days a session that is planned now keeps the texts of its answers.
pub(super) fn keep_answers_days(
    read: &Read,
    desk: &Desk,
    guild: GuildId,
) -> Result<u16, ServiceError> {
    let most = days_in(desk.library.keep_answers_for);
    let wanted = guilds::settings(read, guild)?.and_then(|row| row.keep_answers_days);
    Ok(wanted.unwrap_or(most).min(most))
}

/// How long the texts of its answers are kept: as its card said when it was planned, or shorter
/// where the group or whoever runs greenroom has changed their mind since.
pub(super) fn keep_answers_for(
    read: &Read,
    desk: &Desk,
    session: &Session,
) -> Result<Span, ServiceError> {
    let now = keep_answers_days(read, desk, session.guild)?;
    Ok(span_of(session.plan.keep_answers_days.min(now)))
}
