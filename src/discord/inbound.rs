//! What members do on Discord, as commands and queries of the house, and what they are answered.
//!
//! Whoever acts is taken from the event and never from a button. Every interaction is answered,
//! also when the house is busy, a use-case panics, or a button is older than the bot.

use std::panic::AssertUnwindSafe;

use futures_util::FutureExt;
use serenity::model::application::{
    CommandInteraction, ComponentInteraction, ComponentInteractionDataKind, Interaction,
    ModalInteraction,
};
use serenity::model::channel::Message as Posted;
use tracing::{error, warn};

use crate::base::{CleanText, GuildId, SessionId};
use crate::calendar::{ZoneFault, ZoneName, zone_names};
use crate::guide::Topic;
use crate::interview::limits::{ANSWER, LINE};
use crate::interview::{Act, PlanEdit, Session};
use crate::protocol::{
    Answer, Command, Origin, PlanWish, ProfileEdit, Query, QuietEdit, Receipt, Shown, When,
};
use crate::runtime::HouseFault;
use crate::view::{self, Card, Form, Press};

use super::app::App;
use super::commands::{self, Asked, PlanWords, ProfileWords, Wished};
use super::ids::{self, Named, Own, Setting};
use super::layout::{self, Message};
use super::limits::CHOICES_MAX;
use super::respond::{Reply, first, respond, together};
use super::seen::{On, Seen, made_at, signed};
use super::times::when;
use super::{doctor, forms, setup, words};

/// Longest name of a choice.
const CHOICE_MAX: usize = 100;

/// Answers one interaction.
pub(super) async fn interaction(app: &App, interaction: &Interaction) {
    match interaction {
        Interaction::Command(command) => {
            let seen = Seen::of_command(command);
            respond(app, &seen, caught(app, asked(app, &seen, command))).await;
        }
        Interaction::Component(component) => {
            let seen = Seen::of_press(component);
            let named = named(component);
            if let Named::Press(Press::Fill(form)) = named {
                // A form must be the first answer, so it is never put off.
                let reply = caught(app, open_form(app, &seen, form)).await;
                first(app, &seen, reply).await;
            } else {
                respond(app, &seen, caught(app, pressed(app, &seen, component, named))).await;
            }
        }
        Interaction::Modal(form) => {
            let seen = Seen::of_form(form);
            respond(app, &seen, caught(app, filled(app, &seen, form))).await;
        }
        Interaction::Autocomplete(command) => {
            let seen = Seen::of_command(command);
            let choices = caught(app, completed(app, &seen, command)).await;
            let choices = match choices {
                Reply::Choices(_) => choices,
                _ => Reply::Choices(Vec::new()),
            };
            first(app, &seen, choices).await;
        }
        // Discord has kinds that this library does not know; they are none of ours.
        _ => {}
    }
}

