//! Ballots, words, self-ratings, tools of observers, recordings: and what the report makes of them.

use expect_test::expect;

use super::check::check;

#[test]
fn observers_time_the_story_and_tally_fillers_and_two_tallies_are_shown_as_two() {
    check(
        r#"
        A: now short
        quiet on
        A: take candidate
        C: take observer
        D: take observer
        B: take interviewer
        play to offered 2
        quiet off
        C: filler
        B: ask
        +5s
        C: panel
        C: story S
        D: story S
        +20s
        C: press [A]
        C: filler
        C: filler
        C: filler
        D: filler
        C: undo filler
        D: undo filler
        D: undo filler
        D: filler
        +40s
        C: press [R]
        +15s
        A: done
        C: story S
        C: panel
        play to rating
        play to report
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
            -- 18:00:45
            C: filler
            C< (refused: no-answer-running) No answer is running right now. Go on to the next question, or wait for it.
            C<   [My panel]
            B: ask
            # **Question 2 of 3** · A, 120 s, time up in 2 min
            #   Tell me about a conflict at work.
            #   Speak, or reply to this message, or use the form.
            #   [Done] [Answer in writing]
            -- 18:00:50
            C: panel
            C< (shows session) Story clock: tap as the story moves · fillers: 0
            C<   [S] [T] [A] [R] [+1] [How to observe] [More…]
            C: story S
            C< Story clock: situation.
            D: story S
            D< Story clock: situation.
            -- 18:01:10
            C: press [A]
            C< Story clock: action.
            C: filler
            C< Counted: 1.
            C: filler
            C< Counted: 2.
            C: filler
            C< Counted: 3.
            D: filler
            D< Counted: 1.
            C: undo filler
            C< Counted: 2.
            D: undo filler
            D< Counted: 0.
            D: undo filler
            D< (refused: nothing-to-undo) There is nothing to take back. Go on counting.
            D<   [My panel]
            D: filler
            D< Counted: 1.
            -- 18:01:50
            C: press [R]
            C< Story clock: result.
            -- 18:02:05
            A: done
            A< Answered in 75 s.
            ~ **Question 2 of 3** · A, 120 s
            ~   Answered in 75 s. B: [Panel]
            ~   [Panel]
            C: story S
            C< (refused: no-answer-running) No answer is running right now. Go on to the next question, or wait for it. …
            C: panel
            C< (shows session) The tools are here while A answers. Fillers so far: 2
            C<   [How to observe] [More…]
            -- 18:02:50
            … play to rating
            … play to report
            A: report
            A< (shows report) **Report — A, #1** · 3 raters
            A<   **In their words**
            A<   B:
            A<   > You gave the result first, and I could follow every step after it.
            A<   C:
            A<   > You gave the result first, and I could follow every step after it.
            A<   D:
            A<   > You gave the result first, and I could follow every step after it.
            A<   **Suggested micro-goal** — _Give every result as before → after_
            A<   Plan: If I am about to say that something got better, then I say the number before and the number after.
            A<   Why this one: Evidence of impact is among the lowest, at 4.0.
            A<   You and B could meet at this time every week, next on Tue 1 Dec 18:00.
            A<   Worth a thank-you? 1. B · 2. C · 3. D
            A<   A recording link can be added until 19:02.
            A<   Private to you. Practice only: not for hiring decisions.
            A<   [Take this goal] [Write my own] [Scores] [What I said] [Again, same time next week] [Thank 1] [Thank 2] [Thank 3] [Add a recording link]
            A: scores
            A< (shows report) **Report — A, #1** · 3 raters
            A<   **Clarity of answer** 4.0 ± 0.4 · raw 4, 4, 4
            A<   **Evidence of impact** 4.0 ± 0.4 · raw 4, 4, 4
            A<   **Non-verbal presence** 4.0 ± 0.4 · raw 4, 4, 4
            A<   **Storytelling structure** 4.0 ± 0.4 · raw 4, 4, 4
            A<   **Quality of questions** 4.0 ± 0.4 · raw 4, 4, 4
            A<   Three raters: enough to decide on. Plain means: these raters have rated nobody together with others, so a harsh rater cannot be told from a weak answer; ± is an 80 % range.
            A<   **Timings** Q1 opening 40 s (aim 60–90 s) · Q2 behavioural 75 s (aim 90–120 s) · Q3 closing 40 s (aim 30–45 s) · answered 3 of 3 questions · your own questions: 0 (three is a good number)
            A<   **Story** situation and task 26 % (aim at most 30), action 54 % (at least 40), result 20 % (at least 20), timed by C; situation and task 100 % (aim at most 30), action 0 % (at least 40), result 0 % (at least 20), timed by D
            A<   **Fillers** C counted 2, 0.8 a minute · D counted 1, 0.4 a minute · mean 0.6 a minute
            A<   [Back to the report]
            -- 19:02:50 report-ends
            # (the thread is archived)
        "#]],
    );
}

