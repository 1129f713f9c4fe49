//! Commands: what was typed, completed while it is typed, and carried out.

use crate::bank::TagSort;
use crate::base::{GuildId, Language, text};
use crate::calendar::{Zone, ZoneName, zone_label, zone_names};
use crate::guide::Topic;
use crate::interview::{Act, PlanEdit, Session};
use crate::protocol::{
    Answer, Command, DrawnEvening, GuildSettings, PlanWish, ProfileEdit, Query, Shown, When,
};
use crate::runtime::HouseFault;
use crate::view::{self, Card};

use super::seen::Seen;
use crate::discord::app::App;
use crate::discord::commands::{
    self, Completing, EditWords, KeptFor, OverlapWords, PlanWords, ProfileWords, Typed,
};
use crate::discord::gateway::GivenCommand;
use crate::discord::guild::{doctor, notify, places, rights, setup};
use crate::discord::ids::{self, DiscordPress};
use crate::discord::limits::CHOICES_MAX;
use crate::discord::paper::layout::{self, Message};
use crate::discord::paper::words;

use super::heard::own_message;
use super::respond::{Reply, together};
use super::tell::{edited, look, not_done, tell};
use super::times::{self, no_such_zone, when};
use super::{drill, series, story};

/// Longest name of a choice.
const CHOICE_MAX: usize = 100;

pub(super) async fn typed(
    app: &App,
    seen: &Seen,
    command: &GivenCommand,
) -> Result<Reply, HouseFault> {
    let lang = app.lang(&seen.locale);
    let Some(guild) = seen.guild else { return Ok(Reply::Private(words::guilds_only(lang))) };
    match commands::read(command) {
        Typed::Setup(None, None) => settings(app, seen, guild).await,
        Typed::Setup(zone, kept) => set_by_words(app, seen, guild, zone, kept).await,
        Typed::Plan(wish) => plan(app, seen, guild, *wish).await,
        Typed::List => look(app, seen, guild, Query::Sessions).await,
        Typed::Series(words) => series::typed(app, seen, guild, words).await,
        Typed::Look(query) => look(app, seen, guild, query).await,
        Typed::TakeOver(file, missing) => story::take_over(app, seen, guild, file, missing).await,
        Typed::Propose(kind, shows) => Ok(story::propose(app, seen, kind, shows)),
        Typed::Rubric(named) => rubric(app, seen, guild, named).await,
        Typed::AskTimes(words, is_secret) => ask_times(app, seen, guild, (words, is_secret)).await,
        Typed::Overlap(words) => overlap(app, seen, guild, words).await,
        Typed::WhySeats(evening) => why_seats(app, seen, guild, evening).await,
        Typed::Drill(of) => drill::begin(app, seen, guild, of).await,
        Typed::WriteStory(framework, shows) => Ok(story::write(app, seen, framework, shows)),
        Typed::Story(named, is_changed) => story::named(app, seen, guild, named, is_changed).await,
        Typed::Goal => look(app, seen, guild, Query::Goal).await,
        Typed::Forget => Ok(Reply::Parts(forget_screen(lang))),
        Typed::Guide(name) => {
            let topic = app.offers.texts.guide.topic(&name).unwrap_or(Topic::Contents);
            look(app, seen, guild, Query::Guide(topic)).await
        }
        Typed::Profile(words) => profile(app, seen, guild, words).await,
        Typed::Help => {
            let is_set_up = app.settings(guild).await?.is_complete();
            Ok(Reply::Private(words::help(lang, is_set_up)))
        }
        Typed::About => Ok(Reply::Private(words::about(lang))),
        Typed::Show(number) => match app.house.numbered(guild, number).await? {
            Some(session) => look(app, seen, guild, Query::Details(session)).await,
            None => Ok(Reply::Private(view::answer(lang, &Answer::NoSuchSession))),
        },
        Typed::Cancel(number) => act(app, seen, guild, number, Act::Cancel).await,
        Typed::Edit(number, wished) => edit(app, seen, guild, number, *wished).await,
        Typed::Answer(message) => own_message(app, seen, guild, message).await,
        Typed::BadText(what, problem) => {
            Ok(not_done(app, seen, words::bad_text(lang, what, problem)))
        }
        Typed::Unknown => Ok(Reply::Private(words::unknown_command(lang))),
    }
}

