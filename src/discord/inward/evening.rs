//! A form for another time of an evening, and for what it is called.

use crate::base::{CleanText, EveningId, GuildId, TextProblem, text};
use crate::calendar::Zone;
use crate::discord::app::App;
use crate::discord::ids::DiscordPress;
use crate::discord::paper::{forms, words};
use crate::evening::Evening;
use crate::interview::limits::LINE;
use crate::protocol::{Answer, Command, EveningEdit, Query, Shown};
use crate::runtime::HouseFault;
use crate::view::{self, Asks};

use super::respond::Reply;
use super::seen::Seen;
use super::tell::{not_done, tell};
use super::times;

/// The evening as who asks may see it.
async fn shown(
    app: &App,
    seen: &Seen,
    guild: GuildId,
    evening: EveningId,
) -> Result<Option<Box<Evening>>, HouseFault> {
    let origin = seen.origin(app, guild).await?;
    let shown = app.house.look(origin, Query::WhyAsked(evening)).await?;
    let Shown::Evening { evening, .. } = shown else { return Ok(None) };
    Ok(Some(evening))
}

/// The form, with what stands now.
pub(super) async fn form(
    app: &App,
    seen: &Seen,
    guild: GuildId,
    id: EveningId,
) -> Result<Reply, HouseFault> {
    let lang = app.lang(&seen.locale);
    let Some(evening) = shown(app, seen, guild, id).await? else {
        return Ok(Reply::Private(view::answer(lang, &Answer::NoSuchEvening)));
    };
    let zone = times::zone(app, seen, guild).await?.map(|meant| meant.zone.zone());
    let time = zone.map(|zone| zone.plain(evening.plan.starts_at)).unwrap_or_default();
    let values = vec![time, evening.plan.objective.as_str().to_owned()];
    let asks = Asks::Evening(id);
    let shape = words::asked(lang, asks, values);
    Ok(Reply::Form(forms::open_own(DiscordPress::Ask(asks), &shape)))
}

/// What was typed there; what was left empty, or as it was, stays.
pub(super) async fn filled(
    app: &App,
    seen: &Seen,
    guild: GuildId,
    id: EveningId,
    (when, title): (&str, &str),
) -> Result<Reply, HouseFault> {
    let lang = app.lang(&seen.locale);
    let Some(evening) = shown(app, seen, guild, id).await? else {
        return Ok(Reply::Private(view::answer(lang, &Answer::NoSuchEvening)));
    };
    let mut to = EveningEdit::default();
    let mut read_as = None;
    let meant = times::zone(app, seen, guild).await?;
    let as_it_was = meant.as_ref().map(|meant| meant.zone.zone());
    let as_it_was = as_it_was.map(|zone: Zone| zone.plain(evening.plan.starts_at));
    if !when.is_empty() && as_it_was.as_deref() != Some(when) {
        match times::read(app, seen, meant.as_ref(), when) {
            Ok(read) => (to.starts_at, read_as) = (Some(read.at), read.read_as),
            Err(card) => return Ok(not_done(app, seen, *card)),
        }
    }
    match CleanText::new(title, LINE) {
        Ok(title) => to.objective = Some(title),
        Err(TextProblem::Empty) => {}
        Err(problem) => {
            let label = text!(lang, "What you call it or practise");
            return Ok(not_done(app, seen, words::bad_text(lang, &label, problem)));
        }
    }
    let told = tell(app, seen, guild, Command::ChangeEvening { evening: id, to }).await?;
    Ok(told.telling(read_as))
}
