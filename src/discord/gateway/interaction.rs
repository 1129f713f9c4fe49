//! What somebody typed, pressed or filled in, as Discord tells it: the parts that anybody looks at.
//!
//! The message that a button stands on comes back whole with each press. It is passed over, but for
//! who sees it: that is most of the work, and what is newer than we are must not make a button
//! useless.

use std::collections::BTreeMap;

use serde::Deserialize;
use serde_json::Value;
use serenity::model::Permissions;
use serenity::model::channel::MessageFlags;
use serenity::model::id::{ChannelId, GuildId, InteractionId, MessageId, RoleId, UserId};

/// One interaction. Its token is never printed.
#[derive(Deserialize)]
#[serde(try_from = "Raw")]
pub struct Interaction {
    /// Discord's name of it.
    pub id: InteractionId,
    /// What it is answered with, for fifteen minutes.
    pub token: String,
    /// In which guild; none in a direct message.
    pub guild: Option<GuildId>,
    /// In which channel or thread.
    pub channel: ChannelId,
    /// Who acted.
    pub user: UserId,
    /// With which roles.
    pub roles: Vec<RoleId>,
    /// What Discord lets them do there.
    pub rights: Permissions,
    /// The locale of their Discord.
    pub locale: String,
    /// The message that it came from, and the one from whose press that came.
    pub on: Vec<MessageId>,
    /// Whether it came from a message that only they see.
    pub is_on_private: bool,
    /// Whether Discord sends it again: it was on its way to the connection before this one.
    pub is_again: bool,
    /// What they did.
    pub deed: Deed,
}

/// What somebody did.
pub enum Deed {
    /// They gave a command.
    Command(GivenCommand),
    /// They are typing one, and want to see what can be chosen.
    Completion(GivenCommand),
    /// They pressed a button, or chose something.
    Press {
        /// Our name of the button or picker.
        name: String,
        /// What was chosen: values of ours, or ids.
        values: Vec<String>,
    },
    /// They filled a form in.
    Form {
        /// Our name of the form.
        name: String,
        /// Each field by our name of it, and its text.
        fields: Vec<(String, String)>,
    },
}

/// A command, as it was typed.
pub struct GivenCommand {
    /// Its name.
    pub name: String,
    /// What was given with it.
    pub options: Vec<GivenOption>,
    /// The message that it was given on.
    pub message: Option<Target>,
    /// Files that were given with it, by the names that its options have for them.
    pub files: BTreeMap<String, GivenFile>,
}

/// A file that was given with a command.
#[derive(Debug, Clone, PartialEq, Eq, Deserialize)]
pub struct GivenFile {
    /// What its owner calls it.
    pub filename: String,
    /// Where Discord keeps it.
    pub url: String,
}

/// One option of a command.
#[derive(Deserialize)]
pub struct GivenOption {
    /// Its name.
    pub name: String,
    /// Its kind, by Discord's number.
    #[serde(rename = "type")]
    pub kind: u8,
    /// What was given; none for a subcommand.
    #[serde(default)]
    pub value: Value,
    /// The options of a subcommand.
    #[serde(default)]
    pub options: Vec<GivenOption>,
    /// Whether it is being typed.
    #[serde(default, rename = "focused")]
    pub is_focused: bool,
}

/// A message that a command was given on.
#[derive(Deserialize)]
pub struct Target {
    /// Discord's name of it.
    pub id: MessageId,
    author: Person,
    /// Its text.
    #[serde(default)]
    pub content: String,
    #[serde(default)]
    attachments: Vec<Attached>,
}

#[derive(Deserialize)]
struct Person {
    id: UserId,
}

/// A file of a message, and how long it is where it is spoken.
#[derive(Deserialize)]
struct Attached {
    #[serde(default)]
    duration_secs: Option<f64>,
}

/// An interaction as it comes.
#[derive(Deserialize)]
struct Raw {
    id: InteractionId,
    #[serde(rename = "type")]
    kind: u8,
    token: String,
    #[serde(default)]
    guild_id: Option<GuildId>,
    channel_id: ChannelId,
    #[serde(default)]
    member: Option<Member>,
    #[serde(default)]
    user: Option<Person>,
    #[serde(default)]
    locale: String,
    #[serde(default)]
    message: Option<Under>,
    #[serde(default)]
    data: Data,
}

