//! When Discord refuses: the token, the connections, everything, or one channel for ten minutes.

use std::time::Duration;

use tokio::task::JoinSet;

use crate::discord::fake::permissions::SEND_MESSAGES;
use crate::discord::fake::{Fake, Often, Wrong};

use super::bot::Binary;
use super::play::on_until;
use super::stage::{Stage, set_up_guild};

#[tokio::test]
async fn a_token_that_is_taken_back_ends_the_process_after_one_request() {
    let fake = Fake::start().await;
    let mut bot = Binary::starts(&fake).await;
    let (guild, _practice) = set_up_guild(&fake, "Evening group").await;
    let ana = guild.member("Ana");
    fake.resets_token();
    // The answer goes out by the interaction's own token.
    let options = [("format", "short"), ("objective", "First screen")];
    ana.runs("/session now", &options).await.says("is open");
    bot.ends_with(3).await;
    assert_eq!(fake.invalid_requests().unauthorised, 1);
    assert!(bot.log().contains("Discord does not accept the token"), "{}", bot.log());
    // With the new token it goes on, and what was promised is there.
    bot.starts_again(&fake).await;
    ana.runs("/session list", &[]).await.says("**#1**");
    assert_eq!(fake.invalid_requests().unauthorised, 1);
    bot.stops().await;
}

#[tokio::test]
async fn without_identifies_left_the_process_ends_and_says_until_when() {
    let fake = Fake::start().await;
    fake.leaves_identifies(49);
    let mut bot = Binary::begins_on(&fake);
    bot.ends_with(3).await;
    assert!(bot.log().contains("only 49 more sessions"), "{}", bot.log());
    assert_eq!(fake.identifies(), 0);
}

#[tokio::test]
async fn while_everything_is_forbidden_members_are_answered_and_little_is_asked() {
    let stage = Stage::new().await;
    let (ana, ben) = (stage.guild.member("Ana"), stage.guild.member("Ben"));
    let thread = stage.session("short", &[(&ana, "Candidate"), (&ben, "Interviewer")]).await;
    thread.shows("@Ana answers").await;
    for route in ["* /channels/**", "* /webhooks/**", "* /guilds/**", "* /users/**"] {
        stage.fake.breaks(route, Often::Always, Wrong::Status { status: 403, code: 50_013 });
    }
    let ben = ben.at(&thread);
    let mut planned = 0;
    for _ in 0..10 {
        ben.presses("Panel").await;
        let plan = [("when", "in 3 hours"), ("objective", "First screen"), ("format", "short")];
        // As soon as it is known that no card could be posted, nothing is planned.
        let said = ana.runs("/session plan", &plan).await.text;
        assert!(said.contains("is planned") || said.contains("nothing was planned"), "{said}");
        planned += usize::from(said.contains("is planned"));
    }
    // An hour of it.
    for _ in 0..12 {
        stage.passes_seen(300).await;
    }
    ben.presses("Panel").await.says("The clock stands").says("I lack a permission");
    let invalid = stage.fake.invalid_requests();
    assert!((1..=500).contains(&invalid.forbidden), "{invalid:?}");
    stage.fake.heals();
    // Somebody mended it, which Discord tells.
    stage.practice.allows_bot(SEND_MESSAGES);
    for number in (2..).take(planned) {
        stage.practice.shows(&format!("**Mock interview #{number} ")).await;
    }
    let cid = stage.guild.member("Cid");
    stage.session("drill", &[(&cid, "Candidate")]).await.shows("@Cid answers").await;
}

#[tokio::test]
async fn who_presses_is_answered_although_the_first_answer_fails_once() {
    let stage = Stage::new().await;
    let ana = stage.guild.member("Ana");
    let route = "POST /interactions/*/*/callback";
    let faults = [
        Wrong::Status { status: 500, code: 0 },
        Wrong::Html(503),
        Wrong::Reset,
        Wrong::AnswerLost,
        Wrong::UserLimit { after: Duration::from_millis(200) },
    ];
    for (no, wrong) in (1..).zip(faults) {
        stage.fake.breaks(route, Often::Next(1), wrong);
        let plan = [("when", "in 3 hours"), ("objective", "First screen"), ("format", "drill")];
        let number = format!("#{no} is planned");
        ana.runs("/session plan", &plan).await.says(&number);
    }
    // Who plans a sixth one reads that this is enough, and so does who types faster than people.
    let plan = [("when", "in 3 hours"), ("objective", "First screen"), ("format", "drill")];
    ana.runs("/session plan", &plan).await.says("the most for one member");
    for _ in 0..14 {
        ana.runs("/session list", &[]).await.says("#5");
    }
    ana.runs("/session list", &[]).await.says("a lot at once");
    stage.guild.member("Ben").runs("/session list", &[]).await.says("#5");
    stage.passes(10).await;
    ana.runs("/session list", &[]).await.says("#5");
}

#[tokio::test]
async fn whatever_fails_at_the_start_is_waited_for_and_commands_come_later() {
    let fake = Fake::start().await;
    let faults = [
        ("GET /users/@me", Wrong::Html(503)),
        ("GET /oauth2/applications/@me", Wrong::Reset),
        ("GET /gateway/bot", Wrong::UserLimit { after: Duration::from_millis(200) }),
    ];
    for (route, wrong) in faults {
        fake.breaks(route, Often::Next(1), wrong);
    }
    let commands = "PUT /applications/*/commands";
    fake.breaks(commands, Often::Next(1), Wrong::Status { status: 429, code: 30_034 });
    let mut bot = Binary::starts(&fake).await;
    fake.hears(commands, 1).await;
    assert!(bot.log().contains("the commands could not be registered"), "{}", bot.log());
    fake.hears(commands, 2).await;
    let (guild, _practice) = set_up_guild(&fake, "Evening group").await;
    guild.member("Ana").runs("/session list", &[]).await.says("Nothing is planned yet");
    bot.stops().await;
}

