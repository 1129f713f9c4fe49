//! The batch: many jobs, one commit, and nobody told "saved" who is not.
//!
//! Each job runs in a savepoint, so that its error or panic costs only itself. A full disk, a
//! failed write, no memory and an interrupt end the *whole* transaction, not the savepoint, and a
//! commit may fail as well. Then no job is answered as saved: all run again one by one, once, each
//! in a transaction of its own, and only those that fail alone get their fault. A job therefore
//! owns its data, uses none of it up, and can run twice.

use std::panic::{AssertUnwindSafe, catch_unwind};

use rusqlite::Connection;

use super::fault::Fault;
use super::open::Store;
use super::tx::{News, Tx};

/// How a round ended for all of its jobs.
enum Round<O, E> {
    /// Everything is on the disk; these are the answers.
    Committed(Vec<Result<O, E>>),
    /// Everything was undone.
    Undone,
    /// Nothing began.
    Refused(Fault),
}

/// How a job in a savepoint ended.
enum Inside<O, E> {
    /// The transaction goes on.
    Answered(Result<O, E>),
    /// There is no transaction any more.
    TransactionGone,
}

impl Store {
    /// Runs the jobs, commits them together, and answers each in its place. An `Ok` is on the disk;
    /// an `Err`, also a panic's, left nothing behind. What `work` keeps in memory of the database
    /// is stale when [`Tx::undone_count`] has grown.
    pub fn run<J, O, E: From<Fault>>(
        &mut self,
        jobs: &[J],
        mut work: impl FnMut(&Tx, &J) -> Result<O, E>,
    ) -> Vec<Result<O, E>> {
        if let [job] = jobs {
            return vec![self.run_one(|tx| work(tx, job))];
        }
        match self.together(jobs, &mut work) {
            Round::Committed(answers) => answers,
            Round::Undone => self.one_by_one(jobs, &mut work),
            Round::Refused(fault) => jobs.iter().map(|_| Err(E::from(fault.clone()))).collect(),
        }
    }

    /// Runs one job in a transaction of its own.
    pub fn run_one<O, E: From<Fault>>(
        &mut self,
        mut work: impl FnMut(&Tx) -> Result<O, E>,
    ) -> Result<O, E> {
        self.alone(&(), &mut |tx, ()| work(tx)).unwrap_or_else(|fault| Err(E::from(fault)))
    }

    /// What was written since this was asked last, that somebody beside the writer acts on.
    pub fn take_news(&mut self) -> News {
        self.tx.take_news()
    }

    /// How often changes were undone since the store was opened: see [`Tx::undone_count`].
    pub fn undone_count(&self) -> u64 {
        self.tx.undone_count()
    }

    fn together<J, O, E: From<Fault>>(
        &mut self,
        jobs: &[J],
        work: &mut impl FnMut(&Tx, &J) -> Result<O, E>,
    ) -> Round<O, E> {
        if jobs.is_empty() {
            return Round::Committed(Vec::new());
        }
        if let Err(fault) = self.begin() {
            return Round::Refused(fault);
        }
        let mut answers = Vec::with_capacity(jobs.len());
        for job in jobs {
            match self.inside(job, work) {
                Inside::Answered(answer) => answers.push(answer),
                Inside::TransactionGone => {
                    self.undo();
                    return Round::Undone;
                }
            }
        }
        match self.commit() {
            Ok(()) => Round::Committed(answers),
            Err(_) => {
                self.undo();
                Round::Undone
            }
        }
    }

    /// One job in a savepoint of the batch.
    fn inside<J, O, E: From<Fault>>(
        &mut self,
        job: &J,
        work: &mut impl FnMut(&Tx, &J) -> Result<O, E>,
    ) -> Inside<O, E> {
        if self.statement("savepoint job").is_err() {
            return Inside::TransactionGone;
        }
        let answer = caught(&self.tx, job, work);
        if self.conn().is_autocommit() {
            return Inside::TransactionGone;
        }
        if answer.is_err() {
            self.tx.note_undone();
            if self.statement("rollback to job").is_err() {
                return Inside::TransactionGone;
            }
        }
        if self.statement("release job").is_err() || self.conn().is_autocommit() {
            return Inside::TransactionGone;
        }
        Inside::Answered(answer)
    }

