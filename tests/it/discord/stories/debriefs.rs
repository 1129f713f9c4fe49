//! A real interview that a member tells of, on Discord.

use crate::discord::fake::How;

use super::stage::Stage;

#[tokio::test]
async fn a_real_interview_is_told_of_in_a_form_heard_back_of_and_read_by_nobody_else() {
    let stage = Stage::new().await;
    let [ana, ben] = ["Ana", "Ben"].map(|name| stage.guild.member(name));
    let first = ana.runs("/debrief", &[]).await;
    first.is(How::Privately).says("You have told of no real interview yet");
    ana.presses("Tell of one").await;
    ana.fills(&[("What were you asked? One line each", "Why us? What did you change?")])
        .await
        .says("Saved. When you hear back, say so here or with /debrief:");
    ana.presses("Open it").await.says("Why us? What did you change?").says("not heard back yet");
    ana.picks("How did it go?", "partly well").await.says("Saved.");
    ana.presses("Offer or next round").await.says("Saved");
    ana.runs("/debrief", &[]).await.says("it went partly well").says("offer or next round");
    ben.runs("/debrief", &[]).await.says("You have told of no real interview yet");
    assert!(!ben.sees().contains("Why us"), "{}", ben.sees());
}
