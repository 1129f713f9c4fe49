//! Guilds, as their owners change them.

use std::collections::{BTreeMap, BTreeSet};

use serde_json::json;

use super::member::Member;
use super::room::Room;
use crate::discord::fake::gateway::GUILDS;
use crate::discord::fake::permissions::{EVERYONE, INVITE};
use crate::discord::fake::world::{Belonging, Channel, FORUM, Id, Role, TEXT, User, VOICE, World};
use crate::discord::fake::{Shared, wire, world};

#[derive(Clone)]
pub(crate) struct Guild {
    shared: Shared,
    id: Id,
}

impl Guild {
    /// With an owner, `@everyone`, and the bot with a role of its own.
    pub(in crate::discord::fake) fn new(shared: &Shared, name: &str) -> Self {
        let id = shared.change(|w| {
            let owner = person(w, &format!("owner of {name}"));
            let id = w.clock.next_id();
            let everyone = Role { id, name: "everyone".to_owned(), permissions: EVERYONE };
            w.guilds.insert(
                id,
                world::Guild {
                    id,
                    name: name.to_owned(),
                    owner,
                    roles: BTreeMap::from([(id, everyone)]),
                    members: BTreeMap::from([(owner, Belonging::plain())]),
                    available: true,
                },
            );
            join(w, id);
            id
        });
        Self { shared: shared.clone(), id }
    }

    pub(crate) fn id(&self) -> Id {
        self.id
    }

    /// A new member.
    pub(crate) fn member(&self, name: &str) -> Member {
        let id = self.shared.change(|w| {
            let id = person(w, name);
            w.guilds.get_mut(&self.id).unwrap().members.insert(id, Belonging::plain());
            id
        });
        self.handle(id)
    }

    /// The person who may do everything here.
    pub(crate) fn owner(&self) -> Member {
        self.handle(self.shared.read(|w| w.guilds[&self.id].owner))
    }

    /// Somebody of another guild comes here as well.
    pub(crate) fn welcomes(&self, member: &Member) -> Member {
        self.shared.change(|w| {
            w.guilds.get_mut(&self.id).unwrap().members.insert(member.id, Belonging::plain());
        });
        self.handle(member.id)
    }

    fn handle(&self, id: Id) -> Member {
        Member { shared: self.shared.clone(), id, guild: self.id, place: None }
    }

    pub(crate) fn text_channel(&self, name: &str) -> Room {
        self.channel(name, TEXT)
    }

    pub(crate) fn voice_channel(&self, name: &str) -> Room {
        self.channel(name, VOICE)
    }

    pub(crate) fn forum(&self, name: &str) -> Room {
        self.channel(name, FORUM)
    }

    fn channel(&self, name: &str, kind: u8) -> Room {
        let id = self.shared.change(|w| {
            let id = w.clock.next_id();
            w.channels.insert(id, Channel::new(id, kind, Some(self.id), name, None));
            w.tell_channel("CREATE", id);
            id
        });
        Room { shared: self.shared.clone(), id }
    }

    pub(crate) fn role(&self, name: &str, permissions: u64) -> Id {
        self.shared.change(|w| {
            let id = w.clock.next_id();
            add_role(w, self.id, Role { id, name: name.to_owned(), permissions });
            id
        })
    }

    pub(crate) fn gives(&self, member: &Member, role: Id) {
        self.shared.change(|w| {
            let guild = w.guilds.get_mut(&self.id).unwrap();
            guild.members.get_mut(&member.id).unwrap().roles.insert(role);
        });
    }

    /// The role of `@everyone` or another is given other permissions.
    pub(crate) fn permits(&self, role: Id, permissions: u64) {
        self.shared.change(|w| {
            let guild = w.guilds.get_mut(&self.id).unwrap();
            guild.roles.get_mut(&role).unwrap().permissions = permissions;
            tell_role(w, self.id, role, "UPDATE");
        });
    }

