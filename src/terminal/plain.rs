//! Text without anything that a terminal obeys.

/// Text that is not of the dialect, such as a label: without anything a terminal obeys.
pub(super) fn plain(text: &str) -> String {
    let spaced = text.replace(['\n', '\r', '\t'], " ");
    spaced.chars().filter(|c| is_harmless(*c)).collect()
}

/// Characters that a terminal obeys, or that make text read as something else, are dropped.
pub(super) fn is_harmless(c: char) -> bool {
    !c.is_control()
        && !matches!(c, '\u{202A}'..='\u{202E}' | '\u{2066}'..='\u{2069}' | '\u{2028}' | '\u{2029}')
}
