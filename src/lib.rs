#![doc = include_str!("README.md")]
// The page names the adapter also where it is not built.
#![cfg_attr(not(feature = "discord"), doc = "\n[`discord`]: crate")]

pub mod base;
pub mod bank;
pub mod rubric;
pub mod guide;
pub mod calendar;
pub mod rotation;
pub mod evening;
pub mod chart;
pub mod progress;
pub mod interview;
pub mod rehearsal;
pub mod protocol;
pub mod config;
pub mod store;
pub mod service;
pub mod runtime;
pub mod view;
pub mod terminal;
#[cfg(feature = "discord")]
pub mod discord;
pub mod app;