#[derive(Deserialize)]
struct Member {
    user: Person,
    #[serde(default)]
    roles: Vec<RoleId>,
    #[serde(default)]
    permissions: Permissions,
}

/// The message under a button.
#[derive(Deserialize)]
struct Under {
    #[serde(default)]
    id: Option<MessageId>,
    #[serde(default)]
    flags: Option<MessageFlags>,
    #[serde(default)]
    interaction_metadata: Option<Cause>,
}

/// Why there is a message: from which other one something was pressed.
#[derive(Deserialize)]
struct Cause {
    #[serde(default)]
    interacted_message_id: Option<MessageId>,
    #[serde(default)]
    triggering_interaction_metadata: Option<Box<Cause>>,
}

impl Under {
    /// Itself, and the message from whose press it came: a form may have been in between.
    fn ids(&self) -> Vec<MessageId> {
        let cause = self.interaction_metadata.as_ref();
        let form = cause.and_then(|cause| cause.triggering_interaction_metadata.as_deref());
        let of = |cause: &Cause| cause.interacted_message_id;
        self.id.into_iter().chain(cause.and_then(of)).chain(form.and_then(of)).collect()
    }
}

/// What comes with any kind of interaction; each has some of it.
#[derive(Default, Deserialize)]
#[serde(default)]
struct Data {
    name: String,
    options: Vec<GivenOption>,
    target_id: Option<MessageId>,
    resolved: Resolved,
    custom_id: String,
    values: Vec<String>,
    components: Vec<Part>,
}

#[derive(Default, Deserialize)]
#[serde(default)]
struct Resolved {
    messages: BTreeMap<MessageId, Target>,
    attachments: BTreeMap<String, GivenFile>,
}

/// A part of a form: a row, a label around a field, or a field.
#[derive(Default, Deserialize)]
#[serde(default)]
struct Part {
    custom_id: String,
    value: Value,
    components: Vec<Part>,
    component: Option<Box<Part>>,
}

impl Target {
    /// Who wrote it.
    pub fn author(&self) -> UserId {
        self.author.id
    }

    /// How long it is spoken, if it is.
    pub fn spoken_s(&self) -> Option<f64> {
        self.attachments.iter().find_map(|file| file.duration_secs)
    }
}

impl Part {
    /// The fields with text in them, in order. Parts lie in each other as deep as JSON may.
    fn collect(self, into: &mut Vec<(String, String)>) {
        if let Value::String(text) = self.value {
            into.push((self.custom_id, text));
        }
        for part in self.components.into_iter().chain(self.component.map(|part| *part)) {
            part.collect(into);
        }
    }
}

impl Data {
    fn typed(mut self) -> GivenCommand {
        let message = self.target_id.and_then(|id| self.resolved.messages.remove(&id));
        let files = self.resolved.attachments;
        GivenCommand { name: self.name, options: self.options, message, files }
    }

    fn fields(self) -> Vec<(String, String)> {
        let mut fields = Vec::new();
        for part in self.components {
            part.collect(&mut fields);
        }
        fields
    }
}

impl TryFrom<Raw> for Interaction {
    type Error = &'static str;

    fn try_from(raw: Raw) -> Result<Self, Self::Error> {
        let Raw { data, .. } = raw;
        let deed = match raw.kind {
            2 => Deed::Command(data.typed()),
            3 => Deed::Press { name: data.custom_id, values: data.values },
            4 => Deed::Completion(data.typed()),
            5 => Deed::Form { name: data.custom_id.clone(), fields: data.fields() },
            _ => return Err("an interaction of a later kind"),
        };
        let (user, roles, rights) = match (raw.member, raw.user) {
            (Some(member), _) => (member.user, member.roles, member.permissions),
            (None, Some(user)) => (user, Vec::new(), Permissions::empty()),
            (None, None) => return Err("an interaction of nobody"),
        };
        Ok(Self {
            id: raw.id,
            token: raw.token,
            guild: raw.guild_id,
            channel: raw.channel_id,
            user: user.id,
            roles,
            rights,
            locale: raw.locale,
            is_again: false,
            on: raw.message.as_ref().map(Under::ids).unwrap_or_default(),
            is_on_private: raw
                .message
                .and_then(|message| message.flags)
                .is_some_and(|flags| flags.contains(MessageFlags::EPHEMERAL)),
            deed,
        })
    }
}
