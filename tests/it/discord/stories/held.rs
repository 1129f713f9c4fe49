//! What Discord does not allow for now waits, says why, and is shown when it may be: by the event
//! that tells of it, or by a look from time to time.

use expect_test::expect;

use super::stage::{Noted, Stage, timeless};
use crate::discord::fake::permissions::{SEND_MESSAGES, SEND_MESSAGES_IN_THREADS, VIEW_CHANNEL};
use crate::discord::fake::{Member, Often, Room, Wrong};

/// Two people, and the first question is before the interviewer.
async fn offered(stage: &Stage) -> (Member, Member, Room) {
    let (ana, ben) = (stage.guild.member("Ana"), stage.guild.member("Ben"));
    let thread = stage.session("short", &[(&ana, "Candidate"), (&ben, "Interviewer")]).await;
    thread.shows("@Ana answers").await;
    ben.at(&thread).presses("Panel").await;
    ben.at(&thread).presses("On to the questions").await.says("Question 1 of 3");
    stage.has_delivered().await;
    (ana, ben, thread)
}

#[tokio::test]
async fn a_question_in_a_locked_thread_waits_with_its_clock_until_it_is_unlocked() {
    let stage = Stage::new().await;
    let notices = stage.notices().await;
    let (ana, ben, thread) = offered(&stage).await;
    thread.archives(false, true);
    ben.at(&thread).presses("Ask it").await;
    let told = notices.shows("its thread is locked").await;
    let card = stage.practice.shows("The thread is locked").await;
    let mut noted = Noted::default();
    noted.add("Ben's panel", &ben.at(&stage.practice).presses("My part").await);
    noted.add("Ana's panel", &ana.at(&stage.practice).presses("My part").await);
    // However long it takes, and whoever presses meanwhile.
    stage.passes_seen(600).await;
    ben.at(&stage.practice).presses("My part").await.says("The thread is locked");
    expect![[r#"
        Ben's panel → Privately
          The clock stands. The thread is locked, so I can't write in it. It goes on by itself as soon as a moderator unlocks it.
          [More…]
        Ana's panel → Privately
          The clock stands. The thread is locked, so I can't write in it. It goes on by itself as soon as a moderator unlocks it.
          [More…]
    "#]].assert_eq(&noted.0);
    expect![[r#"
        Greenroom: **#1** waits, because its thread is locked. Unlock it, and it goes on.
          [Check again]"#]]
    .assert_eq(&timeless(&told));
    expect![[r#"
        Greenroom: **Mock interview #1 · short**
          Objective: First screen
          <t:F> (<t:R>) · about 25 min · practice mode
          Answers typed in the thread can be read by this channel
          **Seats** candidate: @Ana · interviewer: @Ben
          The thread is locked, so I can't write in it. It goes on by itself as soon as a moderator unlocks it.
          [My part] [Observe] [Details]"#]].assert_eq(&timeless(&card));
    thread.archives(false, false);
    thread.shows("**Question 1 of 3**").await;
    thread.shows("It goes on").await;
    stage.practice.settles("the card", |card| !card.contains("is locked")).await;
    stage.passes(20).await;
    ana.at(&thread).presses("Done").await.says("Answered");
}

#[tokio::test]
async fn whatever_keeps_a_question_from_appearing_stops_its_clock() {
    let cases = [
        (403, 50_001, "I can't see the channel"),
        (403, 50_013, "I lack a permission"),
        (403, 160_005, "The thread is locked"),
        (400, 160_006, "as many open threads"),
        (400, 30_033, "One of Discord's limits"),
    ];
    for (status, code, said) in cases {
        let stage = Stage::new().await;
        let (ana, ben, thread) = offered(&stage).await;
        let wrong = Wrong::Status { status, code };
        let route = format!("POST /channels/{}/messages", thread.id());
        stage.fake.breaks(&route, Often::Always, wrong);
        ben.at(&thread).presses("Ask it").await;
        stage.practice.shows(said).await;
        stage.passes_seen(300).await;
        stage.counts("select count(*) from held where look_count > 1", 1).await;
        stage.fake.heals();
        // Nothing tells the bot: it looks.
        stage.passes_seen(900).await;
        thread.shows("**Question 1 of 3**").await;
        thread.shows("It goes on").await;
        stage.passes(20).await;
        ana.at(&thread).presses("Done").await.says("Answered");
    }
}

#[tokio::test]
async fn a_session_waits_for_its_thread_while_the_server_has_as_many_as_it_may() {
    let stage = Stage::new().await;
    let notices = stage.notices().await;
    let (ana, ben) = (stage.guild.member("Ana"), stage.guild.member("Ben"));
    let cid = stage.guild.member("Cid");
    let other = stage.session("drill", &[(&cid, "Candidate")]).await;
    other.shows("@Cid answers").await;
    stage.has_delivered().await;
    stage.fake.limits_threads(1);
    let options = [("format", "short"), ("objective", "Second screen")];
    ana.at(&stage.practice).runs("/session now", &options).await.says("is open");
    notices.shows("as many open threads as Discord allows").await;
    stage.practice.shows("as many open threads as Discord allows").await;
    // Nobody has a thread to check in, so nobody is missed.
    stage.passes_seen(1_200).await;
    for (member, seat) in [(&ana, "Candidate"), (&ben, "Interviewer")] {
        member.at(&stage.practice).presses(seat).await.says("You have a seat");
    }
    assert!(!stage.practice.transcript().contains("was deleted"));
    // Its time is over by now; whatever is said there opens it again.
    other.shows("[Open the answers and rate]").await;
    other.archives(true, false);
    let thread = stage.practice.thread(2).await;
    thread.shows("@Ana answers").await;
}

#[tokio::test]
async fn who_planned_reads_why_the_card_does_not_appear_and_sees_it_when_it_may() {
    let stage = Stage::new().await;
    let notices = stage.notices().await;
    let ana = stage.guild.member("Ana").at(&notices);
    stage.practice.denies_bot(VIEW_CHANNEL);
    let plan = [("when", "in 30 hours"), ("objective", "First screen"), ("format", "short")];
    ana.runs("/session plan", &plan).await;
    ana.waits_for("I can't see the channel any more").await;
    expect![[r#"
        Greenroom: Mock interview #1 is planned for <t:F> (<t:R>). Take a seat on its card.
          I can't see the channel any more. It goes on by itself as soon as an organiser gives me _View Channel_ there.
          [Details] [Another time or zone]"#]].assert_eq(&timeless(&ana.private()));
    // What is found counts for the next one.
    let owner = stage.guild.owner().at(&notices);
    owner.runs("/setup", &[]).await.says("**#1** waits, because I can't see its channel");
    let eve = stage.guild.member("Eve").at(&notices);
    eve.runs("/session plan", &plan).await.says("nothing was planned");
    stage.practice.allows_bot(VIEW_CHANNEL);
    stage.practice.shows("**Mock interview #1").await;
    ana.settles("the answer as it is now", |seen| !seen.contains("can't see the channel any"))
        .await;
    owner.presses("Check again").await;
    ana.runs("/session plan", &plan).await.says("is planned for");
}

#[tokio::test]
async fn what_organisers_are_told_waits_as_well_and_is_said_once() {
    let stage = Stage::new().await;
    let notices = stage.notices().await;
    let (_, ben, thread) = offered(&stage).await;
    notices.denies_bot(SEND_MESSAGES);
    thread.archives(false, true);
    ben.at(&thread).presses("Ask it").await;
    ben.waits_for("The thread is locked").await;
    stage.counts("select count(*) from held", 2).await;
    let route = format!("POST /channels/{}/messages", notices.id());
    stage.fake.breaks(&route, Often::Next(1), Wrong::AnswerLost);
    notices.allows_bot(SEND_MESSAGES);
    notices.shows("**#1** waits, because its thread is locked").await;
    stage.passes_seen(30).await;
    stage.counts("select count(*) from held where session_id is null", 0).await;
    assert_eq!(notices.transcript().matches("[Check again]").count(), 1);
}

#[tokio::test]
async fn a_bot_in_time_out_waits_for_its_end() {
    let stage = Stage::new().await;
    let notices = stage.notices().await;
    let (ana, ben, thread) = offered(&stage).await;
    stage.guild.silences_bot(true);
    ben.at(&thread).presses("Ask it").await;
    ben.waits_for("I am in time-out").await;
    // The card is in the channel, where nothing can be posted either.
    notices.settles("nothing", str::is_empty).await;
    stage.guild.owner().at(&notices).runs("/setup", &[]).await.says("I am in time-out");
    stage.guild.silences_bot(false);
    thread.shows("**Question 1 of 3**").await;
    thread.shows("It goes on").await;
    stage.passes(20).await;
    ana.at(&thread).presses("Done").await.says("Answered");
}

#[tokio::test]
async fn a_role_that_is_given_back_shows_what_waited() {
    let stage = Stage::new().await;
    let (_, ben, thread) = offered(&stage).await;
    let everyone = crate::discord::fake::permissions::EVERYONE;
    let without = everyone & !SEND_MESSAGES_IN_THREADS;
    stage.guild.permits(stage.guild.id(), without);
    stage.guild.permits(stage.guild.bot_role(), without);
    ben.at(&thread).presses("Ask it").await;
    stage.practice.shows("I lack a permission").await;
    stage.guild.permits(stage.guild.bot_role(), everyone);
    thread.shows("**Question 1 of 3**").await;
}

#[tokio::test]
async fn what_changes_by_the_clock_alone_changes_open_panels() {
    let stage = Stage::new().await;
    let (_, ben, thread) = offered(&stage).await;
    ben.at(&thread).presses("Ask it").await;
    thread.shows("**Question 1 of 3**").await;
    stage.has_delivered().await;
    let posts = stage.fake.requests_to(&format!("POST /channels/{}/messages", thread.id())).len();
    assert!(!ben.at(&thread).private().contains("[Wrap up]"));
    // The time to read it is over, and nothing is posted because of that.
    stage.passes_seen(15).await;
    ben.waits_for("[Wrap up]").await;
    let now = stage.fake.requests_to(&format!("POST /channels/{}/messages", thread.id())).len();
    assert_eq!(posts, now);
}
