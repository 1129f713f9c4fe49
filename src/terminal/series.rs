//! The words behind `series`: what is asked, and for a new one its rule and what its evenings are.

use crate::base::{CleanText, Moment, TextProblem};
use crate::calendar::{SeriesFault, Zone, ZoneName, read_series};
use crate::interview::limits::LINE;
use crate::protocol::{EveningKind, KindEdit, NewRole, SeriesDraft, SeriesRule, USUAL_FORMAT};

use super::wish::{self, WishFault};

/// What is asked of series.
#[derive(Debug, Clone, PartialEq, Eq)]
pub(super) enum Asked {
    /// All of them.
    List,
    /// A new one, by the words behind it.
    Create(String),
    /// Something of the one with this number.
    Of(u32, Wished),
}

/// What is wished of a series.
#[derive(Debug, Clone, PartialEq, Eq)]
pub(super) enum Wished {
    /// It goes on.
    Resume,
    /// It is stopped.
    Stop,
    /// An evening is left out: on a date, or the next one.
    Skip(Option<String>),
    /// It is paused: until a date, or until it is resumed.
    Pause(Option<String>),
    /// An evening is moved: on a date, or the next one; to when.
    Move(Option<String>, String),
    /// It becomes something else, by the words behind it.
    Edit(String),
}

/// What is wrong with the words of a new series.
#[derive(Debug, PartialEq, Eq, thiserror::Error)]
pub(super) enum CreateFault {
    /// A word behind the rule.
    #[error(transparent)]
    Words(#[from] WishFault),
    /// The rule.
    #[error("`{typed}` is no rule of a series")]
    Rule {
        /// What was typed.
        typed: String,
        /// Why it cannot be taken.
        fault: SeriesFault,
    },
    /// No zone is known by its name.
    #[error("no zone is known in which `{0}` is meant")]
    ZoneWanted(String),
    /// The objective is too long or empty.
    #[error("the objective: {0}")]
    Objective(TextProblem),
    /// A channel of its own.
    #[error(
        "at the terminal there is one room, in which all evenings are called: leave `channel` out"
    )]
    OneRoom,
    /// A number of minutes.
    #[error("`minutes` needs a number behind it, such as `30`")]
    Minutes,
}

/// What the words ask; nothing if they ask nothing that there is.
pub(super) fn asked(words: &str) -> Option<Asked> {
    let mut parts = words.split_whitespace();
    let first = parts.next().unwrap_or("list").to_lowercase();
    match first.as_str() {
        "list" => return Some(Asked::List),
        "create" => return Some(Asked::Create(parts.collect::<Vec<_>>().join(" "))),
        _ => {}
    }
    let number = parts.next()?.trim_start_matches('#').parse().ok()?;
    let words = parts.clone().collect::<Vec<_>>().join(" ");
    match first.as_str() {
        "edit" => return Some(Asked::Of(number, Wished::Edit(words))),
        "move" => {
            let words = format!(" {words}");
            let (date, to) = words.split_once(" to ")?;
            let date = Some(date.trim()).filter(|date| !date.is_empty()).map(str::to_owned);
            return Some(Asked::Of(number, Wished::Move(date, to.to_owned())));
        }
        _ => {}
    }
    let text = parts.filter(|word| *word != "until").collect::<Vec<_>>().join(" ");
    let date = (!text.is_empty()).then_some(text);
    let wished = match first.as_str() {
        "resume" => Wished::Resume,
        "stop" => Wished::Stop,
        "skip" => Wished::Skip(date),
        "pause" => Wished::Pause(date),
        _ => return None,
    };
    Some(Asked::Of(number, wished))
}

/// Words behind `create` or `edit`: the rule's, which date is meant, and what evenings are.
#[derive(Debug, Default)]
struct Words<'a> {
    loose: Vec<&'a str>,
    date: Option<&'a str>,
    kind: KindEdit,
}

fn words(words: &str) -> Result<Words<'_>, CreateFault> {
    let mut said = Words::default();
    let mut rest = words.split_whitespace();
    while let Some(word) = rest.next() {
        let mut behind = |needs| {
            let lacks = || WishFault::Lacks { word: word.to_owned(), needs };
            rest.next().ok_or_else(lacks)
        };
        let kind = &mut said.kind;
        match word {
            "role" => {
                let role = behind("a role, such as `backend`")?.to_owned();
                kind.role = Some(NewRole::Role(role));
            }
            "region" => kind.region = Some(behind("a region")?.to_owned()),
            "level" => kind.level = Some(wish::level(behind("a level, such as `senior`")?)?),
            "minutes" => {
                let minutes = behind("a number, such as `30`")?;
                kind.minutes = Some(minutes.parse().map_err(|_| CreateFault::Minutes)?);
            }
            "channel" => return Err(CreateFault::OneRoom),
            "date" => said.date = Some(behind("a date, such as `2026-12-08`")?),
            "objective" => {
                let text = rest.by_ref().collect::<Vec<_>>().join(" ");
                let text = CleanText::new(&text, LINE).map_err(CreateFault::Objective)?;
                kind.objective = Some(text);
            }
            _ => said.loose.push(word),
        }
    }
    Ok(said)
}