#[test]
fn a_recording_gives_the_report_an_index() {
    check(
        r#"
        A: now short
        quiet on
        A: take candidate
        B: take interviewer
        play to answer 1
        +120s
        A: done
        B: follow no-number
        +30s
        A: done
        quiet off
        A: recording https://example.org/mock
        play to rating
        B: recording https://example.org/mock
        A: recording http://example.org/mock
        A: press [Add a link] "https://example.org/a b"
        A: recording https://example.org/mock
        +2m
        B: press [Open the answers]
        B: answers A
        D: answers A
        play to report
        A: report
        A: scores
        +1h
        A: recording https://example.org/other
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
            -- 18:02:35
            A: recording https://example.org/mock
            A< (refused: ballots-not-open) That opens when the turn is over. Wait for its end, and press again.
            A<   [My panel]
            -- 18:04:05
            … play to rating
            B: recording https://example.org/mock
            B< (refused: no-such-turn) You have no such turn in this session. Open your panel for what you can do now.
            B<   [My panel]
            A: recording http://example.org/mock
            A< (refused: bad-link) A recording is a link that begins with https, has no blanks and 300 characters at most. Copy the whole address and add it again.
            A<   [Add a link]
            A: press [Add a link] "https://example.org/a b"
            A< (refused: bad-link) A recording is a link that begins with https, has no blanks and 300 characters at most. Copy the whole address and add it again. …
            A: recording https://example.org/mock
            A< Saved.
            -- 18:06:05
            ~ The interview is over, and ballots are open in the thread.
            ~   [My part] [Details]
            ~ A added a recording: it stands with the answers.
            ~   [Rate this turn] [Rate myself] [How to rate fairly] [Open the answers]
            B: press [Open the answers]
            B< (shows answers) **Answers of A**
            B<   Recording: <https://example.org/mock>
            B<   **Q1 at 0:00 · opening** Who are you at work?
            B<   Spoken, 120 s.
            B<   **Q1 at 2:05 · no number** Which number shows how large the effect was?
            B<   Spoken, 25 s.
            B<   **Q2 at 2:35 · behavioural** Tell me about a conflict at work.
            B<   Spoken, 40 s.
            B<   **Q3 at 3:20 · closing** Why should we choose you?
            B<   Spoken, 40 s.
            B<   [Your ballot] [How to rate]
            B: answers A
            B< (shows answers) **Answers of A** …
            D: answers A
            D< (shows refused: may-not-rate) A turn is rated by its interviewers, and by observers who were there before the second question. Take an observer's seat early next time.
            D<   [My panel]
            … play to report
            A: report
            A< (shows report) **Report — A, #1** · 1 rater
            A<   **In their words**
            A<   B:
            A<   > You gave the result first, and I could follow every step after it.
            A<   **Suggested micro-goal** — _Give every result as before → after_
            A<   Plan: If I am about to say that something got better, then I say the number before and the number after.
            A<   Why this one: Evidence of impact is lowest; “no number” was needed in 1 of 3 answers.
            A<   You and B could meet at this time every week, next on Tue 1 Dec 18:00.
            A<   Worth a thank-you? B
            A<   Private to you. Practice only: not for hiring decisions.
            A<   [Take this goal] [Write my own] [Scores] [What I said] [Again, same time next week] [Thank them]
            A: scores
            A< (shows report) **Report — A, #1** · 1 rater
            A<   **Clarity of answer** between “The question is answered, but the point comes near the end or beside side topics” and “The point comes in the first two sentences, and the rest supports it”
            A<   **Evidence of impact** between “An outcome is named, but its size is left open ("much faster")” and “Before and after in numbers, and what the candidate did to get there”
            A<   **Non-verbal presence** between “Easy to hear; pace or eyes slip under pressure, with rushing or long silences” and “Steady pace with chosen pauses, also on the hardest question”
            A<   **Storytelling structure** between “All parts come, but background takes half the time or the result comes when asked” and “Short background, own actions step by step, then the result, without being asked”
            A<   **Quality of questions** between “Two or more questions that fit any company; no answer is followed up” and “Three or more about this role or team, and one builds on an answer just given”
            A<   One rater: what their marks look like, in words. One person's number would say more about them than about you; it counts in your running level.
            A<   **Timings** Q1 opening 120 s over (aim 60–90 s) · Q2 behavioural 40 s (aim 90–120 s) · Q3 closing 40 s (aim 30–45 s) · follow-ups 25 s · answered 3 of 3 questions · your own questions: 0 (three is a good number)
            A<   **Probes needed** no number 1×
            A<   **Recording** <https://example.org/mock>
            A<   Q1 at 0:00, over time 1:35 · probe _no number_ 2:05 · Q2 at 2:35 · Q3 at 3:20
            A<   [Back to the report]
            -- 19:06:05 report-ends
            # (the thread is archived)
            A: recording https://example.org/other
            A< (refused: over) This belongs to #1, which ended on Tue 24 Nov 19:06. Its report: [Open].
            A<   [Open]
        "#]],
    );
}

