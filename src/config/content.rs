//! What is asked and read in one language beside English: files of the same names and ids in a
//! folder that the language's locale names. What is missing there stays English.

use std::collections::{BTreeMap, BTreeSet};
use std::path::{Path, PathBuf};
use std::sync::Arc;

use super::built_in::{BuiltIn, TRANSLATED, Translated};
use super::load::{Folders, Item, Loaded, load_with};
use super::parse::Checked;
use super::report::{Part, Report};
use crate::bank::{self, Bank, Kind, Question, QuestionId};
use crate::base::Complaint;
use crate::guide::{self, Example, Examples, Guide, GuideCard, ToneCard};
use crate::progress::{Goal, GoalId, Goals};
use crate::rubric::{self, Rubric};

/// Nothing in a language of which nothing is part of the program.
const NOTHING: Translated = Translated {
    locale: "",
    banks: &[],
    rubrics: &[],
    goals: &[],
    guidance: &[],
    tones: &[],
    examples: &[],
};

/// What there is in one language.
#[derive(Debug, Clone)]
pub struct Content {
    /// The language's locale.
    pub locale: String,
    /// The questions of the language, and no others.
    pub questions: Vec<Arc<Question>>,
    /// All rubrics, in English where the language has them not.
    pub rubrics: Vec<Arc<Rubric>>,
    /// All micro-goals, likewise.
    pub goals: Arc<Goals>,
    /// All there is to read, likewise.
    pub guide: Arc<Guide>,
}

/// What is in English, and where an operator keeps what is not.
pub(super) struct Sources<'a> {
    pub(super) own: Option<&'a Path>,
    pub(super) banks_dir: Option<&'a Path>,
    pub(super) banks: &'a Loaded<Bank>,
    pub(super) rubrics: &'a Loaded<Rubric>,
    pub(super) goals: &'a Loaded<Goals>,
    pub(super) cards: &'a Loaded<GuideCard>,
    pub(super) tones: &'a Loaded<ToneCard>,
    pub(super) examples: &'a Loaded<Examples>,
}

/// What is built in and what the operator's folder `own` has in its folder `name`, beside which
/// there may be folders of `languages`.
pub(super) fn collection<T: Checked>(
    built_in: &[BuiltIn],
    own: Option<&Path>,
    name: &str,
    languages: &[&str],
) -> Loaded<T> {
    let folder = own.map(|own| own.join(name)).filter(|folder| folder.exists());
    let folders: Vec<&Path> = folder.iter().map(PathBuf::as_path).collect();
    load_with(built_in, &Folders { folders: &folders, root: own, languages }, |_| Vec::new())
}

