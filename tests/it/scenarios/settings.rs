//! How a guild is set up, and the rooms that its sessions are given.

use expect_test::expect;

use super::check::check;

#[test]
fn an_organiser_sets_the_group_up_and_sessions_at_one_time_get_rooms_of_their_own() {
    check(
        r#"
        A: settings
        A: set up cards=10
        O: set up notices=11
        O: set up cards=10 notices=11 private rooms=20,21,20 organisers=30 coaches=31,32
        A@2: settings
        A: plan in=3d one-on-one "First of two"
        B: plan in=3d one-on-one "Second of two"
        C: plan in=3d one-on-one "A third"
        C: plan in=4d one-on-one "Another day"
        "#,
        expect![[r#"
            -- Tue 24 Nov 18:00:00
            A: settings
            A< (shows settings) **Settings of this group**
            A<   Cards: no channel yet, so nothing can be planned. Choose one
            A<   What organisers should know: no channel, so they are told only when they ask
            A<   Threads: open to whoever sees the channel
            A<   Practise now: off; on, a card stands for whoever has half an hour at this moment
            A<   Attendance: between each member and me
            A<   The answer of the month: off; on, everybody rates the same answer, blind
            A<   The group's week: not told; with a channel, it is on Sundays
            A<   Texts of answers: kept as long as whoever runs me here says, usually until their session closes; shorter with `/setup answers-kept`
            A<   Reminders: 24 hours before · 1 hour before · 10 minutes before, with check-in
            A<   Time zone: none yet, so whoever types a time is asked for theirs first. Name the one that most of you live in
            A<   Voice rooms, given to sessions in turn: none
            A<   Organisers: members with _Manage Server_
            A<   Coaches: nobody yet
            A: set up cards=10
            A< (organisers-only) Only an organiser can do that: a member with *Manage Server*, or with a role that was named in the settings. Ask one of them.
            O: set up notices=11
            O< (set-up) **Settings of this group** …
            O<   What organisers should know goes to <#11>
            O<   Saved. Choose a channel for the cards next.
            O<   (gone) What organisers should know: no channel, so they are told only when they ask
            O: set up cards=10 notices=11 private rooms=20,21,20 organisers=30 coaches=31,32
            O< (set-up) **Settings of this group** …
            O<   Cards are posted in <#10>
            O<   Threads: private, for the people of a session
            O<   Voice rooms, given to sessions in turn: <#20>, <#21>
            O<   Organisers: members with _Manage Server_, <@&30>
            O<   Coaches: <@&31>, <@&32>
            O<   Saved. Plan the first session with `/session plan`, or begin at once with `/session now`.
            O<   (gone) Cards: no channel yet, so nothing can be planned. Choose one
            O<   (gone) Threads: open to whoever sees the channel
            O<   (gone) Voice rooms, given to sessions in turn: none
            O<   (gone) Organisers: members with _Manage Server_
            O<   (gone) Coaches: nobody yet
            O<   (gone) Saved. Choose a channel for the cards next.
            A@2: settings
            A< (shows settings) **Settings of this group**
            A<   Cards: no channel yet, so nothing can be planned. Choose one
            A<   What organisers should know: no channel, so they are told only when they ask
            A<   Threads: open to whoever sees the channel
            A<   Practise now: off; on, a card stands for whoever has half an hour at this moment
            A<   Attendance: between each member and me
            A<   The answer of the month: off; on, everybody rates the same answer, blind
            A<   The group's week: not told; with a channel, it is on Sundays
            A<   Texts of answers: kept as long as whoever runs me here says, usually until their session closes; shorter with `/setup answers-kept`
            A<   Reminders: 24 hours before · 1 hour before · 10 minutes before, with check-in
            A<   Time zone: none yet, so whoever types a time is asked for theirs first. Name the one that most of you live in
            A<   Voice rooms, given to sessions in turn: none
            A<   Organisers: members with _Manage Server_
            A<   Coaches: nobody yet
            A: plan in=3d one-on-one "First of two"
            A< (planned) Mock interview #1 is planned for Fri 27 Nov 18:00 (in 3 days). Take a seat on its card.
            A<   [Details]
            # **Mock interview #1 · one-on-one**
            #   Objective: First of two
            #   Fri 27 Nov 18:00 (in 3 days) · about 74 min · practice mode · voice: <#20>
            #   Answers typed in the thread can be read by this channel
            #   **Seats** 2 candidate seats free · 4 observer seats free
            #   Called off if fewer than 2 people have a seat by Fri 27 Nov 17:00
            #   [Take a seat] [Observe] [Can't make it] [Details]
            B: plan in=3d one-on-one "Second of two"
            B< (planned) Mock interview #2 is planned for Fri 27 Nov 18:00 (in 3 days). Take a seat on its card. …
            # **Mock interview #2 · one-on-one** …
            #   Objective: Second of two
            #   (gone) Objective: First of two
            C: plan in=3d one-on-one "A third"
            C< (planned) Mock interview #3 is planned for Fri 27 Nov 18:00 (in 3 days). Take a seat on its card. …
            # **Mock interview #3 · one-on-one** …
            #   Objective: A third
            #   Fri 27 Nov 18:00 (in 3 days) · about 74 min · practice mode
            #   (gone) Objective: Second of two
            #   (gone) Fri 27 Nov 18:00 (in 3 days) · about 74 min · practice mode · voice: <#21>
            C: plan in=4d one-on-one "Another day"
            C< (planned) Mock interview #4 is planned for Sat 28 Nov 18:00 (in 4 days). Take a seat on its card.
            C<   [Details]
            # **Mock interview #4 · one-on-one**
            #   Objective: Another day
            #   Sat 28 Nov 18:00 (in 4 days) · about 74 min · practice mode · voice: <#20>
            #   Answers typed in the thread can be read by this channel
            #   **Seats** 2 candidate seats free · 4 observer seats free
            #   Called off if fewer than 2 people have a seat by Sat 28 Nov 17:00
            #   [Take a seat] [Observe] [Can't make it] [Details]
        "#]],
    );
}

#[test]
fn organisers_see_how_what_is_to_be_shown_comes_through_and_nobody_else_does() {
    check(
        r#"
        A: outbox
        O: outbox
        A: plan in=3d one-on-one "First"
        O: outbox
        "#,
        expect![[r#"
            -- Tue 24 Nov 18:00:00
            A: outbox
            A< (shows outbox) Only an organiser can do that: a member with *Manage Server*, or with a role that was named in the settings. Ask one of them.
            O: outbox
            O< (shows outbox) **What I post here**, in the last 24 h
            O<   Nothing was posted, and nothing waits.
            O<   [Look again]
            A: plan in=3d one-on-one "First"
            A< (planned) Mock interview #1 is planned for Fri 27 Nov 18:00 (in 3 days). Take a seat on its card.
            A<   [Details]
            # **Mock interview #1 · one-on-one**
            #   Objective: First
            #   Fri 27 Nov 18:00 (in 3 days) · about 74 min · practice mode
            #   Answers typed in the thread can be read by this channel
            #   **Seats** 2 candidate seats free · 4 observer seats free
            #   Called off if fewer than 2 people have a seat by Fri 27 Nov 17:00
            #   [Take a seat] [Observe] [Can't make it] [Details]
            O: outbox
            O< (shows outbox) **What I post here**, in the last 24 h
            O<   **Cards** · 1 sent, half within 0 s, 99 % within 0 s
            O<   [Look again]
        "#]],
    );
}

#[test]
fn organisers_read_what_a_backup_holds_and_how_one_is_put_back() {
    check(
        r#"
        A: backup
        O: backup
        "#,
        expect![[r#"
            -- Tue 24 Nov 18:00:00
            A: backup
            A< (shows backups) Only an organiser can do that: a member with *Manage Server*, or with a role that was named in the settings. Ask one of them.
            O: backup
            O< (shows backups) **Backups:** there is none that is whole.
            O<   None is made by itself here.
            O<   A backup holds all that I keep, of every group: plans, seats, ballots, reports, goals, profiles and settings. It holds nothing of what stands in channels and threads, no token, and no files with settings or questions of your own.
            O<   Whoever was erased after it was made is erased again when it is put back. Backups are kept for 35 days at most.
            O<   Whoever runs me makes one at any time with `greenroom backup`, sees with `greenroom restore --verify FILE` whether it can be used, and puts it back with `greenroom restore FILE` while I am stopped. Backups lie on my own disk: copies elsewhere outlive it.
            O<   [Look again]
        "#]],
    );
}

#[test]
fn organisers_read_who_changed_what_the_group_agreed_on_and_nothing_of_anybodys_own() {
    check(
        r#"
        quiet on
        O: set up cards=10 attendance
        A: plan in=3d one-on-one "First"
        A: edit in=4d
        B: take candidate
        B: profile role nurse
        O: call in=2d one-on-one "Tuesday practice"
        A: press [I'm in]
        B: press [I'm in]
        C: press [I'm in]
        D: press [I'm in]
        O: series create "every tue 19:00" one-on-one "Weekly"
        O: press [Save]
        +47h
        A on #1: cancel
        quiet off
        A: audit
        O: audit
        "#,
        expect![[r#"
            -- Thu 26 Nov 17:00:00
            A: audit
            A< (shows audit) Only an organiser can do that: a member with *Manage Server*, or with a role that was named in the settings. Ask one of them.
            O: audit
            O< (shows audit) **Who changed what here**, the latest first: plans, series, evenings and settings.
            O<   Thu 26 Nov 17:00 · A called #1 off
            O<   Tue 24 Nov 18:00 · O made series #1
            O<   Tue 24 Nov 18:00 · O called Tuesday practice, Thu 26 Nov 18:00
            O<   Tue 24 Nov 18:00 · A changed #1
            O<   Tue 24 Nov 18:00 · A planned #1
            O<   Tue 24 Nov 18:00 · O changed the settings
        "#]],
    );
}

#[test]
fn organisers_choose_when_people_are_reminded_of_what_is_decided_from_then_on() {
    check(
        r#"
        quiet on
        A: plan in=50h one-on-one "As usual"
        A: take candidate
        B: take candidate
        quiet off
        O: set up cards=10 reminders=48h,30min
        quiet on
        C: plan in=50h one-on-one "As chosen"
        C: take candidate
        D: take candidate
        quiet off
        +49h
        +58m
        O: set up cards=10 reminders=
        "#,
        expect![[r#"
            -- Tue 24 Nov 18:00:00
            O: set up cards=10 reminders=48h,30min
            O< (set-up) **Settings of this group**
            O<   Cards are posted in <#10>
            O<   What organisers should know: no channel, so they are told only when they ask
            O<   Threads: open to whoever sees the channel
            O<   Practise now: off; on, a card stands for whoever has half an hour at this moment
            O<   Attendance: between each member and me
            O<   The answer of the month: off; on, everybody rates the same answer, blind
            O<   The group's week: not told; with a channel, it is on Sundays
            O<   Texts of answers: kept as long as whoever runs me here says, usually until their session closes; shorter with `/setup answers-kept`
            O<   Reminders: 48 hours before · 30 minutes before
            O<   Time zone: none yet, so whoever types a time is asked for theirs first. Name the one that most of you live in
            O<   Voice rooms, given to sessions in turn: none
            O<   Organisers: members with _Manage Server_
            O<   Coaches: nobody yet
            O<   Saved. Plan the first session with `/session plan`, or begin at once with `/session now`.
            -- 19:53:51 remind
            # (the thread opens)
            # **Mock interview #2** starts Thu 26 Nov 20:00 (in 2 days).  → C, D
            #   [Can't make it] [Details]
            -- Wed 25 Nov 19:53:51 remind
            # (the thread opens)
            # **Mock interview #1** starts Thu 26 Nov 20:00 (in 24 h 6 min). …  → A, B
            -- Thu 26 Nov 19:00:00 remind
            # **Mock interview #1** starts Thu 26 Nov 20:00 (in 60 min). …  → A, B
            -- 19:30:00 remind
            # **Mock interview #2** starts Thu 26 Nov 20:00 (in 30 min). …  → C, D
            -- 19:50:00 check-in-opens, check-in-opens
            ~ Check-in is open in the thread.
            # **Mock interview #1** starts at 20:00 (in 10 min). Check in when you are here; a seat that is empty 5 min after the start is offered to the observers.  → A, B
            #   A: not yet · B: not yet
            #   [I'm here] [I'll be late] [I can't make it]
            ~ Check-in is open in the thread.
            # **Mock interview #2** starts at 20:00 (in 10 min). Check in when you are here; a seat that is empty 5 min after the start is offered to the observers.
            #   C: not yet · D: not yet
            #   [I'm here] [I'll be late] [I can't make it]
            -- 19:58:00
            O: set up cards=10 reminders=
            O< (set-up) **Settings of this group** …
            O<   Reminders: none, so that whoever comes has to remember it
            O<   (gone) Reminders: 48 hours before · 30 minutes before
        "#]],
    );
}

#[test]
fn an_evening_and_its_sessions_remind_at_the_times_of_its_call() {
    check(
        r#"
        quiet on
        O: set up cards=10 reminders=48h,12h,30min
        O: call in=72h one-on-one "Friday practice"
        O: set up cards=10
        A: press [I'm in]
        B: press [I'm in]
        quiet off
        +71h
        +58m
        "#,
        expect![[r#"
            -- Wed 25 Nov 17:53:51
            # A, B: **Friday practice** begins on Fri 27 Nov 18:00 (in 2 days). Seats are drawn by 16:00.  → A, B
            #   [Can't make it]
            -- Fri 27 Nov 05:53:51
            # A, B: **Friday practice** begins on Fri 27 Nov 18:00 (in 12 h 6 min). Seats are drawn by 16:00. …  → A, B
            -- 15:53:51
            ~ **Friday practice** · Fri 27 Nov 18:00 (in 2 h 6 min) · who sits where: <https://discord.com/channels/1/2/3>
            ~   [I'm in]
            # **Friday practice** · Fri 27 Nov 18:00 (in 2 h 6 min) · 2 people, 1 session
            #   Everybody interviews once and answers once. Each session has a message of its own below.
            #   [Why] [Swap] [Can't make it]
            # **#1** B & A · no room free: agree on one here · B answers first
            -- 17:30:00 remind
            # (the thread opens)
            # **Mock interview #1** starts Fri 27 Nov 18:00 (in 30 min) · no room free: agree on one here.  → B, A
            #   B answers first, A interviews
            #   A: [Briefing] · B: [Before you start]
            #   If something comes up, press _Can't make it_ on the plan.
            #   [Briefing] [Before you start] [Details]
            -- 17:50:00 check-in-opens
            ~ **Mock interview #1 · one-on-one**
            ~   Objective: Friday practice
            ~   Fri 27 Nov 18:00 (in 10 min) · about 74 min · practice mode
            ~   Answers typed in the thread can be read by this channel
            ~   **Seats** candidate & interviewer: B, A (you swap half-way) · 4 observer seats free
            ~   Check-in is open in the thread.
            ~   [Wait for a seat] [Observe] [Can't make it] [Details]
            # **Mock interview #1** starts at 18:00 (in 10 min). Check in when you are here; a seat that is empty 5 min after the start is offered to the observers.
            #   B: not yet · A: not yet
            #   [I'm here] [I'll be late] [I can't make it]
            ~ Everybody interviews once and answers once. Check-in is open: go on in your session's thread.
        "#]],
    );
}
