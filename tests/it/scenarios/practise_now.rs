//! Practising now: whoever has half an hour meets whoever waits, waits in vain, or goes alone.

use std::sync::Arc;

use expect_test::expect;

use super::check::{check, check_with};
use super::play::scenario_library;

#[test]
fn two_who_press_within_twenty_minutes_meet_and_each_is_interviewed() {
    check(
        r#"
        O: set up cards=10 practise-now
        A: practise now
        A: waiting
        +12m
        B: practise now
        A: waiting
        B: practise now
        B: stop waiting
        A: press [I'm here]
        A: panel
        quiet on
        play to half-time
        quiet off
        B: details
        "#,
        expect![[r#"
            -- Tue 24 Nov 18:00:00
            O: set up cards=10 practise-now
            O< (set-up) **Settings of this group**
            O<   Cards are posted in <#10>
            O<   What organisers should know: no channel, so they are told only when they ask
            O<   Threads: open to whoever sees the channel
            O<   Practise now: a card stands among the others; pin it, so that it is found
            O<   Attendance: between each member and me
            O<   The answer of the month: off; on, everybody rates the same answer, blind
            O<   The group's week: not told; with a channel, it is on Sundays
            O<   Texts of answers: kept as long as whoever runs me here says, usually until their session closes; shorter with `/setup answers-kept`
            O<   Reminders: 24 hours before · 1 hour before · 10 minutes before, with check-in
            O<   Time zone: none yet, so whoever types a time is asked for theirs first. Name the one that most of you live in
            O<   Voice rooms, given to sessions in turn: none
            O<   Organisers: members with _Manage Server_
            O<   Coaches: nobody yet
            O<   Saved. Plan the first session with `/session plan`, or begin at once with `/session now`.
            # **Practise now** · 30 min, ballots included
            #   Press, and you wait up to 20 min. When somebody else presses, a session opens for you both: each interviews once and answers once. If nobody comes, start alone, and others rate it later.
            #   Nobody waits right now.
            #   [I have 30 minutes] [Start alone now] [Ask me to evenings]
            A: practise now
            A< (waiting) You wait until 18:20 for somebody who has half an hour too. When they press, a session for you both opens, and its thread mentions you.
            A<   [Stop waiting] [Start alone now]
            ~ **One person waits**, since 18:00.
            A: waiting
            A< (shows waiting) You wait until 18:20 for somebody who has half an hour too. When they press, a session for you both opens, and its thread mentions you. …
            -- 18:12:00
            B: practise now
            B< (paired) A has half an hour too, and #1 is open for you both. It begins when they have checked in as well. Why you two: you have not had a turn together yet.
            B<   [My part] [Before you start]
            # **Mock interview #1 · half an hour**
            #   Objective: To practise, right now
            #   Tue 24 Nov 18:12 (now) · about 30 min · practice mode
            #   Answers typed in the thread can be read by this channel
            #   **Seats** candidate & interviewer: B, A (you swap half-way) · 4 observer seats free
            #   Check-in is open in the thread.
            #   [Wait for a seat] [Observe] [Can't make it] [Details]
            # (the thread opens)
            ~ Nobody waits right now.
            # **Mock interview #1** starts at 18:12 (now). Check in when you are here; a seat that is empty 5 min after the start is offered to the observers.
            #   B: checked in · A: not yet
            #   [I'm here] [I'll be late] [I can't make it]
            # **You both have half an hour.** A, check in and it begins at once; your seat is kept until 18:17. B is here.  → A, B
            #   [I'm here]
            A: waiting
            A< (shows waiting) You sit in #1: go on in its thread.
            A<   [My part]
            B: practise now
            B< (sits-elsewhere) You have a seat in #1, which runs or begins before half an hour is over. Go on there, or give that seat back first.
            B<   [My part]
            B: stop waiting
            B< (sits-elsewhere) You have a seat in #1, which runs or begins before half an hour is over. Go on there, or give that seat back first. …
            A: press [I'm here]
            A< You have a seat: candidate. Everybody is here: it has begun.
            A<   [My panel]
            ~ **Mock interview #1** has begun; check-in is over
            ~ **Seats** candidate & interviewer: B, A (you swap half-way)
            ~   It is running; observers can still come.
            ~   [My part] [Observe] [Details]
            # **Turn 1 of 2 — B answers, A interviews** · until 18:21  → B, A
            #   Intro (45 s) → 2 questions (7 min) → wrap-up (60 s)
            #   First A: who is asking, and how it goes. B, listen; the first question comes after it.
            #   Nobody else sees what is behind your button. A: [Panel] · B: [Stop my turn]
            #   [Panel] [Stop my turn]
            A: panel
            A< (shows session) **Intro** · until 18:12 · Say who you are in this interview, how long it takes, and that the candidate can ask at the end.
            A<   Say: “Good to meet you.”
            A<   [On to the questions] [Briefing] [Tone cards] [Pause] [More…]
            -- 18:13:30
            B: details
            B< (shows session) **Mock interview #1 · half an hour**
            B<   Two people interview each other within half an hour, ballots included: nine minutes each, and a short break. Others may observe and vote.
            B<   Tue 24 Nov 18:12 (90 s ago) · about 30 min · practice mode
            B<   **Agenda** Intro (45 s) → 2 questions (7 min) → wrap-up (60 s); 2 turns, roles swap, with 2 min between them
            B<   **Questions** opening · behavioural
            B<   **Rated on** clarity of answer · evidence of impact · non-verbal presence · storytelling structure · quality of questions
            B<   **Who rates** interviewers who asked and observers who came before the second question, within 20 min of the last turn.
            B<   **Private** are questions until they are asked, ballots until all are in, and a report for good: it is its candidate's, and their coaches'. What is typed in the thread can be read by its channel. Practice only: not for hiring decisions.
            B<   [My part] [How to rate]
        "#]],
    );
}

#[test]
fn who_waits_in_vain_is_told_when_they_look_and_goes_alone() {
    check(
        r#"
        O: set up cards=10 practise-now
        A: practise now
        +20m
        A: waiting
        +3s
        A: waiting
        A: press [Start alone now]
        A: start alone
        A: practise now
        A: waiting
        "#,
        expect![[r#"
            -- Tue 24 Nov 18:00:00
            O: set up cards=10 practise-now
            O< (set-up) **Settings of this group**
            O<   Cards are posted in <#10>
            O<   What organisers should know: no channel, so they are told only when they ask
            O<   Threads: open to whoever sees the channel
            O<   Practise now: a card stands among the others; pin it, so that it is found
            O<   Attendance: between each member and me
            O<   The answer of the month: off; on, everybody rates the same answer, blind
            O<   The group's week: not told; with a channel, it is on Sundays
            O<   Texts of answers: kept as long as whoever runs me here says, usually until their session closes; shorter with `/setup answers-kept`
            O<   Reminders: 24 hours before · 1 hour before · 10 minutes before, with check-in
            O<   Time zone: none yet, so whoever types a time is asked for theirs first. Name the one that most of you live in
            O<   Voice rooms, given to sessions in turn: none
            O<   Organisers: members with _Manage Server_
            O<   Coaches: nobody yet
            O<   Saved. Plan the first session with `/session plan`, or begin at once with `/session now`.
            # **Practise now** · 30 min, ballots included
            #   Press, and you wait up to 20 min. When somebody else presses, a session opens for you both: each interviews once and answers once. If nobody comes, start alone, and others rate it later.
            #   Nobody waits right now.
            #   [I have 30 minutes] [Start alone now] [Ask me to evenings]
            A: practise now
            A< (waiting) You wait until 18:20 for somebody who has half an hour too. When they press, a session for you both opens, and its thread mentions you.
            A<   [Stop waiting] [Start alone now]
            ~ **One person waits**, since 18:00.
            -- 18:20:00
            A: waiting
            A< (shows waiting) You wait until 18:20 for somebody who has half an hour too. When they press, a session for you both opens, and its thread mentions you. …
            -- 18:20:03
            ~ Nobody waits right now.
            A: waiting
            A< (shows waiting) You are not waiting any more: a wait ends after 20 min when nobody comes. Start alone now, and others can rate it later; or wait once more.
            A<   [I have 30 minutes] [Start alone now]
            A: press [Start alone now]
            A< (started-alone) #1 is yours: I ask, in its thread, and it has begun. Others can rate it later.
            A<   [My part]
            # **Mock interview #1 · solo**
            #   Objective: To practise, right now
            #   Tue 24 Nov 18:20 (now) · about 35 min · practice mode
            #   Answers typed in the thread can be read by this channel
            #   **Seats** candidate: A
            #   It is running.
            #   [My part] [Details]
            # (the thread opens)
            # **Mock interview #1** has begun; check-in is over
            # **A answers, I ask** · until 18:45  → A
            #   3 questions and 2 surprises (21 min) → A's questions (4 min)
            #   Good to meet you.
            #   Nobody else sees what is behind your button. A: [Panel] · [Stop my turn]
            #   [Panel] [Stop my turn]
            # **Question 1 of 5** · A, 90 s, time up in 95 s
            #   Who are you at work?
            #   Speak, or reply to this message, or use the form.
            #   [Done] [Answer in writing]
            A: start alone
            A< (sits-elsewhere) You have a seat in #1, which runs or begins before half an hour is over. Go on there, or give that seat back first.
            A<   [My part]
            A: practise now
            A< (sits-elsewhere) You have a seat in #1, which runs or begins before half an hour is over. Go on there, or give that seat back first. …
            A: waiting
            A< (shows waiting) You sit in #1: go on in its thread.
            A<   [My part]
        "#]],
    );
}

#[test]
fn a_press_of_the_last_moment_counts_and_one_after_it_does_not() {
    check(
        r#"
        A: practise now
        +20m
        +2s
        B 3s ago: practise now
        C: practise now
        +20m
        D: practise now
        "#,
        expect![[r#"
            -- Tue 24 Nov 18:00:00
            A: practise now
            A< (waiting) You wait until 18:20 for somebody who has half an hour too. When they press, a session for you both opens, and its thread mentions you.
            A<   [Stop waiting] [Start alone now]
            -- 18:20:02
            B 3s ago: practise now
            B< (paired) A has half an hour too, and #1 is open for you both. It begins when they have checked in as well. Why you two: you have not had a turn together yet.
            B<   [My part] [Before you start]
            # **Mock interview #1 · half an hour**
            #   Objective: To practise, right now
            #   Tue 24 Nov 18:20 (now) · about 30 min · practice mode
            #   Answers typed in the thread can be read by this channel
            #   **Seats** candidate & interviewer: B, A (you swap half-way) · 4 observer seats free
            #   Check-in is open in the thread.
            #   [Wait for a seat] [Observe] [Can't make it] [Details]
            # (the thread opens)
            # **Mock interview #1** starts at 18:20 (now). Check in when you are here; a seat that is empty 5 min after the start is offered to the observers.
            #   B: checked in · A: not yet
            #   [I'm here] [I'll be late] [I can't make it]
            # **You both have half an hour.** A, check in and it begins at once; your seat is kept until 18:25. B is here.  → A, B
            #   [I'm here]
            C: practise now
            C< (waiting) You wait until 18:40 for somebody who has half an hour too. When they press, a session for you both opens, and its thread mentions you.
            C<   [Stop waiting] [Start alone now]
            -- 18:25:05 seat-frees
            # #1 wants a substitute: the candidate seat is free. The first to press has it, until 18:35.
            #   [Take it]
            ~ B: checked in
            ~ **Seats** candidate & interviewer: B · 1 candidate seat free · 4 observer seats free
            ~   [Take a seat] [Observe] [Can't make it] [Details]
            -- 18:35:05 start-gives-up
            ~ **Seats** candidate & interviewer: B
            ~   It is running; observers can still come.
            ~   [My part] [Observe] [Details]
            ~ **Mock interview #1** has begun; check-in is over
            # Nobody can interview right now. B, you choose: go on as a solo, where I ask, or meet on a new date. Without a choice it closes at 18:45 (in 10 min).  → B
            #   [Go on as solo] [New date]
            -- 18:40:02
            D: practise now
            D< (waiting) You wait until 19:00 for somebody who has half an hour too. When they press, a session for you both opens, and its thread mentions you.
            D<   [Stop waiting] [Start alone now]
        "#]],
    );
}

#[test]
fn a_wait_can_be_stopped_and_nothing_is_stopped_twice() {
    check(
        r#"
        O: set up cards=10 practise-now
        A: stop waiting
        A: practise now
        A: practise now
        A: stop waiting
        again
        A: stop waiting
        B: practise now
        A: start alone
        "#,
        expect![[r#"
            -- Tue 24 Nov 18:00:00
            O: set up cards=10 practise-now
            O< (set-up) **Settings of this group**
            O<   Cards are posted in <#10>
            O<   What organisers should know: no channel, so they are told only when they ask
            O<   Threads: open to whoever sees the channel
            O<   Practise now: a card stands among the others; pin it, so that it is found
            O<   Attendance: between each member and me
            O<   The answer of the month: off; on, everybody rates the same answer, blind
            O<   The group's week: not told; with a channel, it is on Sundays
            O<   Texts of answers: kept as long as whoever runs me here says, usually until their session closes; shorter with `/setup answers-kept`
            O<   Reminders: 24 hours before · 1 hour before · 10 minutes before, with check-in
            O<   Time zone: none yet, so whoever types a time is asked for theirs first. Name the one that most of you live in
            O<   Voice rooms, given to sessions in turn: none
            O<   Organisers: members with _Manage Server_
            O<   Coaches: nobody yet
            O<   Saved. Plan the first session with `/session plan`, or begin at once with `/session now`.
            # **Practise now** · 30 min, ballots included
            #   Press, and you wait up to 20 min. When somebody else presses, a session opens for you both: each interviews once and answers once. If nobody comes, start alone, and others rate it later.
            #   Nobody waits right now.
            #   [I have 30 minutes] [Start alone now] [Ask me to evenings]
            A: stop waiting
            A< (not-waiting) You are not waiting, so there is nothing to stop. If you have half an hour, say so.
            A<   [I have 30 minutes] [Start alone now]
            A: practise now
            A< (waiting) You wait until 18:20 for somebody who has half an hour too. When they press, a session for you both opens, and its thread mentions you.
            A<   [Stop waiting] [Start alone now]
            ~ **One person waits**, since 18:00.
            A: practise now
            A< (waiting) You wait until 18:20 for somebody who has half an hour too. When they press, a session for you both opens, and its thread mentions you. …
            A: stop waiting
            A< (wait-stopped) Done: you wait no longer.
            A<   [I have 30 minutes] [Start alone now]
            ~ Nobody waits right now.
            again
            A< (wait-stopped) Done: you wait no longer. …
            A: stop waiting
            A< (not-waiting) You are not waiting, so there is nothing to stop. If you have half an hour, say so. …
            B: practise now
            B< (waiting) You wait until 18:20 for somebody who has half an hour too. When they press, a session for you both opens, and its thread mentions you. …
            ~ **One person waits**, since 18:00.
            A: start alone
            A< (started-alone) #1 is yours: I ask, in its thread, and it has begun. Others can rate it later.
            A<   [My part]
            # **Mock interview #1 · solo**
            #   Objective: To practise, right now
            #   Tue 24 Nov 18:00 (now) · about 35 min · practice mode
            #   Answers typed in the thread can be read by this channel
            #   **Seats** candidate: A
            #   It is running.
            #   [My part] [Details]
            # (the thread opens)
            # **Mock interview #1** has begun; check-in is over
            # **A answers, I ask** · until 18:25  → A
            #   3 questions and 2 surprises (21 min) → A's questions (4 min)
            #   Good to meet you.
            #   Nobody else sees what is behind your button. A: [Panel] · [Stop my turn]
            #   [Panel] [Stop my turn]
            # **Question 1 of 5** · A, 90 s, time up in 95 s
            #   Who are you at work?
            #   Speak, or reply to this message, or use the form.
            #   [Done] [Answer in writing]
        "#]],
    );
}

#[test]
fn a_restart_loses_no_wait_and_the_same_press_twice_is_one() {
    check(
        r#"
        O: set up cards=10 practise-now
        A: practise now
        again
        kill 5m
        again
        B: practise now
        again
        kill 10s
        A: waiting
        "#,
        expect![[r#"
            -- Tue 24 Nov 18:00:00
            O: set up cards=10 practise-now
            O< (set-up) **Settings of this group**
            O<   Cards are posted in <#10>
            O<   What organisers should know: no channel, so they are told only when they ask
            O<   Threads: open to whoever sees the channel
            O<   Practise now: a card stands among the others; pin it, so that it is found
            O<   Attendance: between each member and me
            O<   The answer of the month: off; on, everybody rates the same answer, blind
            O<   The group's week: not told; with a channel, it is on Sundays
            O<   Texts of answers: kept as long as whoever runs me here says, usually until their session closes; shorter with `/setup answers-kept`
            O<   Reminders: 24 hours before · 1 hour before · 10 minutes before, with check-in
            O<   Time zone: none yet, so whoever types a time is asked for theirs first. Name the one that most of you live in
            O<   Voice rooms, given to sessions in turn: none
            O<   Organisers: members with _Manage Server_
            O<   Coaches: nobody yet
            O<   Saved. Plan the first session with `/session plan`, or begin at once with `/session now`.
            # **Practise now** · 30 min, ballots included
            #   Press, and you wait up to 20 min. When somebody else presses, a session opens for you both: each interviews once and answers once. If nobody comes, start alone, and others rate it later.
            #   Nobody waits right now.
            #   [I have 30 minutes] [Start alone now] [Ask me to evenings]
            A: practise now
            A< (waiting) You wait until 18:20 for somebody who has half an hour too. When they press, a session for you both opens, and its thread mentions you.
            A<   [Stop waiting] [Start alone now]
            ~ **One person waits**, since 18:00.
            again
            A< (waiting) You wait until 18:20 for somebody who has half an hour too. When they press, a session for you both opens, and its thread mentions you. …
            kill 5m
            -- 18:05:00
            again
            A< (waiting) You wait until 18:20 for somebody who has half an hour too. When they press, a session for you both opens, and its thread mentions you. …
            B: practise now
            B< (paired) A has half an hour too, and #1 is open for you both. It begins when they have checked in as well. Why you two: you have not had a turn together yet.
            B<   [My part] [Before you start]
            # **Mock interview #1 · half an hour**
            #   Objective: To practise, right now
            #   Tue 24 Nov 18:05 (now) · about 30 min · practice mode
            #   Answers typed in the thread can be read by this channel
            #   **Seats** candidate & interviewer: B, A (you swap half-way) · 4 observer seats free
            #   Check-in is open in the thread.
            #   [Wait for a seat] [Observe] [Can't make it] [Details]
            # (the thread opens)
            ~ Nobody waits right now.
            # **Mock interview #1** starts at 18:05 (now). Check in when you are here; a seat that is empty 5 min after the start is offered to the observers.
            #   B: checked in · A: not yet
            #   [I'm here] [I'll be late] [I can't make it]
            # **You both have half an hour.** A, check in and it begins at once; your seat is kept until 18:10. B is here.  → A, B
            #   [I'm here]
            again
            B< (paired) A has half an hour too, and #1 is open for you both. It begins when they have checked in as well. Why you two: you have not had a turn together yet. …
            kill 10s
            -- 18:05:10
            A: waiting
            A< (shows waiting) You sit in #1: go on in its thread.
            A<   [My part]
        "#]],
    );
}

#[test]
fn who_sits_elsewhere_is_refused_and_who_sat_down_meanwhile_is_passed_over() {
    check(
        r#"
        A: plan in=25m one-on-one
        A: take candidate
        A: practise now
        A: start alone
        B: practise now
        B on #1: take candidate
        C: practise now
        B: waiting
        D: practise now
        "#,
        expect![[r#"
            -- Tue 24 Nov 18:00:00
            A: plan in=25m one-on-one
            A< (planned) Mock interview #1 is planned for Tue 24 Nov 18:25 (in 25 min). Take a seat on its card.
            A<   [Details]
            # **Mock interview #1 · one-on-one**
            #   Objective: Backend engineer, first screen
            #   Tue 24 Nov 18:25 (in 25 min) · about 74 min · practice mode
            #   Answers typed in the thread can be read by this channel
            #   **Seats** 2 candidate seats free · 4 observer seats free
            #   [Take a seat] [Observe] [Can't make it] [Details]
            A: take candidate
            A< You have a seat: candidate. Check-in opens 10 min before the start; if something comes up, give the seat back early.
            A<   [Before you start] [Can't make it]
            ~ **Seats** candidate & interviewer: A · 1 candidate seat free · 4 observer seats free
            A: practise now
            A< (sits-elsewhere) You have a seat in #1, which runs or begins before half an hour is over. Go on there, or give that seat back first.
            A<   [My part]
            A: start alone
            A< (sits-elsewhere) You have a seat in #1, which runs or begins before half an hour is over. Go on there, or give that seat back first. …
            B: practise now
            B< (waiting) You wait until 18:20 for somebody who has half an hour too. When they press, a session for you both opens, and its thread mentions you.
            B<   [Stop waiting] [Start alone now]
            B on #1: take candidate
            B< You have a seat: candidate. Check-in opens 10 min before the start; if something comes up, give the seat back early. …
            ~ **Seats** candidate & interviewer: A, B (you swap half-way) · 4 observer seats free
            ~   [Wait for a seat] [Observe] [Can't make it] [Details]
            C: practise now
            C< (waiting) You wait until 18:20 for somebody who has half an hour too. When they press, a session for you both opens, and its thread mentions you. …
            B: waiting
            B< (shows waiting) You sit in #1: go on in its thread.
            B<   [My part]
            D: practise now
            D< (paired) C has half an hour too, and #2 is open for you both. It begins when they have checked in as well. Why you two: you have not had a turn together yet.
            D<   [My part] [Before you start]
            # **Mock interview #2 · half an hour**
            #   Objective: To practise, right now
            #   Tue 24 Nov 18:00 (now) · about 30 min · practice mode
            #   Answers typed in the thread can be read by this channel
            #   **Seats** candidate & interviewer: D, C (you swap half-way) · 4 observer seats free
            #   Check-in is open in the thread.
            #   [Wait for a seat] [Observe] [Can't make it] [Details]
            # (the thread opens)
            # **Mock interview #2** starts at 18:00 (now). Check in when you are here; a seat that is empty 5 min after the start is offered to the observers.
            #   D: checked in · C: not yet
            #   [I'm here] [I'll be late] [I can't make it]
            # **You both have half an hour.** C, check in and it begins at once; your seat is kept until 18:05. D is here.  → C, D
            #   [I'm here]
        "#]],
    );
}

#[test]
fn without_a_fitting_format_they_are_told() {
    let mut library = (*scenario_library()).clone();
    library.formats.retain(|format| format.id == "panel");
    check_with(
        Arc::new(library),
        r#"
        A: practise now
        B: practise now
        A: start alone
        A: waiting
        "#,
        expect![[r#"
            -- Tue 24 Nov 18:00:00
            A: practise now
            A< (waiting) You wait until 18:20 for somebody who has half an hour too. When they press, a session for you both opens, and its thread mentions you.
            A<   [Stop waiting] [Start alone now]
            B: practise now
            B< (no-format-for) There is no format here for two people who interview each other. Tell your organiser, and look whether a session has a free seat.
            B<   [Sessions]
            A: start alone
            A< (no-format-for) There is no format here for somebody alone. Tell your organiser, and look whether a session has a free seat.
            A<   [Sessions]
            A: waiting
            A< (shows waiting) You wait until 18:20 for somebody who has half an hour too. When they press, a session for you both opens, and its thread mentions you. …
        "#]],
    );
}

#[test]
fn the_nearest_level_is_chosen_and_why_is_said() {
    check(
        r#"
        quiet on
        A: now solo level=senior
        A: take candidate
        play to rating
        quiet off
        B: now solo level=senior
        quiet on
        B: take candidate
        play to rating
        quiet off
        A: practise now
        B: practise now
        "#,
        expect![[r#"
            -- Tue 24 Nov 18:07:30
            B: now solo level=senior
            B< (planned) Mock interview #2 is open. It begins when its seats are taken: take yours on the card.
            B<   [Details]
            # **Mock interview #2 · solo**
            #   Objective: Backend engineer, first screen
            #   Senior level
            #   Tue 24 Nov 18:07 (now) · about 35 min · practice mode
            #   Answers typed in the thread can be read by this channel
            #   **Seats** 1 candidate seat free
            #   Check-in is open in the thread.
            #   [Candidate] [Can't make it] [Details]
            # (the thread opens)
            # **Mock interview #2** starts at 18:07 (now). Check in when you are here.
            #   [I'm here] [I'll be late] [I can't make it]
            -- 18:15:00
            A: practise now
            A< (waiting) You wait until 18:35 for somebody who has half an hour too. When they press, a session for you both opens, and its thread mentions you.
            A<   [Stop waiting] [Start alone now]
            B: practise now
            B< (paired) A has half an hour too, and #3 is open for you both. It begins when they have checked in as well. Why you two: you practise at the same level, and you have not had a turn together yet.
            B<   [My part] [Before you start]
            # **Mock interview #3 · half an hour**
            #   Objective: To practise, right now
            #   Tue 24 Nov 18:15 (now) · about 30 min · practice mode
            #   Answers typed in the thread can be read by this channel
            #   **Seats** candidate & interviewer: B, A (you swap half-way) · 4 observer seats free
            #   Check-in is open in the thread.
            #   [Wait for a seat] [Observe] [Can't make it] [Details]
            # (the thread opens)
            # **Mock interview #3** starts at 18:15 (now). Check in when you are here; a seat that is empty 5 min after the start is offered to the observers.
            #   B: checked in · A: not yet
            #   [I'm here] [I'll be late] [I can't make it]
            # **You both have half an hour.** A, check in and it begins at once; your seat is kept until 18:20. B is here.  → A, B
            #   [I'm here]
        "#]],
    );
}

#[test]
fn the_card_stands_where_organisers_want_it_and_says_so_where_it_does_not() {
    check(
        r#"
        O: set up cards=10
        O: set up cards=10 practise-now
        A: practise now
        O: set up cards=11 practise-now
        A: stop waiting
        O: set up cards=11
        A: practise now
        O: set up cards=11 practise-now
        "#,
        expect![[r#"
            -- Tue 24 Nov 18:00:00
            O: set up cards=10
            O< (set-up) **Settings of this group**
            O<   Cards are posted in <#10>
            O<   What organisers should know: no channel, so they are told only when they ask
            O<   Threads: open to whoever sees the channel
            O<   Practise now: off; on, a card stands for whoever has half an hour at this moment
            O<   Attendance: between each member and me
            O<   The answer of the month: off; on, everybody rates the same answer, blind
            O<   The group's week: not told; with a channel, it is on Sundays
            O<   Texts of answers: kept as long as whoever runs me here says, usually until their session closes; shorter with `/setup answers-kept`
            O<   Reminders: 24 hours before · 1 hour before · 10 minutes before, with check-in
            O<   Time zone: none yet, so whoever types a time is asked for theirs first. Name the one that most of you live in
            O<   Voice rooms, given to sessions in turn: none
            O<   Organisers: members with _Manage Server_
            O<   Coaches: nobody yet
            O<   Saved. Plan the first session with `/session plan`, or begin at once with `/session now`.
            O: set up cards=10 practise-now
            O< (set-up) **Settings of this group** …
            O<   Practise now: a card stands among the others; pin it, so that it is found
            O<   (gone) Practise now: off; on, a card stands for whoever has half an hour at this moment
            # **Practise now** · 30 min, ballots included
            #   Press, and you wait up to 20 min. When somebody else presses, a session opens for you both: each interviews once and answers once. If nobody comes, start alone, and others rate it later.
            #   Nobody waits right now.
            #   [I have 30 minutes] [Start alone now] [Ask me to evenings]
            A: practise now
            A< (waiting) You wait until 18:20 for somebody who has half an hour too. When they press, a session for you both opens, and its thread mentions you.
            A<   [Stop waiting] [Start alone now]
            ~ **One person waits**, since 18:00.
            O: set up cards=11 practise-now
            O< (set-up) **Settings of this group** …
            ~ **Practise now** does not stand here any more. A session can still be opened at once.
            ~   [Sessions]
            # **Practise now** · 30 min, ballots included …
            #   **One person waits**, since 18:00.
            #   (gone) Nobody waits right now.
            A: stop waiting
            A< (wait-stopped) Done: you wait no longer.
            A<   [I have 30 minutes] [Start alone now]
            ~ Nobody waits right now.
            O: set up cards=11
            O< (set-up) **Settings of this group** …
            O<   Practise now: off; on, a card stands for whoever has half an hour at this moment
            O<   (gone) Practise now: a card stands among the others; pin it, so that it is found
            ~ **Practise now** does not stand here any more. A session can still be opened at once.
            ~   [Sessions]
            A: practise now
            A< (waiting) You wait until 18:20 for somebody who has half an hour too. When they press, a session for you both opens, and its thread mentions you. …
            O: set up cards=11 practise-now
            O< (set-up) **Settings of this group** …
            O<   Practise now: a card stands among the others; pin it, so that it is found
            O<   (gone) Practise now: off; on, a card stands for whoever has half an hour at this moment
            # **Practise now** · 30 min, ballots included …
        "#]],
    );
}

#[test]
fn a_card_whose_channel_is_gone_is_put_up_in_the_next_one() {
    check(
        r#"
        O: set up cards=10 practise-now
        platform place gone
        A: practise now
        "#,
        expect![[r#"
            -- Tue 24 Nov 18:00:00
            O: set up cards=10 practise-now
            O< (set-up) **Settings of this group**
            O<   Cards are posted in <#10>
            O<   What organisers should know: no channel, so they are told only when they ask
            O<   Threads: open to whoever sees the channel
            O<   Practise now: a card stands among the others; pin it, so that it is found
            O<   Attendance: between each member and me
            O<   The answer of the month: off; on, everybody rates the same answer, blind
            O<   The group's week: not told; with a channel, it is on Sundays
            O<   Texts of answers: kept as long as whoever runs me here says, usually until their session closes; shorter with `/setup answers-kept`
            O<   Reminders: 24 hours before · 1 hour before · 10 minutes before, with check-in
            O<   Time zone: none yet, so whoever types a time is asked for theirs first. Name the one that most of you live in
            O<   Voice rooms, given to sessions in turn: none
            O<   Organisers: members with _Manage Server_
            O<   Coaches: nobody yet
            O<   Saved. Plan the first session with `/session plan`, or begin at once with `/session now`.
            # **Practise now** · 30 min, ballots included
            #   Press, and you wait up to 20 min. When somebody else presses, a session opens for you both: each interviews once and answers once. If nobody comes, start alone, and others rate it later.
            #   Nobody waits right now.
            #   [I have 30 minutes] [Start alone now] [Ask me to evenings]
            platform place gone
            A: practise now
            A< (waiting) You wait until 18:20 for somebody who has half an hour too. When they press, a session for you both opens, and its thread mentions you.
            A<   [Stop waiting] [Start alone now]
            # **Practise now** · 30 min, ballots included …
            #   **One person waits**, since 18:00.
            #   (gone) Nobody waits right now.
            ! a post is given up: the place is gone
        "#]],
    );
}

#[test]
fn a_card_that_is_gone_is_put_up_again_and_one_that_is_not_allowed_waits() {
    check(
        r#"
        O: set up cards=10 practise-now
        platform gone
        A: practise now
        platform unknown taken
        A: stop waiting
        +5s
        platform forbidden
        A: practise now
        A: stop waiting
        +15s
        "#,
        expect![[r#"
            -- Tue 24 Nov 18:00:00
            O: set up cards=10 practise-now
            O< (set-up) **Settings of this group**
            O<   Cards are posted in <#10>
            O<   What organisers should know: no channel, so they are told only when they ask
            O<   Threads: open to whoever sees the channel
            O<   Practise now: a card stands among the others; pin it, so that it is found
            O<   Attendance: between each member and me
            O<   The answer of the month: off; on, everybody rates the same answer, blind
            O<   The group's week: not told; with a channel, it is on Sundays
            O<   Texts of answers: kept as long as whoever runs me here says, usually until their session closes; shorter with `/setup answers-kept`
            O<   Reminders: 24 hours before · 1 hour before · 10 minutes before, with check-in
            O<   Time zone: none yet, so whoever types a time is asked for theirs first. Name the one that most of you live in
            O<   Voice rooms, given to sessions in turn: none
            O<   Organisers: members with _Manage Server_
            O<   Coaches: nobody yet
            O<   Saved. Plan the first session with `/session plan`, or begin at once with `/session now`.
            # **Practise now** · 30 min, ballots included
            #   Press, and you wait up to 20 min. When somebody else presses, a session opens for you both: each interviews once and answers once. If nobody comes, start alone, and others rate it later.
            #   Nobody waits right now.
            #   [I have 30 minutes] [Start alone now] [Ask me to evenings]
            platform gone
            A: practise now
            A< (waiting) You wait until 18:20 for somebody who has half an hour too. When they press, a session for you both opens, and its thread mentions you.
            A<   [Stop waiting] [Start alone now]
            # **Practise now** · 30 min, ballots included …
            #   **One person waits**, since 18:00.
            #   (gone) Nobody waits right now.
            ! a post is given up: the message is gone
            platform unknown taken
            A: stop waiting
            A< (wait-stopped) Done: you wait no longer.
            A<   [I have 30 minutes] [Start alone now]
            ~ Nobody waits right now.
            -- 18:00:05
            platform forbidden
            A: practise now
            A< (waiting) You wait until 18:20 for somebody who has half an hour too. When they press, a session for you both opens, and its thread mentions you. …
            A: stop waiting
            A< (wait-stopped) Done: you wait no longer. …
        "#]],
    );
}

#[test]
fn whoever_leaves_the_group_or_is_erased_waits_no_longer() {
    check(
        r#"
        O: set up cards=10 practise-now
        A: practise now
        A: is gone
        B: practise now
        B: forget me
        C: practise now
        "#,
        expect![[r#"
            -- Tue 24 Nov 18:00:00
            O: set up cards=10 practise-now
            O< (set-up) **Settings of this group**
            O<   Cards are posted in <#10>
            O<   What organisers should know: no channel, so they are told only when they ask
            O<   Threads: open to whoever sees the channel
            O<   Practise now: a card stands among the others; pin it, so that it is found
            O<   Attendance: between each member and me
            O<   The answer of the month: off; on, everybody rates the same answer, blind
            O<   The group's week: not told; with a channel, it is on Sundays
            O<   Texts of answers: kept as long as whoever runs me here says, usually until their session closes; shorter with `/setup answers-kept`
            O<   Reminders: 24 hours before · 1 hour before · 10 minutes before, with check-in
            O<   Time zone: none yet, so whoever types a time is asked for theirs first. Name the one that most of you live in
            O<   Voice rooms, given to sessions in turn: none
            O<   Organisers: members with _Manage Server_
            O<   Coaches: nobody yet
            O<   Saved. Plan the first session with `/session plan`, or begin at once with `/session now`.
            # **Practise now** · 30 min, ballots included
            #   Press, and you wait up to 20 min. When somebody else presses, a session opens for you both: each interviews once and answers once. If nobody comes, start alone, and others rate it later.
            #   Nobody waits right now.
            #   [I have 30 minutes] [Start alone now] [Ask me to evenings]
            A: practise now
            A< (waiting) You wait until 18:20 for somebody who has half an hour too. When they press, a session for you both opens, and its thread mentions you.
            A<   [Stop waiting] [Start alone now]
            ~ **One person waits**, since 18:00.
            A: is gone
            ~ Nobody waits right now.
            B: practise now
            B< (waiting) You wait until 18:20 for somebody who has half an hour too. When they press, a session for you both opens, and its thread mentions you. …
            ~ **One person waits**, since 18:00.
            B: forget me
            B< (forgotten) Everything about you is erased here: your words, answers, times, goals, reports and the marks you received. Finished marks that you gave others, and questions of yours that were accepted, stay without your name. Messages in the room stay until somebody deletes them; backups made before go within 35 days.
            ~ Nobody waits right now.
            C: practise now
            C< (waiting) You wait until 18:20 for somebody who has half an hour too. When they press, a session for you both opens, and its thread mentions you. …
            ~ **One person waits**, since 18:00.
        "#]],
    );
}
