//! How tests of the adapter will read, with a bot that is only a function.

use std::time::Duration;

use serde_json::{Value, json};

use super::bot::{Bot, button, layout, picker, plain, row, text};
use crate::discord::fake::{Fake, Got, Guild, How, Member, Payloads, Post, Room};

/// A bot that answers every interaction by `answer`: routes and bodies, sent in order. `~` in a
/// route is the interaction's callback or webhook.
fn lives(fake: &Fake, answer: fn(&Value) -> Vec<(String, Value)>) -> tokio::task::JoinHandle<()> {
    let bot = Bot::of(fake);
    tokio::spawn(async move {
        let (mut socket, _) = bot.joins().await;
        while let Ok(event) = socket.next().await {
            if event["t"] != "INTERACTION_CREATE" {
                continue;
            }
            let (id, token) = (event["d"]["id"].as_str(), event["d"]["token"].as_str().unwrap());
            let callback = format!("/interactions/{}/{token}/callback", id.unwrap());
            let webhook = format!("/webhooks/{}/{token}", bot.application);
            for (route, body) in answer(&event["d"]) {
                let route = route.replace("~callback", &callback).replace("~webhook", &webhook);
                let (status, said) = bot.says(&route, body).await;
                assert!(status < 300, "{route}: {status} {said}");
            }
        }
    })
}

fn first(kind: u64, data: Value) -> (String, Value) {
    ("POST ~callback".to_owned(), json!({"type": kind, "data": data}))
}

fn privately(mut data: Value) -> Value {
    data["flags"] = json!(data["flags"].as_u64().unwrap_or(0) | 64);
    data
}

fn ballot(chosen: Option<&str>) -> Value {
    let mut options = picker("", "g1:mark", &["1 · weak", "2 · …", "3 · fair"]);
    options.as_object_mut().unwrap().remove("placeholder");
    for option in options["options"].as_array_mut().unwrap() {
        let is_chosen = chosen == option["label"].as_str();
        option["default"] = json!(is_chosen);
    }
    layout(&json!([
        text("**Evidence of impact**"),
        row(&[options]),
        row(&[button("Words", "g1:w")])
    ]))
}

fn interview(event: &Value) -> Vec<(String, Value)> {
    let data = &event["data"];
    let user = if event["member"].is_null() { &event["user"] } else { &event["member"]["user"] };
    let who = user["id"].as_str().unwrap();
    assert_eq!(event["locale"] == "de", user["username"] == "Cleo");
    match (event["type"].as_u64().unwrap(), data["custom_id"].as_str().unwrap_or_default()) {
        (2, _) if data["type"] == 3 => {
            let target = data["target_id"].as_str().unwrap();
            let said = &data["resolved"]["messages"][target]["content"];
            vec![first(4, privately(plain(&format!("Taken: {}", said.as_str().unwrap()))))]
        }
        (2, _) => {
            let typed = &data["options"][0]["options"][0]["value"];
            let card = format!("<@{who}> calls a {} at <t:1764000000:R>", typed.as_str().unwrap());
            let mut card = plain(&card);
            card["allowed_mentions"]["users"] = json!([who]);
            card["components"] =
                json!([row(&[button("Take a seat", "g1:seat"), button("Rate", "g1:rate")])]);
            vec![first(5, json!({})), ("PATCH ~webhook/messages/@original".to_owned(), card)]
        }
        (4, _) => {
            vec![first(8, json!({"choices": [{"name": "one-on-one", "value": "one-on-one"}]}))]
        }
        (3, "g1:seat") => vec![
            ("POST ~callback".to_owned(), json!({"type": 6})),
            ("POST ~webhook".to_owned(), privately(plain("You are seated."))),
        ],
        (3, "g1:rate") => vec![first(4, privately(ballot(None)))],
        (3, "g1:mark") => vec![first(7, ballot(data["values"][0].as_str()))],
        (3, "g1:w") => vec![first(
            9,
            json!({"custom_id": "g1:words", "title": "Words", "components": [
                row(&[json!({"type": 4, "custom_id": "seen", "style": 2, "label": "What was observed",
                             "max_length": 20})]),
                row(&[json!({"type": 4, "custom_id": "next", "style": 2, "label": "Next time",
                             "required": false, "value": "as before"})]),
            ]}),
        )],
        (5, _) => {
            let field =
                |n: usize| data["components"][n]["components"][0]["value"].as_str().unwrap();
            let said = format!("Saved: {} / {}", field(0), field(1));
            vec![first(4, privately(plain(&said)))]
        }
        (_, other) => {
            vec![first(4, privately(plain(&format!("`{other}` is from an older version"))))]
        }
    }
}

