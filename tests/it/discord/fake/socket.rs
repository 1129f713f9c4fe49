//! One gateway connection: hello, identify or resume, heartbeats, and the end of it.

use std::time::{Duration, Instant};

use axum::extract::ws::{CloseFrame, Message as Frame, WebSocket};
use serde_json::{Value, json};
use tokio::sync::mpsc::{UnboundedReceiver, UnboundedSender, unbounded_channel};

use super::Shared;
use super::gateway::{INTENTS_END, Out, PRIVILEGED, Session};
use super::wire;
use super::world::World;

/// Largest frame that a bot may send.
const FRAME_MAX: usize = 4_096;
/// Members that one question may name.
const MEMBERS_MAX: usize = 100;
/// Frames that a bot may send in a minute.
const SENDS_A_MINUTE: usize = 120;

/// What this connection has become.
struct Line {
    number: u64,
    out: UnboundedSender<Out>,
    session: Option<String>,
}

pub(super) async fn serve(shared: Shared, mut socket: WebSocket) {
    let (out, mut orders) = unbounded_channel();
    let (number, heartbeat_ms) = shared.change(|w| {
        w.gateway.next_socket += 1;
        w.gateway.sockets.insert(w.gateway.next_socket, out.clone());
        (w.gateway.next_socket, w.gateway.heartbeat_ms)
    });
    let mut line = Line { number, out, session: None };
    let hello = json!({"op": 10, "s": null, "t": null,
                       "d": {"heartbeat_interval": heartbeat_ms, "_trace": ["[\"fake\"]"]}});
    let ended_by_bot = match socket.send(text(&hello)).await {
        Ok(()) => talk(&shared, &mut line, &mut socket, &mut orders).await,
        Err(_) => None,
    };
    shared.change(|w| {
        w.gateway.sockets.remove(&number);
        let Some(id) = &line.session else { return };
        // A bot that says goodbye ends its session; one that vanishes may resume.
        if ended_by_bot.is_some_and(|code| code == 1000 || code == 1001) {
            w.gateway.sessions.remove(id);
        } else if let Some(session) = w.gateway.sessions.get_mut(id)
            && session.socket.as_ref().is_some_and(|(n, _)| *n == number)
        {
            session.socket = None;
        }
    });
}

/// Serves the connection until it ends; the close code if the bot closed it.
async fn talk(
    shared: &Shared,
    line: &mut Line,
    socket: &mut WebSocket,
    orders: &mut UnboundedReceiver<Out>,
) -> Option<u16> {
    loop {
        tokio::select! {
            order = orders.recv() => match order? {
                Out::Send(payload) => socket.send(Frame::Text(payload)).await.ok()?,
                Out::Press(id, payload) => {
                    // Before it is written, so that no answer can come sooner.
                    if let Some(press) = shared.lock().interactions.get_mut(&id) {
                        press.sent_at.get_or_insert_with(Instant::now);
                    }
                    socket.send(Frame::Text(payload)).await.ok()?;
                }
                Out::Close(code) => {
                    let frame = code.map(|code| CloseFrame { code, reason: "".into() });
                    socket.send(Frame::Close(frame)).await.ok()?;
                    // What the bot says after that is read and dropped, until it hangs up.
                    let rest = async { while let Some(Ok(_)) = socket.recv().await {} };
                    let _ = tokio::time::timeout(Duration::from_secs(2), rest).await;
                    return None;
                }
                Out::Drop => return None,
            },
            frame = socket.recv() => match frame?.ok()? {
                Frame::Text(said) => hear(shared, line, &said),
                Frame::Close(frame) => return frame.map(|f| f.code),
                Frame::Binary(_) => {
                    shared.change(|w| w.violation("gateway: a binary frame"));
                    let _ = line.out.send(Out::Close(Some(4002)));
                }
                Frame::Ping(_) | Frame::Pong(_) => {}
            },
        }
    }
}

fn text(payload: &Value) -> Frame {
    Frame::Text(payload.to_string().into())
}

