//! A script being played: a house, what its people have seen, and the transcript so far.

use std::collections::BTreeMap;
use std::sync::{Arc, OnceLock};

use greenroom::bank::Bank;
use greenroom::base::{ChannelId, ENGLISH, EveningId, GuildId, MemberId, Moment, SessionId, Span};
use greenroom::config::Library;
use greenroom::interview::{Effect, Lost, Notice, Session, Slot, audit};
use greenroom::progress::Goals;
use greenroom::protocol::{
    Answer, Command, Dispatch, EveningShows, Origin, PlaceNote, ProfileEdit, Query, SeriesAnswer,
    Shown, Subject, Untold,
};
use greenroom::service::{self, Desk};
use greenroom::store::{Tx, evenings, outbox};
use greenroom::view::{Card, Press, ProfileField, Texts, profile_edit};

use crate::harness::{GUILD, START, Stage, library, reading, saved, screens};

use super::coverage::{answer_name, shown_name};
use super::errors::Errors;
use super::scribe;

/// The organiser of every guild.
const ORGANISER: &str = "O";
/// The coach of every guild.
const COACH: &str = "Z";
/// More wakes than a script can mean.
const WAKES_MAX: usize = 20_000;

/// The built-in formats and rubrics and the first goals, with questions, cards and sentences of
/// the tests' own: a transcript does not change because somebody improves a built-in text.
pub(crate) fn scenario_library() -> Arc<Library> {
    static LIBRARY: OnceLock<Arc<Library>> = OnceLock::new();
    Arc::clone(LIBRARY.get_or_init(|| {
        let bank: Bank = toml::from_str(include_str!("questions.toml")).unwrap();
        let mut library = (*library()).clone();
        library.questions = bank.questions;
        for format in &mut library.formats {
            let format = Arc::make_mut(format);
            format.opener = Some("Good to meet you.".to_owned());
            format.closer = Some("Thank you, that was all.".to_owned());
            let has_time = format.agendas.iter().any(|agenda| agenda.exercise_s > 0);
            format.exercises = if has_time { reading().exercises } else { Vec::new() };
        }
        let starter = include_str!("../../../config/goals/0-starter.toml");
        let mut goals: Goals = toml::from_str(starter).unwrap();
        for goal in &mut goals.goals {
            let is_tested = goal.id.0.as_str() == "before-after";
            goal.transfer =
                is_tested.then(|| "Both numbers came unasked in two stories.".to_owned());
        }
        library.goals = Arc::new(goals);
        library.guide = reading().guide();
        Arc::new(library)
    }))
}

fn texts() -> Texts {
    let library = scenario_library();
    Texts {
        goals: Arc::clone(&library.goals),
        guide: Arc::clone(&library.guide),
        formats: library.formats.clone(),
        tags: Arc::clone(&library.tags),
        rubrics: library.rubrics.clone(),
        wanted_stories: Arc::new(library.wanted_stories()),
        in_languages: Vec::new(),
    }
}

/// Who acts, where and when.
#[derive(Debug, Clone)]
pub(super) struct Actor {
    pub(super) member: MemberId,
    pub(super) guild: GuildId,
    pub(super) session: Option<SessionId>,
    pub(super) ago: Span,
}

pub(super) struct Play {
    stage: Option<Stage>,
    errors: Errors,
    pub(super) announced_errors: usize,
    out: String,
    stamp: Option<(Moment, String)>,
    reason: String,
    posts_shown: usize,
    dead_shown: usize,
    /// What every post shows now, in the order in which they were posted.
    posts: Vec<(String, GuildId, Card, Vec<String>)>,
    screens: BTreeMap<(GuildId, MemberId), Card>,
    /// Buttons that somebody has before them, to be pressed later.
    pub(super) kept: BTreeMap<(GuildId, MemberId), Press>,
    sessions: Vec<(GuildId, u32, SessionId)>,
    pub(super) quiet: bool,
    /// Of sessions only their first line is written.
    pub(super) evenings_only: bool,
    pub(super) raw: bool,
    /// What stood behind each first line when it was written last.
    known: BTreeMap<String, Vec<String>>,
    last: Option<(Origin, Command)>,
    /// Processes before this one: each draws its keys from another seed.
    lives: u64,
}

