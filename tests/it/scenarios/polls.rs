//! A poll for a time: from when members can meet to an evening.

use expect_test::expect;

use super::check::check;

#[test]
fn a_group_chooses_a_time_and_it_becomes_an_evening_with_one_press() {
    check(
        r#"
        A: ask times
        A: zone Europe/Berlin
        A: profile availability tue-fri 18-21
        A: ask times
        B: zone America/New_York
        B: profile availability wed-thu 12-15
        A: ask times
        C: chooses 1
        C: chooses 1
        C: chooses 2
        B: chooses 2
        B: chooses 9
        C: not at 1
        C: closes the poll
        C: evening at 2
        A: evening at 2
        A: closes the poll
        A: closes the poll
        B: chooses 1
        +10s
        B 5s ago: chooses 1
        B 20s ago: chooses 3
        B 20s ago: not at 3
        C: evening at 2
        A: series at 2
        A: evening at 2
        A: evening at 1
        O: series at 1
        "#,
        expect![[r#"
            -- Tue 24 Nov 18:00:00
            A: ask times
            A< (poll) None of you has said when they can. Begin with `/availability set`, and ask the others.
            A<   [When I can meet]
            A: zone Europe/Berlin
            A< (profile-saved) Saved: time zone Europe/Berlin · no quiet hours.
            A: profile availability tue-fri 18-21
            A< (profile-saved) Saved, in Europe/Berlin: Tue–Fri 18:00–21:00
            A<   [When I can meet] [Find a time]
            A: ask times
            A< (poll) Only 1 of you has said when they can. Ask the others to do it with `/availability set`.
            A<   [When I can meet]
            B: zone America/New_York
            B< (profile-saved) Saved: time zone America/New_York · no quiet hours.
            B: profile availability wed-thu 12-15
            B< (profile-saved) Saved, in America/New_York: Wed–Thu 12:00–15:00
            B<   [When I can meet] [Find a time]
            A: ask times
            A< (poll) The group chooses from 8 times now, until Wed 25 Nov 16:00 (in 22 h). Then you make an evening of one of them with one press.
            # **When shall we meet?** · One-on-one · 74 minutes
            #   Press the number of each time at which you can come. It closes Wed 25 Nov 16:00 (in 22 h).
            #   1. Wed 25 Nov 17:00 · 0 can come
            #   2. Wed 25 Nov 18:15 · 0 can come
            #   3. Thu 26 Nov 17:00 · 0 can come
            #   4. Thu 26 Nov 18:15 · 0 can come
            #   5. Wed 2 Dec 17:00 · 0 can come
            #   6. Wed 2 Dec 18:15 · 0 can come
            #   7. Thu 3 Dec 17:00 · 0 can come
            #   8. Thu 3 Dec 18:15 · 0 can come
            #   [1] [2] [3] [4] [5] [6] [7] [8] [Close the poll]
            C: chooses 1
            C< (poll) Noted. You can come at:
            C<   1. Wed 25 Nov 17:00
            C<   [Not time 1]
            ~ 1. Wed 25 Nov 17:00 · 1 can come · C
            C: chooses 1
            C< (poll) Noted. You can come at: …
            C: chooses 2
            C< (poll) Noted. You can come at:
            C<   1. Wed 25 Nov 17:00
            C<   2. Wed 25 Nov 18:15
            C<   [Not time 1] [Not time 2]
            ~ 2. Wed 25 Nov 18:15 · 1 can come · C
            B: chooses 2
            B< (poll) Noted. You can come at:
            B<   2. Wed 25 Nov 18:15
            B<   [Not time 2]
            ~ 2. Wed 25 Nov 18:15 · 2 can come · B and C
            B: chooses 9
            B< (poll) There is no such poll any more. Ask anew with `/availability poll`.
            C: not at 1
            C< (poll) Noted. You can come at: …
            ~ 1. Wed 25 Nov 17:00 · 0 can come
            C: closes the poll
            C< (poll) Only who asked, and organisers, can do that. Ask one of them.
            C: evening at 2
            C< (poll) Only who asked, and organisers, can do that. Ask one of them.
            A: evening at 2
            A< (poll) The poll is open still. Close it first, and then make something of it.
            A: closes the poll
            A< (poll) The poll is closed. One of its times becomes an evening with one press there.
            ~ Closed: these are the answers.
            ~   [Evening: time 2] [Every week: time 2]
            A: closes the poll
            A< (poll) This poll is closed, so nothing has changed. Who asked can make an evening of it.
            B: chooses 1
            B< (poll) This poll is closed, so nothing has changed. Who asked can make an evening of it.
            -- 18:00:10
            B 5s ago: chooses 1
            B< (poll) This poll is closed, so nothing has changed. Who asked can make an evening of it.
            B 20s ago: chooses 3
            B< (poll) Noted. You can come at:
            B<   2. Wed 25 Nov 18:15
            B<   3. Thu 26 Nov 17:00
            B<   [Not time 2] [Not time 3]
            ~ 3. Thu 26 Nov 17:00 · 1 can come · B
            ~   [Evening: time 2] [Every week: time 2] [Evening: time 3] [Every week: time 3]
            B 20s ago: not at 3
            B< (poll) Noted. You can come at:
            B<   2. Wed 25 Nov 18:15
            B<   [Not time 2]
            ~ 3. Thu 26 Nov 17:00 · 0 can come
            ~   [Evening: time 2] [Every week: time 2]
            C: evening at 2
            C< (poll) Only who asked, and organisers, can do that. Ask one of them.
            A: series at 2
            A< (organisers-only) Only an organiser can do that: a member with *Manage Server*, or with a role that was named in the settings. Ask one of them.
            A: evening at 2
            A< (called) The evening of Wed 25 Nov 18:15 is called: the call stands in the practice channel, and seats are drawn by 16:15.
            A<   [I'm in]
            # **One-on-one**
            #   Wed 25 Nov 18:15 (in 24 h 15 min) · 74 min · seats are drawn by 16:15
            #   Nobody has answered yet.
            #   [I'm in] [Only observing] [Can't this time] [Why this]
            ~ It became an evening: Wed 25 Nov 18:15.
            A: evening at 1
            A< (poll) It became an evening: Wed 25 Nov 18:15.
            O: series at 1
            O< (poll) It became an evening: Wed 25 Nov 18:15.
        "#]],
    );
}

#[test]
fn a_secret_poll_shows_votes_when_its_time_is_over_and_counts_who_pressed_in_time() {
    check(
        r#"
        O: set up cards=10
        quiet on
        A: zone Asia/Kathmandu
        A: profile availability every day 18-21
        B: zone Europe/Berlin
        B: profile availability every day 12-18
        quiet off
        A: ask times in secret
        B: chooses 1
        C: chooses 1
        kill 72h
        B: chooses 3
        O: series at 1
        D: ask times
        "#,
        expect![[r#"
            -- Tue 24 Nov 18:00:00
            O: set up cards=10
            O< (set-up) **Settings of this group**
            O<   Cards are posted in <#10>
            O<   What organisers should know: no channel, so they are told only when they ask
            O<   Threads: open to whoever sees the channel
            O<   Practise now: off; on, a card stands for whoever has half an hour at this moment
            O<   Attendance: between each member and me
            O<   The answer of the month: off; on, everybody rates the same answer, blind
            O<   The group's week: not told; with a channel, it is on Sundays
            O<   Texts of answers: kept as long as whoever runs me here says, usually until their session closes; shorter with `/setup answers-kept`
            O<   Reminders: 24 hours before · 1 hour before · 10 minutes before, with check-in
            O<   Time zone: none yet, so whoever types a time is asked for theirs first. Name the one that most of you live in
            O<   Voice rooms, given to sessions in turn: none
            O<   Organisers: members with _Manage Server_
            O<   Coaches: nobody yet
            O<   Saved. Plan the first session with `/session plan`, or begin at once with `/session now`.
            A: ask times in secret
            A< (poll) The group chooses from 10 times now, until Wed 25 Nov 11:15 (in 17 h 15 min). Then you make an evening of one of them with one press.
            # **When shall we meet?** · One-on-one · 74 minutes
            #   Press the number of each time at which you can come. It closes Wed 25 Nov 11:15 (in 17 h 15 min).
            #   1. Wed 25 Nov 12:15
            #   2. Wed 25 Nov 13:30
            #   3. Thu 26 Nov 12:15
            #   4. Thu 26 Nov 13:30
            #   5. Fri 27 Nov 12:15
            #   6. Fri 27 Nov 13:30
            #   7. Sat 28 Nov 12:15
            #   8. Sat 28 Nov 13:30
            #   9. Sun 29 Nov 12:15
            #   10. Sun 29 Nov 13:30
            #   0 members have answered; who can come is shown once it is closed.
            #   [1] [2] [3] [4] [5] [6] [7] [8] [9] [10] [Close the poll]
            B: chooses 1
            B< (poll) Noted. You can come at:
            B<   1. Wed 25 Nov 12:15
            B<   [Not time 1]
            ~ 1 member has answered; who can come is shown once it is closed.
            C: chooses 1
            C< (poll) Noted. You can come at: …
            ~ 2 members have answered; who can come is shown once it is closed.
            kill 72h
            -- Fri 27 Nov 18:00:00
            ~ Closed: these are the answers.
            ~   1. Wed 25 Nov 12:15 · 2 can come · B and C
            ~   2. Wed 25 Nov 13:30 · 0 can come
            ~   3. Thu 26 Nov 12:15 · 0 can come
            ~   4. Thu 26 Nov 13:30 · 0 can come
            ~   5. Fri 27 Nov 12:15 · 0 can come
            ~   6. Fri 27 Nov 13:30 · 0 can come
            ~   7. Sat 28 Nov 12:15 · 0 can come
            ~   8. Sat 28 Nov 13:30 · 0 can come
            ~   9. Sun 29 Nov 12:15 · 0 can come
            ~   10. Sun 29 Nov 13:30 · 0 can come
            ~   [Evening: time 1] [Every week: time 1]
            B: chooses 3
            B< (poll) This poll is closed, so nothing has changed. Who asked can make an evening of it.
            O: series at 1
            O< (poll) That time is over. Take another one, or ask anew with `/availability poll`.
            D: ask times
            D< (poll) The group chooses from 10 times now, until Sat 28 Nov 11:15 (in 17 h 15 min). Then you make an evening of one of them with one press.
            # **When shall we meet?** · One-on-one · 74 minutes
            #   Press the number of each time at which you can come. It closes Sat 28 Nov 11:15 (in 17 h 15 min).
            #   1. Sat 28 Nov 12:15 · 0 can come
            #   2. Sat 28 Nov 13:30 · 0 can come
            #   3. Sun 29 Nov 12:15 · 0 can come
            #   4. Sun 29 Nov 13:30 · 0 can come
            #   5. Mon 30 Nov 12:15 · 0 can come
            #   6. Mon 30 Nov 13:30 · 0 can come
            #   7. Tue 1 Dec 12:15 · 0 can come
            #   8. Tue 1 Dec 13:30 · 0 can come
            #   9. Wed 2 Dec 12:15 · 0 can come
            #   10. Wed 2 Dec 13:30 · 0 can come
            #   [1] [2] [3] [4] [5] [6] [7] [8] [9] [10] [Close the poll]
        "#]],
    );
}
