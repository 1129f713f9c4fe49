//! The readiness board: eight things that somebody who is ready for a real interview has shown
//! (`scoring`: Progress, exactly).

use std::collections::BTreeSet;

use crate::base::{Moment, Span};
use crate::rubric::{Lack, SoFar, TurnKey, Verdict};

use super::fillers::Fillers;
use super::timed::{STEADY, TimedAnswer, is_steady};

/// How far back the board looks; from a final round as far again for the mocks before it.
pub const BOARD_LOOKS_BACK: Span = Span::from_hours(90 * 24);
/// Stories with a number.
pub const STORIES_WANTED: usize = 3;
/// Questions for the employer.
const QUESTIONS_WANTED: u8 = 3;
/// Whole mocks before a final round: one to find the gaps, one to check.
pub const MOCKS_WANTED: usize = 2;

/// A turn of the member as candidate, of which there is a report.
#[derive(Debug, Clone, PartialEq, Eq)]
pub struct PastTurn {
    /// Which one.
    pub key: TurnKey,
    /// When its ballots were unsealed.
    pub at: Moment,
    /// What it said, if it was a final round.
    pub verdict: Option<Verdict>,
    /// Whether it was a mock as long as a real interview, and was played to its end.
    pub is_whole_mock: bool,
    /// Whether a coach interviewed.
    pub is_coached: bool,
    /// The candidate's own questions, where they were counted.
    pub own_questions: Option<u8>,
}

/// What the board is made of: everything of the member's in the guild, in any order. What is too
/// old, or of after the board's moment, may be in it.
#[derive(Debug, Clone, Default, PartialEq)]
pub struct Record {
    /// Turns as candidate.
    pub turns: Vec<PastTurn>,
    /// First answers of the kind *opening*.
    pub openings: Vec<TimedAnswer>,
    /// Of the kind *pitch*.
    pub pitches: Vec<TimedAnswer>,
    /// Of the kind *pivot*.
    pub pivots: Vec<TimedAnswer>,
    /// How often they use filler words, as far as it was counted.
    pub fillers: Option<Fillers>,
    /// Stories with a number that fit the role that they aim at.
    pub stories: usize,
}

/// How one line of the board stands, with what it was read from.
#[derive(Debug, Clone, Copy, PartialEq, Eq)]
pub enum Stand<T> {
    /// It has been shown.
    Ticked(T),
    /// It would be, if there were more evidence.
    Provisional(T),
    /// It has not.
    Open(T),
}

impl<T> Stand<T> {
    fn new(is_ticked: bool, from: T) -> Self {
        if is_ticked { Self::Ticked(from) } else { Self::Open(from) }
    }

    /// What it was read from.
    pub fn from(&self) -> &T {
        match self {
            Self::Ticked(from) | Self::Provisional(from) | Self::Open(from) => from,
        }
    }

    /// Whether it has been shown.
    pub fn is_ticked(&self) -> bool {
        matches!(self, Self::Ticked(_))
    }
}

/// The board of a member at a moment.
#[derive(Debug, Clone, PartialEq)]
pub struct Board {
    /// At the bar in a final round: the one that decides, or else the last one.
    pub bar: Stand<Option<PastTurn>>,
    /// Filler words.
    pub fillers: Stand<Option<Fillers>>,
    /// Openings steady: the last ones that count, the newest first.
    pub openings: Stand<Vec<TimedAnswer>>,
    /// Accomplishments with a number.
    pub stories: Stand<usize>,
    /// The pitch: the last one that counts.
    pub pitch: Stand<Option<TimedAnswer>>,
    /// Questions for the employer: the last turn that counted them.
    pub questions: Stand<Option<PastTurn>>,
    /// Recovering from a weak spot: the last pivot that counts.
    pub recovery: Stand<Option<TimedAnswer>>,
    /// Whole mocks before the final round: the last two, the newest first.
    pub mocks: Stand<Vec<PastTurn>>,
}

impl Board {
    /// Lines that there are.
    pub const LINES: usize = 8;

    /// How many lines are ticked.
    pub fn ticked(&self) -> usize {
        let lines: [bool; Self::LINES] = [
            self.bar.is_ticked(),
            self.fillers.is_ticked(),
            self.openings.is_ticked(),
            self.stories.is_ticked(),
            self.pitch.is_ticked(),
            self.questions.is_ticked(),
            self.recovery.is_ticked(),
            self.mocks.is_ticked(),
        ];
        lines.into_iter().filter(|is_ticked| *is_ticked).count()
    }

