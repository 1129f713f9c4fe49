//! The store on real files: what was answered as saved is there afterwards, whatever happened.

mod batch;
mod fixture;
