//! Commands in other languages: what Discord would refuse is left out, and said.

use expect_test::expect;
use greenroom::base::{Language, Translation};
use greenroom::discord::language_complaints;

use super::bot::offers;
use super::stage::{Noted, Stage, timeless};
use crate::harness::library;

fn complaints(language: &Language) -> Vec<String> {
    let found = language_complaints(&offers(&library()), language);
    found.into_iter().map(|complaint| complaint.what).collect()
}

#[test]
fn a_built_in_language_fits_the_commands() {
    for item in &library().languages {
        assert_eq!(complaints(&item.value), Vec::<String>::new(), "{}", item.file);
    }
}

#[test]
fn what_discord_would_not_take_of_a_language_is_said() {
    let mut german = library().languages[0].value.clone();
    german.locale = "xx".to_owned();
    let long = Translation::Text("Als meine Antwort ganz und gar".repeat(2));
    german.texts.insert("Use as my answer".to_owned(), long);
    let expected = [
        "Discord has no locale `xx`",
        "`Als meine Antwort ganz und garAls meine Antwort ganz und gar` is longer than 32 characters",
    ];
    assert_eq!(complaints(&german), expected);
}

#[tokio::test]
async fn the_room_reads_what_its_organisers_chose_and_everybody_else_their_own_language() {
    let stage = Stage::new().await;
    let owner = stage.guild.owner();
    let (ana, ben) = (stage.guild.member("Ana"), stage.guild.member("Ben"));
    ben.speaks_language("de");
    let mut noted = Noted::default();
    noted.add("Ben asks for help", &ben.runs("/help", &[]).await);
    noted.add("Ben asks what there is", &ben.runs("/session list", &[]).await);
    noted.add("Ana does", &ana.runs("/session list", &[]).await);
    owner.runs("/setup", &[]).await;
    owner.picks("Language of cards and threads", "Deutsch").await.says("Saved");
    let session = [("format", "short"), ("objective", "First screen")];
    ana.runs("/session now", &session).await.says("Mock interview #1 is open");
    let thread = stage.practice.thread(1).await;
    noted.add("Ana takes a seat", &ana.presses("Bewerber:in").await);
    noted.add("Ben takes a seat", &ben.presses("Interviewer:in").await);
    thread.shows("@Ana antwortet").await;
    noted.add("Ana's panel", &ana.at(&thread).presses("Pult").await);
    noted.add("Ben's panel", &ben.at(&thread).presses("Pult").await);
    owner.picks("Language of cards and threads", "English").await.says("Saved");
    let ben = ben.at(&thread);
    ben.presses("Zu den Fragen").await;
    ben.presses("Frage stellen").await;
    thread.shows("[Done]").await;
    expect![[r#"
        Ben asks for help → Privately
          **greenroom** — Probegespräche für Übungsgruppen. Ich rufe zur Sitzung, stelle die Fragen nach der Uhr und sammle Bewertungen, die niemand sieht, bevor alle da sind.
          **Mitmachen** — drück _Platz nehmen_ auf einer Karte, melde dich an, wenn der Thread aufgeht, und folge den Buttons. Geantwortet wird mündlich im Sprachkanal oder schriftlich als Antwort auf die Frage.
          **Anfangen** — `/session now` startet eine Sitzung, sobald ihre Plätze besetzt sind, mit `/session plan` wählst du eine Zeit. Wo _Jetzt üben_ steht, findest du mit einem Klick jemanden, der auch gerade eine halbe Stunde hat.
          **Nachsehen** — `/session list` zeigt, was geplant ist, `/goal`, woran du arbeitest.
          **Mehr** — `/about` sagt, was gespeichert wird und wofür Bewertungen nicht da sind.
          [Sitzungen]
        Ben asks what there is → Privately
          Noch ist nichts geplant. Plan eine Sitzung für einen Tag, der dir passt, oder mach jetzt eine auf.
        Ana does → Privately
          Nothing is planned yet. Plan a session for a date that suits you, or open one now.
        Ana takes a seat → Privately
          You have a seat: candidate, and you are checked in. It begins when everybody is here.
          [Before you start] [Can't make it]
        Ben takes a seat → Privately
          Du hast einen Platz: Interviewer:in. Alle sind da: Es hat begonnen.
          [Mein Pult]
        Ana's panel → Privately
          **Intro** · until <t:t> · Whoever interviews you says who they are and how it goes. Listen; your first question comes after it.
          [More…]
        Ben's panel → Privately
          **Begrüßung** · bis <t:t> · Sag, wer du in diesem Gespräch bist, wie lange es dauert und dass am Ende Zeit für eigene Fragen ist.
          Sag: „Good to meet you.“
          [Zu den Fragen] [Kurzanleitung] [Tonfall-Karten] [Pause] [Mehr …]
    "#]].assert_eq(&noted.0);
    stage.has_delivered().await;
    expect![[r#"
        Greenroom: **Probegespräch #1 · Kurz**
          Geübt wird: First screen
          <t:F> (<t:R>) · etwa 25 min · Übungsmodus
          Was im Thread getippt wird, kann lesen, wer diesen Kanal sieht
          **Plätze** Bewerber:in: @Ana · Interviewer:in: @Ben
          Es läuft; wer zuschauen will, kann noch kommen.
          [Mein Teil] [Zuschauen] [Details]"#]]
    .assert_eq(&timeless(&stage.practice.transcript()));
    stage.has_delivered().await;
    expect![[r#"
        Greenroom: **Probegespräch #1** hat begonnen; die Anmeldung ist vorbei
        Greenroom: **@Ana antwortet, @Ben fragt** · bis <t:t>
          Begrüßung (60 s) → 3 Fragen (10 min) → Fragen von @Ana (2 min) → Abschluss (2 min)
          Zuerst @Ben: wer fragt und wie es abläuft. @Ana: zuhören; die erste Frage kommt danach.
          Was hinter deinem Button steht, sieht sonst niemand. @Ben: [Pult] · @Ana: [Meinen Durchgang abbrechen]
          [Pult] [Meinen Durchgang abbrechen]
        Greenroom: **Question 1 of 3** · @Ana, 90 s, time up <t:R>
          Stellen Sie sich vor, ich arbeite bei dem Unternehmen, für das Sie sich vorbereiten. Was wissen Sie über uns?
          Speak, or reply to this message, or use the form.
          [Done] [Answer in writing]"#]].assert_eq(&timeless(&thread.transcript()));
}
