//! Whole connections: how each kind of break is answered, and that nothing is lost over it.

use std::sync::{Arc, Mutex};
use std::time::Duration;

use greenroom::base::{Draw, Seed};
use greenroom::discord::gateway::{End, FrontFault, Reach};
use serde_json::{Value, json};

use super::bot::{Bot, wish};
use super::server::{Line, Server};

fn dir() -> tempfile::TempDir {
    tempfile::tempdir().unwrap()
}

/// What breaks the first connection.
#[derive(Debug, Clone)]
enum Break {
    Close(Option<u16>),
    Drop,
    Say(Value),
    Text(String),
    Binary,
    Deaf,
}

/// A server whose first connection breaks like this after READY, and whose later ones stay.
async fn breaking(how: Break) -> Server {
    Server::start(move |no, mut line: Line| {
        let how = how.clone();
        async move {
            let is_deaf = no == 0 && matches!(how, Break::Deaf);
            line.answers_beats = !is_deaf;
            let Some(opening) = line.greet(if is_deaf { 20 } else { 41_250 }).await else {
                return;
            };
            if opening["op"] == 2 {
                line.ready(&format!("session-{no}")).await;
            } else {
                line.event(2, "RESUMED", json!({})).await;
            }
            if no > 0 {
                return line.stay().await;
            }
            match how {
                Break::Close(code) => line.close(code).await,
                Break::Drop => drop(line),
                Break::Say(frame) => {
                    line.say(frame).await;
                    line.stay().await;
                }
                Break::Text(text) => {
                    line.text(text).await;
                    line.stay().await;
                }
                Break::Binary => {
                    line.binary(vec![0x78, 0x9c, 1]).await;
                    line.stay().await;
                }
                Break::Deaf => line.stay().await,
            }
        }
    })
    .await
}

/// The op of the opening after the break, and what was handed on after the first READY.
async fn after(how: Break) -> (u64, String) {
    let dir = dir();
    let server = breaking(how).await;
    let mut bot = Bot::start(dir.path(), wish(server.port));
    assert_eq!(bot.told().await, "ready as 100 in 1 guilds");
    let told = bot.told().await;
    bot.stop().await;
    let ops = server.ops();
    assert_eq!(ops[0], 2);
    let seen = server.seen.lock().unwrap();
    assert_eq!(seen.uris[0], "/?v=10&encoding=json");
    if ops[1] == 6 {
        assert_eq!(seen.uris[1], "/resume?v=10&encoding=json");
        assert_eq!(seen.openings[1]["d"]["session_id"], "session-0");
        assert_eq!(seen.openings[1]["d"]["seq"], 1);
    }
    (ops[1], told)
}

#[tokio::test(flavor = "multi_thread", worker_threads = 2)]
async fn a_break_that_leaves_the_session_is_resumed() {
    let mut breaks = vec![
        Break::Drop,
        Break::Close(None),
        Break::Say(json!({ "op": 7, "d": null })),
        Break::Say(json!({ "op": 9, "d": true })),
        Break::Text("no json".to_owned()),
        Break::Text("{}".to_owned()),
        Break::Text("[".repeat(100_000)),
        Break::Text("x".repeat(17 * 1024 * 1024)),
        Break::Binary,
        Break::Deaf,
    ];
    let codes = [1000, 1001, 1011, 4000, 4001, 4002, 4005, 4008];
    breaks.extend(codes.map(|code| Break::Close(Some(code))));
    for how in breaks {
        let name = format!("{how:?}").chars().take(60).collect::<String>();
        assert_eq!(after(how).await, (6, "resumed".to_owned()), "{name}");
    }
}

#[tokio::test(flavor = "multi_thread", worker_threads = 2)]
async fn a_break_that_ends_the_session_is_followed_by_a_new_one_and_by_a_word_about_it() {
    let mut breaks = vec![Break::Say(json!({ "op": 9, "d": false })), Break::Say(json!({"op": 9}))];
    breaks.extend([4003, 4007, 4009].map(|code| Break::Close(Some(code))));
    for how in breaks {
        let name = format!("{how:?}");
        let (op, told) = after(how).await;
        assert_eq!(op, 2, "{name}");
        assert!(told.starts_with("away since "), "{name}: {told}");
    }
}

