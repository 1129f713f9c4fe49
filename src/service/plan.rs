//! Planning a session: for later, at once, or at once for two who are there.

use std::collections::BTreeSet;
use std::sync::Arc;

use tracing::warn;

use crate::bank::{Kind, QuestionId, Tag, TagSort, Tags};
use crate::base::{CleanText, GuildId, MemberId, Reminders, SessionId, Span, TextLimit};
use crate::config::{Content, Library};
use crate::interview::{self, Agenda, Deal, Format, Kit, Plan, Seat};
use crate::protocol::{Aim, Answer, Origin, PlanWish, Profile, Receipt, When};
use crate::store::{Read, Tx, guilds, profiles, sessions};

use super::act;
use super::desk::{Actor, Desk};
use super::error::ServiceError;
use super::kept_texts::keep_answers_days;
use super::settings::{free_room, reminders};
use super::{profile, saved};

/// Sessions of one guild that are not over, planned and running together (`reliability`: F1).
const SESSIONS_MAX: u16 = 110;
/// Sessions that one member has planned and that have not begun (`reliability`: F1).
const PLANNED_MAX: u16 = 5;
/// A new session wants its room for so long: the longest built-in format with its ballots.
const ROOM_FOR: Span = Span::from_minutes(120);
/// The name of a role that is in no list stands on the card like a title.
const ROLE: TextLimit = TextLimit::line(40);
/// The built-in rubric for answers that are thought through aloud.
const THINKING_ALOUD: &str = "technical";

/// Plans what a member wishes for, if they have not planned too much already.
pub(super) fn plan_ahead(
    tx: &Tx,
    desk: &mut Desk,
    by: Actor,
    origin: &Origin,
    wish: &PlanWish,
) -> Result<Answer, ServiceError> {
    let mut planned = 0;
    for row in sessions::open_of(tx, origin.guild, u32::from(SESSIONS_MAX))? {
        let planner = saved::readable(row.id, saved::planner_of_ahead(&row))?.flatten();
        planned += u16::from(planner == Some(origin.member));
    }
    if planned >= PLANNED_MAX {
        return Ok(Answer::TooManyPlanned { at_most: PLANNED_MAX });
    }
    let mut wish = wish.clone();
    let from_profile = aim(tx, desk, &mut wish, origin.guild, &[origin.member])?;
    let mut answer = plan(tx, desk, by, origin, &wish, Seating::Open)?;
    if let Answer::Planned { aim, .. } = &mut answer {
        *aim = Aim { general_for: aim.general_for.take(), ..from_profile };
    }
    Ok(answer)
}

/// Completes a wish with what all of these members practise for, where it does not say, and says
/// what that is.
pub(super) fn aim(
    read: &Read,
    desk: &Desk,
    wish: &mut PlanWish,
    guild: GuildId,
    members: &[MemberId],
) -> Result<Aim, ServiceError> {
    let said: Vec<Profile> =
        profiles::of(read, guild, members)?.iter().map(profile::said).collect();
    let Some((first, others)) = said.split_first().filter(|_| said.len() == members.len()) else {
        return Ok(Aim::default());
    };
    let is_known = |sort, tag: &Tag| desk.library.tags.title(sort, tag).is_some();
    let shared = |sort, of: fn(&Profile) -> &Option<Tag>| {
        let tag = of(first).as_ref().filter(|tag| is_known(sort, tag));
        tag.filter(|tag| others.iter().all(|other| of(other).as_ref() == Some(tag))).cloned()
    };
    let level = first.level.filter(|one| others.iter().all(|other| other.level == Some(*one)));
    let aim = Aim {
        role: shared(TagSort::Role, |said| &said.role).filter(|_| wish.role.is_none()),
        level: level.filter(|_| wish.level.is_none()),
        region: shared(TagSort::Region, |said| &said.region).filter(|_| wish.region.is_none()),
        general_for: None,
    };
    let or = |wished: &mut Option<String>, tag: &Option<Tag>| {
        *wished = wished.take().or_else(|| tag.as_ref().map(Tag::to_string));
    };
    or(&mut wish.role, &aim.role);
    or(&mut wish.region, &aim.region);
    wish.level = wish.level.or(aim.level);
    Ok(aim)
}

/// The tag that is wished for; none where nothing is, or where it is a role that nobody has a
/// question for and nothing is like it: then the questions are general.
fn wished(tags: &Tags, sort: TagSort, asked: Option<&String>) -> Result<Option<Tag>, Answer> {
    let Some(asked) = asked else { return Ok(None) };
    tags.meant(sort, asked).cloned().map(Some).or_else(|near| {
        if near.is_empty() && sort == TagSort::Role && CleanText::new(asked, ROLE).is_ok() {
            return Ok(None);
        }
        let known = near.into_iter().filter_map(|tag| tags.title(sort, tag));
        let known = known.map(str::to_owned).collect();
        Err(Answer::NoSuchTag { sort, asked: asked.clone(), known })
    })
}

