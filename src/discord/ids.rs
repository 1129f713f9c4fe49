//! What a button means, as the name that Discord gives back when it is pressed.
//!
//! ```text
//! g1 : verb : session : arguments        numbers in base 36, at most 100 characters
//! ```
//!
//! A name carries no rights and no state: it is a hint that is looked up again, and whoever presses
//! is taken from the press. Names of an older version keep decoding, or say that they are old; any
//! other text is nobody's. The version grows when a meaning changes.

use crate::bank::Trigger;
use crate::base::{MemberId, SessionId};
use crate::guide::Topic;
use crate::interview::{Act, InterviewerRating, Seat, StoryPart, Tap};
use crate::protocol::{Command, Query};
use crate::rubric::{Choice, CompetencyId, Mark, RubricId, Slug, Transfer};
use crate::view::{Form, Press};

use super::limits::CUSTOM_ID_MAX;

/// The version that is written.
const VERSION: &str = "g1";
/// What every version begins with.
const OURS: char = 'g';
/// The name of a picker, whose options carry their own meanings as values.
const PICKER: &str = "pick";

/// What a name means.
#[derive(Debug, Clone, PartialEq)]
pub(super) enum Named {
    /// A button, or a picker's option.
    Press(Press),
    /// A picker: its meaning is in the option that was chosen.
    Picker,
    /// A form of the adapter's own.
    Own(Own),
    /// Ours, and from another version, or broken.
    Outdated,
    /// Not ours.
    Foreign,
}

/// What only this platform has.
#[derive(Debug, Clone, Copy, PartialEq, Eq)]
pub(super) enum Own {
    /// The settings: which of them is chosen.
    Setting(Setting),
    /// The checks of the settings, once more.
    CheckAgain,
    /// Erase everything about who presses.
    Forget,
}

/// One of the settings, each with a picker of its own.
#[derive(Debug, Clone, Copy, PartialEq, Eq)]
pub(super) enum Setting {
    /// Where cards are posted.
    Practice,
    /// Where organisers read what only they should know.
    Notice,
    /// Voice rooms.
    Rooms,
    /// Organiser roles.
    Organisers,
    /// Coach roles.
    Coaches,
    /// Public or private threads.
    Threads,
}

impl Setting {
    /// All of them, in the order of the screen.
    pub(super) const ALL: [(Self, &'static str); 6] = [
        (Self::Practice, "cards"),
        (Self::Notice, "notices"),
        (Self::Rooms, "rooms"),
        (Self::Organisers, "organisers"),
        (Self::Coaches, "coaches"),
        (Self::Threads, "threads"),
    ];

    fn name(self) -> &'static str {
        Self::ALL.iter().find(|(one, _)| *one == self).map_or("", |(_, name)| name)
    }
}

/// Acts that need no argument beside the session.
const PLAIN: [(&str, Act); 35] = [
    ("seat", Act::Take(Seat::Candidate)),
    ("chair", Act::Take(Seat::Interviewer)),
    ("observe", Act::Take(Seat::Observer)),
    ("leave", Act::Leave),
    ("take", Act::TakeOffered),
    ("pass", Act::PassOffer),
    ("cancel", Act::Cancel),
    ("here", Act::CheckIn),
    ("late", Act::Late),
    ("start", Act::Start),
    ("ask", Act::Ask),
    ("other", Act::Another),
    ("skip", Act::Skip),
    ("next", Act::Next),
    ("done", Act::Done),
    ("wrap", Act::WrapUp),
    ("run", Act::LetRun),
    ("extend", Act::Extend),
    ("pause", Act::Pause),
    ("go-on", Act::Continue),
    ("end", Act::EndHere),
    ("stop", Act::EmergencyStop),
    ("accept", Act::AcceptHandOver),
    ("out", Act::StepOut),
    ("back", Act::ComeBack),
    ("my-turn", Act::StopMyTurn),
    ("solo", Act::GoSolo),
    ("date", Act::NewDate),
    ("filler", Act::Filler),
    ("unfiller", Act::UndoFiller),
    ("own-done", Act::OwnDone),
    ("own-skip", Act::OwnSkip),
    ("tapped", Act::Tap(Tap::Done)),
    ("not-yet", Act::Tap(Tap::NotYet)),
    ("close", Act::CloseRating),
];

