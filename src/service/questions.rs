//! Questions of the members: proposed by anybody, asked once an organiser took them, in sessions of
//! their own group alone.

use std::collections::{BTreeMap, BTreeSet};
use std::sync::Arc;

use crate::bank::{
    BankId, Kind, NotesProblem, PROPOSED_FOLLOW_UP, PROPOSED_NOTES, PROPOSED_PROMPT, Proposed,
    Question, QuestionId, Tag,
};
use crate::base::{CleanText, GuildId, MemberId, ProposalNo, TextLimit};
use crate::config::{Content, FILE_BYTES_MAX, Library, bank_files, template};
use crate::protocol::{
    Answer, BANK_BYTES_MAX, BankFile, Decision, Missing, Origin, OwnProposal, QuestionAnswer,
    QuestionLook, QuestionUse, QuestionsShown, Shown, TakenOver,
};
use crate::store::proposals::{self, ProposalRow};
use crate::store::timings::{self, UseRow};
use crate::store::{Read, Tx, guilds, sessions};

use super::desk::{Actor, Desk, Kits};
use super::error::ServiceError;
use super::record;
use super::saved::{self, json, name_of, parsed};

/// Questions of one member that may wait.
const WAITING_MAX: u32 = 20;
/// Of a group that are looked at; more cannot wait at once.
const LOOKED_AT_MAX: u32 = 500;
/// Questions of a group's own.
const OWN_MAX: u32 = 500;
/// Those that somebody reads of theirs.
const SHOWN_MAX: u32 = 25;
/// Questions on a page of how they were used.
const PAGE: u16 = 8;
/// With fewer answers, how they went would say whose they were.
const SAID_FROM: u32 = 5;
/// Sums of follow-ups that are read at once.
const PROBES_MAX: u32 = 20_000;
/// What the names of a group's own questions begin with, and what their file is called.
const OWN_NAME: &str = "members";
const OWN_TITLE: &str = "Questions of this group's own";
// What a group takes along of its own can be handed in again.
const _: () = assert!(BANK_BYTES_MAX == FILE_BYTES_MAX);
/// Complaints about a file that are told at once.
const TOLD_MAX: usize = 100;

fn proposed_of(row: &ProposalRow) -> Option<Proposed> {
    let text = |text: &str, limit: TextLimit| CleanText::new(text, limit).ok();
    Some(Proposed {
        kind: Kind::ALL.into_iter().find(|kind| kind.name() == row.kind)?,
        competency: Tag::new(&row.competency).ok()?,
        prompt: text(&row.prompt, PROPOSED_PROMPT)?,
        strong: text(&row.strong, PROPOSED_NOTES)?,
        weak: text(&row.weak, PROPOSED_NOTES)?,
        follow_up: text(&row.follow_up, PROPOSED_FOLLOW_UP)?,
    })
}

fn outcome_of(row: &ProposalRow) -> Option<Decision> {
    row.outcome.as_ref().and_then(|name| parsed(&format!("\"{name}\"")))
}

/// The questions that a session draws from: everybody's, and those of its guild.
pub(super) struct Pool<'a> {
    content: Option<&'a Content>,
    own: Vec<Arc<Question>>,
    english: &'a [Arc<Question>],
}

/// What the guild's sessions in a language draw from.
pub(super) fn pool<'a>(
    read: &Read,
    library: &'a Library,
    guild: GuildId,
    language: &str,
) -> Result<Pool<'a>, ServiceError> {
    let own = own_questions(read, guild)?.into_iter().map(Arc::new).collect();
    Ok(Pool { content: library.content(language), own, english: &library.questions })
}

impl Pool<'_> {
    /// Those of which one of these kinds is picked: in the session's language if it has any such,
    /// else in English. A group asks its own in any language.
    pub(super) fn of(&self, kinds: &BTreeSet<Kind>) -> Vec<Arc<Question>> {
        let content = self.content.filter(|content| content.asks(kinds));
        let all = content.map_or(self.english, |content| &content.questions);
        all.iter().chain(&self.own).cloned().collect()
    }

    /// The question of this id, in the session's language if there is one.
    pub(super) fn find(&self, id: &QuestionId) -> Option<&Arc<Question>> {
        let said = self.content.iter().flat_map(|content| &content.questions);
        said.chain(self.english).chain(&self.own).find(|question| question.id == *id)
    }
}

