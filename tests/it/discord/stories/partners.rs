//! Two who see of each other how often they practise, on Discord: asked, agreed to, ended.

use crate::discord::fake::How;

use super::stage::Stage;

#[tokio::test]
async fn one_asks_the_other_agrees_and_either_ends_it_without_a_word_about_why() {
    let stage = Stage::new().await;
    let [ana, ben, cid] = ["Ana", "Ben", "Cid"].map(|name| stage.guild.member(name));
    ana.runs("/profile", &[("partner", "@Ben")])
        .await
        .is(How::Privately)
        .says("is asked with the next thing that they press");
    // Below whatever they are answered next, once.
    ben.runs("/goal", &[]).await;
    ben.waits_for("@Ana wants to be your partner").await;
    ben.presses("Agree").await.says("From now on you and @Ana see each other's drills");
    ana.runs("/profile", &[]).await;
    ana.presses("My rhythm").await.says("@Ben, your partner: 0 days");
    cid.runs("/profile", &[]).await;
    let other = cid.presses("My rhythm").await;
    assert!(!other.text.contains("partner"), "{}", other.text);
    ana.runs("/profile", &[]).await;
    ana.presses("My rhythm").await;
    ana.presses("End the partnership").await;
    ben.runs("/goal", &[]).await;
    ben.waits_for("You have no partner any more").await;
    ben.runs("/goal", &[]).await;
    ben.runs("/history", &[]).await;
    assert_eq!(ben.sees().matches("You have no partner any more").count(), 1, "{}", ben.sees());
}
