//! Threads, channels, messages and whole servers go away, and members leave: with somebody there to
//! tell the bot, or not.

use expect_test::expect;
use serde_json::json;

use super::bot::Binary;
use super::play::rates;
use super::stage::{Noted, Stage, set_up_guild, timeless};
use crate::discord::fake::permissions::{SEND_MESSAGES, SEND_MESSAGES_IN_THREADS, VIEW_CHANNEL};
use crate::discord::fake::{Fake, Member, Often, Room, Wrong};

/// Two people, and the second of three questions is answered.
async fn half_way(stage: &Stage) -> (Member, Member, Room) {
    let (ana, ben) = (stage.guild.member("Ana"), stage.guild.member("Ben"));
    let thread = stage.session("short", &[(&ana, "Candidate"), (&ben, "Interviewer")]).await;
    thread.shows("@Ana answers").await;
    let at = ben.at(&thread);
    at.presses("Panel").await;
    at.presses("On to the questions").await.says("Question 1 of 3");
    for (question, done) in [("**Question 1 of 3**", 1), ("**Question 2 of 3**", 2)] {
        at.presses("Ask it").await;
        thread.shows(question).await;
        stage.passes(40).await;
        ana.at(&thread).presses("Done").await.says("Answered");
        let answered = |t: &str| t.matches("Answered in").count() == done;
        thread.settles("the answer", answered).await;
        at.presses("Panel").await;
        at.presses("Next question").await;
    }
    (ana, ben, thread)
}

async fn planned(stage: &Stage, planner: &Member, when: &str) {
    let plan = [("when", when), ("objective", "First screen"), ("format", "short")];
    planner.at(&stage.practice).runs("/session plan", &plan).await.says("is planned for");
}

