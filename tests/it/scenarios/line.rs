//! One line of a script, taken apart.

use greenroom::bank::Trigger;
use greenroom::base::{
    ChannelId, CleanText, MemberId, Moment, RoleId, Span, TextLimit, TextProblem,
};
use greenroom::interview::{
    Act, InterviewerRating, Mode, PlanEdit, Refusal, Seat, StoryPart, Tap, TurnNo, Unread, limits,
};
use greenroom::protocol::{GuildSettings, InDigest, PlanWish, ProfileEdit, Threads, When};
use greenroom::rubric::{Choice, CompetencyNo, Mark, Transfer, Words};
use greenroom::view::ProfileField;

use super::scribe;

/// The words of a line; what stands in quotes is one, and `x*4001` is that many of them.
pub(super) fn split(line: &str) -> Vec<String> {
    let mut words = Vec::new();
    let mut rest = line.trim();
    while !rest.is_empty() {
        if let Some(quoted) = rest.strip_prefix('"') {
            let (word, after) = quoted.split_once('"').unwrap_or_else(|| panic!("quotes: {line}"));
            words.push(unescaped(word));
            rest = after.trim_start();
        } else {
            let end = rest.find(' ').unwrap_or(rest.len());
            words.push(rest[..end].to_owned());
            rest = rest[end..].trim_start();
        }
    }
    words
}

/// `\n` and `\u{202e}` as Rust writes them, and `text*400` as so many of it.
fn unescaped(word: &str) -> String {
    let mut out = String::new();
    let mut rest = word;
    while let Some(at) = rest.find('\\') {
        out.push_str(&rest[..at]);
        rest = &rest[at + 1..];
        if let Some(after) = rest.strip_prefix('n') {
            out.push('\n');
            rest = after;
        } else if let Some((code, after)) = rest.strip_prefix("u{").and_then(|r| r.split_once('}'))
        {
            out.push(char::from_u32(u32::from_str_radix(code, 16).unwrap()).unwrap());
            rest = after;
        }
    }
    out.push_str(rest);
    match out.rsplit_once('*') {
        Some((text, times)) => times.parse().map_or(out.clone(), |times| text.repeat(times)),
        None => out,
    }
}

/// `40s`, `5m`, `2h`, `3d`, `200ms`.
pub(super) fn span(word: &str) -> Span {
    let unit = word.trim_start_matches(|c: char| c.is_ascii_digit());
    let n: i64 = word[..word.len() - unit.len()].parse().unwrap_or_else(|_| panic!("span {word}"));
    match unit {
        "ms" => Span::from_ms(n),
        "s" => Span::from_seconds(n),
        "m" => Span::from_minutes(n),
        "h" => Span::from_hours(n),
        "d" => Span::from_hours(24 * n),
        other => panic!("unit {other} of {word}"),
    }
}

fn seat(word: &str) -> Seat {
    match word {
        "candidate" | "seat" => Seat::Candidate,
        "interviewer" => Seat::Interviewer,
        "observer" => Seat::Observer,
        other => panic!("seat {other}"),
    }
}

fn line_text(word: &str) -> CleanText {
    CleanText::new(word, limits::LINE).unwrap()
}

pub(super) fn who(word: &str) -> MemberId {
    scribe::member(word).unwrap_or_else(|| panic!("member {word}"))
}

fn mark(word: &str) -> Mark {
    word.parse::<u8>().ok().and_then(|n| Mark::try_from(n).ok()).unwrap_or_else(|| panic!("{word}"))
}

pub(super) fn choice(word: &str) -> Choice {
    if word == "?" { Choice::CouldNotTell } else { Choice::Mark(mark(word)) }
}

fn named<T: serde::de::DeserializeOwned>(word: &str) -> T {
    serde_json::from_value(serde_json::Value::from(word)).unwrap_or_else(|e| panic!("{word}: {e}"))
}

/// `one-on-one "objective" minutes=60 role=backend …`, held now or at a time.
pub(super) fn wish(words: &[String], when: When) -> PlanWish {
    let objective = line_text("Backend engineer, first screen");
    let mut wish = PlanWish { when, ..PlanWish::of(&words[0], objective) };
    for word in &words[1..] {
        match word.split_once('=') {
            Some(("minutes", n)) => wish.minutes = Some(n.parse().unwrap()),
            Some(("rubric", id)) => wish.rubric = Some(id.to_owned()),
            Some(("role", tag)) => wish.role = Some(tag.to_owned()),
            Some(("region", tag)) => wish.region = Some(tag.to_owned()),
            Some(("level", level)) => wish.level = Some(named(level)),
            Some(("kind", kind)) => wish.kind = Some(named(kind)),
            Some(("competency", tag)) => wish.competency = Some(tag.to_owned()),
            Some(("mode", mode)) => wish.mode = Some(named(mode)),
            Some(("venue", venue)) => wish.venue = Some(named(venue)),
            Some(("wanted", text)) => wish.wanted = Some(line_text(&text.replace('_', " "))),
            Some(("place", text)) => wish.place = Some(line_text(&text.replace('_', " "))),
            Some((key, _)) => panic!("no such wish: {key}"),
            None => wish.objective = line_text(word),
        }
    }
    wish
}

