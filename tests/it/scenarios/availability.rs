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
            A<   Nothing is booked. A session is planned with `/session plan`, and `/availability poll` has the group choose from these times.
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
            C<   Nothing is booked. A session is planned with `/session plan`, and `/availability poll` has the group choose from these times.
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
            A<   Nothing is booked. A session is planned with `/session plan`, and `/availability poll` has the group choose from these times.
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
            A<   Nothing is booked. A session is planned with `/session plan`, and `/availability poll` has the group choose from these times.
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
            A<   Nothing is booked. A session is planned with `/session plan`, and `/availability poll` has the group choose from these times.
            A<   [When I can meet]
            A@2: overlap
            A< (shows overlap) **When this group can meet** for 74 minutes, in the next two weeks
            A<   None of you has said when they can. Begin with `/availability set`, and ask the others.
            A<   Nothing is booked. A session is planned with `/session plan`, and `/availability poll` has the group choose from these times.
            A<   [When I can meet]
            A@2: overlap A B
            A< (shows overlap) **When you can meet** for 74 minutes, in the next two weeks
            A<   None of you has said when they can. Begin with `/availability set`, and ask the others.
            A<   Not said yet when they can: A and B. They say it with `/availability set`.
            A<   Nothing is booked. A session is planned with `/session plan`, and `/availability poll` has the group choose from these times.
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
            A<   Nothing is booked. A session is planned with `/session plan`, and `/availability poll` has the group choose from these times.
            A<   [When I can meet]
        "#]],
    );
}

