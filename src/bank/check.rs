//! What the author of a bank must mend before it is used.

use std::collections::BTreeMap;

use super::question::{Bank, FollowUp, Question};
use super::slug::QuestionId;
use crate::base::{CleanText, Complaint, Lines, Step, TextLimit, TextProblem};

/// Questions in one bank.
pub const QUESTIONS_MAX: usize = 500;
/// A prompt longer than this cannot be kept in mind while it is read aloud.
pub(super) const PROMPT_MAX: usize = 300;
/// A follow-up is spoken in one breath, a note is read at a glance.
pub(super) const NOTE_MAX: usize = 200;
/// A title fits into a picker.
const TITLE_MAX: usize = 80;
/// A bank introduces itself in a paragraph.
const ABOUT_MAX: usize = 500;
/// Notes of one sort that an interviewer can hold against an answer.
pub(super) const NOTES_MAX: usize = 6;
/// Tags of one sort.
const TAGS_MAX: usize = 12;
/// No answer is aimed to be shorter, and none may run longer: a quarter of an hour.
const TARGET_S_MIN: u32 = 10;
const LIMIT_S_MAX: u32 = 900;

/// What keeps `bank` from being used, in the order of the file.
pub fn check(bank: &Bank) -> Vec<Complaint> {
    let mut found = Vec::new();
    found.extend(line(&["title".into()], &bank.title, TITLE_MAX));
    if !bank.about.is_empty() {
        found.extend(text(&["about".into()], &bank.about, TextLimit::paragraph(ABOUT_MAX)));
    }
    let questions: Step = "questions".into();
    found.extend(count(&questions, bank.questions.len(), 1, QUESTIONS_MAX));
    let mut first_of: BTreeMap<&QuestionId, usize> = BTreeMap::new();
    for (i, question) in bank.questions.iter().enumerate() {
        let mut of_question = check_question(question);
        if let Some(first) = first_of.insert(&question.id, i) {
            first_of.insert(&question.id, first);
            of_question
                .insert(0, id_taken(question, &format!("question {} of this file", first + 1)));
        }
        let outer = [questions.clone(), i.into()];
        found.extend(of_question.into_iter().map(|complaint| complaint.within(&outer)));
    }
    found
}

/// What keeps banks that are each sound from being used side by side: with each complaint, the
/// place in `banks` of the bank that it is about, which is always the later one.
pub fn check_together(banks: &[&Bank]) -> Vec<(usize, Complaint)> {
    let mut found = Vec::new();
    let mut bank_ids = BTreeMap::new();
    let mut question_ids: BTreeMap<&QuestionId, &Bank> = BTreeMap::new();
    for (at, bank) in banks.iter().enumerate() {
        if bank_ids.insert(&bank.id, at).is_some() {
            let what = format!("bank `{}` exists already", bank.id);
            found.push((at, Complaint::new(vec!["id".into()], what, "give it an id of its own")));
        }
        for (i, question) in bank.questions.iter().enumerate() {
            match question_ids.get(&question.id) {
                Some(other) if !std::ptr::eq(*other, *bank) => {
                    let complaint = id_taken(question, &format!("bank `{}`", other.id));
                    found.push((at, complaint.within(&["questions".into(), i.into()])));
                }
                Some(_) | None => {
                    question_ids.insert(&question.id, bank);
                }
            }
        }
    }
    found
}

fn id_taken(question: &Question, by: &str) -> Complaint {
    let what = format!("question id `{}` is taken by {by}", question.id);
    Complaint::new(vec!["id".into()], what, "give this question an id of its own")
}

fn check_question(question: &Question) -> Vec<Complaint> {
    let mut found = Vec::new();
    found.extend(line(&["prompt".into()], &question.prompt, PROMPT_MAX));
    found.extend(repeated("levels", &question.levels));
    found.extend(repeated("roles", &question.roles));
    found.extend(repeated("regions", &question.regions));
    found.extend(times(question));
    for (key, notes) in
        [("strong", &question.listen_for.strong), ("weak", &question.listen_for.weak)]
    {
        let outer = ["listen_for".into()];
        let counted = count(&key.into(), notes.len(), 1, NOTES_MAX);
        found.extend(counted.map(|complaint| complaint.within(&outer)));
        for (i, note) in notes.iter().enumerate() {
            found.extend(line(&["listen_for".into(), key.into(), i.into()], note, NOTE_MAX));
        }
    }
    found.extend(follow_ups(&question.follow_ups));
    found
}