impl Play {
    pub(super) fn new(library: Arc<Library>) -> Self {
        Self {
            stage: Some(Stage::with(7, library)),
            errors: Errors::listen(),
            announced_errors: 0,
            out: String::new(),
            stamp: None,
            reason: String::new(),
            posts_shown: 0,
            dead_shown: 0,
            posts: Vec::new(),
            screens: BTreeMap::new(),
            kept: BTreeMap::new(),
            sessions: Vec::new(),
            quiet: false,
            evenings_only: false,
            raw: false,
            known: BTreeMap::new(),
            last: None,
            lives: 0,
        }
    }

    pub(super) fn stage(&mut self) -> &mut Stage {
        self.stage.as_mut().unwrap()
    }

    pub(super) fn now(&self) -> Moment {
        self.stage.as_ref().map_or(START, |s| s.now)
    }

    // ---- who and where

    /// `A`, `A@2` (in guild 2), then `on #3` and `5s ago`, in any order.
    pub(super) fn actor(&self, text: &str) -> Actor {
        let mut words = text.split(' ');
        let who = words.next().unwrap();
        let (name, guild) = who.split_once('@').unwrap_or((who, "1"));
        let guild = GuildId(guild.parse().unwrap());
        let member = scribe::member(name).unwrap_or_else(|| panic!("member {name}"));
        let mut actor = Actor { member, guild, session: None, ago: Span::ZERO };
        actor.session = self.sessions.iter().rev().find(|s| s.0 == guild).map(|s| s.2);
        let rest: Vec<&str> = words.collect();
        match rest.as_slice() {
            [] => {}
            ["on", number] => {
                let number: u32 = number.trim_start_matches('#').parse().unwrap();
                // A button carries the session's id: also one of another guild.
                let found = self.sessions.iter().find(|s| s.1 == number && s.0 == guild);
                let found = found.or_else(|| self.sessions.iter().find(|s| s.1 == number));
                actor.session = Some(found.unwrap().2);
            }
            ["on", "foreign", number] => {
                let number: u32 = number.trim_start_matches('#').parse().unwrap();
                let found = self.sessions.iter().find(|s| s.1 == number && s.0 != guild);
                actor.session = Some(found.unwrap().2);
            }
            [span, "ago"] => actor.ago = super::line::span(span),
            other => panic!("actor {text}: {other:?}"),
        }
        actor
    }

    pub(super) fn origin(&mut self, actor: &Actor) -> Origin {
        let mut origin = self.stage().origin(actor.member.0);
        origin.guild = actor.guild;
        origin.acted_at = Moment::from_ms(origin.acted_at.ms() - actor.ago.ms());
        origin.is_organiser = scribe::name(actor.member) == ORGANISER;
        origin.is_coach = scribe::name(actor.member) == COACH;
        origin
    }

    pub(super) fn session_of(&mut self, actor: &Actor) -> Arc<Session> {
        let id = actor.session.expect("a session");
        self.session(id)
    }

    /// The session that was planned last.
    pub(super) fn current(&mut self) -> Arc<Session> {
        let id = self.sessions.last().expect("a session").2;
        self.session(id)
    }

    pub(super) fn session(&mut self, id: SessionId) -> Arc<Session> {
        let guild = self.sessions.iter().find(|s| s.2 == id).unwrap().0;
        let mut origin = self.stage().origin(1);
        origin.guild = guild;
        let now = self.now();
        match self.stage().house.look(now, &origin, &Query::Panel(id)).unwrap() {
            Shown::Session(session) => session,
            other => panic!("{other:?}"),
        }
    }

    // ---- doing

    /// A command, with what its actor is told.
    pub(super) fn tell(&mut self, actor: &Actor, command: Command) -> Option<Answer> {
        let origin = self.origin(actor);
        self.tell_again(&origin, command)
    }

    /// The last command once more, with the same receipt.
    pub(super) fn again(&mut self) {
        let (origin, command) = self.last.clone().unwrap();
        self.tell_again(&origin, command);
    }

