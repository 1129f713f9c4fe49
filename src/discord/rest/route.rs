//! The requests that we make of Discord: the method and the path of each, whose token it uses, and
//! what Discord counts it by.
//!
//! Start reading with the table in `Route::line`.

use std::hash::{DefaultHasher, Hash, Hasher};

use serenity::model::id::{ApplicationId, ChannelId, GuildId, InteractionId, MessageId, UserId};

use super::super::governor::RouteKey;
use super::failure::RouteKind;

/// One of our requests, with what stands in its path.
#[derive(Debug, Clone, Copy)]
pub enum Route<'a> {
    /// Who the bot is.
    Me,
    /// The application behind it.
    Application,
    /// Where the gateway is.
    Gateway,
    /// The commands that there are, all at once.
    SetCommands(ApplicationId),
    /// A guild.
    Guild(GuildId),
    /// A member of a guild.
    Member(GuildId, UserId),
    /// The threads of a guild that are not archived.
    ActiveThreads(GuildId),
    /// A channel or thread.
    Channel(ChannelId),
    /// Another state of a channel or thread.
    EditChannel(ChannelId),
    /// Messages of a channel or thread.
    Messages(ChannelId),
    /// A new message.
    PostMessage(ChannelId),
    /// Another state of a message.
    EditMessage(ChannelId, MessageId),
    /// The channel for the bot and one user.
    OpenDirect,
    /// A thread without a message.
    StartThread(ChannelId),
    /// The thread of a message.
    StartThreadOf(ChannelId, MessageId),
    /// A member of a thread.
    ThreadMember(ChannelId, UserId),
    /// The first answer to an interaction.
    AnswerInteraction(InteractionId, &'a str),
    /// One more private message to who acted.
    FollowUp(ApplicationId, &'a str),
    /// Another state of the private message that an interaction's token stands for.
    EditAnswer(ApplicationId, &'a str),
}

/// What Discord counts by, beside the request itself; it stands first in the path.
#[derive(Debug, Clone, Copy, Hash)]
enum Major<'a> {
    None,
    Channel(u64),
    Guild(u64),
    /// An interaction or a webhook, with its token.
    Token(u64, &'a str),
}

impl<'a> Route<'a> {
    /// What is requested, without ids and tokens; what it is counted by; and one more id.
    fn line(self) -> (&'static str, Major<'a>, Option<u64>) {
        use Major::{Channel, Guild, Token};
        match self {
            Self::Me => ("GET /users/@me", Major::None, None),
            Self::Application => ("GET /oauth2/applications/@me", Major::None, None),
            Self::OpenDirect => ("POST /users/@me/channels", Major::None, None),
            Self::Gateway => ("GET /gateway/bot", Major::None, None),
            Self::SetCommands(application) => {
                ("PUT /applications/{id}/commands", Major::None, Some(application.get()))
            }
            Self::Guild(guild) => ("GET /guilds/{id}", Guild(guild.get()), None),
            Self::Member(guild, user) => {
                ("GET /guilds/{id}/members/{id}", Guild(guild.get()), Some(user.get()))
            }
            Self::ActiveThreads(guild) => {
                ("GET /guilds/{id}/threads/active", Guild(guild.get()), None)
            }
            Self::Channel(channel) => ("GET /channels/{id}", Channel(channel.get()), None),
            Self::EditChannel(channel) => ("PATCH /channels/{id}", Channel(channel.get()), None),
            Self::Messages(channel) => {
                ("GET /channels/{id}/messages", Channel(channel.get()), None)
            }
            Self::PostMessage(channel) => {
                ("POST /channels/{id}/messages", Channel(channel.get()), None)
            }
            Self::EditMessage(channel, message) => {
                let line = "PATCH /channels/{id}/messages/{id}";
                (line, Channel(channel.get()), Some(message.get()))
            }
            Self::StartThread(channel) => {
                ("POST /channels/{id}/threads", Channel(channel.get()), None)
            }
            Self::StartThreadOf(channel, message) => {
                let line = "POST /channels/{id}/messages/{id}/threads";
                (line, Channel(channel.get()), Some(message.get()))
            }
            Self::ThreadMember(thread, user) => {
                let line = "PUT /channels/{id}/thread-members/{id}";
                (line, Channel(thread.get()), Some(user.get()))
            }
            Self::AnswerInteraction(interaction, token) => {
                let line = "POST /interactions/{id}/{token}/callback";
                (line, Token(interaction.get(), token), None)
            }
            Self::FollowUp(application, token) => {
                ("POST /webhooks/{id}/{token}", Token(application.get(), token), None)
            }
            Self::EditAnswer(application, token) => {
                let line = "PATCH /webhooks/{id}/{token}/messages/@original";
                (line, Token(application.get(), token), None)
            }
        }
    }

    /// Method and path, with the ids and the token left out: the only form that is logged.
    pub(super) fn template(self) -> &'static str {
        self.line().0
    }

    pub(super) fn method(self) -> &'static str {
        self.template().split(' ').next().unwrap_or_default()
    }

    /// The path, beginning with a slash; none where a token from outside would lead elsewhere.
    pub(super) fn path(self) -> Option<String> {
        let (template, major, more) = self.line();
        let (first, token) = match major {
            Major::None => (None, ""),
            Major::Channel(id) | Major::Guild(id) => (Some(id), ""),
            Major::Token(id, token) => (Some(id), token),
        };
        let mut ids = [first, more].into_iter().flatten();
        let mut path = String::with_capacity(template.len() + token.len() + 40);
        for part in template.split('/').skip(1) {
            path.push('/');
            match part {
                "{id}" => path.push_str(&ids.next()?.to_string()),
                "{token}" if is_one_part(token) => path.push_str(token),
                "{token}" => return None,
                word => path.push_str(word),
            }
        }
        Some(path)
    }

    /// Whose token it uses.
    pub(super) fn kind(self) -> RouteKind {
        match self.line().1 {
            Major::Token(..) => RouteKind::Token,
            Major::None | Major::Channel(_) | Major::Guild(_) => RouteKind::Bot,
        }
    }

    /// What Discord counts it by.
    pub(super) fn key(self) -> RouteKey {
        let (template, major, _) = self.line();
        let mut hasher = DefaultHasher::new();
        major.hash(&mut hasher);
        RouteKey { template, major: hasher.finish() }
    }
}

