//! Over restarts with the same database: the session goes on, and the budget is not forgotten.

use std::sync::{Arc, Mutex};
use std::time::Duration;

use greenroom::base::Span;
use greenroom::discord::gateway::{End, UNANSWERED_MAX};
use serde_json::json;

use super::bot::{Bot, wish};
use super::server::{Line, Server};
use crate::harness::START;

/// A server with one session and a list of roles that are gone, which grows.
async fn growing(roles: Arc<Mutex<u64>>) -> Server {
    Server::start(move |_, mut line: Line| {
        let roles = Arc::clone(&roles);
        async move {
            let Some(opening) = line.greet(50).await else { return };
            let is_new = opening["op"] == 2;
            let mut sent = if is_new { 1 } else { opening["d"]["seq"].as_u64().unwrap() };
            if is_new {
                line.ready("session").await;
            }
            let last = *roles.lock().unwrap();
            while sent <= last {
                let gone = json!({ "guild_id": "7", "role_id": sent.to_string() });
                sent += 1;
                line.event(sent, "GUILD_ROLE_DELETE", gone).await;
            }
            if !is_new {
                line.say(json!({ "op": 0, "t": "RESUMED", "s": sent, "d": {} })).await;
            }
            line.stay().await;
        }
    })
    .await
}

async fn take_roles(bot: &mut Bot, roles: std::ops::RangeInclusive<u64>) {
    for role in roles {
        assert_eq!(bot.told().await, format!("role {role}"));
    }
}

#[tokio::test(flavor = "multi_thread", worker_threads = 2)]
async fn after_a_clean_stop_the_session_goes_on_where_it_stood() {
    let dir = tempfile::tempdir().unwrap();
    let roles = Arc::new(Mutex::new(20));
    let server = growing(Arc::clone(&roles)).await;
    let mut bot = Bot::start(dir.path(), wish(server.port));
    assert_eq!(bot.told().await, "ready as 100 in 1 guilds");
    take_roles(&mut bot, 1..=20).await;
    assert!(bot.stop().await.is_empty());
    *roles.lock().unwrap() = 30;

    let mut later = wish(server.port);
    later.later = Span::from_seconds(90);
    let mut bot = Bot::start(dir.path(), later);
    take_roles(&mut bot, 21..=30).await;
    assert_eq!(bot.told().await, "resumed");
    bot.stop().await;
    assert_eq!(server.ops(), [2, 6]);
    let seen = server.seen.lock().unwrap();
    assert_eq!(seen.openings[1]["d"]["seq"], 21);
    assert_eq!(seen.goodbyes, [4000, 4000]);
}

#[tokio::test(flavor = "multi_thread", worker_threads = 2)]
async fn after_a_kill_what_may_not_have_been_dealt_with_comes_again() {
    let dir = tempfile::tempdir().unwrap();
    let roles = Arc::new(Mutex::new(20));
    let server = growing(Arc::clone(&roles)).await;
    let mut bot = Bot::start(dir.path(), wish(server.port));
    assert_eq!(bot.told().await, "ready as 100 in 1 guilds");
    take_roles(&mut bot, 1..=20).await;
    // Signs of life come every 50 ms, and where it stands is saved every 20.
    while server.seen.lock().unwrap().beats < 5 {
        tokio::time::sleep(Duration::from_millis(5)).await;
    }
    bot.kill().await;
    *roles.lock().unwrap() = 25;
    let mut bot = Bot::start(dir.path(), wish(server.port));
    let mut told = Vec::new();
    while told.last().is_none_or(|last| last != "resumed") {
        told.push(bot.told().await);
    }
    bot.stop().await;
    assert_eq!(server.ops(), [2, 6]);
    let new: Vec<String> = (21..=25).map(|role| format!("role {role}")).collect();
    assert!(told[..told.len() - 1].ends_with(&new), "{told:?}");
}

#[tokio::test(flavor = "multi_thread", worker_threads = 2)]
async fn a_session_is_saved_as_it_begins_so_that_a_kill_a_moment_later_costs_no_identify() {
    let dir = tempfile::tempdir().unwrap();
    let server = growing(Arc::new(Mutex::new(3))).await;
    let mut first = wish(server.port);
    first.timing.save_every = Duration::from_secs(3_600);
    let mut bot = Bot::start(dir.path(), first);
    assert_eq!(bot.told().await, "ready as 100 in 1 guilds");
    take_roles(&mut bot, 1..=3).await;
    // Nobody knows whether what came since was dealt with, so it is not counted.
    assert_eq!(bot.saved(START).await.seq, 1);
    bot.kill().await;
    // Lives of a moment, over more time than a session is kept for: it was heard in each of them.
    for minutes in [1, 2, 3, 4] {
        let mut later = wish(server.port);
        later.timing.save_every = Duration::from_secs(3_600);
        later.later = Span::from_minutes(minutes);
        let mut bot = Bot::start(dir.path(), later);
        take_roles(&mut bot, 1..=3).await;
        assert_eq!(bot.told().await, "resumed");
        // What came again is as little dealt with as before.
        assert_eq!(bot.saved(START + Span::from_minutes(minutes)).await.seq, 1);
        bot.kill().await;
    }
    assert_eq!(server.ops(), [2, 6, 6, 6, 6]);
}

