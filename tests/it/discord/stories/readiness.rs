//! The readiness board on Discord: nobody's but its member's, until they show it to a coach.

use crate::discord::fake::How;

use super::stage::Stage;

#[tokio::test]
async fn a_board_is_its_members_alone_and_leads_to_the_drill_that_is_missing() {
    let stage = Stage::new().await;
    let [ana, ben] = ["Ana", "Ben"].map(|name| stage.guild.member(name));
    ana.runs("/profile", &[("zone", "Europe/Berlin")]).await;
    ana.runs("/profile", &[("role", "nurse"), ("interview-on", "14 May")]).await;
    ana.runs("/readiness", &[])
        .await
        .is(How::Privately)
        .says("**0 of 8** on the readiness board")
        .says("No pitch on the clock yet")
        .says("Only you see this.");
    ana.picks("What is on that day", "Yearly check-up").await.says("Saved.");
    ana.presses("Readiness board").await.says("**Yearly check-up on ");
    ben.runs("/readiness", &[("member", "@Ana")]).await.says("They do not show you");
    ana.runs("/readiness", &[]).await;
    ana.presses("Drill an opening").await.says("Your drill has begun");
    assert!(!stage.practice.transcript().contains("readiness"), "{}", stage.practice.transcript());
}
