//! A new bank for its author to fill in.

use std::fmt::Write as _;

use crate::bank::{BankId, Kind, Trigger};

/// The longest part of a bank's name that its first question begins with.
const NAME_MAX: usize = 58;

/// The text of a bank with one question. What has to be written is empty, so that `greenroom check`
/// names each such line until it is.
pub fn template(id: &BankId, title: &str, kind: Kind) -> String {
    let title = toml::Value::String(title.to_owned());
    let name: String = id.as_str().chars().take(NAME_MAX).collect();
    let kinds: Vec<&str> = Kind::ALL.into_iter().map(Kind::name).collect();
    let triggers: Vec<&str> = Trigger::ALL.into_iter().map(Trigger::name).collect();
    let mut text = format!(
        r#"# Write between the quotes, then run `greenroom check`: it names every line that is not ready.
# question_banks/README.md in the project says what makes a good question.
#
# kinds: {}
# triggers: {},
#   {}
# competencies, roles and regions: config/tags.toml in the project, and a tags.toml of your own

id = "{id}"
title = {title}
about = "Written with `greenroom bank new`: say what is in it and for whom."

[[questions]]
id = "{name}-1"            # for good: members' histories point to it
kind = "{}"
competency = "{}"
prompt = ""               # one question, at most 50 words
# like = "another-question"    # its twin: one session has only one of the two
# levels = ["mid", "senior"]   # entry, mid, senior, lead; for some levels only
# roles = ["backend"]          # for some roles only
# regions = ["eu"]             # for some regions only
# surprise = true              # may come unannounced: suits everybody, needs no preparation
listen_for.strong = [""]  # what can be heard in a strong answer; at most 6 notes
listen_for.weak = [""]    # and in a weak one
follow_ups = [
"#,
        kinds.join(", "),
        triggers[..5].join(", "),
        triggers[5..].join(", "),
        kind.name(),
        competency(kind),
    );
    for trigger in follow_ups(kind) {
        let _ = writeln!(text, "  {{ trigger = \"{}\", prompt = \"\" }},", trigger.name());
    }
    text.push_str("]\n");
    text
}

/// A competency that such questions often show.
const fn competency(kind: Kind) -> &'static str {
    match kind {
        Kind::Opening | Kind::Pitch | Kind::Closing => "self-presentation",
        Kind::Behavioural => "ownership",
        Kind::Situational => "prioritising",
        Kind::Technical => "system-design",
        Kind::Case => "analysis",
        Kind::Values => "motivation",
        Kind::Relocation => "mobility",
        Kind::Salary => "negotiation",
        Kind::Pivot => "resilience",
    }
}

/// What such questions are mostly followed up with.
const fn follow_ups(kind: Kind) -> [Trigger; 3] {
    match kind {
        Kind::Behavioural | Kind::Pivot => {
            [Trigger::NoNumber, Trigger::WhosePart, Trigger::NoResult]
        }
        Kind::Technical | Kind::Case | Kind::Situational => {
            [Trigger::ClarifyFirst, Trigger::TradeOff, Trigger::PushBack]
        }
        Kind::Opening
        | Kind::Pitch
        | Kind::Values
        | Kind::Relocation
        | Kind::Salary
        | Kind::Closing => [Trigger::Vague, Trigger::NoNumber, Trigger::PushBack],
    }
}

#[cfg(test)]
mod tests {
    use super::*;
    use crate::bank::{Bank, advice};
    use crate::config::built_in::TAGS;
    use crate::config::parse::parse;

    #[test]
    fn a_template_is_refused_until_it_is_filled_in_and_then_needs_no_advice() {
        let id = BankId::new(&"a".repeat(64)).unwrap();
        for kind in Kind::ALL {
            let empty = template(&id, "“Ours” \"quoted\" \\ = [", kind);
            let found = parse::<Bank>("new.toml", empty.as_bytes()).unwrap_err();
            assert_eq!(found.len(), 6, "{found:?}");
            assert!(found.iter().all(|complaint| complaint.what.ends_with("is empty")));
            let mut filled = empty;
            for n in 0..found.len() {
                filled = filled.replacen("\"\"", &format!("\"Words number {n}?\""), 1);
            }
            let bank: Bank = parse("new.toml", filled.as_bytes()).unwrap();
            assert_eq!(bank.title, "“Ours” \"quoted\" \\ = [");
            assert_eq!(bank.questions[0].kind, kind);
            assert_eq!(advice(&[&bank]), []);
            let competency = format!("id = \"{}\"", bank.questions[0].competency);
            assert!(TAGS.text.contains(&competency), "{competency}");
        }
    }
}
