//! What the bot may ask for: one row a route. A route that is not here is a violation, because
//! nothing that the house does needs another.

mod channels;
mod commands;
mod compose;
mod guilds;
mod interactions;
mod messages;
mod threads;

pub(super) use interactions::ANSWER_WITHIN_MS;
pub(super) use messages::revive;

use std::time::Instant;

use serde_json::{Value, json};

use super::check::schema;
use super::refusal::{Problem, Refusal};
use super::wire;
use super::world::{Id, World};

/// A file that came along.
#[derive(Clone, Debug)]
pub(super) struct File {
    pub(super) id: u64,
    pub(super) name: String,
    pub(super) size: usize,
}

/// A request whose token is good.
pub(super) struct Asked {
    method: String,
    path: String,
    query: Vec<(String, String)>,
    pub(super) body: Value,
    files: Vec<File>,
    came: Instant,
    /// Nothing is looked for in the body: under load only a share of them is checked.
    is_spared: bool,
}

/// Status and body, or a refusal.
type Answer = Result<(u16, Value), Refusal>;

impl Asked {
    pub(super) fn new(
        method: &str,
        path: &str,
        query: &str,
        body: Value,
        files: Vec<File>,
        came: Instant,
    ) -> Self {
        let pair = |p: &str| p.split_once('=').map(|(k, v)| (k.to_owned(), v.to_owned()));
        let query = query.split('&').filter_map(pair).collect();
        let (method, path, is_spared) = (method.to_owned(), path.to_owned(), false);
        Self { method, path, query, body, files, came, is_spared }
    }

    /// The same, without a look for mistakes in the body.
    pub(super) fn spared(self, is_spared: bool) -> Self {
        Self { is_spared, ..self }
    }

    fn query(&self, name: &str) -> Option<&str> {
        self.query.iter().find(|(k, _)| k == name).map(|(_, v)| v.as_str())
    }

    /// The body against the OpenAPI file, and whatever else was found.
    fn check(&self, w: &mut World, route: &str, mut more: Vec<Problem>) -> Result<(), Refusal> {
        if self.is_spared {
            return Ok(());
        }
        let mut problems = schema::problems_of(&self.method, route, &self.body);
        problems.append(&mut more);
        self.settle(w, problems)
    }

    /// Mistakes in what the bot sends fail the test as well as the request.
    fn settle(&self, w: &mut World, problems: Vec<Problem>) -> Result<(), Refusal> {
        if problems.is_empty() {
            return Ok(());
        }
        for problem in &problems {
            let at = if problem.place.is_empty() { "the body" } else { &problem.place };
            w.violation(format!(
                "{} {}: {at}: {} {}",
                self.method, self.path, problem.code, problem.why
            ));
        }
        if problems.iter().any(|p| p.code == "CANNOT_SEND_AN_EMPTY_MESSAGE") {
            return Err(Refusal::new(400, 50006, "Cannot send an empty message"));
        }
        Err(Refusal::form(problems))
    }
}

/// Routes that carry their own right in the path.
pub(super) fn is_open(path: &str) -> bool {
    path.starts_with("/interactions/") || path.starts_with("/webhooks/") || path == "/gateway"
}

