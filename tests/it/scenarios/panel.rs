//! One candidate before two or three interviewers.

use expect_test::expect;

use super::check::check;

#[test]
fn a_panel_of_45_minutes_deals_its_questions_round_the_panel() {
    check(
        r#"
        A: plan in=20m panel "Product engineer, panel"
        quiet on
        A: take candidate
        B: take interviewer
        C: take interviewer
        D: take interviewer
        +10m
        A: here
        B: here
        C: here
        D: here
        quiet off
        +10m
        B: press [Panel]
        C: panel
        B: next
        B: panel
        C: next
        B: ask
        +30s
        A: done
        B: follow push-back
        +30s
        A: done
        B: next
        B: panel
        C: panel
        C: ask
        +40s
        A: done
        C: next
        D: panel
        play to own questions
        C: panel
        C: press [+1]
        D: panel
        D: press [+1]
        C: panel
        C: press [undo]
        play to closed
        A: report
        A: scores
        "#,
        expect![[r#"
            -- Tue 24 Nov 18:00:00
            A: plan in=20m panel "Product engineer, panel"
            A< (planned) Mock interview #1 is planned for Tue 24 Nov 18:20 (in 20 min). Take a seat on its card.
            A<   [Details]
            # **Mock interview #1 · panel interview**
            #   Objective: Product engineer, panel
            #   Tue 24 Nov 18:20 (in 20 min) · about 55 min · practice mode
            #   Answers typed in the thread can be read by this channel
            #   **Seats** 1 candidate seat free · 3 interviewer seats free · 4 observer seats free
            #   [Candidate] [Interviewer] [Observe] [Can't make it] [Details]
            -- 18:20:00 starts
            ~ **Seats** candidate: A · interviewer: B, C, D
            ~   It is running; observers can still come.
            ~   [My part] [Observe] [Details]
            ~ **Mock interview #1** has begun; check-in is over
            # **A answers; B, C and D interview** · until 19:05  → A, B, C, D
            #   Intro (5 min) → 5 questions and 2 surprises (32 min) → A's questions (5 min) → wrap-up (3 min)
            #   First B, C and D: who is asking, and how it goes. A, listen; the first question comes after it.
            #   Nobody else sees what is behind your button. B, C, D: [Panel] · A: [Stop my turn]
            #   [Panel] [Stop my turn]
            B: press [Panel]
            B< (shows session) **Intro** · until 18:25 · Say who you are in this interview, how long it takes, and that the candidate can ask at the end.
            B<   Say: “Good to meet you.”
            B<   [On to the questions] [Briefing] [Tone cards] [Pause] [More…]
            C: panel
            C< (shows session) B has the question. Yours comes, and shows here when it does.
            C<   [More…]
            B: next
            B: panel
            B< (shows session) **Question 1 of 7 · opening** · aim for 60–90 s
            B<   “Who are you at work?”
            B<   Listen for: one proof from the past.
            B<   Weak: adjectives without a proof.
            B<   [Ask it] [Another one] [Skip] [Pause] [More…]
            C: next
            C< (refused: interviewer-only) Only the interviewer can do that, and B has the chair. Open your panel for what you can do now.
            C<   [My panel]
            B: ask
            # **Question 1 of 7** · A, 90 s, time up in 95 s
            #   Who are you at work?
            #   Speak, or reply to this message, or use the form.
            #   [Done] [Answer in writing]
            -- 18:20:30
            A: done
            A< Answered in 25 s.
            ~ **Question 1 of 7** · A, 90 s
            ~   Answered in 25 s. B: [Panel]
            ~   [Panel]
            B: follow push-back
            # B asks: I am not convinced yet. What is your strongest reason? · A, 60 s, time up in 65 s
            #   Speak, or reply to this message, or use the form.
            #   [Done] [Answer in writing]
            -- 18:21:00
            A: done
            A< Answered in 25 s.
            ~ B asks: I am not convinced yet. What is your strongest reason? · A, 60 s
            ~   Answered in 25 s. B: [Panel]
            ~   [Panel]
            B: next
            B: panel
            B< (shows session) C has the question. Yours comes, and shows here when it does.
            B<   [More…]
            C: panel
            C< (shows session) **Question 2 of 7 · behavioural** · aim for 90–120 s
            C<   “Tell me about a conflict at work.”
            C<   Listen for: both sides.
            C<   Weak: a villain.
            C<   [Ask it] [Another one] [Skip] [Pause] [More…]
            C: ask
            # **Question 2 of 7** · A, 120 s, time up in 2 min
            #   Tell me about a conflict at work.
            #   Speak, or reply to this message, or use the form.
            #   [Done] [Answer in writing]
            -- 18:21:40
            A: done
            A< Answered in 35 s.
            ~ **Question 2 of 7** · A, 120 s
            ~   Answered in 35 s. C: [Panel]
            ~   [Panel]
            C: next
            D: panel
            D< (shows session) **Question 3 of 7 · technical** · aim for 120–180 s
            D<   “A query became slow over night. What do you look at?”
            D<   Listen for: measures first.
            D<   Weak: adds an index at once.
            D<   [Ask it] [Another one] [Skip] [Pause] [More…]
            -- 18:25:25
            … play to own questions
            C: panel
            C< (shows session) **The candidate's questions** · until 18:30 · three is a good number
            C<   A: 0 counted
            C<   [+1] [More…]
            C: press [+1]
            C< Counted: 1.
            D: panel
            D< (shows session) **The candidate's questions** · until 18:30 · three is a good number
            D<   A: 1 counted
            D<   [+1] [undo] [More…]
            D: press [+1]
            D< Counted: 2.
            C: panel
            C< (shows session) **The candidate's questions** · until 18:30 · three is a good number
            C<   A: 2 counted
            C<   [+1] [undo] [More…]
            C: press [undo]
            C< Counted: 1.
            -- 19:25:25
            … play to closed
            A: report
            A< (shows report) **Report — A, #1** · 3 raters
            A<   **In their words**
            A<   B:
            A<   > You gave the result first, and I could follow every step after it.
            A<   C:
            A<   > You gave the result first, and I could follow every step after it.
            A<   D:
            A<   > You gave the result first, and I could follow every step after it.
            A<   **Suggested micro-goal** — _Answer a push-back on that very point, in an even voice_
            A<   Plan: If the interviewer doubts what I said, then I say their point in my words before I answer it.
            A<   Why this one: Non-verbal presence is among the lowest, at 4.0; “push-back” was needed in 1 of 7 answers.
            A<   Worth a thank-you? 1. B · 2. C · 3. D
            A<   Private to you. Practice only: not for hiring decisions.
            A<   [Take this goal] [Write my own] [Scores] [What I said] [Thank 1] [Thank 2] [Thank 3]
            A: scores
            A< (shows report) **Report — A, #1** · 3 raters
            A<   **Clarity of answer** 4.0 ± 0.4 · raw 4, 4, 4
            A<   **Evidence of impact** 4.0 ± 0.4 · raw 4, 4, 4
            A<   **Non-verbal presence** 4.0 ± 0.4 · raw 4, 4, 4
            A<   **Storytelling structure** 4.0 ± 0.4 · raw 4, 4, 4
            A<   **Quality of questions** 4.0 ± 0.4 · raw 4, 4, 4
            A<   Three raters: enough to decide on. Plain means: these raters have rated nobody together with others, so a harsh rater cannot be told from a weak answer; ± is an 80 % range.
            A<   **Timings** Q1 opening 25 s (aim 60–90 s) · Q2 behavioural 35 s (aim 90–120 s) · Q3 technical 40 s (aim 120–180 s) · Q4 weak spot 40 s (aim 60–90 s) · Q5 behavioural 40 s (aim 90–120 s) · Q6 values and culture 40 s (aim 30–45 s) · Q7 weak spot 40 s (aim 60–90 s) · follow-ups 25 s · answered 7 questions, surprises included · your own questions: 1 (three is a good number)
            A<   **Probes needed** push-back 1×
            A<   [Back to the report]
        "#]],
    );
}

#[test]
fn a_panel_of_60_minutes_has_one_question_more() {
    check(
        r#"
        A: now panel minutes=60
        A: details
        quiet on
        A: take candidate
        B: take interviewer
        C: take interviewer
        +5m
        +5s
        quiet off
        B: panel
        play to own questions
        play to closed
        A: report
        A: scores
        "#,
        expect![[r#"
            -- Tue 24 Nov 18:00:00
            A: now panel minutes=60
            A< (planned) Mock interview #1 is open. It begins when its seats are taken: take yours on the card.
            A<   [Details]
            # **Mock interview #1 · panel interview**
            #   Objective: Backend engineer, first screen
            #   Tue 24 Nov 18:00 (now) · about 70 min · practice mode
            #   Answers typed in the thread can be read by this channel
            #   **Seats** 1 candidate seat free · 3 interviewer seats free · 4 observer seats free
            #   Check-in is open in the thread.
            #   [Candidate] [Interviewer] [Observe] [Can't make it] [Details]
            # (the thread opens)
            # **Mock interview #1** starts at 18:00 (now). Check in when you are here; a seat that is empty 5 min after the start is offered to the observers.
            #   [I'm here] [I'll be late] [I can't make it]
            A: details
            A< (shows session) **Mock interview #1 · panel interview**
            A<   One candidate, two or three interviewers who take the questions in turn. Observers vote as well.
            A<   Tue 24 Nov 18:00 (now) · about 70 min · practice mode
            A<   **Agenda** Intro (7 min) → 6 questions and 3 surprises (40 min) → the candidate's questions (8 min) → wrap-up (5 min)
            A<   **Questions** opening · behavioural · technical or case · situational · behavioural · values and culture
            A<   **Rated on** clarity of answer · evidence of impact · non-verbal presence · storytelling structure · quality of questions
            A<   **Who rates** interviewers who asked and observers who came before the second question, within 20 min of the last turn.
            A<   **Private** are questions until they are asked, ballots until all are in, and a report for good: it is its candidate's, and their coaches'. What is typed in the thread can be read by its channel. Practice only: not for hiring decisions.
            A<   [Candidate] [Interviewer] [Observe] [Call it off] [How to rate]
            -- 18:05:05
            B: panel
            B< (shows session) **Intro** · until 18:12 · Say who you are in this interview, how long it takes, and that the candidate can ask at the end.
            B<   Say: “Good to meet you.”
            B<   [On to the questions] [Briefing] [Tone cards] [Pause] [More…]
            -- 18:11:05
            … play to own questions
            -- 19:11:05
            … play to closed
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
            A<   Worth a thank-you? 1. B · 2. C
            A<   Private to you. Practice only: not for hiring decisions.
            A<   [Take this goal] [Write my own] [Scores] [What I said] [Thank 1] [Thank 2]
            A: scores
            A< (shows report) **Report — A, #1** · 2 raters
            A<   **Clarity of answer** 4.0 ± 0.6 · raw 4, 4
            A<   **Evidence of impact** 4.0 ± 0.6 · raw 4, 4
            A<   **Non-verbal presence** 4.0 ± 0.6 · raw 4, 4
            A<   **Storytelling structure** 4.0 ± 0.6 · raw 4, 4
            A<   **Quality of questions** 4.0 ± 0.6 · raw 4, 4
            A<   Two raters: a first impression, not a verdict (three make a decision possible). Plain means: these raters have rated nobody together with others, so a harsh rater cannot be told from a weak answer; ± is an 80 % range.
            A<   **Timings** Q1 opening 40 s (aim 60–90 s) · Q2 behavioural 40 s (aim 90–120 s) · Q3 technical 40 s (aim 120–180 s) · Q4 situational 40 s (aim 90–120 s) · Q5 weak spot 40 s (aim 60–90 s) · Q6 behavioural 40 s (aim 90–120 s) · Q7 values and culture 40 s (aim 30–45 s) · Q8 weak spot 40 s (aim 60–90 s) · answered 8 questions, surprises included · your own questions: 0 (three is a good number)
            A<   [Back to the report]
        "#]],
    );
}

#[test]
fn without_a_press_the_bot_reminds_and_then_goes_on_by_itself() {
    check(
        r#"
        A: now panel
        quiet on
        A: take candidate
        B: take interviewer
        C: take interviewer
        D: take interviewer
        play to offered 1
        quiet off
        +45s
        +80s
        +30s
        A: done
        +2m
        +5s
        play to closed
        "#,
        expect![[r#"
            -- Tue 24 Nov 18:00:00
            A: now panel
            A< (planned) Mock interview #1 is open. It begins when its seats are taken: take yours on the card.
            A<   [Details]
            # **Mock interview #1 · panel interview**
            #   Objective: Backend engineer, first screen
            #   Tue 24 Nov 18:00 (now) · about 55 min · practice mode
            #   Answers typed in the thread can be read by this channel
            #   **Seats** 1 candidate seat free · 3 interviewer seats free · 4 observer seats free
            #   Check-in is open in the thread.
            #   [Candidate] [Interviewer] [Observe] [Can't make it] [Details]
            # (the thread opens)
            # **Mock interview #1** starts at 18:00 (now). Check in when you are here; a seat that is empty 5 min after the start is offered to the observers.
            #   [I'm here] [I'll be late] [I can't make it]
            -- 18:00:45 nudge
            # B, the next step is on your panel. [Panel]  → B
            #   [Panel]
            -- 18:02:03 goes-on
            # **Question 1 of 7** · A, 90 s, time up in 92 s
            #   Who are you at work?
            #   Speak, or reply to this message, or use the form.
            #   [Done] [Answer in writing]
            -- 18:02:35
            A: done
            A< Answered in 30 s.
            ~ **Question 1 of 7** · A, 90 s
            ~   Answered in 30 s. B: [Panel]
            ~   [Panel]
            -- 18:03:20 nudge
            # B, the next step is on your panel. [Panel] …  → B
            -- 19:09:10
            … play to closed
        "#]],
    );
}
