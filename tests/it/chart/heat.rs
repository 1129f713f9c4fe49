//! Hours of several days: drawn as they always were, the same in characters, and never large.

use expect_test::expect;
use greenroom::chart::{HeatDay, HeatMap};

fn day(name: &str, number: u8, hours: &[(usize, (usize, usize))]) -> HeatDay {
    let mut all = [(0, 0); 24];
    for (hour, heat) in hours {
        all[*hour] = *heat;
    }
    HeatDay { name: name.to_owned(), number: number.to_string(), hours: all }
}

fn map() -> HeatMap {
    HeatMap {
        days: vec![
            day("Mon", 30, &[(18, (2, 0)), (19, (4, 0)), (20, (4, 1))]),
            day("Tue", 1, &[(19, (1, 1)), (21, (0, 2))]),
            day("Wed", 2, &[]),
        ],
        people: 5,
        words: "Most can on Monday at 20:00.".to_owned(),
    }
}

#[test]
fn hours_are_drawn_as_they_always_were() {
    expect![[r##"
        <svg xmlns="http://www.w3.org/2000/svg" width="198" height="152" font-family="DejaVu Sans">
        <rect width="198" height="152" rx="12" fill="#1e1f22"/>
        <text x="50" y="65.5" font-size="13" fill="#e3e5e8" text-anchor="end">18:00</text>
        <text x="50" y="87.5" font-size="13" fill="#e3e5e8" text-anchor="end">19:00</text>
        <text x="50" y="109.5" font-size="13" fill="#e3e5e8" text-anchor="end">20:00</text>
        <text x="50" y="131.5" font-size="13" fill="#e3e5e8" text-anchor="end">21:00</text>
        <text x="79" y="22" font-size="13" fill="#e3e5e8" text-anchor="middle">Mon</text>
        <text x="79" y="40" font-size="13" fill="#e3e5e8" text-anchor="middle">30</text>
        <rect x="58" y="50" width="40" height="20" rx="3" fill="#57c7ff" fill-opacity="0.55"/>
        <text x="78" y="64.5" font-size="13" fill="#e3e5e8" text-anchor="middle">2</text>
        <rect x="58" y="72" width="40" height="20" rx="3" fill="#57c7ff" fill-opacity="0.85"/>
        <text x="78" y="86.5" font-size="13" fill="#1e1f22" text-anchor="middle">4</text>
        <rect x="58" y="94" width="40" height="20" rx="3" fill="#57c7ff" fill-opacity="0.93"/>
        <text x="78" y="108.5" font-size="13" fill="#1e1f22" text-anchor="middle">4+1</text>
        <rect x="58" y="116" width="40" height="20" rx="3" fill="#6d6f78" fill-opacity="0.15"/>
        <text x="121" y="22" font-size="13" fill="#e3e5e8" text-anchor="middle">Tue</text>
        <text x="121" y="40" font-size="13" fill="#e3e5e8" text-anchor="middle">1</text>
        <rect x="100" y="50" width="40" height="20" rx="3" fill="#6d6f78" fill-opacity="0.15"/>
        <rect x="100" y="72" width="40" height="20" rx="3" fill="#57c7ff" fill-opacity="0.48"/>
        <text x="120" y="86.5" font-size="13" fill="#e3e5e8" text-anchor="middle">1+1</text>
        <rect x="100" y="94" width="40" height="20" rx="3" fill="#6d6f78" fill-opacity="0.15"/>
        <rect x="100" y="116" width="40" height="20" rx="3" fill="#57c7ff" fill-opacity="0.4"/>
        <text x="120" y="130.5" font-size="13" fill="#e3e5e8" text-anchor="middle">0+2</text>
        <text x="163" y="22" font-size="13" fill="#e3e5e8" text-anchor="middle">Wed</text>
        <text x="163" y="40" font-size="13" fill="#e3e5e8" text-anchor="middle">2</text>
        <rect x="142" y="50" width="40" height="20" rx="3" fill="#6d6f78" fill-opacity="0.15"/>
        <rect x="142" y="72" width="40" height="20" rx="3" fill="#6d6f78" fill-opacity="0.15"/>
        <rect x="142" y="94" width="40" height="20" rx="3" fill="#6d6f78" fill-opacity="0.15"/>
        <rect x="142" y="116" width="40" height="20" rx="3" fill="#6d6f78" fill-opacity="0.15"/>
        </svg>
    "##]]
    .assert_eq(&map().scene().svg());
}

#[test]
fn the_same_in_characters_lines_up() {
    let scene = map().scene();
    assert_eq!(scene.words, "Most can on Monday at 20:00.");
    expect![[r#"
                18 19 20 21
        Mon 30  ▅▅ ▇▇ ██  ·
        Tue  1   · ▄▄  · ▄▄
        Wed  2   ·  ·  ·  ·"#]]
    .assert_eq(&scene.blocks.join("\n"));
}

#[test]
fn nobody_anywhere_is_an_empty_picture_that_breaks_nothing() {
    let map = HeatMap { days: vec![day("Mon", 30, &[])], people: 0, words: String::new() };
    let scene = map.scene();
    assert!(scene.svg().starts_with("<svg"));
    assert!(scene.blocks.is_empty());
}

#[cfg(feature = "discord")]
#[test]
fn two_weeks_of_all_hours_stay_small() {
    let hours: Vec<(usize, (usize, usize))> = (0..24).map(|hour| (hour, (hour * 8, 9))).collect();
    let days = (1..=15).map(|no| day("Wed", no, &hours)).collect();
    let scene = HeatMap { days, people: 200, words: String::new() }.scene();
    let png = greenroom::chart::png(&scene).unwrap();
    assert!(!scene.svg().contains("184+9"), "no text is wider than its cell");
    assert!(png.len() < 60_000, "{} bytes", png.len());
    assert!(scene.width <= 720, "{} pixels are too wide for a phone", scene.width);
}
