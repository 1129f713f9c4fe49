//! What people write: cleaned, bounded, and never more than text.

use expect_test::expect;

use super::check::check;

#[test]
fn invisible_and_turning_characters_are_dropped() {
    check(
        r#"
        A: now solo "\u{202e}tsrif \u{200b}Backend\u{0007} engineer"
        quiet on
        A: take candidate
        play to answer 1
        quiet off
        A: answer "One\u{202e}two\u{2066} three\u{0}\u{9b}31m\u{feff} and a\u{0316}\u{0316}\u{0316}\u{0316}\u{0316}\u{0316}\u{0316}\u{0316}\u{0316}\u{0316}\u{0316}\u{0316} end\n\n\n\nof 4"
        A: answer "\u{202e}\u{200b} \u{0}"
        quiet on
        play to rating
        B: open answers A
        quiet off
        B: answers A
        quiet on
        A: close ballots
        +2h
        "#,
        expect![[r#"
            -- Tue 24 Nov 18:00:00
            A: now solo "\u{202e}tsrif \u{200b}Backend\u{0007} engineer"
            A< (planned) Mock interview #1 is open. It begins when its seats are taken: take yours on the card.
            A<   [Details]
            # **Mock interview #1 · solo**
            #   Objective: tsrif Backend engineer
            #   Tue 24 Nov 18:00 (now) · about 35 min · practice mode
            #   Answers typed in the thread can be read by this channel
            #   **Seats** 1 candidate seat free
            #   Check-in is open in the thread.
            #   [Candidate] [Can't make it] [Details]
            # (the thread opens)
            # **Mock interview #1** starts at 18:00 (now). Check in when you are here.
            #   [I'm here] [I'll be late] [I can't make it]
            -- 18:00:05
            A: answer "One\u{202e}two\u{2066} three\u{0}\u{9b}31m\u{feff} and a\u{0316}\u{0316}\u{0316}\u{0316}\u{0316}\u{0316}\u{0316}\u{0316}\u{0316}\u{0316}\u{0316}\u{0316} end\n\n\n\nof 4"
            A< Answered in 0 s.
            ~ **Question 1 of 5** · A, 90 s
            ~   Answered in 0 s.
            # Follow-up: Which piece of work shows that best? · A, 60 s, time up in 60 s
            #   Speak, or reply to this message, or use the form.
            #   [Done] [Answer in writing]
            A: answer "\u{202e}\u{200b} \u{0}"
            A< (refused: text-empty) There was no text in it. Write a line and send it again.
            -- 18:06:50
            B: answers A
            B< (shows answers) **Answers of A**
            B<   **Q1 · opening** Who are you at work?
            B<   > Onetwo three31m and a̖̖̖̖̖̖̖̖ end
            B<   > 
            B<   > of 4
            B<   **Q1 · vague** Which piece of work shows that best?
            B<   Spoken, 40 s.
            B<   **Q2 · behavioural** Tell me about a conflict at work.
            B<   Spoken, 40 s.
            B<   **Q2 · whose part** What was your part in it?
            B<   Spoken, 40 s.
            B<   **Q3 · weak spot** What is missing in your CV for this role?
            B<   Spoken, 40 s.
            B<   **Q3 · push-back** Why should that be enough for us?
            B<   Spoken, 40 s.
            B<   **Q4 · technical** A query became slow over night. What do you look at?
            B<   Spoken, 40 s.
            B<   **Q4 · clarify first** What would you ask before you start?
            B<   Spoken, 40 s.
            B<   **Q5 · weak spot** Why might we turn you down?
            B<   Spoken, 40 s.
            B<   **Q5 · push-back** Is that really the worst?
            B<   Spoken, 40 s.
            B<   [Your ballot] [How to rate]
        "#]],
    );
}

#[test]
fn what_looks_like_markup_is_shown_as_text() {
    check(
        r#"
        raw on
        A: now solo "**bold** @everyone <@1> [x](https://evil.example) `code` # title"
        quiet on
        A: take candidate
        play to answer 1
        A: answer "@everyone **I** cut it by 35 %\n> as [asked](https://evil.example)\n# and <t:0:F> ||this||"
        play to rating
        B: open answers A
        B: marks A 4444?
        B: words A "You said @here <@2> **loudly** and [linked](https://evil.example) it, twice in one answer." "" "> less # of it"
        B: ballot done A
        quiet off
        B: answers A
        A: close ballots
        A: report
        A: scores
        A: write goal "If _asked_, then I <@1> @here say **one** number"
        +2h
        "#,
        expect![[r#"
            -- Tue 24 Nov 18:00:00
            A: now solo "**bold** @everyone <@1> [x](https://evil.example) `code` # title"
            A< (planned) Mock interview #1 is open. It begins when its seats are taken: take yours on the card.
            A<   [Details]
            # **Mock interview #1 · solo**
            #   Objective: \*\*bold\*\* \@everyone \<\@1\> \[x\]\(https\://evil.example\) \`code\` \# title
            #   Tue 24 Nov 18:00 (now) · about 35 min · practice mode
            #   Answers typed in the thread can be read by this channel
            #   **Seats** 1 candidate seat free
            #   Check-in is open in the thread.
            #   [Candidate] [Can't make it] [Details]
            # (the thread opens)
            # **Mock interview #1** starts at 18:00 (now). Check in when you are here.
            #   [I'm here] [I'll be late] [I can't make it]
            -- 18:06:50
            B: answers A
            B< (shows answers) **Answers of A**
            B<   **Q1 · opening** Who are you at work?
            B<   > \@everyone \*\*I\*\* cut it by 35 %
            B<   > \> as \[asked\]\(https\://evil.example\)
            B<   > \# and \<t\:0\:F\> \|\|this\|\|
            B<   **Q1 · vague** Which piece of work shows that best?
            B<   Spoken, 40 s.
            B<   **Q2 · behavioural** Tell me about a conflict at work.
            B<   Spoken, 40 s.
            B<   **Q2 · whose part** What was your part in it?
            B<   Spoken, 40 s.
            B<   **Q3 · weak spot** What is missing in your CV for this role?
            B<   Spoken, 40 s.
            B<   **Q3 · push-back** Why should that be enough for us?
            B<   Spoken, 40 s.
            B<   **Q4 · technical** A query became slow over night. What do you look at?
            B<   Spoken, 40 s.
            B<   **Q4 · clarify first** What would you ask before you start?
            B<   Spoken, 40 s.
            B<   **Q5 · weak spot** Why might we turn you down?
            B<   Spoken, 40 s.
            B<   **Q5 · push-back** Is that really the worst?
            B<   Spoken, 40 s.
            B<   [Your ballot] [How to rate]
            A: close ballots
            ~ It is over. Everybody who answered has a report.
            ~   [Open my report] [Details]
            ~ **Rating of A** · closed · 1 ballot in
            # A's turn is rated. A: [Open your report]  → A
            #   [Open your report]
            A: report
            A< (shows report) **Report — A, #1** · 1 rater
            A<   **In their words**
            A<   B:
            A<   > You said \@here \<\@2\> \*\*loudly\*\* and \[linked\]\(https\://evil.example\) it, twice in one answer.
            A<   > Next time: \> less \# of it
            A<   **Suggested micro-goal** — _Answer the question in the first sentence, then support it_
            A<   Plan: If I am asked a question, then I first say my answer in one sentence of at most 20 words.
            A<   Why this one: Clarity of answer is lowest; “vague” was needed in 1 of 5 answers.
            A<   Worth a thank-you? B
            A<   A recording link can be added until 19:06.
            A<   Private to you. Practice only: not for hiring decisions.
            A<   [Take this goal] [Write my own] [Scores] [What I said] [Thank them] [Add a recording link]
            A: scores
            A< (shows report) **Report — A, #1** · 1 rater
            A<   **Clarity of answer** between “The question is answered, but the point comes near the end or beside side topics” and “The point comes in the first two sentences, and the rest supports it”
            A<   **Evidence of impact** between “An outcome is named, but its size is left open \("much faster"\)” and “Before and after in numbers, and what the candidate did to get there”
            A<   **Non-verbal presence** between “Easy to hear; pace or eyes slip under pressure, with rushing or long silences” and “Steady pace with chosen pauses, also on the hardest question”
            A<   **Storytelling structure** between “All parts come, but background takes half the time or the result comes when asked” and “Short background, own actions step by step, then the result, without being asked”
            A<   **Not measured** Quality of questions
            A<   One rater: what their marks look like, in words. One person's number would say more about them than about you; it counts in your running level.
            A<   **Timings** Q1 opening 0 s (aim 60–90 s) · Q2 behavioural 40 s (aim 90–120 s) · Q3 weak spot 40 s (aim 60–90 s) · Q4 technical 40 s (aim 120–180 s) · Q5 weak spot 40 s (aim 60–90 s) · follow-ups 40 s, 40 s, 40 s, 40 s, 40 s · answered 5 questions, surprises included · your own questions: 0 (three is a good number)
            A<   **Probes needed** vague 1×
            A<   [Back to the report]
            A: write goal "If _asked_, then I <@1> @here say **one** number"
            A< (goal-taken) Your micro-goal: _If \_asked\_, then I \<\@1\> \@here say \*\*one\*\* number_
            A<   Practise it 10 to 20 minutes a day for a week. In the next mock the raters are asked whether it showed.
            A<   [My micro-goal]
            -- 19:06:50 report-ends
            # (the thread is archived)
        "#]],
    );
}

#[test]
fn four_thousand_characters_are_an_answer_and_one_more_is_not() {
    check(
        r#"
        A: now solo
        quiet on
        A: take candidate
        play to answer 1
        quiet off
        A: press [Answer in writing] "x*4001"
        A: press [Answer in writing] "😀*2001"
        A: press [Answer in writing] "line\n*700"
        quiet on
        play to rating
        B: open answers A
        A: close ballots
        +2h
        "#,
        expect![[r#"
            -- Tue 24 Nov 18:00:00
            A: now solo
            A< (planned) Mock interview #1 is open. It begins when its seats are taken: take yours on the card.
            A<   [Details]
            # **Mock interview #1 · solo**
            #   Objective: Backend engineer, first screen
            #   Tue 24 Nov 18:00 (now) · about 35 min · practice mode
            #   Answers typed in the thread can be read by this channel
            #   **Seats** 1 candidate seat free
            #   Check-in is open in the thread.
            #   [Candidate] [Can't make it] [Details]
            # (the thread opens)
            # **Mock interview #1** starts at 18:00 (now). Check in when you are here.
            #   [I'm here] [I'll be late] [I can't make it]
            -- 18:00:05
            A: press [Answer in writing] "x*4001"
            A< (refused: text-too-long) That is longer than 4000 characters. Shorten it and send it again.
            A: press [Answer in writing] "😀*2001"
            A< (refused: text-too-long) That is longer than 4000 characters. Shorten it and send it again.
            A: press [Answer in writing] "line\n*700"
            A< Answered in 0 s.
            ~ **Question 1 of 5** · A, 90 s
            ~   Answered in 0 s.
            # **Question 2 of 5** · A, 120 s, time up in 2 min
            #   Tell me about a conflict at work.
            #   Speak, or reply to this message, or use the form.
            #   [Done] [Answer in writing]
        "#]],
    );
}

#[test]
fn an_empty_form_is_sent_back() {
    check(
        r#"
        A: now solo
        quiet on
        A: take candidate
        play to answer 1
        quiet off
        A: press [Answer in writing] "  "
        A: press [Answer in writing] "\u{200b}"
        quiet on
        play to rating
        A: close ballots
        play to closed
        "#,
        expect![[r#"
            -- Tue 24 Nov 18:00:00
            A: now solo
            A< (planned) Mock interview #1 is open. It begins when its seats are taken: take yours on the card.
            A<   [Details]
            # **Mock interview #1 · solo**
            #   Objective: Backend engineer, first screen
            #   Tue 24 Nov 18:00 (now) · about 35 min · practice mode
            #   Answers typed in the thread can be read by this channel
            #   **Seats** 1 candidate seat free
            #   Check-in is open in the thread.
            #   [Candidate] [Can't make it] [Details]
            # (the thread opens)
            # **Mock interview #1** starts at 18:00 (now). Check in when you are here.
            #   [I'm here] [I'll be late] [I can't make it]
            -- 18:00:05
            A: press [Answer in writing] "  "
            A< (refused: text-empty) There was no text in it. Write a line and send it again.
            A: press [Answer in writing] "\u{200b}"
            A< (refused: text-empty) There was no text in it. Write a line and send it again.
        "#]],
    );
}

#[test]
fn scripts_of_the_world_are_left_alone() {
    check(
        r#"
        A: now solo "مقابلة أولى — 第一轮面试"
        quiet on
        A: take candidate
        play to answer 1
        A: answer "我领导了一个五人的小组，把导入时间从九小时减到三十五分钟。 नमस्ते 👩‍👩‍👧‍👦 สวัสดี می‌خواهم"
        play to rating
        B: open answers A
        quiet off
        B: answers A
        quiet on
        A: close ballots
        +2h
        "#,
        expect![[r#"
            -- Tue 24 Nov 18:00:00
            A: now solo "مقابلة أولى — 第一轮面试"
            A< (planned) Mock interview #1 is open. It begins when its seats are taken: take yours on the card.
            A<   [Details]
            # **Mock interview #1 · solo**
            #   Objective: مقابلة أولى — 第一轮面试
            #   Tue 24 Nov 18:00 (now) · about 35 min · practice mode
            #   Answers typed in the thread can be read by this channel
            #   **Seats** 1 candidate seat free
            #   Check-in is open in the thread.
            #   [Candidate] [Can't make it] [Details]
            # (the thread opens)
            # **Mock interview #1** starts at 18:00 (now). Check in when you are here.
            #   [I'm here] [I'll be late] [I can't make it]
            -- 18:06:05
            B: answers A
            B< (shows answers) **Answers of A**
            B<   **Q1 · opening** Who are you at work?
            B<   > 我领导了一个五人的小组，把导入时间从九小时减到三十五分钟。 नमस्ते 👩‍👩‍👧‍👦 สวัสดี می‌خواهم
            B<   **Q2 · behavioural** Tell me about a conflict at work.
            B<   Spoken, 40 s.
            B<   **Q2 · whose part** What was your part in it?
            B<   Spoken, 40 s.
            B<   **Q3 · weak spot** What is missing in your CV for this role?
            B<   Spoken, 40 s.
            B<   **Q3 · push-back** Why should that be enough for us?
            B<   Spoken, 40 s.
            B<   **Q4 · technical** A query became slow over night. What do you look at?
            B<   Spoken, 40 s.
            B<   **Q4 · clarify first** What would you ask before you start?
            B<   Spoken, 40 s.
            B<   **Q5 · weak spot** Why might we turn you down?
            B<   Spoken, 40 s.
            B<   **Q5 · push-back** Is that really the worst?
            B<   Spoken, 40 s.
            B<   [Your ballot] [How to rate]
        "#]],
    );
}
