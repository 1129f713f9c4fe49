//! Stories that members keep: written, changed, looked at by their owner and by the coaches to
//! whom they agreed.

use crate::bank::{Tag, names_number};
use crate::base::{CleanText, GuildId, MemberId, StoryNo, TextLimit};
use crate::progress::{STORY_PART, STORY_TITLE, StoryFramework, Telling, story_lacks, told_before};
use crate::protocol::{
    Answer, NamedStory, Origin, OwnStory, Shown, StoriesShown, StoryAct, StoryAnswer, StoryLook,
    StoryOf,
};
use crate::store::stories::{self, StoryRow};
use crate::store::{Read, Tx, guilds};

use super::desk::{Actor, Desk};
use super::error::ServiceError;
use super::{coach, profile, record};

/// Stories that one member keeps: more than anybody can tell.
const STORIES_MAX: u32 = 100;

/// What a row says, if it can be read.
fn story_of(row: StoryRow) -> Option<OwnStory> {
    let text = |text: Option<String>, limit: TextLimit| {
        text.and_then(|text| CleanText::new(&text, limit).ok())
    };
    let [situation, task, action, result] = row.parts.map(|part| text(part, STORY_PART));
    let telling = Telling {
        framework: StoryFramework::named(&row.framework)?,
        title: text(Some(row.title), STORY_TITLE)?,
        situation,
        task,
        action,
        result,
    };
    let tag = |tag: Option<String>| tag.and_then(|tag| Tag::new(&tag).ok());
    Some(OwnStory {
        id: row.id,
        number: row.number,
        telling,
        competency: tag(row.competency),
        role: tag(row.role),
        is_numbered: row.is_numbered,
        is_in_words: row.is_in_words,
    })
}

/// The member's stories, by their numbers.
pub(super) fn own(
    read: &Read,
    guild: GuildId,
    member: MemberId,
) -> Result<Vec<OwnStory>, ServiceError> {
    let rows = stories::of_member(read, guild, member, STORIES_MAX)?;
    Ok(rows.into_iter().filter_map(story_of).collect())
}

/// What who asks may see of stories.
pub(super) fn look(read: &Read, origin: &Origin, look: StoryLook) -> Result<Shown, ServiceError> {
    let shown = match look {
        StoryLook::List(None) => list(read, origin, origin.member)?,
        StoryLook::List(Some(member)) if may_see(read, origin, member)? => {
            list(read, origin, member)?
        }
        StoryLook::List(Some(_)) => StoriesShown::None,
        StoryLook::One(story) => one(read, origin, story)?,
        StoryLook::Shows(story) | StoryLook::Sure(story) => {
            let found = one(read, origin, story)?;
            let is_own = matches!(found, StoriesShown::One { of: None, .. });
            if is_own { found } else { StoriesShown::None }
        }
        StoryLook::Grid => {
            let stories = own(read, origin.guild, origin.member)?;
            StoriesShown::Grid { stories, role: role_of(read, origin.guild, origin.member)? }
        }
    };
    Ok(Shown::Stories(Box::new(shown)))
}

fn may_see(read: &Read, origin: &Origin, member: MemberId) -> Result<bool, ServiceError> {
    Ok(member == origin.member || coach::may_see(read, origin, member)?)
}

/// Whose it is, where that is somebody else than who asks.
fn other(origin: &Origin, member: MemberId) -> Option<MemberId> {
    (member != origin.member).then_some(member)
}

fn list(read: &Read, origin: &Origin, member: MemberId) -> Result<StoriesShown, ServiceError> {
    let stories = own(read, origin.guild, member)?;
    Ok(StoriesShown::List { of: other(origin, member), stories })
}

fn one(read: &Read, origin: &Origin, story: StoryNo) -> Result<StoriesShown, ServiceError> {
    let row = stories::load(read, story)?.filter(|row| row.guild == origin.guild);
    let Some(row) = row else { return Ok(StoriesShown::None) };
    let member = row.member;
    if !may_see(read, origin, member)? {
        return Ok(StoriesShown::None);
    }
    let Some(story) = story_of(row) else { return Ok(StoriesShown::None) };
    let role = role_of(read, origin.guild, member)?;
    Ok(StoriesShown::One { of: other(origin, member), story: Box::new(story), role })
}

/// The role that a member practises for.
fn role_of(read: &Read, guild: GuildId, member: MemberId) -> Result<Option<Tag>, ServiceError> {
    Ok(profile::load(read, guild, member)?.0.role)
}

