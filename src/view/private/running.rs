//! How many weeks run, in words.

use crate::base::{Language, counted};
use crate::progress::Streak;

/// The weeks that run; nothing where none does: what ended is not announced.
pub(super) fn runs(lang: &Language, of: Streak) -> Option<String> {
    let weeks = of.weeks;
    if weeks == 0 {
        return None;
    }
    let frozen = of.frozen;
    Some(if frozen == 0 {
        counted!(lang, weeks, "{n} week running.", "{n} weeks running.")
    } else {
        counted!(
            lang,
            weeks,
            "{n} week running, {frozen} frozen.",
            "{n} weeks running, {frozen} frozen.",
            frozen
        )
    })
}
