//! A person plays every member of a group: each line says who acts.
//!
//! What a line means is read and done here; whose move it is, what is said to an evening or of a
//! series, and what somebody says of themself have files of their own.

mod next_move;
mod evenings;
mod recurring;
mod oneself;
mod stories;
mod questions;

use std::collections::BTreeMap;
use std::time::Duration;

use tokio::sync::mpsc;
use tokio::time::{Instant, timeout};

use crate::base::{CleanText, ENGLISH, MemberId, Moment, SessionId};
use crate::calendar::{TimeFault, Zone, ZoneName};
use crate::interview::limits::ANSWER;
use crate::interview::{Act, InterviewerRating, Session};
use crate::protocol::{Command, ProfileEdit, Query, Shown, When};
use crate::view::{self, Press};

use super::console::Typed;
use super::fault::TerminalFault;
use super::form::{Filled, OpenForm};
use super::help;
use super::line::{self, Said};
use super::names::is_reserved;
use super::press::{Number, PressFault};
use super::remaining::remaining;
use super::room::InRoom;
use super::table::{Table, is_over, meant};
use super::verbs;
use super::verbs::{LookAt, Verb};
use super::wish::{self, WishFault, Wished};

/// How often the prompt's clock moves on.
pub(super) const TICK: Duration = Duration::from_secs(1);
/// From a pipe, a press can be typed before its card is there; the line waits for it so long.
const CARD_WITHIN: Duration = Duration::from_secs(2);
/// At the end of a pipe's lines the room is shown what comes until it is quiet for so long.
pub(super) const QUIET_FOR: Duration = Duration::from_millis(400);
/// And not for longer than this.
const QUIET_WITHIN: Duration = Duration::from_secs(5);
/// Who plans where nobody has acted yet.
const FIRST_NAME: &str = "Host";

/// Whether the game goes on.
#[derive(Debug, Clone, Copy, PartialEq, Eq)]
pub(super) enum Next {
    On,
    Quit,
}

/// A group's game.
pub(super) struct Group {
    pub(super) table: Table,
    pub(super) posts: mpsc::Receiver<InRoom>,
    forms: BTreeMap<MemberId, OpenForm>,
    last: Option<MemberId>,
    /// The next move that was said last.
    next: Option<String>,
    waits_until: Option<Moment>,
}

impl Group {
    pub(super) fn new(table: Table, posts: mpsc::Receiver<InRoom>) -> Self {
        Self { table, posts, forms: BTreeMap::new(), last: None, next: None, waits_until: None }
    }

    /// Plays until the person quits, or their lines end; with `stays`, until every session is over.
    pub(super) async fn play(&mut self, stays: bool) -> Result<(), TerminalFault> {
        if self.table.console.is_interactive() {
            self.table.explain(help::GROUP)?;
        }
        let mut tick = tokio::time::interval(TICK);
        tick.set_missed_tick_behavior(tokio::time::MissedTickBehavior::Skip);
        loop {
            let reads = self.waits_until.is_none();
            let until = self.waits_until.map(|at| (at - self.table.now()).ms().max(0));
            let wait = self.table.clock().wait_for(until.unwrap_or(0));
            tokio::select! {
                typed = self.table.console.next_if(reads) => match typed? {
                    Typed::Line(typed) => {
                        if let Some(warning) = typed.warning() {
                            self.table.say(&format!("! {warning}"))?;
                        }
                        for line in self.lines_of(&typed.text) {
                            let next = self.line(&line).await;
                            if self.table.forgive(next)? == Some(Next::Quit) {
                                return self.settle().await;
                            }
                        }
                    }
                    Typed::End if stays => {}
                    Typed::End => return self.settle().await,
                    Typed::Interrupt => return Ok(()),
                },
                Some(posted) = self.posts.recv() => self.table.post(&posted)?,
                () = tokio::time::sleep(wait), if self.waits_until.is_some() => {
                    self.waits_until = None;
                }
                _ = tick.tick() => {
                    let saved = self.save_unfinished().await;
                    self.table.forgive(saved)?;
                    let prompted = self.prompt().await;
                    self.table.forgive(prompted)?;
                    let said = self.say_next_move().await;
                    self.table.forgive(said)?;
                    if self.table.console.has_ended() && self.nothing_open().await? {
                        return self.settle().await;
                    }
                }
            }
        }
    }

