//! Reports: with one rater, two, three and four; with a verdict; with everything and with nothing.

use expect_test::expect;
use greenroom::bank::{Kind, Trigger};
use greenroom::base::{MemberId, Span};
use greenroom::interview::{Cut, Tap, TurnNo};
use greenroom::progress::{GoalId, ProbeName, Proposal, Reason, Tally};
use greenroom::protocol::{
    CompetencyLine, GoalLine, ObserverLine, PastLook, PastShown, ProbeLine, Query, RaterWords,
    ReportPart, Shown, TimingLine, TurnReport,
};
use greenroom::rubric::{
    Cast, Choice, CompetencyId, Ending, Mark, Transfer, TurnKey, Words, scores, verdict,
};
use greenroom::view::Card;

use crate::harness::screens::shown;

use super::fixture::{A, B, C, D, ID, START, check_bounds, rubric, show, text, texts};

const TURN: TurnKey = TurnKey { session: ID, turn: 0 };

fn cast(rater: i64, marks: &str) -> Cast {
    let marks = (0..)
        .zip(marks.chars())
        .filter_map(|(place, c)| Some((place, Mark::try_from(c.to_digit(10)? as u8).ok()?)))
        .collect();
    Cast { turn: TURN, rater: MemberId(rater), candidate: A, at: START, marks }
}

/// A report from ballots written as `42-43`; `others` are casts of other turns.
fn report_of(ballots: &[&str], own: &str, others: &[Cast]) -> TurnReport {
    let casts: Vec<Cast> = (2..).zip(ballots).map(|(rater, marks)| cast(rater, marks)).collect();
    let all: Vec<Cast> = others.iter().chain(&casts).cloned().collect();
    let scored = scores(&all, TURN, 5);
    let rubric = rubric();
    let competencies = (0..5u8)
        .zip(&rubric.competencies)
        .map(|(place, c)| {
            let marks: Vec<Mark> = casts
                .iter()
                .flat_map(|cast| &cast.marks)
                .filter(|(at, _)| *at == place)
                .map(|(_, mark)| *mark)
                .collect();
            let own = own.chars().nth(usize::from(place)).map(|c| match c.to_digit(10) {
                Some(digit) => Choice::Mark(Mark::try_from(digit as u8).expect("the test says so")),
                None => Choice::CouldNotTell,
            });
            let anchor = match marks.as_slice() {
                [one] => c.anchors.of(*one).map(|a| format!("“{}”", a.short)),
                _ => None,
            };
            CompetencyLine { id: Some(c.id.clone()), title: c.title.clone(), marks, own, anchor }
        })
        .collect();
    let raters = u8::try_from(ballots.len()).expect("the test says so");
    TurnReport {
        session: ID,
        number: 42,
        turn: TurnNo(0),
        turns: 2,
        candidate: A,
        format: "One-on-one".to_owned(),
        rubric: rubric.title,
        made_at: START,
        cut: None,
        is_private: false,
        is_whole_mock: None,
        is_coached: false,
        raters,
        scores: (raters >= 2).then_some(scored),
        competencies,
        tap: None,
        verdict: None,
        started_at: START - Span::from_hours(1),
        planned: 3,
        answered: 3,
        timings: vec![],
        probes: vec![],
        counted: 0,
        could_ask: false,
        observers: vec![],
        recording: None,
        goal: None,
        words: vec![],
        proposal: None,
        again: None,
        thanks: Vec::new(),
    }
}

fn timing(no: u8, ask: u8, took: Option<i64>) -> TimingLine {
    let took = took.map(Span::from_seconds);
    let limit = Span::from_seconds(if ask > 0 { 60 } else { 120 });
    let asked_after = Span::from_seconds(i64::from(no) * 240 + i64::from(ask) * 100);
    let is_over = took.is_some_and(|t| t > limit);
    TimingLine {
        no,
        ask,
        kind: if no == 1 { Kind::Opening } else { Kind::Behavioural },
        trigger: (ask > 0).then_some(Trigger::NoNumber),
        asked_after,
        over_after: is_over.then(|| asked_after + limit),
        took,
        target_s: (ask == 0).then_some([90, 120]),
        limit,
        is_answered: true,
    }
}

