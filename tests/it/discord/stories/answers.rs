//! The ways to answer: a reply, the form, a message of one's own, and a voice message.

use expect_test::expect;

use super::play::{follows_up, on_until};
use super::stage::{Noted, Stage, timeless};

#[tokio::test]
async fn an_answer_is_typed_or_spoken_in_four_ways() {
    let stage = Stage::new().await;
    let (ana, ben) = (stage.guild.member("Ana"), stage.guild.member("Ben"));
    let thread = stage.session("short", &[(&ana, "Candidate"), (&ben, "Interviewer")]).await;
    thread.shows("@Ana answers").await;
    let (ana, ben) = (ana.at(&thread), ben.at(&thread));
    let mut noted = Noted::default();
    ben.presses("Panel").await;
    ben.presses("On to the questions").await.says("Question 1 of 3");

    ben.presses("Ask it").await;
    thread.shows("**Question 1 of 3**").await;
    stage.passes(30);
    ben.says(&thread, "Louder, please.");
    ana.replies_to(&thread, "**Question 1 of 3**", "I build billing systems, for ten years now.");
    let shown = ben.waits_for("**Follow up?**").await;
    assert!(shown.contains("@Ana answered in"), "{shown}");

    ben.presses("Next question").await.says("Question 2 of 3");
    ben.presses("Ask it").await;
    thread.shows("**Question 2 of 3**").await;
    stage.passes(40);
    noted.add("Answer in writing", &ana.presses("Answer in writing").await);
    let text = "I owned the migration and cut the cost by 30 percent.";
    noted.add("the form", &ana.fills(&[("Your answer", text)]).await);
    ben.waits_for("**Follow up?**").await;

    follows_up(&ben).await;
    thread.shows("ollow-up").await;
    stage.passes(20);
    let own = ana.says(&thread, "I wrote the plan, and moved the first three services.");
    noted.add("somebody else's message", &ben.uses("Use as my answer", &own).await);
    noted.add("Use as my answer", &ana.uses("Use as my answer", &own).await);
    ben.waits_for("**Follow up?**").await;

    ben.presses("Next question").await.says("Question 3 of 3");
    ben.presses("Ask it").await;
    thread.shows("**Question 3 of 3**").await;
    stage.passes(60);
    ana.speaks(&thread, 42.4);
    thread.shows("Answered in 42 s").await;
    expect![[""]].assert_eq(&noted.0);
    on_until(Some(&stage), &[&ben], &thread, "**Rate @Ana**").await;
    expect![[""]].assert_eq(&timeless(&thread.transcript()));
    let read = ben.presses("Rate this turn").await.says("Read the answers");
    drop(read);
    let answers = ben.presses("Read the answers").await;
    expect![[""]].assert_eq(&timeless(&answers.text));
}

#[tokio::test]
async fn a_reply_without_its_text_is_answered_with_the_form() {
    let stage = Stage::new().await;
    let (ana, ben) = (stage.guild.member("Ana"), stage.guild.member("Ben"));
    let thread = stage.session("short", &[(&ana, "Candidate"), (&ben, "Interviewer")]).await;
    thread.shows("@Ana answers").await;
    let (ana, ben) = (ana.at(&thread), ben.at(&thread));
    ben.presses("Panel").await;
    ben.presses("On to the questions").await;
    ben.presses("Ask it").await;
    thread.shows("**Question 1 of 3**").await;
    stage.passes(30);
    ana.replies_silently_to(&thread, "**Question 1 of 3**", "Nobody can read this.");
    thread.shows("I can't read that reply").await;
    ana.presses("Answer in writing").await;
    ana.fills(&[("Your answer", "Now they can.")]).await;
    thread.shows("Answered in").await;
}
