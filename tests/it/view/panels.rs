//! The panel by role and phase. Beside the snapshots, one promise: a button that a panel shows
//! works when it is pressed at once.

use std::sync::Arc;

use expect_test::expect;
use greenroom::bank::{Kind, Level, Question, Tag};
use greenroom::base::{ENGLISH, Language, MemberId, Span, Translation};
use greenroom::interview::{Act, Event, Plan, Refusal, Seat, StoryPart, TurnNo};
use greenroom::protocol::{Query, Shown};
use greenroom::view;

use super::fixture::{
    A, B, C, D, DRILL, GROUP, ID, ONE_ON_ONE, PANEL, Play, SOLO, START, acts, check_bounds, text,
    texts,
};

const EVERYBODY: [MemberId; 5] = [A, B, C, D, MemberId(5)];

fn one_on_one() -> Play {
    let seats = [(A, Seat::Candidate), (B, Seat::Candidate), (C, Seat::Observer)];
    Play::begun(ONE_ON_ONE, &seats)
}

#[test]
fn before_it_begins() {
    let mut p = Play::planned(ONE_ON_ONE);
    p.act(A, Act::Take(Seat::Candidate));
    p.act(B, Act::Take(Seat::Candidate));
    p.act(C, Act::Take(Seat::Candidate));
    expect![[r#"
        **Mock interview #42** starts <t:1795546800:t> (<t:1795546800:R>).
        You have a seat: candidate.
        [Observe] [Can't make it] [Before you start] [Briefing] [Tone cards] [Details]
    "#]]
    .assert_eq(&p.panel(A));
    expect![[r#"
        **Mock interview #42** starts <t:1795546800:t> (<t:1795546800:R>).
        You are number 1 in line for a seat as candidate.
        [Observe] [Can't make it] [Before you start] [Details]
    "#]]
    .assert_eq(&p.panel(C));
    p.act(B, Act::Leave);
    expect![[r#"
        **Mock interview #42** starts <t:1795546800:t> (<t:1795546800:R>).
        You have no seat in it yet.
        On offer to you until <t:1795381200:t>: candidate.
        [*Take it*] [Pass] [Observe] [Details]
    "#]]
    .assert_eq(&p.panel(C));
    expect![[r#"
        **Mock interview #42** starts <t:1795546800:t> (<t:1795546800:R>).
        You have no seat in it yet.
        [Wait for a seat] [Observe] [Details]
    "#]]
    .assert_eq(&p.panel(D));
    p.act(C, Act::TakeOffered);
    p.wait(START - Span::from_minutes(8) - p.now);
    expect![[r#"
        **Mock interview #42** · check-in is open · start <t:1795546800:t> (<t:1795546800:R>)
        You have a seat: candidate.
        [*I'm here*] [I'll be late] [I can't make it] [Before you start] [Briefing] [Tone cards]
    "#]]
    .assert_eq(&p.panel(A));
    p.act(A, Act::CheckIn);
    expect![[r#"
        **Mock interview #42** · check-in is open · start <t:1795546800:t> (<t:1795546800:R>)
        You have a seat: candidate.
        You are checked in. Not here yet: <@3>. A seat that is empty 5 min after the start is offered to others.
        [I can't make it] [Before you start] [Briefing] [Tone cards]
    "#]]
    .assert_eq(&p.panel(A));
    p.act(C, Act::CheckIn);
    expect![[r#"
        **Mock interview #42** · check-in is open · start <t:1795546800:t> (<t:1795546800:R>)
        You have a seat: candidate.
        You are checked in, and so is everybody. It begins at <t:1795546800:t> (<t:1795546800:R>), or now.
        [*Start now*] [I can't make it] [Before you start] [Briefing] [Tone cards]
    "#]]
    .assert_eq(&p.panel(C));
    p.act(C, Act::Leave);
    expect![[r#"
        **Mock interview #42** · check-in is open · start <t:1795546800:t> (<t:1795546800:R>)
        You have no seat in it yet.
        A substitute is wanted as candidate: the first to press has the seat.
        [*Take it*] [Take a seat] [Observe]
    "#]]
    .assert_eq(&p.panel(D));
}

#[test]
fn the_interviewer_through_a_question() {
    let mut p = one_on_one();
    expect![[r#"
        **Intro** · until <t:1795546920:t> · Say who you are in this interview, how long it takes, and that the candidate can ask at the end.
        [*On to the questions*] [Briefing] [Tone cards] [Pause] [More…]
    "#]].assert_eq(&p.panel(B));
    p.act(B, Act::Next);
    expect![[r#"
        **Question 1 of 4 · opening** · aim for 60–90 s
        “Walk me through the work that led you to apply for this role.”
        Listen for: a thread through two or three stops, each with a reason · the last stop ties to this role.
        Weak: the CV read aloud.
        [*Ask it*] [Another one] [Skip] [Pause] [More…]
    "#]].assert_eq(&p.panel(B));
    p.act(B, Act::Ask);
    expect![[r#"
        Read it aloud. The clock of <@1> starts at <t:1795546805:t> (<t:1795546805:R>).
        “Walk me through the work that led you to apply for this role.”
        Listen for: a thread through two or three stops, each with a reason · the last stop ties to this role.
        Weak: the CV read aloud.
        [Skip] [Pause] [More…]
    "#]].assert_eq(&p.panel(B));
    p.seconds(10);
    expect![[r#"
        <@1> answers · time up <t:1795546895:R>
        Listen for: a thread through two or three stops, each with a reason · the last stop ties to this role.
        Weak: the CV read aloud.
        [Wrap up] [30 s more] [Skip] [Pause] [More…]
    "#]].assert_eq(&p.panel(B));
    p.seconds(140);
    expect![[r#"
        <@1> answers, 55 s over the time.
        Listen for: a thread through two or three stops, each with a reason · the last stop ties to this role.
        Weak: the CV read aloud.
        [*Wrap up*] [Let it run] [30 s more] [Skip] [Pause] [More…]
    "#]].assert_eq(&p.panel(B));
    p.act(A, Act::Answer(text("We made it much faster, and everybody was happy with it.")));
    expect![[r#"
        <@1> answered in 145 s, above 60–90 s. **Follow up?**
        Suggested, vague: “Which stop taught you most, and what?”
        Suggested, no number: “Which number shows how large the effect was?”
        Suggested, whose part: “Which part of that did you do yourself?”
        [*Vague · suggested*] [*No number · suggested*] [*Whose part? · suggested*] [No result] [Too long on the situation] [Trade-off] [Clarify first] [Next question] [Pause] [More…]
    "#]].assert_eq(&p.panel(B));
}

#[test]
fn the_interviewer_is_told_why_a_question_does_not_quite_suit() {
    let mut p = one_on_one();
    p.act(B, Act::Next);
    let tag = |raw: &str| Tag::new(raw).unwrap();
    let mut with = |change: &dyn Fn(&mut Question), plan: &dyn Fn(&mut Plan)| -> String {
        let mut kit = (**p.s.kit()).clone();
        for question in &mut kit.questions {
            change(Arc::make_mut(question));
        }
        p.s = p.s.clone().with_kit(Arc::new(kit));
        plan(&mut p.s.plan);
        let panel = p.panel(B);
        let line = panel.lines().find(|line| line.starts_with("Nothing nearer"));
        line.unwrap_or("nothing is said").to_owned()
    };
    let none = with(&|_| {}, &|plan| plan.level = Some(Level::Mid));
    let level = with(&|q| q.levels = vec![Level::Senior], &|_| {});
    let one = with(
        &|q| (q.levels, q.roles, q.regions) = (vec![], vec![tag("data")], vec![tag("eu")]),
        &|_| {},
    );
    let another = with(&|q| q.levels = vec![Level::Lead], &|plan| {
        (plan.role, plan.region) = (Some("qa".to_owned()), Some("us".to_owned()));
    });
    let competency = with(
        &|q| {
            (q.levels, q.roles, q.regions) = (vec![], vec![], vec![]);
            q.kind = Kind::Behavioural;
        },
        &|plan| plan.competency = Some("juggling".to_owned()),
    );
    expect![[r#"
        nothing is said
        Nothing nearer was left to ask: this one is for a neighbouring level.
        Nothing nearer was left to ask: this one is about one region, for another role.
        Nothing nearer was left to ask: this one is about another region, for another role, for a level further off.
        Nothing nearer was left to ask: this one is about another competency."#]].assert_eq(&[none, level, one, another, competency].join("\n"));
}

#[test]
fn the_candidate_sees_no_question_before_it_is_asked() {
    let mut p = one_on_one();
    p.act(B, Act::Next);
    expect![[r#"
        The next question is on its way.
        [More…]
    "#]]
    .assert_eq(&p.panel(A));
    for other in [A, C, D] {
        let panel = p.panel(other);
        assert!(!panel.contains("Walk me") && !panel.contains("Listen"), "{panel}");
    }
    p.act(B, Act::Ask);
    expect![[r#"
        “Walk me through the work that led you to apply for this role.”
        Your clock starts at <t:1795546805:t> (<t:1795546805:R>).
        [*Done*] [Answer in writing] [More…]
    "#]]
    .assert_eq(&p.panel(A));
    p.seconds(20);
    expect![[r#"
        “Walk me through the work that led you to apply for this role.”
        You answer · time up <t:1795546895:R>
        [*Done*] [Answer in writing] [More…]
    "#]]
    .assert_eq(&p.panel(A));
    assert!(!p.panel(A).contains("Listen"));
    p.act(A, Act::Done);
    expect![[r#"
        You answered in 15 s; a follow-up may come.
        [More…]
    "#]]
    .assert_eq(&p.panel(A));
}

#[test]
fn the_observer_times_the_story() {
    let mut p = one_on_one();
    expect![[r#"
        The tools are here while somebody answers.
        [How to observe] [More…]
    "#]]
    .assert_eq(&p.panel(C));
    p.act(B, Act::Next);
    p.act(B, Act::Ask);
    p.seconds(20);
    p.act(C, Act::Story(StoryPart::Situation));
    p.act(C, Act::Filler);
    expect![[r#"
        Story clock: situation · fillers: 1
        [*S*] [T] [A] [R] [+1] [undo] [How to observe] [More…]
    "#]]
    .assert_eq(&p.panel(C));
    p.act(B, Act::HandOver(C));
    expect![[r#"
        Story clock: situation · fillers: 1
        <@2> asks you to interview from here on; the offer stands until <t:1795546880:t> (<t:1795546880:R>).
        [*S*] [T] [A] [R] [+1] [undo] [How to observe] [*Take the chair*] [More…]
    "#]]
    .assert_eq(&p.panel(C));
    expect![[r#"
        **Mock interview #42** is running, and you have no seat in it.
        1 observer seat free. Whoever watches from before the second question also rates.
        [Observe] [Details]
    "#]]
    .assert_eq(&p.panel(D));
}

#[test]
fn the_stages_after_the_questions_and_the_break() {
    let mut p = one_on_one();
    p.act(B, Act::Next);
    for _ in 0..4 {
        p.act(B, Act::Skip);
    }
    p.act(B, Act::CountQuestion(TurnNo(0)));
    expect![[r#"
        **The candidate's questions** · until <t:1795547100:t> · three is a good number
        <@1>: 1 counted
        [+1] [undo] [Next] [Pause] [More…]
    "#]]
    .assert_eq(&p.panel(B));
    expect![[r#"
        **Your questions** · until <t:1795547100:t> · three is a good number
        [Write my questions down] [More…]
    "#]]
    .assert_eq(&p.panel(A));
    p.act(B, Act::Next);
    expect![[r#"
        **Wrap-up** · until <t:1795546980:t> · Say what would happen next, and close. Feedback comes with the ballots.
        [*End the turn*] [Pause] [More…]
    "#]].assert_eq(&p.panel(B));
    p.act(B, Act::Next);
    expect![[r#"
        **Half-time** until <t:1795547040:t> (<t:1795547040:R>).
        Next: <@2> answers.
        [Begin now] [More…]
    "#]]
    .assert_eq(&p.panel(B));
    expect![[r#"
        **Half-time** until <t:1795547040:t> (<t:1795547040:R>).
        Your own rating of turn 1: open
        Next: <@2> answers.
        [*Rate myself*] [Add a recording link] [Begin now] [More…]
    "#]]
    .assert_eq(&p.panel(A));
}

#[test]
fn while_the_clock_stands() {
    let mut p = one_on_one();
    p.act(B, Act::Next);
    p.act(B, Act::Ask);
    p.seconds(20);
    p.act(B, Act::Pause);
    expect![[r#"
        The session is paused.
        [*Continue*] [More…]
    "#]]
    .assert_eq(&p.panel(B));
    expect![[r#"
        The session is paused.
        The interviewer goes on when all are ready.
        [More…]
    "#]]
    .assert_eq(&p.panel(A));
    p.act(B, Act::Continue);
    p.act(A, Act::StepOut);
    expect![[r#"
        The clock stands until <@1> is back.
        Without them the turn ends at <t:1795547420:t> (<t:1795547420:R>).
        [*I'm back*] [More…]
    "#]]
    .assert_eq(&p.panel(A));
    expect![[r#"
        The clock stands until <@1> is back.
        Without them the turn ends at <t:1795547420:t> (<t:1795547420:R>).
        [More…]
    "#]]
    .assert_eq(&p.panel(B));
    p.act(A, Act::ComeBack);
    p.act(B, Act::StepOut);
    expect![[r#"
        The interviewer's chair is empty.
        The first to press interviews in place of <@2>; the offer stands until <t:1795546880:t> (<t:1795546880:R>).
        [*Take the chair*] [More…]
    "#]]
    .assert_eq(&p.panel(C));
    expect![[r#"
        The interviewer's chair is empty.
        [*I'm back*] [More…]
    "#]]
    .assert_eq(&p.panel(B));
    p.seconds(70);
    expect![[r#"
        Nobody can interview right now.
        You choose: go on as a solo, where I ask, or meet on a new date. Without a choice it closes at <t:1795547480:t> (<t:1795547480:R>).
        [*Go on as solo*] [New date] [More…]
    "#]]
    .assert_eq(&p.panel(A));
    expect![[r#"
        Nobody can interview right now.
        The candidate chooses how to go on, until <t:1795547480:t>.
        [New date] [More…]
    "#]]
    .assert_eq(&p.panel(C));
}

#[test]
fn a_solo_has_the_interviewers_buttons_too() {
    let mut p = Play::begun(SOLO, &[(A, Seat::Candidate)]);
    p.seconds(20);
    expect![[r#"
        “Walk me through the work that led you to apply for this role.”
        You answer · time up <t:1795546895:R>
        [*Done*] [Answer in writing] [30 s more] [Skip] [Pause] [More…]
    "#]]
    .assert_eq(&p.panel(A));
}

#[test]
fn a_panellist_waits_and_a_group_is_counted() {
    let seats = [(A, Seat::Candidate), (B, Seat::Interviewer), (C, Seat::Interviewer)];
    let mut p = Play::begun(PANEL, &seats);
    p.act(B, Act::Next);
    expect![[r#"
        <@2> has the question. Yours comes, and shows here when it does.
        [More…]
    "#]]
    .assert_eq(&p.panel(C));
    let seats =
        [(A, Seat::Candidate), (B, Seat::Candidate), (C, Seat::Candidate), (D, Seat::Interviewer)];
    let mut p = Play::begun(GROUP, &seats);
    p.act(D, Act::Next);
    expect![[r#"
        <@1> has the question. Yours comes in its turn.
        [More…]
    "#]]
    .assert_eq(&p.panel(B));
    for _ in 0..6 {
        p.act(D, Act::Skip);
    }
    p.act(D, Act::Next);
    p.act(D, Act::CountQuestion(TurnNo(1)));
    expect![[r#"
        **The candidates' questions** · until <t:1795547100:t> · three is a good number
        1 · <@1>: 0 counted
        2 · <@2>: 1 counted
        3 · <@3>: 0 counted
        [1: +1] [2: +1] [3: +1] [Next] [Pause] [2: undo] [More…]
    "#]]
    .assert_eq(&p.panel(D));
}

/// Who does not ask right now cannot go on, and may count all the same.
#[test]
fn a_panellist_counts_whatever_the_buttons_are_called() {
    let seats = [(A, Seat::Candidate), (B, Seat::Interviewer), (C, Seat::Interviewer)];
    let mut p = Play::begun(PANEL, &seats);
    p.act(B, Act::Next);
    while [B, C].into_iter().any(|asker| p.try_act(asker, Act::Skip).is_ok()) {}
    let other = if p.s.acting_interviewer() == Some(B) { C } else { B };
    p.act(other, Act::CountQuestion(TurnNo(0)));
    let undo = |language: &Language| {
        let shown = Shown::Session(Arc::new(p.s.clone()));
        let card = view::shown(language, &shown, &Query::Panel(ID), other, p.now, &texts());
        assert!(!acts(&card).contains(&Act::Next), "{card:?}");
        acts(&card).contains(&Act::UncountQuestion(TurnNo(0)))
    };
    assert!(undo(&ENGLISH));
    let called = |english: &str| (english.to_owned(), Translation::Text("Weiter".to_owned()));
    let texts = ["Next", "undo"].map(called).into();
    assert!(undo(&Language { locale: "de".to_owned(), name: String::new(), texts }));
}

#[test]
fn afterwards() {
    let mut p = one_on_one();
    p.act(B, Act::Next);
    for _ in 0..3 {
        p.question(B, A, 60);
        p.act(B, Act::Next);
    }
    p.act(B, Act::EndHere);
    p.act(B, Act::EndHere);
    expect![[r#"
        **Ballots of #42** · they close at <t:1795548195:t> (<t:1795548195:R>), all together.
        Your own rating of turn 1: open
        [*Rate myself*] [Add a recording link] [How to rate fairly]
    "#]]
    .assert_eq(&p.panel(A));
    expect![[r#"
        **Ballots of #42** · they close at <t:1795548195:t> (<t:1795548195:R>), all together.
        Your ballot for <@1>, turn 1: open
        [*Rate turn 1*] [How to rate fairly]
    "#]]
    .assert_eq(&p.panel(C));
    expect![[r#"
        **Ballots of #42** · they close at <t:1795548195:t> (<t:1795548195:R>), all together.
        There is nothing for you to rate here.
        [How to rate fairly]
    "#]]
    .assert_eq(&p.panel(D));
    p.seconds(1_300);
    expect![[r#"
        **Mock interview #42** is over.
        [*Open your report*] [Add a recording link]
    "#]]
    .assert_eq(&p.panel(A));
    p.seconds(4_000);
    expect![[r#"
        **Mock interview #42** is over.
        [*Open your report*]
    "#]]
    .assert_eq(&p.panel(A));
    expect![[r#"
        **Mock interview #42** is over.
        [Sessions]
    "#]]
    .assert_eq(&p.panel(D));
}

/// Presses every button that anybody is shown, each in a copy of the session.
#[track_caller]
fn press_everything(p: &Play) {
    for member in EVERYBODY {
        let mut screens = vec![Query::Panel(ID), Query::Details(ID), Query::Own(ID)];
        screens.extend([Query::Ballot(ID, TurnNo(0)), Query::Ballot(ID, TurnNo(1))]);
        for screen in screens {
            let card = p.look(member, screen.clone());
            check_bounds(&card);
            assert!(!card.lines.is_empty(), "{screen:?} of {member} has no words");
            for act in acts(&card) {
                // A ballot can only be finished when it is complete: its text says how far it is.
                if let Act::BallotDone(_) | Act::OwnDone = act {
                    continue;
                }
                let mut copy = p.clone();
                let pressed = copy.try_act(member, act.clone());
                // A double press does not end the question that has just followed.
                let is_double = pressed == Err(Refusal::JustAsked);
                assert!(
                    pressed.is_ok() || is_double,
                    "{act:?} by {member} on {screen:?} in {}: {pressed:?}",
                    p.s.phase.name()
                );
            }
        }
    }
}

/// Plays a session by a script of steps, pressing everything between them.
fn play_and_press(mut p: Play, script: &[&dyn Fn(&mut Play)]) {
    press_everything(&p);
    for act in script {
        act(&mut p);
        press_everything(&p);
    }
}

#[test]
fn every_button_works_when_it_is_pressed_at_once() {
    let seats = [(A, Seat::Candidate), (B, Seat::Candidate), (C, Seat::Observer)];
    play_and_press(
        Play::planned(ONE_ON_ONE),
        &[
            &|p| {
                seats.iter().for_each(|(m, seat)| {
                    p.act(*m, Act::Take(*seat));
                });
            },
            &|p| {
                p.act(D, Act::Take(Seat::Candidate));
            },
            &|p| p.wait(START - Span::from_minutes(8) - p.now),
            &|p| {
                p.act(B, Act::CheckIn);
                p.act(C, Act::CheckIn);
            },
            &|p| {
                p.act(A, Act::Late);
            },
            &|p| {
                p.act(A, Act::CheckIn);
            },
            &|p| p.wait(START - p.now),
            &|p| {
                p.act(A, Act::Next);
            },
            &|p| {
                p.act(A, Act::Ask);
            },
            &|p| p.seconds(20),
            &|p| p.seconds(140),
            &|p| {
                p.act(A, Act::LetRun);
            },
            &|p| {
                p.act(B, Act::Done);
            },
            &|p| {
                p.act(A, Act::FollowUp(greenroom::bank::Trigger::PushBack));
            },
            &|p| {
                p.act(A, Act::Pause);
            },
            &|p| {
                p.act(A, Act::Continue);
            },
            &|p| {
                p.act(B, Act::StepOut);
            },
            &|p| {
                p.act(B, Act::ComeBack);
            },
            &|p| {
                p.act(C, Act::EmergencyStop);
            },
            &|p| {
                p.act(B, Act::Continue);
            },
            &|p| {
                let from = p.now;
                p.now += Span::from_minutes(4);
                p.event(&Event::Gap { from, to: p.now }).expect("the test says so");
            },
            &|p| p.seconds(130),
            &|p| {
                p.act(A, Act::StepOut);
            },
            &|p| p.seconds(70),
            &|p| {
                p.act(B, Act::GoSolo);
            },
            &|p| {
                p.act(B, Act::Done);
            },
            &|p| {
                p.act(B, Act::EndHere);
            },
            &|p| {
                p.act(A, Act::ComeBack);
            },
            &|p| p.seconds(250),
            &|p| p.seconds(130),
            &|p| {
                p.act(B, Act::HandOver(C));
            },
            &|p| {
                p.act(C, Act::AcceptHandOver);
            },
            &|p| {
                p.question(C, A, 60);
            },
            &|p| {
                p.act(C, Act::EndHere);
            },
            &|p| p.seconds(1_300),
            &|p| p.seconds(4_000),
        ],
    );
}

#[test]
fn every_button_works_where_the_bot_asks() {
    play_and_press(
        Play::planned(SOLO).begin(&[(A, Seat::Candidate)]),
        &[
            &|p| p.seconds(30),
            &|p| {
                p.act(A, Act::Answer(text("Something about it, in a few words.")));
            },
            &|p| {
                p.act(A, Act::Pause);
            },
            &|p| {
                p.act(A, Act::Continue);
            },
            &|p| p.seconds(200),
            &|p| p.seconds(1_000),
            &|p| p.seconds(1_000),
            &|p| {
                p.act(B, Act::OpenAnswers(TurnNo(0)));
            },
        ],
    );
    play_and_press(
        Play::planned(DRILL).begin(&[(A, Seat::Candidate)]),
        &[&|p| p.seconds(30), &|p| {
            p.act(A, Act::EndHere);
        }],
    );
}

#[test]
fn every_button_works_in_panels_and_groups() {
    let seats = [(A, Seat::Candidate), (B, Seat::Interviewer), (C, Seat::Interviewer)];
    play_and_press(
        Play::planned(PANEL).begin(&seats),
        &[
            &|p| p.seconds(301),
            &|p| p.question(B, A, 30),
            &|p| {
                p.act(B, Act::Next);
            },
            &|p| p.question(C, A, 30),
            &|p| {
                p.act(B, Act::StepOut);
            },
        ],
    );
    let seats =
        [(A, Seat::Candidate), (B, Seat::Candidate), (C, Seat::Candidate), (D, Seat::Interviewer)];
    play_and_press(
        Play::planned(GROUP).begin(&seats),
        &[
            &|p| p.seconds(181),
            &|p| p.question(D, A, 30),
            &|p| {
                p.act(B, Act::StopMyTurn);
            },
            &|p| p.seconds(2_000),
            &|p| p.seconds(900),
            &|p| p.seconds(300),
        ],
    );
}
