//! Messages in the threads of sessions: an answer to the question, or a sign that somebody is here.

use serenity::model::channel::Message as Posted;
use tracing::warn;

use crate::base::{ChannelId, CleanText, GuildId, MemberId, SessionId, TextProblem, text};
use crate::interview::Act;
use crate::interview::limits::ANSWER;
use crate::protocol::{Command, Origin, Query, Receipt, Shown};
use crate::runtime::HouseFault;

use super::seen::Seen;
use crate::discord::app::App;
use crate::discord::gateway::Target;
use crate::discord::guild::deliver;
use crate::discord::known::Shows;
use crate::discord::paper::words;
use crate::discord::snowflake::signed;

use super::respond::Reply;
use super::tell::tell;
use super::times;

/// A message in a thread: an answer to the question, or a sign that somebody is here.
pub(in crate::discord) async fn message(app: &App, message: &Posted) {
    if message.author.bot {
        return;
    }
    let thread = ChannelId(signed(message.channel_id.get()));
    let Some((guild, session)) = app.known.threads.get(&thread) else { return };
    let member = MemberId(signed(message.author.id.get()));
    let receipt = Receipt(format!("discord:{}", message.id.get()));
    let origin = Origin::of(guild, member, receipt, app.when(message.id.get()));
    let replies_to_me =
        message.referenced_message.as_ref().is_some_and(|to| to.author.id == app.me);
    if let Err(fault) = heard(app, origin, session, message, replies_to_me).await {
        warn!(session.id = session.0, "a message of session {session} was not taken: {fault}");
    }
}

async fn heard(
    app: &App,
    origin: Origin,
    session: SessionId,
    message: &Posted,
    replies_to_me: bool,
) -> Result<(), HouseFault> {
    let (guild, member) = (origin.guild, origin.member);
    let query = Query::Panel(session);
    let Shown::Session(seen) = app.house.look(origin.clone(), query.clone()).await? else {
        return Ok(());
    };
    let spoken_s = message.attachments.iter().find_map(|file| file.duration_secs);
    let act = match answered(&message.content, spoken_s) {
        _ if seen.waits_for_check_in(member) => Act::CheckIn,
        Some(Ok(act)) if replies_to_me || matches!(act, Act::Spoken(_)) => {
            if !seen.waits_for_answer(member) {
                return Ok(());
            }
            act
        }
        Some(Err(_)) | None if replies_to_me && seen.waits_for_answer(member) => {
            return deliver::offer_form(app, message.channel_id, guild, session, member).await;
        }
        Some(_) | None => return Ok(()),
    };
    app.house.tell(origin, Command::Act { session, act }).await?;
    app.changed(Shows::Session(session));
    Ok(())
}

/// A message of one's own as an answer.
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
    match answered(&message.content, message.spoken_s()).filter(|_| is_own) {
        Some(Ok(act)) => tell(app, seen, guild, Command::Act { session, act }).await,
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
