//! The demo's stage: the house, the virtual clock, and a transcript of what members see.

use std::collections::BTreeMap;
use std::io::{self, Write};

use crate::base::{ENGLISH, MemberId, Moment, SessionId};
use crate::calendar::Zone;
use crate::interview::{Act, Effect, ShownIn, TurnNo};
use crate::protocol::{Command, Query, SessionDelivery, Subject, Threads};
use crate::terminal::fault::TerminalFault;
use crate::terminal::names::Names;
use crate::terminal::plain::plain;
use crate::terminal::room::{InRoom, Room};
use crate::terminal::screen::{PRIVATE, labelled, news};
use crate::terminal::text::{Looks, Reading, bold, paragraph};
use crate::terminal::verbs;
use crate::view::{self, Card, Form, Press, Texts};

use super::group::Group;

/// Deliveries follow each other at most so often at one moment: more means a loop.
const ROUNDS_MAX: usize = 1_000;
/// With `--speed`, nobody waits longer than this for the next line.
const PACE_MAX_MS: u64 = 3_000;

/// Everything that a demo plays with.
pub(super) struct Stage<'a> {
    pub(super) group: Group,
    pub(super) names: Names,
    room: Room,
    pub(super) texts: Texts,
    zone: Zone,
    looks: Looks,
    speed: Option<u32>,
    out: &'a mut dyn Write,
    /// What each living card of the room shows, and the last posts.
    cards: BTreeMap<String, Card>,
    /// The private screen that was shown last, and to whom.
    private: Option<(MemberId, Card)>,
    printed_at: Moment,
}

/// What a stage is set up with.
pub(super) struct Setting<'a> {
    pub(super) group: Group,
    pub(super) room: Room,
    pub(super) texts: Texts,
    pub(super) looks: Looks,
    pub(super) speed: Option<u32>,
    pub(super) out: &'a mut dyn Write,
}

impl<'a> Stage<'a> {
    pub(super) fn new(setting: Setting<'a>) -> Self {
        let Setting { group, room, texts, looks, speed, out } = setting;
        let printed_at = group.now;
        Self {
            group,
            names: Names::default(),
            room,
            texts,
            zone: Zone::utc(),
            looks,
            speed,
            out,
            cards: BTreeMap::new(),
            private: None,
            printed_at,
        }
    }

    /// A member of the group.
    pub(super) fn introduce(&mut self, name: &str) -> Result<MemberId, TerminalFault> {
        let member = self.group.introduce(name)?;
        self.names.introduce(member, name);
        Ok(member)
    }

    /// A private screen, as a card.
    pub(super) fn screen(&mut self, member: MemberId, query: Query) -> Result<Card, TerminalFault> {
        let shown = self.group.look(member, query.clone())?;
        Ok(view::shown(&ENGLISH, &shown, &query, member, self.group.now, &self.texts))
    }

    /// Shows the room what is due.
    pub(super) fn deliver(&mut self) -> Result<(), TerminalFault> {
        for _ in 0..ROUNDS_MAX {
            let ready = self.group.house.deliveries(self.group.now)?;
            if ready.is_empty() {
                return Ok(());
            }
            for (dispatch, key) in ready {
                let Subject::Session(shown) = &dispatch.subject else {
                    return Err(TerminalFault::Stuck("the guild has no channel"));
                };
                let card = view::notice(&ENGLISH, Threads::Public, shown);
                let text = card.as_ref().map(|card| card.lines.join("\n")).unwrap_or_default();
                let before = dispatch.placed.as_ref();
                let posted = InRoom::Session(SessionDelivery::clone(shown));
                let (placed, _) = self.room.post(dispatch.guild, &posted, before, key, text)?;
                if let Some(card) = card {
                    self.show(&shown.effect, card)?;
                }
                self.group.house.settle(self.group.now, dispatch, Ok(placed))?;
            }
        }
        Err(TerminalFault::Stuck("deliveries do not end"))
    }

    /// A card of the room; of one that was shown before, only what is new.
    fn show(&mut self, effect: &Effect, card: Card) -> io::Result<()> {
        let slot = effect.slot().map(crate::interview::Slot::name);
        let key = slot.unwrap_or_else(|| "post".to_owned());
        let shown = match self.cards.get(&key) {
            Some(before) if effect.slot().is_some() => {
                let news = news(before, &card);
                if news.lines.is_empty() { None } else { Some(news) }
            }
            Some(_) | None => Some(card.clone()),
        };
        self.cards.insert(key, card);
        let place = match effect.shown_in() {
            ShownIn::Channel => "in the channel",
            ShownIn::Thread => "in the thread",
        };
        match shown {
            Some(shown) => self.card(place, &shown, ""),
            None => Ok(()),
        }
    }

    /// A screen that only one member sees.
    pub(super) fn show_private(&mut self, member: MemberId, card: &Card) -> io::Result<()> {
        let heading = format!("only {} sees", self.names.name(member));
        self.private = Some((member, card.clone()));
        self.card(&heading, card, PRIVATE)
    }

    fn card(&mut self, heading: &str, card: &Card, indent: &str) -> io::Result<()> {
        let reading = Reading { names: &self.names, zone: &self.zone, now: self.group.now };
        let lines = labelled(card, reading, self.looks, &format!("  {indent}"));
        self.block(heading, &lines)
    }

    /// Something that a member does or says.
    pub(super) fn does(&mut self, member: MemberId, what: &str) -> io::Result<()> {
        let heading = format!("{} {what}", self.names.name(member));
        self.block(&heading, &[])
    }

    /// Words in the room.
    pub(super) fn speaks(&mut self, heading: &str, text: &str) -> io::Result<()> {
        let reading = Reading { names: &self.names, zone: &self.zone, now: self.group.now };
        let lines = paragraph(text, reading, self.looks, "  ");
        self.block(heading, &lines)
    }

