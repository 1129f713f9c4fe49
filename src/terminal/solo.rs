//! One person alone with the bot: it asks, they type, it follows up, and in the end there is a
//! report. Where they are is read off the session every time, so a restart needs no memory.

use std::sync::Arc;
use std::time::Duration;

use tokio::sync::mpsc;
use tokio::time::{Instant, timeout};

use crate::base::{CleanText, MemberId, Moment, SessionId, Span, TextLimit};
use crate::interview::limits::ANSWER;
use crate::interview::{Act, Phase, SelfRating, Session, Tap, TurnNo};
use crate::protocol::{Answer, Command, Query, Shown};
use crate::rubric::{Choice, CompetencyNo, Mark, Transfer};
use crate::view::Press;

use super::begin::{SoloWish, begin};
use super::console::Typed;
use super::draft::{Asked, Draft};
use super::fault::TerminalFault;
use super::form::{Filled, OpenForm};
use super::help;
use super::plain::plain;
use super::play::{Next, QUIET_FOR, TICK};
use super::press::Number;
use super::remaining::remaining;
use super::room::InRoom;
use super::step::{Step, anchor_lines, answered, prompt_of, step};
use super::table::Table;

/// What the person is called: a word that reads well where the room speaks of them.
const NAME: &str = "Candidate";
/// An empty line so soon after a step has begun was meant for the one before.
const NEW_FOR: Duration = Duration::from_millis(200);
/// What was typed is sent so many milliseconds of the wall before the bot closes the answer ...
const SEND_BEFORE_MS: i64 = 500;
/// ... and not longer by the clock of the game.
const SEND_BEFORE_MAX: Span = Span::from_seconds(5);

/// A game alone.
pub(super) struct Solo {
    pub(super) table: Table,
    pub(super) posts: mpsc::Receiver<InRoom>,
    me: MemberId,
    session: SessionId,
    draft: Draft,
    form: Option<OpenForm>,
    explained: Option<Step>,
    /// When that was.
    began: Instant,
    /// When what is typed is sent, because the bot is about to close the answer.
    sends_at: Option<Moment>,
}

impl Solo {
    /// Goes on with the session that `begin` has found or begun; none: they left before.
    pub(super) async fn new(
        mut table: Table,
        posts: mpsc::Receiver<InRoom>,
        draft: Draft,
        wish: &SoloWish,
    ) -> Result<Option<Self>, TerminalFault> {
        let me = table.member(NAME).await?;
        let Some(session) = begin(&mut table, me, wish).await? else {
            table.console.finish()?;
            return Ok(None);
        };
        let (form, explained, began, sends_at) = (None, None, Instant::now(), None);
        Ok(Some(Self { table, posts, me, session, draft, form, explained, began, sends_at }))
    }

    /// Plays until the report was read, or the person leaves.
    pub(super) async fn play(&mut self, stays: bool) -> Result<(), TerminalFault> {
        let mut tick = tokio::time::interval(TICK);
        tick.set_missed_tick_behavior(tokio::time::MissedTickBehavior::Skip);
        loop {
            let went = self.go_on().await;
            if self.table.forgive(went)? == Some(Next::Quit) {
                return self.quiet().await;
            }
            let until = self.sends_at.map_or(0, |at| (at - self.table.now()).ms().max(0));
            let sends = self.table.clock().wait_for(until);
            tokio::select! {
                typed = self.table.console.next() => {
                    let done = self.typed(typed?, stays).await;
                    if self.table.forgive(done)? == Some(Next::Quit) {
                        self.farewell().await?;
                        return self.quiet().await;
                    }
                }
                Some(posted) = self.posts.recv() => self.table.post(&posted)?,
                () = tokio::time::sleep(sends), if self.sends_at.is_some() => {}
                _ = tick.tick() => {}
            }
        }
    }