    /// What is on its way to the room is shown before the end.
    async fn settle(&mut self) -> Result<(), TerminalFault> {
        settle(&mut self.table, &mut self.posts).await
    }

    async fn nothing_open(&mut self) -> Result<bool, TerminalFault> {
        let member = self.last.unwrap_or(MemberId(0));
        Ok(self.table.sessions(member).await?.iter().all(|session| is_over(session)))
    }

    async fn prompt(&mut self) -> Result<(), TerminalFault> {
        if !self.table.console.is_interactive() {
            return Ok(());
        }
        let Some(member) = self.last else { return self.table.console.set_prompt("> ") };
        let sessions = self.table.sessions(member).await?;
        let session = meant(&sessions, member);
        let clock = session.and_then(|session| remaining(&session, self.table.now()));
        let name = self.table.names.name(member);
        let prompt = clock.map_or(format!("{name} > "), |clock| format!("{name} · {clock} > "));
        self.table.console.set_prompt(&prompt)
    }

    async fn line(&mut self, text: &str) -> Result<Next, TerminalFault> {
        let said = match line::read(text) {
            Ok(said) => said,
            Err(fault) => {
                self.table.say(&format!("? {fault}"))?;
                return Ok(Next::On);
            }
        };
        match said {
            Said::Nothing => {}
            Said::Help => self.table.explain(help::GROUP)?,
            Said::Quit => return Ok(Next::Quit),
            Said::Who => self.who()?,
            Said::WhatNext => {
                let next = self.next_move().await?;
                let nobody = "Nobody has to do anything now: the clock moves it on.".to_owned();
                self.table.say(&next.unwrap_or(nobody))?;
            }
            Said::Sessions => {
                let member = self.last.unwrap_or(MemberId(0));
                self.table.show(member, Query::Sessions).await?;
            }
            Said::Guide(words) => self.table.read(self.last, &words).await?,
            Said::Wait(span) => self.waits_until = Some(self.table.now() + span),
            Said::Plan { by, words, is_now } => self.plan(by, &words, is_now).await?,
            Said::Series(words) => {
                let member = match self.last {
                    Some(last) => last,
                    None => self.acts(FIRST_NAME).await?,
                };
                self.series(member, &words).await?;
            }
            Said::Press { by, number, option } => {
                let member = self.acts(&by).await?;
                self.press_number(member, number, option).await?;
            }
            Said::Says { by, text } => self.says(&by, &text).await?,
            Said::Does { by, words, session } => self.does(&by, &words, session).await?,
        }
        Ok(Next::On)
    }

    /// What was typed is a line; what was pasted has several. An answer goes on in the lines below
    /// it, blank ones as well, until one begins with somebody's name or a word of its own.
    fn lines_of(&self, text: &str) -> Vec<String> {
        let mut lines: Vec<String> = Vec::new();
        for line in text.lines() {
            let goes_on = lines.last().is_some_and(|last| {
                matches!(line::read(last), Ok(Said::Says { .. })) && !self.begins_anew(line)
            });
            match lines.last_mut().filter(|_| goes_on) {
                Some(last) => last.extend(["\n", line]),
                None => lines.push(line.to_owned()),
            }
        }
        lines
    }

    fn begins_anew(&self, line: &str) -> bool {
        let first = line.split([' ', ':', '：']).next().unwrap_or_default();
        is_reserved(first) || self.table.names.find(first).is_some()
    }

    fn who(&mut self) -> Result<(), TerminalFault> {
        let all: Vec<&str> = self.table.names.all().map(|(_, name)| name).collect();
        let line = if all.is_empty() {
            "Nobody yet: the first line of a name introduces it.".to_owned()
        } else {
            all.join(", ")
        };
        self.table.say(&line)
    }

