//! What goes wrong behind the scenes, and what members see of it: as little as possible, and the truth.

use expect_test::expect;

use super::check::check;

#[test]
fn a_session_that_cannot_be_read_costs_only_its_own_presses() {
    check(
        r#"
        A: plan in=2d short
        quiet on
        B: take candidate
        A: plan in=3d short
        quiet off
        corrupt 1
        announce errors 3
        C on #1: take interviewer
        C on #1: panel
        C on #2: take interviewer
        C: sessions
        C on #1: leave
        mend 1
        C on #1: take interviewer
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
            corrupt 1
            announce errors 3
            C on #1: take interviewer
            C< (fault) something broke on our side and nothing was saved (reference VXKV): press again, and if it repeats, tell your organiser
            ! logged as an error: a use-case broke (VXKV): session 456563412173670325 was saved in a shape that cannot be read: expected value at line 1 column 1
            C on #1: panel
            C< (fault) something broke on our side and nothing was saved (reference VXKV): press again, and if it repeats, tell your organiser
            C on #2: take interviewer
            C< You have a seat: interviewer. Check-in opens 10 min before the start; if something comes up, give the seat back early.
            C<   [Before you start] [Can't make it]
            ~ **Seats** interviewer: C · 1 candidate seat free · 4 observer seats free
            ~   [Candidate] [Wait to interview] [Observe] [Can't make it] [Details]
            ! logged as an error: a use-case broke (VXKV): session 456563412173670325 was saved in a shape that cannot be read: expected value at line 1 column 1
            C: sessions
            C< (shows sessions) **Sessions**
            C<   **#2** · short · Fri 27 Nov 18:00 (in 3 days) · 1 candidate seat, 4 observer seats free
            C<   ‹Look at a session: …›
            C on #1: leave
            C< (fault) something broke on our side and nothing was saved (reference VXKV): press again, and if it repeats, tell your organiser
            ! logged as an error: a use-case broke (VXKV): session 456563412173670325 was saved in a shape that cannot be read: expected value at line 1 column 1
            mend 1
            C on #1: take interviewer
            C< You have a seat: interviewer. Check-in opens 10 min before the start; if something comes up, give the seat back early. …
            ~ **Seats** candidate: B · interviewer: C · 4 observer seats free
            ~   [Wait to be candidate] [Wait to interview] [Observe] [Can't make it] [Details]
        "#]],
    );
}

#[test]
fn a_session_that_cannot_be_read_keeps_nobody_from_leaving_all_the_others() {
    check(
        r#"
        quiet on
        A: plan in=30h short
        B: take candidate
        C: take observer
        A: plan in=50h short
        B: take candidate
        C: take observer
        quiet off
        corrupt 1
        C: practise now
        B: is gone
        mend 1
        C: sessions
        quiet on
        A on #1: cancel
        A on #2: cancel
        "#,
        expect![[r#"
            -- Tue 24 Nov 18:00:00
            corrupt 1
            C: practise now
            C< (waiting) You wait until 18:20 for somebody who has half an hour too. When they press, a session for you both opens, and its thread mentions you.
            C<   [Stop waiting] [Start alone now]
            B: is gone
            ~ **Seats** observer: C · 1 candidate seat free · 1 interviewer seat free · 3 observer seats free
            ~   [Candidate] [Interviewer] [Observe] [Can't make it] [Details]
            mend 1
            C: sessions
            C< (shows sessions) **Sessions**
            C<   **#1** · short · Thu 26 Nov 00:00 (in 30 h) · 1 interviewer seat, 3 observer seats free
            C<   **#2** · short · Thu 26 Nov 20:00 (in 2 days) · 1 candidate seat, 1 interviewer seat, 3 observer seats free
            C<   ‹Look at a session: …›
        "#]],
    );
}

#[test]
fn nothing_is_confirmed_that_is_not_on_the_disk() {
    check(
        r#"
        A: plan in=2d one-on-one
        disk full
        A: plan in=3d panel rubric=coach
        A: plan in=3d panel rubric=coach
        A: plan in=3d panel rubric=coach
        A: sessions
        disk ok
        A: plan in=3d panel rubric=coach
        A: sessions
        quiet on
        A on #1: cancel
        A on #2: cancel
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
            disk full
            A: plan in=3d panel rubric=coach
            A< (fault) nothing was saved: the disk is full or cannot be written; press again when there is room
            A: plan in=3d panel rubric=coach
            A< (fault) nothing was saved: the disk is full or cannot be written; press again when there is room
            A: plan in=3d panel rubric=coach
            A< (fault) nothing was saved: the disk is full or cannot be written; press again when there is room
            A: sessions
            A< (shows sessions) **Sessions**
            A<   **#1** · one-on-one · Thu 26 Nov 18:00 (in 2 days) · 2 candidate seats, 4 observer seats free
            A<   ‹Look at a session: …›
            disk ok
            A: plan in=3d panel rubric=coach
            A< (planned) Mock interview #2 is planned for Fri 27 Nov 18:00 (in 3 days). Take a seat on its card.
            A<   [Details]
            # **Mock interview #2 · panel interview**
            #   Objective: Backend engineer, first screen
            #   Fri 27 Nov 18:00 (in 3 days) · about 55 min · practice mode
            #   Answers typed in the thread can be read by this channel
            #   **Seats** 1 candidate seat free · 3 interviewer seats free · 4 observer seats free
            #   Called off if fewer than 3 people have a seat by Fri 27 Nov 17:00
            #   [Candidate] [Interviewer] [Observe] [Can't make it] [Details]
            A: sessions
            A< (shows sessions) **Sessions** …
            A<   **#2** · panel interview · Fri 27 Nov 18:00 (in 3 days) · 1 candidate seat, 3 interviewer seats, 4 observer seats free
        "#]],
    );
}

#[test]
fn with_a_full_disk_a_running_session_stands_and_goes_on_later() {
    check(
        r#"
        A: now solo
        quiet on
        A: take candidate
        play to answer 1
        quiet off
        disk full
        A: answer "It took nine hours and 12 people, and I cut it to 35 minutes in one quarter. *45"
        +6s
        A: answer "It took nine hours and 12 people, and I cut it to 35 minutes in one quarter. *45"
        +6s
        A: answer "It took nine hours and 12 people, and I cut it to 35 minutes in one quarter. *45"
        A: panel
        disk ok
        A: answer "It took nine hours and 12 people, and I cut it to 35 minutes in one quarter. *45"
        quiet on
        play to rating
        A: close ballots
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
            -- 18:00:05
            disk full
            A: answer "It took nine hours and 12 people, and I cut it to 35 minutes in one quarter. *45"
            A< Answered in 0 s.
            ~ **Question 1 of 5** · A, 90 s
            ~   Answered in 0 s.
            # **Question 2 of 5** · A, 120 s, time up in 2 min
            #   Tell me about a conflict at work.
            #   Speak, or reply to this message, or use the form.
            #   [Done] [Answer in writing]
            -- 18:00:11
            A: answer "It took nine hours and 12 people, and I cut it to 35 minutes in one quarter. *45"
            A< (fault) nothing was saved: the disk is full or cannot be written; press again when there is room
            -- 18:00:17
            A: answer "It took nine hours and 12 people, and I cut it to 35 minutes in one quarter. *45"
            A< (fault) nothing was saved: the disk is full or cannot be written; press again when there is room
            A: panel
            A< (shows session) “Tell me about a conflict at work.”
            A<   You answer · time up in 113 s
            A<   [Done] [Answer in writing] [30 s more] [Skip] [STAR] [Pause] [More…]
            disk ok
            A: answer "It took nine hours and 12 people, and I cut it to 35 minutes in one quarter. *45"
            A< Answered in 7 s.
            ~ **Question 2 of 5** · A, 120 s
            ~   Answered in 7 s.
            # **Question 3 of 5 · a surprise** · A, 90 s, time up in 95 s
            #   What is missing in your CV for this role?
            #   Speak, or reply to this message, or use the form.
            #   [Done] [Answer in writing]
        "#]],
    );
}

#[test]
fn the_platform_is_busy_and_gets_it_later() {
    check(
        r#"
        A: now short
        platform busy
        platform busy 30s
        A: take candidate
        +1s
        +29s
        +1m
        quiet on
        B: take interviewer
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
            platform busy
            platform busy 30s
            A: take candidate
            A< You have a seat: candidate, and you are checked in. It begins when everybody is here.
            A<   [Before you start] [Can't make it]
            -- 18:00:01
            ~ **Seats** candidate: A · 1 interviewer seat free · 4 observer seats free
            ~   [Wait to be candidate] [Interviewer] [Observe] [Can't make it] [Details]
            -- 18:00:37
            ~ A: checked in
        "#]],
    );
}

#[test]
fn an_unknown_end_is_looked_up_before_it_is_tried_again() {
    check(
        r#"
        A: now short
        quiet on
        A: take candidate
        B: take interviewer
        B: next
        quiet off
        platform unknown taken
        B: ask
        platform unknown lost
        +5s
        A: done
        +10s
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
            platform unknown taken
            B: ask
            # **Question 1 of 3** · A, 90 s, time up in 95 s
            #   Who are you at work?
            #   Speak, or reply to this message, or use the form.
            #   [Done] [Answer in writing]
            platform unknown lost
            -- 18:00:05
            A: done
            A< Answered in 0 s.
            -- 18:00:06
            ~ **Question 1 of 3** · A, 90 s
            ~   Answered in 0 s. B: [Panel]
            ~   [Panel]
        "#]],
    );
}

#[test]
fn a_card_that_is_gone_is_posted_anew() {
    check(
        r#"
        A: plan in=2d short
        platform gone
        B: take candidate
        C: take interviewer
        A: cancel
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
            platform gone
            B: take candidate
            B< You have a seat: candidate. Check-in opens 10 min before the start; if something comes up, give the seat back early.
            B<   [Before you start] [Can't make it]
            ! card is given up: the message is gone
            C: take interviewer
            C< You have a seat: interviewer. Check-in opens 10 min before the start; if something comes up, give the seat back early.
            C<   [Before you start] [Can't make it]
            # **Mock interview #1 · short** …
            #   **Seats** candidate: B · interviewer: C · 4 observer seats free
            #   [Wait to be candidate] [Wait to interview] [Observe] [Can't make it] [Details]
            #   (gone) **Seats** 1 candidate seat free · 1 interviewer seat free · 4 observer seats free
            #   (gone) [Candidate] [Interviewer] [Observe] [Can't make it] [Details]
            A: cancel
            A< It is called off, and everybody seated is told.
            # (the thread opens)
            ~ #1 was called off by A.
            # **Mock interview #1** was called off by A. Your time is free again.  → B, C
            # (the thread is archived)
        "#]],
    );
}

#[test]
fn a_question_that_may_not_be_posted_is_given_up_and_the_session_goes_on() {
    check(
        r#"
        A: now short
        quiet on
        A: take candidate
        B: take interviewer
        B: next
        quiet off
        platform rejected the text is too long
        B: ask
        A: panel
        +6s
        A: done
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
            platform rejected the text is too long
            B: ask
            ! question-0-0-0 is given up: the platform rejected it: the text is too long
            A: panel
            A< (shows session) “Who are you at work?”
            A<   Your clock starts at 18:00 (in 5 s).
            A<   [Done] [Answer in writing] [More…]
            -- 18:00:06
            A: done
            A< Answered in 1 s.
            # **Question 1 of 3** · A, 90 s
            #   Who are you at work?
            #   Answered in 1 s. B: [Panel]
            #   [Panel]
            B: panel
            B< (shows session) A answered in 1 s, below 60–90 s. **Follow up?**
            B<   [Vague] [No result] [No number] [Whose part?] [Too long on the situation] [Trade-off] [Clarify first] [Next question] [Pause] [More…]
        "#]],
    );
}

#[test]
fn a_session_whose_card_is_not_allowed_waits_for_it() {
    check(
        r#"
        platform forbidden
        A: plan in=2d short
        A: sessions
        A: panel
        +15s
        A: panel
        "#,
        expect![[r#"
            -- Tue 24 Nov 18:00:00
            platform forbidden
            A: plan in=2d short
            A< (planned) Mock interview #1 is planned for Thu 26 Nov 18:00 (in 2 days). Take a seat on its card.
            A<   [Details]
            A: sessions
            A< (shows sessions) **Sessions**
            A<   **#1** · short · Thu 26 Nov 18:00 (in 2 days) · 1 candidate seat, 1 interviewer seat, 4 observer seats free
            A<   ‹Look at a session: …›
            A: panel
            A< (shows session) **Mock interview #1** starts 18:00 (in 2 days).
            A<   You have no seat in it yet.
            A<   I lack a permission, so I can't post. It goes on by itself as soon as an organiser gives it to me; `/setup` says which.
            A<   [Candidate] [Interviewer] [Observe] [Details]
            -- 18:00:11
            # **Mock interview #1 · short**
            #   Objective: Backend engineer, first screen
            #   Thu 26 Nov 18:00 (in 48 h) · about 25 min · practice mode
            #   Answers typed in the thread can be read by this channel
            #   **Seats** 1 candidate seat free · 1 interviewer seat free · 4 observer seats free
            #   Called off if fewer than 2 people have a seat by Thu 26 Nov 17:00
            #   [Candidate] [Interviewer] [Observe] [Can't make it] [Details]
            -- 18:00:15
            A: panel
            A< (shows session) **Mock interview #1** starts 18:00 (in 48 h). …
            A<   (gone) I lack a permission, so I can't post. It goes on by itself as soon as an organiser gives it to me; `/setup` says which.
        "#]],
    );
}

#[test]
fn a_session_whose_thread_is_not_allowed_waits_for_it() {
    check(
        r#"
        A: plan in=2d short
        quiet on
        B: take candidate
        C: take interviewer
        D: take candidate
        quiet off
        platform forbidden
        B: leave
        A: sessions
        +15s
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
            platform forbidden
            B: leave
            B< Done: the place is free for somebody else.
            ~ **Seats** interviewer: C · 4 observer seats free
            ~ I lack a permission, so I can't post. It goes on by itself as soon as an organiser gives it to me; `/setup` says which.
            A: sessions
            A< (shows sessions) **Sessions**
            A<   **#1** · short · Thu 26 Nov 18:00 (in 2 days) · 4 observer seats free
            A<   ‹Look at a session: …›
            -- 18:00:11
            # (the thread opens)
            # D, a seat in #1 is free: candidate. It is kept for you until Tue 24 Nov 20:00, then the next person is asked.  → D
            #   [Take it] [Pass]
            ~ (gone) I lack a permission, so I can't post. It goes on by itself as soon as an organiser gives it to me; `/setup` says which.
        "#]],
    );
}

#[test]
fn a_question_in_a_locked_thread_waits_with_its_clock() {
    check(
        r#"
        quiet on
        A: now short
        A: take candidate
        B: take interviewer
        B: next
        quiet off
        platform locked
        B: ask
        +2s
        B: continue
        B: panel
        A: panel
        +10s
        +60s
        A: done
        "#,
        expect![[r#"
            -- Tue 24 Nov 18:00:00
            platform locked
            B: ask
            ~ The thread is locked, so I can't write in it. It goes on by itself as soon as a moderator unlocks it.
            -- 18:00:02
            B: continue
            B< (refused: held) The thread is locked, so I can't write in it. It goes on by itself as soon as a moderator unlocks it.
            B<   [My panel]
            B: panel
            B< (shows session) The clock stands. The thread is locked, so I can't write in it. It goes on by itself as soon as a moderator unlocks it.
            B<   [More…]
            A: panel
            A< (shows session) The clock stands. The thread is locked, so I can't write in it. It goes on by itself as soon as a moderator unlocks it. …
            -- 18:00:11
            # **Question 1 of 3** · A, 90 s, time up in 83 s
            #   Who are you at work?
            #   Speak, or reply to this message, or use the form.
            #   [Done] [Answer in writing]
            # It goes on; A has 90 s left for question 1.
            ~ **Question 1 of 3** · A, 90 s, time up in 94 s
            ~ It is running; observers can still come.
            -- 18:01:12
            A: done
            A< Answered in 55 s.
            ~ **Question 1 of 3** · A, 90 s
            ~   Answered in 55 s. B: [Panel]
            ~   [Panel]
        "#]],
    );
}

#[test]
fn a_panic_costs_one_request_and_has_a_reference() {
    check(
        r#"
        A: now short
        quiet on
        A: take candidate
        B: take interviewer
        play to answer 1
        C: plan in=2d short
        quiet off
        derail 1
        announce errors 1
        A on #1: done
        D on #2: take candidate
        rerail 1
        A on #1: done
        quiet on
        C on #2: cancel
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
            -- 18:00:05
            derail 1
            announce errors 1
            A on #1: done
            A< (fault) something broke on our side and nothing was saved (reference AKCV): press again, and if it repeats, tell your organiser
            ! logged as an error: a use-case broke (AKCV): the job panicked: index out of bounds: the len is 1 but the index is 9
            D on #2: take candidate
            D< You have a seat: candidate. Check-in opens 10 min before the start; if something comes up, give the seat back early.
            D<   [Before you start] [Can't make it]
            ~ **Seats** candidate: D · 1 interviewer seat free · 4 observer seats free
            ~   [Wait to be candidate] [Interviewer] [Observe] [Can't make it] [Details]
            rerail 1
            A on #1: done
            A< Answered in 0 s.
            ~ **Question 1 of 3** · A, 90 s
            ~   Answered in 0 s. B: [Panel]
            ~   [Panel]
        "#]],
    );
}
