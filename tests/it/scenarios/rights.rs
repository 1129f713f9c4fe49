//! Who may do what; and two guilds that do not see each other.

use expect_test::expect;

use super::check::check;

#[test]
fn only_the_planner_or_an_organiser_changes_or_cancels() {
    check(
        r#"
        A: plan in=2d short
        quiet on
        B: take candidate
        quiet off
        B: edit objective=Something_else
        B: cancel
        O: edit objective=Something_else
        O: edit objective=Something_else
        A: edit in=0s
        A: edit in=9000h
        O: cancel
        A: edit objective=Again
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
            B: edit objective=Something_else
            B< (refused: planner-only) Only the member who planned this, or an organiser, can do that. Ask one of them.
            B<   [My panel]
            B: cancel
            B< (refused: planner-only) Only the member who planned this, or an organiser, can do that. Ask one of them. …
            O: edit objective=Something_else
            O< The plan is changed, and the card shows it.
            ~ Objective: Something else
            O: edit objective=Something_else
            O< (refused: nothing-changed) Nothing would change. Change something first, or leave it as it is.
            O<   [My panel]
            A: edit in=0s
            A< (refused: not-ahead) That time has passed. Choose one that lies ahead.
            A<   [My panel]
            A: edit in=9000h
            A< (refused: too-far-ahead) That is more than 366 days ahead. Choose an earlier time.
            A<   [My panel]
            O: cancel
            O< It is called off, and everybody seated is told.
            # (the thread opens)
            ~ #1 was called off by O.
            # **Mock interview #1** was called off by O. Your time is free again.  → B
            # (the thread is archived)
            A: edit objective=Again
            A< (refused: over) This belongs to #1, which has been over since Tue 24 Nov 18:00: it was called off by O. Look at the sessions for another one.
            A<   [Sessions]
            A: cancel
            A< (refused: over) This belongs to #1, which has been over since Tue 24 Nov 18:00: it was called off by O. Look at the sessions for another one. …
        "#]],
    );
}

#[test]
fn only_the_acting_interviewer_moves_on() {
    check(
        r#"
        A: now panel
        quiet on
        A: take candidate
        B: take interviewer
        C: take interviewer
        D: take observer
        +5m
        play to answer 1
        quiet off
        A: next
        C: extend
        D: skip
        O: pause
        B: pause
        O: continue
        B: ask
        B: next
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
            -- 18:05:05
            A: next
            A< (refused: interviewer-only) Only the interviewer can do that, and B has the chair. Open your panel for what you can do now.
            A<   [My panel]
            C: extend
            C< (refused: interviewer-only) Only the interviewer can do that, and B has the chair. Open your panel for what you can do now. …
            D: skip
            D< (refused: interviewer-only) Only the interviewer can do that, and B has the chair. Open your panel for what you can do now. …
            O: pause
            O< (refused: interviewer-only) Only the interviewer can do that, and B has the chair. Open your panel for what you can do now. …
            B: pause
            # B paused the session; the clock stands. B: [Continue] [End here]
            #   [Continue] [End here]
            O: continue
            # It goes on; A has 90 s left for question 1.
            B: ask
            B< (refused: answer-running) An answer is running. Wait until it is done, or end it with _Wrap up_ on your panel.
            B<   [My panel]
            B: next
            B< (refused: answer-running) An answer is running. Wait until it is done, or end it with _Wrap up_ on your panel. …
        "#]],
    );
}

