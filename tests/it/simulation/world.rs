//! The house, its clock, its members and its platform, all from one seed.

use std::collections::{BTreeMap, VecDeque};
use std::os::unix::fs::PermissionsExt;
use std::path::{Path, PathBuf};
use std::sync::Arc;

use greenroom::base::{DeliveryId, Draw, GuildId, MemberId, Moment, Seed, SessionId, Span};
use greenroom::interview::limits::PAUSE_MAX;
use greenroom::interview::{
    AskingStep, Kit, KitNo, LastAct, PauseWhy, Phase, Refusal, SelfRating, Session, TurnNo, audit,
};
use greenroom::protocol::{
    About, Answer, Command, DeliveryFailure, Dispatch, Origin, Placed, ProfileEdit, Query, Receipt,
    Shown, Subject,
};
use greenroom::runtime::{Course, House, HouseFault};
use greenroom::service;
use greenroom::store::{Read, ballots, life, material, outbox, sessions, timings};

use super::acts::{anything, one, sensible, wish};
use super::direct::Written;
use super::model::Model;
use super::platform::{Attempt, Platform, Temper};
use crate::engine::saved::saved_notices;
use crate::harness::clocks::{other_clocks, running_clocks};
use crate::harness::{START, open};

/// What happens in one life, before the clock runs to its end.
const STEPS: usize = 900;
/// Sessions at one time.
const SESSIONS_MAX: usize = 5;
/// Nothing is open longer than this once nobody acts any more: a plan of 33 hours, a rating window
/// of 48 hours and its extension, a pause of a day. And plans keep to the calendar when the clock
/// is set back.
const END_WITHIN: Span = Span::from_hours(24 * 40);
/// Lines of what happened that a failure shows.
const TRACE_MAX: usize = 60;

/// Guild and members; two are in both, and nobody is to notice.
const GUILDS: [(GuildId, &[i64]); 2] =
    [(GuildId(1), &[1, 2, 3, 4, 5, 6]), (GuildId(2), &[5, 6, 7, 8, 9])];
const OUTSIDER: i64 = 99;

pub(super) struct World {
    seed: u64,
    draw: Draw,
    /// What is drawn of who is written to alone: apart, so that all else stays as it was.
    direct: Draw,
    written: Written,
    /// Who could not be written to, and is reminded in the room by something of a later id.
    owed: Vec<(SessionId, MemberId, DeliveryId)>,
    dir: tempfile::TempDir,
    /// Which opening of the database this is; also the name of its folder.
    life: u64,
    folder: PathBuf,
    house: Option<House>,
    /// What the machine's clock is set to; only a start looks at it.
    wall: Moment,
    /// What has passed by the steady clock, with what nobody lived through.
    steady: Span,
    /// What the process makes of the two: its `now`.
    course: Course,
    now: Moment,
    /// Time in which the process ran.
    lived: Span,
    /// When answers began, by `lived`: session, turn, place.
    began: BTreeMap<(SessionId, TurnNo, usize), Span>,
    platform: Platform,
    model: Model,
    sessions: Vec<(SessionId, GuildId)>,
    told: Vec<(Origin, Command, Answer, Moment)>,
    receipts: u64,
    trace: VecDeque<String>,
    /// What came of it, for a look at whether the simulation reaches everything.
    counts: BTreeMap<&'static str, usize>,
}

impl Drop for World {
    fn drop(&mut self) {
        if std::thread::panicking() {
            for line in &self.trace {
                eprintln!("  {line}");
            }
            eprintln!(
                "seed {} failed; again: GREENROOM_SIM_SEED={} cargo test --no-default-features \
                 --test it simulation -- --nocapture",
                self.seed, self.seed
            );
        }
    }
}

fn load(house: &House, id: SessionId) -> Session {
    let read = house.store().read();
    let row = sessions::load(read, id).unwrap().unwrap();
    let session = greenroom::service::session_of(row.state_version, &row.state).unwrap();
    let parts = material::of_session(read, id).unwrap();
    let kit = Kit {
        format: serde_json::from_str(&parts[0]).unwrap(),
        rubric: serde_json::from_str(&parts[1]).unwrap(),
        questions: parts[2..].iter().map(|part| serde_json::from_str(part).unwrap()).collect(),
    };
    let session = session.with_kit(Arc::new(kit));
    let is_over = matches!(session.phase, Phase::Closed { .. });
    assert_eq!(row.is_running, session.is_under_way());
    assert_eq!(row.closed_at.is_some(), is_over);
    session
}

