//! The words behind `plan` and `now`: a format, then what is particular about this session, then
//! what it is for.

use serde::Serialize;

use crate::bank::{Kind, Level};
use crate::base::{CleanText, Moment, Span, TextProblem, Venue};
use crate::calendar::{ReadTime, TimeFault, Zone, read_time};
use crate::interview::Mode;
use crate::interview::limits::LINE;
use crate::protocol::{PlanWish, When};

/// What is said of a session that was planned without an objective.
const USUAL_OBJECTIVE: &str = "A mock interview for practice";
/// A session is planned this far ahead unless the words say otherwise.
const USUAL_AHEAD: Span = Span::from_minutes(20);

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
    /// A time that cannot be taken.
    #[error(
        "`{typed}` is no time to plan for: type such as `in 2 hours` or `tomorrow 19:00`; what is \
         practised stands behind `objective`"
    )]
    NoTime {
        /// What was typed.
        typed: String,
        /// Why it cannot be taken.
        fault: TimeFault,
    },
    /// A time behind `now`.
    #[error(
        "`now` begins at once: for `{0}` type `plan`, and what is practised behind `objective`"
    )]
    NotNow(String),
    /// A level that there is not.
    #[error("`{0}` is no level: type `entry`, `mid`, `senior` or `lead`")]
    NoLevel(String),
    /// A kind of question that there is not.
    #[error("`{0}` is no kind of question: type `opening`, `behavioural`, `technical`, `case` …")]
    NoKind(String),
    /// The objective is too long or empty.
    #[error("the objective: {0}")]
    Objective(TextProblem),
}

/// What was wished for.
#[derive(Debug)]
pub(super) struct Wished {
    /// The session.
    pub(super) wish: PlanWish,
    /// Whether its time is so only in the zone of who wishes.
    pub(super) is_local: bool,
}

/// A time as somebody in this zone types it, and whether it is so only there.
pub(super) fn read_when(
    typed: &str,
    zone: &Zone,
    now: Moment,
) -> Result<(Moment, bool), TimeFault> {
    read_time(typed, Some(zone), now).map(|read| (read.at, read.is_local))
}

/// Reads what stands behind `plan` or `now`, by somebody in this zone. Words that name nothing are
/// a plan's time, and the objective of what begins at once.
///
/// # Errors
/// [`WishFault`], which says what to type.
pub(super) fn read(
    words: &str,
    is_now: bool,
    zone: &Zone,
    now: Moment,
) -> Result<Wished, WishFault> {
    let mut rest = words.split_whitespace().peekable();
    let format = rest.next().ok_or(WishFault::NoFormat)?;
    let objective = CleanText::new(USUAL_OBJECTIVE, LINE).map_err(WishFault::Objective)?;
    let mut wish = PlanWish::of(format, objective);
    let mut objective: Vec<&str> = Vec::new();
    let mut loose: Vec<&str> = Vec::new();
    while let Some(word) = rest.next() {
        let mut behind =
            |needs| rest.next().ok_or_else(|| WishFault::Lacks { word: word.to_owned(), needs });
        match word {
            "role" => wish.role = Some(behind("a role, such as `hr-manager`")?.to_owned()),
            "competency" => {
                wish.competency = Some(behind("a competency, such as `conflict`")?.to_owned());
            }
            "region" => wish.region = Some(behind("a region")?.to_owned()),
            "level" => wish.level = Some(level(behind("a level, such as `senior`")?)?),
            "kind" => wish.kind = Some(kind(behind("a kind of question")?)?),
            "rubric" => wish.rubric = Some(behind("a rubric, such as `coach`")?.to_owned()),
            "live" => wish.mode = Some(Mode::Live),
            "practice" => wish.mode = Some(Mode::Practice),
            "virtual" => wish.venue = Some(Venue::Virtual),
            "in-person" => wish.venue = Some(Venue::InPerson),
            "hybrid" => wish.venue = Some(Venue::Hybrid),
            "objective" => objective.extend(rest.by_ref()),
            _ => loose.push(word),
        }
    }
    let mut is_local = false;
    if is_now {
        wish.minutes = minutes(&mut loose);
        let typed = loose.join(" ");
        if !matches!(read_time(&typed, Some(zone), now), Err(TimeFault::Unread(_))) {
            return Err(WishFault::NotNow(typed));
        }
        objective.splice(0..0, loose);
    } else {
        let (minutes, at) = when(loose, zone, now)?;
        wish.minutes = minutes;
        is_local = at.is_some_and(|read| read.is_local);
        wish.when = When::At(at.map_or(now + USUAL_AHEAD, |read| read.at));
    }
    if !objective.is_empty() {
        let text = objective.join(" ");
        wish.objective = CleanText::new(&text, LINE).map_err(WishFault::Objective)?;
    }
    Ok(Wished { wish, is_local })
}

