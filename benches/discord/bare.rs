//! What greenroom is measured against: serenity's own client with a handler that answers every
//! press by showing the same ballot again, as serenity's builders make one, and writes nothing down.

use serenity::all::{
    Context, CreateActionRow, CreateAllowedMentions, CreateInteractionResponse,
    CreateInteractionResponseMessage, CreateSelectMenu, CreateSelectMenuKind,
    CreateSelectMenuOption, EventHandler, GatewayIntents, HttpBuilder, Interaction,
};

use crate::harness::library;

/// As this the bench starts itself once more.
pub(crate) const NAME: &str = "bare-serenity";

struct Handler;

#[serenity::async_trait]
impl EventHandler for Handler {
    async fn interaction_create(&self, context: Context, interaction: Interaction) {
        let Interaction::Component(press) = interaction else { return };
        let message = CreateInteractionResponseMessage::new()
            .content("Saved. **Your ballot** · saved as you go, changeable until it closes")
            .components(ballot())
            .ephemeral(true)
            .allowed_mentions(CreateAllowedMentions::new());
        let answer = CreateInteractionResponse::Message(message);
        press.create_response(&context.http, answer).await.unwrap();
    }
}

/// A picker a competency, with the anchors of the usual rubric.
fn ballot() -> Vec<CreateActionRow> {
    let library = library();
    let competencies = library.rubric(None).unwrap().competencies.iter().enumerate();
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
pub(crate) fn run(root: &str, token: &str) {
    let runtime = tokio::runtime::Runtime::new().unwrap();
    runtime.block_on(async {
        let http = HttpBuilder::new(token).proxy(root).ratelimiter_disabled(true).build();
        let intents = GatewayIntents::GUILDS | GatewayIntents::GUILD_MESSAGES;
        let client = serenity::client::ClientBuilder::new_with_http(http, intents);
        client.event_handler(Handler).await.unwrap().start().await.unwrap();
    });
}
