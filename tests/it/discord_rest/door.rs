//! The door against a server on loopback: what arrives there, how often, and what the caller is
//! told.

use std::sync::Arc;
use std::sync::atomic::{AtomicBool, AtomicUsize, Ordering};
use std::time::{Duration, Instant};

use expect_test::{Expect, expect};
use greenroom::base::{GuildId, Span};
use greenroom::discord::Secret;
use greenroom::discord::governor::Halt;
use greenroom::discord::governor::core::{GUILD_SHARE_MAX, INVALID_MAX};
use greenroom::discord::rest::{ApiBase, Call, Class, Failure, File, Rest, Route};
use greenroom::runtime::SystemClock;
use serde_json::{Value, json};
use serenity::model::id::{ApplicationId, ChannelId, InteractionId, MessageId};

use super::server::{Reply, Server};

pub(super) fn door(server: &Server) -> Rest {
    let base = ApiBase::parse(&server.address).unwrap();
    Rest::new(base, &Secret::new("canary-token"), Arc::new(SystemClock)).unwrap()
}

pub(super) fn post(channel: u64, guild: i64) -> Call<'static> {
    let route = Route::PostMessage(ChannelId::new(channel));
    Call::new(route, Class::Message(GuildId(guild))).with_body(&json!({"content": "hi"}))
}

pub(super) fn callback(age: Span) -> Call<'static> {
    use greenroom::runtime::Clock;
    let born = SystemClock.now() - age;
    let id = (born.ms() - 1_420_070_400_000) << 22;
    let route = Route::AnswerInteraction(InteractionId::new(id as u64), "canary-interaction");
    Call::new(route, Class::Callback).with_body(&json!({"type": 5})).repeatable()
}

pub(super) fn say(status: u16, body: &str) -> Reply {
    Reply::Say(status, "content-type: application/json\r\n".to_owned(), body.to_owned())
}

pub(super) fn global(seconds: u32) -> Reply {
    let body = format!("{{\"message\": \"slow\", \"retry_after\": {seconds}, \"global\": true}}");
    Reply::Say(429, "x-ratelimit-global: true\r\n".to_owned(), body)
}

/// Sends all at once; how each ended.
async fn all(rest: &Rest, calls: Vec<Call<'static>>) -> Vec<Result<(), Failure>> {
    let mut running = tokio::task::JoinSet::new();
    for call in calls {
        let rest = rest.clone();
        running.spawn(async move { rest.call_unit(call).await });
    }
    running.join_all().await
}

