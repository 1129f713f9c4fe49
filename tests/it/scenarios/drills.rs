//! Drills of one's own: one question, for nobody else.

use expect_test::expect;

use super::check::check;

#[test]
fn a_drill_is_asked_and_timed_for_its_member_alone_and_tried_again() {
    check(
        r#"
        A: drill closing
        +30s
        A: done
        A: press [Not yet]
        A: press [Again]
        +20s
        A: done
        A: press [Done]
        A: press [Again]
        +40s
        A: answer "Because I have done this job for three years, and I would start on Monday."
        A: press [Again]
        +10s
        A: panel
        A: report
        A: history
        +3h
        "#,
        expect![[r#"
            -- Tue 24 Nov 18:00:00
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
            A: done
            A< Answered in 25 s.
            ~ **Question 1 of 1** · A, 45 s
            ~   Answered in 25 s.
            # Thank you, that was all.
            # **25 s**, aim 30–45 s.
            #   Did it work?
            #   [Again] [Done] [Not yet]
            A: press [Not yet]
            A< Saved. Your report opens when all ballots are in.
            ~ Your own word on it: not yet.
            ~   [Again]
            A: press [Again]
            A< (drill-begun) Your drill has begun. It is yours alone: it is in no list, and nobody rates it. …
            # (the thread opens)
            # **A answers, I ask** · until 18:10 …  → A
            # **Question 1 of 1** · A, 45 s, time up in 50 s
            #   Why should we choose you?
            #   Speak, or reply to this message, or use the form.
            #   [Done] [Answer in writing]
            -- 18:00:50
            A: done
            A< Answered in 15 s.
            ~ **Question 1 of 1** · A, 45 s
            ~   Answered in 15 s.
            # Thank you, that was all.
            # **15 s**, aim 30–45 s.
            #   The last time: 25 s.
            #   Did it work?
            #   [Again] [Done] [Not yet]
            A: press [Done]
            A< Saved. Your report opens when all ballots are in.
            ~ Your own word on it: done.
            ~   [Again]
            A: press [Again]
            A< (drill-begun) Your drill has begun. It is yours alone: it is in no list, and nobody rates it. …
            # (the thread opens)
            # **A answers, I ask** · until 18:10 …  → A
            # **Question 1 of 1** · A, 45 s, time up in 50 s
            #   Why should we choose you?
            #   Speak, or reply to this message, or use the form.
            #   [Done] [Answer in writing]
            -- 18:01:30
            A: answer "Because I have done this job for three years, and I would start on Monday."
            A< Answered in 35 s.
            ~ **Question 1 of 1** · A, 45 s
            ~   Answered in 35 s.
            # Thank you, that was all.
            # **35 s**, aim 30–45 s.
            #   The last time: 15 s.
            #   Did it work?
            #   [Again] [Done] [Not yet]
            A: press [Again]
            A< (drill-begun) Your drill has begun. It is yours alone: it is in no list, and nobody rates it. …
            ~ [Again]
            # (the thread opens)
            # **A answers, I ask** · until 18:11  → A
            #   1 question (10 min)
            #   Good to meet you.
            #   Nobody else sees what is behind your button. A: [Panel] · [Stop my turn]
            #   [Panel] [Stop my turn]
            # **Question 1 of 1** · A, 45 s, time up in 50 s
            #   Why should we choose you?
            #   Speak, or reply to this message, or use the form.
            #   [Done] [Answer in writing]
            -- 18:01:40
            A: panel
            A< (shows session) “Why should we choose you?”
            A<   You answer · time up in 40 s
            A<   [Done] [Answer in writing] [30 s more] [Skip] [Pause] [More…]
            A: report
            A< (shows no-report) There is no report for you here. A report is private to who was interviewed, and opens when all ballots are in; ask them if you would like to know.
            A: history
            A< (shows past) **Your sessions here**, the newest first
            A<   **#3** · Tue 24 Nov 18:00 · Drill · candidate
            A<   **#2** · Tue 24 Nov 18:00 · Drill · candidate
            A<   **#1** · Tue 24 Nov 18:00 · Drill · candidate
            A<   ‹Open a report: …›
            A<   ‹Put one beside another: …›
            -- 18:02:11 soon
            # About 9 s left.
            -- 18:02:20 time-up
            # Time. Finish your sentence.
            -- 18:02:45 answer-closes
            ~ **Question 1 of 1** · A, 45 s
            ~   Answered in 68 s.
            # I closed this answer after 68 s. What was said counts.
            # Thank you, that was all.
            # **68 s**, aim 30–45 s.
            #   The last time: 35 s.
            #   Did it work?
            #   [Again] [Done] [Not yet]
            -- 18:22:45 rating-closes
            ~ [Again]
        "#]],
    );
}

#[test]
fn nobody_else_learns_of_a_drill() {
    check(
        r#"
        A: drill opening
        quiet on
        +30s
        A: done
        quiet off
        B: panel
        B: details
        B: open answers A
        B: answers A
        B: report
        B: cancel
        O: cancel
        O: details
        O: sessions
        A: sessions
        O: audit
        Z: report
        "#,
        expect![[r#"
            -- Tue 24 Nov 18:00:00
            A: drill opening
            A< (drill-begun) Your drill has begun. It is yours alone: it is in no list, and nobody rates it.
            A<   [My part]
            # (the thread opens)
            # **A answers, I ask** · until 18:10  → A
            #   1 question (10 min)
            #   Good to meet you.
            #   Nobody else sees what is behind your button. A: [Panel] · [Stop my turn]
            #   [Panel] [Stop my turn]
            # **Question 1 of 1** · A, 90 s, time up in 95 s
            #   Who are you at work?
            #   Speak, or reply to this message, or use the form.
            #   [Done] [Answer in writing]
            -- 18:00:30
            B: panel
            B< (shows no-such-session) There is no such session here. Look at the list, and choose one from it.
            B<   [Sessions]
            B: details
            B< (shows no-such-session) There is no such session here. Look at the list, and choose one from it. …
            B: open answers A
            B< (no-such-session) There is no such session here. Look at the list, and choose one from it. …
            B: answers A
            B< (shows no-such-session) There is no such session here. Look at the list, and choose one from it. …
            B: report
            B< (shows no-report) There is no report for you here. A report is private to who was interviewed, and opens when all ballots are in; ask them if you would like to know.
            B: cancel
            B< (no-such-session) There is no such session here. Look at the list, and choose one from it. …
            O: cancel
            O< (no-such-session) There is no such session here. Look at the list, and choose one from it. …
            O: details
            O< (shows no-such-session) There is no such session here. Look at the list, and choose one from it. …
            O: sessions
            O< (shows sessions) Nothing is planned yet. Plan a session for a date that suits you, or open one now.
            A: sessions
            A< (shows sessions) Nothing is planned yet. Plan a session for a date that suits you, or open one now.
            O: audit
            O< (shows audit) **Who changed what here**, the latest first: plans, series, evenings and settings.
            O<   Nothing has been changed.
            Z: report
            Z< (shows no-report) There is no report for you here. A report is private to who was interviewed, and opens when all ballots are in; ask them if you would like to know.
        "#]],
    );
}

#[test]
fn a_drill_is_begun_where_nothing_else_waits_for_its_member() {
    check(
        r#"
        A: drill pitch
        quiet on
        A: now solo "Backend engineer"
        A: take candidate
        quiet off
        A: drill any
        "#,
        expect![[r#"
            -- Tue 24 Nov 18:00:00
            A: drill pitch
            A< (no-such-drill) Nobody has written a question of this kind here. Take another kind; an organiser can add a bank with such questions.
            A: drill any
            A< (sits-elsewhere) You have a seat in #1, which runs or begins before half an hour is over. Go on there, or give that seat back first.
            A<   [My part]
        "#]],
    );
}

#[test]
fn a_drill_is_the_one_of_its_day_unless_that_was_said_already() {
    check(
        r#"
        quiet on
        A: zone Europe/Berlin
        A: profile dms on
        A: now short
        A: take candidate
        B: take interviewer
        C: take observer
        play to report
        A: take goal
        quiet off
        +24h
        A: press [Start]
        +30s
        A: press [Stop my turn]
        A: goal
        A: press [Start]
        +30s
        A: done
        A: goal
        A: press [Again]
        +30s
        A: done
        A: goal
        "#,
        expect![[r#""#]],
    );
}
