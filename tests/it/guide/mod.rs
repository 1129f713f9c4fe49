//! What there is to read: what comes with greenroom, and what is said about a broken file.

use std::collections::BTreeSet;
use std::fs;
use std::path::Path;
use std::sync::Arc;

use expect_test::{Expect, expect};
use greenroom::base::{MemberId, Moment};
use greenroom::config::{
    BuiltIn, ENGLISH_TEXTS, EXAMPLES, Environment, FORMATS, GOALS, GUIDANCE, LANGUAGES, Library,
    RUBRICS, Settings, TONES,
};
use greenroom::guide::{Axis, Topic};
use greenroom::interview::{Conductor, Format};
use greenroom::protocol::{Query, Shown};
use greenroom::terminal::{self, Looks};
use greenroom::view::{Press, Texts};

use crate::harness::library;
use crate::harness::screens::shown;

/// Cards that screens of a session name.
const NAMED: [&str; 9] =
    ["car", "checklist", "feedback", "interviewer", "live", "observer", "par", "rating", "star"];

#[test]
fn every_file_of_the_folders_is_embedded() {
    for (folder, all) in [
        ("config/formats", FORMATS),
        ("config/rubrics", RUBRICS),
        ("config/goals", GOALS),
        ("config/guidance", GUIDANCE),
        ("config/tones", TONES),
        ("config/examples", EXAMPLES),
        ("config/languages", LANGUAGES),
    ] {
        let entries = fs::read_dir(Path::new(env!("CARGO_MANIFEST_DIR")).join(folder)).unwrap();
        let files: BTreeSet<String> = entries
            .map(|entry| entry.unwrap().file_name().into_string().unwrap())
            .filter_map(|name| name.strip_suffix(".toml").map(str::to_owned))
            .collect();
        let name = |built_in: &BuiltIn| built_in.name.to_owned();
        // What the code says itself lies beside its translations, and is none.
        let is_beside = |built_in: &&BuiltIn| built_in.file.starts_with(&format!("{folder}/"));
        let all: Vec<&BuiltIn> =
            all.iter().chain([&ENGLISH_TEXTS].into_iter().filter(is_beside)).collect();
        let embedded: BTreeSet<String> = all.iter().copied().map(name).collect();
        assert_eq!(embedded, files, "{folder}");
        assert_eq!(all.len(), embedded.len(), "{folder}: one is there twice");
    }
}

#[test]
fn what_screens_name_is_there() {
    let guide = &library().guide;
    for id in NAMED {
        assert_eq!(guide.topic(id), Some(Topic::Card(id.parse().unwrap())), "{id}");
    }
    for of in &guide.examples {
        let file = EXAMPLES.iter().find(|file| file.name == of.rubric.0.as_str());
        assert!(
            file.is_some(),
            "the examples of a rubric lie in a file of its name: {}",
            of.rubric
        );
    }
}

#[test]
fn every_name_leads_to_one_card() {
    let guide = &library().guide;
    let cards = guide.cards.iter().map(|card| card.id.as_str());
    let tones = guide.tones.iter().map(|tone| tone.id.as_str());
    let examples = guide.all_examples().map(|(_, example)| example.id.as_str());
    let mut seen = BTreeSet::from(["tones", "examples"]);
    for id in cards.chain(tones).chain(examples) {
        assert!(seen.insert(id), "`{id}` names two things to read");
        assert!(guide.topic(&id.to_uppercase()).is_some());
    }
    for (words, topic) in [
        ("", Some(Topic::Contents)),
        ("  Tones ", Some(Topic::Tones)),
        ("examples", Some(Topic::Examples)),
        ("card star", Some(Topic::Card("star".parse().unwrap()))),
        ("tone star", None),
        ("no such card", None),
        ("\u{202e}", None),
    ] {
        assert_eq!(guide.topic(words), topic, "{words:?}");
    }
}

