//! The groups. A guild's row is made when it is first needed.

use crate::base::GuildId;

use super::fault::Fault;
use super::tx::Tx;

/// Makes the guild's row, unless it is there.
pub fn ensure(tx: &Tx, guild: GuildId) -> Result<(), Fault> {
    tx.write("insert into guild (id) values (?1) on conflict (id) do nothing", [guild])?;
    Ok(())
}

/// The next session number of the guild, counting from 1. A number that was drawn by a job that
/// failed is drawn again.
pub fn session_number_next(tx: &Tx, guild: GuildId) -> Result<u32, Fault> {
    tx.write_returning(
        "insert into guild (id, session_number_last) values (?1, 1)
         on conflict (id) do update set session_number_last = session_number_last + 1
         returning session_number_last",
        [guild],
        |row| row.get(0),
    )?
    .pop()
    .ok_or(Fault::Lost)
}
