//! The schema and the statements, read as they are: what holds for every table and every query.

use std::fs;
use std::path::Path;

use greenroom::store::members::{MEMBER_COLUMNS, TEXTS_ABOUT_MEMBERS};
use greenroom::store::purge::GUILD_TABLES;
use proc_macro2::{TokenStream, TokenTree};
use rusqlite::{Connection, OpenFlags};

use super::fixture::{open, place};

/// Columns ending in `_id` that name something else than a member.
const OTHER_IDS: [&str; 15] = [
    "calibration_id",
    "poll_id",
    "example_id",
    "session_id",
    "series_id",
    "evening_id",
    "format_id",
    "guild_id",
    "goal_id",
    "rubric_id",
    "question_id",
    "practice_channel_id",
    "notice_channel_id",
    "channel_id",
    "role_id",
];
/// Columns of text that are names and codes, or a member's own rows found by their id.
const OTHER_TEXTS: [&str; 48] = [
    "became",
    "times",
    "format",
    "paused_until_date",
    "until_date",
    "behind_date",
    "next_date",
    "zones_version",
    "from_date",
    "first_date",
    "date",
    "rule",
    "format_id",
    "role",
    "level",
    "region",
    "language",
    "reminders",
    "zone",
    "outcome",
    "why",
    "phase",
    "wake_why",
    "kind",
    "receipt",
    "lane",
    "slot",
    "state",
    "placed",
    "note",
    "transfer",
    "rubric_id",
    "observed",
    "matters",
    "next_time",
    "said",
    "probe",
    "lacking",
    "question_id",
    "goal_id",
    "competency",
    "what",
    "threads",
    "power",
    "session_key",
    "resume_url",
    "name",
    "value",
];
/// Members' own words in rows that are found by their id.
const OWN_TEXTS: [(&str, &str); 40] = [
    ("calibration", "body"),
    ("calibration", "example_id"),
    ("calibration_ballot", "choices"),
    ("debrief", "again"),
    ("debrief", "asked"),
    ("debrief", "on_date"),
    ("debrief", "went"),
    ("goal", "drill"),
    ("goal", "ended"),
    ("goal", "if_half"),
    ("goal", "plan"),
    ("goal", "then_half"),
    ("goal", "trail"),
    ("guild_question", "body"),
    ("knows", "sort"),
    ("knows", "tag"),
    ("member_name", "name"),
    ("pitch", "proofs"),
    ("pitch", "what_i_do"),
    ("pitch", "what_i_want"),
    ("pitch", "why_this_role"),
    ("profile", "availability"),
    ("profile", "nudges"),
    ("profile", "paused_until_on"),
    ("profile", "target_on"),
    ("proposal", "follow_up"),
    ("proposal", "prompt"),
    ("proposal", "strong"),
    ("proposal", "weak"),
    ("series_date", "objective"),
    ("series_draft", "body"),
    ("series_stretch", "objective"),
    ("story", "action"),
    ("story", "framework"),
    ("story", "result"),
    ("story", "situation"),
    ("story", "task"),
    ("story", "title"),
    ("target", "on_date"),
    ("target", "sort"),
];
/// What may walk a table: reads that take its first rows in order and say how many, and an
/// erasure, which happens seldom, while an index for it would cost every press a page.
const WALKS: [&str; 8] = [
    "delete from seat_facing where guild_id = ?1 and (member_id = ?2 or other_id = ?2)",
    "select id from outbox where guild_id = ?1 and session_id is null limit ?2",
    "delete from inbox where guild_id = ?1 and member_id = ?2",
    "select no from inbox where guild_id = ?1 and member_id is not null limit ?2",
    "select no, answer from inbox",
    "select no from inbox order by no limit ?2",
    "select salt, guild_id, seal, at_ms from erasure order by salt limit ?1",
    "select guild_id, placed from standing_card order by guild_id limit ?1",
];
/// What they walk.
const WALKED: [&str; 5] =
    ["SCAN erasure", "SCAN inbox", "SCAN outbox", "SCAN seat_facing", "SCAN standing_card"];
/// Reads that may sort: few rows, chosen by an index first.
const SORTS: [&str; 6] = [
    "join mark m",
    "count(*), avg(realistic)",
    "select t.question_id, sum(t.ask_no = 0)",
    "select t.question_id, t.probe, count(*)",
    "select distinct l.member_id from evening",
    "select channel_id from series join series_stretch",
];

fn inspect(data: &Path) -> Connection {
    Connection::open_with_flags(data.join("greenroom.db"), OpenFlags::SQLITE_OPEN_READ_ONLY)
        .unwrap()
}

