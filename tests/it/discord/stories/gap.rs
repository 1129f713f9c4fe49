//! The connection is lost and cannot be resumed: what happened meanwhile is nobody's event.

use std::time::Duration;

use crate::discord::fake::{Fake, Member, Room};

use super::bot::Binary;
use super::stage::{Stage, now, set_up_guild};

#[tokio::test]
async fn an_answer_that_was_written_while_nobody_was_connected_is_heard_afterwards() {
    let fake = Fake::start().await;
    fake.beats(Duration::from_millis(500), true);
    let mut bot = Binary::starts(&fake).await;
    let (guild, practice) = set_up_guild(&fake, "Evening group").await;
    let (ana, ben) = (guild.member("Ana"), guild.member("Ben"));
    let thread = now(&practice, "short", &[(&ana, "Candidate"), (&ben, "Interviewer")]).await;
    thread.shows("@Ana answers").await;
    ben.at(&thread).presses("Panel").await;
    ben.at(&thread).presses("On to the questions").await;
    ben.at(&thread).presses("Ask it").await;
    thread.shows("**Question 1 of 3**").await;
    // Events stop a little before the connection does: signs of life are still answered.
    fake.forgets_sessions();
    ana.replies_to(&thread, "**Question 1 of 3**", "I build billing systems.");
    fake.beats_times(fake.heartbeats() + 2).await;
    fake.drops_gateway();
    thread.shows("Answered").await;
    assert_eq!(fake.identifies(), 2);
    bot.stops().await;
}

/// Twenty seconds into the first answer, which has ninety.
async fn answering(stage: &Stage) -> (Room, Member) {
    let (ana, ben) = (stage.guild.member("Ana"), stage.guild.member("Ben"));
    let thread = stage.session("short", &[(&ana, "Candidate"), (&ben, "Interviewer")]).await;
    thread.shows("@Ana answers").await;
    ben.at(&thread).presses("Panel").await;
    ben.at(&thread).presses("On to the questions").await;
    ben.at(&thread).presses("Ask it").await;
    thread.shows("**Question 1 of 3** · @Ana, 90 s").await;
    stage.passes_seen(25).await;
    stage.has_delivered().await;
    let ana = ana.at(&thread);
    // Discord is heard.
    ana.presses("Panel").await;
    (thread, ana)
}

fn seconds(shown: &str, before: &str, after: &str) -> u64 {
    let (_, rest) = shown.split_once(before).expect(shown);
    rest.split_once(after).expect(shown).0.parse().expect(shown)
}

/// The room reads one word about it, the clock stands where it stood, and goes on from there.
async fn stood_still(thread: &Room, ana: &Member, before: usize) {
    let shown = thread.shows("I was away for").await;
    let left = seconds(&shown, "@Ana has ", " s left for question 1");
    // However slow the machine is on which the story is told.
    assert!((55..=70).contains(&left), "{shown}");
    ana.presses("Continue").await;
    let shown = thread.shows("It goes on; ").await;
    let posts = thread.posts_of_bot().len() - before;
    assert_eq!(posts, 2, "what was away, and that it goes on: {shown}");
    ana.replies_to(thread, "**Question 1 of 3**", "I build billing systems.");
    let shown = thread.shows("Answered in").await;
    let took = seconds(&shown, "Answered in ", " s");
    assert!((90 - left..90 - left + 15).contains(&took), "{shown}");
}

#[tokio::test]
async fn discord_was_away_for_minutes_and_the_session_is_resumed() {
    let stage = Stage::new().await;
    let (thread, ana) = answering(&stage).await;
    stage.counts_leaps();
    let before = thread.posts_of_bot().len();
    stage.fake.goes_down();
    stage.fake.is_left().await;
    // Each of its calls would come, and then the answer's end.
    for _ in 0..8 {
        stage.passes_seen(25).await;
    }
    stage.fake.heals();
    stood_still(&thread, &ana, before).await;
    assert_eq!((stage.fake.identifies(), stage.fake.resumes()), (1, 1));
}

#[tokio::test]
async fn a_process_that_was_stopped_for_minutes_lost_nothing_of_an_answer() {
    let stage = Stage::new().await;
    let (thread, ana) = answering(&stage).await;
    stage.counts_leaps();
    let before = thread.posts_of_bot().len();
    stage.passes(200).await;
    stood_still(&thread, &ana, before).await;
}

#[tokio::test]
async fn less_than_a_minute_without_discord_costs_one_word_at_most() {
    let stage = Stage::new().await;
    let (thread, ana) = answering(&stage).await;
    stage.counts_leaps();
    stage.passes_seen(48).await;
    // Discord is heard.
    ana.presses("Panel").await;
    let before = thread.posts_of_bot().len();
    stage.fake.goes_down();
    stage.fake.is_left().await;
    // That it ends soon, and that it is over.
    stage.passes_seen(25).await;
    stage.fake.heals();
    let shown = thread.shows("Time").await;
    stage.has_delivered().await;
    assert_eq!(thread.posts_of_bot().len() - before, 1, "{shown}");
}

#[tokio::test]
async fn a_machine_whose_clock_is_behind_goes_by_discords_from_the_start() {
    let fake = Fake::start().await;
    fake.passes(Duration::from_secs(20));
    let mut bot = Binary::starts(&fake).await;
    let (guild, practice) = set_up_guild(&fake, "Evening group").await;
    let ana = guild.member("Ana");
    let before = fake.now_ms();
    now(&practice, "short", &[(&ana, "Candidate")]).await;
    let after = fake.now_ms();
    let sql = "select made_at_ms from session";
    let made_at: i64 = bot.database().query_row(sql, [], |row| row.get(0)).unwrap();
    // A header tells whole seconds.
    assert!((before - 1_500..after + 1_500).contains(&made_at), "{}", made_at - before);
    bot.stops().await;
}

#[tokio::test]
async fn a_machine_whose_clock_is_a_minute_off_is_to_be_set_right_first() {
    let fake = Fake::start().await;
    fake.passes(Duration::from_secs(60));
    let mut bot = Binary::begins_on(&fake);
    bot.ends_with(3).await;
    assert_eq!(fake.identifies(), 0);
}
