//! Everything that sessions are made from, loaded at once, with every complaint.

use std::collections::BTreeSet;
use std::fs;
use std::path::{Path, PathBuf};
use std::sync::Arc;

use super::built_in::{
    BANKS, ENGLISH_TEXTS, EXAMPLES, FORMATS, GOALS, GUIDANCE, LANGUAGES, RUBRICS, TONES,
};
use super::complaint::FileComplaint;
use super::content::{Content, Sources, collection};
use super::load::{Folders, Item, Loaded, load_with};
use super::nearest::nearest;
use super::parse::{Checked, located, parse_with};
use super::report::Report;
use super::settings::Settings;
use super::tags::{tags, unknown_tags};
use crate::bank::{Bank, Coverage, Question, Tags, Trigger, WantedStories};
use crate::base::{Complaint, ENGLISH, Language, Span, Step};
use crate::guide::{Examples, Guide, GuideCard, ToneCard};
use crate::interview::Format;
use crate::progress::Goals;
use crate::rubric::{CompetencyId, Rubric};

/// What the operator's folder may have.
const OWN_FOLDERS: [&str; 7] =
    ["formats", "rubrics", "goals", "guidance", "tones", "examples", "languages"];
const OWN_FILES: [&str; 2] = ["greenroom.toml", "tags.toml"];
/// Entries of that folder that are looked at.
const ENTRIES_MAX: usize = 1_000;
/// The rubric that is used unless another is named.
const USUAL_RUBRIC: &str = "peer";

/// Formats, rubrics, questions, goals and cards as they were loaded, and the settings that
/// use-cases read.
#[derive(Debug, Clone, Default)]
pub struct Library {
    /// The formats.
    pub formats: Vec<Arc<Format>>,
    /// The rubrics; the first is the usual one.
    pub rubrics: Vec<Arc<Rubric>>,
    /// The tags that a plan may name.
    pub tags: Arc<Tags>,
    /// The banks, with the files that they come from.
    pub banks: Vec<Item<Bank>>,
    /// All questions of all banks.
    pub questions: Vec<Arc<Question>>,
    /// The micro-goals.
    pub goals: Arc<Goals>,
    /// What there is to read.
    pub guide: Arc<Guide>,
    /// What is said in other languages, with the files that they come from.
    pub languages: Vec<Item<Language>>,
    /// What is asked and read in other languages, where there is anything.
    pub contents: Vec<Content>,
    /// How long answers are kept after their session; zero: until it closes.
    pub keep_answers_for: Span,
    /// An absence up to this long lets clocks run on: zero where nobody can act meanwhile.
    pub freeze_after: Span,
}

/// Every text that is in the code, as a language that says the same.
pub fn english() -> Language {
    toml::from_str(ENGLISH_TEXTS.text).unwrap_or_else(|_| ENGLISH.clone())
}

