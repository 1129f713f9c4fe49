//! The place of a session is taken away: its thread, the channel of the cards, or the whole guild.

use expect_test::expect;

use super::check::check;

#[test]
fn a_thread_that_is_deleted_before_the_start_calls_the_session_off_beside_the_card() {
    check(
        r#"
        quiet on
        A: now short
        A: take candidate
        quiet off
        thread deleted
        thread deleted
        A: panel
        B: take interviewer
        +1h
        "#,
        expect![[r#"
            -- Tue 24 Nov 18:00:00
            thread deleted
            ~ #1 ended, because its thread was deleted.
            # The thread of **Mock interview #1** was deleted, so it is called off. Plan a new date when it suits you.  → A
            #   [Sessions]
            thread deleted
            A: panel
            A< (shows session) **Mock interview #1** ended, because its thread was deleted.
            A<   [Sessions]
            B: take interviewer
            B< (refused: over) This belongs to #1, which has been over since Tue 24 Nov 18:00: it ended, because its thread was deleted. Look at the sessions for another one.
            B<   [Sessions]
        "#]],
    );
}

#[test]
fn a_thread_that_is_deleted_in_the_middle_ends_the_interview_and_what_was_answered_is_rated() {
    check(
        r#"
        quiet on
        A: now short
        A: take candidate
        B: take interviewer
        play to answer 3
        quiet off
        thread deleted
        B: panel
        B: marks A 33333
        B: words A "You named the number first in the second story." "" ""
        B: ballot done A
        A: own skip
        A: panel
        A: report
        A: scores
        +1h
        A: sessions
        "#,
        expect![[r#"
            -- Tue 24 Nov 18:01:35
            thread deleted
            # The thread of **Mock interview #1** was deleted, so the interview ended where it stood. What was answered can be rated: ballots are open here until Tue 24 Nov 18:21 (in 20 min).  → A, B
            #   [My part]
            B: panel
            B< (shows session) **Ballots of #1** · they close at 18:21 (in 20 min), all together.
            B<   Your ballot for A, turn 1: open
            B<   [Rate turn 1] [How to rate fairly]
            B: marks A 33333
            B< Saved. Every line has a mark: press _Done_ when you are content.
            B: words A "You named the number first in the second story." "" ""
            B< Your words are saved, and changeable until the ballots close.
            B: ballot done A
            B< Your ballot is in, and changeable until the ballots close.
            A: own skip
            A< That was the last one: the report is open.
            A<   [Open your report]
            ~ It is over. Everybody who answered has a report.
            ~   [Open my report] [Details]
            # A's turn is rated. A: [Open your report]  → A
            #   [Open your report]
            A: panel
            A< (shows session) **Mock interview #1** is over.
            A<   [Open your report] [Add a recording link]
            A: report
            A< (shows report) **Report — A, #1** · 1 rater
            A<   Interrupted: the turn ended because the place where it was held was taken away.
            A<   **In their words**
            A<   B:
            A<   > You named the number first in the second story.
            A<   **Suggested micro-goal** — _Give every result as before → after_
            A<   Plan: If I am about to say that something got better, then I say the number before and the number after.
            A<   Why this one: Evidence of impact is lowest.
            A<   You and B could meet at this time every week, next on Tue 1 Dec 18:00.
            A<   Worth a thank-you? B
            A<   A recording link can be added until 19:01.
            A<   Private to you. Practice only: not for hiring decisions.
            A<   [Take this goal] [Write my own] [Scores] [What I said] [Again, same time next week] [Thank them] [Add a recording link]
            A: scores
            A< (shows report) **Report — A, #1** · 1 rater
            A<   **Clarity of answer** “The question is answered, but the point comes near the end or beside side topics”
            A<   **Evidence of impact** “An outcome is named, but its size is left open ("much faster")”
            A<   **Non-verbal presence** “Easy to hear; pace or eyes slip under pressure, with rushing or long silences”
            A<   **Storytelling structure** “All parts come, but background takes half the time or the result comes when asked”
            A<   **Quality of questions** “Two or more questions that fit any company; no answer is followed up”
            A<   One rater: what their marks look like, in words. One person's number would say more about them than about you; it counts in your running level.
            A<   **Timings** Q1 opening 40 s (aim 60–90 s) · Q2 behavioural 40 s (aim 90–120 s) · not answered: Q3 · answered 2 of 3 questions · your own questions: 0 (three is a good number)
            A<   [Back to the report]
            -- 19:01:35
            A: sessions
            A< (shows sessions) **Sessions**
            A<   **#1** · short · Tue 24 Nov 18:00 · over
            A<   ‹Look at a session: …›
        "#]],
    );
}

#[test]
fn a_thread_that_is_deleted_when_little_was_answered_leaves_the_timings() {
    check(
        r#"
        quiet on
        A: now short
        A: take candidate
        B: take interviewer
        play to answer 1
        quiet off
        thread deleted
        A: report
        +1h
        "#,
        expect![[r#"
            -- Tue 24 Nov 18:00:05
            thread deleted
            ~ It is over. Everybody who answered has a report.
            ~   [Open my report] [Details]
            # The thread of **Mock interview #1** was deleted, so the interview ended where it stood. Too little was answered to rate it; the timings are kept.  → A, B
            #   [My part]
            # A's turn was interrupted and is not rated; its timings are kept. A: [Open your report]  → A
            #   [Open your report]
            A: report
            A< (shows report) **Report — A, #1** · not rated
            A<   Interrupted: the turn ended because the place where it was held was taken away.
            A<   Nobody rated this turn: self-rating and timings only. It counts for your cadence, never for readiness.
            A<   **Timings** not answered: Q1 · answered 0 of 3 questions · your own questions: 0 (three is a good number)
            A<   You and B could meet at this time every week, next on Tue 1 Dec 18:00.
            A<   Worth a thank-you? B
            A<   A recording link can be added until 19:00.
            A<   Private to you. Practice only: not for hiring decisions.
            A<   [Write my own] [What I said] [Again, same time next week] [Thank them] [Add a recording link]
        "#]],
    );
}

#[test]
fn a_thread_that_is_deleted_before_anything_was_asked_leaves_nothing() {
    check(
        r#"
        quiet on
        A: now short
        A: take candidate
        B: take interviewer
        quiet off
        thread deleted
        A: details
        "#,
        expect![[r#"
            -- Tue 24 Nov 18:00:00
            thread deleted
            ~ #1 ended, because its thread was deleted.
            # The thread of **Mock interview #1** was deleted, so it is called off. Plan a new date when it suits you.  → A, B
            #   [Sessions]
            A: details
            A< (shows session) **Mock interview #1 · short**
            A<   A quarter of an hour: an opening, one story and a closing statement.
            A<   Tue 24 Nov 18:00 (now) · about 25 min · practice mode
            A<   **Agenda** Intro (60 s) → 3 questions (10 min) → the candidate's questions (2 min) → wrap-up (2 min)
            A<   **Questions** opening · behavioural · closing
            A<   **Rated on** clarity of answer · evidence of impact · non-verbal presence · storytelling structure · quality of questions
            A<   **Who rates** interviewers who asked and observers who came before the second question, within 20 min of the last turn.
            A<   **Private** are questions until they are asked, ballots until all are in, and a report for good: it is its candidate's, and their coaches'. What is typed in the thread can be read by its channel. Practice only: not for hiring decisions.
            A<   It ended, because its thread was deleted.
            A<   [How to rate]
        "#]],
    );
}

#[test]
fn ballots_stay_open_where_the_thread_is_deleted_while_people_rate() {
    check(
        r#"
        quiet on
        A: plan in=2h solo
        A: take candidate
        +2h
        play to rating
        quiet off
        thread deleted
        +24h
        gap 30h
        +48h
        A: panel
        "#,
        expect![[r#"
            -- Tue 24 Nov 20:07:30
            thread deleted
            # The thread of **Mock interview #1** was deleted. Its ballots stay open here until Thu 26 Nov 20:07 (in 2 days).  → A
            #   [My part]
            -- 20:09:30
            ~ The interview is over, and ballots are open behind _My part_.
            -- Wed 25 Nov 20:07:30 raters-wanted
            # A answered #1 and wants to know how it went. One ballot takes about ten minutes; open until Thu 26 Nov 20:07 (in 24 h).
            #   [See what is open]
            gap 30h
            -- Fri 27 Nov 02:07:30 rating-closes
            ~ It is over. Everybody who answered has a report.
            ~   [Open my report] [Details]
            # A's turn was rated by nobody; self-rating and timings are kept. A: [Open your report]  → A
            #   [Open your report]
            -- Sun 29 Nov 02:07:30
            A: panel
            A< (shows session) **Mock interview #1** is over.
            A<   [Open your report]
        "#]],
    );
}

#[test]
fn a_paused_session_and_one_with_two_turns_end_where_they_stand() {
    check(
        r#"
        quiet on
        A: now one-on-one
        A: take candidate
        B: take candidate
        play to half-time
        quiet off
        thread deleted
        +1h
        A: panel
        quiet on
        A: now short
        A: take candidate
        B: take interviewer
        play to answer 1
        B: pause
        quiet off
        thread deleted
        "#,
        expect![[r#"
            -- Tue 24 Nov 18:03:45
            thread deleted
            # The thread of **Mock interview #1** was deleted, so the interview ended where it stood. What was answered can be rated: ballots are open here until Tue 24 Nov 18:23 (in 20 min).  → A, B
            #   [My part]
            -- 18:05:45
            ~ The interview is over, and ballots are open behind _My part_.
            ~   [My part] [Details]
            -- 18:23:48 rating-closes
            ~ It is over. Everybody who answered has a report.
            ~   [Open my report] [Details]
            # A's turn was rated by nobody; self-rating and timings are kept. A: [Open your report]  → A
            #   [Open your report]
            # B's turn was interrupted and is not rated; its timings are kept. B: [Open your report]  → B
            #   [Open your report]
            -- 19:03:45
            A: panel
            A< (shows session) **Mock interview #1** is over.
            A<   [Open your report] [Add a recording link]
            -- 19:03:50
            thread deleted
            ~ It is over. Everybody who answered has a report.
            ~   [Open my report] [Details]
            # The thread of **Mock interview #2** was deleted, so the interview ended where it stood. Too little was answered to rate it; the timings are kept.  → A, B
            #   [My part]
            # A's turn was interrupted and is not rated; its timings are kept. A: [Open your report]  → A
            #   [Open your report]
        "#]],
    );
}

#[test]
fn a_delivery_that_finds_no_thread_tells_as_much_as_an_event() {
    check(
        r#"
        quiet on
        A: now short
        A: take candidate
        B: take interviewer
        play to answered 1
        quiet off
        platform place gone
        B: next
        B: panel
        +1m
        "#,
        expect![[r#"
            -- Tue 24 Nov 18:00:45
            platform place gone
            B: next
            B: panel
            B< (shows session) **Question 2 of 3 · behavioural** · aim for 90–120 s
            B<   “Tell me about a conflict at work.”
            B<   Listen for: both sides.
            B<   Weak: a villain.
            B<   [Ask it] [Another one] [Skip] [Pause] [More…]
            -- 18:01:30 nudge
            ~ It is over. Everybody who answered has a report.
            ~   [Open my report] [Details]
            # The thread of **Mock interview #1** was deleted, so the interview ended where it stood. Too little was answered to rate it; the timings are kept.  → A, B
            #   [My part]
            # A's turn was interrupted and is not rated; its timings are kept. A: [Open your report]  → A
            #   [Open your report]
            ! a post is given up: the place is gone
        "#]],
    );
}

#[test]
fn planned_sessions_outlive_their_channel_and_running_ones_end() {
    check(
        r#"
        quiet on
        O: set up cards=10
        A: plan in=30h short
        A: take candidate
        A: plan in=29h short
        A: take candidate
        B: now short
        A: take candidate
        B: take interviewer
        play to answer 3
        quiet off
        channel deleted
        A: sessions
        B: panel
        B on #1: take interviewer
        O: set up cards=11
        A on #2: cancel
        +40h
        "#,
        expect![[r#"
            -- Tue 24 Nov 18:01:35
            channel deleted
            A: sessions
            A< (shows sessions) **Sessions**
            A<   **#3** · short · ballots are open · closes 18:21 (in 20 min)
            A<   **#2** · short · Wed 25 Nov 23:00 (in 28 h 58 min) · 1 interviewer seat, 4 observer seats free
            A<   **#1** · short · Thu 26 Nov 00:00 (in 29 h 58 min) · 1 interviewer seat, 4 observer seats free
            A<   ‹Look at a session: …›
            B: panel
            B< (shows session) **Ballots of #3** · they close at 18:21 (in 20 min), all together.
            B<   Your ballot for A, turn 1: open
            B<   [Rate turn 1] [How to rate fairly]
            B on #1: take interviewer
            B< You have a seat: interviewer. Check-in opens 10 min before the start; if something comes up, give the seat back early.
            B<   [Before you start] [Can't make it]
            O: set up cards=11
            O< (set-up) **Settings of this group**
            O<   Cards are posted in <#11>
            O<   What organisers should know: no channel, so they are told only when they ask
            O<   Threads: open to whoever sees the channel
            O<   Practise now: off; on, a card stands for whoever has half an hour at this moment
            O<   Attendance: between each member and me
            O<   The answer of the month: off; on, everybody rates the same answer, blind
            O<   The group's week: not told; with a channel, it is on Sundays
            O<   Texts of answers: kept as long as whoever runs me here says, usually until their session closes; shorter with `/setup answers-kept`
            O<   Reminders: 24 hours before · 1 hour before · 10 minutes before, with check-in
            O<   Time zone: none yet, so whoever types a time is asked for theirs first. Name the one that most of you live in
            O<   Voice rooms, given to sessions in turn: none
            O<   Organisers: members with _Manage Server_
            O<   Coaches: nobody yet
            O<   Saved. Plan the first session with `/session plan`, or begin at once with `/session now`.
            # **Mock interview #2 · short**
            #   Objective: Backend engineer, first screen
            #   Wed 25 Nov 23:00 (in 28 h 58 min) · about 25 min · practice mode
            #   Answers typed in the thread can be read by this channel
            #   **Seats** candidate: A · 1 interviewer seat free · 4 observer seats free
            #   Called off if fewer than 2 people have a seat by Wed 25 Nov 22:00
            #   [Wait to be candidate] [Interviewer] [Observe] [Can't make it] [Details]
            # **Mock interview #1 · short**
            #   Objective: Backend engineer, first screen
            #   Thu 26 Nov 00:00 (in 29 h 58 min) · about 25 min · practice mode
            #   Answers typed in the thread can be read by this channel
            #   **Seats** candidate: A · interviewer: B · 4 observer seats free
            #   Called off if fewer than 2 people have a seat by Wed 25 Nov 23:00
            #   [Wait to be candidate] [Wait to interview] [Observe] [Can't make it] [Details]
            A on #2: cancel
            A< It is called off, and everybody seated is told.
            # (the thread opens)
            ~ #2 was called off by A.
            # **Mock interview #2** was called off by A. Your time is free again.  → A
            # (the thread is archived)
            -- 23:53:51 remind
            # (the thread opens)
            # **Mock interview #1** starts Thu 26 Nov 00:00 (in 24 h 6 min).  → A, B
            #   [Can't make it] [Details]
            -- Wed 25 Nov 23:00:00 remind
            # **Mock interview #1** starts Thu 26 Nov 00:00 (in 60 min). …  → A, B
            -- 23:50:00 check-in-opens
            ~ Check-in is open in the thread.
            # **Mock interview #1** starts at 00:00 (in 10 min). Check in when you are here; a seat that is empty 5 min after the start is offered to the observers.  → A, B
            #   A: not yet · B: not yet
            #   [I'm here] [I'll be late] [I can't make it]
            -- Thu 26 Nov 00:05:03 seat-frees
            # #1 wants a substitute: the candidate seat is free. The first to press has it, until 00:15.
            #   [Take it]
            ~ (gone) A: not yet · B: not yet
            ~ **Seats** 1 candidate seat free · 1 interviewer seat free · 4 observer seats free
            ~   [Candidate] [Interviewer] [Observe] [Can't make it] [Details]
            # #1 wants a substitute: the interviewer seat is free. The first to press has it, until 00:15.
            #   [Take it]
            -- 00:15:03 start-gives-up
            # **Mock interview #1** was called off, because there were too few people. Your time is free again.
            ~ #1 was called off, because there were too few people.
            ~ **Mock interview #1** · check-in is over
            # (the thread is archived)
        "#]],
    );
}

#[test]
fn a_card_in_a_channel_that_the_group_has_moved_from_is_posted_in_the_new_one_at_once() {
    check(
        r#"
        quiet on
        O: set up cards=10
        A: plan in=30h short
        A: take candidate
        O: set up cards=11
        quiet off
        channel deleted
        "#,
        expect![[r#"
            -- Tue 24 Nov 18:00:00
            channel deleted
            # **Mock interview #1 · short**
            #   Objective: Backend engineer, first screen
            #   Thu 26 Nov 00:00 (in 30 h) · about 25 min · practice mode
            #   Answers typed in the thread can be read by this channel
            #   **Seats** candidate: A · 1 interviewer seat free · 4 observer seats free
            #   Called off if fewer than 2 people have a seat by Wed 25 Nov 23:00
            #   [Wait to be candidate] [Interviewer] [Observe] [Can't make it] [Details]
        "#]],
    );
}

#[test]
fn without_another_channel_a_planned_session_is_called_off_when_check_in_would_open() {
    check(
        r#"
        quiet on
        O: set up cards=10
        A: plan in=30h short
        A: take candidate
        B: take interviewer
        quiet off
        channel deleted
        +31h
        A: panel
        "#,
        expect![[r#"
            -- Tue 24 Nov 18:00:00
            channel deleted
            -- Thu 26 Nov 01:00:00
            A: panel
            A< (shows session) **Mock interview #1** ended, because its channel was deleted.
            A<   [Sessions]
        "#]],
    );
}

#[test]
fn a_deleted_card_is_put_up_again_as_it_stands() {
    check(
        r#"
        quiet on
        A: plan in=30h short
        A: take candidate
        quiet off
        card deleted
        B: take interviewer
        A: cancel
        card deleted
        "#,
        expect![[r#"
            -- Tue 24 Nov 18:00:00
            card deleted
            # **Mock interview #1 · short**
            #   Objective: Backend engineer, first screen
            #   Thu 26 Nov 00:00 (in 30 h) · about 25 min · practice mode
            #   Answers typed in the thread can be read by this channel
            #   **Seats** candidate: A · 1 interviewer seat free · 4 observer seats free
            #   Called off if fewer than 2 people have a seat by Wed 25 Nov 23:00
            #   [Wait to be candidate] [Interviewer] [Observe] [Can't make it] [Details]
            B: take interviewer
            B< You have a seat: interviewer. Check-in opens 10 min before the start; if something comes up, give the seat back early.
            B<   [Before you start] [Can't make it]
            ~ **Seats** candidate: A · interviewer: B · 4 observer seats free
            ~   [Wait to be candidate] [Wait to interview] [Observe] [Can't make it] [Details]
            A: cancel
            A< It is called off, and everybody seated is told.
            # (the thread opens)
            ~ #1 was called off by A.
            # **Mock interview #1** was called off by A. Your time is free again.  → A, B
            # (the thread is archived)
            card deleted
        "#]],
    );
}

#[test]
fn a_kick_ends_what_is_open_and_who_comes_back_finds_the_rest() {
    check(
        r#"
        quiet on
        A: plan in=30h short
        A: take candidate
        A: now short
        A: take candidate
        B: take interviewer
        play to rating
        B: marks A 33333
        quiet off
        kicked
        kicked
        +24h
        invited again
        invited again
        A on #2: report
        A on #1: panel
        A: plan in=30h short
        "#,
        expect![[r#"
            -- Tue 24 Nov 18:02:15
            kicked
            ! card is given up: greenroom was removed from the server
            kicked
            -- Wed 25 Nov 18:02:15
            invited again
            ~ It is over. Everybody who answered has a report.
            ~   [Open my report] [Details]
            ~ #1 ended, because I was removed from this server.
            invited again
            A on #2: report
            A< (shows report) **Report — A, #2** · 1 rater
            A<   **Suggested micro-goal** — _Give every result as before → after_
            A<   Plan: If I am about to say that something got better, then I say the number before and the number after.
            A<   Why this one: Evidence of impact is lowest.
            A<   You and B could meet at this time every week, next on Tue 1 Dec 18:00.
            A<   Worth a thank-you? B
            A<   Private to you. Practice only: not for hiring decisions.
            A<   [Take this goal] [Write my own] [Scores] [What I said] [Again, same time next week] [Thank them]
            A on #1: panel
            A< (shows session) **Mock interview #1** ended, because I was removed from this server.
            A<   [Sessions]
            A: plan in=30h short
            A< (planned) Mock interview #3 is planned for Fri 27 Nov 00:02 (in 30 h). Take a seat on its card.
            A<   [Details]
            # **Mock interview #3 · short**
            #   Objective: Backend engineer, first screen
            #   Fri 27 Nov 00:02 (in 30 h) · about 25 min · practice mode
            #   Answers typed in the thread can be read by this channel
            #   **Seats** 1 candidate seat free · 1 interviewer seat free · 4 observer seats free
            #   Called off if fewer than 2 people have a seat by Thu 26 Nov 23:02
            #   [Candidate] [Interviewer] [Observe] [Can't make it] [Details]
        "#]],
    );
}
