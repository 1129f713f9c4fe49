//! The answer of the month: rated blind, compared once it is in, and what a rubric says of a group.

use expect_test::expect;

use super::check::check;

#[test]
fn everybody_rates_one_answer_blind_and_compares_it_once_theirs_is_in() {
    check(
        r#"
        quiet on
        A: now short
        A: take candidate
        B: take interviewer
        play to closed
        quiet off
        A: calibrate
        O: set up cards=10 calibration
        B: goal
        B: goal
        A: guide examples
        A: guide the-report
        A: press [The answer of the month]
        A: press [Hand it in]
        A: rates ?5
        A: calibrate
        A: keeps [Hand it in]
        A: press [Hand it in]
        A: calibrate
        A: press kept
        quiet on
        B: rates 35
        B: calibrate
        B: press [Hand it in]
        C: rates 43
        C: calibrate
        C: press [Hand it in]
        D: rates 22
        D: calibrate
        D: press [Hand it in]
        E: rates 22
        E: calibrate
        E: press [Hand it in]
        quiet off
        A: calibrate
        D: calibrate
        A: guide the-report
        A: calibrate
        A: press [The rubric]
        O: set up cards=10
        A: press kept
        A: calibrate
        "#,
        expect![[r#"
            -- Tue 24 Nov 19:02:15
            A: calibrate
            A< (shows calibration) Nothing is rated together now. Where an organiser turns it on in `/setup`, everybody rates the same worked answer once a month, without knowing its marks, and learns how strictly they mark.
            O: set up cards=10 calibration
            O< (set-up) **Settings of this group**
            O<   Cards are posted in <#10>
            O<   What organisers should know: no channel, so they are told only when they ask
            O<   Threads: open to whoever sees the channel
            O<   Practise now: off; on, a card stands for whoever has half an hour at this moment
            O<   Attendance: between each member and me
            O<   The answer of the month: everybody rates the same worked answer, blind, and learns how strictly they mark; see `/calibrate`
            O<   The group's week: not told; with a channel, it is on Sundays
            O<   Texts of answers: kept as long as whoever runs me here says, usually until their session closes; shorter with `/setup answers-kept`
            O<   Reminders: 24 hours before · 1 hour before · 10 minutes before, with check-in
            O<   Time zone: none yet, so whoever types a time is asked for theirs first. Name the one that most of you live in
            O<   Voice rooms, given to sessions in turn: none
            O<   Organisers: members with _Manage Server_
            O<   Coaches: nobody yet
            O<   Saved. Plan the first session with `/session plan`, or begin at once with `/session now`.
            B: goal
            B< (shows goal) You have no micro-goal now. Your next report proposes one, or you write your own.
            B<   [Write my own] [Earlier goals]
            B< (calibration) There is an answer to rate this month, the same for everybody: three minutes, without knowing what others gave.
            B<   [The answer of the month]
            B: goal
            B< (shows goal) You have no micro-goal now. Your next report proposes one, or you write your own. …
            A: guide examples
            A< (shows guide) **Worked examples** — Read the answer, choose your marks, then compare: they stand below it.
            A<   [All cards]
            A: guide the-report
            A< (shows guide) Your group rates this answer without knowing its marks now, and yours is not in: afterwards you can read it here.
            A<   [The answer of the month]
            A: press [The answer of the month]
            A< (shows calibration) **The answer of the month** — everybody here rates the same one, without knowing what others gave. Saved as you go; what it gets, and how strictly you mark, you read once yours is in.
            A<   “Tell me about something that you made faster.”
            A<   > The report took until noon. I wrote a script.
            A<   > Now it is there at nine.
            A<   0 of 2 lines filled in.
            A<   ‹Evidence of impact: …›
            A<   ‹Storytelling structure: …›
            A<   [Hand it in] [The rubric] [How to give a mark]
            A: press [Hand it in]
            A< (calibration) 2 lines are empty still: choose a mark for each, or _could not tell_.
            A<   [The answer of the month]
            A: rates ?5
            A: calibrate
            A< (shows calibration) **The answer of the month** — everybody here rates the same one, without knowing what others gave. Saved as you go; what it gets, and how strictly you mark, you read once yours is in. …
            A<   2 of 2 lines filled in.
            A<   ‹Evidence of impact: could not tell›
            A<   ‹Storytelling structure: 5 · Short background, own actions step by step, then the result, without being asked›
            A<   (gone) 0 of 2 lines filled in.
            A<   (gone) ‹Evidence of impact: …›
            A<   (gone) ‹Storytelling structure: …›
            A: keeps [Hand it in]
            A: press [Hand it in]
            A< (calibration) Yours is in. Read how it stands beside the others here:
            A<   [The answer of the month]
            A: calibrate
            A< (shows calibration) **The answer of the month** — yours is in.
            A<   “Tell me about something that you made faster.”
            A<   > The report took until noon. I wrote a script.
            A<   > Now it is there at nine.
            A<   **Evidence of impact: you could not tell, its authors 4** Before and after are there; who gained by it is not.
            A<   **Storytelling structure: you 5, its authors 5** Short background, one step, the result.
            A<   1 is in. How the group marked it, and how strictly you mark, is said from 4 on.
            A<   [The rubric] [How to give a mark]
            A: press kept
            A< (calibration) Yours is in already, and stays as it is.
            A<   [The answer of the month]
            A: calibrate
            A< (shows calibration) **The answer of the month** — yours is in. …
            A<   Marks of the group: 2 ×2 · 3 ×1 · 4 ×1
            A<   Marks of the group: 2 ×2 · 3 ×1 · 5 ×2
            A<   You mark 0.2 higher than your group.
            A<   That is by all that you and others marked within a year, and nearer to nothing the less that is. Scores take it into account. Only you read it.
            A<   (gone) 1 is in. How the group marked it, and how strictly you mark, is said from 4 on.
            D: calibrate
            D< (shows calibration) **The answer of the month** — yours is in. …
            D<   **Evidence of impact: you 2, its authors 4** Before and after are there; who gained by it is not.
            D<   **Storytelling structure: you 2, its authors 5** Short background, one step, the result.
            D<   You mark 0.2 lower than your group.
            D<   (gone) **Evidence of impact: you could not tell, its authors 4** Before and after are there; who gained by it is not.
            D<   (gone) **Storytelling structure: you 5, its authors 5** Short background, one step, the result.
            D<   (gone) You mark 0.2 higher than your group.
            A: guide the-report
            A< (shows guide) **A report that took too long** · worked example, peer rubric
            A<   “Tell me about something that you made faster.”
            A<   > The report took until noon. I wrote a script.
            A<   > Now it is there at nine.
            A<   **What it deserves**
            A<   **Evidence of impact: 4 of 5** Before and after are there; who gained by it is not.
            A<   **Storytelling structure: 5 of 5** Short background, one step, the result.
            A<   [How to give a mark] [Worked examples]
            A: calibrate
            A< (shows calibration) **The answer of the month** — yours is in. …
            A<   **Evidence of impact: you could not tell, its authors 4** Before and after are there; who gained by it is not.
            A<   **Storytelling structure: you 5, its authors 5** Short background, one step, the result.
            A<   You mark 0.2 higher than your group.
            A<   (gone) **Evidence of impact: you 2, its authors 4** Before and after are there; who gained by it is not.
            A<   (gone) **Storytelling structure: you 2, its authors 5** Short background, one step, the result.
            A<   (gone) You mark 0.2 lower than your group.
            A: press [The rubric]
            A< (shows rubric) **Peer rubric** — For practice among equals. Mark what you saw and heard in this turn only, not the person and not what you know from before. Where parts fit different anchors, take the mark between: most at 5 and one at 3 is a 4. What was asked for and did not come is a 1; what nothing in the turn asked for is "could not tell".
            A<   **Clarity of answer** After each answer, say its point to yourself in one sentence. When did you first know it?
            A<   1 — In most answers the question asked is left open, or you could not repeat the point in one sentence: the candidate talks about something else, or stops without a point.
            A<   3 — In most answers the question is answered and you can repeat the point in one sentence. But it first comes in the last third, or the answer brings in two or more topics that were not asked for. The point of a story is what the candidate did or changed; one that comes in the middle third is a 4.
            A<   5 — In nearly every answer the first two sentences answer the question asked; for a story they are its headline, then it is told. What follows supports that point, and the answer ends there. You could repeat every answer in one sentence.
            A<   **Evidence of impact** What was different afterwards, by how much, and how does the candidate know?
            A<   1 — The stories end with tasks and effort ("we built it", "I worked hard on it"). Nothing is said about what was different afterwards for users, the team or the business. "I think it helped" names no outcome.
            A<   3 — At least one outcome is named in most stories, but without a size ("much faster", "the client was happy"), or with a number that has nothing to compare it with.
            A<   5 — Most stories give the state before and after in numbers (amount, share, time or count), say how it was measured or noticed, and name the candidate's own part in it, alone or inside a team. In a story about people, facts that somebody else could check count as well.
            A<   **Non-verbal presence** Pace, pauses and volume; with a camera also eyes, posture and hands.
            A<   1 — In most answers you miss words because it is too fast, too quiet or mumbled, or whole answers are read aloud. With a camera: in most answers the candidate never looks towards the screen, and has not said why. Accents, a stammer and a bad line are not part of this.
            A<   3 — Nearly every word is heard. On one or two harder questions the pace breaks: rushing, sentences begun again, or silence of more than ten seconds without a word about it. With a camera: the candidate looks away from it for whole answers then.
            A<   5 — Every word is heard. The pace stays even on the hardest question too; pauses come between thoughts, and a longer one is announced ("let me think for a moment"). With a camera: looks towards it for each main point, unless they said why not.
            A<   **Storytelling structure** Situation, task, action, result: which come, in which order, and how long is each?
            A<   1 — In most stories two or more parts of situation, task, action and result are missing, or the order jumps so that you could not tell the story again.
            A<   3 — Most stories have all four parts, and you could tell them again. But the background (all before the candidate's own first step) takes about half of the time, or the result comes only when asked, or is half a sentence ("and it went fine").
            A<   5 — In most stories the background takes under a third, the candidate's actions are told in steps with a reason for at least one choice, and the result, how the task came out, follows without being asked for.
            A<   **Quality of questions** Which of the candidate's own questions could not be answered from the website?
            A<   1 — The candidate asks nothing, or only about things that the job advert or the first page of the website says, or only about pay and holidays.
            A<   3 — At least two questions that, as far as you know, neither the advert nor the website answers, but they would fit any employer ("what is the culture like?"); or one good one. After each answer the candidate goes on to the next question without using it.
            A<   5 — Three or more questions, at least two of them about this role, team or product, and at least one that builds on something the interviewer has just said. Two, of which one builds on an answer, are a 4.
            A<   How far raters agree here is said from ten turns with two raters on; so far: 0.
            A<   Raters of one performance lie about 0.7 around their mean. That is how raters differ, not how somebody's form does from day to day.
            A<   How often the pass rule of a final round says _ready_, simulated with three raters, of somebody who is truly at this level on every competency:
            A<   · at 3.0: 0.1 %
            A<   · at 3.5: 19 %
            A<   · at 4.0: 88 %
            A<   [Example: Evidence of impact] [Example: Storytelling structure] [Coach rubric] [Group rubric] [Technical rubric]
            O: set up cards=10
            O< (set-up) **Settings of this group** …
            O<   The answer of the month: off; on, everybody rates the same answer, blind
            O<   (gone) The answer of the month: everybody rates the same worked answer, blind, and learns how strictly they mark; see `/calibrate`
            A: press kept
            A< (calibration) This round is over: nothing is changed. The next one opens at the beginning of a month.
            A<   [The answer of the month]
            A: calibrate
            A< (shows calibration) Nothing is rated together now. Where an organiser turns it on in `/setup`, everybody rates the same worked answer once a month, without knowing its marks, and learns how strictly they mark.
        "#]],
    );
}
