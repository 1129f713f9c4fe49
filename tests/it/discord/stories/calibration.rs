//! The answer of the month on Discord: rated blind on one private screen.

use crate::discord::fake::How;

use super::stage::Stage;

#[tokio::test]
async fn one_answer_a_month_is_rated_blind_on_a_screen_of_ones_own() {
    let stage = Stage::new().await;
    let [ana, ben] = ["Ana", "Ben"].map(|name| stage.guild.member(name));
    ana.runs("/calibrate", &[]).await.is(How::Privately).says("Nothing is rated together now");
    let owner = stage.guild.owner();
    owner.runs("/setup", &[]).await;
    owner.picks("The answer of the month", "On").await;
    ana.runs("/calibrate", &[]).await.is(How::Privately).says("0 of ").says("lines filled in");
    ana.presses("Hand it in").await.says("empty still");
    ana.runs("/rubric show", &[]).await.is(How::Privately).says("**Peer rubric**");
    ben.runs("/rubric show", &[("rubric", "coach")]).await.says("**Coach rubric**");
    assert!(!stage.practice.transcript().contains("answer of the month"));
}
