//! What members do, carried out by the house; and what they are shown because of it.

use std::panic::AssertUnwindSafe;

use futures_util::FutureExt;
use tracing::error;

use crate::base::{GuildId, SessionId};
use crate::interview::{Act, Heard, PlanEdit};
use crate::protocol::{Answer, AvailabilityLook, Command, Origin, ProfileEdit, Query, Shown};
use crate::runtime::{HouseFault, reference};
use crate::view::{self, Card};

use super::seen::Seen;
use crate::discord::app::App;
use crate::discord::guild::places;
use crate::discord::known::Shows;
use crate::discord::paper::words;

use super::respond::Reply;

/// A panic costs one answer, not the process.
pub(super) async fn caught(
    app: &App,
    seen: &Seen,
    work: impl Future<Output = Result<Reply, HouseFault>>,
) -> Reply {
    match AssertUnwindSafe(work).catch_unwind().await {
        Ok(Ok(reply)) => reply,
        Ok(Err(fault)) => not_done(app, seen, words::fault(app.lang(&seen.locale), &fault)),
        Err(_) => {
            let reference = reference(app.now());
            error!(r#ref = %reference, "an interaction broke ({reference})");
            not_done(app, seen, words::broken(app.lang(&seen.locale), &reference))
        }
    }
}

/// It was not done, and says why: what somebody wrote comes back.
pub(super) fn not_done(app: &App, seen: &Seen, mut why: Card) -> Reply {
    view::give_back(app.lang(&seen.locale), &mut why, &seen.wrote);
    Reply::Private(why)
}

/// Carries a command out, and shows what follows from it: the private screen that it was pressed
/// on as it is now, or a private word, or nothing where the room sees it.
pub(super) async fn tell(
    app: &App,
    seen: &Seen,
    guild: GuildId,
    command: Command,
) -> Result<Reply, HouseFault> {
    let origin = seen.origin(app, guild).await?;
    if let Some(asked) = asked_first(app, seen, &origin, &command).await? {
        return Ok(asked);
    }
    if command == Command::PractiseNow {
        places::waits_here(app, guild).await;
    }
    let screen = screen_behind(&command);
    let is_on_screen = seen.on.is_private();
    if let Some((shows, _)) = screen
        && is_on_screen
    {
        // It is about to be answered with a new screen, which nothing older may replace.
        app.known.panels.closed(shows, origin.member);
    }
    let (answer, shown) = match &screen {
        Some((_, query)) if is_on_screen => {
            let told =
                app.house.tell_and_look(origin.clone(), command.clone(), query.clone()).await;
            told.map(|(answer, shown)| (answer, Some(shown)))?
        }
        Some(_) | None => (app.house.tell(origin.clone(), command.clone()).await?, None),
    };
    if matches!(answer, Answer::SetUp(_) | Answer::Series(_)) {
        app.known.settings.remove(&guild);
    }
    let lang = app.lang(&seen.locale);
    let mut told = view::reply(lang, &command, &answer, &app.offers.texts);
    if answer.is_done() {
        app.known.unsent.remove(&(origin.member, seen.form.clone()));
    } else {
        view::give_back(lang, &mut told, &seen.wrote);
    }
    if answer == Answer::Forgotten {
        app.known.unsent.retain(|unsent| unsent.member != origin.member);
        app.known.owed.remove(&origin.member);
    }
    if let Answer::Planned { session, .. } = answer {
        // Where the card of what was planned does not appear, its planner reads why.
        let query = Some((Shows::Session(session), Query::Planned(session)));
        return Ok(Reply::Screen { told: Box::default(), card: told, query });
    }
    match (screen, shown) {
        // What was rated on is closed: there is nothing to show anew.
        (Some(_), Some(_)) if is_last_in(&answer) => {
            Ok(Reply::Screen { told: Box::default(), card: told, query: None })
        }
        (Some((shows, query)), Some(shown)) => {
            let card =
                view::shown(lang, &shown, &query, origin.member, app.now(), &app.offers.texts);
            Ok(Reply::Screen { told: Box::new(told), card, query: Some((shows, query)) })
        }
        // Whoever waits has a screen of their own, which tells them when that is over.
        (None, _) if matches!(answer, Answer::Waiting { .. }) => {
            let query = Some((Shows::Waits(guild), Query::Waiting));
            Ok(Reply::Screen { told: Box::default(), card: told, query })
        }
        // The private answer leads on: what is pressed on it is answered in its place.
        (None, _) if matches!(command, Command::Evening { .. }) && !told.is_empty() => {
            Ok(Reply::Screen { told: Box::default(), card: told, query: None })
        }
        (None, _) if is_about_waiting(&command) => {
            app.known.panels.closed(Shows::Waits(guild), origin.member);
            Ok(Reply::Screen { told: Box::default(), card: told, query: None })
        }
        // What it says takes the place of what was pressed: that is no choice any more.
        (None, _) if takes_its_place(&command) => {
            Ok(Reply::Screen { told: Box::default(), card: told, query: None })
        }
        (None, _) if matches!(command, Command::Profile(_)) => {
            on_profile(app, seen, guild, screen_of(&command), Reply::Private(told)).await
        }
        (Some(_) | None, _) if told.is_empty() => Ok(Reply::Quiet),
        (Some(_) | None, _) => Ok(Reply::Private(told)),
    }
}

/// The screen on which this is changed.
fn screen_of(command: &Command) -> Query {
    let is_of_hours = matches!(
        command,
        Command::Profile(
            ProfileEdit::Availability(_)
                | ProfileEdit::AvailableAlso(_)
                | ProfileEdit::AvailableNot(_)
        )
    );
    if is_of_hours { Query::Availability(AvailabilityLook::Own) } else { Query::Profile }
}

/// What was told, and below it the member's profile as it is now, in place of the private screen on
/// which it was changed; elsewhere only what was told.
pub(super) async fn on_profile(
    app: &App,
    seen: &Seen,
    guild: GuildId,
    on: Query,
    told: Reply,
) -> Result<Reply, HouseFault> {
    let Reply::Private(told) = told else { return Ok(told) };
    if !seen.on.is_private() {
        return Ok(Reply::Private(told));
    }
    let Reply::Screen { card, query, .. } = look(app, seen, guild, on).await? else {
        return Ok(Reply::Private(told));
    };
    Ok(Reply::Screen { told: Box::new(told), card, query })
}

/// Changes a plan, and shows its planner how it stands now.
pub(super) async fn edited(
    app: &App,
    seen: &Seen,
    guild: GuildId,
    session: SessionId,
    edit: PlanEdit,
    read_as: Option<String>,
) -> Result<Reply, HouseFault> {
    let origin = seen.origin(app, guild).await?;
    let (lang, member) = (app.lang(&seen.locale), origin.member);
    let command = Command::act(session, Act::Edit(edit));
    let query = Query::Planned(session);
    let done = app.house.tell_and_look(origin, command.clone(), query.clone()).await;
    let (answer, shown) = done?;
    let told = view::reply(lang, &command, &answer, &app.offers.texts);
    if !answer.is_done() {
        return Ok(not_done(app, seen, told));
    }
    app.known.panels.closed(Shows::Session(session), member);
    let card = view::shown(lang, &shown, &query, member, app.now(), &app.offers.texts);
    let query = Some((Shows::Session(session), query));
    Ok(Reply::Screen { told: Box::new(told), card, query }.telling(read_as))
}

/// With it everything unsealed.
fn is_last_in(answer: &Answer) -> bool {
    matches!(answer, Answer::Heard { heard: Heard::LastIn { .. }, .. })
}

/// What ends something for good is asked about once, in place of the screen on which it was
/// pressed; nothing where it is done at once.
async fn asked_first(
    app: &App,
    seen: &Seen,
    origin: &Origin,
    command: &Command,
) -> Result<Option<Reply>, HouseFault> {
    let Some(query) = command.asks_first() else { return Ok(None) };
    let shown = app.house.look(origin.clone(), query.clone()).await?;
    if !shown.asks() {
        return Ok(None);
    }
    let lang = app.lang(&seen.locale);
    let card = view::shown(lang, &shown, &query, origin.member, app.now(), &app.offers.texts);
    let Shown::Sure { session, .. } = &shown else { return Ok(Some(Reply::Private(card))) };
    // The panel that it takes the place of must not come back over it by itself.
    app.known.panels.closed(Shows::Session(session.id), origin.member);
    Ok(Some(Reply::Screen { told: Box::default(), card, query: None }))
}

/// Whether what it says takes the place of what was pressed.
fn takes_its_place(command: &Command) -> bool {
    matches!(
        command,
        Command::DraftSeries(_)
            | Command::Series(_)
            | Command::WriteStory { .. }
            | Command::Propose(_)
            | Command::Decide { .. }
            | Command::TakeOver(_)
            | Command::WriteDebrief { .. }
            | Command::Debrief(_)
            | Command::WritePitch(_)
            | Command::ChoosePitch(_)
            | Command::Story(_)
    )
}

/// Its answer takes the place of the screen on which it was pressed.
fn is_about_waiting(command: &Command) -> bool {
    matches!(command, Command::PractiseNow | Command::StopWaiting | Command::StartAlone)
}

/// The private screen that shows what a command changed.
fn screen_behind(command: &Command) -> Option<(Shows, Query)> {
    let (session, act) = match command {
        Command::Act { session, act, .. } => (session, act),
        Command::Sure { session, .. } => {
            return Some((Shows::Session(*session), Query::Panel(*session)));
        }
        Command::Calibrate(act) => {
            return Some((Shows::Round(act.round()), Query::Calibration));
        }
        Command::Plan(_)
        | Command::TakeGoal { .. }
        | Command::Again { .. }
        | Command::Thank { .. }
        | Command::WriteGoal { .. }
        | Command::Goal(_)
        | Command::SetUp(_)
        | Command::AgreeToCoach { .. }
        | Command::WithdrawFromCoach { .. }
        | Command::ShowBoard { .. }
        | Command::Forget
        | Command::MemberGone { .. }
        | Command::Profile(_)
        | Command::Call(_)
        | Command::Evening { .. }
        | Command::ChangeEvening { .. }
        | Command::PractiseNow
        | Command::StopWaiting
        | Command::StartAlone
        | Command::Drill(_)
        | Command::WriteStory { .. }
        | Command::Propose(_)
        | Command::Decide { .. }
        | Command::TakeOver(_)
        | Command::WriteDebrief { .. }
        | Command::Debrief(_)
        | Command::WritePitch(_)
        | Command::ChoosePitch(_)
        | Command::Story(_)
        | Command::DraftSeries(_)
        | Command::AskTimes(_)
        | Command::Poll(..)
        | Command::Series(_) => return None,
    };
    let is_own = matches!(
        act,
        Act::OwnMark { .. }
            | Act::OwnDone
            | Act::OwnSkip
            | Act::Tap(_)
            | Act::RateInterviewer { .. }
            | Act::RateSide { .. }
    );
    let query = if let Act::Mark { turn, .. }
    | Act::Words { turn, .. }
    | Act::Transfer { turn, .. }
    | Act::BallotDone(turn) = act
    {
        Query::Ballot(*session, *turn)
    } else if is_own {
        Query::Own(*session)
    } else {
        Query::Panel(*session)
    };
    Some((Shows::Session(*session), query))
}

/// Shows something privately. Working screens take the place of the one that was pressed; what is
/// read stands beside it.
pub(super) async fn look(
    app: &App,
    seen: &Seen,
    guild: GuildId,
    query: Query,
) -> Result<Reply, HouseFault> {
    let origin = seen.origin(app, guild).await?;
    let member = origin.member;
    let shown = app.house.look(origin, query.clone()).await?;
    let card =
        view::shown(app.lang(&seen.locale), &shown, &query, member, app.now(), &app.offers.texts);
    if let Query::Profile
    | Query::Roles
    | Query::Availability(_)
    | Query::Overlap(_)
    | Query::Cadence
    | Query::Report(..)
    | Query::ReportPart(..)
    | Query::Stories(_)
    | Query::Debriefs(_)
    | Query::Calibration
    | Query::Questions(_)
    | Query::Pitch(_)
    | Query::Past(_)
    | Query::Progress(_)
    | Query::Readiness(_) = query
    {
        return Ok(Reply::Screen { told: Box::default(), card, query: None });
    }
    let (Query::Panel(session)
    | Query::More(session)
    | Query::Ballot(session, _)
    | Query::Own(session)) = query
    else {
        return Ok(Reply::Private(card));
    };
    let query = Some((Shows::Session(session), query));
    Ok(Reply::Screen { told: Box::default(), card, query })
}
