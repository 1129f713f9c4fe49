//! Everything that is tested from outside, in one binary so that it is linked once.

mod progress;
mod rubric;
mod view;
