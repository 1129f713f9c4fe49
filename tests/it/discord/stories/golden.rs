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
    // The fake writes a request down after it has answered it.
    let answer = async |text: &str| {
        let is_it = |body: &Value| body.to_string().contains(text);
        loop {
            let all = stage.fake.requests_to("POST /interactions/**");
            if let Some(mut body) = all.into_iter().map(|seen| seen.body).rfind(is_it) {
                without_ids(&mut body, &ids);
                return body;
            }
            tokio::task::yield_now().await;
        }
    };
    let posts = stage.fake.requests_to("POST /channels/*/messages");
    let mut card = posts[0].body.clone();
    without_ids(&mut card, &ids);
    same(&expect_file!["../golden/card.json"], &card);
    ben.at(&thread).presses("Panel").await;
    ben.at(&thread).presses("On to the questions").await.says("**Question 1 of 3");
    same(&expect_file!["../golden/panel.json"], &answer("**Question 1 of 3").await);
    on_until(Some(&stage), &[&ana, &ben], &thread, "**Rate @Ana**").await;
    ben.at(&thread).presses("Rate this turn").await.says("**Your ballot for");
    same(&expect_file!["../golden/ballot.json"], &answer("**Your ballot for").await);
}
