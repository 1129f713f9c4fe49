//! What would make a bank better. It is judged by rules of thumb, so it never keeps a bank from
//! being used.

use std::collections::{BTreeMap, BTreeSet};

use super::alike::alike;
use super::english::{ENGLISH, Language};
use super::kind::Kind;
use super::question::{Bank, Question, reading_time};
use super::slug::QuestionId;
use super::trigger::Trigger;
use super::words::{small, words};
use crate::base::{Complaint, Span, Step};

/// A prompt that takes longer to read is not understood when it is heard once: 50 words.
const READING_TIME_MAX: Span = Span::from_seconds(15);
/// With fewer follow-ups an interviewer soon meets the general ones.
const FOLLOW_UPS_WANTED: usize = 3;

/// A question with the place of its bank and its place in it.
#[derive(Clone, Copy)]
struct Placed<'a> {
    bank: usize,
    at: usize,
    question: &'a Question,
}

impl Placed<'_> {
    /// Advice about what lies at `rest` of the question.
    fn about(self, rest: &[Step], what: String, cure: &str) -> (usize, Complaint) {
        let mut path: Vec<Step> = vec!["questions".into(), self.at.into()];
        path.extend_from_slice(rest);
        (self.bank, Complaint::new(path, what, cure))
    }
}

/// What would make `banks` better, each with the place of its bank: prompts that ask twice, that
/// take long to read or that ask the same as an earlier one, follow-ups that are few or stand
/// under another question already, and twins that do not find each other.
pub fn advice(banks: &[&Bank]) -> Vec<(usize, Complaint)> {
    let all: Vec<Placed<'_>> = banks
        .iter()
        .enumerate()
        .flat_map(|(bank, of)| {
            let placed = of.questions.iter().enumerate();
            placed.map(move |(at, question)| Placed { bank, at, question })
        })
        .collect();
    let mut found: Vec<_> = all.iter().flat_map(|placed| alone(*placed)).collect();
    let pairs = alike(all.iter().map(|placed| placed.question.prompt.as_str())).pairs;
    found.extend(pairs.into_iter().map(|(earlier, later)| {
        let (earlier, later) = (all[earlier], all[later]);
        let what = format!(
            "question `{}` asks nearly the same as `{}` of bank `{}`",
            later.question.id, earlier.question.id, banks[earlier.bank].id
        );
        later.about(&["prompt".into()], what, "drop one of them, or ask for something else")
    }));
    found.extend(follow_ups_again(&all));
    found.extend(lost_twins(&all));
    found.sort_by(|(a, left), (b, right)| (a, &left.at).cmp(&(b, &right.at)));
    found
}

/// What can be said of a question without looking at others.
fn alone(placed: Placed<'_>) -> Vec<(usize, Complaint)> {
    let Question { id, prompt, follow_ups, .. } = placed.question;
    let mut found = Vec::new();
    if asks_twice(prompt) {
        let what = format!("question `{id}` asks two things in one");
        let cure = "ask one, and make the other a follow-up";
        found.push(placed.about(&["prompt".into()], what, cure));
    }
    if reading_time(prompt) > READING_TIME_MAX {
        let count = prompt.split_whitespace().count();
        let what = format!("question `{id}` has {count} words, and is not understood in one go");
        let cure = "shorten it to 50 words, or leave a part to a follow-up";
        found.push(placed.about(&["prompt".into()], what, cure));
    }
    if (1..FOLLOW_UPS_WANTED).contains(&follow_ups.len()) {
        let what = format!("question `{id}` has {} of its own", plural(follow_ups.len()));
        let cure = "write at least three, with different triggers";
        found.push(placed.about(&["follow_ups".into()], what, cure));
    }
    found
}

fn plural(follow_ups: usize) -> String {
    if follow_ups == 1 { "1 follow-up".to_owned() } else { format!("{follow_ups} follow-ups") }
}

