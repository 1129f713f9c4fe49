//! "Did you mean": the known name that a wrong one is most like.

/// Names further away than a third of their length are not what was meant.
const CLOSE_ONE_IN: usize = 3;
/// Names longer than this are not compared: no known name is.
const LENGTH_MAX: usize = 64;

/// The one of `known` that `wrong` is probably a misspelling of.
pub fn nearest<'a>(wrong: &str, known: impl IntoIterator<Item = &'a str>) -> Option<&'a str> {
    let wrong: Vec<char> = wrong.chars().take(LENGTH_MAX + 1).collect();
    if wrong.len() > LENGTH_MAX {
        return None;
    }
    let close = |name: &str| {
        let name: Vec<char> = name.chars().collect();
        let distance = distance(&wrong, &name);
        let allowed = wrong.len().max(name.len()).div_ceil(CLOSE_ONE_IN);
        (distance <= allowed).then_some(distance)
    };
    known
        .into_iter()
        .filter_map(|name| close(name).map(|distance| (distance, name)))
        .min()
        .map(|(_, name)| name)
}

/// Letters to add, drop, change or swap with their neighbour to get from `a` to `b`.
fn distance(a: &[char], b: &[char]) -> usize {
    let mut rows: Vec<Vec<usize>> = vec![(0..=b.len()).collect()];
    for i in 1..=a.len() {
        let mut row = vec![i];
        for j in 1..=b.len() {
            let changed = rows[i - 1][j - 1] + usize::from(a[i - 1] != b[j - 1]);
            let mut least = changed.min(rows[i - 1][j] + 1).min(row[j - 1] + 1);
            if i > 1 && j > 1 && a[i - 1] == b[j - 2] && a[i - 2] == b[j - 1] {
                least = least.min(rows[i - 2][j - 2] + 1);
            }
            row.push(least);
        }
        rows.push(row);
    }
    rows[a.len()][b.len()]
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
