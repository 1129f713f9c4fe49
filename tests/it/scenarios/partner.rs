//! Partners: two who see of each other how often they practise, and how that ends.

use expect_test::expect;

use super::check::check;

#[test]
fn two_who_agreed_see_each_others_drills_and_a_goal_only_where_it_is_shown() {
    check(
        r#"
        quiet on
        A: zone Europe/Berlin
        B: zone Europe/Berlin
        B: work on "Give every result as before and after"
        B: goal
        B: press [I drilled today]
        quiet off
        A: profile partner A
        A: profile partner B
        A: profile partner C
        A: cadence
        B: cadence
        B: press [Agree]
        A: cadence
        B: press [My rhythm]
        B: press [Show them my goal]
        A: cadence
        C: profile partner B
        B: cadence
        C: profile no-partner B
        A: cadence
        A: press [End the partnership]
        A: press [My rhythm]
        B: cadence
        B: cadence
        "#,
        expect![[r#"
            -- Tue 24 Nov 18:00:00
            A: profile partner A
            A< (only-of-others) That is you. Name somebody else.
            A: profile partner B
            A< (partner) B is asked with the next thing that they press. Once they agree, you see each other's drills of the week and how many weeks run.
            A<   [My rhythm]
            A: profile partner C
            A< (has-partner) You have a partner, or have asked somebody, and one is the most. End that first.
            A<   [My rhythm]
            A: cadence
            A< (shows cadence) **Your rhythm**
            A<   This week: 0 of 2
            A<   Coached this month: 0 of 1
            A<   What counts is a mock as candidate, or a solo; drills belong to your micro-goal. A week that you miss is frozen by itself, once in four weeks. Only you see this.
            A<   How your week went you read here: you get no DMs from me, and have no drill thread.
            A<   You asked B to be your partner; there is no answer yet.
            A<   ‹How often you mean to practise: 2 times a week›
            A<   ‹Coached mocks: One coached mock a month›
            A<   [No Sunday summary] [Ask them no more] [My profile]
            B: cadence
            B< (shows cadence) **Your rhythm** …
            B<   1. A wants to be your partner.
            B<   [No Sunday summary] [Agree to 1] [Decline 1] [My profile]
            B<   (gone) You asked B to be your partner; there is no answer yet.
            B<   (gone) [No Sunday summary] [Ask them no more] [My profile]
            B< (partner) A wants to be your partner: you would see each other's drills of the week and how many weeks run, and a micro-goal only where its owner shows it. If you would rather not, they are not told.
            B<   [Agree] [Rather not]
            B: press [Agree]
            B< (partner) From now on you and A see each other's drills of the week and how many weeks run; a micro-goal only where its owner shows it. Either of you can end it at any time, without a word about why.
            B<   [My rhythm]
            A: cadence
            A< (shows cadence) **Your rhythm** …
            A<   What counts is a mock as candidate, or a solo; drills belong to your micro-goal. A week that you miss is frozen by itself, once in four weeks. Only you see this; your partner sees how many weeks run, and on how many days you drilled.
            A<   B, your partner: 1 day of drills this week.
            A<   They see the same of you, and not your micro-goal.
            A<   [No Sunday summary] [Show them my goal] [End the partnership] [My profile]
            A<   (gone) What counts is a mock as candidate, or a solo; drills belong to your micro-goal. A week that you miss is frozen by itself, once in four weeks. Only you see this.
            A<   (gone) 1. A wants to be your partner.
            A<   (gone) [No Sunday summary] [Agree to 1] [Decline 1] [My profile]
            B: press [My rhythm]
            B< (shows cadence) **Your rhythm** …
            B<   A, your partner: 0 days of drills this week.
            B<   (gone) B, your partner: 1 day of drills this week.
            B: press [Show them my goal]
            B< (profile-saved) Saved: your partner sees your micro-goal.
            B<   [My rhythm]
            A: cadence
            A< (shows cadence) **Your rhythm** …
            A<   B, your partner: 1 day of drills this week. They work on _Give every result as before and after_.
            A<   (gone) A, your partner: 0 days of drills this week.
            C: profile partner B
            C< (partner) B is asked with the next thing that they press. Once they agree, you see each other's drills of the week and how many weeks run. …
            B: cadence
            B< (shows cadence) **Your rhythm** …
            B<   A, your partner: 0 days of drills this week.
            B<   They see the same of you, and your micro-goal.
            B<   [No Sunday summary] [Hide my goal from them] [End the partnership] [My profile]
            B<   (gone) B, your partner: 1 day of drills this week. They work on _Give every result as before and after_.
            B<   (gone) They see the same of you, and not your micro-goal.
            B<   (gone) [No Sunday summary] [Show them my goal] [End the partnership] [My profile]
            B< (partner) C wants to be your partner: you would see each other's drills of the week and how many weeks run, and a micro-goal only where its owner shows it. If you would rather not, they are not told.
            B<   [Agree] [Rather not]
            C: profile no-partner B
            C< (partner) Done: you and B see nothing of each other's rhythm. They are not told why.
            C<   [My rhythm]
            A: cadence
            A< (shows cadence) **Your rhythm** …
            A<   B, your partner: 1 day of drills this week. They work on _Give every result as before and after_.
            A<   They see the same of you, and not your micro-goal.
            A<   [No Sunday summary] [Show them my goal] [End the partnership] [My profile]
            A<   (gone) A, your partner: 0 days of drills this week.
            A<   (gone) They see the same of you, and your micro-goal.
            A<   (gone) [No Sunday summary] [Hide my goal from them] [End the partnership] [My profile]
            A: press [End the partnership]
            A< (partner) Done: you and B see nothing of each other's rhythm. They are not told why. …
            A: press [My rhythm]
            A< (shows cadence) **Your rhythm** …
            A<   What counts is a mock as candidate, or a solo; drills belong to your micro-goal. A week that you miss is frozen by itself, once in four weeks. Only you see this.
            A<   [No Sunday summary] [My profile]
            A<   (gone) What counts is a mock as candidate, or a solo; drills belong to your micro-goal. A week that you miss is frozen by itself, once in four weeks. Only you see this; your partner sees how many weeks run, and on how many days you drilled.
            A<   (gone) B, your partner: 1 day of drills this week. They work on _Give every result as before and after_.
            A<   (gone) They see the same of you, and not your micro-goal.
            A<   (gone) [No Sunday summary] [Show them my goal] [End the partnership] [My profile]
            B: cadence
            B< (shows cadence) **Your rhythm** …
            B< (partner) You have no partner any more: nobody sees your drills and your weeks.
            B: cadence
            B< (shows cadence) **Your rhythm** …
        "#]],
    );
}

#[test]
fn whoever_wants_to_meet_somebody_no_more_or_leaves_ends_it_as_anybody_would() {
    check(
        r#"
        quiet on
        A: profile partner B
        B: profile partner A
        C: profile partner D
        D: profile partner C
        E: profile partner F
        F: profile partner E
        quiet off
        A: profile not-with B
        B: cadence
        A: profile partner B
        B: profile partner A
        A: cadence
        C: is gone
        D: cadence
        quiet on
        E: forget me
        quiet off
        F: cadence
        "#,
        expect![[r#"
            -- Tue 24 Nov 18:00:00
            A: profile not-with B
            A< (profile-saved) Saved: From now on I put you into no session with B. Only you see this; where you take a seat yourself is up to you.
            B: cadence
            B< (shows cadence) **Your rhythm**
            B<   This week: 0 of 2
            B<   Coached this month: 0 of 1
            B<   What counts is a mock as candidate, or a solo; drills belong to your micro-goal. A week that you miss is frozen by itself, once in four weeks. Only you see this.
            B<   How your week went you read here: you get no DMs from me, and have no drill thread.
            B<   ‹How often you mean to practise: 2 times a week›
            B<   ‹Coached mocks: One coached mock a month›
            B<   [No Sunday summary] [My profile]
            B< (partner) You have no partner any more: nobody sees your drills and your weeks.
            A: profile partner B
            A< (pair-avoided) You want to sit in no session with B. Take that back first, and ask them then.
            B: profile partner A
            B< (partner) A is asked with the next thing that they press. Once they agree, you see each other's drills of the week and how many weeks run.
            B<   [My rhythm]
            A: cadence
            A< (shows cadence) **Your rhythm** …
            C: is gone
            D: cadence
            D< (shows cadence) **Your rhythm** …
            D< (partner) You have no partner any more: nobody sees your drills and your weeks.
            F: cadence
            F< (shows cadence) **Your rhythm** …
            F< (partner) You have no partner any more: nobody sees your drills and your weeks.
        "#]],
    );
}
