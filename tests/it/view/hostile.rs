//! Text that members wrote is text, wherever it comes up.

use std::sync::Arc;

use greenroom::bank::{Kind, Proposed, Tag, Trigger};
use greenroom::base::{CleanText, DebriefNo, GoalNo, PitchNo, ProposalNo, Span, StoryNo};
use greenroom::guide::{Guide, Section, Topic};
use greenroom::interview::{Act, Plan, Seat, TurnNo, limits};
use greenroom::progress::{DebriefWords, IfThen, Pitch, Proposal, StoryFramework, Telling};
use greenroom::protocol::{
    Answer, BallotView, DebriefLook, DebriefShown, Decision, GoalAnswer, GoalLine, GoalNews,
    OwnDebrief, OwnGoal, OwnProposal, OwnStory, PastGoal, PitchLook, PitchShown, PitchVersion,
    Query, QuestionLook, QuestionUse, QuestionsShown, RaterWords, ReportPart, Shown, StoriesShown,
    StoryAnswer, StoryLook, TurnReport, Untold,
};
use greenroom::rubric::{Anchor, CompetencyId, Rubric, RubricId, Words};
use greenroom::view::{Card, Texts, quoted};

use crate::harness::screens::{answer, notice, pages, shown, untold};

use super::fixture::{
    A, B, C, ID, ONE_ON_ONE, Play, START, check_bounds, of_session, plan, rubric, text, texts,
};

/// Everything that means something in Markdown, in the dialect or on a platform.
const ATTACK: &str = "@everyone <@999> <@&2> <#3> <t:1:R> **b** _i_ `c` ~~s~~ ||x|| \
     [click](https://evil.example) # h > q <https://evil.example> \\*";

/// The same over several lines.
fn lines() -> String {
    format!("{ATTACK}\n# heading\n> quote\n-# small\n- list\n{ATTACK}")
}

/// Whether an unescaped character with a meaning is left of what was written.
#[track_caller]
fn check(card: &Card) {
    check_bounds(card);
    for page in pages(card) {
        // What is left when everything escaped is taken away.
        let mut bare = String::new();
        let mut chars = page.chars();
        while let Some(c) = chars.next() {
            if c == '\\' {
                assert!(chars.next().is_some(), "a lonely backslash: {page}");
            } else {
                bare.push(c);
            }
        }
        for bad in
            ["@everyone", "<@999>", "<@&", "<#3", "<t:1:", "](", "||", "~~", "`", "evil.example>"]
        {
            assert!(!bare.contains(bad), "{bad} in: {page}");
        }
        assert!(!bare.contains("**b**") && !bare.contains("_i_"), "{page}");
        assert!(!bare.lines().any(|l| l.starts_with('#') || l.starts_with("-#")), "{page}");
    }
}

fn line(raw: &str) -> CleanText {
    let short: String = raw.chars().take(120).collect();
    CleanText::new(&short, limits::LINE).expect("the test says so")
}

fn hostile_plan() -> Plan {
    Plan {
        objective: line(ATTACK),
        wanted: Some(line(&"*".repeat(120))),
        role: Some(ATTACK.to_owned()),
        role_title: Some(ATTACK.to_owned()),
        place: Some(line("[voice](https://evil.example) @everyone `x`")),
        ..plan(A)
    }
}

fn hostile_rubric() -> Rubric {
    let mut rubric = rubric();
    rubric.title = ATTACK.chars().take(45).collect();
    rubric.about = ATTACK.to_owned();
    for competency in &mut rubric.competencies {
        competency.title = "*".repeat(45);
        competency.watch_for = ATTACK.to_owned();
        let anchor = Anchor { short: "*".repeat(90), full: "~".repeat(400) };
        competency.anchors.one = anchor.clone();
        competency.anchors.three = anchor.clone();
        competency.anchors.five = anchor;
    }
    rubric
}