#[test]
fn nobody_sees_a_ballot_before_all_are_in() {
    check(
        r#"
        A: now short
        quiet on
        A: take candidate
        B: take interviewer
        C: take observer
        play to rating
        quiet off
        B: ballot A
        B: press [3 · The question is answered, but the point comes near the end or beside side topics]
        B: ballot A
        C: ballot A
        A: ballot A
        A: report
        D: report A
        B: marks A 34?33
        B: press [Add words] "Good" "" ""
        B: press [Edit words] "That was a mess, bad and weak, not good at all today" "" ""
        B: press [Edit words] "You named no size when you said that it became much faster." "I could not judge it." "Say before and after."
        B: ballot A
        B: press [Done]
        B: mark A 1 5
        B: press [Edit words]
        C: marks A 5555?
        C: ballot done A
        A: rate myself
        A: owns 2222
        A: own done
        A: own 5 3
        A: press [Rate myself]
        A: press [Done]
        A: own skip
        A: report
        A: scores
        A: panel
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
            -- 18:02:15
            B: ballot A
            B< (shows ballot) **Your ballot for A** · saved as you go, changeable until it closes at 18:22 (in 20 min)
            B<   0 of 5 lines filled in. Words help more than marks: name one moment.
            B<   ‹Clarity of answer: …›
            B<   ‹Evidence of impact: …›
            B<   ‹Non-verbal presence: …›
            B<   ‹Storytelling structure: …›
            B<   ‹Quality of questions: …›
            B<   [Add words] [Done] [How to rate]
            B: press [3 · The question is answered, but the point comes near the end or beside side topics]
            B< Saved · 4 lines to go.
            B: ballot A
            B< (shows ballot) **Your ballot for A** · saved as you go, changeable until it closes at 18:22 (in 20 min) …
            B<   1 of 5 lines filled in. Words help more than marks: name one moment.
            B<   ‹Clarity of answer: 3 · The question is answered, but the point comes near the end or beside side topics›
            B<   (gone) 0 of 5 lines filled in. Words help more than marks: name one moment.
            B<   (gone) ‹Clarity of answer: …›
            C: ballot A
            C< (shows ballot) **Your ballot for A** · saved as you go, changeable until it closes at 18:22 (in 20 min) …
            C<   0 of 5 lines filled in. Words help more than marks: name one moment.
            C<   ‹Clarity of answer: …›
            C<   (gone) 1 of 5 lines filled in. Words help more than marks: name one moment.
            C<   (gone) ‹Clarity of answer: 3 · The question is answered, but the point comes near the end or beside side topics›
            A: ballot A
            A< (shows refused: own-turn) Nobody rates themself among the peers. Use _Rate myself_ for your own view.
            A<   [Rate myself]
            A: report
            A< (shows no-report) There is no report for you here. A report is private to who was interviewed, and opens when all ballots are in; ask them if you would like to know.
            D: report A
            D< (shows no-report) There is no report for you here. A report is private to who was interviewed, and opens when all ballots are in; ask them if you would like to know.
            B: marks A 34?33
            B< Saved. Every line has a mark: press _Done_ when you are content.
            B: press [Add words] "Good" "" ""
            B< (refused: empty-praise) That helps nobody improve yet. Name one moment: _In the second story you gave the result first; it made the rest easy to follow._ Your text is kept: edit your words, and send them again.
            B<   [Edit words]
            B: press [Edit words] "That was a mess, bad and weak, not good at all today" "" ""
            B< (refused: empty-praise) That helps nobody improve yet. Name one moment: _In the second story you gave the result first; it made the rest easy to follow._ Your text is kept: edit your words, and send them again. …
            B: press [Edit words] "You named no size when you said that it became much faster." "I could not judge it." "Say before and after."
            B< Your words are saved, and changeable until the ballots close.
            B: ballot A
            B< (shows ballot) **Your ballot for A** · saved as you go, changeable until it closes at 18:22 (in 20 min)
            B<   5 of 5 lines filled in. Your words are saved.
            B<   ‹Clarity of answer: 3 · The question is answered, but the point comes near the end or beside side topics›
            B<   ‹Evidence of impact: 4 · between 3 and 5›
            B<   ‹Non-verbal presence: could not tell›
            B<   ‹Storytelling structure: 3 · All parts come, but background takes half the time or the result comes when asked›
            B<   ‹Quality of questions: 3 · Two or more questions that fit any company; no answer is followed up›
            B<   [Edit words] [Done] [How to rate]
            B: press [Done]
            B< Your ballot is in, and changeable until the ballots close.
            B: mark A 1 5
            B< Saved. Every line has a mark: press _Done_ when you are content.
            B: press [Edit words]
            B< Your words are saved in place of the ones before, and changeable until the ballots close.
            C: marks A 5555?
            C< Saved. Every line has a mark: press _Done_ when you are content.
            C: ballot done A
            C< Your ballot is in, and changeable until the ballots close. A moment in words helps more than any mark: _Add words_ stays open.
            A: rate myself
            A< (shows session) **How do you think it went?** Rate yourself before you see the ballots; it stays apart from theirs.
            A<   **B as interviewer** — like a real interview, about what you said, something to act on? 1 to 5; the first mark stands for all three until you change the others. They see a mean, from three on.
            A<   ‹Clarity of answer: …›
            A<   ‹Evidence of impact: …›
            A<   ‹Non-verbal presence: …›
            A<   ‹Storytelling structure: …›
            A<   ‹Quality of questions: …›
            A<   ‹Realistic: …›
            A<   ‹Specific: …›
            A<   ‹Useful: …›
            A<   [Done] [Skip it] [Add a recording link] [How to rate]
            A: owns 2222
            A< Saved · 1 line to go.
            A: own done
            A< (refused: ballot-incomplete) One line has no mark yet. Choose one, or _could not tell_.
            A<   [Rate myself]
            A: own 5 3
            A< Saved. Every line has a mark: press _Done_ when you are content.
            A: press [Rate myself]
            A< (shows session) **How do you think it went?** Rate yourself before you see the ballots; it stays apart from theirs.
            A<   **B as interviewer** — like a real interview, about what you said, something to act on? 1 to 5; the first mark stands for all three until you change the others. They see a mean, from three on.
            A<   ‹Clarity of answer: 2 · between 1 and 3›
            A<   ‹Evidence of impact: 2 · between 1 and 3›
            A<   ‹Non-verbal presence: 2 · between 1 and 3›
            A<   ‹Storytelling structure: 2 · between 1 and 3›
            A<   ‹Quality of questions: 3 · Two or more questions that fit any company; no answer is followed up›
            A<   ‹Realistic: …›
            A<   ‹Specific: …›
            A<   ‹Useful: …›
            A<   [Done] [Skip it] [Add a recording link] [How to rate]
            A: press [Done]
            A< That was the last one: the report is open.
            A<   [Open your report]
            ~ It is over. Everybody who answered has a report.
            ~   [Open my report] [Details]
            ~ **Rating of A** · closed · 2 of 2 ballots in
            # A's turn is rated. A: [Open your report]  → A
            #   [Open your report]
            A: own skip
            A< (refused: ballots-closed) The ballots are closed and can't be changed any more. Look in the thread for the report.
            A<   [My panel]
            A: report
            A< (shows report) **Report — A, #1** · 2 raters and self
            A<   **In their words**
            A<   B:
            A<   > You named no size when you said that it became much faster.
            A<   > Why it matters: I could not judge it.
            A<   > Next time: Say before and after.
            A<   **Suggested micro-goal** — _End every story with its result, without being asked_
            A<   Plan: If I have told what I did, then I say "the result was" before I stop talking.
            A<   Why this one: Storytelling structure is lowest, at 4.0.
            A<   You and B could meet at this time every week, next on Tue 1 Dec 18:00.
            A<   Worth a thank-you? 1. B · 2. C
            A<   A recording link can be added until 19:02.
            A<   Private to you. Practice only: not for hiring decisions.
            A<   [Take this goal] [Write my own] [Scores] [What I said] [Again, same time next week] [Thank 1] [Thank 2] [Add a recording link]
            A: scores
            A< (shows report) **Report — A, #1** · 2 raters and self
            A<   **Clarity of answer** 5.0 ± 0.7 · raw 5, 5 · self 2 (-3.0)
            A<   **Evidence of impact** 4.5 ± 0.7 · raw 4, 5 · self 2 (-2.5)
            A<   **Storytelling structure** 4.0 ± 0.7 · raw 3, 5 · self 2 (-2.0)
            A<   **Not measured** Non-verbal presence (self 2), Quality of questions (self 3)
            A<   Two raters: a first impression, not a verdict (three make a decision possible). Plain means: these raters have rated nobody together with others, so a harsh rater cannot be told from a weak answer; ± is an 80 % range.
            A<   **Timings** Q1 opening 40 s (aim 60–90 s) · Q2 behavioural 40 s (aim 90–120 s) · Q3 closing 40 s (aim 30–45 s) · answered 3 of 3 questions · your own questions: 0 (three is a good number)
            A<   [Back to the report]
            A: panel
            A< (shows session) **Mock interview #1** is over.
            A<   [Open your report] [Add a recording link]
            -- 19:02:15 report-ends
            # (the thread is archived)
        "#]],
    );
}