#[tokio::test(flavor = "multi_thread", worker_threads = 2)]
async fn a_fatal_code_ends_with_a_sentence_and_is_not_tried_again() {
    for code in [4004, 4010, 4011, 4012, 4013, 4014] {
        let dir = dir();
        let server = breaking(Break::Close(Some(code))).await;
        let bot = Bot::start(dir.path(), wish(server.port));
        let End::Fatal { code: said, why } = bot.end().await else { panic!("{code}") };
        assert_eq!(said, code);
        assert!(why.contains("Discord") && why.contains(": "), "{why}");
        assert_eq!(server.connection_count(), 1, "{code}");
    }
}

#[tokio::test(flavor = "multi_thread", worker_threads = 2)]
async fn a_frame_that_breaks_every_resume_costs_the_session_and_not_the_bot() {
    let dir = dir();
    let server = Server::start(|_, mut line: Line| async move {
        let Some(opening) = line.greet(41_250).await else { return };
        if opening["op"] == 2 {
            line.ready("session").await;
            line.event(2, "GUILD_ROLE_DELETE", json!({ "guild_id": "7", "role_id": "2" })).await;
        }
        line.text("x".repeat(17 * 1024 * 1024)).await;
        line.stay().await;
    })
    .await;
    let mut bot = Bot::start(dir.path(), wish(server.port));
    let mut told = Vec::new();
    while told.iter().filter(|t: &&String| t.starts_with("away")).count() < 1 {
        told.push(bot.told().await);
    }
    bot.kill().await;
    assert_eq!(server.ops()[..4], [2, 6, 6, 2][..], "{told:?}");
}

/// A session that goes on over every cut, with the events that were made so far.
struct World {
    made: u64,
    cuts_left: usize,
    draw: Draw,
}

const EVENTS: u64 = 600;

async fn play(world: Arc<Mutex<World>>, mut line: Line) {
    let Some(opening) = line.greet(41_250).await else { return };
    let mut next = if opening["op"] == 2 {
        if !line.ready("session").await {
            return;
        }
        2
    } else {
        opening["d"]["seq"].as_u64().unwrap() + 1
    };
    let (mut frames_left, made) = {
        let mut world = world.lock().unwrap();
        let is_cut = world.cuts_left > 0;
        world.cuts_left = world.cuts_left.saturating_sub(1);
        (if is_cut { world.draw.below(9) } else { usize::MAX }, world.made)
    };
    let mut is_resumed = opening["op"] == 2;
    while next <= EVENTS + 1 {
        if frames_left == 0 {
            // A drop, a close without a code, or one that may be resumed.
            return match world.lock().unwrap().draw.below(3) {
                0 => drop(line),
                1 => drop(tokio::spawn(line.close(None))),
                _ => drop(tokio::spawn(line.close(Some(1000)))),
            };
        }
        frames_left -= 1;
        if !is_resumed && next > made {
            is_resumed = true;
            // It has no number of its own here, as it is no event of the world.
            line.say(json!({ "op": 0, "t": "RESUMED", "s": next - 1, "d": {} })).await;
            continue;
        }
        let role = (next - 1).to_string();
        line.event(next, "GUILD_ROLE_DELETE", json!({ "guild_id": "7", "role_id": role })).await;
        let mut world = world.lock().unwrap();
        world.made = world.made.max(next);
        next += 1;
    }
    line.stay().await;
}

