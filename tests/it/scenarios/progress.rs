//! How somebody gets on over months, and who sees it.

use expect_test::expect;

use super::check::check;

/// A mock of `A` on the usual rubric: `B` interviews, and `C` watches and counts `fillers`.
fn mock(by: &str, also: &str, fillers: u8, later: &str) -> String {
    format!(
        r#"
        A: now short
        A: take candidate
        B: take interviewer
        C: take observer
        play to answer 1
        +{}s
        repeat {fillers} C: filler
        A: done
        play to rating
        B: marks A {by}
        B: ballot done A
        C: marks A {also}
        C: ballot done A
        A: owns 4444?
        A: own done
        play to closed
        +{later}
        "#,
        64 + u32::from(fillers),
    )
}

/// The same without anybody beside the interviewer.
fn pair(by: &str, later: &str) -> String {
    format!(
        r#"
        A: now short
        A: take candidate
        B: take interviewer
        play to rating
        B: marks A {by}
        B: words A "You named no size when you said that it became faster." "" "Say before and after."
        B: ballot done A
        play to closed
        +{later}
        "#
    )
}

#[test]
fn three_months_of_one_member_as_they_and_their_coach_see_them() {
    let week = "168h";
    let script = [
        "A: progress\nquiet on\n",
        &mock("2222?", "322?3", 14, week),
        &pair("22323", week),
        "quiet off\nA: progress\nquiet on\n",
        &mock("23333", "33233", 12, week),
        &mock("33343", "34333", 9, week),
        &pair("44343", week),
        &mock("44444", "44353", 5, week),
        &mock("45443", "44444", 4, week),
        "A: coach Z\nquiet off\n",
        r#"
        A: progress
        B: progress of A
        Z: progress of A
        A: progress of Z
        A: coach Z off
        Z: progress of A
        Z: progress
        +2400h
        A: progress
        "#,
    ];
    check(
        &script.concat(),
        expect![[r#"
        -- Tue 24 Nov 18:00:00
        A: progress
        A< (shows progress) **Your progress**
        A<   Nothing to see yet. It begins with the first session in which somebody rated the answers, and with the first answers on the clock.
        A<   Only you see this, and the coaches you agreed to.
        -- Tue 8 Dec 20:05:08
        A: progress
        A< (shows progress) **Your progress** · Peer rubric
        A<   **Clarity of answer** no level yet: 2 rated sessions in the last 90 days. It takes three, and two different raters. Self 4.0 where the others say 2.5 (+1.5).
        A<   **Evidence of impact** no level yet: 2 rated sessions in the last 90 days. It takes three, and two different raters. Self 4.0 where the others say 2.0 (+2.0).
        A<   **Non-verbal presence** no level yet: 2 rated sessions in the last 90 days. It takes three, and two different raters. Self 4.0 where the others say 2.0 (+2.0).
        A<   **Storytelling structure** no level yet: 2 rated sessions in the last 90 days. It takes three, and two different raters. Self 4.0 where the others say 2.0 (+2.0).
        A<   **Quality of questions** no level yet: 2 rated sessions in the last 90 days. It takes three, and two different raters.
        A<   **Opening** 78, 40 s (aim 60–90 s): 1 of 2 within it.
        A<   **Behavioural** 40, 40 s (aim 90–120 s): 0 of 2 within it.
        A<   **Closing** 40, 40 s (aim 30–45 s): 2 of 2 within it.
        A<   In 26 weeks: sessions in 2, drills in 0.
        A<   Only you see this, and the coaches you agreed to.
        -- Wed 13 Jan 2027 01:18:29
        A: progress
        A< (shows progress) **Your progress** · Peer rubric
        A<   **Clarity of answer** 3.2 ± 0.2, from 2.3 on Tue 24 Nov: a change (+1.7). Self 4.0 where the others say 3.2 (+0.8).
        A<   **Evidence of impact** 3.3 ± 0.2, from 2.3 on Tue 24 Nov: a change (+1.8). Self 4.0 where the others say 3.4 (+0.6).
        A<   **Non-verbal presence** 3.0 ± 0.2, from 2.5 on Tue 24 Nov: a change (+1.0). Self 4.0 where the others say 3.0 (+1.0).
        A<   **Storytelling structure** 3.5 ± 0.2, from 2.3 on Tue 24 Nov: a change (+1.8). Self 4.0 where the others say 3.4 (+0.6).
        A<   **Quality of questions** 3.2 ± 0.2, from 3.0 on Tue 24 Nov: not yet more than raters differ.
        A<   **Opening** 40, 69, 68 s (aim 60–90 s): 2 of 3 within it.
        A<   **Behavioural** 40, 40, 40 s (aim 90–120 s): 0 of 3 within it.
        A<   **Closing** 40, 40, 40 s (aim 30–45 s): steady.
        A<   **Fillers** 2.4 a minute in the last three turns, 4.6 at first. That is few enough.
        A<   In 26 weeks: sessions in 7, drills in 0.
        A<   A level is the mean of the marks of the last 90 days, corrected by how strictly each rater marks; ± spans 80 %, from how far raters of one answer differ. It is called a change only where that is more.
        A<   Only you see this, and the coaches you agreed to.
        B: progress of A
        B< (shows progress) A shows their progress to nobody but the coaches they agreed to, and you are none of these. Your own is yours to see: ask for it without a name.
        Z: progress of A
        Z< (shows progress) **Progress of A** · Peer rubric
        Z<   **Clarity of answer** 3.2 ± 0.2, from 2.3 on Tue 24 Nov: a change (+1.7). Self 4.0 where the others say 3.2 (+0.8).
        Z<   **Evidence of impact** 3.3 ± 0.2, from 2.3 on Tue 24 Nov: a change (+1.8). Self 4.0 where the others say 3.4 (+0.6).
        Z<   **Non-verbal presence** 3.0 ± 0.2, from 2.5 on Tue 24 Nov: a change (+1.0). Self 4.0 where the others say 3.0 (+1.0).
        Z<   **Storytelling structure** 3.5 ± 0.2, from 2.3 on Tue 24 Nov: a change (+1.8). Self 4.0 where the others say 3.4 (+0.6).
        Z<   **Quality of questions** 3.2 ± 0.2, from 3.0 on Tue 24 Nov: not yet more than raters differ.
        Z<   **Opening** 40, 69, 68 s (aim 60–90 s): 2 of 3 within it.
        Z<   **Behavioural** 40, 40, 40 s (aim 90–120 s): 0 of 3 within it.
        Z<   **Closing** 40, 40, 40 s (aim 30–45 s): steady.
        Z<   **Fillers** 2.4 a minute in the last three turns, 4.6 at first. That is few enough.
        Z<   In 26 weeks: sessions in 7.
        Z<   A level is the mean of the marks of the last 90 days, corrected by how strictly each rater marks; ± spans 80 %, from how far raters of one answer differ. It is called a change only where that is more.
        Z<   You see this because A agreed to you as their coach. Keep it between the two of you.
        A: progress of Z
        A< (shows progress) Z shows their progress to nobody but the coaches they agreed to, and you are none of these. Your own is yours to see: ask for it without a name.
        A: coach Z off
        A< (coach-withdrawn) Done: Z can see none of your reports any more.
        Z: progress of A
        Z< (shows progress) A shows their progress to nobody but the coaches they agreed to, and you are none of these. Your own is yours to see: ask for it without a name.
        Z: progress
        Z< (shows progress) **Your progress** …
        -- Fri 23 Apr 2027 01:18:29
        A: progress
        A< (shows progress) **Your progress** · Peer rubric
        A<   **Clarity of answer** no level of the last 90 days, from 2.3 on Tue 24 Nov: a change (+1.7).
        A<   **Evidence of impact** no level of the last 90 days, from 2.3 on Tue 24 Nov: a change (+1.8).
        A<   **Non-verbal presence** no level of the last 90 days, from 2.5 on Tue 24 Nov: a change (+1.0).
        A<   **Storytelling structure** no level of the last 90 days, from 2.3 on Tue 24 Nov: a change (+1.8).
        A<   **Quality of questions** no level of the last 90 days, from 3.0 on Tue 24 Nov: not yet more than raters differ.
        A<   **Fillers** 2.4 a minute in the last three turns, 4.6 at first. That is few enough.
        A<   In 26 weeks: sessions in 7, drills in 0.
        A<   Only you see this, and the coaches you agreed to.
    "#]],
    );
}

#[test]
fn a_coach_does_not_see_what_somebody_practised_alone() {
    check(
        r#"
        quiet on
        A: drill opening
        +10s
        +70s
        A: done
        play to closed
        A: coach Z
        quiet off
        A: progress
        Z: progress of A
        "#,
        expect![[r#"
            -- Tue 24 Nov 18:02:05
            A: progress
            A< (shows progress) **Your progress**
            A<   **Opening** 75 s (aim 60–90 s): 1 of 1 within it.
            A<   In 26 weeks: sessions in 0, drills in 1.
            A<   Only you see this, and the coaches you agreed to.
            Z: progress of A
            Z< (shows progress) **Progress of A**
            Z<   Nothing to see yet. It begins with the first session in which somebody rated the answers, and with the first answers on the clock.
            Z<   You see this because A agreed to you as their coach. Keep it between the two of you.
        "#]],
    );
}

#[test]
fn what_two_rubrics_share_goes_on_and_each_is_shown_by_itself() {
    let mut script = String::from("quiet on\n");
    for (rubric, marks) in [("peer", "3333?"), ("coach", "33333"), ("coach", "43333")] {
        script.push_str(&format!(
            r#"
            A: now short rubric={rubric}
            A: take candidate
            B: take interviewer
            C: take observer
            play to rating
            B: marks A {marks}
            B: ballot done A
            C: marks A {marks}
            C: ballot done A
            play to closed
            +168h
            "#
        ));
    }
    script.push_str("quiet off\nA: progress\nA: press [Peer rubric]\nA: press [Coach rubric]\n");
    check(
        &script,
        expect![[r#"
        -- Tue 15 Dec 21:06:45
        A: progress
        A< (shows progress) **Your progress** · Coach rubric
        A<   **Message clarity** no level yet: 2 rated sessions in the last 90 days. It takes three, and two different raters.
        A<   **Evidence of impact** 3.0 ± 0.3. 3 more sessions until I can say whether it changes.
        A<   **Alignment with the role** no level yet: 2 rated sessions in the last 90 days. It takes three, and two different raters.
        A<   **Presence** no level yet: 2 rated sessions in the last 90 days. It takes three, and two different raters.
        A<   **Strategic questioning** no level yet: 2 rated sessions in the last 90 days. It takes three, and two different raters.
        A<   **Opening** 40, 40, 40 s (aim 60–90 s): 0 of 3 within it.
        A<   **Behavioural** 40, 40, 40 s (aim 90–120 s): 0 of 3 within it.
        A<   **Closing** 40, 40, 40 s (aim 30–45 s): steady.
        A<   In 26 weeks: sessions in 3, drills in 0.
        A<   A level is the mean of the marks of the last 90 days, corrected by how strictly each rater marks; ± spans 80 %, from how far raters of one answer differ. It is called a change only where that is more.
        A<   Only you see this, and the coaches you agreed to.
        A<   [Peer rubric]
        A: press [Peer rubric]
        A< (shows progress) **Your progress** · Peer rubric
        A<   **Clarity of answer** no level yet: 1 rated session in the last 90 days. It takes three, and two different raters.
        A<   **Evidence of impact** 3.0 ± 0.3. 3 more sessions until I can say whether it changes.
        A<   **Non-verbal presence** no level yet: 1 rated session in the last 90 days. It takes three, and two different raters.
        A<   **Storytelling structure** no level yet: 1 rated session in the last 90 days. It takes three, and two different raters.
        A<   **Quality of questions** nobody could tell yet.
        A<   **Opening** 40, 40, 40 s (aim 60–90 s): 0 of 3 within it.
        A<   **Behavioural** 40, 40, 40 s (aim 90–120 s): 0 of 3 within it.
        A<   **Closing** 40, 40, 40 s (aim 30–45 s): steady.
        A<   In 26 weeks: sessions in 3, drills in 0.
        A<   A level is the mean of the marks of the last 90 days, corrected by how strictly each rater marks; ± spans 80 %, from how far raters of one answer differ. It is called a change only where that is more.
        A<   Only you see this, and the coaches you agreed to.
        A<   [Coach rubric]
        A: press [Coach rubric]
        A< (shows progress) **Your progress** · Coach rubric …
    "#]],
    );
}
