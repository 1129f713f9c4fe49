//! Every state of every built-in format as each kind of member sees it: a way on, no name of a
//! button that is not there, few buttons, and nothing that ends for good without a question.

use std::collections::BTreeSet;
use std::sync::Arc;

use greenroom::base::{ENGLISH, MemberId, Span};
use greenroom::interview::{Act, AskingStep, Event, Format, LastAct, Phase, Seat, Session, TurnNo};
use greenroom::protocol::{Command, Query, SessionDelivery, Shown, Threads};
use greenroom::rehearsal::{Manner, Move, next};
use greenroom::rubric::{Choice, CompetencyNo, Mark, Words};
use greenroom::view::{self, Button, Card, Press, Style, Texts};

use crate::harness::library;

use super::fixture::{ID, Play, plan, rubric, show, texts};

/// Buttons that stand before the one that leads to more.
const USUAL_MAX: usize = 9;
/// More moves than any session has.
const MOVES_MAX: usize = 600;
const OBSERVER: MemberId = MemberId(30);
const STRANGER: MemberId = MemberId(99);

/// What happens once, in the middle of an answer or at the first chance after it.
#[derive(Debug, Clone, Copy, PartialEq)]
enum Turn {
    Nothing,
    Pause,
    Emergency,
    CandidateOut,
    InterviewerOut,
    CandidateLeaves,
    InterviewerLeaves,
    ObserverLeaves,
    Gap,
}

const TURNS: [Turn; 9] = [
    Turn::Nothing,
    Turn::Pause,
    Turn::Emergency,
    Turn::CandidateOut,
    Turn::InterviewerOut,
    Turn::CandidateLeaves,
    Turn::InterviewerLeaves,
    Turn::ObserverLeaves,
    Turn::Gap,
];

struct People(Vec<(MemberId, Seat)>);

impl Manner for People {
    fn seats(&self) -> &[(MemberId, Seat)] {
        &self.0
    }

    fn mark(&self, _: TurnNo, _: MemberId, _: CompetencyNo) -> Option<Choice> {
        Some(Choice::Mark(Mark::HIGHEST))
    }

    fn words(&self, _: TurnNo, _: MemberId) -> Option<Words> {
        let seen = "You gave the result first, and I could follow every step after it.";
        Some(Words::new(seen, "", "").unwrap())
    }
}

/// As few as it takes, and somebody who watches.
fn people(format: &Format) -> People {
    let candidates = (1..=format.candidates.min).map(|n| (MemberId(n.into()), Seat::Candidate));
    let interviewers = (11..11 + format.interviewers.min).map(|n| (n, Seat::Interviewer));
    let interviewers = interviewers.map(|(n, seat)| (MemberId(n.into()), seat));
    let observer = (format.observers_max > 0).then_some((OBSERVER, Seat::Observer));
    People(candidates.chain(interviewers).chain(observer).collect())
}

/// What was found wrong, each once.
#[derive(Default)]
struct Found(BTreeSet<String>);

impl Found {
    fn add(&mut self, what: &str, card: &Card) {
        self.0.insert(format!("{what}\n{}", show(card)));
    }
}

#[test]
fn every_screen_of_every_format_has_a_way_on_and_says_only_what_is_there() {
    let mut found = Found::default();
    let mut states = 0;
    for format in &library().formats {
        for turn in TURNS {
            states += walk(format, turn, &mut found);
        }
    }
    assert!(states > 1_000, "{states} states");
    let all: Vec<&str> = found.0.iter().map(String::as_str).take(20).collect();
    assert!(all.is_empty(), "{} screens:\n{}", found.0.len(), all.join("\n"));
}

fn walk(format: &Arc<Format>, turn: Turn, found: &mut Found) -> usize {
    let people = people(format);
    let mut p = Play::of(Arc::clone(format), plan(MemberId(1)), rubric());
    let texts = texts();
    let mut is_done = turn == Turn::Nothing;
    let mut states = 0;
    for _ in 0..MOVES_MAX {
        look_round(&mut p, &people, &texts, found);
        states += 1;
        if let Phase::Closed { .. } = p.s.phase {
            return states;
        }
        if !is_done && is_answering(&p.s) {
            is_done = true;
            happens(&mut p, turn);
            continue;
        }
        match next(&p.s, &people) {
            Some(Move { member, act }) if p.try_act(member, act.clone()).is_ok() => {}
            Some(_) | None => match p.s.wake_at() {
                Some((at, _)) => p.wait((at - p.now).max(Span::ZERO)),
                None => return states,
            },
        }
    }
    panic!("{} never ends after {turn:?}: {:?}", format.id, p.s.phase);
}

fn is_answering(s: &Session) -> bool {
    let is_running = matches!(s.phase, Phase::Running(_));
    is_running && s.asking().is_some_and(|(a, _)| matches!(a.step, AskingStep::Answering(_)))
}

fn happens(p: &mut Play, turn: Turn) {
    let (_, round) = p.s.asking().expect("somebody answers");
    let (candidate, interviewer) = (p.s[round.turn].candidate, p.s.acting_interviewer());
    let interviewer = interviewer.unwrap_or(candidate);
    let (member, act) = match turn {
        Turn::Nothing => return,
        Turn::Pause => (interviewer, Act::Pause),
        Turn::Emergency => (candidate, Act::EmergencyStop),
        Turn::CandidateOut => (candidate, Act::StepOut),
        Turn::InterviewerOut => (interviewer, Act::StepOut),
        Turn::CandidateLeaves => (candidate, Act::Leave),
        Turn::InterviewerLeaves => (interviewer, Act::Leave),
        Turn::ObserverLeaves => (OBSERVER, Act::Leave),
        Turn::Gap => {
            let from = p.now;
            p.now = from + Span::from_minutes(3);
            let gap = Event::Gap { from, to: p.now };
            p.event(&gap).expect("an absence is never refused");
            return;
        }
    };
    // Where a format has none of it, nothing happens.
    let _told = p.try_act(member, act);
}

