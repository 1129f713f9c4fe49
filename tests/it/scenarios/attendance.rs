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
            A<   Nobody but you can see your reports.
            A<   Your last seats, which only you see: 1 on time · 1 missed without a word
            A<   ‹Level: No level in particular›
            A<   ‹Reminders: Only what I sat down for›
            A<   ‹Region: No region in particular›
            A<   [Role] [Only interview] [Interview first] [Ask me to evenings] [Allow DMs]
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
            A<   Nobody but you can see your reports.
            A<   ‹Level: No level in particular›
            A<   ‹Reminders: Only what I sat down for›
            A<   ‹Region: No region in particular›
            A<   [Role] [Only interview] [Interview first] [Ask me to evenings] [Allow DMs]
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
