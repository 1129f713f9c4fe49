//! The real binary serves the fake and is killed at random moments, while the fake and its members
//! go on: whoever is told that an interaction failed presses again.
//!
//! After each SIGKILL whatever a member was told is in the files as they lie. At the end what
//! members see is what the house says: every message once and in order, one thread a session, and
//! every session with its report. `GREENROOM_KILLS=300` kills more often, `GREENROOM_KILL_SEED=X`
//! repeats the order of moments (the machine decides what they meet).

use std::cell::{Cell, RefCell};
use std::collections::BTreeMap;
use std::time::{Duration, Instant};

use greenroom::base::{Draw, Seed};
use greenroom::interview::Ending;

use crate::discord::fake::{Fake, Got, Guild, Member, Post, Room};
use crate::kill_loop::kills;

use super::bot::Binary;
use super::ledger::Ledger;
use super::play::{COMPETENCIES, onward};
use super::promises::{Promises, endings};
use super::stage::set_up_guild;

/// What is played in turn.
const FORMATS: [Format; 4] = [
    Format {
        name: "short",
        seats: &[("Ana", "Candidate", "Candidate"), ("Ben", "Interviewer", "Interviewer")],
        raters: &[("Ben", "Rate this turn", 0)],
        candidates: &[("Ana", 0)],
        ends: "**Rate @Ana",
    },
    Format {
        name: "drill",
        seats: &[("Ana", "Candidate", "Candidate")],
        raters: &[],
        candidates: &[("Ana", 0)],
        ends: "**Rate @Ana",
    },
    Format {
        name: "one-on-one",
        seats: &[("Ana", "Take a seat", "Candidate"), ("Ben", "Take a seat", "Candidate")],
        raters: &[("Ben", "Rate turn 1", 0), ("Ana", "Rate turn 2", 1)],
        candidates: &[("Ana", 0), ("Ben", 1)],
        ends: "**Rate @Ben",
    },
    Format {
        name: "panel",
        seats: &[
            ("Ana", "Candidate", "Candidate"),
            ("Ben", "Interviewer", "Interviewer"),
            ("Cid", "Interviewer", "Interviewer"),
            ("Dev", "Interviewer", "Interviewer"),
        ],
        raters: &[
            ("Ben", "Rate this turn", 0),
            ("Cid", "Rate this turn", 0),
            ("Dev", "Rate this turn", 0),
        ],
        candidates: &[("Ana", 0)],
        ends: "**Rate @Ana",
    },
];
/// One in four is killed so long after its beginning, the others after they have connected.
const BIRTH_MAX_MS: usize = 500;
const WORK_MAX_MS: usize = 1_200;
/// A whole play, however often it is interrupted.
const PLAY_MAX: Duration = Duration::from_secs(300);
/// A card that was asked for comes within this, or is asked for again.
const CARD_WITHIN: Duration = Duration::from_secs(5);
/// Who does more in ten seconds than a person can is told so, and does it again.
const TOO_FAST: &str = "a lot at once";
/// What somebody writes; it is in no log.
const CANARY: &str = "canary";

/// Who does what in a session of a format.
struct Format {
    name: &'static str,
    /// Who, with which button, on which seat.
    seats: &'static [(&'static str, &'static str, &'static str)],
    /// Who, with which button, which turn.
    raters: &'static [(&'static str, &'static str, u8)],
    /// Whose turn.
    candidates: &'static [(&'static str, u8)],
    /// What the thread shows when all was asked.
    ends: &'static str,
}

/// A group that does not give up.
struct Group<'a> {
    fake: &'a Fake,
    guild: Guild,
    practice: Room,
    people: BTreeMap<&'static str, Member>,
    promises: RefCell<Promises>,
    draw: RefCell<Draw>,
    /// The last kill has been.
    is_calm: Cell<bool>,
    is_over: Cell<bool>,
}

