//! The fake, tried by a small raw client: it does what Discord does, and catches what is planted.

mod bodies;
mod bot;
mod connecting;
mod crowd;
mod failing;
mod rights;
mod stories;