#[test]
fn ballots_close_with_the_window_and_what_is_complete_counts() {
    check(
        r#"
        A: now short
        quiet on
        A: take candidate
        B: take interviewer
        C: take observer
        play to rating
        quiet off
        B: marks A 33333
        C: marks A 44
        +20m
        +5s
        C: mark A 3 4
        B: ballot done A
        A: own 1 3
        A: report
        A: scores
        B: ballot A
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
            -- 18:02:15
            B: marks A 33333
            B< Saved. Every line has a mark: press _Done_ when you are content.
            C: marks A 44
            C< Saved · 3 lines to go.
            -- 18:04:15
            ~ The interview is over, and ballots are open in the thread.
            ~   [My part] [Details]
            -- 18:22:18 rating-closes
            ~ It is over. Everybody who answered has a report.
            ~   [Open my report] [Details]
            ~ **Rating of A** · closed · 0 of 2 ballots in
            # A's turn is rated. A: [Open your report]  → A
            #   [Open your report]
            -- 18:22:20
            C: mark A 3 4
            C< (refused: ballots-closed) The ballots are closed and can't be changed any more. Look in the thread for the report.
            C<   [My panel]
            B: ballot done A
            B< (refused: ballots-closed) The ballots are closed and can't be changed any more. Look in the thread for the report. …
            A: own 1 3
            A< (refused: ballots-closed) The ballots are closed and can't be changed any more. Look in the thread for the report. …
            A: report
            A< (shows report) **Report — A, #1** · 1 rater
            A<   **Suggested micro-goal** — _Give every result as before → after_
            A<   Plan: If I am about to say that something got better, then I say the number before and the number after.
            A<   Why this one: Evidence of impact is lowest.
            A<   You and B could meet at this time every week, next on Tue 1 Dec 18:00.
            A<   Worth a thank-you? 1. B · 2. C
            A<   A recording link can be added until 19:22.
            A<   Private to you. Practice only: not for hiring decisions.
            A<   [Take this goal] [Write my own] [Scores] [What I said] [Again, same time next week] [Thank 1] [Thank 2] [Add a recording link]
            A: scores
            A< (shows report) **Report — A, #1** · 1 rater
            A<   **Clarity of answer** “The question is answered, but the point comes near the end or beside side topics”
            A<   **Evidence of impact** “An outcome is named, but its size is left open ("much faster")”
            A<   **Non-verbal presence** “Easy to hear; pace or eyes slip under pressure, with rushing or long silences”
            A<   **Storytelling structure** “All parts come, but background takes half the time or the result comes when asked”
            A<   **Quality of questions** “Two or more questions that fit any company; no answer is followed up”
            A<   One rater: what their marks look like, in words. One person's number would say more about them than about you; it counts in your running level.
            A<   **Timings** Q1 opening 40 s (aim 60–90 s) · Q2 behavioural 40 s (aim 90–120 s) · Q3 closing 40 s (aim 30–45 s) · answered 3 of 3 questions · your own questions: 0 (three is a good number)
            A<   [Back to the report]
            B: ballot A
            B< (shows ballot) The ballots are closed and can't be changed any more. Look in the thread for the report.
            -- 19:22:15 report-ends
            # (the thread is archived)
        "#]],
    );
}

