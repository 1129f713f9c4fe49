//! Evenings that come again: shown before anything is saved, then looked up, skipped, paused, stopped.

use expect_test::expect;

use super::stage::{Noted, Stage};
use crate::discord::fake::Room;
use crate::discord::fake::permissions::SEND_MESSAGES;

/// The days of the text's dates, whatever day it is.
fn dayless(text: &str) -> String {
    let is_day = |word: &str| {
        let bytes = word.as_bytes();
        bytes.len() == 10 && bytes[4] == b'-' && bytes[7] == b'-'
    };
    let words = text.split(' ').map(|word| {
        let bare = word.trim_end_matches(['.', ',', '\n']);
        if is_day(bare) { word.replace(bare, "‹day›") } else { word.to_owned() }
    });
    words.collect::<Vec<_>>().join(" ")
}

#[tokio::test]
async fn a_series_is_shown_before_it_is_saved() {
    let stage = Stage::new().await;
    let owner = stage.guild.owner();
    let mut noted = Noted::default();
    noted.add("no zone", &owner.runs("/series create", &[("when", "every tue 19:00")]).await);
    owner.runs("/profile", &[("zone", "Europe/Berlin")]).await;
    noted.add("nothing yet", &owner.runs("/series list", &[]).await);
    let create = [("when", "jeden Dienstag um 19 Uhr"), ("objective", "Tuesday practice")];
    noted.add("a preview", &owner.runs("/series create", &create).await);
    owner.runs("/series list", &[]).await.says("come again by themselves yet");
    owner.runs("/series create", &create).await;
    noted.add("another format", &owner.picks("Format", "Panel interview").await);
    noted.add("another length", &owner.picks("Length", "60 min a turn").await);
    noted.add("a role", &owner.picks("Role", "Backend engineer").await);
    noted.add("the form", &owner.presses("Change").await);
    let changed = [
        ("When, again and again", "every tue 20:00"),
        ("In which time zone", "Europe/Lisbon"),
        ("Until when, or how many times", "10"),
        ("What you call it or practise", "Panels"),
    ];
    noted.add("changed", &owner.fills(&changed).await);
    noted.add("saved", &owner.presses("Save").await);
    noted.add("the list", &owner.runs("/series list", &[]).await);
    expect![[r#"
        no zone → Privately
          I don't know your time zone, so I can't tell when “every tue 19\:00” is, and nothing was done. Set your time zone once and send it again, or write where that time is meant, such as `every tue 19:00 Europe/Berlin`.
          What you wrote:
          > /series create when\:every tue 19\:00
          [Set my time zone]
        nothing yet → Privately
          No evenings of this group come again by themselves yet. An organiser can make a series of them, such as every Tuesday 19:00.
        a preview → Privately
          I read that as **every Tuesday 19:00**, Europe/Berlin.
          Tuesday practice · one-on-one · 30 min a turn
          The first evenings:
          · <t:F> (<t:R>)
          · <t:F> (<t:R>)
          · <t:F> (<t:R>)
          Nothing is saved yet.
          **Format**
          ‹Format: One-on-one›
          **Role**
          ‹Role: Any role›
          [Save] [Change]
        another format → Updated
          I read that as **every Tuesday 19:00**, Europe/Berlin.
          Tuesday practice · panel interview · 45 min a turn
          The first evenings:
          · <t:F> (<t:R>)
          · <t:F> (<t:R>)
          · <t:F> (<t:R>)
          Nothing is saved yet.
          **Format**
          ‹Format: Panel interview›
          **Length**
          ‹Length: 45 min a turn›
          **Role**
          ‹Role: Any role›
          [Save] [Change]
        another length → Updated
          I read that as **every Tuesday 19:00**, Europe/Berlin.
          Tuesday practice · panel interview · 60 min a turn
          The first evenings:
          · <t:F> (<t:R>)
          · <t:F> (<t:R>)
          · <t:F> (<t:R>)
          Nothing is saved yet.
          **Format**
          ‹Format: Panel interview›
          **Length**
          ‹Length: 60 min a turn›
          **Role**
          ‹Role: Any role›
          [Save] [Change]
        a role → Updated
          I read that as **every Tuesday 19:00**, Europe/Berlin.
          Tuesday practice · panel interview · 60 min a turn · backend
          The first evenings:
          · <t:F> (<t:R>)
          · <t:F> (<t:R>)
          · <t:F> (<t:R>)
          Nothing is saved yet.
          **Format**
          ‹Format: Panel interview›
          **Length**
          ‹Length: 60 min a turn›
          **Role**
          ‹Role: Backend engineer›
          [Save] [Change]
        the form → Form
          Change
          When, again and again: every tue 19:00
          In which time zone: Europe/Berlin
          Until when, or how many times: 
          What you call it or practise: Tuesday practice
        changed → Updated
          I read that as **every Tuesday 20:00, 10 times**, Europe/Lisbon.
          Panels · panel interview · 60 min a turn · backend
          The first evenings:
          · <t:F> (<t:R>)
          · <t:F> (<t:R>)
          · <t:F> (<t:R>)
          Nothing is saved yet.
          **Format**
          ‹Format: Panel interview›
          **Length**
          ‹Length: 60 min a turn›
          **Role**
          ‹Role: Backend engineer›
          [Save] [Change]
        saved → Updated
          Saved as series **#1**: every Tuesday 20:00, 10 times, Europe/Lisbon. The first evening is <t:F>.
          [All series]
        the list → Privately
          **Series**
          **#1** · Panels · panel interview · 60 min a turn · backend
          Every Tuesday 20:00, 10 times · Europe/Lisbon · made by @owner of Evening group
          <t:F> · <t:F> · <t:F>
    "#]].assert_eq(&dayless(&noted.0));
}

#[tokio::test]
async fn a_series_is_skipped_paused_and_stopped() {
    let stage = Stage::new().await;
    let (owner, ben) = (stage.guild.owner(), stage.guild.member("Ben"));
    owner.runs("/setup", &[("zone", "Europe/Berlin")]).await;
    owner.runs("/series create", &[("when", "every tue 19:00")]).await;
    owner.presses("Save").await.says("Saved as series");
    // Its first evening is called, and the series goes on behind it.
    stage.practice.shows("Nobody has answered yet.").await;
    let mut noted = Noted::default();
    // Who may not is told who can.
    let series = [("series", "1")];
    noted.add("a member", &ben.runs("/series create", &[("when", "every tue 19:00")]).await);
    noted.add("a member again", &ben.runs("/series skip", &series).await);
    ben.runs("/series list", &[]).await.says("Every Tuesday 19");
    let offered = owner.completes("/series skip", &[], ("series", "")).await;
    assert_eq!(offered, ["#1 · every Tuesday 19:00"]);
    let dates = owner.completes("/series skip", &series, ("date", "")).await;
    assert!(dates.len() > 5 && dates.iter().all(|date| date.ends_with(" 19:00")), "{dates:?}");
    noted.add("skip?", &owner.runs("/series skip", &series).await);
    noted.add("skipped", &owner.presses("Yes, leave it out").await);
    owner.runs("/series list", &[]).await.says("Skipped: ");
    owner.runs("/series skip", &series).await;
    noted.add("held after all", &owner.presses("Hold it after all").await);
    let wednesday = [("series", "1"), ("date", "next wednesday")];
    noted.add("no such date", &owner.runs("/series skip", &wednesday).await);
    let until = [("series", "1"), ("until", "some day")];
    noted.add("an odd date", &owner.runs("/series pause", &until).await);
    noted.add("paused", &owner.runs("/series pause", &series).await);
    owner.runs("/series list", &[]).await.says("Paused until an organiser");
    owner.runs("/series pause", &series).await;
    noted.add("resumed", &owner.presses("Resume").await);
    let until = [("series", "1"), ("until", "in 6 weeks")];
    owner.runs("/series pause", &until).await.says("The first evening after that");
    owner.runs("/series resume", &series).await.says("The next evening");
    noted.add("stop?", &owner.runs("/series stop", &series).await);
    noted.add("stopped", &owner.presses("Yes, stop it").await);
    noted.add("there is none", &owner.runs("/series stop", &series).await);
    expect![[r#"
        a member → Privately
          Only an organiser can do that: a member with *Manage Server*, or with a role that was named in the settings. Ask one of them.
          What you wrote:
          > /series create when\:every tue 19\:00
        a member again → Privately
          Only an organiser can do that: a member with *Manage Server*, or with a role that was named in the settings. Ask one of them.
        skip? → Privately
          **Leave out an evening of series #1?**
          The evening of <t:F> is called already. It would be called off, and is not called again. Nobody is in so far.
          [Yes, leave it out] [No, back]
        skipped → Updated
          The next evening of series **#1** is <t:F>.
          The evening of <t:F> was called already: it is called off, and whoever was in is told.
          [All series]
        held after all → Updated
          The next evening of series **#1** is <t:F>.
          [All series]
        no such date → Privately
          That series has no evening on that date. Its next ones are:
          · <t:F> (<t:R>)
          · <t:F> (<t:R>)
          · <t:F> (<t:R>)
          · <t:F> (<t:R>)
          · <t:F> (<t:R>)
          · <t:F> (<t:R>)
          · <t:F> (<t:R>)
          · <t:F> (<t:R>)
          · <t:F> (<t:R>)
          · <t:F> (<t:R>)
        an odd date → Privately
          I can't read “some” in “some day”. Write the time like one of these: `in 2 hours`, `tomorrow 19:00`, `30 Nov 7 pm`.
          What you wrote:
          > /series pause series\:1 until\:some day
        paused → Privately
          Series **#1** is paused until an organiser resumes it.
          [Resume] [All series]
        resumed → Updated
          The next evening of series **#1** is <t:F>.
          [All series]
        stop? → Privately
          **Stop series #1?** Every Tuesday 19:00: no evening of it comes any more, and it is not begun again.
          [Yes, stop it] [No, back]
        stopped → Updated
          Series **#1** is stopped: no evening of it comes any more.
          [All series]
        there is none → Privately
          There is no such series in this group, or it was stopped. These are there:
          [All series]
    "#]].assert_eq(&dayless(&noted.0));
}

#[tokio::test]
async fn what_is_no_rule_says_what_to_type() {
    let stage = Stage::new().await;
    let owner = stage.guild.owner();
    owner.runs("/setup", &[("zone", "Europe/Berlin")]).await;
    let mut noted = Noted::default();
    for when in [
        "whenever",
        "every tue",
        "19:00",
        "every day 19:00",
        "every tue at 7",
        "fifth mon of the month 18:00",
        "every tue 19:00 until 1 May 10 times",
        "every tue 19:00 until 2020-01-01",
        "every tue 19:00 UTC+2",
    ] {
        noted.add(when, &owner.runs("/series create", &[("when", when)]).await);
    }
    let solo = [("when", "every tue 19:00"), ("format", "solo")];
    noted.add("solo", &owner.runs("/series create", &solo).await);
    // An old preview saves nothing newer.
    owner.runs("/series create", &[("when", "every tue 19:00")]).await;
    owner.presses("Save").await;
    noted.add("the form", &owner.runs("/series create", &[("objective", "Mondays")]).await);
    let odd = [("When, again and again", "every mon"), ("Until when, or how many times", "soon")];
    noted.add("an odd form", &owner.fills(&odd).await);
    expect![[r#"
        whenever → Privately
          I can't read “whenever” in “whenever”. Write the rule like one of these: `every tue 19:00`, `every second sat 10:30`, `first mon of the month 18:00`, `on the 15th 19:00`.
          What you wrote:
          > /series create when\:whenever
        every tue → Privately
          “every tue” says which days, but no time. Write both, such as `every tue 19:00`.
          What you wrote:
          > /series create when\:every tue
        19:00 → Privately
          “19\:00” says no day that comes again. Write such as `every tue 19:00` or `on the 15th 19:00`.
          What you wrote:
          > /series create when\:19\:00
        every day 19:00 → Privately
          Evenings come every week, every second week or every month. Write the rule like one of these: `every tue 19:00`, `every second sat 10:30`, `first mon of the month 18:00`.
          What you wrote:
          > /series create when\:every day 19\:00
        every tue at 7 → Privately
          “every tue at 7” can mean several rules. Write the one that you mean:
          `every tue 07:00` — every Tuesday 07:00
          `every tue 19:00` — every Tuesday 19:00
          What you wrote:
          > /series create when\:every tue at 7
        fifth mon of the month 18:00 → Privately
          Few months have a fifth one. Did you mean every month on the last Monday, 18:00? Then write `last mon of the month 18:00`.
          What you wrote:
          > /series create when\:fifth mon of the month 18\:00
        every tue 19:00 until 1 May 10 times → Privately
          “every tue 19\:00 until 1 May 10 times” does not fit together. Write the rule like one of these: `every tue 19:00`, `on the 15th 19:00 until 31 May`, `every tue 19:00 10 times`.
          What you wrote:
          > /series create when\:every tue 19\:00 until 1 May 10 times
        every tue 19:00 until ‹day› → Privately
          “every tue 19\:00 until 2020-01-01” is over before its first evening. Write a later end, or none.
          What you wrote:
          > /series create when\:every tue 19\:00 until 2020-01-01
        every tue 19:00 UTC+2 → Privately
          The evenings of a series keep their time when the clocks change, so they need the name of a place: write such as `every tue 19:00 Europe/Berlin`.
          What you wrote:
          > /series create when\:every tue 19\:00 UTC+2
        solo → Privately
          That format is for one person, and an evening is for two or more. Choose one of these: final-round, group, half-hour, one-on-one, panel, short.
          What you wrote:
          > /series create when\:every tue 19\:00 format\:solo
          [All series]
        the form → Form
          Change
          When, again and again: 
          In which time zone: Europe/Berlin
          Until when, or how many times: 
          What you call it or practise: Mondays
        an odd form → Privately
          I can't read “soon” in “every mon soon”. Write the rule like one of these: `every tue 19:00`, `every second sat 10:30`, `first mon of the month 18:00`, `on the 15th 19:00`.
          What you wrote:
          > every mon
          > 
          > Europe/Berlin
          > 
          > soon
          > 
          > Mondays
    "#]].assert_eq(&dayless(&noted.0));
}

#[tokio::test]
async fn a_series_is_moved_and_changed() {
    let stage = Stage::new().await;
    let (owner, ben) = (stage.guild.owner(), stage.guild.member("Ben"));
    owner.runs("/setup", &[("zone", "Europe/Berlin")]).await;
    owner.runs("/series create", &[("when", "every tue 19:00")]).await;
    owner.presses("Save").await.says("Saved as series");
    stage.practice.shows("Nobody has answered yet.").await;
    let mut noted = Noted::default();
    let series = ("series", "1");
    ben.runs("/series move", &[series, ("to", "20:30")]).await.says("Only an organiser");
    noted.add("moved", &owner.runs("/series move", &[series, ("to", "20:30")]).await);
    noted.add("all after it", &owner.picks("Which evenings", "This one and all after it").await);
    noted.add("saved", &owner.presses("Save").await);
    let odd = owner.runs("/series move", &[series, ("to", "some day")]).await;
    odd.says("I can't read");
    noted.add("edited", &owner.runs("/series edit", &[series, ("format", "panel")]).await);
    noted.add("the form", &owner.presses("Change").await);
    let changed = [
        ("When, again and again", "every thu 18:00"),
        ("In which time zone", "Europe/Berlin"),
        ("Until when, or how many times", ""),
        ("What you call it or practise", "Thursday panels"),
    ];
    noted.add("changed", &owner.fills(&changed).await);
    noted.add("saved again", &owner.presses("Save").await);
    stage.practice.shows("Thursday panels").await;
    owner.runs("/series list", &[]).await.says("Every Thursday 18");
    expect![[r#"
        moved → Privately
          Series **#1**: the evening of <t:F> is moved to **<t:F>**. All others stay.
          one-on-one · 30 min a turn
          The next evenings are then:
          · <t:F> (<t:R>)
          · <t:F> (<t:R>)
          · <t:F> (<t:R>)
          Nothing is saved yet.
          **Which evenings**
          ‹Which evenings: This one alone›
          [Save]
        all after it → Updated
          Series **#1** from the evening of <t:F> on: **every Tuesday 20:30**, Europe/Berlin.
          one-on-one · 30 min a turn
          The next evenings are then:
          · <t:F> (<t:R>)
          · <t:F> (<t:R>)
          · <t:F> (<t:R>)
          Nothing is saved yet.
          **Which evenings**
          ‹Which evenings: This one and all after it›
          [Save]
        saved → Updated
          Saved. The next evening of series **#1** is <t:F>.
          The evening that was called already follows, now <t:F>. Its call shows it, and whoever was in is told where they need to know.
          [All series]
        edited → Privately
          Series **#1**: the evening of <t:F> alone.
          panel interview · 45 min a turn
          The next evenings are then:
          · <t:F> (<t:R>)
          · <t:F> (<t:R>)
          · <t:F> (<t:R>)
          Nothing is saved yet.
          **Which evenings**
          ‹Which evenings: This one alone›
          **Format**
          ‹Format: Panel interview›
          **Length**
          ‹Length: 45 min a turn›
          **Role**
          ‹Role: Any role›
          [Save] [Change]
        the form → Form
          Change
          When, again and again: every tue 20:30
          In which time zone: Europe/Berlin
          Until when, or how many times: 
          What you call it or practise: 
        changed → Updated
          Series **#1** from the evening of <t:F> on: **every Thursday 18:00**, Europe/Berlin.
          Thursday panels · panel interview · 45 min a turn
          The next evenings are then:
          · <t:F> (<t:R>)
          · <t:F> (<t:R>)
          · <t:F> (<t:R>)
          Nothing is saved yet.
          **Which evenings**
          ‹Which evenings: This one and all after it›
          **Format**
          ‹Format: Panel interview›
          **Length**
          ‹Length: 45 min a turn›
          **Role**
          ‹Role: Any role›
          [Save] [Change]
        saved again → Updated
          Saved. The next evening of series **#1** is <t:F>.
          The evening that was called already follows, now <t:F>. Its call shows it, and whoever was in is told where they need to know.
          [All series]
    "#]].assert_eq(&dayless(&noted.0));
}

/// A rule of which an evening is in some four hours, in Berlin.
fn in_four_hours(room: &Room) -> String {
    // A snowflake is of the fake's own time.
    let made_ms = i64::try_from(room.id() >> 22).unwrap() + 1_420_070_400_000;
    let at = jiff::Timestamp::from_millisecond(made_ms + 4 * 3_600_000).unwrap();
    let at = at.in_tz("Europe/Berlin").unwrap();
    at.strftime("every %a %H:%M").to_string().to_lowercase()
}

#[tokio::test]
async fn a_series_has_its_evenings_in_a_channel_of_its_own() {
    let stage = Stage::new().await;
    let owner = stage.guild.owner();
    let [ana, ben] = ["Ana", "Ben"].map(|name| stage.guild.member(name));
    let (evenings, closed) =
        (stage.guild.text_channel("evenings"), stage.guild.text_channel("closed"));
    closed.denies_bot(SEND_MESSAGES);
    owner.runs("/profile", &[("zone", "Europe/Berlin")]).await;
    let when = in_four_hours(&evenings);
    let create = |channel| [("when", when.as_str()), ("channel", channel)];
    let refused = owner.runs("/series create", &create("closed")).await;
    refused.says("Evenings can't be held in that channel").says("I lack _Send Messages_");
    owner.runs("/series create", &create("evenings")).await.says("#evenings");
    owner.presses("Save").await.says("Saved as series");
    evenings.shows("Nobody has answered yet.").await;
    ana.at(&evenings).presses("I'm in").await.says("You are in for");
    ben.at(&evenings).presses("I'm in").await.says("You are in for");
    stage.passes(2 * 3_600 + 5).await;
    evenings.shows("2 people, 1 session").await;
    evenings.shows("**#1** ").await;
    stage.passes(3_600).await;
    evenings.thread(1).await.shows("answers first").await;
    stage.has_delivered().await;
    assert!(stage.practice.posts_of_bot().is_empty(), "something stands in the practice channel");
}

#[tokio::test]
async fn an_evening_whose_own_channel_is_deleted_goes_on_in_the_practice_channel() {
    let stage = Stage::new().await;
    let (owner, ana) = (stage.guild.owner(), stage.guild.member("Ana"));
    let notices = stage.notices().await;
    let evenings = stage.guild.text_channel("evenings");
    owner.runs("/profile", &[("zone", "Europe/Berlin")]).await;
    let create = [("when", "every tue 19:00"), ("channel", "evenings")];
    owner.runs("/series create", &create).await;
    owner.presses("Save").await.says("Saved as series");
    evenings.shows("Nobody has answered yet.").await;
    ana.at(&evenings).presses("I'm in").await.says("You are in for");
    evenings.shows("In: @Ana").await;
    evenings.is_deleted();
    stage.practice.shows("In: @Ana").await;
    // Organisers are told until they name another one.
    notices.shows("does not exist any more. Choose another channel.").await;
    let edit = [("series", "1"), ("channel", "practice")];
    owner.runs("/series edit", &edit).await;
    owner.picks("Which evenings", "All that come").await;
    owner.presses("Save").await.says("Saved.");
    ana.at(&stage.practice).presses("Can't this time").await.says("Noted");
    stage.has_delivered().await;
}
