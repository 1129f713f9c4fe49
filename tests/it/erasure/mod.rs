//! After an erasure no byte of a member's words or id is left: in the database, its log, a new
//! backup, or an older backup that was put back. What others have stays.

mod purge;

use std::collections::BTreeSet;
use std::path::Path;

use greenroom::bank::{Kind, Proposed, Tag};
use greenroom::base::{
    CleanText, DeliveryId, EveningId, GuildId, MemberId, PollId, Reminders, Seed, SeriesId,
    SessionId, Span,
};
use greenroom::calendar::{On, Rule, Tier, ZoneName};
use greenroom::evening;
use greenroom::interview::{Act, InterviewerRating, Phase, Seat, Session, Tap, TurnNo};
use greenroom::progress::{DebriefWords, IfThen, Pitch, StoryFramework, Telling, Wording};
use greenroom::protocol::{
    Answer, CalibrationAct, CalibrationShown, Command, DrillOf, Drilled, GoalAct, GoalAnswer,
    GuildSettings, Origin, PlanWish, ProfileEdit, Query, Shown, StoryOf, TurnReport,
};
use greenroom::rehearsal::{self, Manner};
use greenroom::rotation::Chairs;
use greenroom::rubric::{Choice, CompetencyNo, Mark, Words};
use greenroom::store::asking::{self, Asking};
use greenroom::store::attendance::{self, AttendanceRow};
use greenroom::store::cadence;
use greenroom::store::digests::{self, ConsentRow};
use greenroom::store::evenings::{self, EveningRow};
use greenroom::store::ledger::{self, LedgerRow, Sums, WhyRow};
use greenroom::store::members::MEMBER_COLUMNS;
use greenroom::store::outbox::{self, Delivery, Urgency};
use greenroom::store::pairs::{self, Pairing};
use greenroom::store::polls::{self, PollRow};
use greenroom::store::series::{self, SeriesRow};
use greenroom::store::series_dates::{self, DateRow, KindRow, StretchRow};
use greenroom::store::{
    self, BACKUP_DIR, Lane, Tx, direct, drills, guilds, partners, sessions, thanks,
};

use crate::harness::{START, Stage, text};

/// Ids as a platform has them: long enough to be found by their digits and their bytes.
const CANARY: i64 = 1_234_567_890_123_456_789;
const BEN: i64 = 1_234_567_890_000_000_002;
const CLEO: i64 = 1_234_567_890_000_000_003;
/// In everything that the canary writes.
const SONG: &str = "canarysong";

fn session(stage: &mut Stage, planner: i64, seats: &[(i64, Seat)]) -> SessionId {
    let wish = PlanWish {
        wanted: Some(text(SONG)),
        place: Some(text(SONG)),
        ..PlanWish::of("short", text(&format!("{SONG} of {planner}")))
    };
    let answer = stage.tell(planner, Command::Plan(Box::new(wish))).unwrap();
    let Answer::Planned { session, .. } = answer else { panic!("{answer:?}") };
    stage.seat(session, seats);
    session
}

fn does(stage: &mut Stage, member: i64, id: SessionId, act: Act) {
    let answer = stage.act(member, id, act.clone());
    assert!(matches!(answer, Answer::Heard { .. }), "{act:?}: {answer:?}");
}

/// Everything is answered in writing.
struct Singing;

impl Manner for Singing {
    fn answer(&self, _session: &Session) -> Option<CleanText> {
        Some(text(&format!("{SONG}: it went from 9 to 4 minutes.")))
    }
}

