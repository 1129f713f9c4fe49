//! Standing pairs: two who want to practise together every time.

use expect_test::expect;

use super::check::check;

#[test]
fn two_who_want_it_sit_together_whenever_both_come() {
    check(
        r#"
        A: profile every-time-with B
        B: rotation
        B: press [Agree]
        A: profile
        quiet on
        O: call in=48h one-on-one "Tuesday practice"
        A: press [I'm in]
        B: press [I'm in]
        C: press [I'm in]
        D: press [I'm in]
        +47h
        +50m
        A on #2: here
        B on #2: here
        C on #1: here
        D on #1: here
        play to closed
        +13h
        O: call in=48h one-on-one "Thursday practice"
        A: press [I'm in]
        B: press [I'm in]
        C: press [I'm in]
        D: press [I'm in]
        +45h
        quiet off
        +70m
        A: press [Why]
        C: press [Why]
        "#,
        expect![[r#"
            -- Tue 24 Nov 18:00:00
            A: profile every-time-with B
            A< (pair) B is asked with the next thing that they press. Once they agree, I draw you two together whenever both of you come to an evening for two.
            A<   [Take it back]
            B: rotation
            B< (shows rotation) You have no turns yet: they are counted from your first evening on.
            B< (pair) A wants to practise with you every time: on evenings for two I would draw you together whenever both of you come. If you would rather not, they are not told.
            B<   [Agree] [Rather not]
            B: press [Agree]
            B< (pair) From now on I draw you and A together whenever both of you come to an evening for two. Either of you can end it at any time, without a word about why.
            B<   [End it]
            A: profile
            A< (shows profile) You have no time zone here yet. Name yours, such as Europe/Berlin; then you can have quiet hours.
            A<   You have named no role, level or region that you practise for. If you do, sessions that you plan are for it.
            A<   You have not said which roles and regions you know as an interviewer.
            A<   You interview and answer. On your first evening you answer first.
            A<   I ask you to no evening of this group, unless you came to its last ones.
            A<   You are reminded only of what you sat down for. I write you no DMs.
            A<   1. You and B practise together every time.
            A<   Nobody but you can see your reports and your progress.
            A<   ‹Level: No level in particular›
            A<   ‹Reminders: Only what I sat down for›
            A<   ‹Region: No region in particular›
            A<   [Role] [My rhythm] [Only interview] [Interview first] [Ask me to evenings] [Allow DMs] [End 1]
            -- Sun 29 Nov 06:03:51
            ~ **Thursday practice** · Sun 29 Nov 08:10 (in 2 h 6 min) · who sits where: <https://discord.com/channels/1/2/3>
            ~   [I'm in]
            # **Thursday practice** · Sun 29 Nov 08:10 (in 2 h 6 min) · 4 people, 2 sessions
            #   Everybody interviews once and answers once. Each session has a message of its own below.
            #   [Why] [Swap] [Can't make it]
            # **#3** D & C · no room free: agree on one here · D answers first
            # **#4** A & B · no room free: agree on one here · A answers first
            -- 06:20:00
            A: press [Why]
            A< (shows evening) B and you wanted to practise together every time.
            A<   B and you met on 1 evening in the last year: on Thu 26 Nov 18:00.
            A<   You were in on 1 evening. Interviewed 1 of 1.0, answered 1 of 1.0, without a turn 0 of 0.0; the second number is your fair share.
            A<   Seats are drawn so that turns even out first; then those sit together who met least.
            A<   [My turns so far]
            C: press [Why]
            C< (shows evening) D and you met on 1 evening in the last year: on Thu 26 Nov 18:00.
            C<   You were in on 1 evening. Interviewed 1 of 1.0, answered 1 of 1.0, without a turn 0 of 0.0; the second number is your fair share.
            C<   Seats are drawn so that turns even out first; then those sit together who met least.
            C<   [My turns so far]
        "#]],
    );
}

#[test]
fn a_standing_pair_ends_without_a_word_about_who_or_why() {
    check(
        r#"
        A: profile every-time-with A
        A: profile every-time-with B
        A: profile every-time-with C
        A: profile every-time-with D
        B: profile every-time-with A
        C: rotation
        C: profile
        C: press [Decline 1]
        C: profile
        A: profile
        B: profile not-with A
        A: rotation
        A: rotation
        A: profile every-time-with B
        B: rotation
        B: profile every-time-with A
        D: profile every-time-with A
        A: rotation
        A: press [Rather not]
        D: rotation
        D: profile
        D: press [Take back 1]
        A: profile not-every-time-with C
        D: profile every-time-with A
        A: profile every-time-with D
        D: zone Europe/Berlin
        D: profile pause in 5 weeks
        A: rotation
        E: profile every-time-with A
        A: rotation
        A: press [Agree]
        E: forget me
        A: rotation
        A: profile
        "#,
        expect![[r#"
            -- Tue 24 Nov 18:00:00
            A: profile every-time-with A
            A< (only-of-others) That is you. Name somebody else.
            A: profile every-time-with B
            A< (pair) B is asked with the next thing that they press. Once they agree, I draw you two together whenever both of you come to an evening for two.
            A<   [Take it back]
            A: profile every-time-with C
            A< (pair) C is asked with the next thing that they press. Once they agree, I draw you two together whenever both of you come to an evening for two.
            A<   [Take it back]
            A: profile every-time-with D
            A< (too-many-pairs) You practise with 2 people every time, or have asked them, and that is the most. End it with one of them first.
            B: profile every-time-with A
            B< (pair) From now on I draw you and A together whenever both of you come to an evening for two. Either of you can end it at any time, without a word about why.
            B<   [End it]
            C: rotation
            C< (shows rotation) You have no turns yet: they are counted from your first evening on.
            C< (pair) A wants to practise with you every time: on evenings for two I would draw you together whenever both of you come. If you would rather not, they are not told.
            C<   [Agree] [Rather not]
            C: profile
            C< (shows profile) You have no time zone here yet. Name yours, such as Europe/Berlin; then you can have quiet hours.
            C<   You have named no role, level or region that you practise for. If you do, sessions that you plan are for it.
            C<   You have not said which roles and regions you know as an interviewer.
            C<   You interview and answer. On your first evening you answer first.
            C<   I ask you to no evening of this group, unless you came to its last ones.
            C<   You are reminded only of what you sat down for. I write you no DMs.
            C<   1. A wants to practise with you every time.
            C<   Nobody but you can see your reports and your progress.
            C<   ‹Level: No level in particular›
            C<   ‹Reminders: Only what I sat down for›
            C<   ‹Region: No region in particular›
            C<   [Role] [My rhythm] [Only interview] [Interview first] [Ask me to evenings] [Allow DMs] [Agree to 1] [Decline 1]
            C: press [Decline 1]
            C< (pair) Done: I put you and A together on purpose no more. They are not told why.
            C: profile
            C< (shows profile) You have no time zone here yet. Name yours, such as Europe/Berlin; then you can have quiet hours. …
            C<   [Role] [My rhythm] [Only interview] [Interview first] [Ask me to evenings] [Allow DMs]
            C<   (gone) 1. A wants to practise with you every time.
            C<   (gone) [Role] [My rhythm] [Only interview] [Interview first] [Ask me to evenings] [Allow DMs] [Agree to 1] [Decline 1]
            A: profile
            A< (shows profile) You have no time zone here yet. Name yours, such as Europe/Berlin; then you can have quiet hours. …
            A<   1. You and B practise together every time.
            A<   2. You asked C to practise together every time; there is no answer yet.
            A<   [Role] [My rhythm] [Only interview] [Interview first] [Ask me to evenings] [Allow DMs] [End 1] [Take back 2]
            A<   (gone) [Role] [My rhythm] [Only interview] [Interview first] [Ask me to evenings] [Allow DMs]
            B: profile not-with A
            B< (profile-saved) Saved: From now on I put you into no session with A. Only you see this; where you take a seat yourself is up to you.
            A: rotation
            A< (shows rotation) You have no turns yet: they are counted from your first evening on.
            A< (pair) Your standing pair has ended: you are drawn as anybody.
            A: rotation
            A< (shows rotation) You have no turns yet: they are counted from your first evening on.
            A: profile every-time-with B
            A< (pair) B is asked with the next thing that they press. Once they agree, I draw you two together whenever both of you come to an evening for two. …
            B: rotation
            B< (shows rotation) You have no turns yet: they are counted from your first evening on.
            B: profile every-time-with A
            B< (pair-avoided) You want to sit in no session with A. Take that back first, and ask them then.
            D: profile every-time-with A
            D< (pair) A is asked with the next thing that they press. Once they agree, I draw you two together whenever both of you come to an evening for two.
            D<   [Take it back]
            A: rotation
            A< (shows rotation) You have no turns yet: they are counted from your first evening on.
            A< (pair) D wants to practise with you every time: on evenings for two I would draw you together whenever both of you come. If you would rather not, they are not told.
            A<   [Agree] [Rather not]
            A: press [Rather not]
            A< (pair) Done: I put you and D together on purpose no more. They are not told why.
            D: rotation
            D< (shows rotation) You have no turns yet: they are counted from your first evening on.
            D: profile
            D< (shows profile) You have no time zone here yet. Name yours, such as Europe/Berlin; then you can have quiet hours. …
            D<   1. You asked A to practise together every time; there is no answer yet.
            D<   [Role] [My rhythm] [Only interview] [Interview first] [Ask me to evenings] [Allow DMs] [Take back 1]
            D<   (gone) 1. You and B practise together every time.
            D<   (gone) 2. You asked C to practise together every time; there is no answer yet.
            D<   (gone) [Role] [My rhythm] [Only interview] [Interview first] [Ask me to evenings] [Allow DMs] [End 1] [Take back 2]
            D: press [Take back 1]
            D< (pair) Done: I put you and A together on purpose no more. They are not told why.
            A: profile not-every-time-with C
            A< (pair) Done: I put you and C together on purpose no more. They are not told why.
            D: profile every-time-with A
            D< (pair) A is asked with the next thing that they press. Once they agree, I draw you two together whenever both of you come to an evening for two. …
            A: profile every-time-with D
            A< (pair) From now on I draw you and D together whenever both of you come to an evening for two. Either of you can end it at any time, without a word about why.
            A<   [End it]
            D: zone Europe/Berlin
            D< (profile-saved) Saved: time zone Europe/Berlin · no quiet hours.
            D: profile pause in 5 weeks
            D< (profile-saved) Saved: You pause until 2026-12-29: until then you are asked for nothing and reminded of nothing, and out where you are in every time; nobody is told.
            D< (pair) Your standing pair has ended: you are drawn as anybody.
            A: rotation
            A< (shows rotation) You have no turns yet: they are counted from your first evening on.
            A< (pair) Your standing pair has ended: you are drawn as anybody.
            E: profile every-time-with A
            E< (pair) A is asked with the next thing that they press. Once they agree, I draw you two together whenever both of you come to an evening for two. …
            A: rotation
            A< (shows rotation) You have no turns yet: they are counted from your first evening on.
            A< (pair) E wants to practise with you every time: on evenings for two I would draw you together whenever both of you come. If you would rather not, they are not told.
            A<   [Agree] [Rather not]
            A: press [Agree]
            A< (pair) From now on I draw you and E together whenever both of you come to an evening for two. Either of you can end it at any time, without a word about why.
            A<   [End it]
            E: forget me
            E< (forgotten) Everything about you is erased here: your words, answers, times, goals, reports and the marks you received. Finished marks that you gave others, and questions of yours that were accepted, stay without your name. Messages in the room stay until somebody deletes them; backups made before go within 35 days.
            A: rotation
            A< (shows rotation) You have no turns yet: they are counted from your first evening on.
            A< (pair) Your standing pair has ended: you are drawn as anybody.
            A: profile
            A< (shows profile) You have no time zone here yet. Name yours, such as Europe/Berlin; then you can have quiet hours. …
            A<   1. You asked B to practise together every time; there is no answer yet.
            A<   (gone) 1. You asked A to practise together every time; there is no answer yet.
        "#]],
    );
}

#[test]
fn two_who_go_on_weekly_find_a_session_with_a_seat_for_each_and_take_turns() {
    check(
        r#"
        A: zone Europe/Berlin
        quiet on
        A: plan in=48h one-on-one
        A: take candidate
        B: take candidate
        play to closed
        quiet off
        A: report
        A: press [Again, same time next week]
        A: report
        B: rotation
        B: press [Agree]
        quiet on
        +4h
        quiet off
        A: sessions
        A: profile
        quiet on
        +168h
        quiet off
        B: profile
        B: press [End 1]
        A: rotation
        quiet on
        +14d
        quiet off
        A: sessions
        "#,
        expect![[r#"
            -- Tue 24 Nov 18:00:00
            A: zone Europe/Berlin
            A< (profile-saved) Saved: time zone Europe/Berlin · no quiet hours.
            -- Thu 26 Nov 19:10:00
            A: report
            A< (shows report) **Report — A, turn 1 of #1** · 1 rater
            A<   **In their words**
            A<   B:
            A<   > You gave the result first, and I could follow every step after it.
            A<   **Suggested micro-goal** — _Give every result as before → after_
            A<   Plan: If I am about to say that something got better, then I say the number before and the number after.
            A<   Why this one: Evidence of impact is lowest.
            A<   You and B could meet at this time every week, next on Thu 3 Dec 18:00.
            A<   Worth a thank-you? B
            A<   Private to you. Practice only: not for hiring decisions.
            A<   [Take this goal] [Write my own] [Scores] [What I said] [Again, same time next week] [Thank them]
            A: press [Again, same time next week]
            A< (pair) B is asked with the next thing that they press. Once they agree, I plan a session for you two every week, first on Thu 3 Dec 18:00.
            A<   [Take it back]
            A: report
            A< (shows report) **Report — A, turn 1 of #1** · 1 rater …
            A<   [Take this goal] [Write my own] [Scores] [What I said] [Thank them]
            A<   (gone) You and B could meet at this time every week, next on Thu 3 Dec 18:00.
            A<   (gone) [Take this goal] [Write my own] [Scores] [What I said] [Again, same time next week] [Thank them]
            B: rotation
            B< (shows rotation) You have no turns yet: they are counted from your first evening on.
            B< (pair) A wants to practise with you every week, first on Thu 3 Dec 18:00: I would plan each session a week ahead, with a seat for both. If you would rather not, they are not told.
            B<   [Agree] [Rather not]
            B: press [Agree]
            B< (pair) From now on you and A meet every week, next on Thu 3 Dec 18:00: I plan each session a week ahead, with a seat for both, and you take turns at answering first. Either of you can end it at any time, without a word about why.
            B<   [End it]
            -- 23:10:00
            A: sessions
            A< (shows sessions) **Sessions**
            A<   **#2** · one-on-one · Thu 3 Dec 18:00 (in 7 days) · 4 observer seats free
            A<   **#1** · one-on-one · Thu 26 Nov 18:00 · over
            A<   ‹Look at a session: …›
            A: profile
            A< (shows profile) **Your profile** — time zone Europe/Berlin · no quiet hours.
            A<   You have named no role, level or region that you practise for. If you do, sessions that you plan are for it.
            A<   You have not said which roles and regions you know as an interviewer.
            A<   You interview and answer. On your first evening you answer first.
            A<   I ask you to no evening of this group, unless you came to its last ones.
            A<   You are reminded only of what you sat down for. I write you no DMs.
            A<   1. You and B meet every week, next on Thu 10 Dec 18:00.
            A<   Nobody but you can see your reports and your progress.
            A<   Your last seats, which only you see: 1 on time
            A<   ‹Level: No level in particular›
            A<   ‹Reminders: Only what I sat down for›
            A<   ‹Region: No region in particular›
            A<   [Role] [My rhythm] [Only interview] [Interview first] [Ask me to evenings] [Allow DMs] [End 1]
            -- Thu 3 Dec 23:10:00
            B: profile
            B< (shows profile) You have no time zone here yet. Name yours, such as Europe/Berlin; then you can have quiet hours.
            B<   You have named no role, level or region that you practise for. If you do, sessions that you plan are for it.
            B<   You have not said which roles and regions you know as an interviewer.
            B<   You interview and answer. On your first evening you answer first.
            B<   I ask you to no evening of this group, unless you came to its last ones.
            B<   You are reminded only of what you sat down for. I write you no DMs.
            B<   1. You and A meet every week, next on Thu 17 Dec 18:00.
            B<   Nobody but you can see your reports and your progress.
            B<   Your last seats, which only you see: 1 on time · 1 missed without a word
            B<   ‹Level: No level in particular›
            B<   ‹Reminders: Only what I sat down for›
            B<   ‹Region: No region in particular›
            B<   [Role] [My rhythm] [Only interview] [Interview first] [Ask me to evenings] [Allow DMs] [End 1]
            B: press [End 1]
            B< (pair) Done: I plan no more sessions for you and A. They are not told why. One that is planned already stays: whoever does not come gives their seat back there.
            A: rotation
            A< (shows rotation) You have no turns yet: they are counted from your first evening on.
            A< (pair) Your standing pair has ended: you are drawn as anybody.
            -- Thu 17 Dec 23:10:00
            A: sessions
            A< (shows sessions) **Sessions** …
            A<   **#3** · one-on-one · was called off, because there were too few people
            A<   **#2** · one-on-one · was called off, because there were too few people
            A<   (gone) **#2** · one-on-one · Thu 3 Dec 18:00 (in 9 days) · 4 observer seats free
        "#]],
    );
}

#[test]
fn who_is_away_from_a_weekly_session_leaves_their_seat_to_anybody() {
    check(
        r#"
        quiet on
        A: plan in=48h short
        A: take candidate
        B: take interviewer
        play to closed
        A: report
        A: press [Again, same time next week]
        B: rotation
        B: press [Agree]
        B: zone Europe/Berlin
        B: profile pause in 10 days
        quiet off
        +4h
        A: report
        kill 20d
        +1m
        "#,
        expect![[r#"
            -- Thu 26 Nov 21:00:00
            # **Mock interview #2 · short**
            #   Thu 3 Dec 18:00 (in 7 days) · about 25 min · practice mode
            #   Answers typed in the thread can be read by this channel
            #   **Seats** interviewer: A · 1 candidate seat free · 4 observer seats free
            #   Called off if fewer than 2 people have a seat by Thu 3 Dec 17:00
            #   [Candidate] [Wait to interview] [Observe] [Can't make it] [Details]
            -- 23:02:15
            A: report
            A< (shows no-report) There is no report for you here. A report is private to who was interviewed, and opens when all ballots are in; ask them if you would like to know.
            kill 20d
            -- Wed 16 Dec 23:02:15 remind
            # (the thread opens)
            ~ #2 could not begin, because I was away at its start.
            # **Mock interview #3 · short**
            #   Thu 17 Dec 18:00 (in 18 h 58 min) · about 25 min · practice mode
            #   Answers typed in the thread can be read by this channel
            #   **Seats** candidate: B · interviewer: A · 4 observer seats free
            #   Called off if fewer than 2 people have a seat by Thu 17 Dec 17:00
            #   [Wait to be candidate] [Wait to interview] [Observe] [Can't make it] [Details]
            # **Mock interview #2** could not begin, because I was away at its start. Plan a new date when it suits you.  → A
            # (the thread is archived)
        "#]],
    );
}

#[test]
fn a_pair_of_an_evening_of_a_series_is_drawn_together_and_meets_at_no_time_of_its_own() {
    check(
        r#"
        quiet on
        O: series create "every tue 19:00" one-on-one "Tuesday practice"
        O: press [Save]
        +1m
        A: press [I'm in]
        B: press [I'm in]
        +6d
        +23h
        +55m
        A on #1: here
        B on #1: here
        play to closed
        quiet off
        A on #1: report
        A: keeps [Again with them]
        A: press [Again with them]
        B on #1: report
        B: press [Agree]
        A: press kept
        "#,
        expect![[r#"
            -- Tue 1 Dec 19:10:00
            A on #1: report
            A< (shows report) **Report — A, turn 2 of #1** · 1 rater
            A<   **In their words**
            A<   B:
            A<   > You gave the result first, and I could follow every step after it.
            A<   **Suggested micro-goal** — _Give every result as before → after_
            A<   Plan: If I am about to say that something got better, then I say the number before and the number after.
            A<   Why this one: Evidence of impact is lowest.
            A<   You and B could sit together whenever both of you come to an evening for two.
            A<   Worth a thank-you? B
            A<   Private to you. Practice only: not for hiring decisions.
            A<   [Take this goal] [Write my own] [Scores] [What I said] [Again with them] [Thank them]
            A: keeps [Again with them]
            A: press [Again with them]
            A< (pair) B is asked with the next thing that they press. Once they agree, I draw you two together whenever both of you come to an evening for two.
            A<   [Take it back]
            B on #1: report
            B< (shows report) **Report — B, turn 1 of #1** · 1 rater
            B<   **In their words**
            B<   A:
            B<   > You gave the result first, and I could follow every step after it.
            B<   **Suggested micro-goal** — _Give every result as before → after_
            B<   Plan: If I am about to say that something got better, then I say the number before and the number after.
            B<   Why this one: Evidence of impact is lowest.
            B<   You and A could sit together whenever both of you come to an evening for two.
            B<   Worth a thank-you? A
            B<   Private to you. Practice only: not for hiring decisions.
            B<   [Take this goal] [Write my own] [Scores] [What I said] [Again with them] [Thank them]
            B< (pair) A wants to practise with you every time: on evenings for two I would draw you together whenever both of you come. If you would rather not, they are not told.
            B<   [Agree] [Rather not]
            B: press [Agree]
            B< (pair) From now on I draw you and A together whenever both of you come to an evening for two. Either of you can end it at any time, without a word about why.
            B<   [End it]
            A: press kept
            A< (not-again) That cannot be agreed from here any more: you two have settled it already, or a week has passed. Your profile says with whom you practise every time.
            A<   [My profile]
        "#]],
    );
}
