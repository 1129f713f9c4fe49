//! Settings from files and environment.

use std::fs;
use std::path::{Path, PathBuf};

use expect_test::{Expect, expect};
use greenroom::config::{Environment, SETTINGS, Settings};
use tempfile::TempDir;

fn folder(name: &str, text: &str) -> TempDir {
    let folder = tempfile::tempdir().unwrap();
    fs::write(folder.path().join(name), text).unwrap();
    folder
}

fn with_file(text: &str) -> (TempDir, Result<Settings, Vec<String>>) {
    let folder = folder("greenroom.toml", text);
    let path = folder.path().to_string_lossy().into_owned();
    let read = Settings::read(&Environment::of([("GREENROOM_CONFIG_DIR", path.as_str())]));
    let read = read.map_err(|found| {
        found.iter().map(|complaint| complaint.to_string().replace(&path, "folder")).collect()
    });
    (folder, read)
}

fn complaints(text: &str, expected: Expect) {
    let (_folder, read) = with_file(text);
    expected.assert_eq(&read.unwrap_err().join("\n"));
}

#[test]
fn the_defaults_are_those_of_the_annotated_file() {
    expect![[r#"
        Settings {
            data_dir: "data",
            keep_answers_days: 0,
            backup_every_h: 6,
            backups_keep: 7,
            log: Loudness(
                "info",
            ),
            config_dir: None,
            banks_dir: None,
        }
    "#]]
    .assert_debug_eq(&Settings::read(&Environment::default()).unwrap());
}

#[test]
fn the_annotated_file_read_as_the_operators_own_changes_nothing() {
    let (_folder, read) = with_file(SETTINGS.text);
    let read = Settings { config_dir: None, ..read.unwrap() };
    assert_eq!(read, Settings::default());
}

#[test]
fn a_file_changes_what_it_names_and_the_environment_has_the_last_word() {
    let folder = folder("greenroom.toml", "data_dir = \"/a\"\nbackups_keep = 60\nlog = \"warn\"\n");
    let path = folder.path().to_string_lossy().into_owned();
    let environment = Environment::of([
        ("GREENROOM_CONFIG_DIR", path.as_str()),
        ("GREENROOM_DATA_DIR", "/b"),
        ("GREENROOM_BANKS_DIR", "/banks"),
        ("GREENROOM_LOG", " info, greenroom::runtime=debug"),
    ]);
    let settings = Settings::read(&environment).unwrap();
    assert_eq!(settings.data_dir, PathBuf::from("/b"));
    assert_eq!(settings.banks_dir, Some(PathBuf::from("/banks")));
    assert_eq!(settings.backups_keep, 60);
    assert_eq!(settings.log.as_str(), "info,greenroom::runtime=debug");
    assert_eq!(settings.backup_every_h, Settings::default().backup_every_h);
}

#[test]
fn every_wrong_setting_is_told_at_once() {
    complaints(
        "data_dir = \"\"\nkeep_answers_days = 91\nbackup_every_h = 0\nbackups_keep = 61\n\
         log = \"loud\"\n",
        expect![[r#"
            folder/greenroom.toml:1: `data_dir` is empty: name a folder, or remove the line for the default
            folder/greenroom.toml:2: `keep_answers_days` is 91: choose a number from 0 to 90
            folder/greenroom.toml:3: `backup_every_h` is 0: choose a number from 1 to 168
            folder/greenroom.toml:4: `backups_keep` is 61: choose a number from 1 to 60
            folder/greenroom.toml:5: `log` cannot be read: write a level (off, error, warn, info, debug, trace), or module=level, between commas"#]],
    );
    complaints(
        "backup_evry_h = 3\nbackups_keep = \"7\"\nlog = [1, 2]\n",
        expect![[r#"
            folder/greenroom.toml:1: unknown key `backup_evry_h`: did you mean `backup_every_h`?
            folder/greenroom.toml:2: this is the text "7": write a whole number, 0 or more
            folder/greenroom.toml:3: this is a list: write a text between two ""#]],
    );
    complaints(
        "keep_answers_days = -1\ncolour = 3\n",
        expect![[r#"
            folder/greenroom.toml:1: this is the number -1: write a whole number, 0 or more
            folder/greenroom.toml:2: unknown key `colour`: use one of data_dir, keep_answers_days, backup_every_h, backups_keep, log"#]],
    );
}

#[test]
fn edges_of_the_ranges_are_inside() {
    for text in [
        "keep_answers_days = 0\nbackup_every_h = 1\nbackups_keep = 1\n",
        "keep_answers_days = 90\nbackup_every_h = 168\nbackups_keep = 60\nlog = \"off\"\n",
    ] {
        assert!(with_file(text).1.is_ok(), "{text}");
    }
}

#[test]
fn wrong_paths_and_values_of_the_environment_are_told() {
    let environment = Environment::of([
        ("GREENROOM_CONFIG_DIR", "/no/such/folder"),
        ("GREENROOM_LOG", "info,[span]=debug"),
        ("GREENROOM_DATADIR", "/typo"),
        ("OTHER", "ignored"),
    ]);
    let told = |list: &[greenroom::config::FileComplaint]| -> String {
        list.iter().map(|complaint| format!("{complaint}\n")).collect()
    };
    expect![[r#"
        /no/such/folder: the folder does not exist: create it, or correct GREENROOM_CONFIG_DIR
        GREENROOM_LOG: cannot be read: write a level (off, error, warn, info, debug, trace), or module=level, between commas
    "#]].assert_eq(&told(&Settings::read(&environment).unwrap_err()));
    expect![[r#"
        GREENROOM_DATADIR: the variable GREENROOM_DATADIR means nothing to greenroom: did you mean GREENROOM_DATA_DIR?
    "#]].assert_eq(&told(&environment.advice));
}

#[test]
fn an_empty_folder_of_settings_changes_nothing() {
    let folder = tempfile::tempdir().unwrap();
    let path = folder.path().to_string_lossy().into_owned();
    let read = Settings::read(&Environment::of([("GREENROOM_CONFIG_DIR", path.as_str())]));
    assert_eq!(Settings { config_dir: None, ..read.unwrap() }, Settings::default());
}

fn dotenv(text: &[u8]) -> (Environment, String) {
    let folder = tempfile::tempdir().unwrap();
    let path = folder.path().join(".env");
    fs::write(&path, text).unwrap();
    let environment = Environment::of([("GREENROOM_LOG", "warn")]).with_dotenv(&path);
    let told = environment.complaints.iter().map(|complaint| format!("{complaint}\n"));
    let told = told.collect::<String>().replace(&*folder.path().to_string_lossy(), "folder");
    (environment, told)
}

#[test]
fn a_dotenv_file_adds_what_the_process_does_not_set() {
    let (environment, told) = dotenv(
        b"# paths\nexport GREENROOM_DATA_DIR=\"/with space\"\nGREENROOM_LOG=debug\nGREENROOM_BANKS_DIR=\n",
    );
    assert_eq!(told, "");
    let settings = Settings::read(&environment).unwrap();
    assert_eq!(settings.data_dir, Path::new("/with space"));
    assert_eq!((settings.log.as_str(), settings.banks_dir), ("warn", None));
}

#[test]
fn a_broken_dotenv_file_is_told_line_by_line_and_its_text_never_shown() {
    let (environment, told) =
        dotenv(b"GREENROOM_DATA_DIR=/x\nsecret with spaces\n\nGREENROOM_BANKS_DIR='open\n");
    expect![[r#"
        folder/.env:2: this line cannot be read: write NAME=value, and put a value with spaces between two "
        folder/.env:4: this line cannot be read: write NAME=value, and put a value with spaces between two "
    "#]].assert_eq(&told);
    assert!(Settings::read(&environment).is_err());
    let found = Settings::found(&environment).0.data_dir;
    assert_eq!(found, Path::new("/x"), "what it leads to can be checked");
    let (_, told) = dotenv(b"A=\xff\n");
    expect![[r#"
        folder/.env: not UTF-8 at byte 2 (line 1): save the file with the encoding UTF-8
    "#]]
    .assert_eq(&told);
}

#[test]
fn the_example_file_is_sound_and_sets_nothing() {
    let example = include_bytes!("../../../.env.example");
    let (environment, told) = dotenv(example);
    assert_eq!(told, "");
    assert_eq!(environment.advice, []);
    assert_eq!(Settings::read(&environment).unwrap().data_dir, Settings::default().data_dir);
    let missing = Environment::default().with_dotenv(Path::new("/no/such/.env"));
    assert_eq!(missing, Environment::default());
}

/// As `docker run --env-file` and `env_file:` hand over a copied example.
#[test]
fn an_empty_variable_is_as_good_as_none_and_what_stands_around_a_value_is_not_of_it() {
    let names = ["DATA_DIR", "CONFIG_DIR", "BANKS_DIR", "LOG", "DISCORD_TOKEN", "DISCORD_API_URL"];
    let names = names.map(|name| format!("GREENROOM_{name}"));
    for empty in ["", " ", "\"\"", "''", "\r\n"] {
        let environment = Environment::of(names.iter().map(|name| (name.as_str(), empty)));
        let read = Settings::read(&environment).unwrap();
        assert_eq!(read, Settings::default(), "{empty:?}");
        assert!(names.iter().all(|name| environment.value(name).is_none()), "{empty:?}");
    }
    for written in ["/b", "\"/b\"", "'/b'", " /b ", "/b\r", "\" /b \""] {
        let environment = Environment::of([("GREENROOM_DATA_DIR", written)]);
        assert_eq!(environment.value("GREENROOM_DATA_DIR"), Some("/b"), "{written:?}");
    }
    let folder = folder(".env", "GREENROOM_LOG=debug\n");
    let empty = Environment::of([("GREENROOM_LOG", "")]);
    let environment = empty.with_dotenv(&folder.path().join(".env"));
    assert_eq!(environment.value("GREENROOM_LOG"), Some("debug"), "empty is not the last word");
}

#[cfg(unix)]
#[test]
fn a_dotenv_file_may_be_a_link_to_a_secret_anywhere() {
    let secrets = folder("token", "GREENROOM_LOG=debug\n");
    let place = tempfile::tempdir().unwrap();
    std::os::unix::fs::symlink(secrets.path().join("token"), place.path().join(".env")).unwrap();
    let environment = Environment::default().with_dotenv(&place.path().join(".env"));
    assert_eq!(environment.value("GREENROOM_LOG"), Some("debug"));
    assert_eq!(environment.complaints, []);
}
