//! What a member takes along: everything of theirs, and nobody's secret.

use std::collections::BTreeSet;

use greenroom::base::MemberId;
use greenroom::base::{CleanText, SessionId};
use greenroom::interview::{Act, InterviewerRating, Phase, Seat, Session, TurnNo};
use greenroom::protocol::{Command, Exported, ProfileEdit, Query, Shown, When};
use greenroom::rehearsal::Manner;
use greenroom::rubric::{Choice, CompetencyNo, Mark, Words};
use greenroom::store::members::MEMBER_COLUMNS;

use crate::harness::{Stage, text, unhurried};

const ANA: i64 = 1;
const BEN: i64 = 2;
const CLEO: i64 = 3;

/// Tables whose rows name a member and that are taken along: as they are, as part of a ballot, or
/// as the member's own sessions and reports.
const EXPORTED: [&str; 41] = [
    "answer",
    "asked",
    "asking",
    "attendance",
    "ballot",
    "cadence",
    "calibration_ballot",
    "consent",
    "debrief",
    "digest_consent",
    "drill_day",
    "drilling",
    "goal",
    "heard",
    "interviewer_rating",
    "kept_answer",
    "knows",
    "ledger",
    "mark",
    "member_name",
    "not_with",
    "partner",
    "pause",
    "pitch",
    "poll_vote",
    "practised",
    "profile",
    "proposal",
    "regular",
    "report",
    "seat",
    "self_mark",
    "series",
    "standing_pair",
    "story",
    "summary",
    "target",
    "thanks",
    "timing",
    "took_part",
    "words",
];
/// Those that are not, each with the reason.
const NOT_EXPORTED: [(&str, &str); 12] = [
    ("direct", "where messages stand on the platform, which shows them"),
    ("drill_thread", "as `direct`"),
    ("inbox", "answers of the last days, kept so that one event is answered once"),
    ("journal", "the group's record of what was done: no words and no marks"),
    ("met", "who faced whom is of both: `/rotation why` says it to each"),
    ("poll", "the group chose: who asked is kept so that they can close it"),
    ("seat_facing", "as `met`"),
    ("seat_why", "`/rotation why` says it"),
    ("series_date", "the evenings are the group's: who worded them is kept for an erasure"),
    ("series_draft", "what was not saved, for a day"),
    ("series_stretch", "as `series_date`"),
    ("wait", "a wait of minutes"),
];

#[test]
fn every_table_with_a_member_is_taken_along_or_has_a_reason_not_to_be() {
    let named: BTreeSet<&str> = MEMBER_COLUMNS.iter().map(|(table, _)| *table).collect();
    let known = EXPORTED.into_iter().chain(NOT_EXPORTED.map(|(table, _)| table));
    assert_eq!(named, known.collect());
}

/// Each rater writes words of their own, and each candidate answers with a formula.
struct Telling;

impl Manner for Telling {
    fn answer(&self, s: &Session) -> Option<CleanText> {
        let who = s.asking().map(|(_, round)| s[round.turn].candidate)?;
        Some(text(&format!("=said-by-{who}: from 9 to 4 minutes.")))
    }

    fn mark(&self, _turn: TurnNo, rater: MemberId, _competency: CompetencyNo) -> Option<Choice> {
        Some(Choice::Mark(Mark::try_from(u8::try_from(rater.0).ok()? + 1).ok()?))
    }

    fn words(&self, turn: TurnNo, rater: MemberId) -> Option<Words> {
        let observed =
            format!("{rater}-wrote-of-turn-{}: the number came before you stopped.", turn.0);
        Words::new(&observed, "A panel remembers it.", "+Name it first.").ok()
    }

    fn own_mark(&self, _: TurnNo, _: MemberId, _: CompetencyNo) -> Option<Choice> {
        Some(Choice::Mark(Mark::try_from(5).ok()?))
    }

    fn of_interviewer(&self, _: TurnNo, _: MemberId) -> Option<InterviewerRating> {
        let one = Mark::try_from(1).ok()?;
        Some(InterviewerRating { realistic: one, specific: one, useful: one })
    }
}

/// Until `is_there`.
fn play(stage: &mut Stage, id: SessionId, is_there: fn(&Phase) -> bool) {
    for _ in 0..400 {
        let session = stage.session(id);
        if is_there(&session.phase) {
            return;
        }
        match unhurried(stage, &session, &Telling) {
            Some(next) => {
                if let Act::Answer(_) = next.act {
                    stage.pass(greenroom::base::Span::from_seconds(40));
                }
                stage.act(next.member.0, id, next.act);
            }
            None => assert!(stage.wake_before(stage.now + greenroom::base::Span::from_hours(48))),
        }
        stage.deliver();
    }
    panic!("{:?}", stage.session(id).phase);
}

fn exported(stage: &mut Stage, member: i64) -> Exported {
    match stage.look(member, Query::Export(None)) {
        Shown::Export(exported) => *exported,
        other => panic!("{other:?}"),
    }
}

