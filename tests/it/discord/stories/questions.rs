//! A question that a member proposes on Discord, and an organiser takes.

use crate::discord::fake::How;

use super::stage::Stage;

#[tokio::test]
async fn a_question_is_proposed_in_a_form_and_taken_by_an_organiser() {
    let stage = Stage::new().await;
    let ana = stage.guild.member("Ana");
    ana.runs("/question review", &[]).await.is(How::Privately).says("organiser");
    ana.runs("/question stats", &[]).await.is(How::Privately).says("organiser");
    ana.runs("/question propose", &[("kind", "behavioural"), ("competency", "teamwork")]).await;
    ana.fills(&[
        ("The question, as it is read aloud", "What did you do when nobody agreed?"),
        ("What does a strong answer show? A line each", "names who"),
        ("What does a weak one show? A line each", "blames others"),
        ("What to ask where it stays vague", "Who else was there?"),
    ])
    .await
    .says("An organiser looks at it");
    let owner = stage.guild.owner();
    owner.runs("/question review", &[]).await.says("question waits").says("when nobody agreed");
    owner.presses("Accept").await.says("Accept it?");
    owner.presses("Accept it").await.says("Accepted");
    ana.runs("/question mine", &[]).await.says("accepted");
    assert!(!stage.practice.transcript().contains("nobody agreed"));
}
