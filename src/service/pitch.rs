//! Pitches: each wording is a version of its own, one of which counts. They are for their member
//! alone.

use crate::base::{CleanText, PitchNo};
use crate::progress::{PITCH_PART, Pitch};
use crate::protocol::{Answer, Origin, PitchAnswer, PitchLook, PitchShown, PitchVersion, Shown};
use crate::store::pitches::{self, PitchRow};
use crate::store::{Read, Tx, guilds};

use super::desk::{Actor, Desk};
use super::error::ServiceError;
use super::record;

/// Versions of one member's that are kept: a change a week for the better part of a year.
const VERSIONS_MAX: u32 = 40;

fn version_of(row: PitchRow) -> Option<PitchVersion> {
    let text = |text: Option<String>| CleanText::new(&text?, PITCH_PART).ok();
    let [what_i_do, proofs, why_this_role, what_i_want] = row.parts.map(text);
    let pitch = Pitch { what_i_do: what_i_do?, proofs, why_this_role, what_i_want };
    let PitchRow { id, version, is_current, made_at, .. } = row;
    Some(PitchVersion { id, version, is_current, pitch, made_at })
}

/// What who asks sees of theirs.
pub(super) fn look(read: &Read, origin: &Origin, look: PitchLook) -> Result<Shown, ServiceError> {
    let rows = pitches::of_member(read, origin.guild, origin.member, VERSIONS_MAX)?;
    let mut all: Vec<PitchVersion> = rows.into_iter().filter_map(version_of).collect();
    let has_others = all.len() > 1;
    let shown = match look {
        PitchLook::Versions => PitchShown::Versions(all),
        PitchLook::Now => {
            all.retain(|one| one.is_current);
            PitchShown::One(all.pop(), has_others)
        }
        PitchLook::One(id) => {
            all.retain(|one| one.id == id);
            PitchShown::One(all.pop(), has_others)
        }
    };
    Ok(Shown::Pitch(Box::new(shown)))
}

/// Keeps another version, which counts from now on.
pub(super) fn write(
    tx: &Tx,
    desk: &mut Desk,
    by: Actor,
    origin: &Origin,
    pitch: &Pitch,
) -> Result<Answer, ServiceError> {
    let (guild, member) = (by.guild, origin.member);
    let rows = pitches::of_member(tx, guild, member, VERSIONS_MAX)?;
    let version = rows.first().map_or(0, |row| row.version).saturating_add(1);
    let says_so = |row: &PitchRow| {
        row.is_current && version_of(row.clone()).is_some_and(|one| one.pitch == *pitch)
    };
    if rows.iter().any(says_so) {
        return Ok(Answer::Pitch(PitchAnswer::Same));
    }
    if rows.len() >= VERSIONS_MAX as usize
        && let Some(oldest) = rows.iter().rev().find(|row| !row.is_current)
    {
        pitches::remove(tx, oldest.id)?;
    }
    guilds::ensure(tx, guild)?;
    let parts = pitch.parts().map(|part| part.map(|text| text.as_str().to_owned()));
    let id = PitchNo(desk.id(by.now));
    let (is_current, made_at) = (true, by.now);
    let row = PitchRow { id, guild, member, version, is_current, parts, made_at };
    pitches::put(tx, &row)?;
    record::note(tx, desk, by, "pitch", &())?;
    let words = pitch.length().words;
    Ok(Answer::Pitch(PitchAnswer::Counts { version, words }))
}

/// A version of before counts again.
pub(super) fn choose(
    tx: &Tx,
    desk: &mut Desk,
    by: Actor,
    origin: &Origin,
    id: PitchNo,
) -> Result<Answer, ServiceError> {
    let rows = pitches::of_member(tx, by.guild, origin.member, VERSIONS_MAX)?;
    let found = rows.into_iter().find(|row| row.id == id).and_then(version_of);
    let Some(PitchVersion { version, pitch, .. }) = found else {
        return Ok(Answer::Pitch(PitchAnswer::NoneSuch));
    };
    pitches::choose(tx, (by.guild, origin.member), id)?;
    record::note(tx, desk, by, "pitch", &())?;
    let words = pitch.length().words;
    Ok(Answer::Pitch(PitchAnswer::Counts { version, words }))
}
