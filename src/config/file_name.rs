//! Names of files that we are ready to open (`reliability`: S9).

use std::fmt;

/// The longest name without its ending.
const CHARACTERS_MAX: usize = 64;
/// The ending of every file that people write for us.
const ENDING: &str = ".toml";
/// Names that are devices on some systems, whatever their ending.
const DEVICES: [&str; 4] = ["con", "prn", "aux", "nul"];
/// Devices that are numbered from 0 to 9.
const NUMBERED_DEVICES: [&str; 2] = ["com", "lpt"];

/// A file name without folder and ending: 1 to 64 of `a-z`, `0-9`, `_` and `-`. It cannot lead
/// out of a folder and names no device.
#[derive(Debug, Clone, PartialEq, Eq, PartialOrd, Ord)]
pub struct FileName(String);

impl FileName {
    /// The name of `file`, which must be a bare name that ends in `.toml`.
    pub fn new(file: &str) -> Option<Self> {
        let name = file.strip_suffix(ENDING)?;
        let plain = |c: char| matches!(c, 'a'..='z' | '0'..='9' | '_' | '-');
        let sound = (1..=CHARACTERS_MAX).contains(&name.len()) && name.chars().all(plain);
        (sound && !is_a_device(name)).then(|| Self(name.to_owned()))
    }

    /// The name without its ending.
    pub fn as_str(&self) -> &str {
        &self.0
    }
}

impl fmt::Display for FileName {
    fn fmt(&self, f: &mut fmt::Formatter<'_>) -> fmt::Result {
        write!(f, "{}{ENDING}", self.0)
    }
}

fn is_a_device(name: &str) -> bool {
    let unnumbered = name.strip_suffix(|c: char| c.is_ascii_digit()).unwrap_or_default();
    DEVICES.contains(&name) || NUMBERED_DEVICES.contains(&unnumbered)
}

#[cfg(test)]
mod tests {
    use super::*;

    #[test]
    fn only_plain_names_are_opened() {
        let longest = format!("{}.toml", "a".repeat(64));
        for name in ["a.toml", "our-team_2.toml", "com10.toml", "console.toml", &longest] {
            assert_eq!(FileName::new(name).unwrap().to_string(), name);
        }
        let too_long = format!("{}.toml", "a".repeat(65));
        for name in [
            "",
            ".toml",
            "a",
            "a.TOML",
            "A.toml",
            "a.b.toml",
            "../a.toml",
            "/a.toml",
            "a/b.toml",
            r"a\b.toml",
            "a\0.toml",
            "a.toml\0",
            "é.toml",
            "a b.toml",
            "nul.toml",
            "com1.toml",
            "lpt9.toml",
            "\u{202e}a.toml",
            &too_long,
        ] {
            assert_eq!(FileName::new(name), None, "{name:?}");
        }
    }
}
