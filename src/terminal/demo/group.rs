//! The demo's group: the house on its virtual clock, what its members do and look at, and when
//! something is due.

use std::collections::BTreeSet;
use std::sync::Arc;

use crate::base::{GuildId, MemberId, Moment, SessionId};
use crate::interview::Session;
use crate::protocol::{Answer, Command, Origin, Query, Receipt, Shown};
use crate::runtime::House;
use crate::terminal::fault::TerminalFault;

/// The demo's group.
pub(super) const GUILD: GuildId = GuildId(1);

/// A house, and the time in it.
pub(super) struct Group {
    pub(super) house: House,
    pub(super) now: Moment,
    receipts: u64,
}

impl Group {
    pub(super) fn new(house: House, now: Moment) -> Self {
        Self { house, now, receipts: 0 }
    }

    /// A member of the group.
    pub(super) fn introduce(&mut self, name: &str) -> Result<MemberId, TerminalFault> {
        Ok(self.house.name(self.now, GUILD, name)?)
    }

    fn origin(&mut self, member: MemberId) -> Origin {
        self.receipts += 1;
        // In the demo nobody needs more than their seat gives them.
        Origin::of(GUILD, member, Receipt(format!("demo:{}", self.receipts)), self.now)
    }

    pub(super) fn tell(
        &mut self,
        member: MemberId,
        command: Command,
    ) -> Result<Answer, TerminalFault> {
        let origin = self.origin(member);
        Ok(self.house.tell(self.now, &origin, command)?)
    }

    /// The same, by somebody who organises the group.
    pub(super) fn tell_as_organiser(
        &mut self,
        member: MemberId,
        command: Command,
    ) -> Result<Answer, TerminalFault> {
        let origin = Origin { is_organiser: true, ..self.origin(member) };
        Ok(self.house.tell(self.now, &origin, command)?)
    }

    pub(super) fn look(&mut self, member: MemberId, query: Query) -> Result<Shown, TerminalFault> {
        let origin = self.origin(member);
        Ok(self.house.look(self.now, &origin, &query)?)
    }

    /// The session as it stands, put together from what each of its people may see, and `viewer`.
    pub(super) fn session(
        &mut self,
        viewer: MemberId,
        id: SessionId,
    ) -> Result<Arc<Session>, TerminalFault> {
        let mut whole = (*self.seen_by(viewer, id)?).clone();
        let open = || whole.turns.iter().filter(|turn| turn.is_open);
        let raters = open().flat_map(|turn| turn.ballots.keys().copied());
        let people: BTreeSet<MemberId> = raters.chain(open().map(|turn| turn.candidate)).collect();
        // Everybody sees only their own ballots; the script knows what all of them know together.
        for member in people {
            let own = self.seen_by(member, id)?;
            for (turn, seen) in whole.turns.iter_mut().zip(&own.turns) {
                if let Some(ballot) = seen.ballots.get(&member) {
                    turn.ballots.insert(member, ballot.clone());
                }
                if turn.candidate == member {
                    turn.own = seen.own.clone();
                    turn.of_interviewers = seen.of_interviewers.clone();
                }
            }
        }
        // Only who asks has the question with its deck.
        if let Some(interviewer) = whole.acting_interviewer() {
            let seen = self.seen_by(interviewer, id)?;
            whole = whole.with_kit(Arc::clone(seen.kit()));
        }
        Ok(Arc::new(whole))
    }

    fn seen_by(&mut self, member: MemberId, id: SessionId) -> Result<Arc<Session>, TerminalFault> {
        let Shown::Session(session) = self.look(member, Query::Panel(id))? else {
            return Err(TerminalFault::Stuck("the session is gone"));
        };
        Ok(session)
    }

    /// Lets the clock jump to `at`.
    pub(super) fn jump(&mut self, at: Moment) -> Result<(), TerminalFault> {
        self.now = self.now.max(at);
        self.house.alive(self.now)?;
        Ok(())
    }

    /// When something is due by itself.
    pub(super) fn next_wake(&self) -> Result<Option<Moment>, TerminalFault> {
        Ok(self.house.next_wake(self.now)?)
    }
}
