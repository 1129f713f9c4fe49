//! A bot without any library: what it sends is written out, so that it can be wrong on purpose.

use std::time::Duration;

use futures_util::{SinkExt, StreamExt};
use reqwest::Method;
use serde_json::{Value, json};
use tokio::net::TcpStream;
use tokio_tungstenite::tungstenite::Message as Frame;
use tokio_tungstenite::tungstenite::protocol::CloseFrame;
use tokio_tungstenite::tungstenite::protocol::frame::coding::CloseCode;
use tokio_tungstenite::{MaybeTlsStream, WebSocketStream, connect_async};

use crate::discord::fake::{Fake, Id, WITHIN};

pub(super) const INTENTS: u64 = 1 | 1 << 9 | 1 << 12;

#[derive(Clone)]
pub(super) struct Bot {
    client: reqwest::Client,
    api: String,
    token: String,
    pub(super) application: Id,
}

impl Bot {
    pub(super) fn of(fake: &Fake) -> Self {
        let client = reqwest::Client::builder().timeout(Duration::from_secs(5)).build().unwrap();
        let (api, token) = (fake.api_url(), fake.token());
        Self { client, api, token, application: fake.application() }
    }

    pub(super) fn with_token(&self, token: &str) -> Self {
        Self { token: token.to_owned(), ..self.clone() }
    }

    /// `says("POST /channels/7/messages", body)`: status and body.
    pub(super) async fn says(&self, route: &str, body: Value) -> (u16, Value) {
        let answer = self.tries(route, body).await.unwrap();
        let status = answer.status().as_u16();
        (status, serde_json::from_str(&answer.text().await.unwrap()).unwrap_or_default())
    }

    pub(super) async fn tries(
        &self,
        route: &str,
        body: Value,
    ) -> reqwest::Result<reqwest::Response> {
        let (method, path) = route.split_once(' ').unwrap();
        let method = Method::from_bytes(method.as_bytes()).unwrap();
        let mut request = self.client.request(method, format!("{}{path}", self.api));
        if !self.token.is_empty() {
            request = request.header("authorization", format!("Bot {}", self.token));
        }
        if !body.is_null() {
            request = request.json(&body);
        }
        request.send().await
    }

    pub(super) async fn uploads(&self, path: &str, body: &Value, file: &str) -> (u16, Value) {
        let part = reqwest::multipart::Part::bytes(vec![1, 2, 3]).file_name(file.to_owned());
        let form = reqwest::multipart::Form::new()
            .text("payload_json", body.to_string())
            .part("files[0]", part);
        let request = self.client.post(format!("{}{path}", self.api)).multipart(form);
        let request = request.header("authorization", format!("Bot {}", self.token));
        let answer = request.send().await.unwrap();
        (answer.status().as_u16(), answer.json().await.unwrap())
    }

    pub(super) async fn connects(&self) -> Socket {
        let (_, found) = self.says("GET /gateway/bot", Value::Null).await;
        let url = format!("{}/?v=10&encoding=json", found["url"].as_str().unwrap());
        let (stream, _) = connect_async(url).await.unwrap();
        let mut socket = Socket { stream, token: self.token.clone() };
        assert_eq!(socket.next().await.unwrap()["op"], 10);
        socket
    }

    /// Connected and identified, with the events of the start read.
    pub(super) async fn joins(&self) -> (Socket, Value) {
        let mut socket = self.connects().await;
        let ready = socket.identifies(INTENTS).await;
        for _ in ready["d"]["guilds"].as_array().unwrap() {
            socket.event("GUILD_CREATE").await;
        }
        (socket, ready)
    }
}

pub(super) struct Socket {
    stream: WebSocketStream<MaybeTlsStream<TcpStream>>,
    token: String,
}

impl Socket {
    pub(super) async fn sends(&mut self, payload: &Value) {
        self.stream.send(Frame::Text(payload.to_string())).await.unwrap();
    }

    /// The next payload; `Err` is how it ended: the close code, or none.
    pub(super) async fn next(&mut self) -> Result<Value, Option<u16>> {
        let frame = tokio::time::timeout(WITHIN, self.stream.next()).await.expect("a frame");
        match frame {
            Some(Ok(Frame::Text(text))) => Ok(serde_json::from_str(&text).unwrap()),
            Some(Ok(Frame::Close(frame))) => Err(frame.map(|f| f.code.into())),
            Some(Ok(other)) => panic!("a frame {other:?}"),
            Some(Err(_)) | None => Err(None),
        }
    }

    /// The next event, which must be of that kind.
    pub(super) async fn event(&mut self, kind: &str) -> Value {
        let payload = self.next().await.unwrap();
        assert_eq!(payload["t"], kind, "{payload:#}");
        payload
    }

    pub(super) async fn identifies(&mut self, intents: u64) -> Value {
        self.identify(intents).await;
        self.event("READY").await
    }

    pub(super) async fn identify(&mut self, intents: u64) {
        let properties = json!({"os": "linux", "browser": "greenroom", "device": "greenroom"});
        let d = json!({"token": self.token, "intents": intents, "properties": properties});
        self.sends(&json!({"op": 2, "d": d})).await;
    }

    pub(super) fn forgets_token(&mut self) {
        self.token.clear();
    }

    pub(super) async fn resumes(&mut self, session: &Value, seq: u64) {
        let d = json!({"token": self.token, "session_id": session, "seq": seq});
        self.sends(&json!({"op": 6, "d": d})).await;
    }

    pub(super) async fn closes(&mut self) {
        let frame = CloseFrame { code: CloseCode::Normal, reason: "".into() };
        self.stream.close(Some(frame)).await.unwrap();
    }
}

/// A text message as the house sends it.
pub(super) fn plain(content: &str) -> Value {
    json!({"content": content, "allowed_mentions": {"parse": []}})
}

/// A message of the newer layout.
pub(super) fn layout(components: &Value) -> Value {
    json!({"flags": 1 << 15, "components": components, "allowed_mentions": {"parse": []}})
}

pub(super) fn button(label: &str, custom_id: &str) -> Value {
    json!({"type": 2, "style": 2, "label": label, "custom_id": custom_id})
}

pub(super) fn row(inner: &[Value]) -> Value {
    json!({"type": 1, "components": inner})
}

pub(super) fn text(content: &str) -> Value {
    json!({"type": 10, "content": content})
}

pub(super) fn picker(placeholder: &str, custom_id: &str, options: &[&str]) -> Value {
    let options: Vec<Value> = options.iter().map(|o| json!({"label": o, "value": o})).collect();
    json!({"type": 3, "custom_id": custom_id, "placeholder": placeholder, "options": options})
}
