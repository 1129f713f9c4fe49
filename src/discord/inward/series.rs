//! Series: what was typed, read in the zone that its member means.

use crate::base::{CleanText, GuildId, Language, Moment};
use crate::calendar::{Date, End, Series, Zone, ZoneName, read_date, read_moved, read_series};
use crate::interview::limits::LINE;
use crate::protocol::{
    Answer, Becomes, Command, DraftId, EveningKind, KindEdit, NewTime, Query, Scope, SeriesAct,
    SeriesAnswer, SeriesChange, SeriesCommand, SeriesDraft, SeriesLook, SeriesRefusal, SeriesRule,
    SeriesShown, SeriesView, Shown, USUAL_FORMAT,
};
use crate::runtime::HouseFault;
use crate::view::{self, Asks, Card};

use super::seen::Seen;
use crate::discord::app::App;
use crate::discord::commands::SeriesWords;
use crate::discord::guild::doctor;
use crate::discord::ids::DiscordPress;
use crate::discord::paper::{forms, words};

use super::respond::Reply;
use super::tell::{look, not_done, tell};
use super::times;

/// Longest name of a choice.
const CHOICE_MAX: usize = 100;

/// Carries out what was typed.
pub(super) async fn typed(
    app: &App,
    seen: &Seen,
    guild: GuildId,
    typed: SeriesWords,
) -> Result<Reply, HouseFault> {
    let (number, act) = match typed {
        SeriesWords::List => {
            return look(app, seen, guild, Query::Series(SeriesLook::List)).await;
        }
        SeriesWords::Create(Some(when), kind) => {
            return create(app, seen, guild, &when, *kind).await;
        }
        SeriesWords::Create(None, kind) => {
            return form(app, seen, guild, None, kind.objective).await;
        }
        SeriesWords::Stop(number) => (number, Wished::Stop),
        SeriesWords::Skip(number, date) => (number, Wished::Skip(date)),
        SeriesWords::Pause(number, until) => (number, Wished::Pause(until)),
        SeriesWords::Resume(number) => (number, Wished::Resume),
        SeriesWords::Move(number, date, to) => (number, Wished::Move(date, to)),
        SeriesWords::Edit(number, date, when, kind) => (number, Wished::Edit(date, when, kind)),
    };
    let lang = app.lang(&seen.locale);
    let Some(series) = numbered(app, seen, guild, number).await? else {
        let none = Shown::Series(SeriesShown::None);
        let query = Query::Series(SeriesLook::List);
        let card = view::shown(lang, &none, &query, seen.member, app.now(), &app.offers.texts);
        return Ok(not_done(app, seen, card));
    };
    // Where none comes, no date is one of its dates.
    let next = series.next.first().map_or(Date::MIN, |next| next.date);
    let act = match act {
        Wished::Move(on, to) => {
            let read = on.map_or(Ok(next), |on| date(app, lang, &series, &on));
            let moved = read.and_then(|on| moved(app, lang, &series, on, &to));
            let draft = moved
                .map(|(on, to)| change(&series, on, Some(NewTime::At(to)), KindEdit::default()));
            return drafted(app, seen, guild, draft).await;
        }
        Wished::Edit(on, when, kind) => {
            let on = on.map_or(Ok(next), |on| date(app, lang, &series, &on));
            let when = match when {
                Some(when) => {
                    let own = ZoneName::new(&series.zone).ok();
                    rule(app, seen, guild, &[when], own).await?.map(Some)
                }
                None => Ok(None),
            };
            let when = when.map(|rule| rule.map(NewTime::Rule));
            let draft = on.and_then(|on| Ok(change(&series, on, when?, *kind)));
            return drafted(app, seen, guild, draft).await;
        }
        Wished::Stop => SeriesAct::Stop,
        Wished::Resume => SeriesAct::Resume,
        Wished::Pause(None) => SeriesAct::Pause(None),
        Wished::Pause(Some(until)) => match date(app, lang, &series, &until) {
            Ok(until) => SeriesAct::Pause(Some(until)),
            Err(card) => return Ok(not_done(app, seen, *card)),
        },
        Wished::Skip(Some(typed)) => match date(app, lang, &series, &typed) {
            Ok(date) => SeriesAct::Skip(date),
            Err(card) => return Ok(not_done(app, seen, *card)),
        },
        Wished::Skip(None) => SeriesAct::Skip(next),
    };
    tell(app, seen, guild, Command::Series(SeriesCommand::Act(series.id, act))).await
}

