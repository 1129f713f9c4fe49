//! The gateway.

use std::time::Duration;

use serde_json::{Value, json};

use super::bot::{Bot, INTENTS, plain};
use crate::discord::fake::Fake;

#[tokio::test]
async fn a_session_starts_and_its_guilds_follow() {
    let fake = Fake::start().await;
    let guild = fake.guild("Practice");
    let lost = fake.guild("Lost");
    lost.is_unavailable();
    guild.text_channel("practice");
    let bot = Bot::of(&fake);
    let mut socket = bot.connects().await;
    let ready = socket.identifies(INTENTS).await;
    assert_eq!(ready["d"]["application"]["id"], fake.application().to_string());
    assert_eq!(ready["d"]["guilds"].as_array().unwrap().len(), 2);
    let created = socket.event("GUILD_CREATE").await;
    assert_eq!(created["d"]["channels"][0]["name"], "practice");
    // The lost one comes when the outage is over.
    lost.is_available_again();
    assert_eq!(socket.event("GUILD_CREATE").await["d"]["name"], "Lost");
    lost.is_unavailable();
    assert_eq!(socket.event("GUILD_DELETE").await["d"]["unavailable"], true);
    guild.kicks_bot();
    assert_eq!(socket.event("GUILD_DELETE").await["d"], json!({"id": guild.id().to_string()}));

    socket.sends(&json!({"op": 1, "d": null})).await;
    assert_eq!(socket.next().await.unwrap()["op"], 11);
    assert_eq!((fake.identifies(), fake.heartbeats(), fake.most_sends_in_a_minute()), (1, 1, 2));
    let (_, limit) = bot.says("GET /gateway/bot", Value::Null).await;
    assert_eq!(limit["session_start_limit"]["remaining"], 999);
    fake.leaves_identifies(40);
    let (_, limit) = bot.says("GET /gateway/bot", Value::Null).await;
    assert_eq!(limit["session_start_limit"]["remaining"], 40);
}

#[tokio::test]
async fn what_was_missed_comes_with_the_resume_in_order() {
    let fake = Fake::start().await;
    let guild = fake.guild("Practice");
    let room = guild.text_channel("practice");
    let ana = guild.member("Ana");
    let bot = Bot::of(&fake);
    let (mut socket, ready) = bot.joins().await;
    ana.says(&room, "one");
    let seen = socket.event("MESSAGE_CREATE").await["s"].as_u64().unwrap();
    fake.drops_gateway();
    assert_eq!(socket.next().await, Err(None));
    fake.is_left().await;
    ana.says(&room, "two");
    ana.says(&room, "three");
    let mut socket = bot.connects().await;
    socket.resumes(&ready["d"]["session_id"], seen).await;
    for n in 1..=2 {
        assert_eq!(socket.event("MESSAGE_CREATE").await["s"], seen + n);
    }
    socket.event("RESUMED").await;
    fake.is_joined_times(2).await;
    assert_eq!((fake.identifies(), fake.resumes()), (1, 1));

    // A number that was never reached, a session that is not known, one that the bot has ended.
    fake.drops_gateway();
    let mut socket = bot.connects().await;
    socket.resumes(&ready["d"]["session_id"], 9_999).await;
    assert_eq!(socket.next().await, Err(Some(4007)));
    fake.forgets_sessions();
    let mut socket = bot.connects().await;
    socket.resumes(&ready["d"]["session_id"], seen).await;
    assert_eq!(socket.next().await.unwrap(), json!({"op": 9, "d": false}));
    let ready = socket.identifies(INTENTS).await;
    socket.closes().await;
    fake.is_left().await;
    let mut socket = bot.connects().await;
    socket.resumes(&ready["d"]["session_id"], 1).await;
    assert_eq!(socket.next().await.unwrap()["op"], 9, "1000 ends a session");
}

#[tokio::test]
async fn it_closes_asks_and_invalidates_on_demand() {
    let fake = Fake::start().await;
    let bot = Bot::of(&fake);
    for code in [4000, 4004, 4009, 4014] {
        let (mut socket, _) = bot.joins().await;
        fake.closes_gateway(Some(code));
        assert_eq!(socket.next().await, Err(Some(code)));
    }
    let (mut socket, _) = bot.joins().await;
    fake.closes_gateway(None);
    assert_eq!(socket.next().await, Err(None));
    let (mut socket, _) = bot.joins().await;
    fake.asks_to_reconnect();
    assert_eq!(socket.next().await.unwrap()["op"], 7);
    fake.invalidates_sessions(true);
    assert_eq!(socket.next().await.unwrap()["d"], true);
    fake.invalidates_sessions(false);
    assert_eq!(socket.next().await.unwrap()["d"], false);
    fake.refuses_identify(1, 4008);
    let mut socket = bot.connects().await;
    socket.identify(INTENTS).await;
    assert_eq!(socket.next().await, Err(Some(4008)));
    let mut socket = bot.connects().await;
    socket.forgets_token();
    socket.identify(INTENTS).await;
    assert_eq!(socket.next().await, Err(Some(4004)));
    fake.beats(Duration::from_millis(100), false);
    let (mut socket, _) = bot.joins().await;
    socket.sends(&json!({"op": 1, "d": null})).await;
    fake.dispatches("SOMETHING_NEW", &json!({"x": 1}));
    socket.event("SOMETHING_NEW").await;
    fake.repeats_events(2);
    fake.dispatches("SOMETHING_NEW", &json!({"x": 1}));
    let first = socket.event("SOMETHING_NEW").await;
    assert_eq!(socket.event("SOMETHING_NEW").await["d"], first["d"]);
    fake.goes_down();
    assert_eq!(socket.next().await, Err(None));
    assert!(bot.tries("GET /gateway", Value::Null).await.is_err());
    fake.heals();
    assert_eq!(bot.says("GET /gateway", Value::Null).await.0, 200);
}

