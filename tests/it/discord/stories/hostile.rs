//! Text that wants to be more than text, in every field.

use super::play::{on_until, rates};
use super::stage::Stage;

const HOSTILE: &str = "@everyone <@&1> **x** ||y|| `z` \u{202e}evil [link](https://a.b) \u{2067}";

#[tokio::test]
async fn hostile_text_mentions_nobody_and_breaks_nothing() {
    let stage = Stage::new().await;
    let ana = stage.guild.member("@everyone **Ana** \u{202e}");
    let ben = stage.guild.member("`Ben` ||@here||");
    let options = [("format", "short"), ("objective", HOSTILE), ("wanted", HOSTILE)];
    ana.runs("/session now", &options).await;
    let thread = stage.practice.thread(1).await;
    ana.at(&stage.practice).presses("Candidate").await.says("You have a seat");
    ben.at(&stage.practice).presses("Interviewer").await.says("You have a seat");
    thread.shows("answers").await;
    let (ana, ben) = (ana.at(&thread), ben.at(&thread));
    ben.presses("Panel").await;
    ben.presses("On to the questions").await;
    ben.presses("Ask it").await;
    thread.shows("[Done]").await;
    stage.passes(20).await;
    ana.presses("Answer in writing").await;
    ana.fills(&[("Your answer", HOSTILE)]).await;
    ben.waits_for("**Follow up?**").await;
    on_until(Some(&stage), &[&ana, &ben], &thread, "**Rate ").await;
    ben.presses("Rate this turn").await;
    ben.presses("Read the answers").await;
    ben.presses("Add words").await;
    let field = "What could they try next time?";
    ben.fills(&[("What did you see or hear? Name one moment", HOSTILE), (field, HOSTILE)]).await;
    rates(&ben, &thread, "Rate this turn", "2").await.says("It is in.");
    ana.presses("Rate myself").await;
    ana.presses("Skip it").await;
    thread.shows("Open your report").await;
    let report = ana.presses("Open your report").await;
    ana.presses("Write my own").await;
    let fields = [
        ("One behaviour, as an instruction", HOSTILE),
        ("Plan: If … (when it counts)", HOSTILE),
        ("… then I … (what I do)", HOSTILE),
        ("Drill: 10 to 20 minutes a day", HOSTILE),
    ];
    ana.fills(&fields).await;
    ana.runs("/goal", &[]).await;
    ana.runs("/session show", &[("session", "1")]).await;
    ana.runs("/session plan", &[("when", HOSTILE), ("objective", HOSTILE)]).await;
    ana.runs("/profile", &[("zone", HOSTILE)]).await;
    ana.runs("/guide", &[("topic", HOSTILE)]).await;
    report.says("Report");
    for seen in stage.fake.requests() {
        let data = if seen.body["data"].is_object() { &seen.body["data"] } else { &seen.body };
        if !data["components"].is_null() && data["custom_id"].is_null() {
            let parse = data["allowed_mentions"]["parse"].as_array();
            assert!(parse.is_some_and(Vec::is_empty), "{seen:#?}");
            let text = data.to_string();
            assert!(!text.contains('\u{202e}') && !text.contains(" @everyone"), "{text}");
        }
    }
}
