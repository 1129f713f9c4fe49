//! Months at a glance: what is drawn, and that it stays small.

use expect_test::expect;
use greenroom::chart::{Dot, RateRow, Reached, TimeRow, TrendKey, TrendRow, Trends, WeekRow};

fn key() -> TrendKey {
    TrendKey {
        line: "level, 80 % range".to_owned(),
        several: "several raters".to_owned(),
        one: "one rater".to_owned(),
        own: "self, lately".to_owned(),
        from: "13 weeks ago".to_owned(),
        now: "today".to_owned(),
        times: "Against their aims; the last one is filled".to_owned(),
        weeks: "Week by week".to_owned(),
    }
}

fn reached(when: f64, level: f64, margin: f64) -> Reached {
    Reached { when, level, margin }
}

/// A member who gets better, session by session.
fn row(label: &str, sessions: usize, from: f64, to: f64) -> TrendRow {
    let at = |no: usize| no as f64 / sessions as f64;
    let level = |no: usize| from + (to - from) * at(no);
    // Better and worse days, the same in every run.
    let off = |no: usize| ((no * 7919 + label.len() * 31) % 13) as f64 / 10.0 - 0.6;
    let dot = |no: usize| Dot {
        when: at(no),
        level: level(no) + off(no),
        is_of_several: !no.is_multiple_of(3),
    };
    let place = |no: usize| reached(at(no), level(no), 0.25 + 0.5 / (no + 1) as f64);
    let mut line: Vec<Reached> = (2..sessions).map(place).collect();
    line.push(reached(1.0, to, 0.3));
    TrendRow {
        label: label.to_owned(),
        stands: format!("{to:.1} ± 0.3"),
        lines: vec![line],
        dots: (0..sessions).map(dot).collect(),
        own: Some(to + 0.4),
    }
}

fn times(label: &str, aim: &str, target: [f64; 2], took: &[f64]) -> TimeRow {
    TimeRow { label: label.to_owned(), aim: aim.to_owned(), target, took: took.to_vec() }
}

/// As much as there can be in one: eight competencies of a year, each with many sessions.
fn full() -> Trends {
    let names = [
        "Clarity of answer",
        "Evidence of impact",
        "Non-verbal presence",
        "Storytelling structure",
        "Quality of questions",
        "Alignment with the role",
        "Message clarity",
        "Strategic questioning",
    ];
    Trends {
        rows: (0..).zip(names).map(|(no, name)| row(name, 60 - 5 * no, 2.4, 3.8)).collect(),
        times: vec![
            times("Opening", "60–90 s", [60.0, 90.0], &[112.0, 95.0, 91.0, 74.0, 81.0, 88.0]),
            times("Pitch", "75–90 s", [75.0, 90.0], &[130.0, 190.0, 84.0]),
            times("Behavioural", "90–120 s", [90.0, 120.0], &[140.0, 118.0, 60.0, 100.0]),
            times("Values and culture", "30–45 s", [30.0, 45.0], &[44.0]),
        ],
        fillers: Some(RateRow {
            label: "Fillers a minute".to_owned(),
            aim: "≤ 6.0".to_owned(),
            target: 6.0,
            before: Some(12.0),
            now: 6.5,
        }),
        weeks: vec![
            WeekRow { label: "Sessions".to_owned(), counts: (0..26).map(|n| n % 4).collect() },
            WeekRow { label: "Drills".to_owned(), counts: (0..26).map(|n| (n * 5) % 7).collect() },
        ],
        key: key(),
        words: "In words.".to_owned(),
    }
}

