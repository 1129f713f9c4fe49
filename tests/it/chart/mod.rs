//! Pictures: what they say in words, what is drawn, and that nothing in a label breaks them; those
//! of months in `trends`.

mod heat;
mod trends;

use expect_test::expect;
use greenroom::chart::{LevelRow, Levels};

fn row(label: &str, score: Option<(f64, f64)>, marks: &[u8], own: Option<u8>) -> LevelRow {
    LevelRow { label: label.to_owned(), score, marks: marks.to_vec(), own }
}

fn report() -> Levels {
    let rows = vec![
        row("Clarity of answer", Some((2.5, 0.4)), &[2, 2, 3, 3], Some(1)),
        row("Evidence of impact", Some((4.8, 0.6)), &[5, 5, 4, 5], Some(4)),
        row("Non-verbal presence", None, &[], None),
        row("Storytelling structure", Some((3.5, 0.5)), &[3, 4, 3, 4], Some(4)),
        row("Quality of questions", Some((1.2, 0.7)), &[1, 2], None),
    ];
    Levels { rows, bar: Some(3.5) }
}

#[test]
fn the_words_say_what_the_picture_shows() {
    expect![[r#"
        Levels from 1 to 5. Clarity of answer: 2.5, 80 % range 2.1 to 2.9; marks 2, 2, 3, 3; self 1. Evidence of impact: 4.8, 80 % range 4.2 to 5.0; marks 5, 5, 4, 5; self 4. Non-verbal presence: not rated. Storytelling structure: 3.5, 80 % range 3.0 to 4.0; marks 3, 4, 3, 4; self 4. Quality of questions: 1.2, 80 % range 1.0 to 1.9; marks 1, 2. The bar is at 3.5."#]]
    .assert_eq(&report().scene().words);
}

#[test]
fn a_row_is_drawn_as_it_always_was() {
    let rows = vec![row("Clarity of answer", Some((2.5, 0.4)), &[2, 3, 3], Some(1))];
    expect![[r##"
        <svg xmlns="http://www.w3.org/2000/svg" width="640" height="136" font-family="DejaVu Sans">
        <rect width="640" height="136" rx="12" fill="#1e1f22"/>
        <line x1="270" y1="44" x2="270" y2="90" stroke="#6d6f78" stroke-width="1" stroke-linecap="round"/>
        <text x="270" y="28" font-size="13" fill="#e3e5e8" text-anchor="middle">1</text>
        <line x1="354" y1="44" x2="354" y2="90" stroke="#6d6f78" stroke-width="1" stroke-linecap="round"/>
        <text x="354" y="28" font-size="13" fill="#e3e5e8" text-anchor="middle">2</text>
        <line x1="438" y1="44" x2="438" y2="90" stroke="#6d6f78" stroke-width="1" stroke-linecap="round"/>
        <text x="438" y="28" font-size="13" fill="#e3e5e8" text-anchor="middle">3</text>
        <line x1="522" y1="44" x2="522" y2="90" stroke="#6d6f78" stroke-width="1" stroke-linecap="round"/>
        <text x="522" y="28" font-size="13" fill="#e3e5e8" text-anchor="middle">4</text>
        <line x1="606" y1="44" x2="606" y2="90" stroke="#6d6f78" stroke-width="1" stroke-linecap="round"/>
        <text x="606" y="28" font-size="13" fill="#e3e5e8" text-anchor="middle">5</text>
        <text x="20" y="72" font-size="15" fill="#e3e5e8">Clarity of answer</text>
        <line x1="362.4" y1="67" x2="429.6" y2="67" stroke="#57c7ff" stroke-width="5" stroke-linecap="round"/>
        <circle cx="396" cy="67" r="7" fill="#57c7ff"/>
        <circle cx="354" cy="53" r="4" fill="none" stroke="#e3e5e8" stroke-width="2"/>
        <circle cx="432" cy="53" r="4" fill="none" stroke="#e3e5e8" stroke-width="2"/>
        <circle cx="444" cy="53" r="4" fill="none" stroke="#e3e5e8" stroke-width="2"/>
        <path d="M270 74l6 6 -6 6 -6 -6z" fill="#ffb454"/>
        <circle cx="26" cy="113.5" r="7" fill="#57c7ff"/>
        <text x="40" y="118" font-size="13" fill="#e3e5e8">score, 80 % range</text>
        <circle cx="198" cy="113.5" r="4" fill="none" stroke="#e3e5e8" stroke-width="2"/>
        <text x="212" y="118" font-size="13" fill="#e3e5e8">each mark</text>
        <path d="M306 107.5l6 6 -6 6 -6 -6z" fill="#ffb454"/>
        <text x="320" y="118" font-size="13" fill="#e3e5e8">self</text>
        </svg>
    "##]].assert_eq(&Levels { rows, bar: None }.scene().svg());
}

#[test]
fn nothing_in_a_label_breaks_the_picture() {
    let hostile = "</text><script>&\"\u{0}\u{7}Label that goes on and on";
    let svg = Levels { rows: vec![row(hostile, None, &[], None)], bar: None }.scene().svg();
    assert!(svg.contains("&lt;/text&gt;&lt;script&gt;&amp;&quot;"), "{svg}");
    assert!(!svg.contains("<script>") && !svg.contains('\u{7}'), "{svg}");
}

#[cfg(feature = "discord")]
#[test]
fn a_picture_has_the_size_of_its_scene_and_something_in_it() {
    use greenroom::chart::png;

    let scene = report().scene();
    let bytes = png(&scene).unwrap();
    // By the PNG specification: eight fixed bytes, then the header's length, name, width, height.
    assert_eq!(bytes[..8], *b"\x89PNG\r\n\x1a\n");
    let number = |at: usize| u32::from_be_bytes(bytes[at..at + 4].try_into().unwrap());
    assert_eq!([number(16), number(20)], [scene.width * 2, scene.height * 2]);
    // Letters are drawn: the same picture without them has fewer bytes.
    let mut mute = scene;
    mute.shapes.retain(|shape| !matches!(shape, greenroom::chart::Shape::Label { .. }));
    let mute = png(&mute).unwrap();
    assert!(bytes.len() > mute.len() + 2_000, "{} {}", bytes.len(), mute.len());
    let none = Levels { rows: Vec::new(), bar: None };
    png(&none.scene()).unwrap();
}
