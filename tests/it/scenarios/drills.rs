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
            #   [Again] [Compare] [Done] [Not yet]
            A: press [Done]
            A< Saved. Your report opens when all ballots are in.
            ~ Your own word on it: done.
            ~   [Again] [Compare]
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
            #   [Again] [Compare] [Done] [Not yet]
            A: press [Again]
            A< (drill-begun) Your drill has begun. It is yours alone: it is in no list, and nobody rates it. …
            ~ [Again] [Compare]
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
            A< (shows past) You have taken part in no session here yet. Each one stands here once it was held, with its report.
            A<   [My drills]
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
            #   [Again] [Compare] [Done] [Not yet]
            -- 18:22:45 rating-closes
            ~ [Again] [Compare]
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
        A: keeps [Start]
        A: drill closing
        A: press [Stop my turn]
        A: press [Yes, stop my turn]
        A: goal
        A: press kept
        +30s
        A: done
        A: goal
        +24h
        A: press [Done already]
        A: drill closing
        +30s
        A: done
        A: goal
        "#,
        expect![[r#"
            -- Tue 24 Nov 19:02:15 report-ends
            # (the thread is archived)
            -- Wed 25 Nov 17:00:00
            A< (dm) **Day 1 of 7** · _Give every result as before → after_
            A<   Drill: Take five lines of your résumé. Say each result aloud in one sentence with a before and an after; where you have no number, estimate one and say that it is an estimate. From day 2: five others, from memory.
            A<   [Start] [Done already] [Not today] [Another hour] [No DMs]
            -- 18:02:15
            A: keeps [Start]
            A: drill closing
            A< (drill-begun) Your drill has begun. It is yours alone: it is in no list, and nobody rates it.
            A<   [My part]
            # (the thread opens)
            # **A answers, I ask** · until 18:12  → A
            #   1 question (10 min)
            #   Good to meet you.
            #   Nobody else sees what is behind your button. A: [Panel] · [Stop my turn]
            #   [Panel] [Stop my turn]
            # **Question 1 of 1** · A, 45 s, time up in 50 s
            #   Why should we choose you?
            #   Speak, or reply to this message, or use the form.
            #   [Done] [Answer in writing]
            A: press [Stop my turn]
            A< (shows sure) **Stop your turn?** It ends here, no reason is asked, and it is not begun again. If at least half of the questions are answered, it is rated.
            A<   [Yes, stop my turn] [No, back]
            A: press [Yes, stop my turn]
            ~ **Question 1 of 1** · A, 45 s
            ~   Interrupted.
            # A's turn was stopped by the candidate. Too little was answered to rate it; the timings are kept.
            # Not timed; aim 30–45 s.
            #   The last time: 40 s.
            #   [Again] [Compare]
            A: goal
            A< (shows goal) **Your micro-goal** — _Give every result as before → after_
            A<   Taken on Tue 24 Nov, after #1.
            A<   Plan: If I am about to say that something got better, then I say the number before and the number after.
            A<   Drill: Take five lines of your résumé. Say each result aloud in one sentence with a before and an after; where you have no number, estimate one and say that it is an estimate. From day 2: five others, from memory.
            A<   How the next mock tests it: Both numbers came unasked in two stories.
            A<   10 to 20 minutes a day for a week, then the next mock. The raters are asked whether it showed; once it did in two mocks, it is kept.
            A<   Day 1 of 7 · done on 0 days
            A<   I ask you for your drill once a day at 18:00, by DM.
            A<   [I drilled today] [Another hour] [Change it] [Give it up]
            A: press kept
            A< (drill-begun) Your drill has begun. It is yours alone: it is in no list, and nobody rates it. …
            # (the thread opens)
            # **A answers, I ask** · until 18:12 …  → A
            # **Question 1 of 1** · A, 90 s, time up in 95 s
            #   What is missing in your CV for this role?
            #   Speak, or reply to this message, or use the form.
            #   [Done] [Answer in writing]
            -- 18:02:45
            A: done
            A< Answered in 25 s.
            ~ **Question 1 of 1** · A, 90 s
            ~   Answered in 25 s.
            # Follow-up: Why should that be enough for us? · A, 60 s, time up in 35 s
            #   Speak, or reply to this message, or use the form.
            #   [Done] [Answer in writing]
            A: goal
            A< (shows goal) **Your micro-goal** — _Give every result as before → after_ …
            A<   Day 1 of 7 · done on 1 day · today: done
            A<   [Another hour] [Change it] [Give it up]
            A<   (gone) Day 1 of 7 · done on 0 days
            A<   (gone) [I drilled today] [Another hour] [Change it] [Give it up]
            -- 18:03:38 soon
            # About 12 s left.
            -- 18:03:50 time-up
            # Time. Finish your sentence.
            -- 18:04:23 answer-closes
            ~ Follow-up: Why should that be enough for us? · A, 60 s
            ~   Answered in 90 s.
            # I closed this answer after 90 s. What was said counts.
            # Thank you, that was all.
            # **25 s**, aim 60–90 s.
            #   Did it work?
            #   [Again] [Done] [Not yet]
            -- 18:24:23 rating-closes
            ~ [Again]
            -- Thu 26 Nov 17:00:00
            A< (dm) **Day 2 of 7** · _Give every result as before → after_
            A<   Drill: Take five lines of your résumé. Say each result aloud in one sentence with a before and an after; where you have no number, estimate one and say that it is an estimate. From day 2: five others, from memory.
            A<   Nothing has to be written down today.
            A<   [Start] [Done already] [Not today] [Another hour] [No DMs]
            -- 18:02:45
            A: press [Done already]
            A< (goal) Noted: 2 days of this week. I ask no more today.
            A<   [My micro-goal]
            A: drill closing
            A< (drill-begun) Your drill has begun. It is yours alone: it is in no list, and nobody rates it. …
            # (the thread opens)
            # **A answers, I ask** · until 18:12 …  → A
            # **Question 1 of 1** · A, 45 s, time up in 50 s
            #   Why should we choose you?
            #   Speak, or reply to this message, or use the form.
            #   [Done] [Answer in writing]
            -- 18:03:15
            A: done
            A< Answered in 25 s.
            ~ **Question 1 of 1** · A, 45 s
            ~   Answered in 25 s.
            # Thank you, that was all.
            # **25 s**, aim 30–45 s.
            #   The last time: 40 s.
            #   Did it work?
            #   [Again] [Compare] [Done] [Not yet]
            A: goal
            A< (shows goal) **Your micro-goal** — _Give every result as before → after_ …
            A<   Day 2 of 7 · done on 2 days · today: done
            A<   (gone) Day 1 of 7 · done on 1 day · today: done
        "#]],
    );
}

