//! One session in memory, stepped with a set clock; what it needs from the service is brought.

use std::collections::BTreeMap;
use std::sync::Arc;

use greenroom::bank::Question;
use greenroom::base::{GuildId, MemberId, Moment, Reminders, Seed, SessionId, Span};
use greenroom::interview::{
    self, Act, Deal, Drawn, DrawnQuestion, Effect, Event, Heard, Kit, MadeOn, MemberAct, Mode,
    Need, Notice, Outcome, Phase, Plan, Refusal, Seat, Session, Step, TurnNo, Wish, audit,
};

use crate::harness::{START, library, text};

/// A session with its clock.
#[derive(Debug, Clone)]
pub(super) struct Live {
    pub(super) s: Session,
    pub(super) now: Moment,
    /// What the room was shown, in order.
    pub(super) shown: Vec<Effect>,
}

/// When it is held.
#[derive(Debug, Clone, Copy)]
pub(super) enum When {
    AtOnce,
    In(Span),
}

const IDS: (SessionId, GuildId, u32) = (SessionId(1), GuildId(1), 1);

fn planned(format: &str, when: When, mode: Option<Mode>) -> (Plan, Arc<Kit>) {
    let library = library();
    let format = Arc::clone(library.format(format).unwrap());
    let rubric = Arc::clone(library.rubric(None, "").unwrap());
    let (starts_at, at_once) = match when {
        When::AtOnce => (START, true),
        When::In(span) => (START + span, false),
    };
    let plan = Plan {
        planner: MemberId(1),
        objective: text("Backend engineer, first screen"),
        wanted: None,
        role: None,
        role_title: None,
        level: None,
        region: None,
        competency: None,
        kind: None,
        agenda: 0,
        mode: mode.unwrap_or(format.mode),
        venue: None,
        starts_at,
        at_once,
        is_dealt: false,
        is_private: false,
        language: String::new(),
        in_english: Vec::new(),
        keep_answers_days: 0,
        again: None,
        cut_off_at: None,
        place: None,
        room: None,
        freeze_after: Span::ZERO,
        reminders: Reminders::default(),
    };
    (plan, Arc::new(Kit { format, rubric, questions: Vec::new() }))
}

/// A session whose seats are dealt so, from outside.
pub(super) fn try_dealt(format: &str, lead: Span, seats: &[(i64, Seat)]) -> Result<Step, Refusal> {
    let (plan, kit) = planned(format, When::In(lead), None);
    let seats = seats.iter().map(|(member, seat)| (*seat, MemberId(*member))).collect();
    interview::open_dealt(plan, kit, IDS, Seed(5), &Deal { seats, ..Deal::default() }, START)
}

impl Live {
    /// Planned by member 1.
    pub(super) fn plan(format: &str, when: When) -> Self {
        Self::plan_as(format, when, None)
    }

    pub(super) fn plan_as(format: &str, when: When, mode: Option<Mode>) -> Self {
        let (plan, kit) = planned(format, when, mode);
        Self::of(interview::open(plan, kit, IDS, Seed(5), START).unwrap())
    }

    /// Its seats are dealt from outside.
    pub(super) fn dealt(format: &str, lead: Span, seats: &[(i64, Seat)]) -> Self {
        Self::of(try_dealt(format, lead, seats).unwrap())
    }

    pub(super) fn of(step: Step) -> Self {
        assert_eq!(audit(&step.next), Ok(()));
        Self { s: step.next, now: START, shown: step.effects }
    }
    pub(super) fn seat(mut self, who: &[(i64, Seat)]) -> Self {
        for (member, seat) in who {
            self.act(*member, Act::Take(*seat)).unwrap();
        }
        self
    }

    /// Steps by the event, and brings what is needed then.
    pub(super) fn try_step(&self, event: &Event) -> Result<(Self, Heard), Refusal> {
        let mut step = interview::step(&self.s, event, self.now)?;
        let heard = step.heard.clone();
        let mut shown = self.shown.clone();
        shown.append(&mut step.effects);
        for _ in 0..4 {
            let Some(need) = step.next.need() else { break };
            let brought = bring(&step.next, &need);
            let Step { next, mut effects, .. } =
                interview::step(&step.next, &brought, self.now).unwrap();
            shown.append(&mut effects);
            step.next = next;
        }
        assert_eq!(audit(&step.next), Ok(()));
        let is_set_back = matches!(event, Event::SetBack { .. });
        assert!(is_set_back || step.next.at >= self.s.at, "session time runs back");
        Ok((Self { s: step.next, now: self.now, shown }, heard))
    }

