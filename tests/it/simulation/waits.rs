//! Who waits for a partner, over many random evenings: kills, faults of the platform, presses of
//! the last moment.

use std::collections::BTreeSet;

use greenroom::base::{Draw, MemberId, Moment, Seed, SessionId, Span};
use greenroom::interview::Seat;
use greenroom::protocol::{
    Answer, Command, DeliveryFailure, GuildSettings, Query, Shown, Subject, Wait,
};
use greenroom::store::waits::{self, WaitRow};

use crate::harness::{Failing, GUILD, Stage};

const EVENINGS: u64 = 40;
const STEPS: usize = 60;
const MEMBERS: [i64; 6] = [1, 2, 3, 4, 5, 6];

struct Evening {
    stage: Stage,
    draw: Draw,
    /// Candidates of every session that a press has opened, and when.
    opened: Vec<(SessionId, BTreeSet<MemberId>, Moment)>,
    paired: usize,
    in_vain: usize,
}

impl Evening {
    fn new(seed: u64) -> Self {
        let mut stage = Stage::new(seed);
        let wanted = GuildSettings {
            practice: Some(greenroom::base::ChannelId(10)),
            practise_now: true,
            ..GuildSettings::default()
        };
        let mut origin = stage.origin(1);
        origin.is_organiser = true;
        stage.tell_from(&origin, Command::SetUp(Box::new(wanted))).unwrap();
        let draw = Seed(seed).draws(1);
        Self { stage, draw, opened: Vec::new(), paired: 0, in_vain: 0 }
    }

    fn below(&mut self, n: usize) -> i64 {
        i64::try_from(self.draw.below(n)).unwrap()
    }

    fn waiting(&self) -> Vec<WaitRow> {
        waits::of_guild(self.stage.house.store().read(), GUILD, 100).unwrap()
    }

    fn presses(&mut self, member: i64, command: Command) {
        let before = self.waiting();
        let mut origin = self.stage.origin(member);
        // Some presses are heard late.
        origin.acted_at = self.stage.now - Span::from_ms(self.below(2_500));
        let acted_at = origin.acted_at;
        let answer = self.stage.tell_from(&origin, command.clone()).unwrap();
        let again = self.stage.tell_from(&origin, command);
        if let Answer::Waiting { .. } | Answer::Paired { .. } | Answer::StartedAlone { .. } = answer
        {
            assert_eq!(again, Ok(answer.clone()), "the same press is answered the same");
        }
        match answer {
            Answer::Paired { session, found, .. } => {
                let waited = before.iter().find(|row| row.member == found.member).unwrap();
                assert!(acted_at < waited.until, "who is found was still waiting");
                assert_ne!(found.member, MemberId(member));
                self.open(session, &[found.member, MemberId(member)]);
                self.paired += 1;
            }
            Answer::StartedAlone { session, .. } => self.open(session, &[MemberId(member)]),
            Answer::Waiting { until } => {
                let row = self.waiting().into_iter().find(|row| row.member == MemberId(member));
                assert_eq!(row.unwrap().until, until);
            }
            Answer::SitsElsewhere { session, .. } => {
                assert!(self.opened.iter().any(|one| one.0 == session));
            }
            Answer::WaitStopped | Answer::NotWaiting => {}
            other => panic!("{other:?}"),
        }
    }

    fn open(&mut self, session: SessionId, members: &[MemberId]) {
        let seen = self.stage.session(session);
        let seated: BTreeSet<MemberId> =
            seen.seats.on(Seat::Candidate).map(|sitter| sitter.member).collect();
        assert_eq!(seated, members.iter().copied().collect());
        assert!(self.opened.iter().all(|one| one.0 != session), "a session opens once");
        self.opened.push((session, seated, self.stage.now));
    }