/// The guild's own, by their ids.
fn own_questions(read: &Read, guild: GuildId) -> Result<Vec<Question>, ServiceError> {
    let own = proposals::questions(read, guild, OWN_MAX)?;
    Ok(own.iter().filter_map(|body| parsed(body)).collect())
}

/// What who asks may see of questions that were proposed.
pub(super) fn look(
    read: &Read,
    kits: &mut Kits,
    origin: &Origin,
    look: QuestionLook,
) -> Result<Shown, ServiceError> {
    let shown = match look {
        QuestionLook::Own => own(read, origin)?,
        QuestionLook::Review(_)
        | QuestionLook::Sure(..)
        | QuestionLook::Stats(_)
        | QuestionLook::Files
            if !origin.is_organiser =>
        {
            QuestionsShown::OrganisersOnly
        }
        QuestionLook::Stats(page) => stats(read, kits, origin.guild, page)?,
        QuestionLook::Files => files(read, origin.guild)?,
        QuestionLook::Review(after) => {
            waits(read, origin.guild, |id| after.is_none_or(|after| id > after))?
        }
        QuestionLook::Sure(wanted, _) => waits(read, origin.guild, |id| id == wanted)?,
    };
    Ok(Shown::Questions(Box::new(shown)))
}

fn own(read: &Read, origin: &Origin) -> Result<QuestionsShown, ServiceError> {
    let rows = proposals::of_member(read, origin.guild, origin.member, SHOWN_MAX)?;
    let one = |row: &ProposalRow| {
        let prompt = CleanText::new(&row.prompt, PROPOSED_PROMPT).ok()?;
        Some(OwnProposal { prompt, outcome: outcome_of(row) })
    };
    Ok(QuestionsShown::Own(rows.iter().filter_map(one).collect()))
}

/// The group's own questions as files; without any, one to fill in.
fn files(read: &Read, guild: GuildId) -> Result<QuestionsShown, ServiceError> {
    let own = own_questions(read, guild)?;
    let files = match BankId::new(OWN_NAME) {
        Ok(id) if own.is_empty() => {
            vec![(format!("{id}.toml"), template(&id, OWN_TITLE, Kind::Behavioural))]
        }
        Ok(id) => bank_files(&id, OWN_TITLE, &own),
        Err(_) => Vec::new(),
    };
    Ok(QuestionsShown::Files { files, questions: own.len() })
}

/// Takes over a file of questions: all of it or nothing.
pub(super) fn take_over(
    tx: &Tx,
    desk: &mut Desk,
    by: Actor,
    origin: &Origin,
    file: &BankFile,
) -> Result<Answer, ServiceError> {
    let answered = |answer| Ok(Answer::Question(answer));
    if !origin.is_organiser {
        return answered(QuestionAnswer::OrganisersOnly);
    }
    let bank = match desk.library.own_bank(file.name.as_str(), &file.bytes) {
        Ok(bank) => bank,
        Err(found) => {
            let more = found.len().saturating_sub(TOLD_MAX);
            let told = found.iter().take(TOLD_MAX).map(ToString::to_string).collect();
            return answered(QuestionAnswer::Complaints { told, more });
        }
    };
    let own = own_questions(tx, by.guild)?;
    let own: BTreeMap<&QuestionId, &Question> = own.iter().map(|one| (&one.id, one)).collect();
    let in_file: BTreeSet<&QuestionId> = bank.questions.iter().map(|one| &one.id).collect();
    let others = own.keys().filter(|id| !in_file.contains(*id));
    let others: Vec<&QuestionId> = others.copied().collect();
    let (stay, go) = match file.missing {
        Missing::Stay => (others, Vec::new()),
        Missing::Go => (Vec::new(), others),
    };
    if stay.len() + in_file.len() > OWN_MAX as usize {
        return answered(QuestionAnswer::Full { at_most: OWN_MAX });
    }
    guilds::ensure(tx, by.guild)?;
    let mut changes = TakenOver { stay: stay.len(), gone: go.len(), ..TakenOver::default() };
    for question in &bank.questions {
        let counted = match own.get(&question.id) {
            Some(known) if **known == **question => {
                changes.same += 1;
                continue;
            }
            Some(_) => &mut changes.changed,
            None => &mut changes.added,
        };
        *counted += 1;
        let body = json(question)?;
        proposals::put_question(tx, by.guild, (question.id.as_str(), &body), by.now)?;
    }
    for id in go {
        proposals::remove_question(tx, by.guild, id.as_str())?;
    }
    record::note(tx, desk, by, "questions-taken-over", &())?;
    answered(QuestionAnswer::TakenOver(changes))
}

