//! The standing card: whoever has half an hour presses, and meets somebody, or goes alone.

use crate::discord::fake::{Fake, Guild, How, Member, Often, Room, Wrong};

use super::bot::Binary;
use super::play::{on_until, rates};
use super::stage::{Noted, Stage, set_up_guild, timeless};

/// What is pressed on the card.
const HALF_HOUR: &str = "I have 30 minutes";
/// How the card begins.
const CARD: &str = "**Practise now** · 30 min";

/// The organisers want the card.
async fn stands(guild: &Guild, practice: &Room) {
    let owner = guild.owner();
    owner.runs("/setup", &[]).await;
    owner.picks("Practise now", "On").await.is(How::Updated).says("pin it, so that it is found");
    practice.shows(CARD).await;
}

async fn presses(member: &Member, practice: &Room) -> crate::discord::fake::Got {
    member.at(practice).presses(HALF_HOUR).await
}

#[tokio::test]
async fn two_members_press_and_a_session_opens_that_mentions_both() {
    let stage = Stage::new().await;
    stands(&stage.guild, &stage.practice).await;
    let practice = &stage.practice;
    let (ana, ben) = (stage.guild.member("Ana"), stage.guild.member("Ben"));
    let mut noted = Noted::default();
    noted.add("Ana", &presses(&ana, practice).await);
    practice.shows("**One person waits**, since").await;
    noted.add("Ana once more", &presses(&ana, practice).await);
    noted.add("Ben", &presses(&ben, practice).await);
    let thread = practice.thread(1).await;
    thread.shows("**You both have half an hour.** @Ana").await;
    let said = stage.fake.hears("POST /channels/*/messages", 4).await;
    let called = said
        .iter()
        .map(|seen| &seen.body)
        .find(|body| body["content"].as_str().is_some_and(|text| text.contains("**You both have")));
    let users = called.unwrap()["allowed_mentions"]["users"].clone();
    assert_eq!(users, serde_json::json!([ana.id().to_string(), ben.id().to_string()]));
    // Her own screen, which she left open, knows it as well.
    ana.waits_for("You sit in #1").await;
    practice.shows("Nobody waits right now.").await;
    noted.add("Ben once more", &presses(&ben, practice).await);
    noted.add("Ana is here", &ana.at(&thread).presses("I'm here").await);
    thread.shows("**Turn 1 of 2 — @Ben answers, @Ana interviews**").await;
    on_until(Some(&stage), &[&ana, &ben], &thread, "**Rate @Ana").await;
    rates(&ana, &thread, "Rate turn 1", "4").await;
    rates(&ben, &thread, "Rate turn 2", "4").await;
    expect_test::expect![[r#"
        Ana → Privately
          You wait until <t:t> for somebody who has half an hour too. When they press, a session for you both opens, and its thread mentions you.
          [Stop waiting] [Start alone now]
        Ana once more → Privately
          You wait until <t:t> for somebody who has half an hour too. When they press, a session for you both opens, and its thread mentions you.
          [Stop waiting] [Start alone now]
        Ben → Privately
          @Ana has half an hour too, and #1 is open for you both. It begins when they have checked in as well. Why you two: you have not had a turn together yet.
          [My part] [Before you start]
        Ben once more → Privately
          You have a seat in #1, which runs or begins before half an hour is over. Go on there, or give that seat back first.
          [My part]
        Ana is here → Privately
          You have a seat: candidate. Everybody is here: it has begun.
          [My panel]
    "#]].assert_eq(&noted.0);
    stage.has_delivered().await;
    expect_test::expect![[r#"
        Greenroom: **Practise now** · 30 min, ballots included
          Press, and you wait up to 20 min. When somebody else presses, a session opens for you both: each interviews once and answers once. If nobody comes, start alone, and others rate it later.
          Nobody waits right now.
          [I have 30 minutes] [Start alone now] [Ask me to evenings]
        Greenroom: **Mock interview #1 · half an hour**
          Objective: To practise, right now
          <t:F> (<t:R>) · about 30 min · practice mode
          Answers typed in the thread can be read by this channel
          **Seats** candidate & interviewer: @Ben, @Ana (you swap half-way)
          It is running; observers can still come.
          [My part] [Observe] [Details]"#]].assert_eq(&timeless(&practice.transcript()));
}

#[tokio::test]
async fn one_who_waits_in_vain_goes_alone_and_the_rating_card_waits() {
    let stage = Stage::new().await;
    stands(&stage.guild, &stage.practice).await;
    let (ana, ben) = (stage.guild.member("Ana"), stage.guild.member("Ben"));
    presses(&ana, &stage.practice).await.is(How::Privately).says("You wait until");
    stage.passes_seen(10 * 60).await;
    // A press keeps the screen alive for another while.
    presses(&ana, &stage.practice).await.says("You wait until");
    stage.passes_seen(10 * 60 + 4).await;
    ana.waits_for("You are not waiting any more").await;
    stage.practice.shows("Nobody waits right now.").await;
    assert_eq!(ana.dms(), "");
    ana.presses("Start alone now").await.is(How::Updated).says("#1 is yours");
    let thread = stage.practice.thread(1).await;
    on_until(Some(&stage), &[&ana], &thread, "**Rate ").await;
    // Ben has half an hour, and nobody waits any more.
    presses(&ben, &stage.practice).await.says("You wait until");
    ben.at(&thread).presses("Open the answers and rate").await;
}

#[tokio::test]
async fn two_presses_at_the_same_moment_make_one_pair() {
    let stage = Stage::new().await;
    stands(&stage.guild, &stage.practice).await;
    let people = ["Ana", "Ben", "Cid", "Dev"].map(|name| stage.guild.member(name));
    let [ana, ben, cid, dev] = &people;
    let practice = &stage.practice;
    let got = tokio::join!(
        presses(ana, practice),
        presses(ben, practice),
        presses(cid, practice),
        presses(dev, practice)
    );
    let texts = [got.0.text, got.1.text, got.2.text, got.3.text];
    let count = |text: &str| texts.iter().filter(|one| one.contains(text)).count();
    assert_eq!((count("You wait until"), count("is open for you both")), (2, 2), "{texts:#?}");
    practice.thread(2).await.shows("**You both have half an hour.**").await;
    practice.shows("Nobody waits right now.").await;
    assert_eq!(practice.threads().len(), 2);
}

#[tokio::test]
async fn a_card_that_is_deleted_is_put_up_again_and_one_that_is_taken_down_says_so() {
    let stage = Stage::new().await;
    stands(&stage.guild, &stage.practice).await;
    let practice = &stage.practice;
    let ana = stage.guild.member("Ana");
    presses(&ana, practice).await.says("You wait until");
    practice.shows("**One person waits**").await;
    // The house has to know where the card stands before it can be missed there.
    stage.has_delivered().await;
    practice.post(CARD).is_deleted();
    practice.shows("**One person waits**").await;
    stage.has_delivered().await;
    let (card, button) = (practice.post(CARD), ana.at(practice).looks_behind(HALF_HOUR));
    ana.at(practice).presses("Stop waiting").await.is(How::Updated).says("you wait no longer");
    practice.shows("Nobody waits right now.").await;
    stage.has_delivered().await;
    let owner = stage.guild.owner();
    owner.picks("Practise now", "Off").await.says("Practise now: off");
    let gone = practice.shows("does not stand here any more").await;
    assert!(!gone.contains(HALF_HOUR), "{gone}");
    // Where somebody still has the old card on the screen, its button works.
    ana.forges(&card, &button).await.is(How::Privately).says("You wait until");
}

#[tokio::test]
async fn a_restart_in_the_middle_loses_no_wait_and_no_card() {
    let fake = Fake::start().await;
    let mut bot = Binary::starts(&fake).await;
    let (guild, practice) = set_up_guild(&fake, "Evening group").await;
    stands(&guild, &practice).await;
    let (ana, ben) = (guild.member("Ana"), guild.member("Ben"));
    presses(&ana, &practice).await.says("You wait until");
    practice.shows("**One person waits**").await;
    bot.is_killed().await;
    // Nobody tells the next process what happened meanwhile.
    fake.forgets_sessions();
    practice.post(CARD).is_deleted();
    bot.starts_again(&fake).await;
    let again = practice.shows("**One person waits**").await;
    assert_eq!(again.matches(CARD).count(), 1, "{again}");
    presses(&ben, &practice).await.says("@Ana has half an hour too");
    practice.thread(1).await.shows("**You both have half an hour.** @Ana").await;
    let after = practice.shows("Nobody waits right now.").await;
    assert_eq!(after.matches(CARD).count(), 1, "{after}");
    bot.stops().await;
}

#[tokio::test]
async fn a_card_whose_receipt_is_lost_stands_once() {
    let stage = Stage::new().await;
    stage.fake.breaks("POST /channels/*/messages", Often::Next(1), Wrong::AnswerLost);
    stands(&stage.guild, &stage.practice).await;
    let ana = stage.guild.member("Ana");
    presses(&ana, &stage.practice).await.says("You wait until");
    let shown = stage.practice.shows("**One person waits**").await;
    assert_eq!(shown.matches(CARD).count(), 1, "{shown}");
}

#[tokio::test]
async fn nobody_is_paired_with_somebody_who_has_left_the_server() {
    let stage = Stage::new().await;
    stands(&stage.guild, &stage.practice).await;
    let [ana, ben, cid] = ["Ana", "Ben", "Cid"].map(|name| stage.guild.member(name));
    presses(&ana, &stage.practice).await.says("You wait until");
    ana.leaves();
    presses(&ben, &stage.practice).await.says("You wait until");
    presses(&cid, &stage.practice).await.says("@Ben has half an hour too");
}
