//! What the bot may, what it is shown, and what is gone.

use std::time::Duration;

use serde_json::{Value, json};

use super::bot::{Bot, plain};
use crate::discord::fake::Fake;
use crate::discord::fake::permissions::{
    ADMINISTRATOR, ATTACH_FILES, CREATE_PUBLIC_THREADS, EMBED_LINKS, EVERYONE, INVITE,
    MANAGE_GUILD, MANAGE_THREADS, READ_MESSAGE_HISTORY, SEND_MESSAGES, SEND_MESSAGES_IN_THREADS,
    VIEW_CHANNEL,
};

#[track_caller]
fn is(answer: &(u16, Value), status: u16, code: u64) {
    assert_eq!((answer.0, answer.1["code"].as_u64()), (status, Some(code)), "{answer:?}");
}

#[tokio::test]
async fn what_is_denied_is_refused_but_no_violation() {
    let fake = Fake::start().await;
    let bot = Bot::of(&fake);
    let guild = fake.guild("Practice");
    let room = guild.text_channel("practice");
    let messages = format!("/channels/{}/messages", room.id());
    let send = format!("POST {messages}");
    assert_eq!(bot.says(&send, plain("hi")).await.0, 200);
    room.denies_bot(SEND_MESSAGES);
    is(&bot.says(&send, plain("hi")).await, 403, 50013);
    room.denies_bot(VIEW_CHANNEL);
    is(&bot.says(&send, plain("hi")).await, 403, 50001);
    room.denies_bot(READ_MESSAGE_HISTORY);
    assert_eq!(bot.says(&format!("GET {messages}"), Value::Null).await.1, json!([]));
    room.denies_bot(EMBED_LINKS);
    let mut card = plain("dull");
    card["embeds"] = json!([{"title": "bright"}]);
    assert_eq!(bot.says(&send, card).await.1["embeds"], json!([]), "dropped without a word");
    room.denies_bot(ATTACH_FILES);
    is(&bot.uploads(&messages, &plain("hi"), "c.png").await, 403, 50013);
    room.denies_bot(CREATE_PUBLIC_THREADS);
    let card = bot.says(&send, plain("card")).await.1["id"].as_str().unwrap().to_owned();
    let start = format!("POST {messages}/{card}/threads");
    is(&bot.says(&start, json!({"name": "t"})).await, 403, 50013);
    room.denies_bot(0);
    assert_eq!(bot.says(&start, json!({"name": "t"})).await.1["id"], card.as_str());
    is(&bot.says(&start, json!({"name": "t"})).await, 400, 160004);

    let thread = room.post("card").thread().await;
    let in_thread = format!("POST /channels/{card}/messages");
    assert_eq!(bot.says(&in_thread, plain("in it")).await.0, 200);
    let change = format!("PATCH /channels/{card}");
    is(&bot.says(&change, json!({"locked": true})).await, 403, 50013);
    assert_eq!(bot.says(&change, json!({"archived": true})).await.0, 200);
    assert!(thread.is_archived() && !thread.is_locked());
    let inside = bot.says(&format!("GET /channels/{card}/messages?limit=1"), Value::Null).await;
    let inside = inside.1[0]["id"].as_str().unwrap().to_owned();
    let edit = format!("PATCH /channels/{card}/messages/{inside}");
    is(&bot.says(&edit, plain("ho")).await, 400, 50083);
    assert_eq!(bot.says(&in_thread, plain("wakes it")).await.0, 200);
    assert!(!thread.is_archived());
    thread.archives(true, true);
    is(&bot.says(&in_thread, plain("never")).await, 403, 160005);
    guild.permits(guild.bot_role(), INVITE | MANAGE_THREADS);
    assert_eq!(bot.says(&change, json!({"archived": false, "locked": false})).await.0, 200);
    room.denies_bot(SEND_MESSAGES_IN_THREADS);
    is(&bot.says(&in_thread, plain("hi")).await, 403, 50013);

    let private = format!("POST /channels/{}/threads", room.id());
    let quiet = bot.says(&private, json!({"name": "quiet", "type": 12})).await;
    let members = format!("/channels/{}/thread-members", quiet.1["id"].as_str().unwrap());
    let ana = guild.member("Ana");
    is(&bot.says(&format!("PUT {members}/{}", ana.id()), Value::Null).await, 403, 50013);
    room.denies_bot(0);
    assert_eq!(bot.says(&format!("PUT {members}/{}", ana.id()), Value::Null).await.0, 204);
    assert_eq!(
        bot.says(&format!("GET {members}"), Value::Null).await.1[1]["user_id"],
        ana.id().to_string()
    );
    let active = bot.says(&format!("GET /guilds/{}/threads/active", guild.id()), Value::Null).await;
    assert_eq!(active.1["threads"].as_array().unwrap().len(), 2);
    assert_eq!(room.threads().len(), 2);
    assert_eq!(room.thread(2).await.name(), "quiet");
    room.is_deleted();
    is(&bot.says(&send, plain("hi")).await, 404, 10003);
}

