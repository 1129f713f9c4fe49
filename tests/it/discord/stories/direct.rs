//! Direct messages: to who allows them, pressed without a guild, and in the room where they fail.

use expect_test::expect;

use crate::discord::fake::{How, Member};

use super::stage::{Noted, Stage, timeless};

/// Seconds.
const HOUR: u64 = 3_600;

async fn allows(member: &Member) {
    member.runs("/profile", &[]).await;
    member.presses("Allow DMs").await.says("I may write to you by DM");
}

/// A session in 25 hours with these on its seats.
async fn planned(stage: &Stage, seated: &[&Member]) {
    let plan = [("format", "one-on-one"), ("objective", "First screen"), ("when", "in 25 hours")];
    stage.guild.owner().runs("/session plan", &plan).await.says("is planned");
    stage.practice.shows("Take a seat").await;
    for member in seated {
        member.at(&stage.practice).presses("Take a seat").await.says("You have a seat");
    }
}

/// Without the numbers of an address, which are others each time.
fn unaddressed(text: &str) -> String {
    let mut parts = text.split("/channels/");
    let first = parts.next().unwrap_or_default().to_owned();
    let is_part = |c: char| c.is_ascii_digit() || c == '/';
    parts.fold(first, |text, part| text + "/channels/…" + part.trim_start_matches(is_part))
}

#[tokio::test]
async fn who_allows_dms_is_reminded_there_and_presses_there_for_their_group() {
    let stage = Stage::new().await;
    let [ana, ben] = ["Ana", "Ben"].map(|name| stage.guild.member(name));
    ana.speaks_language("de");
    ana.runs("/profile", &[]).await;
    ana.presses("DMs erlauben").await;
    planned(&stage, &[&ben]).await;
    ana.at(&stage.practice).presses("Take a seat").await;
    stage.passes(HOUR + 5).await;
    let dm = ana.dm_room();
    dm.shows("beginnt").await;
    let thread = stage.practice.thread(1).await;
    let said = thread.shows("starts").await;
    assert!(said.contains("@Ben") && !said.contains("@Ana"), "{said}");
    assert_eq!(ben.dms(), "");

    // Whoever else knows the button is not heard.
    let mut noted = Noted::default();
    let post = dm.post("beginnt");
    let stop = ana.in_dm().looks_behind("Keine DMs");
    noted.add("somebody else", &ben.forges(&post, &stop).await);
    noted.add("details", &ana.in_dm().presses("Details").await);
    noted.add("stop", &ana.in_dm().presses("Keine DMs").await);
    stage.passes(23 * HOUR).await;
    thread.settles("both are mentioned", |t| t.contains("@Ana")).await;
    assert_eq!(dm.transcript().matches("beginnt").count(), 1);
    noted.add("cannot", &ana.in_dm().presses("Ich kann nicht").await);
    stage.has_delivered().await;
    expect![[r#"
        Greenroom: **Probegespräch #1** beginnt <t:F> (<t:R>).
          In deiner Gruppe: <https://discord.com/channels/…>
          [Ich kann nicht] [Details] [Weniger Erinnerungen] [Keine DMs]
        somebody else → Privately
          I work inside a server. Use this in your group's practice channel.
        details → Privately
          **Probegespräch #1 · Zu zweit**
          Two people interview each other, 30 minutes each, with a short break. Others may observe and vote.
          <t:F> (<t:R>) · etwa 74 min · Übungsmodus
          **Ablauf** Begrüßung (2 min) → 3 Fragen und 2 Überraschungen (20 min) → Fragen der Bewerber:in (5 min) → Abschluss (3 min); 2 Durchgänge mit getauschten Rollen, dazwischen 4 min Pause
          **Fragen** Einstieg ins Gespräch · Verhalten · Verhalten, Fachliches oder Situation
          **Bewertet wird** Clarity of answer · Evidence of impact · Non-verbal presence · Storytelling structure · Quality of questions
          **Wer bewertet** alle, die gefragt haben, und alle, die vor der zweiten Frage zum Zuschauen da waren, bis 20 min nach dem letzten Durchgang.
          **Vertraulich** sind Fragen, bis sie gestellt werden, Bögen, bis alle da sind, und ein Bericht für immer: Er gehört der befragten Person und ihren Coaches. Was im Thread getippt wird, kann der Kanal lesen. Nur zum Üben: nicht für Einstellungen.
          [Zuschauen] [Ich kann nicht] [Bevor es losgeht] [In meinen Kalender] [So bewertest du]
        stop → Privately
          Gespeichert: Du wirst nur an das erinnert, wozu du dich gesetzt hast. Ich schreibe dir keine DMs.
          [DMs erlauben]
        cannot → Updated
          Erledigt: Der Platz ist frei für jemand anderen.
          **Probegespräch #1** beginnt um <t:t> (<t:R>).
          Du hast hier noch keinen Platz.
          Ersatz gesucht als Bewerber:in: Wer zuerst drückt, hat den Platz.
          [Nehme ich] [Platz nehmen] [Zuschauen] [Details]
    "#]].assert_eq(&timeless(&format!("{}\n{}", unaddressed(&dm.transcript()), noted.0)));
}

#[tokio::test]
async fn whoever_does_not_let_the_bot_write_is_mentioned_in_the_room_and_reads_why() {
    let stage = Stage::new().await;
    let [ana, ben] = ["Ana", "Ben"].map(|name| stage.guild.member(name));
    allows(&ana).await;
    ana.takes_dms(false);
    planned(&stage, &[&ana, &ben]).await;
    stage.passes(HOUR + 5).await;
    let thread = stage.practice.thread(1).await;
    thread.settles("both are mentioned", |t| t.contains("@Ana") && t.contains("@Ben")).await;
    stage.has_delivered().await;
    ana.runs("/profile", &[]).await.is(How::Privately).says("I could not write to you by DM");
    assert_eq!(stage.fake.requests_to("POST /users/@me/channels").len(), 1);
}
