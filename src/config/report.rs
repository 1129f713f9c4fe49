//! What `greenroom check` says: how much was loaded, and what there is to mend.

use std::fmt;

use super::complaint::FileComplaint;
use super::load::Loaded;
use super::parse::Checked;

/// Collections of a language that one line of a terminal holds.
const IN_A_LINE: usize = 3;

/// How much of a collection was loaded.
#[derive(Debug, Clone, PartialEq, Eq)]
pub struct Count {
    /// The collection: "question banks".
    pub name: &'static str,
    /// Its files in use.
    pub file_count: usize,
    /// What they hold together.
    pub entry_count: usize,
}

/// How much of a collection there is in another language.
#[derive(Debug, Clone, PartialEq, Eq)]
pub struct Part {
    /// The collection.
    pub name: &'static str,
    /// Entries in the language.
    pub has: usize,
    /// Entries in all.
    pub of: usize,
}

/// Everything that a check found.
#[derive(Debug, Clone, Default, PartialEq, Eq)]
pub struct Report {
    /// What is in use, a collection each.
    pub counts: Vec<Count>,
    /// How much there is in other languages, by locale.
    pub in_languages: Vec<(String, Vec<Part>)>,
    /// What must be mended before greenroom runs.
    pub complaints: Vec<FileComplaint>,
    /// What keeps single banks from being used. Everything else works without them.
    pub left_out: Vec<FileComplaint>,
    /// What could be better.
    pub advice: Vec<FileComplaint>,
}

impl Report {
    /// Adds what was found in one collection.
    pub fn add<T: Checked>(&mut self, loaded: &Loaded<T>) {
        self.counts.push(Count {
            name: T::NAME,
            file_count: loaded.items.len(),
            entry_count: loaded.items.iter().map(|item| item.value.entry_count()).sum(),
        });
        self.complaints.extend(loaded.complaints.iter().cloned());
        self.advice.extend(loaded.advice.iter().cloned());
    }

    /// The same for a collection whose files can be done without.
    pub fn add_spare<T: Checked>(&mut self, loaded: &Loaded<T>) {
        let complaint_count = self.complaints.len();
        self.add(loaded);
        self.left_out.extend(self.complaints.drain(complaint_count..));
    }

    /// Whether everything can be used.
    pub fn is_clean(&self) -> bool {
        self.complaints.is_empty() && self.left_out.is_empty()
    }
}

impl fmt::Display for Report {
    fn fmt(&self, f: &mut fmt::Formatter<'_>) -> fmt::Result {
        for complaint in self.complaints.iter().chain(&self.left_out) {
            writeln!(f, "{complaint}")?;
        }
        for advice in &self.advice {
            writeln!(f, "{advice} (advice)")?;
        }
        for Count { name, file_count, entry_count } in &self.counts {
            if file_count == entry_count {
                writeln!(f, "{name}: {file_count}")?;
            } else {
                writeln!(f, "{name}: {file_count} with {entry_count} entries")?;
            }
        }
        for (locale, collections) in &self.in_languages {
            let one = |Part { name, has, of }: &Part| format!("{has} of {of} {name}");
            for some in collections.chunks(IN_A_LINE) {
                let all: Vec<String> = some.iter().map(one).collect();
                writeln!(f, "in {locale}: {}", all.join(", "))?;
            }
        }
        match self.complaints.len() + self.left_out.len() {
            0 => writeln!(f, "nothing to mend"),
            1 => writeln!(f, "1 complaint"),
            count => writeln!(f, "{count} complaints"),
        }
    }
}
