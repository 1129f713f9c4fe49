//! Times, numbers, lists of people, and texts that were written by somebody.

use std::fmt::Display;

use crate::base::{Language, MemberId, Moment, Span, counted, text};
use crate::interview::{Agenda, TurnNo};
use crate::view::card::{fit, quoted};

/// Said wherever somebody rates.
pub(in crate::view) fn sealed(lang: &Language) -> String {
    text!(
        lang,
        "Nobody sees a ballot before all are in. Ratings are for practice; they are not for \
         hiring decisions."
    )
}

/// A member.
pub(in crate::view) fn who(lang: &Language, member: MemberId) -> String {
    if member.is_erased() { text!(lang, "a former member") } else { format!("<@{member}>") }
}

/// Several members.
pub(in crate::view) fn people(lang: &Language, members: &[MemberId]) -> String {
    members.iter().map(|m| who(lang, *m)).collect::<Vec<_>>().join(", ")
}

/// Several members inside a sentence.
pub(in crate::view) fn together(lang: &Language, members: &[MemberId]) -> String {
    match members.split_last() {
        Some((last, rest)) if !rest.is_empty() => {
            text!(lang, "{others} and {last}", others = people(lang, rest), last = who(lang, *last))
        }
        Some(_) | None => people(lang, members),
    }
}

/// The same, of more than `most` only how many more there are.
pub(in crate::view) fn at_most(lang: &Language, members: &[MemberId], most: usize) -> String {
    match members.len().checked_sub(most) {
        None | Some(0) => together(lang, members),
        Some(more) => text!(
            lang,
            "{members} and {more} more",
            members = together(lang, &members[..most]),
            more
        ),
    }
}

/// A candidate, with the turn where a session has several.
pub(in crate::view) fn candidate(
    lang: &Language,
    member: MemberId,
    turn: TurnNo,
    turns: usize,
) -> String {
    let candidate = who(lang, member);
    match turns {
        0 | 1 => candidate,
        2.. => text!(lang, "{candidate}, {turn}", candidate, turn = turn_name(lang, turn)),
    }
}

/// Whole sentences as one paragraph.
pub(in crate::view) fn paragraph(sentences: impl IntoIterator<Item = String>) -> String {
    sentences.into_iter().collect::<Vec<_>>().join(" ")
}

/// What stands side by side on one line.
pub(in crate::view) fn row(items: impl IntoIterator<Item = String>) -> String {
    items.into_iter().collect::<Vec<_>>().join(" · ")
}

/// What stands one under the other.
pub(in crate::view) fn points(items: impl IntoIterator<Item = String>) -> String {
    items.into_iter().map(|item| format!("· {item}")).collect::<Vec<_>>().join("\n")
}

/// What somebody says, in the quotation marks of the language.
pub(in crate::view) fn spoken(lang: &Language, text: &str) -> String {
    text!(lang, "“{text}”", text = quoted(text))
}

/// Day and time.
pub(in crate::view) fn long(at: Moment) -> String {
    format!("<t:{}:F>", at.seconds())
}

/// The day.
pub(in crate::view) fn day(at: Moment) -> String {
    format!("<t:{}:D>", at.seconds())
}

/// Time of day.
pub(in crate::view) fn time(at: Moment) -> String {
    format!("<t:{}:t>", at.seconds())
}

/// How far away it is; counts by itself.
pub(in crate::view) fn relative(at: Moment) -> String {
    format!("<t:{}:R>", at.seconds())
}

/// That a pause ends without anybody.
pub(in crate::view) fn goes_on(lang: &Language, at: Moment) -> String {
    text!(
        lang,
        "It goes on by itself at {at} ({relative}).",
        at = time(at),
        relative = relative(at)
    )
}

/// A length of time: `45 s`, `4 min`, `1 h 10 min`; from two days on in days.
pub(in crate::view) fn length(lang: &Language, span: Span) -> String {
    match span.days() {
        Some(days) => counted!(lang, days, "{n} day", "{n} days"),
        None => span.to_string(),
    }
}

/// The length of an answer, in seconds up to ten minutes: aims and limits are in seconds too.
pub(in crate::view) fn seconds(lang: &Language, span: Span) -> String {
    match span.seconds() {
        whole @ ..=600 => format!("{whole} s"),
        _ => length(lang, span),
    }
}

/// Minutes and seconds of a recording: `12:40`.
pub(in crate::view) fn clock(span: Span) -> String {
    let seconds = span.seconds().max(0);
    format!("{}:{:02}", seconds / 60, seconds % 60)
}

/// What to aim for: `60–90 s`.
pub(in crate::view) fn aim([from, to]: [u32; 2]) -> String {
    format!("{from}–{to} s")
}

/// A turn by its place.
pub(in crate::view) fn turn_name(lang: &Language, turn: TurnNo) -> String {
    text!(lang, "turn {no}", no = u16::from(turn) + 1)
}

