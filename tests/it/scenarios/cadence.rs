//! How often a member practises, beside how often they mean to: for them alone.

use expect_test::expect;

use super::check::check;

#[test]
fn weeks_run_while_they_are_kept_and_one_that_is_missed_is_frozen() {
    check(
        r#"
        quiet on
        A: zone Europe/Berlin
        quiet off
        A: cadence
        quiet on
        A: now short
        A: take candidate
        B: take interviewer
        play to report
        quiet off
        A: cadence
        quiet on
        A: drill closing
        +30s
        A: done
        +3h
        Z: now short
        A: take candidate
        Z: take interviewer
        play to report
        quiet off
        A: cadence
        B: cadence
        A: profile weekly 3
        A: press [My rhythm]
        A: press [No coached mocks]
        A: press [My rhythm]
        +7d
        A: cadence
        +7d
        A: cadence
        "#,
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
            -- 18:02:15
            A: cadence
            A< (shows cadence) **Your rhythm** …
            A<   This week: 1 of 2
            A<   (gone) This week: 0 of 2
            -- 21:05:00
            A: cadence
            A< (shows cadence) **Your rhythm** …
            A<   This week: 2 of 2
            A<   1 week running.
            A<   Coached this month: 1 of 1
            A<   On Sundays at 18:00 I write how your week went into your drill thread.
            A<   (gone) This week: 1 of 2
            A<   (gone) Coached this month: 0 of 1
            A<   (gone) How your week went you read here: you get no DMs from me, and have no drill thread.
            B: cadence
            B< (shows cadence) **Your rhythm**
            B<   This week: 0 of 2
            B<   Coached this month: 0 of 1
            B<   What counts is a mock as candidate, or a solo; drills belong to your micro-goal. A week that you miss is frozen by itself, once in four weeks. Only you see this.
            B<   How your week went you read here: you get no DMs from me, and have no drill thread.
            B<   ‹How often you mean to practise: 2 times a week›
            B<   ‹Coached mocks: One coached mock a month›
            B<   [No Sunday summary] [My profile]
            A: profile weekly 3
            A< (profile-saved) Saved: from this week on, 3 times a week. Weeks before it stay as they were.
            A<   [My rhythm]
            A: press [My rhythm]
            A< (shows cadence) **Your rhythm**
            A<   This week: 2 of 3
            A<   Coached this month: 1 of 1
            A<   What counts is a mock as candidate, or a solo; drills belong to your micro-goal. A week that you miss is frozen by itself, once in four weeks. Only you see this.
            A<   On Sundays at 18:00 I write how your week went into your drill thread.
            A<   ‹How often you mean to practise: 3 times a week›
            A<   ‹Coached mocks: One coached mock a month›
            A<   [No Sunday summary] [My profile]
            A: press [No coached mocks]
            A< (profile-saved) Saved: no coached mocks.
            A<   [My rhythm]
            A: press [My rhythm]
            A< (shows cadence) **Your rhythm** …
            A<   Coached this month: 1
            A<   ‹Coached mocks: No coached mocks›
            A<   (gone) Coached this month: 1 of 1
            A<   (gone) ‹Coached mocks: One coached mock a month›
            -- 22:05:00 report-ends
            # (the thread is archived)
            -- Sun 29 Nov 17:00:00
            A< (dm) **Your week** — 2 of 3 mocks and solos
            A<   Coached this month: 1
            A<   [My rhythm] [My micro-goal] [No Sunday summary]
            -- Tue 1 Dec 21:05:00
            A: cadence
            A< (shows cadence) **Your rhythm** …
            A<   This week: 0 of 3
            A<   Coached this month: 0
            A<   (gone) This week: 2 of 3
            A<   (gone) Coached this month: 1
            -- Tue 8 Dec 21:05:00
            A: cadence
            A< (shows cadence) **Your rhythm** …
        "#]],
    );
}

