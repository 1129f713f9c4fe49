//! The words behind `plan` and `now`: a format, then what is particular about this session, then
//! what it is for.

use serde::Serialize;

use crate::bank::{Kind, Level, Tag};
use crate::base::{CleanText, Moment, Span, TextProblem};
use crate::interview::Mode;
use crate::interview::limits::LINE;
use crate::protocol::{PlanWish, When};

/// What is said of a session that was planned without an objective.
const USUAL_OBJECTIVE: &str = "A mock interview for practice";
/// A session is planned this far ahead unless the words say otherwise.
const USUAL_AHEAD: Span = Span::from_minutes(20);
/// Farther ahead than a year is a slip of the finger; the house refuses it with a sentence.
const AHEAD_MAX: i64 = 1_000_000;

/// What is wrong with the words, and what to type.
#[derive(Debug, Clone, PartialEq, Eq, thiserror::Error)]
pub enum WishFault {
    /// No format.
    #[error("name a format first, such as `one-on-one`, `panel`, `group`, `short` or `solo`")]
    NoFormat,
    /// A word that needs another one behind it.
    #[error("`{word}` needs {needs} behind it")]
    Lacks {
        /// The word.
        word: String,
        /// What it needs.
        needs: &'static str,
    },
    /// A time that cannot be read.
    #[error("`in {0}` is no time: type `in 20 min`, `in 2 hours` or `in 3 days`")]
    NoTime(String),
    /// A level that there is not.
    #[error("`{0}` is no level: type `entry`, `mid`, `senior` or `lead`")]
    NoLevel(String),
    /// A kind of question that there is not.
    #[error("`{0}` is no kind of question: type `opening`, `behavioural`, `technical`, `case` …")]
    NoKind(String),
    /// A role or region that is no tag.
    #[error("`{0}` is no tag: use small letters, digits and `-`, such as `backend`")]
    NoTag(String),
    /// The objective is too long or empty.
    #[error("the objective: {0}")]
    Objective(TextProblem),
}

/// Reads what stands behind `plan` or `now`.
///
/// # Errors
/// [`WishFault`], which says what to type.
pub(super) fn read(words: &str, is_now: bool, now: Moment) -> Result<PlanWish, WishFault> {
    let mut rest = words.split_whitespace().peekable();
    let format = rest.next().ok_or(WishFault::NoFormat)?;
    let objective = CleanText::new(USUAL_OBJECTIVE, LINE).map_err(WishFault::Objective)?;
    let mut wish = PlanWish::of(format, objective);
    if !is_now {
        wish.when = When::At(now + USUAL_AHEAD);
    }
    let mut objective: Vec<&str> = Vec::new();
    while let Some(word) = rest.next() {
        let mut behind =
            |needs| rest.next().ok_or_else(|| WishFault::Lacks { word: word.to_owned(), needs });
        match word {
            "in" => {
                let count = behind("a number")?;
                let unit = behind("`min`, `hours` or `days`")?;
                wish.when = When::At(now + ahead(count, unit)?);
            }
            "role" => wish.role = Some(tag(behind("a role, such as `backend`")?)?),
            "competency" => {
                wish.competency = Some(tag(behind("a competency, such as `conflict`")?)?);
            }
            "region" => wish.region = Some(tag(behind("a region")?)?),
            "level" => wish.level = Some(level(behind("a level, such as `senior`")?)?),
            "kind" => wish.kind = Some(kind(behind("a kind of question")?)?),
            "rubric" => wish.rubric = Some(behind("a rubric, such as `coach`")?.to_owned()),
            "live" => wish.mode = Some(Mode::Live),
            "practice" => wish.mode = Some(Mode::Practice),
            "objective" => {
                objective.extend(rest.by_ref());
            }
            _ if word.parse::<u16>().is_ok() && wish.minutes.is_none() => {
                wish.minutes = word.parse().ok();
            }
            _ => {
                // The first word that means nothing else begins the objective.
                objective.push(word);
                objective.extend(rest.by_ref());
            }
        }
    }
    if !objective.is_empty() {
        let text = objective.join(" ");
        wish.objective = CleanText::new(&text, LINE).map_err(WishFault::Objective)?;
    }
    Ok(wish)
}

/// A span in words, such as `20 min`.
///
/// # Errors
/// [`WishFault::NoTime`].
pub(super) fn ahead(count: &str, unit: &str) -> Result<Span, WishFault> {
    let fault = || WishFault::NoTime(format!("{count} {unit}"));
    let count: i64 = count.parse().map_err(|_| fault())?;
    if !(1..=AHEAD_MAX).contains(&count) {
        return Err(fault());
    }
    match unit {
        "s" | "sec" | "second" | "seconds" => Ok(Span::from_seconds(count)),
        "min" | "minute" | "minutes" => Ok(Span::from_minutes(count)),
        "h" | "hour" | "hours" => Ok(Span::from_hours(count)),
        "day" | "days" => Ok(Span::from_hours(count * 24)),
        _ => Err(fault()),
    }
}

fn tag(word: &str) -> Result<String, WishFault> {
    let tag = Tag::new(word).map_err(|_| WishFault::NoTag(word.to_owned()))?;
    Ok(tag.as_str().to_owned())
}

/// The level called so.
///
/// # Errors
/// [`WishFault::NoLevel`].
pub fn level(word: &str) -> Result<Level, WishFault> {
    named(Level::ALL, word).ok_or_else(|| WishFault::NoLevel(word.to_owned()))
}

/// The kind called so.
///
/// # Errors
/// [`WishFault::NoKind`].
pub fn kind(word: &str) -> Result<Kind, WishFault> {
    named(Kind::ALL, word).ok_or_else(|| WishFault::NoKind(word.to_owned()))
}

/// What files call so.
fn named<T: Serialize>(all: impl IntoIterator<Item = T>, word: &str) -> Option<T> {
    all.into_iter().find(|one| serde_json::to_value(one).is_ok_and(|name| name == word))
}

#[cfg(test)]
mod tests {
    use super::*;

    const NOW: Moment = Moment::from_ms(1_795_543_200_000);

    #[test]
    fn a_plan_is_read_whatever_the_order() {
        let wish = read(
            "one-on-one 30 level senior in 2 hours role backend live objective first screen in May",
            false,
            NOW,
        )
        .unwrap();
        assert_eq!(wish.format, "one-on-one");
        assert_eq!(wish.minutes, Some(30));
        assert_eq!(wish.when, When::At(NOW + Span::from_hours(2)));
        assert_eq!((wish.role.as_deref(), wish.level), (Some("backend"), Some(Level::Senior)));
        assert_eq!(wish.mode, Some(Mode::Live));
        assert_eq!(wish.objective.as_str(), "first screen in May");
        let wish = read("short Backend, senior", true, NOW).unwrap();
        assert_eq!((wish.when, wish.objective.as_str()), (When::Now, "Backend, senior"));
    }

    #[test]
    fn what_cannot_be_read_says_what_to_type() {
        for (words, hint) in [
            ("", "name a format"),
            ("panel in", "needs a number"),
            ("panel in 5 moons", "in 20 min"),
            ("panel in -5 min", "in 20 min"),
            ("panel in 99999999999999999999 days", "in 20 min"),
            ("panel level boss", "`senior`"),
            ("panel role Back/End", "`backend`"),
            ("drill kind juggling", "`behavioural`"),
        ] {
            let fault = read(words, false, NOW).unwrap_err().to_string();
            assert!(fault.contains(hint), "{words}: {fault}");
        }
        assert!(read(&format!("panel {}", "x".repeat(200)), false, NOW).is_err());
    }
}