const PARTS: [(&str, StoryPart); 4] = [
    ("s", StoryPart::Situation),
    ("t", StoryPart::Task),
    ("a", StoryPart::Action),
    ("r", StoryPart::Result),
];

const TRANSFERS: [(&str, Transfer); 3] =
    [("yes", Transfer::Yes), ("partly", Transfer::Partly), ("no", Transfer::NotYet)];

/// The name of a picker, by its place on the screen: names of one message differ.
pub(super) fn picker(place: usize) -> String {
    format!("{VERSION}:{PICKER}:{place}")
}

/// The name of one of our own.
pub(super) fn own(own: Own) -> String {
    match own {
        Own::Setting(setting) => format!("{VERSION}:set:{}", setting.name()),
        Own::CheckAgain => format!("{VERSION}:recheck"),
        Own::Forget => format!("{VERSION}:forget"),
    }
}

/// The name of a press; none for one that carries somebody's words, which no button does.
pub(super) fn encode(press: &Press) -> Option<String> {
    let name = match press {
        Press::Do(Command::Act { session, act }) => of_act(*session, act)?,
        Press::Do(Command::TakeGoal { session, turn }) => {
            with("goal", *session, &[i64::from(*turn)])
        }
        Press::Do(Command::AgreeToCoach { coach }) => own_act("agree", coach.0),
        Press::Do(Command::WithdrawFromCoach { coach }) => own_act("withdraw", coach.0),
        Press::Do(
            Command::Plan(_)
            | Command::WriteGoal { .. }
            | Command::SetUp(_)
            | Command::Profile(_)
            | Command::Forget
            | Command::MemberGone { .. },
        ) => return None,
        Press::Look(query) => of_query(query),
        Press::Fill(form) => of_form(form),
    };
    (name.len() <= CUSTOM_ID_MAX).then_some(name)
}

/// What a name means. It never fails and never panics, whatever it is given.
pub(super) fn decode(name: &str) -> Named {
    let mut parts = name.split(':');
    match parts.next() {
        Some(VERSION) => {}
        Some(other) if other.starts_with(OURS) && other.len() <= 4 => return Named::Outdated,
        Some(_) | None => return Named::Foreign,
    }
    let Some(verb) = parts.next() else { return Named::Outdated };
    let rest: Vec<&str> = parts.collect();
    known(verb, &rest).unwrap_or(Named::Outdated)
}

fn known(verb: &str, rest: &[&str]) -> Option<Named> {
    match (verb, rest) {
        (PICKER, [_]) => return Some(Named::Picker),
        ("recheck", []) => return Some(Named::Own(Own::CheckAgain)),
        ("forget", []) => return Some(Named::Own(Own::Forget)),
        ("set", [which]) => {
            let (setting, _) = Setting::ALL.into_iter().find(|(_, name)| name == which)?;
            return Some(Named::Own(Own::Setting(setting)));
        }
        _ => {}
    }
    let press = match (verb, rest) {
        ("q-sessions", []) => Press::Look(Query::Sessions),
        ("q-goal", []) => Press::Look(Query::Goal),
        ("q-settings", []) => Press::Look(Query::Settings),
        ("q-profile", []) => Press::Look(Query::Profile),
        ("guide", rest) => Press::Look(Query::Guide(topic(rest)?)),
        ("agree", [coach]) => Press::Do(Command::AgreeToCoach { coach: MemberId(number(coach)?) }),
        ("withdraw", [coach]) => {
            Press::Do(Command::WithdrawFromCoach { coach: MemberId(number(coach)?) })
        }
        (_, [session, args @ ..]) => {
            let session = SessionId(number(session)?);
            let args: Vec<&str> = args.to_vec();
            look(verb, session, &args)
                .map(Press::Look)
                .or_else(|| fill(verb, session, &args).map(Press::Fill))
                .or_else(|| {
                    if let ("goal", [turn]) = (verb, args.as_slice()) {
                        let turn = small(turn)?;
                        return Some(Press::Do(Command::TakeGoal { session, turn }));
                    }
                    act(verb, &args).map(|act| Press::act(session, act))
                })?
        }
        (_, []) => return None,
    };
    Some(Named::Press(press))
}