#[test]
fn early_ends_by_the_interviewer_the_candidate_or_an_organiser() {
    check(
        r#"
        A: now short
        quiet on
        A: take candidate
        B: take interviewer
        C: take observer
        play to answered 2
        quiet off
        C: end here
        C: stop my turn
        B: end here
        quiet on
        play to closed
        quiet off
        A: now short
        quiet on
        A: take candidate
        B: take interviewer
        play to answered 2
        quiet off
        A: end here
        quiet on
        play to closed
        quiet off
        A: now short
        quiet on
        A: take candidate
        B: take interviewer
        play to answered 2
        quiet off
        O: end here
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
            -- 18:01:30
            C: end here
            C< (refused: interviewer-only) Only the interviewer can do that, and B has the chair. Open your panel for what you can do now.
            C<   [My panel]
            C: stop my turn
            C< (refused: candidate-only) Only A can do that: it is their turn. Open your panel for what you can do now.
            C<   [My panel]
            B: end here
            # A's turn was ended early. Enough was answered to rate it.
            # **Rate A** · 0 of 2 ballots in · closes 18:21 (in 20 min)
            #   Nobody sees a ballot before all are in. Ratings are for practice; they are not for hiring decisions.
            #   [Rate this turn] [Rate myself] [How to rate fairly]
            -- 19:01:30
            A: now short
            A< (planned) Mock interview #2 is open. It begins when its seats are taken: take yours on the card. …
            # **Mock interview #2 · short** …
            #   Tue 24 Nov 19:01 (now) · about 25 min · practice mode
            #   (gone) Tue 24 Nov 18:00 (now) · about 25 min · practice mode
            # (the thread opens)
            # **Mock interview #2** starts at 19:01 (now). Check in when you are here; a seat that is empty 5 min after the start is offered to the observers.
            #   [I'm here] [I'll be late] [I can't make it]
            -- 19:03:00
            A: end here
            # A's turn was ended early. Enough was answered to rate it.
            # **Rate A** · 0 of 1 ballot in · closes 19:23 (in 20 min)
            #   Nobody sees a ballot before all are in. Ratings are for practice; they are not for hiring decisions.
            #   [Rate this turn] [Rate myself] [How to rate fairly]
            -- 20:03:00
            A: now short
            A< (planned) Mock interview #3 is open. It begins when its seats are taken: take yours on the card. …
            # **Mock interview #3 · short** …
            #   Tue 24 Nov 20:03 (now) · about 25 min · practice mode
            #   (gone) Tue 24 Nov 19:01 (in 62 min) · about 25 min · practice mode
            # (the thread opens)
            # **Mock interview #3** starts at 20:03 (now). Check in when you are here; a seat that is empty 5 min after the start is offered to the observers.
            #   [I'm here] [I'll be late] [I can't make it]
            -- 20:04:30
            O: end here
            # A's turn was ended early. Enough was answered to rate it.
            # **Rate A** · 0 of 1 ballot in · closes 20:24 (in 20 min)
            #   Nobody sees a ballot before all are in. Ratings are for practice; they are not for hiring decisions.
            #   [Rate this turn] [Rate myself] [How to rate fairly]
        "#]],
    );
}

#[test]
fn a_report_is_its_candidates_alone() {
    check(
        r#"
        A: now short
        quiet on
        A: take candidate
        B: take interviewer
        play to report
        quiet off
        B: report A
        O: report A
        C: take goal
        B: write goal "If I interview, then I wait"
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
            B: report A
            B< (shows no-report) There is no report for you here. A report is private to who was interviewed, and opens when all ballots are in; ask them if you would like to know.
            O: report A
            O< (shows no-report) There is no report for you here. A report is private to who was interviewed, and opens when all ballots are in; ask them if you would like to know.
            C: take goal
            C< (no-report) There is no report for you here. A report is private to who was interviewed, and opens when all ballots are in; ask them if you would like to know.
            B: write goal "If I interview, then I wait"
            B< (no-report) There is no report for you here. A report is private to who was interviewed, and opens when all ballots are in; ask them if you would like to know.
            -- 19:02:15 report-ends
            # (the thread is archived)
        "#]],
    );
}