fn hostile_session() -> Play {
    let format = ONE_ON_ONE
        .replace("\"One-on-one\"", &format!("{ATTACK:?}"))
        .replace("\"Two people", "\"@everyone [x](https://evil.example) **b** Two people");
    let mut p = Play::with(&format, hostile_plan(), hostile_rubric());
    p.goal = Some(text(ATTACK));
    p.begin(&[(A, Seat::Candidate), (B, Seat::Candidate), (C, Seat::Observer)])
}

#[test]
fn quoting_escapes_everything_that_has_a_meaning() {
    assert_eq!(quoted("a*b_<@1>\\"), "a\\*b\\_\\<\\@1\\>\\\\");
    check(&Card { lines: vec![quoted(ATTACK)], ..Card::default() });
}

#[test]
fn a_plan_and_a_rubric_are_text_everywhere() {
    let mut p = hostile_session();
    p.act(B, Act::Next);
    p.question(B, A, 60);
    p.act(B, Act::Next);
    p.question(B, A, 60);
    for member in [A, B, C] {
        for query in [Query::Panel(ID), Query::Details(ID), Query::Checklist(ID)] {
            check(&p.look(member, query));
        }
    }
    p.act(B, Act::EndHere);
    for query in [Query::Ballot(ID, TurnNo(0)), Query::HowToRate(ID), Query::Panel(ID)] {
        check(&p.look(B, query));
    }
    check(&p.look(A, Query::Own(ID)));
    check(&shown(
        &Shown::Sessions((0..30).map(|_| Arc::new(p.s.clone())).collect()),
        &Query::Sessions,
        A,
        p.now,
        &texts(),
    ));
    for effect in p.said {
        if let Some(card) = notice(&of_session(effect)) {
            check(&card);
            assert_eq!(pages(&card).len(), 1, "the room gets one message: {:?}", card.lines);
        }
    }
}

