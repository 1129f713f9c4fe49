//! How long before something begins people are reminded of it.

use std::fmt;
use std::str::FromStr;

use serde::{Deserialize, Serialize};

use super::id::GuildId;
use super::moment::{Moment, Span};

/// How long before it begins people are reminded of something. The longest is the least.
#[derive(Debug, Clone, Copy, PartialEq, Eq, PartialOrd, Ord)]
pub enum Reminder {
    /// 48 hours.
    TwoDays,
    /// 24 hours.
    OneDay,
    /// 12 hours.
    HalfDay,
    /// 3 hours.
    ThreeHours,
    /// 1 hour.
    OneHour,
    /// 30 minutes.
    HalfHour,
    /// When check-in opens: 10 minutes.
    CheckIn,
}

/// When people are reminded of what they have said yes to. The default is a day before, an hour
/// before, and when check-in opens. As text, and saved, their names with a comma between them.
#[derive(Debug, Clone, Copy, PartialEq, Eq, Serialize, Deserialize)]
#[serde(into = "String", try_from = "String")]
pub struct Reminders([bool; Reminder::ALL.len()]);

/// A text names something that is no such time.
#[derive(Debug, Clone, PartialEq, Eq, thiserror::Error)]
#[error("`{0}` is no time of a reminder")]
pub struct NoSuchReminder(String);

impl Reminder {
    /// All there are, the longest first.
    pub const ALL: [Self; 7] = [
        Self::TwoDays,
        Self::OneDay,
        Self::HalfDay,
        Self::ThreeHours,
        Self::OneHour,
        Self::HalfHour,
        Self::CheckIn,
    ];

    /// What it is called where it is stored, and where it is typed.
    pub fn name(self) -> &'static str {
        match self {
            Self::TwoDays => "48h",
            Self::OneDay => "24h",
            Self::HalfDay => "12h",
            Self::ThreeHours => "3h",
            Self::OneHour => "1h",
            Self::HalfHour => "30min",
            Self::CheckIn => "check-in",
        }
    }

    /// So long before.
    pub const fn span(self) -> Span {
        match self {
            Self::TwoDays => Span::from_hours(48),
            Self::OneDay => Span::from_hours(24),
            Self::HalfDay => Span::from_hours(12),
            Self::ThreeHours => Span::from_hours(3),
            Self::OneHour => Span::from_hours(1),
            Self::HalfHour => Span::from_minutes(30),
            Self::CheckIn => Span::from_minutes(10),
        }
    }

    /// When it is sent of what begins then in this group.
    pub fn sent_at(self, starts_at: Moment, guild: GuildId) -> Moment {
        let at = starts_at - self.span();
        if self.is_near() { at } else { at - guild.spread() }
    }

    /// Whether it is so near that the seats of an evening are drawn by then: its sessions say it.
    pub fn is_near(self) -> bool {
        match self {
            Self::TwoDays | Self::OneDay | Self::HalfDay | Self::ThreeHours => false,
            Self::OneHour | Self::HalfHour | Self::CheckIn => true,
        }
    }
}

impl FromStr for Reminder {
    type Err = NoSuchReminder;

    fn from_str(text: &str) -> Result<Self, NoSuchReminder> {
        let found = Self::ALL.into_iter().find(|one| one.name() == text);
        found.ok_or_else(|| NoSuchReminder(text.chars().flat_map(char::escape_debug).collect()))
    }
}

impl Reminders {
    /// Those that were chosen, the longest first.
    pub fn iter(self) -> impl Iterator<Item = Reminder> {
        Reminder::ALL.into_iter().filter(move |one| self.has(*one))
    }

    /// Whether this one is among them.
    pub fn has(self, one: Reminder) -> bool {
        self.0[one as usize]
    }
}

impl Default for Reminders {
    fn default() -> Self {
        [Reminder::OneDay, Reminder::OneHour, Reminder::CheckIn].into_iter().collect()
    }
}

impl FromIterator<Reminder> for Reminders {
    fn from_iter<T: IntoIterator<Item = Reminder>>(all: T) -> Self {
        let mut chosen = Self([false; Reminder::ALL.len()]);
        all.into_iter().for_each(|one| chosen.0[one as usize] = true);
        chosen
    }
}

impl FromStr for Reminders {
    type Err = NoSuchReminder;

    fn from_str(text: &str) -> Result<Self, NoSuchReminder> {
        text.split(',').filter(|name| !name.is_empty()).map(str::parse).collect()
    }
}

impl fmt::Display for Reminders {
    fn fmt(&self, f: &mut fmt::Formatter<'_>) -> fmt::Result {
        let names: Vec<&str> = self.iter().map(Reminder::name).collect();
        f.write_str(&names.join(","))
    }
}

impl TryFrom<String> for Reminders {
    type Error = NoSuchReminder;

    fn try_from(text: String) -> Result<Self, NoSuchReminder> {
        text.parse()
    }
}

impl From<Reminders> for String {
    fn from(all: Reminders) -> Self {
        all.to_string()
    }
}

#[cfg(test)]
mod tests {
    use super::*;

    #[test]
    fn every_choice_is_read_as_it_was_written() {
        for bits in 0..1_u32 << Reminder::ALL.len() {
            let chosen =
                Reminder::ALL.into_iter().enumerate().filter(|(no, _)| bits >> no & 1 == 1);
            let chosen: Reminders = chosen.map(|(_, one)| one).collect();
            assert_eq!(chosen.to_string().parse(), Ok(chosen));
        }
        assert_eq!("24h,1h,check-in".parse(), Ok(Reminders::default()));
        for wrong in ["24 h", "24h,never", "check-in;1h"] {
            assert!(wrong.parse::<Reminders>().is_err(), "{wrong}");
        }
    }
}
