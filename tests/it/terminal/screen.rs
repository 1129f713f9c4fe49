//! The real binary on a real pseudo-terminal: what a person at the keys types, pastes and sees.

use std::io::{Read, Write};
use std::num::NonZeroU16;
use std::path::Path;
use std::process::{Child, Command, Stdio};
use std::sync::{Arc, Condvar, Mutex};
use std::time::{Duration, Instant};

use pty_process::Size;
use pty_process::blocking::{Command as PtyCommand, Pty};
use rustix::process::{Pid, Signal, kill_process};
use rustix::termios::{LocalModes, tcgetattr};

/// Nothing here waits longer than this; it is far more than any of it takes.
const WITHIN: Duration = Duration::from_secs(30);
const SCROLLBACK: usize = 500;

/// What the terminal shows, and every byte that it was sent.
struct Shown {
    parser: vt100::Parser,
    bytes: Vec<u8>,
    is_closed: bool,
}

struct Terminal {
    pty: Arc<Pty>,
    shown: Arc<(Mutex<Shown>, Condvar)>,
    child: Child,
}

impl Terminal {
    fn opens(data: &Path, (rows, columns): (u16, u16), term: &str, words: &[&str]) -> Self {
        let (pty, pts) = pty_process::blocking::open().unwrap();
        pty.resize(Size::new(rows, columns)).unwrap();
        let child = PtyCommand::new(env!("CARGO_BIN_EXE_greenroom"))
            .args(["play", "--data"])
            .arg(data)
            .args(words)
            .current_dir(data.parent().unwrap())
            .env_clear()
            .env("TERM", term)
            .spawn(pts)
            .unwrap();
        let size = |n| NonZeroU16::new(n).unwrap();
        let parser = vt100::Parser::new(size(rows), size(columns), SCROLLBACK);
        let shown = Shown { parser, bytes: Vec::new(), is_closed: false };
        let (pty, shown) = (Arc::new(pty), Arc::new((Mutex::new(shown), Condvar::new())));
        let (source, screen) = (Arc::clone(&pty), Arc::clone(&shown));
        std::thread::spawn(move || {
            let mut buffer = [0; 4096];
            loop {
                let read = (&*source).read(&mut buffer);
                let mut shown = screen.0.lock().unwrap();
                match read {
                    Ok(count @ 1..) => {
                        shown.parser.process(&buffer[..count]);
                        shown.bytes.extend_from_slice(&buffer[..count]);
                    }
                    Ok(0) | Err(_) => shown.is_closed = true,
                }
                screen.1.notify_all();
                if shown.is_closed {
                    return;
                }
            }
        });
        Self { pty, shown, child }
    }

    /// A session alone that has come to its first question.
    fn at_a_question(data: &Path, size: (u16, u16), words: &[&str]) -> Self {
        let alone = ["--solo", "--role", "backend", "--level", "senior"];
        let mut terminal = Self::opens(data, size, "xterm", &[&alone, words].concat());
        terminal.sees("Press Enter to begin");
        terminal.types("\r");
        terminal.sees("question 1 ·");
        terminal
    }

    fn types(&mut self, keys: &str) {
        (&*self.pty).write_all(keys.as_bytes()).unwrap();
    }

    fn pastes(&mut self, text: &str) {
        self.types(&format!("\u{1b}[200~{text}\u{1b}[201~"));
    }

    /// Waits until what is shown is as wanted; gives it.
    fn until(&self, wanted: impl Fn(&Shown) -> bool, what: &str) -> String {
        let deadline = Instant::now() + WITHIN;
        let (lock, news) = &*self.shown;
        let mut shown = lock.lock().unwrap();
        while !wanted(&shown) {
            let left = deadline.saturating_duration_since(Instant::now());
            let screen = shown.parser.screen().contents();
            assert!(!left.is_zero() && !shown.is_closed, "{what} never came; there is:\n{screen}");
            shown = news.wait_timeout(shown, left).unwrap().0;
        }
        shown.parser.screen().contents()
    }

    /// Waits for a text anywhere on the screen.
    fn sees(&self, text: &str) -> String {
        self.until(|shown| shown.parser.screen().contents().contains(text), text)
    }

