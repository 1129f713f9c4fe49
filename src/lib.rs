#![doc = include_str!("README.md")]

pub mod base;
pub mod bank;
pub mod rubric;
pub mod interview;
