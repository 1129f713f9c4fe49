//! The checks that are made before anything is served, and that `greenroom doctor` makes alone.

use std::sync::Arc;

use serde::Deserialize;
use serenity::model::id::{ApplicationId, UserId};

use crate::base::{ChannelId, ENGLISH, GuildId, Language, Span};
use crate::protocol::{GuildSettings, HeldUp};

use crate::discord::app::App;
use crate::discord::gateway::{GatewayBot, REMAINING_MIN};
use crate::discord::known::{Found, Look};
use crate::discord::paper::words;
use crate::discord::rest::{Call, Class, Failure, Rest, Route};

use super::rights;

/// A clock that differs more than this is worth a word ...
const SKEW_TOLD: Span = Span::from_seconds(2);
/// ... and beyond this nothing is fair any more (`reliability`, section E).
pub(super) const SKEW_MAX: Span = Span::from_seconds(30);
/// What was found is believed for so long, where many ask.
const LOOK_FOR: Span = Span::from_seconds(10);
/// Privileged intents by their bits in an application's flags. None of them is wanted.
const PRIVILEGED: [(u64, &str); 3] = [
    (1 << 12 | 1 << 13, "Presence"),
    (1 << 14 | 1 << 15, "Server Members"),
    (1 << 18 | 1 << 19, "Message Content"),
];

/// What the checks found: a sentence each, and whether it is all right.
#[derive(Debug, Clone, Default)]
pub struct Checks {
    /// The sentences.
    pub lines: Vec<(bool, String)>,
    /// Whether Discord did not take the token.
    pub is_token_refused: bool,
}

/// Who the bot is, as Discord tells it.
#[derive(Debug, Clone, Deserialize)]
pub(in crate::discord) struct Me {
    pub(in crate::discord) id: UserId,
    pub(in crate::discord) username: String,
}

/// The application behind the bot.
#[derive(Debug, Clone, Deserialize)]
pub(in crate::discord) struct Application {
    pub(in crate::discord) id: ApplicationId,
    #[serde(default)]
    pub(in crate::discord) flags: u64,
}

impl Checks {
    fn well(&mut self, text: impl Into<String>) {
        self.lines.push((true, text.into()));
    }

    fn bad(&mut self, text: impl Into<String>) {
        self.lines.push((false, text.into()));
    }
}

/// Who we are; the first thing that is asked.
pub(in crate::discord) async fn who(rest: &Rest) -> Result<(Me, Application), Failure> {
    let get = |route| Call::new(route, Class::Upkeep);
    let me: Me = rest.call(get(Route::Me)).await?;
    let application: Application = rest.call(get(Route::Application)).await?;
    Ok((me, application))
}

/// How far our clock is off, as a sentence if it is worth one: `skew` is Discord's less ours.
pub(in crate::discord) fn clock(skew: Option<Span>) -> Result<Option<String>, String> {
    let Some(skew) = skew else { return Ok(None) };
    let off = Span::from_ms(skew.ms().abs());
    let side = if skew.ms() > 0 { "behind" } else { "ahead of" };
    let what = format!("this machine's clock is {off} {side} Discord's");
    if off > SKEW_MAX {
        Err(format!("{what}: set it right (with NTP), or every time that members see is wrong"))
    } else if off > SKEW_TOLD {
        Ok(Some(format!("{what}; set it right when you can")))
    } else {
        Ok(None)
    }
}

/// Where the bot is invited with.
pub(in crate::discord) fn invite(application: ApplicationId) -> String {
    format!(
        "https://discord.com/oauth2/authorize?client_id={application}&scope=bot+applications.commands&permissions={}",
        rights::invite_bits()
    )
}

/// What is held in a server, why, and the cure: a sentence for each session.
pub fn waiting(guild: GuildId, held: &[HeldUp]) -> Vec<String> {
    let said = waits(&ENGLISH, held);
    said.map(|line| format!("server {guild}: {}", line.replace("**", ""))).collect()
}

/// What waits of sessions, why, and how it is mended.
pub(super) fn waits(lang: &Language, held: &[HeldUp]) -> impl Iterator<Item = String> {
    let of_sessions = held.iter().filter_map(|held| Some((held.number?, held.why)));
    of_sessions.map(|(number, why)| words::waits(lang, number, why))
}

