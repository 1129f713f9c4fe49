//! Who does what.

use crate::base::{Language, MemberId, counted, text};
use crate::interview::{Cast, Seat};
use crate::view::words::{first_of, people, row, together, who};

/// People who are named as new: the whole card is one message, however long its texts are.
const NEW_MAX: usize = 3;

/// Who answers, and who asks.
pub(super) fn parts_of(lang: &Language, candidates: &[MemberId], panel: &[MemberId]) -> String {
    let (answers, asks) = (together(lang, candidates), together(lang, panel));
    match (candidates, panel) {
        ([_], []) => text!(lang, "{answers} answers, I ask", answers),
        (_, []) => text!(lang, "{answers} answer; I ask", answers),
        ([_], [_]) => text!(lang, "{answers} answers, {asks} interviews", answers, asks),
        ([_], _) => text!(lang, "{answers} answers; {asks} interview", answers, asks),
        (_, [_]) => text!(lang, "{answers} answer; {asks} interviews", answers, asks),
        (_, _) => text!(lang, "{answers} answer; {asks} interview", answers, asks),
    }
}

/// Who answers and who asks; where the two swap, at first. None while somebody is missing.
pub(super) fn sides(cast: &Cast) -> Option<(Vec<MemberId>, Vec<MemberId>)> {
    let (candidates, panel) = (on(cast, Seat::Candidate), on(cast, Seat::Interviewer));
    match (cast.swaps, candidates.as_slice()) {
        (true, [first, second, ..]) => Some((vec![*first], vec![*second])),
        (true, _) | (false, []) => None,
        (false, [_, ..]) => (!panel.is_empty()).then_some((candidates, panel)),
    }
}

/// Who does what of those who were dealt seats, item by item.
pub(super) fn parts(lang: &Language, cast: &Cast) -> Vec<String> {
    let seated = match sides(cast) {
        Some((first, second)) if cast.swaps => text!(
            lang,
            "{first} answers first, {second} interviews",
            first = people(lang, &first),
            second = people(lang, &second)
        ),
        Some((candidates, panel)) => parts_of(lang, &candidates, &panel),
        None => alone(lang, cast),
    };
    [seated].into_iter().chain(watching(lang, cast)).collect()
}

/// All of it in a line, with where they meet, and whose first evening it is.
pub(super) fn line(
    lang: &Language,
    (cast, new): (&Cast, &[MemberId]),
    place: String,
    number: u32,
) -> String {
    let mut new = new.to_vec();
    let (seated, first) = match sides(cast) {
        Some((candidates, _)) if cast.swaps => {
            let all = on(cast, Seat::Candidate).into_iter().map(|member| who(lang, member));
            let is_new = candidates.iter().any(|one| new.contains(one));
            new.retain(|one| !candidates.contains(one));
            let first = people(lang, &candidates);
            let first = if is_new {
                text!(lang, "{first} answers first (first evening)", first)
            } else {
                text!(lang, "{first} answers first", first)
            };
            (all.collect::<Vec<_>>().join(" & "), Some(first))
        }
        Some((candidates, panel)) => (parts_of(lang, &candidates, &panel), None),
        None => (alone(lang, cast), None),
    };
    let seated = format!("**#{number}** {seated}");
    let rest = watching(lang, cast).into_iter().chain(first_evening(lang, &new));
    row([seated, place].into_iter().chain(first).chain(rest))
}

/// Whose first evening it is, if it is somebody's.
pub(super) fn first_evening(lang: &Language, new: &[MemberId]) -> Option<String> {
    let names = first_of(lang, new, NEW_MAX);
    (!new.is_empty()).then(|| text!(lang, "first evening: {names}", names))
}

fn on(cast: &Cast, seat: Seat) -> Vec<MemberId> {
    cast.seated.iter().filter(|(other, _)| *other == seat).map(|(_, member)| *member).collect()
}

fn alone(lang: &Language, cast: &Cast) -> String {
    let there = [on(cast, Seat::Candidate), on(cast, Seat::Interviewer)].concat();
    match there.as_slice() {
        [] => text!(lang, "nobody yet", context = "who sits in a session"),
        some => text!(lang, "{alone}, and nobody else yet", alone = together(lang, some)),
    }
}

/// Who watches, if anybody does.
fn watching(lang: &Language, cast: &Cast) -> Option<String> {
    let members = on(cast, Seat::Observer);
    let names = together(lang, &members);
    (!members.is_empty())
        .then(|| counted!(lang, members.len(), "{names} observes", "{names} observe", names))
}
