//! The person's side: a line with a living prompt on a terminal, plain lines on a pipe.

use std::collections::VecDeque;
use std::io::{self, BufReader, IsTerminal, Read, Write};
use std::pin::Pin;
use std::time::Duration;

use crossterm::event::{self, DisableBracketedPaste, EnableBracketedPaste, Event, KeyEvent};
use crossterm::event::{KeyCode, KeyEventKind};
use crossterm::{cursor, queue, style, terminal};
use tokio::sync::mpsc;

use crate::runtime::{hung_up, told_to_stop};

use super::editor::{Did, Editor};
use super::fault::TerminalFault;
use super::input::{TypedLine, next_line};
use super::paint::{Painted, paint};
use super::text::{Looks, dim, shown_width};

/// Lines and keys that are read ahead of what is done with them.
const READ_AHEAD: usize = 64;
/// The size of a terminal that does not tell its own.
const SIZE: (u16, u16) = (80, 24);
/// A key that comes so soon after Enter was not typed by a person: both belong to a paste, from a
/// terminal that does not say where one begins.
const PASTED_WITHIN: Duration = Duration::from_millis(15);
/// Printed lines that are kept to draw the screen anew: more than a screen has.
const KEPT_MAX: usize = 200;

/// Where a person types and reads.
pub struct Console {
    kind: Kind,
    is_ansi: bool,
    has_ended: bool,
    told_to_stop: Stops,
}

/// Resolves once, when the process has to stop.
type Stops = Pin<Box<dyn Future<Output = ()> + Send>>;

enum Kind {
    Screen(Box<Screen>),
    Pipe { lines: mpsc::Receiver<TypedLine>, out: Box<dyn Write + Send> },
}

/// What a person did.
#[derive(Debug, Clone, PartialEq, Eq)]
pub(super) enum Typed {
    /// A line; what was pasted may have several.
    Line(TypedLine),
    /// No more lines will come.
    End,
    /// Ctrl-C, or the process is told to stop.
    Interrupt,
}

impl std::fmt::Debug for Console {
    fn fmt(&self, f: &mut std::fmt::Formatter<'_>) -> std::fmt::Result {
        f.write_str(match self.kind {
            Kind::Screen(_) => "Console(screen)",
            Kind::Pipe { .. } => "Console(pipe)",
        })
    }
}

impl Console {
    /// The process's own terminal, or its pipes where either end is one. A terminal that obeys no
    /// escape sequences is written to like a pipe.
    ///
    /// # Errors
    /// When the terminal cannot be put into the mode that an edited line needs.
    pub fn of_the_process(is_ansi: bool) -> Result<Self, TerminalFault> {
        let is_dumb = std::env::var_os("TERM").is_some_and(|term| term == "dumb");
        if is_dumb || !(io::stdin().is_terminal() && io::stdout().is_terminal()) {
            return Ok(Self::piped(io::stdin(), Box::new(io::stdout())));
        }
        let stops = async {
            tokio::select! {
                () = told_to_stop() => {}
                () = hung_up() => {}
            }
        };
        Ok(Self::new(Kind::Screen(Box::new(Screen::open()?)), is_ansi, Box::pin(stops)))
    }

    /// Lines from any source, text into any sink; no prompt, nothing but text.
    ///
    /// The source is read on a thread of its own, because a read cannot be called off; the thread
    /// ends with the source, or when the console is gone and the next line comes.
    pub fn piped(source: impl Read + Send + 'static, out: Box<dyn Write + Send>) -> Self {
        let (sender, lines) = mpsc::channel(READ_AHEAD);
        on_a_thread(move || {
            let mut source = BufReader::new(source);
            while let Ok(Some(line)) = next_line(&mut source) {
                if sender.blocking_send(line).is_err() {
                    return;
                }
            }
        });
        Self::new(Kind::Pipe { lines, out }, false, Box::pin(told_to_stop()))
    }

    fn new(kind: Kind, is_ansi: bool, told_to_stop: Stops) -> Self {
        Self { kind, is_ansi, has_ended: false, told_to_stop }
    }

