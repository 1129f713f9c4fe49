//! What greenroom is measured against: serenity's own client with a handler that answers every
//! interaction with one message, and writes nothing down.

use serenity::all::{
    Context, CreateAllowedMentions, CreateInteractionResponse, CreateInteractionResponseMessage,
    EventHandler, GatewayIntents, HttpBuilder, Interaction,
};

/// As this the bench starts itself once more.
pub(crate) const NAME: &str = "bare-serenity";

struct Handler;

#[serenity::async_trait]
impl EventHandler for Handler {
    async fn interaction_create(&self, context: Context, interaction: Interaction) {
        let Interaction::Component(press) = interaction else { return };
        let message = CreateInteractionResponseMessage::new()
            .content("Saved.")
            .ephemeral(true)
            .allowed_mentions(CreateAllowedMentions::new());
        let answer = CreateInteractionResponse::Message(message);
        press.create_response(&context.http, answer).await.unwrap();
    }
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