/// Follow-ups that stand word for word under another question of the same kind. Asking for a
/// shorter version sounds alike under any question.
fn follow_ups_again(all: &[Placed<'_>]) -> Vec<(usize, Complaint)> {
    let mut first_of: BTreeMap<(Kind, &str), &QuestionId> = BTreeMap::new();
    let mut found = Vec::new();
    for placed in all {
        for (i, follow_up) in placed.question.follow_ups.iter().enumerate() {
            if follow_up.trigger == Trigger::ClockOn {
                continue;
            }
            let key = (placed.question.kind, follow_up.prompt.as_str());
            if let Some(first) = first_of.insert(key, &placed.question.id) {
                first_of.insert(key, first);
                let what = format!("this follow-up stands under question `{first}` already");
                let cure = "write one that only this question can have";
                let path = ["follow_ups".into(), i.into(), "prompt".into()];
                found.push(placed.about(&path, what, cure));
            }
        }
    }
    found
}

/// Questions that are `like` one that is not there, or that is itself like another. It is advice
/// only: a group that puts a bank of its own in the place of one of ours keeps all others.
fn lost_twins(all: &[Placed<'_>]) -> Vec<(usize, Complaint)> {
    let named: BTreeSet<&QuestionId> =
        all.iter().filter_map(|placed| placed.question.like.as_ref()).collect();
    let there = all.iter().map(|placed| placed.question).filter(|q| named.contains(&q.id));
    let found: BTreeMap<&QuestionId, &Question> = there.map(|q| (&q.id, q)).collect();
    let lost = all.iter().filter_map(|placed| {
        let like = placed.question.like.as_ref()?;
        let (what, cure) = match found.get(like).map(|first| first.like.as_ref()) {
            Some(None) => return None,
            Some(Some(_)) => ("is like another one itself", "name the one that it is like"),
            None => ("is in none of the banks", "name a question by its id, or leave `like` out"),
        };
        let what = format!("question `{like}`, which `{}` is like, {what}", placed.question.id);
        Some(placed.about(&["like".into()], what, cure))
    });
    lost.collect()
}

/// Whether a prompt asks for two answers: two question marks, two sentences that ask, or a second
/// question word after "and" or "or". "Between what … and what …" is one question.
fn asks_twice(prompt: &str) -> bool {
    let marks = prompt.matches(['?', '？', '؟']).count();
    let small = small(prompt);
    let words = words(&small);
    let text = |at: usize| words.get(at).map_or("", |word| word.text);
    let orders = (0..words.len()).filter(|at| {
        let begins = *at == 0 || words[*at].sentence != words[at - 1].sentence;
        begins && Language::holds(ENGLISH.asking, text(*at))
    });
    let is_joined = |at: usize| {
        let second = Language::holds(ENGLISH.auxiliaries, text(at + 1)) && text(at + 2) == "you";
        let joins = matches!(text(at), "and" | "or");
        let between = words[..at].iter().any(|word| word.text == "between");
        joins && !between && (matches!(text(at + 1), "how" | "why" | "what") || second)
    };
    marks + orders.count() > 1 || (0..words.len()).any(is_joined)
}

#[cfg(test)]
mod tests {
    use super::*;

    #[test]
    fn two_questions_in_one_are_noticed() {
        for prompt in [
            "What happened? Why?",
            "Tell me about a failure. What did you learn?",
            "Tell me about a plan that changed and how you told the team.",
            "Which tools do you use, and why?",
            "Where do you live and would you move?",
            "Describe the team. Tell me about its size.",
        ] {
            assert!(asks_twice(prompt), "{prompt}");
        }
    }

    #[test]
    fn one_question_with_a_scene_or_a_choice_is_left_alone() {
        for prompt in [
            "If traffic doubled overnight, what would you look at first?",
            "A shop loses one order in a hundred. How would you find out why?",
            "Tell me about a choice between what was right and what was quick.",
            "Tell me about a person whom you taught and learned from.",
            "Design a service that shortens links. Start with the data.",
        ] {
            assert!(!asks_twice(prompt), "{prompt}");
        }
    }

    #[test]
    fn a_twin_that_finds_nobody_is_told() {
        let question = |id: &str, like: &str| {
            let like =
                if like.is_empty() { String::new() } else { format!("\"like\":\"{like}\",") };
            format!(
                r#"{{"id":"{id}","kind":"case","competency":"any",{like}"prompt":"Prompt {id}",
                "listen_for":{{"strong":["s"],"weak":["w"]}},"follow_ups":[]}}"#
            )
        };
        let questions = [("a", ""), ("b", "a"), ("c", "b"), ("d", "gone"), ("e", "e")]
            .map(|(id, like)| question(id, like));
        let bank = format!(r#"{{"id":"bank","title":"B","questions":[{}]}}"#, questions.join(","));
        let bank: Bank = serde_json::from_str(&bank).unwrap();
        let told = advice(&[&bank]).into_iter().map(|(_, told)| told.what);
        let told: Vec<String> = told.filter(|what| what.contains("which")).collect();
        assert_eq!(
            told,
            [
                "question `b`, which `c` is like, is like another one itself",
                "question `gone`, which `d` is like, is in none of the banks",
                "question `e`, which `e` is like, is like another one itself",
            ]
        );
    }
}
