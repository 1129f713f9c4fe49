//! Each check of a body catches what is planted, and lets a good body through.

use serde_json::{Value, json};

use super::bot::{Bot, button, layout, picker, plain, row, text};
use crate::discord::fake::Fake;

/// The body is refused as malformed, and recorded with that word.
#[track_caller]
fn caught(fake: &Fake, answer: &(u16, Value), word: &str) {
    let found = fake.take_violations();
    assert!(found.iter().any(|v| v.contains(word)), "wanted {word}, found {found:#?}");
    assert_eq!(answer.0, 400, "{answer:?}");
    let code = answer.1["code"].as_u64().unwrap();
    assert!(code == 50035 || code == 50006, "{answer:?}");
}

#[tokio::test]
async fn each_mistake_in_a_message_is_refused_and_recorded() {
    let fake = Fake::start().await;
    let bot = Bot::of(&fake);
    let room = fake.guild("Practice").text_channel("practice");
    let path = format!("POST /channels/{}/messages", room.id());
    let with = |mut body: Value, field: &str, value: Value| {
        body[field] = value;
        body
    };
    let rows = |rows: &[Value]| with(plain("hi"), "components", json!(rows));
    let many = |count: usize| -> Vec<Value> {
        (0..count).map(|n| row(&[button("A", &format!("a{n}"))])).collect()
    };
    let options: Vec<String> = (0..26).map(|n| n.to_string()).collect();
    let options: Vec<&str> = options.iter().map(String::as_str).collect();
    let mut chosen = picker("p", "p", &["a", "b"]);
    chosen["options"][0]["default"] = json!(true);
    chosen["options"][1]["default"] = json!(true);
    let planted = [
        ("ALLOWED_MENTIONS", json!({"content": "hi"})),
        ("ALLOWED_MENTIONS", json!({"content": "hi", "allowed_mentions": {}})),
        ("ALLOWED_MENTIONS", with(plain("hi"), "allowed_mentions", json!({"parse": ["everyone"]}))),
        (
            "ALLOWED_MENTIONS",
            with(plain("hi"), "allowed_mentions", json!({"parse": ["users"], "users": ["1"]})),
        ),
        ("BASE_TYPE_MAX_LENGTH", plain(&"x".repeat(2_001))),
        ("BASE_TYPE_MAX_LENGTH", plain(&"😀".repeat(1_001))),
        ("CANNOT_SEND_AN_EMPTY_MESSAGE", plain("")),
        ("UNKNOWN_PROPERTY", with(plain("hi"), "contents", json!("x"))),
        ("BASE_TYPE_BAD", with(plain("hi"), "tts", json!("no"))),
        ("BASE_TYPE_BAD_LENGTH", with(plain("hi"), "nonce", json!("x".repeat(26)))),
        ("BASE_TYPE_REQUIRED", with(plain("hi"), "enforce_nonce", json!(true))),
        ("at most 5 rows", rows(&many(6))),
        ("only rows", rows(&[text("hi")])),
        ("WIDTH_EXCEEDED", rows(&[row(&[picker("p", "p", &["a"]), button("A", "a")])])),
        (
            "components.0.components",
            rows(&[row(&(0..6).map(|n| button("A", &format!("a{n}"))).collect::<Vec<_>>())]),
        ),
        ("DUPLICATED", rows(&[row(&[button("A", "a"), button("B", "a")])])),
        ("custom_id", rows(&[row(&[button("A", "")])])),
        ("custom_id", rows(&[row(&[button("A", &"x".repeat(101))])])),
        ("label", rows(&[row(&[button(&"x".repeat(81), "a")])])),
        ("BUTTON_COMPONENT_INVALID", rows(&[row(&[button("", "a")])])),
        ("BUTTON_COMPONENT", rows(&[row(&[json!({"type": 2, "style": 5, "label": "A"})])])),
        ("BASE_TYPE_CHOICES", rows(&[row(&[json!({"type": 2, "style": 9, "custom_id": "a"})])])),
        ("options", rows(&[row(&[picker("p", "p", &options)])])),
        ("options", rows(&[row(&[picker("p", "p", &[])])])),
        ("already used", rows(&[row(&[picker("p", "p", &["a", "a"])])])),
        ("label", rows(&[row(&[picker("p", "p", &["x".repeat(101).as_str()])])])),
        ("placeholder", rows(&[row(&[picker(&"x".repeat(151), "p", &["a"])])])),
        ("more are chosen", rows(&[row(&[chosen])])),
        ("LEGACY_FIELDS", with(layout(&json!([text("a")])), "content", json!("hi"))),
        ("LEGACY_FIELDS", with(layout(&json!([text("a")])), "embeds", json!([{"title": "t"}]))),
        ("TOTAL_COMPONENTS", layout(&json!(vec![text("a"); 41]))),
        ("TEXT_SIZE", layout(&json!(vec![text(&"x".repeat(2_001)); 2]))),
        (
            "MAX_EMBED_SIZE",
            with(plain("hi"), "embeds", json!(vec![json!({"description": "x".repeat(4_000)}); 2])),
        ),
        (
            "ATTACHMENT_NOT_FOUND",
            with(
                plain("hi"),
                "attachments",
                json!([
                    {"id": 0, "filename": "c.png"}
                ]),
            ),
        ),
        ("NUMBER_TYPE_COERCE", with(plain("hi"), "sticker_ids", json!(["x"]))),
    ];
    for (word, body) in planted {
        let answer = bot.says(&path, body).await;
        caught(&fake, &answer, word);
    }
    for good in [
        plain(&"x".repeat(2_000)),
        rows(&many(5)),
        layout(&json!(vec![text("a"); 40])),
        layout(&json!([{"type": 17, "components": [
            text("# Round 1"), {"type": 14}, row(&[picker("p", "p", &["a", "b"])]),
            {"type": 9, "components": [text("x")], "accessory": button("A", "a")},
        ]}])),
    ] {
        let answer = bot.says(&path, good).await;
        assert_eq!(answer.0, 200, "{answer:?} {:?}", fake.violations());
    }
}

