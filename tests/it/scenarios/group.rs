//! An assessment centre: the same questions to all, and one exercise together.

use expect_test::expect;

use super::check::check;

#[test]
fn three_candidates_answer_the_same_questions_in_a_rotating_order() {
    check(
        r#"
        A: now group "Graduate programme"
        quiet on
        A: take candidate
        B: take candidate
        C: take candidate
        D: take interviewer
        quiet off
        E: take interviewer
        +10m
        D: panel
        D: next
        D: panel
        D: ask
        B: panel
        +40s
        B: done
        A: done
        D: next
        D: ask
        +40s
        B: done
        D: next
        D: ask
        +40s
        C: done
        D: next
        E: panel
        E: ask
        +40s
        B: done
        E: next
        E: ask
        +40s
        C: done
        E: next
        E: ask
        +40s
        A: done
        E: panel
        E: next
        D: panel
        A: panel
        +13m
        D: next
        D: panel
        D: press [1: +1]
        D: press [3: +1]
        play to rating
        A: mark B 1 4
        D: panel
        D: ballot B
        play to closed
        B: report
        B: scores
        "#,
        expect![[r#"
            -- Tue 24 Nov 18:00:00
            A: now group "Graduate programme"
            A< (planned) Mock interview #1 is open. It begins when its seats are taken: take yours on the card.
            A<   [Details]
            # **Mock interview #1 · group**
            #   Objective: Graduate programme
            #   Tue 24 Nov 18:00 (now) · about 66 min · practice mode
            #   Answers typed in the thread can be read by this channel
            #   **Seats** 6 candidate seats free · 2 interviewer seats free · 4 observer seats free
            #   Check-in is open in the thread.
            #   [Candidate] [Interviewer] [Observe] [Can't make it] [Details]
            # (the thread opens)
            # **Mock interview #1** starts at 18:00 (now). Check in when you are here; a seat that is empty 5 min after the start is offered to the observers.
            #   [I'm here] [I'll be late] [I can't make it]
            E: take interviewer
            E< You have a seat: interviewer, and you are checked in. It begins when everybody is here.
            E<   [Before you start] [Can't make it]
            ~ **Seats** candidate: A, B, C · interviewer: D, E · 3 candidate seats free · 4 observer seats free
            ~   [Candidate] [Wait to interview] [Observe] [Can't make it] [Details]
            ~ A: checked in · B: checked in · C: checked in · D: checked in · E: checked in
            -- 18:05:00 starts
            ~ **Seats** candidate: A, B, C · interviewer: D, E
            ~   It is running; observers can still come.
            ~   [My part] [Observe] [Details]
            ~ **Mock interview #1** has begun; check-in is over
            # **A, B and C answer; D and E interview** · until 19:01  → A, B, C, D, E
            #   Intro (3 min) → 2 questions (30 min) → joint exercise (15 min) → the candidates' questions (5 min) → wrap-up (3 min)
            #   First D and E: who is asking, and how it goes. A, B and C, listen; the first question comes after it.
            #   Nobody else sees what is behind your button. D, E: [Panel] · A, B, C: [Stop my turn]
            #   [Panel] [Stop my turn]
            -- 18:08:45 nudge
            # D, the next step is on your panel. [Panel]  → D
            #   [Panel]
            -- 18:10:00
            D: panel
            D< (shows session) **Question 1 of 2 · opening** · to A · aim for 60–90 s
            D<   “Who are you at work?”
            D<   Listen for: one proof from the past.
            D<   Weak: adjectives without a proof.
            D<   [Ask it] [Another one] [Skip] [Pause] [More…]
            D: next
            D< (refused: not-asked) The question has not been asked yet. Whoever interviews presses _Ask it_ on their panel; wait for it.
            D<   [My panel]
            D: panel
            D< (shows session) **Question 1 of 2 · opening** · to A · aim for 60–90 s …
            D: ask
            # **Question 1 of 2** · A, 90 s, time up in 95 s
            #   Who are you at work?
            #   Speak, or reply to this message, or use the form.
            #   [Done] [Answer in writing]
            B: panel
            B< (shows session) A has the question. Yours comes in its turn.
            B<   [More…]
            -- 18:10:40
            B: done
            B< (refused: candidate-only) Only A can do that: it is their turn. Open your panel for what you can do now.
            B<   [My panel]
            A: done
            A< Answered in 35 s.
            ~ **Question 1 of 2** · A, 90 s
            ~   Answered in 35 s. D: [Panel]
            ~   [Panel]
            D: next
            D: ask
            # **Question 1 of 2** · B, 90 s, time up in 95 s
            #   Who are you at work?
            #   Speak, or reply to this message, or use the form.
            #   [Done] [Answer in writing]
            -- 18:11:20
            B: done
            B< Answered in 35 s.
            ~ **Question 1 of 2** · B, 90 s
            ~   Answered in 35 s. D: [Panel]
            ~   [Panel]
            D: next
            D: ask
            # **Question 1 of 2** · C, 90 s, time up in 95 s
            #   Who are you at work?
            #   Speak, or reply to this message, or use the form.
            #   [Done] [Answer in writing]
            -- 18:12:00
            C: done
            C< Answered in 35 s.
            ~ **Question 1 of 2** · C, 90 s
            ~   Answered in 35 s. D: [Panel]
            ~   [Panel]
            D: next
            E: panel
            E< (shows session) **Question 2 of 2 · situational** · to B · aim for 67–90 s
            E<   “Nobody speaks in your team's meetings. What do you try first?”
            E<   Listen for: asks one person alone.
            E<   Weak: orders them to speak.
            E<   [Ask it] [Skip] [Pause] [More…]
            E: ask
            # **Question 2 of 2** · B, 90 s, time up in 95 s
            #   Nobody speaks in your team's meetings. What do you try first?
            #   Speak, or reply to this message, or use the form.
            #   [Done] [Answer in writing]
            -- 18:12:40
            B: done
            B< Answered in 35 s.
            ~ **Question 2 of 2** · B, 90 s
            ~   Answered in 35 s. E: [Panel]
            ~   [Panel]
            E: next
            E: ask
            # **Question 2 of 2** · C, 90 s, time up in 95 s
            #   Nobody speaks in your team's meetings. What do you try first?
            #   Speak, or reply to this message, or use the form.
            #   [Done] [Answer in writing]
            -- 18:13:20
            C: done
            C< Answered in 35 s.
            ~ **Question 2 of 2** · C, 90 s
            ~   Answered in 35 s. E: [Panel]
            ~   [Panel]
            E: next
            E: ask
            # **Question 2 of 2** · A, 90 s, time up in 95 s
            #   Nobody speaks in your team's meetings. What do you try first?
            #   Speak, or reply to this message, or use the form.
            #   [Done] [Answer in writing]
            -- 18:14:00
            A: done
            A< Answered in 35 s.
            ~ **Question 2 of 2** · A, 90 s
            ~   Answered in 35 s. E: [Panel]
            ~   [Panel]
            E: panel
            E< (shows session) A answered in 35 s, below 67–90 s. **Follow up?**
            E<   [Trade-off] [Vague] [No result] [No number] [Whose part?] [Too long on the situation] [Clarify first] [End the questions] [Pause] [More…]
            E: next
            # **Joint exercise** · A, B, C · until 18:29  → A, B, C
            #   Work on the task together and agree on one answer. Observers watch who moves the group on.
            #   **A budget to cut**
            #   A tenth of the budget is gone. Agree on what is not done.
            #   1. Name what cannot go.
            #   [Panel]
            D: panel
            D< (shows session) **Joint exercise** · until 18:29 · Watch who moves the group on, and how. Step in only for the clock.
            D<   **A budget to cut** · watch for:
            D<   · Who asks before they decide?
            D<   [End the exercise] [Pause] [More…]
            A: panel
            A< (shows session) **Joint exercise** · until 18:29 · Work on the task with the others, and agree on one answer.
            A<   **A budget to cut**
            A<   A tenth of the budget is gone. Agree on what is not done.
            A<   1. Name what cannot go.
            A<   [More…]
            -- 18:27:00 exercise-soon
            # About 2 min left for the exercise. Come to a decision.
            D: next
            # **Questions of A, B and C to D and E** · until 18:32 · three is a good number
            #   Then the wrap-up (3 min) · D and E: say what would happen next, and close as you would at work.
            #   [Panel]
            D: panel
            D< (shows session) **The candidates' questions** · until 18:32 · three is a good number
            D<   1 · A: 0 counted
            D<   2 · B: 0 counted
            D<   3 · C: 0 counted
            D<   [1: +1] [2: +1] [3: +1] [Next] [Pause] [More…]
            D: press [1: +1]
            D< Counted: 1.
            D: press [3: +1]
            D< Counted: 1.
            … play to rating
            A: mark B 1 4
            A< (refused: may-not-rate) A turn is rated by its interviewers, and by observers who were there before the second question. Take an observer's seat early next time.
            A<   [My panel]
            D: panel
            D< (shows session) **Ballots of #1** · they close at 18:47 (in 20 min), all together.
            D<   Your ballot for A, turn 1: open
            D<   Your ballot for B, turn 2: open
            D<   Your ballot for C, turn 3: open
            D<   [Rate turn 1] [Rate turn 2] [Rate turn 3] [How to rate fairly]
            D: ballot B
            D< (shows ballot) **Your ballot for B, turn 2** · saved as you go, changeable until it closes at 18:47 (in 20 min)
            D<   0 of 5 lines filled in. Words help more than marks: name one moment.
            D<   ‹Moves the task on: …›
            D<   ‹Brings others in: …›
            D<   ‹Argues with reasons: …›
            D<   ‹Keeps time and agreement: …›
            D<   ‹Own answers: …›
            D<   [Add words] [Done] [How to rate]
            -- 19:27:00
            … play to closed
            B: report
            B< (shows report) **Report — B, turn 2 of #1** · 2 raters
            B<   **In their words**
            B<   D:
            B<   > You gave the result first, and I could follow every step after it.
            B<   E:
            B<   > You gave the result first, and I could follow every step after it.
            B<   Worth a thank-you? 1. D · 2. E
            B<   Private to you. Practice only: not for hiring decisions.
            B<   [Write my own] [Scores] [What I said] [Thank 1] [Thank 2]
            B: scores
            B< (shows report) **Report — B, turn 2 of #1** · 2 raters
            B<   **Moves the task on** 4.0 ± 0.5 · raw 4, 4
            B<   **Brings others in** 4.0 ± 0.5 · raw 4, 4
            B<   **Argues with reasons** 4.0 ± 0.5 · raw 4, 4
            B<   **Keeps time and agreement** 4.0 ± 0.5 · raw 4, 4
            B<   **Own answers** 4.0 ± 0.5 · raw 4, 4
            B<   Two raters: a first impression, not a verdict (three make a decision possible). Plain means: these raters have rated nobody together with others, so a harsh rater cannot be told from a weak answer; ± is an 80 % range.
            B<   **Timings** Q1 opening 35 s (aim 60–90 s) · Q2 situational 35 s (aim 67–90 s) · answered 2 of 2 questions · your own questions: 0 (three is a good number)
            B<   [Back to the report]
        "#]],
    );
}

#[test]
fn thinking_aloud_and_working_together_have_rubrics_of_their_own() {
    check(
        r"
        A: plan in=3d one-on-one kind=technical
        A: press [Details]
        A: plan in=4d group
        A: press [Details]
        A: plan in=5d one-on-one kind=technical rubric=peer
        A: press [Details]
        ",
        expect![[r#"
            -- Tue 24 Nov 18:00:00
            A: plan in=3d one-on-one kind=technical
            A< (planned) Mock interview #1 is planned for Fri 27 Nov 18:00 (in 3 days). Take a seat on its card.
            A<   [Details]
            # **Mock interview #1 · one-on-one**
            #   Objective: Backend engineer, first screen
            #   Fri 27 Nov 18:00 (in 3 days) · about 74 min · practice mode
            #   Answers typed in the thread can be read by this channel
            #   **Seats** 2 candidate seats free · 4 observer seats free
            #   Called off if fewer than 2 people have a seat by Fri 27 Nov 17:00
            #   [Take a seat] [Observe] [Can't make it] [Details]
            A: press [Details]
            A< (shows session) **Mock interview #1 · one-on-one**
            A<   Two people interview each other, 30 minutes each, with a short break. Others may observe and vote.
            A<   Fri 27 Nov 18:00 (in 3 days) · about 74 min · practice mode
            A<   **Agenda** Intro (2 min) → 3 questions and 2 surprises (20 min) → the candidate's questions (5 min) → wrap-up (3 min); 2 turns, roles swap, with 4 min between them
            A<   **Questions** technical
            A<   **Rated on** clarifies and bounds · thinks aloud in order · sound core for the level · trade-offs with reasons · takes push-back
            A<   **Who rates** interviewers who asked and observers who came before the second question, within 20 min of the last turn.
            A<   **Private** are questions until they are asked, ballots until all are in, and a report for good: it is its candidate's, and their coaches'. What is typed in the thread can be read by its channel. Practice only: not for hiring decisions.
            A<   [Take a seat] [Observe] [Call it off] [Add to my calendar] [How to rate]
            A: plan in=4d group
            A< (planned) Mock interview #2 is planned for Sat 28 Nov 18:00 (in 4 days). Take a seat on its card.
            A<   [Details]
            # **Mock interview #2 · group**
            #   Objective: Backend engineer, first screen
            #   Sat 28 Nov 18:00 (in 4 days) · about 66 min · practice mode
            #   Answers typed in the thread can be read by this channel
            #   **Seats** 6 candidate seats free · 2 interviewer seats free · 4 observer seats free
            #   Called off if fewer than 4 people have a seat by Sat 28 Nov 17:00
            #   [Candidate] [Interviewer] [Observe] [Can't make it] [Details]
            A: press [Details]
            A< (shows session) **Mock interview #2 · group**
            A<   Three to six candidates answer the same questions in turn and work on one exercise together.
            A<   Sat 28 Nov 18:00 (in 4 days) · about 66 min · practice mode
            A<   **Agenda** Intro (3 min) → 2 questions (30 min) → joint exercise (15 min) → the candidate's questions (5 min) → wrap-up (3 min)
            A<   **Questions** opening · situational or behavioural
            A<   **Rated on** moves the task on · brings others in · argues with reasons · keeps time and agreement · own answers
            A<   **Who rates** interviewers who asked and observers who came before the second question, within 20 min of the last turn.
            A<   **Private** are questions until they are asked, ballots until all are in, and a report for good: it is its candidate's, and their coaches'. What is typed in the thread can be read by its channel. Practice only: not for hiring decisions.
            A<   [Candidate] [Interviewer] [Observe] [Call it off] [Add to my calendar] [How to rate]
            A: plan in=5d one-on-one kind=technical rubric=peer
            A< (planned) Mock interview #3 is planned for Sun 29 Nov 18:00 (in 5 days). Take a seat on its card.
            A<   [Details]
            # **Mock interview #3 · one-on-one**
            #   Objective: Backend engineer, first screen
            #   Sun 29 Nov 18:00 (in 5 days) · about 74 min · practice mode
            #   Answers typed in the thread can be read by this channel
            #   **Seats** 2 candidate seats free · 4 observer seats free
            #   Called off if fewer than 2 people have a seat by Sun 29 Nov 17:00
            #   [Take a seat] [Observe] [Can't make it] [Details]
            A: press [Details]
            A< (shows session) **Mock interview #3 · one-on-one**
            A<   Two people interview each other, 30 minutes each, with a short break. Others may observe and vote.
            A<   Sun 29 Nov 18:00 (in 5 days) · about 74 min · practice mode
            A<   **Agenda** Intro (2 min) → 3 questions and 2 surprises (20 min) → the candidate's questions (5 min) → wrap-up (3 min); 2 turns, roles swap, with 4 min between them
            A<   **Questions** technical
            A<   **Rated on** clarity of answer · evidence of impact · non-verbal presence · storytelling structure · quality of questions
            A<   **Who rates** interviewers who asked and observers who came before the second question, within 20 min of the last turn.
            A<   **Private** are questions until they are asked, ballots until all are in, and a report for good: it is its candidate's, and their coaches'. What is typed in the thread can be read by its channel. Practice only: not for hiring decisions.
            A<   [Take a seat] [Observe] [Call it off] [Add to my calendar] [How to rate]
        "#]],
    );
}
