//! A small group, its kit, and a session that is played: what the engine wants is given to it at
//! the time it asks for.

use std::fmt::Write;
use std::sync::Arc;

use greenroom::bank::Question;
use greenroom::base::{
    CleanText, GuildId, MemberId, Moment, Reminders, Seed, SessionId, Span, TextLimit,
};
use greenroom::interview::{
    Act, Deal, Drawn, DrawnQuestion, Effect, Event, Format, Heard, Kit, MemberAct, Mode, Need,
    Notice, Outcome, Plan, Practised, Purpose, Refusal, Seat, Session, open, open_dealt, step,
};
use greenroom::progress::Goals;
use greenroom::protocol::{Answer, Query, SessionDelivery, Shown, Subject};
use greenroom::rubric::Rubric;
use greenroom::view::{Card, Press, Texts};

use crate::harness::reading;
pub(super) use crate::harness::screens::check_bounds;
use crate::harness::screens::{notice, shown};

pub(super) const A: MemberId = MemberId(1);
pub(super) const B: MemberId = MemberId(2);
pub(super) const C: MemberId = MemberId(3);
pub(super) const D: MemberId = MemberId(4);

/// 24 November 2026, 19:00 UTC.
pub(super) const START: Moment = Moment::from_ms(1_795_546_800_000);
pub(super) const ID: SessionId = SessionId(420);

pub(super) const ONE_ON_ONE: &str = r#"
id = "one-on-one"
title = "One-on-one"
about = "Two people interview each other, with a short break. Others may observe and vote."
turns = "swap"
conductor = "interviewer"
candidates = { min = 2, max = 2 }
observers_max = 2
half_time_s = 240
rating = { raters = "room", window_s = 1200 }
[[agenda]]
minutes = 30
intro_s = 120
questions_s = 1200
candidate_questions_s = 300
wrap_up_s = 180
questions = [["opening"], ["behavioural"], ["behavioural", "technical"]]
surprises = 1
"#;

pub(super) const SOLO: &str = r#"
id = "solo"
title = "Solo"
about = "You and the clock: the bot asks, and peers can rate within 48 hours."
turns = "single"
conductor = "bot"
candidates = { min = 1, max = 1 }
rating = { raters = "guild", window_s = 172800 }
[[agenda]]
minutes = 25
questions_s = 1260
candidate_questions_s = 240
questions = [["opening"], ["behavioural"]]
"#;

pub(super) const DRILL: &str = r#"
id = "drill"
title = "Drill"
about = "One question of one kind, ten minutes at most."
turns = "single"
conductor = "bot"
candidates = { min = 1, max = 1 }
rating = { raters = "guild", window_s = 1200, self = "tap" }
[[agenda]]
minutes = 10
questions_s = 600
questions = [["opening"]]
"#;

pub(super) const PANEL: &str = r#"
id = "final-round"
title = "Final round"
about = "A panel under pressure."
turns = "single"
conductor = "interviewer"
mode = "live"
candidates = { min = 1, max = 1 }
interviewers = { min = 2, max = 3 }
observers_max = 4
raters_wanted = 3
verdict = true
rating = { raters = "room", window_s = 1200 }
[[agenda]]
minutes = 45
intro_s = 300
questions_s = 1920
candidate_questions_s = 300
wrap_up_s = 180
questions = [["opening"], ["behavioural"]]
surprises = 1
"#;

pub(super) const GROUP: &str = r#"
id = "group"
title = "Group"
about = "Three to six candidates answer the same questions in turn."
turns = "shared"
conductor = "interviewer"
candidates = { min = 3, max = 6 }
interviewers = { min = 1, max = 2 }
observers_max = 4
rating = { raters = "room", window_s = 1200 }
[[agenda]]
minutes = 56
intro_s = 180
questions_s = 1800
exercise_s = 900
candidate_questions_s = 300
wrap_up_s = 180
questions = [["opening"], ["behavioural"]]
answer_s = 90
"#;

