//! A scripted group plays a whole session, in seconds, on a clock that jumps to whatever is next.
//!
//! It is the real house on a real file: only the people and the time are made up. What they do is
//! read off the session, so every format can be shown. The same seed gives the same bytes.
//!
//! Start reading with [`demo()`], then `moves.rs`.

mod draws;
mod cast;
mod stories;
mod script;
mod ballots;
mod moves;
mod group;
mod stage;
mod season;

use std::collections::BTreeSet;
use std::io::Write;
use std::sync::Arc;

use crate::base::{CleanText, ENGLISH, MemberId, Moment, Seed, SessionId, Span};
use crate::interview::limits::LINE;
use crate::interview::{Act, Format, Heard, Phase, TurnNo, Turns};
use crate::protocol::{Answer, Command, PlanWish, Query, ReportPart, When};
use crate::runtime::{House, HouseOptions};
use crate::view::{self, Texts};

use super::fault::TerminalFault;
use super::room::Room;
use super::text::Looks;

pub use season::{SEASON_WEEKS, SeasonOptions, season};

use cast::{Cast, NAMES};
use group::Group;
use script::{Beat, Move, Script, What};
use stage::{Setting, Stage};
use stories::Stories;

/// Monday 23 November 2026, 17:00 UTC: when the demo's session is planned.
const BEGINS_AT: Moment = Moment::from_ms(1_795_453_200_000);
/// A session with several people is planned this far ahead: both reminders can be seen.
const AHEAD: Span = Span::from_hours(26);
/// A whole session is some hundred moves and wakes; more means that it stands still.
const MOVES_MAX: usize = 20_000;

/// What a demo is asked for.
#[derive(Debug, Clone)]
pub struct DemoOptions {
    /// The house: its directory, which must be empty, and what sessions are made from. The time
    /// and the seed of it are the demo's own.
    pub house: HouseOptions,
    /// The format's id.
    pub format: String,
    /// Where everything drawn comes from.
    pub seed: u64,
    /// The transcript's pace: so many times as fast as the session; none: at once.
    pub speed: Option<u32>,
    /// How it is shown.
    pub looks: Looks,
}

/// Plays a whole session and writes what its members see.
///
/// # Errors
/// [`TerminalFault`], which says what stands in the way.
pub fn demo(options: DemoOptions, out: &mut dyn Write) -> Result<(), TerminalFault> {
    let DemoOptions { mut house, format, seed, speed, looks } = options;
    let library = house.library.clone();
    let Some(recipe) = library.format(&format).cloned() else {
        let known: Vec<&str> = library.formats.iter().map(|f| f.id.as_str()).collect();
        return Err(TerminalFault::NoSuchFormat { asked: format, known: known.join(", ") });
    };
    let holds_something = std::fs::read_dir(&house.dir).is_ok_and(|mut dir| dir.next().is_some());
    if holds_something {
        return Err(TerminalFault::NotEmpty(house.dir.display().to_string()));
    }
    let seed = Seed(seed);
    let stories =
        Stories::read().map_err(|_| TerminalFault::Stuck("its stories cannot be read"))?;
    let cast = Cast::new(&recipe);
    let known = stories.known(&library.questions, &recipe, cast.sharing(&recipe));
    Arc::make_mut(&mut house.library).questions = known;
    (house.now, house.seed) = (BEGINS_AT, Some(seed));
    let dir = house.dir.clone();
    let house = House::open(&house)?;
    let room = Room::open(&dir)?;
    let texts = Texts {
        goals: library.goals.clone(),
        guide: library.guide.clone(),
        tags: library.tags.clone(),
        ..Texts::default()
    };
    let group = Group::new(house, BEGINS_AT);
    let setting = Setting { group, room, texts, looks, speed, out };
    let play = || Play::new(Stage::new(setting), &recipe, seed, cast, stories)?.whole();
    match play() {
        // Whoever reads it has seen enough, as `head` does.
        Err(fault) if fault.is_closed_pipe() => Ok(()),
        played => played,
    }
}

struct Play<'a> {
    stage: Stage<'a>,
    cast: Cast,
    stories: Stories,
    seed: Seed,
    session: SessionId,
    done: BTreeSet<Beat>,
    shown_check_in: bool,
}

