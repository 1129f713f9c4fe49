//! Lanes: what is delivered in order, and how that is written in its column, which is said here
//! alone.

use std::fmt;

use crate::base::{EveningId, GuildId, MemberId, PollId, SessionId};

/// What goes out first-in first-out, and waits for nothing outside of it: somebody's place on the
/// platform.
#[derive(Debug, Clone, Copy, PartialEq, Eq, PartialOrd, Ord, Hash)]
pub enum Lane {
    /// The session's card, and what is said beside it.
    Card(SessionId),
    /// What the session shows in its thread.
    Thread(SessionId),
    /// The guild's standing card.
    StandingCard(GuildId),
    /// Standing cards that are taken down: other messages than the one that is up.
    TakenDown(GuildId),
    /// What the guild's organisers are told.
    Organisers(GuildId),
    /// How the guild's week went.
    Digest(GuildId),
    /// A poll for a time.
    Poll(PollId),
    /// An evening's call.
    Call(EveningId),
    /// An evening's plan.
    Plan(EveningId),
    /// What is said once of an evening, beside the two.
    Evening(EveningId),
    /// What is written to a member alone, for a guild.
    Direct(GuildId, MemberId),
}

impl Lane {
    /// The session that it is a place of.
    pub fn session(self) -> Option<SessionId> {
        match self {
            Self::Card(session) | Self::Thread(session) => Some(session),
            Self::StandingCard(_)
            | Self::TakenDown(_)
            | Self::Organisers(_)
            | Self::Digest(_)
            | Self::Poll(_)
            | Self::Call(_)
            | Self::Plan(_)
            | Self::Evening(_)
            | Self::Direct(..) => None,
        }
    }

    /// All lanes of an evening.
    pub(super) fn of_evening(evening: EveningId) -> [Self; 3] {
        [Self::Call(evening), Self::Plan(evening), Self::Evening(evening)]
    }

    /// Between these are all lanes to members of the guild alone.
    pub(super) fn direct_of(guild: GuildId) -> [String; 2] {
        // The character behind `-`.
        [format!("direct-{guild}-"), format!("direct-{guild}.")]
    }

    /// The lane of late edits of one slot: beside the lane, so that they hold nothing up.
    pub(super) fn of_edits(self, slot: &str) -> String {
        format!("{self}#{slot}")
    }

    /// Before this comes every lane that begins as this one does: of its edits, too.
    pub(super) fn end(self) -> String {
        // The character behind `#`.
        format!("{self}$")
    }

    /// What a column says; a lane of edits is part of the lane that they are beside.
    pub(super) fn read(column: &str) -> Option<Self> {
        let lane = column.split_once('#').map_or(column, |(lane, _slot)| lane);
        let (whose, place) = lane.split_once(':')?;
        match (whose.split_once('-'), place) {
            (None, "channel") => whose.parse().ok().map(SessionId).map(Self::Card),
            (None, "thread") => whose.parse().ok().map(SessionId).map(Self::Thread),
            (Some(("guild", id)), "standing") => {
                id.parse().ok().map(GuildId).map(Self::StandingCard)
            }
            (Some(("guild", id)), "taken-down") => {
                id.parse().ok().map(GuildId).map(Self::TakenDown)
            }
            (Some(("guild", id)), "organisers") => {
                id.parse().ok().map(GuildId).map(Self::Organisers)
            }
            (Some(("guild", id)), "digest") => id.parse().ok().map(GuildId).map(Self::Digest),
            (Some(("poll", id)), "times") => id.parse().ok().map(PollId).map(Self::Poll),
            (Some(("evening", id)), "call") => id.parse().ok().map(EveningId).map(Self::Call),
            (Some(("evening", id)), "plan") => id.parse().ok().map(EveningId).map(Self::Plan),
            (Some(("evening", id)), "said") => id.parse().ok().map(EveningId).map(Self::Evening),
            (Some(("direct", ids)), "said") => {
                let (guild, member) = ids.split_once('-')?;
                Some(Self::Direct(GuildId(guild.parse().ok()?), MemberId(member.parse().ok()?)))
            }
            (Some(_) | None, _) => None,
        }
    }
}

impl fmt::Display for Lane {
    fn fmt(&self, f: &mut fmt::Formatter<'_>) -> fmt::Result {
        match self {
            Self::Card(session) => write!(f, "{session}:channel"),
            Self::Thread(session) => write!(f, "{session}:thread"),
            Self::StandingCard(guild) => write!(f, "guild-{guild}:standing"),
            Self::TakenDown(guild) => write!(f, "guild-{guild}:taken-down"),
            Self::Organisers(guild) => write!(f, "guild-{guild}:organisers"),
            Self::Digest(guild) => write!(f, "guild-{guild}:digest"),
            Self::Poll(poll) => write!(f, "poll-{poll}:times"),
            Self::Call(evening) => write!(f, "evening-{evening}:call"),
            Self::Plan(evening) => write!(f, "evening-{evening}:plan"),
            Self::Evening(evening) => write!(f, "evening-{evening}:said"),
            Self::Direct(guild, member) => write!(f, "direct-{guild}-{member}:said"),
        }
    }
}

#[cfg(test)]
mod tests {
    use super::*;

    #[test]
    fn a_lane_is_read_as_it_was_written() {
        let session = SessionId(i64::MAX);
        for (lane, column) in [
            (Lane::Card(session), "9223372036854775807:channel"),
            (Lane::Thread(session), "9223372036854775807:thread"),
            (Lane::StandingCard(GuildId(7)), "guild-7:standing"),
            (Lane::TakenDown(GuildId(7)), "guild-7:taken-down"),
            (Lane::Organisers(GuildId(7)), "guild-7:organisers"),
            (Lane::Digest(GuildId(7)), "guild-7:digest"),
            (Lane::Poll(PollId(9)), "poll-9:times"),
            (Lane::Call(EveningId(9)), "evening-9:call"),
            (Lane::Plan(EveningId(9)), "evening-9:plan"),
            (Lane::Evening(EveningId(9)), "evening-9:said"),
            (Lane::Direct(GuildId(7), MemberId(8)), "direct-7-8:said"),
        ] {
            assert_eq!(lane.to_string(), column);
            assert_eq!(Lane::read(column), Some(lane));
            let edits = lane.of_edits("tally-0");
            assert_eq!(Lane::read(&edits), Some(lane));
            assert!(lane.to_string() < edits && edits < lane.end());
        }
        let [from, to] = Lane::direct_of(GuildId(7));
        let between = |lane: Lane| from <= lane.to_string() && lane.to_string() < to;
        assert!(between(Lane::Direct(GuildId(7), MemberId(i64::MAX))));
        assert!(!between(Lane::Direct(GuildId(77), MemberId(8))));
        for broken in [
            "",
            ":",
            "thread",
            "5:",
            "5:lobby",
            "a:thread",
            "guild-:standing",
            "5-5:x",
            "direct-5:said",
        ] {
            assert_eq!(Lane::read(broken), None, "{broken}");
        }
    }
}