    fn tell_again(&mut self, origin: &Origin, command: Command) -> Option<Answer> {
        self.last = Some((origin.clone(), command.clone()));
        let result = self.stage().tell_from(origin, command.clone());
        let answer = match result {
            Ok(answer) => answer,
            Err(fault) => {
                let card = Card { lines: vec![fault.to_string()], ..Card::default() };
                self.told(origin.guild, origin.member, Some("fault"), &card);
                self.flush();
                return None;
            }
        };
        if let Answer::Planned { session, number, .. }
        | Answer::Paired { session, number, .. }
        | Answer::DrillBegun { session, number }
        | Answer::StartedAlone { session, number } = &answer
            && !self.sessions.iter().any(|s| s.2 == *session)
        {
            self.sessions.push((origin.guild, *number, *session));
        }
        let name = answer_name(&answer);
        if self.quiet {
            let is_good = matches!(
                answer,
                Answer::Planned { .. }
                    | Answer::Heard { .. }
                    | Answer::GoalTaken { .. }
                    | Answer::Goal(_)
                    | Answer::Calibration(_)
                    | Answer::SetUp(_)
                    | Answer::Forgotten
                    | Answer::Gone { .. }
                    | Answer::CoachAgreed { .. }
                    | Answer::CoachWithdrawn { .. }
                    | Answer::BoardShownTo { .. }
                    | Answer::NoCoachYet
                    | Answer::ProfileSaved(_)
                    | Answer::Pair { .. }
                    | Answer::Partner { .. }
                    | Answer::Thanked { .. }
                    | Answer::Waiting { .. }
                    | Answer::Paired { .. }
                    | Answer::WaitStopped
                    | Answer::StartedAlone { .. }
                    | Answer::DrillBegun { .. }
                    | Answer::Called { .. }
                    | Answer::OnEvening { .. }
                    | Answer::Series(SeriesAnswer::Drafted(_) | SeriesAnswer::Made { .. })
            );
            assert!(is_good, "{command:?} was refused where nobody looked: {answer:?}");
        }
        let card = screens::reply(&command, &answer, &texts());
        self.told(origin.guild, origin.member, name.as_deref(), &card);
        self.tell_untold(origin.guild, origin.member);
        self.flush();
        Some(answer)
    }

    /// The evening of the guild that begins first of those that are not over.
    pub(super) fn evening(&mut self, guild: GuildId) -> EveningId {
        let read = self.stage().house.store().read();
        evenings::open_of(read, guild, 1).unwrap()[0].id
    }

    /// As both fronts do below every private answer.
    fn tell_untold(&mut self, guild: GuildId, member: MemberId) {
        let now = self.now();
        let read = self.stage().house.store().read();
        for what in service::untold(read, now, (guild, member)).unwrap_or_default() {
            let name = match &what {
                Untold::Silence(_) => "silence",
                Untold::Pair(_) => "pair",
                Untold::Partner(_) => "partner",
                Untold::Goal(_) => "goal",
                Untold::Drill(_) => "drill",
                Untold::Summary(_) => "summary",
                Untold::Calibration => "calibration",
                Untold::Questions(_) => "questions",
            };
            self.told(guild, member, Some(name), &screens::untold(&what));
            let of = (guild, member);
            let told = move |tx: &Tx, _: &mut Desk, at| service::told(tx, at, of, &what);
            self.stage().house.run(now, told).unwrap();
        }
    }

    /// A refusal of the adapter's own: the command was never given.
    pub(super) fn refused_at_the_edge(
        &mut self,
        actor: &Actor,
        refusal: greenroom::interview::Refusal,
    ) {
        self.answered_at_the_edge(actor, &Answer::Refused { refusal, session: None });
    }

    /// The adapter knows the answer without asking.
    pub(super) fn answered_at_the_edge(&mut self, actor: &Actor, answer: &Answer) {
        let card = screens::answer(answer);
        self.told(actor.guild, actor.member, answer_name(answer).as_deref(), &card);
    }

    /// Whether something is shown before what was pressed is done.
    pub(super) fn is_asked(&mut self, actor: &Actor, query: &Query) -> bool {
        let origin = self.origin(actor);
        let now = self.now();
        let shown = self.stage().house.look(now, &origin, query);
        shown.is_ok_and(|shown| shown.asks())
    }

    /// What somebody types of themself, read by the adapter.
    pub(super) fn profile_edit(
        &mut self,
        actor: &Actor,
        field: ProfileField,
        typed: &str,
    ) -> Result<ProfileEdit, Box<Card>> {
        let (origin, now) = (self.origin(actor), self.now());
        let shown = self.stage().house.look(now, &origin, &Query::Profile).unwrap();
        let Shown::Profile { profile, group_zone, .. } = shown else { panic!("{shown:?}") };
        let zone = profile.zone.or(group_zone);
        profile_edit(&ENGLISH, field, typed, &texts().tags, zone.as_ref(), now)
    }

