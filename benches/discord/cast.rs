//! Groups that were there before the process that is measured: their sessions are played in a house
//! of the bench, and what that has to show stands in the fake.

use std::collections::BTreeMap;
use std::path::Path;
use std::sync::Arc;

use greenroom::base::{ChannelId, GuildId, MemberId, Moment, Seed, SessionId, Span};
use greenroom::config::Library;
use greenroom::interview::{Act, Agenda, Effect, Format, Phase, Seat, Session, ShownIn};
use greenroom::protocol::{
    Answer, Command, DeliveryFailure, Dispatch, GuildSettings, Origin, Placed, PlanWish, Query,
    Receipt, Shown, Subject,
};
use greenroom::rehearsal::{self, Move};
use greenroom::runtime::{ConnectionRow, House, HouseOptions};
use greenroom::store::{Synchronous, connection};

use crate::discord::fake::{Fake, Guild, Member, Post, Room};
use crate::harness::{library, text};

/// As `run` has it: a restart as short as this lets clocks run on.
const FREEZE_AFTER: Span = Span::from_seconds(60);
/// The gateway's session that the process goes on with.
const GATEWAY_SESSION: &str = "before";
/// Under this name the application's id is known.
const APPLICATION: &str = "discord.application";

/// A group with a channel for its cards.
pub(crate) struct Group {
    pub(crate) guild: Guild,
    practice: Room,
}

/// A session with its thread, and everybody in it.
pub(crate) struct Held {
    pub(crate) id: SessionId,
    pub(crate) thread: Room,
    pub(crate) people: Vec<Member>,
}

pub(crate) struct Cast<'a> {
    fake: &'a Fake,
    house: House,
    now: Moment,
    receipts: u64,
    rooms: BTreeMap<String, Room>,
    posts: BTreeMap<String, Post>,
}

pub(crate) fn member_id(member: &Member) -> MemberId {
    MemberId(signed(member.id()))
}

fn signed(id: u64) -> i64 {
    i64::try_from(id).expect("an id of Discord's")
}

/// One of the built-in formats under another name, with its first agenda changed.
pub(crate) fn format(of: &str, name: &str, change: impl FnOnce(&mut Agenda)) -> Format {
    let mut format = (**library().format(of).expect("a built-in format")).clone();
    name.clone_into(&mut format.id);
    format.agendas.truncate(1);
    change(&mut format.agendas[0]);
    format
}

impl<'a> Cast<'a> {
    /// A new house below `dir`, which offers those formats as well.
    pub(crate) fn new(fake: &'a Fake, dir: &Path, now: Moment, formats: Vec<Format>) -> Self {
        let mut library: Library = (*library()).clone();
        library.freeze_after = FREEZE_AFTER;
        library.formats.extend(formats.into_iter().map(Arc::new));
        let house = House::open(&HouseOptions {
            dir: dir.join("data"),
            now,
            command: "bench".to_owned(),
            seed: Some(Seed(1)),
            library: Arc::new(library),
            synchronous: Synchronous::Off,
        });
        let (rooms, posts) = (BTreeMap::new(), BTreeMap::new());
        Self { fake, house: house.unwrap(), now, receipts: 0, rooms, posts }
    }

    /// It is `now` for what follows.
    pub(crate) fn at(&mut self, now: Moment) {
        self.now = now;
    }

    /// A group that is set up.
    pub(crate) fn group(&mut self, name: &str) -> Group {
        let guild = self.fake.guild(name);
        let practice = guild.text_channel("practice");
        let channel = ChannelId(signed(practice.id()));
        let settings = GuildSettings { practice: Some(channel), ..GuildSettings::default() };
        let owner = member_id(&guild.owner());
        let answer = self.tell(&guild, owner, Command::SetUp(Box::new(settings)));
        assert!(matches!(answer, Answer::SetUp(_)), "{answer:?}");
        Group { guild, practice }
    }

    fn tell(&mut self, guild: &Guild, member: MemberId, command: Command) -> Answer {
        let origin = self.origin(guild, member);
        self.house.tell(self.now, &origin, command).unwrap()
    }

    fn origin(&mut self, guild: &Guild, member: MemberId) -> Origin {
        self.receipts += 1;
        let guild = GuildId(signed(guild.id()));
        let receipt = Receipt(format!("before-{}", self.receipts));
        Origin { is_organiser: true, ..Origin::of(guild, member, receipt, self.now) }
    }

    pub(crate) fn act(&mut self, group: &Group, session: SessionId, member: &Member, act: Act) {
        let command = Command::act(session, act);
        let answer = self.tell(&group.guild, member_id(member), command);
        assert!(matches!(answer, Answer::Heard { .. }), "{answer:?}");
    }