#[tokio::test]
async fn guilds_members_and_direct_messages_are_there_until_they_are_not() {
    let fake = Fake::start().await;
    let bot = Bot::of(&fake);
    let guild = fake.guild("Practice");
    guild.voice_channel("mock 1");
    guild.forum("questions");
    let ana = guild.member("Ana");
    let member = format!("GET /guilds/{}/members/{}", guild.id(), ana.id());
    assert_eq!(bot.says(&member, Value::Null).await.1["user"]["username"], "Ana");
    ana.leaves();
    is(&bot.says(&member, Value::Null).await, 404, 10007);
    let channels = bot.says(&format!("GET /guilds/{}/channels", guild.id()), Value::Null).await;
    assert_eq!(channels.1.as_array().unwrap().len(), 2);
    let roles = bot.says(&format!("GET /guilds/{}/roles", guild.id()), Value::Null).await;
    assert_eq!(roles.1[0]["permissions"], EVERYONE.to_string());

    let ben = guild.member("Ben");
    let opened =
        bot.says("POST /users/@me/channels", json!({"recipient_id": ben.id().to_string()}));
    let dm = opened.await.1["id"].as_str().unwrap().to_owned();
    let send = format!("POST /channels/{dm}/messages");
    assert_eq!(bot.says(&send, plain("a reminder")).await.0, 200);
    assert_eq!(ben.dms(), "Greenroom: a reminder");
    ben.takes_dms(false);
    is(&bot.says(&send, plain("another")).await, 403, 50007);

    guild.kicks_bot();
    is(&bot.says(&format!("GET /guilds/{}", guild.id()), Value::Null).await, 403, 50001);
    guild.invites_bot();
    assert_eq!(
        bot.says(&format!("GET /guilds/{}", guild.id()), Value::Null).await.1["name"],
        "Practice"
    );
    fake.resets_token();
    is(&bot.says("GET /users/@me", Value::Null).await, 401, 0);
    assert_eq!(fake.invalid_requests().unauthorised, 1);
    let nobody = bot.with_token("").says("GET /users/@me", Value::Null).await;
    assert_eq!(nobody.0, 401);
    assert!(fake.take_violations()[0].contains("no Authorization"));
}

#[tokio::test]
async fn a_nonce_is_remembered_for_a_while() {
    let fake = Fake::start().await;
    let bot = Bot::of(&fake);
    let guild = fake.guild("Practice");
    let (room, other) = (guild.text_channel("practice"), guild.text_channel("other"));
    let mut body = plain("once");
    body["nonce"] = json!("abc");
    let send = format!("POST /channels/{}/messages", room.id());
    bot.says(&send, body.clone()).await;
    bot.says(&send, body.clone()).await;
    assert_eq!(room.transcript().lines().count(), 2, "a nonce alone prevents nothing");
    body["nonce"] = json!("abd");
    body["enforce_nonce"] = json!(true);
    let first = bot.says(&send, body.clone()).await;
    let again = bot.says(&format!("POST /channels/{}/messages", other.id()), body.clone()).await;
    assert_eq!(again.1["channel_id"], room.id().to_string(), "wherever the first one was");
    assert_eq!(again.1["id"], first.1["id"]);
    let span = fake.remembers_nonces_for();
    assert!((60..=300).contains(&span.as_secs()));
    fake.passes(span);
    assert_ne!(bot.says(&send, body.clone()).await.1["id"], first.1["id"]);
    room.post("once").is_deleted();
    is(&bot.says(&send, body).await, 404, 10008);
    // The clock that a test moves is the one that Discord shows.
    let date = bot.tries("GET /gateway", Value::Null).await.unwrap();
    let date = date.headers()["date"].to_str().unwrap().to_owned();
    let shown = jiff::fmt::rfc2822::parse(&date).unwrap().timestamp().as_millisecond();
    assert!((fake.now_ms() - shown).abs() < 3_000, "{date}");
    fake.passes(Duration::from_secs(3_600));
    assert_eq!(again.1["nonce"], "abd");
}