    /// The adapter says why nothing can be asked.
    pub(super) fn told_at_the_edge(&mut self, actor: &Actor, card: &Card) {
        assert!(!self.quiet, "it was refused where nobody looked: {:?}", card.lines);
        self.told(actor.guild, actor.member, None, card);
    }

    pub(super) fn look(&mut self, actor: &Actor, query: Query) {
        let origin = self.origin(actor);
        let now = self.now();
        let texts = texts();
        match self.stage().house.look(now, &origin, &query) {
            Ok(shown) => {
                let card = screens::shown(&shown, &query, actor.member, now, &texts);
                self.told(actor.guild, actor.member, Some(&shown_name(&shown)), &card);
                self.tell_untold(actor.guild, actor.member);
            }
            Err(fault) => {
                let card = Card { lines: vec![fault.to_string()], ..Card::default() };
                self.told(actor.guild, actor.member, Some("fault"), &card);
            }
        }
    }

    /// What they would be shown.
    pub(super) fn peek(&mut self, actor: &Actor, query: &Query) -> Shown {
        let (origin, now) = (self.origin(actor), self.now());
        self.stage().house.look(now, &origin, query).unwrap()
    }

    /// The button or option with this label: on the actor's own last screen, else in the room.
    pub(super) fn button(&self, actor: &Actor, label: &str) -> Press {
        let on = |card: &Card| {
            let buttons = card.buttons.iter().find(|b| b.label == label).map(|b| b.press.clone());
            let options = card.pickers.iter().flat_map(|p| &p.options);
            buttons.or_else(|| {
                options.into_iter().find(|o| o.in_a_line() == label).map(|o| o.press.clone())
            })
        };
        let own = self.screens.get(&(actor.guild, actor.member)).and_then(on);
        let room = || {
            let posts = self.posts.iter().rev().filter(|p| p.1 == actor.guild);
            posts.map(|p| &p.2).find_map(on)
        };
        own.or_else(room).unwrap_or_else(|| panic!("nobody shows [{label}]"))
    }

    // ---- time

    pub(super) fn pass(&mut self, span: Span) {
        let until = self.now() + span;
        self.pass_until(until);
    }

    pub(super) fn pass_until(&mut self, until: Moment) {
        for _ in 0..WAKES_MAX {
            if !self.wake_before(until) {
                return;
            }
        }
        panic!("time does not pass");
    }

    /// Goes on to the next wake, if one comes before `until`.
    pub(super) fn wake_before(&mut self, until: Moment) -> bool {
        let now = self.now();
        if !self.quiet {
            let next = self.stage().house.next_wake(now).unwrap().filter(|at| *at <= until);
            self.reason = next.map_or_else(String::new, |at| self.why(at.max(now)));
        }
        let woke = self.stage().wake_before(until);
        self.flush();
        self.reason.clear();
        woke
    }

    /// Why sessions are woken at `at`.
    fn why(&mut self, at: Moment) -> String {
        let ids: Vec<SessionId> = self.sessions.iter().map(|s| s.2).collect();
        let mut names: Vec<&str> = Vec::new();
        for id in ids {
            if let Some((due, wake)) = self.session(id).wake_at()
                && due <= at
            {
                names.push(wake.name());
            }
        }
        names.join(", ")
    }

    /// The process is killed, and is back after `away`.
    pub(super) fn kill(&mut self, away: Span) {
        let stage = self.stage.take().unwrap();
        self.lives += 1;
        self.stage = Some(stage.kill_and_restart(7 + self.lives, away));
        self.flush();
        self.pass(Span::ZERO);
    }

    /// The process lives, but heard nothing for `away`.
    pub(super) fn gap(&mut self, away: Span) {
        let from = self.now();
        let stage = self.stage();
        stage.now = from + away;
        let now = stage.now;
        stage.house.tell_of_gap(from, now).unwrap();
        stage.house.alive(now).unwrap();
        stage.deliver();
        self.flush();
    }

    /// Something happens to a place.
    pub(super) fn place(&mut self, note: PlaceNote) {
        let stage = self.stage();
        stage.place(note);
        stage.deliver();
        self.flush();
    }

    /// The channel of the first guild's cards goes, with all of its sessions' threads.
    pub(super) fn channel_deleted(&mut self) {
        self.place(PlaceNote::ChannelGone { guild: GUILD, channel: ChannelId(10) });
        let all: Vec<SessionId> = self.sessions.iter().map(|s| s.2).collect();
        for session in all {
            self.place(PlaceNote::Lost { guild: GUILD, session, what: Lost::Channel });
        }
    }