    /// Everything on the screen and above it, as one text without the breaks of its rows.
    fn all(&self) -> String {
        let mut shown = self.shown.0.lock().unwrap();
        let screen = shown.parser.screen_mut();
        let columns = screen.size().1.get();
        let mut rows = Vec::new();
        for back in (0..=SCROLLBACK).rev() {
            screen.set_scrollback(back);
            if screen.scrollback() == back {
                rows.extend(screen.rows(0, columns).next());
            }
        }
        rows.extend(screen.rows(0, columns).skip(1));
        rows.concat()
    }

    fn is_in_its_usual_mode(&self) -> bool {
        let modes = tcgetattr(&*self.pty).unwrap().local_modes;
        let pastes = self.shown.0.lock().unwrap().parser.screen().bracketed_paste();
        modes.contains(LocalModes::ICANON | LocalModes::ECHO) && !pastes
    }

    fn gets(&mut self, signal: Signal) {
        kill_process(Pid::from_child(&self.child), signal).unwrap();
        assert!(self.child.wait().unwrap().success());
    }
}

impl Drop for Terminal {
    fn drop(&mut self) {
        let _gone = self.child.kill();
        let _gone = self.child.wait();
    }
}

/// Some paragraphs with blank lines between them, 4,000 characters in all.
fn long_text() -> String {
    let paragraphs = (0..10).map(|no| format!("p{no} {}\n\n", "word ".repeat(80)));
    let text: String = paragraphs.collect();
    text[..3_990].trim_end().to_owned()
}

#[test]
fn a_paste_of_4_000_characters_arrives_whole_and_sends_nothing() {
    for is_told in [true, false] {
        let dir = tempfile::tempdir().unwrap();
        let mut terminal = Terminal::at_a_question(&dir.path().join("data"), (24, 80), &[]);
        let text = long_text();
        let words = text.split_whitespace().count();
        if is_told {
            terminal.pastes(&text.replace('\n', "\r"));
            terminal.types("\r");
        } else {
            // A terminal that does not say where a paste begins.
            terminal.types(&format!("{}\r", text.replace('\n', "\r")));
        }
        // The prompt is above the window until it has been entered.
        terminal.sees("left > ");
        assert!(!terminal.all().contains("saved"));
        terminal.types("\r");
        terminal.sees(&format!("saved, {words} words"));
    }
}

#[test]
fn what_is_wider_or_higher_than_the_window_stands_there_once() {
    let dir = tempfile::tempdir().unwrap();
    let mut terminal = Terminal::at_a_question(&dir.path().join("data"), (10, 40), &[]);
    let words: Vec<String> = (100..250).map(|no| format!("w{no}")).collect();
    for word in &words {
        terminal.types(&format!("{word} "));
    }
    terminal.sees("w249");
    terminal.types("ends\r");
    terminal.sees("left > ");
    terminal.types("\r");
    terminal.sees("saved, 151 words");
    let all = terminal.all();
    for word in words {
        assert_eq!(all.matches(&word).count(), 1, "{word} in {all}");
    }
}

#[test]
fn keys_that_come_at_once_are_the_keys_that_were_pressed() {
    let dir = tempfile::tempdir().unwrap();
    let mut terminal = Terminal::at_a_question(&dir.path().join("data"), (24, 80), &[]);
    terminal.types("two words\r\r\r");
    terminal.sees("saved, 2 words");
    terminal.types("a line\rand another\r.\r");
    terminal.sees("saved, 4 words");
}

#[test]
fn a_window_that_changes_its_size_shows_prompt_and_line_once() {
    let dir = tempfile::tempdir().unwrap();
    let mut terminal = Terminal::at_a_question(&dir.path().join("data"), (24, 100), &[]);
    terminal
        .types("the first words of an answer that is still being typed, and goes on to its end");
    terminal.sees("its end");
    for (rows, columns) in [(24, 50), (12, 30), (30, 120), (24, 80)] {
        let size = |n| NonZeroU16::new(n).unwrap();
        terminal.shown.0.lock().unwrap().parser.set_size(size(rows), size(columns));
        terminal.pty.resize(Size::new(rows, columns)).unwrap();
        let is_whole = |shown: &Shown| {
            let text = shown.parser.screen().rows(0, columns).collect::<String>();
            text.matches("the first words").count() == 1 && text.matches("its end").count() == 1
        };
        terminal.until(is_whole, "the line, once");
    }
}

