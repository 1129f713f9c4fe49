//! Messages in the threads of sessions: an answer to the question, or a sign that somebody is here.

use serenity::model::channel::{Message as Posted, MessageType};
use tracing::warn;

use crate::base::{ChannelId, CleanText, GuildId, MemberId, SessionId, TextProblem, text};
use crate::interview::limits::ANSWER;
use crate::interview::{Act, Heard, MadeOn, Refusal, Session, Slot, Unread};
use crate::protocol::{Answer, Command, Origin, Placed, Query, Receipt, Shown};
use crate::runtime::HouseFault;

use super::seen::Seen;
use crate::discord::app::App;
use crate::discord::gateway::Target;
use crate::discord::guild::location;
use crate::discord::paper::words;
use crate::discord::snowflake::signed;

use super::respond::Reply;
use super::tell::tell;
use super::times;

/// A message in a thread: an answer to the question, or a sign that somebody is here.
pub(in crate::discord) async fn message(app: &App, message: &Posted) {
    if message.author.bot
        || !matches!(message.kind, MessageType::Regular | MessageType::InlineReply)
    {
        return;
    }
    let thread = ChannelId(signed(message.channel_id.get()));
    let Some((guild, session)) = app.known.threads.get(&thread) else { return };
    let member = MemberId(signed(message.author.id.get()));
    let receipt = Receipt(format!("discord:{}", message.id.get()));
    let origin = Origin::of(guild, member, receipt, app.when(message.id.get()));
    if let Err(fault) = heard(app, origin, session, message).await {
        warn!(session.id = session.0, "a message of session {session} was not taken: {fault}");
    }
}

async fn heard(
    app: &App,
    origin: Origin,
    session: SessionId,
    message: &Posted,
) -> Result<(), HouseFault> {
    let member = origin.member;
    let query = Query::Panel(session);
    let Shown::Session(seen) = app.house.look(origin.clone(), query).await? else {
        return Ok(());
    };
    if seen.waits_for_check_in(member) {
        app.house.tell(origin, Command::act(session, Act::CheckIn)).await?;
        return Ok(());
    }
    if seen.turns.iter().all(|turn| turn.candidate != member) {
        return Ok(());
    }
    let spoken_s = message.attachments.iter().find_map(|file| file.duration_secs);
    let given = answered(&message.content, spoken_s);
    let to_me = message.referenced_message.as_ref().filter(|to| to.author.id == app.me);
    let on = match to_me {
        Some(to) => replied_to(app, &seen, member, to).await?,
        None => None,
    };
    let why = match (given, on) {
        (Some(Ok(act)), Some(on)) => {
            let answer =
                app.house.tell(origin.clone(), Command::Act { session, act, on: Some(on) }).await?;
            not_taken(&answer)
        }
        (Some(Err(_)) | None, Some(_)) => Some(Unread::Reply),
        (None, None) if to_me.is_some() => Some(Unread::Reply),
        (None, None) => Some(Unread::Message),
        (Some(_), None) => Some(Unread::Aside),
    };
    let Some(why) = why else { return Ok(()) };
    // One message, two things done: each has a receipt of its own.
    let receipt = Receipt(format!("{}:why", origin.receipt.0));
    let origin = Origin { receipt, ..origin };
    let act = Act::Unread(why);
    let on = on.filter(|_| matches!(why, Unread::Paused | Unread::Late | Unread::Full));
    app.house.tell(origin, Command::Act { session, act, on }).await?;
    Ok(())
}

/// Why a reply was not taken as an answer, or not all of it.
fn not_taken(answer: &Answer) -> Option<Unread> {
    if let Answer::Heard { heard, .. } = answer {
        return matches!(heard, Heard::Filed { rest: Some(_), .. }).then_some(Unread::Full);
    }
    let Answer::Refused { refusal, .. } = answer else { return None };
    Some(if *refusal == Refusal::AnswerFull {
        Unread::Full
    } else if *refusal == Refusal::IsPaused {
        Unread::Paused
    } else {
        Unread::Late
    })
}

/// The question that a reply is to; none where it is to another message of ours.
async fn replied_to(
    app: &App,
    seen: &Session,
    member: MemberId,
    to: &Posted,
) -> Result<Option<MadeOn>, HouseFault> {
    let placed = location::message(to.channel_id.get(), to.id.get());
    let slots = app.house.slots(seen.id).await?.into_iter();
    let stand: Vec<(MadeOn, Placed)> =
        slots.filter_map(|(slot, at)| Some((Slot::question(&slot)?, at))).collect();
    if let Some((on, _)) = stand.iter().find(|(_, at)| *at == placed) {
        return Ok(Some(*on));
    }
    // Of the newest it may not be known yet where it stands; what was posted before it is another.
    let now = seen.made_on(member, &Act::Done).filter(|on| matches!(on, MadeOn::Asked(..)));
    let posted = Some(MadeOn::Written(app.when(to.id.get())));
    Ok(now.filter(|now| {
        stand.iter().all(|(on, _)| on != now)
            && seen.meant(member, Some(*now)) == seen.meant(member, posted)
    }))
}

/// A message of one's own as an answer to the question that had been asked when it was written.
pub(super) async fn own_message(
    app: &App,
    seen: &Seen,
    guild: GuildId,
    message: &Target,
) -> Result<Reply, HouseFault> {
    let lang = app.lang(&seen.locale);
    let is_own = signed(message.author().get()) == seen.member.0;
    let Some((_, session)) = app.known.threads.get(&seen.channel).filter(|(of, _)| *of == guild)
    else {
        return Ok(Reply::Private(words::no_session_here(lang)));
    };
    let on = Some(MadeOn::Written(app.when(message.id.get())));
    match answered(&message.content, message.spoken_s()).filter(|_| is_own) {
        Some(Ok(act)) => tell(app, seen, guild, Command::Act { session, act, on }).await,
        Some(Err(problem)) => {
            Ok(Reply::Private(words::bad_text(lang, &text!(lang, "Your answer"), problem)))
        }
        None => Ok(Reply::Private(words::not_your_answer(lang))),
    }
}

/// A message as an answer: its length if it was spoken, else its text; none if it has neither.
fn answered(content: &str, spoken_s: Option<f64>) -> Option<Result<Act, TextProblem>> {
    if let Some(seconds) = spoken_s {
        return Some(Ok(Act::Spoken(times::spoken(seconds))));
    }
    if content.trim().is_empty() {
        return None;
    }
    Some(CleanText::new(content, ANSWER).map(Act::Answer))
}
