//! Who comes late, goes out, comes back, leaves for good, or takes somebody's chair.

use expect_test::expect;

use super::check::check;

#[test]
fn an_absent_seat_is_freed_after_five_minutes_and_an_observer_takes_it() {
    check(
        r#"
        A: plan in=20m short
        quiet on
        A: take candidate
        B: take interviewer
        C: take observer
        +10m
        quiet off
        A: here
        C: here
        +15m
        +5s
        B: panel
        C: panel
        C: press [Take it]
        B: here
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
            A: here
            A< You are checked in.
            A<   **Before you start** — the microphone works · your notes are at hand
            A<   [My micro-goal] [The whole list]
            ~ A: checked in · B: not yet · C: not yet
            C: here
            C< You are checked in. …
            ~ A: checked in · B: not yet · C: checked in
            -- 18:25:03 seat-frees
            # #1 wants a substitute: the interviewer seat is free. The first to press has it, until 18:35.  → C
            #   [Take it]
            ~ A: checked in · C: checked in
            ~ **Seats** candidate: A · observer: C · 1 interviewer seat free · 3 observer seats free
            ~   [Wait to be candidate] [Interviewer] [Observe] [Can't make it] [Details]
            -- 18:25:05
            B: panel
            B< (shows session) **Mock interview #1** · check-in is open · start 18:20 (5 min ago)
            B<   You have no seat in it yet.
            B<   A substitute is wanted as interviewer: the first to press has the seat.
            B<   [Take it] [Wait to be candidate] [Interviewer] [Observe]
            C: panel
            C< (shows session) **Mock interview #1** · check-in is open · start 18:20 (5 min ago)
            C<   You have a seat: observer.
            C<   A substitute is wanted as interviewer: the first to press has the seat.
            C<   You are checked in. 2 people are needed to begin.
            C<   [Take it] [I can't make it] [Before you start]
            C: press [Take it]
            C< You have a seat: interviewer. Everybody is here: it has begun.
            C<   [My panel]
            ~ **Seats** candidate: A · interviewer: C
            ~   It is running; observers can still come.
            ~   [My part] [Observe] [Details]
            ~ **Mock interview #1** has begun; check-in is over
            # **A answers, C interviews** · until 18:40  → A, C
            #   Intro (60 s) → 3 questions (10 min) → A's questions (2 min) → wrap-up (2 min)
            #   First C: who is asking, and how it goes. A, listen; the first question comes after it.
            #   Nobody else sees what is behind your button. C: [Panel] · A: [Stop my turn]
            #   [Panel] [Stop my turn]
            B: here
            B< (refused: not-seated) You have no seat in this session. Take one on its card first.
            B<   [My panel]
            -- 19:27:20
            … play to closed
        "#]],
    );
}

#[test]
fn who_said_late_is_waited_for_ten_minutes_once() {
    check(
        r#"
        A: plan in=20m short
        quiet on
        A: take candidate
        B: take interviewer
        +10m
        quiet off
        B: late
        A: here
        B: late
        +19m
        B: here
        B: late
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
            B: late
            B< Noted. Your seat is kept until 18:30 (in 20 min).
            ~ A: not yet · B: will be late
            A: here
            A< You are checked in.
            A<   **Before you start** — the microphone works · your notes are at hand
            A<   [My micro-goal] [The whole list]
            ~ A: checked in · B: will be late
            B: late
            B< (refused: late-already) You said so already, and once is the rule. Press _I'm here_ in the thread when you arrive.
            B<   [My panel]
            -- 18:29:00
            B: here
            B< You have a seat: interviewer. Everybody is here: it has begun.
            B<   [My panel]
            ~ **Mock interview #1** has begun; check-in is over
            ~ **Seats** candidate: A · interviewer: B
            ~   It is running; observers can still come.
            ~   [My part] [Observe] [Details]
            # **A answers, B interviews** · until 18:44  → A, B
            #   Intro (60 s) → 3 questions (10 min) → A's questions (2 min) → wrap-up (2 min)
            #   First B: who is asking, and how it goes. A, listen; the first question comes after it.
            #   Nobody else sees what is behind your button. B: [Panel] · A: [Stop my turn]
            #   [Panel] [Stop my turn]
            B: late
            B< (refused: already-begun) The session has begun, so this can't be changed now. Open your panel for what you can do now.
            B<   [My panel]
        "#]],
    );
}

#[test]
fn a_candidate_alone_after_a_quarter_of_an_hour_chooses_solo() {
    check(
        r#"
        A: plan in=20m short
        quiet on
        A: take candidate
        B: take interviewer
        +10m
        quiet off
        A: here
        +25m
        +5s
        A: panel
        B: panel
        A: go solo
        play to answer 2
        play to rating
        A: panel
        play to closed
        A: report
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
            A: here
            A< You are checked in.
            A<   **Before you start** — the microphone works · your notes are at hand
            A<   [My micro-goal] [The whole list]
            ~ A: checked in · B: not yet
            -- 18:25:03 seat-frees
            # #1 wants a substitute: the interviewer seat is free. The first to press has it, until 18:35.
            #   [Take it]
            ~ A: checked in
            ~ **Seats** candidate: A · 1 interviewer seat free · 4 observer seats free
            ~   [Wait to be candidate] [Interviewer] [Observe] [Can't make it] [Details]
            -- 18:35:03 start-gives-up
            ~ **Seats** candidate: A
            ~   It is running; observers can still come.
            ~   [My part] [Observe] [Details]
            ~ **Mock interview #1** has begun; check-in is over
            # Nobody can interview right now. A, you choose: go on as a solo, where I ask, or meet on a new date. Without a choice it closes at 18:45 (in 10 min).  → A
            #   [Go on as solo] [New date]
            -- 18:35:05
            A: panel
            A< (shows session) Nobody can interview right now.
            A<   You choose: go on as a solo, where I ask, or meet on a new date. Without a choice it closes at 18:45 (in 10 min).
            A<   [Go on as solo] [New date] [More…]
            B: panel
            B< (shows session) **Mock interview #1** is running, and you have no seat in it.
            B<   4 observer seats free. Whoever watches from before the second question also rates.
            B<   [Observe] [Details]
            A: go solo
            # From here on I ask. A: [Panel] has the interviewer's buttons too.
            #   [Panel]
            # It goes on; 60 s of this stage are left.
            # **A answers, I ask** · until 18:50  → A
            #   Intro (60 s) → 3 questions (10 min) → A's questions (2 min) → wrap-up (2 min)
            #   Nobody else sees what is behind your button. A: [Panel] · [Stop my turn]
            #   [Panel] [Stop my turn]
            -- 18:36:40
            … play to answer 2
            -- 18:38:50
            … play to rating
            A: panel
            A< (shows session) **Ballots of #1** · they close at 18:58 (in 20 min), all together.
            A<   Your own rating of turn 1: open
            A<   [Rate myself] [Add a recording link] [How to rate fairly]
            -- 19:38:50
            … play to closed
            A: report
            A< (shows report) **Report — A, #1** · not rated
            A<   Nobody rated this turn: self-rating and timings only. It counts for your cadence, never for readiness.
            A<   **Timings** Q1 opening 40 s (aim 60–90 s) · Q2 behavioural 40 s (aim 90–120 s) · Q3 closing 40 s (aim 30–45 s) · follow-ups 40 s, 40 s · answered 3 of 3 questions · your own questions: 0 (three is a good number)
            A<   Private to you. Practice only: not for hiring decisions.
            A<   [Write my own] [What I said]
        "#]],
    );
}

#[test]
fn nobody_there_after_a_quarter_of_an_hour_calls_it_off() {
    check(
        r#"
        A: plan in=20m short
        quiet on
        A: take candidate
        B: take interviewer
        quiet off
        +40m
        A: here
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
            -- 18:10:00 check-in-opens
            ~ Check-in is open in the thread.
            # (the thread opens)
            # **Mock interview #1** starts at 18:20 (in 10 min). Check in when you are here; a seat that is empty 5 min after the start is offered to the observers.
            #   A: not yet · B: not yet
            #   [I'm here] [I'll be late] [I can't make it]
            -- 18:25:03 seat-frees
            # #1 wants a substitute: the candidate seat is free. The first to press has it, until 18:35.
            #   [Take it]
            ~ (gone) A: not yet · B: not yet
            ~ **Seats** 1 candidate seat free · 1 interviewer seat free · 4 observer seats free
            ~   [Candidate] [Interviewer] [Observe] [Can't make it] [Details]
            # #1 wants a substitute: the interviewer seat is free. The first to press has it, until 18:35.
            #   [Take it]
            -- 18:35:03 start-gives-up
            # **Mock interview #1** was called off, because there were too few people. Your time is free again.
            ~ #1 was called off, because there were too few people.
            ~ **Mock interview #1** · check-in is over
            # (the thread is archived)
            -- 18:40:00
            A: here
            A< (refused: over) This belongs to #1, which has been over since Tue 24 Nov 18:35: it was called off, because there were too few people. Look at the sessions for another one.
            A<   [Sessions]
        "#]],
    );
}

#[test]
fn in_a_one_on_one_the_other_goes_first_when_a_candidate_is_late() {
    check(
        r#"
        A: plan in=20m one-on-one
        quiet on
        A: take candidate
        B: take candidate
        quiet off
        +10m
        A: late
        B: here
        +15m
        A: here
        B: panel
        quiet on
        play to closed
        "#,
        expect![[r#"
            -- Tue 24 Nov 18:00:00
            A: plan in=20m one-on-one
            A< (planned) Mock interview #1 is planned for Tue 24 Nov 18:20 (in 20 min). Take a seat on its card.
            A<   [Details]
            # **Mock interview #1 · one-on-one**
            #   Objective: Backend engineer, first screen
            #   Tue 24 Nov 18:20 (in 20 min) · about 74 min · practice mode
            #   Answers typed in the thread can be read by this channel
            #   **Seats** 2 candidate seats free · 4 observer seats free
            #   [Take a seat] [Observe] [Can't make it] [Details]
            -- 18:10:00 check-in-opens
            ~ Check-in is open in the thread.
            # (the thread opens)
            # **Mock interview #1** starts at 18:20 (in 10 min). Check in when you are here; a seat that is empty 5 min after the start is offered to the observers.
            #   A: not yet · B: not yet
            #   [I'm here] [I'll be late] [I can't make it]
            A: late
            A< Noted. Your seat is kept until 18:30 (in 20 min).
            ~ A: will be late · B: not yet
            B: here
            B< You are checked in.
            B<   **Before you start** — the microphone works · your notes are at hand
            B<   [My micro-goal] [The whole list]
            ~ A: will be late · B: checked in
            -- 18:25:00
            A: here
            A< You have a seat: candidate. Everybody is here: it has begun.
            A<   [My panel]
            ~ **Mock interview #1** has begun; check-in is over
            ~ **Seats** candidate & interviewer: A, B (you swap half-way)
            ~   It is running; observers can still come.
            ~   [My part] [Observe] [Details]
            # **Turn 1 of 2 — B answers, A interviews** · until 18:55  → B, A
            #   Intro (2 min) → 3 questions and 2 surprises (20 min) → B's questions (5 min) → wrap-up (3 min)
            #   First A: who is asking, and how it goes. B, listen; the first question comes after it.
            #   Nobody else sees what is behind your button. A: [Panel] · B: [Stop my turn]
            #   [Panel] [Stop my turn]
            B: panel
            B< (shows session) **Intro** · until 18:27 · Whoever interviews you says who they are and how it goes. Listen; your first question comes after it.
            B<   [More…]
        "#]],
    );
}

#[test]
fn the_candidate_stops_the_turn_and_no_reason_is_asked() {
    check(
        r#"
        A: now short
        quiet on
        A: take candidate
        B: take interviewer
        play to answer 2
        quiet off
        A: press [Stop my turn]
        play to closed
        A: report
        A: scores
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
            A: press [Stop my turn]
            A< (shows sure) **Stop your turn?** It ends here, no reason is asked, and it is not begun again. If at least half of the questions are answered, it is rated.
            A<   [Yes, stop my turn] [No, back]
            -- 19:02:15
            … play to closed
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
            A<   **Timings** Q1 opening 40 s (aim 60–90 s) · Q2 behavioural 40 s (aim 90–120 s) · Q3 closing 40 s (aim 30–45 s) · answered 3 of 3 questions · your own questions: 0 (three is a good number)
            A<   [Back to the report]
        "#]],
    );
}

#[test]
fn a_turn_that_stops_before_half_of_its_questions_is_not_rated() {
    check(
        r#"
        A: now short
        quiet on
        A: take candidate
        B: take interviewer
        play to answer 1
        quiet off
        A: stop my turn
        B: mark A 1 4
        A: report
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
            -- 18:00:05
            A: stop my turn
            ~ **Question 1 of 3** · A, 90 s
            ~   Interrupted.
            # A's turn was stopped by the candidate. Too little was answered to rate it; the timings are kept.
            ~ It is over. Everybody who answered has a report.
            ~   [Open my report] [Details]
            # **Rating of A** · closed · 0 of 0 ballots in
            # A's turn was interrupted and is not rated; its timings are kept. A: [Open your report]  → A
            #   [Open your report]
            B: mark A 1 4
            B< (refused: ballots-closed) The ballots are closed and can't be changed any more. Look in the thread for the report.
            B<   [My panel]
            A: report
            A< (shows report) **Report — A, #1** · not rated
            A<   Interrupted: the turn was stopped by the candidate.
            A<   Nobody rated this turn: self-rating and timings only. It counts for your cadence, never for readiness.
            A<   **Timings** not answered: Q1 · answered 0 of 3 questions · your own questions: 0 (three is a good number)
            A<   You and B could meet at this time every week, next on Tue 1 Dec 18:00.
            A<   Worth a thank-you? B
            A<   A recording link can be added until 19:00.
            A<   Private to you. Practice only: not for hiring decisions.
            A<   [Write my own] [What I said] [Again, same time next week] [Thank them] [Add a recording link]
            -- 19:00:05 report-ends
            # (the thread is archived)
        "#]],
    );
}

#[test]
fn in_a_group_the_others_go_on_when_one_candidate_stops() {
    check(
        r#"
        A: now group
        quiet on
        A: take candidate
        B: take candidate
        C: take candidate
        D: take interviewer
        play to answer 1
        quiet off
        A: stop my turn
        D: panel
        D: ask
        B: leave
        play to rating
        D: panel
        play to closed
        "#,
        expect![[r#"
            -- Tue 24 Nov 18:00:00
            A: now group
            A< (planned) Mock interview #1 is open. It begins when its seats are taken: take yours on the card.
            A<   [Details]
            # **Mock interview #1 · group**
            #   Objective: Backend engineer, first screen
            #   Tue 24 Nov 18:00 (now) · about 66 min · practice mode
            #   Answers typed in the thread can be read by this channel
            #   **Seats** 6 candidate seats free · 2 interviewer seats free · 4 observer seats free
            #   Check-in is open in the thread.
            #   [Candidate] [Interviewer] [Observe] [Can't make it] [Details]
            # (the thread opens)
            # **Mock interview #1** starts at 18:00 (now). Check in when you are here; a seat that is empty 5 min after the start is offered to the observers.
            #   [I'm here] [I'll be late] [I can't make it]
            -- 18:05:05
            A: stop my turn
            ~ **Question 1 of 2** · A, 90 s
            ~   Interrupted.
            D: panel
            D< (shows session) **Question 1 of 2 · opening** · to B · aim for 60–90 s
            D<   “Who are you at work?”
            D<   Listen for: one proof from the past.
            D<   Weak: adjectives without a proof.
            D<   [Ask it] [Another one] [Skip] [Pause] [More…]
            D: ask
            # **Question 1 of 2** · B, 90 s, time up in 95 s
            #   Who are you at work?
            #   Speak, or reply to this message, or use the form.
            #   [Done] [Answer in writing]
            B: leave
            B< You have left the session. If a ballot of it is yours, it stays open to you until the ballots close.
            # B left the session.
            ~ **Seats** candidate: A, C · interviewer: D
            ~ **Question 1 of 2** · B, 90 s
            ~   Interrupted.
            -- 18:06:35
            … play to rating
            D: panel
            D< (shows session) **Ballots of #1** · they close at 18:26 (in 20 min), all together.
            D<   Your ballot for C, turn 3: open
            D<   [Rate turn 3] [How to rate fairly]
            -- 19:06:35
            … play to closed
        "#]],
    );
}

#[test]
fn the_interviewer_steps_out_and_comes_back() {
    check(
        r#"
        A: now short
        quiet on
        A: take candidate
        B: take interviewer
        play to answer 1
        +20s
        quiet off
        B: step out
        A: panel
        B: panel
        +2m
        B: back
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
            -- 18:00:25
            B: step out
            # B stepped out.
            #   [I'm back]
            # Nobody can interview right now. A, you choose: go on as a solo, where I ask, or meet on a new date. Without a choice it closes at 18:10 (in 10 min).  → A
            #   [Go on as solo] [New date]
            A: panel
            A< (shows session) Nobody can interview right now.
            A<   You choose: go on as a solo, where I ask, or meet on a new date. Without a choice it closes at 18:10 (in 10 min).
            A<   [Go on as solo] [New date] [More…]
            B: panel
            B< (shows session) Nobody can interview right now.
            B<   The candidate chooses how to go on, until 18:10.
            B<   [I'm back] [New date] [More…]
            -- 18:02:25
            B: back
            # B is back.
            # It goes on; A has 70 s left for question 1.
            A: panel
            A< (shows session) “Who are you at work?”
            A<   You answer · time up in 70 s
            A<   [Done] [Answer in writing] [More…]
        "#]],
    );
}

#[test]
fn an_observer_takes_the_chair_of_an_interviewer_who_leaves() {
    check(
        r#"
        A: now short
        quiet on
        A: take candidate
        B: take interviewer
        C: take observer
        play to answered 1
        quiet off
        B: leave
        C: panel
        C: press [Take the chair]
        C: panel
        play to rating
        B: ballot A
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
            -- 18:00:45
            B: leave
            B< You have left the session. If a ballot of it is yours, it stays open to you until the ballots close.
            # B left the session.
            ~ **Seats** candidate: A · observer: C
            # B is not here to interview. The first observer to press has the chair; the offer stands until 18:01 (in 60 s).  → C
            #   [Take the chair]
            C: panel
            C< (shows session) The interviewer's chair is empty.
            C<   The first to press interviews in place of B; the offer stands until 18:01 (in 60 s).
            C<   [Take the chair] [More…]
            C: press [Take the chair]
            # C interviews from here on, in place of B. C: [Panel]
            #   [Panel]
            # It goes on.
            C: panel
            C< (shows session) A answered in 40 s, below 60–90 s. **Follow up?**
            C<   [Vague] [No result] [No number] [Whose part?] [Too long on the situation] [Trade-off] [Clarify first] [Next question] [Pause] [More…]
            -- 18:02:15
            … play to rating
            B: ballot A
            B< (shows ballot) **Your ballot for A** · saved as you go, changeable until it closes at 18:22 (in 20 min)
            B<   0 of 5 lines filled in. Words help more than marks: name one moment.
            B<   ‹Clarity of answer: …›
            B<   ‹Evidence of impact: …›
            B<   ‹Non-verbal presence: …›
            B<   ‹Storytelling structure: …›
            B<   ‹Quality of questions: …›
            B<   [Add words] [Done] [How to rate]
            -- 19:02:15
            … play to closed
        "#]],
    );
}

#[test]
fn nobody_takes_the_chair_and_the_candidate_chooses_a_new_date() {
    check(
        r#"
        A: now short
        quiet on
        A: take candidate
        B: take interviewer
        C: take observer
        play to answered 1
        quiet off
        B: leave
        +63s
        C: panel
        A: panel
        C: go solo
        A: press [New date]
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
            -- 18:00:45
            B: leave
            B< You have left the session. If a ballot of it is yours, it stays open to you until the ballots close.
            # B left the session.
            ~ **Seats** candidate: A · observer: C
            # B is not here to interview. The first observer to press has the chair; the offer stands until 18:01 (in 60 s).  → C
            #   [Take the chair]
            -- 18:01:48 chair-lapses
            # Nobody can interview right now. A, you choose: go on as a solo, where I ask, or meet on a new date. Without a choice it closes at 18:11 (in 10 min).  → A
            #   [Go on as solo] [New date]
            C: panel
            C< (shows session) Nobody can interview right now.
            C<   The candidate chooses how to go on, until 18:11.
            C<   [New date] [More…]
            A: panel
            A< (shows session) Nobody can interview right now.
            A<   You choose: go on as a solo, where I ask, or meet on a new date. Without a choice it closes at 18:11 (in 10 min).
            A<   [Go on as solo] [New date] [More…]
            C: go solo
            C< (refused: candidate-only) Only A can do that: it is their turn. Open your panel for what you can do now.
            C<   [My panel]
            A: press [New date]
            A< (shows sure) **Close #1 and meet on a new date?** It is not opened again; a new one has to be planned.
            A<   [Yes, close it] [No, back]
            -- 19:11:45
            … play to closed
        "#]],
    );
}

#[test]
fn without_an_observer_the_candidate_goes_on_as_solo() {
    check(
        r#"
        A: now short
        quiet on
        A: take candidate
        B: take interviewer
        play to answered 1
        quiet off
        B: leave
        A: press [Go on as solo]
        A: panel
        play to rating
        play to closed
        A: report
        A: scores
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
            B: leave
            B< You have left the session. If a ballot of it is yours, it stays open to you until the ballots close.
            # B left the session.
            ~ **Seats** candidate: A
            # Nobody can interview right now. A, you choose: go on as a solo, where I ask, or meet on a new date. Without a choice it closes at 18:10 (in 10 min).  → A
            #   [Go on as solo] [New date]
            A: press [Go on as solo]
            # From here on I ask. A: [Panel] has the interviewer's buttons too.
            #   [Panel]
            # It goes on.
            # **Question 2 of 3** · A, 120 s, time up in 2 min
            #   Tell me about a conflict at work.
            #   Speak, or reply to this message, or use the form.
            #   [Done] [Answer in writing]
            A: panel
            A< (shows session) “Tell me about a conflict at work.”
            A<   Your clock starts at 18:00 (in 5 s).
            A<   [Done] [Answer in writing] [Skip] [STAR] [Pause] [More…]
            -- 18:03:00
            … play to rating
            -- 19:03:00
            … play to closed
            A: report
            A< (shows report) **Report — A, #1** · 1 rater
            A<   **In their words**
            A<   B:
            A<   > You gave the result first, and I could follow every step after it.
            A<   **Suggested micro-goal** — _Give every result as before → after_
            A<   Plan: If I am about to say that something got better, then I say the number before and the number after.
            A<   Why this one: Evidence of impact is lowest.
            A<   Worth a thank-you? B
            A<   Private to you. Practice only: not for hiring decisions.
            A<   [Take this goal] [Write my own] [Scores] [What I said] [Thank them]
            A: scores
            A< (shows report) **Report — A, #1** · 1 rater
            A<   **Clarity of answer** between “The question is answered, but the point comes near the end or beside side topics” and “The point comes in the first two sentences, and the rest supports it”
            A<   **Evidence of impact** between “An outcome is named, but its size is left open ("much faster")” and “Before and after in numbers, and what the candidate did to get there”
            A<   **Non-verbal presence** between “Easy to hear; pace or eyes slip under pressure, with rushing or long silences” and “Steady pace with chosen pauses, also on the hardest question”
            A<   **Storytelling structure** between “All parts come, but background takes half the time or the result comes when asked” and “Short background, own actions step by step, then the result, without being asked”
            A<   **Quality of questions** between “Two or more questions that fit any company; no answer is followed up” and “Three or more about this role or team, and one builds on an answer just given”
            A<   One rater: what their marks look like, in words. One person's number would say more about them than about you; it counts in your running level.
            A<   **Timings** Q1 opening 40 s (aim 60–90 s) · Q2 behavioural 40 s (aim 90–120 s) · Q3 closing 40 s (aim 30–45 s) · follow-ups 40 s · answered 3 of 3 questions · your own questions: 0 (three is a good number)
            A<   [Back to the report]
        "#]],
    );
}

#[test]
fn without_a_choice_it_closes_after_ten_minutes() {
    check(
        r#"
        A: now short
        quiet on
        A: take candidate
        B: take interviewer
        play to intro
        quiet off
        B: leave
        +10m
        +5s
        A: panel
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
            B: leave
            B< You have left the session. If a ballot of it is yours, it stays open to you until the ballots close.
            # B left the session.
            ~ **Seats** candidate: A
            # Nobody can interview right now. A, you choose: go on as a solo, where I ask, or meet on a new date. Without a choice it closes at 18:10 (in 10 min).  → A
            #   [Go on as solo] [New date]
            -- 18:10:03 pause-ends
            # **Mock interview #1** ended before it could be held. Plan a new date when it suits you.  → A
            ~ #1 ended before it could be held.
            # (the thread is archived)
            -- 18:10:05
            A: panel
            A< (shows session) **Mock interview #1** ended before it could be held.
            A<   [Sessions]
        "#]],
    );
}

#[test]
fn the_chair_is_handed_over_to_somebody_who_accepts_within_a_minute() {
    check(
        r#"
        A: now short
        quiet on
        A: take candidate
        B: take interviewer
        C: take observer
        play to offered 2
        quiet off
        B: panel
        B: press [More…]
        B: press [Hand over]
        B: panel
        A: take chair
        C: take chair
        B: next
        C: panel
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
            -- 18:00:45
            B: panel
            B< (shows session) **Question 2 of 3 · behavioural** · aim for 90–120 s
            B<   “Tell me about a conflict at work.”
            B<   Listen for: both sides.
            B<   Weak: a villain.
            B<   [Ask it] [Another one] [Skip] [Pause] [More…]
            B: press [More…]
            B< (shows session) **What else you can do in #1**
            B<   The chair can go to C.
            B<   **End here** · the turn is over where it stands
            B<   **Step out** · for a moment: whoever answers is waited for, 10 min at most
            B<   **Leave for good** · there is no way back into this session
            B<   **Emergency stop** · at once: the clock stands for everybody, until anybody seated presses _Continue_ in the thread. The report says _interrupted_
            B<   [Hand over] [End here] [Step out] [Leave for good] [Emergency stop] [Back]
            B: press [Hand over]
            # C, B asks you to interview from here on. The offer stands until 18:01 (in 60 s).  → C
            #   [Take the chair]
            B: panel
            B< (shows session) **Question 2 of 3 · behavioural** · aim for 90–120 s …
            B<   You asked C to take the chair; the offer stands until 18:01 (in 60 s).
            A: take chair
            A< (refused: nothing-offered) Nothing is on offer to you right now. Open your panel for what you can do now.
            A<   [My panel]
            C: take chair
            # C interviews from here on, in place of B. C: [Panel]
            #   [Panel]
            B: next
            B< (refused: interviewer-only) Only the interviewer can do that, and C has the chair. Open your panel for what you can do now.
            B<   [My panel]
            C: panel
            C< (shows session) **Question 2 of 3 · behavioural** · aim for 90–120 s …
            C<   (gone) You asked C to take the chair; the offer stands until 18:01 (in 105 s).
            B: panel
            B< (shows session) C has the question. Listen and note.
            B<   [More…]
            -- 19:02:15
            … play to closed
        "#]],
    );
}

#[test]
fn an_offer_of_the_chair_that_nobody_takes_lapses() {
    check(
        r#"
        A: now short
        quiet on
        A: take candidate
        B: take interviewer
        C: take observer
        play to offered 2
        quiet off
        B: hand over C
        +64s
        C: take chair
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
            -- 18:00:45
            B: hand over C
            # C, B asks you to interview from here on. The offer stands until 18:01 (in 60 s).  → C
            #   [Take the chair]
            -- 18:01:30 nudge
            # B, the next step is on your panel. [Panel]  → B
            #   [Panel]
            -- 18:01:48 chair-lapses
            # Nobody took the chair, so B goes on. B: [Panel]
            #   [Panel]
            -- 18:01:49
            C: take chair
            C< (refused: nothing-offered) Nothing is on offer to you right now. Open your panel for what you can do now.
            C<   [My panel]
        "#]],
    );
}

#[test]
fn a_candidate_who_steps_out_is_waited_for_ten_minutes() {
    check(
        r#"
        A: now short
        quiet on
        A: take candidate
        B: take interviewer
        play to answer 3
        quiet off
        A: panel
        A: press [More…]
        A: press [Step out]
        B: panel
        B: continue
        +10m
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
            -- 18:01:35
            A: panel
            A< (shows session) “Why should we choose you?”
            A<   You answer · time up in 45 s
            A<   [Done] [Answer in writing] [More…]
            A: press [More…]
            A< (shows session) **What else you can do in #1**
            A<   **Stop my turn** · it ends, and no reason is asked
            A<   **Step out** · for a moment: whoever answers is waited for, 10 min at most
            A<   **Leave for good** · there is no way back into this session
            A<   **Emergency stop** · at once: the clock stands for everybody, until anybody seated presses _Continue_ in the thread. The report says _interrupted_
            A<   [Stop my turn] [Step out] [Leave for good] [Emergency stop] [Back]
            A: press [Step out]
            # A stepped out, and the clock stands. The turn is kept for them until 18:11 (in 10 min).
            #   [I'm back]
            B: panel
            B< (shows session) The clock stands until A is back.
            B<   Without them the turn ends at 18:11 (in 10 min).
            B<   [More…]
            B: continue
            B< (refused: candidate-only) Only A can do that: it is their turn. Open your panel for what you can do now.
            B<   [My panel]
            -- 18:11:38 pause-ends
            # A left the session.
            ~ **Seats** interviewer: B
            ~   The interview is over, and ballots are open in the thread.
            ~   [My part] [Details]
            ~ **Question 3 of 3** · A, 45 s
            ~   Interrupted.
            # A's turn ended because the candidate left. Enough was answered to rate it.
            # **Rate A** · 0 of 1 ballot in · closes 18:31 (in 20 min)
            #   Nobody sees a ballot before all are in. Ratings are for practice; they are not for hiring decisions.
            #   [Rate this turn] [Rate myself] [How to rate fairly]
            -- 19:11:40
            … play to closed
        "#]],
    );
}

#[test]
fn a_candidate_who_comes_back_has_the_time_that_was_left() {
    check(
        r#"
        A: now short
        quiet on
        A: take candidate
        B: take interviewer
        play to answer 1
        +20s
        quiet off
        A: step out
        +4m
        A: back
        A: panel
        A: back
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
            -- 18:00:25
            A: step out
            # A stepped out, and the clock stands. The turn is kept for them until 18:10 (in 10 min).
            #   [I'm back]
            -- 18:04:25
            A: back
            # A is back.
            # It goes on; A has 70 s left for question 1.
            A: panel
            A< (shows session) “Who are you at work?”
            A<   You answer · time up in 70 s
            A<   [Done] [Answer in writing] [More…]
            A: back
            A< (refused: already-here) You are noted as here already. Open your panel for what you can do now.
            A<   [My panel]
        "#]],
    );
}

#[test]
fn an_observer_who_comes_late_watches_but_does_not_rate() {
    check(
        r#"
        A: now short
        quiet on
        A: take candidate
        B: take interviewer
        play to answer 2
        quiet off
        C: panel
        C: take observer
        C: panel
        +5s
        play to rating
        C: ballot A
        C: mark A 1 4
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
            C: panel
            C< (shows session) **Mock interview #1** is running, and you have no seat in it.
            C<   4 observer seats free. Whoever watches from before the second question also rates.
            C<   [Observe] [Details]
            C: take observer
            C< You observe, and you are checked in. While somebody answers, your tools are on your panel.
            C<   [My panel] [Can't make it]
            ~ **Seats** candidate: A · interviewer: B · observer: C
            C: panel
            C< (shows session) Story clock: tap as the story moves · fillers: 0
            C<   [S] [T] [A] [R] [+1] [How to observe] [More…]
            -- 18:02:20
            … play to rating
            C: ballot A
            C< (shows refused: may-not-rate) A turn is rated by its interviewers, and by observers who were there before the second question. Take an observer's seat early next time.
            C<   [My panel]
            C: mark A 1 4
            C< (refused: may-not-rate) A turn is rated by its interviewers, and by observers who were there before the second question. Take an observer's seat early next time. …
            -- 19:02:20
            … play to closed
        "#]],
    );
}

#[test]
fn a_seated_person_who_did_not_check_in_can_watch_later() {
    check(
        r#"
        A: plan in=20m short
        quiet on
        A: take candidate
        B: take interviewer
        C: take observer
        +10m
        A: here
        B: here
        +10m
        play to answer 1
        quiet off
        C: panel
        C: press [I'm here]
        C: filler
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
            -- 18:20:05
            C: panel
            C< (shows session) It has begun. Check in, and watch from here.
            C<   [I'm here] [More…]
            C: press [I'm here]
            C< You are checked in.
            C<   **Before you start** — the microphone works · your notes are at hand
            C<   [My micro-goal] [The whole list]
            ~ **Mock interview #1** has begun; check-in is over
            C: filler
            C< Counted: 1.
        "#]],
    );
}

#[test]
fn a_replaced_interviewer_keeps_the_ballot_after_asking_a_question() {
    check(
        r#"
        A: now panel
        quiet on
        A: take candidate
        B: take interviewer
        C: take interviewer
        D: take observer
        +5m
        play to offered 2
        quiet off
        C: hand over D
        D: take chair
        B: leave
        D: panel
        play to rating
        B: ballot A
        C: ballot A
        quiet on
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
            -- 18:05:45
            C: hand over D
            # D, C asks you to interview from here on. The offer stands until 18:06 (in 60 s).  → D
            #   [Take the chair]
            D: take chair
            # D interviews from here on, in place of C. D: [Panel]
            #   [Panel]
            B: leave
            B< You have left the session. If a ballot of it is yours, it stays open to you until the ballots close.
            # B left the session.
            ~ **Seats** candidate: A · interviewer: C · observer: D
            # D interviews from here on, in place of B. D: [Panel]
            #   [Panel]
            D: panel
            D< (shows session) **Question 2 of 7 · behavioural** · aim for 90–120 s
            D<   “Tell me about a conflict at work.”
            D<   Listen for: both sides.
            D<   Weak: a villain.
            D<   [Ask it] [Another one] [Skip] [Pause] [More…]
            -- 18:10:15
            … play to rating
            B: ballot A
            B< (shows ballot) **Your ballot for A** · saved as you go, changeable until it closes at 18:30 (in 20 min)
            B<   0 of 5 lines filled in. Words help more than marks: name one moment.
            B<   ‹Clarity of answer: …›
            B<   ‹Evidence of impact: …›
            B<   ‹Non-verbal presence: …›
            B<   ‹Storytelling structure: …›
            B<   ‹Quality of questions: …›
            B<   [Add words] [Done] [How to rate]
            C: ballot A
            C< (shows refused: may-not-rate) A turn is rated by its interviewers, and by observers who were there before the second question. Take an observer's seat early next time.
            C<   [My panel]
        "#]],
    );
}

#[test]
fn as_soon_as_enough_are_here_anybody_of_them_can_start() {
    check(
        r#"
        quiet on
        A: plan in=1h panel
        A: take candidate
        B: take interviewer
        C: take interviewer
        E: take observer
        +50m
        A: here
        B: here
        quiet off
        C: here
        // One optional seat is left free, and nobody waits for it.
        A: panel
        A: press [Start now]
        E: press [I'm here]
        "#,
        expect![[r#"
            -- Tue 24 Nov 18:50:00
            C: here
            C< You are checked in.
            C<   **Before you start** — the microphone works · your notes are at hand
            C<   [My micro-goal] [The whole list]
            ~ A: checked in · B: checked in · C: checked in · E: not yet
            ~   Enough people are here: it begins at 19:00 (in 10 min), or when one of them presses [Start now].
            ~   [I'm here] [Start now] [I'll be late] [I can't make it]
            A: panel
            A< (shows session) **Mock interview #1** · check-in is open · start 19:00 (in 10 min)
            A<   You have a seat: candidate.
            A<   You are checked in, and so is everybody. It begins at 19:00 (in 10 min), or now.
            A<   [Start now] [I can't make it] [Before you start]
            A: press [Start now]
            ~ **Seats** candidate: A · interviewer: B, C · observer: E
            ~   It is running; observers can still come.
            ~   [My part] [Observe] [Details]
            ~ **Mock interview #1** has begun without E. Whoever comes now: [I'm here]
            ~   [I'm here]
            # **A answers; B and C interview** · until 19:35  → A, B, C
            #   Intro (5 min) → 5 questions and 2 surprises (32 min) → A's questions (5 min) → wrap-up (3 min)
            #   First B and C: who is asking, and how it goes. A, listen; the first question comes after it.
            #   Nobody else sees what is behind your button. B, C: [Panel] · A: [Stop my turn]
            #   [Panel] [Stop my turn]
            E: press [I'm here]
            E< You are checked in. …
            ~ **Mock interview #1** has begun; check-in is over
        "#]],
    );
}

#[test]
fn whoever_comes_after_their_seat_was_freed_reads_that_it_is_on_offer() {
    check(
        r#"
        quiet on
        A: plan in=1h short
        A: take candidate
        B: take interviewer
        +50m
        B: here
        +16m
        quiet off
        A: here
        A: press [Take it]
        C: here
        "#,
        expect![[r#"
            -- Tue 24 Nov 19:06:00
            A: here
            A< (refused: seat-on-offer) You have no seat here: one that is empty 5 min after the start is offered to everybody, and this one is, as candidate. Press _Take it_, here or in the call under the check-in: the first has it.
            A<   [Take it]
            A: press [Take it]
            A< You have a seat: candidate. Everybody is here: it has begun.
            A<   [My panel]
            ~ **Seats** candidate: A · interviewer: B
            ~   It is running; observers can still come.
            ~   [My part] [Observe] [Details]
            ~ **Mock interview #1** has begun; check-in is over
            # **A answers, B interviews** · until 19:21  → A, B
            #   Intro (60 s) → 3 questions (10 min) → A's questions (2 min) → wrap-up (2 min)
            #   First B: who is asking, and how it goes. A, listen; the first question comes after it.
            #   Nobody else sees what is behind your button. B: [Panel] · A: [Stop my turn]
            #   [Panel] [Stop my turn]
            C: here
            C< (refused: not-seated) You have no seat in this session. Take one on its card first.
            C<   [My panel]
        "#]],
    );
}
