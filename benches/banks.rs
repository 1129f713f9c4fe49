//! How long it takes to check the most that a group may have: 200 banks of 500 questions.
//!
//! `cargo bench --bench banks` prints criterion's own lines, and below them the figures of the
//! README, each beside a baseline of the same run: the same files only parsed.
#![expect(clippy::unwrap_used, clippy::print_stdout, reason = "a bench that cannot go on stops")]

mod measure;

use std::fmt::Write as _;
use std::time::Instant;

use criterion::{BenchmarkId, Criterion, SamplingMode};
use greenroom::bank::{Bank, Kind, Level, QUESTIONS_MAX};
use greenroom::config::{BANKS, CoverageTable, FILE_BYTES_MAX, Library, Settings};
use measure::{median, scratch};

/// Banks of one group.
const BANKS_MAX: usize = 200;
/// What prompts are made of: who, did what, with what.
const WHO: [&str; 20] = [
    "a colleague",
    "a customer",
    "your manager",
    "a new team",
    "a supplier",
    "an auditor",
    "a partner",
    "the support desk",
    "a neighbour team",
    "a trainee",
    "the board",
    "an investor",
    "a tester",
    "a designer",
    "the legal department",
    "a competitor",
    "a user",
    "an engineer",
    "the night shift",
    "a consultant",
];
const DID: [&str; 25] = [
    "questioned",
    "delayed",
    "cancelled",
    "doubled",
    "lost",
    "rebuilt",
    "praised",
    "hid",
    "misread",
    "automated",
    "outsourced",
    "measured",
    "postponed",
    "simplified",
    "copied",
    "tested",
    "rejected",
    "approved",
    "renamed",
    "moved",
    "split",
    "merged",
    "stopped",
    "sold",
    "documented",
];
const WHAT: [&str; 25] = [
    "the budget",
    "a release",
    "the contract",
    "a report",
    "the server",
    "an invoice",
    "the training",
    "a migration",
    "the forecast",
    "an interface",
    "the roadmap",
    "a backup",
    "the deadline",
    "an experiment",
    "the warehouse",
    "a prototype",
    "the schema",
    "an alert",
    "the onboarding",
    "a dashboard",
    "the pipeline",
    "a licence",
    "the archive",
    "a survey",
    "the handover",
];

fn pick<'a>(of: &[&'a str], n: usize) -> &'a str {
    of[n % of.len()]
}

/// The `n`th question: no two ask the same, and all share words with many.
fn question(text: &mut String, n: usize) {
    let (who, did, what) = (pick(&WHO, n), pick(&DID, n / 20), pick(&WHAT, n / 500));
    let kind = Kind::ALL[n % Kind::ALL.len()].name();
    let level = Level::ALL[n / 7 % Level::ALL.len()].name();
    let month = n / 12_500 + 1;
    let _ = write!(
        text,
        "[[questions]]\nid = \"q-{n}\"\nkind = \"{kind}\"\ncompetency = \"planning\"\n\
         prompt = \"What would you do if {who} {did} {what} in month {month}?\"\n\
         levels = [\"{level}\"]\nroles = [\"backend\"]\n\
         listen_for.strong = [\"asks {who} first\"]\n\
         listen_for.weak = [\"waits\"]\nfollow_ups = [\n  \
         {{ trigger = \"vague\", prompt = \"Whom do you tell, {n}?\" }},\n  \
         {{ trigger = \"trade-off\", prompt = \"What do you lose, {n}?\" }},\n  \
         {{ trigger = \"push-back\", prompt = \"Why not wait, {n}?\" }},\n]\n"
    );
}

/// The text of the `b`th bank, called `name`.
fn bank(b: usize, name: &str) -> String {
    let mut text = format!("id = \"{name}\"\ntitle = \"Bank {b}\"\n");
    for n in 0..QUESTIONS_MAX {
        question(&mut text, b * QUESTIONS_MAX + n);
    }
    assert!(text.len() <= FILE_BYTES_MAX, "{} bytes", text.len());
    text
}

/// A folder with so many banks, the first of which replace the built-in ones.
struct Folder {
    dir: tempfile::TempDir,
    texts: Vec<String>,
}

impl Folder {
    fn new(bank_count: usize) -> Self {
        let dir = scratch();
        let texts: Vec<String> = (0..bank_count)
            .map(|b| {
                let name = BANKS.get(b).map_or_else(|| format!("bank-{b}"), |of| of.name.into());
                let text = bank(b, &name);
                std::fs::write(dir.path().join(format!("{name}.toml")), &text).unwrap();
                text
            })
            .collect();
        Self { dir, texts }
    }

    /// What `greenroom check` does and prints.
    fn check(&self) -> String {
        let banks_dir = Some(self.dir.path().to_owned());
        let (library, report) = Library::load(&Settings { banks_dir, ..Settings::default() });
        assert!(library.questions.len() >= self.texts.len() * QUESTIONS_MAX, "{report}");
        format!("{report}{}", CoverageTable(&library.coverage()))
    }

    /// The baseline: the same texts, already in memory, parsed and nothing else.
    fn parse(&self) -> usize {
        let parsed = self.texts.iter().map(|text| toml::from_str::<Bank>(text).unwrap());
        parsed.map(|bank| bank.questions.len()).sum()
    }
}

/// Seconds that `work` takes.
fn seconds<T>(work: impl FnOnce() -> T) -> f64 {
    let started = Instant::now();
    std::hint::black_box(work());
    started.elapsed().as_secs_f64()
}

fn main() {
    let mut criterion = Criterion::default().configure_from_args().sample_size(10);
    let (small, large) = (Folder::new(BANKS_MAX / 10), Folder::new(BANKS_MAX));
    let mut group = criterion.benchmark_group("checking banks");
    group.sampling_mode(SamplingMode::Flat);
    for folder in [&small, &large] {
        let count = folder.texts.len() * QUESTIONS_MAX;
        group.bench_function(BenchmarkId::new("check", count), |b| b.iter(|| folder.check()));
        group.bench_function(BenchmarkId::new("only parse", count), |b| b.iter(|| folder.parse()));
    }
    group.finish();
    criterion.final_summary();

    const ROUNDS: usize = 5;
    let (mut checks, mut parses, mut growths) = (Vec::new(), Vec::new(), Vec::new());
    for _ in 0..ROUNDS {
        let (check, parse) = (seconds(|| large.check()), seconds(|| large.parse()));
        checks.push(check);
        parses.push(check / parse);
        growths.push(check / seconds(|| small.check()));
    }
    println!("\nchecking 100,000 questions, median of {ROUNDS} rounds in turn:");
    println!("  absolute               {:>6.2} s   (bound: 2 s)", median(checks));
    println!("  against only parsing   {:>6.2} times", median(parses));
    println!("  against 10,000         {:>6.2} times   (linear: 10)", median(growths));
}