/// A series of the canary's, and what it called the evenings of somebody else's.
fn sing_of_series(stage: &mut Stage) {
    let guild = stage.guild;
    let series = |id, number, maker| SeriesRow {
        id: SeriesId(id),
        guild,
        number,
        maker: Some(MemberId(maker)),
        made_at: START,
        state: "running".to_owned(),
        paused_until: None,
        behind: None,
        next: None,
        zones_version: "2026f".to_owned(),
        wake_at: None,
    };
    let kind = KindRow {
        objective: Some((SONG.to_owned(), MemberId(CANARY))),
        format: "short".to_owned(),
        minutes: None,
        role: None,
        level: None,
        region: None,
        channel: None,
    };
    let stretch = |id| StretchRow {
        series: SeriesId(id),
        guild,
        from: "2026-12-01".to_owned(),
        rule: "every tue 19:00".to_owned(),
        first: "2026-12-01".to_owned(),
        zone: "Europe/Berlin".to_owned(),
        kind: kind.clone(),
    };
    let date = DateRow {
        series: SeriesId(1),
        guild,
        date: "2026-12-08".to_owned(),
        is_skipped: false,
        moved_to: None,
        kind: Some(kind.clone()),
    };
    let put = |tx: &Tx, (): &()| {
        guilds::ensure(tx, guild)?;
        for row in [series(1, 1, CANARY), series(2, 2, BEN)] {
            series::put(tx, &row)?;
            series_dates::put_stretch(tx, &stretch(row.id.0))?;
        }
        series_dates::put_date(tx, &date)?;
        series::put_draft(tx, guild, MemberId(CANARY), START, SONG)
    };
    for answer in stage.house.store_mut().run(&[()], put) {
        answer.unwrap();
    }
}

/// An evening of the canary's, with something in every table.
fn sing_of_evening(stage: &mut Stage, session: SessionId) {
    let guild = stage.guild;
    let canary = MemberId(CANARY);
    let song = text(SONG);
    let far = START + Span::from_hours(24 * 900);
    let plan = evening::Plan {
        objective: song,
        planner: Some(canary),
        worded_by: None,
        is_of_series: true,
        format: "short".to_owned(),
        format_title: "Short".to_owned(),
        agenda: None,
        role: None,
        level: None,
        region: None,
        venue: None,
        channel: None,
        chairs: Chairs::SHORT,
        minutes: 30,
        starts_at: far,
        draw_at: far,
        reminders: Reminders::default(),
    };
    let key = (EveningId(7), guild);
    let who = BTreeSet::from([canary, MemberId(BEN)]);
    let (asked, mentioned, written) = (who.clone(), who.clone(), who.clone());
    let called =
        evening::Called { asked, mentioned, written, regulars: who, ..evening::Called::default() };
    let step = evening::open(plan, key, Seed(7), called, START);
    let state = evening::Evening {
        phase: evening::Phase::Over(evening::Ending::CalledOff(Some(canary))),
        ..step.next
    };
    let row = EveningRow {
        id: EveningId(7),
        guild,
        series: Some((SeriesId(1), "2026-12-08".to_owned())),
        phase: "over".to_owned(),
        starts_at: far,
        ends_at: far,
        wake: None,
        revision: 0,
        state_version: 1,
        state: serde_json::to_string(&state).unwrap(),
        made_at: START,
    };
    let had = LedgerRow { member: canary, had: [1, 0, 0], fair: [0.5; 3] };
    let came = AttendanceRow { member: canary, session, at: START, outcome: "came".to_owned() };
    let facing = vec![(MemberId(BEN), 1, Some(START))];
    let sums = Sums::default();
    let standing = vec![canary, MemberId(BEN)];
    let why = |member, facing| {
        let standing = standing.clone();
        WhyRow { member, draw: 1, sums, people: 2, missed: 0, facing, standing }
    };
    let waits = Delivery {
        id: DeliveryId(1),
        guild,
        lane: Lane::Direct(guild, canary),
        urgency: Urgency::CanWait,
        slot: None,
        body: SONG.to_owned(),
        key: [7; 16],
        made_at: START,
        due_at: far,
        worthless_at: None,
    };
    let put = |tx: &Tx, (): &()| {
        evenings::insert(tx, &row)?;
        evenings::bind(tx, session, row.id, guild)?;
        evenings::put_placed(tx, key, "call", "1/2", START)?;
        evenings::set_regular(tx, (SeriesId(1), guild), canary, Some(START))?;
        asking::put(tx, (SeriesId(1), guild), canary, Asking::Asked, START)?;
        pairs::put(tx, guild, (MemberId(BEN), Some(canary)), Pairing::Stands, START)?;
        attendance::put(tx, guild, &came, 20)?;
        direct::put(tx, (guild, canary), "3/4", START)?;
        drills::put_thread(tx, (guild, canary), "3", START)?;
        cadence::set(tx, (guild, canary), "2026-11-24", (3, 1))?;
        cadence::pause(tx, (guild, canary), "2026-01-05", "2026-01-12")?;
        partners::put(tx, guild, (MemberId(BEN), Some(canary)), Pairing::Stands, START)?;
        thanks::put(tx, (guild, session), (canary, MemberId(BEN)), START)?;
        thanks::put(tx, (guild, session), (MemberId(BEN), canary), START)?;
        digests::agree(tx, guild, canary, ConsentRow { is_counted: true, is_named: true })?;
        polls::put(tx, &poll_of(guild, canary))?;
        polls::vote(tx, (guild, PollId(60)), canary, 0, START)?;
        outbox::put(tx, &waits)?;
        ledger::put(tx, key, &had, START)?;
        ledger::put_met(tx, key, (canary, MemberId(BEN)), START)?;
        ledger::put_why(tx, key, &why(canary, facing.clone()))?;
        ledger::put_why(tx, key, &why(MemberId(BEN), vec![(canary, 0, None)]))
    };
    for answer in stage.house.store_mut().run(&[()], put) {
        answer.unwrap();
    }
}