#[test]
fn only_an_organiser_closes_the_ballots_of_a_room() {
    check(
        r#"
        A: now short
        quiet on
        A: take candidate
        B: take interviewer
        play to answer 1
        quiet off
        O: close ballots
        quiet on
        play to rating
        quiet off
        A: close ballots
        B: close ballots
        O: close ballots
        O: close ballots
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
            O: close ballots
            O< (refused: ballots-not-open) That opens when the turn is over. Wait for its end, and press again.
            O<   [My panel]
            -- 18:02:15
            A: close ballots
            A< (refused: organiser-only) Only an organiser can close the ballots early. Wait for the window's end, or ask one of them.
            A<   [My panel]
            B: close ballots
            B< (refused: organiser-only) Only an organiser can close the ballots early. Wait for the window's end, or ask one of them. …
            O: close ballots
            ~ It is over. Everybody who answered has a report.
            ~   [Open my report] [Details]
            ~ **Rating of A** · closed · 0 of 1 ballot in
            # A's turn was rated by nobody; self-rating and timings are kept. A: [Open your report]  → A
            #   [Open your report]
            O: close ballots
            O< (refused: ballots-closed) The ballots are closed and can't be changed any more. Look in the thread for the report.
            O<   [My panel]
            -- 19:02:15 report-ends
            # (the thread is archived)
        "#]],
    );
}