#[test]
fn everything_can_be_printed() {
    let library = library();
    let guide = &library.guide;
    let texts =
        Texts { goals: Arc::clone(&library.goals), guide: Arc::clone(guide), ..Texts::default() };
    let cards = guide.cards.iter().map(|card| card.id.as_str());
    let tones = guide.tones.iter().map(|tone| tone.id.as_str());
    let examples = guide.all_examples().map(|(_, example)| example.id.as_str());
    for words in cards.chain(tones).chain(examples).chain(["", "tones", "examples"]) {
        let text = terminal::guide(&texts, words, Looks::PLAIN).unwrap();
        assert!(text.lines().count() > 2 && !text.contains("**"), "{words}: {text}");
    }
    let contents = terminal::guide(&texts, "", Looks::PLAIN).unwrap();
    assert!(guide.cards.iter().all(|card| contents.contains(card.id.as_str())), "{contents}");
    assert_eq!(terminal::guide(&texts, "nothing", Looks::PLAIN), None);
}

#[test]
fn every_card_is_two_presses_from_the_contents() {
    let guide = &library().guide;
    let texts = Texts { guide: Arc::clone(guide), ..Texts::default() };
    let presses = |query: &Query| {
        let card =
            shown(&Shown::Guide { hidden: None }, query, MemberId(1), Moment::from_ms(0), &texts);
        let looks = card.buttons.into_iter().filter_map(|button| match button.press {
            Press::Look(query) => Some(query),
            Press::Do(_) | Press::Fill(_) => None,
        });
        looks.collect::<Vec<_>>()
    };
    let found: Vec<Query> =
        presses(&Query::Guide(Topic::Contents)).iter().flat_map(presses).collect();
    for one in &guide.cards {
        let wanted = Query::Guide(Topic::Card(one.id.clone()));
        assert!(found.contains(&wanted), "{}", one.id);
    }
}

#[test]
fn axes_are_written_as_the_template_says() {
    #[derive(serde::Deserialize)]
    struct All {
        axes: Vec<Axis>,
    }
    let text = "axes = [\"modesty\", \"directness\", \"small-talk\", \"hierarchy\", \"silence\", \
                \"personal-questions\"]";
    let All { axes } = toml::from_str(text).unwrap();
    assert_eq!(axes.into_iter().collect::<BTreeSet<_>>().len(), 6);
}

/// What is complained about with these files in the operator's folder.
#[track_caller]
fn check(files: &[(&str, &str)], expected: Expect) {
    let folder = tempfile::tempdir().unwrap();
    for (name, text) in files {
        let path = folder.path().join(name);
        fs::create_dir_all(path.parent().unwrap()).unwrap();
        fs::write(path, text).unwrap();
    }
    let dir = folder.path().to_string_lossy();
    let settings = Settings::read(&Environment::of([("GREENROOM_CONFIG_DIR", &*dir)])).unwrap();
    let (_, report) = Library::load(&settings);
    let lines: String = report.complaints.iter().map(|c| format!("{c}\n")).collect();
    expected.assert_eq(&lines.replace(&*dir, "ours"));
}

#[test]
fn sound_files_of_an_operator_are_added_or_replace() {
    let card = "id = \"star\"\ntitle = \"Ours\"\nfor = \"candidate\"\nabout = \"A\"\n\
                [[section]]\nheading = \"H\"\nlines = [\"L\"]\n";
    let unknown_to_the_code = card.replace("star", "our-card");
    check(&[("guidance/star.toml", card), ("guidance/our-card.toml", &unknown_to_the_code)], {
        expect![[""]]
    });
}

