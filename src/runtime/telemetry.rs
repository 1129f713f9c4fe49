//! The log: to standard error, with floors that no setting lowers.

use tracing::level_filters::LevelFilter;
use tracing_subscriber::EnvFilter;

/// Libraries that print whole payloads below these levels.
const FLOORS: [&str; 6] = [
    "serenity=warn",
    "serenity::http=warn",
    "serenity::gateway::ws=error",
    "poise=warn",
    // They print every frame, the token in the first one included.
    "tungstenite=warn",
    "tokio_tungstenite=warn",
];

/// Starts the log. `filter` is tracing's own notation; what it says about a library with a floor
/// is overridden.
pub fn start_log(filter: &str) {
    let log =
        tracing_subscriber::fmt().with_env_filter(with_floors(filter)).with_writer(std::io::stderr);
    // A second start, in tests, keeps the first log.
    let _is_first = log.with_ansi(false).try_init();
}

/// What is said about a library with a floor, or about a part of it, is left out: a directive for
/// a part would win over the floor of the whole.
fn with_floors(filter: &str) -> EnvFilter {
    let has_floor =
        |part: &&str| FLOORS.iter().any(|floor| part.trim().starts_with(library(floor)));
    let ours: Vec<&str> = filter.split(',').filter(|part| !has_floor(part)).collect();
    let default = LevelFilter::WARN.into();
    let mut env = EnvFilter::builder().with_default_directive(default).parse_lossy(ours.join(","));
    for floor in FLOORS {
        if let Ok(directive) = floor.parse() {
            env = env.add_directive(directive);
        }
    }
    env
}

/// The library that a floor is for.
fn library(floor: &'static str) -> &'static str {
    floor.split([':', '=']).next().unwrap_or(floor)
}

#[cfg(test)]
mod tests {
    use super::*;

    #[test]
    fn no_setting_lowers_a_floor() {
        let filter =
            with_floors("trace,tungstenite::protocol=trace,serenity::http=trace,greenroom=info");
        let text = filter.to_string();
        assert!(!text.contains("tungstenite::protocol"), "{text}");
        for kept in ["trace", "greenroom=info", "tungstenite=warn", "serenity::http=warn"] {
            assert!(text.contains(kept), "{kept} in {text}");
        }
    }
}
