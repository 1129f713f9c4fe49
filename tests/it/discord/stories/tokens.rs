//! How long an interaction's token is used, and what happens to it when Discord says that it is
//! dead.

use crate::discord::fake::{Often, Seen, Wrong};

use super::play::{COMPETENCIES, on_until};
use super::stage::Stage;

/// How an open screen is exchanged.
const EXCHANGE: &str = "PATCH /webhooks/*/*/messages/*";

/// Until when it is, to the second, is shown beside `Panels`.
#[tokio::test]
async fn a_screen_is_exchanged_by_its_token_and_pressed_when_that_is_dead() {
    let stage = Stage::new().await;
    let (ana, ben) = (stage.guild.member("Ana"), stage.guild.member("Ben"));
    let thread = stage.session("short", &[(&ana, "Candidate"), (&ben, "Interviewer")]).await;
    thread.shows("@Ana answers").await;
    let at_thread = ben.at(&thread);
    at_thread.presses("Panel").await;
    at_thread.presses("On to the questions").await.says("Question 1 of 3");
    at_thread.presses("Ask it").await.says("Read it aloud");
    // The fake writes a request down after it has answered it.
    let asks = |seen: &Seen| seen.body.to_string().contains("Read it aloud");
    let asked = stage.fake.hears_one("POST /interactions/*/*/callback", asks).await;
    let token = asked.path.split('/').nth(3).unwrap().to_owned();
    ana.at(&thread).presses("Done").await.says("Answered");
    let exchanged = |seen: &Seen| {
        seen.path.contains(&token) && seen.body.to_string().contains("**Follow up?**")
    };
    stage.fake.hears_one(EXCHANGE, exchanged).await;

    on_until(Some(&stage), &[&ana, &ben], &thread, "**Rate @Ana**").await;
    at_thread.presses("Rate this turn").await.says("**Your ballot for");
    // Its token is dead by now; a press on the old screen brings another.
    stage.passes(15 * 60 + 1).await;
    at_thread.picks(COMPETENCIES[0], "4").await.says("Saved");
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
        ana.at(&thread).presses("Yes, stop my turn").await;
    }
}