/// A poll that was asked for.
fn poll_of(guild: GuildId, asker: MemberId) -> PollRow {
    PollRow {
        id: PollId(60),
        guild,
        asker: Some(asker),
        format: "one-on-one".to_owned(),
        minutes: 74,
        is_secret: false,
        times: "[1795000000000]".to_owned(),
        made_at: START,
        closes_at: START + Span::from_hours(24 * 400),
        is_closed: true,
        became: None,
        placed: None,
    }
}

/// Ends where ballots are open.
fn interview(stage: &mut Stage, id: SessionId) {
    for _ in 0..200 {
        let session = stage.session(id);
        if let Phase::Rating { .. } = session.phase {
            return;
        }
        let next = rehearsal::next(&session, &Singing).expect("somebody goes on");
        does(stage, next.member.0, id, next.act);
    }
    panic!("the interview does not end");
}

fn rates(stage: &mut Stage, rater: i64, id: SessionId, level: u8) {
    let choice = Choice::Mark(Mark::try_from(level).unwrap());
    for competency in CompetencyNo::all().take(5) {
        does(stage, rater, id, Act::Mark { turn: TurnNo(0), competency, choice });
    }
    let words = format!("{SONG}: the second story had no number, so I could not tell its size");
    let words = Words::new(&words, SONG, SONG).unwrap();
    does(stage, rater, id, Act::Words { turn: TurnNo(0), words });
    does(stage, rater, id, Act::BallotDone(TurnNo(0)));
}

fn report(stage: &mut Stage, member: i64, id: SessionId) -> Option<TurnReport> {
    match stage.look(member, Query::Report(id, TurnNo(0))) {
        Shown::Report(report) => Some(*report),
        Shown::NoReport => None,
        other => panic!("{other:?}"),
    }
}

struct Ids {
    /// The canary answered, Ben interviewed.
    own: SessionId,
    /// Ben answered, the canary interviewed, Cleo observed.
    of_ben: SessionId,
    /// Everybody has a seat in it.
    open: SessionId,
}

