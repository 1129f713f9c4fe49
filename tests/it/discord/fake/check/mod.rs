//! What the bot sends is read three times: against Discord's own OpenAPI file (`schema`), against
//! the limits that its documents name and the file does not (`message`, `form`, `commands`), and
//! by twilight's models (`twilight`), which were written by others.

pub(super) mod commands;
pub(super) mod form;
pub(super) mod message;
pub(super) mod schema;
pub(super) mod twilight;
