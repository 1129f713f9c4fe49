//! When members can meet, and when several of them can.

use expect_test::expect;

use super::check::check;

/// Each says it in their own zone; a Friday evening in New York is a Saturday elsewhere.
#[test]
fn members_say_when_they_can_and_find_a_time_in_three_zones() {
    check(
        r#"
        A: availability
        A: profile availability mon-fri 18-21
        A: zone Europe/Berlin
        A: profile availability mon-fri 6-9
        A: profile availability mon-fri
        A: profile availability whenever it suits
        A: profile availability mon-fri 18-21, sat 01:30-04:00; rather not fri; not 20 Dec - 3 Jan
        A: availability
        A: overlap
        B: zone America/New_York
        B: profile availability mon 12-15; fri 20-23
        C: overlap A B
        C: zone Asia/Kathmandu
        C: profile availability tue 0:15-3:00; rather not sat 6-9 am
        A: overlap
        A: overlap B D
        B: profile pause 24 Dec
        A: overlap
        B: profile availability off
        B: profile pause off
        A: overlap
        "#,
        expect![[r#"
            -- Tue 24 Nov 18:00:00
            A: availability
            A< (shows profile) **When you can meet**
            A<   You have not said it yet. Type it, such as `mon-fri 18-21, sat 10-12; rather not fri; not 20 Dec - 3 Jan`, or choose days and hours.
            A<   Others of this group find times at which you can come, and who could come then; all of what you say here only you see. Nothing is booked by it.
            A<   ‹Add days: …›
            A: profile availability mon-fri 18-21
            A< Hours and days are those of your time zone, and I do not know it yet. Name it first, such as Europe/Berlin.
            A: zone Europe/Berlin
            A< (profile-saved) Saved: time zone Europe/Berlin · no quiet hours.
            A: profile availability mon-fri 6-9
            A< Several hours can be meant there. Write the ones that you mean: `06:00–09:00`, `18:00–21:00`.
            A: profile availability mon-fri
            A< From when to when on Mon–Fri? Write hours behind it, such as `18-21`, or `all day`.
            A: profile availability whenever it suits
            A< I can't read “whenever” there, so nothing is changed. Write days and hours, such as `mon-fri 18-21, sat 10-12; rather not fri; not 20 Dec - 3 Jan`.
            A: profile availability mon-fri 18-21, sat 01:30-04:00; rather not fri; not 20 Dec - 3 Jan
            A< (profile-saved) Saved, in Europe/Berlin: Mon–Fri 18:00–21:00 · Sat 01:30–04:00 · rather not Fri · not 2026-12-20 – 2027-01-03
            A<   [When I can meet] [Find a time]
            A: availability
            A< (shows profile) **When you can meet**, in Europe/Berlin
            A<   Mon–Fri 18:00–21:00 · Sat 01:30–04:00 · rather not Fri · not 2026-12-20 – 2027-01-03
            A<   Others of this group find times at which you can come, and who could come then; all of what you say here only you see. Nothing is booked by it.
            A<   ‹Add days: …›
            A<   ‹Take something away: …›
            A<   [Find a time]
            A: overlap
            A< (shows overlap) **When this group can meet** for 74 minutes, in the next two weeks
            A<   Only 1 of you has said when they can. Ask the others to do it with `/availability set`.
            A<   Nothing is booked. A session is planned with `/session plan`.
            A<   [When I can meet]
            B: zone America/New_York
            B< (profile-saved) Saved: time zone America/New_York · no quiet hours.
            B: profile availability mon 12-15; fri 20-23
            B< (profile-saved) Saved, in America/New_York: Mon 12:00–15:00 · Fri 20:00–23:00
            B<   [When I can meet] [Find a time]
            C: overlap A B
            C< (shows overlap) **When you can meet** for 74 minutes, in the next two weeks
            C<   1. Sat 28 Nov 01:00 — 2 of 2 can
            C<   2. Mon 30 Nov 17:00 — 2 of 2 can
            C<   3. Mon 30 Nov 18:15 — 2 of 2 can
            C<   4. Sat 5 Dec 01:00 — 2 of 2 can
            C<   5. Mon 7 Dec 17:00 — 2 of 2 can
            C<   6. Mon 7 Dec 18:15 — 2 of 2 can
            C<   Not said yet when they can: C. They say it with `/availability set`.
            C<   Nothing is booked. A session is planned with `/session plan`.
            C<   [When I can meet]
            C: zone Asia/Kathmandu
            C< (profile-saved) Saved: time zone Asia/Kathmandu · no quiet hours.
            C: profile availability tue 0:15-3:00; rather not sat 6-9 am
            C< (profile-saved) Saved, in Asia/Kathmandu: Tue 00:15–03:00 · rather not Sat 06:00–09:00
            C<   [When I can meet] [Find a time]
            A: overlap
            A< (shows overlap) **When this group can meet** for 74 minutes, in the next two weeks …
            A<   1. Mon 30 Nov 18:30 — 3 of 3 can
            A<   2. Mon 7 Dec 18:30 — 3 of 3 can
            A<   3. Sat 28 Nov 01:00 — 2 of 3 can · would rather not: C
            A<   4. Sat 5 Dec 01:00 — 2 of 3 can · would rather not: C
            A<   5. Mon 30 Nov 17:00 — 2 of 3 can · missing: C
            A<   6. Mon 7 Dec 17:00 — 2 of 3 can · missing: C
            A<   (gone) Only 1 of you has said when they can. Ask the others to do it with `/availability set`.
            A: overlap B D
            A< (shows overlap) **When you can meet** for 74 minutes, in the next two weeks …
            A<   Not said yet when they can: D. They say it with `/availability set`.
            A<   (gone) Not said yet when they can: C. They say it with `/availability set`.
            B: profile pause 24 Dec
            B< (profile-saved) Saved: You pause until 2026-12-24: until then you are asked for nothing and reminded of nothing, and out where you are in every time; nobody is told.
            A: overlap
            A< (shows overlap) **When this group can meet** for 74 minutes, in the next two weeks
            A<   1. Mon 30 Nov 18:30 — 2 of 3 can · missing: B
            A<   2. Mon 7 Dec 18:30 — 2 of 3 can · missing: B
            A<   3. Sat 28 Nov 00:30 — 1 of 3 can · would rather not: C · missing: B
            A<   4. Sat 28 Nov 01:45 — 1 of 3 can · would rather not: C · missing: B
            A<   5. Sat 5 Dec 00:30 — 1 of 3 can · would rather not: C · missing: B
            A<   6. Sat 5 Dec 01:45 — 1 of 3 can · would rather not: C · missing: B
            A<   Nothing is booked. A session is planned with `/session plan`.
            A<   [When I can meet]
            B: profile availability off
            B< (profile-saved) Saved: you say no more when you can meet.
            B<   [When I can meet]
            B: profile pause off
            B< (profile-saved) Saved: You do not pause.
            A: overlap
            A< (shows overlap) **When this group can meet** for 74 minutes, in the next two weeks
            A<   1. Mon 30 Nov 18:30 — 2 of 2 can
            A<   2. Mon 7 Dec 18:30 — 2 of 2 can
            A<   3. Sat 28 Nov 00:30 — 1 of 2 can · would rather not: C
            A<   4. Sat 28 Nov 01:45 — 1 of 2 can · would rather not: C
            A<   5. Sat 5 Dec 00:30 — 1 of 2 can · would rather not: C
            A<   6. Sat 5 Dec 01:45 — 1 of 2 can · would rather not: C
            A<   Nothing is booked. A session is planned with `/session plan`.
            A<   [When I can meet]
        "#]],
    );
}

#[test]
fn days_and_hours_are_chosen_and_taken_away_again() {
    check(
        r#"
        A: zone Europe/Berlin
        A: availability
        A: press [Mon–Fri]
        A: press [18:00]
        A: press [21:00]
        A: availability
        A: press [Fri]
        A: press [20:00]
        A: press [21:00]
        A: availability
        A: keeps [Mon–Fri 18:00–21:00]
        A: press kept
        A: press kept
        A: availability
        "#,
        expect![[r#"
            -- Tue 24 Nov 18:00:00
            A: zone Europe/Berlin
            A< (profile-saved) Saved: time zone Europe/Berlin · no quiet hours.
            A: availability
            A< (shows profile) **When you can meet**, in Europe/Berlin
            A<   You have not said it yet. Type it, such as `mon-fri 18-21, sat 10-12; rather not fri; not 20 Dec - 3 Jan`, or choose days and hours.
            A<   Others of this group find times at which you can come, and who could come then; all of what you say here only you see. Nothing is booked by it.
            A<   ‹Add days: …›
            A: press [Mon–Fri]
            A< (shows profile) Mon–Fri: from when on? Other times than whole hours can be typed.
            A<   ‹From: …›
            A<   [When I can meet]
            A: press [18:00]
            A< (shows profile) Mon–Fri from 18:00: until when?
            A<   ‹I can until: …›
            A<   ‹I would rather not, until: …›
            A<   ‹I cannot until: …›
            A<   [When I can meet]
            A: press [21:00]
            A< (profile-saved) Saved, in Europe/Berlin: Mon–Fri 18:00–21:00
            A<   [When I can meet] [Find a time]
            A: availability
            A< (shows profile) **When you can meet**, in Europe/Berlin …
            A<   Mon–Fri 18:00–21:00
            A<   ‹Take something away: …›
            A<   [Find a time]
            A<   (gone) You have not said it yet. Type it, such as `mon-fri 18-21, sat 10-12; rather not fri; not 20 Dec - 3 Jan`, or choose days and hours.
            A: press [Fri]
            A< (shows profile) Fri: from when on? Other times than whole hours can be typed.
            A<   ‹From: …›
            A<   [When I can meet]
            A: press [20:00]
            A< (shows profile) Fri from 20:00: until when?
            A<   ‹I can until: …›
            A<   ‹I would rather not, until: …›
            A<   ‹I cannot until: …›
            A<   [When I can meet]
            A: press [21:00]
            A< (profile-saved) Saved, in Europe/Berlin: Mon–Fri 18:00–21:00 · Fri 20:00–21:00
            A<   [When I can meet] [Find a time]
            A: availability
            A< (shows profile) **When you can meet**, in Europe/Berlin …
            A<   Mon–Fri 18:00–21:00 · Fri 20:00–21:00
            A<   (gone) Mon–Fri 18:00–21:00
            A: keeps [Mon–Fri 18:00–21:00]
            A: press kept
            A< (profile-saved) Saved, in Europe/Berlin: Fri 20:00–21:00
            A<   [When I can meet] [Find a time]
            A: press kept
            A< (profile-saved) Saved, in Europe/Berlin: Fri 20:00–21:00 …
            A: availability
            A< (shows profile) **When you can meet**, in Europe/Berlin …
            A<   Fri 20:00–21:00
            A<   (gone) Mon–Fri 18:00–21:00 · Fri 20:00–21:00
        "#]],
    );
}

/// Nobody finds times for who has left, and another group knows nothing of what is said here.
#[test]
fn who_left_is_looked_for_no_more_and_groups_know_nothing_of_each_other() {
    check(
        r#"
        A: zone Europe/Berlin
        A: profile availability tue 18-21
        B: zone Europe/Berlin
        B: profile availability tue 19-22
        A: overlap
        A@2: overlap
        A@2: overlap A B
        B: is gone
        A: overlap
        A: overlap B
        "#,
        expect![[r#"
            -- Tue 24 Nov 18:00:00
            A: zone Europe/Berlin
            A< (profile-saved) Saved: time zone Europe/Berlin · no quiet hours.
            A: profile availability tue 18-21
            A< (profile-saved) Saved, in Europe/Berlin: Tue 18:00–21:00
            A<   [When I can meet] [Find a time]
            B: zone Europe/Berlin
            B< (profile-saved) Saved: time zone Europe/Berlin · no quiet hours.
            B: profile availability tue 19-22
            B< (profile-saved) Saved, in Europe/Berlin: Tue 19:00–22:00
            B<   [When I can meet] [Find a time]
            A: overlap
            A< (shows overlap) **When this group can meet** for 74 minutes, in the next two weeks
            A<   1. Tue 24 Nov 18:00 — 2 of 2 can
            A<   2. Tue 1 Dec 18:00 — 2 of 2 can
            A<   Nothing is booked. A session is planned with `/session plan`.
            A<   [When I can meet]
            A@2: overlap
            A< (shows overlap) **When this group can meet** for 74 minutes, in the next two weeks
            A<   None of you has said when they can. Begin with `/availability set`, and ask the others.
            A<   Nothing is booked. A session is planned with `/session plan`.
            A<   [When I can meet]
            A@2: overlap A B
            A< (shows overlap) **When you can meet** for 74 minutes, in the next two weeks
            A<   None of you has said when they can. Begin with `/availability set`, and ask the others.
            A<   Not said yet when they can: A and B. They say it with `/availability set`.
            A<   Nothing is booked. A session is planned with `/session plan`.
            A<   [When I can meet]
            B: is gone
            A: overlap
            A< (shows overlap) **When this group can meet** for 74 minutes, in the next two weeks …
            A<   Only 1 of you has said when they can. Ask the others to do it with `/availability set`.
            A<   (gone) None of you has said when they can. Begin with `/availability set`, and ask the others.
            A: overlap B
            A< (shows overlap) **When you can meet** for 74 minutes, in the next two weeks
            A<   Only 1 of you has said when they can. Ask the others to do it with `/availability set`.
            A<   Not said yet when they can: B. They say it with `/availability set`.
            A<   Nothing is booked. A session is planned with `/session plan`.
            A<   [When I can meet]
        "#]],
    );
}
