//! One person and the clock; peers rate later, from what was typed or recorded.

use expect_test::expect;

use super::check::check;

#[test]
fn the_bot_asks_follows_up_on_what_is_lacking_and_peers_rate_later() {
    check(
        r#"
        A: now solo "Backend engineer"
        A: take candidate
        A: panel
        +6s
        A: panel
        A: answer "We worked on it."
        +60s
        A: answer "In 2024 I rebuilt the billing import for a shop with 40 clerks. It took nine hours every night and I cut it to 35 minutes. I measured each step first, moved the joins into one query, and wrote the test that keeps it so. Since then nobody has been called at night, and the month's books close two days sooner than before."
        A: panel
        +90s
        A: answer "I dropped a table in production. I restored it within 20 minutes from a backup that I had tested the week before, wrote down what had happened, and changed our tool so that it asks for the table's name. It has not happened again in three years, and two other teams use the tool today."
        play to own questions
        A: panel
        A: press [+1]
        A: panel
        A: press [Next]
        A: recording https://example.org/talk
        B: panel
        B: open answers A
        B: press [Read the answers]
        B: press [Your ballot]
        B: marks A 434?4
        B: ballot done A
        C: press [Open the answers and rate]
        C: marks A 334?4
        C: words A "The number came before you stopped talking, twice." "I could compare it." "Do the same in the opening."
        C: ballot done A
        A: owns 33333
        A: own done
        +47h
        +2h
        A: scores
        A: report
        A: press [Write my own] "If I open, then I name one number"
        A: goal
        "#,
        expect![[r#"
            -- Tue 24 Nov 18:00:00
            A: now solo "Backend engineer"
            A< (planned) Mock interview #1 is open. It begins when its seats are taken: take yours on the card.
            A<   [Details]
            # **Mock interview #1 · solo**
            #   Objective: Backend engineer
            #   Tue 24 Nov 18:00 (now) · about 35 min · practice mode
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
            # **A answers, I ask** · until 18:25  → A
            #   3 questions and 2 surprises (21 min) → A's questions (4 min)
            #   Good to meet you.
            #   Nobody else sees what is behind your button. A: [Panel] · [Stop my turn]
            #   [Panel] [Stop my turn]
            # **Question 1 of 5** · A, 90 s, time up in 95 s
            #   Who are you at work?
            #   Speak, or reply to this message, or use the form.
            #   [Done] [Answer in writing]
            A: panel
            A< (shows session) “Who are you at work?”
            A<   Your clock starts at 18:00 (in 5 s).
            A<   [Done] [Answer in writing] [Skip] [Pause] [More…]
            -- 18:00:06
            A: panel
            A< (shows session) “Who are you at work?”
            A<   You answer · time up in 89 s
            A<   [Done] [Answer in writing] [30 s more] [Skip] [Pause] [More…]
            A: answer "We worked on it."
            A< Answered in 1 s.
            ~ **Question 1 of 5** · A, 90 s
            ~   Answered in 1 s.
            # Follow-up: Which piece of work shows that best? · A, 60 s, time up in 59 s
            #   Speak, or reply to this message, or use the form.
            #   [Done] [Answer in writing]
            -- 18:00:59 soon
            # About 12 s left.
            -- 18:01:06
            A: answer "In 2024 I rebuilt the billing import for a shop with 40 clerks. It took nine hours every night and I cut it to 35 minutes. I measured each step first, moved the joins into one query, and wrote the test that keeps it so. Since then nobody has been called at night, and the month's books close two days sooner than before."
            A< Answered in 55 s.
            ~ Follow-up: Which piece of work shows that best? · A, 60 s
            ~   Answered in 55 s.
            # **Question 2 of 5** · A, 120 s, time up in 2 min
            #   Tell me about a conflict at work.
            #   Speak, or reply to this message, or use the form.
            #   [Done] [Answer in writing]
            A: panel
            A< (shows session) “Tell me about a conflict at work.”
            A<   Your clock starts at 18:01 (in 5 s).
            A<   [Done] [Answer in writing] [Skip] [STAR] [Pause] [More…]
            -- 18:02:36
            A: answer "I dropped a table in production. I restored it within 20 minutes from a backup that I had tested the week before, wrote down what had happened, and changed our tool so that it asks for the table's name. It has not happened again in three years, and two other teams use the tool today."
            A< Answered in 85 s.
            ~ **Question 2 of 5** · A, 120 s
            ~   Answered in 85 s.
            # **Question 3 of 5 · a surprise** · A, 90 s, time up in 95 s
            #   What is missing in your CV for this role?
            #   Speak, or reply to this message, or use the form.
            #   [Done] [Answer in writing]
            -- 18:07:06
            … play to own questions
            A: panel
            A< (shows session) **Your questions** · until 18:11 · three is a good number
            A<   Say each one aloud, then count it. Counted: 0
            A<   [+1] [Write my questions down] [Next] [Pause] [More…]
            A: press [+1]
            A< Counted: 1.
            A: panel
            A< (shows session) **Your questions** · until 18:11 · three is a good number
            A<   Say each one aloud, then count it. Counted: 1
            A<   [+1] [undo] [Write my questions down] [Next] [Pause] [More…]
            A: press [Next]
            # Thank you, that was all.
            # **Rate A** · 0 ballots in · closes 18:07 (in 2 days)
            #   Nobody sees a ballot before all are in. Ratings are for practice; they are not for hiring decisions.
            #   Any member may rate, from the typed answers or a recording.
            #   [Open the answers and rate] [Rate myself] [How to rate fairly]
            A: recording https://example.org/talk
            A< Saved.
            # A added a recording. Raters find it with the answers.
            #   [Open the answers]
            B: panel
            B< (shows session) **Ballots of #1** · they close at 18:07 (in 2 days), all together.
            B<   A wants to know how it went.
            B<   [Open the answers and rate] [How to rate fairly]
            B: open answers A
            B< The answers are open to you, and so is a ballot. Read first, then rate.
            B<   [Read the answers] [Your ballot]
            B: press [Read the answers]
            B< (shows answers) **Answers of A**
            B<   Recording: <https://example.org/talk>
            B<   **Q1 at 0:00 · opening** Who are you at work?
            B<   > We worked on it.
            B<   **Q1 at 0:06 · vague** Which piece of work shows that best?
            B<   > In 2024 I rebuilt the billing import for a shop with 40 clerks. It took nine hours every night and I cut it to 35 minutes. I measured each step first, moved the joins into one query, and wrote the test that keeps it so. Since then nobody has been called at night, and the month's books close two days sooner than before.
            B<   **Q2 at 1:06 · behavioural** Tell me about a conflict at work.
            B<   > I dropped a table in production. I restored it within 20 minutes from a backup that I had tested the week before, wrote down what had happened, and changed our tool so that it asks for the table's name. It has not happened again in three years, and two other teams use the tool today.
            B<   **Q3 at 2:36 · weak spot** What is missing in your CV for this role?
            B<   Spoken, 40 s.
            B<   **Q3 at 3:21 · push-back** Why should that be enough for us?
            B<   Spoken, 40 s.
            B<   **Q4 at 4:06 · technical** A query became slow over night. What do you look at?
            B<   Spoken, 40 s.
            B<   **Q4 at 4:51 · clarify first** What would you ask before you start?
            B<   Spoken, 40 s.
            B<   **Q5 at 5:36 · weak spot** Why might we turn you down?
            B<   Spoken, 40 s.
            B<   **Q5 at 6:21 · push-back** Is that really the worst?
            B<   Spoken, 40 s.
            B<   [Your ballot] [How to rate]
            B: press [Your ballot]
            B< (shows ballot) **Your ballot for A** · saved as you go, changeable until it closes at 18:07 (in 2 days)
            B<   0 of 5 lines filled in. Words help more than marks: name one moment.
            B<   ‹Clarity of answer: …›
            B<   ‹Evidence of impact: …›
            B<   ‹Non-verbal presence: …›
            B<   ‹Storytelling structure: …›
            B<   ‹Quality of questions: …›
            B<   [Add words] [Done] [Read the answers] [How to rate]
            B: marks A 434?4
            B< Saved. Every line has a mark: press _Done_ when you are content.
            B: ballot done A
            B< Your ballot is in, and changeable until the ballots close. A moment in words helps more than any mark: _Add words_ stays open.
            C: press [Open the answers and rate]
            C< The answers are open to you, and so is a ballot. Read first, then rate. …
            C: marks A 334?4
            C< Saved. Every line has a mark: press _Done_ when you are content.
            C: words A "The number came before you stopped talking, twice." "I could compare it." "Do the same in the opening."
            C< Your words are saved, and changeable until the ballots close.
            C: ballot done A
            C< Your ballot is in, and changeable until the ballots close.
            A: owns 33333
            A< Saved. Every line has a mark: press _Done_ when you are content.
            A: own done
            A< Saved. Your report opens when all ballots are in.
            -- 18:09:06
            ~ The interview is over, and ballots are open in the thread.
            ~ **Rate A** · 2 ballots in · self-rating in · closes 18:07 (in 47 h 58 min)
            ~   [Open the answers and rate] [How to rate fairly]
            -- Thu 26 Nov 18:07:09 rating-closes
            ~ It is over. Everybody who answered has a report.
            ~   [Open my report] [Details]
            ~ **Rating of A** · closed · 2 ballots in
            # A's turn is rated. A: [Open your report]  → A
            #   [Open your report]
            -- 19:07:06 report-ends
            # (the thread is archived)
            A: scores
            A< (shows report) **Report — A, #1** · 2 raters and self
            A<   **Clarity of answer** 3.5 ± 0.6 · raw 3, 4 · self 3 (-0.5)
            A<   **Evidence of impact** 3.0 ± 0.6 · raw 3, 3 · self 3
            A<   **Non-verbal presence** 4.0 ± 0.6 · raw 4, 4 · self 3 (-1.0)
            A<   **Quality of questions** 4.0 ± 0.6 · raw 4, 4 · self 3 (-1.0)
            A<   **Not measured** Storytelling structure (self 3)
            A<   Two raters: a first impression, not a verdict (three make a decision possible). Plain means: these raters have rated nobody together with others, so a harsh rater cannot be told from a weak answer; ± is an 80 % range.
            A<   **Timings** Q1 opening 1 s (aim 60–90 s) · Q2 behavioural 85 s (aim 90–120 s) · Q3 weak spot 40 s (aim 60–90 s) · Q4 technical 40 s (aim 120–180 s) · Q5 weak spot 40 s (aim 60–90 s) · follow-ups 55 s, 40 s, 40 s, 40 s · answered 5 questions, surprises included · your own questions: 1 (three is a good number)
            A<   **Probes needed** vague 1×
            A<   **Recording** <https://example.org/talk>
            A<   Q1 at 0:00 · probe _vague_ 0:06 · Q2 at 1:06 · Q3 at 2:36 · probe _push-back_ 3:21 · Q4 at 4:06 · probe _clarify first_ 4:51 · Q5 at 5:36 · probe _push-back_ 6:21
            A<   [Back to the report]
            A: report
            A< (shows report) **Report — A, #1** · 2 raters and self
            A<   **In their words**
            A<   C:
            A<   > The number came before you stopped talking, twice.
            A<   > Why it matters: I could compare it.
            A<   > Next time: Do the same in the opening.
            A<   **Suggested micro-goal** — _Give every result as before → after_
            A<   Plan: If I am about to say that something got better, then I say the number before and the number after.
            A<   Why this one: Evidence of impact is lowest, at 3.0.
            A<   Worth a thank-you? 1. B · 2. C
            A<   Private to you. Practice only: not for hiring decisions.
            A<   [Take this goal] [Write my own] [Scores] [What I said] [Thank 1] [Thank 2]
            A: press [Write my own] "If I open, then I name one number"
            A< (goal-taken) Your micro-goal: _If I open, then I name one number_
            A<   Practise it 10 to 20 minutes a day for a week. In the next mock the raters are asked whether it showed.
            A<   [My micro-goal]
            A: goal
            A< (shows goal) **Your micro-goal** — _If I open, then I name one number_
            A<   Taken on Thu 26 Nov, after #1.
            A<   10 to 20 minutes a day for a week, then the next mock. The raters are asked whether it showed; once it did in two mocks, it is kept.
            A<   Your week of drills begins tomorrow.
            A<   I do not ask you for your drill, because I do not know your time zone. Name it, and I do.
            A<   [I drilled today] [Another hour] [Change it] [Give it up]
        "#]],
    );
}

#[test]
fn a_solo_that_nobody_rates_gets_one_reminder_and_is_not_rated() {
    check(
        r#"
        A: now solo
        quiet on
        A: take candidate
        play to rating
        quiet off
        +24h
        +24h
        +5s
        A: report
        +1h
        "#,
        expect![[r#"
            -- Tue 24 Nov 18:00:00
            A: now solo
            A< (planned) Mock interview #1 is open. It begins when its seats are taken: take yours on the card.
            A<   [Details]
            # **Mock interview #1 · solo**
            #   Objective: Backend engineer, first screen
            #   Tue 24 Nov 18:00 (now) · about 35 min · practice mode
            #   Answers typed in the thread can be read by this channel
            #   **Seats** 1 candidate seat free
            #   Check-in is open in the thread.
            #   [Candidate] [Can't make it] [Details]
            # (the thread opens)
            # **Mock interview #1** starts at 18:00 (now). Check in when you are here.
            #   [I'm here] [I'll be late] [I can't make it]
            -- 18:09:30
            ~ The interview is over, and ballots are open in the thread.
            -- Wed 25 Nov 18:07:30 raters-wanted
            # A answered #1 and wants to know how it went. One ballot takes about ten minutes; open until Thu 26 Nov 18:07 (in 24 h).
            #   [See what is open]
            -- Thu 26 Nov 18:07:33 rating-closes
            ~ It is over. Everybody who answered has a report.
            ~   [Open my report] [Details]
            ~ **Rating of A** · closed · 0 ballots in
            # A's turn was rated by nobody; self-rating and timings are kept. A: [Open your report]  → A
            #   [Open your report]
            -- 18:07:35
            A: report
            A< (shows report) **Report — A, #1** · not rated
            A<   Nobody rated this turn: self-rating and timings only. It counts for your cadence, never for readiness.
            A<   **Timings** Q1 opening 40 s (aim 60–90 s) · Q2 behavioural 40 s (aim 90–120 s) · Q3 weak spot 40 s (aim 60–90 s) · Q4 technical 40 s (aim 120–180 s) · Q5 weak spot 40 s (aim 60–90 s) · follow-ups 40 s, 40 s, 40 s, 40 s, 40 s · answered 5 questions, surprises included · your own questions: 0 (three is a good number)
            A<   A recording link can be added until 19:07.
            A<   Private to you. Practice only: not for hiring decisions.
            A<   [Write my own] [What I said] [Add a recording link]
            -- 19:07:30 report-ends
            # (the thread is archived)
        "#]],
    );
}

#[test]
fn the_candidate_need_not_wait_for_the_window() {
    check(
        r#"
        A: now solo
        quiet on
        A: take candidate
        +10s
        A: answer "It was fine, I think."
        play to rating
        quiet off
        A: panel
        B: close ballots
        A: press [Close the ballots now]
        B: open answers A
        +2h
        "#,
        expect![[r#"
            -- Tue 24 Nov 18:00:00
            A: now solo
            A< (planned) Mock interview #1 is open. It begins when its seats are taken: take yours on the card.
            A<   [Details]
            # **Mock interview #1 · solo**
            #   Objective: Backend engineer, first screen
            #   Tue 24 Nov 18:00 (now) · about 35 min · practice mode
            #   Answers typed in the thread can be read by this channel
            #   **Seats** 1 candidate seat free
            #   Check-in is open in the thread.
            #   [Candidate] [Can't make it] [Details]
            # (the thread opens)
            # **Mock interview #1** starts at 18:00 (now). Check in when you are here.
            #   [I'm here] [I'll be late] [I can't make it]
            -- 18:06:55
            A: panel
            A< (shows session) **Ballots of #1** · they close at 18:06 (in 2 days), all together.
            A<   Your own rating of turn 1: open
            A<   You need not wait for more raters: closing now opens your report.
            A<   [Rate myself] [Add a recording link] [Close the ballots now] [How to rate fairly]
            B: close ballots
            B< (refused: candidate-only) Only A can do that: it is their turn. Open your panel for what you can do now.
            B<   [My panel]
            A: press [Close the ballots now]
            A< (shows sure) **Close the ballots of #1 now?** Whoever has not handed one in cannot any more, and the reports open.
            A<   [Yes, close them] [No, back]
            B: open answers A
            B< The answers are open to you, and so is a ballot. Read first, then rate.
            B<   [Read the answers] [Your ballot]
            -- 18:08:55
            ~ The interview is over, and ballots are open in the thread.
        "#]],
    );
}

#[test]
fn an_answer_that_runs_over_is_closed_and_the_bot_goes_on() {
    check(
        r#"
        A: now solo
        quiet on
        A: take candidate
        quiet off
        +3m
        play to closed
        "#,
        expect![[r#"
            -- Tue 24 Nov 18:00:00
            A: now solo
            A< (planned) Mock interview #1 is open. It begins when its seats are taken: take yours on the card.
            A<   [Details]
            # **Mock interview #1 · solo**
            #   Objective: Backend engineer, first screen
            #   Tue 24 Nov 18:00 (now) · about 35 min · practice mode
            #   Answers typed in the thread can be read by this channel
            #   **Seats** 1 candidate seat free
            #   Check-in is open in the thread.
            #   [Candidate] [Can't make it] [Details]
            # (the thread opens)
            # **Mock interview #1** starts at 18:00 (now). Check in when you are here.
            #   [I'm here] [I'll be late] [I can't make it]
            -- 18:01:17 soon
            # About 18 s left.
            -- 18:01:35 time-up
            # Time. Finish your sentence.
            -- 18:02:23 answer-closes
            ~ **Question 1 of 5** · A, 90 s
            ~   Answered in 135 s.
            # I closed this answer after 135 s. What was said counts.
            # Follow-up: Which piece of work shows that best? · A, 60 s, time up 78 s ago
            #   Speak, or reply to this message, or use the form.
            #   [Done] [Answer in writing]
            -- Thu 26 Nov 19:09:40
            … play to closed
        "#]],
    );
}

#[test]
fn a_question_that_asks_for_no_story_gets_only_its_own_follow_ups_and_holds_none_against_anybody() {
    check(
        r#"
        A: now drill kind=values
        A: take candidate
        +6s
        A: answer "Honesty."
        +10s
        A: answer "Last week."
        A: tap done
        A: report
        "#,
        expect![[r#"
            -- Tue 24 Nov 18:00:00
            A: now drill kind=values
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
            #   What does a team need from you?
            #   Speak, or reply to this message, or use the form.
            #   [Done] [Answer in writing]
            -- 18:00:06
            A: answer "Honesty."
            A< Answered in 1 s.
            ~ **Question 1 of 1** · A, 45 s
            ~   Answered in 1 s.
            # Follow-up: When did they last need it? · A, 60 s, time up in 59 s
            #   Speak, or reply to this message, or use the form.
            #   [Done] [Answer in writing]
            -- 18:00:16
            A: answer "Last week."
            A< Answered in 5 s.
            ~ Follow-up: When did they last need it? · A, 60 s
            ~   Answered in 5 s.
            # Thank you, that was all.
            # **Rate A** · 0 ballots in · closes 18:20 (in 20 min)
            #   Nobody sees a ballot before all are in. Ratings are for practice; they are not for hiring decisions.
            #   Any member may rate, from the typed answers or a recording.
            #   A, did it work?
            #   [Open the answers and rate] [Done] [Not yet] [How to rate fairly]
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
            A<   **Suggested micro-goal** — _Answer the question in the first sentence, then support it_
            A<   Plan: If I am asked a question, then I first say my answer in one sentence of at most 20 words.
            A<   Why this one: “vague” was needed in 1 of 1 answer.
            A<   Nobody rated this turn: self-rating and timings only. It counts for your cadence, never for readiness.
            A<   **Timings** Q1 values and culture 1 s (aim 30–45 s) · follow-ups 5 s · answered 1 of 1 questions
            A<   **Probes needed** vague 1×
            A<   A recording link can be added until 19:00.
            A<   Private to you. Practice only: not for hiring decisions.
            A<   [Take this goal] [Write my own] [What I said] [Add a recording link]
        "#]],
    );
}
