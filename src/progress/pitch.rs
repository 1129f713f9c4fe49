//! A pitch: what somebody would say of themself in ninety seconds, in four parts, and how long it
//! takes to say it.

use crate::bank::count_words;
use crate::base::{CleanText, TextLimit};

/// A part of a pitch.
pub const PITCH_PART: TextLimit = TextLimit::paragraph(1_000);
/// How long one should take, in seconds (`scoring`: Timings).
pub const PITCH_S: [u32; 2] = [75, 90];
/// How many words a minute are spoken, from and to (`scoring`: Timings).
const WORDS_A_MINUTE: [u32; 2] = [130, 160];

/// A pitch as its member words it. Only what they do is always there.
#[derive(Debug, Clone, PartialEq, Eq)]
pub struct Pitch {
    /// What they do, in a sentence.
    pub what_i_do: CleanText,
    /// Two proofs: what they did, from which number to which.
    pub proofs: Option<CleanText>,
    /// The demand that the proofs meet.
    pub why_this_role: Option<CleanText>,
    /// One next step.
    pub what_i_want: Option<CleanText>,
}

impl Pitch {
    /// Its parts, in the order in which they are said.
    #[must_use]
    pub fn parts(&self) -> [Option<&CleanText>; 4] {
        let rest = [&self.proofs, &self.why_this_role, &self.what_i_want].map(Option::as_ref);
        [Some(&self.what_i_do), rest[0], rest[1], rest[2]]
    }

    /// How long it is.
    #[must_use]
    pub fn length(&self) -> PitchLength {
        let words: usize =
            self.parts().into_iter().flatten().map(|part| count_words(part.as_str())).sum();
        PitchLength::of(u32::try_from(words).unwrap_or(u32::MAX))
    }
}

/// How long a pitch is, and what would bring it to its time.
#[derive(Debug, Clone, Copy, PartialEq, Eq)]
pub struct PitchLength {
    /// Its words.
    pub words: u32,
    /// How many seconds it takes who speaks fast, and who speaks slowly.
    pub seconds: [u32; 2],
    /// Words that are missing even for who speaks slowly; below zero: that are too many even for
    /// who speaks fast.
    pub missing: i64,
}

impl PitchLength {
    fn of(words: u32) -> Self {
        let [slow, fast] = WORDS_A_MINUTE;
        let takes = |a_minute: u32| u32::try_from(u64::from(words) * 60 / u64::from(a_minute));
        let takes = |a_minute: u32| takes(a_minute).unwrap_or(u32::MAX);
        let fill = |seconds: u32, a_minute: u32| i64::from(seconds) * i64::from(a_minute) / 60;
        let [least, most] = [fill(PITCH_S[0], slow), fill(PITCH_S[1], fast)];
        let has = i64::from(words);
        let missing = (least - has).max(0) + (most - has).min(0);
        Self { words, seconds: [takes(fast), takes(slow)], missing }
    }
}

#[cfg(test)]
mod tests {
    use super::*;

    #[test]
    fn a_pitch_is_as_long_as_it_takes_to_say_it() {
        let of = |words| {
            let PitchLength { seconds, missing, .. } = PitchLength::of(words);
            (seconds, missing)
        };
        assert_eq!(of(0), ([0, 0], 162));
        assert_eq!(of(100), ([37, 46], 62));
        assert_eq!(of(162), ([60, 74], 0));
        assert_eq!(of(200), ([75, 92], 0));
        assert_eq!(of(240), ([90, 110], 0));
        assert_eq!(of(300), ([112, 138], -60));
        assert_eq!(of(u32::MAX).1, 240 - i64::from(u32::MAX));
    }
}