const QUESTIONS: &str = r#"
[[questions]]
id = "the-thread"
kind = "opening"
competency = "clarity-of-answer"
prompt = "Walk me through the work that led you to apply for this role."
listen_for.strong = ["a thread through two or three stops, each with a reason", "the last stop ties to this role"]
listen_for.weak = ["the CV read aloud"]
follow_ups = [{ trigger = "vague", prompt = "Which stop taught you most, and what?" }]
[[questions]]
id = "an-opening-to-spare"
kind = "opening"
competency = "clarity-of-answer"
prompt = "What should I know about you that is not in your résumé?"
listen_for.strong = ["one thing, with a reason"]
listen_for.weak = ["hobbies only"]
follow_ups = []
[[questions]]
id = "made-faster"
kind = "behavioural"
competency = "evidence-of-impact"
prompt = "Tell me about something that you made faster."
listen_for.strong = ["before and after in numbers"]
listen_for.weak = ["\"much faster\""]
follow_ups = [{ trigger = "no-number", prompt = "By how much did it get faster, and how did you know?" }]
[[questions]]
id = "a-plan-that-broke"
kind = "behavioural"
competency = "storytelling-structure"
prompt = "Tell me about a plan that broke on its first day."
listen_for.strong = ["what was done on that day"]
listen_for.weak = ["whose fault it was"]
follow_ups = []
[[questions]]
id = "a-surprise"
kind = "situational"
competency = "clarity-of-answer"
prompt = "Your demo fails in front of the customer. What do you do?"
listen_for.strong = ["says what is known first"]
listen_for.weak = ["goes on as if nothing happened"]
follow_ups = []
surprise = true
"#;

#[derive(serde::Deserialize)]
struct Questions {
    questions: Vec<Arc<Question>>,
}

pub(super) fn questions() -> Vec<Arc<Question>> {
    toml::from_str::<Questions>(QUESTIONS).expect("it parses").questions
}

pub(super) fn rubric() -> Rubric {
    toml::from_str(include_str!("../../../config/rubrics/peer.toml")).expect("it parses")
}

/// The built-in goals, of which one says how it is tested.
fn goals() -> Goals {
    let starter = include_str!("../../../config/goals/0-starter.toml");
    let mut goals: Goals = toml::from_str(starter).expect("it parses");
    for goal in &mut goals.goals {
        let is_tested = goal.id.0.as_str() == "before-after";
        goal.transfer = is_tested.then(|| "Both numbers came unasked in two stories.".to_owned());
    }
    goals
}

pub(super) fn texts() -> Texts {
    Texts {
        goals: Arc::new(goals()),
        guide: reading().guide(),
        tags: crate::harness::library().tags.clone(),
        ..Texts::default()
    }
}

pub(super) fn text(raw: &str) -> CleanText {
    CleanText::new(raw, TextLimit::paragraph(4_000)).expect("tests write short texts")
}

pub(super) fn plan(planner: MemberId) -> Plan {
    Plan {
        planner,
        objective: text("A first technical screen"),
        wanted: Some(text("ready for a first technical screen")),
        role: Some("backend-engineer".to_owned()),
        role_title: None,
        level: Some(greenroom::bank::Level::Senior),
        region: None,
        venue: None,
        competency: None,
        kind: None,
        mode: Mode::Practice,
        agenda: 0,
        starts_at: START,
        at_once: false,
        is_dealt: false,
        is_private: false,
        language: String::new(),
        in_english: Vec::new(),
        keep_answers_days: 0,
        again: None,
        cut_off_at: None,
        place: Some(text("Room 1")),
        room: None,
        freeze_after: Span::from_seconds(60),
        reminders: Reminders::default(),
    }
}

/// A session that is played.
#[derive(Debug, Clone)]
pub(super) struct Play {
    pub(super) s: Session,
    pub(super) now: Moment,
    /// Everything that the room was shown, in order.
    pub(super) said: Vec<Effect>,
    pub(super) goal: Option<CleanText>,
}

impl Play {
    /// Planned two days ahead.
    pub(super) fn planned(format: &str) -> Self {
        Self::with(format, plan(A), rubric())
    }

    pub(super) fn with(format: &str, plan: Plan, rubric: Rubric) -> Self {
        let format: Format = toml::from_str(format).expect("it parses");
        assert_eq!(format.check(), Vec::new());
        Self::of(Arc::new(format), plan, rubric)
    }

