//! By video, in person, or half and half: what is prepared and said follows the plan.

use expect_test::expect;

use super::check::check;

#[test]
fn an_interview_in_person_is_prepared_and_begun_as_one() {
    check(
        r#"
        A: plan in=2h short venue=in-person
        A: take candidate
        B: take interviewer
        A: edit venue=hybrid
        A: checklist
        A: edit venue=in-person
        +112m
        A: here
        A: press [The whole list]
        A: press [In person]
        B: here
        +8m
        B: panel
        "#,
        expect![[r#"
            -- Tue 24 Nov 18:00:00
            A: plan in=2h short venue=in-person
            A< (planned) Mock interview #1 is planned for Tue 24 Nov 20:00 (in 2 h). Take a seat on its card.
            A<   [Details]
            # **Mock interview #1 · short**
            #   Objective: Backend engineer, first screen
            #   Tue 24 Nov 20:00 (in 2 h) · about 25 min · practice mode · in person
            #   Answers typed in the thread can be read by this channel
            #   **Seats** 1 candidate seat free · 1 interviewer seat free · 4 observer seats free
            #   Called off if fewer than 2 people have a seat by Tue 24 Nov 19:00
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
            A: edit venue=hybrid
            A< The plan is changed, and the card shows it.
            ~ Tue 24 Nov 20:00 (in 2 h) · about 25 min · practice mode · half in the room, half on video
            A: checklist
            A< (shows session) **Before you start**
            A<   **Check**
            A<   · The microphone works.
            A<   · Your notes are at hand.
            A<   Objective: Backend engineer, first screen
            A<   [My micro-goal] [In person]
            A: edit venue=in-person
            A< The plan is changed, and the card shows it.
            ~ Tue 24 Nov 20:00 (in 2 h) · about 25 min · practice mode · in person
            -- 19:00:00 remind
            # (the thread opens)
            # **Mock interview #1** starts Tue 24 Nov 20:00 (in 60 min).  → A, B
            #   [Can't make it] [Details]
            -- 19:50:00 check-in-opens
            ~ Check-in is open in the thread.
            # **Mock interview #1** starts at 20:00 (in 10 min). Check in when you are here; a seat that is empty 5 min after the start is offered to the observers.  → A, B
            #   A: not yet · B: not yet
            #   [I'm here] [I'll be late] [I can't make it]
            -- 19:52:00
            A: here
            A< You are checked in.
            A<   **Before you start** — the microphone works · your notes are at hand
            A<   [My micro-goal] [The whole list]
            ~ A: checked in · B: not yet
            A: press [The whole list]
            A< (shows session) **Before you start** …
            A<   **In person**
            A<   · Copies of your résumé are at hand.
            A: press [In person]
            A< (shows guide) This card is not there any more. Choose another one.
            A<   [All cards]
            B: here
            B< You are checked in. …
            ~ A: checked in · B: checked in
            ~   Enough people are here: it begins at 20:00 (in 8 min), or when one of them presses [Start now].
            ~   [I'm here] [Start now] [I'll be late] [I can't make it]
            -- 20:00:00 starts
            ~ **Seats** candidate: A · interviewer: B
            ~   It is running; observers can still come.
            ~   [My part] [Observe] [Details]
            ~ **Mock interview #1** has begun; check-in is over
            # **A answers, B interviews** · until 20:15  → A, B
            #   Intro (60 s) → 3 questions (10 min) → A's questions (2 min) → wrap-up (2 min)
            #   First B: who is asking, and how it goes. A, listen; the first question comes after it.
            #   Nobody else sees what is behind your button. B: [Panel] · A: [Stop my turn]
            #   [Panel] [Stop my turn]
            B: panel
            B< (shows session) **Intro** · until 20:01 · Say who you are in this interview, how long it takes, and that the candidate can ask at the end.
            B<   In person: it begins at the door. Greet each of them there, show them their chair, and take the copy they bring. Say first: “Please come in. Did you find us easily?”
            B<   Say: “Good to meet you.”
            B<   [On to the questions] [Briefing] [Tone cards] [Pause] [More…]
        "#]],
    );
}

#[test]
fn an_evening_by_video_says_so_and_so_do_its_sessions() {
    check(
        r#"
        O: call in=48h one-on-one "First screens" venue=virtual
        A: press [I'm in]
        B: press [I'm in]
        +46h
        A on #1: checklist
        "#,
        expect![[r#"
            -- Tue 24 Nov 18:00:00
            O: call in=48h one-on-one "First screens" venue=virtual
            O< (called) The evening of Thu 26 Nov 18:00 is called: the call stands in the practice channel, and seats are drawn by 16:00.
            O<   [I'm in]
            # **First screens** · one-on-one · by video
            #   Thu 26 Nov 18:00 (in 2 days) · 74 min · seats are drawn by 16:00
            #   Nobody has answered yet.
            #   [I'm in] [Only observing] [Can't this time] [Why this]
            A: press [I'm in]
            A< (on-evening) You are in for Thu 26 Nov 18:00. Seats are drawn by 16:00; the plan then says where you sit.
            A<   You are reminded: 24 hours before · 1 hour before · 10 minutes before, with check-in.
            A<   [Remind me by DM] [Can't after all]
            ~ In: A
            B: press [I'm in]
            B< (on-evening) You are in for Thu 26 Nov 18:00. Seats are drawn by 16:00; the plan then says where you sit. …
            ~ In: A, B
            -- Wed 25 Nov 17:53:51
            # A, B: **First screens** begins on Thu 26 Nov 18:00 (in 24 h 6 min). Seats are drawn by 16:00.  → A, B
            #   [Can't make it]
            -- Thu 26 Nov 15:53:51
            ~ **First screens** · Thu 26 Nov 18:00 (in 2 h 6 min) · who sits where: <https://discord.com/channels/1/2/3>
            ~   [I'm in]
            # **First screens** · Thu 26 Nov 18:00 (in 2 h 6 min) · 2 people, 1 session
            #   Everybody interviews once and answers once. Each session has a message of its own below.
            #   [Why] [Swap] [Can't make it]
            # **#1** B & A · no room free: agree on one here · B answers first
            -- 16:00:00
            A on #1: checklist
            A< (shows session) **Before you start**
            A<   **Check**
            A<   · The microphone works.
            A<   · Your notes are at hand.
            A<   **By video**
            A<   · The light is in front of you.
            A<   Objective: First screens
            A<   [My micro-goal] [By video]
        "#]],
    );
}
