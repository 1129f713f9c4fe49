//! Planning a session: for later, at once, or at once for two who are there.

use std::sync::Arc;

use crate::bank::{Kind, Tag, TagSort};
use crate::base::{MemberId, SessionId, Span};
use crate::config::Library;
use crate::interview::{self, Agenda, Format, Kit, Plan};
use crate::protocol::{Answer, Origin, PlanWish, When};
use crate::store::{Tx, guilds, sessions};

use super::act;
use super::desk::{Actor, Desk};
use super::error::ServiceError;
use super::saved;
use super::settings::free_room;

/// Sessions of one guild that are not over, planned and running together (`reliability`: F1).
const SESSIONS_MAX: u16 = 110;
/// Sessions that one member has planned and that have not begun (`reliability`: F1).
const PLANNED_MAX: u16 = 5;
/// A new session wants its room for so long: the longest built-in format with its ballots.
const ROOM_FOR: Span = Span::from_minutes(120);
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
    plan(tx, desk, by, origin, wish, None)
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
            let known = library.tags.of(*sort).map(|tag| tag.as_str().to_owned()).collect();
            let asked = (*asked).to_owned();
            return Err(Box::new(Answer::NoSuchTag { sort: *sort, asked, known }));
        }
    }
    Ok((found, agenda))
}

/// Plans what is wished for. Together with somebody, both have a seat before it opens.
pub(super) fn plan(
    tx: &Tx,
    desk: &mut Desk,
    by: Actor,
    origin: &Origin,
    wish: &PlanWish,
    with: Option<MemberId>,
) -> Result<Answer, ServiceError> {
    let library = Arc::clone(&desk.library);
    let tags = [
        (TagSort::Role, wish.role.as_deref()),
        (TagSort::Region, wish.region.as_deref()),
        (TagSort::Competency, wish.competency.as_deref()),
    ];
    let (format, agenda) = match found(&library, &wish.format, wish.minutes, &tags) {
        Ok(found) => found,
        Err(answer) => return Ok(*answer),
    };
    let named = rubric_of(wish, format, format.agendas.get(agenda));
    let Some(rubric) = library.rubric(named) else {
        let known = library.rubrics.iter().map(|r| r.id.0.as_str().to_owned()).collect();
        return Ok(Answer::NoSuchRubric { asked: named.unwrap_or_default().to_owned(), known });
    };
    let role_title = wish.role.as_deref().and_then(|role| {
        library.tags.title(TagSort::Role, &Tag::new(role).ok()?).map(str::to_owned)
    });
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
        role: wish.role.clone(),
        role_title,
        level: wish.level,
        region: wish.region.clone(),
        competency: wish.competency.clone(),
        kind: wish.kind,
        agenda: u8::try_from(agenda).unwrap_or(0),
        mode: wish.mode.unwrap_or(format.mode),
        starts_at,
        at_once,
        is_dealt: false,
        cut_off_at: None,
        place: wish.place.clone(),
        room: wish.room,
        freeze_after: library.freeze_after,
    };
    if plan.place.is_none() && plan.room.is_none() {
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
    let opened = match with {
        None => interview::open(plan, kit, ids, seed, by.now),
        Some(waited) => interview::open_pair(plan, kit, ids, seed, (waited, by.now)),
    };
    match opened {
        Ok(step) => {
            act::begin(tx, desk, by, step)?;
            Ok(Answer::Planned { session: id, number, starts_at, at_once })
        }
        Err(refusal) => Ok(Answer::Refused { refusal, session: None }),
    }
}