    fn session(&mut self, group: &Group, id: SessionId) -> Arc<Session> {
        let origin = self.origin(&group.guild, MemberId(1));
        match self.house.look(self.now, &origin, &Query::Panel(id)).unwrap() {
            Shown::Session(session) => session,
            other => panic!("{other:?}"),
        }
    }

    /// A session of now; it begins with the last seat. Candidates first, then who observes.
    pub(crate) fn begins(&mut self, group: &Group, format: &str, people: Vec<Member>) -> Held {
        let wish = PlanWish::of(format, text("Backend engineer, first screen"));
        let planner = member_id(&people[0]);
        let answer = self.tell(&group.guild, planner, Command::Plan(Box::new(wish)));
        let Answer::Planned { session: id, .. } = answer else { panic!("{answer:?}") };
        // The thread is there before anything is said in it.
        let thread = self.deliver(group).expect("a new session opens its thread");
        let candidates = people.len().min(2);
        for observer in &people[candidates..] {
            self.act(group, id, observer, Act::Take(Seat::Observer));
        }
        for candidate in &people[..candidates] {
            self.act(group, id, candidate, Act::Take(Seat::Candidate));
        }
        self.deliver(group);
        Held { id, thread, people }
    }

    /// Plays a session of two until the ballots of both turns are open.
    pub(crate) fn plays(&mut self, group: &Group, held: &Held) {
        loop {
            let session = self.session(group, held.id);
            if let Phase::Rating { .. } = session.phase {
                break;
            }
            let Move { member, act } = rehearsal::next(&session, &()).expect("somebody goes on");
            if act == Act::Done {
                self.now += Span::from_seconds(10);
            }
            let who = held.people.iter().find(|m| member_id(m) == member);
            self.act(group, held.id, who.expect("somebody of the session"), act);
        }
        self.deliver(group);
    }

    /// Puts into the fake what is to be shown; the thread, where one was opened.
    pub(crate) fn deliver(&mut self, group: &Group) -> Option<Room> {
        let mut opened = None;
        loop {
            let ready = self.house.deliveries(self.now).unwrap();
            if ready.is_empty() {
                return opened;
            }
            for (dispatch, _) in ready {
                let placed = self.place(group, &dispatch, &mut opened);
                // The thread waits for its card.
                let placed = placed.ok_or(DeliveryFailure::TryLater { after: Some(Span::ZERO) });
                self.house.settle(self.now, dispatch, placed).unwrap();
            }
        }
    }

    fn place(
        &mut self,
        group: &Group,
        dispatch: &Dispatch,
        opened: &mut Option<Room>,
    ) -> Option<Placed> {
        if let Some(placed) = &dispatch.placed {
            return Some(placed.clone());
        }
        let Subject::Session(shown) = &dispatch.subject else { panic!("{dispatch:?}") };
        let room = match (&shown.effect, shown.effect.shown_in()) {
            (Effect::OpenThread, _) => {
                let card = shown.card.as_ref()?;
                let name = format!("Mock interview #{}", shown.number);
                let thread = group.practice.has_thread(&self.posts[&card.0], &name);
                let placed = Placed(thread.id().to_string());
                self.rooms.insert(placed.0.clone(), thread.clone());
                *opened = Some(thread);
                return Some(placed);
            }
            (_, ShownIn::Channel) => &group.practice,
            (_, ShownIn::Thread) => &self.rooms[&shown.thread.as_ref()?.0],
        };
        let post = room.has_post("As it was shown before.");
        let placed = format!("{}/{}", room.id(), post.id());
        if shown.effect.shown_in() == ShownIn::Channel {
            self.posts.insert(placed.clone(), post);
        }
        Some(Placed(placed))
    }

    /// Closes the house, as a process would that is started again at once: its sign of life is of
    /// `now`, and the gateway's session can be resumed.
    pub(crate) fn leaves(mut self, now: Moment) {
        self.fake.remembers_session(GATEWAY_SESSION);
        let stands = ConnectionRow {
            shard_no: 0,
            shard_count: 1,
            seq: 0,
            at: now,
            session_key: GATEWAY_SESSION.to_owned(),
            resume_url: self.fake.gateway_url(),
        };
        let application = self.fake.application().to_string();
        let stood = self.house.run(now, |tx, _, now| {
            connection::put_known(tx, APPLICATION, &application, now)?;
            Ok(connection::put(tx, &stands)?)
        });
        stood.unwrap();
        self.house.alive(now).unwrap();
        self.house.close().unwrap();
    }
}
