//! For people short on time: a quarter of an hour, and one question of one kind.

use expect_test::expect;

use super::check::check;

#[test]
fn a_question_about_something_else_than_was_planned_says_so_to_its_interviewer_only() {
    check(
        r#"
        quiet on
        A: now short competency=conflict
        A: take candidate
        B: take interviewer
        +1m
        B: skip
        quiet off
        B: panel
        B: ask
        "#,
        expect![[r#"
            -- Tue 24 Nov 18:01:00
            B: panel
            B< (shows session) **Question 1 of 2 · behavioural** · aim for 90–120 s
            B<   “Tell me about a conflict at work.”
            B<   Listen for: both sides.
            B<   Weak: a villain.
            B<   Nothing nearer was left to ask: this one is about another competency.
            B<   [Ask it] [Another one] [Skip] [Pause] [More…]
            B: ask
            # **Question 1 of 2** · A, 120 s, time up in 2 min
            #   Tell me about a conflict at work.
            #   Speak, or reply to this message, or use the form.
            #   [Done] [Answer in writing]
        "#]],
    );
}

#[test]
fn a_short_session_has_an_opening_a_story_and_a_closing() {
    check(
        r#"
        A: now short
        quiet on
        A: take candidate
        quiet off
        B: take interviewer
        +1m
        B: ask
        +45s
        A: done
        play to rating
        B: marks A 34233
        B: ballot done A
        B: words A "Your closing named one reason and one proof, in 40 seconds." "" ""
        B: ballot done A
        A: owns 3333?
        A: own done
        A: report
        A: scores
        +2h
        "#,
        expect![[r#"
            -- Tue 24 Nov 18:00:00
            A: now short
            A< (planned) Mock interview #1 is open. It begins when its seats are taken: take yours on the card.
            A<   [Details]
            # **Mock interview #1 · short**
            #   Objective: Backend engineer, first screen
            #   Tue 24 Nov 18:00 (now) · about 25 min · practice mode
            #   Answers typed in the thread can be read by this channel
            #   **Seats** 1 candidate seat free · 1 interviewer seat free · 4 observer seats free
            #   Check-in is open in the thread.
            #   [Candidate] [Interviewer] [Observe] [Can't make it] [Details]
            # (the thread opens)
            # **Mock interview #1** starts at 18:00 (now). Check in when you are here; a seat that is empty 5 min after the start is offered to the observers.
            #   [I'm here] [I'll be late] [I can't make it]
            B: take interviewer
            B< You have a seat: interviewer. Everybody is here: it has begun.
            B<   [My panel]
            ~ **Seats** candidate: A · interviewer: B
            ~   It is running; observers can still come.
            ~   [My part] [Observe] [Details]
            ~ **Mock interview #1** has begun; check-in is over
            # **A answers, B interviews** · until 18:15  → A, B
            #   Intro (60 s) → 3 questions (10 min) → A's questions (2 min) → wrap-up (2 min)
            #   First B: who is asking, and how it goes. A, listen; the first question comes after it.
            #   Nobody else sees what is behind your button. B: [Panel] · A: [Stop my turn]
            #   [Panel] [Stop my turn]
            -- 18:01:00
            B: ask
            # **Question 1 of 3** · A, 90 s, time up in 95 s
            #   Who are you at work?
            #   Speak, or reply to this message, or use the form.
            #   [Done] [Answer in writing]
            -- 18:01:45
            A: done
            A< Answered in 40 s.
            ~ **Question 1 of 3** · A, 90 s
            ~   Answered in 40 s. B: [Panel]
            ~   [Panel]
            -- 18:03:15
            … play to rating
            B: marks A 34233
            B< Saved. Every line has a mark: press _Done_ when you are content.
            B: ballot done A
            B< (refused: words-needed) You are the only rater of this turn, so your words matter most. Add them first, then press _Done_.
            B<   [Your ballot]
            B: words A "Your closing named one reason and one proof, in 40 seconds." "" ""
            B< Your words are saved, and changeable until the ballots close.
            B: ballot done A
            B< Your ballot is in, and changeable until the ballots close.
            A: owns 3333?
            A< Saved. Every line has a mark: press _Done_ when you are content.
            A: own done
            A< That was the last one: the report is open.
            A<   [Open your report]
            ~ It is over. Everybody who answered has a report.
            ~   [Open my report] [Details]
            ~ **Rating of A** · closed · 1 of 1 ballot in
            # A's turn is rated. A: [Open your report]  → A
            #   [Open your report]
            A: report
            A< (shows report) **Report — A, #1** · 1 rater and self
            A<   **In their words**
            A<   B:
            A<   > Your closing named one reason and one proof, in 40 seconds.
            A<   **Suggested micro-goal** — _Take one full breath before every answer_
            A<   Plan: If the interviewer has finished a question, then I breathe in and out once before I speak.
            A<   Why this one: Non-verbal presence is lowest.
            A<   You and B could meet at this time every week, next on Tue 1 Dec 18:00.
            A<   Worth a thank-you? B
            A<   A recording link can be added until 19:03.
            A<   Private to you. Practice only: not for hiring decisions.
            A<   [Take this goal] [Write my own] [Scores] [What I said] [Again, same time next week] [Thank them] [Add a recording link]
            A: scores
            A< (shows report) **Report — A, #1** · 1 rater and self
            A<   **Clarity of answer** “The question is answered, but the point comes near the end or beside side topics” · self 3
            A<   **Evidence of impact** between “An outcome is named, but its size is left open ("much faster")” and “Before and after in numbers, and what the candidate did to get there” · self 3
            A<   **Non-verbal presence** between “I miss words again and again, or it is read aloud from notes” and “Easy to hear; pace or eyes slip under pressure, with rushing or long silences” · self 3
            A<   **Storytelling structure** “All parts come, but background takes half the time or the result comes when asked” · self 3
            A<   **Quality of questions** “Two or more questions that fit any company; no answer is followed up” · self: could not tell
            A<   One rater: what their marks look like, in words. One person's number would say more about them than about you; it counts in your running level.
            A<   **Timings** Q1 opening 40 s (aim 60–90 s) · Q2 behavioural 40 s (aim 90–120 s) · Q3 closing 40 s (aim 30–45 s) · answered 3 of 3 questions · your own questions: 0 (three is a good number)
            A<   [Back to the report]
            -- 19:03:15 report-ends
            # (the thread is archived)
        "#]],
    );
}

#[test]
fn a_drill_ends_with_a_tap() {
    check(
        r#"
        A: now drill kind=closing
        A: take candidate
        +20s
        A: done
        +20s
        A: done
        A: tap done
        A: report
        +2h
        "#,
        expect![[r#"
            -- Tue 24 Nov 18:00:00
            A: now drill kind=closing
            A< (planned) Mock interview #1 is open. It begins when its seats are taken: take yours on the card.
            A<   [Details]
            # **Mock interview #1 · drill**
            #   Objective: Backend engineer, first screen
            #   Tue 24 Nov 18:00 (now) · about 20 min · practice mode
            #   Answers typed in the thread can be read by this channel
            #   **Seats** 1 candidate seat free
            #   Check-in is open in the thread.
            #   [Candidate] [Can't make it] [Details]
            # (the thread opens)
            # **Mock interview #1** starts at 18:00 (now). Check in when you are here.
            #   [I'm here] [I'll be late] [I can't make it]
            A: take candidate
            A< You have a seat: candidate. Everybody is here: it has begun.
            A<   [My panel]
            ~ **Seats** candidate: A
            ~   It is running.
            ~   [My part] [Details]
            ~ **Mock interview #1** has begun; check-in is over
            # **A answers, I ask** · until 18:10  → A
            #   1 question (10 min)
            #   Good to meet you.
            #   Nobody else sees what is behind your button. A: [Panel] · [Stop my turn]
            #   [Panel] [Stop my turn]
            # **Question 1 of 1** · A, 45 s, time up in 50 s
            #   Why should we choose you?
            #   Speak, or reply to this message, or use the form.
            #   [Done] [Answer in writing]
            -- 18:00:20
            A: done
            A< Answered in 15 s.
            ~ **Question 1 of 1** · A, 45 s
            ~   Answered in 15 s.
            # Thank you, that was all.
            # **Rate A** · 0 ballots in · closes 18:20 (in 20 min)
            #   Nobody sees a ballot before all are in. Ratings are for practice; they are not for hiring decisions.
            #   Any member may rate, from the typed answers or a recording.
            #   A, did it work?
            #   [Open the answers and rate] [Done] [Not yet] [How to rate fairly]
            -- 18:00:40
            A: done
            A< (refused: over) That part of the session is over. Open your panel for what you can do now.
            A<   [My panel]
            A: tap done
            A< That was the last one: the report is open.
            A<   [Open your report]
            ~ It is over. Everybody who answered has a report.
            ~   [Open my report] [Details]
            ~ **Rating of A** · closed · 0 ballots in
            # A's turn was rated by nobody; self-rating and timings are kept. A: [Open your report]  → A
            #   [Open your report]
            A: report
            A< (shows report) **Report — A, #1** · not rated
            A<   Your own word on it: done.
            A<   Nobody rated this turn: self-rating and timings only. It counts for your cadence, never for readiness.
            A<   **Timings** Q1 closing 15 s (aim 30–45 s) · answered 1 of 1 questions
            A<   A recording link can be added until 19:00.
            A<   Private to you. Practice only: not for hiring decisions.
            A<   [Write my own] [What I said] [Add a recording link]
            -- 19:00:40 report-ends
            # (the thread is archived)
        "#]],
    );
}

#[test]
fn a_drill_with_another_kind_that_nobody_has_a_question_for_is_called_off() {
    check(
        r#"
        A: now drill kind=salary
        A: take candidate
        A: panel
        "#,
        expect![[r#"
            -- Tue 24 Nov 18:00:00
            A: now drill kind=salary
            A< (planned) Mock interview #1 is open. It begins when its seats are taken: take yours on the card.
            A<   [Details]
            # **Mock interview #1 · drill**
            #   Objective: Backend engineer, first screen
            #   Tue 24 Nov 18:00 (now) · about 20 min · practice mode
            #   Answers typed in the thread can be read by this channel
            #   **Seats** 1 candidate seat free
            #   Check-in is open in the thread.
            #   [Candidate] [Can't make it] [Details]
            # (the thread opens)
            # **Mock interview #1** starts at 18:00 (now). Check in when you are here.
            #   [I'm here] [I'll be late] [I can't make it]
            A: take candidate
            ~ #1 could not begin, because there was no question to draw.
            ~ **Mock interview #1** has begun; check-in is over
            # **Mock interview #1** could not begin, because there was no question to draw. An organiser can add a bank with such questions; then plan it again.  → A
            # (the thread is archived)
            A: panel
            A< (shows session) **Mock interview #1** could not begin, because there was no question to draw.
            A<   [Sessions]
        "#]],
    );
}
