//! Whose move it is, said to a person at the terminal; and an answer that time is about to close.

use crate::base::MemberId;
use crate::interview::{Act, Phase, TurnNo};
use crate::rehearsal;
use crate::rubric::{Choice, CompetencyNo, Mark};
use crate::terminal::fault::TerminalFault;
use crate::terminal::line::{self, Said};
use crate::terminal::table::{is_over, meant};
use crate::terminal::verbs;

use super::{Group, is_asked};

/// An unfinished answer is sent when it would be closed within so many milliseconds of the wall:
/// the next look at it comes after a second.
const SEND_BEFORE_MS: i64 = 1_500;

impl Group {
    /// What somebody sensible would do next in the session that is on, in words to type.
    pub(super) async fn next_move(&mut self) -> Result<Option<String>, TerminalFault> {
        let member = self.last.unwrap_or(MemberId(0));
        let sessions = self.table.sessions(member).await?;
        let Some(session) = meant(&sessions, member).filter(|session| !is_over(session)) else {
            return Ok(Some("→ next: `now one-on-one`, or `plan …`".to_owned()));
        };
        let Some(next) = rehearsal::next(&session, &Hint) else {
            let waits = matches!(session.phase, Phase::Gathering { .. } | Phase::Briefing { .. });
            let name = self.table.names.all().next().map_or("Ana", |(_, name)| name);
            let seats = format!("→ next: `{name} candidate`, and others on the other seats");
            return Ok(Some(seats).filter(|_| waits));
        };
        let (name, verb) = (self.table.names.name(next.member), verbs::name(&next.act));
        let more = if next.act == Act::Done {
            format!("; or `{name}: …` for an answer in writing")
        } else if let Act::Mark { turn, .. } = next.act {
            let turn = u16::from(turn) + 1;
            format!(", a mark a line; then `{name} words {turn} …` and `{name} submit {turn}`")
        } else if let Act::OwnMark { .. } = next.act {
            format!(", a mark a line; then `{name} own-done`")
        } else {
            String::new()
        };
        Ok(Some(format!("→ next: `{name} {verb}`{more}")))
    }

    /// Time that is about to close an answer takes the unfinished line of who gives it along.
    pub(super) async fn save_unfinished(&mut self) -> Result<(), TerminalFault> {
        let Ok(Said::Says { by, text }) = line::read(self.table.console.unfinished()) else {
            return Ok(());
        };
        let Some(member) = self.table.names.find(&by) else { return Ok(()) };
        let soon = self.table.now() + self.table.passes_in(SEND_BEFORE_MS);
        let sessions = self.table.sessions(member).await?;
        let closes = sessions.iter().filter(|session| is_asked(session, member));
        if closes.filter_map(|session| session.answer_closes_at()).any(|at| soon >= at) {
            self.table.say("The time is over: what you have typed is the answer.")?;
            self.table.console.take_unfinished()?;
            self.says(&by, &text).await?;
        }
        Ok(())
    }

    /// For a person at the terminal, whenever it is another move.
    pub(super) async fn say_next_move(&mut self) -> Result<(), TerminalFault> {
        if !self.table.console.is_interactive() {
            return Ok(());
        }
        let next = self.next_move().await?;
        if let Some(line) = next.clone().filter(|_| next != self.next) {
            self.table.say(&line)?;
        }
        self.next = next;
        Ok(())
    }
}

/// Everybody answers aloud and gives middling marks: enough to say whose move it is.
struct Hint;

impl rehearsal::Manner for Hint {
    fn mark(&self, _: TurnNo, _: MemberId, _: CompetencyNo) -> Option<Choice> {
        Mark::try_from(3).ok().map(Choice::Mark)
    }

    fn own_mark(&self, turn: TurnNo, by: MemberId, competency: CompetencyNo) -> Option<Choice> {
        self.mark(turn, by, competency)
    }
}
