//! Times as members type them, and lengths as Discord tells them.

use crate::base::{GuildId, Moment, Span};
use crate::calendar::read_time;
use crate::protocol::{Query, Shown};
use crate::runtime::HouseFault;
use crate::view::{self, Card};

use super::seen::Seen;
use crate::discord::app::App;

/// A voice message is at most this long for us: a quarter of an hour, as long as any question.
const SPOKEN_MAX_S: f64 = 900.0;

/// The moment that was typed, in the member's own zone; or why it is none.
pub(super) async fn when(
    app: &App,
    seen: &Seen,
    guild: GuildId,
    typed: &str,
) -> Result<Result<Moment, Card>, HouseFault> {
    let lang = app.lang(&seen.locale);
    let origin = seen.origin(app, guild).await?;
    let shown = app.house.look(origin, Query::Profile).await?;
    let zone = if let Shown::Profile { profile: Some(profile), .. } = shown {
        Some(profile.zone.zone())
    } else {
        None
    };
    let read = read_time(typed, zone.as_ref(), app.now());
    Ok(read.map(|read| read.at).map_err(|fault| view::time_fault(lang, typed, &fault)))
}

/// The length of a voice message.
pub(super) fn spoken(seconds: f64) -> Span {
    let seconds = if seconds.is_finite() { seconds.clamp(0.0, SPOKEN_MAX_S) } else { 0.0 };
    #[expect(clippy::cast_possible_truncation, reason = "it was clamped just now")]
    let ms = (seconds * 1_000.0) as i64;
    Span::from_ms(ms)
}
