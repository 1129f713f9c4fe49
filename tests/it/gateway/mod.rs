//! The gateway connection: the machine with its time handed in, and whole connections to a small
//! server of our own, over a database that outlives the process.

mod server;
mod bot;
mod machine;
mod connections;
mod restarts;
mod events;
mod log;
