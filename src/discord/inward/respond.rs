//! Answers to interactions: the first within Discord's three seconds whatever happens, later ones
//! by the token, and open private screens shown anew.

use std::pin::pin;
use std::time::Duration;

use serde::Serialize;
use serde_json::{Value, json};
use tracing::{debug, error, warn};

use crate::base::Span;
use crate::chart::png;
use crate::protocol::Query;
use crate::view::{self, Card};

use super::seen::{Seen, Surface};
use crate::discord::app::App;
use crate::discord::known::{Panel, Shows, print_of};
use crate::discord::paper::layout::Message;
use crate::discord::paper::render;
use crate::discord::paper::{wire, words};
use crate::discord::rest::{Call, Class, Failure, File, Route};

/// Without an answer by then, Discord is told that one is coming (`reliability`: I1).
const DEFER_AFTER: Duration = Duration::from_millis(1_500);
/// A promised answer that the brake sends back is tried again after this, so often at most.
const PROMISE_AGAIN_AFTER: Duration = Duration::from_secs(1);
const PROMISE_TRIES_MAX: u32 = 10;
/// What Discord sends again after a restart is answered while it is this young: three seconds for
/// Discord, and what two clocks may differ in. The token of an older one is dead.
const ANSWERABLE_FOR: Span = Span::from_ms(4_500);
/// Only its reader sees it.
const EPHEMERAL: u32 = 1 << 6;

/// Discord's numbers of first answers.
const MESSAGE: u8 = 4;
const LATER: u8 = 5;
const LATER_UPDATE: u8 = 6;
const UPDATE: u8 = 7;
const CHOICES: u8 = 8;

/// A message as a first answer.
#[derive(Serialize)]
struct FirstAnswer<'a> {
    #[serde(rename = "type")]
    kind: u8,
    data: wire::Body<'a>,
}

/// Whether an answer has arrived: without the first, nothing that comes after it has a place.
#[derive(Debug, Clone, Copy, PartialEq, Eq)]
enum Told {
    Yes,
    No,
}

/// What somebody is answered.
pub(in crate::discord) enum Reply {
    /// Nothing but what the room sees.
    Quiet,
    /// A private message of its own.
    Private(Card),
    /// A private screen: it takes the place of the one that was pressed.
    Screen {
        /// What is told above it, this once.
        told: Box<Card>,
        /// What it shows.
        card: Card,
        /// What it was looked up with, to show it anew.
        query: Option<(Shows, Query)>,
    },
    /// The same, laid out by the adapter.
    Parts(Message),
    /// A first answer as it is: a form.
    Form(Value),
    /// What can be chosen.
    Choices(Vec<(String, Value)>),
}

impl Reply {
    /// What its reader wrote and gets back with it.
    fn gives_back(&self) -> Option<String> {
        match self {
            Self::Private(card) => card.wrote.clone(),
            Self::Screen { told, card, .. } => told.wrote.clone().or_else(|| card.wrote.clone()),
            Self::Quiet | Self::Parts(_) | Self::Form(_) | Self::Choices(_) => None,
        }
    }

    /// With one more line that is told this once, unless there is none to add.
    pub(super) fn telling(mut self, line: Option<String>) -> Self {
        let Some(line) = line else { return self };
        match &mut self {
            Self::Private(told) => told.lines.push(line),
            Self::Screen { told, .. } => told.lines.push(line),
            Self::Quiet => return Self::Private(Card { lines: vec![line], ..Card::default() }),
            Self::Parts(_) | Self::Form(_) | Self::Choices(_) => {}
        }
        self
    }
}

/// What was told, and below it the screen. Buttons of both are there, those of the screen last.
pub(super) fn together(told: Card, screen: Card) -> Card {
    let mut card = told;
    card.lines.extend(screen.lines);
    card.picture = card.picture.or(screen.picture);
    card.files.extend(screen.files);
    card.link = card.link.or(screen.link);
    card.pickers.extend(screen.pickers);
    card.buttons.extend(screen.buttons);
    let more = screen.asks.into_iter().filter(|asks| !card.asks.contains(asks));
    let more: Vec<_> = more.collect();
    card.asks.extend(more);
    card
}