/// Whether it stays one part of a path, whatever reads it.
fn is_one_part(token: &str) -> bool {
    let is_plain = |byte: u8| byte.is_ascii_graphic() && !br#"/\?#%"#.contains(&byte);
    !matches!(token, "" | "." | "..") && token.bytes().all(is_plain)
}

#[cfg(test)]
mod tests {
    use serenity::http::Route as Theirs;

    use super::*;

    const CHANNEL: ChannelId = ChannelId::new(1);
    const GUILD: GuildId = GuildId::new(2);
    const MESSAGE: MessageId = MessageId::new(3);
    const USER: UserId = UserId::new(4);
    const APPLICATION: ApplicationId = ApplicationId::new(5);
    const INTERACTION: InteractionId = InteractionId::new(6);
    const TOKEN: &str = "aW50ZXJhY3Rpb24=_-.";

    #[test]
    fn every_path_is_the_one_that_the_library_writes() {
        let (channel_id, guild_id, message_id) = (CHANNEL, GUILD, MESSAGE);
        let (application_id, token) = (APPLICATION, TOKEN);
        let all = [
            (Route::Me, Theirs::UserMe),
            (Route::Application, Theirs::Oauth2ApplicationCurrent),
            (Route::Gateway, Theirs::GatewayBot),
            (Route::OpenDirect, Theirs::UserMeDmChannels),
            (Route::SetCommands(APPLICATION), Theirs::Commands { application_id }),
            (Route::Guild(GUILD), Theirs::Guild { guild_id }),
            (Route::Member(GUILD, USER), Theirs::GuildMember { guild_id, user_id: USER }),
            (Route::ActiveThreads(GUILD), Theirs::GuildThreadsActive { guild_id }),
            (Route::Channel(CHANNEL), Theirs::Channel { channel_id }),
            (Route::EditChannel(CHANNEL), Theirs::Channel { channel_id }),
            (Route::Messages(CHANNEL), Theirs::ChannelMessages { channel_id }),
            (Route::PostMessage(CHANNEL), Theirs::ChannelMessages { channel_id }),
            (
                Route::EditMessage(CHANNEL, MESSAGE),
                Theirs::ChannelMessage { channel_id, message_id },
            ),
            (Route::StartThread(CHANNEL), Theirs::ChannelThreads { channel_id }),
            (
                Route::StartThreadOf(CHANNEL, MESSAGE),
                Theirs::ChannelMessageThreads { channel_id, message_id },
            ),
            (
                Route::ThreadMember(CHANNEL, USER),
                Theirs::ChannelThreadMember { channel_id, user_id: USER },
            ),
            (
                Route::AnswerInteraction(INTERACTION, TOKEN),
                Theirs::InteractionResponse { interaction_id: INTERACTION, token },
            ),
            (
                Route::FollowUp(APPLICATION, TOKEN),
                Theirs::WebhookFollowupMessages { application_id, token },
            ),
            (
                Route::EditAnswer(APPLICATION, TOKEN),
                Theirs::WebhookOriginalInteractionResponse { application_id, token },
            ),
        ];
        for (ours, theirs) in all {
            let path = ours.path().unwrap();
            assert_eq!(format!("https://discord.com/api/v10{path}"), theirs.path());
            assert!(!ours.template().contains(TOKEN));
        }
    }

    #[test]
    fn a_token_that_would_lead_elsewhere_is_not_sent() {
        for token in ["", ".", "..", "a/b", "a\\b", "a?b", "a#b", "%2e%2e", "a b", "ä", "a\nb"] {
            assert_eq!(Route::FollowUp(APPLICATION, token).path(), None, "{token:?}");
        }
    }

    #[test]
    fn a_channel_is_counted_by_itself_and_a_token_with_its_id() {
        let of = |channel| Route::PostMessage(ChannelId::new(channel)).key();
        assert_eq!(of(1), of(1));
        assert_ne!(of(1), of(2));
        assert_ne!(of(1).template, Route::Messages(CHANNEL).key().template);
        assert_eq!(of(1).major, Route::EditMessage(CHANNEL, MESSAGE).key().major);
        let (one, other) = (Route::FollowUp(APPLICATION, "a"), Route::FollowUp(APPLICATION, "b"));
        assert_ne!(one.key().major, other.key().major);
    }
}
