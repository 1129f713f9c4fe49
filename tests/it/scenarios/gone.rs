//! Members who are erased, or leave the guild, while they have seats: as leaving for good.

use expect_test::expect;

use super::check::check;

#[test]
fn who_is_gone_from_the_guild_has_left_every_open_session_of_it() {
    check(
        r#"
        quiet on
        A: plan in=30h one-on-one
        A: take candidate
        B: take candidate
        A: now short
        A: take candidate
        B: take interviewer
        C: take observer
        play to answer 1
        quiet off
        B: is gone
        A: panel
        "#,
        expect![[r#"
            -- Tue 24 Nov 18:00:05
            B: is gone
            # B left the session.
            ~ **Seats** candidate: A · observer: C
            ~ **Seats** candidate & interviewer: A · 1 candidate seat free · 4 observer seats free
            ~   [Take a seat] [Observe] [Can't make it] [Details]
            # B is not here to interview. The first observer to press has the chair; the offer stands until 18:01 (in 60 s).  → C
            #   [Take the chair]
            A: panel
            A< (shows session) The interviewer's chair is empty.
            A<   [More…]
        "#]],
    );
}

#[test]
fn an_erased_candidate_leaves_the_turn_and_its_card_says_nothing_of_them() {
    check(
        r#"
        quiet on
        A: now short "My own words"
        A: take candidate
        B: take interviewer
        play to answer 2
        quiet off
        A: forget me
        A: report
        A: profile
        B: panel
        +30m
        "#,
        expect![[r#"
            -- Tue 24 Nov 18:00:50
            A: forget me
            A< (forgotten) Everything about you is erased here: your words, answers, times, goals, reports and the marks you received. Finished marks that you gave others, and questions of yours that were accepted, stay without your name. Messages in the room stay until somebody deletes them; backups made before go within 35 days.
            # a former member left the session.
            ~ Objective: A mock interview
            ~   **Seats** interviewer: B
            ~   It is over. Everybody who answered has a report.
            ~   [Open my report] [Details]
            ~ **Question 2 of 3** · a former member, 120 s
            ~   Interrupted.
            # a former member's turn ended because the candidate left. Too little was answered to rate it; the timings are kept.
            # **Rating of a former member** · closed · 0 of 0 ballots in
            # a former member's turn was interrupted and is not rated; its timings are kept. a former member: [Open your report]
            #   [Open your report]
            A: report
            A< (shows no-report) There is no report for you here. A report is private to who was interviewed, and opens when all ballots are in; ask them if you would like to know.
            A: profile
            A< (shows profile) You have no time zone here yet. Name yours, such as Europe/Berlin; then you can have quiet hours.
            A<   You have named no role, level or region that you practise for. If you do, sessions that you plan are for it.
            A<   You have not said which roles and regions you know as an interviewer.
            A<   You interview and answer. On your first evening you answer first.
            A<   I ask you to no evening of this group, unless you came to its last ones.
            A<   You are reminded only of what you sat down for. I write you no DMs.
            A<   Nobody but you can see your reports and your progress.
            A<   ‹Level: No level in particular›
            A<   ‹Reminders: Only what I sat down for›
            A<   ‹Region: No region in particular›
            A<   [Role] [My rhythm] [Only interview] [Interview first] [Ask me to evenings] [Allow DMs]
            B: panel
            B< (shows session) **Mock interview #1** is over.
            B<   [Sessions]
        "#]],
    );
}

#[test]
fn an_erased_rater_takes_the_words_along_and_leaves_the_number() {
    check(
        r#"
        quiet on
        A: now short
        A: take candidate
        B: take interviewer
        C: take observer
        play to report
        quiet off
        A: report
        A: scores
        B: forget me
        A: report
        "#,
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
            A: scores
            A< (shows report) **Report — A, #1** · 2 raters
            A<   **Clarity of answer** 4.0 ± 0.6 · raw 4, 4
            A<   **Evidence of impact** 4.0 ± 0.6 · raw 4, 4
            A<   **Non-verbal presence** 4.0 ± 0.6 · raw 4, 4
            A<   **Storytelling structure** 4.0 ± 0.6 · raw 4, 4
            A<   **Quality of questions** 4.0 ± 0.6 · raw 4, 4
            A<   Two raters: a first impression, not a verdict (three make a decision possible). Plain means: these raters have rated nobody together with others, so a harsh rater cannot be told from a weak answer; ± is an 80 % range.
            A<   **Timings** Q1 opening 40 s (aim 60–90 s) · Q2 behavioural 40 s (aim 90–120 s) · Q3 closing 40 s (aim 30–45 s) · answered 3 of 3 questions · your own questions: 0 (three is a good number)
            A<   [Back to the report]
            B: forget me
            B< (forgotten) Everything about you is erased here: your words, answers, times, goals, reports and the marks you received. Finished marks that you gave others, and questions of yours that were accepted, stay without your name. Messages in the room stay until somebody deletes them; backups made before go within 35 days.
            A: report
            A< (shows report) **Report — A, #1** · 2 raters
            A<   **In their words**
            A<   C:
            A<   > You gave the result first, and I could follow every step after it.
            A<   **Suggested micro-goal** — _Give every result as before → after_
            A<   Plan: If I am about to say that something got better, then I say the number before and the number after.
            A<   Why this one: Evidence of impact is among the lowest, at 4.0.
            A<   Worth a thank-you? C
            A<   A recording link can be added until 19:02.
            A<   Private to you. Practice only: not for hiring decisions.
            A<   [Take this goal] [Write my own] [Scores] [What I said] [Thank them] [Add a recording link]
        "#]],
    );
}

#[test]
fn an_erased_rater_while_ballots_are_open_keeps_nobody_waiting_for_ever() {
    check(
        r#"
        quiet on
        A: now short
        A: take candidate
        B: take interviewer
        C: take observer
        play to rating
        B: marks A 44444
        quiet off
        B: forget me
        B: ballot A
        C: panel
        +30m
        A: report
        "#,
        expect![[r#"
            -- Tue 24 Nov 18:02:15
            B: forget me
            B< (forgotten) Everything about you is erased here: your words, answers, times, goals, reports and the marks you received. Finished marks that you gave others, and questions of yours that were accepted, stay without your name. Messages in the room stay until somebody deletes them; backups made before go within 35 days.
            # a former member left the session.
            B: ballot A
            B< (shows refused: may-not-rate) A turn is rated by its interviewers, and by observers who were there before the second question. Take an observer's seat early next time.
            B<   [My panel]
            C: panel
            C< (shows session) **Ballots of #1** · they close at 18:22 (in 20 min), all together.
            C<   Your ballot for A, turn 1: open
            C<   [Rate turn 1] [How to rate fairly]
            -- 18:04:15
            ~ **Seats** candidate: A · observer: C
            ~   The interview is over, and ballots are open in the thread.
            ~   [My part] [Details]
            -- 18:22:18 rating-closes
            ~ It is over. Everybody who answered has a report.
            ~   [Open my report] [Details]
            ~ **Rating of A** · closed · 0 of 1 ballot in
            # A's turn was rated by nobody; self-rating and timings are kept. A: [Open your report]  → A
            #   [Open your report]
            -- 18:32:15
            A: report
            A< (shows report) **Report — A, #1** · not rated
            A<   Nobody rated this turn: self-rating and timings only. It counts for your cadence, never for readiness.
            A<   **Timings** Q1 opening 40 s (aim 60–90 s) · Q2 behavioural 40 s (aim 90–120 s) · Q3 closing 40 s (aim 30–45 s) · answered 3 of 3 questions · your own questions: 0 (three is a good number)
            A<   Worth a thank-you? C
            A<   A recording link can be added until 19:22.
            A<   Private to you. Practice only: not for hiring decisions.
            A<   [Write my own] [What I said] [Thank them] [Add a recording link]
        "#]],
    );
}
