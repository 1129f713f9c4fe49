//! What is written to members alone: only to who asked for it, and in the room where that fails.

use expect_test::expect;

use super::check::check;

#[test]
fn who_asked_for_it_is_reminded_alone_and_can_stop_it_there() {
    check(
        r#"
        quiet on
        A: profile dms on
        A: plan in=26h one-on-one
        A: take candidate
        B: take candidate
        quiet off
        +2h
        A: press [Fewer reminders]
        A: profile dms off
        +23h
        "#,
        expect![[r#"
            -- Tue 24 Nov 19:53:51 remind
            # (the thread opens)
            A< (dm) **Mock interview #1** starts Wed 25 Nov 20:00 (in 24 h 6 min).
            A<   In your group: <https://discord.com/channels/1/2/3>
            A<   [Can't make it] [Details] [Fewer reminders] [No DMs]
            # **Mock interview #1** starts Wed 25 Nov 20:00 (in 24 h 6 min).  → B
            #   [Can't make it] [Details]
            -- 20:00:00
            A: press [Fewer reminders]
            A< (shows profile) You have no time zone here yet. Name yours, such as Europe/Berlin; then you can have quiet hours.
            A<   You have named no role, level or region that you practise for. If you do, sessions that you plan are for it.
            A<   You have not said which roles and regions you know as an interviewer.
            A<   You interview and answer. On your first evening you answer first.
            A<   I ask you to no evening of this group, unless you came to its last ones.
            A<   You are reminded only of what you sat down for, and I may write to you by DM.
            A<   Nobody but you can see your reports and your progress.
            A<   ‹Level: No level in particular›
            A<   ‹Reminders: Only what I sat down for›
            A<   ‹Region: No region in particular›
            A<   [Role] [My rhythm] [Only interview] [Interview first] [Ask me to evenings] [No DMs]
            A: profile dms off
            A< (profile-saved) Saved: You are reminded only of what you sat down for. I write you no DMs.
            A<   [Allow DMs]
            -- Wed 25 Nov 19:00:00 remind
            # **Mock interview #1** starts Wed 25 Nov 20:00 (in 60 min). …  → A, B
        "#]],
    );
}

#[test]
fn a_day_before_an_evening_who_asked_for_it_is_written_to_alone() {
    check(
        r#"
        quiet on
        A: profile dms on
        D: profile ask-me on
        D: profile reminders everything
        D: profile dms on
        E: profile dms on
        quiet off
        O: call in=72h one-on-one "Friday practice"
        A: press [I'm in]
        B: press [I'm in]
        C: press [I'm in]
        E: press [I'm in]
        +49h
        D: press [I'm in]
        E: press [Can't make it]
        +21h
        +61m
        A: press [Can't make it]
        "#,
        expect![[r#"
            -- Tue 24 Nov 18:00:00
            O: call in=72h one-on-one "Friday practice"
            O< (called) The evening of Fri 27 Nov 18:00 is called: the call stands in the practice channel, and seats are drawn by 16:00.
            O<   [I'm in]
            # **Friday practice** · one-on-one
            #   Fri 27 Nov 18:00 (in 3 days) · 74 min · seats are drawn by 16:00
            #   Nobody has answered yet.
            #   [I'm in] [Only observing] [Can't this time] [Why this]
            D< (dm) **Friday practice** · one-on-one
            D<   Fri 27 Nov 18:00 (in 3 days) · 74 min · seats are drawn by 16:00
            D<   Do you come?
            D<   In your group: <https://discord.com/channels/1/2/3>
            D<   [I'm in] [Only observing] [Can't this time] [Why this] [Fewer reminders] [No DMs]
            A: press [I'm in]
            A< (on-evening) You are in for Fri 27 Nov 18:00. Seats are drawn by 16:00; the plan then says where you sit.
            A<   You are reminded by DM: 24 hours before · 1 hour before · 10 minutes before, with check-in.
            A<   [Can't after all]
            ~ In: A
            B: press [I'm in]
            B< (on-evening) You are in for Fri 27 Nov 18:00. Seats are drawn by 16:00; the plan then says where you sit.
            B<   You are reminded: 24 hours before · 1 hour before · 10 minutes before, with check-in.
            B<   [Remind me by DM] [Can't after all]
            ~ In: A, B
            C: press [I'm in]
            C< (on-evening) You are in for Fri 27 Nov 18:00. Seats are drawn by 16:00; the plan then says where you sit. …
            ~ In: A, B, C
            E: press [I'm in]
            E< (on-evening) You are in for Fri 27 Nov 18:00. Seats are drawn by 16:00; the plan then says where you sit.
            E<   You are reminded by DM: 24 hours before · 1 hour before · 10 minutes before, with check-in.
            E<   [Can't after all]
            ~ In: A, B, C, E
            -- Thu 26 Nov 17:53:51
            A< (dm) **Friday practice** begins on Fri 27 Nov 18:00 (in 24 h 6 min). Seats are drawn by 16:00.
            A<   In your group: <https://discord.com/channels/1/2/3>
            A<   [Can't make it] [Fewer reminders] [No DMs]
            D< (dm) **Friday practice** begins on Fri 27 Nov 18:00 (in 24 h 6 min). Seats are drawn by 16:00.
            D<   You have not said yet whether you come.
            D<   In your group: <https://discord.com/channels/1/2/3>
            D<   [I'm in] [Can't make it] [Fewer reminders] [No DMs]
            # B, C: **Friday practice** begins on Fri 27 Nov 18:00 (in 24 h 6 min). Seats are drawn by 16:00.  → B, C
            #   [Can't make it]
            -- 17:54:01
            E< (dm) **Friday practice** begins on Fri 27 Nov 18:00 (in 24 h 6 min). Seats are drawn by 16:00.
            E<   In your group: <https://discord.com/channels/1/2/3>
            E<   [Can't make it] [Fewer reminders] [No DMs]
            -- 19:00:00
            D: press [I'm in]
            D< (on-evening) You are in for Fri 27 Nov 18:00. Seats are drawn by 16:00; the plan then says where you sit.
            D<   You are reminded by DM: 1 hour before · 10 minutes before, with check-in.
            D<   [Can't after all]
            ~ In: A, B, C, E, D
            E: press [Can't make it]
            E< (on-evening) Noted: not on Fri 27 Nov 18:00.
            E<   [I'm in after all]
            ~ In: A, B, C, D · can't: E
            -- Fri 27 Nov 15:53:51
            ~ **Friday practice** · Fri 27 Nov 18:00 (in 2 h 6 min) · who sits where: <https://discord.com/channels/1/2/3>
            ~   [I'm in]
            # **Friday practice** · Fri 27 Nov 18:00 (in 2 h 6 min) · 4 people, 2 sessions
            #   Everybody interviews once and answers once. Each session has a message of its own below.
            #   [Why] [Swap] [Can't make it]
            # **#1** D & C · no room free: agree on one here · D answers first
            # **#2** B & A · no room free: agree on one here · B answers first
            -- 17:00:00 remind, remind
            # (the thread opens)
            D< (dm) **Mock interview #1** starts Fri 27 Nov 18:00 (in 60 min) · no room free: agree on one here.
            D<   D answers first, C interviews
            D<   In your group: <https://discord.com/channels/1/2/3>
            D<   [Can't make it] [Briefing] [Before you start] [Details] [Fewer reminders] [No DMs]
            # (the thread opens)
            A< (dm) **Mock interview #2** starts Fri 27 Nov 18:00 (in 60 min) · no room free: agree on one here. …
            A<   B answers first, A interviews
            A<   (gone) D answers first, C interviews
            # **Mock interview #1** starts Fri 27 Nov 18:00 (in 60 min) · no room free: agree on one here.  → C
            #   D answers first, C interviews
            #   C: [Briefing] · D: [Before you start]
            #   If something comes up, press _Can't make it_ on the plan.
            #   [Briefing] [Before you start] [Details]
            # **Mock interview #2** starts Fri 27 Nov 18:00 (in 60 min) · no room free: agree on one here.  → B
            #   B answers first, A interviews
            #   A: [Briefing] · B: [Before you start]
            #   If something comes up, press _Can't make it_ on the plan.
            #   [Briefing] [Before you start] [Details]
            -- 17:01:00
            A: press [Can't make it]
            A< (on-evening) Noted: not on Fri 27 Nov 18:00. …
            ~ **#2** B, and nobody else yet · no room free: agree on one here
            # B, nobody is free to practise with you so far. You can observe #1 instead, until 17:50.  → B
            #   [Observe #1] [Pass]
            ~ **Friday practice** · Fri 27 Nov 18:00 (in 59 min) · 3 people, 2 sessions
        "#]],
    );
}

#[test]
fn whoever_cannot_be_written_to_reads_it_in_the_room_and_is_not_tried_again() {
    check(
        r#"
        quiet on
        A: profile dms on
        A: plan in=26h one-on-one
        A: take candidate
        B: take candidate
        quiet off
        platform busy
        platform closed
        +2h
        A: profile
        +23h
        A: profile dms on
        "#,
        expect![[r#"
            -- Tue 24 Nov 18:00:00
            platform busy
            platform closed
            -- 19:53:51 remind
            ! a post is given up: not written to a member alone (50007): Closed
            -- 19:53:52
            # (the thread opens)
            # **Mock interview #1** starts Wed 25 Nov 20:00 (in 24 h 6 min).  → B
            #   [Can't make it] [Details]
            # **Mock interview #1** starts Wed 25 Nov 20:00 (in 24 h 6 min). …  → A
            -- 20:00:00
            A: profile
            A< (shows profile) You have no time zone here yet. Name yours, such as Europe/Berlin; then you can have quiet hours.
            A<   You have named no role, level or region that you practise for. If you do, sessions that you plan are for it.
            A<   You have not said which roles and regions you know as an interviewer.
            A<   You interview and answer. On your first evening you answer first.
            A<   I ask you to no evening of this group, unless you came to its last ones.
            A<   You are reminded only of what you sat down for. I write you no DMs.
            A<   I could not write to you by DM, because your settings do not let me. Allow direct messages from this group there, then press [Allow DMs].
            A<   Nobody but you can see your reports and your progress.
            A<   ‹Level: No level in particular›
            A<   ‹Reminders: Only what I sat down for›
            A<   ‹Region: No region in particular›
            A<   [Role] [My rhythm] [Only interview] [Interview first] [Ask me to evenings] [Allow DMs]
            -- Wed 25 Nov 19:00:00 remind
            # **Mock interview #1** starts Wed 25 Nov 20:00 (in 60 min). …  → A, B
            A: profile dms on
            A< (profile-saved) Saved: You are reminded only of what you sat down for, and I may write to you by DM.
            A<   [No DMs]
        "#]],
    );
}

#[test]
fn where_the_bot_writes_to_too_many_the_room_reads_it() {
    check(
        r#"
        quiet on
        A: profile dms on
        B: profile dms on
        A: plan in=26h one-on-one
        A: take candidate
        B: take candidate
        quiet off
        platform busy
        platform too fast
        +2h
        +22h
        +61m
        "#,
        expect![[r#"
            -- Tue 24 Nov 18:00:00
            platform busy
            platform too fast
            -- 19:53:51 remind
            ! a post is given up: not written to a member alone (40003): TooFast
            -- 19:53:52
            # (the thread opens)
            # **Mock interview #1** starts Wed 25 Nov 20:00 (in 24 h 6 min).  → A
            #   [Can't make it] [Details]
            -- 19:54:01
            # **Mock interview #1** starts Wed 25 Nov 20:00 (in 24 h 6 min). …  → B
            ! a post is given up: said in the room instead
            -- Wed 25 Nov 19:00:00 remind
            A< (dm) **Mock interview #1** starts Wed 25 Nov 20:00 (in 60 min).
            A<   In your group: <https://discord.com/channels/1/2/3>
            A<   [Can't make it] [Details] [Fewer reminders] [No DMs]
            -- 19:00:10
            B< (dm) **Mock interview #1** starts Wed 25 Nov 20:00 (in 60 min). …
        "#]],
    );
}

#[test]
fn when_the_bot_is_flagged_nobody_is_written_to_until_an_operator_says_so() {
    check(
        r#"
        quiet on
        A: profile dms on
        A: plan in=26h solo
        A: take candidate
        quiet off
        announce errors 1
        platform busy
        platform stopped
        +2h
        +1m
        +22h
        dms resume
        +1h
        "#,
        expect![[r#"
            -- Tue 24 Nov 18:00:00
            announce errors 1
            platform busy
            platform stopped
            -- 19:53:51 remind
            ! a post is given up: not written to a member alone (20026): Stopped
            ! logged as an error: the bot was flagged for its direct messages (20026): nobody is written to until you have looked into it and start it with --resume-dms
            -- 19:53:52
            # (the thread opens)
            # **Mock interview #1** starts Wed 25 Nov 20:00 (in 24 h 6 min).  → A
            #   [Can't make it] [Details]
            -- Wed 25 Nov 18:01:00
            dms resume
            -- 19:00:00 remind
            A< (dm) **Mock interview #1** starts Wed 25 Nov 20:00 (in 60 min).
            A<   In your group: <https://discord.com/channels/1/2/3>
            A<   [Can't make it] [Details] [Fewer reminders] [No DMs]
        "#]],
    );
}

#[test]
fn channels_to_new_people_are_opened_ten_seconds_apart() {
    check(
        r#"
        quiet on
        A: profile dms on
        B: profile dms on
        C: profile dms on
        A: plan in=26h panel
        A: take candidate
        B: take interviewer
        C: take interviewer
        quiet off
        +2h
        +1m
        +22h
        +1h
        "#,
        expect![[r#"
            -- Tue 24 Nov 19:53:51 remind
            # (the thread opens)
            A< (dm) **Mock interview #1** starts Wed 25 Nov 20:00 (in 24 h 6 min).
            A<   In your group: <https://discord.com/channels/1/2/3>
            A<   [Can't make it] [Details] [Fewer reminders] [No DMs]
            -- 19:54:01
            B< (dm) **Mock interview #1** starts Wed 25 Nov 20:00 (in 24 h 6 min). …
            -- 19:54:11
            C< (dm) **Mock interview #1** starts Wed 25 Nov 20:00 (in 24 h 6 min). …
            -- Wed 25 Nov 19:00:00 remind
            A< (dm) **Mock interview #1** starts Wed 25 Nov 20:00 (in 60 min). …
            B< (dm) **Mock interview #1** starts Wed 25 Nov 20:00 (in 60 min). …
            C< (dm) **Mock interview #1** starts Wed 25 Nov 20:00 (in 60 min). …
        "#]],
    );
}

#[test]
fn who_asked_for_it_is_called_alone_and_told_there_that_they_are_asked_no_more() {
    check(
        r#"
        quiet on
        B: profile ask-me on
        B: profile dms on
        C: profile ask-me on
        O: series create "every tue 19:00" one-on-one "Tuesday practice"
        O: press [Save]
        quiet off
        +1m
        +182h
        quiet on
        C: press [I'm in]
        +168h
        C: press [I'm in]
        quiet off
        +169h
        B: keeps [Keep me in]
        B: goal
        B: press kept
        "#,
        expect![[r#"
            -- Tue 24 Nov 18:00:00
            # **Tuesday practice** · one-on-one  → C
            #   Tue 1 Dec 18:00 (in 7 days) · 74 min · seats are drawn by 16:00
            #   Nobody has answered yet.
            #   C: do you come?
            #   [I'm in] [Only observing] [Can't this time] [Every time] [Why this]
            B< (dm) **Tuesday practice** · one-on-one
            B<   Tue 1 Dec 18:00 (in 7 days) · 74 min · seats are drawn by 16:00
            B<   Do you come?
            B<   In your group: <https://discord.com/channels/1/2/3>
            B<   [I'm in] [Only observing] [Can't this time] [Every time] [Why this] [Fewer reminders] [No DMs]
            -- Tue 1 Dec 15:53:51
            ~ **Tuesday practice** · Tue 1 Dec 18:00. Too few were in, so it is not held.
            -- 19:14:00
            # **Tuesday practice** · one-on-one  → C
            #   Tue 8 Dec 18:00 (in 7 days) · 74 min · seats are drawn by 16:00
            #   Nobody has answered yet.
            #   C: do you come?
            #   [I'm in] [Only observing] [Can't this time] [Every time] [Why this]
            B< (dm) **Tuesday practice** · one-on-one
            B<   Tue 8 Dec 18:00 (in 7 days) · 74 min · seats are drawn by 16:00
            B<   Do you come?
            B<   In your group: <https://discord.com/channels/1/2/3>
            B<   [I'm in] [Only observing] [Can't this time] [Every time] [Why this] [Fewer reminders] [No DMs]
            -- Mon 14 Dec 17:53:51
            # C: **Tuesday practice** begins on Tue 15 Dec 18:00 (in 24 h 6 min). Seats are drawn by 16:00.  → C
            #   [Can't make it]
            -- Tue 15 Dec 15:53:51
            ~ **Tuesday practice** · Tue 15 Dec 18:00. Too few were in, so it is not held.
            # C: too few are in for **Tuesday practice** on Tue 15 Dec 18:00, so it is not held.  → C
            #   Alone you can practise whenever you like: I ask, and others rate it later. Or wait for somebody who has half an hour too.
            #   [I have 30 minutes] [Start alone now]
            -- 19:14:00
            B< (dm) Three calls of **Tuesday practice** without an answer from you: I stop asking. Your goal, reports and history stay.
            B<   [Keep me in] [No DMs]
            # **Tuesday practice** · one-on-one  → C
            #   Tue 22 Dec 18:00 (in 7 days) · 74 min · seats are drawn by 16:00
            #   Nobody has answered yet.
            #   C: do you come?
            #   [I'm in] [Only observing] [Can't this time] [Every time] [Why this]
            -- Wed 16 Dec 09:01:00
            B: keeps [Keep me in]
            B: goal
            B< (shows goal) You have no micro-goal now. Your next report proposes one, or you write your own.
            B<   [Write my own] [Earlier goals]
            B: press kept
            B< (on-evening) You are asked to these evenings, from the next call on.
            B<   Three calls without an answer and I stop asking.
            B<   [Don't ask me for these]
        "#]],
    );
}

#[test]
fn whoever_cannot_be_called_alone_is_named_on_the_call() {
    check(
        r#"
        quiet on
        B: profile ask-me on
        B: profile dms on
        quiet off
        platform busy
        platform closed
        O: call in=72h one-on-one "Friday practice"
        +1m
        B: press [I'm in]
        +72h
        "#,
        expect![[r#"
            -- Tue 24 Nov 18:00:00
            platform busy
            platform closed
            O: call in=72h one-on-one "Friday practice"
            O< (called) The evening of Fri 27 Nov 18:00 is called: the call stands in the practice channel, and seats are drawn by 16:00.
            O<   [I'm in]
            ! a post is given up: not written to a member alone (50007): Closed
            -- 18:00:01
            # **Friday practice** · one-on-one
            #   Fri 27 Nov 18:00 (in 3 days) · 74 min · seats are drawn by 16:00
            #   Nobody has answered yet.
            #   [I'm in] [Only observing] [Can't this time] [Why this]
            ~ B: do you come?
            -- 18:01:00
            B: press [I'm in]
            B< (on-evening) You are in for Fri 27 Nov 18:00. Seats are drawn by 16:00; the plan then says where you sit.
            B<   You are reminded: 24 hours before · 1 hour before · 10 minutes before, with check-in.
            B<   [Can't after all]
            ~ In: B
            -- Thu 26 Nov 17:53:51
            # B: **Friday practice** begins on Fri 27 Nov 18:00 (in 24 h 6 min). Seats are drawn by 16:00.  → B
            #   [Can't make it]
            -- Fri 27 Nov 15:53:51
            ~ **Friday practice** · Fri 27 Nov 18:00. Too few were in, so it is not held.
            # B: too few are in for **Friday practice** on Fri 27 Nov 18:00, so it is not held.  → B
            #   Alone you can practise whenever you like: I ask, and others rate it later. Or wait for somebody who has half an hour too.
            #   [I have 30 minutes] [Start alone now]
        "#]],
    );
}

#[test]
fn who_is_in_can_be_reminded_alone_by_one_press_and_take_it_back() {
    check(
        r#"
        quiet on
        C: profile reminders nothing
        O: call in=50h one-on-one "Thursday practice"
        quiet off
        A: press [I'm in]
        A: press [Remind me by DM]
        B: press [I'm in]
        C: press [I'm in]
        A: press [I'm in]
        +27h
        A: press [No DMs]
        "#,
        expect![[r#"
            -- Tue 24 Nov 18:00:00
            A: press [I'm in]
            A< (on-evening) You are in for Thu 26 Nov 20:00. Seats are drawn by 18:00; the plan then says where you sit.
            A<   You are reminded: 24 hours before · 1 hour before · 10 minutes before, with check-in.
            A<   [Remind me by DM] [Can't after all]
            ~ In: A
            A: press [Remind me by DM]
            A< (profile-saved) Saved: You are reminded only of what you sat down for, and I may write to you by DM.
            A<   [No DMs]
            B: press [I'm in]
            B< (on-evening) You are in for Thu 26 Nov 20:00. Seats are drawn by 18:00; the plan then says where you sit. …
            ~ In: A, B
            C: press [I'm in]
            C< (on-evening) You are in for Thu 26 Nov 20:00. Seats are drawn by 18:00; the plan then says where you sit.
            C<   [Can't after all]
            ~ In: A, B, C
            A: press [I'm in]
            A< (on-evening) You are in for Thu 26 Nov 20:00. Seats are drawn by 18:00; the plan then says where you sit. …
            A<   You are reminded by DM: 24 hours before · 1 hour before · 10 minutes before, with check-in.
            -- Wed 25 Nov 19:53:51
            A< (dm) **Thursday practice** begins on Thu 26 Nov 20:00 (in 24 h 6 min). Seats are drawn by 18:00.
            A<   In your group: <https://discord.com/channels/1/2/3>
            A<   [Can't make it] [Fewer reminders] [No DMs]
            # B: **Thursday practice** begins on Thu 26 Nov 20:00 (in 24 h 6 min). Seats are drawn by 18:00.  → B
            #   [Can't make it]
            -- 21:00:00
            A: press [No DMs]
            A< (profile-saved) Saved: You are reminded only of what you sat down for. I write you no DMs.
            A<   [Allow DMs]
        "#]],
    );
}

#[test]
fn who_asked_for_it_is_called_to_check_in_alone_and_checks_in_there() {
    check(
        r#"
        quiet on
        A: profile dms on
        D: profile reminders nothing
        A: plan in=3h panel
        A: take candidate
        B: take interviewer
        C: take interviewer
        D: take observer
        until 20:30
        quiet off
        until 20:50
        A: press [I'm here]
        "#,
        expect![[r#"
            -- Tue 24 Nov 20:50:00 check-in-opens
            ~ Check-in is open in the thread.
            # **Mock interview #1** starts at 21:00 (in 10 min). Check in when you are here; a seat that is empty 5 min after the start is offered to the observers.  → B, C
            #   A: not yet · B: not yet · C: not yet · D: not yet
            #   [I'm here] [I'll be late] [I can't make it]
            A< (dm) **Mock interview #1** starts Tue 24 Nov 21:00 (in 10 min).
            A<   Check in when you are here.
            A<   In your group: <https://discord.com/channels/1/2/3>
            A<   [I'm here] [I'll be late] [I can't make it] [Details] [Fewer reminders] [No DMs]
            A: press [I'm here]
            A< You are checked in.
            A<   **Before you start** — the microphone works · your notes are at hand
            A<   [My micro-goal] [The whole list]
            ~ A: checked in · B: not yet · C: not yet · D: not yet
        "#]],
    );
}