#[test]
fn the_candidate_rates_the_interviewers_who_asked() {
    check(
        r#"
        A: now panel
        quiet on
        A: take candidate
        B: take interviewer
        C: take interviewer
        D: take observer
        +5m
        play to rating
        quiet off
        A: rate myself
        A: rate B 4 5 3
        A: rate D 1 1 1
        B: rate C 5 5 5
        A: rate myself
        A: press [Skip it]
        A: own 1 3
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
            -- 18:10:15
            A: rate myself
            A< (shows session) **How do you think it went?** Rate yourself before you see the ballots; it stays apart from theirs.
            A<   **Interviewers 1: B · 2: C** — like a real interview, about what you said, something to act on? 1 to 5; the first mark stands for all three until you change the others. They see a mean, from three on.
            A<   ‹Clarity of answer: …›
            A<   ‹Evidence of impact: …›
            A<   ‹Non-verbal presence: …›
            A<   ‹Storytelling structure: …›
            A<   ‹Quality of questions: …›
            A<   ‹Realistic · interviewer 1: …›
            A<   ‹Specific · interviewer 1: …›
            A<   ‹Useful · interviewer 1: …›
            A<   ‹Realistic · interviewer 2: …›
            A<   ‹Specific · interviewer 2: …›
            A<   ‹Useful · interviewer 2: …›
            A<   [Done] [Skip it] [Write my questions down] [Add a recording link] [How to rate]
            A: rate B 4 5 3
            A< Saved.
            A: rate D 1 1 1
            A< (refused: did-not-interview) D did not ask you a question in this turn. Rate the people who did.
            A<   [My panel]
            B: rate C 5 5 5
            B< (refused: no-such-turn) You have no such turn in this session. Open your panel for what you can do now.
            B<   [My panel]
            A: rate myself
            A< (shows session) **How do you think it went?** Rate yourself before you see the ballots; it stays apart from theirs. …
            A<   ‹Realistic · interviewer 1: 4›
            A<   ‹Specific · interviewer 1: 5›
            A<   ‹Useful · interviewer 1: 3›
            A<   (gone) ‹Realistic · interviewer 1: …›
            A<   (gone) ‹Specific · interviewer 1: …›
            A<   (gone) ‹Useful · interviewer 1: …›
            A: press [Skip it]
            A< Saved. Your report opens when all ballots are in.
            A: own 1 3
            A< (refused: own-rating-done) Your self-rating is settled. Wait for the ballots: they open together.
            A<   [My panel]
            -- 19:10:15
            … play to closed
        "#]],
    );
}

#[test]
fn an_unfinished_self_rating_does_not_count_as_one() {
    check(
        r#"
        A: now short
        quiet on
        A: take candidate
        B: take interviewer
        play to rating
        quiet off
        A: owns 33
        A: own done
        A: press [Rate myself]
        quiet on
        B: marks A 44444
        B: words A "You gave the result first, and I could follow every step after it." "" ""
        B: ballot done A
        quiet off
        +20m
        +5s
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
            -- 18:02:15
            A: owns 33
            A< Saved · 3 lines to go.
            A: own done
            A< (refused: ballot-incomplete) 3 lines have no mark yet. Choose one for each, or _could not tell_.
            A<   [Rate myself]
            A: press [Rate myself]
            A< (shows session) **How do you think it went?** Rate yourself before you see the ballots; it stays apart from theirs.
            A<   **B as interviewer** — like a real interview, about what you said, something to act on? 1 to 5; the first mark stands for all three until you change the others. They see a mean, from three on.
            A<   ‹Clarity of answer: 3 · The question is answered, but the point comes near the end or beside side topics›
            A<   ‹Evidence of impact: 3 · An outcome is named, but its size is left open ("much faster")›
            A<   ‹Non-verbal presence: …›
            A<   ‹Storytelling structure: …›
            A<   ‹Quality of questions: …›
            A<   ‹Realistic: …›
            A<   ‹Specific: …›
            A<   ‹Useful: …›
            A<   [Done] [Skip it] [Write my questions down] [Add a recording link] [How to rate]
            -- 18:04:15
            ~ The interview is over, and ballots are open in the thread.
            ~   [My part] [Details]
            ~ **Rate A** · 1 of 1 ballot in · self-rating open · closes 18:22 (in 18 min)
            -- 18:22:18 rating-closes
            ~ It is over. Everybody who answered has a report.
            ~   [Open my report] [Details]
            ~ **Rating of A** · closed · 1 of 1 ballot in
            # A's turn is rated. A: [Open your report]  → A
            #   [Open your report]
            -- 18:22:20
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
            A<   A recording link can be added until 19:22.
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
            A<   **Timings** Q1 opening 40 s (aim 60–90 s) · Q2 behavioural 40 s (aim 90–120 s) · Q3 closing 40 s (aim 30–45 s) · answered 3 of 3 questions · your own questions: 0 (three is a good number)
            A<   [Back to the report]
            -- 19:22:15 report-ends
            # (the thread is archived)
        "#]],
    );
}