    /// Whether a person sits before it.
    pub fn is_interactive(&self) -> bool {
        match self.kind {
            Kind::Screen(_) => true,
            Kind::Pipe { .. } => false,
        }
    }

    /// How text is shown now: a terminal can change its width.
    pub fn looks(&self) -> Looks {
        match &self.kind {
            Kind::Pipe { .. } => Looks::PLAIN,
            Kind::Screen(screen) => Looks::terminal(screen.size.0, self.is_ansi),
        }
    }

    /// Prints lines above the prompt.
    ///
    /// # Errors
    /// When nobody can read them any more.
    pub fn print(&mut self, lines: &[String]) -> io::Result<()> {
        match &mut self.kind {
            Kind::Pipe { out, .. } => {
                for line in lines {
                    writeln!(out, "{line}")?;
                }
                out.flush()
            }
            Kind::Screen(screen) => screen.print(lines),
        }
    }

    /// Changes the prompt, where there is one.
    ///
    /// # Errors
    /// When the terminal is gone.
    pub fn set_prompt(&mut self, wanted: &str) -> Result<(), TerminalFault> {
        if let Kind::Screen(screen) = &mut self.kind {
            wanted.clone_into(&mut screen.prompt);
            screen.refresh()?;
        }
        Ok(())
    }

    /// What is typed and not entered yet.
    pub(super) fn unfinished(&self) -> &str {
        match &self.kind {
            Kind::Screen(screen) => screen.editor.text(),
            Kind::Pipe { .. } => "",
        }
    }

    /// Takes what is typed and not entered yet.
    ///
    /// # Errors
    /// When the terminal is gone.
    pub(super) fn take_unfinished(&mut self) -> Result<String, TerminalFault> {
        match &mut self.kind {
            Kind::Screen(screen) => {
                let line = screen.editor.take();
                screen.refresh()?;
                Ok(line.text)
            }
            Kind::Pipe { .. } => Ok(String::new()),
        }
    }

    /// The next thing that the person does. It can be dropped and asked for again; after the end
    /// of the lines nothing comes but the word to stop.
    ///
    /// # Errors
    /// When the terminal is gone.
    pub(super) async fn next(&mut self) -> Result<Typed, TerminalFault> {
        self.next_if(true).await
    }

    /// The same; where no line is wanted now, only the word to stop.
    ///
    /// # Errors
    /// When the terminal is gone.
    pub(super) async fn next_if(&mut self, wants_lines: bool) -> Result<Typed, TerminalFault> {
        let Self { kind, is_ansi, has_ended, told_to_stop } = self;
        tokio::select! {
            biased;
            () = &mut *told_to_stop => {
                // It has been told, and is asked no more.
                *told_to_stop = Box::pin(std::future::pending());
                Ok(Typed::Interrupt)
            }
            typed = kind.next(*is_ansi), if wants_lines && !*has_ended => {
                *has_ended = matches!(typed, Ok(Typed::End));
                typed
            }
        }
    }

    /// Whether no more lines will come.
    pub(super) fn has_ended(&self) -> bool {
        self.has_ended
    }

    /// Everything printed is on the screen, and the prompt is gone.
    ///
    /// # Errors
    /// When the terminal is gone.
    pub fn finish(&mut self) -> Result<(), TerminalFault> {
        match &mut self.kind {
            Kind::Pipe { out, .. } => Ok(out.flush()?),
            Kind::Screen(screen) => Ok(screen.erase()?),
        }
    }
}

impl Kind {
    async fn next(&mut self, is_ansi: bool) -> Result<Typed, TerminalFault> {
        match self {
            Self::Pipe { lines, .. } => Ok(lines.recv().await.map_or(Typed::End, Typed::Line)),
            Self::Screen(screen) => loop {
                let Some(input) = screen.inputs.recv().await else { return Ok(Typed::End) };
                if let Some(typed) = screen.takes(input, is_ansi)? {
                    return Ok(typed);
                }
            },
        }
    }
}