    pub(super) fn of(format: Arc<Format>, plan: Plan, rubric: Rubric) -> Self {
        let now = START - Span::from_hours(48);
        let kit = Kit { format, rubric: Arc::new(rubric), questions: vec![] };
        let first = open(plan, Arc::new(kit), (ID, GuildId(7), 42), Seed(3), now);
        let first = first.expect("the plan lies ahead");
        Self { s: first.next, now, said: first.effects, goal: None }
    }

    /// Planned two days ahead, with seats that were dealt.
    pub(super) fn dealt(format: &str, plan: Plan, seats: &[(Seat, MemberId)]) -> Self {
        let deal = Deal { seats: seats.to_vec(), ..Deal::default() };
        let format: Format = toml::from_str(format).expect("it parses");
        let now = START - Span::from_hours(48);
        let kit = Kit { format: Arc::new(format), rubric: Arc::new(rubric()), questions: vec![] };
        let first = open_dealt(plan, Arc::new(kit), (ID, GuildId(7), 42), Seed(3), &deal, now);
        let first = first.expect("the format has these seats");
        Self { s: first.next, now, said: first.effects, goal: None }
    }

    /// What a member does; refused is a failure of the test.
    #[track_caller]
    pub(super) fn act(&mut self, member: MemberId, act: Act) -> Heard {
        self.try_act(member, act.clone())
            .unwrap_or_else(|refusal| panic!("{act:?} was refused: {refusal:?}"))
    }

    pub(super) fn try_act(&mut self, member: MemberId, act: Act) -> Result<Heard, Refusal> {
        self.event(&Event::Act(MemberAct::of(member, act, self.now)))
    }

    pub(super) fn event(&mut self, event: &Event) -> Result<Heard, Refusal> {
        let step = step(&self.s, event, self.now)?;
        self.s = step.next;
        self.said.extend(step.effects);
        self.give();
        Ok(step.heard)
    }

    /// What the engine needs from the service.
    fn give(&mut self) {
        let event = match self.s.need() {
            None => return,
            Some(Need::Reports) => {
                let outcomes = vec![Outcome::Rated(2); self.s.turns.len()];
                Event::Reported { outcomes }
            }
            Some(Need::Draw { wishes, candidates, .. }) => {
                let all = questions();
                let mut used = Vec::new();
                let mut drawn = Vec::new();
                for (place, wish) in (0..).zip(&wishes) {
                    let fits = |q: &Arc<Question>| match wish.purpose {
                        Purpose::Surprise => q.surprise,
                        Purpose::Planned | Purpose::Spare => wish.kinds.contains(&q.kind),
                    };
                    let found = all.iter().find(|q| fits(q) && !used.contains(&q.id));
                    if let Some(question) = found {
                        used.push(question.id.clone());
                        drawn.push(DrawnQuestion {
                            wish: place,
                            purpose: wish.purpose,
                            question: question.clone(),
                        });
                    }
                }
                let goal = self.goal.clone();
                let test = Some(text("Both numbers came unasked in two stories."));
                let goal = goal.map(|text| Practised { text, test });
                let goals = candidates.iter().filter_map(|c| Some((*c, goal.clone()?))).collect();
                Event::Drawn(Drawn { questions: drawn, goals })
            }
        };
        self.event(&event).expect("what was asked for is never refused");
    }

    /// Lets time pass, with everything that wants to happen in it.
    pub(super) fn wait(&mut self, span: Span) {
        let until = self.now + span;
        while let Some((at, _)) = self.s.wake_at().filter(|(at, _)| *at <= until) {
            self.now = self.now.max(at);
            self.event(&Event::Woken { quiet: std::collections::BTreeMap::new() })
                .expect("a wake is never refused");
        }
        self.now = until;
    }

    pub(super) fn seconds(&mut self, seconds: i64) {
        self.wait(Span::from_seconds(seconds));
    }

    /// Everybody sits and checks in; the session has begun.
    pub(super) fn begun(format: &str, seats: &[(MemberId, greenroom::interview::Seat)]) -> Self {
        Self::planned(format).begin(seats)
    }