#[test]
fn two_guilds_cannot_see_each_other() {
    check(
        r#"
        A: plan in=1d short
        quiet on
        B: take candidate
        quiet off
        A@2: sessions
        A@2: plan in=2d solo
        A@2 on foreign #1: details
        A@2 on foreign #1: take interviewer
        A@2 on foreign #1: cancel
        O@2 on foreign #1: cancel
        A@2 on foreign #1: report 1
        A@2 on foreign #1: ballot 1
        A: sessions
        quiet on
        A@1 on #1: cancel
        A@2: cancel
        "#,
        expect![[r#"
            -- Tue 24 Nov 18:00:00
            A: plan in=1d short
            A< (planned) Mock interview #1 is planned for Wed 25 Nov 18:00 (in 24 h). Take a seat on its card.
            A<   [Details]
            # **Mock interview #1 · short**
            #   Objective: Backend engineer, first screen
            #   Wed 25 Nov 18:00 (in 24 h) · about 25 min · practice mode
            #   Answers typed in the thread can be read by this channel
            #   **Seats** 1 candidate seat free · 1 interviewer seat free · 4 observer seats free
            #   Called off if fewer than 2 people have a seat by Wed 25 Nov 17:00
            #   [Candidate] [Interviewer] [Observe] [Can't make it] [Details]
            A@2: sessions
            A< (shows sessions) Nothing is planned yet. Plan a session for a date that suits you, or open one now.
            A@2: plan in=2d solo
            A< (planned) Mock interview #1 is planned for Thu 26 Nov 18:00 (in 2 days). Take a seat on its card.
            A<   [Details]
            [guild 2] # **Mock interview #1 · solo**
            [guild 2] #   Objective: Backend engineer, first screen
            [guild 2] #   Thu 26 Nov 18:00 (in 2 days) · about 35 min · practice mode
            [guild 2] #   Answers typed in the thread can be read by this channel
            [guild 2] #   **Seats** 1 candidate seat free
            [guild 2] #   Called off if nobody has a seat by Thu 26 Nov 17:00
            [guild 2] #   [Candidate] [Can't make it] [Details]
            A@2 on foreign #1: details
            A< (shows no-such-session) There is no such session here. Look at the list, and choose one from it.
            A<   [Sessions]
            A@2 on foreign #1: take interviewer
            A< (no-such-session) There is no such session here. Look at the list, and choose one from it. …
            A@2 on foreign #1: cancel
            A< (no-such-session) There is no such session here. Look at the list, and choose one from it. …
            O@2 on foreign #1: cancel
            O< (no-such-session) There is no such session here. Look at the list, and choose one from it. …
            A@2 on foreign #1: report 1
            A< (shows no-report) There is no report for you here. A report is private to who was interviewed, and opens when all ballots are in; ask them if you would like to know.
            A@2 on foreign #1: ballot 1
            A< (shows no-such-session) There is no such session here. Look at the list, and choose one from it. …
            A: sessions
            A< (shows sessions) **Sessions**
            A<   **#1** · short · Wed 25 Nov 18:00 (in 24 h) · 1 interviewer seat, 4 observer seats free
            A<   ‹Look at a session: …›
        "#]],
    );
}

#[test]
fn a_seat_that_overlaps_another_one_is_refused() {
    check(
        r#"
        A: plan in=2d one-on-one
        B: take candidate
        A: plan in=2d short
        B: take candidate
        B: take observer
        B on #1: leave
        B: take candidate
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
            B: take candidate
            B< You have a seat: candidate. Check-in opens 10 min before the start; if something comes up, give the seat back early.
            B<   [Before you start] [Can't make it]
            ~ **Seats** candidate & interviewer: B · 1 candidate seat free · 4 observer seats free
            A: plan in=2d short
            A< (planned) Mock interview #2 is planned for Thu 26 Nov 18:00 (in 2 days). Take a seat on its card. …
            # **Mock interview #2 · short**
            #   Objective: Backend engineer, first screen
            #   Thu 26 Nov 18:00 (in 2 days) · about 25 min · practice mode
            #   Answers typed in the thread can be read by this channel
            #   **Seats** 1 candidate seat free · 1 interviewer seat free · 4 observer seats free
            #   Called off if fewer than 2 people have a seat by Thu 26 Nov 17:00
            #   [Candidate] [Interviewer] [Observe] [Can't make it] [Details]
            B: take candidate
            B< (refused: overlaps) That overlaps with #1, where you have a seat. Give that one back first, or choose another session.
            B<   [My panel]
            B: take observer
            B< (refused: overlaps) That overlaps with #1, where you have a seat. Give that one back first, or choose another session. …
            B on #1: leave
            B< Done: the place is free for somebody else.
            ~ **Seats** 2 candidate seats free · 4 observer seats free
            B: take candidate
            B< You have a seat: candidate. Check-in opens 10 min before the start; if something comes up, give the seat back early. …
            ~ **Seats** candidate: B · 1 interviewer seat free · 4 observer seats free
            ~   [Wait to be candidate] [Interviewer] [Observe] [Can't make it] [Details]
        "#]],
    );
}

#[test]
fn the_same_receipt_twice_is_one_act() {
    check(
        r#"
        A: plan in=2d short
        again
        B: take candidate
        again
        B: leave
        again
        quiet on
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
            again
            A< (planned) Mock interview #1 is planned for Thu 26 Nov 18:00 (in 2 days). Take a seat on its card. …
            B: take candidate
            B< You have a seat: candidate. Check-in opens 10 min before the start; if something comes up, give the seat back early.
            B<   [Before you start] [Can't make it]
            ~ **Seats** candidate: B · 1 interviewer seat free · 4 observer seats free
            ~   [Wait to be candidate] [Interviewer] [Observe] [Can't make it] [Details]
            again
            B< You have a seat: candidate. Check-in opens 10 min before the start; if something comes up, give the seat back early. …
            B: leave
            B< Done: the place is free for somebody else.
            ~ **Seats** 1 candidate seat free · 1 interviewer seat free · 4 observer seats free
            ~   [Candidate] [Interviewer] [Observe] [Can't make it] [Details]
            again
            B< Done: the place is free for somebody else.
        "#]],
    );
}

#[test]
fn a_report_is_shown_to_a_coach_as_long_as_its_candidate_agrees() {
    check(
        r#"
        quiet on
        A: now short
        A: take candidate
        Z: take interviewer
        play to report
        quiet off
        A: profile
        Z: report A
        A: coach A
        A: coach Z
        A: coach B
        A: profile
        Z: report A
        B: report A
        Z@2 on foreign #1: report 1
        Z: take goal
        A: coach C off
        A: coach Z off
        Z: report A
        A: report
        "#,
        expect![[r#"
            -- Tue 24 Nov 18:02:15
            A: profile
            A< (shows profile) You have no time zone here yet. Name yours, such as Europe/Berlin; then you can have quiet hours.
            A<   You have named no role, level or region that you practise for. If you do, sessions that you plan are for it.
            A<   You have not said which roles and regions you know as an interviewer.
            A<   You interview and answer. On your first evening you answer first.
            A<   I ask you to no evening of this group, unless you came to its last ones.
            A<   You are reminded only of what you sat down for. I write you no DMs.
            A<   Nobody but you can see your reports and your progress.
            A<   ‹Level: No level in particular›
            A<   ‹Reminders: Only what I sat down for›
            A<   ‹Region: No region in particular›
            A<   [Role] [My rhythm] [Only interview] [Interview first] [Ask me to evenings] [Allow DMs]
            Z: report A
            Z< (shows no-report) There is no report for you here. A report is private to who was interviewed, and opens when all ballots are in; ask them if you would like to know.
            A: coach A
            A< (own-coach) You see your own reports anyway. Name somebody else as your coach.
            A: coach Z
            A< (coach-agreed) Z can see your reports and your progress from now on, earlier reports too, as long as they are a coach here. You can take it back at any time.
            A: coach B
            A< (coach-agreed) B can see your reports and your progress from now on, earlier reports too, as long as they are a coach here. You can take it back at any time.
            A: profile
            A< (shows profile) You have no time zone here yet. Name yours, such as Europe/Berlin; then you can have quiet hours. …
            A<   Your reports and your progress can also be seen by B and Z, as long as they are coaches here.
            A<   (gone) Nobody but you can see your reports and your progress.
            Z: report A
            Z< (shows report) **Report — A, #1** · 1 rater
            Z<   Coached: a coach of the group interviewed.
            Z<   **In their words**
            Z<   Z:
            Z<   > You gave the result first, and I could follow every step after it.
            Z<   **Suggested micro-goal** — _Give every result as before → after_
            Z<   Plan: If I am about to say that something got better, then I say the number before and the number after.
            Z<   Why this one: Evidence of impact is lowest.
            Z<   This is A's report: you see it because they agreed to you as their coach. Keep it between the two of you. Practice only: not for hiring decisions.
            Z<   [Set this goal for them] [Set a goal of my own for them] [Scores]
            B: report A
            B< (shows no-report) There is no report for you here. A report is private to who was interviewed, and opens when all ballots are in; ask them if you would like to know.
            Z@2 on foreign #1: report 1
            Z< (shows no-report) There is no report for you here. A report is private to who was interviewed, and opens when all ballots are in; ask them if you would like to know.
            Z: take goal
            Z< (goal) A's micro-goal is now _Give every result as before → after_. They read it with the next thing that they press, and can put back what they had.
            A: coach C off
            A< (not-their-coach) C could not see your reports before, so there is nothing to take back. Your profile names those who can.
            A< (goal) Z has set your micro-goal: _Give every result as before → after_
            A<   [My micro-goal] [Rather not]
            A: coach Z off
            A< (coach-withdrawn) Done: Z can see none of your reports any more.
            Z: report A
            Z< (shows no-report) There is no report for you here. A report is private to who was interviewed, and opens when all ballots are in; ask them if you would like to know.
            A: report
            A< (shows report) **Report — A, #1** · 1 rater …
            A<   You and Z could meet at this time every week, next on Tue 1 Dec 18:00.
            A<   Worth a thank-you? Z
            A<   A recording link can be added until 19:02.
            A<   Private to you. Practice only: not for hiring decisions.
            A<   [Take this goal] [Write my own] [Scores] [What I said] [Again, same time next week] [Thank them] [Add a recording link]
            A<   (gone) This is A's report: you see it because they agreed to you as their coach. Keep it between the two of you. Practice only: not for hiring decisions.
            A<   (gone) [Set this goal for them] [Set a goal of my own for them] [Scores]
        "#]],
    );
}

#[test]
fn there_are_only_so_many_coaches_of_one_member() {
    check(
        r#"
        quiet on
        A: coach B
        A: coach C
        A: coach D
        A: coach E
        A: coach F
        A: coach G
        A: coach H
        A: coach I
        A: coach J
        A: coach K
        quiet off
        A: coach B
        A: coach L
        "#,
        expect![[r#"
            -- Tue 24 Nov 18:00:00
            A: coach B
            A< (coach-agreed) B can see your reports and your progress from now on, earlier reports too, as long as they are a coach here. You can take it back at any time.
            A: coach L
            A< (too-many-coaches) You have agreed to 10 coaches already, and that is the most. Withdraw from one of them first.
        "#]],
    );
}

#[test]
fn a_turn_is_coached_when_a_coach_asked_in_it() {
    check(
        r#"
        quiet on
        A: now one-on-one
        A: take candidate
        Z: take candidate
        play to report
        quiet off
        A: report
        A: scores
        Z: report
        Z: scores
        "#,
        expect![[r#"
            -- Tue 24 Nov 18:10:00
            A: report
            A< (shows report) **Report — A, turn 1 of #1** · 1 rater
            A<   Coached: a coach of the group interviewed.
            A<   **In their words**
            A<   Z:
            A<   > You gave the result first, and I could follow every step after it.
            A<   **Suggested micro-goal** — _Give every result as before → after_
            A<   Plan: If I am about to say that something got better, then I say the number before and the number after.
            A<   Why this one: Evidence of impact is lowest.
            A<   You and Z could meet at this time every week, next on Tue 1 Dec 18:00.
            A<   Worth a thank-you? Z
            A<   A recording link can be added until 19:10.
            A<   Private to you. Practice only: not for hiring decisions.
            A<   [Take this goal] [Write my own] [Scores] [What I said] [Again, same time next week] [Thank them] [Add a recording link]
            A: scores
            A< (shows report) **Report — A, turn 1 of #1** · 1 rater
            A<   **Clarity of answer** between “The question is answered, but the point comes near the end or beside side topics” and “The point comes in the first two sentences, and the rest supports it”
            A<   **Evidence of impact** between “An outcome is named, but its size is left open ("much faster")” and “Before and after in numbers, and what the candidate did to get there”
            A<   **Non-verbal presence** between “Easy to hear; pace or eyes slip under pressure, with rushing or long silences” and “Steady pace with chosen pauses, also on the hardest question”
            A<   **Storytelling structure** between “All parts come, but background takes half the time or the result comes when asked” and “Short background, own actions step by step, then the result, without being asked”
            A<   **Quality of questions** between “Two or more questions that fit any company; no answer is followed up” and “Three or more about this role or team, and one builds on an answer just given”
            A<   One rater: what their marks look like, in words. One person's number would say more about them than about you; it counts in your running level.
            A<   **Timings** Q1 opening 40 s (aim 60–90 s) · Q2 behavioural 40 s (aim 90–120 s) · Q3 weak spot 40 s (aim 60–90 s) · Q4 technical 40 s (aim 120–180 s) · Q5 weak spot 40 s (aim 60–90 s) · answered 5 questions, surprises included · your own questions: 0 (three is a good number)
            A<   [Back to the report]
            Z: report
            Z< (shows report) **Report — Z, turn 2 of #1** · 1 rater
            Z<   **In their words**
            Z<   A:
            Z<   > You gave the result first, and I could follow every step after it.
            Z<   **Suggested micro-goal** — _Give every result as before → after_
            Z<   Plan: If I am about to say that something got better, then I say the number before and the number after.
            Z<   Why this one: Evidence of impact is lowest.
            Z<   You and A could meet at this time every week, next on Tue 1 Dec 18:00.
            Z<   Worth a thank-you? A
            Z<   A recording link can be added until 19:10.
            Z<   Private to you. Practice only: not for hiring decisions.
            Z<   [Take this goal] [Write my own] [Scores] [What I said] [Again, same time next week] [Thank them] [Add a recording link]
            Z: scores
            Z< (shows report) **Report — Z, turn 2 of #1** · 1 rater
            Z<   **Clarity of answer** between “The question is answered, but the point comes near the end or beside side topics” and “The point comes in the first two sentences, and the rest supports it”
            Z<   **Evidence of impact** between “An outcome is named, but its size is left open ("much faster")” and “Before and after in numbers, and what the candidate did to get there”
            Z<   **Non-verbal presence** between “Easy to hear; pace or eyes slip under pressure, with rushing or long silences” and “Steady pace with chosen pauses, also on the hardest question”
            Z<   **Storytelling structure** between “All parts come, but background takes half the time or the result comes when asked” and “Short background, own actions step by step, then the result, without being asked”
            Z<   **Quality of questions** between “Two or more questions that fit any company; no answer is followed up” and “Three or more about this role or team, and one builds on an answer just given”
            Z<   One rater: what their marks look like, in words. One person's number would say more about them than about you; it counts in your running level.
            Z<   **Timings** Q1 opening 40 s (aim 60–90 s) · Q2 behavioural 40 s (aim 90–120 s) · Q3 situational 40 s (aim 90–120 s) · answered 3 of 3 questions · your own questions: 0 (three is a good number)
            Z<   [Back to the report]
        "#]],
    );
}

#[test]
fn what_ends_something_for_good_is_asked_once() {
    check(
        r#"
        quiet on
        A: now one-on-one
        A: take candidate
        B: take candidate
        play to offered 2
        quiet off
        B: panel
        B: press [More…]
        B: press [End here]
        B: press [No, back]
        // Nobody is asked about what they may not do.
        A: panel
        A: press [More…]
        A: press [Stop my turn]
        A: press [Yes, stop my turn]
        A: panel
        A: press [More…]
        A: press [Leave for good]
        A: press [Only step out]
        A: panel
        "#,
        expect![[r#"
            -- Tue 24 Nov 18:00:45
            B: panel
            B< (shows session) **Question 2 of 5 · behavioural** · aim for 90–120 s
            B<   “Tell me about a conflict at work.”
            B<   Listen for: both sides.
            B<   Weak: a villain.
            B<   [Ask it] [Another one] [Skip] [Pause] [More…]
            B: press [More…]
            B< (shows session) **What else you can do in #1**
            B<   **End here** · the turn is over where it stands
            B<   **Step out** · for a moment: whoever answers is waited for, 10 min at most
            B<   **Leave for good** · there is no way back into this session
            B<   **Emergency stop** · at once: the clock stands for everybody, until anybody seated presses _Continue_ in the thread. The report says _interrupted_
            B<   [End here] [Step out] [Leave for good] [Emergency stop] [Back]
            B: press [End here]
            B< (shows sure) **End turn 1 of #1 here?** It is not begun again; what comes after it goes on. If at least half of its questions are answered, it is rated.
            B<   [Yes, end it here] [No, back]
            B: press [No, back]
            B< (shows session) **Question 2 of 5 · behavioural** · aim for 90–120 s …
            A: panel
            A< (shows session) The next question is on its way.
            A<   [More…]
            A: press [More…]
            A< (shows session) **What else you can do in #1** …
            A<   **Stop my turn** · it ends, and no reason is asked
            A<   [Stop my turn] [Step out] [Leave for good] [Emergency stop] [Back]
            A<   (gone) **End here** · the turn is over where it stands
            A<   (gone) [End here] [Step out] [Leave for good] [Emergency stop] [Back]
            A: press [Stop my turn]
            A< (shows sure) **Stop your turn?** It ends here, no reason is asked, and it is not begun again. If at least half of the questions are answered, it is rated.
            A<   [Yes, stop my turn] [No, back]
            A: press [Yes, stop my turn]
            # A's turn was stopped by the candidate. Too little was answered to rate it; the timings are kept.
            # **Half-time** until 18:04 (in 4 min): rate while it is fresh, breathe, then B answers and A interviews.
            #   [Rate now] [Begin now]
            A: panel
            A< (shows session) **Half-time** until 18:04 (in 4 min).
            A<   Next: B answers.
            A<   [Begin now] [More…]
            A: press [More…]
            A< (shows session) **What else you can do in #1** …
            A<   **End here** · the turns that have not begun are left out
            A<   [End here] [Step out] [Leave for good] [Emergency stop] [Back]
            A<   (gone) **Stop my turn** · it ends, and no reason is asked
            A<   (gone) [Stop my turn] [Step out] [Leave for good] [Emergency stop] [Back]
            A: press [Leave for good]
            A< (shows sure) **Leave #1 for good?** There is no way back into it.
            A<   [Yes, leave for good] [Only step out] [No, back]
            A: press [Only step out]
            # A stepped out.
            #   [I'm back]
            A: panel
            A< (shows session) You stepped out. Come back when you are ready.
            A<   [I'm back] [More…]
        "#]],
    );
}

#[test]
fn what_was_confirmed_for_one_turn_does_not_end_the_next() {
    check(
        r#"
        quiet on
        A: now one-on-one
        A: take candidate
        B: take candidate
        play to offered 2
        quiet off
        B: panel
        B: press [More…]
        B: press [End here]
        quiet on
        B: end here
        A: next
        quiet off
        B: press [Yes, end it here]
        A: panel
        "#,
        expect![[r#"
            -- Tue 24 Nov 18:00:45
            B: panel
            B< (shows session) **Question 2 of 5 · behavioural** · aim for 90–120 s
            B<   “Tell me about a conflict at work.”
            B<   Listen for: both sides.
            B<   Weak: a villain.
            B<   [Ask it] [Another one] [Skip] [Pause] [More…]
            B: press [More…]
            B< (shows session) **What else you can do in #1**
            B<   **End here** · the turn is over where it stands
            B<   **Step out** · for a moment: whoever answers is waited for, 10 min at most
            B<   **Leave for good** · there is no way back into this session
            B<   **Emergency stop** · at once: the clock stands for everybody, until anybody seated presses _Continue_ in the thread. The report says _interrupted_
            B<   [End here] [Step out] [Leave for good] [Emergency stop] [Back]
            B: press [End here]
            B< (shows sure) **End turn 1 of #1 here?** It is not begun again; what comes after it goes on. If at least half of its questions are answered, it is rated.
            B<   [Yes, end it here] [No, back]
            B: press [Yes, end it here]
            B< (refused: not-in-this-stage) That belongs to another stage of the session. Open your panel for what you can do now.
            B<   [My panel]
            A: panel
            A< (shows session) **Intro** · until 18:02 · Say who you are in this interview, how long it takes, and that the candidate can ask at the end.
            A<   Say: “Good to meet you.”
            A<   [On to the questions] [Briefing] [Tone cards] [Pause] [More…]
        "#]],
    );
}

#[test]
fn a_seat_is_given_back_at_once_before_the_start_and_asked_about_once_it_runs() {
    check(
        r#"
        quiet on
        A: now short
        A: take candidate
        quiet off
        A: press [Can't make it]
        quiet on
        A: take candidate
        B: take interviewer
        play to offered 1
        quiet off
        A: press [Can't make it]
        A: press [Yes, leave for good]
        "#,
        expect![[r#"
            -- Tue 24 Nov 18:00:00
            A: press [Can't make it]
            A< Done: the place is free for somebody else.
            # #1 wants a substitute: the candidate seat is free. The first to press has it, until 18:15.
            #   [Take it]
            ~ **Seats** 1 candidate seat free · 1 interviewer seat free · 4 observer seats free
            ~   [Candidate] [Interviewer] [Observe] [Can't make it] [Details]
            ~ (gone) A: checked in
            A: press [Can't make it]
            A< (shows sure) **Leave #1 for good?** There is no way back into it. Your turn ends with it.
            A<   [Yes, leave for good] [Only step out] [No, back]
            A: press [Yes, leave for good]
            A< You have left the session. If a ballot of it is yours, it stays open to you until the ballots close.
            # A left the session.
            ~ #1 ended before it could be held.
            # **Mock interview #1** ended before it could be held. Plan a new date when it suits you.  → B
            # (the thread is archived)
        "#]],
    );
}
