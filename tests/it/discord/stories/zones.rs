//! In which zone a time is meant that somebody types: their own, or the group's, and it is said; or
//! they are asked.

use expect_test::expect;

use super::stage::{Noted, Stage};

fn plan(when: &'static str) -> [(&'static str, &'static str); 3] {
    [("when", when), ("objective", "First screen"), ("format", "short")]
}

/// The days of the text's times, whatever day it is.
fn dayless(text: &str) -> String {
    let is_at = |at: usize, byte: u8| matches!((at, byte), (4 | 7, b'-') | (_, b'0'..=b'9'));
    let is_day =
        |word: &str| word.len() == 10 && word.bytes().enumerate().all(|(at, b)| is_at(at, b));
    let words = text.split(' ').map(|word| if is_day(word) { "‹day›" } else { word });
    words.collect::<Vec<_>>().join(" ")
}

#[tokio::test]
async fn whoever_has_no_zone_is_asked_for_it_once() {
    let stage = Stage::new().await;
    let (ana, ben) = (stage.guild.member("Ana"), stage.guild.member("Ben"));
    let mut noted = Noted::default();
    noted.add("a plan", &ana.runs("/session plan", &plan("tomorrow 20:00")).await);
    ana.runs("/session list", &[]).await.says("Nothing is planned yet");
    ana.runs("/session plan", &plan("tomorrow 20:00")).await;
    noted.add("the form", &ana.presses("Set my time zone").await);
    noted.add("no such zone", &ana.fills(&[("Your time zone", "Atlantis")]).await);
    ana.runs("/profile", &[("quiet", "22-7")]).await.says("I do not know it yet");
    ana.presses("Set my time zone").await;
    noted.add("a zone", &ana.fills(&[("Your time zone", "berlin")]).await);
    noted.add("again", &ana.runs("/session plan", &plan("tomorrow 20:00")).await);
    let edit = [("session", "1"), ("when", "übermorgen 21 Uhr")];
    noted.add("an edit", &ana.runs("/session edit", &edit).await);
    let unclear = [("session", "1"), ("when", "tomorrow at 8"), ("wanted", "A clear story")];
    ana.runs("/session edit", &unclear).await.says("can mean several times");
    // What needs no zone is read for whoever has none, and no zone is named.
    for when in ["in 3 hours", "tomorrow 20:00 UTC", "<t:4102444800:F>"] {
        let got = ben.runs("/session plan", &plan(when)).await;
        assert!(!got.text.contains("I read that as"), "{when}: {}", got.text);
    }
    expect![[r#"
        a plan → Privately
          I don't know your time zone, so I can't tell when “tomorrow 20\:00” is for you, and nothing was done. Set your time zone once and send it again, or write where that time is meant, such as `19:00 Europe/Berlin`.
          What you wrote:
          > /session plan when\:tomorrow 20\:00 objective\:First screen format\:short
          [Set my time zone]
        the form → Form
          Set my time zone
          Your time zone: 
        no such zone → Privately
          There is no time zone called “Atlantis”. Write region and city, such as Europe/Berlin.
          What you wrote:
          > Atlantis
        a zone → Privately
          Saved: time zone Europe/Berlin · no quiet hours.
        again → Privately
          I read that as ‹day› 20:00 in Europe/Berlin, your time zone.
          Mock interview #1 is planned for <t:F> (<t:R>). Take a seat on its card.
          [Details] [Another time or zone]
        an edit → Privately
          The plan is changed, and the card shows it.
          I read that as ‹day› 21:00 in Europe/Berlin, your time zone.
          Mock interview #1 is planned for <t:F> (<t:R>). Take a seat on its card.
          [Details] [Another time or zone]
    "#]].assert_eq(&dayless(&noted.0));
}

#[tokio::test]
async fn the_group_has_a_zone_and_one_press_names_another() {
    let stage = Stage::new().await;
    let (owner, ben) = (stage.guild.owner(), stage.guild.member("Ben"));
    let cid = stage.guild.member("Cid");
    let mut noted = Noted::default();
    owner.runs("/setup", &[]).await.says("Time zone: none yet");
    noted.add("the organiser's form", &owner.presses("Set the group's time zone").await);
    let filled = owner.fills(&[("The group's time zone", "berlin")]).await;
    filled.says("Time zone: Europe/Berlin, for the times");
    owner.runs("/setup", &[("zone", "Nowhere")]).await.says("no time zone called");
    let offered = owner.completes("/setup", &[], ("zone", "new y")).await;
    assert_eq!(offered, ["America/New_York"]);
    owner.runs("/setup", &[("zone", "new york")]).await.says("Time zone: America/New\\_York");
    noted.add("a profile", &ben.runs("/profile", &[]).await);
    noted.add("a plan", &ben.runs("/session plan", &plan("tomorrow 20:00")).await);
    noted.add("the form", &ben.presses("Another time or zone").await);
    let filled = [("When", "tomorrow 21:00"), ("Your time zone", "UTC+2")];
    noted.add("another zone", &ben.fills(&filled).await);
    noted.add("the profile", &ben.runs("/profile", &[]).await);
    ben.presses("Another time or zone").await;
    ben.fills(&[("When", "tomorrow 21:00"), ("Your time zone", "Mars")])
        .await
        .says("called “Mars”");
    ben.runs("/session plan", &plan("tomorrow 20:00")).await.says("your time zone.");
    // Quiet hours are hours of the group's zone, and the answer says which that is.
    noted.add("quiet hours", &cid.runs("/profile", &[("quiet", "22-7")]).await);
    expect![[r#"
        the organiser's form → Form
          Set the group's time zone
          The group's time zone: 
        a profile → Privately
          You have named no time zone here, so times that you type are read in America/New\_York, the time zone of this group.
          You have named no role, level or region that you practise for. If you do, sessions that you plan are for it.
          You have not said which roles and regions you know as an interviewer.
          You interview and answer. On your first evening you answer first.
          I ask you to no evening of this group, unless you came to its last ones.
          You are reminded only of what you sat down for. I write you no DMs.
          Nobody but you can see your reports and your progress.
          **Level**
          ‹Level: No level in particular›
          **Reminders**
          ‹Reminders: Only what I sat down for›
          **Region**
          ‹Region: No region in particular›
          [Role] [My rhythm] [Only interview] [Interview first] [Ask me to evenings]
          [Allow DMs] [Set my time zone] [Day of my interview] [What I know] [Pause]
        a plan → Privately
          I read that as ‹day› 20:00 in America/New\_York, the time zone of this group, because you have named none of your own.
          Mock interview #1 is planned for <t:F> (<t:R>). Take a seat on its card.
          [Details] [Another time or zone]
        the form → Form
          Another time or zone
          When: ‹day› 20:00
          Your time zone: America/New_York
        another zone → Updated
          The plan is changed, and the card shows it.
          I read that as ‹day› 21:00 in Etc/GMT-2, your time zone.
          Mock interview #1 is planned for <t:F> (<t:R>). Take a seat on its card.
          [Details] [Another time or zone]
        the profile → Privately
          **Your profile** — time zone Etc/GMT-2 · no quiet hours.
          You have named no role, level or region that you practise for. If you do, sessions that you plan are for it.
          You have not said which roles and regions you know as an interviewer.
          You interview and answer. On your first evening you answer first.
          I ask you to no evening of this group, unless you came to its last ones.
          You are reminded only of what you sat down for. I write you no DMs.
          Nobody but you can see your reports and your progress.
          **Level**
          ‹Level: No level in particular›
          **Reminders**
          ‹Reminders: Only what I sat down for›
          **Region**
          ‹Region: No region in particular›
          [Role] [My rhythm] [Only interview] [Interview first] [Ask me to evenings]
          [Allow DMs] [Set my time zone] [Day of my interview] [What I know] [Pause]
        quiet hours → Privately
          Saved: time zone America/New\_York · quiet hours 22:00–07:00. A reminder that falls into them comes when they end, if that is before the start; only check-in calls you as always.
    "#]].assert_eq(&dayless(&noted.0));
}