impl Library {
    /// Loads what is built in and what the operator's folders add, and reports on it. Files that
    /// are complained about are left out.
    pub fn load(settings: &Settings) -> (Self, Report) {
        let own = settings.config_dir.as_deref();
        let mut report = Report::default();
        let languages: Loaded<Language> = collection(LANGUAGES, own, "languages", &[]);
        let locales: Vec<&str> =
            languages.items.iter().map(|item| item.value.locale.as_str()).collect();
        let formats: Loaded<Format> = collection(FORMATS, own, "formats", &[]);
        let rubrics: Loaded<Rubric> = collection(RUBRICS, own, "rubrics", &locales);
        let goals: Loaded<Goals> = collection(GOALS, own, "goals", &locales);
        let guidance: Loaded<GuideCard> = collection(GUIDANCE, own, "guidance", &locales);
        let tones: Loaded<ToneCard> = collection(TONES, own, "tones", &locales);
        let examples: Loaded<Examples> = collection(EXAMPLES, own, "examples", &locales);
        let (tags, tag_lists) = tags(own);
        let own_banks: Vec<&Path> = settings.banks_dir.iter().map(PathBuf::as_path).collect();
        // Every tag of a list that cannot be read would be called unknown.
        let knows_all_tags = tag_lists.complaints.is_empty();
        let has_its_tags =
            |bank: &Bank| if knows_all_tags { unknown_tags(bank, &tags) } else { Vec::new() };
        let folders = Folders { folders: &own_banks, root: None, languages: &locales };
        let banks: Loaded<Bank> = load_with(BANKS, &folders, has_its_tags);
        let knows_all_rubrics = rubrics.complaints.is_empty();
        report.add(&formats);
        report.add(&rubrics);
        report.add(&goals);
        report.add(&guidance);
        report.add(&tones);
        report.add(&examples);
        report.add(&languages);
        report.add(&tag_lists);
        report.add_spare(&banks);
        report.advice.extend(own.map(|own| strays(own, settings)).unwrap_or_default());
        // What is said of a rubric that cannot be read would be called unknown.
        if knows_all_rubrics {
            report.complaints.extend(unknown_names(&goals, &rubrics));
            for item in &examples.items {
                let complaints =
                    item.value.check_against(rubrics.items.iter().map(|item| &item.value));
                report.complaints.extend(item.located(complaints));
            }
        }
        let beside = Sources {
            own,
            banks_dir: settings.banks_dir.as_deref(),
            banks: &banks,
            rubrics: &rubrics,
            goals: &goals,
            cards: &guidance,
            tones: &tones,
            examples: &examples,
        };
        let contents: Vec<Content> = locales
            .iter()
            .filter_map(|locale| Content::load(locale, &beside, has_its_tags, &mut report))
            .collect();
        let questions: Vec<Arc<Question>> =
            banks.items.iter().flat_map(|item| item.value.questions.iter().cloned()).collect();
        let formats: Vec<Arc<Format>> =
            formats.items.into_iter().map(|item| Arc::new(item.value)).collect();
        let rubrics: Vec<Arc<Rubric>> =
            rubrics.items.into_iter().map(|item| Arc::new(item.value)).collect();
        report.complaints.extend(unmet(&formats, &questions));
        if knows_all_rubrics {
            report.complaints.extend(unrated(&formats, &rubrics));
        }
        let all = goals.items.into_iter().flat_map(|item| item.value.goals).collect();
        let guide =
            Guide { cards: values(guidance), tones: values(tones), examples: values(examples) };
        let library = Self {
            formats,
            rubrics: usual_first(rubrics),
            tags: Arc::new(tags),
            banks: banks.items,
            questions,
            goals: Arc::new(Goals { goals: all }),
            guide: Arc::new(guide),
            contents,
            languages: languages.items,
            keep_answers_for: Span::from_hours(24 * i64::from(settings.keep_answers_days)),
            freeze_after: Span::ZERO,
        };
        (library, report)
    }

    /// A bank that somebody hands in: complained about as an operator's file is.
    ///
    /// # Errors
    /// Every complaint about it, in the order of its lines; none of it is used then.
    pub fn own_bank(&self, file: &str, bytes: &[u8]) -> Result<Bank, Vec<FileComplaint>> {
        let bank = parse_with(file, bytes, |bank| unknown_tags(bank, &self.tags))?;
        let others: Vec<&Bank> = self.banks.iter().map(|item| &item.value).collect();
        let all = [&others[..], &[&bank]].concat();
        let clashes = Bank::check_together(&all).into_iter();
        let about_it = clashes.filter(|(at, _)| *at == others.len());
        let found: Vec<Complaint> = about_it.map(|(_, complaint)| complaint).collect();
        if found.is_empty() {
            return Ok(bank);
        }
        Err(located(file, &String::from_utf8_lossy(bytes), found))
    }

    /// How many questions there are of each sort.
    pub fn coverage(&self) -> Coverage {
        Coverage::of(self.questions.iter().map(Arc::as_ref), &self.tags)
    }

    /// For which competencies questions want stories.
    pub fn wanted_stories(&self) -> WantedStories {
        WantedStories::of(self.questions.iter().map(Arc::as_ref))
    }

    /// What is asked and read in the language of this locale, where there is anything.
    pub fn content(&self, locale: &str) -> Option<&Content> {
        self.contents.iter().find(|content| content.locale == locale)
    }

    /// The micro-goals in the language of this locale.
    pub fn goals_in(&self, locale: &str) -> &Goals {
        self.content(locale).map_or(&self.goals, |content| &content.goals)
    }

    /// The format with this id.
    pub fn format(&self, id: &str) -> Option<&Arc<Format>> {
        self.formats.iter().find(|f| f.id == id)
    }

    /// The rubric with this id, or the usual one where none is named, in the language of this
    /// locale.
    pub fn rubric(&self, id: Option<&str>, locale: &str) -> Option<&Arc<Rubric>> {
        let rubrics = self.content(locale).map_or(&self.rubrics, |content| &content.rubrics);
        rubrics
            .iter()
            .find(|r| r.id.0.as_str() == id.unwrap_or(USUAL_RUBRIC))
            .or_else(|| if id.is_none() { rubrics.first() } else { None })
    }
}

