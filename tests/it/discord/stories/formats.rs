//! A whole session of each format, in few presses.

use crate::discord::fake::{How, Member, Room};

use super::play::{OF_A_GROUP, on_until, rates, rates_all};
use super::stage::Stage;

async fn reported(candidates: &[&Member], thread: &Room) {
    for candidate in candidates {
        let candidate = candidate.at(thread);
        candidate.presses("Rate myself").await;
        candidate.presses("Skip it").await;
    }
    let count = candidates.len();
    let reports = |text: &str| {
        text.matches("[Open your report]\n").count()
            + usize::from(text.ends_with("[Open your report]"))
            >= count
    };
    thread.settles("every report", reports).await;
    for candidate in candidates {
        candidate.at(thread).presses("Open your report").await;
    }
}

#[tokio::test]
async fn one_on_one_swaps_its_roles() {
    let stage = Stage::new().await;
    let (ana, ben) = (stage.guild.member("Ana"), stage.guild.member("Ben"));
    let thread = stage.session("one-on-one", &[(&ana, "Take a seat"), (&ben, "Take a seat")]).await;
    on_until(Some(&stage), &[&ana, &ben], &thread, "**Rate @Ben").await;
    rates(&ben, &thread, "Rate turn 1", "4").await;
    rates(&ana, &thread, "Rate turn 2", "4").await;
    reported(&[&ana, &ben], &thread).await;
}

#[tokio::test]
async fn panel() {
    let stage = Stage::new().await;
    let [ana, ben, cid] = ["Ana", "Ben", "Cid"].map(|name| stage.guild.member(name));
    let seats = [(&ana, "Candidate"), (&ben, "Interviewer"), (&cid, "Interviewer")];
    let thread = stage.session("panel", &seats).await;
    on_until(Some(&stage), &[&ana, &ben, &cid], &thread, "**Rate ").await;
    rates(&ben, &thread, "Rate this turn", "4").await;
    rates(&cid, &thread, "Rate this turn", "2").await;
    reported(&[&ana], &thread).await;
    // Only who is thanked reads it.
    ana.at(&thread).presses("Open your report").await.says("Worth a thank-you? 1. @Ben · 2. @Cid");
    ana.presses("Thank 1").await.says("Done: @Ben reads it with their sessions");
    ben.runs("/history", &[]).await;
    ben.presses("Thanks for me").await.says("@Ana");
    let other = cid.runs("/history", &[]).await;
    assert!(!other.text.contains("Thanks for me"), "{}", other.text);
}

#[tokio::test]
async fn final_round() {
    let stage = Stage::new().await;
    let people = ["Ana", "Ben", "Cid", "Dev"].map(|name| stage.guild.member(name));
    let [ana, ben, cid, dev] = &people;
    let seats =
        [(ana, "Candidate"), (ben, "Interviewer"), (cid, "Interviewer"), (dev, "Interviewer")];
    let thread = stage.session("final-round", &seats).await;
    on_until(Some(&stage), &[ana, ben, cid, dev], &thread, "**Rate ").await;
    for rater in [ben, cid, dev] {
        rates(rater, &thread, "Rate this turn", "4").await;
    }
    reported(&[ana], &thread).await;
    // Whoever would rather look than read has a picture, and its words.
    ana.at(&thread).presses("Open your report").await.says("**Ready**");
    let scores = ana.presses("Scores").await.is(How::Updated);
    scores.says("Levels from 1 to 5. Clarity of answer: 4.0, 80 % range ");
    let report = ana.presses("Back to the report").await.is(How::Updated);
    assert!(!report.text.contains("Levels"), "{}", report.text);
}

#[tokio::test]
async fn group() {
    let stage = Stage::new().await;
    let people = ["Ana", "Ben", "Cid", "Dev"].map(|name| stage.guild.member(name));
    let [ana, ben, cid, dev] = &people;
    let seats = [(ana, "Candidate"), (ben, "Candidate"), (cid, "Candidate"), (dev, "Interviewer")];
    let thread = stage.session("group", &seats).await;
    on_until(Some(&stage), &[ana, ben, cid, dev], &thread, "**Rate @Cid").await;
    for turn in ["Rate turn 1", "Rate turn 2", "Rate turn 3"] {
        rates_all(dev, &thread, turn, &OF_A_GROUP, "4").await;
    }
    for candidate in [ana, ben, cid] {
        candidate.at(&thread).presses("Rate myself").await;
        candidate.at(&thread).presses("Skip it").await;
    }
    thread.settles("three reports", |text| text.matches("is rated").count() == 3).await;
    for candidate in [ana, ben, cid] {
        candidate.at(&thread).presses("Open your report").await;
    }
}

#[tokio::test]
async fn solo_and_drill() {
    let stage = Stage::new().await;
    let (ana, ben) = (stage.guild.member("Ana"), stage.guild.member("Ben"));
    let drill = stage.session("drill", &[(&ana, "Candidate")]).await;
    on_until(Some(&stage), &[&ana], &drill, "**Rate ").await;
    ana.at(&drill).presses("Done").await;
    drill.shows("Open your report").await;
    let solo = stage.session("solo", &[(&ana, "Candidate")]).await;
    on_until(Some(&stage), &[&ana], &solo, "**Rate ").await;
    let ballot = ben.at(&solo).presses("Open the answers and rate").await;
    assert!(!ballot.text.is_empty());
}