impl<'a> Play<'a> {
    /// Introduces the group and plans the session.
    fn new(
        mut stage: Stage<'a>,
        format: &Format,
        seed: Seed,
        cast: Cast,
        stories: Stories,
    ) -> Result<Self, TerminalFault> {
        for name in NAMES.iter().take(cast.members.len()) {
            stage.introduce(name)?;
        }
        let people: Vec<&str> = NAMES[..cast.members.len()].to_vec();
        let heading = vec![
            format!("greenroom demo · {} · seed {}", format.title, seed.0),
            format!("{} practise together. Times are UTC; the clock jumps.", people.join(", ")),
            String::new(),
        ];
        stage.tells(&heading)?;
        let planner = cast.members.first().copied().unwrap_or(MemberId(1));
        let wish = wish(format, seed, &stories)?;
        stage.does(planner, &format!("plans a session · {}", format.title))?;
        let planned = stage.group.tell(planner, Command::Plan(Box::new(wish)))?;
        stage.deliver()?;
        let Answer::Planned { session, .. } = planned else {
            stage.show_private(planner, &view::answer(&ENGLISH, &planned))?;
            return Err(TerminalFault::Stuck("the session could not be planned"));
        };
        let done = BTreeSet::new();
        Ok(Self { stage, cast, stories, seed, session, done, shown_check_in: false })
    }

    fn whole(mut self) -> Result<(), TerminalFault> {
        self.run()?;
        self.stage.group.house.close().map_err(|fault| TerminalFault::Stopped(fault.to_string()))
    }

    /// Whoever has something to do does it; where nobody has, the clock jumps to the next wake.
    fn run(&mut self) -> Result<(), TerminalFault> {
        for _ in 0..MOVES_MAX {
            self.stage.deliver()?;
            let session = self.stage.group.session(MemberId(1), self.session)?;
            if let Phase::Closed { .. } = session.phase {
                return self.stage.deliver();
            }
            let script = Script {
                session: &session,
                cast: &self.cast,
                stories: &self.stories,
                seed: self.seed,
                planned_at: BEGINS_AT,
                done: &self.done,
            };
            let next = script.next();
            let wake = self.stage.group.next_wake()?;
            match (next, wake) {
                (Some(next), wake) if wake.is_none_or(|wake| next.at <= wake) => {
                    self.stage.group.jump(next.at)?;
                    self.perform(next)?;
                }
                (_, Some(wake)) => {
                    self.stage.group.jump(wake)?;
                    self.stage.group.house.sweep(self.stage.group.now)?;
                }
                (_, None) => return Err(TerminalFault::Stuck("nothing is due")),
            }
        }
        Err(TerminalFault::Stuck("it does not end"))
    }

    fn perform(&mut self, next: Move) -> Result<(), TerminalFault> {
        let Move { by, what, .. } = next;
        match what {
            What::Act { act, says } => self.act(by, act, says.as_deref()),
            What::Panel => {
                let card = self.stage.screen(by, Query::Panel(self.session))?;
                self.stage.show_private(by, &card)?;
                let is_new = self.done.insert(Beat::PanelShown);
                if !is_new {
                    self.done.insert(Beat::ToolsShown);
                }
                Ok(())
            }
            What::Ballot(turn) => {
                self.done.insert(Beat::BallotShown);
                self.look(by, Query::Ballot(self.session, turn))
            }
            What::Report(turn) => {
                self.done.insert(Beat::ReportShown(turn));
                self.stage.does(by, "presses [Open your report]")?;
                self.look(by, Query::Report(self.session, turn))?;
                self.stage.does(by, "presses [Scores]")?;
                self.look(by, Query::ReportPart(self.session, turn, ReportPart::Scores))?;
                if turn == TurnNo::FIRST {
                    self.stage.does(by, "presses [What I said]")?;
                    self.look(by, Query::Answers(self.session, turn))?;
                }
                Ok(())
            }
            What::TakeGoal(turn) => {
                self.done.insert(Beat::GoalTaken(turn));
                let command = Command::TakeGoal { session: self.session, turn };
                let answer = self.stage.group.tell(by, command)?;
                if let Answer::GoalTaken { .. } = answer {
                    self.stage.does(by, "presses [Take this goal]")?;
                    self.stage.show_private(by, &view::answer(&ENGLISH, &answer))?;
                }
                Ok(())
            }
        }
    }

    fn look(&mut self, by: MemberId, query: Query) -> Result<(), TerminalFault> {
        let card = self.stage.screen(by, query)?;
        Ok(self.stage.show_private(by, &card)?)
    }

