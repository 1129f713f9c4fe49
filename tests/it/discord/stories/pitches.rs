//! The pitch that a member keeps, on Discord.

use crate::discord::fake::How;

use super::stage::Stage;

#[tokio::test]
async fn a_pitch_is_built_in_a_form_changed_in_it_and_read_by_nobody_else() {
    let stage = Stage::new().await;
    let [ana, ben] = ["Ana", "Ben"].map(|name| stage.guild.member(name));
    ana.runs("/pitch", &[]).await.is(How::Privately).says("You have written no pitch yet");
    ana.presses("Build it").await;
    ana.fills(&[("What you do, in one sentence", "I keep machines working")])
        .await
        .says("Version 1 is your pitch now: 4 words.");
    ana.presses("My pitch").await.says("3 of the four parts are still empty");
    ana.presses("Change it").await;
    ana.fills(&[("What you want: one clear next step", "I would like to see your plan")])
        .await
        .says("Version 2 is your pitch now: 11 words.");
    ana.runs("/pitch", &[]).await.says("I keep machines working").says("see your plan");
    ana.presses("Versions").await.says("the one that counts");
    ben.runs("/pitch", &[]).await.says("You have written no pitch yet");
    assert!(!ben.sees().contains("machines"), "{}", ben.sees());
}
