//! How the group's week went: sums of four who agreed, names of who agreed to names, and nothing
//! else.

use expect_test::expect;

use super::check::check;
use super::goals::mock;

#[test]
fn a_group_reads_sums_of_four_who_agreed_and_names_of_who_agreed_to_names() {
    let kept = [mock(""), mock("yes"), mock("yes")].concat().replacen(
        "quiet off",
        "A: take goal\nquiet off",
        1,
    );
    let script = [
        r#"
        A: cadence
        quiet on
        O: set up cards=10 digest=11 drills=5
        quiet off
        A: cadence
        A: press [Count me in]
        A: press [My rhythm]
        A: press [Name me]
        quiet on
        B: profile counted on
        C: profile counted on
        C: profile named on
        C: profile named off
        "#,
        &kept,
        r#"
        quiet on
        A: work on "Give every result as before and after"
        A: goal
        A: press [I drilled today]
        quiet off
        A: cadence
        +5d
        quiet on
        D: profile counted on
        quiet off
        D: cadence
        A: press [Do not name me]
        +6d
        quiet on
        A: goal
        A: press [I drilled today]
        quiet off
        +12h
        kill 20m
        +6d
        quiet on
        A: goal
        A: press [I drilled today]
        D: is gone
        quiet off
        +7d
        "#,
    ];
    check(
        &script.concat(),
        expect![[r#"
        -- Tue 24 Nov 18:00:00
        A: cadence
        A< (shows cadence) **Your rhythm**
        A<   This week: 0 of 2
        A<   Coached this month: 0 of 1
        A<   What counts is a mock as candidate, or a solo; drills belong to your micro-goal. A week that you miss is frozen by itself, once in four weeks. Only you see this.
        A<   How your week went you read here: you get no DMs from me, and have no drill thread.
        A<   ‹How often you mean to practise: 2 times a week›
        A<   ‹Coached mocks: One coached mock a month›
        A<   [No Sunday summary] [My profile]
        A: cadence
        A< (shows cadence) **Your rhythm** …
        A<   The group's common goal: 5 drills a week.
        A<   On Sundays the group reads how its week went. You are neither counted nor named there, until you say so: it tells sums of four members or more, and names who kept a micro-goal.
        A<   [No Sunday summary] [Count me in] [Name me] [My profile]
        A<   (gone) [No Sunday summary] [My profile]
        A: press [Count me in]
        A< (profile-saved) Saved: you are counted in the group's week, in sums of four members or more.
        A<   [My rhythm]
        A: press [My rhythm]
        A< (shows cadence) **Your rhythm** …
        A<   On Sundays the group reads how its week went. You are counted in its sums, and not named.
        A<   [No Sunday summary] [Do not count me] [Name me] [My profile]
        A<   (gone) On Sundays the group reads how its week went. You are neither counted nor named there, until you say so: it tells sums of four members or more, and names who kept a micro-goal.
        A<   (gone) [No Sunday summary] [Count me in] [Name me] [My profile]
        A: press [Name me]
        A< (profile-saved) Saved: the group's week names you when you keep a micro-goal.
        A<   [My rhythm]
        -- 18:06:45
        A: cadence
        A< (shows cadence) **Your rhythm** …
        A<   This week: 3 of 2
        A<   1 week running.
        A<   On Sundays the group reads how its week went. You are counted in its sums, and named when you keep a micro-goal.
        A<   [No Sunday summary] [Do not count me] [Do not name me] [My profile]
        A<   (gone) This week: 0 of 2
        A<   (gone) On Sundays the group reads how its week went. You are counted in its sums, and not named.
        A<   (gone) [No Sunday summary] [Do not count me] [Name me] [My profile]
        -- 19:02:15 report-ends
        # (the thread is archived)
        -- 19:04:30 report-ends
        # (the thread is archived)
        -- 19:06:45 report-ends
        # (the thread is archived)
        -- Sun 29 Nov 18:00:00
        # **The group's week**
        #   A kept a micro-goal.
        #   Whether you are counted or named here is yours to say.
        #   [My rhythm]
        -- 18:06:45
        D: cadence
        D< (shows cadence) **Your rhythm**
        D<   This week: 0 of 2
        D<   Coached this month: 0 of 1
        D<   What counts is a mock as candidate, or a solo; drills belong to your micro-goal. A week that you miss is frozen by itself, once in four weeks. Only you see this.
        D<   How your week went you read here: you get no DMs from me, and have no drill thread.
        D<   The group's common goal: 1 of 5 drills this week.
        D<   On Sundays the group reads how its week went. You are counted in its sums, and not named.
        D<   ‹How often you mean to practise: 2 times a week›
        D<   ‹Coached mocks: One coached mock a month›
        D<   [No Sunday summary] [Do not count me] [Name me] [My profile]
        A: press [Do not name me]
        A< (profile-saved) Saved: the group's week does not name you.
        A<   [My rhythm]
        -- Sun 6 Dec 06:06:45
        kill 20m
        -- 18:00:00
        # **The group's week** …
        #   1 of 5 drills
        #   Together, by the 4 who let themselves be counted.
        #   (gone) A kept a micro-goal.
    "#]],
    );
}

#[test]
fn a_week_that_is_late_is_told_once_and_one_that_is_too_late_not_at_all() {
    check(
        r#"
        quiet on
        O: set up cards=10 digest=11
        A: profile counted on
        B: profile counted on
        C: profile counted on
        D: profile counted on
        A: work on "Give every result as before and after"
        A: goal
        A: press [I drilled today]
        quiet off
        +4d
        kill 34h
        quiet on
        A: goal
        A: press [I drilled today]
        quiet off
        +6d
        kill 27h
        quiet on
        A: goal
        A: press [I drilled today]
        O: set up cards=10
        quiet off
        +7d
        "#,
        expect![[r#"
            -- Sat 28 Nov 18:00:00
            kill 34h
            -- Mon 30 Nov 04:00:00
            # **The group's week**
            #   1 drill
            #   Together, by the 4 who let themselves be counted.
            #   Whether you are counted or named here is yours to say.
            #   [My rhythm]
            -- Sun 6 Dec 04:00:00
            kill 27h
        "#]],
    );
}
