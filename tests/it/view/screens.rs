//! Private screens beside the panel, and what an actor is told.

use std::sync::Arc;

use expect_test::expect;
use greenroom::bank::{TagSort, Trigger};
use greenroom::base::{MemberId, Moment, Span};
use greenroom::calendar::ZoneName;
use greenroom::interview::{Act, Heard, Refusal, Seat, Session, StoryPart, TurnNo};
use greenroom::progress::GoalId;
use greenroom::protocol::{
    Aim, Answer, BackupsStand, BallotView, Command, NoBackup, OwnGoal, Profile, Query,
    SessionBrief, Shown,
};
use greenroom::rotation::{Levels, Match};
use greenroom::rubric::{Choice, CompetencyNo, Mark, Transfer, Words};
use greenroom::view::{Card, Form, Press};

use crate::harness::screens::{answer, reply, shown};

use super::fixture::{
    A, B, C, D, DRILL, ID, ONE_ON_ONE, Play, SOLO, START, check_bounds, show, text, texts, told,
};

fn rating() -> Play {
    let seats = [(A, Seat::Candidate), (B, Seat::Candidate), (C, Seat::Observer)];
    let mut p = Play::planned(ONE_ON_ONE);
    p.goal = Some(text("Give every result as before → after"));
    let mut p = p.begin(&seats);
    p.act(B, Act::Next);
    p.question(B, A, 84);
    p.act(B, Act::Next);
    p.question(B, A, 84);
    p.act(B, Act::EndHere);
    p
}

