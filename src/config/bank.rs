//! Question banks as a collection of files.

use super::parse::Checked;
use crate::bank::{self, Bank, QUESTIONS_MAX};
use crate::base::Complaint;

impl Checked for Bank {
    const NAME: &'static str = "question banks";
    const ENTRIES_MAX: usize = QUESTIONS_MAX;

    fn check(&self) -> Vec<Complaint> {
        bank::check(self)
    }

    fn entry_count(&self) -> usize {
        self.questions.len()
    }

    fn check_together(all: &[&Self]) -> Vec<(usize, Complaint)> {
        bank::check_together(all)
    }

    fn advice(all: &[&Self]) -> Vec<(usize, Complaint)> {
        bank::advice(all)
    }
}