#[tokio::test]
async fn what_a_bot_must_not_send_closes_and_is_recorded() {
    let fake = Fake::start().await;
    let bot = Bot::of(&fake);
    let mut socket = bot.connects().await;
    socket.identify(INTENTS | 1 << 15).await;
    assert_eq!(socket.next().await, Err(Some(4014)));
    assert!(fake.take_violations()[0].contains("privileged"));
    let mut socket = bot.connects().await;
    socket.identify(1 << 40).await;
    assert_eq!(socket.next().await, Err(Some(4013)));
    assert!(fake.take_violations()[0].contains("intents"));
    let (mut socket, _) = bot.joins().await;
    socket.sends(&json!({"op": 3, "d": "x".repeat(4_096)})).await;
    assert_eq!(socket.next().await, Err(Some(4002)));
    assert!(fake.take_violations()[0].contains("bytes"));
    let (mut socket, _) = bot.joins().await;
    socket.identify(INTENTS).await;
    assert_eq!(socket.next().await, Err(Some(4005)));
    assert!(fake.take_violations()[0].contains("twice"));
    let (mut socket, _) = bot.joins().await;
    socket.sends(&json!({"op": 1, "d": 99})).await;
    assert_eq!(socket.next().await, Err(Some(4007)));
    assert!(fake.take_violations()[0].contains("heartbeat"));
    let (mut socket, _) = bot.joins().await;
    for _ in 0..120 {
        socket.sends(&json!({"op": 3, "d": {}})).await;
    }
    assert_eq!(socket.next().await, Err(Some(4008)));
    assert!(fake.take_violations()[0].contains("120"));
}

#[tokio::test]
async fn the_bot_reads_only_what_is_meant_for_it() {
    let fake = Fake::start().await;
    let guild = fake.guild("Practice");
    let room = guild.text_channel("practice");
    let ana = guild.member("Ana");
    let bot = Bot::of(&fake);
    let (mut socket, _) = bot.joins().await;
    let messages = format!("/channels/{}/messages", room.id());
    bot.says(&format!("POST {messages}"), plain("Question 1 of 3")).await;
    assert_eq!(socket.event("MESSAGE_CREATE").await["d"]["content"], "Question 1 of 3");
    ana.says(&room, "not for it");
    let heard = socket.event("MESSAGE_CREATE").await["d"].clone();
    assert_eq!((&heard["content"], &heard["member"]["roles"]), (&json!(""), &json!([])));
    ana.replies_to(&room, "Question 1 of 3", "my answer");
    let heard = socket.event("MESSAGE_CREATE").await["d"].clone();
    assert_eq!(heard["content"], "my answer");
    assert_eq!(heard["referenced_message"]["content"], "Question 1 of 3");
    ana.replies_silently_to(&room, "Question 1 of 3", "unheard");
    assert_eq!(socket.event("MESSAGE_CREATE").await["d"]["content"], "");
    ana.says(&room, &format!("<@{}> hello", fake.application()));
    assert!(
        socket.event("MESSAGE_CREATE").await["d"]["content"].as_str().unwrap().contains("hello")
    );
    ana.speaks(&room, 12.5);
    let heard = socket.event("MESSAGE_CREATE").await["d"].clone();
    assert_eq!((&heard["flags"], &heard["attachments"]), (&json!(1 << 13), &json!([])));
    ana.speaks_to(&room, "Question 1 of 3", 12.5);
    let heard = socket.event("MESSAGE_CREATE").await["d"].clone();
    assert_eq!(heard["attachments"][0]["duration_secs"], 12.5);
    let read = bot.says(&format!("GET {messages}?limit=7"), Value::Null).await.1;
    assert_eq!(read[5]["content"], "", "the same over REST");
    assert_eq!(
        room.transcript(),
        format!(
            "Greenroom: Question 1 of 3\nAna: not for it\nAna to Greenroom: my answer\n\
             Ana to Greenroom: unheard\nAna: @Greenroom hello\nAna: 🎤 12.5 s\n\
             Ana to Greenroom: 🎤 12.5 s"
        )
    );
    ana.writes_to_bot("secret");
    assert_eq!(socket.event("MESSAGE_CREATE").await["d"]["content"], "secret");
}

#[tokio::test]
async fn who_asks_for_members_by_their_ids_is_told_who_is_none() {
    let fake = Fake::start().await;
    let guild = fake.guild("Evening group");
    let (ana, ben) = (guild.member("Ana"), guild.member("Ben"));
    let (mut socket, _) = Bot::of(&fake).joins().await;
    ben.leaves();
    let ids = [ana.id().to_string(), ben.id().to_string()];
    let wanted = json!({"guild_id": guild.id().to_string(), "user_ids": ids});
    socket.sends(&json!({"op": 8, "d": wanted})).await;
    let told = socket.event("GUILD_MEMBERS_CHUNK").await;
    let told = told.get("d").unwrap_or(&told);
    assert_eq!(told["not_found"], json!([ids[1]]));
    assert_eq!(told["members"][0]["user"]["id"], json!(ids[0]));
    assert_eq!(fake.members_asked(), [(guild.id(), vec![ana.id(), ben.id()])]);
    // Everybody is for those with a privileged intent.
    let everybody = json!({"guild_id": guild.id().to_string(), "query": "", "limit": 0});
    socket.sends(&json!({"op": 8, "d": everybody})).await;
    assert_eq!(socket.next().await.unwrap_err(), Some(4002));
    assert_eq!(fake.take_violations().len(), 1);
}
