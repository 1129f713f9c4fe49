//! What a rule answers when it says no, in the order of a session's life.

use expect_test::expect;

use super::check::check;

#[test]
fn planning_refuses_what_cannot_be_held() {
    check(
        r#"
        A: plan ago=1h short
        A: plan in=9000h short
        A: plan in=1d quick
        A: plan in=1d short minutes=90
        A: plan in=1d short rubric=secret
        A: plan in=1d short role=bakend
        A: plan in=1d short region=Atlantis
        A: plan in=1d short competency=juggling
        A: sessions
        "#,
        expect![[r#"
            -- Tue 24 Nov 18:00:00
            A: plan ago=1h short
            A< (refused: not-ahead) That time has passed. Choose one that lies ahead.
            A: plan in=9000h short
            A< (refused: too-far-ahead) That is more than 366 days ahead. Choose an earlier time.
            A: plan in=1d quick
            A< (no-such-format) There is no format called “quick”. Choose one of these: drill, final-round, group, half-hour, one-on-one, panel, short, solo.
            A: plan in=1d short minutes=90
            A< (no-such-length) This format has no such length. Choose one of these, in minutes: 15.
            A: plan in=1d short rubric=secret
            A< (no-such-rubric) There is no rubric called “secret”. Choose one of these: peer, coach, group, technical.
            A: plan in=1d short role=bakend
            A< (no-such-tag) There is no role called “bakend”. Choose one of these: Backend engineer.
            A: plan in=1d short region=Atlantis
            A< (no-such-tag) There is no region called “Atlantis”. Choose one of these: Africa, Asia-Pacific, Australia and New Zealand, Canada, European Union, Gulf states, India, Latin America, Switzerland, United Kingdom, United States.
            A: plan in=1d short competency=juggling
            A< (no-such-tag) There is no competency called “juggling”, nor one like it.
            A: sessions
            A< (shows sessions) Nothing is planned yet. Plan a session for a date that suits you, or open one now.
        "#]],
    );
}

#[test]
fn seats_refuse_what_does_not_fit() {
    check(
        r#"
        A: plan in=2d short
        B: take candidate
        B: take candidate
        C: take candidate
        C: take candidate
        C: take it
        C: pass
        D: leave
        D: here
        B: here
        B: late
        B: start
        B: next
        B: done
        B: pause
        B: step out
        B: back
        D: take it
        A: plan in=4d solo
        B: take interviewer
        B: take observer
        quiet on
        A on #1: cancel
        A on #2: cancel
        "#,
        expect![[r#"
            -- Tue 24 Nov 18:00:00
            A: plan in=2d short
            A< (planned) Mock interview #1 is planned for Thu 26 Nov 18:00 (in 2 days). Take a seat on its card.
            A<   [Details]
            # **Mock interview #1 · short**
            #   Objective: Backend engineer, first screen
            #   Thu 26 Nov 18:00 (in 2 days) · about 25 min · practice mode
            #   Answers typed in the thread can be read by this channel
            #   **Seats** 1 candidate seat free · 1 interviewer seat free · 4 observer seats free
            #   Called off if fewer than 2 people have a seat by Thu 26 Nov 17:00
            #   [Candidate] [Interviewer] [Observe] [Can't make it] [Details]
            B: take candidate
            B< You have a seat: candidate. Check-in opens 10 min before the start; if something comes up, give the seat back early.
            B<   [Before you start] [Can't make it]
            ~ **Seats** candidate: B · 1 interviewer seat free · 4 observer seats free
            ~   [Wait to be candidate] [Interviewer] [Observe] [Can't make it] [Details]
            B: take candidate
            B< (refused: already-seated) You sit as candidate already. Take another seat on the card, or give this one back there with _Can't make it_.
            B<   [My panel]
            C: take candidate
            C< That seat is taken. You are number 1 in line for a seat as candidate; when one frees, you are asked.
            C<   [Leave the waitlist]
            ~ Waiting: C
            C: take candidate
            C< (refused: already-waiting) You are on the waitlist already. Wait for the offer: you are asked when a seat frees.
            C<   [My panel]
            C: take it
            C< (refused: taken-meanwhile) That seat is not on offer any more: somebody else has it, or is asked now. Take another one on the card, or wait for the next call.
            C<   [My panel]
            C: pass
            C< (refused: nothing-offered) Nothing is on offer to you right now. Open your panel for what you can do now.
            C<   [My panel]
            D: leave
            D< (refused: not-seated) You have no seat in this session. Take one on its card first.
            D<   [My panel]
            D: here
            D< (refused: not-open-yet) Check-in has not opened yet. Come back 10 min before the start.
            D<   [My panel]
            B: here
            B< (refused: not-open-yet) Check-in has not opened yet. Come back 10 min before the start. …
            B: late
            B< (refused: not-open-yet) Check-in has not opened yet. Come back 10 min before the start. …
            B: start
            B< (refused: not-open-yet) Check-in has not opened yet. Come back 10 min before the start. …
            B: next
            B< (refused: not-running) The session has not begun. Check in, and it starts when everybody is here.
            B<   [My panel]
            B: done
            B< (refused: not-running) The session has not begun. Check in, and it starts when everybody is here. …
            B: pause
            B< (refused: not-running) The session has not begun. Check in, and it starts when everybody is here. …
            B: step out
            B< (refused: not-running) The session has not begun. Check in, and it starts when everybody is here. …
            B: back
            B< (refused: not-running) The session has not begun. Check in, and it starts when everybody is here. …
            D: take it
            D< (refused: taken-meanwhile) That seat is not on offer any more: somebody else has it, or is asked now. Take another one on the card, or wait for the next call. …
            A: plan in=4d solo
            A< (planned) Mock interview #2 is planned for Sat 28 Nov 18:00 (in 4 days). Take a seat on its card.
            A<   [Details]
            # **Mock interview #2 · solo**
            #   Objective: Backend engineer, first screen
            #   Sat 28 Nov 18:00 (in 4 days) · about 35 min · practice mode
            #   Answers typed in the thread can be read by this channel
            #   **Seats** 1 candidate seat free
            #   Called off if nobody has a seat by Sat 28 Nov 17:00
            #   [Candidate] [Can't make it] [Details]
            B: take interviewer
            B< (refused: no-such-seat) This format has no interviewer seat. Take one of the seats on the card.
            B<   [My panel]
            B: take observer
            B< (refused: no-such-seat) This format has no observer seat. Take one of the seats on the card.
            B<   [My panel]
        "#]],
    );
}

#[test]
fn a_full_waitlist_says_so() {
    check(
        r#"
        A: plan in=2d solo
        quiet on
        A: take candidate
        B: take candidate
        C: take candidate
        D: take candidate
        E: take candidate
        F: take candidate
        G: take candidate
        H: take candidate
        I: take candidate
        J: take candidate
        K: take candidate
        L: take candidate
        M: take candidate
        N: take candidate
        O: take candidate
        P: take candidate
        Q: take candidate
        quiet off
        R: take candidate
        R: panel
        quiet on
        A: cancel
        "#,
        expect![[r#"
            -- Tue 24 Nov 18:00:00
            A: plan in=2d solo
            A< (planned) Mock interview #1 is planned for Thu 26 Nov 18:00 (in 2 days). Take a seat on its card.
            A<   [Details]
            # **Mock interview #1 · solo**
            #   Objective: Backend engineer, first screen
            #   Thu 26 Nov 18:00 (in 2 days) · about 35 min · practice mode
            #   Answers typed in the thread can be read by this channel
            #   **Seats** 1 candidate seat free
            #   Called off if nobody has a seat by Thu 26 Nov 17:00
            #   [Candidate] [Can't make it] [Details]
            R: take candidate
            R< (refused: waitlist-full) Nobody else fits in here: seats and waitlist are full. Look at the other sessions, or plan one of your own.
            R<   [My panel]
            R: panel
            R< (shows session) **Mock interview #1** starts 18:00 (in 2 days).
            R<   You have no seat in it yet.
            R<   [Details]
        "#]],
    );
}

#[test]
fn observers_are_not_queued() {
    check(
        r#"
        A: plan in=2d one-on-one
        quiet on
        C: take observer
        D: take observer
        E: take observer
        F: take observer
        quiet off
        G: take observer
        quiet on
        A: cancel
        "#,
        expect![[r#"
            -- Tue 24 Nov 18:00:00
            A: plan in=2d one-on-one
            A< (planned) Mock interview #1 is planned for Thu 26 Nov 18:00 (in 2 days). Take a seat on its card.
            A<   [Details]
            # **Mock interview #1 · one-on-one**
            #   Objective: Backend engineer, first screen
            #   Thu 26 Nov 18:00 (in 2 days) · about 74 min · practice mode
            #   Answers typed in the thread can be read by this channel
            #   **Seats** 2 candidate seats free · 4 observer seats free
            #   Called off if fewer than 2 people have a seat by Thu 26 Nov 17:00
            #   [Take a seat] [Observe] [Can't make it] [Details]
            G: take observer
            G< (refused: waitlist-full) Nobody else fits in here: seats and waitlist are full. Look at the other sessions, or plan one of your own.
            G<   [My panel]
        "#]],
    );
}

#[test]
fn check_in_refuses_what_is_too_early_or_twice() {
    check(
        r#"
        A: now short
        A: take candidate
        A: here
        A: start
        A: late
        C: start
        B: take interviewer
        A: start
        A: take observer
        D: take candidate
        D: take it
        A: edit objective=Other
        A: cancel
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
            A: take candidate
            A< You have a seat: candidate, and you are checked in. It begins when everybody is here.
            A<   [Before you start] [Can't make it]
            ~ **Seats** candidate: A · 1 interviewer seat free · 4 observer seats free
            ~   [Wait to be candidate] [Interviewer] [Observe] [Can't make it] [Details]
            ~ A: checked in
            A: here
            A< (refused: already-here) You are noted as here already. Open your panel for what you can do now.
            A<   [My panel]
            A: start
            A< (refused: too-few) 1 of 2 people are here. Wait for the others, or ask in the thread who can take a seat.
            A<   [My panel]
            A: late
            A< (refused: already-here) You are noted as here already. Open your panel for what you can do now. …
            C: start
            C< (refused: seated-only) Only people with a seat can do that. Take a seat on the card first.
            C<   [My panel]
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
            A: start
            A< (refused: already-begun) The session has begun, so this can't be changed now. Open your panel for what you can do now.
            A<   [My panel]
            A: take observer
            A< (refused: already-begun) The session has begun, so this can't be changed now. Open your panel for what you can do now. …
            D: take candidate
            D< (refused: already-begun) The session has begun, so this can't be changed now. Open your panel for what you can do now. …
            D: take it
            D< (refused: taken-meanwhile) That seat is not on offer any more: somebody else has it, or is asked now. Take another one on the card, or wait for the next call.
            D<   [My panel]
            A: edit objective=Other
            A< (refused: already-begun) The session has begun, so this can't be changed now. Open your panel for what you can do now. …
            A: cancel
            A< (refused: already-begun) The session has begun, so this can't be changed now. Open your panel for what you can do now. …
        "#]],
    );
}

#[test]
fn the_interviewer_is_told_what_comes_first() {
    check(
        r#"
        A: now short
        quiet on
        A: take candidate
        B: take interviewer
        quiet off
        B: ask
        B: next
        B: follow vague
        B: next
        B: extend
        B: wrap up
        B: let run
        A: done
        A: answer "Too early"
        B: hand over A
        B: hand over B
        B: count A
        B: continue
        B: go solo
        B: new date
        B: take chair
        B: ask
        A: done
        B: follow vague
        B: ask
        B: next
        +6s
        B: let run
        +40s
        A: done
        B: ask
        B: follow no-number
        +8s
        A: done
        B: follow no-number
        B: follow surprise
        B: follow clock-on
        B: count A
        A: filler
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
            B: ask
            B< (refused: not-in-this-stage) That belongs to another stage of the session. Open your panel for what you can do now.
            B<   [My panel]
            B: next
            B: follow vague
            B< (refused: not-asked) The question has not been asked yet. Whoever interviews presses _Ask it_ on their panel; wait for it.
            B<   [My panel]
            B: next
            B< (refused: not-asked) The question has not been asked yet. Whoever interviews presses _Ask it_ on their panel; wait for it. …
            B: extend
            B< (refused: no-answer-running) No answer is running right now. Go on to the next question, or wait for it.
            B<   [My panel]
            B: wrap up
            B< (refused: no-answer-running) No answer is running right now. Go on to the next question, or wait for it. …
            B: let run
            B< (refused: no-answer-running) No answer is running right now. Go on to the next question, or wait for it. …
            A: done
            A< (refused: not-asked) The question has not been asked yet. Whoever interviews presses _Ask it_ on their panel; wait for it. …
            A: answer "Too early"
            A< (refused: not-asked) The question has not been asked yet. Whoever interviews presses _Ask it_ on their panel; wait for it. …
            B: hand over A
            B< (refused: cannot-hand-to) A cannot take the chair now: it goes to a panellist or observer who is here. Choose somebody else.
            B<   [My panel]
            B: hand over B
            B< (refused: cannot-hand-to) B cannot take the chair now: it goes to a panellist or observer who is here. Choose somebody else.
            B<   [My panel]
            B: count A
            B< (refused: not-counting) The candidate's questions are counted in a stage of their own. Wait for it.
            B<   [My panel]
            B: continue
            B< (refused: not-paused) The clock is running already. Open your panel for what you can do now.
            B<   [My panel]
            B: go solo
            B< (refused: no-choice) There is nothing to choose right now. Open your panel for what you can do now.
            B<   [My panel]
            B: new date
            B< (refused: no-choice) There is nothing to choose right now. Open your panel for what you can do now. …
            B: take chair
            B< (refused: nothing-offered) Nothing is on offer to you right now. Open your panel for what you can do now.
            B<   [My panel]
            B: ask
            # **Question 1 of 3** · A, 90 s, time up in 95 s
            #   Who are you at work?
            #   Speak, or reply to this message, or use the form.
            #   [Done] [Answer in writing]
            A: done
            A< Answered; the time was not measured.
            ~ **Question 1 of 3** · A, 90 s
            ~   Answered; the time was not measured. B: [Panel]
            ~   [Panel]
            B: follow vague
            # B asks: Which piece of work shows that best? · A, 60 s, time up in 65 s
            #   Speak, or reply to this message, or use the form.
            #   [Done] [Answer in writing]
            B: ask
            B< (refused: answer-running) An answer is running. Wait until it is done, or end it with _Wrap up_ on your panel.
            B<   [My panel]
            B: next
            B< (refused: answer-running) An answer is running. Wait until it is done, or end it with _Wrap up_ on your panel. …
            -- 18:00:06
            B: let run
            B< (refused: nothing-changed) Nothing would change. Change something first, or leave it as it is.
            B<   [My panel]
            -- 18:00:46
            A: done
            A< Answered in 41 s.
            ~ B asks: Which piece of work shows that best? · A, 60 s
            ~   Answered in 41 s. B: [Panel]
            ~   [Panel]
            B: ask
            B< (refused: asked-already) That has been asked already. Choose another follow-up, or go on to the next question.
            B<   [My panel]
            B: follow no-number
            # B asks: Which number shows how large the effect was? · A, 60 s, time up in 65 s
            #   Speak, or reply to this message, or use the form.
            #   [Done] [Answer in writing]
            -- 18:00:54
            A: done
            A< Answered in 3 s.
            ~ B asks: Which number shows how large the effect was? · A, 60 s
            ~   Answered in 3 s. B: [Panel]
            ~   [Panel]
            B: follow no-number
            B< (refused: asked-already) That has been asked already. Choose another follow-up, or go on to the next question. …
            B: follow surprise
            B< (refused: no-surprise) No surprise is left. Choose another follow-up, or go on to the next question.
            B<   [My panel]
            B: follow clock-on
            B< (refused: not-in-this-stage) That belongs to another stage of the session. Open your panel for what you can do now. …
            B: count A
            B< (refused: not-counting) The candidate's questions are counted in a stage of their own. Wait for it. …
            A: filler
            A< (refused: observer-only) Story clock and tally are the tools of observers who are here. Open your panel for what you can do now.
            A<   [My panel]
        "#]],
    );
}

#[test]
fn six_follow_ups_are_enough() {
    check(
        r#"
        A: now short
        quiet on
        A: take candidate
        B: take interviewer
        play to answered 1
        B: follow vague
        +8s
        A: done
        B: follow no-result
        +8s
        A: done
        B: follow no-number
        +8s
        A: done
        B: follow whose-part
        +8s
        A: done
        B: follow trade-off
        +8s
        A: done
        B: follow push-back
        +8s
        A: done
        quiet off
        B: follow clarify-first
        B: panel
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
            -- 18:01:33
            B: follow clarify-first
            B< (refused: follow-ups-enough) 6 follow-ups are enough for one question. Go on to the next one.
            B<   [My panel]
            B: panel
            B< (shows session) A answered in 3 s. **Follow up?**
            B<   [Next question] [Pause] [More…]
        "#]],
    );
}

#[test]
fn counting_belongs_to_its_stage() {
    check(
        r#"
        A: now short
        quiet on
        A: take candidate
        B: take interviewer
        play to own questions
        quiet off
        A: count A
        B: uncount A
        B: count 2
        B: ask
        B: panel
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
            -- 18:02:15
            A: count A
            A< (refused: interviewer-only) Only the interviewer can do that, and B has the chair. Open your panel for what you can do now.
            A<   [My panel]
            B: uncount A
            B< (refused: nothing-to-undo) There is nothing to take back. Go on counting.
            B<   [My panel]
            B: count 2
            B< (refused: no-such-turn) You have no such turn in this session. Open your panel for what you can do now.
            B<   [My panel]
            B: ask
            B< (refused: not-in-this-stage) That belongs to another stage of the session. Open your panel for what you can do now.
            B<   [My panel]
            B: panel
            B< (shows session) **The candidate's questions** · until 18:04 · three is a good number
            B<   A: 0 counted
            B<   [+1] [Next] [Pause] [More…]
        "#]],
    );
}

#[test]
fn ballots_refuse_what_is_not_theirs() {
    check(
        r#"
        A: now short
        quiet on
        A: take candidate
        B: take interviewer
        play to answer 2
        quiet off
        B: mark A 1 4
        B: ballot A
        A: own skip
        A: recording https://example.org/early
        B: recording https://example.org/early
        quiet on
        play to rating
        quiet off
        A: mark A 1 5
        A: ballot A
        D: mark A 1 5
        B: mark A 9 5
        B: mark 3 1 5
        B: ballot 3
        B: own skip
        B: ballot done A
        B: press [Your ballot]
        B: words A "" "" ""
        B: words A "x*400" "" ""
        A: tap done
        A: own 9 3
        A: own skip
        A: own skip
        A: own 1 3
        A: own done
        A: rate myself
        B: open answers A
        D: open answers A
        B: answers A
        quiet on
        play to closed
        quiet off
        B: mark A 1 5
        A: rate myself
        A: own skip
        A: recording https://example.org/late
        A: done
        B: answers A
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
            B: mark A 1 4
            B< (refused: ballots-not-open) That opens when the turn is over. Wait for its end, and press again.
            B<   [My panel]
            B: ballot A
            B< (shows refused: ballots-not-open) That opens when the turn is over. Wait for its end, and press again. …
            A: own skip
            A< (refused: ballots-not-open) That opens when the turn is over. Wait for its end, and press again. …
            A: recording https://example.org/early
            A< (refused: ballots-not-open) That opens when the turn is over. Wait for its end, and press again. …
            B: recording https://example.org/early
            B< (refused: no-such-turn) You have no such turn in this session. Open your panel for what you can do now.
            B<   [My panel]
            -- 18:02:15
            A: mark A 1 5
            A< (refused: own-turn) Nobody rates themself among the peers. Use _Rate myself_ for your own view.
            A<   [Rate myself]
            A: ballot A
            A< (shows refused: own-turn) Nobody rates themself among the peers. Use _Rate myself_ for your own view. …
            D: mark A 1 5
            D< (refused: may-not-rate) A turn is rated by its interviewers, and by observers who were there before the second question. Take an observer's seat early next time.
            D<   [My panel]
            B: mark A 9 5
            B< (refused: no-such-competency) That line is not on this ballot: it comes from an older one. Open your ballot again.
            B<   [My panel]
            B: mark 3 1 5
            B< (refused: no-such-turn) You have no such turn in this session. Open your panel for what you can do now. …
            B: ballot 3
            B< (shows refused: no-such-turn) You have no such turn in this session. Open your panel for what you can do now. …
            B: own skip
            B< (refused: no-such-turn) You have no such turn in this session. Open your panel for what you can do now. …
            B: ballot done A
            B< (refused: ballot-incomplete) 5 lines have no mark yet. Choose one for each, or _could not tell_.
            B<   [Your ballot]
            B: press [Your ballot]
            B< (shows ballot) **Your ballot for A** · saved as you go, changeable until it closes at 18:22 (in 20 min)
            B<   0 of 5 lines filled in. You are the only rater, so words are needed.
            B<   ‹Clarity of answer: …›
            B<   ‹Evidence of impact: …›
            B<   ‹Non-verbal presence: …›
            B<   ‹Storytelling structure: …›
            B<   ‹Quality of questions: …›
            B<   [Add words] [Done] [How to rate]
            B: words A "" "" ""
            B< (refused: empty-praise) That helps nobody improve yet. Name one moment: _In the second story you gave the result first; it made the rest easy to follow._ Your text is kept: edit your words, and send them again.
            B<   [Edit words]
            B: words A "x*400" "" ""
            B< (refused: text-too-long) That is longer than 300 characters. Shorten it and send it again.
            A: tap done
            A< (refused: other-own-rating) This format asks for another kind of self-rating. Open _Rate myself_ again.
            A<   [Rate myself]
            A: own 9 3
            A< (refused: no-such-competency) That line is not on this ballot: it comes from an older one. Open your ballot again. …
            A: own skip
            A< Saved. Your report opens when all ballots are in.
            A: own skip
            A< (refused: own-rating-done) Your self-rating is settled. Wait for the ballots: they open together.
            A<   [My panel]
            A: own 1 3
            A< (refused: own-rating-done) Your self-rating is settled. Wait for the ballots: they open together. …
            A: own done
            A< (refused: own-rating-done) Your self-rating is settled. Wait for the ballots: they open together. …
            A: rate myself
            A< (shows session) **How do you think it went?** Rate yourself before you see the ballots; it stays apart from theirs.
            A<   You skipped it; that is fine.
            A<   **B as interviewer** — like a real interview, about what you said, something to act on? 1 to 5; the first mark stands for all three until you change the others. They see a mean, from three on.
            A<   ‹Realistic: …›
            A<   ‹Specific: …›
            A<   ‹Useful: …›
            A<   [Write my questions down] [Add a recording link] [How to rate]
            B: open answers A
            B< The answers are open to you, and so is a ballot. Read first, then rate.
            B<   [Read the answers] [Your ballot]
            D: open answers A
            D< (refused: may-not-rate) A turn is rated by its interviewers, and by observers who were there before the second question. Take an observer's seat early next time. …
            B: answers A
            B< (shows refused: no-answer) That answer is not kept any more, or never was. Look at the timings in the report instead.
            B<   [My panel]
            -- 19:02:15
            B: mark A 1 5
            B< (refused: ballots-closed) This belongs to #1, which ended on Tue 24 Nov 19:02. Its report: [Open].
            B<   [Open]
            A: rate myself
            A< (shows session) The ballots are closed and can't be changed any more. Look in the thread for the report.
            A: own skip
            A< (refused: ballots-closed) This belongs to #1, which ended on Tue 24 Nov 19:02. Its report: [Open]. …
            A: recording https://example.org/late
            A< (refused: over) This belongs to #1, which ended on Tue 24 Nov 19:02. Its report: [Open]. …
            A: done
            A< (refused: over) This belongs to #1, which ended on Tue 24 Nov 19:02. Its report: [Open]. …
            B: answers A
            B< (shows refused: no-answer) This belongs to #1, which ended on Tue 24 Nov 19:02. Its report: [Open]. …
        "#]],
    );
}

#[test]
fn a_turn_too_short_has_no_ballots() {
    check(
        r#"
        A: now one-on-one
        quiet on
        A: take candidate
        B: take candidate
        play to answer 1
        A: stop my turn
        quiet off
        B: mark A 1 4
        B: ballot A
        A: rate myself
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
            -- 18:00:05
            B: mark A 1 4
            B< (refused: turn-not-rated) That turn was too short to be rated. Look at its timings in the report.
            B<   [My panel]
            B: ballot A
            B< (shows refused: turn-not-rated) That turn was too short to be rated. Look at its timings in the report. …
            A: rate myself
            A< (shows session) That turn was too short to be rated. Look at its timings in the report.
        "#]],
    );
}

#[test]
fn enough_people_rate_a_solo() {
    check(
        r#"
        A: now solo
        quiet on
        A: take candidate
        +6s
        A: answer "In 2024 I cut the nightly import from nine hours to 35 minutes."
        play to rating
        B: open answers A
        C: open answers A
        D: open answers A
        E: open answers A
        F: open answers A
        G: open answers A
        H: open answers A
        I: open answers A
        J: open answers A
        K: open answers A
        L: open answers A
        M: open answers A
        N: open answers A
        P: open answers A
        Q: open answers A
        R: open answers A
        quiet off
        S: open answers A
        quiet on
        O: close ballots
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
            -- 18:06:51
            S: open answers A
            S< (refused: raters-enough) Enough people rate this turn already. Look at the other sessions: they want raters too.
            S<   [My panel]
        "#]],
    );
}

#[test]
fn an_old_button_says_what_became_of_its_session() {
    check(
        r#"
        A: now short
        quiet on
        A: take candidate
        B: take interviewer
        play to closed
        quiet off
        +3d
        B: here
        A: press [Stop my turn]
        A: done
        B: press [Panel]
        B: ballot A
        C: take observer
        A: press [Open my report]
        A: plan in=1d short
        A: cancel
        B: take interviewer
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
            -- Fri 27 Nov 19:02:15
            B: here
            B< (refused: over) This belongs to #1, which ended on Tue 24 Nov 19:02. Its report: [Open].
            B<   [Open]
            A: press [Stop my turn]
            A< (shows refused: not-running) This belongs to #1, which ended on Tue 24 Nov 19:02. Its report: [Open]. …
            A: done
            A< (refused: over) This belongs to #1, which ended on Tue 24 Nov 19:02. Its report: [Open]. …
            B: press [Panel]
            B< (shows session) **Mock interview #1** is over.
            B<   [Sessions]
            B: ballot A
            B< (shows ballot) The ballots are closed and can't be changed any more. Look in the thread for the report.
            C: take observer
            C< (refused: over) This belongs to #1, which ended on Tue 24 Nov 19:02. Its report: [Open]. …
            A: press [Open my report]
            A< (shows session) **Mock interview #1** is over.
            A<   [Open your report]
            A: plan in=1d short
            A< (planned) Mock interview #2 is planned for Sat 28 Nov 19:02 (in 24 h). Take a seat on its card.
            A<   [Details]
            # **Mock interview #2 · short** …
            #   Sat 28 Nov 19:02 (in 24 h) · about 25 min · practice mode
            #   Called off if fewer than 2 people have a seat by Sat 28 Nov 18:02
            #   (gone) Tue 24 Nov 18:00 (now) · about 25 min · practice mode
            #   (gone) Check-in is open in the thread.
            A: cancel
            A< It is called off, and everybody seated is told.
            ~ #2 was called off by A.
            B: take interviewer
            B< (refused: over) This belongs to #2, which has been over since Fri 27 Nov 19:02: it was called off by A. Look at the sessions for another one.
            B<   [Sessions]
        "#]],
    );
}

#[test]
fn a_member_has_a_bound_of_sessions_planned_ahead() {
    check(
        r#"
        quiet on
        repeat 5 A: plan in=2d short
        quiet off
        A: plan in=3d short
        B: plan in=3d short
        A on #5: cancel
        A: plan in=3d short
        "#,
        expect![[r#"
            -- Tue 24 Nov 18:00:00
            A: plan in=3d short
            A< (too-many-planned) You have planned 5 sessions that have not begun yet, and that is the most for one member. Call one of them off, or wait until one has begun.
            A<   [Sessions]
            B: plan in=3d short
            B< (planned) Mock interview #6 is planned for Fri 27 Nov 18:00 (in 3 days). Take a seat on its card.
            B<   [Details]
            # **Mock interview #6 · short**
            #   Objective: Backend engineer, first screen
            #   Fri 27 Nov 18:00 (in 3 days) · about 25 min · practice mode
            #   Answers typed in the thread can be read by this channel
            #   **Seats** 1 candidate seat free · 1 interviewer seat free · 4 observer seats free
            #   Called off if fewer than 2 people have a seat by Fri 27 Nov 17:00
            #   [Candidate] [Interviewer] [Observe] [Can't make it] [Details]
            A on #5: cancel
            A< It is called off, and everybody seated is told.
            ~ #5 was called off by A.
            A: plan in=3d short
            A< (planned) Mock interview #7 is planned for Fri 27 Nov 18:00 (in 3 days). Take a seat on its card. …
            # **Mock interview #7 · short** …
        "#]],
    );
}

#[test]
fn a_guild_has_a_bound_of_open_sessions() {
    check(
        r#"
        quiet on
        repeat 5 A: plan in=2d short
        repeat 5 B: plan in=2d short
        repeat 5 C: plan in=2d short
        repeat 5 D: plan in=2d short
        repeat 5 E: plan in=2d short
        repeat 5 F: plan in=2d short
        repeat 5 G: plan in=2d short
        repeat 5 H: plan in=2d short
        repeat 5 I: plan in=2d short
        repeat 5 J: plan in=2d short
        repeat 5 K: plan in=2d short
        repeat 5 L: plan in=2d short
        repeat 5 M: plan in=2d short
        repeat 5 N: plan in=2d short
        repeat 5 O: plan in=2d short
        repeat 5 P: plan in=2d short
        repeat 5 Q: plan in=2d short
        repeat 5 R: plan in=2d short
        repeat 5 S: plan in=2d short
        repeat 5 T: plan in=2d short
        repeat 5 U: plan in=2d short
        repeat 5 V: plan in=2d short
        quiet off
        W: plan in=2d short
        V on #110: cancel
        W: plan in=2d short
        "#,
        expect![[r#"
            -- Tue 24 Nov 18:00:00
            W: plan in=2d short
            W< (too-many-sessions) This group has 110 open sessions already, and that is the most. Take a seat in one of them, or wait until one is over.
            W<   [Sessions]
            V on #110: cancel
            V< It is called off, and everybody seated is told.
            ~ #110 was called off by V.
            W: plan in=2d short
            W< (planned) Mock interview #111 is planned for Thu 26 Nov 18:00 (in 2 days). Take a seat on its card.
            W<   [Details]
            # **Mock interview #111 · short**
            #   Objective: Backend engineer, first screen
            #   Thu 26 Nov 18:00 (in 2 days) · about 25 min · practice mode
            #   Answers typed in the thread can be read by this channel
            #   **Seats** 1 candidate seat free · 1 interviewer seat free · 4 observer seats free
            #   Called off if fewer than 2 people have a seat by Thu 26 Nov 17:00
            #   [Candidate] [Interviewer] [Observe] [Can't make it] [Details]
        "#]],
    );
}
