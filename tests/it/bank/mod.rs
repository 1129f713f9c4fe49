//! Questions from outside: the built-in banks, picking over a season, and very large collections.

mod built_in;
mod large;
mod picking;
mod professions;
mod season;
mod translated;

use std::sync::Arc;

use greenroom::bank::{Kind, Level, Question};
use greenroom::base::{CleanText, MemberId, Moment, Reminders, Span, TextLimit};
use greenroom::interview::{Mode, Plan};

/// A question with this id and nothing special about it.
fn question(id: &str, kind: Kind) -> Question {
    let kind = serde_json::to_string(&kind).unwrap();
    let json = format!(
        r#"{{"id":"{id}","kind":{kind},"competency":"any","prompt":"Prompt of {id}",
        "listen_for":{{"strong":["s"],"weak":["w"]}},
        "follow_ups":[{{"trigger":"no-result","prompt":"Own words of {id}"}}]}}"#
    );
    serde_json::from_str(&json).unwrap()
}

fn shared(questions: impl IntoIterator<Item = Question>) -> Vec<Arc<Question>> {
    questions.into_iter().map(Arc::new).collect()
}

/// The plan of a session for this role and level, and nothing else.
fn plan(role: Option<&str>, level: Option<Level>) -> Plan {
    Plan {
        planner: MemberId(1),
        objective: CleanText::new("practice", TextLimit::line(20)).unwrap(),
        wanted: None,
        role: role.map(str::to_owned),
        role_title: None,
        level,
        region: None,
        competency: None,
        kind: None,
        agenda: 0,
        mode: Mode::Practice,
        venue: None,
        starts_at: Moment::from_ms(0),
        at_once: false,
        is_dealt: false,
        is_private: false,
        language: String::new(),
        in_english: Vec::new(),
        keep_answers_days: 0,
        again: None,
        cut_off_at: None,
        place: None,
        room: None,
        freeze_after: Span::ZERO,
        reminders: Reminders::default(),
    }
}
