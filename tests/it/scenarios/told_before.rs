//! What is told again in the same words: its member alone is told, and nothing is kept for it.

use expect_test::expect;

use super::check::check;

#[test]
fn what_was_told_before_in_the_same_words_is_said_to_its_member_alone() {
    check(
        r#"
        A: stories
        A: press [Write one] "The release" "Our release was a week late and the customer had paid already." "" "I listed what was left, cut two features that nobody had asked for, and told the customer the same day." "We shipped on Friday, three days late instead of ten, and they renewed."
        A: press [My stories]
        A: press [Write one] "The late customer" "Our release was a week late and the customer had paid already." "" "I listed what was left, cut two features that nobody had asked for, and told the customer the same day." "They renewed for 3 years."
        quiet on
        A: now solo "Backend engineer"
        A: take candidate
        +6s
        A: answer "Our release was a week late and the customer had paid already. I listed what was left, cut two features that nobody had asked for, and told the customer the same day. We shipped on Friday, three days late instead of ten, and they renewed."
        +60s
        A: answer "The customer had already paid when I saw that we would miss the date by ten days. I went through the open points with them, and we dropped two features that they did not need. In the end it was three days, and they signed for another year."
        play to rating
        quiet off
        A: answers
        B: open answers A
        B: press [Read the answers]
        "#,
        expect![[r#"
            -- Tue 24 Nov 18:00:00
            A: stories
            A< (shows stories) You keep no story yet. One is something that you did, told in three or four parts: write it down once, and you see for which questions you have none, and which of yours lack a result or a number. Only you read them, and the coaches to whom you agreed.
            A<   [Write one]
            A: press [Write one] "The release" "Our release was a week late and the customer had paid already." "" "I listed what was left, cut two features that nobody had asked for, and told the customer the same day." "We shipped on Friday, three days late instead of ten, and they renewed."
            A< (story) Kept as story **#1**: _The release_
            A<   [Open it] [My stories]
            A: press [My stories]
            A< (shows stories) **Your stories**
            A<   **#1** The release · STAR · with a number
            A<   ‹Open a story: …›
            A<   [Write one] [What they show]
            A: press [Write one] "The late customer" "Our release was a week late and the customer had paid already." "" "I listed what was left, cut two features that nobody had asked for, and told the customer the same day." "They renewed for 3 years."
            A< (story) Kept as story **#2**: _The late customer_
            A<   Much of it stands word for word in your story **#1**, _The release_ too: two stories help where they are two.
            A<   [Open it] [My stories]
            -- 18:05:36
            A: answers
            A< (shows answers) **What you said** · #1
            A<   **Q1 · opening** Who are you at work? · 1 s (aim 60–90 s)
            A<   > Our release was a week late and the customer had paid already. I listed what was left, cut two features that nobody had asked for, and told the customer the same day. We shipped on Friday, three days late instead of ten, and they renewed.
            A<   Much of this stands word for word in your story **#1**, _The release_. Tell it anew from its points, and it sounds less learned by heart.
            A<   **Q2 · behavioural** Tell me about a conflict at work. · 55 s (aim 90–120 s)
            A<   > The customer had already paid when I saw that we would miss the date by ten days. I went through the open points with them, and we dropped two features that they did not need. In the end it was three days, and they signed for another year.
            A<   **Q3 · weak spot** What is missing in your CV for this role? · 40 s (aim 60–90 s)
            A<   Spoken.
            A<   **Q3 · push-back** Why should that be enough for us? · 40 s
            A<   Spoken.
            A<   **Q4 · behavioural** Tell me about a mistake of yours. · 40 s (aim 90–120 s)
            A<   Spoken.
            A<   **Q4 · no number** What did it cost? · 40 s
            A<   Spoken.
            A<   **Q5 · weak spot** Why might we turn you down? · 40 s (aim 60–90 s)
            A<   Spoken.
            A<   **Q5 · push-back** Is that really the worst? · 40 s
            A<   Spoken.
            A<   **Your own questions** 0 counted; three is a good number.
            A<   [Write my questions down]
            B: open answers A
            B< The answers are open to you, and so is a ballot. Read first, then rate.
            B<   [Read the answers] [Your ballot]
            B: press [Read the answers]
            B< (shows answers) **Answers of A**
            B<   **Q1 · opening** Who are you at work?
            B<   > Our release was a week late and the customer had paid already. I listed what was left, cut two features that nobody had asked for, and told the customer the same day. We shipped on Friday, three days late instead of ten, and they renewed.
            B<   **Q2 · behavioural** Tell me about a conflict at work.
            B<   > The customer had already paid when I saw that we would miss the date by ten days. I went through the open points with them, and we dropped two features that they did not need. In the end it was three days, and they signed for another year.
            B<   **Q3 · weak spot** What is missing in your CV for this role?
            B<   Spoken, 40 s.
            B<   **Q3 · push-back** Why should that be enough for us?
            B<   Spoken, 40 s.
            B<   **Q4 · behavioural** Tell me about a mistake of yours.
            B<   Spoken, 40 s.
            B<   **Q4 · no number** What did it cost?
            B<   Spoken, 40 s.
            B<   **Q5 · weak spot** Why might we turn you down?
            B<   Spoken, 40 s.
            B<   **Q5 · push-back** Is that really the worst?
            B<   Spoken, 40 s.
            B<   [Your ballot] [How to rate]
        "#]],
    );
}