#[tokio::test]
async fn what_is_sent_has_the_token_only_where_it_belongs() {
    let server = Server::start(|_, _| say(200, r#"{"id": "5"}"#)).await;
    let rest = door(&server);
    let message: Value = rest.call(post(7, 1)).await.unwrap();
    assert_eq!(message["id"], "5");
    rest.call_unit(callback(Span::ZERO)).await.unwrap();
    let mut look = Call::new(Route::Messages(ChannelId::new(7)), Class::Upkeep);
    look.query = vec![("after", "a&b= c".to_owned())];
    rest.call_unit(look).await.unwrap();
    let log = server.log();
    let heads: Vec<String> = log.iter().map(|r| r.head.to_lowercase()).collect();
    assert_eq!(log[0].line, "POST /api/v10/channels/7/messages");
    assert!(heads[0].contains("authorization: bot canary-token"), "{}", heads[0]);
    assert!(heads[0].contains("user-agent: discordbot (https://"), "{}", heads[0]);
    assert_eq!(log[0].body, r#"{"content":"hi"}"#);
    assert!(log[1].line.ends_with("/canary-interaction/callback"), "{}", log[1].line);
    assert!(!heads[1].contains("authorization"), "{}", heads[1]);
    assert_eq!(log[2].line, "GET /api/v10/channels/7/messages?after=a%26b%3D+c");
}

#[tokio::test]
async fn files_go_with_the_words_for_those_who_do_not_see_them() {
    let server = Server::start(|_, _| say(200, "{}")).await;
    let rest = door(&server);
    let file = || File {
        name: "chart.png".to_owned(),
        description: "Three lines, rising".to_owned(),
        media_type: "image/png",
        bytes: b"PNG!".to_vec(),
    };
    let mut call = post(7, 1);
    call.files = vec![file()];
    rest.call_unit(call).await.unwrap();
    let mut call = callback(Span::ZERO).with_body(&json!({"type": 4, "data": {"content": "x"}}));
    call.files = vec![file()];
    rest.call_unit(call).await.unwrap();
    let line =
        r#""attachments":[{"description":"Three lines, rising","filename":"chart.png","id":0}]"#;
    let log = server.log();
    for (at, body) in
        [(0, format!("{{{line},\"content\":\"hi\"}}")), (1, format!("{{\"data\":{{{line},"))]
    {
        assert!(log[at].body.contains(&body), "{}", log[at].body);
        assert!(log[at].body.contains("name=\"payload_json\""), "{}", log[at].body);
        assert!(log[at].body.contains("name=\"files[0]\"; filename=\"chart.png\""));
        assert!(log[at].body.contains("PNG!"));
    }
}

#[tokio::test]
async fn forty_callers_meet_a_global_429() {
    let started = Instant::now();
    let refused = Arc::new(AtomicUsize::new(0));
    let counted = refused.clone();
    let server = Server::start(move |_, _| {
        if started.elapsed() > Duration::from_secs(2) {
            return say(200, "{}");
        }
        counted.fetch_add(1, Ordering::Relaxed);
        global(1)
    })
    .await;
    let rest = door(&server);
    let ends = all(&rest, (1..=40).map(|n| post(n, n as i64)).collect()).await;
    let refused = refused.load(Ordering::Relaxed);
    assert!(refused <= 16 + 3, "{refused} requests were answered 429");
    assert_eq!(ends.iter().filter(|end| end.is_ok()).count(), 40, "{ends:?}");
}

#[tokio::test]
async fn a_global_pause_longer_than_the_callers_patience_is_told_at_once() {
    let server = Server::start(|_, _| global(600)).await;
    let rest = door(&server);
    let ends = all(&rest, (1..=40).map(|n| post(n, n as i64)).collect()).await;
    assert_eq!(server.count(), 1);
    for end in ends {
        let Err(Failure::TryLater { after: Some(after) }) = end else { panic!("{end:?}") };
        assert!(after.seconds() > 590, "{after}");
    }
    // First answers of interactions go on all the same.
    assert!(matches!(rest.call_unit(callback(Span::ZERO)).await, Err(Failure::TryLater { .. })));
    assert_eq!(server.count(), 2);
}

#[tokio::test]
async fn a_storm_of_401_is_one_request() {
    let server = Server::start(|_, _| say(401, r#"{"code": 0, "message": "401"}"#)).await;
    let rest = door(&server);
    let ends = all(&rest, (1..=40).map(|n| post(n, n as i64)).collect()).await;
    assert!(ends.iter().all(|end| *end == Err(Failure::Unauthorized)), "{ends:?}");
    assert_eq!(rest.call_unit(post(1, 1)).await, Err(Failure::Unauthorized));
    assert_eq!(server.count(), 1);
    assert_eq!(*rest.halt().borrow(), Some(Halt::Unauthorized));
}

#[tokio::test]
async fn a_storm_of_403_is_at_most_five_hundred_requests() {
    let server = Server::start(|_, request| match request.line.contains("/callback") {
        true => Reply::Say(204, String::new(), String::new()),
        false => say(403, r#"{"code": 50013, "message": "Missing Permissions"}"#),
    })
    .await;
    let rest = door(&server);
    let edit = || {
        let route = Route::EditAnswer(ApplicationId::new(9), "canary-interaction");
        Call::new(route, Class::Webhook).with_body(&json!({}))
    };
    let mut broken = 0;
    for round in 0..20 {
        let calls = (1..=40).map(|n| if n % 8 == 0 { post(n, round) } else { edit() }).collect();
        let ends = all(&rest, calls).await;
        broken += ends.iter().filter(|end| matches!(end, Err(Failure::BreakerOpen { .. }))).count();
        rest.call_unit(callback(Span::ZERO)).await.unwrap();
    }
    let callbacks = server.log().iter().filter(|r| r.line.contains("/callback")).count();
    assert_eq!(callbacks, 20);
    let refused = server.count() - callbacks;
    assert!((360..=INVALID_MAX).contains(&refused), "{refused}");
    assert!(broken >= 200, "{broken}");
    assert_eq!(*rest.halt().borrow(), None);
}

#[tokio::test]
async fn a_guild_that_floods_is_overtaken_by_one_that_asks_for_one_thing() {
    let server = Server::start(|_, _| say(200, "{}")).await;
    let rest = door(&server);
    rest.call_unit(post(1, 1)).await.unwrap();
    let mut flood = tokio::task::JoinSet::new();
    for n in 0..240 {
        let rest = rest.clone();
        flood.spawn(async move { rest.call_unit(post(2 + n, 1)).await });
    }
    // The second's share is used up, and a hundred still wait.
    while rest.governor().counts().waiting < 100 || server.count() < 40 {
        tokio::task::yield_now().await;
    }
    let before = server.count();
    rest.call_unit(post(9_999, 2)).await.unwrap();
    let ahead = server.log()[before..].iter().take_while(|r| !r.line.contains("/9999/")).count();
    assert!(ahead <= GUILD_SHARE_MAX, "{ahead} of the other guild came first");
    flood.shutdown().await;
}

#[tokio::test]
async fn a_dead_panel_does_not_stop_the_bot() {
    let server = Server::start(|_, request| match request.line.contains("/webhooks/") {
        true => say(401, r#"{"code": 50027, "message": "Invalid Webhook Token"}"#),
        false => say(200, "{}"),
    })
    .await;
    let rest = door(&server);
    let route = Route::EditAnswer(ApplicationId::new(9), "canary-interaction");
    let edit = Call::new(route, Class::Webhook).with_body(&json!({}));
    assert_eq!(rest.call_unit(edit).await, Err(Failure::TokenGone { code: 50_027 }));
    assert_eq!(rest.call_unit(post(1, 1)).await, Ok(()));
    assert_eq!(rest.governor().counts().invalid, 1);
}

#[tokio::test]
async fn first_answers_go_out_while_everything_else_hangs() {
    let server = Server::start(|number, request| match number {
        0 => say(200, "{}"),
        _ if request.line.contains("/callback") => Reply::Say(204, String::new(), String::new()),
        _ => Reply::Silence,
    })
    .await;
    let rest = door(&server);
    rest.call_unit(post(1, 1)).await.unwrap();
    let mut hanging = tokio::task::JoinSet::new();
    for n in 0..200 {
        let rest = rest.clone();
        hanging.spawn(async move { rest.call_unit(post(2 + n, n as i64)).await });
    }
    while rest.governor().counts().waiting < 150 {
        tokio::task::yield_now().await;
    }
    for _ in 0..50 {
        rest.call_unit(callback(Span::ZERO)).await.unwrap();
    }
    let counts = rest.governor().counts();
    assert!(counts.waiting >= 150 && counts.in_flight <= 16, "{counts:?}");
    let callbacks = server.log().iter().filter(|r| r.line.contains("/callback")).count();
    assert_eq!(callbacks, 50);
    // Who is dropped gives his place back.
    hanging.shutdown().await;
    let counts = rest.governor().counts();
    assert_eq!((counts.waiting, counts.in_flight), (0, 0));
}

#[tokio::test]
async fn a_poisoned_bucket_holds_up_no_other() {
    let server = Server::start(|_, request| match request.line.contains("/channels/66/") {
        true => say(429, r#"{"retry_after": 600.0, "global": false}"#),
        false => say(200, "{}"),
    })
    .await;
    let rest = door(&server);
    for _ in 0..3 {
        let end = rest.call_unit(post(66, 1)).await;
        let Err(Failure::TryLater { after: Some(after) }) = end else { panic!("{end:?}") };
        assert!(after.seconds() > 590, "{after}");
        assert_eq!(rest.call_unit(post(67, 1)).await, Ok(()));
    }
    let poisoned = server.log().iter().filter(|r| r.line.contains("/66/")).count();
    assert_eq!(poisoned, 1);
}

#[tokio::test]
async fn a_server_that_never_answers_meets_a_deadline() {
    let server = Server::start(|_, _| Reply::Silence).await;
    let rest = door(&server);
    let started = Instant::now();
    assert_eq!(rest.call_unit(callback(Span::ZERO)).await, Err(Failure::Unknown));
    let took = started.elapsed();
    assert!(Duration::from_secs(2) <= took && took < Duration::from_secs(3), "{took:?}");
    assert_eq!(server.count(), 2, "one that hangs leaves time for another");
}

/// How a call ends and how often it arrived, with a server that does not answer as it should.
#[track_caller]
fn told(end: &Result<(), Failure>, count: usize, expected: &Expect) {
    expected.assert_eq(&format!("{end:?} after {count}"));
}

#[tokio::test]
async fn an_answer_that_is_lost_is_not_repeated_blindly() {
    let server = Server::start(|_, _| Reply::Cut).await;
    let rest = door(&server);
    let end = rest.call_unit(post(1, 1)).await;
    told(&end, server.count(), &expect!["Err(Unknown) after 1"]);
    let end = rest.call_unit(post(1, 1).repeatable()).await;
    told(&end, server.count() - 1, &expect!["Err(Unknown) after 3"]);
    let route = Route::EditMessage(ChannelId::new(1), MessageId::new(1));
    let edit = Call { route, ..post(1, 1) };
    let end = rest.call_unit(edit).await;
    told(&end, server.count() - 4, &expect!["Err(TryLater { after: None }) after 3"]);
    // An old interaction is not answered a second time.
    let end = rest.call_unit(callback(Span::from_seconds(4))).await;
    told(&end, server.count() - 7, &expect!["Err(Unknown) after 1"]);
    let end = rest.call_unit(callback(Span::ZERO)).await;
    told(&end, server.count() - 8, &expect!["Err(Unknown) after 3"]);
}

#[tokio::test]
async fn a_first_answer_is_sent_again_while_that_can_help() {
    let slow = |seconds: &str| {
        let body = format!("{{\"message\": \"slow\", \"retry_after\": {seconds}}}");
        Reply::Say(429, String::new(), body)
    };
    let taken = r#"{"code": 40060, "message": "Interaction has already been acknowledged."}"#;
    let cases = [
        ("500", say(500, "{}"), Span::ZERO, "Ok(()) after 2"),
        ("503 of a proxy", say(503, "<html>"), Span::ZERO, "Ok(()) after 2"),
        ("cut", Reply::Cut, Span::ZERO, "Ok(()) after 2"),
        ("hangs", Reply::Silence, Span::ZERO, "Ok(()) after 2"),
        ("a short 429", slow("0.3"), Span::ZERO, "Ok(()) after 2"),
        ("deferred late", say(500, "{}"), Span::from_ms(1_600), "Ok(()) after 2"),
        ("a long 429", slow("5"), Span::ZERO, "Err(TryLater { after: Some(Span(5000)) }) after 1"),
        ("too old", say(500, "{}"), Span::from_ms(2_600), "Err(Unknown) after 1"),
        ("taken", say(400, taken), Span::ZERO, "Err(Done { code: 40060 }) after 1"),
    ];
    let mut running = tokio::task::JoinSet::new();
    for (what, first, age, wanted) in cases {
        running.spawn(async move {
            let server = Server::start(move |number, _| match number {
                0 => first.clone(),
                _ => Reply::Say(204, String::new(), String::new()),
            })
            .await;
            let started = Instant::now();
            let end = door(&server).call_unit(callback(age)).await;
            let took = Span::from_ms(i64::try_from(started.elapsed().as_millis()).unwrap());
            assert_eq!(format!("{end:?} after {}", server.count()), wanted, "{what}");
            assert!(took < Span::from_seconds(3), "{what}: {took}");
        });
    }
    running.join_all().await;
}

#[tokio::test]
async fn a_lost_answer_is_made_good_by_a_repeat_where_twice_is_once() {
    let server = Server::start(|number, _| match number {
        0 => Reply::Cut,
        1 => say(502, "<html>Bad Gateway</html>"),
        _ => say(200, r#"{"id": "1"}"#),
    })
    .await;
    let rest = door(&server);
    assert_eq!(rest.call_unit(post(1, 1).repeatable()).await, Ok(()));
    assert_eq!(server.count(), 3);
}

#[tokio::test]
async fn a_repeat_that_did_nothing_does_not_hide_that_the_first_may_have() {
    let server = Server::start(|number, _| match number {
        0 => Reply::Cut,
        _ => global(600),
    })
    .await;
    let rest = door(&server);
    assert_eq!(rest.call_unit(post(1, 1).repeatable()).await, Err(Failure::Unknown));
    assert_eq!(server.count(), 2);
}

#[tokio::test]
async fn nobody_there_is_tried_again_and_nothing_has_happened() {
    let server = Server::start(|_, _| Reply::Cut).await;
    let base = ApiBase::parse(&server.address).unwrap();
    drop(server);
    tokio::task::yield_now().await;
    let token = Secret::new("canary-token");
    let rest = Rest::new(base, &token, Arc::new(SystemClock)).unwrap();
    let end = rest.call_unit(post(1, 1)).await;
    assert_eq!(end, Err(Failure::TryLater { after: None }));
}

#[tokio::test]
async fn permanent_refusals_are_sent_once() {
    for (status, code) in [(403, 50_013), (404, 10_003), (400, 50_035), (400, 160_004)] {
        let body = format!("{{\"code\": {code}, \"message\": \"No\"}}");
        let server = Server::start(move |_, _| say(status, &body)).await;
        let rest = door(&server);
        assert!(rest.call_unit(post(1, 1).repeatable()).await.is_err());
        assert_eq!(server.count(), 1, "{code}");
    }
}

#[tokio::test]
async fn redirects_are_not_followed_and_large_answers_are_not_read() {
    let away = AtomicBool::new(true);
    let server = Server::start(move |_, _| match away.swap(false, Ordering::Relaxed) {
        true => Reply::Say(302, "location: /elsewhere\r\n".to_owned(), String::new()),
        false => say(200, &" ".repeat(9 << 20)),
    })
    .await;
    let rest = door(&server);
    let end = rest.call_unit(post(1, 1)).await;
    told(
        &end,
        server.count(),
        &expect![[r#"Err(Rejected { code: 0, why: "status 302: no reason given" }) after 1"#]],
    );
    let end = rest.call_unit(post(1, 1)).await;
    told(&end, server.count(), &expect!["Err(Unknown) after 2"]);
}

#[tokio::test]
async fn the_servers_clock_is_compared_with_ours() {
    let server = Server::start(|_, _| {
        Reply::Say(200, "date: Thu, 01 Jan 1970 00:00:10 GMT\r\n".to_owned(), "{}".to_owned())
    })
    .await;
    let rest = door(&server);
    assert_eq!(rest.date_skew(), None);
    rest.call_unit(post(1, 1)).await.unwrap();
    let skew = rest.date_skew().unwrap();
    assert!(skew < Span::from_hours(-400_000), "{skew:?}");
}

#[test]
fn the_token_goes_nowhere_in_the_clear_but_to_this_machine() {
    let read = |text: &str| match ApiBase::parse(text) {
        Ok(base) => base.as_str().to_owned(),
        Err(fault) => fault.to_string(),
    };
    let all = [
        "https://discord.com",
        "https://discord.com/api/v10/",
        "https://proxy.example:8443/discord/api/v10",
        "http://127.0.0.1:8080",
        "http://127.9.9.9",
        "http://[::1]:8080/api/v10",
        "http://localhost:8080",
        "http://discord.com",
        "http://127.0.0.1.example",
        "http://localhost.example",
        "http://0.0.0.0:80",
        "http://10.0.0.1",
        "http://me@127.0.0.1",
        "https://me:secret@discord.com",
        "https://discord.com/?a",
        "ws://127.0.0.1",
        "file:///etc",
        "discord.com",
        "",
    ];
    let lines: String = all.iter().map(|text| format!("{text} -> {}\n", read(text))).collect();
    expect![[r#"
        https://discord.com -> https://discord.com/api/v10
        https://discord.com/api/v10/ -> https://discord.com/api/v10
        https://proxy.example:8443/discord/api/v10 -> https://proxy.example:8443/discord/api/v10
        http://127.0.0.1:8080 -> http://127.0.0.1:8080/api/v10
        http://127.9.9.9 -> http://127.9.9.9/api/v10
        http://[::1]:8080/api/v10 -> http://[::1]:8080/api/v10
        http://localhost:8080 -> http://localhost:8080/api/v10
        http://discord.com -> the API address must be https://; plain http:// is for this machine only
        http://127.0.0.1.example -> the API address must be https://; plain http:// is for this machine only
        http://localhost.example -> the API address must be https://; plain http:// is for this machine only
        http://0.0.0.0:80 -> the API address must be https://; plain http:// is for this machine only
        http://10.0.0.1 -> the API address must be https://; plain http:// is for this machine only
        http://me@127.0.0.1 -> the API address must be https:// with a host and at most a path
        https://me:secret@discord.com -> the API address must be https:// with a host and at most a path
        https://discord.com/?a -> the API address must be https:// with a host and at most a path
        ws://127.0.0.1 -> the API address must be https:// with a host and at most a path
        file:///etc -> the API address must be https:// with a host and at most a path
        discord.com -> the API address is not a URL
         -> the API address is not a URL
    "#]].assert_eq(&lines);
}