fn hear(shared: &Shared, line: &mut Line, said: &str) {
    shared.change(|w| {
        if let Err(code) = heard(w, line, said) {
            let _ = line.out.send(Out::Close(Some(code)));
        }
    });
}

fn heard(w: &mut World, line: &mut Line, said: &str) -> Result<(), u16> {
    budget(w)?;
    if said.len() > FRAME_MAX {
        w.violation(format!("gateway: a frame of {} bytes", said.len()));
        return Err(4002);
    }
    let payload: Value = serde_json::from_str(said).map_err(|_| 4002_u16)?;
    match payload["op"].as_u64() {
        Some(1) => heartbeat(w, line, &payload["d"]),
        Some(2) => identify(w, line, &payload["d"]),
        Some(6) => resume(w, line, &payload["d"]),
        Some(8) if line.session.is_some() => members(w, line, &payload["d"]),
        Some(3 | 4) if line.session.is_some() => Ok(()),
        Some(3 | 4 | 8) => Err(4003),
        _ => {
            w.violation(format!("gateway: opcode {}", payload["op"]));
            Err(4001)
        }
    }
}

fn budget(w: &mut World) -> Result<(), u16> {
    let now = Instant::now();
    let sent = &mut w.gateway.sent;
    while sent.front().is_some_and(|t| now - *t >= Duration::from_secs(60)) {
        sent.pop_front();
    }
    sent.push_back(now);
    let count = sent.len();
    w.gateway.sends_max_in_a_minute = w.gateway.sends_max_in_a_minute.max(count);
    if count > SENDS_A_MINUTE {
        w.violation("gateway: more than 120 sends in a minute");
        return Err(4008);
    }
    Ok(())
}

fn heartbeat(w: &mut World, line: &Line, seq: &Value) -> Result<(), u16> {
    w.gateway.heartbeats += 1;
    let last = line.session.as_ref().and_then(|id| w.gateway.sessions.get(id)).map(|s| s.seq);
    if seq.as_u64().is_some_and(|s| last.is_some_and(|last| s > last)) {
        w.violation(format!("gateway: a heartbeat with {seq}, the last event was {last:?}"));
        return Err(4007);
    }
    if w.gateway.answers_heartbeats {
        let _ = line.out.send(Out::of(&json!({"op": 11})));
    }
    Ok(())
}

fn identify(w: &mut World, line: &mut Line, data: &Value) -> Result<(), u16> {
    if line.session.is_some() {
        w.violation("gateway: identified twice on one connection");
        return Err(4005);
    }
    w.gateway.identifies += 1;
    w.gateway.limit.remaining = w.gateway.limit.remaining.saturating_sub(1);
    let token = data["token"].as_str().unwrap_or_default();
    // serenity writes the token here as in its requests, and Discord takes it so.
    let token = if w.load.any_client { token.trim_start_matches("Bot ") } else { token };
    if token != w.app.token {
        return Err(4004);
    }
    if let Some((left, code)) = &mut w.gateway.refuse_identify
        && *left > 0
    {
        *left -= 1;
        return Err(*code);
    }
    let Some(intents) = data["intents"].as_u64().filter(|i| *i < INTENTS_END) else {
        w.violation(format!("gateway: intents {}", data["intents"]));
        return Err(4013);
    };
    if intents & PRIVILEGED != 0 {
        w.violation(format!("gateway: privileged intents {}", intents & PRIVILEGED));
        return Err(4014);
    }
    let named = ["os", "browser", "device"].iter().all(|k| data["properties"][k].is_string());
    let compresses = data["compress"] == true && !w.load.any_client;
    if !named || compresses {
        w.violation("gateway: identify without properties, or with compression");
        return Err(4002);
    }
    let shard = match data["shard"].as_array() {
        None => (0, 1),
        Some(pair) => (pair[0].as_u64().unwrap(), pair[1].as_u64().unwrap()),
    };
    if shard.0 >= shard.1 {
        return Err(4010);
    }
    let id = format!("session{}", line.number);
    let mut session = Session::begun(shard, intents);
    session.socket = Some((line.number, line.out.clone()));
    let guilds = w.guilds_of(shard);
    session.dispatch("READY", &ready(w, &id, shard, &guilds).to_string(), None);
    w.load.crowd.come(&mut session);
    w.gateway.sessions.insert(id.clone(), session);
    for guild in guilds {
        let of = &w.guilds[&guild];
        if of.available {
            let data = wire::guild_create(w, of).to_string();
            w.gateway.sessions.get_mut(&id).unwrap().dispatch("GUILD_CREATE", &data, None);
        }
    }
    line.session = Some(id);
    Ok(())
}

