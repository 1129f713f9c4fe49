//! What members say of themselves: shown to them alone, changed one thing at a time.

use expect_test::expect;

use super::check::check;

#[test]
fn a_profile_is_said_piece_by_piece_and_shown_as_a_whole() {
    check(
        r#"
        A: profile
        A: profile role HR
        A: profile role engineer
        A: profile role astronaut
        A: profile level senior
        A: profile region canada
        A: profile interview 14 May
        A: zone Europe/Berlin
        A: profile interview 14 May
        A: profile interview 1 May 2026
        A: profile interview some day
        A: profile interview 3/4/2027
        A: profile knows nurse, Canada; scrum master
        A: profile knows nurse, juggler
        A: profile interview-first on
        A: profile interview-only on
        A: profile reminders everything
        A: profile dms on
        A: profile ask-me on
        A: profile pause in 3 weeks
        A: profile not-with B
        A: profile not-with C
        A: profile not-with A
        A: profile
        B: profile
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
            A: profile role HR
            A< (profile-saved) Saved: You practise for: HR manager. Sessions that you plan are for that, unless you name something else there.
            A: profile role engineer
            A< There is no role called “engineer”. Choose one of these: Backend engineer, Civil engineer, Data engineer, Electrical engineer, Embedded engineer.
            A: profile role astronaut
            A< There is no role called “astronaut”, nor one like it.
            A: profile level senior
            A< (profile-saved) Saved: You practise for: HR manager · senior. Sessions that you plan are for that, unless you name something else there.
            A: profile region canada
            A< (profile-saved) Saved: You practise for: HR manager · senior · Canada. Sessions that you plan are for that, unless you name something else there.
            A: profile interview 14 May
            A< Hours and days are those of your time zone, and I do not know it yet. Name it first, such as Europe/Berlin.
            A: zone Europe/Berlin
            A< (profile-saved) Saved: time zone Europe/Berlin · no quiet hours.
            A: profile interview 14 May
            A< (profile-saved) Saved: Your interview is on 2027-05-14.
            A: profile interview 1 May 2026
            A< (profile-saved) Saved: Your interview is on 2026-11-25.
            A: profile interview some day
            A< I can't read “some day” as a day. Write it like one of these: `14 May`, `in 3 weeks`, `2027-05-14`.
            A: profile interview 3/4/2027
            A< (profile-saved) Saved: Your interview is on 2026-11-25.
            A: profile knows nurse, Canada; scrum master
            A< (profile-saved) Saved: As an interviewer you know: Nurse, Scrum master, Canada.
            A: profile knows nurse, juggler
            A< There is no role called “juggler”, nor one like it.
            A: profile interview-first on
            A< (profile-saved) Saved: You interview and answer. On your first evening you interview first.
            A: profile interview-only on
            A< (profile-saved) Saved: You only interview: I never make you a candidate, and where two change places, you observe.
            A: profile reminders everything
            A< (profile-saved) Saved: You are reminded of everything. I write you no DMs.
            A: profile dms on
            A< (profile-saved) Saved: You are reminded of everything, and I may write to you by DM.
            A<   [No DMs]
            A: profile ask-me on
            A< (profile-saved) Saved: Whenever an evening of this group is called, I ask you whether you come.
            A<   [Stop asking me]
            A: profile pause in 3 weeks
            A< (profile-saved) Saved: You pause until 2026-12-15: until then you are asked for nothing and reminded of nothing, and out where you are in every time; nobody is told.
            A: profile not-with B
            A< (profile-saved) Saved: From now on I put you into no session with B. Only you see this; where you take a seat yourself is up to you.
            A: profile not-with C
            A< (profile-saved) Saved: From now on I put you into no session with C. Only you see this; where you take a seat yourself is up to you.
            A: profile not-with A
            A< (only-of-others) That is you. Name somebody else.
            A: profile
            A< (shows profile) **Your profile** — time zone Europe/Berlin · no quiet hours.
            A<   You practise for: HR manager · senior · Canada. Sessions that you plan are for that, unless you name something else there.
            A<   Your interview is on 2026-11-25.
            A<   As an interviewer you know: Nurse, Scrum master, Canada.
            A<   You only interview: I never make you a candidate, and where two change places, you observe.
            A<   Whenever an evening of this group is called, I ask you whether you come.
            A<   You are reminded of everything, and I may write to you by DM.
            A<   You pause until 2026-12-15: until then you are asked for nothing and reminded of nothing, and out where you are in every time; nobody is told.
            A<   I put you into no session with B and C. Only you see this.
            A<   Nobody but you can see your reports and your progress.
            A<   ‹Level: Senior›
            A<   ‹Reminders: Everything, also what I have not answered›
            A<   ‹Region: Canada›
            A<   [Role] [My rhythm] [Interview and answer] [Stop asking me] [No DMs]
            B: profile
            B< (shows profile) You have no time zone here yet. Name yours, such as Europe/Berlin; then you can have quiet hours. …
        "#]],
    );
}

