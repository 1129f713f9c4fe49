//! Sessions of before: each member's own, each with its report.

use expect_test::expect;

use super::check::check;

#[test]
fn each_finds_their_own_sessions_with_what_they_were() {
    check(
        r#"
        quiet on
        A: now one-on-one "First screen"
        A: take candidate
        B: take candidate
        C: take observer
        play to closed
        A: now short "An opening"
        A: take candidate
        C: take interviewer
        play to closed
        A: plan in=48h one-on-one "Never held"
        A: take candidate
        A: cancel
        quiet off
        D: history
        C: history
        A: history
        A: press [#1 · One-on-one]
        A: press [What I said]
        D: export
        O: stats
        "#,
        expect![[r#"
            -- Tue 24 Nov 20:12:15
            D: history
            D< (shows past) You have taken part in no session here yet. Each one stands here once it was held, with its report.
            C: history
            C< (shows past) **Your sessions here**, the newest first
            C<   **#2** · Tue 24 Nov 19:10 · Short · interviewer
            C<   **#1** · Tue 24 Nov 18:00 · One-on-one · observer
            A: history
            A< (shows past) **Your sessions here**, the newest first
            A<   **#2** · Tue 24 Nov 19:10 · Short · candidate
            A<   **#1** · Tue 24 Nov 18:00 · One-on-one · candidate · interviewer
            A<   ‹Open a report: …›
            A<   ‹Put one beside another: …›
            A: press [#1 · One-on-one]
            A< (shows report) **Report — A, turn 1 of #1** · 2 raters
            A<   **In their words**
            A<   B:
            A<   > You gave the result first, and I could follow every step after it.
            A<   C:
            A<   > You gave the result first, and I could follow every step after it.
            A<   **Suggested micro-goal** — _Give every result as before → after_
            A<   Plan: If I am about to say that something got better, then I say the number before and the number after.
            A<   Why this one: Evidence of impact is among the lowest, at 4.0.
            A<   You and B could meet at this time every week, next on Tue 1 Dec 18:00.
            A<   Worth a thank-you? 1. B · 2. C
            A<   Private to you. Practice only: not for hiring decisions.
            A<   [Take this goal] [Write my own] [Scores] [What I said] [Again, same time next week] [Thank 1] [Thank 2]
            A: press [What I said]
            A< (shows answers) **What you said** · #1
            A<   **Q1 · opening** Who are you at work? · 40 s (aim 60–90 s)
            A<   Spoken.
            A<   **Q2 · behavioural** Tell me about a conflict at work. · 40 s (aim 90–120 s)
            A<   Spoken.
            A<   **Q3 · weak spot** What is missing in your CV for this role? · 40 s (aim 60–90 s)
            A<   Spoken.
            A<   **Q4 · technical** A query became slow over night. What do you look at? · 40 s (aim 120–180 s)
            A<   Spoken.
            A<   **Q5 · weak spot** Why might we turn you down? · 40 s (aim 60–90 s)
            A<   Spoken.
            A<   **Your own questions** 0 counted; three is a good number.
            A<   [Back to the report]
            D: export
            D< (shows export) **What is kept of you here**: what you said, got and chose, and the ballots that you gave. One file has everything, the others are for a spreadsheet. Whoever has them can read the words of others about you: keep them to yourself. Practice only: not for hiring decisions.
            D<   0 sessions are in them.
            D<   📎 everything.json
            D<   {
            D<     "chosen": {
            D<       "asked": [],
            D<       "asking": [],
            D<       "attendance": [],
            D<       "cadence": [],
            D<       "calibration": [],
            D<       "consent": [],
            D<       "debrief": [],
            D<       "digest_consent": [],
            D<       "drill_day": [],
            D<       "drilling": [],
            D<       "goal": [],
            D<       "heard": [],
            D<       "kept_answer": [],
            D<       "knows": [],
            D<       "ledger": [],
            D<       "member_name": [],
            D<       "not_with": [],
            D<       "partner": [],
            D<       "pause": [],
            D<       "pitch": [],
            D<       "poll_vote": [],
            D<       "practised": [],
            D<       "profile": [],
            D<       "proposal": [],
            D<       "regular": [],
            D<       "seat": [],
            D<       "series": [],
            D<       "standing_pair": [],
            D<       "story": [],
            D<       "summary": [],
            D<       "target": [],
            D<       "thanks": []
            D<     },
            D<     "group": "1",
            D<     "made_at_utc": "2026-11-24 20:12",
            D<     "member": "4",
            D<     "sessions": [],
            D<     "what": "Everything that greenroom keeps of one member in one group. Practice only: not for hiring decisions."
            D<   }
            D<   📎 sessions.csv
            D<   session,"began, UTC",format,turn,was,raters
            D<   📎 scores.csv
            D<   session,"began, UTC",competency,level,plus or minus,marks,own
            D<   📎 words.csv
            D<   session,"began, UTC",which,member,observed,why,next time
            D<   📎 answers.csv
            D<   session,"began, UTC",question,follow-up,kind,probe,seconds,lacking,said
            D<   📎 chosen.csv
            D<   what,no,name,value
            O: stats
            O< (shows questions) **What is asked here**, the most often first
            O<   “Why should we choose you?”
            O<   asked 1 time, last on Tue 24 Nov
            O<   “What led you here?”
            O<   asked 1 time, last on Tue 24 Nov
            O<   “What do you do today?”
            O<   asked 1 time, last on Tue 24 Nov
            O<   “Who are you at work?”
            O<   asked 1 time, last on Tue 24 Nov
            O<   “What is missing in your CV for this role?”
            O<   asked 1 time, last on Tue 24 Nov
            O<   “Why might we turn you down?”
            O<   asked 1 time, last on Tue 24 Nov
            O<   “Nobody speaks in your team's meetings. What do you try first?”
            O<   asked 1 time, last on Tue 24 Nov
            O<   “Tell me about a conflict at work.”
            O<   asked 1 time, last on Tue 24 Nov
            O<   Sums of this group's sessions; what somebody practises alone is not counted. From 5 timed answers on: how many ran over the limit, and what follow-ups asked for.
            O<   [Less often asked]
        "#]],
    );
}