    // ---- writing

    pub(super) fn write(&mut self, line: &str) {
        if self.quiet {
            return;
        }
        let now = self.now();
        let stamp = (now, self.reason.clone());
        if self.stamp.as_ref() != Some(&stamp)
            && (self.stamp.as_ref().map(|s| s.0) != Some(now) || !self.reason.is_empty())
        {
            let day = scribe::day(now);
            let is_new_day = self.stamp.as_ref().is_none_or(|s| scribe::day(s.0) != day);
            let date = if is_new_day { day + " " } else { String::new() };
            let reason =
                if self.reason.is_empty() { String::new() } else { format!(" {}", self.reason) };
            self.out.push_str(&format!("-- {date}{}{reason}\n", scribe::clock(now)));
            self.stamp = Some(stamp);
        }
        self.out.push_str(line);
        self.out.push('\n');
    }

    /// A line of whoever tells the story.
    pub(super) fn aside(&mut self, line: &str) {
        self.out.push_str(line);
        self.out.push('\n');
    }

    fn told(&mut self, guild: GuildId, member: MemberId, name: Option<&str>, card: &Card) {
        if card.is_empty() {
            return;
        }
        if !card.buttons.is_empty() || !card.pickers.is_empty() {
            self.screens.insert((guild, member), card.clone());
        }
        let who = scribe::name(member);
        let shown = scribe::lines(card, self.now(), self.raw);
        let lines = self.terse(shown, &scribe::lines(card, START, self.raw));
        for (no, line) in lines.iter().enumerate() {
            let name = name.filter(|_| no == 0).map_or_else(String::new, |n| format!("({n}) "));
            let indent = if no == 0 { "" } else { "  " };
            self.write(&format!("{who}< {indent}{name}{line}"));
        }
    }

    /// No page is free, and the file may not grow.
    pub(super) fn fill_disk(&mut self) {
        let data = self.stage().data();
        let conn = rusqlite::Connection::open(data.join("greenroom.db")).unwrap();
        conn.execute_batch("create table if not exists filler (bytes blob)").unwrap();
        let free = "select freelist_count from pragma_freelist_count()";
        while conn.query_row(free, [], |row| row.get::<_, i64>(0)).unwrap() > 0 {
            conn.execute("insert into filler values (zeroblob(4000))", []).unwrap();
        }
        self.stage().house.store_mut().limit_pages(1).unwrap();
    }

    /// A card whose first line was written before: only what is different below it, if that is
    /// shorter. `lines` are the card's as it reads at one moment, `shown` as it reads now.
    fn terse(&mut self, shown: Vec<String>, lines: &[String]) -> Vec<String> {
        let Some(first) = lines.first().filter(|_| !self.quiet && !self.raw) else { return shown };
        let before = self.known.insert(scribe::unnumbered(first), lines.to_vec());
        let Some(before) = before else { return shown };
        let different = scribe::different(&before[1..], &lines[1..], &shown[1..]);
        if different.len() + 1 >= shown.len() {
            return shown;
        }
        [vec![format!("{} …", shown[0])], different].concat()
    }

    /// Writes what the room has seen since the last time.
    pub(super) fn flush(&mut self) {
        let shown = self.posts_shown;
        let posts: Vec<_> = self.stage().room.posts[shown..].to_vec();
        self.posts_shown += posts.len();
        for (placed, dispatch) in posts {
            let was_quiet = self.quiet;
            let is_line = dispatch.placed.is_none()
                && matches!(
                    &dispatch.subject,
                    Subject::Session(shown) if shown.effect.slot() == Some(Slot::Card)
                );
            let is_of_session = matches!(dispatch.subject, Subject::Session(_));
            self.quiet |= self.evenings_only && is_of_session && !is_line;
            self.shows(placed, &dispatch);
            self.quiet = was_quiet;
        }
        self.given_up();
        for error in self.errors.take() {
            assert!(
                self.announced_errors > 0,
                "an error that the script did not announce: {error}"
            );
            self.announced_errors -= 1;
            self.write(&format!("! logged as an error: {error}"));
        }
    }

