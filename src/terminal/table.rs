//! What both kinds of play share: names, numbers, commands that are told and answered, cards that
//! are shown.

use std::collections::{BTreeMap, BTreeSet};
use std::fs::DirBuilder;
use std::io::{self, Write as _};
use std::path::PathBuf;
use std::sync::Arc;

use crate::bank::{Tag, TagSort};
use crate::base::{
    ENGLISH, EveningId, GuildId, MemberId, Moment, PollId, SessionId, Span, TextProblem,
};
use crate::calendar::{Zone, ZoneName};
use crate::evening;
use crate::interview::{Effect, Phase, Session, Slot};
use crate::protocol::{
    Answer, Command, DrawnEvening, Drilled, EveningShows, GoalAct, Origin, OverlapLook, PollWish,
    ProfileEdit, Query, QuestionLook, Receipt, SessionDelivery, Shown, Threads,
};
use crate::runtime::{Clock, Handle, HouseFault};
use crate::view::{self, Card, CardFile, ProfileField, Texts};

use super::alone;
use super::console::Console;
use super::fault::TerminalFault;
use super::names::Names;
use super::own_file::own_file;
use super::plain::plain;
use super::press::{Numbering, Presses};
use super::room::InRoom;
use super::screen::{self, PRIVATE, news};
use super::text::{Reading, dim};
use super::verbs;

/// Of what was asked for and is not there, so many characters are repeated.
const ASKED_MAX: usize = 64;
/// The one group of this terminal.
const GUILD: GuildId = GuildId(1);

/// A table at which members of the terminal act.
pub(super) struct Table {
    pub(super) console: Console,
    pub(super) names: Names,
    pub(super) presses: Presses,
    coaches: BTreeSet<MemberId>,
    handle: Handle,
    clock: Arc<dyn Clock>,
    texts: Texts,
    zone: Zone,
    dir: PathBuf,
    receipts: Receipts,
    /// What each living card of the room showed last.
    shown: BTreeMap<Living, Card>,
    /// The evening that was shown last.
    evening: Option<EveningId>,
    numbers: BTreeMap<SessionId, u32>,
}

/// A card of the room that lives on.
#[derive(Debug, Clone, Copy, PartialEq, Eq, PartialOrd, Ord)]
enum Living {
    OfSession(SessionId, Slot),
    OfEvening(EveningId, evening::Slot),
    Poll(PollId),
}

/// Names of events: they never repeat, also not after a restart.
#[derive(Debug)]
struct Receipts {
    run: String,
    count: u64,
}

/// What a table is laid with.
pub(super) struct Setting {
    pub(super) console: Console,
    pub(super) handle: Handle,
    pub(super) clock: Arc<dyn Clock>,
    pub(super) texts: Texts,
    pub(super) zone: Zone,
    /// Where the database is.
    pub(super) dir: PathBuf,
    pub(super) numbering: Numbering,
}

impl Table {
    pub(super) async fn new(setting: Setting) -> Result<Self, TerminalFault> {
        let Setting { console, handle, clock, texts, zone, dir, numbering } = setting;
        let names = Names::new(handle.names(GUILD).await?);
        let coaches = handle.coaches(GUILD).await?.into_iter().collect();
        let run = format!("terminal:{}:{}", clock.now().ms(), std::process::id());
        Ok(Self {
            console,
            names,
            presses: Presses::new(numbering),
            coaches,
            handle,
            clock,
            texts,
            zone,
            dir,
            receipts: Receipts { run, count: 0 },
            shown: BTreeMap::new(),
            evening: None,
            numbers: BTreeMap::new(),
        })
    }

    pub(super) fn now(&self) -> Moment {
        self.clock.now()
    }

    /// The zone in which times are shown.
    pub(super) fn zone(&self) -> &Zone {
        &self.zone
    }

    pub(super) fn clock(&self) -> &dyn Clock {
        self.clock.as_ref()
    }

    /// How far the clock goes in so many milliseconds of the wall.
    pub(super) fn passes_in(&self, really_ms: i64) -> Span {
        let second = i64::try_from(self.clock.wait_for(1_000).as_millis()).unwrap_or(1_000).max(1);
        Span::from_ms(really_ms * 1_000 / second)
    }

