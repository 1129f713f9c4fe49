//! An evening as the room and each of its people read it.

use std::collections::BTreeSet;

use expect_test::{Expect, expect};
use greenroom::base::{
    ENGLISH, EveningId, GuildId, MemberId, Moment, Reminders, Seed, SessionId, Span,
};
use greenroom::calendar::Zone;
use greenroom::evening::{
    Answered, CallState, Card as Shows, Chair, Ending, Evening, Heard, Notice, Phase, Plan,
    Refusal, SeatLeft, Swap, Table, TableBrief, Then, Wish,
};
use greenroom::protocol::{
    Answer, DrawnEvening, EveningDelivery, EveningShows, Query, Rotation, Shown, Subject,
    TurnsOfAll, WhySeated,
};
use greenroom::rotation::{Chairs, Seated};
use greenroom::view::{Card, drawn_meant, drawn_name, not_drawn};

use crate::harness::screens::{answer, notice, shown};

use super::fixture::{A, B, C, D, START, check_bounds, show, text, texts};

const E: MemberId = MemberId(5);
const F: MemberId = MemberId(6);
const ID: EveningId = EveningId(7);
/// What a message of the room holds, in characters of UTF-16.
const CONTENT_MAX: usize = 2_000;

fn plan(chairs: Chairs) -> Plan {
    Plan {
        objective: text("Tuesday practice"),
        planner: Some(A),
        worded_by: None,
        is_of_series: true,
        format: "one-on-one".to_owned(),
        format_title: "One-on-one".to_owned(),
        agenda: None,
        role: None,
        level: None,
        region: None,
        venue: None,
        channel: None,
        chairs,
        minutes: 70,
        starts_at: START,
        draw_at: START - Span::from_hours(2),
        reminders: Reminders::default(),
    }
}

fn laid_out(agreed: Plan, shows: EveningShows) -> Card {
    let delivery = EveningDelivery { evening: ID, agreed, shows, call: None, plan: None };
    let card = notice(&Subject::Evening(Box::new(delivery))).unwrap();
    check_bounds(&card);
    let content = card.lines.join("\n");
    assert!(content.encode_utf16().count() <= CONTENT_MAX, "too long: {content}");
    card
}

fn call(state: CallState, lists: [Vec<MemberId>; 5]) -> Card {
    let [coming, watching, out, waiting, mentioned] = lists;
    let plan = plan(Chairs::PAIR);
    let plan = Box::new(plan);
    let card = Shows::Call {
        evening: ID,
        plan,
        state,
        coming,
        watching,
        out,
        waiting,
        mentioned,
        tells_attendance: false,
        shifts: Vec::new(),
    };
    laid_out(self::plan(Chairs::PAIR), EveningShows::Card(card))
}

fn brief(number: Option<u32>, asks: &[MemberId], answers: &[MemberId]) -> TableBrief {
    TableBrief {
        number,
        interviewers: asks.to_vec(),
        candidates: answers.to_vec(),
        observers: Vec::new(),
    }
}

/// A plan of two pairs, one who waits, one over, one elsewhere, and two swaps.
fn plan_card(chairs: Chairs, draw: u8, state: CallState) -> Card {
    let card = Shows::Plan {
        evening: ID,
        plan: Box::new(plan(chairs)),
        people: 5,
        tables: vec![
            brief(Some(57), &[E], &[A]),
            brief(Some(58), &[B], &[C]),
            brief(None, &[], &[F]),
        ],
        over: vec![D],
        elsewhere: vec![MemberId(8)],
        swaps: vec![Swap { from: A, to: B }],
        draw,
        state,
    };
    laid_out(plan(chairs), EveningShows::Card(card))
}

fn said(chairs: Chairs, all: &[Notice], expected: &Expect) {
    let lay_out = |notice: &Notice| {
        show(&laid_out(plan(chairs), EveningShows::Notice(notice.clone(), Vec::new())))
    };
    expected.assert_eq(&all.iter().map(lay_out).collect::<Vec<_>>().join("\n"));
}