/// A guild with a room, two members, and a bot that lives.
struct Group {
    guild: Guild,
    room: Room,
    ana: Member,
    ben: Member,
    bot: tokio::task::JoinHandle<()>,
}

impl Group {
    async fn meets(fake: &Fake) -> Self {
        let guild = fake.guild("Practice");
        let room = guild.text_channel("practice");
        let (ana, ben) = (guild.member("Ana"), guild.member("Ben"));
        let bot = lives(fake, interview);
        registers(fake).await;
        fake.is_joined().await;
        Self { guild, room, ana, ben, bot }
    }
}

async fn registers(fake: &Fake) {
    let bot = Bot::of(fake);
    let put = format!("PUT /applications/{}/commands", bot.application);
    let format = json!({"type": 3, "name": "format", "description": "d", "required": true,
                        "autocomplete": true});
    let commands = json!([
        {"name": "session", "description": "d", "options": [
            {"type": 1, "name": "now", "description": "d", "options": [format]},
        ]},
        {"name": "Use as my answer", "type": 3},
        {"name": "admin", "description": "d", "default_member_permissions": "32"},
    ]);
    let (status, said) = bot.says(&put, commands).await;
    assert_eq!(status, 200, "{said}");
}

#[tokio::test]
async fn a_member_does_something_and_members_see_something() {
    for payloads in [Payloads::Full, Payloads::Small] {
        let fake = Fake::start().await;
        fake.payloads(payloads);
        let Group { guild, room, ana, ben, bot } = Group::meets(&fake).await;
        assert_eq!(ana.completes("/session now", &[], ("format", "one")).await, ["one-on-one"]);
        let got: Got =
            ana.runs("/session now", &[("format", "one-on-one")]).await.is(How::Publicly);
        assert!(got.after < Duration::from_secs(3));
        assert_eq!(
            room.transcript(),
            "Greenroom: @Ana calls a one-on-one at <t:1764000000:R>\n  [Take a seat] [Rate]"
        );
        ben.presses("Take a seat").await.is(How::Taken);
        ben.waits_for("You are seated.").await;
        assert_eq!(ana.private(), "", "what Ben got is not Ana's");

        let got = ben.presses("Rate").await.is(How::Privately);
        assert_eq!(got.text, "**Evidence of impact**\n‹Evidence of impact: –›\n[Words]");
        let got = ben.picks("Evidence of impact", "2").await.is(How::Updated);
        got.says("‹Evidence of impact: 2 · …›");
        let got = ben.presses("Words").await.is(How::Form);
        assert_eq!(got.text, "Words\nWhat was observed: \nNext time: as before");
        ben.fills(&[("What was observed", "a number")]).await.says("Saved: a number / as before");

        let answer = ana.says(&room, "I led the project.");
        ana.uses("Use as my answer", &answer).await.says("Taken: I led the project.");
        let card: Post = room.post("calls a one-on-one");
        ben.forges(&card, "g0:old").await.is(How::Privately).says("`g0:old` is from an older");
        assert_eq!(ben.looks_behind("Rate"), "g1:rate");
        let refused = ana.tries_to_run("/admin", &[]).await.unwrap_err();
        assert!(refused.contains("not offered"), "{refused}");
        let refused = ana.tries_to_run("/session now", &[]).await.unwrap_err();
        assert!(refused.contains("is required"), "{refused}");
        ben.is_timed_out(true);
        let refused = ben.tries_to_run("/session now", &[("format", "x")]).await.unwrap_err();
        assert!(refused.contains("not offered"), "{refused}");
        let cleo = guild.member("Cleo");
        cleo.speaks_language("de");
        let got = cleo.in_dm().runs("/session now", &[("format", "drill")]).await;
        got.says("calls a drill");
        assert!(cleo.dms().contains("calls a drill") && !room.transcript().contains("drill"));
        bot.abort();
    }
}