#[test]
fn typed_answers_and_words_are_text() {
    let mut p = hostile_session();
    p.act(B, Act::Next);
    p.act(B, Act::Ask);
    p.act(A, Act::Answer(text(&lines())));
    for long in ["*".repeat(4_000), format!("> {}", "word ".repeat(790)), "\\".repeat(4_000)] {
        let typed = vec![(1, 0, text(&long))];
        let answers = Shown::Answers {
            session: Arc::new(p.s.clone()),
            turn: TurnNo(0),
            texts: typed,
            again: Vec::new(),
        };
        check(&shown(&answers, &Query::Answers(ID, TurnNo(0)), C, p.now, &texts()));
    }
    let typed = vec![(1, 0, text(&lines()))];
    let answers = Shown::Answers {
        session: Arc::new(p.s.clone()),
        turn: TurnNo(0),
        texts: typed,
        again: Vec::new(),
    };
    let card = shown(&answers, &Query::Answers(ID, TurnNo(0)), C, p.now, &texts());
    check(&card);
    assert_eq!(card.lines.join("\n").lines().filter(|l| l.starts_with("> ")).count(), 6);
    let goal = OwnGoal {
        text: text(ATTACK),
        id: None,
        plan: Some(IfThen { when: text(ATTACK), then: text(ATTACK) }),
        drill: Some(text(ATTACK)),
        taken_at: p.now,
        from: None,
        set_by: Some(B),
        trail: Vec::new(),
        has_earlier: true,
        week: None,
    };
    check(&shown(&Shown::Goal(Some(Box::new(goal))), &Query::Goal, A, p.now, &texts()));
    let telling = Telling {
        framework: StoryFramework::Star,
        title: line(ATTACK),
        situation: Some(text(&lines())),
        task: Some(text(ATTACK)),
        action: None,
        result: Some(text(ATTACK)),
    };
    let story = OwnStory {
        id: StoryNo(1),
        number: 1,
        telling,
        competency: None,
        role: None,
        is_numbered: false,
        is_in_words: false,
    };
    let stories = vec![story.clone()];
    let one = |of| {
        let story = Box::new(story.clone());
        (StoriesShown::One { of, story, role: None }, StoryLook::One(StoryNo(1)))
    };
    for (of, look) in [
        (StoriesShown::List { of: None, stories: stories.clone() }, StoryLook::List(None)),
        (StoriesShown::Grid { stories, role: None }, StoryLook::Grid),
        one(None),
        one(Some(B)),
        (one(None).0, StoryLook::Sure(StoryNo(1))),
        (one(None).0, StoryLook::Shows(StoryNo(1))),
    ] {
        let of = Shown::Stories(Box::new(of));
        check(&shown(&of, &Query::Stories(look), A, p.now, &texts()));
    }
    let part = || Some(text(&lines()));
    let what_i_do = text(ATTACK);
    let (proofs, why_this_role, what_i_want) = (part(), part(), part());
    let pitch = Pitch { what_i_do, proofs, why_this_role, what_i_want };
    let version = |is_current| {
        let (id, pitch, made_at) = (PitchNo(1), pitch.clone(), p.now);
        PitchVersion { id, version: 1, is_current, pitch, made_at }
    };
    for (of, look) in [
        (PitchShown::One(Some(version(true)), true), PitchLook::Now),
        (PitchShown::One(Some(version(false)), true), PitchLook::One(PitchNo(1))),
        (PitchShown::Versions(vec![version(true); 3]), PitchLook::Versions),
    ] {
        check(&shown(&Shown::Pitch(Box::new(of)), &Query::Pitch(look), A, p.now, &texts()));
    }
    let debrief = OwnDebrief {
        id: DebriefNo(1),
        on: "2026-12-08".parse().unwrap(),
        words: DebriefWords { asked: text(&lines()), again: Some(text(ATTACK)) },
        went: None,
        outcome: None,
        is_counted: false,
    };
    let today = debrief.on;
    let own = vec![debrief.clone()];
    for (of, look) in [
        (DebriefShown::List { own, meant: None }, DebriefLook::List),
        (DebriefShown::One { debrief: Box::new(debrief), today }, DebriefLook::One(DebriefNo(1))),
    ] {
        check(&shown(&Shown::Debriefs(Box::new(of)), &Query::Debriefs(look), A, p.now, &texts()));
    }
    let proposed = Proposed {
        kind: Kind::Closing,
        competency: Tag::new("no-such-tag").unwrap(),
        prompt: line(ATTACK),
        strong: text(&lines()),
        weak: text(&lines()),
        follow_up: line(ATTACK),
    };
    let own: Vec<_> = [None, Some(Decision::Accept), Some(Decision::Decline)]
        .map(|outcome| OwnProposal { prompt: line(ATTACK), outcome })
        .into();
    check(&untold(&Untold::Questions(own.clone())));
    let used = QuestionUse {
        prompt: ATTACK.to_owned(),
        asked: 9,
        last_at: p.now,
        over: Some((2, 9)),
        probes: vec![(Trigger::Vague, 3), (Trigger::NoResult, 1)],
    };
    let stats = QuestionsShown::Stats { uses: vec![used; 8], page: 1, has_more: true, from: 5 };
    let look = Query::Questions(QuestionLook::Stats(1));
    let card = shown(&Shown::Questions(Box::new(stats)), &look, A, p.now, &texts());
    check(&card);
    assert!(
        card.lines[2].ends_with("2 of 9 over the limit · follow-ups: vague × 3, no result × 1")
    );
    let (id, proposed) = (ProposalNo(1), Box::new(proposed));
    let waits = QuestionsShown::Waits { id, by: B, proposed, waiting: 2, has_more: true };
    for (of, look) in [
        (QuestionsShown::Own(own), QuestionLook::Own),
        (waits.clone(), QuestionLook::Review(None)),
        (waits.clone(), QuestionLook::Sure(id, Decision::Accept)),
        (waits, QuestionLook::Sure(id, Decision::Decline)),
    ] {
        check(&shown(&Shown::Questions(Box::new(of)), &Query::Questions(look), A, p.now, &texts()));
    }
    let title = line(ATTACK);
    let kept =
        StoryAnswer::Kept { story: StoryNo(1), number: 1, title, lacks: Vec::new(), same_as: None };
    check(&answer(&Answer::Story(kept)));
    check(&answer(&Answer::Story(StoryAnswer::Removed { title: line(ATTACK) })));
    let (taken_at, ended_at) = (p.now, p.now);
    let past = PastGoal { text: text(ATTACK), taken_at, ended_at, how: None, trail: Vec::new() };
    check(&shown(&Shown::Goals(vec![past]), &Query::Goals, A, p.now, &texts()));
    let of = |of| check(&answer(&Answer::Goal(of)));
    of(GoalAnswer::Changed { text: text(ATTACK) });
    of(GoalAnswer::GivenUp { goal: GoalNo(1), text: text(ATTACK) });
    of(GoalAnswer::PutBack { text: text(ATTACK) });
    let instead_of = Some(text(ATTACK));
    of(GoalAnswer::SetFor { member: B, text: text(ATTACK), instead_of });
    let instead_of = Some((GoalNo(1), text(ATTACK)));
    check(&untold(&Untold::Goal(GoalNews { by: B, text: text(ATTACK), instead_of })));
    check(&answer(&Answer::GoalTaken {
        text: text(ATTACK),
        test: Some(text(ATTACK)),
        instead_of: Some(text(ATTACK)),
    }));
    let near = vec![ATTACK.to_owned()];
    check(&answer(&Answer::NoSuchZone { asked: ATTACK.to_owned(), near }));
    let known = vec![ATTACK.to_owned(); 100];
    check(&answer(&Answer::NoSuchFormat { asked: "*".repeat(5_000), known }));
    let view = BallotView { session: Arc::new(p.s.clone()), turn: TurnNo(0), words: None };
    check(&shown(
        &Shown::Ballot(Box::new(view)),
        &Query::Ballot(ID, TurnNo(0)),
        B,
        p.now,
        &texts(),
    ));
}