/// Members by their ids: the only question about members that needs no privileged intent.
fn members(w: &mut World, line: &Line, data: &Value) -> Result<(), u16> {
    let id = |value: &Value| value.as_str().and_then(|text| text.parse::<u64>().ok());
    let wanted = data["user_ids"].as_array().filter(|all| (1..=MEMBERS_MAX).contains(&all.len()));
    let wanted = wanted.map(|all| all.iter().filter_map(id).collect::<Vec<_>>());
    let (Some(wanted), Some(guild)) = (wanted, id(&data["guild_id"])) else {
        w.violation(format!("gateway: members are asked for like so: {data}"));
        return Err(4002);
    };
    if data.get("query").is_some() || data["presences"] == true {
        w.violation("gateway: a question about members that needs a privileged intent");
        return Err(4014);
    }
    w.gateway.members_asked.push((guild, wanted.clone()));
    let Some(of) = w.guilds.get(&guild).filter(|g| g.members.contains_key(&w.app.id)) else {
        return Ok(());
    };
    let (there, not_found): (Vec<u64>, Vec<u64>) =
        wanted.into_iter().partition(|id| of.members.contains_key(id));
    let told = json!({
        "guild_id": wire::id(guild), "chunk_index": 0, "chunk_count": 1,
        "members": there.iter().map(|id| wire::member(w, of, *id)).collect::<Vec<_>>(),
        "not_found": not_found.iter().map(|id| wire::id(*id)).collect::<Vec<_>>(),
    });
    let session = line.session.as_ref().and_then(|id| w.gateway.sessions.get_mut(id));
    session.ok_or(4003_u16)?.dispatch("GUILD_MEMBERS_CHUNK", &told.to_string(), None);
    Ok(())
}

fn ready(w: &World, session: &str, shard: (u64, u64), guilds: &[u64]) -> Value {
    let all = guilds.iter().copied().chain(w.load.crowd.guilds());
    let guilds: Vec<_> = all.map(|g| json!({"id": wire::id(g), "unavailable": true})).collect();
    json!({
        "v": 10, "session_id": session, "resume_gateway_url": w.gateway_url(),
        "application": {"id": wire::id(w.app.id), "flags": 0}, "guilds": guilds,
        "user": wire::user_by_id(w, w.app.id), "shard": [shard.0, shard.1],
        "session_type": "normal", "private_channels": [], "presences": [], "relationships": [],
        "user_settings": {}, "_trace": [],
    })
}

fn resume(w: &mut World, line: &mut Line, data: &Value) -> Result<(), u16> {
    if line.session.is_some() {
        w.violation("gateway: resumed on a connection that has a session");
        return Err(4005);
    }
    w.gateway.resumes += 1;
    if data["token"].as_str() != Some(&w.app.token) {
        return Err(4004);
    }
    let id = data["session_id"].as_str().unwrap_or_default().to_owned();
    let Some(session) = w.gateway.sessions.get_mut(&id) else {
        let _ = line.out.send(Out::of(&json!({"op": 9, "d": false})));
        return Ok(());
    };
    let seq = data["seq"].as_u64().filter(|s| *s <= session.seq).ok_or(4007_u16)?;
    if let Some((_, old)) = session.socket.replace((line.number, line.out.clone())) {
        let _ = old.send(Out::Drop);
    }
    for (at, payload) in &session.kept {
        if *at > seq {
            let _ = line.out.send(Out::Send(payload.clone()));
        }
    }
    session.dispatch("RESUMED", r#"{"_trace":[]}"#, None);
    // It is no event of the world, and comes with this resume only.
    session.kept.pop_back();
    line.session = Some(id);
    Ok(())
}