    fn origin(&mut self, member: MemberId) -> Origin {
        self.receipts.count += 1;
        let receipt = Receipt(format!("{}:{}", self.receipts.run, self.receipts.count));
        Origin {
            // Whoever types here owns the file, so everybody at the terminal organises.
            is_organiser: true,
            is_coach: self.coaches.contains(&member),
            ..Origin::of(GUILD, member, receipt, self.clock.now())
        }
    }

    /// The member called so, introduced on first use.
    pub(super) async fn member(&mut self, name: &str) -> Result<MemberId, TerminalFault> {
        if let Some(member) = self.names.find(name) {
            return Ok(member);
        }
        let member = self.handle.name(GUILD, name.to_owned()).await?;
        self.names.introduce(member, name);
        if !self.is_alone() {
            self.say(&format!("· {name} joins the group."))?;
        }
        Ok(member)
    }

    /// Whether somebody sits here alone: then nothing says who does what.
    fn is_alone(&self) -> bool {
        self.presses.numbering() == Numbering::Together
    }

    /// An organiser says whether somebody is a coach: a platform's roles say that elsewhere.
    pub(super) async fn set_coach(
        &mut self,
        by: MemberId,
        coach: MemberId,
        is_coach: bool,
    ) -> Result<(), TerminalFault> {
        self.handle.set_coach(GUILD, coach, is_coach).await?;
        let (by, name) = (self.names.name(by), self.names.name(coach));
        if is_coach {
            self.coaches.insert(coach);
            self.say(&format!("✓ {by} coach {name}: {name} is a coach of this group."))
        } else {
            self.coaches.remove(&coach);
            self.say(&format!("✓ {by} coach {name} off: {name} is no coach any more."))
        }
    }

    /// Gives a command to the house. What was confirmed is told in one line, after it is on the
    /// disk; then what the member reads.
    pub(super) async fn tell(
        &mut self,
        member: MemberId,
        command: Command,
    ) -> Result<Option<Answer>, TerminalFault> {
        let answer = self.confirm(member, command.clone()).await?;
        // Alone, the next step tells that an act was done.
        let is_told = self.is_alone() && matches!(command, Command::Act { .. });
        if let Some(answer) = &answer
            && answer.is_done()
            && !is_told
        {
            self.print_private(member, &view::reply(&ENGLISH, &command, answer, &self.texts))?;
        }
        self.tell_untold(member).await?;
        Ok(answer)
    }

    /// What a member is told once, below what they are answered.
    async fn tell_untold(&mut self, member: MemberId) -> Result<(), TerminalFault> {
        if self.is_alone() {
            return Ok(());
        }
        for what in self.handle.untold(GUILD, member).await? {
            self.print_private(member, &view::untold(&ENGLISH, &what))?;
            self.handle.told(GUILD, member, what).await?;
        }
        Ok(())
    }

    /// What a button does. What ends something for good is asked about first.
    pub(super) async fn press(
        &mut self,
        member: MemberId,
        command: Command,
    ) -> Result<(), TerminalFault> {
        if let Some(query) = command.asks_first() {
            let shown = self.look(member, query.clone()).await?;
            if shown.asks() {
                let now = self.now();
                let card = view::shown(&ENGLISH, &shown, &query, member, now, &self.texts);
                return self.print_private(member, &card);
            }
        }
        self.tell(member, command).await.map(|_| ())
    }

