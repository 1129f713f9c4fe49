//! Two people interview each other: the whole way from plan to report.

use expect_test::expect;

use super::check::check;

#[test]
fn a_one_on_one_runs_from_now_to_both_reports() {
    check(
        r#"
        A: now one-on-one "Backend engineer, first screen" role=backend level=senior wanted=ready_for_a_first_screen place=Room_1
        A: take candidate
        C: take observer
        B: take candidate
        +30s
        A: panel
        B: panel
        B: next
        B: panel
        B: ask
        A: panel
        C: panel
        +45s
        C: story S
        +20s
        C: story A
        C: filler
        A: done
        B: panel
        B: follow no-number
        +40s
        A: panel
        A: press [Answer in writing] "It was nine days of work for two of us, and it saved the release."
        B: panel
        B: next
        play to own questions
        B: panel
        B: press [+1]
        B: press [Next]
        B: panel
        B: press [End the turn]
        B: ballot A
        B: marks A 42?33
        B: words A "Great job" "" ""
        B: press [Edit words] "You named the outcome as much faster, without a number." "" "Say before and after."
        B: ballot done A
        play to rating
        play to report
        A: report
        A: press [What I said]
        A: scores
        B: report
        B: scores
        A: take goal
        +2h
        "#,
        expect![[r#"
            -- Tue 24 Nov 18:00:00
            A: now one-on-one "Backend engineer, first screen" role=backend level=senior wanted=ready_for_a_first_screen place=Room_1
            A< (planned) Mock interview #1 is open. It begins when its seats are taken: take yours on the card.
            A<   [Details]
            # **Mock interview #1 · one-on-one**
            #   Objective: Backend engineer, first screen
            #   Backend engineer, senior · wanted: ready for a first screen
            #   Tue 24 Nov 18:00 (now) · about 74 min · practice mode · voice: Room 1
            #   Answers typed in the thread can be read by this channel
            #   **Seats** 2 candidate seats free · 4 observer seats free
            #   Check-in is open in the thread.
            #   [Take a seat] [Observe] [Can't make it] [Details]
            # (the thread opens)
            # **Mock interview #1** starts at 18:00 (now). Check in when you are here; a seat that is empty 5 min after the start is offered to the observers.
            #   [I'm here] [I'll be late] [I can't make it]
            A: take candidate
            A< You have a seat: candidate, and you are checked in. It begins when everybody is here.
            A<   [Before you start] [Can't make it]
            ~ **Seats** candidate & interviewer: A · 1 candidate seat free · 4 observer seats free
            ~ A: checked in
            C: take observer
            C< You observe, and you are checked in. While somebody answers, your tools are on your panel.
            C<   [My panel] [Can't make it]
            ~ **Seats** candidate & interviewer: A · observer: C · 1 candidate seat free · 3 observer seats free
            ~ A: checked in · C: checked in
            B: take candidate
            B< You have a seat: candidate. Everybody is here: it has begun.
            B<   [My panel]
            ~ **Seats** candidate & interviewer: A, B (you swap half-way) · observer: C
            ~   It is running; observers can still come.
            ~   [My part] [Observe] [Details]
            ~ **Mock interview #1** has begun; check-in is over
            # **Turn 1 of 2 — A answers, B interviews** · until 18:30  → A, B
            #   Intro (2 min) → 3 questions and 2 surprises (20 min) → A's questions (5 min) → wrap-up (3 min)
            #   First B: who is asking, and how it goes. A, listen; the first question comes after it.
            #   Nobody else sees what is behind your button. B: [Panel] · C: [Observer's tools] · A: [Stop my turn]
            #   [Panel] [Observer's tools] [Stop my turn]
            -- 18:00:30
            A: panel
            A< (shows session) **Intro** · until 18:02 · Whoever interviews you says who they are and how it goes. Listen; your first question comes after it.
            A<   [More…]
            B: panel
            B< (shows session) **Intro** · until 18:02 · Say who you are in this interview, how long it takes, and that the candidate can ask at the end.
            B<   Say: “Good to meet you.”
            B<   [On to the questions] [Briefing] [Tone cards] [Pause] [More…]
            B: next
            B: panel
            B< (shows session) **Question 1 of 5 · opening** · aim for 60–90 s
            B<   “Who are you at work?”
            B<   Listen for: one proof from the past.
            B<   Weak: adjectives without a proof.
            B<   [Ask it] [Another one] [Skip] [Pause] [More…]
            B: ask
            # **Question 1 of 5** · A, 90 s, time up in 95 s
            #   Who are you at work?
            #   Speak, or reply to this message, or use the form.
            #   [Done] [Answer in writing]
            A: panel
            A< (shows session) “Who are you at work?”
            A<   Your clock starts at 18:00 (in 5 s).
            A<   [Done] [Answer in writing] [More…]
            C: panel
            C< (shows session) The tools are here while A answers. Fillers so far: 0
            C<   [How to observe] [More…]
            -- 18:01:15
            C: story S
            C< Story clock: situation.
            -- 18:01:35
            C: story A
            C< Story clock: action.
            C: filler
            C< Counted: 1.
            A: done
            A< Answered in 60 s.
            ~ **Question 1 of 5** · A, 90 s
            ~   Answered in 60 s. B: [Panel]
            ~   [Panel]
            B: panel
            B< (shows session) A answered in 60 s, within 60–90 s. **Follow up?**
            B<   [Vague] [No result] [No number] [Whose part?] [Too long on the situation] [Trade-off] [Clarify first] [Next question] [Pause] [More…]
            B: follow no-number
            # B asks: Which number shows how large the effect was? · A, 60 s, time up in 65 s
            #   Speak, or reply to this message, or use the form.
            #   [Done] [Answer in writing]
            -- 18:02:15
            A: panel
            A< (shows session) “Which number shows how large the effect was?”
            A<   You answer · time up in 25 s
            A<   [Done] [Answer in writing] [More…]
            A: press [Answer in writing] "It was nine days of work for two of us, and it saved the release."
            A< Answered in 35 s.
            ~ B asks: Which number shows how large the effect was? · A, 60 s
            ~   Answered in 35 s. B: [Panel]
            ~   [Panel]
            B: panel
            B< (shows session) A answered in 35 s. **Follow up?**
            B<   [Vague] [No result] [Whose part?] [Too long on the situation] [Trade-off] [Clarify first] [Push back] [Next question] [Pause] [More…]
            B: next
            -- 18:05:15
            … play to own questions
            B: panel
            B< (shows session) **The candidate's questions** · until 18:10 · three is a good number
            B<   A: 0 counted
            B<   [+1] [Next] [Pause] [More…]
            B: press [+1]
            B< Counted: 1.
            B: press [Next]
            B: panel
            B< (shows session) **Wrap-up** · until 18:08 · Say what would happen next, and close. Feedback comes with the ballots.
            B<   Say: “Thank you, that was all.”
            B<   [End the turn] [Pause] [More…]
            B: press [End the turn]
            # **Rate A — turn 1** · 0 of 2 ballots in · closes 20 min after the last turn
            #   **Half-time** until 18:09 (in 4 min): rate while it is fresh, breathe, then B answers and A interviews.
            #   Nobody sees a ballot before all are in. Ratings are for practice; they are not for hiring decisions.
            #   [Rate turn 1] [Rate myself] [How to rate fairly] [Begin now]
            B: ballot A
            B< (shows ballot) **Your ballot for A, turn 1** · saved as you go, changeable until it closes
            B<   0 of 5 lines filled in. Words help more than marks: name one moment.
            B<   ‹Clarity of answer: …›
            B<   ‹Evidence of impact: …›
            B<   ‹Non-verbal presence: …›
            B<   ‹Storytelling structure: …›
            B<   ‹Quality of questions: …›
            B<   [Add words] [Done] [Read the answers] [How to rate]
            B: marks A 42?33
            B< Saved. Every line has a mark: press _Done_ when you are content.
            B: words A "Great job" "" ""
            B< (refused: empty-praise) That helps nobody improve yet. Name one moment: _In the second story you gave the result first; it made the rest easy to follow._ Your text is kept: edit your words, and send them again.
            B<   [Edit words]
            B: press [Edit words] "You named the outcome as much faster, without a number." "" "Say before and after."
            B< Your words are saved, and changeable until the ballots close.
            B: ballot done A
            B< Your ballot is in, and changeable until the ballots close.
            -- 18:11:30
            … play to rating
            … play to report
            A: report
            A< (shows report) **Report — A, turn 1 of #1** · 2 raters
            A<   **In their words**
            A<   B:
            A<   > You named the outcome as much faster, without a number.
            A<   > Next time: Say before and after.
            A<   C:
            A<   > You gave the result first, and I could follow every step after it.
            A<   **Suggested micro-goal** — _Give every result as before → after_
            A<   Plan: If I am about to say that something got better, then I say the number before and the number after.
            A<   Why this one: Evidence of impact is lowest, at 3.0; “no number” was needed in 1 of 5 answers.
            A<   You and B could meet at this time every week, next on Tue 1 Dec 18:00.
            A<   Worth a thank-you? 1. B · 2. C
            A<   A recording link can be added until 19:11.
            A<   Private to you. Practice only: not for hiring decisions.
            A<   [Take this goal] [Write my own] [Scores] [What I said] [Again, same time next week] [Thank 1] [Thank 2] [Add a recording link]
            A: press [What I said]
            A< (shows answers) **What you said** · #1
            A<   **Q1 · opening** Who are you at work? · 60 s (aim 60–90 s)
            A<   Spoken.
            A<   **Q1 · no number** Which number shows how large the effect was? · 35 s
            A<   B wanted to know it.
            A<   > It was nine days of work for two of us, and it saved the release.
            A<   **Q2 · behavioural** Tell me about a conflict at work. · 40 s (aim 90–120 s)
            A<   Spoken.
            A<   **Q3 · weak spot** What is missing in your CV for this role? · 40 s (aim 60–90 s)
            A<   Spoken.
            A<   **Q4 · technical** A query became slow over night. What do you look at? · 40 s (aim 120–180 s)
            A<   Spoken.
            A<   **Q5 · weak spot** Why might we turn you down? · 40 s (aim 60–90 s)
            A<   Spoken.
            A<   **Your own questions** 1 counted; three is a good number.
            A<   [Back to the report]
            A: scores
            A< (shows report) **Report — A, turn 1 of #1** · 2 raters
            A<   **Clarity of answer** 4.0 ± 0.6 · raw 4, 4
            A<   **Evidence of impact** 3.0 ± 0.6 · raw 2, 4
            A<   **Storytelling structure** 3.5 ± 0.6 · raw 3, 4
            A<   **Quality of questions** 3.5 ± 0.6 · raw 3, 4
            A<   **Not measured** Non-verbal presence
            A<   Two raters: a first impression, not a verdict (three make a decision possible). The numbers allow for how strictly these raters usually mark; raw is what they gave; ± is an 80 % range.
            A<   **Timings** Q1 opening 60 s (aim 60–90 s) · Q2 behavioural 40 s (aim 90–120 s) · Q3 weak spot 40 s (aim 60–90 s) · Q4 technical 40 s (aim 120–180 s) · Q5 weak spot 40 s (aim 60–90 s) · follow-ups 35 s · answered 5 questions, surprises included · your own questions: 1 (three is a good number)
            A<   **Probes needed** no number 1×
            A<   **Story** situation and task 100 % (aim at most 30), action 0 % (at least 40), result 0 % (at least 20), timed by C
            A<   **Fillers** C counted 1, 0.2 a minute
            A<   [Back to the report]
            B: report
            B< (shows report) **Report — B, turn 2 of #1** · 2 raters
            B<   **In their words**
            B<   A:
            B<   > You gave the result first, and I could follow every step after it.
            B<   C:
            B<   > You gave the result first, and I could follow every step after it.
            B<   **Suggested micro-goal** — _Give every result as before → after_
            B<   Plan: If I am about to say that something got better, then I say the number before and the number after.
            B<   Why this one: Evidence of impact is among the lowest, at 4.0.
            B<   You and A could meet at this time every week, next on Tue 1 Dec 18:00.
            B<   Worth a thank-you? 1. A · 2. C
            B<   A recording link can be added until 19:11.
            B<   Private to you. Practice only: not for hiring decisions.
            B<   [Take this goal] [Write my own] [Scores] [What I said] [Again, same time next week] [Thank 1] [Thank 2] [Add a recording link]
            B: scores
            B< (shows report) **Report — B, turn 2 of #1** · 2 raters
            B<   **Clarity of answer** 4.0 ± 0.6 · raw 4, 4
            B<   **Evidence of impact** 4.0 ± 0.6 · raw 4, 4
            B<   **Non-verbal presence** 4.0 ± 0.6 · raw 4, 4
            B<   **Storytelling structure** 4.0 ± 0.6 · raw 4, 4
            B<   **Quality of questions** 4.0 ± 0.6 · raw 4, 4
            B<   Two raters: a first impression, not a verdict (three make a decision possible). The numbers allow for how strictly these raters usually mark; raw is what they gave; ± is an 80 % range.
            B<   **Timings** Q1 opening 40 s (aim 60–90 s) · Q2 behavioural 40 s (aim 90–120 s) · Q3 situational 40 s (aim 90–120 s) · answered 3 of 3 questions · your own questions: 0 (three is a good number)
            B<   [Back to the report]
            A: take goal
            A< (goal-taken) Your micro-goal: _Give every result as before → after_
            A<   Practise it 10 to 20 minutes a day for a week. In the next mock the raters are asked whether it showed.
            A<   How the next mock tests it: Both numbers came unasked in two stories.
            A<   [My micro-goal]
            -- 19:11:30 report-ends
            # (the thread is archived)
        "#]],
    );
}

#[test]
fn what_a_candidate_asks_is_written_down_and_read_by_who_rates_them() {
    check(
        r#"
        A: now one-on-one "Backend engineer, first screen"
        A: take candidate
        B: take candidate
        A: own-questions "Too early."
        play to own questions
        A: panel
        A: press [Write my questions down] "How is a good year told from a bad one?"
        B: own-questions "That is not my turn."
        B: panel
        B: press [Next]
        A: own-questions "Who decides what is built next?"
        B: panel
        B: press [End the turn]
        A: answers A
        B: answers A
        B: marks A 43332
        B: words A "You asked who decides, and waited for the answer." "" "Ask about money."
        B: ballot done A
        A: own-questions "Too late."
        C: own-questions "Not at all."
        "#,
        expect![[r#"
            -- Tue 24 Nov 18:00:00
            A: now one-on-one "Backend engineer, first screen"
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
            A: take candidate
            A< You have a seat: candidate, and you are checked in. It begins when everybody is here.
            A<   [Before you start] [Can't make it]
            ~ **Seats** candidate & interviewer: A · 1 candidate seat free · 4 observer seats free
            ~ A: checked in
            B: take candidate
            B< You have a seat: candidate. Everybody is here: it has begun.
            B<   [My panel]
            ~ **Seats** candidate & interviewer: A, B (you swap half-way)
            ~   It is running; observers can still come.
            ~   [My part] [Observe] [Details]
            ~ **Mock interview #1** has begun; check-in is over
            # **Turn 1 of 2 — A answers, B interviews** · until 18:30  → A, B
            #   Intro (2 min) → 3 questions and 2 surprises (20 min) → A's questions (5 min) → wrap-up (3 min)
            #   First B: who is asking, and how it goes. A, listen; the first question comes after it.
            #   Nobody else sees what is behind your button. B: [Panel] · A: [Stop my turn]
            #   [Panel] [Stop my turn]
            A: own-questions "Too early."
            A< (refused: not-counting) The candidate's questions are counted in a stage of their own. Wait for it.
            A<   [My panel]
            -- 18:03:45
            … play to own questions
            A: panel
            A< (shows session) **Your questions** · until 18:08 · three is a good number
            A<   [Write my questions down] [More…]
            A: press [Write my questions down] "How is a good year told from a bad one?"
            A< Your questions are written down; who rates you reads them beside your answers.
            B: own-questions "That is not my turn."
            B< (refused: not-counting) The candidate's questions are counted in a stage of their own. Wait for it. …
            B: panel
            B< (shows session) **The candidate's questions** · until 18:08 · three is a good number
            B<   A: 0 counted
            B<   [+1] [Next] [Pause] [More…]
            B: press [Next]
            A: own-questions "Who decides what is built next?"
            A< Your questions are written down; who rates you reads them beside your answers.
            B: panel
            B< (shows session) **Wrap-up** · until 18:06 · Say what would happen next, and close. Feedback comes with the ballots.
            B<   Say: “Thank you, that was all.”
            B<   [End the turn] [Pause] [More…]
            B: press [End the turn]
            # **Rate A — turn 1** · 0 of 1 ballot in · closes 20 min after the last turn
            #   **Half-time** until 18:07 (in 4 min): rate while it is fresh, breathe, then B answers and A interviews.
            #   Nobody sees a ballot before all are in. Ratings are for practice; they are not for hiring decisions.
            #   [Rate turn 1] [Rate myself] [How to rate fairly] [Begin now]
            A: answers A
            A< (shows answers) **What you said** · #1
            A<   **Q1 · opening** Who are you at work? · 40 s (aim 60–90 s)
            A<   Spoken.
            A<   **Q2 · behavioural** Tell me about a conflict at work. · 40 s (aim 90–120 s)
            A<   Spoken.
            A<   **Q3 · weak spot** What is missing in your CV for this role? · 40 s (aim 60–90 s)
            A<   Spoken.
            A<   **Q4 · technical** A query became slow over night. What do you look at? · 40 s (aim 120–180 s)
            A<   Spoken.
            A<   **Q5 · weak spot** Why might we turn you down? · 40 s (aim 60–90 s)
            A<   Spoken.
            A<   **Your own questions** 0 counted; three is a good number.
            A<   > How is a good year told from a bad one?
            A<   > Who decides what is built next?
            A<   [Write my questions down]
            B: answers A
            B< (shows answers) **Answers of A, turn 1**
            B<   **Q1 · opening** Who are you at work?
            B<   Spoken, 40 s.
            B<   **Q2 · behavioural** Tell me about a conflict at work.
            B<   Spoken, 40 s.
            B<   **Q3 · weak spot** What is missing in your CV for this role?
            B<   Spoken, 40 s.
            B<   **Q4 · technical** A query became slow over night. What do you look at?
            B<   Spoken, 40 s.
            B<   **Q5 · weak spot** Why might we turn you down?
            B<   Spoken, 40 s.
            B<   **What they asked at the end**
            B<   > How is a good year told from a bad one?
            B<   > Who decides what is built next?
            B<   [Your ballot] [How to rate]
            B: marks A 43332
            B< Saved. Every line has a mark: press _Done_ when you are content.
            B: words A "You asked who decides, and waited for the answer." "" "Ask about money."
            B< Your words are saved, and changeable until the ballots close.
            B: ballot done A
            B< Your ballot is in, and changeable until the ballots close.
            A: own-questions "Too late."
            A< (refused: answer-late) That question is over, and your answer came too late to be filed with it. Copy it if you want to keep it.
            A<   [My panel]
            C: own-questions "Not at all."
            C< (refused: no-such-turn) You have no such turn in this session. Open your panel for what you can do now.
            C<   [My panel]
        "#]],
    );
}
