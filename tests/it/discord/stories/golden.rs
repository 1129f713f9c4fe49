//! JSON as it is sent, kept to be compared: the commands, a card, a panel and a ballot.

use expect_test::{ExpectFile, expect_file};
use serde_json::Value;

use super::play::on_until;
use super::stage::{Stage, timeless};

fn same(expected: &ExpectFile, value: &Value) {
    let text = serde_json::to_string_pretty(value).unwrap();
    expected.assert_eq(&format!("{}\n", timeless(&text)));
}

/// Ids are others in every run.
fn without_ids(value: &mut Value, ids: &[(String, &str)]) {
    match value {
        Value::String(text) => {
            for (id, name) in ids {
                *text = text.replace(id, name);
            }
            if let Some(rest) = text.strip_prefix("g1:") {
                let parts: Vec<&str> = rest.split(':').collect();
                let is_session = |part: &&str| part.len() > 9;
                let parts = parts.iter().map(|p| if is_session(p) { "SESSION" } else { p });
                *text = format!("g1:{}", parts.collect::<Vec<_>>().join(":"));
            }
        }
        Value::Array(all) => all.iter_mut().for_each(|one| without_ids(one, ids)),
        Value::Object(all) => {
            for drawn in ["id", "application_id", "version", "nonce"] {
                all.remove(drawn);
            }
            all.values_mut().for_each(|one| without_ids(one, ids));
        }
        Value::Null | Value::Bool(_) | Value::Number(_) => {}
    }
}

#[tokio::test]
async fn what_is_sent_is_as_it_was() {
    let stage = Stage::new().await;
    let mut commands = Value::Array(stage.fake.commands(None));
    without_ids(&mut commands, &[]);
    same(&expect_file!["../golden/commands.json"], &commands);

    let (ana, ben) = (stage.guild.member("Ana"), stage.guild.member("Ben"));
    let thread = stage.session("short", &[(&ana, "Candidate"), (&ben, "Interviewer")]).await;
    thread.shows("@Ana answers").await;
    let ids = [(ana.id().to_string(), "ANA"), (ben.id().to_string(), "BEN")];
    let last = |route: &str| {
        let mut body = stage.fake.requests_to(route).pop().unwrap().body;
        without_ids(&mut body, &ids);
        body
    };
    let posts = stage.fake.requests_to("POST /channels/*/messages");
    let mut card = posts[0].body.clone();
    without_ids(&mut card, &ids);
    same(&expect_file!["../golden/card.json"], &card);
    ben.at(&thread).presses("Panel").await;
    ben.at(&thread).presses("On to the questions").await;
    same(&expect_file!["../golden/panel.json"], &last("POST /interactions/**"));
    on_until(Some(&stage), &[&ana, &ben], &thread, "**Rate @Ana**").await;
    ben.at(&thread).presses("Rate this turn").await;
    same(&expect_file!["../golden/ballot.json"], &last("POST /interactions/**"));
}
