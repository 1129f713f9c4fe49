//! Evenings as their people live them: called, drawn, held, and what the ledger says afterwards.

use expect_test::expect;
use greenroom::base::{MemberId, Span};
use greenroom::evening::Act;
use greenroom::protocol::{Answer, Command, PlanWish, When};
use greenroom::service;

use crate::harness::{Stage, text};

use super::check::check;

#[test]
fn an_evening_is_called_drawn_held_and_kept() {
    check(
        r#"
        O: call in=48h one-on-one "Tuesday practice"
        A: press [I'm in]
        B: press [I'm in]
        C: press [I'm in]
        D: press [Only observing]
        E: press [I'm in]
        E: press [Can't this time]
        +46h
        A: press [Why]
        +1h
        +50m
        A: press [I'm here]
        B: press [I'm here]
        quiet on
        play to closed
        quiet off
        +13h
        A: rotation
        C: rotation
        "#,
        expect![[r#"
            -- Tue 24 Nov 18:00:00
            O: call in=48h one-on-one "Tuesday practice"
            O< (called) The evening of Thu 26 Nov 18:00 is called: the call stands in the practice channel, and seats are drawn by 16:00.
            O<   [I'm in]
            # **Tuesday practice** · one-on-one
            #   Thu 26 Nov 18:00 (in 2 days) · 74 min · seats are drawn by 16:00
            #   Nobody has answered yet.
            #   [I'm in] [Only observing] [Can't this time] [Why this]
            A: press [I'm in]
            A< (on-evening) You are in for Thu 26 Nov 18:00. Seats are drawn by 16:00; the plan then says where you sit.
            A<   You are reminded: 24 hours before · 1 hour before · 10 minutes before, with check-in.
            A<   [Remind me by DM] [Can't after all]
            ~ In: A
            B: press [I'm in]
            B< (on-evening) You are in for Thu 26 Nov 18:00. Seats are drawn by 16:00; the plan then says where you sit. …
            ~ In: A, B
            C: press [I'm in]
            C< (on-evening) You are in for Thu 26 Nov 18:00. Seats are drawn by 16:00; the plan then says where you sit. …
            ~ In: A, B, C
            D: press [Only observing]
            D< (on-evening) You only observe on Thu 26 Nov 18:00. The plan says where, once seats are drawn.
            D<   [I'm in after all] [Can't after all]
            ~ In: A, B, C · only observing: D
            E: press [I'm in]
            E< (on-evening) You are in for Thu 26 Nov 18:00. Seats are drawn by 16:00; the plan then says where you sit. …
            ~ In: A, B, C, E · only observing: D
            E: press [Can't this time]
            E< (on-evening) Noted: not on Thu 26 Nov 18:00.
            E<   [I'm in after all]
            ~ In: A, B, C · only observing: D · can't: E
            -- Wed 25 Nov 17:53:51
            # A, B, C, D: **Tuesday practice** begins on Thu 26 Nov 18:00 (in 24 h 6 min). Seats are drawn by 16:00.  → A, B, C, D
            #   [Can't make it]
            -- Thu 26 Nov 15:53:51
            ~ **Tuesday practice** · Thu 26 Nov 18:00 (in 2 h 6 min) · who sits where: <https://discord.com/channels/1/2/3>
            ~   [I'm in]
            # **Tuesday practice** · Thu 26 Nov 18:00 (in 2 h 6 min) · 4 people, 1 session
            #   Everybody interviews once and answers once. Each session has a message of its own below.
            #   [Why] [Swap] [Can't make it]
            # **#1** B & A · no room free: agree on one here · B answers first · D and C observe
            -- 16:00:00
            A: press [Why]
            A< (shows evening) B and you have not met yet.
            A<   Seats are drawn so that turns even out first; then those sit together who met least.
            A<   [My turns so far]
            -- 17:00:00 remind
            # (the thread opens)
            # **Mock interview #1** starts Thu 26 Nov 18:00 (in 60 min) · no room free: agree on one here.  → B, A, D, C
            #   B answers first, A interviews · D and C observe
            #   A: [Briefing] · B: [Before you start]
            #   If something comes up, press _Can't make it_ on the plan.
            #   [Briefing] [Before you start] [Details]
            -- 17:50:00 check-in-opens
            ~ **Mock interview #1 · one-on-one**
            ~   Objective: Tuesday practice
            ~   Thu 26 Nov 18:00 (in 10 min) · about 74 min · practice mode
            ~   Answers typed in the thread can be read by this channel
            ~   **Seats** candidate & interviewer: B, A (you swap half-way) · observer: D, C · 2 observer seats free
            ~   Check-in is open in the thread.
            ~   [Wait for a seat] [Observe] [Can't make it] [Details]
            # **Mock interview #1** starts at 18:00 (in 10 min). Check in when you are here; a seat that is empty 5 min after the start is offered to the observers.  → B, A, D, C
            #   B: not yet · A: not yet · D: not yet · C: not yet
            #   [I'm here] [I'll be late] [I can't make it]
            ~ Everybody interviews once and answers once. Check-in is open: go on in your session's thread.
            A: press [I'm here]
            A< You are checked in.
            A<   **Before you start** — the microphone works · your notes are at hand
            A<   [My micro-goal] [The whole list]
            ~ B: not yet · A: checked in · D: not yet · C: not yet
            B: press [I'm here]
            B< You are checked in. …
            ~ B: checked in · A: checked in · D: not yet · C: not yet
            ~   Enough people are here: it begins at 18:00 (in 10 min), or when one of them presses [Start now].
            ~   [I'm here] [Start now] [I'll be late] [I can't make it]
            -- Fri 27 Nov 08:10:00
            A: rotation
            A< (shows rotation) **Your turns since Thu 26 Nov 18:00**
            A<   Interviewed 1 of 0.7, answered 1 of 0.7, without a turn 0 of 0.3; the second number is your fair share.
            A<   In this group: interviewed 0 to 1 times, answered 0 to 1 times.
            A<   [Why]
            C: rotation
            C< (shows rotation) **Your turns since Thu 26 Nov 18:00** …
            C<   Interviewed 0 of 0.7, answered 0 of 0.7, without a turn 1 of 0.3; the second number is your fair share.
            C<   (gone) Interviewed 1 of 0.7, answered 1 of 0.7, without a turn 0 of 0.3; the second number is your fair share.
        "#]],
    );
}

#[test]
fn whose_first_evening_it_is_stands_on_the_line_of_their_session() {
    check(
        r#"
        quiet on
        O: call in=48h one-on-one "Tuesday practice"
        A: press [I'm in]
        B: press [I'm in]
        +47h
        +50m
        A: press [I'm here]
        B: press [I'm here]
        play to closed
        +13h
        O: call in=48h one-on-one "Thursday practice"
        A: press [I'm in]
        B: press [I'm in]
        C: press [I'm in]
        D: press [I'm in]
        E: press [Only observing]
        +45h
        quiet off
        +1h
        +50m
        "#,
        expect![[r#"
            -- Sun 29 Nov 06:03:51
            ~ **Thursday practice** · Sun 29 Nov 08:10 (in 2 h 6 min) · who sits where: <https://discord.com/channels/1/2/3>
            ~   [I'm in]
            # **Thursday practice** · Sun 29 Nov 08:10 (in 2 h 6 min) · 5 people, 2 sessions
            #   Everybody interviews once and answers once. Each session has a message of its own below.
            #   [Why] [Swap] [Can't make it]
            # **#2** D & A · no room free: agree on one here · D answers first (first evening) · E observes
            # **#3** C & B · no room free: agree on one here · C answers first (first evening)
        "#]],
    );
}

#[test]
fn a_day_before_who_comes_is_reminded_and_who_wants_it_is_nudged() {
    check(
        r#"
        B: zone Europe/Berlin
        B: quiet 17:00-21:00
        C: profile reminders nothing
        D: profile ask-me on
        D: profile reminders everything
        E: profile ask-me on
        O: call in=72h one-on-one "Friday practice"
        A: press [I'm in]
        B: press [I'm in]
        C: press [I'm in]
        +48h
        D: press [I'm in]
        +3h
        A: press [Can't make it]
        "#,
        expect![[r#"
            -- Tue 24 Nov 18:00:00
            B: zone Europe/Berlin
            B< (profile-saved) Saved: time zone Europe/Berlin · no quiet hours.
            B: quiet 17:00-21:00
            B< (profile-saved) Saved: time zone Europe/Berlin · quiet hours 17:00–21:00. A reminder that falls into them comes when they end, if that is before the start; only check-in calls you as always.
            C: profile reminders nothing
            C< (profile-saved) Saved: You are reminded of nothing.
            D: profile ask-me on
            D< (profile-saved) Saved: Whenever an evening of this group is called, I ask you whether you come.
            D<   [Stop asking me]
            D: profile reminders everything
            D< (profile-saved) Saved: You are reminded of everything. I write you no DMs.
            E: profile ask-me on
            E< (profile-saved) Saved: Whenever an evening of this group is called, I ask you whether you come. …
            O: call in=72h one-on-one "Friday practice"
            O< (called) The evening of Fri 27 Nov 18:00 is called: the call stands in the practice channel, and seats are drawn by 16:00.
            O<   [I'm in]
            # **Friday practice** · one-on-one  → D, E
            #   Fri 27 Nov 18:00 (in 3 days) · 74 min · seats are drawn by 16:00
            #   Nobody has answered yet.
            #   D, E: do you come?
            #   [I'm in] [Only observing] [Can't this time] [Why this]
            A: press [I'm in]
            A< (on-evening) You are in for Fri 27 Nov 18:00. Seats are drawn by 16:00; the plan then says where you sit.
            A<   You are reminded: 24 hours before · 1 hour before · 10 minutes before, with check-in.
            A<   [Remind me by DM] [Can't after all]
            ~ In: A
            B: press [I'm in]
            B< (on-evening) You are in for Fri 27 Nov 18:00. Seats are drawn by 16:00; the plan then says where you sit. …
            ~ In: A, B
            C: press [I'm in]
            C< (on-evening) You are in for Fri 27 Nov 18:00. Seats are drawn by 16:00; the plan then says where you sit.
            C<   [Can't after all]
            ~ In: A, B, C
            -- Thu 26 Nov 17:53:51
            # A: **Friday practice** begins on Fri 27 Nov 18:00 (in 24 h 6 min). Seats are drawn by 16:00.  → A, D
            #   D: you have not said yet whether you come.
            #   [I'm in] [Can't make it]
            -- 18:00:00
            D: press [I'm in]
            D< (on-evening) You are in for Fri 27 Nov 18:00. Seats are drawn by 16:00; the plan then says where you sit.
            D<   You are reminded: 1 hour before · 10 minutes before, with check-in.
            D<   [Remind me by DM] [Can't after all]
            ~ In: A, B, C, D
            ~   E: do you come?
            -- 20:00:00
            # B: **Friday practice** begins on Fri 27 Nov 18:00 (in 22 h). Seats are drawn by 16:00.  → B
            #   [Can't make it]
            -- 21:00:00
            A: press [Can't make it]
            A< (on-evening) Noted: not on Fri 27 Nov 18:00.
            A<   [I'm in after all]
            ~ In: B, C, D · can't: A
        "#]],
    );
}

#[test]
fn a_regular_who_was_away_twice_without_a_word_is_asked_again() {
    check(
        r#"
        O: series create "every tue 19:00" one-on-one "Tuesday practice"
        O: press [Save]
        +1m
        A: press [Every time]
        B: press [I'm in]
        C: press [I'm in]
        D: press [I'm in]
        quiet on
        +167h
        +49m
        quiet off
        B on #2: here
        C on #1: here
        D on #1: here
        quiet on
        +13h
        quiet off
        B: press [I'm in]
        C: press [I'm in]
        D: press [I'm in]
        quiet on
        +155h
        quiet off
        B on #4: here
        D on #4: here
        C on #3: here
        quiet on
        +12h
        quiet off
        +1h
        A: press [Why this]
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
            -- 18:01:00
            A: press [Every time]
            A< (on-evening) From now on you are in every time, unless you say no. That holds for Tue 1 Dec 18:00 too.
            A<   [That's right] [Only this time]
            ~ In: A
            B: press [I'm in]
            B< (on-evening) You are in for Tue 1 Dec 18:00. Seats are drawn by 16:00; the plan then says where you sit.
            B<   You are reminded: 24 hours before · 1 hour before · 10 minutes before, with check-in.
            B<   [Remind me by DM] [Can't after all] [Every time]
            ~ In: A, B
            C: press [I'm in]
            C< (on-evening) You are in for Tue 1 Dec 18:00. Seats are drawn by 16:00; the plan then says where you sit. …
            ~ In: A, B, C
            D: press [I'm in]
            D< (on-evening) You are in for Tue 1 Dec 18:00. Seats are drawn by 16:00; the plan then says where you sit. …
            ~ In: A, B, C, D
            -- Tue 1 Dec 17:50:00
            B on #2: here
            B< You are checked in.
            B<   **Before you start** — the microphone works · your notes are at hand
            B<   [My micro-goal] [The whole list]
            ~ B: checked in · A: not yet
            C on #1: here
            C< You are checked in. …
            ~ D: not yet · C: checked in
            D on #1: here
            D< You are checked in. …
            ~ D: checked in · C: checked in
            ~   Enough people are here: it begins at 18:00 (in 10 min), or when one of them presses [Start now].
            ~   [I'm here] [Start now] [I'll be late] [I can't make it]
            -- Wed 2 Dec 06:50:00
            B: press [I'm in]
            B< (on-evening) You are in for Tue 8 Dec 18:00. Seats are drawn by 16:00; the plan then says where you sit.
            B<   You are reminded: 24 hours before · 1 hour before · 10 minutes before, with check-in.
            B<   [Remind me by DM] [Can't after all] [Every time]
            ~ In: A, B
            C: press [I'm in]
            C< (on-evening) You are in for Tue 8 Dec 18:00. Seats are drawn by 16:00; the plan then says where you sit. …
            ~ In: A, B, C
            D: press [I'm in]
            D< (on-evening) You are in for Tue 8 Dec 18:00. Seats are drawn by 16:00; the plan then says where you sit. …
            ~ In: A, B, C, D
            -- Tue 8 Dec 17:50:00
            B on #4: here
            B< You are checked in. …
            ~ B: checked in · D: not yet
            D on #4: here
            D< You are checked in. …
            ~ B: checked in · D: checked in
            ~   Enough people are here: it begins at 18:00 (in 10 min), or when one of them presses [Start now].
            ~   [I'm here] [Start now] [I'll be late] [I can't make it]
            C on #3: here
            C< You are checked in. …
            ~ A: not yet · C: checked in
            -- Wed 9 Dec 06:50:00
            A: press [Why this]
            A< (shows evening) This is a call: whoever is in when seats are drawn, by Tue 15 Dec 16:00, gets one, with turns and partners spread fairly.
            A<   You are asked because you wanted to be, were in every time before, or sat in one of these evenings in the last eight weeks.
            A<   Three calls without an answer and I stop asking.
            A<   [I'm in] [Can't this time] [Don't ask me for these]
        "#]],
    );
}

#[test]
fn who_pauses_is_out_of_a_called_evening_without_a_word() {
    check(
        r#"
        quiet on
        A: zone Europe/Berlin
        O: series create "every tue 19:00" one-on-one "Tuesday practice"
        O: press [Save]
        quiet off
        +1m
        A: press [Every time]
        A: press [That's right]
        +7d
        A: profile pause in 2 weeks
        +13h
        "#,
        expect![[r#"
            -- Tue 24 Nov 18:00:00
            # **Tuesday practice** · one-on-one
            #   Tue 1 Dec 18:00 (in 7 days) · 74 min · seats are drawn by 16:00
            #   Nobody has answered yet.
            #   [I'm in] [Only observing] [Can't this time] [Every time] [Why this]
            -- 18:01:00
            A: press [Every time]
            A< (on-evening) From now on you are in every time, unless you say no. That holds for Tue 1 Dec 18:00 too.
            A<   [That's right] [Only this time]
            ~ In: A
            A: press [That's right]
            A< (on-evening) You are in for Tue 1 Dec 18:00. Seats are drawn by 16:00; the plan then says where you sit.
            A<   You are reminded: 24 hours before · 1 hour before · 10 minutes before, with check-in.
            A<   [Remind me by DM] [Can't after all] [Every time]
            -- Mon 30 Nov 17:53:51
            # A: **Tuesday practice** begins on Tue 1 Dec 18:00 (in 24 h 6 min). Seats are drawn by 16:00.  → A
            #   [Can't make it]
            -- Tue 1 Dec 15:53:51
            ~ **Tuesday practice** · Tue 1 Dec 18:00. Too few were in, so it is not held.
            # A: too few are in for **Tuesday practice** on Tue 1 Dec 18:00, so it is not held.  → A
            #   Alone you can practise whenever you like: I ask, and others rate it later. Or wait for somebody who has half an hour too.
            #   [I have 30 minutes] [Start alone now]
            -- 18:01:00
            A: profile pause in 2 weeks
            A< (profile-saved) Saved: You pause until 2026-12-15: until then you are asked for nothing and reminded of nothing, and out where you are in every time; nobody is told.
            -- 19:14:00
            # **Tuesday practice** · one-on-one …
            #   Tue 8 Dec 18:00 (in 7 days) · 74 min · seats are drawn by 16:00
            #   (gone) Tue 1 Dec 18:00 (in 7 days) · 74 min · seats are drawn by 16:00
        "#]],
    );
}

/// On 28 March clocks change in Berlin, and not in Tokyo; on 14 March they changed in New York.
#[test]
fn to_whom_the_time_is_another_one_than_last_time_reads_so_alone() {
    check(
        r#"
        quiet on
        A: zone Europe/Berlin
        B: zone Asia/Tokyo
        B: profile ask-me on
        B: profile dms on
        D: zone America/New_York
        O: series create "first tue of the month 19:00" one-on-one "First Tuesday"
        O: press [Save]
        +119d
        quiet off
        +7d
        A: press [I'm in]
        B: press [Why this]
        B: press [I'm in]
        C: press [I'm in]
        D: press [I'm in]
        +7d
        "#,
        expect![[r#"
            -- Tue 30 Mar 2027 16:53:51
            # **First Tuesday** · one-on-one
            #   Tue 6 Apr 2027 17:00 (in 7 days) · 74 min · seats are drawn by 15:00
            #   Nobody has answered yet.
            #   [I'm in] [Only observing] [Can't this time] [Every time] [Why this]
            -- 18:00:00
            A: press [I'm in]
            A< (on-evening) You are in for Tue 6 Apr 2027 17:00. Seats are drawn by 15:00; the plan then says where you sit.
            A<   You are reminded: 24 hours before · 1 hour before · 10 minutes before, with check-in.
            A<   [Remind me by DM] [Can't after all] [Every time]
            ~ In: A
            B: press [Why this]
            B< (shows evening) This is a call: whoever is in when seats are drawn, by Tue 6 Apr 2027 15:00, gets one, with turns and partners spread fairly.
            B<   For you 1 hour earlier than last time: clocks have changed.
            B<   You are not asked by name; everybody who reads this may come.
            B<   [I'm in] [Can't this time] [Ask me for these]
            B: press [I'm in]
            B< (on-evening) You are in for Tue 6 Apr 2027 17:00. Seats are drawn by 15:00; the plan then says where you sit.
            B<   For you 1 hour earlier than last time: clocks have changed.
            B<   You are reminded by DM: 24 hours before · 1 hour before · 10 minutes before, with check-in.
            B<   [Can't after all] [Every time]
            ~ In: A, B
            C: press [I'm in]
            C< (on-evening) You are in for Tue 6 Apr 2027 17:00. Seats are drawn by 15:00; the plan then says where you sit.
            C<   You are reminded: 24 hours before · 1 hour before · 10 minutes before, with check-in.
            C<   [Remind me by DM] [Can't after all] [Every time]
            ~ In: A, B, C
            D: press [I'm in]
            D< (on-evening) You are in for Tue 6 Apr 2027 17:00. Seats are drawn by 15:00; the plan then says where you sit. …
            ~ In: A, B, C, D
            -- Mon 5 Apr 2027 16:53:51
            B< (dm) **First Tuesday** begins on Tue 6 Apr 2027 17:00 (in 24 h 6 min). Seats are drawn by 15:00.
            B<   For you 1 hour earlier than last time: clocks have changed.
            B<   In your group: <https://discord.com/channels/1/2/3>
            B<   [Can't make it] [Fewer reminders] [No DMs]
            # A, C, D: **First Tuesday** begins on Tue 6 Apr 2027 17:00 (in 24 h 6 min). Seats are drawn by 15:00.  → A, C, D
            #   [Can't make it]
            -- Tue 6 Apr 2027 14:53:51
            ~ **First Tuesday** · Tue 6 Apr 2027 17:00 (in 2 h 6 min) · who sits where: <https://discord.com/channels/1/2/3>
            ~   [I'm in]
            # **First Tuesday** · Tue 6 Apr 2027 17:00 (in 2 h 6 min) · 4 people, 2 sessions
            #   Everybody interviews once and answers once. Each session has a message of its own below.
            #   [Why] [Swap] [Can't make it]
            # **#1** C & A · no room free: agree on one here · C answers first
            # **#2** B & D · no room free: agree on one here · B answers first
            -- 16:00:00 remind, remind
            # (the thread opens)
            # (the thread opens)
            B< (dm) **Mock interview #2** starts Tue 6 Apr 2027 17:00 (in 60 min) · no room free: agree on one here.
            B<   B answers first, D interviews
            B<   For you 1 hour earlier than last time: clocks have changed.
            B<   In your group: <https://discord.com/channels/1/2/3>
            B<   [Can't make it] [Briefing] [Before you start] [Details] [Fewer reminders] [No DMs]
            # **Mock interview #1** starts Tue 6 Apr 2027 17:00 (in 60 min) · no room free: agree on one here.  → C, A
            #   C answers first, A interviews
            #   A: [Briefing] · C: [Before you start]
            #   If something comes up, press _Can't make it_ on the plan.
            #   [Briefing] [Before you start] [Details]
            # **Mock interview #2** starts Tue 6 Apr 2027 17:00 (in 60 min) · no room free: agree on one here.  → D
            #   B answers first, D interviews
            #   D: [Briefing] · B: [Before you start]
            #   If something comes up, press _Can't make it_ on the plan.
            #   [Briefing] [Before you start] [Details]
            -- 16:50:00 check-in-opens, check-in-opens
            ~ **Mock interview #1 · one-on-one**
            ~   Objective: First Tuesday
            ~   Tue 6 Apr 2027 17:00 (in 10 min) · about 74 min · practice mode
            ~   Answers typed in the thread can be read by this channel
            ~   **Seats** candidate & interviewer: C, A (you swap half-way) · 4 observer seats free
            ~   Check-in is open in the thread.
            ~   [Wait for a seat] [Observe] [Can't make it] [Details]
            # **Mock interview #1** starts at 17:00 (in 10 min). Check in when you are here; a seat that is empty 5 min after the start is offered to the observers.  → C, A
            #   C: not yet · A: not yet
            #   [I'm here] [I'll be late] [I can't make it]
            ~ **Mock interview #2 · one-on-one**
            ~   Objective: First Tuesday
            ~   Tue 6 Apr 2027 17:00 (in 10 min) · about 74 min · practice mode
            ~   Answers typed in the thread can be read by this channel
            ~   **Seats** candidate & interviewer: B, D (you swap half-way) · 4 observer seats free
            ~   Check-in is open in the thread.
            ~   [Wait for a seat] [Observe] [Can't make it] [Details]
            # **Mock interview #2** starts at 17:00 (in 10 min). Check in when you are here; a seat that is empty 5 min after the start is offered to the observers.  → D
            #   B: not yet · D: not yet
            #   [I'm here] [I'll be late] [I can't make it]
            B< (dm) **Mock interview #2** starts Tue 6 Apr 2027 17:00 (in 10 min) · no room free: agree on one here.
            B<   B answers first, D interviews
            B<   Check in when you are here.
            B<   For you 1 hour earlier than last time: clocks have changed.
            B<   In your group: <https://discord.com/channels/1/2/3>
            B<   [I'm here] [I'll be late] [I can't make it] [Briefing] [Before you start] [Details] [Fewer reminders] [No DMs]
            ~ Everybody interviews once and answers once. Check-in is open: go on in your session's thread.
            -- 17:05:03 seat-frees, seat-frees
            # #1 wants a substitute: the candidate seat is free. The first to press has it, until 17:15.
            #   [Take it]
            ~ (gone) C: not yet · A: not yet
            ~ **Seats** 2 candidate seats free · 4 observer seats free
            ~   [Take a seat] [Observe] [Can't make it] [Details]
            # #2 wants a substitute: the candidate seat is free. The first to press has it, until 17:15. …
            ~ (gone) B: not yet · D: not yet
            ~ **Seats** 2 candidate seats free · 4 observer seats free
            ~   [Take a seat] [Observe] [Can't make it] [Details]
            -- 17:15:03 start-gives-up, start-gives-up
            # **Mock interview #1** was called off, because there were too few people. Your time is free again.
            ~ #1 was called off, because there were too few people.
            ~ **Mock interview #1** · check-in is over
            # **Mock interview #2** was called off, because there were too few people. Your time is free again.
            ~ #2 was called off, because there were too few people.
            ~ **Mock interview #2** · check-in is over
            # (the thread is archived)
            # (the thread is archived)
            ~ **First Tuesday** · Tue 6 Apr 2027 17:00. It is over.
        "#]],
    );
}

#[test]
fn an_evening_that_nobody_called_anything_is_called_after_its_format_and_says_it_once() {
    check(
        r#"
        quiet on
        O: series create "every tue 19:00" one-on-one
        O: press [Save]
        quiet off
        +1m
        A: press [I'm in]
        B: press [I'm in]
        quiet on
        +6d
        +23h
        quiet off
        +55m
        A: press [I'm here]
        A: checklist
        "#,
        expect![[r#"
            -- Tue 24 Nov 18:00:00
            # **One-on-one**
            #   Tue 1 Dec 18:00 (in 7 days) · 74 min · seats are drawn by 16:00
            #   Nobody has answered yet.
            #   [I'm in] [Only observing] [Can't this time] [Every time] [Why this]
            -- 18:01:00
            A: press [I'm in]
            A< (on-evening) You are in for Tue 1 Dec 18:00. Seats are drawn by 16:00; the plan then says where you sit.
            A<   You are reminded: 24 hours before · 1 hour before · 10 minutes before, with check-in.
            A<   [Remind me by DM] [Can't after all] [Every time]
            ~ In: A
            B: press [I'm in]
            B< (on-evening) You are in for Tue 1 Dec 18:00. Seats are drawn by 16:00; the plan then says where you sit. …
            ~ In: A, B
            -- Tue 1 Dec 17:50:00 check-in-opens
            ~ **Mock interview #1 · one-on-one**
            ~   Tue 1 Dec 18:00 (in 10 min) · about 74 min · practice mode
            ~   Answers typed in the thread can be read by this channel
            ~   **Seats** candidate & interviewer: B, A (you swap half-way) · 4 observer seats free
            ~   Check-in is open in the thread.
            ~   [Wait for a seat] [Observe] [Can't make it] [Details]
            # **Mock interview #1** starts at 18:00 (in 10 min). Check in when you are here; a seat that is empty 5 min after the start is offered to the observers.  → B, A
            #   B: not yet · A: not yet
            #   [I'm here] [I'll be late] [I can't make it]
            ~ Everybody interviews once and answers once. Check-in is open: go on in your session's thread.
            -- 17:56:00
            A: press [I'm here]
            A< You are checked in.
            A<   **Before you start** — the microphone works · your notes are at hand
            A<   [My micro-goal] [The whole list]
            ~ B: not yet · A: checked in
            A: checklist
            A< (shows session) **Before you start**
            A<   **Check**
            A<   · The microphone works.
            A<   · Your notes are at hand.
            A<   [My micro-goal]
        "#]],
    );
}

#[test]
fn who_does_not_want_to_be_asked_to_a_series_is_not_until_they_want_to() {
    check(
        r#"
        B: profile ask-me on
        O: series create "every tue 19:00" one-on-one "Tuesday practice"
        O: press [Save]
        +1m
        B: press [Why this]
        B: press [Don't ask me for these]
        +182h
        B: press [Why this]
        B: press [Ask me for these]
        +168h
        "#,
        expect![[r#"
            -- Tue 24 Nov 18:00:00
            B: profile ask-me on
            B< (profile-saved) Saved: Whenever an evening of this group is called, I ask you whether you come.
            B<   [Stop asking me]
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
            # **Tuesday practice** · one-on-one  → B
            #   Tue 1 Dec 18:00 (in 7 days) · 74 min · seats are drawn by 16:00
            #   Nobody has answered yet.
            #   B: do you come?
            #   [I'm in] [Only observing] [Can't this time] [Every time] [Why this]
            -- 18:01:00
            B: press [Why this]
            B< (shows evening) This is a call: whoever is in when seats are drawn, by Tue 1 Dec 16:00, gets one, with turns and partners spread fairly.
            B<   You are asked because you wanted to be, were in every time before, or sat in one of these evenings in the last eight weeks.
            B<   Three calls without an answer and I stop asking.
            B<   [I'm in] [Can't this time] [Don't ask me for these]
            B: press [Don't ask me for these]
            B< (on-evening) You are not asked to these evenings any more. You can come all the same: everybody who reads the call may.
            B<   [Ask me for these]
            ~ (gone) B: do you come?
            -- Tue 1 Dec 15:53:51
            ~ **Tuesday practice** · Tue 1 Dec 18:00. Too few were in, so it is not held.
            -- 19:14:00
            # **Tuesday practice** · one-on-one
            #   Tue 8 Dec 18:00 (in 7 days) · 74 min · seats are drawn by 16:00
            #   Nobody has answered yet.
            #   [I'm in] [Only observing] [Can't this time] [Every time] [Why this]
            -- Wed 2 Dec 08:01:00
            B: press [Why this]
            B< (shows evening) This is a call: whoever is in when seats are drawn, by Tue 8 Dec 16:00, gets one, with turns and partners spread fairly.
            B<   You are not asked by name; everybody who reads this may come.
            B<   [I'm in] [Can't this time] [Ask me for these]
            B: press [Ask me for these]
            B< (on-evening) You are asked to these evenings, from the next call on.
            B<   Three calls without an answer and I stop asking.
            B<   [Don't ask me for these]
            -- Tue 8 Dec 15:53:51
            ~ **Tuesday practice** · Tue 8 Dec 18:00. Too few were in, so it is not held.
            -- 19:14:00
            # **Tuesday practice** · one-on-one …  → B
            #   Tue 15 Dec 18:00 (in 7 days) · 74 min · seats are drawn by 16:00
            #   B: do you come?
            #   (gone) Tue 8 Dec 18:00 (in 14 days) · 74 min · seats are drawn by 16:00
        "#]],
    );
}

#[test]
fn three_calls_without_an_answer_end_the_asking_and_are_told_once() {
    check(
        r#"
        B: profile ask-me on
        C: profile ask-me on
        D: profile ask-me on
        E: profile ask-me on
        O: series create "every tue 19:00" one-on-one "Tuesday practice"
        O: press [Save]
        +182h
        C: press [Can't this time]
        B: goal
        +168h
        +168h
        E: press [I'm in]
        B: goal
        B: press [Keep me in]
        B: goal
        D: profile ask-me on
        D: goal
        +168h
        "#,
        expect![[r#"
            -- Tue 24 Nov 18:00:00
            B: profile ask-me on
            B< (profile-saved) Saved: Whenever an evening of this group is called, I ask you whether you come.
            B<   [Stop asking me]
            C: profile ask-me on
            C< (profile-saved) Saved: Whenever an evening of this group is called, I ask you whether you come. …
            D: profile ask-me on
            D< (profile-saved) Saved: Whenever an evening of this group is called, I ask you whether you come. …
            E: profile ask-me on
            E< (profile-saved) Saved: Whenever an evening of this group is called, I ask you whether you come. …
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
            # **Tuesday practice** · one-on-one  → B, C, D, E
            #   Tue 1 Dec 18:00 (in 7 days) · 74 min · seats are drawn by 16:00
            #   Nobody has answered yet.
            #   B, C, D, E: do you come?
            #   [I'm in] [Only observing] [Can't this time] [Every time] [Why this]
            -- Tue 1 Dec 15:53:51
            ~ **Tuesday practice** · Tue 1 Dec 18:00. Too few were in, so it is not held.
            -- 19:14:00
            # **Tuesday practice** · one-on-one …  → B, C, D, E
            #   Tue 8 Dec 18:00 (in 7 days) · 74 min · seats are drawn by 16:00
            #   (gone) Tue 1 Dec 18:00 (in 7 days) · 74 min · seats are drawn by 16:00
            -- Wed 2 Dec 08:00:00
            C: press [Can't this time]
            C< (on-evening) Noted: not on Tue 8 Dec 18:00.
            C<   [I'm in after all]
            ~ can't: C
            ~   B, D, E: do you come?
            B: goal
            B< (shows goal) You have no micro-goal now. Your next report proposes one, or you write your own.
            B<   [Write my own] [Earlier goals]
            -- Tue 8 Dec 15:53:51
            ~ **Tuesday practice** · Tue 8 Dec 18:00. Too few were in, so it is not held.
            -- 19:14:00
            # **Tuesday practice** · one-on-one …  → B, C, D, E
            #   Tue 15 Dec 18:00 (in 7 days) · 74 min · seats are drawn by 16:00
            #   (gone) Tue 8 Dec 18:00 (in 14 days) · 74 min · seats are drawn by 16:00
            -- Tue 15 Dec 15:53:51
            ~ **Tuesday practice** · Tue 15 Dec 18:00. Too few were in, so it is not held.
            -- 19:14:00
            # **Tuesday practice** · one-on-one  → C
            #   Tue 22 Dec 18:00 (in 7 days) · 74 min · seats are drawn by 16:00
            #   Nobody has answered yet.
            #   C: do you come?
            #   [I'm in] [Only observing] [Can't this time] [Every time] [Why this]
            -- Wed 16 Dec 08:00:00
            E: press [I'm in]
            E< (on-evening) You are in for Tue 22 Dec 18:00. Seats are drawn by 16:00; the plan then says where you sit.
            E<   You are reminded: 24 hours before · 1 hour before · 10 minutes before, with check-in.
            E<   [Remind me by DM] [Can't after all] [Every time]
            ~ In: E
            B: goal
            B< (shows goal) You have no micro-goal now. Your next report proposes one, or you write your own. …
            B< (silence) Three calls of **Tuesday practice** without an answer from you: I stop asking. Your goal, reports and history stay.
            B<   [Keep me in]
            B: press [Keep me in]
            B< (on-evening) You are asked to these evenings, from the next call on.
            B<   Three calls without an answer and I stop asking.
            B<   [Don't ask me for these]
            B: goal
            B< (shows goal) You have no micro-goal now. Your next report proposes one, or you write your own. …
            D: profile ask-me on
            D< (profile-saved) Saved: Whenever an evening of this group is called, I ask you whether you come. …
            D: goal
            D< (shows goal) You have no micro-goal now. Your next report proposes one, or you write your own. …
            -- Mon 21 Dec 17:53:51
            # E: **Tuesday practice** begins on Tue 22 Dec 18:00 (in 24 h 6 min). Seats are drawn by 16:00.  → E
            #   [Can't make it]
            -- Tue 22 Dec 15:53:51
            ~ **Tuesday practice** · Tue 22 Dec 18:00. Too few were in, so it is not held.
            # E: too few are in for **Tuesday practice** on Tue 22 Dec 18:00, so it is not held.  → E
            #   Alone you can practise whenever you like: I ask, and others rate it later. Or wait for somebody who has half an hour too.
            #   [I have 30 minutes] [Start alone now]
            -- 19:14:00
            # **Tuesday practice** · one-on-one  → B, C, D, E
            #   Tue 29 Dec 18:00 (in 7 days) · 74 min · seats are drawn by 16:00
            #   Nobody has answered yet.
            #   B, C, D, E: do you come?
            #   [I'm in] [Only observing] [Can't this time] [Every time] [Why this]
        "#]],
    );
}

#[test]
fn nobody_who_said_no_is_named_again() {
    check(
        r#"
        B: profile ask-me on
        B: profile reminders everything
        C: profile ask-me on
        C: profile reminders everything
        O: series create "every tue 19:00" one-on-one "Tuesday practice"
        O: press [Save]
        +1m
        A: press [I'm in]
        C: press [I'm in]
        C: press [Can't after all]
        +146h
        "#,
        expect![[r#"
            -- Tue 24 Nov 18:00:00
            B: profile ask-me on
            B< (profile-saved) Saved: Whenever an evening of this group is called, I ask you whether you come.
            B<   [Stop asking me]
            B: profile reminders everything
            B< (profile-saved) Saved: You are reminded of everything. I write you no DMs.
            C: profile ask-me on
            C< (profile-saved) Saved: Whenever an evening of this group is called, I ask you whether you come. …
            C: profile reminders everything
            C< (profile-saved) Saved: You are reminded of everything. I write you no DMs.
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
            # **Tuesday practice** · one-on-one  → B, C
            #   Tue 1 Dec 18:00 (in 7 days) · 74 min · seats are drawn by 16:00
            #   Nobody has answered yet.
            #   B, C: do you come?
            #   [I'm in] [Only observing] [Can't this time] [Every time] [Why this]
            -- 18:01:00
            A: press [I'm in]
            A< (on-evening) You are in for Tue 1 Dec 18:00. Seats are drawn by 16:00; the plan then says where you sit.
            A<   You are reminded: 24 hours before · 1 hour before · 10 minutes before, with check-in.
            A<   [Remind me by DM] [Can't after all] [Every time]
            ~ In: A
            C: press [I'm in]
            C< (on-evening) You are in for Tue 1 Dec 18:00. Seats are drawn by 16:00; the plan then says where you sit. …
            ~ In: A, C
            ~   B: do you come?
            C: press [Can't after all]
            C< (on-evening) Noted: not on Tue 1 Dec 18:00.
            C<   [I'm in after all]
            ~ In: A · can't: C
            -- Mon 30 Nov 17:53:51
            # A: **Tuesday practice** begins on Tue 1 Dec 18:00 (in 24 h 6 min). Seats are drawn by 16:00.  → A, B
            #   B: you have not said yet whether you come.
            #   [I'm in] [Can't make it]
        "#]],
    );
}

#[test]
fn an_evening_needs_people_time_and_one_place_at_a_time() {
    check(
        r#"
        A: call in=48h solo "Alone"
        A: call in=20m one-on-one "Soon"
        A: call in=48h one-on-one "First"
        A: call in=72h one-on-one "Second"
        O: call in=72h panel "Panels"
        B: press [I'm in]
        +70h
        "#,
        expect![[r#"
            -- Tue 24 Nov 18:00:00
            A: call in=48h solo "Alone"
            A< (not-called) That format is for one person, and an evening is for many. Choose one for two or more, such as `one-on-one` or `panel`.
            A: call in=20m one-on-one "Soon"
            A< (not-called) An evening is called at least half an hour before it begins. Choose a later time, or open a session at once.
            A: call in=48h one-on-one "First"
            A< (called) The evening of Thu 26 Nov 18:00 is called: the call stands in the practice channel, and seats are drawn by 16:00.
            A<   [I'm in]
            # **First** · one-on-one
            #   Thu 26 Nov 18:00 (in 2 days) · 74 min · seats are drawn by 16:00
            #   Nobody has answered yet.
            #   [I'm in] [Only observing] [Can't this time] [Why this]
            A: call in=72h one-on-one "Second"
            A< (not-called) You have called an evening that is not over yet. Call another one after it, or ask an organiser to.
            O: call in=72h panel "Panels"
            O< (called) The evening of Fri 27 Nov 18:00 is called: the call stands in the practice channel, and seats are drawn by 16:00.
            O<   [I'm in]
            # **Panels** · panel interview
            #   Fri 27 Nov 18:00 (in 3 days) · 55 min · seats are drawn by 16:00
            #   Nobody has answered yet.
            #   [I'm in] [Only observing] [Can't this time] [Why this]
            B: press [I'm in]
            B< (on-evening) You are in for Fri 27 Nov 18:00. Seats are drawn by 16:00; the plan then says where you sit.
            B<   You are reminded: 24 hours before · 1 hour before · 10 minutes before, with check-in.
            B<   [Remind me by DM] [Can't after all]
            ~ In: B
            -- Thu 26 Nov 15:53:51
            ~ **First** · Thu 26 Nov 18:00. Too few were in, so it is not held.
            -- 17:53:51
            # B: **Panels** begins on Fri 27 Nov 18:00 (in 24 h 6 min). Seats are drawn by 16:00.  → B
            #   [Can't make it]
            -- Fri 27 Nov 15:53:51
            ~ **Panels** · Fri 27 Nov 18:00. Too few were in, so it is not held.
            # B: too few are in for **Panels** on Fri 27 Nov 18:00, so it is not held.  → B
            #   Alone you can practise whenever you like: I ask, and others rate it later. Or wait for somebody who has half an hour too.
            #   [I have 30 minutes] [Start alone now]
        "#]],
    );
}

#[test]
fn two_who_were_left_alone_are_put_together_five_minutes_after_the_start() {
    check(
        r#"
        O: call in=48h one-on-one "Tuesday practice"
        A: press [I'm in]
        B: press [I'm in]
        C: press [I'm in]
        D: press [I'm in]
        +46h
        +110m
        A on #2: here
        C on #1: here
        +15m
        A: press [Take it]
        C: press [Take it]
        "#,
        expect![[r#"
            -- Tue 24 Nov 18:00:00
            O: call in=48h one-on-one "Tuesday practice"
            O< (called) The evening of Thu 26 Nov 18:00 is called: the call stands in the practice channel, and seats are drawn by 16:00.
            O<   [I'm in]
            # **Tuesday practice** · one-on-one
            #   Thu 26 Nov 18:00 (in 2 days) · 74 min · seats are drawn by 16:00
            #   Nobody has answered yet.
            #   [I'm in] [Only observing] [Can't this time] [Why this]
            A: press [I'm in]
            A< (on-evening) You are in for Thu 26 Nov 18:00. Seats are drawn by 16:00; the plan then says where you sit.
            A<   You are reminded: 24 hours before · 1 hour before · 10 minutes before, with check-in.
            A<   [Remind me by DM] [Can't after all]
            ~ In: A
            B: press [I'm in]
            B< (on-evening) You are in for Thu 26 Nov 18:00. Seats are drawn by 16:00; the plan then says where you sit. …
            ~ In: A, B
            C: press [I'm in]
            C< (on-evening) You are in for Thu 26 Nov 18:00. Seats are drawn by 16:00; the plan then says where you sit. …
            ~ In: A, B, C
            D: press [I'm in]
            D< (on-evening) You are in for Thu 26 Nov 18:00. Seats are drawn by 16:00; the plan then says where you sit. …
            ~ In: A, B, C, D
            -- Wed 25 Nov 17:53:51
            # A, B, C, D: **Tuesday practice** begins on Thu 26 Nov 18:00 (in 24 h 6 min). Seats are drawn by 16:00.  → A, B, C, D
            #   [Can't make it]
            -- Thu 26 Nov 15:53:51
            ~ **Tuesday practice** · Thu 26 Nov 18:00 (in 2 h 6 min) · who sits where: <https://discord.com/channels/1/2/3>
            ~   [I'm in]
            # **Tuesday practice** · Thu 26 Nov 18:00 (in 2 h 6 min) · 4 people, 2 sessions
            #   Everybody interviews once and answers once. Each session has a message of its own below.
            #   [Why] [Swap] [Can't make it]
            # **#1** D & C · no room free: agree on one here · D answers first
            # **#2** B & A · no room free: agree on one here · B answers first
            -- 17:00:00 remind, remind
            # (the thread opens)
            # (the thread opens)
            # **Mock interview #1** starts Thu 26 Nov 18:00 (in 60 min) · no room free: agree on one here.  → D, C
            #   D answers first, C interviews
            #   C: [Briefing] · D: [Before you start]
            #   If something comes up, press _Can't make it_ on the plan.
            #   [Briefing] [Before you start] [Details]
            # **Mock interview #2** starts Thu 26 Nov 18:00 (in 60 min) · no room free: agree on one here.  → B, A
            #   B answers first, A interviews
            #   A: [Briefing] · B: [Before you start]
            #   If something comes up, press _Can't make it_ on the plan.
            #   [Briefing] [Before you start] [Details]
            -- 17:50:00 check-in-opens, check-in-opens
            ~ **Mock interview #1 · one-on-one**
            ~   Objective: Tuesday practice
            ~   Thu 26 Nov 18:00 (in 10 min) · about 74 min · practice mode
            ~   Answers typed in the thread can be read by this channel
            ~   **Seats** candidate & interviewer: D, C (you swap half-way) · 4 observer seats free
            ~   Check-in is open in the thread.
            ~   [Wait for a seat] [Observe] [Can't make it] [Details]
            # **Mock interview #1** starts at 18:00 (in 10 min). Check in when you are here; a seat that is empty 5 min after the start is offered to the observers.  → D, C
            #   D: not yet · C: not yet
            #   [I'm here] [I'll be late] [I can't make it]
            ~ **Mock interview #2 · one-on-one**
            ~   Objective: Tuesday practice
            ~   Thu 26 Nov 18:00 (in 10 min) · about 74 min · practice mode
            ~   Answers typed in the thread can be read by this channel
            ~   **Seats** candidate & interviewer: B, A (you swap half-way) · 4 observer seats free
            ~   Check-in is open in the thread.
            ~   [Wait for a seat] [Observe] [Can't make it] [Details]
            # **Mock interview #2** starts at 18:00 (in 10 min). Check in when you are here; a seat that is empty 5 min after the start is offered to the observers.  → B, A
            #   B: not yet · A: not yet
            #   [I'm here] [I'll be late] [I can't make it]
            ~ Everybody interviews once and answers once. Check-in is open: go on in your session's thread.
            A on #2: here
            A< You are checked in.
            A<   **Before you start** — the microphone works · your notes are at hand
            A<   [My micro-goal] [The whole list]
            ~ B: not yet · A: checked in
            C on #1: here
            C< You are checked in. …
            ~ D: not yet · C: checked in
            -- 18:05:00 starts, starts
            # C and A, you would interview each other in #1, 74 min. You sit there once both have pressed.  → C, A
            #   [Take it]
            A: press [Take it]
            A< (on-evening) Noted. You sit down together once C has pressed too.
            C: press [Take it]
            C< (on-evening) Your place is in #1. You answer first, and interview then.
            C<   [Can't after all]
            ~ **Seats** candidate & interviewer: B · 1 candidate seat free · 4 observer seats free
            ~   [Take a seat] [Observe] [Can't make it] [Details]
            ~ B: not yet
            ~ **Seats** candidate & interviewer: A, C (you swap half-way)
            ~   It is running; observers can still come.
            ~   [My part] [Observe] [Details]
            # A: you have a seat in **Mock interview #1** now. Check in when you are here.  → A
            #   A answers first, C interviews
            #   [I'm here]
            ~ **Mock interview #1** has begun; check-in is over
            ~ **Tuesday practice** · Thu 26 Nov 18:00 (5 min ago) · 3 people, 2 sessions
            # **Turn 1 of 2 — A answers, C interviews** · until 18:35  → A, C
            #   Intro (2 min) → 3 questions and 2 surprises (20 min) → A's questions (5 min) → wrap-up (3 min)
            #   First C: who is asking, and how it goes. A, listen; the first question comes after it.
            #   Nobody else sees what is behind your button. C: [Panel] · A: [Stop my turn]
            #   [Panel] [Stop my turn]
        "#]],
    );
}

#[test]
fn who_sits_elsewhere_when_an_evening_was_moved_to_is_out_of_it() {
    check(
        r#"
        quiet on
        O: call in=48h one-on-one "Tuesday practice"
        A: press [I'm in]
        B: press [I'm in]
        C: press [I'm in]
        D: plan in=50h one-on-one
        A: take candidate
        +46h
        quiet off
        O: evening in 4h
        +16m
        "#,
        expect![[r#"
            -- Thu 26 Nov 16:00:00
            O: evening in 4h
            O< (on-evening) Changed. Everybody who was in is told of another time.
            ~ **#2** B, and nobody else yet · no room free: agree on one here · C observes
            # C, a seat in #2 is free, with B. You would interview first, and answer then. It is kept for you until 16:15, then the next person is asked.  → C
            #   [Take it] [Pass]
            ~ **Tuesday practice** · Thu 26 Nov 20:00 (in 4 h) · who sits where: <https://discord.com/channels/1/2/3>
            ~ **Tuesday practice** · Thu 26 Nov 20:00 (in 4 h) · 2 people, 1 session
            ~   Seated in something else at that time: A
            # O moved **Tuesday practice** from Thu 26 Nov 18:00 to **Thu 26 Nov 20:00**. All other seats stand. Seated in something else at that time, and so not in this: A.  → A, B, C
            #   [Can't make it]
        "#]],
    );
}

#[test]
fn who_planned_an_evening_holds_it_at_another_time_or_calls_it_something_else() {
    check(
        r#"
        A: call in=48h one-on-one "Tuesday practice"
        A: press [I'm in]
        B: press [I'm in]
        C: evening in 24h
        C: evening called "Coffee"
        A: evening in 20m
        A: evening called "Backend practice"
        A: evening in 2890m
        A: evening in 72h
        A: press [Yes, move it]
        A: press [I'm in]
        B: press [I'm in]
        quiet on
        +4220m
        quiet off
        O: evening called "Thursday practice"
        O: evening in 3h
        +110m
        +65m
        A: evening in 3h
        O: series create "every tue 19:00" one-on-one "Tuesday practice"
        O: press [Save]
        +14d
        O: evening called "Coffee"
        "#,
        expect![[r#"
            -- Tue 24 Nov 18:00:00
            A: call in=48h one-on-one "Tuesday practice"
            A< (called) The evening of Thu 26 Nov 18:00 is called: the call stands in the practice channel, and seats are drawn by 16:00.
            A<   [I'm in]
            # **Tuesday practice** · one-on-one
            #   Thu 26 Nov 18:00 (in 2 days) · 74 min · seats are drawn by 16:00
            #   Nobody has answered yet.
            #   [I'm in] [Only observing] [Can't this time] [Why this]
            A: press [I'm in]
            A< (on-evening) You are in for Thu 26 Nov 18:00. Seats are drawn by 16:00; the plan then says where you sit.
            A<   You are reminded: 24 hours before · 1 hour before · 10 minutes before, with check-in.
            A<   [Remind me by DM] [Can't after all]
            ~ In: A
            B: press [I'm in]
            B< (on-evening) You are in for Thu 26 Nov 18:00. Seats are drawn by 16:00; the plan then says where you sit. …
            ~ In: A, B
            C: evening in 24h
            C< (evening-refused) Only an organiser can do that: a member with *Manage Server*, or with a role that was named in the settings. Ask one of them.
            C: evening called "Coffee"
            C< (evening-refused) Only an organiser can do that: a member with *Manage Server*, or with a role that was named in the settings. Ask one of them.
            A: evening in 20m
            A< (not-called) An evening is called at least half an hour before it begins. Choose a later time, or open a session at once.
            A: evening called "Backend practice"
            A< (on-evening) Changed. Everybody who was in is told of another time.
            ~ **Backend practice** · one-on-one
            A: evening in 2890m
            A< (on-evening) Changed. Everybody who was in is told of another time.
            ~ Thu 26 Nov 18:10 (in 2 days) · 74 min · seats are drawn by 16:10
            # A moved **Backend practice** from Thu 26 Nov 18:00 to **Thu 26 Nov 18:10**. What you answered stands.  → A, B
            #   [Can't this time]
            A: evening in 72h
            A< (on-evening) **Move it to Fri 27 Nov 18:00?** 2 people have answered for Thu 26 Nov 18:10. That is forgotten, and they are asked once more; whoever is in every time stays in.
            A<   [Yes, move it] [No, back]
            A: press [Yes, move it]
            A< (on-evening) Changed. Everybody who was in is told of another time.
            ~ Fri 27 Nov 18:00 (in 3 days) · 74 min · seats are drawn by 16:00
            ~   Nobody has answered yet.
            # A moved **Backend practice** from Thu 26 Nov 18:10 to **Fri 27 Nov 18:00**. So I ask once more: who comes? Whoever is in every time stays in.  → A, B
            #   [I'm in] [Can't this time]
            A: press [I'm in]
            A< (on-evening) You are in for Fri 27 Nov 18:00. Seats are drawn by 16:00; the plan then says where you sit.
            A<   You are reminded: 24 hours before · 1 hour before · 10 minutes before, with check-in.
            A<   [Remind me by DM] [Can't after all]
            ~ In: A
            B: press [I'm in]
            B< (on-evening) You are in for Fri 27 Nov 18:00. Seats are drawn by 16:00; the plan then says where you sit. …
            ~ In: A, B
            -- Fri 27 Nov 16:20:00
            O: evening called "Thursday practice"
            O< (on-evening) Changed. Everybody who was in is told of another time.
            ~ **Thursday practice** · Fri 27 Nov 18:00 (in 1 h 40 min) · who sits where: <https://discord.com/channels/1/2/3>
            ~ **Thursday practice** · Fri 27 Nov 18:00 (in 1 h 40 min) · 2 people, 1 session
            O: evening in 3h
            O< (on-evening) Changed. Everybody who was in is told of another time.
            ~ **Thursday practice** · Fri 27 Nov 19:20 (in 3 h) · who sits where: <https://discord.com/channels/1/2/3>
            ~ **Thursday practice** · Fri 27 Nov 19:20 (in 3 h) · 2 people, 1 session
            # O moved **Thursday practice** from Fri 27 Nov 18:00 to **Fri 27 Nov 19:20**. Your seats stand.  → A, B
            #   [Can't make it]
            -- 18:20:00 remind
            # (the thread opens)
            # **Mock interview #1** starts Fri 27 Nov 19:20 (in 60 min) · no room free: agree on one here.  → B, A
            #   B answers first, A interviews
            #   A: [Briefing] · B: [Before you start]
            #   If something comes up, press _Can't make it_ on the plan.
            #   [Briefing] [Before you start] [Details]
            -- 19:10:00 check-in-opens
            ~ **Mock interview #1 · one-on-one**
            ~   Objective: Thursday practice
            ~   Fri 27 Nov 19:20 (in 10 min) · about 74 min · practice mode
            ~   Answers typed in the thread can be read by this channel
            ~   **Seats** candidate & interviewer: B, A (you swap half-way) · 4 observer seats free
            ~   Check-in is open in the thread.
            ~   [Wait for a seat] [Observe] [Can't make it] [Details]
            # **Mock interview #1** starts at 19:20 (in 10 min). Check in when you are here; a seat that is empty 5 min after the start is offered to the observers.  → B, A
            #   B: not yet · A: not yet
            #   [I'm here] [I'll be late] [I can't make it]
            ~ Everybody interviews once and answers once. Check-in is open: go on in your session's thread.
            -- 19:15:00
            A: evening in 3h
            A< (evening-refused) Its sessions are open, so the plan does not change any more. Go on in the thread of your session: there you can say that you are late, or give your seat back.
            O: series create "every tue 19:00" one-on-one "Tuesday practice"
            O< (series) I read that as **every Tuesday 19:00**, Europe/Berlin.
            O<   Tuesday practice · one-on-one · 30 min a turn
            O<   The first evenings:
            O<   · Tue 1 Dec 18:00 (in 4 days)
            O<   · Tue 8 Dec 18:00 (in 11 days)
            O<   · Tue 15 Dec 18:00 (in 18 days)
            O<   Nothing is saved yet.
            O<   ‹Format: One-on-one›
            O<   ‹Role: Any role›
            O<   [Save]
            O: press [Save]
            O< (series) Saved as series **#1**: every Tuesday 19:00, Europe/Berlin. The first evening is Tue 1 Dec 18:00.
            O<   [All series]
            # **Tuesday practice** · one-on-one
            #   Tue 1 Dec 18:00 (in 4 days) · 74 min · seats are drawn by 16:00
            #   Nobody has answered yet.
            #   [I'm in] [Only observing] [Can't this time] [Every time] [Why this]
            -- 19:25:03 seat-frees
            # #1 wants a substitute: the candidate seat is free. The first to press has it, until 19:35.
            #   [Take it]
            ~ (gone) B: not yet · A: not yet
            ~ **Seats** 2 candidate seats free · 4 observer seats free
            ~   [Take a seat] [Observe] [Can't make it] [Details]
            -- 19:35:03 start-gives-up
            # **Mock interview #1** was called off, because there were too few people. Your time is free again.
            ~ #1 was called off, because there were too few people.
            ~ **Mock interview #1** · check-in is over
            # (the thread is archived)
            ~ **Thursday practice** · Fri 27 Nov 19:20. It is over.
            -- Tue 1 Dec 15:53:51
            ~ **Tuesday practice** · Tue 1 Dec 18:00. Too few were in, so it is not held.
            -- 19:14:00
            # **Tuesday practice** · one-on-one …
            #   Tue 8 Dec 18:00 (in 7 days) · 74 min · seats are drawn by 16:00
            #   (gone) Tue 1 Dec 18:00 (in 7 days) · 74 min · seats are drawn by 16:00
            -- Tue 8 Dec 15:53:51
            ~ **Tuesday practice** · Tue 8 Dec 18:00. Too few were in, so it is not held.
            -- 19:14:00
            # **Tuesday practice** · one-on-one …
            #   Tue 15 Dec 18:00 (in 7 days) · 74 min · seats are drawn by 16:00
            #   (gone) Tue 8 Dec 18:00 (in 14 days) · 74 min · seats are drawn by 16:00
            -- Fri 11 Dec 19:15:00
            O: evening called "Coffee"
            O< (evening-refused) This evening is one of a series, and changes with it: organisers use _/series move_ and _/series edit_.
        "#]],
    );
}

#[test]
fn who_planned_an_evening_calls_it_off_from_what_only_they_see() {
    check(
        r#"
        O: call in=48h one-on-one "Tuesday practice"
        A: press [I'm in]
        A: press [Why this]
        O: press [Why this]
        O: press [Call it off]
        O: press [Yes, call it off]
        "#,
        expect![[r#"
            -- Tue 24 Nov 18:00:00
            O: call in=48h one-on-one "Tuesday practice"
            O< (called) The evening of Thu 26 Nov 18:00 is called: the call stands in the practice channel, and seats are drawn by 16:00.
            O<   [I'm in]
            # **Tuesday practice** · one-on-one
            #   Thu 26 Nov 18:00 (in 2 days) · 74 min · seats are drawn by 16:00
            #   Nobody has answered yet.
            #   [I'm in] [Only observing] [Can't this time] [Why this]
            A: press [I'm in]
            A< (on-evening) You are in for Thu 26 Nov 18:00. Seats are drawn by 16:00; the plan then says where you sit.
            A<   You are reminded: 24 hours before · 1 hour before · 10 minutes before, with check-in.
            A<   [Remind me by DM] [Can't after all]
            ~ In: A
            A: press [Why this]
            A< (shows evening) This is a call: whoever is in when seats are drawn, by Thu 26 Nov 16:00, gets one, with turns and partners spread fairly.
            A<   You are not asked by name; everybody who reads this may come.
            A<   [Can't after all]
            O: press [Why this]
            O< (shows evening) This is a call: whoever is in when seats are drawn, by Thu 26 Nov 16:00, gets one, with turns and partners spread fairly.
            O<   You are not asked by name; everybody who reads this may come.
            O<   [I'm in] [Can't this time] [Call it off]
            O: press [Call it off]
            O< (shows evening) **Call off Tuesday practice, Thu 26 Nov 18:00?** 1 person is in, and is told. Nothing brings it back.
            O<   [Yes, call it off] [No, back]
            O: press [Yes, call it off]
            O< (on-evening) Called off. Everybody who was in is told.
            ~ **Tuesday practice** · Thu 26 Nov 18:00. O called it off.
            # O called off **Tuesday practice**, Thu 26 Nov 18:00. There is nothing to do.  → A
        "#]],
    );
}

/// A plan for many in so many hours, to which these say that they come.
fn called(stage: &mut Stage, planner: i64, hours: i64, title: &str, people: &[i64]) {
    let when = When::At(stage.now + Span::from_hours(hours));
    let wish = PlanWish { when, ..PlanWish::of("one-on-one", text(title)) };
    let called = stage.tell(planner, Command::Call(Box::new(wish))).unwrap();
    let Answer::Called { evening, .. } = called else { panic!("{called:?}") };
    for member in people {
        let act = Act::In { is_sure: true };
        stage.tell(*member, Command::Evening { evening, act }).unwrap();
    }
}

#[test]
fn the_evenings_that_were_drawn_for_somebody_are_kept_the_latest_first() {
    let mut stage = Stage::new(1);
    called(&mut stage, 1, 48, "The first", &[1, 2]);
    stage.pass(Span::from_hours(24 * 400));
    called(&mut stage, 3, 96, "The later", &[1, 2]);
    called(&mut stage, 4, 48, "Called later, and earlier", &[1, 2, 3]);
    called(&mut stage, 5, 48, "Without them", &[4, 5]);
    stage.pass(Span::from_hours(95));
    let (guild, now) = (stage.guild, stage.now);
    let mut titles = |member| {
        let all = stage.house.run(now, |tx, _, _| service::drawn_evenings(tx, guild, member));
        all.unwrap().into_iter().map(|one| one.objective.to_string()).collect::<Vec<_>>()
    };
    let both = ["The later", "Called later, and earlier", "The first"];
    assert_eq!(titles(MemberId(1)), both);
    assert_eq!(titles(MemberId(4)), ["Without them"]);
    assert!(titles(MemberId(6)).is_empty());
}

#[test]
fn who_is_left_over_watches_a_session_that_runs_and_who_did_not_come_has_lost_the_seat() {
    check(
        r#"
        quiet on
        O: call in=48h one-on-one "Tuesday practice"
        A: press [I'm in]
        B: press [I'm in]
        C: press [I'm in]
        D: press [I'm in]
        +47h
        +50m
        quiet off
        A on #2: here
        B on #2: here
        C on #1: here
        +16m
        C: press [Observe #2]
        A on #2: panel
        "#,
        expect![[r#"
            -- Thu 26 Nov 17:50:00
            A on #2: here
            A< You are checked in.
            A<   **Before you start** — the microphone works · your notes are at hand
            A<   [My micro-goal] [The whole list]
            ~ B: not yet · A: checked in
            B on #2: here
            B< You are checked in. …
            ~ B: checked in · A: checked in
            ~   Enough people are here: it begins at 18:00 (in 10 min), or when one of them presses [Start now].
            ~   [I'm here] [Start now] [I'll be late] [I can't make it]
            C on #1: here
            C< You are checked in. …
            ~ D: not yet · C: checked in
            -- 18:00:00 starts, starts
            ~ **Seats** candidate & interviewer: B, A (you swap half-way)
            ~   It is running; observers can still come.
            ~   [My part] [Observe] [Details]
            ~ **Mock interview #2** has begun; check-in is over
            # **Turn 1 of 2 — B answers, A interviews** · until 18:30  → B, A
            #   Intro (2 min) → 3 questions and 2 surprises (20 min) → B's questions (5 min) → wrap-up (3 min)
            #   First A: who is asking, and how it goes. B, listen; the first question comes after it.
            #   Nobody else sees what is behind your button. A: [Panel] · B: [Stop my turn]
            #   [Panel] [Stop my turn]
            -- 18:02:45 nudge
            # A, the next step is on your panel. [Panel]  → A
            #   [Panel]
            -- 18:04:03 goes-on
            # **Question 1 of 5** · B, 90 s, time up in 92 s
            #   Who are you at work?
            #   Speak, or reply to this message, or use the form.
            #   [Done] [Answer in writing]
            -- 18:05:00 starts
            # C, nobody is left to pair you with. Without a turn this time you are among the last to be without one next time.  → C
            #   [Observe #2] [Start alone now] [I have 30 minutes]
            -- 18:05:03 seat-frees
            # #1 wants a substitute: the candidate seat is free. The first to press has it, until 18:15.
            #   [Take it]
            ~ C: checked in
            ~ **Seats** candidate & interviewer: C · 1 candidate seat free · 4 observer seats free
            ~   [Take a seat] [Observe] [Can't make it] [Details]
            -- 18:05:17 soon
            # About 18 s left.
            -- 18:05:35 time-up
            # Time. Finish your sentence.
            -- 18:06:00
            C: press [Observe #2]
            C< (on-evening) Your place is in #2. You observe.
            C<   [Can't after all]
            # **Mock interview #1** is not held, because its people sit elsewhere or do not come. Who sits where stands on the plan of the evening.
            ~ **#1** is not held, because its people sit elsewhere or do not come.
            ~ **Mock interview #1** · check-in is over
            ~ **Seats** candidate & interviewer: B, A (you swap half-way) · observer: C
            # (the thread is archived)
            A on #2: panel
            A< (shows session) B answers, 25 s over the time.
            A<   Listen for: one proof from the past.
            A<   Weak: adjectives without a proof.
            A<   [Wrap up] [30 s more] [Skip] [Pause] [More…]
        "#]],
    );
}

#[test]
fn what_is_offered_to_one_left_over_is_gone_once_their_session_has_begun_after_all() {
    check(
        r#"
        quiet on
        O: call in=48h one-on-one "Tuesday practice"
        A: press [I'm in]
        B: press [I'm in]
        C: press [I'm in]
        D: press [I'm in]
        E: press [I'm in]
        +47h
        +50m
        D on #1: here
        E on #1: here
        A on #2: here
        C on #2: here
        +16m
        quiet off
        E: press [Take it]
        D: press [Observe #2]
        "#,
        expect![[r#"
            -- Thu 26 Nov 18:06:00
            E: press [Take it]
            E< You have a seat: candidate. Everybody is here: it has begun.
            E<   [My panel]
            ~ **Seats** candidate & interviewer: D, E (you swap half-way)
            ~   It is running; observers can still come.
            ~   [My part] [Observe] [Details]
            ~ **Mock interview #1** has begun; check-in is over
            # **Turn 1 of 2 — D answers, E interviews** · until 18:36  → D, E
            #   Intro (2 min) → 3 questions and 2 surprises (20 min) → D's questions (5 min) → wrap-up (3 min)
            #   First E: who is asking, and how it goes. D, listen; the first question comes after it.
            #   Nobody else sees what is behind your button. E: [Panel] · D: [Stop my turn]
            #   [Panel] [Stop my turn]
            D: press [Observe #2]
            D< (evening-refused) That offer is over: the seat is taken, or somebody else is asked now. Look at the plan for how it stands.
        "#]],
    );
}