    /// Writes one message.
    fn shows(&mut self, placed: String, dispatch: &Dispatch) {
        let guild = dispatch.guild;
        let Some(card) = screens::notice(&dispatch.subject) else {
            let is_opened = matches!(
                &dispatch.subject,
                Subject::Session(shown) if shown.effect == Effect::OpenThread
            );
            let text =
                if is_opened { "# (the thread opens)" } else { "# (the thread is archived)" };
            self.write(&in_guild(guild, text));
            return;
        };
        if let Subject::Direct(shown) = &dispatch.subject {
            return self.told(guild, shown.member, Some("dm"), &card);
        }
        if let Subject::Session(shown) = &dispatch.subject
            && self.sessions.iter().all(|one| one.2 != shown.session)
        {
            self.sessions.push((guild, shown.number, shown.session));
        }
        let shown = scribe::lines(&card, self.now(), self.raw);
        let lines = scribe::lines(&card, START, self.raw);
        let known = self.posts.iter().position(|p| p.0 == placed);
        let (sign, fresh) = match known {
            Some(known) => {
                let fresh = scribe::changed(&self.posts[known].3, &lines, &shown);
                self.posts[known] = (placed, guild, card, lines);
                ("~", fresh)
            }
            None => {
                let fresh = self.terse(shown, &lines);
                self.posts.push((placed, guild, card, lines));
                ("#", fresh)
            }
        };
        let ping = match &dispatch.subject {
            Subject::Session(shown) => match &shown.effect {
                Effect::Post { ping, .. } | Effect::Announce { ping, .. } => ping.clone(),
                Effect::Show { notice: Notice::CheckIn { calls, .. }, .. }
                    if dispatch.placed.is_none() =>
                {
                    calls.clone()
                }
                Effect::Show { .. } | Effect::OpenThread | Effect::CloseThread => Vec::new(),
            },
            Subject::Evening(shown) => match &shown.shows {
                EveningShows::Notice(_, ping) => ping.clone(),
                EveningShows::Card(greenroom::evening::Card::Call { mentioned, .. })
                    if dispatch.placed.is_none() =>
                {
                    mentioned.clone()
                }
                EveningShows::Card(_) => Vec::new(),
            },
            Subject::Guild(_)
            | Subject::Organisers
            | Subject::Digest(_)
            | Subject::Poll(_)
            | Subject::Direct(_) => Vec::new(),
        };
        let ping: Vec<String> = ping.into_iter().map(scribe::name).collect();
        for (no, line) in fresh.iter().enumerate() {
            let to = if no == 0 && !ping.is_empty() {
                format!("  → {}", ping.join(", "))
            } else {
                String::new()
            };
            let indent = if no == 0 { "" } else { "  " };
            self.write(&in_guild(guild, &format!("{sign} {indent}{line}{to}")));
        }
    }

    fn given_up(&mut self) {
        let rows = outbox::dead(self.stage().house.store().read(), GUILD, 1_000).unwrap();
        let fresh = rows.len() - self.dead_shown;
        self.dead_shown = rows.len();
        for row in rows.into_iter().take(fresh).rev() {
            let what = row.slot.unwrap_or_else(|| "a post".to_owned());
            self.write(&format!("! {what} is given up: {}", row.why));
        }
    }

    /// Nothing waits, nothing came twice, nothing is broken.
    pub(super) fn end(mut self) -> String {
        self.flush();
        let ids: Vec<SessionId> = self.sessions.iter().map(|s| s.2).collect();
        for id in ids {
            let session = self.session(id);
            let read = self.stage().house.store().read();
            assert_eq!(audit(&saved(read, id, session.kit())), Ok(()));
        }
        let read = self.stage().house.store().read();
        assert_eq!(outbox::counts(read).unwrap().sending, 0, "undelivered rows");
        let (due, now) = (outbox::next_due(read).unwrap(), self.stage().now);
        assert!(due.is_none_or(|due| due > now), "undelivered rows, due at {due:?}");
        assert_eq!(self.stage().room.doubles, 0, "something was posted twice");
        assert_eq!(self.announced_errors, 0, "an announced error did not come");
        std::mem::take(&mut self.out)
    }
}

/// A script that breaks off shows how far it came.
impl Drop for Play {
    fn drop(&mut self) {
        if std::thread::panicking() {
            eprintln!("{}", self.out);
        }
    }
}

fn in_guild(guild: GuildId, text: &str) -> String {
    if guild == GUILD { text.to_owned() } else { format!("[guild {guild}] {text}") }
}