    async fn acts(&mut self, name: &str) -> Result<MemberId, TerminalFault> {
        let member = self.table.member(name).await?;
        self.last = Some(member);
        Ok(member)
    }

    async fn plan(
        &mut self,
        by: Option<String>,
        words: &str,
        is_now: bool,
    ) -> Result<(), TerminalFault> {
        let planner = by.as_deref().map_or(self.last, |name| self.table.names.find(name));
        let own = self.own_zone(planner).await?;
        let zone = self.zone_of(own.as_ref());
        // `plan many one-on-one tomorrow 19:00`: who comes is asked, and seats are drawn.
        let for_many = words.strip_prefix("many ").filter(|_| !is_now);
        let words = for_many.unwrap_or(words);
        let Wished { wish, is_local } = match wish::read(words, is_now, &zone, self.table.now()) {
            Ok(wished) => wished,
            Err(fault) => {
                self.table.say(&format!("? {fault}"))?;
                if let WishFault::NoTime { typed, fault } = &fault
                    && !matches!(fault, TimeFault::Unread(_))
                {
                    let card = view::time_fault(&ENGLISH, typed, fault);
                    self.table.print_private(planner.unwrap_or(MemberId(0)), &card)?;
                }
                let has_objective = words.split_whitespace().any(|word| word == "objective");
                if has_objective || matches!(fault, WishFault::Objective(_)) {
                    self.table.show_again(planner.unwrap_or(MemberId(0)), words)?;
                }
                return Ok(());
            }
        };
        let member = match (by, self.last) {
            (Some(name), _) => self.acts(&name).await?,
            (None, Some(last)) => last,
            (None, None) => self.acts(FIRST_NAME).await?,
        };
        let at = wish.when;
        let wish = Box::new(wish);
        let command = if for_many.is_some() { Command::Call(wish) } else { Command::Plan(wish) };
        let answer = self.table.tell(member, command).await?;
        let is_done = answer.is_some_and(|answer| answer.is_done());
        if let (true, When::At(at)) = (is_local && is_done, at) {
            self.say_read_as(member, at, own.as_ref())?;
        }
        Ok(())
    }

    /// The zone that a member has named, or else this machine's.
    fn zone_of(&self, own: Option<&ZoneName>) -> Zone {
        own.map_or_else(|| self.table.zone().clone(), ZoneName::zone)
    }

    /// How a time was read, in the zone that the member has named or in that of this machine.
    fn say_read_as(
        &mut self,
        member: MemberId,
        at: Moment,
        own: Option<&ZoneName>,
    ) -> Result<(), TerminalFault> {
        let zone = self.zone_of(own);
        let (time, name) = (zone.plain(at), self.table.names.name(member));
        let line = match (own, zone.name()) {
            (Some(own), _) => format!("{own}, the time zone of {name}"),
            (None, Some(zone)) => format!("{zone}, the time zone of this machine"),
            (None, None) => "the time zone of this machine".to_owned(),
        };
        self.table.say(&format!(
            "    read as {time} in {line}; `{name} zone Europe/Berlin` names another"
        ))
    }

    /// The zone that this member has set.
    async fn own_zone(
        &mut self,
        member: Option<MemberId>,
    ) -> Result<Option<ZoneName>, TerminalFault> {
        let Some(member) = member else { return Ok(None) };
        let shown = self.table.look(member, Query::Profile).await?;
        let Shown::Profile { profile, .. } = shown else { return Ok(None) };
        Ok(profile.zone)
    }

    async fn press_number(
        &mut self,
        member: MemberId,
        number: Number,
        option: Option<usize>,
    ) -> Result<(), TerminalFault> {
        let deadline = Instant::now() + CARD_WITHIN;
        loop {
            match self.table.presses.find(member, number, option) {
                Ok(press) => return self.press(member, press).await,
                Err(PressFault::NoSuchNumber(_)) if self.next_card(deadline).await? => {}
                Err(fault) => return self.table.say(&format!("? {fault}")),
            }
        }
    }