#[test]
fn a_pause_changes_no_run() {
    check(
        r#"
        quiet on
        A: zone Europe/Berlin
        A: profile weekly 1
        A: now short
        A: take candidate
        B: take interviewer
        play to report
        A: profile pause in 3 weeks
        quiet off
        A: cadence
        +14d
        A: cadence
        quiet on
        A: profile pause off
        quiet off
        +7d
        A: cadence
        +7d
        A: cadence
        +7d
        A: cadence
        "#,
        expect![[r#"
            -- Tue 24 Nov 18:02:15
            A: cadence
            A< (shows cadence) **Your rhythm**
            A<   This week: 1 of 1
            A<   1 week running.
            A<   Coached this month: 0 of 1
            A<   You pause: a week in which you do changes nothing here.
            A<   What counts is a mock as candidate, or a solo; drills belong to your micro-goal. A week that you miss is frozen by itself, once in four weeks. Only you see this.
            A<   How your week went you read here: you get no DMs from me, and have no drill thread.
            A<   ‹How often you mean to practise: Once a week›
            A<   ‹Coached mocks: One coached mock a month›
            A<   [No Sunday summary] [My profile]
            -- 19:02:15 report-ends
            # (the thread is archived)
            -- Tue 8 Dec 18:02:15
            A: cadence
            A< (shows cadence) **Your rhythm** …
            A<   This week: 0 of 1
            A<   (gone) This week: 1 of 1
            -- Tue 15 Dec 18:02:15
            A: cadence
            A< (shows cadence) **Your rhythm** …
            A<   (gone) You pause: a week in which you do changes nothing here.
            -- Tue 22 Dec 18:02:15
            A: cadence
            A< (shows cadence) **Your rhythm** …
            A<   1 week running, 1 frozen.
            A<   (gone) 1 week running.
            -- Tue 29 Dec 18:02:15
            A: cadence
            A< (shows cadence) **Your rhythm** …
            A<   (gone) 1 week running, 1 frozen.
        "#]],
    );
}

#[test]
fn how_a_week_went_is_told_on_sundays_once_over_kills_and_not_to_who_wants_nothing() {
    check(
        r#"
        quiet on
        A: zone Europe/Berlin
        A: profile dms on
        A: work on "Give every result as before and after"
        A: now short
        A: take candidate
        B: take interviewer
        play to report
        +2h
        A: drill closing
        +30s
        A: done
        A: profile reminders nothing
        A: goal
        A: press [Another hour]
        A: press [Do not ask me]
        quiet off
        +7d
        A: profile reminders seated
        quiet on
        A: drill closing
        +30s
        A: done
        quiet off
        +4d
        kill 20m
        +24h
        A: cadence
        "#,
        expect![[r#"
            -- Tue 24 Nov 20:22:48 rating-closes
            ~ [Again] [Compare]
            -- Tue 1 Dec 20:02:45
            A: profile reminders seated
            A< (profile-saved) Saved: You are reminded only of what you sat down for, and I may write to you by DM.
            -- 20:23:18 rating-closes
            ~ [Again] [Compare]
            -- Sat 5 Dec 20:03:15
            kill 20m
            -- Sun 6 Dec 17:00:00
            A< (dm) **Your week** — 0 of 2 mocks and solos
            A<   1 day of drills for _Give every result as before and after_
            A<   [My rhythm] [My micro-goal] [No Sunday summary] [No DMs]
            -- 20:23:15
            A: cadence
            A< (shows cadence) **Your rhythm**
            A<   This week: 0 of 2
            A<   Coached this month: 0 of 1
            A<   What counts is a mock as candidate, or a solo; drills belong to your micro-goal. A week that you miss is frozen by itself, once in four weeks. Only you see this.
            A<   On Sundays at 18:00 I write you how your week went, by DM.
            A<   ‹How often you mean to practise: 2 times a week›
            A<   ‹Coached mocks: One coached mock a month›
            A<   [No Sunday summary] [My profile]
        "#]],
    );
}

#[test]
fn a_week_that_is_told_after_midnight_is_the_one_that_is_over() {
    check(
        r#"
        quiet on
        A: zone Europe/Berlin
        A: profile dms on
        A: work on "Give every result as before and after"
        A: goal
        A: press [I drilled today]
        quiet off
        +4d
        kill 31h
        +1m
        "#,
        expect![[r#"
            -- Wed 25 Nov 17:00:00
            A< (dm) **Day 1 of 7** · _Give every result as before and after_
            A<   [Start] [Done already] [Not today] [Another hour] [No DMs]
            -- Thu 26 Nov 17:00:00
            A< (dm) **Day 2 of 7** · _Give every result as before and after_
            A<   Nothing has to be written down today.
            A<   [Start] [Done already] [Not today] [Another hour] [No DMs]
            -- Fri 27 Nov 17:00:00
            A< (dm) **Day 3 of 7** · _Give every result as before and after_
            A<   Nothing has to be written down today.
            A<   [Start] [Done already] [Not today] [Another hour] [No DMs]
            -- Sat 28 Nov 17:00:00
            A< (dm) **Day 4 of 7** · _Give every result as before and after_
            A<   Nothing has to be written down today.
            A<   [Start] [Done already] [Not today] [Another hour] [No DMs]
            -- 18:00:00
            kill 31h
            -- Mon 30 Nov 01:00:00
            A< (dm) **Your week** — 0 of 2 mocks and solos
            A<   1 day of drills for _Give every result as before and after_
            A<   [My rhythm] [My micro-goal] [No Sunday summary] [No DMs]
        "#]],
    );
}

#[test]
fn whoever_wants_no_summary_or_has_done_nothing_for_weeks_is_told_nothing() {
    check(
        r#"
        quiet on
        A: zone Europe/Berlin
        A: profile dms on
        B: zone Europe/Berlin
        B: profile dms on
        A: now short
        A: take candidate
        B: take interviewer
        play to report
        +2h
        quiet off
        platform closed
        +6d
        B: cadence
        A: sessions
        A: press [No Sunday summary]
        A: press [My rhythm]
        +7d
        A: press [Write me on Sundays]
        quiet on
        A: profile dms on
        quiet off
        +7d
        +21d
        "#,
        expect![[r#"
            -- Tue 24 Nov 20:02:15
            platform closed
            -- Sun 29 Nov 17:00:00
            ! a post is given up: not written to a member alone (50007): Closed
            -- Mon 30 Nov 20:02:15
            B: cadence
            B< (shows cadence) **Your rhythm**
            B<   This week: 0 of 2
            B<   Coached this month: 0 of 1
            B<   What counts is a mock as candidate, or a solo; drills belong to your micro-goal. A week that you miss is frozen by itself, once in four weeks. Only you see this.
            B<   On Sundays at 18:00 I write you how your week went, by DM.
            B<   ‹How often you mean to practise: 2 times a week›
            B<   ‹Coached mocks: One coached mock a month›
            B<   [No Sunday summary] [My profile]
            A: sessions
            A< (shows sessions) **Sessions**
            A<   **#1** · short · Tue 24 Nov 18:00 · over
            A<   ‹Look at a session: …›
            A< (summary) **Your week** — 1 of 2 mocks and solos
            A<   [My rhythm] [My micro-goal] [No Sunday summary]
            A: press [No Sunday summary]
            A< (profile-saved) Saved: I write you no summary of your week. You read it here.
            A<   [My rhythm]
            A: press [My rhythm]
            A< (shows cadence) **Your rhythm** …
            A<   How your week went you read here, as you wished.
            A<   [Write me on Sundays] [My profile]
            A<   (gone) On Sundays at 18:00 I write you how your week went, by DM.
            A<   (gone) [No Sunday summary] [My profile]
            -- Mon 7 Dec 20:02:15
            A: press [Write me on Sundays]
            A< (profile-saved) Saved: on Sundays at 18:00 I tell you how your week went.
            A<   [My rhythm]
        "#]],
    );
}

#[test]
fn whoever_left_the_group_is_told_nothing_of_their_week() {
    check(
        r#"
        quiet on
        A: zone Europe/Berlin
        A: profile dms on
        A: now short
        A: take candidate
        B: take interviewer
        play to report
        +2h
        A: is gone
        quiet off
        +7d
        "#,
        expect![""],
    );
}
