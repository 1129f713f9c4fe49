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