#[test]
fn a_micro_goal_is_taken_and_the_next_raters_are_asked_whether_it_showed() {
    check(
        r#"
        A: now short
        quiet on
        A: take candidate
        B: take interviewer
        C: take observer
        play to answered 1
        B: follow no-number
        play to report
        A: take goal
        +2h
        quiet off
        A: goal
        A: now short
        quiet on
        A: take candidate
        B: take interviewer
        C: take observer
        quiet off
        A: checklist
        A: panel
        play to rating
        B: ballot A
        B: press [Partly]
        C: transfer A not-yet
        B: transfer A yes
        play to report
        A: report
        A: scores
        B: take goal
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
            -- 20:03:00
            A: goal
            A< (shows goal) **Your micro-goal** — _Give every result as before → after_
            A<   Taken on Tue 24 Nov, after #1.
            A<   Plan: If I am about to say that something got better, then I say the number before and the number after.
            A<   Drill: Take five lines of your résumé. Say each result aloud in one sentence with a before and an after; where you have no number, estimate one and say that it is an estimate. From day 2: five others, from memory.
            A<   How the next mock tests it: Both numbers came unasked in two stories.
            A<   10 to 20 minutes a day for a week, then the next mock. The raters are asked whether it showed; once it did in two mocks, it is kept.
            A<   Your week of drills begins tomorrow.
            A<   I do not ask you for your drill, because I do not know your time zone. Name it, and I do.
            A<   [I drilled today] [Another hour] [Change it] [Give it up]
            A: now short
            A< (planned) Mock interview #2 is open. It begins when its seats are taken: take yours on the card. …
            # **Mock interview #2 · short** …
            #   Tue 24 Nov 20:03 (now) · about 25 min · practice mode
            #   (gone) Tue 24 Nov 18:00 (now) · about 25 min · practice mode
            # (the thread opens)
            # **Mock interview #2** starts at 20:03 (now). Check in when you are here; a seat that is empty 5 min after the start is offered to the observers.
            #   [I'm here] [I'll be late] [I can't make it]
            A: checklist
            A< (shows session) **Before you start**
            A<   **Check**
            A<   · The microphone works.
            A<   · Your notes are at hand.
            A<   Objective: Backend engineer, first screen
            A<   Your micro-goal: _Give every result as before → after_. The raters are asked whether it showed.
            A: panel
            A< (shows session) **Intro** · until 20:04 · Whoever interviews you says who they are and how it goes. Listen; your first question comes after it.
            A<   Your micro-goal: _Give every result as before → after_
            A<   [More…]
            -- 20:05:15
            … play to rating
            B: ballot A
            B< (shows ballot) **Your ballot for A** · saved as you go, changeable until it closes at 20:25 (in 20 min)
            B<   0 of 5 lines filled in. Words help more than marks: name one moment.
            B<   Their micro-goal: _Give every result as before → after_
            B<   How to tell: Both numbers came unasked in two stories.
            B<   ‹Clarity of answer: …›
            B<   ‹Evidence of impact: …›
            B<   ‹Non-verbal presence: …›
            B<   ‹Storytelling structure: …›
            B<   ‹Quality of questions: …›
            B<   ‹Did the micro-goal show?: …›
            B<   [Add words] [Done] [How to rate]
            B: press [Partly]
            B< Saved.
            C: transfer A not-yet
            C< Saved.
            B: transfer A yes
            B< Saved.
            … play to report
            A: report
            A< (shows report) **Report — A, #2** · 2 raters
            A<   **In their words**
            A<   B:
            A<   > You gave the result first, and I could follow every step after it.
            A<   C:
            A<   > You gave the result first, and I could follow every step after it.
            A<   **Micro-goal** _Give every result as before → after_ — showed: yes 1×, not yet 1×
            A<   **Suggested micro-goal** — _Give every result as before → after_
            A<   Plan: If I am about to say that something got better, then I say the number before and the number after.
            A<   Why this one: Evidence of impact is among the lowest, at 4.0; it has not shown clearly yet.
            A<   You and B could meet at this time every week, next on Tue 1 Dec 20:03.
            A<   Worth a thank-you? 1. B · 2. C
            A<   A recording link can be added until 21:05.
            A<   Private to you. Practice only: not for hiring decisions.
            A<   [Take this goal] [Another week of drills] [Write my own] [Scores] [What I said] [Again, same time next week] [Thank 1] [Thank 2] [Add a recording link]
            A: scores
            A< (shows report) **Report — A, #2** · 2 raters
            A<   **Clarity of answer** 4.0 ± 0.5 · raw 4, 4
            A<   **Evidence of impact** 4.0 ± 0.5 · raw 4, 4
            A<   **Non-verbal presence** 4.0 ± 0.5 · raw 4, 4
            A<   **Storytelling structure** 4.0 ± 0.5 · raw 4, 4
            A<   **Quality of questions** 4.0 ± 0.5 · raw 4, 4
            A<   Two raters: a first impression, not a verdict (three make a decision possible). Plain means: these raters have rated nobody together with others, so a harsh rater cannot be told from a weak answer; ± is an 80 % range.
            A<   **Timings** Q1 opening 40 s (aim 60–90 s) · Q2 behavioural 40 s (aim 90–120 s) · Q3 closing 40 s (aim 30–45 s) · answered 3 of 3 questions · your own questions: 0 (three is a good number)
            A<   [Back to the report]
            B: take goal
            B< (no-report) There is no report for you here. A report is private to who was interviewed, and opens when all ballots are in; ask them if you would like to know.
            -- 21:05:15 report-ends
            # (the thread is archived)
        "#]],
    );
}

