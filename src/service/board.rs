//! What the readiness board of a member is made of, as it was known at a moment.

use serde::Deserialize;

use crate::bank::{Kind, Tag};
use crate::base::{GuildId, MemberId, Moment};
use crate::interview::Cut;
use crate::progress::{BOARD_LOOKS_BACK, FillersNow, PastTurn, Record, TimedAnswer};
use crate::rubric::{TurnKey, Verdict};
use crate::store::stories::StoryRow;
use crate::store::{Read, reports, stories, timings};

use super::error::ServiceError;
use super::saved::read_json;
use super::{profile, progress};

/// Reports that the board looks at, the newest first: several turns a day.
const REPORTS_MAX: u32 = 1_000;
/// Answers that it looks at.
const ANSWERS_MAX: u32 = 5_000;

/// Stories that it looks at: as many as one can keep.
const STORIES_MAX: u32 = 100;
/// What whole mocks were called in reports that do not say yet whether they are of one.
const WHOLE_BEFORE: [&str; 3] = ["One-on-one", "Panel interview", "Group"];

/// What of a report the board looks at.
#[derive(Deserialize)]
struct Brief {
    format: String,
    cut: Option<Cut>,
    #[serde(default)]
    is_coached: bool,
    #[serde(default)]
    is_private: bool,
    is_whole_mock: Option<bool>,
    verdict: Option<Verdict>,
    counted: u8,
}

/// What the board of the member is made of, as it was known at `now`.
pub(super) fn record(
    read: &Read,
    whose: (GuildId, MemberId),
    now: Moment,
) -> Result<Record, ServiceError> {
    // The mocks before a final round may be as much older than it.
    let since = now - BOARD_LOOKS_BACK - BOARD_LOOKS_BACK;
    let mut turns = Vec::new();
    for row in reports::made_between(read, whose, (since, now), REPORTS_MAX)? {
        let brief: Brief = read_json(row.session, &row.body)?;
        let Ok(turn) = u8::try_from(row.turn_no) else { continue };
        if !brief.is_private {
            turns.push(brief.turn(TurnKey { session: row.session, turn }, row.made_at));
        }
    }
    let mut fillers = progress::fillers(read, whose, now)?;
    let is_recent =
        |last: &FillersNow| last.turns.iter().all(|turn| turn.at > now - BOARD_LOOKS_BACK);
    fillers.now = fillers.now.filter(is_recent);
    let answers = timings::first_answers(read, whose, (now - BOARD_LOOKS_BACK, now), ANSWERS_MAX)?;
    let of = |kind: Kind| -> Vec<TimedAnswer> {
        answers.iter().filter(|row| row.kind == kind.name()).filter_map(progress::timed).collect()
    };
    Ok(Record {
        turns,
        openings: of(Kind::Opening),
        pitches: of(Kind::Pitch),
        pivots: of(Kind::Pivot),
        fillers: Some(fillers),
        stories: stories_for(read, whose, now)?.iter().filter(|row| has_number(row)).count(),
    })
}

/// The stories that the member had by then, for the role that they aim at or for any.
pub(super) fn stories_for(
    read: &Read,
    (guild, member): (GuildId, MemberId),
    now: Moment,
) -> Result<Vec<StoryRow>, ServiceError> {
    let (profile, _) = profile::load(read, guild, member)?;
    let role = profile.role.as_ref().map(Tag::as_str);
    let fits = |row: &StoryRow| match (row.role.as_deref(), role) {
        (Some(of), Some(aimed)) => of == aimed,
        (None, _) | (Some(_), None) => true,
    };
    let mut rows = stories::of_member(read, guild, member, STORIES_MAX)?;
    rows.retain(|row| row.made_at <= now && fits(row));
    Ok(rows)
}

/// Whether its result has a number, in figures or in words.
pub(super) fn has_number(row: &StoryRow) -> bool {
    row.is_numbered || row.is_in_words
}

impl Brief {
    fn turn(self, key: TurnKey, at: Moment) -> PastTurn {
        let was_whole = || WHOLE_BEFORE.contains(&self.format.as_str());
        PastTurn {
            key,
            at,
            is_whole_mock: self.cut.is_none() && self.is_whole_mock.unwrap_or_else(was_whole),
            is_coached: self.is_coached,
            // Who was not counted cannot be told from who asked nothing.
            own_questions: (self.counted > 0).then_some(self.counted),
            verdict: self.verdict,
        }
    }
}
