//! What benches put on the fake: it is told of as ever, and nothing of it piles up.

use serde_json::{Value, json};

use super::bot::{Bot, INTENTS, Socket, layout, picker, row, text};
use crate::discord::fake::{Chatter, Fake, Hand, How, Told, WITHIN};

/// Answers the next press: with the ballot, and privately unless it is there already.
async fn answers(bot: &Bot, socket: &mut Socket, kind: u64, says: &str) {
    let press = socket.event("INTERACTION_CREATE").await["d"].clone();
    let (id, token) = (press["id"].as_str().unwrap(), press["token"].as_str().unwrap());
    let mut ballot =
        layout(&json!([text(says), row(&[picker("Impact", "g1:pick:0", &["mark:1", "mark:2"])])]));
    let callback = format!("POST /interactions/{id}/{token}/callback");
    if kind == 4 {
        ballot["flags"] = json!(1 << 15 | 64);
    }
    let first = if kind == 6 { Value::Null } else { ballot.clone() };
    let (status, said) = bot.says(&callback, json!({"type": kind, "data": first})).await;
    assert_eq!(status, 204, "{said}");
    if kind == 6 {
        let original = format!("PATCH /webhooks/{}/{token}/messages/@original", bot.application);
        assert_eq!(bot.says(&original, ballot).await.0, 200);
    }
}

#[tokio::test]
async fn a_hand_presses_again_and_again_and_answers_are_told_as_they_come() {
    let fake = Fake::start().await;
    let guild = fake.guild("Evening group");
    let practice = guild.text_channel("practice");
    let thread = practice.has_thread(&practice.has_post("A card of before"), "Mock interview #1");
    let ana = guild.member("Ana").at(&thread);
    let bot = Bot::of(&fake);
    let (mut socket, _) = bot.joins().await;
    let post = thread.has_post("Said before");
    let opened =
        tokio::join!(ana.forges(&post, "g1:open"), answers(&bot, &mut socket, 4, "Your ballot"));
    opened.0.is(How::Privately).says("Your ballot");
    let hand = ana.readies("mark:");
    let mut tells = fake.tells_answers();
    let before = fake.requests().len();
    let mut told = Vec::new();
    for (time, kind) in [(0, 7), (1, 6)] {
        let press = hand.presses(time);
        answers(&bot, &mut socket, kind, "Saved · 4 lines to go.").await;
        let Told { press: of, kind, after, text } = tells.recv().await.unwrap();
        assert_eq!(of, press);
        assert!(after < WITHIN, "{after:?}");
        told.push((kind, text));
    }
    // What a deferred answer is filled with is told as well.
    let late = tells.recv().await.unwrap();
    told.push((late.kind, late.text));
    let saved = || "Saved · 4 lines to go.".to_owned();
    assert_eq!(told, [(Some(7), saved()), (Some(6), String::new()), (None, saved())]);
    assert_eq!(fake.requests().len(), before, "requests are not kept");
    assert!(ana.private().contains("Saved"), "{}", ana.private());
}

#[tokio::test]
async fn a_hand_and_a_chatter_can_be_lent_to_another_fake() {
    let (fake, other) = (Fake::start().await, Fake::start().await);
    let guild = fake.guild("Evening group");
    let room = guild.text_channel("practice");
    let ana = guild.member("Ana").at(&room);
    let bot = Bot::of(&fake);
    let (mut socket, _) = bot.joins().await;
    let post = room.has_post("A card of before");
    let _opened =
        tokio::join!(ana.forges(&post, "g1:open"), answers(&bot, &mut socket, 4, "Your ballot"));
    other.takes_any_client();
    let there = Bot::of(&other);
    let mut socket = there.connects().await;
    socket.identifies(INTENTS).await;
    let chatter: Chatter = ana.chats(&room, "Good evening");
    chatter.chats();
    chatter.in_another(&other).chats();
    let heard = socket.event("MESSAGE_CREATE").await["d"].clone();
    assert_eq!(
        (&heard["channel_id"], &heard["content"]),
        (&json!(room.id().to_string()), &json!(""))
    );
    let mut tells = other.tells_answers();
    let hand: Hand = ana.readies("mark:");
    hand.in_another(&other).presses(0);
    answers(&there, &mut socket, 4, "Saved.").await;
    assert_eq!(tells.recv().await.unwrap().text, "Saved.");
}

#[tokio::test]
async fn a_crowd_of_guilds_is_told_of_with_ids_of_their_own() {
    let fake = Fake::start().await;
    let guild = fake.guild("One of many");
    guild.text_channel("general");
    fake.is_in_guilds(3, &guild);
    assert!(!fake.is_joined_now());
    let bot = Bot::of(&fake);
    let mut socket = bot.connects().await;
    let ready = socket.identifies(INTENTS).await;
    assert!(fake.is_joined_now());
    let mut ids = Vec::new();
    for _ in 0..4 {
        let guild = socket.event("GUILD_CREATE").await["d"].clone();
        let bot = &guild["members"][0]["user"]["id"];
        assert_eq!(*bot, json!(fake.application().to_string()), "the bot is itself everywhere");
        ids.push(guild["channels"][0]["id"].clone());
        let id = json!({"id": guild["id"], "unavailable": true});
        assert!(ready["d"]["guilds"].as_array().unwrap().contains(&id));
    }
    ids.sort_by_key(ToString::to_string);
    ids.dedup();
    assert_eq!(ids.len(), 4);
}

#[tokio::test]
async fn a_session_of_before_can_be_resumed() {
    let fake = Fake::start().await;
    fake.remembers_session("before");
    let mut socket = Bot::of(&fake).connects().await;
    socket.resumes(&json!("before"), 0).await;
    socket.event("RESUMED").await;
    assert!(fake.gateway_url().starts_with("ws://127.0.0.1:"));
}