/// What is mine and ahead; a session that moves is the same entry, and one that is called off too.
#[test]
fn sessions_and_evenings_go_into_ones_own_calendar() {
    check(
        r#"
        A: calendar
        A: plan in=26h one-on-one "Backend engineer, first screen"
        A: take candidate
        A: calendar
        A: calendar of it
        B: calendar
        A: details
        A: cancel
        A: calendar of it
        A: details
        A: calendar
        O: call in=48h one-on-one "Tuesday *practice*"
        A: press [I'm in]
        B: press [Can't this time]
        A: calendar
        B: calendar
        "#,
        expect![[r#"
            -- Tue 24 Nov 18:00:00
            A: calendar
            A< (shows appointments) Nothing of yours is ahead here. Take a seat, or say that you come to an evening; then it can go into your calendar.
            A: plan in=26h one-on-one "Backend engineer, first screen"
            A< (planned) Mock interview #1 is planned for Wed 25 Nov 20:00 (in 26 h). Take a seat on its card.
            A<   [Details]
            # **Mock interview #1 · one-on-one**
            #   Objective: Backend engineer, first screen
            #   Wed 25 Nov 20:00 (in 26 h) · about 74 min · practice mode
            #   Answers typed in the thread can be read by this channel
            #   **Seats** 2 candidate seats free · 4 observer seats free
            #   Called off if fewer than 2 people have a seat by Wed 25 Nov 19:00
            #   [Take a seat] [Observe] [Can't make it] [Details]
            A: take candidate
            A< You have a seat: candidate. Check-in opens 10 min before the start; if something comes up, give the seat back early.
            A<   [Before you start] [Can't make it]
            ~ **Seats** candidate & interviewer: A · 1 candidate seat free · 4 observer seats free
            A: calendar
            A< (shows appointments) **For your calendar**: 1 entry, all that is yours and ahead here.
            A<   Wed 25 Nov 20:00 · Mock interview #1 (one-on-one): Backend engineer, first screen
            A<   Open the file to import it. An entry does not follow by itself: when something moves, take the file anew, and your calendar changes the entry that it has.
            A<   📎 greenroom.ics
            A<   BEGIN:VCALENDAR
            A<   VERSION:2.0
            A<   PRODID:-//greenroom//mock interviews//EN
            A<   CALSCALE:GREGORIAN
            A<   METHOD:PUBLISH
            A<   BEGIN:VEVENT
            A<   UID:session-456563412173670325@greenroom
            A<   DTSTAMP:20261124T180000Z
            A<   SEQUENCE:1
            A<   DTSTART:20261125T200000Z
            A<   DTEND:20261125T211400Z
            A<   SUMMARY:Mock interview #1 (one-on-one): Backend engineer, first screen
            A<   STATUS:CONFIRMED
            A<   END:VEVENT
            A<   END:VCALENDAR
            A: calendar of it
            A< (shows appointments) **For your calendar** — Mock interview #1 (one-on-one): Backend engineer, first screen
            A<   Wed 25 Nov 20:00 · Mock interview #1 (one-on-one): Backend engineer, first screen
            A<   Open the file to import it. An entry does not follow by itself: when something moves, take the file anew, and your calendar changes the entry that it has.
            A<   📎 greenroom.ics
            A<   BEGIN:VCALENDAR
            A<   VERSION:2.0
            A<   PRODID:-//greenroom//mock interviews//EN
            A<   CALSCALE:GREGORIAN
            A<   METHOD:PUBLISH
            A<   BEGIN:VEVENT
            A<   UID:session-456563412173670325@greenroom
            A<   DTSTAMP:20261124T180000Z
            A<   SEQUENCE:1
            A<   DTSTART:20261125T200000Z
            A<   DTEND:20261125T211400Z
            A<   SUMMARY:Mock interview #1 (one-on-one): Backend engineer, first screen
            A<   STATUS:CONFIRMED
            A<   END:VEVENT
            A<   END:VCALENDAR
            A<   🔗 Add to a calendar on the web: https://calendar.google.com/calendar/render?action=TEMPLATE&text=Mock%20interview%20%231%20%28one-on-one%29%3A%20Backend%20engineer%2C%20first%20screen&dates=20261125T200000Z/20261125T211400Z
            B: calendar
            B< (shows appointments) Nothing of yours is ahead here. Take a seat, or say that you come to an evening; then it can go into your calendar.
            A: details
            A< (shows session) **Mock interview #1 · one-on-one**
            A<   Two people interview each other, 30 minutes each, with a short break. Others may observe and vote.
            A<   Wed 25 Nov 20:00 (in 26 h) · about 74 min · practice mode
            A<   **Agenda** Intro (2 min) → 3 questions and 2 surprises (20 min) → the candidate's questions (5 min) → wrap-up (3 min); 2 turns, roles swap, with 4 min between them
            A<   **Questions** opening · behavioural · behavioural, technical or situational
            A<   **Rated on** clarity of answer · evidence of impact · non-verbal presence · storytelling structure · quality of questions
            A<   **Who rates** interviewers who asked and observers who came before the second question, within 20 min of the last turn.
            A<   **Private** are questions until they are asked, ballots until all are in, and a report for good: it is its candidate's, and their coaches'. What is typed in the thread can be read by its channel. Practice only: not for hiring decisions.
            A<   [Observe] [Can't make it] [Before you start] [Call it off] [Add to my calendar] [How to rate]
            A: cancel
            A< It is called off, and everybody seated is told.
            # (the thread opens)
            ~ #1 was called off by A.
            # **Mock interview #1** was called off by A. Your time is free again.  → A
            # (the thread is archived)
            A: calendar of it
            A< (shows appointments) Mock interview #1 (one-on-one): Backend engineer, first screen is not held. This file takes it out of a calendar that asks about such files; in others, delete it there.
            A<   📎 greenroom.ics
            A<   BEGIN:VCALENDAR
            A<   VERSION:2.0
            A<   PRODID:-//greenroom//mock interviews//EN
            A<   CALSCALE:GREGORIAN
            A<   METHOD:CANCEL
            A<   BEGIN:VEVENT
            A<   UID:session-456563412173670325@greenroom
            A<   DTSTAMP:20261124T180000Z
            A<   SEQUENCE:2
            A<   DTSTART:20261125T200000Z
            A<   DTEND:20261125T211400Z
            A<   SUMMARY:Mock interview #1 (one-on-one): Backend engineer, first screen
            A<   STATUS:CANCELLED
            A<   END:VEVENT
            A<   END:VCALENDAR
            A: details
            A< (shows session) **Mock interview #1 · one-on-one** …
            A<   It was called off by A.
            A<   [Take it out of my calendar] [How to rate]
            A<   (gone) [Observe] [Can't make it] [Before you start] [Call it off] [Add to my calendar] [How to rate]
            A: calendar
            A< (shows appointments) Nothing of yours is ahead here. Take a seat, or say that you come to an evening; then it can go into your calendar.
            O: call in=48h one-on-one "Tuesday *practice*"
            O< (called) The evening of Thu 26 Nov 18:00 is called: the call stands in the practice channel, and seats are drawn by 16:00.
            O<   [I'm in]
            # **Tuesday *practice*** · one-on-one
            #   Thu 26 Nov 18:00 (in 2 days) · 74 min · seats are drawn by 16:00
            #   Nobody has answered yet.
            #   [I'm in] [Only observing] [Can't this time] [Why this]
            A: press [I'm in]
            A< (on-evening) You are in for Thu 26 Nov 18:00. Seats are drawn by 16:00; the plan then says where you sit.
            A<   You are reminded: 24 hours before · 1 hour before · 10 minutes before, with check-in.
            A<   [Remind me by DM] [Can't after all]
            ~ In: A
            B: press [Can't this time]
            B< (on-evening) Noted: not on Thu 26 Nov 18:00.
            B<   [I'm in after all]
            ~ In: A · can't: B
            A: calendar
            A< (shows appointments) **For your calendar**: 1 entry, all that is yours and ahead here. …
            A<   Thu 26 Nov 18:00 · Practice evening (one-on-one): Tuesday *practice*
            A<   UID:evening-456563412174756854@greenroom
            A<   SEQUENCE:20000
            A<   DTSTART:20261126T180000Z
            A<   DTEND:20261126T191400Z
            A<   SUMMARY:Practice evening (one-on-one): Tuesday *practice*
            A<   (gone) Wed 25 Nov 20:00 · Mock interview #1 (one-on-one): Backend engineer, first screen
            A<   (gone) UID:session-456563412173670325@greenroom
            A<   (gone) SEQUENCE:1
            A<   (gone) DTSTART:20261125T200000Z
            A<   (gone) DTEND:20261125T211400Z
            A<   (gone) SUMMARY:Mock interview #1 (one-on-one): Backend engineer, first screen
            B: calendar
            B< (shows appointments) Nothing of yours is ahead here. Take a seat, or say that you come to an evening; then it can go into your calendar.
        "#]],
    );
}