#[test]
fn a_report_is_text_and_comes_in_pages() {
    let three = |c: &str| {
        Words::new(&c.repeat(300), &c.repeat(300), &c.repeat(300)).expect("the test says so")
    };
    let attack: String = ATTACK.chars().take(300).collect();
    let words =
        [three("*"), Words::new(&attack, &attack, &attack).expect("the test says so"), three("字")];
    let words =
        words.into_iter().cycle().take(16).map(|words| RaterWords { rater: B, words }).collect();
    let slug = "before-after".parse().expect("the test says so");
    let report = TurnReport {
        recording: Some(text("https://evil.example/@everyone_*x*")),
        goal: Some(GoalLine { text: text(&lines()), seen: vec![], was: None, becomes: None }),
        words,
        proposal: Some(Proposal { goal: greenroom::progress::GoalId(slug), reasons: vec![] }),
        ..super::report::full()
    };
    let mut texts = texts();
    let goal = &mut Arc::make_mut(&mut texts.goals).goals[0];
    goal.behaviour = ATTACK.to_owned();
    goal.if_then = ATTACK.to_owned();
    let now = START + Span::from_minutes(1);
    let report = Shown::Report(Box::new(report));
    let part = |part| Query::ReportPart(ID, TurnNo(0), part);
    let all = [Query::Report(ID, TurnNo(0)), part(ReportPart::Scores), part(ReportPart::Words)];
    let mut most = 0;
    for query in all {
        let card = shown(&report, &query, A, now, &texts);
        check_bounds(&card);
        most = most.max(pages(&card).len());
        let text = card.lines.join("\n").replace("<https://evil.example/%40everyone_*x*>", "");
        check(&Card { lines: text.lines().map(str::to_owned).collect(), ..Card::default() });
    }
    assert!(most > 3);
}