/// The length and the time of a plan, each if it was typed. The first number is a length unless
/// it belongs to the time: `30 Nov 19:00`.
fn when(
    mut loose: Vec<&str>,
    zone: &Zone,
    now: Moment,
) -> Result<(Option<u16>, Option<ReadTime>), WishFault> {
    if loose.is_empty() {
        return Ok((None, None));
    }
    let read = |loose: &[&str]| {
        let typed = loose.join(" ");
        read_time(&typed, Some(zone), now).map_err(|fault| WishFault::NoTime { typed, fault })
    };
    let is_unread =
        |fault: &WishFault| matches!(fault, WishFault::NoTime { fault: TimeFault::Unread(_), .. });
    match read(&loose) {
        Ok(at) => Ok((None, Some(at))),
        Err(fault) if is_unread(&fault) => {
            let Some(minutes) = minutes(&mut loose) else { return Err(fault) };
            let at = if loose.is_empty() { None } else { Some(read(&loose)?) };
            Ok((Some(minutes), at))
        }
        Err(fault) => Err(fault),
    }
}

/// The number that stands first, if one does.
fn minutes(loose: &mut Vec<&str>) -> Option<u16> {
    let minutes = loose.first()?.parse().ok()?;
    loose.remove(0);
    Some(minutes)
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

    fn read(words: &str, is_now: bool) -> Result<PlanWish, WishFault> {
        super::read(words, is_now, &Zone::utc(), NOW).map(|wished| wished.wish)
    }

    #[test]
    fn a_time_on_a_clock_is_so_in_one_zone_only() {
        for (words, is_local) in [
            ("short tomorrow 19:00", true),
            ("short tomorrow 19:00 UTC", false),
            ("short in 2 hours", false),
            ("short", false),
        ] {
            let wished = super::read(words, false, &Zone::utc(), NOW).unwrap();
            assert_eq!(wished.is_local, is_local, "{words}");
        }
    }

    #[test]
    fn a_plan_is_read_whatever_the_order() {
        let wish = read(
            "one-on-one 30 level senior in 2 hours role backend live objective first screen in May",
            false,
        )
        .unwrap();
        assert_eq!(wish.format, "one-on-one");
        assert_eq!(wish.minutes, Some(30));
        assert_eq!(wish.when, When::At(NOW + Span::from_hours(2)));
        assert_eq!((wish.role.as_deref(), wish.level), (Some("backend"), Some(Level::Senior)));
        assert_eq!(wish.mode, Some(Mode::Live));
        assert_eq!(wish.objective.as_str(), "first screen in May");
        let wish = read("short Backend, senior", true).unwrap();
        assert_eq!((wish.when, wish.objective.as_str()), (When::Now, "Backend, senior"));
    }

    /// It is Tuesday, 24 November 2026, 18:00.
    #[test]
    fn the_time_of_a_plan_is_read_as_everywhere() {
        let at = |minutes| When::At(NOW + Span::from_minutes(minutes));
        for (words, minutes, when) in [
            ("short", None, at(20)),
            ("short 20", Some(20), at(20)),
            ("short tomorrow 19:00 role backend", None, at(25 * 60)),
            ("short role backend morgen um 19 Uhr", None, at(25 * 60)),
            ("short tomorrow role backend 7pm", None, at(25 * 60)),
            ("short 20 tomorrow 19:00", Some(20), at(25 * 60)),
            ("short 30 Nov 19:00", None, at(6 * 24 * 60 + 60)),
            ("short 20 30 Nov 19:00", Some(20), at(6 * 24 * 60 + 60)),
            ("short in an hour", None, at(60)),
            ("short 90 min", None, at(90)),
        ] {
            let wish = read(words, false).unwrap();
            assert_eq!((wish.minutes, wish.when), (minutes, when), "{words}");
            assert_eq!(wish.objective.as_str(), USUAL_OBJECTIVE, "{words}");
        }
    }

    #[test]
    fn what_cannot_be_read_says_what_to_type() {
        for (words, is_now, hint) in [
            ("", false, "name a format"),
            ("panel in", false, "in 2 hours"),
            ("panel in 5 moons", false, "in 2 hours"),
            ("panel Backend, senior", false, "behind `objective`"),
            ("panel tomorrow 19:00 Backend", false, "behind `objective`"),
            ("panel 60 some day", false, "`some day` is no time"),
            ("panel tomorrow 19:00", true, "type `plan`"),
            ("panel level boss", false, "`senior`"),
            ("drill kind juggling", false, "`behavioural`"),
        ] {
            let fault = read(words, is_now).unwrap_err().to_string();
            assert!(fault.contains(hint), "{words}: {fault}");
        }
        let unclear = read("panel 5/6 19:00", false).unwrap_err();
        assert!(matches!(unclear, WishFault::NoTime { fault: TimeFault::Unclear(_), .. }));
        assert!(read(&format!("panel objective {}", "x".repeat(200)), false).is_err());
    }
}
