//! What comes before a session alone: one that was left open is gone on with; else the person is
//! asked what they practise for, reads what is going to happen, and begins at a key.

use std::sync::Arc;

use crate::bank::{Kind, Level};
use crate::base::{CleanText, MemberId, SessionId};
use crate::interview::limits::LINE;
use crate::interview::{Act, Agenda, Conductor, Mode, Phase, Seat, Session};
use crate::protocol::{Answer, Command, PlanWish, Query, Shown};

use super::console::Typed;
use super::fault::TerminalFault;
use super::plain::plain;
use super::table::{Table, is_over};
use super::wish;

/// What is practised where nothing else was said.
const OBJECTIVE: &str = "A self-guided simulation";

/// What a session alone should be.
#[derive(Debug, Clone, Default, PartialEq, Eq)]
pub struct SoloWish {
    /// The format: one that the bot conducts; none: `solo`.
    pub format: Option<String>,
    /// Role tag.
    pub role: Option<String>,
    /// How hard the questions are; none: any.
    pub level: Option<Level>,
    /// A kind of question instead of the format's own.
    pub kind: Option<Kind>,
    /// Practice or live.
    pub mode: Option<Mode>,
}

/// The session, with its candidate on their seat; none: they left before it began.
pub(super) async fn begin(
    table: &mut Table,
    me: MemberId,
    wish: &SoloWish,
) -> Result<Option<SessionId>, TerminalFault> {
    let mut alone = table.sessions(me).await?;
    alone.retain(|s| s.plan.planner == me && s.format().conductor == Conductor::Bot);
    let session = match alone.iter().find(|session| !is_over(session)) {
        Some(open) => {
            table.say(&format!("Going on with #{}.", open.number))?;
            open.id
        }
        None => {
            let last = alone.iter().max_by_key(|session| session.number);
            let Some(session) = plan(table, me, wish, last).await? else { return Ok(None) };
            session
        }
    };
    let Shown::Session(seen) = table.look(me, Query::Panel(session)).await? else {
        return Err(TerminalFault::Refused("the session is gone".to_owned()));
    };
    let waits = matches!(seen.phase, Phase::Gathering { .. } | Phase::Briefing { .. });
    if waits && seen.seats.of(me).is_none() {
        explain(table, me, &seen).await?;
        if table.console.is_interactive() {
            table.say("Press Enter to begin.")?;
            if asked(table).await?.is_none() {
                return Ok(None);
            }
        }
        let command = Command::act(session, Act::Take(Seat::Candidate));
        table.confirm(me, command).await?;
    }
    Ok(Some(session))
}

/// Asked once: the next time what was answered holds, unless the command says otherwise.
async fn plan(
    table: &mut Table,
    me: MemberId,
    wish: &SoloWish,
    last: Option<&Arc<Session>>,
) -> Result<Option<SessionId>, TerminalFault> {
    let asks = table.console.is_interactive() && last.is_none();
    let mut role = wish.role.clone().or_else(|| last.and_then(|last| last.plan.role.clone()));
    let mut level = wish.level.or_else(|| last.and_then(|last| last.plan.level));
    if let (Some(role), true) = (&role, wish.role.is_none()) {
        table.say(&format!("For {} as last time; `--role` changes it.", plain(role)))?;
    }
    if role.is_none() && asks {
        table.say("What role do you practise for, such as backend or product? Enter: for any.")?;
        let Some(said) = asked(table).await? else { return Ok(None) };
        role = tag(&said);
    }
    while level.is_none() && asks {
        table.say("Entry, mid, senior or lead? Enter: any level.")?;
        let Some(said) = asked(table).await? else { return Ok(None) };
        if said.is_empty() {
            break;
        }
        match wish::level(&said.to_lowercase()) {
            Ok(said) => level = Some(said),
            Err(fault) => table.say(&format!("? {fault}"))?,
        }
    }
    loop {
        let answer = planned(table, me, wish, role.clone(), level).await?;
        if let Answer::Planned { session, .. } = answer {
            return Ok(Some(session));
        }
        let is_the_role = matches!(answer, Answer::NoSuchTag { .. });
        if !is_the_role || !table.console.is_interactive() {
            return Err(TerminalFault::Refused("no session could be planned".to_owned()));
        }
        table.say("What role do you practise for? Enter: for any.")?;
        let Some(said) = asked(table).await? else { return Ok(None) };
        role = tag(&said);
    }
}

/// A role as files write it; none: any.
fn tag(said: &str) -> Option<String> {
    let words: Vec<String> = said.split_whitespace().map(str::to_lowercase).collect();
    Some(words.join("-")).filter(|tag| !tag.is_empty())
}

async fn planned(
    table: &mut Table,
    me: MemberId,
    wish: &SoloWish,
    role: Option<String>,
    level: Option<Level>,
) -> Result<Answer, TerminalFault> {
    let fits = |_| TerminalFault::Refused("the objective does not fit".to_owned());
    let objective = CleanText::new(OBJECTIVE, LINE).map_err(fits)?;
    let wish = PlanWish {
        role,
        level,
        kind: wish.kind,
        mode: wish.mode,
        ..PlanWish::of(wish.format.as_deref().unwrap_or("solo"), objective)
    };
    let answer = table.confirm(me, Command::Plan(Box::new(wish))).await?;
    answer.ok_or_else(|| TerminalFault::Refused("no session could be planned".to_owned()))
}

/// What is going to happen, and what it is for.
async fn explain(table: &mut Table, me: MemberId, s: &Session) -> Result<(), TerminalFault> {
    table.say(&format!("{}: {}.", plain(&s.format().title), course(s.agenda())))?;
    table.explain(
        "I ask and you type. Each question has a clock: it starts once you have had the time to\n\
         read, and if you go on for half as long again, what you have typed by then is your answer.\n\
         After an answer I may ask once more about what was missing. Enter on an empty line sends;\n\
         a `.` alone says that you spoke aloud; /pause stops the clock; /help has the rest.",
    )?;
    if let Shown::Goal(Some(goal)) = table.look(me, Query::Goal).await? {
        let goal = plain(goal.text.as_str());
        table.say(&format!("Your goal from last time: {goal}. At the end: did it show?"))?;
    }
    Ok(())
}

fn course(agenda: &Agenda) -> String {
    let count = agenda.questions.len();
    let questions =
        if count == 1 { "one question".to_owned() } else { format!("{count} questions") };
    let surprise = match agenda.surprises {
        0 => String::new(),
        1 => " and a surprise".to_owned(),
        count => format!(" and {count} surprises"),
    };
    let own = if agenda.candidate_questions_s > 0 { ", then your own questions" } else { "" };
    format!("{questions}{surprise}{own}; {} minutes at most", agenda.minutes)
}

/// A line; none: they leave.
async fn asked(table: &mut Table) -> Result<Option<String>, TerminalFault> {
    table.console.set_prompt("> ")?;
    Ok(match table.console.next().await? {
        Typed::Line(line) => {
            let said = line.text.trim().to_owned();
            Some(said).filter(|said| said != "/quit" && said != "/exit")
        }
        Typed::End | Typed::Interrupt => None,
    })
}