/// The canary does everything that leaves a trace.
fn sing(stage: &mut Stage) -> Ids {
    let zone = ZoneName::new("Pacific/Chatham").unwrap();
    let role = Tag::new("embedded").unwrap();
    let quiet = Some("23:00-05:00".parse().unwrap());
    let available = Rule {
        tier: Tier::Not,
        on: On::Dates("2031-02-03".parse().unwrap(), "2031-02-17".parse().unwrap()),
        hours: None,
    };
    let knows = ProfileEdit::Knows { roles: vec![role.clone()], regions: Vec::new() };
    for command in [
        Command::Profile(ProfileEdit::Zone(zone)),
        Command::Profile(ProfileEdit::Quiet(quiet)),
        Command::Profile(ProfileEdit::Role(Some(role))),
        Command::Profile(ProfileEdit::Target("2027-05-14".parse().ok())),
        Command::Profile(knows),
        Command::Profile(ProfileEdit::AvailableAlso(available)),
        Command::Profile(ProfileEdit::AskMe(true)),
        Command::Profile(ProfileEdit::With { other: MemberId(CLEO), may_meet: false }),
        Command::AgreeToCoach { coach: MemberId(BEN) },
    ] {
        stage.tell(CANARY, command).unwrap();
    }
    stage.tell(BEN, Command::AgreeToCoach { coach: MemberId(CANARY) }).unwrap();
    sing_of_series(stage);
    let with = ProfileEdit::With { other: MemberId(CANARY), may_meet: false };
    stage.tell(CLEO, Command::Profile(with)).unwrap();
    // Found by somebody who waited, and waiting since.
    stage.tell(BEN, Command::PractiseNow).unwrap();
    let answer = stage.tell(CANARY, Command::PractiseNow).unwrap();
    let Answer::Paired { session: pair, .. } = answer else { panic!("{answer:?}") };
    does(stage, CANARY, pair, Act::Cancel);
    stage.tell(CANARY, Command::PractiseNow).unwrap();

    let seats = [(CANARY, Seat::Candidate), (BEN, Seat::Interviewer), (CLEO, Seat::Observer)];
    let own = session(stage, CANARY, &seats);
    interview(stage, own);
    rates(stage, BEN, own, 3);
    rates(stage, CLEO, own, 4);
    let link = text(&format!("https://{SONG}.example/1"));
    does(stage, CANARY, own, Act::Recording(link));
    let mark = Mark::try_from(5).unwrap();
    let rating = InterviewerRating { realistic: mark, specific: mark, useful: mark };
    let rate = Act::RateInterviewer { interviewer: MemberId(BEN), rating };
    does(stage, CANARY, own, rate);
    for competency in CompetencyNo::all().take(5) {
        let choice = Choice::Mark(mark);
        does(stage, CANARY, own, Act::OwnMark { competency, choice });
    }
    does(stage, CANARY, own, Act::OwnDone);
    assert!(report(stage, CANARY, own).is_some());
    let plan = IfThen { when: text(SONG), then: text(SONG) };
    let wording = Wording { behaviour: text(SONG), plan: Some(plan), drill: Some(text(SONG)) };
    let goal = Command::WriteGoal { from: Some((own, TurnNo(0))), wording: Box::new(wording) };
    stage.tell(CANARY, goal).unwrap();
    let telling = Box::new(Telling {
        framework: StoryFramework::Star,
        title: text(SONG),
        situation: Some(text(SONG)),
        task: Some(text(SONG)),
        action: Some(text(SONG)),
        result: Some(text(SONG)),
    });
    stage.tell(CANARY, Command::WriteStory { of: StoryOf::New(None), telling }).unwrap();
    for version in ["first", "second"] {
        let part = || Some(text(SONG));
        let pitch = Pitch {
            what_i_do: text(&format!("{SONG} {version}")),
            proofs: part(),
            why_this_role: part(),
            what_i_want: part(),
        };
        stage.tell(CANARY, Command::WritePitch(Box::new(pitch))).unwrap();
    }
    let words = Box::new(DebriefWords { asked: text(SONG), again: Some(text(SONG)) });
    stage.tell(CANARY, Command::WriteDebrief { of: None, words }).unwrap();
    let settings = GuildSettings { calibration: true, ..GuildSettings::default() };
    let organiser = Origin { is_organiser: true, ..stage.origin(BEN) };
    stage.tell_from(&organiser, Command::SetUp(Box::new(settings))).unwrap();
    let Shown::Calibration(CalibrationShown::Open(round)) = stage.look(CANARY, Query::Calibration)
    else {
        panic!("no round");
    };
    for line in &round.lines {
        let act = CalibrationAct::Mark(round.id, line.no, Choice::CouldNotTell);
        stage.tell(CANARY, Command::Calibrate(act)).unwrap();
    }
    stage.tell(CANARY, Command::Calibrate(CalibrationAct::HandIn(round.id))).unwrap();
    let off = Command::SetUp(Box::default());
    let organiser = Origin { is_organiser: true, ..stage.origin(BEN) };
    stage.tell_from(&organiser, off).unwrap();
    let proposed = Proposed {
        kind: Kind::Behavioural,
        competency: Tag::new("teamwork").unwrap(),
        prompt: text(&format!("{SONG}?")),
        strong: text(SONG),
        weak: text(SONG),
        follow_up: text(SONG),
    };
    stage.tell(CANARY, Command::Propose(Box::new(proposed))).unwrap();
    let drilled = GoalAct::Drill { on: None, how: Drilled::Done };
    stage.tell(CANARY, Command::Goal(drilled)).unwrap();
    let Ok(Answer::DrillBegun { session: drill, .. }) =
        stage.tell(CANARY, Command::Drill(DrillOf::Any))
    else {
        panic!("no drill")
    };
    stage.pass(Span::from_seconds(30));
    let sung = text(&format!("{SONG}: it went from 9 to 4 minutes."));
    does(stage, CANARY, drill, Act::Answer(sung));
    let kept = stage.tell(CANARY, Command::Goal(GoalAct::Keep(drill))).unwrap();
    assert_eq!(kept, Answer::Goal(GoalAnswer::Kept { session: drill }));
    // Whether it drew a follow-up or not: it is over.
    stage.act(CANARY, drill, Act::StopMyTurn);
    stage.act(CANARY, drill, Act::Tap(Tap::Done));

    let seats = [(BEN, Seat::Candidate), (CANARY, Seat::Interviewer), (CLEO, Seat::Observer)];
    let of_ben = session(stage, CANARY, &seats);
    interview(stage, of_ben);
    rates(stage, CANARY, of_ben, 2);
    rates(stage, CLEO, of_ben, 4);
    does(stage, BEN, of_ben, Act::OwnSkip);

    let seats = [(CANARY, Seat::Candidate), (BEN, Seat::Interviewer), (CLEO, Seat::Observer)];
    let open = session(stage, CANARY, &seats);
    sing_of_evening(stage, open);
    Ids { own, of_ben, open }
}

