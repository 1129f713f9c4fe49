//! How long an interaction's token is used, and what happens to it when Discord says that it is
//! dead.

use crate::discord::fake::{Often, Wrong};

use super::play::{COMPETENCIES, on_until};
use super::stage::Stage;

/// How an open screen is exchanged.
const EXCHANGE: &str = "PATCH /webhooks/*/*/messages/*";

#[tokio::test]
async fn a_screen_is_exchanged_for_fourteen_minutes_after_the_press_and_no_longer() {
    let stage = Stage::new().await;
    let [ana, ben, cid] = ["Ana", "Ben", "Cid"].map(|name| stage.guild.member(name));
    let thread = stage.session("short", &[(&ana, "Candidate"), (&ben, "Interviewer")]).await;
    cid.at(&stage.practice).presses("Observe").await.says("You observe");
    on_until(Some(&stage), &[&ana, &ben], &thread, "**Rate @Ana**").await;
    let (ben, cid) = (ben.at(&thread), cid.at(&thread));
    let before = stage.fake.requests_to(EXCHANGE).len();
    ben.presses("Rate this turn").await;
    stage.passes(13 * 60 + 50);
    cid.presses("Rate this turn").await;
    cid.picks(COMPETENCIES[0], "3").await.says("Saved");
    // Ben sees that somebody has begun a ballot.
    let seen = stage.fake.hears(EXCHANGE, before + 1).await.pop().unwrap();
    assert_eq!(seen.status, 200);
    let of_ben = format!("PATCH {}", seen.path);
    let is_cid = |path: &str| format!("PATCH {path}") != of_ben;
    // Fourteen minutes and a little: Discord would still take it.
    stage.passes(15);
    let count = stage.fake.requests_to(&of_ben).len();
    cid.picks(COMPETENCIES[1], "3").await.says("Saved");
    let all = stage.fake.requests_to(EXCHANGE).len();
    let seen = stage.fake.hears(EXCHANGE, all + 1).await;
    assert!(is_cid(&seen[all].path), "{seen:#?}");
    assert_eq!(stage.fake.requests_to(&of_ben).len(), count);
    // And more than fifteen: a press on the old screen still works, by a token of its own.
    stage.passes(60);
    ben.picks(COMPETENCIES[0], "4").await.says("Saved");
}

#[tokio::test]
async fn a_dead_token_costs_one_screen_and_neither_the_session_nor_the_bot() {
    let stage = Stage::new().await;
    let (ana, ben) = (stage.guild.member("Ana"), stage.guild.member("Ben"));
    for (status, code) in [(401, 50_027), (404, 10_015)] {
        let thread = stage.session("short", &[(&ana, "Candidate"), (&ben, "Interviewer")]).await;
        thread.shows("@Ana answers").await;
        stage.fake.breaks(EXCHANGE, Often::Always, Wrong::Status { status, code });
        ben.at(&thread).presses("Panel").await;
        ben.at(&thread).presses("On to the questions").await;
        ben.at(&thread).presses("Ask it").await;
        thread.shows("[Done]").await;
        // His screen is forgotten now: he has to look himself.
        ana.at(&thread).presses("Done").await.says("Answered");
        stage.fake.hears(EXCHANGE, 1).await;
        stage.fake.heals();
        ben.at(&thread).presses("Panel").await.says("**Follow up?**");
        ben.at(&thread).presses("Next question").await.says("Question 2 of 3");
        ana.at(&thread).presses("Stop my turn").await;
    }
}