#[tokio::test]
async fn an_edit_is_read_as_strictly_and_keeps_the_newer_layout() {
    let fake = Fake::start().await;
    let bot = Bot::of(&fake);
    let room = fake.guild("Practice").text_channel("practice");
    let messages = format!("/channels/{}/messages", room.id());
    let (_, old) = bot.says(&format!("POST {messages}"), plain("hi")).await;
    let (_, new) = bot.says(&format!("POST {messages}"), layout(&json!([text("hi")]))).await;
    let old = format!("PATCH {messages}/{}", old["id"].as_str().unwrap());
    let new = format!("PATCH {messages}/{}", new["id"].as_str().unwrap());

    let answer = bot.says(&old, json!({"content": "ho"})).await;
    caught(&fake, &answer, "ALLOWED_MENTIONS");
    assert!(answer.1["errors"]["allowed_mentions"]["_errors"][0]["message"].is_string());
    let answer = bot.says(&old, layout(&json!([text("ho")]))).await;
    caught(&fake, &answer, "LEGACY_FIELDS");
    let answer = bot.says(&new, plain("ho")).await;
    caught(&fake, &answer, "LEGACY_FIELDS");
    let mut dropped = layout(&json!([text("ho")]));
    dropped["flags"] = json!(0);
    let answer = bot.says(&new, dropped).await;
    caught(&fake, &answer, "CANNOT_REMOVE");

    assert_eq!(bot.says(&old, plain("ho")).await.0, 200);
    assert_eq!(bot.says(&new, layout(&json!([text("ho")]))).await.0, 200);
    assert_eq!(room.transcript(), "Greenroom: ho\nGreenroom: ho");
}

#[tokio::test]
async fn mistakes_in_commands_and_threads_are_caught() {
    let fake = Fake::start().await;
    let bot = Bot::of(&fake);
    let room = fake.guild("Practice").text_channel("practice");
    let put = format!("PUT /applications/{}/commands", bot.application);
    let one = |name: &str| json!({"name": name, "description": "d", "type": 1});
    let mut late = one("a");
    late["options"] = json!([
        {"type": 3, "name": "x", "description": "d"},
        {"type": 3, "name": "y", "description": "d", "required": true},
    ]);
    let mut both = one("a");
    both["options"] = json!([{"type": 3, "name": "x", "description": "d", "autocomplete": true,
                              "choices": [{"name": "c", "value": "c"}]}]);
    let mut long = one("a");
    long["options"] = json!([{"type": 3, "name": "x", "description": "d", "choices":
        (0..25).map(|n| json!({"name": format!("{n}{}", "x".repeat(90)),
                               "value": format!("{n}{}", "x".repeat(90))})).collect::<Vec<_>>()}]);
    let mut longer = long.clone();
    for name in ["y", "z"] {
        let mut option = long["options"][0].clone();
        option["name"] = json!(name);
        longer["options"].as_array_mut().unwrap().push(option);
    }
    for (word, body) in [
        ("DUPLICATE_NAME", json!([one("a"), one("a")])),
        ("TWILIGHT", json!([one("A B")])),
        ("name", json!([one(&"x".repeat(33))])),
        ("description", json!([{"name": "a", "type": 1}])),
        ("OPTIONS_REQUIRED_INVALID", json!([late])),
        ("AUTOCOMPLETE", json!([both])),
        ("TOO_LARGE", json!([longer])),
        ("TOO_MANY", json!((0..101).map(|n| one(&format!("a{n}"))).collect::<Vec<_>>())),
    ] {
        let answer = bot.says(&put, body).await;
        caught(&fake, &answer, word);
    }
    let menu = json!({"name": "Use as my answer", "type": 3});
    let answer = bot.says(&put, json!([one("session"), menu])).await;
    assert_eq!(answer.0, 200, "{answer:?} {:?}", fake.violations());
    let first = answer.1[0]["id"].clone();
    assert_eq!(bot.says(&put, json!([one("session")])).await.1[0]["id"], first, "an upsert");
    assert_eq!(fake.commands(None).len(), 1, "a full replace");

    let threads = format!("POST /channels/{}/threads", room.id());
    let answer = bot.says(&threads, json!({"name": "x".repeat(101), "type": 11})).await;
    caught(&fake, &answer, "name");
    let odd = json!({"name": "t", "type": 11, "auto_archive_duration": 61});
    let answer = bot.says(&threads, odd).await;
    caught(&fake, &answer, "auto_archive_duration");
    let (status, _) = bot.says("GET /guilds/1/bans", Value::Null).await;
    assert_eq!(status, 404);
    assert!(fake.take_violations()[0].contains("no such route"));
}

#[tokio::test]
#[should_panic(expected = "ALLOWED_MENTIONS_NOT_EXPLICIT")]
async fn a_violation_that_nobody_took_fails_the_test() {
    let fake = Fake::start().await;
    let room = fake.guild("Practice").text_channel("practice");
    let path = format!("POST /channels/{}/messages", room.id());
    Bot::of(&fake).says(&path, json!({"content": "@everyone"})).await;
}
