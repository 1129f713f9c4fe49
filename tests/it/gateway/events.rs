//! Which events are handed on, and as what.

use std::sync::atomic::Ordering;

use serde_json::{Value, json};

use super::bot::{Bot, wish};
use super::server::{Line, Server};

fn message(id: &str, channel: &str, author: Value) -> Value {
    json!({ "id": id, "channel_id": channel, "author": author, "content": "hello",
            "timestamp": "2026-01-01T00:00:00+00:00", "type": 0, "tts": false, "pinned": false,
            "mention_everyone": false, "mentions": [], "mention_roles": [], "attachments": [],
            "embeds": [] })
}

fn press(id: &str) -> Value {
    json!({ "type": 2, "id": id, "application_id": "100", "channel_id": "10", "token": "t",
            "version": 1, "locale": "de", "entitlements": [], "attachment_size_limit": 10,
            "user": { "id": "5", "username": "u" },
            "data": { "id": "900", "name": "vote", "type": 1 } })
}

/// What is handed on of these events, and the counts of handed, dropped and not understood.
async fn told(events: Vec<(&'static str, Value)>) -> (Vec<String>, [u64; 3]) {
    let dir = tempfile::tempdir().unwrap();
    let server = Server::start(move |_, mut line: Line| {
        let events = events.clone();
        async move {
            line.greet(41_250).await;
            line.ready("session").await;
            let mut seq = 1;
            for (kind, d) in events {
                seq += 1;
                line.event(seq, kind, d).await;
            }
            let end = json!({ "guild_id": "7", "role_id": "99" });
            line.event(seq + 1, "GUILD_ROLE_DELETE", end).await;
            line.stay().await;
        }
    })
    .await;
    let mut bot = Bot::start(dir.path(), wish(server.port));
    assert_eq!(bot.told().await, "ready as 100 in 1 guilds");
    let mut told = Vec::new();
    loop {
        let one = bot.told().await;
        if one == "role 99" {
            break;
        }
        told.push(one);
    }
    let counters = std::sync::Arc::clone(&bot.counters);
    bot.stop().await;
    let counts = [&counters.handed, &counters.dropped, &counters.not_understood];
    (told, counts.map(|counter| counter.load(Ordering::Relaxed)))
}

#[tokio::test(flavor = "multi_thread", worker_threads = 2)]
async fn an_outage_is_told_apart_from_a_removal() {
    let (told, _) = told(vec![
        ("GUILD_DELETE", json!({ "id": "7", "unavailable": true })),
        ("GUILD_DELETE", json!({ "id": "7" })),
        ("GUILD_DELETE", json!({ "id": "7", "unavailable": false })),
    ])
    .await;
    let removed = "removed from guild 7";
    assert_eq!(told, ["guild 7 has an outage", removed, removed]);
}

#[tokio::test(flavor = "multi_thread", worker_threads = 2)]
async fn what_does_not_concern_us_is_counted_and_passed_over() {
    let person = json!({ "id": "5", "username": "u" });
    let bot = json!({ "id": "6", "username": "b", "bot": true });
    let mut hook = message("14", "10", person.clone());
    hook["webhook_id"] = json!("3");
    let (told, counts) = told(vec![
        ("TYPING_START", json!({ "what": "ever" })),
        ("SOMETHING_NEW", json!([1, 2])),
        ("MESSAGE_CREATE", message("11", "10", person.clone())),
        ("MESSAGE_CREATE", message("12", "11", person)),
        ("MESSAGE_CREATE", message("13", "10", bot)),
        ("MESSAGE_CREATE", hook),
        ("INTERACTION_CREATE", press("21")),
    ])
    .await;
    assert_eq!(told, ["message 11", "21: 5 commands vote in the room"]);
    assert_eq!(counts, [3, 5, 0]);
}

#[tokio::test(flavor = "multi_thread", worker_threads = 2)]
async fn a_press_that_cannot_be_read_is_handed_on_as_it_came() {
    let mut strange = press("22");
    strange["data"] = json!("a later shape");
    let mut zero = press("0");
    zero["token"] = json!("z");
    let (told, counts) =
        told(vec![("INTERACTION_CREATE", strange.clone()), ("INTERACTION_CREATE", zero.clone())])
            .await;
    let as_it_came = |raw| format!("not understood: INTERACTION_CREATE {raw}");
    assert_eq!(told, [as_it_came(strange), as_it_came(zero)]);
    assert_eq!(counts, [3, 0, 2]);
}

#[tokio::test(flavor = "multi_thread", worker_threads = 2)]
async fn of_an_interaction_what_is_looked_at_is_read_whatever_stands_beside_it() {
    let of = |kind: u8, id: &str, data: Value| {
        let mut all = press(id);
        all["type"] = json!(kind);
        all["data"] = data;
        all
    };
    let member = json!({ "user": { "id": "6", "username": "u" }, "roles": ["8"],
                         "permissions": "9223372036854775807", "avatar_decoration_data": 5 });
    let mut pick = of(
        3,
        "22",
        json!({ "custom_id": "g1:x", "component_type": 99,
                                       "values": ["a", "7"] }),
    );
    pick["member"] = member;
    pick["message"] = json!({ "id": "1", "flags": 64, "components": [{ "type": 1_000 }] });
    let label = |id: &str, value: Value| json!({ "type": 18, "component": { "type": 4, "custom_id": id, "value": value } });
    let row = json!({ "type": 1, "components": [{ "type": 4, "custom_id": "0", "value": "old" }] });
    let parts = json!([row, label("1", json!("new")), label("2", json!(true)), { "type": 10 }]);
    let form = of(5, "23", json!({ "custom_id": "g1:y", "components": parts }));
    let typed = of(4, "24", json!({ "id": "900", "name": "plan", "type": 1 }));
    let ping = of(1, "25", json!(null));
    let later = of(77, "26", json!({}));
    let mut nobody = press("27");
    nobody["user"] = json!(null);
    let all = [pick, form, typed, ping.clone(), later.clone(), nobody.clone()];
    let (told, counts) = told(all.map(|one| ("INTERACTION_CREATE", one)).to_vec()).await;
    let as_it_came = |raw| format!("not understood: INTERACTION_CREATE {raw}");
    assert_eq!(
        told,
        [
            "22: 6 presses g1:x [\"a\", \"7\"] privately".to_owned(),
            "23: 5 fills g1:y [(\"0\", \"old\"), (\"1\", \"new\")] in the room".to_owned(),
            "24: 5 types plan in the room".to_owned(),
            as_it_came(ping),
            as_it_came(later),
            as_it_came(nobody),
        ]
    );
    assert_eq!(counts, [7, 0, 3]);
}