/// The rubric that is named, else that of the format, else the one for thinking aloud where more
/// than half of the questions are sure to ask for it, surprises counted. It is the same for all
/// candidates and stands on the card, so it does not wait for what is drawn for each of them.
fn rubric_of<'a>(
    wish: &'a PlanWish,
    format: &'a Format,
    agenda: Option<&Agenda>,
) -> Option<&'a str> {
    let thinks_aloud = agenda.is_some_and(|agenda| {
        let is_sure = |kinds: &&Vec<Kind>| match wish.kind {
            Some(kind) => kind.is_thought_aloud(),
            None => kinds.iter().copied().all(Kind::is_thought_aloud),
        };
        let sure = agenda.questions.iter().filter(is_sure).count();
        sure * 2 > agenda.questions.len() + usize::from(agenda.surprises)
    });
    let named = wish.rubric.as_deref().or(format.rubric.as_deref());
    named.or(thinks_aloud.then_some(THINKING_ALOUD))
}

/// The kinds of questions of the session that the language lacks.
fn in_english(content: &Content, kind: Option<Kind>, agenda: Option<&Agenda>) -> Vec<Kind> {
    let of_format = || agenda.iter().flat_map(|agenda| &agenda.questions).cloned().collect();
    let wishes: Vec<Vec<Kind>> = kind.map_or_else(of_format, |kind| vec![vec![kind]]);
    let lacks = |kinds: &Vec<Kind>| !content.asks(&kinds.iter().copied().collect());
    let lacking: BTreeSet<Kind> = wishes.into_iter().filter(lacks).flatten().collect();
    lacking.into_iter().collect()
}

