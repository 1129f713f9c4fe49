//! Every command, and what is said where it cannot be done.

use expect_test::expect;

use crate::discord::fake::Fake;
use crate::discord::fake::permissions::{CREATE_PRIVATE_THREADS, CREATE_PUBLIC_THREADS};

use super::bot::Served;
use super::stage::{Noted, Stage};
use crate::scenarios::play::scenario_library;

#[tokio::test]
async fn commands_before_the_group_is_set_up_say_what_to_do_first() {
    let fake = Fake::start().await;
    let _served = Served::starts(&fake, scenario_library()).await;
    let guild = fake.guild("Evening group");
    guild.text_channel("general");
    let ana = guild.member("Ana");
    let mut noted = Noted::default();
    let objective = [("objective", "First screen")];
    noted.add("now", &ana.runs("/session now", &objective).await);
    noted.add("list", &ana.runs("/session list", &[]).await);
    noted.add("help", &ana.runs("/help", &[]).await);
    noted.add("show", &ana.runs("/session show", &[("session", "3")]).await);
    expect![[r#"
        now → Privately
          This group has no channel for its sessions yet. An organiser (somebody with _Manage Server_) chooses one with `/setup`; it takes a minute.
          What you wrote:
          > /session now objective\:First screen
        list → Privately
          Nothing is planned yet. Plan a session for a date that suits you, or open one now.
        help → Privately
          **greenroom** — mock interviews for practice groups. I call the session, ask the questions on a clock, and collect ratings that nobody sees before all are in.
          **First** an organiser runs `/setup` and chooses a channel for the cards.
          **Take part** — press _Take a seat_ on a card, check in when the thread opens, and follow the buttons. Answers are spoken in the voice channel, or written as a reply to the question.
          **Begin** — `/session now` holds one as soon as its seats are taken, `/session plan` chooses a time. Where _Practise now_ stands, a press finds whoever has half an hour too.
          **Look** — `/session list` shows what is planned, `/goal` what you are working on.
          **More** — `/about` says what is kept and what scores are not for.
          [Sessions]
        show → Privately
          There is no such session here. Look at the list, and choose one from it.
          [Sessions]
    "#]].assert_eq(&noted.0);
    assert!(ana.tries_to_run("/setup", &[]).await.is_err(), "Discord does not offer it");
}

#[tokio::test]
async fn every_command_answers_privately() {
    let stage = Stage::new().await;
    let (ana, ben) = (stage.guild.member("Ana"), stage.guild.member("Ben"));
    let mut noted = Noted::default();
    let plan = |when| [("when", when), ("objective", "First screen"), ("format", "short")];
    noted.add("an unreadable time", &ana.runs("/session plan", &plan("some evening")).await);
    noted.add("a time that is over", &ana.runs("/session plan", &plan("2020-01-01 10:00")).await);
    noted.add("a plan", &ana.runs("/session plan", &plan("in 3 hours")).await);
    noted.add("an edit by somebody else", &{
        ben.runs("/session edit", &[("session", "1"), ("place", "Room 2")]).await
    });
    noted.add("an edit", &{
        ana.runs("/session edit", &[("session", "1"), ("objective", "Second screen")]).await
    });
    noted.add("an edit of nothing", &ana.runs("/session edit", &[("session", "1")]).await);
    noted.add("list", &ben.runs("/session list", &[]).await);
    noted.add("show", &ben.runs("/session show", &[("session", "1")]).await);
    noted.add("for a calendar", &ben.presses("Add to my calendar").await);
    noted.add("all that is ahead", &ben.runs("/me calendar", &[]).await);
    noted.add("show another", &ben.runs("/session show", &[("session", "9")]).await);
    noted.add("cancel by somebody else", &ben.runs("/session cancel", &[("session", "1")]).await);
    noted.add("cancel", &ana.runs("/session cancel", &[("session", "1")]).await);
    noted.add("goal", &ana.runs("/goal", &[]).await);
    noted.add("progress", &ana.runs("/progress", &[]).await);
    noted.add("somebody else's", &ben.runs("/progress", &[("member", "Ana")]).await);
    noted.add("profile", &ana.runs("/profile", &[]).await);
    noted.add("a zone", &ana.runs("/profile", &[("zone", "Europe/Berlin")]).await);
    noted.add("no zone", &ana.runs("/profile", &[("zone", "Europe/Berlni")]).await);
    noted.add("quiet", &ana.runs("/profile", &[("quiet", "22:00-07:00")]).await);
    noted.add("not quiet", &ana.runs("/profile", &[("quiet", "at night")]).await);
    noted.add("quiet off", &ana.runs("/profile", &[("quiet", "off")]).await);
    noted.add("guide", &ana.runs("/guide", &[]).await);
    noted.add("a card", &ana.runs("/guide", &[("topic", "star")]).await);
    noted.add("help", &ana.runs("/help", &[]).await);
    noted.add("about", &ana.runs("/about", &[]).await);
    noted.add("in a direct message", &{
        let got = ana.in_dm().tries_to_run("/help", &[]).await;
        got.unwrap_or_else(|why| panic!("{why}"))
    });
    expect![[r#"
        an unreadable time → Privately
          I can't read “some” in “some evening”. Write the time like one of these: `in 2 hours`, `tomorrow 19:00`, `30 Nov 7 pm`.
          What you wrote:
          > /session plan when\:some evening objective\:First screen format\:short
        a time that is over → Privately
          I don't know your time zone, so I can't tell when “2020-01-01 10\:00” is for you, and nothing was done. Set your time zone once and send it again, or write where that time is meant, such as `19:00 Europe/Berlin`.
          What you wrote:
          > /session plan when\:2020-01-01 10\:00 objective\:First screen format\:short
          [Set my time zone]
        a plan → Privately
          Mock interview #1 is planned for <t:F> (<t:R>). Take a seat on its card.
          [Details] [Another time or zone]
        an edit by somebody else → Privately
          Only the member who planned this, or an organiser, can do that. Ask one of them.
          What you wrote:
          > /session edit session\:1 place\:Room 2
          [My panel]
        an edit → Privately
          The plan is changed, and the card shows it.
          Mock interview #1 is planned for <t:F> (<t:R>). Take a seat on its card.
          [Details] [Another time or zone]
        an edit of nothing → Privately
          Nothing would change. Change something first, or leave it as it is.
          [My panel]
        list → Privately
          **Sessions**
          **#1** · short · <t:F> (<t:R>) · 1 candidate seat, 1 interviewer seat, 4 observer seats free
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
          [Candidate] [Interviewer] [Observe] [Add to my calendar] [How to rate]
        for a calendar → Privately
          **For your calendar** — Mock interview #1 (short): Second screen
          <t:F> · Mock interview #1 (short): Second screen
          Open the file to import it. An entry does not follow by itself: when something moves, take the file anew, and your calendar changes the entry that it has.
          [Add to a calendar on the web]
          📎 greenroom.ics: 
        all that is ahead → Privately
          Nothing of yours is ahead here. Take a seat, or say that you come to an evening; then it can go into your calendar.
        show another → Privately
          There is no such session here. Look at the list, and choose one from it.
          [Sessions]
        cancel by somebody else → Privately
          Only the member who planned this, or an organiser, can do that. Ask one of them.
          [My panel]
        cancel → Privately
          **Call off #1?** Everybody seated is told, and it is not opened again.
          [Yes, call it off] [No, back]
        goal → Privately
          You have no micro-goal now. Your next report proposes one, or you write your own.
          [Write my own] [Earlier goals]
        progress → Privately
          **Your progress**
          Nothing to see yet. It begins with the first session in which somebody rated the answers, and with the first answers on the clock.
          Only you see this, and the coaches you agreed to.
        somebody else's → Privately
          @Ana shows their progress to nobody but the coaches they agreed to, and you are none of these. Your own is yours to see: ask for it without a name.
        profile → Privately
          You have no time zone here yet. Name yours, such as Europe/Berlin; then you can have quiet hours.
          You have named no role, level or region that you practise for. If you do, sessions that you plan are for it.
          You have not said which roles and regions you know as an interviewer.
          You interview and answer. On your first evening you answer first.
          I ask you to no evening of this group, unless you came to its last ones.
          You are reminded only of what you sat down for. I write you no DMs.
          Nobody but you can see your reports and your progress.
          **Level**
          ‹Level: No level in particular›
          **Reminders**
          ‹Reminders: Only what I sat down for›
          **Region**
          ‹Region: No region in particular›
          [Role] [My rhythm] [Only interview] [Interview first] [Ask me to evenings]
          [Allow DMs] [Set my time zone] [Day of my interview] [What I know] [Pause]
        a zone → Privately
          Saved: time zone Europe/Berlin · no quiet hours.
        no zone → Privately
          There is no time zone called “Europe/Berlni”. Write region and city, such as Europe/Berlin.
        quiet → Privately
          Saved: time zone Europe/Berlin · quiet hours 22:00–07:00. A reminder that falls into them comes when they end, if that is before the start; only check-in calls you as always.
        not quiet → Privately
          I can't read “at night” as hours. Write when they begin and when they end, such as `22:00-07:00` or `10 pm to 7 am`.
        quiet off → Privately
          Saved: time zone Europe/Berlin · no quiet hours.
        guide → Privately
          **To read** — a card each, a minute or two.
          **When you answer**
          · **star** STAR\: a story in four parts
          **When you ask**
          · **interviewer** How to interview
          **When you watch and rate**
          · **observer** How to observe
          · **rating** How to give a mark
          · **feedback** Words that help
          **For everybody**
          · **checklist** Before you start
          · **live** Live mode
          **And**
          · **tones** Tone cards: ways of talking for an interviewer
          · **examples** Worked examples: answers with the marks they deserve
          [When you answer] [When you ask] [When you watch and rate] [For everybody] [Tone cards]
          [Worked examples]
        a card → Privately
          **STAR\: a story in four parts**
          For questions about the past.
          **The parts**
          · Situation and task\: a third of the time at most.
          · Result\: \*before\* and \[after\].
          [All cards]
        help → Privately
          **greenroom** — mock interviews for practice groups. I call the session, ask the questions on a clock, and collect ratings that nobody sees before all are in.
          **Take part** — press _Take a seat_ on a card, check in when the thread opens, and follow the buttons. Answers are spoken in the voice channel, or written as a reply to the question.
          **Begin** — `/session now` holds one as soon as its seats are taken, `/session plan` chooses a time. Where _Practise now_ stands, a press finds whoever has half an hour too.
          **Look** — `/session list` shows what is planned, `/goal` what you are working on.
          **More** — `/about` says what is kept and what scores are not for.
          [Sessions]
        about → Privately
          **What is kept** — who sat where, marks, comments, timings: so that you can see your progress. No names and no pictures. The text of an answer is deleted when its session closes, within the hour after the report, or as many days later as its card says. Thirty days after this server has removed me everything of it is deleted; backups made before go within 35 days. Everything lies in one file on the operator's machine and goes nowhere else.
          **Who sees what** — your report is yours. Ballots are sealed until all are in. Answers typed in a thread can be read by whoever can read the thread.
          **What I can read** — I ask for no privileged right: I see commands, buttons, forms, and replies to my own messages, and no other text.
          **What scores are for** — practice only. They are not for hiring decisions.
        in a direct message → Privately
          I work inside a server. Use this in your group's practice channel.
    "#]].assert_eq(&noted.0);
}

#[tokio::test]
async fn every_session_is_reached_by_its_number() {
    let stage = Stage::new().await;
    let people = ["Ana", "Ben", "Cid", "Dora", "Eve"].map(|name| stage.guild.member(name));
    for member in people.iter().cycle().take(21) {
        let plan = [("when", "in 3 hours"), ("objective", "First screen"), ("format", "short")];
        member.runs("/session plan", &plan).await.says("is planned for");
    }
    let [ana, ..] = people;
    let first = [("session", "1")];
    ana.runs("/session show", &first).await.says("Mock interview #1");
    let live = [("session", "1"), ("mode", "live")];
    ana.runs("/session edit", &live).await;
    ana.runs("/session show", &first).await.says("live mode");
    ana.runs("/session cancel", &first).await;
    ana.presses("Yes, call it off").await;
    ana.runs("/session show", &first).await.says("called off");
}

#[tokio::test]
async fn what_is_typed_is_completed() {
    let stage = Stage::new().await;
    let ana = stage.guild.member("Ana");
    let plan = [("when", "in 3 hours"), ("objective", "First screen"), ("format", "short")];
    ana.runs("/session plan", &plan).await;
    let zones = ana.completes("/profile", &[], ("zone", "berl")).await;
    let topics = ana.completes("/guide", &[], ("topic", "sta")).await;
    let roles = ana.completes("/session now", &[], ("role", "back")).await;
    let numbers = ana.completes("/session show", &[], ("session", "1")).await;
    let nothing = ana.completes("/profile", &[], ("zone", "xyzzy")).await;
    let all = [zones, topics, roles, numbers, nothing];
    expect![[r##"
        [
            [
                "Europe/Berlin",
            ],
            [
                "Before you start",
                "STAR: a story in four parts",
            ],
            [
                "Backend engineer",
            ],
            [
                "#1 · Short · First screen",
            ],
            [],
        ]"##]]
    .assert_eq(&format!("{all:#?}"));
}

#[tokio::test]
async fn every_option_that_completes_offers_choices_of_its_own_type() {
    let stage = Stage::new().await;
    let ana = stage.guild.member("Ana");
    let plan = [("when", "in 3 hours"), ("objective", "First screen"), ("format", "short")];
    ana.runs("/session plan", &plan).await;
    let owner = stage.guild.owner();
    owner.runs("/series create", &[("when", "every tue 19:00 Europe/Berlin")]).await;
    owner.presses("Save").await;
    let completing = stage.fake.options_that_complete();
    assert!(completing.iter().any(|(_, option, kind)| option == "session" && *kind == 4));
    for (command, option, _) in completing {
        // The fake refuses a choice of another type; text that nothing fits offers none.
        let typed = if option == "zone" { "europe" } else { "" };
        let who = if command == "/setup" { &owner } else { &ana };
        // Dates are those of the series that was named before.
        let before: &[_] = if option == "date" { &[("series", "1")] } else { &[] };
        let found = who.completes(&command, before, (&option, typed)).await;
        // No evening was drawn yet, and nobody keeps a story: what is offered then is told elsewhere.
        let has_none = ["evening", "story"].contains(&option.as_str());
        assert_eq!(found.is_empty(), has_none, "{command} {option}");
    }
    assert!(ana.completes("/session show", &[], ("session", "xyzzy")).await.is_empty());
}

#[tokio::test]
async fn a_screen_of_settings_asks_discord_once_and_again_when_it_is_told_to() {
    let stage = Stage::new().await;
    stage.guild.text_channel("organisers");
    let other = stage.guild.text_channel("practice-2");
    other.denies_bot(CREATE_PUBLIC_THREADS);
    stage.practice.denies_bot(CREATE_PRIVATE_THREADS);
    let owner = stage.guild.owner();
    let asked = || stage.fake.requests_to(&format!("GET /guilds/{}", stage.guild.id())).len();
    owner.runs("/setup", &[]).await;
    let before = asked();
    owner.picks("Channel for organisers", "organisers").await;
    owner.picks("Threads", "Private threads").await.says("I lack _Create Private Threads_");
    owner.picks("Threads", "Open threads").await;
    assert_eq!(asked(), before);
    owner.presses("Check again").await;
    assert_eq!(asked(), before + 1);
    // Another channel has permissions of its own.
    let got = owner.picks("Channel for the cards", "practice-2").await;
    got.says("I lack _Create Public Threads_");
    assert_eq!(asked(), before + 2);
}

#[tokio::test]
async fn an_organiser_reads_how_posts_come_through() {
    let stage = Stage::new().await;
    let ana = stage.guild.member("Ana");
    let plan = [("when", "in 3 hours"), ("objective", "First screen"), ("format", "short")];
    ana.runs("/profile", &[("zone", "Europe/Berlin")]).await;
    ana.runs("/session plan", &plan).await;
    stage.has_delivered().await;
    ana.runs("/admin outbox", &[]).await.says("Only an organiser");
    let owner = stage.guild.owner();
    let told = owner.runs("/admin outbox", &[]).await;
    told.says("**What I post here**").says("**Cards** · 1 sent");
    owner.presses("Look again").await.says("**Cards** · 1 sent");
    ana.runs("/admin audit", &[]).await.says("Only an organiser");
    owner.runs("/admin audit", &[]).await.says("@Ana planned #1");
}

#[tokio::test]
async fn an_organiser_reads_how_old_the_newest_backup_is() {
    let stage = Stage::new().await;
    stage.guild.member("Ana").runs("/admin backup", &[]).await.says("Only an organiser");
    let owner = stage.guild.owner();
    let told = owner.runs("/admin backup", &[]).await;
    told.says("**Backups:** there is none that is whole.").says("`greenroom restore FILE`");
    let made_at = greenroom::runtime::Clock::now(&greenroom::runtime::SystemClock);
    let made = greenroom::store::backup(&stage.data(), made_at).unwrap();
    owner.presses("Look again").await.says("**Backups:** the newest whole one is");
    std::fs::write(made.path, "changed by somebody").unwrap();
    greenroom::store::backup(&stage.data(), made_at - greenroom::base::Span::from_hours(7))
        .unwrap();
    owner.presses("Look again").await.says("old, of");
}
