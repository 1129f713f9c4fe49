//! Questions from outside: the built-in banks, picking over a season, and very large collections.

mod built_in;
mod large;
mod picking;
mod season;

use std::sync::Arc;

use greenroom::bank::{Kind, Question};

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
