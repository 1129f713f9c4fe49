//! "Did you mean": the known name that a wrong one is most like.

use strsim::osa_distance;

/// Names further away than a third of their length are not what was meant.
const CLOSE_ONE_IN: usize = 3;
/// Names longer than this are not compared: no known name is.
const LENGTH_MAX: usize = 64;

/// The one of `known` that `wrong` is probably a misspelling of: letters are added, dropped,
/// changed or swapped with their neighbour.
pub fn nearest<'a>(wrong: &str, known: impl IntoIterator<Item = &'a str>) -> Option<&'a str> {
    let length = wrong.chars().count();
    if length > LENGTH_MAX {
        return None;
    }
    let close = |name: &'a str| {
        let distance = osa_distance(wrong, name);
        let allowed = length.max(name.chars().count()).div_ceil(CLOSE_ONE_IN);
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
        assert_eq!(nearest(&"x".repeat(10_000), known), None);
    }
}
