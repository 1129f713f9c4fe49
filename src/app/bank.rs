//! `greenroom bank`: what authors of questions need beside their editor.

use std::fs::{self, File};
use std::io::{ErrorKind, Write as _};
use std::path::PathBuf;
use std::process::ExitCode;

use anyhow::Context as _;
use clap::{Subcommand, ValueHint};

use super::printed::{complain, say};
use super::{COLUMNS, EXIT_COMPLAINTS, Loaded, ToMend, read};
use crate::bank::{Bank, BankId, Kind, Question, Tag};
use crate::base::{CleanText, TextLimit};
use crate::config::{
    BANKS, CoverageTable, Environment, FileName, Item, Library, OWN_BANKS, Settings, nearest,
    template,
};
use crate::terminal::kind_named;

/// The longest title of a bank.
const TITLE_MAX: usize = 80;

/// What to do with banks.
#[derive(Debug, Subcommand)]
pub(super) enum Command {
    /// Write a new bank for you to fill in, `ID.toml`. Nothing is ever overwritten.
    New {
        /// Its id and file name: a-z, 0-9 and `-`, for good.
        id: String,
        /// What people read in lists, instead of its id.
        #[arg(long)]
        title: Option<String>,
        /// The kind of its first question.
        #[arg(long, default_value = "behavioural", value_parser = kind_named)]
        kind: Kind,
        /// The folder, instead of the one that GREENROOM_BANKS_DIR names, or `banks`. Made where
        /// it is not there.
        #[arg(long, value_name = "DIR", value_hint = ValueHint::DirPath)]
        dir: Option<PathBuf>,
    },
    /// List the banks: how many questions each has, and where it comes from.
    List,
    /// Read a bank, or one question with its notes and follow-ups.
    Show {
        /// The id of a bank or of a question.
        id: String,
    },
    /// Count the questions by kind, role, level and competency.
    Stats,
}

/// Runs one of them.
///
/// # Errors
/// What failed, in words for the person at the terminal.
pub(super) fn run(command: Command, environment: &Environment) -> anyhow::Result<ExitCode> {
    match command {
        Command::New { id, title, kind, dir } => {
            let title = title.unwrap_or_else(|| id.clone());
            new(environment, &New { id, title, kind, dir })
        }
        Command::List => shown(environment, |library| Ok(list(library))),
        Command::Show { id } => shown(environment, |library| show(library, &id)),
        Command::Stats => {
            shown(environment, |library| Ok(CoverageTable(&library.coverage()).to_string()))
        }
    }
}

/// Prints what `show` makes of the banks in use. What is wrong with files is said beside it.
fn shown(
    environment: &Environment,
    show: impl FnOnce(&Library) -> Result<String, ToMend>,
) -> anyhow::Result<ExitCode> {
    let Loaded { library, report, .. } = read(environment);
    for complaint in report.complaints.iter().chain(&report.left_out) {
        complain(&complaint.to_string());
    }
    say(&show(&library)?)?;
    Ok(if report.is_clean() { ExitCode::SUCCESS } else { ExitCode::from(EXIT_COMPLAINTS) })
}

struct New {
    id: String,
    title: String,
    kind: Kind,
    dir: Option<PathBuf>,
}

fn new(environment: &Environment, wish: &New) -> anyhow::Result<ExitCode> {
    let used = Settings::found(environment).0.banks_dir.unwrap_or_else(|| OWN_BANKS.into());
    let folder = wish.dir.as_ref().unwrap_or(&used);
    let (id, name) = checked(wish)?;
    let path = folder.join(name.to_string());
    let failed = || format!("{} cannot be written", path.display());
    fs::create_dir_all(folder).with_context(failed)?;
    let mut file = match File::create_new(&path) {
        Ok(file) => file,
        Err(error) if error.kind() == ErrorKind::AlreadyExists => {
            return Err(ToMend(format!(
                "{} exists already and stays as it is: choose another id",
                path.display()
            ))
            .into());
        }
        Err(error) => return Err(error).with_context(failed),
    };
    file.write_all(template(&id, &wish.title, wish.kind).as_bytes()).with_context(failed)?;
    say(&format!(
        "wrote {}\nWrite between its quotes, then run `greenroom check`.\n",
        path.display()
    ))?;
    if *folder != used {
        say("To use it, set GREENROOM_BANKS_DIR to its folder.\n")?;
    }
    Ok(ExitCode::SUCCESS)
}

/// The id and the file of the new bank, or what has to be mended first.
fn checked(wish: &New) -> Result<(BankId, FileName), ToMend> {
    let id = BankId::new(&wish.id).map_err(|problem| ToMend(problem.to_string()))?;
    let name = FileName::new(&format!("{id}.toml")).ok_or_else(|| {
        ToMend(format!("no file can be called `{id}` everywhere: choose another id"))
    })?;
    if BANKS.iter().any(|bank| bank.name == id.as_str()) {
        return Err(ToMend(format!(
            "a built-in bank is called `{id}`, and yours would replace it: choose another id"
        )));
    }
    let title = CleanText::new(&wish.title, TextLimit::line(TITLE_MAX));
    if !title.is_ok_and(|title| title.as_str() == wish.title) {
        return Err(ToMend(format!(
            "the title cannot be used: write 1 to {TITLE_MAX} plain characters on one line"
        )));
    }
    Ok((id, name))
}

