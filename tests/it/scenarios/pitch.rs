//! What somebody would say of themself in ninety seconds: versions, one of which counts.

use expect_test::expect;

use super::check::check;

#[test]
fn each_wording_of_a_pitch_is_a_version_and_one_of_before_can_count_again() {
    check(
        r#"
        A: pitch
        A: press [Build it] "I make sure that machines work" "" "" ""
        A: pitch
        A: press [Change it] "I make sure that machines work" "Eleven a month stood still, now it is three" "You need that for four hospitals" "I would like to see your plan"
        A: press [My pitch]
        A: press [Change it] "I make sure that machines work" "Eleven a month stood still, now it is three" "You need that for four hospitals" "I would like to see your plan"
        A: pitch
        A: press [Versions]
        A: press [1 · I make sure that machines work]
        A: press [Use this one]
        A: pitch
        B: pitch
        A: press [Drill it]
        "#,
        expect![[r#"
            -- Tue 24 Nov 18:00:00
            A: pitch
            A< (shows pitch) You have written no pitch yet. It is what you would say of yourself in 75 to 90 seconds, in four parts: what you do, two proofs with a number before and after, why this role, and what you want. Only you read it.
            A<   [Build it] [How a pitch is built]
            A: press [Build it] "I make sure that machines work" "" "" ""
            A< (pitch) Version 1 is your pitch now: 6 words.
            A<   [My pitch]
            A: pitch
            A< (shows pitch) **Your pitch** · version 1 · Tue 24 Nov
            A<   > I make sure that machines work
            A<   6 words: 2 to 2 s when you say it, aim 75–90 s.
            A<   There is room for 156 words more: another number, or for whom it mattered.
            A<   3 of the four parts are still empty.
            A<   [Change it] [Drill it] [How a pitch is built]
            A: press [Change it] "I make sure that machines work" "Eleven a month stood still, now it is three" "You need that for four hospitals" "I would like to see your plan"
            A< (pitch) Version 2 is your pitch now: 28 words.
            A<   [My pitch]
            A: press [My pitch]
            A< (shows pitch) **Your pitch** · version 2 · Tue 24 Nov
            A<   > I make sure that machines work
            A<   > Eleven a month stood still, now it is three
            A<   > You need that for four hospitals
            A<   > I would like to see your plan
            A<   28 words: 10 to 12 s when you say it, aim 75–90 s.
            A<   There is room for 134 words more: another number, or for whom it mattered.
            A<   [Change it] [Drill it] [Versions] [How a pitch is built]
            A: press [Change it] "I make sure that machines work" "Eleven a month stood still, now it is three" "You need that for four hospitals" "I would like to see your plan"
            A< (pitch) Your pitch says that already: no other version is kept of it.
            A<   [My pitch]
            A: pitch
            A< (shows pitch) **Your pitch** · version 2 · Tue 24 Nov …
            A: press [Versions]
            A< (shows pitch) **Versions of your pitch**, the newest first
            A<   **2** · Tue 24 Nov · the one that counts
            A<   > I make sure that machines work
            A<   **1** · Tue 24 Nov
            A<   > I make sure that machines work
            A<   ‹Open a version: …›
            A<   [My pitch]
            A: press [1 · I make sure that machines work]
            A< (shows pitch) **Your pitch** · version 1 · Tue 24 Nov …
            A<   [Use this one] [My pitch] [Versions] [How a pitch is built]
            A<   (gone) [Change it] [Drill it] [How a pitch is built]
            A: press [Use this one]
            A< (pitch) Version 1 is your pitch now: 6 words. …
            A: pitch
            A< (shows pitch) **Your pitch** · version 1 · Tue 24 Nov …
            A<   [Change it] [Drill it] [Versions] [How a pitch is built]
            A<   (gone) [Use this one] [My pitch] [Versions] [How a pitch is built]
            B: pitch
            B< (shows pitch) You have written no pitch yet. It is what you would say of yourself in 75 to 90 seconds, in four parts: what you do, two proofs with a number before and after, why this role, and what you want. Only you read it. …
            A: press [Drill it]
            A< (no-such-drill) Nobody has written a question of this kind here. Take another kind; an organiser can add a bank with such questions.
        "#]],
    );
}
