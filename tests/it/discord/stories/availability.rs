//! When members can meet, on Discord: typed, chosen, and where it overlaps.

use crate::discord::fake::How;

use super::stage::Stage;

#[tokio::test]
async fn members_say_when_they_can_in_a_form_or_by_pickers_and_find_a_time() {
    let stage = Stage::new().await;
    let [ana, ben] = ["Ana", "Ben"].map(|name| stage.guild.member(name));
    ana.runs("/availability set", &[]).await.is(How::Privately).says("You have not said it yet");
    ana.presses("Type when I can meet").await;
    ana.fills(&[("Days and hours; empty: none", "mon-fri 18-21")])
        .await
        .says("I do not know it yet")
        .says("> mon-fri 18-21");
    for member in [&ana, &ben] {
        member.runs("/profile", &[("zone", "Europe/Berlin")]).await;
    }
    ana.runs("/availability set", &[]).await;
    ana.presses("Type when I can meet").await;
    ana.fills(&[("Days and hours; empty: none", "mon-fri 6-9")])
        .await
        .says("Several hours can be meant there");
    ana.runs("/availability set", &[("when", "mon-fri 18-21; not 20 Dec - 3 Jan")])
        .await
        .is(How::Privately)
        .says("Mon–Fri 18:00–21:00 · not 2026-12-20 – 2027-01-03");
    ben.runs("/availability set", &[]).await;
    ben.picks("Add days", "Every day").await.says("from when on?");
    ben.picks("From", "19:00").await.says("until when?");
    ben.picks("I can until", "21:00").await.says("every day 19:00–21:00");
    ben.presses("Find a time").await.is(How::Updated).says("2 of 2 can");
    // The picture's words, for whoever does not see it.
    ben.sees().split("How many can begin in each hour").nth(1).expect("a picture's words");
    let mention = format!("<@{}>", ana.id());
    ben.runs("/availability overlap", &[("members", &mention), ("length", "60")])
        .await
        .says("for 60 minutes");
    ben.runs("/availability overlap", &[("role", "astronaut")]).await.says("astronaut");
}

#[tokio::test]
async fn a_group_chooses_a_time_among_the_cards_and_it_becomes_a_series() {
    let stage = Stage::new().await;
    let owner = stage.guild.owner();
    let [ana, ben, cleo] = ["Ana", "Ben", "Cleo"].map(|name| stage.guild.member(name));
    for member in [&ana, &ben] {
        member.runs("/profile", &[("zone", "Europe/Berlin")]).await;
        member.runs("/availability set", &[("when", "every day 18-21")]).await;
    }
    cleo.runs("/availability poll", &[("format", "astronaut")]).await.says("astronaut");
    ana.runs("/availability poll", &[("secret", "true")])
        .await
        .is(How::Privately)
        .says("The group chooses from ");
    stage.practice.shows("When shall we meet?").await;
    cleo.at(&stage.practice).presses("3").await.is(How::Privately).says("You can come at");
    ben.at(&stage.practice).presses("3").await;
    // Twice is once.
    ben.at(&stage.practice).presses("3").await.says("You can come at");
    ben.presses("Not time 3").await.says("none of these times");
    ben.at(&stage.practice).presses("4").await;
    stage.practice.shows("2 members have answered").await;
    cleo.at(&stage.practice).presses("Close the poll").await.says("Only who asked");
    ana.at(&stage.practice).presses("Close the poll").await.says("The poll is closed");
    stage.practice.shows("Closed: these are the answers").await;
    ana.at(&stage.practice).presses("Every week: time 3").await.says("Only an organiser");
    owner.runs("/setup", &[("zone", "Europe/Berlin")]).await;
    owner.at(&stage.practice).presses("Every week: time 3").await.says("every");
    stage.practice.shows("It became series").await;
}
