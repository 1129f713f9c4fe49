//! A year of Tuesdays that nobody organises: a series is made once, and from then on evenings are
//! called, drawn, reminded, opened, healed and rated by themselves. Every evening is a line, four are
//! told in full; what goes on inside a session is told elsewhere.
//!
//! Anna, Ben and Chloe are regulars in Berlin, New York and Sydney. Dana says each time that they
//! come. Emil cannot come every fourth time. Farid asks to be asked and is not heard of until October.
//! Grace is new in March. Hugo pauses over the summer. Zoe is a coach, who interviews only and comes
//! on the first Tuesday of a month. Twice somebody who has a seat does not come. The bot is away three
//! times: over a draw, over a whole evening, and in the middle of one. Times are those of Berlin.

use std::sync::Arc;

use expect_test::expect_file;
use greenroom::base::{EveningId, MemberId, Moment, SessionId, Span};
use greenroom::calendar::ZoneName;
use greenroom::config::Library;
use greenroom::evening::{Act, Ending, Evening, Phase};
use greenroom::interview::{self, Seat, Session, Sitter};
use greenroom::protocol::Command;
use greenroom::rehearsal::Move;
use greenroom::store::evenings;

use crate::harness::{GUILD, unhurried};

use super::autoplay::{self, Usual};
use super::check::run;
use super::play::{Actor, Play, scenario_library};
use super::scribe;

/// More evenings than a year has.
const ALL: u32 = 100;
const EVENINGS: usize = 51;
/// G comes since the 15th evening, in March.
const NEW_SINCE: usize = 15;
/// More steps than an evening has.
const STEPS_MAX: usize = 5_000;
/// By then everybody has gone home.
const EVENING_MAX: Span = Span::from_hours(3);
/// Told in full.
const IN_FULL: [&str; 4] = ["Tue 1 Dec", "Tue 16 Mar 2027", "Tue 13 Apr 2027", "Tue 5 Oct 2027"];
/// Somebody who has a seat does not come.
const NOT_EVERYBODY: [&str; 2] = ["Tue 2 Feb 2027", "Tue 13 Apr 2027"];
/// What the members are called.
const NAMES: [(&str, &str); 10] = [
    ("A", "Anna"),
    ("B", "Ben"),
    ("C", "Chloe"),
    ("D", "Dana"),
    ("E", "Emil"),
    ("F", "Farid"),
    ("G", "Grace"),
    ("H", "Hugo"),
    ("O", "Olga"),
    ("Z", "Zoe"),
];
const OUT_OVER_THE_DRAW: &str = "Tue 16 Feb 2027";
const OUT_OVER_AN_EVENING: &str = "Tue 11 May 2027";
const OUT_IN_THE_MIDDLE: &str = "Tue 14 Sep 2027";

/// One question a turn: what is told here goes on around the sessions.
fn short_turns() -> Arc<Library> {
    let mut library = (*scenario_library()).clone();
    for format in library.formats.iter_mut().filter(|format| format.id == "one-on-one") {
        for agenda in &mut Arc::make_mut(format).agendas {
            agenda.questions.truncate(1);
            agenda.surprises = 0;
        }
    }
    Arc::new(library)
}

/// The story with names instead of letters.
fn named(story: &str) -> String {
    let name = |word: &str| NAMES.iter().find(|(letter, _)| *letter == word).map(|(_, name)| *name);
    let is_split = |c: char| !c.is_alphanumeric();
    story
        .split_inclusive(is_split)
        .map(|part| {
            let word = part.trim_end_matches(is_split);
            let after = &part[word.len()..];
            name(word).map_or_else(|| part.to_owned(), |name| format!("{name}{after}"))
        })
        .collect()
}

struct Year {
    play: Play,
    /// How many evenings have been.
    no: usize,
}

impl Year {
    fn evening(&mut self, id: EveningId) -> Evening {
        let row = evenings::load(self.play.stage().house.store().read(), id).unwrap();
        serde_json::from_str(&row.unwrap().state).unwrap()
    }

    /// The evening that is called next.
    fn called(&mut self) -> Evening {
        for _ in 0..STEPS_MAX {
            let read = self.play.stage().house.store().read();
            if let [next] = &evenings::open_of(read, GUILD, ALL).unwrap()[..] {
                return serde_json::from_str(&next.state).unwrap();
            }
            let until = self.play.now() + Span::from_hours(24 * 30);
            assert!(self.play.wake_before(until), "nothing is called any more");
        }
        panic!("no evening is called");
    }

    fn says(&mut self, line: &str) {
        run(&mut self.play, line);
    }

