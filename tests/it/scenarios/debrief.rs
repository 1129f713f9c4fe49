//! Real interviews: told in ninety seconds, their outcome later, and what *ready* meant by those who
//! agreed to be counted.

use expect_test::expect;

use super::check::check;

#[test]
fn a_real_interview_is_told_of_its_outcome_later_and_it_counts_where_its_member_agrees() {
    check(
        r#"
        A: zone Europe/Berlin
        A: debrief
        A: press [Tell of one] "Why us?" "The number in my second story"
        A: press [Open it]
        A: press [partly well]
        A: press [Open it]
        A: press [2026-11-23]
        A: press [Open it]
        A: press [Change it] "Why us? What did you change?" ""
        A: press [Offer or next round]
        A: press [Open it]
        A: press [Count it]
        A: debrief
        B: debrief
        A: press [2026-11-23 · Why us? What did you change?]
        A: press [Remove it]
        A: press [Remove it]
        A: debrief
        "#,
        expect![[r#"
            -- Tue 24 Nov 18:00:00
            A: zone Europe/Berlin
            A< (profile-saved) Saved: time zone Europe/Berlin · no quiet hours.
            A: debrief
            A< (shows debriefs) You have told of no real interview yet. Ninety seconds are enough: what was asked, how it went, what you would practise if it were tomorrow. Only you read it.
            A<   Whether _ready_ meant ready is not said yet: that takes ten interviews of people whose board said so the day before, ten of others, and that they agreed to be counted.
            A<   [Tell of one]
            A: press [Tell of one] "Why us?" "The number in my second story"
            A< (debrief) Saved. When you hear back, say so here or with /debrief:
            A<   [Offer or next round] [No] [I stepped back] [Open it] [My interviews]
            A: press [Open it]
            A< (shows debriefs) **2026-11-24** · not heard back yet
            A<   What was asked:
            A<   > Why us?
            A<   What you would practise:
            A<   > The number in my second story
            A<   It is counted nowhere. If you agree, it counts, without your name, in whether _ready_ meant ready here.
            A<   ‹How did it go?: …›
            A<   ‹When was it?: 2026-11-24›
            A<   [Offer or next round] [No] [I stepped back] [Count it] [Change it] [Remove it] [My interviews]
            A: press [partly well]
            A< (debrief) Saved. When you hear back, say so here or with /debrief: …
            A: press [Open it]
            A< (shows debriefs) **2026-11-24** · it went partly well · not heard back yet
            A<   What was asked:
            A<   > Why us?
            A<   What you would practise:
            A<   > The number in my second story
            A<   It is counted nowhere. If you agree, it counts, without your name, in whether _ready_ meant ready here.
            A<   ‹How did it go?: partly well›
            A<   ‹When was it?: 2026-11-24›
            A<   [Offer or next round] [No] [I stepped back] [Count it] [Change it] [Remove it] [My interviews]
            A: press [2026-11-23]
            A< (debrief) Saved. When you hear back, say so here or with /debrief: …
            A: press [Open it]
            A< (shows debriefs) **2026-11-23** · it went partly well · not heard back yet
            A<   What was asked:
            A<   > Why us?
            A<   What you would practise:
            A<   > The number in my second story
            A<   It is counted nowhere. If you agree, it counts, without your name, in whether _ready_ meant ready here.
            A<   ‹How did it go?: partly well›
            A<   ‹When was it?: 2026-11-23›
            A<   [Offer or next round] [No] [I stepped back] [Count it] [Change it] [Remove it] [My interviews]
            A: press [Change it] "Why us? What did you change?" ""
            A< (debrief) Saved. When you hear back, say so here or with /debrief: …
            A: press [Offer or next round]
            A< (debrief) Saved.
            A<   [Open it] [My interviews]
            A: press [Open it]
            A< (shows debriefs) **2026-11-23** · it went partly well · offer or next round
            A<   What was asked:
            A<   > Why us? What did you change?
            A<   It is counted nowhere. If you agree, it counts, without your name, in whether _ready_ meant ready here.
            A<   ‹How did it go?: partly well›
            A<   ‹When was it?: 2026-11-23›
            A<   [Offer or next round] [No] [I stepped back] [Count it] [Change it] [Remove it] [My interviews]
            A: press [Count it]
            A< (debrief) Saved. …
            A: debrief
            A< (shows debriefs) **Your real interviews**, the latest first
            A<   **2026-11-23** · it went partly well · offer or next round
            A<   Whether _ready_ meant ready is not said yet: that takes ten interviews of people whose board said so the day before, ten of others, and that they agreed to be counted.
            A<   ‹Open one: …›
            A<   [Tell of one]
            B: debrief
            B< (shows debriefs) You have told of no real interview yet. Ninety seconds are enough: what was asked, how it went, what you would practise if it were tomorrow. Only you read it. …
            A: press [2026-11-23 · Why us? What did you change?]
            A< (shows debriefs) **2026-11-23** · it went partly well · offer or next round …
            A<   It is counted, without your name, in whether _ready_ meant ready here. You can take that back at any time.
            A<   [Offer or next round] [No] [I stepped back] [Count it no longer] [Change it] [Remove it] [My interviews]
            A<   (gone) It is counted nowhere. If you agree, it counts, without your name, in whether _ready_ meant ready here.
            A<   (gone) [Offer or next round] [No] [I stepped back] [Count it] [Change it] [Remove it] [My interviews]
            A: press [Remove it]
            A< (shows debriefs) Remove the interview of 2026-11-23? It is gone for good then, and counted nowhere.
            A<   [Remove it] [Keep it]
            A: press [Remove it]
            A< (debrief) Removed.
            A<   [My interviews]
            A: debrief
            A< (shows debriefs) You have told of no real interview yet. Ninety seconds are enough: what was asked, how it went, what you would practise if it were tomorrow. Only you read it. …
        "#]],
    );
}

#[test]
fn what_became_of_those_who_were_ready_stands_on_the_board_too_from_ten_of_each_on() {
    check(
        r#"
        quiet on
        A: plan in=2h short
        quiet off
        A: readiness
        interviews 10 ready
        A: readiness
        A: debrief
        interviews 10 others
        A: readiness
        A: debrief
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
            interviews 10 ready
            A: readiness
            A< (shows readiness) **0 of 8** on the readiness board …
            A: debrief
            A< (shows debriefs) You have told of no real interview yet. Ninety seconds are enough: what was asked, how it went, what you would practise if it were tomorrow. Only you read it.
            A<   Whether _ready_ meant ready is not said yet: that takes ten interviews of people whose board said so the day before, ten of others, and that they agreed to be counted.
            A<   [Tell of one]
            interviews 10 others
            A: readiness
            A< (shows readiness) **0 of 8** on the readiness board …
            A<   Of 10 whose board said _ready_ the day before, 9 passed: 90 %. So many can stand for anything from 72 to 97 %.
            A<   Of 10 whose board did not, 9 passed: 90 %, from 72 to 97 %.
            A: debrief
            A< (shows debriefs) You have told of no real interview yet. Ninety seconds are enough: what was asked, how it went, what you would practise if it were tomorrow. Only you read it.
            A<   Of 10 whose board said _ready_ the day before, 9 passed: 90 %. So many can stand for anything from 72 to 97 %.
            A<   Of 10 whose board did not, 9 passed: 90 %, from 72 to 97 %.
            A<   [Tell of one]
        "#]],
    );
}