fn of_act(session: SessionId, act: &Act) -> Option<String> {
    if let Some((verb, _)) = PLAIN.iter().find(|(_, plain)| plain == act) {
        return Some(with(verb, session, &[]));
    }
    let name = match act {
        Act::FollowUp(trigger) => {
            let place = Trigger::ALL.iter().position(|t| t == trigger)?;
            with("follow", session, &[i64::try_from(place).ok()?])
        }
        Act::HandOver(member) => with("hand", session, &[member.0]),
        Act::CountQuestion(turn) => with("count", session, &[i64::from(*turn)]),
        Act::UncountQuestion(turn) => with("uncount", session, &[i64::from(*turn)]),
        Act::Story(part) => {
            let (letter, _) = PARTS.iter().find(|(_, p)| p == part)?;
            format!("{}:{letter}", with("story", session, &[]))
        }
        Act::OpenAnswers(turn) => with("open", session, &[i64::from(*turn)]),
        Act::Mark { turn, competency, choice } => {
            with("mark", session, &[i64::from(*turn), i64::from(*competency), of_choice(*choice)])
        }
        Act::Transfer { turn, transfer } => {
            let (word, _) = TRANSFERS.iter().find(|(_, t)| t == transfer)?;
            format!("{}:{word}", with("shown", session, &[i64::from(*turn)]))
        }
        Act::BallotDone(turn) => with("ballot", session, &[i64::from(*turn)]),
        Act::OwnMark { competency, choice } => {
            with("own-mark", session, &[i64::from(*competency), of_choice(*choice)])
        }
        Act::RateInterviewer { interviewer, rating } => {
            let InterviewerRating { realistic, specific, useful } = rating;
            let marks = [realistic, specific, useful].map(|mark| i64::from(mark.value()));
            with("of", session, &[interviewer.0, marks[0], marks[1], marks[2]])
        }
        // Somebody's words come from a form, and the plain ones stand in the table above.
        Act::Edit(_) | Act::Answer(_) | Act::Spoken(_) | Act::Words { .. } | Act::Recording(_) => {
            return None;
        }
        Act::Take(_)
        | Act::Leave
        | Act::TakeOffered
        | Act::PassOffer
        | Act::Cancel
        | Act::CheckIn
        | Act::Late
        | Act::Start
        | Act::Ask
        | Act::Another
        | Act::Skip
        | Act::Next
        | Act::Done
        | Act::WrapUp
        | Act::LetRun
        | Act::Extend
        | Act::Pause
        | Act::Continue
        | Act::EndHere
        | Act::EmergencyStop
        | Act::AcceptHandOver
        | Act::StepOut
        | Act::ComeBack
        | Act::StopMyTurn
        | Act::GoSolo
        | Act::NewDate
        | Act::Filler
        | Act::UndoFiller
        | Act::OwnDone
        | Act::OwnSkip
        | Act::Tap(_)
        | Act::CloseRating => return None,
    };
    Some(name)
}