/// Each kind of member looks at everything, and the room at what it was told.
fn look_round(p: &mut Play, people: &People, texts: &Texts, found: &mut Found) {
    let seated = people.0.iter().map(|(member, _)| *member);
    for viewer in seated.chain([STRANGER]) {
        let mut session = p.s.clone();
        session.seal_questions(viewer);
        let session = Shown::Session(Arc::new(session));
        let look = |query| view::shown(&ENGLISH, &session, &query, viewer, p.now, texts);
        let panel = look(Query::Panel(ID));
        leads_on(p, viewer, &panel, found);
        for card in [&look(Query::More(ID)), &look(Query::Details(ID)), &panel] {
            names(card, found);
            ends_are_asked(card, found);
        }
        for last in LastAct::ALL {
            asked(p, viewer, last, texts, found);
        }
    }
    for effect in std::mem::take(&mut p.said) {
        let shown = SessionDelivery {
            session: ID,
            number: 42,
            effect,
            channel: None,
            card: None,
            thread: None,
            own: None,
        };
        if let Some(card) = view::notice(&ENGLISH, Threads::Public, &shown) {
            names(&card, found);
            ends_are_asked(&card, found);
            if card.buttons.len() > USUAL_MAX {
                found.add("too many buttons", &card);
            }
        }
    }
}

/// A panel has what is to be done next, not too much beside it, and nothing that ends something.
fn leads_on(p: &Play, viewer: MemberId, panel: &Card, found: &mut Found) {
    let usual = || panel.buttons.iter().filter(|b| b.press != Press::Look(Query::More(ID)));
    if usual().count() > USUAL_MAX {
        found.add("too many buttons", panel);
    }
    let says_when = panel.lines.iter().any(|line| line.contains("<t:"));
    if usual().count() == 0 && !says_when && !is_waiting_for_somebody(p, viewer) {
        found.add("no way on", panel);
    }
    if usual().any(|b| b.style == Style::Danger && !is_choice(&b.press)) {
        found.add("what ends something stands among what is usual", panel);
    }
}

/// Closing one's own ballots, and meeting another day, are what is waited for there.
fn is_choice(press: &Press) -> bool {
    matches!(press, Press::Do(Command::Act { act: Act::CloseRating | Act::NewDate, .. }))
}

/// Who has nothing to press while somebody else has: their screen is shown anew when it changes.
fn is_waiting_for_somebody(p: &Play, viewer: MemberId) -> bool {
    next(&p.s, &People(Vec::new())).is_some_and(|one| one.member != viewer)
        || p.s.acting_interviewer().is_some_and(|one| one != viewer)
}

/// `[Name]` is a button of this card.
fn names(card: &Card, found: &mut Found) {
    for line in &card.lines {
        let mut rest = line.as_str();
        while let Some(start) = rest.find('[') {
            let is_escaped = rest[..start].ends_with('\\');
            let Some(end) = rest[start..].find(']') else { break };
            let name = &rest[start + 1..start + end];
            if !is_escaped && !card.buttons.iter().any(|b| b.label == name) {
                found.add(&format!("[{name}] is not there"), card);
            }
            rest = &rest[start + end..];
        }
    }
}

/// What looks as if it ended something is asked about, but in an emergency.
fn ends_are_asked(card: &Card, found: &mut Found) {
    for button in card.buttons.iter().filter(|b| b.style == Style::Danger) {
        let is_asked = match &button.press {
            Press::Do(Command::Act { act: Act::EmergencyStop, .. } | Command::Sure { .. }) => true,
            Press::Do(command) => command.asks_first().is_some(),
            Press::Look(_) | Press::Fill(_) => true,
        };
        if !is_asked {
            found.add(&format!("[{}] asks nothing", button.label), card);
        }
    }
}

/// The question before something ends names it, and leads back.
fn asked(p: &Play, viewer: MemberId, last: LastAct, texts: &Texts, found: &mut Found) {
    let asks = Shown::Sure { session: Arc::new(p.s.clone()), last };
    let card = view::shown(&ENGLISH, &asks, &Query::Sure(ID, last), viewer, p.now, texts);
    let wanted = Press::Do(Command::Sure { session: ID, last, on: p.s.stretch() });
    let leads_back = card.buttons.iter().any(|b| matches!(b.press, Press::Look(_)));
    if card.buttons.first().is_none_or(|b| b.press != wanted) || !leads_back {
        found.add("not a question", &card);
    }
}

#[test]
fn what_is_wrong_with_a_screen_is_found() {
    let mut found = Found::default();
    let p = Play::of(Arc::clone(&library().formats[0]), plan(MemberId(1)), rubric());
    let line = "Press [Ghost], but not \\[this\\]".to_owned();
    let mut card = Card { lines: vec![line], ..Card::default() };
    names(&card, &mut found);
    let press = Press::act(ID, Act::Skip);
    card.buttons = vec![Button { label: "Over".to_owned(), press, style: Style::Danger }];
    ends_are_asked(&card, &mut found);
    leads_on(&p, STRANGER, &card, &mut found);
    card.buttons = vec![card.buttons[0].clone(); USUAL_MAX + 1];
    leads_on(&p, STRANGER, &card, &mut found);
    let begins: Vec<&str> = found.0.iter().filter_map(|f| f.lines().next()).collect();
    let ends = "what ends something stands among what is usual";
    let all = ["[Ghost] is not there", "[Over] asks nothing", "too many buttons", ends, ends];
    assert_eq!(begins, all);
}
