//! The readiness board: what was shown, what is missing, and who sees it.

use expect_test::expect;

use super::check::check;

#[test]
fn the_board_names_what_proves_it_and_the_next_step_for_each_gap() {
    check(
        r#"
        A: readiness
        quiet on
        A: now one-on-one "First screen"
        A: take candidate
        B: take candidate
        play to closed
        A: now final-round "Last round"
        A: take candidate
        B: take interviewer
        C: take interviewer
        D: take observer
        play to closed
        quiet off
        A: readiness
        A: board on
        A: coach Z
        A: readiness
        A: press [Show it to my coaches]
        Z: readiness of A
        B: readiness of A
        A: press [Readiness board]
        A: press [Show it to nobody]
        Z: readiness of A
        "#,
        expect![[r#"
            -- Tue 24 Nov 18:00:00
            A: readiness
            A< (shows readiness) **0 of 8** on the readiness board
            A<   – No final round yet. Next: plan one with three raters.
            A<   – Whole mocks before the final round: 0 of 2, coached: 0. Next: a mock as candidate: one-on-one, before a panel or in a group.
            A<   – Openings on the clock: 0 of 3. Next: three in a row that keep to 60–90 s.
            A<   – No pitch on the clock yet. Next: drill it once, in 75 to 90 seconds.
            A<   – No question about a weak spot on the clock yet. Next: drill one.
            A<   – No questions of your own were counted yet. Next: have three for the employer in the next mock.
            A<   – Accomplishments with a number: 0 of 3. Next: write down a story whose result has a number.
            A<   – Fillers not counted in three turns yet. Next: ask an observer to count them.
            A<   It says what was shown in the last 90 days, and promises nothing about a real interview.
            A<   Only you see this.
            A<   [Drill an opening] [Drill the pitch] [Drill a weak spot] [My stories]
            -- 20:20:15
            A: readiness
            A< (shows readiness) **2 of 8** on the readiness board
            A<   ✓ At the bar in a final round (#2)
            A<   – Whole mocks before the final round: 1 of 2, coached: 0 (#1). Next: a mock as candidate: one-on-one, before a panel or in a group.
            A<   – Openings on the clock: 2 of 3 (#2, #1). Next: three in a row that keep to 60–90 s.
            A<   – No pitch on the clock yet. Next: drill it once, in 75 to 90 seconds.
            A<   ✓ Recovered from a weak spot in 40 s (#2)
            A<   – No questions of your own were counted yet. Next: have three for the employer in the next mock.
            A<   – Accomplishments with a number: 0 of 3. Next: write down a story whose result has a number.
            A<   – Fillers not counted in three turns yet. Next: ask an observer to count them.
            A<   It says what was shown in the last 90 days, and promises nothing about a real interview.
            A<   Only you see this.
            A<   ‹What it was read from: …›
            A<   [Drill an opening] [Drill the pitch] [My stories]
            A: board on
            A< (no-coach-yet) No coach sees your reports, so there is nobody to show the board to. Name one in your profile first.
            A: coach Z
            A< (coach-agreed) Z can see your reports and your progress from now on, earlier reports too, as long as they are a coach here. You can take it back at any time.
            A: readiness
            A< (shows readiness) **2 of 8** on the readiness board …
            A<   [Drill an opening] [Drill the pitch] [My stories] [Show it to my coaches]
            A<   (gone) [Drill an opening] [Drill the pitch] [My stories]
            A: press [Show it to my coaches]
            A< (board-shown-to) Z can see your readiness board from now on. You can take it back at any time.
            A<   [Readiness board]
            Z: readiness of A
            Z< (shows readiness) **2 of 8** on the readiness board · A
            Z<   ✓ At the bar in a final round (#2)
            Z<   – Whole mocks before the final round: 1 of 2, coached: 0 (#1). Next: a mock as candidate: one-on-one, before a panel or in a group.
            Z<   – Openings on the clock: 2 of 3 (#2, #1). Next: three in a row that keep to 60–90 s.
            Z<   – No pitch on the clock yet. Next: drill it once, in 75 to 90 seconds.
            Z<   ✓ Recovered from a weak spot in 40 s (#2)
            Z<   – No questions of your own were counted yet. Next: have three for the employer in the next mock.
            Z<   – Accomplishments with a number: 0 of 3. Next: write down a story whose result has a number.
            Z<   – Fillers not counted in three turns yet. Next: ask an observer to count them.
            Z<   It says what was shown in the last 90 days, and promises nothing about a real interview.
            Z<   ‹What it was read from: …›
            B: readiness of A
            B< (shows readiness) They do not show you their readiness board. A member shows it to the coaches who see their reports, with a button below it.
            A: press [Readiness board]
            A< (shows readiness) **2 of 8** on the readiness board …
            A<   You show it to Z, and to nobody else.
            A<   [Drill an opening] [Drill the pitch] [My stories] [Show it to nobody]
            A<   (gone) Only you see this.
            A<   (gone) [Drill an opening] [Drill the pitch] [My stories] [Show it to my coaches]
            A: press [Show it to nobody]
            A< (board-shown-to) Done: nobody but you sees your readiness board.
            A<   [Readiness board]
            Z: readiness of A
            Z< (shows readiness) They do not show you their readiness board. A member shows it to the coaches who see their reports, with a button below it.
        "#]],
    );
}

#[test]
fn a_date_is_planned_back_and_its_board_is_kept_when_it_comes() {
    check(
        r#"
        A: zone Europe/Berlin
        A: interview 2026-12-17
        A: readiness
        A: press [Yearly check-up]
        A: readiness
        +20d
        A: readiness
        +3d
        A: readiness
        "#,
        expect![[r#"
            -- Tue 24 Nov 18:00:00
            A: zone Europe/Berlin
            A< (profile-saved) Saved: time zone Europe/Berlin · no quiet hours.
            A: interview 2026-12-17
            A< (profile-saved) Saved: Your interview is on 2026-12-17.
            A: readiness
            A< (shows readiness) **0 of 8** on the readiness board
            A<   – No final round yet. Next: plan one with three raters.
            A<   – Whole mocks before the final round: 0 of 2, coached: 0. Next: a mock as candidate: one-on-one, before a panel or in a group.
            A<   – Openings on the clock: 0 of 3. Next: three in a row that keep to 60–90 s.
            A<   – No pitch on the clock yet. Next: drill it once, in 75 to 90 seconds.
            A<   – No question about a weak spot on the clock yet. Next: drill one.
            A<   – No questions of your own were counted yet. Next: have three for the employer in the next mock.
            A<   – Accomplishments with a number: 0 of 3. Next: write down a story whose result has a number.
            A<   – Fillers not counted in three turns yet. Next: ask an observer to count them.
            A<   **Final round on Thu 17 Dec**, in 23 days
            A<   · a mock that finds the gaps · Tue 24 Nov – Tue 1 Dec
            A<   · drills, day by day · Wed 2 Dec – Thu 10 Dec
            A<   · a mock that checks · Fri 11 Dec – Mon 14 Dec
            A<   · the checklist of the day before · Wed 16 Dec
            A<   It says what was shown in the last 90 days, and promises nothing about a real interview.
            A<   Only you see this.
            A<   ‹What is on that day: Final round›
            A<   [Drill an opening] [Drill the pitch] [Drill a weak spot] [My stories]
            A: press [Yearly check-up]
            A< (profile-saved) Saved.
            A<   [Readiness board]
            A: readiness
            A< (shows readiness) **0 of 8** on the readiness board …
            A<   **Yearly check-up on Thu 17 Dec**, in 23 days
            A<   ‹What is on that day: Yearly check-up›
            A<   (gone) **Final round on Thu 17 Dec**, in 23 days
            A<   (gone) ‹What is on that day: Final round›
            -- Mon 14 Dec 18:00:00
            A: readiness
            A< (shows readiness) **0 of 8** on the readiness board …
            A<   **Yearly check-up on Thu 17 Dec**, in 3 days
            A<   A mock, a week of drills and a mock that checks do not fit before it any more; they would for a date from Thu 24 Dec on. What still fits:
            A<   · a mock that finds the gaps · Mon 14 Dec – Tue 15 Dec
            A<   · drills, day by day · Tue 15 Dec – Wed 16 Dec
            A<   (gone) **Yearly check-up on Thu 17 Dec**, in 23 days
            A<   (gone) · a mock that finds the gaps · Tue 24 Nov – Tue 1 Dec
            A<   (gone) · drills, day by day · Wed 2 Dec – Thu 10 Dec
            A<   (gone) · a mock that checks · Fri 11 Dec – Mon 14 Dec
            -- Thu 17 Dec 18:00:00
            A: readiness
            A< (shows readiness) **0 of 8** on the readiness board …
            A<   **Today: Yearly check-up**
            A<   (gone) **Yearly check-up on Thu 17 Dec**, in 3 days
            A<   (gone) A mock, a week of drills and a mock that checks do not fit before it any more; they would for a date from Thu 24 Dec on. What still fits:
            A<   (gone) · a mock that finds the gaps · Mon 14 Dec – Tue 15 Dec
            A<   (gone) · drills, day by day · Tue 15 Dec – Wed 16 Dec
            A<   (gone) · the checklist of the day before · Wed 16 Dec
        "#]],
    );
}
