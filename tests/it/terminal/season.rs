//! A season of the demo. Here it plays two weeks; the whole of it is played by `.ci/run`, which
//! compares it with what lies in `season/` and stands in the README. Where something makes it another
//! season (other questions, another draw), `greenroom demo --season --data target/season` plays the
//! one that is copied there.

use expect_test::expect_file;
use greenroom::base::GuildId;
use greenroom::runtime::HouseOptions;
use greenroom::store::{Read, Reader, Synchronous, sessions};
use greenroom::terminal::{SEASON_WEEKS, SeasonOptions, TerminalFault, season};

use crate::harness::{START, library};

const WHOLE: &str = include_str!("season/whole.txt");
const README: &str = include_str!("../../../README.md");

fn options(dir: &std::path::Path, weeks: u32) -> SeasonOptions {
    let house = HouseOptions {
        dir: dir.to_owned(),
        now: START,
        command: "demo".to_owned(),
        seed: None,
        library: library(),
        synchronous: Synchronous::Off,
    };
    SeasonOptions { house, seed: 1, weeks }
}

#[test]
fn two_weeks_of_a_group_are_told_in_two_lines_and_leave_a_database_and_everybodys_picture() {
    let home = tempfile::tempdir().unwrap();
    let dir = home.path().join("season");
    let mut out = Vec::new();
    season(options(&dir, 2), &mut out).unwrap();
    let told = String::from_utf8(out).unwrap().replace(&*dir.to_string_lossy(), "DIR");
    expect_file!["season/two_weeks.txt"].assert_eq(&told);
    // They begin as the whole season does.
    let evening = |text: &str, no: &str| {
        text.lines().find(|line| line.starts_with(no)).map(str::to_owned).unwrap()
    };
    assert_eq!(evening(&told, " 2 "), evening(WHOLE, " 2 "));
    let names = ["ana", "ben", "chloe", "dev", "ema", "finn", "gül", "hugo"];
    for name in names {
        let picture = std::fs::read_to_string(dir.join(format!("pictures/{name}.svg"))).unwrap();
        assert!(picture.starts_with("<svg") && picture.ends_with("</svg>\n"), "{name}");
    }
    let reader = Reader::open(&dir).unwrap();
    let eighth = |read: &Read| sessions::load_by_number(read, GuildId(1), 8);
    assert!(reader.look(eighth).unwrap().is_some());
    let again = season(options(&dir, 1), &mut Vec::new());
    assert!(matches!(again, Err(TerminalFault::NotEmpty(_))), "{again:?}");
}

#[test]
fn the_readme_tells_the_season_that_is_played() {
    let weeks: Vec<&str> = WHOLE
        .lines()
        .skip_while(|line| !line.starts_with(" 1 "))
        .take_while(|line| !line.is_empty())
        .collect();
    assert_eq!(weeks.len(), usize::try_from(SEASON_WEEKS).unwrap());
    assert!(README.contains(&weeks.join("\n")), "the weeks in the README are others");
    assert!(WHOLE.contains("Ready: 8 of 8"));
}
