//! What a route's path says: whose token it uses, what Discord counts it by, and its name without
//! ids and tokens, which is the only form that is logged.

use std::collections::hash_map::DefaultHasher;
use std::hash::{Hash, Hasher};
use std::sync::Arc;

use serenity::http::{LightMethod, Route};

use super::super::governor::RouteKey;
use super::failure::RouteKind;

/// A path taken apart.
#[derive(Debug, Clone, PartialEq, Eq)]
pub(super) struct RoutePath {
    pub(super) kind: RouteKind,
    pub(super) key: RouteKey,
}

/// What serenity puts before every path of the API.
const BEFORE: &str = "https://discord.com/api/v10";

/// The path of a route, beginning with a slash; none for what is not of the API.
pub(super) fn of_route(route: Route<'_>) -> Option<String> {
    let url = route.path();
    let path = url.strip_prefix(BEFORE)?;
    // A token from outside must not lead to another place.
    let is_plain = path.starts_with('/') && !path.contains(['?', '#', '\\']);
    let is_straight = path.split('/').all(|part| part != "." && part != "..");
    (is_plain && is_straight).then(|| path.to_owned())
}

/// Takes a path apart.
pub(super) fn read(method: LightMethod, path: &str) -> RoutePath {
    let parts: Vec<&str> = path.split('/').filter(|part| !part.is_empty()).collect();
    let has_token = matches!(parts.as_slice(), ["interactions" | "webhooks", _, _, ..]);
    let mut template = method.reqwest_method().to_string();
    template.push(' ');
    for (at, part) in parts.iter().enumerate() {
        let is_id = part.bytes().all(|byte| byte.is_ascii_digit());
        template.push('/');
        template.push_str(match (is_id, has_token && at == 2) {
            (_, true) => "{token}",
            (true, false) => "{id}",
            (false, false) => part,
        });
    }
    let mut hasher = DefaultHasher::new();
    if let ["channels" | "guilds" | "webhooks" | "interactions", id, ..] = parts.as_slice() {
        (parts[0], id).hash(&mut hasher);
    }
    if has_token {
        parts[2].hash(&mut hasher);
    }
    let key = RouteKey { template: Arc::from(template), major: hasher.finish() };
    RoutePath { kind: if has_token { RouteKind::Token } else { RouteKind::Bot }, key }
}
