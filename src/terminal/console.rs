//! The person's side: a line editor with a living prompt on a terminal, plain lines on a pipe.

use std::io::{self, BufReader, IsTerminal, Read, Write};

use rustyline_async::{Readline, ReadlineError, ReadlineEvent, SharedWriter};
use tokio::sync::mpsc;

use super::fault::TerminalFault;
use super::input::{LINE_BYTES_MAX, TypedLine, next_line};
use super::text::Looks;

/// Lines that are read ahead of what is done with them.
const LINES_AHEAD: usize = 16;
/// The width of a terminal that does not tell its own.
const COLUMNS: u16 = 80;
/// Lines that the arrow keys bring back.
const HISTORY_MAX: usize = 200;

/// Where a person types and reads.
pub struct Console {
    kind: Kind,
    is_ansi: bool,
}

enum Kind {
    Editor { editor: Box<Readline>, writer: SharedWriter, prompt: String },
    Pipe { lines: mpsc::Receiver<TypedLine>, out: Box<dyn Write + Send> },
}

/// What a person did.
#[derive(Debug, Clone, PartialEq, Eq)]
pub(super) enum Typed {
    /// A line.
    Line(TypedLine),
    /// No more lines will come.
    End,
    /// Ctrl-C.
    Interrupt,
}

impl std::fmt::Debug for Console {
    fn fmt(&self, f: &mut std::fmt::Formatter<'_>) -> std::fmt::Result {
        f.write_str(match self.kind {
            Kind::Editor { .. } => "Console(editor)",
            Kind::Pipe { .. } => "Console(pipe)",
        })
    }
}

impl Console {
    /// The process's own terminal, or its pipes where either end is one.
    ///
    /// # Errors
    /// When the terminal cannot be put into the mode that a line editor needs.
    pub fn of_the_process(is_ansi: bool) -> Result<Self, TerminalFault> {
        if !(io::stdin().is_terminal() && io::stdout().is_terminal()) {
            return Ok(Self::piped(io::stdin(), Box::new(io::stdout())));
        }
        let prompt = "> ".to_owned();
        let (mut editor, writer) = Readline::new(prompt.clone()).map_err(editor_fault)?;
        editor.set_max_history(HISTORY_MAX);
        let kind = Kind::Editor { editor: Box::new(editor), writer, prompt };
        Ok(Self { kind, is_ansi })
    }

    /// Lines from any source, text into any sink; no prompt, nothing but text.
    ///
    /// The source is read on a thread of its own, because a read cannot be called off; the thread
    /// ends with the source, or when the console is gone and the next line comes.
    pub fn piped(source: impl Read + Send + 'static, out: Box<dyn Write + Send>) -> Self {
        let (sender, lines) = mpsc::channel(LINES_AHEAD);
        let read = move || {
            let mut source = BufReader::new(source);
            while let Ok(Some(line)) = next_line(&mut source) {
                if sender.blocking_send(line).is_err() {
                    return;
                }
            }
        };
        // Without a thread there are no lines: that is the end of the input, which is handled.
        if let Err(e) = std::thread::Builder::new().name("input".to_owned()).spawn(read) {
            tracing::error!(error = %e, "the input cannot be read");
        }
        Self { kind: Kind::Pipe { lines, out }, is_ansi: false }
    }

    /// Whether a person sits before it.
    pub fn is_interactive(&self) -> bool {
        match self.kind {
            Kind::Editor { .. } => true,
            Kind::Pipe { .. } => false,
        }
    }

    /// How text is shown now: a terminal can change its width.
    pub fn looks(&self) -> Looks {
        match self.kind {
            Kind::Pipe { .. } => Looks::PLAIN,
            Kind::Editor { .. } => {
                let columns = crossterm::terminal::size().map_or(0, |(columns, _)| columns);
                // Some terminals do not know, and say 0.
                Looks::terminal(if columns == 0 { COLUMNS } else { columns }, self.is_ansi)
            }
        }
    }

    /// Prints lines above the prompt.
    ///
    /// # Errors
    /// When nobody can read them any more.
    pub fn print(&mut self, lines: &[String]) -> io::Result<()> {
        if lines.is_empty() {
            return Ok(());
        }
        let mut text = lines.join("\n");
        text.push('\n');
        match &mut self.kind {
            Kind::Pipe { out, .. } => {
                out.write_all(text.as_bytes())?;
                out.flush()
            }
            Kind::Editor { editor, writer, .. } => match writer.write_all(text.as_bytes()) {
                Err(e) if e.kind() == io::ErrorKind::WouldBlock => {
                    // Its queue is full: bring it onto the screen, then this.
                    editor.flush().map_err(io::Error::other)?;
                    writer.write_all(b"\n")
                }
                other => other,
            },
        }
    }

    /// Changes the prompt, where there is one.
    ///
    /// # Errors
    /// When the terminal is gone.
    pub fn set_prompt(&mut self, wanted: &str) -> Result<(), TerminalFault> {
        if let Kind::Editor { editor, prompt, .. } = &mut self.kind
            && prompt != wanted
        {
            editor.update_prompt(wanted).map_err(editor_fault)?;
            wanted.clone_into(prompt);
        }
        Ok(())
    }

    /// The next thing that the person does. It can be dropped and asked for again.
    ///
    /// # Errors
    /// When the terminal is gone.
    pub(super) async fn next(&mut self) -> Result<Typed, TerminalFault> {
        match &mut self.kind {
            Kind::Pipe { lines, .. } => Ok(lines.recv().await.map_or(Typed::End, Typed::Line)),
            Kind::Editor { editor, .. } => match editor.readline().await {
                Ok(ReadlineEvent::Line(line)) => {
                    editor.add_history_entry(line.clone());
                    let bytes = line.as_bytes();
                    let end = bytes.len().min(LINE_BYTES_MAX);
                    Ok(Typed::Line(TypedLine::new(&bytes[..end], end < bytes.len())))
                }
                Ok(ReadlineEvent::Eof) => Ok(Typed::End),
                Ok(ReadlineEvent::Interrupted) => Ok(Typed::Interrupt),
                Err(e) => Err(editor_fault(e)),
            },
        }
    }

    /// Everything printed is on the screen, and the prompt is gone.
    ///
    /// # Errors
    /// When the terminal is gone.
    pub fn finish(&mut self) -> Result<(), TerminalFault> {
        match &mut self.kind {
            Kind::Pipe { out, .. } => Ok(out.flush()?),
            Kind::Editor { editor, .. } => editor.flush().map_err(editor_fault),
        }
    }
}

fn editor_fault(error: ReadlineError) -> TerminalFault {
    match error {
        ReadlineError::IO(e) => TerminalFault::Io(e),
        ReadlineError::Closed => TerminalFault::Editor("its writer is closed".to_owned()),
    }
}
