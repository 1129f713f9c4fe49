#![doc = include_str!("README.md")]

pub mod base;
pub mod bank;
pub mod rubric;
pub mod guide;
pub mod progress;
pub mod interview;
pub mod protocol;
pub mod config;
pub mod store;
pub mod service;
pub mod runtime;
pub mod view;
pub mod terminal;
pub mod app;