    /// One evening, from its call to the morning after.
    fn passes(&mut self) {
        let called = self.called();
        let (id, starts_at) = (called.id, called.plan.starts_at);
        let date = scribe::day(starts_at);
        self.no += 1;
        self.play.pass(Span::from_hours(1));
        self.answer_the_call(&date);
        self.comes_to_it(starts_at, &date);
        self.is_held(id, starts_at, &date);
        let line = self.in_a_line(id);
        self.play.aside(&line);
        let next = scribe::day(starts_at + Span::from_hours(7 * 24));
        self.play.quiet = !IN_FULL.contains(&next.as_str());
        self.play.pass_until(starts_at + Span::from_hours(14));
    }

    fn answer_the_call(&mut self, date: &str) {
        let is_first_of_month = date.split(' ').nth(1).unwrap().parse::<u8>().unwrap() <= 7;
        match self.no {
            1 => {
                for regular in ["A", "B", "C"] {
                    self.says(&format!("{regular}: press [Every time]"));
                }
            }
            5 => self.says("H: press [Every time]"),
            _ => {}
        }
        self.says("D: press [I'm in]");
        self.says(if self.no.is_multiple_of(4) {
            "E: press [Can't this time]"
        } else {
            "E: press [I'm in]"
        });
        if self.no >= NEW_SINCE {
            self.says("G: press [I'm in]");
        }
        if date == "Tue 5 Oct 2027" {
            self.says("F: press [Why this]");
            self.says("F: press [Keep me in]");
        }
        if is_first_of_month {
            self.says("Z: press [I'm in]");
        }
    }

    /// Until check-in has been open for a minute.
    fn comes_to_it(&mut self, starts_at: Moment, date: &str) {
        match date {
            OUT_OVER_THE_DRAW => {
                self.play.pass_until(starts_at - Span::from_minutes(150));
                self.away(Span::from_minutes(100));
            }
            OUT_OVER_AN_EVENING => {
                self.play.pass_until(starts_at - Span::from_hours(8));
                self.away(Span::from_hours(30));
            }
            _ => {}
        }
        let opened = starts_at - Span::from_minutes(9);
        if self.play.now() < opened {
            self.play.pass_until(opened);
        }
    }

    fn away(&mut self, span: Span) {
        self.play.aside(&format!("! killed, and back after {span}"));
        self.play.kill(span);
    }

    /// Whoever is there checks in, takes what is offered, and does the usual thing.
    fn is_held(&mut self, id: EveningId, starts_at: Moment, date: &str) {
        let first = self.evening(id).tables.first().map(|table| table.seats.candidates.clone());
        let absent =
            first.filter(|_| NOT_EVERYBODY.contains(&date)).and_then(|pair| pair.last().copied());
        let is_there = |member: MemberId| Some(member) != absent;
        let mut is_to_break = date == OUT_IN_THE_MIDDLE;
        for _ in 0..STEPS_MAX {
            let evening = self.evening(id);
            if evening.is_over() || self.play.now() > starts_at + EVENING_MAX {
                return;
            }
            if is_to_break && self.play.now() > starts_at + Span::from_minutes(8) {
                is_to_break = false;
                self.away(Span::from_minutes(4));
            }
            if self.moves(&evening, is_there) || self.takes_an_offer(&evening, is_there) {
                continue;
            }
            let until = self.play.now() + Span::from_hours(24);
            assert!(self.play.wake_before(until), "nothing is due");
        }
        panic!("it never ends: {:?}", self.evening(id));
    }

    fn takes_an_offer(&mut self, evening: &Evening, is_there: impl Fn(MemberId) -> bool) -> bool {
        let sessions: Vec<_> = evening.tables.iter().filter_map(|table| table.session).collect();
        let held: Vec<_> = sessions.into_iter().map(|(id, _)| self.play.session(id)).collect();
        let runs_with = |member: MemberId| {
            let mut turns = held.iter().flat_map(|session| &session.turns);
            turns.any(|turn| turn.candidate == member || turn.interviewers.contains(&member))
        };
        let taken = evening.offers.iter().find_map(|offer| {
            let mut to = offer.to.iter().copied().filter(|one| !offer.taken_by.contains(one));
            let comes = to.find(|one| offer.is_open && is_there(*one) && !runs_with(*one));
            comes.map(|member| (offer.no, member))
        });
        let Some((offer, member)) = taken else { return false };
        self.play.write(&format!("{}: press [Take it]", scribe::name(member)));
        let actor = Actor { member, guild: GUILD, session: None, ago: Span::ZERO };
        self.play.tell(&actor, Command::Evening { evening: evening.id, act: Act::Take { offer } });
        true
    }