/// Cards that an operator wrote, as long and as odd as the checks let them be.
fn hostile_guide() -> Guide {
    let full = |characters: usize| ATTACK.chars().cycle().take(characters).collect::<String>();
    let mut guide = (*texts().guide).clone();
    let card = &mut guide.cards[0];
    (card.title, card.about) = (full(80), full(200));
    card.sections = (0..3)
        .map(|_| Section { heading: full(60), venue: None, lines: vec![full(300); 2] })
        .collect();
    let tone = &mut guide.tones[0];
    (tone.title, tone.about) = (full(60), full(200));
    for lines in [&mut tone.play, &mut tone.say, &mut tone.watch_for] {
        *lines = vec![full(200); 4];
    }
    let example = &mut guide.examples[0].examples[0];
    (example.title, example.question) = (full(80), full(300));
    example.answer = format!("{}\n> x\n# y", full(1_400));
    for given in example.marks.values_mut() {
        given.why = full(300);
    }
    guide
}

#[test]
fn what_an_operator_wrote_on_a_card_is_text() {
    let guide = hostile_guide();
    let id = |id: &str| id.parse().expect("the test says so");
    let rubric = RubricId(id("peer"));
    let competency = CompetencyId(id("evidence-of-impact"));
    let of = Topic::ExamplesOf(rubric, competency);
    let names = ["", "checklist", "tones", "direct", "examples", "the-report"];
    let topics: Vec<Topic> =
        names.iter().map(|name| guide.topic(name).expect("it is there")).chain([of]).collect();
    let texts = Texts { guide: Arc::new(guide), ..texts() };
    for topic in topics {
        let card = shown(&Shown::Guide { hidden: None }, &Query::Guide(topic), A, START, &texts);
        check(&card);
        assert!(!card.buttons.is_empty(), "there is a way on: {:?}", card.lines);
    }
}

#[test]
fn the_longest_task_is_one_message_for_the_room() {
    let long = |characters| "*".repeat(characters);
    let task =
        greenroom::interview::Task { title: long(60), task: long(600), steps: vec![long(150); 8] };
    let candidates = (0..6).map(|n| greenroom::base::MemberId(i64::MAX - n)).collect();
    let notice = greenroom::interview::Notice::Exercise {
        candidates,
        until: START,
        task: Some(Box::new(task)),
    };
    let card = super::fixture::said(notice);
    check(&card);
    assert_eq!(pages(&card).len(), 1);
    assert!(card.lines.concat().contains("on your panel"), "the steps are there");
}

#[test]
fn the_fullest_card_is_one_message() {
    let member = |n: i64| greenroom::base::MemberId(i64::MAX - n);
    let full = "*".repeat(120);
    let card = greenroom::interview::Card {
        lost_thread: false,
        held: None,
        format: "*".repeat(500),
        objective: line(&full),
        role: Some("*".repeat(500)),
        role_title: Some("*".repeat(500)),
        in_english: Vec::new(),
        keep_answers_days: 0,
        level: Some(greenroom::bank::Level::Senior),
        wanted: Some(line(&full)),
        starts_at: START,
        minutes: 74,
        mode: greenroom::interview::Mode::Practice,
        venue: None,
        place: Some(line(&full)),
        room: None,
        swaps: true,
        seated: (0..16).map(|n| (Seat::Candidate, member(n))).collect(),
        new: (0..16).map(member).collect(),
        waiting: (0..16)
            .map(|n| greenroom::interview::Waiting { member: member(n), seat: Seat::Candidate })
            .collect(),
        free: vec![(Seat::Candidate, 1), (Seat::Interviewer, 1), (Seat::Observer, 1)],
        cut_off: Some((2, START)),
        state: greenroom::interview::CardState::Open,
    };
    let card = super::fixture::said(greenroom::interview::Notice::Card(Box::new(card)));
    check(&card);
    assert_eq!(pages(&card).len(), 1);
}
