//! Nothing that is secret reaches the log, however the log is set.

use std::io::Write;
use std::process::Command;
use std::sync::{Arc, Mutex};

use greenroom::base::Span;
use greenroom::runtime::log_into;
use serde_json::json;
use tracing_subscriber::util::SubscriberInitExt;

use super::door::{callback, door, global, post, say};
use super::server::{Reply, Server};

/// Set for the process that speaks.
const CHILD: &str = "GREENROOM_TEST_CANARY";

#[derive(Clone, Default)]
struct Buffer(Arc<Mutex<Vec<u8>>>);

impl Write for Buffer {
    fn write(&mut self, bytes: &[u8]) -> std::io::Result<usize> {
        self.0.lock().unwrap().extend_from_slice(bytes);
        Ok(bytes.len())
    }

    fn flush(&mut self) -> std::io::Result<()> {
        Ok(())
    }
}

/// In a process of its own: which events are wanted is decided for a whole process, and other tests
/// set their own logs meanwhile.
#[test]
fn no_setting_of_the_log_prints_a_token_or_what_was_sent() {
    let alone = Command::new(std::env::current_exe().unwrap())
        .args(["--exact", "discord_rest::canary::child_speaks", "--nocapture"])
        .env(CHILD, "1")
        .output()
        .unwrap();
    let said = String::from_utf8_lossy(&alone.stdout);
    assert!(
        alone.status.success() && said.contains("1 passed"),
        "{said}{}",
        String::from_utf8_lossy(&alone.stderr)
    );
}

/// The other half of the test above; alone it has nothing to do.
#[tokio::test]
async fn child_speaks() {
    if std::env::var_os(CHILD).is_none() {
        return;
    }
    let buffer = Buffer::default();
    let writer = buffer.clone();
    let filter = "trace,reqwest=trace,reqwest::connect=trace,hyper=trace,hyper_util=trace,\
                  hyper_util::client::legacy=trace,serenity::http::request=trace,\
                  tungstenite::protocol=trace,greenroom=trace,[build]=trace";
    let _log = log_into(filter, move || writer.clone()).set_default();
    let server = Server::start(|number, _| match number {
        0 | 4 => say(200, r#"{"content": "canary-answer"}"#),
        1 => say(
            400,
            r#"{"code": 50035, "message": "Bad", "errors": {"content":
                 {"_errors": [{"code": "A", "message": "canary-echo"}]}}}"#,
        ),
        2 => Reply::Cut,
        3 => say(404, r#"{"code": 10062, "message": "Unknown interaction"}"#),
        5 => say(200, "not JSON: canary-page"),
        _ => global(600),
    })
    .await;
    let rest = door(&server);
    for _ in 0..2 {
        let call = post(1, 1).with_body(&json!({"content": "canary-text"}));
        let _end = rest.call_unit(call).await;
    }
    let _ends = (
        rest.call_unit(callback(Span::from_seconds(5))).await,
        rest.call_unit(callback(Span::ZERO)).await,
        rest.call_unit(callback(Span::ZERO)).await,
        rest.call::<serde_json::Value>(post(1, 1)).await,
        rest.call_unit(post(1, 1)).await,
    );
    assert_eq!(server.count(), 7);
    // serenity's way of building requests prints them whole at `info`, were it let.
    tracing::info!(target: "serenity::http::request", "canary");
    tracing::trace!(target: "hyper_util::client::legacy::connect", "canary");
    tracing::error!(target: "reqwest", "an error is not held back");
    let log = String::from_utf8(buffer.0.lock().unwrap().clone()).unwrap();
    assert!(!log.contains("canary"), "{log}");
    for line in ["ended with 404", "POST /interactions/{id}/{token}/callback", "held back"] {
        assert!(log.contains(line), "{line:?} is not in\n{log}");
    }
}
