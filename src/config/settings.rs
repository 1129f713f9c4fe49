//! What the operator can set: `config/greenroom.toml`, and the paths of the environment.

use std::fmt;
use std::ops::RangeInclusive;
use std::path::{Path, PathBuf};

use serde::Deserialize;

use super::built_in::SETTINGS;
use super::complaint::FileComplaint;
use super::environment::{BANKS_DIR, CONFIG_DIR, DATA_DIR, Environment, LOG};
use super::load::own;
use super::parse::{Checked, parse};
use crate::base::Complaint;

/// The folder of the operator's banks, where the environment names none.
pub const OWN_BANKS: &str = "banks";

/// Days that answers may be kept; longer is not needed to look back at a season of practice.
const KEEP_ANSWERS_DAYS: RangeInclusive<u32> = 0..=90;
/// Hours between backups: more often than hourly wears the disk, less than weekly loses too much.
const BACKUP_EVERY_H: RangeInclusive<u32> = 1..=168;
/// Daily backups that are kept; what was erased must be gone from backups in the end.
const BACKUPS_KEEP: RangeInclusive<u32> = 1..=60;
/// Parts of a log setting.
const LOG_PARTS_MAX: usize = 20;
/// What a log setting may say of a part.
const LOG_LEVELS: [&str; 6] = ["off", "error", "warn", "info", "debug", "trace"];

/// Everything that can be set, checked. The defaults stand in `config/greenroom.toml`.
#[derive(Debug, Clone, PartialEq, Eq)]
pub struct Settings {
    /// Where the database, its lock and its backups lie. Any path; `data`.
    pub data_dir: PathBuf,
    /// For how many days the text of answers is kept; 0 deletes it within the hour after its
    /// session has closed. 0 to 90; 0.
    pub keep_answers_days: u32,
    /// Hours between two backups. 1 to 168; 6.
    pub backup_every_h: u32,
    /// How many daily backups are kept. 1 to 60; 7.
    pub backups_keep: u32,
    /// What the log tells. Levels by module; `info`.
    pub log: Loudness,
    /// A folder with `greenroom.toml`, `tags.toml`, `formats/`, `rubrics/` and `goals/` of the
    /// operator's own. Only from the environment; none.
    pub config_dir: Option<PathBuf>,
    /// A folder with banks of the operator's own. Only from the environment; [`OWN_BANKS`] where
    /// there is one.
    pub banks_dir: Option<PathBuf>,
}

/// What the log tells: a level for all, and others for single modules, as in
/// `info,greenroom::runtime=debug`.
#[derive(Debug, Clone, PartialEq, Eq)]
pub struct Loudness(String);

impl Loudness {
    /// The setting that `raw` spells.
    pub fn new(raw: &str) -> Option<Self> {
        let parts: Vec<&str> = raw.split(',').map(str::trim).collect();
        let sound = parts.len() <= LOG_PARTS_MAX && parts.iter().all(|part| is_a_part(part));
        sound.then(|| Self(parts.join(",")))
    }

    /// In the words of the log library.
    pub fn as_str(&self) -> &str {
        &self.0
    }
}

impl fmt::Display for Loudness {
    fn fmt(&self, f: &mut fmt::Formatter<'_>) -> fmt::Result {
        f.write_str(&self.0)
    }
}

/// A level, or a module and its level.
fn is_a_part(part: &str) -> bool {
    let (module, level) = part.split_once('=').unwrap_or(("all", part));
    let plain = |c: char| c.is_ascii_alphanumeric() || matches!(c, '_' | ':');
    !module.is_empty() && module.chars().all(plain) && LOG_LEVELS.contains(&level)
}

/// The cure for a log setting that cannot be read.
fn log_cure() -> String {
    format!("write a level ({}), or module=level, between commas", LOG_LEVELS.join(", "))
}

/// A settings file as it is written: what is left out stays as it was.
#[derive(Debug, Clone, Default, Deserialize)]
#[serde(deny_unknown_fields)]
struct Written {
    data_dir: Option<PathBuf>,
    keep_answers_days: Option<u32>,
    backup_every_h: Option<u32>,
    backups_keep: Option<u32>,
    log: Option<String>,
}

impl Checked for Written {
    const NAME: &'static str = "settings";
    // No setting is a list; a list in the wrong place is better told as such.
    const ENTRIES_MAX: usize = 100;
    const IS_JUDGED_ALONE: bool = true;