#[tokio::test]
async fn lists_page_and_files_carry_their_alt_text() {
    let fake = Fake::start().await;
    let bot = Bot::of(&fake);
    let room = fake.guild("Practice").text_channel("practice");
    let messages = format!("/channels/{}/messages", room.id());
    let mut ids = Vec::new();
    for n in 0..5 {
        let sent = bot.says(&format!("POST {messages}"), plain(&n.to_string())).await.1;
        ids.push(sent["id"].as_str().unwrap().to_owned());
    }
    let list = async |query: String| -> String {
        let found = bot.says(&format!("GET {messages}{query}"), Value::Null).await.1;
        let texts = found.as_array().unwrap().iter().map(|m| m["content"].as_str().unwrap());
        texts.collect::<Vec<_>>().join(" ")
    };
    assert_eq!(list(String::new()).await, "4 3 2 1 0");
    assert_eq!(list(format!("?after={}&limit=2", ids[1])).await, "3 2");
    assert_eq!(list(format!("?before={}&limit=2", ids[3])).await, "2 1");
    assert_eq!(list(format!("?around={}&limit=3", ids[2])).await, "3 2 1");
    assert_eq!(
        bot.says(&format!("GET {messages}/{}", ids[0]), Value::Null).await.1["content"],
        "0"
    );
    assert_eq!(bot.says(&format!("DELETE {messages}/{}", ids[0]), Value::Null).await.0, 204);
    is(&bot.says(&format!("GET {messages}/{}", ids[0]), Value::Null).await, 404, 10008);
    let mut body = plain("a chart");
    body["attachments"] = json!([{"id": 0, "filename": "c.png", "description": "levels"}]);
    let sent = bot.uploads(&messages, &body, "c.png").await;
    assert_eq!(sent.1["attachments"][0]["description"], "levels");
    assert_eq!(room.post("a chart").text(), "a chart\n📎 c.png: levels");
    let edit = format!("PATCH {messages}/{}", room.post("a chart").id());
    assert_eq!(bot.says(&edit, plain("x")).await.0, 200);
    assert_eq!(room.post("x").text(), "x\n📎 c.png: levels", "what is not named stays");
}

#[tokio::test]
async fn roles_and_overwrites_decide_what_a_member_sees() {
    let fake = Fake::start().await;
    let guild = fake.guild("Practice");
    let bot = Bot::of(&fake);
    let (open, closed) = (guild.text_channel("open"), guild.text_channel("closed"));
    let (ana, coach, boss) = (guild.member("Ana"), guild.member("Coach"), guild.member("Boss"));
    closed.denies_everyone(VIEW_CHANNEL);
    closed.allows(&coach, VIEW_CHANNEL);
    let role = guild.role("boss", ADMINISTRATOR | MANAGE_GUILD);
    guild.gives(&boss, role);
    guild.owner().says(&closed, "a secret");
    guild.owner().says(&open, "a notice");
    assert!(!ana.sees().contains("secret") && ana.sees().contains("notice"));
    assert!(coach.sees().contains("secret") && boss.sees().contains("secret"));
    assert!(!coach.at(&open).sees().contains("secret"));
    let send = format!("POST /channels/{}/messages", closed.id());
    is(&bot.says(&send, plain("hi")).await, 403, 50001);
    guild.loses_role(role);
    assert!(!boss.sees().contains("secret"));
    let elsewhere = fake.guild("Elsewhere");
    let visitor = elsewhere.welcomes(&ana);
    let hall = elsewhere.text_channel("hall");
    visitor.says(&hall, "hello");
    assert_eq!(visitor.at(&hall).sees(), "Ana: hello");
}