/// A question by its number, and whether it comes as a surprise.
pub(in crate::view) fn question_name(
    lang: &Language,
    no: impl Display,
    of: impl Display,
    is_surprise: bool,
) -> impl Iterator<Item = String> {
    let surprise = is_surprise.then(|| text!(lang, "a surprise"));
    [text!(lang, "Question {no} of {of}", no, of)].into_iter().chain(surprise)
}

/// The first letter as a capital.
pub(in crate::view) fn capital(text: impl AsRef<str>) -> String {
    let mut chars = text.as_ref().chars();
    chars.next().map_or_else(String::new, |first| first.to_uppercase().chain(chars).collect())
}

/// A title inside a sentence. In English its first letter is small there, unless the word is
/// written in capitals.
pub(in crate::view) fn in_text(lang: &Language, title: &str) -> String {
    if !lang.is_english() {
        return title.to_owned();
    }
    let mut chars = title.chars();
    let Some(first) = chars.next() else { return String::new() };
    if chars.clone().next().is_some_and(char::is_uppercase) {
        return title.to_owned();
    }
    first.to_lowercase().chain(chars).collect()
}

/// A short name from a file, as words: `evidence-of-impact` is `evidence of impact`.
pub(in crate::view) fn name_of_slug(slug: &str) -> String {
    slug.replace('-', " ")
}

/// Longest role or region on screen.
const TAG_MAX: usize = 40;

/// A role or region tag.
pub(in crate::view) fn tag(tag: &str) -> String {
    quoted(&name_of_slug(&fit(tag, TAG_MAX)))
}

/// The title of a role or region.
pub(in crate::view) fn title_of_tag(title: &str) -> String {
    quoted(&fit(title, TAG_MAX))
}

/// What somebody wrote, as a quotation that cannot be mistaken for a line of the bot's.
pub(in crate::view) fn quotation(text: &str) -> String {
    cited(&quoted(text))
}

/// A text of ours with what somebody wrote in it, as a quotation.
pub(in crate::view) fn cited(text: &str) -> String {
    text.lines().map(|line| format!("> {line}")).collect::<Vec<_>>().join("\n")
}

/// What to do in order, a line each.
pub(in crate::view) fn steps(steps: &[String]) -> String {
    let lines: Vec<String> =
        (1..).zip(steps).map(|(no, step)| format!("{no}. {}", quoted(step))).collect();
    lines.join("\n")
}

/// A link, bare and without a preview. The engine takes only plain ones; anything else is text.
/// An at sign is written as `%40`, which means the same in an address and mentions nobody.
pub(in crate::view) fn link(link: &str) -> String {
    let is_plain = link.starts_with("https://")
        && !link.contains(|c: char| c.is_whitespace() || matches!(c, '<' | '>' | '`' | '"' | '\\'));
    if is_plain { format!("<{}>", link.replace('@', "%40")) } else { quoted(link) }
}

/// The stages of one turn. `own` is what the candidates' own questions at its end are called.
pub(in crate::view) fn agenda(lang: &Language, agenda: &Agenda, own: String) -> String {
    let questions = counted!(lang, agenda.questions.len(), "{n} question", "{n} questions");
    let questions = match agenda.surprises {
        0 => questions,
        n => counted!(
            lang,
            n,
            "{questions} and a surprise",
            "{questions} and {n} surprises",
            questions
        ),
    };
    let stages = [
        (text!(lang, "intro"), agenda.intro_s),
        (questions, agenda.questions_s),
        (text!(lang, "joint exercise"), agenda.exercise_s),
        (own, agenda.candidate_questions_s),
        (text!(lang, "wrap-up"), agenda.wrap_up_s),
    ];
    let stages: Vec<String> = stages
        .into_iter()
        .filter(|(_, seconds)| *seconds > 0)
        .map(|(name, s)| format!("{name} ({})", Span::from_seconds(i64::from(s))))
        .collect();
    capital(stages.join(" → "))
}

#[cfg(test)]
mod tests {
    use super::*;
    use crate::base::ENGLISH;

    #[test]
    fn only_a_plain_address_is_a_link() {
        assert_eq!(link("https://a.example/@b"), "<https://a.example/%40b>");
        for bad in ["http://a", "https://a b", "https://a>", "javascript:x", "https://a\\"] {
            assert!(!link(bad).starts_with('<'), "{bad}");
        }
    }

    #[test]
    fn every_line_of_a_quotation_is_marked() {
        assert_eq!(quotation("one\n> two\n\n# three"), "> one\n> \\> two\n> \n> \\# three");
    }

    #[test]
    fn titles_lose_their_capital_only_where_it_is_one() {
        assert_eq!(in_text(&ENGLISH, "One-on-one"), "one-on-one");
        assert_eq!(in_text(&ENGLISH, "HR round"), "HR round");
        assert_eq!(in_text(&ENGLISH, ""), "");
    }
}
