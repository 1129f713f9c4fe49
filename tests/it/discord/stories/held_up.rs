//! The house is held up: another program holds the database.

use futures_util::future::join_all;

use crate::discord::fake::{Fake, How};

use super::bot::Binary;
use super::stage::{now, set_up_guild};

/// More than the brake lets wait at one time.
const PEOPLE: usize = 360;

#[tokio::test]
async fn whoever_pressed_while_the_house_was_held_up_is_answered_afterwards() {
    let fake = Fake::start().await;
    let bot = Binary::starts(&fake).await;
    let (guild, practice) = set_up_guild(&fake, "Evening group").await;
    let ana = guild.member("Ana");
    now(&practice, "short", &[(&ana, "Candidate")]).await;
    let seat = ana.at(&practice).looks_behind("Interviewer");
    let card = practice.post("**Mock interview #1");
    let people: Vec<_> = (0..PEOPLE).map(|n| guild.member(&format!("Person {n}"))).collect();
    let database = bot.database();
    database.execute_batch("begin immediate").unwrap();
    let presses = join_all(people.iter().map(|person| person.forges(&card, &seat)));
    let release = async {
        // Held until everybody was told that it takes a while: a press of before waits for it.
        fake.hears("POST /interactions/*/*/callback", PEOPLE).await;
        database.execute_batch("commit").unwrap();
    };
    let (answers, ()) = tokio::join!(presses, release);
    let seated = answers.iter().filter(|got| got.text.contains("You have a seat")).count();
    assert_eq!(seated, 1);
    assert!(answers.iter().all(|got| got.how == How::Privately && !got.text.is_empty()));
}