fn act(verb: &str, args: &[&str]) -> Option<Act> {
    if args.is_empty() {
        return PLAIN.iter().find(|(name, _)| *name == verb).map(|(_, act)| act.clone());
    }
    let act = match (verb, args) {
        ("follow", [place]) => Act::FollowUp(*Trigger::ALL.get(usize::from(small(place)?))?),
        ("hand", [member]) => Act::HandOver(MemberId(number(member)?)),
        ("count", [turn]) => Act::CountQuestion(small(turn)?),
        ("uncount", [turn]) => Act::UncountQuestion(small(turn)?),
        ("story", [letter]) => {
            Act::Story(PARTS.iter().find(|(name, _)| name == letter).map(|(_, part)| *part)?)
        }
        ("open", [turn]) => Act::OpenAnswers(small(turn)?),
        ("mark", [turn, competency, given]) => {
            Act::Mark { turn: small(turn)?, competency: small(competency)?, choice: choice(given)? }
        }
        ("shown", [turn, seen]) => Act::Transfer {
            turn: small(turn)?,
            transfer: TRANSFERS.iter().find(|(name, _)| name == seen).map(|(_, t)| *t)?,
        },
        ("ballot", [turn]) => Act::BallotDone(small(turn)?),
        ("own-mark", [competency, given]) => {
            Act::OwnMark { competency: small(competency)?, choice: choice(given)? }
        }
        ("of", [interviewer, realistic, specific, useful]) => Act::RateInterviewer {
            interviewer: MemberId(number(interviewer)?),
            rating: InterviewerRating {
                realistic: mark(realistic)?,
                specific: mark(specific)?,
                useful: mark(useful)?,
            },
        },
        _ => return None,
    };
    Some(act)
}

fn of_query(query: &Query) -> String {
    match query {
        Query::Sessions => format!("{VERSION}:q-sessions"),
        Query::Goal => format!("{VERSION}:q-goal"),
        Query::Guide(topic) => of_topic(topic),
        Query::Settings => format!("{VERSION}:q-settings"),
        Query::Profile => format!("{VERSION}:q-profile"),
        Query::Details(session) => with("q-details", *session, &[]),
        Query::Panel(session) => with("q-panel", *session, &[]),
        Query::Ballot(session, turn) => with("q-ballot", *session, &[i64::from(*turn)]),
        Query::Own(session) => with("q-own", *session, &[]),
        Query::Answers(session, turn) => with("q-answers", *session, &[i64::from(*turn)]),
        Query::HowToRate(session) => with("q-anchors", *session, &[]),
        Query::Report(session, turn) => with("q-report", *session, &[i64::from(*turn)]),
        Query::Checklist(session) => with("q-before", *session, &[]),
    }
}

/// What somebody wants to read; names of files have no colon in them.
fn of_topic(topic: &Topic) -> String {
    let rest = match topic {
        Topic::Contents => String::new(),
        Topic::Card(card) => format!(":card:{card}"),
        Topic::Tones => ":tones".to_owned(),
        Topic::Tone(tone) => format!(":tone:{tone}"),
        Topic::Examples => ":examples".to_owned(),
        Topic::ExamplesOf(rubric, competency) => format!(":of:{rubric}:{competency}"),
        Topic::Example(example) => format!(":example:{example}"),
    };
    format!("{VERSION}:guide{rest}")
}

fn topic(rest: &[&str]) -> Option<Topic> {
    let slug = |text: &str| text.parse::<Slug>().ok();
    Some(match rest {
        [] => Topic::Contents,
        ["card", card] => Topic::Card(slug(card)?),
        ["tones"] => Topic::Tones,
        ["tone", tone] => Topic::Tone(slug(tone)?),
        ["examples"] => Topic::Examples,
        ["of", rubric, competency] => {
            Topic::ExamplesOf(RubricId(slug(rubric)?), CompetencyId(slug(competency)?))
        }
        ["example", example] => Topic::Example(slug(example)?),
        _ => return None,
    })
}

