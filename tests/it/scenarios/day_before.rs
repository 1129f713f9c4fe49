//! What to check on the day before a day that somebody prepares for.

use expect_test::expect;

use super::check::check;

#[test]
fn what_to_check_is_told_on_the_day_before_once_and_outside_of_quiet_hours() {
    check(
        r#"
        quiet on
        A: zone Europe/Berlin
        A: profile dms on
        A: work on "Give every result as before and after"
        A: now short venue=in-person
        A: take candidate
        B: take interviewer
        play to closed
        A: interview 2026-11-27
        B: zone Europe/Berlin
        B: profile dms on
        B: quiet 09:00-11:30
        B: interview 2026-11-27
        // Neither DMs nor a thread of drills.
        C: zone Europe/Berlin
        C: interview 2026-11-27
        // Another day by then.
        D: zone Europe/Berlin
        D: profile dms on
        D: interview 2026-11-27
        D: interview 2026-12-27
        // Gone by then.
        E: zone Europe/Berlin
        E: profile dms on
        E: interview 2026-11-27
        E: is gone
        quiet off
        +24h
        kill 15h
        C: readiness
        +3d
        "#,
        expect![[r#"
            -- Wed 25 Nov 17:00:00
            A< (dm) **Day 1 of 7** · _Give every result as before and after_
            A<   [Start] [Done already] [Not today] [Another hour] [No DMs]
            -- 19:02:15
            kill 15h
            -- Thu 26 Nov 10:02:15
            A< (dm) **Tomorrow is your interview.** What to check today:
            A<   · Format confirmed: who asks, how long, and where or by which link
            A<   · The way there with fifteen minutes to spare, and a copy of your résumé for each of them
            A<   · Résumé and notes at hand: one page, single words
            A<   · Your three stories said aloud once, each with its number
            A<   · Three questions of your own for them
            A<   · One micro-goal: _Give every result as before and after_
            A<   [Readiness board] [My stories] [My pitch] [No DMs]
            C: readiness
            C< (shows readiness) **0 of 8** on the readiness board
            C<   – No final round yet. Next: plan one with three raters.
            C<   – Whole mocks before the final round: 0 of 2, coached: 0. Next: a mock as candidate: one-on-one, before a panel or in a group.
            C<   – Openings on the clock: 0 of 3. Next: three in a row that keep to 60–90 s.
            C<   – No pitch on the clock yet. Next: drill it once, in 75 to 90 seconds.
            C<   – No question about a weak spot on the clock yet. Next: drill one.
            C<   – No questions of your own were counted yet. Next: have three for the employer in the next mock.
            C<   – Accomplishments with a number: 0 of 3. Next: write down a story whose result has a number.
            C<   – Fillers not counted in three turns yet. Next: ask an observer to count them.
            C<   **Final round on Fri 27 Nov**, in 1 day
            C<   What to check today:
            C<   · Format confirmed: who asks, how long, and where or by which link
            C<   · Video: the same program and account tried once, camera at eye height, whatever may ring is off
            C<   · The way there with fifteen minutes to spare, and a copy of your résumé for each of them
            C<   · Résumé and notes at hand: one page, single words
            C<   · Your three stories said aloud once, each with its number
            C<   · Three questions of your own for them
            C<   It says what was shown in the last 90 days, and promises nothing about a real interview.
            C<   Only you see this.
            C<   ‹What is on that day: Final round›
            C<   [Drill an opening] [Drill the pitch] [Drill a weak spot] [My stories]
            -- 10:30:00
            B< (dm) **Tomorrow is your interview.** What to check today: …
            B<   · Video: the same program and account tried once, camera at eye height, whatever may ring is off
            B<   (gone) · One micro-goal: _Give every result as before and after_
            -- 17:00:00
            A< (dm) **Day 2 of 7** · _Give every result as before and after_
            A<   Nothing has to be written down today.
            A<   [Start] [Done already] [Not today] [Another hour] [No DMs]
            -- Fri 27 Nov 17:00:00
            A< (dm) **Day 3 of 7** · _Give every result as before and after_
            A<   Nothing has to be written down today.
            A<   [Start] [Done already] [Not today] [Another hour] [No DMs]
            -- Sat 28 Nov 17:00:00
            A< (dm) **Day 4 of 7** · _Give every result as before and after_
            A<   Nothing has to be written down today.
            A<   [Start] [Done already] [Not today] [Another hour] [No DMs]
        "#]],
    );
}

#[test]
fn on_the_day_itself_nobody_is_told_what_to_check_the_day_before() {
    check(
        r#"
        quiet on
        A: zone Europe/Berlin
        A: profile dms on
        A: interview 2026-11-27
        quiet off
        +24h
        kill 31h
        +1d
        "#,
        expect![[r#"
            -- Wed 25 Nov 18:00:00
            kill 31h
        "#]],
    );
}