#[test]
fn a_backup_that_could_not_be_made_says_why_and_who_can_mend_it() {
    let says = |why: NoBackup| {
        let failed = Some((START, why));
        let newest_at = Some(START - Span::from_hours(30));
        let stand = BackupsStand { newest_at, every: Some(Span::from_hours(6)), failed };
        let shown_as = Shown::Backups(Some(Box::new(stand)));
        let card = shown(&shown_as, &Query::Backups, A, START, &texts());
        check_bounds(&card);
        show(&card)
    };
    let all = [NoBackup::DiskFull, NoBackup::NotAllowed, NoBackup::NotWhole, NoBackup::NoAnswer];
    let whys: Vec<String> = all
        .map(|why| says(why).lines().find(|line| line.contains("failed")).unwrap().to_owned())
        .into();
    expect![[r#"
        **The last try failed**, <t:1795546800:F>: the disk is full. Whoever runs me has to make room.
        **The last try failed**, <t:1795546800:F>: I may not write where backups lie. What to change is in the log, for whoever runs me.
        **The last try failed**, <t:1795546800:F>: the copy was not whole, so it was not kept. What was found is in the log, for whoever runs me.
        **The last try failed**, <t:1795546800:F>: the disk did not do as it was told. What it said is in the log, for whoever runs me."#]].assert_eq(&whys.join("\n"));
    expect![[r#"
        **Backups:** the newest whole one is 30 h old, of <t:1795438800:F>.
        **The last try failed**, <t:1795546800:F>: the disk is full. Whoever runs me has to make room.
        I make one every 6 h by myself, and look whether it is whole.
        A backup holds all that I keep, of every group: plans, seats, ballots, reports, goals, profiles and settings. It holds nothing of what stands in channels and threads, no token, and no files with settings or questions of your own.
        Whoever was erased after it was made is erased again when it is put back. Backups are kept for 35 days at most.
        Whoever runs me makes one at any time with `greenroom backup`, sees with `greenroom restore --verify FILE` whether it can be used, and puts it back with `greenroom restore FILE` while I am stopped. Backups lie on my own disk: copies elsewhere outlive it.
        [Look again]
    "#]].assert_eq(&says(NoBackup::DiskFull));
}

fn mark(value: u8) -> Choice {
    Choice::Mark(Mark::try_from(value).expect("the test says so"))
}

#[test]
fn a_ballot_is_saved_as_it_is_touched() {
    let mut p = rating();
    p.act(B, Act::Mark { turn: TurnNo(0), competency: CompetencyNo(0), choice: mark(4) });
    p.act(B, Act::Mark { turn: TurnNo(0), competency: CompetencyNo(1), choice: mark(3) });
    p.act(
        B,
        Act::Mark { turn: TurnNo(0), competency: CompetencyNo(4), choice: Choice::CouldNotTell },
    );
    let card = p.look(B, Query::Ballot(ID, TurnNo(0)));
    check_bounds(&card);
    let options: Vec<String> = card.pickers[1].options.iter().map(|o| o.in_a_line()).collect();
    expect![[r#"
        **Your ballot for <@1>, turn 1** · saved as you go, changeable until it closes
        3 of 5 lines filled in. Words help more than marks: name one moment.
        Their micro-goal: _Give every result as before → after_
        How to tell: Both numbers came unasked in two stories.
        ‹Clarity of answer: 4 · between 3 and 5›
        ‹Evidence of impact: 3 · An outcome is named, but its size is left open ("much faster")›
        ‹Non-verbal presence: …›
        ‹Storytelling structure: …›
        ‹Quality of questions: could not tell›
        ‹Did the micro-goal show?: …›
        [Add words] [*Done*] [How to rate]
        --
        1 · No outcome is named: the story ends with what was done
        2 · between 1 and 3
        3 · An outcome is named, but its size is left open ("much faster")
        4 · between 3 and 5
        5 · Before and after in numbers, and what the candidate did to get there
        could not tell
    "#]]
    .assert_eq(&format!("{}--\n{}\n", show(&card), options.join("\n")));
    expect![[r#"
        Nobody rates themself among the peers. Use _Rate myself_ for your own view.
    "#]]
    .assert_eq(&show(&p.look(A, Query::Ballot(ID, TurnNo(0)))));
    expect![[r#"
        A turn is rated by its interviewers, and by observers who were there before the second question. Take an observer's seat early next time.
    "#]].assert_eq(&show(&p.look(D, Query::Ballot(ID, TurnNo(0)))));
}

#[test]
fn words_come_back_into_their_form() {
    let p = rating();
    let words = Words::new("The *first* answer took two minutes to reach its point.", "", "")
        .expect("the test says so");
    let view = BallotView { session: Arc::new(p.s.clone()), turn: TurnNo(0), words: Some(words) };
    let query = Query::Ballot(ID, TurnNo(0));
    let card = shown(&Shown::Ballot(Box::new(view)), &query, B, p.now, &texts());
    let form = card.buttons.iter().find_map(|b| match &b.press {
        Press::Fill(Form::Words { so_far, .. }) => Some(so_far[0].clone()),
        Press::Do(_) | Press::Look(_) | Press::Fill(_) => None,
    });
    // A form is plain text: nothing is escaped in it.
    assert_eq!(
        form.expect("the test says so"),
        "The *first* answer took two minutes to reach its point."
    );
}

/// What this option of a picker does.
fn picked(card: &Card, picker: &str, option: &str) -> Act {
    let picker = card.pickers.iter().find(|one| one.label == picker).unwrap();
    let option = picker.options.iter().find(|one| one.label == option).unwrap();
    match &option.press {
        Press::Do(Command::Act { act, .. }) => act.clone(),
        other => panic!("{other:?}"),
    }
}

#[test]
fn rating_oneself_and_the_interviewer() {
    let mut p = rating();
    p.act(A, Act::OwnMark { competency: CompetencyNo(0), choice: mark(2) });
    // All three on the screen on which none was marked: none replaces another.
    let old = p.look(A, Query::Own(ID));
    for (side, mark) in [("Realistic", "5"), ("Specific", "3"), ("Useful", "3")] {
        p.act(A, picked(&old, side, mark));
    }
    let card = p.look(A, Query::Own(ID));
    check_bounds(&card);
    expect![[r#"
        **How do you think it went?** Rate yourself before you see the ballots; it stays apart from theirs.
        **<@2> as interviewer** — like a real interview, about what you said, something to act on? 1 to 5; the first mark stands for all three until you change the others. They see a mean, from three on.
        ‹Clarity of answer: 2 · between 1 and 3›
        ‹Evidence of impact: …›
        ‹Non-verbal presence: …›
        ‹Storytelling structure: …›
        ‹Quality of questions: …›
        ‹Realistic: 5›
        ‹Specific: 3›
        ‹Useful: 3›
        [*Done*] [Skip it] [Write my questions down] [Add a recording link] [How to rate]
    "#]].assert_eq(&show(&card));
    expect![[r#"
        That opens when the turn is over. Wait for its end, and press again.
    "#]]
    .assert_eq(&show(&p.look(B, Query::Own(ID))));
    expect![[r#"
        You have no such turn in this session. Open your panel for what you can do now.
    "#]]
    .assert_eq(&show(&p.look(C, Query::Own(ID))));

    let mut drill = Play::begun(DRILL, &[(A, Seat::Candidate)]);
    drill.seconds(30);
    drill.act(A, Act::EndHere);
    expect![[r#"
        The ballots are closed and can't be changed any more. Look in the thread for the report.
    "#]]
    .assert_eq(&show(&drill.look(A, Query::Own(ID))));
}

#[test]
fn details_say_what_will_happen_and_who_sees_it() {
    let mut p = Play::planned(ONE_ON_ONE);
    p.act(B, Act::Take(Seat::Candidate));
    let card = p.look(A, Query::Details(ID));
    check_bounds(&card);
    expect![[r#"
        **Mock interview #42 · one-on-one**
        Two people interview each other, with a short break. Others may observe and vote.
        <t:1795546800:F> (<t:1795546800:R>) · about 74 min · practice mode
        **Agenda** Intro (2 min) → 3 questions and a surprise (20 min) → the candidate's questions (5 min) → wrap-up (3 min); 2 turns, roles swap, with 4 min between them
        **Questions** opening · behavioural · behavioural or technical
        **Rated on** clarity of answer · evidence of impact · non-verbal presence · storytelling structure · quality of questions
        **Who rates** interviewers who asked and observers who came before the second question, within 20 min of the last turn.
        **Private** are questions until they are asked, ballots until all are in, and a report for good: it is its candidate's, and their coaches'. What is typed in the thread can be read by its channel. Practice only: not for hiring decisions.
        [Take a seat] [Observe] [!Call it off] [Add to my calendar] [How to rate]
    "#]].assert_eq(&show(&card));
    expect![[r#"
        **Before you start**
        **Check**
        · The microphone works.
        · Your notes are at hand.
        Objective: A first technical screen
        Wanted: ready for a first technical screen
        [My micro-goal]
    "#]]
    .assert_eq(&show(&p.look(B, Query::Checklist(ID))));
}

#[test]
fn the_list_of_sessions() {
    let list = |sessions: Vec<Arc<Session>>| {
        let card = shown(&Shown::Sessions(sessions), &Query::Sessions, A, START, &texts());
        check_bounds(&card);
        show(&card)
    };
    let planned = Play::planned(ONE_ON_ONE).s;
    let running = Play::begun(SOLO, &[(A, Seat::Candidate)]).s;
    let rating = rating().s;
    let mut called_off = Play::planned(SOLO);
    called_off.act(A, Act::Take(Seat::Candidate));
    called_off.act(A, Act::Cancel);
    let all = [planned, running, rating, called_off.s].map(Arc::new);
    expect![[r#"
        **Sessions**
        **#42** · one-on-one · <t:1795546800:F> (<t:1795546800:R>) · 2 candidate seats, 2 observer seats free
        **#42** · solo · running
        **#42** · one-on-one · running
        **#42** · solo · was called off by <@1>
        ‹Look at a session: …›
    "#]].assert_eq(&list(all.to_vec()));
    expect![[r#"
        Nothing is planned yet. Plan a session for a date that suits you, or open one now.
    "#]]
    .assert_eq(&list(vec![]));
    let many = list((0..60).map(|n| all[n % 4].clone()).collect());
    assert!(many.contains("and 52 more"), "{many}");
}

#[test]
fn how_to_rate_gives_every_anchor_in_full() {
    let card = rating().look(B, Query::HowToRate(ID));
    check_bounds(&card);
    let text = show(&card);
    let all: usize = super::fixture::rubric().competencies.len();
    assert_eq!(text.lines().filter(|l| l.starts_with("5 — ")).count(), all);
    assert!(text.contains("not for hiring decisions"), "{text}");
    let ends: Vec<&str> = text.lines().take(6).chain(text.lines().skip(22)).collect();
    expect![[r#"
        **How to rate** — Peer rubric
        For practice among equals. Mark what you saw and heard in this turn only, not the person and not what you know from before. Where parts fit different anchors, take the mark between\: most at 5 and one at 3 is a 4. What was asked for and did not come is a 1; what nothing in the turn asked for is "could not tell".
        **Clarity of answer** After each answer, say its point to yourself in one sentence. When did you first know it?
        1 — In most answers the question asked is left open, or you could not repeat the point in one sentence\: the candidate talks about something else, or stops without a point.
        3 — In most answers the question is answered and you can repeat the point in one sentence. But it first comes in the last third, or the answer brings in two or more topics that were not asked for. The point of a story is what the candidate did or changed; one that comes in the middle third is a 4.
        5 — In nearly every answer the first two sentences answer the question asked; for a story they are its headline, then it is told. What follows supports that point, and the answer ends there. You could repeat every answer in one sentence.
        2 and 4 lie between their neighbours. What the turn did not show is _could not tell_.
        **Words** Name one moment, say why it matters, and what to try next time: about the answer, never about the person. _In the second story you gave the result first; it made the rest easy to follow._
        Ratings are for practice; they are not for hiring decisions.
        [Example: Evidence of impact] [Example: Storytelling structure] [How to give a mark] [Words that help]
    "#]].assert_eq(&(ends.join("\n") + "\n"));
}

#[test]
fn typed_answers_stand_under_their_questions() {
    let mut p = Play::begun(SOLO, &[(A, Seat::Candidate)]);
    p.seconds(60);
    let typed = text("I led the import.\n> not a quotation of yours\n# nor a heading");
    p.act(A, Act::Answer(typed.clone()));
    p.seconds(40);
    p.act(A, Act::Done);
    p.seconds(4);
    p.act(A, Act::EndHere);
    p.act(A, Act::Recording(text("https://video.example/@a/b?c=d_e_")));
    p.act(B, Act::OpenAnswers(TurnNo(0)));
    let answers = Shown::Answers {
        session: Arc::new(p.s.clone()),
        turn: TurnNo(0),
        texts: vec![(1, 0, typed)],
        again: Vec::new(),
    };
    let card = shown(&answers, &Query::Answers(ID, TurnNo(0)), B, p.now, &texts());
    check_bounds(&card);
    expect![[r#"
        **Answers of <@1>**
        Recording: <https://video.example/%40a/b?c=d_e_>
        **Q1 at 0:00 · opening** Walk me through the work that led you to apply for this role.
        > I led the import.
        > \> not a quotation of yours
        > \# nor a heading
        **Q1 at 1:00 · vague** Which stop taught you most, and what?
        Spoken, 35 s.
        **Q2 at 1:40 · behavioural** Tell me about something that you made faster.
        Interrupted.
        [*Your ballot*] [How to rate]
    "#]]
    .assert_eq(&show(&card));
    let own = shown(&answers, &Query::Answers(ID, TurnNo(0)), A, p.now, &texts());
    check_bounds(&own);
    expect![[r#"
        **What you said** · #42
        Recording: <https://video.example/%40a/b?c=d_e_>
        **Q1 at 0:00 · opening** Walk me through the work that led you to apply for this role. · 55 s (aim 60–90 s)
        > I led the import.
        > \> not a quotation of yours
        > \# nor a heading
        **Q1 at 1:00 · vague** Which stop taught you most, and what? · 35 s
        Because your answer had few words for its time.
        Spoken.
        **Q2 at 1:40 · behavioural** Tell me about something that you made faster.
        Interrupted.
        **Your own questions** 0 counted; three is a good number.
        [Write my questions down]
    "#]].assert_eq(&show(&own));
    expect![[r#"
        **Ballots of #42** · they close at <t:1795719704:t> (<t:1795719704:R>), all together.
        Your ballot for <@1>, turn 1: open
        [*Rate turn 1*] [How to rate fairly]
    "#]]
    .assert_eq(&p.panel(B));
    expect![[r#"
        **Ballots of #42** · they close at <t:1795719704:t> (<t:1795719704:R>), all together.
        Your own rating of turn 1: open
        You need not wait for more raters: closing now opens your report.
        [*Rate myself*] [!Close the ballots now] [How to rate fairly]
    "#]]
    .assert_eq(&p.panel(A));
}

fn profile(quiet: Option<&str>) -> Profile {
    let zone = ZoneName::new("Europe/Berlin").unwrap();
    let quiet = quiet.map(|hours| hours.parse().unwrap());
    Profile { zone: Some(zone), quiet, ..Profile::default() }
}

#[test]
fn the_micro_goal_with_its_plan() {
    let goal = |text: &str, id: Option<&str>| {
        let id = id.map(|id| GoalId(id.parse().expect("the test says so")));
        let own = OwnGoal {
            text: super::fixture::text(text),
            id,
            plan: None,
            drill: None,
            taken_at: START,
            from: Some(57),
            set_by: None,
            trail: vec![Transfer::NotYet, Transfer::Partly],
            has_earlier: true,
            week: None,
        };
        show(&shown(&Shown::Goal(Some(Box::new(own))), &Query::Goal, A, START, &texts()))
    };
    expect![[r#"
        **Your micro-goal** — _Give every result as before → after_
        Taken on <t:1795546800:D>, after #57.
        Plan: If I am about to say that something got better, then I say the number before and the number after.
        Drill: Take five lines of your résumé. Say each result aloud in one sentence with a before and an after; where you have no number, estimate one and say that it is an estimate. From day 2\: five others, from memory.
        How the next mock tests it: Both numbers came unasked in two stories.
        Whether it showed, mock by mock: not yet → partly
        10 to 20 minutes a day for a week, then the next mock. The raters are asked whether it showed; once it did in two mocks, it is kept.
        [*Begin the week of drills*] [Change it] [!Give it up] [Earlier goals]
    "#]].assert_eq(&goal("Give every result as before → after", Some("before-after")));
    expect![[r#"
        **Your micro-goal** — _Breathe \*before\* I speak_
        Taken on <t:1795546800:D>, after #57.
        Whether it showed, mock by mock: not yet → partly
        10 to 20 minutes a day for a week, then the next mock. The raters are asked whether it showed; once it did in two mocks, it is kept.
        [*Begin the week of drills*] [Change it] [!Give it up] [Earlier goals]
    "#]].assert_eq(&goal("Breathe *before* I speak", None));
    expect![[r#"
        You have no micro-goal now. Your next report proposes one, or you write your own.
        [Write my own] [Earlier goals]
    "#]]
    .assert_eq(&show(&shown(&Shown::Goal(None), &Query::Goal, A, START, &texts())));
}

#[test]
fn every_interviewer_can_be_rated_however_many_asked() {
    let mut p = rating();
    for count in 1..=6 {
        p.s.turns[0].interviewers = (11..11 + count).map(MemberId).collect();
        let card = p.look(A, Query::Own(ID));
        check_bounds(&card);
        let named = (11..11 + count).filter(|m| card.lines.concat().contains(&format!("<@{m}>")));
        assert_eq!(named.count(), usize::try_from(count).unwrap());
        let groups: Vec<u8> = card.pickers.iter().map(|picker| picker.group).collect();
        let interviewers = (1..=u8::try_from(count).unwrap()).flat_map(|one| [one; 3]);
        assert_eq!(groups, [0; 5].into_iter().chain(interviewers).collect::<Vec<_>>());
    }
}

fn paired(levels: Levels, met_at: Option<Moment>) -> Answer {
    Answer::Paired { session: ID, number: 42, found: Match { member: B, levels, met_at } }
}

#[test]
fn what_the_actor_is_told() {
    let heard = [
        Heard::Seated { seat: Seat::Candidate, is_here: false },
        Heard::Seated { seat: Seat::Interviewer, is_here: true },
        Heard::Seated { seat: Seat::Observer, is_here: true },
        Heard::Begun { seat: Seat::Interviewer },
        Heard::Waitlisted { seat: Seat::Interviewer, place: 2 },
        Heard::LeftSeat,
        Heard::CheckedIn,
        Heard::WillBeLate { until: START },
        Heard::Changed,
        Heard::CalledOff,
        Heard::Answered { took: Some(Span::from_seconds(84)), lacking: vec![Trigger::NoNumber] },
        Heard::Answered { took: None, lacking: vec![] },
        Heard::MarkSaved { missing: 1 },
        Heard::MarkSaved { missing: 0 },
        Heard::WordsSaved,
        Heard::WordsReplaced,
        Heard::BallotIn { asked_words: true },
        Heard::BallotIn { asked_words: false },
        Heard::LastIn { own: Some(TurnNo(1)) },
        Heard::LastIn { own: None },
        Heard::OwnSaved { missing: 3 },
        Heard::OwnSaved { missing: 0 },
        Heard::OwnSettled,
        Heard::Count { count: 2 },
        Heard::Story { part: StoryPart::Action },
        Heard::Saved,
        Heard::LinkReplaced,
    ];
    let rest = [
        Answer::Planned {
            session: ID,
            number: 42,
            starts_at: START,
            at_once: false,
            aim: Aim::default(),
        },
        Answer::Planned {
            session: ID,
            number: 42,
            starts_at: START,
            at_once: true,
            aim: Aim::default(),
        },
        Answer::NoSuchSession,
        Answer::NoSuchFormat { asked: "pannel".to_owned(), known: vec!["panel".to_owned()] },
        Answer::NoSuchLength { known: vec![45, 60] },
        Answer::NoSuchRubric { asked: "x".to_owned(), known: vec!["peer".to_owned()] },
        Answer::NoSuchTag {
            sort: TagSort::Region,
            asked: "europe".to_owned(),
            known: vec!["eu".to_owned(), "uk".to_owned()],
        },
        Answer::TooManySessions { at_most: 10 },
        Answer::DiskAlmostFull,
        Answer::NoReport,
        Answer::GoalTaken {
            text: text("Give every result as before → after"),
            test: Some(text("Both numbers came unasked in two stories.")),
            instead_of: Some(text("Begin with the result.")),
        },
        Answer::Forgotten,
        Answer::CoachAgreed { coach: B },
        Answer::CoachWithdrawn { coach: B },
        Answer::BoardShownTo { coaches: vec![B] },
        Answer::BoardShownTo { coaches: Vec::new() },
        Answer::NoCoachYet,
        Answer::OwnCoach,
        Answer::NotTheirCoach { coach: B },
        Answer::TooManyCoaches { at_most: 10 },
        Answer::ProfileSaved(Box::new(profile(Some("22:00-07:00")))),
        Answer::ProfileSaved(Box::new(profile(None))),
        Answer::TooManySaid { at_most: 10 },
        Answer::OnlyOfOthers,
        Answer::OnlyInterviews,
        Answer::ZoneWanted,
        Answer::NoSuchZone { asked: "Rome".to_owned(), near: vec!["Europe/Rome".to_owned()] },
        Answer::NoSuchZone { asked: "Olympus".to_owned(), near: Vec::new() },
        paired(Levels::Near, None),
        paired(Levels::Apart(2), Some(START)),
        paired(Levels::Unknown, Some(START)),
    ];
    let cards: Vec<_> = heard.into_iter().map(told).chain(rest).map(|a| answer(&a)).collect();
    cards.iter().for_each(check_bounds);
    let shown: Vec<String> = cards.iter().map(show).collect();
    expect![[r#"
        You have a seat: candidate. Check-in opens 10 min before the start; if something comes up, give the seat back early.
        [Before you start] [Can't make it]

        You have a seat: interviewer, and you are checked in. It begins when everybody is here.
        [Before you start] [Can't make it]

        You observe, and you are checked in. While somebody answers, your tools are on your panel.
        [My panel] [Can't make it]

        You have a seat: interviewer. Everybody is here: it has begun.
        [*My panel*]

        That seat is taken. You are number 2 in line for a seat as interviewer; when one frees, you are asked.
        [Leave the waitlist]

        Done: the place is free for somebody else.

        You are checked in.
        [My micro-goal]

        Noted. Your seat is kept until <t:1795546800:t> (<t:1795546800:R>).

        The plan is changed, and the card shows it.

        It is called off, and everybody seated is told.

        Answered in 84 s.

        Answered; the time was not measured.

        Saved · 1 line to go.

        Saved. Every line has a mark: press _Done_ when you are content.

        Your words are saved, and changeable until the ballots close.

        Your words are saved in place of the ones before, and changeable until the ballots close.

        Your ballot is in, and changeable until the ballots close. A moment in words helps more than any mark: _Add words_ stays open.

        Your ballot is in, and changeable until the ballots close.

        That was the last one: the report is open.
        [*Open your report*]

        That was the last one: all ballots are open now, and the report is there for who was interviewed.

        Saved · 3 lines to go.

        Saved. Every line has a mark: press _Done_ when you are content.

        Saved. Your report opens when all ballots are in.

        Counted: 2.

        Story clock: action.

        Saved.

        Saved, in place of the link that was there.

        Mock interview #42 is planned for <t:1795546800:F> (<t:1795546800:R>). Take a seat on its card.
        [Details]

        Mock interview #42 is open. It begins when its seats are taken: take yours on the card.
        [Details]

        There is no such session here. Look at the list, and choose one from it.
        [Sessions]

        There is no format called “pannel”. Choose one of these: panel.

        This format has no such length. Choose one of these, in minutes: 45, 60.

        There is no rubric called “x”. Choose one of these: peer.

        There is no region called “europe”. Choose one of these: eu, uk.

        This group has 10 open sessions already, and that is the most. Take a seat in one of them, or wait until one is over.
        [Sessions]

        My disk is almost full, so I start nothing new; nothing was lost. Tell your organiser, and try again later.

        There is no report for you here. A report is private to who was interviewed, and opens when all ballots are in; ask them if you would like to know.

        Your micro-goal: _Give every result as before → after_
        Practise it 10 to 20 minutes a day for a week. In the next mock the raters are asked whether it showed.
        How the next mock tests it: Both numbers came unasked in two stories.
        It takes the place of _Begin with the result._.
        [My micro-goal]

        Everything about you is erased here: your words, answers, times, goals, reports and the marks you received. Finished marks that you gave others, and questions of yours that were accepted, stay without your name. Messages in the room stay until somebody deletes them; backups made before go within 35 days.

        <@2> can see your reports and your progress from now on, earlier reports too, as long as they are a coach here. You can take it back at any time.

        Done: <@2> can see none of your reports any more.

        <@2> can see your readiness board from now on. You can take it back at any time.
        [Readiness board]

        Done: nobody but you sees your readiness board.
        [Readiness board]

        No coach sees your reports, so there is nobody to show the board to. Name one in your profile first.

        You see your own reports anyway. Name somebody else as your coach.

        <@2> could not see your reports before, so there is nothing to take back. Your profile names those who can.

        You have agreed to 10 coaches already, and that is the most. Withdraw from one of them first.

        Saved: time zone Europe/Berlin · quiet hours 22:00–07:00. A reminder that falls into them comes when they end, if that is before the start; only check-in calls you as always.

        Saved: time zone Europe/Berlin · no quiet hours.

        That is more than 10, and 10 is the most. Take one back first.

        That is you. Name somebody else.

        You only interview, and here each of the two answers as well. Take an interviewer's seat in a session, or change what you said in your profile.
        [Sessions] [My profile]

        Hours and days are those of your time zone, and I do not know it yet. Name it first, such as Europe/Berlin.

        There is no time zone called “Rome”. Choose one of these: Europe/Rome.

        There is no time zone called “Olympus”. Write region and city, such as Europe/Berlin.

        <@2> has half an hour too, and #42 is open for you both. It begins when they have checked in as well. Why you two: your levels are close, and you have not had a turn together yet.
        [*My part*] [Before you start]

        <@2> has half an hour too, and #42 is open for you both. It begins when they have checked in as well. Why you two: nobody nearer to your level was waiting, and your last turn together was <t:1795546800:R>.
        [*My part*] [Before you start]

        <@2> has half an hour too, and #42 is open for you both. It begins when they have checked in as well. Why you two: your last turn together was <t:1795546800:R>.
        [*My part*] [Before you start]
    "#]].assert_eq(&shown.join("\n"));
    assert!(answer(&told(Heard::Nothing)).is_empty());
}

#[test]
fn another_try_begins_with_what_was_written() {
    let standing = Some(SessionBrief { session: ID, number: 42, ended: None });
    let words = Words::new("Great job", "", "").expect("the test says so");
    let command = Command::act(ID, Act::Words { turn: TurnNo(1), words });
    let refused = Answer::Refused { refusal: Refusal::EmptyPraise, session: standing };
    let card = reply(&command, &refused, &texts());
    expect![[r#"
        That helps nobody improve yet. Name one moment: _In the second story you gave the result first; it made the rest easy to follow._ Your text is kept: edit your words, and send them again.
        [*Edit words*]
    "#]].assert_eq(&show(&card));
    let Press::Fill(Form::Words { so_far, turn: TurnNo(1), .. }) = &card.buttons[0].press else {
        panic!("the form of words opens")
    };
    assert_eq!(so_far[0], "Great job");

    let command = Command::act(ID, Act::OpenAnswers(TurnNo(0)));
    expect![[r#"
        The answers are open to you, and so is a ballot. Read first, then rate.
        [*Read the answers*] [Your ballot]
    "#]]
    .assert_eq(&show(&reply(&command, &told(Heard::Nothing), &texts())));
    let command = Command::act(ID, Act::Next);
    assert!(reply(&command, &told(Heard::Nothing), &texts()).is_empty());
}
