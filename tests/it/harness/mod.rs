//! The house on a file, a set clock, and a fake platform with scripted faults.

pub(crate) mod clocks;
pub(crate) mod herd;
pub(crate) mod screens;

use std::collections::{BTreeMap, BTreeSet, VecDeque};
use std::sync::Arc;

use greenroom::base::{GuildId, MemberId, Moment, Reminder, Reminders, Seed, SessionId, Span};
use greenroom::config::{Environment, Library, Settings};
use greenroom::guide::{Examples, Guide, GuideCard, ToneCard};
use greenroom::interview::{
    self, Act, AskingStep, Effect, Exercise, Hindrance, Phase, Running, Seat,
};
use greenroom::protocol::{
    Answer, Command, DeliveryFailure, DeliveryKey, Dispatch, NotDirect, Origin, PlaceNote, Placed,
    PlanWish, Query, Receipt, Shown, Subject, When,
};
use greenroom::rehearsal::{self, Manner, Move};
use greenroom::runtime::{House, HouseFault, HouseOptions};
use greenroom::service;
use greenroom::store::{DATABASE_FILE, Synchronous, profiles};

/// Tuesday 24 November 2026, 18:00 UTC.
pub(crate) const START: Moment = Moment::from_ms(1_795_543_200_000);
pub(crate) const GUILD: GuildId = GuildId(1);
/// Every reason for which something is held.
pub(crate) const HINDRANCES: [Hindrance; 6] = [
    Hindrance::ThreadLocked,
    Hindrance::ThreadsFull,
    Hindrance::Full,
    Hindrance::Unseen,
    Hindrance::NotAllowed,
    Hindrance::TimedOut,
];

/// As the timer waits when something could not be saved.
const AFTER_FAULT: Span = Span::from_seconds(1);

/// The built-in library; loaded once.
pub(crate) fn library() -> Arc<Library> {
    static LIBRARY: std::sync::OnceLock<Arc<Library>> = std::sync::OnceLock::new();
    Arc::clone(LIBRARY.get_or_init(|| {
        let settings = Settings::read(&Environment::of([])).unwrap();
        let (library, report) = Library::load(&settings);
        assert!(report.is_clean(), "{report}");
        Arc::new(library)
    }))
}

/// What tests read instead of the built-in cards, and exercises for a group.
#[derive(serde::Deserialize)]
pub(crate) struct Reading {
    cards: Vec<GuideCard>,
    tones: Vec<ToneCard>,
    examples: Vec<Examples>,
    pub(crate) exercises: Vec<Exercise>,
}

pub(crate) fn reading() -> Reading {
    toml::from_str(include_str!("../data/guide.toml")).unwrap()
}

impl Reading {
    pub(crate) fn guide(self) -> Arc<Guide> {
        let Self { cards, tones, examples, exercises: _ } = self;
        Arc::new(Guide { cards, tones, examples })
    }
}

/// What the room has seen, by the platform's own record.
#[derive(Debug, Default)]
pub(crate) struct Room {
    /// Every post in order: where it stands and what it shows.
    pub(crate) posts: Vec<(String, Dispatch)>,
    by_key: BTreeMap<DeliveryKey, String>,
    /// Keys that came twice although the first was told as placed.
    pub(crate) doubles: usize,
}

impl Room {
    pub(crate) fn deliver(&mut self, dispatch: &Dispatch, key: DeliveryKey) -> Placed {
        if let Some(placed) = self.by_key.get(&key) {
            self.doubles += 1;
            return Placed(placed.clone());
        }
        let placed = match &dispatch.placed {
            Some(Placed(placed)) => placed.clone(),
            None => format!("post-{}", self.by_key.len()),
        };
        self.by_key.insert(key, placed.clone());
        self.posts.push((placed.clone(), dispatch.clone()));
        Placed(placed)
    }

    pub(crate) fn find(&self, key: DeliveryKey) -> Option<Placed> {
        self.by_key.get(&key).cloned().map(Placed)
    }
}

/// A house with its clock, its room and its members.
pub(crate) struct Stage {
    pub(crate) house: House,
    pub(crate) now: Moment,
    /// Where members act.
    pub(crate) guild: GuildId,
    pub(crate) room: Room,
    /// How the next deliveries end, instead of being shown.
    pub(crate) failures: VecDeque<Failing>,
    /// Who does not let the bot write to them, whatever they say to it.
    pub(crate) closed: BTreeSet<MemberId>,
    /// What was not taken for that.
    pub(crate) refused: Vec<Dispatch>,
    library: Arc<Library>,
    dir: tempfile::TempDir,
    receipts: u64,
}

/// A delivery that fails, before or after the platform has taken it.
#[derive(Debug, Clone)]
pub(crate) struct Failing {
    pub(crate) failure: DeliveryFailure,
    pub(crate) is_taken: bool,
}