fn look(verb: &str, session: SessionId, args: &[&str]) -> Option<Query> {
    Some(match (verb, args) {
        ("q-details", []) => Query::Details(session),
        ("q-panel", []) => Query::Panel(session),
        ("q-ballot", [turn]) => Query::Ballot(session, small(turn)?),
        ("q-own", []) => Query::Own(session),
        ("q-answers", [turn]) => Query::Answers(session, small(turn)?),
        ("q-anchors", []) => Query::HowToRate(session),
        ("q-report", [turn]) => Query::Report(session, small(turn)?),
        ("q-before", []) => Query::Checklist(session),
        _ => return None,
    })
}

fn of_form(form: &Form) -> String {
    match form {
        Form::Answer { session } => with("f-answer", *session, &[]),
        Form::Words { session, turn, so_far: _ } => with("f-words", *session, &[i64::from(*turn)]),
        Form::Recording { session } => with("f-link", *session, &[]),
        Form::Goal { session, turn } => with("f-goal", *session, &[i64::from(*turn)]),
    }
}

/// What was written in a form before is not in its name: it is looked up when it opens.
fn fill(verb: &str, session: SessionId, args: &[&str]) -> Option<Form> {
    Some(match (verb, args) {
        ("f-answer", []) => Form::Answer { session },
        ("f-words", [turn]) => {
            Form::Words { session, turn: small(turn)?, so_far: Default::default() }
        }
        ("f-link", []) => Form::Recording { session },
        ("f-goal", [turn]) => Form::Goal { session, turn: small(turn)? },
        _ => return None,
    })
}

fn of_choice(choice: Choice) -> i64 {
    match choice {
        Choice::CouldNotTell => 0,
        Choice::Mark(mark) => i64::from(mark.value()),
    }
}

fn choice(text: &str) -> Option<Choice> {
    match small(text)? {
        0 => Some(Choice::CouldNotTell),
        level => Mark::try_from(level).ok().map(Choice::Mark),
    }
}

fn mark(text: &str) -> Option<Mark> {
    Mark::try_from(small(text)?).ok()
}

/// What is done outside of sessions, to a member.
fn own_act(verb: &str, member: i64) -> String {
    format!("{VERSION}:{verb}:{}", base36(member))
}

fn with(verb: &str, session: SessionId, args: &[i64]) -> String {
    let mut name = format!("{VERSION}:{verb}:{}", base36(session.0));
    for arg in args {
        name.push(':');
        name.push_str(&base36(*arg));
    }
    name
}

const DIGITS: &[u8; 36] = b"0123456789abcdefghijklmnopqrstuvwxyz";

/// Ids are never negative; one that is would be written as 0, which is nobody's.
fn base36(number: i64) -> String {
    let mut rest = u64::try_from(number).unwrap_or(0);
    let mut digits = Vec::new();
    loop {
        digits.push(char::from(DIGITS[(rest % 36) as usize]));
        rest /= 36;
        if rest == 0 {
            return digits.into_iter().rev().collect();
        }
    }
}

/// Only what [`base36`] writes: no sign, no capitals, no zeros in front.
fn number(text: &str) -> Option<i64> {
    let found = i64::from_str_radix(text, 36).ok().filter(|n| *n >= 0)?;
    (base36(found) == text).then_some(found)
}

fn small(text: &str) -> Option<u8> {
    number(text).and_then(|n| u8::try_from(n).ok())
}

#[cfg(test)]
mod tests {
    use proptest::prelude::*;

    use super::*;

    const SESSION: SessionId = SessionId(i64::MAX);

    fn round_trip(press: &Press) {
        let name = encode(press).unwrap_or_else(|| panic!("{press:?} has no name"));
        assert!(name.len() <= CUSTOM_ID_MAX, "{name}");
        assert_eq!(decode(&name), Named::Press(press.clone()), "{name}");
    }