impl World {
    /// One life from the first plan until every session is over.
    pub(super) fn live(seed: u64) {
        eprintln!("simulation: seed {seed}");
        let dir = tempfile::tempdir().unwrap();
        let folder = dir.path().join("life-0");
        private_folder(&folder);
        let mut draw = Seed(seed).draws(1);
        let temper = if seed % 2 == 1 { Temper::Calm } else { Temper::Wild };
        let seed_of_house = draw.number();
        let house = open(&folder, START, seed_of_house);
        let mut world = Self {
            seed,
            draw,
            direct: Seed(seed).draws(2),
            written: Written::default(),
            owed: Vec::new(),
            dir,
            life: 0,
            folder,
            house: Some(house),
            wall: START,
            steady: Span::ZERO,
            course: Course::new(START, Span::ZERO),
            now: START,
            lived: Span::ZERO,
            began: BTreeMap::new(),
            platform: Platform::new(temper),
            model: Model::default(),
            sessions: Vec::new(),
            told: Vec::new(),
            receipts: 0,
            trace: VecDeque::new(),
            counts: BTreeMap::new(),
        };
        world.house().wake_up(START).unwrap();
        for _ in 0..STEPS {
            world.step();
        }
        world.run_to_the_end();
        eprintln!("simulation: seed {seed} {:?}", world.counts);
    }

    fn house(&mut self) -> &mut House {
        self.house.as_mut().expect("it is open between two lives")
    }

    fn note(&mut self, line: String) {
        if self.trace.len() == TRACE_MAX {
            self.trace.pop_front();
        }
        self.trace.push_back(line);
    }

    fn count(&mut self, what: &'static str) {
        *self.counts.entry(what).or_default() += 1;
    }

    fn below(&mut self, end: usize) -> usize {
        self.draw.below(end)
    }

    fn step(&mut self) {
        if self.direct.below(30) == 0 {
            self.switches();
        }
        match self.below(100) {
            _ if self.sessions.is_empty() => self.plan(),
            0..2 => self.plan(),
            2..68 => self.act(),
            68..80 => self.pass(),
            80 => self.jump(),
            81..89 => self.deliver(),
            89..92 => self.again(),
            92..95 => self.look(),
            95 => self.kill(),
            96..99 => self.act_together(),
            _ => {
                let now = self.now;
                self.house().prune(now).unwrap();
                // What is forgotten stays so, also when the clock is set back.
                self.told.retain(|(.., at)| now.since(*at) <= Span::from_hours(47));
            }
        }
    }

    fn origin(&mut self, guild: GuildId, member: i64) -> Origin {
        self.receipts += 1;
        // Mostly at once; sometimes the event was long under way, or its clock is ahead of ours.
        let acted_at = match self.below(20) {
            0 => self.now - Span::from_seconds(2),
            1 => self.now - Span::from_minutes(10),
            2 => self.now + Span::from_hours(1),
            _ => self.now,
        };
        let receipt = Receipt(format!("r{}", self.receipts));
        Origin {
            is_organiser: self.below(30) == 0,
            ..Origin::of(guild, MemberId(member), receipt, acted_at)
        }
    }

