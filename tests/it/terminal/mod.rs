//! The embedded platform: what a person types and reads.

mod demo;
mod group;
mod person;
mod screen;
mod season;
mod solo;