impl Stage {
    pub(crate) fn new(seed: u64) -> Self {
        Self::with(seed, library())
    }

    /// The same with formats, questions or settings of the test's own.
    pub(crate) fn with(seed: u64, library: Arc<Library>) -> Self {
        let dir = tempfile::tempdir().unwrap();
        let house = open_with(dir.path(), START, seed, &library);
        let failures = VecDeque::new();
        Self {
            house,
            now: START,
            guild: GUILD,
            room: Room::default(),
            failures,
            closed: BTreeSet::new(),
            refused: Vec::new(),
            library,
            dir,
            receipts: 0,
        }
    }

    /// Changes the saved state of the first guild's session with this number behind the house's
    /// back: `expression` is what it becomes.
    pub(crate) fn damage(&self, number: &str, expression: &str) {
        let sql =
            format!("update session set state = {expression} where guild_id = 1 and number = ?1");
        let changed = self.database().execute(&sql, [number]).unwrap();
        assert_eq!(changed, 1, "session {number}");
    }

    /// All series were worked out by zones of before, by which they came so many hours later.
    pub(crate) fn plant_zones(&self, hours: i64) {
        let sql = "update series set zones_version = '1999a', next_at_ms = next_at_ms + ?1";
        self.database().execute(sql, [hours * 3_600_000]).unwrap();
    }

    /// No goal has a week of drills, as before there were any.
    pub(crate) fn plant_no_weeks(&self) {
        self.database().execute("delete from drilling", []).unwrap();
    }

    /// The zone of all series is this one, known or not.
    pub(crate) fn plant_zone(&self, zone: &str) {
        self.database().execute("update series_stretch set zone = ?1", [zone]).unwrap();
    }

    /// From now on nothing is urgent, as if everything went out by its due time alone.
    pub(crate) fn nothing_is_urgent(&self) {
        let sql = "create trigger evens_out after update of is_urgent on outbox
                   when new.is_urgent = 1
                   begin update outbox set is_urgent = 0 where id = new.id; end";
        self.database().execute(sql, []).unwrap();
    }

