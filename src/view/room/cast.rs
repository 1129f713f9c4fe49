//! Who does what.

use crate::base::{Language, MemberId, text};
use crate::view::words::together;

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
