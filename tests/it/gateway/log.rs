//! What the log says of a connection at its loudest: never the token, never a payload.

use std::process::{Command, Stdio};

use greenroom::runtime::start_log;
use serde_json::json;

use super::bot::{Bot, TOKEN, wish};
use super::server::{Line, Server};

const ROLE: &str = "GREENROOM_CHILD_LOG";
const CANARY: &str = "canary-words-of-a-member";

/// The other process: a whole life of a connection, with everything in the log that can be.
#[tokio::test(flavor = "multi_thread", worker_threads = 2)]
async fn child_connects() {
    if std::env::var(ROLE).is_ok() {
        start_log("trace,tungstenite::protocol=trace,tokio_tungstenite=trace");
    }
    let dir = tempfile::tempdir().unwrap();
    let server = Server::start(|no, mut line: Line| async move {
        line.greet(41_250).await;
        if no == 0 {
            line.ready(CANARY).await;
            line.event(2, "INTERACTION_CREATE", json!({ "token": CANARY })).await;
            line.text(format!("{{\"op\":\"{CANARY}\"")).await;
            line.stay().await;
        } else {
            line.close(Some(4009)).await;
        }
    })
    .await;
    let mut bot = Bot::start(dir.path(), wish(server.port));
    assert_eq!(bot.told().await, "ready as 100 in 1 guilds");
    assert!(bot.told().await.starts_with("not understood"));
    while server.ops().len() < 3 {
        tokio::task::yield_now().await;
    }
    bot.kill().await;
    assert_eq!(server.ops()[..3], [2, 6, 2]);
}

#[test]
fn the_loudest_log_holds_neither_the_token_nor_a_payload() {
    let child = Command::new(std::env::current_exe().unwrap())
        .args(["--exact", "gateway::log::child_connects", "--nocapture", "--test-threads=1"])
        .env(ROLE, "1")
        .stdout(Stdio::piped())
        .stderr(Stdio::piped())
        .output()
        .unwrap();
    let said = String::from_utf8_lossy(&child.stderr);
    assert!(child.status.success(), "{said}");
    assert!(said.contains("has begun a session"), "the log was on: {said}");
    for secret in [TOKEN, CANARY] {
        let line = said.lines().find(|line| line.contains(secret));
        assert_eq!(line, None, "{secret}");
    }
}