    fn step(&mut self) {
        let member = MEMBERS[self.draw.below(MEMBERS.len())];
        match self.draw.below(12) {
            0..5 => self.presses(member, Command::PractiseNow),
            5 => self.presses(member, Command::StopWaiting),
            6 => self.presses(member, Command::StartAlone),
            7..10 => {
                let span = Span::from_seconds(self.below(15 * 60));
                let before: BTreeSet<MemberId> = self.waiting().iter().map(|w| w.member).collect();
                self.stage.pass(span);
                let after: BTreeSet<MemberId> = self.waiting().iter().map(|w| w.member).collect();
                self.in_vain += before.difference(&after).count();
            }
            10 => {
                let failure = match self.draw.below(3) {
                    0 => DeliveryFailure::Gone,
                    1 => DeliveryFailure::Unknown,
                    _ => DeliveryFailure::TryLater { after: None },
                };
                let is_taken = self.draw.below(2) == 0;
                self.stage.failures.push_back(Failing { failure, is_taken });
            }
            _ => self.is_killed(),
        }
        self.holds();
    }

    fn is_killed(&mut self) {
        let (seed, away) = (self.draw.number(), Span::from_seconds(self.below(90)));
        // In some of them the clock is set back meanwhile: everybody has waited as long as before.
        let is_set_back = seed.is_multiple_of(3) && away > Span::ZERO;
        let away = if is_set_back { Span::ZERO - away.scaled(100, 1) } else { away };
        self.stage.house.alive(self.stage.now).unwrap();
        let left = |waiting: &[WaitRow], now: Moment| -> Vec<Span> {
            waiting.iter().map(|row| row.until - now).collect()
        };
        let before = left(&self.waiting(), self.stage.now);
        replace_with(&mut self.stage, |stage| stage.kill_and_restart(seed, away));
        if is_set_back {
            assert_eq!(left(&self.waiting(), self.stage.now), before);
        }
        self.stage.pass(Span::ZERO);
    }

    /// What is so at every moment.
    fn holds(&mut self) {
        let waiting = self.waiting();
        let still = waiting.iter().filter(|row| row.until > self.stage.now).count();
        assert!(still <= 1, "two who wait would have met: {waiting:?}");
        for row in &waiting {
            assert!(row.until + Span::from_seconds(4) > self.stage.now, "it ends by itself");
            let origin = self.stage.origin(row.member.0);
            let now = self.stage.now;
            let shown = self.stage.house.look(now, &origin, &Query::Waiting).unwrap();
            assert_eq!(shown, Shown::Waiting(Wait::Until(row.until)), "who waits sits nowhere");
        }
    }

    /// The card says in the end how it is.
    fn ends(mut self) -> (usize, usize) {
        self.stage.failures.clear();
        self.stage.pass(Span::from_minutes(2));
        let last =
            self.stage.room.posts.iter().rev().find_map(|(_, dispatch)| match &dispatch.subject {
                Subject::Guild(card) => Some(card.waiting),
                Subject::Session(_)
                | Subject::Evening(_)
                | Subject::Organisers
                | Subject::Digest(_)
                | Subject::Poll(_)
                | Subject::Direct(_) => None,
            });
        // A card that could not be posted waits for the next change.
        let is_up = greenroom::store::standing::placed(self.stage.house.store().read(), GUILD);
        if is_up.unwrap().is_some() {
            assert_eq!(usize::from(last.unwrap()), self.waiting().len());
        }
        (self.paired, self.in_vain)
    }
}

/// A stage is consumed by a restart.
fn replace_with(stage: &mut Stage, restarted: impl FnOnce(Stage) -> Stage) {
    let old = std::mem::replace(stage, Stage::new(0));
    *stage = restarted(old);
}

#[test]
fn nobody_is_left_waiting_beside_somebody_and_nobody_is_in_two_sessions() {
    let (mut paired, mut in_vain) = (0, 0);
    for seed in 1..=EVENINGS {
        let mut evening = Evening::new(seed);
        for _ in 0..STEPS {
            evening.step();
        }
        let (found, alone) = evening.ends();
        paired += found;
        in_vain += alone;
    }
    assert!(paired > 50 && in_vain > 20, "{paired} pairs, {in_vain} waited in vain");
}
