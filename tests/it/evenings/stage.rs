//! An evening on a stage: people by letters, time before and after its start, sessions by number.

use std::collections::{BTreeMap, BTreeSet};
use std::fmt::Write as _;

use expect_test::Expect;
use greenroom::bank::Level;
use greenroom::base::{
    CleanText, EveningId, GuildId, MemberId, Moment, Reminders, Seed, SessionId, Span, TextLimit,
};
use greenroom::evening::{
    self, Act, CallState, Card, Chair, Dealt, Effect, Evening, Event, Fact, Known, MemberAct, Need,
    Notice, Plan, Standing, TableBrief, Wish, times,
};
use greenroom::rotation::{Chairs, Ledger, Pair, Person, Seated, Takes, draw};

/// Wakes that one line of a script may bring about, at most.
const WAKES_MAX: usize = 40;

/// An evening at which things happen.
pub(crate) struct Stage {
    pub(crate) evening: Evening,
    known: Known,
    standings: BTreeMap<u32, Standing>,
    sessions: u32,
    now: Moment,
    /// When it was to begin at first.
    began_at: Moment,
    pub(crate) out: String,
}

/// What happens on an evening by this script: a line an act, `-2h30m A in`; `;` says what is so.
pub(crate) fn check(chairs: Chairs, script: &str, expected: &Expect) {
    let mut stage = Stage::new(chairs, 7 * 24 * 60);
    for line in script.lines().map(str::trim).filter(|line| !line.is_empty()) {
        stage.line(line);
    }
    expected.assert_eq(&stage.out);
}

fn member(name: &str) -> MemberId {
    MemberId(i64::from(name.bytes().next().unwrap() - b'A' + 1))
}

fn name(member: MemberId) -> String {
    char::from(b'A' + u8::try_from(member.0 - 1).unwrap()).to_string()
}

fn names(members: &[MemberId]) -> String {
    members.iter().map(|one| name(*one)).collect::<Vec<_>>().join(" ")
}

impl Stage {
    /// An evening that is called so many minutes before its start.
    pub(crate) fn new(chairs: Chairs, lead_minutes: i64) -> Self {
        let starts_at = Moment::from_ms(1_795_978_800_000);
        let now = starts_at - Span::from_minutes(lead_minutes);
        let plan = Plan {
            objective: CleanText::new("Tuesday practice", TextLimit::line(80)).unwrap(),
            planner: Some(member("P")),
            worded_by: None,
            is_of_series: true,
            format: "one-on-one".to_owned(),
            format_title: "One-on-one".to_owned(),
            agenda: None,
            role: None,
            level: None,
            region: None,
            venue: None,
            channel: None,
            chairs,
            minutes: 70,
            starts_at,
            draw_at: times::draw_at(starts_at, now),
            reminders: Reminders::default(),
        };
        let ids = (EveningId(1), GuildId(1));
        let who = evening::Called::default();
        let step = evening::open(plan, ids, Seed(7), who, now);
        let mut stage = Self {
            evening: step.next.clone(),
            known: Known::default(),
            standings: BTreeMap::new(),
            sessions: 0,
            now,
            began_at: starts_at,
            out: String::new(),
        };
        stage.tell(&step);
        stage
    }