/// The rule among the loose words; the last of them that is none of it is the format.
fn rule(said: &mut Words<'_>, zone: &Zone, now: Moment) -> Result<SeriesRule, CreateFault> {
    let read = |loose: &[&str]| read_series(&loose.join(" "), zone, now);
    let is_read = |loose: &[&str]| !matches!(read(loose), Err(SeriesFault::Unread(_)));
    let loose = &mut said.loose;
    if !is_read(loose) {
        let without = |at: &usize| {
            let (before, behind) = loose.split_at(*at);
            [before, &behind[1..]].concat()
        };
        if let Some(at) = (0..loose.len()).rev().find(|at| is_read(&without(at))) {
            said.kind.format = Some(loose[at].to_owned());
            loose.remove(at);
        }
    }
    let typed = loose.join(" ");
    let read = match read(loose) {
        Ok(read) => read,
        Err(fault) => return Err(CreateFault::Rule { typed, fault }),
    };
    let own = || zone.name().and_then(|name| ZoneName::new(name).ok());
    let Some(zone) = read.zone.or_else(own) else { return Err(CreateFault::ZoneWanted(typed)) };
    Ok(SeriesRule { series: read.series, zone })
}

/// A new series, by the words behind `create`: the format may stand anywhere among the rule's.
///
/// # Errors
/// [`CreateFault`], which says what is wrong.
pub(super) fn create(words: &str, zone: &Zone, now: Moment) -> Result<SeriesDraft, CreateFault> {
    let mut said = self::words(words)?;
    let rule = rule(&mut said, zone, now)?;
    let mut kind = EveningKind::of(USUAL_FORMAT);
    said.kind.apply(&mut kind);
    Ok(SeriesDraft::New { rule, kind })
}

/// What becomes of a series by the words behind `edit`, and from which date on, as it was typed;
/// without a rule its evenings come as before.
///
/// # Errors
/// [`CreateFault`], which says what is wrong.
pub(super) fn edit(
    words: &str,
    zone: &Zone,
    now: Moment,
) -> Result<(Option<String>, Option<SeriesRule>, KindEdit), CreateFault> {
    let mut said = self::words(words)?;
    let rule = match said.loose.as_slice() {
        [] => None,
        [format] => {
            said.kind.format = Some((*format).to_owned());
            None
        }
        _ => Some(rule(&mut said, zone, now)?),
    };
    Ok((said.date.map(str::to_owned), rule, said.kind))
}

#[cfg(test)]
mod tests {
    use super::*;

    const NOW: Moment = Moment::from_ms(1_795_543_200_000);

    fn made(words: &str) -> String {
        let berlin = ZoneName::new("Europe/Berlin").unwrap().zone();
        let (rule, kind) = match create(words, &berlin, NOW) {
            Ok(SeriesDraft::New { rule, kind }) => (rule, kind),
            Ok(SeriesDraft::Change(change)) => panic!("{change:?}"),
            Err(fault) => return fault.to_string(),
        };
        let objective = kind.objective.as_ref().map_or("", CleanText::as_str);
        let role = kind.role.unwrap_or_default();
        let minutes = kind.minutes.unwrap_or_default();
        format!("{} {} · {} {minutes} {role} {objective}", rule.series, rule.zone, kind.format)
    }

    #[test]
    fn a_new_series_is_read_whatever_the_order() {
        for (words, means) in [
            ("every tue 19:00", "every tue 19:00 Europe/Berlin · one-on-one 0  "),
            ("every tue 19:00 panel", "every tue 19:00 Europe/Berlin · panel 0  "),
            ("panel jeden Dienstag um 19 Uhr", "every tue 19:00 Europe/Berlin · panel 0  "),
            (
                "every tue 19:00 Europe/Lisbon short role backend 10 times objective Tuesday talks",
                "every tue 19:00 10 times Europe/Lisbon · short 0 backend Tuesday talks",
            ),
            ("every tue 19:00 panel minutes 60", "every tue 19:00 Europe/Berlin · panel 60  "),
            ("every tue 19:00 minutes soon", "`minutes` needs a number behind it, such as `30`"),
            (
                "every tue 19:00 channel evenings",
                "at the terminal there is one room, in which all evenings are called: leave \
                 `channel` out",
            ),
            ("every tue panel", "`every tue` is no rule of a series"),
            ("some day or other", "`some day or other` is no rule of a series"),
            ("", "`` is no rule of a series"),
        ] {
            assert_eq!(made(words), means, "{words}");
        }
    }

    #[test]
    fn what_is_asked_of_one_is_read() {
        for (words, means) in [
            ("", Some(Asked::List)),
            ("list", Some(Asked::List)),
            ("create every tue 19:00", Some(Asked::Create("every tue 19:00".to_owned()))),
            ("stop 3", Some(Asked::Of(3, Wished::Stop))),
            ("skip #3", Some(Asked::Of(3, Wished::Skip(None)))),
            ("skip 3 8 Dec", Some(Asked::Of(3, Wished::Skip(Some("8 Dec".to_owned()))))),
            ("pause 3 until 10 Jan", Some(Asked::Of(3, Wished::Pause(Some("10 Jan".to_owned()))))),
            ("pause 3", Some(Asked::Of(3, Wished::Pause(None)))),
            ("resume 3", Some(Asked::Of(3, Wished::Resume))),
            (
                "move 3 8 Dec to wed 20:00",
                Some(Asked::Of(3, Wished::Move(Some("8 Dec".to_owned()), "wed 20:00".to_owned()))),
            ),
            ("move 3 to 20:30", Some(Asked::Of(3, Wished::Move(None, "20:30".to_owned())))),
            ("move 3 20:30", None),
            ("edit 3 panel", Some(Asked::Of(3, Wished::Edit("panel".to_owned())))),
            ("resume", None),
            ("dance", None),
        ] {
            assert_eq!(asked(words), means, "{words}");
        }
    }
}