#[tokio::test]
async fn a_deleted_thread_ends_the_interview_and_people_rate_beside_the_card() {
    let stage = Stage::new().await;
    let (ana, ben, thread) = half_way(&stage).await;
    thread.is_deleted();
    stage.practice.shows("was deleted, so the interview ended where it stood").await;
    let ben = ben.at(&stage.practice);
    ben.presses("My part").await.says("Your ballot for @Ana");
    rates(&ben, &stage.practice, "Rate turn 1", "3").await.says("It is in.");
    let ana = ana.at(&stage.practice);
    ana.presses("My part").await;
    ana.presses("Rate myself").await;
    ana.presses("Skip it").await;
    stage.practice.shows("Open your report").await;
    ana.presses("Open your report").await.says("Interrupted");
    let transcript = stage.practice.settles("the card", |t| t.contains("It is over")).await;
    expect![[r#"
        Greenroom: **Mock interview #1 · short**
          Objective: First screen
          <t:F> (<t:R>) · about 25 min · practice mode
          **Seats** candidate: @Ana · interviewer: @Ben
          It is over. Everybody who answered has a report.
          [Open my report] [Details]
        Greenroom: @Ana @Ben
          The thread of **Mock interview #1** was deleted, so the interview ended where it stood. What was answered can be rated: ballots are open here until <t:F> (<t:R>).
          [My part]
        Greenroom: @Ana's turn is rated. @Ana: [Open your report]
          [Open your report]"#]].assert_eq(&timeless(&transcript));
    // Nothing tries to reach the thread any more.
    let posts = stage.fake.requests_to(&format!("POST /channels/{}/messages", thread.id())).len();
    stage.passes_seen(3_600).await;
    let after = stage.fake.requests_to(&format!("POST /channels/{}/messages", thread.id())).len();
    assert_eq!(posts, after);
}

#[tokio::test]
async fn a_thread_that_was_deleted_while_nobody_listened_is_missed_after_the_absence() {
    let stage = Stage::new().await;
    let (_, ben, thread) = half_way(&stage).await;
    stage.fake.misses(|| thread.is_deleted()).await;
    stage.practice.shows("was deleted, so the interview ended where it stood").await;
    ben.at(&stage.practice).presses("My part").await.says("Your ballot for @Ana");
}

#[tokio::test]
async fn a_delivery_that_finds_no_thread_ends_the_session_as_well() {
    let stage = Stage::new().await;
    let (_, ben, thread) = half_way(&stage).await;
    let gone = Wrong::Status { status: 404, code: 10_003 };
    stage.fake.breaks(&format!("POST /channels/{}/messages", thread.id()), Often::Always, gone);
    ben.at(&thread).presses("Panel").await;
    ben.at(&thread).presses("Ask it").await;
    stage.practice.shows("was deleted, so the interview ended where it stood").await;
    let route = format!("POST /channels/{}/messages", thread.id());
    let refused = stage.fake.requests_to(&route).iter().filter(|r| r.status == 404).count();
    stage.passes_seen(3_600).await;
    let later = stage.fake.requests_to(&route).iter().filter(|r| r.status == 404).count();
    assert_eq!((refused, later), (1, 1));
}

#[tokio::test]
async fn a_thread_that_is_deleted_before_the_start_calls_the_session_off() {
    let stage = Stage::new().await;
    let (ana, ben) = (stage.guild.member("Ana"), stage.guild.member("Ben"));
    let thread = stage.session("short", &[(&ana, "Candidate")]).await;
    thread.shows("Check in").await;
    thread.is_deleted();
    stage.practice.shows("was deleted, so it is called off").await;
    stage.practice.shows("#1 ended, because its thread was deleted").await;
    let got = ben.at(&stage.practice).runs("/session show", &[("session", "1")]).await;
    got.says("It ended, because its thread was deleted");
}

#[tokio::test]
async fn a_deleted_channel_keeps_what_is_planned_and_setup_cures_it() {
    let stage = Stage::new().await;
    let notices = stage.notices().await;
    let (ana, ben, thread) = half_way(&stage).await;
    planned(&stage, &ana, "in 30 hours").await;
    stage.practice.shows("**Mock interview #2").await;
    ben.at(&stage.practice).presses("Interviewer").await.says("You have a seat");
    let owner = stage.guild.owner().at(&notices);
    let (ana, ben) = (ana.at(&notices), ben.at(&notices));
    stage.has_delivered().await;
    stage.practice.is_deleted();
    let told = notices.shows("The channel for the cards was deleted").await;
    let mut noted = Noted::default();
    let objective = [("objective", "First screen")];
    noted.add("now", &ana.runs("/session now", &objective).await);
    noted.add("list", &ana.runs("/session list", &[]).await);
    noted.add("show", &ben.runs("/session show", &[("session", "1")]).await);
    noted.add("my part", &ben.presses("My part").await);
    noted.add("setup", &owner.runs("/setup", &[]).await);
    let other = stage.guild.text_channel("practice-2");
    noted.add("another channel", &{ owner.picks("Channel for the cards", "practice-2").await });
    let card = other.shows("**Mock interview #2").await;
    expect![[r#"
        Greenroom: The channel for the cards was deleted. Sessions that are planned are kept: choose another channel with `/setup`, and their cards are posted there. What was under way has ended where it stood; its people find their ballots and reports with `/session show`.
          [Check again]"#]].assert_eq(&timeless(&told));
    expect![[r#"
        Greenroom: **Mock interview #2 · short**
          Objective: First screen
          <t:F> (<t:R>) · about 25 min · practice mode
          Answers typed in the thread can be read by this channel
          **Seats** interviewer: @Ben · 1 candidate seat free · 4 observer seats free
          Called off if fewer than 2 people have a seat by <t:F>
          [Candidate] [Wait to interview] [Observe] [Can't make it] [Details]"#]]
    .assert_eq(&timeless(&card));
    expect![[r#"
        now → Privately
          This group has no channel for its sessions yet. An organiser (somebody with _Manage Server_) chooses one with `/setup`; it takes a minute.
          What you wrote:
          > /session now objective\:First screen
        list → Privately
          **Sessions**
          **#1** · short · ballots are open · closes <t:t> (<t:R>)
          **#2** · short · <t:F> (<t:R>) · 1 candidate seat, 4 observer seats free
          **Look at a session**
          ‹Look at a session: –›
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
        my part → Updated
          **Ballots of #1** · they close at <t:t> (<t:R>), all together.
          Your ballot for @Ana, turn 1: open
          [Rate turn 1] [How to rate fairly]
        setup → Privately
          **Settings of this group**
          Cards: no channel yet, so nothing can be planned. Choose one
          What organisers should know goes to #organisers
          Threads: open to whoever sees the channel
          Practise now: off; on, a card stands for whoever has half an hour at this moment
          Attendance: between each member and me
          The answer of the month: off; on, everybody rates the same answer, blind
          The group's week: not told; with a channel, it is on Sundays
          Texts of answers: kept as long as whoever runs me here says, usually until their session closes; shorter with `/setup answers-kept`
          Reminders: 24 hours before · 1 hour before · 10 minutes before, with check-in
          Time zone: none yet, so whoever types a time is asked for theirs first. Name the one that most of you live in
          Voice rooms, given to sessions in turn: none
          Organisers: members with _Manage Server_
          Coaches: nobody yet
          **Channel for the cards**
          ‹Channel for the cards: –›
          **Channel for organisers**
          ‹Channel for organisers: #organisers›
          **Voice channels to meet in**
          ‹Voice channels to meet in: –›
          **Roles that organise**
          ‹Roles that organise: –›
          **Roles that coach**
          ‹Roles that coach: –›
          **Threads**
          ‹Threads: Open threads›
          **Practise now**
          ‹Practise now: Off›
          **Attendance**
          ‹Attendance: Off›
          **The answer of the month**
          ‹The answer of the month: Off›
          **Reminders**
          ‹Reminders: 24 hours before, 1 hour before, 10 minutes before, with check-in›
          **Channel for the group's week**
          ‹Channel for the group's week: –›
          **Language of cards and threads**
          ‹Language of cards and threads: English›
          [Check again] [Set the group's time zone] [Common goal]
        another channel → Updated
          **Settings of this group**
          Cards are posted in #practice-2
          What organisers should know goes to #organisers
          Threads: open to whoever sees the channel
          Practise now: off; on, a card stands for whoever has half an hour at this moment
          Attendance: between each member and me
          The answer of the month: off; on, everybody rates the same answer, blind
          The group's week: not told; with a channel, it is on Sundays
          Texts of answers: kept as long as whoever runs me here says, usually until their session closes; shorter with `/setup answers-kept`
          Reminders: 24 hours before · 1 hour before · 10 minutes before, with check-in
          Time zone: none yet, so whoever types a time is asked for theirs first. Name the one that most of you live in
          Voice rooms, given to sessions in turn: none
          Organisers: members with _Manage Server_
          Coaches: nobody yet
          Saved. Plan the first session with `/session plan`, or begin at once with `/session now`.
          **Channel for the cards**
          ‹Channel for the cards: #practice-2›
          **Channel for organisers**
          ‹Channel for organisers: #organisers›
          **Voice channels to meet in**
          ‹Voice channels to meet in: –›
          **Roles that organise**
          ‹Roles that organise: –›
          **Roles that coach**
          ‹Roles that coach: –›
          **Threads**
          ‹Threads: Open threads›
          **Practise now**
          ‹Practise now: Off›
          **Attendance**
          ‹Attendance: Off›
          **The answer of the month**
          ‹The answer of the month: Off›
          **Reminders**
          ‹Reminders: 24 hours before, 1 hour before, 10 minutes before, with check-in›
          **Channel for the group's week**
          ‹Channel for the group's week: –›
          **Language of cards and threads**
          ‹Language of cards and threads: English›
          [Check again] [Set the group's time zone] [Common goal]
    "#]].assert_eq(&noted.0);
    // Nothing of the session that ran goes anywhere any more.
    let to_thread =
        |what: &str| stage.fake.requests_to(&what.replace('*', &thread.id().to_string()));
    let before = to_thread("POST /channels/*/messages").len();
    stage.passes_seen(3_600).await;
    assert_eq!(to_thread("POST /channels/*/messages").len(), before);
    ana.runs("/session show", &[("session", "1")]).await;
    ana.presses("My part").await.says("Open your report");
}

#[tokio::test]
async fn a_channel_that_was_deleted_while_nobody_listened_is_missed_when_its_server_comes() {
    let stage = Stage::new().await;
    let notices = stage.notices().await;
    let ana = stage.guild.member("Ana");
    planned(&stage, &ana, "in 30 hours").await;
    stage.practice.shows("**Mock interview #1").await;
    stage.has_delivered().await;
    stage.fake.misses(|| stage.practice.is_deleted()).await;
    notices.shows("The channel for the cards was deleted").await;
    let other = stage.guild.text_channel("practice-2");
    let owner = stage.guild.owner().at(&notices);
    owner.runs("/setup", &[]).await;
    owner.picks("Channel for the cards", "practice-2").await;
    other.shows("**Mock interview #1").await;
}

#[tokio::test]
async fn lost_rights_are_said_to_organisers_and_to_whoever_plans_next() {
    let stage = Stage::new().await;
    let notices = stage.notices().await;
    let (ana, ben) = (stage.guild.member("Ana"), stage.guild.member("Ben"));
    stage.practice.denies_bot(SEND_MESSAGES | SEND_MESSAGES_IN_THREADS);
    let mut noted = Noted::default();
    let options = [("format", "short"), ("objective", "First screen")];
    let at = ana.at(&notices);
    noted.add("the first one", &at.runs("/session now", &options).await);
    let told = notices.shows("I lack _Send Messages_").await;
    noted.add("the next one", &at.runs("/session now", &options).await);
    stage.practice.denies_bot(VIEW_CHANNEL);
    noted.add("unseen", &at.runs("/session now", &options).await);
    stage.practice.allows_bot(VIEW_CHANNEL);
    noted.add("mended", &at.runs("/session now", &options).await);
    expect![[r#"
        the first one → Privately
          Mock interview #1 is open. It begins when its seats are taken: take yours on the card.
          [Details]
        the next one → Privately
          I can't hold a session here right now, so nothing was planned.
          In #practice I lack _Send Messages_: no card can be posted, so nothing can be planned.
          In #practice I lack _Send Messages in Threads_: I can't ask questions.
          An organiser mends it in the channel's settings, or chooses another channel with `/setup`; then try again.
          What you wrote:
          > /session now format\:short objective\:First screen
        unseen → Privately
          I can't hold a session here right now, so nothing was planned.
          I can't see #practice: _View Channel_ is missing for me. Until then sessions can't be held there at all.
          An organiser mends it in the channel's settings, or chooses another channel with `/setup`; then try again.
          What you wrote:
          > /session now format\:short objective\:First screen
        mended → Privately
          Mock interview #2 is open. It begins when its seats are taken: take yours on the card.
          [Details]
    "#]].assert_eq(&noted.0);
    expect![[r#"
        Greenroom: **#1** waits, because I lack a permission where it is held. Give it to me, and it goes on.
          In #practice I lack _Send Messages_: no card can be posted, so nothing can be planned.
          In #practice I lack _Send Messages in Threads_: I can't ask questions.
          [Check again]"#]].assert_eq(&timeless(&told));
    stage.practice.shows("**Mock interview #1").await;
    stage.practice.shows("**Mock interview #2").await;
    // A session that runs is not ended by what can be mended in a minute.
    let card = stage.practice.post("**Mock interview #2");
    let thread = card.thread().await;
    for (member, seat) in [(&ana, "Candidate"), (&ben, "Interviewer")] {
        let got = member.tries_to_press_on(&card, seat).await.unwrap();
        got.says("You have a seat");
    }
    thread.shows("@Ana answers").await;
    let ben = ben.at(&thread);
    ben.presses("Panel").await;
    ben.presses("On to the questions").await.says("Question 1 of 3");
    stage.practice.denies_bot(SEND_MESSAGES_IN_THREADS);
    ben.presses("Ask it").await;
    stage.practice.shows("I lack a permission").await;
    stage.passes_seen(40).await;
    stage.practice.allows_bot(SEND_MESSAGES_IN_THREADS);
    thread.shows("**Question 1 of 3**").await;
    thread.shows("It goes on").await;
    stage.passes(40).await;
    ana.at(&thread).presses("Done").await.says("Answered");
}

#[tokio::test]
async fn a_deleted_call_and_a_deleted_plan_are_put_up_again() {
    let stage = Stage::new().await;
    let (ana, ben) = (stage.guild.member("Ana"), stage.guild.member("Ben"));
    ana.runs("/profile", &[("zone", "Europe/Berlin")]).await;
    let many = [("many", "true"), ("when", "in 4 hours"), ("objective", "Tuesday practice")];
    ana.runs("/session plan", &many).await.says("is called");
    stage.practice.shows("Nobody has answered yet.").await;
    stage.has_delivered().await;
    stage.passes(61).await;
    let call = stage.practice.post("Nobody has answered yet.");
    call.is_deleted();
    stage.practice.shows("Nobody has answered yet.").await;
    assert_ne!(stage.practice.post("Nobody has answered yet.").id(), call.id());
    for one in [&ana, &ben] {
        one.at(&stage.practice).presses("I'm in").await.says("You are in for");
    }
    stage.practice.shows("In: ").await;
    stage.passes_seen(2 * 3_600 + 60).await;
    stage.practice.shows("2 people, 1 session").await;
    stage.has_delivered().await;
    stage.passes(61).await;
    let plan = stage.practice.post("2 people, 1 session");
    plan.is_deleted();
    stage.practice.shows("2 people, 1 session").await;
    assert_ne!(stage.practice.post("2 people, 1 session").id(), plan.id());
}

#[tokio::test]
async fn a_deleted_card_is_put_up_again_unless_somebody_takes_it_away_each_time() {
    let stage = Stage::new().await;
    let (ana, ben) = (stage.guild.member("Ana"), stage.guild.member("Ben"));
    planned(&stage, &ana, "in 3 hours").await;
    let first = stage.practice.shows("**Mock interview #1").await;
    stage.has_delivered().await;
    stage.passes(61).await;
    let card = stage.practice.post("**Mock interview #1");
    card.is_deleted();
    let again = stage.practice.shows("**Mock interview #1").await;
    assert_eq!(timeless(&first), timeless(&again));
    assert_ne!(stage.practice.post("**Mock interview #1").id(), card.id());
    // One that went at once comes back with the next thing that changes on it.
    stage.has_delivered().await;
    stage.practice.post("**Mock interview #1").is_deleted();
    ben.at(&stage.practice).runs("/session show", &[("session", "1")]).await;
    assert_eq!(stage.practice.transcript(), "");
    ben.at(&stage.practice).presses("Interviewer").await.says("You have a seat");
    stage.practice.shows("interviewer: @Ben").await;
    ana.at(&stage.practice).presses("Candidate").await.says("You have a seat");
    stage.practice.shows("candidate: @Ana").await;
    // The thread is started from the newest one, or without one.
    stage.has_delivered().await;
    stage.fake.misses(|| stage.practice.post("**Mock interview #1").is_deleted()).await;
    stage.passes_seen(2 * 3_600 + 300).await;
    let thread = stage.practice.thread(1).await;
    thread.shows("**Mock interview #1** starts").await;
    stage.passes_seen(3_600 - 600).await;
    thread.shows("Check in").await;
    stage.practice.shows("Check-in is open in the thread").await;
}

#[tokio::test]
async fn an_outage_is_not_a_removal_and_a_removal_ends_what_is_open() {
    let stage = Stage::new().await;
    let (ana, ben, thread) = half_way(&stage).await;
    planned(&stage, &ana, "in 30 hours").await;
    stage.practice.shows("**Mock interview #2").await;
    stage.has_delivered().await;
    stage.guild.is_unavailable();
    stage.guild.is_available_again();
    ben.at(&thread).presses("Panel").await.says("Question 3 of 3");
    stage.guild.kicks_bot();
    stage.knows_left().await;
    let before = stage.fake.requests().len();
    stage.passes_seen(31 * 3_600).await;
    stage.passes_seen(60).await;
    let mut after = stage.fake.requests().split_off(before);
    // What somebody has open is not in the server.
    after.retain(|seen| !seen.path.starts_with("/webhooks/"));
    assert!(after.is_empty(), "no request where nobody is: {after:#?}");
    stage.guild.invites_bot();
    stage.practice.shows("#2 ended, because I was removed from this server").await;
    let mut noted = Noted::default();
    let ana = ana.at(&stage.practice);
    noted.add("list", &ana.runs("/session list", &[]).await);
    noted.add("show", &ana.runs("/session show", &[("session", "2")]).await);
    let options = [("format", "short"), ("objective", "Second screen")];
    noted.add("now", &ana.runs("/session now", &options).await);
    expect![[r#"
        list → Privately
          **Sessions**
          **#2** · short · ended, because I was removed from this server
          **#1** · short · <t:F> · over
          **Look at a session**
          ‹Look at a session: –›
        show → Privately
          **Mock interview #2 · short**
          A quarter of an hour\: an opening, one story and a closing statement.
          <t:F> (<t:R>) · about 25 min · practice mode
          **Agenda** Intro (60 s) → 3 questions (10 min) → the candidate's questions (2 min) → wrap-up (2 min)
          **Questions** opening · behavioural · closing
          **Rated on** clarity of answer · evidence of impact · non-verbal presence · storytelling structure · quality of questions
          **Who rates** interviewers who asked and observers who came before the second question, within 20 min of the last turn.
          **Private** are questions until they are asked, ballots until all are in, and a report for good: it is its candidate's, and their coaches'. What is typed in the thread can be read by its channel. Practice only: not for hiring decisions.
          It ended, because I was removed from this server.
          [Take it out of my calendar] [How to rate]
        now → Privately
          Mock interview #3 is open. It begins when its seats are taken: take yours on the card.
          [Details]
    "#]].assert_eq(&noted.0);
    stage.practice.shows("**Mock interview #3").await;
}

#[tokio::test]
async fn thirty_days_after_a_removal_nothing_of_the_server_is_left() {
    let stage = Stage::new().await;
    let ana = stage.guild.member("Ana");
    planned(&stage, &ana, "in 30 hours").await;
    stage.practice.shows("**Mock interview #1").await;
    stage.guild.kicks_bot();
    stage.knows_left().await;
    stage.passes_seen(30 * 86_400 - 3_600).await;
    assert_eq!(stage.sessions_kept(), 1);
    stage.passes_seen(3_600).await;
    for _ in 0..10 {
        // A round a minute.
        stage.passes_seen(61).await;
    }
    assert_eq!(stage.sessions_kept(), 0);
    stage.guild.invites_bot();
    let got = ana.runs("/session list", &[]).await;
    got.says("Nothing is planned yet");
}

#[tokio::test]
async fn a_removal_while_the_process_was_down_is_found_out_and_remembered() {
    let fake = Fake::start().await;
    let mut bot = Binary::starts(&fake).await;
    let (guild, practice) = set_up_guild(&fake, "Evening group").await;
    let ana = guild.member("Ana");
    let plan = [("when", "in 30 hours"), ("objective", "First screen"), ("format", "short")];
    ana.at(&practice).runs("/session plan", &plan).await.says("is planned for");
    practice.shows("**Mock interview #1").await;
    bot.stops().await;
    let asked = format!("GET /guilds/{}", guild.id());
    let known = fake.requests_to(&asked).len();
    fake.forgets_sessions();
    guild.kicks_bot();
    bot.starts_again(&fake).await;
    fake.hears(&asked, known + 1).await;
    // What was begun is finished before it stops.
    bot.stops().await;
    bot.starts_again(&fake).await;
    assert_eq!(fake.requests_to(&asked).len(), known + 1, "it is known: {}", bot.log());
    guild.invites_bot();
    practice.shows("#1 ended, because I was removed from this server").await;
    bot.stops().await;
}

#[tokio::test]
async fn a_server_that_is_there_again_is_known_as_such_whatever_tells_of_it() {
    let stage = Stage::new().await;
    // An event that cannot be read but for whom it is about.
    stage.guild.kicks_bot();
    stage.knows_left().await;
    let id = stage.guild.id().to_string();
    let unreadable = |more: &str| json!({"id": id, "channels": 7, "unavailable": more == "out"});
    stage.fake.dispatches("GUILD_CREATE", &unreadable("out"));
    stage.fake.dispatches("GUILD_CREATE", &unreadable("in"));
    stage.knows_back().await;
    // The list of servers, when the event is missed.
    stage.guild.kicks_bot();
    stage.knows_left().await;
    stage.guild.is_unavailable();
    stage.fake.misses(|| stage.guild.invites_bot()).await;
    stage.knows_back().await;
}

#[tokio::test]
async fn a_removal_while_nobody_listened_is_found_out_by_the_list_of_servers() {
    let stage = Stage::new().await;
    let ana = stage.guild.member("Ana");
    planned(&stage, &ana, "in 30 hours").await;
    stage.practice.shows("**Mock interview #1").await;
    stage.has_delivered().await;
    let asked = format!("GET /guilds/{}", stage.guild.id());
    let known = stage.fake.requests_to(&asked).len();
    stage.fake.misses(|| stage.guild.is_unavailable()).await;
    stage.guild.is_available_again();
    ana.at(&stage.practice).presses("Candidate").await.says("You have a seat");
    assert_eq!(stage.fake.requests_to(&asked).len(), known, "READY names it: an outage");
    stage.fake.misses(|| stage.guild.kicks_bot()).await;
    stage.knows_left().await;
    assert_eq!(stage.fake.requests_to(&asked).len(), known + 1, "it is asked for once more");
    stage.guild.invites_bot();
    stage.practice.shows("#1 ended, because I was removed from this server").await;
}

#[tokio::test]
async fn who_left_the_server_is_asked_for_when_check_in_opens_and_after_an_absence() {
    let stage = Stage::new().await;
    let (ana, ben) = (stage.guild.member("Ana"), stage.guild.member("Ben"));
    let cid = stage.guild.member("Cid");
    planned(&stage, &ana, "in 2 hours").await;
    stage.practice.shows("**Mock interview #1").await;
    for (member, seat) in [(&ana, "Candidate"), (&ben, "Interviewer"), (&cid, "Observe")] {
        member.at(&stage.practice).presses(seat).await.says("You have a seat");
    }
    // Nobody tells the bot.
    ben.leaves();
    stage.passes_seen(6_600).await;
    let thread = stage.practice.thread(1).await;
    thread.shows("the interviewer seat is free").await;
    let asked = stage.fake.members_asked();
    assert_eq!(asked.len(), 1, "once a guild: {asked:?}");
    let (guild, mut members) = asked[0].clone();
    members.sort_unstable();
    assert_eq!((guild, members), (stage.guild.id(), vec![ana.id(), ben.id(), cid.id()]));
    stage.practice.shows("1 interviewer seat free").await;
    let by_name = format!("GET /guilds/{}/members/{}", stage.guild.id(), ben.id());
    assert_eq!(stage.fake.requests_to(&by_name).len(), 1, "and once more before it counts");

    let dora = stage.guild.member("Dora");
    dora.at(&thread).presses("Take it").await.says("You have a seat");
    ana.at(&thread).presses("I'm here").await;
    cid.at(&thread).presses("I'm here").await;
    stage.passes_seen(601).await;
    thread.shows("@Ana answers").await;
    stage.fake.misses(|| dora.leaves()).await;
    thread.shows("@Dora left the session").await;
    assert_eq!(stage.fake.members_asked().len(), 2);
    assert!(stage.fake.most_sends_in_a_minute() <= 20);
}

#[tokio::test]
async fn a_data_directory_that_knows_none_of_the_servers_is_told() {
    const TOLD: &str = "in 1 server(s), and nothing is kept here of any";
    let fake = Fake::start().await;
    let guild = fake.guild("Evening group");
    guild.text_channel("practice");
    let mut bot = Binary::starts(&fake).await;
    bot.tells(TOLD).await;
    let owner = guild.owner();
    owner.runs("/setup", &[]).await;
    owner.picks("Channel for the cards", "practice").await.says("Cards are posted in #practice");
    bot.stops().await;
    fake.forgets_sessions();
    bot.starts_again(&fake).await;
    // What it does after it has looked at its servers.
    owner.runs("/session list", &[]).await;
    bot.stops().await;
    assert_eq!(bot.log().matches(TOLD).count(), 1, "{}", bot.log());
}
