//! What the clock does: pauses, extensions, absences of the bot, and the process being killed.

use expect_test::expect;

use greenroom::base::Span;

use super::check::{check, check_with};
use super::play::scenario_library;

#[test]
fn the_room_hears_of_the_clock_at_four_fifths_at_the_limit_and_at_half_as_much_again() {
    check(
        r#"
        A: now short
        quiet on
        A: take candidate
        B: take interviewer
        play to answer 1
        quiet off
        +140s
        B: panel
        B: press [Let it run]
        B: let run
        +5m
        +20s
        play to closed
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
            -- 18:01:17 soon
            # About 18 s left.
            -- 18:01:35 time-up
            # Time. Finish your sentence.
            -- 18:02:20 overtime
            # 45 s over. B: [Wrap up] [Let it run]
            #   [Wrap up] [Let it run]
            -- 18:02:25
            B: panel
            B< (shows session) A answers, 50 s over the time.
            B<   Listen for: one proof from the past.
            B<   Weak: adjectives without a proof.
            B<   [Wrap up] [Let it run] [30 s more] [Skip] [Pause] [More…]
            B: press [Let it run]
            # It may run on. Finish your thought.
            B: let run
            B< (refused: nothing-changed) Nothing would change. Change something first, or leave it as it is.
            B<   [My panel]
            -- 18:07:23 answer-closes
            ~ **Question 1 of 3** · A, 90 s
            ~   Answered in 435 s. B: [Panel]
            ~   [Panel]
            # I closed this answer after 435 s. What was said counts.
            -- 19:09:15
            … play to closed
        "#]],
    );
}

#[test]
fn an_answer_that_nobody_ends_is_closed() {
    check(
        r#"
        A: now short
        quiet on
        A: take candidate
        B: take interviewer
        play to answer 1
        quiet off
        +200s
        quiet on
        play to closed
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
            -- 18:01:17 soon
            # About 18 s left.
            -- 18:01:35 time-up
            # Time. Finish your sentence.
            -- 18:02:20 overtime
            # 45 s over. B: [Wrap up] [Let it run]
            #   [Wrap up] [Let it run]
            -- 18:03:23 answer-closes
            ~ **Question 1 of 3** · A, 90 s
            ~   Answered in 195 s. B: [Panel]
            ~   [Panel]
            # I closed this answer after 195 s. What was said counts.
        "#]],
    );
}

#[test]
fn the_interviewer_wraps_up() {
    check(
        r#"
        A: now short
        quiet on
        A: take candidate
        B: take interviewer
        play to answer 1
        quiet off
        +100s
        B: panel
        B: wrap up
        quiet on
        play to closed
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
            -- 18:01:17 soon
            # About 18 s left.
            -- 18:01:35 time-up
            # Time. Finish your sentence.
            -- 18:01:45
            B: panel
            B< (shows session) A answers, 10 s over the time.
            B<   Listen for: one proof from the past.
            B<   Weak: adjectives without a proof.
            B<   [Wrap up] [30 s more] [Skip] [Pause] [More…]
            B: wrap up
            ~ **Question 1 of 3** · A, 90 s
            ~   Answered in 100 s. B: [Panel]
            ~   [Panel]
        "#]],
    );
}

#[test]
fn a_recorded_answer_tells_its_own_length() {
    check(
        r#"
        A: now short
        quiet on
        A: take candidate
        B: take interviewer
        play to answer 1
        quiet off
        +100s
        B: speak 70s
        A: speak 70s
        A: speak 5s
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
            -- 18:01:17 soon
            # About 18 s left.
            -- 18:01:35 time-up
            # Time. Finish your sentence.
            -- 18:01:45
            B: speak 70s
            B< (refused: candidate-only) Only A can do that: it is their turn. Open your panel for what you can do now.
            B<   [My panel]
            A: speak 70s
            A< Answered in 70 s.
            ~ **Question 1 of 3** · A, 90 s
            ~   Answered in 70 s. B: [Panel]
            ~   [Panel]
            A: speak 5s
            A< (refused: no-answer-running) No answer is running right now. Go on to the next question, or wait for it.
            A<   [My panel]
        "#]],
    );
}