/// Keeps a story, or another wording of one.
pub(super) fn write(
    tx: &Tx,
    desk: &mut Desk,
    by: Actor,
    member: MemberId,
    (of, telling): (&StoryOf, &Telling),
) -> Result<Answer, ServiceError> {
    let before = match of {
        StoryOf::Kept(story) => match theirs(tx, by, member, *story)? {
            Some(row) => Some(row),
            None => return Ok(Answer::Story(StoryAnswer::NoneSuch)),
        },
        StoryOf::New(_) => None,
    };
    let rows = stories::of_member(tx, by.guild, member, STORIES_MAX)?;
    if before.is_none() && rows.len() >= STORIES_MAX as usize {
        return Ok(Answer::Story(StoryAnswer::TooMany { at_most: STORIES_MAX }));
    }
    let text = |text: &Option<CleanText>| text.as_ref().map(|text| text.as_str().to_owned());
    let parts = [&telling.situation, &telling.task, &telling.action, &telling.result].map(text);
    let was = before.as_ref();
    let competency = match of {
        StoryOf::New(Some(tag)) => Some(tag.as_str().to_owned()),
        StoryOf::New(None) => None,
        StoryOf::Kept(_) => was.and_then(|row| row.competency.clone()),
    };
    let is_in_words = telling.result.is_some() && was.is_some_and(|row| row.is_in_words);
    let result = telling.result.as_ref().map_or("", CleanText::as_str);
    let newest = rows.last().map_or(0, |row| row.number);
    let row = StoryRow {
        id: was.map_or_else(|| StoryNo(desk.id(by.now)), |row| row.id),
        guild: by.guild,
        member,
        number: was.map_or(newest.saturating_add(1), |row| row.number),
        framework: telling.framework.name().to_owned(),
        title: telling.title.as_str().to_owned(),
        parts,
        competency,
        role: was.and_then(|row| row.role.clone()),
        is_numbered: is_in_words || names_number(result, &telling.whole()),
        is_in_words,
        made_at: was.map_or(by.now, |row| row.made_at),
        changed_at: by.now,
    };
    guilds::ensure(tx, by.guild)?;
    let others: Vec<OwnStory> =
        rows.into_iter().filter(|other| other.id != row.id).filter_map(story_of).collect();
    let told = others.iter().map(|one| (one, one.telling.whole()));
    let same_as = told_before(&telling.whole(), told).map(named);
    keep(tx, desk, by, row, same_as)
}

/// What a story is named.
pub(super) fn named(story: &OwnStory) -> NamedStory {
    NamedStory { number: story.number, title: story.telling.title.clone() }
}

/// Does something with a story.
pub(super) fn act(
    tx: &Tx,
    desk: &mut Desk,
    by: Actor,
    member: MemberId,
    act: &StoryAct,
) -> Result<Answer, ServiceError> {
    let (StoryAct::Shows(story, _)
    | StoryAct::For(story, _)
    | StoryAct::InWords(story, _)
    | StoryAct::Remove(story)) = act;
    let Some(mut row) = theirs(tx, by, member, *story)? else {
        return Ok(Answer::Story(StoryAnswer::NoneSuch));
    };
    match act {
        StoryAct::Shows(_, tag) => row.competency = Some(tag.as_str().to_owned()),
        StoryAct::For(_, role) => row.role = role.as_ref().map(|role| role.as_str().to_owned()),
        StoryAct::InWords(_, is_in_words) => {
            let whole = row.parts.iter().flatten().map(String::as_str).collect::<Vec<_>>();
            let result = row.parts[3].as_deref().unwrap_or_default();
            row.is_in_words = *is_in_words && !result.is_empty();
            row.is_numbered = row.is_in_words || names_number(result, &whole.join("\n"));
        }
        StoryAct::Remove(_) => {
            let Some(story) = story_of(row) else {
                return Ok(Answer::Story(StoryAnswer::NoneSuch));
            };
            stories::remove(tx, story.id)?;
            record::note(tx, desk, by, "own-story", &())?;
            let title = story.telling.title;
            return Ok(Answer::Story(StoryAnswer::Removed { title }));
        }
    }
    row.changed_at = by.now;
    keep(tx, desk, by, row, None)
}

fn theirs(
    tx: &Tx,
    by: Actor,
    member: MemberId,
    story: StoryNo,
) -> Result<Option<StoryRow>, ServiceError> {
    let row = stories::load(tx, story)?;
    Ok(row.filter(|row| row.guild == by.guild && row.member == member))
}

fn keep(
    tx: &Tx,
    desk: &mut Desk,
    by: Actor,
    row: StoryRow,
    same_as: Option<NamedStory>,
) -> Result<Answer, ServiceError> {
    stories::put(tx, &row)?;
    record::note(tx, desk, by, "own-story", &())?;
    let Some(story) = story_of(row) else { return Ok(Answer::Story(StoryAnswer::NoneSuch)) };
    Ok(Answer::Story(StoryAnswer::Kept {
        story: story.id,
        number: story.number,
        lacks: story_lacks(&story.telling, story.is_numbered),
        title: story.telling.title,
        same_as,
    }))
}
