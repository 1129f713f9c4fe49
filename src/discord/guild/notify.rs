//! What organisers should know, in the channel that they chose for it: what Discord does not allow,
//! and what does not work because of that. Once an hour at most, and never in the practice channel.

use crate::base::{GuildId, Language, MemberId, Span, text};
use crate::protocol::{
    Dispatch, GuildSettings, HeldUp, Origin, Query, Receipt, SeriesLook, SeriesShown, SeriesState,
    Shown,
};
use crate::view::Card;

use crate::discord::app::App;
use crate::discord::ids::{self, DiscordPress};
use crate::discord::paper::layout::{Button, Look, Message, Part};
use crate::discord::paper::render;
use crate::discord::paper::words;

use super::doctor;

/// The same guild is told the same again after this.
const AGAIN_AFTER: Span = Span::from_hours(1);
/// Sessions that wait and are named on one screen.
const WAITING_MAX: usize = 5;

/// What organisers are told, as it is now; none when there is nothing to say, or they were told a
/// moment ago.
pub(super) async fn message(
    app: &App,
    dispatch: &Dispatch,
    settings: &GuildSettings,
    held: &[HeldUp],
) -> Option<Message> {
    let lang = app.lang(&settings.language);
    let guild = dispatch.guild;
    let (what, card) = match settings.practice {
        None => ("no channel".to_owned(), words::channel_gone(lang)),
        Some(_) => {
            let lacks = doctor::lacks(app, lang, guild, settings).await;
            let waits = waiting_lines(app, lang, guild, held);
            let why: Vec<_> = held.iter().map(|held| held.why).collect();
            let gone = zones_gone(app, lang, guild).await;
            let lines: Vec<String> = waits
                .into_iter()
                .chain(lacks.iter().cloned())
                .chain(gone.iter().cloned())
                .collect();
            if lines.is_empty() {
                return None;
            }
            (format!("{why:?} {lacks:?} {gone:?}"), Card { lines, ..Card::default() })
        }
    };
    let now = app.now();
    let told = &app.known.told;
    told.retain(|(_, at)| now.since(*at) < AGAIN_AFTER);
    let of = (guild, what);
    match told.get(&of) {
        Some((delivery, _)) if delivery != dispatch.id => return None,
        Some(_) => {}
        None => told.insert(of, (dispatch.id, now)),
    }
    let again = Part::Buttons(vec![Button {
        id: ids::discord_press(DiscordPress::CheckAgain),
        label: text!(lang, "Check again"),
        look: Look::Main,
    }]);
    Some(Message::room(render::content(&card), vec![again], Vec::new()))
}

/// Series of the guild whose zone is known no longer.
async fn zones_gone(app: &App, lang: &Language, guild: GuildId) -> Vec<String> {
    // Everybody can look at them: nobody in particular does.
    let origin = Origin::of(guild, MemberId(0), Receipt(String::new()), app.now());
    let shown = app.house.look(origin, Query::Series(SeriesLook::List)).await;
    let Ok(Shown::Series(SeriesShown::List(all))) = shown else { return Vec::new() };
    let gone = all.into_iter().filter(|one| one.state == SeriesState::ZoneGone);
    gone.map(|one| words::zone_gone(lang, one.number)).collect()
}

/// What waits in the guild, and why.
pub(in crate::discord) fn waiting_lines(
    app: &App,
    lang: &Language,
    guild: GuildId,
    held: &[HeldUp],
) -> Vec<String> {
    let brake = app.rest.governor();
    let broken = match (brake.is_broken(), brake.is_guild_broken(guild)) {
        (true, _) => Some(words::brake_on(lang)),
        (false, true) => Some(words::brake_on_here(lang)),
        (false, false) => None,
    };
    broken.into_iter().chain(doctor::waits(lang, held).take(WAITING_MAX)).collect()
}
