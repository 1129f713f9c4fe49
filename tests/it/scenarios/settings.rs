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
            O< (set-up) **Settings of this group**
            O<   Cards are posted in <#10>
            O<   What organisers should know goes to <#11>
            O<   Threads: private, for the people of a session
            O<   Practise now: off; on, a card stands for whoever has half an hour at this moment
            O<   Attendance: between each member and me
            O<   Time zone: none yet, so whoever types a time is asked for theirs first. Name the one that most of you live in
            O<   Voice rooms, given to sessions in turn: <#20>, <#21>
            O<   Organisers: members with _Manage Server_, <@&30>
            O<   Coaches: <@&31>, <@&32>
            O<   Saved. Plan the first session with `/session plan`, or begin at once with `/session now`.
            A@2: settings
            A< (shows settings) **Settings of this group**
            A<   Cards: no channel yet, so nothing can be planned. Choose one
            A<   What organisers should know: no channel, so they are told only when they ask
            A<   Threads: open to whoever sees the channel
            A<   Practise now: off; on, a card stands for whoever has half an hour at this moment
            A<   Attendance: between each member and me
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
