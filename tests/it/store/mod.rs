//! The store on real files: what was answered as saved is there afterwards, whatever happened.

mod batch;
mod child;
mod disk_fault;
mod fixture;
mod power_cut;
