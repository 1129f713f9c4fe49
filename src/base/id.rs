//! Ids as types of their own, and the source of the ids that greenroom makes itself.
//!
//! Ids are 63 bits and sort by time: 42 bits of milliseconds since 2020, then 21 bits that tell
//! apart what was made in one millisecond. They fit SQLite's integer key and look like the
//! platform's own snowflakes, so one newtype serves both.

use std::fmt;

use serde::{Deserialize, Serialize};

use super::{Moment, Seed, Span};

/// 2020-01-01T00:00:00Z in milliseconds: ids count from here.
const EPOCH_MS: i64 = 1_577_836_800_000;
/// Bits below the milliseconds.
const LOW_BITS: u32 = 21;
/// Above these bits of a guild's id is what tells the part of the connection that it is on.
const PART_BITS: u32 = 22;

macro_rules! id {
    ($(#[$doc:meta])* $name:ident) => {
        $(#[$doc])*
        #[derive(
            Debug, Clone, Copy, PartialEq, Eq, PartialOrd, Ord, Hash, Serialize, Deserialize,
        )]
        pub struct $name(pub i64);

        impl fmt::Display for $name {
            fn fmt(&self, f: &mut fmt::Formatter<'_>) -> fmt::Result {
                write!(f, "{}", self.0)
            }
        }
    };
}

id!(/// A practice group: a Discord server, or the one room of the terminal.
    GuildId);
id!(/// A person, as the platform numbers them.
    MemberId);
id!(/// A channel of a guild, as the platform numbers it.
    ChannelId);
id!(/// A role of a guild, as the platform numbers it: rights hang on it and never on its name.
    RoleId);
id!(/// One meeting of a group, made by greenroom.
    SessionId);
id!(/// Evenings that come again, made by greenroom.
    SeriesId);
id!(/// One evening of a group, made by greenroom.
    EveningId);
id!(/// A micro-goal that a member took, made by greenroom.
    GoalNo);
id!(/// A story that a member keeps, made by greenroom.
    StoryNo);
id!(/// A version of a member's pitch, made by greenroom.
    PitchNo);
id!(/// A real interview that a member told of, made by greenroom.
    DebriefNo);
id!(/// A question that a member proposed, made by greenroom.
    ProposalNo);
id!(/// A calibration round of a group, made by greenroom.
    CalibrationNo);
id!(/// A poll for a time, made by greenroom.
    PollId);
id!(/// One row of the outbox, made by greenroom.
    DeliveryId);

impl GuildId {
    /// What the id becomes in the list of erasures, as [`MemberId::seal`].
    pub fn seal(self, salt: [u8; 16]) -> [u8; 32] {
        MemberId(self.0).seal(Self(0), salt)
    }
}

/// What many groups would do at one time is spread over so many seconds before it.
const SPREAD_SECONDS: u64 = 600;
/// Knuth's multiplier: near numbers, and numbers with the same low bits, end up far apart.
const SPREADING: u64 = 0x9E37_79B9_7F4A_7C15;

impl GuildId {
    /// What does not have to be at its very minute is so much earlier for this group: no two do it
    /// all at once where many would.
    pub fn spread(self) -> Span {
        let share = (self.0.unsigned_abs().wrapping_mul(SPREADING) >> 32) % SPREAD_SECONDS;
        Span::from_seconds(i64::try_from(share).unwrap_or_default())
    }

    /// Whether the part of the platform's connection with this number, of so many, is where its
    /// events come from.
    pub fn is_on(self, (no, count): (u16, u16)) -> bool {
        (self.0.unsigned_abs() >> PART_BITS) % u64::from(count.max(1)) == u64::from(no)
    }
}

impl MemberId {
    /// Somebody who was erased: the ids of platforms are not negative.
    pub fn is_erased(self) -> bool {
        self.0 < 0
    }

    /// What the id becomes in the list of erasures: whoever is shown an id can tell whether it is
    /// this one, and nobody can read it back.
    pub fn seal(self, guild: GuildId, salt: [u8; 16]) -> [u8; 32] {
        let mut from = [0; 32];
        from[..16].copy_from_slice(&salt);
        from[16..24].copy_from_slice(&guild.0.to_le_bytes());
        from[24..].copy_from_slice(&self.0.to_le_bytes());
        super::seed::scrambled(from)
    }
}

/// Makes ids that never repeat within one process and sort by the time they were made at.
#[derive(Debug, Clone)]
pub struct IdSource {
    last: i64,
    salt: u64,
}

impl IdSource {
    /// A source whose low bits start from `seed`, so that two runs on one database differ.
    pub fn new(seed: Seed) -> Self {
        Self { last: 0, salt: seed.0 }
    }

    /// The next id. It is larger than every earlier one of this source, also when the clock was
    /// set back.
    pub fn next(&mut self, now: Moment) -> i64 {
        self.salt = self.salt.wrapping_mul(6_364_136_223_846_793_005).wrapping_add(1);
        let low = (self.salt >> 43) as i64 & ((1 << LOW_BITS) - 1);
        let made = ((now.ms() - EPOCH_MS).max(0) << LOW_BITS) | low;
        self.last = made.max(self.last + 1);
        self.last
    }

    /// Never hand out an id at or below `floor`, which a database holds already.
    pub fn above(&mut self, floor: i64) {
        self.last = self.last.max(floor);
    }
}