    /// The same as [`Table::tell`]; of what was done only the one line, of what was not the whole
    /// reason.
    pub(super) async fn confirm(
        &mut self,
        member: MemberId,
        command: Command,
    ) -> Result<Option<Answer>, TerminalFault> {
        let origin = self.origin(member);
        let what = self.called(&command);
        let name = self.names.name(member);
        let answer = match self.handle.tell(origin, command.clone()).await {
            Ok(answer) => answer,
            Err(HouseFault::Stop { why }) => return Err(TerminalFault::Stopped(why)),
            Err(fault) => {
                let who = if self.is_alone() { String::new() } else { format!("{name} ") };
                self.say(&format!("✗ {who}{what}: {fault}"))?;
                self.show_again(member, &view::written(&command))?;
                return Ok(None);
            }
        };
        if let Answer::Planned { session, number, .. }
        | Answer::Paired { session, number, .. }
        | Answer::SitsElsewhere { session, number }
        | Answer::DrillBegun { session, number }
        | Answer::StartedAlone { session, number } = &answer
        {
            self.numbers.insert(*session, *number);
        }
        if !self.is_alone() {
            let mark = if answer.is_done() { "✓" } else { "✗" };
            let number = session_of(&command, &answer).and_then(|id| self.numbers.get(&id));
            let number = number.map_or(String::new(), |number| format!(" #{number}"));
            self.say(&format!("{mark} {name} {what}{number}"))?;
        } else if let Some(line) = alone::confirmed(&command).filter(|_| answer.is_done()) {
            self.say(&line)?;
        }
        if !answer.is_done() {
            let mut card = view::reply(&ENGLISH, &command, &answer, &self.texts);
            view::give_back(&ENGLISH, &mut card, &view::written(&command));
            self.print_private(member, &card)?;
        }
        Ok(Some(answer))
    }

    /// What was done, in words of its own.
    pub(super) fn print_reply(
        &mut self,
        member: MemberId,
        command: &Command,
        answer: &Answer,
    ) -> Result<(), TerminalFault> {
        self.print_private(member, &view::reply(&ENGLISH, command, answer, &self.texts))
    }

    /// Why a text cannot be taken, and the text: it is not lost.
    pub(super) fn give_back(
        &mut self,
        member: MemberId,
        problem: TextProblem,
        typed: &str,
    ) -> Result<(), TerminalFault> {
        self.say(&format!("? {problem}: nothing was sent"))?;
        self.show_again(member, typed)
    }

    /// What somebody typed and nobody has kept.
    pub(super) fn show_again(
        &mut self,
        member: MemberId,
        typed: &str,
    ) -> Result<(), TerminalFault> {
        let mut card = Card::default();
        view::give_back(&ENGLISH, &mut card, typed);
        self.print_private(member, &card)
    }

    fn called(&self, command: &Command) -> String {
        match command {
            Command::Plan(wish) => format!("plan {}", plain(&wish.format)),
            Command::Act { act, .. } => verbs::name(act),
            Command::Sure { last, .. } => verbs::name(&last.act()),
            Command::Again { .. } => "again".to_owned(),
            Command::Thank { whom, .. } => format!("thank {}", self.names.name(*whom)),
            Command::TakeGoal { turn, .. } => format!("take-goal {}", u16::from(*turn) + 1),
            Command::SetUp(_) => "set-up".to_owned(),
            Command::WriteGoal { from: Some((_, turn)), .. } => {
                format!("write-goal {}", u16::from(*turn) + 1)
            }
            Command::WriteGoal { from: None, .. } => "change-goal".to_owned(),
            Command::Goal(GoalAct::GiveUp) => "give-up-goal".to_owned(),
            Command::Goal(GoalAct::BeginWeek) => "begin-week".to_owned(),
            Command::Goal(GoalAct::Keep(_)) => "keep-answer".to_owned(),
            Command::Goal(GoalAct::AskAt(_)) => "drill-time".to_owned(),
            Command::Goal(GoalAct::Drill { how: Drilled::Done, .. }) => "drilled".to_owned(),
            Command::Goal(GoalAct::Drill { how: Drilled::NotToday, .. }) => "not-today".to_owned(),
            Command::Goal(GoalAct::PutBack(_)) => "put-back-goal".to_owned(),
            Command::Forget => "forget me".to_owned(),
            Command::MemberGone { .. } => "gone".to_owned(),
            Command::AgreeToCoach { coach } => {
                format!("agree-to-coach {}", self.names.name(*coach))
            }
            Command::WithdrawFromCoach { coach } => {
                format!("withdraw-coach {}", self.names.name(*coach))
            }
            Command::ShowBoard { on: true } => "show-board".to_owned(),
            Command::ShowBoard { on: false } => "hide-board".to_owned(),
            Command::Profile(_) => "profile".to_owned(),
            Command::Call(wish) => format!("call {}", plain(&wish.format)),
            Command::ChangeEvening { .. } => "change".to_owned(),
            Command::Evening { act, .. } => verbs::on_evening(act, &self.names),
            Command::PractiseNow => "practise now".to_owned(),
            Command::StopWaiting => "stop waiting".to_owned(),
            Command::StartAlone => "start alone".to_owned(),
            Command::Drill(_) => "drill".to_owned(),
            Command::WritePitch(_) | Command::ChoosePitch(_) => "pitch".to_owned(),
            Command::Propose(_) | Command::Decide { .. } | Command::TakeOver(_) => {
                "question".to_owned()
            }
            Command::Calibrate(_) => "calibrate".to_owned(),
            Command::WriteDebrief { .. } | Command::Debrief(_) => "debrief".to_owned(),
            Command::WriteStory { .. } | Command::Story(_) => "story".to_owned(),
            Command::DraftSeries(_) | Command::Series(_) => "series".to_owned(),
            Command::AskTimes(_) | Command::Poll(..) => "poll".to_owned(),
        }
    }