/// Without a thread nothing is read: that is the end of the input, which is handled.
fn on_a_thread(read: impl FnOnce() + Send + 'static) {
    if let Err(e) = std::thread::Builder::new().name("input".to_owned()).spawn(read) {
        tracing::error!(error = %e, "the input cannot be read");
    }
}

/// What comes from the terminal.
enum Input {
    Key(KeyEvent),
    Pasted(String),
    Resized(u16, u16),
}

/// Reads keys until the terminal is gone, or the console.
fn read_keys(sender: &mpsc::Sender<Input>) {
    let mut enters: Vec<KeyEvent> = Vec::new();
    loop {
        let is_over = !enters.is_empty() && !event::poll(PASTED_WITHIN).unwrap_or(false);
        let next = if is_over { None } else { Some(event::read()) };
        let input = match next {
            None => None,
            Some(Err(_)) => return,
            Some(Ok(Event::Key(key))) if key.kind == KeyEventKind::Release => continue,
            Some(Ok(Event::Key(key))) if is_enter(key) => {
                enters.push(key);
                continue;
            }
            Some(Ok(Event::Key(key))) => Some(Input::Key(key)),
            Some(Ok(Event::Paste(text))) => Some(Input::Pasted(text)),
            Some(Ok(Event::Resize(columns, rows))) => Some(Input::Resized(columns, rows)),
            Some(Ok(Event::FocusGained | Event::FocusLost | Event::Mouse(_))) => continue,
        };
        // What ends lines before more text was pasted with it; the last ones were typed.
        let is_in_a_paste = matches!(&input, Some(Input::Key(key)) if is_text(*key));
        let breaks: Vec<Input> = if is_in_a_paste {
            enters.drain(..).map(|_| Input::Pasted("\n".to_owned())).collect()
        } else {
            enters.drain(..).map(Input::Key).collect()
        };
        for input in breaks.into_iter().chain(input) {
            if sender.blocking_send(input).is_err() {
                return;
            }
        }
    }
}

fn is_text(key: KeyEvent) -> bool {
    matches!(key.code, KeyCode::Char(_)) && (key.modifiers - event::KeyModifiers::SHIFT).is_empty()
}

fn is_enter(key: KeyEvent) -> bool {
    matches!(key.code, KeyCode::Enter | KeyCode::Char('j')) && key.modifiers.is_empty()
        || key.code == KeyCode::Char('j') && key.modifiers == event::KeyModifiers::CONTROL
}

/// The terminal: what was printed scrolls away above, prompt and line stand at the bottom.
struct Screen {
    editor: Editor,
    prompt: String,
    inputs: mpsc::Receiver<Input>,
    out: io::Stdout,
    /// Columns and rows.
    size: (u16, u16),
    painted: Painted,
    printed: VecDeque<String>,
}

impl Screen {
    fn open() -> io::Result<Self> {
        terminal::enable_raw_mode()?;
        let (sender, inputs) = mpsc::channel(READ_AHEAD);
        let mut screen = Self {
            editor: Editor::default(),
            prompt: "> ".to_owned(),
            inputs,
            out: io::stdout(),
            size: size_or_usual(terminal::size().unwrap_or(SIZE)),
            painted: Painted::default(),
            printed: VecDeque::new(),
        };
        queue!(screen.out, EnableBracketedPaste)?;
        screen.refresh()?;
        on_a_thread(move || read_keys(&sender));
        Ok(screen)
    }

    /// What a key or a paste means to the game, if anything.
    fn takes(&mut self, input: Input, is_ansi: bool) -> Result<Option<Typed>, TerminalFault> {
        let did = match input {
            Input::Key(key) => self.editor.press(key),
            Input::Pasted(text) => {
                self.editor.insert(&text);
                Did::Edited
            }
            Input::Resized(columns, rows) => {
                self.size = size_or_usual((columns, rows));
                let is_broken = self.painted.width() > usize::from(self.size.0)
                    || self.painted.rows.len() > usize::from(self.size.1);
                if is_broken { Did::Redraw } else { Did::Edited }
            }
        };
        match did {
            Did::Edited => self.refresh()?,
            Did::Redraw => self.redraw()?,
            Did::End => return Ok(Some(Typed::End)),
            Did::Interrupted => return Ok(Some(Typed::Interrupt)),
            Did::Entered(line) => {
                // What was typed stays on the screen, above what follows from it.
                let looks = Looks::terminal(self.size.0, is_ansi);
                let lines = line.text.lines().map(super::plain::plain);
                let echo: Vec<String> =
                    lines.map(|line| dim(&format!("> {line}"), looks)).collect();
                self.print(&echo)?;
                self.refresh()?;
                return Ok(Some(Typed::Line(line)));
            }
        }
        Ok(None)
    }