/// The format and which of its lengths is meant; or what there is instead, also of tags.
pub(super) fn found<'a>(
    library: &'a Library,
    format: &str,
    minutes: Option<u16>,
    tags: &[(TagSort, Option<&str>)],
) -> Result<(&'a Arc<Format>, usize), Box<Answer>> {
    let Some(found) = library.format(format) else {
        let known = library.formats.iter().map(|f| f.id.clone()).collect();
        return Err(Box::new(Answer::NoSuchFormat { asked: format.to_owned(), known }));
    };
    let agenda = match minutes {
        None => Some(0),
        Some(minutes) => found.agendas.iter().position(|a: &Agenda| a.minutes == minutes),
    };
    let Some(agenda) = agenda else {
        let known = found.agendas.iter().map(|a| a.minutes).collect();
        return Err(Box::new(Answer::NoSuchLength { known }));
    };
    for (sort, asked) in tags {
        let Some(asked) = asked else { continue };
        if !Tag::new(asked).is_ok_and(|tag| library.tags.title(*sort, &tag).is_some()) {
            let near = library.tags.meant(*sort, asked).map_or_else(|near| near, |tag| vec![tag]);
            let known = near.into_iter().map(|tag| tag.as_str().to_owned()).collect();
            let asked = (*asked).to_owned();
            return Err(Box::new(Answer::NoSuchTag { sort: *sort, asked, known }));
        }
    }
    Ok((found, agenda))
}
/// Who sits in a session when it is made.
#[derive(Debug, Clone, Copy)]
pub(super) enum Seating<'a> {
    /// Nobody: seats are taken on its card.
    Open,
    /// Its planner and this member, who has waited.
    With(MemberId),
    /// Its planner, who sits down by themself, and nobody else ever: with the question that is
    /// asked again, if one is.
    Alone(Option<&'a QuestionId>),
    /// These: an evening dealt its seats, and says when people are reminded.
    Dealt(&'a Deal, Reminders),
}
/// A session whose seats an evening dealt, and its number; none where there is no room for it.
pub(super) fn dealt(
    tx: &Tx,
    desk: &mut Desk,
    by: Actor,
    planner: MemberId,
    wish: &PlanWish,
    (deal, reminders): (&Deal, Reminders),
) -> Result<Option<(SessionId, u32)>, ServiceError> {
    let candidates: Vec<MemberId> = deal
        .seats
        .iter()
        .filter(|(seat, _)| *seat == Seat::Candidate)
        .map(|(_, member)| *member)
        .collect();
    let mut wish = wish.clone();
    aim(tx, desk, &mut wish, by.guild, &candidates)?;
    let origin = Origin::of(by.guild, planner, Receipt(String::new()), by.now);
    let answer = plan(tx, desk, by, &origin, &wish, Seating::Dealt(deal, reminders))?;
    if let Answer::Planned { session, number, .. } = answer {
        return Ok(Some((session, number)));
    }
    warn!(guild.id = by.guild.0, "a session of an evening is not made: {answer:?}");
    Ok(None)
}
/// Plans what is wished for.
pub(super) fn plan(
    tx: &Tx,
    desk: &mut Desk,
    by: Actor,
    origin: &Origin,
    wish: &PlanWish,
    seating: Seating<'_>,
) -> Result<Answer, ServiceError> {
    let library = Arc::clone(&desk.library);
    let (format, agenda) = match found(&library, &wish.format, wish.minutes, &[]) {
        Ok(found) => found,
        Err(answer) => return Ok(*answer),
    };
    let named = rubric_of(wish, format, format.agendas.get(agenda));
    let language = match seating {
        Seating::Alone(_) => origin.language.clone(),
        Seating::Open | Seating::With(_) | Seating::Dealt(..) => {
            guilds::settings(tx, origin.guild)?.map(|row| row.language).unwrap_or_default()
        }
    };
    let content = library.content(&language);
    let language = content.map(|content| content.locale.clone()).unwrap_or_default();
    let Some(rubric) = library.rubric(named, &language) else {
        let known = library.rubrics.iter().map(|r| r.id.0.as_str().to_owned()).collect();
        return Ok(Answer::NoSuchRubric { asked: named.unwrap_or_default().to_owned(), known });
    };
    let meant = [
        (TagSort::Role, &wish.role),
        (TagSort::Region, &wish.region),
        (TagSort::Competency, &wish.competency),
    ]
    .map(|(sort, asked)| wished(&library.tags, sort, asked.as_ref()));
    let [role, region, competency] = match meant {
        [Ok(role), Ok(region), Ok(competency)] => [role, region, competency],
        [Err(answer), ..] | [_, Err(answer), _] | [.., Err(answer)] => return Ok(answer),
    };
    let title = role.as_ref().and_then(|role| library.tags.title(TagSort::Role, role));
    let general_for =
        wish.role.as_ref().filter(|_| role.is_none()).and_then(|r| CleanText::new(r, ROLE).ok());
    let role_title = title.or(general_for.as_ref().map(CleanText::as_str)).map(str::to_owned);
    if desk.disk_is_low {
        return Ok(Answer::DiskAlmostFull);
    }
    let open = sessions::open_of(tx, origin.guild, u32::from(SESSIONS_MAX))?;
    if open.len() >= usize::from(SESSIONS_MAX) {
        return Ok(Answer::TooManySessions { at_most: SESSIONS_MAX });
    }
    let (starts_at, at_once) = match wish.when {
        When::Now => (by.now, true),
        When::At(at) => (at, false),
    };
    let mut plan = Plan {
        planner: origin.member,
        objective: wish.objective.clone(),
        wanted: wish.wanted.clone(),
        role: role.as_ref().map(Tag::to_string),
        role_title,
        level: wish.level,
        region: region.as_ref().map(Tag::to_string),
        competency: competency.as_ref().map(Tag::to_string),
        kind: wish.kind,
        agenda: u8::try_from(agenda).unwrap_or(0),
        mode: wish.mode.unwrap_or(format.mode),
        venue: wish.venue,
        starts_at,
        at_once,
        is_dealt: false,
        is_private: matches!(seating, Seating::Alone(_)),
        in_english: content.map_or_else(Vec::new, |content| {
            in_english(content, wish.kind, format.agendas.get(agenda))
        }),
        language,
        keep_answers_days: keep_answers_days(tx, desk, origin.guild)?,
        again: match seating {
            Seating::Alone(again) => again.cloned(),
            Seating::Open | Seating::With(_) | Seating::Dealt(..) => None,
        },
        cut_off_at: None,
        place: wish.place.clone(),
        room: wish.room,
        freeze_after: library.freeze_after,
        reminders: match seating {
            Seating::Dealt(_, reminders) => reminders,
            Seating::Open | Seating::Alone(_) | Seating::With(_) => reminders(tx, origin.guild)?,
        },
    };
    if plan.place.is_none() && plan.room.is_none() && !plan.is_private {
        let ends_at = starts_at + ROOM_FOR;
        plan.room = free_room(tx, desk, origin.guild, (starts_at, ends_at))?;
    }
    let kit = Arc::new(Kit {
        format: Arc::clone(format),
        rubric: Arc::clone(rubric),
        questions: Vec::new(),
    });
    let id = SessionId(desk.id(by.now));
    let number = guilds::session_number_next(tx, origin.guild)?;
    let seed = desk.seed();
    let ids = (id, origin.guild, number);
    let opened = match seating {
        Seating::Open | Seating::Alone(_) => interview::open(plan, kit, ids, seed, by.now),
        Seating::With(waited) => interview::open_pair(plan, kit, ids, seed, (waited, by.now)),
        Seating::Dealt(deal, _) => interview::open_dealt(plan, kit, ids, seed, deal, by.now),
    };
    match opened {
        Ok(step) => {
            act::begin(tx, desk, by, step)?;
            let aim = Aim { general_for, ..Aim::default() };
            Ok(Answer::Planned { session: id, number, starts_at, at_once, aim })
        }
        Err(refusal) => Ok(Answer::Refused { refusal, session: None }),
    }
}
