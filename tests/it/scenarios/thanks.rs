//! Thanks after a session: who gave them and for whom they are, and nobody else.

use expect_test::expect;

use super::check::check;
use super::goals::mock;

#[test]
fn a_candidate_thanks_at_the_report_and_only_whom_they_thanked_reads_it() {
    let script = [
        &mock(""),
        r#"
        B: history
        A: report
        A: press [Thank 1]
        A: report
        A: press [Thank them]
        A: report
        A: thank C
        B: history
        B: press [Thanks for me]
        C: thanks
        D: thanks
        A: thanks
        A: thank A
        A: thank D
        B: thank A
        A@2 on #1: thank B
        quiet on
        C: forget me
        quiet off
        A: report
        +8d
        A: report
        quiet on
        A: forget me
        quiet off
        B: history
        B: thanks
        "#,
    ];
    check(
        &script.concat(),
        expect![[r#"
        -- Tue 24 Nov 18:02:15
        B: history
        B< (shows past) **Your sessions here**, the newest first
        B<   **#1** · Tue 24 Nov 18:00 · Short · interviewer
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
        A: press [Thank 1]
        A< (thanked) Done: B reads it with their sessions, and nobody else does.
        A: report
        A< (shows report) **Report — A, #1** · 2 raters …
        A<   You thanked B.
        A<   Worth a thank-you? C
        A<   [Take this goal] [Write my own] [Scores] [What I said] [Again, same time next week] [Thank them] [Add a recording link]
        A<   (gone) Worth a thank-you? 1. B · 2. C
        A<   (gone) [Take this goal] [Write my own] [Scores] [What I said] [Again, same time next week] [Thank 1] [Thank 2] [Add a recording link]
        A: press [Thank them]
        A< (thanked) Done: C reads it with their sessions, and nobody else does.
        A: report
        A< (shows report) **Report — A, #1** · 2 raters …
        A<   You thanked B and C.
        A<   [Take this goal] [Write my own] [Scores] [What I said] [Again, same time next week] [Add a recording link]
        A<   (gone) You thanked B.
        A<   (gone) Worth a thank-you? C
        A<   (gone) [Take this goal] [Write my own] [Scores] [What I said] [Again, same time next week] [Thank them] [Add a recording link]
        A: thank C
        A< (thanked) Done: C reads it with their sessions, and nobody else does.
        B: history
        B< (shows past) **Your sessions here**, the newest first …
        B<   [Thanks for me]
        B: press [Thanks for me]
        B< (shows past) **Thanks for you**, the newest first
        B<   A · **#1** · Tue 24 Nov
        B<   [My sessions]
        C: thanks
        C< (shows past) **Thanks for you**, the newest first …
        D: thanks
        D< (shows past) Nobody has thanked you here yet. Once somebody does, it is here.
        D<   [My sessions]
        A: thanks
        A< (shows past) Nobody has thanked you here yet. Once somebody does, it is here. …
        A: thank A
        A< (not-thanked) Nobody was thanked: you thank who interviewed, watched or rated you in a session, at its report. Open it from your sessions.
        A<   [My sessions]
        A: thank D
        A< (not-thanked) Nobody was thanked: you thank who interviewed, watched or rated you in a session, at its report. Open it from your sessions. …
        B: thank A
        B< (not-thanked) Nobody was thanked: you thank who interviewed, watched or rated you in a session, at its report. Open it from your sessions. …
        A@2 on #1: thank B
        A< (no-such-session) There is no such session here. Look at the list, and choose one from it.
        A<   [Sessions]
        A: report
        A< (shows report) **Report — A, #1** · 2 raters …
        A<   You thanked B.
        A<   (gone) C:
        A<   (gone) You thanked B and C.
        -- 19:02:15 report-ends
        # (the thread is archived)
        -- Wed 2 Dec 18:02:15
        A: report
        A< (shows report) **Report — A, #1** · 2 raters …
        A<   [Take this goal] [Write my own] [Scores] [What I said]
        A<   (gone) You and B could meet at this time every week, next on Tue 1 Dec 18:00.
        A<   (gone) You thanked B.
        A<   (gone) A recording link can be added until 19:02.
        A<   (gone) [Take this goal] [Write my own] [Scores] [What I said] [Again, same time next week] [Add a recording link]
        B: history
        B< (shows past) **Your sessions here**, the newest first
        B<   **#1** · Tue 24 Nov 18:00 · Short · interviewer
        B: thanks
        B< (shows past) Nobody has thanked you here yet. Once somebody does, it is here. …
    "#]],
    );
}