#[test]
fn a_line_its_band_and_the_sessions_are_drawn_as_they_always_were() {
    let line = vec![reached(0.5, 3.0, 0.5), reached(1.0, 3.5, 0.25)];
    let dots = [(0.0, 2.0, false), (0.25, 4.5, true)];
    let dots = dots.map(|(when, level, is_of_several)| Dot { when, level, is_of_several });
    let rows = vec![TrendRow {
        label: "Evidence <of> impact".to_owned(),
        stands: "3.5 ± 0.3".to_owned(),
        lines: vec![line],
        dots: dots.to_vec(),
        own: Some(4.0),
    }];
    let trends = Trends {
        rows,
        times: vec![times("Opening", "60–90 s", [60.0, 90.0], &[300.0, 75.0])],
        key: key(),
        words: "In words.".to_owned(),
        ..Trends::default()
    };
    expect![[r##"
        <svg xmlns="http://www.w3.org/2000/svg" width="640" height="240" font-family="DejaVu Sans">
        <rect width="640" height="240" rx="12" fill="#1e1f22"/>
        <text x="20" y="26" font-size="15" fill="#e3e5e8">Evidence &lt;of&gt; impact</text>
        <text x="606" y="26" font-size="15" fill="#e3e5e8" text-anchor="end">3.5 ± 0.3</text>
        <line x1="40" y1="94" x2="606" y2="94" stroke="#6d6f78" stroke-width="1" stroke-linecap="round"/>
        <text x="32" y="98.5" font-size="13" fill="#e3e5e8" text-anchor="end">1</text>
        <line x1="40" y1="64" x2="606" y2="64" stroke="#6d6f78" stroke-width="1" stroke-linecap="round" stroke-dasharray="4 5"/>
        <text x="32" y="68.5" font-size="13" fill="#e3e5e8" text-anchor="end">3</text>
        <line x1="40" y1="34" x2="606" y2="34" stroke="#6d6f78" stroke-width="1" stroke-linecap="round"/>
        <text x="32" y="38.5" font-size="13" fill="#e3e5e8" text-anchor="end">5</text>
        <polygon points="323,56.5 606,52.8 606,60.3 323,71.5" fill="#57c7ff" fill-opacity="0.3" stroke="#57c7ff"/>
        <polyline points="323,64 606,56.5" fill="none" stroke="#57c7ff" stroke-width="3" stroke-linejoin="round" stroke-linecap="round"/>
        <circle cx="40" cy="79" r="3.5" fill="none" stroke="#e3e5e8" stroke-width="2"/>
        <circle cx="181.5" cy="41.5" r="4" fill="#e3e5e8"/>
        <path d="M606 43l6 6 -6 6 -6 -6z" fill="#ffb454"/>
        <text x="40" y="114" font-size="13" fill="#e3e5e8">13 weeks ago</text>
        <text x="606" y="114" font-size="13" fill="#e3e5e8" text-anchor="end">today</text>
        <line x1="18" y1="135.5" x2="34" y2="135.5" stroke="#57c7ff" stroke-width="4" stroke-linecap="round"/>
        <text x="40" y="140" font-size="13" fill="#e3e5e8">level, 80 % range</text>
        <circle cx="189.2" cy="135.5" r="4" fill="#e3e5e8"/>
        <text x="203.2" y="140" font-size="13" fill="#e3e5e8">several raters</text>
        <circle cx="329.6" cy="135.5" r="3.5" fill="none" stroke="#e3e5e8" stroke-width="2"/>
        <text x="343.6" y="140" font-size="13" fill="#e3e5e8">one rater</text>
        <path d="M432 129.5l6 6 -6 6 -6 -6z" fill="#ffb454"/>
        <text x="446" y="140" font-size="13" fill="#e3e5e8">self, lately</text>
        <text x="20" y="182" font-size="15" fill="#e3e5e8">Against their aims; the last one is filled</text>
        <text x="20" y="215" font-size="13" fill="#e3e5e8">Opening</text>
        <text x="620" y="215" font-size="13" fill="#e3e5e8" text-anchor="end">60–90 s</text>
        <line x1="190" y1="210" x2="500" y2="210" stroke="#6d6f78" stroke-width="1" stroke-linecap="round"/>
        <line x1="293.3" y1="210" x2="345" y2="210" stroke="#6d6f78" stroke-width="12" stroke-linecap="round"/>
        <circle cx="500" cy="210" r="3.5" fill="none" stroke="#e3e5e8" stroke-width="2"/>
        <circle cx="319.2" cy="210" r="6" fill="#57c7ff"/>
        </svg>
    "##]].assert_eq(&trends.scene().svg());
    expect!["Evidence <of> impact ▃▇  3.5 ± 0.3"].assert_eq(&trends.scene().blocks.join("\n"));
}

#[test]
fn the_same_in_characters_lines_up() {
    expect![[r#"
        Clarity of answer       ▄▄▅▅▆▆▄▄▅▅▆▆▄▅▅▅▆▆▆▅▅▅▆▆▇▅▅▅▆▆  3.8 ± 0.3
        Evidence of impact      ▅▆▄▄▅▅▅▆▄▄▅▅▅▆▆▄▅▅▆▆▆▄▅▅▆▆▆▇▅▅  3.8 ± 0.3
        Non-verbal presence     ▄▅▅▅▄▄▄▅▅▆▆▄▄▅▅▆▆▄▅▅▅▆▆▇▅▅▆▆▆▇  3.8 ± 0.3
        Storytelling structure  ▅▅▄▄▄▅▅▆▄▄▄▅▅▆▆▄▅▅▅▆▆▄▅▅▆▆▆▇▅▅  3.8 ± 0.3
        Quality of questions    ▄▄▄▅▅▃▄▄▅▅▅▆▄▄▅▅▆▆▄▅▅▅▆▆▇▅▅▆▆▆  3.8 ± 0.3
        Alignment with the role ▄▅▅▃▄▄▄▅▅▃▄▄▅▅▅▆▄▄▅▅▆▆▄▅▅▆▆▆▇▅  3.8 ± 0.3
        Message clarity         ▄▅▃▃▄▄▄▅▃▃▄▄▅▅▆▄▄▅▅▆▆▄▅▅▅▆▆▇▅▅  3.8 ± 0.3
        Strategic questioning   ▃▃▃▄▄▅▃▃▄▄▅▅▆▄▄▅▅▆▆▄▅▅▆▆▇  3.8 ± 0.3
        Sessions                ·▃▅▆·▃▅▆·▃▅▆·▃▅▆·▃▅▆·▃▅▆·▃
        Drills                  ·█▆▃██▅·█▆▃██▅·█▆▃██▅·█▆▃█"#]]
    .assert_eq(&full().scene().blocks.join("\n"));
}

#[cfg(feature = "discord")]
#[test]
fn the_fullest_picture_stays_small() {
    let bytes = greenroom::chart::png(&full().scene()).unwrap();
    assert!(bytes.len() < 60_000, "{} bytes", bytes.len());
}