/// One session.
struct Play<'a> {
    group: &'a Group<'a>,
    format: &'static Format,
    number: u32,
    card: Post,
    thread: Room,
    until: Instant,
}

impl Group<'_> {
    /// Kills it so often, and looks at what it leaves.
    async fn kills(&self, bot: &mut Binary, times: u64, mut draw: Draw) {
        for _ in 0..times {
            let most = if draw.below(4) == 0 {
                BIRTH_MAX_MS
            } else {
                bot.is_joined(self.fake).await;
                WORK_MAX_MS
            };
            let ms = u64::try_from(draw.below(most)).unwrap();
            tokio::time::sleep(Duration::from_millis(ms)).await;
            bot.is_killed().await;
            self.promises.borrow().are_kept(&bot.data(), self.guild.id());
            bot.begins(self.fake);
        }
        bot.is_joined(self.fake).await;
        self.is_calm.set(true);
    }

    /// Every format in turn, until the last kill has been.
    async fn plays(&self) -> Vec<u32> {
        let mut played = Vec::new();
        for (no, format) in FORMATS.iter().cycle().enumerate() {
            if no >= FORMATS.len() && self.is_calm.get() {
                break;
            }
            let play = self.opens(&format!("Play {no}"), format).await;
            play.to_its_end().await;
            played.push(play.number);
        }
        self.is_over.set(true);
        played
    }

    /// Somebody keeps looking at what there is.
    async fn looks(&self) {
        let eve = self.people["Eve"].at(&self.practice);
        while !self.is_over.get() {
            if let Ok(got) = eve.tries_to_run("/session list", &[]).await {
                let answers = ["**Sessions**", "Nothing is planned", TOO_FAST];
                let is_list = answers.iter().any(|answer| got.text.contains(answer));
                assert!(is_list, "{}", got.text);
            }
        }
    }

    async fn opens<'a>(&'a self, objective: &str, format: &'static Format) -> Play<'a> {
        let until = Instant::now() + PLAY_MAX;
        let options = [("format", format.name), ("objective", objective)];
        let line = format!("Objective: {objective}\n");
        let card = loop {
            if let Some(card) = self.practice.find(&line) {
                break card;
            }
            assert!(Instant::now() < until, "{objective} does not begin");
            let ana = self.people["Ana"].at(&self.practice);
            let _asked = ana.tries_to_run("/session now", &options).await;
            // Whether it was taken shows on the card.
            let _came = tokio::time::timeout(CARD_WITHIN, self.practice.shows(&line)).await;
        };
        let thread = card.thread().await;
        let text = card.text();
        let number = text.split(['#', ' ']).find_map(|word| word.parse().ok()).unwrap();
        Play { group: self, format, number, card, thread, until }
    }

    /// Once nobody kills it any more.
    async fn calls_off(&self, number: u32) {
        let (ana, number) = (&self.people["Ana"], number.to_string());
        let until = Instant::now() + PLAY_MAX;
        while ana.runs("/session cancel", &[("session", &number)]).await.text.contains(TOO_FAST)
            || ana.presses("Yes, call it off").await.text.contains(TOO_FAST)
        {
            assert!(Instant::now() < until, "#{number} cannot be called off");
        }
    }

    fn mark(&self) -> u8 {
        u8::try_from(self.draw.borrow_mut().below(5) + 1).unwrap()
    }
}