pub(super) fn full() -> TurnReport {
    // C rated somebody else beside D, so that their strictness is known.
    let other = TurnKey { session: greenroom::base::SessionId(1), turn: 0 };
    let others = ["43434", "32323"].into_iter().zip([3, 4]).map(|(marks, rater)| Cast {
        turn: other,
        candidate: MemberId(9),
        ..cast(rater, marks)
    });
    let others: Vec<Cast> = others.collect();
    let slug = |name: &str| name.parse().expect("the test says so");
    TurnReport {
        timings: vec![
            timing(1, 0, Some(84)),
            timing(2, 0, Some(140)),
            timing(2, 1, Some(41)),
            timing(3, 0, None),
        ],
        probes: vec![
            ProbeLine { trigger: Trigger::NoNumber, times: 3 },
            ProbeLine { trigger: Trigger::TooLongOnTheSituation, times: 1 },
        ],
        counted: 2,
        could_ask: true,
        observers: vec![
            ObserverLine {
                observer: C,
                story_percent: Some([30, 15, 35, 20]),
                fillers: 12,
                fillers_a_minute_tenths: Some(41),
            },
            ObserverLine {
                observer: D,
                story_percent: None,
                fillers: 15,
                fillers_a_minute_tenths: Some(52),
            },
        ],
        recording: Some(text("https://video.example/abc")),
        goal: Some(GoalLine {
            text: text("State the result with a number before you stop talking"),
            seen: vec![Transfer::Partly, Transfer::Yes],
            was: None,
            becomes: None,
        }),
        words: vec![RaterWords {
            rater: B,
            words: Words::new(
                "You named the outcome as \"much faster\", and I waited for the number.",
                "A panel cannot compare it.",
                "Say before and after.",
            )
            .expect("the test says so"),
        }],
        proposal: Some(Proposal {
            goal: GoalId(slug("before-after")),
            reasons: vec![
                Reason::Lowest { competency: CompetencyId(slug("evidence-of-impact")), level: 2.5 },
                Reason::BelowBar { competency: CompetencyId(slug("foresight")), level: 3.2 },
                Reason::ProbeNeeded {
                    probe: ProbeName(slug("no-number")),
                    answers: Tally { count: 3, of: 4 },
                },
                Reason::OverTime { answers: Tally { count: 1, of: 4 } },
                Reason::NotTransferred { transfer: Transfer::NotYet },
            ],
        }),
        ..report_of(&["42434", "4353-"], "343-3", &others)
    }
}

fn looked(report: TurnReport, query: &Query) -> Card {
    let now = START + Span::from_minutes(5);
    let card = shown(&Shown::Report(Box::new(report)), query, A, now, &texts());
    check_bounds(&card);
    card
}

fn screen(report: TurnReport) -> Card {
    looked(report, &Query::Report(ID, TurnNo(0)))
}

fn part(report: TurnReport, part: ReportPart) -> Card {
    looked(report, &Query::ReportPart(ID, TurnNo(0), part))
}