/// `cards=10 practise-now attendance notices=11 private rooms=20,21 organisers=30 coaches=31`.
pub(super) fn settings(words: &[&str]) -> GuildSettings {
    let ids = |text: &str| -> Vec<i64> { text.split(',').map(|n| n.parse().unwrap()).collect() };
    let roles = |text: &str| ids(text).into_iter().map(RoleId).collect();
    let mut settings = GuildSettings::default();
    for word in words {
        match word.split_once('=') {
            Some(("cards", id)) => settings.practice = Some(ChannelId(id.parse().unwrap())),
            Some(("notices", id)) => settings.notice = Some(ChannelId(id.parse().unwrap())),
            Some(("rooms", all)) => settings.rooms = ids(all).into_iter().map(ChannelId).collect(),
            Some(("organisers", all)) => settings.organisers = roles(all),
            Some(("reminders", all)) => settings.reminders = all.parse().unwrap(),
            Some(("coaches", all)) => settings.coaches = roles(all),
            Some(("digest", id)) => settings.digest = Some(ChannelId(id.parse().unwrap())),
            Some(("kept", days)) => settings.keep_answers_days = Some(days.parse().unwrap()),
            Some(("drills", aim)) => settings.drill_aim = Some(aim.parse().unwrap()),
            None if *word == "private" => settings.threads = Threads::Private,
            None if *word == "calibration" => settings.calibration = true,
            None if *word == "attendance" => settings.attendance = true,
            None if *word == "practise-now" => settings.practise_now = true,
            Some(_) | None => panic!("no such setting: {word}"),
        }
    }
    settings
}

fn plan_edit(words: &[&str], now: Moment) -> PlanEdit {
    let mut edit = PlanEdit::default();
    for word in words {
        let (key, value) = word.split_once('=').unwrap();
        match key {
            "in" => edit.starts_at = Some(now + span(value)),
            "ago" => edit.starts_at = Some(Moment::from_ms(now.ms() - span(value).ms())),
            "objective" => edit.objective = Some(line_text(&value.replace('_', " "))),
            "wanted" => edit.wanted = Some(line_text(&value.replace('_', " "))),
            "place" => edit.place = Some(line_text(&value.replace('_', " "))),
            "mode" => edit.mode = Some(named::<Mode>(value)),
            "venue" => edit.venue = Some(named(value)),
            other => panic!("no such edit: {other}"),
        }
    }
    edit
}

/// A text as the adapters take it: cleaned and bounded, or refused before it reaches the house.
pub(super) fn text(raw: &str, limit: TextLimit) -> Result<CleanText, Refusal> {
    CleanText::new(raw, limit).map_err(|problem| match problem {
        TextProblem::Empty => Refusal::TextEmpty,
        TextProblem::TooLong { characters_max } => {
            Refusal::TextTooLong { characters_max: u32::try_from(characters_max).unwrap() }
        }
    })
}

pub(super) fn comment(observed: &str, why: &str, next: &str) -> Result<Words, Refusal> {
    Words::new(observed, why, next).map_err(|problem| match problem.problem {
        TextProblem::Empty => Refusal::TextEmpty,
        TextProblem::TooLong { characters_max } => {
            Refusal::TextTooLong { characters_max: u32::try_from(characters_max).unwrap() }
        }
    })
}

/// What a line says of who acts, chosen or typed.
pub(super) fn profile(word: &str, rest: &[&str]) -> Result<ProfileEdit, ProfileField> {
    let is_on = rest == ["on"];
    Ok(match word {
        "role" => return Err(ProfileField::Role),
        "region" => return Err(ProfileField::Region),
        "interview" => return Err(ProfileField::Target),
        "pause" => return Err(ProfileField::Pause),
        "knows" => return Err(ProfileField::Knows),
        "availability" => return Err(ProfileField::Availability),
        "level" => ProfileEdit::Level((rest != ["off"]).then(|| named(rest[0]))),
        "reminders" => ProfileEdit::Nudges(named(rest[0])),
        "counted" => ProfileEdit::InDigest(InDigest::Counted, is_on),
        "named" => ProfileEdit::InDigest(InDigest::Named, is_on),
        "summary" => ProfileEdit::Summary(is_on),
        "weekly" => ProfileEdit::Weekly(rest[0].parse().unwrap()),
        "interview-only" => ProfileEdit::InterviewOnly(is_on),
        "interview-first" => ProfileEdit::InterviewFirst(is_on),
        "dms" => ProfileEdit::Dms(is_on),
        "ask-me" => ProfileEdit::AskMe(is_on),
        "not-with" => ProfileEdit::With { other: who(rest[0]), may_meet: false },
        "again-with" => ProfileEdit::With { other: who(rest[0]), may_meet: true },
        "partner" => ProfileEdit::Partner { other: who(rest[0]), on: true },
        "no-partner" => ProfileEdit::Partner { other: who(rest[0]), on: false },
        "every-time-with" => ProfileEdit::Pair { other: who(rest[0]), on: true },
        "not-every-time-with" => ProfileEdit::Pair { other: who(rest[0]), on: false },
        other => panic!("nothing is said of oneself with {other}"),
    })
}