/// Where the canary can still be found: file and what.
fn traces(data: &Path) -> Vec<String> {
    let mut found = Vec::new();
    let backups = data.join(BACKUP_DIR);
    let mut files: Vec<_> = ["greenroom.db", "greenroom.db-wal", "erasures"]
        .iter()
        .map(|name| data.join(name))
        .collect();
    files.extend(std::fs::read_dir(backups).unwrap().map(|entry| entry.unwrap().path()));
    let digits = CANARY.to_string();
    let needles: [(&str, &[u8]); 5] = [
        ("availability", b"2031-02-17"),
        ("words", SONG.as_bytes()),
        ("digits", digits.as_bytes()),
        ("id", &CANARY.to_be_bytes()),
        ("zone", b"Pacific/Chatham"),
    ];
    for file in files.iter().filter(|file| file.exists()) {
        let bytes = std::fs::read(file).unwrap();
        for (what, needle) in needles {
            let at = bytes.windows(needle.len()).position(|window| window == needle);
            if let Some(at) = at {
                let around = &bytes[at.saturating_sub(80)..bytes.len().min(at + 80)];
                let around = String::from_utf8_lossy(around).into_owned();
                found.push(format!("{what} in {}: …{around}…", file.display()));
            }
        }
    }
    found
}

fn no_row(data: &Path) {
    let conn = rusqlite::Connection::open(data.join(store::DATABASE_FILE)).unwrap();
    for (table, column) in MEMBER_COLUMNS {
        let sql = format!("select count(*) from {table} where {column} = ?1");
        let rows: i64 = conn.query_row(&sql, [CANARY], |row| row.get(0)).unwrap();
        assert_eq!(rows, 0, "{table}.{column}");
    }
}

