//! The real binary, from its first start to the first report.

use expect_test::expect;

use crate::discord::fake::permissions::CREATE_PUBLIC_THREADS;
use crate::discord::fake::{Fake, How};

use super::bot::Binary;
use super::play::{follows_up, on_until, rates};
use super::stage::{Noted, timeless};

/// Questions are drawn: what stands after their heading is not compared.
fn unasked(text: &str) -> String {
    let mut after_heading = false;
    let lines = timeless(text)
        .lines()
        .map(|line| {
            let shown = if after_heading && line.starts_with("  ") && !line.contains("Answered") {
                "  (the question)"
            } else {
                line
            };
            after_heading = line.contains("**Question ");
            if let (Some(start), Some(end)) = (line.find(" asks: "), line.rfind(" · @")) {
                return format!("{} asks: (a follow-up){}", &line[..start], &line[end..]);
            }
            shown.to_owned()
        })
        .collect::<Vec<_>>();
    lines.join("\n")
}

#[tokio::test]
async fn a_new_server_holds_its_first_session() {
    let fake = Fake::start().await;
    let mut bot = Binary::starts(&fake).await;
    let guild = fake.guild("Evening group");
    let practice = guild.text_channel("practice");
    practice.denies_bot(CREATE_PUBLIC_THREADS);
    guild.voice_channel("Room 1");
    let owner = guild.owner();
    let (ana, ben) = (guild.member("Ana"), guild.member("Ben"));
    let mut noted = Noted::default();
    let objective = ("objective", "First screen");
    noted.add("/session now", &ana.runs("/session now", &[objective]).await);
    noted.add("/setup", &owner.runs("/setup", &[]).await);
    noted.add("practice", &owner.picks("Channel for the cards", "practice").await);
    practice.allows_bot(CREATE_PUBLIC_THREADS);
    noted.add("Check again", &owner.presses("Check again").await);
    noted.add("rooms", &owner.picks("Voice channels", "Room 1").await);
    let session = [("format", "short"), objective];
    noted.add("/session now", &ana.runs("/session now", &session).await);
    practice.shows("Mock interview #1").await;
    noted.add("Ana takes a seat", &ana.presses("Candidate").await);
    noted.add("Ben takes a seat", &ben.presses("Interviewer").await);
    expect![[r#"
        /session now → Privately
          This group has no channel for its sessions yet. An organiser (somebody with _Manage Server_) chooses one with `/setup`; it takes a minute.
          What you wrote:
          > /session now objective\:First screen
        /setup → Privately
          **Settings of this group**
          Cards: no channel yet, so nothing can be planned. Choose one
          What organisers should know: no channel, so they are told only when they ask
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
          ‹Channel for organisers: –›
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
        practice → Updated
          **Settings of this group**
          Cards are posted in #practice
          What organisers should know: no channel, so they are told only when they ask
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
          In #practice I lack _Create Public Threads_: sessions can't open.
          **Channel for the cards**
          ‹Channel for the cards: #practice›
          **Channel for organisers**
          ‹Channel for organisers: –›
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
        Check again → Updated
          **Settings of this group**
          Cards are posted in #practice
          What organisers should know: no channel, so they are told only when they ask
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
          ‹Channel for the cards: #practice›
          **Channel for organisers**
          ‹Channel for organisers: –›
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
        rooms → Updated
          **Settings of this group**
          Cards are posted in #practice
          What organisers should know: no channel, so they are told only when they ask
          Threads: open to whoever sees the channel
          Practise now: off; on, a card stands for whoever has half an hour at this moment
          Attendance: between each member and me
          The answer of the month: off; on, everybody rates the same answer, blind
          The group's week: not told; with a channel, it is on Sundays
          Texts of answers: kept as long as whoever runs me here says, usually until their session closes; shorter with `/setup answers-kept`
          Reminders: 24 hours before · 1 hour before · 10 minutes before, with check-in
          Time zone: none yet, so whoever types a time is asked for theirs first. Name the one that most of you live in
          Voice rooms, given to sessions in turn: #Room 1
          Organisers: members with _Manage Server_
          Coaches: nobody yet
          Saved. Plan the first session with `/session plan`, or begin at once with `/session now`.
          **Channel for the cards**
          ‹Channel for the cards: #practice›
          **Channel for organisers**
          ‹Channel for organisers: –›
          **Voice channels to meet in**
          ‹Voice channels to meet in: #Room 1›
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
        /session now → Privately
          Mock interview #1 is open. It begins when its seats are taken: take yours on the card.
          [Details]
        Ana takes a seat → Privately
          You have a seat: candidate, and you are checked in. It begins when everybody is here.
          [Before you start] [Can't make it]
        Ben takes a seat → Privately
          You have a seat: interviewer. Everybody is here: it has begun.
          [My panel]
    "#]].assert_eq(&noted.0);

    let thread = practice.thread(1).await;
    thread.shows("Ana answers").await;
    ben.presses("Panel").await.is(How::Privately).says("**Intro**");
    ben.presses("On to the questions").await.is(How::Updated).says("Question 1 of 3");
    ben.presses("Ask it").await.is(How::Updated).says("Read it aloud");
    thread.shows("[Done]").await;
    ana.at(&thread).presses("Done").await.is(How::Privately).says("Answered");
    follows_up(&ben).await.is(How::Updated).says("Read it aloud");
    thread.shows("[Done]").await;
    ana.at(&thread).presses("Done").await.says("Answered");
    ben.waits_for("**Follow up?**").await;
    on_until(None, &[&ana, &ben], &thread, "**Rate @Ana**").await;
    rates(&ben, &thread, "Rate this turn", "4").await.is(How::Updated).says("It is in.");
    let mut noted = Noted::default();
    // On the thread, or on her own screen once that has been shown anew: whichever is newer.
    ana.at(&thread).presses("Rate myself").await.says("How do you think it went?");
    noted.add("a mark", &ana.at(&thread).picks("Clarity of answer", "3").await);
    noted.add("Skip it", &ana.at(&thread).presses("Skip it").await);
    thread.shows("Open your report").await;
    let report = ana.at(&thread).presses("Open your report").await.is(How::Privately);
    report
        .says("**Report — @Ana, #1** · 1 rater")
        .says("> In the second story the number came first.")
        .says("[Take this goal]");
    ana.presses("What I said").await.says("**Q1 · ").says("@Ben wanted to know it.");
    ana.presses("Back to the report").await.is(How::Updated);
    ana.presses("Scores").await.is(How::Updated).says("answered 3 of 3 questions");
    ana.presses("Back to the report").await.is(How::Updated);
    noted.add("Ben presses it", &ben.at(&thread).presses("Open your report").await);
    expect![[r#"
        a mark → Updated
          Saved · 4 lines to go.
          **How do you think it went?** Rate yourself before you see the ballots; it stays apart from theirs.
          **@Ben as interviewer** — like a real interview, about what you said, something to act on? 1 to 5; the first mark stands for all three until you change the others. They see a mean, from three on.
          **Clarity of answer**
          ‹Clarity of answer: 3›
          **Evidence of impact**
          ‹Evidence of impact: –›
          **Non-verbal presence**
          ‹Non-verbal presence: –›
          **Storytelling structure**
          ‹Storytelling structure: –›
          **Quality of questions**
          ‹Quality of questions: –›
          **Realistic**
          ‹Realistic: –›
          **Specific**
          ‹Specific: –›
          **Useful**
          ‹Useful: –›
          [Done] [Skip it] [Add a recording link] [How to rate]
        Skip it → Updated
          That was the last one: the report is open.
          [Open your report]
        Ben presses it → Privately
          There is no report for you here. A report is private to who was interviewed, and opens when all ballots are in; ask them if you would like to know."#]].assert_eq(&unasked(&noted.0));
    practice.shows("It is over").await;
    bot.settles().await;
    expect![[r#"
        Greenroom: **Mock interview #1** has begun; check-in is over
        Greenroom: **@Ana answers, @Ben interviews** · until <t:t>
          Intro (60 s) → 3 questions (10 min) → @Ana's questions (2 min) → wrap-up (2 min)
          First @Ben: who is asking, and how it goes. @Ana, listen; the first question comes after it.
          Nobody else sees what is behind your button. @Ben: [Panel] · @Ana: [Stop my turn]
          [Panel] [Stop my turn]
        Greenroom: **Question 1 of 3** · @Ana, 90 s
          (the question)
          Answered; the time was not measured. @Ben: [Panel]
          [Panel]
        Greenroom: @Ben asks: (a follow-up) · @Ana, 60 s
          Answered; the time was not measured. @Ben: [Panel]
          [Panel]
        Greenroom: **Question 2 of 3** · @Ana, 120 s
          (the question)
          Answered; the time was not measured. @Ben: [Panel]
          [Panel]
        Greenroom: **Question 3 of 3** · @Ana, 45 s
          (the question)
          Answered; the time was not measured. @Ben: [Panel]
          [Panel]
        Greenroom: **@Ana's questions to @Ben** · until <t:t> · three is a good number
          Then the wrap-up (2 min) · @Ben: say what would happen next, and close as you would at work.
          [Panel]
        Greenroom: **Rating of @Ana** · closed · 1 of 1 ballot in
        Greenroom: @Ana's turn is rated. @Ana: [Open your report]
          [Open your report]"#]].assert_eq(&unasked(&thread.transcript()));
    expect![[r#"
        Greenroom: **Mock interview #1 · short**
          Objective: First screen
          <t:F> (<t:R>) · about 25 min · practice mode · voice: #Room 1
          **Seats** candidate: @Ana · interviewer: @Ben
          It is over. Everybody who answered has a report.
          [Open my report] [Details]"#]]
    .assert_eq(&timeless(&practice.transcript()));
    assert!(fake.most_sends_in_a_minute() <= 20, "{}", fake.most_sends_in_a_minute());
    bot.stops().await;
}