    pub(super) async fn look(
        &mut self,
        member: MemberId,
        query: Query,
    ) -> Result<Shown, TerminalFault> {
        let origin = self.origin(member);
        Ok(self.handle.look(origin, query).await?)
    }

    /// What somebody says of themself, read in this zone.
    pub(super) fn profile_edit(
        &self,
        field: ProfileField,
        typed: &str,
        zone: Option<&ZoneName>,
    ) -> Result<ProfileEdit, Box<Card>> {
        view::profile_edit(&ENGLISH, field, typed, &self.texts.tags, zone, self.now())
    }

    /// What the group chooses from.
    pub(super) fn poll_wish(
        &self,
        whom: (Vec<MemberId>, Option<&str>),
        format: Option<&str>,
        is_secret: bool,
    ) -> Result<PollWish, Box<Card>> {
        view::poll_wish(&ENGLISH, whom, (format, None), is_secret, &self.texts)
    }

    /// What is looked for: for these members, or else of this role, or all.
    pub(super) fn overlap_look(
        &self,
        members: Vec<MemberId>,
        role: Option<&str>,
        format: Option<&str>,
    ) -> Result<OverlapLook, Box<Card>> {
        view::overlap_look(&ENGLISH, (members, role), (format, None), &self.texts)
    }

    /// Shows a private screen.
    pub(super) async fn show(
        &mut self,
        member: MemberId,
        query: Query,
    ) -> Result<(), TerminalFault> {
        let shown = self.look(member, query.clone()).await?;
        let mut card = view::shown(&ENGLISH, &shown, &query, member, self.now(), &self.texts);
        let is_of_group = matches!(query, Query::Questions(QuestionLook::Files));
        let is_taken = is_of_group || matches!(query, Query::Export(_) | Query::Calendar(_));
        if is_taken && !card.files.is_empty() {
            let name = self.names.name(member);
            let name = if is_of_group { "the questions".to_owned() } else { name };
            match self.write(member, std::mem::take(&mut card.files)) {
                Ok(dir) => self.say(&format!("{} holds {name}", dir.display()))?,
                Err(e) => {
                    let dir = self.dir.display();
                    return self.say(&format!(
                        "? Nothing was written for {name}: {e}. Make room in {dir}, or see who \
                         may write there, and type it again."
                    ));
                }
            }
        }
        self.print_private(member, &card)?;
        self.tell_untold(member).await
    }

    /// Writes what a member takes along into a directory of its own beside the database, which only
    /// its owner may read.
    fn write(&self, member: MemberId, files: Vec<CardFile>) -> io::Result<PathBuf> {
        let dir = self.dir.join("export").join(format!("{member}-{}", self.now().ms()));
        let mut builder = DirBuilder::new();
        builder.recursive(true);
        #[cfg(unix)]
        std::os::unix::fs::DirBuilderExt::mode(&mut builder, 0o700);
        builder.create(&dir)?;
        for file in files {
            let mut to = own_file().write(true).create_new(true).open(dir.join(&*file.name))?;
            to.write_all(file.text.as_bytes())?;
        }
        Ok(dir)
    }