fn clear_backups(data: &Path) {
    for entry in std::fs::read_dir(data.join(BACKUP_DIR)).unwrap() {
        std::fs::remove_file(entry.unwrap().path()).unwrap();
    }
}

#[test]
fn no_byte_of_an_erased_member_is_left_and_others_keep_their_numbers() {
    let mut stage = Stage::new(11);
    let ids = sing(&mut stage);
    let before = report(&mut stage, BEN, ids.of_ben).unwrap();
    assert_eq!(before.raters, 2);
    let data = stage.data();
    store::backup(&data, stage.now).unwrap();
    assert!(traces(&data).len() >= 4, "the canary sings before");
    clear_backups(&data);

    let told = stage.tell(CANARY, Command::Forget).unwrap();
    assert_eq!(told, Answer::Forgotten);
    // Ben and Cleo wrote the song too: only their words about others stay, and here there are
    // none but Cleo's about Ben.
    let after = report(&mut stage, BEN, ids.of_ben).unwrap();
    assert_eq!((after.raters, &after.competencies), (2, &before.competencies));
    assert_eq!(
        after.scores.as_ref().map(|s| format!("{:?}", s.competencies)),
        before.scores.as_ref().map(|s| format!("{:?}", s.competencies)),
    );
    assert!(after.words.iter().all(|words| words.rater == MemberId(CLEO)));
    assert_eq!(report(&mut stage, CANARY, ids.own), None);
    let open = stage.session(ids.open);
    assert!(open.seats.sitters.iter().all(|sitter| sitter.member != MemberId(CANARY)));
    no_row(&data);
    // Series are the group's, and go on.
    let live = series::live(stage.house.store().read(), stage.guild, 9).unwrap();
    let makers: Vec<Option<MemberId>> = live.iter().map(|row| row.maker).collect();
    assert_eq!(makers, [None, Some(MemberId(BEN))]);

    // What is Cleo's goes with Cleo and Ben: then nobody has written the song.
    for member in [CLEO, BEN] {
        assert_eq!(stage.tell(member, Command::Forget).unwrap(), Answer::Forgotten);
    }
    store::backup(&data, stage.now).unwrap();
    let found = traces(&data);
    assert!(found.is_empty(), "{found:#?}");
    stage.pass(Span::from_hours(60));
    stage.house.prune(stage.now).unwrap();
    assert_eq!(greenroom::store::upkeep::integrity_finding(&data).unwrap(), None);
}

#[test]
fn an_erasure_reaches_what_cannot_be_read_any_more() {
    let mut stage = Stage::new(17);
    let ids = sing(&mut stage);
    let data = stage.data();
    let conn = rusqlite::Connection::open(data.join(store::DATABASE_FILE)).unwrap();
    for (table, column) in
        [("session", "state"), ("report", "body"), ("inbox", "answer"), ("outbox", "body")]
    {
        let sql = format!("update {table} set {column} = '?' || {column}");
        assert!(conn.execute(&sql, []).unwrap() > 0, "{table}");
    }
    drop(conn);
    for member in [CANARY, CLEO, BEN] {
        assert_eq!(stage.tell(member, Command::Forget).unwrap(), Answer::Forgotten);
    }
    no_row(&data);
    store::backup(&data, stage.now).unwrap();
    let found = traces(&data);
    assert!(found.is_empty(), "{found:#?}");
    // What is emptied is over: it is not woken for ever.
    assert_eq!(stage.house.next_wake(stage.now).unwrap(), None);
    let row = sessions::load(stage.house.store().read(), ids.open).unwrap().unwrap();
    assert!(row.closed_at.is_some() && !row.is_running);
}