/// Makes the checks that need only a token: who we are, rights that we should not have, the clock,
/// the identify budget, and what each guild that is set up lacks.
pub async fn doctor(rest: &Rest, guilds: &[(GuildId, GuildSettings)]) -> Checks {
    let mut checks = Checks::default();
    let (me, application) = match who(rest).await {
        Ok(found) => found,
        Err(Failure::Unauthorized) => {
            checks.bad(
                "Discord does not take the token. Copy it again from the developer portal (Bot → \
                 Reset Token) into GREENROOM_DISCORD_TOKEN.",
            );
            checks.is_token_refused = true;
            return checks;
        }
        Err(failure) => {
            checks.bad(format!("Discord was not reached: {}", rest.trouble(&failure)));
            return checks;
        }
    };
    checks.well(format!("the token is {}'s", me.username));
    checks.well(format!("invite: {}", invite(application.id)));
    for (bits, name) in PRIVILEGED {
        if application.flags & bits != 0 {
            checks.well(format!(
                "the privileged intent _{name}_ is on in the developer portal; greenroom never \
                 uses it, switch it off"
            ));
        }
    }
    match clock(rest.date_skew()) {
        Ok(None) => checks.well("the clock agrees with Discord's"),
        Ok(Some(what)) => checks.well(what),
        Err(what) => checks.bad(what),
    }
    let call = Call::new(Route::Gateway, Class::Upkeep);
    match rest.call::<GatewayBot>(call).await {
        Ok(bot) if bot.session_start_limit.remaining < REMAINING_MIN => {
            let limit = bot.session_start_limit;
            checks.bad(format!(
                "only {} of {} connections are left today; they are back in {}",
                limit.remaining,
                limit.total,
                Span::from_ms(limit.reset_after)
            ));
        }
        Ok(bot) => checks.well(format!(
            "{} of {} connections are left today",
            bot.session_start_limit.remaining, bot.session_start_limit.total
        )),
        Err(failure) => {
            checks.bad(format!("the gateway's address was not told: {}", rest.trouble(&failure)));
        }
    }
    for (guild, settings) in guilds {
        let Some(practice) = settings.practice else {
            checks.well(format!("server {guild}: nothing is missing"));
            continue;
        };
        let found = rights::look(rest, me.id, *guild, practice).await;
        let in_practice = (practice, found.as_ref());
        let lacks = lacks_beside(&ENGLISH, (rest, me.id), *guild, settings, in_practice).await;
        if lacks.is_empty() {
            checks.well(format!("server {guild}: nothing is missing"));
        }
        for lack in lacks {
            checks.bad(format!("server {guild}: {lack}"));
        }
        if found.is_ok_and(|found| !rights::opens_own_threads(&found)) {
            checks.well(format!(
                "server {guild}: there are no drills, which alone need _Create Private Threads_ in \
                 channel {practice}"
            ));
        }
    }
    checks
}

/// What is missing in the channel for the cards, where that was found, and in those of series.
async fn lacks_beside(
    lang: &Language,
    (rest, me): (&Rest, UserId),
    guild: GuildId,
    settings: &GuildSettings,
    (practice, found): (ChannelId, Result<&Found, &Failure>),
) -> Vec<String> {
    let mut lacks = match found {
        Ok(found) => rights::sentences(lang, practice, settings, found),
        Err(failure) => vec![rights::not_found(lang, practice, failure)],
    };
    for channel in &settings.of_series {
        lacks.extend(hindrances_in(lang, (rest, me), guild, *channel, settings).await);
    }
    lacks
}

/// What keeps sessions from being held in one channel, a sentence each.
async fn hindrances_in(
    lang: &Language,
    (rest, me): (&Rest, UserId),
    guild: GuildId,
    channel: ChannelId,
    settings: &GuildSettings,
) -> Vec<String> {
    match rights::look(rest, me, guild, channel).await {
        Ok(found) => rights::hindrances(lang, channel, settings, &found),
        Err(failure @ (Failure::Gone { .. } | Failure::Forbidden { .. })) => {
            vec![rights::not_found(lang, channel, &failure)]
        }
        // Not known is no reason to refuse.
        Err(_) => Vec::new(),
    }
}

