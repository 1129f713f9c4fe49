//! A panel under pressure that ends in a verdict.

use expect_test::expect;

use super::check::check;

#[test]
fn a_final_round_presses_and_ends_in_a_verdict() {
    check(
        r#"
        A: now final-round "Staff engineer, last round"
        quiet on
        A: take candidate
        B: take interviewer
        C: take interviewer
        quiet off
        D: take interviewer
        play to answered 1
        B: panel
        B: follow push-back
        +20s
        A: done
        B: follow push-back
        B: follow clock-on
        +20s
        A: done
        B: panel
        B: press [Surprise now]
        C: panel
        play to question
        B: pause
        play to rating
        B: marks A 44454
        B: ballot done A
        C: marks A 45444
        C: ballot done A
        D: marks A 44444
        D: ballot done A
        A: owns 33333
        A: own done
        A: report
        A: scores
        +2h
        "#,
        expect![[r#"
            -- Tue 24 Nov 18:00:00
            A: now final-round "Staff engineer, last round"
            A< (planned) Mock interview #1 is open. It begins when its seats are taken: take yours on the card.
            A<   [Details]
            # **Mock interview #1 · final round**
            #   Objective: Staff engineer, last round
            #   Tue 24 Nov 18:00 (now) · about 55 min · live mode
            #   Answers typed in the thread can be read by this channel
            #   **Seats** 1 candidate seat free · 3 interviewer seats free · 4 observer seats free
            #   Check-in is open in the thread.
            #   [Candidate] [Interviewer] [Observe] [Can't make it] [Details]
            # (the thread opens)
            # **Mock interview #1** starts at 18:00 (now). Check in when you are here; a seat that is empty 5 min after the start is offered to the observers.
            #   [I'm here] [I'll be late] [I can't make it]
            D: take interviewer
            D< You have a seat: interviewer. Everybody is here: it has begun.
            D<   [My panel]
            ~ **Seats** candidate: A · interviewer: B, C, D
            ~   It is running; observers can still come.
            ~   [My part] [Observe] [Details]
            ~ **Mock interview #1** has begun; check-in is over
            # **A answers; B, C and D interview** · until 18:45 · live mode  → A, B, C, D
            #   Intro (5 min) → 5 questions and 3 surprises (32 min) → A's questions (5 min) → wrap-up (3 min)
            #   First B, C and D: who is asking, and how it goes. A, listen; the first question comes after it.
            #   Nobody else sees what is behind your button. B, C, D: [Panel] · A: [Stop my turn]
            #   [Panel] [Stop my turn]
            -- 18:00:45
            … play to answered 1
            B: panel
            B< (shows session) A answered in 40 s, below 60–90 s. **Follow up?**
            B<   [Vague] [No result] [No number] [Whose part?] [Too long on the situation] [Trade-off] [Clarify first] [Next question] [Push back] [More…]
            B: follow push-back
            # B asks: I am not convinced yet. What is your strongest reason? · A, 60 s, time up in 65 s
            #   Speak, or reply to this message, or use the form.
            #   [Done] [Answer in writing]
            -- 18:01:05
            A: done
            A< Answered in 15 s.
            ~ B asks: I am not convinced yet. What is your strongest reason? · A, 60 s
            ~   Answered in 15 s. B: [Panel]
            ~   [Panel]
            B: follow push-back
            B< (refused: pushed-back-already) One push-back a question is enough. Choose another follow-up, or go on to the next question.
            B<   [My panel]
            B: follow clock-on
            # B asks: Please give me the same answer in 30 seconds. · A, 60 s, time up in 65 s
            #   Speak, or reply to this message, or use the form.
            #   [Done] [Answer in writing]
            -- 18:01:25
            A: done
            A< Answered in 15 s.
            ~ B asks: Please give me the same answer in 30 seconds. · A, 60 s
            ~   Answered in 15 s. B: [Panel]
            ~   [Panel]
            B: panel
            B< (shows session) A answered in 15 s. **Follow up?**
            B<   [Vague] [No result] [No number] [Whose part?] [Too long on the situation] [Trade-off] [Clarify first] [Next question] [Surprise now] [More…]
            B: press [Surprise now]
            C: panel
            C< (shows session) B has the question. Yours comes, and shows here when it does.
            C<   [More…]
            … play to question
            B: pause
            B< (refused: live-mode) Live mode has no pause and no extra time. Let the clock run; in need, _Emergency stop_ stands behind _More…_ on your panel.
            B<   [My panel]
            -- 18:05:55
            … play to rating
            B: marks A 44454
            B< Saved. Every line has a mark: press _Done_ when you are content.
            B: ballot done A
            B< Your ballot is in, and changeable until the ballots close. A moment in words helps more than any mark: _Add words_ stays open.
            C: marks A 45444
            C< Saved. Every line has a mark: press _Done_ when you are content.
            C: ballot done A
            C< Your ballot is in, and changeable until the ballots close. A moment in words helps more than any mark: _Add words_ stays open.
            D: marks A 44444
            D< Saved. Every line has a mark: press _Done_ when you are content.
            D: ballot done A
            D< Your ballot is in, and changeable until the ballots close. A moment in words helps more than any mark: _Add words_ stays open.
            A: owns 33333
            A< Saved. Every line has a mark: press _Done_ when you are content.
            A: own done
            A< That was the last one: the report is open.
            A<   [Open your report]
            ~ It is over. Everybody who answered has a report.
            ~   [Open my report] [Details]
            ~ **Rating of A** · closed · 3 of 3 ballots in
            # A's turn is rated. A: [Open your report]  → A
            #   [Open your report]
            A: report
            A< (shows report) **Report — A, #1** · 3 raters and self
            A<   **Ready** — 5 of 5 competencies at the bar; 4 are needed.
            A<   **Suggested micro-goal** — _Take one full breath before every answer_
            A<   Plan: If the interviewer has finished a question, then I breathe in and out once before I speak.
            A<   Why this one: Non-verbal presence is among the lowest, at 4.0; “clock on” was needed in 1 of 7 answers.
            A<   Worth a thank-you? 1. B · 2. C · 3. D
            A<   A recording link can be added until 19:05.
            A<   Private to you. Practice only: not for hiring decisions.
            A<   [Take this goal] [Write my own] [Scores] [What I said] [Thank 1] [Thank 2] [Thank 3] [Add a recording link]
            A: scores
            A< (shows report) **Report — A, #1** · 3 raters and self
            A<   **Ready** — 5 of 5 competencies at the bar; 4 are needed.
            A<   How sure is that? In simulations with three raters, somebody truly at 3.0 in all five is called ready 0.1 % of the time, at 3.5 19 %, at 4.0 88 %. One competency alone passes 12, 50 and 88 %.
            A<   **Clarity of answer** 4.0 ± 0.4 · raw 4, 4, 4 · self 3 (-1.0)
            A<   **Evidence of impact** 4.3 ± 0.4 · raw 4, 4, 5 · self 3 (-1.3)
            A<   **Non-verbal presence** 4.0 ± 0.4 · raw 4, 4, 4 · self 3 (-1.0)
            A<   **Storytelling structure** 4.3 ± 0.4 · raw 4, 4, 5 · self 3 (-1.3)
            A<   **Quality of questions** 4.0 ± 0.4 · raw 4, 4, 4 · self 3 (-1.0)
            A<   Three raters: enough to decide on. Plain means: these raters have rated nobody together with others, so a harsh rater cannot be told from a weak answer; ± is an 80 % range.
            A<   **Timings** Q1 opening 40 s (aim 60–90 s) · Q2 weak spot 40 s (aim 60–90 s) · Q3 behavioural 40 s (aim 90–120 s) · Q4 technical 40 s (aim 120–180 s) · Q5 behavioural 40 s (aim 90–120 s) · Q6 values and culture 40 s over (aim 14–22 s) · Q7 weak spot 40 s (aim 60–90 s) · follow-ups 15 s, 15 s · answered 7 questions, surprises included · your own questions: 0 (three is a good number)
            A<   **Probes needed** push-back 1×, clock on 1×
            A<   [Back to the report]
            -- 19:05:55 report-ends
            # (the thread is archived)
        "#]],
    );
}

#[test]
fn two_raters_open_after_a_warning_and_can_only_be_provisional() {
    check(
        r#"
        A: now final-round
        quiet on
        A: take candidate
        B: take interviewer
        C: take interviewer
        quiet off
        +5m
        play to rating
        B: marks A 55555
        B: ballot done A
        C: marks A 55555
        C: ballot done A
        A: own skip
        A: report
        A: scores
        +2h
        "#,
        expect![[r#"
            -- Tue 24 Nov 18:00:00
            A: now final-round
            A< (planned) Mock interview #1 is open. It begins when its seats are taken: take yours on the card.
            A<   [Details]
            # **Mock interview #1 · final round**
            #   Objective: Backend engineer, first screen
            #   Tue 24 Nov 18:00 (now) · about 55 min · live mode
            #   Answers typed in the thread can be read by this channel
            #   **Seats** 1 candidate seat free · 3 interviewer seats free · 4 observer seats free
            #   Check-in is open in the thread.
            #   [Candidate] [Interviewer] [Observe] [Can't make it] [Details]
            # (the thread opens)
            # **Mock interview #1** starts at 18:00 (now). Check in when you are here; a seat that is empty 5 min after the start is offered to the observers.
            #   [I'm here] [I'll be late] [I can't make it]
            -- 18:05:00 starts
            # 2 people here can rate, and a decision needs 3. The result can only be provisional; an observer who comes before the second question can still rate.
            ~ **Seats** candidate: A · interviewer: B, C
            ~   It is running; observers can still come.
            ~   [My part] [Observe] [Details]
            ~ **Mock interview #1** has begun; check-in is over
            # **A answers; B and C interview** · until 18:50 · live mode  → A, B, C
            #   Intro (5 min) → 5 questions and 3 surprises (32 min) → A's questions (5 min) → wrap-up (3 min)
            #   First B and C: who is asking, and how it goes. A, listen; the first question comes after it.
            #   Nobody else sees what is behind your button. B, C: [Panel] · A: [Stop my turn]
            #   [Panel] [Stop my turn]
            -- 18:10:15
            … play to rating
            B: marks A 55555
            B< Saved. Every line has a mark: press _Done_ when you are content.
            B: ballot done A
            B< Your ballot is in, and changeable until the ballots close. A moment in words helps more than any mark: _Add words_ stays open.
            C: marks A 55555
            C< Saved. Every line has a mark: press _Done_ when you are content.
            C: ballot done A
            C< Your ballot is in, and changeable until the ballots close. A moment in words helps more than any mark: _Add words_ stays open.
            A: own skip
            A< That was the last one: the report is open.
            A<   [Open your report]
            ~ It is over. Everybody who answered has a report.
            ~   [Open my report] [Details]
            ~ **Rating of A** · closed · 2 of 2 ballots in
            # A's turn is rated. A: [Open your report]  → A
            #   [Open your report]
            A: report
            A< (shows report) **Report — A, #1** · 2 raters
            A<   **Too little evidence** — fewer than three people rated.
            A<   So far it would pass.
            A<   **Suggested micro-goal** — _Stop when the point is made, within the time_
            A<   Plan: If I have said my result, then I stop and look at the interviewer.
            A<   Why this one: 1 of 7 answers ran over time.
            A<   Worth a thank-you? 1. B · 2. C
            A<   A recording link can be added until 19:10.
            A<   Private to you. Practice only: not for hiring decisions.
            A<   [Take this goal] [Write my own] [Scores] [What I said] [Thank 1] [Thank 2] [Add a recording link]
            A: scores
            A< (shows report) **Report — A, #1** · 2 raters
            A<   **Too little evidence** — fewer than three people rated.
            A<   So far it would pass.
            A<   **Clarity of answer** 5.0 ± 0.6 · raw 5, 5
            A<   **Evidence of impact** 5.0 ± 0.6 · raw 5, 5
            A<   **Non-verbal presence** 5.0 ± 0.6 · raw 5, 5
            A<   **Storytelling structure** 5.0 ± 0.6 · raw 5, 5
            A<   **Quality of questions** 5.0 ± 0.6 · raw 5, 5
            A<   Two raters: a first impression, not a verdict (three make a decision possible). Plain means: these raters have rated nobody together with others, so a harsh rater cannot be told from a weak answer; ± is an 80 % range.
            A<   **Timings** Q1 opening 40 s (aim 60–90 s) · Q2 behavioural 40 s (aim 90–120 s) · Q3 technical 40 s (aim 120–180 s) · Q4 weak spot 40 s (aim 60–90 s) · Q5 behavioural 40 s (aim 90–120 s) · Q6 values and culture 40 s over (aim 14–22 s) · Q7 weak spot 40 s (aim 60–90 s) · answered 7 questions, surprises included · your own questions: 0 (three is a good number)
            A<   [Back to the report]
            -- 19:10:15 report-ends
            # (the thread is archived)
        "#]],
    );
}

#[test]
fn below_the_bar_is_not_yet() {
    check(
        r#"
        A: now final-round
        quiet on
        A: take candidate
        B: take interviewer
        C: take interviewer
        D: take interviewer
        play to rating
        B: marks A 33354
        B: ballot done A
        C: marks A 23344
        C: ballot done A
        D: marks A 33344
        D: ballot done A
        A: own skip
        quiet off
        A: report
        A: scores
        +2h
        "#,
        expect![[r#"
            -- Tue 24 Nov 18:00:00
            A: now final-round
            A< (planned) Mock interview #1 is open. It begins when its seats are taken: take yours on the card.
            A<   [Details]
            # **Mock interview #1 · final round**
            #   Objective: Backend engineer, first screen
            #   Tue 24 Nov 18:00 (now) · about 55 min · live mode
            #   Answers typed in the thread can be read by this channel
            #   **Seats** 1 candidate seat free · 3 interviewer seats free · 4 observer seats free
            #   Check-in is open in the thread.
            #   [Candidate] [Interviewer] [Observe] [Can't make it] [Details]
            # (the thread opens)
            # **Mock interview #1** starts at 18:00 (now). Check in when you are here; a seat that is empty 5 min after the start is offered to the observers.
            #   [I'm here] [I'll be late] [I can't make it]
            -- 18:05:15
            A: report
            A< (shows report) **Report — A, #1** · 3 raters
            A<   **Not yet** — 2 of 5 competencies at the bar; 4 are needed. Not at it: clarity of answer, evidence of impact, non-verbal presence.
            A<   **Suggested micro-goal** — _Stop when the point is made, within the time_
            A<   Plan: If I have said my result, then I stop and look at the interviewer.
            A<   Why this one: Clarity of answer is lowest, at 2.7; 1 of 7 answers ran over time.
            A<   Worth a thank-you? 1. B · 2. C · 3. D
            A<   A recording link can be added until 19:05.
            A<   Private to you. Practice only: not for hiring decisions.
            A<   [Take this goal] [Write my own] [Scores] [What I said] [Thank 1] [Thank 2] [Thank 3] [Add a recording link]
            A: scores
            A< (shows report) **Report — A, #1** · 3 raters
            A<   **Not yet** — 2 of 5 competencies at the bar; 4 are needed. Not at it: clarity of answer, evidence of impact, non-verbal presence.
            A<   How sure is that? In simulations with three raters, somebody truly at 3.0 in all five is called ready 0.1 % of the time, at 3.5 19 %, at 4.0 88 %. One competency alone passes 12, 50 and 88 %.
            A<   **Clarity of answer** 2.7 ± 0.4 · raw 2, 3, 3
            A<   **Evidence of impact** 3.0 ± 0.4 · raw 3, 3, 3
            A<   **Non-verbal presence** 3.0 ± 0.4 · raw 3, 3, 3
            A<   **Storytelling structure** 4.3 ± 0.4 · raw 4, 4, 5
            A<   **Quality of questions** 4.0 ± 0.4 · raw 4, 4, 4
            A<   Three raters: enough to decide on. Plain means: these raters have rated nobody together with others, so a harsh rater cannot be told from a weak answer; ± is an 80 % range.
            A<   **Timings** Q1 opening 40 s (aim 60–90 s) · Q2 behavioural 40 s (aim 90–120 s) · Q3 technical 40 s (aim 120–180 s) · Q4 weak spot 40 s (aim 60–90 s) · Q5 behavioural 40 s (aim 90–120 s) · Q6 values and culture 40 s over (aim 14–22 s) · Q7 weak spot 40 s (aim 60–90 s) · answered 7 questions, surprises included · your own questions: 0 (three is a good number)
            A<   [Back to the report]
            -- 19:05:15 report-ends
            # (the thread is archived)
        "#]],
    );
}

#[test]
fn one_answer_of_a_live_session_has_half_the_time() {
    check(
        r#"
        A: now final-round
        quiet on
        A: take candidate
        B: take interviewer
        C: take interviewer
        D: take interviewer
        play to offered 1
        quiet off
        // Which one is drawn; the first never is.
        B: panel
        B: ask
        +30s
        A: done
        B: next
        C: panel
        C: ask
        +30s
        A: done
        C: next
        D: panel
        D: ask
        +30s
        A: done
        D: next
        B: panel
        B: ask
        +30s
        A: done
        B: next
        C: panel
        C: ask
        +30s
        A: done
        C: next
        D: panel
        D: ask
        play to closed
        "#,
        expect![[r#"
            -- Tue 24 Nov 18:00:00
            A: now final-round
            A< (planned) Mock interview #1 is open. It begins when its seats are taken: take yours on the card.
            A<   [Details]
            # **Mock interview #1 · final round**
            #   Objective: Backend engineer, first screen
            #   Tue 24 Nov 18:00 (now) · about 55 min · live mode
            #   Answers typed in the thread can be read by this channel
            #   **Seats** 1 candidate seat free · 3 interviewer seats free · 4 observer seats free
            #   Check-in is open in the thread.
            #   [Candidate] [Interviewer] [Observe] [Can't make it] [Details]
            # (the thread opens)
            # **Mock interview #1** starts at 18:00 (now). Check in when you are here; a seat that is empty 5 min after the start is offered to the observers.
            #   [I'm here] [I'll be late] [I can't make it]
            B: panel
            B< (shows session) **Question 1 of 7 · opening** · aim for 60–90 s
            B<   “Who are you at work?”
            B<   Listen for: one proof from the past.
            B<   Weak: adjectives without a proof.
            B<   [Ask it] [Another one] [Skip] [More…]
            B: ask
            # **Question 1 of 7** · A, 90 s, time up in 95 s
            #   Who are you at work?
            #   Speak, or reply to this message, or use the form.
            #   [Done] [Answer in writing]
            -- 18:00:30
            A: done
            A< Answered in 25 s.
            ~ **Question 1 of 7** · A, 90 s
            ~   Answered in 25 s. B: [Panel]
            ~   [Panel]
            B: next
            C: panel
            C< (shows session) **Question 2 of 7 · behavioural** · aim for 90–120 s
            C<   “Tell me about a conflict at work.”
            C<   Listen for: both sides.
            C<   Weak: a villain.
            C<   [Ask it] [Another one] [Skip] [More…]
            C: ask
            # **Question 2 of 7** · A, 120 s, time up in 2 min
            #   Tell me about a conflict at work.
            #   Speak, or reply to this message, or use the form.
            #   [Done] [Answer in writing]
            -- 18:01:00
            A: done
            A< Answered in 25 s.
            ~ **Question 2 of 7** · A, 120 s
            ~   Answered in 25 s. C: [Panel]
            ~   [Panel]
            C: next
            D: panel
            D< (shows session) **Question 3 of 7 · technical** · aim for 120–180 s
            D<   “A query became slow over night. What do you look at?”
            D<   Listen for: measures first.
            D<   Weak: adds an index at once.
            D<   [Ask it] [Another one] [Skip] [More…]
            D: ask
            # **Question 3 of 7** · A, 240 s, time up in 4 min
            #   A query became slow over night. What do you look at?
            #   Speak, or reply to this message, or use the form.
            #   [Done] [Answer in writing]
            -- 18:01:30
            A: done
            A< Answered in 25 s.
            ~ **Question 3 of 7** · A, 240 s
            ~   Answered in 25 s. D: [Panel]
            ~   [Panel]
            D: next
            B: panel
            B< (shows session) **Question 4 of 7 · a surprise · weak spot** · aim for 60–90 s
            B<   “Why might we turn you down?”
            B<   Listen for: a real reason, with what they do about it.
            B<   Weak: perfectionism.
            B<   [Ask it] [Skip] [More…]
            B: ask
            # **Question 4 of 7 · a surprise** · A, 90 s, time up in 95 s
            #   Why might we turn you down?
            #   Speak, or reply to this message, or use the form.
            #   [Done] [Answer in writing]
            -- 18:02:00
            A: done
            A< Answered in 25 s.
            ~ **Question 4 of 7 · a surprise** · A, 90 s
            ~   Answered in 25 s. B: [Panel]
            ~   [Panel]
            B: next
            C: panel
            C< (shows session) **Question 5 of 7 · behavioural** · aim for 90–120 s
            C<   “Tell me about a deadline that you saved.”
            C<   Listen for: what was left out.
            C<   Weak: long nights only.
            C<   [Ask it] [Another one] [Skip] [More…]
            C: ask
            # **Question 5 of 7** · A, 120 s, time up in 2 min
            #   Tell me about a deadline that you saved.
            #   Speak, or reply to this message, or use the form.
            #   [Done] [Answer in writing]
            -- 18:02:30
            A: done
            A< Answered in 25 s.
            ~ **Question 5 of 7** · A, 120 s
            ~   Answered in 25 s. C: [Panel]
            ~   [Panel]
            C: next
            D: panel
            D< (shows session) **Question 6 of 7 · values and culture** · aim for 14–22 s · in half the time: tell them
            D<   “What does a team need from you?”
            D<   Listen for: one habit with a proof.
            D<   Weak: a slogan.
            D<   [Ask it] [Skip] [More…]
            D: ask
            # **Question 6 of 7** · half the time · A, 22 s, time up in 27 s
            #   What does a team need from you?
            #   Speak, or reply to this message, or use the form.
            #   [Done] [Answer in writing]
            -- 19:04:00
            … play to closed
        "#]],
    );
}
