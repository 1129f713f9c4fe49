//! What a member takes along: what they said, got and chose, the ballots that they gave, and the
//! words of others as their reports show them. Never another's marks on others, single ratings of
//! who interviewed, or anything that is still sealed. It is read a few sessions at a time, so that
//! no look takes long, and ends where a file would become too large: the rest follows.

use serde_json::{Map, Value, json};

use crate::base::{Moment, SessionId, csv_line};
use crate::calendar::Zone;
use crate::interview::TurnNo;
use crate::protocol::{Exported, Origin, TurnReport};
use crate::rubric::{Choice, Measured, Tenths};
use crate::store::took_part::{self, TookPartRow};
use crate::store::{Read, export};

use super::error::ServiceError;
use super::past;

/// Sessions that one look reads.
const AT_ONCE: u32 = 10;
/// Bytes of all files together from which on the rest is left for another answer: a message takes
/// ten million, and a slow line two in its time.
const BYTES_ENOUGH: usize = 2_000_000;

/// What was read so far.
#[derive(Debug)]
pub struct Export {
    origin: Origin,
    is_first: bool,
    before: Option<SessionId>,
    is_whole: bool,
    chosen: Map<String, Value>,
    sessions: Vec<Value>,
    tables: [Table; 5],
    bytes: usize,
}

/// A file for a spreadsheet.
#[derive(Debug)]
struct Table {
    name: &'static str,
    lines: String,
}

const SESSIONS: usize = 0;
const SCORES: usize = 1;
const WORDS: usize = 2;
const ANSWERS: usize = 3;
const CHOSEN: usize = 4;

impl Table {
    fn new(name: &'static str, head: &[&str]) -> Self {
        Self { name, lines: csv_line(head.iter().copied()) }
    }

    fn add(&mut self, cells: &[String]) {
        self.lines.push_str(&csv_line(cells.iter().map(String::as_str)));
    }
}

impl Export {
    /// Everything, or what is older than this session.
    pub fn new(origin: Origin, before: Option<SessionId>) -> Self {
        let tables = [
            Table::new(
                "sessions.csv",
                &["session", "began, UTC", "format", "turn", "was", "raters"],
            ),
            Table::new(
                "scores.csv",
                &["session", "began, UTC", "competency", "level", "plus or minus", "marks", "own"],
            ),
            Table::new(
                "words.csv",
                &["session", "began, UTC", "which", "member", "observed", "why", "next time"],
            ),
            Table::new(
                "answers.csv",
                &[
                    "session",
                    "began, UTC",
                    "question",
                    "follow-up",
                    "kind",
                    "probe",
                    "seconds",
                    "lacking",
                    "said",
                ],
            ),
            Table::new("chosen.csv", &["what", "no", "name", "value"]),
        ];
        Self {
            is_first: before.is_none(),
            origin,
            before,
            is_whole: false,
            chosen: Map::new(),
            sessions: Vec::new(),
            tables,
            bytes: 0,
        }
    }

    /// Whether nothing more is to be read for these files.
    pub fn is_enough(&self) -> bool {
        self.is_whole || self.bytes >= BYTES_ENOUGH
    }

    /// With a few more of the sessions.
    ///
    /// # Errors
    /// [`ServiceError`] when the store cannot be read.
    pub fn more(mut self, read: &Read) -> Result<Self, ServiceError> {
        let (guild, member) = (self.origin.guild, self.origin.member);
        if self.is_first && self.chosen.is_empty() {
            for (name, rows) in export::of_member(read, guild, member)? {
                self.choose(name, &rows);
            }
        }
        let rows = took_part::before(read, (guild, member), None, self.before, AT_ONCE)?;
        self.is_whole = rows.len() < AT_ONCE as usize;
        for (row, number) in rows {
            self.before = Some(row.session);
            self.session(read, &row, number)?;
        }
        Ok(self)
    }