    async fn typed(&mut self, typed: Typed, stays: bool) -> Result<Next, TerminalFault> {
        match typed {
            Typed::Line(typed) => {
                if let Some(warning) = typed.warning() {
                    self.table.say(&format!("! {warning}"))?;
                }
                self.block(&typed.text).await
            }
            Typed::End if !self.table.console.is_interactive() => self.end_of_lines(stays).await,
            Typed::End | Typed::Interrupt => {
                self.keep_unfinished().await?;
                Ok(Next::Quit)
            }
        }
    }

    /// What was typed or pasted at once: an answer keeps its paragraphs, elsewhere each line is
    /// one.
    async fn block(&mut self, text: &str) -> Result<Next, TerminalFault> {
        let lines = || text.lines().filter(|line| !line.trim().is_empty());
        if lines().count() < 2 {
            return self.line(text.trim()).await;
        }
        if self.form.is_some() {
            return self.line(&lines().collect::<Vec<_>>().join(" ")).await;
        }
        if let (_, Step::Answers(asked)) = self.step().await? {
            let text = text.trim_end();
            let ended = text.strip_suffix("\n.");
            self.draft.push(asked, ended.unwrap_or(text));
            if ended.is_some() {
                self.send(asked).await?;
            }
            return Ok(Next::On);
        }
        for line in lines() {
            if self.line(line).await? == Next::Quit {
                return Ok(Next::Quit);
            }
        }
        Ok(Next::On)
    }

    /// What is typed and not entered yet belongs to the answer: it is there when they come back.
    async fn keep_unfinished(&mut self) -> Result<(), TerminalFault> {
        let unfinished = self.table.console.unfinished().to_owned();
        let (session, _) = self.step().await?;
        if let (false, Some(asked)) = (unfinished.trim().is_empty(), answered(&session)) {
            self.draft.push(asked, unfinished.trim_end());
        }
        Ok(())
    }

    async fn quiet(&mut self) -> Result<(), TerminalFault> {
        while let Ok(Some(posted)) = timeout(QUIET_FOR, self.posts.recv()).await {
            self.table.post(&posted)?;
        }
        Ok(())
    }

    async fn act(&mut self, act: Act) -> Result<Option<Answer>, TerminalFault> {
        let session = self.session;
        self.table.tell(self.me, Command::act(session, act)).await
    }

    async fn step(&mut self) -> Result<(Arc<Session>, Step), TerminalFault> {
        let shown = self.table.look(self.me, Query::Panel(self.session)).await?;
        let Shown::Session(session) = shown else {
            return Err(TerminalFault::Refused("the session is gone".to_owned()));
        };
        let step = step(&session);
        Ok((session, step))
    }

    /// Whatever follows from where the session stands: a word to the person, the prompt's clock,
    /// an answer that must be sent before it is closed.
    async fn go_on(&mut self) -> Result<Next, TerminalFault> {
        let (session, step) = self.step().await?;
        self.save_answer(&session, step).await?;
        let clock = remaining(&session, self.table.now());
        let prompt = clock.map_or("> ".to_owned(), |clock| format!("{clock} > "));
        self.table.console.set_prompt(&prompt)?;
        if self.explained != Some(step) {
            self.explained = Some(step);
            self.began = Instant::now();
            return self.explain(&session, step).await;
        }
        Ok(Next::On)
    }

