//! Drills in a private thread of one's own: opened for the first one, used again, and seen by nobody
//! else.

use crate::discord::fake::permissions::{CREATE_PRIVATE_THREADS, MANAGE_THREADS};
use crate::discord::fake::{How, Often, Wrong};

use super::stage::Stage;

/// Hours pass one by one, two days of them at most: the bot is there at each.
async fn passes_until(stage: &Stage, mut is_so: impl FnMut() -> bool) {
    for _ in 0..48 {
        if is_so() {
            return;
        }
        stage.passes_seen(3_600).await;
        stage.has_delivered().await;
    }
}

#[tokio::test]
async fn a_drill_is_held_in_a_thread_of_its_members_own_which_is_used_again() {
    let stage = Stage::new().await;
    let [ana, ben, cid] = ["Ana", "Ben", "Cid"].map(|name| stage.guild.member(name));
    let moderates = stage.guild.role("moderates", MANAGE_THREADS);
    stage.guild.gives(&cid, moderates);
    ana.runs("/drill closing", &[]).await.is(How::Privately).says("I open a private thread");
    let thread = stage.practice.thread(1).await;
    thread.shows("[Done]").await;
    let said = thread.transcript();
    let first = said.lines().next().unwrap_or_default();
    assert!(first.contains("Manage Threads"), "the first line says who can read it: {said}");
    // By voice, as in a solo.
    stage.passes(15).await;
    ana.speaks_to(&thread, "**Question 1 of 1**", 44.0);
    thread.shows("**44 s**, aim 30–45 s.").await;
    // The same question again, in the same thread, which was put away meanwhile.
    stage.has_delivered().await;
    thread.archives(true, false);
    ana.at(&thread).presses("Again").await.is(How::Taken);
    thread
        .settles("it is asked again", |t| t.matches("Why should we choose you?").count() == 2)
        .await;
    stage.passes(20).await;
    ana.at(&thread).presses("Done").await.says("Answered");
    thread.shows("The last time: 44 s.").await;
    ana.at(&thread).presses("Done").await;
    thread.shows("Your own word on it: done.").await;
    assert_eq!(stage.practice.threads().len(), 1);
    // Who sees it: its member, and whoever manages threads.
    assert!(!ben.sees().contains("Why should we choose you?"), "{}", ben.sees());
    assert!(cid.sees().contains("Why should we choose you?"), "{}", cid.sees());
    assert!(!stage.practice.transcript().contains("drill"), "{}", stage.practice.transcript());
    ben.runs("/session show", &[("session", "1")]).await.says("no such session");
    cid.at(&thread).presses("Again").await.says("no such session");
    // A new drill of another kind is in the same thread.
    ana.runs("/drill opening", &[]).await.says("It is in your drill thread");
    thread.shows("@Ana, 90 s").await;
    assert_eq!(stage.practice.threads().len(), 1);
}

#[tokio::test]
async fn a_thread_of_drills_that_was_deleted_is_made_anew() {
    let stage = Stage::new().await;
    let ana = stage.guild.member("Ana");
    ana.runs("/drill closing", &[]).await;
    let thread = stage.practice.thread(1).await;
    thread.shows("[Done]").await;
    stage.has_delivered().await;
    thread.is_deleted();
    stage.counts("select count(*) from session where closed_at_ms is null", 0).await;
    stage.fake.breaks("POST /channels/*/threads", Often::Next(1), Wrong::AnswerLost);
    ana.runs("/drill closing", &[]).await.says("It is in your drill thread");
    let anew = stage.practice.thread(1).await;
    anew.shows("[Done]").await;
    stage.has_delivered().await;
    assert_eq!(stage.practice.threads().len(), 1, "a lost answer opens no second one");
    assert_eq!(anew.transcript().matches("Manage Threads").count(), 1);
}

#[tokio::test]
async fn where_the_bot_may_open_no_private_thread_a_drill_is_refused_and_says_who_can_help() {
    let stage = Stage::new().await;
    let ana = stage.guild.member("Ana");
    stage.practice.denies_bot(CREATE_PRIVATE_THREADS);
    let refused = ana.runs("/drill story", &[]).await.is(How::Privately);
    let refused = refused.says("_Create Private Threads_");
    refused.says("Whoever manages roles or channels here");
    assert_eq!(stage.sessions_kept(), 0);
    stage.practice.allows_bot(CREATE_PRIVATE_THREADS);
    stage.passes(60).await;
    ana.runs("/drill closing", &[]).await.says("I open a private thread");
    stage.practice.thread(1).await.shows("[Done]").await;
    let thread = stage.practice.thread(1).await;
    stage.passes(10).await;
    ana.at(&thread).presses("Done").await.says("Answered");
    stage.has_delivered().await;
    // From here on it is not needed any more.
    stage.practice.denies_bot(CREATE_PRIVATE_THREADS);
    stage.passes(60).await;
    ana.runs("/drill closing", &[]).await.says("It is in your drill thread");
}

#[tokio::test]
async fn a_drill_whose_thread_is_locked_stands_until_it_is_not() {
    let stage = Stage::new().await;
    let ana = stage.guild.member("Ana");
    ana.runs("/drill closing", &[]).await;
    let thread = stage.practice.thread(1).await;
    thread.shows("[Done]").await;
    stage.passes(10).await;
    ana.at(&thread).presses("Done").await;
    thread.shows("aim 30–45 s.").await;
    stage.has_delivered().await;
    thread.archives(true, true);
    ana.runs("/drill opening", &[]).await.says("It is in your drill thread");
    stage.passes(60).await;
    thread.archives(false, false);
    stage.passes(900).await;
    thread.shows("@Ana, 90 s").await;
}