    pub(crate) fn loses_role(&self, role: Id) {
        self.shared.change(|w| {
            let guild = w.guilds.get_mut(&self.id).unwrap();
            guild.roles.remove(&role);
            for member in guild.members.values_mut() {
                member.roles.remove(&role);
            }
            let data = json!({"guild_id": wire::id(self.id), "role_id": wire::id(role)});
            w.dispatch(GUILDS, Some(self.id), "GUILD_ROLE_DELETE", &data);
        });
    }

    /// The role that came with the bot's invite.
    pub(crate) fn bot_role(&self) -> Id {
        self.shared.read(|w| {
            let of = &w.guilds[&self.id];
            *of.members[&w.app.id].roles.first().expect("the bot has its role")
        })
    }

    /// A moderator silences the bot for a while, or ends that.
    pub(crate) fn silences_bot(&self, is_silent: bool) {
        self.shared.change(|w| {
            let bot = w.app.id;
            w.guilds.get_mut(&self.id).unwrap().members.get_mut(&bot).unwrap().timed_out =
                is_silent;
            let mut data = wire::member(w, &w.guilds[&self.id], bot);
            data["guild_id"] = wire::id(self.id);
            w.dispatch(GUILDS, Some(self.id), "GUILD_MEMBER_UPDATE", &data);
        });
    }

    /// The bot is thrown out.
    pub(crate) fn kicks_bot(&self) {
        self.shared.change(|w| {
            let data = json!({"id": wire::id(self.id)});
            w.dispatch(GUILDS, Some(self.id), "GUILD_DELETE", &data);
            let bot = w.app.id;
            w.guilds.get_mut(&self.id).unwrap().members.remove(&bot);
        });
    }

    /// The bot is invited again.
    pub(crate) fn invites_bot(&self) {
        self.shared.change(|w| join(w, self.id));
    }

    /// Discord itself has an outage there: nothing is lost, and nobody is thrown out.
    pub(crate) fn is_unavailable(&self) {
        self.shared.change(|w| {
            w.guilds.get_mut(&self.id).unwrap().available = false;
            let data = json!({"id": wire::id(self.id), "unavailable": true});
            w.dispatch(GUILDS, Some(self.id), "GUILD_DELETE", &data);
        });
    }

    pub(crate) fn is_available_again(&self) {
        self.shared.change(|w| {
            w.guilds.get_mut(&self.id).unwrap().available = true;
            w.tell_guild(self.id);
        });
    }
}

impl Belonging {
    fn plain() -> Self {
        Self { roles: BTreeSet::new(), timed_out: false }
    }
}

fn person(w: &mut World, name: &str) -> Id {
    let id = w.clock.next_id();
    let (name, locale) = (name.to_owned(), "en-US".to_owned());
    w.users.insert(id, User { id, name, bot: false, takes_dms: true, locale });
    id
}

/// The bot comes in with the role that its invite makes.
fn join(w: &mut World, guild: Id) {
    let (id, bot) = (w.clock.next_id(), w.app.id);
    let record = w.guilds.get_mut(&guild).unwrap();
    let role = Role { id, name: "Greenroom".to_owned(), permissions: INVITE };
    record.roles.insert(id, role);
    let roles = BTreeSet::from([id]);
    record.members.insert(bot, Belonging { roles, timed_out: false });
    w.tell_guild(guild);
}

fn add_role(w: &mut World, guild: Id, role: Role) {
    let id = role.id;
    w.guilds.get_mut(&guild).unwrap().roles.insert(id, role);
    tell_role(w, guild, id, "CREATE");
}

fn tell_role(w: &mut World, guild: Id, role: Id, what: &str) {
    let of = &w.guilds[&guild];
    let data = json!({"guild_id": wire::id(guild), "role": wire::role(w, of, &of.roles[&role])});
    w.dispatch(GUILDS, Some(guild), &format!("GUILD_ROLE_{what}"), &data);
}
