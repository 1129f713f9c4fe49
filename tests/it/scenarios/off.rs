//! One session of an evening is called off or changed: what becomes of its people, of the plan and
//! of the ledger.

use expect_test::expect;

use super::check::check;

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