    /// Shows a private screen without its buttons.
    pub(super) fn read_only(
        &mut self,
        member: MemberId,
        shown: &Shown,
        query: &Query,
    ) -> Result<(), TerminalFault> {
        let card = view::shown(&ENGLISH, shown, query, member, self.now(), &self.texts);
        self.print_private(member, &Card { lines: card.lines, ..Card::default() })
    }

    /// Shows what there is to read under these words; to nobody, before anybody has acted.
    pub(super) async fn read(
        &mut self,
        member: Option<MemberId>,
        words: &str,
    ) -> Result<(), TerminalFault> {
        let Some(topic) = self.texts.guide.topic(words) else {
            return self.say(&format!(
                "? there is nothing to read under `{}`: type `guide` for the list",
                words.chars().take(ASKED_MAX).collect::<String>()
            ));
        };
        match member {
            Some(member) => self.show(member, Query::Guide(topic)).await,
            None => {
                let looks = self.console.looks();
                let text = super::guide::guide(&self.texts, words, looks).unwrap_or_default();
                let lines: Vec<String> = text.lines().map(str::to_owned).collect();
                Ok(self.console.print(&lines)?)
            }
        }
    }

    /// The competency that is meant, or those that it is most like.
    pub(super) fn competency(&self, typed: &str) -> Result<Tag, String> {
        let tags = &self.texts.tags;
        tags.meant(TagSort::Competency, typed).cloned().map_err(|near| {
            let near: Vec<&str> = near.into_iter().map(Tag::as_str).collect();
            near.join(", ")
        })
    }

    /// A rubric by its name, or the usual one.
    pub(super) async fn rubric(
        &mut self,
        member: MemberId,
        named: Option<&str>,
    ) -> Result<(), TerminalFault> {
        let all = &self.texts.rubrics;
        let found = match named {
            Some(name) => all.iter().find(|one| one.id.0.as_str() == name),
            None => all.first(),
        };
        match found.map(|one| one.id.clone()) {
            Some(rubric) => self.show(member, Query::Rubric(rubric)).await,
            None => {
                let known: Vec<&str> = all.iter().map(|one| one.id.0.as_str()).collect();
                self.say(&format!("? there is no such rubric: type one of {}", known.join(", ")))
            }
        }
    }

    /// All sessions of the group, those that are not over first.
    pub(super) async fn sessions(
        &mut self,
        member: MemberId,
    ) -> Result<Vec<Arc<Session>>, TerminalFault> {
        let Shown::Sessions(found) = self.look(member, Query::Sessions).await? else {
            return Ok(Vec::new());
        };
        self.numbers.extend(found.iter().map(|session| (session.id, session.number)));
        Ok(found)
    }

    /// The session with this number, open or long over; without a number the one that they mean.
    pub(super) async fn chosen(
        &mut self,
        member: MemberId,
        number: Option<u32>,
    ) -> Result<Option<SessionId>, TerminalFault> {
        let Some(number) = number else {
            return Ok(meant(&self.sessions(member).await?, member).map(|session| session.id));
        };
        let found = self.handle.numbered(GUILD, number).await?;
        self.numbers.extend(found.map(|session| (session, number)));
        Ok(found)
    }

    /// The evenings that were drawn for somebody among others, the latest first.
    pub(super) async fn drawn_evenings(
        &self,
        member: MemberId,
    ) -> Result<Vec<DrawnEvening>, TerminalFault> {
        Ok(self.handle.drawn_evenings(GUILD, member).await?)
    }