impl Play<'_> {
    async fn to_its_end(&self) {
        for (name, button, seat) in self.format.seats {
            self.takes_a_seat(name, button, seat).await;
        }
        self.asks_and_answers().await;
        for (name, button, turn) in self.format.raters {
            self.rates(name, button, *turn).await;
        }
        for (name, _) in self.format.candidates {
            self.settles_it(name).await;
        }
        for (name, turn) in self.format.candidates {
            self.reads_the_report(name, *turn).await;
        }
        let (number, thread) = (self.number, self.thread.transcript());
        let is_over = |post: &str| {
            post.contains(&format!("Mock interview #{number} ")) && post.contains("It is over")
        };
        let is_over = |all: &str| all.split("Greenroom: ").any(is_over);
        self.group.practice.settles(&format!("the end of #{number}:\n{thread}"), is_over).await;
    }

    fn who(&self, name: &str) -> Member {
        self.group.people[name].at(&self.thread)
    }

    /// Whether it is still worth trying.
    fn goes_on(&self) -> bool {
        let room = self.thread.transcript();
        assert!(Instant::now() < self.until, "#{} never ends:\n{room}", self.number);
        true
    }

    async fn takes_a_seat(&self, name: &str, button: &str, seat: &'static str) {
        let member = self.group.people[name].at(&self.group.practice);
        while self.goes_on() {
            match member.tries_to_press_on(&self.card, button).await {
                Ok(got) if got.text.contains("You have a seat") => {
                    self.group.promises.borrow_mut().seated(self.number, member.id(), seat);
                    return;
                }
                // It was taken at the first press, and nobody could say so.
                Ok(_) if self.card.text().contains(&format!("@{name}")) => return,
                Err(why) if why.starts_with("no button") => return,
                Ok(_) | Err(_) => {}
            }
        }
    }

    /// Everybody presses what moves the session on.
    async fn asks_and_answers(&self) {
        while self.goes_on() && self.thread.find(self.format.ends).is_none() {
            for (name, _, _) in self.format.seats {
                let member = self.who(name);
                if !self.thread.transcript().contains("[Panel]") {
                    tokio::task::yield_now().await;
                    continue;
                }
                let Ok(mut got) = member.tries_to_press("Panel").await else { continue };
                while let Some(label) = onward(&got) {
                    let writes = label == "Done" && self.group.mark() > 2;
                    let next = if writes {
                        self.answers(&member).await
                    } else if member.could_press(label) {
                        member.tries_to_press(label).await
                    } else {
                        break;
                    };
                    let Ok(next) = next else { break };
                    got = next;
                }
            }
        }
    }

    async fn answers(&self, member: &Member) -> Result<Got, String> {
        member.tries_to_press("Answer in writing").await?;
        let count = self.group.promises.borrow().count;
        let text = format!("{CANARY} {count}: it went from 9 minutes to 4.");
        let got = member.tries_to_fill(&[("Your answer", &text)]).await?;
        if got.text.contains("Answered") {
            self.group.promises.borrow_mut().answered(self.number, &text);
        }
        Ok(got)
    }

    async fn rates(&self, name: &str, button: &str, turn: u8) {
        let rater = self.who(name);
        while self.goes_on() {
            if let Ok(true) = self.tries_to_rate(&rater, button, turn).await {
                return;
            }
        }
    }

    /// A whole ballot with its words; true when it is in.
    async fn tries_to_rate(&self, rater: &Member, button: &str, turn: u8) -> Result<bool, String> {
        let promises = &self.group.promises;
        rater.tries_to_press(button).await?;
        for (no, competency) in (0..).zip(COMPETENCIES) {
            let (place, mark) = ((self.number, turn, rater.id(), no), self.group.mark());
            promises.borrow_mut().marks(place, mark);
            let got = rater.tries_to_pick(competency, &[&mark.to_string()]).await?;
            if got.text.contains("Saved") {
                promises.borrow_mut().marked(place, mark);
            }
        }
        if rater.could_press("Add words") {
            rater.tries_to_press("Add words").await?;
            let words = format!("{CANARY} in the second story {turn} the number came first.");
            let field = "What did you see or hear? Name one moment";
            let got = rater.tries_to_fill(&[(field, &words)]).await?;
            if got.text.contains("Your words are saved") {
                promises.borrow_mut().worded(self.number, turn, rater.id(), &words);
            }
        }
        let got = rater.tries_to_press("Done").await?;
        let is_in = got.text.contains("is in");
        if is_in {
            promises.borrow_mut().ballot_is_in(self.number, turn, rater.id());
        }
        Ok(is_in)
    }

    /// The candidate says how it went for them, or that they would rather not.
    async fn settles_it(&self, name: &str) {
        let candidate = self.who(name);
        let is_tap = self.format.raters.is_empty();
        while self.goes_on() {
            let button = if is_tap { "Done" } else { "Rate myself" };
            if self.thread.find("[Open your report]").is_some() || !candidate.could_press(button) {
                return;
            }
            let opened = answered(candidate.tries_to_press(button).await).is_some();
            if is_tap && opened {
                return;
            }
            if opened
                && candidate.could_press("Skip it")
                && answered(candidate.tries_to_press("Skip it").await).is_some()
            {
                return;
            }
        }
    }

    /// The report has all words that were saved for it.
    async fn reads_the_report(&self, name: &str, turn: u8) {
        let candidate = self.who(name);
        let told = format!("@{name}'s turn is rated");
        let told = if self.format.raters.is_empty() { "[Open your report]" } else { &told };
        self.thread.shows(told).await;
        let post = self.thread.post(told);
        while self.goes_on() {
            let pressed = candidate.tries_to_press_on(&post, "Open your report").await;
            let Some(got) = answered(pressed) else { continue };
            assert!(got.text.contains("**Report"), "{}", got.text);
            for words in self.group.promises.borrow().words_of(self.number, turn) {
                assert!(got.text.contains(words), "{words} not in\n{}", got.text);
            }
            return;
        }
    }
}