#[test]
fn a_restore_from_an_older_backup_erases_again_before_anything_is_served() {
    let mut stage = Stage::new(12);
    sing(&mut stage);
    let data = stage.data();
    let older = store::backup(&data, stage.now).unwrap().path;
    stage.tell(CANARY, Command::Forget).unwrap();
    let now = stage.now;
    let stage = stage.restart(13, |data| {
        store::restore(&older, data, now).unwrap();
        assert!(!store::erased_later(data).unwrap().is_empty());
    });
    no_row(&data);
    assert!(store::erased_later(&data).unwrap().is_empty());
    // A backup from before goes by its age; nothing else may hold a trace.
    clear_backups(&data);
    let song_of_others = |trace: &String| trace.starts_with("words");
    let found: Vec<String> =
        traces(&data).into_iter().filter(|trace| !song_of_others(trace)).collect();
    assert!(found.is_empty(), "{found:#?}");

    // A backup from after the erasure does not erase who has come back since.
    let mut stage = stage;
    let zone = ZoneName::new("Pacific/Chatham").unwrap();
    let edit = ProfileEdit::Zone(zone);
    stage.tell(CANARY, Command::Profile(edit)).unwrap();
    let newer = store::backup(&data, stage.now).unwrap().path;
    let now = stage.now;
    let mut stage = stage.restart(14, |data| {
        store::restore(&newer, data, now).unwrap();
    });
    let Shown::Profile { profile, .. } = stage.look(CANARY, Query::Profile) else { panic!() };
    assert!(profile.zone.is_some());
}

#[test]
fn the_same_request_twice_and_a_member_without_a_trace_are_fine() {
    let mut stage = Stage::new(16);
    let origin = stage.origin(CANARY);
    for _ in 0..2 {
        let told = stage.house.tell(stage.now, &origin, Command::Forget).unwrap();
        assert_eq!(told, Answer::Forgotten);
    }
    let gone = Command::MemberGone { member: MemberId(BEN) };
    assert_eq!(stage.tell(BEN, gone).unwrap(), Answer::Gone { left: 0 });
}

#[test]
fn scores_are_the_same_whether_or_not_their_ballots_were_read_before() {
    let numbers = |restarts: bool| {
        let mut stage = Stage::new(18);
        let mut all = Vec::new();
        for round in 0..4_u8 {
            let seats =
                [(CANARY, Seat::Candidate), (BEN, Seat::Interviewer), (CLEO, Seat::Observer)];
            let id = session(&mut stage, CANARY, &seats);
            interview(&mut stage, id);
            does(&mut stage, CANARY, id, Act::OwnSkip);
            rates(&mut stage, BEN, id, 1 + round);
            if restarts {
                stage = stage.restart(19 + u64::from(round), |_| {});
            }
            rates(&mut stage, CLEO, id, 4);
            let scores = report(&mut stage, CANARY, id).unwrap().scores.unwrap();
            let severities: Vec<f64> = scores.severities.iter().map(|s| s.severity).collect();
            all.push(format!("{:?} {} {severities:?}", scores.competencies, scores.deviation));
            if round == 1 {
                assert_eq!(stage.tell(CLEO, Command::Forget).unwrap(), Answer::Forgotten);
            }
        }
        all
    };
    let (kept, read_again) = (numbers(false), numbers(true));
    assert_eq!(kept, read_again);
    assert_ne!(kept[0], kept[3]);
}