    fn check(&self) -> Vec<Complaint> {
        let numbers = [
            ("keep_answers_days", self.keep_answers_days, KEEP_ANSWERS_DAYS),
            ("backup_every_h", self.backup_every_h, BACKUP_EVERY_H),
            ("backups_keep", self.backups_keep, BACKUPS_KEEP),
        ];
        let outside = numbers.into_iter().filter_map(|(key, value, range)| {
            let value = value.filter(|value| !range.contains(value))?;
            let what = format!("`{key}` is {value}");
            let cure = format!("choose a number from {} to {}", range.start(), range.end());
            Some(Complaint::new(vec![key.into()], what, cure))
        });
        let mut found: Vec<Complaint> = outside.collect();
        if self.data_dir.as_ref().is_some_and(|path| path.as_os_str().is_empty()) {
            let cure = "name a folder, or remove the line for the default";
            found.push(Complaint::new(vec!["data_dir".into()], "`data_dir` is empty", cure));
        }
        if self.log.as_deref().is_some_and(|log| Loudness::new(log).is_none()) {
            found.push(Complaint::new(vec!["log".into()], "`log` cannot be read", log_cure()));
        }
        found
    }
}

impl Written {
    /// These settings where they are set, else `defaults`.
    fn over(self, defaults: Settings) -> Settings {
        let log = self.log.as_deref().and_then(Loudness::new);
        Settings {
            data_dir: self.data_dir.unwrap_or(defaults.data_dir),
            keep_answers_days: self.keep_answers_days.unwrap_or(defaults.keep_answers_days),
            backup_every_h: self.backup_every_h.unwrap_or(defaults.backup_every_h),
            backups_keep: self.backups_keep.unwrap_or(defaults.backups_keep),
            log: log.unwrap_or(defaults.log),
            ..defaults
        }
    }
}

impl Default for Settings {
    /// What `config/greenroom.toml` says, which sets every key.
    fn default() -> Self {
        let written: Written = parse(SETTINGS.file, SETTINGS.text.as_bytes())
            .expect("the built-in settings are sound: a test reads them");
        let every_key = "the built-in settings set every key: a test reads them";
        Self {
            data_dir: written.data_dir.expect(every_key),
            keep_answers_days: written.keep_answers_days.expect(every_key),
            backup_every_h: written.backup_every_h.expect(every_key),
            backups_keep: written.backups_keep.expect(every_key),
            log: written.log.as_deref().and_then(Loudness::new).expect(every_key),
            config_dir: None,
            banks_dir: None,
        }
    }
}

impl Settings {
    /// The defaults, changed by the operator's `greenroom.toml`, changed by the environment.
    ///
    /// # Errors
    /// Every complaint about the environment and the file.
    pub fn read(environment: &Environment) -> Result<Self, Vec<FileComplaint>> {
        let (settings, complaints) = Self::found(environment);
        if complaints.is_empty() { Ok(settings) } else { Err(complaints) }
    }

    /// The same as far as it can be read: where something is wrong its default stands, so that what
    /// else is wrong can be found too. Not to run with.
    pub fn found(environment: &Environment) -> (Self, Vec<FileComplaint>) {
        let mut complaints = environment.complaints.clone();
        let mut settings = Self::default();
        let path = |name: &str| environment.value(name).map(PathBuf::from);
        if let Some(folder) = path(CONFIG_DIR) {
            match written(&folder) {
                Ok(written) => settings = written.over(settings),
                Err(found) => complaints.extend(found),
            }
            settings.config_dir = folder.is_dir().then_some(folder);
        }
        let own = || Some(PathBuf::from(OWN_BANKS)).filter(|folder| folder.is_dir());
        settings.banks_dir = path(BANKS_DIR).or_else(own);
        if let Some(folder) = path(DATA_DIR) {
            settings.data_dir = folder;
        }
        if let Some(log) = environment.value(LOG) {
            match Loudness::new(log) {
                Some(log) => settings.log = log,
                None => complaints.push(FileComplaint::whole(LOG, "cannot be read", log_cure())),
            }
        }
        (settings, complaints)
    }
}

/// The operator's own settings; a folder without any changes nothing.
fn written(folder: &Path) -> Result<Written, Vec<FileComplaint>> {
    if !folder.is_dir() {
        let cure = format!("create it, or correct {CONFIG_DIR}");
        let (shown, what) = (folder.to_string_lossy(), "the folder does not exist");
        return Err(vec![FileComplaint::whole(shown, what, cure)]);
    }
    Ok(own(folder, &SETTINGS)?.map(|item| item.value).unwrap_or_default())
}