#[test]
fn a_drill_can_be_rated_by_peers_before_the_tap() {
    check(
        r#"
        A: now drill kind=behavioural
        quiet on
        A: take candidate
        A: answer "In 2023 I moved 40 shops to a new till within 6 weeks."
        play to rating
        quiet off
        B: open answers A
        B: marks A 4444?
        A: own 1 4
        A: tap not-yet
        A: tap done
        B: ballot done A
        A: report
        A: scores
        +1h
        "#,
        expect![[r#"
            -- Tue 24 Nov 18:00:00
            A: now drill kind=behavioural
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
            -- 18:00:45
            B: open answers A
            B< The answers are open to you, and so is a ballot. Read first, then rate.
            B<   [Read the answers] [Your ballot]
            B: marks A 4444?
            B< Saved. Every line has a mark: press _Done_ when you are content.
            A: own 1 4
            A< (refused: other-own-rating) This format asks for another kind of self-rating. Open _Rate myself_ again.
            A<   [Rate myself]
            A: tap not-yet
            A< Saved. Your report opens when all ballots are in.
            A: tap done
            A< (refused: own-rating-done) Your self-rating is settled. Wait for the ballots: they open together.
            A<   [My panel]
            B: ballot done A
            B< That was the last one: all ballots are open now, and the report is there for who was interviewed.
            ~ It is over. Everybody who answered has a report.
            ~   [Open my report] [Details]
            ~ **Rating of A** · closed · 1 ballot in
            # A's turn is rated. A: [Open your report]  → A
            #   [Open your report]
            A: report
            A< (shows report) **Report — A, #1** · 1 rater
            A<   Your own word on it: not yet.
            A<   **Suggested micro-goal** — _Answer the question in the first sentence, then support it_
            A<   Plan: If I am asked a question, then I first say my answer in one sentence of at most 20 words.
            A<   Why this one: Clarity of answer is lowest; “vague” was needed in 1 of 1 answer.
            A<   Worth a thank-you? B
            A<   A recording link can be added until 19:00.
            A<   Private to you. Practice only: not for hiring decisions.
            A<   [Take this goal] [Write my own] [Scores] [What I said] [Thank them] [Add a recording link]
            A: scores
            A< (shows report) **Report — A, #1** · 1 rater
            A<   **Clarity of answer** between “The question is answered, but the point comes near the end or beside side topics” and “The point comes in the first two sentences, and the rest supports it”
            A<   **Evidence of impact** between “An outcome is named, but its size is left open ("much faster")” and “Before and after in numbers, and what the candidate did to get there”
            A<   **Non-verbal presence** between “Easy to hear; pace or eyes slip under pressure, with rushing or long silences” and “Steady pace with chosen pauses, also on the hardest question”
            A<   **Storytelling structure** between “All parts come, but background takes half the time or the result comes when asked” and “Short background, own actions step by step, then the result, without being asked”
            A<   **Not measured** Quality of questions, the time of Q1
            A<   One rater: what their marks look like, in words. One person's number would say more about them than about you; it counts in your running level.
            A<   **Timings** follow-ups 40 s · answered 1 of 1 questions
            A<   **Probes needed** vague 1×
            A<   [Back to the report]
            -- 19:00:45 report-ends
            # (the thread is archived)
        "#]],
    );
}

#[test]
fn a_spoken_solo_needs_a_recording_before_anybody_can_rate() {
    check(
        r#"
        A: now solo
        quiet on
        A: take candidate
        play to rating
        quiet off
        B: open answers A
        B: ballot A
        B: answers A
        A: recording https://example.org/solo
        B: open answers A
        A: open answers A
        A: close ballots
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
            -- 18:07:30
            B: open answers A
            B< (refused: nothing-to-rate-from) There is nothing to rate from yet: no typed answer and no recording. Ask the candidate to add a link.
            B<   [My panel]
            B: ballot A
            B< (shows refused: open-answers-first) Open the answers first: your ballot comes with them. The button is on the rating card, and on your panel.
            B<   [My panel]
            B: answers A
            B< (shows refused: open-answers-first) Open the answers first: your ballot comes with them. The button is on the rating card, and on your panel. …
            A: recording https://example.org/solo
            A< Saved.
            # A added a recording. Raters find it with the answers.
            #   [Open the answers]
            B: open answers A
            B< The answers are open to you, and so is a ballot. Read first, then rate.
            B<   [Read the answers] [Your ballot]
            A: open answers A
            A< (refused: own-turn) Nobody rates themself among the peers. Use _Rate myself_ for your own view.
            A<   [Rate myself]
            A: close ballots
            ~ It is over. Everybody who answered has a report.
            ~   [Open my report] [Details]
            ~ **Rating of A** · closed · 0 ballots in
            # A's turn was rated by nobody; self-rating and timings are kept. A: [Open your report]  → A
            #   [Open your report]
            -- 19:07:30 report-ends
            # (the thread is archived)
        "#]],
    );
}

#[test]
fn the_window_of_a_turn_opens_with_the_turn_and_closes_after_the_last() {
    check(
        r#"
        A: now one-on-one
        quiet on
        A: take candidate
        B: take candidate
        play to answer 2
        quiet off
        B: mark A 1 4
        play to half-time
        B: panel
        B: press [Rate turn 1]
        B: marks A 44444
        B: words A "The second story began with its result, so I knew where it was going." "" ""
        B: ballot done A
        A: own skip
        play to rating
        A: panel
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
            -- 18:00:50
            B: mark A 1 4
            B< (refused: ballots-not-open) That opens when the turn is over. Wait for its end, and press again.
            B<   [My panel]
            -- 18:03:45
            … play to half-time
            B: panel
            B< (shows session) **Half-time** until 18:07 (in 4 min).
            B<   Your ballot for A, turn 1: open
            B<   Next: B answers.
            B<   [Rate turn 1] [Begin now] [More…]
            B: press [Rate turn 1]
            B< (shows ballot) **Your ballot for A, turn 1** · saved as you go, changeable until it closes
            B<   0 of 5 lines filled in. You are the only rater, so words are needed.
            B<   ‹Clarity of answer: …›
            B<   ‹Evidence of impact: …›
            B<   ‹Non-verbal presence: …›
            B<   ‹Storytelling structure: …›
            B<   ‹Quality of questions: …›
            B<   [Add words] [Done] [How to rate]
            B: marks A 44444
            B< Saved. Every line has a mark: press _Done_ when you are content.
            B: words A "The second story began with its result, so I knew where it was going." "" ""
            B< Your words are saved, and changeable until the ballots close.
            B: ballot done A
            B< Your ballot is in, and changeable until the ballots close.
            A: own skip
            A< Saved. Your report opens when all ballots are in.
            -- 18:10:00
            … play to rating
            A: panel
            A< (shows session) **Ballots of #1** · they close at 18:30 (in 20 min), all together.
            A<   Your own rating of turn 1: in
            A<   Your ballot for B, turn 2: open
            A<   [Rate myself] [Add a recording link] [Rate turn 2] [How to rate fairly]
            -- 19:10:00
            … play to closed
        "#]],
    );
}

#[test]
fn a_goal_that_has_shown_is_not_proposed_again_however_long_ago_that_was() {
    check(
        r#"
        quiet on
        A: now short
        A: take candidate
        B: take interviewer
        C: take observer
        play to rating
        B: marks A 42344
        B: words A "You named the outcome as much faster, without a number." "" ""
        B: ballot done A
        C: marks A 42344
        C: ballot done A
        A: own skip
        A: take goal
        quiet off
        A: goal
        quiet on
        +2h
        A: now short
        A: take candidate
        B: take interviewer
        C: take observer
        play to rating
        B: marks A 42344
        B: transfer A yes
        C: transfer A yes
        B: words A "You named the outcome as much faster, without a number." "" ""
        B: ballot done A
        C: marks A 42344
        C: ballot done A
        A: own skip
        quiet off
        A: goal
        quiet on
        +2h
        A: now short
        A: take candidate
        B: take interviewer
        C: take observer
        play to rating
        B: marks A 42344
        B: transfer A yes
        C: transfer A yes
        B: words A "You named the outcome as much faster, without a number." "" ""
        B: ballot done A
        C: marks A 42344
        C: ballot done A
        A: own skip
        A: take goal
        quiet off
        A: goal
        quiet on
        +2h
        A: now short
        A: take candidate
        B: take interviewer
        C: take observer
        play to rating
        B: marks A 42344
        B: words A "You named the outcome as much faster, without a number." "" ""
        B: ballot done A
        C: marks A 42344
        C: ballot done A
        A: own skip
        A: take goal
        quiet off
        A: goal
        quiet on
        +2h
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
            A<   I do not ask you for your drill, because I do not know your time zone. Name it, and I do.
            A<   [I drilled today] [Another hour] [Change it] [Give it up]
            -- 20:04:30
            A: goal
            A< (shows goal) **Your micro-goal** — _Give every result as before → after_ …
            A<   Whether it showed, mock by mock: yes
            -- 22:06:45
            A: goal
            A< (shows goal) **Your micro-goal** — _End every story with its result, without being asked_
            A<   Taken on Tue 24 Nov, after #3.
            A<   Plan: If I have told what I did, then I say "the result was" before I stop talking.
            A<   Drill: Tell two stories to a recorder, 90 seconds each. The last sentence begins with "the result was". Tell each one again with the result in the first sentence as well. From day 2: two other stories.
            A<   10 to 20 minutes a day for a week, then the next mock. The raters are asked whether it showed; once it did in two mocks, it is kept.
            A<   Your week of drills begins tomorrow.
            A<   I do not ask you for your drill, because I do not know your time zone. Name it, and I do.
            A<   [I drilled today] [Another hour] [Change it] [Give it up] [Earlier goals]
            -- Wed 25 Nov 00:09:00
            A: goal
            A< (shows goal) **Your micro-goal** — _Say how you know that it worked_
            A<   Taken on Wed 25 Nov, after #4.
            A<   Plan: If I have named a result, then I add who noticed it or how it was measured.
            A<   Drill: For three stories, write down one source each: a dashboard, a customer, a release note, a colleague. Tell the end of each story aloud with its source, three times. From day 2: without the paper, in another order.
            A<   10 to 20 minutes a day for a week, then the next mock. The raters are asked whether it showed; once it did in two mocks, it is kept.
            A<   Your week of drills begins tomorrow.
            A<   I do not ask you for your drill, because I do not know your time zone. Name it, and I do.
            A<   [I drilled today] [Another hour] [Change it] [Give it up] [Earlier goals]
        "#]],
    );
}