#[test]
fn a_call_says_who_comes_and_becomes_one_line() {
    let cards = [
        call(CallState::Open, Default::default()),
        call(CallState::Open, [vec![A, B, C, E], vec![D], vec![F], vec![], vec![]]),
        call(CallState::Open, [vec![A], vec![], vec![], vec![], vec![B, C]]),
        call(CallState::Drawn, [vec![A, B], vec![], vec![], vec![], vec![]]),
        call(CallState::Over(Ending::TooFew(1)), [vec![A], vec![], vec![], vec![], vec![]]),
        call(CallState::Over(Ending::CalledOff(Some(B))), Default::default()),
        call(CallState::Over(Ending::CalledOff(None)), Default::default()),
        call(CallState::Over(Ending::Missed), Default::default()),
    ];
    expect![[r#"
        **Tuesday practice** · one-on-one
        <t:1795546800:F> (<t:1795546800:R>) · 70 min · seats are drawn by <t:1795539600:t>
        Nobody has answered yet.
        [*I'm in*] [Only observing] [Can't this time] [Every time] [Why this]

        **Tuesday practice** · one-on-one
        <t:1795546800:F> (<t:1795546800:R>) · 70 min · seats are drawn by <t:1795539600:t>
        In: <@1>, <@2>, <@3>, <@5> · only observing: <@4> · can't: <@6>
        [*I'm in*] [Only observing] [Can't this time] [Every time] [Why this]

        **Tuesday practice** · one-on-one
        <t:1795546800:F> (<t:1795546800:R>) · 70 min · seats are drawn by <t:1795539600:t>
        In: <@1>
        <@2>, <@3>: do you come?
        [*I'm in*] [Only observing] [Can't this time] [Every time] [Why this]

        **Tuesday practice** · <t:1795546800:F> (<t:1795546800:R>) · who sits where: <https://discord.com/channels/1/2/3>
        [I'm in]

        **Tuesday practice** · <t:1795546800:F>. Too few were in, so it is not held.

        **Tuesday practice** · <t:1795546800:F>. <@2> called it off.

        **Tuesday practice** · <t:1795546800:F>. It was called off.

        **Tuesday practice** · <t:1795546800:F>. I was away until it was too late, so it was not held.
    "#]].assert_eq(&cards.map(|card| show(&card)).join("\n"));
}

#[test]
fn a_plan_says_how_it_is_practised_and_who_is_in_no_session() {
    let cards = [
        plan_card(Chairs::PAIR, 1, CallState::Drawn),
        plan_card(Chairs::SHORT, 2, CallState::Begun),
        plan_card(Chairs::PANEL, 1, CallState::Begun),
        plan_card(Chairs::GROUP, 1, CallState::Begun),
        plan_card(Chairs::PAIR, 1, CallState::Over(Ending::Held)),
        plan_card(Chairs::PAIR, 1, CallState::Over(Ending::CalledOff(Some(A)))),
    ];
    expect![[r#"
        **Tuesday practice** · <t:1795546800:F> (<t:1795546800:R>) · 5 people, 2 sessions
        Everybody interviews once and answers once. Each session has a message of its own below.
        Waiting for one more to make a session: <@6>
        No place yet, and asked first when one frees: <@4>
        Seated in something else at that time: <@8>
        <@1> ⇄ <@2>? <@2>: [Swap]
        [Why] [Swap] [Can't make it]

        **Tuesday practice** · <t:1795546800:F> (<t:1795546800:R>) · 5 people, 2 sessions
        In each session one interviews and one answers. Check-in is open: go on in your session's thread.
        The seats were drawn again: only these count.
        Waiting for one more to make a session: <@6>
        No place yet, and asked first when one frees: <@4>
        Seated in something else at that time: <@8>

        **Tuesday practice** · <t:1795546800:F> (<t:1795546800:R>) · 5 people, 2 sessions
        In each session several interview one who answers. Check-in is open: go on in your session's thread.
        Waiting for one more to make a session: <@6>
        No place yet, and asked first when one frees: <@4>
        Seated in something else at that time: <@8>

        **Tuesday practice** · <t:1795546800:F> (<t:1795546800:R>) · 5 people, 2 sessions
        In each session several answer together, and others interview them. Check-in is open: go on in your session's thread.
        Waiting for one more to make a session: <@6>
        No place yet, and asked first when one frees: <@4>
        Seated in something else at that time: <@8>

        **Tuesday practice** · <t:1795546800:F>. It is over.

        **Tuesday practice** · <t:1795546800:F>. <@1> called it off.
    "#]].assert_eq(&cards.map(|card| show(&card)).join("\n"));
}

/// Ids of Discord have nineteen digits.
fn many(count: i64) -> Vec<MemberId> {
    (0..count).map(|no| MemberId(1_300_000_000_000_000_000 + no)).collect()
}

#[test]
fn sixty_people_fit_into_one_message() {
    let text = |card: &Card| card.lines.join("\n");
    let full = call(CallState::Open, [many(60), vec![], vec![], vec![], vec![]]);
    assert_eq!(text(&full).matches("<@").count(), 60);
    let crowd = call(CallState::Open, [many(40), many(20), many(200), many(90), many(30)]);
    assert!(text(&crowd).contains("<@1300000000000000005> and 194 more"), "{crowd:?}");
    let swaps = many(30).into_iter().map(|from| Swap { from, to: A }).collect();
    let card = Shows::Plan {
        evening: ID,
        plan: Box::new(plan(Chairs::PAIR)),
        people: 60,
        tables: many(30).iter().map(|one| brief(None, &[], &[*one])).collect(),
        over: many(60),
        elsewhere: many(60),
        swaps,
        draw: 2,
        state: CallState::Drawn,
    };
    let card = laid_out(plan(Chairs::PAIR), EveningShows::Card(card));
    assert!(text(&card).contains("24 more swaps are asked."), "{card:?}");
    let too_few = Notice::TooFew { people: many(60) };
    laid_out(plan(Chairs::PAIR), EveningShows::Notice(too_few, many(60)));
}

#[test]
fn seats_that_are_free_are_offered() {
    let until = START - Span::from_minutes(45);
    let left = |number, chair| SeatLeft { number, chair, with: vec![B] };
    let offers = |chair| {
        [
            Notice::Seat { offer: 1, left: left(Some(58), chair), to: Some(A), until },
            Notice::Seat { offer: 2, left: left(None, chair), to: Some(A), until },
            Notice::Seat { offer: 3, left: left(Some(58), chair), to: None, until },
            Notice::Seat { offer: 4, left: left(None, chair), to: None, until },
        ]
    };
    said(
        Chairs::PAIR,
        &offers(Chair::Candidate),
        &expect![[r#"
        <@1>, a seat in #58 is free, with <@2>. You would answer first, and interview then. It is kept for you until <t:1795544100:t>, then the next person is asked.
        [*Take it*] [Pass]

        <@1>, <@2> could make a session with you. You would answer first, and interview then. It is kept for you until <t:1795544100:t>, then the next person is asked.
        [*Take it*] [Pass]

        A seat in #58 is free, with <@2>. You would answer first, and interview then. The first to press has it, until <t:1795544100:t>.
        [*Take it*]

        <@2> could make a session with one more. You would answer first, and interview then. The first to press has it, until <t:1795544100:t>.
        [*Take it*]
    "#]],
    );
    let one = |chair| offers(chair)[..1].to_vec();
    said(
        Chairs::PAIR,
        &one(Chair::Interviewer),
        &expect![[r#"
        <@1>, a seat in #58 is free, with <@2>. You would interview first, and answer then. It is kept for you until <t:1795544100:t>, then the next person is asked.
        [*Take it*] [Pass]
    "#]],
    );
    let both = [one(Chair::Candidate), one(Chair::Interviewer), one(Chair::Observer)].concat();
    said(
        Chairs::PANEL,
        &both,
        &expect![[r#"
        <@1>, a seat in #58 is free, with <@2>. You would answer. It is kept for you until <t:1795544100:t>, then the next person is asked.
        [*Take it*] [Pass]

        <@1>, a seat in #58 is free, with <@2>. You would interview. It is kept for you until <t:1795544100:t>, then the next person is asked.
        [*Take it*] [Pass]

        <@1>, a seat in #58 is free, with <@2>. You would observe. It is kept for you until <t:1795544100:t>, then the next person is asked.
        [*Take it*] [Pass]
    "#]],
    );
}

#[test]
fn who_is_left_alone_is_brought_together_or_told_what_there_is() {
    let together = Notice::Together { offer: 5, number: 57, to: vec![A, B], minutes: 65 };
    let all = [
        together.clone(),
        Notice::Watch { offer: 6, number: 59, to: A, until: START },
        Notice::LeftOver { member: A, watch: Some((7, 59)) },
        Notice::LeftOver { member: A, watch: None },
        Notice::Reminder { people: vec![A], silent: Vec::new(), is_drawn: false, is_late: true },
        Notice::Reminder { people: vec![A], silent: vec![B], is_drawn: false, is_late: false },
        Notice::Reminder { people: Vec::new(), silent: vec![A, B], is_drawn: true, is_late: false },
        Notice::TooFew { people: vec![A] },
        Notice::TooFew { people: vec![A, B] },
        Notice::CalledOff { by: A },
        Notice::Missed { by: Span::from_minutes(40) },
        Notice::NotShown { people: vec![A, B] },
        Notice::SessionOff { number: 57, people: vec![A, B], is_open: false },
        Notice::SessionOff { number: 57, people: vec![A, B], is_open: true },
        Notice::DrawnAgain { by: A },
        changed(Some(START - Span::from_hours(1)), false, Then::AskedAgain),
        changed(Some(START - Span::from_minutes(15)), false, Then::AnswersStand),
        changed(Some(START - Span::from_hours(1)), true, Then::DrawnAnew),
        changed(None, true, Then::AnswersStand),
        changed(Some(START - Span::from_hours(1)), false, Then::SeatsStand),
        Notice::Changed {
            by: None,
            moved_from: Some(START - Span::from_hours(1)),
            is_other_format: false,
            then: Then::AskedAgain,
            out: Vec::new(),
        },
        Notice::Changed {
            by: Some(A),
            moved_from: Some(START - Span::from_hours(1)),
            is_other_format: false,
            then: Then::SeatsStand,
            out: vec![B, C],
        },
    ];
    said(
        Chairs::PAIR,
        &all,
        &expect![[r#"
            <@1> and <@2>, you would interview each other in #57, 65 min. You sit there once both have pressed.
            [*Take it*]

            <@1>, nobody is free to practise with you so far. You can observe #59 instead, until <t:1795546800:t>.
            [*Observe #59*] [Pass]

            <@1>, nobody is left to pair you with. Without a turn this time you are among the last to be without one next time.
            [Observe #59] [Start alone now] [*I have 30 minutes*]

            <@1>, nobody is left to pair you with. Without a turn this time you are among the last to be without one next time.
            [Start alone now] [*I have 30 minutes*]

            This comes late, because I was away. <@1>: **Tuesday practice** begins on <t:1795546800:F> (<t:1795546800:R>). Seats are drawn by <t:1795539600:t>.
            [Can't make it]

            <@1>: **Tuesday practice** begins on <t:1795546800:F> (<t:1795546800:R>). Seats are drawn by <t:1795539600:t>.
            <@2>: you have not said yet whether you come.
            [I'm in] [Can't make it]

            **Tuesday practice** begins on <t:1795546800:F> (<t:1795546800:R>). Who sits where stands on the plan.
            <@1>, <@2>: you have not said yet whether you come.
            [I'm in] [Can't make it]

            <@1>: too few are in for **Tuesday practice** on <t:1795546800:F>, so it is not held.
            Alone you can practise whenever you like: I ask, and others rate it later. Or wait for somebody who has half an hour too.
            [*I have 30 minutes*] [Start alone now]

            <@1>, <@2>: too few are in for **Tuesday practice** on <t:1795546800:F>, so it is not held.
            Two can interview each other all the same: when you have half an hour, press, and the next who presses practises with you. Alone, I ask.
            [*I have 30 minutes*] [Start alone now]

            <@1> called off **Tuesday practice**, <t:1795546800:F>. There is nothing to do.

            I was away, and back only 40 min after the start of **Tuesday practice**: it is not held. Whoever is here all the same can find somebody at once.
            [*I have 30 minutes*]

            <@1>, <@2>: the message of your session cannot be shown, so it is not held. You are asked first when a place frees; or find somebody at once.
            [*I have 30 minutes*]

            <@1>, <@2>: #57 is called off, so you have no place for now. You are asked first when one frees.

            <@1>, <@2>: #57 is called off. Whoever wants to practise all the same finds somebody at once, or starts alone.
            [*I have 30 minutes*] [Start alone now]

            <@1> has the seats of **Tuesday practice** drawn again. Look where you sit now: <https://discord.com/channels/1/2/3>

            <@1> moved **Tuesday practice** from <t:1795543200:F> to **<t:1795546800:F>**. So I ask once more: who comes? Whoever is in every time stays in.
            [*I'm in*] [Can't this time]

            <@1> moved **Tuesday practice** from <t:1795545900:F> to **<t:1795546800:F>**. What you answered stands.
            [Can't this time]

            <@1> moved **Tuesday practice** from <t:1795543200:F> to **<t:1795546800:F>**. It is held as one-on-one now. So seats are drawn anew, and the plan shows them.
            [Can't make it]

            <@1> changed **Tuesday practice**, <t:1795546800:F>. It is held as one-on-one now. What you answered stands.
            [Can't this time]

            <@1> moved **Tuesday practice** from <t:1795543200:F> to **<t:1795546800:F>**. Your seats stand.
            [Can't make it]

            The clocks of its time zone are changed: **Tuesday practice** is at **<t:1795546800:F>** instead of <t:1795543200:F>. So I ask once more: who comes? Whoever is in every time stays in.
            [*I'm in*] [Can't this time]

            <@1> moved **Tuesday practice** from <t:1795543200:F> to **<t:1795546800:F>**. All other seats stand. Seated in something else at that time, and so not in this: <@2>, <@3>.
            [Can't make it]
        "#]],
    );
    said(
        Chairs::SHORT,
        &[together],
        &expect![[r#"
        <@1> and <@2>, you would practise together in #57, 65 min. You sit there once both have pressed.
        [*Take it*]
    "#]],
    );
}

fn changed(moved_from: Option<Moment>, is_other_format: bool, then: Then) -> Notice {
    Notice::Changed { by: Some(A), moved_from, is_other_format, then, out: Vec::new() }
}

/// One of each variant. The match does not compile when one is missing.
fn everything_heard() -> Vec<Heard> {
    let chairs = [Chair::Candidate, Chair::Interviewer, Chair::Observer];
    let seated = chairs.map(|chair| Heard::Seated { chair, number: Some(57) });
    let mut all = vec![
        Heard::Nothing,
        Heard::In { draw_at: START - Span::from_hours(2) },
        Heard::Waits { place: 2 },
        Heard::Watches,
        Heard::Out,
        Heard::Regular { on: true },
        Heard::Regular { on: false },
        Heard::Asked { on: true },
        Heard::Asked { on: false },
        Heard::AlsoIn { starts_at: START + Span::from_minutes(30) },
        Heard::Seated { chair: Chair::Candidate, number: None },
        Heard::NoPlace,
        Heard::SwapAsked { of: B },
        Heard::Swapped,
        Heard::WaitsForOther { other: B },
        Heard::Passed,
        Heard::DrawnAgain,
        Heard::CalledOff,
        Heard::Changed,
        Heard::MovesMuch { to: START + Span::from_hours(2), answers: 7 },
    ];
    for heard in &all {
        match heard {
            Heard::Nothing
            | Heard::In { .. }
            | Heard::Waits { .. }
            | Heard::Watches
            | Heard::Out
            | Heard::Regular { .. }
            | Heard::Asked { .. }
            | Heard::AlsoIn { .. }
            | Heard::Seated { .. }
            | Heard::NoPlace
            | Heard::SwapAsked { .. }
            | Heard::Swapped
            | Heard::WaitsForOther { .. }
            | Heard::Passed
            | Heard::DrawnAgain
            | Heard::CalledOff
            | Heard::MovesMuch { .. }
            | Heard::Changed => {}
        }
    }
    all.extend(seated);
    all
}

fn heard(heard: Heard, swaps: bool) -> String {
    let card = answer(&Answer::OnEvening {
        evening: ID,
        is_of_series: true,
        swaps,
        starts_at: START,
        heard,
        reminding: None,
        shift: None,
    });
    check_bounds(&card);
    show(&card)
}

#[test]
fn every_press_is_answered_in_private_and_leads_on() {
    let all = everything_heard().into_iter().map(|one| heard(one, true));
    expect![[r#"

        You are in for <t:1795546800:F>. Seats are drawn by <t:1795539600:t>; the plan then says where you sit.
        [Can't after all] [Every time]

        As many are in for <t:1795546800:F> as there is room for. You are number 2 in line, and in as soon as a place frees.
        [Can't after all]

        You only observe on <t:1795546800:F>. The plan says where, once seats are drawn.
        [I'm in after all] [Can't after all]

        Noted: not on <t:1795546800:F>.
        [I'm in after all]

        From now on you are in every time, unless you say no. That holds for <t:1795546800:F> too.
        [*That's right*] [Only this time]

        From now on you are asked each time. What you said for <t:1795546800:F> stays as it is.
        [Every time] [Can't after all]

        You are asked to these evenings, from the next call on.
        Three calls without an answer and I stop asking.
        [Don't ask me for these]

        You are not asked to these evenings any more. You can come all the same: everybody who reads the call may.
        [Ask me for these]

        Nothing is noted yet: you are in for something else at that time, which begins on <t:1795548600:F>. Whoever is in for both gets a seat in what begins first, and none in the other.
        [I'm in anyway] [Can't this time]

        You are in for <t:1795546800:F>. One more is needed to make a session with you: whoever comes in next, or gives up a place elsewhere.
        [Can't after all]

        You are in for <t:1795546800:F>, and no session has a place for you yet. You are asked first when one frees.
        [Can't after all]

        Asked. <@2> sees it on the plan, and can say yes until check-in opens; until then nothing changes.

        Done: you two have changed places. The plan shows it.

        Noted. You sit down together once <@2> has pressed too.

        Noted: you pass.

        Seats are drawn again. The plan shows the new ones in a moment.

        Called off. Everybody who was in is told.

        Changed. Everybody who was in is told of another time.

        **Move it to <t:1795554000:F>?** 7 people have answered for <t:1795546800:F>. That is forgotten, and they are asked once more; whoever is in every time stays in.
        [!Yes, move it] [No, back]

        Your place is in #57. You answer first, and interview then.
        [Can't after all]

        Your place is in #57. You interview first, and answer then.
        [Can't after all]

        Your place is in #57. You observe.
        [Can't after all]
    "#]].assert_eq(&all.collect::<Vec<_>>().join("\n"));
    let panel = [Chair::Candidate, Chair::Interviewer]
        .map(|chair| heard(Heard::Seated { chair, number: Some(57) }, false));
    expect![[r#"
        Your place is in #57. You answer.
        [Can't after all]

        Your place is in #57. You interview.
        [Can't after all]
    "#]]
    .assert_eq(&panel.join("\n"));
}

#[test]
fn every_refusal_says_what_to_do_next() {
    let all = [
        Refusal::Over,
        Refusal::CheckInOpen,
        Refusal::NotDrawn,
        Refusal::NotSeated,
        Refusal::NoFullSet,
        Refusal::NoSuchSwap,
        Refusal::OfferGone,
        Refusal::OrganisersOnly,
        Refusal::TooLateToDraw,
        Refusal::BookedOut { at_most: 1 },
        Refusal::Unreliable,
        Refusal::NoSeries,
        Refusal::OfSeries,
    ];
    let refused = all.map(|refusal| {
        let card = answer(&Answer::EveningRefused { evening: ID, refusal });
        check_bounds(&card);
        show(&card)
    });
    let none = show(&answer(&Answer::NoSuchEvening));
    expect![[r#"
        This evening is over, so nothing changes any more. Look in the practice channel for the next call.

        Its sessions are open, so the plan does not change any more. Go on in the thread of your session: there you can say that you are late, or give your seat back.

        Seats are not drawn yet. Say whether you come, and look again when the plan is there.
        [I'm in]

        One of you two has no seat on this plan. Look at it again, and choose somebody who has one.

        That makes no full set of seats. Keep the place that you have, or ask somebody else.
        [Swap]

        That swap is not asked for any more. You can ask for one yourself.
        [Swap]

        That offer is over: the seat is taken, or somebody else is asked now. Look at the plan for how it stands.

        Only an organiser can do that: a member with *Manage Server*, or with a role that was named in the settings. Ask one of them.

        Seats can be drawn again until 60 min before the start. From then on they change by [Swap] and [Can't make it].

        You have a seat ahead, and after the seats that you missed it can be only one. Come to it, or give it back first. Each seat that you come to pushes the oldest out of your record.
        [My profile]

        You missed too many of your last seats to be in every time. Say each time whether you come: each seat that you come to pushes the oldest out of your record, and then you can be in every time again.
        [I'm in] [My profile]

        This evening belongs to no series, so there is no next time. Say that you come to this one.
        [I'm in]

        This evening is one of a series, and changes with it: organisers use _/series move_ and _/series edit_.

        There is no such evening here. Look in the practice channel for the next call.
    "#]].assert_eq(&format!("{}\n{none}", refused.join("\n")));
}

/// A and E, B and C; D is over. A asks B for a swap.
fn drawn() -> Evening {
    let pair = |no: u32, interviewer, candidate| Table {
        session: Some((SessionId(i64::from(no)), no)),
        seats: Seated {
            interviewers: vec![interviewer],
            candidates: vec![candidate],
            observers: Vec::new(),
        },
    };
    let answers = [A, B, C, D, E].map(|member| Answered { member, wish: Wish::In, at: START });
    Evening {
        id: ID,
        guild: GuildId(1),
        seed: Seed(1),
        plan: plan(Chairs::PAIR),
        phase: Phase::Drawn,
        asked: BTreeSet::from([A, B]),
        mentioned: BTreeSet::new(),
        written: BTreeSet::new(),
        regulars: BTreeSet::from([B]),
        tells_attendance: false,
        shifts: Vec::new(),
        answers: answers.to_vec(),
        draws: 1,
        draws_now: false,
        tables: vec![pair(57, E, A), pair(58, B, C)],
        over: vec![D],
        remade: 0,
        elsewhere: Vec::new(),
        drawn_for: BTreeSet::from([A, B, C, D, E]),
        offers: Vec::new(),
        swaps: vec![Swap { from: A, to: B }],
        waits_at: Vec::new(),
        reminded: 0,
        has_nudged: false,
        put_off: Vec::new(),
        at: START - Span::from_hours(2),
    }
}

fn looks(evening: &Evening, why: Option<WhySeated>, query: &Query, viewer: MemberId) -> String {
    looks_as(evening, why, query, (viewer, false))
}

fn looks_as(
    evening: &Evening,
    why: Option<WhySeated>,
    query: &Query,
    (viewer, is_organiser): (MemberId, bool),
) -> String {
    let seen =
        Shown::Evening { evening: Box::new(evening.clone()), why, shift: None, is_organiser };
    let now = START - Span::from_hours(2);
    let card = shown(&seen, query, viewer, now, &texts());
    check_bounds(&card);
    let options = card.pickers.iter().flat_map(|picker| &picker.options);
    let options = options.map(|option| format!("  ‹{}›\n", option.in_a_line()));
    format!("{}{}", show(&card), options.collect::<String>())
}

#[test]
fn why_this_says_what_it_is_and_how_to_stop() {
    let mut called = drawn();
    called.phase = Phase::Called;
    called.answers.clear();
    let seen = [A, B, F].map(|viewer| looks(&called, None, &Query::WhyAsked(ID), viewer));
    expect![[r#"
        This is a call: whoever is in when seats are drawn, by <t:1795539600:F>, gets one, with turns and partners spread fairly.
        You are asked because you wanted to be, were in every time before, or sat in one of these evenings in the last eight weeks.
        Three calls without an answer and I stop asking.
        [*I'm in*] [Can't this time] [Don't ask me for these]

        This is a call: whoever is in when seats are drawn, by <t:1795539600:F>, gets one, with turns and partners spread fairly.
        You are in every time, because you said so. To be asked each time instead: [Only this time].
        [Only this time] [Can't after all]

        This is a call: whoever is in when seats are drawn, by <t:1795539600:F>, gets one, with turns and partners spread fairly.
        You are not asked by name; everybody who reads this may come.
        [*I'm in*] [Can't this time] [Ask me for these]
    "#]].assert_eq(&seen.join("\n"));
}

#[test]
fn who_has_a_place_picks_with_whom_to_swap() {
    let mut evening = drawn();
    let seen = [A, B, D].map(|viewer| looks(&evening, None, &Query::Swaps(ID), viewer));
    expect![[r#"
        You asked <@2>. Whom you ask now takes their place.
        **With whom do you want to swap?** Nothing changes before they say yes.
        1 <@5> · 2 <@2> · 3 <@3>
        ‹Swap with: 2 · #58 · You would interview first, and answer then.›
          ‹1 · #57 · You would interview first, and answer then.›
          ‹2 · #58 · You would interview first, and answer then.›
          ‹3 · #58 · You would answer first, and interview then.›

        **With whom do you want to swap?** Nothing changes before they say yes.
        1 <@5> · 2 <@1> · 3 <@3>
        <@1> asks you to swap.
        ‹Swap with: …›
        [Yes, swap with 2]
          ‹1 · #57 · You would interview first, and answer then.›
          ‹2 · #57 · You would answer first, and interview then.›
          ‹3 · #58 · You would answer first, and interview then.›

        You have no place on this plan yet, so there is none to swap. Say that you come.
        [I'm in]
    "#]]
    .assert_eq(&seen.join("\n"));
    evening.tables.truncate(1);
    evening.tables[0].seats.interviewers.clear();
    evening.swaps.clear();
    let alone = looks(&evening, None, &Query::Swaps(ID), A);
    evening.phase = Phase::CheckIn;
    let late = looks(&evening, None, &Query::Swaps(ID), A);
    expect![[r#"
        There is nobody else to swap with. Keep the place that you have.

        Its sessions are open, so the plan does not change any more. Go on in the thread of your session: there you can say that you are late, or give your seat back.
    "#]].assert_eq(&format!("{alone}\n{late}"));
}

#[test]
fn why_gives_ones_own_figures_and_nobody_elses() {
    let evening = drawn();
    let last = Some(START - Span::from_hours(24 * 77));
    let facing = |facing| WhySeated {
        facing,
        standing: Vec::new(),
        had: [(9, 9.0), (9, 9.0), (1, 0.7)],
        evenings: 9,
        people: 5,
        missed: 3,
    };
    let query = Query::WhySeats(Some(ID));
    let mut watches = evening.clone();
    watches.answers.retain(|one| one.member != D);
    watches.answers.push(Answered { member: D, wish: Wish::Watch, at: START });
    let seen = [
        looks(&evening, Some(facing(vec![(E, 3, last)])), &query, A),
        looks(&evening, Some(facing(vec![(E, 1, last)])), &query, A),
        looks(&evening, Some(WhySeated { evenings: 0, ..facing(vec![(E, 0, None)]) }), &query, A),
        looks(&evening, Some(facing(vec![])), &query, D),
        looks(&watches, Some(facing(vec![])), &query, D),
        looks(&evening, Some(facing(vec![])), &query, F),
        looks(&evening, None, &query, A),
    ];
    expect![[r#"
        <@5> and you met on 3 evenings in the last year, last on <t:1788894000:F>.
        You were in on 9 evenings. Interviewed 9 of 9.0, answered 9 of 9.0, without a turn 1 of 0.7; the second number is your fair share.
        Seats are drawn so that turns even out first; then those sit together who met least.
        [My turns so far]

        <@5> and you met on 1 evening in the last year: on <t:1788894000:F>.
        You were in on 9 evenings. Interviewed 9 of 9.0, answered 9 of 9.0, without a turn 1 of 0.7; the second number is your fair share.
        Seats are drawn so that turns even out first; then those sit together who met least.
        [My turns so far]

        <@5> and you have not met yet.
        Seats are drawn so that turns even out first; then those sit together who met least.
        [My turns so far]

        You have no turn this time: 5 people were in, and the others were owed more. You are asked first when a seat frees, and are among the last to be without a turn next time.
        You were in on 9 evenings. Interviewed 9 of 9.0, answered 9 of 9.0, without a turn 1 of 0.7; the second number is your fair share.
        Seats are drawn so that turns even out first; then those sit together who met least.
        [My turns so far]

        You only observe, as you wished.
        You were in on 9 evenings. Interviewed 9 of 9.0, answered 9 of 9.0, without a turn 1 of 0.7; the second number is your fair share.
        Seats are drawn so that turns even out first; then those sit together who met least.
        [My turns so far]

        You have no place on this plan: you are not in.
        You were in on 9 evenings. Interviewed 9 of 9.0, answered 9 of 9.0, without a turn 1 of 0.7; the second number is your fair share.
        Seats are drawn so that turns even out first; then those sit together who met least.
        [My turns so far]

        You said after the draw that you come: you have a place that was free, or are asked when one frees.
    "#]].assert_eq(&seen.join("\n"));
}

#[test]
fn why_of_an_evening_that_is_over_says_which_it_was_and_what_became_of_it() {
    let last = Some(START - Span::from_hours(24 * 77));
    let why = WhySeated {
        facing: vec![(E, 3, last)],
        standing: vec![E],
        had: [(9, 9.0), (9, 9.0), (1, 0.7)],
        evenings: 9,
        people: 5,
        missed: 0,
    };
    let over = |ending| Evening { phase: Phase::Over(ending), ..drawn() };
    let mut off = over(Ending::CalledOff(Some(B)));
    off.tables.clear();
    let query = Query::WhySeats(Some(ID));
    let seen = [
        looks(&over(Ending::Held), Some(why.clone()), &query, A),
        looks(&off, Some(why), &query, A),
        looks(&over(Ending::Held), None, &query, A),
    ];
    expect![[r#"
        **Tuesday practice** · <t:1795546800:F>. It is over.
        This is how it stood when its seats were drawn:
        <@5> and you wanted to practise together every time.
        <@5> and you met on 3 evenings in the last year, last on <t:1788894000:F>.
        You were in on 9 evenings. Interviewed 9 of 9.0, answered 9 of 9.0, without a turn 1 of 0.7; the second number is your fair share.
        Seats are drawn so that turns even out first; then those sit together who met least.
        [My turns so far]

        **Tuesday practice** · <t:1795546800:F>. <@2> called it off.
        This is how it stood when its seats were drawn:
        <@5> and you wanted to practise together every time.
        <@5> and you met on 3 evenings in the last year, last on <t:1788894000:F>.
        You were in on 9 evenings. Interviewed 9 of 9.0, answered 9 of 9.0, without a turn 1 of 0.7; the second number is your fair share.
        Seats are drawn so that turns even out first; then those sit together who met least.
        [My turns so far]

        This evening is over, so nothing changes any more. Look in the practice channel for the next call.
    "#]].assert_eq(&seen.join("\n"));
}

#[test]
fn organisers_call_off_and_draw_again_and_are_asked_once_before() {
    let evening = drawn();
    let called = Evening { phase: Phase::Called, ..drawn() };
    let begun = Evening { phase: Phase::CheckIn, ..drawn() };
    let (asked, seats) = (Query::WhyAsked(ID), Query::WhySeats(Some(ID)));
    let (off, draw) = (Query::SureOff(ID), Query::SureDraw(ID));
    let seen = [
        (&called, &asked, true),
        (&evening, &seats, true),
        (&begun, &seats, true),
        (&evening, &off, true),
        (&evening, &draw, true),
        (&begun, &off, true),
        (&evening, &off, false),
        (&evening, &draw, false),
    ];
    let seen = seen.map(|(of, query, organises)| looks_as(of, None, query, (F, organises)));
    expect![[r#"
        This is a call: whoever is in when seats are drawn, by <t:1795539600:F>, gets one, with turns and partners spread fairly.
        You are not asked by name; everybody who reads this may come.
        [*I'm in*] [Can't this time] [Ask me for these] [Call it off]

        You have no place on this plan: you are not in.
        [I'm in] [Draw again] [Call it off]

        You have no place on this plan: you are not in.

        **Call off Tuesday practice, <t:1795546800:F>?** 5 people are in, and are told. Nothing brings it back.
        [!Yes, call it off] [No, back]

        **Draw the seats of Tuesday practice, <t:1795546800:F>, again?** The seats of now count no more, and everybody who has one is told that you asked for it.
        [!Yes, draw again] [No, back]

        Its sessions are open, so the plan does not change any more. Go on in the thread of your session: there you can say that you are late, or give your seat back.

        Only an organiser can do that: a member with *Manage Server*, or with a role that was named in the settings. Ask one of them.

        Only an organiser can do that: a member with *Manage Server*, or with a role that was named in the settings. Ask one of them.
    "#]].assert_eq(&seen.join("\n"));
}

#[test]
fn an_evening_is_named_by_its_date_or_its_title() {
    let zone = Zone::utc();
    let one = |id, days: i64, objective: &str| DrawnEvening {
        id: EveningId(id),
        starts_at: START - Span::from_hours(24 * days),
        objective: text(objective),
    };
    let all =
        [one(3, 0, "Tuesday practice"), one(2, 7, "Tuesday *practice*"), one(1, 400, "Panels")];
    let named = all.each_ref().map(|one| drawn_name(&zone, one));
    let meant = ["tuesday", "2026-11-17", " PANELS", "2025", "friday"].map(|typed| {
        let meant = drawn_meant(&zone, &all, typed).map(|one| one.id.0);
        format!("{typed}: {meant:?}")
    });
    let none = [&all[..], &[]].map(|all| show(&not_drawn(&ENGLISH, &zone, all)));
    expect![[r#"
        2026-11-24 19:00 · Tuesday practice
        2026-11-17 19:00 · Tuesday *practice*
        2025-10-20 19:00 · Panels
        tuesday: Some(3)
        2026-11-17: Some(2)
         PANELS: Some(1)
        2025: Some(1)
        friday: None
        Seats were not drawn for you on such an evening. Name one by its date or its title, such as:
        2026-11-24 19\:00 · Tuesday practice
        2026-11-17 19\:00 · Tuesday \*practice\*
        2025-10-20 19\:00 · Panels

        Seats were not drawn for you yet. Say that you come when an evening is called.
    "#]]
    .assert_eq(&format!("{}\n{}\n{}", named.join("\n"), meant.join("\n"), none.join("\n")));
}

#[test]
fn the_rotation_shows_ones_own_turns_and_the_groups_least_and_most() {
    let had = Rotation {
        everybody: None,
        since: Some(START - Span::from_hours(24 * 90)),
        had: [(9, 9.0), (9, 9.0), (1, 0.7)],
        of_group: [(6, 11), (7, 10)],
    };
    let from = START - Span::from_hours(24 * 7);
    let members = vec![(B, [(0, 1.0), (1, 1.0), (1, 0.0)]), (A, [(1, 1.0), (1, 1.0), (0, 0.0)])];
    let organiser =
        Rotation { everybody: Some(TurnsOfAll { from, members }), ..Rotation::default() };
    let seen = [had, Rotation::default(), organiser].map(|one| {
        let card = shown(&Shown::Rotation(Box::new(one)), &Query::Rotation, A, START, &texts());
        check_bounds(&card);
        show(&card)
    });
    let none = shown(&Shown::NoSuchEvening, &Query::WhySeats(None), A, START, &texts());
    expect![[r#"
        **Your turns since <t:1787770800:F>**
        Interviewed 9 of 9.0, answered 9 of 9.0, without a turn 1 of 0.7; the second number is your fair share.
        In this group: interviewed 6 to 11 times, answered 7 to 10 times.
        [Why]

        You have no turns yet: they are counted from your first evening on.

        You have no turns yet: they are counted from your first evening on.
        **Everybody's turns since <t:1794942000:F>**, who is owed most first. Keep it among organisers.
        <@2>: interviewed 0/1.0 · answered 1/1.0 · without a turn 1/0.0
        <@1>: interviewed 1/1.0 · answered 1/1.0 · without a turn 0/0.0

        There is no such evening here. Look in the practice channel for the next call.
    "#]].assert_eq(&format!("{}\n{}", seen.join("\n"), show(&none)));
}
