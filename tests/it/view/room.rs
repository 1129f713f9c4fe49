//! A whole session as its room reads it, then the notices that it did not bring about.

use expect_test::expect;
use greenroom::bank::Trigger;
use greenroom::base::{ChannelId, MemberId, Moment, Span};
use greenroom::interview::{
    Act, Agenda, Cast, Cut, Deal, Effect, Ending, Event, Hindrance, Mode, Notice, Outcome, PassNo,
    PauseWhy, Plan, Seat, Tap, TimeLeft, TurnNo,
};
use greenroom::protocol::{StandingCard, Subject};
use greenroom::rubric::{Choice, CompetencyNo, Mark, Words};
use greenroom::view::Card;

use crate::harness::screens::notice;

use super::fixture::{
    A, B, C, D, DRILL, GROUP, ONE_ON_ONE, PANEL, Play, SOLO, START, check_bounds, of_session, plan,
    said, show, text,
};

fn words() -> Words {
    let observed = "You named the outcome as \"much faster\", and I waited for the number.";
    Words::new(observed, "A panel cannot compare it.", "Say before and after.")
        .expect("the test says so")
}

fn fill_in(p: &mut Play, rater: greenroom::base::MemberId, turn: TurnNo) {
    for competency in CompetencyNo::all().take(5) {
        let choice = Choice::Mark(Mark::HIGHEST);
        p.act(rater, Act::Mark { turn, competency, choice });
    }
    p.act(rater, Act::Words { turn, words: words() });
    p.act(rater, Act::BallotDone(turn));
}

fn rate_oneself(p: &mut Play, member: greenroom::base::MemberId) {
    for competency in CompetencyNo::all().take(5) {
        p.act(member, Act::OwnMark { competency, choice: Choice::CouldNotTell });
    }
    p.act(member, Act::OwnDone);
}