/// What is wished of a series that was named.
enum Wished {
    Stop,
    Skip(Option<String>),
    Pause(Option<String>),
    Resume,
    Move(Option<String>, String),
    Edit(Option<String>, Option<String>, Box<KindEdit>),
}

/// What becomes of a series from a date on, by the evening of that date alone until more is chosen.
fn change(series: &SeriesView, date: Date, when: Option<NewTime>, kind: KindEdit) -> SeriesDraft {
    let (number, scope) = (series.number, Scope::This);
    SeriesDraft::Change(Box::new(SeriesChange {
        series: series.id,
        number,
        date,
        scope,
        when,
        kind,
    }))
}

/// The date that is moved, and the moment that was typed for it.
fn moved(
    app: &App,
    lang: &Language,
    series: &SeriesView,
    date: Date,
    typed: &str,
) -> Result<(Date, Moment), Box<Card>> {
    let zone = ZoneName::new(&series.zone).map_or_else(|_| Zone::utc(), |zone| zone.zone());
    let from = series.next.iter().find(|next| next.date == date);
    read_moved(typed, &zone, from.map_or(app.now(), |from| from.at), app.now())
        .map(|read| (date, read.at))
        .map_err(|fault| Box::new(view::time_fault(lang, typed, &fault)))
}

/// A date as the series counts them.
fn date(app: &App, lang: &Language, series: &SeriesView, typed: &str) -> Result<Date, Box<Card>> {
    if let Ok(date) = typed.trim().parse() {
        return Ok(date);
    }
    let zone = ZoneName::new(&series.zone).map_or_else(|_| Zone::utc(), |zone| zone.zone());
    read_date(typed, &zone, app.now())
        .map_err(|fault| Box::new(view::time_fault(lang, typed, &fault)))
}

/// All series of the guild.
async fn all(app: &App, seen: &Seen, guild: GuildId) -> Result<Vec<SeriesView>, HouseFault> {
    let origin = seen.origin(app, guild).await?;
    let shown = app.house.look(origin, Query::Series(SeriesLook::List)).await?;
    Ok(if let Shown::Series(SeriesShown::List(all)) = shown { all } else { Vec::new() })
}

async fn numbered(
    app: &App,
    seen: &Seen,
    guild: GuildId,
    number: u32,
) -> Result<Option<SeriesView>, HouseFault> {
    Ok(all(app, seen, guild).await?.into_iter().find(|one| one.number == number))
}

/// What can be chosen for the number of a series.
pub(super) async fn numbers(
    app: &App,
    seen: &Seen,
    guild: GuildId,
) -> Result<Vec<(String, String)>, HouseFault> {
    let lang = app.lang(&seen.locale);
    let name = |one: &SeriesView| {
        let whole = format!("#{} · {}", one.number, view::series_name(lang, one));
        whole.chars().take(CHOICE_MAX).collect()
    };
    let all = all(app, seen, guild).await?;
    Ok(all.iter().map(|one| (name(one), one.number.to_string())).collect())
}

/// What can be chosen for a date of the series that was named before.
pub(super) async fn dates(
    app: &App,
    seen: &Seen,
    guild: GuildId,
    number: Option<u32>,
) -> Result<Vec<(String, String)>, HouseFault> {
    let Some(number) = number else { return Ok(Vec::new()) };
    let Some(series) = numbered(app, seen, guild, number).await? else { return Ok(Vec::new()) };
    let Ok(zone) = ZoneName::new(&series.zone).map(|zone| zone.zone()) else {
        return Ok(Vec::new());
    };
    let next = series.next.iter();
    Ok(next.map(|next| (zone.plain(next.at), next.date.to_string())).collect())
}