    pub(crate) fn line(&mut self, line: &str) {
        writeln!(self.out, "{line}").unwrap();
        if let Some(fact) = line.strip_prefix("; ") {
            return self.know(fact);
        }
        let (when, what) = line.split_once(' ').unwrap_or((line, ""));
        self.until(when_of(when));
        let words: Vec<&str> = what.split(' ').collect();
        let act = match words[..] {
            [""] => return,
            [_, "in"] => Act::In { is_sure: false },
            [_, "in", "anyway"] => Act::In { is_sure: true },
            [_, "watches"] => Act::Watch,
            [_, "out"] => Act::Out,
            [_, "always"] => Act::Regular { on: true },
            [_, "not", "always"] => Act::Regular { on: false },
            [_, "asks", other] => Act::AskSwap { with: member(other) },
            [_, "swaps", other] => Act::Swap { with: member(other) },
            [_, "takes", no] => Act::Take { offer: no.parse().unwrap() },
            [_, "passes", no] => Act::Pass { offer: no.parse().unwrap() },
            [_, "draws"] => Act::DrawAgain,
            [_, "cancels"] => Act::CallOff,
            [_, "changes", ref to @ ..] => return self.change(member(words[0]), to),
            [_, "pauses"] => return self.happen(&Event::Paused(member(words[0]))),
            ["lost", no] => {
                let session = SessionId(no.parse().unwrap());
                return self.happen(&Event::Undeliverable(session));
            }
            ["off", no] => {
                let standing = self.standing(no);
                (standing.is_over, standing.is_off) = (true, true);
                return self.woken();
            }
            [_, "gone"] => return self.happen(&Event::Gone(member(words[0]))),
            _ => panic!("{line}"),
        };
        let who = member(words[0]);
        let is_organiser = words[0] == "O";
        let by = MemberAct { member: who, act, acted_at: self.now, is_organiser };
        self.happen(&Event::Act(by));
    }

    /// `+45m` later, `-1d` earlier, `senior`, or a format.
    fn change(&mut self, by: MemberId, to: &[&str]) {
        let mut plan = self.evening.plan.clone();
        for word in to {
            match *word {
                "senior" => plan.level = Some(Level::Senior),
                "panel" => plan.chairs = Chairs::PANEL,
                "short" => plan.chairs = Chairs::SHORT,
                time => plan.starts_at += Span::from_minutes(when_of(time)),
            }
            if let "panel" | "short" = *word {
                (*word).clone_into(&mut plan.format);
            }
        }
        plan.draw_at = times::draw_at(plan.starts_at, self.now);
        self.happen(&Event::Changed(Box::new(plan), Some(by)));
    }

    /// What is so: `; apart A B`, `; here 2 A B`, `; begun 2`, `; over 2 A asked, B answered`.
    fn know(&mut self, fact: &str) {
        let words: Vec<&str> = fact.split(' ').collect();
        match words[..] {
            ["apart", one, other] => {
                let (one, other) = (member(one), member(other));
                self.known.apart.insert((one.min(other), one.max(other)));
            }
            ["asks-only", one] => {
                self.known.interview_only.insert(member(one));
            }
            ["elsewhere", one] => {
                self.known.elsewhere.insert(member(one), self.evening.plan.starts_at);
            }
            ["asked", one] => {
                self.evening.asked.insert(member(one));
            }
            ["nudges", one] => {
                self.known.wants_nudges.insert(member(one));
            }
            ["quiet", one, until] => {
                let until = Span::from_minutes(when_of(until));
                self.known.quiet.insert(member(one), self.evening.plan.starts_at + until);
            }
            ["regular", one] => {
                self.evening.regulars.insert(member(one));
            }
            ["here", no, ref who @ ..] => {
                let here = who.iter().map(|one| member(one)).collect();
                self.standing(no).here = here;
            }
            ["late", no, ref who @ ..] => {
                let late = who.iter().map(|one| member(one)).collect();
                self.standing(no).late = late;
            }
            ["begun", no] => self.standing(no).has_begun = true,
            ["over", no] => {
                let number: u32 = no.parse().unwrap();
                let at = self.evening.tables.iter();
                let mut at = at.filter(|table| table.session.is_some_and(|(_, n)| n == number));
                let seated = at.next().map(evening::Table::seated).unwrap_or_default();
                let standing = self.standing(no);
                let came: Vec<_> =
                    seated.into_iter().filter(|one| standing.here.contains(one)).collect();
                standing.is_over = true;
                if standing.has_begun {
                    (standing.interviewed, standing.answered) = (came.clone(), came);
                }
            }
            _ => panic!("{fact}"),
        }
    }

