//! Whoever waits for work is told when there is some, and left in peace otherwise.

use std::collections::BTreeSet;
use std::pin::{Pin, pin};
use std::sync::Arc;

use greenroom::base::{MemberId, Moment, Span};
use greenroom::interview::{Act, Seat};
use greenroom::protocol::{Command, ProfileEdit, When};
use greenroom::runtime::{Clock, Database};
use greenroom::service;
use greenroom::store::sessions::{self, Saved};
use tokio::sync::futures::Notified;

use crate::harness::{GUILD, Stage};

/// A clock that stands.
#[derive(Debug)]
struct Stands(Moment);

impl Clock for Stands {
    fn now(&self) -> Moment {
        self.0
    }
}

async fn is_told(which: Pin<&mut Notified<'_>>) -> bool {
    tokio::select! {
        biased;
        () = which => true,
        () = std::future::ready(()) => false,
    }
}

/// What is done to a session.
#[derive(Clone, Copy)]
enum Work {
    /// It wants to be woken in so long, which nobody sees.
    Saved(Span),
    /// Somebody takes a seat, which its card shows.
    Shown,
}

/// Whether who delivers, and the timer, were told of it.
async fn told(work: Work) -> (bool, bool) {
    let mut stage = Stage::new(31);
    let at = stage.now + Span::from_hours(30);
    let id = stage.plan(1, "short", When::At(at));
    let origin = stage.origin(2);
    let command = Command::act(id, Act::Take(Seat::Candidate));
    let _of_the_plan = stage.house.take_news();
    let (database, _writer) = Database::start(stage.house, Arc::new(Stands(stage.now))).unwrap();
    let mut queued = pin!(database.queued().notified());
    let mut due = pin!(database.due().notified());
    let done = database.run(move |tx, desk, now| {
        match work {
            Work::Saved(wake_in) => {
                let mut row = sessions::load(tx, id)?.unwrap();
                row.wake = Some((now + wake_in, "test".to_owned()));
                assert_ne!(sessions::save(tx, &row)?, Saved::Stale);
            }
            Work::Shown => {
                service::handle(tx, desk, now, &origin, &command)?;
            }
        }
        Ok(())
    });
    done.await.unwrap();
    // Who asked is answered before the others are told: one more job goes by.
    database.run(|_, _, _| Ok(())).await.unwrap();
    (is_told(queued.as_mut()).await, is_told(due.as_mut()).await)
}

#[tokio::test]
async fn who_delivers_is_told_of_what_was_queued_and_the_timer_of_what_is_due_at_once() {
    assert_eq!(told(Work::Saved(Span::from_seconds(60))).await, (false, false));
    assert_eq!(told(Work::Saved(Span::from_ms(100))).await, (false, true));
    assert_eq!(told(Work::Shown).await, (true, false));
}

#[tokio::test]
async fn whoever_may_be_told_something_is_looked_up_anew_and_nobody_else_is() {
    let mut stage = Stage::new(32);
    let edits = [
        (1, ProfileEdit::Dms(true)),
        (1, ProfileEdit::Pair { other: MemberId(2), on: true }),
        (2, ProfileEdit::InterviewFirst(true)),
    ];
    let edits = edits.map(|(member, edit)| (stage.origin(member), Command::Profile(edit)));
    let (database, _writer) = Database::start(stage.house, Arc::new(Stands(stage.now))).unwrap();
    let mut grew = Vec::new();
    for (origin, command) in edits {
        let before = database.untold();
        let done = database.run(move |tx, desk, now| {
            service::handle(tx, desk, now, &origin, &command).map(|_| ())
        });
        done.await.unwrap();
        grew.push(database.untold() > before);
    }
    assert_eq!(grew, [false, true, false]);
    let all = database.run(|tx, _, _| service::all_untold(tx)).await.unwrap();
    assert_eq!(all, Some(BTreeSet::from([(GUILD, MemberId(2))])));
}