/// What keeps the evenings of a series from being held in the channel that somebody chose for them.
pub(in crate::discord) async fn hindrances_of_channel(
    app: &App,
    lang: &Language,
    guild: GuildId,
    channel: ChannelId,
) -> Vec<String> {
    match app.settings(guild).await {
        Ok(settings) => hindrances_in(lang, (&app.rest, app.me), guild, channel, &settings).await,
        Err(_) => Vec::new(),
    }
}

/// The same for one guild of a running bot. What was found counts for whoever plans next.
pub(in crate::discord) async fn lacks(
    app: &App,
    lang: &Language,
    guild: GuildId,
    settings: &GuildSettings,
) -> Vec<String> {
    let Some(practice) = settings.practice else { return Vec::new() };
    let found = looked(app, guild, practice, settings).await;
    lacks_beside(lang, (&app.rest, app.me), guild, settings, (practice, found.as_deref())).await
}

/// The same while somebody sets it up: Discord is asked again only about another channel. A screen
/// of its own begins by asking.
pub(in crate::discord) async fn lacks_meanwhile(
    app: &App,
    lang: &Language,
    guild: GuildId,
    settings: &GuildSettings,
) -> Vec<String> {
    match (settings.practice, app.known.found.get(&guild)) {
        (Some(practice), Some(Look { channel, found: Ok(found), .. })) if channel == practice => {
            rights::sentences(lang, practice, settings, &found)
        }
        (Some(_) | None, _) => lacks(app, lang, guild, settings).await,
    }
}

/// What keeps sessions from being held in the guild, where Discord did not allow something since
/// somebody looked the last time; empty when they can be held. However many ask, Discord is asked
/// once in a while.
pub(in crate::discord) async fn hindrances(
    app: &App,
    lang: &Language,
    guild: GuildId,
    settings: &GuildSettings,
) -> Vec<String> {
    let Some(practice) = settings.practice.filter(|_| app.known.in_doubt.has(&guild)) else {
        return Vec::new();
    };
    match looked_lately(app, guild, practice, settings).await {
        Ok(found) => rights::hindrances(lang, practice, settings, &found),
        Err(failure @ (Failure::Gone { .. } | Failure::Forbidden { .. })) => {
            vec![rights::not_found(lang, practice, &failure)]
        }
        // Not known is no reason to refuse.
        Err(_) => Vec::new(),
    }
}

/// Whether it is certain that no thread can be opened for one member alone.
pub(in crate::discord) async fn lacks_own_threads(
    app: &App,
    guild: GuildId,
    settings: &GuildSettings,
) -> bool {
    let Some(practice) = settings.practice else { return false };
    let found = looked_lately(app, guild, practice, settings).await;
    found.is_ok_and(|found| !rights::opens_own_threads(&found))
}

/// What was found a moment ago, or is found now.
async fn looked_lately(
    app: &App,
    guild: GuildId,
    practice: ChannelId,
    settings: &GuildSettings,
) -> Result<Arc<Found>, Failure> {
    let young = |look: &Look| look.channel == practice && app.now().since(look.at) < LOOK_FOR;
    match app.known.found.get(&guild).filter(young) {
        Some(look) => look.found,
        None => looked(app, guild, practice, settings).await,
    }
}

async fn looked(
    app: &App,
    guild: GuildId,
    channel: ChannelId,
    settings: &GuildSettings,
) -> Result<Arc<Found>, Failure> {
    let found = rights::look(&app.rest, app.me, guild, channel).await.map(Arc::new);
    let look = Look { channel, at: app.now(), found: found.clone() };
    app.known.found.insert(guild, look);
    if let Ok(Found { timed_out_until, .. }) = found.as_deref() {
        match timed_out_until {
            Some(until) => app.known.timed_out.insert(guild, *until),
            None => drop(app.known.timed_out.remove(&guild)),
        }
    }
    let hinders = match &found {
        Ok(found) => Some(!rights::hindrances(&ENGLISH, channel, settings, found).is_empty()),
        Err(Failure::Gone { .. } | Failure::Forbidden { .. }) => Some(true),
        Err(_) => None,
    };
    match hinders {
        Some(true) => app.known.in_doubt.insert(guild, ()),
        Some(false) => drop(app.known.in_doubt.remove(&guild)),
        None => {}
    }
    found
}
