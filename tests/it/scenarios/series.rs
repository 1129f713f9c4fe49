//! Evenings that come again: a series is shown, saved, and lives on when its maker is gone.

use expect_test::expect;

use super::check::check;

#[test]
fn a_series_is_saved_when_it_is_right_and_lives_on_when_its_maker_is_gone() {
    check(
        r#"
        A: series
        A: series create "every tue 19:00"
        O: series create "every tue 19:00" solo
        O: series create "every tue 19:00 3 times" one-on-one "Tuesday practice"
        A: series
        O: keeps [Save]
        O: press [Save]
        O: press kept
        O: series create "last fri of the month 18:30" panel
        O: press [Save]
        A: series
        O: is gone
        A: series
        "#,
        expect![[r#"
            -- Tue 24 Nov 18:00:00
            A: series
            A< (shows series) No evenings of this group come again by themselves yet. An organiser can make a series of them, such as every Tuesday 19:00.
            A: series create "every tue 19:00"
            A< (organisers-only) Only an organiser can do that: a member with *Manage Server*, or with a role that was named in the settings. Ask one of them.
            O: series create "every tue 19:00" solo
            O< (series) That format is for one person, and an evening is for two or more. Choose one of these: final-round, group, half-hour, one-on-one, panel, short.
            O<   [All series]
            O: series create "every tue 19:00 3 times" one-on-one "Tuesday practice"
            O< (series) I read that as **every Tuesday 19:00, 3 times**, Europe/Berlin.
            O<   Tuesday practice · one-on-one · 30 min a turn
            O<   The first evenings:
            O<   · Tue 1 Dec 18:00 (in 7 days)
            O<   · Tue 8 Dec 18:00 (in 14 days)
            O<   · Tue 15 Dec 18:00 (in 21 days)
            O<   Nothing is saved yet.
            O<   ‹Format: One-on-one›
            O<   ‹Role: Any role›
            O<   [Save]
            A: series
            A< (shows series) No evenings of this group come again by themselves yet. An organiser can make a series of them, such as every Tuesday 19:00.
            O: keeps [Save]
            O: press [Save]
            O< (series) Saved as series **#1**: every Tuesday 19:00, 3 times, Europe/Berlin. The first evening is Tue 1 Dec 18:00.
            O<   [All series]
            O: press kept
            O< (series) This was saved already, or something newer took its place, so nothing was done. These series are there:
            O<   [All series]
            O: series create "last fri of the month 18:30" panel
            O< (series) I read that as **every month on the last Friday, 18:30**, Europe/Berlin.
            O<   panel interview · 45 min a turn
            O<   The first evenings:
            O<   · Fri 27 Nov 17:30 (in 3 days)
            O<   · Fri 25 Dec 17:30 (in 31 days)
            O<   · Fri 29 Jan 2027 17:30 (in 66 days)
            O<   Nothing is saved yet.
            O<   ‹Format: Panel interview›
            O<   ‹Length: 45 min a turn›
            O<   ‹Role: Any role›
            O<   [Save]
            O: press [Save]
            O< (series) Saved as series **#2**: every month on the last Friday, 18:30, Europe/Berlin. The first evening is Fri 27 Nov 17:30.
            O<   [All series]
            A: series
            A< (shows series) **Series**
            A<   **#1** · Tuesday practice · one-on-one · 30 min a turn
            A<   Every Tuesday 19:00, 3 times · Europe/Berlin · made by O
            A<   Tue 1 Dec 18:00 · Tue 8 Dec 18:00 · Tue 15 Dec 18:00
            A<   **#2** · panel interview · 45 min a turn
            A<   Every month on the last Friday, 18:30 · Europe/Berlin · made by O
            A<   Fri 27 Nov 17:30 · Fri 25 Dec 17:30 · Fri 29 Jan 2027 17:30
            O: is gone
            A: series
            A< (shows series) **Series** …
            A<   Every Tuesday 19:00, 3 times · Europe/Berlin · whoever made it has left: it is the organisers' now
            A<   Every month on the last Friday, 18:30 · Europe/Berlin · whoever made it has left: it is the organisers' now
            A<   (gone) Every Tuesday 19:00, 3 times · Europe/Berlin · made by O
            A<   (gone) Every month on the last Friday, 18:30 · Europe/Berlin · made by O
        "#]],
    );
}
