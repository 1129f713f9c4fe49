//! The embedded platform: what a person types and reads.

mod demo;