/// What they are told, if anybody was there and did not put them off.
fn answered(got: Result<Got, String>) -> Option<Got> {
    got.ok().filter(|got| !got.text.contains(TOO_FAST))
}

#[tokio::test]
async fn members_see_all_of_it_once_however_often_the_bot_is_killed() {
    let (kills, seed) = kills(30);
    let fake = Fake::start().await;
    let mut bot = Binary::starts(&fake).await;
    let (guild, practice) = set_up_guild(&fake, "Evening group").await;
    let people = ["Ana", "Ben", "Cid", "Dev", "Eve"].map(|name| (name, guild.member(name)));
    let group = Group {
        fake: &fake,
        guild,
        practice,
        people: BTreeMap::from(people),
        promises: RefCell::default(),
        draw: RefCell::new(Seed(seed).draws(1)),
        is_calm: Cell::new(false),
        is_over: Cell::new(false),
    };
    let killed = group.kills(&mut bot, kills, Seed(seed).draws(0));
    let ((), played, ()) = tokio::join!(killed, group.plays(), group.looks());

    // What was begun twice, because nobody could say that it had begun, is called off.
    for (number, ending) in endings(&bot.data(), group.guild.id()) {
        if ending.is_none() && !played.contains(&number) {
            group.calls_off(number).await;
        }
    }
    bot.settles().await;
    bot.stops().await;
    let data = bot.data();
    group.promises.borrow().are_kept(&data, group.guild.id());
    for (number, ending) in endings(&data, group.guild.id()) {
        match ending {
            Some(Ending::Reported) => assert!(played.contains(&number)),
            Some(Ending::CalledOff(_)) => assert!(!played.contains(&number)),
            other => panic!("#{number} ended so: {other:?}"),
        }
    }
    let ledger = Ledger::read(&data);
    ledger.is_what_members_see(std::slice::from_ref(&group.practice));
    let threads = group.practice.threads();
    assert_eq!(threads.len(), ledger.thread_count());
    let told = group.promises.borrow().count;
    println!("{kills} kills, {} sessions, {told} promises", played.len());
    println!("{} identifies, {} resumes", fake.identifies(), fake.resumes());
    assert!(told > 20, "only {told} promises");
    assert!(!group.promises.borrow().words_of(played[0], 0).is_empty(), "nobody found words");
    assert!(fake.identifies() <= 3, "{} identifies", fake.identifies());
    assert!(!bot.log().contains(CANARY), "somebody's words are in the log");
}