/// A panic costs one answer, not the process.
async fn caught(app: &App, work: impl Future<Output = Result<Reply, HouseFault>>) -> Reply {
    match AssertUnwindSafe(work).catch_unwind().await {
        Ok(Ok(reply)) => reply,
        Ok(Err(fault)) => Reply::Private(words::said(sentence(&fault))),
        Err(_) => {
            let reference = format!("{:X}", app.now().ms().unsigned_abs() % 0x10_0000);
            error!(r#ref = %reference, "an interaction broke ({reference})");
            Reply::Private(words::broken(&reference))
        }
    }
}

/// A fault as a sentence.
fn sentence(fault: &HouseFault) -> String {
    let text = fault.to_string();
    let mut chars = text.chars();
    let head = chars.next().map(|c| c.to_uppercase().to_string()).unwrap_or_default();
    format!("{head}{}.", chars.as_str())
}

fn named(component: &ComponentInteraction) -> Named {
    let named = ids::decode(&component.data.custom_id);
    match (&named, &component.data.kind) {
        (Named::Picker, ComponentInteractionDataKind::StringSelect { values }) => {
            values.first().map_or(Named::Outdated, |value| ids::decode(value))
        }
        _ => named,
    }
}

/// What was chosen in a picker, whatever it is a picker of.
fn values(component: &ComponentInteraction) -> Vec<String> {
    match &component.data.kind {
        ComponentInteractionDataKind::StringSelect { values } => values.clone(),
        ComponentInteractionDataKind::ChannelSelect { values } => {
            values.iter().map(|id| id.get().to_string()).collect()
        }
        ComponentInteractionDataKind::RoleSelect { values } => {
            values.iter().map(|id| id.get().to_string()).collect()
        }
        _ => Vec::new(),
    }
}

async fn pressed(
    app: &App,
    seen: &Seen,
    component: &ComponentInteraction,
    named: Named,
) -> Result<Reply, HouseFault> {
    let Some(guild) = seen.guild else { return Ok(Reply::Private(words::guilds_only())) };
    match named {
        Named::Press(Press::Do(command)) => tell(app, seen, guild, command).await,
        Named::Press(Press::Look(query)) => look(app, seen, guild, query).await,
        Named::Press(Press::Fill(form)) => open_form(app, seen, form).await,
        Named::Own(Own::CheckAgain) => settings(app, seen, guild).await,
        Named::Own(Own::Forget) => tell(app, seen, guild, Command::Forget).await,
        Named::Own(Own::Setting(setting)) => {
            set(app, seen, guild, setting, &values(component)).await
        }
        Named::Picker | Named::Outdated => Ok(Reply::Private(words::outdated())),
        Named::Foreign => Ok(Reply::Private(words::foreign())),
    }
}

/// Carries a command out, and shows what follows from it: the private screen that it was pressed
/// on as it is now, or a private word, or nothing where the room sees it.
async fn tell(
    app: &App,
    seen: &Seen,
    guild: GuildId,
    command: Command,
) -> Result<Reply, HouseFault> {
    let origin = app.origin(guild, seen).await?;
    let answer = app.house()?.tell(origin.clone(), command.clone()).await?;
    if let Answer::SetUp(_) = answer {
        app.forget_settings(guild);
    }
    let told = view::reply(&command, &answer, &app.offers.texts);
    let screen = screen_behind(&command);
    if let Some((session, _)) = screen {
        app.changed(session);
    }
    match screen {
        Some((session, query)) if matches!(seen.on, On::Private | On::FormOnPrivate) => {
            let shown = app.house()?.look(origin.clone(), query.clone()).await?;
            let card = view::shown(&shown, &query, origin.member, app.now(), &app.offers.texts);
            Ok(Reply::Screen { told, card, of: (session, query) })
        }
        Some(_) | None if told.is_empty() => Ok(Reply::Quiet),
        Some(_) | None => Ok(Reply::Private(told)),
    }
}

/// The private screen that shows what a command changed.
fn screen_behind(command: &Command) -> Option<(SessionId, Query)> {
    let Command::Act { session, act } = command else { return None };
    let query = match act {
        Act::Mark { turn, .. }
        | Act::Words { turn, .. }
        | Act::Transfer { turn, .. }
        | Act::BallotDone(turn) => Query::Ballot(*session, *turn),
        Act::OwnMark { .. }
        | Act::OwnDone
        | Act::OwnSkip
        | Act::Tap(_)
        | Act::RateInterviewer { .. } => Query::Own(*session),
        _ => Query::Panel(*session),
    };
    Some((*session, query))
}

/// Shows something privately. Working screens take the place of the one that was pressed; what is
/// read stands beside it.
async fn look(app: &App, seen: &Seen, guild: GuildId, query: Query) -> Result<Reply, HouseFault> {
    let origin = app.origin(guild, seen).await?;
    let member = origin.member;
    let shown = app.house()?.look(origin, query.clone()).await?;
    let card = view::shown(&shown, &query, member, app.now(), &app.offers.texts);
    Ok(match query {
        Query::Panel(session) | Query::Ballot(session, _) | Query::Own(session) => {
            Reply::Screen { told: Card::default(), card, of: (session, query) }
        }
        _ => Reply::Private(card),
    })
}

/// A form, with what was written before.
async fn open_form(app: &App, seen: &Seen, form: Form) -> Result<Reply, HouseFault> {
    let Some(guild) = seen.guild else { return Ok(Reply::Private(words::guilds_only())) };
    let form = match form {
        Form::Words { session, turn, .. } => {
            let query = Query::Ballot(session, turn);
            let origin = app.origin(guild, seen).await?;
            match app.house()?.look(origin.clone(), query.clone()).await? {
                Shown::Ballot(view) => {
                    let so_far = view::so_far(view.words.as_ref());
                    Form::Words { session, turn, so_far }
                }
                other => {
                    let texts = &app.offers.texts;
                    let card = view::shown(&other, &query, origin.member, app.now(), texts);
                    return Ok(Reply::Private(card));
                }
            }
        }
        other => other,
    };
    Ok(forms::open(&form).map_or_else(|| Reply::Private(words::outdated()), Reply::Form))
}

async fn filled(app: &App, seen: &Seen, form: &ModalInteraction) -> Result<Reply, HouseFault> {
    let Some(guild) = seen.guild else { return Ok(Reply::Private(words::guilds_only())) };
    let Some((form, fields)) = forms::read(&form.data.custom_id, &form.data.components) else {
        return Ok(Reply::Private(words::outdated()));
    };
    match view::filled(&form, &fields) {
        Ok(command) => tell(app, seen, guild, command).await,
        Err(wrong) => {
            let shape = view::shape(&form);
            let label = shape.fields.get(wrong.field).map_or("The text", |field| field.label);
            let mut card = words::bad_text(label, wrong.problem);
            card.buttons.push(view::Button::new("Try again", Press::Fill(form)).main());
            Ok(Reply::Private(card))
        }
    }
}

async fn asked(app: &App, seen: &Seen, command: &CommandInteraction) -> Result<Reply, HouseFault> {
    let Some(guild) = seen.guild else { return Ok(Reply::Private(words::guilds_only())) };
    match commands::read(command) {
        Asked::Setup => settings(app, seen, guild).await,
        Asked::Plan(wish) => plan(app, seen, guild, *wish).await,
        Asked::List => look(app, seen, guild, Query::Sessions).await,
        Asked::Goal => look(app, seen, guild, Query::Goal).await,
        Asked::Forget => Ok(Reply::Parts(forget_screen())),
        Asked::Guide(name) => {
            let topic = app.offers.texts.guide.topic(&name).unwrap_or(Topic::Contents);
            look(app, seen, guild, Query::Guide(topic)).await
        }
        Asked::Profile(words) => profile(app, seen, guild, words).await,
        Asked::Help => {
            let is_set_up = app.settings(guild).await?.is_complete();
            Ok(Reply::Private(words::help(is_set_up)))
        }
        Asked::About => Ok(Reply::Private(words::about())),
        Asked::Show(number) => match numbered(app, seen, guild, number).await? {
            Some(session) => look(app, seen, guild, Query::Details(session)).await,
            None => Ok(Reply::Private(view::answer(&Answer::NoSuchSession))),
        },
        Asked::Cancel(number) => act(app, seen, guild, number, Act::Cancel).await,
        Asked::Edit(number, wished) => edit(app, seen, guild, number, *wished).await,
        Asked::Answer(message) => own_message(app, seen, guild, &message).await,
        Asked::BadText(what, problem) => Ok(Reply::Private(words::bad_text(what, problem))),
        Asked::Unknown => Ok(Reply::Private(words::unknown_command())),
    }
}

async fn plan(
    app: &App,
    seen: &Seen,
    guild: GuildId,
    words: PlanWords,
) -> Result<Reply, HouseFault> {
    if !app.settings(guild).await?.is_complete() {
        return Ok(Reply::Private(super::words::not_set_up()));
    }
    let mut wish: PlanWish = words.wish;
    if let Some(typed) = words.when {
        match when(app, seen, guild, &typed).await? {
            Ok(at) => wish.when = When::At(at),
            Err(card) => return Ok(Reply::Private(card)),
        }
    }
    tell(app, seen, guild, Command::Plan(Box::new(wish))).await
}

/// Asks once more before everything about somebody is erased.
fn forget_screen() -> Message {
    let button = layout::Button {
        id: ids::own(Own::Forget),
        label: "Erase everything about me".to_owned(),
        look: layout::Look::Danger,
    };
    let text = layout::Part::Text(words::FORGET.to_owned());
    Message::private(vec![text, layout::Part::Buttons(vec![button])])
}

/// Changes to a profile, one after the other; nothing given shows it.
async fn profile(
    app: &App,
    seen: &Seen,
    guild: GuildId,
    given: ProfileWords,
) -> Result<Reply, HouseFault> {
    let refused = |answer| Ok(Reply::Private(view::answer(&answer)));
    let mut edit = ProfileEdit::default();
    if let Some(zone) = given.zone {
        match ZoneName::new(&zone) {
            Ok(zone) => edit.zone = Some(zone),
            Err(ZoneFault { asked, near }) => {
                // It is read aloud in the answer, so it is cleaned like every other text.
                let asked = CleanText::new(&asked, LINE);
                let asked = asked.map_or_else(|_| String::new(), |text| text.as_str().to_owned());
                return refused(Answer::NoSuchZone { asked, near });
            }
        }
    }
    if let Some(quiet) = given.quiet {
        edit.quiet = match quiet.trim().to_lowercase().as_str() {
            "off" | "none" => Some(QuietEdit::Off),
            hours => match hours.parse() {
                Ok(hours) => Some(QuietEdit::Between(hours)),
                Err(_) => return refused(Answer::NoSuchHours),
            },
        };
    }
    let mut commands = Vec::new();
    if edit != ProfileEdit::default() {
        commands.push(Command::Profile(edit));
    }
    commands.extend(given.coach.map(|coach| Command::AgreeToCoach { coach }));
    commands.extend(given.no_coach.map(|coach| Command::WithdrawFromCoach { coach }));
    if commands.is_empty() {
        return look(app, seen, guild, Query::Profile).await;
    }
    let mut told = Card::default();
    for (no, command) in commands.into_iter().enumerate() {
        let mut origin = app.origin(guild, seen).await?;
        // One interaction, several things done: each has a receipt of its own.
        origin.receipt.0.push_str(&format!(":{no}"));
        let answer = app.house()?.tell(origin, command.clone()).await?;
        told = together(told, view::reply(&command, &answer, &app.offers.texts));
    }
    Ok(Reply::Private(told))
}

async fn edit(
    app: &App,
    seen: &Seen,
    guild: GuildId,
    number: u32,
    wished: Wished,
) -> Result<Reply, HouseFault> {
    let mut edit = PlanEdit {
        starts_at: None,
        objective: wished.objective,
        wanted: wished.wanted,
        place: wished.place,
        mode: wished.mode,
    };
    if let Some(typed) = wished.when {
        match when(app, seen, guild, &typed).await? {
            Ok(at) => edit.starts_at = Some(at),
            Err(card) => return Ok(Reply::Private(card)),
        }
    }
    act(app, seen, guild, number, Act::Edit(edit)).await
}

async fn act(
    app: &App,
    seen: &Seen,
    guild: GuildId,
    number: u32,
    act: Act,
) -> Result<Reply, HouseFault> {
    match numbered(app, seen, guild, number).await? {
        Some(session) => tell(app, seen, guild, Command::Act { session, act }).await,
        None => Ok(Reply::Private(view::answer(&Answer::NoSuchSession))),
    }
}

/// The session with this number, if it is one of the last ones.
async fn numbered(
    app: &App,
    seen: &Seen,
    guild: GuildId,
    number: u32,
) -> Result<Option<SessionId>, HouseFault> {
    let sessions = sessions(app, seen, guild).await?;
    Ok(sessions.iter().find(|session| session.number == number).map(|session| session.id))
}

async fn sessions(
    app: &App,
    seen: &Seen,
    guild: GuildId,
) -> Result<Vec<std::sync::Arc<Session>>, HouseFault> {
    let origin = app.origin(guild, seen).await?;
    match app.house()?.look(origin, Query::Sessions).await? {
        Shown::Sessions(sessions) => Ok(sessions),
        _ => Ok(Vec::new()),
    }
}

/// Choices for the option that is being typed.
async fn completed(
    app: &App,
    seen: &Seen,
    command: &CommandInteraction,
) -> Result<Reply, HouseFault> {
    let Some((option, typed)) = commands::completing(command) else {
        return Ok(Reply::Choices(Vec::new()));
    };
    let typed = typed.trim().to_lowercase();
    let all: Vec<(String, String)> = match (option, seen.guild) {
        ("session", Some(guild)) => {
            let sessions = sessions(app, seen, guild).await?;
            sessions.iter().map(|session| (title(session), session.number.to_string())).collect()
        }
        ("format", _) => app.offers.formats.iter().map(|(id, t)| (t.clone(), id.clone())).collect(),
        ("rubric", _) => app.offers.rubrics.iter().map(|(id, t)| (t.clone(), id.clone())).collect(),
        ("zone", _) => {
            zone_names(&typed, CHOICES_MAX).into_iter().map(|name| (name.clone(), name)).collect()
        }
        ("topic", _) => {
            let cards = app.offers.texts.guide.cards.iter();
            let cards = cards.map(|card| (card.title.clone(), card.id.as_str().to_owned()));
            let more = [("Tone cards", "tones"), ("Worked examples", "examples")];
            cards.chain(more.map(|(name, id)| (name.to_owned(), id.to_owned()))).collect()
        }
        ("role", _) => tags(&app.offers.roles),
        ("region", _) => tags(&app.offers.regions),
        ("competency", _) => tags(&app.offers.competencies),
        _ => Vec::new(),
    };
    let fits = all.into_iter().filter(|(name, _)| name.to_lowercase().contains(&typed));
    Ok(Reply::Choices(fits.take(CHOICES_MAX).collect()))
}

fn tags(all: &[String]) -> Vec<(String, String)> {
    all.iter().map(|tag| (tag.replace('-', " "), tag.clone())).collect()
}

/// `#12 · One-on-one · first screen`.
fn title(session: &Session) -> String {
    let whole = format!(
        "#{} · {} · {}",
        session.number,
        session.format().title,
        session.plan.objective.as_str()
    );
    whole.chars().take(CHOICE_MAX).collect()
}

/// The screen of the settings, with what is missing for them.
async fn settings(app: &App, seen: &Seen, guild: GuildId) -> Result<Reply, HouseFault> {
    let origin = app.origin(guild, seen).await?;
    if !origin.is_organiser {
        return Ok(Reply::Private(view::answer(&Answer::OrganisersOnly)));
    }
    let now = app.settings(guild).await?;
    let lacks = doctor::lacks(app, guild, &now).await;
    let shown = Shown::Settings(Box::new((*now).clone()));
    let card = view::shown(&shown, &Query::Settings, origin.member, app.now(), &app.offers.texts);
    Ok(Reply::Parts(setup::screen(&card, &now, &lacks)))
}

/// One setting was chosen.
async fn set(
    app: &App,
    seen: &Seen,
    guild: GuildId,
    setting: Setting,
    values: &[String],
) -> Result<Reply, HouseFault> {
    let origin = app.origin(guild, seen).await?;
    let wanted = setup::chosen(setting, values, app.settings(guild).await?.as_ref());
    let answer = app.house()?.tell(origin, Command::SetUp(Box::new(wanted))).await?;
    app.forget_settings(guild);
    match &answer {
        Answer::SetUp(now) => {
            let lacks = doctor::lacks(app, guild, now).await;
            Ok(Reply::Parts(setup::screen(&view::answer(&answer), now, &lacks)))
        }
        other => Ok(Reply::Private(view::answer(other))),
    }
}

/// A message of one's own as an answer.
async fn own_message(
    app: &App,
    seen: &Seen,
    guild: GuildId,
    message: &Posted,
) -> Result<Reply, HouseFault> {
    let is_own = signed(message.author.id.get()) == seen.member.0;
    let Some((_, session)) = app.session_of(seen.channel).filter(|(of, _)| *of == guild) else {
        return Ok(Reply::Private(words::no_session_here()));
    };
    match answered(message).filter(|_| is_own) {
        Some(Ok(act)) => tell(app, seen, guild, Command::Act { session, act }).await,
        Some(Err(problem)) => Ok(Reply::Private(words::bad_text("Your answer", problem))),
        None => Ok(Reply::Private(words::not_your_answer())),
    }
}

/// A message as an answer: its length if it was spoken, else its text; none if it has neither.
fn answered(message: &Posted) -> Option<Result<Act, crate::base::TextProblem>> {
    let spoken = message.attachments.iter().find_map(|file| file.duration_secs);
    if let Some(seconds) = spoken {
        return Some(Ok(Act::Spoken(super::times::spoken(seconds))));
    }
    if message.content.trim().is_empty() {
        return None;
    }
    Some(CleanText::new(&message.content, ANSWER).map(Act::Answer))
}

/// A message in a thread: an answer to the question, or a sign that somebody is here.
pub(super) async fn message(app: &App, message: &Posted) {
    if message.author.bot {
        return;
    }
    let thread = crate::base::ChannelId(signed(message.channel_id.get()));
    let Some((guild, session)) = app.session_of(thread) else { return };
    let origin = Origin {
        guild,
        member: crate::base::MemberId(signed(message.author.id.get())),
        receipt: Receipt(format!("discord:{}", message.id.get())),
        acted_at: made_at(message.id.get()),
        is_organiser: false,
        is_coach: false,
    };
    let replies_to_me =
        message.referenced_message.as_ref().is_some_and(|to| to.author.id == app.me);
    if let Err(fault) = heard(app, origin, session, message, replies_to_me).await {
        warn!(session.id = session.0, "a message of session {session} was not taken: {fault}");
    }
}

async fn heard(
    app: &App,
    origin: Origin,
    session: SessionId,
    message: &Posted,
    replies_to_me: bool,
) -> Result<(), HouseFault> {
    let member = origin.member;
    let query = Query::Panel(session);
    let Shown::Session(seen) = app.house()?.look(origin.clone(), query.clone()).await? else {
        return Ok(());
    };
    let act = match answered(message) {
        _ if seen.waits_for_check_in(member) => Act::CheckIn,
        Some(Ok(act)) if replies_to_me || matches!(act, Act::Spoken(_)) => {
            if !seen.waits_for_answer(member) {
                return Ok(());
            }
            act
        }
        Some(Err(_)) | None if replies_to_me && seen.waits_for_answer(member) => {
            return super::deliver::offer_form(app, message.channel_id, session, member).await;
        }
        Some(_) | None => return Ok(()),
    };
    app.house()?.tell(origin, Command::Act { session, act }).await?;
    app.changed(session);
    Ok(())
}

/// Answers an interaction that could not be understood, by what is plainly in it.
pub(super) async fn not_understood(app: &App, raw: &serde_json::Value) {
    let id = raw.get("id").and_then(|id| id.as_str()).and_then(|id| id.parse::<u64>().ok());
    let token = raw.get("token").and_then(|token| token.as_str());
    let (Some(id), Some(token)) = (id, token) else { return };
    let seen = Seen::bare(id, token.to_owned());
    first(app, &seen, Reply::Private(words::outdated())).await;
}
