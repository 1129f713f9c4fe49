//! The door to Discord's REST API and the brake before it: the codes, the brake as a value under
//! chance, and both against a small server on loopback.

mod codes;
mod brake;
mod chance;
mod server;
mod door;
mod canary;
