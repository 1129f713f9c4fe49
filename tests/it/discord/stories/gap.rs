//! The connection is lost and cannot be resumed: what happened meanwhile is nobody's event.

use std::time::Duration;

use crate::discord::fake::Fake;

use super::bot::Binary;
use super::stage::{now, set_up_guild};

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
