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
    stage.passes(30).await;
    ben.says(&thread, "Louder, please.");
    ana.replies_to(&thread, "**Question 1 of 3**", "I build billing systems, for ten years now.");
    let shown = ben.waits_for("**Follow up?**").await;
    assert!(shown.contains("@Ana answered in"), "{shown}");

    ben.presses("Next question").await.says("Question 2 of 3");
    ben.presses("Ask it").await;
    thread.shows("**Question 2 of 3**").await;
    stage.passes(40).await;
    noted.add("Answer in writing", &ana.presses("Answer in writing").await);
    let text = "I owned the migration and cut the cost by 30 percent.";
    noted.add("the form", &ana.fills(&[("Your answer", text)]).await);
    ben.waits_for("**Follow up?**").await;

    follows_up(&ben).await;
    thread.settles("the follow-up", |t| t.matches("[Done]").count() == 1).await;
    stage.passes(20).await;
    let own = ana.says(&thread, "I wrote the plan, and moved the first three services.");
    thread.shows("I can't read that message").await;
    noted.add("somebody else's message", &ben.uses("Use as my answer", &own).await);
    noted.add("Use as my answer", &ana.uses("Use as my answer", &own).await);
    ben.waits_for("**Follow up?**").await;

    ben.presses("Next question").await.says("Question 3 of 3");
    ben.presses("Ask it").await;
    thread.shows("**Question 3 of 3**").await;
    stage.passes(60).await;
    ana.speaks_to(&thread, "**Question 3 of 3**", 42.4);
    thread.shows("Answered in 42 s").await;
    expect![[r#"
        Answer in writing → Form
          Your answer
          Your answer: 
        the form → Privately
          Answered in 35 s.
        somebody else's message → Privately
          Only a message that you wrote yourself, with text or as a voice message, can be your answer.
        Use as my answer → Privately
          Answered in 15 s.
    "#]].assert_eq(&noted.0);
    on_until(Some(&stage), &[&ana, &ben], &thread, "**Rate @Ana**").await;
    stage.has_delivered().await;
    expect![[r#"
        Greenroom: **Mock interview #1** has begun; check-in is over
        Greenroom: **@Ana answers, @Ben interviews** · until <t:t>
          Intro (60 s) → 3 questions (10 min) → @Ana's questions (2 min) → wrap-up (2 min)
          First @Ben: who is asking, and how it goes. @Ana, listen; the first question comes after it.
          Nobody else sees what is behind your button. @Ben: [Panel] · @Ana: [Stop my turn]
          [Panel] [Stop my turn]
        Greenroom: **Question 1 of 3** · @Ana, 90 s
          Who are you at work?
          Answered in 25 s. @Ben: [Panel]
          [Panel]
        Ben: Louder, please.
        Ana to Greenroom: I build billing systems, for ten years now.
        Greenroom: **Question 2 of 3** · @Ana, 120 s
          Tell me about a conflict at work.
          Answered in 35 s. @Ben: [Panel]
          [Panel]
        Greenroom: @Ben asks: Please take me through one specific example, step by step. · @Ana, 60 s
          Answered in 15 s. @Ben: [Panel]
          [Panel]
        Ana: I wrote the plan, and moved the first three services.
        Greenroom: @Ana, I can't read that message: reply to the question with the ping on, or write your answer here.
          [Answer in writing]
        Greenroom: **Question 3 of 3** · @Ana, 45 s
          Why should we choose you?
          Answered in 42 s. @Ben: [Panel]
          [Panel]
        Ana to Greenroom: 🎤 42.4 s
        Greenroom: Time. Finish your sentence.
        Greenroom: **@Ana's questions to @Ben** · until <t:t> · three is a good number
          Then the wrap-up (2 min) · @Ben: say what would happen next, and close as you would at work.
          [Panel]
        Greenroom: **Rate @Ana** · 0 of 1 ballot in · closes <t:t> (<t:R>)
          Nobody sees a ballot before all are in. Ratings are for practice; they are not for hiring decisions.
          [Rate this turn] [Rate myself] [How to rate fairly]"#]].assert_eq(&timeless(&thread.transcript()));
    ben.presses("Rate this turn").await.says("[Read the answers]");
    let answers = ben.presses("Read the answers").await;
    expect![[r#"
        **Answers of @Ana**
        **Q1 · opening** Who are you at work?
        > I build billing systems, for ten years now.
        **Q2 · behavioural** Tell me about a conflict at work.
        > I owned the migration and cut the cost by 30 percent.
        **Q2 · vague** Please take me through one specific example, step by step.
        > I wrote the plan, and moved the first three services.
        **Q3 · closing** Why should we choose you?
        Spoken, 42 s.
        [Your ballot] [How to rate]"#]]
    .assert_eq(&timeless(&answers.text));
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
    stage.passes(30).await;
    ana.replies_silently_to(&thread, "**Question 1 of 3**", "Nobody can read this.");
    thread.shows("I can't read that reply").await;
    ana.presses("Answer in writing").await;
    ana.fills(&[("Your answer", "Now they can.")]).await;
    thread.shows("Answered in").await;
}