#[tokio::test]
async fn the_daily_question_comes_into_the_thread_of_who_takes_no_dms() {
    let stage = Stage::new().await;
    let ana = stage.guild.member("Ana");
    ana.runs("/profile", &[("zone", "Europe/Berlin")]).await.says("Europe/Berlin");
    ana.runs("/goal", &[]).await;
    ana.presses("Write my own").await;
    ana.fills(&[("One behaviour, as an instruction", "Say the number first")])
        .await
        .says("Say the number first");
    ana.runs("/goal", &[]).await.says("have no drill thread");
    assert!(ana.could_press("Begin a drill"));
    ana.runs("/drill closing", &[]).await.says("I open a private thread");
    let thread = stage.practice.thread(1).await;
    thread.shows("[Done]").await;
    stage.passes(10).await;
    ana.at(&thread).presses("Done").await;
    thread.shows("[Again]").await;
    ana.runs("/goal", &[]).await.says("in your drill thread");
    stage.has_delivered().await;
    // It is archived by then, as any thread in which nobody says anything.
    thread.archives(true, false);
    passes_until(&stage, || thread.transcript().contains("[Start]")).await;
    let asked = thread.shows("[Start]").await;
    assert!(asked.contains("of 7**"), "{asked}");
    assert!(!asked.contains("[No DMs]"), "{asked}");
    assert_eq!(ana.dms(), "");
    ana.at(&thread).presses("Start").await.is(How::Taken);
    thread.settles("it is asked", |t| t.matches("**Question 1 of 1**").count() == 2).await;
}

#[tokio::test]
async fn a_thread_that_is_gone_when_the_daily_question_comes_is_asked_for_anew() {
    let stage = Stage::new().await;
    let ana = stage.guild.member("Ana");
    ana.runs("/profile", &[("zone", "Europe/Berlin")]).await.says("Europe/Berlin");
    ana.runs("/goal", &[]).await;
    ana.presses("Write my own").await;
    ana.fills(&[("One behaviour, as an instruction", "Say the number first")])
        .await
        .says("Say the number first");
    ana.runs("/drill closing", &[]).await.says("I open a private thread");
    let thread = stage.practice.thread(1).await;
    thread.shows("[Done]").await;
    stage.passes(10).await;
    ana.at(&thread).presses("Done").await;
    thread.shows("[Again]").await;
    stage.has_delivered().await;
    thread.is_deleted();
    for _ in 0..43 {
        stage.passes_seen(3_600).await;
        stage.has_delivered().await;
    }
    stage.counts("select count(*) from drill_thread", 0).await;
    ana.runs("/goal", &[]).await.says("have no drill thread");
    ana.runs("/drill closing", &[]).await.says("I open a private thread");
    stage.practice.thread(1).await.shows("[Done]").await;
}

#[tokio::test]
async fn two_attempts_are_compared_with_what_was_kept_and_drills_stand_apart_in_the_history() {
    let stage = Stage::new().await;
    let [ana, ben] = ["Ana", "Ben"].map(|name| stage.guild.member(name));
    ana.runs("/goal", &[]).await;
    ana.presses("Write my own").await;
    ana.fills(&[("One behaviour, as an instruction", "Say the number first")]).await;
    let nothing = ana.runs("/drill compare", &[]).await.is(How::Privately);
    nothing.says("There is nothing to compare yet");
    ana.runs("/drill closing", &[]).await;
    let thread = stage.practice.thread(1).await;
    thread.shows("[Done]").await;
    stage.passes(20).await;
    ana.replies_to(&thread, "**Question 1 of 1**", "I cut the build from 40 minutes to 9.");
    thread.shows("[Keep for this goal]").await;
    let kept = ana.at(&thread).presses("Keep for this goal").await.is(How::Privately);
    kept.says("at most 90 days");
    stage.has_delivered().await;
    ana.at(&thread).presses("Again").await;
    thread.settles("it is asked", |t| t.matches("**Question 1 of 1**").count() == 2).await;
    stage.passes(30).await;
    ana.at(&thread).presses("Done").await.says("Answered");
    thread.shows("[Compare]").await;
    let both = ana.at(&thread).presses("Compare").await.is(How::Privately);
    both.says("I cut the build from 40 minutes to 9.").says("longer than before");
    ana.runs("/drill compare", &[]).await.says("I cut the build from 40 minutes to 9.");
    // To anybody else there is nothing there.
    ben.runs("/drill compare", &[]).await.says("There is nothing to compare yet");
    assert!(!ben.sees().contains("40 minutes"), "{}", ben.sees());
    ana.at(&thread).presses("Done").await;
    stage.has_delivered().await;
    let history = ana.runs("/history", &[]).await.is(How::Privately);
    history.says("You have taken part in no session here yet");
    ana.presses("My drills").await.says("**#1**").says("**#2**");
    ana.runs("/me export", &[]).await.is(How::Privately).says("everything.json");
}

#[tokio::test]
async fn the_daily_question_by_dm_begins_the_drill_in_the_members_thread() {
    let stage = Stage::new().await;
    let ana = stage.guild.member("Ana");
    ana.runs("/profile", &[("zone", "Europe/Berlin")]).await.says("Europe/Berlin");
    ana.runs("/profile", &[]).await;
    ana.presses("Allow DMs").await;
    ana.runs("/goal", &[]).await;
    ana.presses("Write my own").await;
    ana.fills(&[("One behaviour, as an instruction", "Say the number first")]).await;
    stage.has_delivered().await;
    passes_until(&stage, || ana.dms().contains("[Start]")).await;
    ana.in_dm().presses("Start").await.says("I open a private thread");
    let thread = stage.practice.thread(1).await;
    thread.shows("**Question 1 of 1**").await;
    assert!(!ana.dms().contains("Question 1 of 1"), "{}", ana.dms());
}
