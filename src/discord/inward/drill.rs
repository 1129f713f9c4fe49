//! Drills: held in a thread of the member's own, which is opened for the first one.

use crate::base::{ChannelId, GuildId};
use crate::protocol::{Answer, Command, DrillOf};
use crate::runtime::HouseFault;
use crate::view;

use super::seen::Seen;
use crate::discord::app::App;
use crate::discord::guild::doctor;
use crate::discord::guild::location::Spot;
use crate::discord::paper::words;
use crate::discord::snowflake::signed;

use super::respond::Reply;
use super::tell::not_done;

/// Begins one, if there is a thread for it or can be; whoever presses in that thread sees it there.
pub(super) async fn begin(
    app: &App,
    seen: &Seen,
    guild: GuildId,
    of: DrillOf,
) -> Result<Reply, HouseFault> {
    let lang = app.lang(&seen.locale);
    let settings = app.settings(guild).await?;
    let Some(practice) = settings.practice else {
        return Ok(not_done(app, seen, words::not_set_up(lang)));
    };
    let thread = app.house.drill_thread(guild, seen.member).await?;
    if thread.is_none() && doctor::lacks_own_threads(app, guild, &settings).await {
        return Ok(not_done(app, seen, words::no_own_thread(lang, practice)));
    }
    let command = Command::Drill(of);
    let answer = app.house.tell(seen.origin(app, guild).await?, command.clone()).await?;
    let mut card = view::reply(lang, &command, &answer, &app.offers.texts);
    if !matches!(answer, Answer::DrillBegun { .. }) {
        return Ok(Reply::Private(card));
    }
    let thread = thread.as_ref().and_then(Spot::thread);
    if thread.is_some_and(|thread| ChannelId(signed(thread)) == seen.channel) {
        return Ok(Reply::Quiet);
    }
    card.lines.push(words::drill_is_in(lang, thread));
    Ok(Reply::Private(card))
}