    fn act(&mut self, by: MemberId, act: Act, says: Option<&str>) -> Result<(), TerminalFault> {
        let command = Command::act(self.session, act.clone());
        let is_quiet = is_quiet(&act);
        if !is_quiet {
            let pressed = self.stage.pressed(by, self.session, &command)?;
            self.announce(by, &act, &pressed, says)?;
        }
        let answer = self.stage.group.tell(by, command.clone())?;
        self.remember(&act, &answer);
        let card = view::reply(&ENGLISH, &command, &answer, &self.stage.texts);
        match &answer {
            Answer::Heard { heard: Heard::CheckedIn | Heard::CheckedInFor { .. }, .. }
                if !self.shown_check_in =>
            {
                self.shown_check_in = true;
                self.stage.show_private(by, &card)?;
            }
            Answer::Heard { .. } => {}
            Answer::Refused { .. } => {
                // A refused pick is part of the story: somebody comes too late.
                if is_quiet {
                    self.stage.does(by, "wants to change a mark")?;
                }
                self.stage.show_private(by, &card)?;
            }
            Answer::Planned { .. }
            | Answer::NoSuchSession
            | Answer::NoSuchFormat { .. }
            | Answer::NoSuchLength { .. }
            | Answer::NoSuchRubric { .. }
            | Answer::NoSuchTag { .. }
            | Answer::TooManySessions { .. }
            | Answer::TooManyPlanned { .. }
            | Answer::DiskAlmostFull
            | Answer::NoReport
            | Answer::SetUp(_)
            | Answer::OnEvening { .. }
            | Answer::EveningRefused { .. }
            | Answer::NoSuchEvening
            | Answer::Called { .. }
            | Answer::NotCalled(_)
            | Answer::OrganisersOnly
            | Answer::KeepsShorter { .. }
            | Answer::GoalTaken { .. }
            | Answer::Goal(_)
            | Answer::Story(_)
            | Answer::Debrief(_)
            | Answer::Calibration(_)
            | Answer::Question(_)
            | Answer::Pitch(_)
            | Answer::Forgotten
            | Answer::Gone { .. }
            | Answer::CoachAgreed { .. }
            | Answer::CoachWithdrawn { .. }
            | Answer::BoardShownTo { .. }
            | Answer::NoCoachYet
            | Answer::OwnCoach
            | Answer::NotTheirCoach { .. }
            | Answer::TooManyCoaches { .. }
            | Answer::ProfileSaved(_)
            | Answer::Pair { .. }
            | Answer::Partner { .. }
            | Answer::HasPartner
            | Answer::Thanked { .. }
            | Answer::NotThanked
            | Answer::PairAvoided { .. }
            | Answer::NotAgain
            | Answer::TooManyPairs { .. }
            | Answer::ZoneWanted
            | Answer::TooManySaid { .. }
            | Answer::OnlyOfOthers
            | Answer::NoSuchZone { .. }
            | Answer::Waiting { .. }
            | Answer::Paired { .. }
            | Answer::WaitStopped
            | Answer::NotWaiting
            | Answer::SitsElsewhere { .. }
            | Answer::StartedAlone { .. }
            | Answer::DrillBegun { .. }
            | Answer::NoSuchDrill
            | Answer::Series(_)
            | Answer::Poll(_)
            | Answer::OnlyInterviews
            | Answer::NoFormatFor { .. } => {
                return Err(TerminalFault::Stuck("an act was not understood"));
            }
        }
        Ok(())
    }

    fn announce(
        &mut self,
        by: MemberId,
        act: &Act,
        pressed: &str,
        says: Option<&str>,
    ) -> Result<(), TerminalFault> {
        let name = self.stage.names.name(by);
        match (act, says) {
            (Act::Answer(_), Some(text)) => {
                self.stage.speaks(&format!("{name} answers in writing"), text)?;
            }
            (Act::Done, Some(text)) => {
                self.stage.speaks(&format!("{name} answers aloud, then {pressed}"), text)?;
            }
            (_, Some(text)) => self.stage.speaks(&format!("{name} {pressed}"), text)?,
            (_, None) => self.stage.does(by, pressed)?,
        }
        Ok(())
    }

    #[expect(clippy::wildcard_enum_match_arm, reason = "few acts are beats of the script")]
    fn remember(&mut self, act: &Act, answer: &Answer) {
        let is_refused = matches!(answer, Answer::Refused { .. });
        match act {
            Act::Pause => {
                self.done.insert(Beat::Paused);
            }
            Act::Words { .. } => {
                self.done.insert(Beat::EmptyPraise);
            }
            Act::Recording(_) => {
                self.done.insert(Beat::Recorded);
            }
            Act::Mark { .. } if is_refused => {
                self.done.insert(Beat::TooLate);
            }
            _ => {}
        }
    }
}

/// Picks on a ballot are many and nobody's business.
fn is_quiet(act: &Act) -> bool {
    matches!(
        act,
        Act::Mark { .. }
            | Act::OwnMark { .. }
            | Act::Transfer { .. }
            | Act::RateInterviewer { .. }
            | Act::Filler
    )
}

fn wish(format: &Format, seed: Seed, stories: &Stories) -> Result<PlanWish, TerminalFault> {
    let objective = draws::one_of(seed, &[0], &stories.objectives);
    let objective = objective.map_or("A mock interview", String::as_str);
    let objective = CleanText::new(objective, LINE)
        .map_err(|_| TerminalFault::Stuck("the objective does not fit"))?;
    let is_alone = format.turns == Turns::Single && format.interviewers.max == 0;
    Ok(PlanWish {
        role: Some("backend".to_owned()),
        level: Some(crate::bank::Level::Senior),
        when: if is_alone { When::Now } else { When::At(BEGINS_AT + AHEAD) },
        ..PlanWish::of(&format.id, objective)
    })
}
