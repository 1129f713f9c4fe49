//! Times as members type them, and lengths as Discord tells them.

use crate::base::{CleanText, GuildId, Language, Moment, Span};
use crate::calendar::{ZoneFault, ZoneName, read_time};
use crate::interview::limits::LINE;
use crate::protocol::{Answer, Query, Shown};
use crate::runtime::HouseFault;
use crate::view::{self, Card};

use super::seen::Seen;
use crate::discord::app::App;
use crate::discord::paper::words;

/// A voice message is at most this long for us: a quarter of an hour, as long as any question.
const SPOKEN_MAX_S: f64 = 900.0;

/// A time that was typed and read.
pub(super) struct TypedTime {
    /// The moment.
    pub(super) at: Moment,
    /// In which zone it was read, for whoever typed it; none where it is so in every zone.
    pub(super) read_as: Option<String>,
}

/// The zone in which a member means what they type: their own, or else the group's.
pub(super) struct Meant {
    /// Its name.
    pub(super) zone: ZoneName,
    /// Whether they have set it themself.
    pub(super) is_own: bool,
}

/// The zone in which this member means what they type; none where nobody has set one.
pub(super) async fn zone(
    app: &App,
    seen: &Seen,
    guild: GuildId,
) -> Result<Option<Meant>, HouseFault> {
    let origin = seen.origin(app, guild).await?;
    let shown = app.house.look(origin, Query::Profile).await?;
    let Shown::Profile { profile, group_zone, .. } = shown else { return Ok(None) };
    let own = profile.zone.map(|zone| Meant { zone, is_own: true });
    Ok(own.or(group_zone.map(|zone| Meant { zone, is_own: false })))
}

/// It is read aloud in the answer, so it is cleaned like every other text.
pub(super) fn no_such_zone(lang: &Language, fault: &ZoneFault) -> Card {
    let asked = CleanText::new(&fault.asked, LINE);
    let asked = asked.map_or_else(|_| String::new(), |text| text.as_str().to_owned());
    view::answer(lang, &Answer::NoSuchZone { asked, near: fault.near.clone() })
}

/// The moment that was typed; or why it is none.
pub(super) async fn when(
    app: &App,
    seen: &Seen,
    guild: GuildId,
    typed: &str,
) -> Result<Result<TypedTime, Box<Card>>, HouseFault> {
    let meant = zone(app, seen, guild).await?;
    Ok(read(app, seen, meant.as_ref(), typed))
}

/// The moment that was typed by somebody who means it in this zone; or why it is none.
pub(super) fn read(
    app: &App,
    seen: &Seen,
    meant: Option<&Meant>,
    typed: &str,
) -> Result<TypedTime, Box<Card>> {
    let lang = app.lang(&seen.locale);
    let rules = meant.map(|meant| meant.zone.zone());
    let read = read_time(typed, rules.as_ref(), app.now())
        .map_err(|fault| Box::new(view::time_fault(lang, typed, &fault)))?;
    let of_zone = meant.zip(rules).filter(|_| read.is_local);
    let read_as = of_zone.map(|(meant, rules)| {
        words::read_as(lang, &rules.plain(read.at), &meant.zone, meant.is_own)
    });
    Ok(TypedTime { at: read.at, read_as })
}

/// The length of a voice message.
pub(super) fn spoken(seconds: f64) -> Span {
    let seconds = if seconds.is_finite() { seconds.clamp(0.0, SPOKEN_MAX_S) } else { 0.0 };
    #[expect(clippy::cast_possible_truncation, reason = "it was clamped just now")]
    let ms = (seconds * 1_000.0) as i64;
    Span::from_ms(ms)
}
