//! Micro-goals from one mock to the next: words of one's own, how they end, and what a coach sets.

use expect_test::expect;

use super::check::check;

/// A mock of `A` that `B` and `C` rate; `shows` is what they say of the goal.
fn mock(shows: &str) -> String {
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
            A<   A recording link can be added until 19:02.
            A<   Private to you. Practice only: not for hiring decisions.
            A<   [Take this goal] [Write my own] [Scores] [What I said] [Add a recording link]
            A: press [Write my own] "Say the number first" "I am asked about a result" "say it first." ""
            A< (goal-taken) Your micro-goal: _Say the number first_
            A<   Practise it 10 to 20 minutes a day for a week. In the next mock the raters are asked whether it showed.
            A<   [My micro-goal]
            A: goal
            A< (shows goal) **Your micro-goal** — _Say the number first_
            A<   Taken on Tue 24 Nov, after #1.
            A<   Plan: If I am asked about a result, then I say it first.
            A<   10 to 20 minutes a day for a week, then the next mock. The raters are asked whether it showed; once it did in two mocks, it is kept.
            A<   [Change it] [Give it up]
            A: press [Change it] "Say the number at once" "" "" "Three numbers aloud"
            A< (goal) Your micro-goal says now: _Say the number at once_
            A<   [My micro-goal]
            A: goal
            A< (shows goal) **Your micro-goal** — _Say the number at once_
            A<   Taken on Tue 24 Nov, after #1.
            A<   Drill: Three numbers aloud
            A<   10 to 20 minutes a day for a week, then the next mock. The raters are asked whether it showed; once it did in two mocks, it is kept.
            A<   [Change it] [Give it up]
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
            A<   A recording link can be added until 19:06.
            A<   Private to you. Practice only: not for hiring decisions.
            A<   [Write my own] [Scores] [What I said] [Add a recording link]
            A: goal
            A< (shows goal) **Your micro-goal** — _Give every result as before → after_
            A<   Taken on Tue 24 Nov, after #1.
            A<   Plan: If I am about to say that something got better, then I say the number before and the number after.
            A<   Drill: Take five lines of your résumé. Say each result aloud in one sentence with a before and an after; where you have no number, estimate one and say that it is an estimate. From day 2: five others, from memory.
            A<   How the next mock tests it: Both numbers came unasked in two stories.
            A<   Whether it showed, mock by mock: not yet → yes
            A<   10 to 20 minutes a day for a week, then the next mock. The raters are asked whether it showed; once it did in two mocks, it is kept.
            A<   [Change it] [Give it up]
            -- 18:11:15
            A: report
            A< (shows report) **Report — A, #5** · 2 raters …
            A<   **Micro-goal** _Give every result as before → after_ — showed: yes 2× (was: partly)
            A<   It showed in two mocks: it is kept.
            A<   **Suggested micro-goal** — _End every story with its result, without being asked_
            A<   Plan: If I have told what I did, then I say "the result was" before I stop talking.
            A<   Why this one: Storytelling structure is among the lowest, at 4.0; Evidence of impact is among the lowest, at 4.0.
            A<   A recording link can be added until 19:11.
            A<   [Take this goal] [Write my own] [Scores] [What I said] [Add a recording link]
            A<   (gone) **Micro-goal** _Give every result as before → after_ — showed: yes 2× (was: not yet)
            A<   (gone) Once more in another mock, and it is kept.
            A<   (gone) A recording link can be added until 19:06.
            A<   (gone) [Write my own] [Scores] [What I said] [Add a recording link]
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
            A< (coach-agreed) Z can see your reports from now on, earlier ones too, as long as they are a coach here. You can take it back at any time.
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
            A<   [Change it] [Give it up] [Earlier goals]
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
