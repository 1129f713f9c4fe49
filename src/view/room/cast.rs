//! Who does what.

use crate::base::{Language, MemberId, counted, text};
use crate::interview::{Cast, Seat};
use crate::view::words::{together, who};

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

/// Who does what of those who were dealt seats, item by item.
pub(super) fn parts(lang: &Language, cast: &Cast) -> Vec<String> {
    let on = |wanted: Seat| -> Vec<MemberId> {
        cast.seated.iter().filter(|(seat, _)| *seat == wanted).map(|(_, member)| *member).collect()
    };
    let (candidates, panel) = (on(Seat::Candidate), on(Seat::Interviewer));
    let asks = match (cast.swaps, candidates.as_slice(), panel.as_slice()) {
        (true, [first, second, ..], _) => text!(
            lang,
            "{first} answers first, {second} interviews",
            first = who(lang, *first),
            second = who(lang, *second)
        ),
        (true, alone, _) | (false, alone, []) | (false, [], alone) => {
            text!(lang, "{alone}, and nobody else yet", alone = together(lang, alone))
        }
        (false, candidates, panel) => parts_of(lang, candidates, panel),
    };
    let watch = on(Seat::Observer);
    let watch = (!watch.is_empty()).then(|| observe(lang, &watch));
    [asks].into_iter().chain(watch).collect()
}

/// Who watches.
fn observe(lang: &Language, members: &[MemberId]) -> String {
    let names = together(lang, members);
    counted!(lang, members.len(), "{names} observes", "{names} observe", names)
}
