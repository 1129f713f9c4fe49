//! What hangs on time: clocks that run on what was lived, and what is said ahead of a start.

mod course;
mod leads;