/// Does `work` and answers with what it comes to. Where it takes long, Discord is told first.
pub(super) async fn respond(app: &App, seen: &Seen, work: impl Future<Output = Reply>) {
    let mut work = pin!(work);
    match tokio::time::timeout(DEFER_AFTER, work.as_mut()).await {
        Ok(reply) => first(app, seen, reply).await,
        Err(_) => {
            let body = match seen.on {
                Surface::Private | Surface::FormOnPrivate => json!({ "type": LATER_UPDATE }),
                Surface::Command | Surface::Room | Surface::Direct | Surface::Form => {
                    json!({ "type": LATER, "data": { "flags": EPHEMERAL } })
                }
            };
            let told = callback(app, seen, body).await;
            let reply = work.await;
            let gives_back = reply.gives_back();
            // Who was not told to wait has seen that it failed, and nothing can be put there.
            let told = if told == Told::Yes { late(app, seen, reply).await } else { told };
            settle(app, seen, told, gives_back).await;
        }
    }
}

/// Answers at once.
pub(super) async fn first(app: &App, seen: &Seen, reply: Reply) {
    // Behind a form or what can be chosen nothing more can be said.
    let ends_here = matches!(reply, Reply::Form(_) | Reply::Choices(_));
    let gives_back = reply.gives_back();
    let told = at_once(app, seen, reply).await;
    if !ends_here {
        settle(app, seen, told, gives_back).await;
    }
}

async fn at_once(app: &App, seen: &Seen, reply: Reply) -> Told {
    let is_on_private = seen.on.is_private();
    match reply {
        Reply::Quiet => match seen.on {
            Surface::Private | Surface::Room | Surface::Form | Surface::FormOnPrivate => {
                callback(app, seen, json!({ "type": LATER_UPDATE })).await
            }
            Surface::Command | Surface::Direct => {
                let done = words::done(app.lang(&seen.locale));
                pages(app, seen, MESSAGE, drawn(app, seen, done).await).await
            }
        },
        Reply::Private(card) => pages(app, seen, MESSAGE, drawn(app, seen, card).await).await,
        Reply::Screen { told, card, query } => {
            let kind = if is_on_private { UPDATE } else { MESSAGE };
            let shown = print_of(&card);
            let messages = screen(app, seen, together(*told, card), query.as_ref()).await;
            let told = pages(app, seen, kind, messages).await;
            if told == Told::Yes {
                remember(app, seen, query, shown).await;
            }
            told
        }
        Reply::Parts(message) => {
            let kind = if is_on_private { UPDATE } else { MESSAGE };
            pages(app, seen, kind, vec![message]).await
        }
        Reply::Form(body) => callback(app, seen, body).await,
        Reply::Choices(choices) => {
            let choices: Vec<Value> = choices
                .into_iter()
                .map(|(name, value)| json!({ "name": name, "value": value }))
                .collect();
            callback(app, seen, json!({ "type": CHOICES, "data": { "choices": choices } })).await
        }
    }
}

/// Answers after Discord was told to wait.
async fn late(app: &App, seen: &Seen, reply: Reply) -> Told {
    let messages = match reply {
        Reply::Quiet => match seen.on {
            Surface::Private | Surface::FormOnPrivate => return Told::Yes,
            Surface::Command | Surface::Room | Surface::Direct | Surface::Form => {
                drawn(app, seen, words::done(app.lang(&seen.locale))).await
            }
        },
        Reply::Private(card) => {
            let messages = drawn(app, seen, card).await;
            if seen.on.is_private() {
                return follow_up_all(app, seen, messages).await;
            }
            messages
        }
        Reply::Screen { told, card, query } => {
            let shown = print_of(&card);
            let messages = screen(app, seen, together(*told, card), query.as_ref()).await;
            remember(app, seen, query, shown).await;
            messages
        }
        Reply::Parts(message) => vec![message],
        // Neither can come late: forms are read from what is at hand, choices too.
        Reply::Form(_) | Reply::Choices(_) => return Told::Yes,
    };
    let mut messages = messages.into_iter();
    if let Some(message) = messages.next()
        && keep_promise(app, seen, &message).await == Told::No
    {
        return Told::No;
    }
    follow_up_all(app, seen, messages).await
}