#[test]
fn an_answer_is_extended_until_it_is_enough() {
    check(
        r#"
        A: now short
        quiet on
        A: take candidate
        B: take interviewer
        play to answer 1
        quiet off
        +80s
        B: extend
        B: extend
        B: extend
        B: extend
        B: extend
        +125s
        A: done
        play to rating
        quiet on
        play to report
        quiet off
        A: report
        A: scores
        +1h
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
            -- 18:01:17 soon
            # About 18 s left.
            -- 18:01:25
            B: extend
            # 30 s more: this answer may take 120 s.
            B: extend
            # 30 s more: this answer may take 150 s.
            B: extend
            # 30 s more: this answer may take 180 s.
            B: extend
            # 30 s more: this answer may take 210 s.
            B: extend
            B< (refused: extended-enough) This answer has had all the extra time there is. Let it come to its end, or press _Wrap up_ on your panel.
            B<   [My panel]
            -- 18:02:53 soon
            # About 42 s left.
            -- 18:03:30
            A: done
            A< Answered in 205 s.
            ~ **Question 1 of 3** · A, 210 s
            ~   Answered in 205 s. B: [Panel]
            ~   [Panel]
            -- 18:05:00
            … play to rating
            A: report
            A< (shows report) **Report — A, #1** · 1 rater
            A<   **In their words**
            A<   B:
            A<   > You gave the result first, and I could follow every step after it.
            A<   **Suggested micro-goal** — _Give every result as before → after_
            A<   Plan: If I am about to say that something got better, then I say the number before and the number after.
            A<   Why this one: Evidence of impact is lowest.
            A<   You and B could meet at this time every week, next on Tue 1 Dec 18:00.
            A<   Worth a thank-you? B
            A<   A recording link can be added until 19:05.
            A<   Private to you. Practice only: not for hiring decisions.
            A<   [Take this goal] [Write my own] [Scores] [What I said] [Again, same time next week] [Thank them] [Add a recording link]
            A: scores
            A< (shows report) **Report — A, #1** · 1 rater
            A<   **Clarity of answer** between “The question is answered, but the point comes near the end or beside side topics” and “The point comes in the first two sentences, and the rest supports it”
            A<   **Evidence of impact** between “An outcome is named, but its size is left open ("much faster")” and “Before and after in numbers, and what the candidate did to get there”
            A<   **Non-verbal presence** between “Easy to hear; pace or eyes slip under pressure, with rushing or long silences” and “Steady pace with chosen pauses, also on the hardest question”
            A<   **Storytelling structure** between “All parts come, but background takes half the time or the result comes when asked” and “Short background, own actions step by step, then the result, without being asked”
            A<   **Quality of questions** between “Two or more questions that fit any company; no answer is followed up” and “Three or more about this role or team, and one builds on an answer just given”
            A<   One rater: what their marks look like, in words. One person's number would say more about them than about you; it counts in your running level.
            A<   **Timings** Q1 opening 205 s (aim 60–90 s) · Q2 behavioural 40 s (aim 90–120 s) · Q3 closing 40 s (aim 30–45 s) · answered 3 of 3 questions · your own questions: 0 (three is a good number)
            A<   [Back to the report]
            -- 19:05:00 report-ends
            # (the thread is archived)
        "#]],
    );
}

#[test]
fn a_pause_keeps_what_is_left_of_the_answer() {
    check(
        r#"
        A: now short
        quiet on
        A: take candidate
        B: take interviewer
        play to answer 1
        +30s
        quiet off
        B: pause
        A: panel
        B: pause
        A: continue
        A: done
        B: panel
        +1h
        B: continue
        +60s
        A: done
        quiet on
        play to closed
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
            -- 18:00:35
            B: pause
            # B paused the session; the clock stands. B: [Continue] [End here]
            #   [Continue] [End here]
            A: panel
            A< (shows session) The session is paused.
            A<   The interviewer goes on when all are ready.
            A<   [More…]
            B: pause
            B< (refused: is-paused) The clock stands. Press _Continue_ in the thread first, or wait for it.
            B<   [My panel]
            A: continue
            A< (refused: interviewer-only) Only the interviewer can do that, and B has the chair. Open your panel for what you can do now.
            A<   [My panel]
            A: done
            A< (refused: is-paused) The clock stands. Press _Continue_ in the thread first, or wait for it. …
            B: panel
            B< (shows session) The session is paused.
            B<   [Continue] [More…]
            -- 19:00:35
            B: continue
            # It goes on; A has 60 s left for question 1.
            -- 19:01:17 soon
            # About 18 s left.
            -- 19:01:35 time-up
            # Time. Finish your sentence.
            A: done
            A< Answered in 90 s.
            ~ **Question 1 of 3** · A, 90 s
            ~   Answered in 90 s. B: [Panel]
            ~   [Panel]
        "#]],
    );
}

#[test]
fn a_pause_of_a_day_ends_the_turn() {
    check(
        r#"
        A: now short
        quiet on
        A: take candidate
        B: take interviewer
        play to answer 2
        quiet off
        B: pause
        +24h
        +5s
        play to closed
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
            -- 18:00:50
            B: pause
            # B paused the session; the clock stands. B: [Continue] [End here]
            #   [Continue] [End here]
            -- Wed 25 Nov 18:00:53 pause-ends
            ~ **Question 2 of 3** · A, 120 s
            ~   Interrupted.
            # A's turn ended because it had stood still for more than a day. Too little was answered to rate it; the timings are kept.
            ~ It is over. Everybody who answered has a report.
            ~   [Open my report] [Details]
            # **Rating of A** · closed · 0 of 0 ballots in
            # A's turn was interrupted and is not rated; its timings are kept. A: [Open your report]  → A
            #   [Open your report]
            -- 19:00:50
            … play to closed
        "#]],
    );
}