fn all(exported: &Exported) -> String {
    exported.files.iter().map(|(name, text)| format!("{name}\n{text}\n")).collect()
}

#[test]
fn a_member_takes_along_what_is_theirs_and_nothing_of_others() {
    let mut stage = Stage::new(9);
    let id = stage.plan(ANA, "one-on-one", When::Now);
    let seats = [Seat::Candidate, Seat::Candidate, Seat::Observer];
    stage.seat(id, &[ANA, BEN, CLEO].into_iter().zip(seats).collect::<Vec<_>>());
    let avoids = ProfileEdit::With { other: MemberId(77), may_meet: false };
    stage.tell(ANA, Command::Profile(avoids)).unwrap();
    stage.tell(BEN, Command::AgreeToCoach { coach: MemberId(88) }).unwrap();
    play(&mut stage, id, |phase| matches!(phase, Phase::Rating { .. }));
    let sealed = all(&exported(&mut stage, ANA));
    assert!(!sealed.contains("-wrote-of-turn-"), "{sealed}");
    play(&mut stage, id, |phase| matches!(phase, Phase::Report { .. }));

    let ana = exported(&mut stage, ANA);
    assert_eq!((ana.sessions, ana.older), (1, None));
    let ana = all(&ana);
    // What she said, got, gave and chose.
    for theirs in [
        "said-by-1",
        "2-wrote-of-turn-0",
        "3-wrote-of-turn-0",
        "1-wrote-of-turn-1",
        "\"member\": \"77\"",
        "Practice only",
    ] {
        assert!(ana.contains(theirs), "{theirs} is not in\n{ana}");
    }
    // What others said, got, chose, and how they rated her as an interviewer.
    for others in ["said-by-2", "3-wrote-of-turn-1", "2-wrote-of-turn-1", "\"88\""] {
        assert!(!ana.contains(others), "{others} is in\n{ana}");
    }
    let json: serde_json::Value = serde_json::from_str(
        ana.split_once('\n').unwrap().1.split("\nsessions.csv\n").next().unwrap(),
    )
    .unwrap();
    let rated = &json["sessions"][0]["interviewer_rating"];
    assert_eq!(rated.as_array().unwrap().len(), 1, "hers of Ben, not his of her: {rated}");
    assert_eq!(rated[0]["interviewer"], "2");
    // Who only looked on has their own ballots, and nobody's answers.
    let cleo = all(&exported(&mut stage, CLEO));
    assert!(cleo.contains("3-wrote-of-turn-0") && cleo.contains("3-wrote-of-turn-1"), "{cleo}");
    for others in ["said-by", "1-wrote", "2-wrote"] {
        assert!(!cleo.contains(others), "{others} is in\n{cleo}");
    }
    assert!(!all(&exported(&mut stage, 99)).contains("wrote"));
}

/// Who asked for a standing pair is not told that the other declined, or avoids them: not by when
/// something changed either.
#[test]
fn a_wish_that_was_declined_is_taken_along_as_one_without_an_answer() {
    let of_ana = |answer: Option<ProfileEdit>| {
        let mut stage = Stage::new(11);
        let asks = ProfileEdit::Pair { other: MemberId(BEN), on: true };
        stage.tell(ANA, Command::Profile(asks)).unwrap();
        stage.pass(greenroom::base::Span::from_hours(1));
        if let Some(answer) = answer {
            stage.tell(BEN, Command::Profile(answer)).unwrap();
        }
        all(&exported(&mut stage, ANA))
    };
    let unanswered = of_ana(None);
    assert!(unanswered.contains("\"with\": \"2\""), "{unanswered}");
    let other = MemberId(ANA);
    let declines = ProfileEdit::Pair { other, on: false };
    let avoids = ProfileEdit::With { other, may_meet: false };
    for answer in [declines, avoids] {
        assert_eq!(of_ana(Some(answer.clone())), unanswered, "{answer:?}");
    }
}

#[test]
fn no_cell_of_a_table_is_a_formula() {
    let mut stage = Stage::new(10);
    let id = stage.plan(ANA, "short", When::Now);
    stage.seat(id, &[(ANA, Seat::Candidate), (BEN, Seat::Interviewer)]);
    play(&mut stage, id, |phase| matches!(phase, Phase::Report { .. }));
    let ana = exported(&mut stage, ANA);
    let tables: Vec<_> = ana.files.iter().filter(|(name, _)| name.ends_with(".csv")).collect();
    assert_eq!(tables.len(), 5);
    let mut guarded = 0;
    for (name, text) in tables {
        for line in text.lines() {
            for cell in line.split(',') {
                let cell = cell.trim_start_matches('"');
                assert!(!cell.starts_with(['=', '+', '-', '@']), "{name}: {line}");
                guarded += usize::from(cell.starts_with("'=") || cell.starts_with("'+"));
            }
        }
    }
    assert!(guarded > 0, "nothing hostile was in it");
}