    fn standing(&mut self, no: &str) -> &mut Standing {
        let number: u32 = no.parse().unwrap();
        self.standings.entry(number).or_insert_with(|| Standing {
            session: SessionId(i64::from(number)),
            has_begun: false,
            is_over: false,
            is_off: false,
            here: Vec::new(),
            late: Vec::new(),
            interviewed: Vec::new(),
            answered: Vec::new(),
        })
    }

    /// Wakes it at each of its moments until then.
    fn until(&mut self, minutes: i64) {
        let at = self.evening.plan.starts_at + Span::from_minutes(minutes);
        for _ in 0..WAKES_MAX {
            let Some((due, why)) = self.evening.wake_at().filter(|(due, _)| *due <= at) else {
                break;
            };
            self.now = self.now.max(due);
            writeln!(self.out, "  ({} {})", self.clock(self.now), why.name()).unwrap();
            self.woken();
        }
        self.now = at;
        if self.standings.values().any(|one| one.is_over) {
            self.woken();
        }
    }

    /// A member's act, now.
    pub(crate) fn act(&mut self, by: &MemberAct) {
        self.happen(&Event::Act(by.clone()));
    }

    /// Nobody was there until so many minutes after the start.
    pub(crate) fn wakes_at(&mut self, minutes: i64) {
        self.now = self.evening.plan.starts_at + Span::from_minutes(minutes);
        while self.evening.wake_at().is_some_and(|(at, _)| at <= self.now) {
            self.woken();
        }
    }

    fn woken(&mut self) {
        let standings = self.standings.values().cloned().collect();
        self.happen(&Event::Woken(standings));
    }

    fn happen(&mut self, event: &Event) {
        let before = self.evening.clone();
        match evening::step(&self.evening, event, &self.known, self.now) {
            Ok(step) => {
                self.evening = step.next.clone();
                self.tell(&step);
            }
            Err(refusal) => {
                writeln!(self.out, "  refused: {refusal:?}").unwrap();
                assert_eq!(before, self.evening);
            }
        }
        while let Some(need) = self.evening.need() {
            let event = self.bring(&need);
            let step = evening::step(&self.evening, &event, &self.known, self.now).unwrap();
            self.evening = step.next.clone();
            self.tell(&step);
        }
        self.hold();
    }

    /// What holds after every step: nobody sits twice, nobody beside whom they may not meet.
    fn hold(&self) {
        let mut seen = BTreeSet::new();
        for table in &self.evening.tables {
            let people: Vec<MemberId> = table.everybody().map(|(_, one)| one).collect();
            for one in &people {
                assert!(seen.insert(*one), "{} sits twice", name(*one));
                let meets = |other: &MemberId| {
                    !self.known.apart.contains(&((*one).min(*other), (*one).max(*other)))
                };
                assert!(people.iter().all(meets), "{} meets whom they must not", name(*one));
            }
        }
        for one in &self.evening.over {
            assert!(seen.insert(*one), "{} is over and sits", name(*one));
        }
    }

    fn bring(&mut self, need: &Need) -> Event {
        match need {
            Need::Session { .. } => {
                self.sessions += 1;
                Event::Opened(SessionId(i64::from(self.sessions)), self.sessions)
            }
            Need::Draw { people, sessions, draw } => self.deal(people, sessions, *draw),
        }
    }

    fn deal(
        &mut self,
        people: &[(MemberId, Wish)],
        sessions: &[(SessionId, u32)],
        no: u8,
    ) -> Event {
        let elsewhere: Vec<MemberId> = self.known.elsewhere.keys().copied().collect();
        let here = people.iter().filter(|(one, _)| !elsewhere.contains(one));
        let people: Vec<Person> = here.map(|(one, wish)| self.person(*one, *wish)).collect();
        let pair = Pair { is_apart: true, ..Pair::default() };
        let pairs = self.known.apart.iter().map(|names| (*names, pair)).collect();
        let seed = Seed(self.evening.seed.0 + u64::from(no));
        let drawn = draw(&people, &pairs, self.evening.plan.chairs, seed);
        let mut sessions = sessions.iter().copied();
        let tables = drawn.sessions.into_iter().map(|seats| {
            let session = sessions.next().unwrap_or_else(|| {
                self.sessions += 1;
                (SessionId(i64::from(self.sessions)), self.sessions)
            });
            evening::Table { session: Some(session), seats }
        });
        let tables = tables.collect();
        let elsewhere =
            elsewhere.into_iter().filter(|one| self.evening.wish(*one) == Some(Wish::In)).collect();
        Event::Dealt(Dealt { tables, over: drawn.over, elsewhere })
    }

