//! A session that is planned ahead: seats, waitlist, offers, reminders, changes, calling off.

use expect_test::expect;

use super::check::check;

#[test]
fn a_session_planned_a_day_ahead_reminds_offers_and_opens() {
    check(
        r#"
        A: plan in=26h one-on-one "Backend engineer, first screen"
        A: take candidate
        B: take candidate
        C: take candidate
        D: take candidate
        C: panel
        +3h
        B: leave
        C: pass
        D: panel
        D: press [Take it]
        +22h
        +30m
        until 19:50
        A: here
        A: checklist
        D: late
        A: panel
        +11m
        D: here
        play to closed
        "#,
        expect![[r#"
            -- Tue 24 Nov 18:00:00
            A: plan in=26h one-on-one "Backend engineer, first screen"
            A< (planned) Mock interview #1 is planned for Wed 25 Nov 20:00 (in 26 h). Take a seat on its card.
            A<   [Details]
            # **Mock interview #1 · one-on-one**
            #   Objective: Backend engineer, first screen
            #   Wed 25 Nov 20:00 (in 26 h) · about 74 min · practice mode
            #   Answers typed in the thread can be read by this channel
            #   **Seats** 2 candidate seats free · 4 observer seats free
            #   Called off if fewer than 2 people have a seat by Wed 25 Nov 19:00
            #   [Take a seat] [Observe] [Can't make it] [Details]
            A: take candidate
            A< You have a seat: candidate. Check-in opens 10 min before the start; if something comes up, give the seat back early.
            A<   [Before you start] [Can't make it]
            ~ **Seats** candidate & interviewer: A · 1 candidate seat free · 4 observer seats free
            B: take candidate
            B< You have a seat: candidate. Check-in opens 10 min before the start; if something comes up, give the seat back early. …
            ~ **Seats** candidate & interviewer: A, B (you swap half-way) · 4 observer seats free
            ~   [Wait for a seat] [Observe] [Can't make it] [Details]
            C: take candidate
            C< That seat is taken. You are number 1 in line for a seat as candidate; when one frees, you are asked.
            C<   [Leave the waitlist]
            ~ Waiting: C
            D: take candidate
            D< That seat is taken. You are number 2 in line for a seat as candidate; when one frees, you are asked.
            D<   [Leave the waitlist]
            ~ Waiting: C, D
            # (the thread opens)
            # C, D: enough people wait for a session of their own. Plan one at the same time, and both can start; in #1 you stay on the waitlist.  → C, D
            C: panel
            C< (shows session) **Mock interview #1** starts 20:00 (in 26 h).
            C<   You are number 1 in line for a seat as candidate.
            C<   [Observe] [Can't make it] [Before you start] [Details]
            -- 19:53:51 remind
            # **Mock interview #1** starts Wed 25 Nov 20:00 (in 24 h 6 min).  → A, B
            #   [Can't make it] [Details]
            -- 21:00:00
            B: leave
            B< Done: the place is free for somebody else.
            # C, a seat in #1 is free: candidate. It is kept for you until Tue 24 Nov 23:00, then the next person is asked.  → C
            #   [Take it] [Pass]
            ~ **Seats** candidate & interviewer: A · 4 observer seats free
            ~   Waiting: D
            C: pass
            C< Done: the place is free for somebody else.
            # D, a seat in #1 is free: candidate. It is kept for you until Tue 24 Nov 23:00, then the next person is asked.  → D
            #   [Take it] [Pass]
            ~ (gone) Waiting: D
            D: panel
            D< (shows session) **Mock interview #1** starts 20:00 (in 23 h).
            D<   You have no seat in it yet.
            D<   On offer to you until 23:00: candidate.
            D<   [Take it] [Pass] [Observe] [Details]
            D: press [Take it]
            D< You have a seat: candidate. Check-in opens 10 min before the start; if something comes up, give the seat back early. …
            ~ **Seats** candidate & interviewer: A, D (you swap half-way) · 4 observer seats free
            -- Wed 25 Nov 19:00:00 remind
            # **Mock interview #1** starts Wed 25 Nov 20:00 (in 60 min). …  → A, D
            -- 19:50:00 check-in-opens
            ~ Check-in is open in the thread.
            # **Mock interview #1** starts at 20:00 (in 10 min). Check in when you are here; a seat that is empty 5 min after the start is offered to the observers.  → A, D
            #   A: not yet · D: not yet
            #   [I'm here] [I'll be late] [I can't make it]
            A: here
            A< You are checked in.
            A<   **Before you start** — the microphone works · your notes are at hand
            A<   [My micro-goal] [The whole list]
            ~ A: checked in · D: not yet
            A: checklist
            A< (shows session) **Before you start**
            A<   **Check**
            A<   · The microphone works.
            A<   · Your notes are at hand.
            A<   Objective: Backend engineer, first screen
            A<   [My micro-goal]
            D: late
            D< Noted. Your seat is kept until 20:10 (in 20 min).
            ~ A: checked in · D: will be late
            A: panel
            A< (shows session) **Mock interview #1** · check-in is open · start 20:00 (in 10 min)
            A<   You have a seat: candidate.
            A<   You are checked in. Not here yet: D. A seat that is empty 5 min after the start is offered to others.
            A<   [I can't make it] [Before you start] [Briefing] [Tone cards]
            -- 20:01:00
            D: here
            D< You have a seat: candidate. Everybody is here: it has begun.
            D<   [My panel]
            ~ **Mock interview #1** has begun; check-in is over
            ~ **Seats** candidate & interviewer: A, D (you swap half-way)
            ~   It is running; observers can still come.
            ~   [My part] [Observe] [Details]
            # **Turn 1 of 2 — A answers, D interviews** · until 20:31  → A, D
            #   Intro (2 min) → 3 questions and 2 surprises (20 min) → A's questions (5 min) → wrap-up (3 min)
            #   First D: who is asking, and how it goes. A, listen; the first question comes after it.
            #   Nobody else sees what is behind your button. D: [Panel] · A: [Stop my turn]
            #   [Panel] [Stop my turn]
            -- 21:11:00
            … play to closed
        "#]],
    );
}

#[test]
fn after_an_absence_only_the_newest_reminder_is_sent() {
    check(
        r#"
        A: plan in=25h one-on-one
        A: take candidate
        B: take candidate
        kill 24h
        quiet on
        A: cancel
        "#,
        expect![[r#"
            -- Tue 24 Nov 18:00:00
            A: plan in=25h one-on-one
            A< (planned) Mock interview #1 is planned for Wed 25 Nov 19:00 (in 25 h). Take a seat on its card.
            A<   [Details]
            # **Mock interview #1 · one-on-one**
            #   Objective: Backend engineer, first screen
            #   Wed 25 Nov 19:00 (in 25 h) · about 74 min · practice mode
            #   Answers typed in the thread can be read by this channel
            #   **Seats** 2 candidate seats free · 4 observer seats free
            #   Called off if fewer than 2 people have a seat by Wed 25 Nov 18:00
            #   [Take a seat] [Observe] [Can't make it] [Details]
            A: take candidate
            A< You have a seat: candidate. Check-in opens 10 min before the start; if something comes up, give the seat back early.
            A<   [Before you start] [Can't make it]
            ~ **Seats** candidate & interviewer: A · 1 candidate seat free · 4 observer seats free
            B: take candidate
            B< You have a seat: candidate. Check-in opens 10 min before the start; if something comes up, give the seat back early. …
            ~ **Seats** candidate & interviewer: A, B (you swap half-way) · 4 observer seats free
            ~   [Wait for a seat] [Observe] [Can't make it] [Details]
            kill 24h
            -- Wed 25 Nov 18:00:00 remind
            # (the thread opens)
            # **Mock interview #1** starts Wed 25 Nov 19:00 (in 60 min).  → A, B
            #   [Can't make it] [Details]
        "#]],
    );
}

#[test]
fn an_offer_that_is_not_taken_in_time_goes_to_the_next() {
    check(
        r#"
        A: plan in=26h short
        A: take candidate
        B: take interviewer
        C: take interviewer
        D: take interviewer
        B: leave
        +2h
        +5s
        D: take it
        C: take it
        D: panel
        quiet on
        A: cancel
        "#,
        expect![[r#"
            -- Tue 24 Nov 18:00:00
            A: plan in=26h short
            A< (planned) Mock interview #1 is planned for Wed 25 Nov 20:00 (in 26 h). Take a seat on its card.
            A<   [Details]
            # **Mock interview #1 · short**
            #   Objective: Backend engineer, first screen
            #   Wed 25 Nov 20:00 (in 26 h) · about 25 min · practice mode
            #   Answers typed in the thread can be read by this channel
            #   **Seats** 1 candidate seat free · 1 interviewer seat free · 4 observer seats free
            #   Called off if fewer than 2 people have a seat by Wed 25 Nov 19:00
            #   [Candidate] [Interviewer] [Observe] [Can't make it] [Details]
            A: take candidate
            A< You have a seat: candidate. Check-in opens 10 min before the start; if something comes up, give the seat back early.
            A<   [Before you start] [Can't make it]
            ~ **Seats** candidate: A · 1 interviewer seat free · 4 observer seats free
            ~   [Wait to be candidate] [Interviewer] [Observe] [Can't make it] [Details]
            B: take interviewer
            B< You have a seat: interviewer. Check-in opens 10 min before the start; if something comes up, give the seat back early.
            B<   [Before you start] [Can't make it]
            ~ **Seats** candidate: A · interviewer: B · 4 observer seats free
            ~   [Wait to be candidate] [Wait to interview] [Observe] [Can't make it] [Details]
            C: take interviewer
            C< That seat is taken. You are number 1 in line for a seat as interviewer; when one frees, you are asked.
            C<   [Leave the waitlist]
            ~ Waiting: C
            D: take interviewer
            D< That seat is taken. You are number 2 in line for a seat as interviewer; when one frees, you are asked.
            D<   [Leave the waitlist]
            ~ Waiting: C, D
            B: leave
            B< Done: the place is free for somebody else.
            # (the thread opens)
            ~ **Seats** candidate: A · 4 observer seats free
            ~   Waiting: D
            # C, a seat in #1 is free: interviewer. It is kept for you until Tue 24 Nov 20:00, then the next person is asked.  → C
            #   [Take it] [Pass]
            -- 19:53:51 remind
            # **Mock interview #1** starts Wed 25 Nov 20:00 (in 24 h 6 min).  → A
            #   [Can't make it] [Details]
            -- 20:00:03 offer-lapses
            # D, a seat in #1 is free: interviewer. It is kept for you until Tue 24 Nov 22:00, then the next person is asked.  → D
            #   [Take it] [Pass]
            ~ (gone) Waiting: D
            -- 20:00:05
            D: take it
            D< You have a seat: interviewer. Check-in opens 10 min before the start; if something comes up, give the seat back early. …
            ~ **Seats** candidate: A · interviewer: D · 4 observer seats free
            C: take it
            C< (refused: taken-meanwhile) That seat is not on offer any more: somebody else has it, or is asked now. Take another one on the card, or wait for the next call.
            C<   [My panel]
            D: panel
            D< (shows session) **Mock interview #1** starts 20:00 (in 24 h).
            D<   You have a seat: interviewer.
            D<   [Wait to be candidate] [Observe] [Can't make it] [Before you start] [Briefing] [Tone cards] [Details]
        "#]],
    );
}

#[test]
fn close_to_the_start_a_freed_seat_is_an_open_call() {
    check(
        r#"
        A: plan in=4h short
        A: take candidate
        B: take interviewer
        C: take interviewer
        E: take observer
        +90m
        B: leave
        E: panel
        E: take it
        C: take it
        C: panel
        A: cancel
        "#,
        expect![[r#"
            -- Tue 24 Nov 18:00:00
            A: plan in=4h short
            A< (planned) Mock interview #1 is planned for Tue 24 Nov 22:00 (in 4 h). Take a seat on its card.
            A<   [Details]
            # **Mock interview #1 · short**
            #   Objective: Backend engineer, first screen
            #   Tue 24 Nov 22:00 (in 4 h) · about 25 min · practice mode
            #   Answers typed in the thread can be read by this channel
            #   **Seats** 1 candidate seat free · 1 interviewer seat free · 4 observer seats free
            #   Called off if fewer than 2 people have a seat by Tue 24 Nov 21:00
            #   [Candidate] [Interviewer] [Observe] [Can't make it] [Details]
            A: take candidate
            A< You have a seat: candidate. Check-in opens 10 min before the start; if something comes up, give the seat back early.
            A<   [Before you start] [Can't make it]
            ~ **Seats** candidate: A · 1 interviewer seat free · 4 observer seats free
            ~   [Wait to be candidate] [Interviewer] [Observe] [Can't make it] [Details]
            B: take interviewer
            B< You have a seat: interviewer. Check-in opens 10 min before the start; if something comes up, give the seat back early.
            B<   [Before you start] [Can't make it]
            ~ **Seats** candidate: A · interviewer: B · 4 observer seats free
            ~   [Wait to be candidate] [Wait to interview] [Observe] [Can't make it] [Details]
            C: take interviewer
            C< That seat is taken. You are number 1 in line for a seat as interviewer; when one frees, you are asked.
            C<   [Leave the waitlist]
            ~ Waiting: C
            E: take observer
            E< You have a seat: observer. Check-in opens 10 min before the start; if something comes up, give the seat back early.
            E<   [Before you start] [Can't make it]
            ~ **Seats** candidate: A · interviewer: B · observer: E · 3 observer seats free
            -- 19:30:00
            B: leave
            B< Done: the place is free for somebody else.
            # (the thread opens)
            ~ **Seats** candidate: A · observer: E · 1 interviewer seat free · 3 observer seats free
            ~   [Wait to be candidate] [Interviewer] [Observe] [Can't make it] [Details]
            # #1 wants a substitute: the interviewer seat is free. The first to press has it, until 22:15.  → C, E
            #   [Take it]
            E: panel
            E< (shows session) **Mock interview #1** starts 22:00 (in 2 h 30 min).
            E<   You have a seat: observer.
            E<   A substitute is wanted as interviewer: the first to press has the seat.
            E<   [Take it] [Wait to be candidate] [Interviewer] [Can't make it] [Before you start] [Details]
            E: take it
            E< You have a seat: interviewer. Check-in opens 10 min before the start; if something comes up, give the seat back early. …
            ~ **Seats** candidate: A · interviewer: E · 4 observer seats free
            ~   [Wait to be candidate] [Wait to interview] [Observe] [Can't make it] [Details]
            C: take it
            C< (refused: taken-meanwhile) That seat is not on offer any more: somebody else has it, or is asked now. Take another one on the card, or wait for the next call.
            C<   [My panel]
            C: panel
            C< (shows session) **Mock interview #1** starts 22:00 (in 2 h 30 min).
            C<   You are number 1 in line for a seat as interviewer.
            C<   [Wait to be candidate] [Observe] [Can't make it] [Before you start] [Details]
            A: cancel
            A< It is called off, and everybody seated is told.
            # **Mock interview #1** was called off by A. Your time is free again.  → A, E
            ~ #1 was called off by A.
            # (the thread is archived)
        "#]],
    );
}

#[test]
fn the_last_seat_pressed_twice_goes_to_the_first_press() {
    check(
        r#"
        A: plan in=2d one-on-one
        A: take candidate
        B: take candidate
        C: take candidate
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
            A: take candidate
            A< You have a seat: candidate. Check-in opens 10 min before the start; if something comes up, give the seat back early.
            A<   [Before you start] [Can't make it]
            ~ **Seats** candidate & interviewer: A · 1 candidate seat free · 4 observer seats free
            B: take candidate
            B< You have a seat: candidate. Check-in opens 10 min before the start; if something comes up, give the seat back early. …
            ~ **Seats** candidate & interviewer: A, B (you swap half-way) · 4 observer seats free
            ~   [Wait for a seat] [Observe] [Can't make it] [Details]
            C: take candidate
            C< That seat is taken. You are number 1 in line for a seat as candidate; when one frees, you are asked.
            C<   [Leave the waitlist]
            ~ Waiting: C
        "#]],
    );
}

#[test]
fn too_few_people_by_the_cut_off_call_it_off_and_everyone_is_told() {
    check(
        r#"
        A: plan in=5h group
        A: take candidate
        B: take candidate
        C: take interviewer
        +5h
        A: panel
        A: take candidate
        "#,
        expect![[r#"
            -- Tue 24 Nov 18:00:00
            A: plan in=5h group
            A< (planned) Mock interview #1 is planned for Tue 24 Nov 23:00 (in 5 h). Take a seat on its card.
            A<   [Details]
            # **Mock interview #1 · group**
            #   Objective: Backend engineer, first screen
            #   Tue 24 Nov 23:00 (in 5 h) · about 66 min · practice mode
            #   Answers typed in the thread can be read by this channel
            #   **Seats** 6 candidate seats free · 2 interviewer seats free · 4 observer seats free
            #   Called off if fewer than 4 people have a seat by Tue 24 Nov 22:00
            #   [Candidate] [Interviewer] [Observe] [Can't make it] [Details]
            A: take candidate
            A< You have a seat: candidate. Check-in opens 10 min before the start; if something comes up, give the seat back early.
            A<   [Before you start] [Can't make it]
            ~ **Seats** candidate: A · 5 candidate seats free · 2 interviewer seats free · 4 observer seats free
            B: take candidate
            B< You have a seat: candidate. Check-in opens 10 min before the start; if something comes up, give the seat back early. …
            ~ **Seats** candidate: A, B · 4 candidate seats free · 2 interviewer seats free · 4 observer seats free
            C: take interviewer
            C< You have a seat: interviewer. Check-in opens 10 min before the start; if something comes up, give the seat back early.
            C<   [Before you start] [Can't make it]
            ~ **Seats** candidate: A, B · interviewer: C · 4 candidate seats free · 1 interviewer seat free · 4 observer seats free
            -- 22:00:03 cut-off
            # (the thread opens)
            ~ #1 was called off, because there were too few people.
            # **Mock interview #1** was called off, because there were too few people. Your time is free again.  → A, B, C
            # (the thread is archived)
            -- 23:00:00
            A: panel
            A< (shows session) **Mock interview #1** was called off, because there were too few people.
            A<   [Sessions]
            A: take candidate
            A< (refused: over) This belongs to #1, which has been over since Tue 24 Nov 22:00: it was called off, because there were too few people. Look at the sessions for another one.
            A<   [Sessions]
        "#]],
    );
}

#[test]
fn a_new_time_is_told_to_everyone_seated() {
    check(
        r#"
        A: plan in=2d short
        A: take candidate
        B: take interviewer
        A: edit in=3d objective=Data_engineer place=Room_2 mode=live
        A: details
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
            A: take candidate
            A< You have a seat: candidate. Check-in opens 10 min before the start; if something comes up, give the seat back early.
            A<   [Before you start] [Can't make it]
            ~ **Seats** candidate: A · 1 interviewer seat free · 4 observer seats free
            ~   [Wait to be candidate] [Interviewer] [Observe] [Can't make it] [Details]
            B: take interviewer
            B< You have a seat: interviewer. Check-in opens 10 min before the start; if something comes up, give the seat back early.
            B<   [Before you start] [Can't make it]
            ~ **Seats** candidate: A · interviewer: B · 4 observer seats free
            ~   [Wait to be candidate] [Wait to interview] [Observe] [Can't make it] [Details]
            A: edit in=3d objective=Data_engineer place=Room_2 mode=live
            A< The plan is changed, and the card shows it.
            # (the thread opens)
            ~ Objective: Data engineer
            ~   Fri 27 Nov 18:00 (in 3 days) · about 25 min · live mode · voice: Room 2
            ~   Called off if fewer than 2 people have a seat by Fri 27 Nov 17:00
            # **Mock interview #1** has a new time: Fri 27 Nov 18:00 (in 3 days). If it does not suit you, give your seat back.  → A, B
            #   [Can't make it] [Details]
            A: details
            A< (shows session) **Mock interview #1 · short**
            A<   A quarter of an hour: an opening, one story and a closing statement.
            A<   Fri 27 Nov 18:00 (in 3 days) · about 25 min · live mode
            A<   **Agenda** Intro (60 s) → 3 questions (10 min) → the candidate's questions (2 min) → wrap-up (2 min)
            A<   **Questions** opening · behavioural · closing
            A<   **Rated on** clarity of answer · evidence of impact · non-verbal presence · storytelling structure · quality of questions
            A<   **Who rates** interviewers who asked and observers who came before the second question, within 20 min of the last turn.
            A<   **Private** are questions until they are asked, ballots until all are in, and a report for good: it is its candidate's, and their coaches'. What is typed in the thread can be read by its channel. Practice only: not for hiring decisions.
            A<   [Wait to interview] [Observe] [Can't make it] [Before you start] [Call it off] [Add to my calendar] [How to rate] [Live mode]
            A: cancel
            A< It is called off, and everybody seated is told.
            # **Mock interview #1** was called off by A. Your time is free again.  → A, B
            ~ #1 was called off by A.
            # (the thread is archived)
        "#]],
    );
}

#[test]
fn the_list_shows_what_is_open_first() {
    check(
        r#"
        B: sessions
        A: plan in=2d one-on-one
        A: plan in=1d short
        B: take candidate
        A: cancel
        C: sessions
        C: press [#1 · one-on-one]
        +2h
        A on #1: cancel
        "#,
        expect![[r#"
            -- Tue 24 Nov 18:00:00
            B: sessions
            B< (shows sessions) Nothing is planned yet. Plan a session for a date that suits you, or open one now.
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
            A: plan in=1d short
            A< (planned) Mock interview #2 is planned for Wed 25 Nov 18:00 (in 24 h). Take a seat on its card.
            A<   [Details]
            # **Mock interview #2 · short**
            #   Objective: Backend engineer, first screen
            #   Wed 25 Nov 18:00 (in 24 h) · about 25 min · practice mode
            #   Answers typed in the thread can be read by this channel
            #   **Seats** 1 candidate seat free · 1 interviewer seat free · 4 observer seats free
            #   Called off if fewer than 2 people have a seat by Wed 25 Nov 17:00
            #   [Candidate] [Interviewer] [Observe] [Can't make it] [Details]
            B: take candidate
            B< You have a seat: candidate. Check-in opens 10 min before the start; if something comes up, give the seat back early.
            B<   [Before you start] [Can't make it]
            ~ **Seats** candidate: B · 1 interviewer seat free · 4 observer seats free
            ~   [Wait to be candidate] [Interviewer] [Observe] [Can't make it] [Details]
            A: cancel
            A< It is called off, and everybody seated is told.
            # (the thread opens)
            ~ #2 was called off by A.
            # **Mock interview #2** was called off by A. Your time is free again.  → B
            # (the thread is archived)
            C: sessions
            C< (shows sessions) **Sessions**
            C<   **#1** · one-on-one · Thu 26 Nov 18:00 (in 2 days) · 2 candidate seats, 4 observer seats free
            C<   **#2** · short · was called off by A
            C<   ‹Look at a session: …›
            C: press [#1 · one-on-one]
            C< (shows session) **Mock interview #1 · one-on-one**
            C<   Two people interview each other, 30 minutes each, with a short break. Others may observe and vote.
            C<   Thu 26 Nov 18:00 (in 2 days) · about 74 min · practice mode
            C<   **Agenda** Intro (2 min) → 3 questions and 2 surprises (20 min) → the candidate's questions (5 min) → wrap-up (3 min); 2 turns, roles swap, with 4 min between them
            C<   **Questions** opening · behavioural · behavioural, technical or situational
            C<   **Rated on** clarity of answer · evidence of impact · non-verbal presence · storytelling structure · quality of questions
            C<   **Who rates** interviewers who asked and observers who came before the second question, within 20 min of the last turn.
            C<   **Private** are questions until they are asked, ballots until all are in, and a report for good: it is its candidate's, and their coaches'. What is typed in the thread can be read by its channel. Practice only: not for hiring decisions.
            C<   [Take a seat] [Observe] [Add to my calendar] [How to rate]
            -- 20:00:00
            A on #1: cancel
            A< It is called off, and everybody seated is told.
            ~ #1 was called off by A.
        "#]],
    );
}

#[test]
fn the_odd_one_out_observes_and_from_four_on_a_second_session_is_proposed() {
    check(
        r#"
        A: plan in=2d one-on-one
        quiet on
        A: take candidate
        B: take candidate
        quiet off
        C: take candidate
        C: panel
        C: take observer
        D: take candidate
        E: take candidate
        E: panel
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
            C: take candidate
            C< That seat is taken. You are number 1 in line for a seat as candidate; when one frees, you are asked.
            C<   [Leave the waitlist]
            ~ Waiting: C
            C: panel
            C< (shows session) **Mock interview #1** starts 18:00 (in 2 days).
            C<   You are number 1 in line for a seat as candidate.
            C<   [Observe] [Can't make it] [Before you start] [Details]
            C: take observer
            C< You have a seat: observer. Check-in opens 10 min before the start; if something comes up, give the seat back early.
            C<   [Before you start] [Can't make it]
            ~ **Seats** candidate & interviewer: A, B (you swap half-way) · observer: C · 3 observer seats free
            D: take candidate
            D< That seat is taken. You are number 1 in line for a seat as candidate; when one frees, you are asked. …
            ~ Waiting: D
            E: take candidate
            E< That seat is taken. You are number 2 in line for a seat as candidate; when one frees, you are asked.
            E<   [Leave the waitlist]
            ~ Waiting: D, E
            # (the thread opens)
            # D, E: enough people wait for a session of their own. Plan one at the same time, and both can start; in #1 you stay on the waitlist.  → D, E
            E: panel
            E< (shows session) **Mock interview #1** starts 18:00 (in 2 days).
            E<   You are number 2 in line for a seat as candidate.
            E<   [Observe] [Can't make it] [Before you start] [Details]
        "#]],
    );
}
