//! Stories that members keep, on Discord: a form for each, and nobody else's to read.

use crate::discord::fake::How;

use super::stage::Stage;

#[tokio::test]
async fn a_story_is_written_in_a_form_changed_in_it_and_removed() {
    let stage = Stage::new().await;
    let [ana, ben] = ["Ana", "Ben"].map(|name| stage.guild.member(name));
    ana.runs("/story list", &[]).await.is(How::Privately).says("You keep no story yet");
    ana.runs("/story add", &[("framework", "PAR"), ("competency", "conflict")]).await;
    let told = ana
        .fills(&[
            ("What do you call it?", "Payment page"),
            ("Problem: what was wrong, and for whom?", "Three of ten failed"),
            ("Action: what did you do yourself?", "I measured first"),
        ])
        .await
        .is(How::Privately);
    told.says("Kept as story **#1**").says("It has no result yet");
    ana.presses("Open it").await.says("Handling conflict").says("**Problem**");
    ana.presses("Change it").await;
    ana.fills(&[("Result: what was different, in numbers?", "From 30 to 2 of a hundred")])
        .await
        .says("Kept as story **#1**");
    let names = ana.completes("/story edit", &[], ("story", "pay")).await;
    assert_eq!(names, ["#1 · Payment page"]);
    ana.runs("/story edit", &[("story", "payment")]).await;
    ana.fills(&[("What do you call it?", "The payment page")]).await.says("The payment page");
    ana.runs("/story show", &[("story", "1")]).await.says("From 30 to 2 of a hundred");
    ana.runs("/story grid", &[]).await.says("#1").says("No story with a result yet");
    ben.runs("/story list", &[("of", "@Ana")]).await.says("not yours to read");
    ben.runs("/story show", &[("story", "1")]).await.says("not yours to read");
    ben.runs("/story add", &[("competency", "xyzzy")]).await.says("xyzzy");
    ana.runs("/story show", &[("story", "1")]).await;
    ana.presses("Remove it").await.says("It is gone for good then");
    ana.presses("Remove it").await.says("Removed: ");
    assert!(!ben.sees().contains("payment"), "{}", ben.sees());
    assert!(!stage.practice.transcript().contains("payment"), "{}", stage.practice.transcript());
}
