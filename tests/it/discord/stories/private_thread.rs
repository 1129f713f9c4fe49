//! Sessions in private threads, and threads that are put away and come back.

use crate::discord::fake::{Often, Wrong};

use super::play::{on_until, rates};
use super::stage::Stage;

/// A thread stays open for so many seconds after the report.
const HOUR: u64 = 3_600;

#[tokio::test]
async fn a_whole_session_in_a_private_thread_is_seen_by_its_people_only() {
    let stage = Stage::new().await;
    let owner = stage.guild.owner();
    owner.picks("Threads", "Private threads").await.says("Saved");
    let [ana, ben, eve] = ["Ana", "Ben", "Eve"].map(|name| stage.guild.member(name));
    let thread = stage.session("short", &[(&ana, "Candidate"), (&ben, "Interviewer")]).await;
    thread.shows("@Ana answers").await;
    stage.practice.shows("can be read by the people of this session").await;
    assert!(!eve.sees().contains("@Ana answers"), "{}", eve.sees());
    // An observer is let in with the seat.
    eve.at(&stage.practice).presses("Observe").await.says("You observe");
    eve.at(&thread).waits_for("@Ana answers").await;
    let cid = stage.guild.member("Cid");
    on_until(Some(&stage), &[&ana, &ben], &thread, "**Rate @Ana**").await;
    rates(&ben, &thread, "Rate this turn", "4").await.says("It is in.");
    rates(&eve, &thread, "Rate this turn", "4").await.says("It is in.");
    ana.at(&thread).presses("Rate myself").await;
    ana.at(&thread).presses("Skip it").await;
    thread.shows("[Open your report]").await;
    ana.at(&thread).presses("Open your report").await.says("**Report — @Ana");
    stage.practice.shows("It is over").await;
    assert!(!cid.sees().contains("@Ana answers"), "{}", cid.sees());
    assert_eq!(stage.practice.threads().len(), 1);
    stage.passes(HOUR).await;
    thread.gets_archived().await;
    assert!(!thread.is_locked(), "whoever was there may still write");
}

#[tokio::test]
async fn a_thread_that_was_put_away_comes_back_for_the_next_word_and_goes_at_the_end() {
    let stage = Stage::new().await;
    let (ana, ben) = (stage.guild.member("Ana"), stage.guild.member("Ben"));
    let thread = stage.session("short", &[(&ana, "Candidate"), (&ben, "Interviewer")]).await;
    thread.shows("@Ana answers").await;
    ben.at(&thread).presses("Panel").await;
    ben.at(&thread).presses("On to the questions").await;
    ben.at(&thread).presses("Ask it").await;
    thread.shows("[Done]").await;
    let done = ana.at(&thread).looks_behind("Done");
    let question = thread.post("**Question 1 of 3**");
    stage.passes(20).await;
    thread.archives(true, false);
    // What changes now is an edit of a message in an archived thread, which Discord refuses.
    ana.forges(&question, &done).await.says("Answered");
    thread.shows("Answered in").await;
    assert!(!thread.is_archived());
    thread.archives(true, false);
    // And this is a new message.
    ben.at(&thread).presses("Next question").await;
    ben.at(&thread).presses("Ask it").await;
    thread.shows("**Question 2 of 3**").await;
    assert!(!thread.is_archived());
    on_until(Some(&stage), &[&ana, &ben], &thread, "**Rate @Ana**").await;
    rates(&ben, &thread, "Rate this turn", "4").await.says("It is in.");
    ana.at(&thread).presses("Rate myself").await;
    ana.at(&thread).presses("Skip it").await;
    thread.shows("[Open your report]").await;
    stage.passes(HOUR).await;
    thread.gets_archived().await;
    // A member may still say something, and read the report.
    ana.says(&thread, "Thank you!");
    assert!(!thread.is_archived());
    ana.at(&thread).presses("Open your report").await.says("**Report — @Ana");
}

#[tokio::test]
async fn a_thread_whose_answer_was_lost_is_found_and_not_opened_again() {
    let stage = Stage::new().await;
    for (number, choice) in [(1, "Open threads"), (2, "Private threads")] {
        stage.guild.owner().picks("Threads", choice).await.says("Saved");
        for route in ["POST /channels/*/messages/*/threads", "POST /channels/*/threads"] {
            stage.fake.breaks(route, Often::Next(1), Wrong::AnswerLost);
        }
        let (ana, ben) = (stage.guild.member("Ana"), stage.guild.member("Ben"));
        let thread = stage.session("short", &[(&ana, "Candidate"), (&ben, "Interviewer")]).await;
        thread.shows("@Ana answers").await;
        assert_eq!(stage.practice.threads().len(), number);
        stage.fake.heals();
    }
}
