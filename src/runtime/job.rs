//! A job: one use-case that waits for the writer, and where its answer goes.

use tokio::sync::oneshot;

use crate::base::Moment;
use crate::service::{Desk, ServiceError};
use crate::store::Tx;

use super::fault::HouseFault;

/// What waits for the writer. Its kind of answer is its own business.
pub(super) trait Job: Send {
    /// Does it in a transaction: perhaps twice, when that of the first time is undone.
    fn run(&mut self, tx: &Tx, desk: &mut Desk, now: Moment) -> Result<(), ServiceError>;

    /// After the commit, or after nothing was saved: says what it came to.
    fn answer(self: Box<Self>, end: Result<(), HouseFault>);
}

/// A use-case with the one who waits for what it gives.
struct Awaited<W, T> {
    work: W,
    /// What the last run gave.
    given: Option<T>,
    answer: oneshot::Sender<Result<T, HouseFault>>,
}

/// A job for the use-case, and where its answer comes.
pub(super) fn job<T: Send + 'static>(
    work: impl FnMut(&Tx, &mut Desk, Moment) -> Result<T, ServiceError> + Send + 'static,
) -> (Box<dyn Job>, oneshot::Receiver<Result<T, HouseFault>>) {
    let (answer, answered) = oneshot::channel();
    (Box::new(Awaited { work, given: None, answer }), answered)
}

impl<T, W> Job for Awaited<W, T>
where
    T: Send,
    W: FnMut(&Tx, &mut Desk, Moment) -> Result<T, ServiceError> + Send,
{
    fn run(&mut self, tx: &Tx, desk: &mut Desk, now: Moment) -> Result<(), ServiceError> {
        self.given = None;
        self.given = Some((self.work)(tx, desk, now)?);
        Ok(())
    }

    fn answer(self: Box<Self>, end: Result<(), HouseFault>) {
        let Self { given, answer, .. } = *self;
        // Who asked may be gone; what was done stays done.
        let _gone =
            answer.send(end.map(|()| given.expect("a job that went well has given something")));
    }
}
