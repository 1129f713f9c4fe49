//! An evening in the practice channel: called by a series or by a plan for many, drawn, begun.

use crate::discord::fake::How;

use super::stage::{Noted, Stage, timeless};

/// Seconds.
const HOUR: u64 = 3_600;

#[tokio::test]
async fn a_plan_for_many_calls_draws_and_opens_its_sessions() {
    let stage = Stage::new().await;
    let practice = &stage.practice;
    let [ana, ben, cid, dev, eve] =
        ["Ana", "Ben", "Cid", "Dev", "Eve"].map(|name| stage.guild.member(name));
    let mut noted = Noted::default();
    let plan = [("when", "in 4 hours"), ("many", "true"), ("objective", "Tuesday practice")];
    noted.add("called", &stage.guild.owner().runs("/session plan", &plan).await);
    practice.shows("**Tuesday practice** · one-on-one").await;
    for member in [&ana, &ben, &cid, &dev] {
        member.at(practice).presses("I'm in").await.is(How::Privately).says("You are in for");
    }
    noted.add("only watches", &eve.at(practice).presses("Only observing").await);
    noted.add("why asked", &eve.at(practice).presses("Why this").await);
    practice.shows("only observing: @Eve").await;

    // The seats are drawn at half of the lead; what stands under the plan comes after it.
    stage.passes(2 * HOUR + 5).await;
    practice.shows("5 people, 2 sessions").await;
    practice.shows("**#2** ").await;
    noted.add("why there", &eve.at(practice).presses("Why").await);
    let offered = eve.completes("/rotation why", &[], ("evening", "")).await;
    assert!(matches!(&offered[..], [one] if one.ends_with(" · Tuesday practice")), "{offered:?}");
    assert!(eve.completes("/rotation why", &[], ("evening", "friday")).await.is_empty());
    let named = [("evening", "tuesday")];
    noted.add("why, by its title", &eve.runs("/rotation why", &named).await);
    eve.runs("/rotation why", &[("evening", "friday")])
        .await
        .says("were not drawn for you on such");
    let transcript = practice.transcript();
    let at = |what: &str| transcript.find(what).unwrap_or_else(|| panic!("{what}\n{transcript}"));
    let (plan, first, second) = (at("5 people, 2 sessions"), at("**#1** "), at("**#2** "));
    assert!(
        plan < first && plan < second,
        "what stands under the plan came before it\n{transcript}"
    );
    assert!(at("who sits where") < at("5 people, 2 sessions"), "the call links to the plan");
    stage.has_delivered().await;

    // An hour before, each session's thread begins with its reminder.
    stage.passes(HOUR).await;
    practice.thread(1).await.shows("answers first").await;
    practice.thread(2).await.shows("answers first").await;
    noted.add("cannot", &eve.at(practice).presses("Can't make it").await);
    stage.passes(HOUR - 10 * 60).await;
    practice.thread(1).await.shows("Check in when you are here").await;
    expect_test::expect![[r#"
        called → Privately
          The evening of <t:F> is called: the call stands in the practice channel, and seats are drawn by <t:t>.
          [I'm in]
        only watches → Privately
          You only observe on <t:F>. The plan says where, once seats are drawn.
          [I'm in after all] [Can't after all]
        why asked → Privately
          This is a call: whoever is in when seats are drawn, by <t:F>, gets one, with turns and partners spread fairly.
          You are not asked by name; everybody who reads this may come.
          [Can't after all]
        why there → Privately
          You only observe, as you wished.
          Seats are drawn so that turns even out first; then those sit together who met least.
          [My turns so far]
        why, by its title → Privately
          You only observe, as you wished.
          Seats are drawn so that turns even out first; then those sit together who met least.
          [My turns so far]
        cannot → Privately
          Noted: not on <t:F>.
          [I'm in after all]
    "#]].assert_eq(&timeless(&noted.0));
}

#[tokio::test]
async fn a_series_calls_its_next_evening_as_soon_as_it_is_less_than_a_week_away() {
    let stage = Stage::new().await;
    let owner = stage.guild.owner();
    owner.runs("/profile", &[("zone", "Europe/Berlin")]).await;
    let create = [("when", "every tue 19:00"), ("objective", "Tuesday practice")];
    owner.runs("/series create", &create).await;
    owner.presses("Save").await.says("Saved as series");
    stage.practice.shows("**Tuesday practice** · one-on-one").await;
    let ana = stage.guild.member("Ana");
    ana.at(&stage.practice).presses("I'm in").await.says("You are in for");
    ana.at(&stage.practice).presses("Every time").await.says("From now on");
    stage.practice.shows("In: @Ana").await;
    owner.runs("/rotation show", &[]).await.is(How::Privately);
    stage.has_delivered().await;
}

#[tokio::test]
async fn organisers_get_attendance_with_a_file_once_it_is_switched_on_and_a_call_told() {
    let stage = Stage::new().await;
    let practice = &stage.practice;
    let [ana, ben] = ["Ana", "Ben"].map(|name| stage.guild.member(name));
    let owner = stage.guild.owner();
    ana.runs("/admin attendance", &[]).await.says("Only an organiser");
    owner.runs("/admin attendance", &[]).await.says("between each member and me");
    owner.runs("/setup", &[]).await;
    owner.picks("Attendance", "On").await.says("Attendance: organisers see it");
    owner.runs("/admin attendance", &[]).await.says("until then there is nothing to see");
    let plan = [("when", "in 4 hours"), ("many", "true"), ("objective", "Tuesday practice")];
    owner.runs("/session plan", &plan).await;
    practice.shows("From this evening on, organisers see who came").await;
    for member in [&ana, &ben] {
        member.at(practice).presses("I'm in").await.says("You are in for");
    }
    stage.passes(2 * HOUR + 5).await;
    practice.shows("**#1** ").await;
    stage.has_delivered().await;
    stage.passes(2 * HOUR - 5 * 60).await;
    let thread = practice.thread(1).await;
    thread.shows("Check in when you are here").await;
    ana.at(&thread).presses("I'm here").await.says("You are checked in");
    stage.passes(11 * 60).await;
    thread.shows("wants a substitute").await;
    let told = owner.runs("/admin attendance", &[]).await;
    told.says("**Attendance since ").says("@Ben: 1 missed without a word").says("attendance.csv");
    ben.runs("/profile", &[]).await.says("of which organisers see those since ");
}