    /// What a delivery shows.
    fn card(&self, posted: &InRoom) -> Option<Card> {
        match posted {
            InRoom::Session(posted) if self.is_alone() => alone::card(posted),
            InRoom::Session(posted) => view::notice(&ENGLISH, Threads::Public, posted),
            InRoom::Evening(_) if self.is_alone() => None,
            InRoom::Evening(posted) => Some(view::evening(&ENGLISH, posted, None)),
            InRoom::Digest(week) => Some(view::digest(&ENGLISH, week)),
            InRoom::Poll(shown) => Some(view::poll(&ENGLISH, shown)),
            InRoom::Direct(_) => None,
        }
    }

    /// What a delivery is about is known from now on; the living card that it is, if it is one.
    fn living(&mut self, posted: &InRoom) -> Option<Living> {
        match posted {
            InRoom::Session(posted) => {
                self.numbers.insert(posted.session, posted.number);
                posted.effect.slot().map(|slot| Living::OfSession(posted.session, slot))
            }
            InRoom::Evening(posted) => {
                self.evening = Some(posted.evening);
                match &posted.shows {
                    EveningShows::Card(evening::Card::Call { .. }) => {
                        Some(Living::OfEvening(posted.evening, evening::Slot::Call))
                    }
                    EveningShows::Card(evening::Card::Plan { .. }) => {
                        Some(Living::OfEvening(posted.evening, evening::Slot::Plan))
                    }
                    EveningShows::Notice(..) => None,
                }
            }
            InRoom::Poll(shown) => Some(Living::Poll(shown.id)),
            InRoom::Digest(_) | InRoom::Direct(_) => None,
        }
    }

    /// What a delivery shows; of a card that was shown before, only what is new.
    pub(super) fn post(&mut self, posted: &InRoom) -> Result<(), TerminalFault> {
        if let InRoom::Direct(shown) = posted {
            return self.print_private(shown.member, &view::direct(&ENGLISH, shown, None));
        }
        let living = self.living(posted);
        if let InRoom::Session(SessionDelivery { effect: Effect::CloseThread, session, .. }) =
            posted
        {
            let is_of =
                |living: &Living| matches!(living, Living::OfSession(of, _) if of == session);
            self.shown.retain(|living, _| !is_of(living));
        }
        let Some(card) = self.card(posted) else { return Ok(()) };
        let before = living.and_then(|living| self.shown.insert(living, card.clone()));
        let part = before.map_or_else(|| card.clone(), |before| news(&before, &card));
        // Everything that can be pressed is numbered, also what is not printed again.
        self.presses.number_room(&card);
        if part.lines.is_empty() && part.buttons.is_empty() {
            return Ok(());
        }
        let numbered = self.presses.number_room(&part);
        let looks = self.console.looks();
        let mut lines = Vec::new();
        if let (false, InRoom::Session(posted)) = (self.is_alone(), posted) {
            lines.push(dim(&format!("— #{} —", posted.number), looks));
        }
        lines.extend(screen::lines(&part, &numbered, self.reading(), looks, ""));
        Ok(self.console.print(&lines)?)
    }

    /// A card that was shown before a restart: it can be pressed again; printed if `is_printed`.
    pub(super) fn post_again(
        &mut self,
        posted: &InRoom,
        is_printed: bool,
    ) -> Result<(), TerminalFault> {
        if is_printed {
            return self.post(posted);
        }
        let living = self.living(posted);
        if let Some(card) = self.card(posted) {
            self.presses.number_room(&card);
            if let Some(living) = living {
                self.shown.insert(living, card);
            }
        }
        Ok(())
    }

    /// The evening that was shown last.
    pub(super) fn evening(&self) -> Option<EveningId> {
        self.evening
    }

    /// A card for one member alone.
    pub(super) fn print_private(
        &mut self,
        member: MemberId,
        card: &Card,
    ) -> Result<(), TerminalFault> {
        if card.is_empty() {
            return Ok(());
        }
        let numbered = self.presses.number_own(member, card);
        let looks = self.console.looks();
        let lines = screen::lines(card, &numbered, self.reading(), looks, PRIVATE);
        Ok(self.console.print(&lines)?)
    }