    /// Every job in a transaction of its own. When not even a transaction can be begun, the rest is
    /// not tried: each try may wait for seconds.
    fn one_by_one<J, O, E: From<Fault>>(
        &mut self,
        jobs: &[J],
        work: &mut impl FnMut(&Tx, &J) -> Result<O, E>,
    ) -> Vec<Result<O, E>> {
        let mut refused: Option<Fault> = None;
        jobs.iter()
            .map(|job| match &refused {
                Some(fault) => Err(E::from(fault.clone())),
                None => self.alone(job, work).unwrap_or_else(|fault| {
                    refused = Some(fault.clone());
                    Err(E::from(fault))
                }),
            })
            .collect()
    }

    /// One job in a transaction of its own; the outer error says that none could be begun.
    fn alone<J, O, E: From<Fault>>(
        &mut self,
        job: &J,
        work: &mut impl FnMut(&Tx, &J) -> Result<O, E>,
    ) -> Result<Result<O, E>, Fault> {
        self.begin()?;
        let answer = caught(&self.tx, job, work);
        let answer = match answer {
            Ok(_) if self.conn().is_autocommit() => Err(E::from(Fault::Lost)),
            Ok(output) => self.commit().map(|()| output).map_err(E::from),
            Err(error) => Err(error),
        };
        if answer.is_err() {
            self.undo();
        }
        Ok(answer)
    }

    /// Begins to write, unless a later process owns the database.
    fn begin(&mut self) -> Result<(), Fault> {
        if let Some(file) = &self.lost {
            return Err(Fault::Gone { file: file.clone() });
        }
        if !self.conn().is_autocommit() {
            self.undo();
        }
        self.statement("begin immediate")?;
        let now = self.tx.one("select epoch from lease where no = 1", [], |row| row.get(0));
        let fault = match now {
            Ok(Some(now)) if now == self.tx.epoch() => match self.look_at_log() {
                Ok(()) => return Ok(()),
                Err(fault) => fault,
            },
            Ok(now) => Fault::Stale { ours: self.tx.epoch(), now: now.unwrap_or_default() },
            Err(fault) => self.look_at_log().err().unwrap_or(fault),
        };
        self.undo();
        Err(fault)
    }

    /// Commits. What is saved in a file that nobody finds again is not confirmed, and nothing more
    /// is saved in it.
    fn commit(&mut self) -> Result<(), Fault> {
        self.statement("commit")?;
        self.look_at_files()?;
        self.note_written();
        Ok(())
    }

    /// Ends the transaction, if the engine has not ended it already, with all its changes undone.
    fn undo(&mut self) {
        self.tx.note_undone();
        if !self.conn().is_autocommit() {
            // Should this fail, the next `begin` comes here again before it writes anything.
            let _still_open = self.statement("rollback");
        }
    }

    fn statement(&self, sql: &'static str) -> Result<(), Fault> {
        self.conn().prepare_cached(sql)?.execute([])?;
        Ok(())
    }

    fn conn(&self) -> &Connection {
        self.tx.conn()
    }
}

/// Runs the job; a panic becomes its error.
fn caught<J, O, E: From<Fault>>(
    tx: &Tx,
    job: &J,
    work: &mut impl FnMut(&Tx, &J) -> Result<O, E>,
) -> Result<O, E> {
    // Whatever the closure keeps is as sound after a panic as after an error: `undone_count` tells
    // it to forget in both cases.
    catch_unwind(AssertUnwindSafe(|| work(tx, job))).unwrap_or_else(|panic| {
        let message = panic
            .downcast_ref::<String>()
            .map(String::as_str)
            .or_else(|| panic.downcast_ref::<&str>().copied())
            .unwrap_or("no message");
        Err(E::from(Fault::Panicked { message: message.to_owned() }))
    })
}