#[test]
fn time_that_is_over_takes_the_unfinished_line_with_the_answer() {
    let dir = tempfile::tempdir().unwrap();
    let data = dir.path().join("data");
    let mut terminal = Terminal::at_a_question(&data, (24, 80), &["--speed", "60"]);
    terminal.types("one two three\rfour and not entered");
    terminal.sees("The time is over");
    terminal.sees("saved, 7 words");
}

#[test]
fn in_a_group_too_time_takes_the_unfinished_line_with_the_answer() {
    let dir = tempfile::tempdir().unwrap();
    let data = dir.path().join("data");
    let mut terminal = Terminal::opens(&data, (40, 80), "xterm", &["--speed", "60"]);
    terminal.sees("→ next: `now one-on-one`");
    terminal.types("Ana now drill\rAna candidate\r");
    terminal.sees("Question 1 of 1");
    terminal.types("Ana: four and not entered");
    terminal.sees("✓ Ana answer (4 words)");
}

#[test]
fn who_is_told_to_stop_leaves_the_terminal_as_it_was_and_finds_the_unfinished_line_again() {
    let dir = tempfile::tempdir().unwrap();
    let data = dir.path().join("data");
    let mut terminal = Terminal::at_a_question(&data, (24, 80), &[]);
    for (signal, words) in [(Signal::TERM, "not entered yet"), (Signal::HUP, "and a little more")] {
        terminal.types(words);
        terminal.sees(words);
        assert!(!terminal.is_in_its_usual_mode());
        terminal.gets(signal);
        assert!(terminal.is_in_its_usual_mode());
        terminal = Terminal::opens(&data, (24, 80), "xterm", &["--solo"]);
        terminal.sees(&format!("| {words}"));
        terminal.types("typed while the clock stands\r");
        terminal.sees("The clock stands");
        terminal.types("\r");
        terminal.sees("The clock runs again");
    }
}

#[test]
fn an_answer_that_is_pasted_in_a_group_keeps_its_paragraphs() {
    let dir = tempfile::tempdir().unwrap();
    let mut terminal = Terminal::opens(&dir.path().join("data"), (40, 80), "xterm", &[]);
    terminal.sees("→ next: `now one-on-one`");
    terminal.types("Ana now short\rAna candidate\rBen interviewer\rBen next\rBen ask\r");
    terminal.sees("✓ Ben ask #1");
    terminal.pastes("Ana: the first one\n\nand the second\nBen panel");
    terminal.types("\r");
    terminal.sees("✓ Ana answer (6 words) #1");
    terminal.sees("Follow up?");
}

#[test]
fn a_dumb_terminal_gets_plain_lines() {
    let dir = tempfile::tempdir().unwrap();
    let mut terminal = Terminal::opens(&dir.path().join("data"), (24, 80), "dumb", &[]);
    terminal.types("Ana now short\n");
    terminal.sees("Ana plan short #1");
    terminal.types("quit\n");
    assert!(terminal.child.wait().unwrap().success());
    assert!(!terminal.shown.0.lock().unwrap().bytes.contains(&0x1b));
}

#[test]
fn a_reader_that_has_gone_ends_the_game_without_a_word() {
    let dir = tempfile::tempdir().unwrap();
    let mut child = Command::new(env!("CARGO_BIN_EXE_greenroom"))
        .args(["play", "--data"])
        .arg(dir.path().join("data"))
        .stdin(Stdio::piped())
        .stdout(Stdio::piped())
        .stderr(Stdio::piped())
        .spawn()
        .unwrap();
    drop(child.stdout.take());
    let mut lines = child.stdin.take().unwrap();
    lines.write_all(b"Ana now short\nwho\nwho\n").unwrap();
    drop(lines);
    let output = child.wait_with_output().unwrap();
    assert!(output.status.success(), "{output:?}");
    assert_eq!(String::from_utf8(output.stderr).unwrap(), "");
}
