//! The log: to standard error, with floors that no setting lowers.

use tracing::level_filters::LevelFilter;
use tracing::{Metadata, Subscriber};
use tracing_subscriber::fmt::MakeWriter;
use tracing_subscriber::layer::SubscriberExt;
use tracing_subscriber::util::SubscriberInitExt;
use tracing_subscriber::{EnvFilter, Layer, filter};

/// Libraries that print addresses with tokens in them, or whole payloads, below these levels.
const FLOORS: [(&str, LevelFilter); 12] = [
    // Its sockets print at `warn` what they could not read.
    ("serenity::gateway", LevelFilter::ERROR),
    ("serenity", LevelFilter::WARN),
    ("poise", LevelFilter::WARN),
    ("reqwest", LevelFilter::WARN),
    ("hyper", LevelFilter::WARN),
    ("hyper_util", LevelFilter::WARN),
    ("hyper_tls", LevelFilter::WARN),
    ("h2", LevelFilter::WARN),
    ("tungstenite", LevelFilter::WARN),
    ("tokio_tungstenite", LevelFilter::WARN),
    ("native_tls", LevelFilter::WARN),
    ("openssl", LevelFilter::WARN),
];

/// Starts the log. `filter` is tracing's own notation; what it says about a library with a floor
/// is overridden.
pub fn start_log(filter: &str) {
    // A second start, in tests, keeps the first log.
    let _is_first = log_into(filter, std::io::stderr).try_init();
}

/// The log that [`start_log`] starts, into a writer of the caller's choice.
pub fn log_into<W>(
    filter: &str,
    writer: W,
) -> impl Subscriber + Send + Sync + Into<tracing::Dispatch>
where
    W: for<'a> MakeWriter<'a> + Send + Sync + 'static,
{
    let env =
        EnvFilter::builder().with_default_directive(LevelFilter::WARN.into()).parse_lossy(filter);
    // A log that cannot be written, because its reader has gone say, is no reason to panic.
    let lines = tracing_subscriber::fmt::layer()
        .with_writer(writer)
        .with_ansi(false)
        .log_internal_errors(false);
    // A layer of its own, and not directives of the filter: a directive loses to one that names a
    // module further in, or a span.
    tracing_subscriber::registry()
        .with(filter::filter_fn(is_above_floor))
        .with(lines.with_filter(env))
}

fn is_above_floor(metadata: &Metadata<'_>) -> bool {
    let target = metadata.target();
    let floor = FLOORS.iter().find(|(library, _)| {
        target.strip_prefix(library).is_some_and(|rest| rest.is_empty() || rest.starts_with("::"))
    });
    floor.is_none_or(|(_, floor)| metadata.level() <= floor)
}