fn tables(conn: &Connection) -> Vec<(String, String)> {
    conn.prepare("select name, sql from sqlite_schema where type = 'table' order by name")
        .unwrap()
        .query_map([], |row| Ok((row.get(0)?, row.get(1)?)))
        .unwrap()
        .collect::<Result<_, _>>()
        .unwrap()
}

/// Name and type of each column.
fn columns(conn: &Connection, table: &str) -> Vec<(String, String)> {
    conn.prepare("select name, type from pragma_table_info(?1)")
        .unwrap()
        .query_map([table], |row| Ok((row.get(0)?, row.get(1)?)))
        .unwrap()
        .collect::<Result<_, _>>()
        .unwrap()
}

#[test]
fn every_table_keeps_the_rules() {
    let place = place();
    let _store = open(&place.data);
    let conn = inspect(&place.data);
    let tables = tables(&conn);
    assert!(tables.len() > 25, "{tables:?}");
    for (table, sql) in &tables {
        let lower = sql.to_lowercase();
        assert!(lower.contains(") strict"), "{table} is not strict");
        assert!(!lower.contains("deferrable"), "{table}: a deferred key fails only at commit");
        assert!(!lower.contains("autoincrement"), "{table}: ids come from outside");
        assert!(!lower.contains("current_"), "{table}: moments come from outside");
        for (column, kind) in columns(&conn, table) {
            assert!(!column.ends_with("_at"), "{table}.{column} is a moment without its unit");
            if column.ends_with("_ms") {
                assert_eq!(kind, "INTEGER", "{table}.{column}");
            }
            if column.starts_with("is_") {
                let check = format!("check ({column} in (0, 1))");
                assert!(lower.contains(&check), "{table}.{column} is not yes or no");
            }
            if matches!(column.as_str(), "kind" | "state" | "transfer") && table != "timing" {
                let is_document =
                    ["session", "evening"].contains(&table.as_str()) && column == "state";
                let check = format!("check ({column} in (");
                assert!(is_document || lower.contains(&check), "{table}.{column} has no check");
            }
        }
    }
}

#[test]
fn every_column_about_a_member_is_registered_for_erasure() {
    let place = place();
    let _store = open(&place.data);
    let conn = inspect(&place.data);
    let mut found = Vec::new();
    let mut texts = Vec::new();
    for (table, _) in tables(&conn) {
        for (column, kind) in columns(&conn, &table) {
            if column.ends_with("_id") && !OTHER_IDS.contains(&column.as_str()) {
                found.push((table.clone(), column.clone()));
            }
            let is_document = (table.as_str(), column.as_str()) == ("session", "state");
            let is_other = OTHER_TEXTS.contains(&column.as_str()) && !is_document;
            let is_own = OWN_TEXTS.contains(&(table.as_str(), column.as_str()));
            if kind == "TEXT" && !is_other && !is_own {
                texts.push((table.clone(), column));
            }
        }
    }
    found.sort();
    texts.sort();
    let owned = |list: &[(&str, &str)]| -> Vec<(String, String)> {
        list.iter().map(|(table, column)| ((*table).to_owned(), (*column).to_owned())).collect()
    };
    assert_eq!(found, owned(MEMBER_COLUMNS));
    assert_eq!(texts, owned(TEXTS_ABOUT_MEMBERS));
}

#[test]
fn every_table_with_something_of_a_guild_is_registered_for_the_purge() {
    let place = place();
    let _store = open(&place.data);
    let conn = inspect(&place.data);
    // The guild itself, and a list whose rows go with the guild's own.
    let mut found = vec![("guild".to_owned(), "id".to_owned())];
    for (table, _) in tables(&conn).into_iter().filter(|(table, _)| table != "erasure") {
        let columns = columns(&conn, &table);
        let of = |name: &str| columns.iter().any(|(column, _)| column == name);
        // By its guild where it says so, else by the session that it belongs to.
        let column = ["guild_id", "session_id"].into_iter().find(|name| of(name));
        found.extend(column.map(|column| (table, column.to_owned())));
    }
    found.sort();
    let registered: Vec<(String, String)> = GUILD_TABLES
        .iter()
        .map(|(table, column)| ((*table).to_owned(), (*column).to_owned()))
        .collect();
    assert_eq!(found, registered);
}