/// Words that were to be given back and did not arrive wait, in memory, for their writer's next
/// press; and what waited so is given back with this one.
async fn settle(app: &App, seen: &Seen, told: Told, gives_back: Option<String>) {
    if told == Told::No {
        if let Some(wrote) = gives_back {
            app.known.owed.insert(seen.member, wrote);
        }
        return;
    }
    tell_untold(app, seen).await;
    let Some(wrote) = app.known.owed.remove(&seen.member) else { return };
    let lang = app.lang(&seen.locale);
    let mut card = words::owed(lang);
    view::give_back(lang, &mut card, &wrote);
    if follow_up_all(app, seen, drawn(app, seen, card).await).await == Told::No {
        app.known.owed.insert(seen.member, wrote);
    }
}

/// What a member is told once, below what they are answered.
async fn tell_untold(app: &App, seen: &Seen) {
    let Some(guild) = seen.guild else { return };
    let all = match app.house.untold(guild, seen.member).await {
        Ok(all) => all,
        Err(fault) => return warn!(error = %fault, "what somebody is to be told was not read"),
    };
    for what in all {
        let card = view::untold(app.lang(&seen.locale), &what);
        if follow_up_all(app, seen, drawn(app, seen, card).await).await == Told::Yes
            && let Err(fault) = app.house.told(guild, seen.member, what).await
        {
            warn!(error = %fault, "that somebody was told was not saved");
        }
    }
}

/// A card of its own, as messages.
async fn drawn(app: &App, seen: &Seen, card: Card) -> Vec<Message> {
    let png = picture(&card).await;
    render::private(app.lang(&seen.locale), card, png)
}

/// A screen, at the place where it was pressed.
async fn screen(
    app: &App,
    seen: &Seen,
    card: Card,
    query: Option<&(Shows, Query)>,
) -> Vec<Message> {
    let png = picture(&card).await;
    let query = query.map(|(_, query)| query);
    render::screen(app.lang(&seen.locale), card, png, query, seen.spot)
}

/// The card's picture. Without it nothing is missing: the lines say the same.
async fn picture(card: &Card) -> Option<Vec<u8>> {
    let scene = card.picture.clone()?;
    match tokio::task::spawn_blocking(move || png(&scene)).await {
        Ok(Ok(png)) => Some(png),
        Ok(Err(fault)) => {
            warn!(error = %fault, "a picture was left out");
            None
        }
        Err(panicked) => {
            error!(error = %panicked, "drawing a picture panicked; it was left out");
            None
        }
    }
}

/// The first message as the first answer, the others after it.
async fn pages(app: &App, seen: &Seen, kind: u8, messages: Vec<Message>) -> Told {
    let mut messages = messages.into_iter();
    let Some(message) = messages.next() else {
        return callback(app, seen, json!({ "type": LATER_UPDATE })).await;
    };
    complain(&message);
    let data = if kind == UPDATE { wire::edit(&message) } else { wire::body(&message) };
    match answer(app, seen, &FirstAnswer { kind, data }, message.files()).await {
        Told::Yes => follow_up_all(app, seen, messages).await,
        Told::No => Told::No,
    }
}

async fn callback(app: &App, seen: &Seen, body: Value) -> Told {
    answer(app, seen, &body, Vec::new()).await
}

/// The first answer. Twice is once: Discord says of the second that there is one.
async fn answer(app: &App, seen: &Seen, body: &impl Serialize, files: Vec<File>) -> Told {
    let late = app.now() - seen.acted_at;
    if seen.is_again && late > ANSWERABLE_FOR {
        debug!("an interaction of {late} ago is not answered: Discord takes no answer to it");
        return Told::No;
    }
    let route = Route::AnswerInteraction(seen.id.into(), &seen.token);
    let mut call = Call::new(route, Class::Callback).with_body(body).repeatable();
    call.files = files;
    match app.rest.call_unit(call).await {
        Ok(()) | Err(Failure::Done { .. }) => Told::Yes,
        Err(failure) => {
            let late_ms = app.now().since(seen.acted_at).ms();
            warn!(late_ms, "an interaction was not answered: {failure}");
            if failure == Failure::Unknown { Told::Yes } else { Told::No }
        }
    }
}