/// How the group's questions were used: sums, of sessions that are nobody's alone.
fn stats(
    read: &Read,
    kits: &mut Kits,
    guild: GuildId,
    page: u16,
) -> Result<QuestionsShown, ServiceError> {
    let skipped = u32::from(page) * u32::from(PAGE);
    let mut rows = timings::uses(read, guild, (skipped, u32::from(PAGE) + 1))?;
    let has_more = rows.len() > usize::from(PAGE);
    rows.truncate(usize::from(PAGE));
    let probes = timings::probes(read, guild, PROBES_MAX)?;
    let mut uses = Vec::new();
    for row in rows {
        let is_said = row.timed >= SAID_FROM;
        let of_it = probes.iter().filter(|(question, ..)| is_said && *question == row.question);
        let probes =
            of_it.filter_map(|(_, probe, count)| Some((parsed(&format!("\"{probe}\""))?, *count)));
        uses.push(QuestionUse {
            prompt: prompt(read, kits, &row)?.unwrap_or_else(|| row.question.clone()),
            asked: row.asked,
            last_at: row.last_at,
            over: is_said.then_some((row.over, row.timed)),
            probes: probes.collect(),
        });
    }
    Ok(QuestionsShown::Stats { uses, page, has_more, from: SAID_FROM })
}

/// The question, as the session knows it that asked it last.
fn prompt(read: &Read, kits: &mut Kits, of: &UseRow) -> Result<Option<String>, ServiceError> {
    let Some(row) = sessions::load(read, of.session)? else { return Ok(None) };
    let Some(loaded) = saved::readable(of.session, saved::look(read, row, kits))? else {
        return Ok(None);
    };
    let questions = &loaded.session.kit().questions;
    let asked = questions.iter().find(|question| question.id.as_str() == of.question);
    Ok(asked.map(|question| question.prompt.clone()))
}

/// The first that waits and is meant; where none is, the first that waits.
fn waits(
    read: &Read,
    guild: GuildId,
    is_meant: impl Fn(ProposalNo) -> bool,
) -> Result<QuestionsShown, ServiceError> {
    let rows = proposals::open_of(read, guild, LOOKED_AT_MAX)?;
    let all: Vec<(&ProposalRow, Proposed)> =
        rows.iter().filter_map(|row| Some((row, proposed_of(row)?))).collect();
    let waiting = all.len();
    let place = all.iter().position(|(row, _)| is_meant(row.id)).unwrap_or_default();
    Ok(match all.into_iter().nth(place) {
        Some((row, proposed)) => QuestionsShown::Waits {
            id: row.id,
            by: row.member,
            proposed: Box::new(proposed),
            waiting,
            has_more: waiting > 1,
        },
        None => QuestionsShown::NothingWaits,
    })
}