pub(super) fn answer(w: &mut World, asked: &Asked) -> Answer {
    let parts: Vec<&str> = asked.path.split('/').skip(1).collect();
    match (asked.method.as_str(), parts.as_slice()) {
        ("GET", ["gateway"]) => Ok((200, json!({"url": w.gateway_url()}))),
        ("GET", ["gateway", "bot"]) => Ok((200, gateway_bot(w))),
        ("GET", ["users", "@me"]) => Ok((200, wire::user_by_id(w, w.app.id))),
        ("GET", ["oauth2", "applications", "@me"] | ["applications", "@me"]) => {
            Ok((200, application(w)))
        }
        ("POST", ["users", "@me", "channels"]) => channels::open_dm(w, asked),
        ("GET", ["channels", c]) => channels::one(w, id(c)?),
        ("PATCH", ["channels", c]) => channels::change(w, asked, id(c)?),
        ("GET", ["channels", c, "messages"]) => messages::list(w, asked, id(c)?),
        ("POST", ["channels", c, "messages"]) => messages::send(w, asked, id(c)?),
        ("GET", ["channels", c, "messages", m]) => messages::one(w, id(c)?, id(m)?),
        ("PATCH", ["channels", c, "messages", m]) => messages::edit(w, asked, id(c)?, id(m)?),
        ("DELETE", ["channels", c, "messages", m]) => messages::delete(w, id(c)?, id(m)?),
        ("POST", ["channels", c, "messages", m, "threads"]) => {
            threads::start_from(w, asked, id(c)?, id(m)?)
        }
        ("POST", ["channels", c, "threads"]) => threads::start(w, asked, id(c)?),
        ("GET", ["channels", c, "thread-members"]) => threads::members(w, id(c)?),
        ("PUT" | "DELETE", ["channels", c, "thread-members", who]) => {
            let who = if *who == "@me" { w.app.id } else { id(who)? };
            threads::belong(w, id(c)?, who, asked.method == "PUT")
        }
        ("GET", ["guilds", g]) => guilds::one(w, id(g)?),
        ("GET", ["guilds", g, "channels"]) => guilds::channels(w, id(g)?),
        ("GET", ["guilds", g, "roles"]) => guilds::roles(w, id(g)?),
        ("GET", ["guilds", g, "members", m]) => guilds::member(w, id(g)?, id(m)?),
        ("GET", ["guilds", g, "threads", "active"]) => guilds::active_threads(w, id(g)?),
        ("GET", ["applications", a, "commands"]) => commands::list(w, id(a)?, None),
        ("PUT", ["applications", a, "commands"]) => commands::put(w, asked, id(a)?, None),
        ("GET", ["applications", a, "guilds", g, "commands"]) => {
            commands::list(w, id(a)?, Some(id(g)?))
        }
        ("PUT", ["applications", a, "guilds", g, "commands"]) => {
            commands::put(w, asked, id(a)?, Some(id(g)?))
        }
        ("POST", ["interactions", i, token, "callback"]) => {
            interactions::callback(w, asked, id(i)?, token)
        }
        ("POST", ["webhooks", a, token]) => interactions::follow_up(w, asked, id(a)?, token),
        ("GET", ["webhooks", a, token, "messages", m]) => interactions::look(w, id(a)?, token, m),
        ("PATCH", ["webhooks", a, token, "messages", m]) => {
            interactions::edit(w, asked, id(a)?, token, m)
        }
        ("DELETE", ["webhooks", a, token, "messages", m]) => {
            interactions::delete(w, id(a)?, token, m)
        }
        _ => {
            w.violation(format!("{} {}: the fake has no such route", asked.method, asked.path));
            Err(Refusal::new(404, 0, "404: Not Found"))
        }
    }
}

fn id(part: &str) -> Result<Id, Refusal> {
    part.parse().map_err(|_| {
        let why = format!("Value \"{part}\" is not snowflake.");
        Refusal::form(vec![Problem::new("id", "NUMBER_TYPE_COERCE", why)])
    })
}

fn gateway_bot(w: &World) -> Value {
    let limit = &w.gateway.limit;
    json!({
        "url": w.gateway_url(), "shards": 1,
        "session_start_limit": {
            "total": limit.total, "remaining": limit.remaining, "reset_after": 14_400_000,
            "max_concurrency": 1,
        },
    })
}

fn application(w: &World) -> Value {
    let bot = wire::user_by_id(w, w.app.id);
    json!({
        "id": wire::id(w.app.id), "name": "Greenroom", "icon": null, "description": "",
        "rpc_origins": [], "bot_public": true, "bot_require_code_grant": false, "summary": "",
        "verify_key": "00", "team": null, "flags": 0, "bot": bot,
        "approximate_guild_count": w.guilds.len(),
        "owner": {"id": "1", "username": "operator", "discriminator": "0", "avatar": null},
    })
}