/// A rule that was typed; or what to type instead.
async fn rule(
    app: &App,
    seen: &Seen,
    guild: GuildId,
    typed: &[String],
    zone: Option<ZoneName>,
) -> Result<Result<SeriesRule, Box<Card>>, HouseFault> {
    let lang = app.lang(&seen.locale);
    let meant = match zone {
        Some(zone) => Some(zone),
        None => times::zone(app, seen, guild).await?.map(|meant| meant.zone),
    };
    let rules = meant.as_ref().map_or_else(Zone::utc, ZoneName::zone);
    let readings: Vec<_> =
        typed.iter().map(|typed| read_series(typed, &rules, app.now())).collect();
    let first = readings.first().cloned();
    let found = readings.into_iter().find_map(Result::ok);
    let text = typed.first().map_or("", String::as_str);
    Ok(match (found, first) {
        (Some(read), _) => match read.zone.or(meant) {
            Some(zone) => Ok(SeriesRule { series: read.series, zone }),
            None => Err(Box::new(view::series_zone_wanted(lang, text))),
        },
        (None, Some(Err(fault))) => Err(Box::new(view::series_fault(lang, text, &fault))),
        (None, Some(Ok(_)) | None) => Err(Box::new(words::unknown_command(lang))),
    })
}

/// A new series, shown before anything is saved.
async fn create(
    app: &App,
    seen: &Seen,
    guild: GuildId,
    when: &str,
    kind: EveningKind,
) -> Result<Reply, HouseFault> {
    let rule = rule(app, seen, guild, &[when.to_owned()], None).await?;
    drafted(app, seen, guild, rule.map(|rule| SeriesDraft::New { rule, kind })).await
}

async fn drafted(
    app: &App,
    seen: &Seen,
    guild: GuildId,
    draft: Result<SeriesDraft, Box<Card>>,
) -> Result<Reply, HouseFault> {
    let lang = app.lang(&seen.locale);
    if !app.settings(guild).await?.is_complete() {
        return Ok(not_done(app, seen, words::not_set_up(lang)));
    }
    let draft = match draft {
        Ok(draft) => draft,
        Err(card) => return Ok(not_done(app, seen, *card)),
    };
    let channel = match &draft {
        SeriesDraft::New { kind, .. } => kind.channel,
        SeriesDraft::Change(change) => change.kind.channel,
    };
    if let Some(channel) = channel {
        let lacks = doctor::hindrances_of_channel(app, lang, guild, channel).await;
        if !lacks.is_empty() {
            return Ok(not_done(app, seen, words::channel_hinders(lang, lacks)));
        }
    }
    tell(app, seen, guild, Command::DraftSeries(Box::new(draft))).await
}

/// What somebody was about to do; nothing where it was saved or replaced meanwhile.
async fn draft(
    app: &App,
    seen: &Seen,
    guild: GuildId,
    draft: Option<DraftId>,
) -> Result<Result<Option<Before>, Box<Card>>, HouseFault> {
    let Some(id) = draft else { return Ok(Ok(None)) };
    let origin = seen.origin(app, guild).await?;
    let shown = app.house.look(origin, Query::Series(SeriesLook::Draft(id))).await?;
    let Shown::Series(SeriesShown::Draft(preview)) = shown else {
        let gone = Answer::Series(SeriesAnswer::Refused(SeriesRefusal::DraftGone));
        return Ok(Err(Box::new(view::answer(app.lang(&seen.locale), &gone))));
    };
    let before = match (preview.draft, preview.becomes) {
        (SeriesDraft::New { rule, kind }, _) => Some(Before { rule, kind, change: None }),
        (SeriesDraft::Change(change), Some(Becomes { rule, kind, .. })) => {
            Some(Before { rule, kind, change: Some(*change) })
        }
        (SeriesDraft::Change(_), None) => None,
    };
    Ok(Ok(before))
}

