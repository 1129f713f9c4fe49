//! JSON as it was saved by earlier versions: each file must still be read, and written back with
//! everything that was in it. What came later has a default, and is written beside it.
//!
//! Files in `data/saved/` are added, never altered: a changed shape is a new number, an upgrade and
//! new files. `GREENROOM_NEW_SAVED=1 cargo test saved` writes the files that are missing.

use std::collections::{BTreeMap, BTreeSet};
use std::path::PathBuf;

use greenroom::bank::Question;
use greenroom::base::{MemberId, Moment, SessionId, Span};
use greenroom::calendar::ZoneName;
use greenroom::interview::{
    Act, CardState, Cast, Cut, Deal, Effect, Ending, Event, Format, Heard, Lost, Notice, Outcome,
    PutOff, Seat, Session, Task, TurnNo,
};
use greenroom::protocol::{Aim, Answer, PairState, Profile, Query, Shown, TurnReport, When};
use greenroom::rubric::{CompetencyNo, Rubric, Words};
use greenroom::service::session_of;
use serde::de::DeserializeOwned;
use serde::{Deserialize, Serialize};
use serde_json::Value;

use super::states::{all, mark};
use crate::harness::{START, Stage, library, reading, text};

/// The number that a new file carries: of a session `STATE_VERSION` of the service; of nothing else
/// the shape has changed.
fn version_of(name: &str) -> u32 {
    if name.starts_with("session") { 2 } else { 1 }
}

/// The first part of a kit.
#[derive(Serialize, Deserialize)]
struct Recipe {
    format: Format,
    rubric: Rubric,
}

fn folder() -> PathBuf {
    PathBuf::from(env!("CARGO_MANIFEST_DIR")).join("tests/it/data/saved")
}

fn files() -> BTreeMap<String, Value> {
    let entries = std::fs::read_dir(folder()).unwrap().map(|e| e.unwrap().path());
    entries
        .map(|path| {
            let name = path.file_stem().unwrap().to_str().unwrap().to_owned();
            (name, serde_json::from_str(&std::fs::read_to_string(path).unwrap()).unwrap())
        })
        .collect()
}

/// Whether `whole` has everything that `part` has.
fn holds(whole: &Value, part: &Value) -> bool {
    match (whole, part) {
        (Value::Object(whole), Value::Object(part)) => {
            part.iter().all(|(key, value)| whole.get(key).is_some_and(|w| holds(w, value)))
        }
        (Value::Array(whole), Value::Array(part)) => {
            whole.len() == part.len() && whole.iter().zip(part).all(|(w, p)| holds(w, p))
        }
        _ => whole == part,
    }
}

/// Read as a `T` and written again.
fn again<T: DeserializeOwned + Serialize>(value: &Value) -> Value {
    let read: T = serde_json::from_value(value.clone()).unwrap();
    serde_json::to_value(&read).unwrap()
}

/// A tally once said how many ballots were begun. It is about a card that waits to be shown: what it
/// said is read and left out.
fn without_begun(value: &mut Value) {
    match value {
        Value::Object(all) => {
            all.get_mut("tally").and_then(Value::as_object_mut).map(|tally| tally.remove("begun"));
            all.values_mut().for_each(without_begun);
        }
        Value::Array(all) => all.iter_mut().for_each(without_begun),
        Value::Null | Value::Bool(_) | Value::Number(_) | Value::String(_) => {}
    }
}

#[test]
fn what_was_saved_is_read_and_written_back_whole() {
    if std::env::var_os("GREENROOM_NEW_SAVED").is_some() {
        for (name, value) in fresh() {
            let path = folder().join(format!("v{}-{name}.json", version_of(&name)));
            if !path.exists() {
                std::fs::write(path, serde_json::to_string_pretty(&value).unwrap() + "\n").unwrap();
            }
        }
    }
    let mut seen = BTreeSet::new();
    for (name, mut value) in files() {
        without_begun(&mut value);
        let (version, kind) = name.split_once('-').unwrap();
        assert!(["v1", "v2"].contains(&version), "an older version needs its upgrade here");
        if version == "v1" && kind.starts_with("session") {
            continue;
        }
        let kind = kind.split('_').next().unwrap().to_owned();
        let written = match kind.as_str() {
            "session" => again::<Session<()>>(&value),
            "recipe" => again::<Recipe>(&value),
            "questions" => again::<Vec<Question>>(&value),
            "effects" => again::<Vec<(u32, Effect)>>(&value),
            "report" => again::<TurnReport>(&value),
            "answers" => again::<Vec<Answer>>(&value),
            other => panic!("nobody knows what a saved {other} is"),
        };
        assert!(holds(&written, &value), "{name}: read {value:#}, wrote {written:#}");
        seen.insert(kind);
    }
    let kinds = ["answers", "effects", "questions", "recipe", "report", "session"];
    assert_eq!(seen.into_iter().collect::<Vec<_>>(), kinds);
}

