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
    let mut env =
        EnvFilter::builder().with_default_directive(LevelFilter::WARN.into()).parse_lossy(filter);
    for floor in FLOORS {
        if let Ok(directive) = floor.parse() {
            env = env.add_directive(directive);
        }
    }
    let log = tracing_subscriber::fmt().with_env_filter(env).with_writer(std::io::stderr);
    // A second start, in tests, keeps the first log.
    let _is_first = log.with_ansi(false).try_init();
}
