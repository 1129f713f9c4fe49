//! What comes later than it was meant, or cannot be taken: it is filed where it belongs, or its
//! writer gets it back.

use expect_test::expect;

use crate::discord::fake::{Got, How, Member, Often, Room, Wrong};

use super::stage::{Noted, Stage};

/// How a press or a form is answered.
const CALLBACK: &str = "POST /interactions/*/*/callback";

/// Ana answers, Ben asks; the first question is before everybody.
async fn asked(stage: &Stage) -> (Member, Member, Room) {
    let (ana, ben) = (stage.guild.member("Ana"), stage.guild.member("Ben"));
    let thread = stage.session("short", &[(&ana, "Candidate"), (&ben, "Interviewer")]).await;
    thread.shows("@Ana answers").await;
    let (ana, ben) = (ana.at(&thread), ben.at(&thread));
    ben.presses("Panel").await;
    ben.presses("On to the questions").await.says("Question 1 of 3");
    asks(&ben, &thread, 1).await;
    (ana, ben, thread)
}

async fn asks(ben: &Member, thread: &Room, no: u8) {
    ben.presses("Ask it").await;
    thread.shows(&format!("**Question {no} of 3**")).await;
}

async fn sends(member: &Member, text: &str) -> Got {
    member.fills(&[("Your answer", text)]).await
}

