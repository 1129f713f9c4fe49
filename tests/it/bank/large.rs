//! The most that a group may have: 200 banks of 500 questions. Work is counted, not timed.

use std::sync::Arc;

use greenroom::bank::{
    Bank, BankId, Kind, QUESTIONS_MAX, QuestionId, advice, alike, check, check_together,
};

/// Banks of one group.
const BANKS_MAX: usize = 200;
/// Words to make prompts of; few, so that prompts share many.
const WORDS: [&str; 40] = [
    "budget", "release", "customer", "team", "deadline", "report", "server", "contract", "design",
    "meeting", "supplier", "training", "manager", "failure", "invoice", "market", "quality",
    "safety", "plan", "risk", "change", "delay", "success", "conflict", "decision", "answer",
    "office", "partner", "research", "review", "school", "signal", "station", "store", "summer",
    "system", "test", "travel", "vendor", "winter",
];

fn banks(prompt: impl Fn(usize) -> String) -> Vec<Bank> {
    let pattern = super::question("pattern", Kind::Case);
    (0..BANKS_MAX)
        .map(|b| {
            let questions = (0..QUESTIONS_MAX).map(|q| {
                let mut question = pattern.clone();
                question.id = QuestionId::new(&format!("q-{b}-{q}")).unwrap();
                question.prompt = prompt(b * QUESTIONS_MAX + q);
                Arc::new(question)
            });
            Bank {
                id: BankId::new(&format!("bank-{b}")).unwrap(),
                title: "Title".to_owned(),
                about: String::new(),
                questions: questions.collect(),
            }
        })
        .collect()
}

fn all(banks: &[Bank]) -> Vec<&Bank> {
    banks.iter().collect()
}

fn prompts(banks: &[Bank]) -> impl Iterator<Item = &str> {
    banks.iter().flat_map(|bank| &bank.questions).map(|question| question.prompt.as_str())
}

#[test]
fn a_hundred_thousand_questions_are_checked_without_comparing_all_with_all() {
    let count = BANKS_MAX * QUESTIONS_MAX;
    // Six words of forty for each, spread like digits: no two sets of words are the same.
    let word = |n: usize, place: u32| WORDS[n / 40_usize.pow(place) % 40];
    let banks = banks(|n| {
        let n = n * 37;
        format!(
            "Which {} about {} with number{} would suit {} case{}?",
            word(n, 0),
            word(n, 1),
            n % 997,
            word(n, 2),
            n % 1009
        )
    });
    assert!(banks.iter().all(|bank| check(bank).is_empty()));
    assert!(check_together(&all(&banks)).is_empty());
    let found = alike(prompts(&banks));
    assert!(found.comparison_count <= count * 100, "{} comparisons", found.comparison_count);
}

#[test]
fn a_hundred_thousand_prompts_from_one_mould_stay_bounded() {
    let count = BANKS_MAX * QUESTIONS_MAX;
    let mould =
        banks(|n| format!("Describe the budget release customer team deadline report {n}?"));
    let found = alike(prompts(&mould));
    assert!(found.comparison_count <= count * 100, "{} comparisons", found.comparison_count);
    assert!(found.pairs.len() > count * 9 / 10, "each is like an earlier one");
}

#[test]
fn a_hundred_thousand_equal_prompts_are_each_told_once() {
    let same = banks(|_| "Which number comes next?".to_owned());
    let found = alike(prompts(&same));
    assert_eq!(found.comparison_count, 0);
    let told = advice(&all(&same));
    let again = told.iter().filter(|(_, told)| told.what.contains("asks nearly the same"));
    assert_eq!(again.count(), BANKS_MAX * QUESTIONS_MAX - 1);
}
