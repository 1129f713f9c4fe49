//! The banks that come with the program.

use std::collections::{BTreeMap, BTreeSet};
use std::path::Path;

use expect_test::expect;
use greenroom::bank::{Bank, Kind, Trigger, deck, reading_time};
use greenroom::base::Span;
use greenroom::config::{BANKS, Loaded, Report, load};

fn loaded() -> Loaded<Bank> {
    load(BANKS, &[])
}

#[test]
fn the_built_in_banks_are_clean_and_need_no_advice() {
    let mut report = Report::default();
    report.add(&loaded());
    expect![[r#"
        question banks: 53 with 839 entries
        nothing to mend
    "#]]
    .assert_eq(&report.to_string());
}

#[test]
fn every_file_of_the_folder_is_embedded() {
    let folder = Path::new(env!("CARGO_MANIFEST_DIR")).join("question_banks");
    let mut files: Vec<String> = std::fs::read_dir(folder)
        .unwrap()
        .map(|entry| entry.unwrap().file_name().into_string().unwrap())
        .filter_map(|name| name.strip_suffix(".toml").map(str::to_owned))
        .collect();
    files.sort();
    let embedded: Vec<&str> = BANKS.iter().map(|bank| bank.name).collect();
    assert_eq!(embedded, files);
    for item in loaded().items {
        assert_eq!(item.value.id.as_str(), item.name, "a built-in bank is named after its file");
    }
}

#[test]
fn there_is_enough_of_every_kind_to_hold_sessions() {
    let mut kinds: BTreeMap<Kind, usize> = BTreeMap::new();
    let mut competencies = BTreeSet::new();
    let mut surprising = BTreeSet::new();
    let mut surprises = 0;
    for question in loaded().items.iter().flat_map(|item| &item.value.questions) {
        *kinds.entry(question.kind).or_default() += 1;
        if question.kind == Kind::Behavioural {
            competencies.insert(question.competency.clone());
        }
        if question.surprise {
            surprises += 1;
            surprising.insert(question.kind);
            let suits_everybody = question.roles.is_empty() && question.levels.is_empty();
            assert!(suits_everybody, "a surprise suits everybody: {}", question.id);
        }
    }
    expect![[r#"
        {
            Opening: 28,
            Pitch: 11,
            Behavioural: 208,
            Situational: 97,
            Technical: 317,
            Case: 32,
            Values: 35,
            Relocation: 41,
            Salary: 30,
            Closing: 14,
            Pivot: 26,
        }
    "#]]
    .assert_debug_eq(&kinds);
    assert!(competencies.len() >= 10, "{competencies:?}");
    assert!(surprises >= 12 && surprising.len() >= 5, "{surprises} {surprising:?}");
}

#[test]
fn every_question_has_follow_ups_and_notes_of_its_own() {
    let mut prompts = BTreeSet::new();
    for question in loaded().items.iter().flat_map(|item| &item.value.questions) {
        let id = &question.id;
        assert!(question.follow_ups.len() >= 3, "{id}");
        assert!(!question.listen_for.strong.is_empty() && !question.listen_for.weak.is_empty());
        for follow_up in &question.follow_ups {
            // Asking for a shorter version sounds alike under any question.
            let own = prompts.insert((question.kind, follow_up.prompt.clone()));
            assert!(own || follow_up.trigger == Trigger::ClockOn, "{id}: {}", follow_up.prompt);
        }
        assert!(reading_time(&question.prompt) <= Span::from_seconds(15), "{id} is long to read");
    }
}

#[test]
fn the_deck_begins_with_what_the_answer_lacks_in_the_questions_own_words() {
    let question = super::question("q", Kind::Behavioural);
    let deck = deck(&question, &[Trigger::NoNumber, Trigger::NoResult, Trigger::NoNumber], "");
    let lines: Vec<String> =
        deck.iter().map(|card| format!("{:?}: {}\n", card.trigger, card.prompt)).collect();
    expect![[r#"
        NoNumber: Which number shows how large the effect was?
        NoResult: Own words of q
        Vague: Please take me through one specific example, step by step.
        WhosePart: Which part of that did you do yourself?
        TooLongOnTheSituation: I know the background now. What was the first thing you did?
        TradeOff: What did you give up by choosing this way?
        ClarifyFirst: Which question would you ask me before you answer?
        PushBack: I am not convinced yet. What is your strongest reason?
        ClockOn: Please give me the same answer in 30 seconds.
        Surprise: Imagine that your main assumption was wrong. What would you do then?
    "#]]
    .assert_eq(&lines.concat());
}