    /// Lines of the narrator.
    pub(super) fn tells(&mut self, lines: &[String]) -> io::Result<()> {
        for line in lines {
            writeln!(self.out, "{line}")?;
        }
        self.out.flush()
    }

    fn block(&mut self, heading: &str, lines: &[String]) -> io::Result<()> {
        self.pace();
        let margin = self.zone.margin(self.group.now);
        writeln!(self.out, "{margin}  {}", bold(&plain(heading), self.looks))?;
        for line in lines {
            writeln!(self.out, "{line}")?;
        }
        if !lines.is_empty() {
            writeln!(self.out)?;
        }
        self.out.flush()
    }

    /// With a speed, the transcript comes at the pace of the session; nothing else changes.
    fn pace(&mut self) {
        let passed = self.group.now.since(self.printed_at);
        self.printed_at = self.group.now;
        let Some(speed) = self.speed else { return };
        let ms = u64::try_from(passed.ms()).unwrap_or(0) / u64::from(speed.max(1));
        std::thread::sleep(std::time::Duration::from_millis(ms.min(PACE_MAX_MS)));
    }

    /// What a member presses for this command: a button of the room or of their own screens, or
    /// the act's name.
    pub(super) fn pressed(
        &mut self,
        member: MemberId,
        session: SessionId,
        command: &Command,
    ) -> Result<String, TerminalFault> {
        let wanted = Press::Do(command.clone());
        let label = |card: &Card| {
            card.buttons.iter().find(|b| is_for(&b.press, &wanted)).map(|b| b.label.clone())
        };
        let private = self.private.take().filter(|(seen_by, _)| *seen_by == member);
        let mut found = private.and_then(|(_, card)| label(&card));
        found = found.or_else(|| self.cards.values().find_map(label));
        let turn = match command {
            Command::Act { act: Act::BallotDone(turn) | Act::Words { turn, .. }, .. } => *turn,
            Command::Act { .. }
            | Command::Sure { .. }
            | Command::Plan(_)
            | Command::SetUp(_)
            | Command::TakeGoal { .. }
            | Command::Again { .. }
            | Command::WriteGoal { .. }
            | Command::Goal(_)
            | Command::Forget
            | Command::MemberGone { .. }
            | Command::AgreeToCoach { .. }
            | Command::Thank { .. }
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
            | Command::AskTimes(_)
            | Command::Poll(..)
            | Command::Series(_) => TurnNo::FIRST,
        };
        let screens = [
            Query::Ballot(session, turn),
            Query::Panel(session),
            Query::More(session),
            Query::Own(session),
        ];
        for query in screens {
            if found.is_none() {
                found = label(&self.screen(member, query)?);
            }
        }
        Ok(match (found, command) {
            (Some(label), _) => format!("presses [{label}]"),
            (None, Command::Act { act, .. }) => format!("tries: {}", verbs::name(act)),
            (None, Command::Sure { last, .. }) => format!("tries: {}", verbs::name(&last.act())),
            (None, Command::Plan(_)) => "plans a session".to_owned(),
            (None, Command::Call(_)) => "calls an evening".to_owned(),
            (None, Command::SetUp(_)) => "changes the settings".to_owned(),
            (None, Command::Again { .. }) => "wants to meet again".to_owned(),
            (None, Command::Thank { .. }) => "says thank you".to_owned(),
            (None, Command::TakeGoal { .. } | Command::WriteGoal { .. } | Command::Goal(_)) => {
                "takes a micro-goal".to_owned()
            }
            (None, Command::PractiseNow | Command::StopWaiting | Command::StartAlone) => {
                "has half an hour".to_owned()
            }
            (None, Command::Drill(_)) => "drills".to_owned(),
            (None, Command::WritePitch(_) | Command::ChoosePitch(_)) => "writes a pitch".to_owned(),
            (None, Command::Propose(_)) => "proposes a question".to_owned(),
            (None, Command::Decide { .. }) => "decides on a question".to_owned(),
            (None, Command::TakeOver(_)) => "hands in questions".to_owned(),
            (None, Command::Calibrate(_)) => "rates the answer of the month".to_owned(),
            (None, Command::WriteDebrief { .. } | Command::Debrief(_)) => {
                "tells of an interview".to_owned()
            }
            (None, Command::WriteStory { .. } | Command::Story(_)) => "keeps a story".to_owned(),
            (None, Command::AskTimes(_) | Command::Poll(..)) => "chooses a time".to_owned(),
            (None, Command::DraftSeries(_) | Command::Series(_)) => "makes a series".to_owned(),
            (None, Command::ChangeEvening { .. }) => "changes an evening".to_owned(),
            (None, Command::Evening { act, .. }) => {
                format!("tries: {}", verbs::on_evening(act, &self.names))
            }
            (
                None,
                Command::Forget
                | Command::MemberGone { .. }
                | Command::AgreeToCoach { .. }
                | Command::WithdrawFromCoach { .. }
                | Command::ShowBoard { .. }
                | Command::Profile(_),
            ) => "changes their profile".to_owned(),
        })
    }
}

/// Whether a button does this, or opens the form that it comes from.
fn is_for(press: &Press, wanted: &Press) -> bool {
    let Press::Do(Command::Act { act, session, .. }) = wanted else { return press == wanted };
    match (press, act) {
        // Whatever the button was made on.
        (Press::Do(Command::Act { act: does, session: of, .. }), act) => {
            does == act && of == session
        }
        (Press::Fill(Form::Words { turn: of, .. }), Act::Words { turn, .. }) => of == turn,
        (Press::Fill(Form::Recording { .. }), Act::Recording(_)) => true,
        (press, _) => press == wanted,
    }
}