    /// Lines from a pipe wait for the card that they press; says whether one came.
    async fn next_card(&mut self, deadline: Instant) -> Result<bool, TerminalFault> {
        if self.table.console.is_interactive() {
            return Ok(false);
        }
        let left = deadline.saturating_duration_since(Instant::now());
        match timeout(left, self.posts.recv()).await {
            Ok(Some(dispatch)) => self.table.post(&dispatch).map(|()| true),
            Ok(None) | Err(_) => Ok(false),
        }
    }

    async fn press(&mut self, member: MemberId, press: Press) -> Result<(), TerminalFault> {
        match press {
            Press::Do(command) => self.table.press(member, command).await,
            Press::Look(query) => self.table.show(member, query).await,
            Press::Fill(form) => self.ask_field(member, OpenForm::new(form)),
        }
    }

    fn ask_field(&mut self, member: MemberId, form: OpenForm) -> Result<(), TerminalFault> {
        let name = self.table.names.name(member);
        self.table.say(&format!("    {}. Type `{name}: …`", form.asks()))?;
        self.forms.insert(member, form);
        Ok(())
    }

    /// An answer, or the next field of a form.
    async fn says(&mut self, name: &str, text: &str) -> Result<(), TerminalFault> {
        let member = self.acts(name).await?;
        if let Some(form) = self.forms.remove(&member) {
            return match form.fill(text) {
                Filled::Complete(command) => self.table.tell(member, command).await.map(|_| ()),
                Filled::Next(form) => self.ask_field(member, form),
                Filled::Again(form, problem, typed) => {
                    self.table.give_back(member, problem, &typed)?;
                    self.ask_field(member, form)
                }
            };
        }
        let answer = match CleanText::new(text, ANSWER) {
            Ok(answer) => answer,
            Err(problem) => return self.table.give_back(member, problem, text),
        };
        let sessions = self.table.sessions(member).await?;
        let asked = sessions.iter().find(|session| is_asked(session, member)).cloned();
        match asked.or_else(|| meant(&sessions, member)) {
            Some(session) => self.act(member, session.id, Act::Answer(answer)).await,
            None => self.no_session(),
        }
    }

    fn no_session(&mut self) -> Result<(), TerminalFault> {
        self.table.say("? there is no such session: type `now one-on-one`, or `sessions`")
    }

    async fn act(
        &mut self,
        member: MemberId,
        session: SessionId,
        act: Act,
    ) -> Result<(), TerminalFault> {
        self.table.tell(member, Command::act(session, act)).await?;
        Ok(())
    }

    /// A button by its whole label, a verb, or a button by the beginning of its label.
    async fn does(
        &mut self,
        name: &str,
        words: &str,
        number: Option<u32>,
    ) -> Result<(), TerminalFault> {
        let verb = verbs::read(words);
        let label = words.to_lowercase();
        let known = self.table.names.find(name);
        let deadline = Instant::now() + CARD_WITHIN;
        loop {
            let member = known.unwrap_or(MemberId(0));
            let called = self.table.presses.called(member, &label).filter(|_| number.is_none());
            if let Some(press) = called {
                let member = self.acts(name).await?;
                return self.press(member, press).await;
            }
            if let Some(verb) = verb {
                return self.verb(name, verb, number).await;
            }
            if let Some(press) = self.table.presses.beginning(member, &label) {
                let member = self.acts(name).await?;
                return self.press(member, press).await;
            }
            if !self.next_card(deadline).await? {
                let near = verbs::nearest(words, self.table.presses.labels(member));
                let name = super::plain::plain(name);
                let meant = near.map_or(String::new(), |near| {
                    format!(" Did you mean `{name} {near}`?", near = super::plain::plain(&near))
                });
                return self.table.say(&format!(
                    "? {name} has no such button, and it is no verb.{meant} Type `{name} panel` to \
                     see what there is, `what next`, or `help`"
                ));
            }
        }
    }