impl Content {
    /// What there is in the language of this locale, with what is wrong with it beside the English
    /// files; nothing where no file is in it.
    pub(super) fn load(
        locale: &str,
        beside: &Sources<'_>,
        has_its_tags: impl Fn(&Bank) -> Vec<Complaint> + Sync,
        report: &mut Report,
    ) -> Option<Self> {
        let files = TRANSLATED.iter().find(|of| of.locale == locale).unwrap_or(&NOTHING);
        let of = |name: &str| format!("{name}/{locale}");
        let folder = beside.banks_dir.map(|dir| dir.join(locale)).filter(|dir| dir.exists());
        let folders: Vec<&Path> = folder.iter().map(PathBuf::as_path).collect();
        let from = Folders { folders: &folders, root: beside.banks_dir, languages: &[] };
        let banks: Loaded<Bank> = load_with(files.banks, &from, has_its_tags);
        let rubrics: Loaded<Rubric> = collection(files.rubrics, beside.own, &of("rubrics"), &[]);
        let goals: Loaded<Goals> = collection(files.goals, beside.own, &of("goals"), &[]);
        let cards: Loaded<GuideCard> = collection(files.guidance, beside.own, &of("guidance"), &[]);
        let tones: Loaded<ToneCard> = collection(files.tones, beside.own, &of("tones"), &[]);
        let examples: Loaded<Examples> =
            collection(files.examples, beside.own, &of("examples"), &[]);

        let said = |banks: &Loaded<Bank>| banks.items.iter().map(|i| i.value.questions.len()).sum();
        let english: BTreeMap<&QuestionId, &Question> =
            questions(beside.banks).map(|question| (&question.id, question)).collect();
        let own: usize =
            questions(&banks).filter(|question| !english.contains_key(&question.id)).count();
        let marked = |of: &Loaded<Examples>| of.items.iter().map(|i| i.value.examples.len()).sum();
        let aims = |of: &Loaded<Goals>| of.items.iter().map(|i| i.value.goals.len()).sum();
        let part = |name, has, of| Part { name, has, of };
        let parts = vec![
            part("questions", said(&banks), english.len() + own),
            part(Rubric::NAME, rubrics.items.len(), beside.rubrics.items.len()),
            part(Goals::NAME, aims(&goals), aims(beside.goals)),
            part(GuideCard::NAME, cards.items.len(), beside.cards.items.len()),
            part(ToneCard::NAME, tones.items.len(), beside.tones.items.len()),
            part(Examples::NAME, marked(&examples), marked(beside.examples)),
        ];

        complain_spare(report, &banks, |bank| bank::beside(bank, &english));
        let known = by_id(beside.rubrics.items.iter().map(|i| (i.value.id.clone(), &i.value)));
        complain(report, &rubrics, |own| rubric::beside(own, known.get(&own.id).copied()));
        let known: BTreeMap<GoalId, &Goal> =
            by_id(all_goals(beside.goals).map(|goal| (goal.id.clone(), goal)));
        complain(report, &goals, |own| own.beside(&known));
        let known = by_id(beside.cards.items.iter().map(|i| (i.value.id.clone(), &i.value)));
        complain(report, &cards, |own| guide::card_beside(own, known.get(&own.id).copied()));
        let known = by_id(beside.tones.items.iter().map(|i| (i.value.id.clone(), &i.value)));
        complain(report, &tones, |own| guide::tone_beside(own, known.get(&own.id).copied()));
        let known: BTreeMap<String, &Example> =
            by_id(all_examples(beside.examples).map(|one| (one.id.to_string(), one)));
        complain(report, &examples, |own| guide::examples_beside(own, &known));

        if parts.iter().all(|part| part.has == 0) {
            return None;
        }
        report.in_languages.push((locale.to_owned(), parts));
        let of_rubric = |item: &Item<Rubric>| {
            let own = rubrics.items.iter().find(|own| own.value.id == item.value.id);
            Arc::new(own.unwrap_or(item).value.clone())
        };
        let goal = |goal: &Goal| {
            let own = all_goals(&goals).find(|own| own.id == goal.id);
            own.unwrap_or(goal).clone()
        };
        let card = |item: &Item<GuideCard>| {
            let own = cards.items.iter().find(|own| own.value.id == item.value.id);
            own.unwrap_or(item).value.clone()
        };
        let tone = |item: &Item<ToneCard>| {
            let own = tones.items.iter().find(|own| own.value.id == item.value.id);
            own.unwrap_or(item).value.clone()
        };
        let example = |one: &Example| {
            let own = all_examples(&examples).find(|own| own.id == one.id);
            own.unwrap_or(one).clone()
        };
        let file = |item: &Item<Examples>| Examples {
            rubric: item.value.rubric.clone(),
            examples: item.value.examples.iter().map(example).collect(),
        };
        Some(Self {
            locale: locale.to_owned(),
            questions: banks.items.iter().flat_map(|i| i.value.questions.iter().cloned()).collect(),
            rubrics: beside.rubrics.items.iter().map(of_rubric).collect(),
            goals: Arc::new(Goals { goals: all_goals(beside.goals).map(goal).collect() }),
            guide: Arc::new(Guide {
                cards: beside.cards.items.iter().map(card).collect(),
                tones: beside.tones.items.iter().map(tone).collect(),
                examples: beside.examples.items.iter().map(file).collect(),
            }),
        })
    }

    /// Whether one of these kinds can be asked in the language.
    pub fn asks(&self, kinds: &BTreeSet<Kind>) -> bool {
        self.questions.iter().any(|question| kinds.contains(&question.kind))
    }
}

fn questions(banks: &Loaded<Bank>) -> impl Iterator<Item = &Question> {
    banks.items.iter().flat_map(|item| item.value.questions.iter().map(Arc::as_ref))
}

fn all_goals(goals: &Loaded<Goals>) -> impl Iterator<Item = &Goal> {
    goals.items.iter().flat_map(|item| &item.value.goals)
}

fn all_examples(examples: &Loaded<Examples>) -> impl Iterator<Item = &Example> {
    examples.items.iter().flat_map(|item| &item.value.examples)
}

fn by_id<K: Ord, V>(all: impl Iterator<Item = (K, V)>) -> BTreeMap<K, V> {
    all.collect()
}

/// What is wrong with the files of a collection, by themselves and beside the English ones. What
/// could be better is said of the English ones: a translation is like them, also where it names a
/// twin that only English has.
fn complain<T: Checked>(
    report: &mut Report,
    loaded: &Loaded<T>,
    beside: impl Fn(&T) -> Vec<Complaint>,
) {
    report.complaints.extend(loaded.complaints.iter().cloned());
    for item in &loaded.items {
        report.complaints.extend(item.located(beside(&item.value)));
    }
}

/// The same of files that can be done without.
fn complain_spare<T: Checked>(
    report: &mut Report,
    loaded: &Loaded<T>,
    beside: impl Fn(&T) -> Vec<Complaint>,
) {
    let complaint_count = report.complaints.len();
    complain(report, loaded, beside);
    report.left_out.extend(report.complaints.drain(complaint_count..));
}