    /// The turns that it was read from, each once, in order.
    pub fn proof(&self) -> BTreeSet<TurnKey> {
        let fillers = self.fillers.from().as_ref().and_then(|fillers| fillers.now.as_ref());
        let fillers = fillers.into_iter().flat_map(|now| now.turns.iter().map(|turn| turn.turn));
        let answers =
            self.openings.from().iter().chain(self.pitch.from()).chain(self.recovery.from());
        let turns = self.bar.from().iter().chain(self.questions.from()).chain(self.mocks.from());
        fillers.chain(answers.map(|one| one.key)).chain(turns.map(|turn| turn.key)).collect()
    }

    /// Whether it says *ready*: every line is ticked, and none for now only.
    pub fn is_ready(&self) -> bool {
        self.ticked() == Self::LINES
    }
}

/// The board as it stands at `now`.
pub fn board(record: &Record, now: Moment) -> Board {
    let is_recent = |at: Moment| at <= now && at > now - BOARD_LOOKS_BACK;
    let mut turns: Vec<&PastTurn> = record.turns.iter().filter(|turn| turn.at <= now).collect();
    turns.sort_by_key(|turn| std::cmp::Reverse((turn.at, turn.key)));
    let recent = || turns.iter().copied().filter(|turn| is_recent(turn.at));
    let answers = |all: &[TimedAnswer]| {
        let mut found: Vec<TimedAnswer> =
            all.iter().filter(|answer| is_recent(answer.at) && answer.counts()).copied().collect();
        found.sort_by_key(|answer| std::cmp::Reverse((answer.at, answer.key)));
        found
    };
    let finals: Vec<&PastTurn> = recent().filter(|turn| turn.verdict.is_some()).collect();
    let mut openings = answers(&record.openings);
    openings.truncate(STEADY);
    let pitch = answers(&record.pitches).first().copied();
    let pivot = answers(&record.pivots).first().copied();
    let asked = recent().find(|turn| turn.own_questions.is_some());
    let has_asked = asked.and_then(|turn| turn.own_questions) >= Some(QUESTIONS_WANTED);
    let before = finals.first().map_or(now, |last| last.at);
    let mocks: Vec<PastTurn> = turns
        .iter()
        .filter(|turn| turn.is_whole_mock)
        .filter(|turn| turn.at <= before && turn.at > before - BOARD_LOOKS_BACK)
        .take(MOCKS_WANTED)
        .map(|turn| (*turn).clone())
        .collect();
    let is_calm = record.fillers.as_ref().is_some_and(Fillers::is_few);
    Board {
        bar: bar(&finals),
        fillers: Stand::new(is_calm, record.fillers.clone()),
        openings: Stand::new(is_steady(&openings), openings),
        stories: Stand::new(record.stories >= STORIES_WANTED, record.stories),
        pitch: Stand::new(pitch.is_some_and(|pitch| pitch.is_within_target()), pitch),
        questions: Stand::new(has_asked, asked.cloned()),
        recovery: Stand::new(pivot.is_some_and(kept_limit), pivot),
        mocks: Stand::new(mocks.len() == MOCKS_WANTED, mocks),
    }
}

/// The last final round that says something decides; where none does, the last one may say it for
/// now.
fn bar(finals: &[&PastTurn]) -> Stand<Option<PastTurn>> {
    let decided = finals.iter().find(|turn| match &turn.verdict {
        Some(Verdict::Ready | Verdict::NotYet) => true,
        Some(Verdict::TooLittleEvidence { .. }) | None => false,
    });
    let Some(found) = decided.or(finals.first()) else { return Stand::Open(None) };
    let from = Some((*found).clone());
    match &found.verdict {
        Some(Verdict::Ready) => Stand::Ticked(from),
        Some(Verdict::TooLittleEvidence { so_far: Some(SoFar::WouldPass), .. }) => {
            Stand::Provisional(from)
        }
        Some(Verdict::NotYet | Verdict::TooLittleEvidence { .. }) | None => Stand::Open(from),
    }
}

impl PastTurn {
    /// What a final round lacked to be decided.
    pub fn lacks(&self) -> &[Lack] {
        match &self.verdict {
            Some(Verdict::TooLittleEvidence { lacks, .. }) => lacks,
            Some(Verdict::Ready | Verdict::NotYet) | None => &[],
        }
    }
}

fn kept_limit(answer: TimedAnswer) -> bool {
    let is_within = |took: Span| answer.limit.is_none_or(|limit| took <= limit);
    !answer.is_interrupted && answer.took.is_some_and(is_within)
}