#[test]
fn a_one_on_one_from_its_card_to_its_reports() {
    let mut p = Play::planned(ONE_ON_ONE);
    p.act(A, Act::Take(Seat::Candidate));
    p.act(B, Act::Take(Seat::Candidate));
    p.act(D, Act::Take(Seat::Candidate));
    p.said.clear();
    p.act(C, Act::Take(Seat::Observer));
    let card = expect![[r#"
        **Mock interview #42 · one-on-one**
        Objective: A first technical screen
        Backend engineer, senior · wanted: ready for a first technical screen
        <t:1795546800:F> (<t:1795546800:R>) · about 74 min · practice mode · voice: Room 1
        Answers typed in the thread can be read by this channel
        **Seats** candidate & interviewer: <@1>, <@2> (you swap half-way) · observer: <@3> · 1 observer seat free
        Waiting: <@4>
        Called off if fewer than 2 people have a seat by <t:1795543200:F>
        [Wait for a seat] [Observe] [Can't make it] [Details]
    "#]];
    card.assert_eq(&p.heard());

    p.wait(START - Span::from_minutes(30) - p.now);
    expect![[r#"
        **Mock interview #42** starts <t:1795546800:F> (<t:1795546800:R>) · voice: Room 1.
        [Can't make it] [Details]
    "#]]
    .assert_eq(&p.heard());

    p.wait(START - Span::from_minutes(9) - p.now);
    p.act(B, Act::CheckIn);
    p.act(A, Act::Late);
    p.said.drain(..p.said.len() - 1);
    expect![[r#"
        **Mock interview #42** starts at <t:1795546800:t> (<t:1795546800:R>). Check in when you are here; a seat that is empty 5 min after the start is offered to the observers.
        <@1>: will be late · <@2>: checked in · <@3>: not yet
        [*I'm here*] [I'll be late] [I can't make it]
    "#]].assert_eq(&p.heard());

    p.act(C, Act::CheckIn);
    p.wait(START - p.now);
    p.act(A, Act::CheckIn);
    p.said.retain(|e| matches!(e, Effect::Post { .. }));
    // A was late, so B answers first.
    expect![[r#"
        **Turn 1 of 2 — <@2> answers, <@1> interviews** · until <t:1795548600:t>
        Intro (2 min) → 3 questions and a surprise (20 min) → <@2>'s questions (5 min) → wrap-up (3 min)
        First <@1>: who is asking, and how it goes. <@2>, listen; the first question comes after it.
        Nobody else sees what is behind your button. <@1>: [Panel] · <@3>: [Observer's tools] · <@2>: [Stop my turn]
        [*Panel*] [Observer's tools] [!Stop my turn]
    "#]].assert_eq(&p.heard());

    p.act(A, Act::Next);
    p.act(A, Act::Ask);
    expect![[r#"
        **Question 1 of 4** · <@2>, 90 s, time up <t:1795546895:R>
        Walk me through the work that led you to apply for this role.
        Speak, or reply to this message, or use the form.
        [*Done*] [Answer in writing]
    "#]]
    .assert_eq(&p.heard());
    p.seconds(200);
    expect![[r#"
        About 18 s left.

        Time. Finish your sentence.

        45 s over. <@1>: [Wrap up] [Let it run]
        [*Wrap up*] [Let it run]
    "#]]
    .assert_eq(&p.heard());
    p.act(A, Act::LetRun);
    p.act(B, Act::Done);
    p.act(A, Act::FollowUp(Trigger::NoNumber));
    p.seconds(30);
    p.act(A, Act::Extend);
    p.act(B, Act::Done);
    expect![[r#"
        It may run on. Finish your thought.

        **Question 1 of 4** · <@2>, 90 s
        Walk me through the work that led you to apply for this role.
        Answered in 195 s. <@1>: [Panel]
        [Panel]

        30 s more: this answer may take 90 s.

        <@1> asks: Which number shows how large the effect was? · <@2>, 90 s
        Answered in 25 s. <@1>: [Panel]
        [Panel]
    "#]]
    .assert_eq(&p.heard());
    p.act(A, Act::Next);
    p.seconds(60);
    expect![[r#"
        <@1>, the next step is on your panel. [Panel]
        [*Panel*]
    "#]]
    .assert_eq(&p.heard());
    p.act(A, Act::Skip);
    p.act(A, Act::Ask);
    p.act(A, Act::Skip);
    p.question(A, B, 80);
    p.act(A, Act::Next);
    p.said.clear();
    p.seconds(300 + 3 + 180 + 3);
    expect![[r#"
        **Wrap-up** · until <t:1795547655:t> · <@1>: say what would happen next, and close as you would at work.
        [Panel]

        **Rate <@2> — turn 1** · 0 of 2 ballots in · closes 20 min after the last turn
        **Half-time** until <t:1795547895:t> (<t:1795547895:R>): rate while it is fresh, breathe, then <@1> answers and <@2> interviews.
        Nobody sees a ballot before all are in. Ratings are for practice; they are not for hiring decisions.
        [*Rate turn 1*] [Rate myself] [How to rate fairly] [Begin now]
    "#]].assert_eq(&p.heard());

    p.act(A, Act::Next);
    p.act(B, Act::Next);
    p.question(B, A, 60);
    p.said.clear();
    p.act(A, Act::StopMyTurn);
    expect![[r#"
        <@1>'s turn was stopped by the candidate. Too little was answered to rate it; the timings are kept.

        **Mock interview #42 · one-on-one**
        Objective: A first technical screen
        Backend engineer, senior · wanted: ready for a first technical screen
        <t:1795546800:F> (<t:1795546800:R>) · about 74 min · practice mode · voice: Room 1
        **Seats** candidate & interviewer: <@1>, <@2> (you swap half-way) · observer: <@3>
        The interview is over, and ballots are open in the thread.
        [My part] [Details]
    "#]].assert_eq(&p.heard());
    fill_in(&mut p, A, TurnNo(0));
    p.act(
        C,
        Act::Mark { turn: TurnNo(0), competency: CompetencyNo(0), choice: Choice::CouldNotTell },
    );
    expect![[r#"
        **Rate <@2> — turn 1** · 1 of 2 ballots in · closes <t:1795548926:t> (<t:1795548926:R>)
        Nobody sees a ballot before all are in. Ratings are for practice; they are not for hiring decisions.
        [*Rate turn 1*] [Rate myself] [How to rate fairly]
    "#]].assert_eq(&p.heard());
    fill_in(&mut p, C, TurnNo(0));
    rate_oneself(&mut p, B);
    expect![[r#"
        **Mock interview #42 · one-on-one**
        Objective: A first technical screen
        Backend engineer, senior · wanted: ready for a first technical screen
        <t:1795546800:F> (<t:1795546800:R>) · about 74 min · practice mode · voice: Room 1
        **Seats** candidate & interviewer: <@1>, <@2> (you swap half-way) · observer: <@3>
        It is over. Everybody who answered has a report.
        [Open my report] [Details]

        **Rating of <@2> — turn 1** · closed · 2 of 2 ballots in

        <@2>'s turn is rated. <@2>: [Open your report]
        [*Open your report*]

        **Rating of <@1> — turn 2** · closed · 0 of 0 ballots in

        <@1>'s turn is rated. <@1>: [Open your report]
        [*Open your report*]
    "#]]
    .assert_eq(&p.heard());
    p.seconds(3_700);
    expect![""].assert_eq(&p.heard());
}

#[test]
fn a_solo_and_its_raters() {
    let mut p = Play::begun(SOLO, &[(A, Seat::Candidate)]);
    p.said.retain(|e| matches!(e, Effect::Post { .. }));
    expect![[r#"
        **Mock interview #42** starts <t:1795546800:F> (<t:1795546800:R>) · voice: Room 1.
        [Can't make it] [Details]

        **<@1> answers, I ask** · until <t:1795548300:t>
        2 questions (21 min) → <@1>'s questions (4 min)
        Nobody else sees what is behind your button. <@1>: [Panel] · [Stop my turn]
        [*Panel*] [!Stop my turn]
    "#]]
    .assert_eq(&p.heard());
    p.seconds(90);
    p.act(A, Act::Answer(text("We made the import faster. It was a good project.")));
    p.said.clear();
    p.seconds(20);
    p.act(A, Act::Done);
    expect![[r#"
        Follow-up: Which stop taught you most, and what? · <@1>, 60 s
        Answered in 15 s.

        **Question 2 of 2** · <@1>, 120 s, time up <t:1795547035:R>
        Tell me about something that you made faster.
        Speak, or reply to this message, or use the form.
        [*Done*] [Answer in writing]
    "#]]
    .assert_eq(&p.heard());
    p.act(A, Act::EndHere);
    p.act(A, Act::Recording(text("https://video.example/abc")));
    p.act(B, Act::OpenAnswers(TurnNo(0)));
    expect![[r#"
        **Question 2 of 2** · <@1>, 120 s
        Tell me about something that you made faster.
        Interrupted.

        <@1>'s turn was ended early. Enough was answered to rate it.

        **Mock interview #42 · solo**
        Objective: A first technical screen
        Backend engineer, senior · wanted: ready for a first technical screen
        <t:1795546800:F> (<t:1795546800:R>) · about 35 min · practice mode · voice: Room 1
        **Seats** candidate: <@1>
        The interview is over, and ballots are open in the thread.
        [My part] [Details]

        **Rate <@1>** · 0 ballots in · closes <t:1795719710:t> (<t:1795719710:R>)
        Nobody sees a ballot before all are in. Ratings are for practice; they are not for hiring decisions.
        Any member may rate, from the typed answers or a recording.
        [*Open the answers and rate*] [Rate myself] [How to rate fairly]

        <@1> added a recording. Raters find it with the answers.
        [Open the answers]
    "#]].assert_eq(&p.heard());
}

#[test]
fn a_drill_ends_with_a_tap() {
    let mut p = Play::begun(DRILL, &[(A, Seat::Candidate)]);
    p.seconds(60);
    p.act(A, Act::Done);
    p.said.clear();
    p.act(A, Act::EndHere);
    let open = p.heard();
    p.act(A, Act::Tap(Tap::NotYet));
    expect![[r#"
        Follow-up: Which stop taught you most, and what? · <@1>, 60 s
        Interrupted.

        <@1>'s turn was ended early. Enough was answered to rate it.

        **Mock interview #42 · drill**
        Objective: A first technical screen
        Backend engineer, senior · wanted: ready for a first technical screen
        <t:1795546800:F> (<t:1795546800:R>) · about 20 min · practice mode · voice: Room 1
        **Seats** candidate: <@1>
        The interview is over, and ballots are open in the thread.
        [My part] [Details]

        **Rate <@1>** · 0 ballots in · closes <t:1795548060:t> (<t:1795548060:R>)
        Nobody sees a ballot before all are in. Ratings are for practice; they are not for hiring decisions.
        Any member may rate, from the typed answers or a recording.
        <@1>, did it work?
        [*Open the answers and rate*] [Done] [Not yet] [How to rate fairly]
        --
        **Mock interview #42 · drill**
        Objective: A first technical screen
        Backend engineer, senior · wanted: ready for a first technical screen
        <t:1795546800:F> (<t:1795546800:R>) · about 20 min · practice mode · voice: Room 1
        **Seats** candidate: <@1>
        It is over. Everybody who answered has a report.
        [Open my report] [Details]

        **Rating of <@1>** · closed · 0 ballots in

        <@1>'s turn is rated. <@1>: [Open your report]
        [*Open your report*]
    "#]].assert_eq(&format!("{open}--\n{}", p.heard()));
}

#[test]
fn a_final_round_opens_with_a_warning() {
    let seats = [(A, Seat::Candidate), (B, Seat::Interviewer), (C, Seat::Interviewer)];
    let mut p = Play::planned(PANEL);
    p.s.plan.mode = Mode::Live;
    p = p.begin(&seats);
    let card = p.said.iter().find(|e| matches!(e, Effect::Show { .. })).cloned();
    let card =
        show(&notice(&of_session(card.expect("the test says so"))).expect("the test says so"));
    p.said.retain(|e| matches!(e, Effect::Post { .. }));
    expect![[r#"
        **Mock interview #42 · final round**
        Objective: A first technical screen
        Backend engineer, senior · wanted: ready for a first technical screen
        <t:1795546800:F> (<t:1795546800:R>) · about 55 min · practice mode · voice: Room 1
        Answers typed in the thread can be read by this channel
        **Seats** 1 candidate seat free · 3 interviewer seats free · 4 observer seats free
        Called off if fewer than 3 people have a seat by <t:1795543200:F>
        [*Candidate*] [*Interviewer*] [Observe] [Can't make it] [Details]
        --
        **Mock interview #42** starts <t:1795546800:F> (<t:1795546800:R>) · voice: Room 1.
        [Can't make it] [Details]

        2 people here can rate, and a decision needs 3. The result can only be provisional; an observer who comes before the second question can still rate.

        **<@1> answers; <@2> and <@3> interview** · until <t:1795549500:t> · live mode
        Intro (5 min) → 2 questions and a surprise (32 min) → <@1>'s questions (5 min) → wrap-up (3 min)
        First <@2> and <@3>: who is asking, and how it goes. <@1>, listen; the first question comes after it.
        Nobody else sees what is behind your button. <@2>, <@3>: [Panel] · <@1>: [Stop my turn]
        [*Panel*] [!Stop my turn]
    "#]].assert_eq(&format!("{card}--\n{}", p.heard()));
}

#[test]
fn a_group_answers_in_turn() {
    let seats =
        [(A, Seat::Candidate), (B, Seat::Candidate), (C, Seat::Candidate), (D, Seat::Interviewer)];
    let mut p = Play::begun(GROUP, &seats);
    p.said.retain(|e| matches!(e, Effect::Post { .. }));
    p.seconds(180);
    for candidate in [A, B, C, B, C, A] {
        p.question(D, candidate, 40);
        p.act(D, Act::Next);
    }
    p.seconds(900 + 3 + 300 + 3 + 180 + 3);
    expect![[r#"
        **Mock interview #42** starts <t:1795546800:F> (<t:1795546800:R>) · voice: Room 1.
        [Can't make it] [Details]

        **<@1>, <@2> and <@3> answer; <@4> interviews** · until <t:1795550160:t>
        Intro (3 min) → 2 questions (30 min) → joint exercise (15 min) → the candidates' questions (5 min) → wrap-up (3 min)
        First <@4>: who is asking, and how it goes. <@1>, <@2> and <@3>, listen; the first question comes after it.
        Nobody else sees what is behind your button. <@4>: [Panel] · <@1>, <@2>, <@3>: [Stop my turn]
        [*Panel*] [!Stop my turn]

        **Question 1 of 2** · <@1>, 90 s
        Walk me through the work that led you to apply for this role.
        Answered in 40 s. <@4>: [Panel]
        [Panel]

        **Question 1 of 2** · <@2>, 90 s
        Walk me through the work that led you to apply for this role.
        Answered in 40 s. <@4>: [Panel]
        [Panel]

        **Question 1 of 2** · <@3>, 90 s
        Walk me through the work that led you to apply for this role.
        Answered in 40 s. <@4>: [Panel]
        [Panel]

        **Question 2 of 2** · <@2>, 90 s
        Tell me about something that you made faster.
        Answered in 40 s. <@4>: [Panel]
        [Panel]

        **Question 2 of 2** · <@3>, 90 s
        Tell me about something that you made faster.
        Answered in 40 s. <@4>: [Panel]
        [Panel]

        **Question 2 of 2** · <@1>, 90 s
        Tell me about something that you made faster.
        Answered in 40 s. <@4>: [Panel]
        [Panel]

        **Joint exercise** · <@1>, <@2>, <@3> · until <t:1795548150:t>
        Work on the task together and agree on one answer. Observers watch who moves the group on.
        [Panel]

        About 2 min left for the exercise. Come to a decision.

        **Questions of <@1>, <@2> and <@3> to <@4>** · until <t:1795548450:t> · three is a good number
        Then the wrap-up (3 min) · <@4>: say what would happen next, and close as you would at work.
        [Panel]

        **Wrap-up** · until <t:1795548630:t> · <@4>: say what would happen next, and close as you would at work.
        [Panel]

        **Mock interview #42 · group**
        Objective: A first technical screen
        Backend engineer, senior · wanted: ready for a first technical screen
        <t:1795546800:F> (<t:1795546800:R>) · about 66 min · practice mode · voice: Room 1
        **Seats** candidate: <@1>, <@2>, <@3> · interviewer: <@4>
        The interview is over, and ballots are open in the thread.
        [My part] [Details]

        **Rate <@1> — turn 1** · 0 of 1 ballot in · closes <t:1795549830:t> (<t:1795549830:R>)
        Nobody sees a ballot before all are in. Ratings are for practice; they are not for hiring decisions.
        [*Rate turn 1*] [Rate myself] [How to rate fairly]

        **Rate <@2> — turn 2** · 0 of 1 ballot in · closes <t:1795549830:t> (<t:1795549830:R>)
        Nobody sees a ballot before all are in. Ratings are for practice; they are not for hiring decisions.
        [*Rate turn 2*] [Rate myself] [How to rate fairly]

        **Rate <@3> — turn 3** · 0 of 1 ballot in · closes <t:1795549830:t> (<t:1795549830:R>)
        Nobody sees a ballot before all are in. Ratings are for practice; they are not for hiring decisions.
        [*Rate turn 3*] [Rate myself] [How to rate fairly]
    "#]].assert_eq(&p.heard());
}

#[test]
fn when_things_go_wrong() {
    let seats = [(A, Seat::Candidate), (B, Seat::Candidate), (C, Seat::Observer)];
    let mut p = Play::begun(ONE_ON_ONE, &seats);
    p.act(B, Act::Next);
    p.act(B, Act::Ask);
    p.seconds(43);
    p.said.clear();
    let from = p.now;
    p.now += Span::from_minutes(4);
    p.event(&Event::Gap { from, to: p.now }).expect("the test says so");
    p.act(B, Act::Continue);
    p.act(B, Act::Pause);
    p.act(B, Act::Continue);
    p.act(A, Act::StepOut);
    p.act(A, Act::ComeBack);
    p.act(B, Act::HandOver(C));
    p.seconds(61);
    p.act(B, Act::StepOut);
    p.act(C, Act::AcceptHandOver);
    p.act(C, Act::Leave);
    p.act(A, Act::GoSolo);
    p.act(A, Act::EmergencyStop);
    p.act(A, Act::EndHere);
    p.said.retain(|e| matches!(e, Effect::Post { .. }));
    expect![[r#"
        I was away for 4 min. The clock was stopped; <@1> has 52 s left for question 1. It goes on by itself at <t:1795547203:t> (<t:1795547203:R>). <@2>: [Continue] [End here]
        [*Continue*] [!End here]

        It goes on; <@1> has 52 s left for question 1.

        <@2> paused the session; the clock stands. <@2>: [Continue] [End here]
        [*Continue*] [!End here]

        It goes on; <@1> has 52 s left for question 1.

        <@1> stepped out, and the clock stands. The turn is kept for them until <t:1795547683:t> (<t:1795547683:R>).
        [I'm back]

        <@1> is back.

        It goes on; <@1> has 52 s left for question 1.

        <@3>, <@2> asks you to interview from here on. The offer stands until <t:1795547143:t> (<t:1795547143:R>).
        [*Take the chair*]

        About 18 s left.

        Time. Finish your sentence.

        Nobody took the chair, so <@2> goes on. <@2>: [Panel]
        [Panel]

        <@2> stepped out.
        [I'm back]

        <@2> is not here to interview. The first observer to press has the chair; the offer stands until <t:1795547204:t> (<t:1795547204:R>).
        [*Take the chair*]

        <@3> interviews from here on, in place of <@2>. <@3>: [Panel]
        [*Panel*]

        It goes on; the time of question 1 is up.

        <@3> left the session.

        Nobody can interview right now. <@1>, you choose: go on as a solo, where I ask, or meet on a new date. Without a choice it closes at <t:1795547744:t> (<t:1795547744:R>).
        [*Go on as solo*] [New date]

        From here on I ask. <@1>: [Panel] has the interviewer's buttons too.
        [*Panel*]

        It goes on; the time of question 1 is up.

        Emergency stop by <@1>. The clock stands, and no reason is asked. Everybody seated can press [Continue] when all is well; the report says _interrupted_.
        [*Continue*] [!End here]

        <@1>'s turn ended with an emergency stop. Too little was answered to rate it; the timings are kept.

        <@1>'s turn is rated. <@1>: [Open your report]
        [*Open your report*]

        <@2>'s turn is rated. <@2>: [Open your report]
        [*Open your report*]
    "#]].assert_eq(&p.heard());
}

fn later() -> Moment {
    START + Span::from_minutes(10)
}

/// Notices that the sessions above do not bring about.
fn others() -> Vec<Notice> {
    let agenda: Agenda =
        toml::from_str("minutes = 10\nquestions_s = 600\nquestions = [[\"case\"]]\nsurprises = 2")
            .expect("the test says so");
    vec![
        Notice::SeatOffered { seat: Seat::Interviewer, to: A, until: later() },
        Notice::OpenCall { seat: Seat::Candidate, until: later() },
        Notice::SecondSession { waiting: vec![C, D] },
        Notice::PlanChanged { starts_at: START, is_dealt: false },
        Notice::PlanChanged { starts_at: START, is_dealt: true },
        Notice::StartsLate { by: Span::from_minutes(3) },
        dealt(true, &[(CANDIDATE, A), (CANDIDATE, B), (Seat::Observer, C)]),
        dealt(true, &[(CANDIDATE, A)]),
        dealt(false, &[(CANDIDATE, A), (Seat::Interviewer, B), (Seat::Interviewer, C)]),
        Notice::TurnOpened {
            turn: PassNo(0),
            turns: 1,
            candidates: vec![A],
            panel: vec![B, C],
            observers: vec![],
            agenda,
            until: later(),
            mode: Mode::Live,
            opener: None,
        },
        Notice::Overtime { over: Span::from_seconds(45), interviewer: None },
        Notice::CutShort { after: Span::from_seconds(135) },
        Notice::CandidateQuestions {
            candidates: vec![A],
            panel: vec![],
            until: later(),
            wrap_up: None,
        },
        Notice::WrapUp { panel: vec![], until: later() },
        Notice::TurnCut { turn: TurnNo(0), candidate: A, cut: Cut::Stopped, is_rated: true },
        Notice::TurnCut { turn: TurnNo(1), candidate: A, cut: Cut::Left, is_rated: false },
        Notice::TurnCut { turn: TurnNo(1), candidate: A, cut: Cut::NoInterviewer, is_rated: false },
        Notice::TurnCut { turn: TurnNo(1), candidate: A, cut: Cut::Away, is_rated: false },
        Notice::HalfTime { until: later(), candidate: A, interviewers: vec![] },
        Notice::RatersWanted { candidate: A, until: later() },
        Notice::RatingExtended { until: later() },
        Notice::Away {
            for_span: Span::from_hours(3),
            left: Some(TimeLeft::Stage { left: Span::from_minutes(12) }),
            host: None,
            resume_at: None,
        },
        Notice::Paused { why: PauseWhy::Pressed, by: None },
        Notice::Paused { why: PauseWhy::Away, by: None },
        Notice::Paused { why: PauseWhy::CandidateOut(A), by: None },
        Notice::Paused { why: PauseWhy::ChairEmpty, by: None },
        Notice::Paused { why: PauseWhy::NoInterviewer, by: None },
        Notice::Paused { why: PauseWhy::Held(Hindrance::ThreadLocked), by: None },
        Notice::Resumed { left: None },
        Notice::SteppedOut { member: C, until: None },
        Notice::TurnRated { turn: TurnNo(0), candidate: A, outcome: Outcome::NotRated },
        Notice::TurnRated { turn: TurnNo(1), candidate: A, outcome: Outcome::Interrupted },
        Notice::Ended { how: Ending::Reported },
        Notice::Ended { how: Ending::CalledOff(A) },
        Notice::Ended { how: Ending::TooFew },
        Notice::Ended { how: Ending::Missed },
        Notice::Ended { how: Ending::NewDate },
        Notice::Ended { how: Ending::NoQuestions },
        Notice::Ended { how: Ending::Undeliverable },
        Notice::Ended { how: Ending::Elsewhere },
    ]
}

const CANDIDATE: Seat = Seat::Candidate;

fn dealt(swaps: bool, seated: &[(Seat, MemberId)]) -> Notice {
    Notice::Dealt { people: vec![A], cast: Cast { swaps, seated: seated.to_vec() } }
}

#[test]
fn dealt_seats_are_one_line_until_check_in_opens() {
    let mut cards = Vec::new();
    for (format, place, seats) in [
        (ONE_ON_ONE, Some("Room 1"), vec![(CANDIDATE, A), (CANDIDATE, B)]),
        (ONE_ON_ONE, None, vec![(CANDIDATE, B), (CANDIDATE, A), (Seat::Observer, C)]),
        (ONE_ON_ONE, None, vec![(CANDIDATE, A), (Seat::Observer, B), (Seat::Observer, C)]),
        (
            PANEL,
            Some("Room 2"),
            vec![(Seat::Interviewer, B), (CANDIDATE, A), (Seat::Interviewer, C)],
        ),
        (PANEL, Some("Room 2"), vec![(Seat::Interviewer, B), (Seat::Interviewer, C)]),
        (GROUP, None, vec![(CANDIDATE, A), (CANDIDATE, B), (CANDIDATE, C), (Seat::Interviewer, D)]),
    ] {
        let plan = Plan { place: place.map(text), ..plan(A) };
        let mut p = Play::dealt(format, plan, &seats);
        cards.push(p.heard());
        let cast = Cast { swaps: format == ONE_ON_ONE, seated: seats };
        let place = p.s.plan.place.clone();
        cards.push(show(&said(Notice::Reminder {
            starts_at: START,
            place,
            room: None,
            cast: Some(cast),
            is_late: false,
            is_open: false,
        })));
    }
    expect![[r#"
        **#42** <@1> & <@2> · Room 1 · <@1> answers first

        **Mock interview #42** starts <t:1795546800:F> (<t:1795546800:R>) · voice: Room 1.
        <@1> answers first, <@2> interviews
        <@2>: [Briefing] · <@1>: [Before you start]
        If something comes up, press _Can't make it_ on the plan.
        [Briefing] [Before you start] [Details]

        **#42** <@2> & <@1> · no room free: agree on one here · <@2> answers first · <@3> observes

        **Mock interview #42** starts <t:1795546800:F> (<t:1795546800:R>) · no room free: agree on one here.
        <@2> answers first, <@1> interviews · <@3> observes
        <@1>: [Briefing] · <@2>: [Before you start]
        If something comes up, press _Can't make it_ on the plan.
        [Briefing] [Before you start] [Details]

        **#42** <@1>, and nobody else yet · no room free: agree on one here · <@2> and <@3> observe

        **Mock interview #42** starts <t:1795546800:F> (<t:1795546800:R>) · no room free: agree on one here.
        <@1>, and nobody else yet · <@2> and <@3> observe
        If something comes up, press _Can't make it_ on the plan.
        [Before you start] [Details]

        **#42** <@1> answers; <@2> and <@3> interview · Room 2

        **Mock interview #42** starts <t:1795546800:F> (<t:1795546800:R>) · voice: Room 2.
        <@1> answers; <@2> and <@3> interview
        <@2>, <@3>: [Briefing] · <@1>: [Before you start]
        If something comes up, press _Can't make it_ on the plan.
        [Briefing] [Before you start] [Details]

        **#42** <@2> and <@3>, and nobody else yet · Room 2

        **Mock interview #42** starts <t:1795546800:F> (<t:1795546800:R>) · voice: Room 2.
        <@2> and <@3>, and nobody else yet
        If something comes up, press _Can't make it_ on the plan.
        [Before you start] [Details]

        **#42** <@1>, <@2> and <@3> answer; <@4> interviews · no room free: agree on one here

        **Mock interview #42** starts <t:1795546800:F> (<t:1795546800:R>) · no room free: agree on one here.
        <@1>, <@2> and <@3> answer; <@4> interviews
        <@4>: [Briefing] · <@1>, <@2>, <@3>: [Before you start]
        If something comes up, press _Can't make it_ on the plan.
        [Briefing] [Before you start] [Details]
    "#]].assert_eq(&cards.join("\n"));
    let mut p = Play::dealt(ONE_ON_ONE, plan(A), &[(CANDIDATE, A), (CANDIDATE, B)]);
    p.heard();
    let seats = vec![(CANDIDATE, A), (CANDIDATE, B), (Seat::Observer, C)];
    let mut lines = Vec::new();
    for new in [vec![A], vec![B], vec![A, C], Vec::new()] {
        p.event(&Event::Dealt(Deal { seats: seats.clone(), new, ..Deal::default() })).unwrap();
        lines.push(p.heard());
    }
    expect![[r#"
        **#42** <@1> & <@2> · Room 1 · <@1> answers first (first evening) · <@3> observes
        **#42** <@1> & <@2> · Room 1 · <@1> answers first · <@3> observes · first evening: <@2>
        **#42** <@1> & <@2> · Room 1 · <@1> answers first (first evening) · <@3> observes · first evening: <@3>
        **#42** <@1> & <@2> · Room 1 · <@1> answers first · <@3> observes
    "#]].assert_eq(&lines.concat());
    p.event(&Event::Dealt(Deal { seats: seats[..2].to_vec(), new: vec![B], ..Deal::default() }))
        .unwrap();
    p.heard();
    p.wait(START - Span::from_minutes(9) - p.now);
    expect![[r#"
        **Mock interview #42** starts <t:1795546800:F> (<t:1795546800:R>) · voice: Room 1.
        <@1> answers first, <@2> interviews
        <@2>: [Briefing] · <@1>: [Before you start]
        If something comes up, press _Can't make it_ on the plan.
        [Briefing] [Before you start] [Details]

        **Mock interview #42 · one-on-one**
        Objective: A first technical screen
        Backend engineer, senior · wanted: ready for a first technical screen
        <t:1795546800:F> (<t:1795546800:R>) · about 74 min · practice mode · voice: Room 1
        Answers typed in the thread can be read by this channel
        **Seats** candidate & interviewer: <@1>, <@2> (you swap half-way) · first evening: <@2> · 2 observer seats free
        Check-in is open in the thread.
        [Wait for a seat] [Observe] [Can't make it] [Details]

        **Mock interview #42** starts at <t:1795546800:t> (<t:1795546800:R>). Check in when you are here; a seat that is empty 5 min after the start is offered to the observers.
        <@1>: not yet · <@2>: not yet
        [*I'm here*] [I'll be late] [I can't make it]
    "#]].assert_eq(&p.heard());
}

#[test]
fn everything_else_that_is_said() {
    let of_guild =
        StandingCard { channel: ChannelId(5), is_up: true, waiting: 3, since: Some(START) };
    let of_guild = notice(&Subject::Guild(of_guild)).expect("a card is shown");
    let cards: Vec<Card> = others().into_iter().map(said).chain([of_guild]).collect();
    cards.iter().for_each(check_bounds);
    let text: Vec<String> = cards.iter().map(show).collect();
    expect![[r#"
        <@1>, a seat in #42 is free: interviewer. It is kept for you until <t:1795547400:F>, then the next person is asked.
        [*Take it*] [Pass]

        #42 wants a substitute: the candidate seat is free. The first to press has it, until <t:1795547400:t>.
        [*Take it*]

        <@3>, <@4>: enough people wait for a session of their own. Plan one at the same time, and both can start; in #42 you stay on the waitlist.

        **Mock interview #42** has a new time: <t:1795546800:F> (<t:1795546800:R>). If it does not suit you, give your seat back.
        [Can't make it] [Details]

        **Mock interview #42** has a new time: <t:1795546800:F> (<t:1795546800:R>). If it does not suit you, press _Can't make it_ on the plan.
        [Details]

        I was away, so #42 starts 3 min later than planned. Check in when you are here.
        [*I'm here*]

        <@1>: you have a seat in **Mock interview #42** now. Check in when you are here.
        <@1> answers first, <@2> interviews · <@3> observes
        [*I'm here*]

        <@1>: you have a seat in **Mock interview #42** now. Check in when you are here.
        <@1>, and nobody else yet
        [*I'm here*]

        <@1>: you have a seat in **Mock interview #42** now. Check in when you are here.
        <@1> answers; <@2> and <@3> interview
        [*I'm here*]

        **<@1> answers; <@2> and <@3> interview** · until <t:1795547400:t> · live mode
        1 question and 2 surprises (10 min)
        Nobody else sees what is behind your button. <@2>, <@3>: [Panel] · <@1>: [Stop my turn]
        [*Panel*] [!Stop my turn]

        45 s over. Come to an end.

        I closed this answer after 135 s. What was said counts.

        **<@1>'s questions · say them aloud** · until <t:1795547400:t> · three is a good number
        [Panel]

        **Wrap-up** · until <t:1795547400:t> · say your last sentence as you would to an employer.
        [Panel]

        <@1>'s turn was stopped by the candidate. Enough was answered to rate it.

        <@1>'s turn ended because the candidate left. Too little was answered to rate it; the timings are kept.

        <@1>'s turn ended because nobody could interview. Too little was answered to rate it; the timings are kept.

        <@1>'s turn ended because it had stood still for more than a day. Too little was answered to rate it; the timings are kept.

        **Half-time** until <t:1795547400:t> (<t:1795547400:R>): rate while it is fresh, breathe, then <@1> answers.
        [*Rate now*] [Begin now]

        <@1> answered #42 and wants to know how it went. One ballot takes about ten minutes; open until <t:1795547400:F> (<t:1795547400:R>).
        [*See what is open*]

        I was away for much of the rating time, so ballots now close <t:1795547400:F> (<t:1795547400:R>).

        I was away for 3 h. The clock was stopped; 12 min of this stage are left.
        [*Continue*] [!End here]

        The session is paused.
        [*Continue*] [!End here]

        I was away, and the clock stands.
        [*Continue*] [!End here]

        The clock stands until <@1> is back.
        [I'm back]

        The interviewer's chair is empty. What can be done is on your panel.
        [Panel]

        Nobody can interview right now. What can be done is on your panel.
        [Panel]

        The clock stands. The thread is locked, so I can't write in it. It goes on by itself as soon as a moderator unlocks it.

        It goes on.

        <@3> stepped out.
        [I'm back]

        <@1>'s turn was rated by nobody; self-rating and timings are kept. <@1>: [Open your report]
        [*Open your report*]

        <@1>'s turn was interrupted and is not rated; its timings are kept. <@1>: [Open your report]
        [*Open your report*]

        **Mock interview #42** is over, and its reports are there. Until the next one.

        **Mock interview #42** was called off by <@1>. Your time is free again.

        **Mock interview #42** was called off, because there were too few people. Your time is free again.

        **Mock interview #42** could not begin, because I was away at its start. Plan a new date when it suits you.

        **Mock interview #42** ended before it could be held. Plan a new date when it suits you.

        **Mock interview #42** could not begin, because there was no question to draw. An organiser can add a bank with such questions; then plan it again.

        **Mock interview #42** could not be opened in its channel. An organiser can check what I may do there; then plan it again.

        **Mock interview #42** is not held, because its people sit elsewhere or do not come. Who sits where stands on the plan of the evening.

        **Practise now** · 30 min, ballots included
        Press, and you wait up to 20 min. When somebody else presses, a session opens for you both: each interviews once and answers once. If nobody comes, start alone, and others rate it later.
        **3 people wait**, the first since <t:1795546800:t>.
        [*I have 30 minutes*] [Start alone now] [Ask me to evenings]
    "#]].assert_eq(&text.join("\n"));
}

#[test]
fn a_thread_that_opens_or_closes_says_nothing() {
    assert_eq!(notice(&of_session(Effect::OpenThread)), None);
    assert_eq!(notice(&of_session(Effect::CloseThread)), None);
}
