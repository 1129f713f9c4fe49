//! Who is written to alone: who asked for it and lets the bot write, and nobody else. Whoever
//! cannot be is reminded in the room.

use std::collections::BTreeSet;

use greenroom::base::{GuildId, MemberId};
use greenroom::evening;
use greenroom::interview::{Effect, Notice};
use greenroom::protocol::{About, DirectDelivery, Dispatch, EveningShows, Subject};

/// Who does not let the bot write to them, whatever they say to it.
pub(super) const CLOSED: [i64; 2] = [6, 7];

/// Who was told that they are written to alone.
#[derive(Debug, Default)]
pub(super) struct Written(BTreeSet<(GuildId, MemberId)>);

impl Written {
    /// They were told so, or that they are not any more.
    pub(super) fn is_switched(&mut self, guild: GuildId, member: i64, is_on: bool) {
        let who = (guild, MemberId(member));
        if is_on {
            self.0.insert(who);
        } else {
            self.0.remove(&who);
        }
    }

    /// Something goes to somebody who has asked for it.
    pub(super) fn wants(&self, dispatch: &Dispatch) -> bool {
        let Subject::Direct(shown) = &dispatch.subject else { return true };
        self.0.contains(&(dispatch.guild, shown.member))
    }

    /// They let nobody write: they are asked no more until they say so again.
    pub(super) fn is_refused(&mut self, dispatch: &Dispatch, shown: &DirectDelivery) {
        assert!(self.0.remove(&(dispatch.guild, shown.member)), "{dispatch:?}");
    }
}

/// Whether it reminds the member in the room of what they would have been written about.
pub(super) fn reminds(dispatch: &Dispatch, member: MemberId, about: &About) -> bool {
    match (about, &dispatch.subject) {
        (About::Session { shown, .. }, Subject::Session(posted)) => {
            shown.session == posted.session && reminded(&posted.effect).contains(&member)
        }
        (About::Evening { evening, .. }, Subject::Evening(posted)) => {
            let EveningShows::Notice(evening::Notice::Reminder { .. }, ping) = &posted.shows else {
                return false;
            };
            posted.evening == *evening && ping.contains(&member)
        }
        _ => false,
    }
}

/// Who is reminded of their session by it, or told that it is not held: its thread may not come
/// about meanwhile.
pub(super) fn reminded(effect: &Effect) -> &[MemberId] {
    match effect {
        Effect::Post { notice: Notice::Reminder { .. } | Notice::Ended { .. }, ping, .. } => ping,
        _ => &[],
    }
}
