//! Signs of life: the last moment at which the process is known to have been alive.

use crate::base::Moment;

use super::fault::Fault;
use super::tx::{Read, Tx};

/// The process is alive at `at`.
pub fn set_alive(tx: &Tx, at: Moment) -> Result<(), Fault> {
    tx.write(
        "insert into life (no, alive_at_ms) values (1, ?1)
         on conflict (no) do update set alive_at_ms = excluded.alive_at_ms",
        [at],
    )?;
    Ok(())
}

/// When the process was last known to be alive; never before the first sign.
pub fn alive_at(read: &Read) -> Result<Option<Moment>, Fault> {
    read.one("select alive_at_ms from life where no = 1", [], |row| row.get(0))
}
