//! What greenroom is measured against: serenity's own client with a handler that answers every
//! press by showing the same ballot again, as serenity's builders make one. Bare, it writes nothing
//! down; as a plain bot it keeps each mark with rusqlite, in one durable commit of its own.

use std::sync::{Arc, Mutex};

use rusqlite::{Connection, params};
use serenity::all::{
    Context, CreateActionRow, CreateAllowedMentions, CreateInteractionResponse,
    CreateInteractionResponseMessage, CreateSelectMenu, CreateSelectMenuKind,
    CreateSelectMenuOption, EventHandler, GatewayIntents, HttpBuilder, Interaction,
};

use crate::harness::library;

/// As what the bench starts itself once more.
#[derive(Clone, Copy, PartialEq, Eq)]
pub(crate) enum Peer {
    /// serenity alone.
    Bare,
    /// serenity and rusqlite.
    Plain,
}

impl Peer {
    pub(crate) fn name(self) -> &'static str {
        match self {
            Self::Bare => "bare serenity",
            Self::Plain => "serenity and rusqlite",
        }
    }

    pub(crate) fn of_name(name: &str) -> Option<Self> {
        [Self::Bare, Self::Plain].into_iter().find(|peer| peer.name() == name)
    }
}

/// Marks, where they are written down.
struct Handler(Option<Arc<Mutex<Connection>>>);

#[serenity::async_trait]
impl EventHandler for Handler {
    async fn interaction_create(&self, context: Context, interaction: Interaction) {
        let Interaction::Component(press) = interaction else { return };
        if let Some(marks) = &self.0 {
            let marks = Arc::clone(marks);
            let (id, member) = (press.data.custom_id.clone(), press.user.id.get().cast_signed());
            tokio::task::spawn_blocking(move || save(&marks.lock().unwrap(), member, &id))
                .await
                .unwrap();
        }
        let message = CreateInteractionResponseMessage::new()
            .content("Saved. **Your ballot** · saved as you go, changeable until it closes")
            .components(ballot())
            .ephemeral(true)
            .allowed_mentions(CreateAllowedMentions::new());
        let answer = CreateInteractionResponse::Message(message);
        press.create_response(&context.http, answer).await.unwrap();
    }
}

/// Where the marks are: a write-ahead log, and on the disk before it is said that they are.
fn marks() -> Connection {
    let marks = Connection::open("marks.sqlite").unwrap();
    marks.pragma_update(None, "journal_mode", "wal").unwrap();
    marks.pragma_update(None, "synchronous", "full").unwrap();
    let table = "create table mark (member integer, what text, times integer, \
                 primary key (member, what)) strict";
    marks.execute_batch(table).unwrap();
    marks
}

fn save(marks: &Connection, member: i64, what: &str) {
    let upsert = "insert into mark values (?1, ?2, 1) on conflict do update set times = times + 1";
    marks.prepare_cached(upsert).unwrap().execute(params![member, what]).unwrap();
}

/// A picker a competency, with the anchors of the usual rubric.
fn ballot() -> Vec<CreateActionRow> {
    let library = library();
    let competencies = library.rubric(None, "").unwrap().competencies.iter().enumerate();
    let pickers = competencies.map(|(no, competency)| {
        let option = |level: u8, text: &str| {
            CreateSelectMenuOption::new(level.to_string(), format!("{no}:{level}"))
                .description(text)
                .default_selection(level == 3)
        };
        let options = vec![
            option(1, &competency.anchors.one.short),
            option(2, "between 1 and 3"),
            option(3, &competency.anchors.three.short),
            option(4, "between 3 and 5"),
            option(5, &competency.anchors.five.short),
            option(0, "could not tell"),
        ];
        let menu =
            CreateSelectMenu::new(format!("mark:{no}"), CreateSelectMenuKind::String { options });
        CreateActionRow::SelectMenu(menu.placeholder(competency.title.clone()))
    });
    pickers.collect()
}

/// Serves until it is killed.
pub(crate) fn run(peer: Peer, root: &str, token: &str) {
    let marks = (peer == Peer::Plain).then(|| Arc::new(Mutex::new(marks())));
    let runtime = tokio::runtime::Runtime::new().unwrap();
    runtime.block_on(async {
        let http = HttpBuilder::new(token).proxy(root).ratelimiter_disabled(true).build();
        let intents = GatewayIntents::GUILDS | GatewayIntents::GUILD_MESSAGES;
        let client = serenity::client::ClientBuilder::new_with_http(http, intents);
        client.event_handler(Handler(marks)).await.unwrap().start().await.unwrap();
    });
}
