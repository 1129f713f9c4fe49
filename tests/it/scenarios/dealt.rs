//! Sessions whose seats were dealt from outside.

use expect_test::expect;

use super::check::check;

#[test]
fn until_check_in_dealt_seats_change_on_the_plan_only() {
    check(
        r#"
        A: plan in=2h one-on-one
        A: take candidate
        B: take candidate
        C: take observer
        deal 1
        A: leave
        D: take observer
        B: panel
        D: details
        until 19:00
        until 19:50
        A: here
        B: leave
        C: take it
        "#,
        expect![[r#"
            -- Tue 24 Nov 18:00:00
            A: plan in=2h one-on-one
            A< (planned) Mock interview #1 is planned for Tue 24 Nov 20:00 (in 2 h). Take a seat on its card.
            A<   [Details]
            # **Mock interview #1 · one-on-one**
            #   Objective: Backend engineer, first screen
            #   Tue 24 Nov 20:00 (in 2 h) · about 74 min · practice mode
            #   Answers typed in the thread can be read by this channel
            #   **Seats** 2 candidate seats free · 4 observer seats free
            #   Called off if fewer than 2 people have a seat by Tue 24 Nov 19:00
            #   [Take a seat] [Observe] [Can't make it] [Details]
            A: take candidate
            A< You have a seat: candidate. Check-in opens 10 min before the start; if something comes up, give the seat back early.
            A<   [Before you start] [Can't make it]
            ~ **Seats** candidate & interviewer: A · 1 candidate seat free · 4 observer seats free
            B: take candidate
            B< You have a seat: candidate. Check-in opens 10 min before the start; if something comes up, give the seat back early. …
            ~ **Seats** candidate & interviewer: A, B (you swap half-way) · 4 observer seats free
            ~   [Wait for a seat] [Observe] [Can't make it] [Details]
            C: take observer
            C< You have a seat: observer. Check-in opens 10 min before the start; if something comes up, give the seat back early.
            C<   [Before you start] [Can't make it]
            ~ **Seats** candidate & interviewer: A, B (you swap half-way) · observer: C · 3 observer seats free
            deal 1
            A: leave
            A< (refused: seats-dealt) The seats of this evening are dealt, so they change on its plan. Press _Swap_ or _Can't make it_ there.
            A<   [My panel]
            D: take observer
            D< (refused: seats-dealt) The seats of this evening are dealt, so they change on its plan. Press _Swap_ or _Can't make it_ there. …
            B: panel
            B< (shows session) **Mock interview #1** starts 20:00 (in 2 h).
            B<   You have a seat: candidate.
            B<   The seats of this evening are dealt, so they change on its plan. Press _Swap_ or _Can't make it_ there.
            B<   [Before you start] [Briefing] [Tone cards] [Details]
            D: details
            D< (shows session) **Mock interview #1 · one-on-one**
            D<   Two people interview each other, 30 minutes each, with a short break. Others may observe and vote.
            D<   Tue 24 Nov 20:00 (in 2 h) · about 74 min · practice mode
            D<   **Agenda** Intro (2 min) → 3 questions and 2 surprises (20 min) → the candidate's questions (5 min) → wrap-up (3 min); 2 turns, roles swap, with 4 min between them
            D<   **Questions** opening · behavioural · behavioural, technical or situational
            D<   **Rated on** clarity of answer · evidence of impact · non-verbal presence · storytelling structure · quality of questions
            D<   **Who rates** interviewers who asked and observers who came before the second question, within 20 min of the last turn.
            D<   **Private** are questions until they are asked, ballots until all are in, and a report for good: it is its candidate's, and their coaches'. What is typed in the thread can be read by its channel. Practice only: not for hiring decisions.
            D<   The seats of this evening are dealt, so they change on its plan. Press _Swap_ or _Can't make it_ there.
            D<   [Add to my calendar] [How to rate]
            -- 19:00:00 remind
            # (the thread opens)
            # **Mock interview #1** starts Tue 24 Nov 20:00 (in 60 min) · no room free: agree on one here.  → A, B, C
            #   A answers first, B interviews · C observes
            #   B: [Briefing] · A: [Before you start]
            #   If something comes up, press _Can't make it_ on the plan.
            #   [Briefing] [Before you start] [Details]
            -- 19:50:00 check-in-opens
            ~ Check-in is open in the thread.
            # **Mock interview #1** starts at 20:00 (in 10 min). Check in when you are here; a seat that is empty 5 min after the start is offered to the observers.  → A, B, C
            #   A: not yet · B: not yet · C: not yet
            #   [I'm here] [I'll be late] [I can't make it]
            A: here
            A< You are checked in.
            A<   **Before you start** — the microphone works · your notes are at hand
            A<   [My micro-goal] [The whole list]
            ~ A: checked in · B: not yet · C: not yet
            B: leave
            B< Done: the place is free for somebody else.
            # #1 wants a substitute: the candidate seat is free. The first to press has it, until 20:15.  → C
            #   [Take it]
            ~ **Seats** candidate & interviewer: A · observer: C · 1 candidate seat free · 3 observer seats free
            ~   [Take a seat] [Observe] [Can't make it] [Details]
            ~ A: checked in · C: not yet
            C: take it
            C< You have a seat: candidate, and you are checked in. It begins when everybody is here.
            C<   [Before you start] [Can't make it]
            ~ **Seats** candidate & interviewer: A, C (you swap half-way) · 4 observer seats free
            ~   [Wait for a seat] [Observe] [Can't make it] [Details]
            ~ A: checked in · C: checked in
            ~   Enough people are here: it begins at 20:00 (in 10 min), or when one of them presses [Start now].
            ~   [I'm here] [Start now] [I'll be late] [I can't make it]
        "#]],
    );
}

#[test]
fn who_is_erased_or_goes_gives_a_dealt_seat_back() {
    check(
        r#"
        A: plan in=2h one-on-one
        B: take candidate
        C: take candidate
        deal 1
        C: forget me
        B: is gone
        "#,
        expect![[r#"
            -- Tue 24 Nov 18:00:00
            A: plan in=2h one-on-one
            A< (planned) Mock interview #1 is planned for Tue 24 Nov 20:00 (in 2 h). Take a seat on its card.
            A<   [Details]
            # **Mock interview #1 · one-on-one**
            #   Objective: Backend engineer, first screen
            #   Tue 24 Nov 20:00 (in 2 h) · about 74 min · practice mode
            #   Answers typed in the thread can be read by this channel
            #   **Seats** 2 candidate seats free · 4 observer seats free
            #   Called off if fewer than 2 people have a seat by Tue 24 Nov 19:00
            #   [Take a seat] [Observe] [Can't make it] [Details]
            B: take candidate
            B< You have a seat: candidate. Check-in opens 10 min before the start; if something comes up, give the seat back early.
            B<   [Before you start] [Can't make it]
            ~ **Seats** candidate & interviewer: B · 1 candidate seat free · 4 observer seats free
            C: take candidate
            C< You have a seat: candidate. Check-in opens 10 min before the start; if something comes up, give the seat back early. …
            ~ **Seats** candidate & interviewer: B, C (you swap half-way) · 4 observer seats free
            ~   [Wait for a seat] [Observe] [Can't make it] [Details]
            deal 1
            C: forget me
            C< (forgotten) Everything about you is erased here: your words, answers, times, goals, reports and the marks you received. Finished marks that you gave others, and questions of yours that were accepted, stay without your name. Messages in the room stay until somebody deletes them; backups made before go within 35 days.
            ~ **#1** B, and nobody else yet · no room free: agree on one here
            B: is gone
            ~ **#1** is not held, because its people sit elsewhere or do not come.
        "#]],
    );
}
