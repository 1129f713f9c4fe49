//! Words of times: what they mean, and how each language says it.
//!
//! A language is a table of words; all of them are read always, since people mix languages. A word
//! with several meanings stands there several times, and every meaning is tried. Another language
//! is another table in [`LANGUAGES`]. It never decides which meaning fits: the grammar does.

mod english;
mod german;
mod zones;

use jiff::civil::Weekday;

use super::tier::Tier;
use super::weekdays::Weekdays;

pub(super) use zones::{Abbreviation, abbreviation};

/// A table: words, in small letters, and what they mean. An entry of several words is written with
/// spaces between them.
type Table = &'static [(&'static str, Word)];

/// The languages that are read.
const LANGUAGES: [Table; 2] = [english::WORDS, german::WORDS];

/// Names of weekdays that are longer are no abbreviations.
const SHORT_DAY_MAX: usize = 3;

/// What a word means.
#[derive(Debug, Clone, Copy, PartialEq, Eq)]
pub(super) enum Word {
    /// At once.
    Now,
    /// So many days from today.
    Day(i8),
    /// Today, late.
    Tonight,
    /// A day of the week.
    Weekday(Weekday),
    /// Which of the days of this name.
    Which(Which),
    /// The week, behind `next`.
    Week,
    /// The week after this one.
    NextWeek,
    /// A month, from 1.
    Month(i8),
    /// What makes a number the day of a month: `th`.
    Ordinal,
    /// A part of the day.
    Part(Part),
    /// 12:00 of the day.
    Noon,
    /// 0:00 between two days.
    Midnight,
    /// The half of the dial: before or after noon.
    Meridiem(Half),
    /// What makes a number an hour of the day, as `Uhr` in German.
    Hour,
    /// What makes a number an hour of the dial: `o'clock`.
    OClock,
    /// What announces an hour; with [`Language::German`] an `am` behind the hour may be `on the`.
    At(Language),
    /// What announces a day.
    On,
    /// What says nothing more.
    Filler,
    /// A number.
    Number(u8),
    /// Quarters of a whole, which may be more than four.
    Quarters(u8),
    /// Thirty minutes past the hour.
    HalfPast,
    /// Thirty minutes before the hour.
    HalfBefore,
    /// Thirty minutes past the hour for some people, before it for others.
    Half,
    /// A quarter past or to the hour.
    Quarter,
    /// Fifteen minutes before the hour, as parts of Germany say it: three quarters of it.
    ThreeQuarters,
    /// Minutes past the hour.
    Past,
    /// Minutes to the hour.
    To,
    /// A length of time from now on.
    In,
    /// The same, behind the length.
    FromNow,
    /// A unit of length.
    Unit(Unit),
    /// Between two parts of a length, or the ends of hours.
    And,
    /// Before the first end of hours.
    From,
    /// Between the ends of hours, and before the last date of a series.
    Until,
    /// It comes again.
    Every,
    /// It comes again on every such day: `tuesdays`.
    Weekdays(Weekday),
    /// It comes again after so many weeks.
    Weekly(u8),
    /// It comes again every month.
    Monthly,
    /// Which in its order, from 1; the last is -1.
    Nth(i8),
    /// How often it comes, behind a number.
    Times,
    /// A month without such a day is left out.
    SkipShort,
    /// Behind the name of a zone.
    Time,
    /// Universal time.
    Utc,
    /// How gladly somebody comes: they can, would rather not, cannot.
    Tier(Tier),
    /// Several days of every week.
    Days(Weekdays),
    /// The whole of a day.
    AllDay,
}

/// Where a word comes from, where that matters.
#[derive(Debug, Clone, Copy, PartialEq, Eq)]
pub(super) enum Language {
    English,
    German,
}

/// Which of the days of one name.
#[derive(Debug, Clone, Copy, PartialEq, Eq)]
pub(super) enum Which {
    /// The one that comes first.
    Coming,
    /// That one, or the one of the next week: people do not agree.
    Next,
    /// A week after the next.
    AfterNext,
}

/// A half of the dial.
#[derive(Debug, Clone, Copy, PartialEq, Eq)]
pub(super) enum Half {
    BeforeNoon,
    AfterNoon,
}

/// A part of the day.
#[derive(Debug, Clone, Copy, PartialEq, Eq)]
pub(super) enum Part {
    Morning,
    Forenoon,
    Midday,
    Afternoon,
    Evening,
    /// The evening, and the night after it.
    Night,
    /// The hours around midnight, of the day that is named.
    AtNight,
}

/// A unit of length.
#[derive(Debug, Clone, Copy, PartialEq, Eq)]
pub(super) enum Unit {
    /// So many seconds.
    Seconds(i32),
    /// An hour, by the letter that is read as `o'clock` too.
    H,
    /// So many days by the calendar.
    Days(i32),
    /// A month by the calendar.
    Month,
}

impl Part {
    /// Whether so many minutes after midnight lie in it.
    pub(super) fn has(self, minute: u16) -> bool {
        let hour = minute / 60;
        match self {
            Self::Morning => hour < 12,
            Self::Forenoon => (7..12).contains(&hour),
            Self::Midday => (11..15).contains(&hour),
            Self::Afternoon => (12..19).contains(&hour),
            Self::Evening => (16..24).contains(&hour),
            Self::Night => (17..24).contains(&hour) || hour < 5,
            Self::AtNight => (20..24).contains(&hour) || hour < 6,
        }
    }
}

/// Every meaning of the words that `words` begins with, and how many words it took.
pub(super) fn meanings(words: &[&str]) -> Vec<(Word, usize)> {
    let tables = LANGUAGES.iter().flat_map(|table| table.iter());
    let fits = tables.filter_map(|(entry, word)| {
        let mut said = words.iter();
        let is_it = entry.split(' ').all(|part| said.next().is_some_and(|said| same(part, said)));
        is_it.then_some((*word, entry.split(' ').count()))
    });
    let mut all: Vec<(Word, usize)> = Vec::new();
    for one in fits {
        if !all.contains(&one) {
            all.push(one);
        }
    }
    all
}

/// A weekday and a part of it in one word, such as `freitagabend`: where the second begins.
pub(super) fn two_in_one(word: &str) -> Option<usize> {
    let days = LANGUAGES.iter().flat_map(|table| table.iter()).filter(|(day, means)| {
        day.len() > SHORT_DAY_MAX && matches!(means, Word::Weekday(_)) && word.starts_with(day)
    });
    let is_part =
        |word: &str| meanings(&[word]).iter().any(|(word, _)| matches!(word, Word::Part(_)));
    days.map(|(day, _)| day.len()).find(|at| word.get(*at..).is_some_and(is_part))
}

/// Whether the same was written; German letters may be written with two.
fn same(entry: &str, said: &str) -> bool {
    entry == said || !entry.is_ascii() && in_two(entry) == in_two(said)
}

fn in_two(text: &str) -> String {
    text.replace('ä', "ae").replace('ö', "oe").replace('ü', "ue").replace('ß', "ss")
}

#[cfg(test)]
mod tests {
    use super::*;

    #[test]
    fn the_tables_hold_small_words_and_nothing_twice() {
        for table in LANGUAGES {
            for (no, entry) in table.iter().enumerate() {
                assert_eq!(entry.0, entry.0.to_lowercase());
                assert!(!table[..no].contains(entry), "{entry:?} stands there twice");
            }
        }
    }
}
