//! Known tags, and what a library makes of files that use others.

use std::fs;
use std::path::Path;

use expect_test::{Expect, expect};
use greenroom::bank::{Tag, TagSort};
use greenroom::config::{CoverageTable, Environment, Library, Report, Settings, TAGS};
use tempfile::TempDir;

use super::{bank, sound};

/// A folder for config and banks with these files.
fn folder(files: &[(&str, String)]) -> TempDir {
    let folder = tempfile::tempdir().unwrap();
    fs::create_dir(folder.path().join("banks")).unwrap();
    for (name, text) in files {
        fs::write(folder.path().join(name), text).unwrap();
    }
    folder
}

fn load(folder: &Path) -> (Library, Report) {
    let path = folder.to_string_lossy().into_owned();
    let banks = format!("{path}/banks");
    let environment = Environment::of([
        ("GREENROOM_CONFIG_DIR", path.as_str()),
        ("GREENROOM_BANKS_DIR", banks.as_str()),
    ]);
    Library::load(&Settings::read(&environment).unwrap())
}

/// What keeps files from being used; first what keeps greenroom from running.
fn told(folder: &Path, expected: Expect) {
    let (library, report) = load(folder);
    let lines = |list: &[greenroom::config::FileComplaint]| -> String {
        list.iter().map(|complaint| format!("{complaint}\n")).collect()
    };
    let mut shown = lines(&report.complaints);
    if !report.left_out.is_empty() {
        shown += &format!("left out:\n{}", lines(&report.left_out));
    }
    let own = library.banks.iter().filter(|item| !item.is_built_in);
    own.for_each(|item| shown += &format!("used: {}\n", item.name));
    expected.assert_eq(&shown.replace(&*folder.to_string_lossy(), "folder"));
}

fn tagged(id: &str, competency: &str, more: &str) -> String {
    let question = sound(id).replace("\"ownership\"", &format!("\"{competency}\"\n{more}"));
    bank(&question).replace("\"ours\"", &format!("\"{id}\""))
}

#[test]
fn unknown_tags_are_told_with_the_nearest_known_one_and_take_only_their_bank_away() {
    let folder = folder(&[
        ("banks/one.toml", tagged("one", "conflct", "roles = [\"backend\", \"bakend\"]")),
        ("banks/two.toml", tagged("two", "juggling", "regions = [\"eu\", \"antarctica\"]")),
        ("banks/three.toml", tagged("three", "conflict", "roles = [\"beekeeper\"]")),
        ("banks/four.toml", tagged("four", "conflict", "roles = [\"qa\"]")),
    ]);
    told(
        folder.path(),
        expect![[r#"
            left out:
            folder/banks/one.toml:7: unknown competency `conflct`: did you mean `conflict`? If not, add it to tags.toml
            folder/banks/one.toml:8: unknown role `bakend`: did you mean `backend`? If not, add it to tags.toml
            folder/banks/three.toml:8: unknown role `beekeeper`: choose one from config/tags.toml, or add it to a tags.toml of your own
            folder/banks/two.toml:7: unknown competency `juggling`: choose one from config/tags.toml, or add it to a tags.toml of your own
            folder/banks/two.toml:8: unknown region `antarctica`: use one of africa, asia-pacific, australia-new-zealand, canada, eu, gulf, india, latin-america, switzerland, uk, us, or add it to tags.toml
            used: four
        "#]],
    );
}

#[test]
fn own_tags_are_added_to_the_known_ones() {
    let tags = "[[role]]\nid = \"beekeeper\"\ntitle = \"Beekeeper\"\n\
                [[role]]\nid = \"sre\"\ntitle = \"Operations\"\n";
    let folder = folder(&[
        ("tags.toml", tags.to_owned()),
        ("banks/three.toml", tagged("three", "conflict", "roles = [\"beekeeper\", \"backend\"]")),
    ]);
    told(
        folder.path(),
        expect![[r#"
        used: three
    "#]],
    );
    let (library, report) = load(folder.path());
    assert!(report.is_clean(), "{report}");
    let title = |id: &str| library.tags.title(TagSort::Role, &Tag::new(id).unwrap());
    assert_eq!(title("sre"), Some("Operations"));
    assert_eq!(title("backend"), Some("Backend engineer"));
}

#[test]
fn a_broken_file_of_tags_keeps_greenroom_from_running() {
    let tags = "[[role]]\nid = \"beekeeper\"\n[[roles]]\n[[region]]\nid = \"eu\"\ntitle = \"\"\n";
    let folder = folder(&[("tags.toml", tags.to_owned())]);
    told(
        folder.path(),
        expect![[r#"
            folder/tags.toml:1: `title` is missing: add a line that begins `title =` below this heading
            folder/tags.toml:3: unknown key `roles`: did you mean `role`?
            folder/tags.toml:6: the title of `eu` cannot be shown: write 1 to 40 plain characters on one line
        "#]],
    );
}

#[test]
fn a_forgotten_file_of_tags_ends_with_a_bounded_list() {
    let all: String = (0..300).map(|n| sound(&format!("q{n}")).replace("ownership", "x")).collect();
    let folder = folder(&[("banks/ours.toml", bank(&all))]);
    let (_, report) = load(folder.path());
    assert_eq!(report.left_out.len(), 51);
}

#[test]
fn the_built_in_tags_are_sound_and_all_have_titles_of_their_own() {
    let (library, report) = Library::load(&Settings::default());
    assert!(report.is_clean(), "{report}");
    for sort in TagSort::ALL {
        let titles: Vec<&str> =
            library.tags.of(sort).filter_map(|tag| library.tags.title(sort, tag)).collect();
        let mut different = titles.clone();
        different.sort_unstable();
        different.dedup();
        assert_eq!(different.len(), titles.len(), "{}: {sort:?}", TAGS.file);
    }
}

#[test]
fn the_table_of_the_built_in_banks_fits_a_terminal_and_names_the_thinnest() {
    let (library, _) = Library::load(&Settings::default());
    let shown = CoverageTable(&library.coverage()).to_string();
    for line in shown.lines() {
        assert!(line.chars().count() <= 100 && line.trim_end() == line, "{line:?}");
    }
    assert_eq!(shown.lines().filter(|line| line.starts_with("thinnest: ")).count(), 3, "{shown}");
}