    /// What can be done at once in each of the sessions, one after the other.
    fn moves(&mut self, evening: &Evening, is_there: impl Fn(MemberId) -> bool) -> bool {
        let was = std::mem::replace(&mut self.play.quiet, true);
        let mut moved = false;
        for (id, _) in evening.tables.iter().filter_map(|table| table.session) {
            for _ in 0..STEPS_MAX {
                let session = self.play.session(id);
                let Some(next) = self.next(&session, &is_there) else { break };
                if next.act == interview::Act::TakeOffered {
                    self.play.quiet = was;
                    self.play.write(&format!("{}: press [Take it]", scribe::name(next.member)));
                    self.play.quiet = true;
                }
                autoplay::does(&mut self.play, &session, next);
                moved = true;
            }
        }
        self.play.quiet = was;
        moved
    }

    fn next(&mut self, session: &Session, is_there: impl Fn(MemberId) -> bool) -> Option<Move> {
        if let interview::Phase::Briefing { .. } = session.phase {
            let sitters = || session.seats.sitters.iter();
            let is_on_offer = session.seats.offers.iter().any(|offer| offer.to.is_none());
            let watches = |one: &&Sitter| one.seat == Seat::Observer && one.here_since.is_some();
            let stands_in = sitters().find(|one| is_on_offer && watches(one));
            let stands_in = stands_in.map(|one| (one.member, interview::Act::TakeOffered));
            let waits =
                |one: &&Sitter| session.waits_for_check_in(one.member) && is_there(one.member);
            let comes = sitters().find(waits).map(|one| (one.member, interview::Act::CheckIn));
            return stands_in.or(comes).map(|(member, act)| Move { member, act });
        }
        unhurried(self.play.stage(), session, &Usual)
    }

    /// Who came, with whom, and how it ended.
    fn in_a_line(&mut self, id: EveningId) -> String {
        let evening = self.evening(id);
        let how = match evening.phase {
            Phase::Over(Ending::Held) => {
                let sessions = evening.tables.iter().filter_map(|table| table.session);
                sessions.map(|one| self.table(one)).collect::<Vec<_>>().join(" · ")
            }
            Phase::Over(Ending::Missed) => "missed".to_owned(),
            other => panic!("{other:?}"),
        };
        let silent: Vec<MemberId> =
            evening.asked.iter().copied().filter(|one| evening.wish(*one).is_none()).collect();
        let mut line = format!("{} · {how}", scribe::moment(evening.plan.starts_at));
        if !silent.is_empty() {
            line += &format!(" · no word from {}", names(&silent, ", "));
        }
        if !evening.over.is_empty() {
            line += &format!(" · without a seat: {}", names(&evening.over, ", "));
        }
        line
    }

    fn table(&mut self, (id, number): (SessionId, u32)) -> String {
        let session = self.play.session(id);
        let there = |watches: bool| -> Vec<MemberId> {
            let sitters = session.seats.sitters.iter().filter(|one| one.here_since.is_some());
            let sitters = sitters.filter(|one| (one.seat == Seat::Observer) == watches);
            sitters.map(|one| one.member).collect()
        };
        let (held, watched) = (there(false), there(true));
        if held.is_empty() {
            return format!("#{number} not held");
        }
        let mut line = format!("#{number} {}", names(&held, " & "));
        if !watched.is_empty() {
            line += &format!(" ({} watched)", names(&watched, ", "));
        }
        let rated = session.turns.iter().filter(|turn| turn.done_count() > 0).count();
        if rated < session.turns.len() {
            line += &format!(", {rated} of {} turns rated", session.turns.len());
        }
        line
    }
}

fn names(all: &[MemberId], between: &str) -> String {
    all.iter().map(|one| scribe::name(*one)).collect::<Vec<_>>().join(between)
}

#[test]
fn a_year_of_tuesdays_runs_by_itself() {
    scribe::tell_times_in(ZoneName::new("Europe/Berlin").unwrap().zone());
    let mut year = Year { play: Play::new(short_turns()), no: 0 };
    year.play.evenings_only = true;
    for line in [
        r#"O: series create "every tue 19:00" one-on-one "Tuesday practice""#,
        "O: press [Save]",
        "O: series skip 1 2026-12-29",
        "quiet on",
        "A: zone Europe/Berlin",
        "B: zone America/New_York",
        "C: zone Australia/Sydney",
        "H: zone Europe/Berlin",
        "F: profile ask-me on",
        "Z: profile interview-only on",
    ] {
        year.says(line);
    }
    year.play.quiet = false;
    while year.no < EVENINGS {
        if year.no == 26 {
            year.says("H: profile pause in 10 weeks");
        }
        year.passes();
    }
    year.play.quiet = false;
    year.says("A: rotation");
    expect_file!["year.txt"].assert_eq(&named(&year.play.end()));
}