    fn person(&self, member: MemberId, wish: Wish) -> Person {
        Person {
            member,
            takes: match wish {
                Wish::Watch | Wish::Out => Takes::Observer,
                Wish::In if self.known.interview_only.contains(&member) => Takes::Interviewer,
                Wish::In => Takes::Any,
            },
            is_new: false,
            would_interview: false,
            is_reliable: true,
            level: None,
            role: None,
            knows: Vec::new(),
            ledger: Ledger::default(),
        }
    }

    fn tell(&mut self, step: &evening::Step) {
        for effect in &step.effects {
            let said = match effect {
                Effect::Show { card, .. } => card_line(card),
                Effect::Post { notice, ping } => {
                    format!("{} @{}", self.notice(notice), names(ping))
                }
                Effect::Seats { session, seats } => {
                    format!("#{} has {}", session.0, seats_line(seats))
                }
                Effect::Agreed { session, starts_at, .. } => {
                    let minutes = (*starts_at - self.began_at).ms() / 60_000;
                    format!("#{} begins {minutes:+} min", session.0)
                }
            };
            writeln!(self.out, "  {said}").unwrap();
        }
        for fact in &step.facts {
            if let Fact::Reminded { dropped: dropped @ 1.., .. } = fact {
                writeln!(self.out, "  ({dropped} not reminded)").unwrap();
            }
            if let Fact::Held { rows } = fact {
                for row in rows {
                    let (t, s) = (row.turns, row.shares);
                    writeln!(
                        self.out,
                        "  {}: asked {} of {:.2}, answered {} of {:.2}, odd {} of {:.2}",
                        name(row.member),
                        t.interviewer,
                        s.interviewer,
                        t.candidate,
                        s.candidate,
                        t.odd,
                        s.odd
                    )
                    .unwrap();
                }
            }
        }
        if step.heard != evening::Heard::Nothing {
            let heard = format!("{:?}", step.heard).replace("MemberId", "");
            let heard = heard.split("Moment").next().unwrap_or(&heard).to_owned();
            writeln!(self.out, "  (heard) {heard}").unwrap();
        }
    }

    fn notice(&self, notice: &Notice) -> String {
        match notice {
            Notice::Seat { offer, left, to, until } => format!(
                "offer {offer}: {:?} in {} with {} for {} until {}",
                left.chair,
                left.number.map_or("a new one".to_owned(), |no| format!("#{no}")),
                names(&left.with),
                to.map_or("all".to_owned(), name),
                self.clock(*until)
            ),
            Notice::Watch { offer, number, to, .. } => {
                format!("offer {offer}: watch #{number} for {}", name(*to))
            }
            Notice::Together { offer, number, to, .. } => {
                format!("offer {offer}: {} together in #{number}", names(to))
            }
            Notice::LeftOver { member, watch } => {
                let watch = watch.map(|(offer, no)| format!(", offer {offer}: watch #{no}"));
                format!("{} is left over{}", name(*member), watch.unwrap_or_default())
            }
            Notice::Reminder { people, silent, is_late, .. } => {
                let late = if *is_late { ", late" } else { "" };
                let nudged = match &silent[..] {
                    [] => String::new(),
                    silent => format!(", nudged {}", names(silent)),
                };
                format!("reminder for {}{nudged}{late}", names(people))
            }
            Notice::TooFew { people } => format!("too few: {}", names(people)),
            Notice::CalledOff { by } => format!("called off by {}", name(*by)),
            Notice::Missed { by } => format!("missed by {by}"),
            Notice::SessionOff { number, people, .. } => {
                format!("#{number} off for {}", names(people))
            }
            Notice::NotShown { people } => format!("not shown for {}", names(people)),
            Notice::DrawnAgain { by } => format!("drawn again by {}", name(*by)),
            Notice::Changed { by, moved_from, is_other_format, then, out } => format!(
                "changed by {}{}{}: {then:?}{}",
                by.map_or("nobody".to_owned(), name),
                if moved_from.is_some() { ", moved" } else { "" },
                if *is_other_format { ", another format" } else { "" },
                if out.is_empty() { String::new() } else { format!(", out {}", names(out)) },
            ),
        }
    }