fn times(question: &Question) -> Option<Complaint> {
    let [from, to] = question.target_s;
    let limit = question.limit_s;
    let (key, what, cure) = if from > to {
        ("target_s", format!("the target runs from {from} s down to {to} s"), "swap the two".into())
    } else if from < TARGET_S_MIN {
        let cure = format!("aim for {TARGET_S_MIN} s at least");
        ("target_s", format!("a target of {from} s is too short to answer in"), cure)
    } else if limit > LIMIT_S_MAX {
        let cure = format!("set limit_s to {LIMIT_S_MAX} at most");
        ("limit_s", format!("a limit of {limit} s is too long for one question"), cure)
    } else if to > limit {
        let what = format!("the target of {to} s lies beyond the limit of {limit} s");
        ("limit_s", what, format!("set limit_s to {to} or more, or lower the target"))
    } else {
        return None;
    };
    Some(Complaint::new(vec![key.into()], what, cure))
}

fn follow_ups(follow_ups: &[FollowUp]) -> Vec<Complaint> {
    let key: Step = "follow_ups".into();
    let mut found = Vec::new();
    if follow_ups.is_empty() {
        let cure = "write at least one, better three with different triggers";
        found.push(Complaint::new(vec![key.clone()], "the question has no follow-up", cure));
    }
    for (i, follow_up) in follow_ups.iter().enumerate() {
        let at = |last: &str| vec![key.clone(), i.into(), last.into()];
        if follow_ups[..i].iter().any(|earlier| earlier.trigger == follow_up.trigger) {
            let what = "this trigger has a follow-up already";
            let cure = "keep one of them, or choose another trigger";
            found.push(Complaint::new(at("trigger"), what, cure));
        }
        found.extend(line(&at("prompt"), &follow_up.prompt, NOTE_MAX));
        let hint = follow_up.hint.as_ref();
        found.extend(hint.and_then(|hint| line(&at("hint"), hint, NOTE_MAX)));
    }
    found
}

fn line(at: &[Step], raw: &str, characters_max: usize) -> Option<Complaint> {
    text(at, raw, TextLimit::line(characters_max))
}

fn text(at: &[Step], raw: &str, limit: TextLimit) -> Option<Complaint> {
    let key = at.iter().rev().find_map(|step| match step {
        Step::Key(key) => Some(key.as_str()),
        Step::Index(_) => None,
    });
    let key = key.unwrap_or("text");
    let (what, cure) = match CleanText::new(raw, limit) {
        Err(TextProblem::Empty) => (format!("`{key}` is empty"), "write something here".to_owned()),
        Err(TextProblem::TooLong { characters_max }) => {
            let what = format!("`{key}` is {} characters long", raw.encode_utf16().count());
            (what, format!("shorten it to {characters_max}"))
        }
        Ok(clean) if clean.as_str() != raw => (
            format!("`{key}` holds line breaks, hidden characters or spaces around it"),
            match limit.lines {
                Lines::One => "type it again as plain text on one line".to_owned(),
                Lines::Many => "type it again as plain text".to_owned(),
            },
        ),
        Ok(clean) if clean.as_str().contains("http://") => {
            (format!("`{key}` holds a link that is not https"), "use an https link".to_owned())
        }
        Ok(_) => return None,
    };
    Some(Complaint::new(at.to_vec(), what, cure))
}

fn count(key: &Step, count: usize, min: usize, max: usize) -> Option<Complaint> {
    let Step::Key(name) = key else { return None };
    let (what, cure) = if count < min {
        (format!("`{name}` is empty"), format!("write at least {min}"))
    } else if count > max {
        (format!("`{name}` has {count} entries"), format!("keep at most {max}"))
    } else {
        return None;
    };
    Some(Complaint::new(vec![key.clone()], what, cure))
}

fn repeated<T: PartialEq>(key: &str, tags: &[T]) -> Option<Complaint> {
    let again = (1..tags.len()).find(|i| tags[..*i].contains(&tags[*i]));
    let repeated = again.map(|i| {
        let at = vec![key.into(), i.into()];
        Complaint::new(at, format!("`{key}` names this one twice"), "drop one of the two")
    });
    count(&key.into(), tags.len(), 0, TAGS_MAX).or(repeated)
}
