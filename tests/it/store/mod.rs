//! The store on real files: what was answered as saved is there afterwards, whatever happened.

#![expect(clippy::unwrap_used, reason = "a test ends where something is missing")]

mod attendance;
mod backing_up;
mod ballots;
mod batch;
mod child;
mod disk_fault;
mod evenings;
mod fixture;
mod migrating;
mod missing;
mod opening;
mod outbox;
mod power_cut;
mod reading;
mod restoring;
mod rows;
mod schema;
mod sequences;
mod size;
mod taken_away;
mod measured;
mod took_part;