    /// So many members of the first guild had a real interview of which they are counted, and passed
    /// if it is not the last of them; on the day before, their boards said *ready*, or did not.
    pub(crate) fn plant_interviews(&self, of: i64, was_ready: bool) {
        let database = self.database();
        let first = if was_ready { 1_000 } else { 2_000 };
        for member in first..first + of {
            let outcome = if member + 1 == first + of { "rejected" } else { "passed" };
            let sql = "insert into debrief (id, guild_id, member_id, on_date, asked, outcome,
                         is_counted, was_ready, made_at_ms)
                       values (?1, 1, ?1, '2026-11-20', 'Why us?', ?2, 1, ?3, 0)";
            database.execute(sql, rusqlite::params![member, outcome, was_ready]).unwrap();
        }
    }

    fn database(&self) -> rusqlite::Connection {
        rusqlite::Connection::open(self.dir.path().join("data").join(DATABASE_FILE)).unwrap()
    }

    /// The house alone, and the place that its files lie in for as long as it is kept.
    pub(crate) fn into_house(self) -> (House, tempfile::TempDir) {
        (self.house, self.dir)
    }

    /// Where the database lies.
    pub(crate) fn data(&self) -> std::path::PathBuf {
        self.dir.path().join("data")
    }

    /// Stops cleanly and opens again, with something done to the files in between.
    pub(crate) fn restart(self, seed: u64, between: impl FnOnce(&std::path::Path)) -> Self {
        let Self { house, now, library, dir, .. } = self;
        house.close().unwrap();
        between(&dir.path().join("data"));
        let house = open_with(dir.path(), now, seed, &library);
        Self { house, library, dir, ..self }
    }

    /// As after kill -9: the process is gone, the file is not.
    pub(crate) fn kill_and_restart(self, seed: u64, away: Span) -> Self {
        let Self { house, now, library, dir, .. } = self;
        drop(house);
        let now = now + away;
        let mut house = open_with(dir.path(), now, seed, &library);
        house.wake_up(now).unwrap();
        let mut stage = Self { house, now, library, dir, ..self };
        stage.deliver();
        stage
    }

    /// Something happened to a place on the platform; says how much that changed.
    pub(crate) fn place(&mut self, note: PlaceNote) -> usize {
        self.house.run(self.now, |tx, desk, now| service::place(tx, desk, now, &note)).unwrap()
    }

    /// One round of purging; says how many rows went.
    pub(crate) fn purge(&mut self) -> usize {
        self.house.run(self.now, service::purge_round).unwrap()
    }

    pub(crate) fn origin(&mut self, member: i64) -> Origin {
        self.receipts += 1;
        let receipt = Receipt(format!("r{}", self.receipts));
        Origin::of(self.guild, MemberId(member), receipt, self.now)
    }

    pub(crate) fn tell(&mut self, member: i64, command: Command) -> Result<Answer, HouseFault> {
        let origin = self.origin(member);
        self.tell_from(&origin, command)
    }

    pub(crate) fn tell_from(
        &mut self,
        origin: &Origin,
        command: Command,
    ) -> Result<Answer, HouseFault> {
        let answer = self.house.tell(self.now, origin, command);
        self.deliver();
        answer
    }

    pub(crate) fn act(&mut self, member: i64, session: SessionId, act: Act) -> Answer {
        self.tell(member, Command::act(session, act)).unwrap()
    }

    pub(crate) fn look(&mut self, member: i64, query: Query) -> Shown {
        let origin = self.origin(member);
        self.house.look(self.now, &origin, &query).unwrap()
    }

    /// Gives the room what is due.
    pub(crate) fn deliver(&mut self) {
        for _ in 0..100 {
            let ready = self.house.deliveries(self.now).unwrap();
            if ready.is_empty() {
                return;
            }
            for (dispatch, key) in ready {
                self.wants_it(&dispatch);
                let end = self.attempt(&dispatch, key);
                self.house.settle(self.now, dispatch, end).unwrap();
            }
        }
        panic!("deliveries do not end");
    }

    /// Nobody is written to alone who does not want it at that moment (`reliability`: P1), but in a
    /// thread of their own.
    #[track_caller]
    pub(crate) fn wants_it(&self, dispatch: &Dispatch) {
        if let Subject::Direct(shown) = &dispatch.subject {
            let (read, guild) = (self.house.store().read(), dispatch.guild);
            let profile = profiles::load(read, guild, shown.member).unwrap();
            let takes_dms = profile.is_some_and(|row| row.takes_dms);
            assert!(takes_dms || shown.thread.is_some(), "{dispatch:?}");
        }
    }

    /// One attempt as the dispatcher makes it: from the second on it looks first.
    fn attempt(
        &mut self,
        dispatch: &Dispatch,
        key: DeliveryKey,
    ) -> Result<Placed, DeliveryFailure> {
        if dispatch.attempt > 1
            && let Some(placed) = self.room.find(key)
        {
            return Ok(placed);
        }
        if let Subject::Direct(shown) = &dispatch.subject
            && self.closed.contains(&shown.member)
        {
            self.refused.push(dispatch.clone());
            return Err(DeliveryFailure::NotDirect { why: NotDirect::Closed, code: 50_007 });
        }
        match self.failures.pop_front() {
            Some(Failing { failure, is_taken }) => {
                if is_taken {
                    self.room.deliver(dispatch, key);
                }
                Err(failure)
            }
            None => Ok(self.room.deliver(dispatch, key)),
        }
    }

    /// Goes on to the next wake until `until`, and wakes what is due; false when there was none,
    /// and `until` has come.
    pub(crate) fn wake_before(&mut self, until: Moment) -> bool {
        match self.house.next_wake(self.now).unwrap() {
            Some(at) if at <= until => {
                self.now = self.now.max(at);
                match self.house.sweep(self.now) {
                    // It has been put off; the others were woken.
                    Ok(_) | Err(HouseFault::Broken { .. }) => {}
                    // A full disk: a round later it is tried again.
                    Err(HouseFault::NotSaved | HouseFault::Busy) => {
                        self.now += AFTER_FAULT;
                    }
                    Err(fault) => panic!("{fault}"),
                }
                self.deliver();
                let _full = self.house.alive(self.now);
                true
            }
            _ => {
                self.now = until;
                self.house.alive(self.now).unwrap();
                false
            }
        }
    }

    /// Lets time pass, waking whatever is due on the way.
    pub(crate) fn pass(&mut self, span: Span) {
        let until = self.now + span;
        for _ in 0..10_000 {
            if !self.wake_before(until) {
                return;
            }
        }
        panic!("time does not pass");
    }

    pub(crate) fn plan(&mut self, member: i64, format: &str, when: When) -> SessionId {
        let planned = self.plan_unseen(member, format, when);
        self.deliver();
        planned
    }

    /// Planned, and nothing delivered yet.
    pub(crate) fn plan_unseen(&mut self, member: i64, format: &str, when: When) -> SessionId {
        self.plan_in(self.guild, member, format, when)
    }

    /// The same in any guild.
    pub(crate) fn plan_in(
        &mut self,
        guild: GuildId,
        member: i64,
        format: &str,
        when: When,
    ) -> SessionId {
        let wish =
            PlanWish { when, ..PlanWish::of(format, text("Backend engineer, first screen")) };
        let origin = Origin { guild, ..self.origin(member) };
        match self.house.tell(self.now, &origin, Command::Plan(Box::new(wish))).unwrap() {
            Answer::Planned { session, .. } => session,
            other => panic!("{other:?}"),
        }
    }

    pub(crate) fn session(&mut self, id: SessionId) -> Arc<greenroom::interview::Session> {
        match self.look(1, Query::Panel(id)) {
            Shown::Session(session) => session,
            other => panic!("{other:?}"),
        }
    }

    /// Takes seats: candidates, interviewers, observers.
    pub(crate) fn seat(&mut self, id: SessionId, who: &[(i64, Seat)]) {
        for (member, seat) in who {
            let answer = self.act(*member, id, Act::Take(*seat));
            assert!(matches!(answer, Answer::Heard { .. }), "{answer:?}");
        }
    }

    /// The last notices, newest last, as names for a short look.
    pub(crate) fn last_posts(&self, count: usize) -> Vec<String> {
        let names = self.room.posts.iter().map(|(_, d)| match &d.subject {
            Subject::Session(shown) => match &shown.effect {
                Effect::Show { notice, .. }
                | Effect::Post { notice, .. }
                | Effect::Announce { notice, .. } => {
                    let text = format!("{notice:?}");
                    text.split(['(', ' ', '{']).next().unwrap_or_default().to_owned()
                }
                Effect::OpenThread => "OpenThread".to_owned(),
                Effect::CloseThread => "CloseThread".to_owned(),
            },
            Subject::Guild(_) => "StandingCard".to_owned(),
            Subject::Evening(shown) => format!("{:?}", shown.shows),
            Subject::Organisers => "Organisers".to_owned(),
            Subject::Digest(_) => "Digest".to_owned(),
            Subject::Poll(_) => "Poll".to_owned(),
            Subject::Direct(shown) => format!("Direct to {}", shown.member),
        });
        let all: Vec<String> = names.collect();
        all[all.len().saturating_sub(count)..].to_vec()
    }
}

