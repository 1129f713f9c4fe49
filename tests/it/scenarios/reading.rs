//! What there is to read: from the list, from the screens of a session, and what the bot says of
//! its own format.

use expect_test::expect;

use super::check::check;

#[test]
fn a_member_reads_from_the_list() {
    check(
        r"
        A: guide
        A: press [When you answer]
        A: press [STAR: a story in four parts]
        A: press [All cards]
        A: press [Tone cards]
        A: press [Very direct]
        A: guide examples
        A: press [A report that took too long]
        A: press [How to give a mark]
        ",
        expect![[r#"
            -- Tue 24 Nov 18:00:00
            A: guide
            A< (shows guide) **To read** — a card each, a minute or two.
            A<   **When you answer**
            A<   · **star** STAR: a story in four parts
            A<   **When you ask**
            A<   · **interviewer** How to interview
            A<   **When you watch and rate**
            A<   · **observer** How to observe
            A<   · **rating** How to give a mark
            A<   · **feedback** Words that help
            A<   **For everybody**
            A<   · **checklist** Before you start
            A<   · **live** Live mode
            A<   **And**
            A<   · **tones** Tone cards: ways of talking for an interviewer
            A<   · **examples** Worked examples: answers with the marks they deserve
            A<   [When you answer] [When you ask] [When you watch and rate] [For everybody] [Tone cards] [Worked examples]
            A: press [When you answer]
            A< (shows guide) **When you answer**
            A<   · **STAR: a story in four parts** — For questions about the past.
            A<   [STAR: a story in four parts] [All cards]
            A: press [STAR: a story in four parts]
            A< (shows guide) **STAR: a story in four parts**
            A<   For questions about the past.
            A<   **The parts**
            A<   · Situation and task: a third of the time at most.
            A<   · Result: *before* and [after].
            A<   [All cards]
            A: press [All cards]
            A< (shows guide) **To read** — a card each, a minute or two. …
            A: press [Tone cards]
            A< (shows guide) **Tone cards** — one way of talking each, for an interviewer to play. People talk like this everywhere; no card says what people of one country are like.
            A<   · **direct** Very direct — Says at once what they think.
            A<   [Very direct] [All cards]
            A: press [Very direct]
            A< (shows guide) **Very direct** · directness
            A<   Says at once what they think.
            A<   **How to play it**
            A<   · Use short sentences.
            A<   · Do not soften them.
            A<   · Stay friendly.
            A<   **What to say**
            A<   · “That is not what I asked.”
            A<   · “Why?”
            A<   **What to watch for**
            A<   · Does the answer get clearer?
            A<   · Does a fact come?
            A<   [Tone cards] [All cards]
            A: guide examples
            A< (shows guide) **Worked examples** — Read the answer, choose your marks, then compare: they stand below it.
            A<   **Peer rubric**
            A<   · **the-report** A report that took too long
            A<   [A report that took too long] [All cards]
            A: press [A report that took too long]
            A< (shows guide) **A report that took too long** · worked example, peer rubric
            A<   “Tell me about something that you made faster.”
            A<   > The report took until noon. I wrote a script.
            A<   > Now it is there at nine.
            A<   **What it deserves**
            A<   **Evidence of impact: 4 of 5** Before and after are there; who gained by it is not.
            A<   **Storytelling structure: 5 of 5** Short background, one step, the result.
            A<   [How to give a mark] [Worked examples]
            A: press [How to give a mark]
            A< (shows guide) **How to give a mark**
            A<   From what you heard to a number.
            A<   **Step by step**
            A<   · Read 3 first. Was it better or worse?
            A<   [All cards]
        "#]],
    );
}

#[test]
fn each_seat_finds_its_card_where_it_is_needed() {
    check(
        r"
        A: now final-round
        A: details
        A: press [Live mode]
        A: take candidate
        B: take interviewer
        B: panel
        C: take interviewer
        D: take observer
        quiet on
        play to question
        quiet off
        D: panel
        D: press [How to observe]
        B: how to rate
        B: press [Example: Evidence of impact]
        B: press [All examples]
        ",
        expect![[r#"
            -- Tue 24 Nov 18:00:00
            A: now final-round
            A< (planned) Mock interview #1 is open. It begins when its seats are taken: take yours on the card.
            A<   [Details]
            # **Mock interview #1 · final round**
            #   Objective: Backend engineer, first screen
            #   Tue 24 Nov 18:00 (now) · about 55 min · live mode
            #   Answers typed in the thread can be read by this channel
            #   **Seats** 1 candidate seat free · 3 interviewer seats free · 4 observer seats free
            #   Check-in is open in the thread.
            #   [Candidate] [Interviewer] [Observe] [Can't make it] [Details]
            # (the thread opens)
            # **Mock interview #1** starts at 18:00 (now). Check in when you are here; a seat that is empty 5 min after the start is offered to the observers.
            #   [I'm here] [I'll be late] [I can't make it]
            A: details
            A< (shows session) **Mock interview #1 · final round**
            A<   A panel under pressure: surprises, push-back, one shortened answer. Ends in ready, not yet, or too little evidence.
            A<   Tue 24 Nov 18:00 (now) · about 55 min · live mode
            A<   **Agenda** Intro (5 min) → 5 questions and 3 surprises (32 min) → the candidate's questions (5 min) → wrap-up (3 min)
            A<   **Questions** opening · behavioural · technical or case · behavioural · values and culture
            A<   **Rated on** clarity of answer · evidence of impact · non-verbal presence · storytelling structure · quality of questions
            A<   **Who rates** interviewers who asked and observers who came before the second question, within 20 min of the last turn.
            A<   **Private** are questions until they are asked, ballots until all are in, and a report for good: it is its candidate's, and their coaches'. What is typed in the thread can be read by its channel. Practice only: not for hiring decisions.
            A<   [Candidate] [Interviewer] [Observe] [Call it off] [How to rate] [Live mode]
            A: press [Live mode]
            A< (shows guide) **Live mode**
            A<   A mock held as a real interview would be.
            A<   **What changes**
            A<   · There is no pause.
            A<   [All cards]
            A: take candidate
            A< You have a seat: candidate, and you are checked in. It begins when everybody is here.
            A<   [Before you start] [Can't make it]
            ~ **Seats** candidate: A · 3 interviewer seats free · 4 observer seats free
            ~   [Wait to be candidate] [Interviewer] [Observe] [Can't make it] [Details]
            ~ A: checked in
            B: take interviewer
            B< You have a seat: interviewer, and you are checked in. It begins when everybody is here.
            B<   [Before you start] [Can't make it]
            ~ **Seats** candidate: A · interviewer: B · 2 interviewer seats free · 4 observer seats free
            ~ A: checked in · B: checked in
            B: panel
            B< (shows session) **Mock interview #1** · check-in is open · start 18:00 (now)
            B<   You have a seat: interviewer.
            B<   You are checked in. 3 people are needed to begin.
            B<   [I can't make it] [Before you start] [Briefing] [Tone cards]
            C: take interviewer
            C< You have a seat: interviewer, and you are checked in. It begins when everybody is here. …
            ~ **Seats** candidate: A · interviewer: B, C · 1 interviewer seat free · 4 observer seats free
            ~ A: checked in · B: checked in · C: checked in
            ~   Enough people are here: it begins at 18:05 (in 5 min), or when one of them presses [Start now].
            ~   [I'm here] [Start now] [I'll be late] [I can't make it]
            D: take observer
            D< You observe, and you are checked in. While somebody answers, your tools are on your panel.
            D<   [My panel] [Can't make it]
            ~ **Seats** candidate: A · interviewer: B, C · observer: D · 1 interviewer seat free · 3 observer seats free
            ~ A: checked in · B: checked in · C: checked in · D: checked in
            -- 18:05:00
            D: panel
            D< (shows session) The tools are here while A answers. Fillers so far: 0
            D<   [How to observe] [More…]
            D: press [How to observe]
            D< (shows guide) **How to observe**
            D<   What to do while you watch.
            D<   **While somebody answers**
            D<   · Write down one sentence word for word.
            D<   [All cards]
            B: how to rate
            B< (shows session) **How to rate** — Peer rubric
            B<   For practice among equals. Mark what you saw and heard in this turn only, not the person and not what you know from before. Where parts fit different anchors, take the mark between: most at 5 and one at 3 is a 4. What was asked for and did not come is a 1; what nothing in the turn asked for is "could not tell".
            B<   **Clarity of answer** After each answer, say its point to yourself in one sentence. When did you first know it?
            B<   1 — In most answers the question asked is left open, or you could not repeat the point in one sentence: the candidate talks about something else, or stops without a point.
            B<   3 — In most answers the question is answered and you can repeat the point in one sentence. But it first comes in the last third, or the answer brings in two or more topics that were not asked for. The point of a story is what the candidate did or changed; one that comes in the middle third is a 4.
            B<   5 — In nearly every answer the first two sentences answer the question asked; for a story they are its headline, then it is told. What follows supports that point, and the answer ends there. You could repeat every answer in one sentence.
            B<   **Evidence of impact** What was different afterwards, by how much, and how does the candidate know?
            B<   1 — The stories end with tasks and effort ("we built it", "I worked hard on it"). Nothing is said about what was different afterwards for users, the team or the business. "I think it helped" names no outcome.
            B<   3 — At least one outcome is named in most stories, but without a size ("much faster", "the client was happy"), or with a number that has nothing to compare it with.
            B<   5 — Most stories give the state before and after in numbers (amount, share, time or count), say how it was measured or noticed, and name the candidate's own part in it, alone or inside a team. In a story about people, facts that somebody else could check count as well.
            B<   **Non-verbal presence** Pace, pauses and volume; with a camera also eyes, posture and hands.
            B<   1 — In most answers you miss words because it is too fast, too quiet or mumbled, or whole answers are read aloud. With a camera: in most answers the candidate never looks towards the screen, and has not said why. Accents, a stammer and a bad line are not part of this.
            B<   3 — Nearly every word is heard. On one or two harder questions the pace breaks: rushing, sentences begun again, or silence of more than ten seconds without a word about it. With a camera: the candidate looks away from it for whole answers then.
            B<   5 — Every word is heard. The pace stays even on the hardest question too; pauses come between thoughts, and a longer one is announced ("let me think for a moment"). With a camera: looks towards it for each main point, unless they said why not.
            B<   **Storytelling structure** Situation, task, action, result: which come, in which order, and how long is each?
            B<   1 — In most stories two or more parts of situation, task, action and result are missing, or the order jumps so that you could not tell the story again.
            B<   3 — Most stories have all four parts, and you could tell them again. But the background (all before the candidate's own first step) takes about half of the time, or the result comes only when asked, or is half a sentence ("and it went fine").
            B<   5 — In most stories the background takes under a third, the candidate's actions are told in steps with a reason for at least one choice, and the result, how the task came out, follows without being asked for.
            B<   **Quality of questions** Which of the candidate's own questions could not be answered from the website?
            B<   1 — The candidate asks nothing, or only about things that the job advert or the first page of the website says, or only about pay and holidays.
            B<   3 — At least two questions that, as far as you know, neither the advert nor the website answers, but they would fit any employer ("what is the culture like?"); or one good one. After each answer the candidate goes on to the next question without using it.
            B<   5 — Three or more questions, at least two of them about this role, team or product, and at least one that builds on something the interviewer has just said. Two, of which one builds on an answer, are a 4.
            B<   2 and 4 lie between their neighbours. What the turn did not show is _could not tell_.
            B<   **Words** Name one moment, say why it matters, and what to try next time: about the answer, never about the person. _In the second story you gave the result first; it made the rest easy to follow._
            B<   Ratings are for practice; they are not for hiring decisions.
            B<   [Example: Evidence of impact] [Example: Storytelling structure] [How to give a mark] [Words that help]
            B: press [Example: Evidence of impact]
            B< (shows guide) **Worked examples of evidence of impact** — Read the answer, choose your marks, then compare: they stand below it.
            B<   · **the-report** A report that took too long
            B<   [A report that took too long] [All examples]
            B: press [All examples]
            B< (shows guide) **Worked examples** — Read the answer, choose your marks, then compare: they stand below it.
            B<   **Peer rubric**
            B<   · **the-report** A report that took too long
            B<   [A report that took too long] [All cards]
        "#]],
    );
}

#[test]
fn the_bot_says_the_first_and_the_last_sentence_where_it_conducts() {
    check(
        r"
        A: now drill kind=behavioural
        A: take candidate
        A: panel
        +6s
        A: panel
        A: press [STAR]
        A: skip
        ",
        expect![[r#"
            -- Tue 24 Nov 18:00:00
            A: now drill kind=behavioural
            A< (planned) Mock interview #1 is open. It begins when its seats are taken: take yours on the card.
            A<   [Details]
            # **Mock interview #1 · drill**
            #   Objective: Backend engineer, first screen
            #   Tue 24 Nov 18:00 (now) · about 20 min · practice mode
            #   Answers typed in the thread can be read by this channel
            #   **Seats** 1 candidate seat free
            #   Check-in is open in the thread.
            #   [Candidate] [Can't make it] [Details]
            # (the thread opens)
            # **Mock interview #1** starts at 18:00 (now). Check in when you are here.
            #   [I'm here] [I'll be late] [I can't make it]
            A: take candidate
            A< You have a seat: candidate. Everybody is here: it has begun.
            A<   [My panel]
            ~ **Seats** candidate: A
            ~   It is running.
            ~   [My part] [Details]
            ~ **Mock interview #1** has begun; check-in is over
            # **A answers, I ask** · until 18:10  → A
            #   1 question (10 min)
            #   Good to meet you.
            #   Nobody else sees what is behind your button. A: [Panel] · [Stop my turn]
            #   [Panel] [Stop my turn]
            # **Question 1 of 1** · A, 120 s, time up in 2 min
            #   Tell me about a mistake of yours.
            #   Speak, or reply to this message, or use the form.
            #   [Done] [Answer in writing]
            A: panel
            A< (shows session) “Tell me about a mistake of yours.”
            A<   Your clock starts at 18:00 (in 5 s).
            A<   [Done] [Answer in writing] [Skip] [STAR] [Pause] [More…]
            -- 18:00:06
            A: panel
            A< (shows session) “Tell me about a mistake of yours.”
            A<   You answer · time up in 119 s
            A<   [Done] [Answer in writing] [30 s more] [Skip] [STAR] [Pause] [More…]
            A: press [STAR]
            A< (shows guide) **STAR: a story in four parts**
            A<   For questions about the past.
            A<   **The parts**
            A<   · Situation and task: a third of the time at most.
            A<   · Result: *before* and [after].
            A<   [All cards]
            A: skip
            ~ **Question 1 of 1** · A, 120 s
            ~   Left out.
            # Question 1 is left out.
            # Thank you, that was all.
            # **Rate A** · 0 ballots in · closes 18:20 (in 20 min)
            #   Nobody sees a ballot before all are in. Ratings are for practice; they are not for hiring decisions.
            #   Any member may rate, from the typed answers or a recording.
            #   A, did it work?
            #   [Open the answers and rate] [Done] [Not yet] [How to rate fairly]
        "#]],
    );
}