/// What lies in the operator's folder and is never looked at, because it is called otherwise or
/// lies a folder too high.
fn strays(folder: &Path, settings: &Settings) -> Vec<FileComplaint> {
    let named = settings.banks_dir.iter().chain([&settings.data_dir]);
    let named: Vec<PathBuf> = named.filter_map(|named| named.canonicalize().ok()).collect();
    let Ok(entries) = fs::read_dir(folder) else { return Vec::new() };
    let mut names: Vec<String> = entries
        .take(ENTRIES_MAX)
        .filter_map(|entry| entry.ok()?.file_name().into_string().ok())
        .filter(|name| !name.starts_with('.'))
        .collect();
    names.sort_unstable();
    let stray = |name: String| {
        let path = folder.join(&name);
        let known = if path.is_dir() { &OWN_FOLDERS[..] } else { &OWN_FILES[..] };
        let is_ours = known.contains(&name.as_str())
            || path.canonicalize().is_ok_and(|path| named.contains(&path));
        let is_meant = path.is_dir() || name.to_lowercase().ends_with(".toml");
        (is_meant && !is_ours).then(|| {
            let cure = match nearest(&name, known.iter().copied()) {
                Some(meant) => format!("did you mean `{meant}`?"),
                None if path.is_dir() => format!("use one of {}", OWN_FOLDERS.join(", ")),
                None => format!("put it into one of {}", OWN_FOLDERS.join(", ")),
            };
            FileComplaint::whole(path.to_string_lossy(), "this is not looked at here", cure)
        })
    };
    names.into_iter().filter_map(stray).collect()
}

fn values<T>(loaded: Loaded<T>) -> Vec<T> {
    loaded.items.into_iter().map(|item| item.value).collect()
}

fn usual_first(mut rubrics: Vec<Arc<Rubric>>) -> Vec<Arc<Rubric>> {
    rubrics.sort_by_key(|rubric| rubric.id.0.as_str() != USUAL_RUBRIC);
    rubrics
}

/// Goals that serve a competency of no rubric, or wait for a probe that no deck has, would never
/// be proposed.
fn unknown_names(goals: &Loaded<Goals>, rubrics: &Loaded<Rubric>) -> Vec<FileComplaint> {
    let known: BTreeSet<&CompetencyId> =
        rubrics.items.iter().flat_map(|r| r.value.competencies.iter().map(|c| &c.id)).collect();
    let probes: BTreeSet<&str> = Trigger::ALL.into_iter().map(Trigger::name).collect();
    let mut found = Vec::new();
    for item in &goals.items {
        let mut complaints = Vec::new();
        for (no, goal) in item.value.goals.iter().enumerate() {
            let at = |more: &[Step]| [&["goal".into(), no.into()], more].concat();
            let id = &goal.id;
            for (nth, competency) in goal.serves.iter().enumerate() {
                if !known.contains(competency) {
                    let what = format!("goal `{id}` serves the unknown competency `{competency}`");
                    let cure = "name a competency of one of the rubrics";
                    let way = at(&["serves".into(), nth.into()]);
                    complaints.push(Complaint::new(way, what, cure));
                }
            }
            for (nth, probe) in goal.reveals.probes.iter().enumerate() {
                if !probes.contains(probe.0.as_str()) {
                    let what = format!("goal `{id}` waits for the unknown probe `{probe}`");
                    let cure = "name a trigger of a follow-up";
                    let way = at(&["reveals".into(), "probes".into(), nth.into()]);
                    complaints.push(Complaint::new(way, what, cure));
                }
            }
        }
        found.extend(item.located(complaints));
    }
    found
}

/// A format that asks for a kind of which there is no question could not be held.
fn unmet(formats: &[Arc<Format>], questions: &[Arc<Question>]) -> Vec<FileComplaint> {
    let mut found = Vec::new();
    for format in formats {
        for kinds in format.agendas.iter().flat_map(|agenda| &agenda.questions) {
            if !questions.iter().any(|q| kinds.contains(&q.kind)) {
                let what =
                    format!("format `{}` asks for {kinds:?}, and no bank has any", format.id);
                let cure = "add a bank with such questions, or choose another kind";
                found.push(FileComplaint::whole(&format.id, what, cure));
            }
        }
    }
    found
}

/// A format whose rubric is not there could not be planned.
fn unrated(formats: &[Arc<Format>], rubrics: &[Arc<Rubric>]) -> Vec<FileComplaint> {
    let named = formats.iter().filter_map(|format| Some((format, format.rubric.as_deref()?)));
    let unknown = named.filter(|(_, id)| rubrics.iter().all(|r| r.id.0.as_str() != *id));
    let complaint = |(format, id): (&Arc<Format>, &str)| {
        let what = format!("format `{}` names the unknown rubric `{id}`", format.id);
        FileComplaint::whole(&format.id, what, "name one of the rubrics, or leave `rubric` out")
    };
    unknown.map(complaint).collect()
}
