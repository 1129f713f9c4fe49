//! Stories that members keep: written, completed, laid out, removed; for their owner and the coaches
//! to whom they agreed.

use expect_test::expect;

use super::check::check;

#[test]
fn a_story_is_written_completed_and_laid_out_and_asked_about_before_it_goes() {
    check(
        r#"
        A: stories
        A: press [Write one] "Payment page" "Three of ten payments failed" "" "I measured first" ""
        A: press [Open it]
        A: press [Change it] "Payment page" "Three of ten payments failed" "" "I measured first" "Much better"
        A: press [Open it]
        A: press [Its number is in words]
        A: press [Open it]
        A: press [It has no number]
        A: press [Open it]
        A: press [Change it] "Payment page" "Three of ten payments failed" "" "I measured first" "From 30 to 2 of a hundred"
        A: press [Open it]
        A: press [What it shows]
        A: press [Handling conflict]
        A: profile role nurse
        A: press [Open it]
        A: press [Only for: Nurse]
        A: press [Open it]
        A: press [For any role]
        A: stories grid
        A: stories
        A: press [#1 · Payment page]
        A: press [Remove it]
        A: press [Keep it]
        A: press [Remove it]
        A: keeps [Remove it]
        A: press kept
        A: press kept
        A: stories
        "#,
        expect![[r#"
            -- Tue 24 Nov 18:00:00
            A: stories
            A< (shows stories) You keep no story yet. One is something that you did, told in three or four parts: write it down once, and you see for which questions you have none, and which of yours lack a result or a number. Only you read them, and the coaches to whom you agreed.
            A<   [Write one]
            A: press [Write one] "Payment page" "Three of ten payments failed" "" "I measured first" ""
            A< (story) Kept as story **#1**: _Payment page_
            A<   What to add:
            A<   · It has no result yet: what was different afterwards, before → after, and for whom?
            A<   [Open it] [My stories]
            A: press [Open it]
            A< (shows stories) **#1** Payment page · STAR
            A<   **Situation**
            A<   > Three of ten payments failed
            A<   **Action**
            A<   > I measured first
            A<   What to add:
            A<   · It has no result yet: what was different afterwards, before → after, and for whom?
            A<   [Change it] [What it shows] [Remove it] [My stories]
            A: press [Change it] "Payment page" "Three of ten payments failed" "" "I measured first" "Much better"
            A< (story) Kept as story **#1**: _Payment page_ …
            A<   · Its result has no number yet: how many, how much, how long? An honest estimate counts, if you say that it is one.
            A<   (gone) · It has no result yet: what was different afterwards, before → after, and for whom?
            A: press [Open it]
            A< (shows stories) **#1** Payment page · STAR …
            A<   **Result**
            A<   > Much better
            A<   · Its result has no number yet: how many, how much, how long? An honest estimate counts, if you say that it is one.
            A<   [Change it] [What it shows] [Its number is in words] [Remove it] [My stories]
            A<   (gone) · It has no result yet: what was different afterwards, before → after, and for whom?
            A<   (gone) [Change it] [What it shows] [Remove it] [My stories]
            A: press [Its number is in words]
            A< (story) Kept as story **#1**: _Payment page_
            A<   [Open it] [My stories]
            A: press [Open it]
            A< (shows stories) **#1** Payment page · STAR …
            A<   [Change it] [What it shows] [It has no number] [Remove it] [My stories]
            A<   (gone) What to add:
            A<   (gone) · Its result has no number yet: how many, how much, how long? An honest estimate counts, if you say that it is one.
            A<   (gone) [Change it] [What it shows] [Its number is in words] [Remove it] [My stories]
            A: press [It has no number]
            A< (story) Kept as story **#1**: _Payment page_ …
            A<   What to add:
            A<   · Its result has no number yet: how many, how much, how long? An honest estimate counts, if you say that it is one.
            A: press [Open it]
            A< (shows stories) **#1** Payment page · STAR …
            A<   What to add:
            A<   · Its result has no number yet: how many, how much, how long? An honest estimate counts, if you say that it is one.
            A<   [Change it] [What it shows] [Its number is in words] [Remove it] [My stories]
            A<   (gone) [Change it] [What it shows] [It has no number] [Remove it] [My stories]
            A: press [Change it] "Payment page" "Three of ten payments failed" "" "I measured first" "From 30 to 2 of a hundred"
            A< (story) Kept as story **#1**: _Payment page_
            A<   [Open it] [My stories]
            A: press [Open it]
            A< (shows stories) **#1** Payment page · STAR …
            A<   > From 30 to 2 of a hundred
            A<   [Change it] [What it shows] [Remove it] [My stories]
            A<   (gone) > Much better
            A<   (gone) What to add:
            A<   (gone) · Its result has no number yet: how many, how much, how long? An honest estimate counts, if you say that it is one.
            A<   (gone) [Change it] [What it shows] [Its number is in words] [Remove it] [My stories]
            A: press [What it shows]
            A< (shows stories) What does _Payment page_ show? Questions ask for one of these.
            A<   ‹API design – Evidence of impact: …›
            A<   ‹Experiments – Problem-solving: …›
            A<   ‹Product sense – User interfaces: …›
            A<   ‹Working with ambigu… – Writing: …›
            A<   [Back to the story]
            A: press [Handling conflict]
            A< (story) Kept as story **#1**: _Payment page_ …
            A: profile role nurse
            A< (profile-saved) Saved: You practise for: Nurse. Sessions that you plan are for that, unless you name something else there.
            A: press [Open it]
            A< (shows stories) **#1** Payment page · STAR · Handling conflict
            A<   **Situation**
            A<   > Three of ten payments failed
            A<   **Action**
            A<   > I measured first
            A<   **Result**
            A<   > From 30 to 2 of a hundred
            A<   [Change it] [What it shows] [Only for: Nurse] [Remove it] [My stories]
            A: press [Only for: Nurse]
            A< (story) Kept as story **#1**: _Payment page_ …
            A: press [Open it]
            A< (shows stories) **#1** Payment page · STAR · Handling conflict · Nurse
            A<   **Situation**
            A<   > Three of ten payments failed
            A<   **Action**
            A<   > I measured first
            A<   **Result**
            A<   > From 30 to 2 of a hundred
            A<   [Change it] [What it shows] [For any role] [Remove it] [My stories]
            A: press [For any role]
            A< (story) Kept as story **#1**: _Payment page_ …
            A: stories grid
            A< (shows stories) **What your stories show**, beside what questions ask of this role: Nurse
            A<   Handling conflict: #1
            A<   No story with a result yet, what is asked most first: Teamwork · Evidence of impact · Ownership
            A<   [Write one] [My stories]
            A: stories
            A< (shows stories) **Your stories**
            A<   **#1** Payment page · STAR · Handling conflict · with a number
            A<   ‹Open a story: …›
            A<   [Write one] [What they show]
            A: press [#1 · Payment page]
            A< (shows stories) **#1** Payment page · STAR · Handling conflict …
            A: press [Remove it]
            A< (shows stories) Remove _Payment page_? It is gone for good then; what you said in sessions stays as it is.
            A<   [Remove it] [Keep it]
            A: press [Keep it]
            A< (shows stories) **#1** Payment page · STAR · Handling conflict …
            A: press [Remove it]
            A< (shows stories) Remove _Payment page_? It is gone for good then; what you said in sessions stays as it is. …
            A: keeps [Remove it]
            A: press kept
            A< (story) Removed: _Payment page_
            A<   [My stories]
            A: press kept
            A< (story) You keep no such story: nothing is changed.
            A<   [My stories]
            A: stories
            A< (shows stories) You keep no story yet. One is something that you did, told in three or four parts: write it down once, and you see for which questions you have none, and which of yours lack a result or a number. Only you read them, and the coaches to whom you agreed. …
        "#]],
    );
}

#[test]
fn stories_are_for_their_owner_and_for_the_coaches_to_whom_they_agreed() {
    check(
        r#"
        A: stories
        A: press [Write one] "Payment page" "Three of ten failed" "" "I measured" "From 30 to 2"
        B: stories of A
        Z: stories of A
        A: coach Z
        B: stories of A
        Z@2: stories of A
        Z: stories of A
        Z: keeps [#1 · Payment page]
        Z: press kept
        A: coach Z off
        Z: press kept
        Z: stories of A
        "#,
        expect![[r#"
            -- Tue 24 Nov 18:00:00
            A: stories
            A< (shows stories) You keep no story yet. One is something that you did, told in three or four parts: write it down once, and you see for which questions you have none, and which of yours lack a result or a number. Only you read them, and the coaches to whom you agreed.
            A<   [Write one]
            A: press [Write one] "Payment page" "Three of ten failed" "" "I measured" "From 30 to 2"
            A< (story) Kept as story **#1**: _Payment page_
            A<   [Open it] [My stories]
            B: stories of A
            B< (shows stories) There is no such story, or it is not yours to read: stories are for who keeps them, and for the coaches to whom they agreed.
            B<   [My stories]
            Z: stories of A
            Z< (shows stories) There is no such story, or it is not yours to read: stories are for who keeps them, and for the coaches to whom they agreed. …
            A: coach Z
            A< (coach-agreed) Z can see your reports and your progress from now on, earlier reports too, as long as they are a coach here. You can take it back at any time.
            B: stories of A
            B< (shows stories) There is no such story, or it is not yours to read: stories are for who keeps them, and for the coaches to whom they agreed. …
            Z@2: stories of A
            Z< (shows stories) There is no such story, or it is not yours to read: stories are for who keeps them, and for the coaches to whom they agreed. …
            Z: stories of A
            Z< (shows stories) **Stories of A**
            Z<   **#1** Payment page · STAR · with a number
            Z<   ‹Open a story: …›
            Z: keeps [#1 · Payment page]
            Z: press kept
            Z< (shows stories) **#1** Payment page · STAR
            Z<   **Situation**
            Z<   > Three of ten failed
            Z<   **Action**
            Z<   > I measured
            Z<   **Result**
            Z<   > From 30 to 2
            Z<   This is A's story: you see it because they agreed to you as their coach. Keep it between the two of you.
            Z<   [Their stories]
            A: coach Z off
            A< (coach-withdrawn) Done: Z can see none of your reports any more.
            Z: press kept
            Z< (shows stories) There is no such story, or it is not yours to read: stories are for who keeps them, and for the coaches to whom they agreed. …
            Z: stories of A
            Z< (shows stories) There is no such story, or it is not yours to read: stories are for who keeps them, and for the coaches to whom they agreed. …
        "#]],
    );
}

#[test]
fn a_question_looks_for_what_no_story_shows_and_only_its_candidate_reads_that_one_does() {
    check(
        r#"
        A: stories
        A: press [Write one] "Payment page" "Three of ten payments failed" "" "I measured" "From 30 to 2"
        A: press [Open it]
        A: press [What it shows]
        A: press [Teamwork]
        A: stories
        A: press [Write one] "The release" "It was a week late" "" "I cut two features" "Out in 3 days"
        A: press [Open it]
        A: press [What it shows]
        A: press [Evidence of impact]
        quiet on
        A: plan in=2h short
        A: take candidate
        B: take interviewer
        A: plan in=5h one-on-one
        A on #2: take candidate
        B on #2: take candidate
        A: plan in=8h short competency=conflict
        A on #3: take candidate
        quiet off
        A on #1: checklist
        B on #1: checklist
        A on #2: checklist
        B on #2: checklist
        A on #3: checklist
        A on #1: checklist
        A: press [What they show]
        quiet on
        +112m
        A on #1: here
        B on #1: here
        +8m
        +2m
        B on #1: skip
        quiet off
        B on #1: panel
        "#,
        expect![[r#"
            -- Tue 24 Nov 18:00:00
            A: stories
            A< (shows stories) You keep no story yet. One is something that you did, told in three or four parts: write it down once, and you see for which questions you have none, and which of yours lack a result or a number. Only you read them, and the coaches to whom you agreed.
            A<   [Write one]
            A: press [Write one] "Payment page" "Three of ten payments failed" "" "I measured" "From 30 to 2"
            A< (story) Kept as story **#1**: _Payment page_
            A<   [Open it] [My stories]
            A: press [Open it]
            A< (shows stories) **#1** Payment page · STAR
            A<   **Situation**
            A<   > Three of ten payments failed
            A<   **Action**
            A<   > I measured
            A<   **Result**
            A<   > From 30 to 2
            A<   [Change it] [What it shows] [Remove it] [My stories]
            A: press [What it shows]
            A< (shows stories) What does _Payment page_ show? Questions ask for one of these.
            A<   ‹API design – Evidence of impact: …›
            A<   ‹Experiments – Problem-solving: …›
            A<   ‹Product sense – User interfaces: …›
            A<   ‹Working with ambigu… – Writing: …›
            A<   [Back to the story]
            A: press [Teamwork]
            A< (story) Kept as story **#1**: _Payment page_ …
            A: stories
            A< (shows stories) **Your stories**
            A<   **#1** Payment page · STAR · Teamwork · with a number
            A<   ‹Open a story: …›
            A<   [Write one] [What they show]
            A: press [Write one] "The release" "It was a week late" "" "I cut two features" "Out in 3 days"
            A< (story) Kept as story **#2**: _The release_
            A<   [Open it] [My stories]
            A: press [Open it]
            A< (shows stories) **#2** The release · STAR
            A<   **Situation**
            A<   > It was a week late
            A<   **Action**
            A<   > I cut two features
            A<   **Result**
            A<   > Out in 3 days
            A<   [Change it] [What it shows] [Remove it] [My stories]
            A: press [What it shows]
            A< (shows stories) What does _The release_ show? Questions ask for one of these.
            A<   ‹API design – Evidence of impact: …›
            A<   ‹Experiments – Problem-solving: …›
            A<   ‹Product sense – User interfaces: …›
            A<   ‹Working with ambigu… – Writing: …›
            A<   [Back to the story]
            A: press [Evidence of impact]
            A< (story) Kept as story **#2**: _The release_ …
            A on #1: checklist
            A< (shows checklist) **Before you start**
            A<   **Check**
            A<   · The microphone works.
            A<   · Your notes are at hand.
            A<   Objective: Backend engineer, first screen
            A<   1 of your questions looks for what none of your stories shows with a number yet. Only you read this, and nobody is told which one it is.
            A<   [My micro-goal] [What they show]
            B on #1: checklist
            B< (shows session) **Before you start** …
            B<   [My micro-goal]
            B<   (gone) 1 of your questions looks for what none of your stories shows with a number yet. Only you read this, and nobody is told which one it is.
            B<   (gone) [My micro-goal] [What they show]
            A on #2: checklist
            A< (shows checklist) **Before you start** …
            A<   1 of your questions looks for what none of your stories shows with a number yet. Only you read this, and nobody is told which one it is.
            A<   [My micro-goal] [What they show]
            A<   (gone) [My micro-goal]
            B on #2: checklist
            B< (shows session) **Before you start** …
            B<   [My micro-goal]
            B<   (gone) 1 of your questions looks for what none of your stories shows with a number yet. Only you read this, and nobody is told which one it is.
            B<   (gone) [My micro-goal] [What they show]
            A on #3: checklist
            A< (shows checklist) **Before you start** …
            A on #1: checklist
            A< (shows checklist) **Before you start** …
            A<   1 of your questions looks for what none of your stories shows with a number yet. Only you read this, and nobody is told which one it is.
            A<   [My micro-goal] [What they show]
            A<   (gone) [My micro-goal]
            A: press [What they show]
            A< (shows stories) **What your stories show**, beside what questions ask of everybody
            A<   Teamwork: #1
            A<   Evidence of impact: #2
            A<   No story with a result yet, what is asked most first: Ownership
            A<   [Write one] [My stories]
            -- 20:02:00
            B on #1: panel
            B< (shows session) **Question 1 of 2 · behavioural** · aim for 90–120 s
            B<   “Tell me about a deadline that you saved.”
            B<   Listen for: what was left out.
            B<   Weak: long nights only.
            B<   [Ask it] [Another one] [Skip] [Pause] [More…]
        "#]],
    );
}