#[test]
fn a_session_of_the_first_version_is_the_same_session() {
    let files = files();
    let of = |version: &str| {
        let prefix = format!("{version}-session");
        let named = files.iter().filter_map(move |(name, value)| {
            let rest = name.strip_prefix(&prefix)?;
            Some((rest.to_owned(), value.to_string()))
        });
        named.collect::<BTreeMap<String, String>>()
    };
    let (first, second) = (of("v1"), of("v2"));
    assert!(!first.is_empty());
    for (name, state) in &first {
        let was = session_of(1, state).unwrap();
        assert_eq!(session_of(2, &second[name]), Ok(was), "{name}");
    }
}

#[test]
fn a_session_of_no_known_shape_is_refused() {
    for (version, state) in [(3, "{}"), (1, "{}"), (1, "[]"), (1, r#"{"phase":{"in":"intro"}}"#)] {
        assert!(session_of(version, state).is_err(), "{version}: {state}");
    }
}

/// The name of what an effect says.
pub(crate) fn notice_of(effect: &Effect) -> String {
    let json = serde_json::to_value(effect).unwrap();
    let said = ["/show/notice", "/post/notice", "/announce/notice"];
    let notice = said.iter().find_map(|place| json.pointer(place));
    match notice.unwrap_or(&json) {
        Value::Object(fields) => fields.keys().next().unwrap().clone(),
        Value::String(name) => name.clone(),
        other => panic!("{other}"),
    }
}

/// Everything that is said in some saved effect.
pub(crate) fn saved_notices() -> BTreeSet<String> {
    let effects = files().into_iter().filter(|(name, _)| name.contains("-effects"));
    let all = effects.flat_map(|(_, value)| {
        serde_json::from_value::<Vec<(u32, Effect)>>(value).unwrap().into_iter()
    });
    all.map(|(_, effect)| notice_of(&effect)).collect()
}

/// One of everything that is saved today.
fn fresh() -> Vec<(String, Value)> {
    let mut all_files = Vec::new();
    let mut effects: BTreeMap<String, Effect> = BTreeMap::new();
    for (name, live) in all() {
        let file = format!("session_{}", name.replace('/', "-"));
        all_files.push((file, serde_json::to_value(&live.s).unwrap()));
        for effect in &live.shown {
            effects.entry(notice_of(effect)).or_insert_with(|| effect.clone());
        }
    }
    for notice in rare() {
        let effect = Effect::Post { notice, ping: vec![MemberId(1)], on: None };
        effects.entry(notice_of(&effect)).or_insert(effect);
    }
    // What is said in no file yet gets one of its own.
    let saved = saved_notices();
    for (name, effect) in effects.into_iter().filter(|(name, _)| !saved.contains(name)) {
        let one: [(u32, Effect); 1] = [(42, effect)];
        all_files.push((format!("effects_{name}"), serde_json::to_value(one).unwrap()));
    }
    let library = library();
    let recipe = Recipe {
        format: (**library.format("final-round").unwrap()).clone(),
        rubric: (**library.rubric(None, "").unwrap()).clone(),
    };
    all_files.extend(added_later());
    all_files.push(("recipe".to_owned(), serde_json::to_value(recipe).unwrap()));
    let questions: Vec<&Question> = library.questions.iter().map(AsRef::as_ref).take(3).collect();
    all_files.push(("questions".to_owned(), serde_json::to_value(questions).unwrap()));
    all_files.push(("report".to_owned(), serde_json::to_value(report()).unwrap()));
    all_files.push(("answers".to_owned(), serde_json::to_value(answers()).unwrap()));
    all_files.push(("answers_profile".to_owned(), serde_json::to_value([profile()]).unwrap()));
    let coach = MemberId(2);
    let coaches = [Answer::CoachAgreed { coach }, Answer::CoachWithdrawn { coach }];
    all_files.push(("answers_coach".to_owned(), serde_json::to_value(coaches).unwrap()));
    let boards = [Answer::BoardShownTo { coaches: vec![coach] }];
    all_files.push(("answers_board".to_owned(), serde_json::to_value(boards).unwrap()));
    all_files.push(("effects_dealt-told".to_owned(), serde_json::to_value(dealt_told()).unwrap()));
    let other = MemberId(2);
    let pairs = [
        Answer::Pair { other, state: PairState::Stands, weekly: None },
        Answer::Pair { other, state: PairState::Asked, weekly: None },
        Answer::Pair { other, state: PairState::Not, weekly: None },
    ];
    all_files.push(("answers_pair".to_owned(), serde_json::to_value(pairs).unwrap()));
    let gone = [Answer::Forgotten, Answer::Gone { left: 2 }];
    all_files.push(("answers_gone".to_owned(), serde_json::to_value(gone).unwrap()));
    let coached = TurnReport { is_coached: true, ..report() };
    all_files.push(("report_coached".to_owned(), serde_json::to_value(coached).unwrap()));
    let (_, mut put_off) = all().into_iter().find(|(name, _)| *name == "gathering").unwrap();
    put_off.s.put_off.push(PutOff { member: MemberId(1), until: START });
    let (_, mut freed) = all().into_iter().find(|(name, _)| *name == "briefing").unwrap();
    freed.s.absent.push(MemberId(2));
    let (_, mut first) = all().into_iter().find(|(name, _)| *name == "gathering/dealt").unwrap();
    first.shown.clear();
    let sitting = first.s.seats.sitters.iter();
    let seats: Vec<_> = sitting.map(|sitter| (sitter.seat, sitter.member)).collect();
    let new = vec![seats[0].1];
    first.event(&Event::Dealt(Deal { seats, new, ..Deal::default() }));
    let card: Vec<(u32, Effect)> = first.shown.iter().map(|shown| (42, shown.clone())).collect();
    let file = "session_gathering-first-evening".to_owned();
    all_files.push((file, serde_json::to_value(&first.s).unwrap()));
    all_files.push(("effects_first-evening".to_owned(), serde_json::to_value(card).unwrap()));
    let file = "session_briefing-freed".to_owned();
    all_files.push((file, serde_json::to_value(&freed.s).unwrap()));
    let file = "session_gathering-put-off".to_owned();
    all_files.push((file, serde_json::to_value(&put_off.s).unwrap()));
    all_files
}

/// Fields that saved values of the first version did not have.
fn added_later() -> [(String, Value); 6] {
    let library = library();
    let mut format = (**library.format("group").unwrap()).clone();
    format.opener = Some("Good to meet you.".to_owned());
    format.closer = Some("Thank you, that was all.".to_owned());
    format.exercises = reading().exercises;
    let exercise = &format.exercises[0];
    let task = Task {
        title: exercise.title.clone(),
        task: exercise.task.clone(),
        steps: exercise.steps.clone(),
    };
    let notice = Notice::Exercise {
        candidates: vec![MemberId(1), MemberId(2)],
        until: START,
        task: Some(Box::new(task)),
    };
    let effects: [(u32, Effect); 1] = [(42, Effect::Post { notice, ping: Vec::new(), on: None })];
    let (_, exercise) = all().into_iter().find(|(name, _)| *name == "exercise").unwrap();
    let mut session = exercise.s;
    session.exercise_no = Some(0);
    session.turns[0].goal = Some(text("Give every result as before and after."));
    session.turns[0].goal_test = Some(text("Both numbers came unasked."));
    let rubric = (**library.rubric(None, "").unwrap()).clone();
    [
        ("recipe_group".to_owned(), serde_json::to_value(Recipe { format, rubric }).unwrap()),
        ("effects_exercise-task".to_owned(), serde_json::to_value(effects).unwrap()),
        ("session_exercise-drawn".to_owned(), serde_json::to_value(session).unwrap()),
        lost("session_lost-thread", "question/answering", Lost::Thread).0,
        lost("session_lost-channel", "gathering", Lost::Channel).0,
        lost("session_lost-thread", "rating/room", Lost::Thread).1,
    ]
}

/// A session whose place was taken away, and what is said because of it.
fn lost(name: &str, state: &str, what: Lost) -> ((String, Value), (String, Value)) {
    let (_, mut live) = all().into_iter().find(|(name, _)| *name == state).unwrap();
    live.shown.clear();
    live.event(&Event::PlaceLost(what));
    let effects: Vec<(u32, Effect)> = live.shown.into_iter().map(|effect| (42, effect)).collect();
    let session = (name.to_owned(), serde_json::to_value(&live.s).unwrap());
    (session, ("effects_thread-lost".to_owned(), serde_json::to_value(effects).unwrap()))
}

/// What the states above do not come by.
fn rare() -> Vec<Notice> {
    let (who, until) = (MemberId(1), START + Span::from_minutes(5));
    vec![
        Notice::Reminder {
            starts_at: until,
            place: Some(text("Room 1")),
            room: None,
            cast: None,
            is_late: false,
            is_open: false,
        },
        Notice::PlanChanged { starts_at: until, is_dealt: false },
        Notice::OpenCall { seat: Seat::Candidate, until },
        Notice::StartsLate { by: Span::from_minutes(3) },
        Notice::FewRaters { raters: 2, wanted: 3 },
        Notice::Closer { text: "Thank you, that was all.".to_owned() },
        Notice::ExerciseSoon { left: Span::from_minutes(2) },
        Notice::CutShort { after: Span::from_seconds(195) },
        Notice::TurnCut { turn: TurnNo(0), candidate: who, cut: Cut::Stopped, is_rated: false },
        Notice::RatersWanted { candidate: who, until },
        Notice::RatingExtended { until },
        Notice::Resumed { left: None },
        Notice::Extended { by: Span::from_seconds(30), limit: Span::from_seconds(120) },
        Notice::RunsOn,
        Notice::Skipped { no: 2 },
        Notice::CameBack { member: who },
        Notice::LeftForGood { member: who },
        Notice::ChairTaken { from: who, by: MemberId(3) },
        Notice::ChairNotTaken { from: who },
        Notice::GoesSolo { candidate: who },
        Notice::Recording { turn: TurnNo(0), candidate: who },
        Notice::TurnRated { turn: TurnNo(0), candidate: who, outcome: Outcome::Rated(2) },
        Notice::Ended { how: Ending::CalledOff(who) },
        Notice::SecondSession { waiting: vec![who, MemberId(2)] },
        Notice::Dealt {
            people: vec![who],
            cast: Cast { swaps: true, seated: vec![(Seat::Candidate, who)] },
        },
    ]
}

/// What those are told who were dealt seats.
fn dealt_told() -> [(u32, Effect); 2] {
    let (who, starts_at) = (MemberId(1), START);
    let cast = Some(Cast { swaps: true, seated: vec![(Seat::Candidate, who)] });
    let notices = [
        Notice::Reminder {
            starts_at,
            place: None,
            room: None,
            cast,
            is_late: false,
            is_open: false,
        },
        Notice::PlanChanged { starts_at, is_dealt: true },
    ];
    notices.map(|notice| (42, Effect::Post { notice, ping: vec![who], on: None }))
}

fn report() -> TurnReport {
    let mut stage = Stage::new(11);
    let id = stage.plan(1, "one-on-one", When::Now);
    stage.seat(id, &[(1, Seat::Candidate), (3, Seat::Observer), (2, Seat::Candidate)]);
    while stage.session(id).phase.name() != "rating" {
        stage.pass(Span::from_minutes(1));
    }
    for rater in [2, 3] {
        for competency in CompetencyNo::all().take(5) {
            let choice = mark(2 + competency.0 % 3);
            stage.act(rater, id, Act::Mark { turn: TurnNo(0), competency, choice });
        }
        let words = Words::new("You named the outcome, without a number.", "", "Say it.").unwrap();
        stage.act(rater, id, Act::Words { turn: TurnNo(0), words });
        stage.act(rater, id, Act::BallotDone(TurnNo(0)));
    }
    stage.pass(Span::from_minutes(30));
    match stage.look(1, Query::Report(id, TurnNo(0))) {
        Shown::Report(report) => *report,
        other => panic!("{other:?}"),
    }
}

fn profile() -> Answer {
    let zone = ZoneName::new("Europe/Berlin").unwrap();
    let quiet = Some("22:00-07:00".parse().unwrap());
    Answer::ProfileSaved(Box::new(Profile { zone: Some(zone), quiet, ..Profile::default() }))
}

fn answers() -> Vec<Answer> {
    let session = SessionId(1_200_000_000_000_000_000);
    vec![
        Answer::Planned {
            session,
            number: 42,
            starts_at: Moment::from_ms(START.ms()),
            at_once: false,
            aim: Aim::default(),
        },
        Answer::Heard { session, heard: Heard::MarkSaved { missing: 4 } },
        Answer::Heard { session, heard: Heard::Waitlisted { seat: Seat::Candidate, place: 1 } },
        Answer::GoalTaken {
            text: text("Give every result as before and after."),
            test: Some(text("Both numbers came unasked in two stories.")),
            instead_of: None,
        },
    ]
}

#[test]
fn a_card_is_saved_in_every_state() {
    // A state that could not be read back would take the session's card with it.
    let lost = CardState::Closed(Ending::Lost(Lost::Guild));
    for state in
        [CardState::Open, CardState::Dealt, CardState::Closed(Ending::CalledOff(MemberId(1))), lost]
    {
        let json = serde_json::to_string(&state).unwrap();
        assert_eq!(serde_json::from_str::<CardState>(&json).unwrap(), state);
    }
}
