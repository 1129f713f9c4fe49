//! One session of an evening is called off or changed: what becomes of its people, of the plan and
//! of the ledger.

use expect_test::expect;

use super::check::check;

#[test]
fn a_session_of_an_evening_that_is_called_off_frees_its_people() {
    check(
        r#"
        quiet on
        O: call in=48h one-on-one "Tuesday practice"
        A: press [I'm in]
        B: press [I'm in]
        C: press [I'm in]
        D: press [I'm in]
        E: press [I'm in]
        +46h
        quiet off
        O on #1: cancel
        +1m
        E: press [Pass]
        +20m
        C: press [Can't make it]
        +75m
        "#,
        expect![[r#"
            -- Thu 26 Nov 16:00:00
            O on #1: cancel
            O< It is called off, and everybody seated is told.
            # (the thread opens)
            ~ **Mock interview #1 · one-on-one**
            ~   #1 was called off by O.
            # **Mock interview #1** was called off by O. Your time is free again.  → D, B, E
            # (the thread is archived)
            # B, D, E: #1 is called off, so you have no place for now. You are asked first when one frees.
            ~ **Tuesday practice** · Thu 26 Nov 18:00 (in 2 h) · 2 people, 1 session
            ~   No place yet, and asked first when one frees: B, D, E
            # B, nobody is free to practise with you so far. You can observe #2 instead, until 17:50.  → B
            #   [Observe #2] [Pass]
            # D, nobody is free to practise with you so far. You can observe #2 instead, until 17:50.  → D
            #   [Observe #2] [Pass]
            # E, nobody is free to practise with you so far. You can observe #2 instead, until 17:50.  → E
            #   [Observe #2] [Pass]
            -- 16:01:00
            E: press [Pass]
            E< (on-evening) Noted: you pass.
            -- 16:21:00
            C: press [Can't make it]
            C< (on-evening) Noted: not on Thu 26 Nov 18:00.
            C<   [I'm in after all]
            ~ **#2** A, and nobody else yet · no room free: agree on one here
            # B, a seat in #2 is free, with A. You would interview first, and answer then. It is kept for you until 16:36, then the next person is asked.  → B
            #   [Take it] [Pass]
            ~ **Tuesday practice** · Thu 26 Nov 18:00 (in 1 h 39 min) · 1 person, 1 session
            -- 16:36:00
            # D, a seat in #2 is free, with A. You would interview first, and answer then. It is kept for you until 16:51, then the next person is asked.  → D
            #   [Take it] [Pass]
            -- 16:51:00
            # E, a seat in #2 is free, with A. You would interview first, and answer then. It is kept for you until 17:06, then the next person is asked.  → E
            #   [Take it] [Pass]
            -- 17:00:00 remind
            # (the thread opens)
            # **Mock interview #2** starts Thu 26 Nov 18:00 (in 60 min) · no room free: agree on one here.  → A
            #   A, and nobody else yet
            #   If something comes up, press _Can't make it_ on the plan.
            #   [Before you start] [Details]
            -- 17:30:00
            # A seat in #2 is free, with A. You would interview first, and answer then. The first to press has it, until 17:50.
            #   [Take it]
        "#]],
    );
}

#[test]
fn an_evening_whose_only_session_is_called_off_is_over() {
    check(
        r#"
        quiet on
        O: call in=48h one-on-one "Tuesday practice"
        A: press [I'm in]
        B: press [I'm in]
        +46h
        quiet off
        O on #1: cancel
        +13h
        A: rotation
        "#,
        expect![[r#"
            -- Thu 26 Nov 16:00:00
            O on #1: cancel
            O< It is called off, and everybody seated is told.
            # (the thread opens)
            ~ **Mock interview #1 · one-on-one**
            ~   #1 was called off by O.
            # **Mock interview #1** was called off by O. Your time is free again.  → B, A
            # (the thread is archived)
            ~ **Tuesday practice** · Thu 26 Nov 18:00. It was called off.
            -- Fri 27 Nov 05:00:00
            A: rotation
            A< (shows rotation) You have no turns yet: they are counted from your first evening on.
        "#]],
    );
}

#[test]
fn a_session_that_is_called_off_at_check_in_leaves_nobody_without_a_way_on() {
    check(
        r#"
        quiet on
        O: call in=48h one-on-one "Tuesday practice"
        A: press [I'm in]
        B: press [I'm in]
        C: press [I'm in]
        D: press [I'm in]
        +47h
        +55m
        A: press [I'm here]
        quiet off
        O on #1: cancel
        +1m
        "#,
        expect![[r#"
            -- Thu 26 Nov 17:55:00
            O on #1: cancel
            O< It is called off, and everybody seated is told.
            # **Mock interview #1** was called off by O. Your time is free again.  → D, C
            ~ #1 was called off by O.
            ~ **Mock interview #1** · check-in is over
            # (the thread is archived)
            # C, D: #1 is called off. Whoever wants to practise all the same finds somebody at once, or starts alone.
            #   [I have 30 minutes] [Start alone now]
            ~ **Tuesday practice** · Thu 26 Nov 18:00 (in 5 min) · 2 people, 1 session
            ~   No place yet, and asked first when one frees: C, D
            # C, nobody is free to practise with you so far. You can observe #2 instead, until 18:15.  → C
            #   [Observe #2] [Pass]
            # D, nobody is free to practise with you so far. You can observe #2 instead, until 18:15.  → D
            #   [Observe #2] [Pass]
        "#]],
    );
}

#[test]
fn the_time_of_one_session_of_an_evening_is_the_evening_s() {
    check(
        r#"
        quiet on
        O: call in=48h one-on-one "Tuesday practice"
        A: press [I'm in]
        B: press [I'm in]
        +46h
        quiet off
        O on #1: edit in=3h
        O on #1: edit place=Room_7
        "#,
        expect![[r#"
            -- Thu 26 Nov 16:00:00
            O on #1: edit in=3h
            O< (refused: time-dealt) It is one of an evening's sessions, which begin together. If the time does not suit you, press _Can't make it_ on the plan; to meet at another time, call this one off and plan a session for then.
            O<   [My panel]
            O on #1: edit place=Room_7
            O< The plan is changed, and the card shows it.
            ~ **#1** B & A · Room 7 · B answers first
        "#]],
    );
}