    /// A moment as minutes to the start.
    fn clock(&self, at: Moment) -> String {
        let minutes = (at - self.evening.plan.starts_at).ms() / 60_000;
        let sign = if minutes < 0 { "-" } else { "+" };
        let (hours, minutes) = (minutes.abs() / 60, minutes.abs() % 60);
        format!("{sign}{hours}h{minutes:02}")
    }
}

fn card_line(card: &Card) -> String {
    let list = |word: &str, members: &[MemberId]| {
        if members.is_empty() { String::new() } else { format!(" · {word} {}", names(members)) }
    };
    let state = |state: &CallState| match state {
        CallState::Open => String::new(),
        CallState::Drawn | CallState::Begun => format!(" · {state:?}").to_lowercase(),
        CallState::Over(how) => format!(" · over: {how:?}"),
    };
    match card {
        Card::Call { state: at, coming, watching, out, waiting, mentioned, .. } => format!(
            "call{}{}{}{}{}{}",
            list("in", coming),
            list("watching", watching),
            list("can't", out),
            list("waiting", waiting),
            list("asked", mentioned),
            state(at)
        ),
        Card::Plan { people, tables, over, elsewhere, swaps, state: at, .. } => {
            let tables: Vec<String> = tables.iter().map(brief_line).collect();
            let swaps: String = swaps
                .iter()
                .map(|swap| format!(" · {} ⇄ {}?", name(swap.from), name(swap.to)))
                .collect();
            format!(
                "plan for {people}: {}{}{}{swaps}{}",
                tables.join("; "),
                list("over", over),
                list("elsewhere", elsewhere),
                state(at)
            )
        }
    }
}

fn brief_line(table: &TableBrief) -> String {
    let number = table.number.map_or("#?".to_owned(), |no| format!("#{no}"));
    let seats = Seated {
        interviewers: table.interviewers.clone(),
        candidates: table.candidates.clone(),
        observers: table.observers.clone(),
    };
    format!("{number} {}", seats_line(&seats))
}

fn seats_line(seats: &Seated) -> String {
    let rows = [
        (Chair::Candidate, &seats.candidates),
        (Chair::Interviewer, &seats.interviewers),
        (Chair::Observer, &seats.observers),
    ];
    let rows: Vec<String> = rows
        .into_iter()
        .filter(|(_, members)| !members.is_empty())
        .map(|(chair, members)| match chair {
            Chair::Candidate => format!("answers {}", names(members)),
            Chair::Interviewer => format!("asks {}", names(members)),
            Chair::Observer => format!("watches {}", names(members)),
        })
        .collect();
    if rows.is_empty() { "nobody".to_owned() } else { rows.join(", ") }
}

/// `-2h30m` and the like, in minutes.
fn when_of(word: &str) -> i64 {
    let (sign, rest) = match word.split_at(1) {
        ("-", rest) => (-1, rest),
        ("+", rest) => (1, rest),
        _ => panic!("{word}"),
    };
    let mut minutes = 0;
    let mut digits = String::new();
    for letter in rest.chars() {
        match letter {
            'd' | 'h' | 'm' => {
                let each = match letter {
                    'd' => 24 * 60,
                    'h' => 60,
                    _ => 1,
                };
                minutes += digits.parse::<i64>().unwrap() * each;
                digits.clear();
            }
            digit => digits.push(digit),
        }
    }
    sign * minutes
}