fn list(library: &Library) -> String {
    let width = library.banks.iter().map(|item| item.value.id.as_str().len()).max().unwrap_or(0);
    let mut text = String::new();
    for item in &library.banks {
        let Bank { id, title, questions, .. } = &item.value;
        let line =
            format!("{:width$} {:>5}  {title} · {}", id.as_str(), questions.len(), origin(item));
        text.push_str(&format!("{line}\n"));
    }
    let count = library.questions.len();
    text.push_str(&format!("{} banks with {count} questions\n", library.banks.len()));
    text
}

fn origin(item: &Item<Bank>) -> &str {
    if item.is_built_in { "built in" } else { &item.file }
}

/// The bank or the question called `wanted`.
fn show(library: &Library, wanted: &str) -> Result<String, ToMend> {
    let of_id = |item: &&Item<Bank>| item.value.id.as_str() == wanted;
    if let Some(item) = library.banks.iter().find(of_id) {
        return Ok(show_bank(item));
    }
    let questions = library.banks.iter().flat_map(|item| {
        item.value.questions.iter().map(move |question| (item, question.as_ref()))
    });
    if let Some((item, question)) =
        questions.clone().find(|(_, question)| question.id.as_str() == wanted)
    {
        return Ok(show_question(item, question));
    }
    let banks = library.banks.iter().map(|item| item.value.id.as_str());
    let known = banks.chain(questions.map(|(_, question)| question.id.as_str()));
    let cure = match nearest(wanted, known) {
        Some(meant) => format!("did you mean `{meant}`?"),
        None => "`greenroom bank list` lists the banks".to_owned(),
    };
    let wanted: String = wanted.chars().take(64).flat_map(char::escape_debug).collect();
    Err(ToMend(format!("no bank and no question is called `{wanted}`: {cure}")))
}

fn show_bank(item: &Item<Bank>) -> String {
    let Bank { id, title, about, questions } = &item.value;
    let count = match questions.len() {
        1 => "1 question".to_owned(),
        count => format!("{count} questions"),
    };
    let mut text = format!("{title}\n{id} · {count} · {}\n", origin(item));
    text.push_str(&wrapped("", about));
    for question in questions {
        text.push_str(&format!("\n{}", heading(question)));
        text.push_str(&wrapped("  ", &question.prompt));
    }
    text
}

fn heading(question: &Question) -> String {
    let Question { id, kind, competency, .. } = question;
    let suits = suits(question);
    let like = question.like.as_ref().map(|id| format!(" · like {id}")).unwrap_or_default();
    let surprise = if question.surprise { " · may come as a surprise" } else { "" };
    wrapped("", &format!("{id} · {} · {competency}{suits}{like}{surprise}", kind.name()))
}

/// The levels, roles and regions that a question is for, where it is not for all.
fn suits(question: &Question) -> String {
    let levels = question.levels.iter().map(|level| level.name());
    let roles = question.roles.iter().map(Tag::as_str);
    let regions = question.regions.iter().map(Tag::as_str);
    let sorts: [Vec<&str>; 3] = [levels.collect(), roles.collect(), regions.collect()];
    let named = sorts.iter().filter(|sort| !sort.is_empty());
    named.map(|sort| format!(" · {}", sort.join(", "))).collect()
}

fn show_question(item: &Item<Bank>, question: &Question) -> String {
    let [from, to] = question.target_s;
    let mut text = heading(question);
    text.push_str(&format!(
        "bank {} · {} · aim for {from}–{to} s, limit {} s\n\n",
        item.value.id,
        origin(item),
        question.limit_s
    ));
    text.push_str(&wrapped("  ", &question.prompt));
    for (title, notes) in
        [("Listen for", &question.listen_for.strong), ("Weak", &question.listen_for.weak)]
    {
        text.push_str(&format!("\n{title}\n"));
        notes.iter().for_each(|note| text.push_str(&wrapped("  - ", note)));
    }
    text.push_str("\nFollow-ups\n");
    for follow_up in &question.follow_ups {
        let line = format!("{}: {}", follow_up.trigger.name(), follow_up.prompt);
        text.push_str(&wrapped("  - ", &line));
        let hint = follow_up.hint.iter();
        hint.for_each(|hint| text.push_str(&wrapped("    ", &format!("right: {hint}"))));
    }
    text
}

/// `text` in lines of the terminal's width, the first behind `mark` and the others below it.
fn wrapped(mark: &str, text: &str) -> String {
    let width = usize::from(COLUMNS) - mark.len();
    let mut lines: Vec<String> = Vec::new();
    for word in text.split_whitespace() {
        match lines.last_mut() {
            Some(line) if line.chars().count() + 1 + word.chars().count() <= width => {
                line.push(' ');
                line.push_str(word);
            }
            Some(_) | None => lines.push(word.to_owned()),
        }
    }
    let below = " ".repeat(mark.len());
    let marks = std::iter::once(mark).chain(std::iter::repeat(below.as_str()));
    lines.iter().zip(marks).map(|(line, mark)| format!("{mark}{line}\n")).collect()
}