#[tokio::test(flavor = "multi_thread", worker_threads = 2)]
async fn after_a_long_absence_a_new_session_is_begun_and_the_absence_is_told() {
    let dir = tempfile::tempdir().unwrap();
    let server = growing(Arc::new(Mutex::new(0))).await;
    let mut bot = Bot::start(dir.path(), wish(server.port));
    assert_eq!(bot.told().await, "ready as 100 in 1 guilds");
    bot.stop().await;
    let mut later = wish(server.port);
    later.later = Span::from_minutes(5);
    let mut bot = Bot::start(dir.path(), later);
    let told = bot.told().await;
    let ms: i64 =
        told.strip_prefix("away since ").unwrap().trim_end_matches(" ms").parse().unwrap();
    assert!((0..60_000).contains(&ms), "{told}");
    assert_eq!(bot.told().await, "ready as 100 in 1 guilds");
    bot.stop().await;
    assert_eq!(server.ops(), [2, 2]);
}

#[tokio::test(flavor = "multi_thread", worker_threads = 2)]
async fn a_session_of_another_token_is_forgotten_and_the_token_of_today_is_judged() {
    let dir = tempfile::tempdir().unwrap();
    let server = Server::start(|_, mut line: Line| async move {
        let Some(opening) = line.greet(41_250).await else { return };
        if opening["op"] == 6 {
            return line.close(Some(4004)).await;
        }
        line.ready("session").await;
        line.stay().await;
    })
    .await;
    for _ in 0..2 {
        let mut bot = Bot::start(dir.path(), wish(server.port));
        while bot.told().await != "ready as 100 in 1 guilds" {}
        bot.stop().await;
    }
    assert_eq!(server.ops(), [2, 6, 2]);
}

#[tokio::test(flavor = "multi_thread", worker_threads = 2)]
async fn twenty_starts_without_an_answer_cost_five_identifies() {
    let dir = tempfile::tempdir().unwrap();
    let server = Server::start(|_, mut line: Line| async move {
        line.greet(41_250).await;
        line.stay().await;
    })
    .await;
    for start in 0..20 {
        let mut hasty = wish(server.port);
        hasty.timing.ready_within = Duration::from_millis(30);
        hasty.later = Span::from_seconds(start);
        let end = Bot::start(dir.path(), hasty).end().await;
        let End::BudgetSpent { why, .. } = end else { panic!("{end:?}") };
        assert!(why.contains("answered none of them") && why.contains("start again in"), "{why}");
    }
    assert_eq!(server.ops(), vec![2; UNANSWERED_MAX]);
    // After ten minutes there is room again.
    let mut later = wish(server.port);
    later.timing.ready_within = Duration::from_millis(30);
    later.later = Span::from_minutes(15);
    let end = Bot::start(dir.path(), later).end().await;
    assert!(matches!(end, End::BudgetSpent { .. }), "{end:?}");
    assert_eq!(server.ops().len(), 2 * UNANSWERED_MAX);
}

#[tokio::test(flavor = "multi_thread", worker_threads = 2)]
async fn the_last_identifies_of_the_day_are_not_touched() {
    let dir = tempfile::tempdir().unwrap();
    let server = Server::start(|_, line: Line| line.stay()).await;
    let mut poor = wish(server.port);
    poor.remaining = 49;
    let end = Bot::start(dir.path(), poor).end().await;
    let End::BudgetSpent { why, .. } = end else { panic!("{end:?}") };
    assert!(why.contains("only 49 more sessions") && why.contains("60 min"), "{why}");
    assert_eq!(server.connection_count(), 0);
}

#[tokio::test(flavor = "multi_thread", worker_threads = 2)]
async fn a_server_that_says_nothing_at_all_costs_no_identify() {
    let dir = tempfile::tempdir().unwrap();
    let server = Server::start(|_, line: Line| line.stay()).await;
    let mut hasty = wish(server.port);
    hasty.timing.hello_within = Duration::from_millis(10);
    let bot = Bot::start(dir.path(), hasty);
    while server.connection_count() < 8 {
        tokio::time::sleep(Duration::from_millis(5)).await;
    }
    bot.stop().await;
    assert!(server.ops().is_empty());
}