    fn choose(&mut self, name: &str, rows: &[String]) {
        let rows: Vec<Value> =
            rows.iter().filter_map(|row| serde_json::from_str(row).ok()).collect();
        for (no, row) in (1..).zip(&rows) {
            for (key, value) in row.as_object().into_iter().flatten() {
                let no: u32 = no;
                let cells = [name.to_owned(), no.to_string(), key.clone(), cell(value)];
                self.tables[CHOSEN].add(&cells);
            }
        }
        self.chosen.insert(name.to_owned(), Value::Array(rows));
    }

    fn session(&mut self, read: &Read, row: &TookPartRow, number: u32) -> Result<(), ServiceError> {
        let began = [format!("#{number}"), Zone::utc().plain(row.at)];
        let mut all = Map::new();
        all.insert("number".to_owned(), json!(number));
        all.insert("began_at_ms".to_owned(), json!(row.at.ms()));
        all.insert("format".to_owned(), json!(row.format));
        all.insert("was".to_owned(), json!(was(row)));
        for (name, rows) in export::of_session(read, row.session, self.origin.member)? {
            let rows: Vec<Value> =
                rows.iter().filter_map(|row| serde_json::from_str(row).ok()).collect();
            if name == "ballot" {
                rows.iter().for_each(|ballot| self.gave(&began, ballot));
            }
            if !rows.is_empty() {
                all.insert(name.to_owned(), Value::Array(rows));
            }
        }
        self.answers(&began, &all);
        let own = |turn| past::own_report(read, &self.origin, (row.session, turn));
        let report = past::turn_of(row).map(own).transpose()?.flatten();
        let raters = report.as_ref().map_or(String::new(), |report| report.raters.to_string());
        let turn = row.turn_no.map_or(String::new(), |turn| (turn + 1).to_string());
        let [session, at] = began.clone();
        let cells = [session, at, row.format.clone(), turn, was(row).join(" "), raters];
        self.tables[SESSIONS].add(&cells);
        if let Some(report) = report {
            all.insert("report".to_owned(), self.report(&began, &report));
        }
        self.bytes += Value::Object(all.clone()).to_string().len();
        self.sessions.push(Value::Object(all));
        Ok(())
    }

    /// A ballot that this member gave.
    fn gave(&mut self, began: &[String; 2], ballot: &Value) {
        let field = |name: &str| ballot.get(name).map(cell).unwrap_or_default();
        if field("observed").is_empty() && field("next_time").is_empty() {
            return;
        }
        let [session, at] = began.clone();
        let (to, which) = (field("candidate"), "given".to_owned());
        let fields = [field("observed"), field("matters"), field("next_time")];
        let [observed, why, next] = fields;
        self.tables[WORDS].add(&[session, at, which, to, observed, why, next]);
    }

    /// Every question and follow-up with its time, and the text while it is kept.
    fn answers(&mut self, began: &[String; 2], all: &Map<String, Value>) {
        let rows = |name: &str| all.get(name).and_then(Value::as_array).into_iter().flatten();
        for timing in rows("timing") {
            let same = |answer: &&Value| {
                ["question", "ask"].iter().all(|key| answer.get(key) == timing.get(key))
            };
            let said = rows("answer").find(same).and_then(|answer| answer.get("said"));
            let field = |name: &str| timing.get(name).map(cell).unwrap_or_default();
            let seconds = timing.get("took_ms").and_then(Value::as_i64);
            let seconds = seconds.map_or(String::new(), |ms| (ms / 1_000).to_string());
            let [session, at] = began.clone();
            self.tables[ANSWERS].add(&[
                session,
                at,
                field("question"),
                field("ask"),
                field("kind"),
                field("probe"),
                seconds,
                field("lacking"),
                said.map(cell).unwrap_or_default(),
            ]);
        }
    }