    /// What the house could not do just now ends nothing: it is said, and can be tried again.
    pub(super) fn forgive<T>(
        &mut self,
        outcome: Result<T, TerminalFault>,
    ) -> Result<Option<T>, TerminalFault> {
        match outcome {
            Ok(value) => Ok(Some(value)),
            Err(TerminalFault::House(
                fault @ (HouseFault::Busy | HouseFault::NotSaved | HouseFault::Broken { .. }),
            )) => self.say(&format!("✗ {fault}")).map(|()| None),
            Err(fault) => Err(fault),
        }
    }

    fn reading(&self) -> Reading<'_> {
        Reading { names: &self.names, zone: &self.zone, now: self.clock.now() }
    }

    /// A line of our own.
    pub(super) fn say(&mut self, line: &str) -> Result<(), TerminalFault> {
        Ok(self.console.print(&[plain(line)])?)
    }

    /// Several lines of our own.
    pub(super) fn explain(&mut self, text: &str) -> Result<(), TerminalFault> {
        let lines: Vec<String> = text.lines().map(str::to_owned).collect();
        Ok(self.console.print(&lines)?)
    }
}

fn session_of(command: &Command, answer: &Answer) -> Option<SessionId> {
    match (command, answer) {
        (
            _,
            Answer::Planned { session, .. }
            | Answer::Paired { session, .. }
            | Answer::SitsElsewhere { session, .. }
            | Answer::DrillBegun { session, .. }
            | Answer::StartedAlone { session, .. },
        ) => Some(*session),
        (
            Command::Act { session, .. }
            | Command::Sure { session, .. }
            | Command::TakeGoal { session, .. }
            | Command::Again { session }
            | Command::Thank { session, .. }
            | Command::WriteGoal { from: Some((session, _)), .. },
            _,
        ) => Some(*session),
        (
            Command::Plan(_)
            | Command::WriteGoal { from: None, .. }
            | Command::Goal(_)
            | Command::SetUp(_)
            | Command::Forget
            | Command::MemberGone { .. }
            | Command::AgreeToCoach { .. }
            | Command::WithdrawFromCoach { .. }
            | Command::ShowBoard { .. }
            | Command::Profile(_)
            | Command::Call(_)
            | Command::Evening { .. }
            | Command::ChangeEvening { .. }
            | Command::PractiseNow
            | Command::StopWaiting
            | Command::StartAlone
            | Command::Drill(_)
            | Command::WriteStory { .. }
            | Command::WriteDebrief { .. }
            | Command::Debrief(_)
            | Command::Calibrate(_)
            | Command::Propose(_)
            | Command::Decide { .. }
            | Command::TakeOver(_)
            | Command::WritePitch(_)
            | Command::ChoosePitch(_)
            | Command::Story(_)
            | Command::DraftSeries(_)
            | Command::Series(_)
            | Command::AskTimes(_)
            | Command::Poll(..),
            _,
        ) => None,
    }
}

/// Whether everything that members wait for has happened: the reports are there, or it was closed.
pub(super) fn is_over(session: &Session) -> bool {
    match &session.phase {
        Phase::Report { stored, .. } => *stored,
        Phase::Closed { .. } => true,
        Phase::Gathering { .. }
        | Phase::Briefing { .. }
        | Phase::Running(_)
        | Phase::Rating { .. }
        | Phase::Paused(_) => false,
    }
}

/// The session that a member means who names no number: one that runs with them, then one that is
/// ahead of them, then any that is not over, then the last one.
pub(super) fn meant(sessions: &[Arc<Session>], member: MemberId) -> Option<Arc<Session>> {
    let rank = |session: &Session| {
        let sits = session.seats.sitters.iter().any(|sitter| sitter.member == member);
        match (is_over(session), session.is_under_way(), sits) {
            (false, true, true) => 0,
            (false, false, true) => 1,
            (false, true, false) => 2,
            (false, false, false) => 3,
            (true, _, true) => 4,
            (true, _, false) => 5,
        }
    };
    let newest = |session: &Arc<Session>| (rank(session), std::cmp::Reverse(session.number));
    let (best, _) = sessions.iter().map(|s| (s, newest(s))).min_by_key(|(_, key)| *key)?;
    Some(Arc::clone(best))
}