/// When several can meet: those who were mentioned, or of a role, or all.
async fn overlap(
    app: &App,
    seen: &Seen,
    guild: GuildId,
    words: OverlapWords<'_>,
) -> Result<Reply, HouseFault> {
    let lang = app.lang(&seen.locale);
    let OverlapWords { members, role, format, minutes } = words;
    let texts = &app.offers.texts;
    match view::overlap_look(lang, (members, role), (format, minutes), texts) {
        Ok(wanted) => look(app, seen, guild, Query::Overlap(wanted)).await,
        Err(card) => Ok(not_done(app, seen, *card)),
    }
}

/// The group chooses from times at which several can meet.
async fn ask_times(
    app: &App,
    seen: &Seen,
    guild: GuildId,
    (asked, is_secret): (OverlapWords<'_>, bool),
) -> Result<Reply, HouseFault> {
    let lang = app.lang(&seen.locale);
    if !app.settings(guild).await?.is_complete() {
        return Ok(not_done(app, seen, words::not_set_up(lang)));
    }
    let OverlapWords { members, role, format, minutes } = asked;
    let texts = &app.offers.texts;
    match view::poll_wish(lang, (members, role), (format, minutes), is_secret, texts) {
        Ok(wish) => tell(app, seen, guild, Command::AskTimes(Box::new(wish))).await,
        Err(card) => Ok(not_done(app, seen, *card)),
    }
}

async fn plan(
    app: &App,
    seen: &Seen,
    guild: GuildId,
    words: PlanWords,
) -> Result<Reply, HouseFault> {
    let lang = app.lang(&seen.locale);
    let settings = app.settings(guild).await?;
    if !settings.is_complete() {
        return Ok(not_done(app, seen, words::not_set_up(lang)));
    }
    let hindrances = doctor::hindrances(app, lang, guild, &settings).await;
    if !hindrances.is_empty() {
        return Ok(not_done(app, seen, words::cannot_be_held(lang, &hindrances)));
    }
    let mut wish: PlanWish = words.wish;
    if let Some(room) = wish.room
        && !rights::has_channels(&app.rest, guild, &[room.0]).await
    {
        return Ok(not_done(app, seen, words::of_another_server(lang)));
    }
    let mut read_as = None;
    if let Some(typed) = words.when {
        match when(app, seen, guild, &typed).await? {
            Ok(read) => (wish.when, read_as) = (When::At(read.at), read.read_as),
            Err(card) => return Ok(not_done(app, seen, *card)),
        }
    }
    let wish = Box::new(wish);
    let command = if words.is_for_many { Command::Call(wish) } else { Command::Plan(wish) };
    let reply = tell(app, seen, guild, command).await?;
    Ok(reply.telling(read_as))
}

/// Asks once more before everything about somebody is erased.
fn forget_screen(lang: &Language) -> Message {
    let button = layout::Button {
        id: ids::discord_press(DiscordPress::Forget),
        label: text!(lang, "Erase everything about me"),
        look: layout::Look::Danger,
    };
    let text = layout::Part::Text(words::forget(lang));
    Message::private(vec![text, layout::Part::Buttons(vec![button])])
}

/// Changes to a profile, one after the other; nothing given shows it. Made on a private screen, it
/// is shown in that screen's place.
pub(super) async fn profile(
    app: &App,
    seen: &Seen,
    guild: GuildId,
    given: ProfileWords,
) -> Result<Reply, HouseFault> {
    let lang = app.lang(&seen.locale);
    let mut zone = times::zone(app, seen, guild).await?.map(|meant| meant.zone);
    let mut edits = Vec::new();
    for (field, typed) in given.fields {
        let tags = &app.offers.texts.tags;
        match view::profile_edit(lang, field, &typed, tags, zone.as_ref(), app.now()) {
            Ok(edit) => {
                if let ProfileEdit::Zone(named) = &edit {
                    zone = Some(named.clone());
                }
                edits.push(edit);
            }
            Err(card) => return Ok(not_done(app, seen, *card)),
        }
    }
    edits.extend(given.edits);
    let commands = edits.into_iter().map(Command::Profile);
    let let_see = given.coach.map(|coach| Command::AgreeToCoach { coach });
    let hide = given.no_coach.map(|coach| Command::WithdrawFromCoach { coach });
    let commands: Vec<Command> = commands.chain(let_see).chain(hide).collect();
    if commands.is_empty() {
        return look(app, seen, guild, Query::Profile).await;
    }
    let mut told = Card::default();
    for (no, command) in commands.into_iter().enumerate() {
        let mut origin = seen.origin(app, guild).await?;
        // One interaction, several things done: each has a receipt of its own.
        origin.receipt.0.push_str(&format!(":{no}"));
        let answer = app.house.tell(origin, command.clone()).await?;
        told = together(told, view::reply(lang, &command, &answer, &app.offers.texts));
    }
    Ok(Reply::Private(told))
}

async fn edit(
    app: &App,
    seen: &Seen,
    guild: GuildId,
    number: u32,
    wished: EditWords,
) -> Result<Reply, HouseFault> {
    let lang = app.lang(&seen.locale);
    let mut edit = PlanEdit {
        starts_at: None,
        objective: wished.objective,
        wanted: wished.wanted,
        place: wished.place,
        mode: wished.mode,
        venue: wished.venue,
    };
    let mut read_as = None;
    if let Some(typed) = wished.when {
        match when(app, seen, guild, &typed).await? {
            Ok(read) => (edit.starts_at, read_as) = (Some(read.at), read.read_as),
            Err(card) => return Ok(not_done(app, seen, *card)),
        }
    }
    match app.house.numbered(guild, number).await? {
        Some(session) => edited(app, seen, guild, session, edit, read_as).await,
        None => Ok(not_done(app, seen, view::answer(lang, &Answer::NoSuchSession))),
    }
}

async fn act(
    app: &App,
    seen: &Seen,
    guild: GuildId,
    number: u32,
    act: Act,
) -> Result<Reply, HouseFault> {
    let lang = app.lang(&seen.locale);
    match app.house.numbered(guild, number).await? {
        Some(session) => tell(app, seen, guild, Command::act(session, act)).await,
        None => Ok(not_done(app, seen, view::answer(lang, &Answer::NoSuchSession))),
    }
}

/// The evenings that were drawn for a member among others, and the zone in which they read when.
async fn drawn(
    app: &App,
    seen: &Seen,
    guild: GuildId,
) -> Result<(Zone, Vec<DrawnEvening>), HouseFault> {
    let meant = times::zone(app, seen, guild).await?;
    let zone = meant.map_or_else(Zone::utc, |meant| meant.zone.zone());
    Ok((zone, app.house.drawn_evenings(guild, seen.member).await?))
}

/// A rubric by its name, or the usual one.
async fn rubric(
    app: &App,
    seen: &Seen,
    guild: GuildId,
    named: Option<&str>,
) -> Result<Reply, HouseFault> {
    let all = &app.offers.texts.rubrics;
    let found = match named {
        Some(typed) => all.iter().find(|one| one.id.0.as_str() == typed.trim().to_lowercase()),
        None => all.first(),
    };
    match found {
        Some(found) => look(app, seen, guild, Query::Rubric(found.id.clone())).await,
        None => {
            let asked = named.unwrap_or_default().to_owned();
            let known = app.offers.rubrics.iter().map(|(id, _)| id.clone()).collect();
            let answer = Answer::NoSuchRubric { asked, known };
            Ok(not_done(app, seen, view::answer(app.lang(&seen.locale), &answer)))
        }
    }
}

/// Why somebody sits where they do on an evening that was chosen, or named by its date or title.
async fn why_seats(
    app: &App,
    seen: &Seen,
    guild: GuildId,
    typed: &str,
) -> Result<Reply, HouseFault> {
    let (zone, all) = drawn(app, seen, guild).await?;
    let chosen = all.iter().find(|one| one.id.0.to_string() == typed.trim());
    match chosen.or_else(|| view::drawn_meant(&zone, &all, typed)) {
        Some(one) => look(app, seen, guild, Query::WhySeats(Some(one.id))).await,
        None => Ok(not_done(app, seen, view::not_drawn(app.lang(&seen.locale), &zone, &all))),
    }
}

async fn sessions(
    app: &App,
    seen: &Seen,
    guild: GuildId,
) -> Result<Vec<std::sync::Arc<Session>>, HouseFault> {
    let origin = seen.origin(app, guild).await?;
    let shown = app.house.look(origin, Query::Sessions).await?;
    Ok(if let Shown::Sessions(sessions) = shown { sessions } else { Vec::new() })
}

/// Choices for the option that is being typed.
pub(super) async fn completed(
    app: &App,
    seen: &Seen,
    command: &GivenCommand,
) -> Result<Reply, HouseFault> {
    let lang = app.lang(&seen.locale);
    let Some(option) = commands::completing(command) else {
        return Ok(Reply::Choices(Vec::new()));
    };
    let typed = option.typed.trim().to_lowercase();
    let all: Vec<(String, String)> = match (option.name, seen.guild) {
        ("session", Some(guild)) => {
            let sessions = sessions(app, seen, guild).await?;
            sessions
                .iter()
                .map(|session| (title(lang, session), session.number.to_string()))
                .collect()
        }
        ("series", Some(guild)) => series::numbers(app, seen, guild).await?,
        ("story", Some(guild)) => story::names(app, seen, guild).await?,
        ("date", Some(guild)) => series::dates(app, seen, guild, option.series).await?,
        ("evening", Some(guild)) => {
            let (zone, all) = drawn(app, seen, guild).await?;
            let name = |one| view::drawn_name(&zone, one).chars().take(CHOICE_MAX).collect();
            all.iter().map(|one| (name(one), one.id.0.to_string())).collect()
        }
        ("format", _) => {
            let formats = app.offers.formats.iter();
            formats.map(|(id, title)| (lang.title(title).to_owned(), id.clone())).collect()
        }
        ("rubric", _) => app.offers.rubrics.iter().map(|(id, t)| (t.clone(), id.clone())).collect(),
        ("zone", _) => {
            let names = zone_names(&typed, CHOICES_MAX).into_iter();
            // They are found by more than what their names hold.
            let choices = names.map(|name| (zone_label(&name), name.into()));
            return Ok(Reply::Choices(choices.collect()));
        }
        ("topic", _) => {
            let cards = app.offers.texts.guide.cards.iter();
            let cards = cards.map(|card| (card.title.clone(), card.id.as_str().to_owned()));
            let more = [
                (text!(lang, "Tone cards"), "tones"),
                (text!(lang, "Worked examples"), "examples"),
            ];
            cards.chain(more.map(|(name, id)| (name, id.to_owned()))).collect()
        }
        ("role", _) => return Ok(tags(app, lang, TagSort::Role, &option)),
        ("region", _) => return Ok(tags(app, lang, TagSort::Region, &option)),
        ("competency", _) => return Ok(tags(app, lang, TagSort::Competency, &option)),
        _ => Vec::new(),
    };
    let fits = all.into_iter().filter(|(name, _)| name.to_lowercase().contains(&typed));
    let choices = fits.filter_map(|(name, value)| Some((name, option.choice(&value)?)));
    Ok(Reply::Choices(choices.take(CHOICES_MAX).collect()))
}

/// Tags are found by words of their names and titles, and shown by their titles.
fn tags(app: &App, lang: &Language, sort: TagSort, option: &Completing<'_>) -> Reply {
    let tags = &app.offers.texts.tags;
    let found = tags.completing(sort, &option.typed).into_iter().take(CHOICES_MAX);
    let choices = found.filter_map(|tag| {
        let title = lang.title(tags.title(sort, tag)?).chars().take(CHOICE_MAX).collect();
        Some((title, option.choice(tag.as_str())?))
    });
    Reply::Choices(choices.collect())
}

/// `#12 · One-on-one · first screen`, or `#12 · One-on-one` where nobody said what is practised.
fn title(lang: &Language, session: &Session) -> String {
    let format = &session.format().title;
    let mut whole = format!("#{} · {}", session.number, lang.title(format));
    if let Some(objective) = session.plan.objective.beyond(format) {
        whole = format!("{whole} · {}", objective.as_str());
    }
    whole.chars().take(CHOICE_MAX).collect()
}

/// The zone of the guild is this one from now on.
pub(super) async fn set_zone(
    app: &App,
    seen: &Seen,
    guild: GuildId,
    zone: &str,
) -> Result<Reply, HouseFault> {
    set_by_words(app, seen, guild, Some(zone), None).await
}

/// What was named with the command is set from now on.
async fn set_by_words(
    app: &App,
    seen: &Seen,
    guild: GuildId,
    zone: Option<&str>,
    kept: Option<KeptFor>,
) -> Result<Reply, HouseFault> {
    let mut wanted = (*app.settings(guild).await?).clone();
    match zone.map(ZoneName::meant).transpose() {
        Ok(zone) => wanted.zone = zone.or(wanted.zone),
        Err(fault) => return Ok(Reply::Private(no_such_zone(app.lang(&seen.locale), &fault))),
    }
    match kept {
        Some(KeptFor::Days(days)) => wanted.keep_answers_days = Some(days),
        Some(KeptFor::AsLongAsCanBe) => wanted.keep_answers_days = None,
        None => {}
    }
    set_up(app, seen, guild, wanted).await
}

/// The guild is set up so from now on, if who asks may do that.
pub(super) async fn set_up(
    app: &App,
    seen: &Seen,
    guild: GuildId,
    wanted: GuildSettings,
) -> Result<Reply, HouseFault> {
    let lang = app.lang(&seen.locale);
    let origin = seen.origin(app, guild).await?;
    let answer = app.house.tell(origin, Command::SetUp(Box::new(wanted))).await?;
    app.known.settings.remove(&guild);
    let card = view::answer(lang, &answer);
    let Answer::SetUp(now) = &answer else { return Ok(Reply::Private(card)) };
    let lacks = doctor::lacks_meanwhile(app, lang, guild, now).await;
    Ok(Reply::Parts(setup::screen(lang, &app.offers.languages, &card, now, &lacks)))
}

/// The screen of the settings, with what is missing for them.
pub(super) async fn settings(app: &App, seen: &Seen, guild: GuildId) -> Result<Reply, HouseFault> {
    let lang = app.lang(&seen.locale);
    let origin = seen.origin(app, guild).await?;
    if !origin.is_organiser {
        return Ok(Reply::Private(view::answer(lang, &Answer::OrganisersOnly)));
    }
    let now = app.settings(guild).await?;
    let mut lacks = doctor::lacks(app, lang, guild, &now).await;
    let held = app.house.held_up(guild).await?;
    lacks.extend(notify::waiting_lines(app, lang, guild, &held));
    // What was found counts: whatever waits is tried again.
    places::look_again(app, guild).await;
    let shown = Shown::Settings(Box::new((*now).clone()));
    let card =
        view::shown(lang, &shown, &Query::Settings, origin.member, app.now(), &app.offers.texts);
    Ok(Reply::Parts(setup::screen(lang, &app.offers.languages, &card, &now, &lacks)))
}
