//! The readiness board of a member, and who may see it.

use std::collections::BTreeMap;

use crate::base::{CleanText, MemberId};
use crate::progress::{STORY_TITLE, board};
use crate::protocol::{Answer, Origin, Readiness, Shown};
use crate::store::stories::StoryRow;
use crate::store::{Read, Tx, consents, sessions};

use super::board::{has_number, record, stories_for};
use super::desk::{Actor, Desk};
use super::error::ServiceError;
use super::{coach, debrief, profile, record as journal, targets};

/// Where the result stands among the parts of a story.
const RESULT: usize = 3;

/// The board of the member, or of somebody who shows it to this coach.
pub(super) fn look(
    read: &Read,
    origin: &Origin,
    of: Option<MemberId>,
) -> Result<Shown, ServiceError> {
    let member = of.unwrap_or(origin.member);
    let is_own = member == origin.member;
    let shows = |coach: MemberId| consents::shows_board(read, origin.guild, member, coach);
    let may_see = is_own || origin.is_coach && shows(origin.member)?;
    if !may_see {
        return Ok(Shown::Readiness(None));
    }
    let (profile, _) = profile::load(read, origin.guild, member)?;
    let coaches = if is_own { coach::coaches(read, origin)? } else { Vec::new() };
    let mut shown_to = Vec::new();
    for coach in &coaches {
        if shows(*coach)? {
            shown_to.push(*coach);
        }
    }
    let record = record(read, (origin.guild, member), origin.acted_at)?;
    let board = board(&record, origin.acted_at);
    let mut numbers = BTreeMap::new();
    for key in board.proof() {
        numbers.extend(sessions::number(read, key.session)?.map(|number| (key.session, number)));
    }
    let told = |row: &StoryRow| !has_number(row) && row.parts[RESULT].is_some();
    let rows = stories_for(read, (origin.guild, member), origin.acted_at)?;
    let story_without_number = rows
        .into_iter()
        .find(told)
        .and_then(|row| Some((row.id, CleanText::new(&row.title, STORY_TITLE).ok()?)));
    Ok(Shown::Readiness(Some(Box::new(Readiness {
        member,
        target: targets::ahead(read, (origin.guild, member), &profile, &record, origin.acted_at)?,
        role: profile.role,
        level: profile.level,
        board,
        meant: debrief::meant(read, origin.guild)?,
        numbers,
        story_without_number,
        has_coach: !coaches.is_empty(),
        shown_to,
    }))))
}

/// The member shows their board to the coaches who see their reports, or to them no longer.
pub(super) fn show(
    tx: &Tx,
    desk: &mut Desk,
    by: Actor,
    member: MemberId,
    on: bool,
) -> Result<Answer, ServiceError> {
    let coaches = coach::of(tx, by, member)?;
    if on && coaches.is_empty() {
        return Ok(Answer::NoCoachYet);
    }
    consents::show_board(tx, by.guild, member, on)?;
    journal::note(tx, desk, by, "board-shown", &())?;
    Ok(Answer::BoardShownTo { coaches: if on { coaches } else { Vec::new() } })
}