    /// What was typed is sent before the bot closes the answer, the unfinished line with it. Lines
    /// to a question that is gone all the same are shown, so that they are not lost.
    async fn save_answer(&mut self, session: &Session, step: Step) -> Result<(), TerminalFault> {
        let before = self.table.passes_in(SEND_BEFORE_MS).min(SEND_BEFORE_MAX);
        self.sends_at = session.answer_closes_at().map(|at| at - before);
        if let Step::Answers(asked) = step
            && self.sends_at.is_some_and(|at| self.table.now() >= at)
        {
            self.sends_at = None;
            let unfinished = self.table.console.take_unfinished()?;
            if !unfinished.trim().is_empty() {
                self.draft.push(asked, unfinished.trim_end());
            }
            if !self.draft.lines(asked).is_empty() {
                self.table.say("The time is over: what you have typed is your answer.")?;
                return self.send(asked).await;
            }
        }
        let Some(typed_to) = self.draft.is_for() else { return Ok(()) };
        let is_gone = typed_to.session == self.session
            && !matches!(step, Step::Stands { .. } | Step::Waits)
            && step != Step::Answers(typed_to);
        if is_gone {
            self.table.say("! That question was closed before these lines were sent:")?;
            self.show_draft(typed_to)?;
            self.draft.forget();
        }
        Ok(())
    }

    fn show_draft(&mut self, asked: Asked) -> Result<(), TerminalFault> {
        let lines = self.draft.lines(asked).iter().flat_map(|line| line.lines());
        let lines: Vec<String> = lines.map(|line| format!("  | {}", plain(line))).collect();
        Ok(self.table.console.print(&lines)?)
    }

    async fn explain(&mut self, session: &Session, step: Step) -> Result<Next, TerminalFault> {
        match step {
            Step::Waits | Step::Answers(_) => {}
            Step::Stands { was_away } => return self.explain_pause(session, was_away).await,
            Step::Asks => self.table.explain(
                "Your turn to ask. Type the questions that you would ask an employer, one a line; \
                 three are\na good number. An empty line ends this.",
            )?,
            Step::Rates(place) => self.explain_line(session, place)?,
            Step::Showed => self.explain_goal(session)?,
            Step::Taps => self.table.say("Did it work? 1 done · 2 not yet")?,
            Step::CouldClose => return self.explain_close().await,
            Step::Reads => {
                // What the room still has to say comes before the report, not into it.
                self.quiet().await?;
                self.show_answers().await?;
                self.table.show(self.me, Query::Report(self.session, TurnNo::FIRST)).await?;
                if self.table.console.has_ended() {
                    return Ok(Next::Quit);
                }
                self.table.say("Type the number of a button, or an empty line to leave.")?;
            }
            Step::Over => return Ok(Next::Quit),
        }
        Ok(Next::On)
    }

    /// What was asked and what was said to it, follow-ups in their place, and what they asked.
    async fn show_answers(&mut self) -> Result<(), TerminalFault> {
        let query = Query::Answers(self.session, TurnNo::FIRST);
        let shown = self.table.look(self.me, query.clone()).await?;
        if let Shown::Answers { .. } = shown {
            self.table.read_only(self.me, &shown, &query)?;
        }
        Ok(())
    }

    async fn explain_pause(
        &mut self,
        session: &Session,
        was_away: bool,
    ) -> Result<Next, TerminalFault> {
        let Phase::Paused(pause) = &session.phase else { return Ok(Next::On) };
        if was_away {
            let away = self.table.now().since(pause.since);
            // Where the clock was set back meanwhile nobody knows.
            let how_long = match away.seconds() {
                0 => String::new(),
                _ => format!(" for {away}"),
            };
            self.table.say(&format!("Greenroom was away{how_long}; the clock stood still."))?;
        }
        // As it was when the clock was stopped.
        let mut before = session.clone();
        before.phase = Phase::Running(pause.of);
        if let Some(clock) = remaining(&before, pause.since) {
            self.table.say(&format!("You are at: {clock}."))?;
        }
        if let Some(prompt) = prompt_of(&before) {
            self.table.say(&format!("    {prompt}"))?;
        }
        if let Some(asked) = answered(session).filter(|to| !self.draft.lines(*to).is_empty()) {
            self.table.say("Typed so far:")?;
            self.show_draft(asked)?;
        }
        if was_away && !self.table.console.is_interactive() {
            self.act(Act::Continue).await?;
        } else {
            self.table.say("An empty line lets the clock run again.")?;
        }
        Ok(Next::On)
    }

