//! Micro-goals from one mock to the next: words of one's own, how they end, and what a coach sets.

use expect_test::expect;

use super::check::check;

/// A mock of `A` that `B` and `C` rate; `shows` is what they say of the goal.
pub(super) fn mock(shows: &str) -> String {
    let transfer = |who: &str| match shows {
        "" => String::new(),
        shows => format!("{who}: transfer A {shows}\n"),
    };
    format!(
        r#"
        quiet on
        A: now short
        A: take candidate
        B: take interviewer
        C: take observer
        play to rating
        {}{}
        play to report
        quiet off
        "#,
        transfer("B"),
        transfer("C"),
    )
}

#[test]
fn a_goal_is_put_into_own_words_given_up_and_taken_up_again() {
    let script = [
        &mock(""),
        r#"
        A: report
        A: press [Write my own] "Say the number first" "I am asked about a result" "say it first." ""
        A: goal
        A: press [Change it] "Say the number at once" "" "" "Three numbers aloud"
        A: goal
        A: press [Give it up]
        A: keeps [Take it up again]
        A: goal
        A: goals
        A: press kept
        A: press kept
        A: goal
        "#,
    ];
    check(
        &script.concat(),
        expect![[r#"
            -- Tue 24 Nov 18:02:15
            A: report
            A< (shows report) **Report — A, #1** · 2 raters
            A<   **In their words**
            A<   B:
            A<   > You gave the result first, and I could follow every step after it.
            A<   C:
            A<   > You gave the result first, and I could follow every step after it.
            A<   **Suggested micro-goal** — _Give every result as before → after_
            A<   Plan: If I am about to say that something got better, then I say the number before and the number after.
            A<   Why this one: Evidence of impact is among the lowest, at 4.0.
            A<   You and B could meet at this time every week, next on Tue 1 Dec 18:00.
            A<   Worth a thank-you? 1. B · 2. C
            A<   A recording link can be added until 19:02.
            A<   Private to you. Practice only: not for hiring decisions.
            A<   [Take this goal] [Write my own] [Scores] [What I said] [Again, same time next week] [Thank 1] [Thank 2] [Add a recording link]
            A: press [Write my own] "Say the number first" "I am asked about a result" "say it first." ""
            A< (goal-taken) Your micro-goal: _Say the number first_
            A<   Practise it 10 to 20 minutes a day for a week. In the next mock the raters are asked whether it showed.
            A<   [My micro-goal]
            A: goal
            A< (shows goal) **Your micro-goal** — _Say the number first_
            A<   Taken on Tue 24 Nov, after #1.
            A<   Plan: If I am asked about a result, then I say it first.
            A<   10 to 20 minutes a day for a week, then the next mock. The raters are asked whether it showed; once it did in two mocks, it is kept.
            A<   Your week of drills begins tomorrow.
            A<   I do not ask you for your drill, because I do not know your time zone. Name it, and I do.
            A<   [I drilled today] [Another hour] [Change it] [Give it up]
            A: press [Change it] "Say the number at once" "" "" "Three numbers aloud"
            A< (goal) Your micro-goal says now: _Say the number at once_
            A<   [My micro-goal]
            A: goal
            A< (shows goal) **Your micro-goal** — _Say the number at once_
            A<   Taken on Tue 24 Nov, after #1.
            A<   Drill: Three numbers aloud
            A<   10 to 20 minutes a day for a week, then the next mock. The raters are asked whether it showed; once it did in two mocks, it is kept.
            A<   Your week of drills begins tomorrow.
            A<   I do not ask you for your drill, because I do not know your time zone. Name it, and I do.
            A<   [I drilled today] [Another hour] [Change it] [Give it up]
            A: press [Give it up]
            A< (goal) You work on _Say the number at once_ no longer.
            A<   [Take it up again] [My micro-goal]
            A: keeps [Take it up again]
            A: goal
            A< (shows goal) You have no micro-goal now. Your next report proposes one, or you write your own.
            A<   [Write my own] [Earlier goals]
            A: goals
            A< (shows goals) **Your micro-goals of before**
            A<   _Say the number at once_ · Tue 24 Nov – Tue 24 Nov · given up
            A<   [My micro-goal]
            A: press kept
            A< (goal) You work on this again: _Say the number at once_
            A<   [My micro-goal]
            A: press kept
            A< (goal) You do not work on that one: nothing is changed.
            A<   [My micro-goal]
            A: goal
            A< (shows goal) **Your micro-goal** — _Say the number at once_ …
        "#]],
    );
}

#[test]
fn a_goal_that_showed_in_two_mocks_is_kept_and_the_next_one_is_proposed() {
    let script = [
        &mock(""),
        "A: take goal",
        &mock("not-yet"),
        &mock("yes"),
        "A: report\nA: goal",
        &mock("partly"),
        &mock("yes"),
        "A: report\nA: goal\nA: goals\nA: take goal",
    ];
    check(
        &script.concat(),
        expect![[r#"
            -- Tue 24 Nov 18:02:15
            A: take goal
            A< (goal-taken) Your micro-goal: _Give every result as before → after_
            A<   Practise it 10 to 20 minutes a day for a week. In the next mock the raters are asked whether it showed.
            A<   How the next mock tests it: Both numbers came unasked in two stories.
            A<   [My micro-goal]
            -- 18:06:45
            A: report
            A< (shows report) **Report — A, #3** · 2 raters
            A<   **In their words**
            A<   B:
            A<   > You gave the result first, and I could follow every step after it.
            A<   C:
            A<   > You gave the result first, and I could follow every step after it.
            A<   **Micro-goal** _Give every result as before → after_ — showed: yes 2× (was: not yet)
            A<   Once more in another mock, and it is kept.
            A<   You and B could meet at this time every week, next on Tue 1 Dec 18:04.
            A<   Worth a thank-you? 1. B · 2. C
            A<   A recording link can be added until 19:06.
            A<   Private to you. Practice only: not for hiring decisions.
            A<   [Another week of drills] [Write my own] [Scores] [What I said] [Again, same time next week] [Thank 1] [Thank 2] [Add a recording link]
            A: goal
            A< (shows goal) **Your micro-goal** — _Give every result as before → after_
            A<   Taken on Tue 24 Nov, after #1.
            A<   Plan: If I am about to say that something got better, then I say the number before and the number after.
            A<   Drill: Take five lines of your résumé. Say each result aloud in one sentence with a before and an after; where you have no number, estimate one and say that it is an estimate. From day 2: five others, from memory.
            A<   How the next mock tests it: Both numbers came unasked in two stories.
            A<   Whether it showed, mock by mock: not yet → yes
            A<   10 to 20 minutes a day for a week, then the next mock. The raters are asked whether it showed; once it did in two mocks, it is kept.
            A<   Your week of drills begins tomorrow.
            A<   I do not ask you for your drill, because I do not know your time zone. Name it, and I do.
            A<   [I drilled today] [Another hour] [Change it] [Give it up]
            -- 18:11:15
            A: report
            A< (shows report) **Report — A, #5** · 2 raters …
            A<   **Micro-goal** _Give every result as before → after_ — showed: yes 2× (was: partly)
            A<   It showed in two mocks: it is kept.
            A<   **Suggested micro-goal** — _End every story with its result, without being asked_
            A<   Plan: If I have told what I did, then I say "the result was" before I stop talking.
            A<   Why this one: Storytelling structure is among the lowest, at 4.0; Evidence of impact is among the lowest, at 4.0.
            A<   You and B could meet at this time every week, next on Tue 1 Dec 18:09.
            A<   A recording link can be added until 19:11.
            A<   [Take this goal] [Write my own] [Scores] [What I said] [Again, same time next week] [Thank 1] [Thank 2] [Add a recording link]
            A<   (gone) **Micro-goal** _Give every result as before → after_ — showed: yes 2× (was: not yet)
            A<   (gone) Once more in another mock, and it is kept.
            A<   (gone) You and B could meet at this time every week, next on Tue 1 Dec 18:04.
            A<   (gone) A recording link can be added until 19:06.
            A<   (gone) [Another week of drills] [Write my own] [Scores] [What I said] [Again, same time next week] [Thank 1] [Thank 2] [Add a recording link]
            A: goal
            A< (shows goal) You have no micro-goal now. Your next report proposes one, or you write your own.
            A<   [Write my own] [Earlier goals]
            A: goals
            A< (shows goals) **Your micro-goals of before**
            A<   _Give every result as before → after_ · Tue 24 Nov – Tue 24 Nov · kept · not yet → yes → partly → yes
            A<   [My micro-goal]
            A: take goal
            A< (goal-taken) Your micro-goal: _End every story with its result, without being asked_
            A<   Practise it 10 to 20 minutes a day for a week. In the next mock the raters are asked whether it showed.
            A<   [My micro-goal]
        "#]],
    );
}

#[test]
fn a_coach_sets_a_goal_and_its_member_can_put_theirs_back() {
    let script = [
        &mock(""),
        r#"
        A: take goal
        A: coach Z
        Z: report A
        B: report A
        Z: press [Set a goal of my own for them] "Breathe before you speak" "asked" "breathe" ""
        A: sessions
        A: press [Put mine back]
        A: goal
        A: goals
        Z: report A
        Z: press [Set this goal for them]
        A: coach Z off
        Z: press [Set this goal for them]
        "#,
    ];
    check(
        &script.concat(),
        expect![[r#"
            -- Tue 24 Nov 18:02:15
            A: take goal
            A< (goal-taken) Your micro-goal: _Give every result as before → after_
            A<   Practise it 10 to 20 minutes a day for a week. In the next mock the raters are asked whether it showed.
            A<   How the next mock tests it: Both numbers came unasked in two stories.
            A<   [My micro-goal]
            A: coach Z
            A< (coach-agreed) Z can see your reports and your progress from now on, earlier reports too, as long as they are a coach here. You can take it back at any time.
            Z: report A
            Z< (shows report) **Report — A, #1** · 2 raters
            Z<   **In their words**
            Z<   B:
            Z<   > You gave the result first, and I could follow every step after it.
            Z<   C:
            Z<   > You gave the result first, and I could follow every step after it.
            Z<   **Suggested micro-goal** — _Give every result as before → after_
            Z<   Plan: If I am about to say that something got better, then I say the number before and the number after.
            Z<   Why this one: Evidence of impact is among the lowest, at 4.0.
            Z<   This is A's report: you see it because they agreed to you as their coach. Keep it between the two of you. Practice only: not for hiring decisions.
            Z<   [Set this goal for them] [Set a goal of my own for them] [Scores]
            B: report A
            B< (shows no-report) There is no report for you here. A report is private to who was interviewed, and opens when all ballots are in; ask them if you would like to know.
            Z: press [Set a goal of my own for them] "Breathe before you speak" "asked" "breathe" ""
            Z< (goal) A's micro-goal is now _Breathe before you speak_. They read it with the next thing that they press, and can put back what they had.
            Z<   It takes the place of _Give every result as before → after_.
            A: sessions
            A< (shows sessions) **Sessions**
            A<   **#1** · short · Tue 24 Nov 18:00 · over
            A<   ‹Look at a session: …›
            A< (goal) Z has set your micro-goal: _Breathe before you speak_
            A<   It takes the place of _Give every result as before → after_.
            A<   [My micro-goal] [Put mine back]
            A: press [Put mine back]
            A< (goal) You work on this again: _Give every result as before → after_
            A<   [My micro-goal]
            A: goal
            A< (shows goal) **Your micro-goal** — _Give every result as before → after_
            A<   Taken on Tue 24 Nov, after #1.
            A<   Plan: If I am about to say that something got better, then I say the number before and the number after.
            A<   Drill: Take five lines of your résumé. Say each result aloud in one sentence with a before and an after; where you have no number, estimate one and say that it is an estimate. From day 2: five others, from memory.
            A<   How the next mock tests it: Both numbers came unasked in two stories.
            A<   10 to 20 minutes a day for a week, then the next mock. The raters are asked whether it showed; once it did in two mocks, it is kept.
            A<   Your week of drills begins tomorrow.
            A<   I do not ask you for your drill, because I do not know your time zone. Name it, and I do.
            A<   [I drilled today] [Another hour] [Change it] [Give it up] [Earlier goals]
            A: goals
            A< (shows goals) **Your micro-goals of before**
            A<   _Breathe before you speak_ · Tue 24 Nov – Tue 24 Nov · another took its place
            A<   [My micro-goal]
            Z: report A
            Z< (shows report) **Report — A, #1** · 2 raters …
            Z: press [Set this goal for them]
            Z< (goal) A's micro-goal is now _Give every result as before → after_. They read it with the next thing that they press, and can put back what they had.
            A: coach Z off
            A< (coach-withdrawn) Done: Z can see none of your reports any more.
            Z: press [Set this goal for them]
            Z< (no-report) There is no report for you here. A report is private to who was interviewed, and opens when all ballots are in; ask them if you would like to know.
        "#]],
    );
}

#[test]
fn a_week_of_drills_is_asked_for_once_a_day_and_ends_with_a_word() {
    let script = [
        &mock(""),
        r#"
        A: profile dms on
        A: take goal
        A: goal
        A: zone Europe/Berlin
        A: goal
        +24h
        A: press [Done already]
        +24h
        A: press [Not today]
        A: drill time
        A: press [08:00]
        A: drill time
        +24h
        A: quiet 07:30-09:00
        +24h
        A: quiet off
        A: goal
        A: press [I drilled today]
        +120h
        A: goal
        A: keeps [Another week of drills]
        A: press kept
        A: press kept
        +24h
        A: press kept
        "#,
    ];
    check(
        &script.concat(),
        expect![[r#"
            -- Tue 24 Nov 18:02:15
            A: profile dms on
            A< (profile-saved) Saved: You are reminded only of what you sat down for, and I may write to you by DM.
            A<   [No DMs]
            A: take goal
            A< (goal-taken) Your micro-goal: _Give every result as before → after_
            A<   Practise it 10 to 20 minutes a day for a week. In the next mock the raters are asked whether it showed.
            A<   How the next mock tests it: Both numbers came unasked in two stories.
            A<   [My micro-goal]
            A: goal
            A< (shows goal) **Your micro-goal** — _Give every result as before → after_
            A<   Taken on Tue 24 Nov, after #1.
            A<   Plan: If I am about to say that something got better, then I say the number before and the number after.
            A<   Drill: Take five lines of your résumé. Say each result aloud in one sentence with a before and an after; where you have no number, estimate one and say that it is an estimate. From day 2: five others, from memory.
            A<   How the next mock tests it: Both numbers came unasked in two stories.
            A<   10 to 20 minutes a day for a week, then the next mock. The raters are asked whether it showed; once it did in two mocks, it is kept.
            A<   Your week of drills begins tomorrow.
            A<   I do not ask you for your drill, because I do not know your time zone. Name it, and I do.
            A<   [I drilled today] [Another hour] [Change it] [Give it up]
            A: zone Europe/Berlin
            A< (profile-saved) Saved: time zone Europe/Berlin · no quiet hours.
            A: goal
            A< (shows goal) **Your micro-goal** — _Give every result as before → after_ …
            A<   I ask you for your drill once a day at 18:00, by DM.
            A<   (gone) I do not ask you for your drill, because I do not know your time zone. Name it, and I do.
            -- 19:02:15 report-ends
            # (the thread is archived)
            -- Wed 25 Nov 17:00:00
            A< (dm) **Day 1 of 7** · _Give every result as before → after_
            A<   Drill: Take five lines of your résumé. Say each result aloud in one sentence with a before and an after; where you have no number, estimate one and say that it is an estimate. From day 2: five others, from memory.
            A<   [Start] [Done already] [Not today] [Another hour] [No DMs]
            -- 18:02:15
            A: press [Done already]
            A< (goal) Noted: your first day of this week. I ask no more today.
            A<   [My micro-goal]
            -- Thu 26 Nov 17:00:00
            A< (dm) **Day 2 of 7** · _Give every result as before → after_
            A<   Drill: Take five lines of your résumé. Say each result aloud in one sentence with a before and an after; where you have no number, estimate one and say that it is an estimate. From day 2: five others, from memory.
            A<   Nothing has to be written down today.
            A<   [Start] [Done already] [Not today] [Another hour] [No DMs]
            -- 18:02:15
            A: press [Not today]
            A< (goal) Noted: not today. One day more or less does not matter.
            A<   [My micro-goal]
            A: drill time
            A< (shows goal) I ask you for your drill once a day at 18:00, by DM.
            A<   ‹When to ask you for your drill: 18:00›
            A<   [My micro-goal]
            A: press [08:00]
            A< (goal) I ask you for your drill once a day at 08:00, by DM.
            A<   [My micro-goal]
            A: drill time
            A< (shows goal) I ask you for your drill once a day at 08:00, by DM. …
            A<   ‹When to ask you for your drill: 08:00›
            -- Fri 27 Nov 07:00:00
            A< (dm) **Day 3 of 7** · _Give every result as before → after_
            A<   Drill: Take five lines of your résumé. Say each result aloud in one sentence with a before and an after; where you have no number, estimate one and say that it is an estimate. From day 2: five others, from memory.
            A<   Nothing has to be written down today.
            A<   [Start] [Done already] [Not today] [Another hour] [No DMs]
            -- 18:02:15
            A: quiet 07:30-09:00
            A< (profile-saved) Saved: time zone Europe/Berlin · quiet hours 07:30–09:00. A reminder that falls into them comes when they end, if that is before the start; only check-in calls you as always.
            -- Sat 28 Nov 18:02:15
            A: quiet off
            A< (profile-saved) Saved: time zone Europe/Berlin · no quiet hours.
            A: goal
            A< (shows goal) **Your micro-goal** — _Give every result as before → after_ …
            A<   Day 4 of 7 · done on 1 day
            A<   I ask you for your drill once a day at 08:00, by DM.
            A<   (gone) Your week of drills begins tomorrow.
            A<   (gone) I ask you for your drill once a day at 18:00, by DM.
            A: press [I drilled today]
            A< (goal) Noted: 2 days of this week. I ask no more today.
            A<   [My micro-goal]
            -- Sun 29 Nov 07:00:00
            A< (dm) **Day 5 of 7** · _Give every result as before → after_
            A<   Drill: Take five lines of your résumé. Say each result aloud in one sentence with a before and an after; where you have no number, estimate one and say that it is an estimate. From day 2: five others, from memory.
            A<   Nothing has to be written down today.
            A<   [Start] [Done already] [Not today] [Another hour] [No DMs]
            -- 17:00:00
            A< (dm) **Your week** — 1 of 2 mocks and solos
            A<   2 days of drills for _Give every result as before → after_
            A<   [My rhythm] [My micro-goal] [No Sunday summary] [No DMs]
            -- Mon 30 Nov 07:00:00
            A< (dm) **Day 6 of 7** · _Give every result as before → after_
            A<   Drill: Take five lines of your résumé. Say each result aloud in one sentence with a before and an after; where you have no number, estimate one and say that it is an estimate. From day 2: five others, from memory.
            A<   Nothing has to be written down today.
            A<   [Start] [Done already] [Not today] [Another hour] [No DMs]
            -- Tue 1 Dec 07:00:00
            A< (dm) **Day 7 of 7** · _Give every result as before → after_
            A<   Drill: Take five lines of your résumé. Say each result aloud in one sentence with a before and an after; where you have no number, estimate one and say that it is an estimate. From day 2: five others, from memory.
            A<   Nothing has to be written down today.
            A<   [Start] [Done already] [Not today] [Another hour] [No DMs]
            -- Wed 2 Dec 07:00:00
            A< (dm) Your week of _Give every result as before → after_ is over: done on 2 days. The next mock is what tests it; I ask you no more.
            A<   [My micro-goal] [Another week of drills] [No DMs]
            -- Thu 3 Dec 18:02:15
            A: goal
            A< (shows goal) **Your micro-goal** — _Give every result as before → after_ …
            A<   The week of drills is over: done on 2 days. The next mock tests it.
            A<   [I drilled today] [Another week of drills] [Change it] [Give it up]
            A<   (gone) Day 4 of 7 · done on 1 day
            A<   (gone) I ask you for your drill once a day at 08:00, by DM.
            A<   (gone) [I drilled today] [Another hour] [Change it] [Give it up]
            A: keeps [Another week of drills]
            A: press kept
            A< (goal) Your week of drills begins tomorrow.
            A<   I ask you for your drill once a day at 08:00, by DM.
            A<   [My micro-goal]
            A: press kept
            A< (goal) Your week of drills begins tomorrow. …
            -- Fri 4 Dec 07:00:00
            A< (dm) **Day 1 of 7** · _Give every result as before → after_ …
            -- 18:02:15
            A: press kept
            A< (goal) Your week of drills runs: day 1 of 7.
            A<   I ask you for your drill once a day at 08:00, by DM.
            A<   [My micro-goal]
        "#]],
    );
}

#[test]
fn a_drill_is_asked_for_late_on_the_same_day_and_not_on_the_next() {
    let script = [
        &mock(""),
        r#"
        A: profile dms on
        A: zone Europe/Berlin
        A: take goal
        +22h
        kill 4h
        +10h
        kill 20h
        +1h
        A: goal
        A: press [Give it up]
        +48h
        "#,
    ];
    check(
        &script.concat(),
        expect![[r#"
            -- Tue 24 Nov 18:02:15
            A: profile dms on
            A< (profile-saved) Saved: You are reminded only of what you sat down for, and I may write to you by DM.
            A<   [No DMs]
            A: zone Europe/Berlin
            A< (profile-saved) Saved: time zone Europe/Berlin · no quiet hours.
            A: take goal
            A< (goal-taken) Your micro-goal: _Give every result as before → after_
            A<   Practise it 10 to 20 minutes a day for a week. In the next mock the raters are asked whether it showed.
            A<   How the next mock tests it: Both numbers came unasked in two stories.
            A<   [My micro-goal]
            -- 19:02:15 report-ends
            # (the thread is archived)
            -- Wed 25 Nov 16:02:15
            kill 4h
            -- 20:02:15
            A< (dm) **Day 1 of 7** · _Give every result as before → after_
            A<   Drill: Take five lines of your résumé. Say each result aloud in one sentence with a before and an after; where you have no number, estimate one and say that it is an estimate. From day 2: five others, from memory.
            A<   [Start] [Done already] [Not today] [Another hour] [No DMs]
            -- Thu 26 Nov 06:02:15
            kill 20h
            -- Fri 27 Nov 03:02:15
            A: goal
            A< (shows goal) **Your micro-goal** — _Give every result as before → after_
            A<   Taken on Tue 24 Nov, after #1.
            A<   Plan: If I am about to say that something got better, then I say the number before and the number after.
            A<   Drill: Take five lines of your résumé. Say each result aloud in one sentence with a before and an after; where you have no number, estimate one and say that it is an estimate. From day 2: five others, from memory.
            A<   How the next mock tests it: Both numbers came unasked in two stories.
            A<   10 to 20 minutes a day for a week, then the next mock. The raters are asked whether it showed; once it did in two mocks, it is kept.
            A<   Day 3 of 7 · done on 0 days
            A<   I ask you for your drill once a day at 18:00, by DM.
            A<   [I drilled today] [Another hour] [Change it] [Give it up]
            A: press [Give it up]
            A< (goal) You work on _Give every result as before → after_ no longer.
            A<   [Take it up again] [My micro-goal]
        "#]],
    );
}