    fn members(guild: GuildId) -> &'static [i64] {
        GUILDS.iter().find(|(g, _)| *g == guild).expect("there are two guilds").1
    }

    fn plan(&mut self) {
        if self.open_sessions().len() >= SESSIONS_MAX {
            return;
        }
        let (guild, members) = one(&mut self.draw, &GUILDS);
        let planner = one(&mut self.draw, members);
        let wish = wish(&mut self.draw, self.now);
        let origin = self.origin(guild, planner);
        self.tell(origin, Command::Plan(Box::new(wish)));
    }

    /// Somebody wants to be written to alone, or not any more.
    fn switches(&mut self) {
        let (guild, members) = one(&mut self.direct, &GUILDS);
        let (member, is_on) = (one(&mut self.direct, members), self.direct.below(4) > 0);
        self.receipts += 1;
        let receipt = Receipt(format!("r{}", self.receipts));
        let origin = Origin::of(guild, MemberId(member), receipt, self.now);
        let now = self.now;
        let edit = Command::Profile(ProfileEdit::Dms(is_on));
        let answer = self.house().tell(now, &origin, edit).unwrap();
        assert!(matches!(answer, Answer::ProfileSaved(_)), "{answer:?}");
        self.note(format!("{member} of {guild} is written to: {is_on}"));
        self.written.is_switched(guild, member, is_on);
    }

    /// How the platform's word on something that is for one member alone ends: who does not take it
    /// is reminded in the room, as long as they wait for the session.
    fn is_settled(&mut self, dispatch: Dispatch, end: Result<Placed, DeliveryFailure>) {
        let now = self.now;
        if let Subject::Direct(shown) = &dispatch.subject {
            self.count("written");
            let About::Session { shown: of, .. } = &shown.about else { panic!("{shown:?}") };
            match &end {
                Ok(_) | Err(DeliveryFailure::TryLater { .. } | DeliveryFailure::Unknown) => {}
                Err(failure) => {
                    let session = load(self.house.as_ref().unwrap(), of.session);
                    if session.reminder_of(shown.member, false).is_some() {
                        self.owed.push((of.session, shown.member, dispatch.id));
                    }
                    if let DeliveryFailure::NotDirect { .. } = failure {
                        self.count("not written");
                        self.written.is_refused(&dispatch, shown);
                    }
                }
            }
        }
        self.house().settle(now, dispatch, end).unwrap();
    }

    /// Whoever could not be written to was mentioned in the room.
    fn all_were_reminded(&self) {
        for (session, member, after) in &self.owed {
            let last = self.platform.reminders.get(&(*session, *member));
            let is_said = last.is_some_and(|last| last > after);
            assert!(is_said, "{member} was reminded of {session} nowhere after {after:?}");
        }
    }

    fn open_sessions(&self) -> Vec<(SessionId, GuildId)> {
        let house = self.house.as_ref().expect("it is open between two lives");
        let is_open = |id: SessionId| {
            let row = sessions::load(house.store().read(), id).unwrap().unwrap();
            row.closed_at.is_none()
        };
        self.sessions.iter().copied().filter(|(id, _)| is_open(*id)).collect()
    }

    /// An act of somebody in some session.
    fn chosen(&mut self) -> (Origin, Command) {
        let open = self.open_sessions();
        let from =
            if open.is_empty() || self.below(20) == 0 { self.sessions.clone() } else { open };
        let (id, guild) = one(&mut self.draw, &from);
        let members = Self::members(guild);
        let s = load(self.house.as_ref().unwrap(), id);
        let (mut member, act) = if self.below(5) > 0 {
            sensible(&mut self.draw, &s, members)
        } else {
            let act = anything(&mut self.draw, &s, self.now, members);
            (one(&mut self.draw, members), act)
        };
        if self.below(25) == 0 {
            member = OUTSIDER;
        }
        // Somebody of the other guild tries a session of this one.
        let guild = if self.below(25) == 0 { GuildId(3 - guild.0) } else { guild };
        (self.origin(guild, member), Command::act(id, act))
    }

    fn act(&mut self) {
        let (origin, command) = self.chosen();
        self.tell(origin, command);
    }

    /// Several acts in one commit.
    fn act_together(&mut self) {
        let chosen: Vec<_> = (0..4).map(|_| self.chosen()).collect();
        let now = self.now;
        let mut jobs = chosen.clone();
        let answers = self.house().run_all(now, &mut jobs, |(origin, command), tx, desk, now| {
            let answer = service::handle(tx, desk, now, origin, command)?;
            let is_so = is_so(tx, origin, &answer);
            Ok((answer, is_so))
        });
        for ((origin, command), answer) in chosen.iter().zip(answers) {
            let (answer, is_so) = answer.unwrap();
            assert!(is_so, "no such seat in this guild: {answer:?}");
            self.answered(origin, command, answer);
        }
        for (_, command) in &chosen {
            self.check_one(command);
        }
    }

    fn tell(&mut self, origin: Origin, command: Command) {
        let answer = self.told(&origin, &command);
        match answer {
            Ok(answer) => {
                let read = self.house.as_ref().unwrap().store().read();
                assert!(is_so(read, &origin, &answer), "no such seat in this guild: {answer:?}");
                self.answered(&origin, &command, answer);
                self.check_one(&command);
            }
            Err(fault) => panic!("{fault}: {origin:?} {command:?}"),
        }
    }

    /// Told, or told and shown at once: then exactly what looking afterwards shows.
    fn told(&mut self, origin: &Origin, command: &Command) -> Result<Answer, HouseFault> {
        let now = self.now;
        let Command::Act { session, .. } = command else {
            return self.house().tell(now, origin, command.clone());
        };
        let last = origin.receipt.0.bytes().last().unwrap_or_default();
        let query = match last % 4 {
            0 => Query::Panel(*session),
            1 => Query::Ballot(*session, TurnNo(0)),
            2 => Query::Own(*session),
            _ => return self.house().tell(now, origin, command.clone()),
        };
        let (answer, shown) = self.house().run(now, |tx, desk, now| {
            service::handle_and_show(tx, desk, now, origin, command, &query)
        })?;
        let looked = self.house().look(now, origin, &query)?;
        assert_eq!(format!("{shown:?}"), format!("{looked:?}"), "{query:?} after {command:?}");
        Ok(answer)
    }

    fn answered(&mut self, origin: &Origin, command: &Command, answer: Answer) {
        let short: String = format!("{answer:?}").chars().take(90).collect();
        let what: String = format!("{command:?}").chars().take(110).collect();
        self.note(format!("{} {} {what} -> {short}", self.now.ms() - START.ms(), origin.member));
        match (command, &answer) {
            (Command::Plan(_), Answer::Planned { session, .. }) => {
                self.sessions.push((*session, origin.guild));
                self.count("planned");
            }
            (Command::Act { session, act, .. }, Answer::Heard { heard, .. }) => {
                let own = self.sessions.iter().find(|(id, _)| id == session).unwrap().1;
                assert_eq!(own, origin.guild, "a session of another guild: {origin:?}");
                self.model.heard(*session, origin.member.0, act, heard);
                self.count("heard");
            }
            (Command::Act { .. }, Answer::NoSuchSession) => self.count("not theirs"),
            (Command::Act { .. }, Answer::Refused { .. }) => self.count("refused"),
            _ => {}
        }
        if matches!(answer, Answer::Heard { .. } | Answer::Planned { .. }) {
            self.told.push((origin.clone(), command.clone(), answer, self.now));
        }
    }

    fn check_one(&mut self, command: &Command) {
        if let Command::Act { session, .. } = command {
            self.check(*session);
        }
    }

    /// The platform sends an event once more: the answer is the first one's.
    fn again(&mut self) {
        if self.told.is_empty() {
            return;
        }
        let (origin, command, first, at) = one(&mut self.draw, &self.told);
        if self.now.since(at) > Span::from_hours(47) {
            return;
        }
        let now = self.now;
        let second = self.house().tell(now, &origin, command).unwrap();
        assert_eq!(second, first, "an event seen twice");
        self.count("again");
    }

    fn check(&mut self, id: SessionId) {
        let house = self.house.as_ref().unwrap();
        let s = load(house, id);
        *self.counts.entry(s.phase.name()).or_default() += 1;
        assert_eq!(audit(&s), Ok(()));
        self.model.compare(house.store().read(), &s);
        self.answers_are_lived(&s);
    }

    fn check_all(&mut self) {
        for (id, _) in self.sessions.clone() {
            self.check(id);
        }
    }

    /// No answer is recorded as longer than there was somebody to hear it.
    fn answers_are_lived(&mut self, s: &Session) {
        if let Phase::Running(_) = s.phase
            && let Some((asking, round)) = s.asking()
            && let AskingStep::Answering(answer) = asking.step
        {
            let place = s[round.turn].asked.len() - 1;
            let began = self.lived - self.now.since(answer.since);
            self.began.entry((s.id, round.turn, place)).or_insert(began);
        }
        for (no, turn) in s.numbered_turns() {
            for (place, asked) in turn.asked.iter().enumerate() {
                let began = self.began.get(&(s.id, no, place));
                if let (Some(took), Some(began)) = (asked.took, began) {
                    assert!(took <= self.lived - *began, "{took:?} were not lived");
                }
            }
        }
    }

    /// Time passes, whoever is there.
    fn passes(&mut self, span: Span) {
        self.steady += span;
        self.wall += span;
        self.now = self.course.at(self.steady);
    }

    /// Time passes in a running process.
    fn lives(&mut self, span: Span) {
        self.passes(span);
        self.lived += span;
    }

    /// Time passes as it does for a running process: what is due is woken, mostly in time.
    fn pass(&mut self) {
        let span = match self.below(40) {
            0..10 => Span::from_seconds(1),
            10..30 => Span::from_seconds(15),
            30..36 => Span::from_seconds(70),
            36..39 => Span::from_minutes(6),
            _ => Span::from_minutes(40),
        };
        let until = self.now + span;
        for _ in 0..2_000 {
            let now = self.now;
            let next = self.house().next_wake(now).unwrap().filter(|at| *at <= until);
            let Some(at) = next else { break };
            self.lives(at.since(self.now));
            self.sweep();
            self.deliver();
            if self.now > until {
                return;
            }
        }
        self.lives(until.since(self.now));
        self.live_on();
    }

    fn live_on(&mut self) {
        let now = self.now;
        self.house().alive(now).unwrap();
    }

    fn sweep(&mut self) {
        let now = self.now;
        if let Err(fault) = self.house().sweep(now) {
            panic!("a sweep failed: {fault}");
        }
        self.live_on();
    }

    /// The machine's clock is set, or its process is stopped, or it sleeps.
    fn jump(&mut self) {
        let hours = Span::from_hours;
        match self.below(16) {
            0..3 => self.is_set(Span::from_seconds(1)),
            3..5 => self.is_set(Span::from_seconds(-1)),
            5 => self.is_set(hours(1)),
            6 => self.is_set(hours(-1)),
            7 => self.is_set(hours(-2)),
            8 => self.is_set(hours(26)),
            9 => self.is_set(hours(-30)),
            10 => self.stands(Span::from_seconds(6)),
            11 | 12 => self.stands(Span::from_seconds(100)),
            13 => self.stands(hours(1)),
            14 => self.stands(hours(2)),
            _ => self.stands(hours(30)),
        }
        self.sweep();
    }

    /// What hangs on the clock does not see that it is set.
    fn is_set(&mut self, by: Span) {
        self.note(format!("the clock is set by {} ms", by.ms()));
        self.sweep();
        let before: Vec<Session> = self.all_open();
        self.wall += by;
        self.now = self.course.at(self.steady);
        self.sweep();
        for s in before {
            let after = load(self.house.as_ref().expect("it is open"), s.id);
            assert_eq!(after, s, "the clock was set");
        }
        self.count("clocks set");
    }

    /// The process is stopped, or its machine sleeps: the writer notices, and tells of it.
    fn stands(&mut self, span: Span) {
        self.note(format!("nobody runs for {span}"));
        let before = self.all_open();
        let from = self.now;
        self.passes(span);
        let now = self.now;
        self.house().was_away(from, now).unwrap();
        for s in before {
            match s.phase {
                Phase::Running(_) => self.stood_still(&s, from, Span::ZERO),
                Phase::Paused(_) => self.stands_on(&s, from),
                _ => {}
            }
        }
        self.count("stopped");
    }

    fn all_open(&self) -> Vec<Session> {
        let house = self.house.as_ref().expect("it is open between two lives");
        self.open_sessions().into_iter().map(|(id, _)| load(house, id)).collect()
    }

    /// A pause is no shorter for an absence, and what it holds up is what it was.
    fn stands_on(&mut self, before: &Session, from: Moment) {
        let after = load(self.house.as_ref().expect("it is open"), before.id);
        assert_eq!(running_clocks(&after, self.now), running_clocks(before, from));
        let left = |s: &Session, now| other_clocks(s, now)["pause, left"];
        assert_eq!(left(&after, self.now), left(before, from));
    }

    /// Gives the platform what is due. The process may die between any two steps of it.
    fn deliver(&mut self) {
        for _ in 0..40 {
            let now = self.now;
            let ready = self.house().deliveries(now).unwrap();
            if ready.is_empty() {
                return;
            }
            if self.below(100) == 0 {
                return self.kill();
            }
            for (dispatch, key) in ready {
                assert!(self.written.wants(&dispatch), "nobody asked for it: {dispatch:?}");
                match self.platform.attempt(&mut self.draw, &dispatch, key) {
                    Attempt::Crashed => return self.kill(),
                    Attempt::Ended(end) => self.is_settled(dispatch, end),
                }
                if self.below(300) == 0 {
                    return self.kill();
                }
            }
        }
    }

    /// Somebody looks at something; nobody sees what is sealed or another guild's.
    fn look(&mut self) {
        let (id, guild) = one(&mut self.draw, &self.sessions);
        let asking = one(&mut self.draw, &GUILDS).0;
        let member = one(&mut self.draw, &[1, 2, 3, 4, 5, 6, 7, 8, 9, OUTSIDER]);
        let origin = self.origin(asking, member);
        let now = self.now;
        let s = load(self.house.as_ref().unwrap(), id);
        let turn = TurnNo(u8::try_from(self.below(s.turns.len().max(1))).unwrap());
        for query in [
            Query::Sessions,
            Query::Details(id),
            Query::Panel(id),
            Query::More(id),
            Query::Sure(id, LastAct::EndHere),
            Query::Ballot(id, turn),
            Query::Own(id),
            Query::Answers(id, turn),
            Query::HowToRate(id),
            Query::Report(id, turn),
            Query::Goal,
            Query::Profile,
            Query::Roles,
            Query::Checklist(id),
        ] {
            let shown = self.house().look(now, &origin, &query).unwrap();
            if asking != guild
                && !matches!(query, Query::Sessions | Query::Goal | Query::Profile | Query::Roles)
            {
                let nothing = matches!(shown, Shown::NoSuchSession | Shown::NoReport);
                assert!(nothing, "{query:?} of another guild");
            }
            self.is_sealed(&origin, &shown);
        }
        self.count("looks");
    }

    fn is_sealed(&self, origin: &Origin, shown: &Shown) {
        let sessions: Vec<Arc<Session>> = match shown {
            Shown::Sessions(all) => all.clone(),
            Shown::Session(session)
            | Shown::Sure { session, .. }
            | Shown::Checklist { session, .. } => vec![Arc::clone(session)],
            Shown::Ballot(view) => vec![Arc::clone(&view.session)],
            Shown::Answers { session, .. } => vec![Arc::clone(session)],
            Shown::Report(report) => {
                assert_eq!(report.candidate, origin.member, "a report is its candidate's");
                Vec::new()
            }
            Shown::Goal(_)
            | Shown::Goals(_)
            | Shown::Stories(_)
            | Shown::Debriefs(_)
            | Shown::Pitch(_)
            | Shown::Settings(_)
            | Shown::Profile { .. }
            | Shown::Guide { .. }
            | Shown::Calibration(_)
            | Shown::Questions(_)
            | Shown::Rubric(_)
            | Shown::Waiting(_)
            | Shown::Cadence(_)
            | Shown::Overlap(_)
            | Shown::Appointments(_)
            | Shown::Series(_)
            | Shown::Evening { .. }
            | Shown::Rotation(_)
            | Shown::Readiness(_)
            | Shown::Outbox(_)
            | Shown::Backups(_)
            | Shown::Attendance(_)
            | Shown::Audit(_)
            | Shown::NoSuchEvening
            | Shown::Refused { .. }
            | Shown::NoSuchSession
            | Shown::Past(_)
            | Shown::Progress(_)
            | Shown::Export(_)
            | Shown::NoReport => Vec::new(),
        };
        for s in sessions {
            assert_eq!(s.guild, origin.guild);
            self.hides_questions(origin.member, &s);
            for turn in &s.turns {
                for (rater, ballot) in &turn.ballots {
                    let sealed = ballot.choices.is_empty() && ballot.transfer.is_none();
                    assert!(sealed || *rater == origin.member, "a sealed ballot is seen");
                }
                let own = matches!(turn.own, SelfRating::Open(_) | SelfRating::Done(_));
                if own && turn.candidate != origin.member {
                    let (SelfRating::Open(ballot) | SelfRating::Done(ballot)) = &turn.own else {
                        continue;
                    };
                    assert!(ballot.choices.is_empty(), "a self-rating is seen");
                }
                let theirs = turn.candidate == origin.member || turn.of_interviewers.is_empty();
                assert!(theirs, "an interviewer's rating is seen");
            }
        }
    }

    /// Of every question that has not been asked only who offers it has the words; notes and deck
    /// are for who asks.
    fn hides_questions(&self, viewer: MemberId, seen: &Session) {
        let real = load(self.house.as_ref().unwrap(), seen.id);
        let by_bot = real.pass().is_none_or(|pass| real.is_bot_led(pass));
        let asks = !by_bot && real.acting_interviewer() == Some(viewer);
        let in_hand = real.asking().map(|(_, round)| round.question).filter(|_| asks);
        let numbered = KitNo::all().zip(real.kit().questions.iter().zip(&seen.kit().questions));
        for (no, (drawn, seen)) in numbered.filter(|(no, _)| in_hand != Some(*no)) {
            let asked = real.turns.iter().flat_map(|turn| &turn.asked);
            let triggers: Vec<_> = asked.filter(|a| a.question == no).map(|a| a.trigger).collect();
            if triggers.is_empty() {
                assert_ne!(seen.id, drawn.id, "a question is seen before its time");
                assert_eq!(seen.prompt, "");
            } else {
                assert_eq!(seen.prompt, drawn.prompt);
            }
            assert!(seen.listen_for.strong.is_empty() && seen.listen_for.weak.is_empty());
            assert!(seen.follow_ups.iter().all(|f| triggers.contains(&Some(f.trigger))));
        }
    }

    /// Everything that was answered, as it lies in the database.
    fn snapshot(&self) -> Vec<String> {
        let read = self.house.as_ref().unwrap().store().read();
        let mut all = Vec::new();
        for (id, _) in &self.sessions {
            let row = sessions::load(read, *id).unwrap().unwrap();
            all.push(format!("{row:?}"));
            all.push(format!("{:?}", ballots::of_session(read, *id).unwrap()));
            for turn in 0..8 {
                all.push(format!("{:?}", ballots::words_of(read, *id, turn).unwrap()));
                all.push(format!("{:?}", timings::of_turn(read, *id, turn).unwrap()));
            }
        }
        all
    }

    /// kill -9, and a new start some time later: on the files as they lie there, or on a copy of
    /// them that was taken while the process lived.
    fn kill(&mut self) {
        let before = self.snapshot();
        let open_before = self.all_open();
        let alive_at = life::alive_at(self.house().store().read()).unwrap();
        self.life += 1;
        if self.below(3) == 0 {
            let copy = self.dir.path().join(format!("life-{}", self.life));
            private_folder(&copy);
            copy_files(&self.folder.join("data"), &copy.join("data"));
            self.folder = copy;
        }
        drop(self.house.take());
        let away = match self.below(32) {
            0..8 => Span::ZERO,
            8..16 => Span::from_ms(300),
            16..24 => Span::from_seconds(5),
            24..28 => Span::from_seconds(45),
            28..30 => Span::from_minutes(4),
            30 => Span::from_minutes(50),
            _ => Span::from_hours(3),
        };
        self.passes(away);
        self.course = Course::new(self.wall, self.steady);
        self.now = self.wall;
        self.note(format!("killed, away for {away}"));
        let seed = self.draw.number();
        self.house = Some(open(&self.folder, self.now, seed));
        assert_eq!(self.snapshot(), before, "what was answered is on the disk");
        let now = self.now;
        self.house().wake_up(now).unwrap();
        let set_back = alive_at.map_or(Span::ZERO, |at| at.since(now));
        if set_back > Span::ZERO {
            self.model.was_set_back();
            self.count("set back");
        }
        for s in open_before {
            let from = alive_at.map_or(s.at, |at| at.max(s.at));
            if set_back > Span::ZERO {
                self.is_as_old(&s, alive_at.expect("it lies ahead"), set_back);
            }
            if let Phase::Running(_) = s.phase
                && (set_back > Span::ZERO || from < self.now)
            {
                self.stood_still(&s, from, set_back);
            }
        }
        self.check_all();
        self.count("kills");
    }

    /// Everything of a session is as old, and has as much left, as before the clock was set back.
    fn is_as_old(&self, before: &Session, alive_at: Moment, by: Span) {
        let after = load(self.house.as_ref().expect("it was just opened"), before.id);
        let ages = |s: &Session, now| {
            let mut all = other_clocks(s, now);
            if let Phase::Running(_) = before.phase {
                all.retain(|what, _| what != "pause, left" && what != "goes on in");
            }
            all
        };
        assert_eq!(ages(&after, alive_at - by), ages(before, alive_at));
        if let Phase::Paused(_) = before.phase {
            let clocks = running_clocks(before, alive_at);
            assert_eq!(running_clocks(&after, alive_at - by), clocks);
        }
    }

    /// Nobody could act since `from`: the clock stands, and nothing else has changed. Since then the
    /// clock may have been set back.
    fn stood_still(&mut self, before: &Session, from: Moment, set_back: Span) {
        let after = load(self.house.as_ref().expect("it was just opened"), before.id);
        if self.now.since(from) > PAUSE_MAX {
            return assert!(after.turns.iter().all(|t| t.ended_at.is_some()), "it ends here");
        }
        let Phase::Paused(pause) = &after.phase else { panic!("{:?}", after.phase) };
        assert_eq!((pause.why, pause.since), (PauseWhy::Away, from - set_back));
        assert_eq!(running_clocks(&after, self.now), running_clocks(before, from));
        if set_back == Span::ZERO {
            assert_eq!((&after.turns, &after.passes), (&before.turns, &before.passes));
        }
        self.count("stood still");
    }

    /// Nobody acts any more: every session comes to its end, and everything is delivered.
    fn run_to_the_end(&mut self) {
        let until = self.now + END_WITHIN;
        self.sweep();
        for _ in 0..20_000 {
            let now = self.now;
            let next = self.house().next_wake(now).unwrap().filter(|at| *at <= until);
            let Some(at) = next else { break };
            self.lives(at.since(self.now));
            self.sweep();
            self.deliver();
        }
        self.check_all();
        let house = self.house.as_ref().unwrap();
        let mut endings = Vec::new();
        for (id, _) in &self.sessions {
            let s = load(house, *id);
            let Phase::Closed { how } = s.phase else { panic!("never ends: {:?}", s.phase) };
            endings.push(how);
        }
        let counts = outbox::counts(house.store().read()).unwrap();
        assert_eq!((counts.waiting, counts.sending), (0, 0), "everything is delivered");
        self.all_were_reminded();
        if self.platform.is_calm() {
            for (guild, _) in GUILDS {
                let dead = outbox::dead(house.store().read(), guild, 1_000).unwrap();
                // What is for one member alone is said in the room where it is not taken.
                for dead in dead.into_iter().filter(|dead| !dead.lane.starts_with("direct-")) {
                    assert_eq!(dead.why, "too late to be worth saying", "{dead:?}");
                }
            }
        }
        let saved = saved_notices();
        let unknown: Vec<&String> = self.platform.notices.difference(&saved).collect();
        assert!(unknown.is_empty(), "no golden file holds {unknown:?}");
        self.note(format!("ended: {endings:?}"));
    }
}

/// Whether somebody who is refused for a seat elsewhere has that seat. To be asked at once: a later
/// act of the same commit may free it.
fn is_so(read: &Read, origin: &Origin, answer: &Answer) -> bool {
    let Answer::Refused { refusal: Refusal::Overlaps { number }, .. } = answer else {
        return true;
    };
    let other = sessions::load_by_number(read, origin.guild, *number).unwrap();
    other.is_some_and(|row| {
        let seats = sessions::seats(read, row.id).unwrap();
        seats.iter().any(|seat| seat.member == origin.member)
    })
}

fn private_folder(path: &Path) {
    std::fs::create_dir(path).unwrap();
    std::fs::set_permissions(path, std::fs::Permissions::from_mode(0o700)).unwrap();
}

/// What a killed process leaves: the database and its log, but no shared memory.
fn copy_files(from: &Path, to: &Path) {
    private_folder(to);
    for entry in std::fs::read_dir(from).unwrap() {
        let path = entry.unwrap().path();
        let name = path.file_name().unwrap().to_str().unwrap().to_owned();
        if path.is_file() && !name.ends_with("-shm") {
            std::fs::copy(&path, to.join(name)).unwrap();
        }
    }
}