#[test]
fn everything_can_be_taken_back() {
    check(
        r#"
        A: zone Europe/Berlin
        quiet on
        A: profile role nurse
        A: profile level mid
        A: profile region uk
        A: profile interview tomorrow
        A: profile knows nurse
        A: profile interview-only on
        A: profile reminders nothing
        A: profile dms on
        A: profile pause tomorrow
        A: profile not-with B
        quiet off
        A: profile role off
        A: profile level off
        A: profile region off
        A: profile interview off
        A: profile knows off
        A: profile interview-only off
        A: profile reminders seated
        A: profile dms off
        A: profile pause off
        A: profile ask-me off
        A: profile again-with B
        A: profile
        "#,
        expect![[r#"
            -- Tue 24 Nov 18:00:00
            A: zone Europe/Berlin
            A< (profile-saved) Saved: time zone Europe/Berlin · no quiet hours.
            A: profile role off
            A< (profile-saved) Saved: You practise for: mid · United Kingdom. Sessions that you plan are for that, unless you name something else there.
            A: profile level off
            A< (profile-saved) Saved: You practise for: United Kingdom. Sessions that you plan are for that, unless you name something else there.
            A: profile region off
            A< (profile-saved) Saved: You have named no role, level or region that you practise for. If you do, sessions that you plan are for it.
            A: profile interview off
            A< (profile-saved) Saved: You have named no day for your interview.
            A: profile knows off
            A< (profile-saved) Saved: You have not said which roles and regions you know as an interviewer.
            A: profile interview-only off
            A< (profile-saved) Saved: You interview and answer. On your first evening you answer first.
            A: profile reminders seated
            A< (profile-saved) Saved: You are reminded only of what you sat down for, and I may write to you by DM.
            A: profile dms off
            A< (profile-saved) Saved: You are reminded only of what you sat down for. I write you no DMs.
            A<   [Allow DMs]
            A: profile pause off
            A< (profile-saved) Saved: You do not pause.
            A: profile ask-me off
            A< (profile-saved) Saved: I ask you to no evening of this group, unless you came to its last ones.
            A<   [Ask me to evenings]
            A: profile again-with B
            A< (profile-saved) Saved: As far as you are concerned, I can put you into one session with B.
            A: profile
            A< (shows profile) **Your profile** — time zone Europe/Berlin · no quiet hours.
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
        "#]],
    );
}

#[test]
fn whoever_pauses_or_wants_no_reminders_gets_none_and_check_in_opens_as_always() {
    check(
        r#"
        quiet on
        A: zone Europe/Berlin
        A: profile pause 1 December
        B: profile reminders nothing
        A: plan in=26h one-on-one
        A: take candidate
        B: take candidate
        C: take observer
        quiet off
        until 20:30
        until 19:55
        "#,
        expect![[r#"
            -- Tue 24 Nov 19:53:51 remind
            # (the thread opens)
            # **Mock interview #1** starts Wed 25 Nov 20:00 (in 24 h 6 min).  → C
            #   [Can't make it] [Details]
            -- Wed 25 Nov 19:00:00 remind
            # **Mock interview #1** starts Wed 25 Nov 20:00 (in 60 min). …  → C
            -- 19:50:00 check-in-opens
            ~ Check-in is open in the thread.
            # **Mock interview #1** starts at 20:00 (in 10 min). Check in when you are here; a seat that is empty 5 min after the start is offered to the observers.  → C
            #   A: not yet · B: not yet · C: not yet
            #   [I'm here] [I'll be late] [I can't make it]
        "#]],
    );
}

#[test]
fn one_profile_names_ten_of_a_kind_and_no_more() {
    check(
        r#"
        quiet on
        A: profile not-with B
        A: profile not-with C
        A: profile not-with D
        A: profile not-with E
        A: profile not-with F
        A: profile not-with G
        A: profile not-with H
        A: profile not-with I
        A: profile not-with J
        A: profile not-with K
        quiet off
        A: profile not-with K
        A: profile not-with L
        A: profile knows backend, frontend, nurse, chef, waiter, lawyer, sre, qa, mobile, teacher, auditor
        "#,
        expect![[r#"
            -- Tue 24 Nov 18:00:00
            A: profile not-with K
            A< (profile-saved) Saved: From now on I put you into no session with K. Only you see this; where you take a seat yourself is up to you.
            A: profile not-with L
            A< (too-many-said) That is more than 10, and 10 is the most. Take one back first.
            A: profile knows backend, frontend, nurse, chef, waiter, lawyer, sre, qa, mobile, teacher, auditor
            A< (too-many-said) That is more than 10, and 10 is the most. Take one back first.
        "#]],
    );
}

#[test]
fn a_plan_takes_from_the_profile_what_the_wish_does_not_say() {
    check(
        r#"
        quiet on
        A: profile role nurse
        A: profile level senior
        A: profile region canada
        quiet off
        A: now one-on-one
        A: now one-on-one role=teacher level=mid
        A: now one-on-one role=astronaut
        A: now one-on-one role=engineer
        B: now one-on-one role=hr
        "#,
        expect![[r#"
            -- Tue 24 Nov 18:00:00
            A: now one-on-one
            A< (planned) Mock interview #1 is open. It begins when its seats are taken: take yours on the card.
            A<   From your profile: Nurse · senior · Canada.
            A<   [Details]
            # **Mock interview #1 · one-on-one**
            #   Objective: Backend engineer, first screen
            #   Nurse, senior
            #   Tue 24 Nov 18:00 (now) · about 74 min · practice mode
            #   Answers typed in the thread can be read by this channel
            #   **Seats** 2 candidate seats free · 4 observer seats free
            #   Check-in is open in the thread.
            #   [Take a seat] [Observe] [Can't make it] [Details]
            # (the thread opens)
            # **Mock interview #1** starts at 18:00 (now). Check in when you are here; a seat that is empty 5 min after the start is offered to the observers.
            #   [I'm here] [I'll be late] [I can't make it]
            A: now one-on-one role=teacher level=mid
            A< (planned) Mock interview #2 is open. It begins when its seats are taken: take yours on the card.
            A<   From your profile: Canada.
            A<   [Details]
            # **Mock interview #2 · one-on-one** …
            #   Teacher, mid
            #   (gone) Nurse, senior
            # (the thread opens)
            # **Mock interview #2** starts at 18:00 (now). Check in when you are here; a seat that is empty 5 min after the start is offered to the observers. …
            A: now one-on-one role=astronaut
            A< (planned) Mock interview #3 is open. It begins when its seats are taken: take yours on the card.
            A<   From your profile: senior · Canada.
            A<   I have no questions made for “astronaut”, so this session gets general ones.
            A<   [Details]
            # **Mock interview #3 · one-on-one** …
            #   Astronaut, senior
            #   (gone) Teacher, mid
            # (the thread opens)
            # **Mock interview #3** starts at 18:00 (now). Check in when you are here; a seat that is empty 5 min after the start is offered to the observers. …
            A: now one-on-one role=engineer
            A< (no-such-tag) There is no role called “engineer”. Choose one of these: Backend engineer, Civil engineer, Data engineer, Electrical engineer, Embedded engineer.
            B: now one-on-one role=hr
            B< (planned) Mock interview #4 is open. It begins when its seats are taken: take yours on the card.
            B<   [Details]
            # **Mock interview #4 · one-on-one** …
            #   HR manager
            #   (gone) Astronaut, senior
            # (the thread opens)
            # **Mock interview #4** starts at 18:00 (now). Check in when you are here; a seat that is empty 5 min after the start is offered to the observers. …
        "#]],
    );
}

#[test]
fn who_practises_now_meets_nobody_whom_one_of_them_avoids() {
    check(
        r#"
        quiet on
        A: profile not-with B
        A: profile level senior
        A: profile role nurse
        C: profile level senior
        C: profile role nurse
        D: profile interview-only on
        quiet off
        B: practise now
        A: practise now
        D: practise now
        C: practise now
        B: waiting
        "#,
        expect![[r#"
            -- Tue 24 Nov 18:00:00
            B: practise now
            B< (waiting) You wait until 18:20 for somebody who has half an hour too. When they press, a session for you both opens, and its thread mentions you.
            B<   [Stop waiting] [Start alone now]
            A: practise now
            A< (waiting) You wait until 18:20 for somebody who has half an hour too. When they press, a session for you both opens, and its thread mentions you. …
            D: practise now
            D< (only-interviews) You only interview, and here each of the two answers as well. Take an interviewer's seat in a session, or change what you said in your profile.
            D<   [Sessions] [My profile]
            C: practise now
            C< (paired) A has half an hour too, and #1 is open for you both. It begins when they have checked in as well. Why you two: you practise at the same level, and you have not had a turn together yet.
            C<   [My part] [Before you start]
            # **Mock interview #1 · half an hour**
            #   Objective: To practise, right now
            #   Nurse, senior
            #   Tue 24 Nov 18:00 (now) · about 30 min · practice mode
            #   Answers typed in the thread can be read by this channel
            #   **Seats** candidate & interviewer: C, A (you swap half-way) · 4 observer seats free
            #   Check-in is open in the thread.
            #   [Wait for a seat] [Observe] [Can't make it] [Details]
            # (the thread opens)
            # **Mock interview #1** starts at 18:00 (now). Check in when you are here; a seat that is empty 5 min after the start is offered to the observers.
            #   C: checked in · A: not yet
            #   [I'm here] [I'll be late] [I can't make it]
            # **You both have half an hour.** A, check in and it begins at once; your seat is kept until 18:05. C is here.  → A, C
            #   [I'm here]
            B: waiting
            B< (shows waiting) You wait until 18:20 for somebody who has half an hour too. When they press, a session for you both opens, and its thread mentions you. …
        "#]],
    );
}

#[test]
fn whoever_begins_a_pause_waits_no_longer() {
    check(
        r#"
        quiet on
        A: zone Europe/Berlin
        quiet off
        A: practise now
        A: profile pause 1 December
        A: waiting
        B: practise now
        "#,
        expect![[r#"
            -- Tue 24 Nov 18:00:00
            A: practise now
            A< (waiting) You wait until 18:20 for somebody who has half an hour too. When they press, a session for you both opens, and its thread mentions you.
            A<   [Stop waiting] [Start alone now]
            A: profile pause 1 December
            A< (profile-saved) Saved: You pause until 2026-12-01: until then you are asked for nothing and reminded of nothing, and out where you are in every time; nobody is told.
            A: waiting
            A< (shows waiting) You are not waiting any more: a wait ends after 20 min when nobody comes. Start alone now, and others can rate it later; or wait once more.
            A<   [I have 30 minutes] [Start alone now]
            B: practise now
            B< (waiting) You wait until 18:20 for somebody who has half an hour too. When they press, a session for you both opens, and its thread mentions you. …
        "#]],
    );
}