#[test]
fn an_emergency_stop_holds_everything_and_the_report_says_interrupted() {
    check(
        r#"
        A: now final-round
        quiet on
        A: take candidate
        B: take interviewer
        C: take interviewer
        D: take interviewer
        play to answer 4
        quiet off
        E: emergency stop
        D: press [Panel]
        D: emergency stop
        A: panel
        A: press [Continue]
        play to rating
        play to report
        A: report
        A: scores
        +1h
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
            -- 18:02:20
            E: emergency stop
            E< (refused: seated-only) Only people with a seat can do that. Take a seat on the card first.
            E<   [My panel]
            D: press [Panel]
            D< (shows session) B has the question. Yours comes, and shows here when it does.
            D<   [More…]
            D: emergency stop
            # Emergency stop by D. The clock stands, and no reason is asked. Everybody seated can press [Continue] when all is well; the report says _interrupted_.
            #   [Continue] [End here]
            A: panel
            A< (shows session) There was an emergency stop.
            A<   [Continue] [More…]
            A: press [Continue]
            # It goes on; A has 90 s left for question 4.
            -- 18:05:15
            … play to rating
            … play to report
            A: report
            A< (shows report) **Report — A, #1** · 3 raters
            A<   Interrupted: the turn ended with an emergency stop.
            A<   **Too little evidence** — the turn was interrupted.
            A<   **In their words**
            A<   B:
            A<   > You gave the result first, and I could follow every step after it.
            A<   C:
            A<   > You gave the result first, and I could follow every step after it.
            A<   D:
            A<   > You gave the result first, and I could follow every step after it.
            A<   **Suggested micro-goal** — _Stop when the point is made, within the time_
            A<   Plan: If I have said my result, then I stop and look at the interviewer.
            A<   Why this one: Clarity of answer is among the lowest, at 4.0; 1 of 7 answers ran over time.
            A<   Worth a thank-you? 1. B · 2. C · 3. D
            A<   A recording link can be added until 19:05.
            A<   Private to you. Practice only: not for hiring decisions.
            A<   [Take this goal] [Write my own] [Scores] [What I said] [Thank 1] [Thank 2] [Thank 3] [Add a recording link]
            A: scores
            A< (shows report) **Report — A, #1** · 3 raters
            A<   **Too little evidence** — the turn was interrupted.
            A<   **Clarity of answer** 4.0 ± 0.4 · raw 4, 4, 4
            A<   **Evidence of impact** 4.0 ± 0.4 · raw 4, 4, 4
            A<   **Non-verbal presence** 4.0 ± 0.4 · raw 4, 4, 4
            A<   **Storytelling structure** 4.0 ± 0.4 · raw 4, 4, 4
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
fn after_an_emergency_stop_the_session_can_end() {
    check(
        r#"
        A: now one-on-one
        quiet on
        A: take candidate
        B: take candidate
        play to answer 3
        quiet off
        A: emergency stop
        A: press [End here]
        A: press [Yes, end it here]
        play to closed
        "#,
        expect![[r#"
            -- Tue 24 Nov 18:00:00
            A: now one-on-one
            A< (planned) Mock interview #1 is open. It begins when its seats are taken: take yours on the card.
            A<   [Details]
            # **Mock interview #1 · one-on-one**
            #   Objective: Backend engineer, first screen
            #   Tue 24 Nov 18:00 (now) · about 74 min · practice mode
            #   Answers typed in the thread can be read by this channel
            #   **Seats** 2 candidate seats free · 4 observer seats free
            #   Check-in is open in the thread.
            #   [Take a seat] [Observe] [Can't make it] [Details]
            # (the thread opens)
            # **Mock interview #1** starts at 18:00 (now). Check in when you are here; a seat that is empty 5 min after the start is offered to the observers.
            #   [I'm here] [I'll be late] [I can't make it]
            -- 18:01:35
            A: emergency stop
            # Emergency stop by A. The clock stands, and no reason is asked. Everybody seated can press [Continue] when all is well; the report says _interrupted_.
            #   [Continue] [End here]
            A: press [End here]
            A< (shows sure) **End #1 here?** The interview is over with it, and what has not begun is left out. What was finished is rated.
            A<   [Yes, end it here] [No, back]
            A: press [Yes, end it here]
            ~ **Question 3 of 5 · a surprise** · A, 90 s
            ~   Interrupted.
            # A's turn ended with an emergency stop. Enough was answered to rate it.
            # **Rate A — turn 1** · 0 of 1 ballot in · closes 18:21 (in 20 min)
            #   Nobody sees a ballot before all are in. Ratings are for practice; they are not for hiring decisions.
            #   [Rate turn 1] [Rate myself] [How to rate fairly]
            -- 19:01:35
            … play to closed
        "#]],
    );
}

#[test]
fn killed_in_an_answer_it_goes_on_at_the_same_second() {
    check(
        r#"
        A: now solo
        quiet on
        A: take candidate
        play to answer 1
        +30s
        quiet off
        kill 90s
        A: panel
        A: press [Continue]
        A: panel
        +12s
        +18s
        A: done
        quiet on
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
            -- 18:00:35
            kill 90s
            -- 18:02:05
            # I was away for 90 s. The clock was stopped; A has 60 s left for question 1. It goes on by itself at 18:04 (in 2 min). A: [Continue] [End here]
            #   [Continue] [End here]
            A: panel
            A< (shows session) I was away, and the clock stands.
            A<   It goes on by itself at 18:04 (in 2 min).
            A<   [Continue] [More…]
            A: press [Continue]
            # It goes on; A has 60 s left for question 1.
            A: panel
            A< (shows session) “Who are you at work?”
            A<   You answer · time up in 60 s
            A<   [Done] [Answer in writing] [30 s more] [Skip] [Pause] [More…]
            -- 18:02:35
            A: done
            A< Answered in 60 s.
            ~ **Question 1 of 5** · A, 90 s
            ~   Answered in 60 s.
            # Follow-up: Which piece of work shows that best? · A, 60 s, time up now
            #   Speak, or reply to this message, or use the form.
            #   [Done] [Answer in writing]
        "#]],
    );
}

#[test]
fn after_a_short_absence_it_goes_on_by_itself() {
    check(
        r#"
        A: now solo
        quiet on
        A: take candidate
        play to answer 1
        +30s
        quiet off
        kill 3m
        +2m
        A: panel
        quiet on
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
            -- 18:00:35
            kill 3m
            -- 18:03:35
            # I was away for 3 min. The clock was stopped; A has 60 s left for question 1. It goes on by itself at 18:05 (in 2 min). A: [Continue] [End here]
            #   [Continue] [End here]
            -- 18:05:35 resumes
            # It goes on; A has 60 s left for question 1.
            A: panel
            A< (shows session) “Who are you at work?”
            A<   You answer · time up in 60 s
            A<   [Done] [Answer in writing] [30 s more] [Skip] [Pause] [More…]
        "#]],
    );
}

#[test]
fn after_more_than_two_hours_it_waits_for_a_press() {
    check(
        r#"
        A: now short
        quiet on
        A: take candidate
        B: take interviewer
        play to answer 1
        +30s
        quiet off
        kill 3h
        +10m
        B: press [Continue]
        A: panel
        quiet on
        play to closed
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
            -- 18:00:35
            kill 3h
            -- 21:00:35
            # I was away for 3 h. The clock was stopped; A has 60 s left for question 1. B: [Continue] [End here]
            #   [Continue] [End here]
            -- 21:10:35
            B: press [Continue]
            # It goes on; A has 60 s left for question 1.
            A: panel
            A< (shows session) “Who are you at work?”
            A<   You answer · time up in 60 s
            A<   [Done] [Answer in writing] [More…]
        "#]],
    );
}

#[test]
fn after_more_than_a_day_it_is_over_as_interrupted() {
    check(
        r#"
        A: now short
        quiet on
        A: take candidate
        B: take interviewer
        play to answer 2
        quiet off
        kill 25h
        A: report
        play to closed
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
            -- 18:00:50
            kill 25h
            -- Wed 25 Nov 19:00:50
            ~ **Question 2 of 3** · A, 120 s
            ~   Interrupted.
            # A's turn ended because it had stood still for more than a day. Too little was answered to rate it; the timings are kept.
            ~ It is over. Everybody who answered has a report.
            ~   [Open my report] [Details]
            # **Rating of A** · closed · 0 of 0 ballots in
            # A's turn was interrupted and is not rated; its timings are kept. A: [Open your report]  → A
            #   [Open your report]
            A: report
            A< (shows report) **Report — A, #1** · not rated
            A<   Interrupted: the turn ended because it had stood still for more than a day.
            A<   Nobody rated this turn: self-rating and timings only. It counts for your cadence, never for readiness.
            A<   **Timings** Q1 opening 40 s (aim 60–90 s) · not answered: Q2 · answered 1 of 3 questions · your own questions: 0 (three is a good number)
            A<   You and B could meet at this time every week, next on Tue 1 Dec 18:00.
            A<   Worth a thank-you? B
            A<   A recording link can be added until 20:00.
            A<   Private to you. Practice only: not for hiring decisions.
            A<   [Write my own] [What I said] [Again, same time next week] [Thank them] [Add a recording link]
            -- 20:00:50
            … play to closed
        "#]],
    );
}

#[test]
fn killed_while_people_wait_it_starts_late_and_says_so() {
    check(
        r#"
        A: plan in=20m short
        quiet on
        A: take candidate
        B: take interviewer
        +10m
        A: here
        B: here
        quiet off
        kill 14m
        B: panel
        quiet on
        play to closed
        "#,
        expect![[r#"
            -- Tue 24 Nov 18:00:00
            A: plan in=20m short
            A< (planned) Mock interview #1 is planned for Tue 24 Nov 18:20 (in 20 min). Take a seat on its card.
            A<   [Details]
            # **Mock interview #1 · short**
            #   Objective: Backend engineer, first screen
            #   Tue 24 Nov 18:20 (in 20 min) · about 25 min · practice mode
            #   Answers typed in the thread can be read by this channel
            #   **Seats** 1 candidate seat free · 1 interviewer seat free · 4 observer seats free
            #   [Candidate] [Interviewer] [Observe] [Can't make it] [Details]
            -- 18:10:00
            kill 14m
            -- 18:24:00
            # I was away, so #1 starts 4 min later than planned. Check in when you are here.
            #   [I'm here]
            -- 18:24:00 starts
            ~ Tue 24 Nov 18:24 (now) · about 25 min · practice mode
            ~   **Seats** candidate: A · interviewer: B
            ~   It is running; observers can still come.
            ~   [My part] [Observe] [Details]
            ~ **Mock interview #1** has begun; check-in is over
            # **A answers, B interviews** · until 18:39  → A, B
            #   Intro (60 s) → 3 questions (10 min) → A's questions (2 min) → wrap-up (2 min)
            #   First B: who is asking, and how it goes. A, listen; the first question comes after it.
            #   Nobody else sees what is behind your button. B: [Panel] · A: [Stop my turn]
            #   [Panel] [Stop my turn]
            B: panel
            B< (shows session) **Intro** · until 18:25 · Say who you are in this interview, how long it takes, and that the candidate can ask at the end.
            B<   Say: “Good to meet you.”
            B<   [On to the questions] [Briefing] [Tone cards] [Pause] [More…]
        "#]],
    );
}

#[test]
fn killed_over_the_start_of_a_planned_session_it_starts_late() {
    check(
        r#"
        A: plan in=20m short
        quiet on
        A: take candidate
        B: take interviewer
        quiet off
        kill 25m
        A: here
        B: here
        quiet on
        play to closed
        "#,
        expect![[r#"
            -- Tue 24 Nov 18:00:00
            A: plan in=20m short
            A< (planned) Mock interview #1 is planned for Tue 24 Nov 18:20 (in 20 min). Take a seat on its card.
            A<   [Details]
            # **Mock interview #1 · short**
            #   Objective: Backend engineer, first screen
            #   Tue 24 Nov 18:20 (in 20 min) · about 25 min · practice mode
            #   Answers typed in the thread can be read by this channel
            #   **Seats** 1 candidate seat free · 1 interviewer seat free · 4 observer seats free
            #   [Candidate] [Interviewer] [Observe] [Can't make it] [Details]
            kill 25m
            -- 18:25:00 check-in-opens
            ~ Tue 24 Nov 18:25 (now) · about 25 min · practice mode
            ~   Check-in is open in the thread.
            # (the thread opens)
            # **Mock interview #1** starts at 18:25 (now). Check in when you are here; a seat that is empty 5 min after the start is offered to the observers.
            #   A: not yet · B: not yet
            #   [I'm here] [I'll be late] [I can't make it]
            # I was away, so #1 starts 5 min later than planned. Check in when you are here.
            #   [I'm here]
            A: here
            A< You are checked in.
            A<   **Before you start** — the microphone works · your notes are at hand
            A<   [My micro-goal] [The whole list]
            ~ A: checked in · B: not yet
            B: here
            B< You have a seat: interviewer. Everybody is here: it has begun.
            B<   [My panel]
            ~ **Mock interview #1** has begun; check-in is over
            ~ **Seats** candidate: A · interviewer: B
            ~   It is running; observers can still come.
            ~   [My part] [Observe] [Details]
            # **A answers, B interviews** · until 18:40  → A, B
            #   Intro (60 s) → 3 questions (10 min) → A's questions (2 min) → wrap-up (2 min)
            #   First B: who is asking, and how it goes. A, listen; the first question comes after it.
            #   Nobody else sees what is behind your button. B: [Panel] · A: [Stop my turn]
            #   [Panel] [Stop my turn]
        "#]],
    );
}

#[test]
fn away_for_more_than_a_quarter_of_an_hour_it_is_missed() {
    check(
        r#"
        A: plan in=20m short
        quiet on
        A: take candidate
        B: take interviewer
        quiet off
        kill 40m
        A: panel
        "#,
        expect![[r#"
            -- Tue 24 Nov 18:00:00
            A: plan in=20m short
            A< (planned) Mock interview #1 is planned for Tue 24 Nov 18:20 (in 20 min). Take a seat on its card.
            A<   [Details]
            # **Mock interview #1 · short**
            #   Objective: Backend engineer, first screen
            #   Tue 24 Nov 18:20 (in 20 min) · about 25 min · practice mode
            #   Answers typed in the thread can be read by this channel
            #   **Seats** 1 candidate seat free · 1 interviewer seat free · 4 observer seats free
            #   [Candidate] [Interviewer] [Observe] [Can't make it] [Details]
            kill 40m
            -- 18:40:00 check-in-opens
            # (the thread opens)
            ~ #1 could not begin, because I was away at its start.
            # **Mock interview #1** could not begin, because I was away at its start. Plan a new date when it suits you.  → A, B
            # (the thread is archived)
            A: panel
            A< (shows session) **Mock interview #1** could not begin, because I was away at its start.
            A<   [Sessions]
        "#]],
    );
}

#[test]
fn an_absence_over_most_of_the_rating_window_gives_the_time_back() {
    check(
        r#"
        A: now short
        quiet on
        A: take candidate
        B: take interviewer
        play to rating
        +1m
        quiet off
        kill 15m
        B: panel
        play to closed
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
            -- 18:03:15
            kill 15m
            -- 18:18:15
            ~ The interview is over, and ballots are open in the thread.
            ~   [My part] [Details]
            # I was away for much of the rating time, so ballots now close Tue 24 Nov 18:37 (in 19 min).
            B: panel
            B< (shows session) **Ballots of #1** · they close at 18:37 (in 19 min), all together.
            B<   Your ballot for A, turn 1: open
            B<   [Rate turn 1] [How to rate fairly]
            -- 19:18:15
            … play to closed
        "#]],
    );
}

#[test]
fn an_absence_in_the_break_and_in_a_pause_moves_the_clock() {
    check(
        r#"
        A: now one-on-one
        quiet on
        A: take candidate
        B: take candidate
        play to half-time
        quiet off
        kill 1m
        B: continue
        quiet on
        play to answer 1
        quiet off
        A: pause
        kill 2h
        A: continue
        quiet on
        play to closed
        "#,
        expect![[r#"
            -- Tue 24 Nov 18:00:00
            A: now one-on-one
            A< (planned) Mock interview #1 is open. It begins when its seats are taken: take yours on the card.
            A<   [Details]
            # **Mock interview #1 · one-on-one**
            #   Objective: Backend engineer, first screen
            #   Tue 24 Nov 18:00 (now) · about 74 min · practice mode
            #   Answers typed in the thread can be read by this channel
            #   **Seats** 2 candidate seats free · 4 observer seats free
            #   Check-in is open in the thread.
            #   [Take a seat] [Observe] [Can't make it] [Details]
            # (the thread opens)
            # **Mock interview #1** starts at 18:00 (now). Check in when you are here; a seat that is empty 5 min after the start is offered to the observers.
            #   [I'm here] [I'll be late] [I can't make it]
            -- 18:03:45
            kill 1m
            -- 18:04:45
            # I was away for 60 s. The clock was stopped; 4 min of this stage are left. It goes on by itself at 18:06 (in 2 min).
            #   [Continue] [End here]
            B: continue
            # It goes on; 4 min of this stage are left.
            -- 18:08:50
            A: pause
            # A paused the session; the clock stands. A: [Continue] [End here]
            #   [Continue] [End here]
            kill 2h
            -- 20:08:50
            A: continue
            # It goes on; B has 90 s left for question 1.
        "#]],
    );
}

#[test]
fn a_press_of_the_last_moment_counts_and_one_after_it_does_not() {
    check(
        r#"
        A: now solo
        quiet on
        A: take candidate
        play to answer 1
        +134s
        +2s
        quiet off
        A 2s ago: done
        A: done
        +1m
        +30s
        A 4s ago: done
        A 1s ago: answer "That was the follow-up, in one sentence."
        quiet on
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
            -- 18:02:21
            A 2s ago: done
            A< Answered in 134 s.
            ~ **Question 1 of 5** · A, 90 s
            ~   Answered in 134 s.
            # Follow-up: Which piece of work shows that best? · A, 60 s, time up 76 s ago
            #   Speak, or reply to this message, or use the form.
            #   [Done] [Answer in writing]
            A: done
            A< (refused: just-asked) This question has only just been asked. Read it, answer it, and press _Done_ under it then.
            A<   [My panel]
            -- 18:03:12 soon
            # About 12 s left.
            -- 18:03:24 time-up
            # Time. Finish your sentence.
            -- 18:03:51
            A 4s ago: done
            A< Answered in 83 s.
            ~ Follow-up: Which piece of work shows that best? · A, 60 s
            ~   Answered in 83 s.
            # **Question 2 of 5** · A, 120 s, time up in 2 min
            #   Tell me about a conflict at work.
            #   Speak, or reply to this message, or use the form.
            #   [Done] [Answer in writing]
            A 1s ago: answer "That was the follow-up, in one sentence."
            A< Answered; the time was not measured.
            ~ **Question 2 of 5** · A, 120 s
            ~   Answered; the time was not measured.
            # Follow-up: Please take me through one specific example, step by step. · A, 60 s, time up in 61 s
            #   Speak, or reply to this message, or use the form.
            #   [Done] [Answer in writing]
        "#]],
    );
}

#[test]
fn skip_and_another_question() {
    check(
        r#"
        A: now short
        quiet on
        A: take candidate
        B: take interviewer
        quiet off
        B: next
        B: panel
        B: press [Another one]
        B: panel
        B: another
        B: another
        B: ask
        B: another
        B: skip
        B: panel
        B: ask
        +40s
        A: done
        B: follow vague
        B: skip
        B: panel
        B: skip
        quiet on
        play to closed
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
            B: next
            B: panel
            B< (shows session) **Question 1 of 3 · opening** · aim for 60–90 s
            B<   “Who are you at work?”
            B<   Listen for: one proof from the past.
            B<   Weak: adjectives without a proof.
            B<   [Ask it] [Another one] [Skip] [Pause] [More…]
            B: press [Another one]
            B: panel
            B< (shows session) **Question 1 of 3 · opening** · aim for 60–90 s
            B<   “What led you here?”
            B<   Listen for: a thread with reasons · it ties to this role.
            B<   Weak: the CV read aloud.
            B<   [Ask it] [Skip] [Pause] [More…]
            B: another
            B< (refused: no-other) There is no other question of this kind left. Ask this one, or skip it.
            B<   [My panel]
            B: another
            B< (refused: no-other) There is no other question of this kind left. Ask this one, or skip it. …
            B: ask
            # **Question 1 of 3** · A, 90 s, time up in 95 s
            #   What led you here?
            #   Speak, or reply to this message, or use the form.
            #   [Done] [Answer in writing]
            B: another
            B< (refused: asked-already) That has been asked already. Choose another follow-up, or go on to the next question.
            B<   [My panel]
            B: skip
            ~ **Question 1 of 3** · A, 90 s
            ~   Left out.
            # Question 1 is left out.
            B: panel
            B< (shows session) **Question 2 of 3 · behavioural** · aim for 90–120 s
            B<   “Tell me about a conflict at work.”
            B<   Listen for: both sides.
            B<   Weak: a villain.
            B<   [Ask it] [Another one] [Skip] [Pause] [More…]
            B: ask
            # **Question 2 of 3** · A, 120 s, time up in 2 min
            #   Tell me about a conflict at work.
            #   Speak, or reply to this message, or use the form.
            #   [Done] [Answer in writing]
            -- 18:00:40
            A: done
            A< Answered in 35 s.
            ~ **Question 2 of 3** · A, 120 s
            ~   Answered in 35 s. B: [Panel]
            ~   [Panel]
            B: follow vague
            # B asks: Please take me through one specific example, step by step. · A, 60 s, time up in 65 s
            #   Speak, or reply to this message, or use the form.
            #   [Done] [Answer in writing]
            B: skip
            ~ B asks: Please take me through one specific example, step by step. · A, 60 s
            ~   Left out.
            B: panel
            B< (shows session) A answered; the time was not measured. **Follow up?**
            B<   [Whose part?] [No result] [No number] [Too long on the situation] [Trade-off] [Clarify first] [Push back] [Next question] [Pause] [More…]
            B: skip
            B< (refused: no-answer-running) No answer is running right now. Go on to the next question, or wait for it.
            B<   [My panel]
        "#]],
    );
}

/// A platform where members can act while the bot is away: a short absence stops no clock.
fn with_a_platform_that_stays() -> std::sync::Arc<greenroom::config::Library> {
    let mut library = (*scenario_library()).clone();
    library.freeze_after = Span::from_seconds(60);
    std::sync::Arc::new(library)
}

#[test]
fn where_members_can_act_meanwhile_a_minute_away_stops_no_clock() {
    check_with(
        with_a_platform_that_stays(),
        r#"
        A: now short
        quiet on
        A: take candidate
        B: take interviewer
        play to answer 2
        +30s
        quiet off
        kill 60s
        A: panel
        A 50s ago: done
        B: next
        B: ask
        +10s
        gap 61s
        B: continue
        quiet on
        play to closed
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
            -- 18:01:20
            kill 60s
            -- 18:02:20
            A: panel
            A< (shows session) “Tell me about a conflict at work.”
            A<   You answer · time up in 30 s
            A<   [Done] [Answer in writing] [More…]
            A 50s ago: done
            A< Answered in 40 s.
            ~ **Question 2 of 3** · A, 120 s
            ~   Answered in 40 s. B: [Panel]
            ~   [Panel]
            B: next
            # B, the next step is on your panel. [Panel]  → B
            #   [Panel]
            B: ask
            # **Question 3 of 3** · A, 45 s, time up in 50 s
            #   Why should we choose you?
            #   Speak, or reply to this message, or use the form.
            #   [Done] [Answer in writing]
            -- 18:02:30
            gap 61s
            -- 18:03:31
            # I was away for 61 s. The clock was stopped; A has 40 s left for question 3. It goes on by itself at 18:05 (in 2 min). B: [Continue] [End here]
            #   [Continue] [End here]
            B: continue
            # It goes on; A has 40 s left for question 3.
        "#]],
    );
}

#[test]
fn a_vote_given_in_time_counts_although_it_comes_after_an_absence_that_hid_the_close() {
    check_with(
        with_a_platform_that_stays(),
        r#"
        quiet on
        A: now short
        A: take candidate
        B: take interviewer
        C: take observer
        play to rating
        A: own skip
        +19m
        B: marks A 33333
        quiet off
        kill 90s
        C 35s ago: marks A 55555
        C 31s ago: words A "You named the result first, and I could follow every step." "" ""
        C 30s ago: ballot done A
        B 29s ago: words A "You said that it became faster, without a number." "" ""
        O: close ballots
        +20s
        B 51s ago: words A "You said that it became faster, without a number." "" ""
        B 50s ago: ballot A
        A: panel
        wake
        B 2m ago: ballot done A
        "#,
        expect![[r#"
            -- Tue 24 Nov 18:21:15
            kill 90s
            -- 18:22:45
            C 35s ago: marks A 55555
            C< Saved. Every line has a mark: press _Done_ when you are content.
            C 31s ago: words A "You named the result first, and I could follow every step." "" ""
            C< Your words are saved, and changeable until the ballots close.
            C 30s ago: ballot done A
            C< Your ballot is in, and changeable until the ballots close.
            B 29s ago: words A "You said that it became faster, without a number." "" ""
            B< (refused: ballots-closed) The ballots are closed and can't be changed any more. Look in the thread for the report.
            B<   [My panel]
            O: close ballots
            O< (refused: ballots-closed) The ballots are closed and can't be changed any more. Look in the thread for the report. …
            -- 18:23:05
            B 51s ago: words A "You said that it became faster, without a number." "" ""
            B< Your words are saved, and changeable until the ballots close.
            B 50s ago: ballot A
            B< (shows ballot) **Your ballot for A** · saved as you go, the time is over: what you gave in time still counts
            B<   5 of 5 lines filled in. Your words are saved.
            B<   ‹Clarity of answer: 3 · The question is answered, but the point comes near the end or beside side topics›
            B<   ‹Evidence of impact: 3 · An outcome is named, but its size is left open ("much faster")›
            B<   ‹Non-verbal presence: 3 · Easy to hear; pace or eyes slip under pressure, with rushing or long silences›
            B<   ‹Storytelling structure: 3 · All parts come, but background takes half the time or the result comes when asked›
            B<   ‹Quality of questions: 3 · Two or more questions that fit any company; no answer is followed up›
            B<   [Edit words] [Done] [How to rate]
            A: panel
            A< (shows session) **Ballots of #1** · the time is over: they unseal in a moment, all together.
            A<   Your own rating of turn 1: in
            A<   [Rate myself] [Add a recording link] [How to rate fairly]
            -- 18:23:18 rating-closes
            ~ **Rating of A** · closed · 1 of 2 ballots in
            ~ It is over. Everybody who answered has a report.
            ~   [Open my report] [Details]
            # A's turn is rated. A: [Open your report]  → A
            #   [Open your report]
            B 2m ago: ballot done A
            B< (refused: ballots-closed) The ballots are closed and can't be changed any more. Look in the thread for the report. …
        "#]],
    );
}

#[test]
fn a_second_absence_while_votes_are_waited_for_waits_for_them_again() {
    check_with(
        with_a_platform_that_stays(),
        r#"
        quiet on
        A: now short
        A: take candidate
        B: take interviewer
        C: take observer
        play to rating
        +19m
        quiet off
        kill 90s
        +25s
        kill 10s
        +25s
        C 2m ago: marks A 55555
        wake
        "#,
        expect![[r#"
            -- Tue 24 Nov 18:21:15
            kill 90s
            -- 18:23:10
            kill 10s
            -- 18:23:45
            C 2m ago: marks A 55555
            C< Saved. Every line has a mark: press _Done_ when you are content.
            -- 18:23:53 rating-closes
            ~ It is over. Everybody who answered has a report.
            ~   [Open my report] [Details]
            ~ **Rating of A** · closed · 0 of 2 ballots in
            # A's turn is rated. A: [Open your report]  → A
            #   [Open your report]
        "#]],
    );
}

#[test]
fn a_wrap_up_that_comes_by_its_time_is_said_in_the_room() {
    check(
        r"
        quiet on
        A: now short
        A: take candidate
        B: take interviewer
        play to own questions
        quiet off
        +5m
        ",
        expect![[r#"
            -- Tue 24 Nov 18:04:18 stage-ends
            # **Wrap-up** · until 18:06 · B: say what would happen next, and close as you would at work.
            #   [Panel]
            -- 18:06:18 stage-ends
            # **Rate A** · 0 of 1 ballot in · closes 18:26 (in 20 min)
            #   Nobody sees a ballot before all are in. Ratings are for practice; they are not for hiring decisions.
            #   [Rate this turn] [Rate myself] [How to rate fairly]
        "#]],
    );
}
