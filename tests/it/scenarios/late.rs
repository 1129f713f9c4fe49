//! What comes later than it was meant: it counts for what it was made on, or for nothing.

use expect_test::expect;

use super::check::check;

#[test]
fn a_form_that_comes_after_its_question_is_over_is_filed_with_it_or_given_back() {
    check(
        r#"
        quiet on
        A: now short
        A: take candidate
        B: take interviewer
        +1m
        B: ask
        A: keeps [Answer in writing]
        +20s
        A: done
        B: next
        B: ask
        quiet off
        A: press kept "I build billing systems."
        A: press kept "For ten years now."
        A: keeps [Answer in writing]
        B: skip
        A: press kept "My conflict was about a deadline."
        B: ask
        A: press kept "My conflict was about a deadline."
        A: keeps [Answer in writing]
        +20s
        A: done
        play to rating
        A: press kept "Because I finish things."
        B: marks A 34233
        B: words A "Your closing named one reason and one proof, in 40 seconds." "" ""
        B: ballot done A
        A: press kept "And because I ask."
        "#,
        expect![[r#"
            -- Tue 24 Nov 18:01:20
            A: press kept "I build billing systems."
            A< Added to your answer to question 1.
            # A added words to the answer to question 1.
            A: press kept "For ten years now."
            A< Added to your answer to question 1.
            # A added words to the answer to question 1.
            A: keeps [Answer in writing]
            B: skip
            ~ **Question 2 of 3** · A, 120 s
            ~   Left out.
            # Question 2 is left out.
            A: press kept "My conflict was about a deadline."
            A< (refused: left-out) That question was left out, so nothing is filed with it. Copy your answer if you want to keep it.
            A<   [My panel]
            B: ask
            # **Question 3 of 3** · A, 45 s, time up in 50 s
            #   Why should we choose you?
            #   Speak, or reply to this message, or use the form.
            #   [Done] [Answer in writing]
            A: press kept "My conflict was about a deadline."
            A< (refused: left-out) That question was left out, so nothing is filed with it. Copy your answer if you want to keep it. …
            A: keeps [Answer in writing]
            -- 18:01:40
            A: done
            A< Answered in 15 s.
            ~ **Question 3 of 3** · A, 45 s
            ~   Answered in 15 s. B: [Panel]
            ~   [Panel]
            … play to rating
            A: press kept "Because I finish things."
            A< Added to your answer to question 3.
            # A added words to the answer to question 3.
            B: marks A 34233
            B< Saved. Every line has a mark: press _Done_ when you are content.
            B: words A "Your closing named one reason and one proof, in 40 seconds." "" ""
            B< Your words are saved, and changeable until the ballots close.
            B: ballot done A
            B< Your ballot is in, and changeable until the ballots close.
            A: press kept "And because I ask."
            A< (refused: answer-late) That question is over, and your answer came too late to be filed with it. Copy it if you want to keep it.
            A<   [My panel]
        "#]],
    );
}

#[test]
fn a_press_that_comes_after_its_question_counts_for_no_other() {
    check(
        r#"
        quiet on
        A: now short
        A: take candidate
        B: take interviewer
        +1m
        B: panel
        B: keeps [Skip]
        B: ask
        A: keeps [Done]
        quiet off
        B: press kept
        B: skip
        B: ask
        A: press kept
        "#,
        expect![[r#"
            -- Tue 24 Nov 18:01:00
            B: press kept
            B< (refused: moved-on) The session has moved on since that was shown, so nothing was done. Open your panel for what you can do now.
            B<   [My panel]
            B: skip
            ~ **Question 1 of 3** · A, 90 s
            ~   Left out.
            # Question 1 is left out.
            B: ask
            # **Question 2 of 3** · A, 120 s, time up in 2 min
            #   Tell me about a conflict at work.
            #   Speak, or reply to this message, or use the form.
            #   [Done] [Answer in writing]
            A: press kept
            A< (refused: moved-on) The session has moved on since that was shown, so nothing was done. Open your panel for what you can do now. …
        "#]],
    );
}

#[test]
fn a_message_that_is_no_answer_is_answered_once_a_question() {
    check(
        r#"
        quiet on
        A: now short
        A: take candidate
        B: take interviewer
        +1m
        B: ask
        quiet off
        B: unread reply
        A: unread reply
        A: unread reply
        "#,
        expect![[r#"
            -- Tue 24 Nov 18:01:00
            B: unread reply
            B< (refused: candidate-only) Only A can do that: it is their turn. Open your panel for what you can do now.
            B<   [My panel]
            A: unread reply
            # A, I can't read that reply: keep the ping on when you reply to me, or write your answer here.  → A
            #   [Answer in writing]
            A: unread reply
            A< (refused: nothing-changed) Nothing would change. Change something first, or leave it as it is.
            A<   [My panel]
        "#]],
    );
}