#[tokio::test]
async fn a_channel_that_is_stopped_for_ten_minutes_holds_up_no_other_session() {
    let stage = Stage::new().await;
    let [ana, ben] = ["Ana", "Ben"].map(|name| stage.guild.member(name));
    let [eve, cid] = ["Eve", "Cid"].map(|name| stage.guild.member(name));
    let stopped = stage.session("short", &[(&ana, "Candidate"), (&ben, "Interviewer")]).await;
    stopped.shows("@Ana answers").await;
    let route = format!("POST /channels/{}/messages", stopped.id());
    let wrong = Wrong::UserLimit { after: Duration::from_secs(600) };
    stage.fake.breaks(&route, Often::Always, wrong);
    ben.at(&stopped).presses("Panel").await;
    ben.at(&stopped).presses("On to the questions").await;
    ben.at(&stopped).presses("Ask it").await.says("Read it aloud");
    stage.fake.hears(&route, 1).await;
    let open = stage.session("short", &[(&eve, "Candidate"), (&cid, "Interviewer")]).await;
    on_until(Some(&stage), &[&eve, &cid], &open, "**Rate @Eve**").await;
    assert!(!stopped.transcript().contains("**Question 1"), "{}", stopped.transcript());
    let asked = stage.fake.requests_to(&route).len();
    assert!(asked <= 4, "{asked} requests to a channel that was stopped");
}

#[tokio::test]
async fn members_are_answered_while_the_disk_hangs_and_everybody_is_told_to_wait() {
    const MEMBERS: usize = 25;
    let stage = Stage::new().await;
    let members: Vec<_> = (0..MEMBERS).map(|no| stage.guild.member(&format!("M{no}"))).collect();
    stage.fake.stops_everybody(Duration::from_secs(3), Duration::from_secs(1));
    let disk = rusqlite::Connection::open(stage.data().join(greenroom::store::DATABASE_FILE));
    let disk = disk.unwrap();
    disk.execute_batch("begin immediate").unwrap();
    let mut presses = JoinSet::new();
    for member in members {
        presses.spawn(async move { member.runs("/profile", &[("zone", "Europe/Berlin")]).await });
    }
    tokio::time::sleep(Duration::from_secs(2)).await;
    disk.execute_batch("rollback").unwrap();
    let answered = presses.join_all().await;
    // Nobody was told that the application did not respond, and nobody waited for the disk.
    for got in &answered {
        assert!(got.text.contains("Saved: time zone Europe/Berlin"), "{}", got.text);
    }
    let is_deferred = |after: Duration| after >= Duration::from_millis(1_400);
    assert!(answered.iter().any(|got| is_deferred(got.after)), "the disk did not hang");
}

#[tokio::test]
async fn what_comes_three_times_happens_once() {
    let stage = Stage::new().await;
    stage.fake.repeats_events(3);
    let (ana, ben) = (stage.guild.member("Ana"), stage.guild.member("Ben"));
    let thread = stage.session("short", &[(&ana, "Candidate"), (&ben, "Interviewer")]).await;
    thread.shows("@Ana answers").await;
    ben.at(&thread).presses("Panel").await;
    ben.at(&thread).presses("On to the questions").await;
    ben.at(&thread).presses("Ask it").await;
    thread.shows("**Question 1 of 3**").await;
    stage.passes(20).await;
    ana.replies_to(&thread, "**Question 1 of 3**", "I build billing systems.");
    thread.shows("Answered in").await;
    on_until(Some(&stage), &[&ana, &ben], &thread, "**Rate @Ana**").await;
    let seen = thread.transcript();
    for question in ["**Question 1 of 3**", "**Question 2 of 3**", "**Question 3 of 3**"] {
        assert_eq!(seen.matches(question).count(), 1, "{seen}");
    }
    let again = ana.runs("/session list", &[]).await;
    assert_eq!(again.text.matches("**#").count(), 1, "{}", again.text);
    // Whatever was acknowledged a second time was refused by Discord, and that was no fault.
    let refused = stage.fake.requests_to("POST /interactions/*/*/callback");
    assert!(refused.iter().any(|seen| seen.status == 400));
    assert_eq!(stage.practice.threads().len(), 1);
}

#[tokio::test]
async fn a_group_that_floods_does_not_make_another_wait() {
    const PLANS: usize = 90;
    let stage = Stage::new().await;
    let (other, their_practice) = set_up_guild(&stage.fake, "Morning group").await;
    let eve = other.member("Eve");
    let card = format!("POST /channels/{}/messages", stage.practice.id());
    stage.fake.breaks(&card, Often::Always, Wrong::Slow(Duration::from_millis(300)));
    let mut plans = JoinSet::new();
    for no in 0..PLANS {
        let member = stage.guild.member(&format!("M{no}"));
        plans.spawn(async move {
            let plan = [("when", "in 3 hours"), ("objective", "First screen"), ("format", "drill")];
            member.runs("/session plan", &plan).await.says("is planned")
        });
    }
    plans.join_all().await;
    let options = [("format", "short"), ("objective", "First screen")];
    eve.runs("/session now", &options).await.says("is open");
    let before = stage.fake.requests_to(&card).len();
    their_practice.shows("Mock interview #1").await;
    let ahead = stage.fake.requests_to(&card).len() - before;
    assert!(before < PLANS, "nothing waits any more");
    assert!(ahead <= 24, "{ahead} of the other group came first");
}