#[test]
fn references_are_enforced_and_served_by_an_index() {
    let place = place();
    let mut store = open(&place.data);
    let orphan = super::fixture::session_row(5, 1);
    let answer =
        super::fixture::try_one(&mut store, |tx| greenroom::store::sessions::insert(tx, &orphan));
    assert!(answer.is_err(), "a session without its guild was taken");

    let conn = inspect(&place.data);
    for (table, _) in tables(&conn) {
        let references: Vec<String> = conn
            .prepare("select \"from\" from pragma_foreign_key_list(?1) where seq = 0")
            .unwrap()
            .query_map([&table], |row| row.get(0))
            .unwrap()
            .collect::<Result<_, _>>()
            .unwrap();
        // A guild or a session goes away once in years; a walk over these is fine then.
        let unserved = ["guild_id", "session_id"];
        for column in references {
            let served = "select count(*) from pragma_index_list(?1) i, pragma_index_info(i.name) c
                          where c.seqno = 0 and c.name = ?2";
            let served: i64 = conn.query_row(served, [&table, &column], |row| row.get(0)).unwrap();
            let is_seldom = unserved.contains(&column.as_str());
            assert!(is_seldom || served > 0, "{table}.{column} needs an index");
        }
    }
}

/// All statements of the store: literals that begin with a verb, and those put together by
/// `columns!` in their file.
fn statements() -> Vec<String> {
    let dir = Path::new(env!("CARGO_MANIFEST_DIR")).join("src/store");
    let mut all = Vec::new();
    for path in fs::read_dir(dir).unwrap().map(|entry| entry.unwrap().path()) {
        if path.extension().is_none_or(|ending| ending != "rs") {
            continue;
        }
        let mut found = Literals::default();
        found.collect(fs::read_to_string(&path).unwrap().parse().unwrap());
        for literal in found.others {
            match literal.split_whitespace().next() {
                Some("select" | "insert" | "update" | "delete") => all.push(literal),
                Some("where") => all.push(format!("{}{literal}", found.prefix)),
                Some(_) | None => {}
            }
        }
    }
    all
}

/// The string literals of a file: those inside `concat!` put together, and all others.
#[derive(Default)]
struct Literals {
    prefix: String,
    others: Vec<String>,
}

impl Literals {
    fn collect(&mut self, tokens: TokenStream) {
        let mut before = [String::new(), String::new()];
        for token in tokens {
            match &token {
                TokenTree::Group(group) if before == ["concat", "!"] => {
                    let mut inside = Self::default();
                    inside.collect(group.stream());
                    self.prefix.push_str(&inside.others.concat());
                }
                TokenTree::Group(group) => self.collect(group.stream()),
                TokenTree::Literal(literal) => {
                    if let Ok(text) = syn::parse_str::<syn::LitStr>(&literal.to_string()) {
                        self.others.push(text.value());
                    }
                }
                TokenTree::Ident(_) | TokenTree::Punct(_) => {}
            }
            before.rotate_left(1);
            before[1] = token.to_string();
        }
    }
}

/// How the engine would run a statement, line by line.
fn plan(conn: &Connection, sql: &str) -> Vec<String> {
    let mut statement = conn
        .prepare(&format!("explain query plan {sql}"))
        .unwrap_or_else(|error| panic!("{error}: {sql}"));
    let mut rows = statement.raw_query();
    let mut lines = Vec::new();
    while let Some(row) = rows.next().unwrap() {
        lines.push(row.get(3).unwrap());
    }
    lines
}

#[test]
fn every_statement_is_served_by_an_index() {
    let place = place();
    let _store = open(&place.data);
    let conn = inspect(&place.data);
    let statements = statements();
    assert!(statements.len() > 70, "only {} statements were found", statements.len());
    for sql in &statements {
        let lines = plan(&conn, sql);
        for line in &lines {
            let walks = line.starts_with("SCAN")
                && !line.contains("USING")
                && !line.contains("CONSTANT ROW")
                && !line.contains("sqlite_master")
                && !line.contains("sqlite_schema")
                && !line.contains("pragma_")
                // A list that is handed in.
                && !line.contains("json_each")
                && !["SCAN b", "SCAN (subquery-1)"].contains(&line.as_str());
            let may_walk =
                WALKS.iter().any(|walk| sql.contains(walk)) && WALKED.contains(&line.as_str());
            assert!(!walks || may_walk, "{line}\n{sql}\n{lines:#?}");
            let may_sort = SORTS.iter().any(|sort| sql.contains(sort));
            assert!(!line.contains("TEMP B-TREE") || may_sort, "{line}\n{sql}\n{lines:#?}");
        }
    }
}

#[test]
fn the_check_of_plans_sees_a_walk() {
    let place = place();
    let _store = open(&place.data);
    let lines = plan(&inspect(&place.data), "select id from session where phase = 'rating'");
    assert_eq!(lines, ["SCAN session"]);
}

#[test]
fn no_statement_asks_for_the_time_or_is_put_together_from_values() {
    for sql in statements() {
        for call in ["'now'", "unixepoch", "strftime", "julianday", "random(", "current_time"] {
            assert!(!sql.contains(call), "{call} in {sql}");
        }
        assert!(!sql.contains('{'), "put together: {sql}");
    }
}