    fn explain_goal(&mut self, session: &Session) -> Result<(), TerminalFault> {
        let goal = session.turns.first().and_then(|turn| turn.goal.as_ref());
        let goal = goal.map_or(String::new(), |goal| plain(goal.as_str()));
        self.table.say(&format!("Your goal was: {goal}"))?;
        self.table.say("Did it show? 1 yes · 2 partly · 3 not yet")
    }

    fn explain_line(&mut self, session: &Session, place: usize) -> Result<(), TerminalFault> {
        let rubric = &session.kit().rubric;
        let Some(competency) = rubric.competencies.get(place) else { return Ok(()) };
        let count = rubric.competencies.len();
        if place == 0 {
            self.table.explain(
                "How do you think it went? For each line a mark from 1 to 5, or `-` if you could \
                 not tell;\n`skip` leaves the rating out.",
            )?;
        }
        let mut lines = vec![format!("{} of {count} · {}", place + 1, plain(&competency.title))];
        lines.extend(anchor_lines(&competency.anchors));
        Ok(self.table.console.print(&lines)?)
    }

    /// Alone there is nobody to wait for: from a pipe the ballots are closed at once.
    async fn explain_close(&mut self) -> Result<Next, TerminalFault> {
        if !self.table.console.is_interactive() {
            self.act(Act::CloseRating).await?;
            return Ok(Next::On);
        }
        self.table.explain(
            "An empty line opens your report now. `later` leaves the ballots open, so that others \
             at this\nterminal can rate what you typed (`greenroom play`).",
        )?;
        Ok(Next::On)
    }

    async fn line(&mut self, text: &str) -> Result<Next, TerminalFault> {
        let text = text.trim();
        if let Some(command) = text.strip_prefix('/') {
            return self.command(command).await;
        }
        if let Some(form) = self.form.take() {
            return self.field(form, text).await;
        }
        let (session, step) = self.step().await?;
        let is_end = text.is_empty() || text == ".";
        if text.is_empty() && self.has_just_begun(step) {
            return Ok(Next::On);
        }
        match step {
            Step::Answers(asked) => self.answer_line(asked, text).await?,
            Step::Stands { .. } if is_end => {
                self.act(Act::Continue).await?;
            }
            Step::Stands { .. } => {
                if let Some(asked) = answered(&session) {
                    self.draft.push(asked, text);
                }
                self.table.say("The clock stands: an empty line lets it run again.")?;
            }
            Step::Asks if is_end => {
                self.act(Act::Next).await?;
            }
            Step::Asks => {
                let counted = self.act(Act::CountQuestion(TurnNo::FIRST)).await?;
                if counted.is_some_and(|answer| answer.is_done())
                    && let Ok(text) = CleanText::new(text, ANSWER)
                {
                    self.act(Act::OwnQuestions(text)).await?;
                }
            }
            Step::Rates(place) => self.rate(&session, place, text).await?,
            Step::Taps => match text {
                "1" | "done" => {
                    self.act(Act::Tap(Tap::Done)).await?;
                }
                "2" | "not yet" => {
                    self.act(Act::Tap(Tap::NotYet)).await?;
                }
                _ => self.table.say("? type 1 for done, 2 for not yet")?,
            },
            Step::Showed => self.say_whether_it_showed(text).await?,
            Step::CouldClose if text == "later" => return Ok(Next::Quit),
            Step::CouldClose => {
                self.act(Act::CloseRating).await?;
            }
            Step::Reads if is_end => {
                self.draft.forget();
                return Ok(Next::Quit);
            }
            Step::Reads => self.press(text).await?,
            Step::Waits => {
                if !is_end {
                    self.table.say("? wait a moment: the next question is coming")?;
                }
            }
            Step::Over => return Ok(Next::Quit),
        }
        Ok(Next::On)
    }

