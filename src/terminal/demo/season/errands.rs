//! What the people of a season do beside their sessions: answer, drill, plan, read, write.

use crate::bank::Level;
use crate::base::{CleanText, MemberId, SessionId, Span};
use crate::evening::Act as EveningAct;
use crate::interview::limits::LINE;
use crate::interview::{Seat, TurnNo};
use crate::protocol::{
    Answer, Command, DrillOf, Drilled, GoalAct, GoalAnswer, PlanWish, Query, Shown, StoryOf,
    TurnReport, When,
};
use crate::terminal::demo::draws::{below, who};
use crate::terminal::fault::TerminalFault;

use super::agenda::Errand;
use super::told::OF;
use super::weeks::{ROLE, Season};

/// Who interviews in a mock of several, and who watches it.
const PANEL: [MemberId; 3] = [MemberId(2), MemberId(4), MemberId(5)];
const WATCHES: MemberId = MemberId(6);

impl Season<'_> {
    pub(super) fn run(&mut self, errand: Errand) -> Result<(), TerminalFault> {
        match errand {
            Errand::Answer { by, evening, comes } => {
                let act = if comes { EveningAct::In { is_sure: false } } else { EveningAct::Out };
                self.group.tell(by, Command::Evening { evening, act })?;
                Ok(())
            }
            Errand::Log { by, on } => {
                let percent = self.people.of(by).map_or(0, |person| person.drills);
                let key = [10, who(by), self.group.now.ms().unsigned_abs()];
                if below(self.seed, &key, 100) >= percent {
                    return Ok(());
                }
                let drill = GoalAct::Drill { on: Some(on), how: Drilled::Done };
                let answer = self.group.tell(by, Command::Goal(drill))?;
                if let Answer::Goal(GoalAnswer::Drilled { .. }) = answer {
                    self.has_drilled(by);
                }
                Ok(())
            }
            Errand::Read { by, session, turn } => self.reads(by, session, turn),
            Errand::Drill { by, kind } => {
                let drill = Command::Drill(DrillOf::Kind(kind));
                if let Answer::DrillBegun { session, .. } = self.group.tell(by, drill)? {
                    self.begins(session, by, Vec::new());
                    self.has_drilled(by);
                }
                Ok(())
            }
            Errand::Mock { by, format } => self.plans(by, format),
            Errand::Story { by, place } => {
                let Some(telling) = self.people.story(place) else { return Ok(()) };
                let what = format!("Writes down a story with a number: {}.", telling.title);
                let (of, telling) = (StoryOf::New(None), Box::new(telling));
                self.group.tell(by, Command::WriteStory { of, telling })?;
                self.tells(by, &what);
                Ok(())
            }
        }
    }

    fn has_drilled(&mut self, by: MemberId) {
        self.week.drills += 1;
        self.drilled.entry(by).or_default().push(self.group.now);
    }

    /// A mock on the next evening, with who interviews and who watches.
    fn plans(&mut self, by: MemberId, format: &str) -> Result<(), TerminalFault> {
        let objective = CleanText::new("The next step: several who ask", LINE)
            .map_err(|_| TerminalFault::Stuck("the objective does not fit"))?;
        let wish = PlanWish {
            role: Some(ROLE.to_owned()),
            level: Some(Level::Senior),
            when: When::At(self.group.now + Span::from_hours(24 + 7)),
            ..PlanWish::of(format, objective)
        };
        let Answer::Planned { session, .. } = self.group.tell(by, Command::Plan(Box::new(wish)))?
        else {
            return Err(TerminalFault::Stuck("the session could not be planned"));
        };
        let asks = PANEL.into_iter().map(|member| (member, Seat::Interviewer));
        let seats = std::iter::once((by, Seat::Candidate)).chain(asks);
        let seats = seats.chain(std::iter::once((WATCHES, Seat::Observer))).collect();
        self.begins(session, by, seats);
        Ok(())
    }

    /// Somebody reads their report, and takes the goal that it proposes: the week of drills begins
    /// anew.
    fn reads(
        &mut self,
        by: MemberId,
        session: SessionId,
        turn: TurnNo,
    ) -> Result<(), TerminalFault> {
        let Shown::Report(report) = self.group.look(by, Query::Report(session, turn))? else {
            return Ok(());
        };
        if report.is_private {
            return Ok(());
        }
        self.week.report(&report, &self.names);
        if by == OF {
            let with = self.with(&report)?;
            self.path.report(&self.zone, self.group.now, &report, &with);
        }
        let shown = self.group.look(by, Query::Goal)?;
        let before = if let Shown::Goal(Some(goal)) = shown { Some(goal.text) } else { None };
        if let Answer::GoalTaken { text, .. } =
            self.group.tell(by, Command::TakeGoal { session, turn })?
            && before.as_ref() != Some(&text)
        {
            self.tells(by, &format!("Takes a goal: \u{201c}{text}\u{201d}"));
        }
        Ok(())
    }

    /// Who interviewed.
    fn with(&mut self, report: &TurnReport) -> Result<String, TerminalFault> {
        let session = self.group.session(report.candidate, report.session)?;
        let asked = session[report.turn].interviewers.iter();
        let names: Vec<String> = asked.map(|member| self.names.name(*member)).collect();
        Ok(names.join(", "))
    }

    fn tells(&mut self, by: MemberId, what: &str) {
        if by == OF {
            self.path.tells(&self.zone, self.group.now, what);
        }
    }
}
