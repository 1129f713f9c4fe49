//! Buttons that are not for the one who presses them, and buttons that nobody made.

use expect_test::expect;

use crate::discord::fake::How;

use super::stage::{Noted, Stage, now, set_up_guild};

#[tokio::test]
async fn a_press_is_refused_with_what_to_do_instead() {
    let stage = Stage::new().await;
    let (ana, ben) = (stage.guild.member("Ana"), stage.guild.member("Ben"));
    let eve = stage.guild.member("Eve");
    let thread = stage.session("short", &[(&ana, "Candidate"), (&ben, "Interviewer")]).await;
    thread.shows("@Ana answers").await;
    let mut noted = Noted::default();
    let asks = {
        let ben = ben.at(&thread);
        ben.presses("Panel").await;
        ben.presses("On to the questions").await.says("Question 1 of 3");
        ben.looks_behind("Ask it")
    };
    let turn = thread.post("@Ana answers");
    noted.add("Eve asks", &eve.forges(&turn, &asks).await);
    noted.add("Ana asks", &ana.forges(&turn, &asks).await);
    noted.add("Eve stops Ana's turn", &eve.at(&thread).presses("Stop my turn").await);
    let old = asks.replacen("g1", "g0", 1);
    noted.add("an older version", &eve.forges(&turn, &old).await);
    noted.add("no session", &eve.forges(&turn, "g1:ask:zz").await);
    noted.add("no number", &eve.forges(&turn, "g1:ask:'; drop table sessions; --").await);
    noted.add("nothing", &eve.forges(&turn, "g1:").await);
    noted.add("a foreign one", &eve.forges(&turn, "approve_payment").await);
    noted.add("letters", &eve.forges(&turn, &"\u{202e}€".repeat(40)).await);
    expect![[r#"
        Eve asks → Privately
          Only the interviewer can do that, and @Ben has the chair. Open your panel for what you can do now.
          [My panel]
        Ana asks → Privately
          Only the interviewer can do that, and @Ben has the chair. Open your panel for what you can do now.
          [My panel]
        Eve stops Ana's turn → Privately
          Only @Ana can do that: it is their turn. Open your panel for what you can do now.
          [My panel]
        an older version → Privately
          This button belongs to another version of me and does nothing any more. The sessions of this group are here, with buttons that work:
          [Sessions]
        no session → Privately
          There is no such session here. Look at the list, and choose one from it.
          [Sessions]
        no number → Privately
          This button arrived damaged: I can't read what it belongs to, and nothing happened. Open the session again and press the button there; if it repeats, tell your organiser.
          [Sessions]
        nothing → Privately
          This button arrived damaged: I can't read what it belongs to, and nothing happened. Open the session again and press the button there; if it repeats, tell your organiser.
          [Sessions]
        a foreign one → Privately
          I don't know this button. If it came from me, tell your organiser.
        letters → Privately
          I don't know this button. If it came from me, tell your organiser.
    "#]].assert_eq(&noted.0);
    // Nothing of it changed anything.
    ben.at(&thread).presses("Ask it").await.says("Read it aloud");
}

#[tokio::test]
async fn two_groups_cannot_reach_each_others_sessions() {
    let stage = Stage::new().await;
    let (ana, ben) = (stage.guild.member("Ana"), stage.guild.member("Ben"));
    let (other, their_practice) = set_up_guild(&stage.fake, "Morning group").await;
    let (eve, cid) = (other.member("Eve"), other.member("Cid"));
    let seats = [(&ana, "Candidate"), (&ben, "Interviewer")];
    let thread = stage.session("short", &seats).await;
    let mut noted = Noted::default();
    noted.add("list", &eve.runs("/session list", &[]).await);
    noted.add("show", &eve.runs("/session show", &[("session", "1")]).await);
    let seats = [(&eve, "Candidate"), (&cid, "Interviewer")];
    let their_thread = now(&their_practice, "short", &seats).await;
    thread.shows("@Ana answers").await;
    their_thread.shows("@Eve answers").await;
    let panel = ben.at(&thread).looks_behind("Panel");
    let stops = ana.at(&thread).looks_behind("Stop my turn");
    let theirs = their_thread.post("@Eve answers");
    noted.add("a panel of the others", &eve.forges(&theirs, &panel).await);
    noted.add("their turn", &eve.forges(&theirs, &stops).await);
    // Ana is in both groups: what she presses there is pressed there.
    let ana_there = other.welcomes(&ana);
    noted.add("one's own turn, from there", &ana_there.forges(&theirs, &stops).await);
    noted.add("show", &eve.runs("/session show", &[("session", "1")]).await);
    expect![[r#"
        list → Privately
          Nothing is planned yet. Plan a session for a date that suits you, or open one now.
        show → Privately
          There is no such session here. Look at the list, and choose one from it.
          [Sessions]
        a panel of the others → Privately
          There is no such session here. Look at the list, and choose one from it.
          [Sessions]
        their turn → Privately
          There is no such session here. Look at the list, and choose one from it.
          [Sessions]
        one's own turn, from there → Privately
          There is no such session here. Look at the list, and choose one from it.
          [Sessions]
        show → Privately
          **Mock interview #1 · short**
          A quarter of an hour\: an opening, one story and a closing statement.
          <t:F> (<t:R>) · about 25 min · practice mode
          **Agenda** Intro (60 s) → 3 questions (10 min) → the candidate's questions (2 min) → wrap-up (2 min)
          **Questions** opening · behavioural · closing
          **Rated on** clarity of answer · evidence of impact · non-verbal presence · storytelling structure · quality of questions
          **Who rates** interviewers who asked and observers who came before the second question, within 20 min of the last turn.
          **Private** are questions until they are asked, ballots until all are in, and a report for good: it is its candidate's, and their coaches'. What is typed in the thread can be read by its channel. Practice only: not for hiring decisions.
          [My part] [How to rate]
    "#]].assert_eq(&noted.0);
    ben.at(&thread).presses("Panel").await.says("**Intro**");
}

#[tokio::test]
async fn a_channel_or_role_of_another_server_is_not_chosen() {
    const CHANNEL: u8 = 8;
    const ROLE: u8 = 6;
    let stage = Stage::new().await;
    let (other, theirs) = set_up_guild(&stage.fake, "Morning group").await;
    let (own, their_role) = (stage.guild.text_channel("practice-2"), other.role("Coaches", 0));
    let ana = stage.guild.member("Ana");
    let thread = stage.session("drill", &[(&ana, "Candidate")]).await;
    thread.shows("@Ana answers").await;
    let post = thread.post("@Ana answers");
    let owner = stage.guild.owner();
    let not_here = "That is not of this server";
    for (setting, kind, foreign) in [
        ("cards", CHANNEL, theirs.id()),
        ("notices", CHANNEL, theirs.id()),
        ("rooms", CHANNEL, theirs.id()),
        ("organisers", ROLE, their_role),
        ("coaches", ROLE, their_role),
    ] {
        let id = format!("g1:set:{setting}");
        owner.forges_choice(&post, &id, (kind, &[foreign])).await.says(not_here);
        // One that is of it does not let the other through.
        let mixed = if kind == CHANNEL { [own.id(), foreign] } else { [their_role, 1] };
        owner.forges_choice(&post, &id, (kind, &mixed)).await.says(not_here);
    }
    let settings = owner.runs("/setup", &[]).await.text;
    assert!(settings.contains("Cards are posted in #practice"), "{settings}");
    owner.forges_choice(&post, "g1:set:cards", (CHANNEL, &[own.id()])).await.says("#practice-2");
}

#[tokio::test]
async fn a_button_of_before_that_ends_something_asks_once() {
    let stage = Stage::new().await;
    let (ana, ben) = (stage.guild.member("Ana"), stage.guild.member("Ben"));
    let thread = stage.session("short", &[(&ana, "Candidate"), (&ben, "Interviewer")]).await;
    thread.shows("@Ana answers").await;
    let turn = thread.post("@Ana answers");
    let session = ben.at(&thread).looks_behind("Panel").rsplit(':').next().unwrap().to_owned();
    stage.has_delivered().await;
    let before = thread.transcript();
    for (member, verb, asked) in [
        (&ben, "end", "**End #1 here?**"),
        (&ana, "end", "**End #1 here?**"),
        (&ana, "my-turn", "**Stop your turn?**"),
        (&ana, "leave", "**Leave #1 for good?**"),
    ] {
        member.forges(&turn, &format!("g1:{verb}:{session}")).await.is(How::Privately).says(asked);
    }
    assert_eq!(thread.transcript(), before, "nothing ended");
    // The question takes the place of the screen, and gives it back.
    let ben = ben.at(&thread);
    ben.presses("Panel").await.says("**Intro**");
    ben.presses("More…").await.is(How::Updated).says("**End here**");
    ben.presses("End here").await.is(How::Updated).says("[No, back]");
    ben.presses("No, back").await.is(How::Updated).says("**Intro**");
    ben.presses("More…").await;
    ben.presses("End here").await;
    ben.presses("Yes, end it here").await.is(How::Updated);
    thread.shows("ended before it could be held").await;
}

#[tokio::test]
async fn a_session_is_called_off_after_one_question() {
    let stage = Stage::new().await;
    let ana = stage.guild.member("Ana");
    stage.session("short", &[(&ana, "Candidate")]).await;
    ana.runs("/session cancel", &[("session", "1")]).await.says("**Call off #1?**");
    ana.presses("Yes, call it off").await;
    stage.practice.shows("was called off by @Ana").await;
}
