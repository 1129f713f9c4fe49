//! Everything fails as it was told to.

use std::time::{Duration, Instant};

use serde_json::{Value, json};

use super::bot::{Bot, plain};
use crate::discord::fake::{Fake, Often, Wrong};

const SOON: Duration = Duration::from_millis(200);

#[tokio::test]
async fn a_route_fails_as_often_as_was_said() {
    let fake = Fake::start().await;
    let bot = Bot::of(&fake);
    let room = fake.guild("Practice").text_channel("practice");
    let send = format!("POST /channels/{}/messages", room.id());
    let route = "POST /channels/*/messages";
    fake.breaks(route, Often::Next(2), Wrong::Status { status: 503, code: 0 });
    assert_eq!(bot.says(&send, plain("a")).await.0, 503);
    assert_eq!(bot.says("GET /users/@me", Value::Null).await.0, 200, "another route");
    assert_eq!(bot.says(&send, plain("a")).await.0, 503);
    assert_eq!(bot.says(&send, plain("a")).await.0, 200);
    let heard = fake.hears(route, 3).await;
    assert_eq!(heard.iter().map(|s| s.status).collect::<Vec<_>>(), [503, 503, 200]);
    assert!(heard[2].body == plain("a") && heard[2].at_ms >= heard[0].at_ms);

    fake.breaks(route, Often::Next(1), Wrong::Html(502));
    let answer = bot.tries(&send, plain("b")).await.unwrap();
    assert_eq!(answer.status(), 502);
    assert!(answer.text().await.unwrap().starts_with("<html>"));
    fake.breaks(route, Often::Next(1), Wrong::Reset);
    assert!(bot.tries(&send, plain("b")).await.is_err());
    assert_eq!(room.transcript(), "Greenroom: a", "nothing was done");
    fake.breaks(route, Often::Next(1), Wrong::AnswerLost);
    assert!(bot.tries(&send, plain("c")).await.is_err());
    room.shows("c").await;
    fake.breaks("* /channels/**", Often::Always, Wrong::Slow(SOON));
    let before = Instant::now();
    assert_eq!(bot.says(&send, plain("d")).await.0, 200);
    assert!(before.elapsed() >= SOON);
    fake.heals();
    fake.breaks(route, Often::Next(1), Wrong::Silence);
    let silent = tokio::time::timeout(SOON, bot.tries(&send, plain("e"))).await;
    assert!(silent.is_err(), "no answer comes");
    assert_eq!(room.transcript().lines().last(), Some("Greenroom: d"));
}

#[tokio::test]
async fn limits_come_in_every_shape() {
    let fake = Fake::start().await;
    let bot = Bot::of(&fake);
    let ask = async |wrong: Wrong| {
        fake.breaks("GET /users/@me", Often::Next(1), wrong);
        let answer = bot.tries("GET /users/@me", Value::Null).await.unwrap();
        assert_eq!(answer.status(), 429);
        let headers = answer.headers().clone();
        (headers, answer.json::<Value>().await.unwrap_or_default())
    };
    let after = Duration::from_millis(1_500);
    let (headers, body) = ask(Wrong::GlobalLimit { after }).await;
    assert_eq!(
        (&headers["retry-after"], &headers["x-ratelimit-global"]),
        (&"2".parse().unwrap(), &"true".parse().unwrap())
    );
    assert_eq!((&body["global"], &body["retry_after"]), (&json!(true), &json!(1.5)));
    let (headers, body) = ask(Wrong::UserLimit { after }).await;
    assert_eq!(
        (&headers["x-ratelimit-scope"], &body["global"]),
        (&"user".parse().unwrap(), &json!(false))
    );
    let (headers, _) = ask(Wrong::SharedLimit { after }).await;
    assert_eq!(headers["x-ratelimit-scope"], "shared");
    let (headers, body) = ask(Wrong::LimitWithoutHeaders { after }).await;
    assert!(!headers.contains_key("retry-after") && body["retry_after"] == 1.5);
    let (headers, body) = ask(Wrong::Cloudflare).await;
    assert!(!headers.contains_key("retry-after") && body.is_null());
    assert_eq!(fake.invalid_requests().limited, 4, "shared ones do not count");
}

#[tokio::test]
async fn buckets_are_told_by_headers_and_enforced() {
    let fake = Fake::start().await;
    let bot = Bot::of(&fake);
    let guild = fake.guild("Practice");
    let (room, other) = (guild.text_channel("practice"), guild.text_channel("other"));
    fake.limits_buckets(2, Duration::from_millis(300));
    let send = |room: u64| format!("POST /channels/{room}/messages");
    let first = bot.tries(&send(room.id()), plain("1")).await.unwrap();
    assert_eq!(first.headers()["x-ratelimit-remaining"], "1");
    assert_eq!(bot.says(&send(room.id()), plain("2")).await.0, 200);
    let third = bot.tries(&send(room.id()), plain("3")).await.unwrap();
    assert_eq!(third.status(), 429);
    assert_eq!(third.headers()["x-ratelimit-bucket"], first.headers()["x-ratelimit-bucket"]);
    assert_eq!(bot.says(&send(other.id()), plain("1")).await.0, 200, "another major id");
    let wait = third.json::<Value>().await.unwrap()["retry_after"].as_f64().unwrap();
    assert!(wait <= 0.3);
    tokio::time::sleep(Duration::from_secs_f64(wait)).await;
    assert_eq!(bot.says(&send(room.id()), plain("3")).await.0, 200);
    assert_eq!(fake.invalid_requests().limited, 1);

    fake.limits_everything(3);
    let mut refused = 0;
    for _ in 0..5 {
        refused += u32::from(bot.says("GET /gateway", Value::Null).await.0 == 429);
    }
    assert!(refused >= 1);
    fake.stops_everybody(Duration::from_secs(60), Duration::from_secs(1));
    assert_eq!(bot.says("GET /users/@me", Value::Null).await.1["global"], true);
    let callback = bot.says("POST /interactions/1/t/callback", json!({"type": 6})).await;
    assert_eq!(callback.1["code"], 10062, "callbacks are outside every limit");
}

#[tokio::test]
async fn chance_follows_the_seed() {
    let mut runs = Vec::new();
    for seed in [7, 7, 8] {
        let fake = Fake::seeded(seed).await;
        let bot = Bot::of(&fake);
        fake.breaks("GET /**", Often::Percent(50), Wrong::Status { status: 500, code: 0 });
        let mut run = Vec::new();
        for _ in 0..20 {
            run.push(bot.says("GET /gateway", Value::Null).await.0);
        }
        runs.push((run, fake.remembers_nonces_for()));
    }
    assert_eq!(runs[0], runs[1]);
    assert_ne!(runs[0], runs[2]);
    assert!(runs[0].0.contains(&500) && runs[0].0.contains(&200));
}
