//! How long an interaction's token is used, and what happens to it when Discord says that it is
//! dead.

use crate::discord::fake::{Often, Seen, Wrong};

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
    ben.presses("Rate this turn").await;
    // The fake writes a request down after it has answered it.
    let opens = |seen: &Seen| seen.body.to_string().contains("**Your ballot for");
    let opened = stage.fake.hears_one("POST /interactions/*/*/callback", opens).await;
    let token = opened.path.split('/').nth(3).unwrap().to_owned();
    let of_ben = |seen: &Seen| seen.path.contains(&token);
    stage.passes(13 * 60 + 50);
    cid.presses("Rate this turn").await;
    cid.picks(COMPETENCIES[0], "3").await.says("Saved");
    // Ben sees that somebody has begun a ballot.
    ben.waits_for("1 begun").await;
    let own = async || {
        let mut seen = stage.fake.hears(EXCHANGE, 1).await;
        while !seen.iter().any(of_ben) {
            seen = stage.fake.hears(EXCHANGE, seen.len() + 1).await;
        }
    };
    own().await;
    // Fourteen minutes and a little: Discord would still take it.
    stage.passes(15);
    let mut count = 0;
    for (no, competency) in COMPETENCIES[1..3].iter().enumerate() {
        let others = stage.fake.requests_to(EXCHANGE).len();
        cid.picks(competency, "3").await.says("Saved");
        let seen = stage.fake.hears(EXCHANGE, others + 1).await;
        let exchanged = seen.iter().filter(|seen| of_ben(seen)).count();
        // One may have been under way while the clock was moved.
        assert!(no == 0 || exchanged == count, "{seen:#?}");
        count = exchanged;
    }
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
