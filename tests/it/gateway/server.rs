//! A gateway on this machine. Each connection is played by the test's own script.

use std::future::Future;
use std::sync::atomic::{AtomicUsize, Ordering};
use std::sync::{Arc, Mutex};

use futures_util::{SinkExt, StreamExt};
use serde_json::{Value, json};
use tokio::net::{TcpListener, TcpStream};
use tokio::task::JoinSet;
use tokio_tungstenite::tungstenite::Message;
use tokio_tungstenite::tungstenite::handshake::server::{Request, Response};
use tokio_tungstenite::tungstenite::protocol::CloseFrame;
use tokio_tungstenite::{WebSocketStream, accept_hdr_async};

/// What clients have sent, in order.
#[derive(Debug, Default)]
pub(super) struct Seen {
    /// The address of each connection.
    pub(super) uris: Vec<String>,
    /// IDENTIFY and RESUME payloads.
    pub(super) openings: Vec<Value>,
    /// The close code of each goodbye.
    pub(super) goodbyes: Vec<u16>,
    /// Signs of life.
    pub(super) beats: usize,
}

/// One connection, from the server's side.
pub(super) struct Line {
    socket: WebSocketStream<TcpStream>,
    pub(super) seen: Arc<Mutex<Seen>>,
    pub(super) port: u16,
    /// Whether signs of life are answered.
    pub(super) answers_beats: bool,
}

pub(super) struct Server {
    pub(super) port: u16,
    pub(super) seen: Arc<Mutex<Seen>>,
    _tasks: JoinSet<()>,
}

impl Server {
    /// Plays `script` on each connection; it is told the connection's number, counting from 0.
    pub(super) async fn start<F, Fut>(script: F) -> Self
    where
        F: Fn(usize, Line) -> Fut + Send + Sync + 'static,
        Fut: Future<Output = ()> + Send + 'static,
    {
        let listener = TcpListener::bind("127.0.0.1:0").await.unwrap();
        let port = listener.local_addr().unwrap().port();
        let seen = Arc::new(Mutex::new(Seen::default()));
        let mut tasks = JoinSet::new();
        let all = Arc::clone(&seen);
        tasks.spawn(async move {
            let count = AtomicUsize::new(0);
            let mut lines = JoinSet::new();
            while let Ok((stream, _)) = listener.accept().await {
                let seen = Arc::clone(&all);
                let note = Arc::clone(&all);
                let no = count.fetch_add(1, Ordering::Relaxed);
                #[expect(clippy::result_large_err, reason = "the library's own signature")]
                let on_request = move |request: &Request, response: Response| {
                    note.lock().unwrap().uris.push(request.uri().to_string());
                    Ok(response)
                };
                let Ok(socket) = accept_hdr_async(stream, on_request).await else { continue };
                let line = Line { socket, seen, port, answers_beats: true };
                lines.spawn(script(no, line));
            }
        });
        Self { port, seen, _tasks: tasks }
    }

    pub(super) fn ops(&self) -> Vec<u64> {
        let seen = self.seen.lock().unwrap();
        seen.openings.iter().map(|opening| opening["op"].as_u64().unwrap()).collect()
    }

    pub(super) fn connection_count(&self) -> usize {
        self.seen.lock().unwrap().uris.len()
    }
}

impl Line {
    pub(super) async fn text(&mut self, text: String) -> bool {
        self.socket.send(Message::Text(text)).await.is_ok()
    }

    pub(super) async fn binary(&mut self, bytes: Vec<u8>) -> bool {
        self.socket.send(Message::Binary(bytes)).await.is_ok()
    }

    pub(super) async fn say(&mut self, frame: Value) -> bool {
        self.text(frame.to_string()).await
    }

    pub(super) async fn event(&mut self, seq: u64, kind: &str, d: Value) -> bool {
        self.say(json!({ "op": 0, "s": seq, "t": kind, "d": d })).await
    }

    /// HELLO, and the opening that follows.
    pub(super) async fn greet(&mut self, interval_ms: u64) -> Option<Value> {
        self.say(json!({ "op": 10, "d": { "heartbeat_interval": interval_ms } })).await;
        self.opening().await
    }

    /// The next IDENTIFY or RESUME.
    pub(super) async fn opening(&mut self) -> Option<Value> {
        loop {
            let frame = self.next().await?;
            if matches!(frame["op"].as_u64(), Some(2 | 6)) {
                return Some(frame);
            }
        }
    }

    /// READY, with a session of this name.
    pub(super) async fn ready(&mut self, session: &str) -> bool {
        let url = format!("ws://127.0.0.1:{}/resume", self.port);
        self.event(
            1,
            "READY",
            json!({ "v": 10, "session_id": session, "resume_gateway_url": url,
                    "application": { "id": "100", "flags": 0 },
                    "guilds": [{ "id": "7", "unavailable": true }],
                    "user": { "id": "100", "username": "bot" } }),
        )
        .await
    }

    /// The next frame of the client; none when it is gone.
    pub(super) async fn next(&mut self) -> Option<Value> {
        loop {
            match self.socket.next().await? {
                Ok(Message::Text(text)) => {
                    let frame: Value = serde_json::from_str(&text).unwrap();
                    assert!(text.len() <= 4_096, "a payload of {} bytes", text.len());
                    match frame["op"].as_u64() {
                        Some(1) => {
                            self.seen.lock().unwrap().beats += 1;
                            if self.answers_beats {
                                self.say(json!({ "op": 11 })).await;
                            }
                        }
                        Some(2 | 6) => self.seen.lock().unwrap().openings.push(frame.clone()),
                        _ => {}
                    }
                    return Some(frame);
                }
                Ok(Message::Close(close)) => {
                    let code = close.map_or(0, |close| u16::from(close.code));
                    self.seen.lock().unwrap().goodbyes.push(code);
                }
                Ok(_) => {}
                Err(_) => return None,
            }
        }
    }

    /// Answers signs of life until the client is gone.
    pub(super) async fn stay(mut self) {
        while self.next().await.is_some() {}
    }

    /// Closes with this code and waits for the client to go.
    pub(super) async fn close(mut self, code: Option<u16>) {
        let close = code.map(|code| CloseFrame { code: code.into(), reason: "".into() });
        let _gone = self.socket.close(close).await;
        self.stay().await;
    }
}
