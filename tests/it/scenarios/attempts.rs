//! Two attempts at one question side by side, and what is kept of what was said.

use expect_test::expect;

use super::check::check;

#[test]
fn two_attempts_stand_side_by_side_with_what_their_member_kept() {
    check(
        r#"
        quiet on
        A: work on "Give every result as before and after"
        quiet off
        A: drill compare
        A: drill closing
        +30s
        A: answer "I am a good fit for the team and I like the work that you do here."
        A: drill compare
        A: press [Keep for this goal]
        A: press [Again]
        +20s
        A: answer "Because I cut the build from 40 minutes to 9, and would do the same here in my first month."
        A: press [Compare]
        A: history
        A: press [My drills]
        B: drill compare
        A: goal
        A: press [Give it up]
        A: drill compare
        +3h
        "#,
        expect![[r#"
            -- Tue 24 Nov 18:00:00
            A: drill compare
            A< (shows past) There is nothing to compare yet. Drill a question and try it again; both attempts stand side by side here.
            A<   [Begin a drill]
            A: drill closing
            A< (drill-begun) Your drill has begun. It is yours alone: it is in no list, and nobody rates it.
            A<   [My part]
            # (the thread opens)
            # **A answers, I ask** · until 18:10  → A
            #   1 question (10 min)
            #   Good to meet you.
            #   Nobody else sees what is behind your button. A: [Panel] · [Stop my turn]
            #   [Panel] [Stop my turn]
            # **Question 1 of 1** · A, 45 s, time up in 50 s
            #   Why should we choose you?
            #   Speak, or reply to this message, or use the form.
            #   [Done] [Answer in writing]
            -- 18:00:30
            A: answer "I am a good fit for the team and I like the work that you do here."
            A< Answered in 25 s.
            ~ **Question 1 of 1** · A, 45 s
            ~   Answered in 25 s.
            # Thank you, that was all.
            # **25 s**, aim 30–45 s.
            #   Did it work?
            #   [Again] [Keep for this goal] [Done] [Not yet]
            A: drill compare
            A< (shows past) **“Why should we choose you?”**
            A<   Aim: 30–45 s.
            A<   **#1** · Tue 24 Nov 18:00 · 25 s · no follow-up
            A<   It was asked once so far. Try it again, and both attempts stand side by side here.
            A<   What you said stands here where you typed it and kept it for your goal.
            A<   [Again]
            A: press [Keep for this goal]
            A< (goal) What you typed is kept for as long as you work on this goal, at most 90 days. Only you read it, beside your next attempt at the same question.
            A<   [Compare] [My micro-goal]
            A: press [Again]
            A< (drill-begun) Your drill has begun. It is yours alone: it is in no list, and nobody rates it. …
            ~ [Again] [Keep for this goal]
            # (the thread opens)
            # **A answers, I ask** · until 18:10 …  → A
            # **Question 1 of 1** · A, 45 s, time up in 50 s
            #   Why should we choose you?
            #   Speak, or reply to this message, or use the form.
            #   [Done] [Answer in writing]
            -- 18:00:50
            A: answer "Because I cut the build from 40 minutes to 9, and would do the same here in my first month."
            A< Answered in 15 s.
            ~ **Question 1 of 1** · A, 45 s
            ~   Answered in 15 s.
            # Thank you, that was all.
            # **15 s**, aim 30–45 s.
            #   The last time: 25 s.
            #   Did it work?
            #   [Again] [Compare] [Keep for this goal] [Done] [Not yet]
            A: press [Compare]
            A< (shows past) **“Why should we choose you?”** …
            A<   > I am a good fit for the team and I like the work that you do here.
            A<   **#2** · Tue 24 Nov 18:00 · 15 s · no follow-up
            A<   10 s shorter than before.
            A<   (gone) It was asked once so far. Try it again, and both attempts stand side by side here.
            A<   (gone) What you said stands here where you typed it and kept it for your goal.
            A: history
            A< (shows past) You have taken part in no session here yet. Each one stands here once it was held, with its report.
            A<   [My drills]
            A: press [My drills]
            A< (shows past) **Your drills here**, the newest first
            A<   **#1** · Tue 24 Nov 18:00 · Drill · candidate
            A<   ‹Put one beside the one before: …›
            A<   ‹Open a report: …›
            A<   [My sessions]
            B: drill compare
            B< (shows past) There is nothing to compare yet. Drill a question and try it again; both attempts stand side by side here. …
            A: goal
            A< (shows goal) **Your micro-goal** — _Give every result as before and after_
            A<   Taken on Tue 24 Nov.
            A<   10 to 20 minutes a day for a week, then the next mock. The raters are asked whether it showed; once it did in two mocks, it is kept.
            A<   Your week of drills begins tomorrow.
            A<   I do not ask you for your drill, because I do not know your time zone. Name it, and I do.
            A<   [I drilled today] [Another hour] [Change it] [Give it up]
            A: press [Give it up]
            A< (goal) You work on _Give every result as before and after_ no longer.
            A<   [Take it up again] [My micro-goal]
            A: drill compare
            A< (shows past) **“Why should we choose you?”** …
            A<   What you said stands here where you typed it and kept it for your goal.
            A<   (gone) > I am a good fit for the team and I like the work that you do here.
            -- 18:20:53 rating-closes
            ~ [Again] [Compare]
        "#]],
    );
}

#[test]
fn what_is_kept_goes_after_ninety_days_and_what_was_spoken_is_not_kept() {
    check(
        r#"
        quiet on
        A: work on "Give every result as before and after"
        A: drill closing
        +30s
        A: done
        quiet off
        A: drill compare
        quiet on
        A: press [Again]
        +20s
        A: answer "Because I cut the build from 40 minutes to 9."
        A: press [Keep for this goal]
        +89d
        quiet off
        A: drill compare
        +2d
        tidy
        A: drill compare
        "#,
        expect![[r#"
            -- Tue 24 Nov 18:00:30
            A: drill compare
            A< (shows past) **“Why should we choose you?”**
            A<   Aim: 30–45 s.
            A<   **#1** · Tue 24 Nov 18:00 · 25 s · no follow-up
            A<   It was asked once so far. Try it again, and both attempts stand side by side here.
            A<   What you said stands here where you typed it and kept it for your goal.
            A<   [Again]
            -- Sun 21 Feb 2027 18:00:50
            A: drill compare
            A< (shows past) **“Why should we choose you?”** …
            A<   **#2** · Tue 24 Nov 18:00 · 15 s · no follow-up
            A<   > Because I cut the build from 40 minutes to 9.
            A<   10 s shorter than before.
            A<   (gone) It was asked once so far. Try it again, and both attempts stand side by side here.
            A<   (gone) What you said stands here where you typed it and kept it for your goal.
            -- Tue 23 Feb 2027 18:00:50
            tidy
            A: drill compare
            A< (shows past) **“Why should we choose you?”** …
            A<   What you said stands here where you typed it and kept it for your goal.
            A<   (gone) > Because I cut the build from 40 minutes to 9.
        "#]],
    );
}
