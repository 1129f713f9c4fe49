//! Starting and ending a game: the house with its threads, the room, the person's console.

use std::sync::Arc;

use crate::calendar::Zone;
use crate::runtime::{self, Backups, Clock, HouseOptions, Options, Running};
use crate::view::Texts;

use super::begin::SoloWish;
use super::console::Console;
use super::draft::Draft;
use super::fault::TerminalFault;
use super::platform::EmbeddedPlatform;
use super::play::Group;
use super::press::Numbering;
use super::solo::Solo;
use super::table::{Setting, Table};

/// Cards of the room that are shown again after a restart: the newest.
const SHOWN_AGAIN: usize = 8;

/// What a game is asked for.
#[derive(Debug)]
pub struct PlayOptions {
    /// The house.
    pub house: HouseOptions,
    /// The clock.
    pub clock: Arc<dyn Clock>,
    /// Regular backups, if wanted.
    pub backups: Option<Backups>,
    /// The person's time zone.
    pub zone: Zone,
    /// Where they type and read.
    pub console: Console,
    /// Alone, and how; none: every line says who acts.
    pub solo: Option<SoloWish>,
    /// Whether the game goes on after the last line of a pipe, until every session is over.
    pub stays: bool,
}

/// Plays until the person quits, their lines end, or the process is told to stop.
///
/// # Errors
/// [`TerminalFault`], which says what stands in the way.
pub async fn play(options: PlayOptions) -> Result<(), TerminalFault> {
    let PlayOptions { house, clock, backups, zone, console, solo, stays } = options;
    let dir = house.dir.clone();
    let library = &house.library;
    let texts = Texts {
        goals: Arc::clone(&library.goals),
        guide: Arc::clone(&library.guide),
        formats: library.formats.clone(),
        tags: Arc::clone(&library.tags),
        rubrics: library.rubrics.clone(),
        wanted_stories: Arc::new(library.wanted_stories()),
        in_languages: Vec::new(),
    };
    let (platform, posts) = EmbeddedPlatform::new(dir.clone());
    let platform = Arc::new(platform);
    let start = Options { house, clock: Arc::clone(&clock), backups };
    let mut running = runtime::start(start)?;
    running.deliver_to(Arc::clone(&platform));
    let numbering = if solo.is_some() { Numbering::Together } else { Numbering::Apart };
    let handle = running.handle.clone();
    let setting = Setting { console, handle, clock, texts, zone, dir: dir.clone(), numbering };
    let game = async {
        let mut table = Table::new(setting).await?;
        let before = platform.shown()?;
        let hidden = before.len().saturating_sub(SHOWN_AGAIN);
        for (place, dispatch) in before.iter().enumerate() {
            table.post_again(dispatch, place >= hidden && solo.is_none())?;
        }
        match solo {
            Some(wish) => {
                let draft = Draft::open(&dir);
                let Some(mut solo) = Solo::new(table, posts, draft, &wish).await? else {
                    return Ok(());
                };
                let played = solo.play(stays).await;
                solo.table.console.finish()?;
                played
            }
            None => {
                let mut group = Group::new(table, posts);
                let played = group.play(stays).await;
                group.table.console.finish()?;
                played
            }
        }
    };
    let ended = tokio::select! {
        ended = game => ended,
        why = stopped(&mut running) => Err(TerminalFault::Stopped(why)),
    };
    let why = running.stopped.borrow().clone();
    let ended = match (ended, why) {
        (Err(TerminalFault::Stopped(_)), Some(why)) => Err(TerminalFault::Stopped(why)),
        (ended, _) => ended,
    };
    let closed = running.stop().await.map_err(TerminalFault::Stopped);
    // A reader that has gone is no reason to complain, as long as the house closed well.
    match ended {
        Err(fault) if fault.is_closed_pipe() => closed,
        Err(fault) => Err(fault),
        Ok(()) => closed,
    }
}

/// Resolves when the house cannot go on.
async fn stopped(running: &mut Running) -> String {
    let mut stopped = running.stopped.clone();
    tokio::select! {
        // The reason comes before what ends because of it.
        biased;
        why = stopped.wait_for(Option::is_some) => match why {
            Ok(why) => why.clone().unwrap_or_default(),
            Err(_) => "the writer is gone".to_owned(),
        },
        () = running.task_ended() => "a task of the house ended".to_owned(),
    }
}