#[test]
fn the_whole_of_it() {
    expect![[r#"
        **Report — <@1>, turn 1 of #42** · 2 raters and self
        **In their words**
        <@2>:
        > You named the outcome as "much faster", and I waited for the number.
        > Why it matters: A panel cannot compare it.
        > Next time: Say before and after.
        **Micro-goal** _State the result with a number before you stop talking_ — showed: yes 1×, partly 1×
        **Suggested micro-goal** — _Give every result as before → after_
        Plan: If I am about to say that something got better, then I say the number before and the number after.
        Why this one: Evidence of impact is lowest, at 2.5; Foresight is below the bar, at 3.2; “no number” was needed in 3 of 4 answers.
        Private to you. Practice only: not for hiring decisions.
        [*Take this goal*] [Another week of drills] [Write my own] [Scores] [What I said]
    "#]].assert_eq(&show(&screen(full())));
    expect![[r#"
        **Report — <@1>, turn 1 of #42** · 2 raters and self
        **Clarity of answer** 4.0 ± 0.6 · raw 4, 4 · self 3 (-1.0)
        **Evidence of impact** 2.5 ± 0.6 · raw 2, 3 · self 4 (+1.5)
        **Non-verbal presence** 4.5 ± 0.6 · raw 4, 5 · self 3 (-1.5)
        **Storytelling structure** 3.0 ± 0.6 · raw 3, 3 · self: could not tell
        **Not measured** Quality of questions (self 3), the time of Q3
        Two raters: a first impression, not a verdict (three make a decision possible). The numbers allow for how strictly these raters usually mark; raw is what they gave; ± is an 80 % range.
        **Timings** Q1 opening 84 s (aim 90–120 s) · Q2 behavioural 140 s over (aim 90–120 s) · follow-ups 41 s · answered 3 of 3 questions · your own questions: 2 (three is a good number)
        **Probes needed** no number 3×, too long on the situation 1×
        **Story** situation and task 45 % (aim at most 30), action 35 % (at least 40), result 20 % (at least 20), timed by <@3>
        **Fillers** <@3> counted 12, 4.1 a minute · <@4> counted 15, 5.2 a minute · mean 4.7 a minute
        **Recording** <https://video.example/abc>
        Q1 at 4:00 · Q2 at 8:00, over time 10:00 · probe _no number_ 9:40 · Q3 at 12:00
        [Back to the report]
    "#]].assert_eq(&show(&part(full(), ReportPart::Scores)));
}

#[test]
fn the_first_screen_is_a_phone_screen_however_much_was_written() {
    let long = "You named the outcome, and I waited for the number that never came. ".repeat(4);
    let words = Words::new(&long, &long, &long).expect("the test says so");
    let wrote = |rater| RaterWords { rater: MemberId(rater), words: words.clone() };
    let report = TurnReport { words: (2..6).map(wrote).collect(), ..full() };
    let first = screen(report.clone());
    let characters: usize = first.lines.iter().map(|line| line.chars().count()).sum();
    assert!(characters < 1_800, "{characters}");
    assert!(show(&first).contains("[All their words]"));
    let all = show(&part(report, ReportPart::Words));
    assert_eq!(all.matches("Why it matters").count(), 4);
    assert!(all.ends_with("[Back to the report]\n"), "{all}");
}

#[test]
fn two_turns_stand_side_by_side_the_numbers_only_where_they_can_be_compared() {
    let beside = |before: &TurnReport, after: TurnReport| {
        let both = Box::new([before.clone(), after]);
        let turns = [(ID, TurnNo(0)), (ID, TurnNo(1))];
        let query = Query::Past(PastLook::Beside(turns));
        let shown = shown(&Shown::Past(PastShown::Beside(both)), &query, A, START, &texts());
        check_bounds(&shown);
        show(&shown)
    };
    let before = TurnReport { number: 39, ..full() };
    let later = TurnReport {
        started_at: START + Span::from_hours(24 * 7),
        timings: vec![timing(1, 0, Some(70)), timing(2, 0, Some(101)), timing(3, 0, Some(99))],
        probes: vec![ProbeLine { trigger: Trigger::NoNumber, times: 1 }],
        ..report_of(&["45434", "4453-"], "", &[])
    };
    expect![[r#"
        **#39 beside #42**
        **#39** · <t:1795543200:F> · One-on-one
        **#42** · <t:1796151600:F> · One-on-one
        **Clarity of answer** 4.0 ± 0.6 → 4.0 ± 0.6 · no more than raters differ
        **Evidence of impact** 2.5 ± 0.6 → 4.5 ± 0.6 · higher
        **Non-verbal presence** 4.5 ± 0.6 → 4.5 ± 0.6 · no more than raters differ
        **Storytelling structure** 3.0 ± 0.6 → 3.0 ± 0.6 · no more than raters differ
        **Quality of questions** not measured → not measured
        **Timings** first question 84 s → 70 s · over time 1 of 2 → 0 of 3
        **Probes needed** no number 3× → 1×, too long on the situation 1× → 0×
        **Micro-goal in #39** _State the result with a number before you stop talking_ — showed: yes 1×, partly 1×
        [Report of #39] [Report of #42]
    "#]].assert_eq(&beside(&before, later.clone()));
    let one_rater = report_of(&["13513"], "", &[]);
    let mut other = TurnReport { rubric: "Coach rubric".to_owned(), ..later };
    other.competencies.swap(0, 1);
    expect![[r#"
        **#42 beside #42**
        **#42** · <t:1795543200:F> · One-on-one
        **#42** · <t:1796151600:F> · One-on-one
        They were rated on two rubrics, “Peer rubric” and “Coach rubric”: what both have stands here, and numbers of two rubrics cannot be compared.
        Where fewer than two people rated there is no number, and what their marks look like stands in words.
        **Evidence of impact** “An outcome is named, but its size is left open \("much faster"\)” → 4.0 ± 0.6
        **Clarity of answer** “The question is not answered, or I cannot repeat the point in one sentence” → 4.5 ± 0.6
        **Non-verbal presence** “Steady pace with chosen pauses, also on the hardest question” → 4.5 ± 0.6
        **Storytelling structure** “No order\: I cannot tell what the task was, or what happened in the end” → 3.0 ± 0.6
        **Quality of questions** “Two or more questions that fit any company; no answer is followed up” → not measured
        **Probes needed** no number 0× → 1×
        [Report of #42] [Report of #42]
    "#]].assert_eq(&beside(&one_rater, other));
}

/// The lines from the competencies to the words about them.
fn numbers(report: TurnReport) -> String {
    let text = show(&part(report, ReportPart::Scores));
    let until = text.find("**Timings**").expect("the test says so");
    text[..until].to_owned()
}

#[test]
fn nobody_rated() {
    assert!(!show(&screen(report_of(&[], "34343", &[]))).contains("[Scores]"));
    expect![[r#"
        **Report — <@1>, turn 1 of #42** · self only
        **Your own marks** Clarity of answer (self 3), Evidence of impact (self 4), Non-verbal presence (self 3), Storytelling structure (self 4), Quality of questions (self 3)
        Nobody rated this turn: self-rating and timings only. It counts for your cadence, never for readiness.
    "#]].assert_eq(&numbers(report_of(&[], "34343", &[])));
}

#[test]
fn one_rater_gives_words_and_no_number() {
    let text = numbers(report_of(&["13513"], "", &[]));
    assert!(!text.contains('±'), "{text}");
    expect![[r#"
        **Report — <@1>, turn 1 of #42** · 1 rater
        **Clarity of answer** “The question is not answered, or I cannot repeat the point in one sentence”
        **Evidence of impact** “An outcome is named, but its size is left open \("much faster"\)”
        **Non-verbal presence** “Steady pace with chosen pauses, also on the hardest question”
        **Storytelling structure** “No order\: I cannot tell what the task was, or what happened in the end”
        **Quality of questions** “Two or more questions that fit any company; no answer is followed up”
        One rater: what their marks look like, in words. One person's number would say more about them than about you; it counts in your running level.
    "#]].assert_eq(&text);
}

#[test]
fn two_raters_who_met_nobody_else_are_not_adjusted() {
    expect![[r#"
        **Report — <@1>, turn 1 of #42** · 2 raters
        **Clarity of answer** 4.0 ± 0.6 · raw 4, 4
        **Evidence of impact** 2.5 ± 0.6 · raw 2, 3
        **Non-verbal presence** 3.0 ± 0.6 · raw 3, 3
        **Storytelling structure** 4.5 ± 0.6 · raw 4, 5
        **Not measured** Quality of questions
        Two raters: a first impression, not a verdict (three make a decision possible). Plain means: these raters have rated nobody together with others, so a harsh rater cannot be told from a weak answer; ± is an 80 % range.
    "#]].assert_eq(&numbers(report_of(&["4335-", "4234-"], "", &[])));
}

#[test]
fn three_and_four_raters() {
    expect![[r#"
        **Report — <@1>, turn 1 of #42** · 3 raters
        **Clarity of answer** 3.7 ± 0.4 · raw 3, 4, 4
        **Evidence of impact** 4.0 ± 0.4 · raw 4, 4, 4
        **Non-verbal presence** 4.0 ± 0.4 · raw 4, 4, 4
        **Storytelling structure** 4.0 ± 0.5 · raw 4, 4
        **Quality of questions** 4.0 ± 0.4 · raw 4, 4, 4
        Three raters: enough to decide on. Plain means: these raters have rated nobody together with others, so a harsh rater cannot be told from a weak answer; ± is an 80 % range.
    "#]].assert_eq(&numbers(report_of(&["444-4", "44444", "34444"], "", &[])));
    expect![[r#"
        **Report — <@1>, turn 1 of #42** · 4 raters
        **Clarity of answer** 4.0 ± 0.4 · raw 3, 4, 4, 5
        **Evidence of impact** 4.3 ± 0.4 · raw 4, 4, 4, 5
        **Non-verbal presence** 4.3 ± 0.4 · raw 4, 4, 4, 5
        **Storytelling structure** 4.3 ± 0.4 · raw 4, 4, 4, 5
        **Quality of questions** 4.3 ± 0.4 · raw 4, 4, 4, 5
        4 raters: a solid picture. Plain means: these raters have rated nobody together with others, so a harsh rater cannot be told from a weak answer; ± is an 80 % range.
    "#]].assert_eq(&numbers(report_of(&["44444", "44444", "34444", "55555"], "", &[])));
}

fn judged(ballots: &[&str], ending: Ending) -> String {
    let mut report = report_of(ballots, "", &[]);
    let scores = report.scores.clone();
    report.verdict = scores.map(|s| verdict(&s, ending));
    if ending == Ending::Interrupted {
        report.cut = Some(Cut::Emergency);
    }
    let text = numbers(report);
    text.lines().take_while(|l| !l.starts_with("**Clarity")).skip(1).collect::<Vec<_>>().join("\n")
}

#[test]
fn the_verdicts() {
    let text = [
        judged(&["44444", "44444", "54444"], Ending::Whole),
        judged(&["42444", "42424", "52444"], Ending::Whole),
        judged(&["44444", "54444"], Ending::Whole),
        judged(&["22222", "22222"], Ending::Whole),
        judged(&["4----", "4----"], Ending::Interrupted),
    ];
    expect![[r#"
        **Ready** — 5 of 5 competencies at the bar; 4 are needed.
        How sure is that? In simulations with three raters, somebody truly at 3.0 in all five is called ready 0.1 % of the time, at 3.5 19 %, at 4.0 88 %. One competency alone passes 12, 50 and 88 %.
        --
        **Not yet** — 3 of 5 competencies at the bar; 4 are needed. Not at it: evidence of impact, storytelling structure.
        How sure is that? In simulations with three raters, somebody truly at 3.0 in all five is called ready 0.1 % of the time, at 3.5 19 %, at 4.0 88 %. One competency alone passes 12, 50 and 88 %.
        --
        **Too little evidence** — fewer than three people rated.
        So far it would pass.
        --
        **Too little evidence** — fewer than three people rated.
        So far it would not pass.
        --
        **Too little evidence** — the turn was interrupted, and fewer than three people rated, and too few competencies have two marks.
    "#]].assert_eq(&(text.join("\n--\n") + "\n"));
}

#[test]
fn a_drill_says_its_tap_and_a_cut_turn_says_why() {
    let report = TurnReport {
        tap: Some(Tap::NotYet),
        cut: Some(Cut::Stopped),
        turns: 1,
        ..report_of(&[], "", &[])
    };
    expect![[r#"
        **Report — <@1>, #42** · not rated
        Interrupted: the turn was stopped by the candidate.
        Your own word on it: not yet.
        Nobody rated this turn: self-rating and timings only. It counts for your cadence, never for readiness.
        **Timings** answered 3 of 3 questions
        A recording link can be added until <t:1795550400:t>.
        Private to you. Practice only: not for hiring decisions.
        [Write my own] [Add a recording link]
    "#]].assert_eq(&show(&screen(report)));
}
