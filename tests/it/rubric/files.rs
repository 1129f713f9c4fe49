//! The rubrics that come with greenroom, and what is said about a broken one.

use std::collections::BTreeSet;

use expect_test::expect;
use greenroom::base::{Complaint, Step};
use greenroom::rubric::{Ballot, Choice, Need, Rubric};

const PEER: &str = include_str!("../../../config/rubrics/peer.toml");
const COACH: &str = include_str!("../../../config/rubrics/coach.toml");
const TECHNICAL: &str = include_str!("../../../config/rubrics/technical.toml");
const GROUP: &str = include_str!("../../../config/rubrics/group.toml");

/// Complaints as lines: the path, what is wrong, the cure.
pub(crate) fn lines(complaints: &[Complaint]) -> String {
    let mut out = String::new();
    for complaint in complaints {
        let path: Vec<String> = complaint
            .at
            .iter()
            .map(|step| match step {
                Step::Key(key) => key.clone(),
                Step::Index(index) => index.to_string(),
            })
            .collect();
        out += &format!("{}: {complaint}\n", path.join("."));
    }
    out
}

#[test]
fn the_built_in_rubrics_are_without_complaint() {
    for text in [PEER, COACH, TECHNICAL, GROUP] {
        let rubric: Rubric = toml::from_str(text).unwrap();
        assert_eq!(lines(&rubric.check()), "");
        assert_eq!(rubric.competencies.len(), 5);
        let json = serde_json::to_string(&rubric).unwrap();
        assert_eq!(serde_json::from_str::<Rubric>(&json).unwrap(), rubric);
    }
}

#[test]
fn they_hold_the_competencies_of_the_mission() {
    let titles = |text: &str| {
        let rubric: Rubric = toml::from_str(text).unwrap();
        rubric.competencies.iter().map(|c| format!("{} · {}\n", c.id, c.title)).collect::<String>()
    };
    expect![[r"
        clarity-of-answer · Clarity of answer
        evidence-of-impact · Evidence of impact
        non-verbal-presence · Non-verbal presence
        storytelling-structure · Storytelling structure
        quality-of-questions · Quality of questions
    "]]
    .assert_eq(&titles(PEER));
    expect![[r"
        message-clarity · Message clarity
        evidence-of-impact · Evidence of impact
        role-alignment · Alignment with the role
        presence · Presence
        strategic-questioning · Strategic questioning
    "]]
    .assert_eq(&titles(COACH));
}

#[test]
fn a_ballot_opens_with_could_not_tell_where_the_turn_shows_too_little() {
    let peer: Rubric = toml::from_str(PEER).unwrap();
    let places = |shown: &[Need]| -> Vec<u8> {
        let ballot = Ballot::opened(&peer, &shown.iter().copied().collect::<BTreeSet<_>>());
        assert!(ballot.choices.values().all(|choice| *choice == Choice::CouldNotTell));
        ballot.choices.into_keys().map(|no| no.0).collect()
    };
    assert_eq!(places(&[Need::Voice, Need::OwnQuestions]), [0; 0]);
    assert_eq!(places(&[Need::OwnQuestions]), [2]);
    assert_eq!(places(&[]), [2, 4]);
}

#[test]
fn every_complaint_comes_at_once_with_its_place_and_cure() {
    let mut rubric: Rubric = toml::from_str(PEER).unwrap();
    rubric.title.clear();
    rubric.competencies.truncate(2);
    rubric.competencies[1].id = rubric.competencies[0].id.clone();
    rubric.competencies[1].title = rubric.competencies[0].title.clone();
    rubric.competencies[0].watch_for = " ends with a space ".to_owned();
    rubric.competencies[0].needs = vec![Need::Voice, Need::Voice];
    rubric.competencies[0].anchors.three.short = "x".repeat(91);
    rubric.competencies[1].anchors.five.short = rubric.competencies[1].anchors.one.short.clone();
    rubric.competencies[1].anchors.five.full = "a\u{202E}b".to_owned();
    expect![[r#"
        title: `title` is empty: write a text
        competency: rubric `peer` has 2 competencies: write 3 to 8 of them
        competency.0.watch_for: `watch_for` has line breaks, hidden characters or spaces at its ends: write it as one plain line: "ends with a space"
        competency.0.needs.1: competency `clarity-of-answer` names the same need twice: name it once
        competency.0.anchors.3.short: `short` is 91 characters long: shorten it to at most 90
        competency.1.id: competency `clarity-of-answer` is there twice: give every competency an id of its own
        competency.1.title: two competencies are called "Clarity of answer": give every competency a title of its own
        competency.1.anchors.5.full: `full` has line breaks, hidden characters or spaces at its ends: write it as one plain line: "ab"
        competency.1.anchors.5.short: two anchors of `clarity-of-answer` read the same: say what can be seen at this mark and not at the others
    "#]].assert_eq(&lines(&rubric.check()));
}

#[test]
fn unknown_fields_and_bad_ids_do_not_parse() {
    let typo = PEER.replacen("watch_for", "watchfor", 1);
    assert!(toml::from_str::<Rubric>(&typo).unwrap_err().to_string().contains("watchfor"));
    let bad_id = PEER.replacen("\"peer\"", "\"Peer rubric\"", 1);
    let said = toml::from_str::<Rubric>(&bad_id).unwrap_err().to_string();
    assert!(said.contains("`Peer rubric` is not a short name"), "{said}");
}