#[test]
fn whoever_takes_no_dms_and_has_a_drill_thread_is_asked_there() {
    check(
        r#"
        quiet on
        A: zone Europe/Berlin
        A: now short
        A: take candidate
        B: take interviewer
        C: take observer
        play to report
        A: take goal
        quiet off
        A: goal
        A: press [Begin a drill]
        +30s
        A: done
        A: goal
        +24h
        A: press [Not today]
        +24h
        "#,
        expect![[r#"
            -- Tue 24 Nov 18:02:15
            A: goal
            A< (shows goal) **Your micro-goal** — _Give every result as before → after_
            A<   Taken on Tue 24 Nov, after #1.
            A<   Plan: If I am about to say that something got better, then I say the number before and the number after.
            A<   Drill: Take five lines of your résumé. Say each result aloud in one sentence with a before and an after; where you have no number, estimate one and say that it is an estimate. From day 2: five others, from memory.
            A<   How the next mock tests it: Both numbers came unasked in two stories.
            A<   10 to 20 minutes a day for a week, then the next mock. The raters are asked whether it showed; once it did in two mocks, it is kept.
            A<   Your week of drills begins tomorrow.
            A<   I do not ask you for your drill: I would at 18:00, but you get no DMs from me and have no drill thread. Allow DMs or begin a drill, and I do.
            A<   [I drilled today] [Allow DMs] [Begin a drill] [Another hour] [Change it] [Give it up]
            A: press [Begin a drill]
            A< (drill-begun) Your drill has begun. It is yours alone: it is in no list, and nobody rates it.
            A<   [My part]
            # (the thread opens)
            # **A answers, I ask** · until 18:12  → A
            #   1 question (10 min)
            #   Good to meet you.
            #   Nobody else sees what is behind your button. A: [Panel] · [Stop my turn]
            #   [Panel] [Stop my turn]
            # **Question 1 of 1** · A, 90 s, time up in 95 s
            #   What is missing in your CV for this role?
            #   Speak, or reply to this message, or use the form.
            #   [Done] [Answer in writing]
            -- 18:02:45
            A: done
            A< Answered in 25 s.
            ~ **Question 1 of 1** · A, 90 s
            ~   Answered in 25 s.
            # Follow-up: Why should that be enough for us? · A, 60 s, time up in 35 s
            #   Speak, or reply to this message, or use the form.
            #   [Done] [Answer in writing]
            A: goal
            A< (shows goal) **Your micro-goal** — _Give every result as before → after_ …
            A<   I ask you for your drill once a day at 18:00, in your drill thread.
            A<   [I drilled today] [Another hour] [Change it] [Give it up]
            A<   (gone) I do not ask you for your drill: I would at 18:00, but you get no DMs from me and have no drill thread. Allow DMs or begin a drill, and I do.
            A<   (gone) [I drilled today] [Allow DMs] [Begin a drill] [Another hour] [Change it] [Give it up]
            -- 18:03:38 soon
            # About 12 s left.
            -- 18:03:50 time-up
            # Time. Finish your sentence.
            -- 18:04:23 answer-closes
            ~ Follow-up: Why should that be enough for us? · A, 60 s
            ~   Answered in 90 s.
            # I closed this answer after 90 s. What was said counts.
            # Thank you, that was all.
            # **25 s**, aim 60–90 s.
            #   Did it work?
            #   [Again] [Done] [Not yet]
            -- 18:24:23 rating-closes
            ~ [Again]
            -- 19:02:15 report-ends
            # (the thread is archived)
            -- Wed 25 Nov 17:00:00
            A< (dm) **Day 1 of 7** · _Give every result as before → after_
            A<   Drill: Take five lines of your résumé. Say each result aloud in one sentence with a before and an after; where you have no number, estimate one and say that it is an estimate. From day 2: five others, from memory.
            A<   [Start] [Done already] [Not today] [Another hour]
            -- 18:02:45
            A: press [Not today]
            A< (goal) Noted: not today. One day more or less does not matter.
            A<   [My micro-goal]
            -- Thu 26 Nov 17:00:00
            A< (dm) **Day 2 of 7** · _Give every result as before → after_
            A<   Drill: Take five lines of your résumé. Say each result aloud in one sentence with a before and an after; where you have no number, estimate one and say that it is an estimate. From day 2: five others, from memory.
            A<   Nothing has to be written down today.
            A<   [Start] [Done already] [Not today] [Another hour]
        "#]],
    );
}

#[test]
fn whoever_could_not_be_asked_for_their_drill_is_below_their_next_answer() {
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
        +2h
        quiet off
        platform closed
        +24h
        B: goal
        A: sessions
        A: press [Done already]
        A: goal
        +24h
        A: goal
        quiet on
        A: profile dms on
        quiet off
        +24h
        platform closed
        +24h
        A: drill closing
        +30s
        A: done
        A: goal
        "#,
        expect![[r#"
            -- Tue 24 Nov 20:02:15
            platform closed
            -- Wed 25 Nov 17:00:00
            ! a post is given up: not written to a member alone (50007): Closed
            -- 20:02:15
            B: goal
            B< (shows goal) You have no micro-goal now. Your next report proposes one, or you write your own.
            B<   [Write my own] [Earlier goals]
            A: sessions
            A< (shows sessions) **Sessions**
            A<   **#1** · short · Tue 24 Nov 18:00 · over
            A<   ‹Look at a session: …›
            A< (drill) **Day 1 of 7** · _Give every result as before → after_
            A<   I could not write this to you, so you read it here. How I can ask you stands with your micro-goal.
            A<   [Start] [Done already] [Not today] [Another hour] [My micro-goal]
            A: press [Done already]
            A< (goal) Noted: your first day of this week. I ask no more today.
            A<   [My micro-goal]
            A: goal
            A< (shows goal) **Your micro-goal** — _Give every result as before → after_
            A<   Taken on Tue 24 Nov, after #1.
            A<   Plan: If I am about to say that something got better, then I say the number before and the number after.
            A<   Drill: Take five lines of your résumé. Say each result aloud in one sentence with a before and an after; where you have no number, estimate one and say that it is an estimate. From day 2: five others, from memory.
            A<   How the next mock tests it: Both numbers came unasked in two stories.
            A<   10 to 20 minutes a day for a week, then the next mock. The raters are asked whether it showed; once it did in two mocks, it is kept.
            A<   Day 1 of 7 · done on 1 day · today: done
            A<   I do not ask you for your drill: I would at 18:00, but you get no DMs from me and have no drill thread. Allow DMs or begin a drill, and I do.
            A<   [Allow DMs] [Begin a drill] [Another hour] [Change it] [Give it up]
            -- Thu 26 Nov 20:02:15
            A: goal
            A< (shows goal) **Your micro-goal** — _Give every result as before → after_ …
            A<   Day 2 of 7 · done on 1 day
            A<   [I drilled today] [Allow DMs] [Begin a drill] [Another hour] [Change it] [Give it up]
            A<   (gone) Day 1 of 7 · done on 1 day · today: done
            A<   (gone) [Allow DMs] [Begin a drill] [Another hour] [Change it] [Give it up]
            -- Fri 27 Nov 17:00:00
            A< (dm) **Day 3 of 7** · _Give every result as before → after_
            A<   Drill: Take five lines of your résumé. Say each result aloud in one sentence with a before and an after; where you have no number, estimate one and say that it is an estimate. From day 2: five others, from memory.
            A<   Nothing has to be written down today.
            A<   [Start] [Done already] [Not today] [Another hour] [No DMs]
            -- 20:02:15
            platform closed
            -- Sat 28 Nov 17:00:00
            ! a post is given up: not written to a member alone (50007): Closed
            -- 20:02:15
            A: drill closing
            A< (drill-begun) Your drill has begun. It is yours alone: it is in no list, and nobody rates it.
            A<   [My part]
            A< (drill) **Day 4 of 7** · _Give every result as before → after_
            A<   Nothing has to be written down today.
            A<   I could not write this to you, so you read it here. How I can ask you stands with your micro-goal.
            A<   [Start] [Done already] [Not today] [Another hour] [My micro-goal]
            # (the thread opens)
            # **A answers, I ask** · until 20:12  → A
            #   1 question (10 min)
            #   Good to meet you.
            #   Nobody else sees what is behind your button. A: [Panel] · [Stop my turn]
            #   [Panel] [Stop my turn]
            # **Question 1 of 1** · A, 45 s, time up in 50 s
            #   Why should we choose you?
            #   Speak, or reply to this message, or use the form.
            #   [Done] [Answer in writing]
            -- 20:02:45
            A: done
            A< Answered in 25 s.
            ~ **Question 1 of 1** · A, 45 s
            ~   Answered in 25 s.
            # Thank you, that was all.
            # **25 s**, aim 30–45 s.
            #   The last time: 40 s.
            #   Did it work?
            #   [Again] [Compare] [Done] [Not yet]
            A: goal
            A< (shows goal) **Your micro-goal** — _Give every result as before → after_ …
            A<   Day 4 of 7 · done on 2 days · today: done
            A<   I ask you for your drill once a day at 18:00, in your drill thread.
            A<   [Another hour] [Change it] [Give it up]
            A<   (gone) Day 2 of 7 · done on 1 day
            A<   (gone) I do not ask you for your drill: I would at 18:00, but you get no DMs from me and have no drill thread. Allow DMs or begin a drill, and I do.
            A<   (gone) [I drilled today] [Allow DMs] [Begin a drill] [Another hour] [Change it] [Give it up]
        "#]],
    );
}

#[test]
fn a_goal_that_was_taken_before_there_were_weeks_begins_one_with_a_press() {
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
        weeks gone
        quiet off
        A: goal
        A: keeps [Begin the week of drills]
        A: press [Begin the week of drills]
        +24h
        A: press [Not today]
        A: press kept
        A: goal
        B: goal
        "#,
        expect![[r#"
            -- Tue 24 Nov 18:02:15
            A: goal
            A< (shows goal) **Your micro-goal** — _Give every result as before → after_
            A<   Taken on Tue 24 Nov, after #1.
            A<   Plan: If I am about to say that something got better, then I say the number before and the number after.
            A<   Drill: Take five lines of your résumé. Say each result aloud in one sentence with a before and an after; where you have no number, estimate one and say that it is an estimate. From day 2: five others, from memory.
            A<   How the next mock tests it: Both numbers came unasked in two stories.
            A<   10 to 20 minutes a day for a week, then the next mock. The raters are asked whether it showed; once it did in two mocks, it is kept.
            A<   [Begin the week of drills] [Change it] [Give it up]
            A: keeps [Begin the week of drills]
            A: press [Begin the week of drills]
            A< (goal) Your week of drills begins tomorrow.
            A<   I ask you for your drill once a day at 18:00, by DM.
            A<   [My micro-goal]
            -- 19:02:15 report-ends
            # (the thread is archived)
            -- Wed 25 Nov 17:00:00
            A< (dm) **Day 1 of 7** · _Give every result as before → after_
            A<   Drill: Take five lines of your résumé. Say each result aloud in one sentence with a before and an after; where you have no number, estimate one and say that it is an estimate. From day 2: five others, from memory.
            A<   [Start] [Done already] [Not today] [Another hour] [No DMs]
            -- 18:02:15
            A: press [Not today]
            A< (goal) Noted: not today. One day more or less does not matter.
            A<   [My micro-goal]
            A: press kept
            A< (goal) Your week of drills runs: day 1 of 7.
            A<   I ask you for your drill once a day at 18:00, by DM.
            A<   [My micro-goal]
            A: goal
            A< (shows goal) **Your micro-goal** — _Give every result as before → after_ …
            A<   Day 1 of 7 · done on 0 days · today: not today
            A<   I ask you for your drill once a day at 18:00, by DM.
            A<   [I drilled today] [Another hour] [Change it] [Give it up]
            A<   (gone) [Begin the week of drills] [Change it] [Give it up]
            B: goal
            B< (shows goal) You have no micro-goal now. Your next report proposes one, or you write your own.
            B<   [Write my own] [Earlier goals]
        "#]],
    );
}

#[test]
fn a_kill_loses_no_tap_and_doubles_no_prompt() {
    check(
        r#"
        quiet on
        A: zone Europe/Berlin
        A: profile dms on
        A: work on "Give every result as before and after"
        quiet off
        platform unknown taken
        +23h
        kill 2m
        A: keeps [Done already]
        kill 1s
        A: press kept
        again
        kill 1s
        A: goal
        until 16:59
        kill 3h
        A: press [Not today]
        kill 40h
        A: goal
        "#,
        expect![[r#"
            -- Tue 24 Nov 18:00:00
            platform unknown taken
            -- Wed 25 Nov 17:00:00
            A< (dm) **Day 1 of 7** · _Give every result as before and after_
            A<   [Start] [Done already] [Not today] [Another hour] [No DMs]
            kill 2m
            -- 17:02:00
            A: keeps [Done already]
            kill 1s
            -- 17:02:01
            A: press kept
            A< (goal) Noted: your first day of this week. I ask no more today.
            A<   [My micro-goal]
            again
            A< (goal) Noted: your first day of this week. I ask no more today. …
            kill 1s
            -- 17:02:02
            A: goal
            A< (shows goal) **Your micro-goal** — _Give every result as before and after_
            A<   Taken on Tue 24 Nov.
            A<   10 to 20 minutes a day for a week, then the next mock. The raters are asked whether it showed; once it did in two mocks, it is kept.
            A<   Day 1 of 7 · done on 1 day · today: done
            A<   I ask you for your drill once a day at 18:00, by DM.
            A<   [Another hour] [Change it] [Give it up]
            -- Thu 26 Nov 16:59:00
            kill 3h
            -- 19:59:00
            A< (dm) **Day 2 of 7** · _Give every result as before and after_
            A<   Nothing has to be written down today.
            A<   [Start] [Done already] [Not today] [Another hour] [No DMs]
            A: press [Not today]
            A< (goal) Noted: not today. One day more or less does not matter.
            A<   [My micro-goal]
            kill 40h
            -- Sat 28 Nov 11:59:00
            A: goal
            A< (shows goal) **Your micro-goal** — _Give every result as before and after_ …
            A<   Day 4 of 7 · done on 1 day
            A<   [I drilled today] [Another hour] [Change it] [Give it up]
            A<   (gone) Day 1 of 7 · done on 1 day · today: done
            A<   (gone) [Another hour] [Change it] [Give it up]
        "#]],
    );
}