    pub(super) fn begin(mut self, seats: &[(MemberId, greenroom::interview::Seat)]) -> Self {
        for (member, seat) in seats {
            self.act(*member, Act::Take(*seat));
        }
        self.wait(START - Span::from_minutes(5) - self.now);
        for (member, _) in seats {
            self.act(*member, Act::CheckIn);
        }
        self.wait(START - self.now);
        self
    }

    /// The question that is offered is asked and answered aloud in so many seconds.
    pub(super) fn question(&mut self, interviewer: MemberId, candidate: MemberId, took: i64) {
        self.act(interviewer, Act::Ask);
        self.seconds(5 + took);
        self.act(candidate, Act::Done);
    }

    /// A private screen.
    pub(super) fn look(&self, viewer: MemberId, query: Query) -> Card {
        // As the service hands it out.
        let mut s = self.s.clone();
        s.seal_questions(viewer);
        let session = Arc::new(s);
        let what = match query {
            Query::Ballot(_, turn) => Shown::Ballot(Box::new(greenroom::protocol::BallotView {
                session,
                turn,
                words: None,
            })),
            _ => Shown::Session(session),
        };
        shown(&what, &query, viewer, self.now, &texts())
    }

    pub(super) fn panel(&self, viewer: MemberId) -> String {
        show(&self.look(viewer, Query::Panel(ID)))
    }

    /// Everything that the room was shown since the last call; of a message that changed, how it
    /// looks in the end.
    pub(super) fn heard(&mut self) -> String {
        let said = std::mem::take(&mut self.said);
        let is_replaced = |(place, effect): &(usize, &Effect)| {
            let later = &said[place + 1..];
            effect.slot().is_some_and(|slot| later.iter().any(|e| e.slot() == Some(slot)))
        };
        let shown = said.iter().enumerate().filter(|one| !is_replaced(one));
        let cards: Vec<String> = shown
            .filter_map(|(_, effect)| notice(&of_session(effect.clone())))
            .map(|card| show(&card))
            .collect();
        // Adapters do not show again what a slot shows already.
        let mut shown: Vec<String> = Vec::new();
        for card in cards {
            if shown.last() != Some(&card) {
                shown.push(card);
            }
        }
        shown.join("\n")
    }
}

pub(super) fn of_session(effect: Effect) -> Subject {
    let shown = SessionDelivery {
        session: ID,
        number: 42,
        effect,
        channel: None,
        card: None,
        thread: None,
        own: None,
    };
    Subject::Session(Box::new(shown))
}

/// What a notice looks like in the room.
pub(super) fn said(what: Notice) -> Card {
    notice(&of_session(Effect::Post { notice: what, ping: vec![], on: None }))
        .expect("a post is shown")
}

/// An answer to an act.
pub(super) fn told(heard: Heard) -> Answer {
    Answer::Heard { session: ID, heard }
}

/// A card as text: lines, ‹pickers›, [buttons].
pub(super) fn show(card: &Card) -> String {
    let mut out = String::new();
    for line in &card.lines {
        writeln!(out, "{line}").expect("a string takes everything");
    }
    for picker in &card.pickers {
        let chosen = picker.options.iter().find(|o| o.is_chosen);
        let chosen = chosen.map_or("…".to_owned(), |o| o.in_a_line());
        writeln!(out, "‹{}: {chosen}›", picker.label).expect("a string takes everything");
    }
    let buttons: Vec<String> = card
        .buttons
        .iter()
        .map(|b| match b.style {
            greenroom::view::Style::Main => format!("[*{}*]", b.label),
            greenroom::view::Style::Plain => format!("[{}]", b.label),
            greenroom::view::Style::Danger => format!("[!{}]", b.label),
        })
        .collect();
    if !buttons.is_empty() {
        writeln!(out, "{}", buttons.join(" ")).expect("a string takes everything");
    }
    out
}

/// Everything that presses of this card would do in a session.
pub(super) fn acts(card: &Card) -> Vec<Act> {
    let options = card.pickers.iter().flat_map(|p| &p.options).map(|o| &o.press);
    let presses = card.buttons.iter().map(|b| &b.press).chain(options);
    presses
        .filter_map(|press| match press {
            Press::Do(greenroom::protocol::Command::Act { act, .. }) => Some(act.clone()),
            Press::Do(_) | Press::Look(_) | Press::Fill(_) => None,
        })
        .collect()
}
