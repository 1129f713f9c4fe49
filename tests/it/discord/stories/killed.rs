//! The real binary is killed in the middle of a session, and goes on.

use crate::discord::fake::{Fake, How};

use super::bot::Binary;
use super::play::{on_until, rates};
use super::stage::{now, set_up_guild};

#[tokio::test]
async fn a_killed_bot_goes_on_where_it_was_and_shows_nothing_twice() {
    let fake = Fake::start().await;
    let mut bot = Binary::starts(&fake).await;
    let (guild, practice) = set_up_guild(&fake, "Evening group").await;
    // Where the gateway's session stands is saved now; what comes after is sent again.
    bot.stops().await;
    bot.starts_again(&fake).await;
    assert_eq!((fake.identifies(), fake.resumes()), (1, 1), "{}", bot.log());
    let (ana, ben) = (guild.member("Ana"), guild.member("Ben"));
    let thread = now(&practice, "short", &[(&ana, "Candidate"), (&ben, "Interviewer")]).await;
    thread.shows("@Ana answers").await;
    ben.presses("Panel").await;
    ben.presses("On to the questions").await;
    ben.presses("Ask it").await;
    thread.shows("[Done]").await;
    let done = ana.at(&thread).looks_behind("Done");
    let question = thread.post("**Question 1 of 3**");
    ana.at(&thread).presses("Done").await.says("Answered");
    bot.is_killed().await;
    bot.starts_again(&fake).await;
    assert_eq!((fake.identifies(), fake.resumes()), (1, 2), "{}", bot.log());
    let before = thread.shows("Answered").await;
    assert_eq!(before.matches("**Question 1 of 3**").count(), 1, "{before}");
    // Buttons from before work, and what is over is over.
    ana.forges(&question, &done).await.is(How::Privately);
    ben.at(&thread).presses("Panel").await.says("**Follow up?**");
    ben.presses("Next question").await.says("Question 2 of 3");
    on_until(None, &[&ana, &ben], &thread, "**Rate @Ana**").await;
    // A form that is open when the bot dies can be sent to the next one.
    ben.at(&thread).presses("Rate this turn").await;
    ben.at(&thread).presses("Add words").await.is(How::Form);
    bot.is_killed().await;
    bot.starts_again(&fake).await;
    let words = [(
        "What did you see or hear? Name one moment",
        "In the second story the number came first.",
    )];
    ben.at(&thread).fills(&words).await.says("Your words are saved");
    rates(&ben, &thread, "Rate this turn", "3").await.says("It is in.");
    // Her screen may be shown anew just when she presses.
    while !ana.at(&thread).could_press("Skip it") {
        ana.at(&thread).presses("Rate myself").await;
    }
    ana.at(&thread).presses("Skip it").await;
    thread.shows("Open your report").await;
    let after = practice.shows("It is over").await;
    assert_eq!(after.matches("**Mock interview #1").count(), 1, "{after}");
    assert_eq!(practice.threads().len(), 1);
    let after = thread.transcript();
    for once in ["**Question 1 of 3**", "**Rat", "Open your report]\n", "@Ana answers"] {
        assert_eq!(after.matches(once).count(), 1, "{once} in\n{after}");
    }
    assert_eq!(fake.identifies(), 1);
    bot.stops().await;
}

#[tokio::test]
async fn presses_that_come_again_after_a_kill_are_not_answered_again() {
    const PRESSES: usize = 30;
    let fake = Fake::start().await;
    let mut bot = Binary::starts(&fake).await;
    let (guild, _practice) = set_up_guild(&fake, "Evening group").await;
    let people: Vec<_> = (0..PRESSES).map(|no| guild.member(&format!("M{no}"))).collect();
    for person in &people {
        person.runs("/session list", &[]).await.says("Nothing is planned yet");
    }
    let route = "POST /interactions/*/*/callback";
    let before = fake.requests_to(route).len();
    bot.is_killed().await;
    // By the time it is back, none of them can be answered any more.
    fake.passes(std::time::Duration::from_secs(8));
    bot.starts_again(&fake).await;
    guild.member("Eve").runs("/session list", &[]).await.says("Nothing is planned yet");
    assert_eq!(fake.requests_to(route).len(), before + 1, "{}", bot.log());
    bot.stops().await;
}