    /// Whether an empty line was meant for the step before: two quick presses end one step.
    fn has_just_begun(&self, step: Step) -> bool {
        let is_new = self.explained != Some(step) || self.began.elapsed() < NEW_FOR;
        let is_ended_by_it = matches!(step, Step::Asks | Step::CouldClose | Step::Reads);
        self.table.console.is_interactive() && is_new && is_ended_by_it
    }

    async fn answer_line(&mut self, asked: Asked, text: &str) -> Result<(), TerminalFault> {
        let has_lines = !self.draft.lines(asked).is_empty();
        match (text, has_lines) {
            ("" | ".", true) => self.send(asked).await,
            ("", false) => Ok(()),
            (".", false) => self.act(Act::Done).await.map(|_| ()),
            (line, _) => {
                self.draft.push(asked, line);
                Ok(())
            }
        }
    }

    /// Sends what was typed. What is longer than an answer can be is cut, and the person is told.
    async fn send(&mut self, asked: Asked) -> Result<(), TerminalFault> {
        let text = self.draft.lines(asked).join("\n");
        let cut = within(&text, ANSWER);
        if cut.len() < text.len() {
            self.table
                .say("! longer than 4,000 characters: the beginning is sent, and not this:")?;
            self.table.show_again(self.me, &text[cut.len()..])?;
        }
        let Ok(answer) = CleanText::new(cut, ANSWER) else {
            self.draft.forget();
            return self.table.say("? nothing readable was typed: nothing was sent");
        };
        // The clock may have closed the question meanwhile: it is an answer to no other.
        let (session, _) = self.step().await?;
        let on = session.asked_as(TurnNo::FIRST, asked.no, asked.ask);
        let command = Command::Act { session: self.session, act: Act::Answer(answer), on };
        // Kept until it is on the disk.
        if self.table.tell(self.me, command).await?.is_some() {
            self.draft.forget();
        }
        Ok(())
    }

    async fn rate(
        &mut self,
        session: &Session,
        place: usize,
        text: &str,
    ) -> Result<(), TerminalFault> {
        if text == "skip" {
            return self.act(Act::OwnSkip).await.map(|_| ());
        }
        let mark = text.parse::<u8>().ok().and_then(|value| Mark::try_from(value).ok());
        let choice = match (text, mark) {
            ("-", _) => Choice::CouldNotTell,
            (_, Some(mark)) => Choice::Mark(mark),
            (_, None) => {
                return self.table.say("? type a mark from 1 to 5, `-` or `skip`");
            }
        };
        let Some(competency) = CompetencyNo::all().nth(place) else { return Ok(()) };
        self.act(Act::OwnMark { competency, choice }).await?;
        let count = session.kit().rubric.competencies.len();
        let (after, step) = self.step().await?;
        let is_complete = match after.turns.first().map(|turn| &turn.own) {
            Some(SelfRating::Open(ballot)) => ballot.is_complete(count),
            Some(
                SelfRating::Done(_)
                | SelfRating::None
                | SelfRating::Skipped
                | SelfRating::Tapped(_),
            )
            | None => false,
        };
        if is_complete && step != Step::Showed {
            self.act(Act::OwnDone).await?;
        }
        Ok(())
    }

    /// Alone nobody else can tell whether the goal of the last time showed.
    async fn say_whether_it_showed(&mut self, text: &str) -> Result<(), TerminalFault> {
        let transfer = match text.to_lowercase().as_str() {
            "1" | "yes" => Some(Transfer::Yes),
            "2" | "partly" => Some(Transfer::Partly),
            "3" | "not yet" => Some(Transfer::NotYet),
            "skip" => None,
            _ => return self.table.say("? type 1 for yes, 2 for partly, 3 for not yet, or `skip`"),
        };
        if let Some(transfer) = transfer {
            self.act(Act::Transfer { turn: TurnNo::FIRST, transfer }).await?;
        }
        self.act(Act::OwnDone).await.map(|_| ())
    }