#[tokio::test]
async fn a_form_counts_for_the_question_that_it_was_opened_on() {
    let stage = Stage::new().await;
    let (ana, ben, thread) = asked(&stage).await;
    let mut noted = Noted::default();
    ana.presses("Answer in writing").await.is(How::Form);
    ben.presses("Skip").await.says("Question 2 of 3");
    noted.add("sent after it was skipped", &sends(&ana, "I build billing *systems*.").await);
    asks(&ben, &thread, 2).await;
    ana.presses("Answer in writing").await.is(How::Form);
    ben.presses("Skip").await.says("Question 3 of 3");
    asks(&ben, &thread, 3).await;
    let long = format!("I {}", "build billing systems ".repeat(100));
    noted.add("sent in the next question, and long", &sends(&ana, &long).await);
    assert!(!thread.post("**Question 3 of 3**").text().contains("Answered"));

    thread.settles("only one is open", |t| t.matches("[Done]").count() == 1).await;
    ana.presses("Answer in writing").await.is(How::Form);
    ana.presses("Done").await.says("Answered");
    noted.add("sent when it was answered aloud", &sends(&ana, "I finish things.").await);
    ben.waits_for("**Follow up?**").await;
    expect![[r#"
        sent after it was skipped → Privately
          That question was left out, so nothing is filed with it. Copy your answer if you want to keep it.
          What you wrote:
          > I build billing \*systems\*.
          [My panel]
        sent in the next question, and long → Privately
          That question was left out, so nothing is filed with it. Copy your answer if you want to keep it.
          What you wrote:
          [My panel]
          📎 what-you-wrote.txt: 
        sent when it was answered aloud → Privately
          Added to your answer to question 3.
    "#]].assert_eq(&noted.0);
}

/// However long they are: they are shown with the next press, once.
#[tokio::test]
async fn words_that_could_not_be_given_back_come_with_the_next_press() {
    let stage = Stage::new().await;
    let (ana, ben, thread) = asked(&stage).await;
    let long = format!("I {}", "build billing systems ".repeat(100));
    let lost = [("I build billing.", "> I build billing."), (&long, "what-you-wrote.txt")];
    for (no, (text, comes)) in (2..).zip(lost) {
        ana.presses("Answer in writing").await.is(How::Form);
        ben.presses("Skip").await.says(&format!("Question {no} of 3"));
        asks(&ben, &thread, no).await;
        let dead = Wrong::Status { status: 404, code: 10_062 };
        stage.fake.breaks(CALLBACK, Often::Always, dead);
        ana.tries_to_fill(&[("Your answer", text)]).await.unwrap_err();
        stage.fake.heals();
        assert!(!ana.private().contains(comes));
        ana.presses("Panel").await;
        let seen = ana.settles(comes, |seen| seen.contains(comes)).await;
        let (_, owed) = seen.rsplit_once("This was not taken when you sent it").unwrap();
        assert!(owed.contains("What you wrote:"), "{owed}");
    }
    ana.presses("Panel").await;
    assert_eq!(ana.private().matches("This was not taken").count(), 2, "{}", ana.private());
}

#[tokio::test]
async fn only_a_reply_to_a_question_answers_it_and_two_are_both_kept() {
    let stage = Stage::new().await;
    let (ana, ben, thread) = asked(&stage).await;
    stage.passes(20).await;
    ana.replies_to(&thread, "Nobody else sees", "Thanks, nice bot!");
    thread.shows("that was no reply to the question").await;
    ana.speaks(&thread, 12.0);
    ana.says(&thread, "Or is it so?");
    ana.replies_to(&thread, "**Question 1 of 3**", "I build billing systems.");
    thread.shows("Answered in").await;
    ana.replies_to(&thread, "**Question 1 of 3**", "For ten years now.");
    let said = |text: &str| format!("select count(*) from answer where said = '{text}'");
    stage.counts(&said("I build billing systems.\nFor ten years now."), 1).await;
    ben.waits_for("**Follow up?**").await;
    ben.presses("Next question").await.says("Question 2 of 3");
    asks(&ben, &thread, 2).await;
    stage.passes(20).await;
    ana.replies_to(&thread, "**Question 1 of 3**", "And before that ledgers.");
    thread.shows("@Ana added words to the answer to question 1.").await;
    assert!(!thread.post("**Question 2 of 3**").text().contains("Answered"));
    ana.speaks(&thread, 12.0);
    thread.shows("I can't read that message").await;
    ana.speaks(&thread, 13.0);
    ana.says(&thread, "Hello?");
    ana.replies_to(&thread, "**Question 2 of 3**", "It was about a date.");
    thread.settles("the second answer", |t| t.matches("Answered in").count() == 2).await;
    // Each question was spoken of once, and what was said aside ended nothing.
    let transcript = thread.transcript();
    assert_eq!(transcript.matches("that was no reply to the question").count(), 1);
    assert_eq!(transcript.matches("I can't read that message").count(), 1);
}

#[tokio::test]
async fn words_that_were_not_taken_are_in_the_form_when_it_opens_again() {
    let stage = Stage::new().await;
    let (ana, ben, thread) = asked(&stage).await;
    let people = [&ana, &ben];
    super::play::on_until(Some(&stage), &people, &thread, "**Rate @Ana**").await;
    ben.presses("Rate this turn").await;
    ben.presses("Add words").await.is(How::Form);
    let label = "What did you see or hear? Name one moment";
    let got = ben.fills(&[(label, "Great job!")]).await;
    assert!(got.text.contains("What you wrote:\n> Great job!"), "{}", got.text);
    let form = ben.presses("Edit words").await.is(How::Form);
    assert!(form.text.contains("Great job!"), "{}", form.text);
    ben.fills(&[(label, "You named the result first, with a number.")]).await.says("saved");
    // What was taken is what it opens with then.
    let form = ben.presses("Edit words").await.is(How::Form);
    assert!(form.text.contains("You named the result first"), "{}", form.text);
    // A link is no link, and comes back like any other text.
    ana.presses("Rate myself").await;
    ana.presses("Add a recording link").await.is(How::Form);
    let link = "The link, beginning with https://";
    ana.fills(&[(link, "on my phone")]).await.says("> on my phone");
    ana.presses("Add a link").await.says("on my phone");
}

#[tokio::test]
async fn what_could_not_be_saved_comes_back() {
    let stage = Stage::new().await;
    let (ana, _, _) = asked(&stage).await;
    ana.presses("Answer in writing").await.is(How::Form);
    stage.breaks_its_database();
    let got = sends(&ana, "I build billing systems.").await;
    assert!(got.text.contains("> I build billing systems."), "{}", got.text);
    let plan = [("when", "in 3 hours"), ("objective", "First screen")];
    let got = ana.runs("/session plan", &plan).await;
    let command = "> /session plan when\\:in 3 hours objective\\:First screen";
    assert!(got.text.contains(command), "{}", got.text);
}