    fn print(&mut self, lines: &[String]) -> io::Result<()> {
        self.erase()?;
        for line in lines {
            queue!(self.out, style::Print(line), style::Print("\r\n"))?;
            self.printed.push_back(line.clone());
        }
        let surplus = self.printed.len().saturating_sub(KEPT_MAX);
        self.printed.drain(..surplus);
        self.refresh()
    }

    /// Paints prompt and line, if they look other than they do.
    fn refresh(&mut self) -> io::Result<()> {
        let (columns, rows) = (usize::from(self.size.0), usize::from(self.size.1));
        let painted =
            paint(&self.prompt, self.editor.text(), self.editor.cursor(), (columns, rows));
        if painted == self.painted {
            return self.out.flush();
        }
        self.erase()?;
        for (place, row) in painted.rows.iter().enumerate() {
            let before = if place == 0 { "" } else { "\r\n" };
            queue!(self.out, style::Print(before), style::Print(row))?;
        }
        let (row, column) = painted.cursor;
        up(&mut self.out, painted.rows.len() - 1 - row)?;
        let column = u16::try_from(column).unwrap_or(u16::MAX);
        queue!(self.out, cursor::MoveToColumn(column))?;
        self.painted = painted;
        self.out.flush()
    }

    /// Takes prompt and line off the screen; the cursor stands where they began.
    fn erase(&mut self) -> io::Result<()> {
        let painted = std::mem::take(&mut self.painted);
        up(&mut self.out, painted.cursor.0)?;
        let down = terminal::Clear(terminal::ClearType::FromCursorDown);
        queue!(self.out, cursor::MoveToColumn(0), down)?;
        self.out.flush()
    }

    /// Draws the whole screen anew. Terminals differ in what they make of lines that have become
    /// too long; after this it does not matter.
    fn redraw(&mut self) -> io::Result<()> {
        self.painted = Painted::default();
        let (columns, rows) = (usize::from(self.size.0), usize::from(self.size.1));
        let all = terminal::Clear(terminal::ClearType::All);
        queue!(self.out, all, cursor::MoveTo(0, 0))?;
        let line = paint(&self.prompt, self.editor.text(), self.editor.cursor(), (columns, rows));
        let mut room = rows.saturating_sub(line.rows.len());
        let fits = self.printed.iter().rev().take_while(|line| {
            let takes = shown_width(line).div_ceil(columns).max(1);
            let has_room = takes <= room;
            room = room.saturating_sub(takes);
            has_room
        });
        let first = self.printed.len() - fits.count();
        for line in self.printed.iter().skip(first) {
            queue!(self.out, style::Print(line), style::Print("\r\n"))?;
        }
        self.refresh()
    }
}

fn up(out: &mut io::Stdout, rows: usize) -> io::Result<()> {
    match u16::try_from(rows) {
        Ok(rows @ 1..) => queue!(out, cursor::MoveUp(rows)),
        Ok(0) | Err(_) => Ok(()),
    }
}

/// Some terminals do not know their size, and say 0.
fn size_or_usual((columns, rows): (u16, u16)) -> (u16, u16) {
    (if columns == 0 { SIZE.0 } else { columns }, if rows == 0 { SIZE.1 } else { rows })
}

/// However the game ends, the terminal is as it was, and the shell's prompt stands on a clean line.
impl Drop for Screen {
    fn drop(&mut self) {
        let _gone = self.erase();
        let _gone = queue!(self.out, DisableBracketedPaste);
        let _gone = self.out.flush();
        let _gone = terminal::disable_raw_mode();
    }
}
