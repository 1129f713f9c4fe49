//! What members read: the real engine is driven, and its notices and screens are shown as text.

mod evening;
mod fixture;
mod hostile;
mod panels;
mod promises;
mod refusals;
mod report;
mod room;
mod screens;
mod walk;