#[tokio::test]
async fn a_press_that_nobody_answers_did_not_respond() {
    let fake = Fake::start().await;
    let guild = fake.guild("Practice");
    let room = guild.text_channel("practice");
    let ana = guild.member("Ana");
    let bot = Bot::of(&fake);
    let mut card = plain("a card");
    card["components"] = json!([row(&[button("Go", "g1:go")])]);
    bot.says(&format!("POST /channels/{}/messages", room.id()), card).await;
    let (mut socket, _) = bot.joins().await;
    let moves_on = async {
        let event = socket.event("INTERACTION_CREATE").await;
        // The clock is moved, so nobody waits for three seconds.
        fake.passes(Duration::from_secs(3));
        event["d"].clone()
    };
    let (pressed, event) = tokio::join!(ana.tries_to_press("Go"), moves_on);
    assert!(pressed.unwrap_err().contains("did not respond"));
    assert_eq!(event["message"]["components"][0]["components"][0]["custom_id"], "g1:go");

    let (id, token) = (event["id"].as_str().unwrap(), event["token"].as_str().unwrap());
    let callback = format!("POST /interactions/{id}/{token}/callback");
    let late = bot.says(&callback, json!({"type": 6})).await;
    assert_eq!((late.0, &late.1["code"]), (404, &json!(10062)));
}

#[tokio::test]
async fn an_interaction_is_answered_once_and_its_token_lives_fifteen_minutes() {
    let fake = Fake::start().await;
    let guild = fake.guild("Practice");
    let room = guild.text_channel("practice");
    let ana = guild.member("Ana");
    let bot = Bot::of(&fake);
    let mut card = plain("a card");
    card["components"] = json!([row(&[button("Go", "g1:go")])]);
    bot.says(&format!("POST /channels/{}/messages", room.id()), card).await;
    let (mut socket, _) = bot.joins().await;
    let answers = async {
        let event = socket.event("INTERACTION_CREATE").await["d"].clone();
        let callback = format!(
            "POST /interactions/{}/{}/callback?with_response=true",
            event["id"].as_str().unwrap(),
            event["token"].as_str().unwrap()
        );
        let webhook = format!("/webhooks/{}/{}", bot.application, event["token"].as_str().unwrap());
        let early = bot.says(&format!("POST {webhook}"), plain("x")).await;
        assert_eq!(early.1["code"], 10015, "nothing follows what was not answered");
        let form = json!({"type": 9, "data": {"custom_id": "f", "title": "x".repeat(46),
            "components": [row(&[json!({"type": 4, "custom_id": "a", "style": 1, "label": "L"})])]}});
        let refused = bot.says(&callback, form).await;
        assert_eq!(refused.1["code"], 50035, "{refused:?}");
        assert!(fake.take_violations()[0].contains("data.title"));
        let hidden = json!({"type": 5, "data": {"flags": 64 | 1 << 15}});
        assert_eq!(bot.says(&callback, hidden).await.0, 400);
        assert!(fake.take_violations()[0].contains("INVALID_FLAGS"));
        let choices = json!({"type": 8, "data": {"choices": []}});
        assert_eq!(bot.says(&callback, choices).await.0, 400);
        assert!(fake.take_violations()[0].contains("does not fit"));
        let deferred = json!({"type": 5, "data": {"flags": 64}});
        let first = bot.says(&callback, deferred.clone()).await;
        assert_eq!(first.1["resource"]["type"], 5);
        let again = bot.says(&callback, deferred).await;
        assert_eq!((again.0, &again.1["code"]), (400, &json!(40060)));
        let original = format!("{webhook}/messages/@original");
        let panel = layout(&json!([text("a panel")]));
        assert_eq!(bot.says(&format!("PATCH {original}"), panel.clone()).await.0, 200);
        (original, panel)
    };
    let (pressed, (original, panel)) = tokio::join!(ana.presses("Go"), answers);
    assert_eq!((pressed.how, pressed.text.as_str()), (How::Privately, "a panel"));
    assert_eq!(bot.says(&format!("GET {original}"), Value::Null).await.1["flags"], 64 | 1 << 15);
    fake.passes(Duration::from_secs(14 * 60 + 50));
    assert_eq!(bot.says(&format!("PATCH {original}"), panel.clone()).await.0, 200);
    fake.passes(Duration::from_secs(11));
    let dead = bot.says(&format!("PATCH {original}"), panel).await;
    assert_eq!((dead.0, &dead.1["code"]), (401, &json!(50027)));
}