/// Every choice of when people are reminded.
pub(crate) fn choices_of_reminders() -> impl Iterator<Item = Reminders> {
    (0..1_u32 << Reminder::ALL.len()).map(|bits| {
        let chosen = (0..).zip(Reminder::ALL).filter(|(no, _)| bits >> no & 1 == 1);
        chosen.map(|(_, ahead)| ahead).collect()
    })
}

pub(crate) fn text(raw: &str) -> greenroom::base::CleanText {
    greenroom::base::CleanText::new(raw, greenroom::base::TextLimit::paragraph(4000)).unwrap()
}

pub(crate) fn open(dir: &std::path::Path, now: Moment, seed: u64) -> House {
    open_with(dir, now, seed, &library())
}

fn open_with(dir: &std::path::Path, now: Moment, seed: u64, library: &Arc<Library>) -> House {
    // `Off` is as durable against a killed process as `Full`; only a power cut tells them apart.
    House::open(&HouseOptions {
        dir: dir.join("data"),
        now,
        command: "test".to_owned(),
        seed: Some(Seed(seed)),
        library: Arc::clone(library),
        synchronous: Synchronous::Off,
    })
    .unwrap()
}

/// A session as it is saved: queries leave out what their member must not see.
pub(crate) fn saved(
    read: &greenroom::store::Read,
    id: SessionId,
    kit: &Arc<interview::Kit>,
) -> interview::Session {
    let row = greenroom::store::sessions::load(read, id).unwrap().unwrap();
    let session = greenroom::service::session_of(row.state_version, &row.state).unwrap();
    session.with_kit(Arc::clone(kit))
}

/// The stage of the pass whose clock runs.
pub(crate) fn stage_of(phase: &Phase) -> Option<&interview::Stage> {
    match phase {
        Phase::Running(Running::Pass { stage, .. }) => Some(stage),
        _ => None,
    }
}

/// How far the question is whose clock runs.
pub(crate) fn step_of(phase: &Phase) -> Option<AskingStep> {
    match stage_of(phase) {
        Some(interview::Stage::Questions(asking)) => Some(asking.step),
        _ => None,
    }
}

/// The next move of a rehearsed session in which nobody interrupts the bot or a break; none: the
/// clock is waited for.
pub(crate) fn unhurried(
    stage: &Stage,
    s: &interview::Session,
    manner: &impl Manner,
) -> Option<Move> {
    let is_waited_for =
        matches!(s.phase, Phase::Running(Running::HalfTime { .. }) | Phase::Paused(_))
            || matches!(step_of(&s.phase), Some(AskingStep::Reading { .. }));
    if is_waited_for {
        return None;
    }
    // What is shown to one member leaves out what the others gave.
    let whole = saved(stage.house.store().read(), s.id, s.kit());
    rehearsal::next(&whole, manner)
}