/// Private messages behind the first answer, until one does not arrive.
async fn follow_up_all(
    app: &App,
    seen: &Seen,
    messages: impl IntoIterator<Item = Message>,
) -> Told {
    for message in messages {
        complain(&message);
        let route = Route::FollowUp(app.application, &seen.token);
        let mut call = Call::new(route, Class::Webhook).with_body(&wire::body(&message));
        call.files = message.files();
        if let Err(failure) = app.rest.call_unit(call).await {
            return missed(&failure);
        }
    }
    Told::Yes
}

/// Exchanges the private message of a token.
async fn edit_original(app: &App, token: &str, message: &Message) -> Result<(), Failure> {
    complain(message);
    let mut call = Call::new(Route::EditAnswer(app.application, token), Class::Webhook);
    call.files = message.files();
    app.rest.call_unit(call.with_body(&wire::edit(message))).await
}

/// Fills what Discord was told to wait for. When the house was held up there are many at once, more
/// than the brake lets wait: who is sent back comes again.
async fn keep_promise(app: &App, seen: &Seen, message: &Message) -> Told {
    let mut tries = 1;
    loop {
        match edit_original(app, &seen.token, message).await {
            Ok(()) => return Told::Yes,
            Err(Failure::TryLater { .. }) if tries < PROMISE_TRIES_MAX => {
                tokio::time::sleep(PROMISE_AGAIN_AFTER).await;
                tries += 1;
            }
            Err(failure) => return missed(&failure),
        }
    }
}

/// Whether it arrived all the same is not known after some failures: then words come twice rather
/// than never.
fn missed(failure: &Failure) -> Told {
    warn!("a private message did not arrive: {failure}");
    Told::No
}

/// A message over a limit is our mistake: it goes to the log, and Discord says what it thinks.
fn complain(message: &Message) {
    for limit in message.broken_limits() {
        warn!("a message breaks a limit of Discord's: {limit}");
    }
}

/// This person has this screen open now.
async fn remember(app: &App, seen: &Seen, query: Option<(Shows, Query)>, shown: u64) {
    let (Some((shows, query)), Some(guild)) = (query, seen.guild) else { return };
    if let Ok(origin) = seen.origin(app, guild).await {
        let (token, pressed_at) = (seen.token.clone(), seen.acted_at);
        let (spot, locale) = (seen.spot, seen.locale.clone());
        let panel = Panel { query, spot, origin, locale, token, pressed_at, shown };
        app.known.panels.opened(shows, panel);
    }
}

/// Shows the open private screens of one thing anew, where they show something else by now.
pub(in crate::discord) async fn refresh(app: &App, shows: Shows) {
    let now = app.now();
    for panel in app.known.panels.of(shows, now) {
        let Ok(shown) = app.house.look(panel.origin.clone(), panel.query.clone()).await else {
            continue;
        };
        let lang = app.lang(&panel.locale);
        let card =
            view::shown(lang, &shown, &panel.query, panel.origin.member, now, &app.offers.texts);
        let shown = print_of(&card);
        if shown == panel.shown {
            continue;
        }
        let png = picture(&card).await;
        let messages = render::screen(lang, card, png, Some(&panel.query), panel.spot);
        let Some(message) = messages.into_iter().next() else { continue };
        if !app.known.panels.is_open(shows, &panel) {
            continue;
        }
        match edit_original(app, &panel.token, &message).await {
            Ok(()) => app.known.panels.shows(shows, &panel, shown),
            Err(failure) => {
                debug!("an open screen was not shown anew: {failure}");
                app.known.panels.gone(shows, &panel);
            }
        }
    }
}