    /// A report as it is shown: no number that a single rater could be told by.
    fn report(&mut self, began: &[String; 2], report: &TurnReport) -> Value {
        let [session, at] = began.clone();
        let mut competencies = Vec::new();
        for (place, line) in report.competencies.iter().enumerate() {
            let measured = report.scores.as_ref().and_then(|all| all.competencies.get(place));
            let score = measured.and_then(Measured::score);
            let marks: Vec<u8> =
                score.map_or_else(Vec::new, |s| s.marks.iter().map(|m| m.value()).collect());
            let level = score.map(|s| Tenths::of_level(s.shown_level()).to_string());
            let margin = score.map(|s| Tenths::of(s.margin).to_string());
            let own = match line.own {
                Some(Choice::Mark(mark)) => Some(mark.value()),
                Some(Choice::CouldNotTell) | None => None,
            };
            let shown: Vec<String> = marks.iter().map(u8::to_string).collect();
            self.tables[SCORES].add(&[
                session.clone(),
                at.clone(),
                line.title.clone(),
                level.clone().unwrap_or_default(),
                margin.clone().unwrap_or_default(),
                shown.join(" "),
                own.map_or(String::new(), |own| own.to_string()),
            ]);
            competencies.push(json!({
                "title": line.title, "level": level, "plus_or_minus": margin, "marks": marks,
                "own": own, "in_words": line.anchor,
            }));
        }
        for one in &report.words {
            let text = |field: Option<&crate::base::CleanText>| {
                field.map_or(String::new(), |text| text.as_str().to_owned())
            };
            let fields = [one.words.observed(), one.words.why(), one.words.next()].map(text);
            let [observed, why, next] = fields;
            let (by, which) = (one.rater.to_string(), "got".to_owned());
            self.tables[WORDS].add(&[session.clone(), at.clone(), which, by, observed, why, next]);
        }
        let turn: TurnNo = report.turn;
        json!({
            "turn": u16::from(turn) + 1, "rubric": report.rubric, "raters": report.raters,
            "is_coached": report.is_coached, "cut": report.cut, "tap": report.tap,
            "competencies": competencies, "words": report.words, "goal": report.goal,
            "proposed": report.proposal.as_ref().map(|proposal| proposal.goal.to_string()),
            "timings": report.timings, "probes": report.probes, "observers": report.observers,
            "own_questions": report.counted, "recording": report.recording,
        })
    }

    /// The files; `now` is when they were made.
    pub fn files(self, now: Moment) -> Exported {
        let whole = json!({
            "what": "Everything that greenroom keeps of one member in one group. Practice only: \
                     not for hiring decisions.",
            "made_at_utc": Zone::utc().plain(now),
            "group": self.origin.guild.to_string(),
            "member": self.origin.member.to_string(),
            "chosen": self.chosen,
            "sessions": self.sessions,
        });
        let sessions = u32::try_from(self.sessions.len()).unwrap_or(u32::MAX);
        let older = self.before.filter(|_| !self.is_whole);
        let has_chosen = self.is_first;
        let tables = self.tables.into_iter().enumerate();
        let tables = tables.filter(|(no, _)| *no != CHOSEN || has_chosen);
        let json = ("everything.json", format!("{whole:#}"));
        let tables = tables.map(|(_, table)| (table.name, table.lines));
        Exported { files: [json].into_iter().chain(tables).collect(), sessions, older }
    }
}

/// What the member was.
fn was(row: &TookPartRow) -> Vec<&'static str> {
    let all = [
        ("candidate", row.turn_no.is_some()),
        ("interviewer", row.is_interviewer),
        ("observer", row.is_observer),
        ("rater", row.is_rater),
    ];
    all.into_iter().filter(|(_, was)| *was).map(|(name, _)| name).collect()
}

/// A value in a cell: a text as it is.
fn cell(value: &Value) -> String {
    match value {
        Value::Null => String::new(),
        Value::String(text) => text.clone(),
        Value::Bool(_) | Value::Number(_) | Value::Array(_) | Value::Object(_) => value.to_string(),
    }
}