/// What a form was opened with.
struct Before {
    rule: SeriesRule,
    kind: EveningKind,
    /// Of a series that is there.
    change: Option<SeriesChange>,
}

/// The form for a series, with what is known of it.
pub(super) async fn form(
    app: &App,
    seen: &Seen,
    guild: GuildId,
    id: Option<DraftId>,
    objective: Option<CleanText>,
) -> Result<Reply, HouseFault> {
    let lang = app.lang(&seen.locale);
    let before = match draft(app, seen, guild, id).await? {
        Ok(before) => before,
        Err(card) => return Ok(Reply::Private(*card)),
    };
    let objective = before.as_ref().map_or(objective, |before| before.kind.objective.clone());
    let rule = before.as_ref().map(|before| &before.rule);
    let [when, ends] = rule.map(|rule| apart(&rule.series)).unwrap_or_default();
    let zone = match before {
        Some(before) => Some(before.rule.zone),
        None => times::zone(app, seen, guild).await?.map(|meant| meant.zone),
    };
    let zone = zone.map(|zone| zone.to_string()).unwrap_or_default();
    let objective = objective.map(|text| text.as_str().to_owned()).unwrap_or_default();
    let asks = Asks::Series(id);
    let shape = words::asked(lang, asks, vec![when, zone, ends, objective]);
    Ok(Reply::Form(forms::open_own(DiscordPress::Ask(asks), &shape)))
}

/// A rule without its end, and its end.
fn apart(series: &Series) -> [String; 2] {
    let whole = series.to_string();
    let (end, behind) = match series.end() {
        End::Never => (String::new(), String::new()),
        End::Until(date) => (date.to_string(), format!(" until {date}")),
        End::Count(count) => (count.to_string(), format!(" {count} times")),
    };
    [whole.strip_suffix(&behind).unwrap_or(&whole).to_owned(), end]
}

/// What was written there.
pub(super) async fn filled(
    app: &App,
    seen: &Seen,
    guild: GuildId,
    id: Option<DraftId>,
    field: impl Fn(&str) -> String,
) -> Result<Reply, HouseFault> {
    let lang = app.lang(&seen.locale);
    let before = match draft(app, seen, guild, id).await? {
        Ok(before) => before,
        Err(card) => return Ok(not_done(app, seen, *card)),
    };
    let (when, zone, ends, objective) = (field("0"), field("1"), field("2"), field("3"));
    let zone = match zone.as_str() {
        "" => None,
        zone => match ZoneName::meant(zone) {
            Ok(zone) => Some(zone),
            Err(fault) => return Ok(not_done(app, seen, times::no_such_zone(lang, &fault))),
        },
    };
    let objective = match objective.as_str() {
        "" => None,
        text => match CleanText::new(text, LINE) {
            Ok(text) => Some(text),
            Err(problem) => {
                return Ok(not_done(app, seen, words::bad_text(lang, "objective", problem)));
            }
        },
    };
    // An end is a date or a number there, with the word for it or without.
    let typed = match ends.as_str() {
        "" => vec![when],
        ends => [
            format!("{when} {ends}"),
            format!("{when} until {ends}"),
            format!("{when} {ends} times"),
        ]
        .to_vec(),
    };
    let rule = rule(app, seen, guild, &typed, zone).await?;
    let draft = rule.map(|rule| match before {
        Some(Before { rule: before, change: Some(mut change), .. }) => {
            change.kind.objective = objective.or(change.kind.objective);
            let said = |rule: &SeriesRule| (rule.series.to_string(), rule.zone.clone());
            if said(&rule) != said(&before) {
                change.when = Some(NewTime::Rule(rule));
            }
            SeriesDraft::Change(Box::new(change))
        }
        Some(Before { kind, change: None, .. }) => {
            SeriesDraft::New { rule, kind: EveningKind { objective, ..kind } }
        }
        None => {
            let kind = EveningKind { objective, ..EveningKind::of(USUAL_FORMAT) };
            SeriesDraft::New { rule, kind }
        }
    });
    drafted(app, seen, guild, draft).await
}