    async fn verb(
        &mut self,
        name: &str,
        verb: Verb,
        number: Option<u32>,
    ) -> Result<(), TerminalFault> {
        let member = self.acts(name).await?;
        match verb {
            Verb::Look(LookAt::Goal) => return self.table.show(member, Query::Goal).await,
            Verb::Look(LookAt::Profile) => return self.table.show(member, Query::Profile).await,
            Verb::Forget(is_meant) => return self.forget(member, is_meant).await,
            Verb::Coach(name, is_coach) => return self.coach(member, &name, is_coach).await,
            Verb::ReadinessOf(name) => return self.readiness_of(member, &name).await,
            Verb::LetCoach(name, is_let) => return self.let_coach(member, &name, is_let).await,
            Verb::Say(field, typed) => return self.say_of_oneself(member, field, &typed).await,
            Verb::Choose(edit) => {
                return self.table.tell(member, Command::Profile(edit)).await.map(|_| ());
            }
            Verb::With(name, may_meet) => {
                let edit = |other| ProfileEdit::With { other, may_meet };
                return self.about(member, &name, edit).await;
            }
            Verb::Pair(name, on) => {
                let edit = |other| ProfileEdit::Pair { other, on };
                return self.about(member, &name, edit).await;
            }
            Verb::Partner(name, on) => {
                let edit = |other| ProfileEdit::Partner { other, on };
                return self.about(member, &name, edit).await;
            }
            Verb::Series(words) => return self.series(member, &words).await,
            Verb::Stories(words) => return self.stories(member, &words).await,
            Verb::Look(LookAt::Waiting) => return self.table.show(member, Query::Waiting).await,
            Verb::OnEvening(act) => return self.on_evening(member, act).await,
            Verb::MoveEvening(typed) => return self.move_evening(member, &typed).await,
            Verb::NameEvening(title) => return self.name_evening(member, &title).await,
            Verb::Swap(other) => return self.swap(member, &other).await,
            Verb::Show(query) => return self.table.show(member, query).await,
            Verb::Progress(of) => return self.progress(member, &of).await,
            Verb::Attendance(on) => return self.attendance(member, on).await,
            Verb::Propose(kind, shows) => return self.propose(member, kind, &shows),
            Verb::TakeOver(file, missing) => return self.take_over(member, &file, missing).await,
            Verb::Calibrating(on) => return self.calibrating(member, on).await,
            Verb::Rubric(name) => return self.table.rubric(member, name.as_deref()).await,
            Verb::Digest(on) => return self.digest(member, on).await,
            Verb::DrillAim(aim) => return self.drill_aim(member, aim).await,
            Verb::KeepAnswers(days) => return self.keep_answers(member, days).await,
            Verb::Overlap(words) => return self.overlap(member, &words).await,
            Verb::AskTimes(words) => return self.ask_times(member, &words).await,
            Verb::RemindAt(typed) => return self.remind_at(member, &typed).await,
            Verb::WhySeats(typed) => return self.why_seats(member, &typed).await,
            Verb::Do(command) => return self.table.tell(member, command).await.map(|_| ()),
            Verb::Unfit(problem, typed) => {
                return self.table.give_back(member, problem, &typed);
            }
            Verb::Act(_)
            | Verb::Look(_)
            | Verb::HandOver(_)
            | Verb::RateInterviewer(..)
            | Verb::TakeGoal(_)
            | Verb::Again
            | Verb::Thank(_)
            | Verb::WriteGoal(..)
            | Verb::Guide(_)
            | Verb::WordsForm(_) => {}
        }
        if let Verb::Guide(words) = &verb {
            return self.table.read(Some(member), words).await;
        }
        let Some(id) = self.table.chosen(member, number).await? else { return self.no_session() };
        match verb {
            Verb::Look(at) => {
                let query = match at {
                    LookAt::Panel => Query::Panel(id),
                    LookAt::Ballot(turn) => Query::Ballot(id, turn),
                    LookAt::Own => Query::Own(id),
                    LookAt::Answers(turn) => Query::Answers(id, turn),
                    LookAt::Report(turn) => Query::Report(id, turn),
                    LookAt::Goal => Query::Goal,
                    LookAt::Details => Query::Details(id),
                    LookAt::Checklist => Query::Checklist(id),
                    LookAt::HowToRate => Query::HowToRate(id),
                    LookAt::Profile => Query::Profile,
                    LookAt::Waiting => Query::Waiting,
                };
                self.table.show(member, query).await
            }
            Verb::Guide(words) => self.table.read(Some(member), &words).await,
            Verb::Act(act) => self.act(member, id, act).await,
            Verb::HandOver(to) => match self.table.names.find(&to) {
                Some(to) => self.act(member, id, Act::HandOver(to)).await,
                None => self.unknown(&to),
            },
            Verb::RateInterviewer(whom, [realistic, specific, useful]) => {
                let Some(interviewer) = self.table.names.find(&whom) else {
                    return self.unknown(&whom);
                };
                let rating = InterviewerRating { realistic, specific, useful };
                self.act(member, id, Act::RateInterviewer { interviewer, rating }).await
            }
            Verb::Thank(name) => match self.table.names.find(&name) {
                Some(whom) => {
                    let command = Command::Thank { session: id, whom };
                    self.table.tell(member, command).await.map(|_| ())
                }
                None => self.unknown(&name),
            },
            Verb::Again => {
                self.table.tell(member, Command::Again { session: id }).await.map(|_| ())
            }
            Verb::TakeGoal(turn) => {
                let command = Command::TakeGoal { session: id, turn };
                self.table.tell(member, command).await.map(|_| ())
            }
            Verb::WriteGoal(turn, text) => {
                let (from, so_far) = (Some((id, turn)), <[String; 4]>::default());
                let form = crate::view::Form::Goal { from, so_far };
                match OpenForm::new(form).fill(&text) {
                    Filled::Complete(command) => self.table.tell(member, command).await.map(|_| ()),
                    Filled::Next(form) => self.ask_field(member, form),
                    Filled::Again(_, problem, typed) => {
                        self.table.give_back(member, problem, &typed)
                    }
                }
            }
            Verb::WordsForm(turn) => {
                let so_far = <[String; 3]>::default();
                let form = crate::view::Form::Words { session: id, turn, so_far };
                self.ask_field(member, OpenForm::new(form))
            }
            // What needs no session was done above.
            Verb::Forget(_)
            | Verb::Coach(..)
            | Verb::LetCoach(..)
            | Verb::Say(..)
            | Verb::Choose(_)
            | Verb::With(..)
            | Verb::Pair(..)
            | Verb::Partner(..)
            | Verb::Series(_)
            | Verb::Stories(_)
            | Verb::OnEvening(_)
            | Verb::MoveEvening(_)
            | Verb::NameEvening(_)
            | Verb::Swap(_)
            | Verb::Show(_)
            | Verb::Progress(_)
            | Verb::Attendance(_)
            | Verb::Calibrating(_)
            | Verb::Propose(..)
            | Verb::TakeOver(..)
            | Verb::Rubric(_)
            | Verb::Digest(_)
            | Verb::DrillAim(_)
            | Verb::KeepAnswers(_)
            | Verb::ReadinessOf(_)
            | Verb::RemindAt(_)
            | Verb::Overlap(_)
            | Verb::AskTimes(_)
            | Verb::WhySeats(_)
            | Verb::Unfit(..)
            | Verb::Do(_) => Ok(()),
        }
    }

    fn unknown(&mut self, name: &str) -> Result<(), TerminalFault> {
        self.table.say(&format!("? nobody is called {name}: `who` lists everybody"))
    }
}

/// Whether this member's answer is waited for.
fn is_asked(session: &Session, member: MemberId) -> bool {
    session.asking().is_some_and(|(_, round)| session[round.turn].candidate == member)
}

/// Shows what is on its way to the room, until it is quiet.
async fn settle(
    table: &mut Table,
    posts: &mut mpsc::Receiver<InRoom>,
) -> Result<(), TerminalFault> {
    if table.console.is_interactive() {
        return Ok(());
    }
    let deadline = Instant::now() + QUIET_WITHIN;
    while Instant::now() < deadline {
        match timeout(QUIET_FOR, posts.recv()).await {
            Ok(Some(posted)) => table.post(&posted)?,
            Ok(None) | Err(_) => break,
        }
    }
    Ok(())
}
