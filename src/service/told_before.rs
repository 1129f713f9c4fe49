//! Which of a member's own answers in writing were told before in the same words: in an answer of
//! theirs that is still kept, and else in a story. Nothing is kept any longer for it.

use crate::base::{CleanText, SessionId};
use crate::interview::limits::OWN_QUESTIONS;
use crate::progress::told_before;
use crate::protocol::{Origin, ToldIn};
use crate::store::{Read, answers, took_part};

use super::error::ServiceError;
use super::stories;

/// Sessions before this one whose answers are looked at: a month of practice.
const SESSIONS_BACK: u32 = 10;

/// Of these answers, by question and follow-up, where much of each was told before.
pub(super) fn look(
    read: &Read,
    origin: &Origin,
    session: SessionId,
    texts: &[(u8, u8, CleanText)],
) -> Result<Vec<(u8, u8, ToldIn)>, ServiceError> {
    if texts.is_empty() {
        return Ok(Vec::new());
    }
    let whose = (origin.guild, origin.member);
    let mut before: Vec<(ToldIn, String)> = Vec::new();
    for (part, number) in took_part::before(read, whose, None, Some(session), SESSIONS_BACK)? {
        let Some(turn) = part.turn_no.filter(|_| part.session != session) else { continue };
        let said = answers::of_turn(read, part.session, turn)?.into_iter();
        let own = said.filter(|row| {
            row.member == origin.member && row.question_no != u16::from(OWN_QUESTIONS)
        });
        before.extend(own.map(|row| (ToldIn::Session(number), row.said)));
    }
    let kept = stories::own(read, origin.guild, origin.member)?;
    let named = |one| ToldIn::Story(stories::named(one));
    before.extend(kept.iter().map(|one| (named(one), one.telling.whole())));
    // What they ask at the end may be the same every time.
    let answers = texts.iter().filter(|(no, ..)| *no != OWN_QUESTIONS);
    let again = answers.filter_map(|(no, ask, text)| {
        let told = before.iter().map(|(place, told)| (place, told.as_str()));
        Some((*no, *ask, told_before(text.as_str(), told)?.clone()))
    });
    Ok(again.collect())
}