#[test]
fn every_complaint_about_a_card_has_its_line() {
    let long = "x".repeat(301);
    let card = format!(
        "id = \"pitch-it\"\ntitle = \"\"\nfor = \"anybody\"\nabout = \"{long}\"\n\
         [[section]]\nheading = \"H\"\nlines = []\n\
         [[section]]\nheading = \" H\"\nlines = [\"{long}\"]\n"
    );
    let all: String = std::iter::repeat_n("\"123456789 123456789 123456789\", ", 10).collect();
    let section = format!("[[section]]\nheading = \"H\"\nlines = [{all}]\n");
    let too_much = format!(
        "id = \"much\"\ntitle = \"T\"\nfor = \"rater\"\nabout = \"A\"\n{}",
        section.repeat(11)
    );
    check(
        &[("guidance/pitch.toml", &card), ("guidance/much.toml", &too_much)],
        expect![[r#"
        ours/guidance/much.toml:5: card `much` is 3203 characters long in all: shorten it to at most 3000, or make two cards of it
        ours/guidance/pitch.toml:2: `title` is empty: write a text
        ours/guidance/pitch.toml:3: `anybody` is not known here: use one of candidate, interviewer, rater, member
        ours/guidance/pitch.toml:4: `about` is 301 characters long: shorten it to at most 200
        ours/guidance/pitch.toml:7: `lines` has 0 entries: write 1 to 10 of them
        ours/guidance/pitch.toml:9: `heading` has line breaks, hidden characters or spaces at its ends: write it as one plain line
        ours/guidance/pitch.toml:10: `lines` is 301 characters long: shorten it to at most 300
    "#]],
    );
    let renamed = "id = \"other\"\ntitle = \"T\"\nfor = \"rater\"\nabout = \"A\"\n\
                   [[section]]\nheading = \"H\"\nlines = [\"L\"]\n";
    check(
        &[("guidance/pitch.toml", renamed)],
        expect![[r#"
        ours/guidance/pitch.toml:1: id `other` is not the name of the file: write id = "pitch"
    "#]],
    );
}

#[test]
fn every_complaint_about_a_tone_has_its_line() {
    let tone = "id = \"flat\"\ntitle = \"Flat\"\naxis = \"volume\"\nabout = \"A\"\n\
                play = [\"one\", \"two\"]\nsay = [\"a\", \"b\", \"c\", \"d\", \"e\"]\n\
                watch_for = [\"a\", \"\"]\n";
    check(
        &[("tones/flat.toml", tone)],
        expect![[r#"
            ours/tones/flat.toml:3: `volume` is not known here: use one of modesty, directness, small-talk, hierarchy, silence, personal-questions
            ours/tones/flat.toml:5: `play` has 2 entries: write 3 to 5 of them
            ours/tones/flat.toml:6: `say` has 5 entries: write 2 to 4 of them
            ours/tones/flat.toml:7: `watch_for` is empty: write a text
        "#]],
    );
}

#[test]
fn every_complaint_about_an_example_has_its_line() {
    let long = "x".repeat(1_501);
    let example = |id: &str, rest: &str| {
        format!("[[example]]\nid = \"{id}\"\ntitle = \"T\"\nquestion = \"Q\"\n{rest}\n")
    };
    let file = format!(
        "rubric = \"peer\"\n{}{}{}",
        example("one", &format!("answer = \"{long}\"\nmarks = {{}}")),
        example("one", "answer = \"A\"\n[example.marks.clarity-of-answer]\nmark = 6\nwhy = \"W\""),
        example("two", "answer = \"A\"\n[example.marks.presence]\nmark = 3\nwhy = \"\""),
    );
    check(
        &[("examples/ours.toml", &file)],
        expect![[r#"
            ours/examples/ours.toml:6: `answer` is 1501 characters long: shorten it to at most 1500
            ours/examples/ours.toml:7: example `one` has no mark: write at least one, as [example.marks.COMPETENCY]
            ours/examples/ours.toml:9: example id `one` is used by another example of this file: choose another id
            ours/examples/ours.toml:14: 6 is not a mark: marks go from 1 to 5
            ours/examples/ours.toml:23: `why` is empty: write a text
        "#]],
    );
    // What can only be said beside the rubrics, and beside other files.
    let foreign = format!(
        "rubric = \"peer\"\n{}{}",
        example("three", "answer = \"A\"\n[example.marks.presence]\nmark = 3\nwhy = \"W\""),
        example("four", "answer = \"A\"\n[example.marks.clarity-of-answer]\nmark = 3\nwhy = \"W\""),
    );
    let unknown = foreign.replace("\"peer\"", "\"pear\"").replace("three", "five");
    check(
        &[("examples/ours.toml", &foreign), ("examples/theirs.toml", &unknown)],
        expect![[r#"
            ours/examples/theirs.toml:11: example id `four` is used by another file: choose another id
            ours/examples/ours.toml:7: rubric `peer` has no competency `presence`: use one of clarity-of-answer, evidence-of-impact, non-verbal-presence, storytelling-structure, quality-of-questions
        "#]],
    );
}

#[test]
fn every_complaint_about_a_format_and_its_exercises_has_its_line() {
    let long = "x".repeat(401);
    let format = format!(
        "id = \"ours\"\ntitle = \"Ours\"\nabout = \"A\"\nturns = \"single\"\n\
         conductor = \"bot\"\ncandidates = {{ min = 1, max = 1 }}\n\
         rating = {{ raters = \"guild\", window_s = 1200 }}\nopener = \"{long}\"\ncloser = \"\"\n\
         [[agenda]]\nminutes = 10\nquestions_s = 600\nquestions = [[\"opening\"]]\n\
         [[exercise]]\nid = \"One\"\ntitle = \"T\"\ntask = \"T\"\nsteps = []\nwatch_for = [\"\"]\n\
         [[exercise]]\nid = \"two\"\ntitle = \"T\"\ntask = \" \"\nsteps = [\"S\"]\n\
         watch_for = [\"a\", \"b\", \"c\", \"d\", \"e\", \"f\"]\n\
         [[exercise]]\nid = \"two\"\ntitle = \"T\"\ntask = \"T\"\nsteps = [\"S\"]\n\
         watch_for = [\"a\"]\n"
    );
    check(
        &[("formats/ours.toml", &format)],
        expect![[r#"
        ours/formats/ours.toml:8: `opener` is 401 characters long: shorten it to at most 400
        ours/formats/ours.toml:9: `closer` is empty: write a text
        ours/formats/ours.toml:14: there are exercises, and no agenda has time for one: set exercise_s in an agenda, or leave the exercises out
        ours/formats/ours.toml:15: id `One` is not a plain name: use 1 to 32 characters out of a-z, 0-9 and -
        ours/formats/ours.toml:18: `steps` has 0 entries: write 1 to 8 of them
        ours/formats/ours.toml:19: `watch_for` is empty: write a text
        ours/formats/ours.toml:23: `task` is empty: write a text
        ours/formats/ours.toml:25: `watch_for` has 6 entries: write 1 to 5 of them
        ours/formats/ours.toml:27: exercise `two` is there twice: choose another id
    "#]],
    );
}

#[test]
fn every_complaint_about_a_goal_has_its_line() {
    let goal = |id: &str, serves: &str, probe: &str, transfer: &str| {
        format!(
            "[[goal]]\nid = \"{id}\"\nserves = [\"{serves}\"]\nbehaviour = \"B\"\n\
             if_then = \"If a, then I b.\"\ndrill = \"D\"\ntransfer = \"{transfer}\"\n\
             reveals = {{ probes = [\"{probe}\"] }}\n"
        )
    };
    let clarity = "clarity-of-answer";
    let long = "x".repeat(201);
    let same = goal("before-after", clarity, "vague", "T");
    let unknown = goal("ours", "charm", "silence", "T");
    check(
        &[
            ("goals/long.toml", &goal("long", clarity, "vague", &long)),
            ("goals/same.toml", &same),
            ("goals/unknown.toml", &unknown),
        ],
        expect![[r#"
            ours/goals/long.toml:7: `transfer` of goal `long` is 201 characters long: shorten it to at most 200
            ours/goals/same.toml:2: goal id `before-after` is used by another file: choose another id
            ours/goals/unknown.toml:3: goal `ours` serves the unknown competency `charm`: name a competency of one of the rubrics
            ours/goals/unknown.toml:8: goal `ours` waits for the unknown probe `silence`: name a trigger of a follow-up
        "#]],
    );
}

#[test]
fn what_the_bot_says_is_short_enough_to_be_said() {
    let spoken = |format: &Format| [format.opener.clone(), format.closer.clone()];
    for format in &library().formats {
        for text in spoken(format).into_iter().flatten() {
            let words = text.split_whitespace().count();
            assert!(words <= 70, "{}: {words} words", format.id);
        }
        let alone = format.conductor == Conductor::Bot;
        let has_time = format.agendas.iter().any(|agenda| agenda.exercise_s > 0);
        assert!(!alone || !has_time, "{}: nobody works on an exercise alone", format.id);
        assert!(!has_time || !format.exercises.is_empty(), "{}: no task", format.id);
    }
}
