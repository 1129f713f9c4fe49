//! Zones and quiet hours: reminders wait for their end, or are dropped; check-in opens as always.

use expect_test::expect;

use super::check::check;

#[test]
fn zone_and_quiet_hours_are_set_shown_and_taken_back() {
    check(
        r#"
        A: profile
        A: quiet 22:00-07:00
        A: zone Berlin
        A: zone Mars/Olympus
        A: zone europe/berlin
        A: quiet 22-22
        A: quiet late
        A: quiet 22-7
        A: profile
        A: zone Asia/Tokyo
        A: quiet off
        A@2: profile
        "#,
        expect![[r#"
            -- Tue 24 Nov 18:00:00
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
            A: quiet 22:00-07:00
            A< (zone-wanted) Hours and days are those of your time zone, and I do not know it yet. Name it first, such as Europe/Berlin.
            A: zone Berlin
            A< (no-such-zone) There is no time zone called “Berlin”. Choose one of these: Europe/Berlin.
            A: zone Mars/Olympus
            A< (no-such-zone) There is no time zone called “Mars/Olympus”. Write region and city, such as Europe/Berlin.
            A: zone europe/berlin
            A< (profile-saved) Saved: time zone Europe/Berlin · no quiet hours.
            A: quiet 22-22
            A< “22-22” begins and ends at the same time. Write two that differ, such as `22:00-07:00`.
            A: quiet late
            A< I can't read “late” as hours. Write when they begin and when they end, such as `22:00-07:00` or `10 pm to 7 am`.
            A: quiet 22-7
            A< (profile-saved) Saved: time zone Europe/Berlin · quiet hours 22:00–07:00. A reminder that falls into them comes when they end, if that is before the start; only check-in calls you as always.
            A: profile
            A< (shows profile) **Your profile** — time zone Europe/Berlin · quiet hours 22:00–07:00. A reminder that falls into them comes when they end, if that is before the start; only check-in calls you as always.
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
            A: zone Asia/Tokyo
            A< (profile-saved) Saved: time zone Asia/Tokyo · quiet hours 22:00–07:00. A reminder that falls into them comes when they end, if that is before the start; only check-in calls you as always.
            A: quiet off
            A< (profile-saved) Saved: time zone Asia/Tokyo · no quiet hours.
            A@2: profile
            A< (shows profile) You have no time zone here yet. Name yours, such as Europe/Berlin; then you can have quiet hours. …
        "#]],
    );
}

#[test]
fn a_reminder_in_quiet_hours_moves_to_their_end_or_is_dropped_and_check_in_opens_as_always() {
    check(
        r#"
        quiet on
        A: zone Europe/Berlin
        A: quiet 21:00-07:00
        B: zone Asia/Tokyo
        B: quiet 22:00-07:00
        A: plan in=26h one-on-one
        A: take candidate
        B: take candidate
        C: take observer
        quiet off
        until 17:00
        until 19:55
        "#,
        expect![[r#"
            -- Tue 24 Nov 19:53:51 remind
            # (the thread opens)
            # **Mock interview #1** starts Wed 25 Nov 20:00 (in 24 h 6 min).  → A, C
            #   [Can't make it] [Details]
            -- 22:00:00 remind
            # **Mock interview #1** starts Wed 25 Nov 20:00 (in 22 h). …  → B
            -- Wed 25 Nov 19:00:00 remind
            # **Mock interview #1** starts Wed 25 Nov 20:00 (in 60 min). …  → A, C
            -- 19:50:00 check-in-opens
            ~ Check-in is open in the thread.
            # **Mock interview #1** starts at 20:00 (in 10 min). Check in when you are here; a seat that is empty 5 min after the start is offered to the observers.  → A, B, C
            #   A: not yet · B: not yet · C: not yet
            #   [I'm here] [I'll be late] [I can't make it]
        "#]],
    );
}

#[test]
fn quiet_hours_end_by_the_clock_that_was_set_forward_in_them() {
    check(
        r#"
        quiet on
        A: zone Europe/Berlin
        A: quiet 22:00-07:00
        B: zone Europe/Berlin
        B: quiet 22:00-02:30
        C: zone America/New_York
        C: quiet 22:00-07:00
        A: plan in=2981h panel
        A: take candidate
        B: take interviewer
        C: take interviewer
        quiet off
        +2980h
        "#,
        expect![[r#"
            -- Sat 27 Mar 2027 22:53:51 remind
            # (the thread opens)
            # **Mock interview #1** starts Sun 28 Mar 2027 23:00 (in 24 h 6 min).  → C
            #   [Can't make it] [Details]
            -- Sun 28 Mar 2027 01:30:00 remind
            # **Mock interview #1** starts Sun 28 Mar 2027 23:00 (in 21 h 30 min). …  → B
            -- 05:00:00 remind
            # **Mock interview #1** starts Sun 28 Mar 2027 23:00 (in 18 h). …  → A
            -- 22:00:00 remind
            # **Mock interview #1** starts Sun 28 Mar 2027 23:00 (in 60 min). …  → C
        "#]],
    );
}

#[test]
fn a_reminder_that_was_put_off_survives_restarts() {
    check(
        r#"
        quiet on
        A: zone Europe/Berlin
        A: quiet 21:00-07:00
        B: zone Europe/Berlin
        B: quiet 20:30-04:00
        A: plan in=26h one-on-one
        A: take candidate
        B: take candidate
        quiet off
        +3h
        kill 90s
        until 03:30
        kill 5h
        "#,
        expect![[r#"
            -- Tue 24 Nov 19:53:51 remind
            # (the thread opens)
            # **Mock interview #1** starts Wed 25 Nov 20:00 (in 24 h 6 min).  → A
            #   [Can't make it] [Details]
            -- 21:00:00
            kill 90s
            -- Wed 25 Nov 03:00:00 remind
            # **Mock interview #1** starts Wed 25 Nov 20:00 (in 17 h). …  → B
            -- 03:30:00
            kill 5h
        "#]],
    );
}

#[test]
fn quiet_hours_that_end_after_check_in_has_opened_remind_only_who_is_not_here() {
    check(
        r#"
        quiet on
        A: zone UTC
        A: quiet 18:30-19:55
        B: zone UTC
        B: quiet 18:30-19:55
        A: plan in=2h one-on-one
        A: take candidate
        B: take candidate
        quiet off
        until 19:50
        A: here
        until 19:56
        "#,
        expect![[r#"
            -- Tue 24 Nov 19:50:00 check-in-opens
            ~ Check-in is open in the thread.
            # (the thread opens)
            # **Mock interview #1** starts at 20:00 (in 10 min). Check in when you are here; a seat that is empty 5 min after the start is offered to the observers.  → A, B
            #   A: not yet · B: not yet
            #   [I'm here] [I'll be late] [I can't make it]
            A: here
            A< You are checked in.
            A<   **Before you start** — the microphone works · your notes are at hand
            A<   [My micro-goal] [The whole list]
            ~ A: checked in · B: not yet
        "#]],
    );
}

#[test]
fn who_gives_the_seat_back_or_lifts_the_quiet_hours_is_not_reminded_late_or_twice() {
    check(
        r#"
        quiet on
        A: zone UTC
        A: quiet 19:00-23:00
        B: zone UTC
        B: quiet 19:00-23:00
        A: plan in=26h one-on-one
        A: take candidate
        B: take candidate
        C: take observer
        quiet off
        until 21:00
        B: leave
        A: quiet 19:00-21:30
        until 19:55
        "#,
        expect![[r#"
            -- Tue 24 Nov 19:53:51 remind
            # (the thread opens)
            # **Mock interview #1** starts Wed 25 Nov 20:00 (in 24 h 6 min).  → C
            #   [Can't make it] [Details]
            -- 21:00:00
            B: leave
            B< Done: the place is free for somebody else.
            ~ **Seats** candidate & interviewer: A · observer: C · 1 candidate seat free · 3 observer seats free
            ~   [Take a seat] [Observe] [Can't make it] [Details]
            A: quiet 19:00-21:30
            A< (profile-saved) Saved: time zone UTC · quiet hours 19:00–21:30. A reminder that falls into them comes when they end, if that is before the start; only check-in calls you as always.
            -- 23:00:00 remind
            # **Mock interview #1** starts Wed 25 Nov 20:00 (in 21 h). …  → A
            -- Wed 25 Nov 19:00:03 cut-off
            # **Mock interview #1** was called off, because there were too few people. Your time is free again.  → A, C
            ~ #1 was called off, because there were too few people.
            # (the thread is archived)
        "#]],
    );
}
