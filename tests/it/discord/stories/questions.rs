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

#[tokio::test]
async fn a_file_of_questions_becomes_the_groups_own_and_comes_back_as_one() {
    let stage = Stage::new().await;
    let ours = "id = 'ours'\ntitle = 'Ours'\n[[questions]]\nid = 'ours-1'\nkind = 'closing'\n\
        competency = 'motivation'\nprompt = 'Why us?'\nlisten_for.strong = ['a reason']\n\
        listen_for.weak = ['a list']\n\
        follow_ups = [{ trigger = 'vague', prompt = 'Which one?' }]\n";
    let ana = stage.guild.member("Ana");
    ana.has_file("ours.toml", ours.as_bytes());
    ana.runs("/question import", &[("file", "ours.toml")]).await.says("organiser");
    let owner = stage.guild.owner();
    owner.has_file("half.toml", ours.replace("prompt", "promt").as_bytes());
    let got = owner.runs("/question import", &[("file", "half.toml")]).await;
    got.is(How::Privately).says("Nothing was taken over").says("half.toml").says("promt");
    owner.has_file("large.toml", &vec![b'#'; 300 * 1024]);
    let got = owner.runs("/question import", &[("file", "large.toml")]).await;
    got.says("more than 256 KB");
    owner.runs("/question import", &[("file", "ours.toml")]).await.says("1 is new.");
    let only = [("file", "ours.toml"), ("only", "true")];
    owner.runs("/question import", &only).await.says("1 was there already.");
    owner.runs("/question export", &[]).await.says("1 question").says("members.toml");
    ana.runs("/question export", &[]).await.says("organiser");
}
