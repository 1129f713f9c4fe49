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
            A<   Nobody but you can see your reports.
            A<   ‹Level: No level in particular›
            A<   ‹Reminders: Only what I sat down for›
            A<   ‹Region: No region in particular›
            A<   [Role] [Only interview] [Interview first] [Ask me to evenings] [Allow DMs] [End 1]
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
            C<   Nobody but you can see your reports.
            C<   ‹Level: No level in particular›
            C<   ‹Reminders: Only what I sat down for›
            C<   ‹Region: No region in particular›
            C<   [Role] [Only interview] [Interview first] [Ask me to evenings] [Allow DMs] [Agree to 1] [Decline 1]
            C: press [Decline 1]
            C< (pair) Done: I put you and A together on purpose no more. They are not told why.
            C: profile
            C< (shows profile) You have no time zone here yet. Name yours, such as Europe/Berlin; then you can have quiet hours. …
            C<   [Role] [Only interview] [Interview first] [Ask me to evenings] [Allow DMs]
            C<   (gone) 1. A wants to practise with you every time.
            C<   (gone) [Role] [Only interview] [Interview first] [Ask me to evenings] [Allow DMs] [Agree to 1] [Decline 1]
            A: profile
            A< (shows profile) You have no time zone here yet. Name yours, such as Europe/Berlin; then you can have quiet hours. …
            A<   1. You and B practise together every time.
            A<   2. You asked C to practise together every time; there is no answer yet.
            A<   [Role] [Only interview] [Interview first] [Ask me to evenings] [Allow DMs] [End 1] [Take back 2]
            A<   (gone) [Role] [Only interview] [Interview first] [Ask me to evenings] [Allow DMs]
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
            D<   [Role] [Only interview] [Interview first] [Ask me to evenings] [Allow DMs] [Take back 1]
            D<   (gone) 1. You and B practise together every time.
            D<   (gone) 2. You asked C to practise together every time; there is no answer yet.
            D<   (gone) [Role] [Only interview] [Interview first] [Ask me to evenings] [Allow DMs] [End 1] [Take back 2]
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
            E< (forgotten) Everything about you is erased here: your words, answers, times, goals, reports and the marks you received. Finished marks that you gave others stay without your name. Messages in the room stay until somebody deletes them; backups made before go within 35 days.
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
