//! Whatever held the process up: what runs is told before anything happens by the time after it.

use std::sync::Arc;
use std::sync::atomic::{AtomicI64, Ordering};

use greenroom::base::{MemberId, Moment, SessionId, Span};
use greenroom::interview::{Act, AskingStep, Kit, PauseWhy, Phase, Seat, Session};
use greenroom::protocol::{Command, Origin, Receipt, When};
use greenroom::runtime::{Clock, Database};
use greenroom::service::{self, Due};

use crate::harness::clocks::running_clocks;
use crate::harness::{GUILD, Stage, saved, step_of};

/// A clock that a test moves.
#[derive(Debug)]
struct Moved(AtomicI64);

impl Clock for Moved {
    fn now(&self) -> Moment {
        Moment::from_ms(self.0.load(Ordering::SeqCst))
    }
}

struct Writer {
    database: Database,
    clock: Arc<Moved>,
    id: SessionId,
    kit: Arc<Kit>,
    _files: tempfile::TempDir,
}

impl Writer {
    /// Twelve seconds into an answer.
    fn start() -> Self {
        let mut stage = Stage::new(7);
        let id = stage.plan(1, "one-on-one", When::Now);
        stage.seat(id, &[(1, Seat::Candidate), (3, Seat::Observer), (2, Seat::Candidate)]);
        stage.act(2, id, Act::Next);
        stage.act(2, id, Act::Ask);
        let Some(AskingStep::Reading { until }) = step_of(&stage.session(id).phase) else {
            panic!("it is read first");
        };
        stage.pass(until.since(stage.now) + Span::from_seconds(12));
        let kit = Arc::clone(stage.session(id).kit());
        let clock = Arc::new(Moved(AtomicI64::new(stage.now.ms())));
        let shared: Arc<dyn Clock> = Arc::clone(&clock) as Arc<dyn Clock>;
        let (house, files) = stage.into_house();
        let (database, _thread) = Database::start(house, shared).unwrap();
        Self { database, clock, id, kit, _files: files }
    }

    /// The clock has moved by `span`, and whatever is due is what comes next.
    async fn moves(&self, span: Span) {
        self.clock.0.fetch_add(span.ms(), Ordering::SeqCst);
        let id = self.id;
        let wake =
            move |tx: &_, desk: &mut _, now| service::when_due(tx, desk, now, Due::Session(id));
        self.database.run(wake).await.unwrap();
    }

    async fn continues(&self) {
        let receipt = Receipt(self.clock.now().ms().to_string());
        let origin = Origin::of(GUILD, MemberId(1), receipt, self.clock.now());
        let command = Command::act(self.id, Act::Continue);
        let tell =
            move |tx: &_, desk: &mut _, now| service::handle(tx, desk, now, &origin, &command);
        self.database.run(tell).await.unwrap();
    }

    async fn session(&self) -> Session {
        let (id, kit) = (self.id, Arc::clone(&self.kit));
        self.database.run(move |tx, _, _| Ok(saved(tx, id, &kit))).await.unwrap()
    }
}

#[tokio::test]
async fn a_clock_that_runs_stands_for_as_long_as_the_process_was_held_up() {
    let writer = Writer::start();
    let started = running_clocks(&writer.session().await, writer.clock.now());
    for seconds in [6, 30, 100, 3_600, 7_200, 3 * 3_600, -1, -90, -7_200, -3 * 86_400] {
        writer.moves(Span::from_seconds(seconds)).await;
        let s = writer.session().await;
        let Phase::Paused(pause) = s.phase else { panic!("{seconds} s: {:?}", s.phase) };
        assert_eq!(pause.why, PauseWhy::Away);
        writer.continues().await;
        let s = writer.session().await;
        assert_eq!(running_clocks(&s, writer.clock.now()), started, "{seconds} s");
    }
}

#[tokio::test]
async fn a_moment_in_which_nobody_was_served_is_no_absence() {
    let writer = Writer::start();
    let started = writer.session().await;
    writer.moves(Span::from_seconds(4)).await;
    writer.moves(Span::from_seconds(4)).await;
    assert_eq!(writer.session().await.phase, started.phase, "the clock runs");
}