    #[test]
    fn every_button_that_a_view_makes_comes_back_as_itself() {
        let mark = |n| Mark::try_from(n).unwrap();
        let rating = InterviewerRating { realistic: mark(1), specific: mark(3), useful: mark(5) };
        let mut acts: Vec<Act> = PLAIN.iter().map(|(_, act)| act.clone()).collect();
        acts.extend(Trigger::ALL.map(Act::FollowUp));
        acts.extend(StoryPart::ALL.map(Act::Story));
        acts.extend([
            Act::HandOver(MemberId(i64::MAX)),
            Act::CountQuestion(5),
            Act::UncountQuestion(0),
            Act::OpenAnswers(7),
            Act::Mark { turn: 255, competency: 255, choice: Choice::Mark(mark(2)) },
            Act::Mark { turn: 0, competency: 0, choice: Choice::CouldNotTell },
            Act::Transfer { turn: 1, transfer: Transfer::Partly },
            Act::BallotDone(3),
            Act::OwnMark { competency: 4, choice: Choice::Mark(mark(5)) },
            Act::RateInterviewer { interviewer: MemberId(i64::MAX), rating },
        ]);
        for act in acts {
            round_trip(&Press::act(SESSION, act));
        }
        round_trip(&Press::Do(Command::TakeGoal { session: SESSION, turn: 9 }));
        let coach = MemberId(77);
        round_trip(&Press::Do(Command::AgreeToCoach { coach }));
        round_trip(&Press::Do(Command::WithdrawFromCoach { coach }));
        for query in [
            Query::Sessions,
            Query::Goal,
            Query::Settings,
            Query::Profile,
            Query::Guide(Topic::Contents),
            Query::Guide(Topic::Card("star".parse().unwrap())),
            Query::Guide(Topic::Tones),
            Query::Guide(Topic::Tone("silence".parse().unwrap())),
            Query::Guide(Topic::Examples),
            Query::Guide(Topic::ExamplesOf(
                RubricId("peer".parse().unwrap()),
                CompetencyId("x".repeat(32).parse().unwrap()),
            )),
            Query::Guide(Topic::Example("a-b".parse().unwrap())),
            Query::Details(SESSION),
            Query::Panel(SESSION),
            Query::Ballot(SESSION, 2),
            Query::Own(SESSION),
            Query::Answers(SESSION, 1),
            Query::HowToRate(SESSION),
            Query::Report(SESSION, 0),
            Query::Checklist(SESSION),
        ] {
            round_trip(&Press::Look(query));
        }
        let so_far = Default::default();
        for form in [
            Form::Answer { session: SESSION },
            Form::Words { session: SESSION, turn: 1, so_far },
            Form::Recording { session: SESSION },
            Form::Goal { session: SESSION, turn: 1 },
        ] {
            round_trip(&Press::Fill(form));
        }
        for (setting, _) in Setting::ALL {
            let setting = Own::Setting(setting);
            assert_eq!(decode(&own(setting)), Named::Own(setting));
        }
        for one in [Own::CheckAgain, Own::Forget] {
            assert_eq!(decode(&own(one)), Named::Own(one));
        }
        assert_eq!(decode(&picker(3)), Named::Picker);
    }

    #[test]
    fn what_is_old_or_broken_says_so_and_what_is_foreign_is_nobodys() {
        for old in [
            "g1",
            "g1:",
            "g1:done",
            "g1:done:-1",
            "g1:done:A",
            "g1:done:01",
            "g1:no:1",
            "g1:mark:1:2",
            "g1:mark:1:2:3:9",
            "g2:done:1",
            "g0:x",
            "g1:set:x",
            "g1:done:1:2",
        ] {
            assert_eq!(decode(old), Named::Outdated, "{old}");
        }
        for foreign in ["", "vote", "iv1:v:1", "greenroom:done:1", ":"] {
            assert_eq!(decode(foreign), Named::Foreign, "{foreign}");
        }
    }

    proptest! {
        #[test]
        fn no_text_breaks_it_and_what_it_takes_it_would_write(
            name in prop_oneof!["\\PC{0,120}", "g1:[a-z-]{1,9}(:[0-9a-z]{0,14}){0,6}"]
        ) {
            if let Named::Press(press) = decode(&name) {
                prop_assert_eq!(encode(&press), Some(name));
            }
        }
    }
}