#[tokio::test(flavor = "multi_thread", worker_threads = 2)]
async fn cut_a_hundred_times_at_any_frame_nothing_is_lost_or_doubled_and_the_order_is_kept() {
    let dir = dir();
    let world = World { made: 1, cuts_left: 100, draw: Seed(7).draws(0) };
    let world = Arc::new(Mutex::new(world));
    let shared = Arc::clone(&world);
    let server = Server::start(move |_, line| play(Arc::clone(&shared), line)).await;
    let mut bot = Bot::start(dir.path(), wish(server.port));
    let mut roles = Vec::new();
    while roles.len() < usize::try_from(EVENTS).unwrap() {
        let told = bot.told().await;
        assert!(!told.starts_with("away"), "the session was given up");
        if let Some(role) = told.strip_prefix("role ") {
            roles.push(role.parse::<u64>().unwrap());
        }
    }
    bot.stop().await;
    assert_eq!(roles, (1..=EVENTS).collect::<Vec<_>>());
    let ops = server.ops();
    assert_eq!(ops.iter().filter(|op| **op == 2).count(), 1, "one identify is enough");
    assert_eq!(world.lock().unwrap().cuts_left, 0);
    assert!(ops.len() > 100, "{}", ops.len());
}

#[tokio::test(flavor = "multi_thread", worker_threads = 2)]
async fn while_nobody_takes_what_came_signs_of_life_go_out_and_nothing_is_dropped() {
    let dir = dir();
    let server = Server::start(|_, mut line: Line| async move {
        line.greet(30).await;
        line.ready("session").await;
        for seq in 2..=200 {
            let role = (seq - 1).to_string();
            let gone = json!({ "guild_id": "7", "role_id": role });
            line.event(seq, "GUILD_ROLE_DELETE", gone).await;
        }
        line.stay().await;
    })
    .await;
    let mut wish = wish(server.port);
    wish.room = 2;
    let mut bot = Bot::start(dir.path(), wish);
    // Signs of life that came while the channel was full.
    while server.seen.lock().unwrap().beats < 5 {
        tokio::time::sleep(Duration::from_millis(5)).await;
    }
    assert_eq!(bot.told().await, "ready as 100 in 1 guilds");
    for role in 1..200 {
        assert_eq!(bot.told().await, format!("role {role}"));
    }
    assert_eq!(server.connection_count(), 1);
    bot.stop().await;
}

#[tokio::test(flavor = "multi_thread", worker_threads = 2)]
async fn every_shard_has_its_own_connection() {
    let dir = dir();
    let server = Server::start(|_, mut line: Line| async move {
        line.greet(41_250).await;
        line.ready("session").await;
        line.stay().await;
    })
    .await;
    let mut wish = wish(server.port);
    wish.shards = 3;
    let mut bot = Bot::start(dir.path(), wish);
    for _ in 0..3 {
        assert_eq!(bot.told().await, "ready as 100 in 1 guilds");
    }
    bot.stop().await;
    let seen = server.seen.lock().unwrap();
    let mut shards: Vec<String> =
        seen.openings.iter().map(|opening| opening["d"]["shard"].to_string()).collect();
    shards.sort();
    assert_eq!(shards, ["[0,3]", "[1,3]", "[2,3]"]);
    assert_eq!(seen.goodbyes, [4000, 4000, 4000], "sessions are left resumable");
}

#[tokio::test(flavor = "multi_thread", worker_threads = 2)]
async fn the_token_is_sent_nowhere_it_does_not_belong() {
    let server = Server::start(|_, line: Line| line.stay()).await;
    let dir = dir();
    let mut far = wish(server.port);
    far.url = "wss://gateway.example.com".to_owned();
    let End::Fatal { why, .. } = Bot::start(dir.path(), far).end().await else { panic!() };
    assert!(why.contains("no token is sent there"), "{why}");
    let mut open = wish(server.port);
    open.url = "ws://gateway.example.com".to_owned();
    open.reach = Reach::World;
    let End::Fatal { why, .. } = Bot::start(dir.path(), open).end().await else { panic!() };
    assert!(why.contains("not encrypted"), "{why}");
    let mut unknown = wish(server.port);
    unknown.front = Some(FrontFault::Unauthorized);
    let End::Fatal { code, why } = Bot::start(dir.path(), unknown).end().await else { panic!() };
    assert_eq!(code, 401);
    assert!(why.contains("token"), "{why}");
    assert_eq!(server.connection_count(), 0);
}