/// A member proposes a question.
pub(super) fn propose(
    tx: &Tx,
    desk: &mut Desk,
    by: Actor,
    member: MemberId,
    proposed: &Proposed,
) -> Result<Answer, ServiceError> {
    let answered = |answer| Ok(Answer::Question(answer));
    let Ok(name) = QuestionId::new(OWN_NAME) else { return answered(QuestionAnswer::NoneSuch) };
    match proposed.question(name) {
        Ok(_) => {}
        Err(NotesProblem::Empty) => return answered(QuestionAnswer::NoNotes),
        Err(NotesProblem::TooMany { at_most }) => {
            return answered(QuestionAnswer::TooManyNotes { at_most });
        }
        Err(NotesProblem::TooLong { at_most }) => {
            return answered(QuestionAnswer::NoteTooLong { at_most });
        }
    }
    let wanted = words(proposed.prompt.as_str());
    let library = Arc::clone(&desk.library);
    let said = library.contents.iter().flat_map(|content| &content.questions);
    let own = pool(tx, &library, by.guild, "")?.own;
    let mut known = library.questions.iter().chain(said).chain(&own);
    if known.any(|question| words(&question.prompt) == wanted) {
        return answered(QuestionAnswer::Known);
    }
    let waiting = proposals::open_of(tx, by.guild, LOOKED_AT_MAX)?;
    if waiting.iter().any(|row| words(&row.prompt) == wanted) {
        return answered(QuestionAnswer::Waits);
    }
    let own = waiting.iter().filter(|row| row.member == member).count();
    if own >= WAITING_MAX as usize {
        return answered(QuestionAnswer::TooMany { at_most: WAITING_MAX });
    }
    if waiting.len() >= LOOKED_AT_MAX as usize {
        return answered(QuestionAnswer::TooManyWait { at_most: LOOKED_AT_MAX });
    }
    guilds::ensure(tx, by.guild)?;
    let text = |text: &CleanText| text.as_str().to_owned();
    let row = ProposalRow {
        id: ProposalNo(desk.id(by.now)),
        guild: by.guild,
        member,
        kind: proposed.kind.name().to_owned(),
        competency: proposed.competency.as_str().to_owned(),
        prompt: text(&proposed.prompt),
        strong: text(&proposed.strong),
        weak: text(&proposed.weak),
        follow_up: text(&proposed.follow_up),
        outcome: None,
        is_untold: false,
        made_at: by.now,
    };
    proposals::put(tx, &row)?;
    record::note(tx, desk, by, "question-proposed", &())?;
    answered(QuestionAnswer::Proposed)
}

/// What a question says, however it is written.
fn words(prompt: &str) -> Vec<String> {
    let letters = prompt.to_lowercase();
    let words = letters.split(|c: char| !c.is_alphanumeric()).filter(|word| !word.is_empty());
    words.map(str::to_owned).collect()
}

/// What was made of those of which the member has not heard.
pub(super) fn news(
    read: &Read,
    guild: GuildId,
    member: MemberId,
) -> Result<Vec<OwnProposal>, ServiceError> {
    let rows = proposals::untold(read, guild, member, SHOWN_MAX)?;
    let one = |row: &ProposalRow| {
        let prompt = CleanText::new(&row.prompt, PROPOSED_PROMPT).ok()?;
        Some(OwnProposal { prompt, outcome: outcome_of(row) })
    };
    Ok(rows.iter().filter_map(one).collect())
}

/// An organiser decides on one. Its member is told with their next press.
pub(super) fn decide(
    tx: &Tx,
    desk: &mut Desk,
    by: Actor,
    origin: &Origin,
    (id, decision): (ProposalNo, Decision),
) -> Result<Answer, ServiceError> {
    let answered = |answer| Ok(Answer::Question(answer));
    if !origin.is_organiser {
        return answered(QuestionAnswer::OrganisersOnly);
    }
    let row = proposals::load(tx, id)?.filter(|row| row.guild == by.guild && row.outcome.is_none());
    let Some((row, proposed)) = row.and_then(|row| proposed_of(&row).map(|of| (row, of))) else {
        return answered(QuestionAnswer::NoneSuch);
    };
    if decision == Decision::Accept {
        let own = proposals::questions(tx, by.guild, OWN_MAX)?;
        if own.len() >= OWN_MAX as usize {
            return answered(QuestionAnswer::Full { at_most: OWN_MAX });
        }
        let name = QuestionId::new(&format!("{OWN_NAME}-{id}")).ok();
        let question = name.and_then(|name| proposed.question(name).ok());
        let Some(question) = question else { return answered(QuestionAnswer::NoneSuch) };
        let body = json(&question)?;
        proposals::put_question(tx, by.guild, (question.id.as_str(), &body), by.now)?;
    }
    let outcome = Some(name_of(&decision)?);
    proposals::put(tx, &ProposalRow { outcome, is_untold: true, ..row })?;
    record::note(tx, desk, by, "question-decided", &())?;
    answered(QuestionAnswer::Decided(decision))
}
