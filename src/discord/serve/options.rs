//! What Discord is served with, why it could not begin, and how it ended.

use std::sync::Arc;

use crate::base::{Moment, Seed};
use crate::runtime::{Backups, Clock, HouseOptions, StartFault};

use crate::discord::commands::Offers;
use crate::discord::rest::{ApiBase, RestFault};
use crate::discord::secret::Secret;

/// What Discord is served with.
#[derive(Debug, Clone)]
pub struct ServeOptions {
    /// The bot's token.
    pub token: Secret,
    /// Where the API is.
    pub api: ApiBase,
    /// The house.
    pub house: HouseOptions,
    /// The clock.
    pub clock: Arc<dyn Clock>,
    /// Regular backups, if wanted.
    pub backups: Option<Backups>,
    /// What members can choose from.
    pub offers: Offers,
    /// The last sign of life of the process before this one.
    pub last_sign: Moment,
    /// Where waits take their jitter from.
    pub seed: Seed,
    /// Members are written to again, although Discord has flagged the bot for it.
    pub resume_dms: bool,
}

/// Why it could not begin.
#[derive(Debug, thiserror::Error)]
pub enum ServeFault {
    /// The token is not taken.
    #[error(
        "Discord does not take the token: copy it again from the developer portal (Bot, Reset \
         Token) into GREENROOM_DISCORD_TOKEN"
    )]
    Token,
    /// The clock is too far off.
    #[error("{0}")]
    Clock(String),
    /// The door could not be made.
    #[error(transparent)]
    Rest(#[from] RestFault),
    /// The house could not be opened.
    #[error(transparent)]
    House(#[from] StartFault),
    /// The database cannot be used any more.
    #[error("the database cannot be used any more: {0}")]
    Database(String),
    /// The last writes did not end in order.
    #[error("the house did not close in order: {0}")]
    Close(String),
}

/// How it ended.
#[derive(Debug, Clone, PartialEq, Eq)]
pub enum ServeEnd {
    /// It was to stop.
    Stopped,
    /// Trying again at once would end the same way: what happened, and what to do.
    Fatal(String),
}