    pub(super) fn by(&self, member: i64, act: Act) -> Event {
        self.by_on(member, act, None)
    }

    /// The same made on that.
    pub(super) fn by_on(&self, member: i64, act: Act, on: Option<MadeOn>) -> Event {
        Event::Act(MemberAct { on, ..MemberAct::of(MemberId(member), act, self.now) })
    }

    pub(super) fn act(&mut self, member: i64, act: Act) -> Result<Heard, Refusal> {
        let event = self.by(member, act);
        let (next, heard) = self.try_step(&event)?;
        *self = next;
        Ok(heard)
    }

    pub(super) fn event(&mut self, event: &Event) {
        *self = self.try_step(event).unwrap().0;
    }

    /// The bot was away until now, for `span`.
    pub(super) fn gap(&mut self, span: Span) {
        let from = self.now;
        self.now += span;
        self.event(&Event::Gap { from, to: self.now });
    }

    /// Lets time pass, waking it whenever it wants to be woken.
    pub(super) fn pass(&mut self, span: Span) {
        let until = self.now + span;
        for _ in 0..1_000 {
            match self.s.wake_at() {
                Some((at, _)) if at <= until => {
                    self.now = self.now.max(at);
                    self.event(&super::woken());
                }
                Some(_) | None => {
                    self.now = until;
                    return;
                }
            }
        }
        panic!("time does not pass: {:?}", self.s.phase);
    }

    /// Lets time pass until `wanted`.
    pub(super) fn pass_until(&mut self, wanted: impl Fn(&Phase) -> bool) {
        for _ in 0..2_000 {
            if wanted(&self.s.phase) {
                return;
            }
            let (at, _) = self.s.wake_at().expect("it is not over");
            self.now = self.now.max(at);
            self.event(&super::woken());
        }
        panic!("never reached: {:?}", self.s.phase);
    }

    /// The acting interviewer.
    pub(super) fn interviewer(&self) -> i64 {
        self.s.acting_interviewer().expect("somebody interviews").0
    }

    /// The candidate whose answer it is, or the first of the pass.
    pub(super) fn candidate(&self) -> i64 {
        let turn = self.s.asking().map(|(_, round)| round.turn);
        let turn = turn.or_else(|| self.s.pass().map(|p| p.turns[0])).unwrap_or(TurnNo::FIRST);
        self.s[turn].candidate.0
    }

    /// How often the room was told something that `wanted` knows.
    pub(super) fn told(&self, wanted: impl Fn(&Notice) -> bool) -> usize {
        let notices = self.shown.iter().filter_map(|effect| match effect {
            Effect::Post { notice, .. }
            | Effect::Announce { notice, .. }
            | Effect::Show { notice, .. } => Some(notice),
            Effect::OpenThread | Effect::CloseThread => None,
        });
        notices.filter(|n| wanted(n)).count()
    }
}

fn bring(s: &Session, need: &Need) -> Event {
    match need {
        Need::Draw { wishes, .. } => Event::Drawn(draw(s, wishes)),
        Need::Reports => {
            Event::Reported { outcomes: s.turns.iter().map(|_| Outcome::NotRated).collect() }
        }
    }
}

/// The first question of the library that meets each wish and is not in the kit yet.
fn draw(s: &Session, wishes: &[Wish]) -> Drawn {
    let library = library();
    let mut taken: Vec<_> = s.kit().questions.iter().map(|q| q.id.clone()).collect();
    let mut questions = Vec::new();
    for (wish, wished) in (0u8..).zip(wishes) {
        let fits = |q: &Arc<Question>| wished.kinds.contains(&q.kind) && !taken.contains(&q.id);
        let found = library.questions.iter().find(|q| fits(q));
        if let Some(question) = found {
            taken.push(question.id.clone());
            let question = Arc::clone(question);
            questions.push(DrawnQuestion { wish, purpose: wished.purpose, question });
        }
    }
    Drawn { questions, goals: BTreeMap::new() }
}
