//! What is asked in other languages beside English.

use std::collections::BTreeSet;
use std::fs;
use std::path::Path;

use expect_test::{Expect, expect};
use greenroom::config::{BuiltIn, Environment, Library, Report, Settings, TRANSLATED};

fn loaded(config_dir: Option<&Path>, banks_dir: Option<&Path>) -> (Library, Report) {
    let mut settings = Settings::read(&Environment::of([])).unwrap();
    settings.config_dir = config_dir.map(Path::to_path_buf);
    settings.banks_dir = banks_dir.map(Path::to_path_buf);
    Library::load(&settings)
}

fn says(report: &Report, expected: &Expect) {
    let lines = report.complaints.iter().chain(&report.left_out).chain(&report.advice);
    let lines: Vec<String> = lines.map(|line| format!("{line}\n")).collect();
    expected.assert_eq(&lines.concat());
}

#[test]
fn every_file_of_a_languages_folders_is_embedded() {
    let project = Path::new(env!("CARGO_MANIFEST_DIR"));
    for of in TRANSLATED {
        let collections: [(&str, &[BuiltIn]); 6] = [
            ("question_banks", of.banks),
            ("config/rubrics", of.rubrics),
            ("config/goals", of.goals),
            ("config/guidance", of.guidance),
            ("config/tones", of.tones),
            ("config/examples", of.examples),
        ];
        for (folder, embedded) in collections {
            let entries = fs::read_dir(project.join(folder).join(of.locale)).ok();
            let files: BTreeSet<String> = entries
                .into_iter()
                .flatten()
                .filter_map(|entry| entry.ok()?.file_name().into_string().ok())
                .filter_map(|name| name.strip_suffix(".toml").map(str::to_owned))
                .collect();
            let embedded: BTreeSet<String> =
                embedded.iter().map(|file| file.name.to_owned()).collect();
            assert_eq!(embedded, files, "{folder} in {}", of.locale);
        }
    }
}

#[test]
fn what_comes_with_the_program_in_other_languages_is_clean() {
    let (library, report) = loaded(None, None);
    says(&report, &expect![""]);
    let has: Vec<String> = report
        .in_languages
        .iter()
        .flat_map(|(locale, all)| {
            all.iter()
                .map(move |part| format!("{locale}: {} of {} {}\n", part.has, part.of, part.name))
        })
        .collect();
    expect![[r#"
        de: 150 of 839 questions
        de: 4 of 4 rubrics
        de: 18 of 100 micro-goals
        de: 4 of 26 guidance cards
        de: 6 of 6 tone cards
        de: 0 of 49 worked examples
    "#]]
    .assert_eq(&has.concat());
    assert_eq!(library.contents.len(), TRANSLATED.len());
}

const IN_GERMAN: &str = r#"
id = "opening"
title = "Einstiege"

[[questions]]
id = "opening-proudest-result"
kind = "pitch"
competency = "evidence-of-impact"
prompt = "Stellen Sie sich mit einem Ergebnis vor."
levels = ["lead"]
listen_for.strong = ["ein Ergebnis mit seiner Größe"]
listen_for.weak = ["eine Aufgabe"]
follow_ups = [{ trigger = "no-number", prompt = "Wie groß war es?" }]

[[questions]]
id = "german-reference"
kind = "opening"
competency = "self-presentation"
prompt = "Was würde in Ihrem Arbeitszeugnis stehen?"
listen_for.strong = ["ein Satz mit einem Beleg"]
listen_for.weak = ["nur die Note"]
follow_ups = [
  { trigger = "vague", prompt = "Welcher Satz wäre Ihnen am wichtigsten?" },
  { trigger = "no-result", prompt = "Woran würde man das bei der Arbeit sehen?" },
  { trigger = "clock-on", prompt = "Bitte in einem Satz." },
]
"#;

#[test]
fn a_question_that_is_another_one_in_english_is_complained_about_and_one_of_its_own_is_not() {
    let folder = tempfile::tempdir().unwrap();
    let german = folder.path().join("de");
    fs::create_dir_all(&german).unwrap();
    fs::write(german.join("opening.toml"), IN_GERMAN).unwrap();
    let (_, report) = loaded(None, Some(folder.path()));
    let lines: Vec<String> = report.left_out.iter().map(ToString::to_string).collect();
    let lines = lines.join("\n").replace(&*folder.path().to_string_lossy(), "banks");
    expect![[r#"
        banks/de/opening.toml:6: question `opening-proudest-result` has other `kind` than in English: write the same, or give the question an id of its own
        banks/de/opening.toml:6: question `opening-proudest-result` has other `levels` than in English: write the same, or give the question an id of its own
        banks/de/opening.toml:6: question `opening-proudest-result` has other times than in English: write the same, or give the question an id of its own
        banks/de/opening.toml:6: question `opening-proudest-result` has other triggers of follow-ups than in English: write the same, or give the question an id of its own"#]].assert_eq(&lines);
}
