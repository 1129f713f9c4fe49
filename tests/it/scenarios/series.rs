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

#[test]
fn a_date_is_moved_alone_with_those_after_it_or_with_all() {
    check(
        r#"
        O: series create "every tue 19:00 from 15 december" one-on-one "Tuesday practice"
        O: press [Save]
        A: series move 1 to "wed 20:00"
        O: series move 1 to "5 feb 20:00"
        O: series move 1 2026-12-22 to "wed 20:00"
        O: press [This one and all after it]
        O: press [All that come]
        O: press [This one alone]
        O: keeps [Save]
        O: press [Save]
        O: press kept
        O: series move 1 2026-12-29 to "20:30"
        O: press [This one and all after it]
        O: press [Save]
        A: series
        "#,
        expect![[r#"
            -- Tue 24 Nov 18:00:00
            O: series create "every tue 19:00 from 15 december" one-on-one "Tuesday practice"
            O< (series) I read that as **every Tuesday 19:00**, Europe/Berlin.
            O<   Tuesday practice · one-on-one · 30 min a turn
            O<   The first evenings:
            O<   · Tue 15 Dec 18:00 (in 21 days)
            O<   · Tue 22 Dec 18:00 (in 28 days)
            O<   · Tue 29 Dec 18:00 (in 35 days)
            O<   Nothing is saved yet.
            O<   ‹Format: One-on-one›
            O<   ‹Role: Any role›
            O<   [Save]
            O: press [Save]
            O< (series) Saved as series **#1**: every Tuesday 19:00, Europe/Berlin. The first evening is Tue 15 Dec 18:00.
            O<   [All series]
            A: series move 1 to "wed 20:00"
            A< (organisers-only) Only an organiser can do that: a member with *Manage Server*, or with a role that was named in the settings. Ask one of them.
            O: series move 1 to "5 feb 20:00"
            O< (series) An evening stays before the one after it. Type a time before Tue 22 Dec 18:00.
            O<   [All series]
            O: series move 1 2026-12-22 to "wed 20:00"
            O< (series) Series **#1**: the evening of Tue 22 Dec 18:00 is moved to **Wed 23 Dec 19:00**. All others stay.
            O<   Tuesday practice · one-on-one · 30 min a turn
            O<   The next evenings are then:
            O<   · Tue 15 Dec 18:00 (in 21 days)
            O<   · Wed 23 Dec 19:00 (in 29 days)
            O<   · Tue 29 Dec 18:00 (in 35 days)
            O<   Nothing is saved yet.
            O<   ‹Which evenings: This one alone›
            O<   [Save]
            O: press [This one and all after it]
            O< (series) Series **#1** from the evening of Tue 22 Dec 18:00 on: **every Wednesday 20:00**, Europe/Berlin.
            O<   Tuesday practice · one-on-one · 30 min a turn
            O<   The next evenings are then:
            O<   · Tue 15 Dec 18:00 (in 21 days)
            O<   · Wed 23 Dec 19:00 (in 29 days)
            O<   · Wed 30 Dec 19:00 (in 36 days)
            O<   Nothing is saved yet.
            O<   ‹Which evenings: This one and all after it›
            O<   [Save]
            O: press [All that come]
            O< (series) All evenings of series **#1**: **every Wednesday 20:00**, Europe/Berlin.
            O<   Tuesday practice · one-on-one · 30 min a turn
            O<   The next evenings are then:
            O<   · Wed 16 Dec 19:00 (in 22 days)
            O<   · Wed 23 Dec 19:00 (in 29 days)
            O<   · Wed 30 Dec 19:00 (in 36 days)
            O<   Nothing is saved yet.
            O<   ‹Which evenings: All that come›
            O<   [Save]
            O: press [This one alone]
            O< (series) Series **#1**: the evening of Tue 22 Dec 18:00 is moved to **Wed 23 Dec 19:00**. All others stay. …
            O: keeps [Save]
            O: press [Save]
            O< (series) Saved. The next evening of series **#1** is Tue 15 Dec 18:00.
            O<   [All series]
            O: press kept
            O< (series) This was saved already, or something newer took its place, so nothing was done. These series are there:
            O<   [All series]
            O: series move 1 2026-12-29 to "20:30"
            O< (series) Series **#1**: the evening of Tue 29 Dec 18:00 is moved to **Tue 29 Dec 19:30**. All others stay.
            O<   Tuesday practice · one-on-one · 30 min a turn
            O<   The next evenings are then:
            O<   · Tue 15 Dec 18:00 (in 21 days)
            O<   · Wed 23 Dec 19:00 (in 29 days)
            O<   · Tue 29 Dec 19:30 (in 35 days)
            O<   Nothing is saved yet.
            O<   ‹Which evenings: This one alone›
            O<   [Save]
            O: press [This one and all after it]
            O< (series) Series **#1** from the evening of Tue 29 Dec 18:00 on: **every Tuesday 20:30**, Europe/Berlin.
            O<   Tuesday practice · one-on-one · 30 min a turn
            O<   The next evenings are then:
            O<   · Tue 15 Dec 18:00 (in 21 days)
            O<   · Wed 23 Dec 19:00 (in 29 days)
            O<   · Tue 29 Dec 19:30 (in 35 days)
            O<   Nothing is saved yet.
            O<   ‹Which evenings: This one and all after it›
            O<   [Save]
            O: press [Save]
            O< (series) Saved. The next evening of series **#1** is Tue 15 Dec 18:00. …
            A: series
            A< (shows series) **Series**
            A<   **#1** · Tuesday practice · one-on-one · 30 min a turn
            A<   Every Tuesday 19:00 · Europe/Berlin · made by O
            A<   Tue 15 Dec 18:00 · Wed 23 Dec 19:00 · Tue 29 Dec 19:30
        "#]],
    );
}

#[test]
fn a_series_becomes_something_else_from_a_date_on() {
    check(
        r#"
        O: series create "every tue 19:00 from 15 december" one-on-one "Tuesday practice"
        O: press [Save]
        O: series skip 1 2026-12-29
        O: series edit 1 2026-12-22 "every thu 18:30"
        O: press [All that come]
        O: press [This one and all after it]
        O: press [Save]
        O: series edit 1 2026-12-31 panel
        O: press [60 min a turn]
        O: press [Save]
        O: series edit 1 drill
        A: series
        "#,
        expect![[r#"
            -- Tue 24 Nov 18:00:00
            O: series create "every tue 19:00 from 15 december" one-on-one "Tuesday practice"
            O< (series) I read that as **every Tuesday 19:00**, Europe/Berlin.
            O<   Tuesday practice · one-on-one · 30 min a turn
            O<   The first evenings:
            O<   · Tue 15 Dec 18:00 (in 21 days)
            O<   · Tue 22 Dec 18:00 (in 28 days)
            O<   · Tue 29 Dec 18:00 (in 35 days)
            O<   Nothing is saved yet.
            O<   ‹Format: One-on-one›
            O<   ‹Role: Any role›
            O<   [Save]
            O: press [Save]
            O< (series) Saved as series **#1**: every Tuesday 19:00, Europe/Berlin. The first evening is Tue 15 Dec 18:00.
            O<   [All series]
            O: series skip 1 2026-12-29
            O< (series) There is no evening of series **#1** on 2026-12-29. The next one is Tue 15 Dec 18:00.
            O<   [Hold it after all] [All series]
            O: series edit 1 2026-12-22 "every thu 18:30"
            O< (series) Series **#1** from the evening of Tue 22 Dec 18:00 on: **every Thursday 18:30**, Europe/Berlin.
            O<   Tuesday practice · one-on-one · 30 min a turn
            O<   The next evenings are then:
            O<   · Tue 15 Dec 18:00 (in 21 days)
            O<   · Thu 24 Dec 17:30 (in 30 days)
            O<   · Thu 31 Dec 17:30 (in 37 days)
            O<   Nothing is saved yet.
            O<   ‹Which evenings: This one and all after it›
            O<   ‹Format: One-on-one›
            O<   ‹Role: Any role›
            O<   [Save]
            O: press [All that come]
            O< (series) All evenings of series **#1**: **every Thursday 18:30**, Europe/Berlin.
            O<   Tuesday practice · one-on-one · 30 min a turn
            O<   The next evenings are then:
            O<   · Thu 17 Dec 17:30 (in 23 days)
            O<   · Thu 24 Dec 17:30 (in 30 days)
            O<   · Thu 31 Dec 17:30 (in 37 days)
            O<   Nothing is saved yet.
            O<   ‹Which evenings: All that come›
            O<   ‹Format: One-on-one›
            O<   ‹Role: Any role›
            O<   [Save]
            O: press [This one and all after it]
            O< (series) Series **#1** from the evening of Tue 22 Dec 18:00 on: **every Thursday 18:30**, Europe/Berlin. …
            O: press [Save]
            O< (series) Saved. The next evening of series **#1** is Tue 15 Dec 18:00.
            O<   [All series]
            O: series edit 1 2026-12-31 panel
            O< (series) Series **#1**: the evening of Thu 31 Dec 17:30 alone.
            O<   Tuesday practice · panel interview · 45 min a turn
            O<   The next evenings are then:
            O<   · Tue 15 Dec 18:00 (in 21 days)
            O<   · Thu 24 Dec 17:30 (in 30 days)
            O<   · Thu 31 Dec 17:30 (in 37 days)
            O<   Nothing is saved yet.
            O<   ‹Which evenings: This one alone›
            O<   ‹Format: Panel interview›
            O<   ‹Length: 45 min a turn›
            O<   ‹Role: Any role›
            O<   [Save]
            O: press [60 min a turn]
            O< (series) Series **#1**: the evening of Thu 31 Dec 17:30 alone. …
            O<   Tuesday practice · panel interview · 60 min a turn
            O<   ‹Length: 60 min a turn›
            O<   (gone) Tuesday practice · panel interview · 45 min a turn
            O<   (gone) ‹Length: 45 min a turn›
            O: press [Save]
            O< (series) Saved. The next evening of series **#1** is Tue 15 Dec 18:00. …
            O: series edit 1 drill
            O< (series) That format is for one person, and an evening is for two or more. Choose one of these: final-round, group, half-hour, one-on-one, panel, short.
            O<   [All series]
            A: series
            A< (shows series) **Series**
            A<   **#1** · Tuesday practice · one-on-one · 30 min a turn
            A<   Every Tuesday 19:00 · Europe/Berlin · made by O
            A<   Tue 15 Dec 18:00 · Thu 24 Dec 17:30 · Thu 31 Dec 17:30
        "#]],
    );
}

#[test]
fn what_is_called_follows_its_series() {
    check(
        r#"
        O: series create "every tue 19:00" one-on-one "Tuesday practice"
        O: press [Save]
        +10m
        A: press [I'm in]
        B: press [I'm in]
        O: series move 1 to "wed 20:00"
        O: press [This one and all after it]
        O: press [Save]
        A: press [I'm in]
        B: press [I'm in]
        O: series edit 1 panel
        O: press [Save]
        A: series
        B: press [I'm in]
        O: series skip 1
        O: press [Yes, leave it out]
        A: press [I'm in]
        +8h
        "#,
        expect![[r#"
            -- Tue 24 Nov 18:00:00
            O: series create "every tue 19:00" one-on-one "Tuesday practice"
            O< (series) I read that as **every Tuesday 19:00**, Europe/Berlin.
            O<   Tuesday practice · one-on-one · 30 min a turn
            O<   The first evenings:
            O<   · Tue 1 Dec 18:00 (in 7 days)
            O<   · Tue 8 Dec 18:00 (in 14 days)
            O<   · Tue 15 Dec 18:00 (in 21 days)
            O<   Nothing is saved yet.
            O<   ‹Format: One-on-one›
            O<   ‹Role: Any role›
            O<   [Save]
            O: press [Save]
            O< (series) Saved as series **#1**: every Tuesday 19:00, Europe/Berlin. The first evening is Tue 1 Dec 18:00.
            O<   [All series]
            # **Tuesday practice** · one-on-one
            #   Tue 1 Dec 18:00 (in 7 days) · 74 min · seats are drawn by 16:00
            #   Nobody has answered yet.
            #   [I'm in] [Only observing] [Can't this time] [Every time] [Why this]
            -- 18:10:00
            A: press [I'm in]
            A< (on-evening) You are in for Tue 1 Dec 18:00. Seats are drawn by 16:00; the plan then says where you sit.
            A<   You are reminded: 24 hours before · 1 hour before · 10 minutes before, with check-in.
            A<   [Remind me by DM] [Can't after all] [Every time]
            ~ In: A
            B: press [I'm in]
            B< (on-evening) You are in for Tue 1 Dec 18:00. Seats are drawn by 16:00; the plan then says where you sit. …
            ~ In: A, B
            O: series move 1 to "wed 20:00"
            O< (series) Series **#1**: the evening of Tue 1 Dec 18:00 is moved to **Wed 2 Dec 19:00**. All others stay.
            O<   Tuesday practice · one-on-one · 30 min a turn
            O<   The next evenings are then:
            O<   · Wed 2 Dec 19:00 (in 8 days)
            O<   · Tue 8 Dec 18:00 (in 14 days)
            O<   · Tue 15 Dec 18:00 (in 21 days)
            O<   2 people are in for Tue 1 Dec 18:00 already. What they answered, and their seats, stand where little changes; otherwise they are asked once more.
            O<   Nothing is saved yet.
            O<   ‹Which evenings: This one alone›
            O<   [Save]
            O: press [This one and all after it]
            O< (series) Series **#1** from the evening of Tue 1 Dec 18:00 on: **every Wednesday 20:00**, Europe/Berlin.
            O<   Tuesday practice · one-on-one · 30 min a turn
            O<   The next evenings are then:
            O<   · Wed 2 Dec 19:00 (in 8 days)
            O<   · Wed 9 Dec 19:00 (in 15 days)
            O<   · Wed 16 Dec 19:00 (in 22 days)
            O<   2 people are in for Tue 1 Dec 18:00 already. What they answered, and their seats, stand where little changes; otherwise they are asked once more.
            O<   Nothing is saved yet.
            O<   ‹Which evenings: This one and all after it›
            O<   [Save]
            O: press [Save]
            O< (series) Saved. The next evening of series **#1** is Wed 2 Dec 19:00.
            O<   The evening that was called already follows, now Wed 2 Dec 19:00. Its call shows it, and whoever was in is told where they need to know.
            O<   [All series]
            ~ Wed 2 Dec 19:00 (in 8 days) · 74 min · seats are drawn by 17:00
            ~   Nobody has answered yet.
            # O moved **Tuesday practice** from Tue 1 Dec 18:00 to **Wed 2 Dec 19:00**. So I ask once more: who comes? Whoever is in every time stays in.  → A, B
            #   [I'm in] [Can't this time]
            A: press [I'm in]
            A< (on-evening) You are in for Wed 2 Dec 19:00. Seats are drawn by 17:00; the plan then says where you sit.
            A<   You are reminded: 24 hours before · 1 hour before · 10 minutes before, with check-in.
            A<   [Remind me by DM] [Can't after all] [Every time]
            ~ In: A
            B: press [I'm in]
            B< (on-evening) You are in for Wed 2 Dec 19:00. Seats are drawn by 17:00; the plan then says where you sit. …
            ~ In: A, B
            O: series edit 1 panel
            O< (series) Series **#1**: the evening of Wed 2 Dec 19:00 alone.
            O<   Tuesday practice · panel interview · 45 min a turn
            O<   The next evenings are then:
            O<   · Wed 2 Dec 19:00 (in 8 days)
            O<   · Wed 9 Dec 19:00 (in 15 days)
            O<   · Wed 16 Dec 19:00 (in 22 days)
            O<   2 people are in for Wed 2 Dec 19:00 already. What they answered, and their seats, stand where little changes; otherwise they are asked once more.
            O<   Nothing is saved yet.
            O<   ‹Which evenings: This one alone›
            O<   ‹Format: Panel interview›
            O<   ‹Length: 45 min a turn›
            O<   ‹Role: Any role›
            O<   [Save]
            O: press [Save]
            O< (series) Saved. The next evening of series **#1** is Wed 2 Dec 19:00. …
            ~ **Tuesday practice** · panel interview
            ~   Wed 2 Dec 19:00 (in 8 days) · 55 min · seats are drawn by 17:00
            ~   Nobody has answered yet.
            # O changed **Tuesday practice**, Wed 2 Dec 19:00. It is held as panel interview now. So I ask once more: who comes? Whoever is in every time stays in.  → A, B
            #   [I'm in] [Can't this time]
            A: series
            A< (shows series) **Series**
            A<   **#1** · Tuesday practice · one-on-one · 30 min a turn
            A<   Every Wednesday 20:00 · Europe/Berlin · made by O
            A<   Wed 2 Dec 19:00 · Wed 9 Dec 19:00 · Wed 16 Dec 19:00
            B: press [I'm in]
            B< (on-evening) You are in for Wed 2 Dec 19:00. Seats are drawn by 17:00; the plan then says where you sit. …
            ~ In: B
            O: series skip 1
            O< (shows series) **Leave out an evening of series #1?**
            O<   The evening of Wed 2 Dec 19:00 is called already. It would be called off, and is not called again. 1 person is in, and is told.
            O<   [Yes, leave it out] [No, back]
            O: press [Yes, leave it out]
            O< (series) The next evening of series **#1** is Wed 9 Dec 19:00.
            O<   The evening of Wed 2 Dec 19:00 was called already: it is called off, and whoever was in is told.
            O<   [All series]
            ~ **Tuesday practice** · Wed 2 Dec 19:00. O called it off.
            # O called off **Tuesday practice**, Wed 2 Dec 19:00. There is nothing to do.  → B
            A: press [I'm in]
            A< (evening-refused) This evening is over, so nothing changes any more. Look in the practice channel for the next call.
        "#]],
    );
}

#[test]
fn a_series_that_stops_calls_off_what_it_called() {
    check(
        r#"
        O: series create "every tue 19:00" one-on-one "Tuesday practice"
        O: press [Save]
        +10m
        A: press [I'm in]
        B: press [I'm in]
        O: series pause 1
        O: press [No, back]
        O: series stop 1
        O: press [Yes, stop it]
        A: series
        "#,
        expect![[r#"
            -- Tue 24 Nov 18:00:00
            O: series create "every tue 19:00" one-on-one "Tuesday practice"
            O< (series) I read that as **every Tuesday 19:00**, Europe/Berlin.
            O<   Tuesday practice · one-on-one · 30 min a turn
            O<   The first evenings:
            O<   · Tue 1 Dec 18:00 (in 7 days)
            O<   · Tue 8 Dec 18:00 (in 14 days)
            O<   · Tue 15 Dec 18:00 (in 21 days)
            O<   Nothing is saved yet.
            O<   ‹Format: One-on-one›
            O<   ‹Role: Any role›
            O<   [Save]
            O: press [Save]
            O< (series) Saved as series **#1**: every Tuesday 19:00, Europe/Berlin. The first evening is Tue 1 Dec 18:00.
            O<   [All series]
            # **Tuesday practice** · one-on-one
            #   Tue 1 Dec 18:00 (in 7 days) · 74 min · seats are drawn by 16:00
            #   Nobody has answered yet.
            #   [I'm in] [Only observing] [Can't this time] [Every time] [Why this]
            -- 18:10:00
            A: press [I'm in]
            A< (on-evening) You are in for Tue 1 Dec 18:00. Seats are drawn by 16:00; the plan then says where you sit.
            A<   You are reminded: 24 hours before · 1 hour before · 10 minutes before, with check-in.
            A<   [Remind me by DM] [Can't after all] [Every time]
            ~ In: A
            B: press [I'm in]
            B< (on-evening) You are in for Tue 1 Dec 18:00. Seats are drawn by 16:00; the plan then says where you sit. …
            ~ In: A, B
            O: series pause 1
            O< (shows series) **Pause series #1?**
            O<   The evening of Tue 1 Dec 18:00 is called already. It would be called off, and is not called again. 2 people are in, and are told.
            O<   [Yes, pause it] [No, back]
            O: press [No, back]
            O< (shows series) **Series**
            O<   **#1** · Tuesday practice · one-on-one · 30 min a turn
            O<   Every Tuesday 19:00 · Europe/Berlin · made by O
            O<   Tue 1 Dec 18:00 · Tue 8 Dec 18:00 · Tue 15 Dec 18:00
            O: series stop 1
            O< (shows series) **Stop series #1?** Every Tuesday 19:00: no evening of it comes any more, and it is not begun again.
            O<   The evening of Tue 1 Dec 18:00 is called already. It would be called off, and is not called again. 2 people are in, and are told.
            O<   [Yes, stop it] [No, back]
            O: press [Yes, stop it]
            O< (series) Series **#1** is stopped: no evening of it comes any more.
            O<   The evening of Tue 1 Dec 18:00 was called already: it is called off, and whoever was in is told.
            O<   [All series]
            ~ **Tuesday practice** · Tue 1 Dec 18:00. O called it off.
            # O called off **Tuesday practice**, Tue 1 Dec 18:00. There is nothing to do.  → A, B
            A: series
            A< (shows series) No evenings of this group come again by themselves yet. An organiser can make a series of them, such as every Tuesday 19:00.
        "#]],
    );
}

#[test]
fn series_are_worked_out_anew_when_the_zones_are_others() {
    check(
        r#"
        O: series create "every tue 19:00" one-on-one "Tuesday practice"
        O: press [Save]
        +10m
        A: press [I'm in]
        O: series create "every thu 19:00 from 17 december" short "Thursday practice"
        O: press [Save]
        zone is Europe/Lisbon
        zones change 1
        kill 5s
        A: series
        zone is Mars/Olympus
        zones change 0
        kill 5s
        A: series
        zone is Europe/Berlin
        zones change 0
        kill 5s
        A: series
        "#,
        expect![[r#"
            -- Tue 24 Nov 18:00:00
            O: series create "every tue 19:00" one-on-one "Tuesday practice"
            O< (series) I read that as **every Tuesday 19:00**, Europe/Berlin.
            O<   Tuesday practice · one-on-one · 30 min a turn
            O<   The first evenings:
            O<   · Tue 1 Dec 18:00 (in 7 days)
            O<   · Tue 8 Dec 18:00 (in 14 days)
            O<   · Tue 15 Dec 18:00 (in 21 days)
            O<   Nothing is saved yet.
            O<   ‹Format: One-on-one›
            O<   ‹Role: Any role›
            O<   [Save]
            O: press [Save]
            O< (series) Saved as series **#1**: every Tuesday 19:00, Europe/Berlin. The first evening is Tue 1 Dec 18:00.
            O<   [All series]
            # **Tuesday practice** · one-on-one
            #   Tue 1 Dec 18:00 (in 7 days) · 74 min · seats are drawn by 16:00
            #   Nobody has answered yet.
            #   [I'm in] [Only observing] [Can't this time] [Every time] [Why this]
            -- 18:10:00
            A: press [I'm in]
            A< (on-evening) You are in for Tue 1 Dec 18:00. Seats are drawn by 16:00; the plan then says where you sit.
            A<   You are reminded: 24 hours before · 1 hour before · 10 minutes before, with check-in.
            A<   [Remind me by DM] [Can't after all] [Every time]
            ~ In: A
            O: series create "every thu 19:00 from 17 december" short "Thursday practice"
            O< (series) I read that as **every Thursday 19:00**, Europe/Berlin.
            O<   Thursday practice · short · 15 min a turn
            O<   The first evenings:
            O<   · Thu 17 Dec 18:00 (in 23 days)
            O<   · Thu 24 Dec 18:00 (in 30 days)
            O<   · Thu 31 Dec 18:00 (in 37 days)
            O<   Nothing is saved yet.
            O<   ‹Format: Short›
            O<   ‹Role: Any role›
            O<   [Save]
            O: press [Save]
            O< (series) Saved as series **#2**: every Thursday 19:00, Europe/Berlin. The first evening is Thu 17 Dec 18:00.
            O<   [All series]
            zone is Europe/Lisbon
            zones change 1
            kill 5s
            -- 18:10:05
            ~ Tue 1 Dec 19:00 (in 7 days) · 74 min · seats are drawn by 17:00
            ~   Nobody has answered yet.
            # The clocks of its time zone are changed: **Tuesday practice** is at **Tue 1 Dec 19:00** instead of Tue 1 Dec 18:00. So I ask once more: who comes? Whoever is in every time stays in.  → A
            #   [I'm in] [Can't this time]
            A: series
            A< (shows series) **Series**
            A<   **#1** · Tuesday practice · one-on-one · 30 min a turn
            A<   Every Tuesday 19:00 · Europe/Lisbon · made by O
            A<   Tue 1 Dec 19:00 · Tue 8 Dec 19:00 · Tue 15 Dec 19:00
            A<   **#2** · Thursday practice · short · 15 min a turn
            A<   Every Thursday 19:00 · Europe/Lisbon · made by O
            A<   Thu 17 Dec 19:00 · Thu 24 Dec 19:00 · Thu 31 Dec 19:00
            zone is Mars/Olympus
            zones change 0
            kill 5s
            -- 18:10:10
            A: series
            A< (shows series) **Series**
            A<   **#1** · Tuesday practice · one-on-one · 30 min a turn
            A<   Every Tuesday 19:00 · Mars/Olympus · made by O
            A<   Paused, because its time zone is not known any more. An organiser stops it and makes it again with another one.
            A<   Tue 1 Dec 19:00
            A<   **#2** · Thursday practice · short · 15 min a turn
            A<   Every Thursday 19:00 · Mars/Olympus · made by O
            A<   Paused, because its time zone is not known any more. An organiser stops it and makes it again with another one.
            zone is Europe/Berlin
            zones change 0
            kill 5s
            -- 18:10:15
            ~ Tue 1 Dec 18:00 (in 7 days) · 74 min · seats are drawn by 16:00
            A: series
            A< (shows series) **Series**
            A<   **#1** · Tuesday practice · one-on-one · 30 min a turn
            A<   Every Tuesday 19:00 · Europe/Berlin · made by O
            A<   Tue 1 Dec 18:00 · Tue 8 Dec 18:00 · Tue 15 Dec 18:00
            A<   **#2** · Thursday practice · short · 15 min a turn
            A<   Every Thursday 19:00 · Europe/Berlin · made by O
            A<   Thu 17 Dec 18:00 · Thu 24 Dec 18:00 · Thu 31 Dec 18:00
        "#]],
    );
}

#[test]
fn a_group_has_fifty_series_at_most() {
    let fifty =
        "O: series create \"every tue 19:00 from 15 december\"\nO: press [Save]\n".repeat(50);
    let one_more = "O: series create \"every tue 19:00 from 15 december\"";
    let script = format!(
        "quiet on\n{fifty}quiet off\n{one_more}\nO: series stop 7\nO: press [Yes, stop it]\n{one_more}\nO: press [Save]"
    );
    check(
        &script,
        expect![[r#"
            -- Tue 24 Nov 18:00:00
            O: series create "every tue 19:00 from 15 december"
            O< (series) This group has 50 series already, and that is the most. Stop one of them first.
            O<   [All series]
            O: series stop 7
            O< (shows series) **Stop series #7?** Every Tuesday 19:00: no evening of it comes any more, and it is not begun again.
            O<   [Yes, stop it] [No, back]
            O: press [Yes, stop it]
            O< (series) Series **#7** is stopped: no evening of it comes any more.
            O<   [All series]
            O: series create "every tue 19:00 from 15 december"
            O< (series) I read that as **every Tuesday 19:00**, Europe/Berlin.
            O<   one-on-one · 30 min a turn
            O<   The first evenings:
            O<   · Tue 15 Dec 18:00 (in 21 days)
            O<   · Tue 22 Dec 18:00 (in 28 days)
            O<   · Tue 29 Dec 18:00 (in 35 days)
            O<   Nothing is saved yet.
            O<   ‹Format: One-on-one›
            O<   ‹Role: Any role›
            O<   [Save]
            O: press [Save]
            O< (series) Saved as series **#51**: every Tuesday 19:00, Europe/Berlin. The first evening is Tue 15 Dec 18:00.
            O<   [All series]
        "#]],
    );
}
