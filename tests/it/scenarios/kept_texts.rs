//! How long the texts of answers stay: as long as their card said, or shorter, and never longer than
//! whoever runs greenroom allows.

use std::sync::Arc;

use expect_test::{Expect, expect};
use greenroom::base::Span;
use greenroom::config::Library;

use super::check::check_with;
use super::play::scenario_library;

/// Where texts may be kept for so many days.
fn kept_at_most(days: i64, script: &str, expected: Expect) {
    let library =
        Library { keep_answers_for: Span::from_hours(24 * days), ..(*scenario_library()).clone() };
    check_with(Arc::new(library), script, expected);
}

#[test]
fn a_group_keeps_texts_shorter_than_the_host_allows_and_longer_only_from_the_next_plan_on() {
    kept_at_most(
        30,
        r#"
        O: set up cards=10 kept=45
        O: set up cards=10 kept=7
        quiet on
        A: now short "First screen"
        quiet off
        O: set up cards=10 kept=30
        quiet on
        A: take candidate
        B: take interviewer
        play to answer 1
        A: answer "It was nine days of work for two of us, and it saved the release."
        play to report
        +2h
        quiet off
        +144h
        tidy
        A: answers A
        +48h
        tidy
        A: answers A
        A: now short "Second screen"
        "#,
        expect![[r#"
            -- Tue 24 Nov 18:00:00
            O: set up cards=10 kept=45
            O< (keeps-shorter) Whoever runs me here keeps the texts of answers for 30 days at most. Nothing is changed: choose a shorter time.
            O: set up cards=10 kept=7
            O< (set-up) **Settings of this group**
            O<   Cards are posted in <#10>
            O<   What organisers should know: no channel, so they are told only when they ask
            O<   Threads: open to whoever sees the channel
            O<   Practise now: off; on, a card stands for whoever has half an hour at this moment
            O<   Attendance: between each member and me
            O<   The answer of the month: off; on, everybody rates the same answer, blind
            O<   The group's week: not told; with a channel, it is on Sundays
            O<   Texts of answers: kept for 7 days after their session closes
            O<   Reminders: 24 hours before · 1 hour before · 10 minutes before, with check-in
            O<   Time zone: none yet, so whoever types a time is asked for theirs first. Name the one that most of you live in
            O<   Voice rooms, given to sessions in turn: none
            O<   Organisers: members with _Manage Server_
            O<   Coaches: nobody yet
            O<   Saved. Plan the first session with `/session plan`, or begin at once with `/session now`.
            O: set up cards=10 kept=30
            O< (set-up) **Settings of this group** …
            O<   Texts of answers: kept for 30 days after their session closes
            O<   (gone) Texts of answers: kept for 7 days after their session closes
            -- Mon 30 Nov 20:01:35
            tidy
            A: answers A
            A< (shows answers) **What you said** · #1
            A<   **Q1 · opening** Who are you at work? · 0 s (aim 60–90 s)
            A<   > It was nine days of work for two of us, and it saved the release.
            A<   **Q2 · behavioural** Tell me about a conflict at work. · 40 s (aim 90–120 s)
            A<   Spoken.
            A<   **Q3 · closing** Why should we choose you? · 40 s (aim 30–45 s)
            A<   Spoken.
            A<   **Your own questions** 0 counted; three is a good number.
            A<   [Back to the report]
            -- Wed 2 Dec 20:01:35
            tidy
            A: answers A
            A< (shows answers) **What you said** · #1 …
            A<   In writing; the text is kept no longer.
            A<   (gone) > It was nine days of work for two of us, and it saved the release.
            A: now short "Second screen"
            A< (planned) Mock interview #2 is open. It begins when its seats are taken: take yours on the card.
            A<   [Details]
            # **Mock interview #2 · short**
            #   Objective: Second screen
            #   Wed 2 Dec 20:01 (now) · about 25 min · practice mode
            #   Answers typed in the thread can be read by this channel
            #   The texts of answers are kept for 30 days after it is closed
            #   **Seats** 1 candidate seat free · 1 interviewer seat free · 4 observer seats free
            #   Check-in is open in the thread.
            #   [Candidate] [Interviewer] [Observe] [Can't make it] [Details]
            # (the thread opens)
            # **Mock interview #2** starts at 20:01 (now). Check in when you are here; a seat that is empty 5 min after the start is offered to the observers.
            #   [I'm here] [I'll be late] [I can't make it]
        "#]],
    );
}

#[test]
fn a_group_that_keeps_texts_for_a_shorter_time_has_the_older_ones_deleted_by_then_too() {
    kept_at_most(
        30,
        r#"
        quiet on
        A: now short "First screen"
        A: take candidate
        B: take interviewer
        play to answer 1
        A: answer "It was nine days of work for two of us, and it saved the release."
        play to report
        +2h
        quiet off
        A: answers A
        O: set up cards=10 kept=0
        tidy
        A: answers A
        "#,
        expect![[r#"
            -- Tue 24 Nov 20:01:35
            A: answers A
            A< (shows answers) **What you said** · #1
            A<   **Q1 · opening** Who are you at work? · 0 s (aim 60–90 s)
            A<   > It was nine days of work for two of us, and it saved the release.
            A<   **Q2 · behavioural** Tell me about a conflict at work. · 40 s (aim 90–120 s)
            A<   Spoken.
            A<   **Q3 · closing** Why should we choose you? · 40 s (aim 30–45 s)
            A<   Spoken.
            A<   **Your own questions** 0 counted; three is a good number.
            A<   [Back to the report]
            O: set up cards=10 kept=0
            O< (set-up) **Settings of this group**
            O<   Cards are posted in <#10>
            O<   What organisers should know: no channel, so they are told only when they ask
            O<   Threads: open to whoever sees the channel
            O<   Practise now: off; on, a card stands for whoever has half an hour at this moment
            O<   Attendance: between each member and me
            O<   The answer of the month: off; on, everybody rates the same answer, blind
            O<   The group's week: not told; with a channel, it is on Sundays
            O<   Texts of answers: deleted when their session closes
            O<   Reminders: 24 hours before · 1 hour before · 10 minutes before, with check-in
            O<   Time zone: none yet, so whoever types a time is asked for theirs first. Name the one that most of you live in
            O<   Voice rooms, given to sessions in turn: none
            O<   Organisers: members with _Manage Server_
            O<   Coaches: nobody yet
            O<   Saved. Plan the first session with `/session plan`, or begin at once with `/session now`.
            tidy
            A: answers A
            A< (shows answers) **What you said** · #1 …
            A<   In writing; the text is kept no longer.
            A<   (gone) > It was nine days of work for two of us, and it saved the release.
        "#]],
    );
}

#[test]
fn where_nothing_may_be_kept_no_group_keeps_anything() {
    kept_at_most(
        0,
        "O: set up cards=10 kept=7",
        expect![[r#"
        -- Tue 24 Nov 18:00:00
        O: set up cards=10 kept=7
        O< (keeps-shorter) Whoever runs me here has the texts of answers deleted when their session closes, so none can be kept. Nothing is changed; `keep_answers_days` in their settings is what to ask them for.
    "#]],
    );
}