    /// A numbered button, such as those of the report.
    async fn press(&mut self, text: &str) -> Result<(), TerminalFault> {
        let mut parts = text.split_whitespace().map(str::parse::<u32>);
        let (Some(Ok(number)), option) = (parts.next(), parts.next()) else {
            return self.table.say("? type the number of a button, or `/help`");
        };
        let option = option.and_then(Result::ok).and_then(|option| usize::try_from(option).ok());
        match self.table.presses.find(self.me, Number::Room(number), option) {
            Ok(Press::Do(command)) => self.table.press(self.me, command).await,
            Ok(Press::Look(query)) => self.table.show(self.me, query).await,
            Ok(Press::Fill(form)) => {
                let form = OpenForm::new(form);
                self.table.say(&format!("    {}:", form.asks()))?;
                self.form = Some(form);
                Ok(())
            }
            Err(fault) => self.table.say(&format!("? {fault}")),
        }
    }

    async fn field(&mut self, form: OpenForm, text: &str) -> Result<Next, TerminalFault> {
        match form.fill(text) {
            Filled::Complete(command) => {
                self.table.tell(self.me, command).await?;
            }
            Filled::Next(form) => {
                self.table.say(&format!("    {}:", form.asks()))?;
                self.form = Some(form);
            }
            Filled::Again(_, problem, typed) => {
                self.table.give_back(self.me, problem, &typed)?;
                self.table.say("? press the button again")?;
            }
        }
        Ok(Next::On)
    }

    async fn command(&mut self, command: &str) -> Result<Next, TerminalFault> {
        let act = match command {
            "quit" | "exit" => return Ok(Next::Quit),
            "help" => {
                self.table.explain(help::ALONE)?;
                return Ok(Next::On);
            }
            "panel" => {
                self.table.show(self.me, Query::Panel(self.session)).await?;
                return Ok(Next::On);
            }
            _ if command.split_whitespace().next() == Some("guide") => {
                let words = command.trim_start_matches("guide");
                self.table.read(Some(self.me), words).await?;
                return Ok(Next::On);
            }
            "pause" => Act::Pause,
            "continue" => Act::Continue,
            "extend" => Act::Extend,
            "skip" => Act::Skip,
            "done" => Act::Done,
            "next" => Act::Next,
            "stop" => Act::StopMyTurn,
            _ => {
                self.press(command).await?;
                return Ok(Next::On);
            }
        };
        self.act(act).await?;
        Ok(Next::On)
    }

    /// The end of a pipe ends an answer; then the game, unless it should stay.
    async fn end_of_lines(&mut self, stays: bool) -> Result<Next, TerminalFault> {
        let (_, step) = self.step().await?;
        if let (Step::Answers(asked), Some(typed_to)) = (step, self.draft.is_for())
            && asked == typed_to
        {
            self.send(asked).await?;
        }
        let (_, step) = self.step().await?;
        let is_read = matches!(step, Step::Reads | Step::Over) && self.explained == Some(step);
        Ok(if is_read || !(stays || matches!(step, Step::Reads | Step::CouldClose)) {
            Next::Quit
        } else {
            Next::On
        })
    }

    async fn farewell(&mut self) -> Result<(), TerminalFault> {
        let (_, step) = self.step().await?;
        match step {
            Step::Reads | Step::Over => Ok(()),
            Step::Waits
            | Step::Stands { .. }
            | Step::Answers(_)
            | Step::Asks
            | Step::Rates(_)
            | Step::Taps
            | Step::Showed
            | Step::CouldClose => self.table.say(
                "The session stands still until you come back: the same command goes on with it.",
            ),
        }
    }
}

/// The beginning of a text that fits, whole characters only.
fn within(text: &str, limit: TextLimit) -> &str {
    let mut units = 0;
    let end = text.char_indices().find(|(_, c)| {
        units += c.len_utf16();
        units > limit.characters_max
    });
    end.map_or(text, |(end, _)| &text[..end])
}
