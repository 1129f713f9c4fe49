//! "Did you mean": the known name that a wrong one is most like.

use strsim::osa_distance;

/// Names further away than a third of their length are not what was meant.
const CLOSE_ONE_IN: usize = 3;
/// Names longer than this are not compared: no known name is.
const LENGTH_MAX: usize = 64;

/// What authors say, and the name that we have for it. Some are closer to a name that means
/// something else: "junior" to "senior", "coding" to "closing".
const SAID: [(&str, &str); 44] = [
    // Levels.
    ("junior", "entry"),
    ("graduate", "entry"),
    ("beginner", "entry"),
    ("intern", "entry"),
    ("middle", "mid"),
    ("medium", "mid"),
    ("intermediate", "mid"),
    ("regular", "mid"),
    ("staff", "lead"),
    ("principal", "lead"),
    ("manager", "lead"),
    // Kinds of questions.
    ("intro", "opening"),
    ("introduction", "opening"),
    ("competency", "behavioural"),
    ("story", "behavioural"),
    ("hypothetical", "situational"),
    ("scenario", "situational"),
    ("coding", "technical"),
    ("system-design", "technical"),
    ("estimation", "case"),
    ("brainteaser", "case"),
    ("culture", "values"),
    ("motivation", "values"),
    ("visa", "relocation"),
    ("compensation", "salary"),
    ("negotiation", "salary"),
    ("career-change", "pivot"),
    // Triggers.
    ("too-long", "too-long-on-the-situation"),
    ("no-outcome", "no-result"),
    ("no-metric", "no-number"),
    ("we", "whose-part"),
    ("team", "whose-part"),
    ("challenge", "push-back"),
    ("assumptions", "clarify-first"),
    // Keys.
    ("question", "prompt"),
    ("text", "prompt"),
    ("description", "about"),
    ("name", "title"),
    ("type", "kind"),
    ("skill", "competency"),
    ("seniority", "levels"),
    ("difficulty", "levels"),
    ("time_s", "target_s"),
    ("max_s", "limit_s"),
];

/// The one of `known` that `wrong` probably means: another word for it, or a misspelling, in which
/// letters are added, dropped, changed or swapped with their neighbour.
pub fn nearest<'a>(wrong: &str, known: impl IntoIterator<Item = &'a str>) -> Option<&'a str> {
    let length = wrong.chars().count();
    if length > LENGTH_MAX {
        return None;
    }
    let is_said_for = |name: &str| SAID.contains(&(wrong, name));
    let close = |name: &'a str| {
        let distance = if is_said_for(name) { 0 } else { osa_distance(wrong, name) };
        let allowed = length.max(name.chars().count()) / CLOSE_ONE_IN;
        (distance <= allowed).then_some((distance, name))
    };
    known.into_iter().filter_map(close).min().map(|(_, name)| name)
}

#[cfg(test)]
mod tests {
    use super::*;

    #[test]
    fn the_nearest_name_is_found_and_a_strange_one_is_not() {
        let known = ["prompt", "follow_ups", "levels", "limit_s"];
        assert_eq!(nearest("promt", known), Some("prompt"));
        assert_eq!(nearest("porompt", known), Some("prompt"));
        assert_eq!(nearest("followups", known), Some("follow_ups"));
        assert_eq!(nearest("level", known), Some("levels"));
        assert_eq!(nearest("colour", known), None);
        assert_eq!(nearest("question", known), Some("prompt"), "another word for it");
        let levels = ["entry", "mid", "senior", "lead"];
        assert_eq!(nearest("junior", levels), Some("entry"), "and not what is spelt like it");
        assert_eq!(nearest("expert", levels), None);
        assert_eq!(nearest(&"x".repeat(10_000), known), None);
    }
}
