//! Who came to the seats that they had: a record that only they see, and what follows from it.

use expect_test::expect;

use super::check::check;

#[test]
fn who_came_late_stood_in_and_missed_a_seat_each_read_it_and_nobody_else() {
    check(
        r#"
        quiet on
        A: plan in=2h one-on-one "First screen"
        A: take candidate
        B: take candidate
        C: take observer
        D: take observer
        +115m
        A: here
        C: here
        +11m
        quiet off
        C: take it
        B: take observer
        quiet on
        play to closed
        A: plan in=2h one-on-one "Second screen"
        A: take candidate
        B: take candidate
        +135m
        quiet off
        A: profile
        B: profile
        C: profile
        D: profile
        "#,
        expect![[r#"
            -- Tue 24 Nov 20:06:00
            C: take it
            C< You have a seat: candidate. Everybody is here: it has begun.
            C<   [My panel]
            ~ **Seats** candidate & interviewer: A, C (you swap half-way) · observer: D
            ~   It is running; observers can still come.
            ~   [My part] [Observe] [Details]
            ~ **Mock interview #1** has begun without D. Whoever comes now: [I'm here]
            ~   [I'm here]
            # **Turn 1 of 2 — A answers, C interviews** · until 20:36  → A, C
            #   Intro (2 min) → 3 questions and 2 surprises (20 min) → A's questions (5 min) → wrap-up (3 min)
            #   First C: who is asking, and how it goes. A, listen; the first question comes after it.
            #   Nobody else sees what is behind your button. C: [Panel] · A: [Stop my turn]
            #   [Panel] [Stop my turn]
            B: take observer
            B< You observe, and you are checked in. While somebody answers, your tools are on your panel.
            B<   [My panel] [Can't make it]
            ~ **Seats** candidate & interviewer: A, C (you swap half-way) · observer: D, B
            -- 23:31:00
            A: profile
            A< (shows profile) You have no time zone here yet. Name yours, such as Europe/Berlin; then you can have quiet hours.
            A<   You have named no role, level or region that you practise for. If you do, sessions that you plan are for it.
            A<   You have not said which roles and regions you know as an interviewer.
            A<   You interview and answer. On your first evening you answer first.
            A<   I ask you to no evening of this group, unless you came to its last ones.
            A<   You are reminded only of what you sat down for. I write you no DMs.
            A<   Nobody but you can see your reports and your progress.
            A<   Your last seats, which only you see: 1 on time · 1 missed without a word
            A<   ‹Level: No level in particular›
            A<   ‹Reminders: Only what I sat down for›
            A<   ‹Region: No region in particular›
            A<   [Role] [My rhythm] [Only interview] [Interview first] [Ask me to evenings] [Allow DMs]
            B: profile
            B< (shows profile) You have no time zone here yet. Name yours, such as Europe/Berlin; then you can have quiet hours. …
            B<   Your last seats, which only you see: 1 late · 1 missed without a word
            B<   (gone) Your last seats, which only you see: 1 on time · 1 missed without a word
            C: profile
            C< (shows profile) You have no time zone here yet. Name yours, such as Europe/Berlin; then you can have quiet hours. …
            C<   Your last seats, which only you see: 1 for somebody who could not come
            C<   (gone) Your last seats, which only you see: 1 late · 1 missed without a word
            D: profile
            D< (shows profile) You have no time zone here yet. Name yours, such as Europe/Berlin; then you can have quiet hours. …
            D<   (gone) Your last seats, which only you see: 1 for somebody who could not come
        "#]],
    );
}

#[test]
fn who_missed_two_seats_can_have_three_ahead() {
    check(
        r#"
        quiet on
        A: plan in=2h one-on-one "One"
        B: take candidate
        C: take candidate
        +135m
        A: plan in=2h one-on-one "Two"
        B: take candidate
        C: take candidate
        +135m
        A: plan in=2d one-on-one "Three"
        B: take candidate
        A: plan in=3d one-on-one "Four"
        B: take candidate
        O: call in=4d one-on-one "Evening"
        B: press [I'm in]
        A: plan in=5d one-on-one "Five"
        quiet off
        B: take candidate
        B: press [My profile]
        B: take observer
        B on #4: leave
        B: take candidate
        quiet on
        O: call in=6d one-on-one "Another evening"
        quiet off
        B: press [I'm in]
        "#,
        expect![[r#"
            -- Tue 24 Nov 22:30:00
            B: take candidate
            B< (refused: booked-out) You have 3 seats ahead, and after the seats that you missed they can be no more. Come to the next, or give one back first. Each seat that you come to pushes the oldest out of your record.
            B<   [My profile]
            B: press [My profile]
            B< (shows profile) You have no time zone here yet. Name yours, such as Europe/Berlin; then you can have quiet hours.
            B<   You have named no role, level or region that you practise for. If you do, sessions that you plan are for it.
            B<   You have not said which roles and regions you know as an interviewer.
            B<   You interview and answer. On your first evening you answer first.
            B<   I ask you to no evening of this group, unless you came to its last ones.
            B<   You are reminded only of what you sat down for. I write you no DMs.
            B<   Nobody but you can see your reports and your progress.
            B<   Your last seats, which only you see: 2 missed without a word
            B<   After those missed, you can have 3 seats ahead. Each seat that you come to pushes the oldest out.
            B<   ‹Level: No level in particular›
            B<   ‹Reminders: Only what I sat down for›
            B<   ‹Region: No region in particular›
            B<   [Role] [My rhythm] [Only interview] [Interview first] [Ask me to evenings] [Allow DMs]
            B: take observer
            B< You have a seat: observer. Check-in opens 10 min before the start; if something comes up, give the seat back early.
            B<   [Before you start] [Can't make it]
            ~ **Seats** observer: B · 2 candidate seats free · 3 observer seats free
            B on #4: leave
            B< Done: the place is free for somebody else.
            ~ **Seats** 2 candidate seats free · 4 observer seats free
            B: take candidate
            B< You have a seat: candidate. Check-in opens 10 min before the start; if something comes up, give the seat back early.
            B<   [Before you start] [Can't make it]
            ~ **Seats** candidate & interviewer: B · 1 candidate seat free · 4 observer seats free
            B: press [I'm in]
            B< (evening-refused) You have 3 seats ahead, and after the seats that you missed they can be no more. Come to the next, or give one back first. Each seat that you come to pushes the oldest out of your record. …
        "#]],
    );
}

#[test]
fn who_missed_four_seats_is_no_regular_and_can_have_one_ahead() {
    check(
        r#"
        quiet on
        O: series create "every tue 21:00" one-on-one "Tuesday practice"
        O: press [Save]
        +1m
        B: press [Every time]
        B: press [That's right]
        B: press [Can't this time]
        A: plan in=2h one-on-one "One"
        B: take candidate
        C: take candidate
        +135m
        A: plan in=2h one-on-one "Two"
        B: take candidate
        C: take candidate
        +135m
        A: plan in=2h one-on-one "Three"
        B: take candidate
        C: take candidate
        +135m
        A: plan in=2h one-on-one "Four"
        B: take candidate
        C: take candidate
        +135m
        quiet off
        B: profile
        quiet on
        +168h
        quiet off
        B: press [Every time]
        B: press [I'm in]
        quiet on
        A: plan in=2d one-on-one "Five"
        quiet off
        B: take candidate
        A: press [I'm in]
        D: press [I'm in]
        +159h
        B: press [Why]
        "#,
        expect![[r#"
            -- Wed 25 Nov 03:01:00
            B: profile
            B< (shows profile) You have no time zone here yet. Name yours, such as Europe/Berlin; then you can have quiet hours.
            B<   You have named no role, level or region that you practise for. If you do, sessions that you plan are for it.
            B<   You have not said which roles and regions you know as an interviewer.
            B<   You interview and answer. On your first evening you answer first.
            B<   I ask you to no evening of this group, unless you came to its last ones.
            B<   You are reminded only of what you sat down for. I write you no DMs.
            B<   Nobody but you can see your reports and your progress.
            B<   Your last seats, which only you see: 4 missed without a word
            B<   After so many missed, others count on you less: you can have one seat ahead, you say each time whether you come, and who came is dealt a chair before you. Each seat that you come to pushes the oldest out.
            B<   ‹Level: No level in particular›
            B<   ‹Reminders: Only what I sat down for›
            B<   ‹Region: No region in particular›
            B<   [Role] [My rhythm] [Only interview] [Interview first] [Ask me to evenings] [Allow DMs]
            -- Wed 2 Dec 03:01:00
            B: press [Every time]
            B< (evening-refused) You missed too many of your last seats to be in every time. Say each time whether you come: each seat that you come to pushes the oldest out of your record, and then you can be in every time again.
            B<   [I'm in] [My profile]
            B: press [I'm in]
            B< (on-evening) You are in for Tue 8 Dec 20:00. Seats are drawn by 18:00; the plan then says where you sit.
            B<   You are reminded: 24 hours before · 1 hour before · 10 minutes before, with check-in.
            B<   [Remind me by DM] [Can't after all] [Every time]
            ~ In: B
            B: take candidate
            B< (refused: booked-out) You have a seat ahead, and after the seats that you missed it can be only one. Come to it, or give it back first. Each seat that you come to pushes the oldest out of your record.
            B<   [My profile]
            A: press [I'm in]
            A< (on-evening) You are in for Tue 8 Dec 20:00. Seats are drawn by 18:00; the plan then says where you sit. …
            ~ In: B, A
            D: press [I'm in]
            D< (on-evening) You are in for Tue 8 Dec 20:00. Seats are drawn by 18:00; the plan then says where you sit. …
            ~ In: B, A, D
            -- Fri 4 Dec 02:01:03 cut-off
            ~ #5 was called off, because there were too few people.
            -- Mon 7 Dec 19:53:51
            # B, A, D: **Tuesday practice** begins on Tue 8 Dec 20:00 (in 24 h 6 min). Seats are drawn by 18:00.  → B, A, D
            #   [Can't make it]
            -- Tue 8 Dec 17:53:51
            ~ **Tuesday practice** · Tue 8 Dec 20:00 (in 2 h 6 min) · who sits where: <https://discord.com/channels/1/2/3>
            ~   [I'm in]
            # **Tuesday practice** · Tue 8 Dec 20:00 (in 2 h 6 min) · 3 people, 1 session
            #   Everybody interviews once and answers once. Each session has a message of its own below.
            #   [Why] [Swap] [Can't make it]
            # **#6** D & A · no room free: agree on one here · D answers first · B observes
            -- 18:01:00
            B: press [Why]
            B< (shows evening) You have no turn this time: 3 people were in, and after the seats that you missed the others came first. You are asked first when a seat frees.
            B<   Seats are drawn so that turns even out first; then those sit together who met least.
            B<   [My turns so far]
        "#]],
    );
}

#[test]
fn an_evening_writes_who_came_who_stood_in_and_who_did_not_come() {
    check(
        r#"
        quiet on
        O: call in=48h one-on-one "Tuesday practice"
        A: press [I'm in]
        B: press [I'm in]
        C: press [I'm in]
        D: press [I'm in]
        E: press [I'm in]
        +46h
        quiet off
        +1m
        A: press [Can't make it]
        E: press [Take it]
        quiet on
        +110m
        B on #1: here
        C on #2: here
        E on #2: here
        +10m
        play to closed
        +3h
        quiet off
        A: profile
        B: profile
        C: profile
        D: profile
        E: profile
        "#,
        expect![[r#"
            -- Thu 26 Nov 16:01:00
            A: press [Can't make it]
            A< (on-evening) Noted: not on Thu 26 Nov 18:00.
            A<   [I'm in after all]
            ~ **#2** C, and nobody else yet · no room free: agree on one here
            # E, a seat in #2 is free, with C. You would answer first, and interview then. It is kept for you until 16:16, then the next person is asked.  → E
            #   [Take it] [Pass]
            ~ **Tuesday practice** · Thu 26 Nov 18:00 (in 1 h 59 min) · 4 people, 2 sessions
            E: press [Take it]
            E< (on-evening) Your place is in #2. You answer first, and interview then.
            E<   [Can't after all]
            ~ **#1** D & B · no room free: agree on one here · D answers first
            ~ **#2** E & C · no room free: agree on one here · E answers first
            -- 22:11:00
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
            B: profile
            B< (shows profile) You have no time zone here yet. Name yours, such as Europe/Berlin; then you can have quiet hours. …
            B<   Your last seats, which only you see: 1 on time
            C: profile
            C< (shows profile) You have no time zone here yet. Name yours, such as Europe/Berlin; then you can have quiet hours. …
            D: profile
            D< (shows profile) You have no time zone here yet. Name yours, such as Europe/Berlin; then you can have quiet hours. …
            D<   Your last seats, which only you see: 1 missed without a word
            D<   (gone) Your last seats, which only you see: 1 on time
            E: profile
            E< (shows profile) You have no time zone here yet. Name yours, such as Europe/Berlin; then you can have quiet hours. …
            E<   Your last seats, which only you see: 1 for somebody who could not come
            E<   (gone) Your last seats, which only you see: 1 missed without a word
        "#]],
    );
}

#[test]
fn organisers_see_attendance_once_a_call_told_everybody_and_only_from_then_on() {
    check(
        r#"
        quiet on
        A: plan in=2h one-on-one "Before it"
        A: take candidate
        B: take candidate
        +135m
        quiet off
        A: attendance
        O: attendance
        O: set up cards=10 attendance
        O: attendance
        A: profile
        O: call in=48h one-on-one "Tuesday practice"
        quiet on
        A: press [I'm in]
        B: press [I'm in]
        +2870m
        A on #2: here
        +30m
        quiet off
        A: attendance
        O: attendance
        A: profile
        +13h
        A: rotation
        O: rotation
        O: call in=48h one-on-one "Thursday practice"
        O: set up cards=10
        O: attendance
        "#,
        expect![[r#"
            -- Tue 24 Nov 20:15:00
            A: attendance
            A< (shows attendance) Only an organiser can do that: a member with *Manage Server*, or with a role that was named in the settings. Ask one of them.
            O: attendance
            O< (shows attendance) Attendance is between each member and me here. Switch it on in the settings, and organisers see who came, came late or missed a seat: the next call tells everybody, and it counts from that evening on.
            O: set up cards=10 attendance
            O< (set-up) **Settings of this group**
            O<   Cards are posted in <#10>
            O<   What organisers should know: no channel, so they are told only when they ask
            O<   Threads: open to whoever sees the channel
            O<   Practise now: off; on, a card stands for whoever has half an hour at this moment
            O<   Attendance: organisers see it, from the evening on whose call told everybody; see `/admin attendance`
            O<   The answer of the month: off; on, everybody rates the same answer, blind
            O<   The group's week: not told; with a channel, it is on Sundays
            O<   Texts of answers: kept as long as whoever runs me here says, usually until their session closes; shorter with `/setup answers-kept`
            O<   Reminders: 24 hours before · 1 hour before · 10 minutes before, with check-in
            O<   Time zone: none yet, so whoever types a time is asked for theirs first. Name the one that most of you live in
            O<   Voice rooms, given to sessions in turn: none
            O<   Organisers: members with _Manage Server_
            O<   Coaches: nobody yet
            O<   Saved. Plan the first session with `/session plan`, or begin at once with `/session now`.
            O: attendance
            O< (shows attendance) Attendance is switched on. The next call tells everybody, and it counts from that evening on; until then there is nothing to see.
            A: profile
            A< (shows profile) You have no time zone here yet. Name yours, such as Europe/Berlin; then you can have quiet hours.
            A<   You have named no role, level or region that you practise for. If you do, sessions that you plan are for it.
            A<   You have not said which roles and regions you know as an interviewer.
            A<   You interview and answer. On your first evening you answer first.
            A<   I ask you to no evening of this group, unless you came to its last ones.
            A<   You are reminded only of what you sat down for. I write you no DMs.
            A<   Nobody but you can see your reports and your progress.
            A<   Your last seats, which only you see: 1 missed without a word
            A<   ‹Level: No level in particular›
            A<   ‹Reminders: Only what I sat down for›
            A<   ‹Region: No region in particular›
            A<   [Role] [My rhythm] [Only interview] [Interview first] [Ask me to evenings] [Allow DMs]
            O: call in=48h one-on-one "Tuesday practice"
            O< (called) The evening of Thu 26 Nov 20:15 is called: the call stands in the practice channel, and seats are drawn by 18:15.
            O<   [I'm in]
            # **Tuesday practice** · one-on-one
            #   Thu 26 Nov 20:15 (in 2 days) · 74 min · seats are drawn by 18:15
            #   Nobody has answered yet.
            #   From this evening on, organisers see who came, came late or missed a seat without a word, and everybody's turns. What they see of you stands in your profile and in your turns.
            #   [I'm in] [Only observing] [Can't this time] [Why this]
            -- Thu 26 Nov 20:35:00
            A: attendance
            A< (shows attendance) Only an organiser can do that: a member with *Manage Server*, or with a role that was named in the settings. Ask one of them.
            O: attendance
            O< (shows attendance) **Attendance since Thu 26 Nov 20:15**, of everybody's last 20 seats at most. Keep it among organisers.
            O<   B: 1 missed without a word
            O<   📎 attendance.csv
            O<   member,"began, UTC",session,how
            O<   B,2026-11-26 20:15,#2,missed
            A: profile
            A< (shows profile) You have no time zone here yet. Name yours, such as Europe/Berlin; then you can have quiet hours. …
            A<   Your last seats, of which organisers see those since Thu 26 Nov 20:15: 1 missed without a word
            A<   (gone) Your last seats, which only you see: 1 missed without a word
            -- 20:40:03 pause-ends
            # **Mock interview #2** ended before it could be held. Plan a new date when it suits you.  → A
            ~ #2 ended before it could be held.
            # (the thread is archived)
            ~ **Tuesday practice** · Thu 26 Nov 20:15. It is over.
            -- Fri 27 Nov 09:35:00
            A: rotation
            A< (shows rotation) **Your turns since Thu 26 Nov 20:15**
            A<   Interviewed 0 of 0.0, answered 0 of 0.0, without a turn 1 of 0.5; the second number is your fair share.
            A<   In this group: interviewed 0 to 0 times, answered 0 to 0 times.
            A<   [Why]
            O: rotation
            O< (shows rotation) You have no turns yet: they are counted from your first evening on.
            O<   **Everybody's turns since Thu 26 Nov 20:15**, who is owed most first. Keep it among organisers.
            O<   A: interviewed 0/0.0 · answered 0/0.0 · without a turn 1/0.5
            O: call in=48h one-on-one "Thursday practice"
            O< (called) The evening of Sun 29 Nov 09:35 is called: the call stands in the practice channel, and seats are drawn by 07:35.
            O<   [I'm in]
            # **Thursday practice** · one-on-one
            #   Sun 29 Nov 09:35 (in 2 days) · 74 min · seats are drawn by 07:35
            #   Nobody has answered yet.
            #   [I'm in] [Only observing] [Can't this time] [Why this]
            O: set up cards=10
            O< (set-up) **Settings of this group** …
            O<   Attendance: between each member and me
            O<   (gone) Attendance: organisers see it, from the evening on whose call told everybody; see `/admin attendance`
            O: attendance
            O< (shows attendance) Attendance is between each member and me here. Switch it on in the settings, and organisers see who came, came late or missed a seat: the next call tells everybody, and it counts from that evening on.
        "#]],
    );
}