/// What a line does in a session; `turn` knows the turn of a candidate.
pub(super) fn act(
    words: &[&str],
    now: Moment,
    mut turn: impl FnMut(&str) -> TurnNo,
) -> Option<Result<Act, Refusal>> {
    let act = match words {
        ["take", "it"] => Act::TakeOffered,
        ["take", "chair"] => Act::AcceptHandOver,
        ["take", on] => Act::Take(seat(on)),
        ["leave"] => Act::Leave,
        ["pass"] => Act::PassOffer,
        ["edit", changes @ ..] => Act::Edit(plan_edit(changes, now)),
        ["cancel"] => Act::Cancel,
        ["here"] => Act::CheckIn,
        ["late"] => Act::Late,
        ["start"] => Act::Start,
        ["ask"] => Act::Ask,
        ["another"] => Act::Another,
        ["skip"] => Act::Skip,
        ["follow", trigger] => Act::FollowUp(named::<Trigger>(trigger)),
        ["next"] => Act::Next,
        ["done"] => Act::Done,
        ["speak", length] => Act::Spoken(span(length)),
        ["answer", raw] => return Some(text(raw, limits::ANSWER).map(Act::Answer)),
        ["unread", "reply"] => Act::Unread(Unread::Reply),
        ["wrap", "up"] => Act::WrapUp,
        ["let", "run"] => Act::LetRun,
        ["extend"] => Act::Extend,
        ["pause"] => Act::Pause,
        ["continue"] => Act::Continue,
        ["end", "here"] => Act::EndHere,
        ["emergency", "stop"] => Act::EmergencyStop,
        ["hand", "over", to] => Act::HandOver(who(to)),
        ["step", "out"] => Act::StepOut,
        ["back"] => Act::ComeBack,
        ["stop", "my", "turn"] => Act::StopMyTurn,
        ["go", "solo"] => Act::GoSolo,
        ["new", "date"] => Act::NewDate,
        ["count", of] => Act::CountQuestion(turn(of)),
        ["uncount", of] => Act::UncountQuestion(turn(of)),
        ["story", part] => Act::Story(match *part {
            "S" => StoryPart::Situation,
            "T" => StoryPart::Task,
            "A" => StoryPart::Action,
            "R" => StoryPart::Result,
            other => panic!("part {other}"),
        }),
        ["filler"] => Act::Filler,
        ["undo", "filler"] => Act::UndoFiller,
        ["open", "answers", of] => Act::OpenAnswers(turn(of)),
        ["mark", of, competency, given] => Act::Mark {
            turn: turn(of),
            competency: CompetencyNo(competency.parse::<u8>().unwrap() - 1),
            choice: choice(given),
        },
        ["words", of, observed, why, next] => {
            let turn = turn(of);
            return Some(comment(observed, why, next).map(|words| Act::Words { turn, words }));
        }
        ["transfer", of, seen] => {
            Act::Transfer { turn: turn(of), transfer: named::<Transfer>(seen) }
        }
        ["ballot", "done", of] => Act::BallotDone(turn(of)),
        ["own", "done"] => Act::OwnDone,
        ["own", "skip"] => Act::OwnSkip,
        ["own", competency, given] => Act::OwnMark {
            competency: CompetencyNo(competency.parse::<u8>().unwrap() - 1),
            choice: choice(given),
        },
        ["tap", tap] => Act::Tap(named::<Tap>(tap)),
        ["rate", interviewer, realistic, specific, useful] => Act::RateInterviewer {
            interviewer: who(interviewer),
            rating: InterviewerRating {
                realistic: mark(realistic),
                specific: mark(specific),
                useful: mark(useful),
            },
        },
        ["close", "ballots"] => Act::CloseRating,
        ["own-questions", words] => {
            return Some(text(words, limits::ANSWER).map(Act::OwnQuestions));
        }
        ["recording", link] => {
            let limit = TextLimit::line(2_000);
            return Some(text(link, limit).map(Act::Recording));
        }
        _ => return None,
    };
    Some(Ok(act))
}
